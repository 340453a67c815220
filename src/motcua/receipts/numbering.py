"""How receipts are numbered: pattern (*mẫu số*), symbol (*ký hiệu*) and number, by kind and by day.

The kinds are rows (``data/receipts/kinds.toml``): until 30/6/2026 ``01BLP AA-22E 0000042``, since 1/7/2026 ``EBL01
26TAA 42``, on paper until 31/12/2026 at the latest.
"""

import datetime as dt
import enum
import re
from functools import cache

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, kind, shown
from motcua.citation import Citation
from motcua.compiled import receipts as rows
from motcua.dated import InForce
from motcua.errors import BadValue, NotInForce
from motcua.hooks import Portable, Wire

__all__ = ["Medium", "ReceiptBook", "ReceiptKind", "ReceiptNumber", "receipt_kinds"]

_CENTURY = 2000


class Medium(enum.Enum):
    """What a receipt is made of (*biên lai điện tử, biên lai giấy*)."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


@attrs.frozen(field_transformer=as_annotated)
class ReceiptKind:
    """A kind of receipts (*loại biên lai*): how it is numbered, on which slip, and on which days it is issued.

    ``yearly``: symbol and numbers begin anew on 1 January. ``padded``: zeros fill the number up to ``digits``.
    """

    code: str
    medium: Medium
    pattern: re.Pattern[str]
    symbol: re.Pattern[str]
    digits: int
    padded: bool
    yearly: bool
    example: str
    sheet: str
    in_force: InForce
    citation: Citation

    @property
    def largest(self) -> int:
        """The largest number of a symbol."""
        return int("9" * self.digits)


@cache
def receipt_kinds() -> tuple[ReceiptKind, ...]:
    """Every kind of receipts there is or was, the older first."""
    return tuple(map(_kind, rows.KINDS))


def _kind(row: rows.Kind) -> ReceiptKind:
    code, medium, pattern, symbol, digits, padded, yearly, example, sheet, first, last, cite, verified = row
    return ReceiptKind(
        code,
        Medium(medium),
        re.compile(pattern, re.ASCII),
        re.compile(symbol, re.ASCII),
        digits,
        padded,
        yearly,
        example,
        sheet,
        InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None),
        Citation.parse(cite, verified=verified),
    )


@attrs.frozen(order=True)
class _Series:
    """Pattern and symbol: what the numbers of one sequence share."""

    pattern: str = attrs.field(validator=kind(str))
    symbol: str = attrs.field(validator=kind(str))

    @property
    def kind(self) -> ReceiptKind:
        """The kind that looks like this; raises ``BadValue`` where none does."""
        for known in receipt_kinds():
            if known.pattern.fullmatch(self.pattern) and known.symbol.fullmatch(self.symbol):
                return known
        examples = " or ".join(repr(known.example) for known in reversed(receipt_kinds()))
        raise BadValue("pattern and symbol of a receipt", repr(f"{self.pattern} {self.symbol}"[:40]), examples)

    @property
    def year(self) -> int:
        """The year the symbol belongs to."""
        return _CENTURY + int(self.kind.symbol.sub(r"\g<year>", self.symbol))

    def check(self, on: dt.date) -> None:
        """Raise ``NotInForce`` or ``BadValue`` where a receipt of that symbol cannot be issued on that day."""
        if on not in self.kind.in_force:
            raise NotInForce(f"receipts {self.pattern} {self.symbol}", on, (str(self.kind.in_force),))
        if self.kind.yearly and self.year != on.year:
            right = f"a symbol of {on.year}, as book.for_year({on.year}) has"
            raise BadValue("symbol of a receipt", f"{self.symbol} on {on}", right)


@attrs.frozen(order=True, repr=False, field_transformer=as_annotated)
class ReceiptNumber(Portable, _Series):
    """What names one receipt (*mẫu số, ký hiệu, số*).

    >>> ReceiptNumber.parse("EBL01 26TAA 42")
    ReceiptNumber('EBL01', '26TAA', 42)
    >>> str(ReceiptNumber("01BLP", "AA-22E", 42)), ReceiptNumber("01BLP", "AA-22E", 42).year
    ('01BLP AA-22E 0000042', 2022)
    """

    number: int = attrs.field(validator=kind(int))

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.number <= self.kind.largest:
            raise BadValue("number of a receipt", shown(self.number, 20), f"1 to {self.kind.largest}")

    @classmethod
    def parse(cls, text: str) -> "ReceiptNumber":
        """Read the three parts, zeros and all; raises ``BadValue``."""
        parts = expect(text, str, "receipt").split(" ")
        digits = parts[-1] if re.fullmatch("[0-9]{1,8}", parts[-1], re.ASCII) else "0"
        if len(parts) == 3:  # noqa: PLR2004 - pattern, symbol, number
            found = cls(parts[0], parts[1], int(digits))
            if str(found) == text:
                return found
        raise BadValue("receipt", repr(text[:40]), "pattern, symbol and number, for example 'EBL01 26TAA 42'")

    @classmethod
    def wire(cls) -> Wire:
        """The number as text, with its zeros."""
        return Wire.text(cls.parse, "EBL01 26TAA 42", "01BLP AA-22E 0000042")

    def __str__(self) -> str:
        return f"{self.pattern} {self.symbol} {self.written}"

    def __repr__(self) -> str:
        return f"ReceiptNumber({self.pattern!r}, {self.symbol!r}, {self.number})"

    @property
    def written(self) -> str:
        """The number as it is printed."""
        return f"{self.number:0{self.kind.digits}d}" if self.kind.padded else str(self.number)


@attrs.frozen(field_transformer=as_annotated)
class ReceiptBook(_Series):
    """A symbol and how far its numbers are used (*quyển biên lai*); the caller keeps it and stores what is used.

    ``upto`` ends the share of a unit, where the numbers of a symbol are split between several.

    >>> book = ReceiptBook("EBL01", "26TAA", last=41)
    >>> number = book.next_number(dt.date(2026, 8, 28))
    >>> str(number), book.after(number).last
    ('EBL01 26TAA 42', 42)
    >>> book.for_year(2027)
    ReceiptBook(pattern='EBL01', symbol='27TAA', last=0, upto=99999999)
    """

    last: int = attrs.field(default=0, validator=kind(int), kw_only=True)
    upto: int = attrs.field(
        default=attrs.Factory(lambda self: self.kind.largest, takes_self=True), validator=kind(int), kw_only=True
    )

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.last <= self.upto <= self.kind.largest:
            met = f"{shown(self.last, 20)} used, up to {shown(self.upto, 20)}"
            raise BadValue("numbers of a receipt book", met, f"from 0 up to at most {self.kind.largest}")

    def next_number(self, on: dt.date) -> ReceiptNumber:
        """The number of the next receipt; raises ``NotInForce``, and ``BadValue`` in another year or after the last."""
        self.check(on)
        if self.last == self.upto:
            raise BadValue(
                "number of a receipt", f"{self.pattern} {self.symbol} used up to {self.upto}", "a new symbol"
            )
        return ReceiptNumber(self.pattern, self.symbol, self.last + 1)

    def after(self, number: ReceiptNumber) -> "ReceiptBook":
        """The book once that number is given; raises ``BadValue`` for one that is not ahead in it."""
        expect(number, ReceiptNumber, "number given")
        same = (number.pattern, number.symbol) == (self.pattern, self.symbol)
        if not same or not self.last < number.number <= self.upto:
            raise BadValue("number given", str(number), f"one of {self.pattern} {self.symbol} after {self.last}")
        return attrs.evolve(self, last=number.number)

    def for_year(self, year: int) -> "ReceiptBook":
        """The book of another year: the same letters, numbers from 1 again; raises ``BadValue`` where none restarts."""
        if not self.kind.yearly or not _CENTURY <= expect(year, int, "year") < _CENTURY + 100:
            raise BadValue(
                "year of a receipt book", shown(year, 20), "a year of this century, of a symbol that restarts"
            )
        symbol = self.symbol.replace(f"{self.year % 100:02d}", f"{year % 100:02d}", 1)
        return ReceiptBook(self.pattern, symbol)
