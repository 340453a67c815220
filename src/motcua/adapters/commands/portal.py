"""``python -m motcua portal FILE…``: how much of captured portal pages was read, what is doubted, and why."""

import argparse
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from motcua.adapters.commands.files import STANDARD_INPUT, standard_input
from motcua.adapters.commands.progress import Bar, watched
from motcua.adapters.commands.status import ANSWERED, BAD, Answer, as_json
from motcua.adapters.portal import Coverage, Shelf, Verdict, coverage, read_files, write_rules
from motcua.adapters.portal.sources import UNPACKED
from motcua.adapters.reading import MAX_BYTES
from motcua.errors import BadInput
from motcua.wording import say

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The coverage of the pages, the doubts by kind and the faults of the data; 2 where a record could not be read."""
    moved = Bar().moved if watched() else None
    with _places(options.files) as places:
        shelf = read_files(places, moved)
    if STANDARD_INPUT in options.files and not shelf.readings and not shelf.refused:
        raise BadInput.one("standard input", met="nothing", right="something to read")
    told = coverage(reading for _, reading in shelf.readings)
    written = None
    if options.write_rules is not None:
        written = write_rules(shelf.readings, options.write_rules)
    if options.json:
        yield as_json(_document(told, shelf, written))
    else:
        yield from _lines(told, options.lang)
        for one in shelf.refused:
            yield say("portal.refused", options.lang, {"where": one.where, "why": str(one.error)})
        if written is not None:
            yield say("portal.written", options.lang, {"n": written, "folder": options.write_rules})
    return BAD if shelf.refused else ANSWERED


@contextmanager
def _places(paths: Sequence[str]) -> Generator[list[str]]:
    """The paths, standard input among them as a file with one page a line."""
    with TemporaryDirectory() as folder:
        piped = Path(folder) / f"{STANDARD_INPUT}.jsonl"
        if STANDARD_INPUT in paths:
            with standard_input() as stream, piped.open("wb") as file:
                for part in iter(lambda: stream.read(MAX_BYTES), b""):
                    file.write(part)
                    if file.tell() > UNPACKED:  # more of it would not be read either
                        break
        yield [str(piped) if path == STANDARD_INPUT else path for path in dict.fromkeys(paths)]


def _lines(told: Coverage, lang: str) -> Iterator[str]:
    share = f"{100 * told.stated_exact / max(told.stated, 1):.1f}"
    counts = {"pages": told.pages, "rows": told.rows, "stated": told.stated, "exact": told.stated_exact, "share": share}
    yield say("portal.total", lang, counts)
    for part, verdicts in told.parts.items():
        yield "  " + say("portal.part", lang, {"part": part.say(lang), **_counts(verdicts)})
    yield "  " + say("portal.fee-kinds", lang, {"fees": told.fees, "untold": told.fees_untold})
    yield say("portal.doubts", lang)
    for kind, pages in sorted(told.kinds.items(), key=lambda item: -item[1]):
        yield f"  {pages:6} {kind.value}: {kind.say(lang)}"
    yield say("portal.faults", lang)
    for name, codes in told.faults.items():
        yield f"  {len(codes):6} {say(f'portal.fault.{name}', lang)}"


def _counts(verdicts: Mapping[Verdict, int]) -> Mapping[str, int]:
    return {verdict.value: verdicts.get(verdict, 0) for verdict in Verdict}


def _document(told: Coverage, shelf: Shelf, written: int | None) -> Mapping[str, object]:
    return {
        "pages": told.pages,
        "rows": told.rows,
        "stated": told.stated,
        "stated_exact": told.stated_exact,
        "parts": {part.value: _counts(verdicts) for part, verdicts in told.parts.items()},
        "fees": told.fees,
        "fees_untold": told.fees_untold,
        "doubts": {kind.value: pages for kind, pages in told.kinds.items()},
        "faults": {name: list(codes) for name, codes in told.faults.items()},
        "refused": [{"where": one.where, "code": one.error.code, "says": str(one.error)} for one in shelf.refused],
        "written": written,
    }
