"""All working days of 2010–2050, a line for each year: what differs from Monday to Friday, and how many there are.

Regenerate, after reading what changed and why: python3 -m tests.snapshots.working_days
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from motcua.calendar import WorkCalendar, national_calendar

SNAPSHOT = Path(__file__).with_suffix(".txt")
YEARS = range(2010, 2051)
HEADER = """\
# year, number of working days, weekdays off (-MMDD) and weekend days worked (+MMDD)
# 2010-2027 as decided, later years as projected; regenerate with: python3 -m tests.snapshots.working_days
"""


def days_of(year: int) -> Iterator[dt.date]:
    """Every day of the year."""
    first = dt.date(year, 1, 1)
    return (first + dt.timedelta(days=n) for n in range((dt.date(year + 1, 1, 1) - first).days))


def render(calendar: WorkCalendar) -> str:
    """The snapshot as that calendar has it."""
    lines = [HEADER]
    for year in YEARS:
        working = {day for day in days_of(year) if calendar.is_working_day(day)}
        marks = [
            f"{'+' if day in working else '-'}{day:%m%d}"
            for day in days_of(year)
            if (day in working) is (day.weekday() >= 5)
        ]
        lines.append(f"{' '.join([str(year), str(len(working)), *marks])}\n")
    return "".join(lines)


def read(text: str) -> set[dt.date]:
    """The working days a snapshot states."""
    working = set[dt.date]()
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        year, _, *marks = line.split()
        special = {dt.date(int(year), int(mark[1:3]), int(mark[3:])): mark[0] == "+" for mark in marks}
        working |= {day for day in days_of(int(year)) if special.get(day, day.weekday() < 5)}
    return working


if __name__ == "__main__":
    SNAPSHOT.write_text(render(national_calendar()), encoding="utf-8")
