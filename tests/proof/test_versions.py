"""The table of versions says what was run, and of which code; what is not to be had stops nothing."""

import os
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.versions import (
    HEAD,
    PAGE,
    TABLE,
    Absent,
    Outcome,
    Setting,
    Way,
    age,
    kept,
    named,
    outcomes,
    ready,
    rewritten,
    short,
)
from tests.versions import row as row_of

PAGE_OF_OLD = "\n".join(
    [
        f"# Versions\n\n{TABLE}",
        *HEAD,
        "| lowest | 3.11.7 | passed | 9 passed | `aaa` | `pytest tests` |",
        "| pyodide | 3.14.2 | FAILED | 1 failed | `bbb`, 3 commits ago | `pytest tests` |",
        "",
    ]
)
RAN = Outcome("pyodide", "3.15.0", passed=True, said="9 passed, 1 skipped in 4.20s (0:00:04)")
ROW = "| pyodide | 3.15.0 | passed | 9 passed, 1 skipped | `ccc` | `pytest -m pure` |"


def interpreter(folder: Path, name: str, says: str) -> Path:
    """A program that says it is a Python of that version, whatever it is asked."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


class TestTable:
    def test_a_row_says_what_was_run_and_what_came_of_it(self) -> None:
        assert row_of(RAN, "ccc", ["-m", "pure"]) == ROW

    def test_a_row_is_replaced_and_the_others_stay(self) -> None:
        rows = {**kept(PAGE_OF_OLD, lambda _: 0), "pyodide": ROW}
        assert rewritten(PAGE_OF_OLD, rows).splitlines() == [*PAGE_OF_OLD.splitlines()[:6], ROW]

    def test_a_setting_nobody_asked_before_comes_last(self) -> None:
        absent = row_of(Outcome("newest", "–", passed=None, said="no network"), "ccc", ["tests"])
        new = rewritten(PAGE_OF_OLD, {**kept(PAGE_OF_OLD, {"aaa": 0, "bbb": 3}.get), "newest": absent})
        assert new == f"{PAGE_OF_OLD}| newest | – | absent | no network | `ccc` | `pytest tests` |\n"

    def test_a_row_that_stays_says_how_old_its_code_is(self) -> None:
        lowest, pyodide = kept(PAGE_OF_OLD, {"aaa": 12}.get).values()
        assert lowest.split(" | ")[4] == "`aaa`, 12 commits ago"
        assert pyodide.split(" | ")[4] == "`bbb`, of another history"

    def test_what_is_no_commit_has_no_age(self) -> None:
        assert age("nothing-of-the-kind") is None

    def test_the_page_has_the_table_and_nothing_after_it(self) -> None:
        page = PAGE.read_text("utf-8")
        assert page.partition(TABLE)[2].splitlines()[1:3] == list(HEAD)
        assert len(rewritten(page, kept(page, age)).splitlines()) == len(page.splitlines())
        assert all(line.count(" | ") == HEAD[0].count(" | ") for line in kept(page, age).values())


class TestInterpreters:
    @pytest.mark.parametrize(
        ("version", "name"),
        [("3.14.2", "python3.14"), ("3.13.5t", "python3.13t"), ("3.15.0a2t", "python3.15t"), ("3.12.3+", "python3.12")],
    )
    def test_they_are_called_by_their_version(self, version: str, name: str) -> None:
        assert short(version) == name

    def test_what_says_no_version_has_no_name(self) -> None:
        assert (short(""), short("pyenv: python3.12: command not found")) == ("", "")

    @pytest.mark.skipif(os.name != "posix", reason="the programs of this test are scripts of a shell")
    def test_each_is_found_once_where_it_stands_first(self, tmp_path: Path) -> None:
        shims, first, second = (tmp_path / name for name in ("shims", "first", "second"))
        for folder in (shims, first, second):
            folder.mkdir()
        interpreter(shims, "python3.96", "exit 127")  # a shim of a version that was not chosen
        found = interpreter(first, "python3.96", "echo 3.96.1")
        free = interpreter(second, "python3.96t", "echo 3.96.0t")
        interpreter(second, "python3.96", "echo 3.96.0")
        interpreter(second, "python3.96-config", "echo 3.96.0")
        interpreter(second, "python3.10", "echo 3.10.13")
        interpreter(second, "python3.11", f"echo {sys.version.split()[0]}")
        assert named([shims, first, second]) == {"python3.96": str(found), "python3.96t": str(free)}


class TestAbsence:
    def test_an_interpreter_that_is_not_there_is_left_out_with_the_reason(self) -> None:
        (told,) = outcomes([Way("python", partial(ready, "/nowhere/python"))], ["tests"])
        assert (told.name, told.verdict) == ("python", "absent")
        assert told.said == "no interpreter to run: /nowhere/python"

    def test_what_is_not_to_be_had_stops_none_of_the_others(self) -> None:
        def missing() -> Setting:
            raise Absent("no wheel for it")

        here = Way("here", lambda: Setting("here", (sys.executable, "-m", "pytest")))
        first, last = outcomes([Way("python3.96", missing), here], ["--version"])
        assert (first.verdict, first.said) == ("absent", "no wheel for it")
        assert (last.name, last.verdict) == ("here", "passed")
