"""Pictures that stand on a page: charts drawn here, of numbers alone, and codes drawn elsewhere.

Everything is inline SVG: no script, no style of its own, nothing loaded. Each part of a chart says in words what it
shows, and each chart has its numbers in the table above it.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Final

import attrs

from motcua.adapters.display.values import safe
from motcua.annotated import as_annotated

__all__ = ["Bar", "Picture", "bars"]


@attrs.frozen(field_transformer=as_annotated)
class Picture:
    """A picture with its caption, and what a page of text shows in its place."""

    svg: str = attrs.field(repr=False)
    caption: str
    text: str = attrs.field(default="", repr=False)
    wide: bool = False
    """Whether it takes the width of the page, as a chart does."""


@attrs.frozen(field_transformer=as_annotated)
class Bar:
    """One bar: what it stands for, and its parts, each with a name, a size and a colour."""

    name: str
    parts: Sequence[tuple[str, Fraction | int, str]]
    total: str
    """What stands at its end."""


_WIDTH: Final = 1_000
_NAMES: Final = 300
_TOTALS: Final = 100
_STEP: Final = 22
_SIZE: Final = 11
"""Of the letters."""
_ROOM: Final = Fraction(_NAMES - 12, _SIZE)
"""What has room before a bar, in sizes of a letter; the whole name stands in the table."""
_WIDTHS: Final = {"Lu": Fraction(9, 10), "Mn": Fraction(0)}
"""How wide a letter of that kind may be in the fonts that print a page."""


def bars(rows: Iterable[Bar], caption: str, *, whole: Fraction | int | None = None) -> Picture:
    """Bars under one another, as long as their parts together; ``whole`` is the full width, else the longest."""
    drawn = tuple(rows)
    longest = whole or max((sum(size for _, size, _ in row.parts) for row in drawn), default=0) or 1
    unit = Fraction(_WIDTH - _NAMES - _TOTALS) / longest
    lines = [line for at, row in enumerate(drawn) for line in _bar(row, at * _STEP, unit)]
    height = len(drawn) * _STEP
    label = safe(caption)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{label}">'
    return Picture("\n".join((head, *lines, "</svg>")), caption, wide=True)


def _bar(row: Bar, top: int, unit: Fraction) -> Iterable[str]:
    yield f'<text x="{_NAMES - 6}" y="{top + 15}" font-size="{_SIZE}" text-anchor="end">{safe(_short(row.name))}</text>'
    left = Fraction(_NAMES)
    for what, size, colour in row.parts:
        wide = size * unit
        if wide:
            place = f'x="{_number(left)}" y="{top + 3}" width="{_number(wide)}" height="{_STEP - 6}"'
            yield f'<rect {place} fill="{colour}" stroke="#fff"><title>{safe(f"{row.name}: {what}")}</title></rect>'
        left += wide
    yield f'<text x="{_number(left + 6)}" y="{top + 15}" font-size="{_SIZE}">{safe(row.total)}</text>'


def _short(name: str) -> str:
    """As much of a name as has room, by the widest its letters may be."""
    ends = list(accumulate(map(_width, name)))
    if not ends or ends[-1] <= _ROOM:
        return name
    return f"{name[: bisect_right(ends, _ROOM - 1)]}…"


def _width(letter: str) -> Fraction:
    if letter in "mwMW" or unicodedata.east_asian_width(letter) in "WF":
        return Fraction(1)
    return _WIDTHS.get(unicodedata.category(letter), Fraction(6, 10))


def _number(size: Fraction) -> str:
    return f"{float(size):.2f}"
