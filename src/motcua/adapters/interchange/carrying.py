"""Answers, rules, events, dossiers and people in models of pydantic, and so in the OpenAPI of a service.

They are written as ``document`` tells them, with the schema of their name or of their fields. What stands by itself is
read back as it stands; a dossier, a procedure and a package by the catalogue that the validation context brings; an
answer is computed again and never read. An error of pydantic repeats what was given, so what is given stands in it as
``Withheld``: documents hold names and numbers of people (decision 0193).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Self, cast

from motcua.adapters import records
from motcua.adapters.interchange.documents import document
from motcua.adapters.interchange.fields import of_fields
from motcua.adapters.interchange.schemas import schema
from motcua.adapters.portal import Reading
from motcua.adapters.records import Intake
from motcua.adapters.records.replaying import replayed, restored
from motcua.adapters.records.strict import checked_table, kind_of, refuse_faults
from motcua.calendar.written import iso_day
from motcua.catalogue import Catalogue
from motcua.citation import Citation
from motcua.completeness import Completeness, SubmittedPaper
from motcua.dossier import Applicant, Dossier, Representative
from motcua.errors import BadValue, MotcuaError
from motcua.events import Event
from motcua.fees import Quote
from motcua.forms import Form
from motcua.linked import LinkedProcedure, Plan
from motcua.linked_dossier import Kept, LinkedDossier
from motcua.procedure import Procedure
from motcua.receipts import FeeReceipt
from motcua.reports import Feedback, IndicatorReport, Period, ProvincialReport, SettlementReport
from motcua.timelimit import Due
from motcua.wording import Text

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

__all__ = ["core_schema", "json_schema"]

Table = Mapping[str, Any]


class Withheld(str):
    """What an error shows instead of a document (*không hiển thị dữ liệu*)."""

    __slots__ = ("given",)

    def __new__(cls, given: object) -> Self:
        """Three dots that know what they stand for."""
        made = super().__new__(cls, "…")
        made.given = given
        return made

    given: object


NAMES: Final[Mapping[type, str]] = {
    Due: "due",
    Quote: "quote",
    Completeness: "completeness",
    Plan: "plan",
    Procedure: "procedure",
    Dossier: "dossier",
    Event: "event",
    LinkedProcedure: "package",
    LinkedDossier: "linked-dossier",
    Form: "slip",
    SettlementReport: "settlement",
    ProvincialReport: "provincial-settlement",
    IndicatorReport: "indicators",
    Reading: "reading",
}
"""The schema each kind is told by; of every other kind that is carried, its fields."""


def core_schema(kind: type) -> "CoreSchema":
    """What pydantic validates and serialises by; a ``MotcuaError`` becomes an error of pydantic with our code."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - imported only when pydantic asks
    from pydantic_core import core_schema as cs  # noqa: PLC0415 - imported only when pydantic asks

    def accept(raw: object, info: "ValidationInfo[Any]") -> object:
        try:
            return _taken(raw.given if isinstance(raw, Withheld) else raw, kind, cast("Table", info.context or {}))
        except MotcuaError as error:
            code: Any = error.code  # pydantic wants a literal; ours are, in another class each
            raise PydanticCustomError(code, "{says}", {"says": str(error)}) from None

    return cs.no_info_before_validator_function(
        lambda raw: raw if isinstance(raw, kind) else Withheld(raw),
        cs.with_info_plain_validator_function(accept),
        serialization=cs.plain_serializer_function_ser_schema(document, when_used="json-unless-none"),
    )


def json_schema(kind: type, *, given: bool) -> dict[str, Any]:
    """The JSON Schema of the document, in one piece; of what may be given, where some of it may be left out."""
    whole = schema(NAMES[kind]) if kind in NAMES else of_fields(kind, given=given and kind in {*STANDING, Intake})
    told = cast("dict[str, Any]", _in_one_piece(whole, whole.get("$defs", {}), ()))
    kept = {name: piece for name, piece in told.items() if not name.startswith("$")}
    return {**kept, "title": kind.__name__}


NESTED_AT_MOST: Final = 2
"""How often a part of a schema is written out inside itself; deeper down any table is taken."""


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
    return (
        {"type": "object"}
        if inside.count(name) == NESTED_AT_MOST
        else _in_one_piece(parts[name], parts, (*inside, name))
    )


# ── Reading ──────────────────────────────────────────────────────────────────────────────────


def _taken(raw: object, kind: type, context: Table) -> object:
    """The value itself, or what its document says; raises an error of ours."""
    if isinstance(raw, kind):
        return raw
    if kind not in _READ and kind not in STANDING:
        raise BadValue(kind.__name__, kind_of(raw), "the value itself: an answer is computed again, not read")
    refuse_faults(raw, f"document ({kind.__name__})", ours=True)
    table = checked_table(raw)
    return _READ[kind](table, context) if kind in _READ else cast("object", records.load(kind, table))


STANDING: Final[frozenset[type]] = frozenset(
    {Applicant, Citation, Feedback, FeeReceipt, Kept, Period, Representative, SubmittedPaper, Text}
)
"""What is read back as it stands, with nothing else known."""


def _catalogue(context: Table) -> Catalogue:
    catalogue = context.get("catalogue")
    if not isinstance(catalogue, Catalogue):
        raise BadValue("validation context", "no catalogue", "context={'catalogue': reference_catalogue()}, or another")
    return catalogue


def _day(told: object) -> dt.date:
    """The first day of a version; raises ``BadValue``."""
    first = str(told)[:40]
    try:
        return iso_day(first)
    except ValueError:
        raise BadValue("first day of a procedure", repr(first), "a day such as '2026-08-28'") from None


def _version(table: Table) -> tuple[str, dt.date]:
    """The code of the rules a document is of, and the first day of its version."""
    return str(table.get("code"))[:40], _day(checked_table(table.get("in_force")).get("first"))


def _procedure(table: Table, context: Table) -> Procedure:
    """The version the document is of, out of the catalogue; raises where the catalogue has none."""
    code, day = _version(table)
    return _catalogue(context).find(code, on=day)


def _package(table: Table, context: Table) -> LinkedProcedure:
    """The version the document is of, with the versions of its procedures that the document names."""
    (code, day), catalogue, parts = _version(table), _catalogue(context), table.get("parts")
    named = [checked_table(part) for part in (cast("list[object]", parts) if isinstance(parts, list) else [])]
    days = {str(part.get("procedure")): _day(part["version"]) for part in named if part.get("version")}
    link = catalogue.link(code, on=day)
    return link.resolved(lambda asked: catalogue.find(asked, on=days.get(str(asked), day)))


_READ: Final[Mapping[type, Callable[[Table, Table], object]]] = {
    Event: lambda table, _: Event.from_record(dict(table)),
    Procedure: _procedure,
    LinkedProcedure: _package,
    Dossier: lambda table, context: replayed(table, _catalogue(context), office=context.get("office")),
    LinkedDossier: lambda table, context: restored(table, _catalogue(context), office=context.get("office")),
    Intake: lambda table, _: Intake.load(table),
}
