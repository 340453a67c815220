"""The library under the newest CPython there is: some of the pure tests in Pyodide, under node."""

import pytest
from tests.versions import Absent, pyodide, tried

SOME = (
    "-m",
    "pure",
    "tests/law/test_counting.py",
    "tests/law/test_clock.py",
    "tests/test_fees.py",
    "tests/test_papers.py",
)


def test_some_of_the_pure_tests_pass_in_pyodide() -> None:
    """All of them do in ``python3 dev.py versions pyodide``."""
    try:
        setting = pyodide()
    except Absent as why:
        pytest.skip(f"there is no Python for the browser here: {why}")
    outcome = tried(setting, SOME)
    assert outcome.passed, outcome.said
    assert tuple(map(int, outcome.python.split(".")[:2])) >= (3, 14)
    assert " passed" in outcome.said
