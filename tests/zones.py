"""Histories as systems write them that tell their moments in another zone, sealed over those words."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from motcua.adapters import records
from motcua.dossier import Dossier
from motcua.events import Event, canonical, digest

__all__ = ["Elsewhere", "loaded", "moved", "written_elsewhere"]

Record = dict[str, Any]
Elsewhere = Callable[[], dt.tzinfo]
"""The zone of the next moment that is written."""
MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+[+-][0-9]{2}:[0-9]{2}")


def moved(told: Any, zone: Elsewhere) -> Any:
    """What a record holds, every moment in it told in another zone."""
    match told:
        case dict():
            return {name: moved(value, zone) for name, value in told.items()}
        case list():
            return [moved(value, zone) for value in told]
        case str() if MOMENT.fullmatch(told):
            return dt.datetime.fromisoformat(told).astimezone(zone()).isoformat()
        case _:
            return told


def written_elsewhere(history: Iterable[Event], zone: Elsewhere) -> list[Record]:
    """The records of that history with their moments in another zone, each sealed by the recipe of ``Event.seal``."""
    previous, written = None, list[Record]()
    for event in history:
        one = moved(event.record(), zone)
        head = (one["sequence"], one["verb"], one["id"], one["at"], one["by"], one["recorded_at"], previous)
        hashed = digest([*head, one["body"]])
        written.append({**one, "previous_hash": previous, "hash": hashed})
        previous = hashed
    assert canonical(written) == canonical(json.loads(json.dumps(written)))
    return written


def loaded(dossier: Dossier, history: Iterable[Record]) -> Dossier:
    """The dossier of a document that another system wrote of that one."""
    document = json.dumps({**records.dump(dossier), "history": list(history)}, ensure_ascii=False)
    return records.loads(Dossier, document, procedure=dossier.procedure, office=dossier.office)
