"""Dates, moments and amounts in any language, and text made safe for where it goes.

Vietnamese follows the officials, not CLDR: *ngày 24 tháng 11 năm 2026*, *180.500 đồng*. English follows the library's
own short forms. Any other language takes its dates and amounts from babel, and its sentences from its own catalogue
(``data/locale``) as far as that goes, the rest from the Vietnamese.
"""

import datetime as dt
import html
import re
import unicodedata
from functools import cache
from typing import Final

import attrs
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency

from motcua.calendar import OFFICE_ZONE
from motcua.calendar.hours import aware
from motcua.checks import expect_day
from motcua.checks import shown as shortened
from motcua.compiled.wording import MESSAGES
from motcua.errors import BadValue
from motcua.explain import Step
from motcua.money import VND, Money
from motcua.wording import LOCALES, NamedDay, official_date, say, short_date, short_moment

__all__ = [
    "DEFAULT",
    "babel_locale",
    "date",
    "in_words",
    "marked",
    "moment",
    "money",
    "own",
    "safe",
    "shown",
    "visible",
    "words",
]

DEFAULT: Final = "vi"


# ── Dates and amounts ─────────────────────────────────────────────────────────────────────────


def date(day: dt.date, locale: str = DEFAULT, *, style: str = "long") -> str:
    """A day as documents write it, ``long`` or ``short``; raises ``NotADay`` and ``BadValue``.

    >>> date(dt.date(2026, 11, 24)), date(dt.date(2026, 11, 24), style="short")
    ('ngày 24 tháng 11 năm 2026', '24/11/2026')
    >>> date(dt.date(2026, 11, 24), "en"), date(dt.date(2026, 11, 24), "fr")
    ('24 Nov 2026', '24 novembre 2026')
    """
    expect_day(day)
    if style not in ("long", "short"):
        raise BadValue("style of a date", shown(style), "'long' or 'short'")
    locale = own(locale)
    if locale == DEFAULT:
        return official_date(day) if style == "long" else short_date(day)
    return short_date(day, locale) if locale in LOCALES else format_date(day, format=style, locale=babel_locale(locale))


def moment(at: dt.datetime, locale: str = DEFAULT, *, zone: dt.tzinfo = OFFICE_ZONE) -> str:
    """A moment as slips print it, in the office's zone; raises ``NaiveMoment`` and ``NotAMoment``.

    >>> from motcua.calendar import office_time
    >>> moment(office_time("2026-08-28 15:20"))
    '15 giờ 20 phút, ngày 28 tháng 8 năm 2026'
    >>> moment(office_time("2026-08-28 15:20"), "en")
    '15:20 28 Aug 2026'
    """
    met: object = zone
    if not isinstance(met, dt.tzinfo):
        raise BadValue("zone", type(met).__name__, "a time zone, for example that of ZoneInfo")
    try:
        local = aware(at, zone)
    except OverflowError:
        raise BadValue("moment", str(at), "one that has a clock in every zone") from None
    locale = own(locale)
    if locale == DEFAULT:
        clock = say("form.clock", locale, {"hour": f"{local:%H}", "minute": f"{local:%M}"})
        return f"{clock}, {official_date(local.date())}"
    if locale in LOCALES:
        return short_moment(local, locale)
    return (
        f"{format_time(local, format='short', tzinfo=zone, locale=babel_locale(locale))} {date(local.date(), locale)}"
    )


def money(amount: VND | Money, locale: str = DEFAULT) -> str:
    r"""An amount in that language; raises ``BadValue``.

    >>> money(VND(180_500)), money(VND(180_500), "fr")
    ('180.500 đồng', '180\u202f500\xa0₫')
    """
    if not isinstance(amount, VND | Money):
        raise BadValue("amount of money", type(amount).__name__, "a VND or a Money")
    locale = own(locale)
    if locale in LOCALES:
        return amount.say(locale)
    return format_currency(amount.amount, amount.currency, locale=babel_locale(locale))


def babel_locale(locale: str) -> Locale:
    """The language as babel knows it; raises ``BadValue``."""
    if not isinstance(locale, str):
        raise BadValue("locale", shown(locale), "a language that babel knows, for example 'vi', 'en', 'km'")
    return _parsed(locale)


@cache
def _parsed(locale: str) -> Locale:
    try:
        return Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError, TypeError, AttributeError):
        raise BadValue("locale", shown(locale), "a language that babel knows, for example 'vi', 'en', 'km'") from None


def own(locale: str) -> str:
    """``"vi"`` and ``"en"`` by whatever country they are called with; any other language as it is.

    >>> own("vi-VN"), own("en_GB"), own("fr")
    ('vi', 'en', 'fr')
    """
    if locale in LOCALES:
        return locale
    tongue: str = babel_locale(locale).language
    return tongue if tongue in LOCALES else locale


def shown(text: object) -> str:
    """As much of it as fits into a sentence."""
    return repr(shortened(text, 40))


def words(locale: str) -> str:
    """The language of the sentences: Vietnamese, unless the library has a catalogue of that one."""
    tongue = locale.replace("-", "_").partition("_")[0]
    return tongue if tongue in MESSAGES else DEFAULT


def in_words(step: Step, locale: str, *, marks: bool = True) -> str:
    """The line of a reason; what goes into it in another language is written as babel has it.

    >>> import datetime as dt
    >>> in_words(Step("due.received", {"moment": dt.datetime(2026, 8, 28, 15, 20, tzinfo=OFFICE_ZONE)}), "fr")
    'Tiếp nhận lúc 15:20 28/08/2026'
    """
    if own(locale) not in LOCALES:
        step = attrs.evolve(step, values={name: _abroad(value, locale) for name, value in step.values.items()})
    return step.say(words(locale), marks=marks)


def _abroad(value: object, locale: str) -> object:
    """A day, a moment or an amount as that language writes it; anything else says itself."""
    match value:
        case NamedDay():
            return f"{say(f'weekday.{value.day.weekday()}', words(locale))} {date(value.day, locale, style='short')}"
        case dt.datetime():
            clock = format_time(value, format="short", tzinfo=value.tzinfo, locale=babel_locale(locale))
            return f"{clock} {date(value.date(), locale, style='short')}"
        case dt.date():
            return date(value, locale, style="short")
        case VND() | Money():
            return money(value, locale)
        case _:
            return value


_KEPT: Final = {"\n": "\n", "\t": " ", "\r": ""}


def visible(text: str) -> str:
    """The text in NFC; controls, marks that reorder text and unassigned characters become U+FFFD."""
    return "".join(
        character if not unicodedata.category(character).startswith("C") else _KEPT.get(character, "\ufffd")
        for character in unicodedata.normalize("NFC", text).replace("\u2028", "\n").replace("\u2029", "\n")
    )


_MARKS: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=:@])")


def marked(text: str) -> str:
    """Text that Markdown takes for text."""
    return _MARKS.sub(r"\\\1", text).replace("\n", " ")


def safe(text: str) -> str:
    """Text that HTML takes for text, in content and in attributes."""
    return html.escape(visible(text), quote=True)
