"""Portal pages in the wording of other ministries: headings, papers of some, fees in words, decisions, error pages."""

import pytest
from tests.portal_pages import PAPERS, TABLE, page

from motcua.adapters.portal import DoubtKind, Part, read_procedure
from motcua.adapters.portal.charges import COUNCIL, ReadFee
from motcua.conditions import ALWAYS
from motcua.fees import Levy
from motcua.money import VND
from motcua.procedure import Procedure
from motcua.timelimit import CalendarDays, TimeLimit, WorkingDays


def draft(**fields: str) -> Procedure:
    """The draft of a page that is one."""
    procedure = read_procedure(page(**fields)).procedure
    assert procedure is not None
    return procedure


def tables(*headings: str) -> str:
    """A table of one paper under each heading."""
    return "".join(f"{heading}{PAPERS}Giấy {chr(97 + at)}1 bản chính" for at, heading in enumerate(headings))


def asked(*headings: str) -> list[str]:
    """When the paper under each of these headings is asked for."""
    return [str(paper.when) for paper in draft(thanh_phan_ho_so=tables(*headings)).papers]


class TestHeadings:
    @pytest.mark.parametrize(
        "headings",
        [
            ("Trường hợp thừa kế:", "Trường hợp tặng cho:"),
            ("a) Đối với công trình theo tuyến", "b) Đối với công trình không theo tuyến"),
        ],
    )
    def test_that_begin_alike_are_cases_of_which_a_dossier_is_one(self, headings: tuple[str, ...]) -> None:
        assert asked(*headings) == ["case == 'case-1'", "case == 'case-2'"]

    def test_of_what_is_asked_for_are_cases_whatever_everybody_brings(self) -> None:
        assert asked("--", "Trường hợp cấp mới:", "Đối với cấp lại:") == [
            "True",
            "case == 'case-1'",
            "case == 'case-2'",
        ]

    @pytest.mark.parametrize(
        ("headings", "when"),
        [
            (("Trường hợp cấp mới:", "Trường hợp ủy quyền:"), ["case == 'case-1'", "asked_1"]),
            (("--", "Trường hợp thừa kế:", "Trường hợp ở nước ngoài:"), ["True", "asked_1", "asked_2"]),
            (("Đối với dự án nhóm A:", "Trường hợp thừa kế:"), ["asked_1", "asked_2"]),
            (("Trường hợp thừa kế:", "Trường hợp tặng cho:", "Kèm theo:"), ["asked_1", "asked_2", "asked_3"]),
            (("Trường hợp cấp mới:", "Ngoài ra, trường hợp thuê nhà nộp thêm:"), ["case == 'case-1'", "asked_1"]),
        ],
    )
    def test_of_which_two_may_hold_at_once_are_questions(self, headings: tuple[str, ...], when: list[str]) -> None:
        assert asked(*headings) == when

    @pytest.mark.parametrize(
        "heading", ["Nộp sau khi tàu vào cảng:", "Giấy tờ nộp trước khi rời cảng:", "Bản sao (nếu có):"]
    )
    def test_that_tell_when_papers_are_brought_are_no_cases(self, heading: str) -> None:
        reading = read_procedure(page(thanh_phan_ho_so=tables(heading)))
        assert [doubt.kind for doubt in reading.doubted(Part.CASES)] == [DoubtKind.CASE_HEADING]
        assert not [one for one in reading.understood if one.part is Part.CASES]

    def test_one_case_beside_what_everybody_brings_need_not_be_the_case(self) -> None:
        (case,) = [
            fact for fact in draft(thanh_phan_ho_so=tables("--", "Trường hợp cấp lại:")).facts if fact.name == "case"
        ]
        assert case.choices == ("case-1", "other")

    def test_one_case_that_is_the_whole_list_says_nothing_of_any_other(self) -> None:
        (case,) = [fact for fact in draft(thanh_phan_ho_so=tables("Trường hợp cấp lại:")).facts if fact.name == "case"]
        assert case.choices == ("case-1",)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "Hộ chiếu đối với người nước ngoài",
            "Giấy phép lao động với người nước ngoài",
            "Giấy khai sinh dành cho trẻ dưới 14 tuổi",
            "Giấy khám sức khỏe (trường hợp cấp lại)",
            "Phiếu xuất kho (khi xuất qua cửa khẩu)",
            "Lý lịch tư pháp (không áp dụng với công chức)",
            "Giấy tờ về quan hệ trường hợp là người thân",
            "Giấy xác nhận của Công an khi bị mất giấy phép",
            "Ngoài ra, cơ sở sản xuất nộp thêm chứng nhận",
            "Riêng cơ sở có vốn nước ngoài nộp giấy đăng ký đầu tư",
            "Danh sách lao động (doanh nghiệp có từ 10 lao động trở lên)",
            "Quyết định cử đi học, dành cho cán bộ",
        ],
    )
    def test_that_say_for_whom_ask_a_question(self, name: str) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}{name}1 bản chính").papers
        assert str(paper.when) == "asked_1"

    @pytest.mark.parametrize(
        "name",
        [
            "Hợp đồng lao động với người nước ngoài",
            "Tờ khai kết hôn với công dân Việt Nam",
            "Giấy tờ về quyền đối với đất",
            "Hợp đồng bảo hiểm trách nhiệm dân sự đối với người thứ ba",
            "Giấy phép có chứng thực (trường hợp nộp qua bưu chính)",
            "Tài liệu kỹ thuật tương ứng với cơ sở kinh doanh dược",
            "Phương án phòng cháy, chữa cháy khi có sự cố",
        ],
    )
    def test_that_say_with_whom_or_over_what_are_asked_of_everybody(self, name: str) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}{name}1 bản chính").papers
        assert (paper.when, paper.name.vi) == (ALWAYS, name)

    @pytest.mark.parametrize(
        ("name", "optional"),
        [
            ("Cam kết bảo lãnh (nếu có) theo Phụ lục IV", True),
            ("Hóa đơn thương mại (nếu có):", True),
            ("Danh sách thuyền viên, danh sách hành khách (nếu có) của tàu", False),
            ("Bản vẽ hoàn công (nếu có) hoặc bản vẽ thiết kế", False),
        ],
    )
    def test_with_if_any_behind_the_only_thing_they_name_are_optional(self, name: str, *, optional: bool) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}{name}1 bản chính").papers
        assert paper.optional is optional

    def test_of_photographs_end_in_a_size(self) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}02 ảnh chân dung cỡ 3x42 bản chính").papers
        assert (paper.name.vi, paper.originals) == ("02 ảnh chân dung cỡ 3x4", 2)

    def test_that_count_as_their_cells_do_are_read(self) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}Bản sao bằng đại học (02 bản)0 bản chính,2 bản sao").papers
        assert (paper.originals, paper.copies) == (0, 2)

    @pytest.mark.parametrize(
        ("cell", "name", "form"),
        [
            ("Lý lịchMauLyLich.docx", "Lý lịch", "MauLyLich.docx"),
            ("Lý lịchMauMot.docxMauHai.docx", "Lý lịchMauMot.docxMauHai.docx", None),
        ],
    )
    def test_are_parted_from_a_form_in_one_word(self, cell: str, name: str, form: str | None) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}{cell}1 bản chính").papers
        assert (paper.name.vi, paper.form) == (name, form)

    def test_are_counted_by_the_sets_a_condition_asks_for(self) -> None:
        papers = f"--{PAPERS}Báo cáo1 bản chính"
        assert not [*draft(thanh_phan_ho_so=papers, yeu_cau_dieu_kien="Số bộ hồ sơ: 02 bộ").papers]

    def test_of_sets_before_a_count_of_nothing_are_heard(self) -> None:
        text = f"--{PAPERS}Báo cáo1 bản chínhSố lượng hồ sơ: 05 bộ0 bản chính"
        assert not [*draft(thanh_phan_ho_so=text).papers]

    def test_that_end_in_a_number_are_parted_from_their_form(self) -> None:
        (paper,) = draft(thanh_phan_ho_so=f"--{PAPERS}Tờ khai theo Mẫu CT01Mau CT01.docx1 bản chính").papers
        assert (paper.name.vi, paper.form) == ("Tờ khai theo Mẫu CT01", "Mau CT01.docx")


def row(cell: str) -> str:
    """One row of the counter with that fee."""
    return f"Trực tiếp5 Ngày làm việc{cell}"


class TestFees:
    @pytest.mark.parametrize(
        ("cell", "amount"),
        [
            ("70,000 VNĐ(Lệ phí: 70 nghìn đồng)", 70_000),
            ("1,500,000 VNĐ(Phí thẩm định: 1,5 triệu đồng)", 1_500_000),
            ("600,000 VNĐ(Phí: 600.000 ₫)", 600_000),
            ("500,000 VNĐ(Phí: 500.000 VNĐ/lần thẩm định)", 500_000),
            ("135,000 VNĐ(Lệ phí: một trăm ba mươi lăm nghìn đồng)", 135_000),
            ("Miễn phí(Không thu phí, lệ phí)", 0),
            ("Miễn phí(Không phải nộp lệ phí)", 0),
        ],
    )
    def test_in_words_are_the_amount(self, cell: str, amount: int) -> None:
        assert [one.fee.amount for one in read_procedure(page(row(cell))).rows] == [VND(amount)]

    @pytest.mark.parametrize("remark", ["Phí: 15 nghìn đồng", "Phí: 1,25 triệu đồng"])
    def test_in_words_that_are_another_amount_are_a_doubt(self, remark: str) -> None:
        (one,) = read_procedure(page(row(f"1,500,000 VNĐ({remark})"))).rows
        assert [doubt.kind for doubt in one.fee.doubts] == [DoubtKind.FEE_DIFFERS]

    @pytest.mark.parametrize(
        "said",
        [
            "Nộp lệ phí năm mươi nghìn đồng.",
            "Miễn lệ phí đối với người thuộc hộ nghèo.",
            "Giảm 50% mức thu phí cho doanh nghiệp nhỏ.",
        ],
    )
    def test_that_some_pay_are_not_free(self, said: str) -> None:
        (one,) = read_procedure(page(row("Miễn phí"), yeu_cau_dieu_kien=said)).rows
        assert [doubt.kind for doubt in one.fee.doubts] == [DoubtKind.FREE_OR_NOT]

    @pytest.mark.parametrize("said", ["Biên lai miễn lệ phí trước bạ (nếu có).", "Miễn phí bảo hiểm cho hành khách."])
    def test_of_another_thing_say_nothing(self, said: str) -> None:
        (one,) = read_procedure(page(row("Miễn phí"), yeu_cau_dieu_kien=said)).rows
        assert one.fee.amount == VND(0)


def fee(cell: str) -> ReadFee:
    """What came of the fee in this cell, with its remark."""
    (row,) = read_procedure(page(f"Trực tiếp10 Ngày làm việc{cell}")).rows
    return row.fee


class TestFeesOthersSet:
    @pytest.mark.parametrize(
        "remark", ["Lệ phí do HĐND tỉnh quy định", "Phí do địa phương quy định", "Phí do UBND thu"]
    )
    def test_beside_an_amount_leave_it_in_doubt(self, remark: str) -> None:
        assert fee(f"450,000 VNĐ({remark})").amount is None
        assert fee("450,000 VNĐ(Lệ phí cấp giấy phép)").amount == VND(450_000)

    @pytest.mark.parametrize(
        "remark",
        [
            "Phí tính theo diện tích",
            "Phí thẩm định tùy theo công suất",
            "Mức phí chưa gồm thuế giá trị gia tăng",
            "Phí thẩm định hồ sơ tạm tính",
            "Phí thẩm định, cộng chi phí đi lại",
            "Phí thẩm định x số lượng sản phẩm",
            "Phí từ lần thứ hai trở đi",
            "Lệ phí cấp biển số khu vực I",
            "Phí thẩm định khi nộp trực tiếp",
            "Phí cho người nước ngoài",
            "phí thẩm định cấp giấy phép và lệ phí cấp giấy phép",
        ],
    )
    def test_that_hang_on_something_else_leave_an_amount_in_doubt(self, remark: str) -> None:
        assert fee(f"500,000 VNĐ({remark})").amount is None

    @pytest.mark.parametrize("remark", ["Theo nghị quyết của HĐND cấp tỉnh", "Do Hội đồng nhân dân cấp tỉnh quy định"])
    def test_are_theirs_where_the_cell_says_nothing(self, remark: str) -> None:
        assert fee(f"Không có thông tin({remark})").set_by == COUNCIL

    @pytest.mark.parametrize("remark", ["Theo Thông tư số 33/2021/TT-BTC", "Thực hiện theo biểu mức thu hiện hành"])
    def test_elsewhere_are_a_doubt_where_the_cell_says_nothing(self, remark: str) -> None:
        read = fee(f"Không có thông tin({remark})")
        assert (read.amount, read.set_by) == (None, None)
        assert [doubt.kind for doubt in read.doubts] == [DoubtKind.UNREAD_FEE]

    @pytest.mark.parametrize("remark", ["Không thu phí, lệ phí", "Không", "Phí: 0 đồng"])
    def test_of_nothing_are_none_whatever_the_cell_says(self, remark: str) -> None:
        assert fee(f"Không có thông tin({remark})").amount == fee(f"Miễn phí({remark})").amount == VND(0)

    def test_nobody_tells_are_neither_read_nor_doubted(self) -> None:
        read = fee("Không có thông tin")
        assert (read.amount, read.set_by, read.doubts) == (None, None, ())

    @pytest.mark.parametrize(
        ("cell", "amount", "kind"),
        [
            ("30,000,000 VNĐ(Ba mươi triệu đồng/lần đánh giá)", 30_000_000, None),
            ("2,000,000 VNĐ(mức thu phí theo Thông tư 148/2016/TT-BTC là 2.000.000 đồng)", 2_000_000, Levy.PHI),
        ],
    )
    def test_with_their_source_or_for_each_time_are_read(self, cell: str, amount: int, kind: Levy | None) -> None:
        assert (fee(cell).amount, fee(cell).kind) == (VND(amount), kind)


def limit(cell: str, steps: str, name: str = "Cấp giấy phép mẫu") -> TimeLimit | None:
    """The limit of a page with one row, these steps and that name."""
    (row,) = read_procedure(page(f"Trực tiếp{cell}Miễn phí", steps=steps, ten_thu_tuc=name)).rows
    return row.limit


FULL = "Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, "


class TestStagesBehindTheLimit:
    @pytest.mark.parametrize(
        "looked", ["Sở tổ chức thẩm định hồ sơ", "Hội đồng họp xét duyệt", "Cục tiến hành đánh giá hồ sơ"]
    )
    @pytest.mark.parametrize(
        "then",
        [
            "Trong thời hạn 03 ngày làm việc, Chủ tịch Ủy ban nhân dân tỉnh quyết định",
            "Lãnh đạo Sở ký và trả kết quả: 03 ngày làm việc",
            "Nếu đạt yêu cầu thì ra quyết định công nhận trong vòng 03 ngày làm việc kể từ ngày kiểm tra",
            "Người đề nghị nhận giấy phép sau 03 ngày làm việc kể từ ngày được thông báo đạt",
        ],
    )
    def test_in_which_the_result_is_given_are_told_whether_they_name_a_start_or_not(
        self, looked: str, then: str
    ) -> None:
        assert limit("10 Ngày làm việc", f"{FULL}{looked}. {then}.") is None
        assert limit("10 Ngày làm việc", f"{FULL}{looked}.") == WorkingDays(10)

    def test_that_end_in_a_paper_are_told_behind_a_confirmation(self) -> None:
        confirmed = f"{FULL}Chi nhánh kiểm tra hồ sơ, xác nhận vào đơn"
        given = "03 ngày làm việc kể từ ngày kết thúc thẩm định, Sở cấp Giấy chứng nhận"
        assert limit("10 Ngày làm việc", f"{confirmed}. {given}.") is None
        assert limit("10 Ngày làm việc", f"{confirmed}.") == WorkingDays(10)

    @pytest.mark.parametrize(
        "other",
        ["Hồ sơ khẩn: trả kết quả trong 24 giờ", "Người có công được ưu tiên giải quyết trong 05 ngày làm việc"],
    )
    def test_in_which_some_are_given_the_result_sooner_are_told(self, other: str) -> None:
        assert limit("10 Ngày làm việc", f"{FULL}Sở cấp giấy phép. {other}.") is None
        assert limit("10 Ngày làm việc", f"{FULL}Sở cấp giấy phép. Trả kết quả tại quầy.") == WorkingDays(10)

    def test_that_make_up_the_limit_behind_a_check_are_no_more_than_it(self) -> None:
        steps = (
            "Trong 03 ngày làm việc kể từ ngày nhận hồ sơ, Sở kiểm tra hồ sơ. Trong 02 ngày làm việc kể từ ngày nhận "
            "đủ hồ sơ, Sở gửi lấy ý kiến. Trong 01 ngày làm việc, Sở bên kia trả lời."
        )
        assert limit("3 Ngày làm việc", steps) == WorkingDays(3)

    def test_in_which_the_result_is_sent_are_the_office_s(self) -> None:
        steps = f"{FULL}trình Bộ trưởng. Trong 05 ngày làm việc kể từ ngày có quyết định khen thưởng, "
        assert limit("10 Ngày làm việc", f"{steps}thông báo và gửi kết quả.") is None

    def test_in_which_a_report_is_written_and_decided_upon_pass_nothing_on(self) -> None:
        steps = (
            "Trong 02 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở gửi lấy ý kiến. Trong 07 ngày làm việc kể từ ngày "
            "nhận được đề nghị của Sở, cơ quan được lấy ý kiến có ý kiến. Trong thời hạn 10 ngày làm việc kể từ ngày "
            "nhận được hồ sơ hợp lệ, Sở lập báo cáo thẩm định và xem xét, chấp thuận chủ trương."
        )
        assert limit("10 Ngày làm việc", steps) == WorkingDays(10)


class TestOtherTime:
    def test_of_months_for_a_case_contradicts_days(self) -> None:
        steps = f"{FULL}Cục cấp giấy phép. Trường hợp ấn định hơn 100 tần số, không quá 06 tháng."
        assert limit("10 Ngày làm việc", steps) is None
        valid = f"{FULL}Cục cấp giấy phép. Trường hợp cấp đổi, giấy phép có giá trị không quá 06 tháng."
        assert limit("10 Ngày làm việc", valid) == WorkingDays(10)

    def test_that_the_dossier_is_filed_ahead_is_not_that_of_settling_it(self) -> None:
        ahead = "Cơ quan gửi hồ sơ ít nhất 10 ngày làm việc trước ngày dự kiến tổ chức."
        assert limit("10 Ngày làm việc", ahead) is None
        assert limit("10 Ngày làm việc", f"{ahead} {FULL}Sở trả lời.") == WorkingDays(10)

    @pytest.mark.parametrize(
        "said",
        [
            "Thực hiện theo kế hoạch tuyển quân hằng năm.",
            "Cục ban hành văn bản sau khi có ý kiến chấp thuận của nước nhập khẩu.",
        ],
    )
    def test_that_a_plan_or_an_opinion_sets_is_a_doubt(self, said: str) -> None:
        assert limit("10 Ngày làm việc", said) is None

    @pytest.mark.parametrize(
        "said",
        [
            "(không bao gồm thời gian tổ chức, cá nhân bổ sung hồ sơ)",
            "(chưa kể thời gian doanh nghiệp hoàn thiện hồ sơ theo yêu cầu của Sở Công Thương)",
            "(không kể thời gian hoàn thiện hồ sơ của doanh nghiệp)",
        ],
    )
    def test_in_which_applicants_mend_their_dossier_is_left_out_of_every_limit(self, said: str) -> None:
        steps = f"Thời hạn giải quyết: 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ {said}."
        assert limit("10 Ngày làm việc", steps) == WorkingDays(10)

    @pytest.mark.parametrize(
        "said",
        [
            "(không bao gồm thời gian bổ sung hồ sơ và thời gian lấy ý kiến)",
            "(không bao gồm thời gian bổ sung, khắc phục)",
            "(không tính thời gian xác minh)",
            "(nếu nộp qua bưu chính, cộng thêm thời gian vận chuyển)",
        ],
    )
    def test_of_anything_else_left_out_is_a_doubt(self, said: str) -> None:
        steps = f"Thời hạn giải quyết: 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ {said}."
        assert limit("10 Ngày làm việc", steps) is None

    def test_in_which_they_mend_it_is_left_out_by_a_sentence_too(self) -> None:
        said = "Thời gian tổ chức, cá nhân bổ sung, hoàn thiện hồ sơ không được tính vào thời hạn cấp giấy phép."
        assert limit("10 Ngày làm việc", f"{FULL}Sở cấp giấy phép. {said}") == WorkingDays(10)

    @pytest.mark.parametrize(
        "said",
        [
            "Thời hạn sửa đổi, bổ sung là 15 ngày làm việc kể từ ngày Sở ban hành thông báo.",
            "Đối với thẻ bị mất, người được cấp phải báo cáo trong thời hạn 30 ngày kể từ ngày mất.",
            "Thẻ tạm trú có thời hạn ngắn hơn thời hạn còn lại của hộ chiếu ít nhất 30 ngày.",
        ],
    )
    def test_of_the_applicant_or_of_a_paper_is_no_other_limit(self, said: str) -> None:
        assert limit("10 Ngày làm việc", f"{FULL}cơ quan có thẩm quyền cấp thẻ. {said}") == WorkingDays(10)

    def test_on_the_day_an_applicant_writes_a_paper_is_theirs(self) -> None:
        said = "Tổ chức gửi chứng từ cho cơ quan thuế ngay trong ngày lập chứng từ."
        assert limit("1 Ngày làm việc", said) == WorkingDays(1)
        assert limit("1 Ngày làm việc", "Sở trả kết quả ngay trong ngày.") is None


class TestStarts:
    @pytest.mark.parametrize(
        "start",
        [
            "nhận đủ báo cáo hợp pháp",
            "nhận được thông báo đầy đủ và hợp lệ",
            "nhận được văn bản hợp lệ",
        ],
    )
    def test_at_the_receipt_of_what_the_applicant_writes_are_the_receipt(self, start: str) -> None:
        steps = f"Trong thời hạn 25 ngày kể từ ngày {start}, cơ quan có thẩm quyền trả lời bằng văn bản."
        assert limit("25 Ngày", steps) == CalendarDays(25)

    @pytest.mark.parametrize("start", ["nhận được báo cáo của Sở", "nhận được văn bản"])
    def test_at_the_receipt_of_what_anybody_may_have_written_are_others(self, start: str) -> None:
        steps = f"Trong thời hạn 25 ngày kể từ ngày {start}, cơ quan có thẩm quyền trả lời bằng văn bản."
        assert limit("25 Ngày", steps) is None

    def test_with_the_fee_are_the_receipt_where_it_is_paid_with_the_dossier(self) -> None:
        steps = "Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ và phí thẩm định, Sở cấp giấy phép."
        assert limit("10 Ngày làm việc", steps) == WorkingDays(10)

    @pytest.mark.parametrize(
        "apart",
        [
            "Cơ quan tiếp nhận thông báo nộp phí.",
            "Cơ quan tiếp nhận ra thông báo phí.",
            "Tổ chức nộp phí trong thời hạn 05 ngày làm việc.",
            "Hồ sơ được thẩm định sau khi tổ chức đã nộp phí.",
        ],
    )
    def test_with_a_fee_that_is_paid_apart_are_another(self, apart: str) -> None:
        steps = f"{apart} Trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ và phí, Sở cấp giấy phép."
        assert limit("10 Ngày làm việc", steps) is None


class TestTheCaseOfThePage:
    NAME = "Cấp lại thẻ giám định viên"

    def test_is_no_case_beside_others(self) -> None:
        steps = "Đối với cấp lại: trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở cấp lại thẻ."
        assert limit("5 Ngày làm việc", steps, self.NAME) == WorkingDays(5)
        assert limit("5 Ngày làm việc", steps, "Thủ tục cấp thẻ giám định viên") is None

    @pytest.mark.parametrize("name", ["Cấp lại, gia hạn thẻ giám định viên", "Cấp lại thẻ do sửa đổi thông tin"])
    def test_is_one_where_its_name_is_of_several(self, name: str) -> None:
        steps = "Đối với cấp lại: trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở cấp lại thẻ."
        assert limit("5 Ngày làm việc", steps, name) is None

    def test_is_told_by_the_whole_of_a_name_of_several(self) -> None:
        steps = (
            "Đối với thủ tục cấp và gia hạn thẻ: trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở cấp thẻ."
        )
        assert limit("5 Ngày làm việc", steps, "Cấp và gia hạn thẻ.") == WorkingDays(5)


class TestInstruments:
    @pytest.mark.parametrize(
        "text",
        [
            "QĐ số 12/QĐ-BTP ngày 12/5/2025",
            "Quyết định số 12/QĐ-BTP ngày 3 tháng 4 năm 2025 của Bộ trưởng Bộ Tư pháp",
            "12/QÐ-BTP",
            "12/qđ-btp",
        ],
    )
    def test_a_decision_is_read_with_its_day_and_its_minister(self, text: str) -> None:
        cited = draft(so_quyet_dinh=text).announced_by
        assert cited is not None
        assert cited.document == "12/QĐ-BTP"

    @pytest.mark.parametrize(
        ("cell", "read"),
        [
            ("Nghị định96/2023/NÐ-CP", "96/2023/NĐ-CP"),
            ("Nghị định18/2021/ND-CPThuế", "18/2021/NĐ-CP"),
            ("Thông tư198/2016/TT/BTC", "198/2016/TT-BTC"),
            ("Thông tư liên tịch18/2009/TTLT/BGDĐT-BTCCấp", "18/2009/TTLT-BGDĐT-BTC"),
            ("Nghị quyết30a/2008/NQ-CP", "30a/2008/NQ-CP"),
            ("Quyết định của Bộ trưởng1234/QĐ-BYT", "1234/QĐ-BYT"),
            ("Luật hợp nhất07/VBHN-VPQH", "07/VBHN-VPQH"),
        ],
    )
    def test_an_instrument_is_written_one_way(self, cell: str, read: str) -> None:
        basis = draft(can_cu_phap_ly=f"Tên văn bản pháp lýMã văn bản{cell}").legal_basis
        assert [cited.document for cited in basis] == [read]

    def test_a_number_of_an_unknown_body_is_a_doubt_beside_what_was_read(self) -> None:
        reading = read_procedure(page(can_cu_phap_ly="Luật15/2023/QH15Quy chế12/2022/QC-ABC"))
        assert [doubt.kind for doubt in reading.doubted(Part.LEGAL_BASIS)] == [DoubtKind.NO_INSTRUMENT]


def test_a_result_without_a_code_can_refuse() -> None:
    assert [result.refusal for result in draft(ket_qua_xu_ly="Văn bản từ chối").results] == [True]


class TestPages:
    @pytest.mark.parametrize(
        "name", ["Không tìm thấy thủ tục hành chính", "404 Not Found", "Lỗi 500", "Hệ thống đang bảo trì"]
    )
    def test_that_tell_an_error_are_no_procedure(self, name: str) -> None:
        reading = read_procedure(page(ten_thu_tuc=name))
        assert DoubtKind.NO_PROCEDURE in {doubt.kind for doubt in reading.doubts}

    @pytest.mark.parametrize(
        "office",
        ["UBND thành phố thuộc tỉnh", "Trung tâm y tế huyện", "Tòa án nhân dân quận", "Phòng Giáo dục và Đào tạo"],
    )
    def test_with_an_office_of_a_district_are_stale(self, office: str) -> None:
        reading = read_procedure(page(steps=f"Nộp hồ sơ tại {office}."))
        assert DoubtKind.STALE_LEVEL in {doubt.kind for doubt in reading.doubts}

    @pytest.mark.parametrize("office", ["UBND thành phố Huế", "Phòng Kinh tế của Ủy ban nhân dân cấp xã"])
    def test_with_an_office_of_today_are_not(self, office: str) -> None:
        assert not read_procedure(page(steps=f"Nộp hồ sơ tại {office}.")).doubts


class TestCapture:
    """What went wrong while a page was captured."""

    @pytest.mark.parametrize(
        ("field", "text", "kind"),
        [
            ("ten_thu_tuc", "C\ufffdp gi\ufffdy ph\ufffdp", DoubtKind.GARBLED),
            ("ten_thu_tuc", "Cáº¥p giáº¥y phÃ©p", DoubtKind.GARBLED),
            ("thanh_phan_ho_so", f"--{PAPERS}B?n sao gi?y ph?p1 bản chính", DoubtKind.GARBLED),
            ("cach_thuc_thuc_hien", 2 * (TABLE + row("Miễn phí")), DoubtKind.MIXED_CONTENT),
            ("thanh_phan_ho_so", TABLE + row("Miễn phí"), DoubtKind.MIXED_CONTENT),
            ("ket_qua_xu_ly", "Tên văn bản pháp lýMã văn bảnLuật15/2023/QH15", DoubtKind.MIXED_CONTENT),
            ("ten_thu_tuc", "Trang chủ - Cổng Dịch vụ công Quốc gia", DoubtKind.NO_PROCEDURE),
            ("ten_thu_tuc", "Chi tiết thủ tục hành chính", DoubtKind.NO_PROCEDURE),
        ],
    )
    def test_that_leaves_nothing_to_be_taken_is_told(self, field: str, text: str, kind: DoubtKind) -> None:
        reading = read_procedure(page(row("Miễn phí"), **{field: text}))
        assert [(doubt.kind, doubt.where) for doubt in reading.doubted(Part.PAGE)] == [(kind, f"$.{field}")]
        assert {one.part for one in reading.understood} == {Part.CODE, Part.NAME}

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            ("yeu_cau_dieu_kien", f"Có đủ:{PAPERS}Đơn1 bản chính"),
            ("thanh_phan_ho_so", f"--{PAPERS}Đơn1 bản chínhTrường hợp cấp lại:{PAPERS}Tờ khai1 bản chính"),
            ("yeu_cau_dieu_kien", "Áp suất < 0,7 bar và > 0,2 bar; nộp trước 15/9? Có."),
            ("detail_url", "https://mau.vn/a?b=c&d?e=f"),
        ],
    )
    def test_that_an_editor_may_have_written_is_none(self, field: str, text: str) -> None:
        assert not read_procedure(page(row("Miễn phí"), **{field: text})).doubted(Part.PAGE)

    def test_marks_of_the_web_page_are_read_past_and_told(self) -> None:
        record = page(row("Miễn phí"), ten_thu_tuc="<p class='a'>Cấp gi&#7845;y&nbsp;phép</p>")
        reading = read_procedure(record)
        assert [doubt.kind for doubt in reading.doubted(Part.PAGE)] == [DoubtKind.MARKUP]
        assert reading.procedure is not None
        assert (reading.procedure.name.vi, reading.page.name) == ("Cấp giấy phép", record["ten_thu_tuc"])

    @pytest.mark.parametrize("name", ["null", "undefined", "N/A", "12345", "..."])
    def test_a_name_without_letters_or_of_a_program_is_none(self, name: str) -> None:
        reading = read_procedure(page(ten_thu_tuc=name))
        assert (reading.procedure, [doubt.kind for doubt in reading.doubted(Part.NAME)]) == (None, [DoubtKind.NO_NAME])

    def test_marks_around_nothing_leave_nothing(self) -> None:
        nothing = {"yeu_cau_dieu_kien": "<p>Không có</p>", "so_quyet_dinh": "<td>Không có thông tin</td>"}
        reading = read_procedure(page(thanh_phan_ho_so="<p>--</p>", **nothing))
        assert {doubt.kind for doubt in reading.doubts} == {DoubtKind.MARKUP}
        assert reading.procedure is not None
        assert reading.procedure.conditions == ()

    def test_marked_letters_are_put_together_as_any(self) -> None:
        assert draft(ten_thu_tuc="C&acirc;\u0301p thẻ").name.vi == "Cấp thẻ"
