"""Time limits at their very edges: the last minute, the last row, the day beside the one that counts."""

import datetime as dt

import attrs
import pytest
from dateutil.rrule import FR, MO, SA, TH, TU, WE, WEEKLY, rrule

from motcua.calendar import OfficeHours, WorkCalendar, national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.desk import Desk, DeskSession
from motcua.errors import BadRows, BadValue, UnreadableLimit
from motcua.explain import Step
from motcua.timelimit import (
    CalendarDays,
    Hours,
    LedgerReason,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    due_days,
)
from motcua.timelimit.parsing import read_written

pytestmark = pytest.mark.answers("timelimit")

CALENDAR = national_calendar()
FRIDAY = dt.date(2026, 8, 28)
"""The last working day before a week with three days off, among them the National Day of 2 September."""


class TestReading:
    @pytest.mark.parametrize(("words", "amount"), [("một", 1), ("hai mươi", 20), ("chín mươi chín", 99)])
    def test_amounts_are_spelled_from_one_to_ninety_nine(self, words: str, amount: int) -> None:
        assert WorkingDays.parse(f"{words} ngày làm việc") == WorkingDays(amount)

    def test_an_amount_no_limit_has_is_told_with_what_it_may_be(self) -> None:
        with pytest.raises(UnreadableLimit, match="met 0; right would be a whole number from 1"):
            TimeLimit.parse("0 ngày làm việc")

    def test_a_hundred_is_written_in_digits(self) -> None:
        with pytest.raises(UnreadableLimit):
            WorkingDays.parse("một trăm ngày làm việc")

    def test_the_event_may_stand_before_the_cut_off(self) -> None:
        words = "trong ngày làm việc kể từ khi nhận đủ hồ sơ; sau 15 giờ thì trả vào ngày làm việc tiếp theo"
        assert SameDay.parse(words) == SameDay(cutoff=dt.time(15))

    def test_or_behind_it(self) -> None:
        words = "trong ngày làm việc; sau 15 giờ thì trả vào ngày làm việc tiếp theo kể từ khi nhận đủ hồ sơ"
        assert SameDay.parse(words) == SameDay(cutoff=dt.time(15))

    @pytest.mark.parametrize(
        "limit",
        [NoLimit(), UnknownLimit("tùy việc"), SameDay(), WorkingDays(3), CalendarDays(3), Months(3), Hours(8)],
        ids=str,
    )
    def test_a_limit_reads_back_from_what_it_is_called(self, limit: TimeLimit) -> None:
        assert read_written(str(limit)) == limit

    def test_what_a_file_keeps_of_an_unknown_limit_is_read_at_its_full_length(self) -> None:
        head = str(UnknownLimit("x")).removesuffix("x")
        longest = head + "x" * (300 - len(head))
        assert read_written(longest) == UnknownLimit(longest.removeprefix(head))
        with pytest.raises(UnreadableLimit):
            read_written(longest + "x")

    def test_wording_is_read_at_its_full_length(self) -> None:
        longest = "5 ngày làm việc".ljust(300)
        assert WorkingDays.parse(longest) == WorkingDays(5)
        with pytest.raises(UnreadableLimit, match="at most 300 characters"):
            WorkingDays.parse(longest + " ")

    def test_a_hundred_stages_are_a_limit_and_a_hundred_and_one_are_not(self) -> None:
        assert len(Stages(*[WorkingDays(1)] * 100).stages) == 100
        with pytest.raises(BadValue):
            Stages(*[WorkingDays(1)] * 101)


class TestDue:
    def test_two_answers_are_one_when_their_dates_are_whatever_their_rules_and_ways(self) -> None:
        due = WorkingDays(7).due(office_time("2026-08-28 15:20"), CALENDAR)
        later = WorkingDays(7).due(office_time("2026-08-28 15:30"), CALENDAR)
        assert attrs.evolve(due, rule=Citation("68/2020/QH14", "22", "3")) == due
        assert attrs.evolve(due, account=later.account) == due
        assert attrs.evolve(due, remarks=(Step("warning.outside-hours", {"moment": due.at}),)) == due

    def test_the_office_opens_in_time_for_what_is_due_at_its_opening(self) -> None:
        due = Hours(24).due(office_time("2026-08-26 07:30"), CALENDAR)
        assert due.at == office_time("2026-08-27 07:30")
        assert due.warnings == ()

    def test_a_closure_on_the_very_day_of_receipt_is_told(self) -> None:
        calendar = CALENDAR.with_closure(dt.date(2026, 8, 26), name="Bão", part="pm", extends=False)
        due = WorkingDays(1).due(office_time("2026-08-26 09:00"), calendar)
        assert [step.message for step in due.warnings] == ["warning.closure"]

    def test_received_in_the_last_minute_of_hours_is_received_in_hours(self) -> None:
        evenings = rrule(WEEKLY, byweekday=(MO, TU, WE, TH, FR), dtstart=dt.datetime(2026, 1, 1))
        desk = Desk(reception=[DeskSession(evenings, dt.time(17), dt.time(20))])
        due = SameDay().due(office_time("2026-08-28 17:00"), CALENDAR, desk=desk)
        assert due.account.receipt.kept_open_until is None

    @pytest.mark.parametrize(
        ("limit", "due"),
        [(SameDay(), "2026-08-28 20:00"), (SameDay(cutoff=dt.time(15)), "2026-09-03 17:00")],
        ids=["the same evening", "after its cut-off the next working day"],
    )
    def test_what_comes_to_the_evening_desk(self, limit: SameDay, due: str) -> None:
        evenings = rrule(WEEKLY, byweekday=(MO, TU, WE, TH, FR), dtstart=dt.datetime(2026, 1, 1))
        desk = Desk(reception=[DeskSession(evenings, dt.time(17), dt.time(20))])
        assert limit.due(office_time("2026-08-28 17:30"), CALENDAR, desk=desk).at == office_time(due)

    def test_the_session_of_receipt_is_the_last_one_of_a_shorter_day(self) -> None:
        """Fridays the office is open in the morning alone: what came on Thursday afternoon is due then."""
        week = dict.fromkeys(range(4), "07:30-12:00, 13:30-17:00") | {4: "07:30-11:30"}
        calendar = CALENDAR.with_hours(OfficeHours.weekly(week))
        due = WorkingDays(1).due(office_time("2026-08-20 14:00"), calendar, due_moment="same-session")
        assert due.at == office_time("2026-08-21 11:30")

    @pytest.mark.parametrize(
        ("limit", "event", "last"),
        [
            (CalendarDays(5), "2026-08-26", "2026-08-21"),
            (WorkingDays(5), "2026-08-26", "2026-08-20"),
            (SameDay(), "2026-08-26", "2026-08-26"),
            (WorkingHours(8), "2026-08-26", "2026-08-25"),
            (WorkingHours(9), "2026-08-26", "2026-08-24"),
            (Months(1), "2026-08-26", "2026-07-26"),
            (Months(1), "2026-02-28", "2026-01-31"),
            (Months(1), "2026-03-31", "2026-02-28"),
        ],
        ids=str,
    )
    def test_counted_back_from_an_event(self, limit: TimeLimit, event: str, last: str) -> None:
        """The latest day from which the limit ends by the day of the event."""
        assert limit.before(dt.date.fromisoformat(event), CALENDAR) == dt.date.fromisoformat(last)

    def test_what_a_cut_off_moves_on_a_saturday_is_not_put_down_to_the_saturday(self) -> None:
        """The desk receives on Saturdays until 16:30: what comes at 16:00 is late for a limit that asks for 15:00."""
        saturdays = rrule(WEEKLY, byweekday=SA, dtstart=dt.datetime(2026, 1, 1))
        desk = Desk(reception=[DeskSession(saturdays, dt.time(7, 30), dt.time(16, 30))])
        limit, received = WorkingDays(1, cutoff=dt.time(15)), office_time("2026-10-03 16:00")
        said = [str(step.message) for step in limit.due(received, CALENDAR, desk=desk).explain("en").steps]
        assert "due.after-cutoff" in said
        assert said.index("due.after-cutoff") < said.index("due.counted-from")
        assert said[: said.index("due.counted-from")].count("ledger.day-off") == 0

    def test_the_cut_off_of_the_first_of_several_stages_is_told_too(self) -> None:
        """Certified copies, extended by two working days for a large request: NĐ 23/2015/NĐ-CP, art. 7 and 21."""
        copies = Stages(SameDay(cutoff=dt.time(15)), WorkingDays(2))
        late, in_time = (copies.due(office_time(f"2026-08-10 {clock}"), CALENDAR) for clock in ("15:00:01", "15:00"))
        assert "\nReceived after 15:00, so the next working day\nTue 11 Aug 2026: day 1\n" in str(late.explain("en"))
        assert "Received after" not in str(in_time.explain("en"))

    def test_and_that_of_a_limit_with_more_time(self) -> None:
        clock = Clock(WorkingDays(3, cutoff=dt.time(15)), office_time("2026-08-10 15:30"), CALENDAR)
        longer = clock.extend(WorkingDays(2), office_time("2026-08-12 10:00"))
        assert "Received after 15:00, so the next working day\nCounts as received" in str(longer.due.explain("en"))

    def test_what_comes_on_a_saturday_is_put_down_to_the_saturday(self) -> None:
        """After 15:00 too: it is the Saturday that keeps it until Monday, not the cut-off."""
        limit, received = WorkingDays(1, cutoff=dt.time(15)), office_time("2026-10-03 16:00")
        said = str(limit.due(received, CALENDAR).explain("en")).splitlines()
        assert said[1:4] == [
            "Received at 16:00 3 Oct 2026",
            "Sat 3 Oct 2026: not counted – weekend [188/1999/QĐ-TTg, art. 1]",
            "Counts as received at 07:30 5 Oct 2026",
        ]

    def test_a_limit_ends_on_the_last_working_day_there_is(self) -> None:
        calendar = WorkCalendar((), dt.date(2026, 8, 1), dt.date(2026, 8, 29), dt.date(2026, 8, 29))
        assert WorkingDays(1).due(office_time("2026-08-27 09:00"), calendar).date == FRIDAY

    def test_a_limit_that_starts_again_on_a_day_off_tells_that_day_once(self) -> None:
        clock = Clock(WorkingDays(2), office_time("2026-09-30 09:00"), CALENDAR)
        said = str(clock.reset(office_time("2026-10-03 10:00")).due.explain("en"))
        assert said.count("Sat 3 Oct") + said.count("Saturday 3 October") <= 1

    def test_the_working_day_before_a_sunday_is_the_friday(self) -> None:
        assert SameDay().before(dt.date(2026, 8, 30), CALENDAR) == FRIDAY


class TestStops:
    def test_each_day_of_office_time_meets_its_own_stop(self) -> None:
        """Two days of eight hours, each stopped for an hour: thirteen hours end on the second, at 14:30."""
        clock = Clock(WorkingHours(13), office_time("2026-08-26 07:30"), CALENDAR)
        for day in ("2026-08-26", "2026-08-27"):
            clock = clock.exclude(office_time(f"{day} 09:00"), office_time(f"{day} 10:00"))
        assert clock.due.at == office_time("2026-08-27 16:00")

    def test_a_stop_on_the_due_day_excludes_that_day_and_none_behind_it(self) -> None:
        clock = Clock(WorkingDays(2), office_time("2026-08-24 09:00"), CALENDAR)
        stopped = clock.exclude(office_time("2026-08-26 16:00"), office_time("2026-08-27 10:00"))
        assert stopped.due.date == dt.date(2026, 8, 27)

    def test_stops_that_touch_exclude_the_day_they_share_once(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        for stop, resume in (("11 10:00", "12 10:00"), ("12 10:00", "13 10:00")):
            clock = clock.exclude(office_time(f"2026-08-{stop}"), office_time(f"2026-08-{resume}"))
        whole = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR).exclude(
            office_time("2026-08-11 10:00"), office_time("2026-08-13 10:00")
        )
        assert clock.due.date == whole.due.date == dt.date(2026, 8, 19)

    def test_stops_that_touch_are_one_stop(self) -> None:
        """From Tuesday to Wednesday and on to Thursday, by the minute and by the day."""
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        for stop, resume in (("11 10:00", "12 10:00"), ("12 10:00", "13 10:00")):
            clock = clock.exclude(office_time(f"2026-08-{stop}"), office_time(f"2026-08-{resume}"))
        ground = clock.due.account.ground
        assert ground.pauses == ((office_time("2026-08-11 10:00"), office_time("2026-08-13 10:00")),)
        assert ground.spans == ((dt.date(2026, 8, 11), dt.date(2026, 8, 13)),)

    @pytest.mark.parametrize(("until", "minutes"), [("13:30", 270), ("17:00", 480)], ids=["opening", "closing"])
    def test_office_time_is_told_up_to_the_end_of_the_calendar(self, until: str, minutes: int) -> None:
        calendar = WorkCalendar((), dt.date(2026, 8, 1), FRIDAY, FRIDAY)
        ground = WorkingHours(1).due(office_time("2026-08-28 07:30"), calendar).account.ground
        begun, ended = office_time("2026-08-28 07:30"), office_time(f"2026-08-28 {until}")
        assert ground.minutes_between(begun, ended, office=True) == minutes
        assert ground.minutes_between(ended - dt.timedelta(hours=1), begun, office=True) == 0


class TestLedger:
    def test_no_day_counts_before_the_hours_of_the_first_stage_begin(self) -> None:
        """Received on Friday evening: four hours on Monday, then five days from Tuesday to Saturday."""
        due = Stages(WorkingHours(4), CalendarDays(5)).due(office_time("2026-10-02 18:00"), CALENDAR)
        assert [day.date.day for day in due.ledger if day.counted] == [5, 6, 7, 8, 9, 10]
        assert [day.date.day for day in due.ledger if day.reason is LedgerReason.DAY_OFF] == [3, 4]

    def test_a_day_on_which_hours_ran_counts_though_a_stop_ended_on_it(self) -> None:
        limit = Stages(WorkingHours(4), WorkingDays(2))
        clock = Clock(limit, office_time("2026-10-02 18:00"), CALENDAR)
        stopped = clock.exclude(office_time("2026-10-02 18:30"), office_time("2026-10-05 10:00"))
        assert [day.date.day for day in stopped.due.ledger if day.counted] == [5, 6, 7]

    @pytest.mark.parametrize(
        ("limit", "counted"),
        [(WorkingHours(8), [7, 10]), (Hours(24), [7, 8]), (Stages(WorkingHours(8), WorkingDays(2)), [7, 10, 11, 12])],
        ids=repr,
    )
    def test_a_day_of_which_a_stop_leaves_no_minute_is_not_counted(self, limit: TimeLimit, counted: list[int]) -> None:
        """Stopped from Monday, 11:00, to Friday, 9:00."""
        clock = Clock(limit, office_time("2026-08-03 10:00"), CALENDAR)
        stop, resume = office_time("2026-08-03 11:00"), office_time("2026-08-07 09:00")
        due = clock.exclude(stop, resume, cause="chờ giám định").due
        assert [day.date.day for day in due.ledger if day.counted] == counted
        held = [day for day in due.ledger if day.reason is LedgerReason.EXCLUDED]
        assert [(day.date.day, day.name) for day in held] == [(at, held[0].name) for at in (4, 5, 6)]
        assert "Not counted from 11:00 3 Aug 2026 to 09:00 7 Aug 2026: chờ giám định" in str(due.explain("en"))

    def test_each_half_of_a_day_may_be_held_by_a_stop_of_its_own(self) -> None:
        clock = Clock(WorkingHours(8), office_time("2026-08-03 10:00"), CALENDAR)
        for begun, ended in (("03 16:00", "04 12:30"), ("04 13:00", "05 08:00")):
            clock = clock.exclude(office_time(f"2026-08-{begun}"), office_time(f"2026-08-{ended}"))
        assert [(day.date.day, day.counted) for day in clock.due.ledger] == [(4, False), (5, True)]

    @pytest.mark.parametrize(
        ("stops", "cause"),
        [
            ([("04 07:30", "04 17:00")], "stop 0"),
            ([("03 16:00", "04 07:30"), ("04 07:30", "04 17:00")], "stop 1"),
            ([("04 17:00", "05 10:00"), ("04 07:30", "04 17:00")], "stop 1"),
            ([("04 07:30", "04 12:00"), ("04 13:30", "04 17:00")], "stop 0"),
        ],
        ids=["from opening to closing", "behind one that ends at opening", "before one from closing", "by halves"],
    )
    def test_a_day_without_a_minute_names_the_stop_that_took_it(self, stops: list[tuple[str, str]], cause: str) -> None:
        clock = Clock(WorkingHours(16), office_time("2026-08-03 10:00"), CALENDAR)
        for at, (begun, ended) in enumerate(stops):
            clock = clock.exclude(office_time(f"2026-08-{begun}"), office_time(f"2026-08-{ended}"), cause=f"stop {at}")
        told = {day.date.day: day.name.en for day in clock.due.ledger if day.name}
        assert told[4] == cause

    @pytest.mark.parametrize(
        ("received", "begun", "ended", "told"),
        [
            ("03 10:00", "03 12:00", "03 15:00", False),
            ("03 10:00", "03 11:00", "03 15:00", True),
            ("07 18:00", "08 09:00", "10 07:30", False),
            ("07 18:00", "08 09:00", "10 08:00", True),
        ],
        ids=["once they are used up", "before that", "until they begin", "longer"],
    )
    def test_a_stop_of_the_hours_took_some_of_them(self, received: str, begun: str, ended: str, *, told: bool) -> None:
        clock = Clock(Stages(WorkingHours(2), WorkingDays(3)), office_time(f"2026-08-{received}"), CALENDAR)
        stopped = clock.exclude(office_time(f"2026-08-{begun}"), office_time(f"2026-08-{ended}"), cause="chờ giám định")
        assert ("Not counted from" in str(stopped.due.explain("en"))) is told

    def test_dates_are_alike_whatever_they_are_called_and_whatever_was_added(self) -> None:
        due = WorkingDays(7).due(office_time("2026-08-28 15:20"), CALENDAR)
        assert due == attrs.evolve(due, limit=Stages(WorkingDays(7)), additions=(Step("due.added"),))

    def test_the_days_of_a_later_stage_are_numbered_from_its_own_first(self) -> None:
        due = Stages(WorkingHours(8), WorkingDays(2)).due(office_time("2026-08-03 10:00"), CALENDAR)
        assert [step.say("en") for step in due.explain("en").steps][2:5] == [
            "Tue 4 Aug 2026: counted",
            "Wed 5 Aug 2026: day 1",
            "Thu 6 Aug 2026: day 2",
        ]

    def test_a_stop_of_whole_days_is_told_by_the_days_alone(self) -> None:
        clock = Clock(Stages(WorkingHours(2), WorkingDays(3)), office_time("2026-08-03 10:00"), CALENDAR)
        due = clock.exclude(office_time("2026-08-05 11:00"), office_time("2026-08-06 09:00"), cause="x").due
        assert [line for line in str(due.explain("en")).splitlines() if "not counted" in line.lower()] == [
            "Thu 6 Aug 2026: not counted – x"
        ]

    def test_no_day_off_is_counted_before_what_came_after_hours_is_received_nor_behind(self) -> None:
        due = WorkingDays(2).due(office_time("2026-08-28 18:00"), CALENDAR)
        counted = {day.date.isoformat(): day.counted for day in due.ledger}
        off = dict.fromkeys(["2026-08-29", "2026-08-30", "2026-08-31", "2026-09-01", "2026-09-02"], False)
        behind = {"2026-09-04": True, "2026-09-05": False, "2026-09-06": False, "2026-09-07": True}
        assert counted == {**off, "2026-09-03": False, **behind}

    def test_a_limit_that_ends_on_a_saturday_before_a_holiday_names_what_it_moves_over(self) -> None:
        due = CalendarDays(1).due(office_time("2026-08-28 09:00"), CALENDAR)
        moved = {day.date.day: day.name and day.name.en for day in due.ledger if day.reason is LedgerReason.MOVED}
        assert moved[2] == "National Day"
        assert moved[3] is None


class TestLists:
    def test_of_many_bad_rows_all_are_placed_and_twenty_told(self) -> None:
        with pytest.raises(BadRows) as refused:
            due_days([FRIDAY] * 30, [0] * 30, CALENDAR)
        assert refused.value.positions == tuple(range(30))
        assert [problem.path for problem in refused.value.problems] == [f"$[{row}]" for row in range(20)]

    def test_a_row_of_one_day_is_no_fault_beside_a_bad_one(self) -> None:
        with pytest.raises(BadRows) as refused:
            due_days([FRIDAY, FRIDAY], [1, 0], CALENDAR)
        assert refused.value.positions == (1,)

    def test_the_last_working_day_of_the_calendar_is_an_answer_and_the_one_behind_it_is_none(self) -> None:
        calendar = WorkCalendar((), dt.date(2026, 8, 1), dt.date(2026, 8, 29), dt.date(2026, 8, 29))
        assert due_days([dt.date(2026, 8, 27)], 1, calendar) == [FRIDAY]
        with pytest.raises(BadRows) as refused:
            due_days([dt.date(2026, 8, 26), dt.date(2026, 8, 26)], [2, 3], calendar)
        assert refused.value.positions == (1,)
