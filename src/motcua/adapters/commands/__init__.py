"""The command line: what the library answers, in Vietnamese or English, as text or as one JSON document.

It exits with 0 when there was an answer, 1 when the answer is no (nothing to promise, papers missing, findings), and 2
when what was asked cannot be read or the answer cannot be written. Each command is a module with one function, a
generator of what is printed that returns the exit status.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence

from motcua.adapters.commands import check, completion, conformance, days, demo, due, explain, fee, portal, rows
from motcua.adapters.commands.refusals import as_document, status_of, told
from motcua.adapters.commands.status import ANSWERED, BAD, Answer
from motcua.errors import MotcuaError
from motcua.wording import LOCALES

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if sys.stdout is None:
        return _unwritten("standard output is closed")
    try:
        return _run(options)
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
        return ANSWERED
    except OSError as error:
        _drop_output()
        return _unwritten(error.strerror or str(error))


def _unwritten(why: str) -> int:
    print(f"cannot write the answer: {why}", file=sys.stderr)
    return BAD


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: argparse.Namespace) -> int:
    answer: Answer = options.run(options)
    try:
        while True:
            print(next(answer))
    except StopIteration as done:
        sys.stdout.flush()
        return int(done.value)
    except MotcuaError as error:
        document = json.dumps(as_document(error, options.lang), ensure_ascii=False, indent=2) if options.json else ""
        print(document or told(error, options.lang), file=sys.stderr)
        return status_of(error)


_MOMENT = "when it was received, such as '2026-08-28 15:20'; - reads one a line from standard input"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m motcua", description="What the library answers, at the counter.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--lang", choices=LOCALES, default="vi", help="the language of the answer (vi)")
    shared.add_argument("--json", action="store_true", help="answer with one JSON document")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], Answer], told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=told)
        added.set_defaults(run=run)
        return added

    def case(name: str, run: Callable[[argparse.Namespace], Answer], told: str) -> argparse.ArgumentParser:
        asked = command(name, run, told)
        asked.add_argument("code", metavar="CODE", help="the national code of a procedure, such as 1.004222")
        asked.add_argument("moment", metavar="MOMENT", help=_MOMENT)
        asked.add_argument("--fact", metavar="NAME=VALUE", action="append", default=[], help="a fact the rules ask for")
        return asked

    case("due", due.answer, "the day a result is due, day by day")
    case("fee", fee.answer, "what a procedure or an act of a fee schedule costs, line by line")
    asked = case("explain", explain.answer, "one case with all its reasons; for a day alone, the notice for the wall")
    asked.add_argument("--paper", metavar="CODE", action="append", default=[], help="a paper that was brought")
    asked = command("calendar", days.answer, "which days offices work, and the paper that says so")
    asked.add_argument("first", metavar="DAYS", help="a year, a month or a day: 2026, 2026-08, 2026-08-31")
    asked.add_argument("last", metavar="LAST", nargs="?", help="the same, where the days end")
    asked.add_argument("--csv", action="store_true", help="every day as a table for SQL and spreadsheets")
    asked = command("check", check.answer, "whether dossier files hold every paper")
    asked.add_argument("path", metavar="PATH", help="a file, a folder of them, or - for standard input")
    asked.add_argument("--rules", metavar="PATH", help="rule files to check by, instead of the reference catalogue")
    asked = command("lint", rows.lint, "what somebody should look at in rule files")
    asked.add_argument("path", metavar="PATH", nargs="?", help="rule files; without it the reference catalogue")
    asked = command("diff", rows.diff, "what one set of rule files adds, amends and abolishes against another")
    asked.add_argument("old", metavar="OLD", help="rule files, or - for the reference catalogue")
    asked.add_argument("new", metavar="NEW", help="rule files, or - for the reference catalogue")
    asked = command("portal", portal.answer, "how much of captured pages of the national portal can be read")
    asked.add_argument("files", metavar="FILE", nargs="+", help="JSON lines, gzip of them, one record, or a folder")
    asked.add_argument("--write-rules", metavar="DIR", help="write what was understood as rule files to review")
    command("demo", demo.answer, "three real procedures and one dossier, from end to end")
    asked = command(
        "vectors", conformance.answer, "questions with their answers as JSON, to hold another system against"
    )
    asked.add_argument("kinds", metavar="KIND", nargs="*", help="time, fees, papers, dossier; without one all of them")
    asked.add_argument("--seed", type=int, default=0, help="the same seed gives the same vectors (0)")
    asked.add_argument("--count", type=int, default=50, help="how many of each kind (50)")
    asked.add_argument("--schema", action="store_true", help="the JSON Schema of the vectors instead")
    asked = command("completion", completion.answer, "what a shell reads to complete commands and procedure codes")
    asked.add_argument("shell", choices=completion.SHELLS, help="source <(motcua completion bash)")
    asked.set_defaults(commands=tuple(commands.choices))
    return parser
