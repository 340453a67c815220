"""Fees free: Procedures that cost nothing. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: tuple[tuple[str, object], ...] = (
    ('Text', {'vi': 'Thủ tục không thu phí, lệ phí', 'en': 'Procedures that cost nothing'}),
    ('Text', {'vi': 'Giải quyết thủ tục: không thu phí', 'en': 'Settling the procedure: no charge'}),
    ('Levy', 'le_phi'),
    ('Fraction', '0'),
    ('Flat', {'amount': (3,)}),
    ('date', '2017-01-01'),
    ('InForce', {'first': (5,)}),
    ('Citation', {'document': '97/2015/QH13', 'article': '4', 'verified': False}),
    ('FeeLevel', {'shape': (4,), 'in_force': (6,), 'citation': (7,)}),
    ('Fee', {'item': 'free.procedure', 'name': (1,), 'kind': (2,), 'levels': [(8,)]}),
    ('FeeSchedule', {'code': 'free', 'name': (0,), 'facts': [], 'fees': [(9,)]}),
)
ROOTS: list[object] = [(10,)]
