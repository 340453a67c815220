"""Promises that a newer calendar would move: found, explained, and left as they are.

A return date given to a citizen is kept with the version of the calendar it came from and is never recomputed in
silence. When a new notice is published, this says which of the running promises it touches; moving them is a decision
of the office.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import CalendarDay, WorkCalendar
from motcua.checks import expect
from motcua.clock import Clock
from motcua.dossier import Dossier, Promise
from motcua.dossier.timing import COMING_NEARER
from motcua.errors import BadValue, NoPromise, UndecidedFacts
from motcua.explain import Explanation, Step
from motcua.linked_dossier import LinkedDossier
from motcua.timelimit import Due, Pause
from motcua.wording import NamedDay

__all__ = ["MovedPromise", "moved_promises"]


@attrs.frozen(field_transformer=as_annotated)
class MovedPromise:
    """A promise that the newer calendar would not give (*lịch hẹn bị ảnh hưởng*)."""

    dossier: Dossier | LinkedDossier = attrs.field(repr=False)
    """Whose promise it is: that of one dossier, also of a part of a package, or that over a package."""
    promise: Promise
    """The promise as it was given; it stands."""
    due: Due
    """What the newer calendar would answer."""
    changed: tuple[tuple[CalendarDay, CalendarDay], ...] = attrs.field(repr=False)
    """The days decided otherwise now that the limit runs over, each as it was and as it is."""
    before: WorkCalendar = attrs.field(repr=False)
    after: WorkCalendar = attrs.field(repr=False)

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
            told: dict[str, object] = {"day": NamedDay(now.date), "was": was.name, "name": now.name}
            if was.working == now.working:
                told |= {"was": _hours(self.before, now.date), "hours": _hours(self.after, now.date)}
                yield Step("promise.now-hours", told, now.citation if now != was else None)
            else:
                yield Step("promise.now-worked" if now.working else "promise.now-off", told, now.citation)


def moved_promises(
    before: WorkCalendar, after: WorkCalendar, dossiers: Iterable[Dossier | LinkedDossier]
) -> tuple[MovedPromise, ...]:
    """The running promises that ``after`` would give otherwise than ``before`` gave them; nothing is changed.

    The limit of each dossier is counted under both calendars, so pass the office's own, with its hours and closures. Of
    a package the promise over all and that of each part are looked at; there the calendars are those of the offices
    that have ``before``, or of all where none has.

    Left out are promises that already say what ``after`` says, dossiers that are settled, that wait for papers or are
    suspended (their limit is counted when they go on), and those whose limit nobody can count: none was set, or it
    hangs on facts that were not told when they were taken over.

    >>> from motcua.calendar import national_calendar
    >>> moved_promises(national_calendar(), national_calendar(), [])
    ()
    """
    return tuple(_moved(before, after, dossiers))


def _moved(
    before: WorkCalendar, after: WorkCalendar, dossiers: Iterable[Dossier | LinkedDossier]
) -> Iterator[MovedPromise]:
    for calendar in (before, after):
        expect(calendar, WorkCalendar, "calendar")
    if not isinstance(dossiers, Iterable):
        raise BadValue("dossiers", type(dossiers).__name__, "dossiers, one after another")
    for dossier in dossiers:
        if isinstance(dossier, LinkedDossier):
            yield from _of_package(before, after, dossier)
        else:
            yield from _of_dossier(before, after, expect(dossier, Dossier, "dossier"))


def _of_dossier(before: WorkCalendar, after: WorkCalendar, dossier: Dossier) -> Iterator[MovedPromise]:
    promise = dossier.promise
    if promise is None or dossier.state not in COMING_NEARER:
        return
    try:
        clock = dossier.clock
        was, would_be = _under(clock, before), _under(clock, after)
    except (NoPromise, UndecidedFacts):
        return
    if would_be.at not in {was.at, promise.at}:
        first = was.account.receipt.stamped.date()
        changed = _changed((before, was), (after, would_be), first, clock.pauses)
        yield MovedPromise(dossier, promise, would_be, tuple(changed), before, after)


def _under(clock: Clock, calendar: WorkCalendar) -> Due:
    return attrs.evolve(clock, calendar=calendar).due


def _of_package(before: WorkCalendar, after: WorkCalendar, package: LinkedDossier) -> Iterator[MovedPromise]:
    """The promise over all, then those of the parts."""
    agencies = [agency for agency, _ in package.offices]
    on = [agency for agency, office in package.offices if office.calendar == before] or agencies
    was, would_be = (package.on(dict.fromkeys(on, calendar)).counted_again() for calendar in (before, after))
    for code, known in was.items():
        dossier = package if code is None else package.part(code)
        promise = dossier.promised if isinstance(dossier, LinkedDossier) else dossier.promise
        if promise is None or code not in would_be or would_be[code].at in {known.at, promise.at}:
            continue  # nothing to move, or nobody can count it
        pauses = () if isinstance(dossier, LinkedDossier) else dossier.clock.pauses
        first = package.filed_at.date() if code is None else known.account.receipt.stamped.date()
        changed = _changed((before, known), (after, would_be[code]), first, pauses)
        yield MovedPromise(dossier, promise, would_be[code], tuple(changed), before, after)


Counted = tuple[WorkCalendar, Due]


def _changed(
    was: Counted, would_be: Counted, first: dt.date, pauses: Iterable[Pause]
) -> Iterator[tuple[CalendarDay, CalendarDay]]:
    """The days of the limit that one calendar works and the other does not, or works at other hours where they count.

    In a limit, or a stage, of whole days they count where it begins, goes on after a stop, and ends.
    """
    (before, old), (after, new) = was, would_be
    last = max(old.date, new.date)
    resumed = (pause.resume for pause in pauses if pause.resume)
    edges = {first, old.date, new.date, *(before.local_time(at).date() for at in resumed)}
    for offset in range((last - first).days + 1):
        day = first + dt.timedelta(days=offset)
        known, now = before.day(day), after.day(day)
        account = old.account if day <= old.date else new.account
        by_hours = day in edges or not account.stretch_on(day).unit.by_day
        if known.working != now.working or (by_hours and before.counted_sessions(day) != after.counted_sessions(day)):
            yield known, now


def _hours(calendar: WorkCalendar, day: dt.date) -> str:
    """The hours of that day, as limits count them."""
    sessions = calendar.counted_sessions(day)
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in sessions) or "–"
