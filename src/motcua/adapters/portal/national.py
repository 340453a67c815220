"""The national record of a dossier (*gói tin hồ sơ DongBoHoSoMC*) as values: every field, its list of codes, its texts.

The field names were read in two public implementations that agree, not in the official document, so nothing here is
verified law. All values are texts but the numbers the format gives as such; moments are ``yyyyMMddHHmmss``.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

import attrs

from motcua.adapters.portal.fields import Kept, coded, flag, many, moment, number, text, truth
from motcua.annotated import as_annotated
from motcua.checks import kind
from motcua.conditions import Channel
from motcua.mechanism import State
from motcua.procedure import Procedure

__all__ = [
    "APPLICANTS",
    "CHANNELS",
    "CODES",
    "FREE",
    "LOCAL",
    "NOT_REUSED",
    "OTHER",
    "PAID_OTHERWISE",
    "PERSONAL",
    "STATUSES",
    "Attachment",
    "Database",
    "DossierRecord",
    "FeeRecord",
    "Identity",
    "PaperRecord",
    "ProgressEvent",
    "ResultRecord",
    "Round",
    "identity_kind",
]

STATUSES: Final[Mapping[str, State]] = {
    "1": State.SUBMITTED,
    "2": State.ACCEPTED,
    "3": State.NOT_ACCEPTED,
    "4": State.IN_PROGRESS,
    "5": State.AWAITING_PAPERS,
    "6": State.AWAITING_PAYMENT,
    "7": State.WITHDRAWN,
    "8": State.SUSPENDED,
    "9": State.PROCESSED,
    "10": State.RETURNED,
}
"""``TrangThaiHoSo``: the national codes; a closed dossier is an 8 too, and has the moment processing ended."""
CODES: Final[Mapping[State, str]] = {state: code for code, state in STATUSES.items()} | {State.CLOSED: "8"}
"""The code that is sent for each state."""
CHANNELS: Final[Mapping[str, Channel]] = {"1": Channel.COUNTER, "2": Channel.ONLINE, "3": Channel.POST}
APPLICANTS: Final[Mapping[str, str]] = {"1": "person", "2": "organisation", "3": "organisation", "4": "organisation"}
"""``LoaiDoiTuong``: citizen, enterprise, state agency, another organisation."""
RETURNS: Final = {"0": "at the counter", "1": "by post", "2": "online"}
NATIONAL, LOCAL = "1", "2"
FILED_AT: Final = {NATIONAL: "the national portal", LOCAL: "the system of a ministry or province"}
FREE, PAID_ONLINE, PAID_OTHERWISE = "0", "1", "3"
PAID: Final = {FREE: "no fee", PAID_ONLINE: "online", "2": "not seen in use", PAID_OTHERWISE: "otherwise"}
NOT_REUSED: Final = "0"
REUSED: Final = {NOT_REUSED: "no", "1": "from the applicant's own papers", "2": "from the result of another dossier"}
PERSONAL, OTHER, TAX = "1", "2", "3"
IDENTITIES: Final = {PERSONAL: "personal number", OTHER: "older number, or another paper", TAX: "tax code"}
_TWELVE_DIGITS: Final = re.compile(r"[0-9]{12}")
_TAX_CODE: Final = re.compile(r"[0-9]{10}(?:-?[0-9]{3})?")


def identity_kind(number: str, applicant: str) -> str:
    """The code of ``LoaiDinhDanh`` for a number: a tax code is an organisation's, twelve digits are a person's.

    >>> identity_kind("001099000001", "person"), identity_kind("C1234567", "person")
    ('1', '2')
    >>> identity_kind("0100109106", "organisation")
    '3'
    """
    if applicant == "organisation" and _TAX_CODE.fullmatch(number):
        return TAX
    return PERSONAL if _TWELVE_DIGITS.fullmatch(number) else OTHER


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class PaperRecord(Kept):
    """A paper that was filed (``TaiLieuNop``), as a file where it was digitised."""

    file_id: str = text("TepDinhKemId")
    file_name: str = text("TenTepDinhKem", longest=4_000, private=True)
    deleted: bool = truth("IsDeleted", spelled=True)
    component: str = text("MaThanhPhanHoSo")
    """The code of the paper among those the procedure asks for."""
    url: str = text("DuongDanTaiTepTin", private=True)
    digitised: bool | None = flag("DuocSoHoa")
    reused: str = coded("DuocTaiSuDung", REUSED)
    from_store: bool | None = flag("DuocLayTuKhoDMQG")
    replaced_by: str = text("MaKetQuaThayThe")
    """The code of the result that stands in for the paper."""


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class FeeRecord(Kept):
    """One fee (``DanhSachLePhi``); the amount is a text of digits."""

    name: str = text("TenPhiLePhi")
    item: str = text("MaPhiLePhi")
    collected: str = text("HinhThucThu")
    amount: str = text("Gia")
    kind: str = text("LoaiPhiLePhi")


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class Attachment(Kept):
    """Another paper handed in (``DanhSachTepDinhKemKhac``)."""

    name: str = text("TenGiayTo", private=True)
    count: int = number("SoLuong")
    kind: int = number("LoaiGiayTo")


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class Round(Kept):
    """One round of supplementing (``DanhSachHoSoBoSung``), with the return date before and after it."""

    id: int = number("HoSoBoSungId")
    asked_by: str = text("NguoiYeuCauBoSung", private=True)
    asked_for: str = text("NoiDungBoSung", private=True)
    asked: dt.datetime | None = moment("NgayBoSung")
    received_by: str = text("NguoiTiepNhanBoSung", private=True)
    received_note: str = text("ThongTinTiepNhan", private=True)
    received: dt.datetime | None = moment("NgayTiepNhanBoSung")
    done: bool = truth("TrangThaiBoSung")
    papers: tuple[PaperRecord, ...] = many("DanhSachGiayToBoSung", PaperRecord)
    fees: tuple[FeeRecord, ...] = many("DanhSachLePhiBoSung", FeeRecord)
    due_before: dt.datetime | None = moment("NgayHenTraTruoc")
    due_after: dt.datetime | None = moment("NgayHenTraMoi")


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class ResultRecord(Kept):
    """One result (``DanhSachGiayToKetQua``)."""

    name: str = text("TenGiayTo", longest=2_000, private=True)
    component: str = text("MaThanhPhanHoSo")
    id: str = text("GiayToId")
    url: str = text("DuongDanTepTinKetQua", private=True)
    code: str = text("MaGiayToKetQua")


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=as_annotated)
class Identity(Kept):
    """An identity number of the applicant (``DinhDanhCHS``); it never shows in ``repr``."""

    kind: str = coded("LoaiDinhDanh", IDENTITIES)
    number: str = text("SoDinhDanh", private=True)

    def __repr__(self) -> str:
        return f"Identity(kind={self.kind!r})"


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class Database(Kept):
    """A database that was asked (``DSKetNoiCSDL``)."""

    code: str = text("MaCSDL")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DossierRecord(Kept):
    """A dossier as the national portal is told of it (*hồ sơ đồng bộ*). Nothing personal shows in ``repr``."""

    code: str = text("MaHoSo", required=True)
    procedure: str = text("MaTTHC", required=True)
    procedure_name: str = text("TenTTHC", required=True)
    field: str = text("MaLinhVuc", required=True)
    field_name: str = text("TenLinhVuc", required=True)
    channel: str = coded("KenhThucHien", CHANNELS, required=True)
    applicant: str = text("ChuHoSo", private=True)
    applicant_paper: str = text("SoGiayToChuHoSo", private=True)
    applicant_kind: str = coded("LoaiDoiTuong", APPLICANTS, required=True)
    applicant_account: str = text("MaDoiTuong", private=True)
    other_information: str = text("ThongTinKhac", private=True)
    email: str = text("Email", private=True)
    fax: str = text("Fax", private=True)
    phone: str = text("SoDienThoai", private=True)
    summary: str = text("TrichYeuHoSo", required=True, longest=1_000, private=True)
    submitted: dt.datetime | None = moment("NgayNopHoSo", required=True)
    accepted: dt.datetime | None = moment("NgayTiepNhan")
    due: dt.datetime | None = moment("NgayHenTra")
    status: str = coded("TrangThaiHoSo", STATUSES, required=True)
    returned: dt.datetime | None = moment("NgayTra")
    returned_note: str = text("ThongTinTra", private=True)
    return_way: str = coded("HinhThuc", RETURNS, required=True)
    finished: dt.datetime | None = moment("NgayKetThucXuLy")
    refused: dt.datetime | None = moment("NgayTuChoi")
    unit: str = text("DonViXuLy", required=True)
    note: str = text("GhiChu", private=True)
    filed_at: str = coded("NoiNopHoSo", FILED_AT, required=True)
    digitised: bool | None = flag("HoSoCoThanhPhanSoHoa", required=True)
    verified_account: bool | None = flag("TaiKhoanDuocXacThucVoiVNeID", required=True)
    paid: str = coded("DuocThanhToanTrucTuyen", PAID, required=True)
    papers: tuple[PaperRecord, ...] = many("TaiLieuNop", PaperRecord)
    fees: tuple[FeeRecord, ...] = many("DanhSachLePhi", FeeRecord)
    attachments: tuple[Attachment, ...] = many("DanhSachTepDinhKemKhac", Attachment)
    rounds: tuple[Round, ...] = many("DanhSachHoSoBoSung", Round)
    results: tuple[ResultRecord, ...] = many("DanhSachGiayToKetQua", ResultRecord)
    identities: tuple[Identity, ...] = many("DinhDanhCHS", Identity, required=True)
    databases: tuple[Database, ...] = many("DSKetNoiCSDL", Database, required=True)
    known_as: Procedure | None = attrs.field(default=None, eq=False, validator=kind(Procedure, optional=True))
    """Its procedure, where a catalogue knew it."""

    @property
    def state(self) -> State | None:
        """Where it stands; an 8 with a moment at which processing ended is closed, and not suspended."""
        state = STATUSES.get(self.status)
        return State.CLOSED if state is State.SUSPENDED and self.finished is not None else state

    def __repr__(self) -> str:
        return f"<DossierRecord of {self.procedure}, status {self.status}>"


@attrs.frozen(kw_only=True, eq=False, field_transformer=as_annotated)
class ProgressEvent(Kept):
    """One step as the national portal is told of it (*tiến trình xử lý*, ``CapNhatTienDoHoSoMC``)."""

    code: str = text("MaHoSo", required=True)
    officer: str = text("NguoiXuLy", longest=50, private=True)
    """An account or a post."""
    title: str = text("ChucDanh")
    at: dt.datetime | None = moment("ThoiDiemXuLy", required=True)
    unit: str = text("PhongBanXuLy")
    content: str = text("NoiDungXuLy", private=True)
    status: str = coded("TrangThai", STATUSES, required=True)
    started: dt.datetime | None = moment("NgayBatDau")
    due: dt.datetime | None = moment("NgayKetThucTheoQuyDinh")
    sequence: int | None = attrs.field(default=None, eq=False, validator=kind(int, optional=True))
    """The place in the history of what it tells; no part of the record, but two steps can tell the same."""
