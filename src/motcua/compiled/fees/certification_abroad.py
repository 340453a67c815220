"""Fees certification-abroad: Fees for certified copies at missions abroad. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: tuple[tuple[str, object], ...] = (
    ('Text', {'vi': 'Phí chứng thực bản sao tại cơ quan đại diện', 'en': 'Fees for certified copies at missions abroad'}),
    ('FactType', 'integer'),
    ('Text', {'vi': 'Cần chứng thực bao nhiêu bản sao?', 'en': 'How many copies are to be certified?'}),
    ('Fact', {'name': 'copies', 'type': (1,), 'question': (2,), 'least': 1}),
    ('FactType', 'amount'),
    ('Text',
     {'vi': 'Tỷ giá đồng/USD ngày nộp tiền là bao nhiêu?',
      'en': 'How many đồng is a US dollar worth on the day of payment?'}),
    ('Fact', {'name': 'usd_rate', 'type': (4,), 'question': (5,), 'least': 1}),
    ('Text', {'vi': 'Phí chứng thực bản sao từ bản chính', 'en': 'Fee for certifying copies from originals'}),
    ('Levy', 'phi'),
    ('Given', {'name': 'copies'}),
    ('Fraction', '10'),
    ('Number', {'value': (10,)}),
    ('Times', {'items': [(9,), (11,)]}),
    ('Convert', {'node': (12,), 'unit': 'USD', 'rate': 'usd_rate'}),
    ('date', '2017-01-01'),
    ('InForce', {'first': (14,)}),
    ('Citation', {'document': '264/2016/TT-BTC'}),
    ('FeeLevel', {'shape': (13,), 'in_force': (15,), 'citation': (16,)}),
    ('Refund', {'refused': False, 'withdrawn': False}),
    ('Fee', {'item': 'certification-abroad.copies', 'name': (7,), 'kind': (8,), 'levels': [(17,)], 'refund': (18,)}),
    ('FeeSchedule', {'code': 'certification-abroad', 'name': (0,), 'facts': [(3,), (6,)], 'fees': [(19,)]}),
)
ROOTS: list[object] = [(20,)]
