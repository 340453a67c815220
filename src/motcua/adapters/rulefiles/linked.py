"""Packages of linked procedures from TOML: parts with what they wait for, totals, and the versions of both."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NewType, cast

import attrs
from cattrs import Converter

from motcua.adapters.reading import named
from motcua.adapters.rulefiles.faults import Faults
from motcua.adapters.rulefiles.reading import Place, key, read_toml, rule_files, some, structure
from motcua.adapters.rulefiles.rules import (
    NOT_VERIFIED,
    Cited,
    Code,
    channel,
    cited,
    day_before,
    limit_problems,
    new_rules_converter,
    paper_problems,
)
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactValue
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.linked import Consent, Counted, LinkedPart, LinkedProcedure, Share, TotalRule
from motcua.papers import AllOf, Requirement
from motcua.procedure import LimitRule
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["load_packages"]

Answer = NewType("Answer", object)
"""The value of a fact that a package sets."""


@attrs.frozen
class _ShareRow:
    agency: str
    limit: TimeLimit
    when: Condition = ALWAYS
    name: Text | None = None
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def share(self) -> Share:
        citation = cited(self.cite, verified=self.verified)
        return Share(self.agency, self.limit, when=self.when, name=self.name, citation=citation)


@attrs.frozen
class _ConsentRow:
    name: Text
    limit: TimeLimit | None = None
    when: Condition = ALWAYS
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED
    limit_cite: Citation | None = None
    limit_verified: bool = NOT_VERIFIED

    def consent(self) -> Consent:
        return Consent(
            self.name,
            limit=self.limit,
            when=self.when,
            citation=cited(self.cite, verified=self.verified),
            limit_citation=cited(self.limit_cite, verified=self.limit_verified),
        )


@attrs.frozen
class _ChannelsRow:
    only: tuple[Channel, ...] = tuple(Channel)
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED


@attrs.frozen
class _ChoiceRow:
    """What a total says beyond its limit."""

    needs: tuple[str, ...] = ()
    covers: tuple[str, ...] = attrs.field(default=(), metadata=some())


_CHOICE: Final = tuple(field.name for field in attrs.fields(_ChoiceRow))


@attrs.frozen
class _PartRow:
    code: Code
    name: Text
    agency: str
    waits_for: tuple[str, ...] = ()
    procedure: ProcedureCode | None = None
    limits: tuple[LimitRule, ...] = ()
    shares: tuple[_ShareRow, ...] = ()
    consent: _ConsentRow | None = None
    optional: bool = False
    on_request: bool = False
    chosen_with: tuple[str, ...] = ()
    charged: bool = True
    papers: tuple[Requirement, ...] = ()
    gives: tuple[str, ...] = ()
    sets: Mapping[str, Answer] = attrs.field(factory=dict[str, Answer])
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def part(self) -> LinkedPart:
        return LinkedPart(
            self.code,
            self.name,
            self.agency,
            waits_for=self.waits_for,
            procedure_code=self.procedure,
            limits=self.limits,
            shares=tuple(row.share() for row in self.shares),
            consent=self.consent.consent() if self.consent else None,
            optional=self.optional,
            on_request=self.on_request,
            chosen_with=self.chosen_with,
            charged=self.charged,
            papers=AllOf(*self.papers) if self.papers else None,
            gives=self.gives,
            sets=cast("Mapping[str, FactValue]", self.sets),
            citation=cited(self.cite, verified=self.verified),
        )

    def problems(self, facts: tuple[Fact, ...]) -> Iterator[Problem]:
        """What is wrong with its rows for those facts, and rows that say the same thing twice."""
        yield from limit_problems(self.limits, facts, "$.limits")
        yield from paper_problems(self.papers, facts, "$.papers")
        for at, share in enumerate(self.shares):
            yield from (problem.under(f"$.shares[{at}].when") for problem in share.when.problems(facts))
        if self.consent is not None:
            yield from (problem.under("$.consent.when") for problem in self.consent.when.problems(facts))
        if self.shares and any(rule.promises for rule in self.limits):
            yield Problem("$.shares", BadValue.code, "a limit of the whole part as well", "the one or the other")


@attrs.frozen
class _VersionRow:
    """One version of a package, whole: a new decree restates its parts and totals."""

    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED
    name: Text | None = None
    change: Text | None = None
    opted_into: bool = False
    lead: str = attrs.field(kw_only=True)
    parts: tuple[_PartRow, ...] = attrs.field(kw_only=True)
    totals: tuple[TotalRule, ...] = ()
    papers: tuple[Requirement, ...] = ()
    legal_basis: tuple[Cited, ...] = ()
    channels: _ChannelsRow = _ChannelsRow()
    national_codes: tuple[ProcedureCode, ...] | None = None
    """Its codes, where they are not those of every version."""

    def problems(self, facts: tuple[Fact, ...]) -> Iterator[Problem]:
        """What is wrong with its rows for those facts."""
        yield from limit_problems(self.totals, facts, "$.totals")
        at_work = {part.agency for part in self.parts} | {share.agency for part in self.parts for share in part.shares}
        if self.lead not in at_work:
            right = f"one of {', '.join(sorted(at_work))}"
            yield Problem("$.lead", UnknownCode.code, self.lead[:60], right)
        yield from paper_problems(self.papers, facts, "$.papers")
        for at, part in enumerate(self.parts):
            yield from (problem.under(f"$.parts[{at}]") for problem in part.problems(facts))

    def nameless(self, agencies: Mapping[str, Text]) -> Iterator[Problem]:
        """Agencies at work that are not among those the file names, if it names any."""
        right = f"one of {', '.join(agencies)}"
        for at, part in enumerate(self.parts):
            at_work = (("", part.agency), *((f".shares[{n}]", share.agency) for n, share in enumerate(part.shares)))
            for place, agency in at_work:
                if agencies and agency not in agencies:
                    yield Problem(f"$.parts[{at}]{place}.agency", UnknownCode.code, repr(agency[:60]), right)


@attrs.frozen
class _PackageFile:
    code: Code
    name: Text
    versions: tuple[_VersionRow, ...]
    field: Text | None = None
    agencies: Mapping[str, Text] = attrs.field(factory=dict[str, Text])
    counted: Counted = Counted.OUTER
    national_codes: tuple[ProcedureCode, ...] = ()
    facts: tuple[Fact, ...] = ()

    def packages(self, what: str) -> tuple[LinkedProcedure, ...]:
        facts = (channel(), *self.facts)
        problems = [*self._out_of_order()]
        built: list[LinkedProcedure] = []
        for at, row in enumerate(self.versions):
            path = f"$.versions[{at}]"
            problems += (problem.under(path) for problem in row.problems(facts))
            problems += (problem.under(path) for problem in row.nameless(self.agencies))
            try:
                built.append(self._package(row))
            except BadInput as error:
                problems += error.problems_at(path)
        if problems:
            raise BadInput(what, tuple(problems))
        firsts = [package.in_force.first for package in built[1:]]
        ends = [*map(day_before, firsts), None]
        return tuple(
            attrs.evolve(package, in_force=InForce(package.in_force.first, row.last or end))
            for package, row, end in zip(built, self.versions, ends, strict=True)
        )

    def _out_of_order(self) -> Iterator[Problem]:
        if not self.versions:
            yield Problem("$.versions", Fault.MISSING_KEY, "none", "at least one version")
        for at, row in enumerate(self.versions):
            before = self.versions[at - 1] if at else None
            if before is not None and row.first <= (before.last or before.first):
                right = f"a day after {before.last or before.first}"
                yield Problem(f"$.versions[{at}].from", Fault.OUT_OF_ORDER, str(row.first), right)
            if row.last is not None and row.last < row.first:
                yield Problem(f"$.versions[{at}].to", Fault.OUT_OF_ORDER, str(row.last), f"a day from {row.first} on")

    def _package(self, row: _VersionRow) -> LinkedProcedure:
        return LinkedProcedure(
            self.code,
            row.name or self.name,
            InForce(row.first),
            [part.part() for part in row.parts],
            row.lead,
            row.totals,
            (channel(), *self.facts),
            AllOf(*row.papers) if row.papers else None,
            self.national_codes if row.national_codes is None else row.national_codes,
            tuple(one.citation for one in row.legal_basis),
            cited(row.cite, verified=row.verified),
            row.change,
            field=self.field,
            agencies=self.agencies,
            counted=self.counted,
            opted_into=row.opted_into,
            channels=row.channels.only,
            channels_cited=cited(row.channels.cite, verified=row.channels.verified),
        )


@cache
def _converter() -> Converter:
    """The converter that knows these rows too."""
    converter = new_rules_converter()

    def total(raw: object, _: object) -> TotalRule:
        if not isinstance(raw, dict):
            return TotalRule.of(converter.structure(raw, LimitRule))
        row = dict(cast("Mapping[str, object]", raw))
        choice = converter.structure({name: row.pop(name) for name in _CHOICE if name in row}, _ChoiceRow)
        rule = TotalRule.of(converter.structure(row, LimitRule))
        return attrs.evolve(rule, needs=choice.needs, covers=choice.covers)

    def answer(raw: object, _: object) -> object:
        if type(raw) not in {bool, int, str, dt.date}:
            raise BadValue("fact", type(raw).__name__, "true or false, a number, a text or a date")
        return raw

    converter.register_structure_hook(TotalRule, total)
    converter.register_structure_hook(Answer, answer)
    return converter


def load_packages(path: Place, gathered: Faults | None = None) -> tuple[LinkedProcedure, ...]:
    """The packages (*nhóm thủ tục liên thông*) of a file or a folder, every version of each.

    Raises ``BadInput`` with every problem of every file; for a single file too large, ``LimitExceeded``.
    """
    packages: list[LinkedProcedure] = []
    with Faults(gathered) as faults:
        for file in rule_files(path):
            with faults.met(named(file)):
                packages += structure(read_toml(file), _PackageFile, named(file), _converter()).packages(named(file))
    return tuple(packages)
