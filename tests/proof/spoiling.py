"""Every door at which something personal comes in, and how it is refused there when it is not what it should be.

One row is one door: what kind of value belongs there, and what takes it. What is given is the planted value, spoilt.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs
from pydantic import BaseModel, ValidationError
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, filed, in_progress
from tests.proof.carriers import (
    OF_A_PERSON,
    PROOF,
    TOLD,
    TOLD_PACKAGE,
    applicant,
    bare,
    corrected,
    package,
    paid,
    representative,
    settled,
)
from tests.proof.telltales import planted

from motcua.adapters import batch, qr
from motcua.adapters.portal import (
    Attachment,
    Identity,
    PaperRecord,
    ProgressEvent,
    ResultRecord,
    Round,
    decode,
    decode_event,
    encode,
)
from motcua.adapters.records import Intake, dumps, flat_rows, load, loads
from motcua.adapters.vietqr import VietQR
from motcua.calendar import national_calendar
from motcua.conditions import Fact
from motcua.dossier import Applicant, Assistance, Dossier, Representative
from motcua.errors import MotcuaError
from motcua.events import Event
from motcua.forms import receipt, register, sheet, supplement_request
from motcua.linked_dossier import LinkedDossier
from motcua.money import VND
from motcua.receipts import Correction, FeeReceipt
from motcua.reference import reference_catalogue
from motcua.reports import DossierRow
from motcua.wording import Text

__all__ = ["BY_HAND", "DOORS", "RECORD", "ROW", "SPOILT", "Door", "refusals"]


@attrs.frozen
class Door:
    """One door: the kind of value that comes in there, and what takes it."""

    kind: str
    take: Callable[[Any], object]


class _Own:
    """A thing of somebody else that prints as the value it holds."""

    def __init__(self, value: str) -> None:
        self.value = value

    def __repr__(self) -> str:
        return self.value


SPOILT: Final[Mapping[str, Callable[[str], object]]] = {
    "as it is": lambda value: value,
    "in a list": lambda value: [value],
    "in a table": lambda value: {"name": value},
    "as a key": lambda value: {value: "x"},
    "in bytes": str.encode,
    "in capitals in a tuple": lambda value: (value.upper(),),
    "with half a letter": lambda value: f"{value}\ud800",
    "with what nobody sees": lambda value: f"{value}\u202e\x07",
    "with a letter in it": lambda value: f"{value}x?",
    "far too long": lambda value: f"{value} " * 3_000,
    "as a number": lambda value: int("".join(filter(str.isdigit, value)) or "7"),
    "as a broken number": lambda value: float("0" + "".join(filter(str.isdigit, value))) + 0.5,
    "of a class of its own": _Own,
}
"""How what comes in is spoilt; not every door refuses every one."""


RECORD: Final[Mapping[str, Any]] = json.loads(
    dumps(settled(applicant=applicant(), representative=representative()).hand_over(at=THURSDAY, to="Ai Đó"))
)


def _with(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(RECORD))
    change(record)
    return record


def _replayed(record: dict[str, Any]) -> Dossier:
    return load(Dossier, record, procedure=SEVEN_DAYS, office=COMMUNE)


def _sent(**told: object) -> dict[str, Any]:
    return {**encode(settled(applicant=applicant())), **told}


def _of_a_person(field: str, kind: str) -> Iterator[tuple[str, Door]]:
    def told(given: object) -> dict[str, Any]:
        return {"name": "Ai Đó", field: given}

    def stored(who: str) -> Door:
        return Door(
            kind,
            lambda given: _replayed(
                _with(lambda record: record["history"][0]["personal"].update({f"{who}.{field}": given}))
            ),
        )

    yield f"applicant, {field}", Door(kind, lambda given: Applicant(**told(given)))
    yield f"representative, {field}", Door(kind, lambda given: Representative(**told(given), papers=[PROOF]))
    yield (
        f"JSON of an applicant, {field}",
        Door(kind, lambda given: loads(Applicant, json.dumps(told(given), default=str))),
    )
    yield f"record of an applicant, {field}", Door(kind, lambda given: load(Applicant, told(given)))
    yield (
        f"record of a representative, {field}",
        Door(kind, lambda given: load(Representative, {**told(given), "papers": [PROOF]})),
    )
    yield f"stored dossier, applicant's {field}", stored("applicant")
    yield f"stored dossier, representative's {field}", stored("representative")


PORTAL: Final[Mapping[str, tuple[str, str, str]]] = {
    "record, applicant": ("name", "applicant", "ChuHoSo"),
    "record, applicant_paper": ("number", "applicant_paper", "SoGiayToChuHoSo"),
    "record, phone": ("phone", "phone", "SoDienThoai"),
    "record, email": ("email", "email", "Email"),
    "record, other_information": ("text", "other_information", "ThongTinKhac"),
    "record, summary": ("name", "summary", "TrichYeuHoSo"),
    "record, note": ("text", "note", "GhiChu"),
    "record, accepted": ("number", "accepted", "NgayTiepNhan"),
    "record, status": ("name", "status", "TrangThaiHoSo"),
    "record, digitised": ("name", "digitised", "HoSoCoThanhPhanSoHoa"),
    "record, identities": ("number", "identities", "DinhDanhCHS"),
    "record, attachments": ("name", "attachments", "DanhSachTepDinhKemKhac"),
}
PARTS: Final[Mapping[str, tuple[str, type[Any], str]]] = {
    "identity, number": ("number", Identity, "number"),
    "identity, kind": ("number", Identity, "kind"),
    "attachment, name": ("name", Attachment, "name"),
    "attachment, count": ("number", Attachment, "count"),
    "paper, file_name": ("name", PaperRecord, "file_name"),
    "paper, deleted": ("name", PaperRecord, "deleted"),
    "paper, url": ("name", PaperRecord, "url"),
    "round, asked_for": ("text", Round, "asked_for"),
    "round, received_note": ("text", Round, "received_note"),
    "result, name": ("name", ResultRecord, "name"),
    "progress, officer": ("name", ProgressEvent, "officer"),
    "progress, content": ("text", ProgressEvent, "content"),
}


def _of_the_record(place: str, kind: str, field: str, key: str) -> Iterator[tuple[str, Door]]:
    yield place, Door(kind, lambda given: bare(**{field: given}))
    yield f"{place}, as sent", Door(kind, lambda given: decode(_sent(**{key: given})))


def _of_a_part(kind: str, made: type[Any], field: str) -> Door:
    return Door(kind, lambda given: made(**{field: given}))


class Taken(BaseModel):
    """What a service takes in."""

    who: Applicant
    filed: Intake | None = None


def _in_model(table: Mapping[str, Any]) -> object:
    try:
        return Taken(**table)
    except ValidationError as error:
        raise _Framed(error) from None


class _Framed(MotcuaError):
    """An error of pydantic, told as one of ours is."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__()
        self.error = error

    def __str__(self) -> str:
        return f"{self.error} {self.error!r} {self.error.errors()} {self.error.json()}"

    def say(self, locale: str) -> str:
        """The same in every language."""
        return str(self)


BY_HAND: Final = frozenset({_Framed})
"""Errors that stand here for those of others."""
_HOME: Final = Fact("home", "text", Text("?", "?"), choices=("own", "rented"))
_BORN: Final = Fact("born_on", "date", Text("?", "?"))
_COUNT: Final = Fact("count", "integer", Text("?", "?"))
_SICK: Final = Fact("sick", "boolean", Text("?", "?"))


OTHERS: Final[Mapping[str, tuple[str, Callable[[Any], object]]]] = {
    "assistance, helper": ("name", Assistance.read),
    "assistance, identity_number": ("number", lambda given: Assistance("Ai Đó", identity_number=given)),
    "assistance, signed_by": (
        "name",
        lambda given: filed(applicant=applicant(), assistance=Assistance("Ai Đó", signed_by=given)),
    ),
    "assistance, signature": ("name", lambda given: Assistance("Ai Đó", signature=given)),
    "assistance, what else is kept": ("phone", lambda given: Assistance("Ai Đó", more={"phone": given})),
    "assistance as a table": ("name", lambda given: filed(assistance={"helper": given})),
    "assistance": ("name", lambda given: filed(applicant=_named(given), assistance=given)),
    "filing, applicant": ("name", lambda given: filed(applicant=given)),
    "filing, representative": ("name", lambda given: filed(representative=given)),
    "filing, salt": ("number", lambda given: filed(applicant=applicant(), salt=given)),
    "filing, who wrote it": ("name", lambda given: filed(by=given)),
    "filing, facts": ("text", lambda given: filed(of=TOLD, facts={"story": given})),
    "filing, a choice": ("text", lambda given: filed(facts={"home": given})),
    "filing, a day": ("number", lambda given: filed(facts={"moved_on": given})),
    "filing, all its facts": ("text", lambda given: filed(facts=given)),
    "fact with choices": ("text", _HOME.read),
    "fact that is a day": ("number", _BORN.read),
    "fact that is a number": ("number", _COUNT.read),
    "fact that is a truth": ("text", _SICK.read),
    "package, applicant": ("name", lambda given: package(given, {})),
    "package, a fact": ("text", lambda given: package(applicant(), {"story": given}, of=TOLD_PACKAGE)),
    "hand-over": ("name", lambda given: settled().hand_over(at=THURSDAY, to=given)),
    "reason to refuse": ("text", lambda given: filed().refuse(at=FRIDAY, reason=given)),
    "reason to ask": ("text", lambda given: in_progress().request_supplement(["ct01"], at=THURSDAY, reason=given)),
    "reason to suspend": ("text", lambda given: in_progress().suspend(at=THURSDAY, reason=given)),
    "reason to withdraw": ("text", lambda given: in_progress().withdraw(at=THURSDAY, reason=given)),
    "reason to extend": ("text", lambda given: in_progress().extend("2 ngày làm việc", at=THURSDAY, reason=given)),
    "words of a payment": (
        "name",
        lambda given: (
            in_progress().request_payment(VND(20_000), at=THURSDAY).confirm_payment(at=THURSDAY, reference=given)
        ),
    ),
    "receipt, payer": ("name", lambda given: paid(payer=given)),
    "receipt, account": ("account", lambda given: paid(payer_account=given)),
    "receipt, signature": ("text", lambda given: paid(signature=given)),
    "receipt, why it is corrected": ("name", corrected),
    "record of a receipt, account": (
        "account",
        lambda given: load(FeeReceipt, {**json.loads(dumps(paid()[0])), "payer_account": given}),
    ),
    "record of a receipt, payer": (
        "name",
        lambda given: load(FeeReceipt, {**json.loads(dumps(paid()[0])), "payer": given}),
    ),
    "record of a correction": (
        "name",
        lambda given: load(Correction, {"status": "replaces", "number": 1, "reason": given}),
    ),
    "payment by QR, purpose": ("name", lambda given: VietQR("970403", "0011012345678", purpose=given)),
    "payment by QR, account": ("account", lambda given: VietQR("970403", given)),
    "payment by QR, read back": ("text", VietQR.parse),
    "QR code": ("name", lambda given: qr.QRCode(given, Text("?", "?"))),
    "slip, applicant": ("name", lambda given: sheet("receipt", on=FRIDAY.date()).filled({"applicant": given})),
    "slip, delegate": ("name", lambda given: receipt(settled(applicant=applicant()), delegate=given)),
    "slip, contact": (
        "phone",
        lambda given: supplement_request(
            in_progress(applicant=applicant()).request_supplement(["ct01"], at=THURSDAY, reason="thiếu"), contact=given
        ),
    ),
    "register, who collected": (
        "name",
        lambda given: register([settled(applicant=applicant())], collected={"D-1": given}),
    ),
    "register, who collected, all": ("name", lambda given: register([settled(applicant=applicant())], collected=given)),
    "intake": ("text", Intake.load),
    "intake, a fact": (
        "text",
        lambda given: Intake.load({"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": given}}).check(
            reference_catalogue()
        ),
    ),
    "intake, facts": (
        "text",
        lambda given: Intake.load({"procedure": "1.004222", "received": "2026-08-28", "facts": given}),
    ),
    "intake, applicant beside it": (
        "name",
        lambda given: Intake.load({"procedure": "1.004222", "received": "2026-08-28", "applicant": given}),
    ),
    "intake of JSON, torn": ("name", lambda given: Intake.loads(f'{{"facts": {{"home": "{given}"')),
    "stored dossier, who took the result": (
        "name",
        lambda given: _replayed(_with(lambda record: record["history"][-1]["personal"].update(to=given))),
    ),
    "stored dossier, a person alone": (
        "name",
        lambda given: _replayed(_with(lambda record: record["history"][0].update(personal=given))),
    ),
    "stored dossier, facts": (
        "text",
        lambda given: _replayed(_with(lambda record: record["history"][0]["body"].update(facts=given))),
    ),
    "stored dossier, a fact": (
        "text",
        lambda given: _replayed(_with(lambda record: record["history"][0]["body"]["facts"].update(home=given))),
    ),
    "stored dossier, papers": (
        "name",
        lambda given: _replayed(_with(lambda record: record["history"][0]["body"].update(papers=given))),
    ),
    "stored event, personal": ("name", lambda given: Event.from_record({**RECORD["history"][0], "personal": given})),
    "stored event, when": ("number", lambda given: Event.from_record({**RECORD["history"][0], "at": given})),
    "stored event, body": ("text", lambda given: Event.from_record({**RECORD["history"][0], "body": given})),
    "spreadsheet, a short line": ("name", lambda given: [*flat_rows([b"Ten;So", _bytes(given)], "rows")]),
    "spreadsheet, its headings": (
        "name",
        lambda given: [*flat_rows([_bytes(given) + b";" + _bytes(given), b"x"], "rows")],
    ),
    "row of a report, id": ("name", lambda given: DossierRow.read({**ROW, "id": given})),
    "row of a report, field": ("name", lambda given: DossierRow.read({**ROW, "field": given})),
    "row of a report, channel": ("name", lambda given: DossierRow.read({**ROW, "channel": given})),
    "row of a report, day": ("number", lambda given: DossierRow.read({**ROW, "received_on": given})),
    "row of a report, requests": ("number", lambda given: DossierRow.read({**ROW, "requests": given})),
    "row of a report, outcome": ("name", lambda given: DossierRow.read({**ROW, "outcome": given})),
    "row of a report, a heading": ("name", lambda given: DossierRow.read({**ROW, str(given): "x"})),
    "column, days": (
        "name",
        lambda given: batch.working_days_between([given, given], [given, given], national_calendar()),
    ),
    "model of pydantic, applicant": ("name", lambda given: _in_model({"who": given})),
    "model of pydantic, name": ("name", lambda given: _in_model({"who": {"name": given, "x": 1}})),
    "model of pydantic, intake": ("name", lambda given: _in_model({"who": applicant(), "filed": given})),
    "step of the portal": ("name", lambda given: decode_event({"NguoiXuLy": given, "MaHoSo": [given]})),
    "package as it was kept": ("name", lambda given: load(LinkedDossier, {"filing": {"applicant": given}})),
}
ROW: Final[dict[str, Any]] = {"id": "1", "field": "Cư trú", "channel": "online", "received_on": "2026-08-28"}


def _named(given: object) -> Applicant:
    """An applicant of that name, if it is one."""
    return applicant(name=given) if isinstance(given, str) and given.isprintable() else applicant()


def _bytes(given: object) -> bytes:
    return given if isinstance(given, bytes) else str(given).encode("utf-8", "surrogatepass")


def _doors() -> Iterator[tuple[str, Door]]:
    yield from (door for field, kind in OF_A_PERSON.items() for door in _of_a_person(field, kind))
    yield from (door for place, told in PORTAL.items() for door in _of_the_record(place, *told))
    yield from ((place, _of_a_part(*told)) for place, told in PARTS.items())
    yield from ((place, Door(kind, take)) for place, (kind, take) in OTHERS.items())


DOORS: Final[Mapping[str, Door]] = dict(_doors())


@cache
def refusals(door: str) -> tuple[MotcuaError, ...]:
    """How that door refuses what is planted there, in each way it is spoilt and refused."""
    met: list[MotcuaError] = []
    value = planted(door, DOORS[door].kind)
    for spoil in SPOILT.values():
        try:
            DOORS[door].take(spoil(value))
        except MotcuaError as error:
            met.append(error)
    return tuple(met)
