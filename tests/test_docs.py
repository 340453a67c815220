"""What the documentation shows, runs: every ```python block of the README and of docs/."""

import ast
import contextlib
import datetime as dt
import doctest
import re
from pathlib import Path

import pytest

from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.catalogue import Catalogue
from motcua.money import VND
from motcua.reference import reference_catalogue, schedule
from motcua.timelimit import WorkingDays

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = re.DOTALL | re.MULTILINE
BLOCK = re.compile(r"^```python\n(.*?)^```$", FLAGS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_python_block_runs(page: Path) -> None:
    """One namespace a page, from top to bottom; a failure is told at its line of the page."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": page.stem}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1))
        if ">>> " in block[1]:
            run_session(block[1], names, page, line)
        else:
            run_lines(block[1], names, page, line)


PICTURES = [(page, name) for page in PAGES for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text("utf-8"))]


@pytest.mark.parametrize(("page", "name"), PICTURES, ids=lambda given: Path(given).name)
def test_every_picture_is_there_and_is_one(page: Path, name: str) -> None:
    assert (page.parent / name).read_bytes().startswith(b"\x89PNG")


def test_two_pages_of_the_counter_stand_as_pictures() -> None:
    assert {Path(name).name for _, name in PICTURES} >= {"receipt.png", "settlement.png"}


class TestRuleFiles:
    """The files that the page on rule files shows can be loaded, and a linter finds nothing in them."""

    PAGE = ROOT / "docs/reference/rule-files.md"
    SHOWN = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), FLAGS)

    def shown(self, folder: Path, word: str) -> Path:
        file = folder / "shown.toml"
        file.write_text(next(block for block in self.SHOWN if word in block), encoding="utf-8")
        return file

    def test_the_procedure_is_clean_in_every_version(self, tmp_path: Path) -> None:
        catalogue = load_catalogue(self.shown(tmp_path, "[[amendments]]"))
        assert catalogue.lint() == ()
        first, second, third = catalogue.versions("2.000815")
        assert (len(tuple(first.papers)), len(tuple(second.papers))) == (5, 4)
        assert [result.name.en for result in third.results] == ["Certified electronic copy"]
        assert third.in_force.last == dt.date(2029, 12, 31)

    def test_the_local_rules_go_over_the_catalogue(self, tmp_path: Path) -> None:
        (rules,) = load_local_rules(self.shown(tmp_path, "[[rules]]"))
        here = rules.over(reference_catalogue()).find("1.004222", on=dt.date(2026, 8, 28), jurisdiction="Hải Phòng")
        assert here.limit() == WorkingDays(5)

    @pytest.mark.parametrize("word", ['code = "notarisation"', "localises"])
    def test_the_fee_schedules_are_read(self, tmp_path: Path, word: str) -> None:
        self.shown(tmp_path, word)
        assert len(load_fee_schedules(tmp_path, schedule)) == 1

    def test_the_package_is_clean(self, tmp_path: Path) -> None:
        (package,) = load_packages(self.shown(tmp_path, "sample-package"))
        assert Catalogue.of(reference_catalogue(), [package]).lint() == reference_catalogue().lint()
        assert [part.code for part in package.parts] == ["death", "funeral"]

    def test_the_notice_is_read(self, tmp_path: Path) -> None:
        (notice,) = load_notices(self.shown(tmp_path, "[[notices]]"))
        assert len(notice.days) == 2


def run_lines(block: str, names: dict[str, object], page: Path, line: int) -> None:
    """Run a block of plain lines; a comment that is Python says what the line comes to, and is compared."""
    lines = block.splitlines()
    for statement in ast.parse(block).body:
        text = ast.get_source_segment(block, statement) or ""
        code = "\n" * (line + statement.lineno - 1) + text
        if isinstance(statement, ast.Expr):
            names["_"] = eval(compile(code.strip(), str(page), "eval"), names)
        else:
            exec(compile(code, str(page), "exec", dont_inherit=True), names)  # noqa: S102 - the pages are ours
            names["_"] = names.get(text.partition(" = ")[0])
        said = lines[(statement.end_lineno or statement.lineno) - 1].rpartition("  # ")[2]
        with contextlib.suppress(SyntaxError):
            expected = eval(said, {"datetime": dt, "VND": VND})
            assert names["_"] == expected, f"{page.name}, line {line + statement.lineno}: {names['_']!r}, not {said}"


def run_session(session: str, names: dict[str, object], page: Path, line: int) -> None:
    """Run one block of prompts and answers, and compare the answers."""
    test = doctest.DocTestParser().get_doctest(session, names, page.name, str(page), line)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)
