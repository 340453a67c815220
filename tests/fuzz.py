"""Fuzzing with atheris: each door of ``tests/proof/doors.py``, for some seconds, led by what its code does.

    python3 dev.py fuzz                       sixty seconds shared by all doors
    python3 dev.py fuzz --seconds 600 intake  ten minutes for one of them

What makes a door raise a foreign error is kept in ``tests/crashes`` and is a test from then on.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
CRASHES: Final = ROOT / "tests" / "crashes"


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
        limits = (f"-max_total_time={seconds}", "-timeout=10", "-max_len=65536", "-verbosity=0")
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}{os.sep}", corpus], read)
        atheris.Fuzz()


def main() -> int:
    """Fuzz the doors that were named, or all, one after the other; the exit status says whether one broke."""
    parser = argparse.ArgumentParser(prog="python3 dev.py fuzz")
    parser.add_argument("doors", nargs="*", help="names of doors; all of them without")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together (60)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        fuzz(options.one, options.seconds)
    from tests.proof.doors import DOORS

    names = options.doors or [door.name for door in DOORS]
    broke = []
    for name in names:
        share = str(max(1, options.seconds // len(names)))
        command = (sys.executable, "-m", "tests.fuzz", "--one", name, "--seconds", share)
        if subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.DEVNULL).returncode:  # noqa: S603 - this file
            broke.append(name)
        print(f"{'BROKE ' if name in broke else 'held  '} {name}", flush=True)
    for folder in CRASHES.glob("*"):
        if not any(folder.iterdir()):
            folder.rmdir()
    if CRASHES.exists() and not any(CRASHES.iterdir()):
        CRASHES.rmdir()
    return min(len(broke), 1)


if __name__ == "__main__":
    raise SystemExit(main())
