"""Missions abroad count by the calendar of the country they stand in."""

import datetime as dt

import pytest

from motcua.adapters.abroad import host_calendar
from motcua.calendar import Certainty, Reason, office_time
from motcua.errors import BadValue
from motcua.timelimit import WorkingDays

TOKYO = dt.timezone(dt.timedelta(hours=9))
CAIRO = dt.timezone(dt.timedelta(hours=2))


class TestHostCalendar:
    def test_a_holiday_of_the_host_is_a_day_off(self) -> None:
        day = host_calendar("JP", zone=TOKYO, first_year=2026, last_year=2026).day(dt.date(2026, 11, 23))
        assert (day.working, day.reason) == (False, Reason.STATUTORY)

    def test_vietnam_culture_day_is_none_of_the_hosts(self) -> None:
        assert host_calendar("JP", zone=TOKYO, first_year=2026, last_year=2026).is_working_day(dt.date(2026, 11, 24))

    def test_its_days_are_projected_and_unverified(self) -> None:
        day = host_calendar("JP", zone=TOKYO, first_year=2026, last_year=2026).day(dt.date(2026, 11, 23))
        assert (day.certainty, day.citation.verified) == (Certainty.PROJECTED, False)

    def test_the_weekly_rest_is_the_hosts(self) -> None:
        cairo = host_calendar("EG", zone=CAIRO, first_year=2026, last_year=2026)
        assert not cairo.is_working_day(dt.date(2026, 11, 20)), "Friday"
        assert cairo.is_working_day(dt.date(2026, 11, 22)), "Sunday"

    def test_a_make_up_day_of_the_host_is_worked(self) -> None:
        china = host_calendar("CN", zone=TOKYO, first_year=2024, last_year=2024)
        assert china.day(dt.date(2024, 2, 4)).reason is Reason.MAKE_UP

    def test_a_limit_runs_in_the_missions_own_zone(self) -> None:
        due = WorkingDays(2).due(
            office_time("2026-11-20 08:00"), host_calendar("JP", zone=TOKYO, first_year=2026, last_year=2026)
        )
        assert due.at.isoformat() == "2026-11-25T17:00:00+09:00"

    def test_an_unknown_country_is_named(self) -> None:
        with pytest.raises(BadValue, match="'XX'"):
            host_calendar("XX", zone=TOKYO)

    def test_years_run_forward(self) -> None:
        with pytest.raises(BadValue, match="2027 to 2026"):
            host_calendar("JP", zone=TOKYO, first_year=2027, last_year=2026)
