"""The edges of what is read of a portal page: one more or one less is another answer."""

import pytest
from tests.portal_pages import PAPERS, page

from motcua.adapters.portal import DoubtKind, Part, read_procedure
from motcua.errors import LimitExceeded
from motcua.money import VND


def fee_doubts(cell: str) -> list[DoubtKind]:
    (row,) = read_procedure(page(f"Trực tiếp5 Ngày làm việc{cell}")).rows
    return [doubt.kind for doubt in row.fee.doubts]


@pytest.mark.parametrize(
    ("cell", "doubts"),
    [
        ("999 VNĐ(Phí)", [DoubtKind.SMALL_FEE]),
        ("1,000 VNĐ(Phí)", []),
        ("10,000,000,000 VNĐ(Phí)", []),
        ("10,000,000,001 VNĐ(Phí)", [DoubtKind.FEE_DIFFERS]),
    ],
)
def test_a_fee_is_a_thousand_at_least_and_ten_thousand_million_at_most(cell: str, doubts: list[DoubtKind]) -> None:
    assert fee_doubts(cell) == doubts


@pytest.mark.parametrize("sign", ["-", "–", "+", "±", "~"])
def test_a_sign_before_an_amount_keeps_it_from_being_read(sign: str) -> None:
    (row,) = read_procedure(page(f"Trực tiếp{'theo quy định'}{sign}50,000 VNĐ(Phí)")).rows
    assert row.fee.amount is None
    (plain,) = read_procedure(page("Trực tiếptheo quy định50,000 VNĐ(Phí)")).rows
    assert plain.fee.amount == VND(50_000)


@pytest.mark.parametrize(("copies", "read"), [(99, [99]), (100, [])])
def test_nobody_asks_for_a_hundred_copies(copies: int, read: list[int]) -> None:
    procedure = read_procedure(page(thanh_phan_ho_so=f"--{PAPERS}Đơn0 bản chính,{copies} bản sao")).procedure
    assert procedure is not None
    assert [paper.copies for paper in procedure.papers] == read


@pytest.mark.parametrize(("number", "read"), [("1234", 1), ("12345", 0)])
def test_an_instrument_has_four_figures_at_most(number: str, read: int) -> None:
    procedure = read_procedure(page(can_cu_phap_ly=f"Quyết định{number}/2020/QĐ-TTg")).procedure
    assert procedure is not None
    assert len(procedure.legal_basis) == read


@pytest.mark.parametrize("kind", ["TT", "NĐ", "NQ", "CT", "TTLT", "VBHN", "TB", "CV"])
def test_what_is_no_decision_announces_nothing(kind: str) -> None:
    reading = read_procedure(page(so_quyet_dinh=f"12/{kind}-BTP"))
    assert [doubt.kind for doubt in reading.doubted(Part.DECISION)] == [DoubtKind.NO_INSTRUMENT]


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2009", "\u202f", "\u3000"])
def test_every_kind_of_blank_is_one(blank: str) -> None:
    assert read_procedure(page(ten_thu_tuc=f"Cấp{blank}{blank}giấy phép")).page.name == "Cấp giấy phép"


def test_a_field_may_be_as_long_as_any_page() -> None:
    assert len(read_procedure(page(ten_thu_tuc="x" * 250_000)).page.name) == 250_000
    with pytest.raises(LimitExceeded):
        read_procedure(page(ten_thu_tuc="x" * 250_001))
