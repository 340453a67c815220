"""Fees building-permit: Building permit charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Lệ phí cấp giấy phép xây dựng", "en": "Building permit charges"}],
["Text", {"vi": "Lệ phí cấp giấy phép xây dựng", "en": "Charge for a building permit"}],
["Levy", "le_phi"],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 3}],
["date", "2020-01-13"],
["InForce", {"first": 5}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 4, "in_force": 6, "citation": 7}],
["Fee", {"item": "building-permit.permit", "name": 1, "kind": 2, "levels": [8]}],
["FeeSchedule", {"code": "building-permit", "name": 0, "facts": [], "fees": [9]}],
[10]
]"""
