"""The papers of a page (*thành phần hồ sơ*): names and counts out of a table that has lost its separators.

Each paper ends in its counts, written without a blank behind its name: ``1 bản chính``, ``0 bản chính,1 bản sao``. The
same words inside a name are followed by more words. A heading before a table names the case its papers are for.
"""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.letters import LOWER, UPPER
from motcua.wording import amount_in_words

__all__ = ["Component", "ReadPapers", "read_papers"]

WHERE: Final = "$.thanh_phan_ho_so"
HEADER: Final = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
NO_CASE: Final = "--"
_COUNTS: Final = re.compile(
    r"(?<![0-9])(?P<run>[0-9]{1,12}) bản chính(?:,(?P<copies>[0-9]{1,3}) bản sao)?(?=\Z|[-+*•(“\"]|[^\W_])"
)
_PROSE: Final = re.compile(rf"0[0-9] bản chính(?:,[0-9]{{1,3}} bản sao)?(?=[0-9{LOWER}])")
"""How prose writes a count, with the counts of the cell, or the rest of the sentence, behind it."""
_FORM: Final = re.compile(r"\.(?:docx?|xlsx?|pdf|rar|zip|jpe?g|png|rtf|odt)\Z", re.IGNORECASE)
_JOIN: Final = re.compile(rf"(?<=[{LOWER};:)\"”])(?=[{UPPER}0-9])|(?<=[.])(?=[{UPPER}])")
"""Where two cells met: a capital or a figure at once behind a small letter or the end of a sentence."""
_OPTIONAL: Final = re.compile(r"\(?nếu có\)?[ .;]*\Z", re.IGNORECASE)
_CASE: Final = re.compile(r"trường hợp|đối với|\bnếu\b|\bkhi\b", re.IGNORECASE)
_SUBMIT: Final = re.compile(r"\A[\W\d]*(?:các )?giấy tờ(?: phải| cần)? nộp[ :.]*", re.IGNORECASE)
_PRESENT: Final = re.compile(r"\A[\W\d]*(?:các )?giấy tờ(?: phải| cần)? xuất trình[ :.]*", re.IGNORECASE)
_NOTES: Final = re.compile(r"\A[\W\d]*(?:lưu ý|ghi chú)\b.*", re.IGNORECASE | re.DOTALL)
_ALL: Final = re.compile(r"\A[\W\d]*(?:thành phần )?hồ sơ(?: bao)?(?: gồm(?: có)?)?[ :.]*", re.IGNORECASE)
_UNCLEAR: Final = re.compile(r"\S[ (/,-]\Z|[0-9]\.\Z")
"""Endings of a name behind which a count may be part of a number, or of the sentence."""
_COUNTED: Final = re.compile(
    r"\((?:số lượng ?:? ?)?(?:0?[2-9]|[1-9][0-9])(?: \([^()]*\))? (?:bản|bộ|ảnh|tờ)\b[^()]{0,20}\)\s*\Z"
    r"|(?<=[^\W\d_])[0-9]{1,2} bản (?:gốc|sao)\b"
    r"|(?:mẫu|phụ lục)(?: số)? ?0?\Z",
    re.IGNORECASE,
)
"""A name that counts by itself, or whose number may be the count."""
_COPY: Final = re.compile(r"(?:các )?bản (?:sao|chụp|phô)", re.IGNORECASE)
_ORIGINAL: Final = re.compile(r"(?:các )?bản (?:chính|gốc)\b(?!.*\b(?:sao|chụp)\b)", re.IGNORECASE)
_NUMBERS: Final = {amount_in_words(number): number for number in range(1, 21)}
_SAID: Final = re.compile(
    rf"(?<![\w/.,-])(?<!số )(?P<count>[0-9]{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
    r"(?: ?\([^()]{1,24}\))? (?:bộ )?bản(?: (?P<kind>chính|gốc|sao|chụp|photo|phô tô)\b|(?= vẽ)|(?=[ .,;:)]*\Z))",
    re.IGNORECASE,
)
"""A count anywhere in a name, of originals, of copies, or of neither by name."""
_COPY_AT_END: Final = re.compile(r"\(bản (?:sao|chụp|phô)[^()]{0,40}\)\s*\Z", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\A\W*(?:trường hợp|đối với|nếu)\b|\b(?:đối với|trong|với|nếu|khi|tùy|tuỳ|riêng)(?: \w+){0,2} trường hợp\b"
    r"|\b(?:một|01|1) trong (?:các|những|số|hai|ba)\b",
    re.IGNORECASE,
)
"""A name that says when it is asked for, or that another will do; what "nếu có" says is that it is optional."""
MOST: Final = 99
"""Copies of one paper; no page asks for more."""


@attrs.frozen
class Component:
    """One paper of a page, with its counts (*giấy tờ, số bản chính, số bản sao*)."""

    name: str
    originals: int
    copies: int
    form: str | None = None
    """The file of its form."""
    case: int | None = None
    """The place of the case it is for, among the cases of the page."""
    present: bool = False
    optional: bool = False


@attrs.frozen
class ReadPapers:
    """What came of the papers of a page."""

    papers: tuple[Component, ...] = ()
    cases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@attrs.frozen
class _Heading:
    """What the heading of a table says of its papers."""

    case: str | None = None
    present: bool = False
    notes: bool = False
    doubted: bool = False


def read_papers(text: str) -> ReadPapers:
    """The papers, cases and notes of the field; what cannot be told apart is a doubt."""
    if not text or text == NO_CASE:
        return ReadPapers()
    tables, doubts = _tables(text)
    cases: list[str] = []
    papers: list[Component] = []
    notes: list[str] = []
    for title, rows in tables:
        heading = _heading(title)
        if heading.doubted:
            doubts.append(Doubt(Part.CASES, DoubtKind.CASE_HEADING, WHERE, title))
            continue
        counted = any(name and originals + copies for name, originals, copies in rows)
        if heading.case is not None and counted and heading.case not in cases:
            cases.append(heading.case)
        case = cases.index(heading.case) if heading.case in cases else None
        for name, originals, copies in rows:
            if heading.notes or not originals + copies:
                notes += [name] if name else []
            elif _counts_otherwise(name, originals, copies):
                doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_COUNT, WHERE, f"{name}: {originals}, {copies}"))
            elif not name:
                doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_BOUNDARY, WHERE, f"{originals} bản chính"))
            else:
                bare, form, clear = _form(name)
                doubts += [] if clear else [Doubt(Part.FORMS, DoubtKind.FORM_BOUNDARY, WHERE, name)]
                optional = _OPTIONAL.search(bare) is not None
                if not optional and _CONDITION.search(bare):
                    doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_CONDITION, WHERE, name))
                    continue
                papers.append(Component(bare, originals, copies, form, case, heading.present, optional))
    return ReadPapers(tuple(papers), tuple(cases), tuple(notes), tuple(doubts))


def _counts_otherwise(name: str, originals: int, copies: int) -> bool:
    """Whether the name of a paper says another count, or another kind of it, than the cells beside it."""
    for said in _SAID.finditer(name):
        count = _NUMBERS.get(said["count"].casefold()) or int(said["count"])
        kind = (said["kind"] or "").casefold()
        beside = {originals, copies} if not kind else {originals if kind in {"chính", "gốc"} else copies}
        if count not in beside and not name[: said.start()].endswith("hoặc "):
            return True
    copy = _COPY.match(name) or _COPY_AT_END.search(name)
    return bool((copy and not copies) or (_ORIGINAL.match(name) and not originals))


_Row = tuple[str, int, int]


def _tables(text: str) -> tuple[list[tuple[str, list[_Row]]], list[Doubt]]:
    """Every table with the heading before it; what stands behind its last count is the heading of the next."""
    title, *bodies = text.split(HEADER)
    if not bodies:
        return [], [Doubt(Part.PAPERS, DoubtKind.UNREAD_PAPERS, WHERE, text)]
    tables: list[tuple[str, list[_Row]]] = []
    doubts: list[Doubt] = []
    for at, body in enumerate(bodies):
        rows, rest = _rows(body, doubts)
        tables.append((title.strip(), rows))
        if at == len(bodies) - 1 and rest.strip():
            doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_BOUNDARY, WHERE, rest))
        title = rest
    return tables, doubts


def _rows(body: str, doubts: list[Doubt]) -> tuple[list[_Row], str]:
    rows: list[_Row] = []
    begin = 0
    for match in _COUNTS.finditer(body):
        run, before = match["run"], body[begin : match.start()]
        if _PROSE.match(body, match.start()) and before.endswith((" ", "(")):
            continue
        if len(run) > 1 or _UNCLEAR.search(before) or int(match["copies"] or 0) > MOST or _COUNTED.search(before):
            doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_BOUNDARY, WHERE, body[begin : match.end()]))
        else:
            rows.append((_name(before), int(run), int(match["copies"] or 0)))
        begin = match.end()
    return rows, body[begin:]


def _name(text: str) -> str:
    """The name of a paper without bullet and closing mark."""
    return " ".join(text.split()).lstrip("-+*• ").rstrip(" ;.")


def _form(name: str) -> tuple[str, str | None, bool]:
    """The paper, the file of its form, and whether it is clear where one ends and the other begins."""
    if _FORM.search(name) is None:
        return name, None, True
    joins = [match.start() for match in _JOIN.finditer(name, max(0, len(name) - 160))]
    if len(joins) != 1:
        return name, None, False
    return name[: joins[0]].rstrip(" ;."), name[joins[0] :], True


def _heading(title: str) -> _Heading:
    plain = title.strip()
    if plain in {"", NO_CASE} or _SUBMIT.fullmatch(plain) or _ALL.fullmatch(plain):
        return _Heading()
    if _PRESENT.fullmatch(plain):
        return _Heading(present=True)
    if _NOTES.fullmatch(plain):
        return _Heading(notes=True)
    if _CASE.search(plain):
        return _Heading(case=" ".join(plain.split()).rstrip(" :"))
    return _Heading(doubted=True)


def case_names(cases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A code for each case, with its words."""
    return ((f"case-{at}", words) for at, words in enumerate(cases, start=1))
