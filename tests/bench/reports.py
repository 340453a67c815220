"""The report of an office: its settlement, its check, its indicators and the reading of its file, row by row."""

from collections import Counter
from collections.abc import Iterator

from tests.bench.measuring import Comparison, once
from tests.slips import some_rows

from motcua.reports import DossierRow, Period, indicators, rows_of, settlement

PERIOD = Period.month(2026, 9)
ROWS = 5_000
"""What a commune takes in over some months."""


def by_hand(rows: list[DossierRow]) -> Counter[tuple[str, str]]:
    """The same numbers as one loop counts them that trusts what it is given, checks nothing and lists nobody."""
    counted = Counter[tuple[str, str]]()
    for row in rows:
        if row.received_on > PERIOD.last or (row.ended_on and row.ended_on < PERIOD.first):
            continue
        came = row.channel if row.received_on >= PERIOD.first else "carried_over"
        counted[row.field.vi, came] += 1
        ended, due = row.ended_on, row.due_on or PERIOD.last
        if ended is None or ended > PERIOD.last:
            counted[row.field.vi, "open_late" if due < PERIOD.last else "open_in_time"] += 1
        else:
            counted[row.field.vi, "early" if ended < due else "on_time" if ended == due else "late"] += 1
    return counted


def comparisons() -> Iterator[Comparison]:
    """The settlement report beside a loop by hand, and what stands around it."""
    rows = some_rows(ROWS)
    report, hand = settlement(rows, PERIOD), by_hand(rows)
    for row in report.rows:
        told = {
            (row.field.vi, column): getattr(row, column) for column in ("carried_over", "post", "late", "open_late")
        }
        assert told == {key: hand[key] for key in told}, "the loop counts something else"
    lines = [
        {"id": row.id, "field": row.field.vi, "channel": row.channel, "received_on": str(row.received_on)}
        for row in rows
    ]
    hands = {"a loop by hand": once(lambda: by_hand(rows), ROWS)}
    yield Comparison("settlement of an office, a row", once(lambda: settlement(rows, PERIOD), ROWS), hands)
    yield Comparison("its check, a row", once(report.check, ROWS), {})
    yield Comparison("its indicators, a row", once(lambda: indicators(rows, PERIOD), ROWS), {})
    yield Comparison("a row read from a table", once(lambda: rows_of(lines), ROWS), {})
