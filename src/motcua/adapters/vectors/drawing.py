"""Questions as chance has them, the same for the same seed: moments near days off, facts told and not told, walks."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Final, cast

from motcua.adapters import records
from motcua.adapters.records.strict import Table
from motcua.adapters.vectors.answering import answer
from motcua.calendar import DueMoment, Start, data_version, national_calendar, office_time
from motcua.checks import expect
from motcua.conditions import Fact, FactType
from motcua.errors import BadValue
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    WorkingDays,
    WorkingHours,
    Years,
)

if TYPE_CHECKING:
    from motcua.fees import FeeSchedule
    from motcua.procedure import Procedure

__all__ = ["KINDS", "vectors"]

OTHER: Final = "…"
"""A text that no rule names."""
MOST: Final = 10_000
NAME: Final = "motcua/vectors/1"
"""Names the form of the vectors; another form takes another number."""
FIRST, LAST = dt.date(2018, 7, 1), dt.date(2030, 12, 31)
CLOCKS: Final = (
    *("06:59:00", "07:30:00", "09:15:00", "11:59:59", "12:00:00", "12:30:00", "13:30:00"),
    *("14:59:59", "15:00:00", "15:00:01", "16:40:00", "17:00:00", "17:00:01", "22:10:00"),
)
"""Before opening, in each session, at lunch, at and after the edges, in the evening."""
HOURS: Final = ("07:30-12:00, 13:30-17:00", "07:00-11:30, 13:30-17:00")
THREE: Final = dt.time(15)
OFFICE: Final = {"code": "H56.01.02", "name": "UBND xã Mẫu", "level": "commune", "province": "Thanh Hóa"}
ONE_DAY: Final = dt.timedelta(days=1)


def vectors(seed: int = 0, count: int = 50, kinds: Iterable[str] = ()) -> Table:
    """The document with that many vectors of each kind: time, fees, papers, dossier; raises ``BadValue``.

    >>> [one["id"] for one in vectors(seed=1, count=2, kinds=["papers"])["vectors"]]
    ['papers-1', 'papers-2']
    """
    if not 1 <= expect(count, int, "count of vectors") <= MOST:
        raise BadValue("count of vectors", str(count)[:40], f"1 to {MOST}")
    drawn: list[Table] = []
    for kind in kinds or KINDS:
        if kind not in _DRAWN:
            raise BadValue("kind of vectors", repr(kind)[:40], ", ".join(KINDS))
        chance = Random(f"{expect(seed, int, 'seed')} {kind}")  # noqa: S311 - vectors are no secrets
        for number in range(1, count + 1):
            asked = _DRAWN[kind](chance)
            drawn.append({"id": f"{kind}-{number}", "kind": kind, "asked": asked, "expected": answer(kind, asked)})
    calendar = national_calendar()
    versions = {"data_version": data_version(), "calendar_version": calendar.version}
    return {"schema": NAME, "seed": seed, **versions, "vectors": drawn}


# ── Time ──────────────────────────────────────────────────────────────────────────────────────


def _time(chance: Random) -> Table:
    received = dt.datetime.combine(_day(chance), dt.time.fromisoformat(chance.choice(CLOCKS)))
    limit = _limit(chance)
    return {
        "received": office_time(received.isoformat()).isoformat(),
        "limit": records.dump(limit),
        "wording": str(limit),
        "hours": chance.choice(HOURS),
        "options": {
            "start": chance.choice(tuple(Start)).value,
            "due_moment": chance.choice(tuple(DueMoment)).value,
        },
    }


def _day(chance: Random) -> dt.date:
    """Any day, or, more often, one a few days before a day that is not what its weekday says."""
    if chance.random() < 0.3:  # noqa: PLR2004 - some days lie far from any holiday
        return FIRST + ONE_DAY * chance.randrange((LAST - FIRST).days)
    return chance.choice(_unusual_days()) - ONE_DAY * chance.randrange(9)


@cache
def _unusual_days() -> Sequence[dt.date]:
    calendar = national_calendar()
    every = (FIRST + ONE_DAY * number for number in range(9, (LAST - FIRST).days))
    return [day for day in every if calendar.unusual(day)]


def _limit(chance: Random) -> TimeLimit:
    cutoff = chance.choice((None, None, THREE))
    return chance.choice(
        (
            WorkingDays(chance.randint(1, 20), cutoff=cutoff),
            WorkingDays(chance.randint(1, 5)),
            CalendarDays(chance.randint(1, 45), cutoff=cutoff),
            Months(chance.randint(1, 6)),
            Years(1),
            WorkingHours(chance.randint(1, 40)),
            Hours(chance.choice((2, 8, 24, 48, 72))),
            SameDay(cutoff=cutoff),
            Stages(WorkingDays(chance.randint(1, 5)), CalendarDays(chance.randint(1, 15))),
            NoLimit(),
        )
    )


# ── Fees and papers ───────────────────────────────────────────────────────────────────────────


def _fees(chance: Random) -> Table:
    schedule: FeeSchedule = chance.choice(tuple(reference_fee_schedules().values()))
    day = dt.date(2017, 1, 1) + ONE_DAY * chance.randrange(365 * 10)
    return {"schedule": schedule.code, "on": day.isoformat(), "facts": _facts(chance, schedule.facts, day)}


def _papers(chance: Random) -> Table:
    procedure = _version(chance)
    day = _day_of(chance, procedure)
    known = [paper.code for paper in procedure.papers]
    brought = sorted(chance.sample(known, chance.randint(0, len(known))))
    return {
        "procedure": str(procedure.code),
        "on": day.isoformat(),
        "facts": _facts(chance, procedure.facts, day),
        "papers": brought,
    }


def _version(chance: Random) -> "Procedure":
    """Some version of some procedure that was in force on a day of the vectors."""
    catalogue = reference_catalogue()
    known = [version for one in catalogue for version in catalogue.versions(one.code)]
    return chance.choice([one for one in known if (one.in_force.last or LAST) >= FIRST])


def _day_of(chance: Random, procedure: "Procedure") -> dt.date:
    span = procedure.in_force
    return min(max(span.first, FIRST) + ONE_DAY * chance.randrange(400), span.last or LAST)


def _facts(chance: Random, declared: Iterable[Fact], day: dt.date) -> Table:
    """Most facts told, some left out: what is unknown is no answer."""
    return {fact.name: told(chance, fact, day) for fact in declared if chance.random() < 0.85}  # noqa: PLR2004 - most


def told(chance: Random, fact: Fact, day: dt.date) -> object:
    """Some answer to the question of a fact."""
    if fact.choices:
        return chance.choice(fact.choices)
    if fact.type is FactType.BOOLEAN:
        return chance.random() < 0.5  # noqa: PLR2004 - a coin
    if fact.type is FactType.DATE:
        return (day - ONE_DAY * chance.randrange(120)).isoformat()
    if fact.type is FactType.TEXT:
        return OTHER
    digits = 11 if fact.type is FactType.AMOUNT else 2
    return max(fact.lowest, min(fact.highest, chance.randrange(10 ** chance.randint(1, digits))))


# ── Dossiers ──────────────────────────────────────────────────────────────────────────────────


def _dossier(chance: Random) -> Table:
    """A walk along the steps, most of them allowed."""
    procedure = _version(chance)
    at = office_time(f"{_day_of(chance, procedure)} {chance.choice(CLOCKS)}")
    papers = [paper.code for paper in procedure.papers]
    asked: Table = {
        "id": "D-1",
        "procedure": str(procedure.code),
        "office": OFFICE,
        "at": at.isoformat(),
        "channel": chance.choice(tuple(procedure.channels)).value,
        "facts": {
            name: value for name, value in _facts(chance, procedure.facts, at.date()).items() if name != "channel"
        },
        "papers": papers if chance.random() < 0.7 else papers[:1],  # noqa: PLR2004 - mostly everything
        "steps": [],
    }
    for _ in range(chance.randint(3, 9)):
        at += dt.timedelta(minutes=chance.choice((5, 60, 24 * 60, 5 * 24 * 60)))
        reached = cast("list[Table] | Table", answer("dossier", asked))
        allowed: Sequence[str] = reached[-1]["allowed"] if isinstance(reached, list) else ()
        known = [verb for verb in allowed if verb in _VERBS] or ["accept"]
        verb = chance.choice(known if chance.random() < 0.85 else tuple(_VERBS))  # noqa: PLR2004 - most
        asked["steps"].append({"verb": verb, "at": at.isoformat(), **_words(verb, at.date(), papers)})
    return asked


def _words(verb: str, day: dt.date, papers: Sequence[str]) -> Table:
    """What the verb is told."""
    said: Table = {
        "reason": "lý do",
        "papers": list(papers[:1]),
        "agency": "Công an",
        "until": (day + 7 * ONE_DAY).isoformat(),
        "quote": 20_000,
        "limit": "2 ngày làm việc",
        "new_due": (day + 30 * ONE_DAY).isoformat(),
        "outcome": "granted",
    }
    return {word: said[word] for word in _VERBS[verb]}


_VERBS: Final[Mapping[str, Sequence[str]]] = {
    "accept": (),
    "refuse": ("reason",),
    "request_supplement": ("papers", "reason"),
    "supplement": ("papers",),
    "begin": (),
    "consult": ("agency", "until"),
    "answer_consultation": ("agency",),
    "request_payment": ("quote",),
    "confirm_payment": (),
    "suspend": ("reason",),
    "resume": (),
    "extend": ("limit", "reason"),
    "reappoint": ("new_due", "reason"),
    "finish": ("outcome",),
    "hand_over": (),
    "withdraw": (),
    "close": (),
}
"""The words each verb takes; verbs that only note something are left out."""

_DRAWN: Final[Mapping[str, Callable[[Random], Table]]] = {
    "time": _time,
    "fees": _fees,
    "papers": _papers,
    "dossier": _dossier,
}
KINDS: Final = tuple(_DRAWN)
