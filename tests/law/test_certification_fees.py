"""Fees for certifying copies at commune level, as a counter charges them."""

import datetime as dt

import pytest

from motcua.citation import Citation
from motcua.conditions import Fact
from motcua.dated import InForce
from motcua.errors import BadValue, NoFeeLevel, UndecidedFacts
from motcua.fees import Clamp, Each, Fee, FeeLevel, FeeSchedule, Levy, Tiers
from motcua.money import VND
from motcua.wording import Text

ON = dt.date(2026, 8, 28)
RULE = Citation("226/2016/TT-BTC", "4")
PAGES = Fact("pages", "integer", Text("Bản chính có bao nhiêu trang?", "How many pages does the original have?"))
COPIES = Fact("copies", "integer", Text("Cần bao nhiêu bản sao?", "How many copies?"))
COPY = Clamp(Tiers("pages", ((2, 2_000), (None, 1_000))), cap=200_000)
SCHEDULE = FeeSchedule(
    "certification",
    Text("Phí chứng thực", "Certification fees"),
    (PAGES, COPIES),
    (
        Fee(
            "certified_copy",
            Text("Chứng thực bản sao từ bản chính", "Certification of copies from originals"),
            Levy.PHI,
            (FeeLevel(Each("copies", COPY), InForce(dt.date(2017, 1, 1)), RULE),),
        ),
    ),
)


class TestArticle4:
    """TT 226/2016/TT-BTC, art. 4: two thousand a page, from the third page one thousand, at most 200,000 a copy.

    The page is a page of the original; the cap is per copy, not per request.
    """

    @pytest.mark.parametrize(
        ("pages", "amount"),
        [
            (1, 2_000),
            (2, 4_000),
            (3, 5_000),
            (10, 12_000),
            (197, 199_000),
            (198, 200_000),
            (199, 200_000),
            (500, 200_000),
        ],
    )
    def test_one_copy(self, pages: int, amount: int) -> None:
        assert SCHEDULE.quote(on=ON, pages=pages, copies=1).total == VND(amount)

    def test_three_pages_five_copies(self) -> None:
        assert SCHEDULE.quote(on=ON, pages=3, copies=5).total == VND(25_000)

    def test_the_cap_is_for_each_copy(self) -> None:
        assert SCHEDULE.quote(on=ON, pages=500, copies=5).total == VND(1_000_000)

    def test_the_quote_shows_every_tier_and_the_cap(self) -> None:
        quote = SCHEDULE.quote(on=ON, pages=500, copies=2)
        assert str(quote.explain("en")).splitlines() == [
            "Certification of copies from originals (phí (fee)): 400,000 đồng [226/2016/TT-BTC, art. 4]",
            "  2 × 2,000 = 4,000",
            "  the part above 2: 498 × 1,000 = 498,000",
            "  at most: 200,000",
            "  2 × 200,000 = 400,000",
            "Total: 400,000 đồng",
        ]
        assert quote.explain().citations == (RULE,)

    @pytest.mark.parametrize("pages", [0, -1, 1.0, True, 10**12, "3"])
    def test_a_number_of_pages_that_cannot_be_is_an_error_and_never_free(self, pages: object) -> None:
        with pytest.raises(BadValue, match=r"pages|quantity"):
            SCHEDULE.quote(on=ON, pages=pages, copies=1)

    @pytest.mark.parametrize("copies", [0, -1, 2.5, False, 10**12])
    def test_a_number_of_copies_that_cannot_be_is_an_error(self, copies: object) -> None:
        with pytest.raises(BadValue, match=r"copies|number"):
            SCHEDULE.quote(on=ON, pages=3, copies=copies)

    def test_before_the_circular_no_level_is_known(self) -> None:
        with pytest.raises(NoFeeLevel, match="2016-12-31"):
            SCHEDULE.quote(on=dt.date(2016, 12, 31), pages=3, copies=1)
        assert SCHEDULE.quote(on=dt.date(2017, 1, 1), pages=3, copies=1).total == VND(5_000)

    def test_without_the_pages_the_quote_asks_for_them(self) -> None:
        quote = SCHEDULE.quote(on=ON, copies=1)
        assert quote.undecided == ("pages",)
        with pytest.raises(UndecidedFacts, match="Bản chính có bao nhiêu trang"):
            _ = quote.total

    def test_all_that_is_missing_is_asked_at_once(self) -> None:
        assert SCHEDULE.quote(on=ON).undecided == ("pages", "copies")
