"""A receipt as a value: what stands on it, what is missing, and the receipts that correct it.

What it must say stands in the rows of its slip (``data/forms``), and ``FeeReceipt.form`` refuses one that lacks any of
it. A receipt with wrong content has no value as payment (NĐ 254/2026/NĐ-CP, art. 26): another one replaces or adjusts
it.
"""

import datetime as dt
import enum
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import Discreet, choose, expect_day, several, shape, shown
from motcua.checks import kind as is_a
from motcua.compiled.receipts import CURRENCIES
from motcua.dossier import Applicant
from motcua.errors import BadValue
from motcua.fees import Amount, Levy
from motcua.forms import Form, FormValue, sheet
from motcua.hooks import Carried
from motcua.money import VND, Money, plain_decimal, written
from motcua.receipts.numbering import ReceiptNumber
from motcua.wording import Spelling, Text, amount_in_words, said, say

__all__ = [
    "RECEIPTED",
    "Collector",
    "Correction",
    "ExchangeRate",
    "FeeReceipt",
    "PaymentMethod",
    "ReceiptLine",
    "ReceiptStatus",
]

RECEIPTED: Final = frozenset({Levy.PHI, Levy.LE_PHI})
"""What has a receipt; the price of a service has an invoice (hóa đơn)."""
_IN_WORDS: Final = Spelling(capital=True)
_TAX_CODE: Final = re.compile(r"[0-9]{10}(?:-[0-9]{3})?|[0-9]{12}", re.ASCII)


class PaymentMethod(enum.Enum):
    """How it was paid (*hình thức thanh toán*)."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"

    def say(self, locale: str) -> str:
        """The method in words."""
        return say(f"payment-method.{self.value}", locale)


class ReceiptStatus(enum.Enum):
    """What a receipt is to others (*trạng thái biên lai*)."""

    NEW = "new"
    REPLACES = "replaces"
    ADJUSTS = "adjusts"

    def say(self, locale: str) -> str:
        """The status in words."""
        return say(f"receipt-status.{self.value}", locale)


@attrs.frozen(field_transformer=as_annotated)
class Collector:
    """Who collects (*tổ chức thu phí, lệ phí*)."""

    name: str = attrs.field(validator=is_a(str))
    tax_code: str = attrs.field(validator=is_a(str))
    """Ten digits, ten and three of a branch, or the twelve of a personal number; empty, the slip says it is missing."""
    address: str | None = attrs.field(default=None, validator=is_a(str, optional=True), kw_only=True)
    phone: str | None = attrs.field(default=None, validator=is_a(str, optional=True), kw_only=True)
    account: str | None = attrs.field(default=None, validator=is_a(str, optional=True), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.tax_code and _TAX_CODE.fullmatch(self.tax_code) is None:
            right = "10 digits, 10 digits and -001 of a branch, or the 12 digits of a personal number"
            raise BadValue("tax code of the collector", shape(self.tax_code), right)


@attrs.frozen(field_transformer=as_annotated)
class ExchangeRate:
    """What a unit of a currency is worth on the day of payment (*tỷ giá*), and who says so.

    >>> ExchangeRate("USD", 26_105, source="Vietcombank").say("vi")
    '1 USD = 26.105 đồng (Vietcombank)'
    """

    currency: str = attrs.field(validator=is_a(str))
    dong: Decimal = attrs.field(converter=plain_decimal)
    source: str = attrs.field(validator=is_a(str), kw_only=True)

    def __attrs_post_init__(self) -> None:
        _ = Money(0, self.currency)  # refuses what is none, and đồng
        if self.dong <= 0:
            raise BadValue("exchange rate", str(self.dong), "the đồng a unit is worth, more than zero")

    def say(self, locale: str) -> str:
        """The rate with its source."""
        return f"1 {self.currency} = {written(format(self.dong, ',f'), locale)} đồng ({self.source})"


@attrs.frozen
class ReceiptLine:
    """One item of a receipt (*khoản thu*): what was collected, and how much of it a budget paid."""

    item: str = attrs.field(validator=is_a(str))
    name: Text = attrs.field(validator=is_a(Text))
    amount: Amount
    budget: Amount | None = None

    def __attrs_post_init__(self) -> None:
        for given in (self.amount, *(() if self.budget is None else (self.budget,))):
            if not isinstance(given, VND | Money):
                raise BadValue(f"amount of {self.item}", type(given).__name__, "a VND or a Money")
        if self.budget is not None:
            parts = sorted((self.amount.amount * 0, self.amount.amount))
            if self.budget.currency != self.amount.currency or not parts[0] <= self.budget.amount <= parts[1]:
                raise BadValue(f"budget of {self.item}", shown(self.budget), f"a part of {shown(self.amount)}")

    @property
    def words(self) -> str:
        """The amount in words."""
        return _in_words(self.amount)


def _status(given: ReceiptStatus | str) -> ReceiptStatus:
    return choose(ReceiptStatus, given)


@attrs.frozen(eq=False, field_transformer=as_annotated)
class Correction(Discreet):
    """Which receipt another one replaces or adjusts (*biên lai liên quan*), and why (*giải trình*).

    The reason stays out of ``repr``: a receipt is often wrong in a name.
    """

    status: ReceiptStatus = attrs.field(converter=_status)
    number: ReceiptNumber = attrs.field(validator=is_a(ReceiptNumber))
    reason: str = attrs.field(validator=is_a(str), repr=False)

    def __attrs_post_init__(self) -> None:
        if self.status is ReceiptStatus.NEW:
            raise BadValue("status of a correction", self.status.value, "'replaces' or 'adjusts'")
        if not self.reason.strip():
            raise BadValue("reason of a correction", "nothing", "why the receipt was wrong")


def _method(given: PaymentMethod | str | None) -> PaymentMethod | None:
    return None if given is None else choose(PaymentMethod, given)


def _lines(given: Iterable[ReceiptLine]) -> tuple[ReceiptLine, ...]:
    return several(given, "lines of a receipt", ReceiptLine)


@attrs.frozen(eq=False, field_transformer=as_annotated)
class FeeReceipt(Carried, Discreet):
    """A receipt for phí or for lệ phí (*biên lai thu phí, lệ phí*), in one currency.

    It may be made before it is complete; ``form`` says what is missing. Payer and signature stay out of ``repr``.
    """

    number: ReceiptNumber = attrs.field(validator=is_a(ReceiptNumber))
    issued_on: dt.date
    kind: Levy = attrs.field(validator=is_a(Levy))
    collector: Collector = attrs.field(validator=is_a(Collector))
    lines: tuple[ReceiptLine, ...] = attrs.field(converter=_lines)
    payer: Applicant | None = attrs.field(
        default=None, validator=is_a(Applicant, optional=True), repr=False, kw_only=True
    )
    payer_account: str | None = attrs.field(default=None, validator=is_a(str, optional=True), repr=False, kw_only=True)
    method: PaymentMethod | None = attrs.field(default=None, converter=_method, kw_only=True)
    rate: ExchangeRate | None = attrs.field(default=None, validator=is_a(ExchangeRate, optional=True), kw_only=True)
    corrects: Correction | None = attrs.field(default=None, validator=is_a(Correction, optional=True), kw_only=True)
    signature: str | None = attrs.field(default=None, validator=is_a(str, optional=True), repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        self.number.check(self.issued_on)
        if self.kind not in RECEIPTED:
            raise BadValue("kind of a receipt", self.kind.value, "phí or lệ phí; a price has an invoice (hóa đơn)")
        if len({line.amount.currency for line in self.lines}) != 1:
            raise BadValue("lines of a receipt", f"{len(self.lines)} of them", "one or more, all in one currency")
        if self.rate is not None and self.rate.currency != self.amount.currency:
            raise BadValue("exchange rate of a receipt", self.rate.currency, f"the rate of {self.amount.currency}")
        if self.signature is not None and not self.signature.strip():
            raise BadValue("signature of a receipt", "nothing", "what the signing service gave")
        self._check_place()
        if self.status is not ReceiptStatus.ADJUSTS and any(line.amount.amount <= 0 for line in self.lines):
            raise BadValue(
                "lines of a receipt", "an amount of zero or less", "more than zero, unless it adjusts another"
            )

    def _check_place(self) -> None:
        """Raise ``BadValue`` where it stands in the book before the one it corrects."""
        if self.corrects is not None:
            number, wrong = self.number, self.corrects.number
            if (number.pattern, number.symbol) == (wrong.pattern, wrong.symbol) and number <= wrong:
                raise BadValue("number of the correction", str(number), f"one that comes after {wrong}")

    @property
    def status(self) -> ReceiptStatus:
        """What it is to others: new, in place of another, or a correction of another."""
        return self.corrects.status if self.corrects else ReceiptStatus.NEW

    @property
    def amount(self) -> Amount:
        """The sum of its lines."""
        return _sum(line.amount for line in self.lines)

    @property
    def words(self) -> str:
        """The sum in words, with the name of its currency."""
        return _in_words(self.amount)

    @property
    def budget(self) -> Amount | None:
        """What of it a budget pays, where one does (*hỗ trợ*)."""
        parts = [line.budget for line in self.lines if line.budget is not None]
        return _sum(parts) if parts else None

    def signed(self, signature: str) -> "FeeReceipt":
        """The receipt with the collector's digital signature, as the caller's signing service gave it."""
        return attrs.evolve(self, signature=signature)

    def replaced(
        self,
        number: ReceiptNumber,
        *,
        on: dt.date,
        reason: str,
        lines: Iterable[ReceiptLine] | None = None,
        payer: Applicant | None = None,
        method: PaymentMethod | str | None = None,
    ) -> "FeeReceipt":
        """The receipt that takes its place (*biên lai thay thế*): what is not given stays, the signature does not."""
        return attrs.evolve(
            self._corrected(ReceiptStatus.REPLACES, number, on=on, reason=reason, lines=lines or self.lines),
            payer=payer or self.payer,
            method=method or self.method,
        )

    def adjusted(
        self, number: ReceiptNumber, *, on: dt.date, reason: str, lines: Iterable[ReceiptLine]
    ) -> "FeeReceipt":
        """The receipt that adjusts it (*biên lai điều chỉnh*): its lines are the differences, up or down."""
        return self._corrected(ReceiptStatus.ADJUSTS, number, on=on, reason=reason, lines=lines)

    def _corrected(
        self, status: ReceiptStatus, number: ReceiptNumber, *, on: dt.date, reason: str, lines: Iterable[ReceiptLine]
    ) -> "FeeReceipt":
        expect_day(on)
        if on < self.issued_on:
            raise BadValue("day of the correction", str(on), f"{self.issued_on} or later")
        correction = Correction(status, self.number, reason)
        return attrs.evolve(self, number=number, issued_on=on, lines=lines, corrects=correction, signature=None)

    def form(self) -> Form:
        """The slip of its kind with everything on it; raises ``BadInput`` listing what is missing.

        What stands on it is Vietnamese by law, the words of the amount among it.
        """
        table = (
            {"number": at, "name": line.name, "amount": line.amount, "words": line.words}
            for at, line in enumerate(self.lines, start=1)
        )
        blank = sheet(self.number.kind.sheet, on=self.issued_on)
        if self.amount.currency != VND.currency:
            fields = (attrs.evolve(field, required=field.required or field.code == "rate") for field in blank.fields)
            blank = attrs.evolve(blank, fields=tuple(fields))
        return attrs.evolve(blank.filled(self._values(), table), title=said("receipt.title", kind=self.kind))

    def _values(self) -> Mapping[str, FormValue]:
        payer, collector = self.payer, self.collector
        return {
            "pattern": self.number.pattern,
            "symbol": self.number.symbol,
            "number": self.number.written,
            "issued_on": self.issued_on,
            "collector": collector.name,
            "tax_code": collector.tax_code,
            "collector_address": collector.address,
            "collector_phone": collector.phone,
            "collector_account": collector.account,
            "payer": payer.name if payer else None,
            "payer_tax_code": payer.identity_number if payer else None,
            "payer_address": payer.address if payer else None,
            "payer_account": self.payer_account,
            "amount": self.amount,
            "words": self.words,
            "budget": self.budget,
            "rate": self.rate,
            "method": self.method,
            "related": str(self.corrects.number) if self.corrects else None,
            "signature": self.signature,
        }


def _sum(amounts: Iterable[Amount]) -> Amount:
    first, *rest = amounts
    for amount in rest:
        first += amount
    return first


def _in_words(amount: Amount) -> str:
    ending = CURRENCIES.get(amount.currency, amount.currency)
    return amount_in_words(amount.amount, spelling=attrs.evolve(_IN_WORDS, ending=ending))
