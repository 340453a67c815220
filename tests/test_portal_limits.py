"""Time limits on portal pages: exact, or a doubt that quotes the text."""

import pytest
from tests.portal_pages import page

from motcua.adapters.portal import DoubtKind, Part, read_procedure
from motcua.adapters.portal.comparing import surely_within
from motcua.adapters.portal.durations import Aim, clauses, mentions
from motcua.conditions import Channel
from motcua.timelimit import CalendarDays, Hours, Months, NoLimit, TimeLimit, WorkingDays, WorkingHours

SETTLED = "Trong thời hạn {} kể từ ngày nhận đủ hồ sơ hợp lệ, Sở Xây dựng cấp giấy phép."


def limits(rows: str, steps: str = "", **fields: object) -> list[TimeLimit | None]:
    """The limit of each row."""
    return [row.limit for row in read_procedure(page(rows, steps=steps, **fields)).rows]


def kinds(rows: str, steps: str = "", **fields: object) -> set[DoubtKind]:
    """What the limits are doubted for."""
    return {doubt.kind for doubt in read_procedure(page(rows, steps=steps, **fields)).doubted(Part.LIMITS)}


class TestTheTable:
    @pytest.mark.parametrize(
        ("cell", "limit"),
        [
            ("3 Ngày làm việc", WorkingDays(3)),
            ("30 Ngày", CalendarDays(30)),
            ("8 Giờ", Hours(8)),
            ("2 Tháng", Months(2)),
        ],
    )
    def test_a_number_with_its_unit_is_read(self, cell: str, limit: TimeLimit) -> None:
        assert limits(f"Trực tiếp{cell}Miễn phí") == [limit]

    def test_channels_that_agree_make_one_rule_for_all_of_them(self) -> None:
        procedure = read_procedure(page("Trực tiếp3 NgàyMiễn phíTrực tuyến3 NgàyMiễn phí")).procedure
        assert procedure is not None
        assert procedure.limit(channel="online") == procedure.limit(channel="counter") == CalendarDays(3)
        assert len(procedure.limits) == 1

    def test_a_number_without_its_unit_is_a_doubt(self) -> None:
        assert limits("Trực tuyến1Miễn phí") == [None]
        assert kinds("Trực tuyến1Miễn phí") == {DoubtKind.LOST_UNIT}

    def test_a_number_that_runs_into_the_fee_is_a_doubt(self) -> None:
        assert kinds("Trực tuyến1100 VNĐ(Phí công bố: 100.000 đồng/lần)") == {DoubtKind.RUN_TOGETHER}

    def test_a_part_of_a_day_is_a_doubt(self) -> None:
        assert kinds("Trực tuyến1.5 Ngày làm việcMiễn phí") == {DoubtKind.FRACTION}

    def test_no_time_at_all_is_neither_read_nor_doubted(self) -> None:
        assert limits("Trực tiếpKhông có thông tinMiễn phí") == [None]
        assert kinds("Trực tiếpKhông có thông tinMiễn phí") == set()

    def test_a_time_in_words_is_read_where_the_grammar_knows_them(self) -> None:
        assert limits("Trực tiếpKhông quá 07 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệMiễn phí") == [WorkingDays(7)]
        assert kinds("Trực tiếpKhông phải trả kết quảMiễn phí") == {DoubtKind.UNREAD_LIMIT}

    def test_an_empty_cell_is_filled_from_a_description_that_is_a_limit(self) -> None:
        rows = "Trực tiếpKhông có thông tinMiễn phíTrong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ."
        assert limits(rows) == [WorkingDays(7)]

    def test_channel_names_inside_a_description_begin_no_row(self) -> None:
        rows = (
            "Trực tiếp3 NgàyMiễn phíTrực tiếp tại Bộ phận Một cửa; Trực tuyến tại CổngDịch vụ bưu chính3 NgàyMiễn phí"
        )
        reading = read_procedure(page(rows))
        assert [row.row.channel for row in reading.rows] == [Channel.COUNTER, Channel.POST]

    def test_cells_that_kept_a_blank_between_them_are_read_too(self) -> None:
        table = "Hình thức nộp Thời gian Phí, lệ phí Mô tả Trực tiếp 5 Ngày làm việc Miễn phí Trực tuyến 5 Miễn phí"
        reading = read_procedure(page(cach_thuc_thuc_hien=table))
        assert [row.limit for row in reading.rows] == [WorkingDays(5), None]
        assert not reading.doubted(Part.CHANNELS)

    def test_a_row_in_words_does_not_swallow_the_next(self) -> None:
        rows = "Trực tiếpHệ thống phản hồi tự động Trực tuyến2 NgàyMiễn phí"
        assert [row.row.channel for row in read_procedure(page(rows)).rows] == [Channel.ONLINE]

    def test_a_table_without_rows_is_a_doubt(self) -> None:
        reading = read_procedure(page("Nộp ở đâu cũng được"))
        assert [doubt.kind for doubt in reading.doubted(Part.CHANNELS)] == [DoubtKind.UNREAD_TABLE]

    def test_what_stands_before_the_first_row_is_a_doubt(self) -> None:
        reading = read_procedure(page("Ghi chúTrực tiếp3 NgàyMiễn phí"))
        assert reading.doubted(Part.CHANNELS)[0].quote == "Ghi chú"


class TestChannelsThatDiffer:
    def test_nobody_guesses_which_case_each_is_for(self) -> None:
        rows = "Trực tuyến20 NgàyMiễn phíTrực tiếp15 NgàyMiễn phí"
        assert limits(rows) == [None, None]
        assert kinds(rows) == {DoubtKind.CHANNELS_DIFFER}

    def test_a_bare_number_that_differs_counts_as_well(self) -> None:
        assert DoubtKind.CHANNELS_DIFFER in kinds("Trực tuyến2Miễn phíTrực tiếp15 NgàyMiễn phí")

    def test_a_bare_number_that_agrees_leaves_the_other_row_as_it_is(self) -> None:
        assert limits("Trực tuyến5Miễn phíTrực tiếp5 NgàyMiễn phí") == [None, CalendarDays(5)]

    def test_the_draft_has_the_limit_in_the_channels_that_state_it(self) -> None:
        procedure = read_procedure(page("Trực tuyến5Miễn phíTrực tiếp5 NgàyMiễn phí")).procedure
        assert procedure is not None
        assert procedure.limits[0].channels == (Channel.COUNTER,)

    def test_prose_is_not_compared_with_limits_that_differ(self) -> None:
        rows = "Trực tuyến20 NgàyMiễn phíTrực tiếp15 NgàyMiễn phí"
        assert kinds(rows, SETTLED.format("10 ngày")) == {DoubtKind.CHANNELS_DIFFER}


class TestTheDescription:
    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            ("05 ngày kể từ ngày nhận đủ hồ sơ", DoubtKind.PROSE_DIFFERS),
            ("03 ngày làm việc kể từ ngày nhận đủ hồ sơ", DoubtKind.PROSE_DIFFERS),
            ("3 (năm) ngày kể từ ngày nhận đủ hồ sơ", DoubtKind.PROSE_DIFFERS),
            ("từ 3 - 5 ngày", DoubtKind.PROSE_DIFFERS),
            ("Đối với cấp mới: 03 ngày kể từ ngày nhận đủ hồ sơ", DoubtKind.CASES_DIFFER),
            ("Áp dụng đối với trường hợp cấp lại", DoubtKind.CASES_DIFFER),
            ("Bước 1: 03 ngày kể từ ngày nhận hồ sơ; Bước 4: 03 ngày kể từ ngày nhận hồ sơ", DoubtKind.CASES_DIFFER),
            ("03 ngày kể từ ngày kết thúc đợt khảo sát", DoubtKind.OTHER_START),
            ("03 ngày, không kể thời gian niêm yết", DoubtKind.EXTENDED),
            ("03 ngày; có thể kéo dài thêm 02 ngày", DoubtKind.EXTENDED),
            ("(không quy định thời gian giải quyết)", DoubtKind.NO_LIMIT_SET),
            ("Trả kết quả ngay trong ngày", DoubtKind.SAME_DAY),
            ("Tiếp nhận sau 15 giờ thì trả vào hôm sau", DoubtKind.SAME_DAY),
        ],
    )
    def test_what_it_holds_against_the_cell_is_a_doubt(self, said: str, kind: DoubtKind) -> None:
        rows = f"Trực tiếp3 NgàyMiễn phí{said}"
        assert kind in kinds(rows)
        assert limits(rows) == [None]

    @pytest.mark.parametrize(
        "said",
        [
            "Trong thời hạn 03 ngày kể từ ngày nhận đủ hồ sơ hợp lệ.",
            "Trường hợp hồ sơ hợp lệ thì trong 03 ngày kể từ ngày nhận đủ hồ sơ",
            "Trường hợp hồ sơ chưa đầy đủ thì trong 01 ngày làm việc hướng dẫn bổ sung",
            "Trường hợp nộp trực tuyến thì ký số",
            "Trường hợp từ chối phải nêu rõ lý do",
            "Phí: 100.000 đồng đối với xe con",
        ],
    )
    def test_what_agrees_or_is_about_something_else_is_none(self, said: str) -> None:
        assert limits(f"Trực tiếp3 NgàyMiễn phí{said}") == [CalendarDays(3)]

    def test_what_one_channel_says_holds_against_the_others(self) -> None:
        assert limits("Trực tiếp3 NgàyMiễn phí05 ngày làm việcTrực tuyến3 NgàyMiễn phí") == [None, None]

    def test_the_remark_behind_the_fee_counts(self) -> None:
        assert limits("Trực tiếp3 NgàyMiễn phí(cấp mới trong 10 ngày kể từ ngày nhận hồ sơ)") == [None]

    def test_brackets_that_never_close_end_where_a_sentence_meets_them(self) -> None:
        said = "(Phí đối với xe con (xe nhỏ)Trong 03 ngày kể từ ngày nhận đủ hồ sơ"
        reading = read_procedure(page(f"Trực tiếp3 Ngày50,000 VNĐ{said}"))
        assert [row.limit for row in reading.rows] == [CalendarDays(3)]
        assert reading.rows[0].row.remark == "Phí đối với xe con (xe nhỏ"
        assert limits(f"Trực tiếp3 Ngày50,000 VNĐ{said.replace('03', '05')}") == [None]

    def test_brackets_that_never_close_hold_everything(self) -> None:
        reading = read_procedure(page("Trực tiếp3 NgàyMiễn phí((mở mãi 10 ngày"))
        assert (reading.rows[0].row.remark, reading.rows[0].row.description) == ("(mở mãi 10 ngày", "")


class TestTheSteps:
    ROWS = "Trực tiếp10 Ngày làm việcMiễn phí"

    @pytest.mark.parametrize(
        ("steps", "kind"),
        [
            (SETTLED.format("05 ngày làm việc"), DoubtKind.PROSE_DIFFERS),
            (SETTLED.format("10 ngày"), DoubtKind.PROSE_DIFFERS),
            (SETTLED.format("20 ngày làm việc"), DoubtKind.PROSE_DIFFERS),
            (SETTLED.format("mười lăm ngày làm việc"), DoubtKind.PROSE_DIFFERS),
            ("Thời hạn giải quyết: 05 ngày làm việc.", DoubtKind.PROSE_DIFFERS),
            ("Bước 2. Kiểm tra\n- Thời hạn: 03 ngày làm việc", DoubtKind.PROSE_DIFFERS),
            ("Trong thời hạn 05 ngày làm việc, Sở cấp Giấy phép.", DoubtKind.PROSE_DIFFERS),
            ("Thời hạn có thể kéo dài nhưng không quá 15 ngày làm việc.", DoubtKind.EXTENDED),
            ("Thời gian xác minh không tính vào thời gian giải quyết.", DoubtKind.EXTENDED),
            ("Không quy định thời hạn.", DoubtKind.NO_LIMIT_SET),
            ("Sở giải quyết ngay trong ngày làm việc.", DoubtKind.SAME_DAY),
            (
                "Trong 10 ngày làm việc kể từ ngày kết thúc kiểm tra thực tế, Cục cấp giấy phép.",
                DoubtKind.OTHER_START,
            ),
            (
                "Giải quyết trong 10 ngày làm việc kể từ ngày thông báo về việc chấp nhận hồ sơ.",
                DoubtKind.OTHER_START,
            ),
            (
                (
                    "Trong 10 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở trình Chủ tịch. "
                    "Trong 05 ngày làm việc kể từ ngày nhận được tờ trình, Chủ tịch quyết định."
                ),
                DoubtKind.STAGES_EXCEED,
            ),
            (
                (
                    "Trong 07 ngày kể từ ngày nhận đủ hồ sơ, Sở trình Chủ tịch. Trong 03 ngày làm việc kể từ ngày "
                    "nhận được tờ trình, Chủ tịch quyết định."
                ),
                DoubtKind.STAGES_EXCEED,
            ),
        ],
    )
    def test_another_limit_is_a_doubt(self, steps: str, kind: DoubtKind) -> None:
        assert kind in kinds(self.ROWS, steps)
        assert limits(self.ROWS, steps) == [None]

    @pytest.mark.parametrize(
        "steps",
        [
            SETTLED.format("10 ngày làm việc"),
            SETTLED.format("mười (10) ngày làm việc"),
            "Trường hợp hồ sơ chưa hợp lệ, trong 02 ngày làm việc, Sở thông báo để bổ sung hồ sơ.",
            "Quá 30 ngày mà người nộp không bổ sung thì trả hồ sơ.",
            "Giấy phép có giá trị trong 05 năm.",
            "Doanh nghiệp nộp hồ sơ chậm nhất 30 ngày trước ngày khởi công.",
            "Trong 30 ngày kể từ ngày thay đổi, doanh nghiệp phải gửi thông báo đến Sở.",
            "Trong 30 ngày kể từ ngày phát sinh thay đổi.",
            "Bảo đảm tối thiểu 20 ngày để đăng ký.",
            "Chứng chỉ trong 24 tháng liên tục.",
            "Trường hợp không cấp, trong 20 ngày trả lời và nêu rõ lý do.",
            "Hệ thống phản hồi chậm nhất 15 phút kể từ khi nhận hồ sơ.",
            "Nghị định ngày 15 tháng 6 năm 2025; từ 7 giờ 30 đến 17 giờ 00; tháng 12 năm 2025.",
            "Kiểm tra thành phần hồ sơ trong ngày làm việc.",
            (
                "Trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở trình Chủ tịch. Trong 03 ngày làm việc kể từ ngày "
                "nhận được tờ trình, Chủ tịch quyết định."
            ),
            (
                "Trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở trình Chủ tịch. Trong 03 ngày làm việc kể từ ngày "
                "nhận đủ hồ sơ, Chủ tịch ra quyết định."
            ),
            "Trong 02 ngày làm việc kể từ ngày nhận hồ sơ, Sở kiểm tra hồ sơ.",
            "Thời hạn giải quyết: 10 ngày làm việc. Trong 02 ngày làm việc, Sở trả kết quả kiểm tra.",
            "Trong 02 ngày làm việc kể từ ngày họp hội đồng, Sở ban hành kết luận.",
            "- Thời hạn: 03 ngày làm việc\n- Thời hạn: 07 ngày làm việc",
            "Từ 7 giờ 30 đến 11 giờ 30, chiều từ 13 giờ 30 đến 17 giờ. Thời hạn giải quyết: 10 ngày làm việc.",
            "Trong 04 ngày làm việc từ ngày nhận hồ sơ, Sở kiểm tra hồ sơ. Trong 06 ngày làm việc tiếp theo, Sở duyệt.",
            "Nộp hồ sơ trước ít nhất 10 ngày nhưng không quá 60 ngày kể từ ngày dự kiến bắt đầu làm việc.",
            "Thực hiện 10 ngày làm việc: 04 ngày làm việc ở cấp xã và 06 ngày làm việc ở cấp tỉnh.",
        ],
    )
    def test_what_is_a_part_of_it_or_beside_it_is_none(self, steps: str) -> None:
        assert limits(self.ROWS, steps) == [WorkingDays(10)]

    @pytest.mark.parametrize(
        "after",
        [
            "Trong 15 ngày, kể từ ngày nhận được quyết định cho phép, Văn phòng giám định phải đăng ký hoạt động.",
            "Trong 60 ngày kể từ ngày Bộ phê chuẩn kế hoạch, doanh nghiệp chuyển giao công bố kế hoạch.",
            "Trong 30 ngày kể từ ngày đổi tên, địa chỉ, Công ty luật gửi Giấy đề nghị đến Sở Tư pháp.",
            "Trong 01 năm, kể từ ngày Chủ tịch cho phép, Văn phòng công chứng đăng ký hoạt động tại Sở Tư pháp.",
            "Trong 15 ngày, kể từ ngày đổi tên, trụ sở, người đại diện, Văn phòng giám định phải gửi văn bản đến Sở.",
        ],
    )
    def test_what_applicants_do_by_name_is_no_part_of_it(self, after: str) -> None:
        assert limits(self.ROWS, f"{SETTLED.format('10 ngày làm việc')} {after}") == [WorkingDays(10)]

    @pytest.mark.parametrize(
        "after",
        [
            "Trong 20 ngày kể từ ngày có kết quả thẩm định, doanh nghiệp được cấp giấy phép.",
            "Trong 20 ngày kể từ ngày nhận được văn bản của tổ chức, doanh nghiệp, Bộ có văn bản chấp thuận.",
            "Trong 20 ngày kể từ ngày thẩm định, Sở Tư pháp và công ty luật ký biên bản, Sở cấp giấy phép.",
        ],
    )
    def test_what_they_are_given_is_one(self, after: str) -> None:
        assert limits(self.ROWS, after) == [None]

    @pytest.mark.parametrize(
        ("steps", "kind"),
        [
            (
                "Không quá 20 ngày kể từ ngày nhận được hồ sơ hợp lệ; kết quả được trả trong 03 ngày kể từ ngày ký.",
                DoubtKind.STAGES_EXCEED,
            ),
            (
                "20 ngày kể từ ngày nhận hồ sơ, Sở thẩm định. 5 ngày kể từ ngày nhận báo cáo thẩm định, xã quyết định.",
                DoubtKind.STAGES_EXCEED,
            ),
            ("Trước ngày tổ chức lễ hội 10 ngày, Ủy ban nhân dân trả lời.", DoubtKind.OTHER_START),
            ("Đợi kết quả thẩm tra, sau đó 20 ngày cấp giấy phép.", DoubtKind.OTHER_START),
            (
                "20 ngày kể từ ngày công ty hoàn tất đợt chào bán và nộp báo cáo, Ủy ban xác nhận.",
                DoubtKind.OTHER_START,
            ),
            ("20 ngày kể từ ngày có thông báo về việc nhận đủ hồ sơ, Sở xác nhận.", DoubtKind.OTHER_START),
            ("Đối với thành phố, thị xã không quá 20 ngày.", DoubtKind.CASES_DIFFER),
            ("Trong 20 ngày kể từ ngày tiếp nhận; đề nghị lần thứ hai trở đi: 05 ngày.", DoubtKind.CASES_DIFFER),
            ("Trong 20 ngày kể từ ngày nhận đủ hồ sơ; dự án nhóm B: 10 ngày.", DoubtKind.CASES_DIFFER),
            ("Thời hạn: 20 ngày (hồ sơ cấp mới), 10 ngày (hồ sơ cấp lại).", DoubtKind.CASES_DIFFER),
            ("Trong 20 ngày kể từ ngày nhận hồ sơ, kiểm tra; nếu đạt, sau 05 ngày cấp giấy.", DoubtKind.STAGES_EXCEED),
            ("Xã 02 ngày, tỉnh 18 ngày, kho bạc 02 ngày.", DoubtKind.STAGES_EXCEED),
            ("Trong 20 ngày; nộp sau 16 giờ thì chuyển sang hôm sau.", DoubtKind.SAME_DAY),
            ("Trong 20 ngày với giấy phép lần đầu và trong ngày với giấy phép cấp lại.", DoubtKind.CASES_DIFFER),
            ("Thành lập tổ thẩm định trong 05 ngày; tổ làm việc 15 ngày; phê duyệt 05 ngày.", DoubtKind.STAGES_EXCEED),
            ("Xác nhận ngay sau khi tiếp nhận, cần kiểm tra thì không quá 20 ngày.", DoubtKind.SAME_DAY),
            ("20 ngày kể từ ngày nhận đủ hồ sơ, sau đó Sở quyết định trong 10 ngày.", DoubtKind.STAGES_EXCEED),
            ("Từ mười đến hai mươi ngày kể từ ngày nhận hồ sơ.", DoubtKind.PROSE_DIFFERS),
            ("Cần xem xét thêm thì thông báo, không quá 10 ngày kể từ ngày hết hạn.", DoubtKind.EXTENDED),
        ],
    )
    def test_what_comes_behind_the_limit_or_is_for_some_keeps_it_from_being_read(
        self, steps: str, kind: DoubtKind
    ) -> None:
        assert kind in kinds("Trực tiếp20 NgàyMiễn phí", steps)

    @pytest.mark.parametrize(
        "steps",
        [
            "Trong 20 ngày kể từ ngày nhận được văn bản thông báo của cơ sở, Sở công bố.",
            "Xã xác nhận trong vòng 20 ngày kể từ ngày nhận được bản đăng ký.",
            "Trong 20 ngày kể từ ngày nhận đủ hồ sơ, xã cấp Giấy phép (giấy phép có thời hạn 05 năm).",
            "Trong 20 ngày kể từ ngày nhận đủ hồ sơ, xã cấp thẻ. Thẻ có thời hạn 12 tháng và không được gia hạn.",
        ],
    )
    def test_what_is_filed_by_another_name_is_the_dossier(self, steps: str) -> None:
        assert limits("Trực tiếp20 NgàyMiễn phí", steps) == [CalendarDays(20)]

    def test_an_office_that_checks_what_is_shown_acts_itself(self) -> None:
        steps = "Kiểm tra hàng hóa chậm nhất 08 giờ làm việc kể từ khi người khai xuất trình đầy đủ hàng hóa."
        assert limits("Trực tiếp8 GiờMiễn phí", steps) == [None]

    @pytest.mark.parametrize(
        "steps",
        [
            "Xã niêm yết công khai 15 ngày tại trụ sở. Trong 10 ngày, Sở thẩm định, trình. Trong 10 ngày, Sở cấp thẻ.",
            "Xã niêm yết hồ sơ trong thời hạn 25 ngày. Trong 20 ngày kể từ ngày nhận đủ hồ sơ, Sở cấp giấy phép.",
            "Xã niêm yết kết quả thẩm tra trong 15 ngày. Trong 20 ngày tiếp theo, Sở cấp giấy phép.",
        ],
    )
    def test_posting_a_dossier_up_takes_time_of_its_own(self, steps: str) -> None:
        assert limits("Trực tiếp20 NgàyMiễn phí", steps) == [None]

    def test_the_time_on_the_board_is_a_share_like_any_other(self) -> None:
        steps = "Xã niêm yết kết quả thẩm tra trong 15 ngày. Trong 05 ngày tiếp theo, Sở cấp giấy phép."
        assert limits("Trực tiếp20 NgàyMiễn phí", steps) == [CalendarDays(20)]

    @pytest.mark.parametrize(
        "said",
        [
            "Trả kết quả vào buổi chiều ngày làm việc thứ năm sau khi nhận hồ sơ.",
            "Trả kết quả: chiều ngày làm việc thứ 5 kể từ ngày nhận đủ hồ sơ hợp lệ.",
            "Giải quyết vào ngày thứ năm kể từ ngày nhận đủ hồ sơ.",
        ],
    )
    def test_the_nth_day_is_no_length(self, said: str) -> None:
        row = "Trực tiếp5 Ngày làm việcMiễn phí"
        assert kinds(row, said) == kinds(f"{row}{said}") == {DoubtKind.UNREAD_LIMIT}

    @pytest.mark.parametrize(
        "said",
        [
            "Nhận hồ sơ vào các ngày làm việc thứ hai đến thứ sáu.",
            "Nhận hồ sơ vào ngày làm việc thứ 2, thứ 4 hằng tuần.",
            "Nhận hồ sơ trừ ngày thứ bảy, chủ nhật.",
        ],
    )
    def test_the_days_of_the_week_are_no_nth_days(self, said: str) -> None:
        assert limits("Trực tiếp5 Ngày làm việcMiễn phí", said) == [WorkingDays(5)]

    def test_a_list_of_all_that_is_done_within_it_is_the_whole(self) -> None:
        steps = "Trong bảy ngày làm việc kể từ ngày nhận đủ hồ sơ, Chi cục {}: Kiểm tra hồ sơ; xác nhận trên hóa đơn."
        assert kinds("Trực tiếp15 NgàyMiễn phí", steps.format("thực hiện")) == {DoubtKind.PROSE_DIFFERS}
        assert kinds("Trực tiếp15 NgàyMiễn phí", steps.format("thực hiện các công việc sau")) == {
            DoubtKind.PROSE_DIFFERS
        }

    @pytest.mark.parametrize(
        "after",
        [
            "Trong 05 ngày làm việc kể từ ngày ban hành quyết định, Sở đăng tải quyết định trên trang thông tin.",
            "Trong 10 ngày làm việc, kể từ ngày cấp chứng chỉ, Sở công bố danh sách.",
            "Trong 05 ngày kể từ ngày được cấp lại Giấy phép, Sở có trách nhiệm cập nhật dữ liệu.",
        ],
    )
    def test_what_makes_the_result_known_comes_after_it(self, after: str) -> None:
        assert limits("Trực tiếp10 Ngày làm việcMiễn phí", f"{SETTLED.format('10 ngày làm việc')} {after}") == [
            WorkingDays(10)
        ]

    @pytest.mark.parametrize(
        "after",
        [
            "Trong 10 ngày làm việc kể từ ngày ban hành quyết định thành lập hội đồng, Sở công khai dự thảo.",
            "Trong 10 ngày làm việc kể từ ngày có ý kiến, Sở công bố kết quả.",
        ],
    )
    def test_what_is_made_known_before_it_is_a_stage(self, after: str) -> None:
        assert limits("Trực tiếp10 Ngày làm việcMiễn phí", after) == [None]

    def test_brackets_that_split_the_limit_into_its_parts_say_nothing_new(self) -> None:
        said = "10 ngày làm việc kể từ ngày nhận đủ hồ sơ (bao gồm 07 ngày làm việc thẩm định và {} cấp thẻ)"
        assert limits(f"{self.ROWS}{said.format('03 ngày làm việc')}") == [WorkingDays(10)]
        assert limits(f"{self.ROWS}{said.format('05 ngày làm việc')}") == [None]
        assert limits(f"{self.ROWS}{said.format('03 ngày')}") == [None]

    def test_a_case_with_its_own_limit_is_no_last_share(self) -> None:
        steps = (
            "Trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở trình Chủ tịch. "
            "Trường hợp cấp lại, trong 03 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở cấp lại giấy phép."
        )
        assert kinds(self.ROWS, steps) == {DoubtKind.CASES_DIFFER, DoubtKind.PROSE_DIFFERS}

    def test_of_very_many_shares_nothing_can_be_told(self) -> None:
        step = "Trong 02 ngày làm việc kể từ ngày nhận được báo cáo, Sở tổng hợp, báo cáo. "
        assert kinds(self.ROWS, step * 9) == {DoubtKind.STAGES_EXCEED}

    def test_very_many_shares_that_are_no_longer_leave_it_as_it_stands(self) -> None:
        step = "Trong 01 ngày làm việc kể từ ngày nhận được báo cáo, Sở tổng hợp, báo cáo. "
        assert limits(self.ROWS, step * 9) == [WorkingDays(10)]

    def test_of_more_durations_than_any_page_has_nothing_is_read(self) -> None:
        again = "Thời hạn giải quyết: 10 ngày làm việc.\n"
        assert limits(self.ROWS, again * 499) == [WorkingDays(10)]
        assert limits(self.ROWS, again * 500) == [None]

    def test_minutes_matter_where_the_limit_is_in_hours(self) -> None:
        steps = "Trong 30 phút kể từ khi nhận đủ hồ sơ, Cảng vụ cấp giấy phép."
        assert kinds("Trực tiếp1 GiờMiễn phí", steps) == {DoubtKind.PROSE_DIFFERS}

    def test_other_fields_are_heard_where_they_speak_of_settling(self) -> None:
        rows = "Trực tiếp10 NgàyMiễn phí"
        told = "Thời hạn giải quyết là 05 ngày kể từ ngày nhận đủ hồ sơ"
        assert limits(rows, yeu_cau_dieu_kien=told) == [None]
        assert limits(rows, yeu_cau_dieu_kien="Ảnh chụp trong 30 ngày") == [CalendarDays(10)]


class TestDurations:
    def test_a_line_in_lower_case_goes_on_from_the_line_before(self) -> None:
        assert [*clauses("Trong thời hạn\n05 ngày;\ncấp giấy\n- Trả kết quả")][-1] == "- Trả kết quả"

    @pytest.mark.parametrize(
        "said",
        [
            "Người nộp thuế nộp hồ sơ đến cơ quan thuế trong thời hạn 10 ngày kể từ ngày ký hợp đồng",
            "Doanh nghiệp lập thông báo chậm nhất 05 ngày kể từ ngày hủy tem",
            "Trong thời hạn 10 ngày kể từ ngày nhận được Giấy phép, doanh nghiệp phải nộp báo cáo cho Sở",
        ],
    )
    def test_the_applicant_acts_within_it(self, said: str) -> None:
        assert [one.aim for one in mentions(said)] == [Aim.ASIDE]

    def test_the_office_answers_the_person_who_files(self) -> None:
        said = "Chi cục thống nhất với người nộp hồ sơ về việc kiểm tra trong thời hạn 05 ngày làm việc"
        assert next(mentions(said)).aim is Aim.STEP

    def test_a_check_that_only_a_holiday_makes_longer_says_nothing_of_the_whole(self) -> None:
        steps = "Trong 05 ngày làm việc kể từ ngày nhận hồ sơ, Sở kiểm tra tính hợp lệ của hồ sơ."
        assert limits("Trực tiếp7 NgàyMiễn phí", steps) == [CalendarDays(7)]
        assert limits("Trực tiếp6 NgàyMiễn phí", steps) == [None]

    def test_shares_in_other_days_fit_where_they_do_in_every_calendar(self) -> None:
        steps = "Trong 05 ngày kể từ ngày nhận hồ sơ, Sở trình Chủ tịch. Trong 02 ngày làm việc, Chủ tịch quyết định."
        assert limits("Trực tiếp26 NgàyMiễn phí", steps) == [CalendarDays(26)]
        assert limits("Trực tiếp25 NgàyMiễn phí", steps) == [None]

    def test_a_longer_month_does_not_fit_into_a_shorter(self) -> None:
        assert surely_within(CalendarDays(28), Months(1))
        assert not surely_within(CalendarDays(29), Months(1))
        assert not surely_within(NoLimit(), Months(1))
        assert not surely_within(Hours(20), WorkingHours(8))

    def test_words_that_give_another_number_than_the_figures_are_no_amount(self) -> None:
        assert next(mentions("trong 05 (bốn mươi) ngày làm việc")).limit is None
        assert next(mentions("trong 05 (vài chục) ngày làm việc")).limit is None
        assert next(mentions("trong 07 (bẩy) ngày làm việc")).limit == WorkingDays(7)


@pytest.mark.parametrize(
    "steps",
    [
        "Trong thời hạn 08 ngày làm việc kể từ ngày cơ sở nộp đủ hồ sơ theo quy định, Sở cấp giấy phép.",
        "Trong thời hạn 08 ngày làm việc kể từ ngày Trung tâm phục vụ hành chính công nhận đủ hồ sơ, Sở cấp giấy phép.",
        "Trong thời hạn 08 ngày làm việc kể từ ngày nhận được thông báo của doanh nghiệp, Sở ghi nhận.",
        "Trong thời hạn 08 ngày làm việc kể từ ngày Bộ Y tế, Sở Y tế nhận đủ hồ sơ hợp lệ, giấy phép được cấp.",
        "Trong thời hạn 08 ngày làm việc kể từ ngày ghi trên phiếu tiếp nhận hồ sơ, Sở cấp giấy phép.",
        "Bộ phận một cửa trả kết quả sau 08 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
        "Không quá tám (08) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.",
        "Tối đa 08 ngày làm việc, kể từ ngày Bộ trưởng Bộ Mẫu hoặc Bộ trưởng Bộ Khác, Bộ trưởng Bộ Ba nhận đủ hồ sơ.",
        "Trong 08 ngày làm việc kể từ ngày nhận hồ sơ, Sở ra văn bản cho phép tàu lưu lại, với thời gian là 30 ngày.",
        (
            "Trong quá trình định giá, Hội đồng mẫu gửi 01 bộ hồ sơ đến cơ quan tố tụng. Trong 08 ngày làm việc kể từ "
            "ngày nhận đủ hồ sơ của Hội đồng mẫu, cơ quan tố tụng tạm ứng."
        ),
        "Trong thời hạn 08 ngày làm việc, kể từ ngày nhận được đề nghị của cơ quan, chủ bến, Sở ban hành quyết định.",
        "Trong thời hạn 08 ngày làm việc kể từ ngày nhận được đề nghị của cơ sở, Sở cấp giấy phép.",
        (
            "Trước khi hết hạn 03 tháng, người cần gia hạn thêm thời hạn sở hữu nhà ở gửi hồ sơ. "
            "Trong thời hạn 08 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở có văn bản gia hạn."
        ),
        "Trong 08 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở cấp thẻ. Hợp đồng kéo dài 9 ngày kể từ ngày được cấp thẻ.",
        "Sở cấp chứng chỉ trong 08 ngày làm việc kể từ ngày nhận đủ hồ sơ. Chứng chỉ không quy định thời hạn hiệu lực.",
        "Hồ sơ nộp trong 20 ngày kể từ ngày có thay đổi. 08 ngày làm việc kể từ ngày nhận hồ sơ, Sở cấp thẻ.",
        "Trong 20 ngày kể từ ngày mở cửa, tổ chức phải đăng báo. 08 ngày làm việc kể từ ngày nhận hồ sơ, Sở cấp thẻ.",
        "Người nộp gửi báo cáo trước ngày 31 tháng 3 hằng năm. 08 ngày làm việc kể từ ngày nhận hồ sơ, Sở cấp thẻ.",
    ],
)
def test_every_way_to_receive_the_dossier_is_its_receipt(steps: str) -> None:
    reading = read_procedure(page("Trực tiếp8 Ngày làm việcMiễn phí", steps=steps))
    assert [str(row.limit) for row in reading.rows] == ["8 ngày làm việc"]


def test_the_office_that_files_first_is_the_applicant_of_its_page() -> None:
    steps = (
        "Bước 1. Sở Mẫu {} gửi Ủy ban nhân dân tỉnh.\nBước 2. Trong 08 ngày làm việc kể từ ngày nhận được "
        "hồ sơ của Sở Mẫu, Ủy ban nhân dân tỉnh phê duyệt."
    )
    assert limits("Trực tiếp8 Ngày làm việcMiễn phí", steps.format("lập hồ sơ")) == [WorkingDays(8)]
    assert limits("Trực tiếp8 Ngày làm việcMiễn phí", steps.format("lập hồ sơ sau khi kiểm tra,")) == [None]
    assert limits("Trực tiếp8 Ngày làm việcMiễn phí", f"Ông A nộp hồ sơ. {steps.format('lập hồ sơ')}") == [None]


def test_who_is_asked_for_an_opinion_counts_from_the_letter_that_asks() -> None:
    row = "Trực tiếp8 Ngày làm việcMiễn phí08 ngày làm việc kể từ ngày nhận được văn bản lấy ý kiến"
    assert limits(row, ten_thu_tuc="Cho ý kiến về dự án mẫu") == [WorkingDays(8)]
    assert limits(row) == [None]
