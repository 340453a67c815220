"""The sum of several fees for those who want no lines: the same conditions and shapes, without the trace.

What is not plain (a fact nobody gave, a level left to others, a reduction that applies, another currency) is for the
lines to say; here the answer is ``None``.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable
from typing import Final

import attrs

from motcua.conditions import ALWAYS
from motcua.conditions.deciding import Test
from motcua.errors import NoFeeLevel
from motcua.fees.combining import Convert
from motcua.fees.fee import Fee
from motcua.fees.shapes import Facts, FactsMissing, Ground, LevelUnset, Work
from motcua.money import LARGEST

__all__ = ["Total", "total_on"]

Total = Callable[[Facts], int | None]
"""The đồng to pay in a case, or ``None`` where only the lines can tell."""

_FOR_THE_LINES: Final = (FactsMissing, LevelUnset, TypeError)


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
        ground = Ground(fee.item, {}, None)
        try:
            level = fee.level(day)
        except NoFeeLevel:
            return cls(applies, None, _untold, 1, ground, ())
        if isinstance(level.shape, Convert) or fee.day_fact in asked:
            return cls(applies, None, _untold, 1, ground, ())
        reckoning = level.reckoning
        alive = (one for one in fee.adjustments if one.in_force is None or day in one.in_force)
        lowering = tuple((one.when.decide, one.frees) for one in alive)
        fixed = reckoning.fixed if reckoning.per == 1 and (reckoning.fixed or 0) >= 0 else None
        return cls(applies, fixed, reckoning.work, reckoning.per, ground, lowering)

    @property
    def settled(self) -> int | None:
        """What it adds whatever the case is."""
        return self.fixed if self.applies is None and not self.lowering else None


def _untold(_facts: Facts, _ground: Ground) -> int:
    raise FactsMissing(())


def _lowered(amount: int, lowering: Iterable[tuple[Test, bool]], facts: Facts) -> int | None:
    """What is left: nothing where one frees, all of it where none applies; more than that is for the lines."""
    for holds, frees in lowering:
        met = holds(facts)
        if met is not False:
            return 0 if met and frees else None
    return amount


def total_on(fees: Iterable[Fee], day: dt.date, asked: Container[str]) -> Total:
    """The sum of those fees, each rounded as its line is, as they stand on that day."""
    parts = [_Part.of(fee, day, asked) for fee in fees]
    always = sum(part.settled or 0 for part in parts)
    open_parts = [attrs.astuple(part, recurse=False) for part in parts if part.settled is None]

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
