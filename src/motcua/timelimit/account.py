"""The account of a limit: which days were counted, which were not, and why; the walk itself, without the wording.

A limit runs in stretches (one, or one per stage), over a ground of calendar and pauses. A stretch remembers enough to
say of every day whether it was counted, so that the ledger is written only when somebody asks for it.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, starmap
from typing import Final, TypeAlias, TypeVar

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.calendar import DueMoment, Part, Reason, WorkCalendar
from motcua.calendar.rules import rule
from motcua.checks import Discreet
from motcua.citation import Citation
from motcua.timelimit.receipt import Receipt
from motcua.wording import Text

__all__ = ["Account", "Ground", "LedgerDay", "LedgerReason", "Pause", "Stretch", "Unit"]

Spell: TypeAlias = tuple[dt.datetime, dt.datetime]
"""From one moment to another."""
ONE_DAY: Final = dt.timedelta(days=1)
_END_OF_TIME: Final = dt.datetime.max.replace(tzinfo=dt.UTC)
FIRST_DAY_NOT_COUNTED: Final = rule("first-day-not-counted")
LAST_DAY_OFF: Final = rule("last-day-off")


class Unit(enum.StrEnum):
    """What a stretch counts: which days of the ledger are counted follows from it."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    OFFICE_MINUTES = "office-minutes"
    CLOCK_TIME = "clock-time"
    APPOINTED = "appointed"
    """Not counted at all: a date that was given."""

    @property
    def by_day(self) -> bool:
        """Whether whole days are counted, so that whole days are excluded."""
        return self in {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.APPOINTED}

    @property
    def skips_days_off(self) -> bool:
        """Whether days off never count."""
        return self in {Unit.WORKING_DAYS, Unit.OFFICE_MINUTES}


class LedgerReason(enum.StrEnum):
    """Why a day of the ledger was counted or not (*lý do tính, không tính*)."""

    COUNTED = "counted"
    RECEIPT = "receipt"
    """A working day up to and including the one that counts as the day of receipt."""
    DAY_OFF = "day-off"
    EXCLUDED = "excluded"
    MOVED = "moved"
    """Added because the last day was a day off."""
    RESTARTED = "restarted"
    """Before the limit started again."""
    APPOINTED = "appointed"
    """Added by a new appointment."""


@attrs.frozen(field_transformer=as_annotated)
class LedgerDay:
    """One calendar day between receipt and due date: counted or not, and the rule or notice behind it."""

    date: dt.date
    counted: bool
    reason: LedgerReason
    citation: Citation | None
    name: Text | None = None
    """What the calendar calls the day, for a day off."""


_ledger_day: Final = on_trust(LedgerDay)


@attrs.frozen(eq=False, field_transformer=as_annotated)
class Pause(Discreet):
    """Time that is not counted (*thời gian không tính vào thời hạn*), with a cause; open while ``resume`` is missing.

    Of a limit in days the dates after the day of ``stop`` up to and including the day of ``resume`` do not count; of
    one in hours, the minutes between. A resumption outside hours is at the next opening. The cause may be free text of
    an officer and stays out of ``repr``.
    """

    stop: dt.datetime
    resume: dt.datetime | None
    cause: Text = attrs.field(repr=False)
    citation: Citation | None = None


@attrs.frozen(slots=False, field_transformer=as_annotated)
class Ground:
    """What a limit runs over: a calendar, the office's convention, and the closed pauses, merged and in order."""

    calendar: WorkCalendar
    due_moment: DueMoment
    pauses: tuple[tuple[dt.datetime, dt.datetime], ...] = ()
    """Exact, for limits in hours."""
    spans: tuple[tuple[dt.date, dt.date], ...] = ()
    """The same for limits in days: the dates of ``(first, last]`` do not count."""
    causes: tuple[Pause, ...] = ()
    """The closed pauses as they were told, with their causes."""

    @classmethod
    def of(cls, calendar: WorkCalendar, due_moment: DueMoment, pauses: Iterable[Pause] = ()) -> "Ground":
        """Pauses that overlap or touch become one; open ones are the caller's to refuse."""
        told = tuple(pauses)
        if not told:
            return cls(calendar, due_moment)
        closed = [(pause.stop, pause.resume) for pause in told if pause.resume is not None]
        dates = [(stop.date(), calendar.next_opening(resume).date()) for stop, resume in closed]
        return cls(calendar, due_moment, _merged(closed), _merged(dates), told)

    def pause_on(self, day: dt.date) -> Pause | None:
        """The pause that keeps a limit in days from counting that day; of several, the one told first."""
        return next((pause for pause in self.causes if pause.stop.date() < day <= self._resumed(pause)), None)

    def stop_over(self, day: dt.date, *, office: bool) -> Pause | None:
        """The pause that leaves a limit in hours no minute of that day; of several, the one told first."""
        if not self.pauses:
            return None
        moment, sessions = self.calendar.moment, self.calendar.counted_sessions(day)
        spells = [(moment(day, opens), moment(day, closes)) for opens, closes in sessions]
        if not office:
            spells = [(moment(day, dt.time.min), moment(day + ONE_DAY, dt.time.min))]
        held = [any(stop <= opens and closes <= resume for stop, resume in self.pauses) for opens, closes in spells]
        if not spells or not all(held):
            return None
        opens, closes = spells[0][0], spells[-1][1]
        return next(pause for pause in self.causes if pause.stop < closes and pause.resume and opens < pause.resume)

    def _resumed(self, pause: Pause) -> dt.date:
        return self.calendar.next_opening(pause.resume).date() if pause.resume else dt.date.max

    def working_days_excluded(self, after: dt.date, through: dt.date) -> int:
        """Working days of ``(after, through]`` that lie in a pause."""
        between = self.calendar.working_days_between
        return sum(between(a, b) for a, b in self._overlaps(after, through)) if self.spans else 0

    def days_excluded(self, after: dt.date, through: dt.date) -> int:
        """Calendar days of ``(after, through]`` that lie in a pause."""
        return sum((b - a).days for a, b in self._overlaps(after, through))

    def _overlaps(self, after: dt.date, through: dt.date) -> Iterable[tuple[dt.date, dt.date]]:
        for first, last in self.spans:
            a, b = max(after, first), min(through, last)
            if a < b:
                yield a, b

    def settle(self, day: dt.date) -> dt.date:
        """The day on which a limit whose last counted day is ``day`` ends.

        A day off moves to the next working day (art. 148.5). A stop that begins on the last day leaves nothing to
        count, so the day of resumption is due.
        """
        if not self.spans:
            return day if self.calendar.is_working_day(day) else self.calendar.next_working_day(day)
        while True:
            held = next((last for first, last in self.spans if first <= day < last), None)
            if held is not None:
                day = held
            elif not self.calendar.is_working_day(day):
                day = self.calendar.next_working_day(day)
            else:
                return day

    def moment_after(self, moment: dt.datetime, amount: dt.timedelta, *, office: bool) -> dt.datetime:
        """The moment at which ``amount`` of time is used up: office time, or clock time; pauses do not count.

        Clock time is counted in UTC: a day of 23 hours abroad has 23.
        """
        left = amount
        for opens, closes in self._open_time(moment, office=office):
            if closes - opens >= left:
                return (opens + left).astimezone(self.calendar.zone)
            left -= closes - opens
        raise AssertionError("office time has no end")  # pragma: no cover - _open_time is endless or raises

    def minutes_between(self, after: dt.datetime, through: dt.datetime, *, office: bool) -> int:
        """Whole minutes of running time in ``(after, through]``; none when ``through`` is not later."""
        none = total = dt.timedelta(0)
        spells, closes = iter(self._open_time(after, office=office)), after
        while closes < through:
            opens, closes = next(spells)
            total += max(min(closes, through) - opens, none)
        return int(total / dt.timedelta(minutes=1))

    def _open_time(self, moment: dt.datetime, *, office: bool) -> Iterable[Spell]:
        """Stretches of running time from ``moment`` on, without end; the calendar raises at its own."""
        spells = self._office_spells(moment) if office else [(moment.astimezone(dt.UTC), _END_OF_TIME)]
        pauses = [(stop.astimezone(dt.UTC), resume.astimezone(dt.UTC)) for stop, resume in self.pauses]
        return chain.from_iterable(starmap(partial(_running, pauses), spells))

    def _office_spells(self, moment: dt.datetime) -> Iterable[Spell]:
        day = moment.date()
        while True:
            for opens, closes in self.calendar.counted_sessions(day):
                start, end = max(moment, self.calendar.moment(day, opens)), self.calendar.moment(day, closes)
                if start < end:
                    yield start, end
            day = self.calendar.add_working_days(day, 1)


a_ground: Final = on_trust(Ground)


def _running(pauses: Iterable[Spell], opens: dt.datetime, closes: dt.datetime) -> Iterator[Spell]:
    """What of that time no pause takes."""
    for stop, resume in pauses:
        if resume <= opens or closes <= stop:
            continue
        if opens < stop:
            yield opens, stop
        opens = resume
    if opens < closes:
        yield opens, closes


Edge = TypeVar("Edge", dt.date, dt.datetime)


def _merged(spells: Iterable[tuple[Edge, Edge]]) -> tuple[tuple[Edge, Edge], ...]:
    """Spells in order, those that overlap or touch made one."""
    merged: list[tuple[Edge, Edge]] = []
    for first, last in sorted(spells):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


@attrs.frozen(slots=False, field_transformer=as_annotated)
class Stretch:
    """One stretch of counting: from a day that is not counted to the day it ends on."""

    unit: Unit
    begun: dt.date
    """Day 0."""
    counted_through: dt.date
    """The last day counted, before it was moved."""
    end: dt.date
    at: dt.datetime
    """The very moment of the end."""
    citation: Citation | None = None
    """The rule of a stretch that was given rather than counted."""

    def day(self, day: dt.date, ground: Ground) -> LedgerDay:
        """What the ledger says of a day of this stretch."""
        known = ground.calendar.day(day)
        off = not known.working
        office = self.unit is Unit.OFFICE_MINUTES
        if pause := ground.pause_on(day) if self.unit.by_day else ground.stop_over(day, office=office):
            return _ledger_day(
                day, counted=False, reason=LedgerReason.EXCLUDED, citation=pause.citation, name=pause.cause
            )
        if self.unit is Unit.APPOINTED:
            return _ledger_day(day, counted=False, reason=LedgerReason.APPOINTED, citation=self.citation)
        if off and self.unit.skips_days_off:
            return _ledger_day(
                day, counted=False, reason=LedgerReason.DAY_OFF, citation=known.citation, name=known.name
            )
        if day > self.counted_through:
            name = known.name if off else None
            return _ledger_day(day, counted=False, reason=LedgerReason.MOVED, citation=LAST_DAY_OFF, name=name)
        special = known.reason is not Reason.WORKING and known.part is Part.FULL and not off
        return _ledger_day(
            day,
            counted=True,
            reason=LedgerReason.COUNTED,
            citation=known.citation if special else None,
            name=known.name if special else None,
        )


a_stretch: Final = on_trust(Stretch)


@attrs.frozen(slots=False, field_transformer=as_annotated)
class Account:
    """How one due moment came about: the receipt, the stretches, and the ground under them."""

    receipt: Receipt
    stretches: tuple[Stretch, ...]
    ground: Ground
    restarted_from: dt.date | None = None
    """The day of the first receipt, where the limit started again since."""
    restarted_by: Citation | None = None
    """The rule that made it start again."""

    @property
    def at(self) -> dt.datetime:
        """The due moment."""
        return self.stretches[-1].at

    @property
    def by_day(self) -> bool:
        """Whether some stretch counts whole days: then the account is told in days."""
        return any(stretch.unit.by_day for stretch in self.stretches)

    @property
    def first_day(self) -> dt.date:
        """The stamped day of the first receipt."""
        return self.restarted_from or self.receipt.stamped.date()

    def ledger(self) -> tuple[LedgerDay, ...]:
        """One entry for every day after the stamped day of receipt up to and including the due date."""
        stamped, first, due = self.receipt.stamped.date(), self.first_day, self.at.date()
        days = [first + ONE_DAY * step for step in range(1, (due - first).days + 1)]
        return tuple(self._day(day, stamped) for day in days)

    def _day(self, day: dt.date, stamped: dt.date) -> LedgerDay:
        if day <= stamped:
            return _ledger_day(day, counted=False, reason=LedgerReason.RESTARTED, citation=self.restarted_by)
        if day <= self.receipt.day and self.stretches[0].unit.by_day:
            known = self.ground.calendar.day(day)
            if not known.working:
                return _ledger_day(
                    day, counted=False, reason=LedgerReason.DAY_OFF, citation=known.citation, name=known.name
                )
            return _ledger_day(day, counted=False, reason=LedgerReason.RECEIPT, citation=FIRST_DAY_NOT_COUNTED)
        return self.stretch_on(day).day(day, self.ground)

    def stretch_on(self, day: dt.date) -> Stretch:
        """The stretch to which a day of the ledger belongs: the one that ends on it, or after it."""
        return next(stretch for stretch in self.stretches if day <= stretch.end)

    def stops_of_hours(self) -> tuple[Pause, ...]:
        """The pauses that stopped a stretch in hours, by the minute; what they take from days, the ledger tells."""
        begun = self.receipt.counted, *(stretch.at for stretch in self.stretches)
        hours = [(start, one.at) for start, one in zip(begun, self.stretches, strict=False) if not one.unit.by_day]
        return tuple(
            pause
            for pause in self.ground.causes
            if any(pause.stop < ends and pause.resume and starts < pause.resume for starts, ends in hours)
        )


an_account: Final = on_trust(Account)
