"""The one way in for text from outside: capped before it is decoded, decoded before it is parsed.

Every reader of files, streams and records goes through here, whatever its format: what is larger or deeper than any
rule file or record is refused before a parser sees it, and so is text that shows a reader something else than it says.
"""

import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from motcua.errors import BadInput, LimitExceeded

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_TEXT",
    "bytes_of",
    "decoded",
    "lines_of",
    "opened",
    "refuse_depth",
    "unseen",
]

MAX_BYTES: Final = 1 << 20
"""Of one file, text or line."""
MAX_DEPTH: Final = 64
MAX_TEXT: Final = 20_000
"""Characters of one text inside a file or a record."""
BYTE_ORDER_MARK: Final = "\ufeff"

_BRACKETS: Final = re.compile(r"[\[\]{}]")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Controls, but for tabs and line ends; marks that turn the direction of reading; the byte order mark."""


@contextmanager
def opened(path: str | os.PathLike[str], right: str) -> Generator[BinaryIO]:
    """A file to read from; ``right`` says what it should be.

    Raises ``BadInput`` naming the file, but not its folder, for what cannot be opened or read.
    """
    place = Path(path)
    try:
        file = place.open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(place, error, right) from None
    with file:
        try:
            yield file
        except OSError as error:
            raise _unreadable(place, error, right) from None


def _unreadable(place: Path, error: Exception, right: str) -> BadInput:
    why = getattr(error, "strerror", None) or str(error)
    return BadInput.one(place.name, met=f"no readable file ({why})", right=right)


def bytes_of(path: str | os.PathLike[str], right: str) -> bytes:
    """What a file holds, up to one byte more than may be; raises as ``opened`` does."""
    with opened(path, right) as file:
        return file.read(MAX_BYTES + 1)


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, without their ends, one at a time; of one too long, a byte more than may be."""
    line = b""
    for part in iter(lambda: stream.readline(MAX_BYTES + 1), b""):
        line = (line + part)[: MAX_BYTES + 1]
        if part.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            line = b""
    if line:
        yield line


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
    except UnicodeDecodeError as error:
        raise BadInput.one(what, met=f"bytes that are not UTF-8 (at {error.start})", right="UTF-8 text") from None


def refuse_depth(skeleton: str, what: str, met: str) -> None:
    """Raise ``LimitExceeded`` where brackets stand too deep in brackets; ``skeleton`` is text without its strings."""
    depth = 0
    for bracket in _BRACKETS.finditer(skeleton):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MAX_DEPTH:
            raise LimitExceeded.one(what, met=met, right=f"at most {MAX_DEPTH} levels")


def unseen(text: str) -> str:
    r"""The name of the first control or mark of direction in a text, or nothing: what it says is then what is seen.

    >>> unseen("báo cáo\u202efdp.exe"), unseen("Xã Mẫu\n")
    ('U+202E', '')
    """
    found = None if text.isprintable() else _UNSEEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""
