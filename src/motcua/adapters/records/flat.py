"""Flat tables read from CSV, as other systems and spreadsheets write it (*bảng tính*)."""

import codecs
import csv
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import attrs

from motcua.adapters.reading import decoded, unseen
from motcua.annotated import as_annotated
from motcua.checks import Discreet, field_name
from motcua.errors import BadInput, Fault, LimitExceeded, Problem

__all__ = ["FlatRow", "flat_rows"]

SEPARATORS: Final = (",", ";", "\t")
"""What spreadsheets put between cells; the one that the headings have most of."""
MOST_HEADINGS: Final = 1_000
"""Of one table; no office keeps so many of its dossiers."""
SAID: Final = (
    ("field larger", "a longer cell", f"at most {csv.field_size_limit()} characters in a cell"),
    ("new-line", "a carriage return where no line ends", "CSV with lines that end in a line feed"),
    ("unexpected end", "unexpected end of data", "CSV with a quotation mark after each cell that begins with one"),
    ("", "a cell that goes on after its quotation mark", "CSV with quotation marks inside a cell written twice"),
)
"""What Python says of a line that is no CSV, and what is said instead."""


@attrs.frozen(eq=False, field_transformer=as_annotated)
class FlatRow(Discreet):
    """One line of a table under its headings, and where it stands: the name of the table, and its line."""

    where: str
    cells: dict[str, str] = attrs.field(repr=False)


def flat_rows(
    lines: Iterable[bytes], what: str, *, look: Callable[[str, Sequence[str]], object] | None = None
) -> Iterator[FlatRow]:
    r"""The rows of a CSV text, given line by line; the first has the headings.

    Cells stand between commas, semicolons or tabs, in UTF-8 with or without the mark that Excel writes. Raises
    ``BadInput`` for what is no such table: headings that are missing or stand twice, a row with more or fewer cells
    than headings, text in which something cannot be seen; ``LimitExceeded`` for more headings and longer cells than
    a table of dossiers has. ``look`` is given the headings and where they stand before the first row,
    and may raise: a table without rows has headings too.

    >>> [row.cells for row in flat_rows(["Mã;Lĩnh vực".encode(), "D-1;Hộ tịch".encode()], "rows")]
    [{'Mã': 'D-1', 'Lĩnh vực': 'Hộ tịch'}]
    """
    texts = _texts(lines, what)
    above, first = next(((at, text) for at, text in enumerate(texts) if text.strip()), (0, ""))
    if not first:
        raise BadInput.one(what, met="nothing", right="a line of headings, then a line for each row")
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(chain([first], texts), delimiter=separator, strict=True)
    try:
        headings = [heading.strip() for heading in next(reader)]
        _refuse_headings(headings, what, above + reader.line_num)
        if look:
            look(f"{what}:{above + 1}", headings)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            line = above + reader.line_num
            if len(cells) != len(headings):
                right = f"{len(headings)}, as many as headings"
                raise BadInput.one(what, path=f"$[line {line}]", met=f"{len(cells)} cells", right=right)
            yield FlatRow(f"{what}:{line}", dict(zip(headings, cells, strict=True)))
    except csv.Error as error:
        met, right = next((met, right) for begin, met, right in SAID if str(error).startswith(begin))
        raise BadInput.one(what, path=f"$[line {above + reader.line_num}]", met=met, right=right) from None


def _texts(lines: Iterable[bytes], what: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        text = decoded(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line, f"{what}, line {number}", "CSV")
        if met := unseen(text):
            raise BadInput.one(what, path=f"$[line {number}]", met=met, right="text in which everything can be seen")
        yield f"{text}\n"


def _refuse_headings(headings: list[str], what: str, line: int) -> None:
    where = f"$[line {line}]"
    if len(headings) > MOST_HEADINGS:
        raise LimitExceeded.one(what, path=where, met="more headings", right=f"at most {MOST_HEADINGS} headings")
    alike = Counter(map(_alike, headings))
    problems = tuple(
        Problem(f"{where}.{_at(headings, heading)}", Fault.TWICE, "a heading given twice", "each heading once")
        if heading
        else Problem(where, Fault.MISSING_FIELD, "a column without a heading", "a heading for each column")
        for heading in dict.fromkeys(headings)
        if not heading or alike[_alike(heading)] > 1
    )
    if problems:
        raise BadInput(what, problems)


def _alike(heading: str) -> str:
    """A heading as it is seen, however its accents and blanks were typed."""
    return " ".join(unicodedata.normalize("NFC", heading).split())


def _at(headings: list[str], heading: str) -> str:
    """The heading, or its column where no column is called so: a table without headings begins with somebody's row."""
    named = field_name(heading)
    return named if named == heading else f"column {headings.index(heading) + 1}"
