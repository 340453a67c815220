"""Every working day of forty-one years, as it stood when somebody last looked."""

import datetime as dt

from tests.snapshots.working_days import SNAPSHOT, YEARS, days_of, read, render

from motcua.calendar import national_calendar

CALENDAR = national_calendar()
KEPT = SNAPSHOT.read_text(encoding="utf-8")


class TestSnapshotOfWorkingDays:
    def test_no_year_has_changed(self) -> None:
        assert render(CALENDAR).splitlines() == KEPT.splitlines()

    def test_day_by_day(self) -> None:
        working = read(KEPT)
        assert {day for year in YEARS for day in days_of(year) if CALENDAR.is_working_day(day)} == working

    def test_what_it_states_can_be_checked_by_hand(self) -> None:
        working = read(KEPT)
        assert dt.date(2011, 1, 30) in working
        assert dt.date(2026, 11, 23) in working
        assert dt.date(2026, 11, 24) not in working
        assert sum(day.year == 2026 for day in working) == 249
