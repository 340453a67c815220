"""Fees household-business-hai-phong: Household business registration charges in Hải Phòng. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh tại thành phố Hải Phòng", "en": "Household business registration charges in Hải Phòng"}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Fraction", "0"],
["Flat", {"amount": 3}],
["date", "2026-08-08"],
["date", "2031-12-31"],
["InForce", {"first": 5, "last": 6}],
["Citation", {"document": "12/2026/NQ-HĐND Hải Phòng", "article": "2"}],
["FeeLevel", {"shape": 4, "in_force": 7, "citation": 8}],
["Fee", {"item": "household-business.registration", "name": 1, "kind": 2, "levels": [9]}],
["FeeSchedule", {"code": "household-business-hai-phong", "name": 0, "facts": [], "fees": [10]}],
[11]
]"""
