"""What is measured: `python3 dev.py bench`. Ratios, each taken interleaved with its yardstick in one run."""

import datetime as dt
import importlib.util
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Mapping
from itertools import cycle, islice

from motcua.calendar import national_calendar

ROUNDS = 15
CALLS = 20_000
DAY = dt.date(2026, 8, 28)

Call = Callable[[], object]


def interleaved(calls: Mapping[str, Call], *, number: int = CALLS) -> dict[str, float]:
    """Nanoseconds a call: the least of several rounds, taken turn about, so that a busy machine is fair to all."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for name in islice(cycle(calls), ROUNDS * len(calls)):
        fewer = number if name.startswith(("motcua", "date")) else max(number // 20, 1)
        taken[name].append(timeit.timeit(calls[name], number=fewer) / fewer * 1e9)
    return {name: min(times) for name, times in taken.items()}


def adding() -> None:
    """`add_working_days`, fully checked, beside `date + timedelta` and the packages that know worked Saturdays."""
    add = national_calendar().add_working_days
    for n in (1, 15, 180):
        calls: dict[str, Call] = {
            "date + timedelta": lambda n=n: DAY + dt.timedelta(n),  # type: ignore[misc]  # bound at once, so the loop is harmless
            "motcua": lambda n=n: add(DAY, n),  # type: ignore[misc]  # bound at once, so the loop is harmless
            **peers(n),
        }
        taken = interleaved(calls)
        for name, nanoseconds in taken.items():
            print(
                f"add {n:>3} days  {name:<18} {nanoseconds:>10.0f} ns  {nanoseconds / taken['motcua']:>8.2f} x motcua"
            )
        print(
            f"add {n:>3} days  goal 0.60, aim 0.40 of date + timedelta: {taken['motcua'] / taken['date + timedelta']:.2f}"
        )


def peers(n: int) -> dict[str, Call]:
    """The packages that are here, on the same calendar."""
    import holidays  # noqa: PLC0415 - a peer, not a part

    vietnam = holidays.country_holidays("VN", years=range(2020, 2028))
    calls: dict[str, Call] = {"holidays": lambda: vietnam.get_nth_working_day(DAY, n)}
    if importlib.util.find_spec("bizdays"):
        from bizdays import Calendar  # noqa: PLC0415 # type: ignore[import-untyped]  # untyped, and only here when asked for

        off = [row.date for row in national_calendar().rows() if not row.working and 2020 <= row.date.year < 2028]
        business = Calendar(off, [], startdate="2020-01-01", enddate="2027-12-31")
        calls["bizdays"] = lambda: business.offset(DAY, n)
    return calls


def starting() -> None:
    """The cost of the front door and of the first calendar, in fresh interpreters."""
    ready = "import time, motcua.calendar as c; b = time.perf_counter(); c.national_calendar(); print(time.perf_counter() - b)"
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, script in (("import attrs", "attrs"), ("import motcua", "motcua")):
            timed = f"import time; b = time.perf_counter(); import {script}; print(time.perf_counter() - b)"
            taken.setdefault(name, []).append(_run(timed))
        taken.setdefault("national_calendar() after import", []).append(_run(ready))
    for name, seconds in taken.items():
        print(f"{name:<34} {statistics.median(seconds) * 1000:6.2f} ms (least {min(seconds) * 1000:.2f})")


def _run(script: str) -> float:
    return float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Everything, one after another."""
    starting()
    adding()


if __name__ == "__main__":
    main()
