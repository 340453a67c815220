"""The sum of several fees for those who want no lines: the same conditions and shapes, without the trace.

What is not plain (a fact nobody gave, a level left to others, a reduction that applies, another currency) is for the
lines to say; here the answer is ``None``.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable
from typing import Any, Final

import attrs

from motcua.conditions import ALWAYS
from motcua.conditions.deciding import Test
from motcua.errors import NoFeeLevel
from motcua.fees.combining import Convert
from motcua.fees.fee import Fee
from motcua.fees.shapes import Facts, FactsMissing, Ground, LevelUnset, Reckoning, SetBy, Work
from motcua.money import LARGEST

__all__ = ["Total", "no_total", "total_on"]

Total = Callable[[Facts], int | None]
"""The đồng to pay in a case, or ``None`` where only the lines can tell."""

_FOR_THE_LINES: Final = (FactsMissing, LevelUnset, TypeError)
_UNTOLD: Final = SetBy("motcua").reckoning()
"""An amount that is not told here."""


@attrs.frozen
class _Part:
    """One fee made ready: when it applies, what it comes to, and what could lower it."""

    applies: Test | None
    fixed: int | None
    """The đồng it comes to in every case; ``None`` where ``work`` finds them."""
    work: Work
    per: int
    ground: Ground
    lowering: tuple[tuple[Test, bool], ...]

    @classmethod
    def of(cls, fee: Fee, day: dt.date, asked: Container[str]) -> "_Part":
        """The fee as it stands on that day; ``asked`` are the facts somebody may give."""
        applies = None if fee.applies == ALWAYS else fee.applies.decide
        reckoning = _reckoned(fee, day, asked)
        alive = (one for one in fee.adjustments if one.in_force is None or day in one.in_force)
        lowering = tuple((one.when.decide, one.frees) for one in alive)
        ground = Ground(fee.item, {}, None)
        return cls(applies, reckoning.fixed, reckoning.work, reckoning.per, ground, lowering)


def no_total(_facts: Facts) -> None:
    """The sum before any day was asked for."""


def _reckoned(fee: Fee, day: dt.date, asked: Container[str]) -> Reckoning:
    """How the fee is worked out on that day, or what sends every case to the lines."""
    try:
        level = fee.level(day)
    except NoFeeLevel:
        return _UNTOLD
    return _UNTOLD if isinstance(level.shape, Convert) or fee.day_fact in asked else level.reckoning


def _apart(parts: Iterable[_Part]) -> tuple[int, list[tuple[Any, ...]]]:
    """What adds the same in every case, summed up, and the other parts made ready."""
    always, others = 0, list[tuple[Any, ...]]()
    for part in parts:
        if part.fixed is not None and part.applies is None and not part.lowering:
            always += part.fixed
        else:
            others.append(attrs.astuple(part, recurse=False))
    return always, others


def _lowered(amount: int, lowering: Iterable[tuple[Test, bool]], facts: Facts) -> int | None:
    """What is left: nothing where one frees, all of it where none applies; more than that is for the lines."""
    for holds, frees in lowering:
        met = holds(facts)
        if met is not False:
            return 0 if met and frees else None
    return amount


def total_on(fees: Iterable[Fee], day: dt.date, asked: Container[str]) -> Total:
    """The sum of those fees, each rounded as its line is, as they stand on that day."""
    always, open_parts = _apart(_Part.of(fee, day, asked) for fee in fees)

    def total(facts: Facts) -> int | None:
        whole = always
        try:
            for applies, amount, work, per, ground, lowering in open_parts:
                if applies is not None and not (met := applies(facts)):
                    if met is None:
                        return None
                    continue
                left = amount
                if left is None:
                    exact = work(facts, ground)
                    if exact < 0:
                        return None
                    left = exact if per == 1 else (2 * exact + per) // (2 * per)
                if lowering:
                    left = _lowered(left, lowering, facts)
                    if left is None:
                        return None
                whole += left
        except _FOR_THE_LINES:
            return None
        return whole if whole <= LARGEST else None

    return total
