"""The doors of receipts: a line, a correction or a rate that cannot be is refused when it is made."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from motcua.errors import BadInput, BadValue
from motcua.fees import Amount, Levy
from motcua.money import VND, Money
from motcua.receipts import (
    Collector,
    Correction,
    ExchangeRate,
    FeeReceipt,
    ReceiptBook,
    ReceiptLine,
    ReceiptNumber,
    ReceiptStatus,
)
from motcua.wording import Text

DAY = dt.date(2026, 8, 28)
NAME = Text("Khoản thu", "Item")
SEVENTH = ReceiptNumber("EBL01", "26TAA", 7)
OFFICE = Collector("UBND xã Mẫu", "0100000000")
USD = ExchangeRate("USD", 26_105, source="Vietcombank")
HUGE: Any = 10**5_000
WRONG: Any = 5
TEXT: Any = "x"


def line(amount: Amount, budget: Amount | None = None) -> ReceiptLine:
    return ReceiptLine("a", NAME, amount, budget)


def receipt(*lines: ReceiptLine, **given: Any) -> FeeReceipt:
    return FeeReceipt(SEVENTH, DAY, Levy.PHI, OFFICE, lines or (line(VND(5)),), signature="s", **given)


class TestBudgets:
    """What a budget pays of a line is a part of it."""

    @pytest.mark.parametrize(
        ("amount", "budget"),
        [
            (VND(5), Money(1, "USD")),
            (VND(5), VND(6)),
            (VND(5), VND(-1)),
            (VND(-5), VND(1)),
            (VND(-5), VND(-6)),
            (Money(5, "USD"), Money("5.01", "USD")),
        ],
    )
    def test_another_currency_or_more_than_the_line_is_refused(self, amount: Amount, budget: Amount) -> None:
        with pytest.raises(BadValue, match="budget"):
            line(amount, budget)

    @pytest.mark.parametrize(("amount", "budget"), [(VND(5), VND(5)), (VND(5), VND(0)), (VND(-5), VND(-2))])
    def test_a_part_is_one_down_as_well_as_up(self, amount: Amount, budget: Amount) -> None:
        assert line(amount, budget).budget == budget


class TestRates:
    """A receipt in another currency says what it is worth, at the rate of that currency."""

    def test_the_slip_of_a_foreign_receipt_needs_one(self) -> None:
        with pytest.raises(BadInput, match=r"\$\.rate: met nothing"):
            receipt(line(Money(5, "USD"))).form()
        assert receipt(line(Money(5, "USD")), rate=USD).form()["amount"] == Money(5, "USD")

    @pytest.mark.parametrize("amount", [VND(5), Money(5, "EUR")])
    def test_one_of_another_currency_is_refused(self, amount: Amount) -> None:
        with pytest.raises(BadValue, match="exchange rate"):
            receipt(line(amount), rate=USD)

    @pytest.mark.parametrize("currency", ["usd", "VND", ""])
    def test_its_currency_is_one(self, currency: str) -> None:
        with pytest.raises(BadValue, match="currency"):
            ExchangeRate(currency, 26_000, source="x")


class TestCorrections:
    def test_a_signature_is_no_blank(self) -> None:
        with pytest.raises(BadValue, match="signature"):
            receipt().signed(" ")

    def test_one_that_comes_before_in_the_book_corrects_nothing(self) -> None:
        for number in (6, 7):
            with pytest.raises(BadValue, match="number of the correction"):
                receipt().replaced(attrs.evolve(SEVENTH, number=number), on=DAY, reason="sai tên")
        other = receipt().replaced(ReceiptNumber("EBL01", "26TBB", 1), on=DAY, reason="sai tên")
        assert other.corrects == Correction("replaces", SEVENTH, "sai tên")

    @pytest.mark.parametrize("status", ["new", ReceiptStatus.NEW, "other"])
    def test_it_replaces_or_adjusts(self, status: str | ReceiptStatus) -> None:
        with pytest.raises(BadValue):
            Correction(status, SEVENTH, "sai tên")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Correction("adjusts", WRONG, "r"), id="a number that is none"),
        pytest.param(lambda: ReceiptBook("EBL01", "26TAA").after(TEXT), id="after a text"),
        pytest.param(lambda: ReceiptNumber("EBL01", "26TAA", HUGE), id="a number of 5,000 digits"),
        pytest.param(lambda: ReceiptBook("EBL01", "26TAA", last=HUGE), id="a book of 5,000 digits"),
        pytest.param(lambda: ReceiptBook("EBL01", "26TAA", upto=HUGE), id="a share of 5,000 digits"),
        pytest.param(lambda: ReceiptBook("EBL01", "26TAA").for_year(HUGE), id="a year of 5,000 digits"),
        pytest.param(lambda: ExchangeRate("USD", HUGE, source="x"), id="a rate of 5,000 digits"),
        pytest.param(lambda: receipt().replaced(TEXT, on=DAY, reason="r"), id="replaced by a text"),
    ],
)
def test_what_is_no_such_thing_is_told_so(make: Callable[[], object]) -> None:
    with pytest.raises(BadValue):
        make()
