"""Due dates of whole columns: the working-day limit, for every row what ``WorkingDays(n).due(…).date`` answers."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.bounds import Bound, Faults, Span, kept
from motcua.adapters.batch.columns import (
    PIECE,
    Array,
    Ints,
    answers_for,
    apart,
    pieces,
    same_length,
    stamps,
    whole,
    written,
)
from motcua.adapters.batch.lookup import Lookup, Rows, lookup_of, side_by_side
from motcua.adapters.batch.undecided import settle_undecided
from motcua.calendar import Projected, WorkCalendar
from motcua.errors import OutsideCalendar
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
    if len(given):
        _refuse(table, given)
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


def _refuse(table: Lookup, given: Rows) -> None:
    """Raises ``BadRows`` for all rows that have no answer; rows are looked at only where the extremes say so."""
    rows, known, which = len(given), len(table.indices), 0 if given.which is None else given.which
    firsts, lasts = (np.array([getattr(index, end) for index in table.indices]) for end in ("first", "last"))
    together = f"0 or more, with the amount at most {LARGEST}"
    amounts = Bound("amounts", given.counts, 1, LARGEST, f"1 to {LARGEST}")
    excluded = Bound("excluded", given.stopped, 0, LARGEST, together, amounts)
    places = Bound("calendar_index", which, 0, known - 1, f"0 to {known - 1}")
    bounds = (places, amounts, excluded, Span("received", given.column, firsts, lasts, given.which))
    most = amounts.ends[1] + excluded.ends[1]
    if kept(*bounds) and (table.reach(given.column.last_day - table.first) >= most).all():
        return
    faults = Faults(WHAT, rows)
    for bound in bounds:
        bound.find(faults)
    needed = np.broadcast_to(np.add(given.counts, given.stopped, dtype=np.int64), (rows,))
    starts = [table.places(given, piece, np.empty(PIECE, np.intp)).copy() for piece in pieces(rows)]
    late = table.starts.take(np.concatenate(starts), mode="clip") + needed >= table.ends[np.clip(which, 0, known - 1)]
    right = f"a limit that ends by {written(int(lasts.max()))}"
    faults.add(late, "amounts", right, lambda row: f"{needed[row]} working days", OutsideCalendar.code)
    faults.report()
