"""Payment by QR code (*mã VietQR*): what a banking app reads, written and read back by the profile of NAPAS.

The format is EMVCo's: a tag of two digits, a length of two digits, a value, some of the values templates of their own;
a checksum ends it. The reader refuses whatever does not fit together, right checksum or not; tags it has no use for
(the merchant's name, his city) are passed over. Drawing the squares is for other libraries.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from motcua.checks import Discreet, expect, kind, shape
from motcua.errors import BadInput, BadValue, LimitExceeded, Problem
from motcua.money import VND

__all__ = ["VietQR", "checksum"]

_GUID: Final = "A000000727"
"""NAPAS, in the register of application providers."""
_SERVICES: Final = {False: "QRIBFTTA", True: "QRIBFTTC"}
_LONGEST: Final = 512
_CHECKSUM: Final = re.compile(r"6304[0-9A-F]{4}\Z", re.ASCII)
_HEAD: Final = re.compile(r"(?P<tag>[0-9]{2})(?P<size>[0-9]{2})", re.ASCII)


@attrs.frozen
class _Tag:
    """One value of the code: what it looks like, said so that it can be mended, and whether it must be there."""

    form: re.Pattern[str]
    right: str
    required: bool = True


def _tag(form: str, right: str, *, required: bool = True) -> _Tag:
    return _Tag(re.compile(form, re.ASCII), right, required)


_BANK: Final = _tag("[0-9]{6}", "the six digits of a bank's BIN")
_ACCOUNT: Final = _tag("[0-9A-Za-z]{1,19}", "an account or card number of 1 to 19 digits and letters")
_AMOUNT: Final = _tag("[1-9][0-9]{0,12}", "whole đồng, 1 to 13 digits", required=False)
_BILL: Final = _tag("[!-~](?:[ -~]{0,23}[!-~])?", "1 to 25 characters of ASCII", required=False)
_PURPOSE: Final = _tag(_BILL.form.pattern, "1 to 25 characters, ASCII when the marks are off", required=False)
_TAGS: Final[Mapping[str, _Tag]] = {
    "$.00": _tag("01", "01, the version of the format"),
    "$.01": _tag("1[12]", "11 for a code used again and again, 12 for one payment"),
    "$.38.00": _tag(_GUID, f"{_GUID}, NAPAS"),
    "$.38.01.00": _BANK,
    "$.38.01.01": _ACCOUNT,
    "$.38.02": _tag("QRIBFTT[AC]", "QRIBFTTA for an account, QRIBFTTC for a card"),
    "$.53": _tag("704", "704, đồng"),
    "$.54": _AMOUNT,
    "$.58": _tag("VN", "VN"),
    "$.62.01": _BILL,
    "$.62.08": _PURPOSE,
}
_TEMPLATES: Final = frozenset({"$.38", "$.38.01", "$.62"})


def _plain(text: str | None) -> str | None:
    """Vietnamese without its marks; what is still no ASCII is refused by its tag."""
    if not isinstance(text, str):
        return text
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")


def _written(tag: str, value: str | None) -> str:
    return f"{tag}{len(value):02d}{value}" if value else ""


@attrs.frozen(eq=False)
class VietQR(Discreet):
    """A request to pay by QR (*mã VietQR*): bank, account or card, and perhaps amount, bill and purpose.

    ``str`` is the text that goes into the squares. A code with an amount is for one payment, one without is used again
    and again, unless ``once`` says otherwise. The purpose loses its Vietnamese marks; one that is too long is refused
    and never cut.

    >>> qr = VietQR("970403", "0011012345678", VND(180_000), bill="NPS6869", purpose="thanh toán đơn hàng")
    >>> str(qr)[-48:]
    'VN62340107NPS68690819thanh toan don hang63042E2E'
    >>> VietQR.parse(str(qr)) == qr
    True
    """

    bank: str
    account: str = attrs.field(repr=False)
    amount: VND | None = attrs.field(default=None, validator=kind(VND, optional=True))
    bill: str | None = attrs.field(default=None, kw_only=True)
    purpose: str | None = attrs.field(default=None, converter=_plain, repr=False, kw_only=True)
    card: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    once: bool = attrs.field(
        default=attrs.Factory(lambda self: self.amount is not None, takes_self=True), validator=kind(bool), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        given = {"bank": _BANK, "account": _ACCOUNT, "bill": _BILL, "purpose": _PURPOSE}
        problems = [
            Problem(f"$.{name}", BadValue.code, _met(tag, value), tag.right)
            for name, tag in given.items()
            if ((value := getattr(self, name)) is not None or tag.required) and not _fits(tag, value)
        ]
        if self.amount is not None and not _fits(_AMOUNT, str(self.amount.amount)):
            problems.append(Problem("$.amount", BadValue.code, str(self.amount.amount), _AMOUNT.right))
        if problems:
            raise BadInput("VietQR", tuple(problems))

    @classmethod
    def parse(cls, text: str) -> "VietQR":
        """Read the text of a code; raises ``BadInput`` with every problem and its tag."""
        values = _values(expect(text, str, "VietQR"))
        amount = values.get("$.54")
        return cls(
            values["$.38.01.00"],
            values["$.38.01.01"],
            None if amount is None else VND(int(amount)),
            bill=values.get("$.62.01"),
            purpose=values.get("$.62.08"),
            card=values["$.38.02"] == _SERVICES[True],
            once=values["$.01"] == "12",
        )

    def __str__(self) -> str:
        receiver = _written("00", self.bank) + _written("01", self.account)
        parts = (
            _written("00", "01"),
            _written("01", "12" if self.once else "11"),
            _written("38", _written("00", _GUID) + _written("01", receiver) + _written("02", _SERVICES[self.card])),
            _written("53", "704"),
            _written("54", str(self.amount.amount) if self.amount else None),
            _written("58", "VN"),
            _written("62", _written("01", self.bill) + _written("08", self.purpose)),
            "6304",
        )
        body = "".join(parts)
        return body + checksum(body)


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE of a text of ASCII, four upper-case hexadecimal digits.

    >>> checksum("123456789")
    '29B1'
    """
    if not expect(text, str, "text of a checksum").isascii():
        raise BadValue("text of a checksum", "letters beyond ASCII", "ASCII")
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 & 0xFFFF) ^ (0x1021 if crc & 0x8000 else 0)
    return f"{crc:04X}"


def _values(text: str) -> dict[str, str]:
    """The values by the path of their tag; raises ``BadInput`` unless all of it fits together."""
    if len(text) > _LONGEST:
        raise LimitExceeded.one("VietQR", met=f"{len(text)} characters", right=f"at most {_LONGEST}")
    if not text.isascii() or _CHECKSUM.search(text) is None:
        raise _refusal("$", "another ending, or letters beyond ASCII", "ASCII that ends in 6304 and a checksum")
    body, found = text[:-4], text[-4:]
    if checksum(body) != found:
        raise _refusal("$.63", found, f"{checksum(body)}, the checksum of this text")
    values: dict[str, str] = {}
    for path, value in _flat(text[:-8], "$"):
        if path in values:
            raise _refusal(path, "the tag a second time", "each tag once")
        values[path] = value
    problems = [
        Problem(path, BadValue.code, _met(tag, values.get(path)), tag.right)
        for path, tag in _TAGS.items()
        if (tag.required or path in values) and not _fits(tag, values.get(path))
    ]
    if problems:
        raise BadInput("VietQR", tuple(problems))
    return values


def _flat(text: str, path: str) -> Iterator[tuple[str, str]]:
    """Tags and values, those of the templates by their whole path."""
    at = 0
    while at < len(text):
        head = _HEAD.match(text, at)
        if head is None:
            raise _refusal(path, f"{len(text) - at} characters left over", "lengths that fit together")
        at, size = head.end(), int(head["size"])
        value, place = text[at : at + size], f"{path}.{head['tag']}"
        if not value or len(value) < size:
            raise _refusal(place, f"{len(value)} characters", f"the {size} characters it claims, 1 or more")
        at += size
        if place in _TEMPLATES:
            yield from _flat(value, place)
        else:
            yield place, value


def _fits(tag: _Tag, value: object) -> bool:
    return isinstance(value, str) and tag.form.fullmatch(value) is not None


def _met(tag: _Tag, value: object) -> str:
    """What was met; of an account or a purpose, which may be a person's, only what it looks like."""
    if value is None:
        return "nothing"
    if tag is _PURPOSE and isinstance(value, str):
        return f"{len(value)} characters"
    return shape(value)


def _refusal(path: str, met: str, right: str) -> BadInput:
    return BadInput.one("VietQR", path=path, met=met, right=right)
