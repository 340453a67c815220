"""The counter itself: when it receives, when it hands over results, who of the leaders sits there.

A desk may open when the office does not work (a Saturday morning: QĐ 14/2010/QĐ-TTg leaves it to ministers and
provinces); that never makes the day a working day of the settlement clock. Sessions are ``dateutil`` recurrences, so
"Monday afternoons and Thursday mornings" is data.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar, cast

import attrs
from dateutil.rrule import DAILY, rrule, rruleset

from motcua.annotated import as_annotated
from motcua.calendar import OFFICE_ZONE, Reason, WorkCalendar
from motcua.calendar.hours import aware, without
from motcua.checks import expect, expect_day, shown
from motcua.errors import BadValue
from motcua.timelimit import Due
from motcua.wording.refusing import no_promise

__all__ = ["Desk", "DeskSession", "Duty"]

Recurrence = rrule | rruleset
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2200
REACH: Final = dt.timedelta(days=366)
"""How far ahead a next session is looked for: an office that is shut for a year has no next opening."""
_NO_SESSIONS: Final = frozenset({Reason.STATUTORY, Reason.COMPENSATORY, Reason.ADJACENT, Reason.SWAP, Reason.CLOSURE})


def _recurrence(_: object, __: object, given: Recurrence) -> None:
    # dateutil shows a rule's parts under private names alone.
    for rule in cast("Iterable[Any]", getattr(given, "_rrule", (given,))):
        begun: dt.datetime = rule._dtstart  # noqa: SLF001
        if begun.tzinfo is not None:
            raise BadValue("recurrence", "one with a zone", "one in local time, without a zone")
        if rule._freq > DAILY or begun.year < FIRST_YEAR:  # noqa: SLF001
            raise BadValue("recurrence", "one by the hour, or from long ago", f"days, from {FIRST_YEAR} on")


def _clock(_: object, __: object, given: dt.time) -> None:
    if given.tzinfo is not None:
        raise BadValue("desk session", shown(given, 40, spell=repr), "a clock time such as datetime.time(7, 30)")


@attrs.frozen(field_transformer=as_annotated)
class DeskSession:
    """A recurring session (*buổi tiếp nhận, buổi trả kết quả*): on which days, from when to when.

    The recurrence gives the days, in local time without a zone; its clock time is ignored in favour of ``opens``. Give
    it a ``dtstart``: without one, dateutil starts it today, and an older dossier finds the desk shut.

    >>> from dateutil.rrule import MO, WEEKLY, rrule
    >>> every_monday = rrule(WEEKLY, byweekday=MO, dtstart=dt.datetime(2026, 1, 1))
    >>> mondays = DeskSession(every_monday, dt.time(13, 30), dt.time(17))
    >>> mondays.falls_on(dt.date(2026, 8, 24)), mondays.falls_on(dt.date(2026, 8, 25))
    (True, False)
    """

    days: Recurrence = attrs.field(validator=_recurrence)
    opens: dt.time = attrs.field(validator=_clock)
    closes: dt.time = attrs.field(validator=_clock)

    def __attrs_post_init__(self) -> None:
        if self.closes <= self.opens:
            span = f"{self.opens:%H:%M}-{self.closes:%H:%M}"
            raise BadValue("desk session", span, "a session that closes after it opens")

    def falls_on(self, day: dt.date) -> bool:
        """Whether the recurrence falls on that day; raises ``NotADay``, and ``BadValue`` past the year 2200."""
        expect_day(day)
        if day.year > LAST_YEAR:
            raise BadValue("day of a session", day.isoformat(), f"a day up to the year {LAST_YEAR}")
        return _falls_on(self.days, day)


@attrs.frozen(field_transformer=as_annotated)
class Duty:
    """A turn of a leader at the counter (*lịch trực của lãnh đạo*): a post, never a name, and its recurring days."""

    who: str
    days: Recurrence = attrs.field(validator=_recurrence)


def _sessions(given: Iterable[DeskSession | tuple[Recurrence, dt.time, dt.time]]) -> tuple[DeskSession, ...]:
    return tuple(session if isinstance(session, DeskSession) else DeskSession(*session) for session in _listed(given))


def _duties(given: Iterable[Duty | tuple[str, Recurrence]]) -> tuple[Duty, ...]:
    return tuple(duty if isinstance(duty, Duty) else Duty(*duty) for duty in _listed(given))


Entry = TypeVar("Entry")


def _listed(given: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each a value of the desk or the parts of one."""
    try:
        entries = tuple(given)
    except TypeError:
        raise BadValue("desk", type(given).__name__, "a list of sessions or turns") from None
    if not all(isinstance(entry, DeskSession | Duty | tuple) for entry in entries):
        raise BadValue("desk", "something else in the list", "sessions (days, opens, closes) or turns (who, days)")
    return entries


@attrs.frozen(field_transformer=as_annotated)
class Desk:
    """A counter with sessions of its own (*bàn tiếp nhận và trả kết quả*).

    Sessions that are given take the place of office hours: a desk that opens on Saturdays as well lists its weekday
    sessions too. Without reception sessions it receives in office hours, without return sessions results are handed
    over in office hours. No session is held on a holiday, nor while the office is closed; a weekend stops nothing.

    >>> from dateutil.rrule import SA, WEEKLY, rrule
    >>> from motcua.calendar import national_calendar, office_time
    >>> saturdays = rrule(WEEKLY, byweekday=SA, dtstart=dt.datetime(2026, 1, 1))
    >>> desk = Desk(reception=[DeskSession(saturdays, dt.time(7, 30), dt.time(11, 30))]).on(national_calendar())
    >>> desk.is_open(office_time("2026-08-29 09:00"))
    True
    """

    reception: tuple[DeskSession, ...] = attrs.field(default=(), converter=_sessions)
    returns: tuple[DeskSession, ...] = attrs.field(default=(), converter=_sessions)
    roster: tuple[Duty, ...] = attrs.field(default=(), converter=_duties)
    calendar: WorkCalendar | None = None

    def on(self, calendar: WorkCalendar) -> "Desk":
        """The desk as it works under that calendar."""
        return attrs.evolve(self, calendar=calendar)

    def is_open(self, at: dt.datetime) -> bool:
        """Whether dossiers are received at that moment; the closing second still belongs to the session."""
        moment = self._local(at)
        return any(opens <= moment <= closes for opens, closes in self._held(self.reception, moment.date()))

    def closing(self, at: dt.datetime) -> dt.datetime:
        """When the session that is open at that moment ends."""
        moment = self._local(at)
        open_now = (closes for opens, closes in self._held(self.reception, moment.date()) if opens <= moment <= closes)
        return next(open_now, moment)

    def next_opening(self, at: dt.datetime) -> dt.datetime:
        """The first moment at or after ``at`` at which dossiers are received.

        Raises ``NoPromise`` after a year without one.
        """
        return self._next(self.reception, self._local(at))

    def collect_from(self, due: Due) -> dt.datetime:
        """The first moment at or after the due moment at which the result is handed over."""
        expect(due, Due, "due moment")
        if self.calendar is None:
            return self.on(due.account.ground.calendar).collect_from(due)
        return self._next(self.returns, self._local(due.at))

    def on_duty(self, day: dt.date) -> tuple[str, ...]:
        """The posts whose turn it is that day."""
        expect_day(day)
        return tuple(duty.who for duty in self.roster if _falls_on(duty.days, day))

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _local(self, at: dt.datetime) -> dt.datetime:
        if self.calendar is not None:
            return self.calendar.local_time(at)
        try:
            return aware(at, OFFICE_ZONE)
        except OverflowError:
            raise BadValue("moment", at.isoformat(sep=" "), "one this side of the ends of time") from None

    def _next(self, sessions: tuple[DeskSession, ...], moment: dt.datetime) -> dt.datetime:
        day = moment.date()
        while day <= moment.date() + REACH:
            for opens, closes in self._held(sessions, day):
                if moment <= closes:
                    return max(opens, moment)
            day += dt.timedelta(days=1)
        raise no_promise("promise.no-session", day=moment.date().isoformat())

    def _held(self, sessions: tuple[DeskSession, ...], day: dt.date) -> Iterator[tuple[dt.datetime, dt.datetime]]:
        """The sessions of that day as moments; office hours where the desk has none of its own."""
        calendar = self.calendar
        if not sessions:
            spans = calendar.sessions(day) if calendar else ()
        else:
            spans = tuple((session.opens, session.closes) for session in sessions if session.falls_on(day))
            known = calendar.day(day) if calendar else None
            if known and known.reason in _NO_SESSIONS:
                spans = without(spans, known.part)
            elif calendar and day in calendar.holidays_on_rest_days:
                spans = ()
        zone = calendar.zone if calendar else OFFICE_ZONE
        for opens, closes in sorted(spans):
            yield dt.datetime.combine(day, opens, zone), dt.datetime.combine(day, closes, zone)


def _falls_on(days: Recurrence, day: dt.date) -> bool:
    midnight = dt.datetime.combine(day, dt.time(0))  # recurrences count in local time without a zone
    return bool(days.between(midnight, midnight + dt.timedelta(days=1, microseconds=-1), inc=True))
