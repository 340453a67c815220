"""Limits counted in days, months and years, and the same day: what most of the law is written in.

Which day is day 1, and what happens on a day off, stands line by line in ``docs/explanation/design.md``; each line has
a law test named after it.
"""

import abc
import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

import attrs
from dateutil.relativedelta import relativedelta

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.checks import shown
from motcua.errors import BadValue
from motcua.timelimit.account import ONE_DAY, Ground, Stretch, Unit, a_stretch
from motcua.timelimit.base import CountedLimit, TimeLimit, event_day
from motcua.timelimit.receipt import Receipt
from motcua.wording import say

__all__ = ["CalendarDays", "Months", "SameDay", "WorkingDays", "Years"]


def _clock(instance: "TimeLimit", attribute: "attrs.Attribute[dt.time | None]", value: object) -> None:
    if value is not None and (type(value) is not dt.time or value.tzinfo or value.second or value.microsecond):
        what = f"{attribute.name} of {type(instance).__name__}"
        raise BadValue(what, shown(value, spell=repr), "a clock time in whole minutes such as datetime.time(15)")


@attrs.frozen(repr=False)
class _DayLimit(CountedLimit):
    """A limit counted in whole days, with an optional cut-off at the counter."""

    cutoff: dt.time | None = attrs.field(default=None, validator=_clock, kw_only=True)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """Strictly after the cut-off, as of the opening of the next working day."""
        return receipt.cut_off(self.cutoff, calendar)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, its last day moved off days off and out of pauses."""
        last = self.last_counted(receipt.day, ground)
        end = ground.settle(last)
        yield a_stretch(self.unit, receipt.day, last, end, receipt.clock_on(end, ground.calendar, ground.due_moment))

    @abc.abstractmethod
    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The day on which the amount is full, before a day off moves it."""

    def say(self, locale: str) -> str:
        """The amount, its unit, and the cut-off if there is one."""
        said = say(self.message, locale, {"n": self.amount})
        return say("limit.cutoff", locale, {"limit": said, "cutoff": f"{self.cutoff:%H:%M}"}) if self.cutoff else said

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount}{f', cutoff={self.cutoff!r}' if self.cutoff else ''})"


@attrs.frozen(repr=False, field_transformer=as_annotated)
class WorkingDays(_DayLimit):
    """Working days (*ngày làm việc*): days off never count, nor does the day of receipt (Civil Code 2015, art. 147.2).

    >>> from motcua.calendar import national_calendar, office_time
    >>> WorkingDays(7).due(office_time("2026-08-28 15:20"), national_calendar()).date
    datetime.date(2026, 9, 11)
    """

    unit: ClassVar[Unit] = Unit.WORKING_DAYS
    message: ClassVar[str] = "limit.working-days"

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The working day that makes the amount full; excluded working days do not count."""
        excluded = 0
        while True:
            last = ground.calendar.add_working_days(day_zero, self.amount + excluded)
            found = ground.working_days_excluded(day_zero, last)
            if found == excluded:
                return last
            excluded = found

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the working days.

        >>> from motcua.calendar import national_calendar
        >>> WorkingDays(2).before(dt.date(2026, 9, 3), national_calendar())
        datetime.date(2026, 8, 27)
        """
        day = event_day(event, calendar)
        back = self.amount - 1 if calendar.is_working_day(day) else self.amount
        return calendar.add_working_days(day, -back) - ONE_DAY


@attrs.frozen(repr=False, field_transformer=as_annotated)
class CalendarDays(_DayLimit):
    """Calendar days (*ngày*): every day counts; a last day off moves to the next working day (art. 148.5).

    >>> from motcua.calendar import national_calendar, office_time
    >>> CalendarDays(15).due(office_time("2026-08-17 09:00"), national_calendar()).date
    datetime.date(2026, 9, 3)
    """

    unit: ClassVar[Unit] = Unit.CALENDAR_DAYS
    message: ClassVar[str] = "limit.calendar-days"

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The day that makes the amount full; excluded days do not count."""
        return _past_exclusions(day_zero, day_zero + ONE_DAY * self.amount, ground)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the days."""
        return event_day(event, calendar) - ONE_DAY * self.amount


@attrs.frozen(repr=False)
class _DateLimit(_DayLimit):
    """A limit to a corresponding date, always computed from the day of receipt itself, never from a clamped day."""

    unit: ClassVar[Unit] = Unit.CALENDAR_DAYS

    @property
    @abc.abstractmethod
    def span(self) -> relativedelta:
        """The months or years."""

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The corresponding date, put off by every excluded day."""
        return _past_exclusions(day_zero, day_zero + self.span, ground)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day whose corresponding date is not after the event."""
        day = event_day(event, calendar)
        found = day - self.span
        while found + ONE_DAY + self.span <= day:
            found += ONE_DAY
        return found


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Months(_DateLimit):
    """Months (*tháng*): the corresponding day of the last month, or its last day if it has none (art. 148.3).

    >>> from motcua.calendar import national_calendar, office_time
    >>> Months(1).due(office_time("2026-01-30 09:00"), national_calendar()).date
    datetime.date(2026, 3, 2)
    """

    message: ClassVar[str] = "limit.months"

    @property
    def span(self) -> relativedelta:
        """The months."""
        return relativedelta(months=self.amount)


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Years(_DateLimit):
    """Years (*năm*): the corresponding day of the last year, or the last day of that month (art. 148.4).

    >>> from motcua.calendar import national_calendar, office_time
    >>> Years(1).due(office_time("2024-02-29 09:00"), national_calendar()).date
    datetime.date(2025, 2, 28)
    """

    message: ClassVar[str] = "limit.years"

    @property
    def span(self) -> relativedelta:
        """The years."""
        return relativedelta(years=self.amount)


@attrs.frozen(repr=False, field_transformer=as_annotated)
class SameDay(TimeLimit):
    """The same working day (*trong ngày làm việc*), or the next one when received strictly after the cut-off.

    Without a cut-off always the same day. Ends at closing time whatever the convention of the office says; a dossier
    taken by a desk in a session of its own (a Saturday morning) is due when that session closes.

    >>> from motcua.calendar import national_calendar, office_time
    >>> certify = SameDay(cutoff=dt.time(15))
    >>> [certify.due(office_time(f"2026-08-27 {clock}"), national_calendar()).date.day for clock in ("15:00", "15:01")]
    [27, 28]
    """

    cutoff: dt.time | None = attrs.field(default=None, validator=_clock, kw_only=True)

    def as_later_stage(self) -> TimeLimit:
        """The same day without a cut-off."""
        return SameDay()

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The day of receipt, or the working day after it."""
        day, clock, calendar = receipt.day, receipt.counted.time(), ground.calendar
        sessions = calendar.counted_sessions(day)
        late = self.cutoff is not None and clock > self.cutoff
        if receipt.kept_open_until and not late:
            end, at = day, receipt.kept_open_until
        else:
            closed = not sessions or clock > sessions[-1][1]
            end = ground.settle(WorkingDays(1).last_counted(day, ground) if late or closed else day)
            at = calendar.closing(end)
        yield a_stretch(Unit.WORKING_DAYS, day, end, end, at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The event's own day if it is worked, else the last working day before it."""
        day = event_day(event, calendar)
        return day if calendar.is_working_day(day) else calendar.add_working_days(day, -1)

    def say(self, locale: str) -> str:
        """The rule, with its cut-off."""
        if self.cutoff is None:
            return say("limit.same-day", locale)
        return say("limit.same-day-cutoff", locale, {"cutoff": f"{self.cutoff:%H:%M}"})

    def __repr__(self) -> str:
        return f"SameDay(cutoff={self.cutoff!r})" if self.cutoff else "SameDay()"


def _past_exclusions(day_zero: dt.date, last: dt.date, ground: Ground) -> dt.date:
    """``last`` put off by every excluded day that lies before it."""
    excluded = 0
    while (found := ground.days_excluded(day_zero, last)) != excluded:
        last += ONE_DAY * (found - excluded)
        excluded = found
    return last
