"""What the commands read: dossiers of a file, a folder or standard input, each with where it stands."""

import codecs
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from motcua.adapters.commands.progress import Bar, watched
from motcua.adapters.commands.refusals import phrase
from motcua.adapters.reading import MAX_BYTES, bytes_of, files_of, lines_of, named, opened
from motcua.adapters.records import FlatRow, flat_rows
from motcua.errors import BadInput, MotcuaError, Problem

__all__ = ["STANDARD_INPUT", "Given", "counted", "given", "problems_of", "standard_input"]

STANDARD_INPUT: Final = "-"
"""Where a moment or a path is asked: read it from standard input."""
ONE: Final = ".json"
MANY: Final = ".jsonl"
"""One dossier a line."""
TABLE: Final = ".csv"
DOSSIER_FILE: Final = "a dossier file"
WATCHED: Final = 200
"""Files from which somebody at a terminal is shown how far it is."""


@attrs.frozen
class Given:
    """One dossier as it was given: where it stands, and its text, or why there is none."""

    where: str
    text: bytes | MotcuaError = attrs.field(repr=False)

    @property
    def contents(self) -> bytes:
        """The text; raises the error that says why there is none."""
        if isinstance(self.text, MotcuaError):
            raise self.text
        return self.text


def given(path: str) -> Iterator[Given]:
    """Every dossier, of a folder by name with the folders in it; what cannot be read there does not stop the others.

    Standard input is one dossier, or one a line where its first line is a whole one. Raises ``BadInput`` for a folder
    that holds none, and a file that cannot be read; ``LimitExceeded`` for a folder with more files than one run takes.
    """
    if path == STANDARD_INPUT:
        yield from _piped()
        return
    place = Path(path)
    files = files_of(
        place,
        belongs=lambda name: Path(name).suffix.lower() in {ONE, MANY},
        lacks="dossier files",
        right="files named *.json or *.jsonl",
        deep=True,
    )
    if files == (place,):
        yield from _of_file(place, named(place))
        return
    bar = Bar() if len(files) >= WATCHED and watched() else None
    for number, file in enumerate(files, start=1):
        if bar:
            bar.moved(number, len(files))
        where = named(file, place)
        try:
            yield from _of_file(file, where)
        except BadInput as error:
            yield Given(where, error)


def _of_file(file: Path, where: str) -> Iterator[Given]:
    if file.suffix.lower() == MANY:
        with opened(file, DOSSIER_FILE) as stream:
            yield from _lines(stream, where)
    else:
        yield Given(where, _unmarked(bytes_of(file, DOSSIER_FILE)))


def _lines(stream: BinaryIO, where: str) -> Iterator[Given]:
    for number, line in enumerate(lines_of(stream, where), start=1):
        text = _unmarked(line) if number == 1 else line
        if text.strip():
            yield Given(f"{where}:{number}", text)


def _piped() -> Iterator[Given]:
    with standard_input() as stream:
        yield from _told(_unmarked(stream.readline(MAX_BYTES + 1)), stream)


def _told(first: bytes, stream: BinaryIO) -> Iterator[Given]:
    """The dossiers of a stream whose first line was read; of one that stands alone no more is read than may be."""
    if first.startswith(b"{") and first.rstrip().endswith(b"}"):
        yield Given(f"{STANDARD_INPUT}:1", first)
        rest = enumerate(lines_of(stream, STANDARD_INPUT), start=2)
        yield from (Given(f"{STANDARD_INPUT}:{number}", line) for number, line in rest if line.strip())
    else:
        yield Given(STANDARD_INPUT, first + stream.read(MAX_BYTES + 1))


def counted(path: str, *, look: Callable[[str, Sequence[str]], object] | None = None) -> Iterator[Given | FlatRow]:
    """What a report counts: dossiers and rows in JSON, or the rows of a table in CSV; raises ``BadInput``.

    ``look`` is given the headings of a table before its rows.
    """
    if path == STANDARD_INPUT:
        with standard_input() as stream:
            first = _unmarked(stream.readline(MAX_BYTES + 1))
            if first.lstrip()[:1] in {b"{", b"["}:
                yield from _told(first, stream)
            else:
                lines = chain([first.rstrip(b"\r\n")], lines_of(stream, STANDARD_INPUT))
                yield from flat_rows(lines, STANDARD_INPUT, look=look)
    elif Path(path).suffix.lower() == TABLE:
        with opened(path, "a table of dossiers") as stream:
            yield from flat_rows(lines_of(stream, named(path)), named(path), look=look)
    else:
        yield from given(path)


def _unmarked(text: bytes) -> bytes:
    """Without the byte order mark that Notepad and Excel write before UTF-8."""
    return text.removeprefix(codecs.BOM_UTF8)


@contextmanager
def standard_input() -> Generator[BinaryIO]:
    """Standard input as bytes; raises ``BadInput`` where there is none, or it cannot be read."""
    if sys.stdin is None:
        raise BadInput.one("standard input", met="no readable file (closed)", right="something to read")
    try:
        yield sys.stdin.buffer
    except OSError as error:
        why = error.strerror or str(error)
        raise BadInput.one("standard input", met=f"no readable file ({why})", right="something to read") from None


def problems_of(error: MotcuaError, where: str, lang: str) -> tuple[Problem, ...]:
    """The problems of one of many, each with the place it was met at; what has no places says its sentence."""
    if isinstance(error, BadInput):
        return error.problems_at(f"{where} $")
    told = phrase(str(error), lang)
    return (Problem(where, error.code, told if told != str(error) else error.say(lang), "a dossier that can be read"),)
