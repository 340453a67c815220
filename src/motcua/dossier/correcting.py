"""What a correction may say: another account of one event, with which all that followed would still have been allowed.

A correction tells the record what happened. It makes no step stand that the rules refuse, changes neither which dossier
it is nor under which rules, and leaves the promise that was given.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, cast

import attrs

from motcua.checks import shown
from motcua.conditions import Channel
from motcua.dossier import standing, words
from motcua.dossier.beginning import declared, offered, refuse_contradictions
from motcua.dossier.bodies import body_problems
from motcua.dossier.helping import told_again
from motcua.dossier.values import Promise, personal_text
from motcua.errors import BadInput, BadValue, BrokenChain, Fault, Problem, UndecidedFacts
from motcua.events import SALT, Body, Event, Plain
from motcua.mechanism import BEGINNINGS, Refusal, Refused, State
from motcua.wording import Text, said, say

if TYPE_CHECKING:
    import datetime as dt

    from motcua.dossier.stepping import DossierSteps

__all__ = ["amendment_consistent", "amends", "meant"]

PINNED: Final = ("id", "procedure", "version", "office", "mechanism", "authority", "signed")
"""What no correction of an opening changes: which dossier it is, under which rules, and who may sign."""
PERSONAL_OF: Final[Mapping[str, frozenset[str]]] = {"hand_over": frozenset({"to"})}
"""The personal values of steps that carry some."""
Corrected = Sequence[Event]
"""A history with the correction in its place, and without the corrections themselves."""


def amends(corrected: Event | str, known: Event) -> bool:
    """Whether an event, or an id, means another one of the history: by place and verb; and that is no correction."""
    by_place = isinstance(corrected, Event) and (corrected.sequence, corrected.verb) == (known.sequence, known.verb)
    return (by_place or known.id == corrected) and known.verb != "amend_record"


# ── What it says ──────────────────────────────────────────────────────────────────────────────────────────────────────


def meant(dossier: "DossierSteps", known: Event, corrected: Event) -> dict[str, Plain]:
    """The body of the event as it should have been written, with what followed from it then, and follows now.

    Raises ``BadInput`` for an event that does not say what its verb says or changes what is pinned, ``BadValue`` and
    ``UnknownFact`` for words the procedure, the people or the times do not bear out.
    """
    problems = (
        *body_problems(corrected.verb, corrected.body),
        *_unpinned(known, corrected),
        *_unpromised(known, corrected),
    )
    if problems:
        raise BadInput("corrected event", problems)
    _readable(dossier, known, corrected)
    body = {name: value for name, value in corrected.body.items() if name not in words.DERIVED}
    if known.verb == "supplement":
        body |= _followed(dossier, known, attrs.evolve(corrected, body=Body(body), before=None))
    body |= {name: value for name, value in known.body.items() if name in words.PROMISED}
    if known.verb == "adopt":
        _goes_together(dossier, corrected, Body(body))
    return body


def _unpinned(known: Event, corrected: Event) -> Iterator[Problem]:
    """What an opening said of which dossier it is, and does not say any more."""
    if known.verb in BEGINNINGS:
        for name in PINNED:
            was, now = known.body.get(name), corrected.body.get(name)
            if was != now:
                yield Problem(f"$.body.{name}", Fault.PINNED, shown(now), f"{was}, which no correction changes")


def _unpromised(known: Event, corrected: Event) -> Iterator[Problem]:
    """Another promise than the one that was given: told, it would be another account of what the citizen was told."""
    for name in words.PROMISED:
        if name in corrected.body and corrected.body[name] != known.body.get(name):
            yield Problem(
                f"$.body.{name}", Fault.PINNED, "another promise", "the one given, which no correction changes"
            )


def _readable(dossier: "DossierSteps", known: Event, corrected: Event) -> None:
    """Raises where what it says could not have been said then: by the procedure, the people, or the times."""
    body = corrected.body
    channel = Channel(cast("str", body.get("channel", dossier.channel.value)))
    offered(dossier.procedure, channel)
    declared(dossier.procedure, cast("Mapping[str, str]", body.get("facts") or {}), channel)
    _people(known, corrected)
    arrived = standing.moment(body.get("arrived")) if known.verb == "accept" else None
    if arrived is not None:
        words.arrival(arrived, dossier.received_at, known.recorded_at or corrected.at)
    if known.verb == "synchronise" and not 0 < cast("int", body["through"]) < known.sequence:
        raise BadValue("through", shown(body["through"]), f"the place of an event before {known.sequence}")


def _people(known: Event, corrected: Event) -> None:
    """Raises for personal values its verb could not have carried."""
    values = {name: cast("str", value) for name, value in corrected.personal.items() if name != SALT}
    if known.verb in BEGINNINGS:
        told_again(values, cast("str | None", corrected.body.get("kind")), standing.texts(known.body.get("authority")))
    elif values.keys() - PERSONAL_OF.get(known.verb, frozenset()):
        raise BadValue("personal field", "one this step does not carry", "none, or who took the result")
    else:
        for value in values.values():
            personal_text(value)


def _goes_together(dossier: "DossierSteps", corrected: Event, body: Body) -> None:
    """Raises where what another system told of a dossier cannot all be so."""
    promise = body.get("promise")
    refuse_contradictions(
        State(cast("str", body["state"])),
        cast("dt.datetime", standing.moment(body["received"])),
        dossier.office.calendar.local_time(corrected.at),
        promise=Promise.from_body(cast("Body", promise)) if promise else None,
        finished=standing.moment(body.get("finished")),
        outcome=cast("str | None", body.get("outcome")),
        requested=standing.texts(body.get("requested")),
        requested_at=standing.moment(body.get("requested_at")),
        suspended_at=standing.moment(body.get("suspended_at")),
    )


def _followed(dossier: "DossierSteps", known: Event, corrected: Event) -> Mapping[str, Plain]:
    """What follows from a supplement so corrected: whether it was complete, and then the promise."""
    before = [event for event in standing.happened(dossier.events) if event.sequence < known.sequence]
    try:
        body = dossier.as_of(before).with_consequences(corrected).body
    except UndecidedFacts as error:
        raise Refused("amend_record", dossier.state, (dossier.undecided(error),), dossier.allowed).error() from None
    return {name: body[name] for name in words.DERIVED if name in body}


# ── Whether it may ────────────────────────────────────────────────────────────────────────────────────────────────────


def amendment_consistent(dossier: "DossierSteps", event: Event) -> Mapping[str, object] | None:
    """With the correction in its place the history still runs by the rules, and forwards."""
    place = cast("int", event.body["sequence"])
    corrected = standing.happened(standing.amended((*dossier.history, event)))
    for against in AGAINST:
        why = against(dossier, event, corrected)
        if why is not None:
            return {"sequence": place, "why": why}
    return None


def _of(event: Event, history: Corrected) -> Event:
    """The event of that history which the correction corrects."""
    return next(known for known in history if known.sequence == event.body["sequence"])


def _in_the_future(dossier: "DossierSteps", event: Event, corrected: Corrected) -> Text | None:
    was, now = _of(event, standing.happened(dossier.events)), _of(event, corrected)
    return said("amendment.future") if now.at > max(event.at, was.at) else None


def _under_other_rules(dossier: "DossierSteps", _event: Event, corrected: Corrected) -> Text | None:
    day = standing.received(corrected[0]).date()
    alike = day in dossier.mechanism.in_force and day in dossier.procedure.in_force
    return None if alike else said("amendment.other-rules")


def _out_of_order(_dossier: "DossierSteps", _event: Event, corrected: Corrected) -> Text | None:
    moments = [known.at for known in corrected]
    return None if sorted(moments) == moments else said("amendment.order")


def _off_the_table(dossier: "DossierSteps", _event: Event, corrected: Corrected) -> Text | None:
    try:
        standing.fold(corrected, dossier.mechanism)
    except BrokenChain as error:
        return Text(say("amendment.no-rule", "vi"), error.why)
    return None


def _refused(dossier: "DossierSteps", event: Event, corrected: Corrected) -> Text | None:
    """The first step, from the corrected one on, that the rules refuse now and did not before."""
    known = standing.happened(dossier.events)
    first = known.index(_of(event, known))
    for place, (asked_then, asked_again) in enumerate(
        zip(_taken(dossier, known), _taken(dossier, corrected), strict=True)
    ):
        if place >= first:
            before = {reason.code for reason in asked_then()}
            new = next((reason for reason in asked_again() if reason.code not in before), None)
            if new is not None:
                return said("amendment.refused", step=corrected[place].sequence, reason=new)
    return None


def _taken(dossier: "DossierSteps", history: Corrected) -> Iterator[Callable[[], tuple[Refusal, ...]]]:
    """For each event of a history, what tells what the rules have against it; nothing has been said of a beginning."""
    past = dossier.as_of(history[:1])
    yield tuple
    for event in history[1:]:
        yield partial(_unmet, past, event)
        past = past.then(event)


def _unmet(past: "DossierSteps", event: Event) -> tuple[Refusal, ...]:
    """What the rules have against that step, of the dossier as it stood."""
    row = past.mechanism.steps[past.state].get(event.verb)
    try:
        found = tuple(past.unmet(row, event)) if row else ()
        if event.verb == "supplement" and past.completed_by(event) is not event.body.get("complete"):
            found = (*found, Refusal("supplement-as-it-was"))
    except UndecidedFacts as error:
        return (past.undecided(error),)
    return found


AGAINST: Final[Sequence[Callable[["DossierSteps", Event, Corrected], Text | None]]] = (
    _in_the_future,
    _under_other_rules,
    _out_of_order,
    _off_the_table,
    _refused,
)
"""What can be said against a correction; what is said first is told."""
