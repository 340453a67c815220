"""Shapes made of shapes: products and sums, floors and caps, per item, what is still owed, other currencies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from math import prod
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import kind, several, shown
from motcua.conditions import Fact, FactValue
from motcua.errors import BadValue, Fault, Problem
from motcua.fees.shapes import Exact, Facts, Given, Ground, Number, Operand, Reckoning, Shape, shape, shared
from motcua.money import other_currency
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

    def _chosen(self, message: str, choose: Callable[[list[int]], int]) -> Reckoning:
        """One of the parts, by its size."""
        per, works = shared(item.reckoning() for item in self.items)

        def work(facts: Facts, ground: Ground) -> int:
            found = [part(facts, ground) for part in works]
            chosen = choose(found)
            if ground.steps is not None:
                values = tuple(Exact(Fraction(value, per)) for value in found if value or not chosen)
                if len(values) > 1:
                    ground.note(message, values=values, amount=Fraction(chosen, per))
            return chosen

        return Reckoning(work, per)


@attrs.frozen
class _Factors:
    """Factors that say themselves as a product is written."""

    values: tuple[Fraction, ...]

    def say(self, locale: str) -> str:
        """The factors with their sign between them, a negative one in brackets."""
        said = (Exact(value).say(locale) for value in self.values)
        return " × ".join(f"({one})" if at and one.startswith("-") else one for at, one in enumerate(said))


class Times(_Several):
    """A product (*mức thu nhân hệ số*).

    >>> int(Times(15_000_000, Fraction(1, 1000)).evaluate(Ground("contract", {})))
    15000
    """

    __slots__ = ()

    def reckoning(self) -> Reckoning:
        """The parts multiplied."""
        parts = [item.reckoning() for item in self.items]
        per = prod(part.per for part in parts)

        def traced(facts: Facts, ground: Ground) -> int:
            factors = [Fraction(part.work(facts, ground), part.per) for part in parts]
            amount = prod(factors, start=Fraction(1))
            if len(factors) > 1:
                ground.note("fee.times", factors=_Factors(tuple(factors)), amount=amount)
            return int(amount * per)

        works = [part.work for part in parts]

        def work(facts: Facts, ground: Ground) -> int:
            if ground.steps is not None:
                return traced(facts, ground)
            product = 1
            for factor in works:
                product *= factor(facts, ground)
            return product

        return Reckoning(work, per)


class Sum(_Several):
    """A sum (*cộng*)."""

    __slots__ = ()

    def reckoning(self) -> Reckoning:
        """The parts added."""
        per, works = shared(item.reckoning() for item in self.items)
        return Reckoning(lambda facts, ground: sum([work(facts, ground) for work in works]), per)


class Max(_Several):
    """The largest (*lấy mức cao hơn*), such as the agreed price or the state's."""

    __slots__ = ()

    def reckoning(self) -> Reckoning:
        """The largest part."""
        return self._chosen("fee.highest", max)


class Min(_Several):
    """The smallest (*lấy mức thấp hơn*)."""

    __slots__ = ()

    def reckoning(self) -> Reckoning:
        """The smallest part."""
        return self._chosen("fee.lowest", min)


@attrs.frozen(field_transformer=as_annotated)
class Clamp(Shape):
    """A floor and a cap (*mức thu tối thiểu, tối đa*), either of them an expression.

    >>> int(Clamp(Times(1_000, "pages"), cap=200_000).evaluate(Ground("copy", {"pages": 500})))
    200000
    """

    node: Shape = attrs.field(converter=shape)
    floor: Shape | None = attrs.field(default=None, converter=_optional, kw_only=True)
    cap: Shape | None = attrs.field(default=None, converter=_optional, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.cap, Number) and self.cap.value < 0:
            raise BadValue("cap of a fee", str(self.cap.value), "zero or more")
        if isinstance(self.floor, Number) and isinstance(self.cap, Number) and self.floor.value > self.cap.value:
            raise BadValue("floor of a fee", f"{self.floor.value} above the cap", f"at most {self.cap.value}")

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount and its limits."""
        return tuple(part for part in (self.node, self.floor, self.cap) if part is not None)

    def reckoning(self) -> Reckoning:
        """The amount, no less than the floor and no more than the cap."""
        per, (node, *limits) = shared(part.reckoning() for part in self.parts)
        lowest = limits[0] if self.floor is not None else None
        highest = limits[-1] if self.cap is not None else None

        def work(facts: Facts, ground: Ground) -> int:
            amount = node(facts, ground)
            floor = None if lowest is None else lowest(facts, ground)
            cap = None if highest is None else highest(facts, ground)
            if floor is not None and cap is not None and floor > cap:
                raise ground.gap(f"its floor {Fraction(floor, per)} is above its cap {Fraction(cap, per)}")
            if cap is not None and amount > cap:
                ground.note("fee.cap", amount=Fraction(cap, per))
                return cap
            if floor is not None and amount < floor:
                ground.note("fee.floor", amount=Fraction(floor, per))
                return floor
            return amount

        return Reckoning(work, per)


@attrs.frozen(field_transformer=as_annotated)
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

    def __attrs_post_init__(self) -> None:
        _ = self._numbering

    @property
    def _numbering(self) -> Mapping[str, Fact]:
        """The number of the item as a fact, where the items differ; raises ``BadValue`` for what is no name."""
        return {} if self.index is None else {self.index: Fact(self.index, "integer", Text("", ""))}

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
        if self.index in facts:
            yield Problem("$", Fault.DUPLICATE, f"index {self.index}, a fact too", "a name that no fact has")
        yield from self.node.problems({**facts, **self._numbering})

    def missing(self, facts: Facts, ground: Ground) -> frozenset[str]:
        """What it needs to know how many, and of the first."""
        return self.count.missing(facts, ground) | self.node.missing(self._first(facts), ground)

    def _first(self, facts: Facts) -> Facts:
        return facts if self.index is None else {**facts, self.index: 1}

    def reckoning(self) -> Reckoning:
        """The sum over all items."""
        counted, node, index = self.count.reckoning(), self.node.reckoning(), self.index

        def count(facts: Facts, ground: Ground) -> int:
            number, rest = divmod(counted.work(facts, ground), counted.per)
            if rest or number <= 0:
                met = str(number + Fraction(rest, counted.per))
                raise BadValue(f"number of {ground.item}", met, "a whole number from 1")
            return number

        def alike(facts: Facts, ground: Ground) -> int:
            number, one = count(facts, ground), node.work(facts, ground)
            if ground.steps is not None:
                each = Fraction(one, node.per)
                ground.note("fee.each", count=Fraction(number), one=each, amount=number * each)
            return number * one

        def numbered(facts: Facts, ground: Ground) -> int:
            number = count(facts, ground)
            if number > _MOST_EACH:
                right = f"at most {_MOST_EACH} that differ from one another"
                raise BadValue(f"number of {ground.item}", str(number), right)
            return sum(node.work({**facts, str(index): nth}, ground) for nth in range(1, number + 1))

        return Reckoning(alike if index is None else numbered, node.per)


@attrs.frozen(field_transformer=as_annotated)
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

    def __attrs_post_init__(self) -> None:
        hangs = self.node.names
        if self.over not in hangs:
            right = f"a fact its amount hangs on: {', '.join(sorted(hangs)) or 'none'}"
            raise BadValue("what a difference is over", repr(shown(self.over)), right)
        if Given(self.paid).name == self.over:
            raise BadValue("what was charged already", repr(shown(self.paid)), f"another fact than {self.over}")

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount, what it is over, and how far it was charged."""
        return self.node, Given(self.over), Given(self.paid)

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """What is wrong with it for these facts, each fault once."""
        yield from dict.fromkeys(problem for part in self.parts for problem in part.problems(facts))

    def reckoning(self) -> Reckoning:
        """The difference; nothing was owed on nothing."""
        node, given, over, named = self.node.reckoning(), Given(self.paid).reckoning().work, self.over, self.paid
        grown = Given(over).reckoning().work

        def work(facts: Facts, ground: Ground) -> int:
            whole, paid = node.work(facts, ground), given(facts, ground)
            before = node.work({**facts, over: paid}, Ground(ground.item, {}, None)) if paid else 0
            if whole < before or grown(facts, ground) < paid:
                raise BadValue(f"fact {named}", str(paid), f"no more than {over}")
            if ground.steps is not None and before:
                charged, left = Fraction(before, node.per), Fraction(whole - before, node.per)
                ground.note("fee.delta", whole=charged + left, before=charged, amount=left)
            return whole - before

        return Reckoning(work, node.per)


@attrs.frozen(field_transformer=as_annotated)
class Convert(Shape):
    """An amount set in another currency, kept in it until it is paid (*thu bằng ngoại tệ*).

    With ``rate``, the name of the fact that says how many đồng a unit is worth on the day of payment, it becomes đồng
    once that fact is given. Stands outermost in a level.
    """

    node: Shape = attrs.field(converter=shape)
    unit: str = attrs.field(validator=kind(str))
    rate: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)

    def __attrs_post_init__(self) -> None:
        _ = other_currency(self.unit), self.parts  # each refuses what is none

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The amount, and the rate where one is asked."""
        return (self.node,) if self.rate is None else (self.node, Given(self.rate))

    def currency(self, facts: Mapping[str, FactValue]) -> str:
        """The currency the amount comes out in."""
        return self.unit if self.rate is None or self.rate not in facts else "VND"

    def missing(self, facts: Facts, ground: Ground) -> frozenset[str]:
        """What the amount needs; without a rate it stays in its own currency."""
        return self.node.missing(facts, ground)

    def reckoning(self) -> Reckoning:
        """The amount in its own currency, or in đồng when a rate is given."""
        node, name, unit = self.node.reckoning(), self.rate, self.unit
        if name is None:
            return node
        given = Given(name).reckoning().work

        def work(facts: Facts, ground: Ground) -> int:
            amount = node.work(facts, ground)
            if name not in facts:
                return amount
            rate = given(facts, ground)
            if rate <= 0:
                raise BadValue(f"fact {name}", str(rate), "the đồng a unit is worth, more than zero")
            foreign = Fraction(amount, node.per)
            ground.note("fee.converted", amount=foreign, unit=unit, rate=Fraction(rate), result=foreign * rate)
            return amount * rate

        return Reckoning(work, node.per)
