"""What cannot be answered, in the language that was asked for, as a sentence and as a table for machines.

An error says itself in English, for developers. At the counter its ingredients are put into a sentence of the rows;
what they are called is a row too (``term.…``), and what has no row stays as it is.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

import attrs

from motcua.adapters.commands.questions import Unanswered, document, hints
from motcua.adapters.commands.status import BAD, NEGATIVE
from motcua.compiled.wording import MESSAGES
from motcua.errors import (
    BadInput,
    ClockStopped,
    MotcuaError,
    NoFeeLevel,
    NoPromise,
    NotADay,
    NotAMoment,
    NotInForce,
    OutsideCalendar,
    UndecidedDay,
    UndecidedFacts,
    UnreadableText,
)
from motcua.wording import Text, say

__all__ = ["as_document", "status_of", "told"]


NO_ANSWER: Final = (ClockStopped, NoFeeLevel, NoPromise, NotInForce, OutsideCalendar, UndecidedDay, UndecidedFacts)
"""What was asked is understood, and there is no date to give."""


def status_of(error: MotcuaError) -> int:
    """How a command ends that met this error: with a no, or with bad input."""
    return NEGATIVE if isinstance(error, NO_ANSWER) else BAD


def told(error: MotcuaError, lang: str) -> str:
    """The error as a sentence of that language, every problem with its path, and of a question what would answer it."""
    said = _sentence(error, lang)
    return said + hints(error.facts, error.questions, lang) if isinstance(error, Unanswered) else said


def _sentence(error: MotcuaError, lang: str) -> str:
    if lang == "en" and not isinstance(error, UndecidedFacts):
        return str(error)
    if (said := error.say(lang)) != str(error):
        return said
    if isinstance(error, BadInput):
        lines = [say("error.problem", lang, _terms(attrs.asdict(problem), lang)) for problem in error.problems]
        return "\n".join([say("error.problems", lang, {"what": _term(error.what, lang), "n": len(lines)}), *lines])
    message = f"error.{error.code}"
    if isinstance(error, UnreadableText) and message not in MESSAGES[lang]:
        message = f"error.{UnreadableText.code}"
    if message not in MESSAGES[lang]:
        return say("error.other", lang, {"code": error.code, "text": str(error)})
    return say(message, lang, _terms(_ingredients(error, lang), lang))


def as_document(error: MotcuaError, lang: str) -> Mapping[str, object]:
    """The error for machines: its code, its sentence, and each problem with its path."""
    problems = error.problems if isinstance(error, BadInput) else ()
    told_apart: Mapping[str, object] = {"problems": [attrs.asdict(problem) for problem in problems]} if problems else {}
    asked: Mapping[str, object] = {"questions": _asked(error, lang)} if isinstance(error, UndecidedFacts) else {}
    if isinstance(error, Unanswered):
        asked = {**asked, **document(error.facts, error.questions, lang)}
    return {"error": error.code, "says": _sentence(error, lang), **told_apart, **asked}


def _asked(error: UndecidedFacts, lang: str) -> Mapping[str, str]:
    return {name: question.say(lang) for name, question in error.questions.items()}


def _ingredients(error: MotcuaError, lang: str) -> Mapping[str, Any]:
    """What the error keeps, the questions of facts in that language and the kind of an unreadable text by its name."""
    kept: dict[str, Any] = {field.name: getattr(error, field.name) for field in attrs.fields(type(error))}
    if isinstance(error, UndecidedFacts):
        kept["questions"] = "; ".join(f"{name}: {question}" for name, question in _asked(error, lang).items())
    if isinstance(error, UnreadableText):
        kept["kind"] = error.kind
    if isinstance(error, NotADay | NotAMoment):
        kept["met"] = type(error.met).__name__
    return kept


def _terms(ingredients: Mapping[str, Any], lang: str) -> Mapping[str, object]:
    return {
        name: _term(value, lang) if isinstance(value, str) else value or _NONE for name, value in ingredients.items()
    }


_NONE: Final = Text("không có", "none")
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def _term(text: str, lang: str) -> str:
    """What the rows call that in the language; the text itself where they have no word for it."""
    plain = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    message = f"term.{_NO_LETTER.sub('-', plain).strip('-')}"
    if message in MESSAGES[lang]:
        return say(message, lang)
    for shape, phrase in _PHRASES.items():
        if match := shape.fullmatch(text):
            return say(phrase, lang, {name: _term(said, lang) for name, said in match.groupdict().items()})
    return text


_PHRASES: Final[Mapping[re.Pattern[str], str]] = {
    re.compile(r"one of (?P<list>.+)", re.DOTALL): "phrase.one-of",
    re.compile(r"no readable file \((?P<why>.+)\)"): "phrase.no-file",
    re.compile(r"(?P<kind>str|text) of (?P<n>[0-9]+) characters"): "phrase.characters",
    re.compile(r"(?P<n>[0-9]+) dossiers"): "phrase.dossiers",
    re.compile(r"(?P<n>[0-9]+) cells"): "phrase.cells",
    re.compile(r"(?P<n>[0-9]+), as many as headings"): "phrase.as-headings",
    re.compile(r"at most (?P<n>[0-9]+) bytes"): "phrase.bytes",
    re.compile(r"bytes that are not UTF-8 \(at (?P<at>[0-9]+)\)"): "phrase.not-utf-8",
    re.compile(r"a whole number from (?P<first>[0-9]+) to (?P<last>[0-9]+)"): "phrase.whole",
    re.compile(r"what JSON cannot read at line (?P<line>[0-9]+), column (?P<column>[0-9]+) .+"): "phrase.not-json",
}
"""What is said of many things with a word or a number of the moment in it."""
