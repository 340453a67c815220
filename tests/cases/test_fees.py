"""Worked examples of fee schedules, each with its source: what a case costs by line, or that no level is known."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_fee_schedules
from motcua.errors import NoFeeLevel
from motcua.money import VND

FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("fees/*")}
CASES = [
    pytest.param(code, case, id=f"{code}: {case['name']}") for code, file in FILES.items() for case in file["cases"]
]
LEFT_TO_COUNCILS = {"building-permit", "land"}
"""Schedules without a level of their own: their local ones have the examples."""


@pytest.mark.parametrize(("code", "case"), CASES)
class TestFeeCases:
    def test_total(self, code: str, case: dict[str, Any]) -> None:
        schedule, total = reference_fee_schedules()[code], case.get("total")
        if total == "no level":
            with pytest.raises(NoFeeLevel):
                _ = schedule.quote(on=case["on"], **case["facts"]).total
        elif isinstance(total, str):
            assert str(schedule.quote(on=case["on"], **case["facts"]).total) == total
        else:
            assert schedule.quote(on=case["on"], **case["facts"]).total == VND(case["total"])

    def test_lines(self, code: str, case: dict[str, Any]) -> None:
        if "lines" in case:
            lines = reference_fee_schedules()[code].quote(on=case["on"], **case["facts"]).lines
            assert {line.item.partition(".")[2]: line.payable for line in lines} == {
                item: VND(amount) for item, amount in case["lines"].items()
            }


@pytest.mark.parametrize("code", FILES)
def test_every_file_of_cases_names_its_source_and_its_schedule(code: str) -> None:
    assert FILES[code]["source"]
    assert FILES[code]["schedule"] == code


def test_every_schedule_of_the_library_has_its_cases() -> None:
    assert set(FILES) | LEFT_TO_COUNCILS == set(reference_fee_schedules())
