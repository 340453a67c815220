"""Errors in the language of whoever reads them, as a sentence and as a table for machines (*báo lỗi hai thứ tiếng*)."""

from collections.abc import Mapping

import attrs

from motcua.errors import BadInput, MotcuaError, UndecidedFacts
from motcua.wording.errors import phrase, questions

__all__ = ["document", "phrase", "sentence"]


def sentence(error: MotcuaError, locale: str) -> str:
    """The error as a sentence of that language, every problem with its path (*báo lỗi*): what ``error.say`` says.

    >>> from motcua.reference import reference_catalogue
    >>> try:
    ...     reference_catalogue().versions("9.999999")
    ... except MotcuaError as error:
    ...     print(sentence(error, "vi"))  # doctest: +ELLIPSIS
    không có thủ tục nào mang mã 9.999999...
    """
    return error.say(locale)


def document(error: MotcuaError, locale: str) -> Mapping[str, object]:
    """The error for machines: its code, its sentence, and each problem with its path."""
    problems = error.problems if isinstance(error, BadInput) else ()
    told_apart: Mapping[str, object] = {"problems": [attrs.asdict(problem) for problem in problems]} if problems else {}
    asked: Mapping[str, object] = {"questions": questions(error, locale)} if isinstance(error, UndecidedFacts) else {}
    return {"error": error.code, "says": sentence(error, locale), **told_apart, **asked}
