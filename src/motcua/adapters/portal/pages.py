"""One procedure page as it was captured: its fields by English names, as NFC text, nothing repaired.

The captured pages are flat texts; a table of the page has lost every separator between its cells. What is absent is an
empty text here, whichever way the page said so.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, cast

import attrs

from motcua.adapters.records.strict import kind_of
from motcua.annotated import as_annotated
from motcua.errors import BadInput, LimitExceeded, Problem

__all__ = ["ABSENT", "FIELDS", "Page", "path_of"]

LONGEST: Final = 250_000
"""Characters of one field; the longest page met so far has a fifth of it."""
ABSENT: Final = frozenset(
    {"", "-", "--", "không có thông tin", "không có", "không", "không quy định", "không yêu cầu"}
    | {"null", "undefined", "none", "nan", "n/a"}
)
"""What the portal, an editor or a program writes where there is nothing; compared without case and a last full stop."""
WHAT: Final = "procedure page"

_LINE: Final = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(r"(?<=\S)[\u00ad\u200b-\u200f\u2060\ufeff](?=\S)")
"""What nobody sees still parts the words it stands between."""
_BLANK: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


def _named(key: str) -> str:
    field: str = attrs.field(default="", metadata={"key": key})
    return field


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Page:
    """The captured page of a procedure (*trang thủ tục hành chính*).

    >>> page = Page.of({"ma_thu_tuc": "1.001193", "ten_thu_tuc": "Đăng ký khai sinh", "dia_chi_tiep_nhan": "Không có"})
    >>> page.code, page.address
    ('1.001193', '')
    """

    code: str = _named("ma_thu_tuc")
    url: str = _named("detail_url")
    name: str = _named("ten_thu_tuc")
    decision: str = _named("so_quyet_dinh")
    levels: str = _named("cap_thuc_hien")
    field: str = _named("linh_vuc")
    applicants: str = _named("doi_tuong_thuc_hien")
    authority: str = _named("co_quan_co_tham_quyen")
    address: str = _named("dia_chi_tiep_nhan")
    coordinating: str = _named("co_quan_phoi_hop")
    steps: str = _named("trinh_tu_thuc_hien")
    channels: str = _named("cach_thuc_thuc_hien")
    papers: str = _named("thanh_phan_ho_so")
    legal_basis: str = _named("can_cu_phap_ly")
    executing: str = _named("co_quan_thuc_hien")
    conditions: str = _named("yeu_cau_dieu_kien")
    results: str = _named("ket_qua_xu_ly")

    @classmethod
    def of(cls, record: object) -> "Page":
        """The page of a captured record; keys nobody knows are left alone.

        Raises ``BadInput`` with every field that is no text, ``LimitExceeded`` for one that is too long.
        """
        if not isinstance(record, Mapping):
            raise BadInput.one(WHAT, met=kind_of(record), right="one record, a table of texts")
        table = cast("Mapping[object, object]", record)
        problems: list[Problem] = []
        texts: dict[str, str] = {}
        for name, key in FIELDS.items():
            met = table.get(key, "")
            if met is None or isinstance(met, str):
                texts[name] = str(met or "")
            else:
                problems.append(Problem(f"$.{key}", BadInput.code, kind_of(met), "a text"))
        if problems:
            raise BadInput(WHAT, tuple(problems))
        long = [FIELDS[name] for name, text in texts.items() if len(text) > LONGEST]
        if long:
            met = f"a text of more than {LONGEST} characters"
            raise LimitExceeded(WHAT, tuple(Problem(f"$.{key}", LimitExceeded.code, met, "a page") for key in long))
        return cls(**{name: _present(text) for name, text in texts.items()})

    @property
    def prose(self) -> Mapping[str, str]:
        """What is written on the page as sentences, by the key of its field."""
        return {
            FIELDS[name]: getattr(self, name)
            for name in ("name", "steps", "conditions", "papers", "results", "executing")
        }


FIELDS: Final[Mapping[str, str]] = {field.name: field.metadata["key"] for field in attrs.fields(Page)}
"""English name → key of the captured record."""


def path_of(name: str) -> str:
    """Where a field stands in the captured record, by its English name.

    >>> path_of("papers")
    '$.thanh_phan_ho_so'
    """
    return f"$.{FIELDS[name]}"


def _present(text: str) -> str:
    """The text in NFC without what nobody sees; nothing, where it says that there is nothing."""
    plain = _UNSEEN.sub(" ", _LINE.sub("\n", unicodedata.normalize("NFC", text)))
    plain = _BLANK.sub(" ", plain)
    if not plain.replace("\n", " ").isprintable():
        plain = "".join(letter for letter in plain if letter == "\n" or letter.isprintable())
    plain = plain.strip()
    return "" if plain.casefold().rstrip(".") in ABSENT else plain
