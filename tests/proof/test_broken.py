"""Ten rules can be broken: each change finds its line, and those who have to notice are there."""

import re
from pathlib import Path

import pytest
from tests.broken import RULES, WHOLE, Change, broken, chosen
from tests.mutants import ROOT, SOURCE


@pytest.mark.parametrize("rule", RULES)
def test_what_breaks_a_rule_is_a_change_of_the_source(rule: str) -> None:
    for path, code in broken(RULES[rule].changes).items():
        assert code != compile((SOURCE / path).read_text("utf-8"), str(SOURCE / path), "exec")


@pytest.mark.parametrize("rule", RULES)
def test_a_test_of_each_kind_answers_for_it(rule: str) -> None:
    tests = RULES[rule].tests()
    assert tests.keys() == WHOLE.keys()
    for (test,) in tests.values():
        path, *_, name = re.sub(r"\[.*", "", test).split("::")
        assert f"def {name}(" in (ROOT / path).read_text("utf-8")


def test_a_rule_is_named_by_a_word() -> None:
    assert chosen(["cap", "month"]) == ["the cap is for each copy", "a month without that day ends on its last"]
    assert chosen([]) == list(RULES)
    with pytest.raises(LookupError, match="no rule is called gravity; there are: the day of receipt"):
        chosen(["cap", "gravity"])


def test_a_line_that_is_not_there_any_more_is_named() -> None:
    with pytest.raises(LookupError, match=r"clock\.py has 0 times: nothing of the kind"):
        broken((Change("clock.py", "nothing of the kind", ""),))


def test_every_case_of_a_rule_has_a_source() -> None:
    """It stands in a file of cases, which names it; what holds for every case at once is no such case."""
    assert not [rule for rule, row in RULES.items() if Path(row.case.partition("::")[0]).stem == "test_every_case"]
