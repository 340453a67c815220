"""What a province sets over the national rules, from TOML: one file per place, a row per procedure and spell.

A row may shorten limits and name a local fee schedule; a paper it cannot add, for there is no key to say it with.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from motcua.adapters.reading import named
from motcua.adapters.rulefiles.faults import Faults
from motcua.adapters.rulefiles.fees import Schedules, load_fee_schedules
from motcua.adapters.rulefiles.reading import Place, key, read_toml, rule_files, structure
from motcua.adapters.rulefiles.rules import Spoken, rules_converter
from motcua.annotated import as_annotated
from motcua.catalogue import Catalogue, LocalRule, place
from motcua.codes import ProcedureCode
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, LimitExceeded, MotcuaError, Problem, UnknownCode
from motcua.fees import FeeSchedule
from motcua.procedure import LimitRule
from motcua.reference import schedule

__all__ = ["LocalRules", "load_local_rules", "local_rules", "own_first"]

MOST_ROWS: Final = 100
"""Of one procedure in one place: each is compared with those before it."""


@attrs.frozen(field_transformer=as_annotated)
class LocalRules:
    """The rules of one place (*quy định của địa phương*): whose they are, and what they set."""

    jurisdiction: str
    rules: tuple[LocalRule, ...]

    def over(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with these rules over it; raises ``BadInput`` naming every row it may not set."""
        problems: list[Problem] = []
        for at, rule in enumerate(self.rules):
            try:
                catalogue = catalogue.overlay((rule,), jurisdiction=self.jurisdiction)
            except UnknownCode as error:
                near = f", such as {', '.join(error.near)}" if error.near else ""
                right = f"a procedure of the catalogue these rules lie over{near}"
                problems.append(Problem(f"$.rules[{at}]", error.code, error.met, right))
            except MotcuaError as error:
                problems += error.problems_at(f"$.rules[{at}]", "a rule a province may set")
        if problems:
            raise BadInput(f"local rules of {self.jurisdiction}", tuple(problems))
        return catalogue


@attrs.frozen
class _Row:
    code: ProcedureCode
    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    limits: tuple[LimitRule, ...] = ()
    fees: str | None = None

    def rule(self, schedules: Schedules) -> LocalRule:
        local = None if self.fees is None else schedules(self.fees)
        if self.fees is not None and local is None:
            raise BadInput(
                "row", (Problem("$.fees", UnknownCode.code, repr(self.fees[:60]), "a local schedule's code"),)
            )
        if not self.limits and local is None:
            raise BadInput("row", (Problem("$", Fault.MISSING_KEY, "neither limits nor fees", "what the place sets"),))
        return LocalRule(self.code, InForce(self.first, self.last), self.limits, local or ())

    def meets(self, other: "_Row") -> bool:
        """Whether both, which are of one procedure, say the same thing on some day."""
        cases = {rule.case for rule in self.limits} & {rule.case for rule in other.limits}
        again = cases or (self.fees is not None and other.fees is not None)
        ends = (one.last or dt.date.max for one in (self, other))
        return bool(again) and max(self.first, other.first) <= min(ends)


@attrs.frozen
class _File:
    jurisdiction: Spoken
    rules: tuple[_Row, ...]

    def local(self, schedules: Schedules, what: str) -> LocalRules:
        made: list[LocalRule] = []
        problems: list[Problem] = []
        try:
            place(self.jurisdiction)
        except BadValue as error:
            problems += error.problems_at("$.jurisdiction")
        before = defaultdict[ProcedureCode, list[_Row]](list)
        for at, row in enumerate(self.rules):
            path, others = f"$.rules[{at}]", before[row.code]
            if len(others) == MOST_ROWS:
                right = f"at most {MOST_ROWS} rows of one procedure"
                raise LimitExceeded.one(what, path=path, met="more rows", right=right)
            try:
                made.append(row.rule(schedules))
            except MotcuaError as error:
                problems += error.problems_at(path)
            if any(map(row.meets, others)):
                right = "days of its own, after the row before has ended"
                problems.append(Problem(path, Fault.DUPLICATE, f"{row.code} again, for the same days", right))
            others.append(row)
        if problems:
            raise BadInput(what, tuple(problems))
        return LocalRules(self.jurisdiction, tuple(made))


def load_local_rules(path: Place, fees: Place | None = None) -> tuple[LocalRules, ...]:
    """The local rules of a file or a folder; ``fees`` is a folder of the local schedules they name.

    Schedules are looked for there first, then among those of the library. Raises ``BadInput`` with every problem of
    every file; where files of schedules have some, what those of the place say of fees waits until these are mended.
    """
    with Faults() as faults:
        own = load_fee_schedules(fees, schedule, faults) if fees else {}
        return local_rules(rule_files(path), own_first(own), faults, *faults.missing())


def own_first(own: Mapping[str, FeeSchedule]) -> Schedules:
    """These schedules, then those of the library."""
    return lambda code: own.get(code) or schedule(code)


def local_rules(files: tuple[Path, ...], schedules: Schedules, faults: Faults, *missing: str) -> tuple[LocalRules, ...]:
    """The local rules of these files; their faults are gathered, without the codes of what may be ``missing``."""
    made: list[LocalRules] = []
    for file in files:
        with faults.met(named(file), *missing):
            row = structure(read_toml(file), _File, named(file), rules_converter())
            made.append(row.local(schedules, named(file)))
    return tuple(made)
