"""A plain table: named, typed columns and rows, as tuples, as CSV, as columns, as an Arrow table."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import attrs

from motcua.checks import kind, several, shown
from motcua.errors import BadInput, BadValue, MissingExtra, Problem

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Table", "Value"]

Value: TypeAlias = dt.date | bool | int | str | None
TOLD: Final = 20
"""How many faults are told."""
_KINDS: Final = (dt.date, bool, int, str)


def _columns(given: Mapping[str, type]) -> tuple[tuple[str, type], ...]:
    pairs: object = given
    if isinstance(pairs, tuple) and all(map(_is_column, cast("tuple[object, ...]", pairs))):
        pairs = dict(cast("tuple[tuple[str, type], ...]", pairs))  # as they are kept, when a table is made of another
    if not isinstance(pairs, Mapping):
        raise BadValue("columns of a table", type(pairs).__name__, "a mapping from names to kinds")
    columns = cast("Mapping[str, type]", pairs)
    if not {*map(type, columns)} <= {str} or not all(one in _KINDS for one in columns.values()):
        raise BadValue("columns of a table", shown(given, spell=repr), "names, each with date, bool, int or str")
    return tuple(columns.items())


def _is_column(given: object) -> bool:
    return isinstance(given, tuple) and len(cast("tuple[object, ...]", given)) == len(("name", "kind"))


def _rows(given: Iterable[Iterable[Value]]) -> tuple[tuple[Value, ...], ...]:
    return tuple(several(row, "row of a table") for row in several(given, "rows of a table"))


@attrs.frozen
class Table:
    """Rows for programs that join rather than call (*bảng dữ liệu*): SQL and data frames.

    Every column has one kind of value; ``None`` is unknown, or an end that is open. Raises ``BadInput`` for rows that
    are longer or shorter than that, or hold something else.

    >>> table = Table("days off", {"date": dt.date, "name": str}, [(dt.date(2026, 9, 2), "Quốc khánh")])
    >>> print(table.csv(), end="")
    date,name
    2026-09-02,Quốc khánh
    """

    name: str = attrs.field(validator=kind(str))
    _columns: tuple[tuple[str, type], ...] = attrs.field(converter=_columns, alias="kinds")
    _rows: tuple[tuple[Value, ...], ...] = attrs.field(converter=_rows, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = (*_misshapen(self._rows, len(self._columns)),) or tuple(islice(self._misplaced(), TOLD))
        if problems:
            raise BadInput(f"table {self.name}", problems)

    def _misplaced(self) -> Iterator[Problem]:
        for (name, one), column in zip(self._columns, zip(*self._rows, strict=True), strict=False):
            if not {*map(type, column)} <= {one, NoneType}:
                for row, value in enumerate(column):
                    if type(value) not in {one, NoneType}:
                        right = f"a {one.__name__}, or None"
                        yield Problem(f"$[{row}].{name}", BadValue.code, type(value).__name__, right)

    @property
    def kinds(self) -> Mapping[str, type]:
        """The columns, and what each holds: a date, a Boolean, a whole number or a text."""
        return MappingProxyType(dict(self._columns))

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows, one after another."""
        return iter(self._rows)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows with the names of their columns: ``motcua.adapters.display.table`` makes a spreadsheet of them."""
        names = [name for name, _ in self._columns]
        return (dict(zip(names, row, strict=True)) for row in self._rows)

    def columns(self) -> dict[str, list[Value]]:
        """The columns by name: what ``polars.DataFrame`` and ``pandas.DataFrame`` take."""
        return {name: [row[at] for row in self._rows] for at, name in enumerate(self.kinds)}

    def csv(self) -> str:
        """The table as comma-separated text with a header; days are ISO, Booleans ``true`` and ``false``.

        For programs: every text stands as it is, also one that a spreadsheet would take for a formula, and no mark
        stands before the first heading (decision 0198). For people's spreadsheets ``display.table(self.records())``.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.kinds)
        writer.writerows([_written(value) for value in row] for row in self._rows)
        return text.getvalue()

    def arrow(self) -> "pa.Table":
        """The table for Arrow, Parquet and whatever reads them, with the extra ``arrow``; raises ``MissingExtra``."""
        try:
            import pyarrow as pa  # noqa: PLC0415 - an extra, imported when somebody asks for it
        except ModuleNotFoundError:
            raise MissingExtra("pyarrow", "arrow") from None
        types: dict[type, pa.DataType] = {
            dt.date: pa.date32(),
            bool: pa.bool_(),
            int: pa.int64(),
            str: pa.string(),
        }
        schema = pa.schema([pa.field(name, types[kind]) for name, kind in self.kinds.items()])
        return pa.table(self.columns(), schema=schema)


def _misshapen(rows: tuple[tuple[Value, ...], ...], size: int) -> Iterator[Problem]:
    found = ((at, len(row)) for at, row in enumerate(rows) if len(row) != size)
    return (Problem(f"$[{at}]", BadValue.code, f"{met} values", f"{size}") for at, met in islice(found, TOLD))


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
