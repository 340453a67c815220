"""What a package is made of: parts and what they wait for, the shares of agencies, consents, totals.

Which part waits for which is a table, ordered by ``graphlib``; a table that can never be worked off is refused.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, kind, pair, several
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Condition, Fact, FactValue, undecided
from motcua.errors import BadInput, BadValue, Fault, LimitExceeded, Problem, UnknownCode, UnknownFact
from motcua.papers import Requirement
from motcua.procedure import LimitRule, Procedure, choose, summed
from motcua.timelimit import TimeLimit
from motcua.wording import Text
from motcua.wording.refusing import no_promise

__all__ = ["Consent", "LinkedPart", "Share", "TotalRule", "before", "in_order", "total_problems"]

WHAT: Final = "parts of a package"
MOST: Final = 100
"""No package comes near a hundred parts."""
Pairs = Mapping[str, FactValue] | tuple[tuple[str, FactValue], ...]


@attrs.frozen(field_transformer=as_annotated)
class Share:
    """What one agency does of a part, and its time for it (*phần việc, thời hạn của từng cơ quan*)."""

    agency: str = attrs.field(validator=kind(str))
    limit: TimeLimit = attrs.field(validator=kind(TimeLimit))
    when: Condition = attrs.field(default=ALWAYS, validator=kind(Condition), kw_only=True)
    name: Text | None = attrs.field(default=None, validator=kind(Text, optional=True), kw_only=True)
    """What it does, where that is less than the whole part."""
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)


@attrs.frozen(field_transformer=as_annotated)
class Consent:
    """A consent a part waits for (*xác nhận đồng ý*): the time until it comes is not counted.

    ``limit`` is by when whoever is asked has to give it; it binds them, and makes no return date. That the time is not
    counted and how long it may take may stand in two places.
    """

    name: Text = attrs.field(validator=kind(Text))
    limit: TimeLimit | None = attrs.field(default=None, validator=kind(TimeLimit, optional=True), kw_only=True)
    when: Condition = attrs.field(default=ALWAYS, validator=kind(Condition), kw_only=True)
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)
    """The rule by which the time is not counted."""
    limit_citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)
    """The rule that sets ``limit``, where it is another."""

    @property
    def limited_by(self) -> Citation | None:
        """The rule that sets ``limit``."""
        return self.limit_citation or self.citation


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return several(given, "codes", str)


@attrs.frozen(field_transformer=as_annotated)
class TotalRule(LimitRule):
    """The announced total (*tổng thời hạn được công bố*), and for which choice of parts it was announced.

    It holds where all of ``needs`` are chosen, and counts for ``covers``, or for every part without it: a part that is
    chosen and not covered keeps a time of its own.
    """

    needs: tuple[str, ...] = attrs.field(default=(), converter=_codes, kw_only=True)
    covers: tuple[str, ...] = attrs.field(default=(), converter=_codes, kw_only=True)

    @classmethod
    def of(cls, rule: LimitRule) -> "TotalRule":
        """The total of every part that a plain limit states."""
        if isinstance(expect(rule, LimitRule, "total"), TotalRule):
            return cast("TotalRule", rule)
        return cls(**{field.name: getattr(rule, field.name) for field in attrs.fields(LimitRule)})


def _settled(given: Pairs) -> tuple[tuple[str, FactValue], ...]:
    pairs = given.items() if isinstance(given, Mapping) else several(given, "facts of a part")
    return tuple(pair(one, "fact and answer") for one in pairs)


def _rules(given: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    return several(given, "limits of a part", LimitRule)


def _shares(given: Iterable[Share]) -> tuple[Share, ...]:
    return several(given, "shares of a part", Share)


@attrs.frozen(field_transformer=as_annotated)
class LinkedPart:
    """One part of a package (*thủ tục thành phần*): whose it is, what it waits for, and its time inside the package.

    ``limits`` are the package's own, those of its steps among them; without a time of the whole the part keeps that of
    its procedure, and without either it ends with the announced total. ``shares`` take the place of that time where
    several agencies work one after the other, or where the case decides which agency it is. A part may stand without a
    procedure of the catalogue.
    """

    code: str = attrs.field(validator=kind(str))
    name: Text = attrs.field(validator=kind(Text))
    agency: str = attrs.field(validator=kind(str))
    """Who settles it; the key under which ``plan`` looks for a calendar."""
    waits_for: tuple[str, ...] = attrs.field(default=(), converter=_codes, kw_only=True)
    procedure_code: ProcedureCode | None = attrs.field(
        default=None, validator=kind(ProcedureCode, optional=True), kw_only=True
    )
    procedure: Procedure | None = attrs.field(default=None, validator=kind(Procedure, optional=True), kw_only=True)
    limits: tuple[LimitRule, ...] = attrs.field(default=(), converter=_rules, kw_only=True)
    shares: tuple[Share, ...] = attrs.field(default=(), converter=_shares, kw_only=True)
    """The agencies one after the other, each with its time; those whose condition holds count."""
    consent: Consent | None = attrs.field(default=None, validator=kind(Consent, optional=True), kw_only=True)
    optional: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    """Whether the applicant may leave it out."""
    on_request: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    """Whether it is done only where the applicant asks for it by name (*chỉ khi có đề nghị*)."""
    chosen_with: tuple[str, ...] = attrs.field(default=(), converter=_codes, kw_only=True)
    """The parts without which nobody can choose it, though it does not wait for them."""
    charged: bool = attrs.field(default=True, validator=kind(bool), kw_only=True)
    """Whether its fee is collected inside the package."""
    papers: Requirement | None = attrs.field(default=None, validator=kind(Requirement, optional=True), kw_only=True)
    """What it asks for beside the papers of the package."""
    gives: tuple[str, ...] = attrs.field(default=(), converter=_codes, kw_only=True)
    """Codes of papers that its result is, for the parts that wait for it."""
    sets: tuple[tuple[str, FactValue], ...] = attrs.field(default=(), converter=_settled, kw_only=True)
    """Facts of its procedure that the package itself decides."""
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)

    @property
    def free(self) -> bool:
        """Whether a choice may do without it."""
        return self.optional or self.on_request

    @property
    def rules(self) -> tuple[LimitRule, ...]:
        """The limits that count for it: its own, and where none of them makes a return date, those of its procedure."""
        if self.procedure is None or self.timed:
            return self.limits
        return (*self.limits, *self.procedure.limits)

    @property
    def timed(self) -> bool:
        """Whether the package gives it a time of its own, rather than times of its steps alone."""
        return any(rule.promises for rule in self.limits)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What its procedure asks and the package does not decide."""
        settled = dict(self.sets)
        return tuple(fact for fact in self.procedure.facts if fact.name not in settled) if self.procedure else ()

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the facts the package decides, for the procedure it is."""
        known = {fact.name: fact for fact in self.procedure.facts} if self.procedure else {}
        for name, value in self.sets if self.procedure else ():
            place = f"$.parts.{self.code}.sets.{name}"
            if name not in known:
                yield Problem(place, UnknownFact.code, name[:60], f"one of {', '.join(known) or 'none'}")
                continue
            try:
                known[name].read(value)
            except BadValue as error:
                yield from error.problems_at(place)

    def worked(self, facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> tuple[Share, ...]:
        """The shares of this case, one after the other; none where it ends with the announced total.

        Raises ``UndecidedFacts``, and ``NoPromise`` where no rule is for the case.
        """
        told, known = {**facts, **dict(self.sets)}, tuple(asked)
        if self.shares:
            shares = tuple(share for share in self.shares if holds(share.when, told, known))
            if not shares:
                raise no_promise("promise.no-share", part=self.code)
            return shares
        if not any(rule.promises for rule in self.rules):
            return ()
        chosen = choose(self.rules, told, known)
        return (Share(self.agency, summed(chosen), citation=chosen[0].citation),)

    def concerns(self, facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> bool:
        """Whether some agency has a time for it in this case, or may, as long as facts are missing."""
        told = {**facts, **dict(self.sets)}
        return not self.shares or any(share.when.evaluate(told).value is not False for share in self.shares)

    def settles(self, facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> str:
        """The agency that settles it in this case: the last at work."""
        return (self.worked(facts, asked) or (self,))[-1].agency

    def waits_for_consent(self, facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> Consent | None:
        """The consent it waits for in this case."""
        consent = self.consent
        return consent if consent and holds(consent.when, {**facts, **dict(self.sets)}, asked) else None


def holds(when: Condition, facts: Mapping[str, FactValue], asked: Iterable[Fact]) -> bool:
    """Whether a condition holds; raises ``UndecidedFacts`` where facts are missing that decide it."""
    verdict = when.evaluate(facts)
    if verdict.value is None:
        raise undecided(tuple(asked), verdict.missing)
    return verdict.value


# ── The order of the parts ───────────────────────────────────────────────────────────────────


def in_order(given: Iterable[LinkedPart]) -> tuple[LinkedPart, ...]:
    """The parts, each after those it waits for; cycles, and parts that can never start, raise ``BadInput``."""
    listed = several(given, WHAT, LinkedPart)
    if len(listed) > MOST:
        raise LimitExceeded.one(WHAT, path="$.parts", met=f"{len(listed)} parts", right=f"at most {MOST}")
    parts = {part.code: part for part in listed}
    problems = (*_again(listed), *_unknown(parts), *_out_of_reach(parts), *_behind_options(parts), *_all_free(parts))
    if problems or not parts:
        raise BadInput(WHAT, problems or (Problem("$.parts", Fault.MISSING_KEY, "none", "a part"),))
    order = TopologicalSorter({part.code: part.waits_for for part in parts.values()}).static_order()
    return tuple(parts[code] for code in order)


def _place(code: str) -> str:
    return f"$.parts.{code}.waits_for"


def _again(listed: Iterable[LinkedPart]) -> Iterator[Problem]:
    for code, count in Counter(part.code for part in listed).items():
        if count > 1:
            yield Problem(f"$.parts.{code}", Fault.DUPLICATE, f"{count} parts of that code", "one")


def _unknown(parts: Mapping[str, LinkedPart]) -> Iterator[Problem]:
    for part in parts.values():
        for other in part.waits_for:
            if other not in parts:
                yield Problem(_place(part.code), UnknownCode.code, other[:60], f"one of {', '.join(parts)}")
        for other in part.chosen_with:
            if other not in parts:
                place = f"$.parts.{part.code}.chosen_with"
                yield Problem(place, UnknownCode.code, other[:60], f"one of {', '.join(parts)}")


def _out_of_reach(parts: Mapping[str, LinkedPart]) -> Iterator[Problem]:
    """Each cycle with its path, in the order of work, and the parts that wait for one in vain."""
    waits = {code: {other for other in part.waits_for if other in parts} for code, part in parts.items()}
    lost: dict[str, str] = {}
    while cycle := _cycle(waits):
        first = min(cycle[:-1], key=tuple(parts).index)
        at = cycle.index(first)
        path = " → ".join((*cycle[at:-1], *cycle[:at], first))
        yield Problem("$.parts", BadInput.code, path, "parts that end waiting")
        lost |= dict.fromkeys(cycle, path)
        waits = {code: others - lost.keys() for code, others in waits.items() if code not in lost}
    for part in parts.values():
        cycles = [lost[code] for code in before(part.code, parts) if code in lost]
        if cycles and part.code not in lost:
            yield Problem(_place(part.code), Fault.OUT_OF_REACH, f"behind {cycles[0]}", "parts that end")


def _cycle(waits: Mapping[str, Iterable[str]]) -> list[str]:
    """The first cycle there is, closed; empty where there is none."""
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def _behind_options(parts: Mapping[str, LinkedPart]) -> Iterator[Problem]:
    """Parts nobody can leave out that wait for one that may be: without it they are out of reach."""
    for part in parts.values():
        free = [code for code in part.waits_for if code in parts and parts[code].free]
        if free and not part.free:
            right = "parts that are not optional, or a part that is"
            yield Problem(
                _place(part.code), Fault.OUT_OF_REACH, f"behind {', '.join(free)}, which may be left out", right
            )


def _all_free(parts: Mapping[str, LinkedPart]) -> Iterator[Problem]:
    if parts and all(part.free for part in parts.values()):
        yield Problem("$.parts", BadInput.code, "parts that may all be left out", "at least one that nobody leaves out")


def before(code: str, parts: Mapping[str, LinkedPart]) -> tuple[str, ...]:
    """Every part that has to end before that one begins, each once."""
    found, left = dict[str, None](), list(parts[code].waits_for)
    while left:
        other = left.pop()
        if other in parts and other not in found:
            found[other] = None
            left += parts[other].waits_for
    return tuple(found)


def total_problems(totals: Iterable[LimitRule], parts: Iterable[LinkedPart]) -> Iterator[Problem]:
    """Totals of parts that are not there or that say nothing, and totals that a more general one before them hides."""
    listed, known = tuple(parts), list[TotalRule]()
    codes = [part.code for part in listed]
    for at, rule in enumerate(map(TotalRule.of, totals)):
        for name, given in (("needs", rule.needs), ("covers", rule.covers)):
            for code in (code for code in given if code not in codes):
                yield Problem(f"$.totals[{at}].{name}", UnknownCode.code, code[:60], f"one of {', '.join(codes)}")
        yield from _uncovered(rule, listed, f"$.totals[{at}]")
        if any((one.case, set(one.needs)) == (rule.case, set(rule.needs)) for one in known):
            yield Problem(f"$.totals[{at}]", Fault.DUPLICATE, str(rule.limit), "one total for each case")
        elif hidden := next((one for one in known if _hides(one, rule)), None):
            met = f"{rule.limit}, which never is reached behind {hidden.limit}"
            yield Problem(f"$.totals[{at}]", Fault.OUT_OF_REACH, met, "the special case before the general one")
        known.append(rule)


def _uncovered(rule: TotalRule, parts: Iterable[LinkedPart], place: str) -> Iterator[Problem]:
    """A total that may cover none of the parts that were chosen."""
    left_out = {part.code for part in parts if part.free and part.code not in rule.needs}
    if rule.covers and left_out.issuperset(rule.covers):
        met = f"{', '.join(rule.covers)}, which may all be left out"
        yield Problem(f"{place}.covers", BadInput.code, met, "a part nobody leaves out, or one it needs")


def _hides(one: TotalRule, later: TotalRule) -> bool:
    """Whether whoever the later total is for is always answered by that one."""
    general = one.when == ALWAYS or str(one.when) == str(later.when)
    same = one.adds == later.adds is False and one.binds is later.binds and one.kind is later.kind
    return same and general and set(one.channels) >= set(later.channels) and set(one.needs) <= set(later.needs)
