"""How slips and reports look: text, Markdown, printable HTML and CSV, for any ``Form``.

Everything that comes from people is escaped, and what cannot be seen is shown as U+FFFD; a page holds no script and
loads nothing. Pictures, such as a QR code or a chart, are drawn by others and stand under the title or the table.
"""

import datetime as dt
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from babel.numbers import format_decimal

from motcua.adapters.display.figures import Picture
from motcua.adapters.display.tables import written
from motcua.adapters.display.values import (
    babel_locale,
    date,
    in_words,
    marked,
    moment,
    money,
    own,
    safe,
    visible,
    words,
)
from motcua.forms import Form, FormValue
from motcua.money import VND, Money
from motcua.wording import LOCALES, Sayable, say

__all__ = ["FORMATS"]

WIDTH: Final = 88
"""Columns of a slip printed as text."""


def _said(value: FormValue, locale: str) -> str:
    """A value of a slip in that language, with nothing in it that cannot be seen."""
    if value is None or type(value) is str:  # most are, and to ask whether one says itself takes long
        return visible(value or "")
    said = next((say_it(value, locale) for kind, say_it in _SAYERS.items() if isinstance(value, kind)), None)
    return visible(str(value) if said is None else said)


def _number(value: int, locale: str) -> str:
    return (
        str(value)
        if own(locale) in LOCALES
        else format_decimal(value, locale=babel_locale(locale), group_separator=False)
    )


_SAYERS: Final[Mapping[type, Callable[[Any, str], str]]] = {
    VND: money,
    Money: money,
    Sayable: lambda value, locale: value.say(words(locale)),
    dt.datetime: lambda value, locale: moment(value, locale, zone=value.tzinfo),
    dt.date: date,
    tuple: lambda value, _: ", ".join(value),
    int: _number,
}


def _fields(form: Form, locale: str) -> Iterator[tuple[str, str]]:
    for field in form.fields:
        if field.required or field.value not in {None, "", ()}:
            yield field.label.say(words(locale)), _said(field.value, locale)


def _table(form: Form, locale: str) -> Iterator[list[str]]:
    for row in form.rows:
        yield [_said(value, locale) for value in row]


def _notes(form: Form, locale: str) -> tuple[str, ...]:
    spoken = words(locale)
    values = {"number": form.number, "rule": form.citation}
    rule = say("form.rule" if form.number else "form.by", spoken, values)
    return (*(in_words(note, locale) for note in form.notes), rule)


# ── Text ──────────────────────────────────────────────────────────────────────────────────────


def _text(form: Form, locale: str, pictures: Sequence[Picture] = ()) -> str:
    spoken = words(locale)
    fields = list(_fields(form, locale))
    widest = max((len(label) for label, _ in fields), default=0)
    lines = [form.title.say(spoken).upper().center(WIDTH).rstrip(), ""]
    for label, value in fields:
        lines += _hanging(f"{label:<{widest}} : ", value)
    if form.columns:
        lines += ["", *_text_table(form, locale)]
    lines += [line for picture in pictures for line in _drawn(picture)]
    if form.signatures:
        room = WIDTH // len(form.signatures)
        lines += ["", "".join(role.say(spoken).center(room) for role in form.signatures).rstrip(), "", "", ""]
    lines += [line for note in _notes(form, locale) for line in _hanging("* ", note)]
    return "\n".join(lines) + "\n"


def _drawn(picture: Picture) -> list[str]:
    return ["", *picture.text.splitlines(), *_hanging("  ", visible(picture.caption)), ""] if picture.text else []


def _hanging(head: str, text: str) -> list[str]:
    """A paragraph whose later lines stand under the first word of the first."""
    width = max(WIDTH - len(head), WIDTH // 2)
    wrapped = [line for part in text.split("\n") for line in (textwrap.wrap(part, width) or [""])]
    return [(head if number == 0 else " " * len(head)) + line for number, line in enumerate(wrapped)]


def _text_table(form: Form, locale: str) -> list[str]:
    """The table, or one block a row where it is too wide for the page."""
    spoken = words(locale)
    heads = [column.text.say(spoken) for column in form.columns]
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


def _markdown(form: Form, locale: str, pictures: Sequence[Picture] = ()) -> str:
    spoken = words(locale)
    lines = [f"# {marked(form.title.say(spoken))}", ""]
    lines += [f"- **{marked(label)}**: {marked(value)}" for label, value in _fields(form, locale)]
    if form.columns:
        lines += ["", _cells(marked(column.text.say(spoken)) for column in form.columns)]
        lines += [_cells("---" for _ in form.columns)]
        lines += [_cells(map(marked, row)) for row in _table(form, locale)]
    for picture in pictures:
        lines += ["", "```text", picture.text.strip("\n"), "```", marked(picture.caption)] if picture.text else []
    if form.signatures:
        lines += ["", *(f"**{marked(role.say(spoken))}**" for role in form.signatures)]
    lines += ["", *(f"*{marked(visible(note))}*  " for note in _notes(form, locale))]
    return "\n".join(lines) + "\n"


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


# ── HTML ──────────────────────────────────────────────────────────────────────────────────────

_STYLE: Final = """\
@page { size: %(page)s %(way)s; margin: %(margin)s; }
* { box-sizing: border-box; }
body { font: %(font)s "Times New Roman", "Liberation Serif", serif; }
body { margin: 0 auto; padding: 4mm; max-width: %(width)s; }
.nation { text-align: center; margin: 0 0 2mm; }
.nation span { border-bottom: 0.2mm solid #000; }
h1 { font-size: 13pt; text-align: center; text-transform: uppercase; margin: 2mm 0 3mm; }
dl { margin: 0; }
dl div { display: flex; gap: 2mm; break-inside: avoid; }
dt { flex: 0 0 min(40%%, 60mm); }
dt::after { content: ":"; }
dd { flex: 1; margin: 0; font-weight: bold; overflow-wrap: anywhere; white-space: pre-line; }
table { width: 100%%; border-collapse: collapse; margin: 3mm 0; }
th, td { border: 0.3mm solid #000; padding: 1mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: break-word; }
th:first-child { min-width: 9mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.signatures { display: flex; justify-content: space-around; margin-top: 4mm; min-height: 22mm; break-inside: avoid; }
.pictures { display: flex; flex-wrap: wrap; gap: 4mm; justify-content: space-around; }
figure { margin: 0; text-align: center; font-size: 9pt; break-inside: avoid; }
figure.code { width: 25mm; }
figure.chart { width: 100%%; }
figcaption { overflow-wrap: anywhere; }
svg { display: block; width: 100%%; height: auto; }
.note { font-size: 9pt; font-style: italic; margin: 1mm 0; }
@media print { body { padding: 0; max-width: none; } }
"""
_PAPERS: Final[Mapping[str, Mapping[str, str]]] = {
    "A5": {"page": "A5", "way": "portrait", "width": "148mm", "margin": "8mm", "font": "10pt/1.3"},
    "A4": {"page": "A4", "way": "landscape", "width": "297mm", "margin": "12mm", "font": "11pt/1.4"},
}
"""Slips are printed on A5; the register, with its many columns, on A4 across."""


def _html(form: Form, locale: str, pictures: Sequence[Picture] = ()) -> str:
    spoken = words(locale)
    title = safe(form.title.say(spoken))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{spoken}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE % _PAPERS[form.page]}</style></head>",
        "<body>",
        *_heading(form, spoken),
        f"<h1>{title}</h1>",
        "<dl>",
        *(f"<div><dt>{safe(label)}</dt><dd>{safe(value)}</dd></div>" for label, value in _fields(form, locale)),
        "</dl>",
    ]
    if form.columns:
        parts += ["<table>", "<thead>", _row("th", (column.text.say(spoken) for column in form.columns)), "</thead>"]
        parts += ["<tbody>", *(_row("td", row) for row in _table(form, locale)), "</tbody>", "</table>"]
    if pictures:
        parts += ['<div class="pictures">', *map(_figure, pictures), "</div>"]
    if form.signatures:
        roles = "".join(f"<div>{safe(role.say(spoken))}</div>" for role in form.signatures)
        parts += [f'<div class="signatures">{roles}</div>']
    parts += [f'<p class="note">{safe(note)}</p>' for note in _notes(form, locale)]
    return "\n".join((*parts, "</body>", "</html>", ""))


def _heading(form: Form, spoken: str) -> Iterator[str]:
    """The name of the state and its motto."""
    if form.headed:
        nation, motto = (safe(say(message, spoken)) for message in ("form.nation", "form.motto"))
        yield f'<p class="nation"><b>{nation}</b><br><span>{motto}</span></p>'


def _figure(picture: Picture) -> str:
    kind = "chart" if picture.wide else "code"
    return f'<figure class="{kind}">{picture.svg}<figcaption>{safe(picture.caption)}</figcaption></figure>'


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{safe(cell)}</{tag}>' for cell in cells)}</tr>"


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────


def _csv(form: Form, locale: str, _: Sequence[Picture] = ()) -> str:
    """The table of a form under its headings, its fields behind each line; without a table its fields, a line each.

    Numbers stay numbers.
    """
    spoken = words(locale)
    if not form.columns:
        return written(_fields(form, locale))
    fields = tuple(_fields(form, locale))
    heads = [*(column.text.say(spoken) for column in form.columns), *(label for label, _ in fields)]
    told = [value for _, value in fields]
    lines: Iterable[Iterable[FormValue]] = form.rows or [[None for _ in form.columns]] if fields else form.rows
    return written([heads, *([*(_plain(value, locale) for value in row), *told] for row in lines)])


def _plain(value: FormValue, locale: str) -> object:
    return value if type(value) is int else _said(value, locale)


FORMATS: Final[Mapping[str, Callable[[Form, str, Sequence[Picture]], str]]] = {
    "html": _html,
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
}
