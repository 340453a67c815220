"""The catalogues of ``data/locale`` as one literal: language → message id → sentence."""

import pprint
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from babel.messages.pofile import read_po

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.errors import BadInput, Problem

__all__ = ["literal"]

LOCALE = DATA / "locale"


def literal() -> str:
    """The source of ``compiled/wording.py``; a message missing in one language, or not NFC, is refused."""
    catalogues = {path.stem: _read(path) for path in sorted(LOCALE.glob("*.po"), reverse=True)}
    everything = {message for catalogue in catalogues.values() for message in catalogue}
    problems = [
        Problem(f"$.{language}", "missing-message", f"no {message!r}", "the sentence in every language")
        for language, catalogue in catalogues.items()
        for message in sorted(everything - catalogue.keys())
    ]
    if problems:
        raise BadInput("data/locale", tuple(problems))
    return "MESSAGES: dict[str, dict[str, str | tuple[str, ...]]] = " + pprint.pformat(catalogues, width=110) + "\n"


def _read(path: Path) -> dict[str, str | tuple[str, ...]]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: _normal(message.string)
        for message in catalogue
        if message.id and message.string
    }


def _normal(said: str | Sequence[str]) -> str | tuple[str, ...]:
    if isinstance(said, str):
        return unicodedata.normalize("NFC", said)
    return tuple(unicodedata.normalize("NFC", form) for form in said)
