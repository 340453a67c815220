"""The headings of the tables of papers: a case, what is done with them, a note, or words somebody has to judge.

Cases are a choice of one only where nothing speaks for two of them at once: no heading that adds to another, no table
of papers for everybody beside them, and all of them begun alike. Otherwise each heading is a question of its own.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from motcua.annotated import as_annotated

__all__ = ["ITEM", "NO_CASE", "Heading", "heading", "set_apart"]

NO_CASE: Final = "--"
ITEM: Final = r"\A(?:[a-zđ][0-9]?[.)]|[\W\d])*"
"""The letter, number or bullet of an item, at the beginning."""
_LIST: Final = r"(?: \(bản chính\))?(?:, mỗi loại 0?1 bản)?(?:,? (?:bao )?gồm(?: có)?)?[ :.]*"
_SUBMIT: Final = re.compile(rf"{ITEM}(?:các )?giấy tờ(?: phải| cần)? nộp{_LIST}", re.IGNORECASE)
_PRESENT: Final = re.compile(rf"{ITEM}(?:các )?giấy tờ(?: phải| cần)? xuất trình{_LIST}", re.IGNORECASE)
_NOTES: Final = re.compile(rf"{ITEM}(?:lưu ý|ghi chú)\b.*", re.IGNORECASE | re.DOTALL)
_ALL: Final = re.compile(rf"{ITEM}(?:thành phần(?:, số lượng)? )?hồ sơ{_LIST}", re.IGNORECASE)
_CASE: Final = re.compile(
    r"trường hợp|đối với|\bnếu\b(?! có\b)|(?<!trước )(?<!sau )(?<!ngay )(?<!trong )\bkhi\b", re.IGNORECASE
)
_BESIDE: Final = re.compile(
    r"\bthêm\b|\bngoài (?:ra|các|những|hồ sơ|giấy tờ|thành phần)|\bkèm\b|(?:ủy|uỷ) (?:quyền|nhiệm)|\b(?:tùy|tuỳ)\b"
    r"|\b(?:nộp|gửi)\b(?: hồ sơ)? (?:trực|qua)|trực tuyến|bưu chính|môi trường (?:điện tử|mạng)|cơ sở dữ liệu|khai thác"
    r"|\bmiễn nộp|giấy tờ(?: phải| cần)? (?:nộp|xuất trình|gửi)|(?:trước|sau) khi\b",
    re.IGNORECASE,
)
"""A heading whose papers come to those of another, or that tells how they are brought."""
_ENUMERATED: Final = re.compile(r"\A(?:\([^()]{1,4}\)|[a-zđivx]{1,4}[.)]|[\W\d_])+", re.IGNORECASE)
_ALONE: Final = re.compile(
    r"(?:(?:đối với|trường hợp|khi|nếu|hồ sơ|đề nghị|là) )+"
    r"(?:cấp\b|gia hạn|điều chỉnh|cá nhân|tổ chức|[0-9(]|thứ (?:nhất|hai|ba|tư|năm))",
    re.IGNORECASE,
)
"""What is asked for, who asks or a number: of these a dossier is one, whatever all of them bring besides."""


@attrs.frozen(field_transformer=as_annotated)
class Heading:
    """What the heading of a table says of its papers (*tiêu đề bảng giấy tờ*)."""

    case: str | None = None
    present: bool = False
    notes: bool = False
    awaits: str | None = None
    """Its words, where somebody has to judge whether they fit."""


def heading(title: str) -> Heading:
    """What a heading says, taken by itself.

    >>> heading("Trường hợp cấp lại:").case
    'Trường hợp cấp lại'
    >>> heading("Ngoài ra, trường hợp ủy quyền nộp thêm:").awaits
    'Ngoài ra, trường hợp ủy quyền nộp thêm'
    """
    plain = title.strip()
    if plain in {"", NO_CASE} or _SUBMIT.fullmatch(plain) or _ALL.fullmatch(plain):
        return Heading()
    if _PRESENT.fullmatch(plain):
        return Heading(present=True)
    if _NOTES.fullmatch(plain):
        return Heading(notes=True)
    said = " ".join(plain.split()).rstrip(" :")
    return Heading(case=said) if _CASE.search(plain) and not _BESIDE.search(plain) else Heading(awaits=said)


def set_apart(headings: Iterable[Heading], *, beside: bool) -> Sequence[Heading]:
    """The headings, their cases turned into questions unless a dossier can be but one of them.

    ``beside`` says that other papers are asked of everybody: then cases are mostly what is added to them.
    """
    told = [*headings]
    cases = list(dict.fromkeys(one.case for one in told if one.case is not None))
    bare = [_ENUMERATED.sub("", case).casefold() for case in cases]
    alike = len({" ".join(words.split()[:2]) for words in bare}) == 1 and not any(one.awaits for one in told)
    apart = len(cases) == 1 or all(_ALONE.match(words) for words in bare) or (alike and not beside)
    return told if apart else [one if one.case is None else Heading(awaits=one.case) for one in told]
