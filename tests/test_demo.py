"""The command line: it answers, says in one sentence why it cannot, and never shows a traceback."""

import io
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua import __main__ as command_line
from motcua.__main__ import main
from motcua.conditions import RESERVED

pytestmark = pytest.mark.needs("processes")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; its exit status, output and complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as stopped:  # argparse speaks for itself
            status = int(str(stopped.code))
        return status, *capsys.readouterr()

    return call


class TestDue:
    def test_tells_the_day_with_every_day_before_it(self, run: Run) -> None:
        status, said, _ = run("due", "1.004222", "2026-08-28 15:20")
        assert status == 0
        assert "thứ Hai 31/08/2026: không tính – Nghỉ hoán đổi dịp Quốc khánh [9441/TB-BNV]" in said.splitlines()
        assert said.splitlines()[-1] == "Trả kết quả lúc 17:00 11/09/2026"

    def test_speaks_english(self, run: Run) -> None:
        _, said, _ = run("due", "1.004222", "2026-08-28 15:20", "--lang", "en")
        assert said.splitlines()[-1] == "Result due at 17:00 11 Sep 2026"

    def test_answers_machines(self, run: Run) -> None:
        _, said, _ = run("due", "1.004222", "2026-08-28 15:20", "--json")
        answer = json.loads(said)
        assert (answer["date"], answer["at"], answer["firm"]) == ("2026-09-11", "2026-09-11T17:00:00+07:00", True)
        assert len(answer["ledger"]) == 14
        assert answer["ledger"][2]["date"] == "2026-08-31"
        assert answer["ledger"][2]["counted"] is False

    def test_takes_facts(self, run: Run) -> None:
        _, plain, _ = run("due", "2.000815", "2026-08-24 09:00", "--json")
        _, large, _ = run("due", "2.000815", "2026-08-24 09:00", "--fact", "extension=large", "--json")
        assert (json.loads(plain)["date"], json.loads(large)["date"]) == ("2026-08-24", "2026-08-26")

    def test_takes_numbers_and_truths(self, run: Run) -> None:
        facts = ["--fact", "copied_by_office=no", "--fact", "pages=5"]
        assert run("due", "2.000815", "2026-08-24 09:00", *facts)[0] == 0

    def test_reads_the_moment_at_the_office(self, run: Run) -> None:
        _, said, _ = run("due", "1.004222", "2026-08-28T08:20:00+00:00", "--json")
        assert json.loads(said)["date"] == "2026-09-11"


class TestNoAnswer:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("2.000815", "2026-08-24 09:00", "--fact", "extension=agreed"), "no date can be promised"),
            (("1.004222", "1990-01-01 09:00"), "nothing in force on 1990-01-01"),
            (("1.004222", "9999-12-31 23:59"), "lies outside the calendar"),
        ],
        ids=["no promise", "not in force", "outside the calendar"],
    )
    def test_is_exit_status_1(self, run: Run, arguments: tuple[str, ...], sentence: str) -> None:
        status, said, complaint = run("due", *arguments, "--lang", "en")
        assert (status, said) == (1, "")
        assert sentence in complaint


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("due", "9.999999", "2026-08-28 15:20"), "no procedure '9.999999' is known"),
            (("due", "birth", "2026-08-28 15:20"), "procedure code: met 'birth'"),
            (("due", "1.004222", "28/8/2026"), "cannot read"),
            (("due", "1.004222", "2026-02-30 09:00"), "cannot read"),
            (("due", "1.004222", "2026-08-28 15:20", "--fact", "house=own"), "unknown fact house"),
            *(
                (("due", "1.004222", "2026-08-29 15:20", "--fact", f"{word}=as-stamped"), f"unknown fact {word}; asked")
                for word in sorted({*RESERVED, "facts", "self"})
            ),
            (("due", "1.004222", "2026-08-28 15:20", "--fact", "home=castle"), "fact home: met 'castle'"),
            (("due", "1.004222", "2026-08-28 15:20", "--fact", "home"), "right would be NAME=VALUE"),
            (("due", "1.004222", "2026-08-28 15:20", "--fact", "home=own", "--fact", "home=rented"), "each name once"),
            (("due", "2.000815", "2026-08-28 15:20", "--fact", "pages=\u0661"), "fact pages"),
            (("due", "2.000815", "2026-08-28 15:20", "--fact", "copied_by_office=maybe"), "fact copied_by_office"),
            (("due", "1.004222"), "MOMENT"),
            (("demo", "--lang", "fr"), "--lang: met 'fr'; right would be one of vi, en"),
            ((), "COMMAND"),
        ],
        ids=str,
    )
    def test_is_exit_status_2_and_a_sentence(self, run: Run, arguments: tuple[str, ...], sentence: str) -> None:
        status, said, complaint = run(*arguments, *(("--lang", "en") if arguments else ()))
        assert (status, said) == (2, "")
        assert sentence in complaint
        assert "Traceback" not in complaint


class TestDemo:
    def test_shows_every_procedure_and_moment(self, run: Run) -> None:
        status, said, _ = run("demo")
        assert status == 0
        for code in ("1.001193", "1.004222", "2.000815"):
            assert f"\n{code}  " in said
        for moment in ("15:20 28/08/2026", "09:00 29/08/2026", "14:10 30/12/2025", "10:05 13/02/2026"):
            assert said.count(f"\nTiếp nhận {moment} → trả kết quả ") == 3

    def test_names_the_notices_behind_the_ledgers(self, run: Run) -> None:
        _, said, _ = run("demo")
        assert "Nghỉ hoán đổi dịp Quốc khánh [9441/TB-BNV]" in said
        assert "thứ Sáu 02/01/2026: không tính – Nghỉ hoán đổi dịp Tết Dương lịch [12729/VPCP-KGVX]" in said
        assert "thứ Bảy 10/01/2026: ngày thứ 7" in said

    def test_prints_the_fees_of_copies_by_page(self, run: Run) -> None:
        _, said, _ = run("demo")
        assert "2 × 2.000 = 4.000" in said
        assert "3 × 1.000 = 3.000" in said
        assert "Tổng cộng: 200.000 đồng" in said
        assert "[Điều 4, 226/2016/TT-BTC]" in said

    def test_takes_a_dossier_to_its_end_and_prints_its_slip(self, run: Run) -> None:
        _, said, _ = run("demo")
        life = said[said.index("Một hồ sơ từ khi nộp") :]
        steps = [
            "nộp hồ sơ",
            "yêu cầu bổ sung",
            "bổ sung giấy tờ",
            "tiếp nhận chính thức",
            "giải quyết xong",
            "trả kết quả →",
        ]
        places = [life.index(step) for step in steps]
        assert places == sorted(places)
        assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in life
        assert "08 giờ 25 phút, ngày 03 tháng 9 năm 2026" in life
        assert "17 giờ 00 phút, ngày 14 tháng 9 năm 2026" in life

    def test_fits_a_terminal(self, run: Run) -> None:
        for lang in ("vi", "en"):
            _, said, _ = run("demo", "--lang", lang)
            long = [line for line in said.splitlines() if len(line) > 110 and not line.startswith(("  –", "Where"))]
            assert not long

    def test_speaks_english(self, run: Run) -> None:
        _, said, _ = run("demo", "--lang", "en")
        assert "Received 15:20 28 Aug 2026 → result due 17:00 11 Sep 2026" in said
        assert "RECEIPT AND APPOINTMENT FOR THE RESULT" in said

    def test_is_one_document_for_machines(self, run: Run) -> None:
        _, said, _ = run("demo", "--json")
        document: dict[str, Any] = json.loads(said)
        assert [part["code"] for part in document["procedures"]] == ["1.001193", "1.004222", "2.000815"]
        assert [due["date"] for due in document["procedures"][1]["dates"]] == [
            "2026-09-11",
            "2026-09-14",
            "2026-01-10",
            "2026-03-03",
        ]
        assert document["procedures"][1]["papers"]["missing"] == ["proof_of_home"]
        assert document["dossier"]["state"] == "returned"
        assert document["dossier"]["slip"]["code"] == "receipt"


class TestStreams:
    def test_writes_utf_8_whatever_the_machine_speaks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
        assert main(["due", "1.004222", "2026-08-28 15:20"]) == 0
        assert "thứ Bảy" in written.getvalue().decode("utf-8")

    def test_ends_quietly_when_the_reader_has_seen_enough(self) -> None:
        command = [sys.executable, "-W", "error", "-m", "motcua", "demo"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own interpreter
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    def test_a_closed_reader_is_no_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as broken:
            monkeypatch.setattr(sys, "stdout", broken)
            assert main(["demo"]) == 0

    def test_writes_to_anything_that_takes_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        written = io.StringIO()
        monkeypatch.setattr(sys, "stdout", written)
        assert main(["due", "1.004222", "2026-08-28 15:20"]) == 0
        assert written.getvalue().endswith("Trả kết quả lúc 17:00 11/09/2026\n")

    @pytest.mark.parametrize("arguments", ["due 1.004222 '2026-08-28 15:20'", "demo"])
    @pytest.mark.parametrize(
        ("where", "why"),
        [
            (">&-", "không ghi được câu trả lời: đầu ra chuẩn đã đóng\n".encode()),
            pytest.param(
                ">/dev/full",
                "không ghi được câu trả lời: No space left on device\n".encode(),
                marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here"),
            ),
        ],
    )
    @pytest.mark.skipif(os.name != "posix", reason="the shell closes the stream")
    def test_says_so_when_it_cannot_write(self, arguments: str, where: str, why: bytes) -> None:
        command = f'"{sys.executable}" -W error -m motcua {arguments} {where}'
        ended = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, check=False)  # noqa: S603 - our own interpreter
        assert (ended.returncode, ended.stderr) == (2, why)

    def test_an_output_that_is_not_there_is_said(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["demo"]) == 2
        assert capsys.readouterr().err == "không ghi được câu trả lời: đầu ra chuẩn đã đóng\n"

    def test_a_full_device_is_said(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Full(io.StringIO):
            def write(self, _: str) -> int:
                raise OSError(28, "No space left on device")

            def fileno(self) -> int:
                return unused

        unused = os.open(os.devnull, os.O_WRONLY)
        monkeypatch.setattr(sys, "stdout", Full())
        assert main(["demo"]) == 2
        os.close(unused)
        assert capsys.readouterr().err == "không ghi được câu trả lời: No space left on device\n"

    def test_ends_with_its_status(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setattr(sys, "argv", ["motcua", "due", "9.999999", "2026-08-28 15:20", "--lang", "en"])
        with pytest.raises(SystemExit) as stopped:
            runpy.run_path(command_line.__file__, run_name="__main__")
        assert stopped.value.code == 2
        assert capsys.readouterr().err == "no procedure '9.999999' is known\n"
