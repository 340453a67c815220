"""The outer dossier: the parts that were chosen, the inner dossiers opened so far, and the one promise over them.

Each part is a dossier of its own, with its state, date and result. A part is opened when all it waits for were granted;
one whose predecessor ended otherwise is never opened, and what is finished stands. The outer state follows from the
inner ones by ``outer_state`` alone.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Self, TypeVar, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, expect, impersonal, several, shape, shown
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue, read_facts
from motcua.dossier import Applicant, Dossier, Promise, words
from motcua.dossier.beginning import made_id
from motcua.errors import BadInput, BadValue, NoPromise, NotInForce, StepNotAllowed, UnknownCode
from motcua.events import Event
from motcua.hooks import Carried
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.linked.parts import before
from motcua.linked_dossier.binding import bound
from motcua.linked_dossier.filing import Filed, office_of, opened, own, refuse_others, told_by
from motcua.linked_dossier.keeping import Kept, moments, possible, promised, refuse_repeated
from motcua.linked_dossier.recounting import MOVING, RECKONING, LinkedCounts
from motcua.linked_dossier.standing import granted
from motcua.mechanism import ACTS, State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.wording import said, say

__all__ = ["LinkedDossier"]

Linked = TypeVar("Linked", bound="LinkedDossier")


@attrs.frozen(repr=False, field_transformer=as_annotated)
class LinkedDossier(Carried, LinkedCounts):
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
        told = {name: value for name, value in words.named(facts, "facts").items() if value is not None}
        known = read_facts(link.asked, told)
        chosen = link.chosen(None if parts is None else several(parts, "parts"), known)
        first = office_of(office, chosen[0].settles(known, link.asked))
        link.refuse_other_days(first.calendar.local_time(at).date())
        link.refuse_other_channels(choose(Channel, channel))
        offices = _offices(link, chosen, known, office)
        procedures = {part.code: own(link, part, known) for part in chosen}
        given = tuple((name, known[name]) for name in told)
        filing = Filed(channel, applicant, given, several(papers, "papers"), by)
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
        declined: Iterable[tuple[str, dt.datetime]] = (),
        procedures: Mapping[str, Procedure] | None = None,
        verify: bool = True,
    ) -> Self:
        """The package that wrote these histories (*dựng lại từ lịch sử*), by part, with what it held beside them.

        ``procedures`` are those of parts that were opened under an earlier version. Raises ``UnknownCode`` for a part
        that was not chosen, ``BadInput`` where the histories cannot be those of one package (a part opened before what
        it waits for was granted, or left out; another package's dossier; a promise or a consent that nobody can have
        given), and what ``Dossier.replay`` raises. Promises are taken as they were given: no calendar of today counts
        them again.
        """
        asked = expect(link, LinkedProcedure, "package").asked
        filing = expect(filing, Filed, "filing").read(asked)
        known = read_facts(asked, dict(filing.facts))
        chosen = link.chosen(parts, None if parts is not None else known)
        by_code = {part.code: part for part in chosen}
        past = {code: several(events, "history", Event) for code, events in words.named(histories, "histories").items()}
        for code in past:
            if code not in by_code:
                raise UnknownCode("chosen part", code[:60], tuple(by_code))
        changes = sorted((e for events in past.values() for e in events if e.verb == "change"), key=lambda one: one.at)
        offices = _offices(link, chosen, known, office)
        owned, opened_by = dict[str, Procedure](), dict[str, Dossier]()
        given = words.named(procedures, "procedures")
        for part in chosen:
            events = past.get(part.code, ())
            before = changes if not events else [change for change in changes if change.at <= events[0].at]
            facts = read_facts(link.asked, {**told_by(filing, before)})
            owned[part.code] = given.get(part.code) or own(link, part, facts)
            if part.code in past:
                where = office_of(office, part.settles(facts, link.asked))
                procedure = expect(owned[part.code], Procedure, "procedure")
                opened_by[part.code] = Dossier.replay(procedure, events, office=where, verify=verify)
        told = promised(promises), moments(consents, "consent"), moments(declined, "refused consent")
        possible(expect(id, str, "id"), chosen, opened_by, told, moved=link.opted_into)
        if verify:
            refuse_others(filing, opened_by.values())
        return cls(
            link,
            id,
            chosen,
            tuple(owned.items()),
            tuple(offices.items()),
            filing,
            tuple(opened_by.items()),
            *told,
        )

    @classmethod
    def restore(
        cls,
        link: LinkedProcedure,
        kept: Kept,
        *,
        office: Office | Mapping[str, Office],
        earlier: Iterable[LinkedProcedure] = (),
        procedures: Mapping[str, Procedure] | None = None,
        verify: bool = True,
    ) -> Self:
        """The package of which that was kept, under its version, as ``catalogue.link`` finds it on ``kept.found_on``.

        ``earlier`` are the versions it was led under before a newer one was asked for, as ``kept.earlier`` names them.
        Raises ``BadValue`` for another package or version, of a part's procedure too; ``BadInput`` where what was kept
        does not say what was sealed; and what ``replay`` raises.
        """
        expect(kept, Kept, "what was kept")
        if verify and kept.digest != kept.seal:
            met = "another than was sealed" if kept.seal else "nothing that was sealed"
            raise BadInput.one("what was kept", path="$.seal", met=met, right="what the package itself told to keep")
        refuse_repeated(kept)
        known = {one.in_force.first: one for one in several(earlier, "earlier versions", LinkedProcedure)}
        given, former = dict(words.named(procedures, "procedures")), None
        for number, stage in enumerate(kept.stages):
            then = cls._restored(known.get(stage.version), kept.before(number), office, given, verify=verify)
            then = attrs.evolve(then, former=former)
            former = stage.at, then
            given |= {code: own_ for code, own_ in then.procedures if code in then.inner}
        restored = cls._restored(expect(link, LinkedProcedure, "package"), kept, office, given, verify=verify)
        for code, procedure in restored.procedures:
            pinned = dict(kept.procedures).get(code, procedure.in_force.first)
            if procedure.in_force.first != pinned:
                met = f"the version from {procedure.in_force.first}"
                raise BadValue(f"procedure of part {code}", met, f"that from {pinned}, found on {kept.found_on}")
        return attrs.evolve(restored, former=former)

    @classmethod
    def _restored(
        cls,
        link: LinkedProcedure | None,
        kept: Kept,
        office: Office | Mapping[str, Office],
        procedures: Mapping[str, Procedure],
        *,
        verify: bool,
    ) -> Self:
        """The package of which that was kept, under one version alone."""
        version = (link.code, link.in_force.first) if link else None
        if link is None or version != (kept.package, kept.version):
            met = f"{link.code} from {link.in_force.first}" if link else "no earlier version of that day"
            asked = kept.package if impersonal(kept.package) else shape(kept.package)
            right = f"{asked} from {kept.version}, found on {kept.found_on}"
            raise BadValue("package of what was kept", met, right)
        return cls.replay(
            link,
            dict(kept.histories),
            office=office,
            id=kept.id,
            filing=kept.filing,
            parts=kept.parts,
            promises=kept.promises,
            consents=kept.consents,
            declined=kept.declined,
            procedures={code: known for code, known in procedures.items() if code in kept.parts},
            verify=verify,
        )

    def redacted(self, *, salt: str | None = None) -> Self:
        """The same package with every personal value erased, of its parts and of what was filed.

        What later steps tell of somebody is hidden with ``salt``, as in ``Dossier.redacted``.
        """
        opened = tuple((code, dossier.redacted(salt=salt)) for code, dossier in self.opened)
        filing = attrs.evolve(self.filing, applicant=None)
        before = self.former
        former = None if before is None else (before[0], cast("LinkedDossier", before[1]).redacted())
        return attrs.evolve(self, opened=opened, filing=filing, former=former)

    # ── acting ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def act(self, code: str, verb: str, /, *words: object, at: dt.datetime, **more: object) -> Self:
        """The package after that verb on that part, with the parts opened that waited for it.

        ``act("birth", "finish", "granted", at=…)`` is ``finish("granted", at=…)`` on the inner dossier. A part that is
        accepted while its consent is still to come stands still until ``consent`` tells that it came. What is promised
        of a part lies inside the announced total that covers it. Facts that a part changes are those of the parts
        opened later. Raises what the verb raises; a part that still waits, or never will be opened, refuses every verb.
        """
        if verb not in ACTS:
            raise BadValue("verb", shown(verb, 40, spell=repr), ", ".join(ACTS))
        if code in self.waiting or code in self.dropped:
            raise _refused(verb, "waiting" if code in self.waiting else "dropped")
        before = self.part(code)
        gated = self._gated(before, code)
        instead = ("consent", *(step for step in before.allowed if step != "resume"))
        if gated and verb == "resume":
            raise _refused(verb, "gated", instead)
        try:
            dossier = self._taken(code, verb, words, {"at": at, **more})
        except StepNotAllowed:
            if gated and verb not in before.allowed:
                raise _refused(verb, "gated", instead) from None
            raise
        if dossier == before:  # what was sent again is there already
            return self
        acted = self._with(code, dossier)
        moment = dossier.office.calendar.local_time(at)
        if verb == "accept":
            acted = acted._accepted(code, dossier, moment)  # noqa: SLF001 - the same package, later
        elif verb == "change":
            acted = acted._changed()._moved(moment, self)  # noqa: SLF001 - the same package, later
        elif verb in MOVING:
            acted = acted._moved(moment, self)  # noqa: SLF001 - the same package, later
        return _with_openings(acted, at)

    def _taken(self, code: str, verb: str, words: Iterable[object], more: Mapping[str, object]) -> Dossier:
        """The inner dossier after that verb; what it promises lies inside the total, while that is still to come."""
        before = self.part(code)
        dossier = _done(before, verb, words, more)
        start, promise = dossier.starts_at, dossier.promise
        if verb not in RECKONING or start is None or promise is None or dossier == before:
            return dossier
        end = self._with(code, dossier)._ends_by(code)  # noqa: SLF001 - the same package, later
        if end is None or promise.at <= end:
            return dossier
        clock = dossier.kept_clock
        moved = clock.extensions or clock.appointment
        if moved or end <= max(start, dossier.history[-1].at):
            return dossier
        again = _done(bound(before, verb, end), verb, words, more)
        return attrs.evolve(again, procedure=before.procedure)

    def consent(self, code: str, *, at: dt.datetime, given: bool = True, reason: str | None = None) -> Self:
        """The consent came that a part waits for (*đã xác nhận đồng ý*); the time until then is not counted.

        It may come before the part is opened, and no earlier than the package was filed. ``given=False`` says that it
        was refused, or did not come in its time (*không đồng ý, quá hạn không xác nhận*): the part ends refused, with
        that reason or that none came, or is never opened, and drops those behind it. The same told again changes
        nothing. Raises ``BadValue`` for a part that waits for none, has ended, or has another answer already.
        """
        part = self._chosen(code)
        moment = self.office(code).calendar.local_time(at)
        told = (code, moment)
        if told in (self.consents if expect(given, bool, "given") else self.declined):
            return self
        wanted = part.waits_for_consent(self.case, self.link.asked)
        if wanted is None or self._answered(code):
            met = "a part that waits for no consent" if wanted is None else "a consent that is there or was refused"
            raise BadValue(f"consent to part {code}", met, "a part that still waits for one")
        dossier = self.inner.get(code)
        if code in self.dropped or (dossier is not None and dossier.state.ended):
            raise BadValue(f"consent to part {code}", "a part that has ended", "a part that is open, or may yet be")
        latest = dossier.history[-1].at if dossier else self.filed_at
        if moment < latest:
            raise BadValue(f"moment of the consent to part {code}", str(moment), f"one from {latest} on")
        if not given:
            why = reason or say("consent.refused", "vi", {"consent": wanted.name})
            return self._declining(code, dossier, moment, why)
        acted = attrs.evolve(self, consents=(*self.consents, told))
        if dossier is None or dossier.state is not State.SUSPENDED:
            return acted
        resumed = acted._with(code, acted._taken(code, "resume", (), {"at": at}))  # noqa: SLF001 - later
        return resumed._moved(moment, self)  # noqa: SLF001 - the same package, later

    def _declining(self, code: str, dossier: Dossier | None, at: dt.datetime, reason: str) -> Self:
        """Without that consent: the part ends, or is never opened."""
        acted = attrs.evolve(self, declined=(*self.declined, (code, at)))
        if dossier is None:
            return acted
        if dossier.state is State.SUBMITTED:
            return acted._with(code, dossier.refuse(at=at, reason=reason))  # noqa: SLF001 - the same package, later
        if dossier.state is State.SUSPENDED:
            dossier = dossier.resume(at=at)
        return acted._with(code, dossier.finish("refused", at=at, reason=reason))  # noqa: SLF001 - later

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
        before its first day; ``UnknownCode`` for a part that is not there, ``UndecidedFacts`` where the new version
        asks what was not told.
        """
        expect(link, LinkedProcedure, "package")
        moment = self.offices[0][1].calendar.local_time(at)
        day = moment.date()
        if link.code != self.link.code or not link.opted_into or link.in_force.first <= self.link.in_force.first:
            raise BadValue(
                "version of the package", repr(link), f"a later one of {self.link.code} that may be asked for"
            )
        if day < link.in_force.first:
            raise NotInForce(f"this version of package {link.code}", day, (str(link.in_force),))
        if moment < (newest := self.history[-1][1].at):
            raise BadValue("moment of the request", str(moment), f"one from {newest} on, the newest event")
        known = read_facts(link.asked, {**self.told})
        chosen = link.chosen((*(part.code for part in self.parts), *several(parts, "parts")), known)
        offices = dict(self.offices)
        procedures = dict(self.procedures) | {p.code: own(link, p, known) for p in chosen if p.code not in self.inner}
        if office is not None:
            offices = _offices(link, chosen, known, office) | offices
        for part in chosen:
            office_of(offices, part.settles(known, link.asked))
        later = attrs.evolve(
            self, link=link, parts=chosen, procedures=tuple(procedures.items()), offices=tuple(offices.items())
        )
        later = attrs.evolve(later, former=(moment, self))
        moved = later._moved(moment, self, total=False)  # noqa: SLF001 - the same package, later
        return _with_openings(moved, at)

    def _with(self, code: str, dossier: Dossier) -> Self:
        opened = tuple((known, dossier if known == code else old) for known, old in self.opened)
        return attrs.evolve(self, opened=opened)

    def _accepted(self, code: str, dossier: Dossier, at: dt.datetime) -> Self:
        """After a part was accepted: the first one makes the promise, one without its consent stands still."""
        promised = self if self.promises else self._promising(dossier.starts_at or at, at)
        consent = self._chosen(code).waits_for_consent(self.case, self.link.asked)
        came = dict(self.consents).get(code)
        if consent is None or dossier.promise is None or (came is not None and came <= at):
            return promised
        stopped = promised._with(  # noqa: SLF001 - the same package, later
            code, dossier.suspend(at=at, reason=consent.name.vi, citation=consent.citation)
        )
        if came is None:
            return stopped
        running = stopped._taken(code, "resume", (), {"at": came})  # noqa: SLF001 - the same package, later
        return stopped._with(code, running)._moved(came, stopped)  # noqa: SLF001 - the same package, later

    def _promising(self, begun: dt.datetime, at: dt.datetime) -> Self:
        """With the promise over all, counted from that moment; without one where some part has no time limit."""
        try:
            return attrs.evolve(self, promises=((at, Promise.of(self.plan(begun).due)),))
        except NoPromise:
            return self

    def _changed(self) -> Self:
        """After facts were changed: what is still to be opened follows them, with the offices that work on it then."""
        alive = tuple(part for part in self.parts if part.code in self.waiting)
        _offices(self.link, alive, self.case, dict(self.offices))
        anew = {part.code: own(self.link, part, self.case) for part in alive}
        return attrs.evolve(self, procedures=tuple((dict(self.procedures) | anew).items()))


def _offices(
    link: LinkedProcedure,
    parts: Iterable[LinkedPart],
    facts: Mapping[str, FactValue],
    office: Office | Mapping[str, Office],
) -> dict[str, Office]:
    """The office of every agency at work in this case, those that settle a part first; then those of other cases."""
    settling = [part.settles(facts, link.asked) for part in parts]
    at_work = (agency for part in parts for agency in _at_work(link, part, facts))
    needed = {agency: office_of(office, agency) for agency in dict.fromkeys((*settling, *at_work))}
    others = [share.agency for part in parts for share in part.shares if share.agency not in needed]
    known = others if isinstance(office, Office) else [agency for agency in others if agency in office]
    return needed | {agency: office_of(office, agency) for agency in known}


def _at_work(link: LinkedProcedure, part: LinkedPart, facts: Mapping[str, FactValue]) -> Iterator[str]:
    return (share.agency for share in part.worked(facts, link.asked))


def _done(dossier: Dossier, verb: str, words: Iterable[object], more: Mapping[str, object]) -> Dossier:
    """The dossier after that verb; words that it does not take raise ``BadValue``."""
    step: Callable[..., Dossier] = getattr(dossier, verb)
    try:
        inspect.signature(step).bind(*words, **more)
    except TypeError as error:
        raise BadValue(f"words of {verb}", str(error), "what the verb takes") from None
    return step(*words, **more)


STANDS: Final = {
    "gated": "waiting for a consent",
    "waiting": "waiting for the part before it",
    "dropped": "never to be opened",
}
"""Where a part stands that refuses a verb, as the refusal says it."""


def _refused(verb: str, stands: str, allowed: tuple[str, ...] = ()) -> StepNotAllowed:
    return StepNotAllowed(verb, STANDS[stands], (), allowed, said(f"step.part-{stands}", step=said(f"verb.{verb}")))


def _with_openings(linked: Linked, at: dt.datetime) -> Linked:
    """The package with every part opened whose predecessors were all granted."""
    inner = dict(linked.opened)
    chosen = {part.code: part for part in linked.parts}
    for part in linked.parts:
        due = part.code not in inner and part.code not in linked.dropped
        if due and all(granted(inner.get(code)) for code in part.waits_for):
            given = [paper for code in before(part.code, chosen) for paper in chosen[code].gives]
            inner[part.code] = opened(linked, part, given, at)
    return attrs.evolve(linked, opened=tuple((p.code, inner[p.code]) for p in linked.parts if p.code in inner))
