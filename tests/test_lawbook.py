"""Every row says which rule it carries, and tests answer for the articles."""

from typing import Final

from tests.lawbook import Article, answering, cited, figure, uncited

NAMED: Final = 0.58
"""The share of cited articles that a test names: it may only rise. All of them is where it is to be."""


def test_every_citation_of_a_row_can_be_read() -> None:
    assert uncited() == []


def test_no_fewer_articles_are_named_by_tests_than_before() -> None:
    covered, every = figure()
    assert covered / every >= NAMED, f"{covered} of {every}"


def test_an_article_is_found_where_it_is_named() -> None:
    assert "law/test_one_stop_decree.py" in answering(Article("118/2025/NĐ-CP", "11"))
    assert any(place.startswith("data/") for place in cited()[Article("118/2025/NĐ-CP", "19")])
    assert answering(Article("1/1900/XX", "1")) == set()
