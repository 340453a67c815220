"""Due days of plain Python lists: no ledger, no promise, one look-up a row; nothing but the standard library.

For arrays, and for more than some millions, there is ``motcua.adapters.batch``.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from motcua.calendar import Projected, WorkCalendar
from motcua.checks import expect, several, shown
from motcua.errors import BadRows, BadValue, OutsideCalendar, Problem
from motcua.timelimit.base import LARGEST
from motcua.timelimit.receipt import Receipt

__all__ = ["due_days"]

TOLD: Final = 20


def due_days(received: Sequence[dt.date], amounts: Sequence[int] | int, calendar: WorkCalendar) -> list[dt.date]:
    """The days on which results are due, for lists of days of receipt and of working days.

    A day is read as its opening, ``amounts`` is one number for each or one for all; every answer equals
    ``WorkingDays(n).due(…).date`` where projected days are taken as they are. Raises ``BadRows`` with the positions of
    all days and amounts that have no answer, ``BadValue`` for conventions that want more than a projection.

    >>> from motcua.calendar import national_calendar
    >>> due_days([dt.date(2026, 8, 28), dt.date(2026, 8, 29)], 7, national_calendar())
    [datetime.date(2026, 9, 11), datetime.date(2026, 9, 14)]
    """
    days = received if isinstance(received, list) else several(received, "days of receipt")
    each = amounts if isinstance(amounts, list) else _each(amounts, len(days))
    if len(each) != len(days):
        raise BadValue("amounts", f"{len(each)} rows", f"{len(days)}, one for each day")
    if expect(calendar, WorkCalendar, "calendar").conventions.projected is not Projected.FLAG:
        met = repr(calendar.conventions.projected.value)
        raise BadValue("convention 'projected' for lists", met, "'flag'; ask WorkingDays for the others")
    starts, working = _table(calendar)
    try:
        different = {*each}
        if {*map(type, each)} <= {int} and all(1 <= n <= LARGEST for n in different):
            return [working[starts[day] + n] for day, n in zip(days, each, strict=True)]
    except (LookupError, TypeError):
        pass  # some row has no answer
    raise BadRows("due days", *_told(days, each, calendar))


def _each(amounts: Sequence[int] | int, rows: int) -> Sequence[int]:
    return [amounts] * rows if isinstance(amounts, int) else several(amounts, "amounts")


@lru_cache(16)
def _table(calendar: WorkCalendar) -> tuple[Mapping[dt.date, int], Sequence[dt.date]]:
    """Where a limit starts that is received on each day, and the working days by that number."""
    days = [calendar.first_day + dt.timedelta(at) for at in range(len(calendar.ordinals))]
    working = [calendar.first_day, *filter(calendar.is_working_day, days)]
    ordinals = dict(zip(days, calendar.ordinals, strict=True))
    starts: dict[dt.date, int] = {}
    for day in reversed(days):
        try:
            starts[day] = ordinals[Receipt.at(calendar.opening(day), calendar).day]
        except OutsideCalendar:
            continue  # received after the last working day
    return starts, working


def _told(
    days: Sequence[dt.date], amounts: Sequence[int], calendar: WorkCalendar
) -> tuple[tuple[Problem, ...], tuple[int, ...]]:
    """The first problems in words, and the positions of all."""
    starts, working = _table(calendar)
    positions = tuple(
        row
        for row, (day, n) in enumerate(zip(days, amounts, strict=True))
        if type(n) is not int
        or not 1 <= n <= LARGEST
        or type(day) is not dt.date
        or starts.get(day, len(working)) + n >= len(working)
    )
    right = f"a date from {calendar.first_day} and 1 to {LARGEST} working days that end by {calendar.last_day}"
    met = ((row, f"{_named(days[row], dt.date)} and {_named(amounts[row], int)}") for row in positions[:TOLD])
    return tuple(Problem(f"$[{row}]", BadValue.code, said, right) for row, said in met), positions


def _named(value: object, kind: type) -> str:
    """The value, with what it is where it is something else than it looks like."""
    return shown(value) if type(value) is kind else f"{type(value).__name__} {shown(value)}"
