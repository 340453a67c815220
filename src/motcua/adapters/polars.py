"""Due dates as expressions of polars, with the extra ``polars``.

Each stands on ``motcua.adapters.batch``: the same answers, the same errors. A row that lacks something is null.
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


def working_days_between(a: "pl.Expr | str", b: "pl.Expr | str", calendar: WorkCalendar) -> pl.Expr:
    """How many working days lie in ``(a, b]``, as an expression of Int32."""
    columns = [_expression(a), _expression(b)]
    return pl.map_batches(columns, partial(_between, calendar), return_dtype=pl.Int32)


def lateness(due: "pl.Expr | str", finished: "pl.Expr | str") -> pl.Expr:
    """Early, on time or late, as an expression of Int8: −1, 0, 1, and 2 where it is not finished."""
    return pl.map_batches([_expression(due), _expression(finished)], _late, return_dtype=pl.Int8)


def _expression(given: IntoColumn) -> pl.Expr:
    if isinstance(given, str):
        return pl.col(given)
    return given if isinstance(given, pl.Expr) else pl.lit(given)


Answering: TypeAlias = Callable[["Sequence[pl.Series]"], "npt.NDArray[np.generic]"]
_EPOCH: Final = dt.date(1970, 1, 1)


def _due(calendar: WorkCalendar, cutoff: dt.time | None, columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        received, amounts = known
        counts = amounts.cast(pl.Int64) if amounts.dtype == pl.Null else amounts
        whole = counts.fill_null(1) if counts.dtype.is_integer() else counts
        return batch.due_dates(_stamps(received, calendar), whole.to_numpy(), calendar, cutoff=cutoff)

    return _answered(columns, answer).cast(pl.Date)


def _between(calendar: WorkCalendar, columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        a, b = (_stamps(column, calendar) for column in known)
        return batch.working_days_between(a, b, calendar)

    return _answered(columns, answer).cast(pl.Int32)


def _late(columns: Sequence[pl.Series]) -> pl.Series:
    def answer(known: Sequence[pl.Series]) -> "npt.NDArray[np.generic]":
        due, finished = (_day(column, what) for column, what in zip(known, ("due", "finished"), strict=True))
        return batch.lateness(due, finished)

    given = _told(_aligned, columns)
    return pl.Series(given[0].name, _told(answer, given))


def _day(column: pl.Series, what: str) -> "npt.NDArray[np.generic]":
    kind = column.dtype
    if isinstance(kind, pl.Datetime) and kind.time_zone is not None:
        raise BadValue(what, f"moments of the zone {kind.time_zone}", "days, or moments of the office's own clock")
    if not (isinstance(kind, pl.Date | pl.Null | pl.Datetime) or kind.is_integer()):
        raise BadValue(what, f"a column of {kind}", "days, or moments of the office's own clock")
    return column.cast(pl.Date).to_numpy()


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


def _stamps(column: pl.Series, calendar: WorkCalendar) -> "npt.NDArray[np.generic]":
    """Days as they are, moments on the clock of the office; the first day of the calendar where there is none."""
    first = expect(calendar, WorkCalendar, "calendar").first_day
    if column.dtype == pl.Null:
        column = column.cast(pl.Date)
    if isinstance(column.dtype, pl.Datetime) and column.dtype.time_zone is not None:
        key, offset = getattr(calendar.zone, "key", None), calendar.zone.utcoffset(None)
        if key is None and offset is None:
            raise BadValue("zone of the calendar", repr(calendar.zone), "a fixed offset, or a zone with a key")
        column = column.dt.convert_time_zone(key or "UTC").dt.replace_time_zone(None)
        if key is None:
            column = column + offset
    if column.dtype.is_integer():
        return column.fill_null((first - _EPOCH).days).to_numpy()
    stamps = column.to_numpy()
    if stamps.dtype.kind != "M" or not column.null_count():
        return stamps
    return np.where(np.isnat(stamps), np.datetime64(first), stamps)
