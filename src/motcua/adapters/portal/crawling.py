"""What went wrong while a page was captured: marks of the web page, lost letters, tables in the wrong field."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part
from motcua.adapters.portal.pages import FIELDS, Page, path_of

__all__ = ["faults", "unmarked"]

_TAG: Final = re.compile(
    r"</?(?:p|div|span|br|b|i|u|a|em|strong|font|sup|sub|table|tbody|thead|tr|td|th|ul|ol|li|img|script|style|h[1-6]|o:p)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|[a-z](?:acute|grave|circ|tilde|uml)|#[0-9]{2,6}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
_LOST: Final = re.compile("\ufffd|áº|á»|Æ°|Ä‘|Ã[\u0080-\u00bf]|(?:[^\\W\\d_]\\?[^\\W\\d_][^?\n]{0,40}){2}")
"""The mark of a letter nobody could read, UTF-8 read as Latin, or question marks inside words."""
_HEADERS: Final[Mapping[str, str]] = {
    "channels": "Hình thức nộpThời gian",
    "papers": "Tên giấy tờMẫu đơn, tờ khai",
    "legal_basis": "Tên văn bản pháp lýMã văn bản",
}
"""How the table of a field begins."""
_REPEATED: Final = "papers"
"""The field that has a table for each of its cases."""
_WRITTEN: Final = frozenset({"steps", "conditions"})
"""Where editors put a table of their own."""
_ANNOUNCEMENT: Final = re.compile(
    r"(?:quyết định )?(?:về việc )?(?:công bố|ban hành) (?:các )?danh mục\b", re.IGNORECASE
)
_NO_PAGE: Final = re.compile(
    r"không tìm thấy|trang (?:này )?không tồn tại|(?:lỗi|error) ?[45][0-9]{2}\b"
    r"|[45][0-9]{2} (?:not|forbidden|bad|gateway)|hệ thống (?:đang )?(?:bảo trì|bận|gặp sự cố)|access denied"
    r"|internal server error|page not found|đang tải|trang chủ\b|cổng dịch vụ công\b"
    r"|chi tiết thủ tục(?: hành chính)?\Z",
    re.IGNORECASE,
)
"""What a portal says where it has no page, or has not built it yet."""


def unmarked(page: Page) -> tuple[Page, tuple[Doubt, ...]]:
    """The page without marks of HTML, and a doubt for each field that had some."""
    texts = {name: getattr(page, name) for name in FIELDS}
    marked = {name: said for name, said in texts.items() if _TAG.search(said) or _ENTITY.search(said)}
    if not marked:
        return page, ()
    plain = texts | {name: html.unescape(_TAG.sub(" ", said)) for name, said in marked.items()}
    doubts = tuple(Doubt(Part.PAGE, DoubtKind.MARKUP, path_of(name), said) for name, said in marked.items())
    return Page.of({FIELDS[name]: said for name, said in plain.items()}), doubts


def faults(page: Page) -> Iterator[Doubt]:
    """Why nothing of the page can be taken: it is none, its letters were lost, or its fields run into one another."""
    if _ANNOUNCEMENT.match(page.name) or _NO_PAGE.match(page.name):
        yield Doubt(Part.PAGE, DoubtKind.NO_PROCEDURE, path_of("name"), page.name)
    for name in FIELDS:
        said: str = getattr(page, name)
        lost = None if name == "url" else _LOST.search(said)
        if lost is not None:
            quote = said[max(0, lost.start() - 40) : lost.end() + 80]
            yield Doubt(Part.PAGE, DoubtKind.GARBLED, path_of(name), quote)
        for field, header in _HEADERS.items():
            allowed = 0 if field != name else len(said) if field == _REPEATED else 1
            if name not in _WRITTEN and said.count(header) > allowed:
                yield Doubt(Part.PAGE, DoubtKind.MIXED_CONTENT, path_of(name), said[said.rindex(header) :])
