"""A plain table: named, typed columns and rows, as tuples, as CSV, as columns, as an Arrow table."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

from motcua.annotated import as_annotated
from motcua.checks import several
from motcua.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Table", "Value"]

Value: TypeAlias = dt.date | bool | int | str | None


def _rows(given: Iterable[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    return tuple(several(row, "row of a table") for row in several(given, "rows of a table"))


@attrs.frozen(field_transformer=as_annotated)
class Table:
    """Rows for programs that join rather than call (*bảng dữ liệu*): SQL, data frames, spreadsheets.

    Every column has one kind of value; ``None`` is unknown, or an end that is open.

    >>> table = Table("days off", {"date": dt.date, "name": str}, [(dt.date(2026, 9, 2), "Quốc khánh")])
    >>> print(table.csv(), end="")
    date,name
    2026-09-02,Quốc khánh
    """

    name: str
    kinds: Mapping[str, type]
    """The columns, and what each holds: a date, a Boolean, a whole number or a text."""
    _rows: tuple[tuple[Value, ...], ...] = attrs.field(converter=_rows, repr=False)

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """The rows, one after another."""
        return iter(self._rows)

    def columns(self) -> dict[str, list[Value]]:
        """The columns by name: what ``polars.DataFrame`` and ``pandas.DataFrame`` take."""
        return {name: [row[at] for row in self._rows] for at, name in enumerate(self.kinds)}

    def csv(self) -> str:
        """The table as comma-separated text with a header; days are ISO, Booleans ``true`` and ``false``."""
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


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
