"""The doors of fees: what cannot be charged is refused when the rule is made, with an error of ours and its place."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_fee_schedules
from motcua.adapters.rulefiles.fees import load_fee_schedules, only
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Problem, UnknownCode
from motcua.fees import (
    Adjustment,
    Clamp,
    Convert,
    Delta,
    Each,
    Effect,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Interval,
    Quote,
    SetBy,
    Sum,
    Table,
    Times,
    exempt,
    not_charged,
    reduce,
    refunds_of,
    subsidise,
)
from motcua.fees.shapes import Ground, Operand
from motcua.money import VND, Money
from motcua.wording import Text

pytestmark = pytest.mark.answers("fees")

ON = dt.date(2026, 8, 28)
ASK = Text("Câu hỏi?", "Question?")
HALF = Fraction(1, 2)
COUNCIL = SetBy("HĐND cấp tỉnh")
HUGE: Any = 10**5_000
WRONG: Any = 5
TEXT: Any = "x"
YES: Any = True
LISTED: Any = []
FACTS = (
    Fact("v", "amount", ASK),
    Fact("w", "amount", ASK),
    Fact("x", "boolean", ASK),
    Fact("y", "boolean", ASK),
    Fact("word", "text", ASK),
)


def fee(amount: Operand, *adjustments: Adjustment, **rule: Any) -> Fee:
    level = FeeLevel(amount, InForce(dt.date(2020, 1, 1)))
    return Fee(rule.pop("item", "a"), ASK, rule.pop("kind", "phi"), (level,), adjustments=adjustments, **rule)


def schedule(*fees: Fee, facts: tuple[Fact, ...] = FACTS) -> FeeSchedule:
    return FeeSchedule("s", ASK, facts, fees)


def problems(make: Callable[[], object]) -> list[tuple[str, str]]:
    """Place and code of everything that was refused."""
    with pytest.raises(BadInput) as refused:
        make()
    return [(problem.path, problem.code) for problem in refused.value.problems]


def loaded(tmp_path: Path, fee_rows: str, *, amount: str = "100") -> Callable[[], object]:
    """A schedule from a file with one fee."""
    text = f"""
code = "s"
name = {{ vi = "Biểu thử", en = "Test" }}
facts = [
    {{ name = "v", type = "amount", question = {{ vi = "v?", en = "v?" }} }},
    {{ name = "w", type = "amount", question = {{ vi = "w?", en = "w?" }} }},
]

[[fees]]
item = "a"
name = {{ vi = "Phí", en = "Fee" }}
kind = "phi"
levels = [{{ amount = {amount}, from = 2020-01-01, cite = "1/2020/TT-BTC" }}]
{fee_rows}
"""
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    return lambda: load_fee_schedules(path)


class TestAmountsOfAdjustments:
    """What is taken off is known đồng: no level left to a council, no other currency, nothing below zero."""

    @pytest.mark.parametrize("inside", [COUNCIL, Sum(5, COUNCIL), Convert(5, "USD"), Sum(Convert(5, "USD"), 1)])
    @pytest.mark.parametrize("place", ["off", "to"])
    def test_a_level_of_others_or_a_currency_is_no_cut(self, inside: Operand, place: str) -> None:
        given: dict[str, Any] = {place: inside}
        with pytest.raises(BadValue, match="adjustment reduce: met"):
            reduce(**given)

    def test_nor_a_cap(self) -> None:
        with pytest.raises(BadValue, match="HĐND cấp tỉnh"):
            subsidise(at_most=COUNCIL)

    @pytest.mark.parametrize("given", [{"off": -1}, {"to": -1}, {"by": HALF, "at_most": 0}, {"off": 5, "at_most": -1}])
    def test_nothing_below_zero(self, given: dict[str, Any]) -> None:
        with pytest.raises(BadValue, match="adjustment reduce"):
            reduce(**given)

    @pytest.mark.parametrize(
        "row",
        [
            'by = "1/2", at_most = { set_by = { who = { vi = "HĐND", en = "Council" } } }',
            'off = { set_by = { who = { vi = "HĐND", en = "Council" } } }',
            'off = { convert = { node = 5, currency = "USD" } }',
            "off = -5",
            "leaves = -5",
            'by = "1/2", at_most = 0',
        ],
    )
    def test_a_file_with_one_is_refused_at_its_place(self, tmp_path: Path, row: str) -> None:
        load = loaded(tmp_path, f'adjustments = [{{ effect = "reduce", {row} }}]')
        assert problems(load) == [("$.fees[0].adjustments[0]", "bad-value")]


class TestDelta:
    """What is still owed is asked over a fact the amount hangs on, and over another that is paid."""

    WHOLE = Times("v", Fraction(3, 100))

    @pytest.mark.parametrize(("over", "paid"), [("vv", "w"), ("v", "v"), ("w", "v"), ("v", "5 x")])
    def test_other_facts_are_refused(self, over: str, paid: str) -> None:
        with pytest.raises(BadValue):
            Delta(self.WHOLE, over=over, paid=paid)

    def test_a_file_that_misspells_it_is_refused(self, tmp_path: Path) -> None:
        delta = '{ delta = { node = { times = { of = ["v", "3/100"] } }, over = "vv", paid = "w" } }'
        load = loaded(tmp_path, "", amount=delta)
        assert problems(load) == [("$.fees[0].levels[0].amount.delta", "bad-value")]

    def test_both_are_declared_numbers(self) -> None:
        by_word = Table("word", (("a", 5),))
        assert problems(lambda: schedule(fee(Delta(by_word, over="word", paid="nobody")))) == [
            ("$.fees[0].levels[0]", "wrong-type"),
            ("$.fees[0].levels[0]", "unknown-fact"),
        ]

    def test_a_fault_of_both_is_told_once(self) -> None:
        delta = Delta(Times("nobody", 2), over="nobody", paid="w")
        assert problems(lambda: schedule(fee(delta))) == [("$.fees[0].levels[0]", "unknown-fact")]

    def test_more_paid_than_there_is_is_refused_under_a_cap_too(self) -> None:
        capped = Delta(Clamp(Times("v", 1), cap=1_000), over="v", paid="w")
        with pytest.raises(BadValue, match="fact w: met 10000; right would be no more than v"):
            capped.evaluate(Ground("a", {"v": 5_000, "w": 10_000}))
        assert capped.evaluate(Ground("a", {"v": 5_000, "w": 5_000})) == 0

    def test_an_amount_that_falls_leaves_nothing_to_charge(self) -> None:
        falling = Delta(Table("v", ((Interval(below=10), 100), (Interval(at_least=10), 50))), over="v", paid="w")
        with pytest.raises(BadValue, match="no more than v"):
            falling.evaluate(Ground("a", {"v": 20, "w": 5}))

    def test_it_asks_for_what_grows_even_where_the_case_does_not_need_it(self) -> None:
        free = Delta(Table("x", ((True, 5), (False, Times("v", 2)))), over="v", paid="w")
        assert schedule(fee(free)).quote(on=ON, x=True).undecided == ("v", "w")


class TestEach:
    """The number of an item has a name of its own."""

    def test_it_does_not_hide_a_fact(self, tmp_path: Path) -> None:
        assert problems(lambda: schedule(fee(Each("w", "v", index="v")))) == [("$.fees[0].levels[0]", "duplicate")]
        load = loaded(tmp_path, "", amount='{ each = { count = "w", node = "v", index = "v" } }')
        assert problems(load) == [("$.fees[0].levels[0]", "duplicate")]

    @pytest.mark.parametrize("index", ["5 x", "on", ""])
    def test_it_is_a_name(self, tmp_path: Path, index: str) -> None:
        with pytest.raises(BadValue, match="name of a fact"):
            Each("w", "v", index=index)
        load = loaded(tmp_path, "", amount=f'{{ each = {{ count = "w", node = "v", index = "{index}" }} }}')
        assert problems(load) == [("$.fees[0].levels[0].amount.each", "bad-value")]


class TestConvert:
    """Another currency is one by its ISO code."""

    @pytest.mark.parametrize("currency", ["usd", "", "VND", "US"])
    def test_a_word_that_is_none_is_refused(self, tmp_path: Path, currency: str) -> None:
        with pytest.raises(BadValue, match="currency"):
            Convert(5, currency)
        load = loaded(tmp_path, "", amount=f'{{ convert = {{ node = 5, currency = "{currency}" }} }}')
        assert problems(load) == [("$.fees[0].levels[0].amount.convert", "bad-value")]


class TestOnce:
    """No fee stands twice in a schedule: it would be charged twice."""

    def test_a_schedule_holds_each_fee_once(self) -> None:
        assert problems(lambda: schedule(fee(5), fee(6), fee(7, item="b"))) == [("$.fees[1].item", "duplicate")]
        assert problems(lambda: schedule(fee(5)).only(["a", "a"])) == [("$.fees[1].item", "duplicate")]

    def test_a_procedure_names_each_fee_once(self) -> None:
        twice = ("residence.permanent", "residence.permanent")
        with pytest.raises(BadInput) as refused:
            only(reference_fee_schedules().get, twice, "1.004222", ASK)
        right = "each fee once"
        assert refused.value.problems == (Problem("$.fees[1]", "duplicate", "'residence.permanent'", right),)


# ── Combining what lowers ─────────────────────────────────────────────────────────────────────

X, Y = Condition.parse("x"), Condition.parse("y")


def effects(*adjustments: Adjustment, **facts: object) -> tuple[VND, list[Effect]]:
    (line,) = schedule(fee(100, *adjustments)).quote(on=ON, facts=facts).lines
    assert isinstance(line.payable, VND)
    return line.payable, [one.effect for one in line.adjustments]


class TestStacking:
    def test_what_nobody_can_decide_counts_together_with_the_rest(self) -> None:
        both = fee(100, reduce(by=HALF, stacks=True), reduce(X, by=HALF))
        assert schedule(both).quote(on=ON).undecided == ("x",)
        assert schedule(both).quote(on=ON, x=True).total == VND(25)
        assert schedule(both).quote(on=ON, x=False).total == VND(50)

    def test_what_counts_only_together_is_asked_too(self) -> None:
        """A budget pays all but 20: alone neither leaves less, together they do."""
        rows = (subsidise(to=20), reduce(X, off=75), reduce(Y, off=10, stacks=True))
        both = schedule(fee(100, *rows))
        assert both.quote(on=ON).undecided == ("x", "y")
        totals = [both.quote(on=ON, x=x, y=y).total for x in (False, True) for y in (False, True)]
        assert totals == [VND(20), VND(20), VND(20), VND(15)]

    def test_one_that_stands_in_two_rows_counts_once(self) -> None:
        half = reduce(by=HALF)
        assert schedule(fee(100, half, half)).quote(on=ON).total == VND(50)

    def test_what_lowers_nothing_either_way_is_not_asked(self) -> None:
        rows = (reduce(to=20), reduce(X, by=Fraction(8, 10)), reduce(Y, to=20, stacks=True))
        assert schedule(fee(100, *rows)).quote(on=ON).total == VND(20)

    def test_a_hope_of_an_unknown_amount_beside_nothing_to_pay_does_not_matter(self) -> None:
        assert schedule(fee(100, reduce(off=100), reduce(X, off="v"))).quote(on=ON).total == VND(0)

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        rows = (
            reduce(by=HALF),
            reduce(by=HALF, at_most=10, stacks=True),
            reduce(by=HALF, at_most=20, stacks=True),
            reduce(off=7, stacks=True),
            subsidise(by=HALF, stacks=True),
        )
        found = {schedule(fee(100, *some)).quote(on=ON).total for some in permutations(rows)}
        assert len(found) == 1


class TestSubsidies:
    """What nobody owes nobody pays for: a budget pays what is left after all that lowers the fee itself."""

    @pytest.mark.parametrize("free", [exempt(X), not_charged(X), reduce(X, by=Fraction(1))])
    def test_an_exemption_comes_first(self, free: Adjustment) -> None:
        for rows in ((subsidise(X), free), (free, subsidise(X)), (free, subsidise(X, stacks=True))):
            assert effects(*rows, x=True) == (VND(0), [free.effect])

    def test_what_is_not_charged_comes_before_what_is_exempt(self) -> None:
        for rows in permutations((exempt(), not_charged(), reduce(by=Fraction(1)), subsidise())):
            assert effects(*rows) == (VND(0), [Effect.NOT_CHARGED])

    def test_a_reduction_counts_first_and_the_budget_pays_the_rest(self) -> None:
        for rows in permutations((subsidise(stacks=True), reduce(by=HALF))):
            assert effects(*rows) == (VND(0), [Effect.REDUCE, Effect.SUBSIDISE])
        for rows in permutations((subsidise(off=30, stacks=True), reduce(by=HALF))):
            assert effects(*rows) == (VND(20), [Effect.REDUCE, Effect.SUBSIDISE])

    def test_of_two_that_leave_the_same_the_fee_itself_is_lowered(self) -> None:
        for rows in permutations((subsidise(by=HALF), reduce(by=HALF))):
            assert effects(*rows) == (VND(50), [Effect.REDUCE])

    def test_a_budget_pays_nothing_of_what_is_reduced_to_nothing(self) -> None:
        for rows in permutations((subsidise(stacks=True), reduce(to=0))):
            assert effects(*rows) == (VND(0), [Effect.REDUCE])

    def test_a_budget_that_pays_all_answers_while_the_amount_is_unknown(self) -> None:
        assert schedule(fee("v", subsidise())).quote(on=ON).total == VND(0)


class TestTheDayThatDecides:
    """A fee that another day decides asks for that day."""

    @pytest.mark.parametrize(
        ("facts", "code"), [(FACTS, "unknown-fact"), ((*FACTS, Fact("payment_on", "text", ASK)), "wrong-type")]
    )
    def test_it_is_a_declared_date(self, facts: tuple[Fact, ...], code: str) -> None:
        make = fee(5, decides_on="payment")
        assert problems(lambda: schedule(make, facts=facts)) == [("$.fees[0].decides_on", code)]

    def test_declared_it_is_asked(self) -> None:
        assert schedule(fee(5, decides_on="result"), facts=(Fact("result_on", "date", ASK),)).quote(on=ON).total == VND(
            5
        )

    def test_a_file_without_it_is_refused(self, tmp_path: Path) -> None:
        assert problems(loaded(tmp_path, 'decides_on = "payment"')) == [("$.fees[0].decides_on", "unknown-fact")]


class TestFlatInside:
    def test_an_amount_inside_a_shape_adds_to_a_total_without_a_trace(self) -> None:
        inside = schedule(fee(Clamp(Flat(5), cap="v")), fee(Table("x", ((True, Flat(Fraction(5, 2))),)), item="b"))
        assert inside.quote(on=ON, v=3, x=True).total == VND(6)


class TestWrongNouns:
    """What is no such thing is refused with an error of ours."""

    @pytest.mark.parametrize(
        "make",
        [
            pytest.param(lambda: Table("word", (((LISTED,), 5),)), id="a list for a case"),
            pytest.param(lambda: Adjustment(TEXT, by=HALF), id="an effect that is none"),
            pytest.param(lambda: Fee("a", ASK, "phi", [WRONG]), id="a level that is a number"),
            pytest.param(lambda: fee(5, WRONG), id="an adjustment that is a number"),
            pytest.param(lambda: fee(5, refund=WRONG), id="a refund that is a number"),
            pytest.param(lambda: schedule(facts=(WRONG,)), id="a fact that is a number"),
            pytest.param(lambda: schedule(WRONG), id="a fee that is a number"),
            pytest.param(lambda: schedule(fee(5)).only([WRONG]), id="an item that is a number"),
            pytest.param(lambda: schedule(fee(5)).only([["a"]]), id="an item that is a list"),  # type: ignore[list-item]  # that it fails is the point
            pytest.param(lambda: schedule(fee(5)).localised([WRONG]), id="a local fee that is a number"),
            pytest.param(lambda: schedule(fee(5)).localised([], [WRONG]), id="a local fact that is a number"),
            pytest.param(lambda: refunds_of(TEXT, "overpaid", on=ON), id="a quote that is a text"),
            pytest.param(lambda: Quote.of(WRONG), id="quotes that are a number"),
            pytest.param(lambda: Quote.of([WRONG]), id="a quote that is a number"),
            pytest.param(lambda: reduce(by=HALF, stacks=TEXT), id="stacking that is a text"),
            pytest.param(lambda: VND.rounded(YES), id="an amount that is yes"),
            pytest.param(lambda: VND.rounded(HUGE), id="an amount of 5,000 digits"),
            pytest.param(lambda: Money(HUGE, "USD"), id="dollars of 5,000 digits"),
            pytest.param(lambda: Flat(HUGE), id="a level of 5,000 digits"),
            pytest.param(lambda: Interval(at_least=HUGE), id="an end of 5,000 digits"),
            pytest.param(lambda: reduce(by=HUGE), id="a share of 5,000 digits"),
        ],
    )
    def test_what_is_no_such_thing_is_told_so(self, make: Callable[[], object]) -> None:
        with pytest.raises(BadValue):
            make()

    def test_an_effect_may_be_given_by_its_value(self) -> None:
        assert Adjustment("reduce", by=HALF) == reduce(by=HALF)

    def test_an_item_that_cannot_be_written_is_none(self) -> None:
        quote = schedule(fee(5)).quote(on=ON)
        with pytest.raises(UnknownCode, match="thousands of digits"):
            refunds_of(quote, "overpaid", paid={HUGE: VND(5)})
