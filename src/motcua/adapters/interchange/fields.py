"""Schemas of what records write field by field, read off the fields themselves and the kinds they say they are."""

import datetime as dt
import enum
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from motcua.adapters.interchange.pieces import (
    DAY,
    DECIMAL,
    MOMENT,
    PLAIN,
    PROCEDURE,
    STRING,
    TRUTH,
    Schema,
    listed,
    named,
    one_of,
    or_nothing,
    shaped,
    table,
)
from motcua.adapters.interchange.shapes import event
from motcua.codes import ProcedureCode
from motcua.events import Event
from motcua.linked_dossier import Filed
from motcua.reports import DossierRow

__all__ = ["of_fields"]


def of_fields(kind: type, *, without: str = "", given: bool = False) -> Schema:
    """The closed table that a value of that kind is written as, every field under the name its constructor takes.

    ``given`` is the table that is read: what its constructor can do without may be left out.

    >>> from motcua.citation import Citation
    >>> list(of_fields(Citation)["properties"])
    ['document', 'article', 'clause', 'point', 'verified']
    """
    hints = get_type_hints(kind)
    must, may = dict[str, Schema](), dict[str, Schema]()
    for one in attrs.fields(kind):
        if one.init and one.alias and one.alias != without:
            pieces = may if given and one.default is not attrs.NOTHING else must
            pieces[one.alias] = _piece(hints[one.name], given=given)
    return table(must, may)


def _piece(hint: Any, *, given: bool = False) -> Schema:  # noqa: ANN401 - an annotation is anything
    """What stands where a value of that annotation is written, or is read."""
    if get_origin(hint) in {Union, UnionType}:
        kinds = [_piece(one, given=given) for one in get_args(hint) if one is not NoneType]
        one = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        return or_nothing(one) if NoneType in get_args(hint) else one
    if get_origin(hint) is tuple:
        return _row(get_args(hint), given=given)
    if get_origin(hint) is Mapping:
        return named(PLAIN)
    if hint in _OWN:
        return _OWN[hint]()
    return one_of(one.value for one in hint) if issubclass(hint, enum.Enum) else of_fields(hint, given=given)


def _row(kinds: tuple[Any, ...], *, given: bool = False) -> Schema:
    """A list of any number of one kind, or a row of as many things as are named."""
    if kinds[1:] == (Ellipsis,):
        return listed(_piece(kinds[0], given=given))
    ends = {"minItems": len(kinds), "maxItems": len(kinds)}
    return {"type": "array", "prefixItems": [_piece(one, given=given) for one in kinds], "items": False, **ends}


def _filed() -> Schema:
    """What was filed; a day among its facts says that it is one."""
    whole = of_fields(Filed)["properties"]
    facts = listed({**_row((str, str)), "prefixItems": [STRING, {"anyOf": [PLAIN, table({"date": DAY})]}]})
    return table({**whole, "facts": facts})


_INTEGER: Final[Schema] = {"type": "integer"}
_OWN: Final[Mapping[object, Callable[[], Schema]]] = {
    str: lambda: STRING,
    int: lambda: _INTEGER,
    bool: lambda: TRUTH,
    dt.date: lambda: DAY,
    dt.datetime: lambda: MOMENT,
    Decimal: lambda: DECIMAL,
    Fraction: lambda: shaped(r"-?[0-9]+(?:/[0-9]+)?"),
    Event: event,
    Filed: _filed,
    ProcedureCode: lambda: PROCEDURE,
    DossierRow: lambda: of_fields(DossierRow, without="source"),
}
"""What is written in a way of its own."""
