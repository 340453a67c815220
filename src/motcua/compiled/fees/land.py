"""Fees land: Land fees and charges. Made from data/ by `python3 dev.py compile`; never edited."""

ROWS: tuple[tuple[str, object], ...] = (
    ('Text', {'vi': 'Phí, lệ phí đất đai', 'en': 'Land fees and charges'}),
    ('FactType', 'text'),
    ('Text',
     {'vi': 'Cấp giấy chứng nhận lần đầu, cấp đổi hoặc cấp lại, hay đăng ký biến động?',
      'en': 'A first certificate, a new one in its place, or a registered change?'}),
    ('Fact', {'name': 'land_act', 'type': (1,), 'question': (2,), 'choices': ['first', 'reissue', 'change']}),
    ('Text', {'vi': 'Nộp hồ sơ bằng hình thức nào?', 'en': 'How is the dossier filed?'}),
    ('Fact', {'name': 'channel', 'type': (1,), 'question': (4,), 'choices': ['counter', 'online', 'post']}),
    ('Text',
     {'vi': 'Lệ phí cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
      'en': 'Charge for the certificate of land use and ownership'}),
    ('Levy', 'le_phi'),
    ('Text', {'vi': 'HĐND cấp tỉnh', 'en': "the provincial people's council"}),
    ('SetBy', {'by': (8,)}),
    ('date', '2020-01-13'),
    ('InForce', {'first': (10,)}),
    ('Citation', {'document': '85/2019/TT-BTC', 'verified': False}),
    ('FeeLevel', {'shape': (9,), 'in_force': (11,), 'citation': (12,)}),
    ('Fee', {'item': 'land.certificate', 'name': (6,), 'kind': (7,), 'levels': [(13,)]}),
    ('Text', {'vi': 'Phí thẩm định hồ sơ cấp giấy chứng nhận', 'en': 'Fee for appraising the file of the certificate'}),
    ('Levy', 'phi'),
    ('Fee', {'item': 'land.appraisal', 'name': (15,), 'kind': (16,), 'levels': [(13,)]}),
    ('FeeSchedule', {'code': 'land', 'name': (0,), 'facts': [(3,), (5,)], 'fees': [(14,), (17,)]}),
)
ROOTS: list[object] = [(18,)]
