"""The moment from which everything is counted."""

import datetime as dt

import pytest
from dateutil.rrule import FR, MO, SA, TH, TU, WE, WEEKLY, rrule

from motcua.calendar import Conventions, Start, national_calendar, office_time
from motcua.desk import Desk, DeskSession
from motcua.timelimit import CalendarDays, Due, Hours, SameDay, TimeLimit, WorkingDays, WorkingHours

CALENDAR = national_calendar()
SATURDAY_MORNINGS = Desk(
    reception=[
        DeskSession(rrule(WEEKLY, byweekday=SA, dtstart=dt.datetime(2026, 1, 1)), dt.time(7, 30), dt.time(11, 30))
    ]
)
WEEKDAY_EVENINGS = Desk(
    reception=[
        DeskSession(
            rrule(WEEKLY, byweekday=(MO, TU, WE, TH, FR), dtstart=dt.datetime(2026, 1, 1)), dt.time(17), dt.time(19)
        )
    ]
)


def promised(limit: TimeLimit, received: str, *, start: Start | None = None, desk: Desk | None = None) -> Due:
    return limit.due(office_time(received), CALENDAR, start=start, desk=desk)


def due(limit: TimeLimit, received: str, *, start: Start | None = None, desk: Desk | None = None) -> str:
    return promised(limit, received, start=start, desk=desk).date.isoformat()


class TestDayOfReceipt:
    """Decree 118/2025/NĐ-CP, art. 17.3.

    Time runs from the moment on the receipt slip. The library reads the stamp, moves it by `Start`, then by a cut-off,
    and counts everything from the result.
    """

    def test_a_stamp_within_office_hours_is_the_day_of_receipt(self) -> None:
        assert due(WorkingDays(1), "2026-08-10 09:00") == "2026-08-11"

    def test_the_start_convention_comes_before_the_cutoff(self) -> None:
        """Friday 18:00 becomes Monday 07:30, which is before 15:00: the cut-off moves nothing any more."""
        assert due(WorkingDays(1, cutoff=dt.time(15)), "2026-08-14 18:00") == "2026-08-18"

    def test_a_kept_stamp_meets_the_cutoff_as_it_stands(self) -> None:
        late = promised(WorkingDays(1, cutoff=dt.time(15)), "2026-08-14 18:00", start=Start.AS_STAMPED)
        assert late.date == dt.date(2026, 8, 18)

    def test_the_stamp_is_read_in_the_zone_of_the_office(self) -> None:
        """20:00 UTC on Sunday is 03:00 on Monday at the counter."""
        assert due(WorkingDays(1), "2026-08-16T20:00:00Z") == "2026-08-18"

    def test_a_mission_abroad_reads_the_same_moment_as_its_own_day(self) -> None:
        """Monday 01:00 in Hanoi is Sunday 13:00 at a mission five hours behind Greenwich.

        Received at Monday's opening. Monday 22:00 in Hanoi is 10:00 there.
        """
        mission = CALENDAR.with_zone(dt.timezone(dt.timedelta(hours=-5)))
        assert WorkingDays(1).due(office_time("2026-08-10 01:00"), mission).date == dt.date(2026, 8, 11)
        promise = WorkingDays(1).due(office_time("2026-08-10 22:00"), mission)
        assert promise.at.isoformat() == "2026-08-11T17:00:00-05:00"

    def test_the_answer_shows_the_stamp_and_what_it_counts_as(self) -> None:
        lines = str(promised(WorkingDays(1), "2026-08-14 18:00").explain("en")).splitlines()
        assert lines[1:3] == ["Received at 18:00 14 Aug 2026", "Counts as received at 07:30 17 Aug 2026"]

    def test_a_stamp_on_a_day_off_says_which_paper_makes_it_one(self) -> None:
        lines = str(promised(WorkingDays(1), "2026-08-31 09:00").explain("en")).splitlines()
        assert lines[1:4] == [
            "Received at 09:00 31 Aug 2026",
            "Mon 31 Aug 2026: not counted – Swapped day off around National Day [9441/TB-BNV]",
            "Counts as received at 07:30 3 Sep 2026",
        ]

    def test_a_day_off_is_not_said_to_be_after_the_cutoff(self) -> None:
        """Saturday 15:20 counts as Thursday 07:30: the hour moved nothing."""
        lines = str(promised(SameDay(cutoff=dt.time(15)), "2026-08-29 15:20").explain("en"))
        assert "Received after 15:00" not in lines

    def test_a_result_due_on_the_day_of_receipt_is_not_said_to_be_too_early(self) -> None:
        promise = promised(SameDay(cutoff=dt.time(15)), "2026-08-29 09:00")
        assert str(promise.explain("en")).splitlines()[-2:] == [
            "Thu 3 Sep 2026: the day of receipt, and the result is due on it",
            "Result due at 17:00 3 Sep 2026",
        ]


class TestReceivedOnADayOffOrStrictlyAfterClosing:
    """No decree says in general what a filing outside office hours is.

    Several special ones count it from the next office day and hour, and so does the library (`Start.NEXT_OPENING`).
    `Start.AS_STAMPED` keeps the stamp.
    """

    def test_a_saturday_counts_as_received_on_monday(self) -> None:
        assert due(WorkingDays(1), "2026-08-15 10:00") == "2026-08-18"

    def test_kept_as_stamped_monday_is_day_one(self) -> None:
        assert due(WorkingDays(1), "2026-08-15 10:00", start=Start.AS_STAMPED) == "2026-08-17"

    @pytest.mark.parametrize(("start", "ends"), [(Start.NEXT_OPENING, "2026-08-22"), (Start.AS_STAMPED, "2026-08-20")])
    def test_calendar_days_too_count_from_the_moved_receipt(self, start: Start, ends: str) -> None:
        assert due(CalendarDays(5), "2026-08-15 10:00", start=start) == ends

    @pytest.mark.parametrize(
        ("clock", "ends"),
        [("16:59:59", "2026-08-17"), ("17:00:00", "2026-08-17"), ("17:00:01", "2026-08-18")],
        ids=["before", "the closing second", "after"],
    )
    def test_the_closing_second_still_belongs_to_the_office(self, clock: str, ends: str) -> None:
        assert due(WorkingDays(1), f"2026-08-14 {clock}") == ends

    def test_a_holiday_counts_as_received_after_it(self) -> None:
        assert due(WorkingDays(1), "2026-09-02 09:00") == "2026-09-04"

    def test_the_evening_before_tet_counts_as_received_after_tet(self) -> None:
        assert due(WorkingDays(1), "2026-02-13 17:30") == "2026-02-24"

    def test_a_made_up_saturday_is_an_office_day(self) -> None:
        assert due(WorkingDays(1), "2026-08-22 10:00") == "2026-08-24"

    def test_an_office_may_carry_the_other_convention(self) -> None:
        office = CALENDAR.with_conventions(Conventions(start=Start.AS_STAMPED))
        assert WorkingDays(1).due(office_time("2026-08-15 10:00"), office).date == dt.date(2026, 8, 17)

    def test_a_morning_office_has_closed_at_noon(self) -> None:
        closed = CALENDAR.with_closure(dt.date(2026, 8, 12), name="bão", part="pm", extends=True)
        received = office_time("2026-08-12 14:00")
        assert WorkingDays(1).due(received, closed).date == dt.date(2026, 8, 14)
        assert WorkingDays(1).due(received, CALENDAR).date == dt.date(2026, 8, 13)


class TestReceivedWhileADeskIsOpen:
    """QĐ 14/2010/QĐ-TTg leaves it to ministers and provinces to receive on Saturdays.

    The stamp of an open desk stands, the day is no working day for it, and what is settled at once is settled before
    that desk closes.
    """

    @pytest.mark.parametrize(
        ("clock", "ends"),
        [
            ("07:29:59", "2026-08-18"),
            ("07:30:00", "2026-08-17"),
            ("11:30:00", "2026-08-17"),
            ("11:30:01", "2026-08-18"),
        ],
    )
    def test_the_stamp_of_an_open_saturday_desk_stands(self, clock: str, ends: str) -> None:
        assert due(WorkingDays(1), f"2026-08-15 {clock}", desk=SATURDAY_MORNINGS) == ends

    def test_the_saturday_never_counts_as_a_working_day(self) -> None:
        assert due(WorkingDays(1), "2026-08-14 09:00", desk=SATURDAY_MORNINGS) == "2026-08-17"

    def test_an_evening_desk_keeps_the_day(self) -> None:
        assert due(WorkingDays(1), "2026-08-12 18:00", desk=WEEKDAY_EVENINGS) == "2026-08-13"
        assert due(WorkingDays(1), "2026-08-12 19:00:01", desk=WEEKDAY_EVENINGS) == "2026-08-14"

    def test_same_day_ends_when_that_desk_closes(self) -> None:
        promise = promised(SameDay(), "2026-08-15 09:00", desk=SATURDAY_MORNINGS)
        assert promise.at == office_time("2026-08-15 11:30")
        assert promised(SameDay(), "2026-08-12 18:00", desk=WEEKDAY_EVENINGS).at == office_time("2026-08-12 19:00")

    def test_after_the_cutoff_of_same_day_the_next_working_day_is_due(self) -> None:
        promise = promised(SameDay(cutoff=dt.time(10)), "2026-08-15 10:30", desk=SATURDAY_MORNINGS)
        assert promise.at == office_time("2026-08-17 17:00")

    def test_a_cutoff_on_a_day_limit_moves_a_kept_saturday_too(self) -> None:
        assert due(WorkingDays(1, cutoff=dt.time(10)), "2026-08-15 10:30", desk=SATURDAY_MORNINGS) == "2026-08-18"

    def test_a_closed_desk_keeps_nothing(self) -> None:
        assert due(WorkingDays(1), "2026-08-15 14:00", desk=SATURDAY_MORNINGS) == "2026-08-18"

    def test_a_desk_is_never_open_on_a_public_holiday(self) -> None:
        """On 2 September nobody receives: received at the opening of Thursday 3."""
        assert due(WorkingDays(1), "2026-09-02 18:00", desk=WEEKDAY_EVENINGS) == "2026-09-04"

    def test_office_hours_of_a_saturday_stamp_run_from_monday(self) -> None:
        assert promised(WorkingHours(2), "2026-08-15 09:00", desk=SATURDAY_MORNINGS).at == office_time(
            "2026-08-17 09:30"
        )

    def test_within_office_hours_the_desk_changes_nothing(self) -> None:
        assert promised(SameDay(), "2026-08-12 09:00", desk=SATURDAY_MORNINGS).at == office_time("2026-08-12 17:00")


class TestReceivedBeforeOpeningOrAtLunch:
    """Before opening and at lunch the office has not closed for the day: the same working day is the day of receipt."""

    @pytest.mark.parametrize("clock", ["00:00", "06:00", "07:29", "12:00:01", "12:45", "13:29"])
    def test_the_same_working_day_is_the_day_of_receipt(self, clock: str) -> None:
        assert due(WorkingDays(1), f"2026-08-10 {clock}") == "2026-08-11"

    @pytest.mark.parametrize(
        ("clock", "ends"), [("06:00", "2026-08-10 08:30"), ("12:30", "2026-08-10 14:30")], ids=["early", "at lunch"]
    )
    def test_office_hours_run_from_the_session_that_follows(self, clock: str, ends: str) -> None:
        assert promised(WorkingHours(1), f"2026-08-10 {clock}").at == office_time(ends)

    def test_clock_hours_run_from_the_stamp(self) -> None:
        assert promised(Hours(1), "2026-08-10 12:30").at == office_time("2026-08-10 13:30")
