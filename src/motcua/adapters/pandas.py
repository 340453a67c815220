"""Due dates of pandas series, with the extra ``pandas``: the twin of ``motcua.adapters.polars``.

Each stands on ``motcua.adapters.batch``: the same answers, the same errors. A row that lacks something has no answer;
only ``lateness`` has one for every row.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import BadValue, MissingExtra

try:
    import numpy as np
    import pandas as pd

    from motcua.adapters import batch
    from motcua.adapters.batch.bounds import Faults
    from motcua.adapters.batch.columns import same_length, whole
except ModuleNotFoundError as error:
    raise MissingExtra(error.name or "pandas", "pandas") from None

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["due_dates", "lateness", "working_days_between"]

Column: TypeAlias = "pd.Series[Any]"


_TIMES: Final = frozenset({"date", "datetime", "datetime64", "empty"})
"""What pandas says of a column of days or moments, whatever they are kept as."""

_EXACT: Final = 2.0**53
"""Up to here a float of 64 bits is one whole number."""

_NO_DAY: Final = np.iinfo(np.int64).min


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
    known = ~np.isnat(begun) & _there(counts)
    days = batch.due_dates(_filled(begun, known, calendar), _whole(counts, known), calendar, cutoff=cutoff)
    due = np.where(known, days.astype("M8[D]"), np.datetime64("NaT")).astype("M8[s]")
    return pd.Series(due, received.index, name="due")


def working_days_between(a: Column, b: "Column | dt.date", calendar: WorkCalendar) -> Column:
    """How many working days lie in ``(a, b]`` (*số ngày làm việc giữa hai ngày*), as a nullable Int32.

    Both columns stand on one index, or ``b`` is a single day for all rows; aware moments are read on the clock of the
    calendar. Raises as ``motcua.adapters.batch.working_days_between`` does.

    >>> from motcua.calendar import national_calendar
    >>> stop = pd.to_datetime(pd.Series(["2026-08-28", None]))
    >>> working_days_between(stop, dt.date(2026, 9, 4), national_calendar()).to_list()
    [2, <NA>]
    """
    first, second = _stamps(a, "a", calendar), _stamps(_beside(b, "b", a), "b", calendar)
    known = ~(np.isnat(first) | np.isnat(second))
    between = batch.working_days_between(_filled(first, known, calendar), _filled(second, known, calendar), calendar)
    return pd.Series(pd.arrays.IntegerArray(between.astype(np.int32), ~known), a.index, name="working_days")


def lateness(due: Column, finished: "Column | dt.date", *, calendar: WorkCalendar | None = None) -> Column:
    """Early, on time or late (*sớm hạn, đúng hạn, quá hạn*), by date, as int8: −1, 0, 1; 2 where it is not finished.

    Without a due day nothing is late. Moments are read as they stand; aware ones on the clock of ``calendar``, without
    which they are refused. ``finished`` may be a single day for all rows. Raises ``BadValue``.

    >>> due, done = (pd.to_datetime(pd.Series(days)) for days in (["2026-09-11"] * 2, ["2026-09-14", None]))
    >>> lateness(due, done).to_list()
    [1, 2]
    """
    promised = _stamps(due, "due", calendar)
    verdicts = batch.lateness(promised, _stamps(_beside(finished, "finished", due), "finished", calendar))
    return pd.Series(verdicts, due.index, name="lateness")


def _moments(column: Column, what: str) -> Column:
    """Days and moments as pandas keeps them itself, whatever they came as."""
    if pd.api.types.infer_dtype(expect(column, pd.Series, what), skipna=True) not in _TIMES:
        return column
    try:
        return pd.to_datetime(column)
    except ValueError:  # of several zones, or of years that pandas has no room for
        raise BadValue(what, "moments that cannot be kept in one column", "days, or moments of one zone") from None


def _stamps(column: Column, what: str, calendar: WorkCalendar | None) -> "npt.NDArray[np.datetime64]":
    """Moments on the clock of the office, and days as numbers since 1970 as days."""
    moments = _plain(_moments(column, what))
    if isinstance(moments.dtype, pd.DatetimeTZDtype):
        if calendar is None:
            raise BadValue(what, f"moments of the zone {moments.dtype.tz}", "moments without a zone, or calendar=…")
        moments = moments.dt.tz_convert(expect(calendar, WorkCalendar, "calendar").zone).dt.tz_localize(None)
    if pd.api.types.is_integer_dtype(moments.dtype):
        return _days(moments, what)
    if not pd.api.types.is_datetime64_dtype(moments.dtype):
        raise BadValue(what, f"a column of {column.dtype}", "days, moments, or whole numbers of days since 1970-01-01")
    return moments.to_numpy()


def _plain(column: Column) -> Column:
    """The values themselves where pandas keeps each of them once."""
    kept: Any = getattr(column.dtype, "categories", None)
    if kept is None:
        return column
    return column.astype("Int64" if pd.api.types.is_integer_dtype(kept.dtype) else kept.dtype)


def _days(column: Column, what: str) -> "npt.NDArray[np.datetime64]":
    """Whole numbers as days; those that are missing, and the least of their width, as none."""
    numbers = np.asarray(column.fillna(0))
    missing = column.isna().to_numpy() | ((numbers == np.iinfo(numbers.dtype).min) & (numbers.dtype.kind == "i"))
    return np.where(missing, _NO_DAY, np.asarray(whole(numbers, what), np.int64)).view("M8[D]")


def _filled(
    given: "npt.NDArray[np.datetime64]", known: "npt.NDArray[np.bool_]", calendar: WorkCalendar
) -> "npt.NDArray[np.datetime64]":
    """The column with a day of the calendar where there is no row to answer: every other row keeps its place."""
    first = np.datetime64(expect(calendar, WorkCalendar, "calendar").first_day)
    return np.where(known, given, first)


def _beside(column: "Column | dt.date", what: str, other: Column) -> Column:
    """The column, which has the rows of the other in the same order, or a day for each of them; raises ``BadValue``."""
    if isinstance(column, dt.date):
        return pd.Series(pd.Timestamp(column), expect(other, pd.Series, "column").index)
    if len(expect(column, pd.Series, what)) != len(expect(other, pd.Series, "column")):
        raise BadValue(what, f"{len(column)} rows", f"{len(other)}, one for each row")
    if not column.index.equals(other.index):
        raise BadValue(f"index of {what}", "other labels, or another order", "that of the first column: reindex it")
    return column


def _counts(amounts: "Column | int", received: Column) -> Column:
    """The amounts as a column of whole numbers, some of which may be missing."""
    if isinstance(amounts, pd.Series):
        return _plain(_beside(amounts, "amounts", received))
    counts = whole(amounts, "amounts")
    same_length(len(received), "amounts", counts)
    return pd.Series(counts, received.index)


def _there(counts: Column) -> "npt.NDArray[np.bool_]":
    try:
        return counts.notna().to_numpy()
    except TypeError:  # of bytes that are no kind of value
        right = "whole numbers, one for each row or one for all"
        raise BadValue("amounts", f"a column of {counts.dtype}", right) from None


def _whole(counts: Column, known: "npt.NDArray[np.bool_]") -> "npt.NDArray[np.int64]":
    """The amounts, 1 where there is no row to answer; of pandas' numbers with gaps, those that are whole."""
    kind = pd.api.types.infer_dtype(counts, skipna=True)
    if kind == "floating":
        floats = counts.to_numpy(dtype=np.float64, na_value=np.nan)
        good = np.isfinite(floats) & (floats == np.floor(floats)) & (np.abs(floats) <= _EXACT)
        _refuse(known & ~good, lambda row: f"{floats[row]:g}")
        return np.where(known, np.where(good, floats, 1), 1).astype(np.int64)
    if kind not in {"integer", "empty"}:
        if kind.startswith("mixed"):
            each = counts.to_numpy(dtype=object)
            _refuse(known & [not _is_whole(one) for one in each], lambda row: f"a value of {type(each[row]).__name__}")
        raise BadValue("amounts", f"a column of {kind}", "whole numbers, one for each row or one for all")
    filled = np.ones(len(counts), np.int64)
    given = counts[known]
    filled[known] = whole(given.to_list() if given.dtype == object else given.to_numpy(), "amounts")
    return filled


def _is_whole(one: object) -> bool:
    return isinstance(one, int | np.integer) and not isinstance(one, bool)


def _refuse(bad: "npt.NDArray[np.bool_]", met: Callable[[int], str]) -> None:
    faults = Faults("due dates", len(bad))
    faults.add(bad, "amounts", "a whole number of working days", met)
    faults.report()
