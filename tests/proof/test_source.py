"""What the source of the library never does, and how long its regular expressions take at the worst."""

import ast
import json
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, cast

import pytest

import motcua
from motcua.wording import phrases

SOURCE: Final = Path(motcua.__file__).parent
FILES: Final = sorted(SOURCE.rglob("*.py"))
MODULES: Final = sorted(
    found.name for found in pkgutil.walk_packages([str(SOURCE)], "motcua.") if not found.name.endswith("__main__")
)

RUNS_TEXT: Final = frozenset({"eval", "exec", "compile", "__import__", "breakpoint", "input"})
"""Builtins that make code of text, or wait for somebody."""
RUNS_BY_ANY_NAME: Final = frozenset({"eval", "exec", "__import__", "import_module", "read_pickle"})
"""What runs or loads something of that name wherever it comes from: none of it is as much as mentioned."""
LOADS_ITS_OWN: Final = {
    "__init__.py": "the rooms of the library, by a table of names that stands there",
    "errors/__init__.py": "the room of sentences, a constant of that module",
    "hooks.py": "the room that carries values, a constant of that module",
    "reference.py": "the rules of the release, by codes of its index",
}
"""Modules that load a room of the library when it is asked for, and why nobody outside names it."""
ITS_OWN: Final = "mentions import_module"
NETWORK: Final = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "multiprocessing",
    "poplib",
    "requests",
    "select",
    "selectors",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "subprocess",
    "telnetlib",
    "urllib",
    "webbrowser",
    "xmlrpc",
}
UNSAFE: Final = frozenset(
    {"builtins", "ctypes", "dill", "marshal", "pickle", "runpy", "shelve", "yaml", "cloudpickle", "jsonpickle"}
)
"""Modules that reach outside, run programs, or make objects of bytes; also none that would unpack XML."""
TEMPLATE: Final = "a template that is no literal is filled in"
XML: Final = frozenset({"lxml", "xml"})
TEMPLATES: Final = {
    "wording/saying.py": "the sentence is a row of ours, chosen by its id; what comes from outside is only filled in",
    "adapters/compiling/__init__.py": "the head of a file that is written, a constant of that module",
}
"""Where a template that is no literal is filled in, and why nobody outside writes it."""


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def called(node: ast.Call) -> str:
    """The dotted name of what is called; nothing for what is called by another way."""
    return ast.unparse(node.func) if isinstance(node.func, ast.Name | ast.Attribute) else ""


def _fills_in(node: ast.Call) -> bool:
    """Whether a template is filled in that stands nowhere in the source."""
    function = node.func
    named = isinstance(function, ast.Attribute) and function.attr in {"format", "format_map"}
    return named and not isinstance(cast("ast.Attribute", function).value, ast.Constant)


def _mentioned(node: ast.AST) -> frozenset[str]:
    """The names a node mentions, but for those it gives: of what is called, handed on or imported."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
            return frozenset({name})
        case ast.ImportFrom(names=names):
            return frozenset(alias.name for alias in names)
        case ast.Call(keywords=keywords):
            return frozenset(word.arg for word in keywords if word.arg == "allow_pickle")
        case _:
            return frozenset()


def faults(tree: ast.AST) -> Iterator[str]:
    """What a module does that none may do."""
    for node in ast.walk(tree):
        for mentioned in sorted(_mentioned(node) & {*RUNS_BY_ANY_NAME, "allow_pickle"}):
            yield f"line {cast('ast.expr', node).lineno}: mentions {mentioned}"
        match node:
            case ast.Import(names=names):
                roots = {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(source), level=0):
                roots = {source.partition(".")[0]}
            case ast.Call():
                roots = set[str]()
                if called(node) in RUNS_TEXT:
                    yield f"line {node.lineno}: calls {called(node)}"
                if called(node) in {"os.system", "os.popen", "os.execv", "os.startfile", "importlib.reload"}:
                    yield f"line {node.lineno}: runs {called(node)}"
                if _fills_in(node):
                    yield f"line {node.lineno}: {TEMPLATE}"
            case _:
                continue
        yield from (f"line {node.lineno}: imports {root}" for root in roots & (NETWORK | UNSAFE | XML))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_module_runs_text_or_reaches_outside(path: Path) -> None:
    met = [*faults(ast.parse(path.read_text("utf-8")))]
    known = [reason for files, reason in ((TEMPLATES, TEMPLATE), (LOADS_ITS_OWN, ITS_OWN)) if name(path) in files]
    assert [fault for fault in met if not fault.endswith(tuple(known))] == []


def test_what_modules_are_allowed_they_do() -> None:
    """A reason that no line needs any more would hide the next one."""
    for files, reason in ((TEMPLATES, TEMPLATE), (LOADS_ITS_OWN, ITS_OWN)):
        for file in files:
            met = [*faults(ast.parse((SOURCE / file).read_text("utf-8")))]
            assert any(fault.endswith(reason) for fault in met), file


@pytest.mark.parametrize(
    "source",
    [
        "eval(x)",
        "import pickle",
        "from urllib.request import urlopen",
        "import os\nos.system(x)",
        "x.format(y)",
        "__import__(x)",
        "import xml.etree.ElementTree",
        "import builtins\nbuiltins.eval(x)",
        "from builtins import eval as e\ne(x)",
        "run = eval",
        "frame.eval(x)",
        "import importlib\nimportlib.import_module(x)",
        "from importlib import import_module as load\nload(x)",
        "import numpy as np\nnp.load(x, allow_pickle=True)",
        "import pandas as pd\npd.read_pickle(x)",
        "import runpy",
    ],
)
def test_such_a_module_would_be_found(source: str) -> None:
    assert [*faults(ast.parse(source))]


# ── Regular expressions ───────────────────────────────────────────────────────────────────────


NOTING: Final = """
import importlib, json, re, sys
from contextlib import suppress
made, compile = {}, re.compile
def noting(pattern, flags=0):
    caller = sys._getframe(1).f_globals["__name__"]
    if caller.startswith("motcua") and isinstance(pattern, str):
        made.setdefault((pattern, int(flags)), f"{caller}: {pattern[:60]} ({len(made)})")
    return compile(pattern, flags)
re.compile = noting
from motcua.errors import MissingExtra
for module in json.loads(sys.argv[1]):
    with suppress(MissingExtra):
        importlib.import_module(module)
from motcua.receipts.numbering import receipt_kinds
receipt_kinds()
json.dump({where: found for found, where in made.items()}, sys.stdout)
"""
"""Imports every module in a process of its own, and notes what each of them compiles."""


def _written(path: Path) -> Iterator[str]:
    """The expressions that stand as literals in calls such as ``re.sub``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node).startswith("re.") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def _all() -> dict[str, re.Pattern[str]]:
    script = (sys.executable, "-c", NOTING, json.dumps(MODULES))
    said = subprocess.run(script, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - see above
    found = {where: re.compile(pattern, flags) for where, (pattern, flags) in json.loads(said).items()}
    known = {pattern.pattern for pattern in found.values()}
    fresh = {text: path for path in FILES for text in _written(path) if text not in known}
    return found | {f"{name(path)}: {text[:60]}": re.compile(text) for text, path in fresh.items()}


EXPRESSIONS: Final = _all()
LENGTH: Final = 1_000
SLOW: Final = 0.010
LETTERS: Final = ("0", "9", "a", "A", "x", " ", ".", ",", "-", ":", "/", "(", "'", '"', "\\", "_", "\n", "đ", "=", "[")


def _attacks(pattern: str) -> Iterator[str]:
    """Strings that make an expression try many ways: what it looks for, again and again, and then not its end."""
    own = [*dict.fromkeys(letter for letter in pattern if letter.isalnum())][:12]
    words = re.findall(r"\w{2,12}", pattern)[:12]
    units = [*LETTERS, *own, *words, *(a + b for a, b in product(LETTERS[:12], repeat=2))]
    for unit in units:
        run = unit * (LENGTH // len(unit))
        yield run
        yield run[:-1] + "\x00"
        yield f"{words[0] if words else '1'} {run}!"


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_every_regular_expression_is_done_with_a_thousand_characters_at_once(expression: str) -> None:
    pattern = EXPRESSIONS[expression]
    for attack in _attacks(pattern.pattern):
        for look in (pattern.fullmatch, pattern.search):
            began = time.thread_time()
            look(attack)
            if time.thread_time() - began > SLOW:  # once more: a busy machine may have been to blame
                began = time.thread_time()
                look(attack)
                assert time.thread_time() - began <= SLOW, f"{look.__name__} of {attack[:30]!r}…"


def test_every_phrase_of_an_error_is_looked_for_at_once() -> None:
    """The shapes of what errors say are made when the first is told, and asked of texts that are not too long."""
    slowest: dict[str, float] = {}
    for shape in phrases._rows("vi").shapes:  # noqa: SLF001 - made when first asked for, and by nothing else
        words = re.findall(r"[a-z]{2,12}", shape.look.pattern)[:6]
        for unit in ("0", "a", " ", ", ", ".", "'", *(f"{word} " for word in words)):
            run = (unit * phrases.LONGEST)[: phrases.LONGEST - 14]
            for attack in (run, f"{words[0] if words else ''} {run}", f"{run}\x00"):
                began = time.thread_time()
                shape.look.fullmatch(attack)
                slowest[shape.look.pattern] = max(slowest.get(shape.look.pattern, 0), time.thread_time() - began)
    assert len(slowest) > 400
    assert {pattern: spent for pattern, spent in slowest.items() if spent > SLOW} == {}


def test_a_phrase_with_several_gaps_ends_each_for_good() -> None:
    """Tried again from every end of every gap, a text of four hundred characters takes seconds with five of them."""
    several = [shape for shape in phrases._rows("vi").shapes if len(shape.said) > 2]  # noqa: SLF001 - as above
    assert len(several) > 100
    assert [shape.words for shape in several if "(?>" not in shape.look.pattern] == []


def test_a_text_too_long_for_a_phrase_is_somebody_s_own() -> None:
    began = time.thread_time()
    assert phrases.phrase("at most 1 " * 100_000, "vi") == "at most 1 " * 100_000
    assert time.thread_time() - began < 10 * SLOW


def test_they_were_found() -> None:
    assert len(EXPRESSIONS) > 60


def test_an_expression_that_is_not_linear_would_be_found() -> None:
    """Of eighteen letters already; a thousand would never end."""
    began = time.thread_time()
    re.compile(r"(a+)+\Z").fullmatch("a" * 18 + "\x00")
    assert time.thread_time() - began > SLOW
