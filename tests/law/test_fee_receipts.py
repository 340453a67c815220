"""Receipts by the decree of 2026, and what came before it."""

import datetime as dt

import pytest

from motcua.errors import NotInForce
from motcua.receipts import ReceiptBook, ReceiptNumber


def usable(pattern: str, symbol: str, day: str) -> bool:
    try:
        ReceiptBook(pattern, symbol).next_number(dt.date.fromisoformat(day))
    except NotInForce:
        return False
    return True


class TestArticle23:
    """NĐ 254/2026/NĐ-CP, art. 23.2: numbers have eight digits at most and begin anew on 1 January."""

    def test_the_last_number_of_a_year_has_eight_digits(self) -> None:
        book = ReceiptBook("EBL01", "26TAA", last=99_999_998)
        assert book.next_number(dt.date(2026, 12, 31)) == ReceiptNumber("EBL01", "26TAA", 99_999_999)

    def test_on_new_year_s_day_they_begin_anew(self) -> None:
        book = ReceiptBook("EBL01", "26TAA", last=99_999_999).for_year(2027)
        assert book.next_number(dt.date(2027, 1, 1)).number == 1


class TestArticle43:
    """NĐ 254/2026/NĐ-CP, art. 43 and 44: electronic receipts of the new kind from 1/7/2026; paper until 31/12/2026."""

    @pytest.mark.parametrize(("day", "yes"), [("2026-06-30", False), ("2026-07-01", True), ("2026-12-31", True)])
    def test_the_new_symbols_begin_on_the_first_of_july(self, day: str, yes: bool) -> None:
        assert usable("EBL01", "26TAA", day) is yes

    @pytest.mark.parametrize(("day", "yes"), [("2026-06-30", True), ("2026-07-01", False)])
    def test_the_old_electronic_ones_end_the_day_before(self, day: str, yes: bool) -> None:
        assert usable("01BLP", "AA-26E", day) is yes

    @pytest.mark.parametrize("letter", ["P", "T"])
    @pytest.mark.parametrize(("day", "yes"), [("2026-07-01", True), ("2026-12-31", True), ("2027-01-01", False)])
    def test_paper_may_be_used_up_until_the_end_of_the_year(self, letter: str, day: str, yes: bool) -> None:
        assert usable("01BLP", f"AA-22{letter}", day) is yes
