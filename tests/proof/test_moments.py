"""Every hour of a leap year in three zones, the ends of time and of months, and clocks that run wrong."""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, at, filed
from tests.lives import EXAMPLES, life

from motcua.adapters.records import dumps, loads
from motcua.calendar import OFFICE_ZONE, national_calendar, office_time
from motcua.dossier import Dossier
from motcua.errors import MotcuaError, NaiveMoment, OutsideCalendar
from motcua.timelimit import CalendarDays, Hours, Months, SameDay, TimeLimit, WorkingDays, WorkingHours, Years

CALENDAR: Final = national_calendar()
VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
ZONES: Final = {"Greenwich": ZoneInfo("UTC"), "New York": ZoneInfo("America/New_York"), "Hà Nội": VIETNAM}


def hours_of_2028() -> Iterator[dt.datetime]:
    first = dt.datetime(2028, 1, 1, tzinfo=dt.UTC)
    return (first + dt.timedelta(hours=hour) for hour in range(24 * 366))


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_a_leap_year_is_of_its_vietnamese_day(zone: str) -> None:
    """8,784 instants in each of three zones: 26,352; the day is told by another table of zones."""
    limit, met = CalendarDays(1), 0
    for instant in hours_of_2028():
        there = instant.astimezone(ZONES[zone])
        day = instant.astimezone(VIETNAM).date()
        assert CALENDAR.local_time(there).date() == day
        assert (CALENDAR.local_time(there), office_time(there.isoformat())) == (instant, instant)
        if there.hour % 8 == 0:
            assert limit.due(there, CALENDAR) == limit.due(instant, CALENDAR)
        met += 1
    assert met == 8_784


def test_no_hour_of_1976_to_2099_has_another_offset_in_vietnam() -> None:
    """The fixed seven hours of the library are those of the zone, 1,488 months long."""
    months = [dt.datetime(year, month, 1, tzinfo=dt.UTC) for year in range(1976, 2100) for month in range(1, 13)]
    assert len(months) == 1_488
    assert {moment.astimezone(VIETNAM).utcoffset() for moment in months} == {dt.timedelta(hours=7)}
    assert OFFICE_ZONE.utcoffset(None) == dt.timedelta(hours=7)


ENDS: Final = (
    dt.datetime.min,  # noqa: DTZ901 - naive, to be refused
    dt.datetime.min.replace(tzinfo=dt.UTC),
    dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14))),
    dt.datetime.max,  # noqa: DTZ901 - the same
    dt.datetime.max.replace(tzinfo=dt.UTC),
    dt.datetime.max.replace(tzinfo=dt.timezone(-dt.timedelta(hours=12))),
    dt.datetime(1, 1, 1, 12, tzinfo=OFFICE_ZONE),
    dt.datetime(9999, 12, 31, 12, tzinfo=OFFICE_ZONE),
)
LIMITS: Final = (WorkingDays(1), CalendarDays(1), Months(1), Years(1), WorkingHours(1), Hours(1), SameDay())


def _due(limit: TimeLimit, moment: dt.datetime) -> object:
    return limit.due(moment, CALENDAR)


EVERYTHING: Final[Mapping[str, Callable[[dt.datetime], object]]] = {
    **{f"due of {limit!r}": partial(_due, limit) for limit in LIMITS},
    "a day": lambda moment: CALENDAR.day(moment.date()),
    "the next working day": lambda moment: CALENDAR.next_working_day(moment.date()),
    "working days on": lambda moment: CALENDAR.add_working_days(moment.date(), 1),
    "working days back": lambda moment: CALENDAR.add_working_days(moment.date(), -1),
    "working days between": lambda moment: CALENDAR.working_days_between(moment.date(), FRIDAY.date()),
    "the sessions of a day": lambda moment: CALENDAR.sessions(moment.date()),
    "what is next open": CALENDAR.next_open,
    "the promise of a dossier": lambda moment: filed(moment).accept(at=moment).due,
    "the last day before": lambda moment: WorkingDays(1).before(moment.date(), CALENDAR),
}


@pytest.mark.parametrize("question", EVERYTHING)
@pytest.mark.parametrize("moment", ENDS, ids=str)
def test_the_ends_of_time_are_outside_the_calendar(moment: dt.datetime, question: str) -> None:
    with pytest.raises(MotcuaError):
        EVERYTHING[question](moment)


@pytest.mark.parametrize("question", EVERYTHING)
def test_a_calendar_answers_inside_its_days_and_refuses_beside_them(question: str) -> None:
    first, last = (dt.datetime.combine(day, dt.time(9), OFFICE_ZONE) for day in (CALENDAR.first_day, CALENDAR.last_day))
    days = (first - dt.timedelta(days=400), first - dt.timedelta(days=1), *(last + dt.timedelta(at) for at in (1, 2)))
    for outside in days:
        with pytest.raises(MotcuaError):
            EVERYTHING[question](outside)


def test_beside_its_days_both_ends_are_named() -> None:
    with pytest.raises(OutsideCalendar, match=f"knows {CALENDAR.first_day} to {CALENDAR.last_day}"):
        WorkingDays(3_000).due(at("2049-06-01 09:00"), CALENDAR)


class TestMonths:
    """Điều 147–148 BLDS: the day of that number in the last month, or the last day of a month that has none."""

    @pytest.mark.parametrize("start", range(1, 32))
    def test_a_month_ends_on_the_day_of_its_number_or_on_its_last(self, start: int) -> None:
        received = dt.datetime(2023, 1, start, 9, tzinfo=OFFICE_ZONE)
        counted_from = CALENDAR.next_working_day(received.date())
        for months in range(1, 49):
            year, month = divmod(counted_from.month - 1 + months, 12)
            last = monthrange(counted_from.year + year, month + 1)[1]
            named = dt.date(counted_from.year + year, month + 1, min(counted_from.day, last))
            assert Months(months).due(received, CALENDAR).date == CALENDAR.next_working_day(named)

    def test_a_month_twice_is_not_two_months(self) -> None:
        assert Months(2).due(at("2023-12-29 09:00"), CALENDAR).date == dt.date(2024, 2, 29)
        assert Months(1).due(at("2024-01-31 09:00"), CALENDAR).date == dt.date(2024, 2, 29)

    def test_a_year_from_a_leap_day_ends_on_the_last_of_february(self) -> None:
        assert Years(1).due(at("2024-02-29 09:00"), CALENDAR).date == dt.date(2025, 2, 28)
        assert Years(4).due(at("2024-02-29 09:00"), CALENDAR).date == dt.date(2028, 2, 29)


# ── Events out of order, and clocks that run wrong ────────────────────────────────────────────

STEPS: Final[tuple[Callable[[Dossier, dt.datetime], Dossier], ...]] = (
    lambda dossier, when: dossier.accept(at=when),
    lambda dossier, when: dossier.begin(at=when),
    lambda dossier, when: dossier.announce_early(at=when),
    lambda dossier, when: dossier.finish("granted", at=when),
    lambda dossier, when: dossier.hand_over(at=when),
)


def test_no_step_happens_before_the_one_it_follows() -> None:
    """However late it is written down, and whatever hour another office's clock shows."""
    dossier = filed(FRIDAY)
    for step in STEPS:
        with pytest.raises(MotcuaError):
            step(dossier, dossier.history[-1].at - dt.timedelta(seconds=1))
        dossier = step(dossier, dossier.history[-1].at + dt.timedelta(minutes=1))


def test_a_moment_is_the_same_moment_in_any_zone() -> None:
    once, again = filed(FRIDAY, id="D-1", salt="own"), filed(FRIDAY.astimezone(dt.UTC), id="D-1", salt="own")
    assert once == again
    assert once.accept(at=FRIDAY).due == again.accept(at=FRIDAY.astimezone(dt.UTC)).due
    assert dumps(once) == dumps(again)


def test_a_moment_without_a_zone_happens_nowhere() -> None:
    with pytest.raises(NaiveMoment):
        filed(FRIDAY.replace(tzinfo=None))


def test_a_history_out_of_order_is_refused() -> None:
    """Two events of any life, swapped: the chain breaks, and so does the record of it."""
    random, met = Random("out of order"), 0
    for _ in range(10 if EXAMPLES < 1_000 else 500):
        dossier = life(random, 8)
        events: list[Any] = list(dossier.history)
        if len(events) < 3:
            continue
        first, second = sorted(random.sample(range(len(events)), 2))
        events[first], events[second] = events[second], events[first]
        with pytest.raises(MotcuaError):
            Dossier.replay(dossier.procedure, events, office=dossier.office)
        met += 1
    assert met


def test_a_stored_dossier_comes_back_to_the_second() -> None:
    dossier = filed(FRIDAY + dt.timedelta(microseconds=1), salt="own")
    back = loads(Dossier, dumps(dossier), procedure=SEVEN_DAYS, office=COMMUNE)
    assert back.history[0].at == dossier.history[0].at
