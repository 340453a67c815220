"""A date is between the earliest and the latest it can become, whichever way all that is open is decided."""

import datetime as dt
from collections.abc import Iterable
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.calendar import OpenQuestion, WorkCalendar
from motcua.clock import Clock
from motcua.timelimit import CalendarDays, Due, Hours, SameDay, Stages, TimeLimit, WorkingDays, WorkingHours
from motcua.wording import Text

MONDAY = dt.date(2026, 6, 1)
"""Of a bare calendar, so that nothing is off but the week-ends and what the questions take."""
WEEKS = 7


def day(place: int) -> dt.date:
    return MONDAY + dt.timedelta(days=place)


def question(name: int, ways: Iterable[tuple[list[int], list[int]]]) -> OpenQuestion:
    choices = [(frozenset(map(day, off)), frozenset(map(day, worked))) for off, worked in ways]
    return OpenQuestion(f"question-{name}", Text("Chưa rõ", "Open"), ((frozenset(), frozenset()), *choices))


@st.composite
def questions(draw: st.DrawFn) -> list[OpenQuestion]:
    """One to three, none of which share a day: a week-end day worked, days off, or one for the other."""
    weekdays = draw(st.permutations([7 * week + at for week in range(1, WEEKS) for at in range(5)]))
    weekends = draw(st.permutations([7 * week + at for week in range(1, WEEKS) for at in (5, 6)]))
    asked = []
    for name in range(draw(st.integers(1, 3))):
        off, worked = ([days.pop() for _ in range(draw(st.integers(0, 2)))] for days in (weekdays, weekends))
        ways = [(off, worked)] if off or worked else [([weekdays.pop()], [])]
        if len(off) == 2 and draw(st.booleans()):
            ways = [(off[:1], worked), (off[1:], worked)]
        asked.append(question(name, ways))
    return asked


LIMITS = st.one_of(
    st.integers(1, 35).map(WorkingDays),
    st.integers(1, 45).map(CalendarDays),
    st.integers(1, 200).map(WorkingHours),
    st.integers(1, 200).map(Hours),
    st.just(SameDay()),
    st.builds(Stages, st.integers(1, 20).map(CalendarDays), st.integers(1, 20).map(CalendarDays)),
    st.builds(Stages, st.integers(1, 9).map(CalendarDays), st.integers(1, 9).map(WorkingDays)),
)


def ends(clock: Clock) -> dict[tuple[int, ...], dt.date]:
    """The due day for each way everything may be decided that is open, however far from the day it is."""
    asked = clock.calendar.questions
    ways = product(*(range(len(question.choices)) for question in asked))
    decided = {way: clock.calendar.supposing(dict(zip(asked, way, strict=True))) for way in ways}
    return {way: due_over(calendar, clock).date for way, calendar in decided.items()}


def due_over(calendar: WorkCalendar, clock: Clock) -> Due:
    known = Clock(clock.limit, clock.received, calendar)
    for pause in clock.pauses:
        known = known.exclude(pause.stop, pause.resume)
    return known.due


def hanging(clock: Clock, dates: dict[tuple[int, ...], dt.date]) -> list[OpenQuestion]:
    """The questions that make a difference while all others are decided in some way."""
    return [
        question
        for at, question in enumerate(clock.calendar.questions)
        if any(dates[way] != dates[(*way[:at], 0, *way[at + 1 :])] for way in dates)
    ]


class TestEveryWayOfDeciding:
    @settings(max_examples=150)
    @given(
        asked=questions(),
        limit=LIMITS,
        received=st.integers(0, 7 * WEEKS),
        hour=st.sampled_from([8, 14, 18]),
        stopped=st.none() | st.tuples(st.integers(0, 1), st.integers(1, 12)),
    )
    def test_ends_within_the_span_and_hangs_on_what_moves_it(
        self, asked: list[OpenQuestion], limit: TimeLimit, received: int, hour: int, stopped: tuple[int, int] | None
    ) -> None:
        calendar = WorkCalendar((), dt.date(2026, 1, 1), dt.date(2027, 12, 31), dt.date(2026, 5, 31), asked)
        clock = Clock(limit, calendar.moment(day(received), dt.time(hour)), calendar)
        if stopped is not None and not isinstance(limit, Hours | WorkingHours | SameDay):
            stop = clock.received + dt.timedelta(days=stopped[0], hours=1)
            if stop <= clock.due.at and all(stop <= calendar.closing(date) for date in ends(clock).values()):
                clock = clock.exclude(stop, stop + dt.timedelta(days=stopped[1]))
        dates, due = ends(clock), clock.due
        assert (due.earliest, due.latest) == (min(dates.values()), max(dates.values()))
        assert {*due.depends_on} == {*hanging(clock, dates)}
