"""How a command ends that met an error, and what it says: the sentence, and of a question what would answer it."""

from collections.abc import Mapping
from typing import Final

from motcua.adapters import refusals
from motcua.adapters.commands.questions import Unanswered, document, hints
from motcua.adapters.commands.status import BAD, NEGATIVE
from motcua.adapters.refusals import phrase
from motcua.errors import (
    ClockStopped,
    MotcuaError,
    NoFeeLevel,
    NoPromise,
    NotInForce,
    OutsideCalendar,
    UndecidedDay,
    UndecidedFacts,
)

__all__ = ["as_document", "phrase", "status_of", "told"]


NO_ANSWER: Final = (ClockStopped, NoFeeLevel, NoPromise, NotInForce, OutsideCalendar, UndecidedDay, UndecidedFacts)
"""What was asked is understood, and there is no answer to give."""


def status_of(error: MotcuaError) -> int:
    """How a command ends that met this error: with a no, or with bad input."""
    return NEGATIVE if isinstance(error, NO_ANSWER) else BAD


def told(error: MotcuaError, lang: str) -> str:
    """The error as a sentence of that language, and of a question the options that would answer it."""
    said = refusals.sentence(error, lang)
    return said + hints(error.facts, error.questions, lang) if isinstance(error, Unanswered) else said


def as_document(error: MotcuaError, lang: str) -> Mapping[str, object]:
    """The error for machines, and of a question what may be said to it."""
    said = refusals.document(error, lang)
    return {**said, **document(error.facts, error.questions, lang)} if isinstance(error, Unanswered) else said
