"""The settlement report of a province: its own agencies and its communes, each counted as ``settling`` counts a unit.

Form 07b of TT 09/2026/TT-BTP has the columns of form 07a in two parts, I and II. The sheet of a ministry (07c) has them
in four and is not built; those of provinces before 1/8/2026 were not read: there are none here (decision 0138).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, kind
from motcua.errors import BadInput, BadValue, Problem
from motcua.explain import Step
from motcua.forms import Form, FormValue, sheet
from motcua.hooks import Carried
from motcua.reports.periods import Period
from motcua.reports.rows import Given
from motcua.reports.settling import (
    ALL_FIELDS,
    SettlementReport,
    SettlementRow,
    heading,
    line,
    noted,
    settlement,
    summed,
)
from motcua.wording import said

__all__ = ["ProvincialReport", "provincial_settlement"]

_PARTS: Final = {"own": ("I", said("report.own")), "communes": ("II", said("report.communes"))}
"""The parts of the sheet, with their numbers and names."""


@attrs.frozen(field_transformer=as_annotated)
class ProvincialReport(Carried):
    """Settlement of administrative procedures in a province (form 07b): I its own agencies, II its communes."""

    own: SettlementReport = attrs.field(validator=kind(SettlementReport))
    communes: SettlementReport = attrs.field(validator=kind(SettlementReport))
    authority: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    """Whose report it is."""

    def __attrs_post_init__(self) -> None:
        told = [(part.period, part.against) for part in (self.own, self.communes)]
        if told[0] != told[1]:
            right = "two of one period, judged against the same date"
            raise BadValue("parts of a report", " and ".join(f"{period} ({date})" for period, date in told), right)

    @property
    def period(self) -> Period:
        """The days it counts."""
        return self.own.period

    @property
    def total(self) -> SettlementRow:
        """Both parts together."""
        return summed(ALL_FIELDS, (self.own.total, self.communes.total))

    def check(self, previous: "ProvincialReport | None" = None) -> tuple[Problem, ...]:
        """What does not add up in either part, as ``SettlementReport.check`` tells it; raises what that raises."""
        before = None if previous is None else expect(previous, ProvincialReport, "report of the period before")
        return tuple(
            problem.under(f"$.{name}")
            for name in _PARTS
            for problem in getattr(self, name).check(before and getattr(before, name))
        )

    def form(self, *, made_on: dt.date | None = None, previous: "ProvincialReport | None" = None) -> Form:
        """The sheet of the period, 07b; one that does not add up is never printed.

        Raises ``BadInput`` with every identity that fails, ``NotInForce`` for a period that ended before 1/8/2026.
        """
        problems = self.check(previous)
        if problems:
            raise BadInput("settlement report", problems)
        blank = sheet("provincial-settlement", on=self.period.last)
        values = heading(self.period, self.authority, made_on, said("report.ministry-of-justice"))
        return blank.filled(values, self._lines(), (Step("report.from-communes"), *noted(self.own, self.communes)))

    def _lines(self) -> Iterator[dict[str, FormValue]]:
        for name, (number, called) in _PARTS.items():
            part: SettlementReport = getattr(self, name)
            yield line(attrs.evolve(part.total, field=called), number)
            yield from (line(row, at) for at, row in enumerate(part.rows, start=1))
        yield line(self.total, None)

    def records(self, locale: str = "vi") -> tuple[dict[str, str | int], ...]:
        """The flat tables of both parts, each with the part it belongs to: ``"own"`` or ``"communes"``.

        >>> report = provincial_settlement([], [], Period.month(2026, 9))
        >>> [(record["part"], record["total"]) for record in report.records()]
        [('own', True), ('communes', True)]
        """
        return tuple({"part": name, **record} for name in _PARTS for record in getattr(self, name).records(locale))


def provincial_settlement(
    own: Iterable[Given],
    communes: Iterable[Given],
    period: Period,
    *,
    partly_online: Collection[str] = (),
    against: str = "current",
    authority: str | None = None,
) -> ProvincialReport:
    """The settlement report of a province (form 07b of TT 09/2026/TT-BTP), each part given as ``settlement`` takes it.

    >>> row = {"id": "1", "field": "Hộ tịch", "channel": "counter", "received_on": "2026-09-01"}
    >>> report = provincial_settlement([], [row], Period.month(2026, 9))
    >>> report.own.total.received, report.communes.total.received, report.form().number
    (0, 1, '07b/BTP/KSTT')
    """
    one, other = (
        settlement(given, period, partly_online=partly_online, against=against, authority=authority)
        for given in (own, communes)
    )
    return ProvincialReport(one, other, authority)
