"""Calendars of host countries for missions abroad, from ``holidays``.

A Vietnamese mission receives and returns dossiers on the working days of the country it stands in, in that country's
zone. No notice of ours decides those days: they are whatever the installed ``holidays`` says, so every one of them is
projected and unverified, and the version of the library stands in the version of the calendar.
"""

import datetime as dt
from importlib.metadata import version

import holidays

from motcua.calendar import Certainty, Conventions, DecidedDay, OfficeHours, Reason, WorkCalendar
from motcua.citation import Citation
from motcua.compiled import calendar as rows
from motcua.errors import BadValue
from motcua.wording import Text

__all__ = ["host_calendar"]

FIRST_YEAR = dt.date.fromisoformat(rows.FIRST_DAY).year
LAST_YEAR = dt.date.fromisoformat(rows.LAST_DAY).year


def host_calendar(
    country: str,
    *,
    zone: dt.tzinfo,
    subdivision: str | None = None,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    hours: OfficeHours | None = None,
    conventions: Conventions | None = None,
) -> WorkCalendar:
    """The working days of a host country (*lịch làm việc của cơ quan đại diện ở nước ngoài*).

    ``country`` is its ISO 3166 code, ``zone`` the mission's own. Vietnamese holidays on which the mission is closed too
    are the mission's to add (``with_closure(…, extends=True)``). Raises ``BadValue`` for a country nobody knows.

    >>> tokyo = dt.timezone(dt.timedelta(hours=9))
    >>> host_calendar("JP", zone=tokyo, first_year=2026, last_year=2026).day(dt.date(2026, 11, 23)).name.en
    'Labor Thanksgiving Day'
    """
    if last_year < first_year:
        raise BadValue("years of a host calendar", f"{first_year} to {last_year}", "a last year not before the first")
    years = range(first_year, last_year + 1)
    try:
        known = holidays.country_holidays(country, subdivision, years=years, expand=False, language="en_US")
    except NotImplementedError:
        raise BadValue(
            "host country", repr(country), "an ISO 3166 code that holidays knows, for example 'JP'"
        ) from None
    source = Citation(f"holidays {version('holidays')} {country}", verified=False)
    off = (
        DecidedDay(day, Reason.STATUTORY, Text(name, name), source, certainty=Certainty.PROJECTED)
        for day, name in sorted(known.items())
        if day.weekday() not in known.weekend
    )
    worked = (
        DecidedDay(day, Reason.MAKE_UP, Text("làm bù", "make-up day"), source, certainty=Certainty.PROJECTED)
        for day in sorted(known.weekend_workdays)
        if day.year in years
    )
    return WorkCalendar(
        tuple(sorted([*off, *worked], key=lambda entry: entry.date)),
        dt.date(first_year, 1, 1),
        dt.date(last_year, 12, 31),
        dt.date(first_year, 1, 1) - dt.timedelta(days=1),
        zone=zone,
        rest_days=frozenset(known.weekend),
        label=f"{country.lower()}-holidays-{version('holidays')}",
        hours=hours or OfficeHours.default(),
        conventions=conventions or Conventions(),
    )
