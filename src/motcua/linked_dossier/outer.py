"""The outer dossier: the parts that were chosen, the inner dossiers opened so far, and the one promise over them.

Each part is a dossier of its own, with its state, date and result. A part is opened when all it waits for were granted;
one whose predecessor ended otherwise is never opened, and what is finished stands. The outer state follows from the
inner ones by ``outer_state`` alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, Self, TypeVar

import attrs

from motcua.checks import expect, several, shown
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue, read_facts
from motcua.dossier import Applicant, Dossier, Promise, words
from motcua.dossier.beginning import made_id
from motcua.errors import BadValue, NoPromise, NotInForce, StepNotAllowed
from motcua.events import Event
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.linked.parts import before
from motcua.linked_dossier.asking import LinkedAnswers
from motcua.linked_dossier.filing import Filed, office_of, opened, own
from motcua.linked_dossier.standing import granted
from motcua.mechanism import ACTS, State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.wording import LOCALES, Text, say

__all__ = ["LinkedDossier"]

Linked = TypeVar("Linked", bound="LinkedDossier")
MOVING: Final = frozenset({"supplement", "resume", "extend", "reappoint"})
"""The verbs by which the law moves the promise of a part, and with it the one over all."""


@attrs.frozen(repr=False)
class LinkedDossier(LinkedAnswers):
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
        papers. Raises ``UnknownCode`` for a part or an agency that is not there, ``UndecidedFacts`` where it hangs on
        facts not given who works on a part, and what ``Dossier.open`` raises.
        """
        expect(link, LinkedProcedure, "package")
        chosen = link.chosen(None if parts is None else several(parts, "parts"))
        told = {name: value for name, value in words.named(facts, "facts").items() if value is not None}
        known = read_facts(link.asked, told)
        first = office_of(office, chosen[0].settles(known, link.asked))
        if (day := first.calendar.local_time(at).date()) not in link.in_force:
            raise NotInForce(f"this version of package {link.code}", day, (str(link.in_force),))
        offices = _offices(link, chosen, known, office)
        procedures = {part.code: own(link, part, known) for part in chosen}
        filing = Filed(channel, applicant, tuple(told.items()), several(papers, "papers"), by)
        named = id or made_id(link.code, *(each.code.text for each in offices.values()), at)
        linked = cls(link, named, chosen, tuple(procedures.items()), tuple(offices.items()), filing)
        return _with_openings(linked, at)

    @classmethod
    def replay(
        cls,
        link: LinkedProcedure,
        histories: Mapping[str, Iterable[Event]],
        *,
        office: Office | Mapping[str, Office],
        id: str,
        filing: Filed,
        parts: Iterable[str] | None = None,
        promises: Iterable[tuple[dt.datetime, Promise]] = (),
        consents: Iterable[tuple[str, dt.datetime]] = (),
        procedures: Mapping[str, Procedure] | None = None,
        verify: bool = True,
    ) -> Self:
        """The package that wrote these histories (*dựng lại từ lịch sử*), by part, with what it held beside them.

        ``procedures`` are those of parts that were opened under an earlier version. Raises ``UnknownCode`` for a part
        that was not chosen, and what ``Dossier.replay`` raises.
        """
        chosen = expect(link, LinkedProcedure, "package").chosen(parts)
        known = read_facts(link.asked, dict(expect(filing, Filed, "filing").facts))
        offices = _offices(link, chosen, known, office)
        owned = {part.code: own(link, part, known) for part in chosen} | words.named(procedures, "procedures")
        told = tuple(promises), tuple(consents)
        linked = cls(link, id, chosen, tuple(owned.items()), tuple(offices.items()), filing, (), *told)
        past = words.named(histories, "histories")
        again = {
            code: Dossier.replay(
                owned[linked._chosen(code).code], past[code], office=linked.office(code), verify=verify
            )
            for code in past
        }
        return attrs.evolve(
            linked, opened=tuple((part.code, again[part.code]) for part in chosen if part.code in again)
        )

    # ── acting ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def act(self, code: str, verb: str, *words: object, at: dt.datetime, **more: object) -> Self:
        """The package after that verb on that part, with the parts opened that waited for it.

        ``act("birth", "finish", "granted", at=…)`` is ``finish("granted", at=…)`` on the inner dossier. A part that is
        accepted while its consent is still to come stands still until ``consent`` tells that it came. Raises what the
        verb raises; a part that still waits, or never will be opened, refuses every verb.
        """
        if verb not in ACTS:
            raise BadValue("verb", shown(verb, 40, spell=repr), ", ".join(ACTS))
        if code in self.waiting or code in self.dropped:
            stands = "waiting" if code in self.waiting else "dropped"
            said = (say(f"step.part-{stands}", locale, {"step": say(f"verb.{verb}", locale)}) for locale in LOCALES)
            raise StepNotAllowed(verb, stands, (), (), Text(*said))
        before = self.part(code)
        dossier: Dossier = getattr(before, verb)(*words, at=at, **more)
        acted = self._with(code, dossier)
        if verb == "accept":
            acted = acted._accepted(code, dossier, at)  # noqa: SLF001 - the same package, later
        elif verb in MOVING and dossier.promise != before.promise:
            acted = acted._moved(dossier.office.calendar.local_time(at))  # noqa: SLF001 - the same package, later
        return _with_openings(acted, at)

    def consent(self, code: str, *, at: dt.datetime) -> Self:
        """The consent came that a part waits for (*đã xác nhận đồng ý*); the time until then is not counted.

        It may come before the part is opened. Raises ``BadValue`` for a part that waits for none, or has it already.
        """
        part = self._chosen(code)
        wanted = part.waits_for_consent(self.case, self.link.asked)
        if wanted is None or code in dict(self.consents):
            met = "a part that waits for no consent" if wanted is None else "a consent that is there"
            raise BadValue(f"consent to part {code}", met, "a part that still waits for one")
        moment = self.office(code).calendar.local_time(at)
        acted = attrs.evolve(self, consents=(*self.consents, (code, moment)))
        dossier = self.inner.get(code)
        if dossier is None or dossier.state is not State.SUSPENDED:
            return acted
        return acted._with(code, dossier.resume(at=at))._moved(moment)  # noqa: SLF001 - the same package, later

    def withdraw(self, *, at: dt.datetime, reason: str | None = None, by: str | None = None) -> Self:
        """Stopped by the applicant (*rút hồ sơ liên thông*): every part that has not ended, and those still waiting.

        What is finished stands. Raises ``StepNotAllowed`` where nothing is left to stop.
        """
        running = [code for code, dossier in self.opened if not dossier.state.ended] or [self.opened[-1][0]]
        acted = self
        for code in running:
            acted = acted._with(code, self.part(code).withdraw(at=at, reason=reason, by=by))
        return acted

    def under(
        self,
        link: LinkedProcedure,
        *,
        at: dt.datetime,
        parts: Iterable[str] = (),
        office: Office | Mapping[str, Office] | None = None,
    ) -> Self:
        """The same package under a newer version, as the applicant asked (*theo quy định mới khi có yêu cầu*).

        Parts that are opened keep the version they were opened under; the others follow the new one, and ``parts`` may
        join that only it has. Raises ``BadValue`` for another package, or a version nobody may ask for; ``NotInForce``
        before its first day.
        """
        expect(link, LinkedProcedure, "package")
        day = self.offices[0][1].calendar.local_time(at).date()
        if link.code != self.link.code or not link.opted_into or link.in_force.first <= self.link.in_force.first:
            raise BadValue(
                "version of the package", repr(link), f"a later one of {self.link.code} that may be asked for"
            )
        if day < link.in_force.first:
            raise NotInForce(f"this version of package {link.code}", day, (str(link.in_force),))
        chosen = link.chosen((*(part.code for part in self.parts), *several(parts, "parts")))
        offices = dict(self.offices)
        known = read_facts(link.asked, dict(self.filing.facts))
        procedures = dict(self.procedures) | {p.code: own(link, p, known) for p in chosen if p.code not in self.inner}
        if office is not None:
            offices = _offices(link, chosen, known, office) | offices
        for part in chosen:
            office_of(offices, part.settles(known, link.asked))
        later = attrs.evolve(
            self, link=link, parts=chosen, procedures=tuple(procedures.items()), offices=tuple(offices.items())
        )
        moved = later._moved(self.offices[0][1].calendar.local_time(at))  # noqa: SLF001 - the same package, later
        return _with_openings(moved, at)

    def _with(self, code: str, dossier: Dossier) -> Self:
        opened = tuple((known, dossier if known == code else old) for known, old in self.opened)
        return attrs.evolve(self, opened=opened)

    def _accepted(self, code: str, dossier: Dossier, at: dt.datetime) -> Self:
        """After a part was accepted: the first one makes the promise, one without its consent stands still."""
        moment = dossier.office.calendar.local_time(at)
        begun = dossier.starts_at or moment
        promised = self if self.promises else self._promising(begun, moment)
        consent = self._chosen(code).waits_for_consent(self.case, self.link.asked)
        if consent is None or code in dict(self.consents) or dossier.promise is None:
            return promised
        stopped = dossier.suspend(at=at, reason=consent.name.vi, citation=consent.citation)
        return promised._with(code, stopped)  # noqa: SLF001 - the same package, later

    def _promising(self, begun: dt.datetime, at: dt.datetime) -> Self:
        """With the promise over all, counted from that moment; without one where some part has no time limit."""
        try:
            return attrs.evolve(self, promises=((at, Promise.of(self.plan(begun).due)),))
        except NoPromise:
            return self

    def _moved(self, at: dt.datetime) -> Self:
        """After the law moved the promise of a part: the one over all is never before any part."""
        if self.promised is None:
            return self
        dues = dict(self._forecast())
        for code, dossier in self.opened:
            if dossier.promise and not dossier.state.ended and dossier.state is not State.SUSPENDED:
                dues[code] = dossier.due
        last = max(dues.values(), key=lambda due: due.at, default=None)
        if last is None or last.at <= self.promised.at:
            return self
        return attrs.evolve(self, promises=(*self.promises, (at, Promise.of(last))))


def _offices(
    link: LinkedProcedure,
    parts: Iterable[LinkedPart],
    facts: Mapping[str, FactValue],
    office: Office | Mapping[str, Office],
) -> dict[str, Office]:
    """The office of every agency at work in this case, those that settle a part first."""
    settling = [part.settles(facts, link.asked) for part in parts]
    at_work = (share.agency for part in parts for share in part.worked(facts, link.asked))
    return {agency: office_of(office, agency) for agency in dict.fromkeys((*settling, *at_work))}


def _with_openings(linked: Linked, at: dt.datetime) -> Linked:
    """The package with every part opened whose predecessors were all granted."""
    inner = dict(linked.opened)
    chosen = {part.code: part for part in linked.parts}
    for part in linked.parts:
        if part.code not in inner and all(granted(inner.get(code)) for code in part.waits_for):
            given = [paper for code in before(part.code, chosen) for paper in chosen[code].gives]
            inner[part.code] = opened(linked, part, given, at)
    return attrs.evolve(linked, opened=tuple((p.code, inner[p.code]) for p in linked.parts if p.code in inner))
