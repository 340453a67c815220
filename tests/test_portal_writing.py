"""Rule files written of pages: all of them or none, and nothing that the page does not say."""

import datetime as dt
import json
from fractions import Fraction
from pathlib import Path
from typing import Final

import attrs
import pytest
from tests.portal_pages import page

from motcua.__main__ import main
from motcua.adapters import interchange, portal
from motcua.adapters.portal import Reading, read_procedure
from motcua.adapters.rulefiles import load_catalogue
from motcua.errors import BadInput
from motcua.fees import Adjustment, Effect, Fee, FeeLevel, FeeSchedule, Flat, Shape, Sum
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue

FEES: Final = "Trực tiếp5 Ngày làm việc20,000 VNĐ(Phí: 20.000 đồng)"
ONE: Final = page(FEES)
OTHER: Final = page(FEES, ma_thu_tuc="1.999002")


def drafted(record: dict[str, object]) -> Procedure:
    made = read_procedure(record).procedure
    assert made is not None
    return made


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


class TestAllOrNothing:
    def test_a_new_folder_has_them_all(self, tmp_path: Path) -> None:
        assert portal.write_rules([read_procedure(ONE), read_procedure(OTHER)], tmp_path / "a" / "b") == 2
        assert sorted(files(tmp_path)) == [
            "a/b/fees/portal-1-999001.toml",
            "a/b/fees/portal-1-999002.toml",
            "a/b/procedures/1.999001.toml",
            "a/b/procedures/1.999002.toml",
        ]

    def test_what_stood_there_is_written_over_and_the_rest_left(self, tmp_path: Path) -> None:
        portal.write_rules([read_procedure(ONE), read_procedure(OTHER)], tmp_path)
        (tmp_path / "notes.md").write_text("ghi chú", "utf-8")
        before = files(tmp_path)
        assert portal.write_rules([read_procedure({**ONE, "ten_thu_tuc": "Tên mới"})], tmp_path) == 1
        after = files(tmp_path)
        assert after.keys() == before.keys()
        changed = {name for name in after if after[name] != before[name]}
        assert changed == {"procedures/1.999001.toml", "fees/portal-1-999001.toml"}
        assert len(load_catalogue(tmp_path)) == 2

    def test_of_nothing_the_folder_is_there(self, tmp_path: Path) -> None:
        assert portal.write_rules([], tmp_path / "a") == 0
        assert (tmp_path / "a" / "procedures").is_dir()
        assert files(tmp_path) == {}

    def test_where_one_cannot_be_written_all_stands_as_it_stood(self, tmp_path: Path) -> None:
        portal.write_rules([read_procedure(ONE)], tmp_path)
        (tmp_path / "procedures" / "1.999003.toml").mkdir()
        before = files(tmp_path)
        several = [page(FEES, ma_thu_tuc=f"1.99900{n}", ten_thu_tuc="Tên mới") for n in (1, 2, 3)]
        with pytest.raises(BadInput, match=r"cannot be written \(Is a directory\)"):
            portal.write_rules(map(read_procedure, several), tmp_path)
        assert files(tmp_path) == before

    def test_where_a_draft_cannot_be_said_nothing_is_written(self, tmp_path: Path) -> None:
        counted = reference_catalogue().find("1.000656", on=drafted(ONE).in_force.first.replace(year=2026))
        with pytest.raises(BadInput, match="another kind of fee"):
            portal.write_rules([read_procedure(ONE), Reading(counted, (), ())], tmp_path / "rules")
        assert [*tmp_path.iterdir()] == []


class TestThereAndBack:
    SOME: Final = page("Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5 Ngày9 VNĐ")
    """A fee that was read in one channel, and not in the other."""
    LEFT: Final = page("Trực tiếp5 NgàyMiễn phí(Theo quy định của HĐND cấp tỉnh)Trực tuyến5 Ngày9 VNĐ")

    @pytest.mark.parametrize("record", [ONE, SOME, LEFT])
    def test_a_fee_is_the_same_but_for_its_longer_name(self, record: dict[str, object], tmp_path: Path) -> None:
        portal.write_rules([read_procedure(record)], tmp_path)
        made, (back,) = drafted(record), load_catalogue(tmp_path)
        named = [attrs.evolve(fee, item=f"{made.fees.code}.{fee.item}") for fee in made.fees.fees]
        assert [*back.fees.fees] == named

    @pytest.mark.parametrize("record", [ONE, SOME, LEFT])
    def test_what_was_read_back_is_written_as_it_was_read(self, record: dict[str, object], tmp_path: Path) -> None:
        first, reading = tmp_path / "first", read_procedure(record)
        portal.write_rules([reading], first)
        (back,) = load_catalogue(first)
        portal.write_rules([attrs.evolve(reading, procedure=back)], tmp_path / "again")
        assert files(tmp_path / "again") == files(first)

    @pytest.mark.parametrize("record", [ONE, SOME])
    def test_a_quote_is_said_in_the_same_words(self, record: dict[str, object], tmp_path: Path) -> None:
        portal.write_rules([read_procedure(record)], tmp_path)
        day = dt.date(2026, 8, 28)
        said = [
            str(one.quote(on=day, channel="counter").explain()) for one in (drafted(record), *load_catalogue(tmp_path))
        ]
        assert said[0] == said[1]

    def test_linked_data_have_the_same_amount(self, tmp_path: Path) -> None:
        portal.write_rules([read_procedure(self.SOME)], tmp_path)
        for one in (drafted(self.SOME), *load_catalogue(tmp_path)):
            (cost,) = interchange.public_service(one)["cv:hasCost"]
            assert cost["cv:value"]["@value"] == "20000"


class TestFees:
    @pytest.mark.parametrize("shape", [Sum(Flat(2_000), Flat(1_000)), Flat(Fraction(1, 2))], ids=repr)
    def test_that_are_no_plain_amount_are_refused(self, shape: Shape) -> None:
        self.refused(shape)

    def test_that_are_lowered_are_refused(self) -> None:
        self.refused(adjustments=[Adjustment(Effect.REDUCE, by=Fraction(1, 2))])

    def test_that_changed_are_refused(self) -> None:
        self.refused(twice=True)

    def refused(
        self, shape: Shape | None = None, *, adjustments: list[Adjustment] | None = None, twice: bool = False
    ) -> None:
        made = drafted(ONE)
        (fee,) = made.fees.fees
        (level,) = fee.levels
        levels: tuple[FeeLevel, ...] = (attrs.evolve(level, shape=shape or level.shape),)
        if twice:
            day = level.in_force.first.replace(year=2020)
            levels = (
                attrs.evolve(level, in_force=attrs.evolve(level.in_force, last=day.replace(year=2019))),
                attrs.evolve(level, in_force=attrs.evolve(level.in_force, first=day)),
            )
        other: Fee = attrs.evolve(fee, levels=levels, adjustments=adjustments or fee.adjustments)
        schedule: FeeSchedule = attrs.evolve(made.fees, fees=(other,))
        with pytest.raises(BadInput) as caught:
            portal.write_rules([Reading(attrs.evolve(made, fees=schedule), (), ())], "nowhere")
        (problem,) = caught.value.problems
        assert (problem.path, problem.met) == ("$.fee-1", "another kind of fee")


class TestPagesOfOneCode:
    def test_are_told_with_where_they_stand(self, tmp_path: Path) -> None:
        """Several lines of several files: which of them holds, somebody has to say."""
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, (ONE, OTHER))), "utf-8")
        (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, ({**OTHER, "ten_thu_tuc": "Khác"},))), "utf-8")
        with pytest.raises(BadInput) as caught:
            portal.write_rules(portal.read_files([tmp_path]).readings, tmp_path / "rules")
        assert [str(problem) for problem in caught.value.problems] == [
            "a.jsonl:2: met one of 2 pages of 1.999002; right would be one page of each procedure",
            "b.jsonl:1: met one of 2 pages of 1.999002; right would be one page of each procedure",
        ]
        assert not (tmp_path / "rules").exists()

    def test_are_told_by_their_number_where_nobody_said_where(self) -> None:
        with pytest.raises(BadInput) as caught:
            portal.write_rules([read_procedure(OTHER), read_procedure(ONE), read_procedure(ONE)], "nowhere")
        assert [problem.path for problem in caught.value.problems] == ["$[1]", "$[2]"]

    def test_are_told_by_the_command(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps(ONE), "utf-8")
        (tmp_path / "b.jsonl").write_text(json.dumps(ONE), "utf-8")
        assert main(["portal", str(tmp_path), "--write-rules", str(tmp_path / "rules")]) == 2
        said = capsys.readouterr()
        assert "a.jsonl:1" in said.out + said.err
        assert "b.jsonl:1" in said.out + said.err
