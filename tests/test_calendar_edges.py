"""The calendar at its very edges: the first day of the years supposed, noon, the last day that a paper decides."""

import datetime as dt
from typing import Any

import attrs
import pytest

from motcua.calendar import (
    Certainty,
    Notice,
    NoticeDay,
    OfficeHours,
    OpenQuestion,
    Part,
    Reason,
    WorkCalendar,
    national_calendar,
    office_time,
)
from motcua.calendar.hours import only
from motcua.citation import Citation
from motcua.errors import BadValue, ContradictoryNotice, UnreadableMoment, UnreadableText
from motcua.wording import Text

pytestmark = pytest.mark.answers("calendar")

CALENDAR = national_calendar()
STORM = Text("Bão", "Storm")
PAPER = Citation("9/TB-UBND", verified=False)
SATURDAY, WEDNESDAY, NATIONAL_DAY = dt.date(2026, 8, 29), dt.date(2026, 8, 12), dt.date(2026, 9, 2)
SUMMER = dt.date(2026, 4, 1)
DAY = dt.timedelta(days=1)


def notice(*days: NoticeDay, through: dt.date | None = None) -> Notice:
    return Notice(PAPER, "UBND tỉnh Mẫu", Text("Thông báo mẫu", "A model notice"), days, decides_through=through)


class Whole:
    """A number of another library."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __index__(self) -> int:
        return self.n


class TestAddWorkingDays:
    @pytest.mark.parametrize(("n", "found"), [(-1, "2026-08-28"), (0, "2026-09-03"), (1, "2026-09-03")])
    def test_a_number_of_another_library_counts_as_ours_do(self, n: int, found: str) -> None:
        for number in (n, Whole(n)):
            assert CALENDAR.add_working_days(SATURDAY, number) == dt.date.fromisoformat(found)

    def test_from_the_first_day_there_is(self) -> None:
        assert CALENDAR.add_working_days(CALENDAR.first_day, 1) == dt.date(2010, 1, 4)

    def test_from_the_first_monday_of_all(self) -> None:
        first = WorkCalendar((), dt.date(1, 1, 1), dt.date(1, 12, 31), dt.date(1, 12, 31))
        assert first.add_working_days(dt.date(1, 1, 1), 5) == dt.date(1, 1, 8)


class TestSupposing:
    def test_the_years_begin_with_new_years_day(self) -> None:
        """What is decided for 1 January, and what the office decided for it, still stand."""
        new_year = dt.date(2026, 1, 1)
        within = CALENDAR.supposing({}, dt.date(2026, 1, 2), dt.date(2026, 1, 2))
        opened = CALENDAR.with_opening(new_year, name=STORM).supposing({}, dt.date(2026, 1, 2))
        assert not within.is_working_day(new_year)
        assert opened.is_working_day(new_year)

    def test_and_what_is_supposed_of_it_stands_as_well(self) -> None:
        new_year = dt.date(2029, 1, 1)
        question = OpenQuestion("new-year", STORM, ((frozenset(), frozenset({new_year - 2 * DAY})),))
        asked = OpenQuestion("rest", STORM, ((frozenset({new_year}), frozenset()),))
        calendar = attrs.evolve(CALENDAR, questions=[question, asked])
        assert not calendar.supposing({asked: 0}, new_year + DAY).is_working_day(new_year)
        assert calendar.supposing({question: 0}, new_year - 3 * DAY).is_working_day(new_year - 2 * DAY)

    @pytest.mark.parametrize(("at", "ways"), [(0, "0 to 1"), (1, "0 to 3")])
    def test_a_way_there_is_none_of_is_told_with_those_there_are(self, at: int, ways: str) -> None:
        with pytest.raises(BadValue) as refused:
            CALENDAR.supposing({CALENDAR.questions[at]: 99})
        assert refused.value.right == f"{ways}, its place among the choices"


class TestNotices:
    def test_a_closure_shuts_the_counter_and_no_more_unless_it_says_so(self) -> None:
        closed = CALENDAR.with_notice(notice(NoticeDay(WEDNESDAY, Reason.CLOSURE, STORM)))
        assert (closed.is_working_day(WEDNESDAY), closed.sessions(WEDNESDAY)) == (True, ())

    def test_days_after_a_closure_are_decided_too(self) -> None:
        adjacent = NoticeDay(dt.date(2028, 9, 1), Reason.ADJACENT, Text("Quốc khánh", "National Day"))
        both = CALENDAR.with_notice(notice(NoticeDay(WEDNESDAY, Reason.CLOSURE, STORM), adjacent))
        assert both.day(adjacent.date).citation == PAPER

    def test_an_exchange_is_looked_at_wherever_it_stands_in_the_paper(self) -> None:
        lone = NoticeDay(dt.date(2026, 8, 31), Reason.SWAP, STORM)
        with pytest.raises(ContradictoryNotice, match="without naming a make-up day"):
            notice(NoticeDay(dt.date(2026, 9, 2), Reason.STATUTORY, STORM), lone)

    def test_an_opening_is_one_by_notice_or_by_hand(self) -> None:
        by_notice = CALENDAR.with_notice(notice(NoticeDay(SATURDAY, Reason.OPENING, STORM)))
        assert by_notice == CALENDAR.with_opening(SATURDAY, name=STORM, citation=PAPER)

    def test_a_question_is_answered_by_the_paper_that_decides_through_its_last_day(self) -> None:
        asked = CALENDAR.questions[0]
        decided, open_still = (
            CALENDAR.with_notice(notice(through=last)) for last in (asked.last_day, asked.last_day - DAY)
        )
        assert asked not in decided.questions
        assert asked in open_still.questions

    @pytest.mark.parametrize(
        ("day", "certainty"), [(0, Certainty.OFFICIAL), (1, Certainty.PROJECTED)], ids=["the last", "the next"]
    )
    def test_the_last_day_decided_is_sure_and_the_next_is_not(self, day: int, certainty: Certainty) -> None:
        assert CALENDAR.day(CALENDAR.decided_through + day * DAY).certainty is certainty


class Nowhere(dt.tzinfo):
    """A zone that does not say how far it is from Greenwich."""

    def utcoffset(self, _: dt.datetime | None) -> dt.timedelta | None:
        return None

    dst = utcoffset

    def tzname(self, _: dt.datetime | None) -> str | None:
        return None


class TestMaking:
    def test_a_zone_that_tells_no_offset_is_refused(self) -> None:
        with pytest.raises(BadValue, match="zone of WorkCalendar: met Nowhere"):
            CALENDAR.with_zone(Nowhere())

    def test_a_zone_that_is_none_is_refused(self) -> None:
        somewhere: Any = "Asia/Ho_Chi_Minh"
        with pytest.raises(BadValue, match="zone of WorkCalendar: met str"):
            WorkCalendar((), SUMMER, SATURDAY, SATURDAY, zone=somewhere)

    def test_a_calendar_of_a_thousand_years_is_not(self) -> None:
        last = dt.date(2026, 12, 31)
        assert WorkCalendar((), dt.date(1026, 1, 1), last, last).is_working_day(last)

    def test_a_calendar_of_all_years_is_refused(self) -> None:
        with pytest.raises(BadValue, match="met 9998 years; right would be days of at most 1000 years"):
            WorkCalendar((), dt.date.min, dt.date.max, dt.date.max)

    @pytest.mark.parametrize("year", [1, 9999])
    def test_the_first_year_and_the_last_have_working_days_like_others(self, year: int) -> None:
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        calendar = WorkCalendar((), first, last, last)
        assert calendar.working_days_between(first, last) == 260


class TestTheFirstDay:
    """Before it nothing was counted, so whether it is worked hangs on itself."""

    @pytest.mark.parametrize(("day", "worked"), [(WEDNESDAY, True), (SATURDAY, False)], ids=["weekday", "weekend"])
    def test_counts_its_hours_where_it_is_worked(self, day: dt.date, worked: bool) -> None:
        calendar = WorkCalendar((), day, dt.date(2026, 12, 31), dt.date(2026, 12, 31))
        assert bool(calendar.counted_sessions(day)) is worked


def test_an_opening_that_changes_nothing_hides_none_behind_it() -> None:
    opened = (NoticeDay(WEDNESDAY, Reason.OPENING, STORM), NoticeDay(SATURDAY, Reason.OPENING, STORM))
    assert CALENDAR.with_notice(notice(*opened)).is_working_day(SATURDAY)


class TestHours:
    def test_as_many_sessions_as_a_day_has_hours_are_taken(self) -> None:
        written = ", ".join(f"{hour:02}:00-{hour:02}:30" for hour in range(24))
        assert len(OfficeHours.parse(written).sessions(WEDNESDAY)) == 24

    def test_more_sessions_than_a_day_has_hours_are_refused_in_both_languages(self) -> None:
        with pytest.raises(UnreadableText, match="at most 24 sessions") as caught:
            OfficeHours.parse("07:30-11:30," * 25)
        assert caught.value.say("vi").endswith("nhiều nhất 24 buổi")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("12:00-07:30", "các buổi nối tiếp nhau và buổi nào cũng đóng sau khi mở"),
            ("07h30", "giờ làm việc viết như “07:30-12:00, 13:30-17:00”"),
            ("07:30-24:00", "24:00 không phải là giờ trong ngày"),
        ],
    )
    def test_hours_that_are_none_are_told_in_vietnamese(self, text: str, why: str) -> None:
        with pytest.raises(UnreadableText) as caught:
            OfficeHours.parse(text)
        assert caught.value.say("vi").endswith(why)

    @pytest.mark.parametrize(
        ("opens", "half"),
        [(dt.time(11, 59), Part.MORNING), (dt.time(12), Part.AFTERNOON), (dt.time(12, 30), Part.AFTERNOON)],
        ids=str,
    )
    def test_the_afternoon_begins_at_noon(self, opens: dt.time, half: Part) -> None:
        sessions = ((opens, dt.time(16)),)
        assert [part for part in (Part.MORNING, Part.AFTERNOON) if only(sessions, part)] == [half]

    def test_a_worked_weekend_day_keeps_mondays_hours_and_no_other_days(self) -> None:
        hours = OfficeHours.weekly({0: "07:00-11:00"} | dict.fromkeys(range(1, 5), "08:00-12:00"))
        assert hours.sessions(SATURDAY) == ((dt.time(7), dt.time(11)),)

    @pytest.mark.parametrize("day", ["5", 7, -1], ids=repr)
    def test_hours_for_what_is_no_weekday_are_refused_and_it_is_named(self, day: Any) -> None:
        week: dict[Any, str] = dict.fromkeys(range(5), "08:00-12:00")
        with pytest.raises(BadValue, match=f"weekly hours: met {day!r};"):
            OfficeHours.weekly({**{n: hours for n, hours in week.items() if n is not day}, day: "08:00-12:00"})

    def test_hours_that_change_on_the_very_day_are_told_once(self) -> None:
        winter, summer = OfficeHours.parse("07:30-12:00"), OfficeHours.parse("07:00-11:30")
        both = winter.from_day(SUMMER, summer)
        assert OfficeHours.default().from_day(SUMMER, both) == OfficeHours.default().from_day(SUMMER, summer)


class TestWhatIsQuoted:
    """An error repeats sixty characters of what it was given, which is enough to find it."""

    @pytest.mark.parametrize(
        "text", ["x" * 61, f"08:00-07:00, {'x' * 48}", f"08:00-25:00, {'x' * 48}"], ids=["no hours", "backwards", "25"]
    )
    def test_of_office_hours(self, text: str) -> None:
        with pytest.raises(UnreadableText) as refused:
            OfficeHours.parse(text)
        assert refused.value.text == text[:60]

    def test_of_a_moment(self) -> None:
        with pytest.raises(UnreadableMoment) as refused:
            office_time("x" * 61)
        assert refused.value.text == "x" * 60
