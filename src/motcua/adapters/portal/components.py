"""The papers of a page (*thành phần hồ sơ*): names and counts out of a table that has lost its separators.

Each paper ends in its counts, written without a blank behind its name: ``1 bản chính``, ``0 bản chính,1 bản sao``. The
same words inside a name are followed by more words. A heading before a table names the case its papers are for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

import attrs

from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.durations import clauses
from motcua.adapters.portal.headings import ITEM, NO_CASE, Heading, heading, set_apart
from motcua.adapters.portal.letters import LOWER, UPPER, item_name
from motcua.adapters.portal.pages import path_of
from motcua.adapters.portal.wordings import OFFICE
from motcua.annotated import as_annotated
from motcua.wording import amount_in_words

__all__ = ["Component", "ReadPapers", "case_names", "read_papers"]

WHERE: Final = path_of("papers")
HEADER: Final = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
_COUNTS: Final = re.compile(
    r"(?<![0-9])(?P<run>[0-9]{1,12}) bản chính(?:,(?P<copies>[0-9]{1,3}) bản sao)?(?=\Z|[-+*•(“\"]|[^\W_])"
)
_PROSE: Final = re.compile(rf"0[0-9] bản chính(?:,[0-9]{{1,3}} bản sao)?(?=[0-9{LOWER}])")
"""How prose writes a count, with the counts of the cell, or the rest of the sentence, behind it."""
_FORM_NAME: Final = re.compile(r"\.(?:docx?|xlsx?|pdf|rar|zip|jpe?g|png|rtf|odt)", re.IGNORECASE)
_FORM: Final = re.compile(rf"{_FORM_NAME.pattern}\Z", re.IGNORECASE)
_JOIN: Final = re.compile(
    rf"(?<=[{LOWER};:)\"”])(?=[{UPPER}0-9])|(?<=[.])(?=[{UPPER}])|(?<=[0-9])(?=[{UPPER}][{LOWER}])"
)
"""Where two cells met: a capital or a figure at once behind a small letter or the end of a sentence."""
_OPTIONAL: Final = re.compile(
    r"\(?nếu có\)?[ .;]*\Z"
    r"|\A(?:(?! (?:và|hoặc) )[^;,/:(])+\(nếu có\)(?: (?:theo|của|ban hành|do|được|mẫu)\b[^;,:]*)?[ :.;]*\Z",
    re.IGNORECASE,
)
"""At the end of a name, or behind the only thing it names."""
_NOTE: Final = re.compile(
    rf"{ITEM}(?:số lượng (?:mỗi )?(?:thành phần )?hồ sơ|số bộ hồ sơ|lưu ý|ghi chú)\b", re.IGNORECASE
)
"""A row that is no paper, whatever is counted beside it."""
_SIZE: Final = re.compile(r"(?<![0-9])(?:2 ?x ?3|3 ?x ?4|4 ?x ?6|6 ?x ?9)\Z")
"""A photograph has one of few sizes, which shows where the count begins."""
_UNCLEAR: Final = re.compile(r"\S[ (/,-]\Z|[0-9]\.\Z")
"""Endings of a name behind which a count may be part of a number, or of the sentence."""
_COUNTED: Final = re.compile(
    r"\((?:số lượng ?:? ?)?(?:0?[2-9]|[1-9][0-9])(?: \([^()]*\))? ảnh\b[^()]{0,20}\)\s*\Z"
    r"|(?<=[^\W\d_])[0-9]{1,2} bản (?:gốc|sao)\b"
    r"|(?:mẫu|phụ lục)(?: số)? ?0?\Z",
    re.IGNORECASE,
)
"""A name that counts by itself, or whose number may be the count."""
_COPY: Final = re.compile(r"(?:các )?bản (?:sao|chụp|phô)", re.IGNORECASE)
_ORIGINAL: Final = re.compile(r"(?:các )?bản (?:chính|gốc)\b(?!.*\b(?:sao|chụp)\b)", re.IGNORECASE)
_NUMBERS: Final = {amount_in_words(number): number for number in range(1, 21)}
_COUNT: Final = rf"[0-9]{{1,2}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_SAID: Final = re.compile(
    rf"(?<![\w/.,-])(?<!số )(?P<count>{_COUNT})"
    r"(?: ?\([^()]{1,24}\))? (?:(?:bộ )?bản(?: (?P<kind>chính|gốc|sao|chụp|photo|phô tô)\b|(?= vẽ)|(?=[ .,;:)]*\Z))"
    r"|(?:bộ|tấm|chiếc|tờ)(?=[ .,;:)]*\Z))"
    rf"|\bthành (?P<sets>{_COUNT})(?: ?\([^()]{{1,24}}\))? (?:bộ|bản)\b"
    rf"|\A(?:ảnh\b[^()]{{0,40}}\()?(?P<photos>{_COUNT}) (?:tấm |chiếc )?ảnh\b",
    re.IGNORECASE,
)
"""A count anywhere in a name, of originals, of copies, or of neither by name."""
_COPY_AT_END: Final = re.compile(r"\(bản (?:sao|chụp|phô|công chứng|chứng thực)[^()]{0,40}\)\s*\Z", re.IGNORECASE)
_WHO: Final = (
    "(?:người|công dân|cá nhân|tổ chức|doanh nghiệp|hộ|trẻ|học sinh|sinh viên|đối tượng|trường hợp|cơ sở|đơn vị"
    "|thương nhân|nhà đầu tư|phương tiện|xe|tàu|công trình|dự án|hàng|thành viên|đảng viên)"
)
_CONDITION: Final = re.compile(
    r"\A\W*(?:trường hợp|đối với|nếu|ngoài ra|riêng)\b|\bkhi bị\b"
    r"|\((?:hộ|người|doanh nghiệp|cơ sở|trẻ em|công dân) (?!(?:nộp|đề nghị|yêu cầu|đại diện|đứng đầu)\b)"
    r"[^()]{1,60}\)\s*\Z"
    r"|\b(?:đối với|(?<!một )trong|với|nếu|khi|tùy|tuỳ|riêng|trừ)(?: \w+){0,2} trường hợp\b"
    r"|\b(?:một|01|1) trong (?:các|những|số|hai|ba)\b(?! trường hợp)|\bnếu (?!có ?(?:[).;,]|\Z))"
    r"|[(,;] ?(?:chỉ )?(?:áp dụng )?đối với\b|\((?:chỉ )?(?:áp dụng|dành) (?:cho|với)\b"
    r"|(?<!trước )(?<!sau )(?<!ngay )\bkhi (?:có(?! sự cố)|là|ủy quyền|uỷ quyền|thay đổi)\b|\(khi\b"
    rf"|\b(?:dành|dùng|áp dụng|sử dụng)(?: riêng)? cho (?:{_WHO}|cán bộ|công chức|viên chức|quân nhân)\b"
    r"|\b(?:chỉ|không) áp dụng\b|\báp dụng với\b"
    r"|\((?:chỉ )?trường hợp\b(?! (?:nộp|gửi)\b)"
    r"|(?<=\w )(?<!các )(?<!những )(?<!một )(?<!thuộc )(?<!từng )(?<!mọi )(?<!số )(?<!theo )(?<!minh )"
    r"trường hợp (?:là|có|bị|không|chưa|hàng|người|cá nhân|tổ chức|phương tiện)\b"
    r"|(?<![.;:] )(?<!quyền )(?<!nghĩa vụ )(?<!thuế )(?<!dân sự )(?<!trách nhiệm )(?<!quản lý )(?<!xử phạt )"
    r"(?<!ưu đãi )(?<!yêu cầu )(?<!bắt buộc )(?<!môi trường )\bđối với (?!người thứ ba|bên thứ ba|nhà nước)",
    re.IGNORECASE,
)
"""A name that says when it is asked for, or that another will do; what "nếu có" says is that it is optional.

"Đối với" says it too, but behind what is done, owed or owned: "quyền đối với", "thuế đối với"."""
_WITH: Final = re.compile(rf"(?<!đối )\bvới {_WHO}\b", re.IGNORECASE)
"""The same, where nothing before it stands between two: "hợp đồng với", "kết hôn với"."""
_BETWEEN: Final = re.compile(
    r"hợp đồng|\bký\b|thỏa thuận|thoả thuận|kết hôn|\bgiữa\b|liên kết|liên doanh|hợp tác|hợp nhất|sáp nhập|cam kết"
    r"|nghĩa vụ|quan hệ|giao dịch|\b(?:so|cùng|phù hợp|tương ứng|gắn|kèm|khớp|đúng|chung|trao đổi|làm việc"
    r"|kinh doanh) với\b",
    re.IGNORECASE,
)
_SOME: Final = f"(?:0?[2-9]|{'|'.join(word for word, number in _NUMBERS.items() if 1 < number < 10)})"  # noqa: PLR2004
_SETS: Final = re.compile(
    rf"(?:(?:số )?lượng(?: hồ sơ)?(?: (?:phải )?nộp)?|số bộ(?: hồ sơ)?)[ :]*(?:là )?"
    rf"(?P<first>{_SOME})(?: ?\([^()]{{1,16}}\))? bộ(?![^\W\d_])"
    rf"|(?:nộp|gửi|lập|chuẩn bị) (?:(?!kèm)\w+ ){{0,2}}?(?P<second>{_SOME})(?: ?\([^()]{{1,16}}\))? bộ hồ sơ",
    re.IGNORECASE,
)
"""More sets of the dossier than one."""
MOST: Final = 99
"""Copies of one paper; no page asks for more."""


@attrs.frozen(field_transformer=as_annotated)
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
    awaits: str | None = None
    """Words that say for whom it is asked: whether they fit, somebody has to judge (*chờ xác định*)."""


@attrs.frozen(field_transformer=as_annotated)
class ReadPapers:
    """What came of the papers of a page."""

    papers: tuple[Component, ...] = ()
    cases: tuple[str, ...] = ()
    other: bool = False
    """Whether a dossier may be none of its cases: there is but one, and papers that everybody brings besides."""
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_papers(text: str, prose: Iterable[str] = ()) -> ReadPapers:
    """The papers, cases and notes of the field; what cannot be told apart is a doubt.

    ``prose`` is what else the page says: where it asks for more sets of the dossier, the counts have to be theirs.
    """
    if not text or text == NO_CASE:
        return ReadPapers()
    tables, doubts = _tables(text)
    sets = next(chain.from_iterable(map(_sets, (text, *prose))), None)
    cases: list[str] = []
    papers: list[Component] = []
    notes: list[str] = []
    for (title, rows), told in zip(tables, _headings(tables), strict=True):
        doubts += [Doubt(Part.CASES, DoubtKind.CASE_HEADING, WHERE, title)] if told.awaits else []
        asked = _asked(told, rows)
        notes += [row[0] for row in rows if row not in asked and row[0]]
        if told.case is not None and told.case not in cases and any(name for name, _, _ in asked):
            cases.append(told.case)
        case = cases.index(told.case) if told.case in cases else None
        for row in asked:
            found = [*_uncounted(row, sets)]
            if not found:
                paper, found = _paper(row, told, case)
                papers.append(paper)
            doubts += found
    other = len(cases) == 1 and any(one.case is None and one.awaits is None for one in papers)
    return ReadPapers(tuple(papers), tuple(cases), other, tuple(notes), tuple(doubts))


def _headings(tables: Sequence[tuple[str, list["_Row"]]]) -> Sequence[Heading]:
    """What the headings say, held against one another."""
    told = [
        one if one.notes or _asked(one, rows) else Heading()
        for one, rows in ((heading(title), rows) for title, rows in tables)
    ]
    beside = any(
        not one.case and not one.awaits and _asked(one, rows) for one, (_, rows) in zip(told, tables, strict=True)
    )
    return set_apart(told, beside=beside)


def _asked(told: Heading, rows: Iterable["_Row"]) -> list["_Row"]:
    """The rows of a table that are papers somebody brings."""
    return [row for row in rows if not told.notes and row[1] + row[2] and not _NOTE.match(row[0])]


def _uncounted(row: "_Row", sets: tuple[int, str] | None) -> Iterator[Doubt]:
    """What keeps the counts of a row from being those of a paper."""
    name, originals, copies = row
    said = f"{name}: {originals}, {copies}"
    if sets is not None and originals + copies != sets[0]:
        yield Doubt(Part.PAPERS, DoubtKind.PAPER_COUNT, WHERE, f"{sets[1]}; {said}")
    elif _counts_otherwise(name, originals, copies):
        yield Doubt(Part.PAPERS, DoubtKind.PAPER_COUNT, WHERE, said)
    elif not name:
        yield Doubt(Part.PAPERS, DoubtKind.PAPER_BOUNDARY, WHERE, f"{originals} bản chính")


def _paper(row: "_Row", told: Heading, case: int | None) -> tuple[Component, list[Doubt]]:
    """The paper of a row; what its name says of for whom it is asked waits for a judgement."""
    name, originals, copies = row
    bare, form, clear = _form(name)
    doubts = [] if clear else [Doubt(Part.FORMS, DoubtKind.FORM_BOUNDARY, WHERE, name)]
    optional = _OPTIONAL.search(bare) is not None
    awaits = told.awaits
    if not optional and _asked_of_some(bare):
        doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_CONDITION, WHERE, name))
        awaits = awaits or bare
    return Component(bare, originals, copies, form, case, told.present, optional, awaits), doubts


def _asked_of_some(name: str) -> bool:
    """Whether a name says for whom it is asked."""
    met = _WITH.search(name)
    return _CONDITION.search(name) is not None or (met is not None and not _BETWEEN.search(name[: met.end()]))


def _sets(text: str) -> Iterator[tuple[int, str]]:
    """How many sets of the dossier a text asks of the applicant, where they are more than one."""
    for clause in clauses(text) if _SETS.search(text) else ():
        met = _SETS.search(clause)
        if met is not None and OFFICE.search(clause[: met.start()].casefold()) is None:
            said = (met["first"] or met["second"]).casefold()
            yield _NUMBERS.get(said) or int(said), clause[max(0, met.start() - 40) : met.end() + 20]


def _counts_otherwise(name: str, originals: int, copies: int) -> bool:
    """Whether the name of a paper says another count, or another kind of it, than the cells beside it."""
    for said in _SAID.finditer(name):
        number = (said["count"] or said["sets"] or said["photos"]).casefold()
        count = _NUMBERS.get(number) or int(number)
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
        if _SIZE.search(before + run[:1]):
            run, before = run[1:], before + run[0]
        if _PROSE.match(body, match.start()) and before.endswith((" ", "(")):
            continue
        if len(run) != 1 or _UNCLEAR.search(before) or int(match["copies"] or 0) > MOST or _COUNTED.search(before):
            doubts.append(Doubt(Part.PAPERS, DoubtKind.PAPER_BOUNDARY, WHERE, body[begin : match.end()]))
        else:
            rows.append((item_name(before), int(run), int(match["copies"] or 0)))
        begin = match.end()
    return rows, body[begin:]


def _form(name: str) -> tuple[str, str | None, bool]:
    """The paper, the file of its form, and whether it is clear where one ends and the other begins."""
    if _FORM.search(name) is None:
        return name, None, True
    joins = [match.start() for match in _JOIN.finditer(name, max(0, len(name) - 160))]
    one_word = bool(joins) and " " not in name[joins[0] :] and len(_FORM_NAME.findall(name)) == 1
    if len(joins) != 1 and not one_word:
        return name, None, False
    return name[: joins[0]].rstrip(" ;."), name[joins[0] :], True


def case_names(cases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A code for each case, with its words."""
    return ((f"case-{at}", words) for at, words in enumerate(cases, start=1))
