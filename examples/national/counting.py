"""One part of the year counted: due dates, lateness, and the columns of the settlement report. Parts add up."""

import functools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from examples.national.synthetic import CUTOFF, FIELDS, PERIOD_YEAR, calendars

from motcua.adapters.batch import due_dates, lateness, settlement_counts
from motcua.reports import COLUMNS, Period

__all__ = ["EVER", "NAMES", "PERIOD", "Counts", "count_file", "count_table", "report"]

PERIOD = Period.year(PERIOD_YEAR)
Counts = npt.NDArray[np.int64]
"""A row for each field, a column for each of ``NAMES``."""
EVER = ("ever_early", "ever_on_time", "ever_late", "unfinished")
"""How every dossier of the files ended, whatever the period."""
NAMES = (*COLUMNS, *EVER)
known_calendars = functools.cache(calendars)


def count_file(path: str | Path) -> Counts:
    """The counts of one file."""
    return count_table(pq.ParquetFile(path).read())


def count_table(dossiers: pa.Table | pa.RecordBatch) -> Counts:
    """The counts of dossiers that are in memory."""
    column = {name: dossiers.column(name).to_numpy(zero_copy_only=False) for name in dossiers.schema.names}
    received, ended = column["received"].astype("M8[m]"), column["ended"].astype("M8[D]")
    due = due_dates(
        received, column["working_days"], known_calendars(), cutoff=CUTOFF, calendar_index=column["province"]
    )
    days = {"accepted": received, "due": due, "ended": ended}
    size = len(FIELDS)
    columns = settlement_counts(PERIOD, fields=column["field"], channels=column["channel"], count=size, **days)
    verdict = column["field"].astype(int) * len(EVER) + lateness(due, ended) + 1
    ever = np.bincount(verdict, minlength=size * len(EVER)).reshape(size, len(EVER))
    return np.concatenate([columns, ever], axis=1)


def report(counts: Counts) -> str:
    """The report as comma-separated text, with the total first."""
    lines = [("field", *NAMES), ("Tổng số", *counts.sum(axis=0).tolist())]
    lines += [(field, *row) for field, row in zip(FIELDS, counts.tolist(), strict=True)]
    return "".join(f"{','.join(map(str, line))}\n" for line in lines)
