"""The procedures, fee schedules and packages: code, file, names to search, days in force. Made from data/ by `python3 dev.py compile`; never edited."""

PROCEDURES: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]], ...] = (
    ('1.001193', '1.001193.toml', (('Thủ tục đăng ký khai sinh', 'Birth registration'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.004222', '1.004222.toml', (('Đăng ký thường trú', 'Registration of permanent residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2022-12-31', '2023-01-01/2025-01-09', '2025-01-10/2025-06-30', '2025-07-01/2026-03-14', '2026-03-15/2026-06-30', '2026-07-01/..')),
    ('2.000815', '2.000815.toml', (('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certification of copies from originals'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-10-31', '2025-11-01/..')),
)
FEES: tuple[str, ...] = (
    'certification-abroad',
    'certification-hai-phong',
    'certification',
    'civil-judgment-enforcement',
    'civil-status',
    'design-appraisal',
    'notarisation',
    'planning-appraisal',
    'project-appraisal',
    'residence',
    'telecommunications',
)
PACKAGES: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ('birth', 'birth.toml', (('Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', 'Linked electronic procedures: birth, permanent residence and health-insurance card of a child under 6'),), ('2.002621', '3.000722'), ('2024-06-10/2026-08-31', '2026-09-01/..')),
)
