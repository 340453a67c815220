"""The account of every day between receipt and due date."""

import datetime as dt

import pytest

from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.timelimit import (
    CalendarDays,
    Due,
    Hours,
    LedgerReason,
    Months,
    Stages,
    TimeLimit,
    WorkingDays,
    WorkingHours,
)
from motcua.wording import Text

CALENDAR = national_calendar()
COUNTED, RECEIPT, DAY_OFF = LedgerReason.COUNTED, LedgerReason.RECEIPT, LedgerReason.DAY_OFF
EXCLUDED, MOVED, RESTARTED, APPOINTED = (
    LedgerReason.EXCLUDED,
    LedgerReason.MOVED,
    LedgerReason.RESTARTED,
    LedgerReason.APPOINTED,
)


def promised(limit: TimeLimit, received: str) -> Due:
    return limit.due(office_time(received), CALENDAR)


def reasons(due: Due) -> list[tuple[int, LedgerReason]]:
    return [(entry.date.day, entry.reason) for entry in due.ledger]


def counted(due: Due) -> list[int]:
    return [entry.date.day for entry in due.ledger if entry.counted]


class TestEveryDayIsAccountedFor:
    """Civil Code 2015, art. 147.2 and 148, told day by day.

    One line for every calendar day after the stamped day of receipt up to and including the due date: counted, or not
    and why. Days elapsed are days counted and days not counted together.
    """

    @pytest.mark.parametrize(
        ("limit", "received"),
        [
            (WorkingDays(7), "2026-08-28 15:20"),
            (WorkingDays(1), "2026-08-15 10:00"),
            (CalendarDays(5), "2026-08-10 09:00"),
            (Months(1), "2026-08-15 10:00"),
            (WorkingHours(8), "2026-08-14 15:00"),
            (Hours(24), "2026-08-14 15:00"),
            (Hours(1), "2026-08-14 15:00"),
            (Stages(CalendarDays(5), WorkingDays(1)), "2026-08-10 09:00"),
            (WorkingDays(1), "2026-08-16T20:00:00Z"),
        ],
        ids=str,
    )
    def test_none_is_missing_and_none_stands_twice(self, limit: TimeLimit, received: str) -> None:
        due = promised(limit, received)
        stamped = office_time(received).astimezone(CALENDAR.zone).date()
        assert len(due.ledger) == (due.date - stamped).days
        assert [entry.date for entry in due.ledger] == [
            stamped + dt.timedelta(days=n) for n in range(1, len(due.ledger) + 1)
        ]

    def test_days_off_are_not_counted_and_name_the_paper(self) -> None:
        due = promised(WorkingDays(2), "2026-08-28 15:20")
        off = [(day, DAY_OFF) for day in (29, 30, 31, 1, 2)]
        assert reasons(due) == [*off, (3, COUNTED), (4, COUNTED)]
        papers = [entry.citation.document for entry in due.ledger if entry.citation]
        assert papers == ["188/1999/QĐ-TTg", "188/1999/QĐ-TTg", "9441/TB-BNV", "9441/TB-BNV", "45/2019/QH14"]

    def test_a_day_off_says_its_name(self) -> None:
        due = promised(WorkingDays(1), "2026-11-23 09:00")
        assert [entry.name.en for entry in due.ledger if entry.name] == ["Vietnam Culture Day"]

    def test_a_worked_saturday_is_counted_and_names_the_paper(self) -> None:
        (*_, saturday) = promised(WorkingDays(5), "2026-08-17 09:00").ledger
        assert saturday.counted
        assert saturday.citation is not None
        assert saturday.citation.document == "9441/TB-BNV"

    def test_days_up_to_the_moved_receipt_are_not_counted(self) -> None:
        due = promised(WorkingDays(1), "2026-08-15 10:00")
        assert reasons(due) == [(16, DAY_OFF), (17, RECEIPT), (18, COUNTED)], "a day off before it keeps its notice"
        assert str(due.ledger[1].citation) == "91/2015/QH13, art. 147.2"

    def test_days_moved_by_a_cutoff_are_not_counted(self) -> None:
        due = promised(WorkingDays(1, cutoff=dt.time(15)), "2026-08-10 15:30")
        assert reasons(due) == [(11, RECEIPT), (12, COUNTED)]

    def test_days_off_count_in_calendar_days_until_the_last(self) -> None:
        due = promised(CalendarDays(10), "2026-08-10 09:00")
        assert counted(due) == [*range(11, 21)]

    def test_days_added_because_the_last_was_a_day_off_are_not_counted(self) -> None:
        due = promised(CalendarDays(5), "2026-08-10 09:00")
        assert reasons(due)[4:] == [(15, COUNTED), (16, MOVED), (17, MOVED)]
        assert str(due.ledger[-1].citation) == "91/2015/QH13, art. 148.5"

    def test_excluded_days_are_not_counted(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        due = clock.exclude(office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00")).due
        assert [day for day, reason in reasons(due) if reason is EXCLUDED] == [13, 14]
        assert counted(due) == [11, 12, 17, 18, 19]

    def test_excluded_days_name_the_cause_and_its_rule(self) -> None:
        rule, cause = Citation("123/2015/NĐ-CP", "3", "4"), Text("chờ xác minh", "awaiting verification")
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        stop, resume = office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00")
        due = clock.exclude(stop, resume, cause=cause, citation=rule).due
        assert [entry.citation for entry in due.ledger if entry.reason is EXCLUDED] == [rule, rule]
        assert str(due.explain("en")).count("awaiting verification") == 2
        assert str(due.explain("vi")).count("chờ xác minh") == 2

    def test_of_two_stops_over_one_day_the_first_is_named(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        stop = office_time("2026-08-11 10:00")
        both = clock.exclude(stop, office_time("2026-08-13 10:00"), cause="xác minh").exclude(
            office_time("2026-08-12 10:00"), office_time("2026-08-14 10:00"), cause="niêm yết"
        )
        lines = str(both.due.explain("vi")).splitlines()
        assert [next(word for word in ("xác minh", "niêm yết") if word in line) for line in lines[3:6]] == [
            "xác minh",
            "xác minh",
            "niêm yết",
        ]

    def test_a_stop_of_an_hour_limit_is_told_too(self) -> None:
        clock = Clock(WorkingHours(8), office_time("2026-08-13 15:00"), CALENDAR)
        stopped = clock.exclude(
            office_time("2026-08-13 16:00"),
            office_time("2026-08-14 08:30"),
            cause=Text("chờ xác minh", "awaiting verification"),
        )
        text = str(stopped.due.explain("en"))
        assert "awaiting verification" in text
        assert "day 1" not in text

    def test_a_stop_on_the_due_day_adds_days_that_do_not_count(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        due = clock.exclude(office_time("2026-08-17 10:00"), office_time("2026-08-19 10:00")).due
        assert reasons(due)[-2:] == [(18, EXCLUDED), (19, EXCLUDED)]
        assert len(counted(due)) == 5

    def test_days_before_the_limit_started_again_are_not_counted(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        due = clock.reset(office_time("2026-08-13 14:00")).due
        assert [day for day, reason in reasons(due) if reason is RESTARTED] == [11, 12, 13]
        assert str(due.ledger[0].citation) == "118/2025/NĐ-CP, art. 19.5"
        assert counted(due) == [14, 17, 18, 19, 20]
        assert len(due.ledger) == 10

    def test_days_of_an_extension_are_counted_on(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        due = clock.extend(WorkingDays(3), office_time("2026-08-12 09:00")).due
        assert counted(due) == [11, 12, 13, 14, 17, 18, 19, 20]

    def test_days_of_a_new_appointment_are_not_counted(self) -> None:
        clock = Clock(WorkingDays(5), office_time("2026-08-10 09:00"), CALENDAR)
        due = clock.reappoint(dt.date(2026, 8, 20), office_time("2026-08-12 09:00")).due
        assert reasons(due)[-3:] == [(18, APPOINTED), (19, APPOINTED), (20, APPOINTED)]
        assert str(due.ledger[-1].citation) == "118/2025/NĐ-CP, art. 19.6"
        assert counted(due) == [11, 12, 13, 14, 17]

    def test_of_stages_every_one_counts_its_own_days(self) -> None:
        due = promised(Stages(CalendarDays(5), WorkingDays(1)), "2026-08-10 09:00")
        assert reasons(due)[4:] == [(15, COUNTED), (16, MOVED), (17, MOVED), (18, COUNTED)]

    def test_received_and_due_on_one_day_leaves_nothing_to_tell(self) -> None:
        assert promised(Hours(1), "2026-08-14 15:00").ledger == ()


class TestExplain:
    """Nobody at a counter can use a bare date: each day with its reason and its paper, in Vietnamese and in English."""

    def test_in_vietnamese(self) -> None:
        text = str(promised(WorkingDays(5), "2025-12-29 09:00").explain("vi"))
        assert "5 ngày làm việc" in text
        assert "02/01/2026" in text
        assert "12729/VPCP-KGVX" in text

    def test_in_english(self) -> None:
        lines = str(promised(CalendarDays(5), "2026-08-10 09:00").explain("en")).splitlines()
        assert lines[0] == "Time limit: 5 days"
        assert lines[1] == "Received at 09:00 10 Aug 2026"
        assert lines[2] == "Tue 11 Aug 2026: day 1"
        assert lines[-2].startswith("Mon 17 Aug 2026: the last day fell on a day off, moved on")
        assert lines[-1] == "Result due at 17:00 17 Aug 2026"

    def test_one_line_for_each_day_and_three_around_them(self) -> None:
        due = promised(WorkingDays(7), "2026-08-28 15:20")
        assert len(due.explain("vi")) == len(due.ledger) + 3

    def test_a_made_up_saturday_is_named(self) -> None:
        lines = str(promised(WorkingDays(5), "2026-08-17 09:00").explain("en")).splitlines()
        assert lines[-2].startswith("Sat 22 Aug 2026: day 5 – ")
        assert "9441/TB-BNV" in lines[-2]
