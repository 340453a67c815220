"""What mutation testing leaves out is said, and says something that is there."""

import pytest
from tests.mutants import files, functions, line, mutants
from tests.mutate import ROOMS, excused


@pytest.mark.parametrize(("path", "text", "change"), excused(), ids=lambda word: str(word)[:30])
def test_a_survivor_that_stands_is_a_mutant_of_the_source(path: str, text: str, change: str) -> None:
    room = path.partition("/")[0].removesuffix(".py")
    assert any((one.path, line(one), one.change) == (path, text, change) for one in mutants(room))


def test_every_reason_is_a_sentence() -> None:
    assert all(len(reason.split()) > 5 for reason in excused().values())


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_mutants_in_every_file_that_does_something(room: str) -> None:
    found = {mutant.path for mutant in mutants(room)}
    assert found
    assert found <= set(files(room))


def test_functions_are_told_apart_by_name_and_line() -> None:
    source = "def f():\n    return lambda: 1\n\na, b = (lambda: 1), (lambda: 2)\n"
    found = functions(compile(source, "x", "exec"))
    assert found[("f", 1)] is not None
    assert found[("<lambda>", 4)] is None
