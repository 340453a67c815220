"""Moments, office hours and the conventions an office counts by."""

import datetime as dt

import pytest

from motcua.calendar import OFFICE_ZONE, Conventions, DueMoment, OfficeHours, Start, national_calendar, office_time
from motcua.calendar.days import Part
from motcua.calendar.hours import aware, only, without
from motcua.errors import BadValue, NaiveMoment, NotADay, NotAMoment, UnreadableText

pytestmark = pytest.mark.answers("calendar")

FRIDAY = dt.date(2026, 8, 28)
SUMMER = dt.date(2026, 4, 1)
MORNING, AFTERNOON = (dt.time(7, 30), dt.time(12)), (dt.time(13, 30), dt.time(17))


class TestOfficeTime:
    @pytest.mark.parametrize(
        ("text", "iso"),
        [
            ("2026-08-28 15:20", "2026-08-28T15:20:00+07:00"),
            ("2026-08-28T15:20", "2026-08-28T15:20:00+07:00"),
            ("2026-08-28 15:20:59", "2026-08-28T15:20:59+07:00"),
            ("2026-08-28 15:20:59.123456", "2026-08-28T15:20:59.123456+07:00"),
            ("2026-08-28T08:20:00Z", "2026-08-28T08:20:00+00:00"),
            ("2026-08-28 10:20+02:00", "2026-08-28T10:20:00+02:00"),
        ],
    )
    def test_a_moment_in_iso_form_is_read(self, text: str, iso: str) -> None:
        assert office_time(text).isoformat() == iso

    def test_without_a_zone_it_is_vietnamese_time(self) -> None:
        assert office_time("2026-08-28 15:20").tzinfo is OFFICE_ZONE

    @pytest.mark.parametrize(
        "text",
        [
            "2026-08-28",
            "15:20",
            "28/08/2026 15:20",
            "2026-08-28 15h20",
            "2026-08-28 25:00",
            "2026-02-30 09:00",
            "2026-08-28 15:20+25:00",
            "2026-08-28 15:20+07:60",
            "2026-08-28 15:20 ",
            "\N{FULLWIDTH DIGIT TWO}026-08-28 15:20",
            "0000-08-28 15:20",
            "",
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(UnreadableText):
            office_time(text)

    @pytest.mark.parametrize("text", [None, 20260828, FRIDAY, b"2026-08-28 15:20"], ids=repr)
    def test_what_is_no_text_is_refused(self, text: object) -> None:
        with pytest.raises(UnreadableText, match="a moment is written like"):
            office_time(text)  # type: ignore[arg-type]  # the mistake under test


class TestAware:
    def test_a_moment_is_told_in_the_zone_asked_for(self) -> None:
        assert aware(office_time("2026-08-28T08:20:00Z"), OFFICE_ZONE).isoformat() == "2026-08-28T15:20:00+07:00"

    def test_a_naive_moment_is_refused_and_says_what_would_be_right(self) -> None:
        with pytest.raises(NaiveMoment, match="office_time"):
            aware(dt.datetime(2026, 8, 28, 15, 20), OFFICE_ZONE)

    def test_a_zone_that_knows_no_offset_is_no_zone(self) -> None:
        class Nowhere(dt.tzinfo):
            def utcoffset(self, moment: dt.datetime | None, /) -> None:
                return None

            dst = utcoffset

            def tzname(self, moment: dt.datetime | None, /) -> str:
                return "nowhere"

        with pytest.raises(NaiveMoment):
            aware(dt.datetime(2026, 8, 28, tzinfo=Nowhere()), OFFICE_ZONE)

    @pytest.mark.parametrize("moment", [FRIDAY, "2026-08-28 15:20", None], ids=repr)
    def test_what_is_no_moment_is_refused(self, moment: object) -> None:
        with pytest.raises(NotAMoment):
            aware(moment, OFFICE_ZONE)


class TestOfficeHours:
    def test_eight_hours_a_day(self) -> None:
        assert OfficeHours.default().sessions(FRIDAY) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize(
        "text", ["07:30-11:30, 13:30-17:30", "7:30-11:30,13:30-17:30", "07:30 – 11:30, 13:30 – 17:30"]
    )
    def test_sessions_are_read(self, text: str) -> None:
        assert OfficeHours.parse(text).sessions(FRIDAY) == (
            (dt.time(7, 30), dt.time(11, 30)),
            (dt.time(13, 30), dt.time(17, 30)),
        )

    def test_one_session_is_enough(self) -> None:
        assert OfficeHours.parse("08:00-16:00").sessions(FRIDAY) == ((dt.time(8), dt.time(16)),)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "07:30",
            "7h30-11h30",
            "07:30-11:30;13:30-17:30",
            "11:30-07:30",
            "07:30-07:30",
            "13:30-17:00, 07:30-12:00",
            "07:30-12:00, 12:00-17:00",
            "07:30-25:00",
            "07:30-11:75",
            "07:30-12:00,",
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(UnreadableText):
            OfficeHours.parse(text)

    def test_a_worked_weekend_day_keeps_mondays_hours(self) -> None:
        assert OfficeHours.default().sessions(dt.date(2026, 8, 22)) == (MORNING, AFTERNOON)

    def test_hours_may_differ_by_weekday(self) -> None:
        week = OfficeHours.weekly(dict.fromkeys(range(4), "07:30-12:00, 13:30-17:00") | {4: "07:30-11:30"})
        assert week.sessions(FRIDAY) == ((dt.time(7, 30), dt.time(11, 30)),)
        assert week.sessions(dt.date(2026, 8, 27)) == (MORNING, AFTERNOON)

    def test_and_a_worked_saturday_may_have_its_own(self) -> None:
        week = OfficeHours.weekly(dict.fromkeys(range(5), "07:30-12:00, 13:30-17:00") | {5: "08:00-12:00"})
        assert week.sessions(dt.date(2026, 8, 22)) == ((dt.time(8), dt.time(12)),)
        assert week.sessions(dt.date(2011, 1, 30)) == (MORNING, AFTERNOON)

    @pytest.mark.parametrize(
        ("given", "missing"),
        [([], [0, 1, 2, 3, 4]), ([1], [0, 2, 3, 4]), ([0, 1, 2, 3], [4]), ([1, 2, 3, 4, 5], [0])],
    )
    def test_a_week_without_its_working_days_is_refused(self, given: list[int], missing: list[int]) -> None:
        with pytest.raises(BadValue) as refused:
            OfficeHours.weekly(dict.fromkeys(given, "08:00-12:00"))
        assert refused.value.met == f"no hours for weekdays {missing}"

    def test_summer_begins_on_its_day(self) -> None:
        year = OfficeHours.default().from_day(SUMMER, OfficeHours.parse("07:00-11:30, 13:30-17:00"))
        assert year.sessions(dt.date(2026, 3, 31))[0] == MORNING
        assert year.sessions(SUMMER)[0] == (dt.time(7), dt.time(11, 30))

    def test_winter_follows_summer(self) -> None:
        summer = OfficeHours.parse("07:00-11:30, 13:30-17:00")
        year = OfficeHours.default().from_day(SUMMER, summer).from_day(dt.date(2026, 11, 1), OfficeHours.default())
        opens = [year.sessions(day)[0][0] for day in (dt.date(2026, 3, 31), SUMMER, dt.date(2026, 11, 2))]
        assert opens == [dt.time(7, 30), dt.time(7), dt.time(7, 30)]

    def test_a_timetable_given_again_from_an_earlier_day_stands(self) -> None:
        year = OfficeHours.default().from_day(dt.date(2026, 11, 1), OfficeHours.parse("08:00-16:00"))
        corrected = year.from_day(SUMMER, OfficeHours.parse("07:00-15:00"))
        assert corrected.sessions(dt.date(2026, 11, 2)) == ((dt.time(7), dt.time(15)),)

    def test_these_hours_stand_until_the_day_whatever_the_others_say_of_earlier_days(self) -> None:
        others = OfficeHours.parse("07:00-11:00").from_day(dt.date(2026, 1, 1), OfficeHours.parse("06:00-10:00"))
        year = OfficeHours.parse("07:30-12:00").from_day(SUMMER, others)
        assert year.sessions(dt.date(2026, 2, 2)) == (MORNING,)
        assert year.sessions(SUMMER) == ((dt.time(6), dt.time(10)),)

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            OfficeHours.default().sessions(office_time("2026-08-28 15:20"))


class TestHalves:
    SESSIONS = (MORNING, AFTERNOON)

    @pytest.mark.parametrize(
        ("part", "held", "left"),
        [
            (Part.FULL, (MORNING, AFTERNOON), ()),
            (Part.MORNING, (MORNING,), (AFTERNOON,)),
            (Part.AFTERNOON, (AFTERNOON,), (MORNING,)),
        ],
    )
    def test_a_session_belongs_to_the_half_in_which_it_opens(
        self, part: Part, held: tuple[object, ...], left: tuple[object, ...]
    ) -> None:
        assert (only(self.SESSIONS, part), without(self.SESSIONS, part)) == (held, left)


class TestConventions:
    def test_by_default_the_next_opening_and_the_end_of_the_day(self) -> None:
        plain = Conventions()
        assert (plain.start, plain.due_moment, plain.projected) == (Start.NEXT_OPENING, DueMoment.END_OF_DAY, "flag")
        assert national_calendar().conventions == plain

    def test_they_may_be_named_in_words(self) -> None:
        assert Conventions("as-stamped", "same-session") == Conventions(Start.AS_STAMPED, DueMoment.SAME_SESSION)

    @pytest.mark.parametrize(
        "given",
        [{"start": "whenever"}, {"due_moment": "at noon"}, {"projected": "guess"}, {"projected": None}],
        ids=str,
    )
    def test_an_unknown_one_is_refused_and_the_known_ones_are_named(self, given: dict[str, str]) -> None:
        with pytest.raises(BadValue, match="right would be '"):
            Conventions(**given)


class TestRepr:
    def test_hours_show_a_monday(self) -> None:
        both = OfficeHours.default().from_day(dt.date(2026, 4, 1), OfficeHours.parse("07:00-11:30, 13:30-17:00"))
        assert repr(OfficeHours.default()) == "<OfficeHours 07:30-12:00, 13:30-17:00>"
        assert repr(both) == "<OfficeHours 07:30-12:00, 13:30-17:00, 2 timetables>"


def test_hours_of_a_season_take_the_place_of_those_that_began_that_day() -> None:
    summer, shorter = OfficeHours.parse("07:00-11:30, 13:30-17:00"), OfficeHours.parse("07:00-11:00")
    twice = OfficeHours.default().from_day(SUMMER, summer).from_day(SUMMER, shorter)
    assert twice == OfficeHours.default().from_day(SUMMER, shorter)
    assert twice.sessions(SUMMER) == ((dt.time(7), dt.time(11)),)
