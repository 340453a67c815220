"""Household businesses (1.001612, 2.000720, 1.001570, 1.001266), clause by clause."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.errors import NoFeeLevel, NotInForce, UnknownFact
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, WorkingDays

CALENDAR = national_calendar()
FOUNDING, CHANGE, SUSPENSION, CLOSING = "1.001612", "2.000720", "1.001570", "1.001266"
ALL = (FOUNDING, CHANGE, SUSPENSION, CLOSING)
LAST_OF_THE_DISTRICTS, FIRST_OF_THE_COMMUNES = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
NOW = dt.date(2026, 8, 28)
BY_ITSELF: dict[str, Any] = {"filed_by": "owner", "channel": "counter"}


def version(code: str, on: dt.date = NOW) -> Procedure:
    return reference_catalogue().find(code, on=on)


def bound(procedure: Procedure, binds: Binds) -> list[LimitRule]:
    return [rule for rule in procedure.limits if rule.binds is binds]


class TestTheDistrictsEnd:
    """Decree 168/2025/NĐ-CP, from 1 July 2025: the commune registers what the district did under 01/2021/NĐ-CP."""

    @pytest.mark.parametrize("code", ALL)
    def test_the_level_changes_on_the_day(self, code: str) -> None:
        before, after = version(code, LAST_OF_THE_DISTRICTS), version(code, FIRST_OF_THE_COMMUNES)
        assert (before.level, after.level) == ("district", "commune")
        assert before.in_force.last == LAST_OF_THE_DISTRICTS
        assert after.amended_by == Citation("168/2025/NĐ-CP", verified=False)

    @pytest.mark.parametrize("code", ALL)
    def test_before_the_decree_of_2021_nothing_is_known(self, code: str) -> None:
        assert version(code, dt.date(2021, 1, 4)).in_force.first == dt.date(2021, 1, 4)
        with pytest.raises(NotInForce):
            version(code, dt.date(2021, 1, 3))

    @pytest.mark.parametrize(
        ("code", "district", "commune"),
        [
            (FOUNDING, "2025-07-03", "2025-07-04"),
            (CHANGE, "2025-07-03", "2025-07-04"),
            (SUSPENSION, "2025-07-03", "2025-07-02"),
            (CLOSING, "2025-07-03", "2025-07-08"),
        ],
    )
    def test_each_has_its_time_on_either_side(self, code: str, district: str, commune: str) -> None:
        """Three working days at the district for all; then 3, 3, 1 and 5."""
        before = version(code, LAST_OF_THE_DISTRICTS).due(office_time("2025-06-30 09:00"), CALENDAR)
        after = version(code, FIRST_OF_THE_COMMUNES).due(office_time("2025-07-01 09:00"), CALENDAR)
        assert (str(before.date), str(after.date)) == (district, commune)


class TestTimes:
    """Decree 168/2025/NĐ-CP: 3 working days to register or change, 1 to suspend or resume, 5 to close."""

    @pytest.mark.parametrize(("code", "days"), [(FOUNDING, 3), (CHANGE, 3), (SUSPENSION, 1), (CLOSING, 5)])
    def test_they_are_in_working_days(self, code: str, days: int) -> None:
        assert version(code).limit() == WorkingDays(days)

    def test_a_change_is_registered_within_ten_days(self) -> None:
        """01/2021/NĐ-CP, art. 90, and after it 168/2025/NĐ-CP: the applicant's own deadline."""
        for on in (LAST_OF_THE_DISTRICTS, FIRST_OF_THE_COMMUNES):
            (rule,) = bound(version(CHANGE, on), Binds.APPLICANT)
            assert rule.limit == CalendarDays(10)
            assert rule.since is not None

    def test_only_the_article_that_was_read_is_marked(self) -> None:
        before, after = version(CHANGE, LAST_OF_THE_DISTRICTS), version(CHANGE, FIRST_OF_THE_COMMUNES)
        (read,), (not_read,) = bound(before, Binds.APPLICANT), bound(after, Binds.APPLICANT)
        assert read.citation == Citation("01/2021/NĐ-CP", "90")
        assert not_read.citation == Citation("168/2025/NĐ-CP", verified=False)
        assert [rule.citation for rule in before.limits if rule.promises] == [
            Citation("01/2021/NĐ-CP", "90", verified=False)
        ]

    @pytest.mark.parametrize(("on", "days"), [(LAST_OF_THE_DISTRICTS, "30"), (FIRST_OF_THE_COMMUNES, "15")])
    def test_which_suspensions_count_became_stricter(self, on: dt.date, days: str) -> None:
        (condition,) = version(SUSPENSION, on).conditions
        assert days in condition.vi


class TestAuthorisation:
    """168/2025/NĐ-CP as the pages of 2353/QĐ-BTC count: the paper that authorises a person."""

    @pytest.mark.parametrize(
        ("code", "counts"), [(CHANGE, (1, 0)), (CLOSING, (1, 0)), (FOUNDING, (0, 1)), (SUSPENSION, (0, 1))]
    )
    def test_two_pages_ask_for_the_original_and_two_for_a_copy(self, code: str, counts: tuple[int, int]) -> None:
        (paper,) = [one for one in version(code).papers if one.code == "authorization"]
        assert (paper.originals, paper.copies) == counts


class TestTheTaxOfficeIsAsked:
    """Decree 168/2025/NĐ-CP: the tax office has 2 working days; where it says nothing, it agrees."""

    def test_its_silence_does_not_move_the_date(self) -> None:
        due = version(CLOSING).due(office_time("2026-08-10 09:00"), CALENDAR)
        assert due.date == dt.date(2026, 8, 17)

    def test_its_two_days_lie_inside_the_five(self) -> None:
        (rule,) = bound(version(CLOSING), Binds.CONSULTED)
        assert (rule.limit, rule.kind, rule.promises) == (WorkingDays(2), LimitKind.STEP, False)
        assert rule.name is not None
        assert "coi như đồng ý" in rule.name.vi

    def test_the_district_asked_for_its_clearance_on_paper(self) -> None:
        assert bound(version(CLOSING, LAST_OF_THE_DISTRICTS), Binds.CONSULTED) == []
        missing = version(CLOSING, LAST_OF_THE_DISTRICTS).check(["notice"], founded_by="person").missing
        assert missing == ("tax_clearance", "certificate")

    def test_one_files_within_five_working_days_of_paying_the_debts(self) -> None:
        (rule,) = bound(version(CLOSING), Binds.APPLICANT)
        assert rule.limit == WorkingDays(5)


class TestPapers:
    """Decree 168/2025/NĐ-CP: an application, what the case adds, and what an authorised filer shows."""

    def test_one_person_who_files_brings_the_application_alone(self) -> None:
        assert version(FOUNDING).check(["application"], founded_by="person", **BY_ITSELF).complete is True

    def test_a_household_authorises_its_owner(self) -> None:
        missing = version(FOUNDING).check(["application"], founded_by="family", **BY_ITSELF).missing
        assert missing == ("family_authorization",)

    def test_under_the_decree_of_2021_it_held_a_meeting_too(self) -> None:
        then = version(FOUNDING, LAST_OF_THE_DISTRICTS)
        missing = then.check(["application"], founded_by="family").missing
        assert missing == ("legal_papers", "family_minutes", "family_authorization")
        with pytest.raises(UnknownFact):
            then.check(["application"], founded_by="family", filed_by="owner")

    @pytest.mark.parametrize(
        ("filed_by", "papers"),
        [
            ("person", ("authorization",)),
            ("organisation", ("service_contract", "introduction")),
            ("postal_operator", ("service_contract", "introduction")),
            ("public_post", ("dispatch_slip",)),
        ],
    )
    @pytest.mark.parametrize("code", ALL)
    def test_an_authorised_filer_shows_by_what_right(self, code: str, filed_by: str, papers: tuple[str, ...]) -> None:
        facts = self.plain(code) | {"filed_by": filed_by, "channel": "counter"}
        first = "notice" if code == CLOSING else "application"
        assert version(code).check([first], **facts, electronic_identity=True).missing == papers
        assert version(code).check([first], **facts, electronic_identity=False).missing == (*papers, "identity_copy")

    @staticmethod
    def plain(code: str) -> dict[str, Any]:
        facts: dict[str, dict[str, Any]] = {
            FOUNDING: {"founded_by": "person"},
            CHANGE: {"case": "details", "founded_by_group": False},
            SUSPENSION: {"case": "suspend", "founded_by_group": False},
            CLOSING: {"founded_by_group": False},
        }
        return facts[code]

    @pytest.mark.parametrize("code", [CHANGE, SUSPENSION, CLOSING])
    def test_a_group_of_before_the_decree_brings_its_minutes(self, code: str) -> None:
        facts = self.plain(code) | BY_ITSELF | {"founded_by_group": True}
        assert "group_minutes" in version(code).check([], **facts).missing

    @pytest.mark.parametrize(
        ("case", "paper"),
        [
            ("details", ()),
            ("owner_authorised", ("family_authorization",)),
            ("owner_lost", ("loss_of_owner", "family_authorization")),
            ("member_joins", ("family_authorization",)),
            ("member_leaves", ()),
        ],
    )
    def test_each_change_has_its_paper(self, case: str, paper: tuple[str, ...]) -> None:
        found = version(CHANGE).check(["application"], case=case, founded_by_group=False, **BY_ITSELF)
        assert found.missing == paper

    @pytest.mark.parametrize("case", ["suspend", "resume"])
    def test_suspending_and_resuming_ask_for_the_same(self, case: str) -> None:
        found = version(SUSPENSION).check(["application"], case=case, founded_by_group=False, **BY_ITSELF)
        assert found.complete is True


class TestCharge:
    """85/2019/TT-BTC: the provincial council sets the charge; what the portal shows is no tariff."""

    @pytest.mark.parametrize("code", ALL)
    @pytest.mark.parametrize("on", [LAST_OF_THE_DISTRICTS, NOW])
    def test_an_amount_is_never_made_up(self, code: str, on: dt.date) -> None:
        quote = version(code, on).quote(on=on)
        assert [str(line.set_by) for line in quote.lines] == ["HĐND cấp tỉnh"]
        with pytest.raises(NoFeeLevel):
            _ = quote.total


class TestTheResult:
    def test_closing_ends_in_a_status_or_a_refusal(self) -> None:
        assert [result.refusal for result in version(CLOSING).results] == [False, True]

    def test_where_the_filer_is_not_known_nothing_is_decided(self) -> None:
        found = version(FOUNDING).check(["application"], founded_by="person", channel="counter")
        assert (found.complete, found.missing) == (None, ())
        assert "filed_by" in found.questions
