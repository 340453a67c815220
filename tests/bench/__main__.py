"""What is measured: `python3 dev.py bench [columns|single|reports] [--rows N] [--write]`; one table of ratios."""

import argparse
import datetime as dt
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from tests.bench import columns, reports, single
from tests.bench.measuring import Comparison, Result, compare, table
from tqdm import tqdm

PAGE = Path(__file__).parents[2] / "docs/explanation/performance.md"
MARKS = re.compile(r"(<!-- measured -->\n).*(<!-- end -->)", re.DOTALL)
LIBRARIES = [
    "numpy",
    "pandas",
    "polars",
    "duckdb",
    "pyarrow",
    "bizdays",
    "QuantLib",
    "holidays",
    "workalendar",
    "transitions",
    "python-statemachine",
    "simpleeval",
    "rule-engine",
    "attrs",
]
MISTAKES: Mapping[str, Callable[[], Iterable[str]]]
MISTAKES = {"columns": columns.mistakes, "single": single.mistakes, "reports": tuple}
"""The parts of the table, and what each has to say of the mistakes of others."""


def chosen(parts: list[str], rows: int) -> Iterator[Comparison]:
    """The comparisons that are asked for; all without a word."""
    if "columns" in parts or not parts:
        yield from columns.comparisons(rows)
    if "single" in parts or not parts:
        yield from single.comparisons()
    if "reports" in parts or not parts:
        yield from reports.comparisons()


def machine() -> str:
    """What it was measured on, and with."""
    models = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    kind = models[0] if models else platform.processor()
    found = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{os.cpu_count()} cores ({kind}), {platform.system()}, Python {platform.python_version()}; {found}."


def main(words: list[str]) -> None:
    """Measure, print, and with ``--write`` put the results into the page on performance."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help="columns, single or reports; all without a word")
    parser.add_argument("--rows", type=int, default=columns.ROWS, help="rows of the columns (%(default)s)")
    parser.add_argument("--write", action="store_true", help=f"put the results into {PAGE.name}")
    options = parser.parse_args(words)
    unknown = [part for part in options.parts if part not in MISTAKES]
    if unknown:
        parser.error(f"met {unknown[0]!r}; right would be {', '.join(MISTAKES)}")
    results: list[Result] = []
    for comparison in (progress := tqdm(chosen(options.parts, options.rows), unit="", file=sys.stderr)):
        progress.set_description(comparison.what)
        results += compare(comparison)
    told = [f"- {line}" for part in options.parts or MISTAKES for line in MISTAKES[part]()]
    text = "\n\n".join([table(results), "\n".join(told), machine()])
    print(text)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        measured = f"Measured on {dt.datetime.now(dt.UTC).date():%d/%m/%Y}.\n\n{text}\n"
        PAGE.write_text(MARKS.sub(lambda marks: marks[1] + measured + marks[2], page), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
