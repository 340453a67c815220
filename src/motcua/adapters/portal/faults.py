"""How a fault of a record is told, by the key at which it stands."""

from collections.abc import Mapping
from typing import Final

from motcua.adapters.portal.fields import keys
from motcua.adapters.portal.national import DossierRecord
from motcua.catalogue import Finding
from motcua.explain import Step

__all__ = ["KEYS", "ROUNDS", "found"]

KEYS: Final[Mapping[str, str]] = {name: key for name, key, _ in keys(DossierRecord)}
"""The field of a record → its key."""
ROUNDS: Final = KEYS["rounds"]


def found(code: str, where: str, *, says: str | None = None, **values: object) -> Finding:
    """The finding of that code at a key; ``says`` names another sentence for it."""
    return Finding(code, f"$.{where}", Step(f"portal.check.{says or code}", values))
