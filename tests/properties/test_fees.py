"""Promises of fees: exact inside, never lower for more, never higher for one incentive more."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from motcua.conditions import ALWAYS, Condition, Fact
from motcua.dated import InForce
from motcua.fees import (
    Adjustment,
    Clamp,
    Delta,
    Each,
    Fee,
    FeeLevel,
    FeeSchedule,
    Levy,
    Tiers,
    exempt,
    not_charged,
    reduce,
    subsidise,
)
from motcua.fees.shapes import Ground
from motcua.money import VND
from motcua.wording import Text

ON = dt.date(2026, 8, 28)
ASK = Text("Câu hỏi?", "Question?")
FACTS = (Fact("pages", "integer", ASK), Fact("copies", "integer", ASK), Fact("paid", "integer", ASK))
RATES = st.fractions(min_value=0, max_value=10_000, max_denominator=1000)
COUNTS = st.integers(min_value=1, max_value=2_000)


@st.composite
def tiers(draw: st.DrawFn) -> Tiers:
    ends = sorted(draw(st.sets(st.integers(min_value=1, max_value=1_000), max_size=4)))
    return Tiers("pages", [(end, draw(RATES)) for end in [*ends, None]])


@st.composite
def adjustments(draw: st.DrawFn) -> Adjustment:
    share = draw(st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100))
    amount = draw(st.integers(min_value=0, max_value=10**6))
    return draw(
        st.sampled_from(
            [
                exempt(),
                reduce(by=share),
                reduce(to=amount),
                reduce(off=amount, stacks=True),
                subsidise(by=share, at_most=amount + 1),
            ]
        )
    )


def line_total(shape: Tiers | Clamp | Each, given: tuple[Adjustment, ...], pages: int, copies: int = 1) -> VND:
    fee = Fee("x", ASK, Levy.PHI, (FeeLevel(shape, InForce(dt.date(2020, 1, 1))),), adjustments=given)
    total = FeeSchedule("x", ASK, FACTS, (fee,)).quote(on=ON, pages=pages, copies=copies).total
    assert isinstance(total, VND)
    return total


@given(tiers(), COUNTS)
def test_more_pages_never_cost_less(shape: Tiers, pages: int) -> None:
    assert line_total(shape, (), pages) <= line_total(shape, (), pages + 1)


@given(tiers(), COUNTS, COUNTS)
def test_instalments_sum_to_the_whole(shape: Tiers, one: int, two: int) -> None:
    whole = shape.evaluate(Ground("x", {"pages": one + two}))
    rest = Delta(shape, over="pages", paid="paid").evaluate(Ground("x", {"pages": one + two, "paid": one}))
    assert shape.evaluate(Ground("x", {"pages": one})) + rest == whole


@given(tiers(), COUNTS, COUNTS, st.integers(min_value=1, max_value=10**6))
def test_the_cap_is_per_copy(shape: Tiers, pages: int, copies: int, cap: int) -> None:
    one = Clamp(shape, cap=cap).evaluate(Ground("x", {"pages": pages}))
    each = Each("copies", Clamp(shape, cap=cap)).evaluate(Ground("x", {"pages": pages, "copies": copies}))
    assert each == one * copies
    assert each <= cap * copies


@given(tiers(), COUNTS, st.lists(adjustments(), max_size=3), adjustments())
def test_one_incentive_more_never_raises_the_bill(
    shape: Tiers, pages: int, given_already: list[Adjustment], one_more: Adjustment
) -> None:
    before = line_total(shape, tuple(given_already), pages)
    assert VND(0) <= line_total(shape, (*given_already, one_more), pages) <= before <= line_total(shape, (), pages)


@given(st.integers(1, 10_000), st.lists(st.integers(1, 100), min_size=1, max_size=4))
def test_of_several_incentives_the_best_counts(hundreds: int, percents: list[int]) -> None:
    several = tuple(reduce(by=Fraction(percent, 100)) for percent in percents)
    assert line_total(Tiers("pages", [(None, 100 * hundreds)]), several, 1) == VND(hundreds * (100 - max(percents)))


@given(st.lists(st.tuples(tiers(), COUNTS), min_size=1, max_size=4))
def test_the_total_is_the_sum_of_the_lines(fees: list[tuple[Tiers, int]]) -> None:
    level = [FeeLevel(shape, InForce(dt.date(2020, 1, 1))) for shape, _ in fees]
    several = tuple(Fee(f"x{at}", ASK, Levy.PHI, (one,)) for at, one in enumerate(level))
    quote = FeeSchedule("x", ASK, FACTS, several).quote(on=ON, pages=fees[0][1])
    amounts = [line.payable for line in quote.lines]
    assert quote.total == VND(sum(amount.amount for amount in amounts if isinstance(amount, VND)))


# ── Several that lower one fee, some of them unknown ──────────────────────────────────────────

UNKNOWN = ("x", "y", "z")
BOTH = (False, True)
ASKED = tuple(Fact(name, "boolean", ASK) for name in UNKNOWN)


@st.composite
def rows(draw: st.DrawFn) -> Adjustment:
    when = draw(st.sampled_from([ALWAYS, *map(Condition.parse, UNKNOWN), Condition.parse("x and not y")]))
    effect = draw(st.sampled_from([reduce, subsidise]))
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([exempt, not_charged]))(when)
    share = draw(st.sampled_from([Fraction(1, 10), Fraction(1, 2), Fraction(9, 10), Fraction(1)]))
    amount, cap = draw(st.integers(0, 100)), draw(st.none() | st.integers(1, 60))
    stacks = draw(st.booleans())
    match draw(st.sampled_from(["by", "to", "off"])):
        case "by":
            return effect(when, by=share, at_most=cap, stacks=stacks)
        case "to":
            return effect(when, to=amount, at_most=cap, stacks=stacks)
        case _:
            return effect(when, off=amount, at_most=cap, stacks=stacks)


def mixed(given: tuple[Adjustment, ...]) -> FeeSchedule:
    level = FeeLevel(100, InForce(dt.date(2020, 1, 1)))
    return FeeSchedule("x", ASK, ASKED, (Fee("x", ASK, Levy.PHI, (level,), adjustments=given),))


CASES = st.dictionaries(st.sampled_from(UNKNOWN), st.booleans())
ROWS = st.lists(rows(), max_size=4).map(tuple)


@given(ROWS, CASES)
def test_what_is_decided_stays_whatever_else_becomes_known(
    adjustments: tuple[Adjustment, ...], known: Mapping[str, bool]
) -> None:
    schedule = mixed(adjustments)
    quote = schedule.quote(on=ON, facts=known)
    if not quote.undecided:
        later = [dict(zip(UNKNOWN, answers, strict=True)) | dict(known) for answers in product(BOTH, repeat=3)]
        assert {schedule.quote(on=ON, facts=facts).total for facts in later} == {quote.total}


@given(ROWS, CASES)
def test_the_order_of_the_rows_never_matters(adjustments: tuple[Adjustment, ...], known: Mapping[str, bool]) -> None:
    quotes = [mixed(some).quote(on=ON, facts=known) for some in permutations(adjustments)]
    told = {
        (line.payable, frozenset(line.undecided), frozenset(one.effect for one in line.adjustments))
        for quote in quotes
        for line in quote.lines
    }
    assert len(told) == 1
