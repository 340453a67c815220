"""Settlement reports of the one-stop shop: how many dossiers came, were settled and are open, and which ones they are.

The columns are those of form 07a of TT 09/2026/TT-BTP, one row for each field of administration; a period that ended
before 1/8/2026 is printed on form II.06a. What a number counts is said in ``counting``. A report of a past period tells
what was known on its last day; a correction written later counts in the period in which it was written (decision 0086).
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, expect_day, shown
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.explain import Step
from motcua.forms import Form, FormValue, sheet
from motcua.hooks import Carried
from motcua.reports.counting import AGAINST, COLUMNS, SUMS, columns_of
from motcua.reports.dossiers import former_standing, known_rows, standing_row
from motcua.reports.periods import Period
from motcua.reports.rows import Countable, DossierRow, Given
from motcua.wording import Text, said

__all__ = ["Cell", "SettlementReport", "SettlementRow", "settlement"]


@attrs.frozen(field_transformer=as_annotated)
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


@attrs.frozen(field_transformer=as_annotated)
class Cell:
    """One number of the report and the dossiers behind it."""

    field: Text
    column: str
    dossiers: tuple[Countable | DossierRow, ...] = attrs.field(repr=False)
    """The dossiers, or the rows where rows were given."""

    @property
    def count(self) -> int:
        """The number that stands in the report."""
        return len(self.dossiers)


@attrs.frozen
class _Counted:
    """A row where it stands: how it came, and how it ended or stands on the last day."""

    row: DossierRow
    columns: tuple[str, str]


ALL_FIELDS: Final = said("report.total")


@attrs.frozen(field_transformer=as_annotated)
class SettlementReport(Carried):
    """Settlement of administrative procedures in a period (*tình hình, kết quả giải quyết TTHC*, form 07a).

    Rows follow the names of the fields. ``check`` is empty when the report adds up; one that does not is not printed.
    """

    period: Period
    rows: tuple[SettlementRow, ...]
    total: SettlementRow
    _counted: tuple[_Counted, ...] = attrs.field(default=(), eq=False, repr=False)
    against: str = "current"
    """The date that was compared."""
    authority: str | None = None
    """Whose report it is."""

    def cell(self, field: Text | str | None, column: str) -> Cell:
        """The dossiers behind a number; ``field`` by its name in either language, ``None`` for the total.

        A field named like the total is the field. Raises ``UnknownCode`` for a field or a column that the report does
        not have, ``BadValue`` for a name that two fields have.
        """
        if expect(column, str, "column") not in COLUMNS:
            raise UnknownCode("column", shown(column), COLUMNS)
        row = self._row(field)
        wanted = {column, *SUMS.get(column, ())}
        return Cell(
            row.field,
            column,
            tuple(
                counted.row.origin
                for counted in self._counted
                if wanted & {*counted.columns} and (row is self.total or row.field == counted.row.field)
            ),
        )

    def _row(self, field: Text | str | None) -> SettlementRow:
        if field is None:
            return self.total
        if not isinstance(field, Text):
            expect(field, str, "field")
        found = [row for row in self.rows if field in {row.field, row.field.vi, row.field.en}]
        if len(found) > 1:
            raise BadValue("field", f"a name of {len(found)} fields", "the field itself, as a row has it")
        if found:
            return found[0]
        if field in {ALL_FIELDS, ALL_FIELDS.vi, ALL_FIELDS.en}:
            return self.total
        raise UnknownCode("field", str(field)[:60], tuple(row.field.vi for row in self.rows))

    @property
    def without_due(self) -> tuple[Countable | DossierRow, ...]:
        """The dossiers counted that nobody promised for a day: in time or on time for want of one (decision 0087)."""
        return tuple(counted.row.origin for counted in self._counted if counted.row.due_on is None)

    @property
    def repeated(self) -> tuple[str, ...]:
        """The ids that more than one of the dossiers counted has: each of them counts, so a file read twice does."""
        return tuple(
            sorted(id for id, many in Counter(counted.row.id for counted in self._counted).items() if many > 1)
        )

    def form(
        self,
        *,
        made_on: dt.date | None = None,
        previous: "SettlementReport | None" = None,
        receiver: str | None = None,
    ) -> Form:
        """The sheet of the period with every number on it: 07a, or II.06a where the period ended before 1/8/2026.

        A report that does not add up, by itself or with that of the period before, is never printed: raises
        ``BadInput`` with every identity that fails. Notes say how many dossiers have no date, and how many ids are
        counted more than once. ``receiver`` is whom 07a goes to, the province or the ministry; ``made_on`` is a line
        that 07a has not, printed where it is given. Raises ``NotInForce`` for a period older than the forms.
        """
        problems = self.check(previous)
        if problems:
            raise BadInput("settlement report", problems)
        values = heading(self.period, self.authority, made_on, receiver)
        lines = (*(line(row, number) for number, row in enumerate(self.rows, start=1)), line(self.total, None))
        return sheet("settlement", on=self.period.last).filled(values, lines, tuple(noted(self)))

    def records(self, locale: str = "vi") -> tuple[dict[str, str | int], ...]:
        """The rows of the report and their total as flat tables, for a data frame or a database.

        ``total`` is true of the last one alone, whatever its field is called: a sum over the others is the total.

        >>> [(record["field"], record["total"]) for record in settlement([], Period.month(2026, 9)).records("en")]
        [('Total', True)]
        """
        days: dict[str, str | int] = {"first": self.period.first.isoformat(), "last": self.period.last.isoformat()}
        return tuple(
            {
                **days,
                "field": row.field.say(locale),
                "total": row is self.total,
                **{column: getattr(row, column) for column in COLUMNS},
            }
            for row in (*self.rows, self.total)
        )

    def listing(self, locale: str = "vi") -> tuple[dict[str, str], ...]:
        """A flat table for each dossier that was counted: its id, its field and the two columns it stands in."""
        return tuple(
            {"id": found.row.id, "field": found.row.field.say(locale), "came": came, "stands": stands}
            for found in self._counted
            for came, stands in [found.columns]
        )

    def check(self, previous: "SettlementReport | None" = None) -> tuple[Problem, ...]:
        """What does not add up: the sums of each row, the total of the rows, and the dossiers behind the numbers.

        With the report of the period before, also whether what was open then is carried over now. That period ends on
        the day before this one begins; how long it is does not matter (decision 0137). Raises ``BadValue`` for a report
        of any other period, of another authority, or against another date.
        """
        if previous is not None:
            self._follows(expect(previous, SettlementReport, "report of the period before"))
        return tuple(self._problems(previous))

    def _follows(self, previous: "SettlementReport") -> None:
        first, before = self.period.first, previous.period
        eve = first - dt.timedelta(days=1) if first > dt.date.min else None
        if before.last != eve:
            ends = f"one that ends on {eve}, the day before this one begins, of whatever length"
            right = ends if eve else "none: this one begins with the first day there is"
            raise BadValue("report of the period before", f"one of {before.first} to {before.last}", right)
        if previous.against != self.against:
            raise BadValue("report of the period before", f"one against the {previous.against} date", self.against)
        if None not in {previous.authority, self.authority} and previous.authority != self.authority:
            raise BadValue("report of the period before", "one of another authority", "one of the same authority")

    def _problems(self, previous: "SettlementReport | None") -> Iterator[Problem]:
        paths = (("$.total", self.total), *((f"$.rows[{index}]", row) for index, row in enumerate(self.rows)))
        for path, row in paths:
            for name, parts in (*SUMS.items(), ("received", ("settled", "open"))):
                wanted = sum(getattr(row, part) for part in parts)
                yield from _unequal(f"{path}.{name}", getattr(row, name), wanted, " + ".join(parts))
        listed = _tally(self._counted)
        for column in COLUMNS:
            get: Callable[[SettlementRow], int] = attrgetter(column)
            yield from _unequal(f"$.total.{column}", get(self.total), sum(map(get, self.rows)), "the rows together")
            for path, row in paths:
                of = None if row is self.total else row.field
                behind = sum(listed[of, part] for part in SUMS.get(column, (column,)))
                yield from _unequal(f"{path}.{column}", get(row), behind, "the dossiers behind it")
        if previous is not None:
            yield from self._not_carried_over(previous)

    def _not_carried_over(self, previous: "SettlementReport") -> Iterator[Problem]:
        was_open = Counter({row.field: row.open for row in previous.rows})
        carried = Counter({row.field: row.carried_over for row in self.rows})
        for field in sorted(was_open.keys() | carried.keys(), key=str):
            yield from _unequal(f"$[{field}].carried_over", carried[field], was_open[field], "open before")
        if carried == was_open and (others := (_ids(self, "carried_over") - _ids(previous, *SUMS["open"])).total()):
            met = f"{others} other dossiers"
            yield Problem("$.total.carried_over", Fault.DOES_NOT_ADD_UP, met, "those that were open before")


def _ids(report: SettlementReport, *columns: str) -> Counter[tuple[str, str]]:
    """How often each dossier of a field stands in one of those columns."""
    return Counter((one["field"], one["id"]) for one in report.listing() if {one["came"], one["stands"]} & {*columns})


def _unequal(path: str, met: int, wanted: int, because: str) -> Iterator[Problem]:
    if met != wanted:
        yield Problem(path, Fault.DOES_NOT_ADD_UP, str(met), f"{wanted} ({because})")


def settlement(
    dossiers: Iterable[Given],
    period: Period,
    *,
    partly_online: Collection[str] = (),
    against: str = "current",
    authority: str | None = None,
) -> SettlementReport:
    """The settlement report of these dossiers for a period (form 07a of TT 09/2026/TT-BTP, before it II.06a).

    They are given as dossiers, as rows, or as tables of the columns of a row, from a file or a database. A dossier
    counts from the day it was accepted; one refused at the counter never does. It is settled on the day its processing
    ended: finished, withdrawn or closed. Of a linked dossier the outer one counts once, or each of the inner ones, as
    its package declares. ``partly_online`` are the codes of the procedures whose online service stops short of the
    result (*dịch vụ công trực tuyến một phần*). ``against`` is the date compared, ``"current"`` or
    ``"original"``, that without extensions and new appointments. A dossier given twice counts twice. Raises
    ``BadInput`` with the faults of every table.

    >>> report = settlement([], Period.month(2026, 9))
    >>> report.total.received, report.check()
    (0, ())
    >>> row = {"id": "1", "field": "Hộ tịch", "channel": "counter", "received_on": "2026-09-01"}
    >>> settlement([row], Period.month(2026, 9)).total.open_in_time
    1
    """
    if against not in AGAINST:
        raise BadValue("date to compare", shown(against, 40, spell=repr), " or ".join(map(repr, AGAINST)))
    expect(period, Period, "reporting period")
    rows = known_rows(dossiers, period.last, partly_online, read=standing_row)
    placed = ((row, _columns(row, period, against)) for row in rows)
    counted = tuple(_Counted(row, columns) for row, columns in placed if columns)
    numbers = _tally(counted)
    fields = sorted({found.row.field for found in counted}, key=lambda field: (field.vi, field.en))
    table = tuple(_row(field, field, numbers) for field in fields)
    return SettlementReport(period, table, _row(None, ALL_FIELDS, numbers), counted, against, authority)


def _columns(row: DossierRow, period: Period, against: str) -> tuple[str, str] | None:
    former = former_standing(row, period.first, period.last)
    return columns_of(row, period, against=against, former=former)


def _tally(counted: Iterable[_Counted]) -> Counter[tuple[Text | None, str]]:
    """How many stand in each column, of each field, and under no field those of all."""
    tally = Counter[tuple[Text | None, str]]()
    for (field, came, stands), many in Counter((found.row.field, *found.columns) for found in counted).items():
        for of in (field, None):
            tally.update({(of, came): many, (of, stands): many})
    return tally


def _row(of: Text | None, field: Text, numbers: Mapping[tuple[Text | None, str], int]) -> SettlementRow:
    told = {part: numbers[of, part] for parts in SUMS.values() for part in parts}
    sums = {name: sum(told[part] for part in parts) for name, parts in SUMS.items()}
    return SettlementRow(field, **told, **sums)


# ── What stands on the sheet ──────────────────────────────────────────────────────────────────


def heading(
    period: Period, authority: str | None, made_on: dt.date | None, receiver: FormValue
) -> dict[str, FormValue]:
    """What stands above the table of a sheet; raises ``NotADay``."""
    return {
        "period": period.name,
        "authority": authority,
        "receiver": receiver,
        "unit": said("report.unit"),
        "made_on": None if made_on is None else expect_day(made_on),
    }


def line(row: SettlementRow, number: int | str | None) -> dict[str, FormValue]:
    """What a row says in the columns of a sheet."""
    return {
        **{column: getattr(row, column) for column in COLUMNS},
        "number": number,
        "field": row.field,
        "online": row.online_full + row.online_part,
        "in_person": row.post + row.counter,
    }


def summed(field: Text, rows: Collection[SettlementRow]) -> SettlementRow:
    """The rows together, under that name."""
    return SettlementRow(field, **{column: sum(getattr(row, column) for row in rows) for column in COLUMNS})


def noted(*parts: SettlementReport) -> Iterator[Step]:
    """What a sheet says besides its numbers: of the dossiers without a date, and of ids counted more than once."""
    told = {"report.without-due": "without_due", "report.repeated": "repeated"}
    for message, name in told.items():
        if many := sum(len(getattr(part, name)) for part in parts):
            yield Step(message, {"n": many})
