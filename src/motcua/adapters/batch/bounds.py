"""What a column may hold: told once, and asked twice, of its extremes and, where these say no, of every row."""

from collections.abc import Callable
from typing import Final, Protocol

import attrs
import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.columns import Ints, Stamps, Whole, ends, told, written
from motcua.errors import BadRows, BadValue, OutsideCalendar, Problem

__all__ = ["Bound", "Faults", "Known", "Span", "kept", "refuse"]

TOLD: Final = 20
"""How many bad rows are told in words; their positions are told of all."""


class Faults:
    """The rows of a call that cannot be answered, and why; each row is told once, for the first reason found."""

    def __init__(self, what: str, rows: int) -> None:
        self.what, self.rows = what, rows
        self._bad: npt.NDArray[np.bool_] = np.zeros(rows, bool)
        self._problems: list[tuple[int, Problem]] = []

    def add(
        self, bad: npt.NDArray[np.bool_], column: str, right: str, met: Callable[[int], str], code: str = BadValue.code
    ) -> None:
        """Rows that are bad for one reason; ``met`` says what stands in such a row."""
        found = np.flatnonzero(bad & ~self._bad)
        self._bad |= bad
        for row in map(int, found[:TOLD]):
            self._problems.append((row, Problem(f"$.{column}[{row}]", code, met(row), right)))

    def report(self) -> None:
        """Raises ``BadRows`` if there are any."""
        if self._bad.any():
            told = tuple(problem for _, problem in sorted(self._problems, key=lambda found: found[0])[:TOLD])
            raise BadRows(self.what, told, tuple(map(int, np.flatnonzero(self._bad))))


class Known(Protocol):
    """A bound of some column."""

    @property
    def kept(self) -> bool:
        """Whether the extremes of the column already say that every row keeps it."""
        ...

    def find(self, faults: Faults) -> None:
        """The rows that do not."""
        ...


@attrs.frozen(eq=False)
class Bound:
    """Whole numbers from ``low`` to ``high``; with those of another column, at most ``high`` together."""

    column: str
    values: Whole
    low: int
    high: int
    right: str
    beside: "Bound | None" = None
    ends: tuple[int, int] = attrs.field(
        init=False, default=attrs.Factory(lambda self: ends(self.values), takes_self=True)
    )
    """The least and the greatest of the column, which is gone over once for them."""

    @property
    def kept(self) -> bool:
        """Whether the extremes already say so."""
        least, most = self.ends
        return self.low <= least and most + (self.beside.ends[1] if self.beside else 0) <= self.high

    def find(self, faults: Faults) -> None:
        """The rows outside."""
        each = np.broadcast_to(np.asarray(self.values, np.int64), (faults.rows,))
        others = np.asarray(self.beside.values if self.beside else 0, np.int64)
        bad = (each < self.low) | (each > self.high - others)
        faults.add(bad, self.column, self.right, lambda row: told(int(each[row])))


@attrs.frozen(eq=False)
class Span:
    """The days a calendar knows; of several, those that the calendar of the row does."""

    column: str
    stamps: Stamps
    firsts: Ints
    lasts: Ints
    """The first and the last day of each calendar."""
    which: Ints | None = None

    @property
    def kept(self) -> bool:
        """Whether the extremes already say so: of calendars that differ, for those days that all of them know."""
        return self.stamps.within(int(self.firsts.max()), int(self.lasts.min()))

    def find(self, faults: Faults) -> None:
        """The rows without a day, or with one that their calendar does not know."""
        days = self.stamps.days
        held = np.clip(0 if self.which is None else self.which, 0, len(self.firsts) - 1)
        right = f"a day from {written(int(self.firsts.min()))} to {written(int(self.lasts.max()))}"
        faults.add(self.stamps.missing, self.column, right, lambda _: "no day")
        bad = (days < self.firsts[held]) | (days > self.lasts[held])
        faults.add(bad, self.column, right, lambda row: written(int(days[row])), OutsideCalendar.code)


def kept(*bounds: Known) -> bool:
    """Whether the extremes of the columns already say that every row is within."""
    return all(bound.kept for bound in bounds)


def refuse(what: str, rows: int, *bounds: Known) -> None:
    """Raises ``BadRows`` unless every row keeps every bound."""
    if not kept(*bounds):
        faults = Faults(what, rows)
        for bound in bounds:
            bound.find(faults)
        faults.report()
