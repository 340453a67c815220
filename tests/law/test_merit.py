"""People with merit: confirmation of a relative (1.010833), the allowance for the worship of martyrs (1.010803)."""

import datetime as dt

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.catalogue import LocalRule
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.dated import InForce
from motcua.errors import BadValue, NoPromise, NotInForce, UnknownFact
from motcua.money import VND
from motcua.procedure import LimitKind, LimitRule, Procedure
from motcua.timelimit import CalendarDays, Stages, TimeLimit, WorkingDays

CALENDAR = national_calendar()
RELATIVE, WORSHIP = "1.010833", "1.010803"


def merit(code: str, day: str) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def due(code: str, day: str) -> str:
    return str(merit(code, day).due(office_time(f"{day} 09:00"), CALENDAR).date)


@pytest.mark.parametrize("code", [RELATIVE, WORSHIP])
def test_people_with_merit_pay_nothing(code: str) -> None:
    assert merit(code, "2026-03-02").quote(on=dt.date(2026, 3, 2)).total == VND(0)


class TestRelative:
    """Decree 131/2021/NĐ-CP, art. 116.2: 5 working days from all the papers."""

    @pytest.mark.parametrize("day", ["2022-02-15", "2022-12-31", "2023-01-01", "2026-11-22"])
    def test_five_working_days_in_every_version(self, day: str) -> None:
        assert merit(RELATIVE, day).limit() == WorkingDays(5)

    def test_the_days_on_the_calendar(self) -> None:
        assert due(RELATIVE, "2026-03-02") == "2026-03-09"
        with pytest.raises(NotInForce):
            merit(RELATIVE, "2022-02-14")

    @pytest.mark.parametrize(
        "proof",
        ["merit_certificate", "commemorative_medal", "order_or_medal", "martyr_certificate", "service_certificate"],
    )
    def test_one_proof_of_merit_is_enough(self, proof: str) -> None:
        assert merit(RELATIVE, "2022-12-31").check(["application", proof, "kinship"]).complete
        assert merit(RELATIVE, "2022-12-31").check(["application", "kinship"]).missing == ("merit_certificate",)

    def test_kinship_is_looked_up_from_2023(self) -> None:
        """Decree 104/2022/NĐ-CP, art. 14.2."""
        brought = ["application", "merit_certificate"]
        assert merit(RELATIVE, "2023-01-01").check(brought, kinship_lookup="found").complete
        assert merit(RELATIVE, "2023-01-01").check(brought, kinship_lookup="incomplete").missing == ("kinship",)
        assert merit(RELATIVE, "2022-12-31").check(brought).missing == ("kinship",)
        with pytest.raises(UnknownFact):
            merit(RELATIVE, "2022-12-31").check(brought, kinship_lookup="found")


class TestWorship:
    """Decree 131/2021/NĐ-CP, art. 28.2 to 28.4: 5 working days, then 7 working days, then 12 days."""

    @pytest.mark.parametrize("day", ["2022-02-15", "2025-02-28", "2025-03-01", "2025-06-30"])
    def test_three_levels_in_mixed_units(self, day: str) -> None:
        assert merit(WORSHIP, day).limit() == Stages(WorkingDays(5), WorkingDays(7), CalendarDays(12))
        shares = [rule for rule in merit(WORSHIP, day).limits if rule.kind is LimitKind.STAGE]
        assert [(rule.limit, rule.citation) for rule in shares] == [
            (WorkingDays(5), Citation("131/2021/NĐ-CP", "28", "2")),
            (WorkingDays(7), Citation("131/2021/NĐ-CP", "28", "3")),
            (CalendarDays(12), Citation("131/2021/NĐ-CP", "28", "4")),
        ]

    def test_the_days_on_the_calendar(self) -> None:
        assert due(WORSHIP, "2022-02-15") == "2022-03-15"
        assert due(WORSHIP, "2025-03-03") == "2025-03-31"

    def test_without_the_district_the_total_is_not_known(self) -> None:
        """Decree 129/2025/NĐ-CP, from 1 July 2025, not read."""
        with pytest.raises(NoPromise, match="129/2025"):
            due(WORSHIP, "2025-07-01")
        (share,) = (rule for rule in merit(WORSHIP, "2025-07-01").limits if rule.kind is LimitKind.STAGE)
        assert share.limit == CalendarDays(12)

    def test_the_department_changed_its_name_in_march_2025(self) -> None:
        decides = [merit(WORSHIP, day).authority.decides for day in ("2025-02-28", "2025-03-01")]
        assert [who and who.vi for who in decides] == ["Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"]
        assert {merit(WORSHIP, day).level for day in ("2025-02-28", "2025-07-01")} == {"province"}

    def test_all_three_papers(self) -> None:
        assert merit(WORSHIP, "2025-03-03").check([]).missing == ("application", "authorization", "martyr_certificate")

    @staticmethod
    def local(*stages: TimeLimit) -> Procedure:
        spell = InForce(dt.date(2022, 2, 15), dt.date(2025, 6, 30))
        own = LimitRule(Stages(*stages), citation=Citation("Cẩm Phả", verified=False))
        rules = [LocalRule(ProcedureCode(WORSHIP), spell, (own,))]
        catalogue = reference_catalogue().overlay(rules, jurisdiction="Quảng Ninh")
        return catalogue.find(WORSHIP, on=dt.date(2025, 3, 3), jurisdiction="Quảng Ninh")

    def test_a_locality_shortens_every_stage(self) -> None:
        shorter = self.local(WorkingDays(3), WorkingDays(5), CalendarDays(10))
        assert str(shorter.due(office_time("2025-03-03 09:00"), CALENDAR).date) == "2025-03-24"

    def test_it_may_not_lengthen_one_of_them(self) -> None:
        with pytest.raises(BadValue, match="not longer"):
            self.local(WorkingDays(3), WorkingDays(5), CalendarDays(13))
