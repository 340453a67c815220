"""A folder of rule files with faults: all of them are told in one go, each behind the name of its file."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.errors import BadInput, LimitExceeded

PROCEDURE = """
code = "{code}"
name = {{ vi = "Thủ tục", en = "Procedure" }}
fees = ["mine.stamp"]
[[limits]]
limit = "{limit}"
"""
FEES = """
code = "mine"
name = { vi = "Lệ phí", en = "Fees" }
[[fees]]
item = "stamp"
name = { vi = "Tem", en = "Stamp" }
kind = "phi"
levels = [{ from = 2021-01-01, amount = 3_000 }]
"""
LOCAL = """
code = "local"
localises = "mine"
name = { vi = "Lệ phí", en = "Fees" }
[[fees]]
item = "stamp"
[[fees.levels]]
from = 2026-01-01
amount = 2_000
"""
PLACE = """
jurisdiction = "Hải Phòng"
[[rules]]
code = "{code}"
from = 2026-01-01
{sets}
"""
PACKAGE = """
code = "sample"
[[versions]]
from = 2026-01-01
lead = "village"
"""
NOTICE = """
[[notices]]
source = "1/TB-MAU"
"""


def told(tmp_path: Path, files: Mapping[str, str]) -> BadInput:
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_catalogue(tmp_path)
    return caught.value


def paths(error: BadInput) -> list[str]:
    return [problem.path for problem in error.problems]


def test_the_faults_of_every_file_are_told_at_once(tmp_path: Path) -> None:
    error = told(
        tmp_path,
        {
            "fees/mine.toml": FEES,
            "local/hai-phong.toml": PLACE.format(code="1.000001", sets='fees = "nowhere"'),
            "packages/sample.toml": PACKAGE,
            "procedures/a.toml": PROCEDURE.format(code="1.000001", limit="about a week"),
            "procedures/b.toml": PROCEDURE.format(code="1.000002", limit="5 days"),
            "procedures/c.toml": PROCEDURE.format(code="1.42", limit="soon"),
        },
    )
    assert error.what == "4 files"
    assert {path.partition(" ")[0] for path in paths(error)} == {"a.toml", "c.toml", "sample.toml", "hai-phong.toml"}
    assert {"a.toml $.limits[0].limit", "c.toml $.code", "c.toml $.limits[0].limit"} <= {*paths(error)}
    assert "hai-phong.toml $.rules[0].fees" in paths(error)


def test_the_faults_of_one_file_are_told_as_those_of_that_file(tmp_path: Path) -> None:
    good, bad = (PROCEDURE.format(code=f"1.00000{at}", limit="5 days") for at in (1, 2))
    error = told(tmp_path, {"a.toml": good, "b.toml": bad.replace("5 days", "soon"), "c.toml": FEES})
    assert (error.what, paths(error)) == ("b.toml", ["$.limits[0].limit"])


def test_what_stands_on_a_file_with_faults_is_not_blamed_for_it(tmp_path: Path) -> None:
    """The fees are there, only not readable yet: the procedure, the place and the local schedule name them rightly."""
    error = told(
        tmp_path,
        {
            "fees/local.toml": LOCAL,
            "fees/mine.toml": FEES.replace("3_000", "-3_000"),
            "local/hai-phong.toml": PLACE.format(code="1.000001", sets='fees = "local"'),
            "procedures/a.toml": PROCEDURE.format(code="1.000001", limit="5 days"),
            "procedures/b.toml": PROCEDURE.format(code="1.000002", limit="soon"),
        },
    )
    assert paths(error) == ["mine.toml $.fees[0].levels[0]", "b.toml $.limits[0].limit"]


def test_a_fault_of_a_procedure_excuses_nobody_else(tmp_path: Path) -> None:
    procedure = PROCEDURE.format(code="1.000001", limit="soon")
    place = PLACE.format(code="1.000001", sets='fees = "local"')
    error = told(tmp_path, {"fees/mine.toml": FEES, "local/place.toml": place, "procedures/a.toml": procedure})
    assert paths(error) == ["a.toml $.limits[0].limit", "place.toml $.rules[0].fees"]


def test_a_procedure_of_two_files_is_told_beside_other_faults(tmp_path: Path) -> None:
    once = PROCEDURE.format(code="1.000001", limit="5 days")
    files = {"a.toml": once, "b.toml": once, "c.toml": FEES, "d.toml": PROCEDURE.format(code="1.000002", limit="soon")}
    assert paths(told(tmp_path, files)) == ["b.toml $.code", "d.toml $.limits[0].limit"]


def test_what_places_may_not_set_is_told_of_every_place(tmp_path: Path) -> None:
    sets = '[[rules.limits]]\nlimit = "90 days"\n'
    place = PLACE.format(code="1.000001", sets=sets)
    files = {"a.toml": PROCEDURE.format(code="1.000001", limit="5 days"), "b.toml": FEES, "c.toml": place}
    error = told(tmp_path, files | {"d.toml": place.replace("Hải Phòng", "Hà Nội")})
    assert paths(error) == ["c.toml $.rules[0]", "d.toml $.rules[0]"]


def test_a_file_too_large_is_told_beside_the_others(tmp_path: Path) -> None:
    procedure = PROCEDURE.format(code="1.000001", limit="soon")
    error = told(tmp_path, {"a.toml": "#" * (1 << 20) + "#", "b.toml": procedure, "c.toml": FEES})
    assert [(problem.path, problem.code) for problem in error.problems] == [
        ("a.toml $", LimitExceeded.code),
        ("b.toml $.limits[0].limit", "unreadable-limit"),
    ]


def test_a_single_file_too_large_is_refused_as_that(tmp_path: Path) -> None:
    error = told(tmp_path, {"a.toml": "#" * (1 << 20) + "#", "b.toml": FEES})
    assert isinstance(error, LimitExceeded)


@pytest.mark.parametrize(("load", "text"), [(load_notices, NOTICE), (load_local_rules, "jurisdiction = 5\n")])
def test_notices_and_places_alone_are_told_at_once_too(tmp_path: Path, load: object, text: str) -> None:
    assert callable(load)
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="2 files: ") as caught:
        load(tmp_path)
    assert {path.partition(" ")[0] for path in paths(caught.value)} == {"a.toml", "b.toml"}


def test_it_is_told_in_vietnamese_too(tmp_path: Path) -> None:
    files = {f"{name}.toml": PROCEDURE.format(code=f"1.00000{at}", limit="soon") for at, name in enumerate("ab")}
    error = told(tmp_path, files | {"c.toml": FEES})
    assert error.say("vi").startswith("2 tệp: 2 lỗi\n  a.toml $.limits[0].limit: ")
