"""Promises of receipts and refunds: every đồng is receipted once, and no more comes back than was paid."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from motcua.citation import Citation
from motcua.fees import DueStage, Levy, Quote, QuoteLine, Refund, RefundCause, refunds_of
from motcua.money import VND
from motcua.receipts import Collector, ReceiptBook, receipts_of
from motcua.wording import Text, read_amount

DAY = dt.date(2026, 8, 28)
NAME = Text("Khoản", "Item")
RULES = st.sampled_from((None, True, False))


def line(at: int, kind: Levy, amount: int, refund: Refund) -> QuoteLine:
    money = VND(amount)
    return QuoteLine(f"x{at}", NAME, kind, money, (), money, Citation("1/VD"), DueStage.FILING, refund)


def quotes() -> st.SearchStrategy[Quote]:
    refunds = st.builds(Refund, refused=RULES, withdrawn=RULES, overpaid=RULES, office_error=RULES)
    parts = st.tuples(st.sampled_from(Levy), st.integers(0, 10**12), refunds)
    return st.lists(parts, max_size=6).map(
        lambda several: Quote(tuple(line(at, *part) for at, part in enumerate(several)), on=DAY)
    )


@given(quotes(), st.integers(0, 10**6))
def test_every_dong_of_phi_and_le_phi_is_receipted_once(quote: Quote, last: int) -> None:
    book = ReceiptBook("EBL01", "26TAA", last=last)
    receipts = receipts_of(quote, book, on=DAY, collector=Collector("UBND xã Mẫu", "0100000000"))
    expected = {kind: amount for kind, amount in quote.by_kind.items() if amount.amount and kind is not Levy.SERVICE}
    assert {receipt.kind: receipt.amount for receipt in receipts} == expected
    assert [receipt.number.number for receipt in receipts] == list(range(last + 1, last + 1 + len(receipts)))
    assert [read_amount(receipt.words) for receipt in receipts] == [receipt.amount.amount for receipt in receipts]


@given(quotes(), st.sampled_from(RefundCause), st.lists(st.integers(0, 10**12), min_size=6, max_size=6))
def test_no_more_comes_back_than_was_paid(quote: Quote, cause: RefundCause, sums: list[int]) -> None:
    paid = {one.item: VND(amount) for one, amount in zip(quote.lines, sums, strict=False)}
    for back in refunds_of(quote, cause, paid=paid).lines:
        assert back.back is None or VND(0) <= VND(int(back.back.amount)) <= paid[back.item]
