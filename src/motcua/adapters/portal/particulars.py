"""What else a page says: the decision that announced it, its levels, its legal basis, its results."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import attrs

from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.letters import LOWER, item_name
from motcua.adapters.portal.pages import ABSENT, path_of
from motcua.annotated import as_annotated
from motcua.citation import Citation

__all__ = ["LEVELS", "ReadResult", "decision", "instruments", "levels", "listed", "results"]

LEVELS: Final[Mapping[str, str | None]] = {
    "cấp bộ": "ministry",
    "cấp tỉnh": "province",
    "cấp huyện": "district",
    "cấp xã": "commune",
    "cơ quan khác": None,
    "cơ quan đại diện": "mission",
}
"""Levels as the page names them → as ``motcua.office.LEVELS`` does; another agency is at no level."""

# ── Numbers of instruments ───────────────────────────────────────────────────────────────────

_DECISION: Final = re.compile(
    r"(?:[Qq]uyết định )?(?:QĐ|QD)?(?: ?số:?)?[ /]*(?P<number>[0-9]{1,5}) ?(?:[./]? ?/ ?|[-/.])? ?(?:QĐ|QD)? ?-? ?"
    r"(?P<by>[A-ZĐ]{2,10}(?:-[A-ZĐ0-9]{2,8})?)"
    r"(?:,? ngày [0-9]{1,2}(?:[/.-]| tháng )[0-9]{1,2}(?:[/.-]| năm )[0-9]{4})?"
    r"(?:,? của (?:Bộ(?: trưởng Bộ)?|Chủ tịch) [^0-9]{2,60})?"
)
_SMALL: Final = re.compile(r"/ ?q[đd]-[a-zđ]")
_DASH: Final = re.compile(r" ?[\u2010-\u2015\u2212-] ?")
"""Dashes that stand where the number of an instrument has a hyphen, with the blanks around them."""
_SLASH: Final = re.compile(r"(?<=[0-9]) ?/ ?(?=[0-9A-ZĐ])")
_OTHER_KIND: Final = re.compile(r"(?:TT|NĐ|NQ|CT|TTLT|VBHN|TB|CV)(?:-|\Z)")
"""Kinds of instruments that are no decision."""
_OF_ARTICLE: Final = re.compile(r"(?:điều|khoản|điểm|mục|chương|phần|số) ?\Z", re.IGNORECASE)
_BY_PROVINCE: Final = re.compile(r"UBND\b|CTUBND\b")
_BODIES: Final = (
    "BLĐTBXH|BVHTTDL|BNNPTNT|BNN&PTNT|VKSNDTC|TANDTC|BGDĐT|BGD&ĐT|BGTVT|BKHĐT|BTNMT|BNNMT|BTTTT|BKHCNMT|BKHCN|BDTTG"
    "|BVHTT|TTCP|VPCP|VPQH|NHNN|UBDT|KTNN|BHXH|TCHQ|BXD|BTC|BTP|BYT|BCT|BNV|BQP|BCA|BNG|BNN|BGD"
)
"""Who issues circulars, the longer name before the one it begins with: the next title follows at once."""
_ISSUED: Final = (
    "N[ĐD]-CP|NQ-CP|NQ-HĐND|NQ-HĐTP|Q[ĐD]-TTg|Q[ĐD]-UBND|CT-TTg|NQLT-CP-UBTƯMTTQVN|QH[0-9]{2}"
    "|PL-UBTVQH[0-9]{2}|UBTVQH[0-9]{2}"
    rf"|TTLT[-/](?:{_BODIES})(?:-(?:{_BODIES})){{0,4}}|(?:TT|Q[ĐD]|VBHN)[-/](?:{_BODIES})"
)
_INSTRUMENT: Final = re.compile(
    rf"(?<!/)(?P<number>[0-9]{{1,9}})(?:\.[0-9]{{1,2}}|[a-z])?/(?:[0-9]{{4}}/ ?(?:{_ISSUED})"
    rf"|(?:(?:Q[ĐD]|VBHN)-(?:{_BODIES})|Q[ĐD]-(?:TTg|UBND|CTN)|CT-TTg|NQ-CP))"
)
"""A rule has its year behind its number; a single decision, and a text put together from several, have none."""
_UNREAD: Final = re.compile(r"[0-9]{1,5}/[0-9]{4}/[0-9A-ZĐa-zđ/-]{2,24}")
_ETH: Final = str.maketrans({"Ð": "Đ"})
"""The Icelandic letter that some keyboards write."""
_PLAIN_D: Final = re.compile(r"(?<=/[NQ])D(?=-)")
_SECOND_SLASH: Final = re.compile(r"(?<=[TĐN])/(?=B)")
_KIND: Final = r"(?:[Nn]ghị định|[Tt]hông tư|[Nn]ghị quyết|[Qq]uyết định|[Pp]háp lệnh|[Bb]ộ luật|(?<![Bb]ộ )[Ll]uật)"
_NAMED: Final = re.compile(rf"{_KIND}(?: [Ll]iên tịch)?(?: +số)? *\Z")
"""The kind of an instrument before its number."""
_CITED: Final = re.compile(rf"(?<=[{LOWER},;:(“] ){_KIND}(?: [Ll]iên tịch)?(?: +số)? *\Z")
"""The same inside a sentence: what the title of another instrument is about."""
_LONGEST_NUMBER: Final = 4
_BASIS: Final = path_of("legal_basis")
_HEADER: Final = "Tên văn bản pháp lýMã văn bản"


def decision(text: str) -> tuple[Citation | None, tuple[Doubt, ...]]:
    """The announcing decision, written one way; a province's is a doubt, since national codes are a ministry's."""
    if not text:
        return None, ()
    where = path_of("decision")
    plain = _DASH.sub("-", text.strip().translate(_ETH))
    met = _DECISION.fullmatch(plain.upper() if _SMALL.search(plain) else plain)
    if met is None or _OTHER_KIND.match(met["by"]):
        return None, (Doubt(Part.DECISION, DoubtKind.NO_INSTRUMENT, where, text),)
    cited = Citation(f"{met['number']}/QĐ-{met['by']}", verified=False)
    if _BY_PROVINCE.search(met["by"]):
        return cited, (Doubt(Part.PAGE, DoubtKind.OTHER_AUTHORITY, where, text),)
    return cited, ()


def instruments(text: str) -> tuple[tuple[Citation, ...], tuple[Doubt, ...]]:
    """The instruments of the legal basis by their numbers, each once; a number a title runs into is a doubt.

    What a title is about is none of them, unless it has a row of its own.
    """
    body = text.removeprefix(_HEADER)
    if not body:
        return (), ()
    found: dict[str, Citation] = {}
    plain = _SLASH.sub("/", _DASH.sub("-", body.translate(_ETH)))
    numbers = [*_INSTRUMENT.finditer(plain)]
    read = {at for met in numbers for at in range(*met.span())}
    doubts = [_no_instrument(plain, met) for met in _UNREAD.finditer(plain) if read.isdisjoint(range(*met.span()))]
    cells = {met.group() for met in numbers if not plain[met.start() - 1 : met.start()].isspace()}
    for met in numbers:
        if met.group() not in cells and _CITED.search(plain, max(0, met.start() - 40), met.start()):
            continue
        before = plain[max(0, met.start() - 40) : met.start()]
        goes_on = plain[met.end() : met.end() + 1].isspace() and _NAMED.search(before) is not None
        of_article = not goes_on and _OF_ARTICLE.search(before) is not None
        if len(met["number"]) > _LONGEST_NUMBER or of_article:
            doubts.append(_no_instrument(plain, met))
            continue
        number = _SECOND_SLASH.sub("-", _PLAIN_D.sub("Đ", met.group()))
        found.setdefault(number, Citation(number, verified=False))
    if not found and not doubts:
        doubts.append(Doubt(Part.LEGAL_BASIS, DoubtKind.NO_INSTRUMENT, _BASIS, body))
    return tuple(found.values()), tuple(doubts)


def _no_instrument(text: str, met: re.Match[str]) -> Doubt:
    return Doubt(Part.LEGAL_BASIS, DoubtKind.NO_INSTRUMENT, _BASIS, text[max(0, met.start() - 60) : met.end()])


# ── Levels and lists ─────────────────────────────────────────────────────────────────────────


def levels(text: str) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """The levels that carry it out; the district is named and doubted."""
    where = path_of("levels")
    known: list[str] = []
    doubts: list[Doubt] = []
    for name in (part.strip() for part in text.split(",") if part.strip()):
        level = LEVELS.get(name.casefold(), "")
        if level == "":
            doubts.append(Doubt(Part.LEVELS, DoubtKind.UNKNOWN_LEVEL, where, name))
        elif level is not None:
            known.append(level)
        if level == "district":
            doubts.append(Doubt(Part.LEVELS, DoubtKind.STALE_LEVEL, where, name))
    return tuple(dict.fromkeys(known)), tuple(doubts)


def listed(text: str) -> tuple[str, ...]:
    """The things of a list whose commas are not inside brackets.

    >>> listed("Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân Việt Nam")
    ('Tổ chức (không bao gồm doanh nghiệp, HTX)', 'Công dân Việt Nam')
    """
    plain = text.replace("Cán bộ, công chức, viên chức", "Cán bộ\x00 công chức\x00 viên chức")
    commas, depth = [-1], 0
    for at, letter in enumerate(plain):
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if letter == "," and not depth:
            commas.append(at)
    parts = (plain[begin + 1 : end] for begin, end in pairwise((*commas, len(plain))))
    return tuple(name for part in parts if (name := part.replace("\x00", ",").strip()))


# ── Results ──────────────────────────────────────────────────────────────────────────────────

_RESULT: Final = re.compile(
    r"Mã: ?(?P<code>KQ[.-][A-Z][0-9]{2}[.-][0-9]{6}|[0-9.]{0,12}[A-Z][0-9]{2}(?:\.[0-9]{2}){0,3}-KQ[0-9]{4})(?![0-9])"
)
_FURNITURE: Final = re.compile(r"Từ khóa|Chọn cơ quan thực hiện")
_REFUSAL: Final = re.compile(r"từ chối|không (?:cấp|chấp thuận|đủ điều kiện|đồng ý|được cấp)")
_EITHER: Final = re.compile(r"\bhoặc\b|/")


@attrs.frozen(field_transformer=as_annotated)
class ReadResult:
    """One result of a page, with its national code where it has one."""

    name: str
    code: str | None
    refusal: bool


def _refuses(name: str) -> bool:
    """Whether a result refuses; what may be either does not."""
    return _REFUSAL.search(_EITHER.split(name.casefold(), maxsplit=1)[0]) is not None


def results(text: str) -> tuple[tuple[ReadResult, ...], tuple[Doubt, ...]]:
    """The results before the furniture of the page; a code of another form, or words behind the last, is a doubt."""
    met = _FURNITURE.search(text)
    body = (text[: met.start()] if met else text).strip()
    found: list[ReadResult] = []
    doubts: list[Doubt] = []
    begin = 0
    for one in _RESULT.finditer(body):
        name, begin = item_name(body[begin : one.start()]), one.end()
        if not name or _CODE in name:
            doubts.append(Doubt(Part.RESULTS, DoubtKind.UNREAD_RESULT, _RESULTS, f"{name} {one.group()}"))
        else:
            code = one["code"].replace("KQ-", "KQ.") if one["code"].startswith("KQ") else one["code"]
            found.append(ReadResult(name, code, _refuses(name)))
    rest = item_name(body[begin:])
    if rest and rest.casefold() not in ABSENT:
        if begin or _CODE in rest:
            doubts.append(Doubt(Part.RESULTS, DoubtKind.UNREAD_RESULT, _RESULTS, rest))
        else:
            found.append(ReadResult(rest, None, _refuses(rest)))
    return tuple(found), tuple(doubts)


_CODE: Final = "Mã:"
_RESULTS: Final = path_of("results")
