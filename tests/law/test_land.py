"""Land at the commune: the first certificate (1.013978), its correction (1.012796), conciliation (1.012812)."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue, reference_fee_schedules
from motcua.calendar import national_calendar, office_time
from motcua.catalogue import LocalRule
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Condition
from motcua.dated import InForce
from motcua.errors import NoFeeLevel, NoPromise, NotInForce, UndecidedFacts
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, WorkingDays

CALENDAR = national_calendar()
REGISTRATION, BOTH, CERTIFICATE = "registration", "registration_and_certificate", "certificate"
FACTS: dict[str, Any] = {
    "case": REGISTRATION,
    "origin": "own",
    "user": "person",
    "filed_by": "owner",
    "violation": False,
    "adjoining_right": False,
    "works_on_farmland": False,
    "shared": False,
}


def land(code: str, day: str) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def due(code: str, day: str, **facts: Any) -> str:
    return str(land(code, day).due(office_time(f"{day} 09:00"), CALENDAR, **facts).date)


class TestSeventeenAndThree:
    """Decree 151/2025/NĐ-CP, annex I, V.A.II.1 and 10: 17 working days, 3 for the certificate, 10 in hard communes."""

    @pytest.mark.parametrize(
        ("case", "remote", "days"),
        [
            (REGISTRATION, False, 17),
            (REGISTRATION, True, 27),
            (BOTH, False, 20),
            (BOTH, True, 30),
            (CERTIFICATE, False, 3),
            (CERTIFICATE, True, 13),
        ],
    )
    def test_the_additions_are_made_once_each(self, case: str, remote: bool, days: int) -> None:
        assert land("1.013978", "2025-09-08").limit(case=case, remote_area=remote) == WorkingDays(days)

    def test_the_days_on_the_calendar(self) -> None:
        assert due("1.013978", "2025-09-08", case=REGISTRATION, remote_area=False) == "2025-10-01"
        assert due("1.013978", "2025-09-08", case=BOTH, remote_area=True) == "2025-10-20"

    def test_each_addition_is_told_with_its_article(self) -> None:
        """Nobody finds 30 working days in V.A.II.1: three stand there, and ten in V.A.II.10."""
        promise = land("1.013978", "2025-09-08").due(
            office_time("2025-09-08 09:00"), CALENDAR, case=BOTH, remote_area=True
        )
        annex, hard = "151/2025/NĐ-CP Phụ lục I", "mountainous, island, remote and disadvantaged communes"
        limit, certificate, remote = str(promise.explain("en")).splitlines()[:3]
        assert limit == f"Time limit: 30 working days [{annex} (V.A.II.1) (not verified)]"
        assert certificate.startswith("  of which 3 working days added: issue of the certificate")
        assert certificate.endswith(f"[{annex} (V.A.II.1) (not verified)]")
        assert remote == f"  of which 10 working days added: {hard} [{annex} (V.A.II.10) (not verified)]"

    def test_the_channel_decides_nothing_whatever_the_portal_shows(self) -> None:
        asked: dict[str, Any] = {"case": REGISTRATION, "remote_area": False}
        limits = {land("1.013978", "2025-09-08").limit(channel=way, **asked) for way in ("counter", "online", "post")}
        assert limits == {WorkingDays(17)}

    def test_nothing_is_promised_before_the_case_is_known(self) -> None:
        with pytest.raises(UndecidedFacts):
            due("1.013978", "2025-09-08", remote_area=False)
        with pytest.raises(UndecidedFacts):
            due("1.013978", "2025-09-08", case=BOTH)

    def test_six_kinds_of_time_are_not_counted(self) -> None:
        rules = [rule for rule in land("1.013978", "2025-09-08").limits if rule.kind is LimitKind.EXCLUDED]
        assert len(rules) == 6
        assert {rule.citation for rule in rules} == {Citation("151/2025/NĐ-CP Phụ lục I (V.A.II.10)", verified=False)}

    def test_the_posting_is_a_minimum_and_the_extract_a_step(self) -> None:
        named = {rule.kind: rule.limit for rule in land("1.013978", "2025-09-08").limits if not rule.promises}
        assert named[LimitKind.POSTING] == CalendarDays(15)
        assert named[LimitKind.STEP] == WorkingDays(5)


class TestTheLawBefore:
    """Decree 43/2014/NĐ-CP, art. 61: 30 days; Decree 101/2024/NĐ-CP, art. 22.1: 20 and 3 working days."""

    def test_thirty_days_to_the_end_of_july_2024(self) -> None:
        assert due("1.013978", "2024-07-31", case=BOTH) == "2024-08-30"
        assert due("1.013978", "2024-08-01", case=REGISTRATION, remote_area=False) == "2024-08-29"

    def test_three_days_fewer_from_july_2025(self) -> None:
        assert due("1.013978", "2025-06-30", case=REGISTRATION, remote_area=False) == "2025-07-28"
        assert due("1.013978", "2025-07-01", case=REGISTRATION, remote_area=False) == "2025-07-24"

    def test_the_commune_took_over_from_the_district(self) -> None:
        assert [land("1.013978", day).level for day in ("2025-06-30", "2025-07-01")] == ["district", "commune"]

    def test_before_july_2014_there_is_nothing(self) -> None:
        with pytest.raises(NotInForce):
            land("1.013978", "2014-06-30")


class TestTheProvinceSetsTheTime:
    """Decree 49/2026/NĐ-CP, art. 15.1 and 16.3.e: annex I ended on 31 January 2026; the province sets the time."""

    def test_the_annex_holds_to_its_last_day(self) -> None:
        assert due("1.013978", "2026-01-30", case=REGISTRATION, remote_area=False) == "2026-03-03"
        assert due("1.012796", "2026-01-30", remote_area=False) == "2026-02-11"

    @pytest.mark.parametrize("day", ["2026-01-31", "2026-11-22", "2027-02-28"])
    def test_after_it_nothing_is_promised_without_the_province(self, day: str) -> None:
        for case in (REGISTRATION, BOTH, CERTIFICATE):
            with pytest.raises(NoPromise, match="UBND cấp tỉnh"):
                due("1.013978", day, case=case, remote_area=True)
        with pytest.raises(NoPromise, match="UBND cấp tỉnh"):
            due("1.012796", day, remote_area=False)

    def test_a_province_lays_its_time_over(self) -> None:
        cited = Citation("12/2026/QĐ-UBND", "3")
        own = (
            LimitRule(WorkingDays(15), Condition.parse("case != 'certificate'"), citation=cited),
            LimitRule(
                WorkingDays(2), Condition.parse("case == 'registration_and_certificate'"), adds=True, citation=cited
            ),
        )
        spell = InForce(dt.date(2026, 7, 1), dt.date(2027, 2, 28))
        rules = [LocalRule(ProcedureCode("1.013978"), spell, own)]
        local = reference_catalogue().overlay(rules, jurisdiction="Hải Phòng")
        at_home = local.find("1.013978", on=dt.date(2026, 7, 1), jurisdiction="Hải Phòng")
        assert at_home.limit(case=BOTH, remote_area=False) == WorkingDays(17)
        elsewhere = local.find("1.013978", on=dt.date(2026, 7, 1))
        with pytest.raises(NoPromise):
            elsewhere.due(office_time("2026-07-01 09:00"), CALENDAR, case=BOTH, remote_area=False)

    def test_the_chapter_ends_with_february_2027_and_nothing_follows_it_yet(self) -> None:
        for code, facts in (("1.013978", {"case": BOTH}), ("1.012796", {})):
            assert land(code, "2027-02-28").in_force.last == dt.date(2027, 2, 28)
            with pytest.raises(NoPromise, match="Chương IV"):
                due(code, "2027-03-01", remote_area=False, **facts)


class TestPapersOfTheFirstCertificate:
    """Land Law 31/2024/QH15, art. 137 and after: what a case adds to the application."""

    @pytest.mark.parametrize(
        ("fact", "value", "paper"),
        [
            ("origin", "inherited", "inheritance"),
            ("origin", "transferred", "transfer"),
            ("violation", True, "fine"),
            ("adjoining_right", True, "adjoining_agreement"),
            ("user", "household", "household_members"),
            ("works_on_farmland", True, "works_design"),
            ("filed_by", "representative", "representation"),
            ("shared", True, "shared_certificate_agreement"),
            ("case", CERTIFICATE, "registration_notice"),
        ],
    )
    def test_each_fact_asks_for_its_paper(self, fact: str, value: str | bool, paper: str) -> None:
        procedure = land("1.013978", "2026-11-23")
        assert procedure.check(["application"], **FACTS).complete
        assert procedure.check(["application"], **FACTS | {fact: value}).missing == (paper,)

    def test_what_is_brought_if_there_is_one_is_never_missing_nor_surplus(self) -> None:
        brought = ["application", "land_papers", "irregular_grant", "plot_extract", "financial_duty"]
        answer = land("1.013978", "2026-11-23").check(brought, **FACTS)
        assert (answer.missing, answer.surplus) == ((), ())


class TestCharges:
    """The province's council sets the charge and the fee: "miễn phí" beside it is unknown, and never nothing."""

    def test_the_first_certificate_costs_what_the_province_says(self) -> None:
        quote = land("1.013978", "2026-11-23").quote(on=dt.date(2026, 11, 23))
        assert [line.item for line in quote.lines] == ["land.certificate", "land.appraisal"]
        with pytest.raises(NoFeeLevel, match="HĐND cấp tỉnh"):
            _ = quote.total

    def test_the_table_of_hai_phong_gives_both(self) -> None:
        """34/2025/NQ-HĐND of Hải Phòng: 35,000 and 155,000 for a person's land and house."""
        table = reference_fee_schedules()["land-hai-phong"]
        local = LocalRule(ProcedureCode("1.013978"), InForce(dt.date(2026, 1, 1)), fees=table)
        day = dt.date(2026, 7, 1)
        catalogue = reference_catalogue().overlay([local], jurisdiction="Hải Phòng")
        procedure = catalogue.find("1.013978", on=day, jurisdiction="Hải Phòng")
        quote = procedure.quote(
            on=day, channel="counter", land_act="first", land_applicant="individual", land_object="both"
        )
        assert quote.total == VND(190_000)

    @pytest.mark.parametrize("code", ["1.012796", "1.012812"])
    def test_a_correction_and_a_conciliation_cost_nothing(self, code: str) -> None:
        day = dt.date(2026, 11, 23)
        assert reference_catalogue().find(code, on=day).quote(on=day).total == VND(0)


class TestCorrection:
    """Decree 151/2025/NĐ-CP, annex I, V.A.II.8 and 10: 8 working days, 10 more in difficult communes."""

    def test_eight_days_and_ten_more(self) -> None:
        assert due("1.012796", "2025-09-08", remote_area=False) == "2025-09-18"
        assert due("1.012796", "2025-09-08", remote_area=True) == "2025-10-02"

    def test_before_july_2025_it_was_not_the_commune_s(self) -> None:
        with pytest.raises(NotInForce):
            land("1.012796", "2025-06-30")

    def test_a_representative_brings_an_authorisation(self) -> None:
        papers = ["application", "certificate", "proof_of_mistake"]
        procedure = land("1.012796", "2025-09-08")
        assert procedure.check(papers, filed_by="owner").complete
        assert procedure.check(papers, filed_by="representative").missing == ("authorization",)


class TestConciliation:
    """Land Law 31/2024/QH15, art. 235.2.c: no more than 30 days from the petition, in plain days."""

    @pytest.mark.parametrize("day", ["2024-08-01", "2025-06-30", "2025-07-01", "2026-11-22"])
    def test_thirty_days_in_every_version(self, day: str) -> None:
        assert land("1.012812", day).limit(remote_area=False) == CalendarDays(30)

    def test_they_end_on_the_first_working_day_after_the_holiday(self) -> None:
        assert due("1.012812", "2024-08-01", remote_area=False) == "2024-09-04"

    def test_the_ten_days_of_difficult_communes_are_not_verified(self) -> None:
        assert due("1.012812", "2026-03-02", remote_area=True) == "2026-04-13"
        (adds,) = (rule for rule in land("1.012812", "2026-03-02").limits if rule.adds)
        assert adds.citation == Citation("2304/QĐ-BNNMT", verified=False)

    def test_a_party_may_change_its_mind_within_ten_days(self) -> None:
        (rule,) = (rule for rule in land("1.012812", "2026-03-02").limits if rule.binds is Binds.APPLICANT)
        assert rule.limit == CalendarDays(10)
        assert rule.since is not None

    def test_it_is_not_filed_online(self) -> None:
        assert land("1.012812", "2026-03-02").channels == ("counter", "post")

    def test_its_result_is_a_record(self) -> None:
        assert [result.code for result in land("1.012812", "2026-03-02").results] == ["KQ.G10.001159"]
