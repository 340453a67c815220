"""A folder of dossiers is checked, rule files are linted and compared: one line of shell each."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.__main__ import main
from motcua.adapters import records
from motcua.adapters.commands.due import read_facts
from motcua.adapters.records import Intake
from motcua.adapters.rulefiles.catalogue import DATA
from motcua.calendar import national_calendar, office_time
from motcua.conditions import Fact
from motcua.dossier import Dossier
from motcua.errors import BadInput
from motcua.office import Office
from motcua.reference import reference_catalogue
from motcua.wording import Text

Run = Callable[..., tuple[int, str]]

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
        assert lines[2].startswith("  Paper that proves the lawful home: missing – submit 1 original")
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
        status, said = run("check", str(tmp_path / name))
        assert (status, "no readable file" in said) == (2, True)

    def test_of_an_endless_input_no_more_than_a_mebibyte_is_read(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" " * (1 << 22))))
        status, said = run("check", "-")
        assert (status, "met a larger text" in said) == (2, True)

    def test_from_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        text = json.dumps({**COMPLETE, **FACTS, "received": "2026-08-28T15:20:00+07:00"}).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert run("check", "-")[0] == 0

    def test_machines_are_answered_with_every_reason(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, a__json={**LACKING, "id": "H56-1"}, z__json="{")
        status, said = run("check", str(tmp_path), "--json")
        document: dict[str, Any] = json.loads(said)
        lacking, unreadable = document["dossiers"]
        assert status == 2
        assert (lacking["id"], lacking["verdict"], lacking["missing"]) == ("H56-1", "incomplete", ["proof_of_home"])
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

    def test_nothing_to_check_is_bad_input(self, run: Run, tmp_path: Path) -> None:
        status, said = run("check", str(tmp_path))
        assert (status, "met a folder without dossier files" in said) == (2, True)
        status, said = run("check", str(tmp_path / "none.json"))
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
