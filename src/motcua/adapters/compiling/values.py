"""Values as literals: every value of a rule file written once, each after those it is made of.

A row is the name of its class and its fields; a text instead of fields is read by the class itself (enumerations, days,
numbers). Inside, a number stands for the value of that row. The rows are one text of JSON, read much faster than Python
reads its own literals; ``motcua.reference`` makes the values again.
"""

import datetime as dt
import enum
import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final, cast

import attrs

from motcua.errors import BadValue
from motcua.reference import CLASSES

__all__ = ["written"]

PLAIN: Final = (bool, str, type(None))


class _Rows:
    """The rows written so far, and where each value stands among them."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, object]] = []
        self.places: dict[tuple[str, str], int] = {}

    def literal(self, value: object) -> object:
        """How the value is written inside a row."""
        if type(value) in PLAIN:
            return value
        if isinstance(value, tuple):
            return [self.literal(one) for one in cast("tuple[object, ...]", value)]
        name = type(value).__name__
        if name not in CLASSES:
            raise BadValue("value of a rule file", name, f"one of {', '.join(CLASSES)}")
        return self._place(name, self._fields(value))

    def _fields(self, value: Any) -> object:  # noqa: ANN401 - of any class of a rule file
        match value:
            case enum.Enum():
                return value.value
            case dt.date() | dt.time():
                return value.isoformat()
            case int() | Fraction():
                return str(value)
            case _:
                return {
                    field.name: self.literal(given)
                    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
                    if field.init and (given := getattr(value, field.name)) != _default(field)
                }

    def _place(self, name: str, fields: object) -> int:
        key = name, repr(fields)
        if key not in self.places:
            self.places[key] = len(self.rows)
            self.rows.append((name, fields))
        return self.places[key]


def _default(field: "attrs.Attribute[object]") -> object:
    """What the field is where nothing is said of it."""
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def written(values: Iterable[object]) -> str:
    """The source of a module that holds these values."""
    rows = _Rows()
    roots = [rows.literal(value) for value in values]
    table = ",\n".join(json.dumps(row, ensure_ascii=False) for row in (*rows.rows, roots))
    return f'ROWS: str = r"""[\n{table}\n]"""\n'
