"""Fees household-business: Household business registration charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Household business registration charges"}],
["FactType", "text"],
["Text", {"vi": "Đăng ký thành lập, thay đổi, cấp lại giấy chứng nhận, hay tạm ngừng, tiếp tục, chấm dứt kinh doanh?", "en": "Is it a founding, a change or a re-issued certificate, or a suspension, a resumption or the closing?"}],
["Fact", {"name": "act", "type": 1, "question": 2, "choices": ["registration", "status"], "default": "registration"}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 6}],
["date", "2020-01-13"],
["InForce", {"first": 8}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 7, "in_force": 9, "citation": 10}],
["Refund", {"refused": false}],
["Fee", {"item": "household-business.registration", "name": 4, "kind": 5, "levels": [11], "acts": ["registration"], "refund": 12}],
["Text", {"vi": "Lệ phí tạm ngừng, tiếp tục, chấm dứt kinh doanh (nếu có)", "en": "Charge for suspending, resuming or closing (if any)"}],
["Fee", {"item": "household-business.status", "name": 14, "kind": 5, "levels": [11], "acts": ["status"]}],
["FeeSchedule", {"code": "household-business", "name": 0, "facts": [3], "fees": [13, 15]}],
[16]
]"""
