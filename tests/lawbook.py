"""Which articles the library rests on, the rows and the code that carry them, and the tests that answer for them.

``python -m tests.reference`` writes the page; a test holds it, and the share of articles that tests name never falls.
"""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, cast

from motcua.citation import Citation
from motcua.errors import BadValue

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "motcua"
TESTS: Final = ROOT / "tests"
CITES: Final = ("cite", "legal_basis", "announced_by", "amended_by", "abolished_by", "reduced_by")


class Article(NamedTuple):
    """One article of one document; the article is empty where a row rests on a document as a whole."""

    document: str
    article: str


def cited() -> Mapping[Article, set[str]]:
    """Every article that rows and code cite, with the files that do."""
    found: dict[Article, set[str]] = defaultdict(set)
    for path in sorted((SOURCE / "data").rglob("*.toml")):
        for text in _cites(tomllib.loads(path.read_text("utf-8"))):
            found[_article(text)].add(path.relative_to(SOURCE).as_posix())
    for path in sorted(SOURCE.rglob("*.py")):
        if "compiled" not in path.parts:
            for document, article in _written(ast.parse(path.read_text("utf-8"))):
                found[Article(document, article)].add(path.relative_to(SOURCE).as_posix())
    return dict(sorted(found.items(), key=lambda item: (item[0].document, *_order(item[0].article))))


def _order(article: str) -> tuple[int, str]:
    number = re.match(r"[0-9]+", article)
    return int(number[0]) if number else 0, article


def _cites(table: object, key: str = "") -> Iterator[str]:
    """The citations of a file, wherever they stand."""
    if isinstance(table, dict):
        for name, value in cast("dict[str, object]", table).items():
            yield from _cites(value, name)
    elif isinstance(table, list):
        for value in cast("list[object]", table):
            yield from _cites(value, key)
    elif isinstance(table, str) and key in CITES:
        yield table


def _article(text: str) -> Article:
    citation = Citation.parse(text)
    return Article(citation.document, citation.article or "")


def _written(tree: ast.AST) -> Iterator[Article]:
    """The citations that code makes out of literals; those in docstrings are not made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Citation", "Citation.parse"}:
            words = [word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
            if words and ast.unparse(node.func) == "Citation.parse":
                yield _article(words[0])
            elif words:
                yield Article(words[0], words[1] if len(words) > 1 else "")


_NUMBER: Final = re.compile(r"[0-9]{1,5}/[0-9]{4}(?=[/ ,.;:)\"'’]|\Z)", re.MULTILINE)
_ARTICLES: Final = re.compile(
    r"(?:arts?\.|[Đđ]iều|article)\s*(?P<first>[0-9]+[a-zđ]?)(?P<more>(?:[ ,–-]+(?:and |và )?[0-9]+[a-zđ]?)*)"
)


@cache
def named() -> Mapping[Article, set[str]]:
    """Every article that tests and worked cases name: a document's number, and an article in the same paragraph."""
    found: dict[Article, set[str]] = defaultdict(set)
    files = [*TESTS.rglob("test_*.py"), *TESTS.rglob("cases/**/*.toml")]
    for path in sorted(files):
        for paragraph in re.split(r"\n\s*\n", path.read_text("utf-8")):
            numbers = set(_NUMBER.findall(paragraph))
            articles = {""} | {one for match in _ARTICLES.finditer(paragraph) for one in _each(match)}
            for number in numbers:
                for article in articles:
                    found[Article(number, article)].add(path.relative_to(TESTS).as_posix())
    return found


def _each(match: re.Match[str]) -> list[str]:
    return [match["first"], *re.findall(r"[0-9]+[a-zđ]?", match["more"])]


def answering(article: Article) -> set[str]:
    """The tests that name an article, by the number and the year of its document."""
    number = re.match(r"[0-9]{1,5}/[0-9]{4}", article.document)
    return set(named().get(Article(number[0] if number else article.document, article.article), ()))


def figure() -> tuple[int, int]:
    """How many of the articles cited are named by a test, and how many there are."""
    articles = cited()
    return sum(bool(answering(article)) for article in articles), len(articles)


def page() -> str:
    """Every article cited, with its rows and its tests."""
    covered, every = figure()
    lines = [
        "# The law the library rests on",
        "",
        "Every article that rows and code cite, where they stand, and the tests and worked cases that name it. A dash",
        "in the last column is an article for which so far only its rows answer; without an article, a document is",
        "cited as a whole.",
        "",
        f"Articles named by a test, of articles cited: **{covered} of {every}**.",
        "",
        "| document | article | cited in | answered for by |",
        "|---|---|---|---|",
    ]
    for article, files in cited().items():
        tests = ", ".join(sorted(f"`{name}`" for name in answering(article))[:4]) or "–"
        places = ", ".join(f"`{name}`" for name in sorted(files)[:4]) + (" …" if len(files) > 4 else "")
        lines.append(f"| {article.document} | {article.article or '–'} | {places} | {tests} |")
    return "\n".join(lines) + "\n"


def uncited() -> list[str]:
    """Citations of rows that cannot be read: a row without one is refused by its loader already."""
    wrong = []
    for path in sorted((SOURCE / "data").rglob("*.toml")):
        for text in _cites(tomllib.loads(path.read_text("utf-8"))):
            try:
                Citation.parse(text)
            except BadValue:
                wrong.append(f"{path.name}: {text}")
    return wrong
