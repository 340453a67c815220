"""Pages that contradict their own table, in the words of many editors: none of them is read as exact."""

import json
from pathlib import Path

import pytest
from tests.dossiers import FRIDAY, filed
from tests.portal_pages import PAPERS, page

from motcua.adapters import portal
from motcua.adapters.portal import DoubtKind, read_procedure
from motcua.errors import BadInput, LimitExceeded, NoFeeLevel
from motcua.money import VND
from motcua.timelimit import CalendarDays

CONTRADICTING = [*map(tuple, json.loads(Path(__file__).with_name("portal_contradictions.json").read_text("utf-8")))]


@pytest.mark.parametrize(("rows", "steps"), CONTRADICTING)
def test_a_page_that_speaks_against_its_table_states_no_limit(rows: str, steps: str) -> None:
    assert [row.limit for row in read_procedure(page(rows, steps=steps)).rows] == [None]


@pytest.mark.parametrize(
    "rows",
    [
        "Trực tiếp5 NgàyMiễn phíNộp qua VNeID7 NgàyMiễn phí",
        "Trực tiếp5 NgàyMiễn phíTại nhà7 NgàyMiễn phí",
        "Trực tiếp5 NgàyMiễn phíTrực tuyến5 Ngày50 GBP(Phí)",
        "Trực tiếp5 NgàyMiễn phíTrực tuyến5 Ngày0.5 %(Phí)",
        "Trực tiếp5 NgàyMiễn phíTrực tuyến10 NgàyTheo quy định của HĐND",
        "Trực tiếp5 NgàyMiễn phíTrực tuyến" + "trong mười ngày kể từ ngày nhận đủ hồ sơ " * 9 + "Miễn phí",
    ],
)
def test_a_row_nobody_knows_is_not_swallowed_by_the_row_above(rows: str) -> None:
    reading = read_procedure(page(rows))
    assert {(row.limit, row.fee.amount) for row in reading.rows} == {(None, None)}
    assert reading.doubted("limits")


@pytest.mark.parametrize(
    "fee",
    [
        "Miễn phíNộp 200 nghìn khi nhận kết quả",
        "Miễn phíTheo quy định tại Thông tư số 278/2016/TT-BTC",
        "Miễn phíThu 100.000₫",
        "200,000 Đồng(Lệ phí đối với tổ chức: 200.000 đồng)",
        "200,000 Đồng(Lệ phí tối đa: 200.000 đồng)",
        "200,000 Đồng(Phí sát hạch mỗi môn: 200.000 đồng)",
        "200,000 Đồng(phí)Thu thêm 50.000đ mỗi trang",
        "200,000 Đồng/xe",
        "200,000 Đồng(lệ phí tổ chức)",
        "200,000 Đồng(Phí cấp tỉnh)",
        "200,000 Đồng(Phí nhóm B)",
        "200,000 Đồng(Phí: 200.000 đồng (ba trăm nghìn đồng))",
        "50,000,000,000,000 Đồng(Phí)",
    ],
)
def test_words_that_set_a_fee_for_some_keep_it_from_being_read(fee: str) -> None:
    assert read_procedure(page(f"Trực tiếp5 Ngày{fee}")).rows[0].fee.amount is None


def test_an_amount_behind_a_sign_is_none() -> None:
    assert read_procedure(page("Trực tiếp5 Ngày làm việc-50,000 VNĐ")).rows[0].fee.amount is None


def test_an_amount_in_figures_and_in_the_same_words_is_read() -> None:
    cell = "100,000 VNĐ(Phí: 100.000 đồng (một trăm nghìn đồng))"
    assert read_procedure(page(f"Trực tiếp5 Ngày{cell}")).rows[0].fee.amount == VND(100_000)


@pytest.mark.parametrize("cell", ["Miễn phí", "100,000 Đồng(Lệ phí)"])
@pytest.mark.parametrize(
    "steps",
    [
        "Người nộp hồ sơ nộp phí thẩm định 3.000.000 đồng trước khi nhận kết quả.",
        "Mức thu lệ phí là 50 nghìn đồng.",
        "Mức lệ phí là 2 triệu đồng.",
        "Công dân nộp lệ phí theo Nghị quyết của HĐND tỉnh.",
    ],
)
def test_steps_that_name_another_fee_are_heard(cell: str, steps: str) -> None:
    assert read_procedure(page(f"Trực tiếp5 Ngày{cell}", steps=steps)).rows[0].fee.amount is None


def test_that_a_fee_is_paid_speaks_against_none_and_against_no_amount() -> None:
    steps = "Doanh nghiệp nộp phí thẩm định theo quy định."
    cells = {"Miễn phí": None, "100,000 Đồng(Lệ phí)": VND(100_000)}
    for cell, amount in cells.items():
        assert read_procedure(page(f"Trực tiếp5 Ngày{cell}", steps=steps)).rows[0].fee.amount == amount
    if_any = "Doanh nghiệp nộp phí (nếu có) theo quy định."
    assert read_procedure(page("Trực tiếp5 NgàyMiễn phí", steps=if_any)).rows[0].fee.amount == VND(0)


def test_a_fee_for_each_filing_is_the_fee() -> None:
    row = "Trực tiếp5 Ngày25,000 Đồng(Lệ phí: 25.000 đồng/trường hợp)"
    assert read_procedure(page(row)).rows[0].fee.amount == VND(25_000)


@pytest.mark.parametrize("paper", ["Đơn1 bản chính,100 bản sao", "Đơn (02 bản chính)1 bản chính"])
def test_a_count_nobody_can_tell_is_a_doubt_and_never_silence(paper: str) -> None:
    reading = read_procedure(page(thanh_phan_ho_so=f"--{PAPERS}{paper}"))
    assert reading.doubted("papers")


def test_no_instrument_is_invented_and_odd_dashes_lose_none() -> None:
    law = "Tên văn bản pháp lýMã văn bản"
    assert read_procedure(page(so_quyet_dinh="1234/TT-BYT")).doubted("decision")
    assert read_procedure(page(can_cu_phap_ly=f"{law}khoản 3 Điều 1245/2020/NĐ-CP")).doubted("legal-basis")
    read = read_procedure(page(can_cu_phap_ly=f"{law}Nghị định96/2023/NĐ\u2013CP")).procedure
    assert read is not None
    assert [cited.document for cited in read.legal_basis] == ["96/2023/NĐ-CP"]


def test_a_district_that_decides_or_receives_is_stale() -> None:
    reading = read_procedure(page(co_quan_co_tham_quyen="Công an huyện", dia_chi_tiep_nhan="UBND các quận"))
    assert [doubt.where for doubt in reading.doubts if doubt.kind is DoubtKind.STALE_LEVEL] == [
        "$.co_quan_co_tham_quyen",
        "$.dia_chi_tiep_nhan",
    ]


def two_pages(folder: Path) -> Path:
    file = folder / "two.jsonl"
    lines = [json.dumps(page(f"Trực tiếp{days} NgàyMiễn phí", ten_thu_tuc=f"Thủ tục {days}")) for days in (3, 5)]
    file.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    return file


def test_of_two_pages_of_one_code_nothing_is_taken(tmp_path: Path) -> None:
    shelf = portal.read_files([two_pages(tmp_path)])
    assert (len(shelf.readings), shelf.refused, len(shelf.catalogue)) == (2, (), 0)


def test_rules_of_two_pages_of_one_code_are_not_written(tmp_path: Path) -> None:
    readings = [read_procedure(page(f"Trực tiếp{days} NgàyMiễn phí")) for days in (3, 5)]
    with pytest.raises(BadInput, match=r"1\.999001"):
        portal.write_rules(readings, tmp_path)


def test_what_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.adapters.portal.sources.UNPACKED", 10)
    shelf = portal.read_files([two_pages(tmp_path)])
    assert [type(one.error) for one in shelf.refused] == [LimitExceeded]


def test_strangers_at_the_door_of_the_record_are_refused() -> None:
    for call in (portal.encode, portal.progress, portal.uncarried):
        with pytest.raises(BadInput):
            call(5)  # type: ignore[arg-type] # that is the point
    for wrong in ({"papers": "x"}, {"channel": "7"}):
        with pytest.raises(BadInput):
            portal.encode(filed(), **wrong)


class TestAChannelInSeveralRows:
    """Two rows of one channel are two cases, and which one a dossier is the page does not say."""

    @pytest.mark.parametrize(
        "other",
        [
            *("9 VNĐ", "100 USD", "100,000 VNĐ(100.000 đồng/người)", "Không có thông tin"),
            "Miễn phí(Mức phí do Bộ Tài chính quy định)",
        ],
    )
    @pytest.mark.parametrize("read", ["Miễn phí", "100,000 VNĐ(Phí: 100.000 đồng)"])
    def test_costs_nobody_knows_what_where_one_was_not_read(self, read: str, other: str) -> None:
        for first, second in ((read, other), (other, read)):
            reading = read_procedure(page(f"Trực tiếp5 Ngày{first}Trực tiếp5 Ngày{second}"))
            assert [row.fee.understood for row in reading.rows] == [False, False]
            assert reading.doubted("fees")
            assert reading.procedure is not None
            assert reading.procedure.fees.fees == ()

    def test_leaves_the_other_channels_as_they_are(self) -> None:
        rows = "Trực tiếp5 NgàyMiễn phíTrực tiếp5 Ngày9 VNĐTrực tuyến5 NgàyMiễn phí"
        reading = read_procedure(page(rows))
        assert [row.fee.amount for row in reading.rows] == [None, None, VND(0)]
        assert reading.procedure is not None
        assert reading.procedure.quote(on=FRIDAY.date(), channel="online").total == VND(0)
        with pytest.raises(NoFeeLevel, match="no row for channel = counter"):
            _ = reading.procedure.quote(on=FRIDAY.date(), channel="counter").total

    @pytest.mark.parametrize("names", [("Phí", "Lệ phí"), ("Phí thẩm định", "Phí cấp giấy")])
    def test_that_names_two_fees_is_a_doubt_of_both(self, names: tuple[str, str]) -> None:
        """Perhaps both are paid, perhaps one of them."""
        rows = "".join(f"Trực tiếp5 Ngày100,000 VNĐ({name}: 100.000 đồng)" for name in names)
        reading = read_procedure(page(rows))
        assert {(row.fee.amount, row.fee.doubts) for row in reading.rows} == {(None, reading.doubted("fees"))}
        (doubt,) = reading.doubted("fees")
        assert doubt.kind is DoubtKind.FEE_DIFFERS
        assert all(name in doubt.quote for name in names)

    @pytest.mark.parametrize("again", ["", "(Phí: 100.000 đồng)"])
    def test_that_says_it_twice_says_it_once(self, again: str) -> None:
        rows = f"Trực tiếp5 Ngày100,000 VNĐ(Phí: 100.000 đồng)Trực tiếp5 Ngày100,000 VNĐ{again}"
        reading = read_procedure(page(rows))
        assert reading.procedure is not None
        assert reading.procedure.quote(on=FRIDAY.date(), channel="counter").total == VND(100_000)

    @pytest.mark.parametrize("names", [("Phí", "Lệ phí"), ("Lệ phí", "Phí")])
    def test_is_charged_once_where_others_name_another_kind(self, names: tuple[str, str]) -> None:
        rows = (
            f"Trực tiếp5 Ngày100,000 VNĐ({names[0]}: 100.000 đồng)Trực tiếp5 Ngày100,000 VNĐ"
            f"Trực tuyến5 Ngày100,000 VNĐ({names[1]}: 100.000 đồng)"
        )
        reading = read_procedure(page(rows))
        assert reading.procedure is not None
        assert reading.procedure.quote(on=FRIDAY.date(), channel="counter").total == VND(100_000)

    @pytest.mark.parametrize("other", ["1.5 Ngày", "Không có thông tin", "Theo quy định", "5"])
    def test_promises_nothing_where_one_was_not_read(self, other: str) -> None:
        for first, second in (("5 Ngày", other), (other, "5 Ngày")):
            reading = read_procedure(page(f"Trực tiếp{first}Miễn phíTrực tiếp{second}Miễn phí"))
            assert [row.limit for row in reading.rows] == [None, None]
            assert reading.doubted("limits")
            elsewhere = read_procedure(page(f"Trực tiếp{first}Miễn phíTrực tuyến{second}Miễn phí"))
            assert CalendarDays(5) in [row.limit for row in elsewhere.rows]
