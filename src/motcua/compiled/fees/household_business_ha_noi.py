"""Fees household-business-ha-noi: Household business registration charges in Hà Nội. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh tại thành phố Hà Nội", "en": "Household business registration charges in Hà Nội"}],
["FactType", "text"],
["Text", {"vi": "Nộp hồ sơ bằng hình thức nào?", "en": "How is the dossier filed?"}],
["Fact", {"name": "channel", "type": 1, "question": 2, "choices": ["counter", "online", "post"]}],
["Text", {"vi": "Lệ phí đăng ký hộ kinh doanh", "en": "Charge for registering a household business"}],
["Levy", "le_phi"],
["Given", {"name": "channel"}],
["Fraction", "100000"],
["Number", {"value": 7}],
["Row", {"match": ["counter", "post"], "node": 8}],
["Fraction", "0"],
["Number", {"value": 10}],
["Row", {"match": ["online"], "node": 11}],
["Table", {"key": 6, "rows": [9, 12]}],
["date", "2026-07-25"],
["InForce", {"first": 14}],
["Citation", {"document": "78/2026/NQ-HĐND Hà Nội", "verified": false}],
["FeeLevel", {"shape": 13, "in_force": 15, "citation": 16}],
["Fee", {"item": "household-business.registration", "name": 4, "kind": 5, "levels": [17]}],
["FeeSchedule", {"code": "household-business-ha-noi", "name": 0, "facts": [3], "fees": [18]}],
[19]
]"""
