"""Poor households recognised (1.011607) and those that rose out of poverty (1.011608), all the year round."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.errors import NotInForce
from motcua.money import VND
from motcua.procedure import LimitKind, Procedure
from motcua.timelimit import CalendarDays, Stages, WorkingDays

CALENDAR = national_calendar()
DAYS = ["2021-09-01", "2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01", "2026-11-22"]


def review(code: str, day: str) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def due(code: str, day: str, **facts: Any) -> str:
    return str(review(code, day).due(office_time(f"{day} 09:00"), CALENDAR, **facts).date)


@pytest.mark.parametrize("code", ["1.011607", "1.011608"])
class TestFifteenDays:
    """Decision 24/2021/QĐ-TTg: 15 days from the start of the review, 7 working days more after a complaint."""

    @pytest.mark.parametrize("day", DAYS)
    def test_they_hold_in_every_version(self, code: str, day: str) -> None:
        assert review(code, day).limit() == CalendarDays(15)
        assert review(code, day).limit(complaint=True) == Stages(CalendarDays(15), WorkingDays(7))

    def test_they_count_from_the_start_of_the_review(self, code: str) -> None:
        (base,) = (rule for rule in review(code, "2026-03-02").limits if rule.promises and not rule.adds)
        assert base.since is not None
        assert "counted from the start of the review" in review(code, "2026-03-02").describe("en")
        assert due(code, "2026-03-02") == "2026-03-17"

    def test_a_complaint_is_looked_into_in_working_days(self, code: str) -> None:
        assert due(code, "2026-03-02", complaint=True) == "2026-03-26"

    def test_both_outcomes_are_posted_for_three_working_days(self, code: str) -> None:
        posted = [rule for rule in review(code, "2026-03-02").limits if rule.kind is LimitKind.POSTING]
        assert [(rule.limit, str(rule.when)) for rule in posted] == [
            (WorkingDays(3), "True"),
            (WorkingDays(3), "complaint"),
        ]

    def test_seven_working_days_before_september_2021(self, code: str) -> None:
        """Circular 14/2018/TT-BLĐTBXH."""
        assert due(code, "2021-08-31") == "2021-09-13"
        assert due(code, "2021-09-01") == "2021-09-16"

    def test_the_first_version_begins_where_it_is_certain(self, code: str) -> None:
        assert review(code, "2018-12-01").limit() == WorkingDays(7)
        with pytest.raises(NotInForce):
            review(code, "2018-11-30")

    def test_a_household_brings_its_request_and_pays_nothing(self, code: str) -> None:
        procedure = review(code, "2026-03-02")
        assert procedure.check([]).missing == ("request",)
        assert procedure.quote(on=dt.date(2026, 3, 2)).total == VND(0)

    def test_the_form_changed_with_the_decision(self, code: str) -> None:
        forms = [next(iter(review(code, day).papers)).form for day in ("2021-08-31", "2021-09-01")]
        number = {"1.011607": "01", "1.011608": "04"}[code]
        assert forms == ["Phụ lục 1a, 14/2018/TT-BLĐTBXH", f"{number}, 24/2021/QĐ-TTg"]
