"""Errors in the language of whoever reads them (*báo lỗi bằng tiếng Việt*): what ``MotcuaError.say`` answers with.

An error says itself in English, for developers. At the counter its ingredients are put into a sentence of the rows;
what they are called is a row too (``motcua.wording.phrases``), and what has no row stays as it is.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

import attrs

from motcua.compiled.wording import MESSAGES
from motcua.errors import (
    BadInput,
    Fault,
    MotcuaError,
    NoRefundRule,
    UndecidedDay,
    UndecidedFacts,
    UnknownCode,
    UnknownFact,
    UnreadableText,
)
from motcua.errors.problem import NAMED, SAID, visible
from motcua.wording.phrases import in_gap, is_name, phrase
from motcua.wording.saying import LOCALES, Text, known, say

__all__ = ["phrase", "questions", "sentence"]


_TOLD: Final = MESSAGES[LOCALES[0]]
"""What is said at all; a language that has no sentence for it says it in Vietnamese."""


def sentence(error: MotcuaError, locale: str) -> str:
    """The error as a sentence of that language, every problem with its path (*báo lỗi*); raises ``BadValue``.

    >>> import datetime as dt
    >>> from motcua.errors import NaiveMoment
    >>> sentence(NaiveMoment(dt.datetime(2026, 8, 28, 15, 20)), "vi")
    '15:20 28/08/2026 không có múi giờ; hãy nói rõ là lúc nào, ví dụ “2026-08-28 15:20”'
    """
    if known(locale) == "en" and not isinstance(error, UndecidedFacts):
        return str(error)
    if isinstance(error, BadInput):
        return "\n".join(_problems(error, locale))
    message = f"error.{error.code}"
    if isinstance(error, UnreadableText) and message not in _TOLD:
        message = f"error.{UnreadableText.code}"
    if message not in _TOLD:
        return say("error.other", locale, {"code": error.code, "text": str(error)})
    return say(message, locale, _terms(_ingredients(error, locale), locale, error.code))


def _problems(error: BadInput, locale: str) -> Iterator[str]:
    """How many there are, then each on a line of its own, as many as the English spells out."""
    problems = error.problems
    yield say("error.problems", locale, {"what": phrase(error.what, locale), "n": len(problems)})
    for problem in problems[:SAID]:
        yield say("error.problem", locale, _terms(attrs.asdict(problem), locale, problem.code))
    if (rest := len(problems) - SAID) > 0:
        yield say("error.more-problems", locale, {"n": rest})


def questions(error: UndecidedFacts, locale: str) -> Mapping[str, str]:
    """What would have to be known, by the name of each fact."""
    return {name: question.say(locale) for name, question in error.questions.items()}


def _ingredients(error: MotcuaError, locale: str) -> Mapping[str, Any]:
    """What the error keeps, the questions of facts in that language and the kind of an unreadable text by its name."""
    kept: dict[str, Any] = {field.name: getattr(error, field.name) for field in attrs.fields(type(error))}
    if isinstance(error, UndecidedFacts):
        kept["questions"] = "; ".join(f"{name}: {question}" for name, question in questions(error, locale).items())
    if isinstance(error, UnreadableText):
        kept["kind"] = error.kind
    return kept


_NAMING: Final = frozenset(
    {UndecidedDay.code, NoRefundRule.code, UnknownCode.code, UnknownFact.code, Fault.UNKNOWN_KEY, Fault.UNKNOWN_WORD}
)
"""What is told of names. A single word there is one: it stays as it was typed, though it may look like a word of ours,
as the fact ``channel`` does."""
_NAMES: Final = frozenset({"depends_on", "items", "known", "met", "names", "near"})
"""The gaps in which names stand there."""


def _terms(ingredients: Mapping[str, Any], locale: str, code: str) -> Mapping[str, object]:
    """What goes into a sentence of that code, each as the language calls it."""

    def term(name: str, value: object) -> object:
        if isinstance(value, str):
            value = visible(value)
            return value if code in _NAMING and name in _NAMES and is_name(value) else in_gap(name, value, locale)
        several: object = value
        if isinstance(several, tuple) and several:
            names = cast("tuple[object, ...]", several)
            told = tuple(term(name, one) for one in names[:NAMED])
            return (*told, "…") if len(names) > NAMED else told
        return value or _NONE

    return {name: term(name, value) for name, value in ingredients.items()}


_NONE: Final = Text("không có", "none")
