"""``python -m motcua report PERIOD PATH``: the settlement report or the indicators, of dossiers or rows."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final, TypeAlias

import attrs

from motcua.adapters import display
from motcua.adapters.commands.asking import is_day
from motcua.adapters.commands.files import counted, problems_of
from motcua.adapters.commands.headings import Headings
from motcua.adapters.commands.misuse import Misused
from motcua.adapters.commands.rules import catalogue_of
from motcua.adapters.commands.status import ANSWERED, Answer, as_json, remark
from motcua.adapters.records import FlatRow
from motcua.adapters.records.replaying import taken_back
from motcua.calendar.written import written_day
from motcua.dossier import Dossier
from motcua.errors import BadInput, Fault, MotcuaError, Problem, UnreadableMoment
from motcua.linked_dossier import LinkedDossier
from motcua.reports import (
    AGAINST,
    DossierRow,
    Indicator,
    IndicatorReport,
    Period,
    SettlementReport,
    indicators,
    rows_of,
    settlement,
)
from motcua.wording import say

__all__ = ["AGAINST", "answer"]

Countable: TypeAlias = Dossier | LinkedDossier

WHAT: Final = "dossiers of a report"


def answer(options: argparse.Namespace) -> Answer:
    """The report; where one dossier or row cannot be read there is none, and every problem of all of them is told."""
    period, partly = _period(options.period), options.partly_online
    things = _things(options)
    report: SettlementReport | IndicatorReport
    if options.indicators:
        report = indicators(things, period, partly_online=partly)
    else:
        authority, against = options.office, options.against
        report = settlement(things, period, partly_online=partly, against=against, authority=authority)
    if options.json:
        yield as_json(_document(report, options.lang))
    else:
        yield display.render(report, options.format, options.lang).removesuffix("\n")
    return ANSWERED


# ── The period ────────────────────────────────────────────────────────────────────────────────

_PERIODS: Final[Mapping[str, Callable[..., Period]]] = {
    "(?P<year>[0-9]{4})": Period.year,
    "(?P<year>[0-9]{4})-(?P<month>[0-9]{2})": Period.month,
    "(?P<year>[0-9]{4})-[Qq](?P<quarter>[0-9])": Period.quarter,
    "(?P<year>[0-9]{4})-[Hh](?P<half>[0-9])": Period.half_year,
    "(?P<year>[0-9]{4})-9[Mm]": Period.nine_months,
}
"""How the periods of the law are written."""


def _period(text: str) -> Period:
    """The period that a text names; raises ``Misused``, and ``BadValue`` for a month or a quarter there is none of."""
    for shape, period in _PERIODS.items():
        if match := re.fullmatch(shape, text, re.ASCII):
            return period(**{name: int(number) for name, number in match.groupdict().items()})
    first, _, last = text.partition("..")
    with suppress(UnreadableMoment):  # a day that no calendar has
        if is_day(first) and is_day(last):
            return Period(written_day(first), written_day(last))
    raise Misused.of("usage.period", met=repr(text[:40]))


# ── What is counted ───────────────────────────────────────────────────────────────────────────


def _things(options: argparse.Namespace) -> tuple[Countable | DossierRow, ...]:
    """Every dossier and every row; raises ``BadInput`` with the problems of all, or of the first hundred rows."""
    catalogue, headings = catalogue_of(options.rules), Headings.read(options.column)
    dossiers: list[Countable] = []
    problems: list[Problem] = []
    places: list[str] = []
    met: dict[str, None] = {}

    look = partial(_looked_at, headings, met)

    def tables() -> Iterator[Mapping[str, Any]]:
        for one in counted(options.path, look=look):
            try:
                read = one.cells if isinstance(one, FlatRow) else taken_back(one.contents, catalogue)
            except MotcuaError as error:
                problems.extend(problems_of(error, one.where, options.lang))
                continue
            if isinstance(read, Dossier | LinkedDossier):
                dossiers.append(read)
                continue
            if not read.keys() <= met.keys() or not places:
                look(one.where, tuple(read), line=isinstance(one, FlatRow))
            places.append(one.where)
            yield read

    rows: tuple[DossierRow, ...] = ()
    try:
        rows = rows_of(tables(), headings.names)
    except BadInput as error:
        problems += [_placed(one, places, headings, met) for one in error.problems if not _lacks(one, headings)]
    if problems := [*_of_headings(headings, met, rows=bool(places)), *problems]:
        raise BadInput(WHAT, tuple(problems))
    _remarked(headings.unused(met), options.lang)
    return (*dossiers, *rows)


def _looked_at(headings: Headings, met: dict[str, None], where: str, keys: Sequence[str], *, line: bool = True) -> None:
    """Keep the headings of a table, or the keys of a row; raises ``BadInput`` where they should be columns."""
    met.update(dict.fromkeys(keys))
    if faults := headings.faults(where, keys, line=line):
        raise BadInput(WHAT, faults)


def _of_headings(headings: Headings, met: Iterable[str], *, rows: bool) -> Iterator[Problem]:
    """The faults of the headings that were named, where a table was met: of one without rows no row has told them."""
    if not met:
        return
    yield from headings.told()
    if rows:
        return
    try:
        DossierRow.read(dict.fromkeys(met, ""), headings.names)
    except BadInput as error:
        yield from (headings.absent(one, met) for one in error.problems if one.code == Fault.MISSING_HEADING)


def _remarked(unused: Sequence[str], lang: str) -> None:
    """Say which headings of a table nothing is read of."""
    if unused:
        remark(say("report.unused", lang, {"headings": unused}))


def _lacks(problem: Problem, headings: Headings) -> bool:
    """Whether it is a row's want of a column that no row can have, which is told once."""
    return problem.code == Fault.MISSING_FIELD and problem.path.rpartition(".")[2] in headings.lacking


_PLACE: Final = re.compile(r"\$\[([0-9]+)\](.*)", re.DOTALL)


def _placed(problem: Problem, places: Sequence[str], headings: Headings, met: Iterable[str]) -> Problem:
    """The problem of a row with the place it stands at instead of its number; of a heading with the option."""
    if problem.code == Fault.MISSING_HEADING:
        return headings.absent(problem, met)
    if match := _PLACE.fullmatch(problem.path):
        inside = headings.placed(attrs.evolve(problem, path=f"${match[2]}"))
        return attrs.evolve(inside, path=f"{places[int(match[1])]} {inside.path}")
    return problem


# ── For machines ──────────────────────────────────────────────────────────────────────────────


def _document(report: SettlementReport | IndicatorReport, lang: str) -> Mapping[str, object]:
    head = {"period": report.period.say(lang), "first": str(report.period.first), "last": str(report.period.last)}
    if isinstance(report, SettlementReport):
        return {
            **head,
            "authority": report.authority,
            "against": report.against,
            "rows": report.records(lang),
            "dossiers": report.listing(lang),
            "without_due": [one.id for one in report.without_due],
            "repeated": report.repeated,
        }
    return {**head, "indicators": [_indicator(one, lang) for one in report]}


def _indicator(one: Indicator, lang: str) -> Mapping[str, object]:
    return {
        "code": one.code,
        "number": one.number,
        "name": one.name.say(lang),
        "formula": one.formula.say(lang),
        "says": one.say(lang),
        "numerator": str(one.numerator),
        "denominator": one.denominator,
        "unit": one.unit,
        "counted": [row.id for row in one.counted],
        "excluded": [row.id for row in one.excluded],
    }
