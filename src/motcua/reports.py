"""Settlement reports of the one-stop shop: how many dossiers came, were settled and are open, and which ones they are.

The columns are those of form 07a of TT 09/2026/TT-BTP, one row for each field of administration. The law writes no
definition of "on time" (none stands in the form, the circulars or the decree): here the day on which processing ended
is compared with the day that was promised, as ``motcua.dossier.Timeliness`` says. A report of a past period tells what
was so on its last day, whatever happened since.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from operator import attrgetter
from typing import Final

import attrs

from motcua.checks import expect, several, shown
from motcua.citation import Citation
from motcua.compiled import forms as rows
from motcua.conditions import Channel
from motcua.dossier import Dossier, Punctuality
from motcua.errors import BadValue, NoPromise, NotADay, Problem, UnknownCode
from motcua.linked_dossier import LinkedDossier
from motcua.office import Office
from motcua.wording import LOCALES, Text, say

__all__ = ["COLUMNS", "Cell", "Period", "SettlementReport", "SettlementRow", "settlement"]

_CITE, _VERIFIED, _FIRST_DAY, _LAST_DAY = rows.CUT_OFFS
_MONTHS: Final = 12


# ── Periods ───────────────────────────────────────────────────────────────────────────────────


def _said(message: str, **values: object) -> Text:
    """A sentence of the library in both languages."""
    return Text(*(say(message, locale, values) for locale in LOCALES))


def _text(days: "Period") -> Text:
    return _said("period.days", first=days.first, last=days.last)


@attrs.frozen
class Period:
    """The days a report counts (*kỳ báo cáo*), both ends included.

    The named periods end in the middle of a month (NĐ 09/2019/NĐ-CP art. 12; the article was not read itself, the days
    are those of instruments that repeat it). ``Period(first, last)`` takes any days.

    >>> Period.month(2026, 9)
    Period(first=datetime.date(2026, 8, 15), last=datetime.date(2026, 9, 14))
    >>> Period.year(2026).say("en")
    'year 2026 (15 Dec 2025 – 14 Dec 2026)'
    """

    first: dt.date
    last: dt.date
    name: Text = attrs.field(default=attrs.Factory(_text, takes_self=True), kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for day in (self.first, self.last):
            if type(day) is not dt.date:
                raise NotADay(day)
        if self.last < self.first:
            raise BadValue("reporting period", f"{self.first} to {self.last}", "a last day on or after the first")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """The 15th of the month before to the 14th (*báo cáo tháng*)."""
        return cls._official("month", year, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """The 15th of the month before the quarter to the 14th of its last month (*báo cáo quý*)."""
        return cls._official("quarter", year, quarter)

    @classmethod
    def half_year(cls, year: int, half: int) -> "Period":
        """15 December to 14 June, or 15 June to 14 December (*báo cáo 6 tháng*)."""
        return cls._official("half-year", year, half)

    @classmethod
    def year(cls, year: int) -> "Period":
        """15 December of the year before to 14 December (*báo cáo năm*)."""
        return cls._official("year", year, 1)

    @classmethod
    def _official(cls, code: str, year: int, number: int) -> "Period":
        months = rows.PERIODS[code]
        for what, met, least, most in (("year", year, 2, 9999), (code, number, 1, _MONTHS // months)):
            if type(met) is not int or not least <= met <= most:
                right = f"a whole number from {least} to {most}"
                raise BadValue(f"{what} of a reporting period", shown(met, 40, spell=repr), right)
        before, closing = months * (number - 1), months * number
        first = dt.date(year, before, _FIRST_DAY) if before else dt.date(year - 1, _MONTHS, _FIRST_DAY)
        period = cls(first, dt.date(year, closing, _LAST_DAY))
        return attrs.evolve(period, name=_said(f"period.{code}", year=str(year), number=number, days=period.name))

    @property
    def citation(self) -> Citation:
        """Where the cut-off days of the named periods stand written."""
        return Citation.parse(_CITE, verified=_VERIFIED)

    def __contains__(self, day: object) -> bool:
        if type(day) is not dt.date:
            raise NotADay(day)
        return self.first <= day <= self.last

    def say(self, locale: str) -> str:
        """The name of the period with its days."""
        return self.name.say(locale)

    def __str__(self) -> str:
        return self.say("vi")


# ── Reports ───────────────────────────────────────────────────────────────────────────────────


FILED: Final = ("online_full", "online_part", "post", "counter")
SUMS: Final = {
    "received": (*FILED, "carried_over"),
    "settled": ("early", "on_time", "late"),
    "open": ("open_in_time", "open_late"),
}
"""What each sum of the form adds up; and every dossier received is either settled or open."""
COLUMNS: Final = (*(name for total, parts in SUMS.items() for name in (*parts, total)),)
"""The columns of a row, in the order of the design: each group, then its sum."""


@attrs.frozen
class SettlementRow:
    """One line of the report (*lĩnh vực*): how many dossiers of a field stand in each column."""

    field: Text
    online_full: int = 0
    online_part: int = 0
    post: int = 0
    counter: int = 0
    carried_over: int = 0
    received: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    settled: int = 0
    open_in_time: int = 0
    open_late: int = 0
    open: int = 0


Countable = Dossier | LinkedDossier
"""What a report counts: a dossier, or a package whose statistics count the outer dossier once."""


@attrs.frozen
class Cell:
    """One number of the report and the dossiers behind it."""

    field: Text
    column: str
    dossiers: tuple[Countable, ...] = attrs.field(repr=False)

    @property
    def count(self) -> int:
        """The number that stands in the report."""
        return len(self.dossiers)


@attrs.frozen
class _Counted:
    """A dossier, where it stands: its field, how it came, and how it ended or stands on the last day."""

    dossier: Countable
    field: Text
    columns: tuple[str, str]


ALL_FIELDS: Final = _said("report.total")
NO_FIELD: Final = _said("report.no-field")


@attrs.frozen
class SettlementReport:
    """Settlement of administrative procedures in a period (*tình hình, kết quả giải quyết TTHC*, form 07a).

    Rows follow the names of the fields. ``check`` is empty when the report adds up.
    """

    period: Period
    rows: tuple[SettlementRow, ...]
    total: SettlementRow
    _counted: tuple[_Counted, ...] = attrs.field(default=(), eq=False, repr=False)

    def cell(self, field: Text | str | None, column: str) -> Cell:
        """The dossiers behind a number; ``field`` by its name in either language, ``None`` for the total.

        Raises ``UnknownCode`` for a field or a column that the report does not have.
        """
        if column not in COLUMNS:
            raise UnknownCode("column", column, COLUMNS)
        row = self._row(field)
        wanted = {column, *SUMS.get(column, ())}
        return Cell(
            row.field,
            column,
            tuple(
                counted.dossier
                for counted in self._counted
                if wanted & {*counted.columns} and row.field in {counted.field, ALL_FIELDS}
            ),
        )

    def _row(self, field: Text | str | None) -> SettlementRow:
        for row in (self.total, *self.rows):
            if field in {row.field, row.field.vi, row.field.en} or (field is None and row is self.total):
                return row
        raise UnknownCode("field", str(field), tuple(row.field.vi for row in self.rows))

    def check(self, previous: "SettlementReport | None" = None) -> tuple[Problem, ...]:
        """What does not add up: the sums of each row, the total of the rows, and the dossiers behind the numbers.

        With the report of the period before, also whether what was open then is carried over now.
        """
        return tuple(self._problems(previous))

    def _problems(self, previous: "SettlementReport | None") -> Iterator[Problem]:
        paths = (("$.total", self.total), *((f"$.rows[{index}]", row) for index, row in enumerate(self.rows)))
        for path, row in paths:
            for name, parts in (*SUMS.items(), ("received", ("settled", "open"))):
                wanted = sum(getattr(row, part) for part in parts)
                yield from _unequal(f"{path}.{name}", getattr(row, name), wanted, " + ".join(parts))
        for column in COLUMNS:
            get: Callable[[SettlementRow], int] = attrgetter(column)
            yield from _unequal(f"$.total.{column}", get(self.total), sum(map(get, self.rows)), "the rows together")
            for path, row in paths:
                behind = self.cell(row.field, column).count
                yield from _unequal(f"{path}.{column}", get(row), behind, "the dossiers behind it")
        if previous is not None:
            yield from self._not_carried_over(previous)

    def _not_carried_over(self, previous: "SettlementReport") -> Iterator[Problem]:
        was_open = Counter({row.field: row.open for row in previous.rows})
        carried = Counter({row.field: row.carried_over for row in self.rows})
        for field in sorted(was_open.keys() | carried.keys(), key=str):
            yield from _unequal(f"$[{field}].carried_over", carried[field], was_open[field], "open before")


def _unequal(path: str, met: int, wanted: int, because: str) -> Iterator[Problem]:
    if met != wanted:
        yield Problem(path, "does-not-add-up", str(met), f"{wanted} ({because})")


def settlement(
    dossiers: Iterable[Countable], period: Period, *, partly_online: Collection[str] = ()
) -> SettlementReport:
    """The settlement report of these dossiers for a period (form 07a of TT 09/2026/TT-BTP).

    A dossier counts from the day it was accepted; one refused at the counter never does. It is settled on the day its
    processing ended: finished, withdrawn or closed. Of a linked dossier the outer one counts once, or each of the inner
    ones, as its package declares. ``partly_online`` are the codes of the procedures whose online service stops short of
    the result (*dịch vụ công trực tuyến một phần*). A dossier given twice counts twice.

    >>> report = settlement([], Period.month(2026, 9))
    >>> report.total.received, report.check()
    (0, ())
    """
    known = [one for dossier in several(dossiers, "dossiers") for one in _declared(dossier)]
    counted = tuple(found for dossier in known for found in _counted(dossier, period, frozenset(partly_online)))
    fields = sorted({found.field for found in counted}, key=lambda field: (field.vi, field.en))
    table = (_row(field, (found for found in counted if found.field == field)) for field in fields)
    return SettlementReport(period, tuple(table), _row(ALL_FIELDS, counted), counted)


def _declared(dossier: Countable) -> tuple[Countable, ...]:
    """What of it is counted."""
    return dossier.counted if isinstance(dossier, LinkedDossier) else (expect(dossier, Dossier, "dossier of a report"),)


def _row(field: Text, counted: Iterable[_Counted]) -> SettlementRow:
    numbers = Counter(column for found in counted for column in found.columns)
    numbers.update({name: sum(numbers[part] for part in parts) for name, parts in SUMS.items()})
    return SettlementRow(field, **numbers)


_SETTLED: Final = {Punctuality.EARLY: "early", Punctuality.ON_TIME: "on_time", Punctuality.LATE: "late"}


def _counted(dossier: Countable, period: Period, partly_online: frozenset[str]) -> Iterator[_Counted]:
    """The dossier with its two columns, how it came and where it stands, if the period counts it."""
    standing = _as_of(dossier, period.last)
    accepted = standing.accepted_at if standing else None
    if standing is None or accepted is None:
        return
    ended = _ended_on(standing)
    if ended is not None and ended < period.first:
        return
    came = "carried_over" if _day(dossier, accepted) < period.first else _filed(standing, partly_online)
    yield _Counted(dossier, _field(dossier) or NO_FIELD, (came, _stands(standing, period, ended)))


def _as_of(dossier: Countable, last: dt.date) -> Countable | None:
    """The dossier as it stood at the end of that day; ``None`` before it was filed."""
    if isinstance(dossier, LinkedDossier):
        return dossier.as_of(dt.datetime.combine(last, dt.time.max, _office(dossier).calendar.zone))
    known = tuple(event for event in dossier.history if _day(dossier, event.at) <= last)
    if len(known) == len(dossier.history):
        return dossier
    return Dossier.replay(dossier.procedure, known, office=dossier.office, verify=False) if known else None


def _office(dossier: Countable) -> Office:
    """Whose days count; of a package those of the office that settles its first part."""
    return dossier.offices[0][1] if isinstance(dossier, LinkedDossier) else dossier.office


def _field(dossier: Countable) -> Text | None:
    return dossier.link.field if isinstance(dossier, LinkedDossier) else dossier.procedure.field


def _day(dossier: Countable, moment: dt.datetime) -> dt.date:
    """The day it was at the office."""
    return _office(dossier).calendar.local_time(moment).date()


def _ended_on(dossier: Countable) -> dt.date | None:
    """The day its processing ended; ``None`` while it is open."""
    return _day(dossier, ended) if (ended := dossier.ended_at) else None


def _filed(dossier: Countable, partly_online: frozenset[str]) -> str:
    channel = Channel(dossier.channel)
    if channel is not Channel.ONLINE:
        return channel.value
    if isinstance(dossier, LinkedDossier):
        codes = {dossier.link.code, *map(str, dossier.link.national_codes)}
    else:
        codes = {str(dossier.procedure.code)}
    return "online_full" if partly_online.isdisjoint(codes) else "online_part"


def _stands(dossier: Countable, period: Period, ended: dt.date | None) -> str:
    """The column of how it was settled, or of whether it is still in time; without a promise nothing is late."""
    closing = dt.datetime.combine(period.last, dt.time.max, _office(dossier).calendar.zone)
    try:
        verdict = dossier.timeliness(closing).current
    except NoPromise:
        verdict = Punctuality.ON_TIME
    if ended is not None:
        return _SETTLED[verdict]
    return "open_late" if verdict is Punctuality.LATE else "open_in_time"
