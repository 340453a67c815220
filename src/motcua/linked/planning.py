"""How a plan is made: forwards from the receipt to the day each part is due, backwards to the day each must be by.

Forwards a part begins when the last of those it waits for is due; the announced total binds the parts it covers.
Backwards, from the promise, every part has a latest day; what lies between is its slack.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.clock import Clock
from motcua.conditions import FactValue
from motcua.errors import BadValue, NoPromise, OutsideCalendar, UnknownCode
from motcua.fees import Quote
from motcua.linked.parts import LinkedPart, Share, TotalRule
from motcua.linked.plan import Basis, Plan, PlannedConsent, PlannedPart, PlannedShare
from motcua.linked.sharing import shared_papers
from motcua.procedure import additions, choose, summed
from motcua.timelimit import Due, Pause
from motcua.wording.refusing import no_promise

if TYPE_CHECKING:
    from motcua.linked.package import LinkedProcedure

__all__ = ["Calendars", "Planning", "named"]

Calendars = WorkCalendar | Mapping[str, WorkCalendar]
Value = TypeVar("Value")


@attrs.frozen
class _Run:
    """A part on its way forwards: from when, until when, and whether the total cuts it short."""

    starts: dt.datetime
    shares: tuple[PlannedShare, ...]
    due: Due
    consent: PlannedConsent | None
    bound: bool


@attrs.frozen
class Planning:
    """One plan in the making: the parts chosen, the calendars they count on, and the facts of the case."""

    package: "LinkedProcedure"
    parts: tuple[LinkedPart, ...]
    calendars: Calendars
    facts: Mapping[str, FactValue]
    consents: Mapping[str, dt.datetime] = attrs.field(factory=dict[str, dt.datetime])
    """When each consent came, by part; one that is not named is taken to come at once."""
    known: Mapping[str, dt.datetime] = attrs.field(factory=dict[str, dt.datetime])
    """When parts ended, or were promised for, whose days are not counted again."""
    stops: tuple[Pause, ...] | None = None
    """What is not counted in the total of a dossier that is led; of a plan, the waiting for its consents."""

    def plan(self, received: dt.datetime, given: Mapping[str, FactValue | None]) -> Plan:
        """The plan for a dossier received then; ``given`` are the facts as the caller gave them."""
        received = self.local(received)
        total = self.total(received)
        runs = self._runs(received, total)
        waits = tuple(self._waits(runs)) if self.stops is None else ()
        if total is not None and waits:
            total = self.total(received, waits)
            runs = self._runs(received, total)
        due, basis, path = *self._promise(runs, total), self._critical_path(runs)
        if basis is Basis.MAXIMUM and len(path) == len(self.parts):
            basis = Basis.SUM
        latest = self._latest(due, total, {one.part: one.asked.date() for one in self._waits(runs)})
        return Plan(
            due,
            tuple(self._planned(part, runs[part.code], latest[part.code], total) for part in self.parts),
            path,
            self._quote(received.date(), given),
            shared_papers(self.package.papers, self.parts),
            basis,
            received,
            total,
            name=self.package.name,
            agencies=self.package.agencies,
        )

    def local(self, moment: dt.datetime) -> dt.datetime:
        """The moment as the clock shows it at the agency that is first at work."""
        return self.calendar(self._at_work(self.parts[0])).local_time(moment)

    def ends(self, received: dt.datetime, total: Due | None) -> Mapping[str, Due]:
        """When each part is due of which nothing is known yet, under that total."""
        runs = self._runs(received, total)
        return {code: run.due for code, run in runs.items() if code not in self.known}

    def starts(self, received: dt.datetime) -> Mapping[str, dt.datetime]:
        """When each part was planned to begin, before anything was waited for."""
        plain = attrs.evolve(self, consents={}, known={}, stops=())
        try:
            runs = plain._runs(received, plain.total(received))  # noqa: SLF001 - the same plan, before it was led
        except NoPromise:
            return {}
        return {code: run.starts for code, run in runs.items()}

    def covered(self, part: LinkedPart) -> bool:
        """Whether the announced total of this choice counts for that part."""
        rules = self._announced()
        return not rules or not rules[0].covers or part.code in rules[0].covers

    def calendar(self, agency: str) -> WorkCalendar:
        """The calendar on which that agency counts; raises ``UnknownCode`` for one without."""
        if isinstance(self.calendars, WorkCalendar):
            return self.calendars
        if not isinstance(self.calendars, Mapping):
            raise BadValue("calendars", type(self.calendars).__name__, "one calendar, or one for each agency")
        return expect(named(agency, self.calendars, "calendar for the agency"), WorkCalendar, "calendar")

    # ── forwards ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _runs(self, received: dt.datetime, total: Due | None) -> dict[str, _Run]:
        runs: dict[str, _Run] = {}
        for part in self.parts:
            waited = (self.known.get(code) or runs[code].due.at for code in part.waits_for)
            covering = total if self.covered(part) else None
            runs[part.code] = self._run(part, max(waited, default=received), covering)
        return runs

    def _run(self, part: LinkedPart, starts: dt.datetime, total: Due | None) -> _Run:
        """The part from that moment, each agency after the one before it; cut short by the total that covers it.

        A total that is over before the part can begin binds it no more: no day gone by is promised.
        """
        consent = self._consent(part, starts)
        begins = max(starts, consent.given) if consent and consent.given else starts
        try:
            shares = tuple(self._shares(part, starts, consent))
        except NoPromise:
            if total is None:
                raise
            shares = ()
        if shares and (total is None or total.at < begins or shares[-1].due.at <= total.at):
            return _Run(starts, shares, shares[-1].due, consent, bound=False)
        if total is None:
            raise no_promise("promise.part-untimed", part=part.code)
        if total.at < begins:
            total = self._counted(self._announced(), begins)
        begun = tuple(share for share in shares if share.starts < total.at) or shares[:1]
        *kept, last = begun or (PlannedShare(part.code, part.agency, part.name, starts, total),)
        return _Run(starts, (*kept, attrs.evolve(last, due=total)), total, consent, bound=True)

    def _shares(self, part: LinkedPart, starts: dt.datetime, consent: PlannedConsent | None) -> Iterator[PlannedShare]:
        for share in self._worked(part):
            clock = Clock(share.limit, starts, self.calendar(share.agency))
            if consent is not None:
                clock = self._after_waiting(clock, consent)
                consent = None
            due = attrs.evolve(clock.due, rule=share.citation)
            yield PlannedShare(part.code, share.agency, share.name or part.name, starts, due)
            starts = due.at

    @staticmethod
    def _after_waiting(clock: Clock, consent: PlannedConsent) -> Clock:
        """The clock without the waiting; from the consent on where the limit, such as the same day, ends before it."""
        waited = _without(clock, _stops((consent,)))
        given = consent.given
        return waited if given is None or waited.due.at >= given else attrs.evolve(clock, received=given)

    def _worked(self, part: LinkedPart) -> tuple[Share, ...]:
        return part.worked(self.facts, self.package.asked)

    def _at_work(self, part: LinkedPart) -> str:
        """The agency that is first at work on it in this case."""
        try:
            return (self._worked(part) or (part,))[0].agency
        except NoPromise:
            return part.agency

    def _consent(self, part: LinkedPart, starts: dt.datetime) -> PlannedConsent | None:
        """The consent that part waits for, asked for when it starts."""
        consent = part.waits_for_consent(self.facts, self.package.asked)
        if consent is None:
            return None
        by = consent.limit.due(starts, self.calendar(self._at_work(part))).at if consent.limit else None
        return PlannedConsent(part.code, consent, starts, by, self.consents.get(part.code))

    def _waits(self, runs: Mapping[str, _Run]) -> Iterator[PlannedConsent]:
        """The consents that somebody waited for in a part the total covers."""
        for part in self.parts:
            consent = runs[part.code].consent
            if consent is not None and consent.given and consent.given > consent.asked and self.covered(part):
                yield consent

    # ── the promise ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _announced(self) -> tuple[TotalRule, ...]:
        """The total announced for this choice in this case, then what adds to it; none where none was announced."""
        chosen = {part.code for part in self.parts}
        rules = [TotalRule.of(rule) for rule in self.package.totals]
        try:
            found = choose((rule for rule in rules if chosen.issuperset(rule.needs)), self.facts, self.package.asked)
        except NoPromise:
            return ()
        return tuple(TotalRule.of(rule) for rule in found)

    def total(self, received: dt.datetime, waits: Iterable[PlannedConsent] = ()) -> Due | None:
        """The announced total from that moment on, counted by the lead agency; ``None`` where none was announced."""
        rules = self._announced()
        stops = _stops(waits) if self.stops is None else self.stops
        return self._counted(rules, received, stops) if rules else None

    def _counted(self, rules: tuple[TotalRule, ...], received: dt.datetime, stops: Iterable[Pause] = ()) -> Due:
        clock = _without(Clock(summed(rules), received, self.calendar(self.package.lead)), stops)
        return attrs.evolve(clock.due, rule=rules[0].citation, additions=additions(rules))

    def _promise(self, runs: Mapping[str, _Run], total: Due | None) -> tuple[Due, Basis]:
        """The one promise, and what it rests on."""
        last = max((run.due for run in runs.values()), key=lambda due: due.at)
        return (last, Basis.MAXIMUM) if total is None or last.at > total.at else (total, Basis.ANNOUNCED)

    def _critical_path(self, runs: Mapping[str, _Run]) -> tuple[str, ...]:
        """Back from the part that ends last, each time to the one it waited for longest."""
        by_code = {part.code: part for part in self.parts}
        path = [max(runs, key=lambda code: runs[code].due.at)]
        while waited := by_code[path[0]].waits_for:
            path.insert(0, max(waited, key=lambda code: runs[code].due.at))
        return tuple(path)

    # ── backwards ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _latest(self, due: Due, total: Due | None, asked: Mapping[str, dt.date]) -> dict[str, dt.date]:
        """The latest day each part may end on without moving the promise, the total, or a part that waits for it.

        Where a consent was waited for, what comes before has no room: whoever asks later waits less, and less is left
        out of the total.
        """
        latest: dict[str, dt.date] = {}
        for part in reversed(self.parts):
            own = total if total is not None and self.covered(part) else due
            waiting = [other for other in self.parts if part.code in other.waits_for]
            starts = (min(self._start_by(one, latest[one.code]), asked.get(one.code, own.date)) for one in waiting)
            latest[part.code] = min([own.date, *starts])
        return latest

    def _start_by(self, part: LinkedPart, end: dt.date) -> dt.date:
        """The latest day on whose close the part can start and still end by that day."""
        try:
            for share in reversed(self._worked(part)):
                end = self._share_by(share, end)
        except NoPromise:  # it ends with the total, whenever it starts
            return end
        except OutsideCalendar:  # the total cuts it short, and no day is early enough
            return dt.date.min
        return end

    def _share_by(self, share: Share, end: dt.date) -> dt.date:
        calendar = self.calendar(share.agency)
        day = share.limit.before(end, calendar)
        if not calendar.is_working_day(day):
            day = calendar.add_working_days(day, -1)
        while share.limit.due(calendar.closing(day), calendar).date > end:  # past a cut-off at the end of the day
            day = calendar.add_working_days(day, -1)
        return day

    def _planned(self, part: LinkedPart, run: _Run, latest: dt.date, total: Due | None) -> PlannedPart:
        due, calendar = run.due.date, self.calendar(run.shares[-1].agency)
        slack = calendar.working_days_between(due, latest) if due < latest and not run.bound else 0
        return PlannedPart(
            part.code,
            part.procedure,
            run.starts,
            run.due,
            slack,
            part.waits_for,
            part.name,
            run.bound,
            run.shares,
            run.consent,
            total is not None and self.covered(part),
            latest if slack else due,
        )

    # ── cost ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _quote(self, on: dt.date, given: Mapping[str, FactValue | None]) -> Quote:
        """Each part's fee, where the package collects it, as one quote."""
        quotes: list[Quote] = []
        for part in self.parts:
            if part.procedure and part.charged and part.procedure.fees.fees:
                told = {**given, **dict(part.sets)}
                asked = {fact.name: told.get(fact.name) for fact in part.procedure.facts}
                quotes.append(part.procedure.quote(on=on, facts=asked))
        return Quote.of(quotes)


def _stops(consents: Iterable[PlannedConsent]) -> tuple[Pause, ...]:
    """The time in which consents were waited for."""
    return tuple(
        Pause(one.asked, one.given, one.consent.name, one.consent.citation)
        for one in consents
        if one.given is not None and one.asked < one.given
    )


def _without(clock: Clock, stops: Iterable[Pause]) -> Clock:
    """The clock with that time not counted, as far as it was still running when each began."""
    for stop in sorted(stops, key=lambda one: one.stop):
        if stop.stop < clock.due.at:
            clock = clock.exclude(stop.stop, stop.resume, stop.cause, citation=stop.citation)
    return clock


def named(code: str, known: Mapping[str, Value], what: str = "part") -> Value:
    """The value of that code; raises ``UnknownCode`` naming those there are."""
    if code not in known:
        raise UnknownCode(what, str(code)[:40], tuple(known))
    return known[code]
