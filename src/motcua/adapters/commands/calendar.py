"""``python -m motcua calendar DAYS``: which days offices work, why, and which paper says so."""

import argparse
import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Final

import attrs

from motcua.adapters import records
from motcua.adapters.commands.status import ANSWERED, Answer, as_json
from motcua.calendar import CalendarDay, CalendarRow, WorkCalendar, national_calendar
from motcua.calendar.written import day_first, written_day
from motcua.errors import BadValue
from motcua.wording import NamedDay, say

__all__ = ["answer"]

_PERIOD: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?P<day>-[0-9]{2})?)?", re.ASCII)
_ONE_DAY: Final = dt.timedelta(days=1)


def answer(options: argparse.Namespace) -> Answer:
    """The days of a year, a month or from one day to another; as text only those that are not as every week is."""
    calendar = national_calendar()
    first, last = _span(options.days, calendar)
    if options.last:
        last = _span(options.last, calendar)[1]
    if last < first:
        raise BadValue("days", f"{first} to {last}", "a last day on or after the first")
    if options.csv:
        yield _table(calendar, first, last)
    elif options.json:
        days = [records.dump(calendar.day(day)) for day in _days(first, last)]
        yield as_json({"version": calendar.version, "days": days})
    else:
        named = [calendar.day(day) for day in _days(first, last)]
        yield from (_line(day, options.lang) for day in named if first == last or calendar.unusual(day.date))
        working = sum(day.working for day in named)
        yield say("calendar.total", options.lang, {"first": first, "last": last, "n": working, "all": len(named)})
    return ANSWERED


def _span(text: str, calendar: WorkCalendar) -> tuple[dt.date, dt.date]:
    """The first and the last day that a year, a month or a day names; raises ``BadValue``, ``OutsideCalendar``."""
    text = day_first(text)
    match = _PERIOD.fullmatch(text)
    if match is None or match["year"] == "0000":
        raise BadValue("days", repr(text[:40]), "a year, a month or a day: 2026, 2026-08 or 2026-08-31")
    if match["day"]:
        day = calendar.inside(written_day(text))
        return day, day
    year, month = int(match["year"]), int(match["month"] or 1)
    first = calendar.inside(dt.date(year, month, 1))
    months = 1 if match["month"] else 12
    after = year * 12 + month - 1 + months
    return first, dt.date(after // 12, after % 12 + 1, 1) - _ONE_DAY


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + _ONE_DAY * number for number in range((last - first).days + 1))


def _line(day: CalendarDay, lang: str) -> str:
    message = "calendar.working" if day.working else "calendar.off"
    return say(message, lang, {"day": NamedDay(day.date), "name": day.name, "citation": day.citation})


def _table(calendar: WorkCalendar, first: dt.date, last: dt.date) -> str:
    """The days as CSV, with the ordinal that makes a join out of counting."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([field.name for field in attrs.fields(CalendarRow)])
    for row in calendar.rows():
        if first <= row.date <= last:
            table.writerow([row.date, int(row.working), row.ordinal, row.reason, row.citation, row.certainty])
    return text.getvalue().rstrip("\n")
