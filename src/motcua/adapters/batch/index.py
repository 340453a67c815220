"""The tables of one calendar, as columns: the same ordinals the scalar answers are looked up in, and the receipts.

A table is made at the first call for a calendar and kept; fifty years of days are some hundred kilobytes.
"""

import datetime as dt
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.columns import MINUTES_A_DAY, day_number
from motcua.calendar import Session, Start, WorkCalendar

__all__ = [
    "Index",
    "Receipts",
    "Table",
    "Timetable",
    "index_of",
    "minute_of",
    "receipts_of",
    "timetable_of",
]

Table: TypeAlias = npt.NDArray[np.int32]
KEPT: Final = 1_024
"""Calendars whose tables are kept: more than there are provinces and ministries, each with its own closures."""
_SHUT: Final = -1
"""The closing minute of a day without office hours: every stamp is after it."""


@attrs.frozen(eq=False)
class Index:
    """The days of a calendar (*bảng ngày làm việc*): how many working days lie up to each, and which they are."""

    first: int
    """The first day, since 1970."""
    ordinals: Table
    """For each day, the working days up to and including it."""
    working: Table
    """The working days by ordinal; place 0 is never asked for."""

    @property
    def days(self) -> int:
        """How many days the calendar knows."""
        return len(self.ordinals)

    @property
    def last(self) -> int:
        """The last day, since 1970."""
        return self.first + self.days - 1

    def padding(self, first: int, days: int) -> tuple[int, int]:
        """How many days stand before it and behind it where so many days from ``first`` have a place."""
        return self.first - first, first + days - 1 - self.last

    @property
    def works(self) -> npt.NDArray[np.bool_]:
        """Whether each day is a working day."""
        return np.asarray(np.diff(self.ordinals, prepend=np.int32(0)) == 1)


@lru_cache(KEPT)
def index_of(calendar: WorkCalendar) -> Index:
    """The table of a calendar."""
    first = day_number(calendar.first_day)
    ordinals = np.array(calendar.ordinals, np.int32)
    works = np.flatnonzero(np.diff(ordinals, prepend=np.int32(0)))
    return Index(first, ordinals, np.concatenate([[first], first + works]).astype(np.int32))


@attrs.frozen(eq=False)
class Timetable:
    """The counted sessions of every day, as the few different days there are."""

    kinds: tuple[tuple[Session, ...], ...]
    kind_of: npt.NDArray[np.intp]
    """For each day, which of them it is; days off have no sessions."""

    def minutes(self, which: int, edge: int, shut: int) -> npt.NDArray[np.int64]:
        """For each day, the opening (0, 0) or closing (-1, 1) minute; ``shut`` on a day without sessions."""
        of_kinds = [minute_of(sessions[which][edge]) if sessions else shut for sessions in self.kinds]
        return np.array(of_kinds, np.int64)[self.kind_of]


@lru_cache(KEPT)
def timetable_of(calendar: WorkCalendar) -> Timetable:
    """The counted sessions of every day: by season and weekday, and one by one where a paper decides the day."""
    return _timetable(calendar, counted=True)


def _timetable(calendar: WorkCalendar, *, counted: bool) -> Timetable:
    index = index_of(calendar)
    kinds: dict[tuple[Session, ...], int] = {(): 0}
    kind_of = np.zeros(index.days, np.intp)
    weekdays = (np.arange(index.days) + calendar.first_day.weekday()) % 7
    begins = sorted({season.from_day for season in calendar.hours.seasons if season.from_day})
    edges = [0, *(min(max(day_number(day) - index.first, 0), index.days) for day in begins), index.days]
    for begin, end in pairwise(edges):
        for at in range(begin, min(begin + 7, end)):
            sessions = calendar.hours.sessions(calendar.first_day + dt.timedelta(at))
            same = begin + np.flatnonzero(weekdays[begin:end] == weekdays[at])
            kind_of[same] = kinds.setdefault(sessions, len(kinds))
    if counted:
        kind_of[~index.works] = 0
        for entry in (*calendar.decided, *calendar.local):
            sessions = calendar.counted_sessions(entry.date)
            kind_of[day_number(entry.date) - index.first] = kinds.setdefault(sessions, len(kinds))
    return Timetable(tuple(kinds), kind_of)


@attrs.frozen(eq=False)
class Receipts:
    """The ordinal each stamp counts from (*thời điểm tiếp nhận*), under the conventions of a calendar and a cut-off.

    A day has at most two minutes after which a stamp counts from a later day: closing, and the cut-off.
    """

    by_day: Table
    """Of a bare day, which is read as its opening."""
    edges: npt.NDArray[np.int64]
    """For each day, the two minutes, the earlier one first."""
    by_part: Table
    """For each part of the day (up to the first edge, up to the second, after it) and each day."""

    def parting_minute(self) -> int | None:
        """The one minute of the clock after which a stamp counts as one of the morning after, if that holds for all.

        Then no day has to be looked at for its hours. Midnight, which no stamp comes after, where nothing parts a day.
        """
        before, between, after = self.by_part
        parted = before != after
        if not parted.any():
            return MINUTES_A_DAY
        minutes = np.unique(self.edges[0, parted])
        alike = len(minutes) == 1 and (between == after)[parted].all() and (before[1:] == after[:-1]).all()
        return int(minutes[0]) if alike else None


@lru_cache(KEPT)
def receipts_of(calendar: WorkCalendar, cutoff: dt.time | None) -> Receipts:
    """Where stamps count from: as ``motcua.timelimit.Receipt`` moves them, for every day at once.

    A receipt past the last day of the calendar has an ordinal past the last working day.
    """
    index, counted = index_of(calendar), timetable_of(calendar)
    opens, closes = counted.minutes(0, 0, _SHUT), counted.minutes(-1, 1, _SHUT)
    hours = _timetable(calendar, counted=False).minutes(0, 0, _SHUT)
    opens = np.where(opens == _SHUT, hours, opens)
    latest = MINUTES_A_DAY if cutoff is None else minute_of(cutoff)
    stamped = calendar.conventions.start is Start.AS_STAMPED
    day = np.arange(index.days)
    next_worked = _at_or_after(index.works)[1:]
    next_open = _at_or_after(closes != _SHUT)
    past = len(index.working)

    def counts_from(minute: npt.NDArray[np.int64]) -> Table:
        moved = (minute > closes) & (not stamped)
        start = np.where(moved, next_open[day + 1], day)
        known = np.minimum(start, index.days - 1)
        clock = np.where(moved, opens[known], minute)
        start = np.where(clock > latest, next_open[next_worked[known]], start)
        return np.where(start < index.days, index.ordinals[np.minimum(start, index.days - 1)], past).astype(np.int32)

    cut = np.full(index.days, latest)
    edges = np.sort(np.stack([cut if stamped else closes, cut]), axis=0)
    parts = [np.zeros(index.days, np.int64), *np.minimum(edges + 1, MINUTES_A_DAY)]  # midnight: after the last minute
    return Receipts(counts_from(opens), edges, np.stack([counts_from(minute) for minute in parts]))


def _at_or_after(true: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """For each day and the two after the last, the first day on or after it of which it is true."""
    size = len(true)
    found = np.where(true, np.arange(size), size)
    return np.concatenate([np.minimum.accumulate(found[::-1])[::-1], [size, size]])


def minute_of(clock: dt.time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute
