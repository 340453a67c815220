"""What is refused is refused at once: files that are none, bombs, and more rows than any law has."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from tests.test_content import MANY_ROWS, read
from tests.test_paths import BOMBS, LONG_HEADER, PAGE, READERS, STRANGE

from motcua.adapters.portal import read_files
from motcua.adapters.reading import unpacked
from motcua.compiled.phrases import PHRASES
from motcua.errors import BadInput, LimitExceeded
from motcua.wording.phrases import LONGEST, phrase, pieces

AT_ONCE: Final = 0.2
"""Seconds of this thread, so that a busy machine does not count."""


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    """What the tests themselves keep is none of the collector's work."""
    gc.freeze()
    yield
    gc.unfreeze()


def spent(work: Callable[[], Any]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names and devices are of Unix")
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file(kind: str, name: str, tmp_path: Path) -> None:
    STRANGE[kind](tmp_path / name)
    began = time.thread_time()
    with pytest.raises(BadInput):
        READERS[name](tmp_path / name)
    assert time.thread_time() - began < AT_ONCE


@pytest.mark.parametrize("kind", BOMBS)
def test_what_is_no_gzip_of_pages(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(BOMBS[kind])
    assert spent(lambda: read_files([tmp_path])) < AT_ONCE


def test_a_header_of_any_length_costs_nothing() -> None:
    told: list[bytes] = []
    assert spent(lambda: told.append(unpacked(BytesIO(LONG_HEADER)).read())) < AT_ONCE
    assert told == [PAGE]


@pytest.mark.parametrize("text", MANY_ROWS.values(), ids=MANY_ROWS)
def test_more_rows_than_any_law_has(text: str, tmp_path: Path) -> None:
    began = time.thread_time()
    with pytest.raises(LimitExceeded):
        read("procedure", text, tmp_path)
    assert time.thread_time() - began < AT_ONCE


def test_a_text_that_looks_like_many_rows_is_told() -> None:
    """Each shape of a row, its words again and again or its end almost right."""
    phrase("a", "vi")  # the rows are put in order once
    shapes = [[words for words, _ in pieces(row)] for row in PHRASES["vi"] if len(pieces(row)) > 1]
    again = ["x".join([first, *[second or "y"] * LONGEST]) for first, second, *_ in shapes]
    almost = ["x".join(shape[:-1]) + "x" + (shape[-1] or "y") * LONGEST for shape in shapes]
    assert len(again) > 300
    texts = [text[: LONGEST - 1] + "~" for text in (*again, *almost)]
    assert max(spent(lambda text=text: phrase(text, "vi")) for text in texts) < AT_ONCE  # type: ignore[misc]
