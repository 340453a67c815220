"""A value is made of what it is meant to be made of, or it is refused by us at once; nothing else gets inside."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import attrs
import pytest
from tests.proof.corpora import NOT_MEANT
from tests.proof.test_bad_input import AT_ONCE
from tests.proof.values import EXAMPLE, PUBLIC, called, fits, hints

from motcua.errors import MotcuaError

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
