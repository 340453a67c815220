"""What was filed once for all parts, and what of it each inner dossier is opened with."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import Discreet, choose, expect
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, Fact, FactValue, read_facts
from motcua.dated import InForce
from motcua.dossier import Applicant, Dossier, words
from motcua.dossier.beginning import applicant_of
from motcua.errors import BadInput, BadValue, Problem, UnknownCode
from motcua.events import NOTHING, PERSONAL, SALT, Body, Event, personal_digest
from motcua.fees import FeeSchedule, not_charged
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.office import Office
from motcua.papers import AllOf
from motcua.procedure import LimitRule, Procedure, summed

if TYPE_CHECKING:
    from motcua.linked_dossier.outer import LinkedDossier

__all__ = ["Filed", "borne_out", "office_of", "opened", "own", "refuse_others"]


@attrs.frozen(eq=False, field_transformer=as_annotated)
class Filed(Discreet):
    """What was given once for all parts."""

    channel: Channel | str
    applicant: Applicant | str | None = attrs.field(repr=False)
    facts: tuple[tuple[str, FactValue], ...] = attrs.field(repr=False)
    papers: tuple[SubmittedPaper | str, ...]
    by: str | None = attrs.field(repr=False)

    def read(self, declared: Iterable[Fact]) -> "Filed":
        """The same with its facts as they are declared: days as days. Raises ``UnknownFact`` and ``BadValue``."""
        known, given = read_facts(declared, dict(self.facts)), [name for name, _ in self.facts]
        return attrs.evolve(self, facts=tuple((name, known[name]) for name in given))


def borne_out(filing: Filed, opened: Iterable[Dossier]) -> bool:
    """Whether the applicant is the one some part was opened for, as the digests in its opening say; nobody always is.

    Fewer of the applicant's values than were filed are borne out, since each may be erased; none without its salt is.
    """
    applicant = applicant_of(filing.applicant)
    return applicant is None or any(_opened_for(applicant, dossier.history[0]) for dossier in opened)


def _opened_for(applicant: Applicant, opening: Event) -> bool:
    digests, salt = opening.body.get(PERSONAL, NOTHING), str(opening.personal.get(SALT, ""))
    names = ((f"applicant.{name}", value) for name, value in applicant.fields.items())
    return (
        isinstance(digests, Body)
        and opening.body.get("kind") == applicant.kind
        and all(digests.get(name) == personal_digest(salt, name, value) for name, value in names)
    )


def refuse_others(filing: Filed, opened: Iterable[Dossier]) -> None:
    """Raises ``BadInput`` where an applicant or a channel was filed that no part that is open was opened with."""
    parts, problems = tuple(opened), list[Problem]()
    if not borne_out(filing, parts):
        met = "an applicant whom no part was opened for, or whose salt was erased there"
        right = "the applicant the parts were opened for, or nobody"
        problems.append(Problem("$.filing.applicant", BadInput.code, met, right))
    known = {str(dossier.history[0].body.get("channel")) for dossier in parts}
    channel = choose(Channel, filing.channel).value
    if channel not in known:
        problems.append(Problem("$.filing.channel", BadInput.code, channel, ", ".join(sorted(known))))
    if problems:
        raise BadInput("what was filed", tuple(problems))


def told_by(filing: Filed, events: Iterable[Event]) -> dict[str, FactValue]:
    """The facts that were filed, and after them those the applicant changed."""
    told = dict(filing.facts)
    for event in events:
        if event.verb == "change":
            told |= cast("Mapping[str, FactValue]", event.body.get("facts") or {})
    return told


def own(link: LinkedProcedure, part: LinkedPart, facts: Mapping[str, FactValue]) -> Procedure:
    """The procedure of a part, with the package's time, papers and facts where it has its own.

    The papers of the package are asked once, of the parts that wait for nothing; a fee it does not collect is none. The
    version of the day of filing stands until the package ends. A part without a procedure of the catalogue stands as
    the package describes it: a name, a limit, no papers, no fee.
    """
    known = part.procedure or _described(link, part)
    limits = _limits(link, part, facts)
    asked = (
        None
        if link.papers is None
        else part.papers
        if part.waits_for
        else AllOf(*filter(None, (link.papers, part.papers)))
    )
    known = attrs.evolve(
        known,
        in_force=InForce(known.in_force.first),
        fees=known.fees if part.charged else _not_collected(known.fees, part),
        papers=known.papers if link.papers is None else asked or AllOf(),
        limits=limits,
    )
    if limits == (part.procedure.limits if part.procedure else ()) and link.papers is None:
        return known
    declared = {fact.name: fact for fact in (*known.facts, *link.facts)}
    return attrs.evolve(known, facts=tuple(declared.values()))


def _limits(link: LinkedProcedure, part: LinkedPart, facts: Mapping[str, FactValue]) -> tuple[LimitRule, ...]:
    """The time of a part, with the terms of its steps: its limits, its shares in a row, or the total without either."""
    if part.shares:
        rules = [LimitRule(share.limit, citation=share.citation) for share in part.worked(facts, link.asked)]
        return (attrs.evolve(rules[-1], limit=summed(rules)), *part.limits)
    if any(rule.promises for rule in part.rules):
        return part.rules
    return (*part.rules, *(rule for rule in link.totals if not rule.adds))


def _described(link: LinkedProcedure, part: LinkedPart) -> Procedure:
    codes = (*filter(None, (part.procedure_code,)), *link.national_codes)
    if not codes:
        raise BadValue(f"part {part.code}", "neither a procedure nor a national code", "one of them")
    return Procedure(
        code=codes[0],
        name=part.name,
        field=link.field or link.name,
        level=None,
        in_force=link.in_force,
        announced_by=part.citation,
        legal_basis=link.legal_basis,
        facts=(),
        limits=(),
        papers=AllOf(),
        fees=FeeSchedule(part.code, part.name, (), ()),
    )


def _not_collected(schedule: FeeSchedule, part: LinkedPart) -> FeeSchedule:
    """The fees of a part whose fee the package does not collect: each is told, and nothing is owed."""
    free = not_charged(citation=part.citation)
    fees = (attrs.evolve(fee, adjustments=(*fee.adjustments, free)) for fee in schedule.fees)
    return attrs.evolve(schedule, fees=tuple(fees))


def opened(linked: "LinkedDossier", part: LinkedPart, given: Iterable[str], at: dt.datetime) -> Dossier:
    """The inner dossier of a part, with what it asks for of what was filed, and the results of those it waited for."""
    procedure, filing = dict(linked.procedures)[part.code], linked.filing
    told = {**linked.told, **dict(part.sets)}
    asked = {fact.name for fact in procedure.facts}
    listed = {paper.code for paper in procedure.papers}
    return Dossier.open(
        procedure,
        office=linked.office(part.code),
        at=at,
        channel=filing.channel,
        id=f"{linked.id}/{part.code}",
        applicant=filing.applicant,
        facts={name: value for name, value in told.items() if name in asked},
        papers=(*filing.papers, *(code for code in given if code in listed)),
        by=filing.by,
    )


def office_of(offices: Office | Mapping[str, Office], agency: str) -> Office:
    """The office of that agency; raises ``UnknownCode`` for one without."""
    if isinstance(offices, Office):
        return offices
    known = words.named(offices, "offices")
    if agency not in known:
        raise UnknownCode("office for the agency", agency, tuple(known))
    return expect(known[agency], Office, "office")
