"""Errors are sentences with ingredients: one tree, a stable code each, and they travel between processes."""

import datetime as dt
import inspect
import pickle
import re

import pytest

from motcua import errors
from motcua.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    ClockStopped,
    LimitExceeded,
    MotcuaError,
    NaiveMoment,
    NoFeeLevel,
    NotADay,
    NotAMoment,
    OutsideCalendar,
    Problem,
    SequenceConflict,
    StepNotAllowed,
    UndecidedDay,
    UndecidedFacts,
    UnknownCode,
    UnknownFact,
    UnreadableLimit,
)
from motcua.wording import Text

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, MotcuaError)]
DAY = dt.date(2026, 8, 28)
ONE_OF_EACH = [
    BadInput(
        "dossier.json", (Problem("$.at", "bad-value", "x", "a moment"), Problem("$.by", "bad-value", "1", "a text"))
    ),
    LimitExceeded.one("rules.toml", met="2 MiB", right="at most 1 MiB"),
    NaiveMoment(dt.datetime(2026, 8, 28, 15, 20)),
    NotADay("2026-08-28"),
    OutsideCalendar("1999-01-01", dt.date(2010, 1, 1), dt.date(2060, 12, 31)),
    UndecidedDay(DAY, DAY, ("tet-2028",)),
    NotAMoment("2026-08-28"),
    BadValue("channel", "'fax'", "'counter', 'online' or 'post'"),
    ClockStopped(dt.datetime(2026, 8, 28, 15, 20, tzinfo=dt.UTC), "verification"),
    UnreadableLimit("5", "a unit is missing"),
    UnknownCode("procedure", "1.009999", ("1.001193",)),
    UnknownFact(("colour",), ("home", "channel")),
    UndecidedFacts({"home": Text("Ở đâu?", "Where?")}),
    NoFeeLevel("auction", "20.000.000.000 lies in no bracket"),
    StepNotAllowed("accept", "accepted", (), ("begin", "transfer")),
    SequenceConflict("somebody else wrote first"),
    BrokenChain(3, "its hash does not follow"),
]


class TestTree:
    @pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
    def test_each_is_a_builtin_too(self, kind: type[MotcuaError]) -> None:
        builtins = {base for base in kind.__mro__ if base.__module__ == "builtins"} - {object, BaseException, Exception}
        assert builtins or kind is MotcuaError

    def test_codes_are_stable_words_and_no_two_are_equal(self) -> None:
        codes = [kind.code for kind in TREE]
        assert len(codes) == len({*codes})
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)

    @pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
    def test_each_stands_in_the_drawing(self, kind: type[MotcuaError]) -> None:
        assert kind.__name__ in (errors.__doc__ or "")


class TestSentences:
    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: type(error).__name__)
    def test_it_says_what_was_met(self, error: MotcuaError) -> None:
        said = str(error)
        assert said
        assert not re.search(r"\b[Ii]nvalid\b|\bError\b", said)

    @pytest.mark.parametrize("error", ONE_OF_EACH, ids=lambda error: type(error).__name__)
    def test_it_travels_between_processes(self, error: MotcuaError) -> None:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
        assert (type(copy), str(copy)) == (type(error), str(error))

    def test_several_problems_are_told_together(self) -> None:
        assert str(ONE_OF_EACH[0]).splitlines() == [
            "dossier.json: 2 problems",
            "  $.at: met x; right would be a moment",
            "  $.by: met 1; right would be a text",
        ]

    def test_a_problem_seen_from_outside_has_the_longer_path(self) -> None:
        assert Problem("$.at", "bad-value", "x", "y").under("$.events[3]").path == "$.events[3].at"

    def test_missing_facts_come_with_their_questions(self) -> None:
        error = UndecidedFacts({"home": Text("Ở đâu?", "Where?")})
        assert error.names == ("home",)
        assert "Ở đâu?" in str(error)
