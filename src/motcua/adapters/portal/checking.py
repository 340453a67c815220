"""Records of other systems, checked: what is missing, what cannot be, what distorts the time of a dossier."""

from collections.abc import Iterator
from typing import Any, Final, cast

import attrs

from motcua.adapters.portal.fields import keys, read
from motcua.adapters.portal.national import CHANNELS, DossierRecord
from motcua.calendar import WorkCalendar, national_calendar
from motcua.catalogue import Catalogue, Finding
from motcua.codes import DossierCode
from motcua.errors import BadInput, BadValue, MotcuaError
from motcua.explain import Step
from motcua.mechanism import State
from motcua.reference import reference_catalogue

__all__ = ["check"]

_RUNNING: Final = frozenset({"2", "4", "5", "6", "9", "10"})
"""Statuses of a dossier that was accepted."""
_ORDER: Final = (
    ("submitted", "accepted"),
    ("accepted", "due"),
    ("accepted", "finished"),
    ("finished", "returned"),
    ("submitted", "refused"),
    ("submitted", "returned"),
)
"""Moments of which the first cannot come after the second."""
_WITH_DATES: Final = (("returned", "10"), ("refused", "3"))
"""Moments that belong to one status, and have to be there."""
_KEYS: Final = {name: key for name, key, _ in keys(DossierRecord)}
_IDENTITY_DIGITS: Final = {"1": 12, "2": 9}


def check(
    record: object, *, catalogue: Catalogue | None = None, calendar: WorkCalendar | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a national record (*kiểm tra gói tin*); empty when nothing was found.

    A suspended dossier that is sent as processed, required fields that are missing, moments in an impossible order, and
    a return date later than the procedure allows. Without a catalogue the reference one is asked; a procedure nobody
    knows, or whose limit hangs on facts the record does not tell, is not judged. Never raises for a record.
    """
    try:
        known = read(DossierRecord, record)
    except BadInput as error:
        return tuple(
            Finding("unreadable-field", problem.path, Step("portal.check.unreadable-field", {"right": problem.right}))
            for problem in error.problems
        )
    return (
        *_missing(known),
        *_too_long(known),
        *_codes(known),
        *_times(known),
        *_status(known),
        *_rounds(known),
        *_promise(
            known,
            reference_catalogue() if catalogue is None else catalogue,
            national_calendar() if calendar is None else calendar,
        ),
    )


def _found(code: str, where: str, **values: object) -> Finding:
    return Finding(code, f"$.{where}", Step(f"portal.check.{code}", values))


def _missing(record: DossierRecord) -> Iterator[Finding]:
    for field in attrs.fields(DossierRecord):
        met = getattr(record, field.name)
        unknown = met is None or (isinstance(met, str | tuple) and not met)
        if field.metadata.get("required") and unknown:
            yield _found("missing-field", field.metadata["key"])
    if record.status in _RUNNING and record.accepted is None:
        yield _found("missing-field", "NgayTiepNhan")


def _too_long(record: DossierRecord) -> Iterator[Finding]:
    values: list[tuple[str, object]] = [("", record)]
    values += [(f"TaiLieuNop[{at}].", paper) for at, paper in enumerate(record.papers)]
    values += [(f"DanhSachGiayToKetQua[{at}].", result) for at, result in enumerate(record.results)]
    for prefix, value in values:
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            met, most = getattr(value, field.name), field.metadata.get("longest")
            if most is not None and isinstance(met, str) and len(met) > most:
                yield _found("too-long", f"{prefix}{field.metadata['key']}", most=most)


def _codes(record: DossierRecord) -> Iterator[Finding]:
    if record.code:
        try:
            DossierCode.parse(record.code)
        except BadValue:
            yield _found("no-dossier-code", "MaHoSo")
    for at, identity in enumerate(record.identities):
        digits = _IDENTITY_DIGITS.get(identity.kind)
        if digits is not None and not (identity.number.isdecimal() and len(identity.number) == digits):
            yield _found("identity-digits", f"DinhDanhCHS[{at}].SoDinhDanh", digits=digits)


def _times(record: DossierRecord) -> Iterator[Finding]:
    for first, then in _ORDER:
        before, after = getattr(record, first), getattr(record, then)
        if before is not None and after is not None and before > after:
            yield _found("impossible-order", _KEYS[then], before=_KEYS[first])
    for at, one in enumerate(record.supplements):
        if one.asked is not None and one.received is not None and one.asked > one.received:
            yield _found("impossible-order", f"DanhSachHoSoBoSung[{at}].NgayTiepNhanBoSung", before="NgayBoSung")


def _status(record: DossierRecord) -> Iterator[Finding]:
    waits = any(one.asked is not None and not one.done for one in record.supplements)
    if record.status == "9" and (waits or record.finished is None):
        yield _found("suspended-as-processed", "TrangThaiHoSo")
    if record.status == "10" and record.finished is None:
        yield _found("missing-field", "NgayKetThucXuLy")
    if record.status in {"2", "4", "5", "6"} and record.finished is not None:
        yield _found("finished-too-early", "NgayKetThucXuLy")
    for name, status in _WITH_DATES:
        present = getattr(record, name) is not None
        if present != (record.status == status):
            yield _found("date-without-status" if present else "missing-field", _KEYS[name])
    if record.state in {State.SUBMITTED, State.NOT_ACCEPTED} and record.due is not None:
        yield _found("promise-before-acceptance", "NgayHenTra")


def _rounds(record: DossierRecord) -> Iterator[Finding]:
    """Rounds that shorten the time, and a return date that is not the one the last of them left."""
    for at, one in enumerate(record.supplements):
        if one.due_before is not None and one.due_after is not None and one.due_after < one.due_before:
            yield _found("due-moved-back", f"DanhSachHoSoBoSung[{at}].NgayHenTraMoi")
    last = next((one.due_after for one in reversed(record.supplements) if one.due_after is not None), None)
    if last is not None and record.due is not None and record.due < last:
        yield _found("due-not-kept", "NgayHenTra")


def _promise(record: DossierRecord, catalogue: Catalogue, calendar: WorkCalendar) -> Iterator[Finding]:
    """A return date later than the limit of the procedure gives, where nothing on record moved it."""
    if record.accepted is None or record.due is None:
        return
    try:
        procedure = catalogue.find(record.procedure, on=record.accepted.date())
    except MotcuaError:
        return
    if record.procedure_name and record.procedure_name != procedure.name.vi:
        yield _found("other-name", "TenTTHC", name=procedure.name.vi)
    channel = CHANNELS.get(record.channel)
    facts: dict[str, Any] = {} if channel is None else {"channel": channel}
    try:
        due = procedure.due(record.accepted, calendar, **facts)
    except MotcuaError:
        return
    if not record.supplements and record.due.date() > due.date:
        yield _found("due-too-late", "NgayHenTra", due=due.date)
