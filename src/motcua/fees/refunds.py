"""What comes back of a fee that was paid (*hoàn phí, lệ phí*), line by line, by cause and with its rule.

Each fee has its own rule for a result that is refused and for an applicant who walks away. For what was collected in
excess there are general rules too, rows in ``data/receipts/refunds.toml``. Where no rule is known the line is open:
that is never "nothing".
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, expect, expect_day, shown
from motcua.citation import Citation
from motcua.compiled import receipts as rows
from motcua.dated import InForce
from motcua.errors import BadValue, NoRefundRule, UnknownCode
from motcua.explain import Explanation, Step
from motcua.fees.quote import Amount, Levy, Quote, QuoteLine, RefundCause, by_currency
from motcua.hooks import Carried
from motcua.money import VND, Money
from motcua.wording import Text

__all__ = ["RefundLine", "Refunds", "refunds_of"]


@attrs.frozen(field_transformer=as_annotated)
class RefundLine:
    """What comes back of one fee: ``back`` of what was ``paid``, ``None`` where no rule says."""

    item: str
    name: Text
    kind: Levy | None
    paid: Amount
    back: Amount | None
    citation: Citation | None
    owing: Amount | None = None
    """What is still to be paid, where it was asked what was paid in excess and less was paid than owed."""

    def explain(self) -> Step:
        """The line with its rule."""
        values = {"name": self.name, "paid": self.paid, "amount": self.back, "owing": self.owing}
        if self.owing is not None:
            return Step("refund.short", values)
        message = "refund.open" if self.back is None else "refund.back" if self.back.amount else "refund.nothing"
        return Step(message, values, self.citation)


@attrs.frozen(field_transformer=as_annotated)
class Refunds(Carried):
    """What comes back of a paid quote, for one cause."""

    cause: RefundCause
    lines: tuple[RefundLine, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """The items no rule decides."""
        return tuple(line.item for line in self.lines if line.back is None)

    @property
    def totals(self) -> Mapping[str, Amount]:
        """What comes back in each currency; raises ``NoRefundRule`` while a line is open."""
        if self.open:
            raise NoRefundRule(self.open, self.cause.value)
        return by_currency(line.back for line in self.lines if line.back is not None)

    @property
    def total(self) -> Amount:
        """The one amount that comes back; raises as ``totals``, and ``BadValue`` where there are several currencies."""
        totals = self.totals
        if len(totals) > 1:
            met = ", ".join(map(str, totals.values()))
            raise BadValue("total of the refund", met, "totals, one amount for each currency")
        return next(iter(totals.values()), VND(0))

    def explain(self, locale: str = "vi") -> Explanation:
        """The cause, every line with its rule, then the total where there is one."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        none = self.lines and all(line.owing is not None for line in self.lines)
        yield Step("refund.no-excess" if none else "refund.cause", {"cause": self.cause})
        for line in self.lines:
            yield line.explain()
        if not self.open:
            yield Step("refund.total", {"amount": tuple(self.totals.values()) or VND(0)})


# ── Which rule decides ────────────────────────────────────────────────────────────────────────


def refunds_of(
    quote: Quote, cause: RefundCause | str, *, on: dt.date | None = None, paid: Mapping[str, Amount] | None = None
) -> Refunds:
    """What comes back of a paid quote for that cause, decided on that day (the day of the quote, unless said).

    ``paid`` says what was paid for each item; without it, all that was to be paid. It is asked for where the cause is
    an excess: then only what is above the quote comes back. Raises as ``Quote.totals`` while the quote is open.

    >>> from motcua.adapters.rulefiles import reference_fee_schedules
    >>> quote = reference_fee_schedules()["residence"].quote(on=dt.date(2026, 8, 28), channel="online")
    >>> refunds_of(quote, "overpaid", paid={"residence.permanent": VND(20_000)}).total
    VND(10_000)
    >>> refunds_of(quote, "withdrawn").total
    Traceback (most recent call last):
    ...
    motcua.errors.NoRefundRule: no rule says whether residence.permanent comes back when withdrawn; ask who sets the fee
    """
    why = choose(RefundCause, cause)
    quoted_on = expect(quote, Quote, "quote").on
    day = expect_day(quoted_on if on is None else on)
    _ = quote.totals
    sums = tuple(_paid(quote, why, paid))
    return Refunds(why, tuple(_line(line, amount, why, day) for line, amount in sums if amount.amount))


def _paid(quote: Quote, cause: RefundCause, paid: Mapping[str, Amount] | None) -> Iterator[tuple[QuoteLine, Amount]]:
    """Every line with what was paid for it; raises ``BadValue`` and ``UnknownCode``."""
    if paid is None:
        if cause.of_excess:
            raise BadValue("paid", "nothing", "what was paid, by item: only what is above the quote comes back")
        yield from ((line, line.payable) for line in quote.lines if line.payable is not None)
        return
    lines = {line.item: line for line in quote.lines}
    if len(lines) < len(quote.lines):
        raise BadValue("quote to refund", "an item in two of its lines", "the quote of one procedure")
    if not isinstance(paid, Mapping):
        raise BadValue("paid", type(paid).__name__, "what was paid, by item")
    for item, amount in paid.items():
        if item not in lines:
            raise UnknownCode("item of the quote", shown(item), tuple(lines))
        yield lines[item], _like(amount, lines[item])


def _like(given: object, line: QuoteLine) -> Amount:
    """An amount in the currency of the line; raises ``BadValue``."""
    currency = line.payable.currency if line.payable is not None else "VND"
    if not isinstance(given, VND | Money) or given.currency != currency or given.amount < 0:
        raise BadValue(f"paid for {line.item}", shown(given), f"an amount in {currency}, zero or more")
    return given


def _line(line: QuoteLine, paid: Amount, cause: RefundCause, day: dt.date) -> RefundLine:
    own = line.refund.on(cause)
    comes, citation = (own, line.refund.citation) if own is not None else _general(line.kind, cause, day)
    nothing = paid - paid
    kept = line.payable if cause.of_excess and line.payable is not None else nothing
    rest = paid - kept
    if rest.amount < 0:
        return RefundLine(line.item, line.name, line.kind, paid, nothing, None, kept - paid)
    back = None if comes is None and rest.amount else rest if comes else nothing
    return RefundLine(line.item, line.name, line.kind, paid, back, citation)


def _general(kind: Levy | None, cause: RefundCause, day: dt.date) -> tuple[bool | None, Citation | None]:
    """The general rule of that day for phí and lệ phí; the price of a service is a matter of its contract.

    For what is of untold kind there is none: it may be such a price.
    """
    if kind is not None and kind is not Levy.SERVICE:
        for known, back, days, citation in _rules():
            if known is cause and day in days:
                return back, citation
    return None, None


@cache
def _rules() -> tuple[tuple[RefundCause, bool, InForce, Citation], ...]:
    return tuple(
        (
            RefundCause(cause),
            back,
            InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None),
            Citation.parse(cite, verified=verified),
        )
        for cause, back, first, last, cite, verified in rows.REFUNDS
    )
