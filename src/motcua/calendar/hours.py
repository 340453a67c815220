"""Office hours and conventions: when the counter is open, and how an office reads the moments it stamps.

Hours are data: 40 hours a week are national (QĐ 188/1999/QĐ-TTg), their place in the day is provincial and seasonal.
"""

import datetime as dt
import enum
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Annotated, Final, TypeAlias

import attrs

from motcua.annotated import as_annotated
from motcua.calendar.days import DAYS_A_WEEK, WEEKEND, Part
from motcua.checks import choose, expect, expect_day, plain, several, shown
from motcua.errors import BadValue, NaiveMoment, NotAMoment, UnreadableMoment, UnreadableText
from motcua.hooks import MomentWire, Wire

__all__ = [
    "OFFICE_ZONE",
    "Conventions",
    "DueMoment",
    "OfficeHours",
    "OfficeTime",
    "Projected",
    "Season",
    "Session",
    "Start",
    "as_due_moment",
    "as_start",
    "aware",
    "office_time",
    "only",
    "without",
]

OFFICE_ZONE: Final = dt.timezone(dt.timedelta(hours=7), "+07:00")
"""Vietnamese time; without daylight saving since 1976, so a fixed offset tells the truth."""

FORM: Final = "a moment is written like '2026-08-28 15:20'"
NO_SUCH: Final = "there is no such day, or no such time of day"
NOON: Final = dt.time(12)
WORKED: Final = tuple(day for day in range(DAYS_A_WEEK) if day not in WEEKEND)
Session: TypeAlias = tuple[dt.time, dt.time]
_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-5][0-9])?",
    re.ASCII,
)
_SESSION: Final = re.compile(r"(?P<opens>[0-9]{1,2}:[0-9]{2})\s*[-–]\s*(?P<closes>[0-9]{1,2}:[0-9]{2})", re.ASCII)


def office_time(text: str) -> dt.datetime:
    """The moment written in ISO form, at +07:00 unless the text names another offset.

    Raises ``UnreadableMoment`` for anything that is not a day with a clock time: a day alone is no moment.

    >>> office_time("2026-08-28 15:20").isoformat()
    '2026-08-28T15:20:00+07:00'
    >>> office_time("2026-08-28T08:20:00Z").isoformat()
    '2026-08-28T08:20:00+00:00'
    """
    if type(text) is not str or _MOMENT.fullmatch(text) is None:
        raise UnreadableMoment(plain(text), FORM)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UnreadableMoment(text, NO_SUCH) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)


def _office_moment(given: str | dt.datetime) -> dt.datetime:
    if not isinstance(given, dt.datetime):
        return office_time(given)
    return aware(given, given.tzinfo or OFFICE_ZONE)


OfficeTime: TypeAlias = Annotated[
    dt.datetime,
    MomentWire(Wire(_office_moment, dt.datetime.isoformat, "string", {"examples": ["2026-08-28T15:20:00+07:00"]})),
]
"""A moment as ``office_time`` reads it, for the models of pydantic: one without an offset is office time."""


def aware(moment: object, zone: dt.tzinfo) -> dt.datetime:
    """The moment in that zone; ``NotAMoment`` for what is no datetime, ``NaiveMoment`` for one without a zone."""
    if not isinstance(moment, dt.datetime):
        raise NotAMoment(moment)
    if moment.utcoffset() is None:
        raise NaiveMoment(moment)
    return moment.astimezone(zone)


def as_start(given: "Start | str") -> "Start":
    """The convention, given as itself or by its value."""
    return choose(Start, given)


def as_due_moment(given: "DueMoment | str") -> "DueMoment":
    """The convention, given as itself or by its value."""
    return choose(DueMoment, given)


class Start(enum.StrEnum):
    """What an office makes of a stamp outside its hours (*tiếp nhận ngoài giờ*)."""

    NEXT_OPENING = "next-opening"
    """Counts as received at the next opening, the default: no decree says it in general, several special ones do."""
    AS_STAMPED = "as-stamped"
    """The stamp stands as it is."""


class DueMoment(enum.StrEnum):
    """The clock time at which a limit counted in days ends (*giờ trả kết quả*)."""

    END_OF_DAY = "end-of-day"
    SAME_SESSION = "same-session"
    SAME_CLOCK_TIME = "same-clock-time"


class Projected(enum.StrEnum):
    """What to do with a date that hangs on days no notice has decided (*ngày chưa có thông báo*)."""

    FLAG = "flag"
    """Answers with the projected day, and says so."""
    RAISE = "raise"
    """Refuses, with ``UndecidedDay``."""
    LATEST = "latest"
    """Answers with the latest day it can become."""


def _projected(given: "Projected | str") -> Projected:
    return choose(Projected, given)


@attrs.frozen(field_transformer=as_annotated)
class Conventions:
    """How an office counts (*quy ước tính thời hạn*), carried by its calendar; ``due`` may override the first two."""

    start: Start = attrs.field(default=Start.NEXT_OPENING, converter=as_start)
    due_moment: DueMoment = attrs.field(default=DueMoment.END_OF_DAY, converter=as_due_moment)
    projected: Projected = attrs.field(default=Projected.FLAG, converter=_projected)


def _week(given: Iterable[Iterable[Session]]) -> tuple[tuple[Session, ...], ...]:
    what = "sessions of a season"
    return tuple(several(day, what) for day in several(given, what))


@attrs.frozen(field_transformer=as_annotated)
class Season:
    """Office hours from one day on: the sessions of each weekday, Monday first.

    Raises ``BadValue`` unless there are seven weekdays, with sessions from Monday to Friday, one after the other.
    """

    sessions: tuple[tuple[Session, ...], ...] = attrs.field(converter=_week)
    from_day: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        given = len(self.sessions)
        if given != DAYS_A_WEEK:
            raise BadValue("sessions of a season", f"{given} weekdays", f"{DAYS_A_WEEK}, Monday first")
        shut = [day for day in WORKED if not self.sessions[day]]
        if shut:
            raise BadValue(
                "sessions of a season", f"no hours for weekdays {shut}", "hours for 0 (Monday) to 4 (Friday)"
            )
        for day in self.sessions:
            clocks = [clock for session in day for clock in session]
            if any(clock.tzinfo for clock in clocks) or any(not a < b for a, b in pairwise(clocks)):
                raise BadValue(
                    "sessions of a season",
                    "clock times out of order",
                    "sessions that follow one another, a break between",
                )


@attrs.frozen(repr=False, field_transformer=as_annotated)
class OfficeHours:
    """When an office is open (*giờ làm việc*): sessions by weekday and season. The closing second still belongs to it.

    A worked weekend day (make-up) keeps Monday's hours unless the office gives hours of its own for it.

    >>> OfficeHours.default().sessions(dt.date(2026, 8, 28))
    ((datetime.time(7, 30), datetime.time(12, 0)), (datetime.time(13, 30), datetime.time(17, 0)))
    """

    seasons: tuple[Season, ...]

    def __attrs_post_init__(self) -> None:
        first, *later = [season.from_day for season in self.seasons] or [dt.date.max]
        days = [day for day in later if day is not None]
        if first is not None or len(days) < len(later) or any(not a < b for a, b in pairwise(days)):
            right = "one that holds from the beginning, then others in the order of their first days"
            raise BadValue("seasons of office hours", "none for some day, or two for one", right)

    @classmethod
    def default(cls) -> "OfficeHours":
        """07:30–12:00 and 13:30–17:00, Monday to Friday: eight hours."""
        return cls.parse("07:30-12:00, 13:30-17:00")

    @classmethod
    def parse(cls, text: str) -> "OfficeHours":
        """Read sessions such as ``"07:30-11:30, 13:30-17:30"``, the same from Monday to Friday.

        Raises ``UnreadableText``.
        """
        sessions = _read_sessions(text)
        return cls((Season(tuple(sessions if day in WORKED else () for day in range(DAYS_A_WEEK))),))

    @classmethod
    def weekly(cls, by_weekday: Mapping[int, str]) -> "OfficeHours":
        """Hours that differ by weekday: 0 for Monday to 6 for Sunday → sessions as in ``parse``.

        Monday to Friday must be given; a weekend day without hours of its own takes Monday's when it is worked.
        """
        given: object = by_weekday
        if not isinstance(given, Mapping):
            raise BadValue("weekly hours", type(given).__name__, "a mapping of weekdays to sessions")
        unknown = [day for day in by_weekday if type(day) is not int or day not in range(DAYS_A_WEEK)]
        if unknown:
            raise BadValue("weekly hours", shown(unknown[0], spell=repr), "weekdays from 0 (Monday) to 6 (Sunday)")
        given_for = (_read_sessions(by_weekday[day]) if day in by_weekday else () for day in range(DAYS_A_WEEK))
        return cls((Season(tuple(given_for)),))

    def from_day(self, day: dt.date, hours: "OfficeHours") -> "OfficeHours":
        """These hours until ``day``, the other hours from it on (winter and summer timetables).

        >>> both = OfficeHours.default().from_day(dt.date(2026, 4, 1), OfficeHours.parse("07:00-11:30, 13:30-17:00"))
        >>> both.sessions(dt.date(2026, 4, 1))[0][0]
        datetime.time(7, 0)
        """
        expect(hours, OfficeHours, "hours that follow")
        kept = tuple(season for season in self.seasons if season.from_day is None or season.from_day < day)
        later = tuple(season for season in hours.seasons if season.from_day and season.from_day > day)
        return OfficeHours((*kept, Season(hours.season_on(day).sessions, day), *later))

    def __repr__(self) -> str:
        monday = ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in self.seasons[0].sessions[0])
        more = f", {len(self.seasons)} timetables" if len(self.seasons) > 1 else ""
        return f"<OfficeHours {monday}{more}>"

    def sessions(self, day: dt.date) -> tuple[Session, ...]:
        """The sessions of that weekday in its season, whether or not the day is worked.

        A weekend day takes Monday's.
        """
        one = self.seasons[0] if len(self.seasons) == 1 and type(day) is dt.date else self.season_on(day)
        return one.sessions[day.weekday()] or one.sessions[0]

    def season_on(self, day: dt.date) -> Season:
        """The timetable in force on that day."""
        expect_day(day)
        if len(self.seasons) == 1:
            return self.seasons[0]
        return next(season for season in reversed(self.seasons) if season.from_day is None or season.from_day <= day)


MOST_SESSIONS: Final = 24
"""Of one day; an office that shuts every hour opens again as often."""


def only(sessions: tuple[Session, ...], part: Part) -> tuple[Session, ...]:
    """The sessions of that part of the day; a session belongs to the half in which it opens."""
    if part is Part.FULL:
        return sessions
    return tuple(session for session in sessions if (session[0] < NOON) is (part is Part.MORNING))


def without(sessions: tuple[Session, ...], part: Part) -> tuple[Session, ...]:
    """The sessions that are left when that part of the day is shut."""
    gone = only(sessions, part)
    return tuple(session for session in sessions if session not in gone)


def _read_sessions(text: str) -> tuple[Session, ...]:
    sessions: list[Session] = []
    parts = expect(text, str, "office hours").split(",")
    if len(parts) > MOST_SESSIONS:
        raise UnreadableText(shown(text), f"at most {MOST_SESSIONS} sessions")
    for part in parts:
        match = _SESSION.fullmatch(part.strip())
        if match is None:
            raise UnreadableText(shown(text), "office hours are written like '07:30-12:00, 13:30-17:00'")
        opens, closes = (_clock(match[name], text) for name in ("opens", "closes"))
        if closes <= opens or (sessions and opens <= sessions[-1][1]):
            raise UnreadableText(shown(text), "sessions follow one another and each closes after it opens")
        sessions.append((opens, closes))
    return tuple(sessions)


def _clock(digits: str, text: str) -> dt.time:
    hour, minute = map(int, digits.split(":"))
    try:
        return dt.time(hour, minute)
    except ValueError:
        raise UnreadableText(shown(text), f"{digits} is no clock time") from None
