"""Asking the calendar, and changing it. The days themselves are told in `test_calendar_rows.py`."""

import datetime as dt
import re
from typing import Any

import attrs
import pytest

from motcua.calendar import (
    Certainty,
    Conventions,
    Notice,
    NoticeDay,
    OfficeHours,
    Part,
    Reason,
    Start,
    WorkCalendar,
    data_version,
    national_calendar,
    office_time,
)
from motcua.calendar.days import OpenQuestion
from motcua.citation import Citation
from motcua.errors import BadValue, ContradictoryNotice, NaiveMoment, NotADay, OutsideCalendar
from motcua.timelimit import WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("calendar")

CALENDAR = national_calendar()
STORM = Text("Bão", "Storm")
THURSDAY, FRIDAY, SATURDAY = (dt.date(2026, 8, day) for day in (27, 28, 29))
MORNING, AFTERNOON = (dt.time(7, 30), dt.time(12)), (dt.time(13, 30), dt.time(17))
WEDNESDAY = dt.date(2026, 8, 12)


def notice(
    *days: NoticeDay, number: str = "9/TB-BNV", signed_on: dt.date | None = None, through: dt.date | None = None
) -> Notice:
    title = Text("Thông báo mẫu", "A model notice")
    return Notice(Citation(number), "Bộ Nội vụ", title, days, signed_on=signed_on, decides_through=through)


def exchange(off: dt.date, worked: dt.date) -> tuple[NoticeDay, NoticeDay]:
    name = Text("Hoán đổi", "Exchange")
    return (
        NoticeDay(off, Reason.SWAP, name, swapped_with=worked),
        NoticeDay(worked, Reason.MAKE_UP, name, swapped_with=off),
    )


class TestNationalCalendar:
    def test_it_reaches_from_2010_to_2050_at_least(self) -> None:
        assert CALENDAR.first_day == dt.date(2010, 1, 1)
        assert CALENDAR.last_day >= dt.date(2050, 12, 31)

    def test_it_says_how_fresh_it_is(self) -> None:
        assert CALENDAR.decided_through == dt.date(2027, 12, 31)
        assert dt.date.fromisoformat(data_version()) <= CALENDAR.decided_through

    def test_its_version_names_the_data_and_the_days(self) -> None:
        assert re.fullmatch(rf"vn-{data_version()}\+[0-9a-f]{{8}}", CALENDAR.version)

    def test_the_same_every_time(self) -> None:
        assert national_calendar() == CALENDAR
        assert hash(national_calendar()) == hash(CALENDAR)

    def test_with_hours_and_conventions_of_its_own(self) -> None:
        hours, conventions = OfficeHours.parse("07:00-11:30, 13:00-16:30"), Conventions(start=Start.AS_STAMPED)
        office = national_calendar(hours=hours, conventions=conventions)
        assert (office.hours, office.conventions) == (hours, conventions)
        assert office == CALENDAR.with_hours(hours).with_conventions(conventions)
        assert national_calendar(hours=hours) == CALENDAR.with_hours(hours)
        assert national_calendar(conventions=conventions) == CALENDAR.with_conventions(conventions)

    def test_it_is_shown_by_its_version_and_its_days(self) -> None:
        assert repr(CALENDAR) == f"<WorkCalendar {CALENDAR.version}, 2010-01-01 to {CALENDAR.last_day}>"


class TestIsWorkingDay:
    @pytest.mark.parametrize(
        ("day", "working"),
        [
            ("2026-08-28", True),
            ("2026-08-29", False),
            ("2026-08-31", False),
            ("2026-08-22", True),
            ("2011-01-29", True),
            ("2011-01-30", True),
            ("2026-01-02", False),
            ("2026-01-10", True),
            ("2026-11-23", True),
            ("2026-11-24", False),
            ("2010-01-01", False),
            ("2010-01-04", True),
        ],
    )
    def test_the_week_the_law_and_the_exchanges(self, day: str, *, working: bool) -> None:
        assert CALENDAR.is_working_day(dt.date.fromisoformat(day)) is working

    @pytest.mark.parametrize("day", [dt.date(2009, 12, 31), dt.date(2061, 1, 1), dt.date.min, dt.date.max])
    def test_a_day_it_does_not_know_is_refused_and_both_ends_are_named(self, day: dt.date) -> None:
        with pytest.raises(OutsideCalendar, match=rf"{day} lies outside .* 2010-01-01 to {CALENDAR.last_day}"):
            CALENDAR.is_working_day(day)

    @pytest.mark.parametrize("day", [office_time("2026-08-28 09:00"), "2026-08-28", 20260828, None], ids=repr)
    def test_what_is_no_day_is_refused(self, day: object) -> None:
        with pytest.raises(NotADay, match="a date is meant here"):
            CALENDAR.is_working_day(day)  # type: ignore[arg-type]  # the mistake under test


class TestAddWorkingDays:
    @pytest.mark.parametrize(
        ("day", "n", "found"),
        [
            ("2026-08-28", 1, "2026-09-03"),
            ("2026-08-28", 7, "2026-09-11"),
            ("2026-08-28", 0, "2026-08-28"),
            ("2026-08-28", -1, "2026-08-27"),
            ("2026-08-29", 1, "2026-09-03"),
            ("2026-08-29", 0, "2026-09-03"),
            ("2026-08-29", -1, "2026-08-28"),
            ("2026-08-29", -2, "2026-08-27"),
            ("2026-08-24", -1, "2026-08-22"),
            ("2026-08-24", -2, "2026-08-21"),
            ("2026-09-02", 2, "2026-09-04"),
            ("2025-12-31", 1, "2026-01-05"),
            ("2010-01-01", 1, "2010-01-04"),
            ("2010-01-05", -1, "2010-01-04"),
        ],
    )
    def test_strictly_after_the_day_itself_or_the_next_or_strictly_before(self, day: str, n: int, found: str) -> None:
        assert CALENDAR.add_working_days(dt.date.fromisoformat(day), n) == dt.date.fromisoformat(found)

    @pytest.mark.parametrize(
        ("day", "n"),
        [
            (dt.date(2010, 1, 4), -1),
            (dt.date(2010, 1, 1), -1),
            (CALENDAR.last_day, 1),
            (FRIDAY, 100_000),
            (FRIDAY, -100_000),
            (FRIDAY, 10**30),
            (dt.date(2009, 12, 31), 5),
            (dt.date(2009, 12, 31), 0),
            (dt.date.max, 1),
            (dt.date.max, -100_000),
        ],
    )
    def test_past_either_end_it_is_refused(self, day: dt.date, n: int) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.add_working_days(day, n)

    @pytest.mark.parametrize("n", [True, False, 1.0, "5", None], ids=repr)
    def test_what_is_no_whole_number_is_refused(self, n: object) -> None:
        with pytest.raises(BadValue, match="number of working days"):
            CALENDAR.add_working_days(FRIDAY, n)  # type: ignore[arg-type]  # the mistake under test

    def test_what_says_it_is_a_whole_number_is_one(self) -> None:
        class Five:
            def __index__(self) -> int:
                return 5

        assert CALENDAR.add_working_days(FRIDAY, Five()) == CALENDAR.add_working_days(FRIDAY, 5)

    @pytest.mark.parametrize("n", [1, 0, -1])
    def test_a_moment_is_no_day(self, n: int) -> None:
        with pytest.raises(NotADay):
            CALENDAR.add_working_days(office_time("2026-08-28 09:00"), n)


class TestWorkingDaysBetween:
    @pytest.mark.parametrize(
        ("a", "b", "count"),
        [
            ("2026-08-28", "2026-09-04", 2),
            ("2026-08-21", "2026-08-24", 2),
            ("2026-08-28", "2026-08-28", 0),
            ("2026-08-28", "2026-09-02", 0),
            ("2026-08-27", "2026-08-28", 1),
            ("2026-09-04", "2026-08-28", -2),
            ("2026-02-13", "2026-02-23", 1),
        ],
    )
    def test_the_first_end_is_left_out_and_the_last_is_in(self, a: str, b: str, count: int) -> None:
        assert CALENDAR.working_days_between(dt.date.fromisoformat(a), dt.date.fromisoformat(b)) == count

    def test_of_a_year_of_2026(self) -> None:
        """261 weekdays, 14 of them off, and two Saturdays worked."""
        assert CALENDAR.working_days_between(dt.date(2025, 12, 31), dt.date(2026, 12, 31)) == 261 - 14 + 2

    @pytest.mark.parametrize(("a", "b"), [(dt.date(2009, 12, 31), FRIDAY), (FRIDAY, dt.date(2061, 1, 1))])
    def test_outside_it_is_refused(self, a: dt.date, b: dt.date) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.working_days_between(a, b)


class TestNextWorkingDay:
    def test_the_day_itself_or_the_first_after_it(self) -> None:
        assert CALENDAR.next_working_day(FRIDAY) == FRIDAY
        assert CALENDAR.next_working_day(SATURDAY) == dt.date(2026, 9, 3)


class TestDay:
    @pytest.mark.parametrize(
        ("day", "reason", "working"),
        [
            ("2026-08-28", Reason.WORKING, True),
            ("2026-08-29", Reason.WEEKEND, False),
            ("2026-09-02", Reason.STATUTORY, False),
            ("2026-04-27", Reason.COMPENSATORY, False),
            ("2026-09-01", Reason.ADJACENT, False),
            ("2026-08-31", Reason.SWAP, False),
            ("2026-08-22", Reason.MAKE_UP, True),
        ],
    )
    def test_why_it_is_worked_or_not(self, day: str, reason: Reason, *, working: bool) -> None:
        known = CALENDAR.day(dt.date.fromisoformat(day))
        assert (known.date.isoformat(), known.reason, known.working, known.part) == (day, reason, working, Part.FULL)

    def test_the_paper_behind_it(self) -> None:
        swap = CALENDAR.day(dt.date(2026, 8, 31))
        assert (swap.citation.document, swap.citation.verified) == ("9441/TB-BNV", True)
        assert CALENDAR.day(FRIDAY).citation.document == "188/1999/QĐ-TTg"

    def test_a_past_day_known_from_memory_is_official_and_not_verified(self) -> None:
        hung_kings = CALENDAR.day(dt.date(2010, 4, 23))
        assert (hung_kings.certainty, hung_kings.citation.verified) == (Certainty.OFFICIAL, False)

    @pytest.mark.parametrize(
        ("day", "certainty"),
        [
            ("2027-12-31", Certainty.OFFICIAL),
            ("2027-11-24", Certainty.OFFICIAL),
            ("2028-01-03", Certainty.PROJECTED),
            ("2028-01-26", Certainty.PROJECTED),
        ],
    )
    def test_how_sure_it_is(self, day: str, certainty: Certainty) -> None:
        assert CALENDAR.day(dt.date.fromisoformat(day)).certainty is certainty

    def test_its_name_in_two_languages(self) -> None:
        assert CALENDAR.day(dt.date(2026, 11, 24)).name == Text("Ngày Văn hóa Việt Nam", "Vietnam Culture Day")

    def test_outside_it_is_refused(self) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.day(dt.date(2009, 12, 31))


class TestSessions:
    def test_of_a_working_day(self) -> None:
        assert CALENDAR.sessions(FRIDAY) == (MORNING, AFTERNOON)

    def test_of_a_worked_saturday(self) -> None:
        assert CALENDAR.sessions(dt.date(2026, 8, 22)) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize("day", [SATURDAY, dt.date(2026, 9, 2)])
    def test_of_a_day_off(self, day: dt.date) -> None:
        assert CALENDAR.sessions(day) == ()

    def test_of_a_season(self) -> None:
        summer = OfficeHours.default().from_day(dt.date(2026, 4, 1), OfficeHours.parse("07:00-11:30, 13:30-17:00"))
        assert CALENDAR.with_hours(summer).sessions(FRIDAY)[0] == (dt.time(7), dt.time(11, 30))


class TestNextOpening:
    @pytest.mark.parametrize(
        ("moment", "opens"),
        [
            ("2026-08-28 06:00", "2026-08-28 07:30"),
            ("2026-08-28 09:00", "2026-08-28 09:00"),
            ("2026-08-28 12:00", "2026-08-28 12:00"),
            ("2026-08-28 12:30", "2026-08-28 13:30"),
            ("2026-08-28 17:00", "2026-08-28 17:00"),
            ("2026-08-28 17:01", "2026-09-03 07:30"),
            ("2026-08-29 09:00", "2026-09-03 07:30"),
        ],
    )
    def test_the_first_office_moment_at_or_after(self, moment: str, opens: str) -> None:
        assert CALENDAR.next_opening(office_time(moment)) == office_time(opens)

    @pytest.mark.parametrize("moment", ["2026-09-07 08:00", "2026-09-04 15:00"])
    def test_a_working_day_whose_only_session_is_closed_has_no_opening(self, moment: str) -> None:
        mornings = CALENDAR.with_hours(OfficeHours.parse("07:30-11:30"))
        shut = mornings.with_closure(dt.date(2026, 9, 7), name="Bão", part="am", extends=True)
        assert shut.next_opening(office_time(moment)) == office_time("2026-09-08 07:30")

    def test_a_naive_moment_is_refused(self) -> None:
        with pytest.raises(NaiveMoment):
            CALENDAR.next_opening(dt.datetime(2026, 8, 28, 9))


class TestRows:
    def test_one_for_every_day(self) -> None:
        rows = list(CALENDAR.rows())
        assert len(rows) == (CALENDAR.last_day - CALENDAR.first_day).days + 1
        assert (rows[0].date, rows[-1].date) == (CALENDAR.first_day, CALENDAR.last_day)

    def test_each_with_its_ordinal(self) -> None:
        rows = list(CALENDAR.rows())
        assert [(row.working, row.ordinal) for row in rows[:5]] == [
            (False, 0),
            (False, 0),
            (False, 0),
            (True, 1),
            (True, 2),
        ]
        assert rows[-1].ordinal == sum(row.working for row in rows)

    def test_each_with_its_reason_citation_and_certainty_in_plain_words(self) -> None:
        row = next(row for row in CALENDAR.rows() if row.date == dt.date(2026, 8, 31))
        assert (row.reason, row.citation, row.certainty) == ("swap", "9441/TB-BNV", "official")


class TestWithClosure:
    def test_the_counter_is_shut_and_the_limit_runs_on(self) -> None:
        shut = CALENDAR.with_closure(WEDNESDAY, name=STORM)
        assert shut.is_working_day(WEDNESDAY)
        assert shut.sessions(WEDNESDAY) == ()
        assert shut.day(WEDNESDAY).reason is Reason.CLOSURE

    def test_where_a_paper_says_so_the_limit_moves(self) -> None:
        cited = Citation("6337/UBND-KTN")
        shut = CALENDAR.with_closure(WEDNESDAY, name=STORM, extends=True, citation=cited)
        assert not shut.is_working_day(WEDNESDAY)
        assert shut.day(WEDNESDAY).citation == cited

    @pytest.mark.parametrize("extends", [False, True])
    @pytest.mark.parametrize(("part", "left"), [("am", (AFTERNOON,)), ("pm", (MORNING,))])
    def test_a_half_day_stays_a_working_day(self, part: str, left: tuple[object, ...], *, extends: bool) -> None:
        half = CALENDAR.with_closure(WEDNESDAY, name="Bão", part=part, extends=extends)
        assert half.is_working_day(WEDNESDAY)
        assert half.sessions(WEDNESDAY) == left
        assert half.day(WEDNESDAY).part is Part(part)

    @pytest.mark.parametrize("day", [SATURDAY, dt.date(2026, 9, 2)], ids=["weekend", "holiday"])
    @pytest.mark.parametrize("extends", [False, True])
    @pytest.mark.parametrize("part", Part)
    def test_a_day_off_stays_a_day_off(self, day: dt.date, part: Part, *, extends: bool) -> None:
        shut = CALENDAR.with_closure(day, name="Bão", part=part, extends=extends)
        assert not shut.is_working_day(day)
        assert shut.day(day) == CALENDAR.day(day)

    def test_a_worked_saturday_can_be_shut(self) -> None:
        saturday = dt.date(2026, 8, 22)
        assert not CALENDAR.with_closure(saturday, name="Bão", extends=True).is_working_day(saturday)

    def test_the_last_one_for_a_day_stands(self) -> None:
        """Quảng Nam, September 2022: shut to the end of the 28th; later the same day: back at 13:30 on the 28th."""
        day = dt.date(2022, 9, 28)
        shut = CALENDAR.with_closure(day, name="Bão Noru", extends=True)
        back = shut.with_opening(day, name="Trở lại làm việc", part="pm")
        assert not shut.is_working_day(day)
        assert back.is_working_day(day)
        assert back.sessions(day) == (AFTERNOON,)
        assert back.with_closure(day, name="Bão Noru", extends=True) == shut

    def test_the_calendar_it_was_made_from_is_left_alone(self) -> None:
        CALENDAR.with_closure(WEDNESDAY, name="Bão", extends=True)
        assert CALENDAR.is_working_day(WEDNESDAY)

    @pytest.mark.parametrize("part", ["full", "am", "pm"])
    @pytest.mark.parametrize("extends", [False, True])
    def test_it_makes_another_calendar_with_another_version(self, part: str, *, extends: bool) -> None:
        shut = CALENDAR.with_closure(WEDNESDAY, name="Bão", part=part, extends=extends)
        assert shut != CALENDAR
        assert shut.version != CALENDAR.version

    def test_another_part_of_the_day_is_refused(self) -> None:
        with pytest.raises(BadValue, match="'full', 'am'"):
            CALENDAR.with_closure(WEDNESDAY, name="Bão", part="noon")

    def test_a_day_outside_is_refused(self) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.with_closure(dt.date(2009, 12, 31), name="Bão")

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            CALENDAR.with_closure(office_time("2026-08-12 09:00"), name="Bão")


class TestWithOpening:
    def test_a_day_off_becomes_a_working_day(self) -> None:
        worked = CALENDAR.with_opening(SATURDAY, name="Làm bù", citation=Citation("7/QĐ-UBND"))
        assert worked.is_working_day(SATURDAY)
        assert worked.sessions(SATURDAY) == (MORNING, AFTERNOON)
        known = worked.day(SATURDAY)
        assert (known.reason, known.citation.document) == (Reason.OPENING, "7/QĐ-UBND")

    @pytest.mark.parametrize(("part", "held"), [("am", (MORNING,)), ("pm", (AFTERNOON,))])
    def test_or_half_of_one(self, part: str, held: tuple[object, ...]) -> None:
        worked = CALENDAR.with_opening(SATURDAY, name="Làm bù", part=part)
        assert worked.is_working_day(SATURDAY)
        assert worked.sessions(SATURDAY) == held

    def test_a_plain_working_day_is_open_anyway(self) -> None:
        assert CALENDAR.with_opening(WEDNESDAY, name="Mở cửa", part="am").sessions(WEDNESDAY) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize("extends", [False, True])
    @pytest.mark.parametrize("part", ["am", "pm"])
    def test_an_opening_of_the_half_that_was_shut_opens_the_whole_day(self, part: str, *, extends: bool) -> None:
        shut = CALENDAR.with_closure(WEDNESDAY, name="Bão", part=part, extends=extends)
        assert shut.with_opening(WEDNESDAY, name="Trở lại", part=part).sessions(WEDNESDAY) == (MORNING, AFTERNOON)

    def test_an_opening_of_the_half_that_was_open_changes_nothing(self) -> None:
        shut = CALENDAR.with_closure(WEDNESDAY, name="Bão", part="am", extends=True)
        assert shut.with_opening(WEDNESDAY, name="Mở cửa", part="pm").sessions(WEDNESDAY) == (AFTERNOON,)

    def test_the_last_opening_of_a_day_off_stands(self) -> None:
        morning = CALENDAR.with_opening(SATURDAY, name="Làm bù", part="am")
        assert morning.with_opening(SATURDAY, name="Làm bù").sessions(SATURDAY) == (MORNING, AFTERNOON)
        assert morning.with_opening(SATURDAY, name="Làm bù", part="pm").sessions(SATURDAY) == (AFTERNOON,)

    def test_an_opening_after_a_closure_of_the_whole_day_undoes_it(self) -> None:
        shut = CALENDAR.with_closure(WEDNESDAY, name="Bão", extends=True)
        assert shut.with_opening(WEDNESDAY, name="Trở lại").sessions(WEDNESDAY) == (MORNING, AFTERNOON)

    def test_a_paper_nobody_named_is_not_verified(self) -> None:
        assert not CALENDAR.with_opening(SATURDAY, name="Làm bù").day(SATURDAY).citation.verified


class TestWithoutSwaps:
    def test_exchanges_do_not_bind_an_office_without_a_fixed_weekend(self) -> None:
        office = CALENDAR.without_swaps()
        assert office.is_working_day(dt.date(2026, 8, 31))
        assert not office.is_working_day(dt.date(2026, 8, 22))

    def test_holidays_do(self) -> None:
        office = CALENDAR.without_swaps()
        assert not any(office.is_working_day(dt.date(2026, 9, day)) for day in (1, 2))


class TestWithZone:
    def test_the_same_days_in_another_zone(self) -> None:
        mission = CALENDAR.with_zone(dt.timezone(dt.timedelta(hours=2)))
        assert mission.is_working_day(FRIDAY)
        assert mission.local_time(office_time("2026-08-28 15:20")).isoformat() == "2026-08-28T10:20:00+02:00"
        assert mission != CALENDAR


class TestNotice:
    def test_an_exchange_without_its_make_up_day_is_refused(self) -> None:
        off, worked = dt.date(2028, 4, 3), dt.date(2028, 4, 8)
        for lone in exchange(off, worked):
            with pytest.raises(ContradictoryNotice) as refusal:
                notice(lone)
            assert set(refusal.value.days) == {off, worked}

    @pytest.mark.parametrize(
        ("reason", "day", "wanted"),
        [
            (Reason.SWAP, dt.date(2028, 4, 3), "without naming a make-up day"),
            (Reason.MAKE_UP, dt.date(2028, 4, 8), "without naming the day off"),
        ],
    )
    def test_an_end_that_names_no_other_is_refused(self, reason: Reason, day: dt.date, wanted: str) -> None:
        with pytest.raises(ContradictoryNotice, match=wanted) as refusal:
            notice(NoticeDay(day, reason, STORM))
        assert refusal.value.days == (day,)
        assert day.isoformat() in str(refusal.value)

    def test_ends_that_name_others_are_refused(self) -> None:
        (off, worked), (other, other_worked) = (
            exchange(dt.date(2028, 4, 3), dt.date(2028, 4, 8)),
            exchange(dt.date(2028, 4, 10), dt.date(2028, 4, 15)),
        )
        crossed = attrs.evolve(off, swapped_with=other_worked.date)
        with pytest.raises(ContradictoryNotice, match="do not name each other"):
            notice(crossed, worked, other, other_worked)

    def test_two_days_off_are_no_exchange(self) -> None:
        monday, tuesday = dt.date(2028, 4, 10), dt.date(2028, 4, 11)
        with pytest.raises(ContradictoryNotice, match="do not name each other"):
            notice(
                NoticeDay(monday, Reason.SWAP, STORM, swapped_with=tuesday),
                NoticeDay(tuesday, Reason.SWAP, STORM, swapped_with=monday),
            )

    @pytest.mark.parametrize(("worked", "refused"), [(dt.date(2028, 4, 15), False), (dt.date(2028, 4, 22), True)])
    def test_the_ends_lie_within_14_days(self, worked: dt.date, *, refused: bool) -> None:
        if not refused:
            assert len(notice(*exchange(dt.date(2028, 4, 3), worked)).days) == 2
            return
        with pytest.raises(ContradictoryNotice, match="more than 14 days apart"):
            notice(*exchange(dt.date(2028, 4, 3), worked))

    def test_a_day_decided_twice_is_refused(self) -> None:
        day = NoticeDay(dt.date(2028, 9, 1), Reason.ADJACENT, STORM)
        with pytest.raises(ContradictoryNotice, match=r"decides a day twice \(2028-09-01\)"):
            notice(day, attrs.evolve(day, reason=Reason.STATUTORY))

    def test_a_weekday_is_worked_anyway(self) -> None:
        off, worked = exchange(dt.date(2028, 4, 3), dt.date(2028, 4, 7))
        with pytest.raises(ContradictoryNotice, match="worked anyway"):
            notice(off, worked)

    def test_a_weekend_day_is_off_anyway(self) -> None:
        off, worked = exchange(dt.date(2028, 4, 8), dt.date(2028, 4, 15))
        with pytest.raises(ContradictoryNotice, match="off anyway"):
            notice(off, worked)

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            NoticeDay(office_time("2028-09-01 00:00"), Reason.ADJACENT, STORM)

    def test_a_day_is_worked_or_not_by_its_reason(self) -> None:
        off, worked = exchange(dt.date(2028, 4, 3), dt.date(2028, 4, 8))
        assert (off.working, worked.working) == (False, True)


class TestWithNotice:
    SWAP = exchange(dt.date(2028, 4, 3), dt.date(2028, 4, 8))

    def test_a_decision_younger_than_the_release(self) -> None:
        later = CALENDAR.with_notice(notice(*self.SWAP, signed_on=dt.date(2027, 11, 1)))
        assert not later.is_working_day(dt.date(2028, 4, 3))
        assert later.is_working_day(dt.date(2028, 4, 8))
        known = later.day(dt.date(2028, 4, 3))
        assert (known.reason, known.certainty, known.citation.document) == (
            Reason.SWAP,
            Certainty.OFFICIAL,
            "9/TB-BNV",
        )

    def test_the_calendar_it_was_made_from_is_left_alone(self) -> None:
        CALENDAR.with_notice(notice(*self.SWAP))
        assert CALENDAR.is_working_day(dt.date(2028, 4, 3))

    def test_it_makes_another_version(self) -> None:
        assert CALENDAR.with_notice(notice(*self.SWAP)).version != CALENDAR.version

    def test_a_paper_without_days_changes_no_day(self) -> None:
        assert CALENDAR.with_notice(notice()).version == CALENDAR.version

    def test_it_may_say_through_when_all_is_decided(self) -> None:
        through = dt.date(2028, 12, 31)
        assert CALENDAR.with_notice(notice(*self.SWAP, through=through)).decided_through == through
        assert CALENDAR.with_notice(notice(through=dt.date(2020, 1, 1))).decided_through == CALENDAR.decided_through

    def test_a_later_paper_supersedes_an_earlier_one(self) -> None:
        """The exchange of 31 August 2026 (16 October 2025) taken back."""
        back = notice(
            NoticeDay(dt.date(2026, 8, 31), Reason.WORKING, Text("ngày làm việc", "working day")),
            NoticeDay(dt.date(2026, 8, 22), Reason.WEEKEND, Text("ngày nghỉ", "day off")),
            signed_on=dt.date(2026, 8, 10),
        )
        changed = CALENDAR.with_notice(back)
        assert changed.is_working_day(dt.date(2026, 8, 31))
        assert not changed.is_working_day(dt.date(2026, 8, 22))

    @pytest.mark.parametrize("signed_on", [None, dt.date(2025, 10, 16), dt.date(2025, 1, 1)])
    def test_one_that_is_not_later_contradicts_it(self, signed_on: dt.date | None) -> None:
        with pytest.raises(ContradictoryNotice, match=r"not the later paper \(2026-09-01\)"):
            CALENDAR.with_notice(notice(NoticeDay(dt.date(2026, 9, 1), Reason.WORKING, STORM), signed_on=signed_on))

    def test_one_that_says_the_same_does_not(self) -> None:
        same = CALENDAR.with_notice(notice(NoticeDay(dt.date(2026, 9, 1), Reason.ADJACENT, STORM)))
        assert same.version == CALENDAR.version

    def test_half_an_exchange_is_never_left_standing(self) -> None:
        back = notice(NoticeDay(dt.date(2026, 8, 31), Reason.WORKING, STORM), signed_on=dt.date(2026, 8, 10))
        with pytest.raises(ContradictoryNotice, match="without the other") as refusal:
            CALENDAR.with_notice(back)
        assert set(refusal.value.days) == {dt.date(2026, 8, 22), dt.date(2026, 8, 31)}

    def test_a_day_outside_is_refused(self) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.with_notice(notice(NoticeDay(dt.date(2061, 9, 1), Reason.ADJACENT, STORM)))

    @pytest.mark.parametrize(
        ("part", "extends", "working", "sessions"),
        [
            (Part.FULL, False, True, ()),
            (Part.FULL, True, False, ()),
            (Part.AFTERNOON, False, True, (MORNING,)),
            (Part.AFTERNOON, True, True, (MORNING,)),
        ],
    )
    def test_a_closure_may_come_by_notice(
        self, part: Part, sessions: tuple[object, ...], *, extends: bool, working: bool
    ) -> None:
        closed = CALENDAR.with_notice(notice(NoticeDay(WEDNESDAY, Reason.CLOSURE, STORM, part=part, extends=extends)))
        assert (closed.is_working_day(WEDNESDAY), closed.sessions(WEDNESDAY)) == (working, sessions)

    @pytest.mark.parametrize("day", [SATURDAY, dt.date(2026, 9, 2)], ids=["weekend", "holiday"])
    @pytest.mark.parametrize("part", Part)
    @pytest.mark.parametrize("extends", [False, True])
    def test_a_closure_by_notice_makes_no_day_off_a_working_day(
        self, day: dt.date, part: Part, *, extends: bool
    ) -> None:
        paper = notice(
            NoticeDay(day, Reason.CLOSURE, STORM, part=part, extends=extends), signed_on=dt.date(2026, 8, 25)
        )
        assert not CALENDAR.with_notice(paper).is_working_day(day)

    def test_an_opening_may_come_by_notice(self) -> None:
        opened = CALENDAR.with_notice(notice(NoticeDay(SATURDAY, Reason.OPENING, STORM, part=Part.MORNING)))
        assert opened.sessions(SATURDAY) == (MORNING,)

    def test_an_opening_by_notice_shuts_nothing(self) -> None:
        opened = CALENDAR.with_notice(notice(NoticeDay(WEDNESDAY, Reason.OPENING, STORM, part=Part.MORNING)))
        assert opened.sessions(WEDNESDAY) == (MORNING, AFTERNOON)

    def test_the_last_closure_or_opening_for_a_day_stands(self) -> None:
        closed = CALENDAR.with_notice(notice(NoticeDay(WEDNESDAY, Reason.CLOSURE, STORM)))
        back = closed.with_notice(notice(NoticeDay(WEDNESDAY, Reason.OPENING, STORM), number="10/TB-UBND"))
        due = WorkingDays(5).due(office_time("2026-08-10 09:00"), back)
        assert back.sessions(WEDNESDAY) == (MORNING, AFTERNOON)
        assert due.warnings == ()

    def test_a_closure_by_notice_answers_no_open_question(self) -> None:
        storm = NoticeDay(dt.date(2028, 1, 24), Reason.CLOSURE, STORM, extends=True)
        closed = CALENDAR.with_notice(notice(storm))
        assert not closed.is_working_day(dt.date(2028, 1, 25))
        assert closed.questions == CALENDAR.questions

    def test_a_paper_never_contradicts_a_projection(self) -> None:
        friday = NoticeDay(dt.date(2029, 2, 16), Reason.COMPENSATORY, Text("Tết Nguyên đán", "Lunar New Year"))
        decided = CALENDAR.with_notice(notice(friday, through=dt.date(2029, 12, 31)))
        assert decided.day(friday.date).reason is Reason.COMPENSATORY

    def test_one_paper_may_decide_holidays_and_closures(self) -> None:
        both = CALENDAR.with_notice(notice(*self.SWAP, NoticeDay(WEDNESDAY, Reason.CLOSURE, STORM, extends=True)))
        assert not both.is_working_day(WEDNESDAY)
        assert not both.is_working_day(dt.date(2028, 4, 3))


class TestValue:
    def test_two_calendars_are_equal_when_they_answer_alike(self) -> None:
        other = CALENDAR.with_hours(OfficeHours.parse("07:30-12:00, 13:30-17:00"))
        assert other == CALENDAR
        assert CALENDAR.with_conventions(Conventions(projected="latest")) != CALENDAR
        assert CALENDAR.with_hours(OfficeHours.parse("07:00-11:00")) != CALENDAR
        assert CALENDAR != "calendar"

    def test_it_is_frozen(self) -> None:
        with pytest.raises(AttributeError):
            CALENDAR.first_day = FRIDAY  # type: ignore[misc]  # the mistake under test

    def test_the_weekly_rest_may_lie_on_other_days(self) -> None:
        """As at a mission in a country that rests on Friday and Saturday."""
        first, last = dt.date(2026, 8, 10), dt.date(2026, 8, 23)
        host = WorkCalendar((), first, last, last, rest_days=frozenset({4, 5}))
        assert [host.is_working_day(dt.date(2026, 8, day)) for day in range(10, 17)] == [True] * 4 + [False] * 2 + [
            True
        ]
        assert WorkingDays(1).due(office_time("2026-08-13 09:00"), host).at == office_time("2026-08-16 17:00")

    def test_a_small_one_can_be_made_by_hand(self) -> None:
        week = WorkCalendar((), dt.date(2026, 8, 10), dt.date(2026, 8, 16), dt.date(2026, 8, 16))
        assert [week.is_working_day(dt.date(2026, 8, day)) for day in range(10, 17)] == [True] * 5 + [False] * 2
        with pytest.raises(OutsideCalendar, match="2026-08-10 to 2026-08-16"):
            week.add_working_days(dt.date(2026, 8, 14), 1)

    @pytest.mark.parametrize("last", [dt.date(2026, 8, 9), dt.date(1, 1, 1)], ids=str)
    def test_no_calendar_ends_before_it_begins(self, last: dt.date) -> None:
        with pytest.raises(BadValue, match=f"met {last}; right would be days from 2026-08-10"):
            WorkCalendar((), dt.date(2026, 8, 10), last, last)

    def test_no_calendar_decides_a_day_it_does_not_have(self) -> None:
        whole = national_calendar()
        with pytest.raises(BadValue, match="days of a calendar: met"):
            attrs.evolve(whole, first_day=dt.date(2026, 1, 1))


class TestLawfulRestIsNotExchanged:
    def test_a_holiday_is_no_day_to_exchange(self) -> None:
        """24 November 2026 is off by Resolution 28/2026/QH16; there is nothing to exchange it for."""
        culture, saturday = dt.date(2026, 11, 24), dt.date(2026, 11, 28)
        name = Text("Hoán đổi", "Exchange")
        paper = Notice(
            Citation("1/VD", verified=False),
            "Văn phòng Ví dụ",
            name,
            (
                NoticeDay(culture, Reason.SWAP, name, swapped_with=saturday),
                NoticeDay(saturday, Reason.MAKE_UP, name, swapped_with=culture),
            ),
            signed_on=dt.date(2026, 11, 1),
        )
        with pytest.raises(ContradictoryNotice, match=r"off anyway by 28/2026/QH16.*2026-11-24"):
            CALENDAR.with_notice(paper)

    def test_nobody_makes_up_on_the_first_day_of_the_year(self) -> None:
        """Saturday 6 February 2027 is mùng 1 Tết."""
        tet, friday = dt.date(2027, 2, 6), dt.date(2027, 2, 12)
        name = Text("Hoán đổi", "Exchange")
        days = (
            NoticeDay(friday, Reason.SWAP, name, swapped_with=tet),
            NoticeDay(tet, Reason.MAKE_UP, name, swapped_with=friday),
        )
        with pytest.raises(ContradictoryNotice, match="working day of a holiday"):
            CALENDAR.with_notice(Notice(Citation("1/VD"), "Văn phòng Ví dụ", name, days))

    @pytest.mark.parametrize("reason", [Reason.STATUTORY, Reason.COMPENSATORY, Reason.ADJACENT])
    def test_holidays_are_whole_days(self, reason: Reason) -> None:
        name = Text("Nghỉ", "Off")
        with pytest.raises(ContradictoryNotice, match="takes whole days"):
            Notice(Citation("1/VD"), "VD", name, (NoticeDay(dt.date(2026, 12, 1), reason, name, Part.AFTERNOON),))

    def test_a_notice_decides_no_further_than_the_calendar_goes(self) -> None:
        with pytest.raises(OutsideCalendar, match="2090-12-31"):
            CALENDAR.with_notice(
                Notice(Citation("1/VD"), "VD", Text("x", "x"), (), decides_through=dt.date(2090, 12, 31))
            )


class TestOpenQuestion:
    """What no paper has decided hangs on days; a question about nothing is none."""

    @pytest.mark.parametrize("choices", [(), ((frozenset(), frozenset()),)], ids=["no choice", "no day"])
    def test_without_a_day_it_is_none(self, choices: Any) -> None:
        with pytest.raises(BadValue, match="choices of an open question: met no day"):
            OpenQuestion("x", Text("x", "x"), choices)

    def test_its_days_may_come_as_any_set(self) -> None:
        day: Any = {dt.date(2028, 1, 26)}
        assert OpenQuestion("x", Text("x", "x"), ((day, set()),)).choices == ((frozenset(day), frozenset()),)  # type: ignore[arg-type]  # sets that change

    def test_its_days_are_days(self) -> None:
        with pytest.raises(NotADay):
            OpenQuestion("x", Text("x", "x"), ((frozenset({"2028-01-26"}), frozenset()),))  # type: ignore[arg-type]  # the mistake under test


class TestEdges:
    @pytest.mark.parametrize("day", ["2009-12-31", "2008-06-01", "0001-01-01"])
    def test_from_a_day_before_the_first_nothing_is_counted(self, day: str) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.add_working_days(dt.date.fromisoformat(day), 3)

    def test_a_calendar_may_end_with_the_last_day_there_is(self) -> None:
        last = attrs.evolve(CALENDAR, first_day=dt.date(9999, 1, 1), last_day=dt.date.max, decided=(), questions=())
        rows = list(last.rows())
        assert (len(rows), rows[-1].date) == (365, dt.date.max)
