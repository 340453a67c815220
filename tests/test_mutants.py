"""What mutation testing leaves out is said, and says something that is there."""

import ast

import pytest
from tests.marks import marked, marks
from tests.mutants import ROOT, SOURCE, files, functions, line, mutants
from tests.mutate import ROOMS, excused

pytestmark = pytest.mark.needs("processes")


@pytest.mark.parametrize(("path", "text", "change"), excused(), ids=lambda word: str(word)[:30])
def test_a_survivor_that_stands_is_a_mutant_of_the_source(path: str, text: str, change: str) -> None:
    room = path.partition("/")[0].removesuffix(".py")
    assert any((one.path, line(one), one.change) == (path, text, change) for one in mutants(room))


def test_every_reason_is_a_sentence() -> None:
    assert all(len(reason.split()) > 5 for reason in excused().values())


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_mutants_in_every_file_that_does_something(room: str) -> None:
    found = {mutant.path for mutant in mutants(room)}
    assert {path for path in files(room) if does_something(path)} <= found <= set(files(room))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_tests_that_answer_for_it(room: str) -> None:
    assert len(marked("answers", room)) > 1


def test_nobody_answers_for_a_room_that_is_none() -> None:
    assert {word for path in marked("answers") for word in marks(ROOT / path)["answers"]} == set(ROOMS)


def does_something(path: str) -> bool:
    """Whether a function in that file compares, joins or reckons anything."""
    tree = ast.parse((SOURCE / path).read_text("utf-8"))
    bodies = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return any(isinstance(inner, ast.Compare | ast.BoolOp | ast.If) for body in bodies for inner in ast.walk(body))


def test_a_file_of_names_does_nothing() -> None:
    assert not does_something("fees/__init__.py")
    assert does_something("calendar/work.py")


def test_functions_are_told_apart_by_name_and_line() -> None:
    source = "def f():\n    return lambda: 1\n\na, b = (lambda: 1), (lambda: 2)\n"
    found = functions(compile(source, "x", "exec"))
    assert found[("f", 1)] is not None
    assert found[("<lambda>", 4)] is None
