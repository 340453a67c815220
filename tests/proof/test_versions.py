"""The table of versions says what was run, and of which code."""

from functools import partial

from tests.versions import HEAD, TABLE, Outcome, outcomes, ready, rewritten

OLD = "\n".join(
    [
        f"# Versions\n\n{TABLE}",
        *HEAD,
        "| lowest | 3.11.7 | passed | 9 passed | `aaa` | `pytest tests` |",
        "| pyodide | 3.14.2 | FAILED | 1 failed | `aaa` | `pytest tests` |",
        "",
    ]
)


def test_a_row_is_replaced_and_the_others_stay() -> None:
    ran = Outcome("pyodide", "3.15.0", passed=True, said="9 passed, 1 skipped in 4.20s (0:00:04)")
    new = rewritten(OLD, [ran], "bbb", ["-m", "pure"])
    assert new.splitlines()[:6] == OLD.splitlines()[:6]
    assert new.splitlines()[6:] == ["| pyodide | 3.15.0 | passed | 9 passed, 1 skipped | `bbb` | `pytest -m pure` |"]


def test_a_setting_nobody_asked_before_comes_last() -> None:
    new = rewritten(OLD, [Outcome("newest", "–", passed=None, said="no network")], "bbb", ["tests"])
    assert new == f"{OLD}| newest | – | absent | no network | `bbb` | `pytest tests` |\n"


def test_an_interpreter_that_is_not_there_is_left_out_with_the_reason() -> None:
    (told,) = outcomes([partial(ready, "/nowhere/python")], ["tests"])
    assert (told.name, told.verdict) == ("python", "absent")
    assert told.said.startswith("no interpreter to run: ")
