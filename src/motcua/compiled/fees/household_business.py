"""Fees household-business: Household business registration charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: tuple[tuple[str, object], ...] = (
    ('Text', {'vi': 'Lệ phí đăng ký hộ kinh doanh', 'en': 'Household business registration charges'}),
    ('FactType', 'text'),
    ('Text', {'vi': 'Nộp hồ sơ bằng hình thức nào?', 'en': 'How is the dossier filed?'}),
    ('Fact', {'name': 'channel', 'type': (1,), 'question': (2,), 'choices': ['counter', 'online', 'post']}),
    ('Text', {'vi': 'Lệ phí đăng ký hộ kinh doanh', 'en': 'Charge for registering a household business'}),
    ('Levy', 'le_phi'),
    ('Text', {'vi': 'HĐND cấp tỉnh', 'en': "the provincial people's council"}),
    ('SetBy', {'by': (6,)}),
    ('date', '2020-01-13'),
    ('InForce', {'first': (8,)}),
    ('Citation', {'document': '85/2019/TT-BTC', 'verified': False}),
    ('FeeLevel', {'shape': (7,), 'in_force': (9,), 'citation': (10,)}),
    ('Fee', {'item': 'household-business.registration', 'name': (4,), 'kind': (5,), 'levels': [(11,)]}),
    ('FeeSchedule', {'code': 'household-business', 'name': (0,), 'facts': [(3,)], 'fees': [(12,)]}),
)
ROOTS: list[object] = [(13,)]
