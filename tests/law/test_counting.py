"""Which days a limit counts, where it ends, and how it is counted back."""

import datetime as dt

import pytest

from motcua.calendar import DueMoment, Start, national_calendar, office_time
from motcua.errors import NoPromise, NotADay, OutsideCalendar
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    Years,
)

pytestmark = pytest.mark.answers("timelimit")

CALENDAR = national_calendar()


def due(limit: TimeLimit, received: str) -> str:
    return limit.due(office_time(received), CALENDAR).date.isoformat()


def due_moment(limit: TimeLimit, received: str) -> str:
    return f"{limit.due(office_time(received), CALENDAR).at:%Y-%m-%d %H:%M}"


class TestWhichDayIsDayOne:
    """Civil Code 2015, art. 147.2.

    Of a term in days, weeks, months or years the first day is not counted; it begins with the day that follows.
    """

    def test_one_working_day_ends_on_the_day_after_receipt(self) -> None:
        assert due(WorkingDays(1), "2026-08-10 09:00") == "2026-08-11"

    def test_one_calendar_day_ends_on_the_day_after_receipt(self) -> None:
        assert due(CalendarDays(1), "2026-08-10 09:00") == "2026-08-11"

    @pytest.mark.parametrize("clock", ["07:30", "10:20", "12:00", "17:00"])
    def test_the_hour_of_receipt_gains_and_loses_nothing(self, clock: str) -> None:
        assert due(WorkingDays(5), f"2026-08-10 {clock}") == "2026-08-17"

    def test_received_on_a_friday_day_one_is_monday(self) -> None:
        assert due(WorkingDays(1), "2026-08-14 09:00") == "2026-08-17"

    def test_received_on_a_friday_calendar_day_one_is_saturday(self) -> None:
        assert due(CalendarDays(4), "2026-08-14 09:00") == "2026-08-18"

    def test_the_days_around_national_day_2026_do_not_count(self) -> None:
        """31 August (exchanged), 1 and 2 September are off: day 1 is Thursday 3 September."""
        assert due(WorkingDays(7), "2026-08-28 15:20") == "2026-09-11"

    @pytest.mark.parametrize(
        ("days", "ends"), [(1, "2026-02-23"), (3, "2026-02-25"), (10, "2026-03-06")], ids=["1", "3", "10"]
    )
    def test_the_week_of_tet_2026_does_not_count(self, days: int, ends: str) -> None:
        """Received Friday 13 February; 16 to 20 February are off."""
        assert due(WorkingDays(days), "2026-02-13 09:00") == ends

    def test_the_exchanged_second_of_january_2026_does_not_count(self) -> None:
        assert due(WorkingDays(5), "2025-12-29 09:00") == "2026-01-07"

    def test_the_saturday_worked_for_it_counts(self) -> None:
        assert due(WorkingDays(8), "2025-12-29 09:00") == "2026-01-10"

    def test_a_made_up_saturday_counts_like_any_working_day(self) -> None:
        assert due(WorkingDays(5), "2026-08-17 09:00") == "2026-08-22"

    @pytest.mark.parametrize(
        ("days", "ends"),
        [(1, "2011-01-29"), (2, "2011-01-30"), (3, "2011-02-08")],
        ids=["Saturday", "Sunday", "after Tết"],
    )
    def test_the_one_sunday_ever_worked_counts(self, days: int, ends: str) -> None:
        """Saturday 29 and Sunday 30 January 2011 were worked for 31 January and 1 February."""
        assert due(WorkingDays(days), "2011-01-28 09:00") == ends

    @pytest.mark.parametrize(
        ("received", "days", "ends"),
        [
            ("2012-12-28 09:00", 1, "2013-01-02"),
            ("2012-12-28 09:00", 4, "2013-01-05"),
            ("2014-12-26 09:00", 1, "2014-12-27"),
            ("2014-12-26 09:00", 5, "2015-01-05"),
            ("2018-12-28 09:00", 1, "2019-01-02"),
            ("2018-12-28 09:00", 4, "2019-01-05"),
        ],
        ids=["2012 off", "2013 worked", "2014 worked", "2015 off", "2018 off", "2019 worked"],
    )
    def test_an_exchange_reaches_over_the_turn_of_the_year(self, received: str, days: int, ends: str) -> None:
        assert due(WorkingDays(days), received) == ends

    @pytest.mark.parametrize(
        ("received", "ends"), [("2026-11-20 09:00", "2026-11-23"), ("2026-11-23 09:00", "2026-11-25")]
    )
    def test_culture_day_is_off_and_the_monday_before_it_is_not(self, received: str, ends: str) -> None:
        assert due(WorkingDays(1), received) == ends

    def test_a_term_of_a_month_begins_on_the_following_day_too(self) -> None:
        assert due(Months(1), "2026-08-10 09:00") == "2026-09-10"


class TestLastDayIsADayOff:
    """Civil Code 2015, art. 148.5.

    A term whose last day is a weekend day or a public holiday ends with the end of the next working day; for days,
    months and years alike.
    """

    @pytest.mark.parametrize(("days", "last"), [(5, "Saturday"), (6, "Sunday"), (7, "Monday itself")])
    def test_a_term_ending_at_the_weekend_ends_on_monday(self, days: int, last: str) -> None:
        assert due(CalendarDays(days), "2026-08-10 09:00") == "2026-08-17", last

    def test_a_last_day_that_is_worked_stands(self) -> None:
        assert due(CalendarDays(4), "2026-08-10 09:00") == "2026-08-14"

    def test_a_made_up_saturday_is_no_day_off(self) -> None:
        assert due(CalendarDays(5), "2026-08-17 09:00") == "2026-08-22"

    def test_the_worked_sunday_of_2011_is_no_day_off(self) -> None:
        assert due(CalendarDays(2), "2011-01-28 09:00") == "2011-01-30"

    def test_an_exchanged_weekday_is_a_day_off(self) -> None:
        assert due(CalendarDays(17), "2026-08-14 09:00") == "2026-09-03"

    def test_days_ending_in_tet_end_after_it(self) -> None:
        assert due(CalendarDays(7), "2026-02-09 09:00") == "2026-02-23"

    def test_days_ending_on_new_year_end_after_the_exchanged_day(self) -> None:
        assert due(CalendarDays(3), "2025-12-29 09:00") == "2026-01-05"

    def test_a_month_ending_on_a_sunday_before_holidays_ends_after_them(self) -> None:
        assert due(Months(1), "2026-07-30 09:00") == "2026-09-03"

    def test_a_year_ending_on_culture_day_ends_on_the_day_after(self) -> None:
        assert due(Years(1), "2025-11-24 09:00") == "2026-11-25"

    def test_the_moved_term_ends_with_the_end_of_that_day(self) -> None:
        assert due_moment(CalendarDays(5), "2026-08-10 09:00") == "2026-08-17 17:00"

    def test_a_term_in_working_days_never_needs_to_be_moved(self) -> None:
        ledger = WorkingDays(3).due(office_time("2026-02-13 09:00"), CALENDAR).ledger
        assert [entry.date.day for entry in ledger if entry.counted] == [23, 24, 25]


class TestMonthWithoutThatDay:
    """Civil Code 2015, art. 148.3 and 148.4.

    A term in months or years ends on the corresponding day of the last month; if that month has no such day, on its
    last day.
    """

    @pytest.mark.parametrize(
        ("received", "ends"),
        [("2023-01-31 09:00", "2023-02-28"), ("2024-01-31 09:00", "2024-02-29"), ("2027-10-29 09:00", "2027-11-29")],
        ids=["common year", "leap year", "the day exists"],
    )
    def test_a_month_from_the_thirty_first(self, received: str, ends: str) -> None:
        assert due(Months(1), received) == ends

    def test_two_months_are_counted_from_the_day_of_receipt_not_from_a_clamped_day(self) -> None:
        """31 January 2024 and two months: Sunday 31 March, so Monday 1 April; by way of 29 February, 29 March."""
        assert due(Months(2), "2024-01-31 09:00") == "2024-04-01"

    def test_the_last_day_of_the_month_may_itself_be_a_day_off(self) -> None:
        assert due(Months(3), "2026-11-30 09:00") == "2027-03-01"

    def test_a_clamped_day_before_holidays_is_moved_past_them(self) -> None:
        assert due(Months(1), "2026-03-31 09:00") == "2026-05-04"

    @pytest.mark.parametrize(("years", "ends"), [(1, "2025-02-28"), (4, "2028-02-29")])
    def test_years_from_the_twenty_ninth_of_february(self, years: int, ends: str) -> None:
        assert due(Years(years), "2024-02-29 09:00") == ends

    @pytest.mark.parametrize(
        ("start", "ends"), [(Start.NEXT_OPENING, dt.date(2026, 4, 2)), (Start.AS_STAMPED, dt.date(2026, 3, 31))]
    )
    def test_the_corresponding_day_is_that_of_the_day_that_counts_as_received(
        self, start: Start, ends: dt.date
    ) -> None:
        saturday = office_time("2026-01-31 10:00")
        assert Months(2).due(saturday, CALENDAR, start=start).date == ends

    def test_twelve_months_are_a_year(self) -> None:
        assert due(Months(12), "2026-08-10 09:00") == due(Years(1), "2026-08-10 09:00") == "2027-08-10"


class TestStages:
    """A procedure of several steps, each with a limit of its own: one agency after the other.

    Each stage starts from the moved end of the one before; a cut-off applies to the first stage only.
    """

    def test_days_of_two_kinds(self) -> None:
        assert due(Stages(WorkingDays(5), CalendarDays(10)), "2026-08-10 09:00") == "2026-08-27"

    def test_a_stage_starts_from_the_moved_end_not_from_the_saturday(self) -> None:
        """Five days end on Saturday 15 August, moved to Monday 17; one working day more is Tuesday 18."""
        assert due(Stages(CalendarDays(5), WorkingDays(1)), "2026-08-10 09:00") == "2026-08-18"

    def test_twice_five_days_are_not_ten(self) -> None:
        assert due(Stages(CalendarDays(5), CalendarDays(5)), "2026-08-10 09:00") == "2026-08-22"
        assert due(CalendarDays(10), "2026-08-10 09:00") == "2026-08-20"

    def test_working_days_one_after_the_other_add_up(self) -> None:
        three = Stages(WorkingDays(3), WorkingDays(3), WorkingDays(10))
        assert due(three, "2026-08-10 09:00") == due(WorkingDays(16), "2026-08-10 09:00") == "2026-09-03"

    @pytest.mark.parametrize(
        ("limit", "received", "ends"),
        [
            (Stages(WorkingDays(1), WorkingHours(4)), "2026-08-10 09:00", "2026-08-12 11:30"),
            (Stages(WorkingHours(8), WorkingDays(2)), "2026-08-10 09:00", "2026-08-13 17:00"),
            (Stages(WorkingHours(4), WorkingHours(4)), "2026-08-10 09:00", "2026-08-11 09:00"),
            (Stages(Hours(24), WorkingDays(1)), "2026-08-14 15:20", "2026-08-17 17:00"),
            (Stages(WorkingDays(1), Hours(24)), "2026-08-10 09:00", "2026-08-12 17:00"),
            (Stages(WorkingDays(1), Months(1)), "2026-07-30 09:00", "2026-09-03 17:00"),
            (Stages(SameDay(), WorkingDays(1)), "2026-08-10 09:00", "2026-08-11 17:00"),
            (Stages(WorkingDays(1), SameDay()), "2026-08-10 09:00", "2026-08-11 17:00"),
        ],
        ids=str,
    )
    def test_stages_in_mixed_units(self, limit: Stages, received: str, ends: str) -> None:
        assert due_moment(limit, received) == ends

    def test_the_cutoff_of_the_first_stage_applies(self) -> None:
        assert due(Stages(WorkingDays(1, cutoff=dt.time(15)), WorkingDays(1)), "2026-08-10 15:30") == "2026-08-13"

    def test_a_cutoff_of_a_later_stage_never_applies(self) -> None:
        assert due(Stages(WorkingDays(1), WorkingDays(1, cutoff=dt.time(15))), "2026-08-10 15:30") == "2026-08-12"

    def test_not_even_that_of_a_same_day_stage(self) -> None:
        assert due(Stages(WorkingDays(1), SameDay(cutoff=dt.time(15))), "2026-08-10 09:00") == "2026-08-11"

    def test_a_stage_starts_at_the_due_moment_of_the_one_before(self) -> None:
        """At the same clock time, Tuesday 10:20, and four office hours on from there."""
        two = Stages(WorkingDays(1), WorkingHours(4))
        promise = two.due(office_time("2026-08-10 10:20"), CALENDAR, due_moment=DueMoment.SAME_CLOCK_TIME)
        assert promise.at == office_time("2026-08-11 15:50")

    def test_the_second_of_three_stages_may_end_on_a_holiday(self) -> None:
        """Two working days: 12 February; four days: Monday 16, in Tết, moved to the 23rd; one working day: the 24th."""
        assert due(Stages(WorkingDays(2), CalendarDays(4), WorkingDays(1)), "2026-02-10 09:00") == "2026-02-24"


class TestBefore:
    """Rules of the form "at least N days before".

    The latest day such that the days after it, up to and including the event, hold the amount (Civil Code 2015, art.
    147.2, read backwards).
    """

    @pytest.mark.parametrize(
        ("limit", "event", "latest"),
        [
            (WorkingDays(2), dt.date(2026, 9, 3), dt.date(2026, 8, 27)),
            (WorkingDays(1), dt.date(2026, 8, 17), dt.date(2026, 8, 16)),
            (WorkingDays(1), dt.date(2026, 8, 16), dt.date(2026, 8, 13)),
            (WorkingDays(3), dt.date(2026, 2, 23), dt.date(2026, 2, 11)),
            (CalendarDays(15), dt.date(2026, 9, 3), dt.date(2026, 8, 19)),
            (Months(1), dt.date(2026, 3, 31), dt.date(2026, 2, 28)),
            (Months(1), dt.date(2026, 2, 28), dt.date(2026, 1, 31)),
            (Months(1), dt.date(2026, 3, 1), dt.date(2026, 2, 1)),
            (Years(1), dt.date(2025, 2, 28), dt.date(2024, 2, 29)),
            (WorkingHours(8), dt.date(2026, 8, 21), dt.date(2026, 8, 20)),
            (WorkingHours(9), dt.date(2026, 8, 21), dt.date(2026, 8, 19)),
            (WorkingHours(8), dt.date(2026, 8, 23), dt.date(2026, 8, 21)),
            (Hours(24), dt.date(2026, 8, 20), dt.date(2026, 8, 19)),
            (Hours(25), dt.date(2026, 8, 20), dt.date(2026, 8, 18)),
            (Stages(WorkingDays(5), CalendarDays(10)), dt.date(2026, 8, 27), dt.date(2026, 8, 10)),
        ],
        ids=str,
    )
    def test_the_latest_day_before_a_day(self, limit: TimeLimit, event: dt.date, latest: dt.date) -> None:
        assert limit.before(event, CALENDAR) == latest

    @pytest.mark.parametrize(
        ("limit", "event", "latest"),
        [
            (WorkingDays(1), "2026-08-17 10:00", dt.date(2026, 8, 16)),
            (WorkingDays(1), "2026-08-16T20:00:00Z", dt.date(2026, 8, 16)),
            (CalendarDays(2), "2026-08-17 10:00", dt.date(2026, 8, 15)),
            (WorkingHours(8), "2026-08-21 10:00", dt.date(2026, 8, 19)),
            (Hours(24), "2026-08-20 10:00", dt.date(2026, 8, 18)),
            (Hours(10), "2026-08-20 10:00", dt.date(2026, 8, 19)),
        ],
        ids=["working day", "its day in the office's zone", "days", "office hours", "clock hours", "since midnight"],
    )
    def test_the_latest_day_before_a_moment(self, limit: TimeLimit, event: str, latest: dt.date) -> None:
        assert limit.before(office_time(event), CALENDAR) == latest

    def test_the_last_day_of_the_calendar_is_an_event_too(self) -> None:
        """The last day is a Friday."""
        assert WorkingDays(1).before(CALENDAR.last_day, CALENDAR) == CALENDAR.last_day - dt.timedelta(days=1)
        assert SameDay().before(CALENDAR.last_day, CALENDAR) == CALENDAR.last_day

    @pytest.mark.parametrize(
        "limit", [WorkingDays(1), CalendarDays(1), Months(1), Years(1), Hours(1), SameDay()], ids=str
    )
    def test_a_day_the_calendar_does_not_know_is_refused(self, limit: TimeLimit) -> None:
        with pytest.raises(OutsideCalendar):
            limit.before(dt.date.min, CALENDAR)

    @pytest.mark.parametrize("limit", [NoLimit(), UnknownLimit("theo quy định")], ids=["none", "unknown"])
    def test_without_an_amount_there_is_nothing_to_count_back(self, limit: TimeLimit) -> None:
        with pytest.raises(NoPromise):
            limit.before(dt.date(2026, 8, 17), CALENDAR)

    def test_something_else_than_a_day_or_a_moment_is_refused(self) -> None:
        with pytest.raises(NotADay):
            WorkingDays(1).before("2026-08-17", CALENDAR)  # type: ignore[arg-type]  # the mistake under test


class TestNoLimit:
    """A law that sets no time gives no date, nor does one whose wording nobody can count: never a guess."""

    def test_no_limit_says_so(self) -> None:
        with pytest.raises(NoPromise, match="sets no time limit"):
            NoLimit().due(office_time("2026-08-10 09:00"), CALENDAR)

    def test_an_unknown_limit_says_what_stands_there(self) -> None:
        with pytest.raises(NoPromise, match="unknown: 'theo thông báo của cơ quan'"):
            UnknownLimit("theo thông báo của cơ quan").due(office_time("2026-08-10 09:00"), CALENDAR)

    def test_a_stage_without_a_limit_leaves_the_whole_without_a_date(self) -> None:
        with pytest.raises(NoPromise):
            Stages(WorkingDays(1), NoLimit()).due(office_time("2026-08-10 09:00"), CALENDAR)
