"""How a stored history is read: its hashes, its words, and whether what it tells can have happened."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from motcua.checks import expect, several
from motcua.conditions import Channel
from motcua.dossier import standing
from motcua.dossier.agreeing import Past, faults, problems
from motcua.dossier.beginning import declared, offered
from motcua.dossier.bodies import all_sound, head_problems, history_problems
from motcua.dossier.correcting import amendment_problems
from motcua.dossier.retelling import retold
from motcua.errors import BadInput, BadValue, BrokenChain, Problem
from motcua.events import Event, verify_chain
from motcua.mechanism import BEGINNINGS, Mechanism, mechanism_named, mechanism_on
from motcua.office import Office
from motcua.procedure import Procedure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motcua.dossier.stepping import DossierSteps

__all__ = ["read_history"]

Making: TypeAlias = "Callable[..., DossierSteps]"
"""What makes a dossier of its procedure, office and mechanism, a history, and where that leads."""


def read_history(
    procedure: Procedure, history: Iterable[Event], office: Office, *, verify: bool, made: Making
) -> tuple[tuple[Event, ...], Mechanism, standing.Position]:
    """The events, the mechanism they were led under, and where they lead; raises as ``Dossier.replay`` does.

    Events whose bodies were found sound before, in this process, are not read again.
    """
    events = several(history, "history")
    if not all_sound(events):
        events = tuple(expect(event, Event, "event of a history") for event in events)
        _refuse([p for place, event in enumerate(events) for p in head_problems(event, f"$.history[{place}]")])
    events = retold(events, expect(office, Office, "office").calendar.zone)
    known = all_sound(events)
    if not events or events[0].verb not in BEGINNINGS:
        raise BrokenChain(1, "a history begins with 'open' or 'adopt'")
    if verify and not (found := verify_chain(events)):
        raise BrokenChain(cast("int", found.broken_at), cast("str", found.reason))
    if not known:
        _refuse([*history_problems(events)])
    mechanism = _filed_under(procedure, office, events[0])
    if known:
        return events, mechanism, standing.fold(events, mechanism)
    corrected = standing.amended(events)
    _possible(procedure, corrected, mechanism)
    position = standing.fold(corrected, mechanism)
    _refuse([*_disagreeing(events, mechanism, partial(made, procedure, office, mechanism))])
    for event in events:
        if event.verb != "amend_record":
            event.known_sound()
    return events, mechanism, position


def _filed_under(procedure: Procedure, office: Office, opening: Event) -> Mechanism:
    """The mechanism it was filed under; raises ``BadValue`` where it pins another procedure, version or office.

    What an opening was once found to pin, in this process, is not read again.
    """
    if opening.pinned is not None:
        rules, place, mechanism = opening.pinned
        if rules is procedure and place is office:
            return cast("Mechanism", mechanism)
    expect(procedure, Procedure, "procedure")
    first = opening.body
    if first["office"] != expect(office, Office, "office").code.text:
        right = f"{first['office']}, where it was filed"
        raise BadValue("office of the history", office.code.text, right)
    met, pins = (first["procedure"], first["version"]), (str(procedure.code), procedure.in_force.first.isoformat())
    if met != pins:
        right = f"replayed with the version it pins, not with {' of '.join(pins)}"
        raise BadValue("procedure of the history", f"{met[0]} of {met[1]}", right)
    mechanism = mechanism_named(cast("str", first["mechanism"]))
    opening.pinning(procedure, office, mechanism)
    return mechanism


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise BadInput("history", tuple(problems))


def _disagreeing(events: Sequence[Event], mechanism: Mechanism, made: Making) -> Iterator[Problem]:
    """What an event says that it cannot have said after those before it, as they were known when it was written."""
    known: list[Event] = []
    past = Past(mechanism, known)
    for place, event in enumerate(events):
        path = f"$.history[{place}]"
        found = [*problems(faults(past, event), path, f"{path}.body")]
        if event.verb == "amend_record":
            dossier = made(tuple(known), standing.fold(known, mechanism))
            found += amendment_problems(dossier, event, path)
            if not found:
                at = cast("int", event.body["sequence"]) - 1
                known[at] = standing.corrected(known[at], event)
        known.append(event)
        yield from found


def _possible(procedure: Procedure, corrected: Sequence[Event], mechanism: Mechanism) -> None:
    """Raises where what a history tells cannot have happened: by the calendar, the rules of its day, or its facts."""
    happened = standing.happened(corrected)
    for before, event in pairwise(happened):
        if event.at < before.at:
            raise BrokenChain(event.sequence, f"it lies before what happened before it, at {before.at}")
    day = standing.received(corrected[0]).date()
    if mechanism_on(day) is not mechanism:
        raise BadValue("mechanism of the history", mechanism.name, f"{mechanism_on(day).name}, in force on {day}")
    channel = offered(procedure, Channel(cast("str", corrected[0].body["channel"])))
    for event in happened:
        declared(procedure, cast("Mapping[str, str]", event.body.get("facts") or {}), channel)
