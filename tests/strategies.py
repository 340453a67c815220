"""Days, moments and limits as they come to a counter, for the properties."""

import datetime as dt

from hypothesis import strategies as st

from motcua.calendar import OFFICE_ZONE, Start, national_calendar
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    SameDay,
    Stages,
    TimeLimit,
    WorkingDays,
    WorkingHours,
    Years,
)

CALENDAR = national_calendar()
FIRST, LAST = dt.date(2010, 6, 1), dt.date(2050, 12, 31)
DECIDED = dt.date(2026, 12, 31)
"""Limits that begin by then end in years the notices decide."""


def _clock(minutes: int) -> dt.time:
    return dt.time(minutes // 60, minutes % 60)


clock_times = st.integers(0, 24 * 60 - 1).map(_clock)
cutoffs = st.none() | st.integers(7 * 60 + 30, 24 * 60 - 1).map(_clock)
"""From opening on: one before it would send what came at night to another day than what came the evening before."""
amounts = st.integers(1, 60)
starts = st.sampled_from(Start)
zones = st.integers(-12, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))


def days(first: dt.date = FIRST, last: dt.date = LAST) -> st.SearchStrategy[dt.date]:
    """Any day of the calendar that leaves room for a limit on either side."""
    return st.dates(first, last)


def moments(first: dt.date = FIRST, last: dt.date = LAST) -> st.SearchStrategy[dt.datetime]:
    """Any minute of any day, at night and on days off as well."""
    return st.builds(dt.datetime.combine, days(first, last), clock_times, st.just(OFFICE_ZONE))


def day_limits() -> st.SearchStrategy[WorkingDays | CalendarDays | Months | Years]:
    """Limits counted in whole days, with a cut-off or without."""
    return st.one_of(
        st.builds(WorkingDays, amounts, cutoff=cutoffs),
        st.builds(CalendarDays, amounts, cutoff=cutoffs),
        st.builds(Months, st.integers(1, 12), cutoff=cutoffs),
        st.builds(Years, st.integers(1, 3), cutoff=cutoffs),
    )


def hour_limits() -> st.SearchStrategy[WorkingHours | Hours]:
    """Limits counted in hours."""
    return st.builds(WorkingHours, amounts) | st.builds(Hours, amounts)


def single_limits() -> st.SearchStrategy[TimeLimit]:
    """Every kind of limit of one stage."""
    return st.one_of(day_limits(), hour_limits(), st.builds(SameDay, cutoff=cutoffs))


def limits() -> st.SearchStrategy[TimeLimit]:
    """Every kind of limit, of one stage or of several."""
    stages = st.lists(single_limits(), min_size=2, max_size=3).map(lambda several: Stages(*several))
    return single_limits() | stages
