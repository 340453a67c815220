"""Every fee schedule that comes with the library: its rows, its days, its edges, and what it refuses."""

import datetime as dt
from fractions import Fraction
from typing import Any, TypeVar

import attrs
import pytest
from tests.schedules import DAY, SCHEDULES, levels, nodes

from motcua.conditions import Fact, FactType
from motcua.errors import BadInput, BadValue, NoFeeLevel, UnknownFact
from motcua.fees import (
    Fee,
    FeeLevel,
    Flat,
    Interpolate,
    Interval,
    Refund,
    Shape,
    Table,
    Tiers,
    refunds_of,
    subsidise,
)
from motcua.fees.shapes import Ground, Number
from motcua.money import VND

pytestmark = pytest.mark.answers("fees")

T = TypeVar("T", bound=Shape)
ON = dt.date(2026, 8, 28)
FEES = [pytest.param(fee, id=f"{code}: {fee.item}") for code, one in SCHEDULES.items() for fee in one.fees]


def found(kind: type[T]) -> list[tuple[str, T]]:
    """Every node of that kind, under a name of its own."""
    met = [(name, node) for name, level in levels() for node in nodes(level.shape) if isinstance(node, kind)]
    return [(f"{name} #{at}", node) for at, (name, node) in enumerate(met)]


TIERS, TABLES, RATES = found(Tiers), found(Table), found(Interpolate)


class TestRows:
    @pytest.mark.parametrize("fee", FEES)
    def test_every_row_is_cited(self, fee: Fee) -> None:
        assert all(level.citation for level in fee.levels)
        assert all(one.citation and one.name for one in fee.adjustments)

    @pytest.mark.parametrize("code", SCHEDULES)
    def test_every_fact_is_asked_in_both_languages(self, code: str) -> None:
        for fact in SCHEDULES[code].facts:
            assert fact.question.vi.endswith("?")
            assert fact.question.en.endswith("?")

    @pytest.mark.parametrize("code", SCHEDULES)
    def test_no_fact_is_asked_for_nothing(self, code: str) -> None:
        schedule = SCHEDULES[code]
        used = frozenset[str]().union(*(fee.names | {fee.day_fact} for fee in schedule.fees))
        assert {fact.name for fact in schedule.facts} <= used

    @pytest.mark.parametrize("fee", FEES)
    def test_what_a_schedule_counts_as_read_has_an_instrument(self, fee: Fee) -> None:
        for level in fee.levels:
            assert level.citation
            assert "/" in level.citation.document


class TestDays:
    @pytest.mark.parametrize("fee", FEES)
    def test_the_day_before_a_level_is_another_ones_or_nobodys(self, fee: Fee) -> None:
        for level in fee.levels:
            assert fee.level(level.in_force.first) is level
            self.is_not(fee, level, level.in_force.first - DAY)

    @pytest.mark.parametrize("fee", FEES)
    def test_the_day_after_a_level_is_another_ones_or_nobodys(self, fee: Fee) -> None:
        for level in fee.levels:
            if level.in_force.last is not None:
                assert fee.level(level.in_force.last) is level
                self.is_not(fee, level, level.in_force.last + DAY)

    @staticmethod
    def is_not(fee: Fee, level: FeeLevel, day: dt.date) -> None:
        try:
            assert fee.level(day) is not level
        except NoFeeLevel as error:
            assert str(day) in str(error)  # noqa: PT017 - either answer is right, and both are looked at


class TestEdges:
    """Brackets meet: a fee does not jump where no cliff is declared, and never falls for more."""

    @pytest.mark.parametrize(("name", "node"), TIERS, ids=[name for name, _ in TIERS])
    def test_tiers_are_continuous_and_rise(self, name: str, node: Tiers) -> None:
        tiers = Tiers("value", node.tiers)
        steepest = max(tier.rate for tier in node.tiers)
        for tier, after in zip(node.tiers, node.tiers[1:], strict=False):
            assert tier.end is not None, name
            edge = int(tier.end)
            below, at, above = (self.worth(tiers, value) for value in (max(edge - 1, 1), edge, edge + 1))
            assert below <= at <= above
            assert after.cliff or above - below <= 2 * steepest

    @pytest.mark.parametrize(("name", "node"), RATES, ids=[name for name, _ in RATES])
    def test_rates_between_points_never_rise(self, name: str, node: Interpolate) -> None:
        rates = Interpolate("value", node.points)
        for x, rate in node.points:
            assert (
                self.worth(rates, int(x) - 1) >= self.worth(rates, int(x)) == rate >= self.worth(rates, int(x) + 1)
            ), name

    @pytest.mark.parametrize(("name", "node"), TABLES, ids=[name for name, _ in TABLES])
    def test_amounts_by_bracket_rise(self, name: str, node: Table) -> None:
        flat = [row.node for row in node.rows if isinstance(row.match, Interval)]
        amounts = [one.evaluate(Ground(name, {})) for one in flat if isinstance(one, Number | Flat)]
        assert amounts == sorted(amounts)

    @staticmethod
    def worth(shape: Tiers | Interpolate, value: int) -> Fraction:
        return shape.evaluate(Ground("edge", {"value": value}))

    def test_a_declared_cliff_is_one(self) -> None:
        cliffs = [name for name, node in TIERS if any(tier.cliff for tier in node.tiers)]
        assert {name.partition(":")[0] for name in cliffs} == {"notarisation", "civil-judgment-enforcement"}


NUMBERS = [
    pytest.param(code, fact.name, id=f"{code}: {fact.name}")
    for code, one in SCHEDULES.items()
    for fact in one.facts
    if fact.type.numeric
]


class TestBadInput:
    @pytest.mark.parametrize("value", [2.5, True, -1, 10**16, "3", None.__class__])
    @pytest.mark.parametrize(("code", "name"), NUMBERS)
    def test_what_is_no_such_number_is_told_so(self, code: str, name: str, value: Any) -> None:
        with pytest.raises(BadValue, match=f"fact {name}"):
            SCHEDULES[code].quote(on=ON, **{name: value})

    @pytest.mark.parametrize(("code", "name"), NUMBERS)
    def test_no_counter_counts_to_a_million_million(self, code: str, name: str) -> None:
        (fact,) = [fact for fact in SCHEDULES[code].facts if fact.name == name]
        if fact.type is FactType.INTEGER:
            with pytest.raises(BadValue, match=f"fact {name}: met a number of 13 digits"):
                SCHEDULES[code].quote(on=ON, facts={name: 10**12})

    @pytest.mark.parametrize("code", SCHEDULES)
    def test_a_fact_nobody_asks_for_is_an_error(self, code: str) -> None:
        with pytest.raises(UnknownFact, match="shoe_size"):
            SCHEDULES[code].quote(on=ON, shoe_size=42)

    def test_several_wrong_answers_are_told_together(self) -> None:
        with pytest.raises(BadInput) as caught:
            SCHEDULES["certification"].quote(on=ON, pages=2.5, copies=True)
        assert [problem.path for problem in caught.value.problems] == ["$.pages", "$.copies"]


class TestWords:
    """What a quote says of a case is said in words, and no question speaks of another case."""

    ASKED = tuple((code, fact) for code, schedule in SCHEDULES.items() for fact in schedule.facts)

    @pytest.mark.parametrize(("code", "fact"), ASKED, ids=[f"{code}.{fact.name}" for code, fact in ASKED])
    def test_every_fact_and_every_answer_has_a_name(self, code: str, fact: Fact) -> None:
        assert fact.label is not None, code
        assert dict(fact.labels).keys() == set(fact.choices)

    def test_a_bracket_is_said_as_the_table_prints_it(self) -> None:
        quote = SCHEDULES["telecommunications"].quote(on=dt.date(2026, 8, 28), revenue=10_000_000_000)
        assert "10.000.000.000 thuộc khung dưới 20.000.000.000" in str(quote.explain())

    def test_of_a_narrowed_act_only_its_answers_are_named(self) -> None:
        temporary = SCHEDULES["residence"].only(["residence.temporary", "residence.temporary-list"])
        (act,) = (fact for fact in temporary.facts if fact.name == "act")
        assert [choice for choice, _ in act.labels] == ["temporary", "temporary-list"]
        assert "thường trú" not in act.question.vi

    def test_whether_it_was_in_time_is_asked_alike_for_births_and_deaths(self) -> None:
        death = SCHEDULES["civil-status"].only(["civil-status.death"])
        assert not any("khai sinh" in fact.question.vi for fact in death.facts)

    def test_no_electronic_copies_are_no_request_for_them(self) -> None:
        with pytest.raises(BadValue, match=r"number of certification\.electronic-copies: met 0"):
            SCHEDULES["certification"].quote(on=dt.date(2026, 8, 28), act="electronic", pages=3)

    def test_a_default_of_another_act_is_not_assumed(self) -> None:
        quote = SCHEDULES["certification"].quote(on=dt.date(2026, 8, 28), act="signature", cases=2)
        assert quote.assumed == ()
        assert "  2 × 10.000 = 20.000" in str(quote.explain())


class TestRefunds:
    """What comes back says by which rule."""

    @pytest.mark.parametrize("code", SCHEDULES)
    def test_every_rule_is_cited(self, code: str) -> None:
        ruled = [fee for fee in SCHEDULES[code].fees if fee.refund != Refund()]
        assert [fee.item for fee in ruled if fee.refund.citation is None] == []

    @pytest.mark.parametrize(
        ("code", "facts", "back"),
        [
            ("passport", {"act": "new", "channel": "counter"}, VND(100_000)),
            ("visa", {"paper": "single", "usd_rate": 26_000}, VND(0)),
            ("certification-abroad", {"copies": 1, "usd_rate": 26_000}, VND(0)),
            ("enterprise-registration", {"channel": "counter"}, VND(100_000)),
            ("household-business-ha-noi", {"channel": "counter"}, VND(0)),
        ],
    )
    def test_of_what_was_refused(self, code: str, facts: dict[str, Any], back: VND) -> None:
        refunds = refunds_of(SCHEDULES[code].quote(on=dt.date(2026, 8, 28), **facts), "refused")
        assert refunds.total == back
        assert all(line.citation is not None for line in refunds.lines)

    def test_what_was_collected_too_much_for_an_enforcement_comes_back(self) -> None:
        quote = SCHEDULES["civil-judgment-enforcement"].quote(
            on=dt.date(2026, 8, 28), amount_received=190_000_000, amount_received_before=0
        )
        refunds = refunds_of(quote, "overpaid", paid={"civil-judgment-enforcement.enforcement": VND(6_000_000)})
        assert (refunds.total, str(refunds.lines[0].citation)) == (VND(300_000), "216/2016/TT-BTC, art. 5")

    def test_a_place_keeps_the_national_rule_unless_it_has_its_own(self) -> None:
        national = SCHEDULES["certification"]
        (fee, *_) = (one for one in national.fees if one.item == "certification.electronic-copies")
        ruled = attrs.evolve(national, fees=(attrs.evolve(fee, refund=Refund(refused=False)),))
        paid = attrs.evolve(fee, adjustments=(subsidise(),))
        assert ruled.localised([paid]).fees[0].refund == Refund(refused=False)
