"""What errors say was met and would be right, read off the source: every text that a reader of files may meet."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import motcua

__all__ = ["GAPS_OF_WORDS", "OF_PYTHON", "said"]

SOURCE: Final = Path(motcua.__file__).parent
ROOMS: Final = (
    "adapters/rulefiles",
    "adapters/reading.py",
    "adapters/records/flat.py",
    "adapters/records/strict.py",
    "adapters/records/replaying.py",
    "adapters/commands",
    "adapters/records/reading.py",
    "adapters/portal/pages.py",
    "adapters/portal/sources.py",
    "adapters/portal/writing.py",
    "catalogue",
    "conditions",
    "dated.py",
    "dossier/bodies.py",
    "dossier/replaying.py",
    "fees",
    "forms/sheets.py",
    "linked",
    "linked_dossier/keeping.py",
    "papers.py",
    "procedure",
    "reports/periods.py",
    "reports/rows.py",
    "timelimit/parsing.py",
)
"""What a command reads with."""
SAYS: Final = {"met": {"Problem": 2, "BadValue": 1}, "right": {"Problem": 3, "BadValue": 2}}
"""Where in a call it stands what was met, and what would be right."""


OF_PYTHON: Final = {
    "LinkedDossier",
    "a function that finds the procedure of a code",
    "a look at .value, which is None while facts are missing",
    "a test for truth",
    "a tuple",
    "an amount in 7, zero or more",
    "an answer to a fact, several, or an Interval",
    "an item in two of its lines",
    "another",
    "load(Dossier, record, procedure=…, office=…)",
    "one calendar, or one for each agency",
    "texts",
    "the quote of one procedure",
    "totals, one amount for each currency",
    "what was paid, by item",
    "what was paid, by item: only what is above the quote comes back",
}
"""What only those meet who call the library with values of another kind, and no file can say."""
GAPS_OF_WORDS: Final = {
    "7 again",
    "7 amount",
    "7 is 7",
    "7 of answers and ends",
    "7 with 7 of them",
    "7 with an amount",
    "a 7, as 7 is",
}
"""Told by the words that stand there instead of the number; ``tests/proof/test_two_languages.py`` meets them."""


def said(rooms: Iterable[str] = ROOMS) -> Iterator[tuple[str, str]]:
    """Each text of these rooms with the file it stands in; what goes into it stands as a number."""
    for room in rooms:
        place = SOURCE / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call):
                    file = path.relative_to(SOURCE).as_posix()
                    yield from ((file, text) for one in _told(call) if (text := _text(one)))


def _told(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    for word, places in SAYS.items():
        yield from (one.value for one in call.keywords if one.arg == word)
        if name in places:
            yield from call.args[places[name] : places[name] + 1]


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None
