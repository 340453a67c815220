"""Sentences, texts in two languages, and dates as officials write them.

The sentences are rows (``data/locale/*.po``) made into literals; other languages come from ``adapters.display``. A
value that goes into a sentence says itself: dates here, money and citations through their own ``say``.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final, Protocol, cast, runtime_checkable

import attrs

from motcua.annotated import as_annotated
from motcua.checks import shown, table
from motcua.compiled.wording import MESSAGES
from motcua.errors import BadValue, NotADay, NotAMoment
from motcua.hooks import Carried

__all__ = [
    "LOCALES",
    "NamedDay",
    "Sayable",
    "Text",
    "known",
    "official_date",
    "said",
    "say",
    "short_date",
    "short_moment",
]

LOCALES: Final = ("vi", "en")
"""The languages that say everything; any other catalogue takes what it does not say from the first."""
_LONGEST: Final = 100_000
"""Letters of a value in a sentence; no text of anybody's is as long."""
_ZERO_BEFORE: Final = frozenset({1, 2})
"""Months whose number takes a zero, so that nobody makes them 11 or 12."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@runtime_checkable
class Sayable(Protocol):
    """Anything that can say itself in a language."""

    def say(self, locale: str) -> str:
        """The value in words of that language."""
        ...


@attrs.frozen(field_transformer=as_annotated)
class Text(Carried):
    """A text that law or an office gives in two languages (*văn bản song ngữ*).

    >>> Text("lệ phí", "charge").say("en")
    'charge'
    """

    vi: str
    en: str

    def say(self, locale: str) -> str:
        """The text in that language."""
        return self.en if known(locale) == "en" else self.vi

    def __str__(self) -> str:
        return self.vi


@attrs.frozen(field_transformer=as_annotated)
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
    """The sentence of that message id; raises ``BadValue`` for an id, a locale or a value it does not have.

    A sentence with a plural is chosen by the value ``n``. What a language does not say yet is said in Vietnamese.

    >>> say("limit.working-days", "en", {"n": 1}), say("limit.working-days", "en", {"n": 5})
    ('1 working day', '5 working days')
    """
    met: object = message
    told = MESSAGES[known(locale)]
    given: Mapping[str, object] = (
        {} if values is None else table(values, "values of a sentence", "a table from names to values")
    )
    sentence = (told.get(met) or MESSAGES[LOCALES[0]].get(met)) if isinstance(met, str) else None
    if sentence is None:
        raise BadValue("message id", shown(message, spell=repr), "one that stands in data/locale")
    if isinstance(sentence, tuple):
        sentence = sentence[0] if given.get("n") == 1 else sentence[-1]
    try:
        return sentence.format_map({name: _said(value, locale) for name, value in given.items()})
    except KeyError as missing:
        raise BadValue(f"values of {message}", f"nothing for {missing}", "one for each name of the sentence") from None


def said(what: str | Sayable, /, **values: object) -> Text:
    """A sentence of the library by its message id, or a value that says itself, in both languages (*câu song ngữ*).

    >>> said("limit.working-days", n=5)
    Text(vi='5 ngày làm việc', en='5 working days')
    """
    return Text(*(what.say(locale) if isinstance(what, Sayable) else say(what, locale, values) for locale in LOCALES))


def known(locale: str) -> str:
    """The language, if there are sentences in it; else ``BadValue``."""
    given: object = locale
    if not isinstance(given, str) or locale not in MESSAGES:
        raise BadValue("locale", shown(given, spell=repr), " or ".join(map(repr, MESSAGES)))
    return locale


def _said(value: object, locale: str) -> str:
    speaks: Callable[[str], str] | None = getattr(value, "say", None)  # to ask a protocol costs ten times as much
    if speaks is not None:
        return speaks(locale)
    if isinstance(value, dt.datetime):
        return short_moment(value, locale)
    if isinstance(value, dt.date):
        return short_date(value, locale)
    if isinstance(value, tuple):
        return ", ".join(_said(item, locale) for item in cast("tuple[object, ...]", value))
    return shown(value, _LONGEST)


def short_date(day: dt.date, locale: str = "vi") -> str:
    """A day as slips print it: 11/09/2026 in Vietnamese, 11 Sep 2026 in English."""
    given: object = day
    if not isinstance(given, dt.date):
        raise NotADay(day)
    if known(locale) == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def short_moment(moment: dt.datetime, locale: str = "vi") -> str:
    """A moment as slips print it: the clock, then the day; seconds only where there are some."""
    given: object = moment
    if not isinstance(given, dt.datetime):
        raise NotAMoment(moment)
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
