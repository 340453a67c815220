"""The procedures, fee schedules and packages: code, names to search, days in force. Made from data/ by `python3 dev.py compile`; never edited."""

PROCEDURES: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]], ...] = (
    ('1.000656', (('Thủ tục đăng ký khai tử', 'Registration of a death'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2024-06-09', '2024-06-10/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2026-08-31', '2026-09-01/2027-02-28', '2027-03-01/..')),
    ('1.000894', (('Thủ tục đăng ký kết hôn', 'Marriage registration'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.001022', (('Thủ tục đăng ký nhận cha, mẹ, con', 'Registration of the recognition of a father, mother or child'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.001193', (('Thủ tục đăng ký khai sinh', 'Birth registration'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.004222', (('Đăng ký thường trú', 'Registration of permanent residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2022-12-31', '2023-01-01/2025-01-09', '2025-01-10/2025-06-30', '2025-07-01/2026-03-14', '2026-03-15/2026-06-30', '2026-07-01/..')),
    ('1.004859', (('Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc', 'Change, correction and supplement of civil-status data, redetermination of ethnicity'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.004873', (('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.004884', (('Thủ tục đăng ký lại khai sinh', 'Re-registration of a birth'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('2.000635', (('Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', 'Copies of civil-status extracts and of birth certificates'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('2.000815', (('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certification of copies from originals'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-10-31', '2025-11-01/..')),
    ('2.001263', (('Đăng ký việc nuôi con nuôi trong nước', 'Registration of a domestic adoption'), ('Nuôi con nuôi', 'Adoption')), ('2011-01-01/2026-01-14', '2026-01-15/..')),
)
FEES: tuple[str, ...] = (
    'adoption',
    'certification',
    'civil-status',
    'residence',
)
PACKAGES: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ('birth', (('Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', 'Linked electronic procedures: birth, permanent residence and health-insurance card of a child under 6'),), ('2.002621', '3.000722'), ('2024-06-10/2026-08-31', '2026-09-01/..')),
)
