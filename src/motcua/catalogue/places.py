"""Places that set rules of their own: codes and names as people type them, and those that cannot be meant."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from motcua.checks import expect
from motcua.errors import BadValue

__all__ = ["bare", "folded", "known_place", "place"]

_CODE: Final = re.compile(r"H[0-9]{2}", re.ASCII)
_NAME: Final = re.compile(r"[^\W\d_](?:[^\W_]|[ .,'’/()–-])*")
LONGEST: Final = 100
SHORTEST: Final = 3
"""Letters of a name: Huế has three."""
RIGHT: Final = "the code of a province such as 'H56', or the name of a place"


_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")


def folded(text: str) -> str:
    """The text in lower case and one form, so that it is the same however it was typed.

    The tone of a word stands at its end, since the old and the new spelling put it on different letters.

    >>> folded(" Hải  Phòng ") == folded("HẢI PHÒNG"), folded("Hoà Bình") == folded("Hòa Bình")
    (True, True)
    """
    words = unicodedata.normalize("NFD", text.casefold()).split()
    return " ".join("".join(sorted(word, key=_TONES.__contains__)) for word in words)


_D: Final = str.maketrans("đðɖ", "ddd")
"""The letter Đ, and two that look like it and are found in texts: the Icelandic and the African one."""


def bare(text: str) -> str:
    """The text without its marks and in lower case, so that a word is found however it was typed.

    >>> bare("Đăng ký THƯỜNG TRÚ")
    'dang ky thuong tru'
    """
    plain = unicodedata.normalize("NFD", text.casefold()).translate(_D)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def place(given: str) -> str:
    """A jurisdiction as it is written (*địa phương*), in one form; raises ``BadValue`` for what can be no place.

    >>> place("h56 "), place("Hải Phòng")
    ('H56', 'Hải Phòng')
    """
    text = unicodedata.normalize("NFC", expect(given, str, "jurisdiction")).strip(" ")
    if _CODE.fullmatch(text.upper()):
        return text.upper()
    if len(text) > LONGEST or _NAME.fullmatch(text) is None or not _is_named(text):
        raise BadValue("jurisdiction", repr(text[:40]), RIGHT)
    return text


def _is_named(text: str) -> bool:
    """Whether it has the letters of a name, and none of another script that looks like ours."""
    letters = [letter for letter in bare(text) if letter.isalpha()]
    return len(letters) >= SHORTEST and all(map(str.isascii, letters))


def known_place(given: str, known: Iterable[str]) -> str:
    """The place, folded; raises ``BadValue`` where it differs only in its marks from one that has rules of its own.

    Any other place is one without rules of its own.
    """
    asked, names = place(given), tuple(dict.fromkeys(known))
    near = [name for name in names if bare(folded(name)) == bare(folded(asked))]
    if near and folded(asked) not in map(folded, near):
        raise BadValue("jurisdiction", repr(asked[:40]), f"{' or '.join(map(repr, near))}, or another place")
    return folded(asked)
