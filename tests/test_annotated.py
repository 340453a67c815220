"""Values are made of what their annotations say: what is refused, in which words, and what calendars add to it."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final, NewType

import attrs
import pytest

from motcua.annotated import as_annotated, from_rows, on_trust
from motcua.calendar import (
    DecidedDay,
    Notice,
    NoticeDay,
    OfficeHours,
    OpenQuestion,
    Reason,
    WorkCalendar,
    national_calendar,
)
from motcua.calendar.hours import Season
from motcua.citation import Citation
from motcua.errors import BadValue, NaiveMoment, NotADay, NotAMoment
from motcua.reference import reference_catalogue
from motcua.wording import Sayable, Text

# ── What is said ────────────────────────────────────────────────────────────────────────────────────────────────────

DAY: Final = dt.date(2026, 9, 2)
NAME: Final = Text("nghỉ", "off")
CITED: Final = Citation("1/TB-MAU", verified=False)


@attrs.frozen(field_transformer=as_annotated)
class Ticket:
    """A field of every kind there is."""

    number: int = 1
    day: dt.date = DAY
    called: dt.datetime | None = None
    until: dt.date | dt.datetime = DAY
    spans: tuple[tuple[int, str], ...] = ()
    desks: tuple[str, ...] = ()
    known: dict[str, int] = attrs.field(factory=dict[str, int])
    ask: Callable[[], int] | None = None
    own: frozenset[int] = frozenset()


class TestRefusal:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"number": True}, "number of Ticket: met bool; right would be int"),
            (
                {"number": 10**5_000},
                "number of Ticket: met a number of more than 18 digits; right would be at most 10^18",
            ),
            ({"until": "today"}, "until of Ticket: met str; right would be date or datetime"),
            ({"spans": ((1, "a"), (2, 3))}, "spans[1][1] of Ticket: met int; right would be str"),
            ({"spans": ((1, "a", "b"),)}, "spans[0] of Ticket: met 3 of them; right would be 2"),
            ({"spans": {1: 2}}, "spans of Ticket: met dict; right would be tuple"),
            ({"desks": ("a", "\ud800")}, "desks[1] of Ticket: met half of a surrogate pair; right would be text that"),
            ({"known": {"a": "b"}}, "known[0] of Ticket: met str; right would be int"),
            ({"known": {1: 1}}, "known[0] of Ticket: met int; right would be str"),
            ({"ask": 5}, "ask of Ticket: met int; right would be something to call"),
            ({"own": frozenset({"a"})}, "own[0] of Ticket: met str; right would be int"),
        ],
    )
    def test_names_the_field_and_the_place_in_it(self, given: dict[str, Any], said: str) -> None:
        with pytest.raises(BadValue) as refused:
            Ticket(**given)
        assert str(refused.value).startswith(said)

    def test_days_and_moments_are_refused_in_their_own_words(self) -> None:
        with pytest.raises(NotADay):
            Ticket(day=dt.datetime(2026, 9, 2, tzinfo=dt.UTC))
        with pytest.raises(NotAMoment):
            Ticket(called=DAY)  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(NaiveMoment):
            Ticket(called=dt.datetime(2026, 9, 2))

    def test_a_list_is_kept_as_a_tuple(self) -> None:
        desks = ["1", "2"]
        ticket = Ticket(desks=desks)  # type: ignore[arg-type]  # taken all the same
        desks.clear()
        assert ticket.desks == ("1", "2")

    def test_what_was_good_once_is_no_pass_for_the_next(self) -> None:
        Ticket(desks=("a",), spans=((1, "a"),), ask=lambda: 1)
        with pytest.raises(BadValue):
            Ticket(desks=("a", "b", 3))  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue):
            Ticket(number=-(10**19))

    def test_what_is_made_on_trust_equals_what_is_looked_at(self) -> None:
        assert on_trust(Ticket)(2, desks=("1",)) == Ticket(2, desks=("1",))
        assert on_trust(NoticeDay)(DAY, Reason.STATUTORY, NAME) == NoticeDay(DAY, Reason.STATUTORY, NAME)

    def test_what_a_row_says_equals_what_is_looked_at(self) -> None:
        assert from_rows(Ticket)({"number": 2, "desks": ("1",)}) == Ticket(2, desks=("1",))
        assert from_rows(NoticeDay)({"date": DAY, "reason": Reason.STATUTORY, "name": NAME}) == NoticeDay(
            DAY, Reason.STATUTORY, NAME
        )

    def test_the_days_of_the_release_would_be_taken_at_the_door(self) -> None:
        calendar = national_calendar()
        assert [attrs.evolve(day) for day in calendar.decided] == [*calendar.decided]
        assert [attrs.evolve(question) for question in calendar.questions] == [*calendar.questions]
        assert attrs.evolve(calendar) == calendar

    def test_the_lines_of_a_quote_and_of_a_check_would_be_taken_at_the_door(self) -> None:
        residence = reference_catalogue().find("1.004222", on=DAY)
        quote, check = residence.quote(on=DAY, channel="online"), residence.check((), on=DAY, channel="online")
        assert tuple(attrs.evolve(line) for line in quote.lines) == quote.lines
        assert tuple(attrs.evolve(line) for line in check.lines) == check.lines


# ── The calendar ────────────────────────────────────────────────────────────────────────────────────────────────────


class TestCalendar:
    """Values that nobody meant would say a wrong day in silence."""

    def test_a_notice_is_signed_on_a_day(self) -> None:
        days = (NoticeDay(DAY, Reason.STATUTORY, NAME),)
        with pytest.raises(NotADay):
            Notice(CITED, "x", NAME, days, signed_on="2027-01-01")  # type: ignore[arg-type]  # the mistake under test

    def test_a_day_is_exchanged_for_a_day(self) -> None:
        with pytest.raises(NotADay):
            NoticeDay(DAY, Reason.SWAP, NAME, swapped_with=[1])  # type: ignore[arg-type]  # the mistake under test

    def test_a_decided_day_is_made_of_what_it_says(self) -> None:
        with pytest.raises(BadValue, match="reason of DecidedDay: met str"):
            DecidedDay(DAY, "off", NAME, CITED)  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("days", [{"sat"}, {7}, {-1}, {True}, set(range(7)), 5])
    def test_rest_days_are_weekdays_and_some_day_is_worked(self, days: Any) -> None:
        calendar = national_calendar()
        with pytest.raises(BadValue, match="rest days of a calendar"):
            attrs.evolve(calendar, rest_days=days)

    def test_an_office_may_rest_on_sundays_alone(self) -> None:
        calendar = attrs.evolve(national_calendar(), rest_days=frozenset({6}))
        assert calendar.is_working_day(dt.date(2026, 8, 29))

    @pytest.mark.parametrize("seasons", [(), (Season(OfficeHours.default().seasons[0].sessions, DAY),)])
    def test_office_hours_hold_from_the_beginning(self, seasons: tuple[Season, ...]) -> None:
        with pytest.raises(BadValue, match="seasons of office hours"):
            OfficeHours(seasons)

    def test_two_seasons_do_not_begin_on_one_day(self) -> None:
        (season,) = OfficeHours.default().seasons
        later = attrs.evolve(season, from_day=DAY)
        with pytest.raises(BadValue, match="seasons of office hours"):
            OfficeHours((season, later, later))
        with pytest.raises(BadValue, match="seasons of office hours"):
            OfficeHours((season, season))

    def test_a_season_has_seven_weekdays_of_sessions_in_order(self) -> None:
        morning, evening = (dt.time(8), dt.time(10)), (dt.time(10), dt.time(12))
        with pytest.raises(BadValue, match="6 weekdays"):
            Season(((morning,),) * 6)
        with pytest.raises(BadValue, match=r"no hours for weekdays \[0, 1, 2, 3, 4\]"):
            Season(((),) * 7)
        for sessions in ((morning, evening), (morning[::-1],), ((dt.time(8, tzinfo=dt.UTC), dt.time(10)),)):
            with pytest.raises(BadValue, match="out of order"):
                Season((sessions,) * 7)

    def test_sessions_and_days_may_be_given_as_lists(self) -> None:
        (season,) = OfficeHours.default().seasons
        assert Season([[*day] for day in season.sessions]) == season
        calendar = attrs.evolve(national_calendar(), holidays_on_rest_days={DAY})
        assert calendar.holidays_on_rest_days == frozenset({DAY})

    def test_weekly_hours_are_told_by_weekday(self) -> None:
        with pytest.raises(BadValue, match="weekly hours: met list; right would be a mapping"):
            OfficeHours.weekly(["08:00-10:00"] * 7)  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("other", ["5", 9, -1, 5.5, None])
    def test_weekly_hours_are_given_for_weekdays(self, other: Any) -> None:
        week: dict[Any, str] = {**dict.fromkeys(range(5), "08:00-10:00"), other: "08:00-10:00"}
        with pytest.raises(BadValue, match=r"weekly hours.*0 \(Monday\) to 6 \(Sunday\)"):
            OfficeHours.weekly(week)

    @pytest.mark.parametrize("choice", [99, -1, True, "0", None])
    def test_an_open_question_is_supposed_to_be_decided_one_of_its_ways(self, choice: Any) -> None:
        calendar = national_calendar()
        with pytest.raises(BadValue, match="choice"):
            calendar.supposing({calendar.questions[0]: choice})

    @pytest.mark.parametrize("choices", [None, 5, [1], {"x": 0}])
    def test_only_open_questions_are_supposed(self, choices: Any) -> None:
        with pytest.raises(BadValue):
            national_calendar().supposing(choices)

    def test_an_open_question_has_a_code(self) -> None:
        question = national_calendar().questions[0]
        assert isinstance(question, OpenQuestion)
        with pytest.raises(BadValue, match="code of OpenQuestion"):
            attrs.evolve(question, code=5)  # type: ignore[arg-type]  # the mistake under test

    def test_an_unusual_day_is_one_its_weekday_does_not_tell(self) -> None:
        calendar = national_calendar()
        resting = WorkCalendar((), dt.date(2026, 8, 1), dt.date(2026, 9, 30), DAY, rest_days=frozenset({6}))
        saturday = dt.date(2026, 8, 22)
        assert calendar.unusual(saturday)
        assert not resting.unusual(saturday)


# ── What a kind alone does not tell ───────────────────────────────────────────────────────────

Seat = NewType("Seat", int)


@attrs.frozen(field_transformer=as_annotated)
class Shown:
    """A screen above the counter."""

    seat: Seat = Seat(1)
    spans: tuple[tuple[int, int], ...] = ()
    share: Fraction = Fraction(0)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"seat": "1"}, "seat of Shown: met str; right would be int"),
        ({"spans": [(1, 2, 3)]}, r"spans\[0\] of Shown: met 3 of them; right would be 2"),
        ({"share": Fraction(1, 10**41)}, "share of Shown: met a fraction of more than 40 digits"),
    ],
)
def test_what_they_do_not_say_is_refused_with_its_place(given: dict[str, Any], said: str) -> None:
    with pytest.raises(BadValue, match=said):
        Shown(**given)


def test_what_they_say_is_taken() -> None:
    assert Shown(Seat(7), ((1, 2),), Fraction(1, 3)).spans == ((1, 2),)


@attrs.frozen(field_transformer=as_annotated)
class Board:
    """What a board shows: something that says itself, or words."""

    value: Sayable | tuple[str, ...] | None = None
    seats: Mapping[str, int] = attrs.field(factory=dict[str, int])


class TestProtocols:
    @pytest.mark.parametrize("given", [3.5, ("x", 3), dt.datetime(2026, 1, 1)])
    def test_one_that_can_be_asked_takes_only_what_keeps_it(self, given: Any) -> None:
        with pytest.raises(BadValue, match="value"):
            Board(given)

    def test_beside_it_other_kinds_are_still_looked_at(self) -> None:
        assert Board(("quầy", "1")).value == ("quầy", "1")
        assert Board(NAME).value is NAME

    def test_a_table_of_any_kind_is_kept_from_changes(self) -> None:
        given = OrderedDict({"a": 1})
        board = Board(seats=given)
        given.clear()
        assert board.seats == {"a": 1}
