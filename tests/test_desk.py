"""The counter itself: when it receives, when it hands over, and who sits there."""

import datetime as dt
from typing import Any

import pytest
from dateutil.rrule import FR, HOURLY, MO, SA, SECONDLY, TH, TU, WE, WEEKLY, rrule, rruleset, weekday
from dateutil.tz import UTC

from motcua.calendar import national_calendar, office_time
from motcua.desk import Desk, DeskSession, Duty
from motcua.errors import BadValue, NaiveMoment, NoPromise, NotADay
from motcua.timelimit import Hours, WorkingDays

CALENDAR = national_calendar()
BEGUN = dt.datetime(2026, 1, 1)


def weekly(*days: weekday) -> rrule:
    return rrule(WEEKLY, byweekday=days, dtstart=BEGUN)


def session(opens: str, closes: str, *days: weekday) -> DeskSession:
    return DeskSession(weekly(*days), dt.time.fromisoformat(opens), dt.time.fromisoformat(closes))


SATURDAYS = Desk(reception=[session("07:30", "11:30", SA)]).on(CALENDAR)
TWICE_A_WEEK = Desk(returns=[session("13:30", "17:00", MO), session("07:30", "12:00", TH)])
"""Results are handed over on Monday afternoons and Thursday mornings."""


class TestIsOpen:
    @pytest.mark.parametrize(
        ("at", "is_open"),
        [
            ("2026-08-29 07:29:59", False),
            ("2026-08-29 07:30", True),
            ("2026-08-29 09:00", True),
            ("2026-08-29 11:30:00", True),
            ("2026-08-29 11:30:01", False),
            ("2026-08-28 09:00", False),
            ("2026-08-29T02:00:00Z", True),
        ],
        ids=["early", "opening", "open", "closing second", "closed", "Friday", "the same moment in Greenwich"],
    )
    def test_in_its_own_sessions(self, at: str, *, is_open: bool) -> None:
        assert SATURDAYS.is_open(office_time(at)) is is_open

    @pytest.mark.parametrize(
        ("at", "is_open"), [("2026-08-28 09:00", True), ("2026-08-28 12:30", False), ("2026-08-29 09:00", False)]
    )
    def test_without_sessions_of_its_own_in_office_hours(self, at: str, *, is_open: bool) -> None:
        assert Desk().on(CALENDAR).is_open(office_time(at)) is is_open

    def test_a_desk_that_was_given_neither_sessions_nor_a_calendar_is_never_open(self) -> None:
        assert not Desk().is_open(office_time("2026-08-28 09:00"))

    def test_without_a_calendar_its_sessions_are_held_whatever_the_day(self) -> None:
        desk = Desk(reception=[session("17:00", "19:00", MO, TU, WE, TH, FR)])
        national_day = office_time("2026-09-02 18:00")
        assert desk.is_open(national_day)
        assert not desk.on(CALENDAR).is_open(national_day)

    def test_a_closure_shuts_the_counter(self) -> None:
        storm = CALENDAR.with_closure(dt.date(2026, 8, 26), name="Bão")
        evenings = Desk(reception=[session("17:00", "19:00", WE)])
        assert not evenings.on(storm).is_open(office_time("2026-08-26 18:00"))
        assert not Desk().on(storm).is_open(office_time("2026-08-26 09:00"))

    def test_a_closure_for_half_a_day_shuts_that_half(self) -> None:
        storm = CALENDAR.with_closure(dt.date(2026, 8, 26), name="Bão", part="pm")
        all_day = Desk(reception=[session("08:00", "11:00", WE), session("14:00", "16:00", WE)]).on(storm)
        assert all_day.is_open(office_time("2026-08-26 09:00"))
        assert not all_day.is_open(office_time("2026-08-26 15:00"))

    def test_a_recurrence_may_leave_days_out(self) -> None:
        days = rruleset()
        days.rrule(weekly(SA))
        days.exdate(dt.datetime(2026, 8, 29))
        desk = Desk(reception=[DeskSession(days, dt.time(7, 30), dt.time(11, 30))])
        assert not desk.is_open(office_time("2026-08-29 09:00"))
        assert desk.is_open(office_time("2026-09-05 09:00"))

    def test_a_mission_abroad_keeps_its_own_clock(self) -> None:
        """09:00 on Saturday at a mission two hours ahead of Greenwich is 14:00 in Hanoi."""
        desk = SATURDAYS.on(CALENDAR.with_zone(dt.timezone(dt.timedelta(hours=2))))
        assert desk.is_open(office_time("2026-08-29 14:00"))
        assert not desk.is_open(office_time("2026-08-29 09:00"))

    def test_a_naive_moment_is_refused(self) -> None:
        with pytest.raises(NaiveMoment):
            SATURDAYS.is_open(dt.datetime(2026, 8, 29, 9))


class TestNextOpening:
    @pytest.mark.parametrize(
        ("at", "opens"),
        [
            ("2026-08-28 18:00", "2026-08-29 07:30"),
            ("2026-08-29 06:00", "2026-08-29 07:30"),
            ("2026-08-29 09:00", "2026-08-29 09:00"),
            ("2026-08-29 11:30", "2026-08-29 11:30"),
            ("2026-08-29 11:31", "2026-09-05 07:30"),
        ],
    )
    def test_the_first_moment_at_or_after(self, at: str, opens: str) -> None:
        assert SATURDAYS.next_opening(office_time(at)) == office_time(opens)

    def test_of_office_hours(self) -> None:
        assert Desk().on(CALENDAR).next_opening(office_time("2026-08-28 17:01")) == office_time("2026-09-03 07:30")

    def test_sessions_of_one_day_are_taken_in_order(self) -> None:
        desk = Desk(reception=[session("14:00", "16:00", WE), session("08:00", "11:00", WE)]).on(CALENDAR)
        assert desk.next_opening(office_time("2026-08-26 06:00")) == office_time("2026-08-26 08:00")
        assert desk.next_opening(office_time("2026-08-26 12:00")) == office_time("2026-08-26 14:00")

    def test_a_desk_that_is_shut_for_a_year_has_none(self) -> None:
        ended = Desk(reception=[DeskSession(rrule(WEEKLY, dtstart=BEGUN, count=1), dt.time(8), dt.time(9))])
        with pytest.raises(NoPromise, match="no session within a year after 2026-08-28"):
            ended.next_opening(office_time("2026-08-28 09:00"))


class TestClosing:
    def test_of_the_session_that_is_open(self) -> None:
        assert SATURDAYS.closing(office_time("2026-08-29 09:00")) == office_time("2026-08-29 11:30")

    def test_while_it_is_shut_the_moment_itself(self) -> None:
        assert SATURDAYS.closing(office_time("2026-08-28 09:00")) == office_time("2026-08-28 09:00")


class TestCollectFrom:
    """A result that is due while the counter is shut is still due; it can be collected when the counter opens."""

    @pytest.mark.parametrize(
        ("received", "collect"),
        [
            ("2026-08-20 09:00", "2026-08-24 13:30"),
            ("2026-08-21 09:00", "2026-08-24 13:30"),
            ("2026-08-24 09:00", "2026-08-27 07:30"),
            ("2026-08-26 09:00", "2026-09-03 07:30"),
            ("2026-08-28 09:00", "2026-09-07 13:30"),
        ],
        ids=[
            "due on a Friday",
            "due on a worked Saturday",
            "on Tuesday",
            "on Thursday at closing",
            "after the holidays",
        ],
    )
    def test_results_are_handed_over_on_monday_afternoons_and_thursday_mornings(
        self, received: str, collect: str
    ) -> None:
        due = WorkingDays(1).due(office_time(received), CALENDAR, desk=TWICE_A_WEEK)
        assert due.collect_from == office_time(collect)

    def test_in_office_hours_where_the_desk_has_no_returns_of_its_own(self) -> None:
        due = Hours(24).due(office_time("2026-08-28 15:20"), CALENDAR, desk=Desk())
        assert (due.at, due.collect_from) == (office_time("2026-08-29 15:20"), office_time("2026-09-03 07:30"))

    def test_at_the_due_moment_itself_where_the_counter_is_open(self) -> None:
        due = WorkingDays(1).due(office_time("2026-08-24 09:00"), CALENDAR, desk=Desk())
        assert due.collect_from == due.at == office_time("2026-08-25 17:00")

    def test_a_closure_moves_collection_and_not_the_date(self) -> None:
        storm = CALENDAR.with_closure(dt.date(2026, 8, 25), name="Bão")
        due = WorkingDays(1).due(office_time("2026-08-24 09:00"), storm, desk=Desk())
        assert (due.at, due.collect_from) == (office_time("2026-08-25 17:00"), office_time("2026-08-26 07:30"))

    def test_the_answer_says_when(self) -> None:
        due = WorkingDays(1).due(office_time("2026-08-20 09:00"), CALENDAR, desk=TWICE_A_WEEK)
        assert str(due.explain("en")).splitlines()[-1] == "Can be collected from 13:30 24 Aug 2026"

    def test_without_a_desk_nothing_is_said(self) -> None:
        due = WorkingDays(1).due(office_time("2026-08-20 09:00"), CALENDAR)
        assert due.collect_from is None

    def test_a_desk_alone_reads_the_calendar_of_the_due_date(self) -> None:
        due = WorkingDays(1).due(office_time("2026-08-26 09:00"), CALENDAR)
        assert TWICE_A_WEEK.collect_from(due) == office_time("2026-09-03 07:30")

    def test_a_saturday_desk_hands_over_on_saturdays(self) -> None:
        desk = Desk(returns=[session("07:30", "11:30", SA)])
        due = WorkingDays(1).due(office_time("2026-08-13 09:00"), CALENDAR, desk=desk)
        assert (due.date, due.collect_from) == (dt.date(2026, 8, 14), office_time("2026-08-15 07:30"))


class TestOnDuty:
    ROSTER = Desk(roster=[Duty("Chủ tịch", weekly(MO)), Duty("Phó Chủ tịch", weekly(MO, TH))])

    @pytest.mark.parametrize(
        ("day", "posts"),
        [
            (dt.date(2026, 8, 24), ("Chủ tịch", "Phó Chủ tịch")),
            (dt.date(2026, 8, 27), ("Phó Chủ tịch",)),
            (dt.date(2026, 8, 25), ()),
        ],
        ids=["Monday", "Thursday", "Tuesday"],
    )
    def test_the_posts_whose_turn_it_is(self, day: dt.date, posts: tuple[str, ...]) -> None:
        assert self.ROSTER.on_duty(day) == posts

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            self.ROSTER.on_duty(office_time("2026-08-24 09:00"))


class TestMake:
    def test_a_session_closes_after_it_opens(self) -> None:
        with pytest.raises(BadValue, match="11:30-07:30"):
            session("11:30", "07:30", SA)

    def test_a_recurrence_counts_in_local_time(self) -> None:
        with pytest.raises(BadValue, match="without a zone"):
            DeskSession(rrule(WEEKLY, dtstart=BEGUN.replace(tzinfo=UTC)), dt.time(8), dt.time(9))

    def test_and_so_does_a_turn_of_duty(self) -> None:
        with pytest.raises(BadValue):
            Duty("Chủ tịch", rrule(WEEKLY, dtstart=BEGUN.replace(tzinfo=UTC)))

    def test_sessions_on_other_days_are_other_sessions(self) -> None:
        assert session("08:00", "09:00", SA) != session("08:00", "09:00", MO)
        assert Duty("Chủ tịch", weekly(MO)) != Duty("Chủ tịch", weekly(TH))

    def test_a_desk_is_a_value(self) -> None:
        days = weekly(SA)
        assert DeskSession(days, dt.time(8), dt.time(9)) == DeskSession(days, dt.time(8), dt.time(9))
        with pytest.raises(AttributeError):
            SATURDAYS.returns = ()  # type: ignore[misc]  # the mistake under test


class TestHolidaysOnWeekends:
    def test_no_saturday_session_is_held_on_labour_day(self) -> None:
        """1 May 2027 is a Saturday, and a holiday all the same (Labour Code 2019, art. 112.1)."""
        saturdays = rrule(WEEKLY, byweekday=SA, dtstart=BEGUN)
        desk = Desk(reception=[(saturdays, dt.time(7, 30), dt.time(11, 30))]).on(CALENDAR)
        assert desk.is_open(office_time("2027-04-24 09:00"))
        assert not desk.is_open(office_time("2027-05-01 09:00"))


class TestRecurrences:
    @pytest.mark.parametrize(
        "recurrence",
        [
            rrule(SECONDLY, dtstart=BEGUN),
            rrule(HOURLY, dtstart=BEGUN),
            rrule(WEEKLY, dtstart=dt.datetime(1, 1, 1)),
        ],
        ids=["by the second", "by the hour", "since the year 1"],
    )
    def test_sessions_recur_by_days(self, recurrence: rrule) -> None:
        with pytest.raises(BadValue, match="days, from 1990 on"):
            DeskSession(recurrence, dt.time(7), dt.time(9))


class TestDoors:
    def test_a_clock_time_is_no_text(self) -> None:
        opens: Any = "07:30"
        with pytest.raises(BadValue, match="a clock time"):
            DeskSession(rrule(WEEKLY, dtstart=BEGUN), opens, dt.time(9))

    def test_a_clock_time_has_no_zone(self) -> None:
        with pytest.raises(BadValue, match="a clock time"):
            DeskSession(rrule(WEEKLY, dtstart=BEGUN), dt.time(7, 30, tzinfo=dt.UTC), dt.time(9))

    def test_a_day_is_no_moment(self) -> None:
        session = DeskSession(rrule(WEEKLY, dtstart=BEGUN), dt.time(7), dt.time(9))
        with pytest.raises(NotADay):
            session.falls_on(dt.datetime(2026, 8, 28))

    def test_nobody_asks_past_the_year_2200(self) -> None:
        session = DeskSession(rrule(WEEKLY, dtstart=BEGUN), dt.time(7), dt.time(9))
        with pytest.raises(BadValue, match="2200"):
            session.falls_on(dt.date.max)

    def test_the_ends_of_time_have_no_counter(self) -> None:
        with pytest.raises(BadValue, match="this side of the ends of time"):
            Desk().is_open(dt.datetime.max.replace(tzinfo=UTC))
