"""Whole columns: ten million rows, the peers on as many as their patience allows."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np
from tests.bench.measuring import Comparison, Timing, once

from motcua.adapters.batch import (
    due_dates,
    due_minutes,
    lateness,
    office_minutes_between,
    settlement_counts,
    working_days_between,
)
from motcua.adapters.tables import calendar_table
from motcua.calendar import WorkCalendar, national_calendar
from motcua.reports import Period
from motcua.timelimit import due_days

ROWS, FEWER, FEW, HOURS = 10_000_000, 1_000_000, 5_000, 200
FIRST, LAST = dt.date(2020, 1, 1), dt.date(2028, 12, 31)
"""The days the peers are given: those of the data, and a year after them."""
CALENDAR = national_calendar()
FIFTEEN = dt.time(15)
PROVINCES = 63


def closed(days: int) -> WorkCalendar:
    """The calendar of a province that was shut on a day of its own."""
    return CALENDAR.with_closure(dt.date(2026, 8, 3) + dt.timedelta(days % 20), name="bão", extends=True)


class Data:
    """A synthetic year of the nation, seven years long: days of receipt, amounts, and what became of them."""

    def __init__(self, rows: int) -> None:
        random = np.random.default_rng(2026)
        first = (FIRST - dt.date(1970, 1, 1)).days
        self.rows = rows
        self.days = random.integers(first, first + 2_900, rows).astype("i4")
        self.amounts = random.integers(1, 61, rows).astype("i4")
        self.dates = self.days.astype("M8[D]")
        self.minutes = (self.days.astype("i8") * 1_440 + random.integers(420, 1_080, rows)).view("M8[m]")
        self.which = random.integers(0, PROVINCES, rows).astype("i1")
        self.stops = self.dates + random.integers(0, 10, rows)
        self.resumed = self.stops + random.integers(0, 30, rows)
        self.fields = random.integers(0, 30, rows).astype("i2")
        self.channels = random.integers(0, 4, rows).astype("i1")
        self.due = due_dates(self.days, self.amounts, CALENDAR)
        self.ended = np.maximum(self.due + random.integers(-6, 4, rows), self.days).astype("i4")
        self.ended[random.random(rows) < 0.1] = np.iinfo("i4").min
        self.counts, self.answers = np.empty(rows, "i4"), np.empty(rows, "M8[D]")

    def of_one_year(self) -> "Data":
        """The same dossiers, all received within thirteen months: what the office that writes the report has."""
        first = (dt.date(2025, 12, 1) - dt.date(1970, 1, 1)).days
        shifted = (self.days - self.days.min()) % 395 + first - self.days
        self.days, self.due = self.days + shifted, self.due + shifted
        self.ended = np.where(self.ended > 0, self.ended + shifted, self.ended).astype("i4")
        return self


def off(*, swaps: bool) -> Any:
    """The days off: with worked Saturdays, every weekend day one by one."""
    rows = (row for row in CALENDAR.rows() if FIRST <= row.date <= LAST and not row.working)
    return np.array([row.date for row in rows if swaps or row.date.weekday() < 5], "M8[D]")


class Peers:
    """Calendars as the peers can hold them."""

    def __init__(self) -> None:
        self.swaps = np.busdaycalendar(weekmask=[1] * 7, holidays=off(swaps=True))
        self.plain = np.busdaycalendar(weekmask=[1, 1, 1, 1, 1, 0, 0], holidays=off(swaps=False))


def numpy_due(dates: Any, amounts: Any, calendar: Any) -> Any:
    """What ``due_dates`` answers, by ``busday_offset``: a receipt on a day off moves to the next working day first."""
    return np.busday_offset(dates, amounts, roll="forward", busdaycal=calendar)


def comparisons(rows: int = ROWS) -> Iterator[Comparison]:
    """Every comparison of columns."""
    data, some, few, peers = Data(rows), Data(min(rows, FEWER)), Data(FEW), Peers()
    slow = once(lambda: numpy_due(some.dates, some.amounts, peers.swaps), some.rows)
    yield Comparison(
        "due dates, int32",
        once(lambda: due_dates(data.days, data.amounts, CALENDAR, out=data.counts), rows),
        {
            "numpy busday_offset": slow,
            **frames(some, few),
            "numpy, int32 + int32": once(lambda: np.add(data.days, data.amounts, out=data.counts), rows),
        },
        {"numpy busday_offset": (50, 100)},
    )
    yield Comparison(
        "due dates, datetime64[D]",
        once(lambda: due_dates(data.dates, data.amounts, CALENDAR, out=data.answers), rows),
        {"numpy busday_offset": slow},
        {"numpy busday_offset": (40, 60)},
    )
    yield Comparison(
        "due dates, minutes and a cut-off",
        once(lambda: due_dates(data.minutes, data.amounts, CALENDAR, cutoff=FIFTEEN, out=data.answers), rows),
        {"numpy busday_offset": once(lambda: numpy_cut_off(some, peers), some.rows)},
        {"numpy busday_offset": (40, 70)},
    )
    calendars = tuple(map(closed, range(PROVINCES)))
    theirs = [
        np.busdaycalendar([1] * 7, np.append(off(swaps=True), np.datetime64(one.local[0].date))) for one in calendars
    ]
    yield Comparison(
        "due dates, one of 63 calendars a row",
        once(lambda: due_dates(data.days, data.amounts, calendars, calendar_index=data.which, out=data.counts), rows),
        {"numpy, sorted, 63 calls": once(lambda: numpy_each(some, theirs), some.rows)},
        {"numpy, sorted, 63 calls": (40, 80)},
    )

    def without_stops() -> None:
        excluded = working_days_between(data.stops, data.resumed, CALENDAR, out=data.counts)
        due_dates(data.dates, data.amounts, CALENDAR, excluded=excluded, out=data.answers)

    yield Comparison(
        "due dates, without a stop",
        once(without_stops, rows),
        {"numpy busday_count, _offset": once(lambda: numpy_stops(some, peers), some.rows)},
        {"numpy busday_count, _offset": (25, 45)},
    )
    yield Comparison(
        "working days between",
        once(lambda: working_days_between(data.dates, data.resumed, CALENDAR, out=data.counts), rows),
        {
            "numpy busday_count": once(
                lambda: np.busday_count(some.dates, some.resumed, busdaycal=peers.swaps), some.rows
            )
        },
    )
    yield Comparison(
        "office minutes, used up",
        once(lambda: due_minutes(data.minutes, 480, CALENDAR), rows),
        {"pandas CustomBusinessHour": once(lambda: pandas_hours(few), HOURS)},
        rounds=5,
    )
    yield Comparison(
        "office minutes between",
        once(lambda: office_minutes_between(data.minutes, data.answers, CALENDAR), rows),
        {},
        rounds=5,
    )
    yield Comparison("early, on time, late", once(lambda: lateness(data.due, data.ended), rows), {}, rounds=5)
    yield lists()
    yield report(data)


def frames(some: Data, few: Data) -> dict[str, Timing]:
    """The same by polars, pandas and DuckDB."""
    import duckdb
    import pandas as pd
    import polars as pl

    frame = pl.DataFrame({"received": some.dates, "n": some.amounts})
    every, weekdays = pl.Series(off(swaps=True)), pl.Series(off(swaps=False))

    def polars(holidays: Any, week: tuple[bool, ...]) -> object:
        return frame.select(
            pl.col("received").dt.add_business_days("n", week_mask=week, holidays=holidays, roll="forward")
        )

    everyday = [pd.offsets.CustomBusinessDay(n, weekmask="1111111", holidays=off(swaps=True)) for n in range(61)]
    moments = [pd.Timestamp(day) for day in few.dates]
    connection = duckdb.connect()
    connection.register("arrow_days", calendar_table(CALENDAR, first=FIRST, last=LAST).arrow())
    connection.execute("create table days as select date, working, ordinal, starts from arrow_days")
    connection.register("frame", frame.to_arrow())
    connection.execute("create table dossiers as select received, n from frame")
    join = (
        "select max(e.date), count(*) from dossiers d join days r on r.date = d.received"
        " join days e on e.working and e.ordinal = r.starts + d.n"
    )
    return {
        "numpy, no worked Saturdays": once(lambda: numpy_due(some.dates, some.amounts, Peers().plain), some.rows),
        "polars add_business_days": once(lambda: polars(every, (True,) * 7), some.rows),
        "polars, no worked Saturdays": once(lambda: polars(weekdays, (True,) * 5 + (False,) * 2), some.rows),
        "pandas CustomBusinessDay": once(
            lambda: [moment + everyday[n] for moment, n in zip(moments, few.amounts.tolist(), strict=True)], few.rows
        ),
        "DuckDB, joins with the table": once(lambda: connection.execute(join).fetchall(), some.rows),
    }


def numpy_cut_off(some: Data, peers: Peers) -> Any:
    """After 15:00, and out of hours: one working day later."""
    dates = some.minutes.astype("M8[D]")
    late = (some.minutes - dates).astype("i8") > 900
    working = np.is_busday(dates, busdaycal=peers.swaps)
    return numpy_due(dates, some.amounts + (late & working), peers.swaps)


def numpy_each(some: Data, calendars: list[Any]) -> Any:
    """Rows put in the order of their calendars, a call for each."""
    order = np.argsort(some.which, kind="stable")
    edges = np.searchsorted(some.which[order], np.arange(len(calendars) + 1))
    due = np.empty(some.rows, "M8[D]")
    for place, calendar in enumerate(calendars):
        rows = order[edges[place] : edges[place + 1]]
        due[rows] = numpy_due(some.dates[rows], some.amounts[rows], calendar)
    return due


def numpy_stops(some: Data, peers: Peers) -> Any:
    """The working days of the stop counted, and added."""
    excluded = np.busday_count(some.stops + 1, some.resumed + 1, busdaycal=peers.swaps)
    return numpy_due(some.dates, some.amounts + excluded, peers.swaps)


def pandas_hours(few: Data) -> object:
    """Eight office hours, one row after another."""
    import pandas as pd

    hours: Any = pd.offsets.CustomBusinessHour
    eight = hours(8, weekmask="1111111", holidays=off(swaps=True), start=["07:30", "13:30"], end=["12:00", "17:00"])
    return [pd.Timestamp(moment) + eight for moment in few.minutes[:HOURS]]


def lists() -> Comparison:
    """A million due days out of plain lists."""
    some = Data(FEWER)
    days, amounts = some.dates.tolist(), some.amounts.tolist()
    deltas = [dt.timedelta(n) for n in amounts]
    return Comparison(
        "a million due days from lists",
        once(lambda: due_days(days, amounts, CALENDAR), len(days)),
        {
            "[day + delta for …]": once(
                lambda: [day + delta for day, delta in zip(days, deltas, strict=True)], len(days)
            )
        },
        {"[day + delta for …]": (1 / 1.5, 1 / 1.1)},
    )


def report(data: Data) -> Comparison:
    """The settlement report of a year, by field."""
    import duckdb
    import polars as pl

    period = Period.year(2026)
    data = data.of_one_year()
    columns = {
        "fields": data.fields,
        "channels": data.channels,
        "accepted": data.days,
        "due": data.due,
        "ended": data.ended,
    }
    dates = {name: columns[name].astype("M8[D]") for name in ("accepted", "due")}
    missing = data.ended == np.iinfo("i4").min
    dates["ended"] = np.where(missing, np.datetime64("NaT"), data.ended.astype("M8[D]"))
    frame = pl.DataFrame({"field": data.fields, "channel": data.channels, **dates}).with_columns(
        pl.col("ended").cast(pl.Date)
    )
    connection = duckdb.connect()
    connection.register("frame", frame.to_arrow())
    connection.execute("create table dossiers as select * from frame")
    first, last = period.first, period.last
    query = f"""
        select field, {", ".join(f"count(*) filter (accepted >= '{first}' and channel = {n})" for n in range(4))},
            count(*) filter (accepted < '{first}'), count(*) filter (ended <= '{last}' and ended < due),
            count(*) filter (ended <= '{last}' and ended = due), count(*) filter (ended <= '{last}' and ended > due),
            count(*) filter ((ended is null or ended > '{last}') and due >= '{last}'),
            count(*) filter ((ended is null or ended > '{last}') and due < '{last}')
        from dossiers where accepted <= '{last}' and (ended is null or ended >= '{first}') group by field order by field
    """  # noqa: S608 - our own days

    def polars() -> Any:
        begun, ended, due = (pl.col(name) for name in ("accepted", "ended", "due"))
        settled = (ended <= last).fill_null(value=False)
        parts = [((begun >= first) & (pl.col("channel") == n)).sum().alias(str(n)) for n in range(4)]
        parts += [(begun < first).sum().alias("carried"), (settled & (ended < due)).sum().alias("early")]
        parts += [(settled & (ended == due)).sum().alias("on"), (settled & (ended > due)).sum().alias("late")]
        parts += [(~settled & (due >= last)).sum().alias("open"), (~settled & (due < last)).sum().alias("open late")]
        counted = frame.lazy().filter((begun <= last) & (ended.is_null() | (ended >= first)))
        return counted.group_by("field").agg(parts).sort("field").collect()

    ours = settlement_counts(period, count=30, **columns)
    for theirs in (connection.execute(query).fetchall(), polars().rows()):
        kept = [0, 1, 2, 3, 4, 6, 7, 8, 10, 11]
        assert [list(row[1:]) for row in theirs] == ours[:, kept].tolist()
    return Comparison(
        "settlement report of a year",
        once(lambda: settlement_counts(period, count=30, **columns), data.rows),
        {
            "DuckDB": once(lambda: connection.execute(query).fetchall(), data.rows),
            "polars": once(polars, data.rows),
        },
        {"DuckDB": (2, 3), "polars": (2, 3)},
    )


def mistakes() -> Iterator[str]:
    """Which peers get dates wrong, and how many of a million, where they do not know worked Saturdays."""
    import pandas as pd
    import polars as pl

    some, peers = Data(FEWER), Peers()
    right = due_dates(some.dates, some.amounts, CALENDAR)
    plain = numpy_due(some.dates, some.amounts, peers.plain)
    frame = pl.DataFrame({"received": some.dates, "n": some.amounts})
    expression = pl.col("received").dt.add_business_days("n", holidays=pl.Series(off(swaps=False)), roll="forward")
    polars = frame.select(expression).to_series().to_numpy()
    yield f"numpy busday_offset with its week of five days: {int((plain != right).sum()):,} of a million dates wrong"
    wrong = int((polars != right).sum())
    yield f"polars add_business_days with its week of five days: {wrong:,} of a million dates wrong"
    few = slice(0, FEW)
    offsets = [pd.offsets.CustomBusinessDay(n, holidays=off(swaps=False)) for n in range(61)]
    start = pd.offsets.CustomBusinessDay(0, holidays=off(swaps=False))
    given = zip(some.dates[few].tolist(), some.amounts[few].tolist(), strict=True)
    pandas = np.array([pd.Timestamp(day) + start + offsets[n] for day, n in given], "M8[D]")
    scaled = int((pandas != right[few]).sum()) * FEWER // FEW
    told = f"{scaled:,} of a million dates wrong, counted on {FEW:,}"
    yield f"pandas CustomBusinessDay with its week of five days: {told}"
    every = int((numpy_due(some.dates, some.amounts, peers.swaps) != right).sum())
    count = len(off(swaps=True))
    yield f"numpy, with seven working days a week and {count:,} days off one by one: {every:,} wrong, at the time above"
    natural = int((np.busday_offset(some.dates, some.amounts, roll="backward", busdaycal=peers.swaps) != right).sum())
    yield f"a receipt on a day off rolled backward instead of forward: {natural:,} wrong by decision 0003"
