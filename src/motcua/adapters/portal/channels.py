"""The table of channels (*cách thức thực hiện*), row by row, out of a text that has lost its separators.

A row is a channel, a time, a fee and a description, written without anything between them. A row begins where the name
of a channel is followed at once by a time and a fee; the same words inside a description are followed by a blank.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from motcua.adapters.portal import wordings as words
from motcua.adapters.portal.letters import LOWER, UPPER
from motcua.adapters.portal.pages import path_of
from motcua.annotated import as_annotated
from motcua.conditions import Channel

__all__ = ["CHANNELS", "DONG", "FREE", "NOTHING", "ChannelRow", "channel_rows"]

HEADER: Final = re.compile(r"\s*Hình thức nộp\s?Thời gian\s?Phí, lệ phí\s?Mô tả\s?")
NOTHING: Final = "Không có thông tin"
FREE: Final = "Miễn phí"

CHANNELS: Final[Mapping[str, Channel]] = {
    "Trực tiếp": Channel.COUNTER,
    "Trực tuyến": Channel.ONLINE,
    "Dịch vụ bưu chính công ích": Channel.POST,
    "Dịch vụ bưu chính": Channel.POST,
    "Bưu chính công ích": Channel.POST,
    "Qua bưu chính": Channel.POST,
    "Qua đường bưu điện": Channel.POST,
}
"""What the page calls each channel."""
DONG: Final = ("VNĐ", "VND", "Việt Nam Đồng", "Việt Nam đồng", "Đồng", "đồng")
"""What the page calls đồng."""
CURRENCIES: Final = (*DONG, "USD", "EUR", "Đô la Mỹ", "Euro")
UNITS: Final = tuple(unit[0].upper() + unit[1:] for unit in words.UNITS)

_NUMBER: Final = r"[0-9]{1,12}(?:[.,][0-9]{1,3}){0,5}"
_NAME: Final = "|".join(CHANNELS)  # a longer name stands before the one it begins with
_FEE: Final = rf"(?P<fee>{FREE}|{NOTHING}|(?P<amount>{_NUMBER}) ?(?P<currency>{'|'.join(CURRENCIES)}))"
_TIME: Final = (
    rf"\s?(?:(?P<number>{_NUMBER}) ?(?P<unit>{'|'.join(UNITS)})"
    rf"|(?P<none>{NOTHING})"
    rf"|(?P<bare>[0-9]{{1,3}})(?=\s?(?:{FREE}|{NOTHING}))"
    rf"|(?=(?P<run>{_NUMBER}) ?(?:{'|'.join(CURRENCIES)}))"
    r")|(?P<words>(?=\w)[^\n]{1,160}?)"
)
_ROW: Final = re.compile(rf"(?P<channel>{_NAME})(?:{_TIME})\s?{_FEE}")
_SWALLOWED: Final = re.compile(
    rf"(?<![\d.,(:]){_NUMBER} ?(?:{'|'.join(UNITS)})(?![ \w.,;:)]|\Z)\S*|{_NUMBER} ?(?:{'|'.join(UNITS)})"
    rf"\s?(?:{FREE}|{NOTHING}|{_NUMBER}|[{UPPER}])"
    rf"|(?:{_NAME})(?: ?{_NUMBER}|\s?(?:{FREE}|{NOTHING})|[{UPPER}])|\w(?:{FREE}|{NOTHING})(?:\Z|[({UPPER}])"
)
"""What only cells have: a name, a time and a fee without anything between them."""

_NEXT_CELL: Final = re.compile(rf".*\)(?=[{UPPER}][{LOWER}])", re.DOTALL)
"""Up to the last bracket behind which a sentence begins without a blank."""


@attrs.frozen(field_transformer=as_annotated)
class ChannelRow:
    """One row of the table: a channel with a time, a fee and what is said of both (*một dòng cách thức thực hiện*)."""

    number: int
    """Its place in the table, from 0."""
    text: str
    """The row as it stands on the page."""
    channel: Channel
    amount: str | None
    """The number of its time, where a unit follows it."""
    unit: str | None
    bare: str | None
    """The number of its time, where none follows."""
    words: str | None
    """Its time, where it is written in words."""
    fee: str
    """The cell of its fee, without remark."""
    fee_amount: str | None
    currency: str | None
    run_together: bool
    """Whether the number of its time and the amount of its fee cannot be told apart."""
    remark: str
    """What stands in brackets behind the fee."""
    description: str

    @property
    def where(self) -> str:
        """The path of the row."""
        return f"{path_of('channels')}[{self.number}]"

    @property
    def swallowed(self) -> bool:
        """Whether its description holds what looks like the cells of another row."""
        return _SWALLOWED.search(self.said) is not None

    @property
    def said(self) -> str:
        """Everything the row says in sentences."""
        return f"{self.remark}\n{self.description}"


def channel_rows(text: str) -> tuple[tuple[ChannelRow, ...], str]:
    """The rows of the table, and what stands before the first of them."""
    body = HEADER.sub("", text, count=1) if HEADER.match(text) else text
    found = [*_beginnings(body)]
    if not found:
        return (), body
    ends = [match.start() for match in found[1:]] + [len(body)]
    rows = tuple(
        _row(at, match, body[match.start() : end]) for at, (match, end) in enumerate(zip(found, ends, strict=True))
    )
    return rows, body[: found[0].start()]


def _beginnings(body: str) -> Iterator[re.Match[str]]:
    """Where rows begin; a time in words is only taken where no other row begins inside it."""
    at = 0
    while (match := _ROW.search(body, at)) is not None:
        inner = _ROW.search(body, match.start() + 1, match.end()) if match["words"] else None
        match = inner or match
        yield match
        at = match.end()


def _row(number: int, match: re.Match[str], text: str) -> ChannelRow:
    remark, description = _remark(text[match.end() - match.start() :])
    return ChannelRow(
        number=number,
        text=text,
        channel=CHANNELS[match["channel"]],
        amount=match["number"],
        unit=match["unit"],
        bare=match["bare"],
        words=match["words"],
        fee=match["fee"],
        fee_amount=match["amount"],
        currency=match["currency"],
        run_together=match["run"] is not None,
        remark=remark,
        description=description.strip(),
    )


def _remark(rest: str) -> tuple[str, str]:
    """What stands in brackets at once behind a fee, and the rest.

    Brackets that never close end where the next cell begins, or hold everything.
    """
    if not rest.startswith("("):
        return "", rest
    depth = 0
    for at, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return rest[1:at], rest[at + 1 :]
    cell = _NEXT_CELL.match(rest)
    return (rest[1:], "") if cell is None else (rest[1 : cell.end() - 1], rest[cell.end() :])
