"""Packages of linked procedures from TOML: parts with what they wait for, totals, and the versions of both."""

import datetime as dt
import os
from collections.abc import Iterator

import attrs

from motcua.adapters.rulefiles.reading import key, read_toml, rule_files, structure
from motcua.adapters.rulefiles.rules import (
    NOT_VERIFIED,
    Cited,
    channel,
    cited,
    day_before,
    limit_problems,
    paper_problems,
    rules_converter,
)
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Fact
from motcua.dated import InForce
from motcua.errors import BadInput, Problem
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.papers import AllOf, Requirement
from motcua.procedure import LimitRule
from motcua.wording import Text

__all__ = ["load_packages"]


@attrs.frozen
class _PartRow:
    code: str
    name: Text
    agency: str
    waits_for: tuple[str, ...] = ()
    procedure: ProcedureCode | None = None
    limits: tuple[LimitRule, ...] = ()
    optional: bool = False
    charged: bool = True
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
            optional=self.optional,
            charged=self.charged,
            citation=cited(self.cite, verified=self.verified),
        )


@attrs.frozen
class _VersionRow:
    """One version of a package, whole: a new decree restates its parts and totals."""

    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED
    change: Text | None = None
    lead: str = attrs.field(kw_only=True)
    parts: tuple[_PartRow, ...] = attrs.field(kw_only=True)
    totals: tuple[LimitRule, ...] = ()
    papers: tuple[Requirement, ...] = ()
    legal_basis: tuple[Cited, ...] = ()


@attrs.frozen
class _PackageFile:
    code: str
    name: Text
    versions: tuple[_VersionRow, ...]
    national_codes: tuple[ProcedureCode, ...] = ()
    facts: tuple[Fact, ...] = ()

    def packages(self, what: str) -> tuple[LinkedProcedure, ...]:
        facts = (channel(), *self.facts)
        problems = [*self._out_of_order()]
        built: list[LinkedProcedure] = []
        for at, row in enumerate(self.versions):
            path = f"$.versions[{at}]"
            problems += limit_problems(row.totals, facts, f"{path}.totals")
            problems += paper_problems(row.papers, facts, f"{path}.papers")
            for number, part in enumerate(row.parts):
                problems += limit_problems(part.limits, facts, f"{path}.parts[{number}].limits")
            try:
                built.append(self._package(row))
            except BadInput as error:
                problems += (problem.under(path) for problem in error.problems)
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
            yield Problem("$.versions", "missing-key", "none", "at least one version")
        for at, row in enumerate(self.versions):
            before = self.versions[at - 1] if at else None
            if before is not None and row.first <= (before.last or before.first):
                right = f"a day after {before.last or before.first}"
                yield Problem(f"$.versions[{at}].from", "out-of-order", str(row.first), right)
            if row.last is not None and row.last < row.first:
                yield Problem(f"$.versions[{at}].to", "out-of-order", str(row.last), f"a day from {row.first} on")

    def _package(self, row: _VersionRow) -> LinkedProcedure:
        return LinkedProcedure(
            self.code,
            self.name,
            InForce(row.first),
            [part.part() for part in row.parts],
            row.lead,
            row.totals,
            (channel(), *self.facts),
            AllOf(*row.papers) if row.papers else None,
            self.national_codes,
            tuple(one.citation for one in row.legal_basis),
            cited(row.cite, verified=row.verified),
            row.change,
        )


def load_packages(path: str | os.PathLike[str]) -> tuple[LinkedProcedure, ...]:
    """The packages (*nhóm thủ tục liên thông*) of a file or a folder, every version of each.

    Raises ``BadInput`` with every problem of the first file that has one; for a file too large, ``LimitExceeded``.
    """
    return tuple(
        package
        for file in rule_files(path)
        for package in structure(read_toml(file), _PackageFile, file.name, rules_converter()).packages(file.name)
    )
