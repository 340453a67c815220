"""Captured pages out of files: JSON lines, gzip, single records and folders of them, a record at a time.

A line that is no record is told, and does not stop the others. What is packed is unpacked as it is read, so that a
small file cannot fill the memory.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, cast

import attrs

from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.pages import FIELDS, Page, path_of
from motcua.adapters.portal.particulars import decision, listed
from motcua.adapters.portal.readings import Reading, read_page
from motcua.adapters.reading import MAX_BYTES, count_empty, files_of, named, opened, unpacked
from motcua.adapters.records.strict import MAX_PROBLEMS, parsed, refuse_repeated_keys
from motcua.annotated import as_annotated
from motcua.catalogue import Catalogue
from motcua.errors import BadInput, LimitExceeded, MotcuaError, Problem

__all__ = ["Moved", "Refused", "Shelf", "load_portal", "read_files"]

SUFFIXES: Final = (".jsonl", ".json", ".ndjson")
PACKED: Final = ".gz"
MOST: Final = 100_000
"""Pages of one call; the portal has some ten thousand."""
UNPACKED: Final = 1 << 29
"""Bytes of one file, unpacked; a small file that is packed a thousandfold is no file of pages."""
MOST_REFUSED: Final = 1_000
"""Lines of one file that are no pages, where they are not outnumbered by those that are: it is some other file."""
LINES: Final = 10 * MOST
"""Lines of one file, the empty ones too: millions of them take minutes, and say nothing."""
BOM: Final = b"\xef\xbb\xbf"
RARE: Final = 100
"""One page in so many is rare; of fewer pages nobody can tell what is usual among them."""

Moved = Callable[[int, int], None]
"""What is told how many bytes of how many have been read."""


@attrs.frozen(field_transformer=as_annotated)
class Refused:
    """A record that could not be read at all, with the reason."""

    where: str
    error: MotcuaError

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it, each with where it stands."""
        where = f"{self.where} $" if isinstance(self.error, BadInput) else self.where
        return self.error.problems_at(where, "a captured page")


@attrs.frozen(field_transformer=as_annotated)
class Shelf:
    """The readings of some files, each with where it stands, and what was refused (*kết quả đọc các tệp*)."""

    readings: tuple[tuple[str, Reading], ...]
    refused: tuple[Refused, ...] = ()

    @property
    def catalogue(self) -> Catalogue:
        """The drafts, to be searched, linted and asked; pages of another procedure are left out.

        So are several pages of one code that differ, of which nobody can tell which holds, and the pages of provinces,
        but for the only one of its procedure: a catalogue has the rules of one place.
        """
        drafts = dict.fromkeys(
            one.procedure for _, one in self.readings if one.procedure is not None and not one.foreign
        )
        pages = Counter(draft.code for draft in drafts)
        places = Counter(code.number for code in pages)
        kept = (draft for draft in drafts if draft.code.place is None or places[draft.code.number] == 1)
        return Catalogue.of(draft for draft in kept if pages[draft.code] == 1)


def load_portal(path: str | os.PathLike[str]) -> Catalogue:
    """The drafts of a file or a folder of captured pages (*danh mục nháp từ Cổng*).

    It can be searched and linted, and asked for due dates where a limit was understood; elsewhere ``due`` raises
    ``NoPromise``. Raises ``BadInput`` with everything that was refused, where nothing can be read.
    """
    shelf = read_files([path])
    if not shelf.readings and shelf.refused:
        told = (problem for one in shelf.refused for problem in one.problems)
        raise BadInput(named(path), tuple(islice(told, MAX_PROBLEMS)))
    return shelf.catalogue


def read_files(paths: Iterable[str | os.PathLike[str]], moved: Moved | None = None) -> Shelf:
    """The readings of every record in these files and folders; ``moved`` is told how far it is.

    Raises ``BadInput`` for a path that leads nowhere, ``LimitExceeded`` for more pages than anybody has.
    """
    files = [file for path in paths for file in _files(path)]
    sizes = [_size(file) for file, _ in files]
    total = sum(sizes)
    readings: list[tuple[str, Reading]] = []
    refused: list[Refused] = []
    before = 0
    for (file, name), size in zip(files, sizes, strict=True):
        pages: list[tuple[str, Page]] = []
        for one, at in _records(file, name):
            if moved is not None:
                moved(before + at, total)
            if isinstance(one, Refused):
                refused.append(one)
            else:
                pages.append(one)
            if len(readings) + len(pages) + len(refused) > MOST:
                raise LimitExceeded.one(name, met="more pages", right=f"at most {MOST} pages")
        doubts = _neighbours([page for _, page in pages])
        readings += [(where, read_page(page, whole=tuple(doubts[at]))) for at, (where, page) in enumerate(pages)]
        before += size
        if moved is not None:
            moved(before, total)
    return Shelf(tuple(readings), tuple(refused))


# ── Files ────────────────────────────────────────────────────────────────────────────────────


def _files(path: str | os.PathLike[str]) -> Iterator[tuple[Path, str]]:
    """The files of a path, each with its name."""
    if not isinstance(path, str | os.PathLike):
        raise BadInput.one("pages", met=type(path).__name__, right="the path of a file or a folder")
    place = Path(path)
    named_so = "files named *.jsonl, *.jsonl.gz or *.json"
    files = files_of(place, belongs=_is_of_pages, lacks="pages", right=named_so, deep=True)
    if files != (place,):
        yield from ((file, named(file, place)) for file in files)
    elif os.path.lexists(place):
        yield place, named(place)
    else:
        raise BadInput.one(named(place), met="no such file", right="a file or a folder of captured pages")


def _size(file: Path) -> int:
    """How large it is now; nothing where nobody can say, which reading it tells."""
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


def _suffix(name: str) -> str:
    """What kind of file it is, once unpacked."""
    return Path(name.lower().removesuffix(PACKED)).suffix


def _is_of_pages(name: str) -> bool:
    return _suffix(name) in SUFFIXES


def _records(file: Path, name: str) -> Iterator[tuple[tuple[str, Page] | Refused, int]]:
    """The page of every record of a file or why there is none, each with how far the file has been read."""
    at = pages = refused = 0
    try:
        for where, line, at in _lines(file, name):
            try:
                yield (where, Page.of(_told(parsed(line, where), where))), at
                pages += 1
            except MotcuaError as error:
                yield Refused(where, error), at
                refused += 1
            if refused >= max(MOST_REFUSED, pages):
                right = f"a file of captured pages; what stands after {where} was not read"
                raise BadInput.one(name, met=f"{refused} lines that are none", right=right)
    except BadInput as error:
        yield Refused(name, error), at


_SOME: Final = "a captured page, with fields such as ma_thu_tuc"


def _told(record: object, where: str) -> object:
    """The record, if any field of a page stands in it, and each key once; raises ``BadInput`` for any other."""
    if _is_of_another_kind(record):
        met = "a table without any field of a page" if record else "an empty table"
        raise BadInput.one(where, met=met, right=_SOME)
    refuse_repeated_keys(record, where)
    return record


def _is_of_another_kind(record: object) -> bool:
    return isinstance(record, dict) and frozenset(FIELDS.values()).isdisjoint(cast("dict[object, object]", record))


def _lines(file: Path, name: str) -> Iterator[tuple[str, bytes, int]]:
    """Every record of a file as bytes, with where it stands and how far the file has been read.

    Raises ``BadInput`` for what cannot be read or unpacked, ``LimitExceeded`` for more than one file has.
    """
    with opened(file, "a file of captured pages") as raw:
        text = unpacked(raw) if file.suffix.lower() == PACKED else raw
        if _suffix(file.name) == ".json":
            yield name, text.read(MAX_BYTES + 1), 0
            return
        size = empty = 0
        for number, line in enumerate(iter(lambda: text.readline(MAX_BYTES + 1), b""), start=1):
            size += len(line)
            if size > UNPACKED or number > LINES:
                raise LimitExceeded.one(name, met="more of them", right=f"at most {UNPACKED} bytes in {LINES} lines")
            if len(line) > MAX_BYTES:
                raise LimitExceeded.one(f"{name}:{number}", met="a longer line", right=f"at most {MAX_BYTES} bytes")
            empty = count_empty(line, empty, name)
            if not empty:
                yield f"{name}:{number}", line.removeprefix(BOM), raw.tell() if raw.seekable() else 0


# ── What only neighbours can tell ────────────────────────────────────────────────────────────


_Doubts = defaultdict[int, list[Doubt]]


def _neighbours(pages: Sequence[Page]) -> _Doubts:
    """What the pages of a file say against one another, by their places."""
    found: _Doubts = defaultdict(list)
    for at, doubt in (*_of_one_code(pages), *_copied(pages), *_strangers(pages)):
        found[at].append(doubt)
    return found


def _of_one_code(pages: Sequence[Page]) -> Iterator[tuple[int, Doubt]]:
    """Pages whose code has another one too."""
    versions: defaultdict[str, set[Page]] = defaultdict(set)
    for page in pages:
        versions[page.code].add(page)
    for at, page in enumerate(pages):
        if page.code and len(versions[page.code]) > 1:
            yield at, Doubt(Part.PAGE, DoubtKind.SEVERAL_PAGES, path_of("code"), f"{page.code}; {page.name}")


def _copied(pages: Sequence[Page]) -> Iterator[tuple[int, Doubt]]:
    """Pages whose text stands under several codes."""
    codes: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for page in pages:
        codes[page.name, page.steps, page.decision].add(page.code)
    for at, page in enumerate(pages):
        if page.name and page.steps and len(codes[page.name, page.steps, page.decision]) > 1:
            yield at, Doubt(Part.PAGE, DoubtKind.COPIED_PAGE, path_of("name"), page.name)


def _strangers(pages: Sequence[Page]) -> Iterator[tuple[int, Doubt]]:
    """Pages whose decision is of a rare issuer, in a field and with results no other page of the file has.

    Where results have no codes, the offices that carry it out tell.
    """
    issuers = [_issuer(page) for page in pages]
    counts = Counter(issuers)
    usual = {name for name, count in counts.items() if name is None or count * RARE > len(pages)}
    home = [page for page, issuer in zip(pages, issuers, strict=True) if issuer in usual]
    fields = {page.field for page in home}
    ours = {name for page in home for name in (*_agencies(page), *listed(page.executing))}
    for at, (page, issuer) in enumerate(zip(pages, issuers, strict=True)):
        theirs = _agencies(page) or {*listed(page.executing)}
        if issuer not in usual and page.field not in fields and theirs and ours.isdisjoint(theirs):
            quote = f"{page.decision}; {page.field}; {page.name}"
            yield at, Doubt(Part.PAGE, DoubtKind.NEIGHBOUR, path_of("decision"), quote)


def _agencies(page: Page) -> set[str]:
    """The ministries and provinces whose results the page gives, by their codes."""
    return set(_AGENCY.findall(page.results))


_AGENCY: Final = re.compile(r"(?<![A-Z0-9])[GH][0-9]{2}(?![0-9])")


def _issuer(page: Page) -> str | None:
    cited, _ = decision(page.decision)
    return None if cited is None else cited.document.partition("/")[2]
