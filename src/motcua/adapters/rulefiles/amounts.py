"""Amounts from TOML: a whole number, an exact share in quotes, the name of a fact, or one shape by its name.

Every shape of ``motcua.fees`` has its table here; what the shape refuses is a problem at its place in the file. A table
of brackets leaves no gap that it does not declare.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final, NewType

import attrs
from cattrs import Converter

from motcua.adapters.rulefiles.reading import key
from motcua.checks import shown
from motcua.errors import BadInput, BadValue, Fault, Problem
from motcua.fees import (
    Clamp,
    Convert,
    Delta,
    Each,
    Interpolate,
    Interval,
    Max,
    Min,
    SetBy,
    Shape,
    Sum,
    Table,
    Tier,
    Tiers,
    Times,
)
from motcua.fees.shapes import shape
from motcua.fees.tables import Match
from motcua.wording import Text

__all__ = ["knows_amounts"]

Answer = NewType("Answer", str)
"""One answer to a fact: a word, yes or no, a count, a day."""

_EXACT: Final = re.compile(r"([0-9]{1,30})(?:/([0-9]{1,30})|((?:\.[0-9]{1,30})?)%)?", re.ASCII)
_RIGHT: Final = "an exact number in quotes, such as '1/2' or '0.06%'"


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────


def _exact(raw: object) -> Fraction:
    """A whole number, or a text such as "1/1000" or "0.06%"; decimals without a sign are no law's way of saying it."""
    if type(raw) is int:
        return Fraction(raw)
    match = _EXACT.fullmatch(raw) if isinstance(raw, str) else None
    if match is None or (match[2] is not None and not int(match[2])):
        raise BadValue("number", shown(raw, 40, spell=repr), f"a whole number, or {_RIGHT}")
    whole, divisor, decimals = match.groups()
    if divisor is not None:
        return Fraction(int(whole), int(divisor))
    return Fraction(whole) if decimals is None else Fraction(whole + decimals) / 100


def _answer(raw: object) -> object:
    if isinstance(raw, str | bool | int) or type(raw) is dt.date:
        return raw
    raise BadValue("answer", type(raw).__name__, "a word, a whole number, true or false, or a date")


# ── Shapes made of shapes ────────────────────────────────────────────────────────────────────


@attrs.frozen
class _SeveralRow:
    of: tuple[Shape, ...]


@attrs.frozen
class _TimesRow(_SeveralRow):
    def shape(self) -> Shape:
        return Times(*self.of)


@attrs.frozen
class _SumRow(_SeveralRow):
    def shape(self) -> Shape:
        return Sum(*self.of)


@attrs.frozen
class _MaxRow(_SeveralRow):
    def shape(self) -> Shape:
        return Max(*self.of)


@attrs.frozen
class _MinRow(_SeveralRow):
    def shape(self) -> Shape:
        return Min(*self.of)


@attrs.frozen
class _EachRow:
    count: Shape
    node: Shape
    index: str | None = None

    def shape(self) -> Shape:
        return Each(self.count, self.node, index=self.index)


@attrs.frozen
class _ClampRow:
    node: Shape
    floor: Shape | None = None
    cap: Shape | None = None

    def shape(self) -> Shape:
        return Clamp(self.node, floor=self.floor, cap=self.cap)


@attrs.frozen
class _DeltaRow:
    node: Shape
    over: str
    paid: str

    def shape(self) -> Shape:
        return Delta(self.node, over=self.over, paid=self.paid)


@attrs.frozen
class _ConvertRow:
    node: Shape
    currency: str
    rate: str | None = None

    def shape(self) -> Shape:
        return Convert(self.node, self.currency, rate=self.rate)


@attrs.frozen
class _SetByRow:
    who: Text

    def shape(self) -> Shape:
        return SetBy(self.who)


# ── Tables ───────────────────────────────────────────────────────────────────────────────────


@attrs.frozen
class _TierRow:
    rate: Fraction
    upto: Fraction | None = None
    below: Fraction | None = None
    fixed: Fraction | None = None
    cliff: bool = False

    def tier(self) -> Tier:
        return Tier(self.upto, self.rate, below=self.below, fixed=self.fixed, cliff=self.cliff)


@attrs.frozen
class _TiersRow:
    quantity: Shape
    rates: tuple[_TierRow, ...]
    base: Shape | None = None

    def shape(self) -> Shape:
        return Tiers(self.quantity, tuple(row.tier() for row in self.rates), self.base or 0)


@attrs.frozen
class _PointRow:
    at: Fraction
    rate: Fraction


@attrs.frozen
class _InterpolateRow:
    over: Shape
    points: tuple[_PointRow, ...]

    def shape(self) -> Shape:
        return Interpolate(self.over, tuple((row.at, row.rate) for row in self.points))


@attrs.frozen
class _CaseRow:
    """One row of a table: the answers, or the ends of the bracket, it is for; an amount, or ``gap = true``."""

    answers: tuple[Answer, ...] = attrs.field(default=(), metadata=key("in"))
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None
    amount: Shape | None = None
    gap: bool = False

    def __attrs_post_init__(self) -> None:
        if bool(self.answers) is bool(self._ends):
            raise BadValue("row", f"{'both' if self.answers else 'neither'} of answers and ends", "in, or the ends")
        if self.gap is (self.amount is not None):
            raise BadValue(
                "row", f"{'an' if self.gap else 'no'} amount", "an amount, or gap = true where there is none"
            )

    @property
    def _ends(self) -> list[Fraction]:
        given = (self.at_least, self.above, self.at_most, self.below)
        return [end for end in given if end is not None]

    @property
    def match(self) -> Match:
        """What the row is for, as the table takes it."""
        if self.answers:
            return self.answers
        return Interval(at_least=self.at_least, above=self.above, at_most=self.at_most, below=self.below)


@attrs.frozen
class _TableRow:
    of: Shape
    rows: tuple[_CaseRow, ...]

    def shape(self) -> Shape:
        matches = [row.match for row in self.rows]
        problems = tuple(_undeclared([match for match in matches if isinstance(match, Interval)]))
        if problems:
            raise BadInput("table", problems)
        kept = ((match, row.amount) for match, row in zip(matches, self.rows, strict=True) if row.amount is not None)
        return Table(self.of, tuple(kept))


def _undeclared(brackets: Iterable[Interval]) -> Iterator[Problem]:
    """Brackets that leave values between them to nobody, and do not say so."""
    for at, (one, two) in enumerate(pairwise(brackets), start=1):
        if one.high is None or two.low is None or not one.precedes(two):
            continue  # they overlap or descend: the table itself says so
        if one.high < two.low or (one.at_most is None and two.at_least is None):
            met = f"{one}, then {two}"
            yield Problem(f"$.rows[{at}]", Fault.GAP, met, "brackets that touch, or a row between them with gap = true")


# ── One shape by its name ────────────────────────────────────────────────────────────────────


@attrs.frozen
class _ShapeRow:
    clamp: _ClampRow | None = None
    convert: _ConvertRow | None = None
    delta: _DeltaRow | None = None
    each: _EachRow | None = None
    interpolate: _InterpolateRow | None = None
    max: _MaxRow | None = None
    min: _MinRow | None = None
    set_by: _SetByRow | None = None
    sum: _SumRow | None = None
    table: _TableRow | None = None
    tiers: _TiersRow | None = None
    times: _TimesRow | None = None

    def shape(self) -> Shape:
        given = [(name, row) for name in _SHAPES if (row := getattr(self, name)) is not None]
        if len(given) != 1:
            raise BadValue("amount", f"{len(given)} shapes", f"one of {', '.join(_SHAPES)}")
        ((name, row),) = given
        try:
            built: Shape = row.shape()
        except (BadValue, BadInput) as error:
            raise BadInput("amount", error.problems_at(f"$.{name}")) from None
        return built


_SHAPES: Final = tuple(field.name for field in attrs.fields(_ShapeRow))


def knows_amounts(converter: Converter) -> None:
    """Teach a converter of rule files the exact numbers and the shapes of fees."""
    converter.register_structure_hook(Fraction, lambda raw, _: _exact(raw))
    converter.register_structure_hook(Answer, lambda raw, _: _answer(raw))
    converter.register_structure_hook(Shape, lambda raw, _: _shape(raw, converter))


def _shape(raw: object, converter: Converter) -> Shape:
    if isinstance(raw, dict):
        return converter.structure(raw, _ShapeRow).shape()
    if isinstance(raw, str) and not raw[:1].isdecimal():
        return shape(raw)
    if isinstance(raw, int | str):
        return shape(_exact(raw))
    right = f"a whole number, {_RIGHT}, the name of a fact, or one of {', '.join(_SHAPES)}"
    raise BadValue("amount", type(raw).__name__, right)
