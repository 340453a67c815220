"""What an examiner asks who wants to find the library wrong: odd days, odd hours, odd papers, each answered by hand.

The days were counted on paper from the notices of each year, the amounts from the tariffs, before the library was
asked.
"""

import datetime as dt
from typing import Any

import pytest
from dateutil.rrule import SA, WEEKLY, rrule
from tests.law.test_linked_packages import days, plan

from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.desk import Desk, DeskSession
from motcua.money import VND
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue
from motcua.timelimit import CalendarDays, Months, WorkingHours

CALENDAR = national_calendar()


def version(code: str, day: str) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day[:10]))


def due(code: str, received: str, **facts: Any) -> str:
    return version(code, received).due(office_time(received), CALENDAR, **facts).date.isoformat()


class TestFifteenHours:
    """Law 60/2014/QH13, art. 5.3; 23/2015/NĐ-CP, art. 7; 63/2024/NĐ-CP, art. 7.2: after 15:00, and not at 15:00."""

    @pytest.mark.parametrize(
        ("code", "received", "expected"),
        [
            ("1.001193", "2026-08-28 15:00:00", "2026-08-28"),
            ("1.001193", "2026-08-28 15:00:01", "2026-09-03"),  # Monday 31 August to 2 September are off
            ("2.000908", "2026-08-21 15:30", "2026-08-22"),  # the Saturday is worked
            ("1.001193", "2026-08-22 10:00", "2026-08-22"),
            ("2.000635", "2027-02-03 15:01", "2027-02-11"),  # the eve of Tết
        ],
    )
    def test_to_the_second(self, code: str, received: str, expected: str) -> None:
        assert due(code, received) == expected

    @pytest.mark.parametrize(("received", "expected"), [("15:00", "2026-09-10"), ("15:01", "2026-09-11")])
    def test_in_a_package_the_whole_count_begins_a_day_later(self, received: str, expected: str) -> None:
        assert plan("birth", f"2026-09-07 {received}").due.date.isoformat() == expected


class TestTetAndExchangedDays:
    """The notices of 2024 to 2027: every day off, and every Saturday worked for one."""

    @pytest.mark.parametrize(
        ("code", "received", "facts", "expected"),
        [
            ("1.004222", "2024-02-06 09:00", {}, "2024-02-22"),  # 7 | 8, 9, 12 to 14 off | 15, 16, 19 to 22
            ("1.004873", "2024-04-25 09:00", {"verification": False}, "2024-05-03"),  # Monday 29 April is exchanged
            ("1.003197", "2024-04-25 09:00", {}, "2024-05-06"),  # the fourth day is Saturday 4 May
            ("1.004873", "2025-01-23 09:00", {"verification": False}, "2025-02-04"),  # 27 to 31 January off
            ("1.004194", "2025-04-25 09:00", {}, "2025-04-29"),  # the first day is Saturday 26 April
            ("1.004194", "2025-12-31 09:00", {}, "2026-01-07"),  # Friday 2 January is exchanged
            ("1.004194", "2026-01-08 09:00", {}, "2026-01-12"),  # for Saturday 10 January
            ("1.001022", "2026-08-20 09:00", {"verification": False}, "2026-08-24"),  # Saturday 22 August is worked
            ("1.001022", "2026-08-20 09:00", {"verification": True}, "2026-09-03"),  # for Monday 31 August
            ("1.001612", "2026-11-20 09:00", {}, "2026-11-26"),  # 24 November off, Monday 23 worked
            ("1.001612", "2027-02-02 09:00", {}, "2027-02-12"),  # 4, 5 and 8 to 10 February off
        ],
    )
    def test_each_notice_is_kept(self, code: str, received: str, facts: dict[str, Any], expected: str) -> None:
        assert due(code, received, **facts) == expected

    def test_a_desk_kept_on_a_plain_saturday_receives_and_does_not_work(self) -> None:
        """1.014061 is received on Saturday mornings; QĐ 14/2010/QĐ-TTg makes no working day of them."""
        morning = rrule(WEEKLY, byweekday=SA, dtstart=dt.datetime(2026, 1, 1))
        desk = Desk(reception=[DeskSession(morning, dt.time(7, 30), dt.time(11, 30))])
        received, identity = office_time("2026-09-05 09:00"), version("1.014061", "2026-09-05")
        assert identity.due(received, CALENDAR, desk=desk).date == dt.date(2026, 9, 15)
        assert identity.due(received, CALENDAR).date == dt.date(2026, 9, 16)


class TestLastDayOff:
    """Law 91/2015/QH13, arts. 147, 148: the first day is not counted, a last day off ends on the next working day."""

    @pytest.mark.parametrize(
        ("code", "received", "facts", "expected"),
        [
            ("2.001263", "2026-08-03 09:00", {}, "2026-09-03"),  # the thirtieth day is 2 September
            ("1.012812", "2026-04-01 09:00", {"remote_area": False}, "2026-05-04"),  # it is 1 May, a Friday
            ("1.012812", "2026-04-01 09:00", {"remote_area": True}, "2026-05-11"),  # thirty and ten
            ("1.004873", "2026-01-08 09:00", {"verification": True}, "2026-02-02"),  # it is Saturday 31 January
            ("1.011607", "2026-08-18 09:00", {"complaint": False}, "2026-09-03"),  # it is 2 September
        ],
    )
    def test_calendar_days_run_on_to_a_working_day(
        self, code: str, received: str, facts: dict[str, Any], expected: str
    ) -> None:
        assert due(code, received, **facts) == expected

    @pytest.mark.parametrize(
        ("received", "months", "expected"),
        [("2026-03-31 09:00", 1, "2026-05-04"), ("2025-08-29 09:00", 6, "2026-03-02")],
    )
    def test_a_month_without_that_day_ends_on_its_last(self, received: str, months: int, expected: str) -> None:
        """30 April and 1 May are off, and so is Saturday 28 February."""
        assert Clock(Months(months), office_time(received), CALENDAR).due.date.isoformat() == expected

    def test_hours_count_in_office_hours_or_round_the_clock(self) -> None:
        """118/2025/NĐ-CP, art. 17.2.c, and 03/2026/QH16, art. 3.3."""
        friday = office_time("2026-08-28 16:00")
        assert WorkingHours(8).due(friday, CALENDAR).date == dt.date(2026, 9, 3)
        at = version("1.001193", "2027-03-01").due(office_time("2027-03-01 09:00"), CALENDAR).at
        assert at == office_time("2027-03-02 09:00")


class TestTwoLaws:
    """The day the law changed, and the day before."""

    @pytest.mark.parametrize(
        ("code", "received", "facts", "expected"),
        [
            ("1.001193", "2027-02-26 15:30", {}, "2027-03-01"),  # 03/2026/QH16, art. 30
            ("1.013225", "2026-06-30 09:00", {"case": "house"}, "2026-07-15"),  # 50/2014/QH13, art. 102.1.e
            ("1.013225", "2026-07-01 09:00", {"case": "house"}, "2026-07-10"),  # 217/2026/NĐ-CP, art. 54.1.b
            ("1.013225", "2026-06-12 09:00", {"case": "linear", "further_review": True}, "2026-07-13"),
            ("1.001776", "2025-06-30 09:00", {"complaint": False}, "2025-07-28"),  # 20/2021/NĐ-CP, art. 8
            ("1.001776", "2025-07-01 09:00", {}, "2025-07-15"),  # 147/2025/NĐ-CP, art. 5
            ("1.012796", "2025-08-04 09:00", {"remote_area": False}, "2025-08-14"),  # 151/2025/NĐ-CP
            ("1.013978", "2025-07-01 09:00", {"case": "registration", "remote_area": False}, "2025-07-24"),
        ],
    )
    def test_each_dossier_is_counted_by_its_own(
        self, code: str, received: str, facts: dict[str, Any], expected: str
    ) -> None:
        assert due(code, received, **facts) == expected

    def test_there_is_no_district_after_june_2025(self) -> None:
        """120/2025/NĐ-CP, 140/2025/NĐ-CP, 168/2025/NĐ-CP: two levels."""
        after = dt.date(2025, 7, 1)
        codes = sorted({str(one.code) for one in reference_catalogue()})
        levels = {one.level for code in codes for one in reference_catalogue().versions(code) if after in one.in_force}
        assert "district" not in levels
        assert version("1.013225", "2025-06-30").level == "district"


class TestPackages:
    """63/2024/NĐ-CP, art. 14, as 301/2026/NĐ-CP has it: each agency its own time, from when its file comes."""

    def test_merit_has_eighteen_working_days_after_the_death_certificate(self) -> None:
        found = days(plan("death", "2026-09-07 09:00", beneficiary="merit"))
        assert (found["death"], found["removal"], found["funeral"]) == ("2026-09-08", "2026-09-09", "2026-10-02")

    def test_a_pension_is_ended_before_the_health_authority_begins(self) -> None:
        """Two working days, and three after them."""
        told = {"beneficiary": "social_protection", "survivor_pension": True}
        assert days(plan("death", "2026-09-07 09:00", **told))["funeral"] == "2026-09-15"


class TestMoney:
    @pytest.mark.parametrize(
        ("pages", "copies", "total"), [(3, 2, 10_000), (198, 1, 200_000), (199, 1, 200_000), (300, 2, 400_000)]
    )
    def test_the_cap_is_for_each_copy(self, pages: int, copies: int, total: int) -> None:
        """226/2016/TT-BTC, art. 4: 2,000 for the first two pages, 1,000 from the third, 200,000 at most for a copy."""
        quote = version("2.000815", "2026-08-10").quote(on=dt.date(2026, 8, 10), pages=pages, copies=copies)
        assert quote.total == VND(total)

    @pytest.mark.parametrize(
        ("on", "facts", "total"),
        [
            ("2026-08-14", {"channel": "online", "digital_citizen": True}, 10_000),
            ("2026-08-15", {"channel": "online", "digital_citizen": True}, 0),
            ("2026-08-15", {"channel": "counter", "digital_citizen": True}, 20_000),
            ("2027-02-28", {"channel": "online", "digital_citizen": True}, 0),
            ("2027-03-01", {"channel": "online", "digital_citizen": True}, 10_000),
            ("2026-08-15", {"channel": "online", "digital_citizen": True, "residence_exempt_as": "poor"}, 0),
        ],
    )
    def test_a_relief_begins_and_ends_on_its_days_and_the_best_one_holds(
        self, on: str, facts: dict[str, Any], total: int
    ) -> None:
        """75/2022/TT-BTC and 117/2026/TT-BTC."""
        assert version("1.004222", on).quote(on=dt.date.fromisoformat(on), **facts).total == VND(total)


class TestTheRuleIsNamed:
    """A date that nobody can trace is no answer: each says the article it was counted by."""

    @pytest.mark.parametrize(
        ("code", "received", "facts", "rule"),
        [
            ("1.001193", "2026-08-28 09:00", {}, Citation("60/2014/QH13", "5", "3")),
            ("2.001263", "2026-08-03 09:00", {}, Citation("52/2010/QH12", "19", "2")),
            ("1.013225", "2026-07-01 09:00", {"case": "house"}, Citation("217/2026/NĐ-CP", "54", "1", "b")),
        ],
    )
    def test_by_the_date_itself(self, code: str, received: str, facts: dict[str, Any], rule: Citation) -> None:
        assert version(code, received).due(office_time(received), CALENDAR, **facts).rule == rule


def test_sixty_days_of_posting_promise_nothing_to_the_adopter() -> None:
    """52/2010/QH12, arts. 15.2.b and 19.2: the posting is a minimum beside the thirty days, not a part of them."""
    adoption = version("2.001263", "2026-08-03")
    assert adoption.limit(child_found=True) == CalendarDays(30)
