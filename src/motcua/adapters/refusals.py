"""Errors in the language of whoever reads them, as a sentence and as a table for machines (*báo lỗi hai thứ tiếng*).

An error says itself in English, for developers. At the counter its ingredients are put into a sentence of the rows;
what they are called is a row too (``term.…``), and what has no row stays as it is.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import attrs

from motcua.compiled.wording import MESSAGES
from motcua.errors import BadInput, MotcuaError, NotADay, NotAMoment, UndecidedFacts, UnreadableText
from motcua.wording import Text, say

__all__ = ["document", "phrase", "sentence"]


def sentence(error: MotcuaError, locale: str) -> str:
    """The error as a sentence of that language, every problem with its path (*báo lỗi*).

    >>> from motcua.reference import reference_catalogue
    >>> try:
    ...     reference_catalogue().versions("9.999999")
    ... except MotcuaError as error:
    ...     print(sentence(error, "vi"))  # doctest: +ELLIPSIS
    không có thủ tục nào mang mã 9.999999...
    """
    if locale == "en" and not isinstance(error, UndecidedFacts):
        return str(error)
    if (said := error.say(locale)) != str(error):
        return said
    if isinstance(error, BadInput):
        lines = [say("error.problem", locale, _terms(attrs.asdict(problem), locale)) for problem in error.problems]
        return "\n".join([say("error.problems", locale, {"what": phrase(error.what, locale), "n": len(lines)}), *lines])
    message = f"error.{error.code}"
    if isinstance(error, UnreadableText) and message not in MESSAGES[locale]:
        message = f"error.{UnreadableText.code}"
    if message not in MESSAGES[locale]:
        return say("error.other", locale, {"code": error.code, "text": str(error)})
    return say(message, locale, _terms(_ingredients(error, locale), locale))


def document(error: MotcuaError, locale: str) -> Mapping[str, object]:
    """The error for machines: its code, its sentence, and each problem with its path."""
    problems = error.problems if isinstance(error, BadInput) else ()
    told_apart: Mapping[str, object] = {"problems": [attrs.asdict(problem) for problem in problems]} if problems else {}
    asked: Mapping[str, object] = {"questions": _asked(error, locale)} if isinstance(error, UndecidedFacts) else {}
    return {"error": error.code, "says": sentence(error, locale), **told_apart, **asked}


def _asked(error: UndecidedFacts, locale: str) -> Mapping[str, str]:
    return {name: question.say(locale) for name, question in error.questions.items()}


def _ingredients(error: MotcuaError, locale: str) -> Mapping[str, Any]:
    """What the error keeps, the questions of facts in that language and the kind of an unreadable text by its name."""
    kept: dict[str, Any] = {field.name: getattr(error, field.name) for field in attrs.fields(type(error))}
    if isinstance(error, UndecidedFacts):
        kept["questions"] = "; ".join(f"{name}: {question}" for name, question in _asked(error, locale).items())
    if isinstance(error, UnreadableText):
        kept["kind"] = error.kind
    if isinstance(error, NotADay | NotAMoment):
        kept["met"] = type(error.met).__name__
    return kept


def _terms(ingredients: Mapping[str, Any], locale: str) -> Mapping[str, object]:
    return {
        name: _gap(name, value, locale) if isinstance(value, str) else value or _NONE
        for name, value in ingredients.items()
    }


LONGEST: Final = 400
"""Characters of a phrase; a longer text is somebody's own."""
_NONE: Final = Text("không có", "none")
_QUOTES: Final = frozenset("'\"")
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def phrase(text: str, locale: str) -> str:
    """What the rows call that in the language; the text itself where they have no word for it, or quote it."""
    if text[:1] in _QUOTES and text[:1] == text[-1:]:
        return text
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    message = f"term.{_NO_LETTER.sub('-', plain).strip('-')}"
    if message in MESSAGES[locale]:
        return say(message, locale)
    for shape, message in _phrases() if len(text) <= LONGEST else ():
        if match := shape.fullmatch(text):
            return say(message, locale, {name: _gap(name, said, locale) for name, said in match.groupdict().items()})
    return text


_GIVEN: Final = frozenset({"code", "column", "example", "heading", "key", "option", "path", "text"})
"""What stands in a phrase as it was typed, though it may look like a word of ours."""


def _gap(name: str, said: str, locale: str) -> str:
    return said if name in _GIVEN else phrase(said, locale)


_GAP: Final = re.compile(r"\\\{([a-z]+)\\\}")
_NUMBERS: Final = frozenset({"n", "at", "line"})
"""What stands for a number, and for nothing else."""


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is said of many things with a word of the moment in it: its shape, as the English has it, and its message.

    The one that says most by itself stands first, so that a phrase is not taken for one with a wider gap.
    """
    found: list[tuple[int, re.Pattern[str], str]] = []
    for message, english in MESSAGES["en"].items():
        room, _, name = message.partition(".")
        if room == "phrase":
            plain = re.escape(str(english))
            shape = _GAP.sub(lambda gap: f"(?P<{gap[1]}>{_filled(gap[1])})", plain)
            found.append((len(_GAP.sub("", plain)), re.compile(shape, re.DOTALL), f"phrase.{name}"))
    return tuple((shape, message) for _, shape, message in sorted(found, key=lambda one: -one[0]))


def _filled(name: str) -> str:
    return "[0-9.,]+" if name in _NUMBERS else ".+?"
