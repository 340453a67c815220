"""JSON Schema (2020-12) of the documents systems exchange: procedure, dossier, event, quote, due date, reading.

The schemas are made from the tables of the library - the words of every verb, the kinds of doubts, the levels - and
shipped beside this module; a test holds the files to what is made here.
"""

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, Final

from motcua.adapters.portal import DoubtKind, Part
from motcua.conditions import Channel, FactType
from motcua.dossier import Outcome
from motcua.dossier.bodies import WORDS
from motcua.errors import BadValue
from motcua.fees import DueStage, Effect, Levy
from motcua.mechanism import State
from motcua.office import LEVELS
from motcua.papers import Action, Medium
from motcua.procedure import Binds, LimitKind
from motcua.timelimit import LedgerReason

__all__ = ["SCHEMAS", "schema", "shipped", "write_schemas"]

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Final = ("procedure", "dossier", "event", "quote", "due", "reading")
FOLDER: Final = "schemas"

# ── Small pieces ─────────────────────────────────────────────────────────────────────────────

_STRING: Final[Schema] = {"type": "string"}
_FILLED: Final[Schema] = {"type": "string", "minLength": 1}
_TRUTH: Final[Schema] = {"type": "boolean"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_DAY: Final[Schema] = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_MOMENT: Final[Schema] = {
    "type": "string",
    "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?[+-][0-9]{2}:[0-9]{2}$",
}
_DIGEST: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_PROCEDURE: Final[Schema] = {
    "type": "string",
    "pattern": r"^[0-9]\.[0-9]{6}(\.([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2})?$",
}
_PLAIN: Final[Schema] = {"type": ["string", "integer", "boolean"]}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": sorted(words)}


def _or_nothing(piece: Schema) -> Schema:
    return {"anyOf": [piece, {"type": "null"}]}


def _list(piece: Schema) -> Schema:
    return {"type": "array", "items": piece}


def _table(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """A closed table: every key is known, and those that are required stand."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _named(piece: Schema) -> Schema:
    """A table whose keys are anybody's."""
    return {"type": "object", "additionalProperties": piece}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_TEXT: Final = _table({"vi": _STRING, "en": _STRING})
_CITATION: Final = _table(
    {
        "document": _FILLED,
        "article": _or_nothing(_FILLED),
        "clause": _or_nothing(_FILLED),
        "point": _or_nothing(_FILLED),
        "verified": _TRUTH,
    }
)
_STEP: Final = _table({"vi": _FILLED, "en": _FILLED, "citation": _or_nothing(_CITATION)})
_IN_FORCE: Final = _table({"first": _DAY, "last": _or_nothing(_DAY)})
_AMOUNT: Final = {
    "anyOf": [
        _table({"amount": {"type": "integer"}}),
        _table(
            {
                "amount": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
                "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            }
        ),
    ]
}
_CLOCK: Final = {"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}:[0-9]{2}$"}
_LIMIT: Final[Schema] = {
    "anyOf": [
        _table(
            {
                "type": {"enum": ["WorkingDays", "CalendarDays", "Months", "Years"]},
                "amount": {"type": "integer", "minimum": 1},
                "cutoff": _or_nothing(_CLOCK),
            }
        ),
        _table({"type": {"enum": ["WorkingHours", "Hours"]}, "amount": {"type": "integer", "minimum": 1}}),
        _table({"type": {"const": "SameDay"}, "cutoff": _or_nothing(_CLOCK)}),
        _table({"type": {"const": "Stages"}, "stages": _list(_ref("limit"))}),
        _table({"type": {"const": "NoLimit"}}),
        _table({"type": {"const": "UnknownLimit"}, "text": _FILLED, "citation": _or_nothing(_CITATION)}),
    ]
}

# ── Procedure ────────────────────────────────────────────────────────────────────────────────

_PAPER: Final = _table(
    {
        "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,59}$"},
        "name": _TEXT,
        "form": _or_nothing(_STRING),
        "originals": _COUNT,
        "copies": _COUNT,
        "medium": _or_nothing(_one_of(one.value for one in Medium)),
        "action": _one_of(one.value for one in Action),
        "when": _FILLED,
        "waived_if": _or_nothing(_FILLED),
        "max_age": _or_nothing(_ref("limit")),
        "channels": _list(_one_of(Channel)),
        "optional": _TRUTH,
        "citation": _or_nothing(_CITATION),
    }
)
_REQUIREMENT: Final[Schema] = {
    "anyOf": [
        _PAPER,
        _table({"all_of": _list(_ref("requirement")), "when": _FILLED}),
        _table({"one_of": _list(_ref("requirement")), "when": _FILLED}),
        _table({"at_least": _list(_ref("requirement")), "wanted": _COUNT, "when": _FILLED}),
    ]
}
_FEE: Final = _table(
    {
        "item": _FILLED,
        "name": _TEXT,
        "kind": _one_of(one.value for one in Levy),
        "acts": _list(_FILLED),
        "when": _FILLED,
        "levels": _list(
            _table(
                {
                    "in_force": _IN_FORCE,
                    "amount": {"type": "object", "properties": {"type": _FILLED}, "required": ["type"]},
                    "citation": _or_nothing(_CITATION),
                }
            )
        ),
        "adjustments": _list(
            _table({"effect": _one_of(one.value for one in Effect), "when": _FILLED, "name": _or_nothing(_TEXT)})
        ),
    }
)
_PROCEDURE_TABLE: Final = _table(
    {
        "schema": {"const": "motcua/procedure/1"},
        "code": _PROCEDURE,
        "name": _TEXT,
        "field": _or_nothing(_TEXT),
        "level": _or_nothing(_one_of(LEVELS)),
        "in_force": _IN_FORCE,
        "announced_by": _or_nothing(_CITATION),
        "amended_by": _or_nothing(_CITATION),
        "change": _or_nothing(_TEXT),
        "abolished_by": _or_nothing(_CITATION),
        "replaced_by": _list(_PROCEDURE),
        "legal_basis": _list(_CITATION),
        "channels": _list(_one_of(Channel)),
        "facts": _list(
            _table(
                {
                    "name": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,59}$"},
                    "type": _one_of(one.value for one in FactType),
                    "question": _TEXT,
                    "choices": _list(_table({"code": _STRING, "name": _TEXT})),
                    "default": _or_nothing(_STRING),
                }
            )
        ),
        "limits": _list(
            _table(
                {
                    "limit": _ref("limit"),
                    "said": _TEXT,
                    "when": _FILLED,
                    "channels": _list(_one_of(Channel)),
                    "adds": _TRUTH,
                    "binds": _one_of(Binds),
                    "kind": _one_of(LimitKind),
                    "name": _or_nothing(_TEXT),
                    "since": _or_nothing(_TEXT),
                    "citation": _or_nothing(_CITATION),
                }
            )
        ),
        "papers": _ref("requirement"),
        "fees": _table({"code": _FILLED, "name": _TEXT, "fees": _list(_FEE)}),
        "results": _list(
            _table(
                {
                    "name": _TEXT,
                    "code": _or_nothing(_FILLED),
                    "refusal": _TRUTH,
                    "valid_for": _or_nothing(_ref("limit")),
                    "citation": _or_nothing(_CITATION),
                }
            )
        ),
        "conditions": _list(_TEXT),
        "authority": _table(dict.fromkeys(("receives", "decides", "signs", "coordinates"), _or_nothing(_TEXT))),
        "applicants": _list(_TEXT),
        "requires": _list(
            _table({"code": _PROCEDURE, "name": _TEXT, "when": _FILLED, "citation": _or_nothing(_CITATION)})
        ),
        "steps": _list(_TEXT),
        "notes": _list(_TEXT),
    }
)
_DEFS: Final = {"limit": _LIMIT, "requirement": _REQUIREMENT}

# ── Events ───────────────────────────────────────────────────────────────────────────────────

_PROMISE: Final = _table({"at": _MOMENT, "earliest": _DAY, "latest": _DAY, "firm": _TRUTH, "calendar_version": _FILLED})
_SUBMITTED: Final = {"anyOf": [_FILLED, {"type": "object"}]}
_DAY_OR_MOMENT: Final = {"anyOf": [_DAY, _MOMENT]}
_WORD: Final[Mapping[str, Schema]] = {
    "amounts": _named({"type": ["integer", "string"]}),
    "arrived": _MOMENT,
    "at": _MOMENT,
    "authority": _list(_FILLED),
    "body": {"type": "object"},
    "channel": _one_of(Channel),
    "citation": _table({"cite": _FILLED, "verified": _TRUTH}),
    "complete": _TRUTH,
    "facts": _named(_PLAIN),
    "finished": _MOMENT,
    "items": _list(_FILLED),
    "new_due": _DAY_OR_MOMENT,
    "original": _PROMISE,
    "outcome": _one_of(Outcome),
    "papers": _list(_SUBMITTED),
    "personal": _named(_DIGEST),
    "procedure": _PROCEDURE,
    "promise": _PROMISE,
    "receipt": _TRUTH,
    "received": _MOMENT,
    "requested": _list(_FILLED),
    "requested_at": _MOMENT,
    "results": _list(_FILLED),
    "sequence": {"type": "integer", "minimum": 1},
    "state": _one_of(State),
    "through": {"type": "integer", "minimum": 1},
    "undecided": _list(_FILLED),
    "until": _DAY_OR_MOMENT,
    "version": _DAY,
}
"""What the words of a body are; the others are texts."""


def _body(verb: str) -> Schema:
    needed, allowed = WORDS[verb]
    return _table(
        {name: _WORD.get(name, _FILLED) for name in needed}, {name: _WORD.get(name, _FILLED) for name in allowed}
    )


def _event() -> Schema:
    """An event, whose body says what its verb says."""
    return {
        **_table(
            {
                "sequence": {"type": "integer", "minimum": 1},
                "verb": _one_of(WORDS),
                "at": _MOMENT,
                "body": {"type": "object"},
                "by": _or_nothing(_STRING),
                "recorded_at": _or_nothing(_MOMENT),
                "personal": _named(_STRING),
                "id": _FILLED,
                "previous_hash": _or_nothing(_DIGEST),
                "hash": _DIGEST,
            }
        ),
        "allOf": [
            {
                "if": {"properties": {"verb": {"const": verb}}, "required": ["verb"]},
                "then": {"properties": {"body": _body(verb)}},
            }
            for verb in WORDS
        ],
    }


def _dossier() -> Schema:
    return _table(
        {
            "schema": {"const": "motcua/dossier/1"},
            "procedure": _PROCEDURE,
            "office": {"type": "string", "pattern": r"^[0-9A-Z]{2,3}(\.[0-9A-Z]{2,3}){0,4}$"},
            "history": {**_list(_ref("event")), "minItems": 1},
        }
    )


# ── Answers ──────────────────────────────────────────────────────────────────────────────────


def _due() -> Schema:
    return _table(
        {
            "date": _DAY,
            "at": _MOMENT,
            "earliest": _DAY,
            "latest": _DAY,
            "firm": _TRUTH,
            "depends_on": _list(_table({"code": _FILLED, "name": _TEXT})),
            "calendar_version": _FILLED,
            "limit": _TEXT,
            "rule": _or_nothing(_CITATION),
            "collect_from": _or_nothing(_MOMENT),
            "ledger": _list(
                _table(
                    {
                        "date": _DAY,
                        "counted": _TRUTH,
                        "reason": _one_of(one.value for one in LedgerReason),
                        "name": _or_nothing(_TEXT),
                        "citation": _or_nothing(_CITATION),
                    }
                )
            ),
            "warnings": _list(_STEP),
        }
    )


def _quote() -> Schema:
    back = dict.fromkeys(("refused", "withdrawn", "overpaid", "office_error"), _or_nothing({"type": ["boolean"]}))
    line = _table(
        {
            "item": _FILLED,
            "name": _TEXT,
            "kind": _one_of(one.value for one in Levy),
            "assessed": _or_nothing(_AMOUNT),
            "payable": _or_nothing(_AMOUNT),
            "citation": _or_nothing(_CITATION),
            "due_stage": _one_of(one.value for one in DueStage),
            "refund": _table({**back, "citation": _or_nothing(_CITATION)}),
            "undecided": _list(_FILLED),
            "set_by": _or_nothing(_TEXT),
            "adjustments": _list(
                _table(
                    {
                        "effect": _one_of(one.value for one in Effect),
                        "name": _or_nothing(_TEXT),
                        "citation": _or_nothing(_CITATION),
                    }
                )
            ),
        }
    )
    return _table(
        {
            "on": _DAY,
            "lines": _list(line),
            "totals": _or_nothing(_named(_AMOUNT)),
            "assumed": _list(_FILLED),
            "undecided": _list(_FILLED),
        }
    )


def _reading() -> Schema:
    told = {"part": _one_of(Part), "where": {"type": "string", "pattern": r"^\$"}, "quote": _STRING}
    return _table(
        {
            "schema": {"const": "motcua/reading/1"},
            "procedure": _or_nothing(_ref("procedure")),
            "rows": _list(
                _table(
                    {
                        "channel": _one_of(Channel),
                        "limit": _or_nothing(_ref("limit")),
                        "amount": _or_nothing(_COUNT),
                        "set_by": _or_nothing(_TEXT),
                        "digest": _DIGEST,
                    }
                )
            ),
            "understood": _list(_table(told)),
            "doubts": _list(_table({**told, "kind": _one_of(DoubtKind), "says": _TEXT})),
        }
    )


# ── The schemas ──────────────────────────────────────────────────────────────────────────────


def schema(name: str) -> Schema:
    """The schema of that document (*lược đồ JSON*); raises ``BadValue`` for a name nobody knows.

    >>> schema("due")["title"]
    'motcua due'
    """
    made: Mapping[str, tuple[Schema, Mapping[str, Schema]]] = {
        "procedure": (_PROCEDURE_TABLE, _DEFS),
        "dossier": (_dossier(), {"event": _event()}),
        "event": (_event(), {}),
        "quote": (_quote(), {}),
        "due": (_due(), {}),
        "reading": (_reading(), {**_DEFS, "procedure": _PROCEDURE_TABLE}),
    }
    if name not in made:
        raise BadValue("schema", repr(name)[:40], ", ".join(SCHEMAS))
    table, definitions = made[name]
    told = {"$schema": DIALECT, "$id": f"urn:motcua:schema:{name}:1", "title": f"motcua {name}", **table}
    return {**told, "$defs": dict(definitions)} if definitions else told


def shipped(name: str) -> Schema:
    """The same schema as it is shipped, for systems that read files; raises ``BadValue``."""
    if name not in SCHEMAS:
        raise BadValue("schema", repr(name)[:40], ", ".join(SCHEMAS))
    file = resources.files("motcua.adapters.interchange") / FOLDER / f"{name}.schema.json"
    told: Schema = json.loads(file.read_text(encoding="utf-8"))
    return told


def write_schemas(folder: str | Path) -> None:
    """Write every schema into a folder, a file each."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2)
        (place / f"{name}.schema.json").write_text(f"{text}\n", encoding="utf-8")
