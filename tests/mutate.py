"""Mutation testing: one small change of the source at a time, and whether any test notices.

    python3 dev.py mutate                      a seeded sample of 400 a room, in all seven rooms
    python3 dev.py mutate clock papers         those rooms alone
    python3 dev.py mutate clock --sample 40    fewer

A run may be stopped at any time and goes on where it stopped: verdicts are kept in ``.mutants``, until the sources
or the tests of the room change. Each mutant lives in a process of its own, forked after everything else was imported,
in which an import hook gives the changed module; no file is touched. A mutant is *killed* when a test fails, an import
fails, or it never ends. Survivors are printed; those that change nothing anybody could see stand, each with the reason,
in ``tests/survivors.toml``.
"""

import argparse
import ast
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import resource
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from random import Random
from types import CodeType, ModuleType
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "motcua"
KEPT: Final = ROOT / ".mutants"
SAMPLE: Final = 400
TIMEOUT: Final = 120
"""Seconds of the processor, so that a busy machine kills nobody."""
NEEDED: Final = 0.9
SURVIVORS: Final = ROOT / "tests" / "survivors.toml"

_LAW: Final = ("tests/law",)
ROOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "calendar": ("tests/test_calendar.py", "tests/test_hours.py", "tests/test_certainty.py", *_LAW),
    "timelimit": ("tests/test_timelimit.py", "tests/test_cutoffs.py", *_LAW, "tests/properties/test_time.py"),
    "clock": ("tests/test_clock.py", *_LAW, "tests/properties/test_time.py"),
    "conditions": ("tests/test_conditions.py", "tests/test_implications.py", "tests/properties/test_conditions.py"),
    "papers": ("tests/test_papers.py", "tests/test_completeness.py", "tests/properties/test_completeness.py"),
    "fees": (
        *("tests/test_fees.py", "tests/test_fee_schedules.py", "tests/test_fee_doors.py", "tests/test_refunds.py"),
        *("tests/test_fee_cases.py", "tests/properties/test_fees.py"),
    ),
    "dossier": (
        *("tests/test_dossier.py", "tests/test_dossier_doors.py", "tests/test_dossier_facets.py"),
        *("tests/test_dossier_people.py", "tests/test_dossier_corrections.py", "tests/test_erasure.py", *_LAW),
        "tests/properties/test_dossier.py",
    ),
}
"""Each room with the tests that answer for it, the quickest first."""


# ── Mutants ───────────────────────────────────────────────────────────────────────────────────


class Mutant(NamedTuple):
    """One change: of which file, at which line, what; the number tells apart changes of one kind on one line."""

    path: str
    line: int
    change: str
    number: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.change} #{self.number}"


SWAPS: Final[Mapping[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
"""An operator, and the one that takes its place."""

Change = tuple[str, Callable[[], object]]


def _set(node: ast.AST, field: str, value: object) -> Callable[[], object]:
    return lambda: setattr(node, field, value)


def _replace(body: list[ast.stmt], at: int, with_: ast.stmt) -> Callable[[], object]:
    return lambda: body.__setitem__(at, with_)


def _changes(node: ast.AST) -> Iterator[Change]:
    """The changes of a node itself, each with what makes it."""
    yield from _of_expression(node)
    for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
        if isinstance(body, list):
            for at, statement in enumerate(body):
                yield from _of_statement(body, at, statement)


def _of_expression(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[op, *rest]):
            yield _named(op), _set(node, "ops", [SWAPS[type(op)](), *rest])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPS:
            yield _named(op), _set(node, "op", SWAPS[type(op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not x → x", _set(node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "if x → if not x", _set(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.Constant(value=bool(value)):
            yield f"{value} → {not value}", _set(node, "value", not value)
        case ast.Constant(value=int(value)):
            yield f"{value} → {value + 1}", _set(node, "value", value + 1)
        case ast.Return(value=ast.expr()):
            yield "return x → return None", _set(node, "value", ast.Constant(None))
        case _:
            pass


def _of_statement(body: list[ast.stmt], at: int, statement: ast.stmt) -> Iterator[Change]:
    match statement:
        case ast.Expr(value=ast.Call(func=function)):
            yield f"{ast.unparse(function)}(…) → pass", _replace(body, at, ast.Pass())
        case ast.Raise():
            yield "raise → pass", _replace(body, at, ast.Pass())
        case ast.Continue():
            yield "continue → break", _replace(body, at, ast.Break())
        case ast.Break():
            yield "break → continue", _replace(body, at, ast.Continue())
        case _:
            pass


def _named(op: ast.AST) -> str:
    return f"{type(op).__name__} → {SWAPS[type(op)].__name__}"


def _skipped(node: ast.AST) -> bool:
    """What no test is to notice: names of types, what a module exports, how a value prints itself."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.FunctionDef(name="__repr__" | "__dir__"):
            return True
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name == "__all__"
        case _:
            return False


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    if _skipped(node):
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list"}:
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST):
                yield from _walk(inner)


def _all_changes(path: str, tree: ast.AST) -> Iterator[tuple[Mutant, Callable[[], object]]]:
    met: dict[tuple[int, str], int] = {}
    for node in _walk(tree):
        for change, make in _changes(node):
            key = getattr(node, "lineno", 0), change
            met[key] = met.get(key, 0) + 1
            yield Mutant(path, key[0], change, met[key]), make


def mutants(room: str) -> list[Mutant]:
    """Every mutant of a room, in the order of its files."""
    return [mutant for path in _files(room) for mutant, _ in _all_changes(path, ast.parse(_text(path)))]


def _files(room: str) -> list[str]:
    place = SOURCE / room
    found = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return [path.relative_to(SOURCE).as_posix() for path in found]


def _text(path: str) -> str:
    return (SOURCE / path).read_text("utf-8")


def _code(mutant: Mutant) -> CodeType:
    tree = ast.parse(_text(mutant.path))
    make = next(make for found, make in _all_changes(mutant.path, tree) if found == mutant)
    make()
    return compile(ast.fix_missing_locations(tree), str(SOURCE / mutant.path), "exec")


# ── Their lives ───────────────────────────────────────────────────────────────────────────────


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:
        return self.code


class _Finder(MetaPathFinder):
    """Gives changed modules where the true ones are asked for."""

    def __init__(self, codes: Mapping[str, CodeType]) -> None:
        self.codes = {_module(path): (SOURCE / path, code) for path, code in codes.items()}

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname not in self.codes:
            return None
        place, code = self.codes[fullname]
        loader = _Loader(fullname, str(place), code)
        folder = [str(place.parent)] if place.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, place, loader=loader, submodule_search_locations=folder)


def _module(path: str) -> str:
    parts = ["motcua", *Path(path).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _live(codes: Mapping[str, CodeType], tests: Sequence[str]) -> int:
    """In a process of its own: change the modules, run the tests until one fails; its exit status."""
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (TIMEOUT, TIMEOUT))
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    sys.meta_path.insert(0, _Finder(codes))
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", "-W", "ignore", *tests]))


def in_a_process(codes: Mapping[str, CodeType], tests: Sequence[str]) -> bool:
    """Whether every test passes with these files changed."""
    if (child := os.fork()) == 0:
        status = 3
        try:
            status = _live(codes, tests)
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def preload() -> None:
    """Everything that tests need and no change touches, imported once."""
    for name in (
        "pytest",
        "hypothesis",
        "attrs",
        "cattrs",
        "babel.dates",
        "babel.numbers",
        "holidays",
        "dateutil.rrule",
    ):
        importlib.import_module(name)


# ── A run ─────────────────────────────────────────────────────────────────────────────────────


class Verdicts:
    """What is known of the mutants of a room; forgotten when its source or its tests change."""

    def __init__(self, room: str) -> None:
        self.file = KEPT / f"{room}.json"
        inside = [SOURCE / path for path in _files(room)]
        outside = [found for path in ROOMS[room] for found in _python(ROOT / path)]
        read = b"".join(path.read_bytes() for path in (*inside, *outside))
        self.of = hashlib.sha256(read).hexdigest()
        kept = json.loads(self.file.read_text("utf-8")) if self.file.exists() else {}
        self.known: dict[str, bool] = kept.get("survived", {}) if kept.get("of") == self.of else {}

    def keep(self, mutant: Mutant, survived: bool) -> None:
        self.known[str(mutant)] = survived
        KEPT.mkdir(exist_ok=True)
        self.file.write_text(json.dumps({"of": self.of, "survived": self.known}, indent=1), "utf-8")


def _python(path: Path) -> list[Path]:
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def excused() -> dict[tuple[str, str, str], str]:
    """The survivors that change nothing anybody could see: file, line of source and change → the reason."""
    rows = tomllib.loads(SURVIVORS.read_text("utf-8"))["survivors"] if SURVIVORS.exists() else []
    return {(row["path"], row["line"], row["change"]): row["reason"] for row in rows}


def _line(mutant: Mutant) -> str:
    return _text(mutant.path).splitlines()[mutant.line - 1].strip() if mutant.line else ""


def run(room: str, size: int) -> bool:
    """Try a sample of a room, say what came of it; whether enough of it was killed."""
    every = mutants(room)
    chosen = Random(room).sample(every, len(every))[:size]
    verdicts, reasons = Verdicts(room), excused()
    if not in_a_process({}, ROOMS[room]):
        print(f"{room}: its tests fail without any change, so nothing can be learnt")
        return False
    began = time.monotonic()
    for number, mutant in enumerate(chosen, start=1):
        if str(mutant) not in verdicts.known:
            verdicts.keep(mutant, in_a_process({mutant.path: _code(mutant)}, ROOMS[room]))
        if number % 20 == 0:
            print(f"{room}: {number} of {len(chosen)}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    left = [mutant for mutant in chosen if verdicts.known[str(mutant)]]
    same = [mutant for mutant in left if (mutant.path, _line(mutant), mutant.change) in reasons]
    killed, counted = len(chosen) - len(left), len(chosen) - len(same)
    share = killed / counted if counted else 1.0
    print(f"{room}: {killed} of {counted} killed ({share:.1%}), {len(same)} more change nothing; {len(every)} in all")
    for mutant in left:
        reason = reasons.get((mutant.path, _line(mutant), mutant.change), "")
        print(f"  {mutant}\n      {_line(mutant)}{f'   — {reason}' if reason else ''}")
    return share >= NEEDED


def main() -> int:
    """Try the rooms that were named, or all."""
    parser = argparse.ArgumentParser(prog="python3 dev.py mutate")
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []], help="calendar, timelimit, …; all without")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"mutants of each room ({SAMPLE})")
    options = parser.parse_args()
    os.chdir(ROOT)
    os.nice(10)
    preload()
    passed = [run(room, options.sample) for room in options.rooms or ROOMS]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
