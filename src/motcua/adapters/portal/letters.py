"""The Vietnamese letters by case, for patterns: in Unicode their capitals and small letters lie mixed."""

from typing import Final

__all__ = ["LOWER", "UPPER"]

_LETTERS: Final = tuple(chr(point) for point in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
LOWER: Final = "".join(letter for letter in _LETTERS if letter.islower())
UPPER: Final = "".join(letter for letter in _LETTERS if letter.isupper())
