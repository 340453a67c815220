"""The shapes of fee law: expressions over exact rationals that say how an amount follows from the facts of a case.

A shape holds no law of its own; its numbers come from rows. Whole numbers and fractions only: a float or a Boolean is
refused. Nothing is rounded here, and what the law leaves open is an error, never zero.
"""

import abc
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from motcua.checks import expect
from motcua.conditions import Fact, FactValue
from motcua.conditions.facts import NAME
from motcua.errors import BadValue, NoFeeLevel, Problem
from motcua.explain import Step
from motcua.money import written
from motcua.wording import Text

__all__ = [
    "Exact",
    "FactsMissing",
    "Flat",
    "Given",
    "Ground",
    "LevelUnset",
    "Number",
    "Operand",
    "SetBy",
    "Shape",
    "exact",
    "shape",
    "together",
    "worths",
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


@attrs.frozen
class Ground:
    """What an amount is worked out over: the item it is for, the facts of the case, and the trace being written."""

    item: str
    facts: Mapping[str, FactValue]
    steps: list[Step] = attrs.field(factory=list)

    def note(self, message: str, **values: object) -> None:
        """Write a line of the trace; numbers say themselves."""
        said = {name: Exact(value) if isinstance(value, Fraction) else value for name, value in values.items()}
        self.steps.append(Step(message, said, depth=1))

    def gap(self, why: str) -> NoFeeLevel:
        """The error for a case the levels do not cover."""
        return NoFeeLevel(self.item, why)


class Shape(abc.ABC):
    """A node of a fee expression."""

    __slots__ = ()

    @abc.abstractmethod
    def evaluate(self, ground: Ground) -> Fraction:
        """The exact amount; raises ``NoFeeLevel`` for a gap, ``BadValue`` for a number that cannot be charged."""

    @property
    def parts(self) -> tuple["Shape", ...]:
        """The nodes it is made of."""
        return ()

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        return frozenset[str]().union(*(part.names for part in self.parts))

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


def worths(parts: Iterable[Shape], ground: Ground) -> list[Fraction]:
    """What every part comes to; the facts all of them miss are named together."""
    return together((part, ground) for part in parts)


def together(parts: Iterable[tuple[Shape, Ground]]) -> list[Fraction]:
    """What every part comes to over its own ground; the facts all of them miss are named together."""
    found: list[Fraction] = []
    missing: set[str] = set()
    for part, ground in parts:
        try:
            found.append(part.evaluate(ground))
        except FactsMissing as signal:
            missing |= signal.names
    if missing:
        raise FactsMissing(missing)
    return found


# ── Leaves ───────────────────────────────────────────────────────────────────────────────────


@attrs.frozen
class Number(Shape):
    """A plain number: a factor, a floor, a cap."""

    value: Fraction = attrs.field(converter=exact)

    def evaluate(self, ground: Ground) -> Fraction:
        """The number."""
        return self.value


@attrs.frozen
class Given(Shape):
    """A number the applicant gives: pages, copies, the value of a contract."""

    name: str

    def __attrs_post_init__(self) -> None:
        if NAME.fullmatch(self.name) is None:
            raise BadValue("name of a fact", repr(self.name[:60]), "a lower-case English word")

    def evaluate(self, ground: Ground) -> Fraction:
        """The number given."""
        value = ground.facts.get(self.name)
        if value is None:
            raise FactsMissing((self.name,))
        if type(value) is not int:
            raise BadValue(f"fact {self.name}", type(value).__name__, "a whole number")
        return Fraction(value)

    @property
    def names(self) -> frozenset[str]:
        """The fact."""
        return frozenset((self.name,))

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """That the fact is not asked for, or is no number."""
        if self.name not in facts:
            yield Problem("$", "unknown-fact", self.name, f"one of the facts asked for: {', '.join(facts) or 'none'}")
        elif not facts[self.name].type.numeric:
            yield Problem("$", "wrong-type", f"{self.name}, a {facts[self.name].type.value}", "a whole number")


@attrs.frozen
class Flat(Shape):
    """One amount (*mức thu cố định*).

    >>> Flat(20_000).evaluate(Ground("residence", {}))
    Fraction(20000, 1)
    """

    amount: Fraction = attrs.field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.amount < 0:
            raise BadValue("flat amount", str(self.amount), "zero or more")

    def evaluate(self, ground: Ground) -> Fraction:
        """The amount."""
        ground.note("fee.flat", amount=self.amount)
        return self.amount


def _by(given: Text | str) -> Text:
    return given if isinstance(given, Text) else Text(plain := expect(given, str, "who sets a level"), plain)


@attrs.frozen
class SetBy(Shape):
    """A level left to somebody else and not loaded (*mức thu do … quyết định*): unknown, never zero.

    >>> str(SetBy("HĐND cấp tỉnh").by)
    'HĐND cấp tỉnh'
    """

    by: Text = attrs.field(converter=_by)

    def evaluate(self, ground: Ground) -> Fraction:
        """Nothing: the level is not loaded."""
        raise LevelUnset(self.by)
