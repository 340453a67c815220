"""The rules of the settlement report as rows: which columns a dossier stands in, by how it came and how it stands."""

import datetime as dt
from collections.abc import Iterator
from itertools import product
from typing import Final

from motcua.adapters.tables.table import Table, Value
from motcua.dossier import Punctuality, Timeliness
from motcua.reports import CHANNELS, SUMS

__all__ = ["filing_table", "standing_table"]

FILINGS: Final = {"carried": bool, "channel": int, "filed": str, "column": str, "sum": str}
STANDINGS: Final = {"settled": bool, "sign": int, "waited": bool, "column": str, "sum": str}
_DAY: Final = dt.date(2000, 1, 1)
_COLUMN: Final = {
    (True, Punctuality.EARLY): "early",
    (True, Punctuality.ON_TIME): "on_time",
    (True, Punctuality.LATE): "late",
    (False, Punctuality.ON_TIME): "open_in_time",
    (False, Punctuality.LATE): "open_late",
}


def filing_table() -> Table:
    """How a dossier came into the report (form 07a), as a plain table: the column by ``carried`` and ``channel``.

    ``carried`` says that it was accepted before the period; ``channel`` numbers the ways of filing as
    ``motcua.adapters.batch.settlement_counts`` does. ``sum`` is the column that adds it up.

    >>> filing_table().columns()["column"]
    ['online_full', 'online_part', 'post', 'counter', 'carried_over', 'carried_over', 'carried_over', 'carried_over']
    """
    rows = (
        (carried, channel, filed, "carried_over" if carried else filed, "received")
        for carried, (channel, filed) in product((False, True), enumerate(CHANNELS))
    )
    return Table("filings", FILINGS, tuple(rows))


def standing_table() -> Table:
    """Where a dossier stands in the report (form 07a), as a plain table: early, on time or late, settled or open.

    ``settled`` says that its processing had ended by the last day of the period; ``sign`` is that of the day it is
    judged on less the day that was promised, and empty without a promise; ``waited`` says that it was waiting for the
    applicant or suspended. A dossier is judged on the day it ended, of those still open on the last day of the period,
    and never later than the day since which it waits.

    >>> rows = standing_table().rows()
    >>> next(row[3] for row in rows if row[:3] == (True, -1, False))
    'early'
    """
    return Table("standings", STANDINGS, tuple(_standings()))


def _standings() -> Iterator[tuple[Value, ...]]:
    sums = {part: name for name, parts in SUMS.items() for part in parts}
    for settled, sign, waited in product((True, False), (-1, 0, 1, None), (False, True)):
        on = _DAY + dt.timedelta(sign or 0)
        column = _COLUMN[settled, Timeliness.judged(on, _DAY, _DAY, settled=settled, waited=waited).current]
        yield settled, sign, waited, column, sums[column]
