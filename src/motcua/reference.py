"""The reference catalogue (*danh mục thủ tục kèm theo thư viện*): procedures, packages and fees that come with it.

Their rows stand in ``data/``; what is read here are the literals made of them, so that no file is opened and nothing is
parsed. Each is read when it is first asked for.
"""

import datetime as dt
import enum
import json
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache, partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

from motcua import conditions, fees, linked, papers, procedure, timelimit
from motcua.annotated import from_rows
from motcua.catalogue import Catalogue, Entry
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.compiled.index import FEES, PACKAGES, PROCEDURES
from motcua.conditions import nodes
from motcua.dated import InForce
from motcua.fees import FeeSchedule, shapes
from motcua.linked import LinkedProcedure
from motcua.procedure import Procedure
from motcua.wording import Text

__all__ = ["CLASSES", "reference_catalogue", "reference_fee_schedules"]

ROOMS: Final = (conditions, nodes, timelimit, papers, fees, shapes, procedure, linked)
"""Where the values of rule files live."""
GROUND: Final = (Citation, InForce, ProcedureCode, Text, dt.date, dt.time, Fraction, int)


def _classes() -> Mapping[str, type]:
    found = {cls.__name__: cls for room in ROOMS for cls in vars(room).values() if isinstance(cls, type)}
    return MappingProxyType(found | {cls.__name__: cls for cls in GROUND})


CLASSES: Final = _classes()
"""The classes of values that rule files are made into, by name."""
READERS: Final[Mapping[type, Callable[[str], object]]] = {
    dt.date: dt.date.fromisoformat,
    dt.time: dt.time.fromisoformat,
    Fraction: Fraction,
    int: int,
}


@cache
def reference_catalogue() -> Catalogue:
    """The procedures and packages that come with the library, each read when it is first asked for.

    >>> len(reference_catalogue()) == len(PROCEDURES)
    True
    """
    return Catalogue(
        tuple(Entry(code, _texts(names), partial(_procedures, code)) for code, names, _ in PROCEDURES),
        tuple(Entry(code, _texts(names), partial(_packages, code), also) for code, names, also, _ in PACKAGES),
    )


@cache
def reference_fee_schedules() -> Mapping[str, FeeSchedule]:
    """The fee schedules that come with the library, by code (*biểu phí, lệ phí*).

    >>> certification = reference_fee_schedules()["certification"]
    >>> certification.quote(on=dt.date(2026, 8, 28), pages=3, copies=5).total
    VND(25_000)
    """
    return MappingProxyType({code: found for code in FEES if (found := schedule(code))})


@cache
def schedule(code: str) -> FeeSchedule | None:
    """The fee schedule of that code; ``None`` where the library has none."""
    return cast("tuple[FeeSchedule]", _values("fees", code))[0] if code in FEES else None


@cache
def _procedures(code: str) -> tuple[Procedure, ...]:
    return cast("tuple[Procedure, ...]", _values("procedures", code))


@cache
def _packages(code: str) -> tuple[LinkedProcedure, ...]:
    return cast("tuple[LinkedProcedure, ...]", _values("packages", code))


def _texts(names: Iterable[tuple[str, str]]) -> tuple[Text, ...]:
    return tuple(Text(*name) for name in names)


# ── Literals → values ────────────────────────────────────────────────────────────────────────


def module_name(code: str) -> str:
    """The module that holds the literals of a code.

    >>> module_name("1.004222"), module_name("civil-status")
    ('_1_004222', 'civil_status')
    """
    plain = code.replace(".", "_").replace("-", "_")
    return f"_{plain}" if plain[0].isdigit() else plain


def _values(folder: str, code: str) -> tuple[object, ...]:
    return restored(import_module(f"motcua.compiled.{folder}.{module_name(code)}").ROWS)


def restored(rows: str) -> tuple[object, ...]:
    """The values that rows of literals were made from; the last row says which of them were meant.

    They were checked when the rule files were read, so nothing is checked again: fields are set as they stand.

    >>> restored('[["Text", {"vi": "lệ phí", "en": "charge"}], [0]]')
    (Text(vi='lệ phí', en='charge'),)
    """
    *read, roots = cast("list[Any]", json.loads(rows))
    values: list[object] = []

    def value(literal: object) -> object:
        if type(literal) is int:
            return values[literal]
        return tuple(map(value, cast("list[object]", literal))) if type(literal) is list else literal

    for name, row in read:
        if type(row) is str:
            values.append(_reader(CLASSES[name])(row))
        else:
            fields = cast("dict[str, object]", row)
            values.append(_maker(CLASSES[name])({field: value(literal) for field, literal in fields.items()}))
    return tuple(map(value, roots))


@cache
def _maker(cls: type) -> Callable[[Mapping[str, object]], object]:
    return from_rows(cls)


@cache
def _reader(cls: type) -> Callable[[Any], object]:
    return cls if issubclass(cls, enum.Enum) else READERS[cls]
