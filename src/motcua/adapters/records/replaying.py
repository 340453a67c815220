"""Dossiers replayed from their records by a catalogue alone: what the commands and other protocols are given."""

from collections.abc import Mapping
from typing import Any, Final

from motcua.adapters.records.reading import load
from motcua.adapters.records.stored import version_of
from motcua.adapters.records.strict import checked_table, kind_of, parsed, refuse_faults
from motcua.calendar import national_calendar
from motcua.catalogue import Catalogue
from motcua.dossier import Dossier
from motcua.errors import BadInput
from motcua.office import Office

__all__ = ["is_stored", "replayed", "taken_back"]

_WHAT: Final = "record of a Dossier"


def is_stored(table: object) -> bool:
    """Whether that is the record of a dossier, which has a history, rather than something about one."""
    return isinstance(table, Mapping) and "history" in table


def taken_back(text: str | bytes, catalogue: Catalogue, *, office: str | None = None) -> Dossier | Mapping[str, Any]:
    """The dossier of a record, or, of a JSON text that is no record, its table; raises as ``load_dossier`` does."""
    given: object = parsed(text, _WHAT)
    ours = is_stored(given)
    refuse_faults(given, _WHAT, ours=ours)
    table = checked_table(given)
    return replayed(table, catalogue, office=office) if ours else table


def replayed(table: Mapping[str, Any], catalogue: Catalogue, *, office: str | None = None) -> Dossier:
    """The dossier of a record, under the version of its procedure that the record names.

    A record has the code of its office and not its name, which ``office`` tells; untold, the code stands for it. The
    calendar is the national one; promises were kept as they were made.
    """
    code = table.get("office")
    if not isinstance(code, str):
        raise BadInput.one(_WHAT, path="$.office", met=kind_of(code), right="the code of an office")
    place = Office(code, office or code, level="commune", calendar=national_calendar())
    return load(Dossier, table, procedure=version_of(table, catalogue), office=place)
