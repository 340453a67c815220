"""Which articles the library rests on, the rows and the code that carry them, and the tests that answer for them.

``python3 dev.py write pages`` writes the page, a test holds it; an article without a test and a row without a citation
fail the test command.
"""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple, cast

from motcua.citation import Citation
from motcua.errors import BadValue

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "motcua"
TESTS: Final = ROOT / "tests"
CITES: Final = ("cite", "legal_basis", "announced_by", "amended_by", "abolished_by", "reduced_by")
READ: Final = {
    "text": "the text of the article itself",
    "page": "the page of the procedure in the national portal",
    "reference": "a reference table that read the article, or quotes somebody who did",
    "row": "nothing but the row's own words",
}
"""What was read for an expectation, the nearest to the law first."""
TRANSCRIBED: Final = {"cite", "rests_on", "beside", "announced_by", "began_by"}
"""Where the second transcription cites."""


class Article(NamedTuple):
    """One article of one document; the article is empty where a row rests on a document as a whole."""

    document: str
    article: str


@cache
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


def _cites(table: object) -> Iterator[str]:
    """The citations of a file, wherever they stand."""
    return (text for key, text in _cells(table) if key in CITES)


def _cells(table: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with the name it stands under."""
    if isinstance(table, dict):
        for name, value in cast("dict[str, object]", table).items():
            yield from _cells(value, name)
    elif isinstance(table, list):
        for value in cast("list[object]", table):
            yield from _cells(value, key)
    elif isinstance(table, str):
        yield key, table


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


_KIND: Final = r"[A-ZĐ][\w-]*\w"
_NUMBER: Final = re.compile(rf"(?<![\d./])[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?/(?:[0-9]{{4}}(?:/{_KIND})?(?![\d/])|{_KIND})")
"""The number of a document: with the kind and the issuer it is one document, without them any with that number. What
follows a slash is no number but the month of a day."""
_ARTICLES: Final = re.compile(
    r"(?:arts?\.|[Đđ]iều|article)\s*(?P<first>[0-9]+[a-zđ]?)(?P<more>(?:[ ,–-]+(?:and |và )?[0-9]+[a-zđ]?)*)"
)


_OF: Final = re.compile(r"[0-9a-zđ.,() –-]*\s(?:of|in|của)\s[^;]*")
"""What may stand between an article and the document after it that it is an article of: *art. 5.3 of Law*."""
NEAR: Final = 40
"""How many letters may stand between a document and its article, at most."""


def pairs(paragraph: str) -> Iterator[tuple[str, str]]:
    """The documents that a paragraph names by number, and each article with the document it is of: the nearest."""
    numbers = [*_NUMBER.finditer(paragraph)]
    yield from ((number[0], "") for number in numbers)
    for found in _ARTICLES.finditer(paragraph):
        before = [(found.start() - number.end(), number) for number in numbers if number.end() <= found.start()]
        after = [(number.start() - found.end(), number) for number in numbers if number.start() >= found.end()]
        of_it = after[:1] if after and _OF.fullmatch(paragraph[found.end() : after[0][1].start()]) else []
        near = sorted((of_it or [*before[-1:], *after[:1]]), key=lambda one: one[0])
        yield from ((number[0], article) for far, number in near[:1] if far <= NEAR for article in _each(found))


@cache
def named() -> Mapping[Article, set[str]]:
    """Every article that tests and worked cases name."""
    found: dict[Article, set[str]] = defaultdict(set)
    unnumbered = [article for article in cited() if not any(map(str.isdecimal, article.document))]
    files = {*TESTS.rglob("test_*.py"), *TESTS.rglob("cases/**/*.toml")} - {TESTS / "test_lawbook.py"}
    for path in sorted(files):
        for paragraph in re.split(r"\n\s*\n", path.read_text("utf-8")):
            for number, article in pairs(paragraph):
                found[Article(number, article)].add(path.relative_to(TESTS).as_posix())
        for plain in unnumbered:
            if plain.document in path.read_text("utf-8"):
                found[plain].add(path.relative_to(TESTS).as_posix())
    for one, places in transcribed().items():
        found[one] |= places
    return found


def transcribed() -> Mapping[Article, set[str]]:
    """Every article of the second transcription, which ``law/test_rows.py`` holds against the rows."""
    found: dict[Article, set[str]] = defaultdict(set)
    for path in sorted(TESTS.glob("law/rows/*.toml")):
        for key, text in _cells(tomllib.loads(path.read_text("utf-8"))):
            if key in TRANSCRIBED:
                found[_article(text)].add(path.relative_to(TESTS).as_posix())
    return found


@cache
def readings() -> Mapping[Article, str]:
    """What was read for what answers for each article: the nearest to the law counts, and of one table the furthest.

    A transcription says what it was read in. A test or a worked case was reckoned from the reference; it counts for no
    more than the row's own words where no row that cites the article is verified.
    """
    kinds, verified = list(READ), _verified()
    nearest = {one: "reference" if one in verified else "row" for one in cited() if answering(one)}
    for one, said in _tables():
        if one in nearest:
            nearest[one] = min(nearest[one], max(said, key=kinds.index), key=kinds.index)
    return nearest


def _tables() -> Iterator[tuple[Article, list[str]]]:
    """The articles of each table of the second transcription, with what its rows were read in."""
    for path in sorted(TESTS.glob("law/rows/*.toml")):
        (tables,) = tomllib.loads(path.read_text("utf-8")).values()
        for table in tables:
            said = [row.get("read", table["read"]) for row in table.get("rows", [{}])]
            yield from ((_article(text), said) for key, text in _cells(table) if key in TRANSCRIBED - {"beside"})


def _verified() -> set[Article]:
    """The articles that at least one row, or the code itself, has read and verified."""
    rows = (tomllib.loads(path.read_text("utf-8")) for path in (SOURCE / "data").rglob("*.toml"))
    of_code = (
        _written(ast.parse(path.read_text("utf-8"))) for path in SOURCE.rglob("*.py") if "compiled" not in path.parts
    )
    return {*chain.from_iterable(map(_marked, rows)), *chain.from_iterable(of_code)}


def _marked(table: object) -> Iterator[Article]:
    """The citations that stand beside ``verified = true``."""
    if isinstance(table, dict):
        row = cast("dict[str, object]", table)
        if row.get("verified") is True and isinstance(row.get("cite"), str):
            yield _article(str(row["cite"]))
        yield from chain.from_iterable(map(_marked, row.values()))
    elif isinstance(table, list):
        yield from chain.from_iterable(map(_marked, cast("list[object]", table)))


def _each(match: re.Match[str]) -> list[str]:
    return [match["first"], *re.findall(r"[0-9]+[a-zđ]?", match["more"])]


def answering(article: Article) -> set[str]:
    """The tests that name an article: by its document, with or without its place, or by its number and year."""
    names = {article.document, article.document.split(" ")[0], "/".join(article.document.split("/")[:2])}
    return {place for name in names for place in named().get(Article(name, article.article), ())}


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
        "Every article that rows and code cite, where they stand, and what answers for it: tests, worked cases,",
        "and the second transcription (`law/rows/`). Without an article, a document is cited as a whole.",
        "",
        f"Articles covered of articles cited: **{covered} of {every}**.",
        "",
        "What was read for the answer, each article counted once, by the reading nearest to the law:",
        "",
        "| | read | articles |",
        "|---|---|---|",
        *(f"| {kind} | {what} | {list(readings().values()).count(kind)} |" for kind, what in READ.items()),
        "",
        "Tests and worked cases were reckoned from the reference: they count as `reference` where a row that cites the",
        "article is verified, and as `row` where none is; only the transcription says `text` or `page`. A page of 2026",
        "tells the law of 2026.",
        "",
        "| document | article | cited in | answered for by | read |",
        "|---|---|---|---|---|",
    ]
    for article, files in cited().items():
        tests = _some(sorted(answering(article), key=lambda name: (not name.startswith("law/"), name)))
        cells = (article.document, article.article or "–", _some(sorted(files)), tests, readings().get(article, "–"))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _some(names: list[str]) -> str:
    return (", ".join(f"`{name}`" for name in names[:4]) + (" …" if len(names) > 4 else "")) or "–"


def uncited() -> list[str]:
    """Rows without a citation, of their own, of their table or of what is in them; and citations that say nothing."""
    return [
        f"{path.relative_to(SOURCE).as_posix()}: {place}"
        for path in sorted((SOURCE / "data").rglob("*.toml"))
        for place in unsupported(tomllib.loads(path.read_text("utf-8")))
    ]


PLAIN: Final = {"name", "field", "facts", "agencies", "currencies", "bridges"}
"""What a row is called, what the counter asks, who there is, how a currency is written, what may still be decided."""


def unsupported(table: object, place: str = "") -> Iterator[str]:
    """The places of such rows in a table."""
    if isinstance(table, dict):
        rows = cast("dict[str, object]", table)
        yield from (f"{place} cites {text}" for key, text in rows.items() if key in CITES and not _readable(text))
        if "cite" not in rows:
            inner = (unsupported(value, f"{place}.{name}") for name, value in rows.items() if name not in PLAIN)
            yield from chain.from_iterable(inner)
            if place and not any(True for _ in _cites(rows)):
                yield place
    elif isinstance(table, list):
        for number, value in enumerate(cast("list[object]", table)):
            yield from unsupported(value, f"{place}[{number}]")


def _readable(text: object) -> bool:
    try:
        if isinstance(text, str):
            Citation.parse(text)
    except BadValue:
        return False
    return True
