"""Worked cases of real procedures: what came in, what was promised, what it cost, what was missing, and who says so."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.cases import test_fees, test_lives

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.errors import NoFeeLevel
from motcua.money import VND

FILES = sorted(Path(__file__).parent.glob("[0-9]*/*.toml"))
"""A folder for each code of a procedure; the other folders are read by the other files beside this one."""
CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['name']}")
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]
]


@pytest.mark.parametrize(("code", "case"), CASES)
class TestCases:
    def test_due(self, code: str, case: dict[str, Any]) -> None:
        received = office_time(case["received"])
        procedure = reference_catalogue().find(code, on=received.date())
        due = procedure.due(received, national_calendar(), **case["facts"])
        assert due.date == case["due"]
        assert due.rule is not None

    def test_total(self, code: str, case: dict[str, Any]) -> None:
        day = office_time(case["received"]).date()
        version = reference_catalogue().find(code, on=day)
        if case["total"] == "unknown":
            with pytest.raises(NoFeeLevel):
                _ = version.quote(on=day, **case["facts"]).total
        else:
            assert version.quote(on=day, **case["facts"]).total == VND(case["total"])

    def test_missing(self, code: str, case: dict[str, Any]) -> None:
        day = office_time(case["received"]).date()
        answer = reference_catalogue().find(code, on=day).check(case["papers"], on=day, **case["facts"])
        assert [*answer.missing] == case["missing"]
        assert answer.complete is (not case["missing"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_every_file_of_cases_names_its_source(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))["source"]


def test_no_file_of_cases_is_left_unread() -> None:
    here = Path(__file__).parent
    fees = {here / "fees" / f"{code}.toml" for code in test_fees.FILES}
    assert {*here.rglob("*.toml")} == {*FILES, *fees, *test_lives.READ}
