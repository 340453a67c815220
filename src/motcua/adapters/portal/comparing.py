"""Amounts of time in different units, compared: which of them never ends after another, and which usually does not.

Three working days are thirteen days where the Lunar New Year falls into them. The days off are those of the national
calendar, decided and projected; an office that opens on more days is only sooner.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import sub
from typing import Final

from motcua.calendar import national_calendar
from motcua.timelimit import CalendarDays, Hours, Months, TimeLimit, WorkingDays, WorkingHours, Years

__all__ = ["longest_span", "surely_within", "usually_within"]

_Counted = WorkingDays | CalendarDays | WorkingHours | Hours | Months | Years
_DAYS: Final[Mapping[type[TimeLimit], tuple[int, int]]] = {
    WorkingDays: (1, 1),
    CalendarDays: (1, 1),
    Months: (28, 31),
    Years: (365, 366),
    WorkingHours: (0, 1),
}
"""Days that one of the unit is at least and at most, days off left out where they do not count.

An office that is open for a day is so for an hour at least; for how many more, a page does not say.
"""
_DAY: Final = 24
"""Hours."""
WEEK: Final = 5
"""Working days."""
REST: Final = 2
"""Days off behind them."""
NEVER: Final = 1 << 30
"""Days that nothing on a page waits for."""


def surely_within(part: TimeLimit, whole: TimeLimit, *others: TimeLimit) -> bool:
    """Whether a part never ends after the whole, both counted from one receipt; with others, all one after another.

    Two amounts of one unit are compared as they stand. ``False`` where there is a calendar in which it ends later, and
    for what is no amount.

    >>> surely_within(WorkingDays(3), CalendarDays(20)), surely_within(WorkingDays(3), CalendarDays(10))
    (True, False)
    >>> surely_within(CalendarDays(3), WorkingDays(5), WorkingDays(2))
    True
    """
    parts = [one for one in (part, *others) if isinstance(one, _Counted)]
    if len(parts) <= len(others) or not isinstance(whole, _Counted):
        return False
    kinds = {type(one) for one in parts}
    if kinds == {type(whole)} or (kinds == {Hours} and isinstance(whole, WorkingHours)):
        return sum(one.amount for one in parts) <= whole.amount
    moved = longest_span(1) - 1 if others else 0
    return sum(_most(one, whole, moved) for one in parts) <= _least(whole)


def usually_within(part: TimeLimit, whole: TimeLimit) -> bool:
    """Whether a part ends before the whole in weeks of five working days, without a holiday.

    What is only done on the way to the result may take longer in the weeks of a holiday; that says nothing of the
    whole.

    >>> usually_within(WorkingDays(5), CalendarDays(7)), usually_within(WorkingDays(6), CalendarDays(9))
    (True, False)
    """
    if isinstance(part, Hours) and isinstance(whole, WorkingDays | CalendarDays):
        return part.amount <= whole.amount * _DAY
    if isinstance(part, WorkingDays | WorkingHours) and isinstance(whole, CalendarDays | Months | Years):
        return part.amount + REST * -(-part.amount // WEEK) <= _least(whole)
    return surely_within(part, whole)


def _least(whole: _Counted) -> int:
    """The days after the receipt that a limit surely leaves, up to the end of the last."""
    if isinstance(whole, Hours):
        return whole.amount // _DAY - 1
    return whole.amount * _DAYS[type(whole)][0]


def _most(part: _Counted, whole: _Counted, moved: int) -> int:
    """The days a part takes at most; days off count for none where they do not in the whole either.

    ``moved`` are those by which its end may be moved before the next part begins.
    """
    days = -(-part.amount // _DAY) + 1 if isinstance(part, Hours) else part.amount * _DAYS[type(part)][1]
    if isinstance(whole, WorkingDays):
        return days
    return longest_span(days) if part.unit.skips_days_off else days + moved


@lru_cache(maxsize=1_024)  # a page names any number of days up to 999
def longest_span(days: int) -> int:
    """The most days that so many working days ever take, by the national calendar from its first day to its last.

    >>> longest_span(1), longest_span(5)
    (10, 16)
    """
    worked = _worked()
    return max(map(sub, worked[days:], worked), default=NEVER)


@lru_cache(maxsize=1)
def _worked() -> Sequence[int]:
    """The working days of the national calendar, counted from its first day."""
    counted = pairwise((0, *national_calendar().ordinals))
    return [day for day, (before, upto) in enumerate(counted) if upto > before]
