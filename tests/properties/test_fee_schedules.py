"""Promises of every fee schedule that comes with the library, whatever the case and the day."""

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.schedules import SCHEDULES, cases, days

from motcua.errors import MotcuaError
from motcua.fees import Delta, FeeSchedule, Quote
from motcua.fees.shapes import Ground
from motcua.money import VND

CODES = sorted(SCHEDULES)
FEWER = settings(max_examples=settings().max_examples // 10)
"""There are many schedules; together they have examples enough."""
Answer = tuple[str, object]


def asked(schedule: FeeSchedule, on: dt.date, facts: dict[str, object]) -> Quote | None:
    """The quote, or ``None`` where there is no level."""
    try:
        return schedule.quote(on=on, facts=facts)
    except MotcuaError:
        return None


def total(quote: Quote) -> Answer:
    """The total, or how it is refused."""
    try:
        return "total", quote.total
    except MotcuaError as error:
        return error.code, str(error)


@pytest.mark.parametrize("code", CODES)
class TestEverySchedule:
    @FEWER
    @given(st.data())
    def test_the_total_is_the_sum_of_the_lines(self, code: str, data: st.DataObject) -> None:
        schedule = SCHEDULES[code]
        quote = asked(schedule, data.draw(days(schedule)), data.draw(cases(schedule)))
        if quote is not None:
            assert total(quote) == total(Quote(quote.lines, quote.assumptions, quote.declared, quote.on))
            if all(isinstance(line.payable, VND) for line in quote.lines):
                payable = sum(line.payable.amount for line in quote.lines if isinstance(line.payable, VND))
                assert quote.total == VND(payable)

    @FEWER
    @given(st.data())
    def test_nobody_pays_more_than_was_assessed_or_less_than_nothing(self, code: str, data: st.DataObject) -> None:
        schedule = SCHEDULES[code]
        quote = asked(schedule, data.draw(days(schedule)), data.draw(cases(schedule)))
        for line in quote.lines if quote else ():
            if isinstance(line.payable, VND):
                assert line.payable >= VND(0)
                assert line.assessed is None or (isinstance(line.assessed, VND) and line.payable <= line.assessed)

    @FEWER
    @given(st.data())
    def test_one_incentive_more_never_raises_the_bill(self, code: str, data: st.DataObject) -> None:
        schedule = SCHEDULES[code]
        on, facts = data.draw(days(schedule)), data.draw(cases(schedule))
        fewer = attrs.evolve(
            schedule, fees=tuple(attrs.evolve(fee, adjustments=fee.adjustments[:-1]) for fee in schedule.fees)
        )
        more, less = asked(schedule, on, facts), asked(fewer, on, facts)
        bills = [total(quote)[1] for quote in (more, less) if quote is not None and total(quote)[0] == "total"]
        if len(bills) == 2 and all(isinstance(bill, VND) for bill in bills):
            assert bills[0] <= bills[1]  # type: ignore[operator]  # both are đồng, as the line above asks

    @FEWER
    @given(st.data())
    def test_an_answer_says_itself_in_both_languages(self, code: str, data: st.DataObject) -> None:
        schedule = SCHEDULES[code]
        quote = asked(schedule, data.draw(days(schedule)), data.draw(cases(schedule)))
        if quote is not None:
            assert all(str(quote.explain(locale)) for locale in ("vi", "en"))


INSTALMENTS = [
    pytest.param(level.shape, id=fee.item)
    for schedule in SCHEDULES.values()
    for fee in schedule.fees
    for level in fee.levels[-1:]
    if isinstance(level.shape, Delta)
]


@pytest.mark.parametrize("shape", INSTALMENTS)
@given(st.lists(st.integers(1, 10**10), min_size=1, max_size=6))
def test_instalments_sum_to_the_whole(shape: Delta, instalments: list[int]) -> None:
    """216/2016/TT-BTC, art. 5: the fees of all instalments are the fee on the whole."""
    so_far, paid = 0, 0
    for instalment in instalments:
        part = {shape.over: so_far + instalment, shape.paid: so_far}
        paid += int(shape.evaluate(Ground("instalment", part)) * 10**6)
        so_far += instalment
    whole = shape.evaluate(Ground("whole", {shape.over: so_far, shape.paid: 0}))
    assert paid == int(whole * 10**6)
