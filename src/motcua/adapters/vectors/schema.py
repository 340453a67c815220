"""The form of conformance vectors as a JSON Schema (draft 2020-12)."""

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["SCHEMA"]

_Schema = Mapping[str, Any]


def _table(**properties: _Schema) -> _Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


_TEXT: Final = {"type": "string"}
_TRUTH: Final = {"type": "boolean"}
_TEXTS: Final = _list(_TEXT)
_DAY: Final = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_MOMENT: Final = {"type": "string", "format": "date-time", "pattern": r"^[0-9-]{10}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}$"}
_FACTS: Final = {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean"]}}
_AMOUNT: Final = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"}]}
_OPEN: Final = {"type": "null"}
_ERROR: Final = _table(error=_TEXT)
_LIMIT: Final = {"type": "object", "properties": {"type": _TEXT}, "required": ["type"]}
_STANDING: Final[Mapping[str, _Schema]] = {"state": _TEXT, "due": {"anyOf": [_MOMENT, _OPEN]}, "allowed": _TEXTS}

_TIME: Final = _table(
    received=_MOMENT, limit=_LIMIT, wording=_TEXT, hours=_TEXT, options=_table(start=_TEXT, due_moment=_TEXT)
)
_DUE: Final = _table(
    at=_MOMENT,
    date=_DAY,
    earliest=_DAY,
    latest=_DAY,
    firm=_TRUTH,
    ledger=_list(_table(date=_DAY, counted=_TRUTH, reason=_TEXT)),
)
_LINE: Final = _table(item=_TEXT, kind=_TEXT, payable={"anyOf": [_AMOUNT, _OPEN]}, undecided=_TEXTS)
_QUOTE: Final = _table(
    totals={"anyOf": [{"type": "object", "additionalProperties": _AMOUNT}, _OPEN]},
    lines=_list(_LINE),
    assumed=_TEXTS,
    undecided=_TEXTS,
)
_COMPLETENESS: Final = _table(
    complete={"type": ["boolean", "null"]},
    missing=_TEXTS,
    waived=_TEXTS,
    surplus=_TEXTS,
    expired=_TEXTS,
    undecided=_TEXTS,
)
_STEP: Final = {"type": "object", "properties": {"verb": _TEXT, "at": _MOMENT}, "required": ["verb", "at"]}
_DOSSIER: Final = _table(
    id=_TEXT,
    procedure=_TEXT,
    office=_table(code=_TEXT, name=_TEXT, level=_TEXT, province=_TEXT),
    at=_MOMENT,
    channel=_TEXT,
    facts=_FACTS,
    papers=_TEXTS,
    steps=_list(_STEP),
)
_STEPS: Final = _list({"anyOf": [_table(**_STANDING), _table(refused=_TEXT, reasons=_TEXTS, **_STANDING)]})


def _vector(kind: str, asked: _Schema, expected: _Schema) -> _Schema:
    return _table(id=_TEXT, kind={"const": kind}, asked=asked, expected={"anyOf": [expected, _ERROR]})


SCHEMA: Final[Mapping[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Conformance vectors of motcua",
    **_table(
        schema={"const": "motcua/vectors/1"},
        seed={"type": "integer"},
        data_version=_DAY,
        calendar_version=_TEXT,
        vectors=_list(
            {
                "oneOf": [
                    _vector("time", _TIME, _DUE),
                    _vector("fees", _table(schedule=_TEXT, on=_DAY, facts=_FACTS), _QUOTE),
                    _vector("papers", _table(procedure=_TEXT, on=_DAY, facts=_FACTS, papers=_TEXTS), _COMPLETENESS),
                    _vector("dossier", _DOSSIER, _STEPS),
                ]
            }
        ),
    ),
}
"""One document of vectors; the words of a step hang on its verb and are not described."""
