"""What an applicant files, as other systems and scripts write it down: one table of JSON."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import attrs
from cattrs import Converter

from motcua.adapters.records.reading import records_converter, structured
from motcua.adapters.records.replaying import is_stored, replayed
from motcua.adapters.records.strict import checked_table, kind_of, normal, parsed, refuse_faults
from motcua.annotated import as_annotated
from motcua.calendar.written import written_day
from motcua.catalogue import Catalogue
from motcua.checks import Discreet, discreet
from motcua.codes import ProcedureCode
from motcua.completeness import Completeness, SubmittedPaper
from motcua.errors import BadValue, Problem
from motcua.hooks import Carried

__all__ = ["Filed", "Intake", "check_filed"]


AROUND: Final = ("applicant", "code", "channel", "status", "fees", "attachments", "session", "service", "data")
"""What other systems send around a dossier, and no check of papers reads."""


def _told_to_leave_out(given: Problem) -> Problem:
    problem = discreet(given)
    if problem.path.removeprefix("$.") not in AROUND:
        return problem
    right = f"{problem.right}; what other systems send around it stays outside: {', '.join(AROUND)}"
    return attrs.evolve(problem, right=right)


def _day(given: object) -> dt.date:
    """A day, or a moment: then the day it was at the office."""
    if not isinstance(given, str):
        raise BadValue("day of receipt", kind_of(given), "a day such as '2026-11-24'")
    return written_day(given)


def _code(given: object) -> ProcedureCode:
    if not isinstance(given, str):
        raise BadValue("procedure code", kind_of(given), "a text")
    return ProcedureCode.parse(given)


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=as_annotated)
class Intake(Carried, Discreet):
    """What an applicant files (*hồ sơ nộp*), before it is a dossier: which procedure, when, in what case, which papers.

    Facts may say anything of a person, so they are not shown.

    >>> from motcua.reference import reference_catalogue
    >>> filed = Intake.loads('{"procedure": "1.004222", "received": "2026-08-28", "papers": ["ct01"],'
    ...                      ' "facts": {"home": "own", "channel": "counter"}}')
    >>> filed.check(reference_catalogue()).missing
    ('proof_of_home',)
    """

    procedure: ProcedureCode
    received: dt.date
    papers: tuple[SubmittedPaper | str, ...] = ()
    facts: Mapping[str, Any] = attrs.field(factory=dict[str, Any], repr=False)
    id: str | None = None
    jurisdiction: str | None = None

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> "Intake":
        """The intake that a table describes; raises ``BadInput`` with every problem and its path.

        An unknown key is refused, for nobody could tell whether it was to change the answer.
        """
        refuse_faults(table, "intake")
        return structured(normal(table), cls, "intake", _converter(), _told_to_leave_out)

    @classmethod
    def loads(cls, text: str | bytes) -> "Intake":
        """The intake of a JSON text; raises ``BadInput`` and ``LimitExceeded``."""
        return cls.load(parsed(text, "intake"))

    def check(self, catalogue: Catalogue) -> Completeness:
        """Whether every paper is there; raises as ``Catalogue.find`` and ``Procedure.check`` do."""
        rule = catalogue.find(self.procedure, on=self.received, jurisdiction=self.jurisdiction)
        return rule.check(self.papers, on=self.received, facts=self.facts)

    def __repr__(self) -> str:
        return f"<Intake of {self.procedure} on {self.received}, {len(self.papers)} papers>"


@cache
def _converter() -> Converter:
    converter = records_converter().copy()
    converter.register_structure_hook(ProcedureCode, lambda raw, _: _code(raw))
    converter.register_structure_hook(dt.date, lambda raw, _: _day(raw))
    paper = SubmittedPaper | str

    def read(raw: object, _: object) -> SubmittedPaper | str:
        return raw if isinstance(raw, str) else converter.structure(raw, SubmittedPaper)

    converter.register_structure_hook_func(lambda given: given == paper, read)
    return converter


@attrs.frozen(field_transformer=as_annotated)
class Filed:
    """One dossier file that was checked: which dossier of which procedure, and the answer."""

    id: str | None
    procedure: ProcedureCode
    answer: Completeness
    jurisdiction: str | None = None
    """The place whose rules it asked for; where none of its own are loaded, those of the country answered."""


def check_filed(text: str | bytes, catalogue: Catalogue) -> Filed:
    """Whether the dossier of a JSON text holds every paper: of an intake, or of a record that ``dumps`` wrote.

    A record is replayed from its history, so a broken chain is refused. Raises ``BadInput`` and what checking raises.
    """
    given: object = parsed(text, "dossier file")
    refuse_faults(given, "dossier file", ours=is_stored(given))
    table = checked_table(given)
    if not is_stored(table):
        intake = Intake.load(table)
        return Filed(intake.id, intake.procedure, intake.check(catalogue), intake.jurisdiction)
    dossier = replayed(table, catalogue)
    return Filed(dossier.id, dossier.procedure.code, dossier.check())
