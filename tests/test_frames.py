"""Columns of polars and pandas: the answers of the counter, and no answer where something is missing."""

import datetime as dt
import importlib
import sys
import zoneinfo
from typing import Any

import pytest

from motcua.calendar import Conventions, national_calendar
from motcua.errors import BadRows, BadValue, MissingExtra

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
            def utcoffset(self, _: dt.datetime | None) -> None:
                return None

            tzname = dst = utcoffset

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
            ({"day": ["2026-08-28"], "n": [7]}, "received: met a column of object"),
            ({"day": [dt.date(2026, 8, 28)], "n": [7.0]}, "amounts: met a column of float64"),
            ({"day": [dt.date(2026, 8, 28)], "n": [True]}, "amounts: met a column of bool"),
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
