"""The procedures, fee schedules and packages: code, names to search, days in force. Made from data/ by `python3 dev.py compile`; never edited."""

PROCEDURES: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]], ...] = (
    ('1.001193', (('Thủ tục đăng ký khai sinh', 'Birth registration'), ('Hộ tịch', 'Civil status')), ('2016-01-01/2022-12-31', '2023-01-01/2025-01-08', '2025-01-09/2025-06-30', '2025-07-01/2026-01-14', '2026-01-15/2027-02-28', '2027-03-01/..')),
    ('1.001699', (('Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật', 'Degree of a disability, first or again, and the certificate of disability'), ('Bảo trợ xã hội', 'Social protection')), ('2019-03-15/2023-10-11', '2023-10-12/2026-07-23', '2026-07-24/..')),
    ('1.001731', (('Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', 'Support for funeral costs, for those under social protection'), ('Bảo trợ xã hội', 'Social protection')), ('2021-07-01/2025-02-28', '2025-03-01/2025-06-30', '2025-07-01/..')),
    ('1.001776', (('Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng', 'Grant, adjustment and end of the monthly social allowance and of the monthly support for care'), ('Bảo trợ xã hội', 'Social protection')), ('2021-07-01/2022-12-31', '2023-01-01/2025-02-28', '2025-03-01/2025-06-30', '2025-07-01/..')),
    ('1.004222', (('Đăng ký thường trú', 'Registration of permanent residence'), ('Đăng ký, quản lý cư trú', 'Residence')), ('2021-07-01/2022-12-31', '2023-01-01/2025-01-09', '2025-01-10/2025-06-30', '2025-07-01/2026-03-14', '2026-03-15/2026-06-30', '2026-07-01/..')),
    ('1.010803', (('Giải quyết chế độ trợ cấp thờ cúng liệt sĩ', 'Allowance for the worship of martyrs'), ('Người có công', 'Persons with merit')), ('2022-02-15/2025-02-28', '2025-03-01/2025-06-30', '2025-07-01/..')),
    ('1.010833', (('Cấp giấy xác nhận thân nhân của người có công', 'Confirmation of a relative of a person with merit'), ('Người có công', 'Persons with merit')), ('2022-02-15/2022-12-31', '2023-01-01/..')),
    ('1.011607', (('Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm', 'Recognition of poor and near-poor households, all the year round'), ('Giảm nghèo', 'Poverty reduction')), ('2018-12-01/2021-08-31', '2021-09-01/2025-02-28', '2025-03-01/2025-06-30', '2025-07-01/..')),
    ('1.011608', (('Công nhận hộ thoát nghèo, hộ thoát cận nghèo thường xuyên hằng năm', 'Recognition of households that rose out of poverty or near-poverty, all the year round'), ('Giảm nghèo', 'Poverty reduction')), ('2018-12-01/2021-08-31', '2021-09-01/2025-02-28', '2025-03-01/2025-06-30', '2025-07-01/..')),
    ('1.012796', (('Đính chính Giấy chứng nhận đã cấp lần đầu có sai sót', 'Correction of a first certificate issued with a mistake'), ('Đất đai', 'Land')), ('2025-07-01/2026-01-30', '2026-01-31/2027-02-28')),
    ('1.012812', (('Hòa giải tranh chấp đất đai', 'Conciliation of a land dispute'), ('Đất đai', 'Land')), ('2024-08-01/2025-06-30', '2025-07-01/..')),
    ('1.013225', (('Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ', 'New building permit for works of grade III and IV and for detached houses'), ('Hoạt động xây dựng', 'Construction')), ('2015-01-01/2020-12-31', '2021-01-01/2024-12-29', '2024-12-30/2025-06-30', '2025-07-01/2026-06-30', '2026-07-01/..')),
    ('1.013227', (('Gia hạn giấy phép xây dựng đối với công trình cấp III, cấp IV và nhà ở riêng lẻ', 'Extension of a building permit for works of grade III and IV and detached houses'), ('Hoạt động xây dựng', 'Construction')), ('2015-01-01/2024-12-29', '2024-12-30/2025-06-30', '2025-07-01/2026-06-30', '2026-07-01/..')),
    ('1.013978', (('Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối với cá nhân, hộ gia đình, cộng đồng dân cư, người gốc Việt Nam định cư ở nước ngoài', 'First registration of land and attached assets, and the first certificate, for persons, households, communities and people of Vietnamese origin living abroad'), ('Đất đai', 'Land')), ('2014-07-01/2024-07-31', '2024-08-01/2025-06-30', '2025-07-01/2026-01-30', '2026-01-31/2027-02-28')),
    ('1.014027', (('Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội', 'Grant, adjustment and end of the social pension'), ('Bảo trợ xã hội', 'Social protection')), ('2025-07-01/..',)),
    ('1.014028', (('Hỗ trợ chi phí mai táng đối với đối tượng hưởng trợ cấp hưu trí xã hội', 'Support for funeral costs, for those who drew the social pension'), ('Bảo trợ xã hội', 'Social protection')), ('2025-07-01/..',)),
    ('2.000815', (('Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certification of copies from originals'), ('Chứng thực', 'Certification')), ('2015-04-10/2025-10-31', '2025-11-01/..')),
)
FEES: tuple[str, ...] = (
    'building-permit',
    'certification',
    'civil-status',
    'free',
    'land',
    'residence',
)
PACKAGES: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ('birth', (('Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi', 'Linked electronic procedures: birth, permanent residence and health-insurance card of a child under 6'),), ('2.002621', '3.000722'), ('2024-06-10/2026-08-31', '2026-09-01/..')),
)
