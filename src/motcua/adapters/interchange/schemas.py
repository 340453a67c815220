"""JSON Schema (2020-12) of the documents systems exchange: rules, dossiers, events, answers, slips, reports, readings.

They are shipped beside this module; a test holds the files to what is made here.
"""

import json
from importlib import resources
from pathlib import Path
from typing import Final

from motcua.adapters.interchange import answers, shapes
from motcua.adapters.interchange.fields import of_fields
from motcua.adapters.interchange.pieces import Schema
from motcua.errors import BadValue
from motcua.linked_dossier import Kept
from motcua.reports import IndicatorReport, ProvincialReport, SettlementReport

__all__ = ["SCHEMAS", "schema", "shipped", "write_schemas"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Final = (
    "procedure",
    "dossier",
    "event",
    "quote",
    "due",
    "completeness",
    "plan",
    "reading",
    "package",
    "linked-dossier",
    "slip",
    "settlement",
    "provincial-settlement",
    "indicators",
)
FOLDER: Final = "schemas"


def schema(name: str) -> Schema:
    """The schema of that document (*lược đồ JSON*); raises ``BadValue`` for a name nobody knows.

    >>> schema("due")["title"]
    'motcua due'
    """
    defs = shapes.DEFS
    made: dict[str, tuple[Schema, dict[str, Schema]]] = {
        "procedure": (shapes.PROCEDURE_TABLE, defs),
        "dossier": (shapes.dossier(), {"event": shapes.event()}),
        "event": (shapes.event(), {}),
        "quote": (answers.quote(), {}),
        "due": (answers.due(), {}),
        "completeness": (answers.completeness(), {}),
        "plan": (answers.plan(), {**defs, "due": answers.due(), "quote": answers.quote()}),
        "reading": (answers.reading(), {**defs, "procedure": shapes.PROCEDURE_TABLE}),
        "package": (shapes.package(), defs),
        "linked-dossier": (of_fields(Kept), {}),
        "slip": (answers.slip(), {}),
        "settlement": (of_fields(SettlementReport), {}),
        "provincial-settlement": (of_fields(ProvincialReport), {}),
        "indicators": (of_fields(IndicatorReport), {}),
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
