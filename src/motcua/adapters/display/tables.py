"""Tables as CSV that a spreadsheet opens and never runs (*bảng tính*).

A text that a spreadsheet would take for a formula gets an apostrophe in front of it, as OWASP advises: names and
addresses come from people. The lines end as RFC 4180 has it; written with the encoding ``utf-8-sig`` Excel reads the
Vietnamese as it is.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from motcua.adapters.display.values import visible
from motcua.checks import shown

__all__ = ["neutral", "table", "written"]

_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # noqa: RUF001 - the wide ones are taken for them too

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
    return f"'{text}" if said.startswith(_FORMULAS) or text.lstrip().startswith(_FORMULAS) else text


def written(lines: Iterable[Iterable[object]]) -> str:
    """The lines as CSV, every cell made harmless."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([neutral(cell) for cell in line] for line in lines)
    return out.getvalue()


def table(records: Iterable[Mapping[str, object]]) -> str:
    r"""Flat tables as CSV under the keys of the first; nothing for none.

    >>> table([{"id": "1", "name": "=1+1"}])
    "id,name\r\n1,'=1+1\r\n"
    """
    rows = tuple(records)
    return written([rows[0], *([row.get(key) for key in rows[0]] for row in rows)]) if rows else ""
