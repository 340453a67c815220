"""Procedures from TOML: one file per procedure, made into its dated versions.

A file states the first version in full; every ``[[amendments]]`` after it states what an instrument changed, from a day
on. Rows of the same code, or for the same case, replace the ones before; deleting an amendment reverses it.
"""

import datetime as dt
import enum
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Final, TypeAlias, cast

import attrs
from cattrs import Converter

from motcua.adapters.reading import named
from motcua.adapters.rulefiles.across import contradictions, listed, undeclared
from motcua.adapters.rulefiles.fees import Schedules, fee_problems, only
from motcua.adapters.rulefiles.reading import key, read_toml, structure
from motcua.adapters.rulefiles.rules import (
    NOT_VERIFIED,
    Cited,
    Level,
    amended_limits,
    amended_papers,
    channel,
    cited,
    day_before,
    limit_problems,
    new_rules_converter,
    once,
    paper_problems,
)
from motcua.catalogue import UNDATED
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Channel, Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, LimitExceeded, Problem
from motcua.fees import FeeSchedule
from motcua.papers import AllOf, Group, Paper, Requirement
from motcua.procedure import Authority, LimitRule, Prerequisite, Procedure, Result
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["load_procedure"]

_Days: TypeAlias = tuple[str, dt.date, dt.date | None]
"""The first and the last day of a version, with its place in the file."""

ROOT: Final = "$"
CHANNEL: Final = "channel"
"""The fact of which a procedure may offer fewer choices than its fees know."""


@attrs.frozen
class _ResultRow:
    name: Text
    code: str | None = None
    refusal: bool = False
    valid_for: TimeLimit | None = None
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def result(self) -> Result:
        citation = cited(self.cite, verified=self.verified)
        return Result(self.name, self.code, refusal=self.refusal, valid_for=self.valid_for, citation=citation)


@attrs.frozen
class _RequiredRow:
    code: ProcedureCode
    name: Text
    when: Condition = ALWAYS
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def prerequisite(self) -> Prerequisite:
        return Prerequisite(self.code, self.name, self.when, citation=cited(self.cite, verified=self.verified))


@attrs.frozen
class _AbolitionRow:
    """The end of the procedure itself, and what is filed instead."""

    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool = NOT_VERIFIED
    replaced_by: tuple[ProcedureCode, ...] = ()


@attrs.frozen(kw_only=True)
class _Terms:
    """What a procedure says from a day on; an amendment gives only what it changes.

    ``None`` is what is not said, and an empty list what is said to be nothing.
    """

    first: dt.date = attrs.field(default=UNDATED, metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED
    change: Text | None = None
    announced_by: Cited | None = None
    legal_basis: tuple[Cited, ...] | None = None
    field: Text | None = None
    level: Level | None = None
    channels: tuple[Channel, ...] | None = None
    fees: tuple[str, ...] | None = None
    facts: tuple[Fact, ...] = ()
    limits: tuple[LimitRule, ...] = ()
    papers: tuple[Requirement, ...] = ()
    results: tuple[_ResultRow, ...] = ()
    conditions: tuple[Text, ...] | None = None
    authority: Authority | None = None
    applicants: tuple[Text, ...] | None = None
    requires: tuple[_RequiredRow, ...] | None = None
    steps: tuple[Text, ...] | None = None
    notes: tuple[Text, ...] | None = None


class Restated(enum.StrEnum):
    """The rows an amendment may state anew in full, rather than row by row."""

    FACTS = "facts"
    LIMITS = "limits"
    PAPERS = "papers"
    RESULTS = "results"


@attrs.frozen(kw_only=True)
class _Amendment(_Terms):
    first: dt.date = attrs.field(metadata=key("from"))
    name: Text | None = None
    restates: tuple[Restated, ...] = ()
    repeals: tuple[str, ...] = ()
    """Codes of papers that are asked no more."""


MOST_AMENDMENTS: Final = 100
"""Of one procedure; each version tells what all before it said."""
_STATED: Final = (
    "name",
    "field",
    "level",
    "channels",
    "fees",
    "conditions",
    "authority",
    "applicants",
    "requires",
    "steps",
    "notes",
    "legal_basis",
)
"""What an amendment states anew wherever it says anything of it, and be it nothing."""


@attrs.frozen(kw_only=True)
class _ProcedureFile(_Terms):
    code: ProcedureCode
    name: Text
    amendments: tuple[_Amendment, ...] = ()
    abolition: _AbolitionRow | None = None

    def without(self, rows: Collection[Restated]) -> "_ProcedureFile":
        """The terms without the rows that are stated anew."""
        return attrs.evolve(
            self,
            facts=() if Restated.FACTS in rows else self.facts,
            limits=() if Restated.LIMITS in rows else self.limits,
            papers=() if Restated.PAPERS in rows else self.papers,
            results=() if Restated.RESULTS in rows else self.results,
        )

    def after(self, amendment: _Amendment) -> "_ProcedureFile":
        """The terms as the amendment leaves them."""
        own = (Cited(amendment.cite, amendment.verified),) if amendment.cite else ()
        said = {name: value for name in _STATED if (value := getattr(amendment, name)) is not None}
        kept = self.without(amendment.restates)
        return attrs.evolve(
            self,
            first=amendment.first,
            last=amendment.last,
            cite=amendment.cite,
            verified=amendment.verified,
            change=amendment.change,
            announced_by=amendment.announced_by,
            facts=tuple({fact.name: fact for fact in (*kept.facts, *amendment.facts)}.values()),
            limits=amended_limits(kept.limits, amendment.limits),
            papers=amended_papers(kept.papers, amendment.papers, amendment.repeals),
            results=tuple({row.code or row.name.vi: row for row in (*kept.results, *amendment.results)}.values()),
            **said | {"legal_basis": (*said.get("legal_basis", self.legal_basis or ()), *own)},
        )

    def procedure(self, next_first: dt.date | None, fees: FeeSchedule) -> Procedure:
        """The version these terms make, up to the day before the next one."""
        offered = tuple(one for one in Channel if one in (self.channels or Channel))
        own = tuple({fact.name: fact for fact in (channel(offered), *self.facts)}.values())
        return Procedure(
            code=self.code,
            name=self.name,
            field=self.field,
            level=self.level,
            in_force=InForce(self.first, self.last or (day_before(next_first) if next_first else None)),
            announced_by=self.announced_by.citation if self.announced_by else None,
            legal_basis=tuple(dict.fromkeys(row.citation for row in self.legal_basis or ())),
            facts=(*own, *_asked_by_fees(own, fees)),
            limits=self.limits,
            papers=AllOf(*self.papers),
            fees=fees,
            channels=self.channels or tuple(Channel),
            results=tuple(row.result() for row in self.results),
            conditions=self.conditions or (),
            amended_by=cited(self.cite, verified=self.verified),
            change=self.change,
            authority=self.authority or Authority(),
            applicants=self.applicants or (),
            requires=tuple(row.prerequisite() for row in self.requires or ()),
            steps=self.steps or (),
            notes=self.notes or (),
        )


def _asked_by_fees(own: Iterable[Fact], fees: FeeSchedule) -> Iterator[Fact]:
    """What the fees ask for and the procedure does not; what both ask for must be the same."""
    asked = {fact.name: fact for fact in own}
    for fact in fees.facts:
        other = asked.get(fact.name)
        if other is None:
            yield fact
        elif fact.name != CHANNEL and (other.type, other.choices) != (fact.type, fact.choices):
            right = f"{fact.type.value} {', '.join(fact.choices)}".strip()
            raise BadInput.one(
                fees.code, path="$.facts", met=f"{fact.name} of another kind", right=f"{right}, as fees ask"
            )


def load_procedure(path: str | os.PathLike[str], schedules: Schedules) -> tuple[Procedure, ...]:
    """The versions of the procedure of one file, the oldest first.

    Raises ``BadInput`` with every problem of the file; for a file too large, ``LimitExceeded``.
    """
    file, tables = named(path), read_toml(path)
    if (met := len(listed(tables, "amendments"))) > MOST_AMENDMENTS:
        right = f"at most {MOST_AMENDMENTS} amendments"
        raise LimitExceeded.one(file, path="$.amendments", met=f"{met} amendments", right=right)
    nonsense = tuple(contradictions(tables))
    try:
        built = _versions(structure(tables, _ProcedureFile, file, _converter()), schedules, file)
    except BadInput as error:
        found = (*error.problems, *nonsense, *_beyond_rows(tables, schedules))
        raise BadInput(file, tuple({(one.path, one.code, one.met): one for one in found}.values())) from None
    if nonsense:
        raise BadInput(file, nonsense)
    return built


@cache
def _converter() -> Converter:
    """The converter that knows these rows too."""
    converter = new_rules_converter()
    once(converter, _ResultRow, "code")
    once(converter, _RequiredRow, "code")
    return converter


def _beyond_rows(tables: Mapping[str, object], schedules: Schedules) -> Iterator[Problem]:
    """What no row can tell of itself, for a file with faults: its fees, its conditions, the order of its days."""
    amendments = tables.get("amendments")
    rows: list[object] = [tables, *(cast("list[object]", amendments) if isinstance(amendments, list) else ())]
    days: list[_Days] = []
    for path, given in zip(_paths(len(rows)), rows, strict=True):
        if isinstance(given, dict):
            own = cast("Mapping[str, object]", given)
            fees, first, last = own.get("fees"), own.get("from", UNDATED if given is tables else None), own.get("to")
            if isinstance(fees, list):
                yield from (problem.under(path) for problem in fee_problems(schedules, cast("list[object]", fees)))
            if type(first) is dt.date:
                days.append((path, first, last if type(last) is dt.date else None))
    abolition = tables.get("abolition")
    if isinstance(abolition, dict):
        end = cast("Mapping[str, object]", abolition).get("from")
        days += [("$.abolition", end, None)] if type(end) is dt.date else []
    yield from _out_of_order(days)
    yield from undeclared(tables, lambda items: _asked_by_items(items, schedules))


def _asked_by_items(items: Iterable[object], schedules: Schedules) -> Iterator[Fact]:
    """What those fees ask for that some schedule has."""
    for item in items:
        schedule = schedules(item.partition(".")[0]) if isinstance(item, str) else None
        if schedule is not None:
            yield from schedule.only(fee.item for fee in schedule.fees if fee.item == item).facts


def _paths(rows: int) -> tuple[str, ...]:
    """Where the terms of each version stand in the file."""
    return ROOT, *(f"{ROOT}.amendments[{at}]" for at in range(rows - 1))


def _versions(row: _ProcedureFile, schedules: Schedules, what: str) -> tuple[Procedure, ...]:
    terms: list[tuple[str, _Terms, _ProcedureFile]] = [(ROOT, row, row)]
    for path, amendment in zip(_paths(len(row.amendments) + 1)[1:], row.amendments, strict=True):
        terms.append((path, amendment, terms[-1][2].after(amendment)))
    end = row.abolition
    ends = [(f"{ROOT}.abolition", end.first, None)] if end else []
    out_of_order = [*_out_of_order([*((path, own.first, own.last) for path, own, _ in terms), *ends])]
    problems = [*out_of_order]
    built: list[Procedure] = []
    firsts = [merged.first for _, _, merged in terms[1:]]
    fees: dict[tuple[str, ...] | None, FeeSchedule] = {}
    for (path, own, merged), next_first in zip(terms, [*firsts, end.first if end else None], strict=True):
        try:
            if merged.fees not in fees:
                fees[merged.fees] = only(schedules, merged.fees or (), str(row.code), row.name)
            dated = attrs.evolve(merged, last=None) if out_of_order else merged
            built.append(dated.procedure(None if out_of_order else next_first, fees[merged.fees]))
        except BadInput as error:
            inherited = () if own.fees else ("$.fees",)  # told where they are named
            problems += (one.under(path) for one in error.problems if not one.path.startswith(inherited))
            continue
        problems += limit_problems(own.limits, built[-1].facts, f"{path}.limits")
        problems += paper_problems(own.papers, built[-1].facts, f"{path}.papers")
        problems += _required_problems(own.requires or (), row.code, built[-1].facts, f"{path}.requires")
        problems += _left_behind(merged, own, [one.facts for one in built[-2:]], path)
    if problems:
        raise BadInput(what, tuple(problems))
    if end:
        ended = attrs.evolve(end.cite, verified=end.verified)
        built[-1] = attrs.evolve(built[-1], abolished_by=ended, replaced_by=end.replaced_by)
    return tuple(built)


def _left_behind(merged: _Terms, own: _Terms, facts: list[tuple[Fact, ...]], path: str) -> Iterator[Problem]:
    """Rows that stay while the facts they hang on are taken away, or are asked for otherwise.

    A channel that is offered no more is for the linter to tell: the row is then for no case, and does no harm.
    """
    before, after = (
        tuple(channel() if fact.name == CHANNEL else fact for fact in one) for one in (facts[0], facts[-1])
    )
    stated = {*_hanging(own)}
    for what, condition in _hanging(merged):
        if (what, condition) not in stated:
            known = {(problem.code, problem.met) for problem in condition.problems(before)}
            met = (problem for problem in condition.problems(after) if (problem.code, problem.met) not in known)
            yield from (Problem(path, one.code, f"{one.met} in {what}, which stays", one.right) for one in met)


def _hanging(terms: _Terms) -> Iterator[tuple[str, Condition]]:
    """The conditions of those terms, each with the row it is of."""
    yield from ((f"limit {rule.limit}", rule.applies) for rule in terms.limits)
    yield from ((f"prerequisite {one.code}", one.when) for one in terms.requires or ())
    yield from (found for item in terms.papers for found in _hanging_papers(item))


def _hanging_papers(item: Requirement) -> Iterator[tuple[str, Condition]]:
    if isinstance(item, Group):
        yield "group of papers", item.when
        yield from (found for inner in item.items for found in _hanging_papers(inner))
    if isinstance(item, Paper):
        yield from ((f"paper {item.code}", condition) for condition in (item.when, item.waived_if) if condition)


def _required_problems(
    rows: Iterable[_RequiredRow], own: ProcedureCode, facts: tuple[Fact, ...], path: str
) -> Iterator[Problem]:
    """Conditions of prerequisites over facts nobody asks for, and a procedure that waits for itself, with its place."""
    for at, row in enumerate(rows):
        if row.code == own:
            yield Problem(f"{path}[{at}].code", BadValue.code, str(own), "a procedure that ends before this one")
        yield from (problem.under(f"{path}[{at}].when") for problem in row.when.problems(facts))


def _out_of_order(days: Iterable[_Days]) -> Iterator[Problem]:
    """Amendments that do not come after the version they amend, or come before it has ended."""
    given = tuple(days)
    for (_, before, last), (path, first, _) in pairwise(given):
        latest = max(before, last or before)
        if first <= latest:
            yield Problem(f"{path}.from", Fault.OUT_OF_ORDER, str(first), f"a day after {latest}")
    for path, first, last in given:
        if last is not None and last < first:
            yield Problem(f"{path}.to", Fault.OUT_OF_ORDER, str(last), f"a day from {first} on")
