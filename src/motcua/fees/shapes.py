"""The shapes of fee law: expressions over exact rationals that say how an amount follows from the facts of a case.

A shape holds no law of its own; its numbers come from rows. Whole numbers and fractions only: a float or a Boolean is
refused. Nothing is rounded here, and what the law leaves open is an error, never zero.
"""

import abc
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.checks import expect, shown
from motcua.conditions import Fact, FactValue
from motcua.conditions.facts import NAME
from motcua.errors import BadValue, Fault, NoFeeLevel, Problem, UnknownFact
from motcua.explain import Step, a_step
from motcua.money import written
from motcua.wording import Text

__all__ = [
    "Exact",
    "Facts",
    "FactsMissing",
    "Flat",
    "Given",
    "Ground",
    "LevelUnset",
    "Number",
    "Operand",
    "Reckoning",
    "SetBy",
    "Shape",
    "Work",
    "a_ground",
    "exact",
    "shape",
    "shared",
]

_DIGITS: Final = 30
"""No number of fee law is longer."""


class FactsMissing(Exception):
    """Facts the amount hangs on and nobody has given."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = frozenset(names)


class LevelUnset(Exception):
    """A level that is left to somebody else."""

    def __init__(self, by: Text) -> None:
        super().__init__()
        self.by = by


def exact(given: object) -> Fraction:
    """A number as the law writes it; raises ``BadValue`` for floats, Booleans and everything that is no number."""
    match given:
        case bool():
            number = None
        case int() | Fraction():
            number = Fraction(given)
        case Decimal() if given.is_finite() and abs(given.adjusted()) <= _DIGITS:
            number = Fraction(given)
        case _:
            number = None
    if number is None or abs(number) >= 10**_DIGITS:
        raise BadValue(
            "number of a fee", type(given).__name__, "a whole number, a Fraction or a Decimal of fewer digits"
        )
    return number


@attrs.frozen
class Exact:
    """A number that says itself, as exactly as it can."""

    value: Fraction

    def say(self, locale: str) -> str:
        """Grouped digits; decimals where they end, a fraction where they do not."""
        scaled = self.value * 10**6
        if scaled.denominator != 1:
            return str(self.value)
        plain = f"{Decimal(scaled.numerator).scaleb(-6):,f}"
        return written(plain.rstrip("0").rstrip(".") if "." in plain else plain, locale)


@attrs.frozen(field_transformer=as_annotated)
class Ground:
    """What an amount is worked out over: the item it is for, the facts of the case, and the trace being written.

    Without ``steps`` nothing is traced.
    """

    item: str
    facts: Mapping[str, FactValue]
    steps: list[Step] | None = attrs.field(factory=list)

    def note(self, message: str, **values: object) -> None:
        """Write a line of the trace; numbers say themselves."""
        said = {name: Exact(value) if isinstance(value, Fraction) else value for name, value in values.items()}
        if self.steps is not None:
            self.steps.append(a_step(message, said, depth=1))

    @property
    def quiet(self) -> "Ground":
        """The same, with nothing traced."""
        return a_ground(self.item, self.facts, None)

    def gap(self, why: str) -> NoFeeLevel:
        """The error for a case the levels do not cover."""
        return NoFeeLevel(self.item, why)


a_ground: Final = on_trust(Ground)


# ── Reckoning ────────────────────────────────────────────────────────────────────────────────

Facts = Mapping[str, FactValue]
Work = Callable[[Facts, Ground], int]
"""Works out an amount over the facts; the ground takes the trace."""


@attrs.frozen  # reckoned, never given: the parts of a table of rates are smaller than any amount that is given
class Reckoning:
    """A shape made ready to be worked out often: whole numbers of one part in ``per``, so that nothing is ever inexact.

    The law's rates have denominators that are known before any case is; 0.06 % of a price is the price × 3, per 5,000.
    """

    work: Work
    per: int = 1
    fixed: int | None = None
    """The whole đồng it comes to in every case, where nothing is to be worked out or rounded."""

    def exact(self, ground: Ground) -> Fraction:
        """The amount over the facts of that ground."""
        return Fraction(self.work(ground.facts, ground), self.per)

    def scaled(self, per: int) -> Work:
        """The same amount in smaller parts; ``per`` is a multiple of its own."""
        work, times = self.work, per // self.per
        return work if times == 1 else lambda facts, ground: work(facts, ground) * times


def shared(parts: Iterable[Reckoning], *also: Fraction) -> tuple[int, list[Work]]:
    """Amounts in parts they all share, and in which those numbers are whole too."""
    given = list(parts)
    per = lcm(*(part.per for part in given), *(number.denominator for number in also))
    return per, [part.scaled(per) for part in given]


class Shape(abc.ABC):
    """A node of a fee expression."""

    __slots__ = ()

    @abc.abstractmethod
    def reckoning(self) -> Reckoning:
        """The one way to work it out.

        Its work raises ``NoFeeLevel`` for a gap, ``BadValue`` for a number that cannot be charged.
        """

    def evaluate(self, ground: Ground) -> Fraction:
        """The exact amount; raises what its work raises, and ``FactsMissing`` for the first fact that is missing."""
        return self.reckoning().exact(ground)

    @property
    def parts(self) -> tuple["Shape", ...]:
        """The nodes it is made of."""
        return ()

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        return frozenset[str]().union(*(part.names for part in self.parts))

    def missing(self, facts: Facts, ground: Ground) -> frozenset[str]:
        """The facts that this case needs and nobody has given."""
        return frozenset[str]().union(*(part.missing(facts, ground) for part in self.parts))

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """What is wrong with it for these facts."""
        for part in self.parts:
            yield from part.problems(facts)

    def currency(self, facts: Mapping[str, FactValue]) -> str:
        """The currency of the amount."""
        return "VND"


Operand = Shape | int | Fraction | Decimal | str
"""What stands inside a shape: another shape, a number, or the name of a fact."""


def shape(given: Operand) -> Shape:
    """A number or the name of a fact as a node."""
    if isinstance(given, Shape):
        return given
    return Given(given) if isinstance(given, str) else Number(exact(given))


# ── Leaves ───────────────────────────────────────────────────────────────────────────────────


@attrs.frozen(field_transformer=as_annotated)
class Number(Shape):
    """A plain number: a factor, a floor, a cap."""

    value: Fraction = attrs.field(converter=exact)

    def reckoning(self) -> Reckoning:
        """The number."""
        number = self.value.numerator
        return Reckoning(lambda _facts, _ground: number, self.value.denominator)


@attrs.frozen(field_transformer=as_annotated)
class Given(Shape):
    """A number the applicant gives: pages, copies, the value of a contract."""

    name: str

    def __attrs_post_init__(self) -> None:
        if NAME.fullmatch(self.name) is None:
            raise BadValue("name of a fact", repr(shown(self.name)), "a lower-case English word")

    def reckoning(self) -> Reckoning:
        """The number given."""
        name = self.name

        def work(facts: Facts, _: Ground) -> int:
            value = facts.get(name)
            if type(value) is int:
                return value
            if value is None:
                raise FactsMissing((name,))
            raise BadValue(f"fact {name}", type(value).__name__, "a whole number")

        return Reckoning(work)

    def missing(self, facts: Facts, ground: Ground) -> frozenset[str]:
        """The fact, until it is given."""
        return frozenset() if facts.get(self.name) is not None else self.names

    @property
    def names(self) -> frozenset[str]:
        """The fact."""
        return frozenset((self.name,))

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """That the fact is not asked for, or is no number."""
        if self.name not in facts:
            yield Problem("$", UnknownFact.code, self.name, f"one of the facts asked for: {', '.join(facts) or 'none'}")
        elif not facts[self.name].type.numeric:
            yield Problem("$", Fault.WRONG_TYPE, f"{self.name}, a {facts[self.name].type.value}", "a whole number")


@attrs.frozen(field_transformer=as_annotated)
class Flat(Shape):
    """One amount (*mức thu cố định*).

    >>> Flat(20_000).evaluate(Ground("residence", {}))
    Fraction(20000, 1)
    """

    amount: Fraction = attrs.field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.amount < 0:
            raise BadValue("flat amount", str(self.amount), "zero or more")

    def reckoning(self) -> Reckoning:
        """The amount."""
        amount, number = self.amount, self.amount.numerator

        def work(_: Facts, ground: Ground) -> int:
            if ground.steps is not None:
                ground.note("fee.flat", amount=amount)
            return number

        return Reckoning(work, amount.denominator, number if amount.denominator == 1 else None)


def _by(given: Text | str) -> Text:
    return given if isinstance(given, Text) else Text(plain := expect(given, str, "who sets a level"), plain)


@attrs.frozen(field_transformer=as_annotated)
class SetBy(Shape):
    """A level left to somebody else and not loaded (*mức thu do … quyết định*): unknown, never zero.

    >>> str(SetBy("HĐND cấp tỉnh").by)
    'HĐND cấp tỉnh'
    """

    by: Text = attrs.field(converter=_by)

    def reckoning(self) -> Reckoning:
        """Nothing: the level is not loaded."""
        by = self.by

        def work(_facts: Facts, _ground: Ground) -> int:
            raise LevelUnset(by)

        return Reckoning(work)
