"""A calendar as rows to join with: each day, whether it counts, and where a limit that is received on it starts."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from motcua.adapters.tables.table import Table, Value
from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import BadValue, OutsideCalendar
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
    "opens": int,
    "later_after": int,
    "starts_later": int,
}
MIDNIGHT: Final = 24 * 60
LAST_SECOND: Final = dt.time(23, 59, 59)


def calendar_table(
    calendar: WorkCalendar,
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    cutoff: dt.time | None = None,
) -> Table:
    """A calendar as a plain table (*bảng ngày làm việc*), a row for each day.

    ``ordinal`` counts the working days up to and including the day. A limit of *n* working days that is received on a
    day ends on the working day whose ordinal is ``starts + n``; received after the minute ``late_after`` (since
    midnight), on the one with ``starts_late + n``, and after ``later_after`` on the one with ``starts_later + n``:
    these are closing and the cut-off, whichever comes first. A stamp with seconds is of the minute it runs into, and a
    bare day of the minute ``opens``. The starts are empty where the receipt lies after the last day the calendar knows.
    Raises ``OutsideCalendar``, and ``BadValue``, also where ``last`` lies before ``first``.

    >>> from motcua.calendar import national_calendar
    >>> friday = dt.date(2026, 8, 28)
    >>> day = calendar_table(national_calendar(), first=friday, last=friday, cutoff=dt.time(15)).columns()
    >>> day["starts"], day["late_after"], day["starts_late"], day["later_after"], day["starts_later"]
    ([4177], [900], [4178], [1020], [4178])
    """
    expect(calendar, WorkCalendar, "calendar")
    begin = calendar.inside(calendar.first_day if first is None else first)
    end = calendar.inside(calendar.last_day if last is None else last)
    if end < begin:
        raise BadValue("last day of the table", end.isoformat(), f"{begin.isoformat()} or later")
    return Table("calendar", DAYS, _days(calendar, begin, end, WorkingDays(1, cutoff=cutoff)))


def _days(calendar: WorkCalendar, first: dt.date, last: dt.date, limit: WorkingDays) -> Iterator[tuple[Value, ...]]:
    ordinals, base = calendar.ordinals, calendar.first_day.toordinal()

    def starts(day: dt.date, minute: int) -> int | None:
        clock = dt.time(*divmod(minute, 60)) if minute < MIDNIGHT else LAST_SECOND
        found = _received(calendar.moment(day, clock), calendar, limit)
        return None if found is None else ordinals[found.toordinal() - base]

    for number in range(first.toordinal(), last.toordinal() + 1):
        known = calendar.day(dt.date.fromordinal(number))
        closing = _minute(calendar.closing(known.date).time())
        late, later = sorted((closing, closing if limit.cutoff is None else _minute(limit.cutoff)))
        yield (
            known.date,
            known.working,
            ordinals[number - base],
            starts(known.date, 0),
            late,
            starts(known.date, late + 1),
            known.reason.value,
            known.name.vi,
            known.name.en,
            str(known.citation),
            known.citation.verified,
            known.certainty.value,
            _minute(calendar.opening(known.date).time()),
            later,
            starts(known.date, later + 1),
        )


def _minute(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


def _received(moment: dt.datetime, calendar: WorkCalendar, limit: WorkingDays) -> dt.date | None:
    """The day a limit received then counts from."""
    try:
        return limit.receive(Receipt.at(moment, calendar), calendar).day
    except OutsideCalendar:
        return None
