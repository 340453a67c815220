"""Marriage registration (1.000894), clause by clause, on the days before and after each change."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.completeness import Completeness
from motcua.errors import NoFeeLevel, NoPromise, UndecidedFacts, UnknownFact
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import Hours, SameDay, UnknownLimit, WorkingDays

CALENDAR = national_calendar()
OLD_LAW = [
    "2016-01-01",
    "2022-12-31",
    "2023-01-01",
    "2025-01-08",
    "2025-01-09",
    "2025-06-30",
    "2025-07-01",
    "2026-01-14",
    "2026-01-15",
    "2027-02-28",
]


def marriage(day: str = "2026-08-28") -> Procedure:
    return reference_catalogue().find("1.000894", on=dt.date.fromisoformat(day))


def inside(day: str, kind: LimitKind) -> list[LimitRule]:
    return [rule for rule in marriage(day).limits if rule.kind is kind]


class TestAtOnce:
    """Law 60/2014/QH13, art. 18.2 and 5.3: at once; received after 15:00, on the next working day."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_it_holds_under_every_version_of_the_old_law(self, day: str) -> None:
        assert marriage(day).limit(verification=False) == SameDay(cutoff=dt.time(15))

    def test_a_friday_afternoon_before_national_day(self) -> None:
        received = office_time("2026-08-28 15:01")
        assert marriage().due(received, CALENDAR, verification=False).date == dt.date(2026, 9, 3)


class TestConditionsAreVerified:
    """Law 60/2014/QH13, art. 18.2, second paragraph: not more than 5 working days."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_five_working_days(self, day: str) -> None:
        rule = next(rule for rule in marriage(day).limits if rule.promises)
        assert marriage(day).limit(verification=True) == WorkingDays(5) == rule.limit
        assert str(rule.citation) == "60/2014/QH13, art. 18.2"

    def test_they_run_over_national_day(self) -> None:
        received = office_time("2026-08-27 09:00")
        assert marriage().due(received, CALENDAR, verification=True).date == dt.date(2026, 9, 8)

    def test_whether_one_is_needed_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            marriage().due(office_time("2026-08-28 09:00"), CALENDAR)
        assert caught.value.names == ("verification",)

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_waiting_for_its_answer_is_not_counted(self, day: str) -> None:
        """Decree 123/2015/NĐ-CP, art. 3.4."""
        (rule,) = inside(day, LimitKind.EXCLUDED)
        assert (str(rule.citation), rule.promises) == ("123/2015/NĐ-CP, art. 3.4", False)

    @pytest.mark.parametrize(("day", "steps"), [("2025-01-08", 0), ("2025-01-09", 1), ("2027-02-28", 1)])
    def test_the_commune_that_is_asked_answers_in_three_working_days(self, day: str, steps: int) -> None:
        """Decree 123/2015/NĐ-CP, art. 3.5, added by 07/2025/NĐ-CP from 9 January 2025."""
        asked = [rule for rule in inside(day, LimitKind.STEP) if rule.binds is Binds.CONSULTED]
        assert [rule.limit for rule in asked] == [WorkingDays(3)] * steps


class TestNewLaw:
    """Law 03/2026/QH16, art. 3.3: 24 hours; what had a limit of its own waits for a decree (art. 29.4)."""

    def test_at_once_becomes_24_hours(self) -> None:
        assert marriage("2027-03-01").limit(verification=False) == Hours(24)

    def test_for_a_verification_nothing_can_be_promised(self) -> None:
        version = marriage("2027-03-01")
        assert isinstance(version.limit(verification=True), UnknownLimit)
        with pytest.raises(NoPromise):
            version.due(office_time("2027-03-01 09:00"), CALENDAR, verification=True)

    def test_nothing_of_the_old_law_stands_beside(self) -> None:
        assert {str(rule.citation)[:12] for rule in marriage("2027-03-01").limits} == {"03/2026/QH16"}


class TestPapers:
    """Decree 123/2015/NĐ-CP, art. 2.1 and 10, with what the decrees of 2022, 2025 and 2026 cut."""

    @pytest.mark.parametrize(("day", "asked"), [("2025-01-08", True), ("2025-01-09", False)])
    def test_the_certificate_of_marital_status_ended_with_the_look_up(self, day: str, *, asked: bool) -> None:
        facts = {"outside_commune": True} if asked else {}
        missing = self.check(day, residence_lookup="found", **facts).missing
        assert ("marital_status" in missing) is asked

    def test_the_question_it_hung_on_is_asked_no_more(self) -> None:
        with pytest.raises(UnknownFact):
            marriage("2025-01-09").check([], outside_commune=True)

    @pytest.mark.parametrize(("day", "missing"), [("2022-12-31", True), ("2023-01-01", False)])
    def test_residence_is_looked_up_since_2023(self, day: str, *, missing: bool) -> None:
        facts = {} if missing else {"residence_lookup": "found"}
        assert ("residence_proof" in self.check(day, outside_commune=False, **facts).missing) is missing

    @pytest.mark.parametrize("outcome", ["incomplete", "unavailable"])
    def test_a_look_up_that_fails_brings_the_paper_back(self, outcome: str) -> None:
        assert "residence_proof" in self.check("2026-08-28", residence_lookup=outcome).missing

    @pytest.mark.parametrize("day", ["2016-01-01", "2025-01-08", "2025-01-09", "2026-08-28"])
    def test_who_works_or_studies_abroad_brings_the_certificate_of_the_mission(self, day: str) -> None:
        """Decree 123/2015/NĐ-CP, art. 10.2, never amended: for somebody abroad for a limited time."""
        facts: dict[str, Any] = {"outside_commune": False} if day < "2025-01-09" else {}
        assert "mission_status" in self.check(day, abroad_for_a_time=True, **facts).missing
        assert "mission_status" not in self.check(day, **facts).missing

    def test_a_divorce_abroad_has_to_be_entered_first(self) -> None:
        (first,) = marriage().requires
        assert (str(first.code), str(first.when)) == ("2.000554", "divorced_abroad and divorce_lookup != 'found'")
        assert str(first.citation) == "123/2015/NĐ-CP, art. 37.2"

    @staticmethod
    def check(day: str, **facts: Any) -> Completeness:
        return marriage(day).check(["declaration", "identity"], channel="counter", divorced_abroad=False, **facts)


class TestCharge:
    """Law 60/2014/QH13, art. 11.1.b: free for citizens who live in the country."""

    @pytest.mark.parametrize("day", ["2016-01-01", "2026-08-28", "2027-02-28"])
    def test_citizens_in_the_country_pay_nothing(self, day: str) -> None:
        on = dt.date.fromisoformat(day)
        assert marriage(day).quote(on=on, resident_citizens=True).total == VND(0)

    def test_what_the_new_law_exempts_is_not_known(self) -> None:
        with pytest.raises(NoFeeLevel):
            _ = marriage("2027-03-01").quote(on=dt.date(2027, 3, 1), resident_citizens=True).total
