"""The doors by which text from outside comes in: a row for each, with what it takes when all is well.

A new reader joins the proofs and the fuzzing by a row here.
"""

import json
import tempfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import attrs
import numpy as np
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, at, filed, in_progress
from tests.portal_pages import page
from tests.test_local_rules import HAI_PHONG
from tests.test_records import VALUES

from motcua.adapters.batch import due_dates
from motcua.adapters.portal import check, decode, decode_event, encode, progress, read_procedure
from motcua.adapters.reading import decoded, lines_of
from motcua.adapters.records import Intake, check_filed, dumps, flat_rows, load_dossier, loads
from motcua.adapters.records.replaying import taken_back
from motcua.adapters.records.strict import parsed
from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.adapters.rulefiles.reading import parse_toml
from motcua.adapters.vectors import answer, vectors
from motcua.adapters.vietqr import VietQR
from motcua.calendar import OfficeHours, national_calendar, office_time
from motcua.catalogue import place
from motcua.citation import Citation
from motcua.codes import AgencyCode, DossierCode, FieldCode, ProcedureCode
from motcua.conditions import Condition
from motcua.dossier import Applicant, Dossier
from motcua.money import Money
from motcua.reference import reference_catalogue
from motcua.reports import rows_of
from motcua.timelimit import TimeLimit, WorkingDays
from motcua.wording import read_amount

__all__ = ["CODES", "COLUMNS", "DOORS", "JSON", "OTHERS", "TEXTS", "TOML", "Door"]

DATA: Final = Path(__file__).parents[2] / "src" / "motcua" / "data"
CATALOGUE: Final = reference_catalogue()
CALENDAR: Final = national_calendar()


@attrs.frozen
class Door:
    """One way in: what reads there, and texts it takes."""

    name: str
    read: Callable[[Any], object]
    samples: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def _file(load: Callable[[Path], object], name: str = "given.toml") -> Callable[[str | bytes], object]:
    """A reader of files, given what is in the file."""

    def read(source: str | bytes) -> object:
        data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            return load(path)

    return read


def _rows(folder: str, *names: str) -> tuple[str, ...]:
    return tuple((DATA / folder / f"{name}.toml").read_text("utf-8") for name in names)


def _rows_of_csv(source: str | bytes) -> object:
    data = source if isinstance(source, bytes) else decoded(source, "given.csv").encode()
    return rows_of(row.cells for row in flat_rows(lines_of(BytesIO(data)), "given.csv"))


def _of(cls: type[Any]) -> Callable[[str | bytes], object]:
    return lambda text: loads(cls, text)


def _values() -> Iterable[Door]:
    kinds = dict.fromkeys(type(value) for value in VALUES)
    for kind in kinds:
        samples = tuple(dumps(value) for value in VALUES if type(value) is kind)
        yield Door(f"records: {kind.__name__}", _of(kind), samples)


def _asked(text: str | bytes) -> object:
    """A vector: its kind, and what it asks."""
    vector: Any = parsed(text, "vector")
    return (
        answer(vector["kind"], vector["asked"])
        if isinstance(vector, dict) and {*vector} >= {"kind", "asked"}
        else answer(vector, {})
    )


def _column(text: object) -> object:
    """A column of moments and one of amounts out of any bytes, eight for each."""
    if not isinstance(text, str | bytes):
        return due_dates(text, text, CALENDAR)  # type: ignore[arg-type]  # whatever it is
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    numbers = np.frombuffer(data[: len(data) // 16 * 16], dtype=np.int64)
    return due_dates(numbers[::2].view("datetime64[s]"), numbers[1::2], CALENDAR)


_INTAKE: Final = (
    '{"procedure": "1.004222", "received": "2026-08-28", "id": "D-1", "jurisdiction": "Hải Phòng",'
    ' "papers": ["ct01", {"code": "proof_of_home", "originals": 1, "copies": 0, "medium": "original",'
    ' "issued_on": "2026-08-01"}], "facts": {"home": "own", "channel": "counter"}}'
)
_RECORD: Final = dumps(
    in_progress(applicant=MAU).transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"), share=WorkingDays(3))
)
_RESIDENCE: Final = CATALOGUE.find("1.004222", on=FRIDAY.date())
_STORED: Final = dumps(filed(of=_RESIDENCE, papers=["ct01"]))

_PAGE: Final = json.dumps(page("Trực tiếp5 Ngày làm việcMiễn phí", steps="Nộp hồ sơ"), ensure_ascii=False)
_SENT: Final = json.dumps(encode(in_progress(applicant=MAU)), ensure_ascii=False)
_EVENT: Final = json.dumps(encode(progress(in_progress())[0]), ensure_ascii=False)
_VECTORS: Final = tuple(json.dumps(one) for one in vectors(1, 8)["vectors"])

TOML: Final = (
    Door("rule files: any table", lambda source: parse_toml(source, "given"), _rows("procedures", "1.004222")),
    Door("rule files: notices", _file(load_notices), _rows("calendar", "2026")),
    Door("rule files: procedures", _file(load_catalogue), _rows("procedures", "1.004222", "1.001193")),
    Door("rule files: fee schedules", _file(load_fee_schedules), _rows("fees", "certification")),
    Door("rule files: packages", _file(load_packages), _rows("packages", "birth")),
    Door("rule files: local rules", _file(load_local_rules), (HAI_PHONG,)),
)
JSON: Final = (
    *_values(),
    Door("records: dossier", lambda text: loads(Dossier, text, procedure=SEVEN_DAYS, office=COMMUNE), (_RECORD,)),
    Door("intake", Intake.loads, (_INTAKE,)),
    Door("stored dossiers", lambda text: load_dossier(text, CATALOGUE, office=COMMUNE), (_STORED,)),
    Door("dossier files", lambda text: check_filed(text, CATALOGUE), (_INTAKE, _STORED)),
)
CODES: Final = (
    Door("procedure code", ProcedureCode.parse, ("1.004222", "1.014027.H42", "1.001776.000.00.00.H56")),
    Door("agency code", AgencyCode.parse, ("H56.01.02", "000.00.01.H29")),
    Door("dossier code", DossierCode.parse, ("H56.01.02-260828-0001",)),
    Door("field code", FieldCode.parse, ("G15-LV02",)),
    Door("moment", office_time, ("2026-08-28 15:20", "2026-08-28T15:20:00+07:00")),
    Door("office hours", OfficeHours.parse, ("07:30-11:30, 13:30-17:30",)),
    Door("money", lambda text: Money(text, "USD"), ("12.50",)),
    Door("VietQR", VietQR.parse, (str(VietQR("970403", "0011012345678", purpose="thanh toán", bill="NPS6869")),)),
)
"""Doors at which only ASCII passes."""
TEXTS: Final = (
    *CODES,
    Door("time limit", TimeLimit.parse, ("7 ngày làm việc", "Trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ hợp lệ")),
    Door("condition", Condition.parse, ("age < 6 and channel == 'online'", "not (a in ('x', 'y')) or b")),
    Door("citation", Citation.parse, ("68/2020/QH14, art. 22.3", "118/2025/NĐ-CP, art. 19.5.a")),
    Door("amount in words", read_amount, ("một trăm tám mươi nghìn năm trăm đồng", "hai mươi mốt")),
    Door("place", place, ("Hải Phòng", "H31")),
    Door("search", CATALOGUE.search, ("khai sinh", "1.004222")),
    Door("code in the catalogue", lambda text: CATALOGUE.find(text, on=FRIDAY.date()), ("1.004222",)),
    Door("applicant", lambda text: Applicant(text, identity_number=text, phone=text, address=text), ("Mẫu",)),
)
OTHERS: Final = (
    Door("dossiers of a report", lambda text: taken_back(text, CATALOGUE), (_STORED,)),
    Door("portal pages", lambda text: read_procedure(parsed(text, "page")), (_PAGE,)),
    Door("portal records", lambda text: decode(parsed(text, "record"), catalogue=CATALOGUE), (_SENT,)),
    Door("portal records, judged", lambda text: check(parsed(text, "record")), (_SENT,)),
    Door("portal events", lambda text: decode_event(parsed(text, "event")), (_EVENT,)),
    Door("vectors", _asked, _VECTORS),
)
"""JSON of other systems, which may say more than we ask: what is not known is left, doubted, or a row of a table."""
COLUMNS: Final = (Door("columns", _column, ("\x20\x40\x5f\x68\0\0\0\0\x05\0\0\0\0\0\0\0",)),)
"""Columns hold numbers, whatever they are."""
TABLES: Final = (
    Door("tables of dossiers", _rows_of_csv, ("id,field,channel,received_on\nD-1,Hộ tịch,post,2026-08-28\n",)),
)
DOORS: Final = (*TABLES, *TOML, *JSON, *OTHERS, *TEXTS, *COLUMNS)
