"""Due dates of whole columns: the working-day limit, for every row what ``WorkingDays(n).due(…).date`` answers."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.columns import (
    PIECE,
    Array,
    Faults,
    Ints,
    answers_for,
    apart,
    ends,
    pieces,
    same_length,
    stamps,
    told,
    whole,
    written,
)
from motcua.adapters.batch.lookup import Lookup, Rows, lookup_of, side_by_side
from motcua.adapters.batch.undecided import settle_undecided
from motcua.calendar import Projected, WorkCalendar
from motcua.timelimit import WorkingDays
from motcua.timelimit.base import LARGEST

__all__ = ["due_dates"]

WHAT: Final = "due dates"


def due_dates(
    received: npt.ArrayLike,
    amounts: npt.ArrayLike,
    calendar: WorkCalendar | Sequence[WorkCalendar],
    *,
    cutoff: dt.time | None = None,
    calendar_index: npt.ArrayLike | None = None,
    excluded: npt.ArrayLike | None = None,
    out: Array | None = None,
) -> Array:
    """The days on which results are due (*ngày hẹn trả kết quả*), for columns of dossiers.

    ``received`` holds days as int32 or int64 since 1970-01-01 or as ``datetime64[D]``, or minutes of the office's own
    clock as ``datetime64[m]``; a bare day is read as its opening. ``amounts`` holds working days, one number for each
    row or one for all; ``excluded`` working days that do not count. With several calendars ``calendar_index`` says
    which of them each row goes by. Days are answered as they came in, minutes as ``datetime64[D]``, into ``out`` if it
    is given. Every row equals ``WorkingDays(n, cutoff=cutoff).due(…).date`` under the conventions of its calendar.

    Raises ``BadRows`` with the positions of all rows that have no answer, and ``BadValue`` for what is no such column;
    then nothing is written.

    >>> import numpy as np
    >>> from motcua.calendar import national_calendar
    >>> received = np.array(["2026-08-28T15:20", "2026-08-29T09:00"], "M8[m]")
    >>> print(due_dates(received, 7, national_calendar()))
    ['2026-09-11' '2026-09-14']
    """
    column = stamps(received, "received")
    calendars, which = side_by_side(calendar, calendar_index, len(column.numbers))
    counts, stopped = whole(amounts, "amounts"), whole(0 if excluded is None else excluded, "excluded")
    given = Rows(column, counts, stopped, which)
    same_length(len(given), WHAT, counts, stopped)
    clock = WorkingDays(1, cutoff=cutoff).cutoff
    table = lookup_of(calendars, clock, by_minute=column.by_minute)
    answers = answers_for(len(given), column.answered_as, out)
    if len(given) and not _all_inside(table, given):
        _find_faults(table, given)
    undecided = any(one.conventions.projected is not Projected.FLAG for one in calendars)
    with apart(answers, column.numbers, counts, stopped, which, always=undecided) as found:
        days = found.view(f"i{found.itemsize}")
        _fill(days, table, given)
        if undecided:
            settle_undecided(days, given, calendars, clock)
    return answers


def _fill(answers: Ints, table: Lookup, given: Rows) -> None:
    """Two look-ups a row: from the stamp to the place its limit starts from, and from where it ends to the day."""
    numbers, counts, stopped = given.column.numbers, given.counts, given.stopped
    working = table.working.astype(answers.dtype, copy=False)
    scratch, places = np.empty(PIECE, np.intp), np.empty(PIECE, np.int32)
    if isinstance(counts, int) and isinstance(stopped, int) and len(numbers) > len(table.starts):
        due = working.take(table.starts + np.int32(counts + stopped), mode="clip")  # one look-up is enough then
        for rows in pieces(len(numbers)):
            due.take(table.places(given, rows, scratch), out=answers[rows], mode="clip")
        return
    for rows in pieces(len(numbers)):
        reached = places[: rows.stop - rows.start]
        table.starts.take(table.places(given, rows, scratch), out=reached, mode="clip")
        for amount in (counts, stopped):
            if not isinstance(amount, int):
                np.add(reached, amount[rows], out=reached, casting="same_kind")
            elif amount:
                np.add(reached, amount, out=reached)
        working.take(reached, out=answers[rows], mode="clip")


def _all_inside(table: Lookup, given: Rows) -> bool:
    """Whether the extremes of the columns already say that every row has an answer."""
    (least, most), (spared, stopped) = ends(given.counts), ends(given.stopped)
    low, high = (0, 0) if given.which is None else ends(given.which)
    if least < 1 or spared < 0 or most + stopped > LARGEST or low < 0 or high >= len(table.indices):
        return False
    first = max(index.first for index in table.indices)
    last = min(index.first + index.days for index in table.indices) - 1
    if not given.column.within(first, last):
        return False
    day = given.column.last_day - table.first
    return bool((table.reach(day) >= most + stopped).all())


def _find_faults(table: Lookup, given: Rows) -> None:
    """Every row that has no answer, told together."""
    rows, known = len(given), len(table.indices)
    faults = Faults(WHAT, rows)
    which = np.zeros(rows, np.int64) if given.which is None else given.which
    faults.add((which < 0) | (which >= known), "calendar_index", f"0 to {known - 1}", lambda row: str(which[row]))
    which = np.clip(which, 0, known - 1)
    counts, stopped = (np.broadcast_to(np.asarray(one, np.int64), (rows,)) for one in (given.counts, given.stopped))
    faults.add((counts < 1) | (counts > LARGEST), "amounts", f"1 to {LARGEST}", lambda row: told(int(counts[row])))
    right = f"0 or more, with the amount at most {LARGEST}"
    faults.add((stopped < 0) | (stopped > LARGEST - counts), "excluded", right, lambda row: told(int(stopped[row])))
    first = np.array([index.first for index in table.indices])[which]
    last = np.array([index.first + index.days - 1 for index in table.indices])[which]
    faults.outside("received", given.column, first, last)
    places = [table.places(given, piece, np.empty(PIECE, np.intp)).copy() for piece in pieces(rows)]
    reached = table.starts.take(np.concatenate(places), mode="clip") + counts + stopped
    late = reached >= table.ends[which]
    right = f"a limit that ends by {written(int(last.max()))}"
    faults.add(late, "amounts", right, lambda row: f"{counts[row] + stopped[row]} working days", "outside-calendar")
    faults.report()
