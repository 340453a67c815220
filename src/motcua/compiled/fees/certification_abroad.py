"""Fees certification-abroad: Fees for certified copies at missions abroad. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: str = r"""[
["Text", {"vi": "Phí chứng thực bản sao tại cơ quan đại diện", "en": "Fees for certified copies at missions abroad"}],
["FactType", "integer"],
["Text", {"vi": "Cần chứng thực bao nhiêu bản sao?", "en": "How many copies are to be certified?"}],
["int", "1"],
["Text", {"vi": "số bản sao", "en": "number of copies"}],
["Fact", {"name": "copies", "type": 1, "question": 2, "least": 3, "label": 4}],
["FactType", "amount"],
["Text", {"vi": "Tỷ giá đồng/USD ngày nộp tiền là bao nhiêu?", "en": "How many đồng is a US dollar worth on the day of payment?"}],
["Text", {"vi": "tỷ giá đồng/USD ngày nộp tiền", "en": "đồng for a US dollar on the day of payment"}],
["Fact", {"name": "usd_rate", "type": 6, "question": 7, "least": 3, "label": 8}],
["Text", {"vi": "Phí chứng thực bản sao từ bản chính", "en": "Fee for certifying copies from originals"}],
["Levy", "phi"],
["Given", {"name": "copies"}],
["Fraction", "10"],
["Number", {"value": 13}],
["Times", {"items": [12, 14]}],
["Convert", {"node": 15, "unit": "USD", "rate": "usd_rate"}],
["date", "2017-01-01"],
["InForce", {"first": 17}],
["Citation", {"document": "264/2016/TT-BTC"}],
["FeeLevel", {"shape": 16, "in_force": 18, "citation": 19}],
["Refund", {"refused": false, "withdrawn": false, "citation": 19}],
["Fee", {"item": "certification-abroad.copies", "name": 10, "kind": 11, "levels": [20], "refund": 21}],
["FeeSchedule", {"code": "certification-abroad", "name": 0, "facts": [5, 9], "fees": [22]}],
[23]
]"""
