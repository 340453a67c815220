"""The limit that starts again, is extended, and is appointed anew."""

import datetime as dt

import pytest

from motcua.calendar import DueMoment, national_calendar, office_time
from motcua.clock import Clock
from motcua.errors import ClockMisuse, ExtensionTooLong, NotADay
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    SameDay,
    Stages,
    TimeLimit,
    Unit,
    WorkingDays,
    WorkingHours,
)

pytestmark = pytest.mark.answers("clock")

CALENDAR = national_calendar()


def clock(limit: TimeLimit, received: str = "2026-08-10 09:00") -> Clock:
    return Clock(limit, office_time(received), CALENDAR)


FIVE_DAYS = clock(WorkingDays(5))
"""Received on Monday 10 August 2026; promised for Monday 17."""


class TestReset:
    """Decree 118/2025/NĐ-CP, art. 19.5.

    After a request for supplement the settlement time is counted again from the beginning once the dossier is complete.
    What was granted on top before is gone; a new appointment that was already given stands if it is later.
    """

    def test_the_whole_limit_runs_from_the_complete_supplement(self) -> None:
        assert FIVE_DAYS.reset(office_time("2026-08-13 14:00")).due.date == dt.date(2026, 8, 20)

    def test_a_supplement_outside_hours_counts_as_received_at_the_next_opening(self) -> None:
        assert FIVE_DAYS.reset(office_time("2026-08-13 18:00")).due.date == dt.date(2026, 8, 21)

    def test_the_cutoff_applies_to_it_as_to_a_receipt(self) -> None:
        packaged = clock(WorkingDays(5, cutoff=dt.time(15)))
        assert packaged.reset(office_time("2026-08-13 15:00")).due.date == dt.date(2026, 8, 20)
        assert packaged.reset(office_time("2026-08-13 15:30")).due.date == dt.date(2026, 8, 21)

    def test_hours_run_again_from_the_very_moment(self) -> None:
        again = clock(WorkingHours(8)).reset(office_time("2026-08-13 10:00"))
        assert again.due.at == office_time("2026-08-14 10:00")

    def test_same_day_is_the_day_of_the_supplement(self) -> None:
        assert clock(SameDay()).reset(office_time("2026-08-13 10:00")).due.date == dt.date(2026, 8, 13)

    def test_it_may_come_more_than_once_and_after_the_promised_date(self) -> None:
        again = FIVE_DAYS.reset(office_time("2026-08-13 14:00")).reset(office_time("2026-08-27 10:00"))
        assert again.due.date == dt.date(2026, 9, 8)

    def test_it_clears_extensions(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        assert extended.reset(office_time("2026-08-13 14:00")).due.date == dt.date(2026, 8, 20)

    def test_stops_before_it_no_longer_matter(self) -> None:
        stopped = FIVE_DAYS.exclude(office_time("2026-08-11 09:00"), office_time("2026-08-12 09:00"))
        assert stopped.reset(office_time("2026-08-13 14:00")).due.date == dt.date(2026, 8, 20)

    def test_a_stop_after_it_does(self) -> None:
        again = FIVE_DAYS.reset(office_time("2026-08-13 14:00"))
        stopped = again.exclude(office_time("2026-08-14 09:00"), office_time("2026-08-17 09:00"))
        assert stopped.due.date == dt.date(2026, 8, 21)

    def test_a_stop_that_lasts_beyond_it_still_does_not_count(self) -> None:
        """Of (11 August, 19 August] the 14th, 17th, 18th and 19th lie after the supplement: counted are 20 to 25."""
        stopped = FIVE_DAYS.exclude(office_time("2026-08-11 09:00"), office_time("2026-08-19 09:00"))
        assert stopped.reset(office_time("2026-08-13 09:00")).due.date == dt.date(2026, 8, 25)

    def test_a_later_appointment_stands(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 25), office_time("2026-08-12 09:00"))
        assert told.reset(office_time("2026-08-13 14:00")).due.date == dt.date(2026, 8, 25)

    def test_an_earlier_appointment_gives_way(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 25), office_time("2026-08-12 09:00"))
        assert told.reset(office_time("2026-08-20 14:00")).due.date == dt.date(2026, 8, 26)

    def test_an_appointment_stands_as_later_stops_have_moved_it(self) -> None:
        """Appointed for the 24th; of (13 August, 17 August] two working days do not count: the 26th."""
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 24), office_time("2026-08-12 09:00"))
        stopped = told.exclude(office_time("2026-08-13 09:00"), office_time("2026-08-17 09:00"))
        assert stopped.due.date == dt.date(2026, 8, 26)
        assert stopped.reset(office_time("2026-08-18 10:00")).due.date == dt.date(2026, 8, 26)

    def test_it_does_not_go_back_before_the_receipt(self) -> None:
        with pytest.raises(ClockMisuse, match="before it began to run"):
            FIVE_DAYS.reset(office_time("2026-08-10 08:00"))


class TestExtend:
    """Special laws allow "kéo dài thêm không quá N ngày".

    More time, counted on from the date promised at that moment, never past what the rule allows in all.
    """

    def test_counted_on_from_the_promised_date(self) -> None:
        assert FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00")).due.date == dt.date(2026, 8, 20)

    def test_from_the_moved_date_where_the_last_day_was_a_day_off(self) -> None:
        """Five days: Saturday 15, moved to Monday 17 August; two days more: Wednesday 19."""
        extended = clock(CalendarDays(5)).extend(CalendarDays(2), office_time("2026-08-12 09:00"))
        assert extended.due.date == dt.date(2026, 8, 19)

    def test_an_extension_that_ends_on_a_day_off_is_moved_too(self) -> None:
        extended = FIVE_DAYS.extend(CalendarDays(6), office_time("2026-08-12 09:00"))
        assert extended.due.date == dt.date(2026, 8, 24)

    def test_in_another_unit_than_the_limit(self) -> None:
        assert FIVE_DAYS.extend(Months(1), office_time("2026-08-12 09:00")).due.date == dt.date(2026, 9, 17)
        assert FIVE_DAYS.extend(WorkingHours(4), office_time("2026-08-12 09:00")).due.at == office_time(
            "2026-08-18 11:30"
        )

    def test_of_hours_from_the_very_moment(self) -> None:
        extended = clock(WorkingHours(8)).extend(WorkingHours(2), office_time("2026-08-10 10:00"))
        assert extended.due.at == office_time("2026-08-11 11:00")

    def test_at_the_clock_time_where_the_office_promises_one(self) -> None:
        promised = Clock(
            WorkingDays(5), office_time("2026-08-10 10:20"), CALENDAR, due_moment=DueMoment.SAME_CLOCK_TIME
        )
        extended = promised.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        assert extended.due.at == office_time("2026-08-20 10:20")

    def test_one_after_the_other(self) -> None:
        once = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        assert once.extend(WorkingDays(2), office_time("2026-08-19 09:00")).due.date == dt.date(2026, 8, 22)

    @pytest.mark.parametrize("cap", [WorkingDays(5), CalendarDays(5)], ids=str)
    def test_up_to_the_cap_altogether(self, cap: TimeLimit) -> None:
        """From Monday 17 August both caps reach Saturday 22, a worked one."""
        once = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"), cap=cap)
        assert once.extend(WorkingDays(2), office_time("2026-08-19 09:00"), cap=cap).due.date == dt.date(2026, 8, 22)

    def test_past_the_cap_altogether_it_is_refused(self) -> None:
        once = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"), cap=WorkingDays(5))
        with pytest.raises(ExtensionTooLong, match="5 working days"):
            once.extend(WorkingDays(3), office_time("2026-08-19 09:00"), cap=WorkingDays(5))

    def test_a_single_extension_past_the_cap_is_refused(self) -> None:
        with pytest.raises(ExtensionTooLong):
            FIVE_DAYS.extend(WorkingDays(6), office_time("2026-08-12 09:00"), cap=WorkingDays(5))

    def test_a_refused_extension_changes_nothing(self) -> None:
        once = FIVE_DAYS.extend(WorkingDays(5), office_time("2026-08-12 09:00"), cap=WorkingDays(5))
        with pytest.raises(ExtensionTooLong):
            once.extend(WorkingDays(1), office_time("2026-08-12 09:00"), cap=WorkingDays(5))
        assert once.due.date == dt.date(2026, 8, 22)

    def test_after_a_reset_the_cap_is_whole_again(self) -> None:
        once = FIVE_DAYS.extend(WorkingDays(5), office_time("2026-08-12 09:00"), cap=WorkingDays(5))
        again = once.reset(office_time("2026-08-13 14:00"))
        assert again.extend(WorkingDays(1), office_time("2026-08-14 09:00"), cap=WorkingDays(5)).due.date == dt.date(
            2026, 8, 21
        )

    def test_a_later_exclusion_within_the_extension_moves_it(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        stopped = extended.exclude(office_time("2026-08-18 09:00"), office_time("2026-08-19 09:00"))
        assert stopped.due.date == dt.date(2026, 8, 21)

    def test_a_later_exclusion_before_the_first_promise_moves_it_too(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        stopped = extended.exclude(office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00"))
        assert stopped.due.date == dt.date(2026, 8, 22)

    def test_a_stop_on_the_last_day_of_the_extension_leaves_the_day_of_resumption(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        stopped = extended.exclude(office_time("2026-08-20 09:00"), office_time("2026-08-24 09:00"))
        assert stopped.due.date == dt.date(2026, 8, 24)

    def test_it_does_not_lie_before_the_receipt(self) -> None:
        with pytest.raises(ClockMisuse):
            FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-07 09:00"))


class TestReappoint:
    """Decree 118/2025/NĐ-CP, art. 19.6.

    Foreseeing lateness the agency tells the counter, with an apology and a new date, at the latest one day before the
    promised date; once for a dossier.
    """

    def test_the_new_date_stands_until_closing(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        assert told.due.at == office_time("2026-08-20 17:00")

    def test_a_moment_stands_as_given(self) -> None:
        told = FIVE_DAYS.reappoint(office_time("2026-08-20 10:00"), office_time("2026-08-12 09:00"))
        assert told.due.at == office_time("2026-08-20 10:00")

    def test_a_moment_is_read_in_the_zone_of_the_office(self) -> None:
        told = FIVE_DAYS.reappoint(office_time("2026-08-19T20:00:00Z"), office_time("2026-08-12 09:00"))
        assert told.due.date == dt.date(2026, 8, 20)

    @pytest.mark.parametrize("at", ["2026-08-14 16:00", "2026-08-16 09:00", "2026-08-16 23:59"])
    def test_at_least_one_calendar_day_before(self, at: str) -> None:
        """Promised for Monday 17 August: Sunday 16 is the last day allowed."""
        assert FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time(at)).due.date == dt.date(2026, 8, 20)

    @pytest.mark.parametrize("at", ["2026-08-17 07:30", "2026-08-18 09:00"])
    def test_on_the_promised_day_it_is_too_late(self, at: str) -> None:
        with pytest.raises(ClockMisuse, match="told by 16 Aug 2026"):
            FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time(at))

    def test_the_day_is_that_of_the_office(self) -> None:
        """18:00 UTC on Sunday is 01:00 on Monday at the counter."""
        with pytest.raises(ClockMisuse):
            FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-16T18:00:00Z"))

    def test_a_day_before_the_extended_date_where_it_was_extended(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        told = extended.reappoint(dt.date(2026, 8, 26), office_time("2026-08-19 16:00"))
        assert told.due.date == dt.date(2026, 8, 26)

    def test_once_for_the_dossier(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        with pytest.raises(ClockMisuse, match="one for the whole dossier"):
            told.reappoint(dt.date(2026, 8, 27), office_time("2026-08-18 09:00"))

    def test_not_again_after_a_reset(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        with pytest.raises(ClockMisuse, match="one for the whole dossier"):
            told.reset(office_time("2026-08-13 09:00")).reappoint(dt.date(2026, 8, 27), office_time("2026-08-18 09:00"))

    def test_the_new_date_lies_later(self) -> None:
        with pytest.raises(ClockMisuse, match="after the promised"):
            FIVE_DAYS.reappoint(dt.date(2026, 8, 17), office_time("2026-08-12 09:00"))

    def test_an_extension_is_counted_on_from_the_appointment(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        assert told.extend(WorkingDays(2), office_time("2026-08-18 09:00")).due.date == dt.date(2026, 8, 22)

    def test_a_stop_after_the_appointment_moves_it(self) -> None:
        """Of (18 August, 19 August] one working day does not count: the 21st."""
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        stopped = told.exclude(office_time("2026-08-18 09:00"), office_time("2026-08-19 09:00"))
        assert stopped.due.date == dt.date(2026, 8, 21)

    def test_a_stop_that_begins_on_the_appointed_day_leaves_the_day_of_resumption(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        stopped = told.exclude(office_time("2026-08-20 09:00"), office_time("2026-08-24 09:00"))
        assert stopped.due.at == office_time("2026-08-24 17:00")

    def test_something_else_than_a_day_or_a_moment_is_refused(self) -> None:
        with pytest.raises(NotADay):
            FIVE_DAYS.reappoint("2026-08-20", office_time("2026-08-12 09:00"))  # type: ignore[arg-type]  # the mistake


class TestOriginalDue:
    """What statistics judge by besides the promise (Decree 118/2025/NĐ-CP, art. 19.5 and 19.6).

    It follows resets and exclusions, never extensions or appointments.
    """

    def test_untouched_it_is_the_date_itself(self) -> None:
        assert FIVE_DAYS.original_due == FIVE_DAYS.due

    def test_it_follows_a_reset(self) -> None:
        assert FIVE_DAYS.reset(office_time("2026-08-13 14:00")).original_due.date == dt.date(2026, 8, 20)

    def test_it_follows_an_exclusion(self) -> None:
        stopped = FIVE_DAYS.exclude(office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00"))
        assert stopped.original_due.date == dt.date(2026, 8, 19)

    def test_it_follows_no_extension(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        assert extended.original_due.date == dt.date(2026, 8, 17)

    def test_it_follows_no_appointment(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        assert told.original_due.date == dt.date(2026, 8, 17)

    def test_after_a_reset_it_is_that_of_the_reset_even_where_an_appointment_stands(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 25), office_time("2026-08-12 09:00"))
        again = told.reset(office_time("2026-08-13 14:00"))
        assert (again.original_due.date, again.due.date) == (dt.date(2026, 8, 20), dt.date(2026, 8, 25))


class TestRemaining:
    """What is left: days still to count after a day (art. 147.2: that day is spent), or minutes after a moment."""

    @pytest.mark.parametrize(
        ("at", "left"),
        [
            ("2026-08-10 09:00", 5),
            ("2026-08-10 23:00", 5),
            ("2026-08-12 12:00", 3),
            ("2026-08-15 09:00", 1),
            ("2026-08-17 07:30", 0),
            ("2026-08-19 09:00", 0),
        ],
    )
    def test_working_days(self, at: str, left: int) -> None:
        remaining = FIVE_DAYS.remaining(office_time(at))
        assert (remaining.amount, remaining.unit) == (left, Unit.WORKING_DAYS)

    def test_days_left_do_not_include_those_a_day_off_adds(self) -> None:
        remaining = clock(CalendarDays(5)).remaining(office_time("2026-08-13 09:00"))
        assert (remaining.amount, remaining.unit) == (2, Unit.CALENDAR_DAYS)

    @pytest.mark.parametrize(
        ("at", "left"),
        [
            ("2026-08-13 08:00", 480),
            ("2026-08-13 15:00", 480),
            ("2026-08-13 16:00", 420),
            ("2026-08-13 20:00", 360),
            ("2026-08-14 12:30", 90),
            ("2026-08-14 15:00", 0),
            ("2026-08-17 09:00", 0),
        ],
    )
    def test_office_minutes(self, at: str, left: int) -> None:
        remaining = clock(WorkingHours(8), "2026-08-13 15:00").remaining(office_time(at))
        assert (remaining.amount, remaining.unit) == (left, Unit.OFFICE_MINUTES)

    def test_clock_minutes(self) -> None:
        remaining = clock(Hours(24), "2026-08-13 15:00").remaining(office_time("2026-08-13 16:30"))
        assert (remaining.amount, remaining.unit) == (1350, Unit.CLOCK_TIME)

    def test_an_extension_leaves_more(self) -> None:
        extended = FIVE_DAYS.extend(WorkingDays(3), office_time("2026-08-12 09:00"))
        assert extended.remaining(office_time("2026-08-12 12:00")).amount == 6

    def test_stages_are_counted_together(self) -> None:
        assert clock(Stages(WorkingDays(2), WorkingDays(3))).remaining(office_time("2026-08-10 12:00")).amount == 5

    def test_a_new_appointment_leaves_the_days_still_to_count(self) -> None:
        told = FIVE_DAYS.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00"))
        remaining = told.remaining(office_time("2026-08-12 12:00"))
        assert (remaining.amount, remaining.unit) == (3, Unit.WORKING_DAYS)

    @pytest.mark.parametrize(
        ("limit", "left"), [(Stages(WorkingHours(8), WorkingDays(2)), 3), (Stages(WorkingDays(1), WorkingHours(4)), 2)]
    )
    def test_mixed_units_are_told_in_days(self, limit: Stages, left: int) -> None:
        """Eight hours from Monday 09:00 reach into Tuesday, two days more to Thursday; or Tuesday, then four hours."""
        remaining = clock(limit).remaining(office_time("2026-08-10 10:00"))
        assert (remaining.amount, remaining.unit) == (left, Unit.WORKING_DAYS)

    def test_days_of_a_stop_are_not_among_them(self) -> None:
        stopped = FIVE_DAYS.exclude(office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00"))
        assert stopped.remaining(office_time("2026-08-13 12:00")).amount == 3

    @pytest.mark.parametrize(
        ("at", "left"), [("2026-08-11 09:00", 4), ("2026-08-13 09:00", 3), ("2026-08-28 09:00", 3)]
    )
    def test_while_a_stop_is_open_what_was_left_when_it_began(self, at: str, left: int) -> None:
        assert FIVE_DAYS.exclude(office_time("2026-08-12 10:00")).remaining(office_time(at)).amount == left

    def test_minutes_stand_still_in_a_stop(self) -> None:
        stopped = clock(WorkingHours(8), "2026-08-13 15:00").exclude(office_time("2026-08-13 16:00"))
        assert stopped.remaining(office_time("2026-08-14 09:00")).amount == 420
        resumed = stopped.resume(office_time("2026-08-14 09:00"))
        assert resumed.remaining(office_time("2026-08-14 08:00")).amount == 420
        assert resumed.remaining(office_time("2026-08-14 10:00")).amount == 360
