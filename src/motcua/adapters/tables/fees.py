"""Fee schedules as rows: one for each case of each level, with the amount wherever a row can say it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Final

import attrs

from motcua.adapters.tables.table import Table, Value
from motcua.checks import several
from motcua.conditions import ALWAYS, Condition, FactValue
from motcua.fees import Adjustment, Clamp, Fee, FeeSchedule, Flat, SetBy, Times
from motcua.fees import Table as Cases
from motcua.fees.shapes import Given, Number, Shape
from motcua.fees.tables import Interval

__all__ = ["fee_table", "relief_table"]

FEES: Final = {
    "schedule": str,
    "item": str,
    "name_vi": str,
    "name_en": str,
    "kind": str,
    "acts": str,
    "when": str,
    "first_day": dt.date,
    "last_day": dt.date,
    "amount": int,
    "divisor": int,
    "per": str,
    "at_least": int,
    "at_most": int,
    "set_by": str,
    "shape": str,
    "citation": str,
    "verified": bool,
}
RELIEFS: Final = {
    "schedule": str,
    "item": str,
    "effect": str,
    "when": str,
    "share": str,
    "first_day": dt.date,
    "last_day": dt.date,
    "stacks": bool,
    "name_vi": str,
    "name_en": str,
    "citation": str,
    "verified": bool,
}


@attrs.frozen
class _Leaf:
    """What one case comes to: ``amount`` đồng over ``divisor`` for each ``per``, kept between two ends."""

    shape: Shape
    amount: Fraction | None = None
    per: str | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    set_by: str | None = None

    @property
    def free(self) -> bool:
        """Whether it is an amount that no end holds."""
        return self.amount is not None and self.at_least is None and self.at_most is None


def fee_table(schedules: Iterable[FeeSchedule]) -> Table:
    """Fee schedules as a plain table (*biểu phí, lệ phí*).

    A row says what a fee comes to in one case (``when``, in the closed language of conditions) on the days of one
    level: ``amount`` đồng, divided by ``divisor``, for each ``per`` (the name of a fact; empty: once), but no less than
    ``at_least`` and no more than ``at_most``; rounded half up to one đồng. A level left to somebody else names them in
    ``set_by``. Where the amount is unknown to the row – somebody else's level, brackets that add up, a base that was
    paid before – it is empty, never zero: ``shape`` says what to call, and the schedule's ``quote`` answers. An empty
    ``kind`` is one that the source of the fee does not say. Reliefs stand in ``relief_table``.

    >>> from motcua.adapters.rulefiles import reference_fee_schedules
    >>> rows = fee_table([reference_fee_schedules()["residence"]]).columns()
    >>> [row[1:] for row in zip(rows["item"], rows["when"], rows["amount"]) if row[0] == "residence.permanent"][1:]
    [("channel in ('counter', 'post')", 20000), ("channel == 'online'", 10000)]
    """
    rows = (row for schedule in several(schedules, "schedules", FeeSchedule) for row in _fees_of(schedule))
    return Table("fees", FEES, rows)


def relief_table(schedules: Iterable[FeeSchedule]) -> Table:
    """What lowers the fees of those schedules (*miễn, giảm phí, lệ phí*), as a plain table.

    ``when`` is empty for a relief that always counts, as in ``fee_table``; ``share`` is the part that is taken off, as
    a fraction, and empty where an amount is taken off or left instead.
    """
    rows = (
        _relief(schedule, fee, relief)
        for schedule in several(schedules, "schedules", FeeSchedule)
        for fee in schedule.fees
        for relief in fee.adjustments
    )
    return Table("reliefs", RELIEFS, rows)


def _fees_of(schedule: FeeSchedule) -> Iterator[tuple[Value, ...]]:
    for fee in schedule.fees:
        for level in fee.levels:
            for case, leaf in _cases(level.shape):
                amount = leaf.amount
                yield (
                    schedule.code,
                    fee.item,
                    fee.name.vi,
                    fee.name.en,
                    fee.kind.value if fee.kind is not None else None,
                    " ".join(fee.acts),
                    _when(fee.when, *case),
                    level.in_force.first,
                    level.in_force.last,
                    None if amount is None else amount.numerator,
                    None if amount is None else amount.denominator,
                    leaf.per,
                    _whole(leaf.at_least),
                    _whole(leaf.at_most),
                    leaf.set_by,
                    type(leaf.shape).__name__,
                    str(level.citation) if level.citation else None,
                    bool(level.citation and level.citation.verified),
                )


def _cases(shape: Shape) -> Iterator[tuple[tuple[str, ...], _Leaf]]:
    """The cases a shape tells apart by facts of their own, each with what it comes to."""
    if not isinstance(shape, Cases) or not isinstance(shape.key, Given):
        yield (), _leaf(shape)
        return
    for row in shape.rows:
        for case, leaf in _cases(row.node):
            yield (_condition(shape.key.name, row.match), *case), leaf


def _leaf(shape: Shape) -> _Leaf:
    """What a shape comes to, if one row can say it."""
    match shape:
        case Flat(amount=value) | Number(value=value):
            return _Leaf(shape, value)
        case Given(name=name):
            return _Leaf(shape, Fraction(1), name)
        case SetBy(by=by):
            return _Leaf(shape, set_by=by.vi)
        case Times(items=items):
            return _product(shape, [_leaf(item) for item in items])
        case Clamp(node=node, floor=Number() | None as floor, cap=Number() | None as cap):
            inner = _leaf(node)
            ends = floor.value if floor else None, cap.value if cap else None
            told = inner.free and all(end is None or end.denominator == 1 for end in ends)
            return _Leaf(shape, inner.amount, inner.per, *ends) if told else _Leaf(shape)
        case _:
            return _Leaf(shape)


def _product(shape: Shape, parts: Sequence[_Leaf]) -> _Leaf:
    """Numbers multiplied, for each of at most one fact."""
    amounts = [part.amount for part in parts if part.amount is not None and part.free]
    per = [part.per for part in parts if part.per]
    if len(amounts) < len(parts) or len(per) > 1:
        return _Leaf(shape)
    return _Leaf(shape, prod(amounts, start=Fraction(1)), per[0] if per else None)


def _when(condition: Condition, *more: str) -> str:
    """The condition with the cases behind it; nothing where it always holds."""
    stated = [] if condition == ALWAYS else [f"({condition})" if more else str(condition)]
    return " and ".join([*stated, *more])


def _condition(name: str, match: Interval | tuple[FactValue, ...]) -> str:
    if isinstance(match, Interval):
        ends = ((">=", match.at_least), (">", match.above), ("<=", match.at_most), ("<", match.below))
        return " and ".join(f"{name} {sign} {end}" for sign, end in ends if end is not None)
    values = list(match)
    if len(values) > 1:
        return f"{name} in ({', '.join(map(repr, values))})"
    return f"{name} == {values[0]!r}"


def _whole(end: Fraction | None) -> int | None:
    return None if end is None else int(end)


def _relief(schedule: FeeSchedule, fee: Fee, relief: Adjustment) -> tuple[Value, ...]:
    return (
        schedule.code,
        fee.item,
        relief.effect.value,
        _when(relief.when),
        str(relief.by) if relief.by is not None else None,
        relief.in_force.first if relief.in_force else None,
        relief.in_force.last if relief.in_force else None,
        relief.stacks,
        relief.name.vi if relief.name else None,
        relief.name.en if relief.name else None,
        str(relief.citation) if relief.citation else None,
        bool(relief.citation and relief.citation.verified),
    )
