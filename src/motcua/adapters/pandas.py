"""Due dates of pandas series, with the extra ``pandas``: the twin of ``motcua.adapters.polars``.

Each stands on ``motcua.adapters.batch``: the same answers, the same errors. A row that lacks something has no answer.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.errors import MissingExtra

try:
    import numpy as np
    import pandas as pd

    from motcua.adapters import batch
except ModuleNotFoundError as error:
    raise MissingExtra(error.name or "pandas", "pandas") from None

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["due_dates", "lateness", "working_days_between"]

Column: TypeAlias = "pd.Series[Any]"


def due_dates(
    received: Column, amounts: "Column | int", calendar: WorkCalendar, *, cutoff: dt.time | None = None
) -> Column:
    """The days on which results are due (*ngày hẹn trả kết quả*), on the index of ``received``.

    ``received`` holds moments: aware ones are read in the zone of the calendar, naive ones as its own clock, and
    midnight is the beginning of its day. ``amounts`` holds working days, or is one number. See
    ``motcua.adapters.batch.due_dates``, whose errors these are.

    >>> from motcua.calendar import national_calendar
    >>> received = pd.to_datetime(pd.Series(["2026-08-28 15:20"]))
    >>> due_dates(received, 7, national_calendar()).dt.date.to_list()
    [datetime.date(2026, 9, 11)]
    """
    stamps, counts = _stamps(received, calendar), _column(amounts, received)
    known = (received.notna() & counts.notna()).to_numpy()
    due = np.full(len(received), np.datetime64("NaT"), "M8[s]")
    due[known] = batch.due_dates(stamps[known], counts[known].to_numpy(np.int64), calendar, cutoff=cutoff)
    return pd.Series(due, received.index, name="due")


def working_days_between(a: Column, b: Column, calendar: WorkCalendar) -> Column:
    """How many working days lie in ``(a, b]``, as a nullable Int32."""
    known = (a.notna() & b.notna()).to_numpy()
    between = np.zeros(len(a), np.int32)
    between[known] = batch.working_days_between(_stamps(a, calendar)[known], _stamps(b, calendar)[known], calendar)
    return pd.Series(pd.arrays.IntegerArray(between, ~known), a.index, name="working_days")


def lateness(due: Column, finished: Column) -> Column:
    """Early, on time or late, as int8: −1, 0, 1, and 2 where it is not finished. Both are read as they stand."""
    return pd.Series(batch.lateness(due.to_numpy(), finished.to_numpy()), due.index, name="lateness")


def _stamps(column: Column, calendar: WorkCalendar) -> "npt.NDArray[np.datetime64]":
    """Moments on the clock of the office."""
    if isinstance(expect(column, pd.Series, "column of moments").dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_convert(calendar.zone).dt.tz_localize(None)
    return column.to_numpy()


def _column(amounts: "Column | int", received: Column) -> Column:
    return amounts if isinstance(amounts, pd.Series) else pd.Series(amounts, received.index)
