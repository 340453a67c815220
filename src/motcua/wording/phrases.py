"""What errors say was met and would be right, in the language of whoever reads it (*lời trong thông báo lỗi*).

The English stands next to the check that says it. The rows (``data/locale/phrases/*.po``) have the same in another
language and are found by that English: a whole text, or a shape with gaps for what was met.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from string import Formatter
from typing import Final, TypeAlias

import attrs

from motcua.compiled.phrases import PHRASES
from motcua.wording.saying import LOCALES, known, short_date, short_moment

__all__ = ["in_gap", "is_name", "phrase", "pieces"]

LONGEST: Final = 400
"""Characters of a text that is taken apart; a longer one is somebody's own, unless it stands there whole."""
_QUOTES: Final = frozenset("'\"")
_NOBODY: Final = frozenset({"none", "nothing"})
_OF: Final = "\x04"
"""What gettext puts between the gap that a word stands in (``msgctxt``) and the word."""
_OWN: Final = "en"
"""The language in which the checks speak."""


def phrase(text: str, locale: str) -> str:
    """The same in that language; the text itself where the rows have no word for it, or where it stands in quotes.

    >>> phrase("a day from 2026-08-28 on", "vi")
    'một ngày từ 28/08/2026 trở đi'
    """
    if known(locale) == _OWN or _is_quoted(text):
        return text
    rows = _rows(locale)
    if text in rows.whole or len(text) > LONGEST:
        return rows.whole.get(text, text)
    what, _, more = text.partition(": ")
    ours = rows.whole.get(what)
    if ours and (told := phrase(more, locale)) != more:
        return f"{ours}: {told}"
    if told := _shaped(text, locale):
        return told
    if ours and not _is_left(more, more):
        return f"{ours}: {more}"
    return _several(text, locale) or _dated(text, locale)


def _shaped(text: str, locale: str) -> str:
    """A text of a shape with gaps, told; the text itself where a gap holds words that no row tells."""
    for shape in _rows(locale).shapes:
        if gaps := shape.gaps(text):
            told = {name: in_gap(name, met, locale) for name, met in gaps.items()}
            if any(name not in _GIVEN and _is_left(gaps[name], said) for name, said in told.items()):
                return text
            return "".join(words + told.get(str(name), "") for words, name in shape.said)
    return ""


def is_name(text: str) -> bool:
    """Whether it can only be a name: a single word that does not say that there is none."""
    return " " not in text and text not in _NOBODY


def _several(text: str, locale: str) -> str:
    """A list of texts of ours, each as it is told alone; nothing where one of them is a name or is not ours."""
    told: list[str] = []
    for one in text.split(", "):
        if one == text or is_name(one) or (said := phrase(one, locale)) == one:
            return ""
        told.append(said)
    return ", ".join(told)


def _is_quoted(text: str) -> bool:
    mark = text[:1]
    return mark in _QUOTES and text[1:].find(mark) == len(text) - 2


_ENGLISH: Final = re.compile(r"(?=.*[^,] [a-z])[a-z0-9]+(?:[,:]? [a-z0-9]+)+")
"""Words after one another; a list with a comma after each may be of names."""


def _is_left(met: str, told: str) -> bool:
    """Whether several words stayed English: then all of the text does, for no sentence is half in each language."""
    return told == met and _ENGLISH.fullmatch(met) is not None


_GIVEN: Final = frozenset({"code", "column", "example", "field", "heading", "item", "key", "option", "path", "text"})
"""What stands in a phrase as it was typed, though it may look like a word of ours."""


def in_gap(name: str, met: str, locale: str) -> str:
    """What stands in the gap of that name: a word of that gap alone, what was typed, or a phrase of its own."""
    if name in _GIVEN or (name == "list" and is_name(met)):
        return met
    return _rows(locale).whole.get(f"{name}{_OF}{met}") or phrase(met, locale)


def _dated(text: str, locale: str) -> str:
    """A day, or a moment at the office's clock, as officials write it; any other text as it is."""
    if not _DAY.match(text):
        return text
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) == _DAY_LONG:
        return short_date(moment.date(), locale)
    return short_moment(moment, locale) if moment.utcoffset() in _HERE else text


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_LONG: Final = len("2026-08-28")
_HERE: Final = frozenset({None, dt.timedelta(hours=7)})


# ── the rows, the one that says most of a text first ──────────────────────────────────────────────────────────────────


Piece: TypeAlias = tuple[str, str | None]
"""Words, and the name of the gap after them; none after the last."""


@attrs.frozen
class _Shape:
    """A text with gaps: what it looks like, the words that must stand in it, and what it is called."""

    look: re.Pattern[str]
    words: str
    said: tuple[Piece, ...]
    rank: tuple[int, int, int]

    def gaps(self, text: str) -> Mapping[str, str]:
        """What stands in each gap of a text of this shape; nothing for any other."""
        match = self.look.fullmatch(text) if self.words in text else None
        return match.groupdict() if match else {}


@attrs.frozen
class _Rows:
    whole: Mapping[str, str]
    shapes: tuple[_Shape, ...]


@cache
def _rows(locale: str) -> _Rows:
    told = PHRASES[LOCALES[0]] | PHRASES.get(locale, {})
    rows = [(pieces(english), said) for english, said in told.items()]
    whole = {_plain(row): _plain(pieces(said)) for row, said in rows if len(row) == 1}
    shapes = [
        _Shape(_look(row), max((words for words, _ in row), key=len), pieces(said), _rank(row))
        for row, said in rows
        if len(row) > 1
    ]
    return _Rows(whole, tuple(sorted(shapes, key=lambda shape: shape.rank)))


def pieces(text: str) -> tuple[Piece, ...]:
    """A text as the words before each gap and those after the last.

    >>> pieces("a day from {day} on")
    (('a day from ', 'day'), (' on', None))
    """
    found: list[Piece] = []
    before = ""
    for words, name, _, _ in Formatter().parse(text):
        before += words
        if name:
            found.append((before, name))
            before = ""
    return (*found, (before, None))


def _plain(row: tuple[Piece, ...]) -> str:
    return "".join(words for words, _ in row)


def _rank(row: tuple[Piece, ...]) -> tuple[int, int, int]:
    """First what says how a text begins and ends, then what says most of it, then what takes least into its gaps."""
    (before, _), *_, (after, _) = row
    open_ends = (before == "") + (after == "")
    return open_ends, -len(_plain(row)), sum(name is not None and name not in _KINDS for _, name in row)


_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("n", "all", "at", "line"), "-?[0-9.,]+"),
    **dict.fromkeys(("since", "until"), "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    **dict.fromkeys(("code", "key"), r"\S+?"),
    **dict.fromkeys(("owner", "this"), _WORD := r"(?:'[^']*'|[A-Za-z_]\w*)"),
    "that": f"{_WORD}(?: or {_WORD})*",
    "item": r"[a-z0-9][\w.-]*",
    "field": r"[a-z_]\w*(?:\[[^ ]*\])?",
}
"""What takes a number, a day, a single word, a name of Python, an item or a field."""


def _look(row: tuple[Piece, ...]) -> re.Pattern[str]:
    """Each gap ends where the words after it first stand, for good: no text makes the search begin again."""
    found = re.escape(row[0][0])
    for (_, name), (words, after) in pairwise(row):
        gap = f"(?P<{name}>{_KINDS.get(str(name), '.+?')}){re.escape(words)}"
        found += f"(?>{gap})" if after else gap
    return re.compile(found, re.DOTALL)
