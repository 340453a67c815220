"""The examples run, and say what they promise."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(*words: str) -> tuple[int, str]:
    ran = subprocess.run(  # noqa: S603 - our own examples
        [sys.executable, "-X", "utf8", *words], check=False, capture_output=True, encoding="utf-8"
    )
    return ran.returncode, ran.stdout + ran.stderr


class TestAppointment:
    def test_it_answers_when_how_much_and_which_paper(self) -> None:
        status, said = run(str(EXAMPLES / "appointment.py"), "1.004222", "2026-08-28 15:20", "ct01")
        assert status == 0, said
        assert "Trả kết quả lúc 17:00 11/09/2026" in said
        assert "Tổng cộng: 20.000 đồng" in said
        assert "Còn thiếu: proof_of_home" in said

    def test_a_slip_of_the_hand_is_a_sentence(self) -> None:
        status, said = run(str(EXAMPLES / "appointment.py"), "1.004222", "28/8/2026")
        assert status == 1
        assert said.startswith("cannot read '28/8/2026' as a moment")


class TestDossiers:
    def test_a_folder_of_dossiers_is_checked_in_one_line_of_shell(self) -> None:
        status, said = run("-m", "motcua", "check", str(EXAMPLES / "dossiers"), "--lang", "en")
        assert status == 1
        assert said.splitlines()[-1] == "Complete: 1; incomplete: 1; undecided: 1; unreadable: 0"


class TestSqliteOffice:
    def test_one_counter_wins_each_dossier_and_a_killed_one_loses_nothing(self) -> None:
        status, said = run(str(EXAMPLES / "sqlite_office.py"))
        assert status == 0, said
        race, won, kill, found, again, rebuilt, forgotten = said.splitlines()
        assert race == "3 counters accepted the same 20 dossiers at once"
        assert won.endswith("together 20")
        assert kill == "A counter was killed after it had acknowledged 15 steps"
        assert found.endswith("lost: 0")
        assert again == "  sent again: all 30; found: 30; doubled: 0"
        assert rebuilt == "Rebuilt by replay: 20 dossiers, 20 chains whole"
        assert forgotten == "Forgotten: applicant None, chain whole"
