"""The kinds of fee receipts, and the general rules of refunds. Made from data/ by `python3 dev.py compile`; never edited."""

Kind = tuple[str, str, str, str, int, bool, bool, str, str, str, str | None, str, bool]
Refund = tuple[str, bool, str, str | None, str, bool]

KINDS: tuple[Kind, ...] = (
    ('blp-electronic', 'electronic', '0[12]BLP(?:[0-9]-[0-9]{3})?', '[A-Z]{2}-(?P<year>[0-9]{2})E', 7, True, False, '01BLP AA-22E', 'fee-receipt-blp', '2017-01-01', '2026-06-30', '303/2016/TT-BTC', False),
    ('blp-paper', 'paper', '0[12]BLP(?:[0-9]-[0-9]{3})?', '[A-Z]{2}-(?P<year>[0-9]{2})[PT]', 7, True, False, '01BLP AA-22P', 'fee-receipt-blp', '2017-01-01', '2026-12-31', '303/2016/TT-BTC', False),
    ('ebl', 'electronic', 'EBL0[12]', '(?P<year>[0-9]{2})T[ABCDEGHKLMNPQRSTUVXY]{2}', 8, False, True, 'EBL01 26TAA', 'fee-receipt', '2026-07-01', None, '254/2026/NĐ-CP, art. 23.2', True),
)
CURRENCIES: dict[str, str] = {'VND': 'đồng', 'USD': 'đô la Mỹ', 'EUR': 'euro'}
REFUNDS: tuple[Refund, ...] = (
    ('overpaid', True, '2026-07-01', None, '215/2026/NĐ-CP, art. 60.3', False),
    ('office_error', True, '2026-01-01', None, '02/2026/NĐ-CP', True),
)
