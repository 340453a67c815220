"""The working-day calendar: which days count, arithmetic over them, and the paper behind each.

One table serves every question: the ordinal of each day (how many working days lie up to it) and the working days by
ordinal. Adding, counting and testing are look-ups in it, for scalars here and for columns in ``adapters.batch``.
"""

import datetime as dt
import hashlib
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, compress
from typing import Any, Final, SupportsIndex

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.calendar.days import (
    DAYS_A_WEEK,
    WEEKEND,
    CalendarDay,
    Certainty,
    DecidedDay,
    Notice,
    OpenQuestion,
    Part,
    Reason,
)
from motcua.calendar.decisions import merged, own_day, own_days, with_own
from motcua.calendar.hours import OFFICE_ZONE, Conventions, OfficeHours, Session, aware, only, without
from motcua.calendar.rules import rule
from motcua.checks import a_day, expect, kind, several, shown, table
from motcua.citation import Citation
from motcua.errors import BadValue, ContradictoryNotice, NotADay, OutsideCalendar
from motcua.wording import Text

__all__ = ["CalendarRow", "WorkCalendar"]

ONE_DAY: Final = dt.timedelta(days=1)
_WEEK: Final = rule("weekly-rest")
_calendar_day: Final = on_trust(CalendarDay)
_UNDECIDED: Final = rule("days-to-be-decided")
_DEFAULT_HOURS: Final = OfficeHours.default()
_PLAIN: Final = {
    Reason.WORKING: Text("ngày làm việc", "working day"),
    Reason.WEEKEND: Text("ngày nghỉ hằng tuần", "weekend"),
}


MOST_YEARS: Final = 1_000
"""Of one calendar; no rule of counting days is that old, and each day takes room."""


def _zone(_calendar: object, _field: "attrs.Attribute[Any]", zone: dt.tzinfo) -> None:
    if dt.datetime(2000, 1, 1, tzinfo=zone).utcoffset() is None:
        raise BadValue("zone of WorkCalendar", type(zone).__name__, "a zone that says how far it is from Greenwich")


@attrs.frozen(field_transformer=as_annotated)
class CalendarRow:
    """One line of the calendar as a plain table.

    ``ordinal`` working days lie in the calendar up to and including the day.
    """

    date: dt.date
    working: bool
    ordinal: int
    reason: str
    citation: str
    certainty: str


def _decisions(given: Iterable[DecidedDay]) -> tuple[DecidedDay, ...]:
    return several(given, "decided days", DecidedDay)


def _questions(given: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    return several(given, "open questions", OpenQuestion)


def _pattern(first: dt.date, last: dt.date, rest_days: frozenset[int]) -> bytearray:
    """1 for a working day of the week, 0 for a rest day, one byte a day."""
    days = (last - first).days + 1
    week = bytes(weekday not in rest_days for weekday in range(DAYS_A_WEEK))
    start = first.weekday()
    return bytearray((week * days)[start : start + days])


def _own_days(given: Iterable[dt.date]) -> frozenset[dt.date]:
    return frozenset(several(given, "holidays on rest days", dt.date))


def _rest_days(given: Iterable[int]) -> frozenset[int]:
    days = several(given, "rest days of a calendar", int)
    if not set(range(DAYS_A_WEEK)) > set(days):
        raise BadValue("rest days of a calendar", shown(sorted(days)), "some of 0 (Monday) to 6 (Sunday), not all")
    return frozenset(days)


@attrs.frozen(eq=False, repr=False, field_transformer=as_annotated)
class WorkCalendar:
    """The calendar of an office (*lịch làm việc*): decided days, projected days, local closures, hours and conventions.

    Values of this class never change; ``with_…`` gives a new one. Days outside ``first_day`` to ``last_day`` raise
    ``OutsideCalendar``; nothing falls back to weekends in silence.

    >>> from motcua.calendar import national_calendar
    >>> calendar = national_calendar()
    >>> calendar.add_working_days(dt.date(2026, 8, 28), 7)
    datetime.date(2026, 9, 11)
    >>> calendar.day(dt.date(2026, 8, 31)).reason
    <Reason.SWAP: 'swap'>
    """

    decided: tuple[DecidedDay, ...] = attrs.field(converter=_decisions)
    """The days that differ from the week, in order of date."""
    first_day: dt.date = attrs.field(validator=a_day)
    last_day: dt.date = attrs.field(validator=a_day)
    decided_through: dt.date = attrs.field(validator=a_day)
    """The last day the notices of this release, or of the caller, decide."""
    questions: tuple[OpenQuestion, ...] = attrs.field(default=(), converter=_questions)
    """What no notice has decided yet."""
    hours: OfficeHours = attrs.field(factory=OfficeHours.default, validator=kind(OfficeHours))
    conventions: Conventions = attrs.field(factory=Conventions, validator=kind(Conventions))
    zone: dt.tzinfo = attrs.field(default=OFFICE_ZONE, validator=_zone)
    holidays_on_rest_days: frozenset[dt.date] = attrs.field(default=frozenset[dt.date](), converter=_own_days)
    """Lawful holidays that fall on the weekly rest: no special session of a desk is held then."""
    rest_days: frozenset[int] = attrs.field(default=WEEKEND, converter=_rest_days)
    """The weekly rest: 0 for Monday to 6 for Sunday."""
    label: str = attrs.field(default="calendar", validator=kind(str))
    local: tuple[DecidedDay, ...] = attrs.field(default=(), converter=_decisions)
    """Closures and openings of the office itself; the last one for a day stands."""

    _index: list[int] = attrs.field(init=False)
    """For each day, its ordinal: the working days up to and including it."""
    _working: list[dt.date] = attrs.field(init=False)
    """The working days by ordinal; the first place is never asked for."""
    _base: int = attrs.field(init=False)
    _by_date: dict[dt.date, DecidedDay] = attrs.field(init=False)
    open_from: dt.date = attrs.field(init=False)
    """The first day that some open question touches; where nothing is open, the last day there is."""
    version: str = attrs.field(init=False)
    """Names the days of this calendar: a promise is stored with it."""

    def __attrs_post_init__(self) -> None:
        if (years := self.last_day.year - self.first_day.year) > MOST_YEARS:
            raise BadValue("days of a calendar", f"{years} years", f"days of at most {MOST_YEARS} years")
        for day in (self.last_day, *(entry.date for entry in (*self.decided, *self.local))):
            if not self.first_day <= day <= self.last_day:
                raise BadValue("days of a calendar", str(day), f"days from {self.first_day} to {self.last_day}")
        first = self.first_day.toordinal()
        flags = _pattern(self.first_day, self.last_day, self.rest_days)
        by_date = {entry.date: entry for entry in self.decided}
        for entry in self.decided:
            flags[entry.date.toordinal() - first] = entry.works
        for entry in self.local:
            at = entry.date.toordinal() - first
            if entry.reason.works or flags[at]:
                by_date[entry.date] = entry
                flags[at] = entry.works
        working = compress(range(first, first + len(flags)), flags)
        special = repr(self.local) if self.hours == _DEFAULT_HOURS else repr((self.local, self.hours.seasons))
        digest = hashlib.sha256(bytes(flags) + f"{self.first_day} {special}".encode()).hexdigest()
        settle = object.__setattr__
        settle(self, "_base", first)
        settle(self, "open_from", min((question.first_day for question in self.questions), default=dt.date.max))
        settle(self, "_index", list(accumulate(flags)))
        settle(self, "_working", [self.first_day, *map(dt.date.fromordinal, working)])
        settle(self, "_by_date", by_date)
        settle(self, "version", f"{self.label}+{digest[:8]}")

    # ── asking ────────────────────────────────────────────────────────────────────────────────────────────────────

    def is_working_day(self, day: dt.date) -> bool:
        """Whether limits count that day."""
        at = self._offset(day)
        return self._index[at] != (self._index[at - 1] if at else 0)

    def add_working_days(self, day: dt.date, n: SupportsIndex) -> dt.date:
        """The ``n``-th working day after ``day``.

        For n ≥ 1 strictly after the day, whether or not the day itself is worked; 0 is the day itself if it is a
        working day, else the next one; -1 is the last working day strictly before. A half day counts as a working day.

        >>> from motcua.calendar import national_calendar
        >>> [national_calendar().add_working_days(dt.date(2026, 8, 29), n).isoformat() for n in (-1, 0, 1)]
        ['2026-08-28', '2026-09-03', '2026-09-03']
        """
        if (
            type(day) is dt.date and type(n) is int and n > 0
        ):  # the common case, on its own: it is asked for by the million
            at = day.toordinal() - self._base
            if at >= 0:
                try:
                    return self._working[self._index[at] + n]
                except IndexError:
                    pass
        return self._add_carefully(day, _whole(n))

    def _add_carefully(self, day: dt.date, n: int) -> dt.date:
        at = self._offset(day)
        position = self._index[at] + n
        if n <= 0 and not self.is_working_day(day):
            position += 1
        if not 0 < position < len(self._working):
            raise OutsideCalendar(f"{n} working days from {day}", self.first_day, self.last_day)
        return self._working[position]

    def working_days_between(self, a: dt.date, b: dt.date) -> int:
        """How many working days lie in ``(a, b]``.

        The first end is not counted; negative when ``b`` lies before ``a``.
        """
        return self._index[self._offset(b)] - self._index[self._offset(a)]

    def next_working_day(self, day: dt.date) -> dt.date:
        """The first working day on or after ``day``."""
        return self.add_working_days(day, 0)

    def unusual(self, day: dt.date) -> bool:
        """Whether the day is not what its weekday says: a weekday off, or a day of the weekly rest that is worked.

        >>> from motcua.calendar import national_calendar
        >>> [national_calendar().unusual(dt.date(2026, 8, day)) for day in (21, 22, 23, 31)]
        [False, True, False, True]
        """
        return self.is_working_day(day) is (day.weekday() in self.rest_days)

    def day(self, day: dt.date) -> CalendarDay:
        """Everything the calendar knows about one day."""
        works = self.is_working_day(day)
        entry = self._by_date.get(day)
        if entry is None:
            reason = Reason.WORKING if works else Reason.WEEKEND
            certainty = Certainty.of(day, self.decided_through)
            return _calendar_day(day, works, Part.FULL, reason, _PLAIN[reason], _WEEK, certainty)
        return _calendar_day(day, works, entry.part, entry.reason, entry.name, entry.citation, entry.certainty)

    def sessions(self, day: dt.date) -> tuple[Session, ...]:
        """When the counter is open that day; empty on a day off, and while a closure shuts it."""
        entry = self._by_date.get(day)
        if entry is None or entry.reason is not Reason.CLOSURE:
            return self.counted_sessions(day)
        return without(self.hours.sessions(day), entry.part)

    def counted_sessions(self, day: dt.date) -> tuple[Session, ...]:
        """The sessions whose minutes limits count.

        Like ``sessions``, but a closure that does not extend leaves them whole.
        """
        at = self._offset(day)
        if self._index[at] == (self._index[at - 1] if at else 0):  # a day off: asked three times for every due moment
            return ()
        entry, sessions = self._by_date.get(day), self.hours.sessions(day)
        if entry is None or entry.part is Part.FULL:
            return sessions
        if entry.reason is Reason.CLOSURE:
            return without(sessions, entry.part) if entry.extends else sessions
        return only(sessions, entry.part)

    def closing(self, day: dt.date) -> dt.datetime:
        """When the office closes on that day, as limits count; of a day off, when it would."""
        return self.moment(day, (self.counted_sessions(day) or self.hours.sessions(day))[-1][1])

    def opening(self, day: dt.date) -> dt.datetime:
        """When the office opens on that day, as limits count; of a day off, when it would."""
        return self.moment(day, (self.counted_sessions(day) or self.hours.sessions(day))[0][0])

    def moment(self, day: dt.date, clock: dt.time) -> dt.datetime:
        """That clock time of that day in the office's zone."""
        return dt.datetime.combine(day, clock, self.zone)

    def local_time(self, moment: dt.datetime) -> dt.datetime:
        """The moment in the office's zone; raises ``NaiveMoment``, ``NotAMoment``, ``OutsideCalendar``."""
        if type(moment) is dt.datetime and moment.tzinfo is self.zone:
            return moment
        try:
            return aware(moment, self.zone)
        except OverflowError:
            raise OutsideCalendar(moment.isoformat(sep=" "), self.first_day, self.last_day) from None

    def inside(self, day: dt.date) -> dt.date:
        """The day itself, if the calendar knows it; else ``OutsideCalendar``, or ``NotADay``."""
        self._offset(day)
        return day

    def next_opening(self, moment: dt.datetime) -> dt.datetime:
        """The first office moment at or after ``moment``, counting as limits count.

        The closing second is still open.
        """
        return self._first_moment(self.counted_sessions, moment)

    def next_open(self, moment: dt.datetime) -> dt.datetime:
        """The first moment at or after ``moment`` at which people find the counter open: closures shut it."""
        return self._first_moment(self.sessions, moment)

    def _first_moment(self, sessions: Callable[[dt.date], tuple[Session, ...]], moment: dt.datetime) -> dt.datetime:
        """The first moment at or after ``moment`` that lies in a session; a working day may have none left."""
        local = self.local_time(moment)
        day = local.date()
        while True:
            for opens, closes in sessions(day):
                if day > local.date() or local.time() <= closes:
                    return max(local, self.moment(day, opens))
            day = self.add_working_days(day, 1)

    @property
    def ordinals(self) -> tuple[int, ...]:
        """For each day from ``first_day`` on, how many working days lie up to and including it.

        The one table every answer is looked up in; ``motcua.adapters.batch`` makes its columns of it.
        """
        return tuple(self._index)

    def rows(self) -> Iterator[CalendarRow]:
        """The whole calendar as a plain table, for SQL, spreadsheets and data frames."""
        day = self.first_day
        for at, ordinal in enumerate(self._index):
            known = self.day(day)
            yield CalendarRow(
                day, known.working, ordinal, known.reason.value, str(known.citation), known.certainty.value
            )
            if at + 1 < len(self._index):
                day += ONE_DAY

    # ── changing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def with_conventions(self, conventions: Conventions) -> "WorkCalendar":
        """The same days under other conventions."""
        return attrs.evolve(self, conventions=conventions)

    def with_hours(self, hours: OfficeHours) -> "WorkCalendar":
        """The same days with other office hours."""
        return attrs.evolve(self, hours=hours)

    def with_zone(self, zone: dt.tzinfo) -> "WorkCalendar":
        """The same days in another zone, as missions abroad need."""
        return attrs.evolve(self, zone=zone)

    def without_swaps(self) -> "WorkCalendar":
        """The days of an office without a fixed two-day weekend: exchanges of working days do not bind it."""
        kept = tuple(entry for entry in self.decided if entry.reason not in {Reason.SWAP, Reason.MAKE_UP})
        without = (
            (question, tuple(choice for choice in question.choices if not choice[1])) for question in self.questions
        )
        asked = tuple(attrs.evolve(question, choices=choices) for question, choices in without if len(choices) > 1)
        return attrs.evolve(self, decided=kept, questions=asked)

    def with_notice(self, notice: Notice) -> "WorkCalendar":
        """The calendar after one more decision; it closes the open questions it touches.

        A later paper supersedes an earlier one on the days it names. Two papers of one day of signing, or of unknown
        days, that disagree raise ``ContradictoryNotice``, and so does a paper that leaves half of an exchange standing.
        """
        for entry in expect(notice, Notice, "notice").days:
            self.inside(entry.date)
            if entry.reason is Reason.MAKE_UP and entry.date in self.holidays_on_rest_days:
                raise ContradictoryNotice(notice.number, (entry.date,), "makes a working day of a holiday")
        if notice.decides_through is not None:
            self.inside(notice.decides_through)
        decided, questions, through = merged(self.decided, self.questions, self.decided_through, notice)
        calendar = attrs.evolve(self, decided=decided, questions=questions, decided_through=through)
        # each of a day of its own, so that none changes what another finds
        local = with_own(calendar.local, own_days(notice), calendar.is_working_day)
        return calendar if local is calendar.local else attrs.evolve(calendar, local=local)

    def with_closure(
        self,
        day: dt.date,
        *,
        name: str | Text,
        part: str | Part = Part.FULL,
        extends: bool = False,
        citation: Citation | None = None,
    ) -> "WorkCalendar":
        """The calendar of an office that is shut that day (a storm, a move), or for half of it.

        No general rule makes a closure move a citizen's date, so it warns and moves collection; with ``extends=True``,
        for a paper that says so, the limit moves too. The last closure or opening given for a day stands.
        """
        entry = own_day(self.inside(day), Reason.CLOSURE, name, part, citation, extends=extends)
        return attrs.evolve(self, local=self._local_with(entry))

    def with_opening(
        self, day: dt.date, *, name: str | Text, part: str | Part = Part.FULL, citation: Citation | None = None
    ) -> "WorkCalendar":
        """The calendar of an office that works on a day off of its own decision; the day then counts.

        After a closure of that day it says when the office is back; on a plain working day it changes nothing.
        """
        entry = own_day(self.inside(day), Reason.OPENING, name, part, citation, extends=True)
        return attrs.evolve(self, local=self._local_with(entry))

    def _local_with(self, entry: DecidedDay) -> tuple[DecidedDay, ...]:
        """The office's own days with one more; the last for a day stands, and an opening never shuts anything."""
        return with_own(self.local, (entry,), self.is_working_day)

    def supposing(
        self, choices: Mapping[OpenQuestion, int], first: dt.date | None = None, last: dt.date | None = None
    ) -> "WorkCalendar":
        """The calendar as it would be if those open questions were decided that way, within the years of two days.

        For asking what a date hangs on; nothing is decided by it.
        """
        for question, choice in table(choices, "choices of open questions", "a choice for each question").items():
            if expect(choice, int, "choice") not in range(len(expect(question, OpenQuestion, "open question").choices)):
                right = f"0 to {len(question.choices) - 1}, its place among the choices"
                raise BadValue(f"choice of {question.code}", shown(choice), right)
        window = _years(first or self.first_day, last or self.last_day, self)
        released = frozenset[dt.date]().union(*(question.days for question in choices))
        kept = [entry for entry in self.decided if entry.date not in released]
        for question, choice in choices.items():
            off, worked = question.choices[choice]
            kept += [_supposed(day, Reason.STATUTORY, question) for day in off]
            kept += [_supposed(day, Reason.MAKE_UP, question) for day in worked]
        within = tuple(entry for entry in kept if window[0] <= entry.date <= window[1])
        local = tuple(entry for entry in self.local if window[0] <= entry.date <= window[1])
        return attrs.evolve(self, decided=within, local=local, first_day=window[0], last_day=window[1], questions=())

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _offset(self, day: dt.date) -> int:
        if type(day) is not dt.date:  # every count of days comes through here, where a call would be felt
            raise NotADay(day)
        at = day.toordinal() - self._base
        if not 0 <= at < len(self._index):
            raise OutsideCalendar(day.isoformat(), self.first_day, self.last_day)
        return at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkCalendar) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[object, ...]:
        return self.version, self.decided_through, self.hours, self.conventions, self.zone, self.local

    def __repr__(self) -> str:
        return f"<WorkCalendar {self.version}, {self.first_day} to {self.last_day}>"


def _years(first: dt.date, last: dt.date, calendar: WorkCalendar) -> tuple[dt.date, dt.date]:
    """Whole years around two days, one more after them, as far as the calendar goes."""
    opens, closes = dt.date(first.year, 1, 1), dt.date(min(last.year + 1, dt.MAXYEAR), 12, 31)
    return max(opens, calendar.first_day), min(closes, calendar.last_day)


def _supposed(day: dt.date, reason: Reason, question: OpenQuestion) -> DecidedDay:
    return DecidedDay(day, reason, question.name, _UNDECIDED, certainty=Certainty.PROJECTED)


def _whole(n: SupportsIndex) -> int:
    if isinstance(n, bool):
        raise BadValue("number of working days", "a Boolean", "a whole number")
    try:
        return operator.index(n)
    except TypeError:
        raise BadValue("number of working days", type(n).__name__, "a whole number") from None
