"""Receipts for fees (*biên lai thu phí, lệ phí*): numbered by the rules of their day, made out of a paid quote.

Phí and lệ phí are accounted for apart, so a quote with both gives two receipts; the price of a service has an invoice
and none. Receipts are values: the counter of numbers, the signing and the sending are the caller's.
"""

from motcua.receipts.issuing import receipts_of, tax_table
from motcua.receipts.numbering import Medium, ReceiptBook, ReceiptKind, ReceiptNumber, receipt_kinds
from motcua.receipts.receipt import (
    Collector,
    Correction,
    ExchangeRate,
    FeeReceipt,
    PaymentMethod,
    ReceiptLine,
    ReceiptStatus,
)

__all__ = [
    "Collector",
    "Correction",
    "ExchangeRate",
    "FeeReceipt",
    "Medium",
    "PaymentMethod",
    "ReceiptBook",
    "ReceiptKind",
    "ReceiptLine",
    "ReceiptNumber",
    "ReceiptStatus",
    "receipt_kinds",
    "receipts_of",
    "tax_table",
]
