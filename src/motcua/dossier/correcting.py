"""What a correction may say: another account of one event, with which all that followed would still have been allowed.

A correction tells the record what happened. It makes no step stand that the rules refuse, changes neither which dossier
it is nor under which rules, and leaves the promise that was given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, cast

import attrs

from motcua.checks import shown
from motcua.conditions import Channel
from motcua.dossier import standing, words
from motcua.dossier.agreeing import Past, faults_again, problems, promised_from
from motcua.dossier.beginning import declared, offered
from motcua.dossier.bodies import body_problems
from motcua.errors import BadInput, BadValue, BrokenChain, Fault, MotcuaError, Problem, UndecidedFacts
from motcua.events import Body, Event, Plain
from motcua.mechanism import BEGINNINGS, Refusal, Refused
from motcua.wording import Text, said, say

if TYPE_CHECKING:
    import datetime as dt

    from motcua.dossier.stepping import DossierSteps

__all__ = ["amendment_consistent", "amendment_problems", "amends", "meant"]

PINNED: Final = ("id", "procedure", "version", "office", "mechanism", "authority", "signed")
"""What no correction of an opening changes: which dossier it is, under which rules, and who may sign."""
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
    wrong = (
        *body_problems(corrected.verb, corrected.body),
        *_unpinned(known, corrected, "$.body"),
        *_unpromised(known, corrected, "$.body", told=[name for name in words.PROMISED if name in corrected.body]),
    )
    if wrong:
        raise BadInput("corrected event", wrong)
    for _, error in _undeclared(dossier, corrected):
        raise error
    body = {name: value for name, value in corrected.body.items() if name not in words.DERIVED}
    kept = {name: value for name, value in known.body.items() if name in words.PROMISED}
    at = dossier.office.calendar.local_time(corrected.at)
    again = attrs.evolve(corrected, at=at, body=Body(body | kept), recorded_at=known.recorded_at, before=None)
    for _, fault in faults_again(Past(dossier.mechanism, dossier.events), again):
        raise fault
    if known.verb == "supplement":
        followed = _followed(dossier, known, attrs.evolve(again, body=Body(body)))
        body |= {name: value for name, value in followed.items() if not kept or name not in words.PROMISED}
    return body | kept


def amendment_problems(dossier: "DossierSteps", correction: Event, path: str) -> Iterator[Problem]:
    """What a correction that is read says and could not have said, of the dossier as it was known when it was written.

    Its words are those of its verb and of the event it corrects: that was asked before.
    """
    known = dossier.events[cast("int", correction.body["sequence"]) - 1]
    corrected, words_at = standing.corrected(known, correction), f"{path}.body.body"
    past = Past(dossier.mechanism, dossier.events)
    yield from _unpinned(known, corrected, words_at)
    for name, error in _undeclared(dossier, corrected):
        yield from error.problems_at(f"{words_at}.{name}")
    if standing.resets(corrected) and "promise" not in known.body and dossier.accepted_at is not None:
        yield from problems((("promise", fault) for fault in promised_from(past, corrected)), path, words_at)
    else:
        yield from _unpromised(known, corrected, words_at, told=words.PROMISED)
    if _foreseen(correction, known, corrected.at):
        right = f"a moment up to {correction.at}, when it was corrected"
        yield Problem(f"{path}.body.at", Fault.OUT_OF_ORDER, str(corrected.at), right)
    yield from problems(faults_again(past, corrected), path, words_at)
    if known.verb == "supplement":
        yield from _uncompleted(dossier, known, corrected, words_at)


def _undeclared(dossier: "DossierSteps", corrected: Event) -> Iterator[tuple[str, MotcuaError]]:
    """The words that the procedure does not bear out: how it was filed, and what was declared."""
    channel = Channel(cast("str", corrected.body.get("channel", dossier.channel.value)))
    told = cast("Mapping[str, str]", corrected.body.get("facts") or {})
    for name, ask in (
        ("channel", partial(offered, dossier.procedure, channel)),
        ("facts", partial(declared, dossier.procedure, told, channel)),
    ):
        try:
            ask()
        except MotcuaError as error:
            yield name, error


def _uncompleted(dossier: "DossierSteps", known: Event, corrected: Event, path: str) -> Iterator[Problem]:
    """Another answer than the papers give to whether a supplement was complete."""
    told, before = corrected.body.get("complete"), dossier.as_of(_before(dossier, known))
    complete = before.completed_by(corrected)
    if told is not complete:
        right = "true: nothing that was asked for is lacking" if complete else "false: something asked for is lacking"
        yield Problem(f"{path}.complete", BadValue.code, shown(told), right)


def _unpinned(known: Event, corrected: Event, path: str) -> Iterator[Problem]:
    """What an opening said of which dossier it is, and does not say any more."""
    if known.verb in BEGINNINGS:
        for name in PINNED:
            was, now = known.body.get(name), corrected.body.get(name)
            if was != now:
                yield Problem(f"{path}.{name}", Fault.PINNED, shown(now), f"{was}, which no correction changes")


def _unpromised(known: Event, corrected: Event, path: str, *, told: Iterable[str]) -> Iterator[Problem]:
    """Another promise than the one that was given: told, it would be another account of what the citizen was told."""
    for name in told:
        if corrected.body.get(name) != known.body.get(name):
            right = "the one given, which no correction changes"
            yield Problem(f"{path}.{name}", Fault.PINNED, "another promise", right)


def _before(dossier: "DossierSteps", known: Event) -> list[Event]:
    """What had happened when that event did."""
    return [event for event in standing.happened(dossier.events) if event.sequence < known.sequence]


def _followed(dossier: "DossierSteps", known: Event, corrected: Event) -> Mapping[str, Plain]:
    """What follows from a supplement so corrected: whether it was complete, and then the promise."""
    try:
        body = dossier.as_of(_before(dossier, known)).with_consequences(corrected).body
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


def _foreseen(correction: Event, was: Event, at: "dt.datetime") -> bool:
    """Whether an event is dated after its correction, and after what it was dated before."""
    return at > max(correction.at, was.at)


def _in_the_future(dossier: "DossierSteps", event: Event, corrected: Corrected) -> Text | None:
    was, now = _of(event, standing.happened(dossier.events)), _of(event, corrected)
    return said("amendment.future") if _foreseen(event, was, now.at) else None


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
