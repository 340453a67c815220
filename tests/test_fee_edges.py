"""Fees at their very edges: the ends of brackets, and the least a rate may be."""

from fractions import Fraction

import pytest

from motcua.errors import BadValue
from motcua.fees import Convert, Interval, Table
from motcua.fees.shapes import Ground

FIVE = Fraction(5)


class TestBrackets:
    @pytest.mark.parametrize(
        ("bracket", "below", "at", "above"),
        [
            (Interval(at_least=5), False, True, True),
            (Interval(above=5), False, False, True),
            (Interval(at_most=5), True, True, False),
            (Interval(below=5), True, False, False),
        ],
        ids=str,
    )
    def test_an_end_belongs_to_it_or_does_not(self, bracket: Interval, below: bool, at: bool, above: bool) -> None:
        assert (FIVE - Fraction(1, 9) in bracket, FIVE in bracket, FIVE + Fraction(1, 9) in bracket) == (
            below,
            at,
            above,
        )

    def test_one_without_an_upper_end_precedes_none(self) -> None:
        assert not Interval(at_least=5).precedes(Interval(at_least=9))
        assert not Interval(below=5).precedes(Interval(below=9))
        assert Interval(below=5).precedes(Interval(at_least=5))

    @pytest.mark.parametrize(("copies", "fee"), [(2, 1_000), (3, 2_000)])
    def test_ends_may_be_fractions(self, copies: int, fee: int) -> None:
        half = Fraction(5, 2)
        table = Table("copies", ((Interval(below=half), 1_000), (Interval(at_least=half), 2_000)))
        assert table.evaluate(Ground("x", {"copies": copies})) == fee


class TestRates:
    def test_one_dong_is_a_rate_and_nothing_is_none(self) -> None:
        fee = Convert(7, "USD", rate="rate")
        assert fee.evaluate(Ground("x", {"rate": 1})) == 7
        with pytest.raises(BadValue):
            fee.evaluate(Ground("x", {"rate": 0}))
