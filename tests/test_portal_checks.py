"""Records of other systems: whatever cannot be so is found at its place, and nothing else is."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from tests.dossiers import FEE, FRIDAY, IMMEDIATE, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, procedure

from motcua.adapters import portal
from motcua.catalogue import Catalogue
from motcua.dated import InForce
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays
from motcua.wording import Text

Record = dict[str, Any]
KNOWN: Final[Mapping[str, Any]] = {
    "field": "G01-CT01",
    "return_way": "0",
    "verified_account": True,
    "code": "H56.01.02-260828-0001",
}
NATIONAL: Final = reference_catalogue().find("1.004222", on=FRIDAY.date())
"""Seven working days: from 28/8/2026 to 11/9/2026."""
DONE: Final = accepted(of=NATIONAL, applicant=MAU).begin(at=THURSDAY).finish("granted", at=at("2026-09-04 09:00"))
GOOD: Final = portal.encode(DONE, **KNOWN)
ROUND: Final[Mapping[str, object]] = {
    "HoSoBoSungId": 1,
    "NoiDungBoSung": "thiếu giấy tờ",
    "NgayBoSung": "20260831080000",
    "NgayTiepNhanBoSung": "20260903080000",
    "TrangThaiBoSung": True,
    "NgayHenTraTruoc": "20260911170000",
    "NgayHenTraMoi": "20260914170000",
}
"""Papers were asked for, came, and moved the return date."""
SUPPLEMENTED: Final[Mapping[str, object]] = {
    **GOOD,
    "NgayHenTra": "20260914170000",
    "DanhSachHoSoBoSung": [ROUND],
}


def places(record: object, **more: Any) -> set[tuple[str, str]]:
    return {(finding.code, finding.where) for finding in portal.check(record, **more)}


def test_the_records_that_are_spoilt_below_are_in_order() -> None:
    assert (portal.check(GOOD), portal.check(SUPPLEMENTED)) == ((), ())


REQUIRED: Final = [
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "MaLinhVuc",
    "TenLinhVuc",
    "KenhThucHien",
    "LoaiDoiTuong",
    "TrichYeuHoSo",
    "NgayNopHoSo",
    "NgayTiepNhan",
    "NgayHenTra",
    "TrangThaiHoSo",
    "HinhThuc",
    "DonViXuLy",
    "NoiNopHoSo",
    "HoSoCoThanhPhanSoHoa",
    "TaiKhoanDuocXacThucVoiVNeID",
    "DuocThanhToanTrucTuyen",
    "DinhDanhCHS",
    "DSKetNoiCSDL",
]


class TestRequired:
    @pytest.mark.parametrize("key", REQUIRED)
    def test_fields_are_missed_where_they_are_left_out_or_say_nothing(self, key: str) -> None:
        without = {name: value for name, value in GOOD.items() if name != key}
        for spoilt in (without, {**GOOD, key: None}, {**GOOD, key: ""}):
            assert ("missing-field", f"$.{key}") in places(spoilt)

    def test_databases_of_which_none_was_asked_are_an_answer(self) -> None:
        assert portal.encode(DONE, databases=())["DSKetNoiCSDL"] == []
        assert portal.check({**GOOD, "DSKetNoiCSDL": []}) == ()
        assert places({**GOOD, "DSKetNoiCSDL": [{}]}) == {("missing-field", "$.DSKetNoiCSDL")}

    @pytest.mark.parametrize(
        ("identity", "key"),
        [
            ({"LoaiDinhDanh": "2"}, "SoDinhDanh"),
            ({"LoaiDinhDanh": "1", "SoDinhDanh": " "}, "SoDinhDanh"),
            ({"SoDinhDanh": "001099000001"}, "LoaiDinhDanh"),
        ],
    )
    def test_a_number_has_its_kind_and_a_kind_its_number(self, identity: Record, key: str) -> None:
        assert places({**GOOD, "DinhDanhCHS": [identity]}) == {("missing-field", f"$.DinhDanhCHS[0].{key}")}

    def test_a_record_of_nothing_misses_all_of_them_but_dates(self) -> None:
        missed = {where.removeprefix("$.") for code, where in places({}) if code == "missing-field"}
        assert missed == {*REQUIRED} - {"NgayTiepNhan", "NgayHenTra"}


class TestCodes:
    @pytest.mark.parametrize(
        ("code", "found"),
        [
            ("H56.01.02-250101-0001", "code-of-another-day"),
            ("H56.01.02-260829-0001", "code-of-another-day"),
            ("H56.01.02-260827-0001", "code-of-another-day"),
            ("H56.01.02-261345-0001", "no-dossier-code"),
            ("H56.01.02-260828-01", "no-dossier-code"),
            ("H56.01.02 260828 0001", "no-dossier-code"),
            ("D-1", "no-dossier-code"),
            (" H56.01.02-260828-0001", "no-dossier-code"),
            ("H56.01.02-٢٦٠٨٢٨-0001", "no-dossier-code"),
        ],
    )
    def test_of_a_dossier_are_given_on_a_day_from_the_filing_to_the_acceptance(self, code: str, found: str) -> None:
        assert places({**GOOD, "MaHoSo": code}) == {(found, "$.MaHoSo")}

    @pytest.mark.parametrize("digits", ["0001", "00001", "000000000001"])
    def test_of_a_dossier_have_four_digits_or_more(self, digits: str) -> None:
        assert portal.check({**GOOD, "MaHoSo": f"H56.01.02-260828-{digits}"}) == ()

    def test_that_were_given_between_two_days_are_right(self) -> None:
        later = {"NgayTiepNhan": "20260831080000", "MaHoSo": "H56.01.02-260829-0001"}
        assert portal.check({**GOOD, **later}) == ()

    @pytest.mark.parametrize(
        ("code", "found"),
        [
            ("D-1", set()),
            ("4f1c9a7be0d2c3a1", set()),
            ("H56.01.02-260828-0001", set()),
            ("số 5", {("no-dossier-code", "$.MaHoSo")}),
            ("H56.01.02-261345-0001", {("no-dossier-code", "$.MaHoSo")}),
            ("H56.01.02-260827-0001", {("code-of-another-day", "$.MaHoSo")}),
        ],
    )
    def test_of_a_dossier_may_be_its_id_before_it_was_accepted(self, code: str, found: set[tuple[str, str]]) -> None:
        filing = {"TrangThaiHoSo": "1", "NgayTiepNhan": "", "NgayHenTra": "", "NgayKetThucXuLy": "", "MaHoSo": code}
        assert places({**GOOD, **filing}) == found

    @pytest.mark.parametrize("code", ["KHAISINH", "1.004222.", "1.OO4222", "1.004222.h56"])
    def test_of_a_procedure_have_its_shape(self, code: str) -> None:
        assert ("no-procedure-code", "$.MaTTHC") in places({**GOOD, "MaTTHC": code})


class TestNumbers:
    @pytest.mark.parametrize("number", ["123", "00109900000", "0010990000012", "00109900000A", "٠" * 12, "１" * 12])
    def test_of_persons_have_twelve_digits(self, number: str) -> None:
        spoilt = {**GOOD, "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": number}]}
        assert places(spoilt) == {("identity-digits", "$.DinhDanhCHS[0].SoDinhDanh")}

    @pytest.mark.parametrize(
        ("kind", "number"), [("2", "C1234567"), ("2", "123456789"), ("3", "0100109106"), ("3", "0100109106-001")]
    )
    def test_of_other_papers_are_as_they_are(self, kind: str, number: str) -> None:
        assert portal.check({**GOOD, "DinhDanhCHS": [{"LoaiDinhDanh": kind, "SoDinhDanh": number}]}) == ()

    def test_of_persons_are_no_older_number(self) -> None:
        spoilt = {**GOOD, "DinhDanhCHS": [{"LoaiDinhDanh": "2", "SoDinhDanh": "001099000001"}]}
        assert places(spoilt) == {("identity-kind", "$.DinhDanhCHS[0].LoaiDinhDanh")}

    @pytest.mark.parametrize("amount", ["hai mươi", "-5", "20.000", "20,000", "1e5", "20000đ", "2 0", "٢٠", "0x1F"])
    def test_of_money_are_digits(self, amount: str) -> None:
        fees = [{"TenPhiLePhi": "Lệ phí", "Gia": amount}]
        assert places({**GOOD, "DanhSachLePhi": fees}) == {("fee-amount", "$.DanhSachLePhi[0].Gia")}
        spoilt = {**SUPPLEMENTED, "DanhSachHoSoBoSung": [{**ROUND, "DanhSachLePhiBoSung": fees}]}
        assert places(spoilt) == {("fee-amount", "$.DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].Gia")}

    @pytest.mark.parametrize("amount", ["0", "20000", "12.50", ""])
    def test_of_money_may_have_cents_and_may_be_unknown(self, amount: str) -> None:
        assert portal.check({**GOOD, "DanhSachLePhi": [{"Gia": amount}]}) == ()

    def test_a_dossier_with_a_digitised_paper_has_one(self) -> None:
        papers = {"TaiLieuNop": [{"DuocSoHoa": "1"}], "HoSoCoThanhPhanSoHoa": "0"}
        assert places({**GOOD, **papers}) == {("digitised-untold", "$.HoSoCoThanhPhanSoHoa")}
        assert portal.check({**GOOD, **papers, "HoSoCoThanhPhanSoHoa": "1"}) == ()
        assert portal.check({**GOOD, **papers, "TaiLieuNop": [{"DuocSoHoa": "1", "IsDeleted": "True"}]}) == ()


LENGTHS: Final = (
    ("$.TrichYeuHoSo", 1_000, lambda said: {"TrichYeuHoSo": said}),
    ("$.TaiLieuNop[0].TenTepDinhKem", 4_000, lambda said: {"TaiLieuNop": [{"TenTepDinhKem": said}]}),
    ("$.DanhSachGiayToKetQua[0].TenGiayTo", 2_000, lambda said: {"DanhSachGiayToKetQua": [{"TenGiayTo": said}]}),
)


@pytest.mark.parametrize(("where", "most", "saying"), LENGTHS, ids=[where for where, *_ in LENGTHS])
def test_a_text_may_be_as_long_as_the_format_has_it(where: str, most: int, saying: Any) -> None:
    assert portal.check({**GOOD, **saying("x" * most)}) == ()
    assert places({**GOOD, **saying("x" * (most + 1))}) == {("too-long", where)}


class TestOrder:
    @pytest.mark.parametrize(
        ("changes", "key"),
        [
            ({"NgayNopHoSo": "20260828160000"}, "NgayTiepNhan"),
            ({"NgayHenTra": "20260827170000"}, "NgayHenTra"),
            ({"NgayHenTra": "20260828100000"}, "NgayHenTra"),
            ({"NgayKetThucXuLy": "20260827170000"}, "NgayKetThucXuLy"),
            ({"TrangThaiHoSo": "10", "NgayTra": "20260904080000"}, "NgayTra"),
            ({"TrangThaiHoSo": "10", "NgayTra": "20260827080000"}, "NgayTra"),
            ({"TrangThaiHoSo": "10", "NgayTra": "20260910080000", "NgayTuChoi": "20260827080000"}, "NgayTuChoi"),
        ],
    )
    def test_of_the_moments_is_that_of_a_life(self, changes: Record, key: str) -> None:
        assert ("impossible-order", f"$.{key}") in places({**GOOD, **changes})

    @pytest.mark.parametrize(
        ("changes", "key"),
        [
            ({"NgayBoSung": "20260827080000"}, "DanhSachHoSoBoSung[0].NgayBoSung"),
            ({"NgayTiepNhanBoSung": "20260828080000"}, "DanhSachHoSoBoSung[0].NgayTiepNhanBoSung"),
            ({"NgayTiepNhanBoSung": "20260830080000"}, "DanhSachHoSoBoSung[0].NgayTiepNhanBoSung"),
            ({"NgayTiepNhanBoSung": "20260907080000"}, "NgayKetThucXuLy"),
            ({"NgayBoSung": "20260905080000", "NgayTiepNhanBoSung": "20260907080000"}, "NgayKetThucXuLy"),
        ],
    )
    def test_of_a_round_is_that_of_a_life(self, changes: Record, key: str) -> None:
        spoilt = {**SUPPLEMENTED, "DanhSachHoSoBoSung": [{**ROUND, **changes}]}
        assert ("impossible-order", f"$.{key}") in places(spoilt)

    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("NgayNopHoSo", "NgayTiepNhan"),
            ("NgayNopHoSo", "NgayHenTra"),
            ("NgayTiepNhan", "NgayHenTra"),
            ("NgayNopHoSo", "NgayKetThucXuLy"),
            ("NgayTiepNhan", "NgayKetThucXuLy"),
            ("NgayKetThucXuLy", "NgayTra"),
            ("NgayNopHoSo", "NgayTuChoi"),
            ("NgayTiepNhan", "NgayTuChoi"),
            ("NgayNopHoSo", "NgayTra"),
            ("NgayTiepNhan", "NgayTra"),
        ],
    )
    def test_of_any_two_is_told_where_nothing_else_is(self, first: str, then: str) -> None:
        bare = {**GOOD, **{key: "" for key in GOOD if key.startswith("Ngay")}}
        told = portal.check({**bare, first: "20260904090001", then: "20260904090000"})
        assert [(one.where, first in one.say("vi")) for one in told if one.code == "impossible-order"] == [
            (f"$.{then}", True)
        ]
        together = portal.check({**bare, first: "20260904090000", then: "20260904090000"})
        assert "impossible-order" not in {one.code for one in together}

    def test_is_in_the_first_and_the_last_year_that_can_be_counted(self) -> None:
        ends = {"NgayNopHoSo": "20100101080000", "NgayTra": "20601231235959"}
        assert "outside-calendar" not in {code for code, _ in places({**GOOD, **ends})}

    @pytest.mark.parametrize("year", ["2926", "1900", "0026", "9999"])
    def test_is_in_years_that_can_be_counted(self, year: str) -> None:
        every = {
            key: year + value[4:]
            for key, value in GOOD.items()
            if key.startswith("Ngay") and isinstance(value, str) and value
        }
        spoilt = {**GOOD, **every, "DanhSachHoSoBoSung": [{**ROUND, "NgayBoSung": f"{year}0831080000"}]}
        assert {where for code, where in places(spoilt) if code == "outside-calendar"} >= {
            *(f"$.{key}" for key in every),
            "$.DanhSachHoSoBoSung[0].NgayBoSung",
        }

    def test_has_the_return_date_first_only_where_the_limit_ran_from_the_filing(self) -> None:
        """By post the limit runs from the hand-over record, so it can be over before the acceptance."""
        life = filed(at("2026-08-27 08:00"), of=IMMEDIATE, channel="post", applicant=MAU).accept(at=FRIDAY)
        sent = portal.encode(life, **KNOWN)
        assert str(sent["NgayHenTra"]) < str(sent["NgayTiepNhan"])
        assert portal.check(sent, catalogue=Catalogue.of([IMMEDIATE])) == ()
        wrong = {("impossible-order", "$.NgayHenTra")}
        assert places({**sent, "NgayHenTra": "20260827100000"}, catalogue=Catalogue.of([IMMEDIATE])) == wrong
        assert places(sent, catalogue=Catalogue.of([])) == wrong

    @pytest.mark.parametrize(
        ("changes", "found"),
        [
            ({}, False),
            ({"KenhThucHien": "1"}, True),
            ({"KenhThucHien": ""}, True),
            ({"NgayNopHoSo": ""}, True),
            ({"NgayNopHoSo": "20100104080000"}, True),
            ({"NgayNopHoSo": "20180201080000"}, True),
        ],
    )
    def test_with_a_limit_that_hangs_on_facts_is_judged_by_the_channel(self, changes: Record, *, found: bool) -> None:
        by_home = procedure(by_home=True)
        life = filed(at("2026-08-03 08:00"), of=by_home, channel="post", applicant=MAU).accept(at=FRIDAY)
        told = places({**portal.encode(life, **KNOWN), **changes}, catalogue=Catalogue.of([by_home]))
        assert (("impossible-order", "$.NgayHenTra") in told) is found


class TestRounds:
    def second(self, **changes: object) -> Record:
        later = {
            "HoSoBoSungId": 2,
            "NgayBoSung": "20260903090000",
            "NgayTiepNhanBoSung": "20260904080000",
            "NgayHenTraTruoc": "20260914170000",
            "NgayHenTraMoi": "20260915170000",
        }
        rounds = [ROUND, {**ROUND, **later, **changes}]
        return {**SUPPLEMENTED, "NgayHenTra": "20260915170000", "DanhSachHoSoBoSung": rounds}

    def test_one_after_the_other_are_right_however_they_are_listed(self) -> None:
        record = self.second()
        assert portal.check(record) == ()
        assert portal.check({**record, "DanhSachHoSoBoSung": record["DanhSachHoSoBoSung"][::-1]}) == ()

    @pytest.mark.parametrize(
        ("changes", "code", "key"),
        [
            ({"HoSoBoSungId": 1}, "repeated-round", "HoSoBoSungId"),
            ({"NgayBoSung": "20260902090000"}, "open-rounds", "NgayBoSung"),
            ({"NgayBoSung": "20260902090000", "NgayTiepNhanBoSung": ""}, "open-rounds", "NgayBoSung"),
            ({"NgayHenTraTruoc": "20260911170000"}, "due-not-kept", "NgayHenTraTruoc"),
            ({"TrangThaiBoSung": False}, "round-not-done", "TrangThaiBoSung"),
            ({"NgayHenTraMoi": "20260910170000"}, "due-moved-back", "NgayHenTraMoi"),
            ({"NgayHenTraMoi": "20261010170000"}, "due-too-late", "NgayHenTraMoi"),
        ],
    )
    def test_that_contradict_one_another_are_found(self, changes: Record, code: str, key: str) -> None:
        assert (code, f"$.DanhSachHoSoBoSung[1].{key}") in places(self.second(**changes))

    def test_may_lie_one_in_the_other(self) -> None:
        """A dossier that waits for its payment was suspended meanwhile."""
        within = {"NgayBoSung": "20260901080000", "NgayTiepNhanBoSung": "20260902080000"}
        assert portal.check(self.second(**within, NgayHenTraMoi="", NgayHenTraTruoc="")) == ()

    def test_that_are_open_say_the_dossier_waits(self) -> None:
        for answer in ({}, {"NgayTiepNhanBoSung": "20260903080000"}):
            waiting = {"NoiDungBoSung": "thiếu", "NgayBoSung": "20260901080000", **answer}
            assert places({**GOOD, "DanhSachHoSoBoSung": [waiting]}) == {("suspended-as-processed", "$.TrangThaiHoSo")}

    @pytest.mark.parametrize("status", ["2", "4"])
    def test_that_nobody_answered_contradict_a_dossier_that_runs(self, status: str) -> None:
        asked = {"NoiDungBoSung": "thiếu", "NgayBoSung": "20260901080000"}
        runs = {**GOOD, "TrangThaiHoSo": status, "NgayKetThucXuLy": ""}
        waits = {**runs, "DanhSachHoSoBoSung": [asked]}
        assert places(waits) == {("waiting-as-running", "$.TrangThaiHoSo")}
        answered = {**runs, "DanhSachHoSoBoSung": [{**asked, "NgayTiepNhanBoSung": "20260903080000"}]}
        assert portal.check(runs) == portal.check(answered) == ()

    def test_a_suspension_in_a_wait_for_payment_is_two_rounds_and_right(self) -> None:
        life = (
            accepted(of=NATIONAL, applicant=MAU).request_payment(FEE, at=THURSDAY).suspend(at=THURSDAY, reason="vì vậy")
        )
        sent = portal.encode(life, **KNOWN)
        assert [one["TrangThaiBoSung"] for one in sent["DanhSachHoSoBoSung"]] == [False, False]  # type: ignore[attr-defined]
        assert portal.check(sent) == ()
        assert places({**sent, "TrangThaiHoSo": "6"}) == {("open-rounds", "$.DanhSachHoSoBoSung")}

    def test_the_limit_anew_may_be_shorter_than_an_extension(self) -> None:
        """A supplement starts the limit again, and what it had been extended by is gone."""
        life = accepted(applicant=MAU).begin(at=FRIDAY).extend(WorkingDays(9), at=FRIDAY, reason="vì vậy")
        life = life.request_supplement(["ct01"], at=THURSDAY, reason="mờ").supplement(["ct01"], at=THURSDAY)
        sent = portal.encode(life, **KNOWN)
        known = Catalogue.of([SEVEN_DAYS])
        assert portal.check(sent, catalogue=known) == ()
        assert portal.check({**sent, "GhiChu": ""}, catalogue=known)[0].code == "due-too-late"
        (one,) = portal.decode(sent).rounds
        early = attrs.evolve(one, due_after=at("2026-09-07 17:00"))
        spoilt = portal.encode(portal.decode(sent), rounds=[early], due=at("2026-09-07 17:00"), note="")
        moved_back = ("due-moved-back", "$.DanhSachHoSoBoSung[0].NgayHenTraMoi")
        assert moved_back in places(spoilt, catalogue=known)


class TestNotes:
    LATE: Final[Mapping[str, object]] = {**GOOD, "NgayHenTra": "20281231170000"}

    @pytest.mark.parametrize(
        "note",
        [
            "Xin lỗi và hẹn lại: chờ giám định",
            "Thư xin lỗi ngày 10/9",
            "Hẹn trả lại kết quả ngày 31/12",
            "Ngày hẹn trả mới 31/12/2028",
            "Gia hạn theo khoản 3",
            "Không đủ nhân lực, gia hạn 5 ngày",
            "chưa có kết quả giám định; hẹn lại",
            "Điều chỉnh ngày hẹn trả do bão",
            unicodedata.normalize("NFD", "Kéo dài thời hạn"),
        ],
    )
    def test_that_tell_of_a_later_date_excuse_it(self, note: str) -> None:
        assert portal.check({**self.LATE, "GhiChu": note}) == ()
        assert portal.check({**self.LATE, "ThongTinKhac": note}) == ()

    @pytest.mark.parametrize(
        "note",
        [
            "Đã gửi giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            "ngày hẹn trả 31/12/2028",
            "Không gia hạn",
            "chưa hẹn lại",
            "Hồ sơ không thuộc trường hợp được gia hạn",
            "không phải xin lỗi",
            "không gia hạn " * 1_400,
            "",
        ],
    )
    def test_that_tell_of_none_excuse_nothing(self, note: str) -> None:
        assert places({**self.LATE, "GhiChu": note}) == {("due-too-late", "$.NgayHenTra")}


class TestReturnDates:
    def test_are_judged_where_the_procedure_does_not_ask_for_the_channel(self) -> None:
        own = Catalogue.of([SEVEN_DAYS])
        late = {**portal.encode(accepted(applicant=MAU), **KNOWN), "NgayHenTra": "20260914170000"}
        assert places(late, catalogue=own) == {("due-too-late", "$.NgayHenTra")}

    def test_that_a_pause_moves_are_right_up_to_its_days(self) -> None:
        """Stopped from 31/8 to 3/9, which moves 11/9 to 15/9; counted anew from 3/9 it is 14/9, and never both."""
        pause = {**ROUND, "NgayHenTraMoi": ""}
        until = {**GOOD, "DanhSachHoSoBoSung": [pause]}
        assert portal.check({**until, "NgayHenTra": "20260915170000"}) == ()
        assert places({**until, "NgayHenTra": "20260916170000"}) == {("due-too-late", "$.NgayHenTra")}

    def test_that_an_open_round_is_to_explain_are_not(self) -> None:
        waiting = {**ROUND, "TrangThaiBoSung": False}
        late = {**SUPPLEMENTED, "NgayHenTra": "20260914170000", "DanhSachHoSoBoSung": [waiting]}
        assert ("due-too-late", "$.NgayHenTra") in places(late)

    def test_of_a_pause_of_decades_are_not_judged_past_the_calendar(self) -> None:
        pause = {**ROUND, "NgayBoSung": "20100105080000", "NgayTiepNhanBoSung": "20591231080000", "NgayHenTraMoi": ""}
        assert not {code for code, _ in places({**GOOD, "DanhSachHoSoBoSung": [pause]})} & {"due-too-late"}

    def test_are_asked_of_the_version_in_force_at_the_filing(self) -> None:
        before, since = InForce(dt.date(2018, 1, 1), dt.date(2026, 8, 27)), InForce(dt.date(2026, 8, 28))
        own = attrs.evolve(SEVEN_DAYS, in_force=before)
        other = attrs.evolve(procedure(WorkingDays(1)), in_force=since, name=Text("Tên khác", "Another name"))
        life = filed(at("2026-08-27 08:00"), of=own, applicant=MAU).accept(at=FRIDAY)
        sent = portal.encode(life, **KNOWN)
        assert portal.check(sent, catalogue=Catalogue.of([own, other])) == ()
        unfiled = {**sent, "NgayNopHoSo": ""}
        assert ("other-name", "$.TenTTHC") in places(unfiled, catalogue=Catalogue.of([own, other]))

    def test_with_an_office_of_its_own_days_are_judged_by_its_calendar(self) -> None:
        closed = DONE.office.calendar.with_closure(dt.date(2026, 9, 8), name="mất điện", extends=True)
        later = {**GOOD, "NgayHenTra": "20260914170000"}
        assert places(later) == {("due-too-late", "$.NgayHenTra")}
        assert portal.check(later, calendar=closed) == ()


class TestWords:
    @pytest.mark.parametrize(
        ("changes", "vi", "en"),
        [
            (
                {"NgayKetThucXuLy": ""},
                (
                    "trạng thái 9 mà thiếu NgayKetThucXuLy:"
                    " hồ sơ đang tạm dừng mà gửi là đã xử lý xong, hoặc chưa gửi ngày kết thúc"
                ),
                "NgayKetThucXuLy is missing under 9: a dossier that waits is sent as processed, or its end was not",
            ),
            (
                {"TrangThaiHoSo": "4"},
                "còn đang xử lý mà đã có ngày kết thúc",
                "an end of processing while it is still in process",
            ),
        ],
    )
    def test_say_what_stands_and_what_it_can_mean(self, changes: Record, vi: str, en: str) -> None:
        (found,) = portal.check({**GOOD, **changes})
        assert (vi in found.say("vi"), en in found.say("en")) == (True, True)


def test_every_finding_stands_on_the_page_with_what_mends_it() -> None:
    root = Path(__file__).parents[1]
    said = (root / "src/motcua/data/locale/en.po").read_text("utf-8")
    page = (root / "docs/how-to/portal.md").read_text("utf-8")
    codes = {*re.findall(r'^msgid "portal\.check\.(.+)"$', said, re.MULTILINE)} - {"processed-without-end"}
    assert len(codes) > 20
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []


class TestHostile:
    @pytest.mark.parametrize("wrong", [5, 5.5, True, {}, ["x"], {"a": 1}, "x" * 20_001, "\ud800"], ids=repr)
    @pytest.mark.parametrize("key", ["MaHoSo", "NgayNopHoSo", "TrangThaiHoSo", "TaiLieuNop", "DuocThanhToanTrucTuyen"])
    def test_values_of_another_kind_are_told_with_their_place(self, key: str, wrong: object) -> None:
        told = places({**GOOD, key: wrong})
        assert {code for code, _ in told} == {"unreadable-field"}
        assert all(where.startswith(f"$.{key}") for _, where in told)

    @pytest.mark.parametrize(
        "moment",
        [
            "20260828",
            "20261301000000",
            "20260230000000",
            "20260828246000",
            "20260828152060",
            "00000000000000",
            "2026082815200",
            "202608281520000",
            "2026-08-28T15:20",
            " 20260828152000",
            "２０２６０８２８１５２０００",
        ],
    )
    def test_moments_of_nonsense_are_no_moments(self, moment: str) -> None:
        assert places({**GOOD, "NgayTiepNhan": moment}) == {("unreadable-field", "$.NgayTiepNhan")}

    @pytest.mark.parametrize(
        ("key", "code"),
        [
            ("TrangThaiHoSo", "0"),
            ("TrangThaiHoSo", "11"),
            ("TrangThaiHoSo", "09"),
            ("KenhThucHien", "4"),
            ("LoaiDoiTuong", "5"),
            ("HinhThuc", "3"),
            ("NoiNopHoSo", "0"),
            ("DuocThanhToanTrucTuyen", "4"),
            ("HoSoCoThanhPhanSoHoa", "true"),
        ],
    )
    def test_codes_nobody_knows_are_told(self, key: str, code: str) -> None:
        assert places({**GOOD, key: code}) == {("unreadable-field", f"$.{key}")}

    @pytest.mark.parametrize("record", [None, 5, "x", [], DONE])
    def test_what_is_no_record_is_told(self, record: object) -> None:
        assert places(record) == {("unreadable-field", "$")}

    def test_everything_that_cannot_be_read_is_told_at_once(self) -> None:
        assert len(places({**GOOD, "MaHoSo": 5, "NgayTra": "x", "TaiLieuNop": [{"DuocSoHoa": "2"}, 5]})) == 4


def test_a_dossier_stopped_in_any_way_is_in_order() -> None:
    """Closed and withdrawn dossiers have an end, and rounds that nobody answered."""
    asked = accepted(of=NATIONAL, applicant=MAU).request_supplement(["ct01"], at=THURSDAY, reason="mờ")
    for life in (asked, asked.withdraw(at=THURSDAY), asked.close(at=at("2026-12-01 08:00"))):
        assert portal.check(portal.encode(life, **KNOWN)) == ()


@pytest.mark.parametrize(
    "told",
    [
        {"NgayHenTra": "20260906110000"},
        {"NgayHenTra": "20260902110000", "NgayKetThucXuLy": "20260902090000"},
        {"DuocThanhToanTrucTuyen": "0", "DanhSachLePhi": [{"TenPhiLePhi": "Lệ phí", "Gia": "20000"}]},
        {"TrangThaiHoSo": "7", "NgayKetThucXuLy": "20260904090000", "NgayTra": "20260904100000"},
    ],
    ids=["due on a Sunday", "due on a holiday", "not paid yet", "papers given back"],
)
def test_what_looks_odd_and_some_office_does_is_in_order(told: Mapping[str, object]) -> None:
    assert portal.check({**GOOD, **told}) == ()
