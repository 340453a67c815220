"""The file of a stored dossier, read in one call: its procedure is found by what the file itself says."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from motcua.adapters.records.reading import load
from motcua.adapters.records.strict import checked_table, parsed, refuse_faults
from motcua.calendar.written import iso_day, written_day
from motcua.catalogue import Catalogue
from motcua.checks import expect
from motcua.dossier import Dossier
from motcua.errors import BadInput, OutsideCalendar, UnreadableMoment
from motcua.office import Office
from motcua.procedure import Procedure

__all__ = ["load_dossier", "version_of"]

_WHAT: Final = "record of a Dossier"


def load_dossier(
    text: str | bytes, catalogue: Catalogue, *, office: Office, jurisdiction: str | None = None
) -> Dossier:
    """The dossier that ``dumps`` wrote, under the version of its procedure that its first event names.

    Everything else is then one call: a slip, a row of a report. ``jurisdiction`` is the place whose local rules it was
    received under. Raises what ``loads`` and ``Catalogue.find`` raise, and ``BadInput`` where no version is named.

    >>> from motcua.adapters.records import dumps
    >>> from motcua.calendar import national_calendar, office_time
    >>> from motcua.reference import reference_catalogue
    >>> friday = office_time("2026-08-28 15:20")
    >>> commune = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=national_calendar())
    >>> residence = reference_catalogue().find("1.004222", on=friday.date())
    >>> dossier = Dossier.open(residence, office=commune, at=friday, channel="counter", facts={"home": "own"})
    >>> load_dossier(dumps(dossier), reference_catalogue(), office=commune) == dossier
    True
    """
    expect(catalogue, Catalogue, "catalogue")
    given: object = parsed(text, _WHAT)
    refuse_faults(given, _WHAT, ours=True)
    record = checked_table(given)
    return load(Dossier, record, procedure=version_of(record, catalogue, jurisdiction), office=office)


def version_of(record: Mapping[str, Any], catalogue: Catalogue, jurisdiction: str | None = None) -> Procedure:
    """The version of a procedure that the record of a dossier names, with the day on which it came into force.

    Over it lie the rules that the place had on the day of filing, which may be younger than the version.
    """
    match record:
        case {"procedure": str(code), "history": [{"body": {"version": str(version), **said}, **opening}, *_]}:
            named = catalogue.find(code, on=_day(version), jurisdiction=jurisdiction)
            filed = _filed_on(said.get("received") or opening.get("at"))
            if filed is None or filed not in named.in_force:
                return named
            return catalogue.find(code, on=filed, jurisdiction=jurisdiction)
        case _:
            met, right = "no procedure, or no version of it", "the code, and $.history[0].body.version"
            raise BadInput.one(_WHAT, met=met, right=right)


def _filed_on(moment: object) -> dt.date | None:
    """The day of that moment; nothing where it can be none, as reading the events will tell."""
    with suppress(UnreadableMoment, OutsideCalendar):
        return written_day(moment) if isinstance(moment, str) else None
    return None


def _day(text: str) -> dt.date:
    try:
        return iso_day(text)
    except ValueError:
        right = "the day the version came into force, as 2026-01-31"
        raise BadInput.one(_WHAT, met="another text at $.history[0].body.version", right=right) from None
