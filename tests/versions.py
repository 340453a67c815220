"""The pure tests with other libraries, other Pythons and other surroundings: a line for each, and whether they passed.

    python3 dev.py versions                    everything that can be had here
    python3 dev.py versions lowest pyodide     those alone
    python3 dev.py versions --tests tests/law  fewer tests
    python3 dev.py versions --python PATH      an interpreter that has all it takes already, such as one in a chroot
    python3 dev.py versions --write            their rows into the table of docs/reference/versions.md too

*lowest* has the oldest version of every library that ``pyproject.toml`` allows, *newest* is the environment itself. A
*python* is each other interpreter on the path, the free-threaded ones among them; *pyodide* is the newest CPython there
is, out of the npm package, under node. *around* is the environment itself in three other surroundings, each with a seed
for hashes, a time zone and a locale of its own. What cannot be had is left out, with the reason.
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
KEPT: Final = Path(sys.prefix) / "versions"
PAGE: Final = ROOT / "docs" / "reference" / "versions.md"
CORE: Final = ("-m", "pure", "tests", "--ignore=tests/properties")
PYTHONS: Final = tuple(f"python3.{minor}{free}" for minor in range(12, 16) for free in ("", "t"))
PURE: Final = ("--platform", "any", "--implementation", "py", "--abi", "none", "--only-binary=:all:")
HERE: Final = sys.executable
WHEELLESS: Final = ("polars",)
"""What free-threaded interpreters have to do without; the tests that ask for it are skipped."""
PIP: Final = (str(Path(sys.base_prefix, "bin", "python3")), "-m", "pip")
"""From outside, as in ``dev.py``: the environment has none of its own."""


class Absent(Exception):
    """What cannot be had here, and why."""


class Setting(NamedTuple):
    """A way to run the tests: its name, the command before what pytest is told, and what it finds around it."""

    name: str
    command: Sequence[str]
    around: Mapping[str, str] = {}


def project() -> Mapping[str, list[str]]:
    """What has to be installed: the dependencies, the extras, and what the tests stand on."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = [one for many in told["project"]["optional-dependencies"].values() for one in many]
    tests = [one for one in told["dependency-groups"]["test"] if isinstance(one, str)]
    return {"own": told["project"]["dependencies"], "all": [*told["project"]["dependencies"], *extras, *tests]}


def _done(*command: str | Path) -> None:
    """Run a command; what it said, where it fails."""
    words = [*map(str, command)]
    try:
        ran = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 - this file
    except OSError as error:
        raise Absent(f"{words[0]}: {error.strerror}") from None
    if ran.returncode:
        raise Absent((ran.stderr or ran.stdout).strip().splitlines()[-1][:160])


def _environment(name: str, python: str, *how: str) -> str:
    """An environment of its own, made once by uv; its Python."""
    wanted = [one for one in project()["all"] if not (name.endswith("t") and one.startswith(WHEELLESS))]
    place = KEPT / name
    if not (place / ".made").exists():
        shutil.rmtree(place, ignore_errors=True)
        _done(*PIP, "--python", HERE, "install", "-qq", "uv")
        _done(HERE, "-m", "uv", "venv", "-q", "--python", python, place)
        _done(HERE, "-m", "uv", "pip", "install", "-q", "--python", place / "bin" / "python", *how, *wanted)
        (place / ".made").touch()
    return str(place / "bin" / "python")


def lowest() -> Iterator[Setting]:
    python = _environment("lowest", HERE, "--resolution", "lowest-direct")
    yield Setting("lowest", (python, "-m", "pytest", "-W", "ignore"))  # old libraries warn of what is to come


def newest() -> Iterator[Setting]:
    yield Setting("newest", (HERE, "-m", "pytest"))


def pythons() -> Iterator[Setting]:
    found = [name for name in PYTHONS if shutil.which(name)]
    if not found:
        raise Absent(f"no other Python is on the path ({PYTHONS[0]} and newer)")
    for name in found:
        yield Setting(name, (_environment(name, str(shutil.which(name))), "-m", "pytest", "-W", "ignore"))


def pyodide() -> Iterator[Setting]:
    node, package, site = shutil.which("node"), KEPT / "pyodide", KEPT / "pure"
    if node is None or shutil.which("npm") is None:
        raise Absent("node and npm are not installed")
    if not (package / "package").exists():
        package.mkdir(parents=True, exist_ok=True)
        try:
            _built().fetched(package)
        except (OSError, subprocess.SubprocessError) as why:
            raise Absent(f"the npm package `pyodide` cannot be fetched: {why}") from None
    if not (site / ".made").exists():
        tests = [one for one in project()["all"] if re.match(r"(pytest|hypothesis|icalendar|segno)\b(?!-)", one)]
        told = re.search(r'"python": "(\d+\.\d+)', (package / "package" / "pyodide-lock.json").read_text("utf-8"))
        pure = (*PURE, "--python-version", told[1] if told else "3.14")
        _done(*PIP, "install", "-qq", "--upgrade", "--target", site, *pure, *project()["own"], *tests)
        (site / ".made").touch()
    yield Setting(
        "pyodide", (node, "--stack-size=4000", str(ROOT / "tests" / "pure.mjs"), str(package / "package"), str(site))
    )


def _built() -> "Fetching":
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "browser" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return Fetching(found.fetched)


class Fetching(NamedTuple):
    """What of the browser's page is used here: the unpacked npm package."""

    fetched: Callable[[Path], Path]


AROUND: Final = {
    "seed 1, Ho Chi Minh City, locale C": ("1", "Asia/Ho_Chi_Minh", "C"),
    "seed 2, New York, locale C": ("2", "America/New_York", "C"),
    "a random seed, Kiritimati, UTF-8": ("random", "Pacific/Kiritimati", "C.UTF-8"),
}
"""The seed for hashes, the time zone and the locale."""


def around() -> Iterator[Setting]:
    for name, (seed, zone, locale) in AROUND.items():
        plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": locale, "LANG": locale}
        yield Setting(name, (HERE, "-m", "pytest"), {"PYTHONHASHSEED": seed, "TZ": zone, **plain})


SETTINGS: Final[Mapping[str, Callable[[], Iterator[Setting]]]] = {
    "lowest": lowest,
    "newest": newest,
    "pythons": pythons,
    "pyodide": pyodide,
    "around": around,
}


class Outcome(NamedTuple):
    """How a setting fared: its Python, its verdict, and what pytest said at last."""

    name: str
    python: str
    passed: bool | None
    said: str

    @property
    def verdict(self) -> str:
        """Passed, failed, or not to be had here."""
        return {True: "passed", False: "FAILED", None: "absent"}[self.passed]

    def __str__(self) -> str:
        return f"{self.verdict}  {self.name:<24} {self.python:<14} {self.said}"


def tried(setting: Setting, tests: Sequence[str]) -> Outcome:
    """Run the tests so."""
    around = {**os.environ, **setting.around, "PYTHONPATH": str(ROOT / "src")}
    words = (*setting.command, "-q", "-p", "no:cacheprovider", *tests)
    ran = subprocess.run(words, cwd=ROOT, env=around, check=False, capture_output=True, text=True)  # noqa: S603 - this file
    told = [line for line in ran.stdout.splitlines() if line.strip()]
    python = next((line.split()[1] for line in told if line.startswith("Python ")), _version(setting.command[0]))
    if ran.returncode:
        print(ran.stdout[-6_000:], ran.stderr[-2_000:], file=sys.stderr)
    return Outcome(setting.name, python, not ran.returncode, told[-1] if told else ran.stderr[-200:])


def _version(python: str) -> str:
    asked = "import platform, sys; print(platform.python_version() + ('t' if 'free-threading' in sys.version else ''))"
    ran = subprocess.run([python, "-c", asked], check=False, capture_output=True, text=True)  # noqa: S603 - this file
    return ran.stdout.strip()


def ready(python: str) -> Iterator[Setting]:
    """An interpreter that needs nothing any more."""
    try:
        version = _version(python)
    except OSError as why:
        raise Absent(f"no interpreter to run: {why}") from None
    yield Setting(f"python{'.'.join(version.split('.')[:2])}", (python, "-m", "pytest", "-W", "ignore"))


def outcomes(ways: Sequence[Callable[[], Iterator[Setting]]], tests: Sequence[str]) -> Iterator[Outcome]:
    """Each setting of these, one after another."""
    for way in ways:
        try:
            for setting in way():
                yield tried(setting, tests)
        except Absent as why:
            yield Outcome(getattr(way, "__name__", "python"), "–", None, str(why))


# ── The page ────────────────────────────────────────────────────────────────────────────────────

TABLE: Final = "<!-- the table -->"
HEAD: Final = ("| setting | Python | outcome | what pytest said | of the code | to |", "|---|---|---|---|---|---|")


def rewritten(page: str, found: Sequence[Outcome], code: str, tests: Sequence[str]) -> str:
    """The page with these rows in its table: those of other settings stay as they are."""
    text, _, table = page.partition(TABLE)
    rows = {line.split("|")[1].strip(): line for line in table.strip().splitlines()[len(HEAD) :]}
    for one in found:
        said = re.sub(r" in [0-9.]+s.*", "", one.said)
        cells = (one.name, one.python, one.verdict, said, f"`{code}`", f"`pytest {' '.join(tests)}`")
        rows[one.name] = f"| {' | '.join(cells)} |"
    return "\n".join([f"{text}{TABLE}", *HEAD, *rows.values()]) + "\n"


def code() -> str:
    """The commit whose code is here, and whether it was changed since."""
    asked = ("git", "describe", "--always", "--dirty", "--exclude=*")
    try:
        ran = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - git, in the words above
    except (OSError, subprocess.SubprocessError):
        return "–"
    return ran.stdout.strip()


def main() -> int:
    """Try the settings that were named, or all; the exit status says whether one failed."""
    parser = argparse.ArgumentParser(prog="python3 dev.py versions")
    parser.add_argument("settings", nargs="*", choices=[*SETTINGS, []], help="lowest, newest, …; all without")
    parser.add_argument("--python", metavar="PATH", help="an interpreter with all it takes, and nothing else")
    parser.add_argument("--tests", nargs="+", default=CORE, help="what pytest is told")
    parser.add_argument("--write", action="store_true", help="put the rows into the table of their page")
    options = parser.parse_args()
    os.nice(max(0, 10 - os.nice(0)))  # beside other work, and no lower than that
    named = [SETTINGS[name] for name in options.settings or ([] if options.python else SETTINGS)]
    found = []
    for one in outcomes([*named, *([partial(ready, options.python)] if options.python else [])], options.tests):
        print(one, flush=True)
        found.append(one)
    if options.write:
        PAGE.write_text(rewritten(PAGE.read_text("utf-8"), found, code(), options.tests), "utf-8")
    return int(any(one.passed is False for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
