"""Time that special laws do not count."""

import datetime as dt

import pytest

from motcua.calendar import DueMoment, national_calendar, office_time
from motcua.clock import Clock
from motcua.errors import ClockMisuse, ClockStopped
from motcua.timelimit import CalendarDays, Hours, Months, SameDay, Stages, TimeLimit, WorkingDays, WorkingHours, Years
from motcua.wording import Text

pytestmark = pytest.mark.answers("clock")

CALENDAR = national_calendar()


def clock(limit: TimeLimit, received: str = "2026-08-10 09:00", *stops: tuple[str, str]) -> Clock:
    running = Clock(limit, office_time(received), CALENDAR)
    for stop, resume in stops:
        running = running.exclude(office_time(stop), office_time(resume))
    return running


def due(limit: TimeLimit, *stops: tuple[str, str], received: str = "2026-08-10 09:00") -> str:
    return clock(limit, received, *stops).due.date.isoformat()


def moment(limit: TimeLimit, *stops: tuple[str, str], received: str) -> str:
    return f"{clock(limit, received, *stops).due.at:%Y-%m-%d %H:%M}"


class TestExcludedTimeOfDayLimits:
    """Decree 123/2015/NĐ-CP, art. 3.4 (verification) and its like.

    Time that is not counted. Of a limit in days, the dates after the day of the stop up to and including the day of
    resumption do not count; the day of the stop does.
    """

    def test_two_days_of_verification_put_the_date_off_by_two(self) -> None:
        assert due(WorkingDays(5), ("2026-08-12 10:00", "2026-08-14 10:00")) == "2026-08-19"

    def test_the_day_of_the_stop_itself_counts(self) -> None:
        assert due(WorkingDays(5), ("2026-08-11 07:30", "2026-08-12 17:00")) == "2026-08-18"

    def test_the_hours_of_stop_and_resumption_make_no_difference(self) -> None:
        assert due(WorkingDays(5), ("2026-08-11 17:00", "2026-08-12 07:30")) == "2026-08-18"

    def test_a_stop_within_one_day_takes_nothing(self) -> None:
        assert due(WorkingDays(5), ("2026-08-12 08:00", "2026-08-12 16:00")) == "2026-08-17"

    @pytest.mark.parametrize(
        ("resume", "ends"),
        [
            ("2026-08-12 06:00", "2026-08-18"),
            ("2026-08-12 12:30", "2026-08-18"),
            ("2026-08-12 17:00:00", "2026-08-18"),
            ("2026-08-12 17:00:01", "2026-08-19"),
            ("2026-08-15 10:00", "2026-08-21"),
        ],
        ids=["before opening", "at lunch", "the closing second", "after closing", "on a Saturday"],
    )
    def test_a_resumption_outside_hours_is_at_the_next_opening(self, resume: str, ends: str) -> None:
        """Stopped on Tuesday 11 August. Resumed on Saturday 15, that is Monday 17: 12, 13, 14 and 17 do not count."""
        assert due(WorkingDays(5), ("2026-08-11 10:00", resume)) == ends

    @pytest.mark.parametrize(
        ("stop", "resume"),
        [
            ("2026-08-11 18:00", "2026-08-11 20:00"),
            ("2026-08-11 18:00", "2026-08-12 06:00"),
            ("2026-08-11 18:00", "2026-08-12 16:00"),
            ("2026-08-11 10:00", "2026-08-11 20:00"),
        ],
        ids=["in one evening", "over night", "until the afternoon after", "begun in office hours"],
    )
    def test_a_resumption_in_the_evening_is_of_the_next_day_whenever_the_stop_began(
        self, stop: str, resume: str
    ) -> None:
        """Resumed on Tuesday evening, that is Wednesday, which does not count: day 4 is Monday, day 5 Tuesday 18."""
        assert due(WorkingDays(5), (stop, resume)) == "2026-08-18"

    def test_over_a_weekend_too(self) -> None:
        """Stopped on Friday evening, resumed on Saturday: on Monday 17 at the opening, and day 5 is Tuesday 18."""
        assert due(WorkingDays(5), ("2026-08-14 18:00", "2026-08-15 10:00")) == "2026-08-18"

    @pytest.mark.parametrize(
        "stops",
        [
            (("2026-08-12 10:00", "2026-08-14 10:00"), ("2026-08-13 09:00", "2026-08-17 09:00")),
            (("2026-08-13 09:00", "2026-08-17 09:00"), ("2026-08-12 10:00", "2026-08-14 10:00")),
            (("2026-08-12 10:00", "2026-08-17 09:00"), ("2026-08-13 09:00", "2026-08-14 09:00")),
            (("2026-08-12 10:00", "2026-08-14 10:00"), ("2026-08-14 10:00", "2026-08-17 09:00")),
            (("2026-08-12 10:00", "2026-08-14 10:00"), ("2026-08-14 16:00", "2026-08-17 09:00")),
            (("2026-08-12 10:00", "2026-08-17 09:00"), ("2026-08-12 10:00", "2026-08-17 09:00")),
        ],
        ids=["overlapping", "told in the other order", "one in the other", "touching", "on one day", "twice the same"],
    )
    def test_stops_that_overlap_or_touch_are_one(self, stops: tuple[tuple[str, str], ...]) -> None:
        assert due(WorkingDays(5), *stops) == due(WorkingDays(5), ("2026-08-12 10:00", "2026-08-17 09:00"))
        assert due(WorkingDays(5), *stops) == "2026-08-20"

    def test_two_stops_with_a_day_between_leave_that_day(self) -> None:
        stops = ("2026-08-11 10:00", "2026-08-12 10:00"), ("2026-08-13 10:00", "2026-08-14 10:00")
        assert due(WorkingDays(5), *stops) == "2026-08-19"

    def test_days_off_within_a_stop_are_not_taken_twice(self) -> None:
        assert due(WorkingDays(5), ("2026-08-14 10:00", "2026-08-17 10:00")) == "2026-08-18"

    def test_a_stop_over_national_day(self) -> None:
        """Of (28 August, 4 September] only the 3rd and the 4th would have counted."""
        assert (
            due(WorkingDays(3), ("2026-08-28 10:00", "2026-09-04 10:00"), received="2026-08-27 09:00") == "2026-09-08"
        )

    def test_a_worked_saturday_within_a_stop_is_a_day_lost(self) -> None:
        assert (
            due(WorkingDays(3), ("2026-08-21 10:00", "2026-08-24 10:00"), received="2026-08-20 09:00") == "2026-08-26"
        )

    def test_a_date_put_off_into_another_stop_is_put_off_again(self) -> None:
        stops = ("2026-08-12 10:00", "2026-08-13 10:00"), ("2026-08-17 10:00", "2026-08-19 10:00")
        assert due(WorkingDays(5), *stops) == "2026-08-20"

    def test_calendar_days_skip_every_date_of_the_stop(self) -> None:
        assert due(CalendarDays(10), ("2026-08-14 10:00", "2026-08-17 10:00")) == "2026-08-24"

    @pytest.mark.parametrize(
        ("resume", "ends"),
        [("2026-08-13 10:00", "2026-08-17"), ("2026-08-14 10:00", "2026-08-17"), ("2026-08-17 10:00", "2026-08-20")],
        ids=["one date: Sunday", "two dates: Monday itself", "five dates"],
    )
    def test_they_skip_first_and_are_moved_off_a_day_off_after(self, resume: str, ends: str) -> None:
        """Five days from Monday 10 August end on Saturday 15; the stop is on Wednesday 12."""
        assert due(CalendarDays(5), ("2026-08-12 10:00", resume)) == ends

    def test_a_skipped_date_may_lead_into_another_stop(self) -> None:
        stops = ("2026-08-11 10:00", "2026-08-13 10:00"), ("2026-08-16 10:00", "2026-08-18 10:00")
        assert due(CalendarDays(5), *stops) == "2026-08-19"

    @pytest.mark.parametrize(
        ("limit", "ends"), [(Months(1), "2026-09-14"), (Years(1), "2027-08-12")], ids=["month", "year"]
    )
    def test_months_and_years_skip_them_too(self, limit: TimeLimit, ends: str) -> None:
        """10 September and two dates: Saturday 12, so Monday 14."""
        assert due(limit, ("2026-08-12 10:00", "2026-08-14 10:00")) == ends

    def test_stages_skip_them_where_they_fall(self) -> None:
        """The second stage has Tuesday 18 and, after the stop of (18, 20], Friday 21."""
        limit = Stages(WorkingDays(5), WorkingDays(2))
        assert due(limit, ("2026-08-18 10:00", "2026-08-20 10:00")) == "2026-08-21"

    def test_a_stop_may_be_told_after_the_fact(self) -> None:
        stops = ("2026-08-13 10:00", "2026-08-14 10:00"), ("2026-08-11 10:00", "2026-08-12 10:00")
        assert due(WorkingDays(5), *stops) == "2026-08-19"

    def test_stops_are_read_in_the_zone_of_the_office(self) -> None:
        """20:00 UTC on Tuesday is Wednesday at the counter."""
        stop = ("2026-08-11T20:00:00Z", "2026-08-14 10:00")
        assert (
            due(WorkingDays(5), stop) == due(WorkingDays(5), ("2026-08-12 03:00", "2026-08-14 10:00")) == "2026-08-19"
        )


class TestStopThatBeginsOnTheDueDay:
    """A stop may begin until closing on the day that is due.

    Nothing is left to count then, so that the day of resumption is due.
    """

    def test_the_day_of_resumption_is_due(self) -> None:
        assert due(WorkingDays(5), ("2026-08-17 10:00", "2026-08-19 10:00")) == "2026-08-19"

    def test_until_closing_of_that_day(self) -> None:
        running = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        stopped = running.exclude(office_time("2026-08-17 16:00"), office_time("2026-08-19 08:00"))
        assert stopped.due.at == office_time("2026-08-19 17:00")

    def test_resumed_the_same_day_the_date_stands(self) -> None:
        assert due(WorkingDays(5), ("2026-08-17 08:00", "2026-08-17 16:00")) == "2026-08-17"

    def test_resumed_after_closing_the_next_working_day_is_due(self) -> None:
        assert due(WorkingDays(5), ("2026-08-17 08:00", "2026-08-17 18:00")) == "2026-08-18"

    def test_resumed_on_the_eve_of_a_worked_saturday(self) -> None:
        assert due(WorkingDays(5), ("2026-08-17 08:00", "2026-08-21 18:00")) == "2026-08-22"

    def test_the_closing_second_is_in_time_and_the_next_is_not(self) -> None:
        assert due(WorkingDays(5), ("2026-08-17 17:00:00", "2026-08-19 10:00")) == "2026-08-19"
        with pytest.raises(ClockMisuse, match="after the limit ended"):
            clock(WorkingDays(5)).exclude(office_time("2026-08-17 17:00:01"))

    def test_an_office_that_promises_a_clock_time_may_stop_until_closing_as_well(self) -> None:
        running = Clock(WorkingDays(5), office_time("2026-08-10 10:20"), CALENDAR, due_moment=DueMoment.SAME_CLOCK_TIME)
        stopped = running.exclude(office_time("2026-08-17 16:00"), office_time("2026-08-19 08:00"))
        assert stopped.due.at == office_time("2026-08-19 10:20")

    def test_the_moved_last_day_is_the_due_day(self) -> None:
        """Five days end on Saturday 15 August, moved to Monday 17; stopped on that Monday."""
        assert due(CalendarDays(5), ("2026-08-17 10:00", "2026-08-20 10:00")) == "2026-08-20"

    def test_a_stop_over_the_moved_last_day_moves_it_on(self) -> None:
        assert due(CalendarDays(5), ("2026-08-15 10:00", "2026-08-18 10:00")) == "2026-08-18"

    def test_a_second_stop_on_the_new_due_day(self) -> None:
        stops = ("2026-08-17 10:00", "2026-08-19 10:00"), ("2026-08-19 11:00", "2026-08-21 10:00")
        assert due(WorkingDays(5), *stops) == "2026-08-21"

    def test_the_same_working_day_is_a_due_day(self) -> None:
        assert due(SameDay(), ("2026-08-10 10:00", "2026-08-12 10:00")) == "2026-08-12"


class TestExcludedTimeOfHourLimits:
    """Of a limit in hours the very minutes between stop and resumption do not count."""

    @pytest.mark.parametrize(
        ("stops", "ends"),
        [
            ((), "2026-08-14 15:00"),
            ((("2026-08-14 09:00", "2026-08-14 10:30"),), "2026-08-14 16:30"),
            ((("2026-08-13 16:00", "2026-08-14 08:30"),), "2026-08-14 17:00"),
            ((("2026-08-13 16:00", "2026-08-13 20:00"),), "2026-08-14 16:00"),
            ((("2026-08-13 18:00", "2026-08-14 06:00"),), "2026-08-14 15:00"),
            ((("2026-08-14 11:00", "2026-08-14 13:00"),), "2026-08-14 16:00"),
            ((("2026-08-14 09:00", "2026-08-14 10:00"), ("2026-08-14 09:30", "2026-08-14 10:30")), "2026-08-14 16:30"),
            ((("2026-08-14 09:00", "2026-08-14 10:00"), ("2026-08-14 10:00", "2026-08-14 10:30")), "2026-08-14 16:30"),
            ((("2026-08-14 10:00", "2026-08-14 14:30"), ("2026-08-14 15:00", "2026-08-17 07:30")), "2026-08-17 10:30"),
            ((("2026-08-13 15:00", "2026-08-14 15:00"),), "2026-08-17 15:00"),
        ],
        ids=[
            "none",
            "in the morning",
            "over night",
            "into the evening",
            "outside office hours altogether",
            "over lunch",
            "overlapping",
            "touching",
            "two",
            "from the stamp itself",
        ],
    )
    def test_working_hours(self, stops: tuple[tuple[str, str], ...], ends: str) -> None:
        """Eight office hours from Thursday 13 August, 15:00."""
        assert moment(WorkingHours(8), *stops, received="2026-08-13 15:00") == ends

    @pytest.mark.parametrize(
        ("stops", "ends"),
        [
            ((("2026-08-13 16:00", "2026-08-13 18:00"),), "2026-08-14 17:00"),
            ((("2026-08-13 20:00", "2026-08-14 08:00"),), "2026-08-15 03:00"),
            ((("2026-08-13 20:00", "2026-08-14 08:00"), ("2026-08-14 02:00", "2026-08-14 09:00")), "2026-08-15 04:00"),
        ],
        ids=["two hours", "a night", "overlapping"],
    )
    def test_clock_hours(self, stops: tuple[tuple[str, str], ...], ends: str) -> None:
        """Twenty-four hours from Thursday 13 August, 15:00; a resumption outside office hours is where it is."""
        assert moment(Hours(24), *stops, received="2026-08-13 15:00") == ends


class TestAskingWhileAStopIsOpen:
    """While time stands still there is no date to promise: the answer is since when, and why."""

    def stopped(self) -> Clock:
        cause = Text("chờ xác minh", "awaiting verification")
        return clock(WorkingDays(5)).exclude(office_time("2026-08-12 10:00"), cause=cause)

    def test_it_says_since_when_and_why(self) -> None:
        with pytest.raises(
            ClockStopped, match=r"since 2026-08-12 10:00:00\+07:00 \(awaiting verification\)"
        ) as refusal:
            _ = self.stopped().due
        assert refusal.value.since == office_time("2026-08-12 10:00")

    def test_a_cause_may_be_said_in_one_language(self) -> None:
        with pytest.raises(ClockStopped, match="chờ xác minh"):
            _ = clock(WorkingDays(5)).exclude(office_time("2026-08-12 10:00"), cause="chờ xác minh").due

    def test_there_is_no_original_date_either(self) -> None:
        with pytest.raises(ClockStopped):
            _ = self.stopped().original_due

    def test_nothing_is_promised_extended_or_stopped_again(self) -> None:
        at = office_time("2026-08-13 10:00")
        with pytest.raises(ClockStopped):
            self.stopped().extend(WorkingDays(1), at)
        with pytest.raises(ClockStopped):
            self.stopped().reappoint(dt.date(2026, 8, 20), at)
        with pytest.raises(ClockStopped):
            self.stopped().exclude(at)

    def test_resumed_it_is_a_stop_like_any_other(self) -> None:
        resumed = self.stopped().resume(office_time("2026-08-14 10:00"))
        assert resumed.due.date == dt.date(2026, 8, 19)
        assert resumed.due == clock(WorkingDays(5), "2026-08-10 09:00", ("2026-08-12 10:00", "2026-08-14 10:00")).due

    def test_a_stop_open_over_the_promised_date_moves_it_once_it_ends(self) -> None:
        assert self.stopped().resume(office_time("2026-09-03 09:00")).due.date == dt.date(2026, 9, 8)
