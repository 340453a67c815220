"""Every row of a column equals the scalar call: a thousand random rows a kernel, a million with ``dev.py prove``."""

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from motcua.adapters.batch import (
    due_dates,
    due_minutes,
    lateness,
    office_minutes_between,
    settlement_counts,
    working_days_between,
)
from motcua.calendar import Conventions, DueMoment, OfficeHours, WorkCalendar, national_calendar
from motcua.clock import Clock
from motcua.dossier import Punctuality, Timeliness
from motcua.errors import BadRows, OutsideCalendar
from motcua.reports import CHANNELS, COLUMNS, SUMS, Period
from motcua.timelimit import Ground, WorkingDays, WorkingHours

pytestmark = [pytest.mark.needs("numpy"), pytest.mark.aside]

ROWS = 1_000_000 if settings().max_examples > 1_000 else 1_000
EPOCH = dt.date(1970, 1, 1)
NATIONAL = national_calendar()
TOGETHER = (
    NATIONAL,
    NATIONAL.with_conventions(Conventions(start="as-stamped")),
    NATIONAL.with_closure(dt.date(2026, 8, 12), name="Bão", extends=True).with_closure(
        dt.date(2026, 8, 13), name="Bão", part="am", extends=True
    ),
    NATIONAL.with_opening(dt.date(2026, 8, 15), name="mở cửa", part="pm").with_hours(
        OfficeHours.parse("07:00-11:30, 13:30-17:00").from_day(
            dt.date(2026, 10, 15), OfficeHours.weekly(dict.fromkeys(range(5), "07:30-12:00") | {5: "08:00-11:00"})
        )
    ),
    NATIONAL.with_hours(OfficeHours.parse("13:00-23:59")).without_swaps(),
)
SHARE = ROWS // 5
CUTOFFS = (None, dt.time(6), dt.time(12), dt.time(15), dt.time(23, 59))


def seeded(seed: int) -> Any:
    return np.random.default_rng(seed)


def some_days(random: Any) -> Any:
    """Days from 2010 to 2027, every other one near the closures above."""
    wide, near = random.integers(14_610, 21_060, ROWS), random.integers(20_660, 20_780, ROWS)
    return np.where(random.random(ROWS) < 0.5, wide, near)


def some_minutes(random: Any) -> Any:
    return (some_days(random) * 1_440 + random.integers(0, 1_440, ROWS)).view("M8[m]")


def day(number: int) -> dt.date:
    return EPOCH + dt.timedelta(number)


def stamped(minute: dt.datetime, calendar: WorkCalendar) -> dt.datetime:
    return minute.replace(tzinfo=calendar.zone)


class TestDueDates:
    @pytest.mark.parametrize("cutoff", CUTOFFS, ids=str)
    def test_of_days(self, cutoff: dt.time | None) -> None:
        random = seeded(1)
        received, amounts = some_days(random)[:SHARE].astype("i4"), random.integers(1, 61, SHARE)
        for calendar in TOGETHER[:1] if cutoff else TOGETHER:
            due = due_dates(received, amounts, calendar, cutoff=cutoff).tolist()
            for at, n, answer in zip(received.tolist(), amounts.tolist(), due, strict=True):
                opening = calendar.opening(day(at))
                assert WorkingDays(n, cutoff=cutoff).due(opening, calendar).date == day(answer), (calendar, day(at), n)

    @pytest.mark.parametrize("cutoff", CUTOFFS, ids=str)
    def test_of_minutes_each_row_by_its_own_calendar(self, cutoff: dt.time | None) -> None:
        random = seeded(2)
        received, amounts = some_minutes(random)[:SHARE], random.integers(1, 61, SHARE)
        which = random.integers(0, len(TOGETHER), SHARE)
        due = due_dates(received, amounts, TOGETHER, cutoff=cutoff, calendar_index=which).tolist()
        limits = [WorkingDays(n, cutoff=cutoff) for n in range(1, 61)]
        for at, n, place, answer in zip(received.tolist(), amounts.tolist(), which.tolist(), due, strict=True):
            calendar = TOGETHER[place]
            assert limits[n - 1].due(stamped(at, calendar), calendar).date == answer, (place, at, n)

    def test_without_the_working_days_of_a_stop(self) -> None:
        random = seeded(3)
        received = NATIONAL_DAYS[random.integers(0, 4_000, ROWS)]
        amounts, stop_after = random.integers(1, 31, ROWS), random.random(ROWS)
        due = due_dates(received, amounts, NATIONAL)
        stop = received + np.floor((due - received + 1) * stop_after).astype(int)
        resume = due_dates(stop, random.integers(1, 31, ROWS), NATIONAL)
        excluded = working_days_between(stop, resume, NATIONAL)
        moved = due_dates(received, amounts, NATIONAL, excluded=excluded)
        columns = (column.tolist() for column in (received, amounts, stop, resume, moved))
        for at, n, stopped, resumed, answer in zip(*columns, strict=True):
            clock = Clock(WorkingDays(n), NATIONAL.opening(day(at)), NATIONAL)
            clock = clock.exclude(NATIONAL.opening(day(stopped)), NATIONAL.opening(day(resumed)))
            assert clock.due.date == day(answer), (day(at), n, day(stopped), day(resumed))


class TestEverythingAtOnce:
    """Calendars of different years and hours side by side, seconds, days that do not count, and a cut-off."""

    SPLIT = OfficeHours.weekly(dict.fromkeys(range(4), "07:30-11:30, 13:30-17:00") | {4: "13:30-17:00"})
    OFFICES = (
        *TOGETHER,
        NATIONAL.supposing({}, dt.date(2020, 1, 1), dt.date(2026, 12, 31)),
        NATIONAL.supposing({}, dt.date(2024, 6, 1), dt.date(2040, 12, 31)).with_hours(SPLIT),
        NATIONAL.with_hours(OfficeHours.parse("00:00-23:59")),
    )
    EDGES = (0, 27_000, 27_001, 39_600, 39_601, 54_000, 54_001, 61_200, 61_201, 86_340, 86_341, 86_399)

    @pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
    @pytest.mark.parametrize("cutoff", CUTOFFS, ids=str)
    def test_of_seconds(self, cutoff: dt.time | None, unit: str) -> None:
        random = seeded(8)
        days, edges = random.integers(18_262, 20_818, SHARE) * 86_400, random.choice(self.EDGES, SHARE)
        seconds = days + np.where(random.random(SHARE) < 0.5, edges, random.integers(0, 86_400, SHARE))
        amounts, excluded = random.integers(1, 25, SHARE), random.integers(0, 4, SHARE)
        which, answered = random.integers(0, len(self.OFFICES), SHARE), np.ones(SHARE, bool)
        given = seconds.view("M8[s]").astype(f"M8[{unit}]"), amounts, which, excluded

        def ask(rows: Any) -> list[dt.date]:
            stamps, counts, index, stops = (column[rows] for column in given)
            due = due_dates(stamps, counts, self.OFFICES, cutoff=cutoff, calendar_index=index, excluded=stops)
            return [*due.tolist()]

        with pytest.raises(BadRows) as refused:
            ask(answered)
        answered[list(refused.value.positions)] = False
        answers = iter(ask(answered))
        columns = (column.tolist() for column in (seconds, amounts + excluded, which, answered))
        for second, n, place, has_one in zip(*columns, strict=True):
            calendar = self.OFFICES[place]
            moment = dt.datetime(1970, 1, 1, tzinfo=calendar.zone) + dt.timedelta(seconds=second)
            try:
                due: dt.date | None = WorkingDays(n, cutoff=cutoff).due(moment, calendar).date
            except OutsideCalendar:
                due = None
            assert due == (next(answers) if has_one else None), (place, moment, n)


NATIONAL_DAYS = np.array([(row.date - EPOCH).days for row in NATIONAL.rows() if row.working])


class TestBetween:
    def test_working_days(self) -> None:
        random = seeded(4)
        a, b, which = some_days(random), some_days(random), random.integers(0, len(TOGETHER), ROWS)
        found = working_days_between(a, b, TOGETHER, calendar_index=which).tolist()
        for first, second, place, answer in zip(a.tolist(), b.tolist(), which.tolist(), found, strict=True):
            assert TOGETHER[place].working_days_between(day(first), day(second)) == answer, (place, first, second)

    def test_office_minutes(self) -> None:
        random = seeded(5)
        a = some_minutes(random)
        b = a + random.integers(0, 20_000, ROWS)
        for at, calendar in enumerate(TOGETHER):
            mine = slice(at * SHARE, (at + 1) * SHARE)
            found = office_minutes_between(a[mine], b[mine], calendar).tolist()
            ground = Ground(calendar, DueMoment.END_OF_DAY)
            for first, second, answer in zip(a[mine].tolist(), b[mine].tolist(), found, strict=True):
                moments = stamped(first, calendar), stamped(second, calendar)
                assert ground.minutes_between(*moments, office=True) == answer, (at, first, second)


class TestDueMinutes:
    def test_office_hours(self) -> None:
        random = seeded(6)
        received, hours = some_minutes(random), random.integers(1, 41, ROWS)
        for at, calendar in enumerate(TOGETHER):
            mine = slice(at * SHARE, (at + 1) * SHARE)
            due = due_minutes(received[mine], hours[mine] * 60, calendar).tolist()
            for moment, n, answer in zip(received[mine].tolist(), hours[mine].tolist(), due, strict=True):
                assert WorkingHours(n).due(stamped(moment, calendar), calendar).at.replace(tzinfo=None) == answer, (
                    at,
                    moment,
                    n,
                )


class TestSettling:
    """Dossiers of two years, judged one by one and counted, beside the columns."""

    PERIOD = Period.quarter(2026, 3)

    def columns(self) -> tuple[Any, ...]:
        random = seeded(7)
        accepted = random.integers(20_450, 20_850, ROWS)
        due = accepted + random.integers(0, 60, ROWS)
        ended, stopped = accepted + random.integers(0, 90, ROWS), accepted + random.integers(0, 60, ROWS)
        missing = np.iinfo(np.int64).min
        due[random.random(ROWS) < 0.05] = missing
        ended[random.random(ROWS) < 0.3] = missing
        stopped[(random.random(ROWS) < 0.8) | (stopped > ended)] = missing
        return random.integers(0, 7, ROWS), random.integers(0, 4, ROWS), accepted, due, ended, stopped

    def judged(self, due: int, ended: int, stopped: int, last: int) -> str:
        settled = 0 < ended <= last
        on, waited = ended if settled else last, 0 < stopped <= last
        on = min(on, stopped) if waited else on
        promised = day(due) if due > 0 else day(on)
        verdict = Timeliness.judged(day(on), promised, promised, settled=settled, waited=waited).current
        if settled:
            return verdict.value.replace("-", "_")
        return "open_late" if verdict is Punctuality.LATE else "open_in_time"

    def test_each_dossier_stands_where_it_would_alone(self) -> None:
        fields, channels, accepted, due, ended, stopped = self.columns()
        first, last = ((edge - EPOCH).days for edge in (self.PERIOD.first, self.PERIOD.last))
        days = {"accepted": accepted, "due": due, "ended": ended, "stopped": stopped}
        counted = settlement_counts(self.PERIOD, fields=fields, channels=channels, **days)
        wanted = np.zeros_like(counted)
        columns = (column.tolist() for column in (fields, channels, accepted, due, ended, stopped))
        for field, channel, taken, by, over, since in zip(*columns, strict=True):
            if taken > last or 0 < over < first:
                continue
            stands = self.judged(by, over, since, last)
            came = CHANNELS[channel] if taken >= first else "carried_over"
            sums = (name for name, parts in SUMS.items() if stands in parts or came in parts)
            for column in (came, stands, *sums):
                wanted[field, COLUMNS.index(column)] += 1
        assert (counted == wanted).all()

    def test_lateness(self) -> None:
        _, _, _, due, ended, _ = self.columns()
        for by, over, verdict in zip(due.tolist(), ended.tolist(), lateness(due, ended).tolist(), strict=True):
            assert verdict == (2 if over < 0 else 0 if by < 0 else (over > by) - (over < by))
