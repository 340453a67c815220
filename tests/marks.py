"""What a file of tests says of itself, in its ``pytestmark``: read from its text, so that nothing need be imported.

    pytestmark = pytest.mark.needs("numpy")           it is not pure, and says what it asks for
    pytestmark = pytest.mark.answers("clock")         mutants of the clock meet it first
    pytestmark = [pytest.mark.needs("a browser"), pytest.mark.aside]

A file that says nothing is pure, and mutants meet it.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

MARKS: Final = (
    "needs(*what): what the tests of a file ask for beside the library and its dependencies; they are not pure",
    "answers(*rooms): the rooms whose mutants meet the tests of a file first",
    "aside: no mutant meets the tests of a file, which look at something else than what the rooms answer",
)
TESTS: Final = Path(__file__).parent
PROOF: Final = TESTS / "proof"
"""What outsiders may do, by threads, processes and broken files: nothing there is pure."""


@cache
def marks(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The marks of a file of tests, each with the words it was given."""
    text = path.read_text("utf-8")
    return dict(_marks(ast.parse(text))) if "\npytestmark = " in text else {}


def _marks(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=ast.List(elts=given)):
                yield from map(_mark, given)
            case ast.Assign(targets=[ast.Name(id="pytestmark")], value=given):
                yield _mark(given)
            case _:
                pass


def _mark(given: ast.expr) -> tuple[str, tuple[str, ...]]:
    """The name of a mark and its words; what is reckoned while the file is imported is no word."""
    match given:
        case ast.Call(func=ast.Attribute(attr=name), args=words):
            return name, tuple(str(word.value) for word in words if isinstance(word, ast.Constant))
        case ast.Attribute(attr=name):
            return name, ()
        case _:
            return ast.unparse(given), ()


def pure(path: Path) -> bool:
    """Whether the tests of a file need the library, its dependencies and nothing compiled."""
    return TESTS in path.parents and PROOF not in path.parents and "needs" not in marks(path)


@cache
def marked(name: str, word: str = "") -> tuple[str, ...]:
    """The files of tests with that mark, or with that word in it, as pytest names them."""
    found = ((path, marks(path).get(name)) for path in sorted(TESTS.rglob("test_*.py")))
    return tuple(
        path.relative_to(TESTS.parent).as_posix()
        for path, words in found
        if words is not None and (not word or word in words)
    )
