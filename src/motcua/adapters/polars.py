"""Due dates as expressions of polars, with the extra ``polars``.

Each stands on ``motcua.adapters.batch``: the same answers, and the same sentences in polars' own ``ComputeError``. A
row that lacks something is null; only ``lateness`` has an answer for every row.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import BadValue, MissingExtra, MotcuaError

try:
    import numpy as np
    import polars as pl

    from motcua.adapters import batch
except ModuleNotFoundError as error:
    raise MissingExtra(error.name or "polars", "polars") from None

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["due_dates", "lateness", "working_days_between"]

T = TypeVar("T")
IntoColumn: TypeAlias = "pl.Expr | str | int"
IntoDays: TypeAlias = "pl.Expr | str | dt.date"
"""A column of days or moments, by name or as an expression, or a single day for all rows."""


def due_dates(
    received: "pl.Expr | str", amounts: IntoColumn, calendar: WorkCalendar, *, cutoff: dt.time | None = None
) -> pl.Expr:
    """The days on which results are due (*ngày hẹn trả kết quả*), as an expression.

    ``received`` is a column of days, or of moments: aware ones are read in the zone of the calendar, naive ones as its
    own clock. ``amounts`` is a column of working days, or one number. See ``motcua.adapters.batch.due_dates``; what
    that would refuse comes as polars' own ``ComputeError``, with the same sentence.

    >>> from motcua.calendar import national_calendar
    >>> frame = pl.DataFrame({"received": [dt.date(2026, 8, 28)], "days": [7]})
    >>> frame.with_columns(due=due_dates("received", "days", national_calendar()))["due"].to_list()
    [datetime.date(2026, 9, 11)]
    """
    columns = [_expression(received), _expression(amounts)]
    return pl.map_batches(columns, partial(_due, calendar, cutoff), return_dtype=pl.Date)


def working_days_between(a: IntoDays, b: IntoDays, calendar: WorkCalendar) -> pl.Expr:
    """How many working days lie in ``(a, b]`` (*số ngày làm việc giữa hai ngày*), as an expression of Int32.

    Aware moments are read on the clock of the calendar. Comes to ``ComputeError`` where
    ``motcua.adapters.batch.working_days_between`` raises.

    >>> from motcua.calendar import national_calendar
    >>> frame = pl.DataFrame({"stop": [dt.date(2026, 8, 28), None]})
    >>> frame.select(working_days_between("stop", dt.date(2026, 9, 4), national_calendar()))["stop"].to_list()
    [2, None]
    """
    columns = [_expression(a), _expression(b)]
    return pl.map_batches(columns, partial(_between, calendar), return_dtype=pl.Int32)


def lateness(due: IntoDays, finished: IntoDays, *, calendar: WorkCalendar | None = None) -> pl.Expr:
    """Early, on time or late (*sớm hạn, đúng hạn, quá hạn*), by date, as an expression of Int8: −1, 0, 1; 2 unfinished.

    Never null: without a due day nothing is late. Moments are read as they stand; aware ones on the clock of
    ``calendar``, and without one they come to ``ComputeError``.

    >>> frame = pl.DataFrame({"due": [dt.date(2026, 9, 11)] * 2, "done": [dt.date(2026, 9, 14), None]})
    >>> frame.select(lateness("due", "done"))["due"].to_list()
    [1, 2]
    """
    columns = [_expression(due), _expression(finished)]
    return pl.map_batches(columns, partial(_late, calendar), return_dtype=pl.Int8)


def _expression(given: "pl.Expr | str | dt.date | int") -> pl.Expr:
    if isinstance(given, str):
        return pl.col(given)
    return given if isinstance(given, pl.Expr) else pl.lit(given)


Answering: TypeAlias = Callable[["Sequence[pl.Series]"], "npt.NDArray[np.generic]"]
_NO_DAY: Final = np.iinfo(np.int64).min
_LARGEST: Final = np.iinfo(np.int64).max
_WITHIN: Final = frozenset({"Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32"})
"""The whole numbers of polars that all lie within 64 bits with a sign."""


def _due(calendar: WorkCalendar, cutoff: dt.time | None, columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        received, amounts = known
        counts = amounts.cast(pl.Int64) if amounts.dtype == pl.Null else amounts
        if not counts.dtype.is_integer():
            raise BadValue("amounts", f"a column of {counts.dtype}", "whole numbers, one for each row or one for all")
        whole = _integers(counts).fill_null(1)
        return batch.due_dates(_filled(received, "received", calendar), whole.to_numpy(), calendar, cutoff=cutoff)

    return _answered(columns, answer).cast(pl.Date)


def _between(calendar: WorkCalendar, columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        a, b = (_filled(column, what, calendar) for column, what in zip(known, ("a", "b"), strict=True))
        return batch.working_days_between(a, b, calendar)

    return _answered(columns, answer).cast(pl.Int32)


def _late(calendar: WorkCalendar | None, columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        due, finished = (_stamps(one, what, calendar) for one, what in zip(known, ("due", "finished"), strict=True))
        return batch.lateness(due, finished)

    given = _told(_aligned, columns)
    return pl.Series(given[0].name, _told(answer, given))


def _answered(columns: Sequence[pl.Series], answer: Answering) -> pl.Series:
    """The answers of the rows that have everything, and null for the others."""
    given = _told(_aligned, columns)
    known = given[0].is_not_null() & given[1].is_not_null()
    answers = pl.Series(given[0].name, _told(answer, given))
    return answers if known.all() else answers.set(~known, None)


def _told(answer: "Callable[[Sequence[pl.Series]], T]", columns: Sequence[pl.Series]) -> "T":
    """The answer; polars makes errors of Python again, from their text alone."""
    try:
        return answer(columns)
    except MotcuaError as error:
        raise pl.exceptions.ComputeError(str(error)) from error


def _aligned(columns: Sequence[pl.Series]) -> tuple[pl.Series, ...]:
    """Columns of one length: a single value stands for every row."""
    sizes = sorted({len(column) for column in columns if len(column) != 1} or {1})
    if len(sizes) > 1:
        raise BadValue("columns", f"{sizes[0]} and {sizes[1]} rows", "one length, or a single value for every row")
    return tuple(column.new_from_index(0, sizes[0]) if len(column) == 1 else column for column in columns)


def _filled(column: pl.Series, what: str, calendar: WorkCalendar) -> "npt.NDArray[np.generic]":
    """The stamps, and the first day of the calendar where there is none: every other row keeps its place."""
    first = np.datetime64(expect(calendar, WorkCalendar, "calendar").first_day)
    given = _stamps(column, what, calendar)
    return given if not column.null_count() else np.where(np.isnat(given), first, given)


def _stamps(column: pl.Series, what: str, calendar: WorkCalendar | None) -> "npt.NDArray[np.datetime64]":
    """Days as they are, moments on the clock of the office; not-a-time where there is none."""
    kind = column.dtype
    if kind == pl.Null:
        column = column.cast(pl.Date)
    elif kind.is_integer():
        return _integers(column).fill_null(_NO_DAY).to_numpy().view("M8[D]")
    elif isinstance(kind, pl.Datetime) and kind.time_zone is not None:
        if calendar is None:
            met = f"moments of the zone {kind.time_zone}"
            raise BadValue(what, met, "days, or moments of the office's own clock; or calendar=…")
        column = _on_the_clock(column, calendar)
    elif not isinstance(kind, pl.Date | pl.Datetime):
        right = "days (Date, or whole numbers since 1970-01-01), or moments (Datetime) of the office's own clock"
        raise BadValue(what, f"a column of {kind}", right)
    return column.to_numpy()


def _integers(column: pl.Series) -> pl.Series:
    """Whole numbers of any width as 64 bits; those beyond become the last one, which is no day and no amount."""
    if str(column.dtype) not in _WITHIN:
        column = column.clip(0 if column.dtype.is_unsigned_integer() else -_LARGEST, _LARGEST)
    return column.cast(pl.Int64)


def _on_the_clock(column: pl.Series, calendar: WorkCalendar) -> pl.Series:
    """Aware moments as the clock of the office shows them."""
    zone = expect(calendar, WorkCalendar, "calendar").zone
    key, offset = getattr(zone, "key", None), zone.utcoffset(None)
    if key is None and offset is None:
        raise BadValue("zone of the calendar", repr(zone), "a fixed offset, or a zone with a key")
    column = column.dt.convert_time_zone(key or "UTC").dt.replace_time_zone(None)
    return column + offset if key is None else column
