"""What each document looks like: the words are those of the library's own tables, of every verb, every kind of doubt.

What limits and amounts are made of is listed here; tests hold it to their classes.
"""

from collections.abc import Iterable, Mapping
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
    SHARE,
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
from motcua.compiled.mechanism import MECHANISMS
from motcua.conditions import Channel, FactType
from motcua.dossier import Outcome
from motcua.dossier.bodies import WORDS as BODIES
from motcua.dossier.helping import SIGNATURES
from motcua.dossier.values import KINDS
from motcua.fees import DecidesOn, DueStage, Effect, Levy, RefundCause
from motcua.linked import Counted
from motcua.mechanism import State
from motcua.office import LEVELS
from motcua.papers import Action, Medium
from motcua.procedure import Binds, LimitKind
from motcua.timelimit.base import LARGEST

__all__ = [
    "AMOUNT",
    "CITATION",
    "CONSENT",
    "DEFS",
    "LIMIT",
    "PROCEDURE_TABLE",
    "REFUND",
    "STEP",
    "TEXT",
    "dossier",
    "event",
    "package",
]

TEXT: Final = table({"vi": STRING, "en": STRING})
CITATION: Final = table(
    {
        "document": FILLED,
        "article": or_nothing(FILLED),
        "clause": or_nothing(FILLED),
        "point": or_nothing(FILLED),
        "verified": TRUTH,
    }
)
STEP: Final = table({"vi": FILLED, "en": FILLED, "citation": or_nothing(CITATION)})
IN_FORCE: Final = table({"first": DAY, "last": or_nothing(DAY)})
AMOUNT: Final = {
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
LIMIT: Final[Schema] = {
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
        table({"type": {"const": "UnknownLimit"}, "text": FILLED, "citation": or_nothing(CITATION)}),
    ]
}

# ── Procedure ────────────────────────────────────────────────────────────────────────────────

_PAPER: Final = table(
    {
        "code": IDENTIFIER,
        "name": TEXT,
        "form": or_nothing(STRING),
        "forms": listed(table({"code": STRING, "in_force": IN_FORCE, "citation": CITATION})),
        "originals": COUNT,
        "copies": COUNT,
        "each": or_nothing(IDENTIFIER),
        "medium": or_nothing(one_of(one.value for one in Medium)),
        "action": one_of(one.value for one in Action),
        "when": FILLED,
        "waived_if": or_nothing(FILLED),
        "max_age": or_nothing(ref("limit")),
        "channels": listed(one_of(Channel), 1),
        "by_channel": listed(
            table(
                {
                    "channel": one_of(Channel),
                    "action": one_of(one.value for one in Action),
                    "medium": or_nothing(one_of(one.value for one in Medium)),
                }
            )
        ),
        "optional": TRUTH,
        "citation": or_nothing(CITATION),
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
_SHAPE: Final[Schema] = {"type": "object", "properties": {"type": one_of(_SHAPES)}, "required": ["type"]}
REFUND: Final = table(
    {
        **dict.fromkeys((cause.value for cause in RefundCause), or_nothing(TRUTH)),
        "citation": or_nothing(CITATION),
    }
)
_FEE: Final = table(
    {
        "item": FILLED,
        "name": TEXT,
        "kind": or_nothing(one_of(one.value for one in Levy)),
        "acts": listed(FILLED),
        "when": FILLED,
        "levels": listed(
            table(
                {
                    "in_force": IN_FORCE,
                    "amount": _SHAPE,
                    "citation": or_nothing(CITATION),
                }
            )
        ),
        "adjustments": listed(
            table(
                {
                    "effect": one_of(one.value for one in Effect),
                    "when": FILLED,
                    "by": or_nothing(SHARE),
                    **dict.fromkeys(("to", "off", "at_most"), or_nothing(_SHAPE)),
                    "name": or_nothing(TEXT),
                    "in_force": or_nothing(IN_FORCE),
                    "stacks": TRUTH,
                    "citation": or_nothing(CITATION),
                }
            )
        ),
        "decides_on": one_of(one.value for one in DecidesOn),
        "due_stage": one_of(one.value for one in DueStage),
        "refund": REFUND,
    }
)
_FACT: Final = table(
    {
        "name": IDENTIFIER,
        "type": one_of(one.value for one in FactType),
        "question": TEXT,
        "choices": listed(table({"code": STRING, "name": TEXT})),
        "default": or_nothing(PLAIN),
        "least": or_nothing({"type": "integer"}),
        "most": or_nothing({"type": "integer"}),
        "label": or_nothing(TEXT),
    }
)
_LIMIT_RULE: Final[Mapping[str, Schema]] = {
    "limit": ref("limit"),
    "said": TEXT,
    "when": FILLED,
    "channels": listed(one_of(Channel), 1),
    "adds": TRUTH,
    "binds": one_of(Binds),
    "kind": one_of(LimitKind),
    "name": or_nothing(TEXT),
    "since": or_nothing(TEXT),
    "step": or_nothing(FILLED),
    "citation": or_nothing(CITATION),
}
PROCEDURE_TABLE: Final = table(
    {
        "schema": {"const": "motcua/procedure/1"},
        "code": PROCEDURE,
        "name": TEXT,
        "field": or_nothing(TEXT),
        "level": or_nothing(one_of(LEVELS)),
        "in_force": IN_FORCE,
        "announced_by": or_nothing(CITATION),
        "amended_by": or_nothing(CITATION),
        "change": or_nothing(TEXT),
        "abolished_by": or_nothing(CITATION),
        "replaced_by": listed(PROCEDURE),
        "legal_basis": listed(CITATION),
        "channels": listed(one_of(Channel), 1),
        "facts": listed(_FACT),
        "limits": listed(table(_LIMIT_RULE)),
        "papers": ref("requirement"),
        "fees": table({"code": FILLED, "name": TEXT, "facts": listed(_FACT), "fees": listed(_FEE)}),
        "results": listed(
            table(
                {
                    "name": TEXT,
                    "code": or_nothing(FILLED),
                    "refusal": TRUTH,
                    "valid_for": or_nothing(ref("limit")),
                    "citation": or_nothing(CITATION),
                }
            )
        ),
        "conditions": listed(TEXT),
        "authority": table(dict.fromkeys(("receives", "decides", "signs", "coordinates"), or_nothing(TEXT))),
        "applicants": listed(TEXT),
        "requires": listed(table({"code": PROCEDURE, "name": TEXT, "when": FILLED, "citation": or_nothing(CITATION)})),
        "steps": listed(TEXT),
        "notes": listed(TEXT),
    }
)
DEFS: Final[dict[str, Schema]] = {"limit": LIMIT, "requirement": _REQUIREMENT}

# ── Packages ─────────────────────────────────────────────────────────────────────────────────


CONSENT: Final[Mapping[str, Schema]] = {
    "name": TEXT,
    "limit": or_nothing(ref("limit")),
    "when": FILLED,
    "citation": or_nothing(CITATION),
    "limit_citation": or_nothing(CITATION),
}


def package() -> Schema:
    """A linked procedure, with its parts."""
    codes = listed(FILLED)
    share = {"agency": FILLED, "limit": ref("limit"), "said": TEXT, "when": FILLED}
    part = {
        "code": FILLED,
        "name": TEXT,
        "agency": FILLED,
        "procedure": or_nothing(PROCEDURE),
        "version": or_nothing(DAY),
        "waits_for": codes,
        "chosen_with": codes,
        "optional": TRUTH,
        "on_request": TRUTH,
        "charged": TRUTH,
        "limits": listed(table(_LIMIT_RULE)),
        "shares": listed(table({**share, "name": or_nothing(TEXT), "citation": or_nothing(CITATION)})),
        "consent": or_nothing(table(CONSENT)),
        "papers": or_nothing(ref("requirement")),
        "gives": codes,
        "sets": listed(table({"name": IDENTIFIER, "value": PLAIN})),
        "citation": or_nothing(CITATION),
    }
    return table(
        {
            "schema": {"const": "motcua/package/1"},
            "code": FILLED,
            "name": TEXT,
            "field": or_nothing(TEXT),
            "in_force": IN_FORCE,
            "amended_by": or_nothing(CITATION),
            "change": or_nothing(TEXT),
            "opted_into": TRUTH,
            "national_codes": listed(PROCEDURE),
            "legal_basis": listed(CITATION),
            "channels": listed(one_of(Channel), 1),
            "channels_cited": or_nothing(CITATION),
            "lead": FILLED,
            "agencies": listed(table({"code": FILLED, "name": TEXT})),
            "counted": one_of(Counted),
            "facts": listed(_FACT),
            "totals": listed(table({**_LIMIT_RULE, "needs": codes, "covers": codes})),
            "papers": or_nothing(ref("requirement")),
            "parts": listed(table(part), 1),
        }
    )


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


def event() -> Schema:
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


def dossier() -> Schema:
    """The record of a dossier: its history, and whose it is."""
    return table(
        {
            "schema": {"const": "motcua/dossier/1"},
            "procedure": PROCEDURE,
            "office": AGENCY,
            "history": {**listed(ref("event")), "minItems": 1},
        }
    )
