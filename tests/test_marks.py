"""What a file of tests says of itself is true: who asks for something says so, and nobody says more than that."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.marks import TESTS, marked, marks, pure

import motcua

pytestmark = pytest.mark.needs("the repository")

PLAIN = {*sys.stdlib_module_names, "attrs", "babel", "cattrs", "dateutil", "holidays", "hypothesis", "motcua", "pytest"}
"""What a browser's Python has, or can be given: nothing compiled."""
SIGNS = {
    "a browser": r"\btests\.(browser|driving)\b",
    "processes": r"\b(subprocess|multiprocessing|os\.fork)\b",
    "the repository": r"\b__file__\b",
}
"""What is no library, and what of it one sees in the text."""
FILES = sorted(TESTS.rglob("test_*.py"))
PLACES = {"tests": TESTS, "motcua": Path(motcua.__file__).parent}


def name(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The whole names of all that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(source), names=names):
                yield from (source, *(f"{source}.{alias.name}" for alias in names))
            case _:
                pass


def files(path: Path, *packages: str) -> set[Path]:
    """The file, and the files it stands on of these packages, directly or by way of others."""
    met: set[Path] = set()
    left = {path}
    while left:
        met.add(one := left.pop())
        split = (each.split(".") for each in imports(one) if each.startswith(packages))
        places = (PLACES[root].joinpath(*rest) for root, *rest in split)
        left |= {
            file for place in places for file in (place.with_suffix(".py"), place / "__init__.py") if file.exists()
        }
        left -= met
    return met


def libraries(path: Path) -> set[str]:
    """What a file of tests imports of others, by way of other files of tests too."""
    return {each.partition(".")[0] for one in files(path, "tests.") for each in imports(one)} - {"tests"}


@pytest.mark.parametrize("path", [*filter(pure, FILES)], ids=name)
def test_a_file_that_says_nothing_needs_nothing_compiled(path: Path) -> None:
    assert libraries(path) - PLAIN == set(), "it needs it: pytestmark = pytest.mark.needs(…)"


@pytest.mark.parametrize("path", [path for path in FILES if marks(path).get("needs")], ids=name)
def test_a_file_needs_what_it_says(path: Path) -> None:
    found = files(path, "tests.", "motcua.adapters.")
    text = "".join(re.sub(r"mark\.needs\([^)]*\)", "", one.read_text("utf-8")) for one in found)
    needed = marks(path)["needs"]
    assert [word for word in needed if not re.search(SIGNS.get(word, rf"\b{word}\b"), text)] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_speaks_for_all_its_tests(path: Path) -> None:
    said = re.findall(r"@pytest\.mark\.(needs|answers|aside)\b", path.read_text("utf-8"))
    assert not said, "what is read without importing it stands in pytestmark"
    assert {"answers", "aside"} - marks(path).keys(), "mutants meet it first, or not at all"


def test_what_is_said_is_read_without_importing_it() -> None:
    assert "needs" not in marks(TESTS / "test_money.py")
    assert marks(TESTS / "test_marks.py") == {"needs": ("the repository",)}
    assert marks(TESTS / "test_fastapi_service.py") == {"needs": ("fastapi", "a browser"), "aside": ()}
    assert marks(TESTS / "test_browser.py")["skipif"] == ()
    assert set(marked("answers", "clock")) < set(marked("answers"))


def test_a_library_is_met_by_way_of_other_tests() -> None:
    assert "jsonschema" in libraries(TESTS / "properties" / "test_carried.py")
    assert "numpy" in libraries(TESTS / "test_content.py")
