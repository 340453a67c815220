"""How well an office serves, by the indicators of QĐ 766/QĐ-TTg that dossiers can give.

Each indicator says its formula, its numerator and denominator, which dossiers were counted, and which could not be and
why: what nobody knows of a dossier is neither yes nor no, and takes it out of the share. The decision was not read;
its formulas are those of an implementer (``data/reports/indicators.toml``), and every indicator says so.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, plain
from motcua.citation import Citation
from motcua.compiled import reports as data
from motcua.dated import InForce
from motcua.dossier import Punctuality
from motcua.errors import NotInForce, UnknownCode
from motcua.forms import Form, FormField, FormValue, Label
from motcua.hooks import Carried
from motcua.reports.counting import as_of, columns_of, verdict
from motcua.reports.dossiers import former_standing, known_rows
from motcua.reports.periods import Period
from motcua.reports.rows import DossierRow, Given
from motcua.wording import Text, said, say

__all__ = ["Indicator", "IndicatorReport", "indicators"]

_SINCE: Final = InForce(dt.date.fromisoformat(data.INDICATORS_SINCE[0]))
_CITE: Final = Citation.parse(data.INDICATORS_SINCE[1], verified=data.INDICATORS_SINCE[2])


@attrs.frozen(field_transformer=as_annotated)
class Indicator:
    """One indicator (*chỉ số, chỉ tiêu*): a share, or a mean, and everything it was reckoned from.

    ``value`` is ``None`` where there is nothing to divide by. ``met`` are the dossiers that count for it, ``counted``
    all that were asked, ``excluded`` those of which it is not known.
    """

    code: str
    number: str
    name: Text
    formula: Text
    numerator: Fraction
    denominator: int
    met: tuple[DossierRow, ...] = attrs.field(repr=False)
    counted: tuple[DossierRow, ...] = attrs.field(repr=False)
    excluded: tuple[DossierRow, ...] = attrs.field(repr=False)
    unit: str = "percent"
    """``"percent"``, or the unit of a mean time."""
    full_from: Fraction | None = None
    """The share from which it has full marks, where that is known."""
    citation: Citation = attrs.field(default=_CITE, kw_only=True)

    @property
    def value(self) -> Fraction | None:
        """The share, between 0 and 1, or the mean; exact."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def full(self) -> bool | None:
        """Whether it has full marks; ``None`` where that cannot be said."""
        if self.value is None or self.full_from is None:
            return None
        return self.value >= self.full_from

    def say(self, locale: str) -> str:
        """The value as reports write it, one decimal, half up: 95,5 % or 4,3 working days."""
        if self.value is None:
            return say("indicator.none", locale)
        share = self.unit == "percent"
        tenths = (self.value * (1_000 if share else 10) + Fraction(1, 2)).__floor__()
        written = f"{tenths // 10}.{tenths % 10}"
        return say(f"indicator.{self.unit}", locale, {"value": written.replace(".", "." if locale == "en" else ",")})


@attrs.frozen(field_transformer=as_annotated)
class IndicatorReport(Carried):
    """The indicators of a period (*bộ chỉ số phục vụ người dân, doanh nghiệp*), in the order of the decision."""

    period: Period
    indicators: tuple[Indicator, ...]

    def __getitem__(self, code: str) -> Indicator:
        for indicator in self.indicators:
            if indicator.code == code:
                return indicator
        raise UnknownCode("indicator", plain(code, 60), tuple(indicator.code for indicator in self.indicators))

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def form(self) -> Form:
        """The indicators as a sheet: formula, numerator, denominator, value, and how many dossiers were left out."""
        return Form(
            "indicators",
            "",
            str(_SINCE.first.year),
            said("indicator.title"),
            "A4",
            _CITE,
            (FormField("period", said("indicator.period"), self.period.name, required=True),),
            tuple(Label(code, said(f"indicator.column-{code}")) for code in _SHOWN),
            tuple(tuple(_line(indicator)) for indicator in self.indicators),
            (),
        )

    def records(self, locale: str = "vi") -> tuple[dict[str, str | int | float | None], ...]:
        """A flat table for each indicator, for a data frame; ``value`` is a number or nothing."""
        return tuple(
            {
                "number": indicator.number,
                "code": indicator.code,
                "name": indicator.name.say(locale),
                "numerator": float(indicator.numerator),
                "denominator": indicator.denominator,
                "excluded": len(indicator.excluded),
                "value": None if indicator.value is None else float(indicator.value),
                "unit": indicator.unit,
            }
            for indicator in self.indicators
        )


_SHOWN: Final = ("number", "name", "formula", "numerator", "denominator", "value", "excluded")


def _line(indicator: Indicator) -> Iterator[FormValue]:
    """What stands in the columns of an indicator."""
    summed = indicator.numerator
    yield indicator.number
    yield indicator.name
    yield indicator.formula
    yield summed.numerator if summed.denominator == 1 else Text(_decimals(summed).replace(".", ","), _decimals(summed))
    yield indicator.denominator
    yield said(indicator)
    yield len(indicator.excluded)


def _decimals(number: Fraction) -> str:
    """With two decimals, half up: a fraction as ``25/3`` is a day to a spreadsheet."""
    hundredths = (number * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def indicators(dossiers: Iterable[Given], period: Period, *, partly_online: Collection[str] = ()) -> IndicatorReport:
    """The indicators of these dossiers for a period; given as ``settlement`` takes them.

    What a dossier cannot tell (complaints; and of rows whatever they do not say) is left out of the share, and listed.
    Raises ``NotInForce`` for a period that ended before 23/6/2022.

    >>> rows = [DossierRow(str(n), "Hộ tịch", "online_full", dt.date(2026, 9, 1)) for n in range(3)]
    >>> report = indicators(rows, Period.month(2026, 9))
    >>> report["online"].say("en"), report["on_time"].say("en"), len(report["on_time"].excluded)
    ('100.0 %', 'not known', 3)
    """
    if expect(period, Period, "reporting period").last not in _SINCE:
        raise NotInForce("indicators of 766/QĐ-TTg", period.last, (str(_SINCE),))
    return IndicatorReport(
        period, tuple(_all(tuple(_counted(known_rows(dossiers, period.last, partly_online), period)), period))
    )


@attrs.frozen
class _Counted:
    """A row as it stood on the last day, and whether it came in the period or was carried over into it."""

    row: DossierRow
    came: bool

    @property
    def decided(self) -> bool:
        """Whether it has a result."""
        return self.row.outcome is not None


def _counted(rows: Iterable[DossierRow], period: Period) -> Iterator[_Counted]:
    """The rows that the report of the period counts, as it counts them (decision 0086)."""
    for row in rows:
        columns = columns_of(row, period, former=former_standing(row, period.first, period.last))
        standing = as_of(row, period.last)
        if columns and standing:
            yield _Counted(standing, columns[0] != "carried_over")


def _all(counted: Collection[_Counted], period: Period) -> Iterator[Indicator]:
    rows = [one.row for one in counted]
    for code, number, name, formula, full_from in data.INDICATORS:
        full = Fraction(full_from) if full_from else None
        blank = Indicator(code, number, Text(*name), Text(*formula), Fraction(0), 0, (), (), (), full_from=full)
        if code == "mean_time":
            yield from _means(blank, [one.row for one in counted if one.came and one.decided])
        elif code == "satisfaction":
            yield _satisfaction(blank, rows, period)
        else:
            of, holds = _SHARES[code]
            yield _share(blank, [(one.row, holds(one.row, period)) for one in counted if of(one)])


# ── Shares ────────────────────────────────────────────────────────────────────────────────────

Asked: TypeAlias = Callable[[_Counted], bool]
Holds: TypeAlias = Callable[[DossierRow, Period], bool | None]


_CAME: Final = attrgetter("came")
_DECIDED: Final = attrgetter("decided")


def _on_time(row: DossierRow, period: Period) -> bool | None:
    """Whether it was settled, or runs, within its time; more requests for a supplement than one count as late."""
    if row.requests > data.MOST_REQUESTS:
        return False
    judged = verdict(row, period.last)
    return None if judged is None else judged.current is not Punctuality.LATE


def _digitised(row: DossierRow, _: Period) -> bool | None:
    """Whether papers and result are both there as files, as far as it is known."""
    files = (row.electronic_papers, row.electronic_result)
    return False if False in files else None if None in files else True


_SHARES: Final[Mapping[str, tuple[Asked, Holds]]] = {
    "synchronised": (_CAME, lambda row, _: row.synchronised),
    "on_time": (lambda _: True, _on_time),
    "online": (_CAME, lambda row, _: row.channel.startswith("online")),
    "paid_online": (
        lambda one: one.came and one.row.charged is not False,
        lambda row, _: row.paid_online if row.charged else None,
    ),
    "electronic_result": (_DECIDED, lambda row, _: row.electronic_result),
    "digitised": (_DECIDED, _digitised),
    "reused": (_CAME, lambda row, _: row.reused),
}
"""Of which dossiers a share is taken, and when one counts for it; ``None`` where it is not known."""


def _share(blank: Indicator, told: Collection[tuple[DossierRow, bool | None]]) -> Indicator:
    """The share of those that are known of which it holds."""
    met = tuple(row for row, so in told if so)
    counted = tuple(row for row, so in told if so is not None)
    excluded = tuple(row for row, so in told if so is None)
    return attrs.evolve(
        blank, numerator=Fraction(len(met)), denominator=len(counted), met=met, counted=counted, excluded=excluded
    )


def _satisfaction(blank: Indicator, rows: Iterable[DossierRow], period: Period) -> Indicator:
    """All less the late ones less those with a complaint; one that is both counts twice, as the formula has it."""
    told = [(row, _on_time(row, period), row.complained) for row in rows]
    known = [(row, in_time, bad) for row, in_time, bad in told if in_time is not None and bad is not None]
    against = sum((not in_time) + bad for _, in_time, bad in known)
    return attrs.evolve(
        blank,
        numerator=Fraction(max(len(known) - against, 0)),
        denominator=len(known),
        met=tuple(row for row, in_time, bad in known if in_time and not bad),
        counted=tuple(row for row, _, _ in known),
        excluded=tuple(row for row, in_time, bad in told if in_time is None or bad is None),
    )


# ── Means ─────────────────────────────────────────────────────────────────────────────────────


def _means(blank: Indicator, asked: Iterable[DossierRow]) -> Iterator[Indicator]:
    """The mean time of each procedure, in its own unit; those of which nobody knows the time are left out."""
    for procedure, some in groupby(sorted(asked, key=_procedure), key=_procedure):
        group = tuple(some)
        unknown = tuple(row for row in group if row.time is None)
        units = sorted({row.unit for row in group if row.unit and row.time is not None}) or ["days"]
        for unit in units:
            counted = tuple(row for row in group if row.unit == unit and row.time is not None)
            yield attrs.evolve(
                blank,
                code=" ".join((blank.code, procedure, *(units[1:] and [unit]))),
                name=said("indicator.of", name=blank.name, procedure=procedure),
                numerator=sum((row.time for row in counted if row.time is not None), Fraction(0)),
                denominator=len(counted),
                met=counted,
                counted=counted,
                excluded=unknown if unit == units[0] else (),
                unit=unit,
            )


def _procedure(row: DossierRow) -> str:
    return row.procedure or "–"
