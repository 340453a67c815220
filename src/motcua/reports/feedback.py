"""Feedback and petitions (*phản ánh, kiến nghị*): what has to be done with them by when, and how often that was kept.

Limits are rows (``data/reports``): only the forwarding of what others have to answer stands in a decree that was read
(NĐ 20/2008/NĐ-CP art. 9.1.d); the rest is the practice of the national portal, at second hand, and says so.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import WorkCalendar
from motcua.checks import expect, several, shown
from motcua.citation import Citation
from motcua.compiled import reports as data
from motcua.dated import InForce
from motcua.dossier import Deadline, Punctuality
from motcua.errors import BadInput, BadValue, NaiveMoment, NotAMoment, Problem
from motcua.hooks import Carried
from motcua.reports.periods import Period
from motcua.timelimit import TimeLimit

__all__ = ["KINDS", "Feedback", "FeedbackReport", "FeedbackStep", "feedback_report"]

KINDS: Final = ("regulation", "conduct")
"""About a rule, or about how somebody behaved; the second goes the normal way of complaints."""
_STEPS: Final = ("forward", "refuse", "ask", "settle", "publish")
_ENDS: Final = ("forward", "refuse", "settle")
"""The steps with which it is dealt with here."""


@attrs.frozen
class FeedbackStep:
    """One step of dealing with it: by when it was to be done, when it was, and how timely that is."""

    deadline: Deadline
    done: dt.datetime | None = None

    @property
    def code(self) -> str:
        """Which step."""
        return self.deadline.name

    def judged(self, on: dt.date) -> Punctuality:
        """Early, on time or late by day, as of that day; what is not done yet is on time until its day is over."""
        due, day = self.deadline.date, self.done.date() if self.done and self.done.date() <= on else on
        if day > due:
            return Punctuality.LATE
        return Punctuality.EARLY if self.done and day < due else Punctuality.ON_TIME


@attrs.frozen
class Feedback(Carried):
    """Something a citizen said about a rule or about somebody (*một phản ánh, kiến nghị*), and what became of it.

    Moments are those of each step: sent on to who has to answer, refused, asked to say more, settled, published.
    """

    id: str
    kind: str
    received: dt.datetime
    forward: dt.datetime | None = attrs.field(default=None, kw_only=True)
    refuse: dt.datetime | None = attrs.field(default=None, kw_only=True)
    ask: dt.datetime | None = attrs.field(default=None, kw_only=True)
    settle: dt.datetime | None = attrs.field(default=None, kw_only=True)
    publish: dt.datetime | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise BadInput("feedback", problems)

    def _problems(self) -> Iterator[Problem]:
        met: object = self.id
        if not isinstance(met, str) or not met.strip():
            yield Problem("$.id", BadValue.code, type(met).__name__, "a text")
        if self.kind not in KINDS:
            yield Problem("$.kind", BadValue.code, shown(self.kind, 40, spell=repr), " or ".join(KINDS))
        for name in ("received", *_STEPS):
            moment = getattr(self, name)
            met = moment
            if met is None and name != "received":
                continue
            if not isinstance(met, dt.datetime):
                yield Problem(f"$.{name}", NotAMoment.code, type(met).__name__, "a moment with its zone")
            elif met.utcoffset() is None:
                yield Problem(f"$.{name}", NaiveMoment.code, "a moment without a zone", "a moment with its zone")
            elif self._came_after(met):
                yield Problem(f"$.{name}", BadValue.code, "a moment before it came", "the day it came, or later")

    def _came_after(self, moment: dt.datetime) -> bool:
        received: object = self.received
        return isinstance(received, dt.datetime) and received.utcoffset() is not None and moment < received

    @property
    def ended(self) -> dt.datetime | None:
        """When it was dealt with here: settled, refused or sent on; ``None`` while it is open."""
        return min((moment for name in _ENDS if (moment := getattr(self, name))), default=None)

    def steps(self, calendar: WorkCalendar) -> tuple[FeedbackStep, ...]:
        """What had to be done with it and what was, by the limits of the day it came; soonest first.

        To settle it is owed unless it was refused or sent on, to publish once it was settled; to forward, to refuse
        and to ask have a limit where they were done.

        >>> from motcua.calendar import national_calendar, office_time
        >>> said = Feedback("1", "regulation", office_time("2026-09-03 09:00"), forward=office_time("2026-09-10 09:00"))
        >>> [(step.code, str(step.deadline.date)) for step in said.steps(national_calendar())]
        [('forward', '2026-09-10')]
        """
        owed = (self._step(row, calendar) for row in data.FEEDBACK)
        return tuple(sorted((step for step in owed if step), key=lambda step: step.deadline.at))

    def _step(self, row: data.Step, calendar: WorkCalendar) -> FeedbackStep | None:
        code, limit, since, kinds, first, last, cite, verified = row
        start: dt.datetime | None = getattr(self, since)
        days = InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
        if start is None or self.kind not in kinds or calendar.local_time(self.received).date() not in days:
            return None
        done: dt.datetime | None = getattr(self, code)
        owed = code == "publish" or (code == "settle" and self.forward is None and self.refuse is None)
        if done is None and not owed:
            return None
        due = TimeLimit.parse(limit).due(start, calendar).at
        local = None if done is None else calendar.local_time(done)
        return FeedbackStep(Deadline(code, due, Citation.parse(cite, verified=verified)), local)


@attrs.frozen(field_transformer=as_annotated)
class FeedbackReport(Carried):
    """What came in a period, was dealt with and is open, and what was late (*tình hình xử lý phản ánh, kiến nghị*).

    ``late`` is whatever missed one of its limits by the last day. ``published_late`` was settled before the period and
    its answer was owed to the public past its limit in this one: it was counted when it was settled, and is told here.
    """

    period: Period
    carried_over: tuple[Feedback, ...] = attrs.field(repr=False)
    new: tuple[Feedback, ...] = attrs.field(repr=False)
    settled: tuple[Feedback, ...] = attrs.field(repr=False)
    open: tuple[Feedback, ...] = attrs.field(repr=False)
    late: tuple[Feedback, ...] = attrs.field(repr=False)
    published_late: tuple[Feedback, ...] = attrs.field(default=(), repr=False)

    @property
    def received(self) -> int:
        """All that was to be dealt with; what was settled and what is open together."""
        return len(self.carried_over) + len(self.new)

    @property
    def late_share(self) -> Fraction | None:
        """The share that was late; ``None`` of nothing."""
        return Fraction(len(self.late), self.received) if self.received else None


def feedback_report(given: Iterable[Feedback], period: Period, calendar: WorkCalendar) -> FeedbackReport:
    """How an office dealt with what citizens said in a period, as it stood on the last day.

    >>> from motcua.calendar import national_calendar
    >>> feedback_report([], Period.month(2026, 9), national_calendar()).late_share is None
    True
    """
    expect(period, Period, "reporting period")
    expect(calendar, WorkCalendar, "calendar")
    known = several(given, "feedback", Feedback)
    told = [(one, _day(one.received, calendar), _ended(one, period, calendar)) for one in known]
    counted = [
        (one, came, ended)
        for one, came, ended in told
        if came <= period.last and (ended is None or ended >= period.first)
    ]
    late = (one for one, *_ in counted if _late(one, period.last, calendar))
    before = period.first - dt.timedelta(days=1) if period.first > dt.date.min else period.first
    published_late = (
        one
        for one, _, ended in told
        if ended and ended < period.first
        if _late(one, period.last, calendar, "publish") and not _late(one, before, calendar, "publish")
    )
    return FeedbackReport(
        period,
        tuple(one for one, came, _ in counted if came < period.first),
        tuple(one for one, came, _ in counted if came >= period.first),
        tuple(one for one, _, ended in counted if ended),
        tuple(one for one, _, ended in counted if not ended),
        tuple(late),
        tuple(published_late),
    )


def _late(one: Feedback, last: dt.date, calendar: WorkCalendar, *codes: str) -> bool:
    """Whether one of its steps, or of those, was late as of that day: of what happened later nothing was known."""
    later: dict[str, Any] = {name: None for name in _STEPS if not _done(getattr(one, name), last, calendar)}
    known = attrs.evolve(one, **later)
    steps = (step for step in known.steps(calendar) if not codes or step.code in codes)
    return any(step.judged(last) is Punctuality.LATE for step in steps)


def _done(moment: dt.datetime | None, last: dt.date, calendar: WorkCalendar) -> bool:
    return moment is not None and _day(moment, calendar) <= last


def _day(moment: dt.datetime, calendar: WorkCalendar) -> dt.date:
    return calendar.local_time(moment).date()


def _ended(one: Feedback, period: Period, calendar: WorkCalendar) -> dt.date | None:
    """The day it was dealt with, if that was by the end of the period."""
    day = _day(one.ended, calendar) if one.ended else None
    return day if day and day <= period.last else None
