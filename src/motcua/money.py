"""Amounts of money: whole đồng, and other currencies kept as they are until somebody pays.

No float comes near money, and a Boolean is no number here.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import ClassVar, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect
from motcua.errors import BadValue
from motcua.hooks import Portable, Wire

__all__ = ["LARGEST", "VND", "Money", "other_currency", "plain_decimal", "written"]

LARGEST = 10**18
"""No amount is larger: it could not be read aloud."""
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,4})?", re.ASCII)


def plain_decimal(given: Decimal | int | str) -> Decimal:
    """Whole numbers, decimals and plain digits become a decimal; floats, Booleans and exponents are refused."""
    small = type(given) is int and abs(given) <= LARGEST
    text = str(given) if small or type(given) in {str, Decimal} else ""
    if _DECIMAL.fullmatch(text) is None:
        raise BadValue("amount of money", type(given).__name__, "a whole number, or plain digits such as '12.50'")
    return Decimal(text)


def other_currency(given: object) -> str:
    """A currency other than the đồng, by the three letters of its ISO code; raises ``BadValue``."""
    code = expect(given, str, "currency")
    if _CURRENCY.fullmatch(code) is None or code == "VND":
        raise BadValue("currency", repr(code[:8]), "three letters, for example 'USD'; đồng are VND(…)")
    return code


_VIETNAMESE = str.maketrans(",.", ".,")


def written(english: str, locale: str) -> str:
    """A number written the English way, as that language writes it: in Vietnamese point and comma change places.

    >>> written("180,500.5", "vi"), written("180,500.5", "en")
    ('180.500,5', '180,500.5')
    """
    return english if locale == "en" else english.translate(_VIETNAMESE)


_DIGITS = re.compile(r"-?[0-9]{1,19}", re.ASCII)


def _whole(raw: object) -> int:
    """A whole number, given as itself or in digits; anything else is left for the amount to refuse."""
    return int(raw) if isinstance(raw, str) and _DIGITS.fullmatch(raw) else cast("int", raw)


@total_ordering
@attrs.frozen(order=False, repr=False)
class VND(Portable):
    """An amount in đồng (*tiền Việt Nam*), a whole number and never anything else.

    >>> VND(2_000) + VND(3_000)
    VND(5_000)
    >>> str(VND(180_500)), VND(180_500).say("en")
    ('180.500 đồng', '180,500 đồng')
    >>> VND(2.5)
    Traceback (most recent call last):
    ...
    motcua.errors.BadValue: amount in đồng: met float; right would be a whole number, for example VND(5_000)
    """

    amount: int
    currency: ClassVar[str] = "VND"

    def __attrs_post_init__(self) -> None:
        if type(self.amount) is not int:
            raise BadValue("amount in đồng", type(self.amount).__name__, "a whole number, for example VND(5_000)")
        if not -LARGEST <= self.amount <= LARGEST:
            raise BadValue("amount in đồng", "a number of more than 18 digits", "at most 10^18")

    @classmethod
    def rounded(cls, exact: Fraction | int) -> "VND":
        """The nearest whole đồng, halves away from zero: the one rounding a fee line undergoes."""
        if isinstance(exact, bool) or not isinstance(exact, int | Fraction):
            raise BadValue("exact amount", type(exact).__name__, "a fraction or a whole number")
        parts, per = exact.numerator, exact.denominator
        whole = (2 * abs(parts) + per) // (2 * per)
        return cls(whole if parts >= 0 else -whole)

    def __add__(self, other: object) -> "VND":
        return VND(self.amount + other.amount) if isinstance(other, VND) else NotImplemented

    def __sub__(self, other: object) -> "VND":
        return VND(self.amount - other.amount) if isinstance(other, VND) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.amount < other.amount if isinstance(other, VND) else NotImplemented

    def __int__(self) -> int:
        return self.amount

    @classmethod
    def wire(cls) -> Wire:
        """A whole number of đồng; where all is text, as in queries and forms, its digits are read."""
        bounds = {"minimum": -LARGEST, "maximum": LARGEST, "examples": [20_000], "description": "Whole đồng."}
        return Wire(lambda raw: cls(_whole(raw)), int, "integer", bounds)

    def say(self, locale: str) -> str:
        """The amount as officials write it; the đồng keeps its name in English."""
        return f"{written(format(self.amount, ','), locale)} đồng"

    def __str__(self) -> str:
        return self.say("vi")

    def __repr__(self) -> str:
        return f"VND({self.amount:_d})"


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Money(Portable):
    """An amount in another currency, as fees at missions abroad are set; converted only when it is paid.

    >>> Money(10, "USD")
    Money('10', 'USD')
    >>> str(Money("12.50", "USD"))
    '12.50 USD'
    """

    amount: Decimal = attrs.field(converter=plain_decimal)
    currency: str

    def __attrs_post_init__(self) -> None:
        other_currency(self.currency)

    def __add__(self, other: object) -> "Money":
        if not isinstance(other, Money) or other.currency != self.currency:
            return NotImplemented
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: object) -> "Money":
        if not isinstance(other, Money) or other.currency != self.currency:
            return NotImplemented
        return Money(self.amount - other.amount, self.currency)

    @classmethod
    def wire(cls) -> Wire:
        """A table of two texts, the amount in plain digits."""
        told = {"examples": [{"amount": "12.50", "currency": "USD"}]}
        return Wire(cls._read, cls._written, "object", told, {"amount": True, "currency": True})

    @classmethod
    def _read(cls, raw: Mapping[str, str]) -> "Money":
        table = cast("Mapping[str, str]", expect(raw, dict, "amount of money"))
        if table.keys() != {"amount", "currency"}:
            raise BadValue("amount of money", "a table with other keys", "amount and currency")
        return cls(table["amount"], table["currency"])

    def _written(self) -> Mapping[str, str]:
        return {"amount": f"{self.amount:f}", "currency": self.currency}

    def say(self, locale: str) -> str:
        """The amount, then the currency."""
        return f"{written(format(self.amount, ',f'), locale)} {self.currency}"

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def __repr__(self) -> str:
        return f"Money({format(self.amount, 'f')!r}, {self.currency!r})"
