"""The same report by Spark, where Java and pyspark are present: our counting runs inside its tasks (``mapInArrow``).

    python -m examples.national.spark [--rows 200000] [--folder national]

Without Java or pyspark it says so and does nothing. A cluster that reads its own files needs no more than
``count_batches``: it takes and gives Arrow, and nothing else.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from examples.national.counting import NAMES, Counts, count_table, report
from examples.national.needs import lacking, rows
from examples.national.synthetic import FIELDS, generate

__all__ = ["count_batches"]

SCHEMA = "field int, place int, dossiers bigint"


def count_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """For each batch of dossiers, the numbers that are not zero, with their places in the report."""
    for batch in batches:
        counts = count_table(batch)
        field, place = np.nonzero(counts)
        columns = {"field": field.astype("i4"), "place": place.astype("i4"), "dossiers": counts[field, place]}
        yield pa.RecordBatch.from_pydict({name: pa.array(column) for name, column in columns.items()})


def spark(files: list[Path]) -> Counts:
    """The counts of those files, summed by Spark in this machine's processes."""
    os.environ["PYSPARK_PYTHON"] = sys.executable  # its workers take another Python otherwise
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH")]))
    from pyspark.sql import SparkSession

    settings: dict[str, bool | float | int | str | None] = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "true",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    try:
        dossiers = session.read.parquet(*map(str, files))
        found = dossiers.mapInArrow(count_batches, SCHEMA).groupBy("field", "place").sum("dossiers").collect()
    finally:
        session.stop()
    counts = np.zeros((len(FIELDS), len(NAMES)), np.int64)
    for field, place, dossiers_there in found:
        counts[field, place] = dossiers_there
    return counts


def main() -> None:
    """Generate, count, write."""
    parser = argparse.ArgumentParser(prog="python -m examples.national.spark", description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=rows, default=200_000, help="dossiers of the year (%(default)s)")
    parser.add_argument("--seed", type=int, default=2026, help="what the year is drawn from (%(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("national"), help="where data and report go (%(default)s)")
    options = parser.parse_args()
    missing = [*lacking("pyspark", "pandas"), *(() if shutil.which("java") else ("Java",))]
    if missing:
        print(f"skipped: not installed: {', '.join(missing)}", file=sys.stderr)
        return
    folder = options.folder / f"{options.rows}-{options.seed}"
    files = generate(folder, options.rows, options.seed)
    (folder / "07a-spark.csv").write_bytes(report(spark(files)).encode())


if __name__ == "__main__":
    main()
