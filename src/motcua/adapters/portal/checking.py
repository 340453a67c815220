"""Records of other systems, checked: what is missing, what cannot be, what distorts the time of a dossier."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

import attrs

from motcua.adapters.portal.chronology import DONE, in_order, promises, rounds_apart, unknown_years, waits
from motcua.adapters.portal.faults import KEYS, found
from motcua.adapters.portal.fields import Kept, read
from motcua.adapters.portal.national import OTHER, PERSONAL, DossierRecord, FeeRecord, identity_kind
from motcua.calendar import WorkCalendar, national_calendar
from motcua.catalogue import Catalogue, Finding
from motcua.codes import DossierCode, ProcedureCode
from motcua.errors import BadInput, BadValue
from motcua.explain import Step
from motcua.mechanism import State
from motcua.reference import reference_catalogue

__all__ = ["check"]

_HAS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "1": ((), ("finished", "returned", "refused")),
    "2": (("accepted",), ("finished", "returned", "refused")),
    "3": (("refused",), ("finished",)),
    "4": (("accepted",), ("finished", "returned", "refused")),
    "5": ((), ("finished", "returned", "refused")),
    "6": ((), ("finished", "returned", "refused")),
    "7": ((), ()),
    "8": ((), ()),
    "9": (("accepted", "finished"), ("returned",)),
    "10": (("accepted", "finished", "returned"), ()),
}
"""Status → moments it has, moments it has not. Papers are asked for, and dossiers withdrawn, before acceptance too."""
_PAUSED: Final = ("refused", "returned")
"""What an 8 that has not ended has not."""
_RUNNING: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS})
"""Where nobody waits for anything."""
_PERSONAL_DIGITS: Final = 12
_ID: Final = re.compile(r"(?![0-9A-Z.]+-[0-9]+-[0-9]+\Z)[0-9A-Za-z._:/-]+")
"""What may stand for the code before there is one: an id in one word, and no code that went wrong."""
_AMOUNT: Final = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")


def check(
    record: object, *, catalogue: Catalogue | None = None, calendar: WorkCalendar | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a national record (*kiểm tra gói tin*); empty when nothing was found.

    A suspended dossier that is sent as processed, required fields that are missing, codes, numbers and amounts that are
    none, moments in an impossible order, rounds that contradict one another, and a return date later than the procedure
    allows, unless a round or the note tells what moved it. Without a catalogue the reference one is asked; a procedure
    nobody knows, or whose limit hangs on facts the record does not tell, is not judged. Never raises for a record.
    """
    try:
        known = read(DossierRecord, record)
    except BadInput as error:
        return tuple(
            Finding("unreadable-field", problem.path, Step("portal.check.unreadable-field", {"right": problem.right}))
            for problem in error.problems
        )
    asked = reference_catalogue() if catalogue is None else catalogue
    days = national_calendar() if calendar is None else calendar
    told = (
        *_missing(known),
        *_too_long(known),
        *_codes(known),
        *_identities(known),
        *_amounts(known),
        *_files(known),
        *unknown_years(known, days),
        *in_order(known),
        *_status(known),
        *rounds_apart(known),
        *promises(known, asked, days),
    )
    return tuple({(one.code, one.where): one for one in told}.values())


# ── Fields ───────────────────────────────────────────────────────────────────────────────────


def _missing(record: DossierRecord) -> Iterator[Finding]:
    """Required fields that say nothing; that no database was asked is said by an empty list."""
    unsaid = {*record.left_out, *(key for key, _ in record.spelled)}
    for field in attrs.fields(DossierRecord):
        if not field.metadata.get("required"):
            continue
        met, key = getattr(record, field.name), field.metadata["key"]
        answered = field.name == "databases" and met == () and key not in unsaid
        if _nothing(met) and not answered:
            yield found("missing-field", key)


def _nothing(met: object) -> bool:
    """Whether a field says nothing: blanks, or a list of empty tables."""
    if isinstance(met, tuple):
        return all(one == type(one)() for one in cast("tuple[object, ...]", met))
    return met is None or (isinstance(met, str) and not met.strip())


def _all(record: DossierRecord) -> Iterator[tuple[str, Kept]]:
    """The record and everything in its lists, each with the path that leads to it."""
    lists: list[tuple[str, Kept]] = [("", record)]
    while lists:
        path, value = lists.pop()
        yield path, value
        for field in attrs.fields(type(value)):
            met = getattr(value, field.name)
            if isinstance(met, tuple) and "key" in field.metadata:
                inside = enumerate(cast("tuple[Kept, ...]", met))
                lists += [(f"{path}{field.metadata['key']}[{at}].", one) for at, one in inside]


def _too_long(record: DossierRecord) -> Iterator[Finding]:
    for path, value in _all(record):
        for field in attrs.fields(type(value)):
            met, most = getattr(value, field.name), field.metadata.get("longest")
            if most is not None and isinstance(met, str) and len(met) > most:
                yield found("too-long", f"{path}{field.metadata['key']}", most=most)


def _codes(record: DossierRecord) -> Iterator[Finding]:
    """Codes of another shape, and one that was given on another day than those from the filing to the acceptance."""
    if record.code.strip():
        try:
            day = DossierCode.parse(record.code).day
        except BadValue:
            if record.accepted is not None or not _ID.fullmatch(record.code):
                yield found("no-dossier-code", KEYS["code"])
        else:
            filed, accepted = (at and at.date() for at in (record.submitted, record.accepted))
            if (filed is not None and day < filed) or (accepted is not None and day > accepted):
                yield found("code-of-another-day", KEYS["code"], day=day)
    if record.procedure.strip():
        try:
            ProcedureCode.parse(record.procedure)
        except BadValue:
            yield found("no-procedure-code", KEYS["procedure"])


def _identities(record: DossierRecord) -> Iterator[Finding]:
    """Numbers without their kind, kinds without their number, and twelve digits that are no personal number or none."""
    for at, identity in enumerate(record.identities):
        path = f"{KEYS['identities']}[{at}]"
        if bool(identity.kind) != bool(identity.number.strip()):
            yield found("missing-field", f"{path}.{'SoDinhDanh' if identity.kind else 'LoaiDinhDanh'}")
            continue
        twelve = identity_kind(identity.number, "person") == PERSONAL
        if identity.kind == PERSONAL and not twelve:
            yield found("identity-digits", f"{path}.SoDinhDanh", digits=_PERSONAL_DIGITS)
        if identity.kind == OTHER and twelve:
            yield found("identity-kind", f"{path}.LoaiDinhDanh", digits=_PERSONAL_DIGITS)


def _amounts(record: DossierRecord) -> Iterator[Finding]:
    for path, value in _all(record):
        if isinstance(value, FeeRecord) and value.amount.strip() and not _AMOUNT.fullmatch(value.amount):
            yield found("fee-amount", f"{path}Gia")


def _files(record: DossierRecord) -> Iterator[Finding]:
    """A dossier without a digitised paper that has one."""
    if record.digitised is False and any(paper.digitised and not paper.deleted for paper in record.papers):
        yield found("digitised-untold", KEYS["digitised"])


# ── Status ───────────────────────────────────────────────────────────────────────────────────


def _status(record: DossierRecord) -> Iterator[Finding]:
    """What the status has and has not; a 5, 6 or 8 that is sent as a 9 shows in its missing end, or an open round."""
    needed, strange = _HAS.get(record.status, ((), ()))
    if record.state is State.SUSPENDED:
        needed, strange = ("accepted",), _PAUSED
    if record.status in DONE and any(map(waits, record.rounds)):
        yield found("suspended-as-processed", KEYS["status"])
    elif record.status == "9" and record.finished is None:
        yield found("suspended-as-processed", KEYS["status"], says="processed-without-end")
    if record.state in _RUNNING and any(waits(one) and one.received is None for one in record.rounds):
        yield found("waiting-as-running", KEYS["status"])
    for name in needed:
        if getattr(record, name) is None and (record.status, name) != ("9", "finished"):
            yield found("missing-field", KEYS[name])
    for name in strange:
        if getattr(record, name) is not None:
            early = name == "finished" and record.state is not State.NOT_ACCEPTED
            yield found("finished-too-early" if early else "date-without-status", KEYS[name])
    if record.due is not None and (record.state is State.SUBMITTED or record.accepted is None):
        yield found("promise-before-acceptance", KEYS["due"])
