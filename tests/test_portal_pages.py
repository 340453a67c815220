"""Portal pages read honestly: papers, fees, results, decisions; files of pages; what is written for review."""

import datetime as dt
import gzip
import json
import os
import time
from pathlib import Path

import pytest
from tests.judged_rows import JUDGED
from tests.portal_pages import PAPERS, page

from motcua.__main__ import main
from motcua.adapters import portal
from motcua.adapters.portal import Doubt, DoubtKind, Part, Reading, Verdict, read_procedure
from motcua.adapters.portal.particulars import listed
from motcua.adapters.rulefiles import load_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.conditions import ALWAYS
from motcua.errors import BadInput, LimitExceeded, MotcuaError, NoFeeLevel, NoPromise
from motcua.fees import Levy
from motcua.money import VND
from motcua.procedure import Procedure
from motcua.timelimit import CalendarDays, WorkingDays

DAY = dt.date(2026, 8, 28)
FIVE = "Trực tiếp5 Ngày làm việcMiễn phíTrực tuyến5 Ngày làm việcMiễn phí"


def draft(record: object) -> Procedure:
    """The draft of a page that has one."""
    procedure = read_procedure(record).procedure
    assert procedure is not None
    return procedure


def kinds(record: object, part: Part) -> list[DoubtKind]:
    return [doubt.kind for doubt in read_procedure(record).doubted(part)]


class TestThePage:
    def test_name_code_field_and_level_enter_the_draft(self) -> None:
        procedure = draft(page(FIVE))
        assert (str(procedure.code), procedure.name.vi, procedure.level) == ("1.999001", "Cấp giấy phép mẫu", "commune")
        assert procedure.announced_by == Citation("12/QĐ-BTP", verified=False)

    def test_a_page_of_nothing_still_has_a_draft(self) -> None:
        procedure = draft({"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Mẫu"})
        assert (procedure.level, procedure.field, procedure.announced_by) == (None, None, None)

    def test_a_draft_is_asked_for_the_day_where_the_limit_was_understood(self) -> None:
        received = office_time("2026-08-28 09:00")
        assert draft(page(FIVE)).due(received, national_calendar(), channel="counter").date == dt.date(2026, 9, 9)
        with pytest.raises(NoPromise):
            draft(page("Trực tiếp5Miễn phí")).due(received, national_calendar(), channel="counter")

    @pytest.mark.parametrize(("key", "kind"), [("ma_thu_tuc", DoubtKind.NO_CODE), ("ten_thu_tuc", DoubtKind.NO_NAME)])
    def test_without_code_or_name_there_is_no_draft(self, key: str, kind: DoubtKind) -> None:
        reading = read_procedure(page(FIVE, **{key: ""}))
        assert reading.procedure is None
        assert kind in {doubt.kind for doubt in reading.doubts}

    def test_a_reading_says_itself_shortly(self) -> None:
        assert repr(read_procedure({})) == "<Reading of no code: 0 understood, 2 doubts>"

    def test_a_doubt_quotes_and_says_why_in_both_languages(self) -> None:
        doubt = Doubt(Part.LIMITS, DoubtKind.LOST_UNIT, "$.x", "dài " * 200)
        assert str(doubt).startswith("$.x: con số không còn đơn vị: “dài dài")
        assert doubt.say("en").endswith("…”")

    @pytest.mark.parametrize("kind", DoubtKind)
    def test_every_doubt_has_its_words(self, kind: DoubtKind) -> None:
        assert kind.say("vi") != kind.say("en")

    def test_every_part_has_its_words(self) -> None:
        assert {part.say("en") for part in Part} >= {"limits", "fees"}

    def test_the_district_is_stale_and_a_strange_level_is_a_doubt(self) -> None:
        assert kinds(page(cap_thuc_hien="Cấp huyện, Cấp liên bang"), Part.LEVELS) == [
            DoubtKind.STALE_LEVEL,
            DoubtKind.UNKNOWN_LEVEL,
        ]
        assert kinds(page(steps="Nộp tại UBND cấp huyện"), Part.PAGE) == [DoubtKind.STALE_LEVEL]

    def test_another_agency_is_at_no_level(self) -> None:
        assert draft(page(cap_thuc_hien="Cơ quan khác")).level is None

    @pytest.mark.parametrize("text", ["163/QĐ-BTP", "163/QD-BTP", "QĐ163-BTP", "QĐ/163-BTP", "163./QĐ-BTP"])
    def test_a_decision_is_written_one_way(self, text: str) -> None:
        assert draft(page(so_quyet_dinh=text)).announced_by == Citation("163/QĐ-BTP", verified=False)

    def test_a_bare_number_is_no_decision(self) -> None:
        assert kinds(page(so_quyet_dinh="1681"), Part.DECISION) == [DoubtKind.NO_INSTRUMENT]

    @pytest.mark.parametrize(
        "fields",
        [
            {"so_quyet_dinh": "226/QĐ-UBND", "yeu_cau_dieu_kien": "Có nhà ở", "co_quan_co_tham_quyen": "Sở Mẫu"},
            {"ten_thu_tuc": "Công bố Danh mục thủ tục hành chính", "can_cu_phap_ly": "Luật15/2023/QH15"},
        ],
    )
    def test_of_anothers_page_nothing_is_taken(self, fields: dict[str, str]) -> None:
        papers = f"--{PAPERS}Đơn đề nghị1 bản chính"
        reading = read_procedure(page(FIVE, thanh_phan_ho_so=papers, ket_qua_xu_ly="Giấy phép", **fields))
        assert reading.foreign
        assert reading.procedure is not None
        assert {one.part for one in reading.understood} == {Part.CODE, Part.NAME}
        bare = read_procedure({key: page(**fields)[key] for key in ("ma_thu_tuc", "ten_thu_tuc")}).procedure
        assert reading.procedure == bare
        assert [row.limit for row in reading.rows] == [None, None]

    def test_commas_inside_brackets_part_nothing(self) -> None:
        assert listed("Cán bộ, công chức, viên chức, Tổ chức (trừ HTX)") == (
            "Cán bộ, công chức, viên chức",
            "Tổ chức (trừ HTX)",
        )


class TestFees:
    @pytest.mark.parametrize(
        ("cell", "amount"),
        [
            ("100,000 VNĐ(Phí thẩm định: 100.000 đồng/lần)", 100_000),
            ("20,000 Việt Nam Đồng(/hồ sơ (Thông tư số 61/2023/TT-BTC))", 20_000),
            ("2,000,000 VNĐ(* Theo quy định tại Thông tư 25/2022/TT-BTC ngày 28/4/2022: + 02 triệu đồng)", 2_000_000),
            ("Miễn phí", 0),
            ("Miễn phí(Không có)", 0),
            ("Miễn phí((Không có))", 0),
        ],
    )
    def test_an_amount_its_remark_repeats_is_read(self, cell: str, amount: int) -> None:
        assert read_procedure(page(f"Trực tiếp5 Ngày{cell}")).rows[0].fee.amount == VND(amount)

    @pytest.mark.parametrize(
        ("cell", "kind"),
        [
            ("100,000 VNĐ(Phí thẩm định: 200.000 đồng)", DoubtKind.FEE_DIFFERS),
            ("100,000 VNĐMức phí theo Thông tư", DoubtKind.FEE_DIFFERS),
            ("70,000 VNĐ(70.000 đồng/Giấy chứng nhận)", DoubtKind.FEE_BY_QUANTITY),
            ("40 VNĐ(40.000 đồng/giấy)", DoubtKind.SMALL_FEE),
            ("10 USD", DoubtKind.FEE_CURRENCY),
            ("100.000 VNĐ", DoubtKind.UNREAD_FEE),
            ("Miễn phí(Mức phí do Bộ Tài chính quy định)", DoubtKind.FREE_OR_NOT),
            ("Không có thông tinPhí: 5.000 đồng", DoubtKind.UNREAD_FEE),
        ],
    )
    def test_what_something_speaks_against_is_a_doubt(self, cell: str, kind: DoubtKind) -> None:
        assert kinds(page(f"Trực tiếp5 Ngày{cell}"), Part.FEES) == [kind]

    def test_a_level_left_to_the_council_is_no_zero(self) -> None:
        record = page("Trực tiếp5 NgàyMiễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)")
        fee = read_procedure(record).rows[0].fee
        assert (fee.amount, fee.set_by) == (None, portal.COUNCIL)
        assert draft(record).fees.fees[0].left_to_others

    def test_free_is_quoted_as_nothing(self) -> None:
        assert draft(page(FIVE)).quote(on=DAY).total == VND(0)

    def test_a_fee_of_known_kind_is_quoted(self) -> None:
        procedure = draft(page("Trực tiếp5 Ngày100,000 VNĐ(Lệ phí cấp: 100.000 đồng/hồ sơ)"))
        assert procedure.fees.fees[0].kind is Levy.LE_PHI
        assert procedure.quote(on=DAY, channel="counter").total == VND(100_000)

    def test_a_fee_of_unknown_kind_is_read_and_stands_in_the_draft_without_one(self) -> None:
        record = page("Trực tiếp5 Ngày100,000 VNĐ")
        assert read_procedure(record).rows[0].fee.amount == VND(100_000)
        assert kinds(record, Part.FEES) == [DoubtKind.FEE_KIND]
        assert read_procedure(record).rows[0].stated
        assert len(read_procedure(record).rows[0].digest) == 64
        assert [fee.kind for fee in draft(record).fees.fees] == [None]
        assert draft(record).quote(on=DAY, channel="counter").total == VND(100_000)

    def test_a_row_that_says_nothing_of_fees_is_absent(self) -> None:
        told = portal.coverage([read_procedure(page("Trực tiếpKhông có thông tinKhông có thông tin"))])
        assert told.parts[Part.FEES] == told.parts[Part.LIMITS] == {Verdict.ABSENT: 1}

    def test_an_amount_nobody_can_tell_from_the_time_is_doubted(self) -> None:
        assert kinds(page("Trực tiếp1100 VNĐ"), Part.FEES) == [DoubtKind.RUN_TOGETHER]

    def test_an_amount_repeated_in_words_alone_is_read(self) -> None:
        told = [
            read_procedure(page(f"Trực tiếp5 Ngày40,000 VNĐ({words})")).rows[0].fee.amount
            for words in ("bốn mươi nghìn đồng", "năm mươi nghìn đồng")
        ]
        assert told == [VND(40_000), None]

    def test_fees_that_differ_by_channel_are_doubted(self) -> None:
        rows = "Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5 Ngày10,000 VNĐ(Phí: 10.000 đồng)"
        assert set(kinds(page(rows), Part.FEES)) == {DoubtKind.CHANNELS_DIFFER}

    def test_a_fee_read_in_one_channel_is_asked_in_that_one(self) -> None:
        rows = "Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5 Ngày40 VNĐ"
        procedure = draft(page(rows))
        assert procedure.fees.fees[0].names == {"channel"}
        assert procedure.quote(on=DAY, channel="counter").total == VND(20_000)

    @pytest.mark.parametrize("unread", ["40 VNĐ", "Không có thông tin"])
    @pytest.mark.parametrize("read", ["20,000 VNĐ", "Miễn phí", "Miễn phí(Theo quy định của HĐND cấp tỉnh)"])
    def test_in_a_channel_whose_fee_was_not_read_nobody_quotes_nothing(
        self, read: str, unread: str, tmp_path: Path
    ) -> None:
        reading = read_procedure(page(f"Trực tiếp5 Ngày{read}Trực tuyến5 Ngày{unread}"))
        portal.write_rules([reading], tmp_path)
        (written,) = load_catalogue(tmp_path)
        assert reading.procedure is not None
        told = [version.quote(on=DAY, channel="counter").lines[0] for version in (reading.procedure, written)]
        assert (told[0].payable, told[0].set_by) == (told[1].payable, told[1].set_by)
        for version in (reading.procedure, written):
            with pytest.raises(NoFeeLevel, match="online"):
                version.quote(on=DAY, channel="online")

    def test_the_same_fee_in_every_channel_is_one(self) -> None:
        rows = "Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5 Ngày20,000 VNĐ(Phí: 20.000 đồng)"
        assert len(draft(page(rows)).fees.fees) == 1


class TestPapers:
    def papers(self, text: str) -> list[tuple[str, int, int]]:
        """What is asked of everybody."""
        asked = [paper for paper in draft(page(thanh_phan_ho_so=text)).papers if paper.when == ALWAYS]
        return [(paper.name.vi, paper.originals, paper.copies) for paper in asked]

    def test_names_and_counts_are_told_apart(self) -> None:
        text = f"--{PAPERS}- Đơn đề nghị;1 bản chínhBản sao giấy phép.0 bản chính,2 bản sao"
        assert self.papers(text) == [("Đơn đề nghị", 1, 0), ("Bản sao giấy phép", 0, 2)]

    def test_the_file_of_a_form_is_parted_where_the_cells_meet(self) -> None:
        paper = next(iter(draft(page(thanh_phan_ho_so=f"--{PAPERS}Đơn đề nghịMẫu 01.docx1 bản chính")).papers))
        assert (paper.name.vi, paper.form) == ("Đơn đề nghị", "Mẫu 01.docx")

    @pytest.mark.parametrize(
        "name",
        [
            "Sơ yếu lý lịch (01 bản chính và 03 bản sao)",
            "Tờ trình, 04 bản",
            "03 bản sao Giấy khai sinh",
            "Bản cam kết (hai bản chính)",
            "Hồ sơ kỹ thuật: 03 bộ bản chính",
            "02 bộ bản vẽ thiết kế",
            "Người khai nộp 03 bản chính tờ khai",
            "Giấy khai sinh (bản sao có chứng thực)",
        ],
    )
    def test_a_count_anywhere_in_a_name_is_compared(self, name: str) -> None:
        text = f"--{PAPERS}{name}1 bản chính"
        assert kinds(page(thanh_phan_ho_so=text), Part.PAPERS) == [DoubtKind.PAPER_COUNT]
        assert self.papers(text) == []

    def test_both_counts_in_a_name_are_compared(self) -> None:
        text = f"--{PAPERS}Tờ trình (một bản chính và 02 bản sao)1 bản chính,2 bản sao"
        assert self.papers(text) == [("Tờ trình (một bản chính và 02 bản sao)", 1, 2)]

    @pytest.mark.parametrize(
        "name",
        [
            "Trường hợp ủy quyền: văn bản ủy quyền",
            "Đối với tổ chức: quyết định thành lập",
            "Giấy xác nhận đối với trường hợp bị mất",
            "Hợp đồng thuê nhà trong trường hợp thuê",
            "Một trong các giấy tờ sau",
        ],
    )
    def test_a_paper_for_some_is_not_asked_of_everybody(self, name: str) -> None:
        text = f"--{PAPERS}{name}1 bản chính"
        assert kinds(page(thanh_phan_ho_so=text), Part.PAPERS) == [DoubtKind.PAPER_CONDITION]
        assert self.papers(text) == []

    def test_a_form_that_could_begin_anywhere_is_a_doubt(self) -> None:
        text = f"--{PAPERS}Đơn theo TT-BXDMẫu 01.docx1 bản chính"
        assert kinds(page(thanh_phan_ho_so=text), Part.FORMS) == [DoubtKind.FORM_BOUNDARY]

    @pytest.mark.parametrize(
        "text",
        [
            "Thông tư ngày 15/6/20201 bản chính",
            "Mẫu số 1 bản chính",
            "Đơn01 bản chínhĐơn khác1 bản chính".replace("Đơn01", "Đơn 12"),
            "Tờ khai số 1.1 bản chính",
            "Đơn1 bản chínhchữ thừa",
            "Đơn1 bản chính1 bản chính",
        ],
    )
    def test_a_count_that_could_belong_to_the_name_is_a_doubt(self, text: str) -> None:
        assert DoubtKind.PAPER_BOUNDARY in kinds(page(thanh_phan_ho_so=f"--{PAPERS}{text}"), Part.PAPERS)

    @pytest.mark.parametrize(
        "text", ["Mẫu số 011 bản chínhSơ yếu lý lịch1 bản chính", "Mẫu số 01 bản chínhSơ yếu1 bản chính"]
    )
    def test_a_number_that_runs_into_a_count_merges_no_papers(self, text: str) -> None:
        reading = read_procedure(page(thanh_phan_ho_so=f"--{PAPERS}Đơn theo {text}"))
        assert [doubt.kind for doubt in reading.doubted(Part.PAPERS)] == [DoubtKind.PAPER_BOUNDARY]
        assert reading.procedure is not None
        assert [paper.name.vi[:6] for paper in reading.procedure.papers] == ["Sơ yếu"]

    @pytest.mark.parametrize(
        "text",
        [
            "Bản sao giấy phép1 bản chính",
            "Bản chính giấy phép0 bản chính,1 bản sao",
            "Giấy phép (01 bản sao)1 bản chính",
            "Giấy phép: 01 bản chính1 bản chính,1 bản sao".replace("1 bản chính,", "3 bản chính,"),
        ],
    )
    def test_a_name_that_counts_otherwise_than_its_cells_is_a_doubt(self, text: str) -> None:
        assert kinds(page(thanh_phan_ho_so=f"--{PAPERS}{text}"), Part.PAPERS) == [DoubtKind.PAPER_COUNT]
        assert self.papers(f"--{PAPERS}{text}") == []

    def test_a_name_that_counts_as_its_cells_do_is_read(self) -> None:
        text = "Giấy phép (01 bản sao)0 bản chính,1 bản saoBản sao thẻ0 bản chính,2 bản sao"
        assert [found[1:] for found in self.papers(f"--{PAPERS}{text}")] == [(0, 1), (0, 2)]

    def test_counts_written_in_prose_part_nothing(self) -> None:
        assert self.papers(f"--{PAPERS}Đơn: 01 bản chínhvà ảnh1 bản chính") == [("Đơn: 01 bản chínhvà ảnh", 1, 0)]
        assert self.papers(f"--{PAPERS}Đơn (nộp 01 bản chính hoặc 2 bản chính, kèm ảnh)1 bản chính") == [
            ("Đơn (nộp 01 bản chính hoặc 2 bản chính, kèm ảnh)", 1, 0)
        ]

    def test_more_copies_than_anybody_asks_are_not_read(self) -> None:
        assert self.papers(f"--{PAPERS}Đơn1 bản chính,500 bản sao") == []

    def test_what_is_asked_of_nobody_is_a_note(self) -> None:
        procedure = draft(page(thanh_phan_ho_so=f"--{PAPERS}Nộp qua mạng thì ký số0 bản chính"))
        assert [note.vi for note in procedure.notes] == ["Nộp qua mạng thì ký số"]

    def test_a_nameless_row_of_nothing_is_nothing(self) -> None:
        assert self.papers(f"--{PAPERS}Đơn1 bản chính0 bản chính") == [("Đơn", 1, 0)]

    def test_headings_name_cases_and_what_is_done(self) -> None:
        text = (
            f"* Giấy tờ phải xuất trình:{PAPERS}Hộ chiếu1 bản chính"
            f"Trường hợp cấp lại:{PAPERS}Đơn (nếu có)1 bản chính"
            f"Trường hợp nộp trực tuyến:{PAPERS}Ký số0 bản chính"
            f"Lưu ý:{PAPERS}Mang bút1 bản chính"
        )
        procedure = draft(page(thanh_phan_ho_so=text))
        passport, form = procedure.papers
        assert passport.action.value == "present"
        assert (form.optional, str(form.when)) == (True, "case == 'case-1'")
        assert [case.name.vi for case in procedure.cases] == ["Trường hợp cấp lại", "Trường hợp khác"]
        assert [note.vi for note in procedure.notes] == ["Ký số", "Mang bút"]

    def test_a_heading_that_names_no_case_is_a_doubt(self) -> None:
        text = f"Hồ sơ trình thẩm định:{PAPERS}Đơn1 bản chính"
        assert kinds(page(thanh_phan_ho_so=text), Part.CASES) == [DoubtKind.CASE_HEADING]
        assert self.papers(text) == []

    def test_text_without_a_table_is_a_doubt(self) -> None:
        assert kinds(page(thanh_phan_ho_so="nộp cho cơ quan"), Part.PAPERS) == [DoubtKind.UNREAD_PAPERS]

    def test_two_dashes_are_nothing(self) -> None:
        assert not kinds(page(thanh_phan_ho_so="--"), Part.PAPERS)


class TestLegalBasisAndResults:
    def test_instruments_are_told_by_their_numbers(self) -> None:
        text = "Tên văn bản pháp lýMã văn bảnLuật mẫu61/2014/QH13Thông tư 05/2020/TT-BTP05/2020/TT-BTPquy định mẫu"
        assert [one.document for one in draft(page(can_cu_phap_ly=text)).legal_basis] == [
            "61/2014/QH13",
            "05/2020/TT-BTP",
        ]

    @pytest.mark.parametrize(
        "number", ["96/2023/NĐ - CP", "96/2023/ NĐ-CP", "96 / 2023 / NĐ -CP", "96/2023/NĐ \u2013 CP"]
    )
    def test_blanks_inside_a_number_lose_no_instrument(self, number: str) -> None:
        text = f"Tên văn bản pháp lýMã văn bảnNghị định{number}"
        assert [one.document for one in draft(page(can_cu_phap_ly=text)).legal_basis] == ["96/2023/NĐ-CP"]

    def test_a_title_that_ends_in_a_year_runs_into_the_number(self) -> None:
        text = "Luật Doanh nghiệp năm 202059/2020/QH14"
        assert kinds(page(can_cu_phap_ly=text), Part.LEGAL_BASIS) == [DoubtKind.NO_INSTRUMENT]

    def test_a_basis_without_numbers_is_a_doubt(self) -> None:
        assert kinds(page(can_cu_phap_ly="theo quy định"), Part.LEGAL_BASIS) == [DoubtKind.NO_INSTRUMENT]

    def test_results_stand_before_the_furniture(self) -> None:
        text = "Giấy phépMã: KQ.G17.000296Văn bản từ chốiMã: KQ-G17.000297Từ khóaKhông có thông tinNộp hồ sơ"
        found = draft(page(ket_qua_xu_ly=text)).results
        assert [(one.name.vi, one.code, one.refusal) for one in found] == [
            ("Giấy phép", "KQ.G17.000296", False),
            ("Văn bản từ chối", "KQ.G17.000297", True),
        ]

    def test_a_result_without_a_code_is_one(self) -> None:
        assert [one.code for one in draft(page(ket_qua_xu_ly="Giấy phép")).results] == [None]

    @pytest.mark.parametrize(
        "text",
        ["ThẻMã: 000.00.00.KQ-167", "ThẻMã: XMã: KQ.G17.000296", "ThẻMã: KQ.G17.000296và thẻ khác"],
    )
    def test_a_code_of_another_form_is_a_doubt(self, text: str) -> None:
        assert kinds(page(ket_qua_xu_ly=text), Part.RESULTS) == [DoubtKind.UNREAD_RESULT]

    def test_an_older_code_is_kept_as_it_stands(self) -> None:
        found = draft(page(ket_qua_xu_ly="QuyềnMã: 000.00.00.G04-KQ0063")).results
        assert found[0].code == "000.00.00.G04-KQ0063"


class TestHostileRecords:
    @pytest.mark.parametrize("record", [None, 5, "x", [], [{"ma_thu_tuc": "1"}]])
    def test_what_is_no_record_is_refused(self, record: object) -> None:
        with pytest.raises(BadInput):
            read_procedure(record)

    def test_every_field_of_another_kind_is_told_at_once(self) -> None:
        cycle: list[object] = []
        cycle.append(cycle)
        with pytest.raises(BadInput) as caught:
            read_procedure(page(ten_thu_tuc=cycle, linh_vuc=5, cap_thuc_hien=True))
        assert [problem.path for problem in caught.value.problems] == ["$.ten_thu_tuc", "$.cap_thuc_hien", "$.linh_vuc"]

    def test_a_page_longer_than_any_is_refused(self) -> None:
        with pytest.raises(LimitExceeded):
            read_procedure(page(steps="x" * 250_001))

    def test_letters_nobody_sees_are_left_out(self) -> None:
        assert draft(page(ten_thu_tuc="Cấp\u200b gi\ud800ấy\x00 \uf0fcphép")).name.vi == "Cấp giấy phép"


class TestFiles:
    def test_lines_gzip_records_and_folders_are_read(self, tmp_path: Path) -> None:
        one = json.dumps(page(FIVE))
        (tmp_path / "a.jsonl").write_text(f"{one}\n\n", encoding="utf-8")
        (tmp_path / "inner").mkdir()
        with gzip.open(tmp_path / "inner" / "b.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(page(FIVE, ma_thu_tuc="1.999002", ten_thu_tuc="Mẫu hai")))
        (tmp_path / "c.json").write_text(json.dumps(page("", ma_thu_tuc="1.999003")), encoding="utf-8")
        (tmp_path / "note.txt").write_text("không phải trang", encoding="utf-8")
        shelf = portal.read_files([tmp_path])
        assert [where for where, _ in shelf.readings] == ["a.jsonl:1", "c.json", "inner/b.jsonl.gz:1"]
        catalogue = portal.load_portal(tmp_path)
        assert [str(one.code) for one in catalogue.search("mau hai")] == ["1.999002"]
        assert {finding.code for finding in catalogue.lint()} == {"undated", "no-agency-limit"}

    def test_a_line_that_is_no_record_stops_no_other(self, tmp_path: Path) -> None:
        lines = ["{", json.dumps(page(FIVE)), "[]", json.dumps({"ma_thu_tuc": 5}), '{"a":' * 100]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        shelf = portal.read_files([tmp_path / "a.jsonl"])
        assert [one.where for one in shelf.refused] == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
        assert len(shelf.readings) == 1

    def test_a_page_that_says_something_twice_is_refused(self, tmp_path: Path) -> None:
        """Which of the two is the page's, nobody can tell."""
        (tmp_path / "a.jsonl").write_text('{"linh_vuc": "Y", "ten_thu_tuc": "A", "ten_thu_tuc": "B"}', encoding="utf-8")
        (refused,) = portal.read_files([tmp_path]).refused
        assert [(one.path, one.right) for one in refused.problems] == [("a.jsonl:1 $.ten_thu_tuc", "each key once")]

    def test_where_nothing_can_be_read_all_that_was_refused_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('[1]\n{"ma_thu_tuc": 5}\n', encoding="utf-8")
        with pytest.raises(BadInput) as caught:
            portal.load_portal(tmp_path)
        assert [problem.path for problem in caught.value.problems] == ["a.jsonl:1 $", "a.jsonl:2 $.ma_thu_tuc"]

    def test_a_refusal_of_any_kind_has_its_problems(self) -> None:
        (problem,) = portal.Refused("a.jsonl:1", NoPromise("not yet")).problems
        assert (problem.path, problem.code) == ("a.jsonl:1", "no-promise")

    def test_a_file_that_goes_after_it_was_listed_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.jsonl").symlink_to(tmp_path / "gone")
        (tmp_path / "b.jsonl").write_text(json.dumps(page(FIVE)), encoding="utf-8")
        monkeypatch.setattr(Path, "is_file", lambda file: file.suffix == ".jsonl")
        shelf = portal.read_files([tmp_path])
        assert ([one.where for one in shelf.refused], len(shelf.readings)) == (["a.jsonl"], 1)

    def test_a_line_longer_than_any_record_ends_its_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b"x" * (1 << 21))
        assert isinstance(portal.read_files([tmp_path]).refused[0].error, LimitExceeded)

    def test_what_is_no_gzip_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl.gz").write_bytes(b"no gzip")
        with pytest.raises(BadInput):
            portal.load_portal(tmp_path)

    @pytest.mark.parametrize("path", ["/nowhere/at/all", 5, b"bytes"])
    def test_a_path_that_leads_nowhere_is_told(self, path: object) -> None:
        with pytest.raises(BadInput):
            portal.load_portal(path)  # type: ignore[arg-type] # what a caller should not have sent

    def test_millions_of_empty_lines_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("motcua.adapters.portal.sources.LINES", 10)
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"\n" * 11))
        assert isinstance(portal.read_files([tmp_path]).refused[0].error, LimitExceeded)

    def test_a_file_of_something_else_is_left_after_a_thousand_lines(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 500_000))
        shelf = portal.read_files([tmp_path])
        assert len(shelf.refused) == 1_001
        assert str(shelf.refused[-1].error).endswith("what stands after a.jsonl.gz:1000 was not read")

    def test_lines_that_are_no_pages_among_more_that_are_stop_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("motcua.adapters.portal.sources.MOST_REFUSED", 2)
        good = json.dumps(page("Trực tiếp5 Ngày làm việc"))
        (tmp_path / "a.jsonl").write_text(f"{good}\n{good}\n{{}}\n{good}\n{{}}\n{good}", "utf-8")
        shelf = portal.read_files([tmp_path])
        assert (len(shelf.readings), len(shelf.refused)) == (4, 2)

    def test_a_record_of_something_else_is_no_page(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"procedure": "1.004222", "papers": ["ct01"]}', "utf-8")
        shelf = portal.read_files([tmp_path])
        assert not shelf.readings
        assert "a table without any field of a page" in str(shelf.refused[0].error)

    def test_a_packed_record_is_unpacked_no_further_than_a_record_goes(self, tmp_path: Path) -> None:
        (tmp_path / "a.json.gz").write_bytes(gzip.compress(b" " * (1 << 21)))
        assert isinstance(portal.read_files([tmp_path]).refused[0].error, LimitExceeded)

    def test_a_folder_without_pages_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput):
            portal.load_portal(tmp_path)

    def test_more_pages_than_anybody_has_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("motcua.adapters.portal.sources.MOST", 1)
        (tmp_path / "a.jsonl").write_text("{}\n{}", encoding="utf-8")
        with pytest.raises(LimitExceeded):
            portal.read_files([tmp_path])


class TestSeveralFiles:
    @pytest.mark.parametrize(("other", "codes"), [(FIVE, ["1.999001"]), ("Trực tiếp7 NgàyMiễn phí", [])])
    def test_a_code_is_found_where_its_pages_are_one(self, other: str, codes: list[str], tmp_path: Path) -> None:
        """Of a page captured twice one draft is asked; of two that differ nobody can tell which holds."""
        for name, rows in (("a", FIVE), ("b", other)):
            (tmp_path / f"{name}.json").write_text(json.dumps(page(rows)), encoding="utf-8")
        assert [str(one.code) for one in portal.load_portal(tmp_path)] == codes

    def test_files_are_known_by_their_names_in_capitals_too(self, tmp_path: Path) -> None:
        packed = gzip.compress(json.dumps(page(FIVE), indent=1).encode())
        (tmp_path / "A.JSON.GZ").write_bytes(packed)
        assert len(portal.load_portal(tmp_path)) == 1


class TestNeighbours:
    def write(self, folder: Path, *records: dict[str, object]) -> list[Reading]:
        (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        return [reading for _, reading in portal.read_files([folder]).readings]

    def test_one_text_under_two_codes_is_doubted_under_both(self, tmp_path: Path) -> None:
        one = page(FIVE, steps="Nộp hồ sơ.")
        found = self.write(tmp_path, one, {**one, "ma_thu_tuc": "1.999002"})
        assert [reading.foreign for reading in found] == [True, True]
        assert [[doubt.kind for doubt in reading.doubted(Part.PAGE)] for reading in found] == [
            [DoubtKind.COPIED_PAGE],
            [DoubtKind.COPIED_PAGE],
        ]

    def test_a_code_with_another_page_and_a_text_under_another_code_are_both_told(self, tmp_path: Path) -> None:
        one = page(FIVE, steps="Nộp hồ sơ.")
        found = self.write(tmp_path, one, {**one, "ma_thu_tuc": "1.999002"}, {**one, "ten_thu_tuc": "Khác"})
        told = [[doubt.kind for doubt in reading.doubted(Part.PAGE)] for reading in found]
        assert told == [
            [DoubtKind.SEVERAL_PAGES, DoubtKind.COPIED_PAGE],
            [DoubtKind.COPIED_PAGE],
            [DoubtKind.SEVERAL_PAGES],
        ]

    @pytest.mark.parametrize(("pages", "foreign"), [(98, False), (99, True)])
    def test_one_stranger_is_known_among_a_hundred_pages(self, pages: int, *, foreign: bool, tmp_path: Path) -> None:
        results = "GiấyMã: KQ.G15.000031"
        home = [page("", ma_thu_tuc=f"1.99{n:04}", ten_thu_tuc=f"Mẫu {n}", ket_qua_xu_ly=results) for n in range(pages)]
        other = {"ten_thu_tuc": "Khác", "so_quyet_dinh": "5/QĐ-BYT", "linh_vuc": "Y tế"}
        found = self.write(tmp_path, *home, page("", **other, ket_qua_xu_ly="Giấy khámMã: KQ.G16.000031"))
        assert found[-1].foreign is foreign

    def test_a_page_foreign_to_its_file_is_recognised(self, tmp_path: Path) -> None:
        home = [
            page("", ma_thu_tuc=f"1.999{n}", ten_thu_tuc=f"Mẫu {n}", ket_qua_xu_ly="GiấyMã: KQ.G15.000031")
            for n in range(100, 350)
        ]
        theirs = page(
            FIVE,
            ma_thu_tuc="1.999999",
            ten_thu_tuc="Khác",
            so_quyet_dinh="5/QĐ-BYT",
            linh_vuc="Y tế",
            ket_qua_xu_ly="Giấy khámMã: KQ.G16.000031",
        )
        kin = {**theirs, "ma_thu_tuc": "1.999998", "ten_thu_tuc": "Cũng khác", "linh_vuc": "Hộ tịch"}
        unsaid = {**home[0], "ma_thu_tuc": "1.999997", "ten_thu_tuc": "Chưa rõ", "so_quyet_dinh": ""}
        found = self.write(tmp_path, *home, theirs, kin, unsaid)
        assert [reading.page.code for reading in found if reading.foreign] == ["1.999999"]


class TestRuleFiles:
    def test_what_was_understood_is_written_and_read_back(self, tmp_path: Path) -> None:
        record = page(
            "Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5Không có thông tin",
            thanh_phan_ho_so=f"Giấy tờ phải xuất trình{PAPERS}Hộ chiếu1 bản chính"
            f"Khi cấp lại:{PAPERS}ĐơnMẫu.docx1 bản chính,1 bản sao"
            f"Trường hợp khác:{PAPERS}Ảnh (nếu có)2 bản chính",
            can_cu_phap_ly="Luật61/2014/QH13",
            ket_qua_xu_ly="Giấy “phép”Mã: KQ.G15.000031Văn bản từ chốiMã: KQ.G15.000032",
            co_quan_co_tham_quyen="UBND cấp xã",
            yeu_cau_dieu_kien="- Đủ 18 tuổi\n- Có chỗ ở",
            doi_tuong_thuc_hien="Công dân Việt Nam",
        )
        council = "Trực tiếp5 NgàyMiễn phí(Theo quy định của HĐND cấp tỉnh)"
        readings = [read_procedure(record), read_procedure(page(FIVE, ma_thu_tuc="1.999002", ten_thu_tuc="Hai"))]
        readings.append(read_procedure(page(council, ma_thu_tuc="1.999004", ten_thu_tuc="Bốn")))
        readings += [
            read_procedure(page("", ma_thu_tuc="1.999003", so_quyet_dinh="", linh_vuc="", cap_thuc_hien="")),
            read_procedure({}),
            read_procedure(page(FIVE, so_quyet_dinh="1/QĐ-UBND")),
        ]
        assert portal.write_rules(readings, tmp_path) == 4
        catalogue = load_catalogue(tmp_path)
        read, written = catalogue.find("1.999001", on=DAY), draft(record)
        assert [rule.limit for rule in read.limits] == [CalendarDays(5)]
        assert [*read.papers] == [*written.papers]
        assert (read.results, read.conditions, read.authority) == (
            written.results,
            written.conditions,
            written.authority,
        )
        assert read.quote(on=DAY, channel="counter").total == VND(20_000)
        assert catalogue.find("1.999002", on=DAY).quote(on=DAY).total == VND(0)
        assert catalogue.find("1.999004", on=DAY).fees.fees[0].left_to_others

    def test_the_page_of_a_province_stands_beside_the_national_one(self, tmp_path: Path) -> None:
        own = page(FIVE.replace("5", "3"), ma_thu_tuc="1.999001.H56")
        readings = [read_procedure(page(FIVE)), read_procedure(own)]
        assert DoubtKind.LOCAL_PAGE in {doubt.kind for doubt in readings[1].doubts}
        assert portal.write_rules(readings, tmp_path) == 2
        assert load_catalogue(tmp_path).find("1.999001", on=DAY).limits[0].limit == WorkingDays(5)
        assert load_catalogue(tmp_path / "H56").find("1.999001.H56", on=DAY).limits[0].limit == WorkingDays(3)
        (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, (page(FIVE), own))), encoding="utf-8")
        catalogue = portal.load_portal(tmp_path / "pages.jsonl")
        assert [rule.limit for rule in catalogue.find("1.999001", on=DAY).limits] == [WorkingDays(5)]

    def test_the_doubts_stand_at_its_head(self) -> None:
        assert "# $.cach_thuc_thuc_hien[0]: a number without its unit" in portal.rule_file(
            read_procedure(page("Trực tiếp5Miễn phí"))
        )

    def test_a_page_without_a_draft_has_none(self) -> None:
        with pytest.raises(BadInput):
            portal.rule_file(read_procedure({}))

    def test_a_folder_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "taken").write_text("", encoding="utf-8")
        with pytest.raises(BadInput):
            portal.write_rules([], tmp_path / "taken")


class TestTheCommand:
    def test_it_tells_coverage_doubts_and_faults(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("motcua.adapters.commands.portal.watched", lambda: True)
        (tmp_path / "a.jsonl").write_text(json.dumps(page("Trực tiếp5Miễn phí")), encoding="utf-8")
        assert main(["portal", str(tmp_path), "--lang", "en", "--write-rules", str(tmp_path / "out")]) == 0
        said = capsys.readouterr()
        assert "1 pages, 1 rows of channels; 0 rows with number and unit, 0 read exactly (0.0%)" in said.out
        assert "lost-unit: a number without its unit" in said.out
        assert "1 procedure files written" in said.out
        assert "100 %" in said.err

    def test_a_record_that_cannot_be_read_is_bad_input(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "a.jsonl").write_text("{\n", encoding="utf-8")
        assert main(["portal", str(tmp_path)]) == 2
        assert "a.jsonl:1: không đọc được" in capsys.readouterr().out

    def test_it_answers_with_one_json_document(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a.jsonl").write_text(f"{json.dumps(page(FIVE))}\n{{", encoding="utf-8")
        assert main(["portal", str(tmp_path), "--json"]) == 2
        told = json.loads(capsys.readouterr().out)
        assert (told["stated"], told["stated_exact"], told["written"]) == (2, 2, None)
        assert told["parts"]["limits"] == {"exact": 2, "doubted": 0, "absent": 0}
        assert told["refused"][0]["where"] == "a.jsonl:2"


# ── The captured pages themselves ────────────────────────────────────────────────────────────

CAPTURED = Path(os.environ.get("MOTCUA_PORTAL") or Path(__file__).parents[2] / "shared" / "portal")


@pytest.fixture(scope="module")
def shelf() -> portal.Shelf:
    """The readings of the captured pages, where they are at hand."""
    if not CAPTURED.is_dir():
        pytest.skip("no captured pages: put them beside the repository (shared/portal), or name them in MOTCUA_PORTAL")
    begin = time.process_time()
    read = portal.read_files([CAPTURED])
    assert time.process_time() - begin < 20
    return read


class TestTheCapturedPages:
    """1,502 pages of three ministries; precision is judged by hand on 300 rows, and nothing may be wrong."""

    def test_every_page_gives_a_reading(self, shelf: portal.Shelf) -> None:
        assert (len(shelf.readings), shelf.refused) == (1502, ())

    def test_no_judged_row_is_read_wrongly(self, shelf: portal.Shelf) -> None:
        rows = {(reading.page.code, row.row.number): row for _, reading in shelf.readings for row in reading.rows}
        wrong = []
        exact = readable = 0
        for code, number, digest, verdict in JUDGED:
            row = rows[code, number]
            assert row.digest == digest
            readable += verdict is not None
            exact += row.limit is not None
            if row.limit is not None and str(row.limit) != verdict:
                wrong.append((code, number))
        assert wrong == []
        assert exact >= 0.97 * readable

    def test_the_page_of_a_neighbour_is_recognised(self, shelf: portal.Shelf) -> None:
        assert [reading.page.code for _, reading in shelf.readings if reading.foreign] == ["1.002544"]

    def test_the_quality_of_the_data_is_told(self, shelf: portal.Shelf) -> None:
        told = portal.coverage(reading for _, reading in shelf.readings)
        assert {name for name, codes in told.faults.items() if codes} == {*told.faults}
        assert told.parts[Part.LIMITS][Verdict.EXACT] > 1_900

    def test_the_drafts_load_from_the_files_written(self, shelf: portal.Shelf, tmp_path: Path) -> None:
        assert portal.write_rules((reading for _, reading in shelf.readings), tmp_path) == 1501
        assert len(load_catalogue(tmp_path)) == 1501

    def test_no_page_breaks_with_anothers_error(self, shelf: portal.Shelf) -> None:
        for _, reading in shelf.readings[::25]:
            record = {"ma_thu_tuc": reading.page.code, "trinh_tu_thuc_hien": reading.page.steps[::-1]}
            try:
                read_procedure(record)
            except MotcuaError:
                pytest.fail("a page of texts is always read")
        assert WorkingDays(3) in {
            rule.limit for _, one in shelf.readings if one.procedure for rule in one.procedure.limits
        }
