"""A package of procedures: one version of it, with its parts in the order of work, its totals and its papers."""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import OFFICE_ZONE
from motcua.calendar.hours import aware
from motcua.checks import choose, expect, kind, pair, several
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.completeness import Completeness, SubmittedPaper, check
from motcua.conditions import Channel, Fact, FactValue, read_facts
from motcua.conditions.facts import channels, together
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, NotInForce, Problem
from motcua.explain import Explanation
from motcua.hooks import Carried
from motcua.linked.notice import lines
from motcua.linked.parts import LinkedPart, Share, TotalRule, before, in_order, total_problems
from motcua.linked.plan import Plan
from motcua.linked.planning import Calendars, Planning, named
from motcua.linked.sharing import shared_papers
from motcua.papers import Requirement
from motcua.procedure import Binds, LimitRule, Procedure, shortens
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["Counted", "LinkedProcedure"]

Value = TypeVar("Value")


class Counted(enum.StrEnum):
    """What of a package statistics count (*cách thống kê hồ sơ liên thông*)."""

    OUTER = "outer"
    """The package, once."""
    INNER = "inner"
    """Each part that was opened."""


def _counted(given: Counted | str) -> Counted:
    return choose(Counted, given)


def _table(given: Mapping[str, Value], what: str, right: str) -> dict[str, Value]:
    met: object = given
    if not isinstance(met, Mapping):
        raise BadValue(what, type(given).__name__, right)
    return dict(given)


def _names(given: Mapping[str, Text] | tuple[tuple[str, Text], ...]) -> tuple[tuple[str, Text], ...]:
    pairs = given.items() if isinstance(given, Mapping) else several(given, "names of agencies")
    rows = (pair(one, "agency and name") for one in pairs)
    return tuple((expect(code, str, "agency"), expect(name, Text, "name of an agency")) for code, name in rows)


def _national(given: Iterable[ProcedureCode]) -> tuple[ProcedureCode, ...]:
    return several(given, "national codes", ProcedureCode)


def _basis(given: Iterable[Citation]) -> tuple[Citation, ...]:
    return several(given, "legal basis", Citation)


def _facts(given: Iterable[Fact]) -> tuple[Fact, ...]:
    return several(given, "facts of a package", Fact)


def _totals(given: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    return several(given, "totals", LimitRule)


def _limits(given: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    return several(given, "local limits", LimitRule)


def _some(_: object, __: object, given: tuple[Channel, ...]) -> None:
    if not given:
        raise BadValue("channels of a package", "none", "at least one")


@attrs.frozen(repr=False, field_transformer=as_annotated)
class LinkedProcedure(Carried):
    """A package of procedures handled as one (*thủ tục hành chính liên thông*), one version of it.

    >>> from motcua.reference import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> newborn = reference_catalogue().link("birth", on=dt.date(2026, 8, 24))
    >>> plan = newborn.plan(office_time("2026-08-24 09:00"), national_calendar())
    >>> plan.due.date, plan.critical_path
    (datetime.date(2026, 8, 27), ('birth', 'residence'))
    """

    code: str = attrs.field(validator=kind(str))
    name: Text = attrs.field(validator=kind(Text))
    in_force: InForce = attrs.field(validator=kind(InForce))
    parts: tuple[LinkedPart, ...] = attrs.field(converter=in_order)
    lead: str = attrs.field(validator=kind(str))
    """The agency whose calendar counts the announced total."""
    totals: tuple[LimitRule, ...] = attrs.field(default=(), converter=_totals)
    """The announced total by case, a ``TotalRule`` where it covers some parts only; without one the parts decide."""
    facts: tuple[Fact, ...] = attrs.field(default=(), converter=_facts)
    papers: Requirement | None = attrs.field(default=None, validator=kind(Requirement, optional=True))
    """The papers of the package, asked once; without them those of the parts."""
    national_codes: tuple[ProcedureCode, ...] = attrs.field(default=(), converter=_national)
    legal_basis: tuple[Citation, ...] = attrs.field(default=(), converter=_basis)
    amended_by: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True))
    change: Text | None = attrs.field(default=None, validator=kind(Text, optional=True))
    field: Text | None = attrs.field(default=None, validator=kind(Text, optional=True), kw_only=True)
    """The field of administration (*lĩnh vực*) in which it is counted."""
    agencies: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=_names, kw_only=True)
    """What the agencies are called, by the key that parts and calendars use."""
    counted: Counted = attrs.field(default=Counted.OUTER, converter=_counted, kw_only=True)
    opted_into: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    """Whether who filed under the version before may ask for this one."""
    channels: tuple[Channel, ...] = attrs.field(
        default=tuple(Channel), converter=channels, validator=_some, kw_only=True
    )
    """How it can be filed."""
    channels_cited: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)
    """Where that stands."""

    def __attrs_post_init__(self) -> None:
        if problems := tuple(total_problems(self.totals, self.parts)):
            raise BadInput(f"package {self.code}", problems)

    @cached_property
    def asked(self) -> tuple[Fact, ...]:
        """Every fact the package or a part of it asks for, each once."""
        parts = (fact for part in self.parts for fact in part.facts)
        return tuple({fact.name: fact for fact in (*parts, *self.facts)}.values())

    def resolved(self, find: Callable[[ProcedureCode], Procedure]) -> "LinkedProcedure":
        """The same package with the procedures its parts refer to.

        A part with a time of its own stands without a procedure that is not in force yet, or no more. Raises
        ``BadInput`` where two of them ask one fact in different ways and the package decides for neither.
        """
        if not callable(find):
            raise BadValue("find", type(find).__name__, "a function that finds the procedure of a code")
        parts = tuple(_resolved(part, find) for part in self.parts)
        if problems := (*self._asked_twice(parts), *(problem for part in parts for problem in part.problems())):
            raise BadInput(f"package {self.code}", problems)
        return attrs.evolve(self, parts=parts)

    def _asked_twice(self, parts: Iterable[LinkedPart]) -> Iterator[Problem]:
        own, seen = {fact.name for fact in self.facts}, dict[str, tuple[str, Fact]]()
        for part in parts:
            for fact in part.facts:
                other, known = seen.setdefault(fact.name, (part.code, fact))
                if fact.name not in own and (fact.type, fact.choices) != (known.type, known.choices):
                    met = f"{fact.name}, which part {other} asks otherwise"
                    yield Problem(
                        f"$.parts.{part.code}.procedure", Fault.DUPLICATE, met, "a fact the package sets or asks"
                    )

    def plan(
        self,
        received: dt.datetime,
        calendars: Calendars,
        *,
        parts: Iterable[str] | None = None,
        consents: Mapping[str, dt.datetime] | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        **besides: FactValue | None,
    ) -> Plan:
        """When each part starts and is due, and what is promised (*kế hoạch giải quyết liên thông*).

        ``calendars`` is one calendar, or one for each agency; ``parts`` are those the applicant chose, without it all
        but those done on request only; ``consents`` says when the consent came that a part waits for, at once without
        it. Raises ``UnknownCode`` for a part or an agency that is not there, ``BadValue`` for a choice that leaves out
        what another part waits for and for the consent of a part that asks for none, and what ``Procedure.due`` raises.
        """
        told = together(facts, besides)
        known = read_facts(self.asked, told)
        chosen = self.chosen(parts, known)
        given = self._consents(chosen, consents or {})
        planning = Planning(self, chosen, calendars, known, given)
        self.refuse_other_days(planning.local(received).date())
        if "channel" in told:
            self.refuse_other_channels(known["channel"])
        return planning.plan(received, told)

    def refuse_other_days(self, day: dt.date) -> None:
        """Raises ``NotInForce`` for a day on which nobody files under this version."""
        if day not in self.in_force:
            raise NotInForce(f"this version of package {self.code}", day, (str(self.in_force),))

    def refuse_other_channels(self, channel: object) -> None:
        """Raises ``BadValue`` for a channel by which it cannot be filed."""
        if channel not in self.channels:
            raise BadValue("channel", str(channel)[:40], ", ".join(repr(known.value) for known in self.channels))

    @staticmethod
    def _consents(parts: Iterable[LinkedPart], consents: Mapping[str, dt.datetime]) -> dict[str, dt.datetime]:
        given = _table(consents, "consents", "a moment for each part that waits for one")
        gated = {part.code: part for part in parts if part.consent}
        return {
            named(code, gated, "part that waits for a consent").code: aware(at, OFFICE_ZONE)
            for code, at in given.items()
        }

    def chosen(
        self, codes: Iterable[str] | None, facts: Mapping[str, FactValue] | None = None
    ) -> tuple[LinkedPart, ...]:
        """The parts of those codes, each after those it waits for; without a choice all that need no request.

        With the facts of the case, without the parts that may be left out and that no agency has a time for in it; to
        choose one of those is refused. Raises as ``plan``.
        """
        by_code = {part.code: part for part in self.parts}
        idle = {p.code for p in self.parts if p.free and facts is not None and not p.concerns(facts, self.asked)}
        if codes is None:
            left_out = idle | {part.code for part in self.parts if part.on_request}
            return tuple(
                p for p in self.parts if left_out.isdisjoint((p.code, *p.chosen_with, *before(p.code, by_code)))
            )
        wanted = {named(expect(code, str, "code of a part"), by_code).code for code in several(codes, "parts")}
        if met := [part.code for part in self.parts if part.code in wanted & idle]:
            right = f"without {', '.join(met)}: no agency is given a time for that in this case"
            raise BadValue("chosen parts", ", ".join(sorted(wanted)), right)
        needed = {part.code for part in self.parts if not part.free}
        needed |= {code for p in self.parts if p.code in wanted for code in (*p.waits_for, *p.chosen_with)}
        if missing := [part.code for part in self.parts if part.code in needed - wanted]:
            right = f"{', '.join(missing)} as well: not to be left out, or asked for by a part that was chosen"
            raise BadValue("chosen parts", ", ".join(sorted(wanted)) or "none", right)
        return tuple(part for part in self.parts if part.code in wanted)

    def requirements(self, parts: Iterable[str] | None = None) -> Requirement:
        """The papers of that choice, each asked once (*thành phần hồ sơ liên thông*). Raises as ``plan``."""
        return shared_papers(self.papers, self.chosen(parts))

    def check(
        self,
        papers: Iterable[SubmittedPaper | str],
        *,
        parts: Iterable[str] | None = None,
        on: dt.date | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        **besides: FactValue | None,
    ) -> Completeness:
        """Whether these papers are all that the chosen parts ask for together (*kiểm tra thành phần hồ sơ*)."""
        told = together(facts, besides)
        known = read_facts(self.asked, told)
        chosen = [part.code for part in self.chosen(parts, known)]
        return check(self.requirements(chosen), papers, on=on, facts=told, declared=self.asked)

    def explain(self, locale: str = "vi") -> Explanation:
        """What the package is: its totals, then every part with who works on it, how long, and what it waits for."""
        return Explanation(lines(self), locale)

    def localised(
        self,
        limits: Mapping[str, Iterable[LimitRule]] | None = None,
        totals: Iterable[LimitRule] = (),
        shares: Mapping[str, Iterable[Share]] | None = None,
    ) -> "LinkedProcedure":
        """The same version as a province applies it (*địa phương quy định ngắn hơn*): nothing may take longer.

        ``limits`` and ``shares`` are given by part, and each takes the place of the one for the same case, of the same
        agency; a total is for the choice of the one it shortens, and covers what that covers. The time of an applicant
        is nobody's to shorten. Everything else raises ``BadValue``; ``UnknownCode`` for a part that is not there.
        """
        shorter = _table(limits or {}, "local limits", "the limits of each part by its code")
        quicker = _table(shares or {}, "local shares", "the shares of each part by its code")
        for code in (*shorter, *quicker):
            named(code, {part.code: part for part in self.parts})
        parts = [
            attrs.evolve(part, limits=_shortened(part.rules, _limits(shorter[part.code]), f"part {part.code}"))
            if part.code in shorter
            else part
            for part in self.parts
        ]
        parts = [
            attrs.evolve(part, shares=_quicker(part.shares, several(quicker[part.code], "shares", Share), part.code))
            if part.code in quicker
            else part
            for part in parts
        ]
        return attrs.evolve(self, parts=parts, totals=_shorter_totals(self.totals, _totals(totals)))

    def __repr__(self) -> str:
        return f"<LinkedProcedure {self.code} {self.in_force}>"


def _resolved(part: LinkedPart, find: Callable[[ProcedureCode], Procedure]) -> LinkedPart:
    if part.procedure_code is None:
        return part
    try:
        return attrs.evolve(part, procedure=find(part.procedure_code))
    except NotInForce:
        if not part.timed and not part.shares:
            raise
        return part


def _shortened(national: Iterable[LimitRule], local: Iterable[LimitRule], what: str) -> tuple[LimitRule, ...]:
    rules = {rule.case: rule for rule in national}
    for rule in local:
        before = rules.get(rule.case)
        if before is None or before.binds is Binds.APPLICANT or not shortens(rule.limit, before.limit):
            open_ones = [known for known in rules.values() if known.binds is not Binds.APPLICANT]
            raise _too_long(rule.limit, open_ones, what)
        rules[rule.case] = attrs.evolve(rule, step=rule.step or before.step)
    return tuple(rules.values())


def _quicker(national: Iterable[Share], local: Iterable[Share], part: str) -> tuple[Share, ...]:
    shares = {(share.agency, str(share.when)): share for share in national}
    for share in local:
        case = share.agency, str(share.when)
        if case not in shares or not shortens(share.limit, shares[case].limit):
            raise _too_long(share.limit, shares.values(), f"part {part}")
        shares[case] = attrs.evolve(share, name=share.name or shares[case].name)
    return tuple(shares.values())


def _shorter_totals(national: Iterable[LimitRule], local: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    """The totals with the local ones in the place of those for the same case and the same choice of parts.

    One that names no choice is for that of the only total of its case.
    """
    rules = list(national)
    for rule in map(TotalRule.of, local):
        alike = [known for known in map(TotalRule.of, rules) if known.case == rule.case]
        exact = [known for known in alike if set(known.needs) == set(rule.needs)]
        found = exact or (alike if len(alike) == 1 and not rule.needs else [])
        if not found or not shortens(rule.limit, found[0].limit):
            raise _too_long(rule.limit, rules, "the total")
        kept = attrs.evolve(rule, needs=found[0].needs, covers=found[0].covers)
        rules = [kept if TotalRule.of(known) == found[0] else known for known in rules]
    return tuple(rules)


def _too_long(limit: TimeLimit, known: Iterable[LimitRule | Share], what: str) -> BadValue:
    told = "; ".join(str(one.limit) for one in known) or "none"
    return BadValue(f"local limit of {what}", str(limit), f"for a case below, and not longer: {told}")
