"""The clock as a value: what it keeps, and what it refuses. Its rules are told in `law/`."""

import datetime as dt

import pytest

from motcua.calendar import Conventions, DueMoment, Start, national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock, Remaining
from motcua.desk import Desk
from motcua.errors import BadValue, ClockMisuse, ClockStopped, NaiveMoment, NoPromise, OutsideCalendar
from motcua.timelimit import CalendarDays, Hours, NoLimit, SameDay, Stages, Unit, WorkingDays, WorkingHours
from motcua.wording import Text

pytestmark = pytest.mark.answers("clock")

CALENDAR = national_calendar()
CLOCK = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
MONDAY, WEDNESDAY, FRIDAY = (office_time(f"2026-08-{day} 10:00") for day in (10, 12, 14))
EARLIER = office_time("2026-08-10 08:59")


class TestRefusals:
    """Each where it is asked, in its own words."""

    def test_of_more_time_that_is_no_limit(self) -> None:
        with pytest.raises(BadValue, match=r"^extension: met int; right would be a time limit$"):
            CLOCK.extend(5, MONDAY)  # type: ignore[arg-type] # that is the point

    def test_of_a_stop_whose_rule_is_a_text(self) -> None:
        with pytest.raises(BadValue, match=r"^citation: met str"):
            CLOCK.exclude(WEDNESDAY, cause="bão", citation="118/2025/NĐ-CP")  # type: ignore[arg-type] # that is the point

    def test_of_a_receipt_the_calendar_does_not_know(self) -> None:
        with pytest.raises(OutsideCalendar):
            Clock(WorkingDays(5), dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=10))), CALENDAR)


class TestDue:
    def test_untouched_it_is_the_due_of_the_limit(self) -> None:
        assert CLOCK.due == WorkingDays(5).due(office_time("2026-08-10 09:00"), CALENDAR)

    def test_conventions_are_those_of_the_calendar_unless_the_clock_has_its_own(self) -> None:
        saturday = office_time("2026-08-15 10:20")
        office = CALENDAR.with_conventions(Conventions(Start.AS_STAMPED, DueMoment.SAME_CLOCK_TIME))
        assert Clock(WorkingDays(1), saturday, office).due.at == office_time("2026-08-17 10:20")
        own = Clock(WorkingDays(1), saturday, CALENDAR, start=Start.AS_STAMPED, due_moment=DueMoment.SAME_SESSION)
        assert own.due.at == office_time("2026-08-17 12:00")

    def test_they_may_be_named_in_words(self) -> None:
        named = Clock(WorkingDays(1), MONDAY, CALENDAR, start="as-stamped", due_moment="same-session")
        assert (named.start, named.due_moment) == (Start.AS_STAMPED, DueMoment.SAME_SESSION)

    def test_an_unknown_one_is_refused(self) -> None:
        with pytest.raises(BadValue):
            Clock(WorkingDays(1), MONDAY, CALENDAR, start="whenever")
        with pytest.raises(BadValue):
            Clock(WorkingDays(1), MONDAY, CALENDAR, due_moment="at noon")

    def test_with_a_desk_it_says_when_to_collect(self) -> None:
        clock = Clock(Hours(24), office_time("2026-08-28 15:20"), CALENDAR, desk=Desk())
        assert clock.due.collect_from == office_time("2026-09-03 07:30")

    def test_without_a_limit_there_is_no_promise(self) -> None:
        with pytest.raises(NoPromise):
            _ = Clock(NoLimit(), MONDAY, CALENDAR).due

    def test_a_naive_receipt_is_refused(self) -> None:
        with pytest.raises(NaiveMoment):
            _ = Clock(WorkingDays(1), dt.datetime(2026, 8, 10, 9), CALENDAR).due

    def test_an_extended_date_says_both_limits(self) -> None:
        lines = str(CLOCK.extend(WorkingDays(3), WEDNESDAY).due.explain("en")).splitlines()
        assert lines[0] == "Time limit: 5 working days, then 3 working days"


class TestValue:
    def test_every_operator_leaves_the_clock_it_was_called_on(self) -> None:
        before = CLOCK.due
        CLOCK.exclude(WEDNESDAY, FRIDAY)
        CLOCK.exclude(WEDNESDAY)
        CLOCK.reset(WEDNESDAY)
        CLOCK.extend(WorkingDays(3), WEDNESDAY)
        CLOCK.reappoint(dt.date(2026, 8, 20), WEDNESDAY)
        assert CLOCK.due == before
        assert Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR) == CLOCK

    def test_it_is_frozen(self) -> None:
        with pytest.raises(AttributeError):
            CLOCK.received = MONDAY  # type: ignore[misc]  # the mistake under test

    def test_a_stop_keeps_its_cause_and_its_citation(self) -> None:
        cited = Citation("123/2015/NĐ-CP", "3", "4")
        stopped = CLOCK.exclude(WEDNESDAY, FRIDAY, Text("xác minh", "verification"), citation=cited)
        (pause,) = stopped.pauses
        assert (pause.stop, pause.resume, pause.cause.en, pause.citation) == (WEDNESDAY, FRIDAY, "verification", cited)

    def test_a_cause_in_one_language_stands_for_both(self) -> None:
        (pause,) = CLOCK.exclude(WEDNESDAY, cause="xác minh").pauses
        assert pause.cause == Text("xác minh", "xác minh")

    def test_an_open_stop_is_the_open_pause(self) -> None:
        stopped = CLOCK.exclude(WEDNESDAY)
        assert CLOCK.open_pause is None
        assert stopped.open_pause is not None
        assert stopped.open_pause.stop == WEDNESDAY
        assert stopped.resume(FRIDAY).open_pause is None


class TestRefuse:
    def test_a_stop_that_ends_before_it_begins(self) -> None:
        with pytest.raises(ClockMisuse, match="cannot end before it begins"):
            CLOCK.exclude(FRIDAY, WEDNESDAY)

    def test_a_stop_before_the_receipt(self) -> None:
        with pytest.raises(ClockMisuse, match="before the limit began to run"):
            CLOCK.exclude(office_time("2026-08-10 08:59"), FRIDAY)

    def test_a_stop_before_the_limit_started_again(self) -> None:
        with pytest.raises(ClockMisuse, match="before the limit began to run"):
            CLOCK.reset(FRIDAY).exclude(WEDNESDAY)

    def test_a_stop_after_the_end(self) -> None:
        with pytest.raises(ClockMisuse, match="after the limit ended, at 17:00 17 Aug 2026"):
            CLOCK.exclude(office_time("2026-08-18 09:00"))

    def test_a_second_stop_while_one_is_open(self) -> None:
        with pytest.raises(ClockStopped):
            CLOCK.exclude(WEDNESDAY).exclude(FRIDAY)

    def test_a_resumption_without_a_stop(self) -> None:
        with pytest.raises(ClockMisuse, match="no open stop"):
            CLOCK.resume(WEDNESDAY)

    def test_a_resumption_before_the_stop(self) -> None:
        with pytest.raises(ClockMisuse, match="stopped at 10:00 14 Aug 2026"):
            CLOCK.exclude(FRIDAY).resume(WEDNESDAY)

    @pytest.mark.parametrize("verb", ["exclude", "reset", "remaining"])
    def test_naive_moments(self, verb: str) -> None:
        with pytest.raises(NaiveMoment):
            getattr(CLOCK, verb)(dt.datetime(2026, 8, 12, 10))

    def test_naive_moments_in_the_other_verbs(self) -> None:
        naive = dt.datetime(2026, 8, 12, 10)
        with pytest.raises(NaiveMoment):
            CLOCK.exclude(WEDNESDAY, naive)
        with pytest.raises(NaiveMoment):
            CLOCK.exclude(WEDNESDAY).resume(naive)
        with pytest.raises(NaiveMoment):
            CLOCK.extend(WorkingDays(1), naive)
        with pytest.raises(NaiveMoment):
            CLOCK.reappoint(dt.date(2026, 8, 20), naive)
        with pytest.raises(NaiveMoment):
            CLOCK.reappoint(dt.datetime(2026, 8, 20, 10), WEDNESDAY)

    def test_a_new_appointment_outside_the_calendar(self) -> None:
        with pytest.raises(OutsideCalendar):
            _ = CLOCK.reappoint(dt.date(2061, 8, 20), WEDNESDAY).due


class TestRemaining:
    def test_it_is_an_amount_with_its_unit(self) -> None:
        assert CLOCK.remaining(WEDNESDAY) == Remaining(3, Unit.WORKING_DAYS)
        assert Clock(CalendarDays(5), MONDAY, CALENDAR).remaining(WEDNESDAY) == Remaining(3, Unit.CALENDAR_DAYS)

    def test_same_day_has_nothing_left_after_its_day(self) -> None:
        assert Clock(SameDay(), MONDAY, CALENDAR).remaining(MONDAY).amount == 0

    def test_while_a_stop_is_open_closed_ones_count_as_ever(self) -> None:
        stopped = CLOCK.exclude(office_time("2026-08-11 09:00"), WEDNESDAY).exclude(FRIDAY)
        assert stopped.remaining(FRIDAY) == Remaining(2, Unit.WORKING_DAYS)

    def test_hours_of_several_stages_are_counted_together(self) -> None:
        clock = Clock(Stages(WorkingHours(4), WorkingHours(4)), office_time("2026-08-10 07:30"), CALENDAR)
        assert clock.remaining(office_time("2026-08-10 12:00")) == Remaining(210, Unit.OFFICE_MINUTES)


class TestHourLimitsAtTheirEnd:
    @pytest.mark.parametrize("stop", ["2026-08-14 15:00", "2026-08-14 15:30"])
    def test_once_the_hours_are_used_up_nothing_can_be_stopped(self, stop: str) -> None:
        clock = Clock(WorkingHours(8), office_time("2026-08-13 15:00"), CALENDAR)
        with pytest.raises(ClockMisuse, match="comes after the limit ended"):
            clock.exclude(office_time(stop), office_time("2026-08-17 09:00"))


class TestWhatIsSaidFirst:
    """Of several things that are wrong, the stop that is open is told before a moment that cannot be."""

    def test_a_stop_before_the_receipt_while_one_is_open(self) -> None:
        with pytest.raises(ClockStopped):
            CLOCK.exclude(WEDNESDAY).exclude(EARLIER)

    def test_an_appointment_before_the_receipt_while_a_stop_is_open(self) -> None:
        with pytest.raises(ClockStopped):
            CLOCK.exclude(WEDNESDAY).reappoint(dt.date(2026, 8, 20), EARLIER)

    def test_an_appointment_told_before_the_receipt(self) -> None:
        with pytest.raises(ClockMisuse, match="neither an extension nor an appointment"):
            CLOCK.reappoint(dt.date(2026, 8, 20), EARLIER)

    def test_a_naive_receipt_at_once(self) -> None:
        with pytest.raises(NaiveMoment):
            Clock(WorkingDays(1), dt.datetime(2026, 8, 10, 9), CALENDAR)

    def test_a_citation_that_is_none(self) -> None:
        with pytest.raises(BadValue, match="citation"):
            CLOCK.exclude(WEDNESDAY, FRIDAY, citation="123/2015/NĐ-CP")  # type: ignore[arg-type]  # that is the point


class TestAnAppointmentGoesOn:
    def test_a_stop_that_begins_when_it_is_given_puts_it_off(self) -> None:
        appointed = CLOCK.reappoint(dt.date(2026, 8, 20), WEDNESDAY)
        assert appointed.exclude(WEDNESDAY, FRIDAY).due.at == office_time("2026-08-22 17:00")

    def test_a_stop_longer_than_what_was_left_is_counted_to_its_end(self) -> None:
        appointed = CLOCK.reappoint(dt.date(2026, 8, 19), FRIDAY)
        stopped = appointed.exclude(office_time("2026-08-17 09:00"), office_time("2026-08-25 09:00"))
        assert stopped.due.at == office_time("2026-08-27 17:00")

    def test_after_a_reset_an_extension_counts_from_it_again(self) -> None:
        appointed = CLOCK.extend(WorkingDays(2), WEDNESDAY).reappoint(dt.date(2026, 8, 25), WEDNESDAY).reset(FRIDAY)
        assert appointed.due.at == office_time("2026-08-25 17:00")
        assert appointed.extend(WorkingDays(2), FRIDAY).due.at == office_time("2026-08-27 17:00")

    def test_the_limit_that_ends_with_it_is_told_as_itself(self) -> None:
        due = CLOCK.reappoint(dt.date(2026, 8, 21), WEDNESDAY).reset(FRIDAY).due
        assert due.at == office_time("2026-08-21 17:00")
        assert [stretch.unit for stretch in due.account.stretches] == [Unit.WORKING_DAYS]


class TestAtTheVeryMoment:
    def test_a_stop_may_end_as_it_begins(self) -> None:
        moment = office_time("2026-08-11 10:00")
        assert CLOCK.exclude(moment, moment).due.date == CLOCK.due.date
        assert CLOCK.exclude(moment).resume(moment).due.date == CLOCK.due.date

    def test_a_limit_may_start_again_as_it_begins(self) -> None:
        assert CLOCK.reset(CLOCK.received).due.at == CLOCK.due.at

    def test_only_a_limit_that_started_again_is_told_so(self) -> None:
        restarted = CLOCK.reset(office_time("2026-08-12 10:00"))
        told = [clock.due.explain("en").steps[1].message for clock in (CLOCK, restarted)]
        assert told == ["due.received", "due.restarted"]
        assert restarted.due.ledger[0].date.day == 11
