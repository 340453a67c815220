"""The kinds of fee receipts and the general rules of refunds, ``data/receipts``, as literals."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.reading import key, read_toml, structure
from motcua.citation import Citation
from motcua.errors import BadInput, BadValue, Problem
from motcua.fees import RefundCause

__all__ = ["literal"]

RECEIPTS: Final = DATA / "receipts"
TYPES: Final = """\
Kind = tuple[str, str, str, str, int, bool, bool, str, str, str, str | None, str, bool]
Refund = tuple[str, bool, str, str | None, str, bool]
"""


@attrs.frozen
class _Kind:
    code: str
    medium: str
    pattern: str
    symbol: str
    digits: int
    padded: bool
    yearly: bool
    example: str
    sheet: str
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))

    def row(self) -> tuple[object, ...]:
        grammar = (self.pattern, self.symbol, self.digits, self.padded, self.yearly, self.example)
        days = _days(self.first, self.last)
        return (self.code, self.medium, *grammar, self.sheet, *days, str(self.cite), self.verified)


@attrs.frozen
class _Currency:
    code: str
    name: str


@attrs.frozen
class _Kinds:
    kinds: tuple[_Kind, ...]
    currencies: tuple[_Currency, ...]


@attrs.frozen
class _Refund:
    cause: RefundCause
    back: bool
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))

    def row(self) -> tuple[object, ...]:
        return (self.cause.value, self.back, *_days(self.first, self.last), str(self.cite), self.verified)


@attrs.frozen
class _Refunds:
    refunds: tuple[_Refund, ...]


def literal() -> str:
    """The source of ``compiled/receipts.py``; raises ``BadInput`` with every fault of a file."""
    found = structure(read_toml(RECEIPTS / "kinds.toml"), _Kinds, "kinds.toml")
    problems = tuple(_problems(found.kinds))
    if problems:
        raise BadInput("kinds.toml", problems)
    rules = structure(read_toml(RECEIPTS / "refunds.toml"), _Refunds, "refunds.toml")
    currencies = {currency.code: currency.name for currency in found.currencies}
    return "\n".join(
        (
            TYPES,
            f"KINDS: tuple[Kind, ...] = (\n{_rows(kind.row() for kind in found.kinds)})",
            f"CURRENCIES: dict[str, str] = {currencies!r}",
            f"REFUNDS: tuple[Refund, ...] = (\n{_rows(rule.row() for rule in rules.refunds)})",
            "",
        )
    )


def _problems(kinds: Iterable[_Kind]) -> Iterator[Problem]:
    """Expressions that cannot be read, or do not fit their own example."""
    for at, kind in enumerate(kinds):
        try:
            fits = re.fullmatch(f"{kind.pattern} {kind.symbol}", kind.example)
        except re.error as error:
            yield Problem(
                f"$.kinds[{at}]", BadValue.code, f"an expression nobody can read: {error}", "one that is whole"
            )
            continue
        if fits is None or "year" not in fits.groupdict():
            yield Problem(
                f"$.kinds[{at}].example", BadValue.code, kind.example, "a pattern, and a symbol with its year"
            )


def _days(first: dt.date, last: dt.date | None) -> tuple[str, str | None]:
    return first.isoformat(), last.isoformat() if last else None


def _rows(rows: Iterable[tuple[object, ...]]) -> str:
    return "".join(f"    {row!r},\n" for row in rows)
