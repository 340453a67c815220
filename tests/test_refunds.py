"""What comes back of a paid fee: by cause, line by line, and never "nothing" because nobody knows."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from motcua.citation import Citation
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadValue, NoFeeLevel, NoRefundRule, NotADay, UndecidedFacts, UnknownCode
from motcua.fees import (
    Convert,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Levy,
    Quote,
    Refund,
    RefundCause,
    SetBy,
    Shape,
    exempt,
    refunds_of,
    subsidise,
)
from motcua.money import VND, Money
from motcua.wording import Text

pytestmark = pytest.mark.answers("fees")

ON = dt.date(2026, 8, 28)
PASSPORT = Citation("25/2021/TT-BTC", "5")
POOR = Fact("poor", "boolean", Text("Thuộc hộ nghèo?", "A poor household?"), default=False)


def fee(item: str, amount: int | Shape, refund: Refund | None = None, **more: Any) -> Fee:
    shape = Flat(amount) if isinstance(amount, int) else amount
    level = FeeLevel(shape, InForce(dt.date(2020, 1, 1)), Citation("1/VD", verified=False))
    rule = {"kind": Levy.LE_PHI, "refund": refund or Refund(), **more}
    return Fee(item, Text(f"Lệ phí {item}", f"Charge for {item}"), rule.pop("kind"), (level,), **rule)


def quoted(*fees: Fee, **facts: object) -> Quote:
    return FeeSchedule("test", Text("Biểu thử", "Test"), (POOR,), fees).quote(on=ON, facts=facts)


REGISTERED = quoted(
    fee("registration", 50_000, Refund(refused=False, withdrawn=False)),
    fee("publication", 100_000, Refund(refused=True, citation=Citation("168/2025/NĐ-CP", verified=False)), kind="phi"),
)


class TestRefused:
    """The charge for registering an enterprise stays; the fee for publication comes back (NĐ 01/2021, art. 37)."""

    def test_each_line_follows_its_own_rule(self) -> None:
        refunds = refunds_of(REGISTERED, RefundCause.REFUSED)
        assert [(line.item, line.back) for line in refunds.lines] == [
            ("registration", VND(0)),
            ("publication", VND(100_000)),
        ]
        assert refunds.total == VND(100_000)

    def test_it_says_why_in_both_languages(self) -> None:
        said = refunds_of(REGISTERED, "refused")
        assert str(said.explain("en")).splitlines() == [
            "Refund: the result was refused",
            "Charge for registration: of 50,000 đồng paid, nothing comes back",
            "Charge for publication: of 100,000 đồng paid, 100,000 đồng comes back [168/2025/NĐ-CP (not verified)]",
            "Total refund: 100,000 đồng",
        ]
        assert "không được giải quyết" in str(said.explain())

    def test_of_what_was_not_paid_nothing_is_said(self) -> None:
        refunds = refunds_of(REGISTERED, "refused", paid={"registration": VND(0), "publication": VND(100_000)})
        assert [(line.item, line.back) for line in refunds.lines] == [("publication", VND(100_000))]

    def test_what_was_paid_may_be_less_than_all(self) -> None:
        refunds = refunds_of(REGISTERED, "refused", paid={"publication": VND(40_000)})
        assert [(line.item, line.back) for line in refunds.lines] == [("publication", VND(40_000))]


class TestWithdrawn:
    def test_without_a_rule_the_line_is_open_and_there_is_no_total(self) -> None:
        refunds = refunds_of(REGISTERED, "withdrawn")
        assert refunds.open == ("publication",)
        assert [line.back for line in refunds.lines] == [VND(0), None]
        with pytest.raises(NoRefundRule, match="whether publication comes back when withdrawn"):
            _ = refunds.total
        assert str(refunds.explain("en")).splitlines()[-1] == (
            "Charge for publication: whether any of 100,000 đồng paid comes back is not known"
        )

    def test_what_nobody_paid_does_not_come_back(self) -> None:
        free = quoted(
            fee("card", 20_000, Refund(withdrawn=True), adjustments=(exempt(Condition.parse("poor")),)), poor=True
        )
        refunds = refunds_of(free, "withdrawn")
        assert (refunds.lines, refunds.total) == ((), VND(0))
        assert str(refunds.explain("en")).splitlines()[-1] == "Total refund: 0 đồng"

    def test_of_a_subsidised_fee_the_payer_gets_what_the_payer_paid(self) -> None:
        half = quoted(fee("post", 30_000, Refund(withdrawn=True), adjustments=(subsidise(to=10_000),)))
        assert refunds_of(half, "withdrawn").total == VND(10_000)


class TestExcess:
    """What was paid above the quote comes back by the general rules, unless the fee has a rule of its own."""

    CARD = quoted(fee("card", 25_000))

    def test_only_what_is_above_the_quote(self) -> None:
        refunds = refunds_of(self.CARD, "overpaid", paid={"card": VND(50_000)})
        assert refunds.total == VND(25_000)
        (line,) = refunds.lines
        assert (str(line.citation), line.citation and line.citation.verified) == ("215/2026/NĐ-CP, art. 60.3", False)

    def test_what_was_paid_short_is_no_refund(self) -> None:
        refunds = refunds_of(self.CARD, "overpaid", paid={"card": VND(20_000)})
        assert (refunds.total, refunds.lines[0].owing) == (VND(0), VND(5_000))
        assert str(refunds.explain()).splitlines() == [
            "Hoàn phí, lệ phí: không có khoản nộp thừa, còn nộp thiếu",
            "Lệ phí card: đã nộp 20.000 đồng, còn phải nộp 5.000 đồng",
            "Tổng số được hoàn: 0 đồng",
        ]

    def test_of_several_only_the_excess_comes_back(self) -> None:
        both = quoted(fee("card", 25_000), fee("stamp", 10_000))
        refunds = refunds_of(both, "overpaid", paid={"card": VND(20_000), "stamp": VND(12_000)})
        assert refunds.total == VND(2_000)
        said = str(refunds.explain("en"))
        assert "Refund: too much was paid" in said
        assert "Charge for card: 20,000 đồng paid, 5,000 đồng still owed" in said

    def test_what_was_paid_in_full_is_no_excess(self) -> None:
        (line,) = refunds_of(self.CARD, "overpaid", paid={"card": VND(25_000)}).lines
        assert (line.back, line.owing) == (VND(0), None)

    def test_an_error_of_the_office_has_a_rule_of_its_own(self) -> None:
        refunds = refunds_of(self.CARD, "office_error", paid={"card": VND(50_000)})
        assert (refunds.total, str(refunds.lines[0].citation)) == (VND(25_000), "02/2026/NĐ-CP")

    def test_what_nobody_owed_comes_back_whole(self) -> None:
        free = quoted(fee("card", 20_000, adjustments=(exempt(Condition.parse("poor")),)), poor=True)
        assert refunds_of(free, "office_error", paid={"card": VND(20_000)}).total == VND(20_000)

    @pytest.mark.parametrize(("day", "known"), [(dt.date(2025, 12, 31), False), (dt.date(2026, 1, 1), True)])
    def test_before_the_rule_the_answer_is_not_known(self, day: dt.date, known: bool) -> None:
        refunds = refunds_of(self.CARD, "office_error", on=day, paid={"card": VND(50_000)})
        assert (not refunds.open) is known

    def test_the_rule_of_the_fee_goes_first(self) -> None:
        kept = quoted(fee("card", 25_000, Refund(overpaid=False)))
        assert refunds_of(kept, "overpaid", paid={"card": VND(50_000)}).total == VND(0)

    def test_the_price_of_a_service_is_a_matter_of_its_contract(self) -> None:
        survey = quoted(fee("survey", 923_000, kind="service"))
        assert refunds_of(survey, "overpaid", paid={"survey": VND(1_000_000)}).open == ("survey",)

    def test_other_currencies_keep_to_themselves(self) -> None:
        visa = quoted(fee("visa", Convert(Flat(25), "USD")), fee("card", 25_000))
        refunds = refunds_of(visa, "overpaid", paid={"visa": Money("35.50", "USD"), "card": VND(30_000)})
        assert refunds.totals == {"USD": Money("10.50", "USD"), "VND": VND(5_000)}
        with pytest.raises(BadValue, match="one amount for each currency"):
            _ = refunds.total
        assert "10.50 USD, 5,000 đồng" in str(refunds.explain("en"))

    def test_sums_of_one_currency_are_added(self) -> None:
        twice = quoted(fee("one", 10_000, Refund(refused=True)), fee("two", 5_000, Refund(refused=True)))
        assert refunds_of(twice, "refused").total == VND(15_000)


class TestAsking:
    def test_an_excess_needs_to_know_what_was_paid(self) -> None:
        with pytest.raises(BadValue, match="paid: met nothing"):
            refunds_of(REGISTERED, "overpaid")

    @pytest.mark.parametrize(
        ("paid", "error"),
        [
            ({"colour": VND(1)}, UnknownCode),
            ({"registration": Money(1, "USD")}, BadValue),
            ({"registration": 50_000}, BadValue),
            ({"registration": VND(-1)}, BadValue),
            ([("registration", VND(1))], BadValue),
        ],
        ids=repr,
    )
    def test_what_was_paid_is_told_by_item_in_its_currency(self, paid: Any, error: type[Exception]) -> None:
        with pytest.raises(error):
            refunds_of(REGISTERED, "refused", paid=paid)

    def test_an_item_in_two_lines_cannot_be_told_apart(self) -> None:
        both = Quote.of([REGISTERED, REGISTERED])
        assert refunds_of(both, "refused").total == VND(200_000)
        with pytest.raises(BadValue, match="an item in two of its lines"):
            refunds_of(both, "refused", paid={"registration": VND(50_000)})

    def test_a_quote_that_is_open_was_not_paid(self) -> None:
        with pytest.raises(NoFeeLevel):
            refunds_of(quoted(fee("local", SetBy("HĐND cấp tỉnh"))), "refused")
        asked = Fact("poor", "boolean", Text("Thuộc hộ nghèo?", "A poor household?"))
        line = fee("card", 1, adjustments=(exempt(Condition.parse("poor")),))
        with pytest.raises(UndecidedFacts):
            refunds_of(FeeSchedule("test", Text("x", "x"), (asked,), (line,)).quote(on=ON), "refused")

    def test_cause_day_and_quote_are_what_they_claim(self) -> None:
        with pytest.raises(BadValue, match="refund cause"):
            refunds_of(REGISTERED, "regret")
        with pytest.raises(NotADay):
            refunds_of(REGISTERED, "refused", on="2026-08-28")  # type: ignore[arg-type]  # that it fails is the point
        with pytest.raises(BadValue, match="quote"):
            refunds_of(None, "refused")  # type: ignore[arg-type]  # that it fails is the point

    def test_a_rule_is_yes_no_or_unknown(self) -> None:
        with pytest.raises(BadValue, match="refused of Refund"):
            Refund(refused="yes")  # type: ignore[arg-type]  # that it fails is the point
        assert Refund(refused=True, citation=PASSPORT).on(RefundCause.REFUSED) is True


class TestStages:
    """Collected before, after, or by notice: a stage of a quote is a quote."""

    QUOTE = quoted(fee("now", 50_000), fee("later", 135_000, due_stage="result"))

    def test_each_stage_has_its_own_total(self) -> None:
        assert self.QUOTE.at_stage("filing").total == VND(50_000)
        assert self.QUOTE.at_stage("result").total == VND(135_000)
        assert self.QUOTE.at_stage("notice").total == VND(0)

    def test_a_stage_is_one_of_three(self) -> None:
        with pytest.raises(BadValue, match="due stage"):
            self.QUOTE.at_stage("sometime")


class TestMoney:
    def test_subtracts_what_is_of_its_own_currency(self) -> None:
        assert Money("25.50", "USD") - Money(Decimal("0.50"), "USD") == Money("25.00", "USD")
        with pytest.raises(TypeError):
            _ = Money(1, "USD") - Money(1, "EUR")
