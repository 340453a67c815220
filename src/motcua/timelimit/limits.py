"""Time limits as the law writes them: one type for each meaning, since five days are not five working days.

Every type answers ``due`` and ``before``. Which day is day 1, and what happens on a day off, stands line by line in
``docs/explanation/design.md``; each line has a law test named after it.
"""

import abc
import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs
from dateutil.relativedelta import relativedelta

from motcua.calendar import DueMoment, Start, WorkCalendar
from motcua.calendar.hours import choose
from motcua.citation import Citation
from motcua.errors import BadValue, NoPromise
from motcua.timelimit.account import ONE_DAY, Account, Ground, Stretch, Unit
from motcua.timelimit.due import Due, promise
from motcua.timelimit.receipt import Counter, Receipt
from motcua.wording import Text, say

__all__ = [
    "CalendarDays",
    "Hours",
    "Months",
    "NoLimit",
    "SameDay",
    "Stages",
    "TimeLimit",
    "UnknownLimit",
    "WorkingDays",
    "WorkingHours",
    "Years",
]

LARGEST: Final = 3_660
"""No limit of Vietnamese procedure law comes near ten years of days; a larger amount is a slip of the hand."""

NO_TIME: Final = dt.timedelta(0)


def _amount(instance: "TimeLimit", attribute: "attrs.Attribute[int]", value: object) -> None:
    if type(value) is not int or not 1 <= value <= LARGEST:
        what = f"{attribute.name} of {type(instance).__name__}"
        raise BadValue(what, repr(value), f"a whole number from 1 to {LARGEST}")


def _clock(instance: "TimeLimit", attribute: "attrs.Attribute[dt.time | None]", value: object) -> None:
    if value is not None and (type(value) is not dt.time or value.tzinfo or value.second or value.microsecond):
        what = f"{attribute.name} of {type(instance).__name__}"
        raise BadValue(what, repr(value), "a clock time in whole minutes such as datetime.time(15)")


@attrs.frozen
class TimeLimit(abc.ABC):
    """How long something may take (*thời hạn giải quyết*): the base of every kind of limit.

    >>> TimeLimit.parse("Không quá 08 ngày làm việc")
    WorkingDays(8)
    >>> str(WorkingDays(8)), WorkingDays(8).say("en")
    ('8 ngày làm việc', '8 working days')
    """

    def due(
        self,
        received: dt.datetime,
        calendar: WorkCalendar,
        *,
        start: Start | str | None = None,
        due_moment: DueMoment | str | None = None,
        desk: Counter | None = None,
    ) -> Due:
        """The moment the result is due for a dossier received then (*thời điểm trả kết quả*).

        ``start`` and ``due_moment`` override the calendar's conventions; ``desk`` is a counter with sessions of its
        own. Raises ``NaiveMoment``, ``NotAMoment``, ``OutsideCalendar``, ``NoPromise``, and ``UndecidedDay`` where the
        conventions ask for it.
        """
        convention = calendar.conventions.due_moment if due_moment is None else choose(DueMoment, due_moment)

        def reckon(over: WorkCalendar) -> Account:
            return self.account(Receipt.at(received, over, start, desk), Ground(over, convention))

        return promise(self, reckon, calendar, desk)

    def account(self, receipt: Receipt, ground: Ground) -> Account:
        """How the due moment comes about over that ground: what ``due`` and the clock both stand on."""
        counted = self.receive(receipt, ground.calendar)
        return Account(counted, tuple(self.run(counted, ground)), ground)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """The receipt as this limit takes it: a cut-off may move it."""
        return receipt

    def as_later_stage(self) -> "TimeLimit":
        """The limit without its cut-off, which is for dossiers at the counter."""
        return self

    @abc.abstractmethod
    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The stretches of counting from that receipt."""

    @abc.abstractmethod
    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the whole limit, for rules that say "at least … before"."""

    @abc.abstractmethod
    def say(self, locale: str) -> str:
        """The limit in words."""

    @classmethod
    def parse(cls, text: str) -> "TimeLimit":
        """Read the wording of official documents, in Vietnamese or English; raises ``UnreadableLimit``.

        It refuses what carries a second rule: a case, an exclusion, two amounts without a word that says one follows
        the other, a number without a unit.
        """
        from motcua.timelimit.parsing import read_limit  # noqa: PLC0415 - the reader makes the limits defined here

        return read_limit(text)

    def __str__(self) -> str:
        return self.say("vi")


@attrs.frozen(repr=False)
class _CountedLimit(TimeLimit):
    """A limit that is an amount of one unit."""

    amount: int = attrs.field(validator=_amount)
    message: ClassVar[str]
    unit: ClassVar[Unit]

    def say(self, locale: str) -> str:
        """The amount and its unit."""
        return say(self.message, locale, {"n": self.amount})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount})"


@attrs.frozen(repr=False)
class _DayLimit(_CountedLimit):
    """A limit counted in whole days, with an optional cut-off at the counter."""

    cutoff: dt.time | None = attrs.field(default=None, validator=_clock, kw_only=True)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """Strictly after the cut-off, as of the opening of the next working day."""
        return receipt.cut_off(self.cutoff, calendar)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, its last day moved off days off and out of pauses."""
        last = self.last_counted(receipt.day, ground)
        end = ground.settle(last)
        yield Stretch(self.unit, receipt.day, last, end, receipt.clock_on(end, ground.calendar, ground.due_moment))

    @abc.abstractmethod
    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The day on which the amount is full, before a day off moves it."""

    def say(self, locale: str) -> str:
        """The amount, its unit, and the cut-off if there is one."""
        said = say(self.message, locale, {"n": self.amount})
        return say("limit.cutoff", locale, {"limit": said, "cutoff": f"{self.cutoff:%H:%M}"}) if self.cutoff else said

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount}{f', cutoff={self.cutoff!r}' if self.cutoff else ''})"


@attrs.frozen(repr=False)
class WorkingDays(_DayLimit):
    """Working days (*ngày làm việc*): days off never count, nor does the day of receipt (Civil Code 2015, art. 147.2).

    >>> from motcua.calendar import national_calendar, office_time
    >>> WorkingDays(7).due(office_time("2026-08-28 15:20"), national_calendar()).date
    datetime.date(2026, 9, 11)
    """

    unit: ClassVar[Unit] = Unit.WORKING_DAYS
    message: ClassVar[str] = "limit.working-days"

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The working day that makes the amount full; excluded working days do not count."""
        excluded = 0
        while True:
            last = ground.calendar.add_working_days(day_zero, self.amount + excluded)
            found = ground.working_days_excluded(day_zero, last)
            if found == excluded:
                return last
            excluded = found

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the working days.

        >>> from motcua.calendar import national_calendar
        >>> WorkingDays(2).before(dt.date(2026, 9, 3), national_calendar())
        datetime.date(2026, 8, 27)
        """
        day = _event_day(event, calendar)
        back = self.amount - 1 if calendar.is_working_day(day) else self.amount
        return calendar.add_working_days(day, -back) - ONE_DAY


@attrs.frozen(repr=False)
class CalendarDays(_DayLimit):
    """Calendar days (*ngày*): every day counts; a last day off moves to the next working day (art. 148.5).

    >>> from motcua.calendar import national_calendar, office_time
    >>> CalendarDays(15).due(office_time("2026-08-17 09:00"), national_calendar()).date
    datetime.date(2026, 9, 3)
    """

    unit: ClassVar[Unit] = Unit.CALENDAR_DAYS
    message: ClassVar[str] = "limit.calendar-days"

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The day that makes the amount full; excluded days do not count."""
        return _past_exclusions(day_zero, day_zero + ONE_DAY * self.amount, ground)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the days."""
        return _event_day(event, calendar) - ONE_DAY * self.amount


@attrs.frozen(repr=False)
class _DateLimit(_DayLimit):
    """A limit to a corresponding date, always computed from the day of receipt itself, never from a clamped day."""

    unit: ClassVar[Unit] = Unit.CALENDAR_DAYS

    @property
    @abc.abstractmethod
    def span(self) -> relativedelta:
        """The months or years."""

    def last_counted(self, day_zero: dt.date, ground: Ground) -> dt.date:
        """The corresponding date, put off by every excluded day."""
        return _past_exclusions(day_zero, day_zero + self.span, ground)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day whose corresponding date is not after the event."""
        day = _event_day(event, calendar)
        found = day - self.span
        while found + ONE_DAY + self.span <= day:
            found += ONE_DAY
        return found


@attrs.frozen(repr=False)
class Months(_DateLimit):
    """Months (*tháng*): the corresponding day of the last month, or its last day if it has none (art. 148.3).

    >>> from motcua.calendar import national_calendar, office_time
    >>> Months(1).due(office_time("2026-01-30 09:00"), national_calendar()).date
    datetime.date(2026, 3, 2)
    """

    message: ClassVar[str] = "limit.months"

    @property
    def span(self) -> relativedelta:
        """The months."""
        return relativedelta(months=self.amount)


@attrs.frozen(repr=False)
class Years(_DateLimit):
    """Years (*năm*): the corresponding day of the last year, or the last day of that month (art. 148.4).

    >>> from motcua.calendar import national_calendar, office_time
    >>> Years(1).due(office_time("2024-02-29 09:00"), national_calendar()).date
    datetime.date(2025, 2, 28)
    """

    message: ClassVar[str] = "limit.years"

    @property
    def span(self) -> relativedelta:
        """The years."""
        return relativedelta(years=self.amount)


@attrs.frozen(repr=False)
class WorkingHours(_CountedLimit):
    """Working hours (*giờ làm việc*): exact office minutes; hours used up at the end of a session end there.

    >>> from motcua.calendar import national_calendar, office_time
    >>> WorkingHours(8).due(office_time("2026-08-27 15:00"), national_calendar()).at.isoformat()
    '2026-08-28T15:00:00+07:00'
    """

    unit: ClassVar[Unit] = Unit.OFFICE_MINUTES
    message: ClassVar[str] = "limit.working-hours"

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, to the minute in which the office hours are used up."""
        at = ground.moment_after(receipt.counted, dt.timedelta(hours=self.amount), office=True)
        yield Stretch(self.unit, receipt.day, at.date(), at.date(), at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day after whose end the office hours up to the event are enough."""
        end = _event_end(event, calendar)
        day, left = end.date(), dt.timedelta(hours=self.amount)
        while True:
            for opens, closes in calendar.counted_sessions(day):
                left -= max(min(calendar.moment(day, closes), end) - calendar.moment(day, opens), NO_TIME)
            day -= ONE_DAY
            if left <= NO_TIME:
                return day


@attrs.frozen(repr=False)
class Hours(_CountedLimit):
    """Clock hours (*giờ*): from the stamp itself (art. 147.1), nights and days off included; neither end is moved.

    >>> from motcua.calendar import national_calendar, office_time
    >>> Hours(24).due(office_time("2026-08-28 15:20"), national_calendar()).at.isoformat()
    '2026-08-29T15:20:00+07:00'
    """

    unit: ClassVar[Unit] = Unit.CLOCK_TIME
    message: ClassVar[str] = "limit.hours"

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """One stretch, to the minute in which the hours are used up."""
        begun = receipt.stamped
        at = ground.moment_after(begun, dt.timedelta(hours=self.amount), office=False)
        ground.calendar.inside(at.date())
        yield Stretch(self.unit, begun.date(), at.date(), at.date(), at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day after whose end the hours up to the event are enough."""
        return (_event_end(event, calendar) - dt.timedelta(hours=self.amount)).date() - ONE_DAY


@attrs.frozen(repr=False)
class SameDay(TimeLimit):
    """The same working day (*trong ngày làm việc*), or the next one when received strictly after the cut-off.

    Without a cut-off always the same day. Ends at closing time whatever the convention of the office says; a dossier
    taken by a desk in a session of its own (a Saturday morning) is due when that session closes.

    >>> from motcua.calendar import national_calendar, office_time
    >>> certify = SameDay(cutoff=dt.time(15))
    >>> [certify.due(office_time(f"2026-08-27 {clock}"), national_calendar()).date.day for clock in ("15:00", "15:01")]
    [27, 28]
    """

    cutoff: dt.time | None = attrs.field(default=None, validator=_clock, kw_only=True)

    def as_later_stage(self) -> TimeLimit:
        """The same day without a cut-off."""
        return SameDay()

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The day of receipt, or the working day after it."""
        day, clock, calendar = receipt.day, receipt.counted.time(), ground.calendar
        sessions = calendar.counted_sessions(day)
        late = self.cutoff is not None and clock > self.cutoff
        if receipt.kept_open_until and not late:
            end, at = day, receipt.kept_open_until
        else:
            closed = not sessions or clock > sessions[-1][1]
            end = ground.settle(WorkingDays(1).last_counted(day, ground) if late or closed else day)
            at = calendar.moment(end, calendar.counted_sessions(end)[-1][1])
        yield Stretch(Unit.WORKING_DAYS, day, end, end, at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The event's own day if it is worked, else the last working day before it."""
        day = _event_day(event, calendar)
        return day if calendar.is_working_day(day) else calendar.add_working_days(day, -1)

    def say(self, locale: str) -> str:
        """The rule, with its cut-off."""
        if self.cutoff is None:
            return say("limit.same-day", locale)
        return say("limit.same-day-cutoff", locale, {"cutoff": f"{self.cutoff:%H:%M}"})

    def __repr__(self) -> str:
        return f"SameDay(cutoff={self.cutoff!r})" if self.cutoff else "SameDay()"


@attrs.frozen(repr=False, init=False)
class Stages(TimeLimit):
    """Limits one after another (*các bước nối tiếp*): each starts from the moved end of the one before, in its unit.

    A cut-off applies to the first stage only.

    >>> Stages(WorkingDays(5), CalendarDays(10))
    Stages(WorkingDays(5), CalendarDays(10))
    """

    stages: tuple[TimeLimit, ...]

    def __init__(self, *stages: TimeLimit) -> None:
        if not stages or not all(isinstance(stage, TimeLimit) for stage in stages):
            raise BadValue("stages", repr(stages), "one or more time limits")
        object.__setattr__(self, "stages", stages)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """As the first stage takes it."""
        return self.stages[0].receive(receipt, calendar)

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The stretches of every stage, each begun at the end of the one before."""
        for number, stage in enumerate(self.stages):
            for stretch in (stage.as_later_stage() if number else stage).run(receipt, ground):
                yield stretch
                receipt = Receipt(stretch.at, stretch.at)

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Counted back stage by stage, the last stage first."""
        for stage in reversed(self.stages):
            event = stage.before(event, calendar)
        return _event_day(event, calendar)

    def say(self, locale: str) -> str:
        """The stages, joined by a word that says one follows the other."""
        return say("limit.then", locale).join(stage.say(locale) for stage in self.stages)

    def __repr__(self) -> str:
        return f"Stages({', '.join(map(repr, self.stages))})"


@attrs.frozen
class NoLimit(TimeLimit):
    """The law sets no limit (*không quy định thời hạn*): asking for a date raises ``NoPromise``."""

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """Raises ``NoPromise``."""
        raise NoPromise("the law sets no time limit")

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Raises ``NoPromise``."""
        raise NoPromise("the law sets no time limit")

    def say(self, locale: str) -> str:
        """That no limit is set."""
        return say("limit.none", locale)


@attrs.frozen(repr=False)
class UnknownLimit(TimeLimit):
    """A limit whose wording does not say how long (*chưa xác định*): kept as it stands, never guessed."""

    text: str
    citation: Citation | None = None

    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """Raises ``NoPromise``."""
        raise self._refusal

    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """Raises ``NoPromise``."""
        raise self._refusal

    @property
    def _refusal(self) -> NoPromise:
        return NoPromise(f"the time limit is unknown: {self.text!r}")

    def say(self, locale: str) -> str:
        """The wording as it stands."""
        return say("limit.unknown", locale, {"text": Text(self.text, self.text)})

    def __repr__(self) -> str:
        return f"UnknownLimit({self.text!r}, {self.citation!r})"


def _past_exclusions(day_zero: dt.date, last: dt.date, ground: Ground) -> dt.date:
    """``last`` put off by every excluded day that lies before it."""
    excluded = 0
    while (found := ground.days_excluded(day_zero, last)) != excluded:
        last += ONE_DAY * (found - excluded)
        excluded = found
    return last


def _event_day(event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
    if isinstance(event, dt.datetime):
        return calendar.inside(calendar.local_time(event).date())
    return calendar.inside(event)


def _event_end(event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.datetime:
    """The moment of the event; of a bare day, its end."""
    if isinstance(event, dt.datetime):
        return calendar.local_time(event)
    return calendar.moment(_event_day(event, calendar) + ONE_DAY, dt.time(0))
