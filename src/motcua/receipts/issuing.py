"""Receipts made out of a quote, and their data for the tax authority.

NĐ 254/2026/NĐ-CP: a receipt is issued at collection (art. 24) and its data is sent on the same day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from motcua.checks import expect, several
from motcua.dossier import Applicant
from motcua.errors import BadInput, BadValue, Fault, Problem
from motcua.fees import Amount, Levy, Quote, QuoteLine
from motcua.forms import Form, FormValue, sheet
from motcua.receipts.numbering import Medium, ReceiptBook
from motcua.receipts.receipt import RECEIPTED, Collector, ExchangeRate, FeeReceipt, PaymentMethod, ReceiptLine

__all__ = ["receipts_of", "tax_table"]


def receipts_of(
    quote: Quote,
    book: ReceiptBook,
    *,
    on: dt.date,
    collector: Collector,
    payer: Applicant | None = None,
    payer_account: str | None = None,
    method: PaymentMethod | str | None = None,
    rates: Iterable[ExchangeRate] = (),
) -> tuple[FeeReceipt, ...]:
    """The receipts of a paid quote: one for phí, one for lệ phí, and one for each currency of theirs.

    Numbered from the book, whose counter the caller moves on: ``book.after(receipts[-1].number)``. Nothing collected,
    no receipt; a line that a budget subsidises is receipted at what is owed. Raises as ``Quote.totals`` while the quote
    is open, ``BadInput`` naming every line for which something is collected while nobody says whether it is phí or
    lệ phí, and ``NotInForce`` where the book's symbol cannot be used on that day.

    >>> from motcua.adapters.rulefiles import reference_fee_schedules
    >>> day = dt.date(2026, 8, 28)
    >>> quote = reference_fee_schedules()["residence"].quote(on=day, channel="online")
    >>> book = ReceiptBook("EBL01", "26TAA", last=41)
    >>> (receipt,) = receipts_of(quote, book, on=day, collector=Collector("UBND xã Mẫu", "0100000000"))
    >>> str(receipt.number), receipt.kind.value, receipt.words
    ('EBL01 26TAA 42', 'le_phi', 'Mười nghìn đồng')
    >>> receipt.form()
    Traceback (most recent call last):
    ...
    motcua.errors.BadInput: form 01/PLPĐT (Fee receipt): 1 problem
      $.signature: met nothing; right would be a value for “Digital signature of the collector”
    """
    _ = expect(quote, Quote, "quote").totals
    together: dict[tuple[Levy, str], list[ReceiptLine]] = {}
    for kind, line in _collected(quote):
        together.setdefault((kind, line.amount.currency), []).append(line)
    by_currency = {rate.currency: rate for rate in several(rates, "exchange rates", ExchangeRate)}
    receipts: list[FeeReceipt] = []
    for (kind, currency), lines in together.items():
        number = expect(book, ReceiptBook, "receipt book").next_number(on)
        book = book.after(number)
        receipts.append(
            FeeReceipt(
                number,
                on,
                kind,
                collector,
                lines,
                payer=payer,
                payer_account=payer_account,
                method=method,
                rate=by_currency.get(currency),
            )
        )
    return tuple(receipts)


def _collected(quote: Quote) -> Iterator[tuple[Levy, ReceiptLine]]:
    """The lines something is collected for, with what a budget pays of them; raises ``BadInput``."""
    if problems := tuple(_unreceiptable(quote)):
        raise BadInput("receipts of a quote", problems)
    for line in quote.lines:
        kind, owed = line.kind, line.owed
        if kind in RECEIPTED and owed is not None and owed.amount:
            yield kind, ReceiptLine(line.item, line.name, owed, _budget(line, owed))


def _unreceiptable(quote: Quote) -> Iterator[Problem]:
    """The lines nobody can say the receipt of."""
    for at, line in enumerate(quote.lines):
        owed = line.owed
        if line.kind is None and (owed is None or owed.amount):
            yield Problem(f"$.lines[{at}].kind", Fault.UNTOLD_KIND, f"{line.item}, of untold kind", "phí or lệ phí")
        elif line.kind in RECEIPTED and owed is None:
            met = f"{line.item}, subsidised and reduced"
            yield Problem(f"$.lines[{at}]", Fault.MIXED_RELIEFS, met, "what the budget pays of it")


def _budget(line: QuoteLine, owed: Amount) -> Amount | None:
    return None if line.payable is None or owed == line.payable else owed - line.payable


# ── For the tax authority ─────────────────────────────────────────────────────────────────────


def tax_table(receipts: Iterable[FeeReceipt]) -> Form:
    """The data of a day's electronic receipts (*bảng 01/TH-BLĐT*), a line for each item, to be sent on the same day.

    Raises ``BadInput`` with every receipt that is incomplete, on paper, of another collector or of another day.
    """
    listed = sorted(several(receipts, "receipts", FeeReceipt), key=lambda one: one.number)
    problems = [problem for at, receipt in enumerate(listed) for problem in _faults(receipt, listed[0], f"$[{at}]")]
    if not listed or len({receipt.number for receipt in listed}) < len(listed):
        problems.append(Problem("$", BadInput.code, f"{len(listed)} receipts", "one or more, each once"))
    if problems:
        raise BadInput("receipts of a day", tuple(problems))
    first = listed[0]
    values: Mapping[str, FormValue] = {
        "collector": first.collector.name,
        "tax_code": first.collector.tax_code,
        "issued_on": first.issued_on,
    }
    rows = [_row(receipt, line) for receipt in listed for line in receipt.lines]
    numbered = ({"number": at, **row} for at, row in enumerate(rows, start=1))
    return sheet("fee-receipt-table", on=first.issued_on).filled(values, numbered)


def _faults(receipt: FeeReceipt, first: FeeReceipt, path: str) -> Iterator[Problem]:
    if receipt.number.kind.medium is not Medium.ELECTRONIC:
        yield Problem(f"{path}.number", BadValue.code, f"{receipt.number}, on paper", "an electronic receipt")
    for name in ("collector", "issued_on"):
        if getattr(receipt, name) != getattr(first, name):
            yield Problem(f"{path}.{name}", BadValue.code, f"another than of {first.number}", "the same for all")
    try:
        receipt.form()
    except BadInput as error:
        yield from error.problems_at(path)


def _row(receipt: FeeReceipt, line: ReceiptLine) -> Mapping[str, FormValue]:
    correction = receipt.corrects
    return {
        "pattern": receipt.number.pattern,
        "symbol": receipt.number.symbol,
        "receipt_number": receipt.number.written,
        "issued_on": receipt.issued_on,
        "name": line.name,
        "amount": line.amount,
        "rate": receipt.rate,
        "status": receipt.status,
        "related": str(correction.number) if correction else None,
        "reason": correction.reason if correction else None,
    }
