"""One dated version of one administrative procedure: how long, which papers, what it costs, what comes out.

What defines a procedure is told by NĐ 63/2010/NĐ-CP art. 8 (after NĐ 92/2017/NĐ-CP). A version answers
only for the days it is in force; ``motcua.catalogue`` chooses the version. Facts are plain keywords.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Mapping

import attrs

from motcua.calendar import DueMoment, Start, WorkCalendar
from motcua.checks import choose as member
from motcua.checks import kind
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.completeness import Completeness, SubmittedPaper, check
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactValue, read_facts, undecided
from motcua.conditions.facts import channels
from motcua.dated import InForce
from motcua.desk import Desk
from motcua.errors import BadValue, NoPromise, Problem
from motcua.explain import Explanation, Step
from motcua.fees import Fee, FeeSchedule, Quote
from motcua.papers import AllOf, AtLeast, OneOf, Paper, Requirement
from motcua.timelimit import (
    CalendarDays,
    Due,
    Hours,
    Months,
    SameDay,
    Stages,
    TimeLimit,
    WorkingDays,
    WorkingHours,
    Years,
)
from motcua.wording import Text

__all__ = ["Binds", "LimitRule", "Procedure", "Result", "choose", "regrouped", "shortens", "summed"]

COUNTED = (WorkingDays, CalendarDays, Months, Years, WorkingHours, Hours)


class Binds(enum.StrEnum):
    """Whom a time limit binds (*bên phải tuân thủ thời hạn*)."""

    AGENCY = "agency"
    APPLICANT = "applicant"
    """A day by which somebody has to file; it never becomes a return date."""
    CONSULTED = "consulted"
    """An agency that is asked; its answer lies inside the agency's own limit."""


def _binds(given: Binds | str) -> Binds:
    return member(Binds, given)


@attrs.frozen
class LimitRule:
    """A time limit with the case it is for (*thời hạn theo trường hợp*).

    >>> rule = LimitRule(WorkingDays(7), citation=Citation("68/2020/QH14", "22", "3"))
    >>> rule.binds == "agency", str(rule.limit)
    (True, '7 ngày làm việc')
    """

    limit: TimeLimit = attrs.field(validator=kind(TimeLimit))
    when: Condition = attrs.field(default=ALWAYS, validator=kind(Condition))
    channels: tuple[Channel, ...] = attrs.field(default=tuple(Channel), converter=channels)
    adds: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    """Whether it is added to the limit that applies, rather than being one."""
    binds: Binds = attrs.field(default=Binds.AGENCY, converter=_binds, kw_only=True)
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)

    @property
    def applies(self) -> Condition:
        """``when``, together with the channels where it does not hold for all."""
        if set(self.channels) == set(Channel):
            return self.when
        filed = Condition.parse(f"channel in ({''.join(f'{channel.value!r}, ' for channel in self.channels)})")
        return self.when & filed

    @property
    def case(self) -> tuple[str, frozenset[Channel], Binds, bool]:
        """What two rules share that are for the same case."""
        return str(self.when), frozenset(self.channels), self.binds, self.adds


@attrs.frozen
class Result:
    """What the applicant receives (*kết quả giải quyết*): a paper, an entry, or a refusal slip."""

    name: Text
    code: str | None = None
    """The code of the result in the national register, such as ``KQ.G15.000031``."""
    refusal: bool = attrs.field(default=False, kw_only=True)
    citation: Citation | None = attrs.field(default=None, kw_only=True)


def choose(
    rules: Iterable[LimitRule], facts: Mapping[str, FactValue], declared: Iterable[Fact]
) -> tuple[LimitRule, ...]:
    """The agency's rule that applies, then those that add to it.

    The first rule that holds is the one, so a special case stands before the general one. Raises ``UndecidedFacts``
    when facts decide which it is, and ``NoPromise`` when no rule is for the case.
    """
    asked = [rule for rule in rules if rule.binds is Binds.AGENCY]
    base = next(_holding((rule for rule in asked if not rule.adds), facts, declared), None)
    if base is None:
        raise NoPromise("the rules set no time limit for this case")
    return base, *_holding((rule for rule in asked if rule.adds), facts, declared)


def _holding(
    rules: Iterable[LimitRule], facts: Mapping[str, FactValue], declared: Iterable[Fact]
) -> Iterator[LimitRule]:
    """The rules that hold, in order; an undecided one stops the answer there."""
    for rule in rules:
        verdict = rule.applies.evaluate(facts)
        if verdict.value is None:
            raise undecided(declared, verdict.missing)
        if verdict.value:
            yield rule


def summed(rules: Iterable[LimitRule]) -> TimeLimit:
    """One limit out of a rule and what adds to it; amounts of one unit become one amount, others follow in stages.

    >>> summed([LimitRule(WorkingDays(17)), LimitRule(WorkingDays(3), adds=True)])
    WorkingDays(20)
    """
    first, *additions = (rule.limit for rule in rules)
    for addition in additions:
        if type(first) is type(addition) and isinstance(first, COUNTED) and isinstance(addition, COUNTED):
            first = attrs.evolve(first, amount=first.amount + addition.amount)
        else:
            first = Stages(first, addition)
    return first


@attrs.frozen(repr=False)
class Procedure:
    """A version of an administrative procedure (*thủ tục hành chính*): what the law asks and promises on its days.

    >>> from motcua.adapters.rulefiles import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
    >>> residence
    <Procedure 1.004222 from 2026-07-01>
    >>> residence.due(office_time("2026-08-28 15:20"), national_calendar()).date
    datetime.date(2026, 9, 11)
    >>> residence.check(["ct01"], home="own").missing
    ('proof_of_home',)
    """

    code: ProcedureCode
    name: Text
    field: Text | None
    """The field of administration (*lĩnh vực*)."""
    level: str | None
    """The level of government that decides, as ``motcua.office.LEVELS`` names it."""
    in_force: InForce
    announced_by: Citation | None
    """The decision that announced this version; it tells the law, and is not the law."""
    legal_basis: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    limits: tuple[LimitRule, ...]
    papers: Requirement
    fees: FeeSchedule
    channels: tuple[Channel, ...] = attrs.field(default=tuple(Channel), converter=channels)
    results: tuple[Result, ...] = ()
    conditions: tuple[Text, ...] = ()
    """What must hold for the result to be granted (*yêu cầu, điều kiện*)."""
    amended_by: Citation | None = None
    """The instrument that made this version differ from the one before."""
    change: Text | None = None
    """What it changed, in words."""

    def due(
        self,
        received: dt.datetime,
        calendar: WorkCalendar,
        *,
        start: Start | str | None = None,
        due_moment: DueMoment | str | None = None,
        desk: Desk | None = None,
        **facts: FactValue | None,
    ) -> Due:
        """The moment the result is due (*ngày hẹn trả kết quả*), with the rule it rests on.

        Raises ``UndecidedFacts`` when the limit hangs on facts not given, ``UnknownFact``, ``NoPromise``, and what the
        calendar raises.
        """
        rules = choose(self.limits, read_facts(self.facts, facts), self.facts)
        due = summed(rules).due(received, calendar, start=start, due_moment=due_moment, desk=desk)
        return attrs.evolve(due, rule=rules[0].citation)

    def limit(self, **facts: FactValue | None) -> TimeLimit:
        """The time limit of this case (*thời hạn giải quyết*); raises as ``due`` does."""
        return summed(choose(self.limits, read_facts(self.facts, facts), self.facts))

    def quote(self, *, on: dt.date, **facts: FactValue | None) -> Quote:
        """What this case costs on that day (*phí, lệ phí*), line by line; an undecided line is no error yet."""
        read_facts(self.facts, facts)
        asked = {fact.name for fact in self.fees.facts}
        return self.fees.quote(on=on, **{name: value for name, value in facts.items() if name in asked})

    def requirements(self, **facts: FactValue | None) -> Requirement:
        """The papers this case asks for, or may ask for while facts are open (*thành phần hồ sơ*); iterable.

        >>> from motcua.adapters.rulefiles import reference_catalogue
        >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
        >>> [paper.code for paper in residence.requirements(home="rented")]
        ['ct01', 'lease', 'floor_area']
        """
        return next(_for_case(self.papers, read_facts(self.facts, facts)), AllOf())

    def check(
        self, papers: Iterable[SubmittedPaper | str], *, on: dt.date | None = None, **facts: FactValue | None
    ) -> Completeness:
        """Whether these papers are all that this case asks for (*kiểm tra thành phần hồ sơ*)."""
        return check(self.papers, papers, on=on, facts=facts, declared=self.facts)

    def localised(self, limits: Iterable[LimitRule] = (), fees: Iterable[Fee] | FeeSchedule = ()) -> "Procedure":
        """The same version as a province applies it (*theo quy định của địa phương*).

        A limit replaces the one for the same case and must not be longer; a fee gives the level of an item the national
        rules leave to the province, and adds to its exemptions. Of a local schedule, such as
        ``reference_fee_schedules()["civil-status-hai-phong"]``, the fees of this procedure count, and what they ask.
        Everything else raises ``BadValue``.
        """
        rules = {rule.case: rule for rule in self.limits}
        for rule in limits:
            before = rules.get(rule.case)
            if before is None or not shortens(rule.limit, before.limit):
                known = "; ".join(_spoken(rule) for rule in self.limits)
                right = f"one for a case below, and not longer: {known}"
                raise BadValue(f"local limit of {self.code}", _spoken(rule), right)
            rules[rule.case] = rule
        asked = self.facts
        if isinstance(fees, FeeSchedule):
            own = {fee.item for fee in self.fees.fees}
            local = fees.only(fee.item for fee in fees.fees if fee.item in own)
            fees, asked = local.fees, (*self.facts, *local.facts)
        schedule = self.fees.localised(fees, asked)
        named = {fact.name for fact in self.facts}
        facts = (*self.facts, *(fact for fact in schedule.facts if fact.name not in named))
        return attrs.evolve(self, facts=facts, limits=tuple(rules.values()), fees=schedule)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its conditions for the facts it declares."""
        limits = (
            problem.under(f"$.limits[{at}].when")
            for at, rule in enumerate(self.limits)
            for problem in rule.applies.problems(self.facts)
        )
        return *limits, *(problem.under("$.papers") for problem in self.papers.problems(self.facts))

    def describe(self, locale: str = "vi") -> str:
        """The notice an office posts (*niêm yết thủ tục hành chính*): what NĐ 63/2010/NĐ-CP art. 8 lists, as text."""
        return str(Explanation(self._notice(), locale))

    def _notice(self) -> Iterator[Step]:
        yield Step("notice.title", {"code": str(self.code), "name": self.name})
        yield Step("notice.in-force", {"first": self.in_force.first}, self.amended_by)
        if self.field:
            yield Step("notice.field", {"field": self.field})
        if self.level:
            yield Step(f"level.{self.level}")
        yield Step("notice.channels", {"channels": self.channels})
        yield Step("notice.papers")
        for item in self.papers.items if isinstance(self.papers, AllOf) else (self.papers,):
            yield from _listed(item, 1)
        yield Step("notice.limits")
        for rule in self.limits:
            yield from _limit(rule)
        yield Step("notice.fees" if self.fees.fees else "notice.no-fees")
        for fee in self.fees.fees:
            yield Step("notice.fee", {"name": fee.name, "kind": fee.kind}, fee.levels[-1].citation, depth=1)
        yield Step("notice.results")
        for result in self.results:
            yield Step("plain", {"text": result.name}, result.citation, depth=1)
        if self.conditions:
            yield Step("notice.conditions")
            yield from (Step("plain", {"text": text}, depth=1) for text in self.conditions)
        yield Step("notice.legal-basis", {"cited": self.legal_basis})
        if self.announced_by:
            yield Step("notice.announced", {"cited": self.announced_by})

    def __repr__(self) -> str:
        return f"<Procedure {self.code} {self.in_force}>"


def shortens(local: TimeLimit, national: TimeLimit) -> bool:
    """Whether a limit is no longer than another of its kind; the same working day is shorter than any working days."""
    if isinstance(local, COUNTED) and isinstance(national, COUNTED) and type(local) is type(national):
        return local.amount <= national.amount and attrs.evolve(local, amount=national.amount) == national
    return local == national or (isinstance(local, SameDay) and isinstance(national, WorkingDays))


def _spoken(rule: LimitRule) -> str:
    """A rule as an error names it."""
    return str(rule.limit) if rule.applies == ALWAYS else f"{rule.limit} if {rule.applies}"


def _for_case(item: Requirement, facts: Mapping[str, FactValue]) -> Iterator[Requirement]:
    """What of it this case may ask for; what is waived, or for another case or channel, is left out."""
    if isinstance(item, Paper):
        waived = item.waived_if is not None and item.waived_if.decide(facts) is True
        elsewhere = "channel" in facts and facts["channel"] not in item.channels
        if not waived and not elsewhere and item.when.decide(facts) is not False:
            yield item
    elif isinstance(item, AllOf | OneOf | AtLeast) and item.when.decide(facts) is not False:
        yield from regrouped(item, (inner for one in item.items for inner in _for_case(one, facts)))


def regrouped(group: AllOf | OneOf | AtLeast, items: Iterable[Requirement]) -> Iterator[Requirement]:
    """The same group of other requirements; a group of none is none."""
    kept = tuple(items)
    if not kept:
        return
    if isinstance(group, AtLeast):
        yield AtLeast(min(group.wanted or 1, len(kept)), *kept, when=group.when)
    elif isinstance(group, OneOf):
        yield OneOf(*kept, when=group.when)
    else:
        yield AllOf(*kept, when=group.when)


def _listed(item: Requirement, depth: int) -> Iterator[Step]:
    """The lines of a notice for a paper, or for a group with what is in it."""
    if isinstance(item, AllOf | OneOf | AtLeast):
        alternatives = "notice.one-of" if isinstance(item, OneOf) else "notice.at-least"
        message = "notice.all-of" if isinstance(item, AllOf) else alternatives
        yield Step(message, {"n": item.wanted}, depth=depth)
        yield from _case(item.when, depth + 1)
        for inner in item.items:
            yield from _listed(inner, depth + 1)
        return
    (paper,) = item
    yield Step("notice.paper", {"name": paper.name, "action": paper.action}, paper.citation, depth=depth)
    if paper.form:
        yield Step("notice.form", {"form": paper.form}, depth=depth + 1)
    yield from _case(paper.when, depth + 1)
    if paper.waived_if:
        yield Step("notice.waived", depth=depth + 1)
        yield from _case(paper.waived_if, depth + 2)


def _limit(rule: LimitRule) -> Iterator[Step]:
    message = "notice.adds" if rule.adds else f"notice.binds-{rule.binds}"
    yield Step(message, {"limit": rule.limit}, rule.citation, depth=1)
    yield from _case(rule.applies, 2)


def _case(when: Condition, depth: int) -> Iterator[Step]:
    """In which case, one comparison a line; nothing where it is every case."""
    if when != ALWAYS:
        yield from (attrs.evolve(step, depth=depth + step.depth) for step in when.explain())
