"""The rules of counting, in one place and on flat rows alone: which rows a period has, and in which columns they stand.

Two pure functions say it all, so that whoever counts in columns can mirror them. The law writes no definition of "on
time" (none stands in the form, the circulars or the decree): the day on which processing ended is compared with the
day that was promised, as ``motcua.dossier.Timeliness`` says (decisions 0020, 0080).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import attrs

from motcua.checks import expect, expect_day, shown
from motcua.dossier import Punctuality, Timeliness
from motcua.errors import BadValue
from motcua.reports.periods import Period
from motcua.reports.rows import CHANNELS, DossierRow

__all__ = ["AGAINST", "COLUMNS", "SUMS", "as_of", "columns_of", "verdict"]

SUMS: Final = {
    "received": (*CHANNELS, "carried_over"),
    "settled": ("early", "on_time", "late"),
    "open": ("open_in_time", "open_late"),
}
"""What each sum of the form adds up; and every dossier received is either settled or open."""
COLUMNS: Final = (*(name for total, parts in SUMS.items() for name in (*parts, total)),)
"""The columns of a row, in the order of the design: each group, then its sum."""
AGAINST: Final = ("current", "original")
"""The date that is compared: the one that stands now, or the one without extensions and new appointments."""
FORMERLY: Final = ("absent", "open", "settled")
"""How it stood before the period."""
_SETTLED: Final[Mapping[Punctuality, str]] = {
    Punctuality.EARLY: "early",
    Punctuality.ON_TIME: "on_time",
    Punctuality.LATE: "late",
}


def as_of(row: DossierRow, last: dt.date) -> DossierRow | None:
    """The row as it stood at the end of that day, as far as it can tell; ``None`` before its reception.

    Raises ``BadValue`` for what is no row, ``NotADay``.
    """
    if expect(row, DossierRow, "row of a report").received_on > expect_day(last):
        return None
    ended = row.ended_on if row.ended_on is not None and row.ended_on <= last else None
    stopped = row.stopped_on if row.stopped_on is not None and row.stopped_on <= last else None
    if (ended, stopped) == (row.ended_on, row.stopped_on):
        return row
    return attrs.evolve(row, ended_on=None, stopped_on=stopped, outcome=None, time=None, unit=None)


def _former(row: DossierRow, first: dt.date) -> str:
    """How it stood before that day, by its own days."""
    if row.received_on >= first:
        return "absent"
    return "open" if row.ended_on is None or row.ended_on >= first else "settled"


def verdict(row: DossierRow, last: dt.date) -> Timeliness | None:
    """Early, on time or late as of that day, against both dates; ``None`` without a promise.

    Judged on the day processing ended, of an open one on ``last``, of one that waits on the day it stopped. An end
    while it waited is never early.

    >>> promised = DossierRow("1", "Cư trú", "counter", dt.date(2026, 8, 28), dt.date(2026, 9, 11))
    >>> str(verdict(attrs.evolve(promised, ended_on=dt.date(2026, 9, 10)), dt.date(2026, 9, 14)))
    'early'
    """
    due = expect(row, DossierRow, "row of a report").due_on
    if due is None:
        return None
    on = row.ended_on or expect_day(last)
    if row.stopped_on is not None:
        on = min(on, row.stopped_on)
    waited, settled = row.stopped_on is not None, row.ended_on is not None
    return Timeliness.judged(on, due, row.original_due_on or due, settled=settled, waited=waited)


def columns_of(
    row: DossierRow, period: Period, *, against: str = "current", former: str | None = None
) -> tuple[str, str] | None:
    """The two columns in which the period counts the row: how it came, and how it ended or stands on the last day.

    ``None`` for one received after the period or settled before it. Without a promise nothing is late. Where the record
    was corrected in the period, ``former`` says how it stood before: ``"absent"``, ``"open"`` or ``"settled"``. What
    was settled then was counted then, and what the correction moves into an earlier period is counted in this one.
    Raises ``BadValue`` for another word, and for what is no row and no period.

    >>> row = DossierRow("1", "Cư trú", "counter", dt.date(2026, 8, 28), dt.date(2026, 9, 11))
    >>> columns_of(row, Period.month(2026, 9)), columns_of(row, Period.month(2026, 10))
    (('counter', 'open_late'), ('carried_over', 'open_late'))
    """
    for what, met, choices in (("date to compare", against, AGAINST), ("former standing", former, (None, *FORMERLY))):
        if met not in choices:
            raise BadValue(what, shown(met, 40, spell=repr), " or ".join(map(repr, choices)))
    standing = as_of(row, expect(period, Period, "reporting period").last)
    if standing is None:
        return None
    before = former or _former(standing, period.first)
    if before == "settled":
        return None
    came = "carried_over" if before == "open" else standing.channel
    judged = verdict(standing, period.last)
    how = Punctuality.ON_TIME if judged is None else judged.original if against == "original" else judged.current
    if standing.ended_on is not None:
        return came, _SETTLED[how]
    return came, "open_late" if how is Punctuality.LATE else "open_in_time"
