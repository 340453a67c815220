"""Fees household-business: Household business registration charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Household business registration charges"}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 3}],
["date", "2020-01-13"],
["InForce", {"first": 5}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 4, "in_force": 6, "citation": 7}],
["Fee", {"item": "household-business.registration", "name": 1, "kind": 2, "levels": [8]}],
["FeeSchedule", {"code": "household-business", "name": 0, "facts": [], "fees": [9]}],
[10]
]"""
