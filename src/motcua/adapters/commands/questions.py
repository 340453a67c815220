"""What is asked of whoever types, with the words that answer it: a question alone leaves the option to be guessed."""

from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import attrs

from motcua.conditions import Fact, FactType
from motcua.errors import UndecidedFacts
from motcua.wording import say

__all__ = ["Unanswered", "answers", "asking", "document", "hints", "listed"]

_FORMS: Final[Mapping[FactType, tuple[str, ...]]] = {
    FactType.BOOLEAN: ("yes", "no"),
    FactType.INTEGER: ("N",),
    FactType.AMOUNT: ("N",),
    FactType.TEXT: ("…",),
    FactType.DATE: ("2026-08-28",),
}
"""How each kind of fact is answered that has no choices of its own."""


@attrs.define(eq=False, slots=False)
class Unanswered(UndecidedFacts):
    """Facts the answer hangs on, as the rules declare them: their questions, and what may be said to them."""

    facts: tuple[Fact, ...] = ()


@contextmanager
def asking(declared: Iterable[Fact]) -> Generator[None]:
    """Facts that turn out to be missing inside are told with what may be said to them."""
    try:
        yield
    except UndecidedFacts as error:
        asked = tuple(fact for fact in declared if fact.name in error.questions)
        raise Unanswered(error.questions, asked) from None


def answers(fact: Fact) -> tuple[str, ...]:
    """What may stand behind ``--fact NAME=``."""
    return fact.choices or _FORMS[fact.type]


def hints(declared: Iterable[Fact], names: Container[str], lang: str) -> str:
    """The options that would answer those facts, a line each under one heading; nothing where nothing is asked."""
    lines = [f"\n  --fact {fact.name}={'|'.join(answers(fact))}" for fact in declared if fact.name in names]
    return "".join(["\n", say("facts.to-answer", lang), *lines]) if lines else ""


def document(declared: Iterable[Fact], names: Container[str], lang: str) -> Mapping[str, object]:
    """The same for machines: the questions, and what may be said to each."""
    asked = [fact for fact in declared if fact.name in names]
    told: Mapping[str, object] = {
        "questions": {fact.name: fact.question.say(lang) for fact in asked},
        "answers": {fact.name: list(answers(fact)) for fact in asked},
    }
    return told if asked else {}


def listed(declared: Iterable[Fact], lang: str) -> Iterator[str]:
    """Every fact with its question, what may be said to it in words, and what stands for it unsaid."""
    for fact in declared:
        yield f"  --fact {fact.name}={'|'.join(answers(fact))}"
        yield f"      {fact.question.say(lang)}"
        if fact.default is not None:
            yield f"      {say('facts.unsaid', lang, {'value': fact.said(fact.default)})}"
        yield from (f"      {one} = {fact.said(one).say(lang)}" for one in fact.choices if dict(fact.labels).get(one))
