"""The table of threats is true: what stands in the way is there, and so is the test that holds it."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import motcua

SOURCE: Final = Path(motcua.__file__).parent
TESTS: Final = Path(__file__).parents[1]
PAGE: Final = TESTS.parent / "docs" / "explanation" / "threats.md"
ROW: Final = re.compile(r"\| (?P<threat>[^|]+) \| (?P<rules>`[^|]+`) \| (?P<tests>`[^|]+`) \|")
NAMED: Final = re.compile(r"`([^`]+)`")
ROWS: Final = [*ROW.finditer(PAGE.read_text("utf-8"))]


@cache
def names(path: Path) -> frozenset[str]:
    """What a module names at all: its functions and classes, its constants, their attributes."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case _:
                pass
    return frozenset(found)


def test_every_threat_of_the_list_has_a_row() -> None:
    assert len(ROWS) == 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["threat"])
def test_what_stands_in_the_way_is_there(row: re.Match[str]) -> None:
    for named in NAMED.findall(row["rules"]):
        path, _, name = named.partition(":")
        assert (SOURCE / path).exists(), named
        assert not name or name in names(SOURCE / path), named


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["threat"])
def test_the_test_that_holds_it_is_there(row: re.Match[str]) -> None:
    for named in NAMED.findall(row["tests"]):
        path, _, name = named.partition("::")
        assert (TESTS / path).exists(), named
        assert name in names(TESTS / path), named
