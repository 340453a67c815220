"""Due dates of pandas series, with the extra ``pandas``: the twin of ``motcua.adapters.polars``.

Each stands on ``motcua.adapters.batch``: the same answers, the same errors. A row that lacks something has no answer.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import BadValue, MissingExtra

try:
    import numpy as np
    import pandas as pd

    from motcua.adapters import batch
    from motcua.adapters.batch.columns import same_length, stamps, whole
except ModuleNotFoundError as error:
    raise MissingExtra(error.name or "pandas", "pandas") from None

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["due_dates", "lateness", "working_days_between"]

Column: TypeAlias = "pd.Series[Any]"


_TIMES: Final = frozenset({"date", "datetime", "datetime64", "empty"})
"""What pandas says of a column of days or moments, whatever they are kept as."""

_FAR: Final = 2.0**62
"""Past every number of days, and a whole number of 64 bits still."""


def due_dates(
    received: Column, amounts: "Column | int", calendar: WorkCalendar, *, cutoff: dt.time | None = None
) -> Column:
    """The days on which results are due (*ngày hẹn trả kết quả*), on the index of ``received``.

    ``received`` holds days, or moments: aware ones are read in the zone of the calendar, naive ones as its own clock,
    and midnight is the beginning of its day. ``amounts`` holds working days on the same index, or is one number. See
    ``motcua.adapters.batch.due_dates``, whose errors these are.

    >>> from motcua.calendar import national_calendar
    >>> received = pd.to_datetime(pd.Series(["2026-08-28 15:20"]))
    >>> due_dates(received, 7, national_calendar()).dt.date.to_list()
    [datetime.date(2026, 9, 11)]
    """
    begun, counts = _stamps(received, "received", calendar), _counts(amounts, received)
    known = ~np.isnat(begun) & counts.notna().to_numpy()
    days = batch.due_dates(_filled(begun, known, calendar), _whole(counts, known), calendar, cutoff=cutoff)
    due = np.where(known, days.astype("M8[D]"), np.datetime64("NaT")).astype("M8[s]")
    return pd.Series(due, received.index, name="due")


def working_days_between(a: Column, b: Column, calendar: WorkCalendar) -> Column:
    """How many working days lie in ``(a, b]``, as a nullable Int32; both columns stand on one index."""
    first, second = _stamps(a, "a", calendar), _stamps(b, "b", calendar)
    _beside(b, "b", a)
    known = ~(np.isnat(first) | np.isnat(second))
    between = batch.working_days_between(
        _filled(first, known, calendar), _filled(second, known, calendar), calendar
    ).astype(np.int32)
    return pd.Series(pd.arrays.IntegerArray(between, ~known), a.index, name="working_days")


def lateness(due: Column, finished: Column) -> Column:
    """Early, on time or late, as int8: −1, 0, 1, and 2 where it is not finished. Both are read as they stand."""
    _beside(finished, "finished", due)
    return pd.Series(
        batch.lateness(_moments(due, "due").to_numpy(), _moments(finished, "finished").to_numpy()),
        due.index,
        name="lateness",
    )


def _moments(column: Column, what: str) -> Column:
    """Days and moments as pandas keeps them itself, whatever they came as."""
    if pd.api.types.infer_dtype(expect(column, pd.Series, what), skipna=True) not in _TIMES:
        return column
    try:
        return pd.to_datetime(column)
    except ValueError:  # of several zones, or of years that pandas has no room for
        raise BadValue(what, "moments that cannot be kept in one column", "days, or moments of one zone") from None


def _stamps(column: Column, what: str, calendar: WorkCalendar) -> "npt.NDArray[np.datetime64]":
    """Moments on the clock of the office, and days as numbers since 1970 as days."""
    moments = _moments(column, what)
    if isinstance(moments.dtype, pd.DatetimeTZDtype):
        moments = moments.dt.tz_convert(expect(calendar, WorkCalendar, "calendar").zone).dt.tz_localize(None)
    given = stamps(moments.to_numpy(), what)
    return np.asarray(given.numbers.astype("i8").view("M8[m]" if given.by_minute else "M8[D]"))


def _filled(
    given: "npt.NDArray[np.datetime64]", known: "npt.NDArray[np.bool_]", calendar: WorkCalendar
) -> "npt.NDArray[np.datetime64]":
    """The column with a day of the calendar where there is no row to answer: every other row keeps its place."""
    first = np.datetime64(expect(calendar, WorkCalendar, "calendar").first_day)
    return np.where(known, given, first)


def _beside(column: Column, what: str, other: Column) -> None:
    """Raises ``BadValue`` unless both columns have the same rows in the same order."""
    if len(expect(column, pd.Series, what)) != len(other):
        raise BadValue(what, f"{len(column)} rows", f"{len(other)}, one for each row")
    if not column.index.equals(other.index):
        raise BadValue(f"index of {what}", "other labels, or another order", "that of the first column: reindex it")


def _counts(amounts: "Column | int", received: Column) -> Column:
    """The amounts as a column of whole numbers, some of which may be missing."""
    if isinstance(amounts, pd.Series):
        _beside(amounts, "amounts", received)
        kept = amounts.dtype
        return amounts.astype(kept.categories.dtype) if isinstance(kept, pd.CategoricalDtype) else amounts
    counts = whole(amounts, "amounts")
    same_length(len(received), "amounts", counts)
    return pd.Series(counts, received.index)


def _whole(counts: Column, known: "npt.NDArray[np.bool_]") -> "npt.NDArray[np.int64]":
    """The amounts, 1 where there is no row to answer; of pandas' numbers with gaps, those that are whole."""
    kind, given = pd.api.types.infer_dtype(counts, skipna=True), counts[known]
    if kind == "floating" and (given % 1 == 0).all():
        given = given.clip(-_FAR, _FAR).astype(np.int64)
    elif kind not in {"integer", "empty"}:
        raise BadValue("amounts", f"a column of {kind}", "whole numbers, one for each row or one for all")
    filled = np.ones(len(counts), np.int64)
    filled[known] = whole(given.to_list() if given.dtype == object else given.to_numpy(), "amounts")
    return filled
