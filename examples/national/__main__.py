"""The settlement report of a synthetic year of the nation, by the engine of your choice.

    python -m examples.national --engine local|duckdb|dask [--rows 10000000] [--folder national] [--kill]

It needs what the extras ``batch`` and ``arrow`` bring, tqdm, and for an engine the engine itself. The report is written
beside the data; its bytes are the same whichever engine made it, and whatever happened on the way.
"""

import argparse
import hashlib
import time
from pathlib import Path

from examples.national.needs import refuse_without, rows

ENGINES = {"local": ("local", ""), "duckdb": ("duck", "duckdb"), "dask": ("dask", "distributed")}
"""The engines: the function of ``examples.national.engines``, and the package it needs besides what all need."""


def main() -> None:
    """Generate, count, write."""
    parser = argparse.ArgumentParser(prog="python -m examples.national", description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=[*ENGINES], default="local", help="what counts the rows (%(default)s)")
    parser.add_argument("--rows", type=rows, default=10_000_000, help="dossiers of the year (%(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="what the year is drawn from (%(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("national"), help="where data and report go (%(default)s)")
    parser.add_argument("--kill", action="store_true", help="kill one of the workers of dask in mid-run")
    options = parser.parse_args()
    if options.kill and options.engine != "dask":
        parser.error("--kill kills a worker of dask: --engine dask --kill")
    function, package = ENGINES[options.engine]
    refuse_without(parser, package)
    from examples.national import engines
    from examples.national.counting import report
    from examples.national.synthetic import generate

    folder = options.folder / f"{options.rows}-{options.seed}"
    files = generate(folder, options.rows, options.seed)
    killing = {"kill": True} if options.kill else {}
    began = time.perf_counter()
    counts = getattr(engines, function)(files, **killing)
    text = report(counts).encode()
    seconds = time.perf_counter() - began
    (folder / f"07a-{options.engine}.csv").write_bytes(text)
    print(*text.decode().splitlines()[:2], sep="\n")
    digest = hashlib.sha256(text).hexdigest()[:16]
    print(f"{options.engine}: {options.rows:,} dossiers in {seconds:.1f} s, report {digest}")


if __name__ == "__main__":
    main()
