"""From a stamp to the working day its limit starts from: the receipts of one calendar, or of several side by side."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import attrs
import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.columns import MINUTES_A_DAY, Ints, Stamps, Whole, same_length, whole
from motcua.adapters.batch.index import Index, Table, index_of, receipts_of
from motcua.calendar import WorkCalendar
from motcua.checks import expect, several
from motcua.errors import BadValue

__all__ = ["Lookup", "Rows", "lookup_of", "side_by_side"]

PARTS: Final = 3
"""Of a day: up to its first edge, up to the second, after it."""


@attrs.frozen(eq=False)
class Rows:
    """What a call gives for each of its rows."""

    column: Stamps
    counts: Whole
    stopped: Whole
    which: Ints | None
    """The place of each row's calendar among several."""

    def __len__(self) -> int:
        return len(self.column.numbers)


@attrs.frozen(eq=False)
class Lookup:
    """The tables a limit in working days is looked up in, the same number of days for every calendar."""

    indices: tuple[Index, ...]
    first: int
    """The first day some calendar knows."""
    days: int
    """How many days lie from it to the last."""
    starts: Table
    """For each calendar, part of the day and day, the place in ``working`` of the day the limit counts from."""
    working: Table
    """The working days of one calendar after those of another."""
    ends: npt.NDArray[np.int64]
    """For each calendar, the place after its last working day."""
    edges: npt.NDArray[np.int64] | None
    """For each calendar and day, the minutes that part the day; ``None`` where stamps need not be looked at."""
    origin: int
    """What stamps are counted from, in their own unit."""
    until_midnight: bool
    """Whether the one minute that parts every day is its last."""

    def reach(self, day: int) -> npt.NDArray[np.int64]:
        """For each calendar, how many working days are left to a dossier received by the end of that day."""
        starts = self.starts.reshape(len(self.indices), -1)
        return self.ends - 1 - starts[:, day - self.days]

    def places(self, given: Rows, rows: slice, scratch: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Where in ``starts`` the stamps of those rows are looked up."""
        numbers = given.column.numbers[rows]
        found = scratch[: len(numbers)]
        if not given.column.by_minute:
            np.subtract(numbers, self.origin, out=found)
        else:
            minutes = np.empty(len(numbers), np.int32)  # as wide as fifty years of minutes, and divided twice as fast
            np.subtract(numbers, self.origin, out=minutes, casting="same_kind")
            np.floor_divide(minutes, MINUTES_A_DAY, out=found)
        past = given.column.past
        if past is not None and self.until_midnight:
            found += past[rows]
        if self.edges is not None:
            calendar = 0 if given.which is None else given.which[rows].astype(np.intp)
            minute = numbers - self.origin - found * MINUTES_A_DAY
            early, late = self.edges.take(calendar * self.days + found, axis=1, mode="clip")
            part = (minute > early).astype(np.intp) + (minute > late)
            if past is not None:
                part[past[rows]] = PARTS - 1
            found += (calendar * PARTS + part) * self.days
        elif given.which is not None:
            found += np.multiply(given.which[rows], len(self.starts) // len(self.indices), dtype=np.intp)
        return found


@lru_cache(256)
def lookup_of(calendars: tuple[WorkCalendar, ...], cutoff: dt.time | None, *, by_minute: bool) -> Lookup:
    """The tables for those calendars under that cut-off, for bare days or for minutes."""
    indices = tuple(map(index_of, calendars))
    receipts = tuple(receipts_of(calendar, cutoff) for calendar in calendars)
    first = min(index.first for index in indices)
    days = max(index.last for index in indices) - first + 1
    ends = np.cumsum([len(index.working) for index in indices])
    minutes = {receipt.parting_minute() for receipt in receipts} if by_minute else {None}
    minute = minutes.pop() if len(minutes) == 1 else None
    starts: list[Table] = []
    edges: list[npt.NDArray[np.int64]] = []
    for index, receipt, end in zip(indices, receipts, ends, strict=True):
        parts = receipt.by_day[np.newaxis]
        if minute is not None:  # after the last day stands the morning after it
            parts = np.append(receipt.by_part[0], receipt.by_part[-1, -1])[np.newaxis]
        elif by_minute:
            parts = receipt.by_part
        around = (0, 0), index.padding(first, days)
        past = len(index.working)
        starts.append((np.pad(parts, around, constant_values=past) + (end - past)).astype(np.int32).ravel())
        edges.append(np.pad(receipt.edges, around))
    origin = first * (MINUTES_A_DAY if by_minute else 1)
    return Lookup(
        indices,
        first,
        days,
        np.concatenate(starts),
        np.concatenate([index.working for index in indices]),
        ends,
        np.concatenate(edges, axis=1) if by_minute and minute is None else None,
        origin if minute is None else origin - max(MINUTES_A_DAY - 1 - minute, 0),
        until_midnight=minute == MINUTES_A_DAY - 1,
    )


def side_by_side(
    calendar: WorkCalendar | Sequence[WorkCalendar], which: object, rows: int
) -> tuple[tuple[WorkCalendar, ...], Ints | None]:
    """One calendar, or several and the place of each row's among them. Raises ``BadValue``."""
    if which is None:
        return (expect(calendar, WorkCalendar, "calendar"),), None
    calendars = several(calendar, "calendars", WorkCalendar) if not isinstance(calendar, WorkCalendar) else (calendar,)
    if not calendars:
        raise BadValue("calendars", "none", "at least one")
    index = whole(which, "calendar_index")
    if isinstance(index, int):
        index = np.full(rows, index)
    same_length(rows, "calendar_index", index)
    return calendars, index
