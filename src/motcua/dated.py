"""What was in force when: values with a first and a last day, overlaps refused, gaps answered by name.

Law is replaced, not edited. A rule is a row with ``from`` and, once it ended, ``to``; reversing an amendment is
deleting a row.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.checks import a_day, expect_day
from motcua.errors import BadValue, NotInForce, OverlappingVersions

__all__ = ["Dated", "InForce"]

T = TypeVar("T")
U = TypeVar("U")


@attrs.frozen(field_transformer=as_annotated)
class InForce:
    """The days a rule is in force (*thời gian hiệu lực*), both ends included; ``last`` is ``None`` while it has no end.

    >>> spell = InForce(dt.date(2025, 7, 1), dt.date(2026, 8, 4))
    >>> dt.date(2026, 8, 4) in spell, dt.date(2026, 8, 5) in spell, str(spell)
    (True, False, '2025-07-01 to 2026-08-04')
    """

    first: dt.date = attrs.field(validator=a_day)
    last: dt.date | None = attrs.field(default=None, validator=attrs.validators.optional(a_day))

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise BadValue("days in force", str(self), "a last day on or after the first")

    def __contains__(self, day: object) -> bool:
        return self.first <= (known := expect_day(day)) and (self.last is None or known <= self.last)

    def meets(self, other: "InForce") -> bool:
        """Whether some day lies in both."""
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.last else f"from {self.first}"


@attrs.frozen(field_transformer=as_annotated)
class Dated(Generic[T]):
    """Versions of one thing, ordered by day, none overlapping.

    >>> before, since = InForce(dt.date(2024, 7, 1), dt.date(2026, 6, 30)), InForce(dt.date(2026, 7, 1))
    >>> base = Dated.of("base pay", [(before, 2_340_000), (since, 2_530_000)])
    >>> base.on(dt.date(2026, 6, 30)), base.on(dt.date(2026, 7, 1))
    (2340000, 2530000)
    >>> base.on(dt.date(2020, 1, 1))
    Traceback (most recent call last):
    ...
    motcua.errors.NotInForce: base pay: nothing in force on 2020-01-01; known: 2024-07-01 to 2026-06-30, from 2026-07-01
    """

    what: str
    rows: tuple[tuple[InForce, T], ...]

    @classmethod
    def of(cls, what: str, rows: Iterable[tuple[InForce, U]]) -> "Dated[U]":
        """Sort the versions by first day; raises ``OverlappingVersions`` when two claim one day."""
        ordered = tuple(sorted(rows, key=lambda row: row[0].first))
        for (one, _), (two, _) in pairwise(ordered):
            if one.meets(two):
                raise OverlappingVersions(what, str(one), str(two))
        return Dated(what, ordered)

    def on(self, day: dt.date) -> T:
        """What was in force on that day; a gap raises ``NotInForce`` naming the days that are covered."""
        known = expect_day(day)
        for spell, value in self.rows:
            if spell.first <= known and (spell.last is None or known <= spell.last):
                return value
        raise NotInForce(self.what, day, tuple(str(spell) for spell, _ in self.rows))

    def __iter__(self) -> Iterator[T]:
        return (value for _, value in self.rows)

    def __len__(self) -> int:
        return len(self.rows)
