"""Fuzzing with atheris: each door of ``tests/proof/doors.py``, for some seconds, led by what its code does.

    python3 dev.py fuzz                       sixty seconds shared by all doors
    python3 dev.py fuzz --seconds 600 intake  ten minutes for one of them

What makes a door raise a foreign error is kept in ``tests/crashes`` and is a test from then on.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
CRASHES: Final = ROOT / "tests" / "crashes"
HELD, BROKE, NOT_RUN = range(3)
SAID: Final = ("held   ", "BROKE  ", "NOT RUN")
ENDS: Final = {0: HELD, 70: BROKE, 71: BROKE, 77: BROKE}
"""How libFuzzer ends: all was well; it took too long, took too much, or met what the door may not raise."""
TRIED: Final = re.compile(r"stat::number_of_executed_units: +([0-9]+)")


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one door; never returns, for atheris ends the process."""
    atheris: Any = __import__("atheris")
    with atheris.instrument_imports(include=["motcua"]):
        from tests.proof.doors import DOORS, TEXTS

        from motcua.errors import MotcuaError
    door = next(door for door in DOORS if door.name == name)

    def read(data: bytes) -> None:
        with suppress(MotcuaError):
            door.read(data.decode("utf-8", "surrogateescape") if door in TEXTS else data)

    with tempfile.TemporaryDirectory() as corpus:
        for number, sample in enumerate(door.samples):
            Path(corpus, str(number)).write_bytes(sample.encode())
        folder = CRASHES / name.replace(" ", "-").replace(":", "")
        folder.mkdir(parents=True, exist_ok=True)
        limits = (f"-max_total_time={seconds}", "-timeout=10", "-max_len=65536", "-verbosity=0", "-print_final_stats=1")
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}{os.sep}", corpus], read)
        atheris.Fuzz()


def tried(said: str) -> str:
    """How often a door was tried, as libFuzzer says it at its end; a question mark where it came to none."""
    found = TRIED.search(said)
    return f"{int(found[1]):,}" if found else "?"


def main() -> int:
    """Fuzz the doors that were named, or all, one after the other.

    The exit status is 1 where one broke, and 2 where one could not be fuzzed at all.
    """
    parser = argparse.ArgumentParser(prog="python3 dev.py fuzz")
    parser.add_argument("doors", nargs="*", help="names of doors; all of them without")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together (60)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not installed: it has no release for this Python or this machine", file=sys.stderr)
        return NOT_RUN
    if options.one:
        fuzz(options.one, options.seconds)
    from tests.proof.doors import DOORS

    doors = [door.name for door in DOORS]
    if strange := [name for name in options.doors if name not in doors]:
        parser.error(f"no such door: {', '.join(strange)}; there are {', '.join(doors)}")
    names = options.doors or doors
    ended = []
    for name in names:
        share = str(max(1, options.seconds // len(names)))
        command = (sys.executable, "-m", "tests.fuzz", "--one", name, "--seconds", share)
        ran = subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE)  # noqa: S603 - this file
        said = ran.stderr.decode(errors="replace")
        ended.append(ENDS.get(ran.returncode, NOT_RUN))
        print(f"{SAID[ended[-1]]} {tried(said):>12} times  {name}", flush=True)
        if ended[-1] != HELD:
            print(said, file=sys.stderr)
    for folder in CRASHES.glob("*"):
        if not any(folder.iterdir()):
            folder.rmdir()
    if CRASHES.exists() and not any(CRASHES.iterdir()):
        CRASHES.rmdir()
    return max(ended)


if __name__ == "__main__":
    raise SystemExit(main())
