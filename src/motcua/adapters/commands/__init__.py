"""The command line: what the library answers, in Vietnamese or English, as text or as one JSON document.

It exits with 0 when there was an answer, 1 when the answer is no (nothing to promise, papers missing, findings), and 2
when what was asked cannot be read or the answer cannot be written; an interrupted one with 130, a verdict whose reader
left before its end with 141. What stops a command is told on standard error; the file of ``--output`` is as it was
until all of the answer stands beside it, while what was printed before stays printed. Each command is a module with one
function, a generator of what is printed that returns the exit status.
"""

import argparse
import codecs
import io
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from motcua.adapters.commands.parsing import HelpAsked, Manner, manner_of, parse
from motcua.adapters.commands.refusals import as_document, status_of, told
from motcua.adapters.commands.status import ANSWERED, BAD, CUT_OFF, Answer, as_json, remark
from motcua.adapters.reading import without_waiting
from motcua.errors import MotcuaError
from motcua.wording import say

__all__ = ["main"]

INTERRUPTED: Final = 130
"""What a shell makes of a command that was stopped by Ctrl-C."""
CSV: Final = "csv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = sys.argv[1:] if arguments is None else arguments
    manner = manner_of(asked)
    try:
        return _run(asked, manner)
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
        return ANSWERED
    except KeyboardInterrupt:
        _drop_output()
        return INTERRUPTED
    except OSError as error:
        _drop_output()
        return _unwritten(error.strerror or str(error), manner.lang)


def _run(asked: Sequence[str], manner: Manner) -> int:
    closed = say("output.closed", manner.lang)
    try:
        options = parse(asked, manner.lang)
        if options.output:
            return _written(options)
        return _unwritten(closed, manner.lang) if sys.stdout is None else _printed(options)
    except HelpAsked as help_asked:
        if sys.stdout is None:
            return _unwritten(closed, manner.lang)
        print(help_asked.text, flush=True)
        return ANSWERED
    except MotcuaError as error:
        document = as_json(as_document(error, manner.lang)) if manner.json else ""
        remark(document or told(error, manner.lang))
        return status_of(error)


def _handed(answer: Answer, put: Callable[[str], object]) -> int:
    """Hand on the answer, part by part; how it ended."""
    try:
        while True:
            put(next(answer))
    except StopIteration as done:
        return int(done.value)


def _printed(options: argparse.Namespace) -> int:
    """Print the answer as it comes; a verdict is none when its reader leaves before the end."""
    try:
        status = _handed(options.run(options), print)
        sys.stdout.flush()
    except BrokenPipeError:
        if not options.judges:
            raise
        _drop_output()
        return CUT_OFF
    return status


def _written(options: argparse.Namespace) -> int:
    """Write the answer into a file, once all of it is known."""
    parts: list[str] = []
    status = _handed(options.run(options), parts.append)
    text = "".join(f"{part}\n" for part in parts)
    table = not options.json and (getattr(options, "csv", False) or getattr(options, "format", None) == CSV)
    mark = codecs.BOM_UTF8 if table else b""  # by it a spreadsheet knows that the Vietnamese is UTF-8
    try:
        _put(Path(options.output), mark + text.encode("utf-8", "backslashreplace"))
    except ValueError as error:  # a name that no file can have
        raise OSError(str(error)) from None
    return status


def _put(path: Path, data: bytes) -> None:
    """Give a file other contents, all at once: a full disk or a broken wire leaves the old ones."""
    if path.exists() and not path.is_file():  # a terminal, a pipe; what it resolves to need not be a path
        with open(path, "wb", opener=without_waiting) as stream:
            stream.write(data)
        return
    place = path.resolve()
    beside = place.with_name(f".motcua-{secrets.token_hex(8)}")  # a name nobody can lay a link under beforehand
    try:
        beside.write_bytes(data)
        if place.exists():
            shutil.copymode(place, beside)
        beside.replace(place)
    except PermissionError:  # nothing may be put into the folder, and the file itself may be written all the same
        if not place.exists():
            raise
        place.write_bytes(data)
    finally:
        beside.unlink(missing_ok=True)


def _unwritten(why: str, lang: str) -> int:
    remark(say("output.unwritten", lang, {"why": why}))
    return BAD


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not complain of it at its end."""
    if sys.stdout is not None:
        with suppress(OSError):  # not every stream is a file
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
