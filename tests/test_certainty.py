"""Dates that hang on days nobody has decided yet."""

import datetime as dt
from collections.abc import Iterable

import attrs
import pytest

from motcua.calendar import (
    Certainty,
    Conventions,
    DecidedDay,
    Notice,
    NoticeDay,
    OpenQuestion,
    Reason,
    WorkCalendar,
    national_calendar,
    office_time,
)
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.errors import UndecidedDay
from motcua.timelimit import CalendarDays, Due, Hours, SameDay, TimeLimit, WorkingDays, WorkingHours
from motcua.timelimit.account import Account
from motcua.timelimit.due import promise
from motcua.wording import Text

pytestmark = pytest.mark.answers("calendar", "timelimit")

CALENDAR = national_calendar()
TET = Text("Tết Nguyên đán", "Lunar New Year (Tet)")
YEAR_2028 = dt.date(2028, 12, 31)


def promised(limit: TimeLimit, received: str, calendar: WorkCalendar = CALENDAR) -> Due:
    return limit.due(office_time(received), calendar)


def span(due: Due) -> tuple[str, str, str]:
    return due.earliest.isoformat(), due.date.isoformat(), due.latest.isoformat()


def codes(due: Due) -> list[str]:
    return [question.code for question in due.depends_on]


def paper(*days: NoticeDay, through: dt.date | None = None) -> Notice:
    title = Text("Nghỉ lễ, Tết năm 2028", "Public holidays of 2028")
    return Notice(
        Citation("1/TB-BNV"), "Bộ Nội vụ", title, days, signed_on=dt.date(2027, 10, 15), decides_through=through
    )


class TestSpan:
    """Labour Code 2019, art. 112.3.

    Each year the Prime Minister decides which five days of Tết and which day next to 2 September are off; exchanges of
    working days come days or months ahead. Until then a date that hangs on them is the projected one, between the
    earliest and the latest it can become.
    """

    def test_tet_2028_from_the_monday_or_from_the_tuesday(self) -> None:
        """Projected off: 24 to 28 January. Otherwise 25 to 28 and, for Saturday 29, Monday 31."""
        due = promised(WorkingDays(1), "2028-01-21 10:00")
        assert span(due) == ("2028-01-24", "2028-01-31", "2028-01-31")
        assert (due.firm, codes(due)) == (False, ["tet-2028"])

    def test_past_tet_both_ways_meet_again(self) -> None:
        due = promised(WorkingDays(2), "2028-01-21 10:00")
        assert span(due) == ("2028-02-01",) * 3
        assert (due.firm, codes(due)) == (True, [])

    def test_a_long_limit_over_tet_is_firm(self) -> None:
        due = promised(WorkingDays(30), "2028-01-04 10:00")
        assert (due.date, due.firm) == (dt.date(2028, 2, 22), True)

    def test_received_within_tet(self) -> None:
        assert span(promised(WorkingDays(1), "2028-01-27 10:00")) == ("2028-02-01", "2028-02-01", "2028-02-02")

    @pytest.mark.parametrize("limit", [WorkingDays(1), CalendarDays(1)], ids=str)
    def test_the_day_before_or_after_national_day_2028(self, limit: TimeLimit) -> None:
        """2 September is a Saturday: 1 and 4 September off, or 4 and 5."""
        due = promised(limit, "2028-08-31 10:00")
        assert span(due) == ("2028-09-01", "2028-09-05", "2028-09-05")
        assert codes(due) == ["national-day-2028"]

    def test_whether_culture_day_2029_is_made_up(self) -> None:
        """24 November 2029 is a Saturday; the law does not say."""
        due = promised(WorkingDays(1), "2029-11-23 10:00")
        assert span(due) == ("2029-11-26", "2029-11-26", "2029-11-27")
        assert codes(due) == ["culture-day-make-up-2029"]

    @pytest.mark.parametrize(
        ("days", "received", "expected"),
        [
            (1, "2028-03-31 10:00", ("2028-04-01", "2028-04-03", "2028-04-05")),
            (3, "2028-03-22 10:00", ("2028-03-25", "2028-03-27", "2028-03-27")),
            (1, "2028-04-07 10:00", ("2028-04-08", "2028-04-10", "2028-04-10")),
        ],
        ids=["over the Monday", "nine days before", "days after"],
    )
    def test_whether_a_lone_monday_is_exchanged_for_a_saturday(
        self, days: int, received: str, expected: tuple[str, str, str]
    ) -> None:
        """Tuesday 4 April 2028 is Hung Kings' day: Monday 3 April may be exchanged for 25 March, 1 or 8 April."""
        due = promised(WorkingDays(days), received)
        assert span(due) == expected
        assert codes(due) == ["bridge-2028-04-03"]

    def test_a_choice_of_tet_may_bring_a_lone_monday_with_it(self) -> None:
        """Off from Tuesday 21 January 2031, the Monday before may be exchanged for Saturday 11 or 18."""
        due = promised(WorkingDays(1), "2031-01-17 10:00")
        assert span(due) == ("2031-01-18", "2031-01-20", "2031-01-28")

    def test_an_office_without_exchanges_hangs_on_tet_alone(self) -> None:
        due = promised(WorkingDays(1), "2031-01-17 10:00", CALENDAR.without_swaps())
        assert span(due) == ("2031-01-20", "2031-01-20", "2031-01-27")

    def test_most_dates_of_a_projected_year_are_firm(self) -> None:
        due = promised(WorkingDays(5), "2028-08-07 10:00")
        assert (span(due), due.firm) == (("2028-08-14",) * 3, True)

    def test_days_the_law_alone_decides_leave_nothing_open(self) -> None:
        """1 January 2028 is a Saturday, made up on Monday 3."""
        due = promised(WorkingDays(5), "2027-12-29 10:00")
        assert (due.date, due.firm) == (dt.date(2028, 1, 6), True)

    @pytest.mark.parametrize("received", ["2026-08-28 15:20", "2027-02-03 10:00", "2010-02-12 10:00"])
    def test_a_decided_year_is_firm(self, received: str) -> None:
        due = promised(WorkingDays(3), received)
        assert (due.earliest, due.latest, due.firm, due.depends_on) == (due.date, due.date, True, ())

    def test_clock_hours_hang_on_nothing(self) -> None:
        assert promised(Hours(24), "2028-01-21 10:00").firm

    def test_office_hours_do(self) -> None:
        due = promised(WorkingHours(1), "2028-01-21 16:30")
        assert due.at == office_time("2028-01-31 08:00")
        assert span(due) == ("2028-01-24", "2028-01-31", "2028-01-31")

    def test_the_same_day_does_where_the_day_itself_is_open(self) -> None:
        assert span(promised(SameDay(), "2028-01-24 10:00")) == ("2028-01-24", "2028-01-31", "2028-01-31")

    def test_two_open_questions_at_once(self) -> None:
        """Projected for Tuesday 5 September 2028.

        Were Monday 3 April exchanged for Saturday 25 March, before the receipt, a day more were needed; were
        1 September worked, a day less.
        """
        between = CALENDAR.working_days_between(dt.date(2028, 3, 28), dt.date(2028, 9, 5))
        due = promised(WorkingDays(between), "2028-03-28 10:00")
        assert (due.earliest, due.latest) == (dt.date(2028, 9, 1), dt.date(2028, 9, 6))
        assert codes(due) == ["bridge-2028-04-03", "national-day-2028"]

    def test_a_clock_carries_it_too(self) -> None:
        clock = Clock(WorkingDays(1), office_time("2028-01-20 10:00"), CALENDAR)
        stopped = clock.exclude(office_time("2028-01-20 11:00"), office_time("2028-01-21 10:00"))
        assert span(stopped.due) == span(stopped.original_due) == ("2028-01-24", "2028-01-31", "2028-01-31")

    def test_the_explanation_says_what_it_hangs_on(self) -> None:
        lines = str(promised(WorkingDays(1), "2028-01-21 10:00").explain("en")).splitlines()
        assert lines[-1] == (
            "Not firm: between 24 Jan 2028 and 31 Jan 2028, depending on the five days of Lunar New Year (Tet) 2028"
        )


class TestTellingOfProjectedDays:
    """The notices of this release decide every day of 2027, the last of which is a Friday."""

    @pytest.mark.parametrize(("received", "told"), [("2027-12-30 10:00", 0), ("2027-12-31 10:00", 1)])
    def test_a_date_beyond_the_last_notice_is_called_projected(self, received: str, told: int) -> None:
        assert CALENDAR.decided_through == dt.date(2027, 12, 31)
        steps = [step.message for step in promised(WorkingDays(1), received).explain("en").steps]
        assert steps.count("due.projected") == told


class TestConventionsOfProjectedDays:
    def test_flag_answers_with_the_projected_day_and_says_so(self) -> None:
        flagged = CALENDAR.with_conventions(Conventions(projected="flag"))
        assert promised(WorkingDays(1), "2028-03-31 10:00", flagged) == promised(WorkingDays(1), "2028-03-31 10:00")

    def test_raise_refuses_and_says_what_is_open(self) -> None:
        strict = CALENDAR.with_conventions(Conventions(projected="raise"))
        with pytest.raises(UndecidedDay) as refusal:
            promised(WorkingDays(1), "2028-03-31 10:00", strict)
        undecided = refusal.value
        assert (undecided.earliest, undecided.latest) == (dt.date(2028, 4, 1), dt.date(2028, 4, 5))
        assert undecided.depends_on == ("bridge-2028-04-03",)

    def test_raise_answers_where_the_date_is_firm(self) -> None:
        strict = CALENDAR.with_conventions(Conventions(projected="raise"))
        assert promised(WorkingDays(5), "2028-08-07 10:00", strict).date == dt.date(2028, 8, 14)
        assert promised(WorkingDays(2), "2028-01-21 10:00", strict).date == dt.date(2028, 2, 1)

    def test_raise_holds_for_a_clock(self) -> None:
        strict = CALENDAR.with_conventions(Conventions(projected="raise"))
        with pytest.raises(UndecidedDay):
            _ = Clock(WorkingDays(1), office_time("2028-03-31 10:00"), strict).due

    @pytest.mark.parametrize(
        ("received", "date"),
        [("2028-03-31 10:00", "2028-04-05"), ("2029-11-23 10:00", "2029-11-27"), ("2028-08-31 10:00", "2028-09-05")],
    )
    def test_latest_answers_with_the_latest_it_can_become(self, received: str, date: str) -> None:
        careful = CALENDAR.with_conventions(Conventions(projected="latest"))
        due = promised(WorkingDays(1), received, careful)
        assert (due.date.isoformat(), due.latest, due.firm) == (date, due.date, False)

    def test_latest_accounts_for_the_days_on_the_way(self) -> None:
        careful = CALENDAR.with_conventions(Conventions(projected="latest"))
        ledger = promised(WorkingDays(1), "2028-03-31 10:00", careful).ledger
        assert [(entry.date.day, entry.counted) for entry in ledger] == [
            (1, False),
            (2, False),
            (3, False),
            (4, False),
            (5, True),
        ]

    def test_latest_leaves_a_firm_date_alone(self) -> None:
        careful = CALENDAR.with_conventions(Conventions(projected="latest"))
        assert promised(WorkingDays(2), "2028-01-21 10:00", careful).date == dt.date(2028, 2, 1)


class TestANoticeCloses:
    """A decision younger than the release closes the questions it touches, and only those."""

    def test_tet_as_it_was_projected(self) -> None:
        days = [NoticeDay(dt.date(2028, 1, day), Reason.STATUTORY, TET) for day in range(24, 29)]
        due = promised(WorkingDays(1), "2028-01-21 10:00", CALENDAR.with_notice(paper(*days)))
        assert (span(due), due.firm) == (("2028-01-31",) * 3, True)

    def test_tet_otherwise(self) -> None:
        days = [NoticeDay(dt.date(2028, 1, day), Reason.STATUTORY, TET) for day in range(25, 29)]
        made_up = NoticeDay(dt.date(2028, 1, 31), Reason.COMPENSATORY, TET)
        decided = CALENDAR.with_notice(paper(*days, made_up))
        assert span(promised(WorkingDays(1), "2028-01-21 10:00", decided)) == ("2028-01-24",) * 3
        assert decided.is_working_day(dt.date(2028, 1, 24))
        assert decided.day(dt.date(2028, 1, 31)).certainty is Certainty.OFFICIAL

    def test_an_exchange(self) -> None:
        monday, saturday, name = dt.date(2028, 4, 3), dt.date(2028, 4, 8), Text("Hoán đổi", "Exchange")
        decided = CALENDAR.with_notice(
            paper(
                NoticeDay(monday, Reason.SWAP, name, swapped_with=saturday),
                NoticeDay(saturday, Reason.MAKE_UP, name, swapped_with=monday),
            )
        )
        assert span(promised(WorkingDays(1), "2028-03-31 10:00", decided)) == ("2028-04-05",) * 3

    def test_the_day_next_to_national_day_and_not_the_make_up_beside_it(self) -> None:
        adjacent = NoticeDay(dt.date(2028, 9, 1), Reason.ADJACENT, Text("Quốc khánh", "National Day"))
        decided = CALENDAR.with_notice(paper(adjacent))
        assert span(promised(WorkingDays(1), "2028-08-31 10:00", decided)) == ("2028-09-05",) * 3

    def test_a_paper_that_decides_the_year_without_an_exchange(self) -> None:
        decided = CALENDAR.with_notice(paper(through=YEAR_2028))
        assert span(promised(WorkingDays(1), "2028-03-31 10:00", decided)) == ("2028-04-03",) * 3
        assert decided.decided_through == YEAR_2028

    def test_what_lies_after_it_stays_open(self) -> None:
        decided = CALENDAR.with_notice(paper(through=YEAR_2028))
        assert not promised(WorkingDays(1), "2029-11-23 10:00", decided).firm

    @pytest.mark.parametrize("day", [dt.date(2028, 4, 4), dt.date(2028, 4, 5), dt.date(2028, 5, 1), YEAR_2028])
    def test_in_a_year_the_notices_cover_what_the_law_fixes_is_official(self, day: dt.date) -> None:
        decided = CALENDAR.with_notice(paper(through=YEAR_2028))
        assert CALENDAR.day(day).certainty is Certainty.PROJECTED
        assert decided.day(day).certainty is Certainty.OFFICIAL

    def test_other_questions_stay_open(self) -> None:
        days = [NoticeDay(dt.date(2028, 1, day), Reason.STATUTORY, TET) for day in range(24, 29)]
        decided = CALENDAR.with_notice(paper(*days))
        assert not promised(WorkingDays(1), "2028-03-31 10:00", decided).firm


def exchanged_or_not(off: Iterable[dt.date], worked: Iterable[dt.date]) -> OpenQuestion:
    choices = ((frozenset[dt.date](), frozenset[dt.date]()), (frozenset(off), frozenset(worked)))
    return OpenQuestion("exchange", Text("Hoán đổi", "Exchange"), choices)


def weekday_off_or_not(day: dt.date) -> OpenQuestion:
    return attrs.evolve(exchanged_or_not([day], []), code=f"off-{day}")


def august(day: int) -> dt.date:
    return dt.date(2026, 8, day)


def reckoned(limit: TimeLimit, received: str, calendar: WorkCalendar) -> tuple[Due, int]:
    """The due moment, and how often it was reckoned."""
    reckon, ways = limit.reckoning(office_time(received), calendar, None, None, None), list[WorkCalendar]()

    def noted(over: WorkCalendar) -> Account:
        ways.append(over)
        return reckon(over)

    return promise(limit, noted, calendar), len(ways)


class TestWhatADateHangsOn:
    def test_received_on_the_one_day_that_is_open(self) -> None:
        """Were Monday 26 November 2029 off, the dossier would only be received on the Tuesday."""
        due = promised(WorkingDays(1), "2029-11-26 10:00")
        assert span(due) == ("2029-11-27", "2029-11-27", "2029-11-28")
        assert codes(due) == ["culture-day-make-up-2029"]

    def test_a_day_of_receipt_that_only_matters_with_what_is_open_at_the_end(self) -> None:
        """Forty days end on Saturday 5 January 2030, which an exchange may make worked.

        Were the day of receipt off, they would end on the Sunday instead: one more reason why the Saturday is not sure.
        """
        due = promised(CalendarDays(40), "2029-11-26 10:00")
        assert span(due) == ("2030-01-05", "2030-01-07", "2030-01-07")
        assert codes(due) == ["culture-day-make-up-2029", "bridge-2029-12-31"]

    def test_what_is_put_off_to_an_open_day_may_be_put_off_again(self) -> None:
        """Thursday may be off, and so may Friday: what is due on Thursday may come on Monday."""
        thursday, friday = dt.date(2026, 8, 13), dt.date(2026, 8, 14)
        asked = [weekday_off_or_not(thursday), weekday_off_or_not(friday)]
        calendar = WorkCalendar((), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 7, 31), asked)
        due = promised(WorkingDays(1), "2026-08-12 10:00", calendar)
        assert span(due) == ("2026-08-13", "2026-08-13", "2026-08-17")
        assert codes(due) == [f"off-{thursday}", f"off-{friday}"]

    def test_what_is_open_the_day_after_it_is_due_cannot_move_it(self) -> None:
        thursday = dt.date(2026, 8, 13)
        asked = [weekday_off_or_not(thursday)]
        calendar = WorkCalendar((), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 7, 31), asked)
        assert promised(WorkingDays(1), "2026-08-11 10:00", calendar).firm
        assert not promised(WorkingDays(1), "2026-08-12 10:00", calendar).firm

    def test_a_new_date_stands_where_what_is_open_may_pass_it(self) -> None:
        """Due on Monday 26 November 2029 or, were that off, on the Tuesday evening: the new date is Tuesday morning."""
        clock = Clock(WorkingDays(1), office_time("2029-11-23 10:00"), CALENDAR)
        clock = clock.reappoint(office_time("2029-11-27 09:00"), at=office_time("2029-11-23 11:00"))
        assert (clock.due.at, clock.due.firm) == (office_time("2029-11-27 09:00"), True)

    def test_what_moves_nothing_alone_may_where_the_date_comes_earlier(self) -> None:
        """Eight days end on Thursday 13; on Wednesday were Saturday 8 worked.

        Sunday 9 worked for that Wednesday changes nothing alone; with the Saturday it makes them end on Tuesday.
        """
        saturday = attrs.evolve(exchanged_or_not([], [august(8)]), code="saturday")
        asked = [saturday, exchanged_or_not([august(12)], [august(9)])]
        calendar = WorkCalendar((), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 7, 31), asked)
        due = promised(WorkingDays(8), "2026-08-03 09:00", calendar)
        assert span(due) == ("2026-08-11", "2026-08-13", "2026-08-13")
        assert codes(due) == ["saturday", "exchange"]

    def test_what_lies_where_nothing_moves_is_not_tried_again(self) -> None:
        """Tuesday 25 may be off; an exchange around the day of receipt comes to nothing before: two ways, not four."""
        asked = [exchanged_or_not([august(10), august(12)], [august(15)]), weekday_off_or_not(august(25))]
        calendar = WorkCalendar((), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 7, 31), asked)
        due, ways = reckoned(WorkingDays(10), "2026-08-11 09:00", calendar)
        assert codes(due) == ["off-2026-08-25"]
        assert ways == 1 + 2 + 2, "as it stands, each question alone, and the one that moves it both ways"

    def test_only_what_can_move_a_date_is_tried_every_way(self) -> None:
        """Five questions lie in the year of this limit, 192 ways to decide them all; two move it, four ways."""
        due, ways = reckoned(WorkingDays(250), "2029-11-26 10:00", CALENDAR)
        assert codes(due) == ["culture-day-make-up-2029", "culture-day-make-up-2030"]
        assert ways < 20

    def test_a_question_with_one_way_left_moves_nothing(self) -> None:
        thursday, friday = dt.date(2026, 8, 13), dt.date(2026, 8, 14)
        left = OpenQuestion("left", Text("còn lại", "left"), ((frozenset({friday}), frozenset()),))
        asked = [weekday_off_or_not(thursday), left]
        off = DecidedDay(friday, Reason.STATUTORY, Text("Nghỉ", "Off"), Citation("1/TB-BNV"))
        calendar = WorkCalendar((off,), dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 7, 31), asked)
        due = promised(WorkingDays(1), "2026-08-12 10:00", calendar)
        assert span(due) == ("2026-08-13", "2026-08-13", "2026-08-17")
        assert codes(due) == [f"off-{thursday}"]

    def test_of_two_questions_near_it_only_the_one_that_moves_it(self) -> None:
        """Tết 2030 lies behind the fifteenth day whichever way it is decided; the bridge of New Year does not."""
        due = promised(WorkingDays(15), "2030-01-03 09:00")
        assert codes(due) == ["bridge-2029-12-31"]
        assert span(due) == ("2030-01-23", "2030-01-24", "2030-01-24")

    def test_a_day_an_office_closes_on_its_own_is_kept_while_supposing(self) -> None:
        storm = dt.date(2030, 1, 9)
        closed = CALENDAR.with_closure(storm, name=TET, extends=True)
        assert span(promised(WorkingDays(15), "2030-01-03 09:00", closed))[0] == "2030-01-24"
        assert not any(closed.supposing({question: 0}).is_working_day(storm) for question in CALENDAR.questions[:3])

    def test_an_office_that_follows_no_exchange_still_waits_for_the_day_beside_national_day(self) -> None:
        asked = {question.code: len(question.choices) for question in CALENDAR.without_swaps().questions}
        assert (asked["national-day-2028"], asked["tet-2030"]) == (2, 3)
        assert not any(code.startswith("bridge") for code in asked)

    def test_supposing_nothing_keeps_all_days_and_supposing_within_keeps_the_years(self) -> None:
        whole = CALENDAR.supposing({})
        assert (whole.first_day, whole.last_day) == (CALENDAR.first_day, CALENDAR.last_day)
        first, last = dt.date(2028, 3, 1), dt.date(2028, 5, 1)
        within = CALENDAR.supposing({}, first, last)
        assert (within.first_day, within.last_day.year) == (dt.date(2028, 1, 1), 2029)

    def test_the_last_day_that_a_paper_decides_is_sure(self) -> None:
        may = dt.date(2028, 5, 1)
        decided = CALENDAR.with_notice(paper(through=may))
        before = CALENDAR.with_notice(paper(through=may - dt.timedelta(days=1)))
        assert (decided.day(may).certainty, before.day(may).certainty) == (Certainty.OFFICIAL, Certainty.PROJECTED)
