"""A synthetic year of the nation: dossiers that nobody filed, the same for the same seed, a Parquet file a month."""

import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from motcua.adapters.batch import due_dates
from motcua.calendar import WorkCalendar, national_calendar

__all__ = ["CUTOFF", "FIELDS", "MONTHS", "PERIOD_YEAR", "calendars", "generate"]

PERIOD_YEAR = 2026
MONTHS = [dt.date(2025, 11, 1), dt.date(2025, 12, 1), *(dt.date(2026, month, 1) for month in range(1, 13))]
PROVINCES = 34
FIELDS = tuple(f"Lĩnh vực {number:02}" for number in range(1, 31))
CUTOFF = dt.time(15)
MINUTES_A_DAY = 24 * 60
EARLIEST, LATEST = 7 * 60, 18 * 60
"""The minutes of the day between which stamps are drawn: from before opening until after closing."""
NEVER_ENDED = 0.04


def calendars() -> tuple[WorkCalendar, ...]:
    """The calendar of each province; every third one was shut by a storm on a day of its own."""
    national = national_calendar()
    storms = (dt.date(2026, 9, 14) + dt.timedelta(days=province % 5) for province in range(PROVINCES))
    return tuple(
        national if province % 3 else national.with_closure(storm, name="Bão", extends=True)
        for province, storm in enumerate(storms)
    )


def generate(folder: Path, rows: int, seed: int) -> list[Path]:
    """The files of the year, made where they are missing."""
    files = [folder / f"month={month:%Y-%m}" / "part.parquet" for month in MONTHS]
    shares = np.diff(np.linspace(0, rows, len(files) + 1).astype(int)).tolist()
    known = calendars()
    for at, (file, share) in enumerate(tqdm(list(zip(files, shares, strict=True)), desc="generating", unit="month")):
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".tmp")
            pq.write_table(month_of(MONTHS[at], share, np.random.default_rng([seed, at]), known), unfinished)
            unfinished.rename(file)
    return files


def month_of(month: dt.date, rows: int, random: np.random.Generator, known: tuple[WorkCalendar, ...]) -> pa.Table:
    """The dossiers accepted in one month: when, where, how long they may take, and when they were done."""
    first = (month - dt.date(1970, 1, 1)).days
    days = first + random.integers(0, 28, rows)
    received = (days * MINUTES_A_DAY + random.integers(EARLIEST, LATEST, rows)).view("M8[m]")
    province = random.integers(0, PROVINCES, rows).astype("i1")
    allowed = random.choice([1, 2, 3, 5, 7, 10, 15, 20, 30], rows).astype("i2")
    due = due_dates(received, allowed, known, cutoff=CUTOFF, calendar_index=province)
    ended = due + random.choice([-4, -2, -1, 0, 0, 0, 1, 3], rows)
    ended = np.maximum(ended, received.astype("M8[D]"))
    ended[random.random(rows) < NEVER_ENDED] = np.datetime64("NaT")
    columns = {
        "received": received.astype("M8[s]"),
        "province": province,
        "field": random.integers(0, len(FIELDS), rows).astype("i1"),
        "channel": random.choice(4, rows, p=[0.5, 0.2, 0.05, 0.25]).astype("i1"),
        "working_days": allowed,
        "ended": ended,
    }
    return pa.table(columns)
