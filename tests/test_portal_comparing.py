"""Amounts of time in different units: what surely ends before what, and what only usually does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.adapters.portal.comparing import longest_span, surely_within, usually_within
from motcua.calendar import national_calendar, office_time
from motcua.timelimit import CalendarDays, Hours, Months, NoLimit, TimeLimit, WorkingDays, WorkingHours, Years

RECEIPTS = st.dates(dt.date(2010, 1, 4), dt.date(2058, 1, 1)).map(lambda day: office_time(f"{day} 10:00"))
DAYS = st.builds(WorkingDays, st.integers(1, 60)) | st.builds(CalendarDays, st.integers(1, 90))
LONG = st.builds(Months, st.integers(1, 6)) | st.builds(Years, st.integers(1, 2))
SHORT = st.builds(Hours, st.integers(1, 200)) | st.builds(WorkingHours, st.integers(1, 80))
LIMITS = DAYS | LONG | SHORT


@given(LIMITS, LIMITS, RECEIPTS)
def test_what_is_surely_within_never_ends_later_in_any_week(
    part: TimeLimit, whole: TimeLimit, received: dt.datetime
) -> None:
    calendar = national_calendar()
    if surely_within(part, whole):
        assert part.due(received, calendar).at <= whole.due(received, calendar).at


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (WorkingDays(3), CalendarDays(13)),
        (CalendarDays(5), WorkingDays(5)),
        (Months(1), CalendarDays(31)),
        (CalendarDays(28), Months(1)),
        (CalendarDays(365), Years(1)),
        (Years(1), CalendarDays(366)),
        (Hours(24), WorkingDays(2)),
        (Hours(8), WorkingHours(8)),
        (WorkingHours(2), WorkingDays(2)),
        (WorkingHours(1), CalendarDays(10)),
        (CalendarDays(1), Hours(48)),
    ],
)
def test_one_more_of_the_part_is_no_longer_surely_within(part: TimeLimit, whole: TimeLimit) -> None:
    assert surely_within(part, whole)
    assert not surely_within(type(part)(part.amount + 1), whole)  # type: ignore[attr-defined,call-arg]


def test_two_working_days_end_later_than_four_days_before_the_lunar_new_year() -> None:
    received, calendar = office_time("2026-02-13 09:00"), national_calendar()
    assert WorkingDays(2).due(received, calendar).date > CalendarDays(4).due(received, calendar).date
    assert not surely_within(WorkingDays(2), CalendarDays(4))
    assert usually_within(WorkingDays(2), CalendarDays(4))


def test_what_is_no_amount_is_within_nothing() -> None:
    assert not surely_within(NoLimit(), Months(1))
    assert not surely_within(Months(1), NoLimit())
    assert not surely_within(Months(1), Years(1), NoLimit())


def test_parts_of_one_unit_add_up() -> None:
    assert surely_within(WorkingDays(3), WorkingDays(5), WorkingDays(2))
    assert not surely_within(WorkingDays(3), WorkingDays(5), WorkingDays(3))


def test_between_parts_the_end_may_be_moved_over_a_holiday() -> None:
    assert surely_within(CalendarDays(3), CalendarDays(22), WorkingDays(1))
    assert not surely_within(CalendarDays(3), CalendarDays(21), WorkingDays(1))


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (WorkingDays(1), CalendarDays(3)),
        (WorkingDays(5), CalendarDays(7)),
        (WorkingDays(20), Months(1)),
        (Hours(24), WorkingDays(1)),
        (Hours(48), CalendarDays(2)),
    ],
)
def test_in_usual_weeks_five_working_days_are_seven(part: TimeLimit, whole: TimeLimit) -> None:
    assert usually_within(part, whole)
    assert not usually_within(type(part)(part.amount + 1), whole)  # type: ignore[attr-defined,call-arg]


def test_working_hours_within_hours_are_compared_as_surely_as_ever() -> None:
    assert not usually_within(Hours(20), WorkingHours(8))


def test_more_working_days_than_the_calendar_has_never_end() -> None:
    assert longest_span(20_000) > 366 * 50
