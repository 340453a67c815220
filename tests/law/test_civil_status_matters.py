"""Marital status, changes, recognition, re-registration and copies: the limits of each, and what changed them."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.errors import NoFeeLevel, NoPromise, UndecidedFacts
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, Hours, Months, SameDay, UnknownLimit, WorkingDays

CALENDAR = national_calendar()
AT_ONCE = SameDay(cutoff=dt.time(15))
BEFORE_2026 = [
    "2016-01-01",
    "2022-12-31",
    "2023-01-01",
    "2025-01-08",
    "2025-01-09",
    "2025-06-30",
    "2025-07-01",
    "2026-01-14",
]
OLD_LAW = [*BEFORE_2026, "2026-01-15", "2027-02-28"]
NEW_LAW = "2027-03-01"

STATUS, CHANGES, RECOGNITION, AGAIN, COPIES = "1.004873", "1.004859", "1.001022", "1.004884", "2.000635"


def version(code: str, day: str = "2026-08-28") -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def rules(code: str, day: str, kind: LimitKind) -> list[LimitRule]:
    return [rule for rule in version(code, day).limits if rule.kind is kind]


def promise(code: str, day: str, **facts: Any) -> Citation | None:
    return version(code, day).due(office_time(f"{day} 09:00"), CALENDAR, **facts).rule


class TestMaritalStatus:
    """Decree 123/2015/NĐ-CP, art. 22: 3 working days."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_three_working_days(self, day: str) -> None:
        assert version(STATUS, day).limit(verification=False) == WorkingDays(3)
        assert promise(STATUS, day, verification=False) == Citation("123/2015/NĐ-CP", "22", "3")

    @pytest.mark.parametrize("day", BEFORE_2026)
    def test_the_23_days_of_a_verification_were_read_on_a_provincial_page_only(self, day: str) -> None:
        cited = promise(STATUS, day, verification=True)
        assert version(STATUS, day).limit(verification=True) == CalendarDays(23)
        assert cited is not None
        assert (cited.verified, cited.document) == (False, "Trang thủ tục 1.004873.000.00.00.H01 (An Giang)")

    @pytest.mark.parametrize("day", ["2026-01-15", "2027-02-28"])
    def test_since_15_january_2026_three_working_days_hold_with_a_verification_too(self, day: str) -> None:
        assert version(STATUS, day).limit(verification=True) == WorkingDays(3)

    @pytest.mark.parametrize(("day", "due"), [("2026-01-14", "2026-02-06"), ("2026-01-15", "2026-01-20")])
    def test_one_day_later_a_verification_is_done_sooner(self, day: str, due: str) -> None:
        promised = version(STATUS, day).due(office_time(f"{day} 09:00"), CALENDAR, verification=True)
        assert promised.date == dt.date.fromisoformat(due)

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_the_day_the_answer_comes_the_certificate_is_issued(self, day: str) -> None:
        """Decree 123/2015/NĐ-CP, art. 22.5."""
        (rule,) = (rule for rule in rules(STATUS, day, LimitKind.STEP) if rule.binds is Binds.AGENCY)
        assert (rule.limit, str(rule.citation)) == (SameDay(), "123/2015/NĐ-CP, art. 22.5")

    @pytest.mark.parametrize(("day", "clause"), [("2025-01-08", "22.4"), ("2025-01-09", "3.5")])
    def test_another_commune_answers_in_three_working_days(self, day: str, clause: str) -> None:
        (rule,) = (rule for rule in rules(STATUS, day, LimitKind.STEP) if rule.binds is Binds.CONSULTED)
        assert (rule.limit, str(rule.citation)) == (WorkingDays(3), f"123/2015/NĐ-CP, art. {clause}")

    def test_it_is_valid_for_six_months(self) -> None:
        assert version(STATUS).results[0].valid_for == Months(6)

    @pytest.mark.parametrize(("lookup", "asked"), [("not_tried", False), ("found", False), ("unavailable", True)])
    def test_a_divorce_is_told_and_looked_up(self, lookup: str, *, asked: bool) -> None:
        """Decree 123/2015/NĐ-CP, art. 22.2, by 18/2026/NĐ-CP: the paper comes back only where the look-up fails."""
        facts: dict[str, Any] = {"channel": "counter", "marriage_ended": True, "marriage_end_lookup": lookup}
        papers = version(STATUS, "2026-01-15").requirements(**facts)
        assert ("marriage_end" in [paper.code for paper in papers]) is asked

    @pytest.mark.parametrize("day", ["2025-01-09", "2026-01-14"])
    def test_until_14_january_2026_the_divorce_was_shown(self, day: str) -> None:
        """Decree 123/2015/NĐ-CP, art. 22.2, before 18/2026/NĐ-CP amended it."""
        brought = ["declaration", "identity"]
        facts: dict[str, Any] = {"channel": "counter", "filed_by": "self", "reissue": False}
        facts["residence_lookup"] = "found"
        assert version(STATUS, day).check(brought, marriage_ended=True, **facts).missing == ("marriage_end",)
        assert version(STATUS, day).check(brought, marriage_ended=False, **facts).complete is True

    @pytest.mark.parametrize(("day", "may"), [("2025-01-08", []), ("2025-01-09", [True]), ("2026-01-15", [True])])
    def test_who_lived_in_several_places_may_bring_papers_of_them(self, day: str, may: list[bool]) -> None:
        """Decree 123/2015/NĐ-CP, art. 22.4, by 07/2025/NĐ-CP: whoever has them brings them, nobody has to."""
        assert [paper.optional for paper in version(STATUS, day).papers if paper.code == "earlier_status"] == may


class TestChanges:
    """Law 60/2014/QH13, art. 29.2 and 28.2: a supplement at once, the others in 3 working days or in 6."""

    @pytest.mark.parametrize("needed", [True, False])
    @pytest.mark.parametrize("day", OLD_LAW)
    def test_a_supplement_is_made_at_once(self, day: str, *, needed: bool) -> None:
        assert version(CHANGES, day).limit(case="supplement", verification=needed) == AT_ONCE

    @pytest.mark.parametrize("case", ["change", "correction", "ethnicity"])
    @pytest.mark.parametrize("day", OLD_LAW)
    def test_the_others_take_three_working_days_or_six(self, day: str, case: str) -> None:
        limits = [version(CHANGES, day).limit(case=case, verification=needed) for needed in (False, True)]
        assert limits == [WorkingDays(3), WorkingDays(6)]
        assert promise(CHANGES, day, case=case, verification=True) == Citation("60/2014/QH13", "28", "2")

    def test_which_of_the_four_it_is_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            version(CHANGES).limit()
        assert caught.value.names == ("case",)


class TestRecognition:
    """Law 60/2014/QH13, art. 25.2: 3 working days, prolonged by not more than 5 for a verification."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_three_working_days_or_eight(self, day: str) -> None:
        limits = [version(RECOGNITION, day).limit(verification=needed) for needed in (False, True)]
        assert limits == [WorkingDays(3), WorkingDays(8)]
        assert promise(RECOGNITION, day, verification=True) == Citation("60/2014/QH13", "25", "2")

    def test_an_undertaking_with_witnesses_stands_for_the_confirmation(self) -> None:
        facts: dict[str, Any] = {"channel": "counter", "residence_lookup": "found"}
        brought = ["declaration", "identity"]
        assert version(RECOGNITION).check(brought, **facts).missing == ("kinship_confirmation",)
        assert version(RECOGNITION).check([*brought, "undertaking"], **facts).complete is True

    @pytest.mark.parametrize(
        ("day", "brought", "complete"),
        [
            ("2020-07-15", ["undertaking"], False),
            ("2020-07-15", ["undertaking", "keepsakes"], True),
            ("2020-07-15", ["kinship_confirmation"], True),
            ("2020-07-16", ["undertaking"], True),
        ],
    )
    def test_until_july_2020_letters_or_things_went_with_the_undertaking(
        self, day: str, brought: list[str], *, complete: bool
    ) -> None:
        """15/2015/TT-BTP, art. 11, until 15 July 2020; then 04/2020/TT-BTP, art. 14."""
        usual = ["declaration", "identity", "residence_proof"]
        assert version(RECOGNITION, day).check([*usual, *brought], channel="counter").complete is complete

    def test_the_parties_come_themselves(self) -> None:
        """Law 60/2014/QH13, art. 6.2: marriage and recognition cannot be left to somebody authorised."""
        for code in (RECOGNITION, "1.000894"):
            assert not any(paper.code.endswith("authorization") for paper in version(code).papers)


class TestAnotherCommuneIsAsked:
    """Decree 123/2015/NĐ-CP, art. 3.5, since 9 January 2025: an answer in 3 working days, about marital status only."""

    @pytest.mark.parametrize("day", ["2025-01-09", "2026-01-15", "2027-02-28"])
    @pytest.mark.parametrize("code", [CHANGES, RECOGNITION, COPIES, "1.000656"])
    def test_nothing_binds_it_where_marital_status_is_not_asked_about(self, code: str, day: str) -> None:
        assert not [rule for rule in version(code, day).limits if rule.binds is Binds.CONSULTED]

    @pytest.mark.parametrize(("day", "binds"), [("2026-01-14", [WorkingDays(5)]), ("2026-01-15", [])])
    def test_for_a_birth_registered_before_it_had_five_until_2026(self, day: str, binds: list[WorkingDays]) -> None:
        """Decree 123/2015/NĐ-CP, art. 26.3, repealed by 18/2026/NĐ-CP."""
        assert [rule.limit for rule in version(AGAIN, day).limits if rule.binds is Binds.CONSULTED] == binds


class TestReRegistration:
    """Decree 123/2015/NĐ-CP, art. 26, and as amended by 18/2026/NĐ-CP from 15 January 2026."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_five_working_days(self, day: str) -> None:
        assert version(AGAIN, day).limit(verification=False) == WorkingDays(5)
        assert promise(AGAIN, day, verification=False) == Citation("123/2015/NĐ-CP", "26", "2")

    @pytest.mark.parametrize("day", BEFORE_2026)
    def test_the_25_days_of_a_verification_are_recalled_not_read(self, day: str) -> None:
        cited = promise(AGAIN, day, verification=True)
        assert version(AGAIN, day).limit(verification=True) == CalendarDays(25)
        assert cited is not None
        assert not cited.verified

    @pytest.mark.parametrize(("day", "due"), [("2026-01-14", "2026-02-09"), ("2026-01-15", "2026-01-22")])
    def test_they_ended_with_the_look_up(self, day: str, due: str) -> None:
        promised = version(AGAIN, day).due(office_time(f"{day} 09:00"), CALENDAR, verification=True)
        assert promised.date == dt.date.fromisoformat(due)

    @pytest.mark.parametrize(("day", "clauses"), [("2026-01-14", ["26.2", "26.3"]), ("2026-01-15", [])])
    def test_the_earlier_place_answered_in_five_and_three_days_remained(self, day: str, clauses: list[str]) -> None:
        steps = [rule for rule in rules(AGAIN, day, LimitKind.STEP) if "art. 26" in str(rule.citation)]
        assert [str(rule.citation) for rule in steps] == [f"123/2015/NĐ-CP, art. {clause}" for clause in clauses]
        assert [rule.limit for rule in steps] == [WorkingDays(5), WorkingDays(3)][: len(clauses)]

    @pytest.mark.parametrize(("outcome", "waived"), [("found", True), ("incomplete", False), ("not_tried", False)])
    def test_data_replace_the_confirmation_of_the_head(self, outcome: str, *, waived: bool) -> None:
        answer = version(AGAIN).check([], channel="counter", public_servant=True, staff_lookup=outcome)
        assert ("head_confirmation" in answer.waived) is waived


class TestCopies:
    """Law 60/2014/QH13, art. 64.2 and 5.3: at once, wherever one resides."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_at_once(self, day: str) -> None:
        assert version(COPIES, day).limit() == AT_ONCE

    @pytest.mark.parametrize(
        ("received", "due"), [("2026-08-28 15:00", "2026-08-28"), ("2026-08-28 15:01", "2026-09-03")]
    )
    def test_after_three_on_the_next_working_day(self, received: str, due: str) -> None:
        promised = version(COPIES).due(office_time(received), CALENDAR)
        assert promised.date == dt.date.fromisoformat(due)

    @pytest.mark.parametrize(
        ("day", "channel", "total"),
        [
            ("2026-08-14", "online", 16_000),
            ("2026-08-15", "online", 0),
            ("2026-08-15", "counter", 16_000),
            ("2027-02-28", "online", 0),
            ("2027-03-01", "online", 16_000),
        ],
    )
    def test_each_costs_8000_but_for_a_digital_citizen(self, day: str, channel: str, total: int) -> None:
        """281/2016/TT-BTC, art. 4; 117/2026/TT-BTC from 15 August 2026 to 28 February 2027."""
        on = dt.date.fromisoformat(day)
        quote = version(COPIES, day).quote(on=on, copies=2, channel=channel, digital_citizen=True)
        assert quote.total == VND(total)

    @pytest.mark.parametrize(("channel", "free"), [("online", True), ("counter", False)])
    def test_a_digital_citizen_s_marital_status_is_free_online_whatever_the_council_asks(
        self, channel: str, *, free: bool
    ) -> None:
        """66.22/2026/NQ-CP, art. 5.1 and annex II; 117/2026/TT-BTC, art. 2.3 leaves the charge of a council to it."""
        quote = version(STATUS, "2026-08-28").quote(on=dt.date(2026, 8, 28), channel=channel, digital_citizen=True)
        (charge,) = [line for line in quote.lines if line.item == "civil-status.marital-status"]
        assert charge.payable == (VND(0) if free else None)

    def test_how_many_has_to_be_said(self) -> None:
        with pytest.raises(UndecidedFacts) as caught:
            _ = version(COPIES).quote(on=dt.date(2026, 8, 28)).total
        assert caught.value.names == ("copies",)


class TestNewLaw:
    """Law 03/2026/QH16, art. 3.3 and 29.4: 24 hours for what had no limit; the others wait for a decree."""

    def test_at_once_becomes_24_hours(self) -> None:
        assert version(COPIES, NEW_LAW).limit() == Hours(24)
        assert version(CHANGES, NEW_LAW).limit(case="supplement") == Hours(24)

    @pytest.mark.parametrize("needed", [True, False])
    @pytest.mark.parametrize(
        ("code", "facts"), [(STATUS, {}), (CHANGES, {"case": "correction"}), (RECOGNITION, {}), (AGAIN, {})]
    )
    def test_for_the_others_nothing_can_be_promised(self, code: str, facts: dict[str, Any], *, needed: bool) -> None:
        later = version(code, NEW_LAW)
        assert isinstance(later.limit(verification=needed, **facts), UnknownLimit)
        with pytest.raises(NoPromise):
            later.due(office_time(f"{NEW_LAW} 09:00"), CALENDAR, verification=needed, **facts)

    @pytest.mark.parametrize("code", [STATUS, CHANGES, RECOGNITION, AGAIN])
    def test_what_it_exempts_is_not_known(self, code: str) -> None:
        with pytest.raises(NoFeeLevel):
            _ = version(code, NEW_LAW).quote(on=dt.date(2027, 3, 1), civil_status_exempt_as="poor").total


class TestTimeNotCounted:
    """Decree 123/2015/NĐ-CP, art. 3.4: asking and waiting for the answer of a verification."""

    @pytest.mark.parametrize("day", OLD_LAW)
    @pytest.mark.parametrize("code", [STATUS, CHANGES, RECOGNITION, AGAIN])
    def test_it_stops_the_clock_and_is_no_limit(self, code: str, day: str) -> None:
        (rule,) = rules(code, day, LimitKind.EXCLUDED)
        assert (str(rule.citation), rule.promises) == ("123/2015/NĐ-CP, art. 3.4", False)


class TestWhoActs:
    """Decree 120/2025/NĐ-CP, from 1 July 2025: no district, a public service centre receives, the commune decides."""

    CODES = ("1.000894", "1.000656", "1.001193", STATUS, CHANGES, RECOGNITION, AGAIN)

    @pytest.mark.parametrize("code", CODES)
    def test_the_one_who_receives_changed_and_the_level_did_not(self, code: str) -> None:
        before, after = version(code, "2025-06-30"), version(code, "2025-07-01")
        assert (before.level, after.level) == ("commune", "commune")
        assert before.authority.receives != after.authority.receives
        assert "Trung tâm Phục vụ hành chính công" in str(after.authority.receives)

    @pytest.mark.parametrize("code", [*CODES, COPIES])
    def test_the_page_of_2026_is_announced_apart_from_the_law(self, code: str) -> None:
        page = version(code, "2026-01-15")
        assert str(page.announced_by) == "163/QĐ-BTP"
        assert "163/QĐ-BTP" not in map(str, page.legal_basis)

    @pytest.mark.parametrize("code", [*CODES, COPIES])
    def test_the_versions_begin_with_the_instruments_of_the_record(self, code: str) -> None:
        firsts = {str(one.in_force.first) for one in reference_catalogue().versions(code)}
        assert firsts >= {"2016-01-01", "2023-01-01", "2025-01-09", "2025-07-01", "2026-01-15", "2027-03-01"}

    @pytest.mark.parametrize("code", [*CODES, COPIES])
    def test_the_circular_of_the_two_levels_came_with_the_decree(self, code: str) -> None:
        """Circular 08/2025/TT-BTP, beside Decree 120/2025/NĐ-CP."""
        before, after = (
            {str(cited) for cited in version(code, day).legal_basis} for day in ("2025-06-30", "2025-07-01")
        )
        assert {"08/2025/TT-BTP", "120/2025/NĐ-CP"} & before == set()
        assert {"08/2025/TT-BTP", "120/2025/NĐ-CP"} <= after
