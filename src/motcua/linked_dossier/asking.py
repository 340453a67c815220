"""What can be asked of a package that was filed: its parts, their states and results, the one promise over them."""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Self, cast

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.clock import Clock
from motcua.conditions import Channel, FactValue, read_facts
from motcua.dossier import Deadline, Dossier, Missed, Promise, Punctuality, Timeliness
from motcua.dossier.keeping import Given
from motcua.dossier.retelling import here, retold_promise
from motcua.errors import MotcuaError, NoPromise, UnknownCode
from motcua.events import Event
from motcua.linked import Consent, Counted, LinkedPart, LinkedProcedure, Plan
from motcua.linked.planning import Planning
from motcua.linked_dossier.binding import stops_of
from motcua.linked_dossier.filing import Filed, told_by
from motcua.linked_dossier.keeping import Kept, Stage
from motcua.linked_dossier.standing import PartDeadline, PartResult, ended_without, of_part, outer_state, result_of
from motcua.mechanism import State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.timelimit import Due, NoLimit, Pause
from motcua.wording.refusing import no_promise

__all__ = ["LinkedAnswers"]


@attrs.frozen(repr=False, field_transformer=as_annotated)
class LinkedAnswers:
    """The readable side of ``LinkedDossier``: its parts, and every question that changes nothing."""

    link: LinkedProcedure
    id: str
    parts: tuple[LinkedPart, ...]
    """The parts the applicant chose, each after those it waits for."""
    procedures: tuple[tuple[str, Procedure], ...]
    """The procedure of each part, under the limits the package gives it."""
    offices: tuple[tuple[str, Office], ...]
    """The office of each agency at work."""
    filing: Filed
    opened: tuple[tuple[str, Dossier], ...] = ()
    """The inner dossiers by part, in the order of the parts."""
    promises: tuple[tuple[dt.datetime, Promise], ...] = ()
    """What was promised over all, and when: first on acceptance, then where the law moved it."""
    consents: tuple[tuple[str, dt.datetime], ...] = ()
    """The consents that came, by part."""
    declined: tuple[tuple[str, dt.datetime], ...] = ()
    """The consents that were refused or did not come in their time, by part."""
    former: tuple[dt.datetime, "LinkedAnswers"] | None = attrs.field(default=None, eq=False)
    """When a newer version was asked for, and the package as it stood before that."""

    def __attrs_post_init__(self) -> None:
        """Has what it holds beside its parts told in the zone of its first office, as its parts are in theirs."""
        zone, keep = self.offices[0][1].calendar.zone, object.__setattr__
        keep(self, "promises", tuple((here(at, zone), retold_promise(one, zone)) for at, one in self.promises))
        keep(self, "consents", tuple((code, here(at, zone)) for code, at in self.consents))
        keep(self, "declined", tuple((code, here(at, zone)) for code, at in self.declined))
        if self.former is not None:
            keep(self, "former", (here(self.former[0], zone), self.former[1]))

    @property
    def inner(self) -> Mapping[str, Dossier]:
        """The inner dossiers by part code, those that are open or were."""
        return dict(self.opened)

    def part(self, code: str) -> Dossier:
        """The inner dossier of that part; raises ``UnknownCode`` for one that is not opened."""
        if expect(code, str, "part") not in self.inner:
            raise UnknownCode("opened part", code[:60], tuple(self.inner))
        return self.inner[code]

    def office(self, code: str) -> Office:
        """The office that settles that part in this case."""
        part = self._chosen(code)
        return dict(self.offices)[part.settles(self.case, self.link.asked)]

    @property
    def case(self) -> dict[str, FactValue]:
        """The facts of the whole: the newest that the parts tell, those that were filed, the defaults of the law."""
        return read_facts(self.link.asked, {**self.told})

    @property
    def told(self) -> dict[str, FactValue]:
        """The facts as they were filed, and as parts changed them since, the newest last."""
        return told_by(self.filing, (event for _, event in self.history))

    @property
    def filed_at(self) -> dt.datetime:
        """When the package was filed."""
        return min(dossier.history[0].at for _, dossier in self.opened)

    @property
    def lead(self) -> Dossier:
        """The inner dossier that bears the number and the receipt of the whole: the first of the lead agency's parts.

        Where the lead settles no part, the first part.
        """
        led = {part.code for part in self.parts if part.agency == self.link.lead}
        return next((dossier for code, dossier in self.opened if code in led), self.opened[0][1])

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
        inner, lost = self.inner, list[str]()
        for part in self.parts:
            if part.code in inner:
                if ended_without(inner[part.code]):
                    lost.append(part.code)
            elif part.code in dict(self.declined) or any(code in lost for code in part.waits_for):
                lost.append(part.code)
        return tuple(code for code in lost if code not in inner)

    @property
    def results(self) -> tuple[PartResult, ...]:
        """What came of the parts so far (*kết quả từng phần*), in their order; each is handed over as it comes."""
        found = (result_of(code, dossier) for code, dossier in self.opened)
        return tuple(result for result in found if result is not None)

    @property
    def history(self) -> tuple[tuple[str, Event], ...]:
        """Everything that happened to any part, in the order of time, each event with its part."""
        told = ((code, event) for code, dossier in self.opened for event in dossier.history)
        return tuple(sorted(told, key=lambda one: one[1].at))

    @property
    def promised(self) -> Promise | None:
        """The promise that stands over all, as it was given.

        ``None`` before the first part is accepted, or where some part has no time limit.
        """
        return self.promises[-1][1] if self.promises else None

    @property
    def kept(self) -> Kept:
        """What to store of it, sealed: ``records.dumps`` writes it, ``LinkedDossier.restore`` reads it again."""
        given = dict(self.procedures)
        kept = Kept(
            self.id,
            self.link.code,
            self.link.in_force.first,
            tuple(part.code for part in self.parts),
            self.filing,
            tuple((code, dossier.history) for code, dossier in self.opened),
            self.promises,
            self.consents,
            self.declined,
            tuple(self._stages()),
            tuple((part.code, given[part.code].in_force.first) for part in self.parts),
        )
        return kept.sealed()

    def _stages(self) -> Iterator[Stage]:
        """How it stood whenever a newer version was asked for."""
        if self.former is not None:
            at, then = self.former
            yield from then._stages()  # noqa: SLF001 - the same package, earlier
            yield Stage(
                at,
                then.link.in_force.first,
                tuple(part.code for part in then.parts),
                tuple((code, len(dossier.history)) for code, dossier in then.opened),
                len(then.promises),
                len(then.consents),
                len(then.declined),
            )

    @property
    def due(self) -> Due:
        """The one promise of the package.

        Raises ``NoPromise`` before the first part is accepted, or where some part has no time limit.

        It moves only where the law moves that of a part: a complete supplement, time that is not counted, an extension,
        a new appointment. It never moves because somebody is late, and never to an earlier day. Where nothing counted
        today gives that moment any more, the ledger says of every day only that it was promised.
        """
        promise = self.promised
        if promise is None:
            raise no_promise(f"promise.{self._why_none}")
        return next((due for due in self._counted() if Promise.of(due) == promise), None) or self._as_given(promise)

    @property
    def _why_none(self) -> str:
        """Why there is no promise: it was not accepted, nobody could give one, or nobody gave the one there was."""
        if self.accepted_at is None:
            return "package-not-accepted"
        try:
            self.plan(self._begun)
        except NoPromise:
            return "part-without-limit"
        return "nothing-promised"

    def _counted(self) -> Iterator[Due]:
        """What the promise may have been counted from: the plan, a part, a part still to come."""
        with contextlib.suppress(MotcuaError):
            yield self.plan(self._begun).due
        for _, dossier in self.opened:
            with contextlib.suppress(MotcuaError):
                yield dossier.due
        with contextlib.suppress(MotcuaError):
            yield from self._forecast().values()

    def _as_given(self, promise: Promise) -> Due:
        """The promise as a due moment whose days nobody counts again."""
        kept = Clock(Given(promise.at, NoLimit()), self._begun, self.offices[0][1].calendar).due
        version = promise.calendar_version
        return attrs.evolve(kept, earliest=promise.earliest, latest=promise.latest, calendar_version=version)

    @property
    def _begun(self) -> dt.datetime:
        """From when the whole counts: its first acceptance, or what that counts from; ``NoPromise`` before it."""
        starts = [start for _, dossier in self.opened if (start := dossier.starts_at)]
        if not starts:
            raise no_promise("promise.package-not-accepted")
        return min(starts)

    @property
    def awaited_consents(self) -> Mapping[str, Deadline]:
        """The consents still to come, by part, with the end of their time where they have one."""
        awaited: dict[str, Deadline] = {}
        for code, dossier in self.opened:
            consent, asked = self._consent_of(code), dossier.accepted_at
            if consent and consent.limit and asked and not self._answered(code) and not dossier.state.ended:
                by = consent.limit.due(asked, dossier.office.calendar).at
                awaited[code] = Deadline("consent", by, consent.limited_by)
        return awaited

    def _consent_of(self, code: str) -> Consent | None:
        return self._chosen(code).waits_for_consent(self.case, self.link.asked)

    def _answered(self, code: str) -> bool:
        return code in dict((*self.consents, *self.declined))

    def _gated(self, dossier: Dossier, code: str) -> bool:
        """Whether it stands still for a consent that did not come."""
        return dossier.state is State.SUSPENDED and self._consent_of(code) is not None and not self._answered(code)

    @property
    def accepted_at(self) -> dt.datetime | None:
        """When its first part was accepted."""
        return min((at for _, dossier in self.opened if (at := dossier.accepted_at)), default=None)

    @property
    def ended_at(self) -> dt.datetime | None:
        """When its last part ended; ``None`` while one is open, or still to be opened."""
        ends = [dossier.ended_at for _, dossier in self.opened]
        return None if self.waiting or None in ends else max(cast("list[dt.datetime]", ends))

    @property
    def channel(self) -> Channel:
        """How it was filed."""
        return Channel(self.filing.channel)

    def deadlines(self) -> tuple[PartDeadline, ...]:
        """Every limit that runs now, of the parts, of the consents they wait for and of the whole; soonest first.

        The terms a package sets to the steps of a part take the place of the mechanism's there.
        """
        running = [
            of_part(known, code, self._chosen(code).name)
            for code, dossier in self.opened
            for known in dossier.deadlines()
        ]
        running += [of_part(known, code, self._chosen(code).name) for code, known in self.awaited_consents.items()]
        if self.promised and not self.state.ended and not self.state.stopped:
            running.append(of_part(Deadline("promise", self.promised.at), None, self.link.name))
        return tuple(sorted(running, key=lambda known: known.at))

    def missed(self, at: dt.datetime) -> tuple[Missed, ...]:
        """The limits of the offices' own steps that were not kept, of any part and of the whole; soonest first."""
        missed = [
            attrs.evolve(known, deadline=of_part(known.deadline, code, self._chosen(code).name))
            for code, dossier in self.opened
            for known in dossier.missed(at)
        ]
        if self.promised and self.timeliness(at).current is Punctuality.LATE:
            ended, whole = self.ended_at, Deadline("promise", self.promised.at)
            done = ended if ended is not None and ended <= self.offices[0][1].calendar.local_time(at) else None
            missed.append(Missed(of_part(whole, None, self.link.name), done))
        return tuple(sorted(missed, key=lambda known: known.deadline.at))

    @property
    def counted(self) -> "tuple[Self | Dossier, ...]":
        """What statistics count of it, as the package declares: the outer dossier once, or the inner ones."""
        return (self,) if self.link.counted is Counted.OUTER else tuple(dossier for _, dossier in self.opened)

    def timeliness(self, at: dt.datetime) -> Timeliness:
        """Early, on time or late as a whole, by the day its last part ended; still open, as of ``at``.

        While every open part waits for the applicant or is suspended, as of the day the last of them stopped. Raises
        ``NoPromise`` before the first part is accepted, or where some part has no time limit.
        """
        promise = self.promised
        if promise is None:
            raise no_promise("promise.nothing-promised")
        on, ended = self.offices[0][1].calendar.local_time(at).date(), self.ended_at
        settled = ended is not None and ended.date() <= on
        if ended is not None and settled:
            on = ended.date()
        elif self.state.stopped:
            open_ones = (dossier for _, dossier in self.opened if dossier.promise and not dossier.state.ended)
            on = max((dossier.timeliness(at).judged_on for dossier in open_ones), default=on)
        return Timeliness.judged(on, promise.date, self.promises[0][1].date, settled=settled)

    def as_of(self, at: dt.datetime) -> Self | None:
        """The package as it stood at that moment; ``None`` before it was filed."""
        at = self.offices[0][1].calendar.local_time(at)
        if self.former is not None and at < self.former[0]:
            return cast("Self | None", self.former[1].as_of(at))
        past: list[tuple[str, Dossier]] = []
        for code, dossier in self.opened:
            known = tuple(event for event in dossier.history if event.at <= at)
            if known:
                replayed = Dossier.replay(dossier.procedure, known, office=dossier.office, verify=False)
                past.append((code, replayed))
        if not past:
            return None
        return attrs.evolve(
            self,
            opened=tuple(past),
            promises=tuple(one for one in self.promises if one[0] <= at),
            consents=tuple(one for one in self.consents if one[1] <= at),
            declined=tuple(one for one in self.declined if one[1] <= at),
        )

    def plan(self, received: dt.datetime) -> Plan:
        """The days of the package, counted from that moment on each agency's own calendar."""
        return self._planning(self.parts).plan(received, self.told)

    @property
    def expected(self) -> Mapping[str, dt.datetime]:
        """When each part ended, is promised for, or is due if those before it keep to their days."""
        return {**{code: due.at for code, due in self._forecast().items()}, **self._known()}

    @property
    def _calendars(self) -> dict[str, WorkCalendar]:
        calendars = {agency: office.calendar for agency, office in self.offices}
        calendars.setdefault(self.link.lead, self.offices[0][1].calendar)
        return calendars

    def _known(self) -> dict[str, dt.datetime]:
        """When each part ended, or the moment it is promised for."""
        known: dict[str, dt.datetime] = {}
        for code, dossier in self.opened:
            promise = dossier.promise
            end = dossier.ended_at or (promise.at if promise else None)
            if end is not None:
                known[code] = end
        return known

    def _forecast(self) -> Mapping[str, Due]:
        """When each part is due that has neither ended nor a promise of its own."""
        alive = tuple(part for part in self.parts if part.code not in self.dropped)
        total = None if self.promised is None else self._total()
        return self._planning(alive, self._known()).ends(self.filed_at, total)

    def _planning(self, parts: tuple[LinkedPart, ...], known: Mapping[str, dt.datetime] | None = None) -> Planning:
        """The plan of those parts, without the time that was not counted in the total so far."""
        stops = None if self.accepted_at is None else tuple(self._stops())
        consents = dict(self.consents)
        return Planning(self.link, parts, self._calendars, self.case, consents, known or {}, stops)

    def _total(self) -> Due | None:
        """The announced total as it stands: from the first acceptance on, without what is not counted."""
        return self._planning(self.parts).total(self._begun)

    def _stops(self) -> Iterator[Pause]:
        """What is not counted in the total: the time in which a part it covers stood still.

        Before the part was planned to begin nothing of the total is lost.
        """
        planning = Planning(self.link, self.parts, self._calendars, self.case)
        starts = planning.starts(self._begun)
        for code, dossier in self.opened:
            if code in starts and planning.covered(self._chosen(code)):
                yield from stops_of(dossier, max(self._begun, starts[code]))

    def _ends_by(self, code: str) -> dt.datetime | None:
        """By when that part has to end, by the total that covers it; ``None`` where none was announced for it."""
        planning, total = self._planning(self.parts), self._total()
        if total is None or not planning.covered(self._chosen(code)):
            return None
        whole = self.promised is not None and all(planning.covered(part) for part in self.parts)
        return max(total.at, self.promised.at) if whole and self.promised else total.at

    def _chosen(self, code: str) -> LinkedPart:
        found = next((part for part in self.parts if part.code == expect(code, str, "part")), None)
        if found is None:
            raise UnknownCode("chosen part", code[:60], tuple(part.code for part in self.parts))
        return found

    def __repr__(self) -> str:
        states = ", ".join(f"{code} {dossier.state.value}" for code, dossier in self.opened)
        return f"<LinkedDossier {self.id} of {self.link.code}, {self.state.value}: {states}>"
