"""Columns of polars and pandas: the answers of the counter, and no answer where something is missing."""

import datetime as dt
import importlib
import re
import sys
import zoneinfo
from typing import Any

import pytest

from motcua.calendar import Conventions, national_calendar
from motcua.errors import BadRows, BadValue, MissingExtra

pytestmark = [pytest.mark.needs("polars", "pandas"), pytest.mark.aside]

CALENDAR = national_calendar()
RECEIVED = [dt.datetime(2026, 8, 28, 15, 0), dt.datetime(2026, 8, 28, 15, 0, 1), None, dt.datetime(2026, 8, 29, 9, 0)]
DUE = [dt.date(2026, 9, 3), dt.date(2026, 9, 4), None, dt.date(2026, 9, 4)]
FIFTEEN = dt.time(15)


class TestPolars:
    pl = pytest.importorskip("polars", reason="the extra 'polars' is not installed")

    def of(self, **columns: list[Any]) -> Any:
        return self.pl.DataFrame(columns)

    def test_moments_have_the_dates_of_the_counter(self) -> None:
        from motcua.adapters.polars import due_dates

        frame = self.of(received=RECEIVED)
        assert frame.select(due_dates("received", 1, CALENDAR, cutoff=FIFTEEN)).to_series().to_list() == DUE
        lazy = frame.lazy().select(due=due_dates(self.pl.col("received"), 1, CALENDAR, cutoff=FIFTEEN))
        assert lazy.collect()["due"].to_list() == DUE

    @pytest.mark.parametrize("zone", [CALENDAR.zone, zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")], ids=str)
    def test_aware_moments_are_read_in_the_zone_of_the_calendar(self, zone: dt.tzinfo) -> None:
        from motcua.adapters.polars import due_dates

        utc = self.of(received=[moment and moment - dt.timedelta(hours=7) for moment in RECEIVED])
        received = self.pl.col("received").dt.replace_time_zone("UTC")
        due = due_dates(received, 1, CALENDAR.with_zone(zone), cutoff=FIFTEEN)
        assert utc.select(due).to_series().to_list() == DUE

    def test_a_zone_that_polars_cannot_know_is_told(self) -> None:
        from motcua.adapters.polars import due_dates

        class Odd(dt.tzinfo):
            """It tells how far a moment is from Greenwich, and has neither a name nor one offset for all."""

            def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta | None:
                return None if moment is None else dt.timedelta(hours=7)

            def tzname(self, _: dt.datetime | None) -> None:
                return None

            dst = tzname

        received = self.pl.col("received").dt.replace_time_zone("UTC")
        with pytest.raises(self.pl.exceptions.ComputeError, match="zone of the calendar"):
            self.of(received=RECEIVED).select(due_dates(received, 1, CALENDAR.with_zone(Odd())))

    def test_amounts_by_row_and_days(self) -> None:
        from motcua.adapters.polars import due_dates

        frame = self.of(day=[dt.date(2026, 8, 28)] * 3, n=[1, 2, None])
        due = frame.select(due_dates("day", "n", CALENDAR)).to_series().to_list()
        assert due == [dt.date(2026, 9, 3), dt.date(2026, 9, 4), None]

    def test_nothing_has_no_answer(self) -> None:
        from motcua.adapters.polars import due_dates

        for days in ([], [None, None]):
            frame = self.pl.DataFrame({"day": days}, schema={"day": self.pl.Date})
            assert frame.select(due_dates("day", 7, CALENDAR)).to_series().to_list() == days

    def test_what_has_no_answer_is_told_in_the_same_sentence(self) -> None:
        from motcua.adapters.polars import due_dates

        frame = self.of(day=[dt.date(2026, 8, 28), dt.date(1999, 1, 1)])
        with pytest.raises(self.pl.exceptions.ComputeError, match=r"\$\.received\[1\]: met 1999-01-01"):
            frame.select(due_dates("day", 7, CALENDAR))

    def test_positions_are_those_of_the_whole_column(self) -> None:
        """Rows that lack something are no answer, and still rows."""
        from motcua.adapters.polars import due_dates

        frame = self.of(day=[None, None, dt.date(2026, 8, 28), dt.date(1999, 1, 1)])
        with pytest.raises(self.pl.exceptions.ComputeError, match=r"\$\.received\[3\]: met 1999-01-01"):
            frame.select(due_dates("day", 7, CALENDAR))

    @pytest.mark.parametrize("kind", ["Null", "Int32", "Int64", "Date", "Datetime"])
    def test_whatever_kind_of_column_lacks_a_row(self, kind: str) -> None:
        from motcua.adapters.polars import due_dates

        day = {"Null": None, "Date": dt.date(2026, 8, 28), "Datetime": dt.datetime(2026, 8, 28, 9)}.get(kind, 20_693)
        frame = self.pl.DataFrame({"day": self.pl.Series([day, None], dtype=getattr(self.pl, kind))})
        due = frame.select(due_dates("day", 7, CALENDAR)).to_series().to_list()
        assert due == [None if day is None else dt.date(2026, 9, 11), None]

    def test_an_amount_that_nobody_knows_has_no_answer(self) -> None:
        from motcua.adapters.polars import due_dates

        frame = self.of(day=[dt.date(2026, 8, 28)])
        assert frame.select(due_dates("day", self.pl.lit(None), CALENDAR)).to_series().to_list() == [None]

    def test_chunks_and_groups_are_one_column(self) -> None:
        from motcua.adapters.polars import due_dates

        parts = [self.of(g=["a"], day=[dt.date(2026, 8, day)]) for day in (28, 29, 31)]
        frame = self.pl.concat(parts, rechunk=False).with_columns(due=due_dates("day", 7, CALENDAR).over("g"))
        assert frame["due"].to_list() == [dt.date(2026, 9, 11), dt.date(2026, 9, 14), dt.date(2026, 9, 14)]

    @pytest.mark.parametrize(
        ("columns", "what"),
        [
            ({"day": ["2026-08-28"], "n": [7]}, "received: met a column of String; right would be days .Date"),
            ({"day": [dt.date(2026, 8, 28)], "n": [7.0]}, "amounts: met a column of Float64"),
            ({"day": [dt.date(2026, 8, 28)], "n": [True]}, "amounts: met a column of Boolean"),
            ({"day": [dt.date(2026, 8, 28)], "n": [2**64 - 1]}, "amounts.0.: met 9223372036854775807"),
        ],
    )
    def test_what_is_no_such_column_is_refused(self, columns: dict[str, list[Any]], what: str) -> None:
        from motcua.adapters.polars import due_dates

        with pytest.raises(self.pl.exceptions.ComputeError, match=what):
            self.of(**columns).select(due_dates("day", "n", CALENDAR))

    def test_columns_of_different_lengths_are_refused_in_a_sentence(self) -> None:
        from motcua.adapters.polars import due_dates

        frame = self.of(day=[dt.date(2026, 8, 28)] * 3, n=[1, 2, 3])
        with pytest.raises(self.pl.exceptions.ComputeError, match="met 2 and 3 rows"):
            frame.select(due_dates("day", self.pl.col("n").head(2), CALENDAR))

    def test_lateness_is_of_days_of_the_office(self) -> None:
        """20:00 at Greenwich is the next day in Hà Nội: a moment of another zone is not judged by its own date."""
        from motcua.adapters.polars import lateness

        frame = self.of(due=[dt.date(2026, 8, 28)], done=[dt.datetime(2026, 8, 28, 20)], said=["28/8"])
        assert frame.select(lateness("due", "done")).to_series().to_list() == [0]
        for done in (self.pl.col("done").dt.replace_time_zone("UTC"), self.pl.col("said")):
            with pytest.raises(self.pl.exceptions.ComputeError, match="of the office's own clock"):
                frame.select(lateness("due", done))

    @pytest.mark.parametrize("kind", ["Int16", "UInt16", "UInt32", "UInt64", "Int128"])
    def test_days_are_whole_numbers_of_any_width(self, kind: str) -> None:
        from motcua.adapters.polars import due_dates, lateness, working_days_between

        column = self.pl.Series("n", [20_693, None], dtype=getattr(self.pl, kind))
        frame = self.pl.DataFrame({"day": column, "n": self.pl.Series([7, 7], dtype=getattr(self.pl, kind))})
        assert frame.select(due_dates("day", "n", CALENDAR))["day"].to_list() == [dt.date(2026, 9, 11), None]
        assert frame.select(working_days_between("day", "day", CALENDAR))["day"].to_list() == [0, None]
        assert frame.select(lateness("day", "day"))["day"].to_list() == [0, 2]

    @pytest.mark.parametrize("number", [2**64 - 1, 2**100, -(2**100)])
    def test_a_number_beyond_64_bits_is_no_day_and_no_amount(self, number: int) -> None:
        from motcua.adapters.polars import due_dates, lateness

        kind = self.pl.UInt64 if number == 2**64 - 1 else self.pl.Int128
        frame = self.pl.DataFrame({"n": self.pl.Series([number], dtype=kind), "day": [dt.date(2026, 8, 28)]})
        for day, n in (("n", 7), ("day", "n")):
            with pytest.raises(self.pl.exceptions.ComputeError, match="due dates: 1 row"):
                frame.select(due_dates(day, n, CALENDAR))
        assert frame.select(lateness("n", "day"))["n"].to_list() == [-1 if number > 0 else 1]

    @pytest.mark.parametrize("kind", ["String", "Categorical", "Float64", "Boolean", "Time", "Duration", "Decimal"])
    def test_what_is_no_day_is_refused_by_its_name_in_polars(self, kind: str) -> None:
        from motcua.adapters.polars import due_dates, lateness, working_days_between

        frame = self.pl.DataFrame(
            {"x": self.pl.Series([None], dtype=getattr(self.pl, kind)), "d": [dt.date(2026, 8, 28)]}
        )
        asks = (due_dates("x", 7, CALENDAR), lateness("d", "x"), working_days_between("x", "d", CALENDAR))
        for ask in (*asks, due_dates("d", "x", CALENDAR)):
            with pytest.raises(self.pl.exceptions.ComputeError, match=f"met a column of {kind}"):
                frame.select(ask)

    def test_aware_moments_are_judged_on_the_clock_of_a_calendar(self) -> None:
        from motcua.adapters.polars import lateness

        done = self.pl.Series([dt.datetime(2026, 8, 28, 16, 59), dt.datetime(2026, 8, 28, 17), None])
        frame = self.pl.DataFrame({"due": [dt.date(2026, 8, 28)] * 3, "done": done.dt.replace_time_zone("UTC")})
        assert frame.select(lateness("due", "done", calendar=CALENDAR))["due"].to_list() == [0, 1, 2]

    def test_a_single_day_stands_for_all_rows(self) -> None:
        from motcua.adapters.polars import lateness, working_days_between

        frame, today = self.of(a=[dt.date(2026, 8, 28), dt.date(2026, 9, 4), None]), dt.date(2026, 9, 11)
        assert frame.select(working_days_between("a", today, CALENDAR))["a"].to_list() == [7, 5, None]
        assert frame.select(lateness("a", today))["a"].to_list() == [1, 1, 0]

    def test_between_and_lateness(self) -> None:
        from motcua.adapters.polars import lateness, working_days_between

        frame = self.of(a=[dt.date(2026, 8, 28)] * 2, b=[dt.date(2026, 9, 4), None])
        assert frame.select(working_days_between("a", "b", CALENDAR)).to_series().to_list() == [2, None]
        assert frame.select(lateness("a", "b")).to_series().to_list() == [1, 2]


class TestPandas:
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")

    def of(self, values: list[Any], index: str = "abcdefgh") -> Any:
        return self.pd.Series(self.pd.to_datetime(values), index=list(index[: len(values)]))

    def dates(self, answers: Any) -> list[dt.date | None]:
        return [None if self.pd.isna(answer) else answer.date() for answer in answers]

    def test_moments_have_the_dates_of_the_counter_on_their_own_index(self) -> None:
        from motcua.adapters.pandas import due_dates

        due = due_dates(self.of(RECEIVED), 1, CALENDAR, cutoff=FIFTEEN)
        assert self.dates(due) == DUE
        assert "".join(due.index) == "abcd"

    def test_aware_moments_are_read_in_the_zone_of_the_calendar(self) -> None:
        from motcua.adapters.pandas import due_dates

        utc = (self.of(RECEIVED) - self.pd.Timedelta(hours=7)).dt.tz_localize("UTC")
        assert self.dates(due_dates(utc, 1, CALENDAR, cutoff=FIFTEEN)) == DUE

    def test_amounts_by_row(self) -> None:
        from motcua.adapters.pandas import due_dates

        amounts = self.pd.Series([1, None, 1, 2], list("abcd"))
        due = due_dates(self.of([dt.datetime(2026, 8, 28)] * 4), amounts, CALENDAR)
        assert self.dates(due) == [dt.date(2026, 9, 3), None, dt.date(2026, 9, 3), dt.date(2026, 9, 4)]

    def test_what_has_no_answer_is_told(self) -> None:
        from motcua.adapters.pandas import due_dates

        with pytest.raises(BadRows) as refused:
            due_dates(self.of([dt.datetime(2026, 8, 28), dt.datetime(1999, 1, 1)]), 7, CALENDAR)
        assert refused.value.positions == (1,)
        with pytest.raises(BadValue):
            due_dates([dt.datetime(2026, 8, 28)], 7, CALENDAR)  # type: ignore[arg-type] # the point of the test

    def test_positions_are_those_of_the_whole_column(self) -> None:
        from motcua.adapters.pandas import due_dates

        with pytest.raises(BadRows) as refused:
            due_dates(self.of([None, dt.datetime(2026, 8, 28), dt.datetime(1999, 1, 1)]), 7, CALENDAR)
        assert refused.value.positions == (2,)

    @pytest.mark.parametrize(
        ("values", "kind"),
        [
            ([dt.date(2026, 8, 28), None], "object"),
            ([dt.datetime(2026, 8, 28, 9), None], "object"),
            ([dt.date(2026, 8, 28), None], "date32[day][pyarrow]"),
            ([dt.datetime(2026, 8, 28, 9), None], "timestamp[us][pyarrow]"),
            ([dt.datetime(2026, 8, 28, 9, tzinfo=CALENDAR.zone), None], "timestamp[us, tz=UTC][pyarrow]"),
            ([dt.datetime(2026, 8, 28, 9), None], "category"),
        ],
    )
    def test_days_and_moments_are_read_whatever_they_are_kept_as(self, values: list[Any], kind: str) -> None:
        from motcua.adapters.pandas import due_dates, lateness, working_days_between

        column = self.pd.Series(values).astype(kind)
        assert self.dates(due_dates(column, 7, CALENDAR)) == [dt.date(2026, 9, 11), None]
        assert working_days_between(column, column, CALENDAR).to_list() == [0, self.pd.NA]
        if "tz" not in kind:
            assert lateness(column, column).to_list() == [0, 2]

    def test_numbers_are_days_since_1970_as_everywhere(self) -> None:
        from motcua.adapters.pandas import due_dates

        assert self.dates(due_dates(self.pd.Series([20_693]), 7, CALENDAR)) == [dt.date(2026, 9, 11)]

    def test_nothing_has_no_answer(self) -> None:
        from motcua.adapters.pandas import due_dates

        for values in ([], [None]):
            assert self.dates(due_dates(self.pd.Series(values, dtype=object), 7, CALENDAR)) == values

    @pytest.mark.parametrize(
        "kind", ["i1", "u8", "float64", "Int64", "Float64", "int64[pyarrow]", "object", "category"]
    )
    def test_an_amount_is_a_whole_number_of_any_kind(self, kind: str) -> None:
        from motcua.adapters.pandas import due_dates

        day = self.of([dt.datetime(2026, 8, 28)])
        assert self.dates(due_dates(day, self.pd.Series([7], ["a"]).astype(kind), CALENDAR)) == [dt.date(2026, 9, 11)]

    @pytest.mark.parametrize("amount", [7.5, True, "7", 2**70, 1e300, float("inf")], ids=repr)
    def test_an_amount_that_is_no_whole_number_is_refused(self, amount: Any) -> None:
        """Nobody's 7,5 days become 7."""
        from motcua.adapters.pandas import due_dates

        day = self.of([dt.datetime(2026, 8, 28)])
        for amounts in (self.pd.Series([amount], ["a"]), self.pd.Series([amount], ["a"], dtype=object), amount):
            with pytest.raises((BadRows, BadValue)):
                due_dates(day, amounts, CALENDAR)

    def test_amounts_that_are_bytes_of_no_kind_are_refused(self) -> None:
        np = pytest.importorskip("numpy")
        from motcua.adapters.pandas import due_dates

        amounts = self.pd.Series(np.zeros(1, "V4"), ["a"])
        with pytest.raises(BadValue, match="amounts: met a column of"):
            due_dates(self.of([dt.datetime(2026, 8, 28)]), amounts, CALENDAR)

    @pytest.mark.parametrize("kind", ["float64", "Float64", "double[pyarrow]", "object"])
    @pytest.mark.parametrize("amount", [7.5, 1e300, float("inf")])
    def test_rows_whose_amount_is_not_whole_are_told_with_their_positions(self, kind: str, amount: float) -> None:
        from motcua.adapters.pandas import due_dates

        values = [7, 7, amount, None] if kind == "object" else [7.0, 7.0, amount, None]
        amounts = self.pd.Series(values, list("abcd")).astype(kind)
        with pytest.raises(BadRows, match="a whole number of working days") as refused:
            due_dates(self.of([dt.datetime(2026, 8, 28)] * 4), amounts, CALENDAR)
        assert refused.value.positions == (2,)

    @pytest.mark.parametrize(("other", "said"), [("x", "str"), (True, "bool"), (7.0, "float")])
    def test_rows_of_another_kind_are_told_by_it(self, other: Any, said: str) -> None:
        from motcua.adapters.pandas import due_dates

        amounts = self.pd.Series([7, other, None], list("abc"), dtype=object)
        with pytest.raises(BadRows, match=rf"amounts\[1\]: met a value of {said}") as refused:
            due_dates(self.of([dt.datetime(2026, 8, 28)] * 3), amounts, CALENDAR)
        assert refused.value.positions == (1,)

    @pytest.mark.parametrize("kind", ["Float64", "double[pyarrow]"])
    def test_a_gap_among_floats_has_no_answer(self, kind: str) -> None:
        from motcua.adapters.pandas import due_dates

        amounts = self.pd.Series([7.0, None], list("ab")).astype(kind)
        day = self.of([dt.datetime(2026, 8, 28)] * 2)
        assert self.dates(due_dates(day, amounts, CALENDAR)) == [dt.date(2026, 9, 11), None]

    def test_a_gap_among_categories_has_no_answer(self) -> None:
        from motcua.adapters.pandas import due_dates

        gap = self.pd.Series(self.pd.Categorical.from_codes([0, -1], [7]), list("ab"))
        assert self.dates(due_dates(self.of([dt.datetime(2026, 8, 28)] * 2), gap, CALENDAR)) == [
            dt.date(2026, 9, 11),
            None,
        ]
        days = self.pd.Series(self.pd.Categorical.from_codes([0, -1], [20_693]))
        assert self.dates(due_dates(days, 7, CALENDAR)) == [dt.date(2026, 9, 11), None]

    @pytest.mark.parametrize(
        "kind", ["int16", "uint32", "uint64", "Int16", "Int64", "UInt64", "int64[pyarrow]", "Sparse[int]"]
    )
    def test_days_are_whole_numbers_of_any_width(self, kind: str) -> None:
        from motcua.adapters.pandas import due_dates, lateness, working_days_between

        gaps = kind[0] in "IU" or "pyarrow" in kind
        column = self.pd.Series([20_693, None if gaps else 20_693]).astype(kind)
        assert self.dates(due_dates(column, 7, CALENDAR)) == [
            dt.date(2026, 9, 11),
            None if gaps else dt.date(2026, 9, 11),
        ]
        assert working_days_between(column, column, CALENDAR).to_list() == [0, self.pd.NA if gaps else 0]
        assert lateness(column, column).to_list() == [0, 2 if gaps else 0]

    def test_the_least_of_its_width_is_no_day(self) -> None:
        from motcua.adapters.pandas import lateness

        for kind in ("int32", "int64"):
            due = self.pd.Series([20_693, 20_693], dtype=kind)
            done = self.pd.Series([20_692, -(2 ** (31 if kind == "int32" else 63))], dtype=kind)
            assert lateness(due, done).to_list() == [-1, 2]

    def test_seconds_behind_the_last_minute_are_not_cut_off(self) -> None:
        from motcua.adapters.pandas import due_dates

        late = self.of([dt.datetime(2026, 8, 20, 23, 59), dt.datetime(2026, 8, 20, 23, 59, 1), None])
        stamped = CALENDAR.with_conventions(Conventions(start="as-stamped"))
        due = due_dates(late, 3, stamped, cutoff=dt.time(23, 59))
        assert self.dates(due) == [dt.date(2026, 8, 24), dt.date(2026, 8, 25), None]

    @pytest.mark.parametrize("kind", ["string", "period[D]", "timedelta64[ns]", "float64", "bool"])
    def test_what_is_no_day_is_refused_by_its_name_in_pandas(self, kind: str) -> None:
        from motcua.adapters.pandas import due_dates, lateness, working_days_between

        values = [dt.date(2026, 8, 28)] if kind == "period[D]" else ["x"] if kind == "string" else [1]
        column = (
            self.pd.Series(values, dtype="datetime64[ns]").dt.to_period("D")
            if kind == "period[D]"
            else self.pd.Series(values).astype(kind)
        )
        named = f"met a column of {re.escape(kind)}"
        with pytest.raises(BadValue, match=named):
            due_dates(column, 7, CALENDAR)
        with pytest.raises(BadValue, match=named):
            lateness(column, column)
        with pytest.raises(BadValue, match=named):
            working_days_between(column, column, CALENDAR)

    def test_aware_moments_are_judged_on_the_clock_of_a_calendar(self) -> None:
        from motcua.adapters.pandas import lateness

        due = self.of([dt.datetime(2026, 8, 28)] * 3)
        done = self.of([dt.datetime(2026, 8, 28, 16, 59), dt.datetime(2026, 8, 28, 17), None]).dt.tz_localize("UTC")
        assert lateness(due, done, calendar=CALENDAR).to_list() == [0, 1, 2]
        with pytest.raises(BadValue, match="moments of the zone UTC"):
            lateness(due, done)

    def test_a_single_day_stands_for_all_rows(self) -> None:
        from motcua.adapters.pandas import lateness, working_days_between

        days, today = self.of([dt.datetime(2026, 8, 28), dt.datetime(2026, 9, 4), None]), dt.date(2026, 9, 11)
        assert working_days_between(days, today, CALENDAR).to_list() == [7, 5, self.pd.NA]
        assert lateness(days, today).to_list() == [1, 1, 0]

    def test_columns_side_by_side_stand_on_one_index(self) -> None:
        """An amount of another row is another dossier's."""
        from motcua.adapters.pandas import due_dates, lateness, working_days_between

        day, twice = self.of([dt.datetime(2026, 8, 28)] * 2), self.of([dt.datetime(2026, 8, 28)] * 2, "aa")
        for other in (self.of([dt.datetime(2026, 8, 28)] * 2, "ba"), self.of([dt.datetime(2026, 8, 28)])):
            for ask in (lateness, lambda a, b: working_days_between(a, b, CALENDAR)):
                with pytest.raises(BadValue):
                    ask(day, other)
            with pytest.raises(BadValue):
                due_dates(day, self.pd.Series(7, other.index), CALENDAR)
        with pytest.raises(BadValue, match="met 1 rows"):
            due_dates(day, [7], CALENDAR)  # type: ignore[arg-type] # the point of the test
        counts = self.pd.Series([1, 2], twice.index)
        assert self.dates(due_dates(twice, counts, CALENDAR)) == [dt.date(2026, 9, 3), dt.date(2026, 9, 4)]

    def test_moments_of_several_zones_in_one_column_are_refused(self) -> None:
        from motcua.adapters.pandas import due_dates, lateness

        zones = [self.pd.Timestamp("2026-08-28 09:00", tz=zone) for zone in ("UTC", "Asia/Tokyo")]
        with pytest.raises(BadValue, match="moments of one zone"):
            due_dates(self.pd.Series(zones, dtype=object), 7, CALENDAR)
        with pytest.raises(BadValue):
            lateness(self.of([dt.datetime(2026, 8, 28)]), self.pd.Series(zones[:1], ["a"]))

    def test_between_and_lateness(self) -> None:
        from motcua.adapters.pandas import lateness, working_days_between

        a, b = self.of([dt.datetime(2026, 8, 28, 23)] * 2), self.of([dt.datetime(2026, 9, 4, 1), None])
        between = working_days_between(a, b, CALENDAR)
        assert between.iloc[0] == 2
        assert self.pd.isna(between.iloc[1])
        assert lateness(a, b).to_list() == [1, 2]


class TestExtras:
    @pytest.mark.parametrize("library", ["polars", "pandas"])
    def test_without_it_one_is_told_what_to_install(self, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, f"motcua.adapters.{library}", raising=False)
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(MissingExtra, match=rf"pip install 'motcua\[{library}\]'"):
            importlib.import_module(f"motcua.adapters.{library}")

    def test_conventions_go_with_the_calendar(self) -> None:
        pl = pytest.importorskip("polars")
        from motcua.adapters.polars import due_dates

        stamped = CALENDAR.with_conventions(Conventions(start="as-stamped"))
        frame = pl.DataFrame({"day": [dt.date(2026, 8, 29)]})
        assert frame.select(due_dates("day", 1, stamped)).to_series().to_list() == [dt.date(2026, 9, 3)]
