"""The settlement report of a synthetic year of the nation, by the engine of your choice.

    python -m examples.national --engine local|duckdb|dask [--rows 10000000] [--folder national] [--kill]

It needs what the extras ``batch`` and ``arrow`` bring, tqdm, and for an engine the engine itself. The report is written
beside the data; its bytes are the same whichever engine made it, and whatever happened on the way.
"""

import argparse
import hashlib
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from examples.national.counting import Counts, report
from examples.national.engines import dask, duck, local
from examples.national.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main() -> None:
    """Generate, count, write."""
    parser = argparse.ArgumentParser(prog="python -m examples.national", description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["local", "duckdb", "dask"], default="local")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--folder", type=Path, default=Path("national"))
    parser.add_argument("--kill", action="store_true", help="kill one of the workers of dask in mid-run")
    options = parser.parse_args()
    folder = options.folder / f"{options.rows}-{options.seed}"
    files = generate(folder, options.rows, options.seed)
    began = time.perf_counter()
    engines: dict[str, Callable[[Sequence[Path]], Counts]]
    engines = {"local": local, "duckdb": duck, "dask": partial(dask, kill=options.kill)}
    text = report(engines[options.engine](files)).encode()
    seconds = time.perf_counter() - began
    (folder / f"07a-{options.engine}.csv").write_bytes(text)
    print(*text.decode().splitlines()[:2], sep="\n")
    digest = hashlib.sha256(text).hexdigest()[:16]
    print(f"{options.engine}: {options.rows:,} dossiers in {seconds:.1f} s, report {digest}")


if __name__ == "__main__":
    main()
