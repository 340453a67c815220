"""A path may lead to anything: a pipe nobody writes into, a device, a loop, a bomb. No door waits for it, or breaks."""

import errno
import gzip
import json
import math
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest
from tests.portal_pages import page
from tests.test_local_rules import HAI_PHONG

from motcua.__main__ import main
from motcua.adapters import reading
from motcua.adapters.commands.files import counted, given
from motcua.adapters.portal import load_portal, read_files, sources
from motcua.adapters.reading import MAX_NAME, lines_of, named, opened, unpacked
from motcua.adapters.records import flat_rows
from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.errors import BadInput, LimitExceeded

PAGE: Final = json.dumps(page("Trực tiếp5 Ngày làm việcMiễn phí", steps="Nộp hồ sơ")).encode()

READERS: Final[dict[str, Callable[[Path], object]]] = {
    "x.toml": load_catalogue,
    "y.toml": load_local_rules,
    "z.toml": load_notices,
    "x.json": lambda path: [one.contents for one in given(str(path)) if isinstance(one.text, bytes)],
    "x.jsonl": lambda path: [*given(str(path))],
    "x.csv": lambda path: [*counted(str(path))],
    "page.json": load_portal,
    "pages.jsonl": load_portal,
    "pages.jsonl.gz": load_portal,
}
"""What reads a file of that name."""


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


WAITED: Final = 5
"""Seconds after which whoever still reads is waiting."""


@contextmanager
def nobody_waits() -> Iterator[None]:
    """Ends the reading of a pipe that is waited for: a fault of ours fails a test, and keeps no machine for hours."""

    def late(*_: object) -> None:
        pytest.fail(f"waited for {WAITED} seconds")

    if not hasattr(signal, "setitimer"):  # nor are there pipes with names
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, WAITED)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def never(path: Path) -> None:
    path.with_name("other").touch()


def nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


STRANGE: Final[dict[str, Callable[[Path], None]]] = {
    "a pipe": pipe,
    "a device": device,
    "a loop of links": loop,
    "a link to nothing": nowhere,
    "nothing": never,
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names and devices are of Unix")
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_refused(kind: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    STRANGE[kind](path)
    with nobody_waits(), pytest.raises(BadInput, match=name) as caught:
        READERS[name](path)
    assert "right would be" in str(caught.value)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("called", ["x" * 5_000, "x/" * 5_000, "\0", "a\nb", "\udcff"])
def test_a_name_no_file_can_have_is_refused_in_one_line(called: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        READERS[name](tmp_path / f"{called}{name}")
    assert str(caught.value).isprintable() or str(caught.value).count("\n") == 1
    assert len(caught.value.what) <= MAX_NAME + 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_somebody_writes_into_is_read() -> None:
    out, into = os.pipe()
    with os.fdopen(out), os.fdopen(into, "wb") as writer:
        writer.write(b"Xa Mau\n")
        writer.flush()
        with opened(f"/dev/fd/{out}", "a text") as file:
            assert file.readline() == b"Xa Mau\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_an_answer_is_not_kept_for_a_pipe_nobody_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "out")
    with nobody_waits():
        assert main(["due", "1.004222", "2026-08-28 15:20", "--lang", "en", "-o", str(tmp_path / "out")]) == 2
    assert os.strerror(errno.ENXIO) in capsys.readouterr().err


class Asked(BytesIO):
    """A stream that notes how much of it was asked for at once; all of it is more than anything."""

    most = 0.0

    def _noted(self, size: int | None) -> int:
        self.most = max(self.most, math.inf if size is None or size < 0 else size)
        return -1 if size is None else size

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self._noted(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(self._noted(size))

    def __next__(self) -> bytes:
        self.most = math.inf
        return super().__next__()


STREAMS: Final = {
    "one dossier": b"{" + b" " * 100,
    "dossiers": b'{"a": 0}\n{}\n' * 5,
    "a table": b"id,field\nD-1,x\n" * 5,
    "a long line": b"x" * (2 * reading.MAX_BYTES),
}


class TestHowMuch:
    """No reader asks for more than may be, and so none holds more, whatever comes."""

    @pytest.mark.parametrize("kind", STREAMS)
    def test_is_asked_of_lines(self, kind: str) -> None:
        stream = Asked(STREAMS[kind])
        [*lines_of(stream)]
        assert 0 < stream.most <= reading.MAX_BYTES + 1

    @pytest.mark.parametrize("kind", STREAMS)
    @pytest.mark.parametrize("reads", [given, counted])
    def test_is_asked_of_standard_input(
        self, reads: Callable[[str], Iterable[object]], kind: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stream = Asked(STREAMS[kind])
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(stream))
        with suppress(BadInput):
            [*reads("-")]
        assert 0 < stream.most <= reading.MAX_BYTES + 1

    @pytest.mark.parametrize("name", ["a.json", "a.json.gz", "a.jsonl", "a.jsonl.gz"])
    def test_is_asked_of_captured_pages(self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stream = Asked(b"x" * (2 * reading.MAX_BYTES))

        @contextmanager
        def pages(*_: object) -> Iterator[BytesIO]:
            yield stream

        monkeypatch.setattr(sources, "opened", pages)
        monkeypatch.setattr(sources, "unpacked", lambda _: stream)
        (tmp_path / name).write_bytes(b"x")
        assert len(read_files([tmp_path]).refused) == 1
        assert 0 < stream.most <= reading.MAX_BYTES + 1


class TestFolders:
    @pytest.mark.skipif(sys.platform == "emscripten", reason="a file is called what is no text on a real disk alone")
    def test_what_is_strange_in_one_is_told_and_stops_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "good.jsonl").write_bytes(PAGE)
        (tmp_path / "a\n\udcff.jsonl").write_bytes(b"{")
        (tmp_path / "dir.jsonl").mkdir()
        (tmp_path / "up").symlink_to("..")
        nowhere(tmp_path / "link.jsonl")
        shelf = read_files([tmp_path])
        assert [where for where, _ in shelf.readings] == ["good.jsonl:1"]
        assert {one.where for one in shelf.refused} == {r"a\n\udcff.jsonl:1", "dir.jsonl", "link.jsonl"}

    def test_one_that_cannot_be_listed_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "inner").mkdir()
        (tmp_path / "a.json").write_text("{}", "utf-8")
        listed = os.scandir

        def forbidden(folder: Path) -> object:
            if folder.name == "inner":
                raise PermissionError(13, "Permission denied")
            return listed(folder)

        monkeypatch.setattr(os, "scandir", forbidden)
        told = [*given(str(tmp_path))]
        assert [one.where for one in told] == ["a.json", "inner"]
        assert isinstance(told[1].text, BadInput)

    def test_more_files_than_anybody_has_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MOST_FILES", 1)
        for name in ("a.toml", "b.toml"):
            (tmp_path / name).write_text(HAI_PHONG, "utf-8")
        with pytest.raises(LimitExceeded):
            load_local_rules(tmp_path)


class TestLines:
    def test_one_without_an_end_is_not_read_to_its_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "ENDLESS", 1 << 22)
        with pytest.raises(LimitExceeded, match="a line without an end"):
            [*lines_of(BytesIO(b"x" * (1 << 23)))]

    def test_a_long_one_does_not_stop_the_others(self) -> None:
        first, second = lines_of(BytesIO(b"x" * (1 << 22) + b"\ny"))
        assert (len(first), second) == (reading.MAX_BYTES + 1, b"y")

    @pytest.mark.parametrize("text", [b"a\rb,c\n1,2", b'"' + b"x" * 200_000 + b'"\n', b'"a\n'])
    def test_headings_that_are_no_csv_are_refused(self, text: bytes) -> None:
        with pytest.raises(BadInput, match=r"given\.csv"):
            [*flat_rows(lines_of(BytesIO(text)), "given.csv")]


PACKED: Final = gzip.compress(PAGE)
BOMBS: Final = {
    "ends too early": PACKED[:-9],
    "has no end": PACKED[:5],
    "is nothing": b"",
    "is not packed": PAGE,
    "was altered": PACKED[:-8] + bytes(4) + PACKED[-4:],
    "has something behind it": PACKED + b"x",
    "has empty members without end": gzip.compress(b"") * 100_000,
    "is empty lines": gzip.compress(PAGE + b"\n \n" * 5_000_000, 1),
    "is a mebibyte a thousand times": gzip.compress(bytes(1 << 28), 1),
}
LONG_HEADER: Final = PACKED[:3] + b"\x08" + PACKED[4:10] + b"n" * 10_000_000 + b"\0" + PACKED[10:]


class TestPacked:
    @pytest.mark.parametrize("kind", BOMBS)
    def test_what_is_no_gzip_of_pages_is_refused(self, kind: str, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl.gz").write_bytes(BOMBS[kind])
        assert len(read_files([tmp_path]).refused) == 1

    def test_more_than_a_file_unpacks_to_is_not_read_to_its_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sources, "UNPACKED", 3 * len(PAGE))
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress((PAGE + b"\n") * 4))
        (refused,) = read_files([tmp_path]).refused
        assert str(refused.error).endswith(f"at most {3 * len(PAGE)} bytes in {sources.LINES} lines")

    def test_more_members_than_anybody_packs_are_not_unpacked(self) -> None:
        few = BytesIO(gzip.compress(b"") * (reading.MOST_MEMBERS - 1) + PACKED)
        assert unpacked(few).read() == PAGE
        with pytest.raises(OSError, match=f"more than {reading.MOST_MEMBERS} pieces"):
            unpacked(BytesIO(gzip.compress(b"") * reading.MOST_MEMBERS + PACKED)).read()

    def test_members_stand_one_after_the_other_and_zeros_fill_up(self) -> None:
        both = gzip.compress(b"Xa ") + bytes(40_000) + gzip.compress(b"Mau") + bytes(40_000)
        assert unpacked(BytesIO(both)).read() == b"Xa Mau"

    def test_a_header_may_have_any_length(self) -> None:
        assert unpacked(BytesIO(LONG_HEADER)).read() == PAGE


def test_where_no_file_is_ever_waited_for_one_is_opened_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "NO_WAIT", 0)
    (tmp_path / "a").write_bytes(b"Xa Mau")
    with opened(tmp_path / "a", "a file") as file:
        assert file.read() == b"Xa Mau"


def test_a_name_is_told_as_far_as_it_fits() -> None:
    assert named("x" * 200) == "x" * MAX_NAME + "…"
    assert named("in/b\x1b[31m.toml") == r"b\x1b[31m.toml"


def test_a_catalogue_that_reads_nothing_tells_every_reason(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{\n[]\n")
    with pytest.raises(BadInput) as caught:
        load_portal(tmp_path)
    assert [problem.path for problem in caught.value.problems] == ["a.jsonl:1 $", "a.jsonl:2 $"]
