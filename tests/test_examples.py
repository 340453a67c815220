"""The examples run, and say what they promise."""

import ast
import csv
import datetime as dt
import io
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from motcua.calendar import national_calendar

pytestmark = [pytest.mark.needs("processes"), pytest.mark.aside]

WHOLE = "a whole number, for example VND(5_000)"
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

    def test_without_a_case_it_says_how_it_is_used(self) -> None:
        status, said = run(str(EXAMPLES / "appointment.py"), "1.004222")
        assert (status, said) == (1, "usage: python examples/appointment.py CODE MOMENT [PAPER ...]\n")

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
        assert forgotten == "Forgotten: applicant None, chain whole, journal emptied"


class TestOfficeDay:
    def test_it_says_what_it_cannot_do(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        for words in ([str(tmp_path / "file")], ["--visitors", "0"]):
            status, said = run(str(EXAMPLES / "office_day.py"), *words, "--no-open")
            assert (status, "Traceback" in said) == (2, False)

    def test_every_visitor_is_a_slip_a_result_or_both_and_the_evening_adds_up(self, tmp_path: Path) -> None:
        status, said = run(str(EXAMPLES / "office_day.py"), str(tmp_path), "--visitors", "40", "--no-open")
        assert status == 0, said
        assert "[##############################] 40/40" in said
        assert said.count("/40") == 1
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


class TestOffices:
    """Five counters of the newspapers; each script ends with that office's own figures."""

    @pytest.mark.parametrize(
        ("office", "shown", "figures"),
        [
            ("vi_xuyen", "Trực 30/08/2018: Chủ tịch", "Hơn 4.000 hồ sơ, quá hạn 0, tồn 0"),
            ("tinh_bien", "ngân sách trả một nửa, người dân trả 15.000 đồng", "Xếp thứ 3 của tỉnh"),
            ("song_lo", "Niêm yết: 239 thủ tục của huyện, 100 của xã", "14.488 tiếp nhận = 14.398 đã giải quyết + 90"),
            (
                "dien_hong",
                "Màn hình: hồ sơ số 1 – đã trả kết quả",
                "11.754 hồ sơ = 219 Đất đai, xây dựng + 11.333 Hộ tịch + 202",
            ),
            (
                "nghen",
                "200 lượt ngày 24/11/2021: ",
                "6.064 tiếp nhận = 6.063 đã giải quyết + 1 đang giải quyết, quá hạn 0",
            ),
        ],
        ids=["Vị Xuyên", "Tịnh Biên", "Sông Lô", "Diên Hồng", "Nghèn"],
    )
    def test_an_office_ends_with_its_own_figures(self, office: str, shown: str, figures: str) -> None:
        status, said = run("-W", "error", str(EXAMPLES / "offices" / f"{office}.py"))
        assert status == 0, said
        assert shown in said
        assert said.splitlines()[-1].startswith(figures), said

    @pytest.mark.parametrize(
        ("office", "told"),
        [
            ("dien_hong", "Niêm yết: 55 thủ tục thuộc 3 lĩnh vực: Đất đai, xây dựng, Hộ tịch, LĐTBXH"),
            ("vi_xuyen", "Phòng 50 m², 4 máy tính, 22 cán bộ trong 165 ngày làm việc: "),
            ("vi_xuyen", "6,1 hồ sơ mỗi máy một ngày, 1,1 hồ sơ mỗi cán bộ một ngày"),
        ],
    )
    def test_what_else_was_told_of_an_office_is_reckoned_with(self, office: str, told: str) -> None:
        assert told in run("-W", "error", str(EXAMPLES / "offices" / f"{office}.py"))[1]


class TestLocalRules:
    def test_a_province_answers_with_its_own_limit(self) -> None:
        status, said = run(str(EXAMPLES / "local_rules.py"), str(EXAMPLES / "province"))
        assert status == 0, said
        assert said.splitlines() == [
            "Hải Phòng: 5 ngày làm việc, trả 09/09/2026",
            "nơi khác: 7 ngày làm việc, trả 11/09/2026",
        ]


class TestDjango:
    def test_model_form_and_serializer_carry_our_values_and_refuse_with_our_sentences(self) -> None:
        for library in ("django", "rest_framework"):
            pytest.importorskip(library, reason=f"the app needs the group `examples`: {library} is not installed")
        status, said = run("-W", "error", str(EXAMPLES / "django_office.py"))
        assert status == 0, said
        form, saved, due, sent, *refused = said.splitlines()
        assert form == "form: True 1.004222 20.000 đồng"
        assert saved == "saved: 7 ngày làm việc – VND(20_000)"
        assert due == "due: 2026-09-11"
        assert "'limit': '7 ngày làm việc', 'fee': 20000" in sent
        assert refused == [
            "form refuses: procedure code: met 'x'; right would be for example '1.004222' or '1.014027.H42'",
            f"serializer refuses: False amount in đồng: met float; right would be {WHOLE}",
            f"model refuses: amount in đồng: met bool; right would be {WHOLE}",
        ]


class TestNotebook:
    def test_every_cell_runs_and_the_last_two_say_what_came_of_it(self) -> None:
        cells = json.loads((EXAMPLES / "data_team.ipynb").read_text(encoding="utf-8"))["cells"]
        names: dict[str, object] = {}
        said: list[object] = []
        for source in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
            *lines, last = ast.parse(source).body
            exec(compile(ast.Module(lines, []), "data_team.ipynb", "exec"), names)  # noqa: S102 - our own notebook
            if isinstance(last, ast.Expr):
                said.append(eval(compile(ast.Expression(last.value), "data_team.ipynb", "eval"), names))
            else:
                exec(compile(ast.Module([last], []), "data_team.ipynb", "exec"), names)  # noqa: S102 - the same
        outcome, wrong = said
        assert isinstance(outcome, dict)
        assert (sum(outcome.values()), set(outcome)) == (100_000, {"late", "on time", "early"})
        assert str(wrong).endswith("would be promised a wrong date")
        assert not str(wrong).startswith("0 ")


class TestCalendarTable:
    """The two lines of the page on frameworks, on the table that the command line writes."""

    PAGE = (EXAMPLES.parent / "docs" / "how-to" / "frameworks.md").read_text(encoding="utf-8")

    def test_the_join_counts_working_days(self) -> None:
        _, table = run("-m", "motcua", "calendar", "2026", "--csv")
        header, *rows = csv.reader(io.StringIO(table))
        with closing(sqlite3.connect(":memory:")) as store:
            store.execute(f"CREATE TABLE calendar ({', '.join(header)})")
            store.executemany("INSERT INTO calendar VALUES (?, ?, CAST(? AS INTEGER), ?, ?, ?)", rows)
            (query,) = re.findall(r"^```sql\n(.*?)^```$", self.PAGE, re.DOTALL | re.MULTILINE)
            assert store.execute(query).fetchone() == ("2026-09-11",)

    def test_the_spreadsheet_looks_up_the_same_row(self) -> None:
        """``MATCH(…, 0)`` finds the first row of an ordinal: the working day itself."""
        assert "=INDEX(A:A; MATCH(VLOOKUP(D2; A:C; 3; FALSE) + 7; C:C; 0))" in self.PAGE
        rows = [row for row in national_calendar().rows() if row.date.year == 2026]
        wanted = next(row.ordinal for row in rows if row.date == dt.date(2026, 8, 28)) + 7
        first = next(row for row in rows if row.ordinal == wanted)
        assert (first.date, first.working) == (dt.date(2026, 9, 11), True)
