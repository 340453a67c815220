"""Columns of every kind: read as what they are, or refused in a sentence; a single day stands for all rows."""

# Wrong arguments are the point of some of these tests.
# mypy: disable-error-code="arg-type"

import datetime as dt
import warnings
from typing import Any

import numpy as np
import pytest

from motcua.adapters.batch import due_dates, due_minutes, lateness, office_minutes_between, working_days_between
from motcua.calendar import national_calendar
from motcua.errors import BadRows, BadValue

pytestmark = pytest.mark.needs("numpy")

CALENDAR = national_calendar()
FRIDAY = np.array(["2026-08-28"], "M8[D]")
TWO = np.array(["2026-08-28", "2026-09-04"], "M8[D]")


class Unwilling:
    """A column of another library that raises when NumPy asks for its values."""

    def __init__(self, error: type[Exception]) -> None:
        self.error = error

    def __array__(self, *_: object, **__: object) -> Any:
        raise self.error


def of_no_unit() -> Any:
    """Datetimes without a unit, of which newer releases of NumPy warn."""
    with warnings.catch_warnings(action="ignore"):
        return np.array(["NaT"], "M8")


class TestKinds:
    @pytest.mark.parametrize("kind", [">i4", ">i8", ">M8[D]", ">M8[m]", ">M8[s]"])
    def test_bytes_that_are_swapped_are_the_same_days(self, kind: str) -> None:
        column = FRIDAY.astype("i8").astype(kind) if "M8" not in kind else FRIDAY.astype(kind)
        assert due_dates(column, np.array([7], ">i2"), CALENDAR).astype("M8[D]").tolist() == [dt.date(2026, 9, 11)]

    @pytest.mark.parametrize(
        "column",
        [
            FRIDAY.astype("i8").astype("i2"),
            FRIDAY.astype("i8").astype("u4"),
            FRIDAY.astype("M8[W]"),
            FRIDAY.astype("M8[2D]"),
            FRIDAY.astype("M8[25s]"),
            of_no_unit(),
            FRIDAY - FRIDAY,
            FRIDAY.astype(str),
            FRIDAY.astype("i8") * 1.0,
            np.array([True]),
            [None],
        ],
        ids=lambda column: str(getattr(column, "dtype", "nothing")),
    )
    def test_what_is_no_column_of_days_is_refused(self, column: Any) -> None:
        with pytest.raises(BadValue, match=r"right would be days as int32 or int64 since 1970-01-01, or datetime64"):
            due_dates(column, 7, CALENDAR)

    @pytest.mark.parametrize("wrapped", ["dictionary", "runs", "pandas"])
    def test_a_zone_inside_a_column_of_arrow_is_met_however_it_is_kept(self, wrapped: str) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
        plain = pa.array([dt.datetime(2026, 8, 28, 20)], pa.timestamp("us", "UTC"))
        column = plain.dictionary_encode()
        if wrapped == "runs":
            column = pa.RunEndEncodedArray.from_arrays([1], plain)
        if wrapped == "pandas":
            pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
            column = pd.Series(plain, dtype=pd.ArrowDtype(plain.type))
        with pytest.raises(BadValue, match="moments of the zone UTC"):
            due_dates(column, 7, CALENDAR)

    def test_days_that_arrow_keeps_once_are_the_same_days(self) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
        column = pa.array([dt.date(2026, 8, 28)] * 2).dictionary_encode()
        assert due_dates(column, 7, CALENDAR).tolist() == [dt.date(2026, 9, 11)] * 2

    @pytest.mark.parametrize("error", [RuntimeError, KeyError, ZeroDivisionError, AssertionError])
    def test_what_cannot_make_itself_a_column_is_refused_whatever_it_raises(self, error: type[Exception]) -> None:
        with pytest.raises(BadValue, match="met Unwilling; right would be a column"):
            due_dates(Unwilling(error), 7, CALENDAR)

    def test_a_lack_of_memory_is_no_fault_of_the_column(self) -> None:
        with pytest.raises(MemoryError):
            due_dates(Unwilling(MemoryError), 7, CALENDAR)

    def test_a_single_day_that_is_none_is_refused(self) -> None:
        pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
        with pytest.raises(BadValue, match="met NaT; right would be a day"):
            lateness(TWO, pd.NaT)

    def test_answers_are_not_written_beneath_a_mask(self) -> None:
        hidden = np.ma.array(TWO.copy(), mask=[False, True])
        with pytest.raises(BadValue, match="column for the answers: met a column with hidden rows"):
            due_dates(TWO, 7, CALENDAR, out=hidden)
        assert hidden.data.tolist() == TWO.tolist()

    def test_dates_of_python_are_told_how_to_become_a_column(self) -> None:
        with pytest.raises(BadValue, match=r"np.array\(dates, 'M8\[D\]'\)"):
            due_dates([dt.date(2026, 8, 28)], 7, CALENDAR)

    def test_rows_that_lie_apart_in_memory_are_read_where_they_lie(self) -> None:
        packed = np.zeros(3, [("id", "i1"), ("day", "i4")])
        packed["day"] = FRIDAY.astype("i4")
        assert due_dates(packed["day"], 7, CALENDAR).tolist() == [20_707] * 3
        assert due_dates(np.stack([TWO, TWO], 1)[::-1, 0], 1, CALENDAR).tolist() == [
            dt.date(2026, 9, 7),
            dt.date(2026, 9, 3),
        ]
        frozen = TWO.copy()
        frozen.flags.writeable = False
        assert due_dates(frozen, 1, CALENDAR).tolist() == [dt.date(2026, 9, 3), dt.date(2026, 9, 7)]

    @pytest.mark.parametrize("many", [np.uint64(2**64 - 1), np.array(2**64 - 1, "u8"), np.array([2**64 - 1], "u8")])
    def test_a_number_beyond_64_bits_is_told_as_more_than_one_can_say(self, many: Any) -> None:
        with pytest.raises(BadRows, match="met 9223372036854775807 or more; right would be 1 to 3660"):
            due_dates(FRIDAY, many, CALENDAR)
        with pytest.raises(BadRows, match=r"excluded\[0\]: met 9223372036854775807 or more"):
            due_dates(FRIDAY, 1, CALENDAR, excluded=many)
        with pytest.raises(BadRows):
            due_dates(FRIDAY, 1, (CALENDAR,), calendar_index=many)
        with pytest.raises(BadRows):
            due_minutes(FRIDAY, many, CALENDAR)

    @pytest.mark.parametrize(("hours", "said"), [(2**63 - 1, "met 6405"), (-(2**63) + 1, "met -6405")])
    def test_hours_beyond_every_day_are_told_on_their_side_of_time(self, hours: int, said: str) -> None:
        with pytest.raises(BadRows, match=said):
            due_dates(np.array([hours]).view("M8[h]"), 1, CALENDAR)


TODAY = dt.date(2026, 9, 11)
ALL_ALIKE: dict[str, Any] = {
    "a date": TODAY,
    "a datetime": dt.datetime(2026, 9, 11, 23, 59, 30),
    "a day of NumPy": np.datetime64("2026-09-11"),
    "a moment of NumPy": np.datetime64("2026-09-11T12:00"),
    "a column without dimensions": np.array("2026-09-11", "M8[D]"),
    "a number": 20_707,
    "a number of NumPy": np.int32(20_707),
}


class TestOneDayForAllRows:
    @pytest.mark.parametrize("name", ALL_ALIKE)
    def test_as_of_today(self, name: str) -> None:
        today = ALL_ALIKE[name]
        assert working_days_between(TWO, today, CALENDAR).tolist() == [7, 5]
        assert working_days_between(today, TWO, CALENDAR).tolist() == [-7, -5]
        assert lateness(TWO, today).tolist() == [1, 1]
        assert lateness(today, TWO).tolist() == [-1, -1]

    def test_minutes_from_one_moment_on(self) -> None:
        moments = np.array(["2026-08-28T09:00", "2026-08-28T10:30"], "M8[m]")
        assert office_minutes_between(dt.datetime(2026, 8, 28, 8), moments, CALENDAR).tolist() == [60, 150]

    def test_it_stands_for_any_number_of_rows(self) -> None:
        assert working_days_between(TWO[:1], TODAY, CALENDAR).tolist() == [7]
        assert working_days_between(TWO[:0], TODAY, CALENDAR).tolist() == []
        each = working_days_between(TWO, TODAY, (CALENDAR, CALENDAR), calendar_index=np.array([0, 1]))
        assert each.tolist() == [7, 5]
        assert lateness(TWO, np.datetime64("NaT", "D")).tolist() == [2, 2]

    def test_two_days_are_no_columns(self) -> None:
        with pytest.raises(BadValue, match="a: met one day; right would be a column of days"):
            working_days_between(TODAY, TODAY, CALENDAR)

    def test_a_day_without_an_answer_is_told_for_every_row(self) -> None:
        with pytest.raises(BadRows) as refused:
            working_days_between(TWO, dt.date(9999, 12, 31), CALENDAR)
        assert refused.value.positions == (0, 1)
        with pytest.raises(BadRows, match="met 0001-01-01"):
            working_days_between(TWO, dt.date(1, 1, 1), CALENDAR)

    @pytest.mark.parametrize("other", [True, 1.5, "2026-09-11", None, [TODAY], TWO[:1].repeat(3)])
    def test_anything_else_is_refused(self, other: Any) -> None:
        with pytest.raises(BadValue):
            working_days_between(TWO, other, CALENDAR)
        with pytest.raises(BadValue):
            lateness(TWO, other)

    def test_a_moment_of_a_zone_is_refused_rather_than_read_at_greenwich(self) -> None:
        with pytest.raises(BadValue, match="a moment of the zone UTC"):
            lateness(TWO, dt.datetime(2026, 9, 11, 20, tzinfo=dt.UTC))
