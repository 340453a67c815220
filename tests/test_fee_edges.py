"""Fees at their very edges: the ends of brackets, and the least a rate may be."""

import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, NoFeeLevel, NotADay, UnknownCode
from motcua.fees import (
    Adjustment,
    Clamp,
    Convert,
    Delta,
    Each,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Interpolate,
    Interval,
    Levy,
    Operand,
    SetBy,
    Sum,
    Table,
    Tier,
    Tiers,
    Times,
    exempt,
    reduce,
)
from motcua.fees import schedule as a_schedule
from motcua.fees.shapes import Ground, exact
from motcua.fees.totals import Total, total_on
from motcua.money import LARGEST, VND
from motcua.wording import Text

pytestmark = pytest.mark.answers("fees")

FIVE = Fraction(5)
ON = dt.date(2026, 8, 28)
ALL_DAYS = InForce(dt.date(2020, 1, 1))
ASK, NAME = Text("Câu hỏi?", "Question?"), Text("Lệ phí cư trú", "Residence charge")
FACTS = (
    *(Fact(name, "amount", ASK) for name in ("value", "charged")),
    *(Fact(name, "boolean", ASK) for name in ("poor", "late")),
)
HALF = Fraction(1, 2)
POOR = Condition.parse("poor")


def fee(amount: Operand, *adjustments: Adjustment, **rule: Any) -> Fee:
    shape = Flat(amount) if isinstance(amount, int | Fraction) else amount
    return Fee("residence", NAME, Levy.LE_PHI, [FeeLevel(shape, ALL_DAYS)], adjustments=adjustments, **rule)


def schedule(*fees: Fee) -> FeeSchedule:
    return FeeSchedule("test", Text("Biểu thử", "Test"), FACTS, fees)


class TestNumbers:
    @pytest.mark.parametrize("number", [10**30 - 1, 1 - 10**30, Decimal("1e-30"), Decimal("1e29")], ids=str)
    def test_thirty_digits_are_a_number_of_fee_law(self, number: Any) -> None:
        assert exact(number) == Fraction(number)

    @pytest.mark.parametrize("number", [10**30, -(10**30), Decimal("1e-31"), Decimal("1e30")], ids=str)
    def test_thirty_one_are_none(self, number: Any) -> None:
        with pytest.raises(BadValue, match="of fewer digits"):
            exact(number)


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
        pairs = (Interval(at_least=5), Interval(at_least=9)), (Interval(below=5), Interval(below=9))
        assert [one.precedes(two) for one, two in pairs] == [False, False]
        assert Interval(below=5).precedes(Interval(at_least=5)) is True

    @pytest.mark.parametrize(("copies", "fee"), [(2, 1_000), (3, 2_000)])
    def test_ends_may_be_fractions(self, copies: int, fee: int) -> None:
        half = Fraction(5, 2)
        table = Table("copies", ((Interval(below=half), 1_000), (Interval(at_least=half), 2_000)))
        assert table.evaluate(Ground("x", {"copies": copies})) == fee

    def test_below_a_first_end_that_is_a_fraction_there_is_no_level(self) -> None:
        table = Table("copies", [(Interval(above=Fraction(5, 2)), 2_000)])
        assert table.evaluate(Ground("x", {"copies": 3})) == 2_000
        with pytest.raises(NoFeeLevel, match="2 lies in no bracket"):
            table.evaluate(Ground("x", {"copies": 2}))


class TestTiers:
    @pytest.mark.parametrize(("hectares", "fee"), [(2, 2_000), (3, 2_500 + 250), (4, 2_500 + 750)])
    def test_one_may_end_in_the_middle_of_a_unit(self, hectares: int, fee: int) -> None:
        """Two hectares and a half at 1,000 each, what is above at 500."""
        tiers = Tiers("hectares", ((Fraction(5, 2), 1_000), (None, 500)))
        assert tiers.evaluate(Ground("x", {"hectares": hectares})) == fee

    def test_what_the_law_prints_is_what_the_first_unit_comes_to(self) -> None:
        with pytest.raises(BadValue, match="3000 where the tier after 1 begins, and 2000 where the one before ends"):
            Tiers("pages", (Tier(1, 2_000), Tier(None, 1_000, fixed=3_000)))


class TestClamps:
    @pytest.mark.parametrize("value", [4, 5, 6])
    def test_a_floor_may_be_the_cap(self, value: int) -> None:
        assert Clamp("value", floor=5, cap=5).evaluate(Ground("x", {"value": value})) == 5

    def test_a_cap_may_be_nothing_and_never_less(self) -> None:
        assert Clamp("value", cap=0).evaluate(Ground("x", {"value": 5})) == 0
        with pytest.raises(BadValue, match="cap of a fee: met -1; right would be zero or more"):
            Clamp("value", cap=-1)


class TestRates:
    def test_one_dong_is_a_rate_and_nothing_is_none(self) -> None:
        fee = Convert(7, "USD", rate="rate")
        assert fee.evaluate(Ground("x", {"rate": 1})) == 7
        with pytest.raises(BadValue):
            fee.evaluate(Ground("x", {"rate": 0}))


class TestTheSumAlone:
    """The sum is told without lines where nothing needs their words; else it is ``None``, and the lines are asked."""

    @pytest.mark.parametrize(
        ("one", "facts", "total"),
        [
            (fee(8_000), {}, 8_000),
            (fee(0), {}, 0),
            (fee(Fraction(2_501, 2)), {}, 1_251),
            (fee(Fraction(2_502, 3)), {}, 834),
            (fee(Times("value", Fraction(1, 3))), {"value": 1_001}, 334),
            (fee(Times("value", Fraction(1, 3))), {"value": 0}, 0),
            (fee(Times("value", 1)), {"value": LARGEST}, LARGEST),
            (fee(Times("value", 1)), {"value": LARGEST + 1}, None),
            (fee(Times("value", 1)), {}, None),
            (fee(Sum("value", -2)), {"value": 1}, None),
            (fee(SetBy("HĐND tỉnh")), {}, None),
            (fee(Convert(7, "USD")), {}, None),
            (fee(8_000, when=POOR), {"poor": True}, 8_000),
            (fee(8_000, when=POOR), {"poor": False}, 0),
            (fee(8_000, when=POOR), {}, None),
            (fee(8_000, exempt(POOR)), {"poor": True}, 0),
            (fee(8_000, exempt(POOR)), {"poor": False}, 8_000),
            (fee(8_000, exempt(POOR)), {}, None),
            (fee(8_000, reduce(POOR, by=HALF)), {"poor": True}, None),
            (fee(8_000, reduce(POOR, by=HALF)), {"poor": False}, 8_000),
            (fee(8_000, exempt(in_force=InForce(ON))), {}, 0),
            (fee(8_000, exempt(in_force=InForce(ON + dt.timedelta(days=1)))), {}, 8_000),
        ],
    )
    def test_of_one_fee(self, one: Fee, facts: dict[str, Any], total: int | None) -> None:
        assert total_on([one], ON, {"value", "poor"})(facts) == total
        beside = None if total is None or total == LARGEST else total + 5
        five = fee(5, when=Condition.parse("late"))
        assert total_on([one, five], ON, {"value", "poor", "late"})(facts | {"late": True}) == beside

    def test_on_a_day_without_a_level(self) -> None:
        assert total_on([fee(8_000)], dt.date(2019, 12, 31), ())({}) is None

    def test_where_another_day_may_decide(self) -> None:
        paid = fee(8_000, decides_on="payment")
        assert (total_on([paid], ON, {"payment_on"})({}), total_on([paid], ON, ())({})) == (None, 8_000)

    def test_of_the_day_that_is_asked_for(self) -> None:
        rising = attrs.evolve(
            fee(0), levels=[FeeLevel(Flat(5), InForce(ON, ON)), FeeLevel(Flat(9), InForce(ON + dt.timedelta(days=1)))]
        )
        fees = schedule(rising)
        days = (ON, ON + dt.timedelta(days=1), ON)
        assert [fees.quote(on=day).total for day in days] == [VND(5), VND(9), VND(5)]

    def test_it_waits_for_no_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(a_schedule, "_lines", pytest.fail)
        assert schedule(fee(8_000)).quote(on=ON).total == VND(8_000)

    def test_it_is_made_ready_once_for_the_quotes_of_a_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[dt.date] = []

        def counted(fees: tuple[Fee, ...], day: dt.date, asked: set[str]) -> Total:
            made.append(day)
            return total_on(fees, day, asked)

        monkeypatch.setattr(a_schedule, "total_on", counted)
        fees, tomorrow = schedule(fee(8_000)), ON + dt.timedelta(days=1)
        for day in (ON, ON, tomorrow, tomorrow, ON):
            assert fees.quote(on=day).total == VND(8_000)
        assert made == [ON, tomorrow, ON]

    def test_a_schedule_with_other_fees_answers_for_those_on_the_same_day_too(self) -> None:
        asked = schedule(fee(8_000))
        assert asked.quote(on=ON).total == VND(8_000)
        assert attrs.evolve(asked, fees=[fee(9_000)]).quote(on=ON).total == VND(9_000)

    def test_a_schedule_that_was_asked_is_the_one_it_was(self) -> None:
        asked, other = schedule(fee(8_000)), schedule(fee(8_000))
        _ = asked.quote(on=ON).lines
        assert (asked, hash(asked)) == (other, hash(other))
        assert pickle.loads(pickle.dumps(asked)) == other
        assert pickle.loads(pickle.dumps(asked.fees[0].levels[0])) == other.fees[0].levels[0]


class TestLines:
    def test_those_of_two_cases_that_come_to_the_same_are_the_same(self) -> None:
        """By whatever arithmetic: the cap of 5,000 is reached from 6,000 and from 7,000."""
        capped = schedule(fee(Clamp(Times("value", 1), cap=5_000)))
        one, two = (capped.quote(on=ON, value=value).lines for value in (6_000, 7_000))
        assert one[0].steps != two[0].steps
        assert (one, hash(one)) == (two, hash(two))


class TestTheDay:
    @pytest.mark.parametrize("day", [None, dt.datetime(2026, 8, 28, 9, 0), "2026-08-28"], ids=repr)
    def test_it_is_asked_for_even_where_no_fee_is_for_the_case(self, day: Any) -> None:
        with pytest.raises(NotADay):
            schedule(fee(5, when=POOR)).quote(on=day, poor=False)

    def test_a_level_is_made_ready_once_for_all_days(self) -> None:
        level = fee(Times("value", 2)).levels[0]
        assert level.reckoning is level.reckoning


class TestAdjustments:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (reduce(by=Fraction(1, 4), stacks=True), reduce(by=HALF, stacks=True)),
            (reduce(by=HALF, stacks=True), reduce(by=HALF, at_most=Flat(HALF), stacks=True)),
            (reduce(by=HALF, stacks=True), reduce(by=Fraction(1, 4), at_most=2_000, stacks=True)),
            (reduce(by=HALF, at_most=1_000, stacks=True), reduce(by=Fraction(1, 4), at_most=2_000, stacks=True)),
            (reduce(by=HALF, stacks=True), reduce(off=500, stacks=True)),
            (reduce(off=500, stacks=True), reduce(off=600, stacks=True)),
            (reduce(to=9_000, stacks=True), reduce(by=HALF, stacks=True)),
        ],
    )
    def test_those_that_stack_count_in_one_order_however_their_rows_stand(
        self, first: Adjustment, second: Adjustment
    ) -> None:
        for given in ((first, second), (second, first)):
            (line,) = schedule(fee(10_000, *given)).quote(on=ON).lines
            assert line.adjustments == (first, second)

    def test_only_the_facts_that_could_lower_it_are_asked(self) -> None:
        """Beside half of it for everybody, a tenth for whoever is late lowers nothing."""
        rules = (reduce(by=HALF), exempt(POOR), reduce(Condition.parse("late"), by=Fraction(1, 10)))
        assert schedule(fee(10_000, *rules)).quote(on=ON).undecided == ("poor",)

    def test_an_amount_that_is_unknown_tells_no_steps(self) -> None:
        amount = Sum(Table("value", [(Interval(at_least=0), 1_000)]), "charged")
        (line,) = schedule(fee(amount)).quote(on=ON, value=5).lines
        assert (line.assessed, line.steps, line.undecided) == (None, (), ("charged",))


class TestHalves:
    """Counts and places that are no whole numbers."""

    def test_a_rate_between_places_that_are_halves(self) -> None:
        rate = Interpolate("value", ((HALF, 10), (Fraction(3, 2), 20)))
        assert rate.evaluate(Ground("item", {"value": 1})) == 15

    def test_a_tier_may_begin_with_nothing(self) -> None:
        free = Tiers("value", [Tier(10, 0, fixed=0), Tier(None, 2)])
        assert [free.evaluate(Ground("item", {"value": value})) for value in (10, 12)] == [0, 4]

    def test_two_copies_and_a_half_are_no_number_of_copies(self) -> None:
        with pytest.raises(BadValue, match="number of item: met 5/2; right would be a whole number from 1"):
            Each(Times("value", HALF), Flat(1_000)).evaluate(Ground("item", {"value": 5}))

    def test_the_amount_of_a_tier_begins_above_the_end_of_the_one_before_or_at_it(self) -> None:
        """100 closes the second tier and 50 opens it: each end as its own tier says."""
        begins = Tier(None, 0, below=50, fixed=5), Tier(100, 0, fixed=10, cliff=True), Tier(None, 0, fixed=10)
        for value, bracket in ((50, Interval(at_least=50, at_most=100)), (101, Interval(above=100))):
            (line,) = schedule(fee(Tiers("value", begins))).quote(on=ON, value=value).lines
            assert [step.values["bracket"] for step in line.steps if "bracket" in step.values] == [bracket]


class TestWhatIsMet:
    """An error names what was met, sixty characters of it."""

    @pytest.mark.parametrize(
        ("ends", "met"),
        [((), "ends none"), ((None, 3), "ends open, 3"), ((3, 2), "ends 3, 2"), ((0, None), "ends 0, open")],
        ids=str,
    )
    def test_of_tiers(self, ends: tuple[int | None, ...], met: str) -> None:
        with pytest.raises(BadValue) as refused:
            Tiers("pages", [(end, 1) for end in ends])
        assert refused.value.met == met

    def test_of_a_case_that_is_no_answer(self) -> None:
        half: Any = 0.5
        with pytest.raises(BadValue, match="case of a table: met float; right would be an answer to a fact"):
            Table("value", [(half, 1_000)])

    def test_of_a_fact_that_nobody_asks_for(self) -> None:
        with pytest.raises(BadInput) as refused:
            schedule(fee(Times("pages", 2)))
        (problem,) = refused.value.problems
        assert (problem.met, problem.right) == ("pages", "one of the facts asked for: value, charged, poor, late")
        with pytest.raises(BadInput, match="one of the facts asked for: none"):
            attrs.evolve(schedule(fee(5)), facts=(), fees=[fee(Times("pages", 2))])

    def test_of_an_item_in_two_fees(self) -> None:
        long = attrs.evolve(fee(5), item="x" * 80)
        with pytest.raises(BadInput) as refused:
            schedule(long, long)
        assert [problem.met for problem in refused.value.problems] == [repr("x" * 60)]

    def test_of_an_item_that_no_fee_has(self) -> None:
        with pytest.raises(UnknownCode) as refused:
            schedule(fee(5)).only(["x" * 80])
        assert refused.value.met == "x" * 60

    @pytest.mark.parametrize(("over", "paid"), [("x" * 80, "charged"), ("v" * 60, "v" * 60)])
    def test_of_the_facts_of_a_difference(self, over: str, paid: str) -> None:
        with pytest.raises(BadValue) as refused:
            Delta(Times("v" * 60, 1), over=over, paid=paid)
        assert refused.value.met == repr(over[:60])
