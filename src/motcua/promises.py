"""Promises that a newer calendar would move: found, explained, and left as they are.

A return date given to a citizen is kept with the version of the calendar it came from and is never recomputed in
silence. When a new notice is published, this says which of the running promises it touches; moving them is a decision
of the office.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from motcua.calendar import CalendarDay, WorkCalendar
from motcua.clock import Clock
from motcua.dossier import Dossier, Promise
from motcua.errors import ClockStopped, NoPromise
from motcua.explain import Explanation, Step
from motcua.timelimit import Due
from motcua.wording import NamedDay

__all__ = ["MovedPromise", "moved_promises"]


@attrs.frozen
class MovedPromise:
    """A promise that the newer calendar would not give (*lịch hẹn bị ảnh hưởng*)."""

    dossier: Dossier = attrs.field(repr=False)
    promise: Promise
    """The promise as it was given; it stands."""
    due: Due
    """What the newer calendar would answer."""
    changed: tuple[tuple[CalendarDay, CalendarDay], ...] = attrs.field(repr=False)
    """The days decided otherwise now, each as it was and as it is."""

    @property
    def new_date(self) -> dt.date:
        """The day the newer calendar would promise."""
        return self.due.date

    def explain(self, locale: str = "vi") -> Explanation:
        """The promise, the date that would take its place, and the days that make the difference."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        yield Step("promise.given", {"moment": self.promise.at, "version": self.promise.calendar_version})
        yield Step("promise.would-be", {"moment": self.due.at})
        for was, now in self.changed:
            works = "promise.now-worked" if now.working else "promise.now-off"
            yield Step(works, {"day": NamedDay(now.date), "was": was.name, "name": now.name}, now.citation)


def moved_promises(before: WorkCalendar, after: WorkCalendar, dossiers: Iterable[Dossier]) -> tuple[MovedPromise, ...]:
    """The running promises that ``after`` would give otherwise than ``before`` gave them; nothing is changed.

    The limit of each dossier is counted under both calendars, so pass the office's own, with its hours and closures.
    Dossiers that are settled, stopped, or promised nothing are left out, and so are promises that already say what
    ``after`` says.

    >>> from motcua.calendar import national_calendar
    >>> moved_promises(national_calendar(), national_calendar(), [])
    ()
    """
    return tuple(_moved(before, after, dossiers))


def _moved(before: WorkCalendar, after: WorkCalendar, dossiers: Iterable[Dossier]) -> Iterator[MovedPromise]:
    for dossier in dossiers:
        promise = dossier.promise
        if promise is None or dossier.state.ended:
            continue
        try:
            clock = dossier.clock
            was, would_be = _under(clock, before), _under(clock, after)
        except (ClockStopped, NoPromise):
            continue
        if would_be.at not in {was.at, promise.at}:
            first, last = was.account.first_day, max(was.date, would_be.date)
            yield MovedPromise(dossier, promise, would_be, tuple(_changed(before, after, first, last)))


def _under(clock: Clock, calendar: WorkCalendar) -> Due:
    return attrs.evolve(clock, calendar=calendar).due


def _changed(
    before: WorkCalendar, after: WorkCalendar, first: dt.date, last: dt.date
) -> Iterator[tuple[CalendarDay, CalendarDay]]:
    """The days of the stretch that one calendar works and the other does not."""
    for offset in range((last - first).days + 1):
        day = first + dt.timedelta(days=offset)
        was, now = before.day(day), after.day(day)
        if was.working != now.working:
            yield was, now
