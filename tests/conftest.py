"""Hypothesis profiles, the same examples on every machine and many new ones on request; and which tests are pure."""

import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, settings

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

TESTS: Final = Path(__file__).parent
IMPURE: Final = tuple(
    TESTS / path
    for path in (
        *("bench", "proof", "snapshots", "typing", "test_batch.py"),
        *("properties/test_batch.py", "properties/test_carried.py", "properties/test_schema_shapes.py"),
        *("test_batch_kinds.py", "test_batch_overlap.py", "test_content.py", "test_documents.py", "test_tables.py"),
        *(
            "test_frames.py",
            "test_national.py",
            "test_vectors.py",
            "test_interchange.py",
            "test_hooks.py",
            "test_ics.py",
        ),
        *("test_qr.py", "test_slip_doors.py", "test_sqlite_office.py", "test_fastapi_service.py", "test_examples.py"),
        *("test_api.py", "test_browser.py", "test_browser_page.py", "test_report_pages.py", "test_pictures.py"),
        *(
            "test_docs.py",
            "test_house.py",
            "test_keywords.py",
            "test_mutants.py",
            "test_reference.py",
            "test_lawbook.py",
            "test_compiling.py",
            "test_demo.py",
        ),
    )
)
"""Tests that ask for compiled libraries, processes, a browser or the repository itself; the others are pure."""


def pure(path: Path) -> bool:
    """Whether the tests of a file need the library, its dependencies and nothing compiled."""
    return TESTS in path.parents and not any(path == one or one in path.parents for one in IMPURE)


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
