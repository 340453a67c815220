"""Dossiers and packages made again by a catalogue alone: what the commands and other protocols are given."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from motcua.adapters.records.reading import load
from motcua.adapters.records.stored import version_of
from motcua.adapters.records.strict import checked_table, kind_of, parsed, refuse_faults
from motcua.calendar import national_calendar
from motcua.catalogue import Catalogue
from motcua.conditions import read_facts
from motcua.dossier import Dossier
from motcua.errors import BadInput, UnknownCode
from motcua.linked import LinkedProcedure
from motcua.linked_dossier import Kept, LinkedDossier
from motcua.linked_dossier.filing import told_by
from motcua.office import Office

__all__ = ["is_stored", "replayed", "restored", "taken_back"]

_WHAT: Final = "record of a Dossier"
_KEPT: Final = "record of a LinkedDossier"


def is_stored(table: object) -> bool:
    """Whether that is the record of a dossier, which has a history, rather than something about one."""
    return isinstance(table, Mapping) and "history" in table


def _is_kept(table: object) -> bool:
    """Whether that is what was kept of a package."""
    return isinstance(table, Mapping) and "histories" in table


def taken_back(
    text: str | bytes, catalogue: Catalogue, *, office: str | None = None
) -> Dossier | LinkedDossier | Mapping[str, Any]:
    """The dossier or the package of a record, or, of a JSON text that is no record, its table.

    Raises as ``load_dossier`` and ``LinkedDossier.restore`` do.
    """
    given: object = parsed(text, _WHAT)
    ours, kept = is_stored(given), _is_kept(given)
    refuse_faults(given, _WHAT, ours=ours or kept)
    table = checked_table(given)
    if kept:
        return restored(table, catalogue, office=office)
    return replayed(table, catalogue, office=office) if ours else table


def replayed(table: Mapping[str, Any], catalogue: Catalogue, *, office: str | None = None) -> Dossier:
    """The dossier of a record, under the version of its procedure that the record names.

    A record has the code of its office and not its name, which ``office`` tells; untold, the code stands for it. The
    calendar is the national one; promises were kept as they were made.
    """
    code = table.get("office")
    if not isinstance(code, str):
        raise BadInput.one(_WHAT, path="$.office", met=kind_of(code), right="the code of an office")
    return load(Dossier, table, procedure=version_of(table, catalogue), office=_place(code, office))


def restored(table: Mapping[str, Any], catalogue: Catalogue, *, office: str | None = None) -> LinkedDossier:
    """The package of what was kept, under the versions it was led under.

    What was kept names the office of every part that was opened; those of the others bear the code of the first of
    them. ``office`` is the name of that first one. Raises as ``LinkedDossier.restore`` does.
    """
    kept = load(Kept, table)
    if not any(events for _, events in kept.histories):
        raise BadInput.one(_KEPT, path="$.histories", met="none", right="the history of a part that was opened")
    link = catalogue.link(kept.package, on=kept.found_on)
    earlier = [catalogue.link(kept.package, on=day) for _, day in kept.earlier]
    return LinkedDossier.restore(link, kept, office=_offices(link, kept, office), earlier=earlier)


def _offices(link: LinkedProcedure, kept: Kept, name: str | None) -> Mapping[str, Office]:
    """The office of every agency of the package, by what the histories of the parts say.

    One that is not the first is called as the package calls its agency, since no record has its name.
    """
    codes, called = dict(_codes(link, kept)), dict(link.agencies)
    first = next(iter(codes.values()))
    agencies = dict.fromkeys(
        agency for part in link.parts for agency in (part.agency, *(s.agency for s in part.shares))
    )
    return {
        agency: _place(codes.get(agency, first), name if codes.get(agency) == first else str(called.get(agency) or ""))
        for agency in agencies
    }


def _codes(link: LinkedProcedure, kept: Kept) -> Iterator[tuple[str, str]]:
    """The agency that settles each part that was opened, by the facts of that moment, and the code of its office."""
    filing, parts = kept.filing.read(link.asked), {part.code: part for part in link.parts}
    past = {code: events for code, events in kept.histories if events}
    changes = sorted(
        (one for events in past.values() for one in events if one.verb == "change"), key=lambda one: one.at
    )
    for code, events in past.items():
        if code not in parts:
            raise UnknownCode("part", code[:60], tuple(parts))
        facts = told_by(filing, [one for one in changes if one.at <= events[0].at])
        yield parts[code].settles(read_facts(link.asked, facts), link.asked), str(events[0].body.get("office"))


def _place(code: str, name: str | None) -> Office:
    return Office(code, name or code, level="commune", calendar=national_calendar())
