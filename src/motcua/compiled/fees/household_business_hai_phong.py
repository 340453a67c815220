"""Fees household-business-hai-phong: Household business registration charges in Hải Phòng. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh tại thành phố Hải Phòng", "en": "Household business registration charges in Hải Phòng"}],
["FactType", "text"],
["Text", {"vi": "Đăng ký thành lập, thay đổi, cấp lại giấy chứng nhận, hay tạm ngừng, tiếp tục, chấm dứt kinh doanh?", "en": "Is it a founding, a change or a re-issued certificate, or a suspension, a resumption or the closing?"}],
["Fact", {"name": "act", "type": 1, "question": 2, "choices": ["registration", "status"], "default": "registration"}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Fraction", "0"],
["Flat", {"amount": 6}],
["date", "2026-08-08"],
["date", "2031-12-31"],
["InForce", {"first": 8, "last": 9}],
["Citation", {"document": "12/2026/NQ-HĐND Hải Phòng", "article": "2"}],
["FeeLevel", {"shape": 7, "in_force": 10, "citation": 11}],
["Refund", {"refused": false}],
["Fee", {"item": "household-business.registration", "name": 4, "kind": 5, "levels": [12], "acts": ["registration"], "refund": 13}],
["Text", {"vi": "Lệ phí tạm ngừng, tiếp tục, chấm dứt kinh doanh (nếu có)", "en": "Charge for suspending, resuming or closing (if any)"}],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 16}],
["date", "2020-01-13"],
["InForce", {"first": 18}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 17, "in_force": 19, "citation": 20}],
["Fee", {"item": "household-business.status", "name": 15, "kind": 5, "levels": [21], "acts": ["status"]}],
["FeeSchedule", {"code": "household-business-hai-phong", "name": 0, "facts": [3], "fees": [14, 22]}],
[23]
]"""
