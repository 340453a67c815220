"""Amounts in Vietnamese words (*số tiền bằng chữ*), written and read back.

What stands above a tỷ is read whole before the word (*một nghìn năm trăm tỷ*); a lower group is read in full once
something larger was read, and a group of zeros is left out. Where usage differs (*linh* or *lẻ*, *nghìn* or *ngàn*) the
writer takes a ``Spelling`` and the reader takes them all; nothing else is read, so nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, Protocol, runtime_checkable

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, kind, shown
from motcua.errors import BadValue, UnreadableAmount

__all__ = ["Spelling", "amount_in_words", "read_amount"]

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN: Final = {5: "lăm"}
_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES: Final = ((10**6, " triệu"), (10**3, " nghìn"), (1, ""))
_BILLION: Final = 10**9
_BOUND: Final = 10**27
"""No amount of money comes near it: đồng end at 10^18."""
_NUMBER: Final = re.compile(r"-?(?P<whole>[0-9]{1,27})(?:\.(?P<decimals>[0-9]{1,6}))?", re.ASCII)
_LONGEST: Final = 500
"""Characters; every number below the bound needs fewer."""


def _one_of(*words: str) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    def check(_: object, attribute: "attrs.Attribute[Any]", given: object) -> None:
        if given not in words:
            raise BadValue(
                f"{attribute.name} of a spelling", shown(given, 40, spell=repr), " or ".join(map(repr, words))
            )

    return check


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Spelling:
    """How amounts are spelt where usage differs (*cách viết số*); the default is that of state documents.

    ``comma`` follows every unit that something follows; ``zero_groups`` reads the empty groups between others (*không
    nghìn*); ``ending`` closes the amount (*đồng*, *đồng chẵn*).

    >>> amount_in_words(21_004_000, spelling=Spelling(linker="lẻ", thousand="ngàn", capital=True, ending="đồng chẵn"))
    'Hai mươi mốt triệu không trăm lẻ bốn ngàn đồng chẵn'
    """

    linker: str = attrs.field(default="linh", validator=_one_of("linh", "lẻ"))
    four: str = attrs.field(default="tư", validator=_one_of("tư", "bốn"))
    seven: str = attrs.field(default="bảy", validator=_one_of("bảy", "bẩy"))
    thousand: str = attrs.field(default="nghìn", validator=_one_of("nghìn", "ngàn"))
    billion: str = attrs.field(default="tỷ", validator=_one_of("tỷ", "tỉ"))
    comma: bool = attrs.field(default=False, validator=kind(bool))
    zero_groups: bool = attrs.field(default=False, validator=kind(bool))
    capital: bool = attrs.field(default=False, validator=kind(bool))
    ending: str = attrs.field(default="", validator=kind(str))

    def spell(self, groups: Iterable[str]) -> str:
        """The usual words of the groups of a number, spelt this way."""
        usual = (", " if self.comma else " ").join(groups)
        chosen = {"linh": self.linker, "tư": self.four, "bảy": self.seven, "nghìn": self.thousand, "tỷ": self.billion}
        words = re.sub(r"\w+", lambda word: chosen.get(word[0], word[0]), usual)
        words = f"{words} {self.ending}" if self.ending else words
        return words[0].upper() + words[1:] if self.capital else words


_USUAL: Final = Spelling()


# ── Writing ───────────────────────────────────────────────────────────────────────────────────


@runtime_checkable
class Counted(Protocol):
    """Money that says how much it is, as ``VND`` does."""

    @property
    def amount(self) -> int | Decimal:
        """How much."""
        ...


def amount_in_words(amount: int | Decimal | Counted, *, spelling: Spelling = _USUAL) -> str:
    """A number as Vietnamese receipts read it (*số tiền bằng chữ*), without the unit unless the spelling ends in one.

    A ``VND`` is read as the number it is. Decimals, as of amounts in other currencies, are read digit by digit after
    *phẩy*. Raises ``BadValue`` for floats, Booleans and what no amount of money reaches.

    >>> amount_in_words(180_500)
    'một trăm tám mươi nghìn năm trăm'
    >>> amount_in_words(1_000_005), amount_in_words(-21), amount_in_words(Decimal("12.50"))
    ('một triệu không trăm linh năm', 'âm hai mươi mốt', 'mười hai phẩy năm')
    """
    expect(spelling, Spelling, "spelling")
    given = amount.amount if isinstance(amount, Counted) else amount
    plain = type(given) is Decimal or (type(given) is int and abs(given) < _BOUND)
    number = _NUMBER.fullmatch(str(given) if plain else "")
    if number is None:
        raise BadValue("amount in words", type(amount).__name__, "a whole number or a plain Decimal, below 10^27")
    groups = list(_groups(int(number["whole"]), zero_groups=spelling.zero_groups)) or [_DIGITS[0]]
    decimals = (number["decimals"] or "").rstrip("0")
    if decimals:
        groups[-1] += " ".join((" phẩy", *(_DIGITS[int(digit)] for digit in decimals)))
    if given < 0:
        groups[0] = f"âm {groups[0]}"
    return spelling.spell(groups)


def _groups(number: int, *, zero_groups: bool, opened: bool = False) -> Iterator[str]:
    """The groups of three digits with their units; ``opened`` once something larger was read."""
    above, number = divmod(number, _BILLION)
    if above:
        *first, last = _groups(above, zero_groups=zero_groups, opened=opened)
        yield from (*first, f"{last} tỷ")
        opened = True
    for scale, unit in _SCALES:
        count, number = divmod(number, scale)
        if count:
            yield _triplet(count, full=opened) + unit
            opened = True
        elif zero_groups and opened and number:
            yield _DIGITS[0] + unit


def _triplet(number: int, *, full: bool) -> str:
    """Three digits; the hundreds of a lower group are read even where they are zero."""
    hundreds, pair = divmod(number, 100)
    tens, units = divmod(pair, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units:
        spoken = _AFTER_TENS if tens > 1 else _AFTER_TEN if tens else {}
        words.append(spoken.get(units, _DIGITS[units]))
    return " ".join(words)


# ── Reading ───────────────────────────────────────────────────────────────────────────────────

_ENDING: Final = re.compile(r"(?: đồng)?(?: chẵn)?[\s./]*\Z")
_COMMA: Final = re.compile(r"(?<=nghìn|triệu),|(?<=tỷ),")
_OTHER_WORDS: Final = {"lẻ": "linh", "bẩy": "bảy", "ngàn": "nghìn", "tỉ": "tỷ", "nhăm": "lăm"}
_WORTHS: Final = {word: worth for worth, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
_UNITS: Final = {"nghìn": 10**3, "triệu": 10**6}
_SPELLINGS: Final = (_USUAL, Spelling(zero_groups=True))


def read_amount(words: str) -> int:
    """The whole number that words say, in any spelling the writer has, capitals and *đồng chẵn ./.* included.

    Raises ``UnreadableAmount`` for wording that is no number, or that nobody can be sure of: *một nghìn năm* might be
    1.005 or 1.500.

    >>> read_amount("Một triệu, hai trăm lẻ bốn ngàn đồng chẵn./.")
    1204000
    >>> read_amount("một triệu rưỡi")
    Traceback (most recent call last):
    ...
    motcua.errors.UnreadableAmount: cannot read 'một triệu rưỡi' as a number in words: 'rưỡi' is no word of a number
    """
    if len(expect(words, str, "amount in words")) > _LONGEST:
        raise UnreadableAmount(f"{words[:40]}…", f"longer than any number, {_LONGEST} characters")
    spoken = _usual_words(words)
    sign = -1 if spoken[:1] == ["âm"] else 1
    number = sign * _worth(spoken[1:] if sign < 0 else spoken, words)
    rightly = [amount_in_words(number, spelling=spelling) for spelling in _SPELLINGS]
    if " ".join(spoken) not in rightly:
        raise UnreadableAmount(words, f"{number} is {rightly[0]!r}")
    return number


def _usual_words(text: str) -> list[str]:
    """The words in the usual spelling, without what closes an amount."""
    plain = _ENDING.sub("", " ".join(unicodedata.normalize("NFC", text).casefold().split()))
    usual = re.sub(r"\w+", lambda word: _OTHER_WORDS.get(word[0], word[0]), plain)
    return _COMMA.sub("", usual).replace("mươi bốn", "mươi tư").split()


def _worth(words: Iterable[str], text: str) -> int:
    """What the words add up to; every tỷ multiplies all that was read before it."""
    total = above = group = digit = 0
    for word in words:
        if word in _WORTHS:
            digit = _WORTHS[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word in _UNITS:
            total, group, digit = total + (group + digit) * _UNITS[word], 0, 0
        elif word == "tỷ":
            above, total, group, digit = (above + total + group + digit) * _BILLION, 0, 0, 0
        elif word != "linh":
            raise UnreadableAmount(text, f"{word!r} is no word of a number")
    number = above + total + group + digit
    if number >= _BOUND:
        raise UnreadableAmount(text, "more than any amount of money")
    return number
