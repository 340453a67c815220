"""Whole columns: the answers of the counter, a million at a time."""

# Wrong arguments are the point of some of these tests.
# mypy: disable-error-code="arg-type"

import datetime as dt
import importlib
import sys
from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import pytest
from tests.dossiers import accepted, at, filed, in_progress

from motcua.adapters.batch import (
    due_dates,
    due_minutes,
    lateness,
    office_minutes_between,
    settlement_counts,
    working_days_between,
)
from motcua.calendar import Conventions, OfficeHours, WorkCalendar, national_calendar, office_time
from motcua.errors import BadRows, BadValue, MissingExtra
from motcua.reports import CHANNELS, COLUMNS, SUMS, Period, settlement
from motcua.timelimit import WorkingDays, WorkingHours

pytestmark = [pytest.mark.needs("numpy"), pytest.mark.aside]

CALENDAR = national_calendar()
STORM = CALENDAR.with_closure(dt.date(2026, 9, 8), name="Bão", extends=True)
MONTH = Period.month(2026, 9)
STAMPED = Conventions(start="as-stamped")


def days(*texts: str) -> Any:
    return np.array(texts, "M8[D]")


def minutes(*texts: str) -> Any:
    return np.array(texts, "M8[m]")


def counted(period: Any = MONTH, *, day: Any, fields: Any = 0, channels: Any = 0, **more: Any) -> Any:
    """Dossiers that were accepted, due and finished on those days."""
    columns = dict.fromkeys(("accepted", "due", "ended"), day if isinstance(day, np.ndarray) else days(day))
    return settlement_counts(period, **{"fields": fields, "channels": channels, **columns, **more})


class TestDueDates:
    def test_a_column_has_the_dates_of_the_counter(self) -> None:
        received = days("2026-08-28", "2026-08-29", "2026-08-31", "2026-09-03")
        due = due_dates(received, np.array([7, 7, 1, 1]), CALENDAR)
        assert due.tolist() == [
            WorkingDays(n).due(at, CALENDAR).date for n, at in zip((7, 7, 1, 1), OPENINGS, strict=True)
        ]

    @pytest.mark.parametrize("kind", ["i4", "i8", "M8[D]"])
    def test_days_go_out_as_they_came_in(self, kind: str) -> None:
        due = due_dates(days("2026-08-28").astype(kind), 7, CALENDAR)
        assert due.dtype == np.dtype(kind)
        assert due.astype("M8[D]").tolist() == [dt.date(2026, 9, 11)]

    @pytest.mark.parametrize(
        ("stamp", "due"),
        [
            ("2026-08-28T15:00", dt.date(2026, 9, 3)),
            ("2026-08-28T15:01", dt.date(2026, 9, 4)),
            ("2026-08-28T17:01", dt.date(2026, 9, 4)),
            ("2026-08-29T06:00", dt.date(2026, 9, 4)),
        ],
    )
    def test_strictly_after_the_cut_off_is_the_next_working_day(self, stamp: str, due: dt.date) -> None:
        assert due_dates(minutes(stamp), 1, CALENDAR, cutoff=dt.time(15)).tolist() == [due]

    def test_seconds_after_closing_are_after_closing(self) -> None:
        stamps = np.array(["2026-08-27T17:00:00", "2026-08-27T17:00:01", "2026-08-27T23:59:59"], "M8[s]")
        assert due_dates(stamps, 1, CALENDAR).tolist() == [
            dt.date(2026, 8, 28),
            dt.date(2026, 9, 3),
            dt.date(2026, 9, 3),
        ]

    @pytest.mark.parametrize("cutoff", [None, dt.time(15), dt.time(23, 59)], ids=str)
    @pytest.mark.parametrize("projected", ["flag", "latest"])
    def test_seconds_behind_the_last_minute_of_a_day_come_after_it(
        self, projected: Any, cutoff: dt.time | None
    ) -> None:
        """An office that closes at 23:59 has closed at 23:59:01, and a cut-off at 23:59 is over."""
        late = CALENDAR.with_hours(OfficeHours.parse("13:00-23:59"))
        offices = [
            one.with_conventions(attrs.evolve(one.conventions, projected=projected))
            for one in (CALENDAR, late, CALENDAR.with_conventions(STAMPED), late.with_conventions(STAMPED))
        ]
        texts = ("2026-08-20T23:59:00", "2026-08-20T23:59:01", "2027-12-31T23:59:59", "2026-08-20T12:00:00")
        stamps = np.array(texts, "M8[s]")
        limit = WorkingDays(3, cutoff=cutoff)
        moments = [[moment.replace(tzinfo=CALENDAR.zone) for moment in stamps.tolist()] for _ in offices]
        wanted = [[limit.due(one, office).date for one in row] for row, office in zip(moments, offices, strict=True)]
        assert [due_dates(stamps, 3, office, cutoff=cutoff).tolist() for office in offices] == wanted
        which = np.repeat(np.arange(len(offices)), len(stamps))
        side_by_side = due_dates(np.tile(stamps, len(offices)), 3, offices, cutoff=cutoff, calendar_index=which)
        assert side_by_side.tolist() == [day for row in wanted for day in row]

    def test_each_row_goes_by_its_own_calendar(self) -> None:
        due = due_dates(days("2026-09-07", "2026-09-07"), 1, (CALENDAR, STORM), calendar_index=np.array([0, 1], "i1"))
        assert due.tolist() == [dt.date(2026, 9, 8), dt.date(2026, 9, 9)]

    def test_calendars_of_different_years_stand_side_by_side(self) -> None:
        short = CALENDAR.supposing({}, dt.date(2026, 1, 1), dt.date(2026, 12, 31))
        given = days("2026-08-28", "2012-08-28"), 7, (short, CALENDAR)
        assert due_dates(*given, calendar_index=np.array([0, 1])).tolist() == [
            dt.date(2026, 9, 11),
            WorkingDays(7).due(office_time("2012-08-28 09:00"), CALENDAR).date,
        ]
        with pytest.raises(BadRows) as refused:
            due_dates(*given, calendar_index=np.array([1, 0]))
        assert refused.value.positions == (1,)

    def test_excluded_working_days_come_on_top(self) -> None:
        due = due_dates(days("2026-08-28", "2026-08-28"), 5, CALENDAR, excluded=np.array([0, 2]))
        assert due.tolist() == [dt.date(2026, 9, 9), dt.date(2026, 9, 11)]

    @pytest.mark.parametrize("seven", [7, np.int64(7), np.uint8(7), np.array(7), np.array([7], "u8")], ids=repr)
    def test_an_amount_is_a_whole_number_of_any_width(self, seven: Any) -> None:
        assert due_dates(days("2026-08-28"), seven, CALENDAR).tolist() == [dt.date(2026, 9, 11)]

    def test_one_number_for_a_long_column_is_looked_up_once(self) -> None:
        received = np.resize(days("2026-08-28", "2026-08-29").astype("i4"), 70_000)
        assert (due_dates(received, 7, CALENDAR) == due_dates(received, np.full(70_000, 7), CALENDAR)).all()

    def test_hours_that_differ_by_day_part_each_day_at_its_own_minute(self) -> None:
        friday_early = OfficeHours.weekly(dict.fromkeys(range(5), "07:30-11:30, 13:00-17:00") | {4: "07:30-11:30"})
        calendar = CALENDAR.with_hours(friday_early)
        both = due_dates(
            minutes("2026-08-27T12:00", "2026-08-28T12:00"), 1, (calendar, CALENDAR), calendar_index=np.array([0, 0])
        )
        assert both.tolist() == [dt.date(2026, 8, 28), dt.date(2026, 9, 4)]
        assert due_dates(minutes("2026-08-28T12:00"), 1, calendar).tolist() == [dt.date(2026, 9, 4)]

    def test_a_stamp_that_stands_counts_from_its_own_day(self) -> None:
        saturday = minutes("2026-08-29T09:00", "2026-08-29T15:30")
        stamped = CALENDAR.with_conventions(STAMPED)
        assert due_dates(saturday, 1, stamped).tolist() == [dt.date(2026, 9, 3)] * 2
        assert due_dates(saturday, 1, stamped, cutoff=dt.time(15)).tolist() == [
            dt.date(2026, 9, 3),
            dt.date(2026, 9, 4),
        ]

    def test_answers_are_written_where_the_caller_wants_them(self) -> None:
        received = days("2026-08-28", "2026-08-27")
        assert due_dates(received, 7, CALENDAR, out=received) is received
        assert received.tolist() == [dt.date(2026, 9, 11), dt.date(2026, 9, 10)]

    def test_a_column_that_overlaps_its_answers_is_read_first(self) -> None:
        received = days("2026-08-28", "2026-08-27", "2026-08-26")
        wanted = due_dates(received[:2].copy(), 7, CALENDAR).tolist()
        assert due_dates(received[:2], 7, CALENDAR, out=received[1:]).tolist() == wanted

    def test_no_rows_have_no_answers(self) -> None:
        assert len(due_dates(days(), 7, CALENDAR)) == 0
        assert len(due_dates(minutes(), np.array([], int), CALENDAR, calendar_index=np.array([], int))) == 0


OPENINGS = [office_time(f"{day} 07:30") for day in ("2026-08-28", "2026-08-29", "2026-08-31", "2026-09-03")]


class TestUndecidedDays:
    """2028 is not decided yet: what the conventions of a calendar do with it."""

    RECEIVED = ("2028-01-20", "2026-08-28")

    def scalar(self, calendar: WorkCalendar, n: int) -> list[dt.date]:
        return [WorkingDays(n).due(office_time(f"{day} 07:30"), calendar).date for day in self.RECEIVED]

    @pytest.mark.parametrize("projected", ["flag", "latest"])
    @pytest.mark.parametrize("n", range(1, 12))
    def test_the_projection_or_the_latest_day(self, projected: str, n: int) -> None:
        calendar = CALENDAR.with_conventions(Conventions(projected=projected))
        assert due_dates(days(*self.RECEIVED), n, calendar).tolist() == self.scalar(calendar, n)
        at_nine = minutes(*(f"{day}T09:00" for day in self.RECEIVED))
        assert due_dates(at_nine, n, calendar).tolist() == self.scalar(calendar, n)

    def test_the_rows_that_hang_on_it_are_told(self) -> None:
        calendar = CALENDAR.with_conventions(Conventions(projected="raise"))
        received, kept = (
            np.repeat(days(*self.RECEIVED), 2),
            days("2020-01-01", "2020-01-01", "2020-01-01", "2020-01-01"),
        )
        before = kept.copy()
        with pytest.raises(BadRows, match="due between") as refused:
            due_dates(received, 2, (CALENDAR, calendar), calendar_index=np.array([0, 1, 0, 1]), out=kept)
        assert refused.value.positions == (1,)
        assert (kept == before).all()


WRONG: dict[str, Callable[[], object]] = {
    "dates in a list": lambda: due_dates([dt.date(2026, 8, 28)], 7, CALENDAR),
    "fractions": lambda: due_dates(np.array([20_000.5]), 7, CALENDAR),
    "months": lambda: due_dates(np.array(["2026-08"], "M8[M]"), 7, CALENDAR),
    "a table": lambda: due_dates(np.zeros((2, 2), "i4"), 7, CALENDAR),
    "half a day": lambda: due_dates(days("2026-08-28"), 0.5, CALENDAR),
    "true for a number": lambda: due_dates(days("2026-08-28"), np.array([True]), CALENDAR),
    "lists of many lengths": lambda: due_dates([[1], [2, 3]], 7, CALENDAR),
    "a number beyond every column": lambda: due_dates(days("2026-08-28"), 10**30, CALENDAR),
    "amounts of many lengths": lambda: due_dates(days("2026-08-28"), [[1], [2, 3]], CALENDAR),
    "too few amounts": lambda: due_dates(days("2026-08-28", "2026-08-28"), np.array([7]), CALENDAR),
    "no calendar": lambda: due_dates(days("2026-08-28"), 7, None),
    "none of several": lambda: due_dates(days("2026-08-28"), 7, (), calendar_index=np.array([0])),
    "a list for the answers": lambda: due_dates(days("2026-08-28"), 7, CALENDAR, out=[0]),
    "answers of another kind": lambda: due_dates(days("2026-08-28"), 7, CALENDAR, out=np.zeros(1, "i4")),
    "a cut-off with seconds": lambda: due_dates(days("2026-08-28"), 7, CALENDAR, cutoff=dt.time(15, 0, 1)),
    "minutes of two lengths": lambda: office_minutes_between(minutes(), minutes("2026-08-28T09:00"), CALENDAR),
    "minutes for a list": lambda: due_minutes(minutes("2026-08-28T09:00"), 60, [CALENDAR]),
    "minutes that are undecided": lambda: due_minutes(
        minutes("2026-08-28T09:00"), 60, CALENDAR.with_conventions(Conventions(projected="raise"))
    ),
    "fewer than no fields": lambda: counted(day="2026-08-28", count=-1),
    "a year for a period": lambda: counted(2026, day="2026-08-28"),
}


class TestRowsWithoutAnAnswer:
    def test_all_of_them_are_told_with_their_positions_and_nothing_is_written(self) -> None:
        received = days("2026-08-28", "2009-12-31", "2061-01-01", "NaT", "2026-08-28", "2060-12-30")
        answers = np.zeros(6, "M8[D]")
        with pytest.raises(BadRows) as refused:
            due_dates(received, np.array([7, 7, 7, 7, 0, 9]), CALENDAR, out=answers)
        assert refused.value.positions == (1, 2, 3, 4, 5)
        assert (answers == np.zeros(6, "M8[D]")).all()
        assert str(refused.value).splitlines() == [
            "due dates: 5 rows",
            "  $.received[1]: met 2009-12-31; right would be a day from 2010-01-01 to 2060-12-31",
            "  $.received[2]: met 2061-01-01; right would be a day from 2010-01-01 to 2060-12-31",
            "  $.received[3]: met no day; right would be a day from 2010-01-01 to 2060-12-31",
            "  $.amounts[4]: met 0; right would be 1 to 3660",
            "  $.amounts[5]: met 9 working days; right would be a limit that ends by 2060-12-31",
        ]

    @pytest.mark.parametrize("numbers", [[-(1 << 31), (1 << 31) - 1], [0, 40_000]])
    def test_numbers_that_are_no_day_are_told(self, numbers: list[int]) -> None:
        with pytest.raises(BadRows) as refused:
            due_dates(np.array(numbers, "i4"), 1, CALENDAR)
        assert refused.value.positions == (0, 1)

    def test_hidden_rows_are_refused_rather_than_answered(self) -> None:
        """What stands under a mask is nobody's day."""
        shown = np.ma.array(days("2026-08-28", "2026-08-29"), mask=[False, True])
        with pytest.raises(BadValue, match="hidden rows"):
            due_dates(shown, 7, CALENDAR)
        with pytest.raises(BadValue, match="hidden rows"):
            due_dates(days("2026-08-28", "2026-08-29"), np.ma.array([7, 7], mask=[False, True]), CALENDAR)
        assert due_dates(shown[:1], 7, CALENDAR).tolist() == [dt.date(2026, 9, 11)]

    @pytest.mark.parametrize("of", ["pandas", "polars", "pyarrow"])
    def test_a_column_with_a_zone_is_refused_rather_than_read_at_greenwich(self, of: str) -> None:
        library = pytest.importorskip(of)
        moment = dt.datetime(2026, 8, 28, 15, tzinfo=dt.UTC)
        column = library.array([moment]) if of == "pyarrow" else library.Series([moment])
        with pytest.raises(BadValue, match="moments of the zone UTC"):
            due_dates(column, 1, CALENDAR)
        with pytest.raises(BadValue, match="moments of the zone UTC"):
            lateness(days("2026-08-28"), column)

    def test_hours_that_run_over_are_no_day(self) -> None:
        """So many hours that their minutes, counted in 64 bits, come round to a day of this year."""
        around = np.array([(2**64 + 20_693 * 24 * 60) // 60], "u8").view("M8[h]")
        with pytest.raises(BadRows):
            due_dates(around, 7, CALENDAR)
        hours = np.array(["2026-08-28T15", "2026-08-28T17"], "M8[h]")
        assert due_dates(hours, 1, CALENDAR, cutoff=dt.time(15)).tolist() == [dt.date(2026, 9, 3), dt.date(2026, 9, 4)]
        assert due_dates(np.array(["2026-08-28T15:00"], "M8[15m]"), 1, CALENDAR).tolist() == [dt.date(2026, 9, 3)]

    def test_an_empty_list_is_a_column_of_no_rows(self) -> None:
        assert due_dates([], 7, CALENDAR).tolist() == []
        assert due_dates(days(), [], CALENDAR, excluded=[]).tolist() == []
        with pytest.raises(BadValue):
            due_dates(days("2026-08-28"), 7, CALENDAR, excluded=[])

    def test_a_number_too_large_for_64_bits_is_told_as_a_large_one(self) -> None:
        with pytest.raises(BadRows, match="met 9223372036854775807"):
            due_dates(days("2026-08-28"), np.array([2**64 - 1], "u8"), CALENDAR)

    def test_a_number_beyond_every_date_is_told_as_it_stands(self) -> None:
        with pytest.raises(BadRows, match=str(1 << 40)):
            due_dates(np.array([1 << 40]), 1, CALENDAR)

    def test_calendars_and_stops_are_looked_at_too(self) -> None:
        received = np.repeat(days("2026-08-28"), 4)
        with pytest.raises(BadRows) as refused:
            due_dates(received, 7, CALENDAR, calendar_index=np.array([0, 1, -1, 0]), excluded=np.array([0, 0, 0, -1]))
        assert [problem.path for problem in refused.value.problems] == [
            "$.calendar_index[1]",
            "$.calendar_index[2]",
            "$.excluded[3]",
        ]

    def test_of_many_the_first_are_told_in_words(self) -> None:
        with pytest.raises(BadRows) as refused:
            due_dates(np.repeat(days("1999-01-01"), 100), 7, CALENDAR)
        assert len(refused.value.positions) == 100
        assert len(refused.value.problems) == 20
        assert str(refused.value).endswith("…")

    @pytest.mark.parametrize("call", WRONG)
    def test_what_is_no_such_column_is_told(self, call: str) -> None:
        with pytest.raises(BadValue):
            WRONG[call]()


class TestWorkingDaysBetween:
    def test_the_first_end_is_not_counted(self) -> None:
        a, b = days("2026-08-28", "2026-09-04", "2026-08-28"), days("2026-09-04", "2026-08-28", "2026-08-30")
        assert working_days_between(a, b, CALENDAR).tolist() == [2, -2, 0]

    def test_of_moments_the_days_count_and_each_row_has_its_calendar(self) -> None:
        a, b = minutes("2026-09-07T23:59", "2026-09-07T00:00"), days("2026-09-09", "2026-09-09")
        found = working_days_between(a, b, (CALENDAR, STORM), calendar_index=np.array([0, 1]))
        assert (found.dtype, found.tolist()) == (np.dtype("i4"), [2, 1])

    def test_answers_that_overlap_what_is_read_are_written_afterwards(self) -> None:
        shared = days("2026-08-28", "2026-08-31", "2026-09-04").astype("i4")
        found = working_days_between(shared[:2], np.repeat(days("2026-09-09"), 2), CALENDAR, out=shared[1:])
        assert found.tolist() == [5, 5]

    def test_days_the_calendar_does_not_know_are_told(self) -> None:
        with pytest.raises(BadRows) as refused:
            working_days_between(days("2026-08-28", "1999-01-01"), days("NaT", "2026-08-28"), CALENDAR)
        assert [problem.path for problem in refused.value.problems] == ["$.b[0]", "$.a[1]"]

    def test_rows_without_a_calendar_are_told(self) -> None:
        with pytest.raises(BadRows) as refused:
            working_days_between(days("2026-08-28"), days("2026-08-28"), (CALENDAR,), calendar_index=1)
        assert refused.value.positions == (0,)


class TestOfficeMinutes:
    @pytest.mark.parametrize("stamp", ["2026-08-27 15:00", "2026-08-28 12:00", "2026-08-29 09:00", "2026-08-27 06:00"])
    @pytest.mark.parametrize("hours", [1, 4, 8, 20])
    def test_they_are_used_up_when_the_counter_says(self, stamp: str, hours: int) -> None:
        due = WorkingHours(hours).due(office_time(stamp), CALENDAR).at
        assert due_minutes(minutes(stamp), 60 * hours, CALENDAR).tolist() == [due.replace(tzinfo=None)]

    def test_half_days_and_days_without_hours_have_theirs(self) -> None:
        calendar = CALENDAR.with_closure(dt.date(2026, 9, 8), name="Bão", part="am", extends=True)
        given = minutes("2026-09-07T16:00"), np.array([5 * 60]), calendar
        assert due_minutes(*given).tolist() == [dt.datetime(2026, 9, 9, 8, 0)]

    def test_a_bare_day_is_read_as_its_beginning(self) -> None:
        assert due_minutes(days("2026-08-28"), 60, CALENDAR).tolist() == [dt.datetime(2026, 8, 28, 8, 30)]

    def test_between_two_moments_only_open_minutes_count(self) -> None:
        a = minutes("2026-08-27T16:00", "2026-08-28T08:00")
        assert office_minutes_between(a, a[::-1], CALENDAR).tolist() == [90, -90]
        kept = np.zeros(2, "i4")
        assert office_minutes_between(a, a[::-1], CALENDAR, out=kept) is kept

    def test_answers_that_overlap_what_is_read_are_written_afterwards(self) -> None:
        shared = np.array([20_000, 20_001, 20_002], "i4")
        alone = office_minutes_between(shared[:2].copy(), shared[1:].copy(), CALENDAR).tolist()
        assert office_minutes_between(shared[:2], shared[1:].copy(), CALENDAR, out=shared[1:]).tolist() == alone

    def test_rows_without_an_answer_are_told(self) -> None:
        received = minutes("2026-08-28T09:00", "1999-01-01T09:00", "2060-12-31T16:00")
        with pytest.raises(BadRows) as refused:
            due_minutes(received, np.array([0, 60, 60]), CALENDAR)
        assert refused.value.positions == (0, 1)
        with pytest.raises(BadRows) as refused:
            due_minutes(received[[0, 2]], 120, CALENDAR)
        assert refused.value.positions == (1,)


class TestLateness:
    def test_by_date_against_the_day_that_was_promised(self) -> None:
        due, finished = np.repeat(days("2026-09-11"), 4), days("2026-09-10", "2026-09-11", "2026-09-14", "NaT")
        verdict = lateness(due, finished)
        assert (verdict.dtype, verdict.tolist()) == (np.dtype("i1"), [-1, 0, 1, 2])

    def test_the_hour_of_the_day_does_not_matter(self) -> None:
        assert lateness(days("2026-09-11"), minutes("2026-09-11T23:59")).tolist() == [0]

    def test_without_a_promise_nothing_is_late(self) -> None:
        assert lateness(days("NaT", "NaT"), days("2026-09-11", "NaT")).tolist() == [0, 2]

    def test_whole_numbers_have_a_least_one_for_what_is_missing(self) -> None:
        missing = np.iinfo("i4").min
        assert lateness(np.array([5, 5], "i4"), np.array([4, missing], "i4")).tolist() == [-1, 2]


class TestSettlementCounts:
    """One dossier a case, in a month that runs from 15 August to 14 September."""

    @pytest.mark.parametrize(
        ("told", "columns"),
        [
            (("2026-08-28", "2026-09-11", "2026-09-10", "NaT"), {"counter", "early"}),
            (("2026-08-28", "2026-09-11", "2026-09-11", "NaT"), {"counter", "on_time"}),
            (("2026-08-14", "2026-08-28", "2026-09-01", "NaT"), {"carried_over", "late"}),
            (("2026-08-15", "NaT", "2026-08-28", "NaT"), {"counter", "on_time"}),
            (("2026-08-28", "2026-09-14", "2026-09-15", "NaT"), {"counter", "open_in_time"}),
            (("2026-08-28", "2026-09-11", "NaT", "NaT"), {"counter", "open_late"}),
            (("2026-08-28", "2026-09-11", "NaT", "2026-09-10"), {"counter", "open_in_time"}),
            (("2026-08-28", "2026-09-11", "2026-09-14", "2026-09-10"), {"counter", "on_time"}),
            (("2026-08-28", "2026-09-11", "2026-09-14", "2026-09-12"), {"counter", "late"}),
            (("2026-08-28", "2026-09-11", "2026-09-10", "2026-09-15"), {"counter", "early"}),
            (("2026-08-28", "NaT", "NaT", "NaT"), {"counter", "open_in_time"}),
            (("2026-07-01", "2026-07-10", "2026-08-14", "NaT"), set()),
            (("2026-09-15", "2026-09-30", "NaT", "NaT"), set()),
            (("NaT", "2026-09-30", "NaT", "NaT"), set()),
        ],
    )
    @pytest.mark.parametrize("kind", ["M8[D]", "i4"])
    def test_each_stands_where_the_report_puts_it(self, kind: str, told: tuple[str, ...], columns: set[str]) -> None:
        given = [days(text) for text in told]
        if kind == "i4":
            given = [np.where(np.isnat(day), np.iinfo("i4").min, day.astype("i8")).astype("i4") for day in given]
        dates = dict(zip(("accepted", "due", "ended", "stopped"), given, strict=True))
        (row,) = settlement_counts(MONTH, fields=np.array([0]), channels=3, count=1, **dates)
        counts = {name: int(n) for name, n in zip(COLUMNS, row, strict=True) if n}
        sums = {"received", "settled" if columns & {"early", "on_time", "late"} else "open"} if columns else set()
        assert counts == dict.fromkeys(columns | sums, 1)

    @pytest.mark.parametrize("given", ["1969-12-25", "0001-01-01"])
    @pytest.mark.parametrize(("ended", "stands"), [("NaT", "open_late"), ("2026-09-10", "late")])
    def test_days_before_the_count_of_days_begins_lie_before_the_others(
        self, given: str, ended: str, stands: str
    ) -> None:
        dates = {"accepted": days("2026-08-28"), "due": days(given), "ended": days(ended)}
        (row,) = settlement_counts(MONTH, fields=0, channels=3, **dates)
        assert row[COLUMNS.index(stands)] == 1

    def test_a_dossier_and_a_period_of_1969_are_counted_like_any_other(self) -> None:
        dates = {"accepted": days("1969-11-10", "1969-11-20"), "due": days("1969-12-12", "NaT")}
        ended = days("1969-12-10", "1970-01-02")
        counts = settlement_counts(Period.month(1969, 12), fields=0, channels=3, **dates, ended=ended).sum(axis=0)
        named = {name: int(n) for name, n in zip(COLUMNS, counts, strict=True) if n}
        assert named == {"received": 2, "counter": 1, "carried_over": 1} | {
            "settled": 1,
            "early": 1,
            "open": 1,
            "open_in_time": 1,
        }

    def test_a_period_before_the_count_of_days_begins_has_nothing_of_later_ones(self) -> None:
        assert not counted(Period.month(1969, 12), day="2026-08-28").any()

    def test_real_dossiers_are_counted_as_the_report_counts_them(self) -> None:
        lives = [
            accepted(at("2026-08-05 09:00")),
            in_progress(at("2026-08-28 09:00")).finish("granted", at=at("2026-09-09 09:00")),
            in_progress(at("2026-08-20 09:00")).finish("granted", at=at("2026-09-11 09:00")),
            in_progress(at("2026-08-28 09:00"), channel="post").finish(
                "refused", at=at("2026-09-11 09:00"), reason="x"
            ),
            accepted(at("2026-09-10 09:00"), channel="online"),
            in_progress(at("2026-08-20 09:00")).suspend(at=at("2026-08-21 09:00"), reason="tranh chấp"),
            filed(at("2026-08-28 09:00")),
        ]
        last = at("2026-09-14 23:59")
        taken, due, ended, stopped, channels = [], [], [], [], []
        for life in lives:
            if life.accepted_at:
                verdict = life.timeliness(last)
                waits = verdict.judged_on if verdict.judged_on < last.date() and not verdict.settled else None
                taken.append(life.accepted_at.date())
                due.append(verdict.due)
                ended.append(life.ended_at.date() if life.ended_at else None)
                stopped.append(waits)
                channels.append({"online": 0, "post": 2, "counter": 3}[str(life.channel)])
        told = {"accepted": taken, "due": due, "ended": ended, "stopped": stopped}
        columns = {name: np.array(column, "M8[D]") for name, column in told.items()}
        (row,) = settlement_counts(MONTH, fields=0, channels=np.array(channels), **columns)
        total = settlement(lives, MONTH).total
        assert dict(zip(COLUMNS, row.tolist(), strict=True)) == {name: getattr(total, name) for name in COLUMNS}

    def test_fields_are_counted_apart_and_parts_add_up(self) -> None:
        day = days("2026-08-28", "2026-08-28", "2026-09-01")
        fields, channels = np.array([2, 0, 2], "i1"), np.array([0, 1, 2], "u1")
        counts = counted(day=day, fields=fields, channels=channels, due=day + 9)
        assert counts.shape == (3, len(COLUMNS))
        assert counts[:, COLUMNS.index("early")].tolist() == [1, 0, 2]
        parts = [
            counted(day=day[part], fields=fields[part], channels=channels[part], due=day[part] + 9, count=3)
            for part in (slice(2), slice(2, 3))
        ]
        assert (sum(parts) == counts).all()

    def test_thousands_of_fields_are_told_apart_too(self) -> None:
        counts = counted(day="2026-08-28", fields=np.array([4_999]))
        assert np.argwhere(counts)[:, 0].tolist() == [4_999] * 4

    def test_one_field_for_all_rows_and_none_at_all(self) -> None:
        assert counted(day=days()).tolist() == [[0] * len(COLUMNS)]
        assert counted(day=days(), fields=np.array([], int)).shape == (0, len(COLUMNS))

    def test_what_ended_or_waited_before_it_was_accepted_is_told(self) -> None:
        """Counted nowhere, it would be a dossier that is lost without a word."""
        day, early = days("2026-09-01", "2026-09-01", "NaT"), days("2026-09-02", "2026-08-03", "2026-08-03")
        for kind in ("M8[D]", "i4", "i8"):
            both = [
                np.where(np.isnat(one), np.iinfo(kind).min, one.astype("i8")).astype(kind) if kind != "M8[D]" else one
                for one in (day, early)
            ]
            told = {"accepted": both[0], "due": both[0], "fields": 0, "channels": 3}
            with pytest.raises(
                BadRows, match=r"\$.ended\[1\]: met 2026-08-03; right would be the day of accept"
            ) as refused:
                settlement_counts(MONTH, ended=both[1], **told)
            assert refused.value.positions == (1,)
            with pytest.raises(BadRows) as refused:
                settlement_counts(MONTH, ended=both[0], stopped=both[1], **told)
            assert [problem.path for problem in refused.value.problems] == ["$.stopped[1]"]

    @pytest.mark.parametrize("mark", [np.iinfo("i8").max, 1 << 32, 2_932_896])
    def test_a_mark_far_ahead_is_a_day_far_ahead(self, mark: int) -> None:
        """And not the day it becomes when half of its digits are cut off."""
        day = days("2026-08-28").astype("i8")
        (row,) = settlement_counts(MONTH, fields=0, channels=3, accepted=day, due=np.array([mark]), ended=day + 90)
        assert {name for name, n in zip(COLUMNS, row, strict=True) if n} >= {"open_in_time"}
        (row,) = settlement_counts(MONTH, fields=0, channels=3, accepted=day, due=day, ended=np.array([mark]))
        assert {name for name, n in zip(COLUMNS, row, strict=True) if n} >= {"open_late"}
        (row,) = settlement_counts(
            MONTH, fields=0, channels=3, accepted=np.array([mark]), due=day, ended=np.array([mark])
        )
        assert row.sum() == 0

    def test_no_more_fields_than_there_are_are_counted(self) -> None:
        with pytest.raises(BadRows, match="met 0; right would be no rows, as there are no fields"):
            counted(day="2026-08-28", count=0)
        with pytest.raises(BadValue, match="a whole number from 0 to 1000000"):
            counted(day="2026-08-28", count=10**12)
        with pytest.raises(BadRows, match=r"\$.fields\[0\]: met 1000000000000"):
            counted(day="2026-08-28", fields=np.array([10**12]))

    def test_rows_of_no_field_or_channel_are_told(self) -> None:
        day = np.repeat(days("2026-08-28"), 2)
        with pytest.raises(BadRows) as refused:
            counted(day=day, fields=np.array([0, 5]), count=5)
        assert refused.value.positions == (1,)
        with pytest.raises(BadRows) as refused:
            counted(day=day, fields=np.array([0, 0]), channels=4)
        assert [problem.path for problem in refused.value.problems] == ["$.channels[0]"]


class TestTheOrderTheKernelCountsBy:
    """The place of a column is reckoned, not looked up: in this order."""

    def test_settled_before_open_and_early_before_late(self) -> None:
        assert (*SUMS["settled"], *SUMS["open"]) == ("early", "on_time", "late", "open_in_time", "open_late")

    def test_ways_of_filing_before_what_was_carried_over(self) -> None:
        assert SUMS["received"] == (*CHANNELS, "carried_over")


class TestExtra:
    def test_without_numpy_one_is_told_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in [name for name in sys.modules if name.startswith("motcua.adapters.batch")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(MissingExtra, match=r"pip install 'motcua\[batch\]'"):
            importlib.import_module("motcua.adapters.batch")
