"""Three engines for one report: this process, DuckDB, and the workers of dask."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from examples.national.counting import NAMES, PERIOD, Counts, count_file
from examples.national.synthetic import CUTOFF, FIELDS, MONTHS, calendars
from tqdm import tqdm

from motcua.adapters.tables import calendar_table, filing_table, standing_table

if TYPE_CHECKING:
    from motcua.calendar import WorkCalendar

__all__ = ["dask", "duck", "local"]


def local(files: Sequence[Path]) -> Counts:
    """One file after another, in this process."""
    total = np.zeros((len(FIELDS), len(NAMES)), np.int64)
    for file in tqdm(files, desc="counting", unit="month"):
        total += count_file(file)
    return total


def duck(files: Sequence[Path]) -> Counts:
    """The same by joins alone: the calendars and the rules of the report are tables, and nothing of ours is called."""
    import duckdb

    connection = duckdb.connect()
    if sys.stderr.isatty():
        connection.execute("set enable_progress_bar = true")
    for name, rows in (
        ("days", day_rows()),
        ("filings", filing_table().arrow()),
        ("standings", standing_table().arrow()),
    ):
        connection.register("rows_of_ours", rows)
        connection.execute(f"create table {name} as select * from rows_of_ours")  # noqa: S608 - our own three names
    query = (Path(__file__).parent / "report.sql").read_text(encoding="utf-8")
    given = {"files": [str(file) for file in files], "first": PERIOD.first, "last": PERIOD.last}
    counts = np.zeros((len(FIELDS), len(NAMES)), np.int64)
    for field, name, dossiers in connection.execute(query, given).fetchall():
        counts[field, NAMES.index(name)] = dossiers
    return counts


def day_rows() -> pa.Table:
    """The days of every province, from the first receipt to the last date that can be promised."""
    first, last = MONTHS[0], MONTHS[-1].replace(year=MONTHS[-1].year + 1)
    tables: dict[WorkCalendar, pa.Table] = {}
    rows: list[pa.Table] = []
    for province, calendar in enumerate(tqdm(calendars(), desc="calendars", unit="province")):
        if calendar not in tables:
            tables[calendar] = calendar_table(calendar, first=first, last=last, cutoff=CUTOFF).arrow()
        rows.append(tables[calendar].append_column("province", pa.array([province] * len(tables[calendar]))))
    return pa.concat_tables(rows)


def dask(files: Sequence[Path], *, kill: bool = False) -> Counts:
    """Two worker processes; with ``kill`` one of them is killed in mid-run, and what it had is done again."""
    from distributed import Client, LocalCluster, as_completed

    total = np.zeros((len(FIELDS), len(NAMES)), np.int64)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        futures = client.map(count_file, [str(file) for file in files])
        with tqdm(total=len(files), desc="counting", unit="month") as progress:
            for future in as_completed(futures):
                total += future.result()
                progress.update()
                if kill and progress.n == 1:
                    worker = next(iter(client.run(os.getpid).values()))
                    os.kill(worker, signal.SIGKILL)
                    progress.write(f"worker {worker} was killed", file=sys.stderr)
    return total
