"""What time asks of a dossier: its clock, the promise and its account, the limits that run and those that were missed.

A promise is the one that was given; the clock counts again over the office's calendar as it is known now.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import accumulate
from typing import Final, Self, cast

import attrs

from motcua.annotated import as_annotated
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.dossier import standing
from motcua.dossier.asking import DossierAnswers
from motcua.dossier.beginning import end_of_hours
from motcua.dossier.keeping import THE_PROMISED_DAY, kept, kept_after
from motcua.dossier.values import Deadline, Missed, Outcome, Promise, Punctuality, Timeliness
from motcua.errors import ClockMisuse, ClockStopped, MotcuaError, NoPromise
from motcua.events import Event
from motcua.explain import Step
from motcua.mechanism import APPLICANT, AT_APPRAISAL, SHORT, TO_THE_COUNTER, State, StepLimit
from motcua.procedure import COUNTED, additions, of_steps
from motcua.timelimit import (
    Account,
    CalendarDays,
    Due,
    Ground,
    Hours,
    Months,
    Receipt,
    Stretch,
    TimeLimit,
    Unit,
    WorkingDays,
    WorkingHours,
    Years,
)
from motcua.timelimit.due import collected
from motcua.wording import Text, said
from motcua.wording.refusing import clock_stopped, no_promise

__all__ = ["COMING_NEARER", "DossierTimes"]

COMING_NEARER: Final = (State.ACCEPTED, State.IN_PROGRESS, State.AWAITING_PAYMENT)
"""The states in which the promised day comes nearer."""
Counted = WorkingDays | CalendarDays | Months | Years | WorkingHours | Hours
Place = tuple[str, str | None, str]
"""An instrument, its article, and a unit of time."""
NEED_A_LAW: Final = ("suspend", "extend")
"""The steps that rest on a special law alone."""
STOPPED_SINCE: Final = ("requested_at", "suspended_at")
"""The words of a take-over that tell since when a dossier stands still."""
WAITING: Final = (State.AWAITING_PAPERS, State.SUSPENDED)
"""The states in which the office cannot become late."""


@attrs.frozen(repr=False, slots=False, field_transformer=as_annotated)
class DossierTimes(DossierAnswers):
    """The side of ``Dossier`` that tells the time."""

    # ── the promise and its clock ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def clock(self) -> Clock:
        """The limit with all that happened to it, over the office's calendar as it is known now.

        Where that calendar would have ended the limit before something happened to it, the ``kept_clock``. Raises
        ``NoPromise`` before acceptance.
        """
        start = self.starts_at
        if start is None:
            raise no_promise("promise.not-accepted")
        clock = standing.taken_over(self.started(start), standing.last(self.events, "accept") or self.events[0])
        try:
            for event in standing.since_acceptance(self.events):
                clock = standing.run(clock, event)
        except (ClockMisuse, ClockStopped):
            return self.kept_clock
        return clock

    @property
    def kept_clock(self) -> Clock:
        """The clock as the promises given have it: what the next step acts on. Raises ``NoPromise`` as ``clock``."""
        known, start = self.known_clock, self.starts_at
        if start is None:
            raise no_promise("promise.not-accepted")
        if known is None:
            known = self.knowing(kept(self.started(start), self.events)).known_clock
        return cast("Clock", known)

    def then(self, event: Event) -> Self:
        """The dossier with that event too, which nobody is asked about; the clock that is known goes along."""
        later = super().then(event)
        with suppress(MotcuaError):  # then it is found when it is asked for, or the error is
            later.knowing(self.known_clock and kept_after(self.known_clock, event))
        return later

    def knowing(self, clock: Clock | None) -> Self:
        """The same dossier, its ``kept_clock`` found already."""
        vars(self)["known_clock"] = clock
        return self

    @property
    def starts_at(self) -> dt.datetime | None:
        """When the limit begins to run: at acceptance, from the hand-over record of the post, or on arrival.

        The last is that at the competent authority, of a dossier received elsewhere.
        """
        accepted = standing.last(self.events, "accept")
        return self.begun(accepted) if accepted else self.accepted_at

    def begun(self, accepted: Event) -> dt.datetime:
        """The moment from which the limit of a dossier runs that is accepted so."""
        arrived = standing.moment(accepted.body.get("arrived"))
        if arrived is not None:
            return arrived
        if self.mechanism.starts_at_filing(cast("str", self.events[0].body["channel"])):
            listed = {*(paper.code for paper in self.procedure.papers), *self.authority}
            return standing.handed_in(standing.until_acceptance(self.events), listed)
        return accepted.at

    def started(self, at: dt.datetime) -> Clock:
        """The clock of this case, running from that moment, by the facts known when it was accepted."""
        return Clock(self.limit, at, self.office.calendar, desk=self.office.desk)

    @property
    def due(self) -> Due:
        """The promised moment (*ngày hẹn trả kết quả*): the one that was given, never counted again in silence.

        Where the office's calendar of today would give another moment, the ledger says of every day only that it was
        promised. Its ``warnings`` say what will become of it while papers are awaited, that the rules count from
        another event than the receipt, that the moment it was counted from was corrected since, and that a dossier was
        taken over without a promise: then it is the day that the rules give. Raises ``NoPromise`` before acceptance and
        for a procedure without a limit, ``ClockStopped`` while suspended, ``UndecidedFacts`` where the limit of a
        dossier taken over hangs on facts nobody gave.
        """
        return self._kept(original=False)

    @property
    def original_due(self) -> Due:
        """The promised moment without extensions and appointments; raises as ``due`` does."""
        return self._kept(original=True)

    def _kept(self, *, original: bool) -> Due:
        promise = self._given_or_counted(original=original)
        if self.state is State.SUSPENDED:
            stopped = cast("Event", standing.last(self.events, "suspend", "adopt"))
            raise clock_stopped(stopped.at, _cause(stopped))
        remarks = (
            *self.other_starts,
            *self._awaited(),
            *self._uncited(),
            *self._beyond(),
            *self._misdated(),
            *self._untold(),
        )
        return attrs.evolve(self._counted(promise, original=original), remarks=remarks)

    def _given_or_counted(self, *, original: bool) -> Promise:
        """The promise that was given; of a dossier taken over without one, what the rules give from its reception."""
        promise, start = standing.promised(self.events, original=original), self.starts_at
        if promise is not None:
            return promise
        if start is None:
            raise no_promise("promise.not-accepted")
        return Promise.of(self.started(start).due)

    def _counted(self, promise: Promise, *, original: bool) -> Due:
        """The promise with the account of its days, where the calendar of today still gives it."""
        try:
            clock = self.clock
            counted = clock.original_due if original else clock.due
        except MotcuaError:
            return self._as_given(promise)
        if Promise.of(counted) != promise:
            return self._as_given(promise)
        rules = self._rules
        longer = () if original else tuple(map(_as_addition, self._extensions()))
        return attrs.evolve(counted, rule=rules[0].citation, additions=(*additions(rules), *longer))

    def _extensions(self) -> list[Event]:
        """The extensions given since the limit last began."""
        given = list[Event]()
        for event in standing.since_acceptance(self.events):
            if standing.resets(event):
                given.clear()
            elif event.verb == "extend":
                given.append(event)
        return given

    def _awaited(self) -> Iterator[Step]:
        """That the promise waits for papers, and what will become of it."""
        asked = standing.last(self.events, "request_supplement", "adopt")
        row = self.mechanism.steps[self.state].get("supplement")
        if asked is not None and row is not None:
            yield Step("warning.awaiting-papers", {"moment": asked.at}, row.citation)

    def _uncited(self) -> Iterator[Step]:
        """The stops and extensions told without the law they rest on: no decree of the mechanism gives one."""
        for event in standing.since_acceptance(self.events):
            if event.verb in NEED_A_LAW and "citation" not in event.body:
                yield Step("warning.uncited", {"step": said(f"verb.{event.verb}"), "moment": event.at})

    def _beyond(self) -> Iterator[Step]:
        """The extensions that give more than the rows of the procedure add by that article, all of them together."""
        given = dict[Place, Counted]()
        for event in self._extensions():
            _add(given, standing.cited(event), _limit_of(event))
        if not given:
            return
        most = dict[Place, Counted]()
        for rule in self.procedure.limits:
            if rule.adds and rule.promises:
                _add(most, rule.citation, rule.limit)
        with suppress(MotcuaError):  # what the facts claim is in the limit already
            for claimed in self._rules[1:]:
                _add(given, claimed.citation, claimed.limit)
        for place, largest in most.items():
            if place in given and given[place].amount > largest.amount:
                yield Step("warning.extended-beyond", {"limit": given[place], "most": largest}, Citation(*place[:2]))

    def _misdated(self) -> Iterator[Step]:
        """That the moment a promise was counted from was corrected since; the promise is the one that was given."""
        written = {event.sequence: event for event in self.history}
        for event in self.events:
            if "promise" in event.body and event.at.date() != written[event.sequence].at.date():
                yield Step("warning.misdated", {"moment": written[event.sequence].at, "corrected": event.at})

    def _untold(self) -> Iterator[Step]:
        """What another system did not tell of a dossier, and the promise hangs on."""
        first = self.events[0]
        if first.verb != "adopt":
            return
        if standing.promised(self.events) is None:
            yield Step("warning.promise-untold", {"moment": first.at})
        if standing.began(first)[0] is State.SUSPENDED and "suspended_at" not in first.body:
            yield Step("warning.stop-untold", {"moment": first.at})

    def _as_given(self, promise: Promise) -> Due:
        """The promise as a due moment whose days nobody counts again."""
        start = cast("dt.datetime", self.starts_at)
        stretch = Stretch(Unit.APPOINTED, start.date(), start.date(), promise.date, promise.at)
        ground = Ground(self.office.calendar, self.office.calendar.conventions.due_moment)
        account = Account(Receipt(start, start), (stretch,), ground)
        due = Due(
            promise.at,
            promise.earliest,
            promise.latest,
            (),
            promise.calendar_version,
            THE_PROMISED_DAY,
            account,
        )
        return collected(due, self.office.calendar, self.office.desk)

    @property
    def ended_at(self) -> dt.datetime | None:
        """When processing ended; of a dossier taken over after that, as it was told, or the moment of the take-over."""
        ended, first = standing.last(self.events, *standing.ENDINGS), self.events[0]
        if ended:
            return ended.at
        told = standing.moment(first.body.get("finished"))
        if told is not None:
            return told
        return first.at if standing.began(first)[0].ended else None

    # ── how timely it is ──────────────────────────────────────────────────────────────────────────────────────────────

    def timeliness(self, at: dt.datetime) -> Timeliness:
        """Early, on time or late, by date, against the current and the original promise.

        Judged when processing ended; of a dossier still open, as of ``at``; of one that waits, or ended while it
        waited, on the day it stopped. Raises ``NoPromise``.
        """
        try:
            promise, original = (self._given_or_counted(original=first) for first in (False, True))
        except MotcuaError:
            raise no_promise("promise.nothing-promised") from None
        ended, stopped = self.ended_at, self._stopped_at
        on = self.office.calendar.local_time(at)
        settled = ended is not None and ended <= on
        if ended and settled:
            on = ended
        if stopped is not None:
            on = min(on, stopped)
        return Timeliness.judged(on.date(), promise.date, original.date, settled=settled, waited=stopped is not None)

    @property
    def _stopped_at(self) -> dt.datetime | None:
        """Since when it waits for the applicant or is suspended, or did when it ended."""
        events = tuple(self.events)
        ended = standing.last(events, *standing.ENDINGS)
        if ended is not None:
            events = events[: events.index(ended)]
        state, _ = standing.fold(events, self.mechanism) if ended is not None else self.position
        if state not in WAITING:
            return None
        stop = cast("Event", standing.last(events, "request_supplement", "suspend", "adopt"))
        return next(filter(None, (standing.moment(stop.body.get(word)) for word in STOPPED_SINCE)), stop.at)

    # ── the limits that run ───────────────────────────────────────────────────────────────────────────────────────────

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit that runs now: the mechanism's for this step, consultations, and the promise; soonest first."""
        running = [*self._steps_running(), *self._consultations_running()]
        with suppress(MotcuaError):  # nothing is promised where no limit can be found
            if self.state in COMING_NEARER:
                running.append(Deadline("promise", self._given_or_counted(original=False).at))
        return tuple(sorted(running, key=lambda deadline: deadline.at))

    @property
    def step_limits(self) -> Mapping[str, StepLimit]:
        """The mechanism's limits of its steps, with the times its procedure sets in their place (*thời hạn từng bước*).

        Where it hangs on facts nobody gave which time the procedure sets, the mechanism's stands.
        """
        rules = self.procedure.limits
        if all(rule.step is None for rule in rules):
            return self.mechanism.limits
        own = of_steps(rules, self.procedure.read(self.case))
        if self.accepted_at is not None:
            own |= {step: own[name] for step, name in AT_APPRAISAL.items() if name in own}
        return {
            name: attrs.evolve(row, limit=own[name].limit, citation=own[name].citation) if name in own else row
            for name, row in self.mechanism.limits.items()
        }

    def deadline(self, name: str) -> Deadline | None:
        """The limit of the step of that name, if it runs now."""
        row = self.step_limits.get(name)
        return self._running(row) if row else None

    def missed(self, at: dt.datetime) -> tuple[Missed, ...]:
        """The limits of the office's own steps that were not kept, as of that moment; soonest first.

        A step that comes late is recorded, since a record tells the truth; that it was late stands here: the answer to
        what was filed online, the transfer of paper, the correction of a result, the promised day, the notice of a
        refusal, and the apology that a late dossier was owed before that day.
        """
        now = self.office.calendar.local_time(at)
        missed = [*self._duties_missed(now), *self._refusals_missed(), *self._promise_missed(now)]
        return tuple(sorted(missed, key=lambda known: known.deadline.at))

    def _duties_missed(self, now: dt.datetime) -> Iterator[Missed]:
        first, *later = self.events
        stood = list(accumulate(later, type(self).then, initial=self.as_of((first,))))
        for row in (row for row in self.step_limits.values() if row.duty):
            missed: dict[Deadline, Missed] = {}
            running: Deadline | None = None
            for past in stood:
                before, running = running, past._running(row)  # noqa: SLF001 - the same dossier, earlier
                moment = past.history[-1].at
                if before is not None and running != before and moment > before.at:
                    missed[before] = Missed(before, moment)
            if running is not None and now > running.at:
                missed[running] = Missed(running)
            yield from missed.values()

    def _refusals_missed(self) -> Iterator[Missed]:
        """The notice of a refusal, where it came after the promised day; after a result nothing is promised anew."""
        decided, promise = standing.last(self.events, "finish"), self.promise
        if decided and promise and decided.body["outcome"] == Outcome.REFUSED and decided.at.date() > promise.date:
            rule = self.mechanism.steps[State.IN_PROGRESS]["finish"].citation
            yield Missed(Deadline("refusal", promise.at, rule), decided.at)

    def _promise_missed(self, now: dt.datetime) -> Iterator[Missed]:
        """The promised day, and before it the apology, of a dossier that is late, or was when it ended."""
        try:
            late = self.timeliness(now).current is Punctuality.LATE
        except NoPromise:
            return
        if not late:
            return
        promise, ended = self._given_or_counted(original=False), self.ended_at
        done = ended if ended is not None and ended <= now else None
        if done is None or self.outcome is not Outcome.REFUSED:  # a late refusal is told as such
            yield Missed(
                Deadline("promise", promise.at, self.mechanism.steps[State.IN_PROGRESS]["finish"].citation), done
            )
        apology = self.mechanism.limits["apology"]
        if not self._done(apology):
            yield Missed(self._before(apology, promise))

    def _done(self, row: StepLimit) -> bool:
        """Whether what ends that limit was done already, here or where the dossier was taken over from."""
        return any(not set(standing.acts_as(event)).isdisjoint(row.ends) for event in self.events)

    def _before(self, row: StepLimit, promise: Promise) -> Deadline:
        """A limit that is counted back from the promised day."""
        calendar, limit = self.office.calendar, cast("TimeLimit", row.limit)
        return Deadline(row.name, end_of_hours(limit.before(promise.date, calendar), calendar), row.citation)

    def _steps_running(self) -> Iterator[Deadline]:
        for row in self.step_limits.values():
            if deadline := self._running(row):
                yield deadline

    def _running(self, row: StepLimit) -> Deadline | None:
        """That limit, if this is its state and its channel and nothing has ended it."""
        if row.limit is None or self.state not in row.during or (row.channels and self.channel not in row.channels):
            return None
        calendar = self.office.calendar
        if row.before_due:
            return None if self.promise is None or self._done(row) else self._before(row, self.promise)
        begun = self._since(row)
        if begun is None:
            return None
        due = row.limit.due(begun, calendar).at
        if row.by_opening and due.date() > begun.date():
            due = calendar.opening(due.date())
        return Deadline(row.name, due, row.citation)

    def _since(self, row: StepLimit) -> dt.datetime | None:
        """From when that limit runs: a correction gives the office no more time, and the applicant no less."""
        started = self._starting(row)
        if started is None:
            return None
        written = next(event for event in self.history if event.sequence == started.sequence)
        moments = (self._counted_from(event) for event in (started, written))
        return max(moments) if row.binds == APPLICANT else min(moments)

    def _starting(self, row: StepLimit) -> Event | None:
        """The event that started the limit and that nothing has ended since: the first after the last end.

        No duty of the office begins with a take-over.
        """
        started: Event | None = None
        for event in reversed(self.events):
            if row.duty and event.verb == "adopt":
                continue
            acts = set(self._acts(event))
            if not acts.isdisjoint(row.ends):
                break
            if not acts.isdisjoint(row.since):
                started = event
        return started

    def _acts(self, event: Event) -> Iterator[str]:
        """What the event starts and ends: its verb, and that it brought the file, or its result, back to the counter.

        What was not complete is another thing than what was; before the acceptance it is none.
        """
        if event.body.get("complete") is False:
            if self.accepted_at is not None:
                yield SHORT
            return
        yield from standing.acts_as(event)
        if event.verb == "transfer" and event.body["to"] == self.office.code.text:
            yield TO_THE_COUNTER

    def _counted_from(self, started: Event) -> dt.datetime:
        """From when a limit runs which that event started; what is not known of a take-over harms nobody.

        Papers another system asked for were asked for when it says, or at the latest when the dossier was taken over;
        what it accepted was accepted when it was received, at the earliest.
        """
        if started.verb == "accept":
            return max(started.at, self.begun(started))
        if started.verb != "adopt":
            return started.at
        if standing.began(started)[0] is not State.AWAITING_PAPERS:
            return standing.received(started)
        return standing.moment(started.body.get("requested_at")) or started.at

    def _consultations_running(self) -> Iterator[Deadline]:
        for asked in self.consultations:
            if asked.answered is None and self.state in COMING_NEARER:
                yield Deadline("consultation", end_of_hours(asked.until, self.office.calendar))


def _as_addition(extended: Event) -> Step:
    """What an extension adds, with what the officer wrote and the law it was told to rest on."""
    reason = str(extended.body["reason"])
    values = {"limit": _limit_of(extended), "name": Text(reason, reason)}
    return Step("due.added-for", values, standing.cited(extended), depth=1)


def _limit_of(extended: Event) -> TimeLimit:
    return TimeLimit.parse(cast("str", extended.body["limit"]))


def _cause(stopped: Event) -> Text:
    """Why a dossier is suspended: what the officer wrote, or that it was taken over so."""
    reason = stopped.body.get("reason")
    return standing.TAKEN_OVER if reason is None else Text(str(reason), str(reason))


def _add(amounts: dict[Place, Counted], cited: Citation | None, limit: TimeLimit) -> None:
    """An amount of that unit under that article; a limit that has none adds none."""
    if cited is not None and isinstance(limit, COUNTED):
        place = cited.document, cited.article, type(limit).__name__
        before = amounts.get(place)
        amounts[place] = attrs.evolve(limit, amount=limit.amount + before.amount) if before else limit
