"""Lives of dossiers as chance has them: what every verb may be told, and walks along the table, for the properties."""

import datetime as dt
import inspect
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any, Final

import attrs
from hypothesis import settings
from tests.dossiers import COMMUNE, FEE, FRIDAY, IMMEDIATE, MAU, SEVEN_DAYS, THURSDAY, at, filed, procedure

from motcua.completeness import SubmittedPaper
from motcua.dossier import Applicant, Dossier
from motcua.errors import MotcuaError
from motcua.events import Body, Event
from motcua.mechanism import State
from motcua.money import Money
from motcua.timelimit import NoLimit, Stages, WorkingDays, WorkingHours

__all__ = ["EXAMPLES", "FULL", "Words", "act", "answers", "begun", "later", "life", "stored", "told"]

Words = tuple[tuple[object, ...], Mapping[str, Any]]
"""What a verb is told: by place, and by name."""

EXAMPLES: Final = settings().max_examples
"""How many a property is to be shown by the profile that was asked for; a life that costs much takes a part of it."""
PROCEDURES: Final = (
    SEVEN_DAYS,
    IMMEDIATE,
    procedure(by_home=True),
    procedure(WorkingHours(8)),
    procedure(Stages(WorkingDays(2), WorkingDays(3))),
    procedure(NoLimit()),
)
STARTS: Final = (
    at("2018-06-21 08:00"),
    at("2025-06-30 16:30"),
    at("2025-07-01 09:00"),
    at("2026-08-04 15:01"),
    at("2026-08-05 07:30"),
    at("2026-08-28 15:20"),
    at("2026-09-05 10:00"),
    at("2026-12-30 23:59"),
)
"""Days under each mechanism, at the ends of its time, before days off and on one."""
_COUNTED: Final = SubmittedPaper("ct01", originals=1, issued_on=dt.date(2018, 6, 1))
PAPERS: Final[tuple[SubmittedPaper | str, ...]] = ("ct01", "proof_of_home", "lease", _COUNTED)
HOMES: Final = ("own", "rented", None)
PEOPLE: Final = (None, MAU, "Trần Thị Thử", Applicant("Công ty Mẫu", email="thu@example.vn", kind="organisation"))
AGENCIES: Final = ("police", "tax")
QUOTES: Final = (FEE, Money(Decimal("12.50"), "USD"))
WHY: Final = {"reason": "vì vậy"}
OFTEN: Final[Mapping[str, int]] = {"accept": 40, "begin": 20, "supplement": 30, "resume": 20, "confirm_payment": 5}
SELDOM: Final[Mapping[str, int]] = {"refuse": 1, "withdraw": 1, "amend_record": 4}
USUALLY: Final = 10


def begun(random: Random) -> Dossier:
    """A dossier filed or, sometimes, taken over."""
    filing = partial(_opened, random) if random.random() < 0.8 else partial(_taken_over, random)
    while True:
        try:
            return filing()
        except MotcuaError:  # what another system says cannot always be so
            continue


def _filing(random: Random) -> dict[str, Any]:
    return {
        "office": COMMUNE,
        "channel": random.choice(("counter", "online", "post")),
        "id": "D-1",
        "applicant": random.choice(PEOPLE),
        "facts": {"home": random.choice(HOMES)},
        "papers": _papers(random),
        "salt": random.choice((None, "s")),
        **_stamp(random),
    }


def _opened(random: Random) -> Dossier:
    helped = random.choice((None, "Lê Giúp", {"helper": "Lê Giúp", "paper": "giấy uỷ quyền"}))
    moment = random.choice(STARTS)
    return Dossier.open(random.choice(PROCEDURES), at=moment, assistance=helped, **_filing(random))


def _taken_over(random: Random) -> Dossier:
    received = random.choice(STARTS)
    moment = later(received, random)
    return Dossier.adopt(
        random.choice(PROCEDURES),
        at=moment,
        received=received,
        state=random.choice(tuple(State)),
        promise=random.choice((None, (received + dt.timedelta(days=9)).date(), moment + dt.timedelta(days=2))),
        finished=random.choice((None, received, moment)),
        outcome=random.choice((None, "granted", "refused")),
        **_filing(random),
    )


def later(moment: dt.datetime, random: Random) -> dt.datetime:
    """The moment at which the next thing happens: at once, on the same day, after days, after weeks."""
    minutes = random.choice((0, 1, 60, 24 * 60, 3 * 24 * 60, 3 * 24 * 60, 20 * 24 * 60))
    return moment + dt.timedelta(minutes=random.randint(0, minutes))


# ── What a verb is told ───────────────────────────────────────────────────────────────────────────────────────────────


def told(verb: str, dossier: Dossier, now: dt.datetime, random: Random) -> Words:
    """What that verb may be told now; a verb without words of its own takes the stamp alone."""
    by_place, by_name = SAYINGS.get(verb, _nothing)(dossier, now, random)
    return by_place, {**by_name, "at": now, **_stamp(random, len(dossier.history) + 1)}


def _stamp(random: Random, sequence: int = 1) -> dict[str, Any]:
    return {
        "by": random.choice((None, "clerk-1")),
        "recorded_at": random.choice((None, at("2027-01-01 08:00"))),
        "event_id": random.choice((None, f"event-{sequence}")),
    }


def _nothing(_dossier: Dossier, _now: dt.datetime, _random: Random) -> Words:
    return (), {}


def _papers(random: Random) -> tuple[SubmittedPaper | str, ...]:
    some = tuple(random.sample(PAPERS, random.randint(0, 3)))
    return random.choice((PAPERS[:2], some))


def _accept(dossier: Dossier, now: dt.datetime, random: Random) -> Words:
    arrived = random.choice((None, None, dossier.received_at, now))
    return (), {"arrived": arrived, "receipt": random.random() < 0.5, "code": random.choice((None, "H56-260828-0001"))}


def _requested(_dossier: Dossier, _now: dt.datetime, random: Random) -> Words:
    return (random.choice((["ct01"], ["proof_of_home"], ["ct01", "proof_of_home"], ["lease"])),), WHY


def _change(_dossier: Dossier, _now: dt.datetime, random: Random) -> Words:
    return (), {"facts": {"home": random.choice(HOMES), "moved_on": dt.date(2026, 8, 1)}, "papers": _papers(random)}


def _day(now: dt.datetime, random: Random) -> dt.date | dt.datetime:
    moment = now + dt.timedelta(days=random.randint(0, 25))
    return random.choice((moment, moment.date()))


def _finish(_dossier: Dossier, _now: dt.datetime, random: Random) -> Words:
    why = random.choice((None, "thiếu căn cứ"))
    return (random.choice(("granted", "refused")),), {"reason": why, "results": ["R-1"]}


def _amendment(dossier: Dossier, _now: dt.datetime, random: Random) -> Words:
    """An event named, moved in time, or told with another reason."""
    known = random.choice(dossier.history)
    moved = attrs.evolve(known, at=random.choice((later(known.at, random), known.at - dt.timedelta(hours=1))))
    other = attrs.evolve(known, body=Body({**known.body, "reason": "khác"}), by="clerk-2")
    return (random.choice((known.id, moved, other)),), WHY


SAYINGS: Final[Mapping[str, Callable[[Dossier, dt.datetime, Random], Words]]] = {
    "accept": _accept,
    "refuse": lambda *_: ((), WHY),
    "request_supplement": _requested,
    "supplement": lambda _, __, random: ((_papers(random),), {}),
    "change": _change,
    "transfer": lambda _, __, random: (
        (random.choice((COMMUNE, "tax")),),
        {"share": random.choice((None, WorkingDays(2)))},
    ),
    "consult": lambda _, now, random: ((random.choice(AGENCIES),), {"until": _day(now, random)}),
    "answer_consultation": lambda _, __, random: ((random.choice(AGENCIES),), {}),
    "request_payment": lambda dossier, _, random: ((random.choice((*QUOTES, dossier.quote())),), {}),
    "confirm_payment": lambda _, __, random: ((), {"reference": random.choice((None, "GD-1"))}),
    "suspend": lambda _, __, random: ((), {**WHY, "citation": random.choice((None, "123/2015/NĐ-CP, art. 3.4"))}),
    "extend": lambda _, __, random: ((random.choice((WorkingDays(2), "1 ngày làm việc")),), WHY),
    "reappoint": lambda _, now, random: ((_day(now, random),), WHY),
    "finish": _finish,
    "hand_over": lambda _, __, random: ((), {"to": random.choice((None, "Trần Thị Nhận"))}),
    "correct_result": lambda *_: ((), WHY),
    "amend_record": _amendment,
}


# ── Lives ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def act(dossier: Dossier, verb: str, now: dt.datetime, random: Random) -> Dossier:
    """The dossier after that verb, told something; raises the refusal."""
    by_place, by_name = told(verb, dossier, now, random)
    after: Dossier = getattr(dossier, verb)(*by_place, **by_name)
    return after


def life(random: Random, steps: int = 20) -> Dossier:
    """A dossier after some tries of what the table permits, weighted so that it gets on and does not end at once."""
    dossier = begun(random)
    now = dossier.history[0].at
    for _ in range(steps):
        weights = [{**OFTEN, **SELDOM}.get(verb, USUALLY) for verb in dossier.allowed]
        (verb,) = random.choices(dossier.allowed, weights)
        try:
            dossier, now = act(dossier, verb, moment := later(now, random), random), moment
        except MotcuaError:
            continue
    return dossier


def stored(dossier: Dossier) -> tuple[Event, ...]:
    """Its history, as a store gives it back."""
    return tuple(Event.from_record(json.loads(json.dumps(event.record()))) for event in dossier.history)


def answers(dossier: Dossier, *, now: dt.datetime | None = None) -> dict[str, object]:
    """Whatever can be asked of a dossier, refusals among the answers."""
    now = now or dossier.history[-1].at
    asked: dict[str, Callable[[], object]] = {
        name: partial(getattr, dossier, name)
        for name, _ in inspect.getmembers(type(dossier), lambda member: isinstance(member, property))
        if not name.startswith("_")
    }
    asked |= {
        "check": dossier.check,
        "quote": dossier.quote,
        "deadlines": dossier.deadlines,
        "timeliness": partial(dossier.timeliness, now),
        "mechanism": lambda: dossier.mechanism,
        "position": lambda: dossier.position,
    }
    return {name: _answer(question) for name, question in asked.items()}


def _answer(question: Callable[[], object]) -> object:
    try:
        return question()
    except MotcuaError as refusal:
        return type(refusal), str(refusal)


_MOST = (
    filed(applicant=attrs.evolve(MAU, email="mau@example.vn"), assistance="Lê Thị Giúp", papers=["ct01"])
    .request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu", by="clerk-1", recorded_at=THURSDAY, event_id="a")
    .supplement([SubmittedPaper("proof_of_home", originals=1, issued_on=dt.date(2026, 8, 1))], at=FRIDAY)
    .change(at=FRIDAY, facts={"moved_on": dt.date(2026, 8, 1)})
    .accept(at=FRIDAY, code="H56.01.02-260828-0001", receipt=True, event_id="b")
    .begin(at=FRIDAY, by="officer-1")
    .transfer("tax", at=THURSDAY, share=WorkingDays(2))
    .consult("police", at=THURSDAY, until=dt.date(2026, 9, 8))
    .answer_consultation("police", at=THURSDAY)
    .request_payment(FEE, at=THURSDAY)
    .confirm_payment(at=THURSDAY, reference="GD-1")
    .suspend(at=THURSDAY, reason="xác minh", citation="123/2015/NĐ-CP, art. 3.4")
    .resume(at=THURSDAY)
    .extend(WorkingDays(1), at=THURSDAY, reason="nhiều giấy tờ")
    .reappoint(dt.date(2026, 9, 21), at=THURSDAY, reason="quá tải")
    .announce_early(at=THURSDAY)
    .finish("granted", at=THURSDAY, results=["KQ.1"])
    .hand_over(at=THURSDAY, to="Nguyễn Văn Mẫu")
    .correct_result(at=THURSDAY, reason="sai tên")
)
FULL: Final = _MOST.amend_record(attrs.evolve(_MOST.history[0], by="clerk-2"), at=THURSDAY, reason="nhầm người")
"""A life with nearly every verb in it, and every field of an event filled somewhere."""
