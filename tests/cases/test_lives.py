"""Worked cases of limits, whole lives and packages: what happened, what was refused, what was due, and who says so."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from tests.dossiers import COMMUNE

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.dossier import Dossier
from motcua.errors import StepNotAllowed
from motcua.timelimit import TimeLimit

CASES: Final = Path(__file__).parent
READ: Final = {
    path: tomllib.loads(path.read_text("utf-8"))
    for folder in ("limits", "lives", "packages")
    for path in sorted((CASES / folder).glob("*.toml"))
}


def cases(folder: str) -> list[Any]:
    """The cases of a folder, each with its file."""
    named = [(path.stem, file) for path, file in READ.items() if path.parent.name == folder]
    return [pytest.param(file, case, id=f"{stem}: {case['name']}") for stem, file in named for case in file["cases"]]


@pytest.mark.parametrize(("_file", "case"), cases("limits"))
def test_a_limit_is_due(_file: dict[str, Any], case: dict[str, Any]) -> None:
    received = office_time(case["received"])
    assert TimeLimit.parse(case["limit"]).due(received, national_calendar()).date == case["due"]


@pytest.mark.parametrize(("file", "case"), cases("lives"))
def test_a_dossier_lives(file: dict[str, Any], case: dict[str, Any]) -> None:
    filed = office_time(case["filed"])
    procedure = reference_catalogue().find(file["code"], on=filed.date())
    dossier = Dossier.open(
        procedure, office=COMMUNE, at=filed, channel="counter", facts=file["facts"], papers=file["papers"]
    )
    for step in case["steps"]:
        told = {name: value for name, value in step.items() if name not in {"verb", "at", "refused"}}
        words = [told.pop(name) for name in ("papers", "new_due") if name in told]
        act, at = getattr(dossier, step["verb"]), office_time(step["at"])
        if "refused" in step:
            with pytest.raises(StepNotAllowed) as error:
                act(*words, at=at, **told)
            assert [reason.code for reason in error.value.reasons] == step["refused"]
        else:
            dossier = act(*words, at=at, **told)
    assert (dossier.state.value, dossier.due.date) == (case["state"], case["due"])


@pytest.mark.parametrize(("file", "case"), cases("packages"))
def test_a_package_is_due(file: dict[str, Any], case: dict[str, Any]) -> None:
    received = office_time(case["received"])
    package = reference_catalogue().link(file["package"], on=received.date())
    plan = package.plan(received, national_calendar(), parts=case.get("parts"), **case.get("facts", {}))
    assert (plan.due.date, list(plan.critical_path)) == (case["due"], case["critical_path"])


@pytest.mark.parametrize("path", READ, ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_every_file_of_cases_names_its_source(path: Path) -> None:
    assert READ[path]["source"]
