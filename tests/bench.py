"""What is measured: `python3 dev.py bench`. Medians of fresh runs, each beside its yardstick."""

import statistics
import subprocess
import sys
import time
from itertools import cycle, islice

ROUNDS = 15
STATEMENTS = ("pass", "import attrs", "import motcua")


def seconds(statement: str) -> float:
    """How long a fresh interpreter takes over a statement."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print the cost of the front door, taken turn about with what it stands on."""
    taken: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for statement in islice(cycle(STATEMENTS), ROUNDS * len(STATEMENTS)):
        taken[statement].append(seconds(statement))
    for statement, times in taken.items():
        print(f"{statement:<16} {statistics.median(times) * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
