"""The procedures, fee schedules and packages: code, file, names to search, days in force. Made from data/ by `python3 dev.py compile`; never edited."""

PROCEDURES: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]], ...] = (
    ('1.001193', '1.001193.toml', (('Thủ tục đăng ký khai sinh', 'Birth registration'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.001266', '1.001266.toml', (('Chấm dứt hoạt động hộ kinh doanh', 'Closing of a household business'), ('Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'Business registration (household businesses)')), ('2021-01-04/2025-06-30', '2025-07-01/..')),
    ('1.001570', '1.001570.toml', (('Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn của hộ kinh doanh', 'Suspension and early resumption of a household business'), ('Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'Business registration (household businesses)')), ('2021-01-04/2025-06-30', '2025-07-01/..')),
    ('1.001612', '1.001612.toml', (('Đăng ký thành lập hộ kinh doanh', 'Registration of a household business'), ('Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'Business registration (household businesses)')), ('2021-01-04/2025-06-30', '2025-07-01/..')),
    ('1.003197', '1.003197.toml', (('Xóa đăng ký thường trú', 'Removal of a registration of permanent residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2025-01-09', '2025-01-10/2026-03-14', '2026-03-15/..')),
    ('1.004194', '1.004194.toml', (('Đăng ký tạm trú', 'Registration of temporary residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2025-01-09', '2025-01-10/2025-06-30', '2025-07-01/..')),
    ('1.004222', '1.004222.toml', (('Đăng ký thường trú', 'Registration of permanent residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2022-12-31', '2023-01-01/2025-01-09', '2025-01-10/2025-06-30', '2025-07-01/2026-03-14', '2026-03-15/2026-06-30', '2026-07-01/..')),
    ('1.010041', '1.010041.toml', (('Xác nhận thông tin về cư trú', 'Confirmation of residence data'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2025-06-30', '2025-07-01/..')),
    ('1.014061', '1.014061.toml', (('Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên', 'Issue of an identity card to persons of 14 and more'), ('Cấp, quản lý căn cước', 'Identity cards')), ('2024-07-01/2025-02-28', '2025-03-01/2026-06-30', '2026-07-01/..')),
    ('2.000720', '2.000720.toml', (('Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 'Registration of changes of a household business'), ('Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'Business registration (household businesses)')), ('2021-01-04/2025-06-30', '2025-07-01/..')),
    ('2.000815', '2.000815.toml', (('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certification of copies from originals'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-01-08', '2025-01-09/2025-10-31', '2025-11-01/..')),
    ('2.000884', '2.000884.toml', (('Chứng thực chữ ký trong các giấy tờ, văn bản (áp dụng cho cả trường hợp chứng thực điểm chỉ và trường hợp người yêu cầu chứng thực không thể ký, không thể điểm chỉ được)', 'Certification of signatures in papers (fingerprints, and persons who can neither sign nor give one, included)'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-01-08', '2025-01-09/2025-10-31', '2025-11-01/..')),
    ('2.000908', '2.000908.toml', (('Thủ tục cấp bản sao từ sổ gốc', 'Issue of copies from the original register'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-01-08', '2025-01-09/2025-10-31', '2025-11-01/..')),
    ('2.001035', '2.001035.toml', (('Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở', 'Certification of transactions over movables, land-use rights and houses'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-01-08', '2025-01-09/2025-10-31', '2025-11-01/..')),
)
FEES: tuple[str, ...] = (
    'certification',
    'citizen-card',
    'civil-status',
    'household-business',
    'residence',
)
PACKAGES: tuple[tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ('birth', 'birth.toml', (('Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', 'Linked electronic procedures: birth, permanent residence and health-insurance card of a child under 6'),), ('2.002621', '3.000722'), ('2024-06-10/2026-08-31', '2026-09-01/..')),
)
