"""The running limit of one dossier: it stops, restarts, is extended and reappointed, and keeps its first promise.

Three things the law keeps apart stay apart: *reset* (the limit starts again: NĐ 118/2025/NĐ-CP art. 19.5), *exclude*
(time that special laws do not count), *extend and reappoint* (a later date, with its reason: art. 19.6). Every operator
gives a new clock.
"""

import datetime as dt
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import DueMoment, Start, WorkCalendar
from motcua.calendar.hours import as_due_moment, as_start
from motcua.calendar.rules import rule
from motcua.checks import expect, expect_day, kind
from motcua.citation import Citation
from motcua.errors import BadValue, ClockMisuse, ExtensionTooLong
from motcua.timelimit import Account, Counter, Due, Ground, Pause, Receipt, Stages, Stretch, TimeLimit, Unit, promise
from motcua.wording import Text, said
from motcua.wording.refusing import clock_stopped

__all__ = ["Clock", "Remaining"]

ONE_DAY: Final = dt.timedelta(days=1)
MOMENT: Final = dt.timedelta.resolution
RESTART: Final = rule("restart")
REAPPOINTMENT: Final = rule("reappointment")
_SOME_CAUSE: Final = Text("thời gian không tính", "time that is not counted")


@attrs.frozen(field_transformer=as_annotated)
class Remaining:
    """What is left of a limit: days still to count after a day, or office or clock minutes after a moment."""

    amount: int
    unit: Unit


@attrs.frozen
class _Appointment:
    """A new date given in place of the promised one, and when it was given."""

    due: dt.datetime
    given: dt.datetime
    citation: Citation
    extended: int
    """How many extensions it has taken the place of."""


@attrs.frozen(field_transformer=as_annotated)
class Clock:
    """A limit that runs (*thời hạn đang chạy*), frozen: every operator returns a new one.

    Moments are aware. Order matters: an operator acts on the date promised at that moment.

    >>> from motcua.calendar import national_calendar, office_time
    >>> from motcua.timelimit import WorkingDays
    >>> clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), national_calendar())
    >>> stopped = clock.exclude(office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00"))
    >>> clock.due.date, stopped.due.date
    (datetime.date(2026, 8, 17), datetime.date(2026, 8, 19))
    """

    limit: TimeLimit = attrs.field(validator=kind(TimeLimit))
    received: dt.datetime
    calendar: WorkCalendar = attrs.field(validator=kind(WorkCalendar))
    start: Start | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_start))
    due_moment: DueMoment | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_due_moment)
    )
    desk: Counter | None = attrs.field(default=None, kw_only=True)
    restarted: dt.datetime | None = attrs.field(default=None, kw_only=True)
    """The moment the limit last started again."""
    restarted_by: Citation | None = attrs.field(default=None, kw_only=True)
    pauses: tuple[Pause, ...] = attrs.field(default=(), kw_only=True)
    extensions: tuple[TimeLimit, ...] = attrs.field(default=(), kw_only=True)
    appointment: _Appointment | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        self.calendar.local_time(self.received)

    # ── operators ─────────────────────────────────────────────────────────────────────────────────────────────────

    def exclude(
        self,
        stop: dt.datetime,
        resume: dt.datetime | None = None,
        cause: str | Text = _SOME_CAUSE,
        *,
        citation: Citation | None = None,
    ) -> "Clock":
        """The clock with time that is not counted; open until ``resume`` when no end is given.

        A stop of a limit in days may begin until closing on the due day, one of a limit in hours before it ends. Raises
        ``ClockMisuse`` for a stop after that, before the receipt, or ending before it begins, and ``ClockStopped``
        while an earlier stop is open.
        """
        self._refuse_while_open()
        stop = self.calendar.local_time(stop)
        if resume is not None:
            resume = self.calendar.local_time(resume)
            if resume < stop:
                raise ClockMisuse(said("clock.ends-before-it-begins", stop=stop, resume=resume))
        if stop < self.calendar.local_time(self.restarted or self.received):
            raise ClockMisuse(said("clock.stop-before-start", stop=stop))
        due = self.due
        last = max(due.at, self.calendar.closing(due.date)) if due.account.by_day else due.at - MOMENT
        if stop > last:
            raise ClockMisuse(said("clock.stop-after-end", stop=stop, due=due.at))
        why = cause if isinstance(cause, Text) else Text(plain := expect(cause, str, "cause of a stop"), plain)
        if citation is not None:
            expect(citation, Citation, "citation")
        return attrs.evolve(self, pauses=(*self.pauses, Pause(stop, resume, why, citation)))

    def resume(self, at: dt.datetime) -> "Clock":
        """The clock running again.

        Raises ``ClockMisuse`` when no stop is open, or when it resumes before it stopped.
        """
        at, pause = self.calendar.local_time(at), self.open_pause
        if pause is None:
            raise ClockMisuse(said("clock.no-open-stop"))
        if at < pause.stop:
            raise ClockMisuse(said("clock.resumes-too-early", stop=pause.stop))
        closed = tuple(attrs.evolve(known, resume=at) if known is pause else known for known in self.pauses)
        return attrs.evolve(self, pauses=closed)

    def reset(self, at: dt.datetime, *, citation: Citation = RESTART) -> "Clock":
        """The limit starts again from the moment of the complete supplement (NĐ 118/2025/NĐ-CP art. 19.5).

        It clears extensions; a stop that lasts beyond it goes on. Where a new appointment was already given, the later
        of the two dates stands.
        """
        at = self.calendar.local_time(at)
        if at < self.calendar.local_time(self.restarted or self.received):
            raise ClockMisuse(said("clock.restart-before-start", moment=at))
        appointment = self.appointment and attrs.evolve(self.appointment, extended=0)
        return attrs.evolve(self, restarted=at, restarted_by=citation, extensions=(), appointment=appointment)

    def extend(self, limit: TimeLimit, at: dt.datetime, cap: TimeLimit | None = None) -> "Clock":
        """The clock with more time, counted on from the date promised at that moment; later stops move it.

        ``cap`` is the largest extension altogether, as a limit; past it ``ExtensionTooLong``.
        """
        self._refuse_while_open()
        self._refuse_before_start(at)
        if not isinstance(limit, TimeLimit):
            raise BadValue("extension", type(limit).__name__, "a time limit")
        longer = attrs.evolve(self, extensions=(*self.extensions, limit))
        altogether = attrs.evolve(longer, appointment=None)
        if cap is not None and altogether.due.at > attrs.evolve(altogether, extensions=(cap,)).due.at:
            raise ExtensionTooLong(said("clock.extended-too-far", limit=limit, cap=cap))
        return longer

    def reappoint(
        self, new_due: dt.date | dt.datetime, at: dt.datetime, *, citation: Citation = REAPPOINTMENT
    ) -> "Clock":
        """The clock with a new date: once for the whole dossier, told at least a calendar day before the promised one.

        NĐ 118/2025/NĐ-CP art. 19.6. Takes a day (due at closing time) or a moment. Raises ``ClockMisuse``.
        """
        self._refuse_while_open()
        self._refuse_before_start(at)
        at, promised = self.calendar.local_time(at), self.due
        if self.appointment is not None:
            raise ClockMisuse(said("clock.appointed-already"))
        if at.date() > promised.date - ONE_DAY:
            raise ClockMisuse(said("clock.told-too-late", last=promised.date - ONE_DAY, due=promised.date))
        if isinstance(new_due, dt.datetime):
            moment = self.calendar.local_time(new_due)
        else:
            moment = self.calendar.closing(expect_day(new_due))
        if moment <= promised.at:
            raise ClockMisuse(said("clock.appointed-too-early", due=promised.at))
        return attrs.evolve(self, appointment=_Appointment(moment, at, citation, len(self.extensions)))

    # ── answers ───────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def due(self) -> Due:
        """The due moment as it stands now; raises ``ClockStopped`` while a stop is open."""
        self._refuse_while_open()
        limit = Stages(self.limit, *self.extensions) if self.extensions else self.limit
        return promise(
            limit, lambda over: self._extended(self._appointed(self._reckon(over))), self.calendar, self.desk
        )

    @property
    def original_due(self) -> Due:
        """The due moment that resets and stops make, without extensions and appointments: what statistics judge by."""
        self._refuse_while_open()
        return promise(self.limit, self._reckon, self.calendar, self.desk)

    @property
    def open_pause(self) -> Pause | None:
        """The stop that has no end yet."""
        return next((pause for pause in self.pauses if pause.resume is None), None)

    def remaining(self, at: dt.datetime) -> Remaining:
        """Days still to count after the day of ``at``, or minutes after ``at``; zero once the limit has ended.

        While a stop is open, what was left when it began.
        """
        pause, at = self.open_pause, self.calendar.local_time(at)
        if pause is not None:
            before = attrs.evolve(self, pauses=tuple(known for known in self.pauses if known is not pause))
            return before.remaining(min(at, pause.stop))
        account = self.due.account
        units = [stretch.unit for stretch in account.stretches]
        if account.by_day:
            left = sum(entry.counted for entry in account.ledger() if entry.date > at.date())
            return Remaining(left, next(unit for unit in units if unit.by_day))
        begun = max(at, account.receipt.stamped)
        minutes = account.ground.minutes_between(begun, account.at, office=units[0] is Unit.OFFICE_MINUTES)
        return Remaining(minutes, units[0])

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _reckon(self, over: WorkCalendar) -> Account:
        """The account of the limit itself, with its restarts and stops."""
        receipt = Receipt.at(self.restarted or self.received, over, self.start, self.desk)
        account = self.limit.account(receipt, Ground.of(over, self._convention, self.pauses))
        if self.restarted is not None:
            first = over.local_time(self.received).date()
            account = attrs.evolve(account, restarted_from=first, restarted_by=self.restarted_by)
        return account

    @property
    def _convention(self) -> DueMoment:
        return self.due_moment or self.calendar.conventions.due_moment

    def _appointed(self, account: Account) -> Account:
        """The account with the new date in it: a date that was given stands until a later stop or reset moves it."""
        appointment, end = self.appointment, account.at.date()
        if appointment is None:
            return account
        moved = self._put_off(appointment, account.ground)
        if moved <= account.at:
            return account
        stretch = Stretch(Unit.APPOINTED, end, end, moved.date(), moved, appointment.citation)
        return attrs.evolve(account, stretches=(*account.stretches, stretch))

    def _extended(self, account: Account) -> Account:
        """The account with the extensions, each counted on from the date promised before it."""
        later = self.extensions[self.appointment.extended if self.appointment else 0 :]
        if not later:
            return account
        stretches = Stages(*later).run(Receipt(account.at, account.at), account.ground)
        return attrs.evolve(account, stretches=(*account.stretches, *stretches))

    def _put_off(self, appointment: _Appointment, ground: Ground) -> dt.datetime:
        """The appointed moment, later by the working days of the stops that began since it was given.

        A stop that begins on the appointed day leaves nothing to count, so the day of resumption is due.
        """
        later = Ground.of(
            ground.calendar, ground.due_moment, (pause for pause in self.pauses if pause.stop >= appointment.given)
        )
        given, day = appointment.given.date(), appointment.due.date()
        excluded = 0
        while (found := later.working_days_excluded(given, day)) != excluded:
            day = ground.calendar.add_working_days(day, found - excluded)
            excluded = found
        if later.spans:
            day = later.settle(day)
        return appointment.due if day == appointment.due.date() else ground.calendar.moment(day, appointment.due.time())

    def _refuse_while_open(self) -> None:
        if self.open_pause is not None:
            raise clock_stopped(self.open_pause.stop, self.open_pause.cause)

    def _refuse_before_start(self, at: dt.datetime) -> None:
        if self.calendar.local_time(at) < self.calendar.local_time(self.restarted or self.received):
            raise ClockMisuse(said("clock.more-before-start"))
