"""Any history that tells its moments in other zones: it answers whatever is asked as the one told in the office's."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import COMMUNE, at
from tests.lives import EXAMPLES, FULL, act, answers, later, life
from tests.properties.test_portal_records import lacking
from tests.zones import loaded, moved, written_elsewhere

from motcua import forms
from motcua.adapters import display, portal, records
from motcua.completeness import Completeness
from motcua.dossier import Dossier, values
from motcua.errors import MotcuaError
from motcua.events import Event
from motcua.fees import Quote
from motcua.forms import Form
from motcua.reports import Period, row_of, settlement
from motcua.timelimit import Due

RANDOMS = st.randoms(use_true_random=True)
ZONES: Final = (
    dt.UTC,
    dt.timezone(dt.timedelta(hours=-11)),
    dt.timezone(dt.timedelta(hours=14)),
    COMMUNE.calendar.zone,
)
LATER: Final = at("2027-03-01 00:30")
PAPERS: Final[tuple[Callable[[Dossier], Form], ...]] = (
    forms.receipt,
    forms.supplement_request,
    forms.refusal,
    forms.apology,
    forms.stop_notice,
    forms.control_slip,
    lambda dossier: forms.register([dossier]),
)


def asked(dossier: Dossier) -> dict[str, object]:
    """Whatever can be asked of a dossier, and whatever is made of one, spelt out: an answer has its own zone too."""
    questions: dict[str, Callable[[], object]] = {
        "explained": lambda: [dossier.due.explain(locale) for locale in ("vi", "en")],
        "deadlines": lambda: [deadline.say("vi") for deadline in dossier.deadlines()],
        "missed": lambda: [missed.say("vi") for missed in dossier.missed(LATER)],
        "row": lambda: row_of(dossier, on=LATER.date()),
        "settled": lambda: settlement([dossier], Period.month(2026, 9)).total,
        "portal": lambda: portal.encode(dossier, **lacking(dossier, portal.encode(dossier))),
        "progress": lambda: list(portal.progress(dossier)),
    }
    questions |= {
        f"paper {place}": lambda make=make: display.render(make(dossier), format="text", locale="vi")  # type: ignore[misc]
        for place, make in enumerate(PAPERS)
    }
    made = {name: _answered(question) for name, question in questions.items()}
    return {name: _spelt(answer) for name, answer in {**answers(dossier, now=LATER), **made}.items()}


def _answered(question: Callable[[], object]) -> object:
    try:
        return question()
    except MotcuaError as refusal:
        return type(refusal).__name__, str(refusal)


def _spelt(answer: object) -> object:
    """The answer with its moments as they are written; an event as it is told, however it was sealed."""
    if isinstance(answer, Event):
        return [_spelt(getattr(answer, name)) for name in ("sequence", "verb", "at", "by", "recorded_at", "body")]
    if isinstance(answer, Mapping):
        return {name: _spelt(value) for name, value in answer.items()}
    if isinstance(answer, tuple | list):
        return [_spelt(value) for value in answer]
    if isinstance(answer, Completeness | Due | Quote):
        return records.dump(answer)
    if type(answer).__module__ == values.__name__ and attrs.has(kind := type(answer)):
        return {field.name: _spelt(getattr(answer, field.name)) for field in attrs.fields(kind)}
    return answer.isoformat() if isinstance(answer, dt.datetime) else answer


@settings(max_examples=max(1, EXAMPLES // 5))
@given(RANDOMS)
def test_it_answers_as_the_one_told_in_the_zone_of_the_office(random: Random) -> None:
    dossier = life(random)
    written = written_elsewhere(dossier.history, lambda: random.choice(ZONES))
    told = loaded(dossier, written)
    assert told.verify()
    assert (told, hash(told.history[0])) == (dossier, hash(dossier.history[0]))
    assert asked(told) == asked(dossier)


@given(RANDOMS)
def test_it_is_written_again_as_it_was(random: Random) -> None:
    dossier = life(random)
    written = written_elsewhere(dossier.history, lambda: random.choice(ZONES))
    told = loaded(dossier, written)
    again = json.loads(records.dumps(told))["history"]
    assert json.dumps(again) == json.dumps(written)
    assert loaded(dossier, again) == told


@settings(max_examples=max(1, EXAMPLES // 5))
@given(RANDOMS)
def test_it_goes_on_as_the_other_does(random: Random) -> None:
    dossier = life(random)
    told = loaded(dossier, written_elsewhere(dossier.history, lambda: random.choice(ZONES)))
    verb, now, chance = random.choice(dossier.allowed), later(dossier.history[-1].at, random), random.getstate()
    ways = list[Any]()
    for one in (dossier, told):
        random.setstate(chance)
        try:
            ways.append(act(one, verb, now, random))
        except MotcuaError as refusal:
            ways.append((type(refusal), str(refusal)))
    gone, other = ways
    if isinstance(gone, Dossier):
        assert asked(other) == asked(gone)
        assert other.verify()
        assert loaded(other, [event.record() for event in other.history]) == other
    else:
        assert other == gone


def test_a_life_with_every_verb_answers_so_wherever_it_was_written() -> None:
    for zone in ZONES:
        told = loaded(FULL, written_elsewhere(FULL.history, lambda zone=zone: zone))  # type: ignore[misc]
        assert asked(told) == asked(FULL)


def test_moments_are_found_wherever_they_stand() -> None:
    words = {"until": "2026-08-28T15:20:00+07:00", "reason": ["2026-08-28"], "at": 5}
    assert moved(words, lambda: dt.UTC) == {**words, "until": "2026-08-28T08:20:00+00:00"}
