"""Any history: replayed it is the dossier that wrote it, no forgery goes unseen, and every event has one writer."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any, Final

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.dossiers import THURSDAY, accepted
from tests.lives import EXAMPLES, FULL, act, answers, later, life, stored

from motcua.dossier import Dossier
from motcua.errors import BrokenChain, MotcuaError, SequenceConflict, StepNotAllowed
from motcua.events import SALT, Event, verify_chain

Record = dict[str, Any]
RANDOMS = st.randoms(use_true_random=True)
"""Each a number that a whole life hangs on: quick, and it can be lived again."""


# ── Replay ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(RANDOMS)
def test_replayed_from_its_store_a_dossier_is_the_one_that_wrote_it(random: Random) -> None:
    dossier = life(random)
    again = Dossier.replay(dossier.procedure, stored(dossier), office=dossier.office)
    assert again == dossier
    assert answers(again) == answers(dossier)
    goes_on_alike(dossier, again, random)


def goes_on_alike(dossier: Dossier, again: Dossier, random: Random) -> None:
    """Asserts that the next step of two dossiers comes to the same."""
    verb, now, chance = random.choice(dossier.allowed), later(dossier.history[-1].at, random), random.getstate()
    went_on = outcome(dossier, verb, now, random)
    random.setstate(chance)
    assert outcome(again, verb, now, random) == went_on


def outcome(dossier: Dossier, verb: str, now: dt.datetime, random: Random) -> object:
    """What comes of a step, a refusal included."""
    try:
        after = act(dossier, verb, now, random)
    except MotcuaError as refusal:
        return type(refusal), str(refusal)
    return after.history[-1].record(), answers(after)


# ── Tampering ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def altered(record: Record) -> Iterator[tuple[str, Record]]:
    """Every way to alter one field of an event; what may be erased is never taken away, only replaced or added to."""
    for name, others in OTHERS.items():
        for other in others(record[name]):
            yield name, {**record, name: other}
    for other in variants(record["body"]):
        yield "body", {**record, "body": other}
    personal = record["personal"]
    for name in personal:
        yield "personal", {**record, "personal": {**personal, name: f"{personal[name]} khác"}}
    yield "personal", {**record, "personal": {**personal, "applicant.name": "Trần Thị Khác"}}
    if len(personal) > 1:
        yield "personal", {**record, "personal": {name: personal[name] for name in personal if name != SALT}}


def variants(value: object) -> Iterator[object]:
    """The value with one thing in it changed, added or taken away."""
    match value:
        case dict():
            yield {**value, "thêm": None}
            for name in value:
                yield {known: value[known] for known in value if known != name}
                yield from ({**value, name: other} for other in variants(value[name]))
        case list():
            yield [*value, "thêm"]
            for place, item in enumerate(value):
                yield [*value[:place], *value[place + 1 :]]
                yield from ([*value[:place], other, *value[place + 1 :]] for other in variants(item))
        case bool():
            yield not value
            yield int(value)
        case int():
            yield value + 1
            yield str(value)
        case _:
            yield f"{value}."
            yield None if value else ""


def moments(told: str | None) -> Iterator[str | None]:
    """Another moment, or the same one on another clock."""
    moment = dt.datetime.fromisoformat(told) if told else THURSDAY
    yield (moment + dt.timedelta(microseconds=1)).isoformat()
    yield moment.astimezone(dt.UTC).isoformat()
    yield None if told else THURSDAY.isoformat()


OTHERS: Final[Mapping[str, Callable[[Any], Iterator[object]]]] = {
    "sequence": lambda number: (other for other in (number - 1, number + 1, 3 * number) if other),
    "verb": lambda verb: iter(("begin" if verb != "begin" else "finish", verb + "s")),
    "at": lambda told: (moment for moment in moments(told) if moment),
    "by": lambda by: iter((f"{by}-2", "" if by is None else None)),
    "recorded_at": moments,
    "id": lambda name: iter((f"{name}-2",)),
    "previous_hash": lambda known: iter(("0" * 64, known.upper() if known else "", None if known else "0")),
    "hash": lambda known: iter(("0" * 64, known.upper())),
}


def test_every_alteration_of_every_event_is_found_where_it_is() -> None:
    records = [event.record() for event in FULL.history]
    seen: set[tuple[int, str]] = set()
    for place, record in enumerate(records):
        for name, other in altered(record):
            found(FULL, [*records[:place], other, *records[place + 1 :]], at_place=place + 1)
            seen.add((place, name))
    assert {name for _, name in seen} == records[0].keys()


def found(dossier: Dossier, records: list[Record], *, at_place: int) -> None:
    """Asserts that a tampered history names the place, and is not replayed."""
    history = [Event.from_record(record) for record in records]
    verified = verify_chain(history)
    assert (verified.ok, verified.broken_at) == (False, at_place)
    with pytest.raises(BrokenChain) as refusal:
        Dossier.replay(dossier.procedure, history, office=dossier.office)
    assert refusal.value.broken_at == at_place


def sealed(record: Record) -> Record:
    """The event with a hash that bears it out."""
    return attrs.evolve(Event.from_record(record), hash=None).record()


def alter(records: list[Record], random: Random) -> int:
    place = random.randrange(len(records))
    _, records[place] = random.choice(list(altered(records[place])))
    return place + 1


def swap(records: list[Record], random: Random) -> int:
    first, second = sorted(random.sample(range(len(records)), 2))
    records[first], records[second] = records[second], records[first]
    return first + 1


def drop(records: list[Record], random: Random) -> int:
    place = random.randrange(len(records) - 1)
    del records[place]
    return place + 1


def double(records: list[Record], random: Random) -> int:
    place = random.randrange(len(records))
    records.insert(place + 1, records[place])
    return place + 2


def cut_out(records: list[Record], random: Random) -> int:
    first, last = sorted(random.sample(range(len(records)), 2))
    del records[first:last]
    return first + 1


def seal_one_link_again(records: list[Record], random: Random) -> int:
    place = random.randrange(len(records) - 1)
    records[place] = sealed({**records[place], "by": "ai khác"})
    return place + 2


def slip_one_in(records: list[Record], random: Random) -> int:
    place = random.randrange(1, len(records))
    before = records[place - 1]
    slipped = {**before, "sequence": place + 1, "previous_hash": before["hash"], "personal": {}, "id": None}
    records.insert(place, sealed({**slipped, "verb": "announce_early", "body": {}}))
    return place + 2


def drop_and_renumber_one_link(records: list[Record], random: Random) -> int:
    place = random.randrange(1, len(records) - 2)
    records[place + 1] |= {"sequence": place + 1, "previous_hash": records[place - 1]["hash"]}
    records[place + 1] = sealed(records[place + 1])
    del records[place]
    return place + 2


FORGERIES: Final = (
    alter,
    swap,
    drop,
    double,
    cut_out,
    seal_one_link_again,
    slip_one_in,
    drop_and_renumber_one_link,
)
"""Each alters the records, and tells the place at which it has to be found."""


@settings(max_examples=EXAMPLES // 5)
@given(RANDOMS)
def test_every_forgery_in_the_middle_is_found_where_it_begins(random: Random) -> None:
    dossier = life(random)
    assume(len(dossier.history) > 3)
    for forge in FORGERIES:
        records = [event.record() for event in dossier.history]
        found(dossier, records, at_place=forge(records, random))


# ── What a chain alone cannot see ─────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=EXAMPLES // 10)
@given(RANDOMS)
def test_a_cut_tail_and_a_history_written_anew_verify_and_only_an_anchor_tells(random: Random) -> None:
    dossier = life(random)
    assume(len(dossier.history) > 1)
    anchor = dossier.history[-1].hash
    records = [event.record() for event in dossier.history]
    cut = records[: random.randrange(1, len(records))]
    anew = [*records[:-1], {**records[-1], "by": "ai khác"}]
    for place in range(random.randrange(len(anew)), len(anew)):
        previous = anew[place - 1]["hash"] if place else None
        anew[place] = sealed({**anew[place], "previous_hash": previous})
    for forged in (cut, anew):
        history = [Event.from_record(record) for record in forged]
        assert verify_chain(history)
        assert anchor not in {event.hash for event in history}


# ── Many writers ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Shelf:
    """A store in memory: it takes a step of whoever has seen the newest event."""

    def __init__(self) -> None:
        self.dossier = accepted(by="counter")
        self.conflicts = 0

    def writer(self, verb: str, name: str, *words: object) -> Iterator[None]:
        """Reads, and writes at some later time; told that somebody else was first, it reads again."""
        while True:
            seen = self.dossier.history[-1].sequence
            yield
            try:
                self.dossier = self.write(verb, name, seen, *words)
            except SequenceConflict:
                self.conflicts += 1
            except StepNotAllowed:
                return
            else:
                yield  # the answer gets lost on its way: the same step is sent once more
                assert self.write(verb, name, seen, *words) is self.dossier
                return

    def write(self, verb: str, name: str, seen: int, *words: object) -> Dossier:
        """The step, on what the writer has seen."""
        step: Callable[..., Dossier] = getattr(self.dossier, verb)
        return step(*words, at=THURSDAY, by=name, event_id=name, expected_sequence=seen)


def interleaved(writers: list[Iterator[None]], random: Random) -> None:
    """Lets the writers go on by turns, as chance has it, until all have ended."""
    while writers:
        writer = random.choice(writers)
        if next(writer, writers) is writers:
            writers.remove(writer)


@settings(max_examples=EXAMPLES // 2)
@given(RANDOMS, st.integers(2, 5))
def test_of_writers_that_want_the_same_step_one_wins(random: Random, many: int) -> None:
    shelf = Shelf()
    interleaved([shelf.writer("begin", f"officer-{number}") for number in range(many)], random)
    begun = [event for event in shelf.dossier.history if event.verb == "begin"]
    assert len(begun) == 1
    assert shelf.dossier.verify()


@settings(max_examples=EXAMPLES // 2)
@given(RANDOMS, st.integers(2, 5))
def test_every_place_in_a_history_has_one_writer_and_every_writer_gets_one(random: Random, many: int) -> None:
    shelf = Shelf()
    names = [f"officer-{number}" for number in range(many)]
    interleaved([shelf.writer("transfer", name, f"desk of {name}") for name in names], random)
    _, _, *written = shelf.dossier.history
    assert sorted(event.id for event in written) == names
    assert [event.sequence for event in written] == list(range(3, 3 + many))
    assert shelf.dossier.verify()
