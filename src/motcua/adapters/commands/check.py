"""``python -m motcua check PATH``: whether the dossiers of a folder hold every paper, and what to ask for at once."""

import argparse
import codecs
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from motcua.adapters import records
from motcua.adapters.commands.asking import STANDARD_INPUT
from motcua.adapters.commands.refusals import as_document, told
from motcua.adapters.commands.status import ANSWERED, BAD, NEGATIVE, Answer
from motcua.adapters.reading import MAX_BYTES, bytes_of, lines_of, opened
from motcua.adapters.records import Filed, check_filed
from motcua.adapters.rulefiles import load_catalogue
from motcua.catalogue import Catalogue
from motcua.errors import BadInput, MotcuaError
from motcua.reference import reference_catalogue
from motcua.wording import say

__all__ = ["answer"]

ONE: Final = ".json"
MANY: Final = ".jsonl"
"""One dossier a line."""
DOSSIER_FILE: Final = "a dossier file"
VERDICTS: Final[Mapping[bool | None, str]] = {True: "complete", False: "incomplete", None: "undecided"}
UNREADABLE: Final = "unreadable"


@attrs.frozen
class _Checked:
    """One dossier of the batch: where it stands, and what came of it."""

    where: str
    outcome: Filed | MotcuaError

    @property
    def verdict(self) -> str:
        return UNREADABLE if isinstance(self.outcome, MotcuaError) else VERDICTS[self.outcome.answer.complete]


def answer(options: argparse.Namespace) -> Answer:
    """A verdict for every dossier, what is missing named at once, and the count of each verdict at the end."""
    catalogue = load_catalogue(options.rules) if options.rules else reference_catalogue()
    counted: Counter[str] = Counter()
    documents: list[Mapping[str, object]] = []
    for text, where in _texts(options.path):
        checked = _Checked(where, _outcome(text, catalogue))
        counted[checked.verdict] += 1
        if options.json:
            documents.append(_document(checked, options.lang))
        else:
            yield from _lines(checked, options.lang)
    if options.json:
        yield json.dumps({"dossiers": documents, **_counts(counted)}, ensure_ascii=False, indent=2)
    else:
        yield say("check.total", options.lang, _counts(counted))
    if counted[UNREADABLE]:
        return BAD
    return NEGATIVE if counted["incomplete"] or counted["undecided"] else ANSWERED


def _counts(counted: Mapping[str, int]) -> Mapping[str, int]:
    return {verdict: counted.get(verdict, 0) for verdict in (*VERDICTS.values(), UNREADABLE)}


def _outcome(text: bytes, catalogue: Catalogue) -> Filed | MotcuaError:
    """What checking gives, or the error that says why it cannot; one bad file does not stop the others."""
    try:
        return check_filed(text, catalogue)
    except MotcuaError as error:
        return error


def _texts(path: str) -> Iterator[tuple[bytes, str]]:
    """Every dossier as text, with where it stands; a folder is read with the folders in it, by name."""
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer.read(MAX_BYTES + 1), path
        return
    place = Path(path)
    inside = (file for file in place.rglob("*") if file.suffix.lower() in {ONE, MANY})
    files = sorted(inside) if place.is_dir() else [place]
    if not files:
        raise BadInput.one(place.name, met="a folder without dossier files", right=f"files named *{ONE} or *{MANY}")
    for file in files:
        where = file.relative_to(place).as_posix() if place.is_dir() else file.name
        yield from _of_file(file, where)


def _of_file(file: Path, where: str) -> Iterator[tuple[bytes, str]]:
    """The dossiers of a file; the byte order mark that Notepad and Excel write before UTF-8 is no part of them.

    What comes by standard input or between systems has none, and is refused with one.
    """
    if file.suffix.lower() != MANY:
        yield bytes_of(file, DOSSIER_FILE).removeprefix(codecs.BOM_UTF8), where
        return
    with opened(file, DOSSIER_FILE) as stream:
        for number, line in enumerate(lines_of(stream), start=1):
            text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if text.strip():
                yield text, f"{where}:{number}"


# ── What is printed ───────────────────────────────────────────────────────────────────────────


def _lines(checked: _Checked, lang: str) -> Iterator[str]:
    outcome = checked.outcome
    if isinstance(outcome, MotcuaError):
        yield f"{checked.where}: {say('check.unreadable', lang)}"
        yield from (f"  {line}" for line in told(outcome, lang).splitlines())
        return
    yield f"{checked.where}: {say(f'papers.{checked.verdict}', lang)}"
    yield from (f"  {step.say(lang)}" for step in outcome.answer.open_steps())


def _document(checked: _Checked, lang: str) -> Mapping[str, object]:
    outcome = checked.outcome
    if isinstance(outcome, MotcuaError):
        return {"file": checked.where, "verdict": checked.verdict, **as_document(outcome, lang)}
    identity = {"file": checked.where, "id": outcome.id, "procedure": str(outcome.procedure)}
    return {**identity, "verdict": checked.verdict, **records.dump(outcome.answer)}
