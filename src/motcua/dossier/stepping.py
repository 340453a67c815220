"""How a step is taken: the event is made, the table and the guards are asked, and what follows is written into it.

A refused step changes nothing. What is promised is written into the event that promises it, and so is whether a
supplement was complete.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Self

import attrs

from motcua.annotated import as_annotated
from motcua.checks import shown
from motcua.clock import Clock
from motcua.dossier import standing, words
from motcua.dossier.guards import GUARDS
from motcua.dossier.keeping import after
from motcua.dossier.stamp import UNSTAMPED, Note, Stamp
from motcua.dossier.standing import acts_as
from motcua.dossier.timing import DossierTimes
from motcua.dossier.values import Promise
from motcua.errors import NoPromise, SequenceConflict, UndecidedFacts
from motcua.events import NOBODY, NOTHING, SALT, Body, Event, default_salt, digest
from motcua.mechanism import NOTES, SAME, Refusal, Refused, State, Transition
from motcua.wording.refusing import conflict

__all__ = ["DossierSteps"]

PROMISING: Final = frozenset({"accept", "supplement", "resume", "extend", "reappoint"})
"""The verbs after which the promise stands anew."""
UNSAID: Final = (NOTHING, NOBODY)
"""The body and the personal values of a verb that says nothing more."""
RELEASES: Final = {
    State.AWAITING_PAPERS: ("supplement", "papers-brought"),
    State.AWAITING_PAYMENT: ("confirm_payment", "payment-confirmed"),
    State.SUSPENDED: ("resume", "time-resumed"),
}
"""The verb that ends each stop, and the condition it meets."""
BY_THE_CLOCK: Final = frozenset({"clock-permits", "appointment-later"})
"""The guards that ask the clock itself, which knows in its own words what other guards say with their article."""


# without slots a frozen value is made in half the time
@attrs.frozen(repr=False, slots=False, field_transformer=as_annotated)
class DossierSteps(DossierTimes):
    """The acting side of ``Dossier``: what all its verbs share."""

    def _step(
        self,
        verb: str,
        at: dt.datetime,
        said: Mapping[str, object] | None,
        stamp: Stamp,
        personal: Mapping[str, str] | None = None,
    ) -> Self:
        """The dossier after that verb, or the refusal."""
        at = self.office.calendar.local_time(at)
        body, values = words.apart(said, personal, self._salt if personal else "") if said or personal else UNSAID
        note, before = UNSTAMPED, self.history[-1]
        if stamp:
            note = Note.read(stamp, at, self.office.calendar)
            if note.event_id is not None and (known := self._written(note.event_id)) is not None:
                words.same_words(known, verb, body)
                return self
            seen, newest = note.expected_sequence, before.sequence
            if seen is not None and seen != newest:
                raise conflict(SequenceConflict, "conflict.older", seen=shown(seen), newest=str(newest))
        return self._append(
            Event.following(
                before, verb, at, body, values, by=note.by, recorded_at=note.recorded_at, given_id=note.event_id
            )
        )

    def _append(self, event: Event) -> Self:
        """The dossier with that event, if the table has a row for it and every guard holds."""
        verb, position, mechanism = event.verb, self.position, self.mechanism
        state = position[0]
        row = mechanism.steps[state].get(verb)
        if row is None and verb in NOTES:
            row = Transition(state, verb, SAME, (), mechanism.citation)
        if row is None:
            raise Refused(verb, state, tuple(self._stopped()), self.allowed).error()
        before = self.history[-1]
        latest = before.at if before.verb != "amend_record" else self._happened_last
        in_order = event.at >= latest or verb == "amend_record"
        reasons: tuple[Refusal, ...] = () if in_order else (Refusal("time-in-order", {"latest": latest}),)
        try:
            if row.guards:
                reasons = (*self.unmet(row, event), *reasons)
            if not reasons and verb in PROMISING:
                event = self.with_consequences(event)
        except UndecidedFacts as error:  # of a limit that was never decided here: the dossier was taken over
            reasons = (self.undecided(error),)
        if reasons:
            instead = tuple(other for other in self.allowed if other != verb)
            raise Refused(verb, state, reasons, instead).error()
        event = self._named(event)
        history, clock = (*self.history, event), self.known_clock
        if verb == "amend_record":
            position, clock = standing.fold(standing.amended(history), mechanism), None
        else:
            event.known_sound()
            position = row.lands or standing.go(position, row, event)
        if clock is not None and verb in standing.OPERATORS:
            clock = self._clock_left_by(event, clock)
        return self._of(self.procedure, self.office, mechanism, history, position, clock=clock)

    def _named(self, event: Event) -> Event:
        """The event under an id of its own: the one by default gives way where some writer gave it away (0224)."""
        given = {known.given_id for known in self.history} - {None}
        if event.given_id or not given or (name := event.id) not in given:
            return event
        while name in given:
            name = digest([name])[: len(name)]
        return attrs.evolve(event, id=name)

    @property
    def _happened_last(self) -> dt.datetime:
        """When the last thing happened to the dossier; a correction is of the record."""
        return max(event.at for event in standing.happened(self.events))

    def _stopped(self) -> Iterator[Refusal]:
        """What a stopped dossier waits for, by the rule that lets it go on."""
        condition = RELEASES.get(self.state)
        if condition is not None:
            verb, code = condition
            yield Refusal(code, {"papers": self.requested}, self.mechanism.steps[self.state][verb].citation)

    def unmet(self, row: Transition, event: Event) -> list[Refusal]:
        """The guards that do not hold; the clock's own rules are asked last, and only where no guard has spoken."""
        spoken: list[Refusal] = []
        for name in row.guards:
            if spoken and name in BY_THE_CLOCK:
                continue
            met = GUARDS[name](self, event)
            if met is not None:
                spoken.append(Refusal(name, met, self.mechanism.guards[name]))
        return spoken

    def undecided(self, error: UndecidedFacts) -> Refusal:
        """The refusal of a step whose limit hangs on facts nobody gave."""
        asked = {"facts": error.names, "questions": tuple(error.questions.values())}
        return Refusal("facts-decided", asked, self.mechanism.guards["facts-decided"])

    def with_consequences(self, event: Event) -> Event:
        """The event with what follows from it: whether all papers are there, and what is promised now."""
        if event.verb == "supplement":
            event = event.saying(complete=self.completed_by(event))
        try:
            promised = self._promised_after(event)
        except NoPromise:
            return event
        return event.saying(**promised) if promised else event

    def _promised_after(self, event: Event) -> Mapping[str, Body]:
        """What is promised after that event, as it carries it; nothing where no clock runs, or it touches none."""
        if event.verb == "accept":
            due = self.limit.due(self.begun(event), self.office.calendar, desk=self.office.desk)
            return {"promise": Promise.of(due).body()}
        if self.accepted_at is None or event.body.get("complete") is False:
            return {}
        clock = after(self.kept_clock, event)
        promise = Promise.of(clock.due)
        original = Promise.of(clock.original_due) if clock.extensions or clock.appointment else promise
        promised = {"promise": promise.body()}
        return promised if original == promise else {**promised, "original": original.body()}

    @staticmethod
    def _clock_left_by(event: Event, clock: Clock) -> Clock | None:
        """The clock the next step acts on; ``None`` where no limit runs."""
        try:
            return after(clock, event)
        except NoPromise:
            return None

    def completed_by(self, event: Event) -> bool:
        """Whether everything that was asked for is there, or for each paper another that the procedure accepts instead.

        What was asked for in the case as it stood, and is not in the case as it stands, is not waited for.
        """
        events = (*self.events, event)
        brought = standing.in_order(events)
        asked, now = self.requested, self._papers_of(self.events)
        lacking = set(asked) - set(standing.there(brought)) - (self._papers_of(self._until_asked()) - now)
        if asked and not lacking:
            return True
        instead = self._brought_since_asked(event) - set(asked)
        if lacking - now or len(instead) < max(len(lacking), 1):
            return False
        return self.procedure.check(self.of_the_case(brought), on=event.at.date(), facts=self.case).complete is True

    def _papers_of(self, events: Iterable[Event]) -> set[str]:
        """What the rules ask for, or may ask for, in the case as those events tell it."""
        return {paper.code for paper in self.procedure.requirements(facts=self.case_of(events))}

    def _until_asked(self) -> Sequence[Event]:
        """The events up to the request that is being answered."""
        asked = (count for count, event in enumerate(self.events, start=1) if "request_supplement" in acts_as(event))
        return self.events[: max(asked)]

    def _brought_since_asked(self, event: Event) -> set[str]:
        """The papers of the procedure that were brought since, by code."""
        since = (*self.events[len(self._until_asked()) :], event)
        listed = {paper.code for paper in self.procedure.papers}
        return listed & set(standing.there(standing.papers(since)))

    @property
    def _salt(self) -> str:
        """The salt of this dossier: the one it was opened or redacted with, or the default where none was given."""
        return str(self.history[0].personal.get(SALT) or default_salt(self.id))

    def _written(self, event_id: str) -> Event | None:
        name = words.noted(event_id, "event_id")
        return next((event for event in self.history if event.id == name), None)
