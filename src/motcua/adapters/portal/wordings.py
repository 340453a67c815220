"""The table of wordings: what the words around a duration tell of it. All are in lower case, NFC.

Each is one pattern with a bounded reach, so that no page takes more than its length to read.
"""

import re
from typing import Final

__all__ = [
    "ACTS",
    "AFTER_THE_FACT",
    "BARE",
    "BARELY",
    "BEFOREHAND",
    "CASE",
    "CHECKS",
    "COUNTED_FROM",
    "DUTY",
    "FILED",
    "FILES",
    "FOR_WHOM",
    "GIVEN",
    "GIVEN_WITHIN",
    "GRANTED",
    "GRANTS",
    "HANDED_OVER",
    "HOW_TO_FILE",
    "INCOMPLETE",
    "KIND",
    "LAPSE",
    "LEAST",
    "LISTED",
    "LONGER",
    "NO_CASE",
    "OBLIGED",
    "OFFICE",
    "OWN_EVENT",
    "PASSES_ON",
    "POSTED",
    "PUBLISHED",
    "RECEIVED",
    "REFUSED",
    "RESULT",
    "SETTLES",
    "SETTLING_TIME",
    "SINCE",
    "SUPPLEMENTED",
    "TIME",
    "UNITS",
    "VALID",
    "WHOLE_TIME",
]


TIME: Final = r"(?:thời hạn|thời gian)"
"""What a page calls a length of time."""
UNITS: Final = ("ngày làm việc", "ngày", "giờ làm việc", "giờ", "tuần", "tháng", "năm", "phút")
"""A longer name stands before the one it begins with."""


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings))


# ── Who acts ─────────────────────────────────────────────────────────────────────────────────

_OFFICES: Final = (
    r"\b(?:(?<!trụ )(?<!cơ )sở(?! hữu)|bộ|cục|chi cục|tổng cục"
    r"|(?<!dịch )(?<!nghĩa )(?<!nhiệm )(?<!phục )(?<!nghiệp )(?<!chức )vụ"
    r"|(?<!văn )phòng|viện|đoàn|hạt|ubnd|ubcknn|nhnn|bhxh|vcci)\b"
    r"|văn phòng (?!công chứng|giám định|luật sư|thừa phát lại|đại diện)\w"
    r"|ủy ban|uỷ ban|\bcơ quan\b(?!, (?:tổ chức|đơn vị|cá nhân|doanh nghiệp))"
    r"|chủ tịch|bộ trưởng|thủ trưởng|thủ tướng|thống đốc|chánh án|thẩm phán|chính phủ|hội đồng|cảng vụ"
    r"|trung tâm phục vụ|ngân hàng nhà nước|công an|kho bạc|tòa án|toà án|kiểm sát|thanh tra|hải quan\b"
    r"|ban quản lý|ban (?:chỉ huy|dân tộc)|quân khu|công chức|cán bộ|lãnh đạo|thẩm quyền|bộ phận"
    r"|\btổ (?:thẩm|công tác|giúp)|tổ chức (?:kiểm tra|chứng nhận|đánh giá)"
    r"|đơn vị (?:tiếp nhận|thẩm định|giải quyết)|bên nhận|bảo hiểm xã hội|được (?:lấy ý kiến|hỏi|xin ý kiến)"
)
OFFICE: Final = re.compile(f"(?:{_OFFICES})")
"""Somebody who settles, or is asked."""
ACTS: Final = _any(
    r"\b(?:phải|có trách nhiệm|có nghĩa vụ|nộp|gửi(?! (?:kết quả|quyết định|giấy (?:phép|chứng)))|đăng báo"
    r"|(?<!công )khai|đăng ký (?:với|hoạt động tại)|thực hiện)\b",
    r"\bbáo cáo (?:bằng|với|cho|về)\b|\bthông báo bằng văn bản cho\b",
)
"""What applicants do; before an office is named, it is they who do it."""
DUTY: Final = re.compile(r"\b(?:phải|có trách nhiệm|có nghĩa vụ)\b")
FILES: Final = re.compile(
    r"(?<!người )(?<!thành )\b(?:nộp|gửi|đăng ký|báo cáo|khai|lập|thông báo|phải đề nghị)\b(?:[ ,]+[\w/-]+){0,40}?"
    r"[ ,]+(?:trong|chậm nhất|không quá|trước|tối đa|muộn nhất)(?:[ ,]+\w+){0,6}[ ,]*\Z"
)
"""Something is filed within it."""

OBLIGED: Final = re.compile(
    r"(?:thì )?(?:các )?(?:doanh nghiệp|công ty|chi nhánh|nhà đầu tư|chủ đầu tư|hộ kinh doanh|hợp tác xã"
    r"|trung tâm trọng tài|người (?:nộp|đề nghị|yêu cầu|tập sự)"
    r"|văn phòng (?:công chứng|giám định|luật sư|thừa phát lại))\b"
    r"(?!.{0,100}?(?:\b(?:được|cấp|trả)\b|nhận (?:kết quả|giấy|thẻ|quyết định)|đến nhận))"
    r"(?:(?: [\w/-]+){0,8}? thì)?(?: [\w/-]+){0,8}?"
    r" (?:phải|có trách nhiệm|nộp|gửi|lập|đăng ký|chủ trì|chuyển|công bố|thực hiện|ký|khai)\b"
)
"""Applicants by name, who do something and are given nothing."""
FILED: Final = re.compile(
    r"(?:kể|tính) từ (?:ngày|khi|thời điểm)(?: \w+){0,4} nộp"
    r"(?:(?: đủ| đầy đủ)? (?:hồ sơ|đơn)(?: hợp lệ)?|(?=[ .,;]*\Z)|(?=,))"
)
"""The dossier is filed: the start of the limit, and nothing the applicant has time for."""
GIVEN: Final = re.compile(
    r"(?:nhận kết quả|kết quả trả"
    r"|(?<!để )(?<!người )được (?:cấp|trả|chi trả|nhận|giải quyết)) (?:[\w]+ ){0,6}(?:trong|sau|trước|chậm nhất)"
)
"""What the applicant is given within it."""

# ── What it counts from ──────────────────────────────────────────────────────────────────────

SINCE: Final = re.compile(r"(?:kể|tính) từ|\bsau (?:ngày|khi)|kể ngày")
COUNTED_FROM: Final = re.compile(r"\A[ ,]*(?:kể|tính) từ [^,;]*,")
"""The words of a start that stand at once behind an amount, up to what is done."""
RECEIVED: Final = re.compile(r"\bnhận\b")
OWN_EVENT: Final = re.compile(
    r"(?:kể|tính) từ (?:ngày|khi|thời điểm) ?:? ?(?:có )?"
    r"(?:phát sinh|thay đổi|quyết định thay đổi|chấm dứt|thanh toán|ký hợp đồng|được cấp)"
)
"""An event on the side of the applicant."""
GRANTED: Final = re.compile(r"(?:kể|tính) từ (?:ngày|khi) (?:\w+ )?được cấp (?:giấy|thẻ|chứng chỉ)")
"""The result has been given: what counts from then is no part of what led to it."""

PUBLISHED: Final = re.compile(
    r"(?:kể|tính) từ (?:ngày|khi) (?:\w+ )?(?:cấp|ban hành|ký)(?: (?:lại|đổi|mới|lần đầu))? "
    r"(?:giấy|thẻ|chứng chỉ|quyết định(?=,| công nhận| cấp| cho phép| phê duyệt))[^,;]*,"
    r"[^,;]{0,120}?\b(?:đăng tải|công bố|công khai|niêm yết|cập nhật)\b"
)
"""The result is made known, after it was given."""

# ── What is done within it ───────────────────────────────────────────────────────────────────

SETTLES: Final = _any(
    r"(?<!đề nghị )(?<!thẩm quyền )(?<!cơ quan )(?<!yêu cầu )(?<!trình )(?<!việc )(?<!đơn )(?<!ủy )(?<!cung )(?<!xin )"
    r"(?<!đã )(?<!được )\bcấp (?!xã|tỉnh|huyện|bộ|trên|dưới|có thẩm quyền|trung ương|phép)",
    r"\bcấp phép|ban hành|\bphê duyệt|\bchấp thuận|quyết định",
    r"trả kết quả|thông báo kết quả|có kết quả|hoàn thành|xác nhận|công nhận|công bố|ghi vào|cập nhật|trả lời",
    r"(?<!cơ quan )giải quyết|(?<!cơ quan )(?<!văn phòng )đăng ký",
)
GRANTS: Final = re.compile(
    r"\bcấp (?:lại |đổi |mới )?(?:giấy(?! (?:biên nhận|tiếp nhận|hẹn))|thẻ|chứng chỉ|bằng|sổ)"
    r"|ban hành|ra quyết định|trả kết quả|khôi phục|(?:gửi|giao) (?:giấy (?:phép|chứng)|thẻ)"
)
RESULT: Final = re.compile(
    r"\btrả (?:kết quả|thẻ|giấy|hồ sơ đã)|\bđược (?:cấp|trả)\b|giải quyết|hoàn thành|kết quả"
    rf"|{TIME} thực hiện"
    r"|\bcấp (?:trong|không quá|giấy|thẻ|phép|lại|đổi|mới)"
)
"""The result, or the whole of the work."""
BARE: Final = re.compile(
    r"\A[\W\d]*(?:[a-zđ]\) ?)?(?:(?:trong|thời hạn|thời gian|tối đa|không quá|chậm nhất|là|vòng)[ :]*)*\Z"
)
BARELY: Final = re.compile(r"\A[ ,]*(?:được )?(?:kể|tính) từ (?:ngày|khi|thời điểm)[^,;:()]*[ .]*\Z")
"""An amount, its start, and nothing that is done: the whole, where it counts from the full dossier."""
GIVEN_WITHIN: Final = re.compile(
    r"(?:\bcấp (?:giấy|thẻ|phép|lại|đổi|mới)|trả kết quả|\b(?:ra|ban hành) quyết định"
    r"|\bnhận (?:giấy (?:phép|chứng)|thẻ|kết quả))(?: \w+){0,4} (?:trong|sau|chậm nhất)(?: \w+){0,3} ?\Z"
)
"""The result is given within it."""
FOR_WHOM: Final = re.compile(
    r"[^,;.:]{0,80}?\bđối với (?!hồ sơ (?:đầy đủ|hợp lệ)|thủ tục này)"
    r"| ?\((?:hồ sơ (?!(?:đầy đủ|đủ|hợp lệ))|cấp (?:mới|lại|đổi|lần)|lần (?:đầu|thứ|sau)"
    r"|trường hợp|nếu(?! có)|trong nước|nước ngoài)"
    r"| ?với (?:giấy|trường hợp|tổ chức|cá nhân|dự án|công trình|đối tượng|hồ sơ (?!(?:đầy đủ|đủ|hợp lệ)))"
)
PASSES_ON: Final = _any(
    r"(?<!công )(?<!tờ )(?<!chương )(?<!quá )(?<!lộ )(?<!giáo )(?<!quy )(?<!tiến )(?<!thuyết )\btrình\b(?! độ| bày)",
    r"(?:lấy|xin|cho|có|hỏi) ý kiến",
    r"gửi (?:lấy|văn bản|hồ sơ|xin|đến|cho các|công văn)|có văn bản (?:trình|gửi|lấy|đề nghị|báo cáo|yêu cầu)",
    r"chuyển (?:hồ sơ|đến|cho|kết quả)",
    r"(?<!lập )báo cáo|tổng hợp|phân công|thành lập (?:hội đồng|đoàn|tổ)|niêm yết",
    rf"đề nghị (?:{_OFFICES})",
)
LISTED: Final = re.compile(
    r",[^,:;]{0,80} (?:thực hiện|tiến hành)(?: các (?:công việc|việc|bước|nội dung)(?: sau)?)? ?:"
)
"""All that an office does within it, in a list."""
HANDED_OVER: Final = re.compile(r"\b(?:trả|trao|giao) (?:kết quả|giấy|thẻ)|kết quả (?:được |phải )?trả\b")
POSTED: Final = re.compile(
    r"\bniêm yết(?! (?:giá|cổ phiếu|chứng khoán|trái phiếu|chứng chỉ))(?:[ :,]+\w+){0,14}[ :,]*\Z"
    r"|thành lập (?:hội đồng|đoàn|tổ)\b(?:[ :,]+\w+){0,14}[ :,]*\Z"
)
"""The dossier hangs on a board, or waits for a body to be appointed."""
CHECKS: Final = re.compile(r"kiểm tra|thẩm tra|thẩm định|xác minh|phối hợp|dự thảo|phản hồi|thông báo|xem xét tính")
SETTLING_TIME: Final = re.compile(
    rf"{TIME} (?:giải quyết|xử lý|thẩm định|xem xét|trả kết quả)"
    r"|thẩm định(?: (?:nội dung|hình thức|hồ sơ))?[ :]*(?:trong |không quá |là )*\Z"
)
WHOLE_TIME: Final = re.compile(
    rf"{TIME} (?:giải quyết|xử lý hồ sơ|trả (?:kết quả|thẻ|giấy)|thực hiện thủ tục)(?: \w+){{0,5}}[ :.,-]*"
    r"(?:là|không quá|tối đa)?[ :]*\Z"
    rf"|\A[-+•* ]*{TIME} ?: ?(?:không quá |tối đa )?\Z"
)
"""The time of the whole, by its name."""
_OF_A_PAPER: Final = r"(?:sử dụng|sở hữu|hoạt động|thi công|bảo|hiệu lực|thuê|của|thực hiện|nộp|đóng|đến)"
LONGER: Final = _any(
    rf"kéo dài(?! (?:thêm )?{TIME} {_OF_A_PAPER})",
    rf"gia hạn (?:thêm )?{TIME}(?! {_OF_A_PAPER})",
    r"(?:cộng|tính) thêm|thêm (?:tối đa |không quá )?\Z",
    r"(?:không|chưa|chẳng) (?:kể|tính|bao gồm|gồm)\b(?! vào thời hiệu)",
    r"(?:trừ|ngoài) (?:thời gian|(?:các |những )?ngày (?:nghỉ|lễ)|thứ bảy|chủ nhật)"
    r"|loại trừ|không nằm trong|tạm dừng tính|(?<!không )được gia hạn|có thể gia hạn"
    r"|(?:được|sẽ) lùi|tăng gấp"
    r"|(?:kể|tính) từ (?:ngày|khi) hết (?:thời )?hạn(?=\W*\Z|[,;.]| (?:theo|giải quyết|trên|này|nêu trên|thẩm định)\b)",
)
"""It is added to the whole, or left out of it."""

# ── What is no part of the whole ─────────────────────────────────────────────────────────────

INCOMPLETE: Final = _any(
    r"hồ sơ (?:\w+ ){0,6}(?:chưa|không) (?:được )?"
    r"(?:đầy đủ|đủ|hợp lệ|đúng|bảo đảm|đảm bảo|đạt|phù hợp|đáp ứng|rõ|chính xác)",
    r"(?:chưa|không) (?:đầy đủ|đủ|hợp lệ)\b",
    r"yêu cầu (?:\w+ ){0,8}(?:bổ sung|hoàn thiện|hoàn chỉnh|sửa đổi|chỉnh sửa|giải trình)",
    r"(?:bổ sung|hoàn thiện|hoàn chỉnh|chỉnh sửa)(?:,? \w+){0,3} hồ sơ(?!(?: thẩm định)?,? (?:và |để )?trình)",
    r"hồ sơ (?:\w+ ){0,2}(?:bổ sung|hoàn thiện|sửa đổi)",
    r"hướng dẫn(?!,? tiếp nhận| thi hành)|trả (?:lại )?hồ sơ",
    rf"{TIME} (?:để )?(?:sửa đổi|bổ sung|hoàn thiện|hoàn chỉnh|chỉnh sửa)",
)
"""The dossier is not complete."""
REFUSED: Final = re.compile(
    r"(?<!hoặc )từ chối|nêu rõ lý do"
    r"|(?:trường hợp|nếu) (?:\w+ ){0,4}?không (?:được )?"
    r"(?:cấp|chấp thuận|đồng ý|công nhận|phê duyệt|đáp ứng|đủ)"
)
"""The answer is no."""
_APPLICANTS: Final = (
    r"(?: (?:các )?(?:tổ chức|cá nhân|doanh nghiệp|thương nhân|chủ (?:đầu tư|dự án|cơ sở)|người (?:nộp|đề nghị|yêu cầu)"
    r"|nhà đầu tư|công ty|cơ sở|đơn vị|công dân)(?: (?:nộp hồ sơ|đề nghị|đăng ký))?,?(?: và| hoặc)?){1,3}"
)
_MENDING: Final = (
    r"(?:(?:sửa đổi|bổ sung|hoàn thiện|hoàn chỉnh|chỉnh sửa|giải trình)(?:, ?| và | hoặc |(?= )| ?(?=[.);]|\Z))){1,4}"
    r" ?(?:(?:lại )?(?:thành phần )?(?:hồ sơ|tài liệu|giấy tờ)(?: (?:nếu có|còn thiếu|chưa hợp lệ|theo quy định"
    r"|theo yêu cầu(?: của (?:\w+ ?){1,6})?))?)?"
)
SUPPLEMENTED: Final = re.compile(
    rf"(?:không|chưa) (?:kể|tính|bao gồm|gồm)(?: cả)? {TIME}(?: mà| để| chờ)?(?:{_APPLICANTS})? (?:phải )?"
    rf"{_MENDING}(?: của{_APPLICANTS})?(?=[.);]|\Z)"
    rf"|{TIME}(?: mà| để| chờ)?(?:{_APPLICANTS})? (?:phải )?{_MENDING} ?(?:sẽ )?không (?:được )?(?:kể|tính)"
    r"(?: vào)?(?: trong)?(?: (?:thời hạn|thời gian)[^.),;]{0,80})?(?=[.);]|\Z)"
)
"""The time in which the applicant mends the dossier, left out: so it is of every limit, by the law of them all."""
LAPSE: Final = re.compile(
    r"(?:(?<!không )(?<!chưa )(?<!vượt )(?<!không được )\bquá|(?<!không )(?<!không được )\bvượt quá) "
    r"(?:thời hạn |thời gian )?\Z"
)
LEAST: Final = re.compile(r"(?:tối thiểu|ít nhất)(?: là)?[ ,]*\Z")
BEFOREHAND: Final = re.compile(r"\btrước(?:[ ,]+\w+){0,12}[ ,]*\Z")
AFTER_THE_FACT: Final = re.compile(
    r" ?(?:làm việc )?(?:trước|liền kề|gần nhất|liên tục|liên tiếp|hoạt động|kinh nghiệm|công tác|trở lên)"
)
VALID: Final = re.compile(
    r"(?:(?:có giá trị|có hiệu lực|giá trị sử dụng|hiệu lực|thời hạn (?:sử dụng|của|hiệu lực|cho thuê|thuê)"
    r"|lưu trữ|lưu giữ|bảo quản|bảo lưu|(?:giấy phép|giấy chứng nhận|chứng chỉ|thẻ) có thời hạn"
    r"|(?<!niêm yết )công khai(?! (?:danh sách|hồ sơ|phương án|dự án|dự thảo|kết quả|việc|tại)))(?:[ :,]+\w+){0,14}"
    r"|\bcho phép (?:[\w-]+,? ){1,10}với (?:thời gian|thời hạn)(?: \w+){0,4}"
    r"|(?:kinh nghiệm|(?<!đầy )(?<!nhận )(?<!hồ sơ )\bđủ(?! hồ sơ)|định kỳ|\bmỗi|\bhằng|lưu lại)(?: \w+){0,2})[ :,]*\Z"
)
"""A paper is good for so long, or something lasted so long."""

# ── Cases ────────────────────────────────────────────────────────────────────────────────────

CASE: Final = re.compile(r"trường hợp|đối với|\bnếu\b|\briêng\b|tùy thuộc|tuỳ thuộc|tùy theo|tuỳ theo|tùy từng")
KIND: Final = re.compile(
    r"\A[\W\d]*(?:[a-zđ]\) ?)?(?:trường hợp |đối với )?(?:thủ tục )?"
    r"(?:cấp (?:mới|lại|đổi|lần đầu)|gia hạn|điều chỉnh|cấp|đăng ký|(?:\w+ ){0,2}lần (?:đầu|thứ|sau|tiếp)"
    r"|(?:các )?(?:nhóm|loại|hạng|dự án|công trình|cá nhân|doanh nghiệp|khu vực|vùng|nhà ở|xe|tàu|hàng hóa)"
    r"|hồ sơ (?:giấy|điện tử|phức tạp|đơn giản|thông thường|nộp))\b[^:;.]{0,60}: ?(?:không quá |tối đa |trong )?\Z"
    r"|(?:đối với|trường hợp|riêng)(?:(?!bước)[^;.:]){2,160}[:,]?"
    r"(?:[ ,]*(?:trong|thời hạn|không quá|tối đa|là|thì))*[ ,]*\Z"
)
"""A kind of case stands before it."""
NO_CASE: Final = re.compile(
    r"\(?nếu có\)?|(?:trường hợp|nếu) (?:\w+ ){0,4}?(?<!không )đ ?áp ứng|trường hợp có nhu cầu"
    r"|(?:trường hợp|nếu|đối với) (?:\w+ ){0,4}hồ sơ (?:\w+ ){0,3}(?:hợp lệ|đầy đủ|đủ)"
)
"""That the dossier is complete is no case, nor is what is brought by those who have it."""
HOW_TO_FILE: Final = re.compile(
    r"(?:nộp|gửi)(?: hồ sơ| bản| trực tiếp| qua| tại)|trực tuyến|bưu chính|hệ thống"
    r"|(?:trường hợp|nếu) không (?:cấp|chấp thuận|đồng ý|công nhận|phê duyệt|đủ)"
)
