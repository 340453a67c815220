"""What the library says to people, in Vietnamese and English; dates and amounts as officials write them.

The sentences are rows (``data/locale/*.po``) made into literals; other languages come from ``adapters.display``. A
value that goes into a sentence says itself: dates here, money and citations through their own ``say``.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Protocol, cast, runtime_checkable

import attrs

from motcua.compiled.wording import MESSAGES
from motcua.errors import BadValue, NotADay

__all__ = [
    "LOCALES",
    "NamedDay",
    "Sayable",
    "Text",
    "amount_in_words",
    "official_date",
    "say",
    "short_date",
    "short_moment",
]

LOCALES: Final = ("vi", "en")
_ZERO_BEFORE: Final = frozenset({1, 2})
"""Months whose number takes a zero, so that nobody makes them 11 or 12."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@runtime_checkable
class Sayable(Protocol):
    """Anything that can say itself in a language."""

    def say(self, locale: str) -> str:
        """The value in words of that language."""
        ...


@attrs.frozen
class Text:
    """A text that law or an office gives in two languages (*văn bản song ngữ*).

    >>> Text("lệ phí", "charge").say("en")
    'charge'
    """

    vi: str
    en: str

    def say(self, locale: str) -> str:
        """The text in that language."""
        return self.vi if _known(locale) == "vi" else self.en

    def __str__(self) -> str:
        return self.vi


@attrs.frozen
class NamedDay:
    """A day that says its weekday too (*thứ, ngày*).

    >>> NamedDay(dt.date(2026, 8, 29)).say("vi"), NamedDay(dt.date(2026, 8, 29)).say("en")
    ('thứ Bảy 29/08/2026', 'Sat 29 Aug 2026')
    """

    day: dt.date

    def say(self, locale: str) -> str:
        """The weekday, then the date."""
        return f"{say(f'weekday.{self.day.weekday()}', locale)} {short_date(self.day, locale)}"


def say(message: str, locale: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence of that message id; raises ``BadValue`` for an unknown id or locale.

    A sentence with a plural is chosen by the value ``n``.

    >>> say("limit.working-days", "en", {"n": 1}), say("limit.working-days", "en", {"n": 5})
    ('1 working day', '5 working days')
    """
    sentence = MESSAGES[_known(locale)].get(message)
    if sentence is None:
        raise BadValue("message id", repr(message), "one that stands in data/locale")
    if isinstance(sentence, tuple):
        sentence = sentence[0] if (values or {}).get("n") == 1 else sentence[-1]
    return sentence.format_map({name: _said(value, locale) for name, value in (values or {}).items()})


def _known(locale: str) -> str:
    if locale not in LOCALES:
        raise BadValue("locale", repr(locale), " or ".join(map(repr, LOCALES)))
    return locale


def _said(value: object, locale: str) -> str:
    if isinstance(value, Sayable):
        return value.say(locale)
    if isinstance(value, dt.datetime):
        return short_moment(value, locale)
    if isinstance(value, dt.date):
        return short_date(value, locale)
    if isinstance(value, tuple):
        return ", ".join(_said(item, locale) for item in cast("tuple[object, ...]", value))
    return str(value)


def short_date(day: dt.date, locale: str = "vi") -> str:
    """A day as slips print it: 11/09/2026 in Vietnamese, 11 Sep 2026 in English."""
    if _known(locale) == "vi":
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_moment(moment: dt.datetime, locale: str = "vi") -> str:
    """A moment as slips print it: the clock, then the day; seconds only where there are some."""
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{clock} {short_date(moment, locale)}"


def official_date(day: dt.date) -> str:
    """A day as Vietnamese documents write it (*ngày … tháng … năm …*); days below 10 and months 1 and 2 take a zero.

    >>> official_date(dt.date(2026, 11, 24)), official_date(dt.date(2026, 2, 5))
    ('ngày 24 tháng 11 năm 2026', 'ngày 05 tháng 02 năm 2026')
    """
    if not isinstance(day, dt.date):
        raise NotADay(day)
    month = f"{day.month:02d}" if day.month in _ZERO_BEFORE else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))


def amount_in_words(amount: int) -> str:
    """A whole number as Vietnamese receipts read it (*số tiền bằng chữ*), without the unit.

    What stands above a tỷ is read whole before the word; a lower group is read in full once something larger was read,
    and a group of zeros is left out. Raises ``BadValue`` for anything but a whole number.

    >>> amount_in_words(180_500)
    'một trăm tám mươi nghìn năm trăm'
    >>> amount_in_words(1_000_005), amount_in_words(-21)
    ('một triệu không trăm linh năm', 'âm hai mươi mốt')
    """
    if type(amount) is not int:
        raise BadValue("amount in words", type(amount).__name__, "a whole number")
    if amount == 0:
        return _DIGITS[0]
    words = _read(abs(amount), leading=True)
    return f"âm {words}" if amount < 0 else words


def _read(number: int, *, leading: bool) -> str:
    """A positive number in words; ``leading`` is false below something already read."""
    for scale, word in _SCALES:
        above, below = divmod(number, scale)
        if above:
            rest = f" {_read(below, leading=False)}" if below else ""
            return f"{_read(above, leading=leading)} {word}{rest}"
    return _read_triplet(number, leading=leading)


def _read_triplet(number: int, *, leading: bool) -> str:
    hundreds, pair = divmod(number, 100)
    tens, units = divmod(pair, 10)
    words = [] if leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units:
        spoken = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"} if tens else {}
        words.append(spoken.get(units, _DIGITS[units]))
    return " ".join(words)
