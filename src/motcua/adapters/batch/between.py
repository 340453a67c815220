"""Working days that lie between the days of two columns, each row by its own calendar if need be."""

from collections.abc import Sequence
from functools import lru_cache

import attrs
import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.bounds import Bound, Span, refuse
from motcua.adapters.batch.columns import (
    MINUTES_A_DAY,
    PIECE,
    Array,
    Stamps,
    answers_for,
    apart,
    pieces,
    two,
)
from motcua.adapters.batch.index import index_of
from motcua.adapters.batch.lookup import side_by_side
from motcua.calendar import WorkCalendar

__all__ = ["working_days_between"]


def working_days_between(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
    calendar: WorkCalendar | Sequence[WorkCalendar],
    *,
    calendar_index: npt.ArrayLike | None = None,
    out: Array | None = None,
) -> Array:
    """How many working days lie in ``(a, b]`` (*số ngày làm việc giữa hai ngày*), for columns of days or moments.

    Of moments, their days are taken; one of the two may be a single day for all rows, such as today's. Answered as
    int32, into ``out`` if it is given; negative where ``b`` lies before ``a``. Every row equals
    ``calendar.working_days_between``. Raises ``BadRows`` with the positions of days the calendar does not know, and
    ``BadValue`` for what is no such column.

    >>> from motcua.calendar import national_calendar
    >>> stop, resume = np.array(["2026-08-28"], "M8[D]"), np.array(["2026-09-04"], "M8[D]")
    >>> print(working_days_between(stop, resume, national_calendar()))
    [2]
    """
    first, second = two(a=a, b=b)
    calendars, which = side_by_side(calendar, calendar_index, len(first.numbers))
    table = _counts(calendars)
    answers = answers_for(len(first.numbers), np.dtype(np.int32), out)
    last = len(calendars) - 1
    places = Bound("calendar_index", 0 if which is None else which, 0, last, f"0 to {last}")
    spans = (Span(name, column, table.firsts, table.lasts, which) for name, column in (("a", first), ("b", second)))
    refuse("days between", len(answers), places, *spans)
    scratch, counted = np.empty(PIECE, np.intp), np.empty(PIECE, np.int32)
    with apart(answers, first.numbers, second.numbers, which) as found:
        for rows in pieces(len(first.numbers)):
            size = rows.stop - rows.start
            index = None if which is None else which[rows]
            table.ordinals.take(table.places(first, rows, index, scratch[:size]), out=counted[:size], mode="clip")
            table.ordinals.take(table.places(second, rows, index, scratch[:size]), out=found[rows], mode="clip")
            np.subtract(found[rows], counted[:size], out=found[rows])
    return answers


@attrs.frozen(eq=False)
class _Counts:
    """The ordinals of one calendar after those of another, the same number of days for each."""

    ordinals: npt.NDArray[np.int32]
    first: int
    days: int
    firsts: npt.NDArray[np.int64]
    lasts: npt.NDArray[np.int64]

    def places(
        self, column: Stamps, rows: slice, which: Array | None, found: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.intp]:
        """Where the days of those rows are looked up."""
        if column.by_minute:
            np.floor_divide(column.numbers[rows], MINUTES_A_DAY, out=found)
            found -= self.first
        else:
            np.subtract(column.numbers[rows], self.first, out=found)
        if which is not None:
            found += np.multiply(which, self.days, dtype=np.intp)
        return found


@lru_cache(256)
def _counts(calendars: tuple[WorkCalendar, ...]) -> _Counts:
    indices = tuple(map(index_of, calendars))
    firsts = np.array([index.first for index in indices])
    lasts = np.array([index.last for index in indices])
    first, days = int(firsts.min()), int(lasts.max() - firsts.min()) + 1
    padded = [np.pad(index.ordinals, index.padding(first, days)) for index in indices]
    return _Counts(np.concatenate(padded), first, days, firsts, lasts)
