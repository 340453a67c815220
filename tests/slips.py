"""Every slip of both sets and both reports, filled: one dossier with everything, for whoever looks at pages."""

import datetime as dt
from collections.abc import Mapping
from html.parser import HTMLParser
from random import Random
from typing import Final

import attrs
from tests.dossiers import MAU, at, filed

from motcua.dossier import Dossier
from motcua.forms import (
    Form,
    apology,
    control_slip,
    receipt,
    refusal,
    register,
    stop_notice,
    supplement_request,
)
from motcua.reports import (
    CHANNELS,
    DossierRow,
    IndicatorReport,
    Period,
    ProvincialReport,
    SettlementReport,
    indicators,
    provincial_settlement,
    settlement,
)
from motcua.timelimit import WorkingDays
from motcua.wording import Text

__all__ = ["CODE", "LONG", "every_slip", "reports", "some_rows"]

CODE: Final = "H56.01.02-260828-0001"
LONG: Final = attrs.evolve(
    MAU,
    name="Công ty trách nhiệm hữu hạn một thành viên " + "Mẫu" * 12,
    email="m" * 60 + "@example.vn",
    address="Số nhà 12, ngõ 345, " * 8,
)
"""An applicant who fills every line, with words that cannot be broken."""
FIELDS: Final = (Text("Hộ tịch", "Civil status"), Text("Đất đai", "Land"), Text("Cư trú", "Residence"))


def every_slip(moment: str = "2026-08-28 15:20") -> Mapping[str, Form]:
    """The slips of that day by their codes, each out of a dossier to which that happened."""
    start = at(moment)
    lacking = filed(start, applicant=LONG, papers=["ct01"])
    asked = lacking.request_supplement(["proof_of_home"], at=start, reason="thiếu giấy tờ về chỗ ở " * 4)
    begun = asked.supplement(["proof_of_home"], at=start).accept(at=start, code=CODE).begin(at=start)
    held = begun.transfer("Công an xã Mẫu", at=start, share=WorkingDays(3), by="quầy 1")
    held = held.transfer("UBND xã Mẫu", at=start)
    moved = begun.reappoint(begun.due.date + dt.timedelta(days=7), at=start, reason="chờ kết quả xác minh")
    slips = {
        "receipt": receipt(begun, delegate="Trần Thị Mẫu", book="01", book_number=1),
        "supplement-request": supplement_request(asked, contact="0900000000"),
        "refusal": refusal(begun.finish("refused", at=start, reason="không đủ điều kiện")),
        "apology": apology(moved),
        "control-slip": control_slip(held, book="01", book_number=1),
        "register": register(_received(start), book="01"),
    }
    if slips["receipt"].set == "2025":
        slips["stop-notice"] = stop_notice(begun.withdraw(at=start, reason="không còn nhu cầu"))
    return slips


def _received(start: dt.datetime) -> list[Dossier]:
    """Enough dossiers for a register of several sheets."""
    return [
        filed(start, applicant=LONG, id=f"D-{n}").accept(at=start, code=CODE[:-4] + f"{n:04d}") for n in range(1, 13)
    ]


def some_rows(many: int, *, seed: int = 2026, first: dt.date = dt.date(2026, 8, 1)) -> list[DossierRow]:
    """Rows as chance has them, of three fields and every channel, most of them settled."""
    chance = Random(seed)
    rows = []
    for number in range(many):
        received = first + dt.timedelta(days=chance.randint(0, 44))
        ended = received + dt.timedelta(days=chance.randint(0, 12)) if chance.random() < 0.9 else None
        rows.append(
            DossierRow(
                f"D-{number}",
                chance.choice(FIELDS),
                chance.choice(CHANNELS),
                received,
                received + dt.timedelta(days=10),
                ended_on=ended,
                outcome="granted" if ended else None,
                procedure="1.004222",
                complained=chance.random() < 0.02,
            )
        )
    return rows


def reports() -> Mapping[str, SettlementReport | ProvincialReport | IndicatorReport]:
    """A report of each form, one of them with names as long and as wide as they come, and the indicators."""
    wide = [attrs.evolve(row, field=Text("LĨNH VỰC MẪU " * 12, "M" * 60)) for row in some_rows(40)]
    early, late = Period.month(2026, 9), Period.month(2026, 7)
    return {
        "07a": settlement(some_rows(300), early, authority="UBND xã Mẫu"),
        "07b": provincial_settlement(some_rows(300), wide, early, authority="UBND tỉnh Mẫu"),
        "II.06a": settlement(some_rows(300, first=dt.date(2026, 6, 1)), late, authority="UBND xã Mẫu"),
        "indicators": indicators(some_rows(300), early),
    }


class Tags(HTMLParser):
    """The tags and attributes a browser would see, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data
