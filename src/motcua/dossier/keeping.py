"""The clock that keeps the promises given: what the next step acts on, whatever today's calendar would answer.

A promise is never counted again in silence. Where the office's calendar, a take-over or a correction would now give
another moment than the one that was promised, the promised one stands, and stops and extensions count on from it.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.clock import Clock
from motcua.dossier import standing
from motcua.dossier.values import Promise
from motcua.errors import MotcuaError
from motcua.events import Event
from motcua.timelimit import Ground, Receipt, Stretch, TimeLimit, Unit
from motcua.wording import Text

__all__ = ["THE_PROMISED_DAY", "Given", "after", "kept", "kept_after"]

THE_PROMISED_DAY: Final = Text(
    "ngày đã hẹn, giữ nguyên dù nay tính khác", "the promised day, kept though it would be counted otherwise now"
)


@attrs.frozen(field_transformer=as_annotated)
class Given(TimeLimit):
    """A moment that was promised, in place of the limit that gave it; a restart counts that limit again."""

    at: dt.datetime
    counted: TimeLimit

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """To the promised moment, later by the working days that later stops take out."""
        begun, day, excluded = receipt.counted.date(), self.at.date(), 0
        while (found := ground.working_days_excluded(begun, day)) != excluded:
            day = ground.calendar.add_working_days(day, found - excluded)
            excluded = found
        if ground.spans:
            day = ground.settle(day)
        at = self.at if day == self.at.date() else ground.calendar.moment(day, self.at.time())
        yield Stretch(Unit.APPOINTED, begun, begun, day, at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """As the limit that gave it."""
        return self.counted.before(event, calendar)

    def say(self, locale: str) -> str:
        """That it was promised."""
        return THE_PROMISED_DAY.say(locale)


def kept(started: Clock, events: Iterable[Event]) -> Clock:
    """The clock with all that happened to it, each promise as it was given."""
    clock, running = started, False
    for event in events:
        if running:
            clock = kept_after(clock, event)
        elif standing.accepts(event):
            clock, running = standing.taken_over(_keeping(clock, event), event), True
    return clock


def after(clock: Clock, event: Event) -> Clock:
    """The clock after one more event; a restart counts the limit itself again."""
    later = standing.run(clock, event)
    if isinstance(clock.limit, Given) and later.restarted != clock.restarted:
        later = attrs.evolve(later, limit=clock.limit.counted)
    return later


def kept_after(clock: Clock, event: Event) -> Clock:
    """The clock after one more event, as the promise in it has it."""
    return _keeping(after(clock, event), event)


def _keeping(clock: Clock, event: Event) -> Clock:
    """The clock itself where it gives what the event promised, else one that stands on the promise."""
    promise = standing.promised((event,))
    original = standing.promised((event,), original=True)
    if promise is None or original is None or _gives(clock, promise, original):
        return clock
    counted = clock.limit.counted if isinstance(clock.limit, Given) else clock.limit
    clock = attrs.evolve(clock, limit=Given(original.at, counted), pauses=(), extensions=())
    if clock.appointment is not None:
        appointment = attrs.evolve(clock.appointment, due=promise.at, given=event.at, extended=0)
        return attrs.evolve(clock, appointment=appointment)
    return clock if promise.at == original.at else attrs.evolve(clock, extensions=(Given(promise.at, counted),))


def _gives(clock: Clock, promise: Promise, original: Promise) -> bool:
    try:
        given = clock.due.at, clock.original_due.at
    except MotcuaError:
        given = None
    return given == (promise.at, original.at)
