"""What is refused is refused at once: files that are none, bombs, and more rows than any law has."""

import datetime as dt
import gc
import os
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.portal_pages import PAPERS, page
from tests.test_content import MANY_ROWS, read
from tests.test_paths import BOMBS, LONG_HEADER, PAGE, READERS, STRANGE, nobody_waits

from motcua.adapters.portal import decode, decode_event, read_files, read_procedure
from motcua.adapters.reading import lines_of, unpacked
from motcua.adapters.records import Intake, flat_rows, load
from motcua.adapters.records.strict import parsed
from motcua.calendar import Notice, NoticeDay, Reason, national_calendar
from motcua.citation import Citation
from motcua.compiled.phrases import PHRASES
from motcua.errors import BadInput, LimitExceeded
from motcua.wording import Text
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
    with nobody_waits(), pytest.raises(BadInput):
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


NO_TABLES: Final = {
    "a hundred thousand headings": ",".join(map(str, range(100_000))),
    "a hundred thousand headings alike": "a," * 100_000,
    "a cell that is never closed": 'a\n"' + "x\n" * 1_000_000,
    "quotation marks alone": "a\n" + '"' * 999_999,
    "a million empty lines": "\n" * 1_000_000,
    "a million empty lines beneath": "a\n" + "\n" * 1_000_000,
    "a cell of fifty megabytes": "a\n" + "x" * 50_000_000,
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_what_is_no_table_of_dossiers(text: str) -> None:
    stream = BytesIO(text.encode())
    began = time.thread_time()
    with pytest.raises(BadInput):
        list(flat_rows(lines_of(stream), "given.csv"))
    assert time.thread_time() - began < AT_ONCE


def doubled(times: int) -> object:
    """A table that stands twice in a table: few values, told without end."""
    table: dict[str, object] = {}
    for _ in range(times):
        table = {"a": table, "b": table}
    return table


def inside_itself() -> object:
    table: list[object] = []
    table += [table, table]
    return table


TABLES: Final[dict[str, Callable[[Any], object]]] = {
    "a value": lambda table: load(Citation, table),
    "an intake": Intake.load,
    "a record of the portal": decode,
    "an event of the portal": decode_event,
    "a document of pydantic": TypeAdapter(Citation).validate_python,
}
TOO_MANY: Final = {
    "many keys": {str(number): number for number in range(200_000)},
    "a long list": {"document": [0] * 3_000_000},
    "tables that stand twice in themselves": {"document": doubled(60)},
    "a list inside itself": {"document": inside_itself()},
}


@pytest.mark.parametrize("table", TOO_MANY.values(), ids=TOO_MANY)
@pytest.mark.parametrize("reads", TABLES.values(), ids=TABLES)
def test_tables_that_hold_more_than_any_record(reads: Callable[[Any], object], table: object) -> None:
    """No text says so, but a service may have made them of another format, or of several texts."""
    began = time.thread_time()
    with pytest.raises((LimitExceeded, ValidationError)):
        reads(table)
    assert time.thread_time() - began < AT_ONCE


@pytest.mark.parametrize("text", ["[" * 500_000, "{}" * 500_000, "[]," * 300_000, '{"a":[' + "{}," * 300_000 + "0]}"])
def test_brackets_without_end(text: str) -> None:
    began = time.thread_time()
    with pytest.raises(LimitExceeded):
        parsed(text, "given")
    assert time.thread_time() - began < AT_ONCE


def test_a_paper_that_shuts_an_office_for_thirty_years() -> None:
    """Twice as many days take about twice as long, not four times."""
    calendar, shut = national_calendar(), Text("Đóng cửa", "Closed")
    days = filter(calendar.is_working_day, (calendar.first_day + dt.timedelta(at) for at in range(18_000)))
    rows = [NoticeDay(day, Reason.CLOSURE, shut) for day in islice(days, 8_000)]

    def papers(many: int) -> float:
        paper = Notice(Citation("1/QĐ-MAU"), "Mẫu", shut, rows[:many])
        return min(spent(lambda: calendar.with_notice(paper)) for _ in range(3))

    assert papers(8_000) < 7 * papers(2_000)


AGAIN: Final = (
    *("1", "a", "\n", "(", "trong 5 ngày ", "hồ sơ ", "trả ", "Trực tiếp1Miễn phí", "Trực tiếp"),
    *("Đơn1 bản chính", "Mã: KQ.G17.000296", "12/2020/TT-BTC"),
)
"""What looks like the beginning of something on a page of the portal, when it comes again and again."""


@pytest.mark.parametrize("part", AGAIN)
def test_a_page_takes_no_more_than_its_length(part: str) -> None:
    """Twice the length about twice as long, not four times."""

    def least(length: int) -> float:
        text = part * (length // len(part))
        record = page(text, steps=text, thanh_phan_ho_so=PAPERS + text, ket_qua_xu_ly=text, can_cu_phap_ly=text)
        return min(spent(lambda: read_procedure(record)) for _ in range(3))

    read_procedure(page(part))  # what is put in order once
    assert least(200_000) < 3 * least(100_000) + 0.3


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
