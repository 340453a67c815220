"""Whether shares of a time limit surely take longer than the whole, whatever the calendar says."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

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

__all__ = ["parts", "surely_longer"]

Days = Mapping[type[TimeLimit], Fraction]

WORKING: Final[Days] = {WorkingDays: Fraction(1), WorkingHours: Fraction(1, 8), SameDay: Fraction(1)}
"""How many working days one of them is: a working day has eight hours."""
SHORTEST: Final[Days] = {
    CalendarDays: Fraction(1),
    Hours: Fraction(1, 24),
    Months: Fraction(28),
    Years: Fraction(365),
}
LONGEST: Final[Days] = {**SHORTEST, Months: Fraction(31), Years: Fraction(366)}


def parts(limits: Iterable[TimeLimit]) -> Iterator[TimeLimit]:
    """The limits in a row, stages one by one."""
    for limit in limits:
        yield from limit.stages if isinstance(limit, Stages) else (limit,)


def surely_longer(shares: Iterable[TimeLimit], total: TimeLimit) -> bool:
    """Whether shares in a row are surely longer than a total; where that hangs on the days, it is not said.

    Working days are never fewer than as many calendar days.

    >>> surely_longer([WorkingDays(30)], CalendarDays(10)), surely_longer([CalendarDays(12)], WorkingDays(10))
    (True, False)
    """
    given, whole = [*parts(shares)], [*parts([total])]
    units = {type(one) for one in whole}
    if not units <= WORKING.keys() | LONGEST.keys():
        return False
    if len(units) == 1 and _amount(one for one in given if type(one) in units) > _amount(whole):
        return True
    work, days = _sum(given, WORKING, least=True), _sum(given, SHORTEST)
    most_work, most_days = _sum(whole, WORKING), _sum(whole, LONGEST)
    if units <= WORKING.keys():
        return work > most_work
    if units <= LONGEST.keys():
        return work + days > most_days
    return work >= most_work and days >= most_days and (work, days) != (most_work, most_days)


def _amount(limits: Iterable[TimeLimit]) -> int:
    """How many of their unit; the same day is none."""
    return sum(getattr(one, "amount", 0) for one in limits)


def _sum(limits: Iterable[TimeLimit], unit: Days, *, least: bool = False) -> Fraction:
    """How many days those limits are that have one of these units; at ``least``, the same day is none."""
    return sum(
        (unit[type(one)] * getattr(one, "amount", 0 if least else 1) for one in limits if type(one) in unit),
        Fraction(0),
    )
