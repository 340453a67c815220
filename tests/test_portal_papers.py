"""Papers of portal pages that wait for a judgement, more sets than one, headings, and the rows of a legal basis."""

from pathlib import Path

import pytest
from tests.portal_pages import PAPERS, page

from motcua.adapters import portal
from motcua.adapters.portal import DoubtKind, Part, read_procedure
from motcua.adapters.rulefiles import load_catalogue
from motcua.completeness import check
from motcua.conditions import ALWAYS
from motcua.procedure import Procedure

UNDECIDED = f"--{PAPERS}Đơn1 bản chínhTrường hợp ủy quyền: văn bản ủy quyền0 bản chính,1 bản sao"


def draft(**fields: str) -> Procedure:
    """The draft of a page that is one."""
    procedure = read_procedure(page(**fields)).procedure
    assert procedure is not None
    return procedure


class TestWhatWaitsForAJudgement:
    def test_a_paper_for_some_is_asked_of_whoever_is_judged_to_be_one(self) -> None:
        procedure = draft(thanh_phan_ho_so=UNDECIDED)
        missing = {
            answer: check(
                procedure.papers,
                ["paper_1"],
                facts={"asked_1": answer},
                declared=procedure.facts,
            ).missing
            for answer in (True, False)
        }
        assert missing == {True: ("paper_2",), False: ()}

    def test_until_somebody_judges_nobody_can_tell_whether_it_is_missing(self) -> None:
        procedure = draft(thanh_phan_ho_so=UNDECIDED)
        answer = check(procedure.papers, ["paper_1"], facts={}, declared=procedure.facts)
        assert (answer.complete, answer.missing) == (None, ())

    def test_the_question_quotes_the_words(self) -> None:
        (question,) = [fact.question.vi for fact in draft(thanh_phan_ho_so=UNDECIDED).facts if fact.name == "asked_1"]
        assert question == "Có phải nộp theo “Trường hợp ủy quyền: văn bản ủy quyền” không?"

    def test_it_is_a_doubt_and_not_understood(self) -> None:
        reading = read_procedure(page(thanh_phan_ho_so=UNDECIDED))
        assert [doubt.kind for doubt in reading.doubted(Part.PAPERS)] == [DoubtKind.PAPER_CONDITION]
        assert [one.quote for one in reading.understood if one.part is Part.PAPERS] == ["Đơn"]

    def test_under_a_heading_nobody_knows_one_question_is_for_all(self) -> None:
        text = f"Hồ sơ trình thẩm định:{PAPERS}Đơn1 bản chínhẢnh2 bản chính"
        assert [str(paper.when) for paper in draft(thanh_phan_ho_so=text).papers] == ["asked_1", "asked_1"]

    def test_a_case_and_a_judgement_are_both_asked_for(self) -> None:
        text = f"Trường hợp cấp lại:{PAPERS}Giấy ra viện đối với trường hợp ốm1 bản chính"
        assert [str(paper.when) for paper in draft(thanh_phan_ho_so=text).papers] == ["case == 'case-1' and asked_1"]

    def test_it_is_written_and_read_back(self, tmp_path: Path) -> None:
        portal.write_rules([read_procedure(page(thanh_phan_ho_so=UNDECIDED))], tmp_path)
        (read,) = load_catalogue(tmp_path)
        assert [*read.papers] == [*draft(thanh_phan_ho_so=UNDECIDED).papers]


@pytest.mark.parametrize(
    "heading",
    [
        "a) Thành phần hồ sơ:",
        "1) Thành phần, số lượng hồ sơ bao gồm:",
        "Các giấy tờ phải nộp (bản chính), mỗi loại 01 bản, gồm:",
        "- Giấy tờ phải nộp, gồm:",
    ],
)
def test_a_heading_of_the_whole_dossier_is_no_case(heading: str) -> None:
    reading = read_procedure(page(thanh_phan_ho_so=f"{heading}{PAPERS}Đơn1 bản chính"))
    assert not reading.doubts
    assert reading.procedure is not None
    assert [paper.when for paper in reading.procedure.papers] == [ALWAYS]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Giấy khám sức khỏe (trừ trường hợp mẹ kế nhận con)", DoubtKind.PAPER_CONDITION),
        ("Bản khai chung (nếu có chở hàng nhập khẩu)", DoubtKind.PAPER_CONDITION),
        ("Văn bản giao dự toán (đối với khoản viện trợ)", DoubtKind.PAPER_CONDITION),
        ("Ngoài các giấy tờ trên, đối với dự án nhóm B: báo cáo", DoubtKind.PAPER_CONDITION),
        ("Giấy ủy quyền nếu nộp thay", DoubtKind.PAPER_CONDITION),
        ("Văn bản thỏa thuận khi có nhiều người thừa kế", DoubtKind.PAPER_CONDITION),
        ("Báo cáo tài chính (chỉ áp dụng cho doanh nghiệp)", DoubtKind.PAPER_CONDITION),
        ("02 ảnh màu cỡ 3 x 4 cm", DoubtKind.PAPER_COUNT),
        ("Ảnh 3 x 4 cm (02 chiếc)", DoubtKind.PAPER_COUNT),
        ("Báo cáo thuyết minh: 10 bộ", DoubtKind.PAPER_COUNT),
        ("Đơn đề nghị (lập thành hai bộ gốc: 01 bộ tiếng Việt, 01 bộ tiếng Anh)", DoubtKind.PAPER_COUNT),
        ("Bằng tốt nghiệp cấp học dưới (bản công chứng)", DoubtKind.PAPER_COUNT),
    ],
)
def test_a_name_that_leaves_some_out_or_counts_photographs_is_a_doubt(name: str, kind: DoubtKind) -> None:
    reading = read_procedure(page(thanh_phan_ho_so=f"--{PAPERS}{name}1 bản chính"))
    assert [doubt.kind for doubt in reading.doubted(Part.PAPERS)] == [kind]


@pytest.mark.parametrize(
    "name", ["Giấy tờ chứng minh thuộc một trong các trường hợp được miễn", "Ảnh (nếu có)", "01 ảnh 3 x 4 cm"]
)
def test_what_a_paper_proves_is_no_condition(name: str) -> None:
    assert not read_procedure(page(thanh_phan_ho_so=f"--{PAPERS}{name}1 bản chính")).doubted(Part.PAPERS)


def test_the_number_of_sets_in_a_row_is_a_note() -> None:
    procedure = draft(thanh_phan_ho_so=f"--{PAPERS}Đơn1 bản chínhSố lượng hồ sơ: 01 (bộ)1 bản chính")
    assert ([paper.name.vi for paper in procedure.papers], [note.vi for note in procedure.notes]) == (
        ["Đơn"],
        ["Số lượng hồ sơ: 01 (bộ)"],
    )


def test_a_result_that_may_be_either_is_no_refusal() -> None:
    text = "Giấy phép hoặc văn bản từ chốiMã: KQ.G15.000031Văn bản từ chối hoặc trả hồ sơMã: KQ.G15.000032"
    assert [result.refusal for result in draft(ket_qua_xu_ly=text).results] == [False, True]


def test_a_page_at_a_level_and_of_another_agency_is_at_none() -> None:
    assert draft(cap_thuc_hien="Cấp xã").level == "commune"
    assert draft(cap_thuc_hien="Cấp xã, Cơ quan khác").level is None


class TestMoreSetsThanOne:
    @pytest.mark.parametrize(
        "fields",
        [
            {"thanh_phan_ho_so": f"--{PAPERS}Đơn1 bản chínhSố lượng hồ sơ: 03 bộ"},
            {"thanh_phan_ho_so": f"--{PAPERS}Đơn1 bản chính", "trinh_tu_thuc_hien": "Chủ đầu tư nộp 02 bộ hồ sơ."},
            {"thanh_phan_ho_so": f"--{PAPERS}Đơn1 bản chính", "yeu_cau_dieu_kien": "Gửi hai (02) bộ hồ sơ đến Sở"},
        ],
    )
    def test_a_count_for_one_of_them_is_a_doubt(self, fields: dict[str, str]) -> None:
        reading = read_procedure(page(**fields))
        assert DoubtKind.PAPER_COUNT in {doubt.kind for doubt in reading.doubted(Part.PAPERS)}
        assert reading.procedure is not None
        assert not [*reading.procedure.papers]

    @pytest.mark.parametrize(
        ("count", "steps"),
        [
            ("1 bản chính,1 bản sao", "Chủ đầu tư nộp 02 bộ hồ sơ."),
            ("1 bản chính", "Chủ đầu tư nộp 01 bộ hồ sơ."),
            ("1 bản chính", "Sở Mẫu gửi 02 bộ hồ sơ đến Bộ."),
            ("1 bản chính", "Sở Mẫu gửi báo cáo kèm 02 bộ hồ sơ."),
        ],
    )
    def test_a_count_of_as_many_and_what_offices_send_is_none(self, count: str, steps: str) -> None:
        reading = read_procedure(page(steps=steps, thanh_phan_ho_so=f"--{PAPERS}Đơn{count}"))
        assert not reading.doubted(Part.PAPERS)


class TestLegalBasis:
    @pytest.mark.parametrize(
        ("rows", "basis"),
        [
            ("Nghị định sửa đổi Nghị định 145/2020/NĐ-CP35/2022/NĐ-CP", ["35/2022/NĐ-CP"]),
            (
                "Sửa đổi một số điều của Thông tư số 19/2021/TT-BTC ngày 18/3/2021 của Bộ Mẫu40/2025/TT-BTC",
                ["40/2025/TT-BTC"],
            ),
            ("Thông tư số 25/2022/TT-BTC ngày 28/4/2022 của Bộ Mẫu", ["25/2022/TT-BTC"]),
            ("Luật Mẫu61/2014/QH13Luật sửa đổi Luật 61/2014/QH1345/2024/QH15", ["61/2014/QH13", "45/2024/QH15"]),
            ("Hàng hảiBộ luật 95/2015/QH13", ["95/2015/QH13"]),
        ],
    )
    def test_what_a_title_is_about_is_no_row(self, rows: str, basis: list[str]) -> None:
        law = f"Tên văn bản pháp lýMã văn bản{rows}"
        assert [cited.document for cited in draft(can_cu_phap_ly=law).legal_basis] == basis

    def test_a_number_a_title_may_end_in_is_a_doubt(self) -> None:
        law = "Tên văn bản pháp lýMã văn bảnThông tư số 125/2025/TT-BTC"
        assert read_procedure(page(can_cu_phap_ly=law)).doubted("legal-basis")
