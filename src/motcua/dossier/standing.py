"""Where a history leads: the state folded from its events, and what else can be read off them.

Pure functions of events. The state needs the mechanism's table and nothing more; facts, papers, promises, custody and
the clock are views of the same history, taken when somebody asks.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, cast

import attrs

from motcua.calendar import WorkCalendar
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.completeness import SubmittedPaper
from motcua.dossier.values import Applicant, Consultation, Custody, Promise, Synchronisation
from motcua.errors import BrokenChain, ClockMisuse, ClockStopped
from motcua.events import Body, Event, Plain
from motcua.mechanism import BACK_IF_COMPLETE, BEGINNINGS, NOTES, Mechanism, State, Transition
from motcua.papers import Medium
from motcua.timelimit import Pause, TimeLimit
from motcua.wording import Text

__all__ = [
    "Position",
    "acknowledged",
    "amended",
    "consultations",
    "corrected",
    "first",
    "fold",
    "happened",
    "in_order",
    "last",
    "moved",
    "promised",
    "run",
    "texts",
]

Position = tuple[State, tuple[State, ...]]
"""The state, and the states to go back to, innermost last."""

NOWHERE: Final[Position] = (State.SUBMITTED, ())
BRINGING: Final = (*BEGINNINGS, "supplement", "change")
"""The verbs that bring papers; a request only names them."""
ENDINGS: Final = ("finish", "withdraw", "close", "refuse")
"""The verbs that end processing: a result handed over later, or corrected, was settled when it was finished."""
TAKEN_OVER: Final = Text("tiếp nhận khi đang tạm dừng", "taken over as suspended")
SHOW_ACCEPTANCE: Final = ("promise", "code")
"""What a dossier has only once it was accepted, besides time that a special law stops."""
NEVER_ACCEPTED: Final = (State.SUBMITTED, State.NOT_ACCEPTED)
STOPPED_ANYWHERE: Final = (State.WITHDRAWN, State.CLOSED)
"""The ends without a result that a dossier can come to before its acceptance as well as after it."""


# ── The state ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def go(position: Position, row: Transition, event: Event) -> Position:
    """Where that row of the table leads from a position, if it does not land the same from everywhere."""
    if row.stays:
        return position
    state, back = position
    if isinstance(row.to, State):
        return row.to, (*back, state)
    if row.to == BACK_IF_COMPLETE and event.body.get("complete") is False:
        return position
    *outer, state = back
    return state, tuple(outer)


def began(event: Event) -> Position:
    """The position an opening or a take-over gives."""
    if event.verb == "open":
        return NOWHERE
    state = State(cast("str", event.body["state"]))
    accepted = state is State.SUSPENDED or not event.body.keys().isdisjoint(SHOW_ACCEPTANCE)
    before = State.IN_PROGRESS if accepted else State.SUBMITTED
    return state, (before,) if state.stopped else ()


def fold(history: Iterable[Event], mechanism: Mechanism) -> Position:
    """The position a history leads to; raises ``BrokenChain`` for a step the table has no row for."""
    events = iter(history)
    position, steps = began(next(events)), mechanism.steps
    rows = steps[position[0]]
    for event in events:
        row = rows.get(event.verb)
        if row is None:
            if event.verb in NOTES:
                continue
            raise BrokenChain(event.sequence, f"no rule of {mechanism.name} leads from {position[0]} by {event.verb!r}")
        if row.stays:
            continue
        position = row.lands or go(position, row, event)
        rows = steps[position[0]]
    return position


def moved(position: Position, event: Event, mechanism: Mechanism) -> Position:
    """The position after one more event, by the table; a note moves nothing."""
    row = mechanism.steps[position[0]].get(event.verb)
    return position if row is None else row.lands or go(position, row, event)


# ── What can be read off it ───────────────────────────────────────────────────────────────────────────────────────────


def amended(history: Sequence[Event]) -> Sequence[Event]:
    """The history as it is now known: every amended event replaced by its last correction."""
    made = [event for event in history if event.verb == "amend_record"]
    if not made:
        return history
    corrections = {cast("int", event.body["sequence"]): event for event in made}
    return tuple(
        corrected(event, corrections[event.sequence]) if event.sequence in corrections else event for event in history
    )


def corrected(event: Event, correction: Event) -> Event:
    """The event as the correction states it; its place in the chain is not its own any more."""
    body = correction.body
    return Event(
        event.sequence,
        event.verb,
        dt.datetime.fromisoformat(cast("str", body["at"])),
        cast("Body", body["body"]),
        cast("str | None", body.get("by")),
        event.recorded_at,
        correction.personal,
        event.id,
    )


def happened(events: Iterable[Event]) -> list[Event]:
    """What happened to the dossier: everything but the corrections, which are of the record."""
    return [event for event in events if event.verb != "amend_record"]


def first(events: Iterable[Event], *verbs: str) -> Event | None:
    """The earliest event of those verbs."""
    return next((event for event in events if event.verb in verbs), None)


def last(events: Iterable[Event], *verbs: str) -> Event | None:
    """The newest event of those verbs."""
    for event in reversed(tuple(events)):
        if event.verb in verbs:
            return event
    return None


def texts(value: Plain) -> tuple[str, ...]:
    """A list of texts as an event carries it."""
    return cast("tuple[str, ...]", value or ())


def facts(events: Iterable[Event]) -> dict[str, str | int | bool]:
    """What the applicant declared, with later changes; days in ISO form, as facts are read."""
    known: dict[str, str | int | bool] = {}
    for event in events:
        if told := cast("Body | None", event.body.get("facts")):
            known.update(cast("Mapping[str, str | int | bool]", told).items())
    return known


def papers(events: Iterable[Event]) -> tuple[SubmittedPaper | str, ...]:
    """What was brought, by code; a paper brought again takes the place of the one before, with all its lines."""
    known: dict[str, Sequence[SubmittedPaper | str]] = {}
    for event in events:
        known.update(_brought(event))
    return tuple(chain.from_iterable(known.values()))


def in_order(events: Iterable[Event]) -> tuple[SubmittedPaper | str, ...]:
    """What was brought and stands: a paper that was asked for counts as not there until it is brought again."""
    known: dict[str, Sequence[SubmittedPaper | str]] = {}
    for event in events:
        known.update(_brought(event))
        for code in asked_for(event):
            known.pop(code, None)
    return tuple(chain.from_iterable(known.values()))


def asked_for(event: Event) -> tuple[str, ...]:
    """The papers that event asks for, or tells to have been asked for before it was taken over."""
    return texts(event.body["papers"] if event.verb == "request_supplement" else event.body.get("requested"))


def _brought(event: Event) -> Mapping[str, Sequence[SubmittedPaper | str]]:
    """The papers that event brought, by code."""
    if event.verb not in BRINGING:
        return {}
    carried = cast("Sequence[str | Body]", event.body.get("papers") or ())
    return by_code(paper if isinstance(paper, str) else read_paper(paper) for paper in carried)


def by_code(papers: Iterable[SubmittedPaper | str]) -> Mapping[str, Sequence[SubmittedPaper | str]]:
    """What came at one time, by code: all lines of a paper, which add up; a bare code says no more the second time."""
    known: dict[str, list[SubmittedPaper | str]] = {}
    bare = set[str]()
    for paper in papers:
        if isinstance(paper, str) and paper in bare:
            continue
        known.setdefault(code_of(paper), []).append(paper)
        if isinstance(paper, str):
            bare.add(paper)
    return known


def acts_as(event: Event) -> tuple[str, ...]:
    """The verbs that event stands for: a take-over for the last thing that must have happened where it came from."""
    if event.verb != "adopt":
        return (event.verb,)
    state, _ = began(event)
    if state is State.AWAITING_PAPERS:
        return ("adopt", "request_supplement")
    told = ("reappoint",) if event.body.get("reappointed") else ()
    return ("adopt", "accept" if taken_over_running(event) else "open", *told)


def code_of(paper: SubmittedPaper | str) -> str:
    """The code of a paper, bare or counted."""
    return paper if isinstance(paper, str) else paper.code


def there(papers: Iterable[SubmittedPaper | str]) -> Iterator[str]:
    """The codes of papers that lie there: a count of none is none, but of a file there is no count."""
    for paper in papers:
        file = isinstance(paper, SubmittedPaper) and paper.medium is not None and paper.medium.electronic
        if isinstance(paper, str) or file or paper.originals + paper.copies:
            yield code_of(paper)


def paper_body(paper: SubmittedPaper | str) -> object:
    """A paper as an event carries it: a bare code, or a table."""
    if isinstance(paper, str):
        return paper
    table = {**attrs.asdict(paper), "medium": paper.medium.value if paper.medium else None}
    return table if paper.form else {name: value for name, value in table.items() if name != "form"}


def read_paper(table: Body) -> SubmittedPaper:
    medium, issued_on = table["medium"], table["issued_on"]
    return SubmittedPaper(
        cast("str", table["code"]),
        originals=cast("int", table["originals"]),
        copies=cast("int", table["copies"]),
        medium=Medium(medium) if medium else None,
        issued_on=dt.date.fromisoformat(cast("str", issued_on)) if issued_on else None,
        form=cast("str | None", table.get("form")),
    )


def promised(events: Iterable[Event], *, original: bool = False) -> Promise | None:
    """The promise that stands, or the one without extensions and appointments."""
    for event in reversed(tuple(events)):
        if "promise" in event.body:
            first = original and "original" in event.body
            return Promise.from_body(cast("Body", event.body["original" if first else "promise"]))
    return None


def applicant(event: Event) -> Applicant | None:
    """The applicant named when the dossier was opened; ``None`` when nobody was, or the name was erased."""
    fields = personal(event, "applicant.")
    return Applicant(**fields, kind=cast("str", event.body["kind"])) if "name" in fields else None


def personal(event: Event, prefix: str) -> dict[str, str]:
    """The personal values of an event under that prefix."""
    return {n.removeprefix(prefix): str(v) for n, v in event.personal.items() if n.startswith(prefix)}


def consultations(events: Iterable[Event]) -> tuple[Consultation, ...]:
    """The opinions that were asked for, in order, each with its answer if one came."""
    asked: list[Consultation] = []
    for event in events:
        agency = event.body.get("agency")
        if event.verb == "consult":
            asked.append(Consultation(cast("str", agency), event.at, moment_or_day(event.body["until"])))
        elif event.verb == "answer_consultation":
            open_ones = (i for i, known in enumerate(asked) if known.agency == agency and known.answered is None)
            answered = next(open_ones, None)
            if answered is not None:
                asked[answered] = attrs.evolve(asked[answered], answered=event.at)
    return tuple(asked)


def custody(events: Sequence[Event], first_holder: str, calendar: WorkCalendar) -> tuple[Custody, ...]:
    """Who held the file and from when to when, the one-stop counter first, each with what became of its share."""
    spells, during = [Custody(first_holder, events[0].at)], [list[Event]()]
    for event in events:
        if event.verb == "transfer":
            given = cast("str | None", event.body.get("share"))
            share = TimeLimit.parse(given) if given else None
            spells[-1] = attrs.evolve(spells[-1], until=event.at, done=spells[-1].done or event.at)
            spells.append(Custody(cast("str", event.body["to"]), event.at, None, share))
            during.append([])
        elif event.verb in ENDINGS:
            spells[-1] = attrs.evolve(spells[-1], done=event.at)
        else:
            during[-1].append(event)
    return tuple(
        attrs.evolve(spell, due=_share_ends(spell, known, calendar))
        for spell, known in zip(spells, during, strict=True)
    )


def _share_ends(spell: Custody, during: Iterable[Event], calendar: WorkCalendar) -> dt.datetime | None:
    """When the share of a holder ends: a stop takes time out of it, a complete supplement starts it again."""
    if spell.share is None:
        return None
    clock, waits = Clock(spell.share, spell.since, calendar), False
    for event in during:
        waits = event.verb == "request_supplement" or (waits and event.body.get("complete") is not True)
        with contextlib.suppress(ClockMisuse, ClockStopped):  # a stop after the share has ended changes nothing
            clock = SHARED[event.verb](clock, event) if event.verb in SHARED else clock
    try:
        return None if waits else clock.due.at
    except ClockStopped:
        return None


def acknowledged(events: Sequence[Event]) -> int:
    """The place of the last event the portal has; 0 before the first time."""
    told = next((event for event in reversed(events) if event.verb in NOTES), None)
    return cast("int", told.body["through"]) if told else 0


def synchronisation(events: Sequence[Event]) -> Synchronisation:
    """What the portal acknowledged last, and how much happened since that it should know."""
    told, through = last(events, *NOTES), acknowledged(events)
    pending = sum(event.verb not in NOTES for event in events[through:])
    if told is None:
        return Synchronisation(0, pending)
    return Synchronisation(through, pending, told.at, cast("str | None", told.body.get("reference")))


def moment(carried: Plain) -> dt.datetime | None:
    """A moment as an event carries it, if it carries one."""
    return dt.datetime.fromisoformat(cast("str", carried)) if carried else None


def moment_or_day(carried: Plain) -> dt.date | dt.datetime:
    """A moment or a bare day, as an event carries it."""
    text = cast("str", carried)
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


# ── The clock ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def cited(event: Event) -> Citation | None:
    """The law that step was told to rest on."""
    told = cast("Body | None", event.body.get("citation"))
    return Citation.parse(cast("str", told["cite"]), verified=cast("bool", told["verified"])) if told else None


def _exclude(clock: Clock, event: Event) -> Clock:
    return clock.exclude(event.at, cause=cast("str", event.body["reason"]), citation=cited(event))


def resets(event: Event) -> bool:
    """Whether the limit starts again with that event: a supplement that leaves nothing out."""
    return event.verb == "supplement" and event.body.get("complete") is not False


def _reset(clock: Clock, event: Event) -> Clock:
    """The limit anew: at the supplement, or where it began to run later, on arrival at the authority, from there."""
    return clock.reset(max(event.at, clock.received)) if resets(event) else clock


OPERATORS: Final[Mapping[str, Callable[[Clock, Event], Clock]]] = {
    "supplement": _reset,
    "suspend": _exclude,
    "resume": lambda clock, event: clock.resume(event.at),
    "extend": lambda clock, event: clock.extend(TimeLimit.parse(cast("str", event.body["limit"])), event.at),
    "reappoint": lambda clock, event: clock.reappoint(moment_or_day(event.body["new_due"]), event.at),
}
"""What a verb does to a running limit: reset, exclude, extend and reappoint stay four different things."""


SHARED: Final = {verb: OPERATORS[verb] for verb in ("supplement", "suspend", "resume")}
"""What of it befalls the share of one holder too; more time, or a new date, is for the whole."""


def run(clock: Clock, event: Event) -> Clock:
    """The clock after that event."""
    operator = OPERATORS.get(event.verb)
    return operator(clock, event) if operator else clock


def until_acceptance(events: Iterable[Event]) -> Iterator[Event]:
    """The events up to the one that accepted it; all of them before that."""
    for event in events:
        yield event
        if accepts(event):
            return


def handed_in(events: Iterable[Event], listed: Container[str]) -> dt.datetime:
    """When the last of the listed papers came in, at the filing or after it."""
    filed, *later = events
    brought = (event.at for event in later if any(code in listed for code in _brought(event)))
    return max((received(filed), *brought))


def received(first: Event) -> dt.datetime:
    """When a dossier was filed, here or where it was taken over from."""
    return moment(first.body.get("received")) or first.at


def accepts(event: Event) -> bool:
    """Whether the limit begins to run with that event."""
    return event.verb == "accept" or (event.verb == "adopt" and taken_over_running(event))


def taken_over(clock: Clock, accepted: Event) -> Clock:
    """The clock as it ran when the dossier was accepted, or taken over: stopped, where it was suspended then."""
    if accepted.verb != "adopt" or began(accepted)[0] is not State.SUSPENDED:
        return clock
    since = moment(accepted.body.get("suspended_at")) or accepted.at
    return attrs.evolve(clock, pauses=(Pause(max(since, clock.received), None, TAKEN_OVER),))


def since_acceptance(events: Iterable[Event]) -> Iterator[Event]:
    """The events after the limit began to run."""
    running = False
    for event in events:
        if running:
            yield event
        running = running or accepts(event)


def taken_over_running(event: Event) -> bool:
    """Whether a dossier taken over had been accepted where it came from; one that stopped only where that shows."""
    state, back = began(event)
    if state in STOPPED_ANYWHERE:
        return not event.body.keys().isdisjoint(SHOW_ACCEPTANCE)
    return state not in NEVER_ACCEPTED and State.SUBMITTED not in back
