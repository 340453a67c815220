"""Fees household-business: Household business registration charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Household business registration charges"}],
["FactType", "text"],
["Text", {"vi": "Đăng ký thành lập, thay đổi, cấp lại giấy chứng nhận, hay tạm ngừng, tiếp tục, chấm dứt kinh doanh?", "en": "Is it a founding, a change or a re-issued certificate, or a suspension, a resumption or the closing?"}],
["Text", {"vi": "việc đăng ký", "en": "act"}],
["Text", {"vi": "thành lập, thay đổi, cấp lại", "en": "founding, change, re-issue"}],
["Text", {"vi": "tạm ngừng, tiếp tục, chấm dứt", "en": "suspension, resumption, closing"}],
["Fact", {"name": "act", "type": 1, "question": 2, "choices": ["registration", "status"], "default": "registration", "label": 3, "labels": [["registration", 4], ["status", 5]]}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 9}],
["date", "2020-01-13"],
["InForce", {"first": 11}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 10, "in_force": 12, "citation": 13}],
["Citation", {"document": "168/2025/NĐ-CP", "verified": false}],
["Refund", {"refused": false, "citation": 15}],
["Fee", {"item": "household-business.registration", "name": 7, "kind": 8, "levels": [14], "acts": ["registration"], "refund": 16}],
["Text", {"vi": "Lệ phí tạm ngừng, tiếp tục, chấm dứt kinh doanh (nếu có)", "en": "Charge for suspending, resuming or closing (if any)"}],
["Fee", {"item": "household-business.status", "name": 18, "kind": 8, "levels": [14], "acts": ["status"]}],
["FeeSchedule", {"code": "household-business", "name": 0, "facts": [6], "fees": [17, 19]}],
[20]
]"""
