"""Years no notice covers: what law and precedent let one expect, and what stays open."""

import datetime as dt
from pathlib import Path

import attrs
import holidays
import pytest

from motcua.adapters import projection
from motcua.adapters.projection import lone_weekdays, lunar_days, project, projection_rules
from motcua.calendar.days import OpenQuestion, Reason
from motcua.compiled import calendar as compiled
from motcua.errors import BadInput, BadValue

RULES = projection_rules()
YEARS = range(2028, 2061)
LUNAR = lunar_days(YEARS)
PROJECTED = project(RULES, YEARS, LUNAR)
DAYS = {day.date: day for notice in PROJECTED.notices for day in notice.days}
CITED = {day.date: notice.citation for notice in PROJECTED.notices for day in notice.days}
QUESTIONS = {question.code: question for question in PROJECTED.questions}
PROJECTED_YEARS = {
    2028: "01-03c 01-24s 01-25s 01-26s 01-27s 01-28s 04-04s 05-01s 05-02c 09-01a 09-04c 11-24s",
    2029: "01-01s 02-12s 02-13s 02-14s 02-15s 02-16s 04-23s 04-30s 05-01s 09-03a 09-04c",
    2030: "01-01s 01-31s 02-01s 02-04s 02-05c 02-06c 04-12s 04-30s 05-01s 09-02s 09-03a",
}
CULTURE_DAYS_MADE_UP_THERE = [
    "2029-11-26", "2030-11-25", "2035-11-26", "2040-11-26", "2041-11-25",
    "2046-11-26", "2047-11-25", "2052-11-25", "2057-11-26", "2058-11-25",
]  # fmt: skip


def choices(question: OpenQuestion) -> list[tuple[str, str]]:
    """Each choice as its days off and its days worked, month and day."""
    return [(spelt(off), spelt(worked)) for off, worked in question.choices]


def spelt(days: frozenset[dt.date]) -> str:
    return " ".join(f"{day:%m-%d}" for day in sorted(days))


class TestLunarDays:
    """The law names two lunar days; Vietnamese time is UTC+7, so some differ from the Chinese calendar by a day."""

    @pytest.mark.parametrize(
        ("day", "date"),
        [
            (("tet", 2007), dt.date(2007, 2, 17)),
            (("tet", 2026), dt.date(2026, 2, 17)),
            (("tet", 2027), dt.date(2027, 2, 6)),
            (("tet", 2028), dt.date(2028, 1, 26)),
            (("tet", 2030), dt.date(2030, 2, 2)),
            (("tet", 2053), dt.date(2053, 2, 18)),
            (("hung_kings", 2026), dt.date(2026, 4, 26)),
            (("hung_kings", 2027), dt.date(2027, 4, 16)),
        ],
        ids=str,
    )
    def test_known_days(self, day: tuple[str, int], date: dt.date) -> None:
        assert lunar_days([day[1]])[day] == date

    def test_tet_falls_between_20_january_and_21_february(self) -> None:
        assert all((1, 20) <= (date.month, date.day) <= (2, 21) for (name, _), date in LUNAR.items() if name == "tet")

    def test_a_name_that_is_gone_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(projection.LUNAR, "tet", "Tết Tây")
        with pytest.raises(BadValue, match="met 0 days; right would be one in each of 2 years"):
            lunar_days([2028, 2029])


class TestDays:
    """Labour Code 2019, art. 111.3 and 112; Resolution 28/2026/QH16, art. 2."""

    @pytest.mark.parametrize("year", PROJECTED_YEARS)
    def test_a_year_is_expected_so(self, year: int) -> None:
        ours = [f"{date:%m-%d}{entry.reason.value[0]}" for date, entry in sorted(DAYS.items()) if date.year == year]
        assert " ".join(ours) == PROJECTED_YEARS[year]

    def test_weekends_are_left_out_and_no_exchange_is_expected(self) -> None:
        assert all(date.weekday() < 5 for date in DAYS)
        assert {entry.reason for entry in DAYS.values()} == {Reason.STATUTORY, Reason.COMPENSATORY, Reason.ADJACENT}

    def test_nothing_projected_is_verified(self) -> None:
        assert not any(citation.verified for citation in CITED.values())

    @pytest.mark.parametrize(
        ("date", "paper"),
        [
            (dt.date(2028, 1, 3), "45/2019/QH14, art. 111.3"),
            (dt.date(2028, 1, 24), "45/2019/QH14, art. 112.3"),
            (dt.date(2028, 4, 4), "45/2019/QH14, art. 112.1"),
            (dt.date(2028, 9, 1), "45/2019/QH14, art. 112.3"),
            (dt.date(2028, 11, 24), "28/2026/QH16, art. 2"),
        ],
        ids=str,
    )
    def test_a_day_cites_the_law_it_follows_from(self, date: dt.date, paper: str) -> None:
        assert str(CITED[date]) == paper

    def test_two_holidays_on_one_weekend_are_made_up_on_successive_days(self) -> None:
        assert [DAYS[dt.date(2033, 5, day)].name.en for day in (2, 3)] == [
            "Victory (Reunification) Day (compensatory day)",
            "International Labour Day (compensatory day)",
        ]

    def test_culture_day_on_a_weekend_is_not_made_up(self) -> None:
        assert not {dt.date(2029, 11, 26), dt.date(2030, 11, 25)} & DAYS.keys()

    def test_precedent_is_met_in_every_year_of_the_labour_code_of_2019(self) -> None:
        years = range(2021, 2028)
        expected = project(RULES, years, lunar_days(years))
        days = {(day.date.isoformat(), day.reason.value) for notice in expected.notices for day in notice.days}
        decided = {(row[0], row[1]) for row in compiled.DAYS if "2021" <= row[0] < "2028" and not row[5]}
        culture_day_before_the_resolution = {f"{year}-11-24" for year in range(2021, 2026)}
        assert {day for day in days if day[0] not in culture_day_before_the_resolution} == decided

    def test_the_tet_days_of_2015_to_2020_follow_the_same_rule(self) -> None:
        years = range(2015, 2021)
        expected = project(RULES, years, lunar_days(years))
        days = {day.date.isoformat() for notice in expected.notices for day in notice.days if "Tet" in day.name.en}
        decided = {row[0] for row in compiled.DAYS if "2015" <= row[0] < "2021" and "(Tet)" in row[3] and not row[5]}
        assert days == decided

    def test_the_installed_holidays_agree_but_for_the_make_up_of_culture_day(self) -> None:
        theirs = holidays.country_holidays("VN", years=range(2028, 2062), expand=False)
        first = dt.date(2028, 1, 1)
        days = [first + dt.timedelta(place) for place in range((dt.date(2060, 12, 31) - first).days + 1)]
        off = [date for date in days if date.weekday() < 5 and not theirs.is_working_day(date)]
        assert [date.isoformat() for date in off if date not in DAYS] == CULTURE_DAYS_MADE_UP_THERE
        assert set(DAYS) <= set(off)


class TestTet:
    """Art. 112.3: each year the Prime Minister decides which five days; 1+4, 2+3 and 3+2 have been talked of."""

    def test_2028_has_two_outcomes_the_likelier_first(self) -> None:
        assert choices(QUESTIONS["tet-2028"]) == [
            ("01-24 01-25 01-26 01-27 01-28", ""),
            ("01-25 01-26 01-27 01-28 01-31", ""),
        ]

    def test_the_third_window_of_2028_is_the_second_once_its_sunday_is_made_up(self) -> None:
        (tet,) = [chosen for chosen in RULES.chosen if chosen.lunar == "tet"]
        three = attrs.evolve(tet, choices=tet.choices[2:])
        days = project(attrs.evolve(RULES, chosen=(three,)), range(2028, 2029), LUNAR).notices
        assert {day.date.day for notice in days for day in notice.days if "Tet" in day.name.en} == {24, 25, 26, 27, 28}

    def test_2030_has_three_outcomes(self) -> None:
        assert choices(QUESTIONS["tet-2030"]) == [
            ("01-31 02-01 02-04 02-05 02-06", ""),
            ("02-01 02-04 02-05 02-06 02-07", ""),
            ("01-30 01-31 02-01 02-04 02-05", ""),
        ]

    def test_2029_is_no_question_since_every_window_gives_the_same_week(self) -> None:
        assert "tet-2029" not in QUESTIONS

    def test_a_lone_monday_before_tet_becomes_further_choices_of_its_question(self) -> None:
        assert choices(QUESTIONS["tet-2031"])[3:] == [
            ("01-20 01-21 01-22 01-23 01-24 01-27", "01-11"),
            ("01-20 01-21 01-22 01-23 01-24 01-27", "01-18"),
        ]
        assert "bridge-2031-01-20" not in QUESTIONS


class TestNationalDay:
    """Art. 112.1: 2 September and one day next to it; by precedent 3 September after a Monday, Thursday or Sunday."""

    def test_a_saturday_leaves_1_or_3_september_open(self) -> None:
        question = QUESTIONS["national-day-2028"]
        assert choices(question) == [("09-01", ""), ("09-05", "")]
        assert question.name.en == "the day off next to National Day 2028 (1 or 3 September)"

    @pytest.mark.parametrize("year", [2029, 2030], ids=["on a Sunday", "on a Monday"])
    def test_next_to_the_weekend_both_choices_give_the_same_days(self, year: int) -> None:
        assert f"national-day-{year}" not in QUESTIONS

    @pytest.mark.parametrize(
        ("year", "first", "second"),
        [(2031, "09-01", "09-03"), (2037, "09-01", "09-03"), (2032, "09-03", "09-01"), (2033, "09-01", "09-05")],
        ids=["Tuesday", "Wednesday", "Thursday", "Friday"],
    )
    def test_on_other_weekdays_precedent_comes_first(self, year: int, first: str, second: str) -> None:
        assert choices(QUESTIONS[f"national-day-{year}"]) == [(first, ""), (second, "")]

    def test_every_weekday_is_expected_once(self) -> None:
        for chosen in RULES.chosen:
            assert sorted(day for choice in chosen.choices for day in choice.weekdays) == list(range(7))


class TestCultureDay:
    """Resolution 28/2026/QH16 gives 24 November; art. 111.3 makes up the days of art. 112.1 only."""

    def test_a_weekend_leaves_the_make_up_open(self) -> None:
        question = QUESTIONS["culture-day-make-up-2029"]
        assert choices(question) == [("", ""), ("11-26", "")]
        assert question.name.vi == "nghỉ bù Ngày Văn hóa Việt Nam 2029"

    def test_a_weekday_leaves_nothing_open(self) -> None:
        assert "culture-day-make-up-2028" not in QUESTIONS


class TestBridges:
    """A lone weekday may be exchanged for a Saturday from 9 days before to 10 days after it."""

    def test_these_lie_ahead(self) -> None:
        assert [code for code in QUESTIONS if code.startswith("bridge-") and code < "bridge-2031"] == [
            "bridge-2028-04-03",
            "bridge-2029-12-31",
            "bridge-2030-04-29",
        ]

    def test_each_saturday_near_it_is_a_choice_after_no_exchange(self) -> None:
        assert choices(QUESTIONS["bridge-2028-04-03"]) == [
            ("", ""),
            ("04-03", "03-25"),
            ("04-03", "04-01"),
            ("04-03", "04-08"),
        ]
        assert QUESTIONS["bridge-2028-04-03"].name.vi == "hoán đổi ngày làm việc 03/04/2028"

    def test_it_may_be_worked_in_the_next_year(self) -> None:
        assert choices(QUESTIONS["bridge-2029-12-31"])[-1] == ("12-31", "01-05")

    def test_a_saturday_that_is_a_holiday_is_not_worked(self) -> None:
        saturdays = {day for question in PROJECTED.questions for _, worked in question.choices for day in worked}
        assert all(day.weekday() == 5 for day in saturdays)
        assert not saturdays & set(LUNAR.values())
        assert not {(day.month, day.day) for day in saturdays} & {(1, 1), (4, 30), (5, 1), (9, 2), (11, 24)}

    def test_a_lone_day_between_other_working_days_is_none(self) -> None:
        assert lone_weekdays({dt.date(2028, 4, 5)}) == []
        assert lone_weekdays({dt.date(2028, 4, 4)}) == [dt.date(2028, 4, 3)]
        assert lone_weekdays({dt.date(2028, 4, 4), dt.date(2028, 4, 6)}) == [dt.date(2028, 4, day) for day in (3, 5, 7)]

    def test_a_year_that_is_decided_is_never_worked_again(self) -> None:
        assert all(min(question.days) >= dt.date(2028, 1, 1) for question in PROJECTED.questions)


class TestQuestions:
    def test_the_first_choice_is_the_projection(self) -> None:
        for question in PROJECTED.questions:
            off, worked = question.choices[0]
            assert not worked
            assert {day for day in question.days if day in DAYS and day not in off} == set()

    def test_choices_differ(self) -> None:
        assert all(len(set(question.choices)) == len(question.choices) > 1 for question in PROJECTED.questions)

    def test_no_weekday_hangs_on_two_questions(self) -> None:
        weekdays = [day for question in PROJECTED.questions for day in question.days if day.weekday() < 5]
        assert len(set(weekdays)) == len(weekdays)

    def test_they_are_told_in_order_of_their_days(self) -> None:
        firsts = [min(question.days) for question in PROJECTED.questions]
        assert firsts == sorted(firsts)

    def test_the_literals_hold_them_all(self) -> None:
        assert [row[0] for row in compiled.OPEN] == list(QUESTIONS)


class TestRules:
    def test_a_citation_without_its_law_is_refused(self, tmp_path: Path) -> None:
        text = projection.RULES.read_text(encoding="utf-8").replace('cite = "28/2026/QH16, art. 2"', 'cite = "1/NQ"', 1)
        (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
        with pytest.raises(BadInput, match=r"28/2026/QH16, art\. 2; right would be one of the laws"):
            projection_rules(tmp_path / "rules.toml")

    @pytest.mark.parametrize(
        "day",
        ['lunar = "vu_lan"', "month = 9", "day = 2", 'month = 9\nday = 2\nlunar = "tet"', ""],
        ids=["unknown lunar day", "no day", "no month", "both", "neither"],
    )
    def test_a_day_of_the_year_is_solar_or_lunar(self, tmp_path: Path, day: str) -> None:
        text = projection.RULES.read_text(encoding="utf-8").replace("month = 11\nday = 24", day, 1)
        (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
        with pytest.raises(BadInput, match=r"\$\.holidays\[5\].*right would be month and day, or lunar"):
            projection_rules(tmp_path / "rules.toml")
