"""The national dossier record: every field there and back, progress in batches, records of others checked."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import pytest
from tests.dossiers import COMMUNE, FEE, FRIDAY, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed

from motcua.adapters import portal
from motcua.adapters.portal import DossierRecord, ProgressEvent, Supplement
from motcua.catalogue import Catalogue
from motcua.completeness import SubmittedPaper
from motcua.dossier import Dossier, Representative
from motcua.errors import BadInput, UnknownCode
from motcua.mechanism import State
from motcua.papers import Medium
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays

FRIDAY_AFTER = at("2026-09-04 09:00")
PARTICULARS: Mapping[str, Any] = {
    "field": "G01-CT01",
    "return_way": "0",
    "verified_account": True,
    "databases": (portal.Database(code="7"),),
}


def lives() -> dict[str, Dossier]:
    """A dossier in every state."""
    begun = accepted(applicant=MAU)
    work = begun.begin(at=THURSDAY)
    processed = work.finish("granted", at=FRIDAY_AFTER, results=["KQ.G01.000001", "Sổ mẫu"])
    return {
        "submitted": filed(applicant=MAU),
        "accepted": begun,
        "refused": filed(applicant=MAU).refuse(at=FRIDAY, reason="không thuộc thẩm quyền"),
        "in-progress": work,
        "awaiting-papers": work.request_supplement(
            ["proof_of_home"], at=THURSDAY, reason="thiếu giấy tờ", by="clerk-1"
        ),
        "awaiting-payment": work.request_payment(FEE, at=THURSDAY),
        "withdrawn": work.withdraw(at=FRIDAY_AFTER, reason="không còn nhu cầu"),
        "suspended": work.suspend(at=THURSDAY, reason="chờ xác minh", citation="68/2020/QH14"),
        "processed": processed,
        "returned": processed.announce_early(at=FRIDAY_AFTER).hand_over(at=FRIDAY_AFTER, to="Nguyễn Văn Mẫu"),
    }


LIVES = lives()
CODES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")


def record(**changes: object) -> dict[str, object]:
    """The record of a processed dossier, with some fields changed."""
    return {**portal.encode(LIVES["processed"], **PARTICULARS), **changes}


def codes(of: object, **more: Any) -> set[str]:
    return {finding.code for finding in portal.check(of, **more)}


class TestEveryState:
    @pytest.mark.parametrize(("name", "code"), [*zip(LIVES, CODES, strict=True)])
    def test_has_its_national_code(self, name: str, code: str) -> None:
        assert portal.encode(LIVES[name])["TrangThaiHoSo"] == code

    @pytest.mark.parametrize("name", LIVES)
    def test_is_read_back_without_loss(self, name: str) -> None:
        sent = portal.encode(LIVES[name], **PARTICULARS)
        assert portal.encode(portal.decode(sent)) == sent
        assert portal.decode(sent).state is LIVES[name].state

    @pytest.mark.parametrize("name", LIVES)
    def test_is_taken_over_with_its_state_and_its_promise(self, name: str) -> None:
        known = portal.decode(portal.encode(LIVES[name]), catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2026-10-01 08:00"))
        assert taken.state is LIVES[name].state
        promise = LIVES[name].promise
        assert (taken.promise and taken.promise.at) == (promise and promise.at)

    def test_a_closed_dossier_is_an_eight_that_ended(self) -> None:
        closed = DossierRecord(status="8", finished=FRIDAY)
        assert (closed.state, DossierRecord(status="8").state) == (State.CLOSED, State.SUSPENDED)

    def test_all_values_are_texts_or_lists(self) -> None:
        sent = record()
        assert {type(value) for value in sent.values()} == {str, list}
        assert sent["NgayNopHoSo"] == "20260828152000"

    @pytest.mark.parametrize("name", LIVES)
    def test_with_the_particulars_only_the_code_of_the_test_office_is_found(self, name: str) -> None:
        assert codes(portal.encode(LIVES[name], code="H56.01.02-260828-0001", **PARTICULARS)) <= {
            "due-too-late",
            "other-name",
        }


class TestWhatIsCarried:
    def test_a_supplement_round_has_the_date_before_and_after(self) -> None:
        waiting = LIVES["awaiting-papers"]
        done = waiting.supplement([SubmittedPaper("proof_of_home", copies=1)], at=FRIDAY_AFTER)
        (before,) = portal.decode(portal.encode(waiting)).supplements
        (after,) = portal.decode(portal.encode(done)).supplements
        assert (before.asked_by, before.asked_for, before.done) == ("clerk-1", "thiếu giấy tờ; proof_of_home", False)
        assert before.due_before is not None
        assert after.due_after is not None
        assert (after.done, after.papers[0].component) == (True, "proof_of_home")
        assert after.due_before == before.due_before <= after.due_after

    def test_every_round_is_there(self) -> None:
        life = (
            filed(of=SEVEN_DAYS)
            .request_supplement(["ct01"], at=FRIDAY, reason="sai mẫu")
            .supplement(["ct01"], at=THURSDAY)
        )
        life = life.accept(at=THURSDAY).request_supplement(["ct01"], at=FRIDAY_AFTER, reason="mờ")
        rounds = portal.decode(portal.encode(life)).supplements
        assert [one.id for one in rounds] == [1, 2]
        assert rounds[0].due_before is None

    def test_fees_results_and_digitised_papers_are_there(self) -> None:
        life = Dossier.open(
            SEVEN_DAYS,
            office=COMMUNE,
            at=FRIDAY,
            channel="online",
            applicant=MAU,
            papers=[SubmittedPaper("ct01", medium=Medium.E_FORM), "proof_of_home"],
        )
        known = portal.decode(portal.encode(life))
        assert [paper.digitised for paper in known.papers] == [True, False]
        assert known.digitised
        assert (known.fees[0].item, known.fees[0].amount, known.paid) == ("residence", "20000", "3")
        assert known.identities[0].kind == "1"
        results = portal.decode(portal.encode(LIVES["processed"])).results
        assert [(one.name, one.code) for one in results] == [("KQ.G01.000001", ""), ("Sổ mẫu", "")]

    def test_a_result_the_procedure_names_has_its_code(self) -> None:
        birth = reference_catalogue().find("1.001193", on=FRIDAY.date())
        life = Dossier.adopt(
            birth, office=COMMUNE, at=FRIDAY, state="in-progress", received=at("2026-08-28 08:00"), promise=FRIDAY
        )
        done = life.finish("granted", at=FRIDAY, results=["KQ.G15.000031"])
        assert [(one.name, one.code) for one in portal.decode(portal.encode(done)).results] == [
            ("Giấy khai sinh", "KQ.G15.000031")
        ]

    def test_what_nobody_knows_stays_empty(self) -> None:
        life = Dossier.open(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, channel="post")
        sent = portal.encode(life)
        assert (sent["ChuHoSo"], sent["LoaiDoiTuong"], sent["NgayTiepNhan"], sent["DinhDanhCHS"]) == ("", "", "", [])

    def test_fees_that_hang_on_facts_are_left_out(self) -> None:
        cut = reference_catalogue().find("2.000815", on=FRIDAY.date())
        life = Dossier.open(cut, office=COMMUNE, at=FRIDAY, channel="counter")
        assert portal.encode(life)["DanhSachLePhi"] == []

    def test_where_no_fee_is_loaded_none_is_sent(self) -> None:
        bare = portal.read_procedure({"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Mẫu"}).procedure
        assert bare is not None
        life = Dossier.open(bare, office=COMMUNE, at=FRIDAY, channel="counter")
        assert (portal.encode(life)["DanhSachLePhi"], portal.encode(life)["TenLinhVuc"]) == ([], "")

    def test_a_particular_nobody_knows_is_refused(self) -> None:
        with pytest.raises(BadInput):
            portal.encode(LIVES["accepted"], colour="red")

    def test_keys_the_format_does_not_know_are_kept(self) -> None:
        sent = record(SoBienNhan="7", TaiLieuNop=[{"TenTepDinhKem": "a.pdf", "Moi": ["x"]}])
        assert portal.encode(portal.decode(sent))["SoBienNhan"] == "7"
        assert portal.decode(sent).papers[0].others == (("Moi", ["x"]),)

    def test_nothing_personal_shows(self) -> None:
        known = portal.decode(portal.encode(LIVES["accepted"]))
        assert "Mẫu" not in repr(known)
        assert "001099" not in repr(known.identities)


class TestWhatIsNotCarried:
    def names(self, dossier: Dossier) -> set[str]:
        return {step.message.rpartition(".")[2] for step in portal.uncarried(dossier)}

    def test_it_is_listed_and_not_dropped_in_silence(self) -> None:
        work = LIVES["in-progress"]
        full = Dossier.open(
            SEVEN_DAYS,
            office=COMMUNE,
            at=FRIDAY + dt.timedelta(microseconds=5),
            channel="counter",
            applicant=MAU,
            representative=Representative("Trần Thị Thử", papers=("authority",)),
            assistance="Lê Văn Giúp",
            facts={"home": "own"},
            papers=[SubmittedPaper("ct01", originals=1)],
        )
        assert self.names(full) == {"history", "facts", "address", "representative", "assistance", "papers", "seconds"}
        busy = work.transfer("tax", at=THURSDAY, share=WorkingDays(1)).consult(
            "police", at=THURSDAY, until=FRIDAY_AFTER.date()
        )
        assert self.names(busy) >= {"shares", "consultations", "calendar"}
        assert "pauses" in self.names(LIVES["suspended"])
        assert {"outcome", "receiver"} <= self.names(LIVES["returned"])
        late = work.reappoint(at("2026-09-30 08:00"), at=THURSDAY, reason="chờ kết quả")
        assert "extensions" in self.names(late)
        assert "corrections" in self.names(LIVES["returned"].correct_result(at=FRIDAY_AFTER, reason="sai tên"))

    def test_each_says_itself(self) -> None:
        assert str(portal.uncarried(LIVES["accepted"])[0]) == "từng sự kiện với mã băm"


class TestProgress:
    def test_each_step_has_the_status_it_led_to(self) -> None:
        assert [event.status for event in portal.progress(LIVES["returned"])] == ["1", "2", "4", "9", "9", "10"]

    def test_notes_are_no_steps(self) -> None:
        noted = LIVES["accepted"].synchronise(1, at=THURSDAY)
        assert portal.progress(noted) == portal.progress(LIVES["accepted"])

    def test_a_progress_event_is_read_back(self) -> None:
        (sent, *_), *_ = portal.batches(portal.progress(LIVES["accepted"]))
        assert portal.encode(portal.decode_event(sent)) == sent

    def test_at_most_ten_go_in_one_call_and_each_dossier_apart(self) -> None:
        many = [ProgressEvent(code=f"D-{n % 2}", status="4", at=FRIDAY + dt.timedelta(hours=n)) for n in range(25)]
        sizes = [len(batch) for batch in portal.batches(many)]
        assert sizes == [10, 3, 10, 2]
        assert all(len({event["MaHoSo"] for event in batch}) == 1 for batch in portal.batches(many))

    def test_a_call_made_again_sends_nothing_twice(self) -> None:
        told = portal.progress(LIVES["returned"])
        assert [*portal.batches((*told, *told))] == [*portal.batches(told)]
        assert [*portal.batches(told, sent=told)] == []


class TestReading:
    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"NgayNopHoSo": "2026-08-28"}, "$.NgayNopHoSo"),
            ({"NgayNopHoSo": "20261399000000"}, "$.NgayNopHoSo"),
            ({"TrangThaiHoSo": "11"}, "$.TrangThaiHoSo"),
            ({"MaHoSo": 5}, "$.MaHoSo"),
            ({"GhiChu": "x" * 20_001}, "$.GhiChu"),
            ({"HoSoCoThanhPhanSoHoa": "2"}, "$.HoSoCoThanhPhanSoHoa"),
            ({"TaiLieuNop": "x"}, "$.TaiLieuNop"),
            ({"TaiLieuNop": [{}] * 1_001}, "$.TaiLieuNop"),
            ({"TaiLieuNop": [5]}, "$.TaiLieuNop[0]"),
            ({"TaiLieuNop": [{"IsDeleted": "maybe"}]}, "$.TaiLieuNop[0].IsDeleted"),
            ({"DanhSachHoSoBoSung": [{"HoSoBoSungId": "1"}]}, "$.DanhSachHoSoBoSung[0].HoSoBoSungId"),
        ],
    )
    def test_what_cannot_be_is_told_with_its_place(self, changes: dict[str, object], path: str) -> None:
        with pytest.raises(BadInput) as caught:
            portal.decode(record(**changes))
        assert [problem.path for problem in caught.value.problems] == [path]
        assert codes(record(**changes)) == {"unreadable-field"}

    @pytest.mark.parametrize("wrong", [None, 5, [], "x", {str(n): n for n in range(1_001)}])
    def test_what_is_no_record_is_refused(self, wrong: object) -> None:
        with pytest.raises(BadInput):
            portal.decode(wrong)

    def test_nothing_and_an_empty_text_are_the_same(self) -> None:
        known = portal.decode(
            record(
                MaDoiTuong=None, TaiLieuNop=None, DanhSachHoSoBoSung=[{"TrangThaiBoSung": True, "HoSoBoSungId": None}]
            )
        )
        assert (known.owner_account, known.papers, known.supplements[0].done) == ("", (), True)
        assert portal.decode(record(TaiLieuNop=[{"IsDeleted": "True"}])).papers[0].deleted

    def test_a_procedure_nobody_knows_is_told(self) -> None:
        with pytest.raises(UnknownCode):
            portal.decode(record(), catalogue=Catalogue.of([]))
        assert portal.decode(record(NgayNopHoSo=""), catalogue=Catalogue.of([])).known_as is None

    def test_a_record_without_its_procedure_is_not_taken_over(self) -> None:
        with pytest.raises(BadInput):
            portal.taken_over(portal.decode(record()), office=COMMUNE, at=FRIDAY_AFTER)
        taken = portal.taken_over(portal.decode(record()), office=COMMUNE, at=FRIDAY_AFTER, procedure=SEVEN_DAYS)
        assert taken.state is State.PROCESSED


class TestCheckingOthers:
    GOOD: Final = {"MaHoSo": "H56.01.02-260828-0001", "TenTTHC": "Đăng ký thường trú"}

    def test_a_record_in_order_has_no_findings(self) -> None:
        assert portal.check(record(**self.GOOD)) == ()

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"DinhDanhCHS": []}, "missing-field"),
            ({"MaHoSo": ""}, "missing-field"),
            ({"NgayTiepNhan": "", "NgayHenTra": ""}, "missing-field"),
            ({"TrichYeuHoSo": "x" * 1_001}, "too-long"),
            ({"DanhSachGiayToKetQua": [{"TenGiayTo": "x" * 2_001}]}, "too-long"),
            ({"MaHoSo": "số 5"}, "no-dossier-code"),
            ({"DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "123"}]}, "identity-digits"),
            ({"NgayTiepNhan": "20260801080000"}, "impossible-order"),
            ({"NgayKetThucXuLy": ""}, "suspended-as-processed"),
            ({"DanhSachHoSoBoSung": [{"NgayBoSung": "20260903080000"}]}, "suspended-as-processed"),
            ({"TrangThaiHoSo": "10", "NgayKetThucXuLy": "", "NgayTra": "20260904090000"}, "missing-field"),
            ({"TrangThaiHoSo": "4"}, "finished-too-early"),
            ({"NgayTra": "20260904090000"}, "date-without-status"),
            ({"TrangThaiHoSo": "3"}, "missing-field"),
            ({"TrangThaiHoSo": "1"}, "promise-before-acceptance"),
            ({"NgayHenTra": "20261231170000"}, "due-too-late"),
            ({"TenTTHC": "Tên khác"}, "other-name"),
            (
                {
                    "DanhSachHoSoBoSung": [
                        {
                            "NgayBoSung": "20260904080000",
                            "NgayTiepNhanBoSung": "20260903080000",
                            "TrangThaiBoSung": True,
                        }
                    ]
                },
                "impossible-order",
            ),
            (
                {"DanhSachHoSoBoSung": [{"NgayHenTraTruoc": "20260914170000", "NgayHenTraMoi": "20260910170000"}]},
                "due-moved-back",
            ),
            ({"DanhSachHoSoBoSung": [{"NgayHenTraMoi": "20261010170000"}]}, "due-not-kept"),
        ],
    )
    def test_what_cannot_be_right_is_found(self, changes: dict[str, object], code: str) -> None:
        assert code in codes(record(**{**self.GOOD, **changes}))

    def test_a_procedure_nobody_knows_is_not_judged(self) -> None:
        assert codes(record(**self.GOOD, NgayHenTra="20261231170000"), catalogue=Catalogue.of([])) == set()

    def test_a_limit_that_hangs_on_facts_is_not_judged(self) -> None:
        changes = {"MaTTHC": "1.010041", "TenTTHC": "Xác nhận thông tin về cư trú", "KenhThucHien": ""}
        assert codes(record(**{**self.GOOD, **changes})) == {"missing-field"}

    def test_a_round_without_dates_says_nothing(self) -> None:
        assert Supplement().due_before is None
        assert codes(record(**self.GOOD, DanhSachHoSoBoSung=[{}])) == set()

    def test_findings_say_themselves(self) -> None:
        (found,) = portal.check(record(**{**self.GOOD, "NgayKetThucXuLy": ""}))
        assert "đang tạm dừng mà gửi là đã xử lý xong" in found.say("vi")
