"""Records of other systems, checked: what is missing, what cannot be, what distorts the time of a dossier."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, cast

import attrs

from motcua.adapters.portal.fields import keys, read
from motcua.adapters.portal.national import CHANNELS, DossierRecord, Supplement
from motcua.calendar import WorkCalendar, national_calendar
from motcua.catalogue import Catalogue, Finding
from motcua.codes import DossierCode, ProcedureCode
from motcua.errors import BadInput, BadValue, MotcuaError
from motcua.explain import Step
from motcua.mechanism import State
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue

__all__ = ["check"]

_ORDER: Final = (
    ("submitted", "accepted"),
    ("accepted", "due"),
    ("submitted", "finished"),
    ("accepted", "finished"),
    ("finished", "returned"),
    ("submitted", "refused"),
    ("submitted", "returned"),
)
"""Moments of which the first cannot come after the second."""
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
_DONE: Final = frozenset({"9", "10"})
_MOVED: Final = re.compile(r"hẹn (?:lại|trả)|xin lỗi|gia hạn|kéo dài|tạm dừng|lùi (?:ngày|thời)")
"""Words by which a note tells that the return date was moved while nobody waited."""
_KEYS: Final = {name: key for name, key, _ in keys(DossierRecord)}
_IDENTITY_DIGITS: Final = {"1": 12, "2": 9}


def check(
    record: object, *, catalogue: Catalogue | None = None, calendar: WorkCalendar | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a national record (*kiểm tra gói tin*); empty when nothing was found.

    A suspended dossier that is sent as processed, required fields that are missing, moments in an impossible order, and
    a return date later than the procedure allows, unless a round or the note tells what moved it. Without a catalogue
    the reference one is asked; a procedure nobody knows, or whose limit hangs on facts the record does not tell, is not
    judged. Never raises for a record.
    """
    try:
        known = read(DossierRecord, record)
    except BadInput as error:
        return tuple(
            Finding("unreadable-field", problem.path, Step("portal.check.unreadable-field", {"right": problem.right}))
            for problem in error.problems
        )
    asked = reference_catalogue() if catalogue is None else catalogue
    found = (
        *_missing(known),
        *_too_long(known),
        *_codes(known),
        *_times(known),
        *_status(known),
        *_rounds(known),
        *_promise(known, asked, national_calendar() if calendar is None else calendar),
    )
    return tuple({(one.code, one.where): one for one in found}.values())


def _found(code: str, where: str, **values: object) -> Finding:
    return Finding(code, f"$.{where}", Step(f"portal.check.{code}", values))


def _missing(record: DossierRecord) -> Iterator[Finding]:
    for field in attrs.fields(DossierRecord):
        met = getattr(record, field.name)
        if field.metadata.get("required") and _nothing(met):
            yield _found("missing-field", field.metadata["key"])


def _nothing(met: object) -> bool:
    """Whether a field says nothing: blanks, or a list of empty tables."""
    if isinstance(met, tuple):
        return all(one == type(one)() for one in cast("tuple[object, ...]", met))
    return met is None or (isinstance(met, str) and not met.strip())


def _too_long(record: DossierRecord) -> Iterator[Finding]:
    values: list[tuple[str, object]] = [("", record)]
    values += [(f"TaiLieuNop[{at}].", paper) for at, paper in enumerate(record.papers)]
    values += [(f"DanhSachGiayToKetQua[{at}].", result) for at, result in enumerate(record.results)]
    values += [
        (f"DanhSachHoSoBoSung[{at}].DanhSachGiayToBoSung[{inner}].", paper)
        for at, one in enumerate(record.supplements)
        for inner, paper in enumerate(one.papers)
    ]
    for prefix, value in values:
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))):
            met, most = getattr(value, field.name), field.metadata.get("longest")
            if most is not None and isinstance(met, str) and len(met) > most:
                yield _found("too-long", f"{prefix}{field.metadata['key']}", most=most)


def _codes(record: DossierRecord) -> Iterator[Finding]:
    if record.code.strip():
        try:
            DossierCode.parse(record.code)
        except BadValue:
            yield _found("no-dossier-code", "MaHoSo")
    if record.procedure.strip():
        try:
            ProcedureCode.parse(record.procedure)
        except BadValue:
            yield _found("no-procedure-code", "MaTTHC")
    for at, identity in enumerate(record.identities):
        digits = _IDENTITY_DIGITS.get(identity.kind)
        if digits is not None and not re.fullmatch(f"[0-9]{{{digits}}}", identity.number):
            yield _found("identity-digits", f"DinhDanhCHS[{at}].SoDinhDanh", digits=digits)


def _times(record: DossierRecord) -> Iterator[Finding]:
    for first, then in _ORDER:
        before, after = getattr(record, first), getattr(record, then)
        if before is not None and after is not None and before > after:
            yield _found("impossible-order", _KEYS[then], before=_KEYS[first])
    for at, one in enumerate(record.supplements):
        rounds = f"DanhSachHoSoBoSung[{at}]"
        pairs: tuple[tuple[dt.datetime | None, dt.datetime | None, str, str], ...] = (
            (one.asked, one.received, f"{rounds}.NgayTiepNhanBoSung", "NgayBoSung"),
            (record.submitted, one.asked, f"{rounds}.NgayBoSung", "NgayNopHoSo"),
            (one.asked, record.finished, _KEYS["finished"], f"{rounds}.NgayBoSung"),
            (one.received, record.finished, _KEYS["finished"], f"{rounds}.NgayTiepNhanBoSung"),
        )
        for earlier, later, key, name in pairs:
            if earlier is not None and later is not None and earlier > later:
                yield _found("impossible-order", key, before=name)


def _waits(one: Supplement) -> bool:
    """Whether a round is open: something was asked for, and nothing came."""
    return bool(one.asked or one.asked_for) and not one.done and one.received is None


def _status(record: DossierRecord) -> Iterator[Finding]:
    """What the status has and has not; a 5, 6 or 8 that is sent as a 9 shows in its missing end, or an open round."""
    needed, strange = _HAS.get(record.status, ((), ()))
    if record.state is State.SUSPENDED:
        needed, strange = ("accepted",), _PAUSED
    distorted = record.status in _DONE and any(map(_waits, record.supplements))
    if distorted or (record.status == "9" and record.finished is None):
        yield _found("suspended-as-processed", "TrangThaiHoSo")
    for name in needed:
        if getattr(record, name) is None and (record.status, name) != ("9", "finished"):
            yield _found("missing-field", _KEYS[name])
    for name in strange:
        if getattr(record, name) is not None:
            early = name == "finished" and record.state is not State.NOT_ACCEPTED
            code = "finished-too-early" if early else "date-without-status"
            yield _found(code, _KEYS[name])
    if record.due is not None and (record.state is State.SUBMITTED or record.accepted is None):
        yield _found("promise-before-acceptance", "NgayHenTra")


def _rounds(record: DossierRecord) -> Iterator[Finding]:
    """Rounds that shorten the time or lie open side by side, and a return date that is not the one the last left."""
    if sum(map(_waits, record.supplements)) > 1:
        yield _found("open-rounds", "DanhSachHoSoBoSung")
    for at, one in enumerate(record.supplements):
        if one.due_before is not None and one.due_after is not None and one.due_after < one.due_before:
            yield _found("due-moved-back", f"DanhSachHoSoBoSung[{at}].NgayHenTraMoi")
    last = next((one.due_after for one in reversed(record.supplements) if one.due_after is not None), None)
    if last is not None and record.due is not None and record.due < last:
        yield _found("due-not-kept", "NgayHenTra")


# ── The return date ──────────────────────────────────────────────────────────────────────────


def _promise(record: DossierRecord, catalogue: Catalogue, calendar: WorkCalendar) -> Iterator[Finding]:
    """A name that is another's, a return date that is missing, or later than the limit gives."""
    if record.accepted is None:
        return
    try:
        number = ProcedureCode.parse(record.procedure).number  # a province keeps its own page of a national procedure
        procedure = catalogue.find(number, on=record.accepted.date())
    except MotcuaError:
        return
    if record.procedure_name.strip() and _plain(record.procedure_name) != _plain(procedure.name.vi):
        yield _found("other-name", "TenTTHC", name=procedure.name.vi)
    try:
        latest = _latest(procedure, record, calendar)
        allowed = latest(record.accepted)
        moved = [*_moves(record, latest, allowed, calendar)]
    except MotcuaError:
        return
    if record.due is None:
        if record.status != "1":
            yield _found("missing-field", "NgayHenTra")
        return
    if _MOVED.search(_plain(f"{record.note} {record.other_information}")):
        return
    for key, told, until in ((key, told, until) for key, told, until in moved if told is not None):
        if told.date() > until:
            yield _found("due-too-late", key, due=until)


def _plain(name: str) -> str:
    """The words of a name, however it is composed and spaced."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().removeprefix("thủ tục ").split()).rstrip(" .")


def _latest(procedure: Procedure, record: DossierRecord, calendar: WorkCalendar) -> Callable[[dt.datetime], dt.date]:
    """The day the limit gives from a moment on."""
    channel = CHANNELS.get(record.channel)
    facts: dict[str, Any] = {} if channel is None else {"channel": channel}
    return lambda start: procedure.due(start, calendar, **facts).date


_Move = tuple[str, dt.datetime | None, dt.date]


def _moves(
    record: DossierRecord, latest: Callable[[dt.datetime], dt.date], allowed: dt.date, calendar: WorkCalendar
) -> Iterator[_Move]:
    """Every return date the record tells, and the latest day it can be: each round moves that by itself alone.

    A supplement restarts the limit, a pause leaves its days out; of the two the later is taken. A round that does not
    tell when it began and ended moves nothing.
    """
    for at, one in enumerate(record.supplements):
        rounds = f"DanhSachHoSoBoSung[{at}]"
        yield f"{rounds}.NgayHenTraTruoc", one.due_before, allowed
        if one.received is not None:
            allowed = max(allowed, latest(one.received))
            if one.asked is not None and one.asked <= one.received:
                allowed = max(allowed, _later(allowed, one.asked.date(), one.received.date(), calendar))
        yield f"{rounds}.NgayHenTraMoi", one.due_after, allowed
    yield "NgayHenTra", record.due, allowed


def _later(day: dt.date, first: dt.date, last: dt.date, calendar: WorkCalendar) -> dt.date:
    """The day moved by the days of a pause, whichever kind of days are counted."""
    by_days = calendar.next_working_day(day + (last - first) + dt.timedelta(days=1))
    return max(by_days, calendar.add_working_days(day, calendar.working_days_between(first, last) + 1))
