"""Invented procedure pages in the shape in which the portal's are captured: flat texts without separators."""

__all__ = ["PAPERS", "TABLE", "page"]

TABLE = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"


def page(rows: str = "", *, steps: str = "", **fields: object) -> dict[str, object]:
    """The record of a page with these rows of channels, without separators, and these steps."""
    return {
        "ma_thu_tuc": "1.999001",
        "ten_thu_tuc": "Cấp giấy phép mẫu",
        "so_quyet_dinh": "12/QĐ-BTP",
        "cap_thuc_hien": "Cấp xã",
        "linh_vuc": "Hộ tịch",
        "cach_thuc_thuc_hien": TABLE + rows if rows else "",
        "trinh_tu_thuc_hien": steps,
        **fields,
    }
