"""Amounts as people write them in rule files: every shape of fee law, exact, its faults told with their paths."""

import datetime as dt
from pathlib import Path

import pytest

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.errors import BadInput, NoFeeLevel
from motcua.fees import Amount, FeeSchedule
from motcua.money import VND, Money

DAY = dt.date(2026, 8, 28)
FILE = """
code = "local"
name = {{ vi = "Phí", en = "Fees" }}

[[facts]]
name = "value"
type = "amount"
question = {{ vi = "Giá trị?", en = "Value?" }}

[[facts]]
name = "charged"
type = "amount"
question = {{ vi = "Đã thu trên bao nhiêu?", en = "Charged on how much?" }}

[[facts]]
name = "late"
type = "boolean"
question = {{ vi = "Quá hạn?", en = "Late?" }}

[[fees]]
item = "stamp"
name = {{ vi = "Tem", en = "Stamp" }}
kind = "phi"
levels = [{{ from = 2020-01-01, amount = {amount}, cite = "1/2020/TT-BTC" }}]
"""


def schedule(tmp_path: Path, amount: str) -> FeeSchedule:
    file = tmp_path / "local.toml"
    file.write_text(FILE.format(amount=amount), encoding="utf-8")
    return load_fee_schedules(file)["local"]


def total(tmp_path: Path, amount: str, **facts: object) -> Amount:
    return schedule(tmp_path, amount).quote(on=DAY, facts=facts).total


def problems(tmp_path: Path, amount: str) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        schedule(tmp_path, amount)
    return [(problem.path.removeprefix("$.fees[0].levels[0]"), problem.code) for problem in caught.value.problems]


class TestShapes:
    @pytest.mark.parametrize(
        ("amount", "expected"),
        [
            ('{ sum = { of = ["value", 500] } }', 1_500),
            ('{ max = { of = ["value", 500] } }', 1_000),
            ('{ min = { of = ["value", 500] } }', 500),
            ('{ times = { of = ["value", "6%"] } }', 60),
            ('{ times = { of = ["value", "0.5%"] } }', 5),
            ('{ times = { of = ["value", "3/40"] } }', 75),
            ('{ clamp = { node = "value", floor = "10/2", cap = { times = { of = [2, 300] } } } }', 600),
            ('{ delta = { node = { times = { of = ["value", "1/10"] } }, over = "value", paid = "charged" } }', 60),
            ('{ each = { count = 3, node = "nth", index = "nth" } }', 6),
            ("{ tiers = { quantity = 'value', rates = [{ upto = 400, rate = 1 }, { rate = '10%' }], base = 7 } }", 467),
        ],
    )
    def test_each_by_its_name(self, tmp_path: Path, amount: str, expected: int) -> None:
        assert total(tmp_path, amount, value=1_000, charged=400) == VND(expected)

    def test_a_rate_read_between_points(self, tmp_path: Path) -> None:
        rate = '{ over = "value", points = [{ at = 500, rate = "9.7%" }, { at = 700, rate = "8.4%" }] }'
        assert total(tmp_path, f'{{ times = {{ of = ["value", {{ interpolate = {rate} }}] }} }}', value=600) == VND(54)

    def test_another_currency_until_it_is_paid(self, tmp_path: Path) -> None:
        amount = '{ convert = { node = 10, currency = "USD", rate = "charged" } }'
        assert total(tmp_path, amount) == Money(10, "USD")
        assert total(tmp_path, amount, charged=26_000) == VND(260_000)

    def test_fixed_amounts_and_a_declared_cliff(self, tmp_path: Path) -> None:
        rates = "{ below = 50, rate = 0, fixed = 5 }, { rate = '1%', fixed = 10, cliff = true }"
        amount = f'{{ tiers = {{ quantity = "value", rates = [{rates}] }} }}'
        assert [total(tmp_path, amount, value=value) for value in (49, 50, 150)] == [VND(5), VND(10), VND(11)]

    def test_brackets_with_their_ends(self, tmp_path: Path) -> None:
        rows = "{ below = 5, amount = 90 }, { at_least = 5, at_most = 20, amount = 270 }, { above = 20, amount = 450 }"
        amount = f'{{ table = {{ of = "value", rows = [{rows}] }} }}'
        assert [total(tmp_path, amount, value=value) for value in (4, 5, 20, 21)] == [
            VND(90),
            VND(270),
            VND(270),
            VND(450),
        ]

    def test_a_declared_gap_has_no_level(self, tmp_path: Path) -> None:
        rows = "{ below = 20, amount = 9 }, { at_least = 20, at_most = 20, gap = true }, { above = 20, amount = 45 }"
        amount = f'{{ table = {{ of = "value", rows = [{rows}] }} }}'
        assert total(tmp_path, amount, value=19) == VND(9)
        with pytest.raises(NoFeeLevel, match="20 lies in no bracket"):
            total(tmp_path, amount, value=20)

    def test_answers_may_be_yes_or_no(self, tmp_path: Path) -> None:
        amount = '{ table = { of = "late", rows = [{ in = [true], amount = 8 }, { in = [false], amount = 0 }] } }'
        assert total(tmp_path, amount, late=True) == VND(8)


class TestFaults:
    @pytest.mark.parametrize(
        ("amount", "found"),
        [
            pytest.param("{ triple = 5 }", [(".amount.triple", "unknown-key")], id="a wrong name"),
            pytest.param("{ sum = { of = [] } }", [(".amount.sum", "bad-value")], id="a sum of nothing"),
            pytest.param('{ times = { of = ["0.06"] } }', [(".amount.times.of[0]", "bad-value")], id="no percent sign"),
            pytest.param('{ times = { of = ["1/0"] } }', [(".amount.times.of[0]", "bad-value")], id="by zero"),
            pytest.param('{ times = { of = ["6 %"] } }', [(".amount.times.of[0]", "bad-value")], id="a space"),
            pytest.param('{ times = { of = ["Value"] } }', [(".amount.times.of[0]", "bad-value")], id="no fact's name"),
            pytest.param('"pages"', [("", "unknown-fact")], id="a fact nobody asks for"),
            pytest.param(
                '{ tiers = { quantity = "value", rates = [{ upto = 9, rate = 1 }, { upto = 5, rate = 2 }] } }',
                [(".amount.tiers", "bad-value")],
                id="ends that descend",
            ),
            pytest.param(
                '{ tiers = { quantity = "value", rates = [{ upto = 9, rate = 1 }, { rate = 2, fixed = 8 }] } }',
                [(".amount.tiers", "bad-value")],
                id="a cliff that is not declared",
            ),
            pytest.param(
                '{ tiers = { quantity = "value", rates = [{ upto = 9, rate = true }] } }',
                [(".amount.tiers.rates[0].rate", "bad-value")],
                id="a rate that is no number",
            ),
            pytest.param(
                '{ interpolate = { over = "value", points = [{ at = 5, rate = 1 }, { at = 5, rate = 2 }] } }',
                [(".amount.interpolate", "bad-value")],
                id="points that do not ascend",
            ),
        ],
    )
    def test_a_fault_has_its_path(self, tmp_path: Path, amount: str, found: list[tuple[str, str]]) -> None:
        assert problems(tmp_path, amount) == found

    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            pytest.param(
                "{ below = 5, amount = 1 }, { at_least = 6, amount = 2 }",
                [("rows[1]", "gap")],
                id="undeclared gap",
            ),
            pytest.param("{ below = 5, amount = 1 }, { above = 5, amount = 2 }", [("rows[1]", "gap")], id="one value"),
            pytest.param("{ at_most = 5, amount = 1 }, { at_least = 5, amount = 2 }", [("", "bad-value")], id="both"),
            pytest.param("{ above = 5, amount = 1 }, { at_most = 5, amount = 2 }", [("", "bad-value")], id="order"),
            pytest.param("{ amount = 1 }", [("rows[0]", "bad-value")], id="for nothing"),
            pytest.param("{ in = ['a'], below = 5, amount = 1 }", [("rows[0]", "bad-value")], id="for two things"),
            pytest.param("{ below = 5 }", [("rows[0]", "bad-value")], id="no amount"),
            pytest.param("{ below = 5, amount = 1, gap = true }", [("rows[0]", "bad-value")], id="amount and gap"),
            pytest.param("{ at_least = 5, below = 5, amount = 1 }", [("", "bad-value")], id="an empty bracket"),
            pytest.param("{ in = [[1]], amount = 1 }", [("rows[0].in[0]", "bad-value")], id="an answer that is a list"),
        ],
    )
    def test_rows_are_sorted_disjoint_and_without_a_silent_gap(
        self, tmp_path: Path, rows: str, found: list[tuple[str, str]]
    ) -> None:
        met = problems(tmp_path, f'{{ table = {{ of = "value", rows = [{rows}] }} }}')
        assert [(path.removeprefix(".amount.table").removeprefix("."), code) for path, code in met] == found
