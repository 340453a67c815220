"""Values that give somebody away when they are met again: planted one by one, and looked for in whatever form.

Each stands in one place only, so whoever meets it knows where it came from. The people are plainly invented.
"""

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote

__all__ = ["MAKERS", "gives_away", "planted"]

_ONSETS: Final = ("Ng", "Tr", "Kh", "Ph", "Th", "Gi", "Qu", "Nh", "Đ", "V", "X", "L", "B", "H", "M", "R")
_RIMES: Final = ("ẵn", "ộng", "uế", "ượm", "ằng", "ịch", "oẻn", "ữu", "ậc", "iển", "õi", "ẫy", "ứt", "ồn", "ạch", "ỵ")
_ESCAPES: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_BYTES: Final = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_MARKS_OFF: Final = str.maketrans("đĐ\u00d0\u00f0", "dddd")
_BETWEEN_DIGITS: Final = r"[\s.,_-]{0,2}"


def _word(place: str) -> str:
    """A word nobody is called, of its place alone: four syllables in one."""
    drawn = hashlib.sha256(place.encode()).digest()
    return "".join(
        (_ONSETS[drawn[at] % 16] if at == 0 else _ONSETS[drawn[at] % 16].lower()) + _RIMES[drawn[at + 1] % 16]
        for at in range(0, 8, 2)
    )


def _digits(place: str, count: int) -> str:
    return str(int(hashlib.sha256(f"{place} in digits".encode()).hexdigest(), 16))[5 : 5 + count]


MAKERS: Final[Mapping[str, Callable[[str], str]]] = {
    "name": lambda place: f"Mẫu {_word(place)}",
    "number": lambda place: f"0{_digits(place, 11)}",
    "phone": lambda place: f"09{_digits(place, 8)}",
    "email": lambda place: f"{_folded(_word(place))}@example.vn",
    "address": lambda place: f"Ngõ {_word(place)}, xã Mẫu",
    "account": lambda place: _digits(place, 14),
    "text": lambda place: f"{_word(place)} bị ốm nặng",
}
"""How each kind of value is made of the name of its place."""


def planted(place: str, kind: str) -> str:
    """The value of that kind that stands in that place and nowhere else."""
    return MAKERS[kind](f"{place}, {kind}")


def _folded(text: str) -> str:
    """Without case and marks, as somebody would still read it."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_MARKS_OFF))).casefold()


def _unescaped(text: str) -> str:
    """What stands behind the escapes of Python, JSON and bytes."""
    plain = _ESCAPES.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return _BYTES.sub(lambda run: _of_bytes(bytes.fromhex(run[0].replace("\\x", ""))), plain)


def _of_bytes(run: bytes) -> str:
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("latin-1")


def _told(value: str) -> re.Pattern[str]:
    """What of a value nobody else could have said: its digits however they are parted, or its longest word."""
    digits = "".join(filter(str.isdigit, value))
    if len(digits) >= 8:
        return re.compile(_BETWEEN_DIGITS.join(digits[-8:]))
    return re.compile(re.escape(max(re.split(r"[^a-z]+", _folded(value)), key=len)[:10]))


def gives_away(text: str, value: str) -> bool:
    """Whether that value can be read out of the text: as it is, escaped, decomposed, without marks, in capitals."""
    tell = _told(value)
    forms = (text, unquote(text), html.unescape(text), _unescaped(text), unquote(_unescaped(text)))
    return any(tell.search(_folded(form)) for form in dict.fromkeys(forms))
