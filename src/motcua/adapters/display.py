"""How answers look: slips as text, Markdown and printable HTML; dates, moments and amounts in any language.

Vietnamese follows the officials, not CLDR: *ngày 24 tháng 11 năm 2026*, *180.500 đồng*. English follows the library's
own short forms. Any other language takes its dates and numbers from babel and its sentences from the Vietnamese.
Everything that comes from people is escaped, and what cannot be seen is shown as U+FFFD; a page holds no script and
loads nothing.
"""

import datetime as dt
import html
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal

from motcua.calendar import OFFICE_ZONE
from motcua.calendar.hours import aware
from motcua.errors import BadValue, NotADay
from motcua.forms import Form, FormValue
from motcua.money import VND, Money
from motcua.wording import LOCALES, Sayable, official_date, say, short_date, short_moment

__all__ = ["date", "moment", "money", "render"]

DEFAULT: Final = "vi"
WIDTH: Final = 88
"""Columns of a slip printed as text."""


# ── Dates and amounts ─────────────────────────────────────────────────────────────────────────


def date(day: dt.date, locale: str = DEFAULT, *, style: str = "long") -> str:
    """A day as documents write it, ``long`` or ``short``; raises ``NotADay`` and ``BadValue``.

    >>> date(dt.date(2026, 11, 24)), date(dt.date(2026, 11, 24), style="short")
    ('ngày 24 tháng 11 năm 2026', '24/11/2026')
    >>> date(dt.date(2026, 11, 24), "en"), date(dt.date(2026, 11, 24), "fr")
    ('24 Nov 2026', '24 novembre 2026')
    """
    if type(day) is not dt.date:
        raise NotADay(day)
    if style not in {"long", "short"}:
        raise BadValue("style of a date", repr(style), "'long' or 'short'")
    if locale == DEFAULT:
        return official_date(day) if style == "long" else short_date(day)
    return short_date(day, locale) if locale in LOCALES else format_date(day, format=style, locale=_babel(locale))


def moment(at: dt.datetime, locale: str = DEFAULT, *, zone: dt.tzinfo = OFFICE_ZONE) -> str:
    """A moment as slips print it, in the office's zone; raises ``NaiveMoment`` and ``NotAMoment``.

    >>> from motcua.calendar import office_time
    >>> moment(office_time("2026-08-28 15:20"))
    '15 giờ 20 phút, ngày 28 tháng 8 năm 2026'
    >>> moment(office_time("2026-08-28 15:20"), "en")
    '15:20 28 Aug 2026'
    """
    local = aware(at, zone)
    if locale == DEFAULT:
        clock = say("form.clock", locale, {"hour": f"{local:%H}", "minute": f"{local:%M}"})
        return f"{clock}, {official_date(local.date())}"
    if locale in LOCALES:
        return short_moment(local, locale)
    return f"{format_time(local, format='short', tzinfo=zone, locale=_babel(locale))} {date(local.date(), locale)}"


def money(amount: VND | Money, locale: str = DEFAULT) -> str:
    r"""An amount in that language; raises ``BadValue``.

    >>> money(VND(180_500)), money(VND(180_500), "fr")
    ('180.500 đồng', '180\u202f500\xa0₫')
    """
    if not isinstance(amount, VND | Money):
        raise BadValue("amount of money", type(amount).__name__, "a VND or a Money")
    if locale in LOCALES:
        return amount.say(locale)
    return format_currency(amount.amount, amount.currency, locale=_babel(locale))


@cache
def _babel(locale: str) -> Locale:
    try:
        return Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError, TypeError, AttributeError):
        raise BadValue("locale", _shown(locale), "a language that babel knows, for example 'vi', 'en', 'km'") from None


def _shown(text: object) -> str:
    return repr(str(text)[:40])


# ── Slips ─────────────────────────────────────────────────────────────────────────────────────


def render(form: Form, format: str = "html", locale: str = DEFAULT) -> str:
    """The slip as a printable page of HTML, as Markdown, or as plain text.

    Raises ``BadValue`` for another format, and for a language nobody knows.
    """
    write = _FORMATS.get(format)
    if write is None:
        raise BadValue("format", _shown(format), " or ".join(map(repr, _FORMATS)))
    if locale not in LOCALES:
        _babel(locale)
    return write(form, locale)


def _words(locale: str) -> str:
    """The language of the sentences: Vietnamese, unless the library speaks that one."""
    return locale if locale in LOCALES else DEFAULT


def _said(value: FormValue, locale: str) -> str:
    """A value of a slip in that language, with nothing in it that cannot be seen."""
    if value is None:
        return ""
    said = next((say_it(value, locale) for kind, say_it in _SAYERS.items() if isinstance(value, kind)), None)
    return _visible(str(value) if said is None else said)


def _number(value: int, locale: str) -> str:
    return str(value) if locale in LOCALES else format_decimal(value, locale=_babel(locale), group_separator=False)


_SAYERS: Final[Mapping[type, Callable[[Any, str], str]]] = {
    VND: money,
    Money: money,
    Sayable: lambda value, locale: value.say(_words(locale)),
    dt.datetime: lambda value, locale: moment(value, locale, zone=value.tzinfo),
    dt.date: date,
    tuple: lambda value, _: ", ".join(value),
    int: _number,
}


_KEPT: Final = {"\n": "\n", "\t": " ", "\r": ""}


def _visible(text: str) -> str:
    """The text in NFC; controls, marks that reorder text and unassigned characters become U+FFFD."""
    return "".join(
        character if not unicodedata.category(character).startswith("C") else _KEPT.get(character, "\ufffd")
        for character in unicodedata.normalize("NFC", text).replace("\u2028", "\n").replace("\u2029", "\n")
    )


def _fields(form: Form, locale: str) -> Iterator[tuple[str, str]]:
    for field in form.fields:
        if field.required or field.value not in {None, "", ()}:
            yield field.label.say(_words(locale)), _said(field.value, locale)


def _table(form: Form, locale: str) -> Iterator[list[str]]:
    for row in form.rows:
        yield [_said(value, locale) for value in row]


def _notes(form: Form, locale: str) -> tuple[str, ...]:
    words = _words(locale)
    values = {"number": form.number, "rule": form.citation}
    return (*(note.say(words) for note in form.notes), say("form.rule", words, values))


# ── Text ──────────────────────────────────────────────────────────────────────────────────────


def _text(form: Form, locale: str) -> str:
    words = _words(locale)
    fields = list(_fields(form, locale))
    widest = max((len(label) for label, _ in fields), default=0)
    lines = [form.title.say(words).upper().center(WIDTH).rstrip(), ""]
    for label, value in fields:
        lines += _hanging(f"{label:<{widest}} : ", value)
    if form.columns:
        lines += ["", *_text_table(form, locale)]
    if form.signatures:
        room = WIDTH // len(form.signatures)
        lines += ["", "".join(role.say(words).center(room) for role in form.signatures).rstrip(), "", "", ""]
    lines += [line for note in _notes(form, locale) for line in _hanging("* ", note)]
    return "\n".join(lines) + "\n"


def _hanging(head: str, text: str) -> list[str]:
    """A paragraph whose later lines stand under the first word of the first."""
    width = max(WIDTH - len(head), WIDTH // 2)
    wrapped = [line for part in text.split("\n") for line in (textwrap.wrap(part, width) or [""])]
    return [(head if number == 0 else " " * len(head)) + line for number, line in enumerate(wrapped)]


def _text_table(form: Form, locale: str) -> list[str]:
    """The table, or one block a row where it is too wide for the page."""
    words = _words(locale)
    heads = [column.text.say(words) for column in form.columns]
    table = [[cell.replace("\n", " ") for cell in row] for row in _table(form, locale)]
    widths = [max(map(len, column)) for column in zip(heads, *table, strict=True)]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        rule = ["-" * width for width in widths]
        return [
            "  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)).rstrip() for row in (heads, rule, *table)
        ]
    return [
        line
        for row in table
        for line in (*(f"  {head}: {cell}" for head, cell in zip(heads, row, strict=True) if cell), "")
    ]


# ── Markdown ──────────────────────────────────────────────────────────────────────────────────

_MARKS: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$=:@])")


def _marked(text: str) -> str:
    """Text that Markdown takes for text."""
    return _MARKS.sub(r"\\\1", text).replace("\n", " ")


def _markdown(form: Form, locale: str) -> str:
    words = _words(locale)
    lines = [f"# {_marked(form.title.say(words))}", ""]
    lines += [f"- **{_marked(label)}**: {_marked(value)}" for label, value in _fields(form, locale)]
    if form.columns:
        lines += ["", _cells(_marked(column.text.say(words)) for column in form.columns)]
        lines += [_cells("---" for _ in form.columns)]
        lines += [_cells(map(_marked, row)) for row in _table(form, locale)]
    if form.signatures:
        lines += ["", *(f"**{_marked(role.say(words))}**" for role in form.signatures)]
    lines += ["", *(f"*{_marked(_visible(note))}*  " for note in _notes(form, locale))]
    return "\n".join(lines) + "\n"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


# ── HTML ──────────────────────────────────────────────────────────────────────────────────────

_STYLE: Final = """\
@page { size: %(page)s %(way)s; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.4 "Times New Roman", "Liberation Serif", serif; }
body { margin: 0 auto; padding: 4mm; max-width: %(width)s; }
h1 { font-size: 13pt; text-align: center; text-transform: uppercase; margin: 4mm 0; }
dl { margin: 0; }
dl div { display: flex; gap: 2mm; break-inside: avoid; }
dt { flex: 0 0 40%%; }
dt::after { content: ":"; }
dd { flex: 1; margin: 0; font-weight: bold; overflow-wrap: anywhere; white-space: pre-line; }
table { width: 100%%; border-collapse: collapse; margin: 3mm 0; }
th, td { border: 0.3mm solid #000; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.signatures { display: flex; justify-content: space-around; margin-top: 6mm; min-height: 25mm; break-inside: avoid; }
.note { font-size: 9pt; font-style: italic; margin: 1mm 0; }
@media print { body { padding: 0; max-width: none; } }
"""
_PAPERS: Final[Mapping[str, Mapping[str, str]]] = {
    "A5": {"page": "A5", "way": "portrait", "width": "148mm"},
    "A4": {"page": "A4", "way": "landscape", "width": "297mm"},
}
"""Slips are printed on A5; the register, with its many columns, on A4 across."""


def _html(form: Form, locale: str) -> str:
    words = _words(locale)
    title = _safe(form.title.say(words))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{words}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE % _PAPERS[form.page]}</style></head>",
        "<body>",
        f"<h1>{title}</h1>",
        "<dl>",
        *(f"<div><dt>{_safe(label)}</dt><dd>{_safe(value)}</dd></div>" for label, value in _fields(form, locale)),
        "</dl>",
    ]
    if form.columns:
        parts += ["<table>", "<thead>", _row("th", (column.text.say(words) for column in form.columns)), "</thead>"]
        parts += ["<tbody>", *(_row("td", row) for row in _table(form, locale)), "</tbody>", "</table>"]
    if form.signatures:
        roles = "".join(f"<div>{_safe(role.say(words))}</div>" for role in form.signatures)
        parts += [f'<div class="signatures">{roles}</div>']
    parts += [f'<p class="note">{_safe(note)}</p>' for note in _notes(form, locale)]
    return "\n".join((*parts, "</body>", "</html>", ""))


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_safe(cell)}</{tag}>' for cell in cells)}</tr>"


def _safe(text: str) -> str:
    """Text that HTML takes for text, in content and in attributes."""
    return html.escape(_visible(text), quote=True)


_FORMATS: Final[Mapping[str, Callable[[Form, str], str]]] = {"html": _html, "text": _text, "markdown": _markdown}
