"""Fees land: Land fees and charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Phí, lệ phí đất đai", "en": "Land fees and charges"}],
["Text", {"vi": "Lệ phí cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất", "en": "Charge for the certificate of land use and ownership"}],
["Levy", "le_phi"],
["Text", {"vi": "HĐND cấp tỉnh", "en": "the provincial people's council"}],
["SetBy", {"by": 3}],
["date", "2020-01-13"],
["InForce", {"first": 5}],
["Citation", {"document": "85/2019/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 4, "in_force": 6, "citation": 7}],
["Fee", {"item": "land.certificate", "name": 1, "kind": 2, "levels": [8]}],
["Text", {"vi": "Phí thẩm định hồ sơ cấp giấy chứng nhận", "en": "Fee for appraising the file of the certificate"}],
["Levy", "phi"],
["Fee", {"item": "land.appraisal", "name": 10, "kind": 11, "levels": [8]}],
["FeeSchedule", {"code": "land", "name": 0, "facts": [], "fees": [9, 12]}],
[13]
]"""
