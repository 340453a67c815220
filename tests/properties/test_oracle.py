"""A naive walk, day by day, agrees with the calendar everywhere.

The oracle knows the week, a set of weekdays off and a set of weekend days worked, and walks. It shares nothing with the
tables of the calendar but the compiled rows.
"""

import datetime as dt
import random

from motcua.calendar import Start, national_calendar
from motcua.clock import Clock
from motcua.compiled import calendar as compiled
from motcua.timelimit import CalendarDays, WorkingDays

CALENDAR = national_calendar()
ONE_DAY = dt.timedelta(days=1)
CASES = 100_000
FIRST, LAST = dt.date(2010, 6, 1), dt.date(2050, 9, 30)
MIDNIGHT = CALENDAR.moment(FIRST, dt.time(0))

WORKED = {dt.date.fromisoformat(row[0]) for row in compiled.DAYS if row[1] == "make-up"}
OFF = {dt.date.fromisoformat(row[0]) for row in compiled.DAYS if row[1] != "make-up"}


def works(day: dt.date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def walk(day: dt.date, n: int) -> dt.date:
    """The n-th working day after (or before) the day, one step at a time."""
    step = ONE_DAY if n >= 0 else -ONE_DAY
    left = abs(n) if n else 1 - works(day)
    while left:
        day += step
        left -= works(day)
    return day


def count(a: dt.date, b: dt.date) -> int:
    """Working days of (a, b]."""
    found = 0
    while a < b:
        a += ONE_DAY
        found += works(a)
    return found


def chance(seed: int) -> random.Random:
    return random.Random(seed)


class TestAgainstANaiveWalk:
    def test_every_day_is_worked_or_off_alike(self) -> None:
        day, last = CALENDAR.first_day, CALENDAR.last_day
        while day < last:
            assert CALENDAR.is_working_day(day) == works(day), day
            day += ONE_DAY

    def test_adding_working_days(self) -> None:
        rolled, span = chance(2026), (LAST - FIRST).days
        for _ in range(CASES):
            day, n = FIRST + ONE_DAY * rolled.randrange(span), rolled.randint(-20, 40)
            assert CALENDAR.add_working_days(day, n) == walk(day, n), (day, n)

    def test_working_days_between(self) -> None:
        rolled, span = chance(2027), (LAST - FIRST).days
        for _ in range(CASES):
            day, length = FIRST + ONE_DAY * rolled.randrange(span), rolled.randint(0, 45)
            end = day + ONE_DAY * length
            assert CALENDAR.working_days_between(day, end) == count(day, end), (day, end)
            assert CALENDAR.working_days_between(end, day) == -count(day, end), (day, end)


OPENS, CLOSES = dt.time(7, 30), dt.time(17)


def received_on(stamp: dt.datetime, start: Start, cutoff: dt.time | None) -> dt.date:
    """The day that counts as the day of receipt: the stamp, moved by the convention, then by the cut-off."""
    day, clock = stamp.date(), stamp.time()
    if start is Start.NEXT_OPENING and (not works(day) or clock > CLOSES):
        day, clock = walk(day, 1), OPENS
    return walk(day, 1) if cutoff is not None and clock > cutoff else day


def resumed_on(resume: dt.datetime) -> dt.date:
    """The day of resumption: the day itself, or the next working day when it is outside office hours."""
    day = resume.date()
    return day if works(day) and resume.time() <= CLOSES else walk(day, 1)


def count_out(day: dt.date, amount: int, excluded: set[dt.date], *, days_off: bool) -> dt.date:
    """The day on which the amount is full; days off count or not, excluded days never do."""
    while amount:
        day += ONE_DAY
        amount -= day not in excluded and (days_off or works(day))
    return day


class TestLimitsAgainstANaiveWalk:
    """The same with receipts at any minute, cut-offs and stops, on fewer cases."""

    def test_working_days_with_a_cutoff(self) -> None:
        rolled, span = chance(2028), (dt.date(2027, 6, 30) - FIRST).days
        for _ in range(3_000):
            stamp = MIDNIGHT + dt.timedelta(days=rolled.randrange(span), minutes=rolled.randrange(1440))
            amount, start = rolled.randint(1, 40), rolled.choice([*Start])
            cutoff = rolled.choice([None, dt.time(15), dt.time(11, 30)])
            due = WorkingDays(amount, cutoff=cutoff).due(stamp, CALENDAR, start=start)
            assert due.date == walk(received_on(stamp, start, cutoff), amount), (stamp, amount, cutoff, start)

    def test_days_with_two_stops(self) -> None:
        rolled, span = chance(2029), (dt.date(2027, 3, 31) - FIRST).days
        for _ in range(1_000):
            stamp = MIDNIGHT + dt.timedelta(days=rolled.randrange(span), minutes=rolled.randrange(1440))
            amount, days_off = rolled.randint(3, 30), rolled.random() < 0.5
            limit = CalendarDays(amount) if days_off else WorkingDays(amount)
            clock = Clock(limit, stamp, CALENDAR)
            excluded = set[dt.date]()
            for _ in range(2):
                stop = stamp + dt.timedelta(minutes=rolled.randrange(2 * 1440))
                resume = stop + dt.timedelta(minutes=rolled.randrange(8 * 1440))
                if resumed_on(resume) >= clock.due.date:
                    continue
                clock = clock.exclude(stop, resume)
                excluded |= {stop.date() + ONE_DAY * n for n in range(1, (resumed_on(resume) - stop.date()).days + 1)}
            last = count_out(received_on(stamp, Start.NEXT_OPENING, None), amount, excluded, days_off=days_off)
            assert clock.due.date == walk(last, 0), (stamp, limit, clock.pauses)
