"""Answers, procedures, events and dossiers in models of pydantic, and so in the OpenAPI of a service.

They are written as ``document`` tells them, with the schema of that name. An event is read back as it stands; a dossier
and a procedure by the catalogue that the validation context brings; an answer is computed again and never read.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from motcua.adapters.interchange.documents import document
from motcua.adapters.interchange.schemas import schema
from motcua.adapters.records.replaying import replayed
from motcua.adapters.records.strict import checked_table, kind_of, refuse_faults
from motcua.catalogue import Catalogue
from motcua.completeness import Completeness
from motcua.dossier import Dossier
from motcua.errors import BadValue, MotcuaError
from motcua.events import Event
from motcua.fees import Quote
from motcua.linked import Plan
from motcua.procedure import Procedure
from motcua.timelimit import Due

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

__all__ = ["core_schema", "json_schema"]

Table = Mapping[str, Any]

NAMES: Final[Mapping[type, str]] = {
    Due: "due",
    Quote: "quote",
    Completeness: "completeness",
    Plan: "plan",
    Procedure: "procedure",
    Dossier: "dossier",
    Event: "event",
}
"""The schema each kind is told by."""


def core_schema(kind: type) -> "CoreSchema":
    """What pydantic validates and serialises by; a ``MotcuaError`` becomes an error of pydantic with our code."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - imported only when pydantic asks
    from pydantic_core import core_schema as cs  # noqa: PLC0415 - imported only when pydantic asks

    def accept(raw: object, info: "ValidationInfo[Any]") -> object:
        try:
            return _taken(raw, kind, cast("Table", info.context or {}))
        except MotcuaError as error:
            code: Any = error.code  # pydantic wants a literal; ours are, in another class each
            raise PydanticCustomError(code, "{says}", {"says": str(error)}) from None

    return cs.with_info_plain_validator_function(
        accept, serialization=cs.plain_serializer_function_ser_schema(document, when_used="json-unless-none")
    )


def json_schema(kind: type) -> dict[str, Any]:
    """The JSON Schema of the document, the same for what is read and what is written, in one piece."""
    whole = schema(NAMES[kind])
    told = cast("dict[str, Any]", _in_one_piece(whole, whole.get("$defs", {}), ()))
    kept = {name: piece for name, piece in told.items() if not name.startswith("$")}
    return {**kept, "title": kind.__name__}


def _in_one_piece(piece: object, parts: Mapping[str, object], inside: tuple[str, ...]) -> object:
    """The schema with its parts where they are named; of one that stands in itself, the third time any table."""
    if isinstance(piece, list):
        return [_in_one_piece(one, parts, inside) for one in cast("list[object]", piece)]
    if not isinstance(piece, dict):
        return piece
    table = cast("dict[str, object]", piece)
    name = str(table.get("$ref", "")).rpartition("/")[2]
    if not name:
        return {key: _in_one_piece(one, parts, inside) for key, one in table.items() if key != "$defs"}
    return {"type": "object"} if inside.count(name) == TWICE else _in_one_piece(parts[name], parts, (*inside, name))


TWICE: Final = 2


# ── Reading ──────────────────────────────────────────────────────────────────────────────────


def _taken(raw: object, kind: type, context: Table) -> object:
    """The value itself, or what its document says; raises an error of ours."""
    if isinstance(raw, kind):
        return raw
    if kind not in _READ:
        raise BadValue(kind.__name__, kind_of(raw), "the value itself: an answer is computed again, not read")
    refuse_faults(raw, f"document of a {kind.__name__}", ours=True)
    return _READ[kind](checked_table(raw), context)


def _catalogue(context: Table) -> Catalogue:
    catalogue = context.get("catalogue")
    if not isinstance(catalogue, Catalogue):
        raise BadValue("validation context", "no catalogue", "context={'catalogue': reference_catalogue()}, or another")
    return catalogue


def _procedure(table: Table, context: Table) -> Procedure:
    """The version the document is of, out of the catalogue; raises where it is not the one the catalogue has."""
    told = checked_table(table.get("in_force")).get("first")
    code, first = (str(one)[:40] for one in (table.get("code"), told))
    try:
        day = dt.date.fromisoformat(first)
    except ValueError:
        raise BadValue("first day of a procedure", repr(first), "a day such as '2026-08-28'") from None
    return _catalogue(context).find(code, on=day)


_READ: Final[Mapping[type, Callable[[Table, Table], object]]] = {
    Event: lambda table, _: Event.from_record(dict(table)),
    Procedure: _procedure,
    Dossier: lambda table, context: replayed(table, _catalogue(context), office=context.get("office")),
}
