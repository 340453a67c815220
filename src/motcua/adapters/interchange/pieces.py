"""The small pieces of every schema: texts, days, moments, codes, amounts, each of just the shape our readers take."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from motcua.codes import AgencyCode, DossierCode, ProcedureCode

__all__ = [
    "AGENCY",
    "CLOCK",
    "COUNT",
    "DAY",
    "DECIMAL",
    "DIGEST",
    "DOSSIER",
    "FILLED",
    "IDENTIFIER",
    "MOMENT",
    "PLAIN",
    "PROCEDURE",
    "SHARE",
    "STRING",
    "TRUTH",
    "WORDS",
    "Schema",
    "listed",
    "named",
    "one_of",
    "or_nothing",
    "ref",
    "shaped",
    "table",
]

Schema = dict[str, Any]

_END: Final = r"$(?!\n)"
"""The end of a text in every dialect: in some, a closing line break stands behind ``$``."""
_LEAP: Final = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29"
_DAY: Final = (
    r"(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP})"
)
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{6})?)?"
_MOMENT: Final = (
    rf"{_DAY}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{{1,6}})?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_LEVEL_ONE: Final = "[A-Y][0-9]{2}"
LONGEST: Final = 2_000
"""Characters of a text of an event."""


def shaped(pattern: str) -> Schema:
    """A text of just that shape."""
    return {"type": "string", "pattern": f"^(?:{pattern}){_END}"}


def _coded(kind: type[AgencyCode | DossierCode | ProcedureCode], also: str = "") -> Schema:
    """The text of a code, as the library reads it."""
    told = str(kind.wire().told["pattern"])
    return {"type": "string", "pattern": f"^{also}(?:{told[1:-1]}){_END}"}


STRING: Final[Schema] = {"type": "string"}
FILLED: Final[Schema] = {"type": "string", "minLength": 1, "pattern": r"\S"}
WORDS: Final[Schema] = {**FILLED, "maxLength": LONGEST}
TRUTH: Final[Schema] = {"type": "boolean"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
PLAIN: Final[Schema] = {"type": ["string", "integer", "boolean"]}
DAY: Final = shaped(_DAY)
CLOCK: Final = shaped(_CLOCK)
MOMENT: Final = shaped(_MOMENT)
DIGEST: Final = shaped("[0-9a-f]{64}")
DECIMAL: Final = shaped(r"-?[0-9]{1,15}(?:\.[0-9]{1,4})?")
SHARE: Final = shaped("[1-9][0-9]*(?:/[1-9][0-9]*)?")
IDENTIFIER: Final = shaped("[a-z][a-z0-9_]{0,59}")
PROCEDURE: Final = _coded(ProcedureCode)
DOSSIER: Final = _coded(DossierCode)
AGENCY: Final = _coded(AgencyCode, rf"(?={_LEVEL_ONE}(?:\.|$)|(?:.*\.)?{_LEVEL_ONE}$)")


def one_of(words: Iterable[str]) -> Schema:
    """One word of a list."""
    return {"enum": sorted(words)}


def or_nothing(piece: Schema) -> Schema:
    """The piece, or ``null`` where nothing is known."""
    return {"anyOf": [piece, {"type": "null"}]}


def listed(piece: Schema, least: int = 0) -> Schema:
    """A list of such pieces."""
    return {"type": "array", "items": piece, **({"minItems": least} if least else {})}


def table(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """A closed table: every key is known, and those that are required stand."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def named(piece: Schema) -> Schema:
    """A table whose keys are anybody's."""
    return {"type": "object", "additionalProperties": piece}


def ref(name: str) -> Schema:
    """The piece of that name among the definitions of the schema."""
    return {"$ref": f"#/$defs/{name}"}
