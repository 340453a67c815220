"""What was promised of a package, counted again: to see that it was to be promised, and what other days would give."""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Self, cast

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.dossier import Dossier, Promise, standing, words
from motcua.dossier.timing import COMING_NEARER
from motcua.errors import MotcuaError
from motcua.events import Verification
from motcua.linked_dossier.asking import LinkedAnswers
from motcua.linked_dossier.filing import borne_out
from motcua.mechanism import State
from motcua.timelimit import Due

__all__ = ["MOVING", "RECKONING", "LinkedCounts"]

RECKONING: Final = ("accept", "supplement", "resume")
"""The verbs after which the limit of a part is counted, inside the announced total."""
MOVING: Final = frozenset({"supplement", "resume", "extend", "reappoint"})
"""The verbs by which the law moves the promise of a part, and with it the one over all."""
BESIDE: Final = frozenset({"open", "suspend"})
"""What a package does by itself at the moment of another step."""


@attrs.frozen(repr=False, field_transformer=as_annotated)
class LinkedCounts(LinkedAnswers):
    """The side of ``LinkedDossier`` that counts again; what was promised stands, whatever comes out."""

    def verify(self) -> Verification:
        """Whether the history of every part is whole, and every promise over all one that was to be given then.

        A promise that was to be given and is not there is told as well. Nothing can be said of a promise counted under
        calendars that are not those of today, nor of one given at a moment at which more was done than one step; and
        nothing of what was forged with all its hashes, while no hash and no ``kept.seal`` stands elsewhere.
        ``broken_at`` is the place in the history of the part ``reason`` names.
        """
        for code, dossier in self.opened:
            found = dossier.verify()
            if not found:
                return attrs.evolve(found, reason=f"part {code}: {found.reason}")
        if not borne_out(self.filing, self.inner.values()):
            return Verification(ok=False, reason="nothing bears out the applicant")
        for at, promise in self.promises:
            if not self._borne_out(at, promise):
                return Verification(ok=False, reason=f"nothing gives the promise of {promise.at}, told at {at}")
        left_out = min((*self._unpromised(), *self._unmoved()), default=None)
        if left_out is not None:
            return Verification(ok=False, reason=f"no promise is there that was to be given at {left_out}")
        return Verification(ok=True)

    def _unpromised(self) -> Iterator[dt.datetime]:
        """When a part was accepted, and nothing was promised over all by then, though it could have been."""
        since = min((at for at, _ in self.promises), default=None)
        for at in (event.at for _, event in self.history if event.verb == "accept"):
            if (since is None or at < since) and not self._told_anew(at):
                with contextlib.suppress(MotcuaError):
                    past = cast("Self", self.as_of(at))
                    past.plan(past._begun)  # noqa: SLF001 - the same package, earlier
                    yield at

    def _told_anew(self, at: dt.datetime) -> bool:
        """Whether facts were changed, or a newer version was asked for, at that moment: before or after the step."""
        changed = any(event.at == at and event.verb == "change" for _, event in self.history)
        return changed or any(stage.at == at for stage in self._stages())

    def _unmoved(self) -> Iterator[dt.datetime]:
        """When the law moved the promise over all by the calendars of today, and no promise was told."""
        asked, told = {stage.at for stage in self._stages()}, {at for at, _ in self.promises}
        moving = {event.at for _, event in self.history if event.verb in MOVING or event.verb == "change"}
        for at in sorted((asked | moving) - told):
            both = self.as_of(at - dt.timedelta.resolution), self.as_of(at)
            before, after = cast("tuple[Self | None, Self]", both)
            if before is not None and before.promises and self._done_at(at) == 1:
                with contextlib.suppress(MotcuaError):
                    moved = after._moved(at, before, total=at not in asked)  # noqa: SLF001 - the same package, earlier
                    if moved != after and moved._of_today:  # noqa: SLF001 - the same package, earlier
                        yield at

    def _done_at(self, at: dt.datetime) -> int:
        """How many steps were done at that moment, without what a package does by itself."""
        done = (event.at for _, event in self.history if event.verb not in BESIDE)
        return [*done, *(stage.at for stage in self._stages())].count(at)

    @property
    def _of_today(self) -> bool:
        """Whether all that was promised by then was counted under the calendars of today."""
        told = (promise for _, promise in self.promises)
        inner = (dossier.promise for _, dossier in self.opened)
        now = {office.calendar.version for _, office in self.offices}
        return now == {promise.calendar_version for promise in (*told, *inner) if promise}

    def _borne_out(self, at: dt.datetime, promise: Promise) -> bool:
        """Whether that promise was to be given then, as far as the calendars of today can say it."""
        past = self.as_of(at)
        if past is None:
            return False
        now = {office.calendar.version for _, office in self.offices}
        if now != {promise.calendar_version} or self._done_at(at) > 1:
            return True
        dues = (*past._counted(), *past._announced())  # noqa: SLF001 - the same package, earlier
        return any(Promise.of(due) == promise for due in dues)

    def _announced(self) -> Iterator[Due]:
        """The announced total as it stands, where there is one."""
        with contextlib.suppress(MotcuaError):
            total = self._total()
            if total is not None:
                yield total

    def _moved(self, at: dt.datetime, before: Self, *, total: bool = True) -> Self:
        """After the law moved the promise of a part: the one over all is never before any part, nor the total.

        No day gone by is promised: what stands still, or is late already, is counted when it goes on. A part that was
        ``before`` to end after the promise over all, because somebody handed on late, moves it no further.
        """
        if self.promised is None:
            return self
        late = before._late(self.promised.at)
        dues = {code: due for code, due in self._ends() if code not in late}
        announced = self._total() if total else None
        if announced is not None and not self.ended_at:
            dues[""] = announced
        last = max(dues.values(), key=lambda due: due.at, default=None)
        if last is None or last.at <= max(self.promised.at, at):
            return self
        return attrs.evolve(self, promises=(*self.promises, (at, Promise.of(last))))

    def _late(self, promised: dt.datetime) -> frozenset[str]:
        """The parts that are to end after the promise over all, standing still or not: somebody handed on late."""
        ends = {code: due.at for code, due in self._forecast().items()}
        ends |= {code: dossier.promise.at for code, dossier in self.opened if dossier.promise}
        return frozenset(code for code, end in ends.items() if end > promised)

    def _ends(self) -> Iterator[tuple[str, Due]]:
        """When each part is due that has not ended and does not stand still, promised or still to come."""
        yield from self._forecast().items()
        for code, dossier in self.opened:
            if dossier.promise and not dossier.state.ended and dossier.state is not State.SUSPENDED:
                yield code, dossier.due

    def on(self, calendars: Mapping[str, WorkCalendar]) -> Self:
        """The same package with the offices of those agencies on those calendars; what was promised stands.

        Raises ``BadValue`` for calendars without their agencies.
        """
        given = words.named(calendars, "calendars")
        offices = {
            agency: attrs.evolve(office, calendar=given.get(agency, office.calendar)) for agency, office in self.offices
        }
        moved = attrs.evolve(self, offices=tuple(offices.items()))
        opened = ((code, attrs.evolve(dossier, office=moved.office(code))) for code, dossier in self.opened)
        former = self.former and (self.former[0], cast("Self", self.former[1]).on(calendars))
        return attrs.evolve(moved, opened=tuple(opened), former=former)

    def counted_again(self) -> Mapping[str | None, Due]:
        """What the calendars of its offices would promise now of the whole, under ``None``, and of each part that runs.

        By what was known when it was promised. Without those that stand still, and without what nobody can count.
        """
        again: dict[str | None, Due] = {}
        if self.promises and self.state in COMING_NEARER:
            with contextlib.suppress(MotcuaError):
                again[None] = self._whole_again()
        ends = next(self._announced(), None)
        for code, dossier in self.opened:
            if dossier.state in COMING_NEARER and (due := self._part_again(code, dossier, ends)):
                again[code] = due
        return again

    def _whole_again(self) -> Due:
        """The promise over all: it was never moved to an earlier day."""
        each = (self._given_again(number, at) for number, (at, _) in enumerate(self.promises))
        return max(each, key=lambda due: due.at)

    def _given_again(self, number: int, at: dt.datetime) -> Due:
        """The promise of that number: first the plan, then where the law moved it, the day that ends last."""
        past = cast("Self", self.as_of(at))
        return past.plan(past._begun).due if number == 0 else past._last_again()  # noqa: SLF001 - the same, earlier

    def _last_again(self) -> Due:
        """The day that ends last: of the total, of the parts that run, or of those still to come."""
        dues, known = [*self._announced()], dict[str, dt.datetime]()
        total = next(iter(dues), None)
        for code, dossier in self.opened:
            due = self._part_again(code, dossier, total)
            if dossier.ended_at is not None:
                known[code] = dossier.ended_at
            elif due is not None:
                known[code] = due.at
                dues.append(due)
        alive = tuple(part for part in self.parts if part.code not in self.dropped)
        dues += self._planning(alive, known).ends(self.filed_at, total).values()
        return max(dues, key=lambda due: due.at)

    def _part_again(self, code: str, dossier: Dossier, total: Due | None) -> Due | None:
        """The day of a part by its office's calendar, inside the total that covers it."""
        try:
            clock = dossier.clock
            due = clock.due
        except MotcuaError:
            return None
        moved = clock.extensions or clock.appointment
        if total is None or moved or due.at <= total.at or not self._planning(self.parts).covered(self._chosen(code)):
            return due
        reckoned = standing.last(dossier.events, *RECKONING)
        return total if reckoned is not None and max(clock.received, reckoned.at) < total.at else due
