"""A command line that no command takes, told in both languages."""

import difflib
from collections.abc import Iterable
from typing import ClassVar

import attrs

from motcua.errors import MotcuaError
from motcua.wording import Text, said

__all__ = ["Misused", "misfit", "pairs"]


@attrs.define(eq=False, slots=False)
class Misused(MotcuaError, LookupError):
    """A command line that no command takes: what was met, and what would be right, in both languages."""

    code: ClassVar[str] = "misused"
    text: Text

    @classmethod
    def of(cls, message: str, **values: object) -> "Misused":
        """The refusal that says this sentence."""
        return cls(said(message, **values))

    def say(self, locale: str) -> str:
        """The refusal in that language."""
        return self.text.say(locale)

    def __str__(self) -> str:
        return self.text.en


def pairs(option: str, given: Iterable[str], *, at_last: bool = False) -> dict[str, str]:
    """What stood behind an option as NAME=VALUE, split at the first sign or ``at_last``; raises ``Misused``."""
    told: dict[str, str] = {}
    for text in given:
        name, equals, value = text.rpartition("=") if at_last else text.partition("=")
        if not equals or name in told:
            raise Misused.of("usage.pair", what=option, met=repr(text[:40]))
        told[name] = value
    return told


def misfit(what: str, met: str, known: Iterable[str]) -> Misused:
    """The refusal of a word that is none of those known, the nearest first."""
    names = tuple(known)
    near = difflib.get_close_matches(met, names, 3)
    rest = [name for name in names if name not in near]
    return Misused.of("usage.choice", what=what, met=repr(met[:40]), right=", ".join([*near, *rest]) or "–")
