"""Registration of a death (1.000656): which cases have a limit for a verification, and which have none."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.completeness import Completeness
from motcua.errors import BadValue, NoFeeLevel, NoPromise, UndecidedFacts, UnknownFact
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, Hours, SameDay, UnknownLimit, WorkingDays

CALENDAR = national_calendar()
AT_ONCE = SameDay(cutoff=dt.time(15))
OLD_LAW = [
    "2016-01-01",
    "2022-12-31",
    "2023-01-01",
    "2024-06-09",
    "2024-06-10",
    "2025-01-08",
    "2025-01-09",
    "2025-06-30",
    "2025-07-01",
    "2026-01-14",
    "2026-01-15",
    "2026-08-31",
    "2026-09-01",
    "2027-02-28",
]


def death(day: str = "2026-08-28") -> Procedure:
    return reference_catalogue().find("1.000656", on=dt.date.fromisoformat(day))


class TestAtOnce:
    """Law 60/2014/QH13, art. 34.2 and 5.3: at once; received after 15:00, on the next working day."""

    @pytest.mark.parametrize("case", ["ordinary", "foreign", "border"])
    @pytest.mark.parametrize("day", OLD_LAW)
    def test_without_a_verification_every_case_is(self, day: str, case: str) -> None:
        assert death(day).limit(case=case, verification=False) == AT_ONCE


class TestAVerification:
    """Three working days in the named cases; art. 34 has none for a death in the country."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_in_the_country_it_has_no_limit_of_its_own(self, day: str) -> None:
        assert death(day).limit(case="ordinary", verification=True) == AT_ONCE

    @pytest.mark.parametrize(
        ("case", "clause"), [("foreign", "60/2014/QH13, art. 52.2"), ("border", "123/2015/NĐ-CP, art. 20.3")]
    )
    @pytest.mark.parametrize("day", OLD_LAW)
    def test_foreigners_and_border_communes_have_three_working_days(self, day: str, case: str, clause: str) -> None:
        due = death(day).due(office_time(f"{day} 09:00"), CALENDAR, case=case, verification=True)
        assert (due.limit, str(due.rule)) == (WorkingDays(3), clause)

    def test_which_case_it_is_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            death().limit(verification=True)
        assert caught.value.names == ("case",)

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_waiting_for_its_answer_is_not_counted(self, day: str) -> None:
        """Decree 123/2015/NĐ-CP, art. 3.4."""
        (rule,) = (rule for rule in death(day).limits if rule.kind is LimitKind.EXCLUDED)
        assert str(rule.citation) == "123/2015/NĐ-CP, art. 3.4"


class TestInThePackage:
    """296/QĐ-VPCP from 10 June 2024; 301/2026/NĐ-CP from 1 September 2026. Neither row was read with its article."""

    def test_before_the_package_there_was_no_such_case(self) -> None:
        with pytest.raises(BadValue):
            death("2024-06-09").limit(case="package", verification=False)

    @pytest.mark.parametrize("day", ["2024-06-10", "2026-08-31"])
    def test_the_same_day_or_three_working_days(self, day: str) -> None:
        limits = [death(day).limit(case="package", verification=needed) for needed in (False, True)]
        assert limits == [AT_ONCE, WorkingDays(3)]

    @pytest.mark.parametrize("day", ["2026-09-01", "2027-02-28", "2027-03-01"])
    def test_24_hours_or_three_working_days(self, day: str) -> None:
        limits = [death(day).limit(case="package", verification=needed) for needed in (False, True)]
        assert limits == [Hours(24), WorkingDays(3)]

    @pytest.mark.parametrize("day", ["2026-01-15", "2026-08-31", "2026-09-01", "2027-02-28"])
    def test_a_new_package_leaves_the_announcement_of_the_procedure(self, day: str) -> None:
        assert str(death(day).announced_by) == "163/QĐ-BTP"


class TestNewLaw:
    """Law 03/2026/QH16, art. 3.3: 24 hours; what had a limit of its own waits for a decree (art. 29.4)."""

    @pytest.mark.parametrize("needed", [True, False])
    def test_at_once_becomes_24_hours(self, *, needed: bool) -> None:
        assert death("2027-03-01").limit(case="ordinary", verification=needed) == Hours(24)

    @pytest.mark.parametrize("case", ["foreign", "border"])
    def test_for_a_verification_nothing_can_be_promised(self, case: str) -> None:
        version = death("2027-03-01")
        assert isinstance(version.limit(case=case, verification=True), UnknownLimit)
        with pytest.raises(NoPromise):
            version.due(office_time("2027-03-01 09:00"), CALENDAR, case=case, verification=True)

    def test_a_certificate_takes_the_place_of_the_extract(self) -> None:
        results = [death(day).results[0].name.vi for day in ("2027-02-28", "2027-03-01")]
        assert results == ["Trích lục khai tử", "Giấy chứng tử"]


class TestFifteenDays:
    """Law 60/2014/QH13, art. 33.1: the family registers the death within 15 days; the new law keeps them."""

    @pytest.mark.parametrize(
        ("day", "clause"), [("2027-02-28", "60/2014/QH13, art. 33.1"), ("2027-03-01", "03/2026/QH16, art. 20.3")]
    )
    def test_they_bind_the_applicant(self, day: str, clause: str) -> None:
        (rule,) = self.bound(day)
        assert (rule.limit, str(rule.citation)) == (CalendarDays(15), clause)

    @staticmethod
    def bound(day: str) -> list[LimitRule]:
        rules = death(day).limits
        return [rule for rule in rules if rule.binds is Binds.APPLICANT and rule.kind is LimitKind.TOTAL]


class TestPapers:
    """Law 60/2014/QH13, art. 34.1; signed data replace the notice of death (123/2015/NĐ-CP, art. 2.2)."""

    def test_evidence_stands_for_the_notice(self) -> None:
        assert self.check("death_evidence").complete is True
        assert self.check().missing == ("death_notice",)

    @pytest.mark.parametrize(("day", "complete"), [("2020-07-15", False), ("2020-07-16", True)])
    def test_evidence_of_a_death_long_ago_came_with_the_circular(self, day: str, *, complete: bool) -> None:
        """04/2020/TT-BTP, art. 13, in force on 16 July 2020; before it nothing stood for the notice."""
        papers = ["declaration", "identity", "residence_proof", "death_evidence"]
        facts: dict[str, Any] = {"channel": "counter", "filed_by": "responsible", "last_residence_known": True}
        assert death(day).check(papers, **facts).complete is complete

    def test_signed_data_replace_the_notice(self) -> None:
        assert self.check(notice_lookup="found").complete is True
        assert self.check(notice_lookup="unavailable").missing == ("death_notice",)

    def test_they_do_since_9_january_2025(self) -> None:
        """Decree 123/2015/NĐ-CP, art. 2.2, by 07/2025/NĐ-CP; the day before, nothing was looked up."""
        papers = ["declaration", "identity"]
        facts: dict[str, Any] = {"channel": "counter", "filed_by": "responsible", "last_residence_known": True}
        facts["residence_lookup"] = "found"
        assert death("2025-01-09").check(papers, notice_lookup="found", **facts).complete is True
        assert death("2025-01-09").check(papers, **facts).missing == ("death_notice",)
        with pytest.raises(UnknownFact):
            death("2025-01-08").check(papers, notice_lookup="found", **facts)

    @pytest.mark.parametrize(("day", "shown"), [("2026-01-14", True), ("2026-01-15", False)])
    def test_who_is_looked_up_shows_no_identity_paper(self, day: str, *, shown: bool) -> None:
        """Decree 123/2015/NĐ-CP, art. 2.1, by 18/2026/NĐ-CP, from 15 January 2026."""
        facts: dict[str, Any] = {"channel": "counter", "filed_by": "responsible", "last_residence_known": True}
        facts |= {"residence_lookup": "found"} | ({} if shown else {"identity_lookup": "found"})
        missing = death(day).check(["declaration", "death_notice"], **facts).missing
        assert missing == (("identity",) if shown else ())

    def test_where_the_last_residence_is_not_known_the_place_of_death_is_proved(self) -> None:
        answer = self.check("death_notice", last_residence_known=False, residence_lookup="unavailable")
        assert answer.missing == ("place_of_death",)

    @staticmethod
    def check(*papers: str, **facts: Any) -> Completeness:
        usual: dict[str, Any] = {
            "channel": "counter",
            "filed_by": "responsible",
            "last_residence_known": True,
            "residence_lookup": "found",
        }
        return death().check(["declaration", "identity", *papers], **(usual | facts))


class TestCharge:
    """Law 60/2014/QH13, art. 11: free on time, and for families of merit, poor households and the disabled."""

    DAY = dt.date(2026, 7, 6)

    def test_on_time_it_is_free(self) -> None:
        assert death().quote(on=self.DAY, on_time=True).total == VND(0)

    @pytest.mark.parametrize("claimed", ["merit", "poor", "disabled"])
    def test_late_it_is_free_for_those_exempt(self, claimed: str) -> None:
        assert death().quote(on=self.DAY, on_time=False, civil_status_exempt_as=claimed).total == VND(0)

    def test_late_the_province_sets_it(self) -> None:
        with pytest.raises(NoFeeLevel):
            _ = death().quote(on=self.DAY, on_time=False).total
