"""Every row says which rule it carries, and a test answers for every article."""

import tomllib
from pathlib import Path

import pytest
from tests.lawbook import READ, TESTS, Article, answering, cited, figure, page, pairs, readings, uncited, unsupported

pytestmark = [pytest.mark.needs("the repository"), pytest.mark.aside]


def test_every_row_has_a_citation_that_can_be_read() -> None:
    assert uncited() == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ({"limits": [{"limit": "7 days"}]}, [".limits[0]"]),
        ({"limits": [{"limit": "7 days", "cite": "68/2020/QH14, art. 22.3"}]}, []),
        ({"cite": "68/2020/QH14", "limits": [{"limit": "7 days"}]}, []),
        ({"limits": [{"limit": "7 days", "cite": " "}]}, [".limits[0] cites  "]),
        ({"name": {"vi": "Đăng ký thường trú", "en": "Registration"}}, []),
    ],
)
def test_a_row_without_one_is_found(rows: dict[str, object], found: list[str]) -> None:
    assert list(unsupported(rows)) == found


def test_a_test_answers_for_every_article() -> None:
    covered, every = figure()
    assert covered == every, [f"{one.document}, art. {one.article or '–'}" for one in cited() if not answering(one)]


@pytest.mark.parametrize(
    ("document", "article", "test"),
    [
        ("118/2025/NĐ-CP", "11", "law/test_one_stop_decree.py"),  # the number, and the article beside it
        ("09/2026/TT-BTP", "", "test_report_pages.py"),
        ("52/2010/QH12", "18", "law/rows/papers.toml"),  # a row of the second transcription
        ("quyết định của cơ quan", "", "law/test_rows.py"),  # a document without a number
    ],
)
def test_an_article_is_found_where_it_is_named(document: str, article: str, test: str) -> None:
    assert test in answering(Article(document, article))


@pytest.mark.parametrize(
    ("paragraph", "articles"),
    [
        ("68/2020/QH14, art. 22.3; 118/2025/NĐ-CP, art. 19.5", {("68/2020/QH14", "22"), ("118/2025/NĐ-CP", "19")}),
        ("art. 5 of Law 60/2014/QH13; art. 7 of 23/2015/NĐ-CP", {("60/2014/QH13", "5"), ("23/2015/NĐ-CP", "7")}),
        (
            "khoản 2 Điều 5 của Luật 60/2014/QH13; Điều 7 của 23/2015/NĐ-CP",
            {("60/2014/QH13", "5"), ("23/2015/NĐ-CP", "7")},
        ),
        ("63/2024/NĐ-CP, arts. 8 and 14, as 301/2026/NĐ-CP has it", {("63/2024/NĐ-CP", "8"), ("63/2024/NĐ-CP", "14")}),
        ("66.22/2026/NQ-CP, art. 5.1 and annex II", {("66.22/2026/NQ-CP", "5")}),
        ("art. 5. The sentence after it is a long one, and speaks of 118/2025/NĐ-CP", set()),
        ("art. 5 of no document at all", set()),
        ("art. 5, since 28/02/2026", set()),
    ],
)
def test_an_article_belongs_to_the_document_beside_it(paragraph: str, articles: set[tuple[str, str]]) -> None:
    assert {(number, article) for number, article in pairs(paragraph) if article} == articles


def test_documents_of_one_number_are_told_apart() -> None:
    assert "test_report_pages.py" in answering(Article("01/2020/TT-VPCP", ""))
    assert "test_report_pages.py" not in answering(Article("01/2020/TT-BTP", ""))


def test_a_day_is_no_document() -> None:
    """Of 28/02/2026 and 08/28/2026 nobody may read 02/2026/NĐ-CP or 28/2026/TT-BTC."""
    assert [*pairs("typed 28/02/2026, or 08/28/2026 10:00")] == []
    assert "test_written.py" not in answering(Article("02/2026/NĐ-CP", ""))
    assert "law/test_one_stop_decree.py" not in answering(Article("09/2026/TT-BTP", ""))


def test_nothing_answers_for_what_no_test_names() -> None:
    assert answering(Article("1/1900/XX", "1")) == set()
    assert any(place.startswith("data/") for place in cited()[Article("118/2025/NĐ-CP", "19")])


@pytest.mark.parametrize("path", sorted(TESTS.glob("law/rows/*.toml")), ids=lambda path: path.stem)
def test_every_transcription_says_what_was_read_for_it(path: Path) -> None:
    (tables,) = tomllib.loads(path.read_text("utf-8")).values()
    rows = (row for table in tables for row in table.get("rows", ()))
    assert {*(table.get("read") for table in tables), *(row.get("read", "row") for row in rows)} <= {*READ}


@pytest.mark.parametrize(
    ("document", "article", "read"),
    [
        ("118/2025/NĐ-CP", "19", "text"),
        ("56/QĐ-BXD", "", "page"),
        ("63/2024/NĐ-CP", "8", "reference"),  # read as amended, but for the two days of the health insurance
        ("15/2015/TT-BTP", "2", "row"),
        ("147/2025/NĐ-CP", "5", "row"),  # tests name it, and no row that cites it is verified
        ("188/1999/QĐ-TTg", "1", "reference"),
    ],
)
def test_an_answer_counts_for_what_was_read_for_it(document: str, article: str, read: str) -> None:
    assert readings()[Article(document, article)] == read


def test_the_page_counts_each_article_once() -> None:
    heads = tuple(f"| {kind} |" for kind in READ)
    counts = [int(line.split("|")[3]) for line in page().splitlines() if line.startswith(heads)]
    assert (len(counts), sum(counts)) == (len(READ), len(cited()))
