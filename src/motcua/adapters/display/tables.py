"""Tables as CSV that a spreadsheet opens and never runs (*bảng tính*).

A text that a spreadsheet would take for a formula gets an apostrophe in front of it, as OWASP advises: names and
addresses come from people. So does one behind a sign that another spreadsheet takes for the end of a cell, and every
text stands in quotes. The lines end as RFC 4180 has it; written with the encoding ``utf-8-sig`` Excel reads the
Vietnamese as it is.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from motcua.adapters.display.values import visible
from motcua.checks import several, shown
from motcua.errors import BadValue

__all__ = ["neutral", "table", "written"]

_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # noqa: RUF001 - the wide ones are taken for them too

_BEHIND: Final = re.compile(r"(?<![;|\s])[;|\s]++(?=[=+\-@＝＋－＠])")  # noqa: RUF001 - the wide ones are taken for them too
"""What stands before a sign that begins a formula; tried once for each gap, however long that is."""
_SEPARATORS: Final = frozenset(";|\t\n")
"""What separates the cells of spreadsheets, besides a comma."""
_LONGEST: Final = 32_767
"""Characters a cell of a spreadsheet holds."""


def neutral(value: object) -> object:
    """The value as a cell may hold it: a number as it is, a text that begins as a formula behind an apostrophe.

    >>> neutral("=HYPERLINK(1)"), neutral("  +84 900"), neutral("Nguyễn Văn Mẫu"), neutral(-5)
    ("'=HYPERLINK(1)", "'  +84 900", 'Nguyễn Văn Mẫu', '-5')
    """
    if value is None or isinstance(value, float | Decimal | bool):
        return value
    said = shown(value, _LONGEST)
    text = visible(said)
    if isinstance(value, int):
        return text
    text = _BEHIND.sub(lambda gap: f"{gap[0]}'" if _SEPARATORS & {*gap[0]} else gap[0], text)
    return f"'{text}" if said.startswith(_FORMULAS) or text.lstrip().startswith(_FORMULAS) else text


def written(lines: Iterable[Iterable[object]]) -> str:
    """The lines as CSV, every cell made harmless."""
    return "".join(f"{','.join(map(_cell, line))}\r\n" for line in lines)


def _cell(value: object) -> str:
    """A text in quotes, also where none are needed; anything else bare, and of nothing nothing."""
    held = neutral(value)
    if held is None or isinstance(value, int | float | Decimal):
        return "" if held is None else str(held)
    doubled = str(held).replace('"', '""')
    return f'"{doubled}"'


def table(records: Iterable[Mapping[str, object]]) -> str:
    r"""Flat tables as CSV under the keys of all, in the order they come; nothing for none.

    Raises ``BadValue`` for what is no list of tables.

    >>> print(table([{"id": "1", "name": "=1+1"}]).splitlines()[1])
    "1","'=1+1"
    """
    rows = several(records, "flat tables")
    for row in rows:
        met: object = row
        if not isinstance(met, Mapping):
            raise BadValue("flat table", type(met).__name__, "a table from headings to values")
    heads = tuple(dict.fromkeys(key for row in rows for key in row))
    return written([heads, *([row.get(key) for key in heads] for row in rows)]) if rows else ""
