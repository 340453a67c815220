"""Columns as they come in: days or minutes as whole numbers since 1970, and the rows that cannot be answered."""

import datetime as dt
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeAlias, cast

import attrs
import numpy as np
import numpy.typing as npt

from motcua.checks import shown
from motcua.errors import BadValue

__all__ = [
    "MINUTES_A_DAY",
    "PIECE",
    "Array",
    "Ints",
    "Stamps",
    "Whole",
    "answers_for",
    "apart",
    "date_of",
    "day_number",
    "days",
    "ends",
    "missing",
    "pieces",
    "same_length",
    "stamps",
    "told",
    "two",
    "whole",
    "written",
]

Array: TypeAlias = npt.NDArray[Any]
Ints: TypeAlias = npt.NDArray[np.signedinteger[Any]]
Whole: TypeAlias = Ints | int
"""A whole number for each row, or one for all of them."""

MINUTES_A_DAY: Final = 24 * 60
PIECE: Final = 1 << 16
"""Rows at a time: the scratch columns of a piece stay in the cache of one core."""
_COARSER: Final = {"h", "m"}
_FINER: Final = {"s", "ms", "us", "ns"}
_NO_ROW: Final = 1 << 62
_LARGEST: Final = np.uint64(np.iinfo(np.int64).max)
_NEVER: Final = np.datetime64(np.iinfo(np.int64).max, "m")
_LONG_AGO: Final = np.datetime64(-np.iinfo(np.int64).max, "m")
_DAYS: Final = "days as int32 or int64 since 1970-01-01, or datetime64 from [D] to [ns]"
_NO_ZONE: Final = "moments of the office's own clock, without a zone"
_OBJECTS: Final = f"{_DAYS}: np.array(dates, 'M8[D]') of dates"
_WRAPS: Final = 4
"""How deep Arrow wraps a kind of value: in a dictionary where each stands once, in runs of the same."""
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()


@attrs.frozen(eq=False)
class Stamps:
    """A column of days, or of minutes of the office's clock, as whole numbers since 1970."""

    numbers: Ints
    by_minute: bool
    answered_as: np.dtype[Any]
    """What days are answered in: as they came in, and minutes as ``datetime64[D]``."""
    past: npt.NDArray[np.bool_] | None = None
    """The rows that come after the last minute of their day has begun, if any do."""

    @property
    def missing(self) -> npt.NDArray[np.bool_]:
        """The rows without a day: not-a-time, or the least whole number."""
        return missing(self.numbers)

    @property
    def days(self) -> Ints:
        """The day of each row; what is missing stays so."""
        if not self.by_minute:
            return self.numbers
        return np.where(self.missing, self.numbers, self.numbers // MINUTES_A_DAY)

    @property
    def last_day(self) -> int:
        """The last day of all rows."""
        return int(self.numbers.max()) // (MINUTES_A_DAY if self.by_minute else 1)

    def within(self, first: int, last: int) -> bool:
        """Whether every row lies in the days from ``first`` to ``last``: its extremes say so."""
        unit = MINUTES_A_DAY if self.by_minute else 1
        low, high = ends(self.numbers)
        return first * unit <= low and high < (last + 1) * unit


def stamps(given: object, what: str) -> Stamps:
    """The days or minutes of a column: int32, int64, ``datetime64[D]``, or any finer ``datetime64``.

    A stamp with seconds counts as the minute it runs into, for what comes after a closing minute comes after it; the
    last minute of a day runs into none of its own, and what comes after it is told apart (``past``). Raises
    ``BadValue``.
    """
    column = _column(given, what)
    if column.dtype in {np.dtype("i4"), np.dtype("i8")}:
        return Stamps(column, by_minute=False, answered_as=column.dtype)
    unit, step = np.datetime_data(column.dtype) if column.dtype.kind == "M" else ("", 1)
    by_day = np.dtype("M8[D]")
    if column.dtype == by_day:
        return Stamps(column.view("i8"), by_minute=False, answered_as=by_day)
    if unit not in _COARSER | _FINER or (unit in _FINER and step > 1):
        raise BadValue(what, f"a column of {column.dtype}", _OBJECTS if column.dtype == object else _DAYS)
    minutes = column.astype("M8[m]", copy=False)
    if unit == "h" or step > 1:  # so many minutes that their number runs over come back as something else
        back = minutes.astype(column.dtype)
        far = np.where(column.view("i8") < 0, _LONG_AGO, _NEVER)
        minutes = np.where((back > column) | (back < column), far, minutes)
    past = None
    if unit in _FINER:
        ahead = minutes + (minutes != column).astype("m8[m]")
        past = ahead.astype(by_day) != minutes.astype(by_day)
        minutes = np.where(past, minutes, ahead)
    kept = None if past is None or not past.any() else past
    return Stamps(minutes.view("i8"), by_minute=True, answered_as=by_day, past=kept)


def two(**given: object) -> tuple[Stamps, Stamps]:
    """Two columns of days or moments, or one and a single day for all of its rows; raises ``BadValue``."""
    (first, a), (second, b) = ((what, stamps(_lone(one, what), what)) for what, one in given.items())
    alone = [_is_one(one) for one in given.values()]
    if all(alone):
        raise BadValue(first, "one day", "a column of days: one dimension")
    rows = len(b.numbers if alone[0] else a.numbers)
    if not any(alone):
        same_length(rows, second, b.numbers)
    return _spread(a, rows), _spread(b, rows)


def _is_one(given: object) -> bool:
    return isinstance(given, dt.date | np.generic | int) or (isinstance(given, np.ndarray) and given.ndim == 0)


def _lone(given: object, what: str) -> object:
    """A single day as a column of one row; anything else as it is."""
    if isinstance(given, dt.datetime) and given.tzinfo is not None:
        raise BadValue(what, f"a moment of the zone {given.tzinfo}", _NO_ZONE)
    if isinstance(given, dt.date):
        try:
            given = np.datetime64(given)
        except (TypeError, ValueError):  # what pandas calls not-a-time says that it is a date
            raise BadValue(what, shown(given, 40, spell=repr), "a day, or a column of days") from None
    return np.reshape(cast("Array", given), 1) if _is_one(given) else given


def _spread(column: Stamps, rows: int) -> Stamps:
    if len(column.numbers) == rows:
        return column
    past = None if column.past is None else np.broadcast_to(column.past, rows)
    return attrs.evolve(column, numbers=np.broadcast_to(column.numbers, rows), past=past)


def days(given: object, what: str) -> Ints:
    """The days of a column; of moments, their day. Raises ``BadValue``."""
    return stamps(given, what).days


def whole(given: object, what: str) -> Whole:
    """A whole number, or a column of them; raises ``BadValue`` for anything else, Booleans included."""
    if type(given) is int and abs(given) < _NO_ROW:
        return given
    column = _array(given, what)
    if column.dtype.kind not in "iu" or column.ndim > 1:
        raise BadValue(what, f"a column of {column.dtype}", "whole numbers, one for each row or one for all")
    if column.ndim == 0:
        return min(int(column), int(_LARGEST))
    return column if column.dtype.kind == "i" else np.minimum(column, _LARGEST).astype("i8")


def ends(amounts: Whole) -> tuple[int, int]:
    """The least and the greatest; nothing is between them where there are no rows."""
    if isinstance(amounts, int):
        return amounts, amounts
    return (int(amounts.min()), int(amounts.max())) if len(amounts) else (_NO_ROW, -_NO_ROW)


def same_length(rows: int, what: str, *columns: Whole | None) -> None:
    """Raises ``BadValue`` unless every column has that many rows."""
    for column in columns:
        if isinstance(column, np.ndarray) and len(column) != rows:
            raise BadValue(what, f"{len(column)} rows", f"{rows}, one for each row")


def answers_for(rows: int, kind: np.dtype[Any], out: object) -> Array:
    """Where the answers go: the caller's own column, or a new one. Raises ``BadValue``."""
    if out is None:
        return np.empty(rows, kind)
    if not isinstance(out, np.ndarray):
        raise BadValue("column for the answers", type(out).__name__, f"{rows} rows of {kind}")
    column = cast("Array", out)
    if column.shape != (rows,) or column.dtype != kind or not column.flags.writeable:
        met = f"{column.shape} of {column.dtype}"
        raise BadValue("column for the answers", met, f"{rows} rows of {kind}, writeable")
    if np.ma.is_masked(column):
        raise BadValue("column for the answers", "a column with hidden rows", "one without a mask")
    if rows > 1 and abs(column.strides[0]) < column.itemsize:
        raise BadValue("column for the answers", "rows that lie on one another", "a place of its own for each row")
    return column


@contextmanager
def apart(answers: Array, *read: Whole | None, always: bool = False) -> Generator[Array]:
    """The column to write into: the answers themselves, or one beside them that becomes theirs when all is well.

    Beside them where a row that is written could be one that is still to be read: only a column that starts at the same
    place, and goes on in the same steps, is read row by row before it is written.
    """
    place, columns = _place(answers), [cast("Array", column) for column in read if isinstance(column, np.ndarray)]
    tangled = always or any(np.may_share_memory(column, answers) and _place(column) != place for column in columns)
    found = np.empty_like(answers) if tangled else answers
    yield found
    if tangled:
        answers[:] = found


def _place(column: Array) -> tuple[object, ...]:
    return column.ctypes.data, column.strides, column.itemsize


def pieces(rows: int) -> Iterator[slice]:
    """The rows, so many at a time."""
    return (slice(begin, min(begin + PIECE, rows)) for begin in range(0, rows, PIECE))


def _array(given: object, what: str) -> Array:
    try:
        hidden, zone = bool(np.ma.is_masked(given)), _zone(given)
        column: Array = np.asarray(given) if not hidden and zone is None else np.empty(0)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a column of another library makes itself one of NumPy, and raises what it likes
        raise BadValue(what, type(given).__name__, "a column of one kind of value") from None
    if hidden:
        raise BadValue(what, "a column with hidden rows", "one without a mask: rows that lack something are left out")
    if zone is not None:
        raise BadValue(what, f"moments of the zone {zone}", _NO_ZONE)
    if not column.dtype.isnative:
        column = column.astype(column.dtype.newbyteorder("="))
    return column if len(column.shape) != 1 or len(column) or given is column else column.astype(np.int64)


def _zone(given: object) -> str | None:
    """The zone that a column of Arrow, pandas or polars names; NumPy would take its moments for those of the office."""
    kind: object = getattr(given, "dtype", None) or getattr(given, "type", None)
    kind = getattr(kind, "pyarrow_dtype", kind)
    for _ in range(_WRAPS):
        kind = getattr(kind, "value_type", kind)
    zone: object = getattr(kind, "tz", None) or getattr(kind, "time_zone", None)
    return None if zone is None else shown(zone)


def _column(given: object, what: str) -> Array:
    column = _array(given, what)
    if column.ndim != 1:
        raise BadValue(what, f"{column.ndim} dimensions", "a column: one dimension")
    return column


def missing(numbers: Ints) -> npt.NDArray[np.bool_]:
    """The rows without a day: not-a-time, or the least whole number."""
    return np.asarray(numbers == np.iinfo(numbers.dtype).min)


def day_number(day: dt.date) -> int:
    """Days since 1970."""
    return day.toordinal() - _EPOCH


def date_of(number: int) -> dt.date:
    """The day of that number; raises where there is no such date."""
    return dt.date.fromordinal(number + _EPOCH)


def told(number: int) -> str:
    """A number as it stands; the greatest stands for all that are greater still."""
    return f"{number} or more" if number >= _LARGEST else str(number)


def written(number: int) -> str:
    """A day number as a date, if there is such a date."""
    try:
        return date_of(number).isoformat()
    except (ValueError, OverflowError):
        return shown(number)
