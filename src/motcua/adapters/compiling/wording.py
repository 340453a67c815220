"""The catalogues of ``data/locale`` as literals: language → message id → sentence, and what errors say.

Vietnamese and English say everything; any other language may say a part, and takes the rest from the Vietnamese.
"""

import pprint
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.errors import BadInput, BadValue, Fault, Problem
from motcua.wording import LOCALES

__all__ = ["literal", "phrases"]

LOCALE: Final = DATA / "locale"
PHRASES: Final = LOCALE / "phrases"
Said: TypeAlias = str | tuple[str, ...]
_VALUES: Final = re.compile(r"{(\w+)[:}]")


def literal() -> str:
    """The source of ``compiled/wording.py``; raises ``BadInput`` with every fault.

    A fault is a sentence missing in Vietnamese or English, one of another language that the Vietnamese does not have,
    and one that takes other values than the Vietnamese.
    """
    catalogues = {path.stem: _read(path) for path in sorted(LOCALE.glob("*.po"), key=_order)}
    problems = tuple(_problems(catalogues))
    if problems:
        raise BadInput("data/locale", problems)
    return "MESSAGES: dict[str, dict[str, str | tuple[str, ...]]] = " + pprint.pformat(catalogues, width=110) + "\n"


def phrases() -> str:
    """The source of ``compiled/phrases.py``: what an error says in English → the same in each other language.

    Raises ``BadInput`` for every row whose gaps are not those of the English.
    """
    told = {path.stem: _read(path) for path in sorted(PHRASES.glob("*.po"))}
    problems = tuple(
        _other_values(f"$.{language}[{english}]", "English", english, said)
        for language, rows in told.items()
        for english, said in rows.items()
        if _asked(said) != _asked(english)
    )
    if problems:
        raise BadInput("data/locale/phrases", problems)
    return "PHRASES: dict[str, dict[str, str]] = " + pprint.pformat(told, width=110) + "\n"


def _order(path: Path) -> tuple[int, str]:
    """The languages that say everything first, Vietnamese before English."""
    return LOCALES.index(path.stem) if path.stem in LOCALES else len(LOCALES), path.stem


def _problems(catalogues: Mapping[str, Mapping[str, Said]]) -> Iterator[Problem]:
    source = catalogues[LOCALES[0]]
    everything = {message for language in LOCALES for message in catalogues[language]}
    for language, catalogue in catalogues.items():
        lacking = everything - catalogue.keys() if language in LOCALES else frozenset[str]()
        for message in sorted(lacking):
            yield Problem(f"$.{language}", Fault.MISSING_MESSAGE, f"no {message!r}", "the sentence in every language")
        for message in sorted(catalogue.keys() - everything):
            yield Problem(f"$.{language}", Fault.UNKNOWN_MESSAGE, repr(message), "a message that the Vietnamese has")
        for message in sorted(catalogue.keys() & source.keys()):
            if _asked(catalogue[message]) != _asked(source[message]):
                yield _other_values(f"$.{language}[{message}]", "Vietnamese", source[message], catalogue[message])


def _other_values(path: str, language: str, source: Said, said: Said) -> Problem:
    wanted, met = (", ".join(sorted(_asked(one))) for one in (source, said))
    right = f"the values of the {language}: {wanted or 'none'}"
    return Problem(path, BadValue.code, met or "no values", right)


def _asked(said: Said) -> frozenset[str]:
    """The values that go into a sentence."""
    return frozenset(_VALUES.findall(str(said)))


def _read(path: Path) -> dict[str, Said]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    return {_named(message): _normal(message.string) for message in catalogue if message.id and message.string}


def _named(message: Message) -> str:
    """Its id; where one word has several senses, what it is said of stands before it, as gettext has it."""
    name = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}\x04{name}" if message.context else name


def _normal(said: str | Sequence[str]) -> Said:
    if isinstance(said, str):
        return unicodedata.normalize("NFC", said)
    return tuple(unicodedata.normalize("NFC", form) for form in said)
