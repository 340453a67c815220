"""A folder of dossiers is checked, rule files are linted and compared: one line of shell each."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.test_errors import ONE_OF_EACH

from motcua.__main__ import main
from motcua.adapters import records
from motcua.adapters.commands.asking import read_facts
from motcua.adapters.commands.completion import SHELLS
from motcua.adapters.commands.refusals import phrase, told
from motcua.adapters.records import Intake
from motcua.adapters.rulefiles.catalogue import DATA
from motcua.calendar import national_calendar, office_time
from motcua.conditions import Fact
from motcua.dossier import Dossier
from motcua.errors import BadInput, MotcuaError, SequenceConflict, StepNotAllowed
from motcua.office import Office
from motcua.reference import reference_catalogue
from motcua.wording import Text

Run = Callable[..., tuple[int, str]]
Capture = pytest.CaptureFixture[str]


COMPLETE = {"procedure": "1.004222", "received": "2026-08-28", "papers": ["ct01", "proof_of_home"]}
FACTS = {"facts": {"channel": "counter", "home": "own"}}
LACKING = {**COMPLETE, **FACTS, "papers": ["ct01"]}
OPEN = {**COMPLETE, "facts": {"channel": "counter"}}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; its exit status, and what it said."""

    def call(*arguments: str) -> tuple[int, str]:
        status = main(arguments)
        heard = capsys.readouterr()
        return status, heard.out + heard.err

    return call


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a text into standard input."""

    def call(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return call


def running() -> str:
    """The record of a dossier that was filed with one paper of two."""
    calendar, filed = national_calendar(), office_time("2026-08-28 15:20")
    office = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=calendar)
    procedure = reference_catalogue().find("1.004222", on=filed.date())
    return records.dumps(
        Dossier.open(procedure, office=office, at=filed, channel="counter", facts={"home": "own"}, papers=["ct01"])
    )


def write(folder: Path, **files: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


class TestFacts:
    @pytest.mark.parametrize(
        ("said", "meant"), [("có", True), ("CÓ", True), ("co", True), ("không", False), ("khong", False)]
    )
    def test_a_truth_is_said_in_vietnamese_too(self, said: str, meant: bool) -> None:
        remote = Fact("remote_area", "boolean", Text("Vùng xa?", "Remote?"))
        assert read_facts([f"remote_area={said}"], [remote]) == {"remote_area": meant}


class TestCheck:
    def test_a_folder_is_told_dossier_by_dossier(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, **FACTS}, b__json=LACKING, c__json=OPEN, note__txt="not a dossier")
        status, said = run("check", str(tmp_path), "--lang", "en")
        lines = said.splitlines()
        assert status == 1
        assert lines[0] == "a.json: The dossier is complete"
        assert lines[1] == "b.json: The dossier is incomplete"
        assert lines[2].startswith("  Paper that proves the lawful home: missing – show 1 original")
        assert lines[-1] == "Complete: 1; incomplete: 1; undecided: 1; unreadable: 0"

    def test_all_complete_is_exit_status_0(self, run: Run, tmp_path: Path) -> None:
        status, said = run("check", str(write(tmp_path, a__json={**COMPLETE, **FACTS}) / "a.json"))
        assert (status, said.splitlines()[-1]) == (
            0,
            "Đủ: 1; chưa đủ: 0; chưa xác định: 0; không đọc được: 0",
        )

    def test_one_bad_file_does_not_stop_the_others(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path / "inner", b__json={**COMPLETE, "colour": 1, "received": "28/8/2026"})
        write(tmp_path, a__json=LACKING, z__json="{")
        status, said = run("check", str(tmp_path), "--lang", "en")
        assert status == 2
        assert "inner/b.json: cannot be read" in said
        assert "$.colour: met an unknown key" in said
        assert "$.received" in said
        assert said.splitlines()[-1] == "Complete: 0; incomplete: 1; undecided: 0; unreadable: 2"

    @pytest.mark.parametrize("fact", ["on", "papers", "self", "colour"])
    def test_a_fact_nobody_asks_for_is_no_end_of_the_batch(self, run: Run, tmp_path: Path, fact: str) -> None:
        write(tmp_path, a__json={**LACKING, "facts": {fact: "2026-01-01"}}, b__json=LACKING)
        status, said = run("check", str(tmp_path), "--lang", "en")
        assert (status, f"{fact}" in said) == (2, True)
        assert said.splitlines()[-1] == "Complete: 0; incomplete: 1; undecided: 0; unreadable: 1"

    def test_one_dossier_a_line(self, run: Run, tmp_path: Path) -> None:
        lines = "\n".join(json.dumps(one) for one in ({**COMPLETE, **FACTS}, LACKING))
        _, said = run("check", str(write(tmp_path, day__jsonl=f"{lines}\n\n") / "day.jsonl"))
        assert [line.split(":")[1] for line in said.splitlines() if line.startswith("day")] == ["1", "2"]

    def test_one_a_line_after_the_mark_that_notepad_writes(self, run: Run, tmp_path: Path) -> None:
        line = json.dumps({**COMPLETE, **FACTS})
        assert run("check", str(write(tmp_path, day__jsonl=f"\ufeff{line}\n{line}") / "day.jsonl"))[0] == 0

    @pytest.mark.parametrize("name", ["gone.jsonl", "gone.json", "nul\0.jsonl"])
    def test_what_cannot_be_opened_is_bad_input(self, run: Run, tmp_path: Path, name: str) -> None:
        status, said = run("check", str(tmp_path / name), "--lang", "en")
        assert (status, "no readable file" in said) == (2, True)

    def test_of_an_endless_input_no_more_than_a_mebibyte_is_read(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * (1 << 22))))
        status, said = run("check", "-", "--lang", "en")
        assert (status, "met a larger text" in said) == (2, True)

    def test_from_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        text = json.dumps({**COMPLETE, **FACTS, "received": "2026-08-28T15:20:00+07:00"}).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert run("check", "-")[0] == 0

    def test_machines_are_answered_with_every_reason(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**LACKING, "id": "H56-1", "jurisdiction": "Hà Nội"}, z__json="{")
        status, said = run("check", str(tmp_path), "--json")
        document: dict[str, Any] = json.loads(said)
        lacking, unreadable = document["dossiers"]
        assert status == 2
        assert (lacking["id"], lacking["verdict"], lacking["missing"]) == ("H56-1", "incomplete", ["proof_of_home"])
        assert (lacking["jurisdiction"], "Hà Nội" in lacking["remark"]) == ("Hà Nội", True)
        assert (unreadable["verdict"], unreadable["error"]) == ("unreadable", "bad-input")
        assert (document["incomplete"], document["unreadable"]) == (1, 1)

    def test_a_running_dossier_is_checked_from_its_history(self, run: Run, tmp_path: Path) -> None:
        record = running()
        write(tmp_path, whole__json=record, cut__json=json.dumps({**json.loads(record), "history": []}))
        status, said = run("check", str(tmp_path), "--lang", "en")
        assert status == 2
        assert "whole.json: The dossier is incomplete" in said
        assert "cut.json: cannot be read" in said

    def test_rules_of_a_folder_of_ones_own(self, run: Run, tmp_path: Path) -> None:
        dossiers = write(tmp_path, a__json={**COMPLETE, **FACTS})
        assert run("check", str(dossiers), "--rules", str(DATA))[0] == 0

    def test_an_ending_in_capitals_is_read_too(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, UP__JSON={**COMPLETE, **FACTS}, DAY__JSONL=json.dumps(LACKING))
        _, said = run("check", str(tmp_path), "--lang", "en")
        assert "UP.JSON: The dossier is complete" in said
        assert "DAY.JSONL:1: The dossier is incomplete" in said
        assert said.splitlines()[-1] == "Complete: 1; incomplete: 1; undecided: 0; unreadable: 0"

    def test_the_byte_order_mark_of_notepad_is_no_part_of_a_dossier(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json="\ufeff" + json.dumps({**COMPLETE, **FACTS}))
        assert run("check", str(tmp_path))[0] == 0

    def test_what_other_systems_send_around_a_dossier_is_named(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, "applicant": "…"})
        _, said = run("check", str(tmp_path), "--lang", "en")
        assert "$.applicant: met an unknown key; right would be one of procedure, received, papers" in said
        assert "what other systems send around it stays outside: applicant, " in said

    def test_a_jurisdiction_that_can_be_no_place_is_refused(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, **FACTS, "jurisdiction": "XX"}, b__json={**LACKING, "jurisdiction": "h56"})
        _, said = run("check", str(tmp_path), "--lang", "en")
        assert "the code of a province such as 'H56', or the name of a place" in said
        assert said.splitlines()[-1] == "Complete: 0; incomplete: 1; undecided: 0; unreadable: 1"

    def test_a_place_without_rules_of_its_own_is_told_beside_the_verdict(self, run: Run, tmp_path: Path) -> None:
        inland = {**COMPLETE, **FACTS, "jurisdiction": "Nơi Mẫu"}
        write(tmp_path, a__json=inland, b__json={**COMPLETE, **FACTS})
        told = "no rules of Nơi Mẫu are loaded; the national ones answer"
        assert run("check", str(tmp_path), "--lang", "en")[1].splitlines()[1:3] == [
            f"  {told}",
            "b.json: The dossier is complete",
        ]
        first, second = json.loads(run("check", str(tmp_path), "--lang", "en", "--json")[1])["dossiers"]
        assert (first["remark"], "remark" in second) == (told, False)

    def test_a_place_whose_rules_are_loaded_needs_no_word(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path / "mine", a__toml=PROVINCE)
        write(tmp_path / "filed", a__json={**COMPLETE, **FACTS, "jurisdiction": "hải phòng"})
        said = run("check", str(tmp_path / "filed"), "--rules", str(tmp_path / "mine"))[1]
        assert said.splitlines()[1].startswith("Đủ: 1")

    def test_a_day_with_one_digit_is_told_how_it_is_written(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, "received": "28/8/2026"})
        told = "hoặc “28/08/2026 15:20”, ngày và tháng đều hai chữ số"
        assert told in run("check", str(tmp_path))[1]
        assert told in run("due", "1.004222", "28/8/2026 15:20")[1]

    def test_a_table_where_a_list_is_meant_is_no_table_of_toml(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, "papers": {"code": "ct01"}, "received": 5, "procedure": 7})
        _, said = run("check", str(tmp_path), "--lang", "en")
        assert "$.papers: met a table; right would be a list\n" in said
        assert "$.received: met a whole number; right would be a day such as '2026-11-24'\n" in said
        assert "$.procedure: met a whole number; right would be a text\n" in said

    def test_nothing_to_check_is_bad_input(self, run: Run, tmp_path: Path) -> None:
        status, said = run("check", str(tmp_path), "--lang", "en")
        assert (status, "met a folder without dossier files" in said) == (2, True)
        status, said = run("check", str(tmp_path / "none.json"), "--lang", "en")
        assert (status, "no readable file" in said) == (2, True)


class TestIntake:
    def test_papers_are_codes_or_counted(self) -> None:
        counted = {"code": "ct01", "originals": 1, "issued_on": "2026-08-01"}
        filed = Intake.load({**LACKING, "papers": [counted, "proof_of_home"]})
        assert filed.check(reference_catalogue()).complete is True

    def test_it_does_not_show_what_was_declared(self) -> None:
        assert repr(Intake.load({**LACKING})) == "<Intake of 1.004222 on 2026-08-28, 1 papers>"

    def test_every_fault_at_once(self) -> None:
        with pytest.raises(BadInput) as caught:
            Intake.loads('{"procedure": "x", "received": 5, "papers": [7, {"code": "ct01", "originals": "two"}]}')
        assert [problem.path for problem in caught.value.problems] == [
            "$.procedure",
            "$.received",
            "$.papers[0]",
            "$.papers[1].originals",
        ]


SMALL = """
code = "1.000001"
name = { vi = "Thủ tục mẫu", en = "Sample" }
from = 2024-01-01
[[limits]]
limit = "LIMIT"
cite = "1/2024/NĐ-CP"
"""


class TestOwnRules:
    """A procedure of one's own is asked as those that come with the library."""

    CASE = ("1.000001", "2026-08-24 09:00", "--lang", "en", "--rules")

    def rules(self, folder: Path) -> str:
        return str(write(folder, a__toml=SMALL.replace("LIMIT", "3 days")))

    def test_say_when(self, run: Run, tmp_path: Path) -> None:
        status, said = run("due", *self.CASE, self.rules(tmp_path))
        assert (status, said.splitlines()[-1]) == (0, "Result due at 17:00 27 Aug 2026")

    def test_without_a_fee_are_no_answer_to_how_much(self, run: Run, tmp_path: Path) -> None:
        status, said = run("fee", *self.CASE, self.rules(tmp_path))
        assert (status, said) == (1, "no fee level for 1.000001: no fee is loaded\n")

    def test_are_explained_all_the_same(self, run: Run, tmp_path: Path) -> None:
        status, said = run("explain", *self.CASE, self.rules(tmp_path))
        assert (status, "no fee is loaded" in said, "Result due at 17:00" in said) == (1, True, True)
        document = json.loads(run("explain", *self.CASE, self.rules(tmp_path), "--json")[1])
        assert (document["quote"]["error"], document["due"]["date"]) == ("no-fee-level", "2026-08-27")
        notice = run("explain", "1.000001", "2026-08-24", "--rules", self.rules(tmp_path))[1]
        assert (notice.startswith("1.000001 – Thủ tục mẫu"), "Kết quả:" in notice) == (True, False)

    def test_that_are_not_there_are_bad_input(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("due", *self.CASE, "none")[1].startswith("none: 1 problem\n  $: met no readable file (")
        assert run("due", *self.CASE, ".")[1].startswith(".: 1 problem\n  $: met a folder without rule files")


PAVEMENT = """
code = "pavement"
name = { vi = "Phí vỉa hè", en = "Pavement fees" }
[[facts]]
name = "area"
type = "integer"
question = { vi = "Diện tích bao nhiêu m²?", en = "How many square metres?" }
[[fees]]
item = "use"
kind = "phi"
name = { vi = "Phí sử dụng vỉa hè", en = "Use of the pavement" }
[[fees.levels]]
from = 2026-01-01
amount = { times = { of = ["area", 20_000] } }
cite = "1/2026/NQ-HĐND"
"""
PROVINCE = """
jurisdiction = "Hải Phòng"
[[rules]]
code = "1.004222"
from = 2026-07-15
[[rules.limits]]
limit = "5 working days"
cite = "123/QĐ-UBND"
"""


class TestOwnFees:
    """A fee schedule of one's own is asked by its code, wherever it lies in the folder; those of the library stay."""

    ASKED = ("fee", "pavement", "2026-08-28", "--fact", "area=30", "--rules")

    @pytest.mark.parametrize("folder", ["fees", "."])
    def test_is_asked_by_its_code(self, run: Run, tmp_path: Path, folder: str) -> None:
        write(tmp_path / folder, pavement__toml=PAVEMENT)
        status, said = run(*self.ASKED, str(tmp_path))
        assert (status, said.splitlines()[-1]) == (0, "Tổng cộng: 600.000 đồng")

    def test_is_linted_though_no_procedure_charges_by_it(self, run: Run, tmp_path: Path) -> None:
        assert run("lint", str(write(tmp_path, pavement__toml=PAVEMENT))) == (0, "")
        ended = PAVEMENT.replace("from = ", "to = 2026-12-31\nfrom = ").replace("cite", "#")
        said = run("lint", str(write(tmp_path, pavement__toml=ended)), "--lang", "en")
        fee = "pavement $.fees.pavement.use"
        assert said == (1, f"{fee}: no citation\n{fee}: no level from 1 Jan 2027 on\n")

    def test_that_a_procedure_charges_is_linted_with_it_alone(self, run: Run, tmp_path: Path) -> None:
        charges = SMALL.replace("LIMIT", "3 days").replace("from = 2024", 'fees = ["pavement.use"]\nfrom = 2026')
        write(tmp_path, a__toml=charges, pavement__toml=PAVEMENT.replace("cite", "#"))
        said = "1.000001 (from 2026-01-01) $.fees.pavement.use: no citation\n"
        assert run("lint", str(tmp_path), "--lang", "en") == (1, said)

    def test_leaves_those_of_the_library_where_they_are(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, pavement__toml=PAVEMENT)
        facts = ("--fact", "act=copies", "--fact", "pages=5", "--fact", "copies=3")
        assert run("fee", "certification", "2026-08-28", *facts, "--rules", str(tmp_path))[0] == 0

    def test_goes_into_a_procedure_beside_it(self, run: Run, tmp_path: Path) -> None:
        procedure = SMALL.replace("LIMIT", "3 days").replace("[[limits]]", 'fees = ["pavement.use"]\n[[limits]]')
        write(tmp_path, a__toml=procedure, pavement__toml=PAVEMENT)
        assert run("fee", "1.000001", *self.ASKED[2:], str(tmp_path))[1].endswith("Tổng cộng: 600.000 đồng\n")
        (tmp_path / "pavement.toml").unlink()
        said = run("fee", "1.000001", *self.ASKED[2:], str(tmp_path), "--lang", "en")[1]
        assert "a schedule that is there: 'pavement' is neither in the folder fees nor in the library" in said

    @pytest.mark.parametrize(("word", "first"), [("birth", "1.001193"), ("residenc", "residence"), ("", "adoption")])
    def test_a_word_that_is_no_code_is_told_what_is_near(self, run: Run, word: str, first: str) -> None:
        status, said = run("fee", word, "2026-08-28", "--lang", "en")
        assert (status, said.startswith(f"CODE: met '{word}'; right would be one of {first}")) == (2, True)


class TestProvince:
    """The rules of a province lie over the library's own, and answer where that province is named."""

    ASKED = ("due", "1.004222", "2026-08-28 15:20", "--lang", "en", "--rules")

    @pytest.mark.parametrize("folder", ["local", "."])
    def test_are_asked_by_its_name(self, run: Run, tmp_path: Path, folder: str) -> None:
        write(tmp_path / folder, hai_phong__toml=PROVINCE)
        assert run(*self.ASKED, str(tmp_path))[1].endswith("Result due at 17:00 11 Sep 2026\n")
        status, said = run(*self.ASKED, str(tmp_path), "--jurisdiction", "hải phòng")
        assert (status, said.splitlines()[-1]) == (0, "Result due at 17:00 9 Sep 2026")

    @pytest.mark.parametrize("before", ["\ufeff", "  ", "\t"], ids=["Notepad's mark", "blanks", "a tab"])
    def test_are_known_by_their_first_line_whatever_stands_before_it(
        self, run: Run, tmp_path: Path, before: str
    ) -> None:
        write(tmp_path, hai_phong__toml=before + PROVINCE.lstrip())
        status, said = run(*self.ASKED, str(tmp_path), "--jurisdiction", "Hải Phòng")
        assert (status, said.splitlines()[-1]) == (0, "Result due at 17:00 9 Sep 2026")

    def test_are_linted_too(self, run: Run, tmp_path: Path) -> None:
        assert run("lint", str(write(tmp_path, a__toml=PROVINCE) / "a.toml")) == (0, "")
        file = write(tmp_path, a__toml=PROVINCE.replace("cite", "#")) / "a.toml"
        said = "1.004222 Hải Phòng (from 2026-07-15) $.limits[0]: no citation\n"
        assert run("lint", str(file), "--lang", "en") == (1, said)

    def test_of_another_place_are_said_to_be_missing(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*self.ASKED[:-1], "--jurisdiction", "Hải Phòng"]) == 0
        assert capsys.readouterr().err == "no rules of Hải Phòng are loaded; the national ones answer\n"

    def test_over_a_procedure_that_is_not_there_are_told_so(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__toml=SMALL.replace("LIMIT", "3 days"), b__toml=PROVINCE)
        said = run(*self.ASKED, str(tmp_path))[1]
        assert "$.rules[0]: met 1.004222; right would be a procedure of the catalogue these rules lie over" in said
        write(tmp_path, a__toml=SMALL.replace("LIMIT", "3 days").replace("1.000001", "1.004223"))
        assert "lie over, such as 1.004223" in run(*self.ASKED, str(tmp_path))[1]


class TestRows:
    def test_lint_names_what_to_look_at(self, run: Run, tmp_path: Path) -> None:
        file = write(tmp_path, a__toml=SMALL.replace("LIMIT", "3 days").replace("cite", "#")) / "a.toml"
        assert run("lint", str(file), "--lang", "en") == (1, "1.000001 (from 2024-01-01) $.limits[0]: no citation\n")
        (finding,) = json.loads(run("lint", str(file), "--json")[1])["findings"]
        assert finding["code"] == "no-citation"

    def test_lint_of_sound_rules_is_silent(self, run: Run, tmp_path: Path) -> None:
        assert run("lint", str(write(tmp_path, a__toml=SMALL.replace("LIMIT", "3 days")))) == (0, "")

    def test_lint_takes_the_reference_catalogue(self, run: Run) -> None:
        status, said = run("lint")
        assert (status, bool(said)) in {(0, False), (1, True)}

    def test_diff_says_what_to_announce(self, run: Run, tmp_path: Path) -> None:
        for name in ("3", "5"):
            write(tmp_path / name, a__toml=SMALL.replace("LIMIT", f"{name} days"))
        old, new = str(tmp_path / "3"), str(tmp_path / "5")
        status, said = run("diff", old, new, "--lang", "en")
        assert (status, said.splitlines()) == (
            0,
            ["1.000001 Sample: amended from 1 Jan 2024", "  time limits: 3 days → 5 days"],
        )
        (change,) = json.loads(run("diff", old, new, "--json")[1])["changes"]
        assert (change["kind"], change["since"]) == ("amended", "2024-01-01")
        assert run("diff", "-", "-") == (0, "")


class TestOutput:
    """The file of ``--output`` is as it was until all of the answer is there."""

    def test_a_disk_that_is_full_leaves_the_old_answer(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = tmp_path / "answer.txt"
        kept.write_text("before", encoding="utf-8")
        write = Path.write_bytes

        def full(path: Path, data: bytes) -> int:
            write(path, data[:5])
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        status, said = run("due", "1.004222", "2026-08-28 15:20", "-o", str(kept), "--lang", "en")
        assert (status, "No space left on device" in said) == (2, True)
        assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
            ("answer.txt", "before")
        ]

    def test_the_file_keeps_its_permissions_and_a_link_its_target(self, run: Run, tmp_path: Path) -> None:
        kept, link = tmp_path / "answer.txt", tmp_path / "link.txt"
        kept.write_text("before", encoding="utf-8")
        kept.chmod(0o640)
        link.symlink_to(kept)
        assert run("due", "1.004222", "2026-08-28 15:20", "-o", str(link), "--lang", "en") == (0, "")
        assert (link.is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o640)
        assert kept.read_text(encoding="utf-8").endswith("Result due at 17:00 11 Sep 2026\n")

    def test_what_is_no_file_is_written_to_as_it_is(self, run: Run) -> None:
        assert run("due", "1.004222", "2026-08-28 15:20", "-o", os.devnull) == (0, "")


class TestDue:
    def test_the_reasons_are_told_in_the_language_asked_for(self, run: Run) -> None:
        status, said = run("due", "1.004222", "2026-08-28 15:20", "--lang", "en")
        assert (status, said.splitlines()[-1]) == (0, "Result due at 17:00 11 Sep 2026")

    def test_many_moments_come_from_standard_input(self, run: Run, type_in: Callable[[str], None]) -> None:
        type_in("2026-08-28 15:20\n\n28/8/2026\n2026-08-31 09:00\n")
        status, said = run("due", "1.004222", "-", "--lang", "en")
        assert status == 2
        assert said.startswith("1: 2026-08-28 15:20\nTime limit: 7 working days")
        assert "3: 28/8/2026\ncannot read '28/8/2026' as a moment" in said
        assert said.rstrip().endswith("Result due at 17:00 14 Sep 2026")

    def test_a_line_that_is_no_text_is_refused_and_never_played_on_the_terminal(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lines = (b"\xef\xbb\xbf2026-08-28 15:20", b"\x1b[31m2026-08-28 15:20\x07", b"\xff\xfe", b"x" * 5_000)
        for form in ((), ("--json",), ("--csv",)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
            status, said = run("due", "1.004222", "-", "--lang", "en", *form)
            assert (status, "\x1b" in said, "\x07" in said, "x" * 201 in said) == (2, False, False, False)
            assert "met U+001B; right would be text that can be seen" in said
            assert "met bytes that are not UTF-8 (at 0)" in said

    def test_nothing_on_standard_input_is_bad_input(self, run: Run, type_in: Callable[[str], None]) -> None:
        for command, nothing in (("due", ""), ("fee", "\n\n")):
            type_in(nothing)
            status, said = run(command, "1.004222", "-", "--lang", "en")
            assert (status, "met nothing; right would be a moment on each line" in said) == (2, True)

    def test_a_row_of_a_table_for_each_moment(self, run: Run, type_in: Callable[[str], None]) -> None:
        type_in("2026-08-28 15:20\n28/8/2026\n")
        status, said = run("due", "1.004222", "-", "--csv", "--lang", "en")
        header, first, second = said.splitlines()
        assert (status, header) == (2, "asked,due_at,earliest,latest,error")
        assert first == "2026-08-28 15:20,2026-09-11 17:00,2026-09-11,2026-09-11,"
        assert second.startswith("28/8/2026,,,,cannot read '28/8/2026' as a moment")
        assert run("due", "1.004222", "2026-08-28 15:20", "--csv") == (0, f"{header}\n{first}\n")

    def test_a_table_of_nothing_has_no_headings(self, type_in: Callable[[str], None], capsys: Capture) -> None:
        type_in("")
        assert (main(("due", "1.004222", "-", "--csv")), capsys.readouterr().out) == (2, "")

    def test_a_place_without_rules_is_told_once(self, type_in: Callable[[str], None], capsys: Capture) -> None:
        type_in("2026-08-28 15:20\n2026-08-31 09:00\n")
        assert main(("due", "1.004222", "-", "--csv", "--jurisdiction", "Hải Phòng")) == 0
        assert capsys.readouterr().err.count("Hải Phòng") == 1

    @pytest.mark.parametrize("command", ["due", "fee"])
    def test_a_row_runs_nothing_in_a_spreadsheet(self, run: Run, type_in: Callable[[str], None], command: str) -> None:
        type_in("=cmd()\n")
        status, said = run(command, "1.004222", "-", "--csv")
        assert (status, said.splitlines()[1].startswith("'=cmd(),")) == (2, True)

    def test_what_is_asked_is_told_with_what_would_answer_it(self, run: Run) -> None:
        said = run("due", "1.000656", "2026-08-28 15:20")[1]
        assert said.endswith("\n  --fact case=ordinary|foreign|border|package\n  --fact verification=yes|no\n")
        document = json.loads(run("due", "1.000656", "2026-08-28 15:20", "--json", "--lang", "en")[1])
        assert document["answers"]["verification"] == ["yes", "no"]
        assert document["questions"]["verification"] == "Is a verification needed?"
        assert "--fact" not in document["says"]

    def test_machines_get_them_as_one_document(self, run: Run, type_in: Callable[[str], None]) -> None:
        type_in("2026-08-28 15:20\n2099-01-01 09:00\n")
        status, said = run("due", "1.004222", "-", "--json", "--lang", "en")
        first, second = json.loads(said)["answers"]
        assert (status, first["asked"], first["date"]) == (1, "2026-08-28 15:20", "2026-09-11")
        assert (second["error"], "outside the calendar" in second["says"]) == ("outside-calendar", True)


class TestFee:
    def test_a_quote_is_told_line_by_line(self, run: Run) -> None:
        status, said = run("fee", "1.004222", "2026-08-28", "--fact", "channel=online")
        assert (status, said.splitlines()[-1]) == (0, "Tổng cộng: 10.000 đồng")

    def test_a_line_that_is_open_is_no_answer(self, run: Run) -> None:
        status, said = run("fee", "1.004222", "2026-08-28 15:20", "--json")
        quote = json.loads(said)
        assert (status, quote["totals"], quote["undecided"]) == (1, None, ["channel"])

    def test_a_line_that_is_open_says_what_would_decide_it(self, run: Run) -> None:
        said = run("fee", "1.004222", "2026-08-28")[1]
        assert said.endswith("\ntrả lời bằng:\n  --fact channel=counter|online|post\n")
        quote = json.loads(run("fee", "1.004222", "2026-08-28", "--json", "--lang", "en")[1])
        assert quote["questions"] == {"channel": "How is the dossier filed?"}
        assert quote["answers"] == {"channel": ["counter", "online", "post"]}

    @pytest.mark.parametrize(
        ("arguments", "status", "row"),
        [
            (("1.004222", "28/08/2026", "--fact", "channel=online"), 0, "28/08/2026,10000,,"),
            (("1.004222", "2026-08-28"), 1, "2026-08-28,,channel,"),
        ],
    )
    def test_is_a_row_of_a_table(self, run: Run, arguments: tuple[str, ...], status: int, row: str) -> None:
        assert run("fee", *arguments, "--csv") == (status, f"asked,total,undecided,error\n{row}\n")

    def test_abroad_is_a_row_with_its_currency(self, run: Run) -> None:
        said = run("fee", "certification-abroad", "2026-08-28", "--fact", "copies=2", "--csv")[1]
        assert re.search(r"2026-08-28,[0-9]+ \S+,,$", said)

    def test_a_schedule_has_a_code_too(self, run: Run) -> None:
        facts = ("--fact", "act=copies", "--fact", "pages=5", "--fact", "copies=3")
        assert run("fee", "certification", "2026-08-28", *facts, "--lang", "en")[0] == 0

    @pytest.mark.parametrize(
        ("code", "alike"), [("civil-status", "civil-status-ha-noi, civil-status-hai-phong"), ("passport", "–")]
    )
    def test_a_schedule_is_asked_without_a_place(self, run: Run, code: str, alike: str) -> None:
        status, said = run("fee", code, "2026-08-28", "--jurisdiction", "Hà Nội", "--lang", "en")
        assert (status, said.endswith(f"those that begin alike: {alike}\n")) == (2, True)
        assert f"biểu phí {code} được hỏi" in run("fee", code, "2026-08-28", "--jurisdiction", "Hà Nội")[1]

    def test_the_schedules_of_a_place_are_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A province's fees come as schedules with codes of their own; whoever asks by its name hears of them."""
        arguments = ("fee", "1.001193", "2026-08-28", "--fact", "on_time=yes", "--lang", "en", "--jurisdiction")
        main([*arguments, "Hải Phòng"])
        assert "fee schedules of Hải Phòng, asked by their codes: " in (said := capsys.readouterr().err)
        assert "civil-status-hai-phong" in said
        main([*arguments, "Hải  Phòng"])
        assert "civil-status-hai-phong" in capsys.readouterr().err
        for place in ("Nơi Mẫu", "Phòng"):  # the end of a name is another place
            main([*arguments, place])
            assert "asked by their codes" not in capsys.readouterr().err

    def test_a_day_that_is_none_is_bad_input(self, run: Run) -> None:
        status, said = run("fee", "1.004222", "2026-02-30")
        assert (status, said.startswith("không đọc được “2026-02-30” thành thời điểm")) == (2, True)


class TestExplain:
    CASE = ("1.004222", "2026-08-28 15:20", "--fact", "home=own", "--fact", "channel=counter", "--lang", "en")

    def test_a_case_from_end_to_end(self, run: Run) -> None:
        status, said = run("explain", *self.CASE, "--paper", "ct01", "--paper", "proof_of_home")
        heading = "1.004222  Registration of permanent residence"
        assert (status, said.splitlines()[0]) == (0, heading)
        assert "  Result due at 17:00 11 Sep 2026" in said
        assert "  Total: 20,000 đồng" in said
        assert "  The dossier is complete" in said

    def test_a_paper_that_is_missing_makes_it_a_no(self, run: Run) -> None:
        status, said = run("explain", *self.CASE, "--paper", "ct01", "--json")
        answer = json.loads(said)
        assert status == 1
        assert answer["due"]["date"] == "2026-09-11"
        assert answer["papers"]["missing"] == ["proof_of_home"]

    def test_what_nobody_told_is_asked(self, run: Run) -> None:
        status, said = run("explain", "1.000656", "2026-08-28 15:20", "--json")
        due = json.loads(said)["due"]
        assert (status, due["error"], due["questions"]["verification"]) == (
            1,
            "undecided-facts",
            "Có phải xác minh không?",
        )
        assert (
            "chưa trả lời được khi chưa biết: case: Khai tử cho ai" in run("explain", "1.000656", "2026-08-28 15:20")[1]
        )

    @pytest.mark.parametrize("command", ["due", "explain"])
    def test_what_is_asked_is_asked_in_the_language_of_the_rest(self, run: Run, command: str) -> None:
        said = run(command, "1.000656", "2026-08-28 15:20", "--lang", "en")[1]
        assert ("Is a verification needed?" in said, "Khai tử cho ai" in said) == (True, False)
        document = json.loads(run("due", "1.000656", "2026-08-28 15:20", "--lang", "en", "--json")[1])
        assert "Khai tử cho ai" not in document["says"]

    def test_what_is_open_is_told_with_what_would_answer_it(self, run: Run) -> None:
        said = run("explain", "1.004222", "2026-08-28 15:20")[1]
        assert said.endswith("\n  --fact channel=counter|online|post\n" + self.HOMES)
        answer = json.loads(run("explain", "1.004222", "2026-08-28 15:20", "--json")[1])
        assert list(answer["answers"]) == ["channel", "home"]

    HOMES = "  --fact home=own|consented|rented|religious|care|vehicle|garrison\n"

    def test_the_facts_and_the_papers_are_listed_by_the_names_that_options_take(self, run: Run) -> None:
        status, said = run("explain", "1.004222", "2026-08-28", "--facts", "--lang", "en")
        assert (status, self.HOMES in said, "\n  --paper ct01\n      " in said) == (0, True, True)
        assert "\n      found = " in said
        assert "\n      unsaid: not tried\n" in said
        for more in ((), ("--facts",)):
            told = json.loads(run("explain", "1.004222", "2026-08-28", "--json", "--lang", "en", *more)[1])
            assert told["facts"][0]["answers"]["post"] == "by post"
            assert told["papers"][0]["code"] == "ct01"

    def test_a_day_alone_gives_the_notice_for_the_wall(self, run: Run) -> None:
        status, said = run("explain", "1.004222", "2026-08-28")
        assert (status, said.splitlines()[0]) == (0, "1.004222 – Đăng ký thường trú")
        notice = json.loads(run("explain", "1.004222", "2026-08-28", "--json")[1])["notice"]
        assert notice[0]["vi"] == "1.004222 – Đăng ký thường trú"

    @pytest.mark.parametrize("words", [("--fact", "home=own"), ("--paper", "ct01")], ids=lambda words: str(words[0]))
    def test_a_day_is_no_case_so_what_is_said_of_one_is_refused(self, run: Run, words: tuple[str, str]) -> None:
        status, said = run("explain", "1.004222", "2026-08-28", *words, "--lang", "en")
        assert status == 2
        assert f"{words[0]}: met 2026-08-28, a day" in said
        assert "right would be a moment, such as '2026-08-28 09:00'" in said


class TestDayFirst:
    """Officials write 28/08/2026: the day stands first, always, and a month is never looked for there."""

    def test_a_moment(self, run: Run) -> None:
        asked = ("due", "1.004222")
        assert run(*asked, "28/08/2026 15:20") == run(*asked, "2026-08-28 15:20")
        assert run(*asked, "05/06/2026 09:00") == run(*asked, "2026-06-05 09:00")
        status, said = run(*asked, "08/28/2026 09:00")
        assert (status, "“08/28/2026 09:00”" in said) == (2, True)

    @pytest.mark.parametrize("word", ["nothing", "text", "intake"])
    def test_a_word_of_ours_that_was_typed_stays_as_it_was_typed(self, run: Run, word: str) -> None:
        for asked in (("due", "1.004222", word), ("calendar", word)):
            status, err = run(*asked, "--lang", "vi")
            assert status == 2
            assert word in err

    def test_a_day(self, run: Run) -> None:
        for command in ("fee", "explain"):
            assert run(command, "1.004222", "28/08/2026") == run(command, "1.004222", "2026-08-28")
        assert run("calendar", "25/08/2026", "05/09/2026") == run("calendar", "2026-08-25", "2026-09-05")
        assert run("fee", "1.004222", "30/02/2026")[0] == 2

    def test_a_dossier_file(self, run: Run, tmp_path: Path) -> None:
        papers = ["ct01", {"code": "proof_of_home", "originals": 1, "issued_on": "01/08/2026"}]
        filed = {**COMPLETE, **FACTS, "received": "28/08/2026 15:20", "papers": papers}
        assert run("check", str(write(tmp_path, a__json=filed)))[0] == 0
        write(tmp_path, a__json={**filed, "received": "08/28/2026"})
        assert run("check", str(tmp_path))[0] == 2

    def test_a_period(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("id,field,channel,received_on\nD-1,Hộ tịch,post,02/09/2026\n", encoding="utf-8")
        report = json.loads(run("report", "01/09/2026..30/09/2026", str(table), "--json")[1])
        assert (report["first"], report["last"], report["rows"][-1]["received"]) == ("2026-09-01", "2026-09-30", 1)


class TestCalendar:
    def test_a_year_shows_the_days_that_are_not_as_every_week(self, run: Run) -> None:
        status, said = run("calendar", "2026", "--lang", "en")
        lines = said.splitlines()
        assert (status, lines[-1]) == (0, "1 Jan 2026 to 31 Dec 2026: 249 working days of 365")
        assert "Mon 31 Aug 2026: off – Swapped day off around National Day [9441/TB-BNV]" in lines
        assert any(line.startswith("Sat 22 Aug 2026: working day – ") for line in lines)

    def test_a_day_is_told_even_when_it_is_like_every_other(self, run: Run) -> None:
        assert run("calendar", "2026-08-28", "--lang", "en")[1].startswith("Fri 28 Aug 2026: working day – ")

    def test_from_one_month_to_another(self, run: Run) -> None:
        assert run("calendar", "2026-08", "2026-09")[1].splitlines()[-1].startswith("Từ 01/08/2026 đến 30/09/2026: ")
        assert run("calendar", "2026-12")[1].splitlines()[-1].startswith("Từ 01/12/2026 đến 31/12/2026: ")

    def test_every_day_as_a_table(self, run: Run) -> None:
        header, *rows = run("calendar", "2026-08-31", "2026-09-03", "--csv")[1].splitlines()
        assert header == "date,working,ordinal,reason,citation,certainty"
        assert [row.split(",")[1] for row in rows] == ["0", "0", "0", "1"]
        days = json.loads(run("calendar", "2026-08-31", "2026-09-03", "--json")[1])["days"]
        assert [day["working"] for day in days] == [False, False, False, True]

    @pytest.mark.parametrize("days", [("2026-13",), ("next week",), ("0000",), ("2026-09", "2026-08")])
    def test_what_names_no_days_is_bad_input(self, run: Run, days: tuple[str, ...]) -> None:
        status, said = run("calendar", *days, "--lang", "en")
        assert (status, "right would be" in said) == (2, True)

    def test_outside_its_years_it_knows_no_answer(self, run: Run) -> None:
        assert run("calendar", "2099")[0] == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "status", "said"),
        [
            (("due", "1.00", "2026-08-28 15:20"), 2, "mã thủ tục: gặp '1.00'; đúng ra phải là mã như “1.004222” hoặc"),
            (("due", "9.999999", "2026-08-28 15:20"), 2, "không có thủ tục nào mang mã 9.999999; gần nhất: "),
            (("due", "1.004222", "2026-08-28"), 2, "không đọc được “2026-08-28” thành thời điểm: thời điểm viết như"),
            (("due", "1.004222", "1999-08-28 15:20"), 1, "1.004222: ngày 28/08/1999 không có quy định nào có hiệu lực"),
            (
                ("due", "1.004222", "2026-08-28 15:20", "--fact", "x=1"),
                2,
                "không có thông tin nào tên x; ở đây chỉ hỏi",
            ),
            (("due", "1.004222", "2026-08-28 15:20", "--fact", "x"), 2, "--fact: gặp 'x'; đúng ra phải là TÊN=GIÁ TRỊ"),
            (("check", "no.json"), 2, "no.json: 1 lỗi\n  $: gặp không đọc được tệp (không có tệp hay thư mục này)"),
        ],
        ids=["code", "unknown", "moment", "not in force", "fact", "no value", "no file"],
    )
    def test_an_error_speaks_vietnamese(self, run: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
        found, heard = run(*arguments)
        assert (found, heard.startswith(said)) == (status, True), heard

    def test_a_bad_dossier_is_told_with_its_path(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, "colour": 1, "received": 5})
        _, said = run("check", str(tmp_path))
        assert "    $.colour: gặp một khóa không biết; đúng ra phải là " in said

    def test_machines_get_the_path_of_every_problem(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**COMPLETE, "colour": 1, "received": 5})
        (one,) = json.loads(run("check", str(tmp_path), "--json")[1])["dossiers"]
        assert {problem["path"] for problem in one["problems"]} == {"$.colour", "$.received"}
        status, said = run("due", "x", "2026-08-28 15:20", "--json", "--lang", "en")
        assert (status, json.loads(said)["error"]) == (2, "bad-value")

    def test_one_without_a_sentence_of_its_own_is_told_in_english_with_its_code(self) -> None:
        closed = SequenceConflict("somebody else wrote first")
        assert told(closed, "vi") == "somebody else wrote first (mã lỗi sequence-conflict)"

    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda one: one.code)
    def test_every_other_has_a_sentence_in_vietnamese(self, error: MotcuaError) -> None:
        if not isinstance(error, SequenceConflict | StepNotAllowed):  # what raises them tells them in both languages
            assert "mã lỗi" not in told(error, "vi")
            assert told(error, "vi") != told(error, "en")

    def test_what_was_typed_is_not_taken_for_a_word_of_ours(self) -> None:
        assert phrase("no package 'nothing' is known", "vi") == "không có thủ tục liên thông nào mang mã “nothing”"
        assert phrase("from x to nothing", "vi") == "từ x đến không có gì"

    @pytest.mark.parametrize(
        ("english", "vietnamese"),
        [
            ("[[papers]], two brackets for each of several", "[[papers]], hai dấu ngoặc vuông"),
            ('a code in quotes, "1.004222"', 'mã đặt trong ngoặc kép, "1.004222"'),
            (
                "a procedure of the catalogue these rules lie over, such as 1.004223",
                "mà quy định này bổ sung, ví dụ 1.004",
            ),
            ('{ vi = "…", en = "…" }, the text in both languages', '{ vi = "…", en = "…" }, chữ bằng hai thứ tiếng'),
            ("a list; its tables stand under two brackets, [[…]]", "một danh sách; mỗi bảng đứng dưới hai dấu ngoặc"),
            ("what JSON cannot read at line 1, column 1 (nothing stands there)", "dòng 1, cột 1 (không có gì ở đó)"),
        ],
    )
    def test_what_is_right_for_a_slip_of_the_hand_is_said_in_vietnamese(self, english: str, vietnamese: str) -> None:
        assert vietnamese in phrase(english, "vi")

    @pytest.mark.parametrize("said", ["1,5 ngày", "7-10 ngày", "30 phút"])
    def test_a_limit_that_is_none_is_told_in_vietnamese(self, run: Run, tmp_path: Path, said: str) -> None:
        heard = run("lint", str(write(tmp_path, a__toml=SMALL.replace("LIMIT", said))))[1]
        assert "(thời hạn " in heard

    def test_a_refused_step_says_itself(self) -> None:
        refused = StepNotAllowed("accept", "accepted", (), (), Text("không được", "not allowed"))
        assert told(refused, "vi") == "không được"


class TestCompletion:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_the_script_knows_commands_and_codes(self, run: Run, shell: str) -> None:
        status, said = run("completion", shell)
        assert (status, "explain" in said, "1.004222" in said, "certification" in said) == (0, True, True, True)

    @pytest.mark.parametrize("shell", SHELLS)
    def test_fee_schedules_are_offered_where_they_are_taken(self, run: Run, shell: str) -> None:
        lines = run("completion", shell)[1].splitlines()
        offered = [line for line in lines if "notarisation" in line]
        assert len(offered) == 1
        assert "fee" in offered[0]

    @pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            ("motcua expl", "explain"),
            ("motcua explain 1.00422", "1.004222"),
            ("motcua due --juris", "--jurisdiction"),
            ("motcua slip rece", "receipt"),
            ("motcua due x --lang v", "vi"),
        ],
    )
    def test_fish_completes_what_may_stand_there(self, run: Run, tmp_path: Path, typed: str, offered: str) -> None:
        script = tmp_path / "motcua.fish"
        script.write_text(run("completion", "fish")[1], encoding="utf-8")
        asked = [str(shutil.which("fish")), "--no-config", "-c", f"source {script}; complete -C '{typed}'"]
        said = subprocess.run(asked, check=True, capture_output=True, text=True)  # noqa: S603 - fish, with our own line
        assert said.stdout.splitlines() == [offered]

    @pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh here")
    @pytest.mark.parametrize(
        ("typed", "offered"),
        [
            ("expl", "explain"),
            ("explain 1.00422", "1.004222"),
            ("due --juris", "--jurisdiction"),
            ("slip rece", "receipt"),
        ],
    )
    def test_zsh_is_offered_what_may_stand_there(self, run: Run, tmp_path: Path, typed: str, offered: str) -> None:
        """In a shell that never called ``compinit``; of what is offered zsh itself leaves what begins as the word."""
        script = tmp_path / "motcua.zsh"
        script.write_text(run("completion", "zsh")[1], encoding="utf-8")
        words = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))'
        ask = f'ask() {{ emulate -L ksh; {words}; _motcua; print -rl -- "${{COMPREPLY[@]}}"; }}'
        line = f"source {script}; print -r -- ${{_comps[motcua]}}; {ask}; ask motcua {typed}"
        said = subprocess.run(  # noqa: S603 - zsh, with our own line
            [str(shutil.which("zsh")), "-fc", line], check=True, capture_output=True, text=True
        )
        registered, *offers = said.stdout.splitlines()
        assert (registered, offered in offers, said.stderr) == ("_bash_complete -F _motcua", True, "")

    @pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
    def test_bash_completes_a_procedure_code(self, run: Run, tmp_path: Path) -> None:
        script = tmp_path / "completion.sh"
        script.write_text(run("completion", "bash")[1], encoding="utf-8")
        ask = "COMP_WORDS=(motcua due 1.0042); COMP_CWORD=2; _motcua; echo ${COMPREPLY[@]}"
        said = subprocess.run(  # noqa: S603 - our own script
            [str(shutil.which("bash")), "-c", f"source {script}; {ask}"], check=True, capture_output=True, text=True
        )
        assert said.stdout.split() == ["1.004222"]
