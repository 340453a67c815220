"""Procedures handled as one (*liên thông*): one dossier in, several authorities, one promise.

Which part waits for which is a table, ordered by ``graphlib``. The announced total may be tighter than the parts in a
row; then it binds every part. Consent gates, whose time is not counted, are the clock's.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

import attrs

from motcua.calendar import WorkCalendar
from motcua.checks import expect, several
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Fact, FactValue, read_facts
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Problem, UnknownCode
from motcua.explain import Explanation, Step
from motcua.fees import Quote
from motcua.papers import AllOf, Requirement
from motcua.procedure import LimitRule, Procedure, choose, summed
from motcua.timelimit import Due, TimeLimit
from motcua.wording import Text

__all__ = ["LinkedPart", "LinkedProcedure", "Plan", "PlannedPart"]


@attrs.frozen
class LinkedPart:
    """One part of a package (*thủ tục thành phần*): whose it is, what it waits for, and its limit inside the package.

    ``limits`` are the package's own; without them the part keeps the limit of its procedure. A part may stand without a
    procedure of the catalogue.
    """

    code: str
    name: Text
    agency: str
    """Who settles it; the key under which ``plan`` looks for a calendar."""
    waits_for: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    procedure_code: ProcedureCode | None = attrs.field(default=None, kw_only=True)
    procedure: Procedure | None = attrs.field(default=None, kw_only=True)
    limits: tuple[LimitRule, ...] = attrs.field(default=(), kw_only=True)
    optional: bool = attrs.field(default=False, kw_only=True)
    charged: bool = attrs.field(default=True, kw_only=True)
    """Whether its fee is collected inside the package."""
    citation: Citation | None = attrs.field(default=None, kw_only=True)

    @property
    def rules(self) -> tuple[LimitRule, ...]:
        """The limits that count for it."""
        return self.limits or (self.procedure.limits if self.procedure else ())


@attrs.frozen
class PlannedPart:
    """A part with its days: when it starts, when it is due, and how many working days it can slip (*thời gian dự trữ*).

    ``slack`` counts the working days by which it could end later without moving the total.
    """

    code: str
    procedure: Procedure | None
    starts: dt.datetime
    due: Due
    slack: int
    waits_for: tuple[str, ...]
    name: Text
    bound_by_total: bool = False
    """Whether the announced total left it less time than its own limit."""


@attrs.frozen
class Plan:
    """The days, the cost and the papers of a package (*kế hoạch liên thông*): one promise, and the parts behind it."""

    due: Due
    parts: tuple[PlannedPart, ...]
    critical_path: tuple[str, ...]
    """The parts in a row that take longest."""
    quote: Quote
    papers: Requirement
    announced: bool
    """Whether ``due`` is the announced total; if not, it is the due moment of the part that ends last."""

    def part(self, code: str) -> PlannedPart:
        """The part of that code; raises ``UnknownCode`` naming those that are planned."""
        return _named(code, {part.code: part for part in self.parts})

    def explain(self, locale: str = "vi") -> Explanation:
        """The total first, then every part with its own days."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        message = "plan.announced" if self.announced else "plan.last-part"
        yield Step(message, {"moment": self.due.at, "limit": self.due.limit}, self.due.rule)
        for part in self.parts:
            message = "plan.bound" if part.bound_by_total else "plan.part"
            values = {"part": part.name, "starts": part.starts, "due": part.due.at, "n": part.slack}
            yield Step(message, values, part.due.rule, depth=1)
        path = tuple(self.part(code).name for code in self.critical_path)
        yield Step("plan.critical-path", {"parts": path})


def _parts(given: Iterable[LinkedPart]) -> tuple[LinkedPart, ...]:
    """The parts, each after those it waits for; a part out of reach, or a cycle, is refused."""
    listed = tuple(given)
    parts = {part.code: part for part in listed}
    problems = [
        Problem(f"$.parts.{code}", "duplicate", f"{count} parts of that code", "one")
        for code, count in Counter(part.code for part in listed).items()
        if count > 1
    ]
    problems += [
        Problem(f"$.parts.{part.code}.waits_for", UnknownCode.code, other, f"one of {', '.join(parts)}")
        for part in parts.values()
        for other in part.waits_for
        if other not in parts
    ]
    if problems or not parts:
        raise BadInput("parts of a package", tuple(problems) or (Problem("$.parts", "missing-key", "none", "a part"),))
    try:
        order = tuple(TopologicalSorter({part.code: part.waits_for for part in parts.values()}).static_order())
    except CycleError as error:
        path = " → ".join(error.args[1])
        raise BadInput.one("parts of a package", path="$.parts", met=path, right="parts that end waiting") from None
    return tuple(parts[code] for code in order)


@attrs.frozen(repr=False)
class LinkedProcedure:
    """A package of procedures handled as one (*thủ tục hành chính liên thông*), one version of it.

    >>> from motcua.reference import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> newborn = reference_catalogue().link("birth", on=dt.date(2026, 8, 24))
    >>> plan = newborn.plan(office_time("2026-08-24 09:00"), national_calendar())
    >>> plan.due.date, plan.critical_path
    (datetime.date(2026, 8, 27), ('birth', 'residence'))
    """

    code: str
    name: Text
    in_force: InForce
    parts: tuple[LinkedPart, ...] = attrs.field(converter=_parts)
    lead: str
    """The agency whose calendar counts the announced total."""
    totals: tuple[LimitRule, ...] = ()
    """The announced total by case; without one the part that ends last is the promise."""
    facts: tuple[Fact, ...] = ()
    papers: Requirement | None = None
    """The papers of the package, asked once; without them those of the parts."""
    national_codes: tuple[ProcedureCode, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    amended_by: Citation | None = None
    change: Text | None = None

    @property
    def asked(self) -> tuple[Fact, ...]:
        """Every fact the package or a part of it asks for, each once."""
        parts = (fact for part in self.parts if part.procedure for fact in part.procedure.facts)
        return tuple({fact.name: fact for fact in (*parts, *self.facts)}.values())

    def resolved(self, find: Callable[[ProcedureCode], Procedure]) -> "LinkedProcedure":
        """The same package with the procedures its parts refer to."""
        parts = (
            attrs.evolve(part, procedure=find(part.procedure_code)) if part.procedure_code else part
            for part in self.parts
        )
        return attrs.evolve(self, parts=parts)

    def plan(
        self,
        received: dt.datetime,
        calendars: WorkCalendar | Mapping[str, WorkCalendar],
        *,
        parts: Iterable[str] | None = None,
        **facts: FactValue | None,
    ) -> Plan:
        """When each part starts and is due, and what is promised (*kế hoạch giải quyết liên thông*).

        ``calendars`` is one calendar, or one for each agency; ``parts`` are those the applicant chose, all without it.
        Raises ``UnknownCode`` for a part or an agency that is not there, ``BadValue`` for a choice that leaves out what
        another part waits for, and what ``Procedure.due`` raises.
        """
        known = read_facts(self.asked, facts)
        return _Planning(self, self.chosen(parts), calendars, known).plan(received, facts)

    def chosen(self, codes: Iterable[str] | None) -> tuple[LinkedPart, ...]:
        """The parts of those codes, each after those it waits for; all of them without a choice. Raises as ``plan``."""
        if codes is None:
            return self.parts
        by_code = {part.code: part for part in self.parts}
        wanted = {_named(expect(code, str, "code of a part"), by_code).code for code in several(codes, "parts")}
        needed = {part.code for part in self.parts if not part.optional}
        needed |= {code for part in self.parts if part.code in wanted for code in part.waits_for}
        if missing := [part.code for part in self.parts if part.code in needed - wanted]:
            right = f"{', '.join(missing)} as well: not to be left out, or waited for by a part that was chosen"
            raise BadValue("chosen parts", ", ".join(sorted(wanted)) or "none", right)
        return tuple(part for part in self.parts if part.code in wanted)

    def __repr__(self) -> str:
        return f"<LinkedProcedure {self.code} {self.in_force}>"


@attrs.frozen
class _Planning:
    """One plan in the making: the parts chosen, the calendars they count on, and the facts of the case."""

    package: LinkedProcedure
    parts: tuple[LinkedPart, ...]
    calendars: WorkCalendar | Mapping[str, WorkCalendar]
    facts: Mapping[str, FactValue]

    def plan(self, received: dt.datetime, given: Mapping[str, FactValue | None]) -> Plan:
        package, dues = self.package, dict[str, Due]()
        total = self._due(package.totals, received, self._calendar(package.lead)) if package.totals else None
        starts: dict[str, dt.datetime] = {}
        bound: set[str] = set()
        for part in self.parts:
            starts[part.code] = max((dues[code].at for code in part.waits_for), default=received)
            due = self._due(part.rules, starts[part.code], self._calendar(part.agency))
            if total is not None and due.at > total.at:
                bound.add(part.code)
                due = total
            dues[part.code] = due
        due = total or max(dues.values(), key=lambda due: due.at)
        latest = self._latest(due.date)
        return Plan(
            due,
            tuple(
                PlannedPart(
                    part.code,
                    part.procedure,
                    starts[part.code],
                    dues[part.code],
                    self._slack(part, dues[part.code].date, latest[part.code]),
                    part.waits_for,
                    part.name,
                    part.code in bound,
                )
                for part in self.parts
            ),
            self._critical_path(dues),
            self._quote(self._calendar(self.parts[0].agency).local_time(received).date(), given),
            self._papers(),
            total is not None,
        )

    def _due(self, rules: Iterable[LimitRule], received: dt.datetime, calendar: WorkCalendar) -> Due:
        chosen = choose(rules, self.facts, self.package.asked)
        return attrs.evolve(summed(chosen).due(received, calendar), rule=chosen[0].citation)

    def _calendar(self, agency: str) -> WorkCalendar:
        if isinstance(self.calendars, WorkCalendar):
            return self.calendars
        if not isinstance(self.calendars, Mapping):
            raise BadValue("calendars", type(self.calendars).__name__, "one calendar, or one for each agency")
        return expect(_named(agency, self.calendars, "calendar for the agency"), WorkCalendar, "calendar")

    def _latest(self, last: dt.date) -> dict[str, dt.date]:
        """The latest day each part may end on without moving the total, reckoned back from it."""
        latest: dict[str, dt.date] = {}
        for part in reversed(self.parts):
            waiting = [other for other in self.parts if part.code in other.waits_for]
            latest[part.code] = min((self._start_by(other, latest[other.code]) for other in waiting), default=last)
        return latest

    def _start_by(self, part: LinkedPart, end: dt.date) -> dt.date:
        limit: TimeLimit = summed(choose(part.rules, self.facts, self.package.asked))
        return limit.before(end, self._calendar(part.agency))

    def _slack(self, part: LinkedPart, due: dt.date, latest: dt.date) -> int:
        """Working days between the two; none where the announced total is tighter than the parts in a row."""
        return self._calendar(part.agency).working_days_between(due, latest) if due < latest else 0

    def _critical_path(self, dues: Mapping[str, Due]) -> tuple[str, ...]:
        """Back from the part that ends last, each time to the one it waited for longest."""
        by_code = {part.code: part for part in self.parts}
        path = [max(dues, key=lambda code: dues[code].at)]
        while waited := by_code[path[0]].waits_for:
            path.insert(0, max(waited, key=lambda code: dues[code].at))
        return tuple(path)

    def _quote(self, on: dt.date, given: Mapping[str, FactValue | None]) -> Quote:
        """Each part's fee, where the package collects it, as one quote."""
        charged = [part.procedure for part in self.parts if part.procedure and part.charged]
        return Quote.of(
            procedure.quote(on=on, **{fact.name: given.get(fact.name) for fact in procedure.facts})
            for procedure in charged
            if procedure.fees.fees
        )

    def _papers(self) -> Requirement:
        """The papers of the package; without them those of the parts, a paper that several ask for named once."""
        if self.package.papers is not None:
            return self.package.papers
        asked = {paper.code: paper for part in self.parts if part.procedure for paper in part.procedure.papers}
        return AllOf(*asked.values())


Value = TypeVar("Value")


def _named(code: str, known: Mapping[str, Value], what: str = "part") -> Value:
    if code not in known:
        raise UnknownCode(what, code[:40], tuple(known))
    return known[code]
