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
