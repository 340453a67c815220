"""Limits counted in hours: office hours to the minute, and clock hours that wait for nobody."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.timelimit.account import ONE_DAY, Ground, Stretch, Unit, a_stretch
from motcua.timelimit.base import CountedLimit, event_end
from motcua.timelimit.receipt import Receipt, a_receipt

__all__ = ["Hours", "WorkingHours"]

NO_TIME: Final = dt.timedelta(0)


@attrs.frozen(repr=False, field_transformer=as_annotated)
class WorkingHours(CountedLimit):
    """Working hours (*giờ làm việc*): exact office minutes; hours used up at the end of a session end there.

    >>> from motcua.calendar import national_calendar, office_time
    >>> WorkingHours(8).due(office_time("2026-08-27 15:00"), national_calendar()).at.isoformat()
    '2026-08-28T15:00:00+07:00'
    """

    unit: ClassVar[Unit] = Unit.OFFICE_MINUTES
    message: ClassVar[str] = "limit.working-hours"

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, to the minute in which the office hours are used up."""
        at = ground.moment_after(receipt.counted, dt.timedelta(hours=self.amount), office=True)
        yield a_stretch(self.unit, receipt.day, at.date(), at.date(), at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day after whose end the office hours up to the event are enough."""
        end = event_end(event, calendar)
        day, left = end.date(), dt.timedelta(hours=self.amount)
        while True:
            for opens, closes in calendar.counted_sessions(day):
                left -= max(min(calendar.moment(day, closes), end) - calendar.moment(day, opens), NO_TIME)
            day -= ONE_DAY
            if left <= NO_TIME:
                return day


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Hours(CountedLimit):
    """Clock hours (*giờ*): from the stamp itself (art. 147.1), nights and days off included; neither end is moved.

    >>> from motcua.calendar import national_calendar, office_time
    >>> Hours(24).due(office_time("2026-08-28 15:20"), national_calendar()).at.isoformat()
    '2026-08-29T15:20:00+07:00'
    """

    unit: ClassVar[Unit] = Unit.CLOCK_TIME
    message: ClassVar[str] = "limit.hours"

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """As stamped: the clock does not wait for the office."""
        return a_receipt(receipt.stamped, receipt.stamped)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, to the minute in which the hours are used up."""
        begun = receipt.stamped
        at = ground.moment_after(begun, dt.timedelta(hours=self.amount), office=False)
        ground.calendar.inside(at.date())
        yield a_stretch(self.unit, begun.date(), at.date(), at.date(), at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day after whose end the hours up to the event are enough."""
        return (event_end(event, calendar) - dt.timedelta(hours=self.amount)).date() - ONE_DAY
