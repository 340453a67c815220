"""JSON Schema (2020-12) of the documents systems exchange: procedures, dossiers, events, answers, readings.

The schemas are made from the tables of the library - the words of every verb, the kinds of doubts, the levels - and
shipped beside this module; a test holds the files to what is made here.
"""

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Final

from motcua.adapters.interchange.pieces import (
    AGENCY,
    CLOCK,
    COUNT,
    DAY,
    DECIMAL,
    DIGEST,
    DOSSIER,
    FILLED,
    IDENTIFIER,
    MOMENT,
    PLAIN,
    PROCEDURE,
    STRING,
    TRUTH,
    WORDS,
    Schema,
    listed,
    named,
    one_of,
    or_nothing,
    ref,
    shaped,
    table,
)
from motcua.adapters.portal import DoubtKind, Part
from motcua.compiled.mechanism import MECHANISMS
from motcua.conditions import Channel, FactType
from motcua.dossier import Outcome
from motcua.dossier.bodies import WORDS as BODIES
from motcua.dossier.helping import SIGNATURES
from motcua.dossier.values import KINDS
from motcua.errors import BadValue
from motcua.fees import DueStage, Effect, Levy
from motcua.linked import Basis
from motcua.mechanism import State
from motcua.office import LEVELS
from motcua.papers import Action, Medium
from motcua.procedure import Binds, LimitKind
from motcua.timelimit import LedgerReason
from motcua.timelimit.base import LARGEST

__all__ = ["SCHEMAS", "schema", "shipped", "write_schemas"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Final = ("procedure", "dossier", "event", "quote", "due", "completeness", "plan", "reading")
FOLDER: Final = "schemas"

_TEXT: Final = table({"vi": STRING, "en": STRING})
_CITATION: Final = table(
    {
        "document": FILLED,
        "article": or_nothing(FILLED),
        "clause": or_nothing(FILLED),
        "point": or_nothing(FILLED),
        "verified": TRUTH,
    }
)
_STEP: Final = table({"vi": FILLED, "en": FILLED, "citation": or_nothing(_CITATION)})
_IN_FORCE: Final = table({"first": DAY, "last": or_nothing(DAY)})
_AMOUNT: Final = {
    "anyOf": [
        table({"amount": {"type": "integer"}}),
        table(
            {
                "amount": DECIMAL,
                "currency": shaped("[A-Z]{3}"),
            }
        ),
    ]
}
_AMOUNT_OF_TIME: Final[Schema] = {"type": "integer", "minimum": 1, "maximum": LARGEST}
_LIMIT: Final[Schema] = {
    "anyOf": [
        table(
            {
                "type": {"enum": ["WorkingDays", "CalendarDays", "Months", "Years"]},
                "amount": _AMOUNT_OF_TIME,
                "cutoff": or_nothing(CLOCK),
            }
        ),
        table({"type": {"enum": ["WorkingHours", "Hours"]}, "amount": _AMOUNT_OF_TIME}),
        table({"type": {"const": "SameDay"}, "cutoff": or_nothing(CLOCK)}),
        table({"type": {"const": "Stages"}, "stages": listed(ref("limit"), 1)}),
        table({"type": {"const": "NoLimit"}}),
        table({"type": {"const": "UnknownLimit"}, "text": FILLED, "citation": or_nothing(_CITATION)}),
    ]
}

# ── Procedure ────────────────────────────────────────────────────────────────────────────────

_PAPER: Final = table(
    {
        "code": IDENTIFIER,
        "name": _TEXT,
        "form": or_nothing(STRING),
        "originals": COUNT,
        "copies": COUNT,
        "medium": or_nothing(one_of(one.value for one in Medium)),
        "action": one_of(one.value for one in Action),
        "when": FILLED,
        "waived_if": or_nothing(FILLED),
        "max_age": or_nothing(ref("limit")),
        "channels": listed(one_of(Channel), 1),
        "optional": TRUTH,
        "citation": or_nothing(_CITATION),
    }
)
_REQUIREMENT: Final[Schema] = {
    "anyOf": [
        _PAPER,
        table({"all_of": listed(ref("requirement")), "when": FILLED}),
        table({"one_of": listed(ref("requirement")), "when": FILLED}),
        table({"at_least": listed(ref("requirement")), "wanted": COUNT, "when": FILLED}),
    ]
}
_SHAPES: Final = (
    "Clamp",
    "Convert",
    "Delta",
    "Each",
    "Flat",
    "Given",
    "Interpolate",
    "Max",
    "Min",
    "Number",
    "SetBy",
    "Sum",
    "Table",
    "Tiers",
    "Times",
)
"""What an amount can be made of."""
_FEE: Final = table(
    {
        "item": FILLED,
        "name": _TEXT,
        "kind": one_of(one.value for one in Levy),
        "acts": listed(FILLED),
        "when": FILLED,
        "levels": listed(
            table(
                {
                    "in_force": _IN_FORCE,
                    "amount": {"type": "object", "properties": {"type": one_of(_SHAPES)}, "required": ["type"]},
                    "citation": or_nothing(_CITATION),
                }
            )
        ),
        "adjustments": listed(
            table({"effect": one_of(one.value for one in Effect), "when": FILLED, "name": or_nothing(_TEXT)})
        ),
    }
)
_PROCEDURE_TABLE: Final = table(
    {
        "schema": {"const": "motcua/procedure/1"},
        "code": PROCEDURE,
        "name": _TEXT,
        "field": or_nothing(_TEXT),
        "level": or_nothing(one_of(LEVELS)),
        "in_force": _IN_FORCE,
        "announced_by": or_nothing(_CITATION),
        "amended_by": or_nothing(_CITATION),
        "change": or_nothing(_TEXT),
        "abolished_by": or_nothing(_CITATION),
        "replaced_by": listed(PROCEDURE),
        "legal_basis": listed(_CITATION),
        "channels": listed(one_of(Channel), 1),
        "facts": listed(
            table(
                {
                    "name": IDENTIFIER,
                    "type": one_of(one.value for one in FactType),
                    "question": _TEXT,
                    "choices": listed(table({"code": STRING, "name": _TEXT})),
                    "default": or_nothing(STRING),
                }
            )
        ),
        "limits": listed(
            table(
                {
                    "limit": ref("limit"),
                    "said": _TEXT,
                    "when": FILLED,
                    "channels": listed(one_of(Channel), 1),
                    "adds": TRUTH,
                    "binds": one_of(Binds),
                    "kind": one_of(LimitKind),
                    "name": or_nothing(_TEXT),
                    "since": or_nothing(_TEXT),
                    "citation": or_nothing(_CITATION),
                }
            )
        ),
        "papers": ref("requirement"),
        "fees": table({"code": FILLED, "name": _TEXT, "fees": listed(_FEE)}),
        "results": listed(
            table(
                {
                    "name": _TEXT,
                    "code": or_nothing(FILLED),
                    "refusal": TRUTH,
                    "valid_for": or_nothing(ref("limit")),
                    "citation": or_nothing(_CITATION),
                }
            )
        ),
        "conditions": listed(_TEXT),
        "authority": table(dict.fromkeys(("receives", "decides", "signs", "coordinates"), or_nothing(_TEXT))),
        "applicants": listed(_TEXT),
        "requires": listed(
            table({"code": PROCEDURE, "name": _TEXT, "when": FILLED, "citation": or_nothing(_CITATION)})
        ),
        "steps": listed(_TEXT),
        "notes": listed(_TEXT),
    }
)
_DEFS: Final = {"limit": _LIMIT, "requirement": _REQUIREMENT}

# ── Events ───────────────────────────────────────────────────────────────────────────────────

_PROMISE: Final = table({"at": MOMENT, "earliest": DAY, "latest": DAY, "firm": TRUTH, "calendar_version": FILLED})
_SUBMITTED: Final[Schema] = {"anyOf": [WORDS, {"type": "object", "properties": {"code": WORDS}, "required": ["code"]}]}
_DAY_OR_MOMENT: Final = {"anyOf": [DAY, MOMENT]}
_WORD: Final[Mapping[str, Schema]] = {
    "amounts": {**named({"anyOf": [{"type": "integer"}, DECIMAL]}), "propertyNames": shaped("[A-Z]{3}")},
    "arrived": MOMENT,
    "at": MOMENT,
    "authority": listed(FILLED),
    "body": {"type": "object"},
    "channel": one_of(Channel),
    "code": DOSSIER,
    "citation": table({"cite": FILLED, "verified": TRUTH}),
    "complete": TRUTH,
    "facts": named(PLAIN),
    "finished": MOMENT,
    "items": listed(FILLED),
    "kind": one_of(KINDS),
    "mechanism": one_of(head[0] for head, *_ in MECHANISMS),
    "office": AGENCY,
    "new_due": _DAY_OR_MOMENT,
    "original": _PROMISE,
    "outcome": one_of(Outcome),
    "papers": listed(_SUBMITTED),
    "personal": named(DIGEST),
    "procedure": PROCEDURE,
    "promise": _PROMISE,
    "receipt": TRUTH,
    "received": MOMENT,
    "requested": listed(FILLED),
    "requested_at": MOMENT,
    "results": listed(FILLED),
    "signed": one_of(SIGNATURES),
    "sequence": {"type": "integer", "minimum": 1},
    "state": one_of(State),
    "through": {"type": "integer", "minimum": 1},
    "undecided": listed(FILLED),
    "until": _DAY_OR_MOMENT,
    "version": DAY,
}
"""What the words of a body are; the others are texts."""


_OF_ONE_VERB: Final[Mapping[tuple[str, str], Schema]] = {("request_supplement", "papers"): listed(WORDS, 1)}
"""The words that one verb uses in a narrower sense."""


def _body(verb: str) -> Schema:
    def said(names: Iterable[str]) -> Mapping[str, Schema]:
        return {name: _OF_ONE_VERB.get((verb, name), _WORD.get(name, WORDS)) for name in names}

    return table(*map(said, BODIES[verb]))


def _event() -> Schema:
    """An event, whose body says what its verb says."""
    return {
        **table(
            {
                "sequence": {"type": "integer", "minimum": 1},
                "verb": one_of(BODIES),
                "at": MOMENT,
                "body": {"type": "object"},
                "by": or_nothing(STRING),
                "recorded_at": or_nothing(MOMENT),
                "personal": named(STRING),
                "id": FILLED,
                "previous_hash": or_nothing(DIGEST),
                "hash": DIGEST,
            }
        ),
        "allOf": [
            {
                "if": {"properties": {"verb": {"const": verb}}, "required": ["verb"]},
                "then": {"properties": {"body": _body(verb)}},
            }
            for verb in BODIES
        ],
    }


def _dossier() -> Schema:
    return table(
        {
            "schema": {"const": "motcua/dossier/1"},
            "procedure": PROCEDURE,
            "office": AGENCY,
            "history": {**listed(ref("event")), "minItems": 1},
        }
    )


# ── Answers ──────────────────────────────────────────────────────────────────────────────────


def _due() -> Schema:
    return table(
        {
            "date": DAY,
            "at": MOMENT,
            "earliest": DAY,
            "latest": DAY,
            "firm": TRUTH,
            "depends_on": listed(table({"code": FILLED, "name": _TEXT})),
            "calendar_version": FILLED,
            "limit": _TEXT,
            "rule": or_nothing(_CITATION),
            "collect_from": or_nothing(MOMENT),
            "ledger": listed(
                table(
                    {
                        "date": DAY,
                        "counted": TRUTH,
                        "reason": one_of(one.value for one in LedgerReason),
                        "name": or_nothing(_TEXT),
                        "citation": or_nothing(_CITATION),
                    }
                )
            ),
            "warnings": listed(_STEP),
        }
    )


def _quote() -> Schema:
    back = dict.fromkeys(("refused", "withdrawn", "overpaid", "office_error"), or_nothing({"type": ["boolean"]}))
    line = table(
        {
            "item": FILLED,
            "name": _TEXT,
            "kind": one_of(one.value for one in Levy),
            "assessed": or_nothing(_AMOUNT),
            "payable": or_nothing(_AMOUNT),
            "citation": or_nothing(_CITATION),
            "due_stage": one_of(one.value for one in DueStage),
            "refund": table({**back, "citation": or_nothing(_CITATION)}),
            "undecided": listed(FILLED),
            "set_by": or_nothing(_TEXT),
            "adjustments": listed(
                table(
                    {
                        "effect": one_of(one.value for one in Effect),
                        "name": or_nothing(_TEXT),
                        "citation": or_nothing(_CITATION),
                    }
                )
            ),
        }
    )
    return table(
        {
            "on": DAY,
            "lines": listed(line),
            "totals": or_nothing(named(_AMOUNT)),
            "assumed": listed(FILLED),
            "undecided": listed(FILLED),
        }
    )


def _completeness() -> Schema:
    codes = listed(FILLED)
    lists = dict.fromkeys(("missing", "waived", "surplus", "expired", "undecided"), codes)
    why = table({"paper": or_nothing(FILLED), **_STEP["properties"]})
    return table({"complete": or_nothing(TRUTH), **lists, "why": listed(why)})


def _plan() -> Schema:
    share = {"part": FILLED, "agency": FILLED, "name": _TEXT, "starts": MOMENT, "due": MOMENT}
    part = {
        "code": FILLED,
        "name": _TEXT,
        "procedure": or_nothing(PROCEDURE),
        "starts": MOMENT,
        "due": ref("due"),
        "slack": {"type": "integer"},
        "latest": or_nothing(DAY),
        "waits_for": listed(FILLED),
        "bound_by_total": TRUTH,
        "shares": listed(table(share)),
    }
    whole = {"due": ref("due"), "basis": one_of(Basis), "total": or_nothing(ref("due")), "quote": ref("quote")}
    told = {"name": _TEXT, "received": MOMENT, "critical_path": listed(FILLED), "papers": ref("requirement")}
    return table({"schema": {"const": "motcua/plan/1"}, **told, **whole, "parts": listed(table(part))})


def _reading() -> Schema:
    told = {"part": one_of(Part), "where": {"type": "string", "pattern": r"^\$"}, "quote": STRING}
    return table(
        {
            "schema": {"const": "motcua/reading/1"},
            "procedure": or_nothing(ref("procedure")),
            "rows": listed(
                table(
                    {
                        "channel": one_of(Channel),
                        "limit": or_nothing(ref("limit")),
                        "amount": or_nothing(COUNT),
                        "set_by": or_nothing(_TEXT),
                        "digest": DIGEST,
                    }
                )
            ),
            "understood": listed(table(told)),
            "doubts": listed(table({**told, "kind": one_of(DoubtKind), "says": _TEXT})),
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
        "completeness": (_completeness(), {}),
        "plan": (_plan(), {**_DEFS, "due": _due(), "quote": _quote()}),
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
