"""Shapes made of shapes: products and sums, floors and caps, per item, what is still owed, other currencies."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

import attrs

from motcua.checks import kind, several
from motcua.conditions import Fact, FactValue
from motcua.errors import BadValue, Problem
from motcua.fees.shapes import Exact, Given, Ground, Number, Operand, Shape, shape, together, worths
from motcua.wording import Text

__all__ = ["Clamp", "Convert", "Delta", "Each", "Max", "Min", "Sum", "Times"]

_MOST_EACH: Final = 10_000
"""How many items that differ from one another are gone through one by one."""


def _optional(given: Operand | None) -> Shape | None:
    return None if given is None else shape(given)


def _shapes(given: Iterable[Operand]) -> tuple[Shape, ...]:
    return tuple(map(shape, several(given, "parts of a shape")))


@attrs.frozen(init=False)
class _Several(Shape):
    """A shape of several parts."""

    items: tuple[Shape, ...]

    def __init__(self, *items: Operand) -> None:
        if not items:
            raise BadValue(type(self).__name__, "nothing", "one part or more")
        object.__setattr__(self, "items", _shapes(items))

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The parts."""
        return self.items


class Times(_Several):
    """A product (*mức thu nhân hệ số*).

    >>> int(Times(15_000_000, Fraction(1, 1000)).evaluate(Ground("contract", {})))
    15000
    """

    __slots__ = ()

    def evaluate(self, ground: Ground) -> Fraction:
        """The parts multiplied."""
        factors = worths(self.items, ground)
        product = Fraction(1)
        for factor in factors:
            product *= factor
        ground.note("fee.times", factors=tuple(map(Exact, factors)), amount=product)
        return product


class Sum(_Several):
    """A sum (*cộng*)."""

    __slots__ = ()

    def evaluate(self, ground: Ground) -> Fraction:
        """The parts added."""
        return sum(worths(self.items, ground), Fraction(0))


class Max(_Several):
    """The largest (*lấy mức cao hơn*), such as the agreed price or the state's."""

    __slots__ = ()

    def evaluate(self, ground: Ground) -> Fraction:
        """The largest part."""
        found = worths(self.items, ground)
        ground.note("fee.highest", values=tuple(map(Exact, found)), amount=max(found))
        return max(found)


class Min(_Several):
    """The smallest (*lấy mức thấp hơn*)."""

    __slots__ = ()

    def evaluate(self, ground: Ground) -> Fraction:
        """The smallest part."""
        found = worths(self.items, ground)
        ground.note("fee.lowest", values=tuple(map(Exact, found)), amount=min(found))
        return min(found)


@attrs.frozen
class Clamp(Shape):
    """A floor and a cap (*mức thu tối thiểu, tối đa*), either of them an expression.

    >>> int(Clamp(Times(1_000, "pages"), cap=200_000).evaluate(Ground("copy", {"pages": 500})))
    200000
    """

    node: Shape = attrs.field(converter=shape)
    floor: Shape | None = attrs.field(default=None, converter=_optional, kw_only=True)
    cap: Shape | None = attrs.field(default=None, converter=_optional, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.floor, Number) and isinstance(self.cap, Number) and self.floor.value > self.cap.value:
            raise BadValue("floor of a fee", f"{self.floor.value} above the cap", f"at most {self.cap.value}")

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount and its limits."""
        return tuple(part for part in (self.node, self.floor, self.cap) if part is not None)

    def evaluate(self, ground: Ground) -> Fraction:
        """The amount, no less than the floor and no more than the cap."""
        amount, *limits = worths(self.parts, ground)
        floor = limits[0] if self.floor is not None else amount
        cap = limits[-1] if self.cap is not None else max(amount, floor)
        if floor > cap and self.floor is not None:
            raise ground.gap(f"its floor {floor} is above its cap {cap}")
        if amount > cap:
            ground.note("fee.cap", amount=cap)
            return cap
        if amount < floor:
            ground.note("fee.floor", amount=floor)
            return floor
        return amount


@attrs.frozen
class Each(Shape):
    """The same for every item (*tính theo từng bản, từng người*), so that caps fall on the item and not on the whole.

    With ``index`` the items differ: inside, that name is the number of the item, from 1.

    >>> copies = Each("copies", Clamp(Times(1_000, "pages"), cap=200_000))
    >>> int(copies.evaluate(Ground("copy", {"pages": 500, "copies": 5})))
    1000000
    """

    count: Shape = attrs.field(converter=shape)
    node: Shape = attrs.field(converter=shape)
    index: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)

    @property
    def parts(self) -> tuple[Shape, ...]:
        """How many, and the one."""
        return self.count, self.node

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on, without the number of the item."""
        return self.count.names | (self.node.names - {self.index})

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """What is wrong with it for these facts; the number of the item is one more."""
        yield from self.count.problems(facts)
        item = {} if self.index is None else {self.index: Fact(self.index, "integer", Text("", ""))}
        yield from self.node.problems({**facts, **item})

    def evaluate(self, ground: Ground) -> Fraction:
        """The sum over all items."""
        facts = ground.facts if self.index is None else {**ground.facts, self.index: 1}
        count, one = together(((self.count, ground), (self.node, attrs.evolve(ground, facts=facts))))
        if count.denominator != 1 or count <= 0:
            raise BadValue(f"number of {ground.item}", str(count), "a whole number from 1")
        if self.index is None:
            ground.note("fee.each", count=count, one=one, amount=count * one)
            return count * one
        if count > _MOST_EACH:
            raise BadValue(f"number of {ground.item}", str(count), f"at most {_MOST_EACH} that differ from one another")
        rest = (attrs.evolve(ground, facts={**ground.facts, self.index: nth}) for nth in range(2, int(count) + 1))
        return one + sum((self.node.evaluate(item) for item in rest), Fraction(0))


@attrs.frozen
class Delta(Shape):
    """What is still owed (*phần chênh lệch*): the amount on the whole less the amount on what was charged already.

    Instalments and increases: ``over`` is the fact that grows, ``paid`` the fact that says how far it was charged.

    >>> share = Delta(Times("value", Fraction(3, 100)), over="value", paid="charged")
    >>> int(share.evaluate(Ground("enforcement", {"value": 1_000, "charged": 400})))
    18
    """

    node: Shape = attrs.field(converter=shape)
    over: str = attrs.field(validator=kind(str), kw_only=True)
    paid: str = attrs.field(validator=kind(str), kw_only=True)

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount, and how far it was charged."""
        return self.node, Given(self.paid)

    def evaluate(self, ground: Ground) -> Fraction:
        """The difference; nothing was owed on nothing."""
        whole, paid = worths(self.parts, ground)
        before = Fraction(0)
        if paid:
            before = self.node.evaluate(Ground(ground.item, {**ground.facts, self.over: int(paid)}))
        if whole < before:
            raise BadValue(f"fact {self.paid}", str(paid), f"no more than {self.over}")
        ground.note("fee.delta", whole=whole, before=before, amount=whole - before)
        return whole - before


@attrs.frozen
class Convert(Shape):
    """An amount set in another currency, kept in it until it is paid (*thu bằng ngoại tệ*).

    With ``rate``, the name of the fact that says how many đồng a unit is worth on the day of payment, it becomes đồng
    once that fact is given. Stands outermost in a level.
    """

    node: Shape = attrs.field(converter=shape)
    unit: str = attrs.field(validator=kind(str))
    rate: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount, and the rate where one is asked."""
        return (self.node,) if self.rate is None else (self.node, Given(self.rate))

    def currency(self, facts: Mapping[str, FactValue]) -> str:
        """The currency the amount comes out in."""
        return self.unit if self.rate is None or self.rate not in facts else "VND"

    def evaluate(self, ground: Ground) -> Fraction:
        """The amount in its own currency, or in đồng when a rate is given."""
        amount = self.node.evaluate(ground)
        if self.rate is None or self.rate not in ground.facts:
            return amount
        rate = Given(self.rate).evaluate(ground)
        if rate <= 0:
            raise BadValue(f"fact {self.rate}", str(rate), "the đồng a unit is worth, more than zero")
        ground.note("fee.converted", amount=amount, unit=self.unit, rate=rate, result=amount * rate)
        return amount * rate
