"""The pure tests with other libraries, other Pythons and other surroundings: a line for each, and whether they passed.

    python3 dev.py versions                    everything that can be had here
    python3 dev.py versions lowest pyodide     those alone
    python3 dev.py versions --tests tests/law  fewer tests
    python3 dev.py versions --python PATH      an interpreter that has all it takes already, such as one in a chroot
    python3 dev.py versions --write            the rows into the table of docs/reference/versions.md too

*lowest* has the oldest version of every library that ``pyproject.toml`` allows, *newest* is the environment itself. A
*python* is each other interpreter on the path or with pyenv, the free-threaded ones among them; *pyodide* is the newest
CPython there is, out of the npm package, under node. *around* is the environment itself in three other surroundings,
each with a seed for hashes, a time zone and a locale of its own. What cannot be had is left out, with the reason.

When everything is asked, ``--write`` makes the table anew; else the other rows stay, each with how old its code is.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
KEPT: Final = Path(sys.prefix) / "versions"
PAGE: Final = ROOT / "docs" / "reference" / "versions.md"
CORE: Final = ("-m", "pure", "tests", "--ignore=tests/properties")
PYTHON: Final = re.compile(r"python3\.\d+t?")
PURE: Final = ("--platform", "any", "--implementation", "py", "--abi", "none", "--only-binary=:all:")
HERE: Final = sys.executable
OLDEST: Final = 11
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


class Way(NamedTuple):
    """What may be tried: its name, and what makes the setting or raises `Absent`."""

    name: str
    make: Callable[[], Setting]


def project() -> Mapping[str, list[str]]:
    """What has to be installed: the dependencies, the extras, and what the tests stand on."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = [one for many in told["project"]["optional-dependencies"].values() for one in many]
    tests = [one for one in told["dependency-groups"]["test"] if isinstance(one, str)]
    return {"own": told["project"]["dependencies"], "all": [*told["project"]["dependencies"], *extras, *tests]}


# ── The settings ────────────────────────────────────────────────────────────────────────────────


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
    """An environment of its own, made by uv once for what has to be in it; its Python."""
    wanted = [one for one in project()["all"] if not (name.endswith("t") and one.startswith(WHEELLESS))]
    place = KEPT / name
    with _made(place, python, *how, *wanted) as made:
        if not made:
            shutil.rmtree(place, ignore_errors=True)
            _done(*PIP, "--python", HERE, "install", "-qq", "uv")
            _done(HERE, "-m", "uv", "venv", "-q", "--python", python, place)
            _done(HERE, "-m", "uv", "pip", "install", "-q", "--python", place / "bin" / "python", *how, *wanted)
    return str(place / "bin" / "python")


@contextmanager
def _made(place: Path, *of: str) -> Iterator[bool]:
    """Whether a folder was made of these very words; afterwards it was, unless that failed."""
    stamp, key = place / ".made", hashlib.sha256("\n".join(of).encode()).hexdigest()
    yield stamp.exists() and stamp.read_text() == key
    stamp.write_text(key)


def lowest() -> Setting:
    python = _environment("lowest", HERE, "--resolution", "lowest-direct")
    return Setting("lowest", (python, "-m", "pytest", "-W", "ignore"))  # old libraries warn of what is to come


def newest() -> Setting:
    return Setting("newest", (HERE, "-m", "pytest"))


def pythons() -> Sequence[Way]:
    """Each other Python there is."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = named([*map(Path, os.get_exec_path()), *sorted(pyenv.glob("versions/*/bin"), reverse=True)])
    return [Way(name, partial(other, name, path)) for name, path in found.items()] or [Way("pythons", nobody)]


def named(folders: Iterable[Path]) -> Mapping[str, str]:
    """The interpreters in these folders, the first of each name, but for this one and those that are too old."""
    found: dict[str, str] = {}
    for file in (
        file for folder in folders for file in sorted(folder.glob("python3.*")) if PYTHON.fullmatch(file.name)
    ):
        name = short(_version(str(file)))  # and not what it is called: pyenv's shims stand for what is not there, too
        if name and _minor(name) >= OLDEST and name != short(_version(HERE)):
            found.setdefault(name, str(file))
    return dict(sorted(found.items(), key=lambda row: (_minor(row[0]), row[0])))


def short(version: str) -> str:
    """The name of an interpreter by its version, ``python3.14t`` of 3.14.2t; nothing of nothing."""
    told = re.match(r"(\d+\.\d+)\.[\w+]+?(t?)$", version)
    return f"python{told[1]}{told[2]}" if told else ""


def _minor(name: str) -> int:
    return int(name.partition(".")[2].rstrip("t"))


def other(name: str, path: str) -> Setting:
    return Setting(name, (_environment(name, path), "-m", "pytest", "-W", "ignore"))


def nobody() -> Setting:
    raise Absent("no other Python on the path, and none with pyenv")


def pyodide() -> Setting:
    node, package, site = shutil.which("node"), KEPT / "pyodide", KEPT / "pure"
    if node is None or shutil.which("npm") is None:
        raise Absent("node and npm are not installed")
    if not (package / "package").exists():
        package.mkdir(parents=True, exist_ok=True)
        try:
            _built().fetched(package)
        except (OSError, subprocess.SubprocessError) as why:
            raise Absent(f"the npm package `pyodide` cannot be fetched: {why}") from None
    tests = [one for one in project()["all"] if re.match(r"(pytest|hypothesis|icalendar|segno)\b(?!-)", one)]
    told = re.search(r'"python": "(\d+\.\d+)', (package / "package" / "pyodide-lock.json").read_text("utf-8"))
    words = (*PURE, "--python-version", told[1] if told else "3.14", *project()["own"], *tests)
    site.mkdir(exist_ok=True)
    with _made(site, *words) as made:
        if not made:
            _done(*PIP, "install", "-qq", "--upgrade", "--target", site, *words)
    script = str(ROOT / "tests" / "pure.mjs")
    return Setting("pyodide", (node, "--stack-size=4000", script, str(package / "package"), str(site)))


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


def around(name: str) -> Setting:
    seed, zone, locale = AROUND[name]
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": locale, "LANG": locale}
    return Setting(name, (HERE, "-m", "pytest"), {"PYTHONHASHSEED": seed, "TZ": zone, **plain})


SETTINGS: Final[Mapping[str, Callable[[], Sequence[Way]]]] = {
    "lowest": lambda: [Way("lowest", lowest)],
    "newest": lambda: [Way("newest", newest)],
    "pythons": pythons,
    "pyodide": lambda: [Way("pyodide", pyodide)],
    "around": lambda: [Way(name, partial(around, name)) for name in AROUND],
}


# ── Trying them ─────────────────────────────────────────────────────────────────────────────────


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
    """What an interpreter says it is; nothing where it cannot be run."""
    asked = "import platform, sys; print(platform.python_version() + ('t' if 'free-threading' in sys.version else ''))"
    try:
        ran = subprocess.run([python, "-c", asked], check=False, capture_output=True, text=True)  # noqa: S603 - this file
    except OSError:
        return ""
    return ran.stdout.strip()


def ready(python: str) -> Setting:
    """An interpreter that needs nothing any more."""
    if not (name := short(_version(python))):
        raise Absent(f"no interpreter to run: {python}")
    return Setting(name, (python, "-m", "pytest", "-W", "ignore"))


def outcomes(ways: Iterable[Way], tests: Sequence[str]) -> Iterator[Outcome]:
    """Each way, one after another; one that is not to be had stops none of the others."""
    for name, make in ways:
        try:
            yield tried(make(), tests)
        except Absent as why:
            yield Outcome(name, "–", None, str(why))


# ── The page ────────────────────────────────────────────────────────────────────────────────────

TABLE: Final = "<!-- the table -->"
CODE: Final = re.compile(r"\| `([0-9a-f]+(?:-dirty)?)`[^|]* \|")
HEAD: Final = ("| setting | Python | outcome | what pytest said | of the code | to |", "|---|---|---|---|---|---|")


def rewritten(page: str, rows: Mapping[str, str]) -> str:
    """The page with these rows in its table, and no others."""
    text, _, _ = page.partition(TABLE)
    return "\n".join([f"{text}{TABLE}", *HEAD, *rows.values()]) + "\n"


def kept(page: str, age: Callable[[str], int | None]) -> Mapping[str, str]:
    """The rows of a page by their settings, each with how many commits have come since its own."""

    def dated(told: re.Match[str]) -> str:
        commits = age(told[1])
        since = ", of another history" if commits is None else f", {commits} commits ago" if commits else ""
        return f"| `{told[1]}`{since} |"

    table = page.partition(TABLE)[2].strip().splitlines()[len(HEAD) :]
    return {line.split("|")[1].strip(): CODE.sub(dated, line) for line in table}


def row(one: Outcome, code: str, tests: Sequence[str]) -> str:
    """The row of a setting that was just asked."""
    said = re.sub(r" in [0-9.]+s.*", "", one.said)
    cells = (one.name, one.python, one.verdict, said, f"`{code}`", f"`pytest {' '.join(tests)}`")
    return f"| {' | '.join(cells)} |"


def code() -> str:
    """The commit whose code is here, and whether it was changed since."""
    return _git("describe", "--always", "--dirty", "--exclude=*") or "–"


def age(commit: str) -> int | None:
    """How many commits have come since; none where it is no commit of this history."""
    told = _git("rev-list", "--count", f"{commit.removesuffix('-dirty')}..HEAD")
    return int(told) if told else None


def _git(*words: str) -> str:
    asked = ("git", *words)
    try:
        ran = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - git, in words of this file
    except (OSError, subprocess.SubprocessError):
        return ""
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
    everything = not (options.settings or options.python)
    ways = [way for name in (SETTINGS if everything else options.settings) for way in SETTINGS[name]()]
    if options.python:
        ways.append(Way("python", partial(ready, options.python)))
    found = []
    for one in outcomes(ways, options.tests):
        print(one, flush=True)
        found.append(one)
    if options.write:
        page = PAGE.read_text("utf-8")
        new = {one.name: row(one, code(), options.tests) for one in found}
        PAGE.write_text(rewritten(page, new if everything else {**kept(page, age), **new}), "utf-8")
    return int(any(one.passed is False for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
