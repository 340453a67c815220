"""From when a time counts (*thời điểm bắt đầu tính*): the receipt of the dossier, or anything else.

Only the receipt of the dossier is the start of a limit in the table. Whatever else a page counts from, its words need
not be known here: what is not the receipt is another start.
"""

import enum
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from motcua.adapters.portal.wordings import OFFICE, TIME

__all__ = ["Start", "begins_elsewhere", "in_plain_words", "start_of", "without_own_case"]


class Start(enum.Enum):
    """What a duration counts from (*thời điểm bắt đầu tính*)."""

    FULL = "full"
    """The receipt of the full and valid dossier."""
    RECEIPT = "receipt"
    """The receipt of the dossier."""
    PASSED_ON = "passed-on"
    """The receipt of something that is not the applicant's: one office passes it on to another."""
    OTHER = "other"
    """Another event."""
    LATER = "later"
    """The end of a time that was named before."""
    UNSAID = "unsaid"

    @property
    def of_the_dossier(self) -> bool:
        """Whether it is the receipt of the dossier of the applicant."""
        return self in {Start.FULL, Start.RECEIPT}

    @property
    def elsewhere(self) -> bool:
        """Whether it is named, and is none of the first."""
        return not self.of_the_dossier and self is not Start.UNSAID


NEAR: Final = 90
"""Characters in which the words of a start stand."""

_START: Final = re.compile(
    r"(?:(?:kể|tính) (?:từ|khi|ngày)|từ (?:ngày|khi|lúc|thời điểm)|sau khi|sau ngày)(?: (?:ngày|khi|lúc|thời điểm))*"
)
_ALONE: Final = re.compile(rf"\A\W*{TIME}?(?: được)? ?(?:(?:kể|tính) từ|sau khi|ngay khi)(?! ngày [0-9])")
"""A start at the beginning of a clause that is no date."""
_END: Final = re.compile(r"[,;:()]")
_FILLED: Final = (
    r"(?: (?:được|đủ|đầy đủ|đúng|đã|hoàn chỉnh|hợp lệ|tất cả|thành phần|các|bộ|bản|một|văn bản|giấy|phiếu|công văn"
    r"|tờ|bằng|điện tử|lại|về|loại|trọn|toàn bộ|và|thông tin|dữ liệu|danh sách|người|tài liệu|đầu|01|02|ghi|trên))*"
)
_DOSSIER: Final = (
    r"(?:hồ sơ(?! (?:trình|thẩm định|kết quả|(?:và|kèm) (?:báo cáo|tờ trình|văn bản|kết quả|biên bản|ý kiến)))"
    r"|đơn(?! vị)|đề nghị|yêu cầu|đề xuất|đề án|số liệu|tờ khai"
    r"|(?:văn bản|bản|phiếu) (?:đăng ký|khai|kê khai)|giấy tờ|khai báo|báo cáo phát hành"
    r"|(?:báo cáo|thông báo)(?: (?:và|đầy đủ|đủ|hợp lệ|hợp pháp))*\Z"
    r"|văn bản(?: (?:và|đầy đủ|đủ))* (?:hợp lệ|hợp pháp)\Z"
    r"|(?:báo cáo|thông báo|văn bản)"
    r"(?: (?!khắc phục|kiểm tra|thẩm định|giải trình|trả lời|xác minh|nộp|giám sát|giám định|kiểm định|thử nghiệm)\w+)"
    r"{0,8}? của (?:tổ chức(?! (?:kiểm|giám|chứng nhận|đánh giá|thử nghiệm|tư vấn))|công ty|chi nhánh|doanh nghiệp"
    r"|cơ sở(?! dữ liệu)|thương nhân|hợp tác xã|chủ (?:đầu tư|sở hữu)|nhà đầu tư|cá nhân|người))"
)
_RECEIPT: Final = re.compile(
    rf"\A(?:(?:[\w/-]+ ){{0,14}}?(?:nhận|nộp|gửi|thụ lý|đăng ký|chuyển){_FILLED} {_DOSSIER}"
    r"|(?:[\w/-]+ ){0,8}?(?:nhận|nộp)(?: (?:được|đủ|đầy đủ|về|trực tiếp|lại))*\Z"
    r"|(?:\w+ ){0,3}?hồ sơ (?:\w+ ){0,6}?(?:nhận|nộp|gửi|thụ lý|đầy đủ|đủ|hợp lệ|hoàn chỉnh|hoàn thiện)\b"
    r"|(?:\w+ ){0,6}?(?:tiếp nhận|biên nhận|phiếu hẹn)\b)"
)
_SEVERAL: Final = re.compile(
    rf"\A(?:ngày |khi )?(?:(?:{OFFICE.pattern})(?:(?!nhận|nộp)[^,;:()]){{0,60}}, ?){{1,4}}(?={OFFICE.pattern})"
)
"""Several offices, any of which receives it."""
_FILERS: Final = re.compile(r"\bcơ quan, (?=tổ chức|đơn vị|cá nhân|doanh nghiệp|hợp tác xã|chủ )")
"""An agency among others who may file is an applicant."""
_OTHER: Final = re.compile(
    rf"(?:\bdo|\bcủa|\btừ) (?:{OFFICE.pattern})|hội đồng(?! nhân dân)|kết quả(?! thực hiện)"
    r"|hoàn tất|hoàn thành(?! hồ sơ)|kết thúc"
    r"|thông báo (?:(?:về|việc|đã|là|rằng|chấp|xác) )+nhận|ý kiến|kết luận|tiền|hết hạn|hết thời hạn|thông qua"
)
"""Words of a start that belong to no receipt: another office sent it, or something had to come first."""


_FROM_OFFICE: Final = re.compile(
    rf"nhận (?:[\w/-]+,? ){{0,12}}?(?:của|do|từ) (?:{OFFICE.pattern})"
    r"|nhận được (?:ý kiến|báo cáo|tờ trình|kết quả|văn bản (?!đề nghị))"
    r"|nhận (?:được )?(?:đủ )?hồ sơ và (?:báo cáo|tờ trình|văn bản)"
    r"|(?:hết hạn|hết thời hạn|kết thúc)(?: \w+){0,3} (?:nộp|nhận) hồ sơ"
)
"""An office passes the dossier on, or takes all of them up together: what follows is its share of the whole."""
_FULL: Final = re.compile(
    r"(?:nhận|nộp) (?:\w+ ){0,3}?(?:đủ\b|đầy đủ\b|hồ sơ,? (?:\w+,? ){0,4}?(?:hợp lệ|đầy đủ|đủ)\b)"
    r"|(?:từ|khi|sau) (?:\w+ ){0,2}hồ sơ (?:\w+ ){0,4}hợp lệ"
)
"""From the full and valid dossier on."""
_AFTER: Final = re.compile(
    r" ?(?:làm việc )?(?:tiếp theo|kế tiếp|tiếp sau|sau đó|nữa)\b(?!,? (?:kể|tính|của|ngày nhận))"
)
_LATER: Final = re.compile(
    r"(?:giấy (?:phép|chứng nhận)|quyết định|kết quả|phê duyệt|chấp thuận) sau (?:khoảng |tối đa |không quá )?\Z"
    r"|(?:\A|, ?)sau (?:khoảng |tối đa |không quá )?\Z"
    r"|\b(?:sau|tiếp) đó,?(?: \w+){0,10},? ?\Z"
)
"""It comes after a time that was named before."""

_FIRST: Final = re.compile(
    r"\A(?:(?!nộp|gửi|nhận (?:được )?(?:đủ )?hồ sơ|thẩm định|kiểm tra)[^\n;])*?(?:\A[\W\d]*|[,:.] )"
    rf"(?P<who>(?:{OFFICE.pattern})(?: (?!hoặc|thì|người|và|tại|của|để|đến)\w+){{1,4}}?) (?:lập|gửi|nộp|trình)"
    r" (?:(?:0?1|một)(?: \(\w+\))? )?(?:bộ )?(?:hồ sơ|tờ trình|văn bản|danh sách|báo cáo|đề nghị|kế hoạch)\b[^.;\n]*"
)
"""The first step is that of an office, which files."""
_TAKES: Final = re.compile(r"tiếp nhận|thẩm định|kiểm tra|nhận (?:được )?hồ sơ")
_OPINION: Final = re.compile(r"\b(?:cho|có|tham gia) ý kiến\b")
_HEADED: Final = re.compile(
    r"\b(?:đối với|trường hợp)(?: (?:đối với|trường hợp|hồ sơ|thủ tục|việc|đề nghị))*"
    r" (?P<said>[^:,;.()]{4,160}?) ?(?:[:,]|\Z)"
)
_ITSELF: Final = re.compile(r"\A(?:(?:thủ tục|hồ sơ|việc|đề nghị) )+")
_OF_A_LIST: Final = re.compile(r"[,/;(]| (?:và|hoặc) ")
_VERBS: Final = re.compile(r"\b(?:cấp|gia hạn|điều chỉnh|sửa đổi|bổ sung|thay đổi|thu hồi)\b")


def in_plain_words(name: str, steps: str) -> Callable[[str], str]:
    """Puts "đề nghị" for what this page calls the dossier, and "người nộp" for an office that files it; in lower case.

    >>> in_plain_words("Cho ý kiến về dự án", "")("kể từ ngày nhận được văn bản lấy ý kiến")
    'kể từ ngày nhận được văn bản đề nghị'
    """
    given: dict[str, str] = {}
    if _OPINION.match(name.casefold()):
        given |= {f"văn bản {verb} ý kiến": "văn bản đề nghị" for verb in ("lấy", "xin", "hỏi")}
    first = _FIRST.match(steps.casefold())
    if first is not None and _TAKES.search(first.group()) is None:
        given[first["who"]] = "người nộp"
    if not given:
        return str
    told = re.compile("|".join(map(re.escape, given)))
    return lambda low: told.sub(lambda met: given[met.group()], low)


def without_own_case(name: str) -> Callable[[str], str]:
    """Leaves out a case that is the procedure itself, by its name or how the name of a single one begins.

    >>> without_own_case("Cấp lại thẻ giám định viên")("trường hợp cấp lại: trong thời hạn")
    ' trong thời hạn'
    """
    name = _ITSELF.sub("", " ".join(name.casefold().split())).rstrip(" .")
    alone = _OF_A_LIST.search(name) is None and len(_VERBS.findall(name)) < 2  # noqa: PLR2004 - two are a list too

    def left_out(met: re.Match[str]) -> str:
        said = met["said"]
        return "" if said == name or (alone and name.startswith(f"{said} ")) else met.group()

    return lambda low: _HEADED.sub(left_out, low)


def _receipt(trigger: str) -> bool:
    met = _RECEIPT.match(trigger)
    return met is not None and _OTHER.search(trigger[: met.end() + 40]) is None


def start_of(after: str, before: str = "") -> Start:
    """What a time counts from, by the words after it, or else before it; in lower case.

    >>> start_of("kể từ ngày nhận đủ hồ sơ, sở cấp giấy phép"), start_of("kể từ ngày có kết luận, sở cấp")
    (<Start.FULL: 'full'>, <Start.OTHER: 'other'>)
    """
    if _AFTER.match(after):
        return Start.LATER
    behind = [*islice(_triggers(after), 1)]
    said = behind or [*_triggers(before)][-1:]
    if not any(said):
        received = not behind and _FULL.search(before[-NEAR:]) is not None
        return Start.RECEIPT if received else Start.LATER if _LATER.search(before) else Start.UNSAID
    if all(map(_receipt, said)):
        return Start.FULL if behind and _FULL.search(after[:NEAR]) else Start.RECEIPT
    return Start.PASSED_ON if _FROM_OFFICE.search(after[:NEAR]) else Start.OTHER


def begins_elsewhere(clause: str) -> bool:
    """Whether a clause is about nothing but a start, and that is not the receipt of the dossier.

    >>> begins_elsewhere("kể từ ngày hoàn thành nghĩa vụ tài chính"), begins_elsewhere("kể từ ngày nhận đủ hồ sơ")
    (True, False)
    """
    return _ALONE.match(clause) is not None and start_of(clause).elsewhere


def _triggers(text: str) -> Iterator[str]:
    """What the starts in a text are, each up to the next comma."""
    for met in _START.finditer(text):
        said = _SEVERAL.sub("", text[met.end() :].strip(), count=1).replace("văn bản, đơn", "đơn")
        said = _FILERS.sub("", said, count=1)
        yield _END.split(said, maxsplit=1)[0].strip()
