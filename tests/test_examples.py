"""The examples run, and say what they promise."""

import re
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


class TestCheckFolder:
    def test_a_folder_of_dossiers_is_told_line_by_line(self) -> None:
        status, said = run(str(EXAMPLES / "check_folder.py"), str(EXAMPLES / "dossiers"))
        complete, lacking, undecided = said.splitlines()
        assert status == 1
        assert complete == "a-complete: đủ"
        assert lacking == "b-without-proof-of-home: chưa đủ – proof_of_home"
        assert undecided.startswith("c-without-the-case: chưa đủ – Chỗ ở là của mình")


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


class TestOfficeDay:
    def test_every_visitor_is_a_slip_a_result_or_both_and_the_evening_adds_up(self, tmp_path: Path) -> None:
        status, said = run(str(EXAMPLES / "office_day.py"), str(tmp_path), "--visitors", "40", "--no-open")
        assert status == 0, said
        assert "[##############################] 40/40" in said
        counted = re.search(r"Tiếp nhận (\d+) = đã giải quyết (\d+) \+ đang giải quyết (\d+)", said)
        assert counted
        received, settled, still_open = map(int, counted.groups())
        assert received == settled + still_open
        slips = [path.stem.partition("-")[2].partition("-")[2] for path in (tmp_path / "slips").iterdir()]
        turned_away = slips.count("refusal") + slips.count("supplement-request")
        assert (received + turned_away, slips.count("receipt")) == (40, still_open)

    def test_the_evening_s_papers_lie_beside_the_slips(self, tmp_path: Path) -> None:
        run(str(EXAMPLES / "office_day.py"), str(tmp_path), "--visitors", "12", "--no-open")
        names = {"dossiers.csv", "indicators.html", "register.html", "report.csv", "report.html", "slips"}
        assert {path.name for path in tmp_path.iterdir()} == names
        assert "<svg" in (tmp_path / "report.html").read_text("utf-8")
        assert (tmp_path / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
