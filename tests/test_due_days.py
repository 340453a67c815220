"""Due days of plain lists: what the limit answers for each, and the rows it has no answer for."""

# Wrong arguments are the point of some of these tests.
# mypy: disable-error-code="arg-type, list-item"

import datetime as dt
import random
from collections.abc import Callable

import pytest

from motcua.calendar import Conventions, WorkCalendar, national_calendar
from motcua.errors import BadRows, BadValue
from motcua.timelimit import WorkingDays, due_days

pytestmark = pytest.mark.answers("timelimit")

CALENDAR = national_calendar()
STAMPED = CALENDAR.with_conventions(Conventions(start="as-stamped"))
SHUT = CALENDAR.with_closure(dt.date(2026, 8, 12), name="Bão", part="am", extends=True)
FRIDAY = dt.date(2026, 8, 28)


@pytest.mark.parametrize("calendar", [CALENDAR, STAMPED, SHUT], ids=["national", "as stamped", "half a day shut"])
def test_every_row_is_what_the_limit_answers(calendar: WorkCalendar) -> None:
    source = random.Random(1)
    days = [dt.date(2010, 1, 1) + dt.timedelta(source.randrange(6_000)) for _ in range(500)]
    amounts = [source.randrange(1, 60) for _ in days]
    each = [WorkingDays(n).due(calendar.opening(day), calendar).date for day, n in zip(days, amounts, strict=True)]
    assert due_days(days, amounts, calendar) == each


def test_one_number_stands_for_all() -> None:
    assert due_days([FRIDAY, FRIDAY], 7, CALENDAR) == [dt.date(2026, 9, 11)] * 2
    assert due_days([], 7, CALENDAR) == []


@pytest.mark.parametrize(
    ("day", "n"),
    [
        (dt.date(1999, 1, 1), 7),
        (dt.date(2060, 12, 30), 7),
        (dt.datetime(2026, 8, 28, 15, 20), 7),
        ("2026-08-28", 7),
        ([], 7),
        (FRIDAY, 0),
        (FRIDAY, 3_661),
        (FRIDAY, True),
        (FRIDAY, 7.0),
        (FRIDAY, []),
    ],
)
def test_a_row_without_an_answer_is_told_by_its_position(day: dt.date, n: int) -> None:
    with pytest.raises(BadRows) as refused:
        due_days([FRIDAY, day, FRIDAY], [7, n, 7], CALENDAR)
    assert refused.value.positions == (1,)
    assert refused.value.problems[0].path == "$[1]"


@pytest.mark.parametrize(
    ("day", "n", "met"),
    [
        (FRIDAY, True, "2026-08-28 and bool True"),
        (FRIDAY, "7", "2026-08-28 and str 7"),
        (FRIDAY, 7.0, "2026-08-28 and float 7.0"),
        (dt.datetime(2026, 8, 28), 7, "datetime 2026-08-28 00:00:00 and 7"),
        (FRIDAY, 0, "2026-08-28 and 0"),
    ],
)
def test_what_only_looks_right_is_told_by_what_it_is(day: dt.date, n: int, met: str) -> None:
    with pytest.raises(BadRows) as refused:
        due_days([day], [n], CALENDAR)
    assert refused.value.problems[0].met == met


def test_a_day_off_at_the_end_of_the_calendar_has_no_answer() -> None:
    until_saturday = WorkCalendar((), dt.date(2026, 8, 1), dt.date(2026, 8, 29), dt.date(2026, 8, 29))
    with pytest.raises(BadRows):
        due_days([dt.date(2026, 8, 29)], 1, until_saturday)


WRONG: dict[str, Callable[[], object]] = {
    "a text": lambda: due_days("2026-08-28", 7, CALENDAR),
    "two amounts for a day": lambda: due_days([FRIDAY], [7, 7], CALENDAR),
    "no calendar": lambda: due_days([FRIDAY], 7, None),
    "not a projection": lambda: due_days([FRIDAY], 7, CALENDAR.with_conventions(Conventions(projected="latest"))),
}


@pytest.mark.parametrize("call", WRONG)
def test_what_is_no_list_or_no_calendar_is_refused(call: str) -> None:
    with pytest.raises(BadValue):
        WRONG[call]()
