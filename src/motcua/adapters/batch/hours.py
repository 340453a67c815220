"""Office minutes over whole columns: when they are used up, and how many lie between two moments."""

from functools import lru_cache
from typing import Final

import attrs
import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.bounds import Bound, Faults, Span, refuse
from motcua.adapters.batch.columns import (
    MINUTES_A_DAY,
    Array,
    Ints,
    Stamps,
    answers_for,
    apart,
    pieces,
    same_length,
    stamps,
    two,
    whole,
)
from motcua.adapters.batch.index import index_of, minute_of, timetable_of
from motcua.calendar import Projected, Session, WorkCalendar
from motcua.checks import expect
from motcua.errors import BadValue
from motcua.timelimit.base import LARGEST

__all__ = ["due_minutes", "office_minutes_between"]

WHAT: Final = "office minutes"
MOST: Final = LARGEST * 60
_ENDS: Final = "a limit that ends within the calendar"


@attrs.frozen(eq=False)
class _Clock:
    """The office time of a calendar, minute by minute: as if the office had a clock that runs while it is open."""

    first: int
    days: int
    before: npt.NDArray[np.int64]
    """For each day, what that clock shows when it begins; one more, for the end."""
    kind_of: npt.NDArray[np.intp]
    elapsed: npt.NDArray[np.int32]
    """For each kind of day and minute of it, how much office time has gone by."""
    reached: npt.NDArray[np.int32]
    """For each kind of day and amount of office time, the minute by which it has gone by."""
    days_by_spell: npt.NDArray[np.intp]
    """For each spell of ``spell`` office minutes, the day in which it begins."""
    next_day: npt.NDArray[np.intp]
    """For each day, the next one with office time."""
    spell: int
    """As much office time as the shortest day has: a spell lies on two days at most."""

    def span(self, what: str, column: Stamps) -> Span:
        """The days that a column may hold."""
        first, last = np.array([self.first]), np.array([self.first + self.days - 1])
        return Span(what, column, first, last)

    def at(self, moments: Ints) -> npt.NDArray[np.int64]:
        """What the clock shows at those minutes since 1970."""
        since = moments - self.first * MINUTES_A_DAY
        day = since // MINUTES_A_DAY
        shown = self.before.take(day, mode="clip")
        minute = since - day * MINUTES_A_DAY
        minute += self.kind_of.take(day, mode="clip") * MINUTES_A_DAY
        return np.add(shown, self.elapsed.take(minute, mode="clip"), dtype=np.int64)

    def when(self, shown: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The first minute since 1970 at which the clock shows so much."""
        day = self.days_by_spell.take((shown - 1) // self.spell, mode="clip")
        day = np.where(shown > self.before.take(day + 1, mode="clip"), self.next_day.take(day, mode="clip"), day)
        into = shown - self.before.take(day, mode="clip") + self.kind_of.take(day, mode="clip") * MINUTES_A_DAY
        return np.add((self.first + day) * MINUTES_A_DAY, self.reached.take(into, mode="clip"), dtype=np.int64)


@lru_cache(256)
def _clock(calendar: WorkCalendar) -> _Clock:
    index, timetable = index_of(calendar), timetable_of(calendar)
    elapsed = np.stack([_elapsed(sessions) for sessions in timetable.kinds])
    amounts = np.arange(MINUTES_A_DAY)
    reached = np.stack([np.searchsorted(kind, amounts) for kind in elapsed])
    whole_day = elapsed[:, -1].astype(np.int64)[timetable.kind_of]
    before = np.concatenate([[0], np.cumsum(whole_day)])
    spell = int(whole_day[whole_day > 0].min(initial=MINUTES_A_DAY))
    open_days = np.flatnonzero(whole_day)
    spells = np.arange(0, int(before[-1]) + spell, spell)
    ends = before[1:][open_days]
    following = np.searchsorted(open_days, np.arange(index.days), side="right")
    return _Clock(
        index.first,
        index.days,
        before,
        timetable.kind_of,
        elapsed.astype(np.int32).ravel(),
        reached.astype(np.int32).ravel(),
        np.append(open_days, index.days)[np.searchsorted(ends, spells, side="right")],
        np.append(open_days, index.days)[following],
        spell,
    )


def _elapsed(sessions: tuple[Session, ...]) -> npt.NDArray[np.int64]:
    """For each minute of the day, the office time that has gone by when it begins; all of it at the last."""
    running = np.zeros(MINUTES_A_DAY, np.int64)
    for opens, closes in sessions:
        running[minute_of(opens) : minute_of(closes)] = 1
    return np.concatenate([[0], np.cumsum(running)[:-1]])


def due_minutes(
    received: npt.ArrayLike, amounts: npt.ArrayLike, calendar: WorkCalendar, *, out: Array | None = None
) -> Array:
    """The minutes in which office time is used up (*giờ làm việc*), for columns of dossiers, as ``datetime64[m]``.

    ``received`` holds minutes of the office's own clock, or days, read as their opening; ``amounts`` minutes of office
    time, one number for each row or one for all. A row of 60 × n minutes equals ``WorkingHours(n).due(…).at`` with
    projected days taken as they are; a calendar whose conventions ask for something else is refused. Raises
    ``BadRows`` and ``BadValue`` as ``due_dates`` does.

    >>> from motcua.calendar import national_calendar
    >>> print(due_minutes(np.array(["2026-08-27T15:00"], "M8[m]"), 8 * 60, national_calendar()))
    ['2026-08-28T15:00']
    """
    column, counts = stamps(received, "received"), whole(amounts, "amounts")
    rows = len(column.numbers)
    same_length(rows, "columns of due minutes", counts)
    if expect(calendar, WorkCalendar, "calendar").conventions.projected is not Projected.FLAG:
        met = repr(calendar.conventions.projected.value)
        raise BadValue("convention 'projected' for office minutes", met, "'flag'; ask WorkingHours for the others")
    clock = _clock(calendar)
    answers = answers_for(rows, np.dtype("M8[m]"), out)
    refuse(WHAT, rows, clock.span("received", column), Bound("amounts", counts, 1, MOST, f"1 to {MOST} minutes"))
    shown = np.empty(rows, np.int64)
    for piece in pieces(rows):
        shown[piece] = clock.at(_minutes(column, piece)) + (counts if isinstance(counts, int) else counts[piece])
    if rows and shown.max() > clock.before[-1]:
        faults = Faults(WHAT, rows)
        faults.add(shown > clock.before[-1], "amounts", _ENDS, lambda _: "one that runs past it", "outside-calendar")
        faults.report()
    due = answers.view(np.int64)
    for piece in pieces(rows):
        due[piece] = clock.when(shown[piece])
    return answers


def office_minutes_between(
    a: npt.ArrayLike, b: npt.ArrayLike, calendar: WorkCalendar, *, out: Array | None = None
) -> Array:
    """How many minutes the office was open between the moments of two columns, as int32; negative where b is earlier.

    Of bare days, their beginning is meant; one of the two may be a single moment for all rows. Raises ``BadRows`` and
    ``BadValue`` as ``working_days_between`` does.

    >>> from motcua.calendar import national_calendar
    >>> begun, ended = np.array(["2026-08-27T16:00"], "M8[m]"), np.array(["2026-08-28T08:00"], "M8[m]")
    >>> print(office_minutes_between(begun, ended, national_calendar()))
    [90]
    """
    first, second = two(a=a, b=b)
    clock = _clock(expect(calendar, WorkCalendar, "calendar"))
    answers = answers_for(len(first.numbers), np.dtype(np.int32), out)
    refuse(WHAT, len(answers), clock.span("a", first), clock.span("b", second))
    with apart(answers, first.numbers, second.numbers) as found:
        for piece in pieces(len(answers)):
            found[piece] = clock.at(_minutes(second, piece)) - clock.at(_minutes(first, piece))
    return answers


def _minutes(column: Stamps, rows: slice) -> Ints:
    return column.numbers[rows] if column.by_minute else column.numbers[rows].astype(np.int64) * MINUTES_A_DAY
