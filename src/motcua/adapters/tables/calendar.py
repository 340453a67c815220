"""A calendar as rows to join with: each day, whether it counts, and where a limit that is received on it starts."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from motcua.adapters.tables.table import Table, Value
from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import OutsideCalendar
from motcua.timelimit import Receipt, WorkingDays

__all__ = ["calendar_table"]

DAYS: Final = {
    "date": dt.date,
    "working": bool,
    "ordinal": int,
    "starts": int,
    "late_after": int,
    "starts_late": int,
    "reason": str,
    "name_vi": str,
    "name_en": str,
    "citation": str,
    "verified": bool,
    "certainty": str,
}
LAST_MINUTE: Final = dt.time(23, 59)


def calendar_table(
    calendar: WorkCalendar,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    cutoff: dt.time | None = None,
) -> Table:
    """A calendar as a plain table (*bảng ngày làm việc*), a row for each day.

    ``ordinal`` counts the working days up to and including the day. A limit of *n* working days that is received in the
    hours of a day ends on the working day whose ordinal is ``starts + n``; received later than ``late_after`` (minutes
    since midnight: closing, or the cut-off if that is earlier), on the one with ``starts_late + n``. Both are empty
    where the receipt lies after the last day the calendar knows. Raises ``OutsideCalendar`` and ``BadValue``.

    >>> from motcua.calendar import national_calendar
    >>> friday = dt.date(2026, 8, 28)
    >>> print(calendar_table(national_calendar(), first=friday, last=friday, cutoff=dt.time(15)).csv(), end="")
    date,working,ordinal,starts,late_after,starts_late,reason,name_vi,name_en,citation,verified,certainty
    2026-08-28,true,4177,4177,900,4178,working,ngày làm việc,working day,"188/1999/QĐ-TTg, art. 1",true,official
    """
    expect(calendar, WorkCalendar, "calendar")
    begin, end = calendar.inside(first or calendar.first_day), calendar.inside(last or calendar.last_day)
    return Table("calendar", DAYS, _days(calendar, begin, end, WorkingDays(1, cutoff=cutoff)))


def _days(calendar: WorkCalendar, first: dt.date, last: dt.date, limit: WorkingDays) -> Iterator[tuple[Value, ...]]:
    ordinals, base = calendar.ordinals, calendar.first_day.toordinal()
    for number in range(first.toordinal(), last.toordinal() + 1):
        known = calendar.day(dt.date.fromordinal(number))
        closing = min(calendar.closing(known.date).time(), limit.cutoff or LAST_MINUTE)
        moments = calendar.opening(known.date), calendar.moment(known.date, LAST_MINUTE)
        starts, late = (_received(moment, calendar, limit) for moment in moments)
        yield (
            known.date,
            known.working,
            ordinals[number - base],
            None if starts is None else ordinals[starts.toordinal() - base],
            closing.hour * 60 + closing.minute,
            None if late is None else ordinals[late.toordinal() - base],
            known.reason.value,
            known.name.vi,
            known.name.en,
            str(known.citation),
            known.citation.verified,
            known.certainty.value,
        )


def _received(moment: dt.datetime, calendar: WorkCalendar, limit: WorkingDays) -> dt.date | None:
    """The day a limit received then counts from."""
    try:
        return limit.receive(Receipt.at(moment, calendar), calendar).day
    except OutsideCalendar:
        return None
