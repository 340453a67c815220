"""The rules of counting, and the rules of the counter's clock. Made from data/ by `python3 dev.py compile`; never edited."""

RULES: dict[str, tuple[str, bool]] = {
    'weekly-rest': ('188/1999/QĐ-TTg, art. 1', True),
    'first-day-not-counted': ('91/2015/QH13, art. 147.2', True),
    'last-day-off': ('91/2015/QH13, art. 148.5', True),
    'days-to-be-decided': ('45/2019/QH14, art. 112.3', False),
    'restart': ('118/2025/NĐ-CP, art. 19.5', True),
    'reappointment': ('118/2025/NĐ-CP, art. 19.6', True),
}

CUTOFFS: tuple[tuple[str, str, str, str, str | None, str, bool], ...] = (
    ('certify', '15:00', 'due-next-working-day', '2015-04-10', None, '23/2015/NĐ-CP, art. 7', True),
    ('civil-status', '15:00', 'may-be-due-next-working-day', '2016-01-01', '2027-02-28', '60/2014/QH13, art. 5.3', True),
    ('transfer', '15:00', 'handed-over-next-morning', '2018-06-21', '2025-06-30', '61/2018/NĐ-CP, art. 18.2', True),
    ('transfer', '15:00', 'handed-over-next-morning', '2025-07-01', None, '118/2025/NĐ-CP, art. 18.2', True),
    ('package', '15:00', 'received-next-working-day', '2024-06-10', '2026-08-31', '63/2024/NĐ-CP, art. 7.2', False),
    ('package', '15:00', 'received-next-working-day', '2026-09-01', None, '301/2026/NĐ-CP, art. 7.2', True),
)
