"""A province's own rules in a file: shorter times, its own charges, never another paper."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from motcua.adapters.rulefiles import load_catalogue, load_local_rules
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.conditions import Fact
from motcua.errors import BadInput
from motcua.fees import Fee, FeeSchedule
from motcua.money import VND
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays

DAY = dt.date(2026, 8, 28)
HAI_PHONG = """
jurisdiction = "Hải Phòng"

[[rules]]
code = "1.004222"
from = 2026-01-01
[[rules.limits]]
limit = "5 working days"
cite = "1/2026/QĐ-UBND"

[[rules]]
code = "1.013225"
from = 2026-01-01
to = 2026-12-31
fees = "building-permit-hai-phong"
"""


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "hai-phong.toml"
    file.write_text(text, encoding="utf-8")
    return file


class TestLocalRules:
    def test_a_time_is_shorter_there_and_only_there(self, tmp_path: Path) -> None:
        (rules,) = load_local_rules(written(tmp_path, HAI_PHONG))
        catalogue = rules.over(reference_catalogue())
        assert catalogue.find("1.004222", on=DAY, jurisdiction="Hải Phòng").limit() == WorkingDays(5)
        assert catalogue.find("1.004222", on=DAY).limit() == WorkingDays(7)

    def test_a_charge_left_to_the_province_is_known_there_while_it_is_in_force(self, tmp_path: Path) -> None:
        written(tmp_path, HAI_PHONG)
        (rules,) = load_local_rules(tmp_path)
        catalogue = rules.over(reference_catalogue())
        permit = catalogue.find("1.013225", on=DAY, jurisdiction="Hải Phòng")
        (fee,) = permit.fees.fees
        assert not fee.left_to_others
        assert catalogue.find("1.013225", on=dt.date(2027, 1, 1), jurisdiction="Hải Phòng").fees.fees[0].left_to_others

    def test_a_local_schedule_of_ones_own(self, tmp_path: Path) -> None:
        schedule = """
code = "business-here"
localises = "household-business"
name = { vi = "Lệ phí", en = "Charges" }
[[fees]]
item = "registration"
[[fees.levels]]
from = 2020-01-13
amount = 70_000
cite = "2/2026/NQ-HĐND"
"""
        written(tmp_path / "fees", schedule)
        text = 'jurisdiction = "Đà Nẵng"\n[[rules]]\ncode = "1.001612"\nfrom = 2026-01-01\nfees = "business-here"\n'
        (rules,) = load_local_rules(written(tmp_path / "local", text), tmp_path / "fees")
        found = rules.over(reference_catalogue()).find("1.001612", on=DAY, jurisdiction="Đà Nẵng")
        assert found.quote(on=DAY).total == VND(70_000)

    def test_a_folder_of_rules_has_its_local_rules_over_it(self, tmp_path: Path) -> None:
        sample = """
code = "1.000001"
name = { vi = "Mẫu", en = "Sample" }
from = 2024-01-01
[[limits]]
limit = "7 working days"
cite = "1/2024/NĐ-CP"
"""
        written(tmp_path / "procedures", sample)
        text = HAI_PHONG[: HAI_PHONG.index('[[rules]]\ncode = "1.013225')].replace("1.004222", "1.000001")
        written(tmp_path / "local", text)
        catalogue = load_catalogue(tmp_path)
        assert catalogue.find("1.000001", on=DAY, jurisdiction="Hải Phòng").limit() == WorkingDays(5)

    def test_what_no_province_may_set_is_refused_row_by_row(self, tmp_path: Path) -> None:
        text = HAI_PHONG.replace("5 working days", "9 working days").replace("1.013225", "1.099999")
        (rules,) = load_local_rules(written(tmp_path, text))
        with pytest.raises(BadInput) as caught:
            rules.over(reference_catalogue())
        assert [(one.path, one.code) for one in caught.value.problems] == [
            ("$.rules[0]", "bad-value"),
            ("$.rules[1]", "unknown-code"),
        ]

    def test_a_place_that_can_be_none_is_refused_with_its_path(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput) as caught:
            load_local_rules(written(tmp_path, HAI_PHONG.replace('"Hải Phòng"', '"XX"')))
        assert [problem.path for problem in caught.value.problems] == ["$.jurisdiction"]

    def test_a_schedule_of_another_matter_is_refused(self, tmp_path: Path) -> None:
        (rules,) = load_local_rules(written(tmp_path, HAI_PHONG.replace("building-permit-hai-phong", "land-hai-phong")))
        with pytest.raises(BadInput, match="land-hai-phong"):
            rules.over(reference_catalogue())

    def test_a_paper_cannot_even_be_written(self, tmp_path: Path) -> None:
        text = HAI_PHONG + '[[rules.papers]]\ncode = "photo"\n'
        with pytest.raises(BadInput, match="unknown key"):
            load_local_rules(written(tmp_path, text))

    def test_a_schedule_nobody_has_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput) as caught:
            load_local_rules(written(tmp_path, HAI_PHONG.replace("building-permit-hai-phong", "none-such")))
        assert [problem.path for problem in caught.value.problems] == ["$.rules[1].fees"]


class TestManyLocalFees:
    """A file of thousands of rows is read in proportion to them, whether they are right or wrong."""

    NATIONAL = 'code = "national"\nname = { vi = "Phí", en = "Fees" }\n'
    PLACE = 'code = "place"\nlocalises = "national"\nname = { vi = "Phí", en = "Fees" }\n'

    def load(self, folder: Path, *rows: str) -> FeeSchedule:
        national = self.NATIONAL
        for item in "abc":
            national += (
                f'[[fees]]\nitem = "{item}"\nname = {{ vi = "Phí", en = "Fee" }}\nkind = "phi"\n[[fees.levels]]\n'
                'from = 2020-01-01\namount = { set_by = { who = { vi = "HĐND", en = "the council" } } }\n'
            )
        (folder / "national.toml").write_text(national, encoding="utf-8")
        (folder / "place.toml").write_text(self.PLACE + "".join(rows), encoding="utf-8")
        return load_fee_schedules(folder)["place"]

    def test_all_of_them_are_laid_over_the_national_ones_at_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        laid, localised = list[FeeSchedule](), FeeSchedule.localised

        def counted(national: FeeSchedule, fees: Iterable[Fee], facts: Iterable[Fact] = ()) -> FeeSchedule:
            laid.append(national)
            return localised(national, fees, facts)

        monkeypatch.setattr(FeeSchedule, "localised", counted)
        level = "[[fees.levels]]\nfrom = 2020-01-01\namount = 5\n"
        place = self.load(tmp_path, *(f'[[fees]]\nitem = "{item}"\n{level}' for item in "abc"))
        assert place.quote(on=DAY).total == VND(15)
        assert len(laid) == 1

    def test_what_would_be_right_is_said_of_every_row_in_one_text(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput) as caught:
            self.load(tmp_path, '[[fees]]\nitem = "x"\n', '[[fees]]\nitem = "y"\n')
        first, second = caught.value.problems
        assert (first.path, second.path) == ("$.fees[0].item", "$.fees[1].item")
        assert first.right == "one of national.a, national.b, national.c"
        assert first.right is second.right
