"""Mutation testing: one small change of the source at a time, and whether any test notices.

    python3 dev.py mutate                      a seeded sample of 400 a room, in all seven rooms
    python3 dev.py mutate clock papers         those rooms alone
    python3 dev.py mutate clock --sample 40    fewer

First every test runs once, to learn which lines it runs and how long it takes. A mutant then meets the tests that run
its line, those that answer for its room first and then the quickest, five seconds of them: in a process of its own,
forked from one in which everything is imported and collected, the changed function takes the place of the true one. A
change of what runs while modules are imported, and one that nobody noticed though its line runs then too, is tried
again in a process in which nothing of ours was imported before and an import hook gives the changed module. No file is
touched.
A mutant is *killed* when a test fails, an import fails, or it never ends.

A run may be stopped at any time and goes on where it stopped: verdicts are kept in ``.mutants``, kills until the
source of their file changes, survivors until any test does. Survivors are printed; those that change nothing anybody
could see stand, each with the reason, in ``tests/survivors.toml``.
"""

import argparse
import gc
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.abc import MetaPathFinder
from itertools import accumulate, chain, zip_longest
from pathlib import Path
from random import Random
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final

import pytest
from tests.marks import marked
from tests.mutants import ROOT, SOURCE, Mutant, code, files, functions, line, mutants, text

KEPT: Final = ROOT / ".mutants"
SAMPLE: Final = 400
TIMEOUT: Final = 120
"""Seconds of the processor, so that a busy machine kills nobody."""
PATIENCE: Final = 3
"""How many times as long as without a change a test may take, one second added to that."""
ENOUGH: Final = 5.0
"""Seconds the tests that a mutant meets take together, without it."""
LONGEST: Final = 120
"""Seconds of the processor for all the tests of one mutant."""
MEMORY: Final = 4 * 1024**3
"""Bytes, so that a change which never ends does not take the whole machine with it."""
SLOW: Final = 5.0
"""Seconds: a single test that takes longer meets no mutant."""
NEEDED: Final = 0.9
SURVIVORS: Final = ROOT / "tests" / "survivors.toml"
OPTIONS: Final = (
    *("-x", "-p", "no:cacheprovider", "-p", "no:terminal", "-W", "ignore"),
    *("-o", "addopts=", "--import-mode=importlib", "--doctest-modules", "--hypothesis-profile=mutants"),
)
FOLDERS: Final = ("tests/proof", "tests/bench", "tests/snapshots", "tests/typing", "src/motcua/compiled")
"""What looks at something else than what the rooms answer; a file of tests says so by the mark ``aside``."""
ROOMS: Final = ("calendar", "timelimit", "clock", "conditions", "papers", "fees", "dossier")


# ── Which test runs which line ────────────────────────────────────────────────────────────────


class Known:
    """What one run of all tests without a change told: the tests of each line, and the seconds each takes."""

    def __init__(self) -> None:
        self.file = KEPT / "tests.json"
        read = b"".join(
            path.read_bytes() for folder in ("src", "tests") for path in sorted((ROOT / folder).rglob("*.py"))
        )
        self.of = hashlib.sha256(read).hexdigest()
        if not self.file.exists() or self._kept()["of"] != self.of:
            _in_child(lambda: _learn(self.file, self.of))
        kept = self._kept()
        self.names: list[str] = kept["names"]
        self.seconds: dict[str, float] = dict(zip(self.names, kept["seconds"], strict=True))
        self.lines: Mapping[str, Mapping[str, list[int]]] = kept["lines"]

    def _kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.file.read_text("utf-8"))
        return kept

    def tests(self, room: str, path: str, lines: range) -> list[str]:
        """Tests that run one of these lines: first those of the room, then the quickest, together not for too long."""
        found = {self.names[one] for number in lines for one in self.lines[path].get(str(number), ())}
        first = marked("answers", room)
        near = sorted(found, key=lambda name: (not name.startswith(first), self.seconds[name]))
        until = accumulate(self.seconds[name] for name in near)
        return [name for name, so_far in zip(near, until, strict=True) if so_far < ENOUGH]

    def took(self, file: str) -> float:
        """The seconds that the tests of a file take together."""
        return sum(seconds for name, seconds in self.seconds.items() if name.startswith(f"{file}::"))

    def early(self, path: str, lines: range) -> bool:
        """Whether one of these lines runs while modules are imported and tests collected."""
        return any(str(number) in self.lines[f"early: {path}"] for number in lines)


class _Learner:
    """A plugin of pytest that notes which test runs which line."""

    def __init__(self, coverage: Any) -> None:
        self.coverage = coverage
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.coverage.switch_context(item.nodeid)
        began = time.process_time()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.process_time() - began
            self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)


def _learn(file: Path, of: str) -> int:
    from coverage import Coverage

    coverage = Coverage(data_file=None, config_file=False, include=[f"{SOURCE}/*"])
    learner = _Learner(coverage)
    coverage.start()
    pytest.main([*OPTIONS, "--maxfail=0", *_everything()], plugins=[learner])
    coverage.stop()
    names = [name for name, took in learner.seconds.items() if name not in learner.failed and took < SLOW]
    number = {name: at for at, name in enumerate(names)}
    lines: dict[str, dict[int, list[int]]] = {}
    for path in (path for room in ROOMS for path in files(room)):
        run = coverage.get_data().contexts_by_lineno(str(SOURCE / path))
        lines[path] = {at: [number[name] for name in by if name in number] for at, by in run.items()}
        lines[f"early: {path}"] = {at: [] for at, by in run.items() if "" in by}
    KEPT.mkdir(exist_ok=True)
    told = {"of": of, "names": names, "seconds": [learner.seconds[name] for name in names], "lines": lines}
    file.write_text(json.dumps(told), "utf-8")
    print(f"{len(names)} tests, {len(learner.failed)} more fail or are skipped", file=sys.stderr, flush=True)
    return 0


def _everything() -> list[str]:
    return ["tests", "src", *(f"--ignore={path}" for path in (*FOLDERS, *marked("aside")))]


# ── Lives in a process where everything is imported ───────────────────────────────────────────


class _Server:
    """A plugin of pytest that collects, and then forks for each mutant instead of running the tests."""

    def __init__(self, tries: Mapping[Mutant, Sequence[str]], known: Known, verdicts: Mapping[str, "Verdicts"]) -> None:
        self.tries, self.known, self.verdicts = tries, known, verdicts

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        places: dict[tuple[str, str, int], list[FunctionType]] = {}
        for found in gc.get_objects():
            if isinstance(found, FunctionType):
                here = found.__code__
                places.setdefault((here.co_filename, here.co_qualname, here.co_firstlineno), []).append(found)
        gc.collect()
        gc.freeze()
        wanted = {name for names in self.tries.values() for name in names[:20]}
        session.items[:] = [item for name, item in items.items() if name in wanted]
        if _in_child(partial(_changed, session, None, {}, places, self.known.seconds)):
            raise session.Interrupted("tests fail without any change, so nothing can be learnt")
        for number, (mutant, names) in enumerate(self.tries.items(), start=1):
            session.items[:] = [items[name] for name in names if name in items]
            live = partial(_changed, session, mutant, functions(code(mutant)), places, self.known.seconds)
            self.verdicts[room_of(mutant)].keep(mutant, _in_child(live, LONGEST) == 0)
            _tell(number, len(self.tries))
        return True


def _changed(
    session: pytest.Session,
    mutant: Mutant | None,
    new: Mapping[tuple[str, int], CodeType | None],
    places: Mapping[tuple[str, str, int], Sequence[FunctionType]],
    seconds: Mapping[str, float],
) -> int:
    """In a child: put the changed functions in their places, run the tests until one fails or never ends."""
    for (name, first), changed in new.items():
        if mutant is not None and changed is not None:
            for function in places.get((str(SOURCE / mutant.path), name, first), ()):
                function.__code__ = changed
    for item, following in zip_longest(session.items, session.items[1:]):
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE * (1 + seconds[item.nodeid]))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def _tell(number: int, every: int) -> None:
    if number % 20 == 0:
        print(f"  {number} of {every}, {time.strftime('%H:%M:%S')}", file=sys.stderr, flush=True)


def _quickly(mutant: Mutant) -> bool:
    """Whether a function that nothing else shares its place with is what changes."""
    true = functions(compile(text(mutant.path), str(SOURCE / mutant.path), "exec"))
    return any(changed is not None and changed != true[place] for place, changed in functions(code(mutant)).items())


# ── Lives in a process where nothing of ours was imported ─────────────────────────────────────


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
    """In a child: change the modules, run the tests until one fails; its exit status."""
    sys.meta_path.insert(0, _Finder(codes))
    return int(pytest.main([*OPTIONS, *tests]))


def in_a_process(codes: Mapping[str, CodeType], tests: Sequence[str]) -> bool:
    """Whether every test passes with these files changed; one that cannot be imported, or never ends, is noticed."""
    return status_of(codes, tests) == 0


def status_of(codes: Mapping[str, CodeType], tests: Sequence[str]) -> int:
    """How pytest ends with these files changed; below zero, by which signal it was stopped."""
    return _in_child(lambda: _live(codes, tests), TIMEOUT)


def _in_child(do: Callable[[], int], seconds: int | None = None) -> int:
    """The exit status of something done in a process of its own, silent and for so long only when seconds are given."""
    if (child := os.fork()) == 0:
        status = 3
        try:
            if seconds is not None:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                quiet = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(quiet, stream)
            status = do()
        finally:
            sys.stdout.flush()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def preload() -> None:
    """Everything that tests need and no change touches, imported once."""
    for name in ("hypothesis", "attrs", "cattrs", "babel.dates", "babel.numbers", "holidays", "dateutil.rrule"):
        importlib.import_module(name)


# ── A run ─────────────────────────────────────────────────────────────────────────────────────


def room_of(mutant: Mutant) -> str:
    """The room a mutant is of."""
    return mutant.path.split("/")[0].removesuffix(".py")


class Verdicts:
    """What is known of the mutants of a room: whether each was survived, of which source, and beside which tests."""

    def __init__(self, room: str, known: Known) -> None:
        self.file, self.tests = KEPT / f"{room}.json", known.of
        self.of = {path: hashlib.sha256(text(path).encode()).hexdigest() for path in files(room)}
        self.kept: dict[str, dict[str, Any]] = json.loads(self.file.read_text("utf-8")) if self.file.exists() else {}

    def __contains__(self, mutant: object) -> bool:
        row = self.kept.get(str(mutant))
        if row is None or not isinstance(mutant, Mutant) or row["of"] != self.of[mutant.path]:
            return False
        return not row["survived"] or row["tests"] == self.tests

    def survived(self, mutant: Mutant) -> bool:
        return bool(self.kept[str(mutant)]["survived"])

    def keep(self, mutant: Mutant, survived: bool) -> None:
        self.kept[str(mutant)] = {"survived": survived, "of": self.of[mutant.path], "tests": self.tests}
        self.file.write_text(json.dumps(self.kept, indent=1), "utf-8")


def excused() -> dict[tuple[str, str, str], str]:
    """The survivors that change nothing anybody could see: file, line of source and change → the reason."""
    rows = tomllib.loads(SURVIVORS.read_text("utf-8"))["survivors"] if SURVIVORS.exists() else []
    return {(row["path"], row["line"], row["change"]): row["reason"] for row in rows}


class Plan:
    """The mutants of a room that were drawn, and those of which nothing is known yet."""

    def __init__(self, room: str, size: int, known: Known) -> None:
        self.room, self.lines = room, mutants(room)
        self.chosen = Random(room).sample(list(self.lines), len(self.lines))[:size]
        verdicts = Verdicts(room, known)
        self.left = [mutant for mutant in self.chosen if mutant not in verdicts]
        tests = {mutant: known.tests(room, mutant.path, self.lines[mutant]) for mutant in self.left}
        self.quick = {mutant: tests[mutant] for mutant in self.left if tests[mutant] and _quickly(mutant)}

    def finish(self, known: Known) -> bool:
        """Try again what is not settled, and say what came of it all; whether enough was killed."""
        verdicts = Verdicts(self.room, known)
        again = [
            mutant
            for mutant in self.left
            if mutant not in self.quick or (verdicts.survived(mutant) and known.early(mutant.path, self.lines[mutant]))
        ]
        answering = sorted(marked("answers", self.room), key=known.took)
        if again and not in_a_process({}, answering):
            print(f"{self.room}: its tests fail without any change, so nothing can be learnt")
            return False
        for number, mutant in enumerate(again, start=1):
            codes = {mutant.path: code(mutant)}
            verdicts.keep(mutant, all(in_a_process(codes, [path]) for path in answering))
            _tell(number, len(again))
        return _say(self.room, len(self.lines), {mutant: verdicts.survived(mutant) for mutant in self.chosen})


def run(plans: Sequence[Plan], known: Known) -> list[bool]:
    """Try what was drawn, a mutant of each room in turn; of each room whether enough was killed."""
    turns = chain.from_iterable(zip_longest(*(plan.quick.items() for plan in plans)))
    quick = dict(turn for turn in turns if turn is not None)
    if quick:
        server = _Server(quick, known, {plan.room: Verdicts(plan.room, known) for plan in plans})
        if _in_child(lambda: int(pytest.main([*OPTIONS, *_everything()], plugins=[server]))) not in {0, 1}:
            raise SystemExit("the tests fail without any change, or could not be collected")
    return [plan.finish(known) for plan in plans]


def _say(room: str, every: int, survived: Mapping[Mutant, bool]) -> bool:
    reasons = excused()
    left = [mutant for mutant, lives in survived.items() if lives]
    same = [mutant for mutant in left if (mutant.path, line(mutant), mutant.change) in reasons]
    killed, counted = len(survived) - len(left), len(survived) - len(same)
    share = killed / counted if counted else 1.0
    print(f"{room}: {killed} of {counted} killed ({share:.1%}), {len(same)} more change nothing; {every} in all")
    for mutant in left:
        reason = reasons.get((mutant.path, line(mutant), mutant.change), "")
        print(f"  {mutant}\n      {line(mutant)}{f'   — {reason}' if reason else ''}", flush=True)
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
    known = Known()
    plans = [Plan(room, options.sample, known) for room in options.rooms or ROOMS]
    return 0 if all(run(plans, known)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
