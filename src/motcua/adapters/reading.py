"""The one way in for text from outside: capped before it is decoded, decoded before it is parsed.

Every reader of files, streams and records goes through here, whatever its format: what is larger or deeper than any
rule file or record is refused before a parser sees it, and so is text that shows a reader something else than it says.
"""

import os
import re
import stat
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from motcua.errors import BadInput, LimitExceeded
from motcua.errors.problem import visible

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_TEXT",
    "bytes_of",
    "count_empty",
    "decoded",
    "files_of",
    "is_folder",
    "lines_of",
    "listed",
    "named",
    "opened",
    "refuse_depth",
    "unpacked",
    "unseen",
    "without_waiting",
]

MAX_BYTES: Final = 1 << 20
"""Of one file, text or line."""
MAX_DEPTH: Final = 64
MAX_TEXT: Final = 20_000
"""Characters of one text inside a file or a record."""
MAX_NAME: Final = 120
"""Characters of the name of a file in a sentence."""
MOST_FILES: Final = 200_000
"""Files of one folder; a larger store is asked folder by folder, or as one file with a dossier a line."""
ENDLESS: Final = 1 << 26
"""Bytes of a line whose end is still looked for, so that one that is too long does not stop the others."""
MOST_EMPTY: Final = 10_000
"""Lines after one another in which nothing stands; an empty line between each two is written by some exports."""
NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)
BYTE_ORDER_MARK: Final = "\ufeff"

MOST_MEMBERS: Final = 10_000
"""Of one gzip file; those who pack side by side make one of every 64 KiB or more."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_PIECE: Final = 1 << 14
_BRACKETS: Final = re.compile(r"[\[\]{}]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
"""Controls, but for tabs and line ends; what has no width; marks that turn the direction of reading, or end a line."""


@contextmanager
def opened(path: str | os.PathLike[str], right: str) -> Generator[BinaryIO]:
    """A file to read from, or a pipe somebody writes into; ``right`` says what it should be.

    Nobody is waited for, and no device is read, which may never end. Raises ``BadInput`` naming the file, but not its
    folder, for what cannot be opened or read.
    """
    try:
        file = open(path, "rb", opener=_reading)  # noqa: SIM115 - a path has no opener
    except (OSError, ValueError) as error:
        raise _unreadable(path, error, right) from None
    with file:
        try:
            _refuse_silence(file)
            yield file
        except OSError as error:
            raise _unreadable(path, error, right) from None


def _refuse_silence(file: BufferedReader) -> None:
    """Raise ``OSError`` for a pipe with nobody at its other end, who is not waited for."""
    if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode) and not file.peek(1):
        raise OSError("a pipe into which nobody writes")


def _unreadable(path: str | os.PathLike[str], error: Exception, right: str) -> BadInput:
    why = getattr(error, "strerror", None) or str(error)
    return BadInput.one(named(path), met=f"no readable file ({why})", right=right)


def _reading(path: str, flags: int) -> int:
    descriptor = without_waiting(path, flags)
    if stat.S_ISCHR(os.fstat(descriptor).st_mode) and not os.isatty(descriptor):
        os.close(descriptor)
        raise OSError("a device")
    return descriptor


def without_waiting(path: str, flags: int) -> int:
    """A file opened at once, for ``open`` to use; a pipe with nobody at its other end is not waited for."""
    descriptor = os.open(path, flags | NO_WAIT, 0o666)
    if NO_WAIT:
        os.set_blocking(descriptor, True)
    return descriptor


def named(path: str | os.PathLike[str], within: Path | None = None) -> str:
    r"""What a file is called, as much of it as fits into a sentence; what cannot be seen of it is escaped.

    >>> named("rules/2026\u202elmot.toml")
    '2026\\u202elmot.toml'
    """
    place = Path(path)
    name = place.relative_to(within).as_posix() if within else place.name or str(place)
    seen = visible(name)
    return seen if len(seen) <= MAX_NAME else f"{seen[:MAX_NAME]}…"


def files_of(
    path: str | os.PathLike[str], *, belongs: Callable[[str], bool], lacks: str, right: str, deep: bool = False
) -> tuple[Path, ...]:
    """The file itself, or the files of a folder whose names belong, in order; ``deep``, of the folders in it too.

    Raises ``BadInput`` for a folder that ``lacks`` them, ``LimitExceeded`` for one with more than anybody has.
    """
    place = Path(path)
    if not is_folder(place):
        return (place,)
    files = listed(place, belongs, deep=deep)
    if not files:
        raise BadInput.one(named(place), met=f"a folder without {lacks}", right=right)
    return files


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is there; of a name that is too long, or not to be looked at, a path would raise."""
    return os.path.isdir(path)  # noqa: PTH112


def listed(folder: Path, belongs: Callable[[str], bool], *, deep: bool = False) -> tuple[Path, ...]:
    """The files of a folder whose names belong, in order; ``deep``, of the folders in it too, but not behind links.

    A folder that cannot be listed is handed on like a file: whoever opens it is told why. Raises ``LimitExceeded``.
    """
    files = tuple(sorted(islice(_inside(folder, belongs, deep=deep), MOST_FILES + 1)))
    if len(files) > MOST_FILES:
        raise LimitExceeded.one(named(folder), met=f"more than {MOST_FILES} files", right=f"at most {MOST_FILES} files")
    return files


def _inside(place: Path, belongs: Callable[[str], bool], *, deep: bool) -> Iterator[Path]:
    folders = [place]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if belongs(entry.name):
                        yield Path(entry)
                    if deep and entry.is_dir(follow_symlinks=False):
                        folders.append(Path(entry))
        except OSError:
            yield folder


def bytes_of(path: str | os.PathLike[str], right: str) -> bytes:
    """What a file holds, up to one byte more than may be; raises as ``opened`` does."""
    with opened(path, right) as file:
        return file.read(MAX_BYTES + 1)


def lines_of(stream: BinaryIO, what: str = "lines") -> Iterator[bytes]:
    """The lines of a stream, without their ends, one at a time; of one too long, a byte more than may be.

    Raises ``LimitExceeded`` for a line that has no end, and for very many after one another in which nothing
    stands.
    """
    line, length, empty = b"", 0, 0
    for part in iter(lambda: stream.readline(MAX_BYTES + 1), b""):
        line = (line + part)[: MAX_BYTES + 1] if length <= MAX_BYTES else line
        length += len(part)
        if part.endswith(b"\n"):
            empty = count_empty(line, empty, what)
            yield line.rstrip(b"\r\n")
            line, length = b"", 0
        elif length > ENDLESS:
            raise LimitExceeded.one(what, met="a line without an end", right=f"lines of at most {MAX_BYTES} bytes")
    if line:
        yield line


def count_empty(line: bytes, before: int, what: str) -> int:
    """In how many lines up to this one nothing stands; raises ``LimitExceeded`` for more than any file has."""
    if line.strip():
        return 0
    if before == MOST_EMPTY:
        raise LimitExceeded.one(what, met="more empty lines", right=f"at most {MOST_EMPTY} of them")
    return before + 1


class _Members(RawIOBase):
    """The members of a gzip stream, one after the other, unpacked as they are read.

    ``GzipFile`` takes a header byte by byte and members without end: a small file can keep it busy for a minute.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._begun = 1

    def readable(self) -> bool:
        return True

    def readinto(self, into: "Buffer") -> int:
        room = memoryview(into)
        while data := self._next():
            try:
                part = self._member.decompress(data, len(room))
            except zlib.error as error:
                raise OSError(f"no gzip: {str(error).rpartition(': ')[2]}") from None
            if part:
                room[: len(part)] = part
                return len(part)
        return 0

    def _next(self) -> bytes:
        """What is to be unpacked next: of this member, or of one that begins; nothing where all is told."""
        if not self._member.eof:
            if data := self._member.unconsumed_tail or self._packed.read(_PIECE):
                return data
            raise OSError("it ends before what is packed in it")
        rest = self._member.unused_data
        while not (rest := rest.lstrip(b"\0")) and (piece := self._packed.read(_PIECE)):
            rest = piece
        if rest:
            self._begun += 1
            self._member = zlib.decompressobj(_GZIP)
        if self._begun > MOST_MEMBERS:
            raise OSError(f"more than {MOST_MEMBERS} pieces packed one after the other")
        return rest


def unpacked(packed: BinaryIO) -> BinaryIO:
    """What a gzip stream holds, to be read as from a file; raises ``OSError`` for what is none, or ends too early.

    >>> import gzip, io
    >>> unpacked(io.BytesIO(gzip.compress(b"Xa Mau"))).read()
    b'Xa Mau'
    """
    return BufferedReader(_Members(packed))


def decoded(source: str | bytes, what: str, form: str = "text") -> str:
    """The text, which is in that form; raises ``LimitExceeded`` for what is too large, ``BadInput`` for what is none.

    A byte order mark stays, for the format to take or to refuse.

    >>> decoded("Xã Mẫu".encode(), "example")
    'Xã Mẫu'
    """
    given: object = source
    if not isinstance(given, str | bytes):
        raise BadInput.one(what, met=type(given).__name__, right=f"{form}, or its bytes")
    if len(given) > MAX_BYTES:
        raise LimitExceeded.one(what, met="a larger text", right=f"at most {MAX_BYTES} bytes")
    data = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    if len(data) > MAX_BYTES:
        raise LimitExceeded.one(what, met="a larger text", right=f"at most {MAX_BYTES} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:  # which holds the bytes, so nothing of it may stand behind ours
        start = error.start
    raise BadInput.one(what, met=f"bytes that are not UTF-8 (at {start})", right="UTF-8 text")


def refuse_depth(skeleton: str, what: str, met: str) -> None:
    """Raise ``LimitExceeded`` where brackets stand too deep in brackets; ``skeleton`` is text without its strings."""
    depth = 0
    for bracket in _BRACKETS.finditer(skeleton):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MAX_DEPTH:
            raise LimitExceeded.one(what, met=met, right=f"at most {MAX_DEPTH} levels")


def unseen(text: str) -> str:
    r"""The name of the first character of a text that nobody sees, or nothing: what it says is then what is seen.

    >>> unseen("báo cáo\u202efdp.exe"), unseen("Xã Mẫu\n")
    ('U+202E', '')
    """
    found = None if text.isprintable() else _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""
