"""The procedure itself: a version that answers how long, what it costs, which papers, and what to post on the wall."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import DueMoment, Start, WorkCalendar
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.completeness import Checklist, Completeness, SubmittedPaper
from motcua.conditions import Channel, Fact, FactValue
from motcua.conditions.facts import Read, channels, reader, together
from motcua.dated import InForce
from motcua.desk import Desk
from motcua.errors import BadValue, Problem
from motcua.explain import Explanation, Step
from motcua.fees import Fee, FeeSchedule, Quote
from motcua.hooks import Carried
from motcua.papers import Requirement, regrouped
from motcua.procedure.limits import LimitRule, additions, choose, other_starts, shortens, spoken, summed
from motcua.procedure.notice import notice
from motcua.procedure.particulars import Authority, Case, Prerequisite, Result
from motcua.timelimit import Due, TimeLimit
from motcua.timelimit.due import promise
from motcua.wording import Text

__all__ = ["Procedure", "regrouped"]


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Procedure(Carried):
    """A version of an administrative procedure (*thủ tục hành chính*): what the law asks and promises on its days.

    >>> from motcua.reference import reference_catalogue
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
    authority: Authority = attrs.field(factory=Authority)
    applicants: tuple[Text, ...] = ()
    """Who may apply (*đối tượng thực hiện*)."""
    requires: tuple[Prerequisite, ...] = ()
    """Procedures that must be done first."""
    steps: tuple[Text, ...] = ()
    """What is particular in how it runs (*trình tự thực hiện*), beside the steps of every one-stop shop."""
    notes: tuple[Text, ...] = ()
    abolished_by: Citation | None = None
    """The instrument that ended the procedure itself, on the last version."""
    replaced_by: tuple[ProcedureCode, ...] = ()
    """The procedures to file instead, from then on."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """Its cases (*trường hợp*), where it asks which one it is.

        >>> from motcua.reference import reference_catalogue
        >>> reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28)).cases
        ()
        """
        asked = (fact for fact in self.facts if fact.name == "case")
        return tuple(Case(choice, fact.said(choice)) for fact in asked for choice in fact.choices)

    def due(
        self,
        /,
        received: dt.datetime,
        calendar: WorkCalendar,
        *,
        start: Start | str | None = None,
        due_moment: DueMoment | str | None = None,
        desk: Desk | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        **besides: FactValue | None,
    ) -> Due:
        """The moment the result is due (*ngày hẹn trả kết quả*), with the rule it rests on.

        Its ``warnings`` say where the limit counts from another event than the receipt, for which the moment given is
        taken, and where this version is not the one of that day. Raises ``UndecidedFacts`` when the limit hangs on
        facts not given, ``UnknownFact``, ``NoPromise``, and what the calendar raises.

        The facts of the case are keywords, or a table (``facts=``) where their names come from elsewhere; so in every
        verb of a procedure, a package and a fee schedule.
        """
        rules = choose(self.limits, self.read(together(facts, besides)), self.facts)
        limit = summed(rules)
        reckon = limit.reckoning(received, calendar, start, due_moment, desk)
        remarks = tuple(self._remarks(rules, calendar.local_time(received).date()))
        rule, added = rules[0].citation, additions(rules)
        return promise(limit, reckon, calendar, desk, rule=rule, remarks=remarks, additions=added)

    def _remarks(self, rules: Iterable[LimitRule], received: dt.date) -> Iterator[Step]:
        yield from other_starts(rules)
        if received not in self.in_force:
            values = {"day": received, "first": self.in_force.first}
            yield Step("warning.other-version", values, self.amended_by)

    def limit(
        self, /, *, facts: Mapping[str, FactValue | None] | None = None, **besides: FactValue | None
    ) -> TimeLimit:
        """The time limit of this case (*thời hạn giải quyết*); raises as ``due`` does."""
        return summed(choose(self.limits, self.read(together(facts, besides)), self.facts))

    def quote(
        self,
        /,
        *,
        on: dt.date,
        facts: Mapping[str, FactValue | None] | None = None,
        **besides: FactValue | None,
    ) -> Quote:
        """What this case costs on that day (*phí, lệ phí*), line by line; an undecided line is no error yet."""
        given = together(facts, besides)
        self.read(given)
        asked = self._asked_by_fees
        return self.fees.quote(on=on, facts={name: value for name, value in given.items() if name in asked})

    def requirements(
        self, /, *, facts: Mapping[str, FactValue | None] | None = None, **besides: FactValue | None
    ) -> Requirement:
        """The papers this case asks for, or may ask for while facts are open (*thành phần hồ sơ*); iterable.

        >>> from motcua.reference import reference_catalogue
        >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
        >>> [paper.code for paper in residence.requirements(home="rented")]
        ['ct01', 'lease', 'floor_area']
        """
        return self.checklist.asked(together(facts, besides))

    def check(
        self,
        /,
        papers: Iterable[SubmittedPaper | str],
        *,
        on: dt.date | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        **besides: FactValue | None,
    ) -> Completeness:
        """Whether these papers are all that this case asks for (*kiểm tra thành phần hồ sơ*)."""
        return self.checklist.check(papers, on, together(facts, besides))

    @cached_property
    def checklist(self) -> Checklist:
        """What it asks for, made ready to be checked often."""
        return Checklist(self.papers, self.facts)

    @cached_property
    def asks(self) -> frozenset[str]:
        """The names of the facts it asks."""
        return frozenset(fact.name for fact in self.facts)

    @cached_property
    def read(self) -> Read:
        """The facts of a case, checked; raises ``UnknownFact``, ``BadValue``, ``BadInput``."""
        return reader(self.facts)

    @cached_property
    def _asked_by_fees(self) -> frozenset[str]:
        return frozenset(fact.name for fact in self.fees.facts)

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
            shorter = None if before is None else shortens(rule.limit, before.limit)
            if before is None or not shorter:
                known = "; ".join(spoken(rule) for rule in self.limits)
                right = f"one for a case below, and not longer: {known}"
                if before is not None and shorter is None:
                    right = f"a limit in the unit of {before.limit}, as these units cannot be compared"
                raise BadValue(f"local limit of {self.code}", spoken(rule), right)
            rules[rule.case] = attrs.evolve(rule, step=rule.step or before.step)
        asked = self.facts
        if isinstance(fees, FeeSchedule):
            own = {fee.item for fee in self.fees.fees}
            if own.isdisjoint(fee.item for fee in fees.fees):
                right = f"one with a fee of this procedure: {', '.join(sorted(own)) or 'it has none'}"
                raise BadValue(f"local schedule of {self.code}", fees.code, right)
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
        requires = (
            problem.under(f"$.requires[{at}].when")
            for at, one in enumerate(self.requires)
            for problem in one.when.problems(self.facts)
        )
        return *limits, *(problem.under("$.papers") for problem in self.papers.problems(self.facts)), *requires

    def describe(self, locale: str = "vi", *, marks: bool = False) -> str:
        """The notice an office posts (*niêm yết thủ tục hành chính*): what NĐ 63/2010/NĐ-CP art. 8 lists, as text.

        Its last line names the instruments nobody has compared it with; with ``marks`` every citation says so itself.
        ``motcua.adapters.display.render`` writes the same notice as HTML or Markdown.
        """
        return str(self.notice(locale, marks=marks))

    def notice(self, locale: str = "vi", *, marks: bool = True) -> Explanation:
        """The lines of that notice, each with the rule it rests on, and whether somebody read it.

        >>> from motcua.reference import reference_catalogue
        >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
        >>> [step.say("vi") for step in residence.notice() if step.message == "notice.sets"]
        ['Số lượng hồ sơ: 01 bộ']
        """
        return Explanation(notice(self, marks=marks), locale, marks=marks)

    def __repr__(self) -> str:
        return f"<Procedure {self.code} {self.in_force}>"
