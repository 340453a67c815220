"""The 15:00 rules: same-day matters, and limits with a cut-off at the counter."""

import datetime as dt

import pytest

from motcua.calendar import DueMoment, Start, national_calendar, office_time
from motcua.timelimit import CalendarDays, Months, SameDay, TimeLimit, WorkingDays, Years

CALENDAR = national_calendar()
FIFTEEN = dt.time(15)


def due(limit: TimeLimit, received: str, *, start: Start | None = None) -> str:
    return limit.due(office_time(received), CALENDAR, start=start).date.isoformat()


class TestAfterFifteenHours:
    """Decree 23/2015/NĐ-CP, art. 7 (and its sisters): "after 15 giờ" is strictly after; 15:00:00 itself is in time."""

    @pytest.mark.parametrize(
        ("clock", "ends"),
        [("14:59:59", "2026-08-27"), ("15:00:00", "2026-08-27"), ("15:00:01", "2026-08-28"), ("16:30", "2026-08-28")],
    )
    def test_a_certification_asked_for_at_the_counter(self, clock: str, ends: str) -> None:
        assert due(SameDay(cutoff=FIFTEEN), f"2026-08-27 {clock}") == ends

    @pytest.mark.parametrize(("clock", "ends"), [("15:00:00", "2026-08-18"), ("15:00:01", "2026-08-19")])
    def test_a_package_of_three_working_days(self, clock: str, ends: str) -> None:
        assert due(WorkingDays(3, cutoff=FIFTEEN), f"2026-08-13 {clock}") == ends


class TestCutoffOnADayLimitAfterIt:
    """Decree 63/2024/NĐ-CP, art. 7.2.

    What comes in after 15:00 counts as received on the next working day, and day 1 is the day after that; for a stamp
    that is kept on a day off as well.
    """

    @pytest.mark.parametrize(
        ("limit", "in_time", "late"),
        [
            (WorkingDays(1, cutoff=FIFTEEN), "2026-08-17", "2026-08-18"),
            (CalendarDays(5, cutoff=FIFTEEN), "2026-08-19", "2026-08-22"),
            (Months(1, cutoff=FIFTEEN), "2026-09-14", "2026-09-17"),
            (Years(1, cutoff=FIFTEEN), "2027-08-16", "2027-08-17"),
        ],
        ids=["working day", "days", "month", "year"],
    )
    def test_on_a_friday(self, limit: TimeLimit, in_time: str, late: str) -> None:
        assert (due(limit, "2026-08-14 15:00"), due(limit, "2026-08-14 15:00:01")) == (in_time, late)

    def test_before_holidays_the_next_working_day_is_after_them(self) -> None:
        assert due(WorkingDays(1, cutoff=FIFTEEN), "2026-08-28 15:01") == "2026-09-04"

    def test_on_a_kept_saturday_too(self) -> None:
        limit = WorkingDays(1, cutoff=FIFTEEN)
        assert due(limit, "2026-08-15 14:00", start=Start.AS_STAMPED) == "2026-08-17"
        assert due(limit, "2026-08-15 15:30", start=Start.AS_STAMPED) == "2026-08-18"

    def test_a_moved_stamp_is_at_the_opening_and_so_in_time(self) -> None:
        assert due(WorkingDays(1, cutoff=FIFTEEN), "2026-08-15 15:30") == "2026-08-18"

    def test_the_cutoff_may_lie_before_opening(self) -> None:
        assert due(WorkingDays(1, cutoff=dt.time(7)), "2026-08-10 07:15") == "2026-08-12"


class TestSameDayAfterItsCutOff:
    """Decree 23/2015/NĐ-CP, art. 7 and Civil Status Law 2014, art. 5.3.

    Within the day of receipt, or on the next working day when it came in after the cut-off; without a cut-off always
    the same day; always by the end of the day.
    """

    def test_after_the_cutoff_before_holidays_it_is_due_after_them(self) -> None:
        assert due(SameDay(cutoff=FIFTEEN), "2026-08-28 15:01") == "2026-09-03"

    def test_after_the_cutoff_on_a_friday_before_a_worked_saturday(self) -> None:
        assert due(SameDay(cutoff=FIFTEEN), "2026-08-21 15:01") == "2026-08-22"

    @pytest.mark.parametrize("clock", ["06:00", "09:00", "12:30", "15:01", "16:59", "17:00"])
    def test_without_a_cutoff_it_is_always_the_same_day(self, clock: str) -> None:
        assert due(SameDay(), f"2026-08-10 {clock}") == "2026-08-10"

    @pytest.mark.parametrize("start", Start)
    @pytest.mark.parametrize("received", ["2026-08-15 10:00", "2026-08-14 17:30"], ids=["day off", "after closing"])
    def test_outside_office_hours_it_is_the_next_working_day(self, received: str, start: Start) -> None:
        assert due(SameDay(), received, start=start) == "2026-08-17"
        assert due(SameDay(cutoff=FIFTEEN), received, start=start) == "2026-08-17"

    @pytest.mark.parametrize("moment", DueMoment)
    def test_it_ends_with_the_day_whatever_the_convention(self, moment: DueMoment) -> None:
        promise = SameDay().due(office_time("2026-08-10 09:00"), CALENDAR, due_moment=moment)
        assert promise.at == office_time("2026-08-10 17:00")

    def test_on_a_worked_saturday(self) -> None:
        assert SameDay().due(office_time("2026-08-22 09:00"), CALENDAR).at == office_time("2026-08-22 17:00")

    def test_on_a_half_day_it_ends_when_the_half_ends(self) -> None:
        half = CALENDAR.with_opening(dt.date(2026, 8, 15), name="làm bù", part="am")
        assert SameDay().due(office_time("2026-08-15 09:00"), half).at == office_time("2026-08-15 12:00")

    def test_the_next_working_day_may_be_a_half_day(self) -> None:
        half = CALENDAR.with_opening(dt.date(2026, 8, 15), name="làm bù", part="am")
        late = SameDay(cutoff=FIFTEEN).due(office_time("2026-08-14 16:00"), half)
        assert late.at == office_time("2026-08-15 12:00")
