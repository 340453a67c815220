"""Ratios taken in one run: each round takes every candidate once, so that a busy machine is fair to all."""

import gc
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

__all__ = ["Comparison", "Result", "compare", "scripts", "statements", "table"]

Timing = Callable[[], float]
"""Runs once and says the seconds a unit took."""
CALLS = 20_000


@attrs.frozen
class Comparison:
    """Something of ours beside what others do for the same answer; ``bounds`` are the floor and the aim by peer.

    A bound is how many times as long the peer takes; ``most`` bounds our own time, in seconds a unit.
    """

    what: str
    ours: Timing
    peers: Mapping[str, Timing]
    bounds: Mapping[str, tuple[float, float]] = attrs.field(factory=dict)
    most: tuple[float, float] | None = None
    rounds: int = 9


@attrs.frozen
class Result:
    """One line of the table."""

    what: str
    ours: float
    peer: str
    ratios: tuple[float, ...]
    bound: tuple[float, float] | None
    most: tuple[float, float] | None

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed: time, peer, median ratio, quartiles, floor and aim, and whether they hold."""
        if not self.ratios:
            bound = "" if self.most is None else f"≤ {_time(self.most[0])} ({_time(self.most[1])})"
            met = "" if self.most is None else _verdict(-self.ours, *(-limit for limit in self.most))
            return self.what, _time(self.ours), "", "", "", bound, met
        median = statistics.median(self.ratios)
        low, _, high = statistics.quantiles(self.ratios, n=4) if len(self.ratios) > 1 else (median,) * 3
        bound = f"≥ {_times(self.bound[0])} ({_times(self.bound[1])})" if self.bound else ""
        met = _verdict(median, *self.bound) if self.bound else ""
        return self.what, _time(self.ours), self.peer, _times(median), f"{_times(low)}–{_times(high)}", bound, met


def compare(comparison: Comparison) -> Iterator[Result]:
    """The lines of one comparison."""
    runs = {"": comparison.ours, **comparison.peers}
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for timing in runs.values():
        timing()  # tables are made, pages touched
    for _ in range(comparison.rounds):
        for name, timing in runs.items():
            gc.collect()
            taken[name].append(timing())
    ours = taken.pop("")
    median = statistics.median(ours)
    if comparison.most is not None or not taken:
        yield Result(comparison.what, median, "", (), None, comparison.most)
    for name, times in taken.items():
        ratios = tuple(peer / own for peer, own in zip(times, ours, strict=True))
        yield Result(comparison.what, median, name, ratios, comparison.bounds.get(name), None)


def statements(texts: Mapping[str, str], names: Mapping[str, object]) -> dict[str, Timing]:
    """Statements, each repeated often enough for the clock."""
    return {name: _repeated(timeit.Timer(text, globals=dict(names))) for name, text in texts.items()}


def _repeated(timer: timeit.Timer) -> Timing:
    once = timer.timeit(20) / 20
    calls = max(3, min(CALLS, int(0.02 / once)))
    return lambda: timer.timeit(calls) / calls


def once(run: Callable[[], object], rows: int) -> Timing:
    """One call over so many rows: the seconds a row."""
    return lambda: timeit.timeit(run, number=1) / rows


def scripts(texts: Mapping[str, str]) -> dict[str, Timing]:
    """Programs for a fresh interpreter that print how many seconds they took."""

    def fresh(text: str) -> Timing:
        def run() -> float:
            ran = subprocess.run([sys.executable, "-c", text], check=True, capture_output=True, text=True)
            return float(ran.stdout)

        return run

    return {name: fresh(text) for name, text in texts.items()}


def table(results: list[Result]) -> str:
    """The table, in Markdown."""
    header = ("what", "motcua", "beside", "times ours", "quartiles", "floor (aim)", "")
    lines = [header, ("---",) * len(header), *(result.cells() for result in results)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _verdict(met: float, floor: float, aim: float) -> str:
    return "aim met" if met >= aim else "floor met" if met >= floor else "below the floor"


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


Names = dict[str, Any]
