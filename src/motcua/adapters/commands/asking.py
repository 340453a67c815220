"""What the commands about one case share: the moment or many of them, the facts, and how it is told."""

import argparse
import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, TypeAlias

import attrs

from motcua.adapters.commands.files import STANDARD_INPUT, standard_input
from motcua.adapters.commands.misuse import pairs
from motcua.adapters.commands.refusals import as_document, status_of, told
from motcua.adapters.commands.status import ANSWERED, NEGATIVE, Answer, as_json
from motcua.adapters.display.tables import neutral
from motcua.adapters.display.values import visible
from motcua.adapters.reading import decoded, lines_of, unseen
from motcua.calendar.written import day_first
from motcua.conditions import Fact, FactType, FactValue
from motcua.errors import BadInput, MotcuaError

__all__ = ["Told", "answered", "is_day", "read_facts"]

SHOWN: Final = 200
"""Characters of a line that are shown again."""


@attrs.frozen
class Told:
    """One answer: as text, as a table for machines, whether it is a yes, and as the cells of a row."""

    text: str
    document: Mapping[str, object]
    decided: bool = True
    cells: tuple[object, ...] = ()


def answered(options: argparse.Namespace, ask: Callable[[str], Told], columns: tuple[str, ...] = ()) -> Answer:
    """The answer for the moment asked; for ``-`` one for every line of standard input, bad lines among them.

    A command that has ``columns`` answers in rows where a table is asked for.
    """
    table = bool(columns) and options.csv
    if options.moment != STANDARD_INPUT and not table:
        one = ask(options.moment)
        yield as_json(one.document) if options.json else one.text
        return ANSWERED if one.decided else NEGATIVE
    worst, documents = ANSWERED, list[Mapping[str, object]]()
    heading = [_row("asked", *columns, "error")] if table else []
    for place, line, read in _lines() if options.moment == STANDARD_INPUT else [_argument(options.moment)]:
        yield from heading
        heading.clear()
        found = _attempt(ask, read)
        if isinstance(found, Told):
            worst = max(worst, ANSWERED if found.decided else NEGATIVE)
            document, said, row = found.document, found.text, (*found.cells, "")
        else:
            worst = max(worst, status_of(found))
            document, said = as_document(found, options.lang), told(found, options.lang)
            row = (*["" for _ in columns], " ".join(said.split()))
        if table:
            yield _row(line, *row)
        elif options.json:
            documents.append({"asked": line, **document})
        else:
            yield f"{place}: {line}\n{said}\n"
    if options.json:
        yield as_json({"answers": documents})
    return worst


def _row(*cells: object) -> str:
    """The cells of a row, none of which a spreadsheet takes for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(map(neutral, cells))
    return text.getvalue()


Line: TypeAlias = tuple[int, str, Callable[[], str]]
"""A line that asks: its number, as much of it as is shown again, and its text, which may be none."""


def _attempt(ask: Callable[[str], Told], read: Callable[[], str]) -> Told | MotcuaError:
    try:
        return ask(read())
    except MotcuaError as error:
        return error


def _argument(given: str) -> Line:
    return 1, visible(given)[:SHOWN], lambda: given


def _lines() -> Iterator[Line]:
    """The lines of standard input that say something; raises ``BadInput`` where none does."""
    said = False
    with standard_input() as stream:
        for number, line in enumerate(lines_of(stream), start=1):
            data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if shown := visible(data.decode("utf-8", "replace")).strip()[:SHOWN]:
                said = True
                yield number, shown, partial(_read, data)
    if not said:
        raise BadInput.one("standard input", met="nothing", right="a moment on each line")


def _read(line: bytes) -> str:
    """The text of a line; raises ``BadInput`` where something in it cannot be seen."""
    text = decoded(line, "line of standard input").strip()
    if met := unseen(text):
        raise BadInput.one("line of standard input", met=met, right="text that can be seen")
    return text


def is_day(text: str) -> bool:
    """Whether that is written as a day alone."""
    return _DAY.fullmatch(day_first(text)) is not None


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def read_facts(given: Iterable[str], declared: Iterable[Fact]) -> dict[str, Any]:
    """The facts of the command line, each in its own type; a name nobody declared is left for the rules to refuse."""
    known = {fact.name: fact for fact in declared}
    facts = pairs("--fact", given)
    return {name: _value(value, known[name]) if name in known else value for name, value in facts.items()}


_TRUTHS: Final[Mapping[str, bool]] = {
    "true": True,
    "yes": True,
    "có": True,
    "co": True,
    "false": False,
    "no": False,
    "không": False,
    "khong": False,
}
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)


def _value(text: str, fact: Fact) -> FactValue:
    """The value of a fact in its own type; what does not fit is left for the fact to refuse."""
    if fact.type is FactType.BOOLEAN:
        return _TRUTHS.get(unicodedata.normalize("NFC", text.casefold()), text)
    return int(text) if fact.type.numeric and _NUMBER.fullmatch(text) else text
