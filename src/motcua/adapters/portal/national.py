"""The national record of a dossier (*gói tin hồ sơ DongBoHoSoMC*) as values: every field, its list of codes, its texts.

The field names were read in two public implementations that agree, not in the official document, so nothing here is
verified law. All values are texts but the numbers the format gives as such; moments are ``yyyyMMddHHmmss``.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import attrs

from motcua.adapters.portal.fields import coded, flag, many, moment, number, text, truth
from motcua.annotated import as_annotated
from motcua.conditions import Channel
from motcua.mechanism import State
from motcua.procedure import Procedure

__all__ = [
    "CHANNELS",
    "CODES",
    "OWNERS",
    "STATUSES",
    "Attachment",
    "Database",
    "DossierRecord",
    "FeeRecord",
    "Identity",
    "PaperRecord",
    "ProgressEvent",
    "ResultRecord",
    "Supplement",
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
OWNERS: Final[Mapping[str, str]] = {"1": "person", "2": "organisation", "3": "organisation", "4": "organisation"}
"""``LoaiDoiTuong``: citizen, enterprise, state agency, another organisation."""
RETURNS: Final = {"0": "at the counter", "1": "by post", "2": "online"}
FILED_AT: Final = {"1": "the national portal", "2": "the system of a ministry or province"}
PAID: Final = {"0": "no fee", "1": "online", "2": "not seen in use", "3": "otherwise"}
REUSED: Final = {"0": "no", "1": "from the applicant's own papers", "2": "from the result of another dossier"}
IDENTITIES: Final = {"1": "twelve digits", "2": "nine digits, or another paper", "3": "tax code"}


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class PaperRecord:
    """A paper that was filed (``TaiLieuNop``), as a file where it was digitised."""

    file_id: str = text("TepDinhKemId")
    file_name: str = text("TenTepDinhKem", longest=4_000)
    deleted: bool = truth("IsDeleted", spelled=True)
    component: str = text("MaThanhPhanHoSo")
    """The code of the paper among those the procedure asks for."""
    url: str = text("DuongDanTaiTepTin")
    digitised: bool | None = flag("DuocSoHoa")
    reused: str = coded("DuocTaiSuDung", REUSED)
    from_store: bool | None = flag("DuocLayTuKhoDMQG")
    replaced_by: str = text("MaKetQuaThayThe")
    """The code of the result that stands in for the paper."""
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class FeeRecord:
    """One fee (``DanhSachLePhi``); the amount is a text of digits."""

    name: str = text("TenPhiLePhi")
    item: str = text("MaPhiLePhi")
    collected: str = text("HinhThucThu")
    amount: str = text("Gia")
    kind: str = text("LoaiPhiLePhi")
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Attachment:
    """Another paper handed in (``DanhSachTepDinhKemKhac``)."""

    name: str = text("TenGiayTo")
    count: int = number("SoLuong")
    kind: int = number("LoaiGiayTo")
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Supplement:
    """One round of supplementing (``DanhSachHoSoBoSung``), with the return date before and after it."""

    id: int = number("HoSoBoSungId")
    asked_by: str = text("NguoiYeuCauBoSung")
    asked_for: str = text("NoiDungBoSung")
    asked: dt.datetime | None = moment("NgayBoSung")
    received_by: str = text("NguoiTiepNhanBoSung")
    received_note: str = text("ThongTinTiepNhan")
    received: dt.datetime | None = moment("NgayTiepNhanBoSung")
    done: bool = truth("TrangThaiBoSung")
    papers: tuple[PaperRecord, ...] = many("DanhSachGiayToBoSung", PaperRecord)
    fees: tuple[FeeRecord, ...] = many("DanhSachLePhiBoSung", FeeRecord)
    due_before: dt.datetime | None = moment("NgayHenTraTruoc")
    due_after: dt.datetime | None = moment("NgayHenTraMoi")
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class ResultRecord:
    """One result (``DanhSachGiayToKetQua``)."""

    name: str = text("TenGiayTo", longest=2_000)
    component: str = text("MaThanhPhanHoSo")
    id: str = text("GiayToId")
    url: str = text("DuongDanTepTinKetQua")
    code: str = text("MaGiayToKetQua")
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, repr=False, field_transformer=as_annotated)
class Identity:
    """An identity number of the owner (``DinhDanhCHS``); it never shows in ``repr``."""

    kind: str = coded("LoaiDinhDanh", IDENTITIES)
    number: str = text("SoDinhDanh")
    others: tuple[tuple[str, object], ...] = ()

    def __repr__(self) -> str:
        return f"Identity(kind={self.kind!r})"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Database:
    """A database that was asked (``DSKetNoiCSDL``)."""

    code: str = text("MaCSDL")
    others: tuple[tuple[str, object], ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class DossierRecord:
    """A dossier as the national portal is told of it (*hồ sơ đồng bộ*). Nothing personal shows in ``repr``."""

    code: str = text("MaHoSo", required=True)
    procedure: str = text("MaTTHC", required=True)
    procedure_name: str = text("TenTTHC", required=True)
    field: str = text("MaLinhVuc", required=True)
    field_name: str = text("TenLinhVuc", required=True)
    channel: str = coded("KenhThucHien", CHANNELS, required=True)
    owner: str = text("ChuHoSo")
    owner_paper: str = text("SoGiayToChuHoSo")
    owner_kind: str = coded("LoaiDoiTuong", OWNERS, required=True)
    owner_account: str = text("MaDoiTuong")
    other_information: str = text("ThongTinKhac")
    email: str = text("Email")
    fax: str = text("Fax")
    phone: str = text("SoDienThoai")
    summary: str = text("TrichYeuHoSo", required=True, longest=1_000)
    submitted: dt.datetime | None = moment("NgayNopHoSo", required=True)
    accepted: dt.datetime | None = moment("NgayTiepNhan")
    due: dt.datetime | None = moment("NgayHenTra")
    status: str = coded("TrangThaiHoSo", STATUSES, required=True)
    returned: dt.datetime | None = moment("NgayTra")
    returned_note: str = text("ThongTinTra")
    return_way: str = coded("HinhThuc", RETURNS, required=True)
    finished: dt.datetime | None = moment("NgayKetThucXuLy")
    refused: dt.datetime | None = moment("NgayTuChoi")
    unit: str = text("DonViXuLy", required=True)
    note: str = text("GhiChu")
    filed_at: str = coded("NoiNopHoSo", FILED_AT, required=True)
    digitised: bool | None = flag("HoSoCoThanhPhanSoHoa", required=True)
    verified_account: bool | None = flag("TaiKhoanDuocXacThucVoiVNeID", required=True)
    paid: str = coded("DuocThanhToanTrucTuyen", PAID, required=True)
    papers: tuple[PaperRecord, ...] = many("TaiLieuNop", PaperRecord)
    fees: tuple[FeeRecord, ...] = many("DanhSachLePhi", FeeRecord)
    attachments: tuple[Attachment, ...] = many("DanhSachTepDinhKemKhac", Attachment)
    supplements: tuple[Supplement, ...] = many("DanhSachHoSoBoSung", Supplement)
    results: tuple[ResultRecord, ...] = many("DanhSachGiayToKetQua", ResultRecord)
    identities: tuple[Identity, ...] = many("DinhDanhCHS", Identity, required=True)
    databases: tuple[Database, ...] = many("DSKetNoiCSDL", Database, required=True)
    others: tuple[tuple[str, object], ...] = ()
    """Keys the format does not know, kept as they came."""
    known_as: Procedure | None = attrs.field(default=None, eq=False)
    """Its procedure, where a catalogue knew it."""

    @property
    def state(self) -> State | None:
        """Where it stands; an 8 with a moment at which processing ended is closed, and not suspended."""
        state = STATUSES.get(self.status)
        return State.CLOSED if state is State.SUSPENDED and self.finished is not None else state

    def __repr__(self) -> str:
        return f"<DossierRecord of {self.procedure}, status {self.status}>"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class ProgressEvent:
    """One step as the national portal is told of it (*tiến trình xử lý*, ``CapNhatTienDoHoSoMC``)."""

    code: str = text("MaHoSo", required=True)
    officer: str = text("NguoiXuLy", longest=50)
    """An account or a post."""
    post: str = text("ChucDanh")
    at: dt.datetime | None = moment("ThoiDiemXuLy", required=True)
    unit: str = text("PhongBanXuLy")
    content: str = text("NoiDungXuLy")
    status: str = coded("TrangThai", STATUSES, required=True)
    started: dt.datetime | None = moment("NgayBatDau")
    due: dt.datetime | None = moment("NgayKetThucTheoQuyDinh")
    others: tuple[tuple[str, object], ...] = ()
