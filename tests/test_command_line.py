"""What is wrong with a command line is said in the language asked for; nothing a shell does ends in a traceback."""

import io
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

import motcua.__main__ as command_line
from motcua.__main__ import main
from motcua.adapters import reading
from motcua.adapters.commands import files, portal, progress
from motcua.adapters.commands.table import COMMANDS

Run = Callable[..., tuple[int, str, str]]
PAGES = '{"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Thủ tục mẫu"}\n'
"""One page of the portal that says next to nothing."""
SHELL = Path("/bin/sh")
in_a_shell = pytest.mark.skipif(os.name != "posix" or not SHELL.exists(), reason="a shell closes and joins the streams")
PIPED = [name for name in ("cat", "head") if shutil.which(name) is None]
in_a_pipe = pytest.mark.skipif(
    bool(PIPED) or not SHELL.exists(), reason=f"nothing to pipe into: no {', '.join(PIPED)} here"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; its exit status, what it said, and what it complained of."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        heard = capsys.readouterr()
        return status, heard.out, heard.err

    return call


def shell(line: str, **more: Any) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of shell in which ``motcua`` stands for the command line."""
    said = line.replace("motcua", f'"{sys.executable}" -W error -m motcua')
    return subprocess.run([str(SHELL), "-c", said], capture_output=True, check=False, **more)  # noqa: S603 - ours


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "vi", "en"),
        [
            ((), "thiếu COMMAND", "COMMAND is missing"),
            (("due",), "thiếu CODE, MOMENT", "CODE, MOMENT is missing"),
            (("deu", "1.004222"), "COMMAND: gặp 'deu'; đúng ra phải là một trong: due, ", "one of due, "),
            (("demo", "--colour"), "không biết đối số '--colour'; gần nhất: --column", "nearest: --column"),
            (("check", "a", "--jurisdiction", "x"), "--jurisdiction là của lệnh due, ", "belongs to due, fee, explain"),
            (("demo", "extra"), "không biết đối số 'extra'", "no argument 'extra' is known"),
            (("demo", "extra"), "lệnh này không nhận thêm gì nữa", "the command takes no more"),
            (("--lang", "vi", "check"), "tùy chọn --lang đứng sau tên lệnh", "option --lang stands behind the command"),
            (("demo", "--json=1"), "--json: không nhận giá trị", "--json: takes no value, and met '1'"),
            (("due", "a", "b", "--fact"), "--fact: thiếu giá trị", "--fact: a value is missing"),
            (("vectors", "--seed", "1.5"), "--seed: gặp '1.5'; đúng ra phải là một số nguyên", "a whole number"),
            (("completion", "bsh"), "SHELL: gặp 'bsh'; đúng ra phải là một trong: bash, ", "one of bash, "),
            (("calendar", "2026", "--csv", "--json"), "--csv và --json là hai dạng", "right would be one of the two"),
            (("due", "a", "-", "--csv", "--json"), "--csv và --json là hai dạng", "right would be one of the two"),
            (
                ("slip", "receipt", "a.json", "--format", "csv", "--json"),
                "--format và --json là hai dạng",
                "one of the two",
            ),
            (("report", "2026", "a", "--json", "--format=html"), "--format và --json là hai dạng", "one of the two"),
            (("schema", "deu"), "SCHEMA: gặp 'deu'; đúng ra phải là một trong: due, ", "one of due, "),
        ],
        ids=str,
    )
    def test_is_corrected_in_the_language_asked_for(
        self, run: Run, arguments: tuple[str, ...], vi: str, en: str
    ) -> None:
        status, said, complaint = run(*arguments)
        assert (status, said, vi in complaint) == (2, "", True), complaint
        status, said, complaint = run("--lang=en", *arguments) if not arguments else run(*arguments, "--lang", "en")
        if "--fact" not in arguments and arguments:
            assert (status, said, en in complaint) == (2, "", True), complaint

    @pytest.mark.parametrize("arguments", [("due",), ("--lang=xx",), ("demo", "--lang", "xx")])
    def test_is_told_to_machines_as_every_error_is(self, run: Run, arguments: tuple[str, ...]) -> None:
        status, said, complaint = run(*arguments, "--json")
        assert (status, said, json.loads(complaint)["error"]) == (2, "", "misused")

    def test_a_language_nobody_speaks_is_told_in_vietnamese(self, run: Run) -> None:
        assert run("demo", "--lang", "xx")[2] == "--lang: gặp 'xx'; đúng ra phải là một trong: vi, en\n"

    def test_what_argparse_alone_says_is_passed_on(self) -> None:
        from motcua.adapters.commands.misuse import Misused
        from motcua.adapters.commands.parsing import _Parser

        with pytest.raises(Misused, match="the command line cannot be read \\(something else\\)"):
            _Parser(lang="vi").error("something else")


class TestHelp:
    def test_speaks_both_languages(self, run: Run) -> None:
        status, said, _ = run("--help")
        assert (status, said.splitlines()[0]) == (0, "Cách dùng: python -m motcua [-h] COMMAND ...")
        status, said, _ = run("slip", "-h", "--lang", "en")
        assert said.startswith("Usage: python -m motcua slip ")
        assert "which slip: receipt, supplement-request, " in said

    @pytest.mark.parametrize("command", COMMANDS)
    def test_tells_of_every_command(self, run: Run, command: str) -> None:
        assert f"\n    {command}" in run("--help")[1]
        assert run(command, "--help")[1].startswith(f"Cách dùng: python -m motcua {command} ")


class TestOutput:
    def test_goes_into_a_file(self, run: Run, tmp_path: Path) -> None:
        written = tmp_path / "due.txt"
        assert run("due", "1.004222", "2026-08-28 15:20", "-o", str(written)) == (0, "", "")
        assert written.read_text("utf-8").endswith("Trả kết quả lúc 17:00 11/09/2026\n")

    def test_that_is_a_table_begins_with_the_mark_that_spreadsheets_look_for(self, run: Run, tmp_path: Path) -> None:
        written = tmp_path / "days.csv"
        run("calendar", "2026-08", "--csv", "-o", str(written))
        assert written.read_bytes().startswith(b"\xef\xbb\xbfdate,")

    def test_of_a_refused_command_leaves_the_file_as_it_was(self, run: Run, tmp_path: Path) -> None:
        written = tmp_path / "kept.txt"
        written.write_text("kept")
        assert run("due", "9.999999", "2026-08-28 15:20", "-o", str(written))[0] == 2
        assert written.read_text() == "kept"

    def test_that_cannot_be_written_is_said(self, run: Run, tmp_path: Path) -> None:
        status, said, complaint = run("demo", "-o", str(tmp_path / "none" / "a.txt"), "--lang", "en")
        assert (status, said, complaint) == (2, "", "cannot write the answer: No such file or directory\n")

    @in_a_pipe
    def test_goes_into_a_pipe(self) -> None:
        ended = shell("motcua due 1.004222 '2026-08-28 15:20' -o /dev/stdout | cat")
        assert (ended.stdout.decode().endswith("Trả kết quả lúc 17:00 11/09/2026\n"), ended.stderr) == (True, b"")

    def test_into_a_folder_that_is_closed_goes_into_the_file_that_is_there(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write = Path.write_bytes

        def closed(path: Path, data: bytes) -> int:
            if not path.exists():
                raise PermissionError(13, "Permission denied")
            return write(path, data)

        monkeypatch.setattr(Path, "write_bytes", closed)
        written = tmp_path / "open.txt"
        written.touch()
        assert run("due", "1.004222", "2026-08-28 15:20", "-o", str(written)) == (0, "", "")
        assert written.read_text("utf-8").endswith("Trả kết quả lúc 17:00 11/09/2026\n")
        status, _, complaint = run("demo", "-o", str(tmp_path / "none.txt"), "--lang", "en")
        assert (status, complaint) == (2, "cannot write the answer: Permission denied\n")

    @pytest.mark.parametrize("file", ["nul\0", "\ud83d"])
    def test_of_a_name_that_no_file_has_is_said(self, run: Run, file: str) -> None:
        status, said, complaint = run("schema", "-o", file, "--lang", "en")
        assert (status, said, complaint.startswith("cannot write the answer: ")) == (2, "", True)

    def test_that_cannot_be_written_where_nobody_listens_is_a_status(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert main(["demo", "-o", str(tmp_path / "none" / "a.txt")]) == 2

    def test_of_help_that_cannot_be_written_is_said(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        assert run("demo")[0] == 2
        assert run("--help")[0] == 2


class TestStreams:
    @in_a_shell
    @pytest.mark.parametrize("line", ["motcua due 1.004222 - <&-", "motcua check - <&-", "motcua report 2026 - <&-"])
    def test_a_closed_input_is_bad_input(self, line: str) -> None:
        ended = shell(line)
        assert (ended.returncode, ended.stdout) == (2, b"")
        assert "không đọc được tệp (đã đóng)" in ended.stderr.decode()

    def test_no_input_at_all_is_bad_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        assert run("due", "1.004222", "-", "--lang", "en")[2].startswith("standard input: 1 problem")

    @in_a_shell
    def test_nothing_is_said_where_nobody_listens(self) -> None:
        assert shell("motcua due x y 2>&-").stdout == b""
        assert shell("motcua demo >&- 2>&-").returncode == 2

    @in_a_pipe
    @pytest.mark.parametrize("line", ["motcua --help", "motcua calendar 2010 2027 --csv", "motcua vectors --count 5"])
    def test_a_reader_that_has_seen_enough_is_no_error(self, line: str) -> None:
        ended = shell(f"{line} | head -1")
        assert (ended.stdout.count(b"\n"), ended.stderr) == (1, b"")

    @in_a_pipe
    @pytest.mark.skipif(shutil.which("bash") is None, reason="only bash tells how each part of a pipe ended")
    def test_an_answer_nobody_read_to_its_end_is_no_yes(self, tmp_path: Path) -> None:
        many = '{"procedure": "1.004222", "received": "2026-08-28"}\n' * 3_000
        (tmp_path / "many.jsonl").write_text(many, encoding="utf-8")
        line = f'"{sys.executable}" -m motcua check many.jsonl | head -1 > /dev/null; echo ${{PIPESTATUS[0]}}'
        bash = [str(shutil.which("bash")), "-c", line]
        ended = subprocess.run(bash, cwd=tmp_path, capture_output=True, check=False)  # noqa: S603 - our own line
        assert ended.stdout == b"141\n"

    @in_a_shell
    def test_a_verdict_whose_reader_has_gone_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as broken:
            monkeypatch.setattr(sys, "stdout", broken)
            assert main(["due", "1.004222", "2026-08-28 15:20"]) == 141

    @in_a_shell
    def test_a_terminal_of_ascii_gets_its_vietnamese(self) -> None:
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1", "PYTHONIOENCODING": "ascii"}
        ended = shell(
            "motcua due 1.004222 '2026-08-28 15:20' --fact \"$(printf '\\304\\221=\\303\\241')\"", env=environment
        )
        assert (ended.returncode, "không có thông tin nào tên đ" in ended.stderr.decode()) == (2, True)

    @in_a_shell
    def test_arguments_that_are_no_text_are_bad_input(self) -> None:
        ended = shell("motcua due 1.004222 '2026-08-28 15:20' --fact \"$(printf '\\377')=1\"")
        assert (ended.returncode, b"Traceback" in ended.stderr) == (2, False)

    def test_an_input_that_breaks_off_is_bad_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        class Broken(io.RawIOBase):
            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                raise OSError(5, "Input/output error")

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
        status, said, complaint = run("due", "1.004222", "-", "--lang", "en")
        assert (status, said, "no readable file (Input/output error)" in complaint) == (2, "", True)


class TestInterruption:
    """Ctrl-C ends a command at once, with the status that shells expect and without a word."""

    def test_while_it_answers(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        class Stopped(io.StringIO):
            def write(self, _: str) -> int:
                raise KeyboardInterrupt

        monkeypatch.setattr(sys, "stdout", Stopped())
        assert run("demo")[::2] == (130, "")

    def test_before_it_began(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Stopper:
            def find_spec(self, name: str, *_: object) -> None:
                if name.startswith("motcua.adapters"):
                    raise KeyboardInterrupt

        for name in [name for name in sys.modules if name.startswith("motcua.adapters")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Stopper(), *sys.meta_path])
        with pytest.raises(SystemExit) as stopped:
            runpy.run_path(command_line.__file__, run_name="__main__")
        assert stopped.value.code == 130

    @pytest.fixture
    def heard(self) -> Iterator[None]:
        """What a shell runs in the background hears no interruption, nor do its children."""
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
        signal.signal(signal.SIGINT, before)

    @in_a_shell
    @pytest.mark.usefixtures("heard")
    def test_by_a_signal(self) -> None:
        line = [sys.executable, "-m", "motcua", "due", "1.004222", "-"]
        with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - ours
            assert running.stdin is not None
            assert running.stdout is not None
            running.stdin.write(b"2026-08-28 15:20\n" * 2_000)
            running.stdin.flush()
            running.stdout.readline()
            running.send_signal(signal.SIGINT)
            _, complaint = running.communicate(timeout=60)
        assert (running.returncode, complaint) == (130, b"")


class TestStandardInput:
    """A dash is standard input wherever something is read; of rule files, which are many, it is the library's own."""

    WANTED: ClassVar[dict[str, tuple[str, ...]]] = {
        "due": ("1.004222", "-"),
        "fee": ("1.004222", "-", "--fact", "channel=online"),
        "explain": ("1.004222", "-"),
        "check": ("-",),
        "slip": ("register", "-"),
        "report": ("2026-09", "-"),
        "portal": ("-",),
        "lint": ("-",),
        "diff": ("-", "-"),
    }

    def test_every_command_that_reads_knows_it(self) -> None:
        reads = {
            name
            for name, command in COMMANDS.items()
            if {"moment", "path", "files", "old"} & {one.names[0] for one in command.arguments}
        }
        assert reads == self.WANTED.keys()

    @pytest.mark.parametrize("name", WANTED)
    def test_of_nothing_ends_in_a_sentence(
        self, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        assert main((name, *self.WANTED[name])) in {0, 1, 2}
        assert "Traceback" not in capsys.readouterr().err

    @pytest.mark.parametrize("form", [(), ("--json",)])
    def test_of_no_pages_is_bad_input(self, run: Run, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        status, said, complaint = run("portal", "-", "--lang", "en", *form)
        assert (status, said, "met nothing; right would be something to read" in complaint) == (2, "", True)

    def test_of_pages_is_one_a_line(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"ma_thu_tuc": "1.004222"}\n{\n')))
        assert main(("portal", "-", "--json")) == 2
        told = json.loads(capsys.readouterr().out)
        assert (told["pages"], [one["where"] for one in told["refused"]]) == (1, ["-.jsonl:2"])


class TestExitStatus:
    """0 answered, 1 the answer is no, 2 what was given cannot be read: of every command."""

    CASES: ClassVar[dict[str, tuple[tuple[str, ...] | None, ...]]] = {
        "due": (("1.004222", "2026-08-28 15:20"), ("1.004222", "1999-08-28 15:20"), ("1.004222", "x")),
        "fee": (("1.004222", "2026-08-28", "--fact", "channel=online"), ("1.004222", "1999-08-28"), ("1.004222", "x")),
        "explain": (("1.004222", "2026-08-28"), ("1.004222", "1999-08-28"), ("1.004222", "x")),
        "calendar": (("2026-08",), ("1999",), ("x",)),
        "check": (("complete.json",), ("incomplete.json",), ("none.json",)),
        "slip": (None, None, ("receipt", "none.json")),
        "report": (("2026-09", "rows.csv"), None, ("2026-09", "none.csv")),
        "schema": (("due",), None, ("x",)),
        "lint": (("-",), None, ("none",)),
        "diff": (("-", "-"), None, ("none", "-")),
        "portal": (("pages.jsonl",), None, ("none.jsonl",)),
        "demo": ((), None, ("x",)),
        "vectors": (("--schema",), None, ("x",)),
        "completion": (("bash",), None, ("x",)),
    }

    def test_every_command_has_its_cases(self) -> None:
        assert self.CASES.keys() == COMMANDS.keys()

    @pytest.mark.parametrize(
        ("name", "status", "arguments"),
        [
            (name, status, arguments)
            for name, cases in CASES.items()
            for status, arguments in enumerate(cases)
            if arguments is not None and (name, status) != ("demo", 0)  # test_demo runs it
        ],
    )
    def test_is_one_of_three(
        self, name: str, status: int, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        intake = {"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": "own", "channel": "counter"}}
        for file, papers in (("complete.json", ["ct01", "proof_of_home"]), ("incomplete.json", [])):
            (tmp_path / file).write_text(json.dumps({**intake, "papers": papers}), encoding="utf-8")
        (tmp_path / "rows.csv").write_text(
            "id,field,channel,received_on\n1,Hộ tịch,post,2026-09-01\n", encoding="utf-8"
        )
        (tmp_path / "pages.jsonl").write_text(PAGES, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        assert main((name, *arguments)) == status


def test_no_more_of_standard_input_is_kept_than_would_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = io.BytesIO(b"{}\n" * 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
    monkeypatch.setattr(portal, "MAX_BYTES", 3)
    monkeypatch.setattr(portal, "UNPACKED", 12)
    main(("portal", "-"))
    assert endless.tell() == 15


class TestLargeFolders:
    def test_a_folder_of_more_files_than_one_run_takes_is_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "MOST_FILES", 2)
        for number in range(4):
            (tmp_path / f"{number}.json").write_text("{}", encoding="utf-8")
        assert main(("check", str(tmp_path))) == 2
        assert "gặp nhiều hơn 2 tệp; đúng ra phải là nhiều nhất 2 tệp" in capsys.readouterr().err

    @pytest.mark.parametrize(("many", "shown"), [(3, True), (2, False)])
    def test_somebody_at_a_terminal_sees_how_far_it_is(
        self,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        many: int,
        shown: bool,
    ) -> None:
        monkeypatch.setattr(files, "WATCHED", 3)
        monkeypatch.setattr(files, "watched", lambda: True)
        for number in range(many):
            (tmp_path / f"{number}.json").write_text("{}", encoding="utf-8")
        main(("check", str(tmp_path)))
        assert ("100 %" in capsys.readouterr().err) == shown

    @pytest.mark.parametrize(("out", "err", "seen"), [(False, True, True), (True, True, False), (False, False, False)])
    def test_where_the_answer_stands_on_the_terminal_no_bar_does(
        self, monkeypatch: pytest.MonkeyPatch, out: bool, err: bool, seen: bool
    ) -> None:
        monkeypatch.setattr(sys, "stdout", Terminal(out))
        monkeypatch.setattr(sys, "stderr", Terminal(err))
        assert progress.watched() is seen

    @pytest.mark.parametrize("pages", [PAGES, ""])
    @pytest.mark.parametrize("seen", [True, False])
    def test_of_pages_it_is_shown_to_its_end_where_somebody_watches(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: bool, pages: str
    ) -> None:
        (tmp_path / "pages.jsonl").write_text(pages, encoding="utf-8")
        watching = Terminal(is_one=seen)
        monkeypatch.setattr(sys, "stdout", Terminal(is_one=False))
        monkeypatch.setattr(sys, "stderr", watching)
        assert main(("portal", str(tmp_path / "pages.jsonl"))) == 0
        assert (watching.getvalue()[-7:] if seen else watching.getvalue()) == (" 100 %\n" if seen else "")

    def test_of_pages_none_is_drawn_where_nobody_listens(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "pages.jsonl").write_text(PAGES, encoding="utf-8")
        monkeypatch.setattr(sys, "stderr", None)
        assert main(("portal", str(tmp_path / "pages.jsonl"))) == 0


class Terminal(io.StringIO):
    """A stream that may be one."""

    def __init__(self, is_one: bool) -> None:
        super().__init__()
        self.is_one = is_one

    def isatty(self) -> bool:
        return self.is_one
