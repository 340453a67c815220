"""What the documentation shows, runs: every ```python block of the README and of docs/."""

import ast
import contextlib
import datetime as dt
import doctest
import importlib.util
import inspect
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.test_command_slips import accepted

from motcua import forms, reports, wording
from motcua.adapters import display, ics, records
from motcua.adapters.rulefiles import load_catalogue, load_local_rules, load_notices
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.linked import load_packages
from motcua.catalogue import Catalogue
from motcua.mechanism import NOTES, VERBS
from motcua.money import VND
from motcua.reference import reference_catalogue, schedule
from motcua.reports.rows import COLUMNS
from motcua.timelimit import WorkingDays

pytestmark = [pytest.mark.needs("processes"), pytest.mark.aside]

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = re.DOTALL | re.MULTILINE
SHOWN = re.compile(r"^```(python|toml)\n(.*?)^```$", FLAGS)
NAMED = re.compile(r"# ([\w./-]+\.toml)( \+)?\n")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", FLAGS)
ROWS = "Mã hồ sơ;Lĩnh vực;Nộp;Tiếp nhận;Hẹn trả;Kết thúc\nD-1;Hộ tịch;post;2026-08-28;2026-09-04;2026-09-03\n"
COMMANDS = [
    (page, line)
    for page in PAGES
    for kind, block in FENCED.findall(page.read_text(encoding="utf-8"))
    for line in block.splitlines()
    if kind == "sh" and re.search(r"\bmotcua ", line)
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_python_block_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One namespace a page, from top to bottom; a failure is told at its line of the page.

    A block of TOML that begins with the name of a file is that file; with a plus it goes to its end.
    """
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    for library in re.findall(r"^>>> from (sqlalchemy|fastapi|django)\b", text, FLAGS):
        pytest.importorskip(library, reason="the page shows a library of the group `examples`")
    names: dict[str, object] = {"__name__": page.stem}
    for block in SHOWN.finditer(text):
        line = text.count("\n", 0, block.start(2))
        if block[1] == "toml":
            write_file(tmp_path, block[2])
        elif ">>> " in block[2]:
            run_session(block[2], names, page, line)
        else:
            run_lines(block[2], names, page, line)


@pytest.fixture(scope="module")
def shown() -> set[tuple[str, str | int]]:
    """Each call on the pages by its name, with the names or the places of what it is given."""
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs/how-to").glob("*.md"))
    parser = doctest.DocTestParser()
    blocks = [block[2] for block in SHOWN.finditer(pages) if ">>> " in block[2]]
    trees = [ast.parse(example.source) for block in blocks for example in parser.get_examples(block)]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    given = set[tuple[str, str | int]]()
    for call in calls:
        name = ast.unparse(call.func).rpartition(".")[2]
        given |= {(name, place) for place in range(len(call.args))}
        given |= {(name, keyword.arg) for keyword in call.keywords if keyword.arg}
    return given


class TestHowTo:
    """Every argument of the slips, the reports and the words has an example that runs, on some how-to page."""

    TOLD = (
        *(getattr(forms, name) for name in forms.__all__ if inspect.isfunction(getattr(forms, name))),
        *(getattr(reports, name) for name in reports.__all__ if inspect.isfunction(getattr(reports, name))),
        *(getattr(wording, name) for name in wording.__all__ if inspect.isfunction(getattr(wording, name))),
        *(display.render, display.date, display.money, records.load_dossier, ics.appointment),
        *(forms.Form.filled, reports.DossierRow.read, reports.Handling.of, reports.IndicatorReport.records),
        *(getattr(reports.SettlementReport, name) for name in ("cell", "check", "form", "records", "listing")),
        *(getattr(reports.ProvincialReport, name) for name in ("check", "form", "records")),
        *(reports.Handling, reports.AgencyFacts, reports.Feedback, wording.Spelling),
    )

    @pytest.mark.parametrize("what", TOLD, ids=lambda what: what.__qualname__)
    def test_tells_every_argument(self, what: Callable[..., object], shown: set[tuple[str, str | int]]) -> None:
        arguments = [one for one in inspect.signature(what).parameters.values() if one.name != "self"]
        named = [one.name for one in arguments if one.kind is not inspect.Parameter.VAR_KEYWORD]
        untold = [
            name for place, name in enumerate(named) if not {(what.__name__, name), (what.__name__, place)} & shown
        ]
        assert untold == [], f"no how-to page gives {what.__qualname__} its {untold}"


class TestTutorials:
    """The first dossier is told in two languages, and both tell the same, to the end."""

    TOLD = tuple(ROOT / "docs/tutorial" / name for name in ("first-dossier.md", "ho-so-dau-tien.md"))

    @staticmethod
    def calls(page: Path) -> list[str]:
        """The verbs of its examples, in order, and how its commands begin."""
        text = page.read_text(encoding="utf-8")
        examples = doctest.DocTestParser().get_examples("".join(block[2] for block in SHOWN.finditer(text)))
        trees = [ast.parse(example.source) for example in examples]
        nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
        verbs = [ast.unparse(node.func).rpartition(".")[2] for node in nodes]
        return verbs + [line.removesuffix(" --lang en") for which, line in COMMANDS if which == page]

    def test_do_the_same_under_as_many_headings(self) -> None:
        english, vietnamese = self.TOLD
        assert self.calls(english) == self.calls(vietnamese)
        counted = [page.read_text(encoding="utf-8").count("\n## ") for page in self.TOLD]
        assert counted[0] == counted[1]

    @pytest.mark.parametrize("page", TOLD, ids=lambda page: page.stem)
    def test_follow_the_dossier_to_the_end(self, page: Path) -> None:
        assert {"accept", "finish", "hand_over"} <= set(self.calls(page))


class TestColumns:
    def test_the_page_on_reports_says_what_stands_in_every_column(self) -> None:
        page = (ROOT / "docs/how-to/reports.md").read_text(encoding="utf-8")
        told = {name for row in re.findall(r"^\| (`.+?) \|", page, FLAGS) for name in re.findall(r"`(\w+)`", row)}
        assert told >= set(COLUMNS)


class TestReference:
    def test_every_module_of_the_house_stands_on_a_page(self) -> None:
        pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs/reference/api").glob("*.md"))
        told = set(re.findall(r"automodule:: motcua\.([\w.]+)", pages))
        source = ROOT / "src" / "motcua"
        core = {path.stem for path in source.iterdir() if not path.name.startswith("_") and path.suffix in {"", ".py"}}
        adapters = {f"adapters.{path.stem}" for path in (source / "adapters").iterdir() if path.suffix in {"", ".py"}}
        apart = {"adapters", "compiled", "data", "adapters.commands", "adapters.compiling", "adapters.__init__"}
        missing = {name for name in core | adapters if "__pycache__" not in name} - apart - told
        assert not missing, f"docs/reference/api does not tell of {sorted(missing)}"

    @pytest.mark.parametrize("verb", [*VERBS, *NOTES])
    def test_every_verb_has_its_word_and_its_task(self, verb: str) -> None:
        assert f"`Dossier.{verb}`" in (ROOT / "docs/explanation/glossary.md").read_text(encoding="utf-8")
        assert f".{verb}(" in (ROOT / "docs/how-to/dossier.md").read_text(encoding="utf-8")

    def test_the_pictures_show_what_the_code_says(self) -> None:
        spec = importlib.util.spec_from_file_location("drawing", ROOT / "docs" / "drawing.py")
        assert spec is not None
        assert spec.loader is not None
        drawing = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(drawing)
        assert drawing.stale() == [], "run `python3 dev.py write pictures`"


class TestTwoLanguages:
    """The tutorial and the glossary stand in Vietnamese too, and say the same."""

    FOLDER = ROOT / "docs"

    @staticmethod
    def rows(page: Path) -> dict[str, set[str]]:
        """The names in the code by the Vietnamese word, of the table of a glossary."""
        lines = [line.strip("| ").split(" | ") for line in page.read_text("utf-8").splitlines() if line[:2] == "| "]
        return {cells[0]: set(re.findall("`[^`]+`", " ".join(cells[1:]))) for cells in lines[1:]}

    def test_every_word_of_the_glossary_stands_in_the_vietnamese_one(self) -> None:
        english, vietnamese = (
            self.rows(self.FOLDER / "explanation" / name) for name in ("glossary.md", "thuat-ngu.md")
        )
        english.pop("–")
        assert len(vietnamese) > 140
        assert vietnamese.keys() == english.keys()

    @pytest.mark.parametrize(
        ("english", "vietnamese"),
        [("first-dossier.md", "ho-so-dau-tien.md"), ("first-procedure.md", "thu-tuc-dau-tien.md")],
    )
    def test_a_lesson_has_as_many_headings_and_promises_the_same_days(self, english: str, vietnamese: str) -> None:
        pages = [(self.FOLDER / "tutorial" / name).read_text("utf-8") for name in (english, vietnamese)]
        assert len({len(re.findall("^## ", page, re.MULTILINE)) for page in pages}) == 1
        answers = [set(re.findall(r"datetime\.date\([0-9, ]+\)", page)) for page in pages]
        assert answers[0] <= answers[1]


class TestShell:
    """Every command of the pages is run, in a folder that has what they speak of."""

    @pytest.mark.skipif(shutil.which("bash") is None, reason="the pages speak to bash, and there is none here")
    @pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[f"{page.stem}: {line}" for page, line in COMMANDS])
    def test_a_command_answers(self, page: Path, line: str, tmp_path: Path) -> None:
        for place in ("dossiers", "examples/dossiers", "examples/province"):
            shutil.copytree(ROOT / "examples" / Path(place).name, tmp_path / place)
        rules = TestRuleFiles.SHOWN
        (tmp_path / "stored").mkdir()
        (tmp_path / "stored" / "D-1.json").write_text(records.dumps(accepted()), encoding="utf-8")
        (tmp_path / "rows.csv").write_text(ROWS, "utf-8")
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "2.000815.toml").write_text(next(block for block in rules if "[[amendments]]" in block))
        for kind, block in SHOWN.findall(page.read_text(encoding="utf-8")):
            if kind == "toml":
                write_file(tmp_path, block)
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        ran = subprocess.run(  # noqa: S603 - the pages are ours
            [str(shutil.which("bash")), "-o", "pipefail", "-c", line],
            cwd=tmp_path,
            env={"PATH": path, "PYTHONUTF8": "1"},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert (ran.returncode in {0, 1}, ran.stderr) == (True, ""), f"{page.name}: {line}\n{ran.stdout}{ran.stderr}"

    def test_there_are_some(self) -> None:
        assert len(COMMANDS) > 12


PICTURES = [(page, name) for page in PAGES for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text("utf-8"))]


@pytest.mark.parametrize(("page", "name"), PICTURES, ids=lambda given: Path(given).name)
def test_every_picture_is_there_and_is_one(page: Path, name: str) -> None:
    first = {".png": b"\x89PNG", ".svg": b"<svg "}[Path(name).suffix]
    assert (page.parent / name).read_bytes().startswith(first)


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

    @pytest.mark.parametrize("word", ['code = "notarisation"', "localises =", 'code = "library-card"'])
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


def write_file(folder: Path, block: str) -> None:
    """Write the file a block of TOML names in its first line; one without a name is only read."""
    named = NAMED.match(block)
    if named:
        file = folder / named[1]
        file.parent.mkdir(exist_ok=True)
        before = file.read_text(encoding="utf-8") if named[2] else ""
        file.write_text(before + block, encoding="utf-8")


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
