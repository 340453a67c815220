"""Hypothesis profiles, the same examples on every machine and many new ones on request; and which tests are pure."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from tests.marks import MARKS, pure

# A busy machine is slow without being wrong, and a file that passes must pass again.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "prove",
    deadline=None,
    max_examples=10_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(  # whether an example fails is all one wants to know
    "mutants",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("same")


def pytest_configure(config: pytest.Config) -> None:
    for mark in MARKS:
        config.addinivalue_line("markers", mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if pure(item.path):
            item.add_marker("pure")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """In Python for the browser nothing else can even be imported."""
    wanted = collection_path.is_dir() or (collection_path.name.startswith("test_") and pure(collection_path))
    return True if sys.platform == "emscripten" and not wanted else None


@pytest.fixture
def vast_file(tmp_path: Path) -> Path:
    """A terabyte of nothing, which takes no room on a disk."""
    if sys.platform == "emscripten":
        pytest.skip("the files of a browser stand in memory, and a terabyte does not")
    with (tmp_path / "vast.toml").open("wb") as file:
        file.truncate(1 << 40)
    return tmp_path / "vast.toml"
