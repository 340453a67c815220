"""Fees certification-abroad: Fees for certified copies at missions abroad. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Phí chứng thực bản sao tại cơ quan đại diện", "en": "Fees for certified copies at missions abroad"}],
["FactType", "integer"],
["Text", {"vi": "Cần chứng thực bao nhiêu bản sao?", "en": "How many copies are to be certified?"}],
["int", "1"],
["Fact", {"name": "copies", "type": 1, "question": 2, "least": 3}],
["FactType", "amount"],
["Text", {"vi": "Tỷ giá đồng/USD ngày nộp tiền là bao nhiêu?", "en": "How many đồng is a US dollar worth on the day of payment?"}],
["Fact", {"name": "usd_rate", "type": 5, "question": 6, "least": 3}],
["Text", {"vi": "Phí chứng thực bản sao từ bản chính", "en": "Fee for certifying copies from originals"}],
["Levy", "phi"],
["Given", {"name": "copies"}],
["Fraction", "10"],
["Number", {"value": 11}],
["Times", {"items": [10, 12]}],
["Convert", {"node": 13, "unit": "USD", "rate": "usd_rate"}],
["date", "2017-01-01"],
["InForce", {"first": 15}],
["Citation", {"document": "264/2016/TT-BTC", "verified": false}],
["FeeLevel", {"shape": 14, "in_force": 16, "citation": 17}],
["Refund", {"refused": false, "withdrawn": false}],
["Fee", {"item": "certification-abroad.copies", "name": 8, "kind": 9, "levels": [18], "refund": 19}],
["FeeSchedule", {"code": "certification-abroad", "name": 0, "facts": [4, 7], "fees": [20]}],
[21]
]"""
