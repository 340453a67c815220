"""Phrases that say something of a limit without an amount: the same day, no limit, time left out, another beginning.

The table of patterns stands first, for clauses in lower case; a phrase is told by the first clause in which it is met.
"""

import re
from collections.abc import Iterator
from typing import Final

from motcua.adapters.portal.doubts import DoubtKind
from motcua.adapters.portal.durations import clauses, incomplete
from motcua.adapters.portal.wordings import OFFICE, SUPPLEMENTED, TIME

__all__ = ["phrases"]

_TIMED: Final = r"(?:giải quyết|xử lý|thẩm định|xem xét|trả kết quả|thực hiện)"
_OF_NO_PAPER: Final = r"(?! thời hạn (?:còn lại|của))"
_CHANGED: Final = (
    rf"{TIME}[^;.]{{0,80}}\b(?:gấp (?:đôi|rưỡi|hai|ba|[0-9])|một nửa|(?:dài|lâu|ngắn|nhanh|sớm|chậm) hơn{_OF_NO_PAPER})"
    rf"|(?:gấp (?:đôi|rưỡi|hai|ba|[0-9])|\bnửa|[0-9]+ ?%|(?:dài|lâu|ngắn|nhanh|sớm) hơn{_OF_NO_PAPER})[^;.]{{0,30}}"
    r" (?<!không )(?:thời gian|thời hạn)"
    r"|(?:dài|lâu|ngắn|nhanh|sớm|chậm) hơn (?:[0-9]+|một|hai|ba) (?:ngày|giờ|tuần|tháng)"
    r"|(?:rút ngắn|giảm|tăng)[^;.]{0,40}[0-9]+ ?%[^;.]{0,20}(?:thời gian|thời hạn)"
    r"|kể cả (?:các )?(?:ngày )?(?:thứ bảy|chủ nhật|ngày nghỉ|nghỉ|lễ)"
    rf"|{TIME}(?: giải quyết| xử lý| cụ thể| thực hiện)* (?:được )?do \w[^;.]{{0,60}}"
    r" (?:quyết định|quy định)"
    r"|tính (?:riêng )?cho (?:mỗi|từng) (?:lần|đợt)"
    rf"|{TIME}(?: (?:nêu trên|trên|này|giải quyết|được|sẽ|bị))* tạm dừng (?:trong|khi|đến|cho)"
)
"""Twice the time, half of it, a share of it; longer, or sooner."""
_LEFT_OUT: Final = re.compile(
    r"(?:không|chưa) (?:kể|tính|bao gồm|gồm)(?: cả)? (?:\w+ ){0,3}(?:thời gian|thời hạn|ngày|vào thời (?:gian|hạn))"
    rf"|không nằm trong {TIME}|loại trừ khỏi {TIME}"
    rf"|(?:tạm )?dừng tính {TIME}"
    rf"|\(?ngoài thời gian|{TIME}(?: \w+){{0,4}} (?:lùi|tăng|rút ngắn|giảm)\b"
    rf"|{TIME}(?: (?:trên|này|đó|nêu trên|giải quyết|xử lý|thẩm định|xem xét)){{0,2}}"
    r"(?: (?:có thể|được|sẽ)){1,3} (?:gia hạn|kéo dài|dài hơn|lâu hơn)"
    r"|(?:ngày nghỉ|ngày lễ|thứ bảy|chủ nhật)[^;.]{0,30} không (?:được )?tính"
    r"|không tính (?:các |những )?(?:ngày nghỉ|ngày lễ|thứ bảy|chủ nhật)"
    rf"|{_CHANGED}"
    r"|rút ngắn(?: xuống)? (?:còn|[0-9]+ ?%)|giảm(?: xuống)? còn [0-9]+ (?:ngày|giờ)"
    rf"|trừ thời gian|cộng (?:thêm )?{TIME}|gia hạn (?:thêm )?{TIME} {_TIMED}"
    rf"|kéo dài (?:thêm )?{TIME} {_TIMED}|{TIME} {_TIMED}(?: \w+){{0,5}} kéo dài",
)
_SAME_DAY: Final = re.compile(
    r"ngay trong ngày(?! (?:lập|phát sinh|ký|thay đổi)\b)"
    r"|(?:giải quyết|trả kết quả|trả|cấp|hoàn thành|thực hiện)(?: \w+){0,6} trong (?:cùng )?ngày"
    r"(?! làm việc(?: thứ| từ| trong tuần| hành chính))"
    r"|trong (?:cùng )?ngày làm việc(?! (?:thứ|từ|hành chính))|trong (?:cùng )?ngày (?:tiếp )?nhận"
    r"|(?<![0-9)] )ngày làm việc (?:tiếp theo|kế tiếp|liền kề|sau đó)|tức thời|tức thì"
    r"|ngay lập tức|sau 1[4-7] ?(?:giờ(?! (?:kể|tính|làm))|h\b|:)"
    r"|(?:giải quyết|cấp|trả kết quả|chứng thực|đăng ký|xác nhận) ngay\b|trả ngay|trong buổi"
    r"|ngay (?:sau )?khi (?:\w+ ){0,2}nhận (?:đủ |được )?hồ sơ[^;]{0,60}"
    r" (?:cấp|trả|trao|ghi vào|xác nhận|chứng thực|đăng ký|giải quyết)\b",
)
_NO_LIMIT: Final = re.compile(
    rf"(?:không|chưa) (?:có )?quy định(?: cụ thể)?(?: về)? {TIME}"
    rf"(?! (?:hiệu lực|sử dụng|có giá trị|của giấy))|không xác định {TIME}"
    rf"|{TIME}(?: giải quyết)?:? (?:không|chưa) (?:có )?quy định|không hạn chế thời (?:hạn|gian)"
    rf"|{TIME} (?:giải quyết|xử lý|trả kết quả)[ :,-]*(?:thực hiện )?theo (?:các )?"
    r"(?:quy định|quyết định|nghị quyết|quy chế)[^0-9;]*\Z",
)
_BEGINNING: Final = re.compile(
    rf"{TIME}(?: \w+){{0,3}} (?:được |bắt đầu ){{0,2}}tính (?:kể )?từ"
    r"(?![^;.]{0,60}(?:nhận|nộp)(?: \w+){0,4} (?:hồ sơ|đơn))"
    rf"|bắt đầu tính {TIME}"
    r"|(?:trả kết quả|cấp (?:giấy|phép|thẻ|chứng chỉ)(?: \w+){0,4}) ngay khi có\b"
    r"|(?:trả kết quả|cấp (?:giấy|phép|thẻ|chứng chỉ)(?: \w+){0,4}) (?:ngay )?sau khi (?:có|nhận được)\b"
    r"(?!(?: \w+){0,3} (?:hồ sơ|đơn|đề nghị))"
    rf"|hết {TIME} (?:niêm yết|công khai|thông báo|lấy ý kiến)\b"
    r"|\b(?:trả|cấp) (?:kết quả|giấy|thẻ)(?: \w+){0,4} sau khi"
    r" (?!nhận|nộp|tiếp nhận|thụ lý|hồ sơ|có |đủ |hoàn thiện hồ sơ)"
    r"|(?:cấp|ban hành|ra) (?:lại |đổi |mới )?(?:giấy|thẻ|chứng chỉ|văn bản|quyết định)(?: [\w/-]+){0,24}"
    r" sau khi (?:có|nhận được)(?: \w+){0,2}"
    r" (?:ý kiến|kết quả|quyết định|báo cáo|kết luận)"
    r"|(?:trả lời|trả kết quả|giải quyết|quyết định|cấp (?:giấy|phép|thẻ)(?: \w+){0,4}) (?:trong|chậm nhất|trước)"
    r"(?: \w+){0,3} [0-9]{1,3} (?:ngày(?: làm việc)?|giờ(?: làm việc)?) trước (?:ngày|khi|thời điểm|giờ)\b"
    rf"|\btrước (?:ngày|khi)(?: \w+){{1,8}} [0-9]{{1,3}} ngày(?: làm việc)?, (?:thì )?(?:{OFFICE.pattern})[^;]{{0,40}}"
    r" (?:trả lời|trả kết quả|quyết định)\b"
    r"|(?:kể|tính) từ (?:ngày|khi)(?: [\w/-]+){0,6} (?:nhận|nộp|thu|đóng)(?: được| đủ)* (?:phí|lệ phí|tiền)\b"
    r"|(?:kể|tính) từ (?:ngày|khi)[^;.]{0,100} hoặc (?:kể |tính )?từ (?:ngày|khi|thời điểm) (?![^;.]{0,30}nhận)",
)
"""The time begins with something else than the receipt of the dossier."""
_AND_FEE: Final = re.compile(
    r"(?:kể|tính) từ (?:ngày|khi|thời điểm)(?: [\w/-]+){0,3} nhận[^;.]{0,80}"
    r" (?:hồ sơ|giấy tờ)[^;.]{0,60} (?:và|cùng|kèm)(?: \w+){0,3} (?:phí|lệ phí)\b"
)
"""The dossier and its fee are received, as one."""
_FEE_APART: Final = re.compile(
    r"\b(?:thông báo|yêu cầu|đề nghị)(?: \w+){0,8} (?:nộp|đóng|thu)(?: \w+){0,3} (?:phí|lệ phí)\b"
    r"|\bthông báo(?: mức)? (?:thu )?(?:phí|lệ phí)\b"
    r"|\b(?:sau khi|khi có|kể từ)[^;.]{0,80} (?:nộp|đóng)(?: \w+){0,3} (?:phí|lệ phí)\b"
    r"|\b(?:nộp|đóng)(?: \w+){0,3} (?:phí|lệ phí)[^;.]{0,60} (?:sau khi|trong (?:thời hạn|vòng)|chậm nhất|trước khi)"
)
"""The fee is asked for, or paid, at another time than the dossier is filed."""
_PHRASES: Final = (
    (_BEGINNING, DoubtKind.OTHER_START),
    (_NO_LIMIT, DoubtKind.NO_LIMIT_SET),
    (_LEFT_OUT, DoubtKind.EXTENDED),
    (_SAME_DAY, DoubtKind.SAME_DAY),
)
_SETTLED: Final = re.compile(r"giải quyết|xác nhận|trả (?:ngay )?kết quả|\bcấp (?:giấy|lại)|chứng thực|đăng ký")


def phrases(text: str) -> Iterator[tuple[DoubtKind, str]]:
    """The first clause of each kind that says something of the limit without an amount.

    >>> [(kind.value, quote) for kind, quote in phrases("Sở cấp giấy phép ngay trong ngày. Không tính ngày nghỉ.")]
    [('same-day', 'Sở cấp giấy phép ngay trong ngày'), ('extended', 'Không tính ngày nghỉ')]
    """
    found: dict[DoubtKind, str] = {}
    with_fee = _AND_FEE.search(text.casefold())
    if with_fee is not None and _FEE_APART.search(text.casefold()):
        found[DoubtKind.OTHER_START] = text[with_fee.start() : with_fee.end()]
    for clause in clauses(text):
        low = SUPPLEMENTED.sub(lambda met: " " * len(met.group()), clause.casefold())
        for pattern, kind in _PHRASES:
            met = pattern.search(low) if kind not in found else None
            if met and not (kind is DoubtKind.SAME_DAY and _checked_only(low)):
                found[kind] = clause[max(0, met.start() - 90) : met.end() + 110]
    yield from found.items()


def _checked_only(low: str) -> bool:
    """Whether what is done the same day is but to look whether the dossier is complete; in lower case."""
    return incomplete(low) or ("kiểm tra" in low and _SETTLED.search(low) is None)
