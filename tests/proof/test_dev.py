"""What can be done in this repository is named where a contributor looks, and nowhere is more named than there is."""

import re
import sys
from pathlib import Path

import dev
import pytest

PAGE = Path(dev.__file__).parent / "docs" / "contributing.md"


@pytest.fixture(autouse=True)
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would have been run: nothing is."""
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "setup", lambda: None)

    def call(*commands: tuple[str, ...]) -> int:
        ran.extend(commands)
        return 0

    monkeypatch.setattr(dev, "call", call)
    return ran


def test_alone_it_says_what_there_is(capsys: pytest.CaptureFixture[str], done: list[tuple[str, ...]]) -> None:
    assert dev.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines] == list(dev.JOBS)
    assert max(map(len, lines)) <= 120
    assert done == []


def test_the_page_for_contributors_has_a_row_for_each() -> None:
    rows = re.findall(r"^\| `python3 dev\.py (\w+)", PAGE.read_text("utf-8"), re.MULTILINE)
    assert set(rows) == dev.JOBS.keys()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("tset",), "dev.py knows no tset; there are:"),
        (("lint", "src"), "dev.py lint takes no words; met src"),
        (
            ("write", "pages", "poems"),
            "dev.py write knows rows, schemas, pages, pictures, names, vectors, screens; met poems",
        ),
    ],
)
def test_what_is_not_known_is_refused(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str], done: list[tuple[str, ...]]
) -> None:
    assert dev.main(*words) == 2
    assert capsys.readouterr().err.startswith(why)
    assert done == []


def test_an_older_python_is_told_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert dev.main("test") == 2
    assert "motcua needs Python 3.11 or newer" in capsys.readouterr().err


def test_words_go_on_to_what_is_run(done: list[tuple[str, ...]]) -> None:
    assert dev.main("mutate", "clock", "--sample", "40") == 0
    assert done == [dev.module("tests.mutate", "clock", "--sample", "40")]


def test_what_others_rely_on_is_written_only_when_it_is_named(done: list[tuple[str, ...]]) -> None:
    dev.main("write")
    assert done == list(dev.FOLLOWING.values())
    done.clear()
    dev.main("write", "names")
    assert done == [dev.MEANT["names"]]


def test_what_is_run_apart_from_coverage_is_not_run_twice() -> None:
    (counted,), (apart,) = dev.TESTS.commands, dev.PROVED.commands
    assert {word.removeprefix("--ignore=") for word in counted if word.startswith("--ignore=")} == set(dev.APART)
    assert set(dev.APART) < set(apart)
    assert all((PAGE.parents[1] / path).is_dir() for path in dev.APART)
