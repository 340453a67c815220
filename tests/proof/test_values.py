"""A value is made of what it is meant to be made of, or it is refused by us at once; nothing else gets inside."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import attrs
import pytest
from tests.proof.corpora import NOT_MEANT
from tests.proof.test_bad_input import AT_ONCE
from tests.proof.values import EXAMPLE, PUBLIC, called, fits, hints

from motcua.annotated import as_annotated, on_trust
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
from motcua.errors import BadValue, MotcuaError, NaiveMoment, NotADay, NotAMoment
from motcua.wording import Text

OPEN: Final = {
    "Problem": "the ingredient of errors, made by those who refuse: it cannot refuse in its turn",
    "DossierRecord": "a page of the national portal: ``portal.encode`` tells every fault of it at once",
    "Event": "a line of a store: what reads a history tells every fault of it at once (``TestEventsOfOtherShapes``)",
    "Filing": "what an opening was given, read part by part with words of its own (``TestWhatIsGiven``)",
    "Note": "the stamp of a step, read by ``Note.read`` with words of its own",
    "Exact": "inside a fee that is worked out: whole numbers of any size, so that nothing is ever inexact",
    "Reckoning": "inside a fee that is worked out, as above",
    "FeedbackStep": "one step of a report's request: the ``Feedback`` that holds it tells every fault at once",
    "Planning": "inside a plan: what ``LinkedProcedure.plan`` has read",
}
"""Classes that take anything, and why nobody is harmed."""
OWN_WORDS_FOR_ALL: Final = {
    *("AgencyFacts", "DossierCode", "DossierRow", "Feedback", "ReceiptLine", "SubmittedPaper", "VND"),
    *("Table", "VietQR"),
}
"""Classes that refuse the same in words of their own, some of them every fault at once."""
BY_PLACE: Final = {"AllOf", "OneOf", "AtLeast", "Stages", "Sum", "Max", "Min", "Times"}
"""Their parts are given one by one."""


def _taken(name: str, make: Callable[[object], Any], hint: object) -> Iterator[str]:
    """What that field was made of although its annotation says otherwise."""
    for other in NOT_MEANT:
        began = time.thread_time()
        try:
            made = make(other)
        except MotcuaError:
            if time.thread_time() - began > AT_ONCE:
                yield f"{type(other).__name__} after a while"
        else:
            if not fits(getattr(made, name), hint):
                yield type(other).__name__


def _evolved(value: Any, alias: str, other: object) -> object:
    return attrs.evolve(value, **{alias: other})


@pytest.mark.parametrize("cls", [cls for cls in EXAMPLE if cls.__name__ not in BY_PLACE], ids=called)
def test_a_value_takes_what_its_annotations_say_and_nothing_else(cls: type) -> None:
    taken = {
        field.name: found
        for field in attrs.fields(cls)
        if field.init
        and (found := [*_taken(field.name, partial(_evolved, EXAMPLE[cls], field.alias or ""), hints(cls)[field.name])])
    }
    assert bool(taken) is (cls.__name__ in OPEN), taken


@pytest.mark.parametrize("cls", [cls for cls in PUBLIC if cls.__name__ in BY_PLACE], ids=called)
def test_parts_that_are_given_one_by_one_are_refused_one_by_one(cls: type) -> None:
    first: tuple[object, ...] = (1,) if cls.__name__ == "AtLeast" else ()
    taken = []
    for other in NOT_MEANT:
        try:
            made = cls(*first, other)
        except MotcuaError:
            continue
        field = attrs.fields(cls)[0].name
        taken += [] if fits(getattr(made, field), hints(cls)[field]) else [type(other).__name__]
    assert taken == []


def test_every_public_class_refuses_by_its_annotations_or_says_why_not() -> None:
    """One that has no example above either: the whole of it is looked at when it is made."""
    silent = {cls.__name__ for cls in PUBLIC if attrs.fields(cls) and not _looked_at(cls)}
    assert silent == {*OPEN, *OWN_WORDS_FOR_ALL, *BY_PLACE, "Group", "Kept"}  # two that others are made from


def _looked_at(cls: type) -> bool:
    given = next((field for field in attrs.fields(cls) if field.init), attrs.fields(cls)[0]).validator
    validators = getattr(given, "_validators", (given,))
    return any(getattr(one, "__module__", "") == "motcua.annotated" for one in validators)


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
