"""Social protection: allowances 1.001776, funerals 1.001731 and 1.014028, disability 1.001699, pensions 1.014027."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.completeness import SubmittedPaper
from motcua.errors import NotInForce, UnknownFact
from motcua.money import VND
from motcua.procedure import LimitKind, Procedure
from motcua.timelimit import WorkingDays

CALENDAR = national_calendar()
WITH_DISTRICTS = ["2021-07-01", "2022-12-31", "2023-01-01", "2025-02-28", "2025-03-01", "2025-06-30"]
ALLOWANCE, FUNERAL, DISABILITY, PENSION, PENSION_FUNERAL = "1.001776", "1.001731", "1.001699", "1.014027", "1.014028"


def procedure(code: str, day: str) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def due(code: str, day: str, **facts: Any) -> str:
    return str(procedure(code, day).due(office_time(f"{day} 09:00"), CALENDAR, **facts).date)


def stages(code: str, day: str) -> list[tuple[str, str]]:
    rules = [rule for rule in procedure(code, day).limits if rule.kind is LimitKind.STAGE]
    return [(rule.limit.say("en"), str(rule.citation)) for rule in rules]


@pytest.mark.parametrize("code", [ALLOWANCE, FUNERAL, DISABILITY, PENSION, PENSION_FUNERAL])
def test_social_protection_costs_nothing(code: str) -> None:
    assert procedure(code, "2026-03-02").quote(on=dt.date(2026, 3, 2)).total == VND(0)


class TestMonthlyAllowance:
    """Decree 20/2021/NĐ-CP, art. 8.1: 7 + 3 + 7 + 3 working days; Decree 147/2025/NĐ-CP, art. 5: 10 at the commune."""

    @pytest.mark.parametrize("day", WITH_DISTRICTS)
    def test_twenty_in_four_stages_while_there_were_districts(self, day: str) -> None:
        assert procedure(ALLOWANCE, day).level == "district"
        assert procedure(ALLOWANCE, day).limit() == WorkingDays(20)
        assert stages(ALLOWANCE, day) == [
            ("7 working days", "20/2021/NĐ-CP, art. 8.1.b"),
            ("3 working days", "20/2021/NĐ-CP, art. 8.1.c"),
            ("7 working days", "20/2021/NĐ-CP, art. 8.1.d"),
            ("3 working days", "20/2021/NĐ-CP, art. 8.1.đ"),
        ]

    def test_a_complaint_took_ten_more(self) -> None:
        assert due(ALLOWANCE, "2025-06-30", complaint=True) == "2025-08-11"

    def test_the_posting_lies_inside_the_seven_days_of_the_commune(self) -> None:
        (posted,) = (rule for rule in procedure(ALLOWANCE, "2025-06-30").limits if rule.kind is LimitKind.POSTING)
        assert (posted.limit, str(posted.citation)) == (WorkingDays(2), "20/2021/NĐ-CP, art. 8.1.b")

    def test_ten_at_the_commune_from_july_2025(self) -> None:
        assert due(ALLOWANCE, "2025-06-30") == "2025-07-28"
        assert due(ALLOWANCE, "2025-07-01") == "2025-07-15"
        assert procedure(ALLOWANCE, "2025-07-01").level == "commune"
        with pytest.raises(UnknownFact):
            procedure(ALLOWANCE, "2025-07-01").limit(complaint=True)

    def test_the_health_division_took_over_in_march_2025(self) -> None:
        asked = [procedure(ALLOWANCE, day).authority.coordinates for day in ("2025-02-28", "2025-03-01", "2025-07-01")]
        assert [who and who.en for who in asked] == [
            "Labour division of the district",
            "Health division of the district",
            None,
        ]


class TestPapersOfTheAllowance:
    """Decree 20/2021/NĐ-CP, art. 7.1 and 7.2: a declaration by kind of beneficiary, and what is shown with it."""

    COMMON = ("declaration", "identity", "residence_proof")

    @pytest.mark.parametrize(
        ("beneficiary", "more", "missing"),
        [
            ("child", {}, ("birth_certificate",)),
            ("single_parent", {}, ("birth_certificate",)),
            ("hiv", {}, ("hiv_confirmation",)),
            ("elderly", {}, ()),
            ("disabled", {"raises_child": False, "pregnant": False}, ("disability_certificate",)),
            ("disabled", {"raises_child": True, "pregnant": False}, ("birth_certificate", "disability_certificate")),
            (
                "disabled",
                {"raises_child": False, "pregnant": True},
                ("pregnancy_confirmation", "disability_certificate"),
            ),
        ],
    )
    def test_each_beneficiary(self, beneficiary: str, more: dict[str, Any], missing: tuple[str, ...]) -> None:
        answer = procedure(ALLOWANCE, "2026-03-02").check(
            self.COMMON, case="allowance", beneficiary=beneficiary, channel="counter", **more
        )
        assert answer.missing == missing

    def test_those_who_care_declare_it(self) -> None:
        answer = procedure(ALLOWANCE, "2026-03-02").check(self.COMMON, case="care", beneficiary="elderly")
        assert answer.missing == ("care_declaration",)

    def test_residence_is_looked_up_from_2023(self) -> None:
        brought = ["declaration", "identity"]
        facts: dict[str, Any] = {"case": "allowance", "beneficiary": "elderly", "channel": "counter"}
        assert procedure(ALLOWANCE, "2022-12-31").check(brought, **facts).missing == ("residence_proof",)
        assert procedure(ALLOWANCE, "2023-01-01").check(brought, **facts).missing == ("residence_proof",)
        assert procedure(ALLOWANCE, "2023-01-01").check(brought, residence_lookup="found", **facts).complete
        failed = procedure(ALLOWANCE, "2023-01-01").check(brought, residence_lookup="unavailable", **facts)
        assert failed.missing == ("residence_proof",)


class TestFuneral:
    """Decree 20/2021/NĐ-CP, art. 11.4: 2 working days at the commune, 3 at the district; the commune alone since."""

    @pytest.mark.parametrize("day", ["2021-07-01", "2025-02-28", "2025-03-01", "2025-06-30"])
    def test_two_and_three(self, day: str) -> None:
        assert procedure(FUNERAL, day).limit() == WorkingDays(5)
        assert stages(FUNERAL, day) == [
            ("2 working days", "20/2021/NĐ-CP, art. 11.4.b"),
            ("3 working days", "20/2021/NĐ-CP, art. 11.4.c"),
        ]

    def test_the_three_days_since_july_2025_are_concluded_not_read(self) -> None:
        assert due(FUNERAL, "2025-06-30") == "2025-07-07"
        assert due(FUNERAL, "2025-07-01") == "2025-07-04"
        (rule,) = procedure(FUNERAL, "2025-07-01").limits
        assert rule.citation == Citation("147/2025/NĐ-CP", verified=False)

    @pytest.mark.parametrize(
        ("case", "missing"),
        [
            ("beneficiary", ()),
            ("aged_80", ("allowance_ended",)),
            ("single_parent_child", ("parent_allowance", "child_birth_certificate")),
        ],
    )
    def test_each_case_has_its_papers(self, case: str, missing: tuple[str, ...]) -> None:
        answer = procedure(FUNERAL, "2026-03-02").check(["declaration", "death_certificate"], case=case)
        assert answer.missing == missing


class TestDisability:
    """Circular 01/2019/TT-BLĐTBXH, art. 5.2 and 6.1: 20 working days for the council, 5 for the certificate."""

    @pytest.mark.parametrize("day", ["2019-03-15", "2023-10-11", "2023-10-12", "2026-07-23", "2026-07-24"])
    def test_twenty_five_in_every_version(self, day: str) -> None:
        assert procedure(DISABILITY, day).limit() == WorkingDays(25)
        assert procedure(DISABILITY, day).limit(complaint=True) == WorkingDays(30)
        assert stages(DISABILITY, day) == [
            ("20 working days", "01/2019/TT-BLĐTBXH, art. 5.2"),
            ("5 working days", "01/2019/TT-BLĐTBXH, art. 6.1"),
        ]

    def test_the_days_on_the_calendar(self) -> None:
        assert due(DISABILITY, "2026-03-02") == "2026-04-06"
        assert due(DISABILITY, "2026-03-02", complaint=True) == "2026-04-13"

    def test_before_the_circular_there_is_nothing(self) -> None:
        with pytest.raises(NotInForce):
            procedure(DISABILITY, "2019-03-14")

    def test_only_at_the_counter(self) -> None:
        assert procedure(DISABILITY, "2026-07-24").channels == ("counter",)

    def test_medical_papers_are_for_those_who_have_them(self) -> None:
        asked = procedure(DISABILITY, "2026-07-24")
        assert asked.check(["application"], case="first", concluded_before_2012=False).complete
        assert asked.check(["application", "medical_papers"], case="first", concluded_before_2012=False).surplus == ()

    def test_a_second_time_the_first_certificate_comes_back(self) -> None:
        answer = procedure(DISABILITY, "2026-07-24").check(["application"], case="again", concluded_before_2012=True)
        assert answer.missing == ("medical_conclusion", "former_certificate")

    def test_the_form_was_issued_anew_in_october_2023(self) -> None:
        """Circular 08/2023/TT-BLĐTBXH."""
        (application, *_) = procedure(DISABILITY, "2026-07-24").papers
        days = [(form.in_force.first, str(form.citation)) for form in application.forms]
        assert days == [(dt.date(2019, 3, 15), "01/2019/TT-BLĐTBXH"), (dt.date(2023, 10, 12), "08/2023/TT-BLĐTBXH")]


class TestSocialPension:
    """Decree 176/2025/NĐ-CP, art. 4.1.b and 5.3.b, from 1 July 2025: 10 working days, 3 for the funeral."""

    def test_they_are_new(self) -> None:
        for code in (PENSION, PENSION_FUNERAL):
            with pytest.raises(NotInForce):
                procedure(code, "2025-06-30")

    def test_ten_and_three_working_days(self) -> None:
        assert due(PENSION, "2025-07-01") == "2025-07-15"
        assert due(PENSION_FUNERAL, "2025-07-01") == "2025-07-04"

    def test_one_form_is_all_that_is_asked_for(self) -> None:
        assert procedure(PENSION, "2026-03-02").check(["request"]).complete
        assert procedure(PENSION_FUNERAL, "2026-03-02").check(["declaration"]).complete

    def test_a_death_certificate_is_looked_up_and_never_asked_for(self) -> None:
        answer = procedure(PENSION_FUNERAL, "2026-03-02").check([SubmittedPaper("death_certificate")])
        assert answer.missing == ("declaration",)
        assert answer.surplus == ("death_certificate",)
