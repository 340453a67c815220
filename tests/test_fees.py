"""Fees: the shapes of fee law, what lowers them, and quotes that are never zero by mistake."""

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from motcua.citation import Citation
from motcua.conditions import Channel, Condition, Fact
from motcua.dated import InForce
from motcua.errors import (
    BadInput,
    BadValue,
    NoFeeLevel,
    NotADay,
    OverlappingVersions,
    UndecidedFacts,
    UnknownFact,
)
from motcua.fees import (
    Adjustment,
    Clamp,
    Convert,
    DecidesOn,
    Delta,
    DueStage,
    Each,
    Effect,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Interpolate,
    Interval,
    Levy,
    Max,
    Min,
    Operand,
    Quote,
    Refund,
    SetBy,
    Shape,
    Sum,
    Table,
    Tier,
    Tiers,
    Times,
    exempt,
    not_charged,
    reduce,
    subsidise,
)
from motcua.fees.shapes import Exact, Ground, LevelUnset, exact
from motcua.money import VND, Money
from motcua.wording import Text

pytestmark = pytest.mark.answers("fees")

ON = dt.date(2026, 8, 28)
ALL_DAYS = InForce(dt.date(2020, 1, 1))
RULE = Citation("75/2022/TT-BTC", "5")
ASK = Text("Câu hỏi?", "Question?")
FACTS = (
    Fact("channel", "text", Text("Nộp bằng cách nào?", "Filed how?"), choices=tuple(Channel)),
    Fact("poor", "boolean", Text("Thuộc hộ nghèo?", "A poor household?")),
    Fact("late", "boolean", Text("Đăng ký quá hạn?", "Registered late?")),
    Fact("value", "amount", Text("Giá trị?", "Value?")),
    Fact("charged", "amount", Text("Đã thu trên bao nhiêu?", "Charged on how much already?")),
    Fact("persons", "integer", Text("Bao nhiêu người?", "How many persons?")),
    Fact("rate", "amount", Text("Tỷ giá?", "Exchange rate?")),
    Fact("payment_on", "date", Text("Nộp tiền ngày nào?", "Paid on which day?")),
    Fact("elderly", "boolean", Text("Là người cao tuổi?", "An elderly person?"), default=False),
)


def worth(node: Shape, **facts: bool | int | str) -> Fraction:
    return node.evaluate(Ground("item", facts))


def fee(amount: Operand, *adjustments: Adjustment, **rule: Any) -> Fee:
    level = FeeLevel(amount, ALL_DAYS, RULE)
    kind = rule.pop("kind", Levy.LE_PHI)
    item = str(rule.pop("item", "residence"))
    name = Text("Lệ phí cư trú", "Residence charge")
    return Fee(item, name, kind, (level,), adjustments=adjustments, **rule)


def schedule(*fees: Fee) -> FeeSchedule:
    """A schedule; a fee with the item of one before it has a number after it, so that each stands once."""
    items = [one.item for one in fees]
    numbered = (
        attrs.evolve(one, item=f"{one.item}-{at}") if one.item in items[:at] else one for at, one in enumerate(fees)
    )
    return FeeSchedule("test", Text("Biểu thử", "Test"), FACTS, numbered)


def quoted(*fees: Fee, **facts: object) -> Quote:
    return schedule(*fees).quote(on=ON, facts=facts)


class TestNumbers:
    @pytest.mark.parametrize("given", [1.5, True, "5", None, Decimal("NaN"), Decimal("1e99"), 10**31])
    def test_floats_booleans_and_monsters_are_refused(self, given: object) -> None:
        with pytest.raises(BadValue, match="number of a fee"):
            exact(given)

    def test_whole_numbers_fractions_and_decimals_are_exact(self) -> None:
        assert exact(Decimal("0.1")) == Fraction(1, 10)
        assert exact(Fraction(1, 3)) == Fraction(1, 3)

    @pytest.mark.parametrize(
        ("value", "vi", "en"),
        [
            (Fraction(1_200_000), "1.200.000", "1,200,000"),
            (Fraction(1, 1000), "0,001", "0.001"),
            (Fraction(905, 10_000), "0,0905", "0.0905"),
            (Fraction(1, 3), "1/3", "1/3"),
        ],
    )
    def test_they_say_themselves_exactly(self, value: Fraction, vi: str, en: str) -> None:
        assert (Exact(value).say("vi"), Exact(value).say("en")) == (vi, en)


class TestFlat:
    def test_one_amount(self) -> None:
        assert worth(Flat(20_000)) == 20_000

    def test_a_negative_one_is_refused(self) -> None:
        with pytest.raises(BadValue, match="flat amount"):
            Flat(-1)


class TestFactsInShapes:
    def test_a_fact_is_a_whole_number(self) -> None:
        with pytest.raises(BadValue, match="fact value"):
            worth(Times("value", 2), value="x")
        with pytest.raises(BadValue, match="name of a fact"):
            Times("Giá trị")

    def test_facts_all_parts_miss_are_asked_together(self) -> None:
        assert quoted(fee(Sum("value", Max("persons", "charged")))).undecided == ("value", "charged", "persons")
        assert quoted(fee(Each("persons", Times("nth", "value"), index="nth"))).undecided == ("value", "persons")
        assert quoted(fee(Each("persons", "value"))).undecided == ("value", "persons")
        assert quoted(fee(Convert("value", "USD", rate="rate"))).undecided == ("value",)


class TestTiers:
    ENFORCEMENT = Tiers("value", ((100, Fraction(3, 100)), (200, Fraction(2, 100)), (None, Fraction(1, 100))))

    @pytest.mark.parametrize(("value", "amount"), [(100, 3), (150, 4), (200, 5), (300, 6)])
    def test_each_part_at_its_own_rate(self, value: int, amount: int) -> None:
        assert worth(self.ENFORCEMENT, value=value) == amount

    def test_a_base_comes_on_top(self) -> None:
        assert worth(Tiers("persons", ((1, 0), (None, 3_000)), base=10_000), persons=3) == 16_000

    def test_zero_is_nothing_to_charge_for(self) -> None:
        with pytest.raises(BadValue, match="quantity of item"):
            worth(self.ENFORCEMENT, value=0)

    def test_past_a_closed_last_tier_there_is_no_level(self) -> None:
        with pytest.raises(NoFeeLevel, match="above the last tier"):
            worth(Tiers("value", ((100, 1),)), value=101)
        assert worth(Tiers("value", ((100, 1),)), value=100) == 100

    @pytest.mark.parametrize("ends", [(), (200, 100), (100, 100), (None, 100), (0, 100), (None, None)])
    def test_ends_ascend_and_only_the_last_is_open(self, ends: tuple[int | None, ...]) -> None:
        with pytest.raises(BadValue, match="tiers of a fee"):
            Tiers("value", [(end, 1) for end in ends])

    def test_a_rate_is_not_negative(self) -> None:
        with pytest.raises(BadValue, match="negative rate"):
            Tiers("value", ((None, -1),))


class TestFixedAmounts:
    """As notarisation has it: flat up to a value, then a share of what lies above; the law prints both."""

    NOTARY = Tiers(
        "value",
        (
            Tier(None, 0, below=50, fixed=5),
            Tier(100, 0, fixed=10, cliff=True),
            Tier(1_000, Fraction(1, 10), fixed=10),
            Tier(None, Fraction(1, 100)),
        ),
    )

    @pytest.mark.parametrize(("value", "amount"), [(49, 5), (50, 10), (100, 10), (200, 20), (1_000, 100), (1_100, 101)])
    def test_the_amount_begins_where_the_law_says(self, value: int, amount: int) -> None:
        assert worth(self.NOTARY, value=value) == amount

    def test_a_printed_amount_is_what_the_tiers_before_come_to(self) -> None:
        with pytest.raises(BadValue, match="11 where the tier after 100 begins, and 10 where the one before ends"):
            Tiers("value", (Tier(100, Fraction(1, 10)), Tier(None, 0, fixed=11)))

    @pytest.mark.parametrize(
        "tier",
        [
            {"rate": 0, "upto": 5, "below": 5},
            {"rate": -1, "upto": 5},
            {"rate": 0, "upto": 5, "fixed": -1},
            {"rate": 0, "upto": 5, "cliff": True},
            {"rate": 0, "upto": 5, "fixed": 1, "cliff": 1},
        ],
    )
    def test_a_tier_has_one_end_and_says_what_a_cliff_begins_with(self, tier: dict[str, Any]) -> None:
        with pytest.raises(BadValue):
            Tier(**tier)

    def test_an_open_end_is_not_reached(self) -> None:
        with pytest.raises(NoFeeLevel, match="ends at 5"):
            worth(Tiers("value", (Tier(None, 1, below=5),)), value=5)

    def test_the_trace_names_the_fixed_amount(self) -> None:
        said = str(quoted(fee(self.NOTARY), value=200).explain("en")).splitlines()
        assert said[1:-1] == [
            "  fixed amount up to 100: 10",
            "  the part above 100: 100 × 0.1 = 10",
        ]

    @pytest.mark.parametrize(
        ("value", "said"),
        [(20, ["mức cố định cho khung dưới 50: 5"]), (50, ["mức cố định cho khung từ 50 đến 100: 10"])],
    )
    def test_of_an_amount_for_a_bracket_it_says_the_bracket(self, value: int, said: list[str]) -> None:
        lines = str(quoted(fee(self.NOTARY), value=value).explain()).splitlines()
        assert [line.strip() for line in lines[1:-1]] == said

    def test_it_begins_with_the_amount_the_law_prints(self) -> None:
        printed = Tiers("value", (Tier(100, 1, fixed=5), Tier(200, 2, fixed=105), Tier(None, 3)))
        said = {
            value: [line.strip() for line in str(quoted(fee(printed), value=value).explain("en")).splitlines()[1:-1]]
            for value in (10, 150, 250)
        }
        assert said[10] == ["flat level: 5", "10 × 1 = 10"]
        assert said[150] == ["fixed amount up to 100: 105", "the part above 100: 50 × 2 = 100"]
        assert said[250] == [
            "fixed amount up to 100: 105",
            "the part above 100: 100 × 2 = 200",
            "the part above 200: 50 × 3 = 150",
        ]


class TestTable:
    AUCTION = Table(
        "value",
        (
            (Interval(below=5), Flat(90)),
            (Interval(at_least=5, below=20), Flat(270)),
            (Interval(above=20), Flat(450)),
        ),
    )

    @pytest.mark.parametrize(("value", "amount"), [(4, 90), (5, 270), (19, 270), (21, 450)])
    def test_a_value_falls_into_its_bracket(self, value: int, amount: int) -> None:
        assert worth(self.AUCTION, value=value) == amount

    def test_a_value_in_no_bracket_has_no_level_and_is_never_free(self) -> None:
        with pytest.raises(NoFeeLevel, match="20 lies in no bracket"):
            worth(self.AUCTION, value=20)

    def test_a_case_falls_into_its_row(self) -> None:
        table = Table("channel", ((("counter", "post"), 20_000), ("online", 10_000)))
        assert worth(table, channel="post") == 20_000
        assert worth(table, channel="online") == 10_000

    def test_yes_and_no_are_cases(self) -> None:
        table = Table("late", ((True, 8_000), (False, 0)))
        assert worth(table, late=True) == 8_000
        assert worth(table, late=False) == 0
        with pytest.raises(NoFeeLevel):
            worth(table, late=1)

    def test_a_case_in_no_row_has_no_level(self) -> None:
        with pytest.raises(NoFeeLevel, match="no row for channel = post"):
            worth(Table("channel", (("online", 10_000),)), channel="post")

    def test_a_case_nobody_named_is_asked(self) -> None:
        assert quoted(fee(Table("channel", (("online", 10_000),)))).undecided == ("channel",)

    def test_tables_inside_tables(self) -> None:
        table = Table("channel", (("online", Table("value", ((Interval(at_least=0), 5),))), ("post", 7)))
        assert worth(table, channel="online", value=1) == 5

    @pytest.mark.parametrize(
        "rows",
        [
            pytest.param((), id="nothing"),
            pytest.param(((Interval(below=5), 1), ("online", 2)), id="brackets and cases"),
            pytest.param(((Interval(at_most=5), 1), (Interval(at_least=5), 2)), id="brackets that overlap"),
            pytest.param(((Interval(above=5), 1), (Interval(below=5), 2)), id="brackets that descend"),
            pytest.param((("online", 1), (("post", "online"), 2)), id="one case twice"),
        ],
    )
    def test_rows_are_disjoint(self, rows: tuple[tuple[Interval | str | tuple[str, ...], int], ...]) -> None:
        with pytest.raises(BadValue, match="table of a fee"):
            Table("value", rows)

    def test_cases_are_answers_and_not_computed(self) -> None:
        with pytest.raises(BadValue, match="the name of a fact"):
            Table(Sum("value", 1), ((5, 1),))

    @pytest.mark.parametrize(
        "ends",
        [
            {"at_least": 1, "above": 1},
            {"at_most": 1, "below": 1},
            {"at_least": 5, "at_most": 4},
            {"above": 5, "at_most": 5},
        ],
    )
    def test_a_bracket_has_one_end_on_each_side(self, ends: dict[str, int]) -> None:
        with pytest.raises(BadValue, match="bracket of a fee"):
            Interval(**ends)

    def test_a_bracket_may_be_one_value_or_all(self) -> None:
        assert Fraction(5) in Interval(at_least=5, at_most=5)
        assert str(Interval()) == "any"


class TestInterpolate:
    RATE = Interpolate("value", ((200, Fraction(123, 1000)), (500, Fraction(97, 1000)), (700, Fraction(84, 1000))))

    @pytest.mark.parametrize(
        ("value", "rate"),
        [
            (100, Fraction(123, 1000)),
            (200, Fraction(123, 1000)),
            (500, Fraction(97, 1000)),
            (600, Fraction(905, 10_000)),
            (700, Fraction(84, 1000)),
            (9_000, Fraction(84, 1000)),
        ],
    )
    def test_the_rate_between_points_and_the_nearest_outside(self, value: int, rate: Fraction) -> None:
        assert worth(self.RATE, value=value) == rate

    @pytest.mark.parametrize("points", [(), ((5, 1), (5, 2)), ((5, 1), (4, 2))])
    def test_points_ascend(self, points: tuple[tuple[int, int], ...]) -> None:
        with pytest.raises(BadValue, match="points of a fee"):
            Interpolate("value", points)


class TestCombining:
    def test_product_sum_largest_smallest(self) -> None:
        assert worth(Times("value", Decimal("0.5")), value=3) == Fraction(3, 2)
        assert worth(Sum("value", 2), value=3) == 5
        assert worth(Max("value", 2), value=3) == 3
        assert worth(Min("value", 2), value=3) == 2

    def test_nothing_cannot_be_combined(self) -> None:
        with pytest.raises(BadValue, match="Sum"):
            Sum()

    @pytest.mark.parametrize(("value", "amount"), [(1, 500), (500, 500), (600, 600), (2_000, 1_500)])
    def test_a_floor_and_a_cap(self, value: int, amount: int) -> None:
        assert worth(Clamp("value", floor=500, cap=1_500), value=value) == amount

    def test_a_floor_alone_and_a_cap_alone(self) -> None:
        assert worth(Clamp("value", floor=500), value=100) == 500
        assert worth(Clamp("value", cap=500), value=900) == 500

    def test_a_cap_may_be_an_expression(self) -> None:
        assert worth(Clamp("value", cap=Times(5, "persons")), value=100, persons=2) == 10

    def test_a_floor_above_its_cap_is_refused(self) -> None:
        with pytest.raises(BadValue, match="floor of a fee"):
            Clamp("value", floor=2, cap=1)
        with pytest.raises(NoFeeLevel, match="above its cap"):
            worth(Clamp("value", floor=50, cap="persons"), value=1, persons=2)


class TestEach:
    def test_caps_fall_on_the_item(self) -> None:
        assert worth(Each("persons", Clamp("value", cap=100)), persons=3, value=150) == 300

    def test_the_first_may_differ(self) -> None:
        by_copy = Each("persons", Table("nth", ((Interval(at_most=1), 10), (Interval(above=1), 5))), index="nth")
        assert worth(by_copy, persons=3) == 20
        assert by_copy.names == {"persons"}
        assert schedule(fee(by_copy)).quote(on=ON, persons=1).total == VND(10)

    @pytest.mark.parametrize("persons", [0, -1])
    def test_none_is_nothing_to_charge_for(self, persons: int) -> None:
        with pytest.raises(BadValue, match="number of item"):
            worth(Each("persons", 10), persons=persons)

    def test_half_an_item_is_none(self) -> None:
        with pytest.raises(BadValue, match="number of item"):
            worth(Each(Fraction(1, 2), 10))

    def test_too_many_that_differ_are_refused(self) -> None:
        with pytest.raises(BadValue, match="at most 10000"):
            worth(Each("persons", "nth", index="nth"), persons=10_001)


class TestDelta:
    RATE = Delta(Tiers("value", ((100, Fraction(3, 100)), (None, Fraction(1, 100)))), over="value", paid="charged")

    def test_instalments_add_up_to_the_whole(self) -> None:
        first = worth(self.RATE, value=80, charged=0)
        second = worth(self.RATE, value=300, charged=80)
        assert first + second == worth(self.RATE, value=300, charged=0) == 5

    def test_more_charged_than_there_is_is_refused(self) -> None:
        with pytest.raises(BadValue, match="fact charged"):
            worth(self.RATE, value=80, charged=300)


class TestSetBy:
    COUNCIL = SetBy("HĐND cấp tỉnh")

    def test_the_quote_exists_and_says_who_sets_the_level(self) -> None:
        quote = quoted(fee(self.COUNCIL))
        (line,) = quote.lines
        assert (line.assessed, line.payable, line.decided) == (None, None, False)
        assert str(line.set_by) == "HĐND cấp tỉnh"
        assert str(quote.explain("en")).splitlines() == [
            "Residence charge (lệ phí (charge)): not known yet [75/2022/TT-BTC, art. 5]",
            "  the level is set by HĐND cấp tỉnh and is not loaded",
        ]
        assert quote.by_kind == {}
        assert quote.undecided == ()

    def test_the_total_is_refused_and_never_zero(self) -> None:
        with pytest.raises(NoFeeLevel, match="HĐND cấp tỉnh"):
            _ = quoted(fee(self.COUNCIL)).total

    def test_an_adjustment_that_frees_makes_it_zero_whatever_the_level(self) -> None:
        on_time = not_charged(Condition.parse("not late"), citation=Citation("60/2014/QH13", "11"))
        quote = quoted(fee(self.COUNCIL, on_time), late=False)
        assert quote.total == VND(0)
        assert quote.lines[0].assessed is None
        with pytest.raises(NoFeeLevel):
            _ = quoted(fee(self.COUNCIL, on_time), late=True).total
        with pytest.raises(UndecidedFacts, match="quá hạn"):
            _ = quoted(fee(self.COUNCIL, on_time)).total

    def test_a_reduction_does_not_make_a_level(self) -> None:
        half = reduce(by=Fraction(1, 2))
        assert quoted(fee(self.COUNCIL, half)).lines[0].payable is None

    def test_what_is_computed_from_it_is_unknown_too(self) -> None:
        with pytest.raises(LevelUnset):
            worth(Times(self.COUNCIL, 2))


class TestConvert:
    def test_foreign_currency_stays_what_it_is(self) -> None:
        quote = quoted(fee(Convert(Each("persons", 10), "USD")), persons=2)
        assert quote.total == Money(20, "USD")
        assert quote.by_kind == {}

    def test_with_the_rate_of_the_day_of_payment_it_becomes_dong(self) -> None:
        abroad = fee(Convert(Decimal("12.5"), "USD", rate="rate"))
        assert quoted(abroad).total == Money("12.5", "USD")
        assert quoted(abroad, rate=26_000).total == VND(325_000)

    def test_different_currencies_are_never_added(self) -> None:
        quote = quoted(fee(8_000), fee(Convert(10, "USD")), fee(Convert(5, "USD")), fee(2_000))
        assert quote.totals == {"VND": VND(10_000), "USD": Money(15, "USD")}
        with pytest.raises(BadValue, match="one amount for each currency"):
            _ = quote.total
        assert "10,000 đồng, 15 USD" in str(quote.explain("en"))

    def test_it_stands_outermost(self) -> None:
        with pytest.raises(BadValue, match="outermost"):
            fee(Times(Convert(10, "USD"), 2))


class TestAdjustments:
    POOR = exempt(Condition.parse("poor"), name=Text("Hộ nghèo", "Poor household"), citation=RULE)
    HALF = reduce(Condition.parse("channel == 'online'"), by=Fraction(1, 2))

    def test_an_exemption_leaves_the_fee_assessed(self) -> None:
        (line,) = quoted(fee(20_000, self.POOR), poor=True).lines
        assert (line.assessed, line.payable) == (VND(20_000), VND(0))
        assert [adjustment.effect for adjustment in line.adjustments] == [Effect.EXEMPT]

    @pytest.mark.parametrize(
        ("adjustment", "left"),
        [
            (not_charged(), 0),
            (reduce(by=Fraction(1, 4)), 15_000),
            (reduce(to=11_500), 11_500),
            (reduce(to=25_000), 20_000),
            (reduce(off=3_000), 17_000),
            (reduce(off=30_000), 0),
            (reduce(by=Fraction(1, 2), at_most=4_000), 16_000),
            (subsidise(), 0),
            (subsidise(by=Fraction(1, 2)), 10_000),
            (subsidise(off="value"), 18_000),
        ],
    )
    def test_what_is_left(self, adjustment: Adjustment, left: int) -> None:
        (line,) = quoted(fee(20_000, adjustment), value=2_000).lines
        assert (line.assessed, line.payable) == (VND(20_000), VND(left))

    def test_exactly_one_way_to_lower(self) -> None:
        with pytest.raises(BadValue, match="exactly one"):
            reduce()
        with pytest.raises(BadValue, match="exactly one"):
            reduce(by=Fraction(1, 2), to=3)

    @pytest.mark.parametrize("effect", [Effect.EXEMPT, Effect.NOT_CHARGED])
    @pytest.mark.parametrize("amount", [{"by": Fraction(1, 2)}, {"to": 3}, {"off": 3}, {"by": 1, "at_most": 3}])
    def test_an_exemption_is_of_all_of_it(self, effect: Effect, amount: dict[str, Any]) -> None:
        with pytest.raises(BadValue, match="all of it"):
            Adjustment(effect, **amount)

    def test_a_cap_is_more_than_nothing(self) -> None:
        for nothing in (0, Flat(Fraction(0))):
            with pytest.raises(BadValue, match="a cap of zero"):
                reduce(by=Fraction(1, 2), at_most=nothing)
        (line,) = quoted(fee(20_000, reduce(by=Fraction(1, 2), at_most=Flat(Fraction(1))))).lines
        assert line.payable == VND(19_999)

    @pytest.mark.parametrize("share", [0, Fraction(3, 2), -1])
    def test_a_share_is_a_part(self, share: int) -> None:
        with pytest.raises(BadValue, match="a share of"):
            reduce(by=share)  # type: ignore[arg-type]  # the mistake under test

    def test_the_best_for_the_payer_counts_and_they_do_not_stack(self) -> None:
        third = reduce(by=Fraction(1, 3))
        (line,) = quoted(fee(20_000, third, self.HALF), channel="online").lines
        assert line.payable == VND(10_000)
        assert line.adjustments == (self.HALF,)

    def test_they_stack_where_a_rule_says_so(self) -> None:
        on_top = reduce(off=1_000, stacks=True)
        (line,) = quoted(fee(20_000, self.HALF, on_top), channel="online").lines
        assert line.payable == VND(9_000)
        assert len(line.adjustments) == 2
        assert quoted(fee(20_000, on_top)).total == VND(19_000)

    def test_the_one_nobody_can_decide_leaves_the_line_open(self) -> None:
        quote = quoted(fee(20_000, self.POOR))
        (line,) = quote.lines
        assert (line.assessed, line.payable, line.undecided) == (VND(20_000), None, ("poor",))
        with pytest.raises(UndecidedFacts, match="hộ nghèo"):
            _ = quote.total
        assert "cần biết: Thuộc hộ nghèo?" in str(quote.explain())

    def test_the_one_nobody_can_decide_does_not_matter_beside_a_better(self) -> None:
        assert quoted(fee(20_000, self.POOR, self.HALF), poor=True).total == VND(0)
        better = reduce(by=Fraction(9, 10))
        assert quoted(fee(20_000, better, self.HALF)).total == VND(2_000)

    def test_one_that_stacks_and_nobody_can_decide_leaves_it_open(self) -> None:
        on_top = reduce(Condition.parse("poor"), off=1_000, stacks=True)
        assert quoted(fee(20_000, on_top)).undecided == ("poor",)

    def test_an_amount_to_take_off_that_is_unknown_leaves_it_open(self) -> None:
        assert quoted(fee(20_000, reduce(off="value"))).undecided == ("value",)

    def test_before_and_after_its_days_it_does_nothing(self) -> None:
        window = InForce(dt.date(2026, 8, 15), dt.date(2027, 2, 28))
        free = schedule(fee(20_000, exempt(in_force=window)))
        amounts = {
            day: free.quote(on=dt.date.fromisoformat(day)).total
            for day in ("2026-08-14", "2026-08-15", "2027-02-28", "2027-03-01")
        }
        assert list(amounts.values()) == [VND(20_000), VND(0), VND(0), VND(20_000)]

    def test_an_exemption_answers_even_while_the_amount_is_unknown(self) -> None:
        quote = quoted(fee(Times("value", 2), exempt()))
        assert quote.total == VND(0)
        assert quote.lines[0].assessed is None

    def test_one_that_lowers_nothing_is_not_shown(self) -> None:
        assert quoted(fee(20_000, reduce(to=20_000))).lines[0].adjustments == ()

    def test_the_quote_says_who_pays_instead(self) -> None:
        said = str(quoted(fee(Flat(20_000), subsidise(name=Text("Nghị quyết", "Resolution")))).explain("en"))
        assert said.splitlines() == [
            "Residence charge (lệ phí (charge)): 0 đồng [75/2022/TT-BTC, art. 5]",
            "  flat level: 20,000",
            "  assessed: 20,000 đồng",
            "  subsidised: Resolution",
            "  the budget pays the difference",
            "Total: 0 đồng",
        ]
        assert "  exempt\n" in str(quoted(fee(Flat(1), exempt())).explain("en"))


class TestFee:
    def test_without_a_level_in_force_there_is_none(self) -> None:
        with pytest.raises(NoFeeLevel, match=r"known: from 2020-01-01"):
            schedule(fee(20_000)).quote(on=dt.date(2019, 12, 31))

    def test_the_day_decides_the_level(self) -> None:
        levels = (
            FeeLevel(5_000, InForce(dt.date(2020, 1, 1), dt.date(2026, 6, 30))),
            FeeLevel(7_000, InForce(dt.date(2026, 7, 1))),
        )
        charge = schedule(Fee("x", ASK, "le_phi", levels))
        assert charge.quote(on=dt.date(2026, 6, 30)).total == VND(5_000)
        assert charge.quote(on=dt.date(2026, 7, 1)).total == VND(7_000)

    def test_where_the_day_of_payment_decides_it_is_asked_by_that_name(self) -> None:
        levels = (FeeLevel(5_000, InForce(ON, ON)), FeeLevel(7_000, InForce(ON + dt.timedelta(days=1))))
        charge = schedule(Fee("x", ASK, Levy.PHI, levels, decides_on=DecidesOn.PAYMENT))
        assert charge.quote(on=ON).total == VND(5_000)
        assert charge.quote(on=ON, payment_on="2026-08-29").total == VND(7_000)

    def test_two_levels_on_one_day_are_refused(self) -> None:
        with pytest.raises(OverlappingVersions):
            Fee("x", ASK, Levy.PHI, (FeeLevel(1, ALL_DAYS), FeeLevel(2, ALL_DAYS)))

    def test_no_level_at_all_is_refused(self) -> None:
        with pytest.raises(BadValue, match="no level"):
            Fee("x", ASK, Levy.PHI, ())

    def test_a_fee_for_another_case_has_no_line(self) -> None:
        late = fee(8_000, when=Condition.parse("late"))
        assert quoted(late, late=False).lines == ()
        assert quoted(late, late=False).total == VND(0)
        assert str(quoted(late, late=False).explain("en")) == "Total: 0 đồng"
        assert quoted(late, late=True).total == VND(8_000)

    def test_a_fee_nobody_can_decide_is_an_open_line(self) -> None:
        (line,) = quoted(fee(8_000, when=Condition.parse("late"))).lines
        assert (line.assessed, line.payable, line.citation, line.undecided) == (None, None, None, ("late",))

    def test_an_amount_below_zero_is_refused(self) -> None:
        with pytest.raises(BadValue, match="zero or more"):
            quoted(fee(Sum("value", -10)), value=1)
        with pytest.raises(BadValue, match="zero or more"):
            quoted(fee(Times("value", Fraction(-1, 3))), value=1)

    def test_it_is_rounded_once_half_up(self) -> None:
        assert quoted(fee(Times("value", Fraction(1, 2))), value=5).total == VND(3)
        assert quoted(fee(Times("value", Fraction(1, 3)), reduce(by=Fraction(1, 2))), value=5).total == VND(1)
        assert quoted(fee(Convert(Times("value", Fraction(1, 8)), "USD")), value=1).total == Money("0.13", "USD")

    def test_when_it_is_collected_and_whether_it_comes_back(self) -> None:
        (line,) = quoted(fee(1, due_stage="result", refund=Refund(refused=True, withdrawn=False))).lines
        assert line.due_stage is DueStage.RESULT
        assert (line.refund.refused, line.refund.withdrawn) == (True, False)
        assert DueStage.NOTICE.say("vi") == "theo thông báo"


class TestSchedule:
    def test_everything_wrong_is_found_when_it_is_made(self) -> None:
        wrong = fee(
            Sum("unknown", "channel", Table("nowhere", ((1, 2),)), Table("channel", (("fax", 1),))),
            reduce(Condition.parse("rich"), off="lots"),
            when=Condition.parse("channel == 'fax'"),
        )
        good = fee(
            Each("persons", Table("value", ((Interval(at_least=0), Delta("value", over="value", paid="charged")),)))
        )
        with pytest.raises(BadInput) as caught:
            schedule(good, wrong)
        assert [(problem.path, problem.code) for problem in caught.value.problems] == [
            ("$.fees[1].when", "unknown-choice"),
            ("$.fees[1].levels[0]", "unknown-fact"),
            ("$.fees[1].levels[0]", "wrong-type"),
            ("$.fees[1].levels[0]", "unknown-fact"),
            ("$.fees[1].levels[0]", "unknown-choice"),
            ("$.fees[1].adjustments[0].when", "unknown-fact"),
            ("$.fees[1].adjustments[0]", "unknown-fact"),
        ]

    def test_a_fact_nobody_asks_for_is_an_error(self) -> None:
        with pytest.raises(UnknownFact, match="pages"):
            quoted(fee(1), pages=3)

    def test_a_day_is_a_date(self) -> None:
        with pytest.raises(NotADay):
            schedule(fee(1)).quote(on=dt.datetime(2026, 8, 28))

    def test_a_schedule_without_fees_knows_no_level(self) -> None:
        with pytest.raises(NoFeeLevel, match="no fee is loaded"):
            schedule().quote(on=ON)

    def test_defaults_that_were_used_are_told(self) -> None:
        old = fee(20_000, exempt(Condition.parse("elderly")))
        quote = quoted(old)
        assert (quote.total, quote.assumed) == (VND(20_000), ("elderly",))
        assert "assumed as the law does while not given: elderly = no" in str(quote.explain("en"))
        assert quoted(old, elderly=False).assumed == ()
        assert quoted(fee(20_000)).assumed == ()

    def test_a_default_no_line_hangs_on_is_not_assumed(self) -> None:
        """An exemption from a fee that is not asked for, or from one that is free anyhow, was not decided by it."""
        old = exempt(Condition.parse("elderly"))
        late = fee(20_000, old, when=Condition.parse("late"))
        assert quoted(late, late=True).assumed == ("elderly",)
        assert quoted(late, late=False).assumed == ()
        assert quoted(fee(20_000, old, exempt(Condition.parse("poor"))), poor=True).assumed == ()

    def test_a_default_that_keeps_a_fee_away_is_assumed(self) -> None:
        quote = quoted(fee(8_000), fee(20_000, when=Condition.parse("elderly")))
        assert (len(quote.lines), quote.assumed) == (1, ("elderly",))

    def test_it_is_said_what_was_assumed(self) -> None:
        act = Fact(
            "act",
            "text",
            ASK,
            choices=("copies", "seal"),
            default="copies",
            label=Text("việc chứng thực", "act"),
            labels={"copies": Text("bản sao", "copies")},
        )
        asked = FeeSchedule(
            "x", ASK, (act,), (fee(8_000, acts=("copies",), item="copies"), fee(9_000, acts=("seal",), item="seal"))
        )
        quote = asked.quote(on=ON)
        assert "giả định theo luật khi chưa khai: việc chứng thực = bản sao" in str(quote.explain())
        other = attrs.evolve(act, default="seal", labels={"seal": Text("con dấu", "seal")})
        two = Quote.of([quote, FeeSchedule("y", ASK, (other,), asked.fees).quote(on=ON)])
        assert two.assumed == ("act",)
        assert [line for line in str(two.explain("en")).splitlines() if line.startswith("assumed")] == [
            "assumed as the law does while not given: act = copies",
            "assumed as the law does while not given: act = seal",
        ]


class TestQuote:
    def test_the_total_is_the_sum_of_its_lines(self) -> None:
        quote = quoted(fee(8_000, kind=Levy.PHI), fee(20_000), fee(2_000))
        assert quote.total == VND(30_000)
        assert quote.by_kind == {Levy.PHI: VND(8_000), Levy.LE_PHI: VND(22_000)}

    def test_a_kind_with_an_open_line_has_no_sum(self) -> None:
        quote = quoted(fee(8_000, kind=Levy.PHI), fee("value"), fee(2_000))
        assert quote.by_kind == {Levy.PHI: VND(8_000)}
        assert len(quote.lines) == 3

    def test_a_question_comes_before_a_level_that_is_not_loaded(self) -> None:
        with pytest.raises(UndecidedFacts):
            _ = quoted(fee(SetBy("HĐND cấp tỉnh")), fee("value")).total

    def test_several_quotes_become_one(self) -> None:
        one, two = quoted(fee(8_000), fee("value")), quoted(fee(2_000))
        both = Quote.of((one, two))
        assert len(both.lines) == 3
        assert both.undecided == ("value",)
        assert both.on == ON
        assert Quote.of(()).total == VND(0)
        assert Quote.of((one, schedule(fee(1)).quote(on=dt.date(2026, 1, 2)))).on is None

    def test_lines_are_made_when_somebody_looks(self) -> None:
        one, two = quoted(fee(8_000), fee(2_000)), quoted(fee(8_000), fee(2_000))
        assert one.total == VND(10_000)
        assert one == two
        assert hash(one) == hash(two)
        assert one != quoted(fee(8_000))
        assert one != "10.000 đồng"
        assert repr(one).startswith("Quote(lines=(QuoteLine(")
        assert pickle.loads(pickle.dumps(one)) == two

    def test_the_total_alone_is_what_the_lines_come_to(self) -> None:
        """Whatever the lines have to tell (a reduction, a level left to others), the sum is theirs."""
        half = reduce(Condition.parse("poor"), by=Fraction(1, 2))
        free = exempt(Condition.parse("late"))
        fees = (fee(Times("value", Fraction(1, 3)), half, free), fee(2_000, free), fee(5, when=Condition.parse("late")))
        for poor, late in ((False, False), (True, False), (False, True), (True, True)):
            quote = quoted(*fees, value=1_001, poor=poor, late=late)
            assert quote.total == Quote(quote.lines).total

    def test_a_total_is_given_by_nobody_but_the_lines(self) -> None:
        quote = quoted(fee(8_000, kind=Levy.PHI), fee(20_000))
        assert quote.total == VND(28_000)
        other = attrs.evolve(quote, lines=quote.lines[:1])
        assert (other.total, other.totals, other.by_kind) == (VND(8_000), {"VND": VND(8_000)}, {Levy.PHI: VND(8_000)})
        assert attrs.evolve(quote, lines=()).total == VND(0)
        assert attrs.evolve(quote, on=None).total == VND(28_000)
        with pytest.raises(TypeError, match="total"):
            Quote(quote.lines, total=5)  # type: ignore[call-arg]  # the mistake under test
        with pytest.raises(TypeError, match="total"):
            attrs.evolve(quote, total=5)  # type: ignore[call-arg]  # the same mistake

    def test_a_total_that_somebody_counted_is_that_of_the_lines(self) -> None:
        lines = quoted(fee(8_000), fee(20_000)).lines
        for total in (28_000, None):
            assert Quote.counted(lines, (), (), ON, total).total == VND(28_000)
        with pytest.raises(
            BadValue, match="total of the quote: met another amount; right would be the sum of its lines"
        ):
            Quote.counted(lambda: lines, (), (), ON, 5)

    def test_a_sum_too_large_to_be_read_aloud_is_refused(self) -> None:
        huge = fee(Times("value", 999))
        with pytest.raises(BadValue, match="more than 18 digits"):
            _ = quoted(huge, huge, value=10**15).total

    def test_a_fact_that_cannot_be_compared_is_told_so(self) -> None:
        with pytest.raises(BadValue, match="can be compared"):
            fee(1, when=Condition.parse("value > 3")).line(ON, {"value": "much"})

    def test_a_schedule_survives_a_journey(self) -> None:
        saved = schedule(fee(Clamp(Each("persons", 5_000), cap=12_000), exempt(Condition.parse("poor"))))
        assert pickle.loads(pickle.dumps(saved)) == saved

    def test_kinds_keep_their_vietnamese_names(self) -> None:
        assert [kind.say("en") for kind in Levy] == ["phí (fee)", "lệ phí (charge)", "service price"]

    def test_the_trace_names_what_was_applied(self) -> None:
        shapes = (
            Clamp(Times("value", Fraction(1, 1000)), floor=5_000),
            Table("value", ((Interval(at_most=5_000_000), Interpolate("value", ((0, 1), (2_000_000, 3)))),)),
            Sum(Max("value", 1), Min("value", 1)),
            Delta("value", over="value", paid="charged"),
            Convert(10, "USD", rate="rate"),
            Table("channel", (("online", 1),)),
        )
        quote = quoted(*map(fee, shapes), value=1_000_000, charged=400_000, rate=26_000, channel="online")
        said = [line.strip() for line in str(quote.explain("en")).splitlines() if line.startswith("  ")]
        assert said == [
            "1,000,000 × 0.001 = 1,000",
            "at least: 5,000",
            "1,000,000 lies in the bracket up to 5,000,000",
            "interpolated at 1,000,000: 2",
            "the highest of 1,000,000, 1: 1,000,000",
            "the lowest of 1,000,000, 1: 1",
            "on the whole 1,000,000, charged before 400,000, left 600,000",
            "10 USD × 26,000 = 260,000 đồng",
            "channel: online",
        ]


class TestSaying:
    """What officials read: no names of a programme, and sums as they write them."""

    WARD = Fact("ward", "boolean", ASK, label=Text("thửa đất thuộc địa bàn phường", "the land lies in a ward"))

    @staticmethod
    def said(quote: Quote, locale: str = "vi") -> list[str]:
        return [line.strip() for line in str(quote.explain(locale)).splitlines()[1:-1]]

    def test_a_case_is_called_what_its_question_is_about(self) -> None:
        table = fee(Table("ward", ((True, 28_000), (False, 14_000))))
        quote = FeeSchedule("land", ASK, (self.WARD,), (table,)).quote(on=ON, ward=False)
        assert self.said(quote)[0] == "thửa đất thuộc địa bàn phường: không"
        assert self.said(quote, "en")[0] == "the land lies in a ward: no"

    @pytest.mark.parametrize(
        ("bracket", "vi", "en"),
        [
            (Interval(at_least=5_000, below=20_000), "từ 5.000 đến dưới 20.000", "from 5,000 to below 20,000"),
            (Interval(above=5_000, at_most=20_000), "trên 5.000 đến 20.000", "above 5,000 up to 20,000"),
            (Interval(below=20_000), "dưới 20.000", "below 20,000"),
            (Interval(at_most=20_000), "đến 20.000", "up to 20,000"),
            (Interval(above=20_000), "trên 20.000", "above 20,000"),
            (Interval(), "mọi giá trị", "any value"),
        ],
    )
    def test_a_bracket_reads_as_in_a_table_of_the_law(self, bracket: Interval, vi: str, en: str) -> None:
        assert (bracket.say("vi"), bracket.say("en")) == (vi, en)

    def test_a_product_has_its_sign(self) -> None:
        shape = Sum(Times(3, -2, "value"), Times(7, "value"), Times("value"))
        assert self.said(quoted(fee(shape), value=1_000)) == ["3 × (-2) × 1.000 = -6.000", "7 × 1.000 = 7.000"]

    def test_what_is_nothing_is_left_out(self) -> None:
        rest = fee(Sum(Delta("value", over="value", paid="charged"), Max("value", "charged")))
        assert self.said(quoted(rest, value=1_000, charged=0)) == []

    def test_nothing_is_said_once(self) -> None:
        assert self.said(quoted(fee(0, not_charged(name=Text("Lần đầu", "The first"))))) == ["không thu: Lần đầu"]

    def test_the_kind_is_said_where_the_name_does_not(self) -> None:
        assert Levy.LE_PHI.called(Text("Lệ phí hộ tịch", "Civil status charge")) == Text(
            "Lệ phí hộ tịch", "Civil status charge (lệ phí (charge))"
        )
        assert Levy.PHI.called(Text("Lệ phí hộ tịch", "Phí (fee) of x")) == Text(
            "Lệ phí hộ tịch (phí)", "Phí (fee) of x"
        )


WRONG: Any = None
LISTED: Any = [5]
TEXT: Any = "x"
NUMBER: Any = 5


class TestWrongNouns:
    """A shape or a fee made of the wrong thing is refused when it is made, and an exchange rate is never zero."""

    def test_an_exchange_rate_of_zero_is_no_rate(self) -> None:
        abroad = Convert(10, "USD", rate="rate")
        with pytest.raises(BadValue, match="more than zero"):
            abroad.evaluate(Ground("copy abroad", {"rate": 0}))

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(lambda: Tiers("pages", WRONG), id="tiers that are none"),
            pytest.param(lambda: Tiers("pages", LISTED), id="a tier that is a number"),
            pytest.param(lambda: Table("channel", WRONG), id="rows that are none"),
            pytest.param(lambda: Interpolate("value", TEXT), id="points that are a text"),
            pytest.param(lambda: Each("copies", 5, index=NUMBER), id="an index that is a number"),
            pytest.param(lambda: Convert(5, NUMBER), id="a currency that is a number"),
            pytest.param(lambda: SetBy(WRONG), id="set by nobody"),
            pytest.param(lambda: exempt(WRONG), id="exempt when nothing"),
            pytest.param(lambda: exempt(in_force=TEXT), id="exempt at a text"),
            pytest.param(lambda: exempt(citation=NUMBER), id="exempt by a number"),
        ],
    )
    def test_what_is_no_such_thing_is_told_so(self, make: Callable[[], object]) -> None:
        with pytest.raises(BadValue):
            make()
