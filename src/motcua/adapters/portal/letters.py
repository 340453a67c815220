"""The Vietnamese letters by case, for patterns, since Unicode has capitals and small letters mixed; items of lists."""

from typing import Final

__all__ = ["LOWER", "UPPER", "item_name"]

_LETTERS: Final = tuple(chr(point) for point in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
LOWER: Final = "".join(letter for letter in _LETTERS if letter.islower())
UPPER: Final = "".join(letter for letter in _LETTERS if letter.isupper())


def item_name(text: str) -> str:
    """What an item of a list names, without its bullet and its closing mark.

    >>> item_name("- Đơn  đề nghị;")
    'Đơn đề nghị'
    """
    return " ".join(text.split()).lstrip("-+*• ").rstrip(" ;.")
