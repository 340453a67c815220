"""Any newer calendar over any dossiers: listed are exactly those whose promise it would move, and nothing is moved."""

import datetime as dt
from collections.abc import Iterable, Iterator
from random import Random
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.dossiers import accepted, at, filed, procedure
from tests.lives import EXAMPLES, answers

from motcua.calendar import WorkCalendar, national_calendar
from motcua.promises import moved_promises
from motcua.timelimit import NoLimit, WorkingDays

BEFORE: Final = national_calendar()
FIRST, DAYS = dt.date(2026, 8, 3), 100
ONE_DAY: Final = dt.timedelta(days=1)
CLOSING: Final = dt.time(17)
Stop = tuple[dt.datetime, dt.datetime]


# ── What a clerk would do with a paper calendar and a pencil ──────────────────────────────────────────────────────────


def opening(calendar: WorkCalendar, moment: dt.datetime) -> dt.date:
    """The day that moment counts for: the same while the office works, else the next on which it does."""
    day = moment.date()
    if calendar.is_working_day(day) and moment.time() <= CLOSING:
        return day
    day += ONE_DAY
    while not calendar.is_working_day(day):
        day += ONE_DAY
    return day


def counted(calendar: WorkCalendar, received: dt.datetime, amount: int, stops: Iterable[Stop]) -> dt.date:
    """The last of that many working days after the reception, the days of a stop left out, one by one."""
    day = opening(calendar, received)
    while amount:
        day += ONE_DAY
        stopped = any(stop.date() < day <= opening(calendar, resumed) for stop, resumed in stops)
        amount -= calendar.is_working_day(day) and not stopped
    return day


# ── Lives and calendars as chance has them ────────────────────────────────────────────────────────────────────────────


class Case:
    """A dossier, and what its promise is counted from."""

    def __init__(self, random: Random) -> None:
        self.received = at("2026-08-03 07:30") + dt.timedelta(minutes=random.randrange(60 * 24 * 60))
        self.amount = random.randint(5, 20)
        self.stops: list[Stop] = []
        self.runs = True
        self.dossier = accepted(self.received, of=procedure(WorkingDays(self.amount)), id=f"D-{random.random()}")
        random.choice((self.go_on, self.go_on, self.stop, self.extend, self.end))(random)

    def go_on(self, random: Random) -> None:
        later = self.received + dt.timedelta(hours=random.randrange(24))
        self.dossier = random.choice(
            (self.dossier, self.dossier.begin(at=later), self.dossier.transfer("thuế", at=later))
        )

    def stop(self, random: Random) -> None:
        stop = self.received + dt.timedelta(minutes=random.randrange(24 * 60))
        resumed = stop + dt.timedelta(minutes=random.randrange(1, 14 * 24 * 60))
        self.stops.append((stop, resumed))
        self.dossier = self.dossier.suspend(at=stop, reason="xác minh").resume(at=resumed)

    def extend(self, random: Random) -> None:
        more = random.randint(1, 5)
        self.amount += more
        self.dossier = self.dossier.extend(WorkingDays(more), at=self.received, reason="nhiều giấy tờ")

    def end(self, random: Random) -> None:
        """Nothing is promised any more, nothing was, or it is not known yet when it will be."""
        self.runs = False
        self.dossier = random.choice(
            (
                self.dossier.withdraw(at=self.received),
                self.dossier.begin(at=self.received).finish("granted", at=self.received),
                self.dossier.suspend(at=self.received, reason="xác minh"),
                self.dossier.request_supplement(["ct01"], at=self.received, reason="mờ"),
                filed(self.received),
                accepted(self.received, of=procedure(NoLimit())),
            )
        )

    def due(self, calendar: WorkCalendar) -> dt.date:
        return counted(calendar, self.received, self.amount, self.stops)


def newer(random: Random) -> WorkCalendar:
    """The calendar with some days decided otherwise: shut, shut without a word of the limit, worked."""
    calendar = BEFORE
    for offset in random.sample(range(DAYS), random.randint(0, 6)):
        day = FIRST + dt.timedelta(days=offset)
        if calendar.is_working_day(day):
            calendar = calendar.with_closure(day, name=f"nghỉ {day}", extends=random.random() < 0.7)
        else:
            calendar = calendar.with_opening(day, name=f"làm {day}")
    return calendar


@settings(max_examples=EXAMPLES // 10)
@given(st.randoms(use_true_random=True))
def test_listed_are_exactly_the_promises_that_move_with_their_days_and_nothing_changes(random: Random) -> None:
    cases, after = [Case(random) for _ in range(8)], newer(random)
    known = [answers(case.dossier) for case in cases]
    listed = {moved.dossier: moved for moved in moved_promises(BEFORE, after, [case.dossier for case in cases])}
    assert [answers(case.dossier) for case in cases] == known

    for case in cases:
        moved = listed.pop(case.dossier, None)
        if not case.runs:
            assert moved is None
            continue
        was, now = case.due(BEFORE), case.due(after)
        assert case.dossier.promise is not None
        assert case.dossier.promise.date == was
        assert (moved is not None) is (was != now)
        if moved is not None:
            assert (moved.promise, moved.new_date) == (case.dossier.promise, now)
            decided = list(otherwise(after, case.received.date(), max(was, now)))
            assert decided
            assert [day.date for _, day in moved.changed] == decided
            reasons = str(moved.explain("vi"))
            assert all(f"nghỉ {day}" in reasons or f"làm {day}" in reasons for day in decided)
    assert not listed


def otherwise(after: WorkCalendar, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days from one to another that are worked by one calendar only."""
    for offset in range((last - first).days + 1):
        day = first + dt.timedelta(days=offset)
        if BEFORE.is_working_day(day) != after.is_working_day(day):
            yield day
