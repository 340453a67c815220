"""Time in the prose that the grammar of durations does not know: what is not explained is a doubt, never a silence.

The burden lies with the page. Whatever looks like an amount of time, a start of its own, a change of the limit or the
remains of another format, and is no duration or date that was read, keeps the limit from being taken.
"""

import re
from collections.abc import Iterator
from typing import Final

from motcua.adapters.portal.durations import clauses, spans
from motcua.adapters.portal.wordings import OFFICE, TIME

__all__ = ["unexplained"]

_UNIT: Final = r"(?:ng[aàáảãạ]y|ngaỳ|giờ|gìờ|tuần|tháng|quý|buổi|tiếng(?! (?:việt|anh|pháp|nga|trung|nước|dân)))"
_NUMBER: Final = (
    r"(?:một|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nửa|rưỡi|vài|mấy|dăm"
    r"|[0-9]{1,3}(?:[.,/][0-9]{1,2})?[a-z]?)"
)
_AMOUNT: Final = re.compile(
    rf"(?<![\w/.,]){_NUMBER} ?(?:\([^()]{{1,24}}\))? ?{_UNIT}(?:(?! [0-9])|(?= làm))"
    rf"|(?<![\w/.,]){_NUMBER} ?\([^()]{{1,24}}(?:ngày|giờ|tháng)\)"
    rf"|{_UNIT} rưỡi|\b[0-9]{{1,3}} ?h\b(?! ?[0-9])"
    r"|(?<![\w/.,])[0-9]{1,3}(?: ?\([^()]{1,24}\))?(?: \w{1,6}){1,3} làm việc"
    rf"|{TIME} (?:giải quyết|xử lý|trả kết quả)[^0-9;]{{0,30}}[0-9]{{1,3}}\Z"
)
"""A number beside something like a unit."""
_ORDINAL: Final = r"[0-9]{1,2}|một|nhất|hai|nhì|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
_DIGITS: Final = re.compile(r"[^\D0-9]")
"""Digits of other scripts, or as wide as a Chinese letter."""
_MARKUP: Final = re.compile(r"&#?\w{2,8}(?:;|\Z)|</?[a-z][^<>]{0,80}>")
_UNIT_MARKED: Final = re.compile(
    r"[0-9)] ?ngày(?: hành chính| công\b(?! bố| nhận| khai| tác| an))"
    r"|[0-9)] ?ngày(?: l\.?v\b| ?làm(?! việc\b)| \((?:tính )?[^()]{0,16}làm việc\))"
    r"|ngày ?\) ?làm việc|ngày ?l(?:àm)?(?:việc|v\b)"
)
"""A unit with a qualification that is none of the known ones."""
_MOMENT: Final = re.compile(
    r"(?:trả|nhận|giao) (?:thẻ|kết quả)(?:[ :,–-]+\w+){0,6}[ :,–-]+ngày (?:thứ )?[0-9]"
    r"|kết quả(?: \w+){0,4} trả (?:vào )?ngày [0-9]"
    r"|vào (?:các )?(?:ngày )?thứ \w+ h[àằ]ng tuần"
    r"|(?:trả|cấp|công bố|kết quả)\b[^;]{0,80}ngày [0-9]{1,2}(?: tháng [0-9]{1,2})? h[àằ]ng (?:tháng|quý|năm)"
    r"|\btrả\b[^;]{0,60} h[àằ]ng tháng[^;]{0,30} ngày [0-9]"
    r"|ngày [0-9]{1,2}(?: tháng [0-9]{1,2})? h[àằ]ng (?:tháng|quý|năm)[^;]{0,80} (?:trả|cấp|công bố)\b"
    r"|\b(?:trả|cấp|công bố|xét)\b[^;]{0,40} (?:vào|trong) tháng [0-9]{1,2}\b(?! ?(?:năm|/) ?[0-9])"
)
"""A day of the calendar, or the n-th day, on which the result is given."""
_DATED: Final = re.compile(
    r"\b(?:trước|chậm nhất|muộn nhất|vào|trong)(?: \w+){0,2}? ngày [0-9]{1,2}"
    r"(?: ?(?:/|tháng) ?[0-9]{1,2})?(?![0-9])(?! ?[/.-] ?[0-9])(?! ?(?:năm|tháng) ?[0-9])"
    r"|(?:trong|vào|mỗi|từng) quý\b|h[àằ]ng quý|họp[^;]{0,30} (?:định kỳ|mỗi|h[àằ]ng)"
    r"|(?:điều chỉnh|công bố|trả kết quả|xét duyệt)(?: \w+){0,2} h[àằ]ng tháng"
    r"|\blần ?/ ?(?:quý|tháng|năm|tuần)\b|\blần (?:trong|mỗi) (?:quý|tháng|tuần)\b"
    rf"|ngày làm việc thứ (?:{_ORDINAL})(?!(?: ?-| ?,| đến| và) ?(?:thứ )?(?:{_ORDINAL}|chủ nhật))"
    rf"|\b(?:trả|cấp|giải quyết|kết quả)\b[^;]{{0,80}} ngày thứ (?:{_ORDINAL})(?: \(\w+\))?,? (?:kể|tính|sau)\b"
    r"|theo kế hoạch[^;,]{0,60} h[àằ]ng (?:năm|quý|tháng)"
    r"|\btháng [0-9]{1,2}(?:(?:,| và)(?: tháng)? [0-9]{1,2})* h[àằ]ng năm"
)
"""A day of any year, a quarter, the n-th day (or one of the week): a date to wait for, where a limit is a length."""
_FILED: Final = re.compile(r"\b(?:nộp|gửi|đăng ký|báo cáo|lập|khai|thông báo)\b")
_NO_OFFICE: Final = re.compile(r"cơ sở|trụ sở|bộ hồ sơ")
_GIVEN: Final = re.compile(r"\b(?:trả|cấp|công bố|giải quyết|kết quả)\b")
_SPLIT_NUMBER: Final = re.compile(
    rf"(?<![\w/.,-])[0-9] [0-9]{{1,2}} ?(?:\([^()]{{1,24}}\) ?)?{_UNIT}"
    rf"|(?<![\w/.,-])(?=[0-9olivx]{{1,5}} ?{_UNIT})(?:[0-9]*[olivx]+[0-9olivx]*) ?{_UNIT}"
    rf"|[0-9] ?\({_UNIT}"
)
"""Digits apart, letters among them, a unit in brackets."""
_SIGNS: Final = (_DIGITS, _MARKUP, _UNIT_MARKED, _MOMENT, _SPLIT_NUMBER)
_TIMED: Final = re.compile(r"ngày|giờ|tiếng|tháng|tuần|quý|thời hạn|thời gian|họp|h[àằ]ng năm")


def unexplained(text: str) -> Iterator[str]:
    """The clauses with time in them that nothing explains.

    >>> [*unexplained("Trong thời hạn 2O ngay làm việc, Sở cấp giấy phép. Trong 05 ngày, Sở cấp giấy phép.")]
    ['Trong thời hạn 2O ngay làm việc, Sở cấp giấy phép']
    """
    for clause in clauses(text):
        low = clause.casefold()
        if _TIMED.search(low) is None and _AMOUNT.search(low) is None:
            continue
        if any(sign.search(low) for sign in _SIGNS) or _AMOUNT.search(_left(low)) or _dated(low):
            yield clause


def _dated(low: str) -> bool:
    """Whether a clause waits for a date, and it is not the applicant who has to file by then."""
    if _DATED.search(low) is None:
        return False
    filed = _FILED.search(low)
    before = "" if filed is None else _NO_OFFICE.sub(" ", low[: filed.start()])
    return filed is None or OFFICE.search(before) is not None or _GIVEN.search(before) is not None


def _left(low: str) -> str:
    """The clause without the durations and dates that were read."""
    parts: list[str] = []
    at = 0
    for begin, end in spans(low):
        parts.append(low[at:begin])
        at = end
    return " … ".join((*parts, low[at:]))
