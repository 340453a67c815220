"""Answers written over what is still to be read: no layout of memory changes one of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from motcua.adapters.batch import due_dates, due_minutes, lateness, office_minutes_between, working_days_between
from motcua.adapters.batch.columns import PIECE
from motcua.calendar import Conventions, national_calendar
from motcua.errors import BadRows, BadValue

pytestmark = pytest.mark.needs("numpy")

CALENDAR = national_calendar()
STORM = CALENDAR.with_closure(dt.date(2026, 9, 8), name="Bão", extends=True)
ROWS = 2 * PIECE + 3
"""More than one piece: what is wrong shows where the next piece is read."""
RANDOM = np.random.default_rng(10)
SOME_DAYS = RANDOM.integers(18_000, 20_600, 2 * ROWS)
AMOUNTS, INDEX = RANDOM.integers(1, 60, ROWS).astype("i1"), RANDOM.integers(0, 2, ROWS).astype("i1")
OTHER = RANDOM.integers(18_000, 20_600, ROWS).astype("i4")

KERNELS: dict[str, tuple[str, Callable[..., Any]]] = {
    "due dates": ("i4", lambda days, **out: due_dates(days, 7, CALENDAR, **out)),
    "due dates, each by its amount": ("i4", lambda days, **out: due_dates(days, AMOUNTS, CALENDAR, **out)),
    "due dates, long": ("i8", lambda days, **out: due_dates(days, AMOUNTS, CALENDAR, **out)),
    "due dates, each by its calendar": (
        "i4",
        lambda days, **out: due_dates(days, 7, (CALENDAR, STORM), calendar_index=INDEX, **out),
    ),
    "due dates as days": ("M8[D]", lambda days, **out: due_dates(days, 7, CALENDAR, **out)),
    "working days since": ("i4", lambda days, **out: working_days_between(days, OTHER, CALENDAR, **out)),
    "working days until": ("i4", lambda days, **out: working_days_between(OTHER, days, CALENDAR, **out)),
    "minutes since": ("i4", lambda days, **out: office_minutes_between(days, OTHER, CALENDAR, **out)),
    "minutes until": ("i4", lambda days, **out: office_minutes_between(OTHER, days, CALENDAR, **out)),
    "due minutes": ("M8[m]", lambda minutes, **out: due_minutes(minutes, 60, CALENDAR, **out)),
    "due dates of minutes": ("M8[m]", lambda minutes, **out: due_dates(minutes, AMOUNTS, CALENDAR, **out)),
}
WHOLE = slice(None)
LAYOUTS: dict[str, tuple[slice, slice]] = {
    "at the same place": (slice(ROWS), slice(ROWS)),
    "in wider steps from the same place": (slice(ROWS), slice(None, None, 2)),
    "in narrower steps from the same place": (slice(None, None, 2), slice(ROWS)),
    "one row on": (slice(ROWS), slice(1, ROWS + 1)),
    "one row back": (slice(1, ROWS + 1), slice(ROWS)),
    "backwards": (slice(ROWS), slice(ROWS - 1, None, -1)),
    "forwards, over what is read backwards": (slice(ROWS - 1, None, -1), slice(ROWS)),
    "both backwards": (slice(None, None, -2), slice(None, None, -2)),
    "a piece apart": (slice(ROWS), slice(PIECE, PIECE + ROWS)),
}


class TestOneColumnOverTheOther:
    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("name", KERNELS)
    def test_the_answers_are_those_of_columns_apart(self, name: str, layout: str) -> None:
        kind, ask = KERNELS[name]
        read, write = LAYOUTS[layout]
        shared = SOME_DAYS.astype("M8[D]").astype(kind) if kind.startswith("M8") else SOME_DAYS.astype(kind)
        wanted = ask(shared[read].copy())
        answers = shared[write].view(wanted.dtype)
        assert ask(shared[read], out=answers) is answers
        assert np.array_equal(answers, wanted)

    @pytest.mark.parametrize("begin", [0, ROWS, 4 * ROWS, 7 * ROWS])
    @pytest.mark.parametrize("which", ["due", "finished"])
    def test_verdicts_of_one_byte_lie_anywhere_in_the_days(self, which: str, begin: int) -> None:
        shared, other = SOME_DAYS[:ROWS].copy(), SOME_DAYS[ROWS:]
        given = (shared, other) if which == "due" else (other, shared)
        wanted = lateness(*(column.copy() for column in given))
        answers = shared.view("i1")[begin : begin + ROWS]
        assert np.array_equal(lateness(*given, out=answers), wanted)

    def test_narrow_amounts_lie_under_wide_answers(self) -> None:
        memory = np.zeros(4 * ROWS, "i1")
        amounts = memory[:ROWS]
        amounts[:] = AMOUNTS
        wanted = due_dates(OTHER, AMOUNTS, CALENDAR)
        assert np.array_equal(due_dates(OTHER, amounts, CALENDAR, out=memory.view("i4")), wanted)
        amounts[:] = AMOUNTS
        wanted = due_dates(OTHER, 7, CALENDAR, excluded=AMOUNTS)
        assert np.array_equal(due_dates(OTHER, 7, CALENDAR, excluded=amounts, out=memory.view("i4")), wanted)

    @pytest.mark.parametrize("ask", [due_dates, working_days_between], ids=["due", "between"])
    def test_the_places_of_the_calendars_lie_under_the_answers(self, ask: Any) -> None:
        memory = np.zeros(4 * ROWS, "i1")
        places = memory[:ROWS]
        places[:] = INDEX
        other = AMOUNTS.astype("i4") if ask is due_dates else SOME_DAYS[:ROWS]
        wanted = ask(OTHER, other, (CALENDAR, STORM), calendar_index=INDEX)
        found = ask(OTHER, other, (CALENDAR, STORM), calendar_index=places, out=memory.view("i4"))
        assert np.array_equal(found, wanted)

    def test_memory_that_is_lent_by_something_else_is_seen(self) -> None:
        class Lent:
            def __init__(self, column: Any) -> None:
                self.column = column

            def __array__(self, *_: object, **__: object) -> Any:
                return self.column

        lend: Any
        for lend in (Lent, memoryview):
            shared = SOME_DAYS.astype("i4")
            wanted = due_dates(shared[:ROWS].copy(), 7, CALENDAR)
            assert np.array_equal(due_dates(lend(shared[:ROWS]), 7, CALENDAR, out=shared[::2]), wanted)

    def test_one_value_that_is_spread_over_all_rows(self) -> None:
        memory = np.full(ROWS, 20_600, "i4")
        spread = np.broadcast_to(memory[:1], ROWS)
        wanted = due_dates(spread.copy(), 7, CALENDAR)
        assert np.array_equal(due_dates(spread, 7, CALENDAR, out=memory), wanted)

    def test_where_a_row_has_no_answer_nothing_is_written_over(self) -> None:
        shared = np.concatenate([SOME_DAYS[: ROWS - 1], [-1]]).astype("i4")
        before = shared.copy()
        for calendar in (CALENDAR, CALENDAR.with_conventions(Conventions(projected="raise"))):
            with pytest.raises(BadRows):
                due_dates(shared, 7, calendar, out=shared[::-1])
            assert np.array_equal(shared, before)


class TestPieces:
    """A column is worked off a piece at a time; nobody sees where one ends."""

    @pytest.mark.parametrize("rows", [PIECE - 1, PIECE, PIECE + 1, ROWS])
    def test_every_row_is_answered_as_it_would_be_alone(self, rows: int) -> None:
        days, other, index = SOME_DAYS[:rows].astype("i4"), OTHER[:rows], INDEX[:rows]
        amounts = AMOUNTS[:rows]
        minutes = (days.astype("i8") * 1_440 + 600).view("M8[m]")
        kernels: list[Callable[[Any], Any]] = [
            lambda at: due_dates(days[at], 7, CALENDAR),
            lambda at: due_dates(minutes[at], amounts[at], CALENDAR, cutoff=dt.time(9), excluded=amounts[at]),
            lambda at: due_dates(days[at], amounts[at], (CALENDAR, STORM), calendar_index=index[at]),
            lambda at: working_days_between(days[at], other[at], (CALENDAR, STORM), calendar_index=index[at]),
            lambda at: office_minutes_between(minutes[at], other[at], CALENDAR),
            lambda at: due_minutes(minutes[at], amounts[at], CALENDAR),
            lambda at: lateness(days[at], other[at]),
        ]
        whole, around = slice(None), [0, PIECE - 2, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, rows - 1]
        for ask in kernels:
            answers = ask(whole)
            assert len(answers) == rows
            for at in around:
                if at < rows:
                    assert ask(slice(at, at + 1))[0] == answers[at]

    def test_a_bad_row_of_any_piece_is_told_with_its_position(self) -> None:
        bad = [0, PIECE - 1, PIECE, ROWS - 1]
        days = OTHER.copy()
        days[bad] = -1
        with pytest.raises(BadRows) as refused:
            due_dates(days, 7, CALENDAR)
        assert list(refused.value.positions) == bad


class TestColumnsForAnswers:
    def test_rows_that_lie_on_one_another_are_refused(self) -> None:
        for steps in (0, 2, -2):
            out = np.lib.stride_tricks.as_strided(np.zeros(9, "i4")[4:], (2,), (steps,))
            with pytest.raises(BadValue, match="rows that lie on one another"):
                due_dates(OTHER[:2], 7, CALENDAR, out=out)
        one = np.lib.stride_tricks.as_strided(np.zeros(1, "i4"), (1,), (0,))
        assert due_dates(OTHER[:1], 7, CALENDAR, out=one) is one

    @pytest.mark.parametrize(
        "out",
        [
            np.broadcast_to(np.zeros(1, "i4"), 2),
            np.zeros((), "i4"),
            np.zeros((2, 1), "i4"),
            np.zeros(2, ">i4"),
            np.zeros(2, "u4"),
            np.zeros(3, "i4"),
            memoryview(bytearray(8)),
        ],
        ids=["read-only", "no column", "a table", "swapped bytes", "without signs", "too long", "bytes"],
    )
    def test_what_cannot_take_them_is_refused(self, out: Any) -> None:
        with pytest.raises(BadValue, match="column for the answers"):
            due_dates(OTHER[:2], 7, CALENDAR, out=out)
