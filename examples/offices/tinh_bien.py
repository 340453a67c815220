"""Tịnh Biên (An Giang), 2018–2019: the three noes – no writing, no visit, no appointment – and postage.

python examples/offices/tinh_bien.py
"""

import tempfile
from pathlib import Path

from counter import CALENDAR

from motcua import VND, Dossier, Office, office_time, reference_catalogue
from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.dossier import Assistance
from motcua.forms import receipt
from motcua.reference import schedule

DISTRICT = Office("H01.36", "UBND huyện Tịnh Biên", level="district", province="An Giang", calendar=CALENDAR)
POSTAGE = """
code = "tinh-bien-postage"
name = { vi = "Cước bưu chính trả kết quả", en = "Postage of results" }
[[facts]]
name = "by_post"
type = "boolean"
question = { vi = "Trả kết quả qua bưu chính?", en = "Is the result sent by post?" }
[[fees]]
item = "postage"
kind = "service"
name = { vi = "Cước gửi kết quả", en = "Postage" }
when = "by_post"
[[fees.levels]]
from = 2018-01-01
amount = 30_000
cite = "Đề án “Ba không” của huyện"
[[fees.adjustments]]
effect = "subsidise"
by = "1/2"
from = 2018-01-01
cite = "Đề án “Ba không” của huyện"
"""


def main() -> None:
    """One citizen helped, one who never comes, one who waits for the result; and what the post costs."""
    monday = office_time("2019-03-04 08:00")
    copies = reference_catalogue().find("2.000815", on=monday.date())
    helper = Assistance("Đoàn viên trực", signature="fingerprint")
    helped = Dossier.open(
        copies,
        office=DISTRICT,
        at=monday,
        channel="counter",
        applicant="Néang Mẫu",
        assistance=helper,
        papers=["original", "copy"],
    )
    signs = "điểm chỉ" if helper.signature == "fingerprint" else "ký"
    instead = "không ký thay" if helper.signed_by is None else "ký thay"
    print(f"Không viết: {helped.three_noes}; người nộp {signs}, người giúp {instead}")
    same_day = helped.accept(at=monday, receipt=True, code="H01.36-190304-0001")
    print(f"Không hẹn: trả lúc {same_day.due.at:%H:%M %d/%m/%Y}, tiếp nhận cùng ngày")
    print(f"Giấy tiếp nhận: {receipt(same_day).title.vi}")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "postage.toml").write_text(POSTAGE, encoding="utf-8")
        postage = load_fee_schedules(folder, schedule)["tinh-bien-postage"]
    quote = postage.quote(on=monday.date(), by_post=True)
    (line,) = quote.lines
    half = "một nửa" if line.assessed == VND(2 * int(quote.total.amount)) else "phần còn lại"
    print(f"Không đến: cước {line.assessed}, ngân sách trả {half}, người dân trả {quote.total}")
    print("Xếp thứ 3 của tỉnh về chỉ số cải cách hành chính: điều báo kể, không hồ sơ nào tính ra được")


if __name__ == "__main__":
    main()
