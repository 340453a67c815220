"""One outer dossier with inner ones (*hồ sơ liên thông*): what is done to a part moves those that wait for it.

Each part is a dossier of its own, with its state, date and result. A part is opened when all it waits for were granted;
one whose predecessor ended otherwise is never opened, and what is finished stands. The outer state follows from the
inner ones by ``outer_state`` alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, Self, TypeVar

import attrs

from motcua.checks import expect, several
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue, read_facts
from motcua.dated import InForce
from motcua.dossier import Applicant, Dossier, Outcome, words
from motcua.dossier.beginning import made_id
from motcua.errors import BadValue, NoPromise, NotInForce, StepNotAllowed, UnknownCode
from motcua.fees import FeeSchedule, not_charged
from motcua.linked import LinkedPart, LinkedProcedure, Plan
from motcua.mechanism import ACTS, State
from motcua.office import Office
from motcua.papers import AllOf
from motcua.procedure import Procedure
from motcua.timelimit import Due
from motcua.wording import LOCALES, Text, say

__all__ = ["LinkedDossier", "outer_state"]

Linked = TypeVar("Linked", bound="LinkedDossier")
WITH_RESULT: Final = (State.PROCESSED, State.RETURNED)


def outer_state(states: Iterable[State]) -> State:
    """The state of the whole, from those of the parts that were opened, in their order.

    The first rule that fits:

    1. all ended: ``PROCESSED`` while a result lies at the counter, ``RETURNED`` once all results are handed over, and
       without any result the state of the last part that ended;
    2. all that have not ended wait for the applicant or are suspended: the state of the first of them;
    3. some part has ended or is in progress: ``IN_PROGRESS``;
    4. some part is accepted: ``ACCEPTED``; else ``SUBMITTED``.

    >>> outer_state([State.RETURNED, State.AWAITING_PAPERS]), outer_state([State.RETURNED, State.SUBMITTED])
    (<State.AWAITING_PAPERS: 'awaiting-papers'>, <State.IN_PROGRESS: 'in-progress'>)
    """
    known = tuple(states)
    running = [state for state in known if not state.ended]
    if not running:
        results = [state for state in known if state in WITH_RESULT]
        return min(results, key=WITH_RESULT.index) if results else known[-1]
    if all(state.stopped for state in running):
        return running[0]
    if len(running) < len(known) or any(state is State.IN_PROGRESS or state.stopped for state in running):
        return State.IN_PROGRESS
    return State.ACCEPTED if State.ACCEPTED in running else State.SUBMITTED


@attrs.frozen(repr=False)
class LinkedDossier:
    """A package as it was filed (*hồ sơ liên thông*): the parts chosen, and the inner dossiers opened so far.

    Values of this class never change: acting on a part gives a new outer dossier.

    >>> from motcua.reference import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> monday = office_time("2026-08-24 09:00")
    >>> newborn = reference_catalogue().link("birth", on=monday.date())
    >>> commune = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=national_calendar())
    >>> package = LinkedDossier.open(newborn, office=commune, at=monday, channel="online", id="L-1")
    >>> package.state, tuple(package.inner), package.waiting
    (<State.SUBMITTED: 'submitted'>, ('birth',), ('residence', 'health-insurance'))
    """

    link: LinkedProcedure
    id: str
    parts: tuple[LinkedPart, ...]
    """The parts the applicant chose, each after those it waits for."""
    procedures: tuple[tuple[str, Procedure], ...]
    """The procedure of each part, under the limits the package gives it."""
    offices: tuple[tuple[str, Office], ...]
    filing: "Filed"
    opened: tuple[tuple[str, Dossier], ...] = ()
    """The inner dossiers by part, in the order of the parts."""
    promised: Due | None = None
    """What was promised when the first part was accepted; never counted again in silence."""

    @classmethod
    def open(
        cls,
        link: LinkedProcedure,
        *,
        office: Office | Mapping[str, Office],
        at: dt.datetime,
        channel: Channel | str,
        id: str | None = None,
        parts: Iterable[str] | None = None,
        applicant: Applicant | str | None = None,
        facts: Mapping[str, FactValue | None] | None = None,
        papers: Iterable[SubmittedPaper | str] = (),
        by: str | None = None,
    ) -> Self:
        """The package as it was filed; the parts that wait for nothing are opened at once.

        ``office`` is one office for all parts, or one for each agency. Facts are given once for all parts, and so are
        papers. Raises ``UnknownCode`` for a part or an agency that is not there, and what ``Dossier.open`` raises.
        """
        expect(link, LinkedProcedure, "package")
        chosen = link.chosen(None if parts is None else several(parts, "parts"))
        offices = {part.agency: _office(office, part.agency) for part in chosen}
        day = offices[chosen[0].agency].calendar.local_time(at).date()
        if day not in link.in_force:
            raise NotInForce(f"this version of package {link.code}", day, (str(link.in_force),))
        own = {part.code: _own(link, part) for part in chosen}
        told = {name: value for name, value in words.named(facts, "facts").items() if value is not None}
        read_facts({fact.name: fact for procedure in own.values() for fact in procedure.facts}.values(), told)
        filing = Filed(channel, applicant, tuple(told.items()), several(papers, "papers"), by)
        named = id or made_id(link.code, *(each.code.text for each in offices.values()), at)
        return _with_openings(cls(link, named, chosen, tuple(own.items()), tuple(offices.items()), filing), at)

    # ── asking ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def inner(self) -> Mapping[str, Dossier]:
        """The inner dossiers by part code, those that are open or were."""
        return dict(self.opened)

    def part(self, code: str) -> Dossier:
        """The inner dossier of that part; raises ``UnknownCode`` for one that is not opened."""
        if expect(code, str, "part") not in self.inner:
            raise UnknownCode("opened part", code[:60], tuple(self.inner))
        return self.inner[code]

    @property
    def state(self) -> State:
        """The state of the whole, by ``outer_state``."""
        return outer_state(dossier.state for _, dossier in self.opened)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parts still to be opened: all they wait for is opened, open or may yet be."""
        dropped = self.dropped
        return tuple(part.code for part in self.parts if part.code not in self.inner and part.code not in dropped)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The parts that will not be opened, since one they wait for ended without being granted, or was dropped."""
        lost: list[str] = []
        for part in self.parts:
            if part.code in self.inner:
                if _ended_without(self.inner[part.code]):
                    lost.append(part.code)
            elif any(code in lost for code in part.waits_for):
                lost.append(part.code)
        return tuple(code for code in lost if code not in self.inner)

    @property
    def due(self) -> Due:
        """The one promise of the package; raises ``NoPromise`` before the first part is accepted."""
        if self.promised is None:
            raise NoPromise("no part of the package is accepted yet")
        return self.promised

    def plan(self, received: dt.datetime) -> Plan:
        """The days of the package, counted from that moment on each agency's own calendar."""
        calendars = {agency: office.calendar for agency, office in self.offices}
        calendars.setdefault(self.link.lead, self.offices[0][1].calendar)
        codes = [part.code for part in self.parts]
        return self.link.plan(received, calendars, parts=codes, **dict(self.filing.facts))

    # ── acting ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def act(self, code: str, verb: str, *words: object, at: dt.datetime, **more: object) -> Self:
        """The package after that verb on that part, with the parts opened that waited for it.

        ``act("birth", "finish", "granted", at=…)`` is ``finish("granted", at=…)`` on the inner dossier. Raises what
        the verb raises; a part that still waits, or never will be opened, refuses every verb.
        """
        if verb not in ACTS:
            raise BadValue("verb", repr(verb)[:40], ", ".join(ACTS))
        if code in self.waiting or code in self.dropped:
            stands = "waiting" if code in self.waiting else "dropped"
            said = (say(f"step.part-{stands}", locale, {"step": say(f"verb.{verb}", locale)}) for locale in LOCALES)
            raise StepNotAllowed(verb, stands, (), (), Text(*said))
        dossier: Dossier = getattr(self.part(code), verb)(*words, at=at, **more)
        opened = tuple((known, dossier if known == code else old) for known, old in self.opened)
        acted = attrs.evolve(self, opened=opened)
        if verb == "accept" and self.promised is None:
            acted = attrs.evolve(acted, promised=self.plan(at).due)
        return _with_openings(acted, at)

    def __repr__(self) -> str:
        states = ", ".join(f"{code} {dossier.state.value}" for code, dossier in self.opened)
        return f"<LinkedDossier {self.id} of {self.link.code}, {self.state.value}: {states}>"


@attrs.frozen
class Filed:
    """What was given once for all parts."""

    channel: Channel | str
    applicant: Applicant | str | None = attrs.field(repr=False)
    facts: tuple[tuple[str, FactValue], ...]
    papers: tuple[SubmittedPaper | str, ...]
    by: str | None


def _granted(dossier: Dossier | None) -> bool:
    return dossier is not None and dossier.outcome is Outcome.GRANTED


def _ended_without(dossier: Dossier) -> bool:
    return dossier.state.ended and not _granted(dossier)


def _own(link: LinkedProcedure, part: LinkedPart) -> Procedure:
    """The procedure of a part, with the package's limits, papers and facts where it has its own.

    The papers of the package are asked once, of the parts that wait for nothing; a fee it does not collect is none. The
    version of the day of filing stands until the package ends. A part without a procedure of the catalogue stands as
    the package describes it: a name, a limit, no papers, no fee.
    """
    codes = (*filter(None, (part.procedure_code,)), *link.national_codes)
    if part.procedure is None and not codes:
        raise BadValue(f"part {part.code}", "neither a procedure nor a national code", "one of them")
    known = part.procedure or Procedure(
        code=codes[0],
        name=part.name,
        field=link.name,
        level=None,
        in_force=link.in_force,
        announced_by=part.citation,
        legal_basis=link.legal_basis,
        facts=(),
        limits=part.limits,
        papers=AllOf(),
        fees=FeeSchedule(part.code, part.name, (), ()),
    )
    known = attrs.evolve(
        known,
        in_force=InForce(known.in_force.first),
        fees=known.fees if part.charged else _not_collected(known.fees, part),
        papers=known.papers if link.papers is None else AllOf() if part.waits_for else link.papers,
    )
    if not part.limits and link.papers is None:
        return known
    facts = {fact.name: fact for fact in (*known.facts, *link.facts)}
    return attrs.evolve(known, limits=part.limits or known.limits, facts=tuple(facts.values()))


def _not_collected(schedule: FeeSchedule, part: LinkedPart) -> FeeSchedule:
    """The fees of a part whose fee the package does not collect: each is told, and nothing is owed."""
    free = not_charged(citation=part.citation)
    fees = (attrs.evolve(fee, adjustments=(*fee.adjustments, free)) for fee in schedule.fees)
    return attrs.evolve(schedule, fees=tuple(fees))


def _with_openings(linked: Linked, at: dt.datetime) -> Linked:
    """The package with every part opened whose predecessors were all granted."""
    inner = dict(linked.opened)
    for part in linked.parts:
        if part.code not in inner and all(_granted(inner.get(code)) for code in part.waits_for):
            inner[part.code] = _opened(linked, part, at)
    return attrs.evolve(linked, opened=tuple((p.code, inner[p.code]) for p in linked.parts if p.code in inner))


def _opened(linked: LinkedDossier, part: LinkedPart, at: dt.datetime) -> Dossier:
    """The inner dossier of a part, with what it asks for of what was filed."""
    procedure, filing = dict(linked.procedures)[part.code], linked.filing
    asked = {fact.name for fact in procedure.facts}
    return Dossier.open(
        procedure,
        office=dict(linked.offices)[part.agency],
        at=at,
        channel=filing.channel,
        id=f"{linked.id}/{part.code}",
        applicant=filing.applicant,
        facts={name: value for name, value in filing.facts if name in asked},
        papers=filing.papers,
        by=filing.by,
    )


def _office(offices: Office | Mapping[str, Office], agency: str) -> Office:
    if isinstance(offices, Office):
        return offices
    known = words.named(offices, "offices")
    if agency not in known:
        raise UnknownCode("office for the agency", agency, tuple(known))
    return expect(known[agency], Office, "office")
