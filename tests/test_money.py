"""Whole đồng and nothing else; other currencies as they are; no float, no Boolean."""

from decimal import Decimal
from fractions import Fraction

import pytest

from motcua.errors import BadValue
from motcua.money import VND, Money


class TestVND:
    def test_amounts_add_and_subtract(self) -> None:
        assert VND(5_000) + VND(3_000) - VND(1_000) == VND(7_000)

    def test_amounts_compare(self) -> None:
        assert VND(1) < VND(2)
        assert max(VND(1), VND(2)) == VND(2)

    def test_an_amount_is_no_number(self) -> None:
        number: object = 5_000
        assert VND(5_000) != number
        with pytest.raises(TypeError):
            VND(5_000) + 1
        with pytest.raises(TypeError):
            VND(5_000) - 1
        with pytest.raises(TypeError):
            VND(5_000) < 1  # noqa: B015 - that it fails is the point

    @pytest.mark.parametrize("given", [2.5, True, "5000", None, Decimal(5), Fraction(1, 2)], ids=repr)
    def test_only_whole_numbers_are_amounts(self, given: object) -> None:
        with pytest.raises(BadValue, match="whole number"):
            VND(given)  # type: ignore[arg-type]  # that it fails is the point

    @pytest.mark.parametrize("sign", [1, -1])
    def test_beyond_eighteen_digits_is_a_slip(self, sign: int) -> None:
        assert VND(sign * 10**18).amount == sign * 10**18
        with pytest.raises(BadValue, match="18 digits"):
            VND(sign * (10**18 + 1))

    @pytest.mark.parametrize(
        ("exact", "rounded"),
        [(Fraction(1, 2), 1), (Fraction(5, 2), 3), (Fraction(-1, 2), -1), (Fraction(49, 100), 0), (7, 7)],
    )
    def test_halves_round_away_from_zero(self, exact: Fraction | int, rounded: int) -> None:
        assert VND.rounded(exact) == VND(rounded)

    def test_it_says_itself_as_officials_write(self) -> None:
        assert (str(VND(1_234_567)), VND(1_234_567).say("en")) == ("1.234.567 đồng", "1,234,567 đồng")

    def test_it_can_be_pasted_back(self) -> None:
        assert eval(repr(VND(180_500))) == VND(180_500)
        assert int(VND(180_500)) == 180_500


class TestMoney:
    def test_amounts_of_one_currency_add(self) -> None:
        assert Money(10, "USD") + Money("2.50", "USD") == Money("12.50", "USD")

    def test_amounts_of_two_currencies_do_not(self) -> None:
        with pytest.raises(TypeError):
            Money(10, "USD") + Money(10, "EUR")

    def test_it_says_itself(self) -> None:
        assert (Money("1234.50", "USD").say("vi"), Money("1234.50", "USD").say("en")) == (
            "1.234,50 USD",
            "1,234.50 USD",
        )
        assert str(Money(10, "USD")) == "10 USD"

    @pytest.mark.parametrize("currency", ["VND", "usd", "US", "", "ＵＳＤ"])
    def test_a_currency_is_three_letters_and_not_ours(self, currency: str) -> None:
        with pytest.raises(BadValue, match="currency"):
            Money(10, currency)

    @pytest.mark.parametrize("given", [2.5, True, "1e999999", "１２", "1_000", "", None], ids=repr)
    def test_floats_exponents_and_other_digits_are_refused(self, given: object) -> None:
        with pytest.raises(BadValue, match="amount of money"):
            Money(given, "USD")  # type: ignore[arg-type]  # that it fails is the point

    def test_it_can_be_pasted_back(self) -> None:
        assert eval(repr(Money("12.50", "USD"))) == Money("12.50", "USD")
