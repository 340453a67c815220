"""Promises of receipts and refunds: every đồng is receipted once, and no more comes back than was paid."""

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.citation import Citation
from motcua.errors import BadInput
from motcua.fees import DueStage, Levy, Quote, QuoteLine, Refund, RefundCause, refunds_of
from motcua.money import VND
from motcua.receipts import Collector, ReceiptBook, receipts_of
from motcua.wording import Text, read_amount

DAY = dt.date(2026, 8, 28)
NAME = Text("Khoản", "Item")
RULES = st.sampled_from((None, True, False))


def line(at: int, kind: Levy | None, amount: int, refund: Refund) -> QuoteLine:
    money = VND(amount)
    return QuoteLine(f"x{at}", NAME, kind, money, (), money, Citation("1/VD"), DueStage.FILING, refund)


def quotes(kinds: Iterable[Levy | None] = (*Levy, None)) -> st.SearchStrategy[Quote]:
    refunds = st.builds(Refund, refused=RULES, withdrawn=RULES, overpaid=RULES, office_error=RULES)
    parts = st.tuples(st.sampled_from([*kinds]), st.integers(0, 10**12), refunds)
    return st.lists(parts, max_size=6).map(
        lambda several: Quote(tuple(line(at, *part) for at, part in enumerate(several)), on=DAY)
    )


@given(quotes(Levy), st.integers(0, 10**6))
def test_every_dong_of_phi_and_le_phi_is_receipted_once(quote: Quote, last: int) -> None:
    book = ReceiptBook("EBL01", "26TAA", last=last)
    receipts = receipts_of(quote, book, on=DAY, collector=Collector("UBND xã Mẫu", "0100000000"))
    expected = {kind: amount for kind, amount in quote.by_kind.items() if amount.amount and kind is not Levy.SERVICE}
    assert {receipt.kind: receipt.amount for receipt in receipts} == expected
    assert [receipt.number.number for receipt in receipts] == list(range(last + 1, last + 1 + len(receipts)))
    assert [read_amount(receipt.words) for receipt in receipts] == [receipt.amount.amount for receipt in receipts]


@given(quotes())
def test_what_the_kinds_come_to_is_the_total(quote: Quote) -> None:
    assert sum(amount.amount for amount in quote.by_kind.values()) == quote.total.amount
    assert set(quote.by_kind) == {one.kind for one in quote.lines}


@given(quotes())
def test_no_receipt_is_made_of_what_is_of_untold_kind(quote: Quote) -> None:
    asked = [f"$.lines[{at}].kind" for at, one in enumerate(quote.lines) if one.kind is None and one.payable != VND(0)]
    book, collector = ReceiptBook("EBL01", "26TAA"), Collector("UBND xã Mẫu", "0100000000")
    if asked:
        with pytest.raises(BadInput) as caught:
            receipts_of(quote, book, on=DAY, collector=collector)
        assert [problem.path for problem in caught.value.problems] == asked
    else:
        receipts = receipts_of(quote, book, on=DAY, collector=collector)
        assert sum(receipt.amount.amount for receipt in receipts) == quote.total.amount - _services(quote)


def _services(quote: Quote) -> int:
    return quote.by_kind.get(Levy.SERVICE, VND(0)).amount


@given(quotes(), st.sampled_from(RefundCause))
def test_what_is_of_untold_kind_comes_back_by_its_own_rule_or_nobody_knows(quote: Quote, cause: RefundCause) -> None:
    lines = {one.item: one for one in quote.lines if one.kind is None}
    for back in refunds_of(quote, cause, paid={item: VND(10**13) for item in lines}).lines:
        assert (back.back is None) is (lines[back.item].refund.on(cause) is None)


@given(quotes(), st.sampled_from(RefundCause), st.lists(st.integers(0, 10**12), min_size=6, max_size=6))
def test_no_more_comes_back_than_was_paid(quote: Quote, cause: RefundCause, sums: list[int]) -> None:
    paid = {one.item: VND(amount) for one, amount in zip(quote.lines, sums, strict=False)}
    for back in refunds_of(quote, cause, paid=paid).lines:
        assert back.back is None or VND(0) <= VND(int(back.back.amount)) <= paid[back.item]
