"""The tables of fee law: graduated tiers, brackets and cases, and rates read between points.

Checked when they are made: sorted, disjoint, the ends of a bracket open or closed as stated. A value that no row covers
is an error when it is asked for, never zero.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise

import attrs

from motcua.annotated import as_annotated
from motcua.checks import kind, pair, several
from motcua.conditions import Fact, FactValue
from motcua.errors import BadValue, Fault, Problem
from motcua.fees.shapes import (
    Exact,
    Facts,
    FactsMissing,
    Given,
    Ground,
    Number,
    Operand,
    Reckoning,
    Shape,
    Work,
    exact,
    shape,
    shared,
)
from motcua.wording import say

__all__ = ["Interpolate", "Interval", "Row", "Table", "Tier", "Tiers"]


@attrs.frozen(field_transformer=as_annotated)
class Tier:
    """One tier: every unit up to and including ``upto``, or up to but not including ``below``, costs ``rate``.

    Without an end it takes every further unit. ``fixed`` is the amount the law prints for where the tier begins; it
    must be what the tiers before come to, unless the tier is declared a ``cliff``, where the amount jumps.
    """

    upto: Fraction | None = attrs.field(converter=attrs.converters.optional(exact))
    rate: Fraction = attrs.field(converter=exact)
    below: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    fixed: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    cliff: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.upto is not None and self.below is not None:
            raise BadValue("tier of a fee", f"up to {self.upto} and below {self.below}", "one end, closed or open")
        if self.rate < 0 or (self.fixed is not None and self.fixed < 0):
            raise BadValue("tier of a fee", "a negative rate or amount", "zero or more")
        if self.cliff and self.fixed is None:
            raise BadValue("tier of a fee", "a cliff without its amount", "the fixed amount it begins with")

    @property
    def end(self) -> Fraction | None:
        """Where it ends, itself included or not."""
        return self.below if self.upto is None else self.upto


Numeral = int | Fraction | Decimal


def _tiers(given: Iterable[Tier | tuple[Numeral | None, Numeral]]) -> tuple[Tier, ...]:
    return tuple(tier if isinstance(tier, Tier) else Tier(*pair(tier, "tier")) for tier in several(given, "tiers"))


@attrs.frozen(field_transformer=as_annotated)
class Tiers(Shape):
    """Graduated rates (*mức thu luỹ tiến từng phần*): each part of the quantity at the rate of its own tier.

    Rates are đồng a unit, or fractions of a value. ``base`` comes on top. A quantity of zero is refused: nobody owes a
    fee for nothing. A quantity past a closed last tier raises ``NoFeeLevel``.

    >>> pages = Tiers("pages", ((2, 2_000), (None, 1_000)))
    >>> int(pages.evaluate(Ground("copy", {"pages": 3})))
    5000
    """

    quantity: Shape = attrs.field(converter=shape)
    tiers: tuple[Tier, ...] = attrs.field(converter=_tiers)
    base: Shape = attrs.field(default=Number(0), converter=shape)

    def __attrs_post_init__(self) -> None:
        ends = [tier.end for tier in self.tiers]
        closed = [end for end in (ends[:-1] if ends and ends[-1] is None else ends) if end is not None]
        ascending = all(one < two for one, two in pairwise([Fraction(0), *closed]))
        if not ends or len(closed) < len(ends) - (ends[-1] is None) or not ascending:
            met = ", ".join("open" if end is None else str(end) for end in ends) or "none"
            raise BadValue("tiers of a fee", f"ends {met}", "ends above zero that ascend, only the last one open")
        for low, reached, tier in self._starts():
            if tier.fixed not in {None, reached} and low > 0 and not tier.cliff:
                met = f"{tier.fixed} where the tier after {low} begins, and {reached} where the one before ends"
                raise BadValue("tiers of a fee", met, "the same amount, or a declared cliff")

    def _starts(self) -> Iterator[tuple[Fraction, Fraction, Tier]]:
        """Where each tier begins, and what those before it come to there."""
        low, reached = Fraction(0), Fraction(0)
        for tier in self.tiers:
            yield low, reached, tier
            if tier.end is not None:
                reached = (reached if tier.fixed is None else tier.fixed) + (tier.end - low) * tier.rate
                low = tier.end

    @property
    def parts(self) -> tuple[Shape, ...]:
        """Quantity and base."""
        return self.quantity, self.base

    def reckoning(self) -> Reckoning:
        """The sum over the tiers the quantity reaches; a fixed amount takes the place of those before it."""
        counted, base = self.quantity.reckoning(), self.base.reckoning()
        ends = [tier.end for tier in self.tiers if tier.end is not None]
        unit, (quantity,) = shared([counted], *ends)
        starts = [(low, reached if tier.fixed is None else tier.fixed, tier) for low, reached, tier in self._starts()]
        rates = [tier.rate / unit for tier in self.tiers]
        per, (above,) = shared([base], *(start for _, start, _ in starts), *rates)
        rows = [
            (
                None if tier.end is None else int(tier.end * unit) + (tier.upto is not None),
                int(low * unit),
                int(start * per),
                int(tier.rate * per / unit),
            )
            for low, start, tier in starts
        ]
        last = self.tiers[-1].end

        def work(facts: Facts, ground: Ground) -> int:
            number, total = quantity(facts, ground), above(facts, ground)
            if number <= 0:
                raise BadValue(f"quantity of {ground.item}", str(Fraction(number, unit)), "more than zero")
            for at, (past, low, start, rate) in enumerate(rows):
                if past is None or number < past:
                    if ground.steps is not None:
                        self._trace(at, Fraction(number, unit), ground)
                    return total + start + (number - low) * rate
            raise ground.gap(f"{Fraction(number, unit)} is above the last tier, which ends at {last}")

        return Reckoning(work, per)

    def _trace(self, last: int, quantity: Fraction, ground: Ground) -> None:
        """The tiers reached, from the last one that begins with an amount the law prints."""
        begin = max((at for at, tier in enumerate(self.tiers[: last + 1]) if tier.fixed is not None), default=0)
        for at, (low, _, tier) in islice(enumerate(self._starts()), begin, last + 1):
            if at == begin and tier.fixed is not None:
                self._trace_fixed(at, low, tier.fixed, ground, passed=at < last)
            count = (quantity if tier.end is None else min(quantity, tier.end)) - low
            if tier.rate and count:
                message = "fee.tier" if low else "fee.first-tier"
                ground.note(message, after=low, count=count, rate=tier.rate, amount=count * tier.rate)

    def _trace_fixed(self, at: int, low: Fraction, fixed: Fraction, ground: Ground, *, passed: bool) -> None:
        """The amount a tier begins with: for all of it where it has no rate, else for what lies before."""
        tier = self.tiers[at]
        if not tier.rate and not passed:
            opened = self.tiers[at - 1].upto is None  # the first tier has no lower end to be opened
            ends = {"at_least" if opened else "above": low or None, "at_most": tier.upto, "below": tier.below}
            ground.note("fee.fixed-in", bracket=Interval(**ends), amount=fixed)
            return
        upto = low if tier.rate else tier.end
        ground.note("fee.fixed" if upto else "fee.flat", upto=upto, amount=fixed)


def _points(given: Iterable[tuple[Numeral, Numeral]]) -> tuple[tuple[Fraction, Fraction], ...]:
    points = (pair(point, "point") for point in several(given, "points"))
    return tuple((exact(x), exact(y)) for x, y in points)


@attrs.frozen(field_transformer=as_annotated)
class Interpolate(Shape):
    """A rate read between the points of a table (*nội suy*), the nearest end outside them; never rounded.

    Used as a factor: the law interpolates the rate, not the fee.

    >>> rate = Interpolate("cost", ((500, Fraction(97, 1000)), (700, Fraction(84, 1000))))
    >>> rate.evaluate(Ground("appraisal", {"cost": 600}))
    Fraction(181, 2000)
    """

    x: Shape = attrs.field(converter=shape)
    points: tuple[tuple[Fraction, Fraction], ...] = attrs.field(converter=_points)

    def __attrs_post_init__(self) -> None:
        places = [x for x, _ in self.points]
        if not places or any(one >= two for one, two in pairwise(places)):
            raise BadValue("points of a fee", f"{len(places)} points that do not ascend", "points that ascend")

    @property
    def parts(self) -> tuple[Shape, ...]:
        """What the table is read at."""
        return (self.x,)

    def reckoning(self) -> Reckoning:
        """The rate at that place: on every stretch a line, ``rate + slope × (x − low)``."""
        unit, (place,) = shared([self.x.reckoning()], *(x for x, _ in self.points))
        between = [
            (low_rate - slope * low, slope)
            for (low, low_rate), (high, high_rate) in pairwise(self.points)
            for slope in ((high_rate - low_rate) / (high - low),)
        ]
        (_, first_rate), (_, last_rate) = self.points[0], self.points[-1]
        lines = [(first_rate, Fraction(0)), *between, (last_rate, Fraction(0))]
        per, _ = shared([], *(at for at, _ in lines), *(slope / unit for _, slope in lines))
        ends = [int(x * unit) for x, _ in self.points]
        rows = [(int(at * per), int(slope * per / unit)) for at, slope in lines]

        def work(facts: Facts, ground: Ground) -> int:
            x = place(facts, ground)
            at, slope = rows[bisect_left(ends, x)]
            found = at + slope * x
            if ground.steps is not None:
                ground.note("fee.interpolated", x=Fraction(x, unit), rate=Fraction(found, per))
            return found

        return Reckoning(work, per)


@attrs.frozen(field_transformer=as_annotated)
class Interval:
    """A bracket with its ends stated (*từ … đến dưới …*): each end closed, open, or none.

    >>> str(Interval(above=1_000, at_most=3_000))
    'above 1000, at most 3000'
    """

    at_least: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    above: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    at_most: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    below: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (self.at_least is not None and self.above is not None) or (
            self.at_most is not None and self.below is not None
        ):
            raise BadValue("bracket of a fee", str(self), "one end on each side, open or closed")
        if self.low is not None and self.high is not None:
            single = self.at_least is not None and self.at_most is not None
            if self.low > self.high or (self.low == self.high and not single):
                raise BadValue("bracket of a fee", str(self), "a lower end below the upper one")

    @property
    def low(self) -> Fraction | None:
        """The lower end."""
        return self.above if self.at_least is None else self.at_least

    @property
    def high(self) -> Fraction | None:
        """The upper end."""
        return self.below if self.at_most is None else self.at_most

    def __contains__(self, value: Fraction) -> bool:
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )

    def precedes(self, other: "Interval") -> bool:
        """Whether it ends where the other begins, or before."""
        if self.high is None or other.low is None:
            return False
        touching = self.high == other.low and (self.below is not None or other.above is not None)
        return self.high < other.low or touching

    def say(self, locale: str) -> str:
        """The bracket as a table of the law prints it.

        >>> twenty = Interval(at_least=5_000_000_000, below=20_000_000_000)
        >>> twenty.say("vi"), twenty.say("en")
        ('từ 5.000.000.000 đến dưới 20.000.000.000', 'from 5,000,000,000 to below 20,000,000,000')
        """
        below = "interval.below" if self.low is None else "interval.to-below"
        ends = {
            "interval.at-least": self.at_least,
            "interval.above": self.above,
            "interval.at-most": self.at_most,
            below: self.below,
        }
        said = [say(message, locale, {"end": Exact(end)}) for message, end in ends.items() if end is not None]
        return " ".join(said) or say("interval.any", locale)

    def __str__(self) -> str:
        ends = {"at least": self.at_least, "above": self.above, "at most": self.at_most, "below": self.below}
        return ", ".join(f"{word} {end}" for word, end in ends.items() if end is not None) or "any"


Match = Interval | FactValue | tuple[FactValue, ...]


def _match(given: Match) -> Interval | tuple[FactValue, ...]:
    if isinstance(given, Interval):
        return given
    answers = given if isinstance(given, tuple) else (given,)
    for answer in answers:
        if not isinstance(answer, bool | int | str | dt.date):
            raise BadValue("case of a table", type(answer).__name__, "an answer to a fact, several, or an Interval")
    return answers


@attrs.frozen(field_transformer=as_annotated)
class Row:
    """One row of a table: the answers or the bracket it is for, and what it comes to."""

    match: Interval | tuple[FactValue, ...] = attrs.field(converter=_match)
    node: Shape = attrs.field(converter=shape)


def _rows(given: Iterable[Row | tuple[Match, Operand]]) -> tuple[Row, ...]:
    return tuple(row if isinstance(row, Row) else Row(*pair(row, "row")) for row in several(given, "rows"))


@attrs.frozen(field_transformer=as_annotated)
class Table(Shape):
    """A table of cases or of brackets (*biểu mức thu*); tables inside tables make more dimensions.

    The rows of a table over words are answers, those over a number are ``Interval``. A case or a value in no row raises
    ``NoFeeLevel``.

    >>> by_channel = Table("channel", (("online", 10_000), (("counter", "post"), 20_000)))
    >>> int(by_channel.evaluate(Ground("residence", {"channel": "post"})))
    20000
    """

    key: Shape = attrs.field(converter=shape)
    rows: tuple[Row, ...] = attrs.field(converter=_rows)

    def __attrs_post_init__(self) -> None:
        brackets = [row.match for row in self.rows if isinstance(row.match, Interval)]
        if not self.rows or (brackets and len(brackets) < len(self.rows)):
            raise BadValue("table of a fee", f"{len(brackets)} brackets in {len(self.rows)} rows", "all or none")
        if not brackets and not isinstance(self.key, Given):
            raise BadValue("table of a fee", "cases of a computed number", "the name of a fact, or brackets")
        for one, two in pairwise(brackets):
            if not one.precedes(two):
                raise BadValue("table of a fee", f"{one}, then {two}", "brackets that ascend and do not overlap")
        answers = self._answers
        if len(set(answers)) < len(answers):
            raise BadValue("table of a fee", "one case in two rows", "each case once")

    @property
    def _answers(self) -> list[tuple[type, FactValue]]:
        return [(type(value), value) for row in self.rows if isinstance(row.match, tuple) for value in row.match]

    @property
    def parts(self) -> tuple[Shape, ...]:
        """The key, and what every row comes to."""
        return self.key, *(row.node for row in self.rows)

    def missing(self, facts: Facts, ground: Ground) -> frozenset[str]:
        """What the key needs, then what the row of this case does."""
        row = self._finder()
        unknown = self.key.missing(facts, ground)
        return unknown or self.rows[row(facts, attrs.evolve(ground, steps=None))].node.missing(facts, ground)

    def reckoning(self) -> Reckoning:
        """What the row of this case comes to."""
        per, works = shared(row.node.reckoning() for row in self.rows)
        find = self._finder()
        return Reckoning(lambda facts, ground: works[find(facts, ground)](facts, ground), per)

    def _finder(self) -> Work:
        """Which row a case falls into, by its number."""
        brackets = [row.match for row in self.rows if isinstance(row.match, Interval)]
        return self._bracket(brackets) if brackets else self._case()

    def _bracket(self, brackets: list[Interval]) -> Work:
        ends = [end for one in brackets for end in (one.low, one.high) if end is not None]
        unit, (key,) = shared([self.key.reckoning()], *ends)
        rows = [
            (
                None if one.low is None else int(one.low * unit) + (one.above is not None),
                None if one.high is None else int(one.high * unit) - (one.below is not None),
            )
            for one in brackets
        ]

        def find(facts: Facts, ground: Ground) -> int:
            value = key(facts, ground)
            for at, (low, high) in enumerate(rows):
                if (low is None or value >= low) and (high is None or value <= high):
                    if ground.steps is not None:
                        ground.note("fee.bracket", value=Fraction(value, unit), bracket=brackets[at])
                    return at
            raise ground.gap(f"{Fraction(value, unit)} lies in no bracket")

        return find

    def _case(self) -> Work:
        (name,) = self.key.names
        rows = {
            (type(value), value): at
            for at, row in enumerate(self.rows)
            if isinstance(row.match, tuple)
            for value in row.match
        }

        def find(facts: Facts, ground: Ground) -> int:
            value = facts.get(name)
            if value is None:
                raise FactsMissing((name,))
            at = rows.get((type(value), value))
            if at is None:
                raise ground.gap(f"no row for {name} = {value}")
            if ground.steps is not None:
                ground.note("fee.case", name=name, value=value)
            return at

        return find

    def problems(self, facts: Mapping[str, Fact]) -> Iterator[Problem]:
        """What is wrong with it for these facts; the key of a table of cases may be of any type, as its answers are."""
        for row in self.rows:
            yield from row.node.problems(facts)
        if isinstance(self.rows[0].match, Interval):
            yield from self.key.problems(facts)
            return
        (name,) = self.key.names
        if name not in facts:
            yield from self.key.problems(facts)
            return
        for _, value in self._answers:
            try:
                facts[name].read(value)
            except BadValue as error:
                yield Problem("$", Fault.UNKNOWN_CHOICE, repr(value), f"{name} is {error.right}")
