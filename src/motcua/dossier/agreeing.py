"""What an event says beside what was known when it was written: asked where it is written, corrected, and read.

The table of bodies holds each event to its verb. Here it is held to the others: who filed to what was pinned, a moment
to the moments around it, a promise to what it was counted from. Nothing here asks the office of today.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from motcua.checks import shown
from motcua.dossier import standing, words
from motcua.dossier.beginning import contradictions
from motcua.dossier.helping import told_again
from motcua.dossier.stamp import recorded
from motcua.dossier.values import Promise, personal_text
from motcua.errors import BadValue, Problem
from motcua.events import SALT, Body, Event
from motcua.mechanism import BEGINNINGS, Mechanism, State

__all__ = ["Past", "faults", "faults_again", "problems", "promised_from"]

PERSONAL_OF: Final[Mapping[str, frozenset[str]]] = {"hand_over": frozenset({"to"})}
"""The personal values of steps that carry some."""


STOPS: Final = ("adopt", "suspend")
"""The events that time may stand still from."""


class Past(NamedTuple):
    """What was known of a dossier when an event was written: its events, the corrections until then in their place."""

    mechanism: Mechanism
    events: Sequence[Event]


Check = Callable[[Past, Event], Iterator[BadValue]]


def _faults(ask: Callable[..., object], *told: object) -> Iterator[BadValue]:
    """What asking comes to where something is wrong."""
    try:
        ask(*told)
    except BadValue as error:
        yield error


def _people(event: Event) -> None:
    """Raises for personal values its verb could not have carried."""
    values = {name: cast("str", value) for name, value in event.personal.items() if name != SALT}
    if event.verb in BEGINNINGS:
        told_again(values, cast("str | None", event.body.get("kind")), standing.texts(event.body.get("authority")))
    elif values.keys() - PERSONAL_OF.get(event.verb, frozenset()):
        raise BadValue("personal field", "one this step does not carry", "none, or who took the result")
    else:
        for value in values.values():
            personal_text(value)


def _taken_over(_past: Past, event: Event) -> Iterator[BadValue]:
    """What another system told of a dossier and cannot all be so."""
    body = event.body
    promise = body.get("promise")
    yield from contradictions(
        State(cast("str", body["state"])),
        cast("dt.datetime", standing.moment(body["received"])),
        event.at,
        promise=Promise.from_body(cast("Body", promise)) if promise else None,
        finished=standing.moment(body.get("finished")),
        outcome=cast("str | None", body.get("outcome")),
        requested=standing.texts(body.get("requested")),
        requested_at=standing.moment(body.get("requested_at")),
        suspended_at=standing.moment(body.get("suspended_at")),
    )


def _arrived(past: Past, event: Event) -> Iterator[BadValue]:
    """An arrival before the filing, or one that nobody could have told yet."""
    arrived = standing.moment(event.body.get("arrived"))
    if arrived is not None:
        filed, written = standing.received(past.events[0]), event.recorded_at or event.at
        yield from _faults(words.arrival, arrived, filed, written)


def _acknowledged(past: Past, event: Event) -> Iterator[BadValue]:
    """Another event than those the portal can have had, or one before what it had already."""
    had = standing.acknowledged(past.events)
    yield from _faults(words.through, event.body["through"], had, event.sequence - 1)


def _acknowledged_again(_past: Past, event: Event) -> Iterator[BadValue]:
    """Another event than those the portal can have had."""
    through, place = cast("int", event.body["through"]), event.sequence
    if not 0 < through < place:
        yield BadValue("through", shown(through), f"the place of an event before {place}")


def promised_from(past: Past, event: Event) -> Iterator[BadValue]:
    """A promise for a day before the one it was counted from."""
    promise = standing.promised((event,))
    if promise is None:
        return
    filed, arrived = past.events[0], standing.moment(event.body.get("arrived"))
    by_filing = event.verb == "accept" and past.mechanism.starts_at_filing(cast("str", filed.body["channel"]))
    begun = min(event.at, arrived or (standing.received(filed) if by_filing else event.at))
    if promise.at < begun and promise.date < begun.date():
        yield BadValue("promise", str(promise.date), f"a day from {begun.date()} on, when its limit begins")


def _answered_by(_past: Past, event: Event) -> Iterator[BadValue]:
    """An answer awaited by a time that was over when it was asked for."""
    told = standing.moment_or_day(event.body["until"])
    if told < (event.at if isinstance(told, dt.datetime) else event.at.date()):
        yield BadValue("until", str(told), f"a day or a moment after {event.at}, when the opinion is asked for")


def _appointed(past: Past, event: Event) -> Iterator[BadValue]:
    """Another promise than the new day that was told; a stop of the same moment may put it off at once."""
    promise, told = standing.promised((event,)), standing.moment_or_day(event.body["new_due"])
    if promise is None:
        return
    given = promise.at if isinstance(told, dt.datetime) else promise.date
    stopped = any(known.at >= event.at for known in past.events if known.verb in STOPS)
    if given < told or (given > told and not stopped):
        yield BadValue("promise", str(promise.at), f"the new appointment, {told}")


ONCE: Final[Mapping[str, Sequence[Check]]] = {
    "adopt": (_taken_over,),
    "accept": (_arrived, promised_from),
    "supplement": (promised_from,),
    "consult": (_answered_by,),
    "reappoint": (_appointed,),
    "synchronise": (_acknowledged,),
}
"""What is asked of an event as it was written."""
AGAIN: Final[Mapping[str, Sequence[Check]]] = {
    "adopt": (_taken_over,),
    "accept": (_arrived,),
    "synchronise": (_acknowledged_again,),
}
"""What is asked of an event as it is corrected: a promise that was given stays, wherever its day came from."""
HEAD: Final = ("personal", "recorded_at")
"""What is no word of a body."""
Found = tuple[str, BadValue]
"""A word of the body, or a field of the event, and what is wrong with it."""


def faults(past: Past, event: Event) -> Iterator[Found]:
    """What that event cannot say, as it was written after those."""
    if event.recorded_at is not None:
        yield from (("recorded_at", fault) for fault in _faults(recorded, event.recorded_at, event.at))
    if event.personal and event.verb != "amend_record":  # which carries those of the event it corrects
        yield from _strange(event)
    yield from _disagreeing(ONCE, past, event)


def faults_again(past: Past, event: Event) -> Iterator[Found]:
    """What that event cannot say as it is corrected."""
    yield from _strange(event)
    yield from _disagreeing(AGAIN, past, event)


def _strange(event: Event) -> Iterator[Found]:
    """What is wrong with whom it names; of a name and its value nothing is told."""
    of_kind = "kind of an applicant"
    return (("kind" if fault.what == of_kind else "personal", fault) for fault in _faults(_people, event))


def _disagreeing(asked: Mapping[str, Sequence[Check]], past: Past, event: Event) -> Iterator[Found]:
    return ((fault.what, fault) for check in asked.get(event.verb, ()) for fault in check(past, event))


def problems(found: Iterable[Found], head: str, body: str) -> Iterator[Problem]:
    """The faults of an event whose fields stand at one path, and its words at another."""
    for name, fault in found:
        yield from fault.problems_at(f"{head if name in HEAD else body}.{name}")
