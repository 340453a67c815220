"""The clock time at which limits end, and limits counted in hours."""

import datetime as dt

import pytest
from dateutil.tz import tzstr

from motcua.calendar import Conventions, DueMoment, OfficeHours, Start, national_calendar, office_time
from motcua.errors import OutsideCalendar
from motcua.timelimit import CalendarDays, Hours, Months, SameDay, Stages, TimeLimit, WorkingDays, WorkingHours

CALENDAR = national_calendar()
END_OF_DAY, SAME_SESSION, SAME_CLOCK_TIME = DueMoment.END_OF_DAY, DueMoment.SAME_SESSION, DueMoment.SAME_CLOCK_TIME


def at(limit: TimeLimit, received: str, moment: DueMoment | None = None, start: Start | None = None) -> str:
    promise = limit.due(office_time(received), CALENDAR, due_moment=moment, start=start)
    return f"{promise.at:%Y-%m-%d %H:%M:%S}"


class TestDueAtTheEndOfTheDay:
    """Civil Code 2015, art. 148.1 and 148.6.

    A term in days ends with the end of its last day; at a counter that is closing time (`DueMoment.END_OF_DAY`, the
    default).
    """

    @pytest.mark.parametrize("clock", ["06:00", "09:00", "12:00", "12:30", "17:00"])
    def test_closing_time_whatever_the_hour_of_receipt(self, clock: str) -> None:
        assert at(WorkingDays(1), f"2026-08-10 {clock}") == "2026-08-11 17:00:00"

    def test_closing_time_is_that_of_the_office(self) -> None:
        winter = CALENDAR.with_hours(OfficeHours.parse("07:30-11:30, 13:30-17:30"))
        assert WorkingDays(1).due(office_time("2026-08-10 09:00"), winter).at == office_time("2026-08-11 17:30")

    def test_a_half_day_ends_when_its_half_ends(self) -> None:
        morning = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part="pm", extends=True)
        assert WorkingDays(1).due(office_time("2026-08-10 15:00"), morning).at == office_time("2026-08-11 12:00")

    def test_a_closure_that_moves_no_limit_moves_no_closing_time(self) -> None:
        shut = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part="pm")
        assert WorkingDays(1).due(office_time("2026-08-10 15:00"), shut).at == office_time("2026-08-11 17:00")


class TestDueInTheSameSession:
    """Some offices promise a half day (`DueMoment.SAME_SESSION`).

    The end of the session of receipt; before opening or at lunch the session that follows, after closing the last, and
    the first session where the receipt was moved.
    """

    @pytest.mark.parametrize(
        ("clock", "ends"),
        [
            ("06:00", "12:00"),
            ("07:30", "12:00"),
            ("11:59:59", "12:00"),
            ("12:00:00", "12:00"),
            ("12:00:01", "17:00"),
            ("13:00", "17:00"),
            ("13:30", "17:00"),
            ("17:00", "17:00"),
        ],
    )
    def test_the_session_of_receipt(self, clock: str, ends: str) -> None:
        assert at(WorkingDays(1), f"2026-08-10 {clock}", SAME_SESSION) == f"2026-08-11 {ends}:00"

    def test_a_stamp_kept_after_closing_belongs_to_the_last_session(self) -> None:
        assert at(WorkingDays(1), "2026-08-10 18:00", SAME_SESSION, Start.AS_STAMPED) == "2026-08-11 17:00:00"

    @pytest.mark.parametrize("received", ["2026-08-14 18:00", "2026-08-15 16:00"])
    def test_a_moved_receipt_belongs_to_the_first_session(self, received: str) -> None:
        assert at(WorkingDays(1), received, SAME_SESSION) == "2026-08-18 12:00:00"

    def test_a_receipt_moved_by_a_cutoff_does_too(self) -> None:
        assert at(WorkingDays(1, cutoff=dt.time(15)), "2026-08-10 15:30", SAME_SESSION) == "2026-08-12 12:00:00"

    def test_a_due_day_without_that_session_ends_with_the_one_it_has(self) -> None:
        morning = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part="pm", extends=True)
        promise = WorkingDays(1).due(office_time("2026-08-10 15:00"), morning, due_moment=SAME_SESSION)
        assert promise.at == office_time("2026-08-11 12:00")
        afternoon = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part="am", extends=True)
        promise = WorkingDays(1).due(office_time("2026-08-10 09:00"), afternoon, due_moment=SAME_SESSION)
        assert promise.at == office_time("2026-08-11 17:00")

    def test_the_session_is_that_of_the_day_of_receipt_not_of_the_summer_timetable(self) -> None:
        """11:45 lies in the morning of 31 March; on 2 April the morning ends at 11:30."""
        hours = OfficeHours.default().from_day(dt.date(2026, 4, 1), OfficeHours.parse("07:00-11:30, 13:30-17:00"))
        received = office_time("2026-03-31 11:45")
        promise = WorkingDays(2).due(received, CALENDAR.with_hours(hours), due_moment=SAME_SESSION)
        assert promise.at == office_time("2026-04-02 11:30")

    def test_lunch_too_is_that_of_the_day_of_receipt(self) -> None:
        """11:45 is lunch on 31 March, so the afternoon counts; on 2 April it would be the morning."""
        winter = OfficeHours.parse("07:30-11:30, 13:30-17:30")
        hours = winter.from_day(dt.date(2026, 4, 1), OfficeHours.default())
        received = office_time("2026-03-31 11:45")
        promise = WorkingDays(2).due(received, CALENDAR.with_hours(hours), due_moment=SAME_SESSION)
        assert promise.at == office_time("2026-04-02 17:00")


class TestDueAtTheSameClockTime:
    """Some systems promise the very clock time (`DueMoment.SAME_CLOCK_TIME`).

    Moved to the next office moment of the due day, at the latest closing; opening time where the receipt was moved.
    """

    @pytest.mark.parametrize(
        ("clock", "ends"),
        [
            ("06:00:00", "07:30:00"),
            ("10:20:00", "10:20:00"),
            ("12:00:00", "12:00:00"),
            ("12:00:01", "13:30:00"),
            ("12:45:00", "13:30:00"),
            ("13:30:00", "13:30:00"),
            ("17:00:00", "17:00:00"),
        ],
    )
    def test_the_clock_time_moved_into_office_hours(self, clock: str, ends: str) -> None:
        assert at(WorkingDays(5), f"2026-08-10 {clock}", SAME_CLOCK_TIME) == f"2026-08-17 {ends}"

    def test_a_stamp_kept_after_closing_is_due_at_closing(self) -> None:
        assert at(WorkingDays(1), "2026-08-10 18:00", SAME_CLOCK_TIME, Start.AS_STAMPED) == "2026-08-11 17:00:00"

    def test_a_kept_saturday_keeps_its_clock_time(self) -> None:
        assert at(WorkingDays(1), "2026-08-15 10:20", SAME_CLOCK_TIME, Start.AS_STAMPED) == "2026-08-17 10:20:00"

    @pytest.mark.parametrize("received", ["2026-08-14 18:00", "2026-08-15 16:00"])
    def test_a_moved_receipt_is_due_at_opening(self, received: str) -> None:
        assert at(WorkingDays(1), received, SAME_CLOCK_TIME) == "2026-08-18 07:30:00"

    def test_a_receipt_moved_by_a_cutoff_is_due_at_opening(self) -> None:
        limit = WorkingDays(1, cutoff=dt.time(15))
        assert at(limit, "2026-08-10 15:30", SAME_CLOCK_TIME) == "2026-08-12 07:30:00"

    @pytest.mark.parametrize(
        ("shut", "clock", "ends"),
        [("am", "10:20", "13:30"), ("pm", "15:00", "12:00"), ("pm", "10:20", "10:20")],
    )
    def test_a_half_day_bounds_it(self, shut: str, clock: str, ends: str) -> None:
        half = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part=shut, extends=True)
        promise = WorkingDays(1).due(office_time(f"2026-08-10 {clock}"), half, due_moment=SAME_CLOCK_TIME)
        assert promise.at == office_time(f"2026-08-11 {ends}")

    @pytest.mark.parametrize("limit", [CalendarDays(7), Months(1)], ids=str)
    def test_days_and_months_follow_it_too(self, limit: TimeLimit) -> None:
        assert at(limit, "2026-08-10 10:20", SAME_CLOCK_TIME).endswith("10:20:00")

    def test_stages_end_at_it(self) -> None:
        two = Stages(WorkingDays(1), WorkingDays(1))
        assert at(two, "2026-08-10 10:20", SAME_CLOCK_TIME) == "2026-08-12 10:20:00"

    def test_same_day_does_not_follow_it(self) -> None:
        assert at(SameDay(), "2026-08-10 10:20", SAME_CLOCK_TIME) == "2026-08-10 17:00:00"

    def test_an_office_may_carry_it(self) -> None:
        office = CALENDAR.with_conventions(Conventions(due_moment=SAME_CLOCK_TIME))
        assert WorkingDays(1).due(office_time("2026-08-10 10:20"), office).at == office_time("2026-08-11 10:20")
        overridden = WorkingDays(1).due(office_time("2026-08-10 10:20"), office, due_moment=END_OF_DAY)
        assert overridden.at == office_time("2026-08-11 17:00")


class TestWorkingHours:
    """`giờ làm việc` is office time alone (QĐ 188/1999/QĐ-TTg).

    Exact minutes; hours that are used up at the end of a session end there and not at the opening of the next.
    """

    @pytest.mark.parametrize(
        ("hours", "received", "ends"),
        [
            (8, "2026-08-27 15:00", "2026-08-28 15:00:00"),
            (8, "2026-08-10 07:30", "2026-08-10 17:00:00"),
            (4, "2026-08-10 08:00", "2026-08-10 12:00:00"),
            (2, "2026-08-10 15:00", "2026-08-10 17:00:00"),
            (1, "2026-08-10 11:30", "2026-08-10 14:00:00"),
            (1, "2026-08-10 12:00", "2026-08-10 14:30:00"),
            (1, "2026-08-10 12:30", "2026-08-10 14:30:00"),
            (1, "2026-08-10 06:00", "2026-08-10 08:30:00"),
            (1, "2026-08-10 17:00", "2026-08-11 08:30:00"),
            (1, "2026-08-10 17:30", "2026-08-11 08:30:00"),
            (1, "2026-08-15 10:00", "2026-08-17 08:30:00"),
            (1, "2026-08-10 16:30:30", "2026-08-11 08:00:30"),
            (2, "2026-02-13 16:00", "2026-02-23 08:30:00"),
            (2, "2026-08-21 16:00", "2026-08-22 08:30:00"),
            (16, "2026-08-10 07:30", "2026-08-11 17:00:00"),
            (40, "2026-08-10 07:30", "2026-08-14 17:00:00"),
        ],
        ids=[
            "over night",
            "a whole day",
            "to noon exactly",
            "to closing exactly",
            "over lunch",
            "noon is the end of a session",
            "from lunch",
            "from before opening",
            "the closing second",
            "after closing",
            "from a Saturday",
            "to the second",
            "over Tết",
            "onto a worked Saturday",
            "two days",
            "a week",
        ],
    )
    def test_office_minutes_alone_count(self, hours: int, received: str, ends: str) -> None:
        assert at(WorkingHours(hours), received) == ends

    @pytest.mark.parametrize("received", ["2026-08-10 17:30", "2026-08-15 10:00", "2026-08-10 12:30"])
    def test_a_kept_stamp_outside_hours_gives_the_same_end(self, received: str) -> None:
        assert at(WorkingHours(3), received, start=Start.AS_STAMPED) == at(WorkingHours(3), received)

    def test_no_convention_of_the_due_moment_touches_them(self) -> None:
        assert at(WorkingHours(8), "2026-08-27 15:00", SAME_SESSION) == "2026-08-28 15:00:00"

    def test_a_half_day_has_half_the_hours(self) -> None:
        morning = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão", part="pm", extends=True)
        assert WorkingHours(8).due(office_time("2026-08-10 15:00"), morning).at == office_time("2026-08-12 09:00")

    def test_a_closure_that_moves_no_limit_takes_no_minutes(self) -> None:
        shut = CALENDAR.with_closure(dt.date(2026, 8, 11), name="bão")
        assert WorkingHours(8).due(office_time("2026-08-10 15:00"), shut).at == office_time("2026-08-11 15:00")


class TestHours:
    """Civil Code 2015, art. 147.1.

    A term in hours begins at the fixed moment. `24 giờ` are twenty-four hours, nights and days off included, from the
    stamp itself; neither end is moved.
    """

    @pytest.mark.parametrize(
        ("hours", "received", "ends"),
        [
            (24, "2026-08-28 15:20", "2026-08-29 15:20:00"),
            (24, "2026-08-15 22:00", "2026-08-16 22:00:00"),
            (2, "2026-08-10 16:30", "2026-08-10 18:30:00"),
            (24, "2026-09-01 09:00", "2026-09-02 09:00:00"),
            (72, "2026-02-13 16:00", "2026-02-16 16:00:00"),
        ],
        ids=["onto a Saturday", "within a weekend", "into the evening", "within holidays", "into Tết"],
    )
    def test_every_hour_counts(self, hours: int, received: str, ends: str) -> None:
        assert at(Hours(hours), received) == ends

    @pytest.mark.parametrize("start", Start)
    def test_no_convention_moves_the_stamp(self, start: Start) -> None:
        assert at(Hours(24), "2026-08-15 22:00", start=start) == "2026-08-16 22:00:00"

    def test_no_convention_moves_the_end(self) -> None:
        assert at(Hours(24), "2026-08-28 15:20", SAME_SESSION) == "2026-08-29 15:20:00"

    def test_at_a_mission_with_summer_time_they_are_hours_that_pass(self) -> None:
        """In the night to Sunday 29 March 2026 the clocks of Central Europe go forward by one hour."""
        mission = CALENDAR.with_zone(tzstr("CET-1CEST,M3.5.0/2,M10.5.0/3"))
        promise = Hours(24).due(office_time("2026-03-28T15:00:00+01:00"), mission)
        assert promise.at.isoformat() == "2026-03-29T16:00:00+02:00"

    def test_none_is_promised_past_the_end_of_the_calendar(self) -> None:
        with pytest.raises(OutsideCalendar):
            Hours(24).due(office_time("2060-12-31 12:00"), CALENDAR)
