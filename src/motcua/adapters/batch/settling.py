"""Early, on time, late: whole columns judged as ``motcua.dossier.Timeliness`` judges one dossier, and counted."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from motcua.adapters.batch.bounds import Bound, Faults, refuse
from motcua.adapters.batch.columns import (
    Array,
    Ints,
    Whole,
    answers_for,
    apart,
    day_number,
    days,
    ends,
    missing,
    pieces,
    same_length,
    two,
    whole,
    written,
)
from motcua.checks import expect, shown
from motcua.errors import BadValue
from motcua.reports import CHANNELS, COLUMNS, SUMS, Period

__all__ = ["lateness", "settlement_counts"]

UNFINISHED: Final = 2
MISSING: Final = 1 << 31
"""The least whole number, read without its sign."""
CAME: Final = SUMS["received"]
STANDS: Final = (*SUMS["settled"], *SUMS["open"])
MOST_FIELDS: Final = 1_000_000
"""Fields of one call: every field of every commune."""


def lateness(due: npt.ArrayLike, finished: npt.ArrayLike, *, out: Array | None = None) -> Array:
    """Early, on time or late (*sớm hạn, đúng hạn, quá hạn*), by date, as int8: −1, 0, 1; 2 where it is not finished.

    Columns of days or moments, of which the day is taken, or one of them a single day for all rows; not finished is
    ``NaT``, or the least whole number of the column's own width. Any other day is compared as it stands: 9999-12-31 is
    a day after every promise, and the mark of a narrower column one before it. Without a due day nothing is late: such
    a row is on time. Raises ``BadValue`` for what is no such column.

    >>> due = np.array(["2026-09-11", "2026-09-11", "2026-09-11"], "M8[D]")
    >>> print(lateness(due, np.array(["2026-09-10", "2026-09-14", "NaT"], "M8[D]")))
    [-1  1  2]
    """
    promised, ended = (column.days for column in two(due=due, finished=finished))
    rows = len(promised)
    answers = answers_for(rows, np.dtype(np.int8), out)
    with apart(answers, promised, ended) as found:
        for piece in pieces(rows):
            by, on = promised[piece], ended[piece]
            unfinished = missing(on).view(np.int8)
            verdict = (on > by).view(np.int8) - (on < by).view(np.int8)
            verdict *= ~(missing(by) | missing(on))
            np.add(verdict, UNFINISHED * unfinished, out=found[piece])
    return answers


def settlement_counts(
    period: Period,
    *,
    fields: npt.ArrayLike,
    channels: npt.ArrayLike,
    accepted: npt.ArrayLike,
    due: npt.ArrayLike,
    ended: npt.ArrayLike,
    stopped: npt.ArrayLike | None = None,
    count: int | None = None,
) -> npt.NDArray[np.int64]:
    """How many dossiers stand in each column of the settlement report (form 07a), a row for each field.

    ``fields`` numbers the fields from 0 (``count`` of them), ``channels`` the ways of filing in the order of
    ``motcua.reports.CHANNELS``; the days are when a dossier was accepted, what was promised as of the period's end,
    and when its processing ended (``NaT``: it has not). ``stopped`` is the day since which it waits for the applicant
    or did when it ended. A dossier that was never accepted is counted nowhere, and one that ended or waited before its
    acceptance is refused; marks such as 9999-12-31 are days like others. Answers an array whose columns are
    ``motcua.reports.COLUMNS``; those of parts of a data set add up. Raises ``BadRows`` and ``BadValue``.

    >>> day = np.array(["2026-09-01"], "M8[D]")
    >>> days = {"accepted": day, "due": day + 7, "ended": day + 3}
    >>> (counts,) = settlement_counts(Period.month(2026, 9), fields=0, channels=3, **days)
    >>> dict(zip(COLUMNS, counts.tolist(), strict=True))["early"]
    1
    """
    expect(period, Period, "period")
    taken, promised, closed = days(accepted, "accepted"), days(due, "due"), days(ended, "ended")
    rows = len(taken)
    waiting = None if stopped is None else days(stopped, "stopped")
    field, channel = whole(fields, "fields"), whole(channels, "channels")
    same_length(rows, "columns of a report", promised, closed, waiting, field, channel)
    count = _count(field, count)
    numbers = (("fields", field, count), ("channels", channel, len(CHANNELS)))
    _refuse(*(one for one in numbers if isinstance(one[1], int)))
    fielded: Array = np.broadcast_to(np.asarray(field), (rows,))
    filed: Array = np.broadcast_to(np.asarray(channel), (rows,))
    first, last = day_number(period.first), day_number(period.last)
    size = 1 + len(CAME) * len(STANDS)  # of each field, what the period does not count stands first
    totals = np.zeros(count * size, np.int64)
    wide = np.uint16 if len(totals) <= 1 << 16 else np.uint32
    dated = (taken, promised, closed) if waiting is None else (taken, promised, closed, waiting)
    doubted = False
    for piece in pieces(rows):
        if not (_within(fielded[piece], count) and _within(filed[piece], len(CHANNELS))):
            _refuse(*numbers)
        shift, (began, by, on, *since) = _comparable([column[piece] for column in dated])
        opening, closing, never = first - shift, last - shift, MISSING - shift
        settled = on <= closing
        doubted |= any((day < began).any() for day in (on, *since))
        early = settled & (on < by) & (by != never)
        late = (on > by) & (by < closing)
        for stop in since:
            early &= stop > closing
            late &= stop > by
        stands = late.view(np.uint8) - early.view(np.uint8) + 4 - 2 * settled.view(np.uint8)
        came = np.maximum((began < opening).view(np.uint8) * np.uint8(len(CHANNELS)), filed[piece].astype(np.uint8))
        stands += came * np.uint8(len(STANDS))
        stands *= ((began <= closing) & (on >= opening)).view(np.uint8)
        key: Array = fielded[piece].astype(wide)
        key *= size
        key += stands
        totals += np.bincount(key, minlength=len(totals))
    if doubted:
        _check_order(taken, ended=closed, stopped=waiting)
    table = totals.reshape(count, size)[:, 1:].reshape(count, len(CAME), len(STANDS))
    columns = dict(zip((*CAME, *STANDS), (*table.sum(axis=2).T, *table.sum(axis=1).T), strict=True))
    columns |= {name: sum(columns[part] for part in parts) for name, parts in SUMS.items()}
    return np.stack([columns[name] for name in COLUMNS], axis=1)


def _comparable(columns: Sequence[Ints]) -> tuple[int, Sequence[Array]]:
    """The days in the order of time, a missing one after every other, and by how many days they are moved.

    Read without a sign, days from 1970 on have that order as they stand. Where one lies before, each becomes the day
    before: the least whole number has none, and becomes the greatest.
    """
    least = np.iinfo(np.int32).min
    narrow = [days if days.dtype == np.int32 else np.clip(days, least, ~least).astype(np.int32) for days in columns]
    unsigned = [days.view(np.uint32) for days in narrow]
    if all(days.max() <= MISSING for days in unsigned):
        return 0, unsigned
    return 1, [days - np.int32(1) for days in narrow]


def _check_order(accepted: Ints, **later: Ints | None) -> None:
    """Raises ``BadRows`` where an accepted dossier ended or waited before its acceptance."""
    faults = Faults("settlement counts", len(accepted))
    for what, column in later.items():
        if column is not None:
            bad = (column < accepted) & ~missing(column) & ~missing(accepted)
            faults.add(bad, what, "the day of acceptance, or later", partial(_day, column))
    faults.report()


def _day(column: Ints, row: int) -> str:
    return written(int(column[row]))


def _count(fields: Whole, count: int | None) -> int:
    """The number of fields, given or as far as they are numbered."""
    if count is None:
        return min(max(ends(fields)[1] + 1, 0), MOST_FIELDS)
    if type(count) is not int or not 0 <= count <= MOST_FIELDS:
        raise BadValue("number of fields", shown(count, 40, spell=repr), f"a whole number from 0 to {MOST_FIELDS}")
    return count


def _within(numbers: Array, size: int) -> bool:
    """Whether these rows are numbered from 0, below that; asked of a piece, which the cache then holds."""
    return bool(numbers.min() >= 0 and numbers.max() < size)


def _refuse(*numbers: tuple[str, Whole, int]) -> None:
    """Raises ``BadRows`` for rows of no field or no way of filing, each column with how many there are."""
    for what, column, size in numbers:
        right = f"0 to {size - 1}" if size else "no rows, as there are no fields"
        refuse("settlement counts", np.size(column), Bound(what, column, 0, size - 1, right))
