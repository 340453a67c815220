"""The answer to "how much": one line for every fee, what each rests on, and a total only when there is one."""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.checks import choose
from motcua.checks import kind as is_a
from motcua.checks import several as all_of
from motcua.citation import Citation
from motcua.conditions import Fact, undecided
from motcua.conditions.saying import worded
from motcua.errors import BadValue, NoFeeLevel
from motcua.explain import Explanation, Step, a_step
from motcua.fees.adjustments import Adjustment, Effect
from motcua.hooks import Carried
from motcua.money import VND, Money
from motcua.wording import LOCALES, Text, say

__all__ = [
    "Amount",
    "DueStage",
    "Levy",
    "Quote",
    "QuoteLine",
    "Refund",
    "RefundCause",
    "a_quote",
    "a_quote_line",
    "by_currency",
]

Amount = VND | Money


def by_currency(amounts: Iterable[Amount]) -> Mapping[str, Amount]:
    """One sum for each currency, in the order in which they are met; currencies are never added up."""
    sums: dict[str, Amount] = {}
    for amount in amounts:
        before = sums.get(amount.currency)
        sums[amount.currency] = amount if before is None else before + amount
    return sums


class Levy(enum.Enum):
    """What kind of payment a line is: *phí* covers the cost of a service, *lệ phí* is a charge for state management."""

    PHI = "phi"
    LE_PHI = "le_phi"
    SERVICE = "service"
    """The price of a service (*giá dịch vụ*), such as a notary office's own work."""

    def say(self, locale: str) -> str:
        """The kind by its Vietnamese name; in English too, where one word would cover both."""
        return say(f"levy.{self.value}", locale)

    def called(self, name: Text) -> Text:
        """The name of a fee with its kind, where it does not begin with it.

        >>> Levy.PHI.called(Text("Phí chứng thực", "Certification fee")).vi
        'Phí chứng thực'
        >>> Levy.PHI.called(Text("Chứng thực chữ ký", "Certified signatures")).vi
        'Chứng thực chữ ký (phí)'
        """
        said = ((name.say(locale), self.say(locale)) for locale in LOCALES)
        return Text(*(own if own.casefold().startswith(kind) else f"{own} ({kind})" for own, kind in said))


def called(name: Text, kind: Levy | None) -> Text:
    """The name of a fee with its kind; of one whose source does not say which kind it is, with just that.

    >>> called(Text("Phí, lệ phí", "Phí, lệ phí"), None).vi
    'Phí, lệ phí (chưa rõ loại)'
    """
    if kind is not None:
        return kind.called(name)
    return Text(*(f"{name.say(locale)} ({say('levy.untold', locale)})" for locale in LOCALES))


class DueStage(enum.Enum):
    """When a fee is collected (*thời điểm thu*)."""

    FILING = "filing"
    RESULT = "result"
    NOTICE = "notice"
    """When the authority asks for it."""

    def say(self, locale: str) -> str:
        """The stage in words."""
        return say(f"stage.{self.value}", locale)


class RefundCause(enum.Enum):
    """Why a fee might come back (*lý do hoàn phí*)."""

    REFUSED = "refused"
    """The result was not granted."""
    WITHDRAWN = "withdrawn"
    """The applicant walked away."""
    OVERPAID = "overpaid"
    OFFICE_ERROR = "office_error"
    """The office collected at a wrong level, or what nobody owed."""

    @property
    def of_excess(self) -> bool:
        """Whether only what was paid in excess can come back."""
        return self in {RefundCause.OVERPAID, RefundCause.OFFICE_ERROR}

    def say(self, locale: str) -> str:
        """The cause in words."""
        return say(f"refund-cause.{self.value}", locale)


@attrs.frozen(field_transformer=as_annotated)
class Refund:
    """The rule of one fee on what comes back (*hoàn phí*), by cause; ``None`` where its rows do not say."""

    refused: bool | None = attrs.field(default=None, validator=is_a(bool, optional=True))
    withdrawn: bool | None = attrs.field(default=None, validator=is_a(bool, optional=True))
    overpaid: bool | None = attrs.field(default=None, validator=is_a(bool, optional=True))
    office_error: bool | None = attrs.field(default=None, validator=is_a(bool, optional=True))
    citation: Citation | None = attrs.field(default=None, validator=is_a(Citation, optional=True))

    def on(self, cause: RefundCause) -> bool | None:
        """Whether the fee comes back for that cause."""
        given: bool | None = getattr(self, cause.value)
        return given


@attrs.frozen(field_transformer=as_annotated)
class QuoteLine:
    """One fee of a quote (*dòng thu*): assessed, adjusted, payable; unknown where the level or a fact is.

    ``item`` is the stable code of the fee; ``assessed`` and ``payable`` are ``None`` while they cannot be told. Of a
    subsidised line the budget pays ``assessed`` less ``payable``.
    """

    item: str
    name: Text
    kind: Levy | None
    """``None`` where the source of the fee does not say which kind it is."""
    assessed: Amount | None
    adjustments: tuple[Adjustment, ...]
    payable: Amount | None
    citation: Citation | None
    due_stage: DueStage
    refund: Refund
    undecided: tuple[str, ...] = ()
    """The facts it still hangs on."""
    set_by: Text | None = None
    """Who sets the level, where it is not loaded."""
    steps: tuple[Step, ...] = attrs.field(default=(), eq=False, repr=False)

    @property
    def called(self) -> Text:
        """The name with the kind; with "of untold kind" where that is unknown."""
        return called(self.name, self.kind)

    @property
    def decided(self) -> bool:
        """Whether the amount to pay is known."""
        return self.payable is not None

    @property
    def owed(self) -> Amount | None:
        """What is collected for it altogether (*số phải thu*): from the payer, and from a budget that subsidises.

        ``None`` while it is unknown, and where a subsidy and another relief share a line.
        """
        effects = {adjustment.effect for adjustment in self.adjustments}
        if self.payable is None or Effect.SUBSIDISE not in effects:
            return self.payable
        return self.assessed if effects == {Effect.SUBSIDISE} else None

    def explain(self) -> Iterator[Step]:
        """The line, how its amount came about, and what lowered it."""
        yield a_step(
            "fee.line" if self.payable is not None else "fee.line-open",
            {"name": self.called, "amount": self.payable},
            self.citation,
        )
        freed_of_nothing = self.assessed is not None and not self.assessed.amount and self.adjustments
        if not freed_of_nothing:
            yield from self.steps
        if self.assessed is not None and self.assessed.amount and self.adjustments:
            yield a_step("fee.assessed", {"amount": self.assessed}, depth=1)
        for adjustment in self.adjustments:
            named = {"effect": adjustment.effect, "name": adjustment.name}
            yield a_step("fee.adjusted-as" if adjustment.name else "fee.adjusted", named, adjustment.citation, depth=1)
            if adjustment.effect is Effect.SUBSIDISE:
                yield a_step("fee.budget-pays", depth=1)
        if self.set_by is not None:
            yield a_step("fee.set-by", {"by": self.set_by}, depth=1)


a_quote_line: Final = on_trust(QuoteLine)
Lines = tuple[QuoteLine, ...]
Assumed = tuple[Fact, ...]


# without slots a frozen value is made twice as fast
@attrs.frozen(eq=False, repr=False, slots=False, field_transformer=as_annotated)
class Quote(Carried):
    """What a case costs (*bảng tính phí, lệ phí*), line by line, as of a day.

    Lines and their trace are made when somebody looks at them; who asks for the total alone does not wait for them.

    ``assumed`` names the facts for which a default of the law stood in, where a line hangs on it; ``undecided`` those
    still to be asked. Amounts of different currencies are never added up: ``totals`` holds one for each.

    >>> from motcua.reference import reference_fee_schedules
    >>> quote = reference_fee_schedules()["residence"].quote(on=dt.date(2026, 8, 28), channel="online")
    >>> quote.total, [line.item for line in quote.lines][:1]
    (VND(10_000), ['residence.permanent'])
    """

    _lines: Lines | Callable[[], Lines] = attrs.field(alias="lines")
    _assumptions: Assumed | Callable[[], Assumed] = attrs.field(default=(), alias="assumptions")
    declared: tuple[Fact, ...] = ()
    on: dt.date | None = None
    _total: int | None = attrs.field(default=None, init=False)
    """The đồng to pay, where they were summed up without the lines: nobody gives it, and other lines have their own."""

    @classmethod
    def counted(
        cls,
        lines: Lines | Callable[[], Lines],
        assumptions: Assumed | Callable[[], Assumed],
        declared: tuple[Fact, ...],
        on: dt.date,
        total: int | None,
    ) -> "Quote":
        """A quote with the total somebody counted; raises ``BadValue`` where it is not the sum of the lines."""
        quote = cls(lines, assumptions, declared, on)
        if total is not None and quote.total != VND(total):
            raise BadValue("total of the quote", "another amount", "the sum of its lines")
        return quote

    @property
    def lines(self) -> Lines:
        """One line for every fee."""
        if callable(self._lines):
            object.__setattr__(self, "_lines", self._lines())
        return cast("Lines", self._lines)

    @property
    def assumptions(self) -> Assumed:
        """The facts for which a default of the law stood in, where a line hangs on it."""
        if callable(self._assumptions):
            object.__setattr__(self, "_assumptions", self._assumptions())
        return cast("Assumed", self._assumptions)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(dict.fromkeys(fact.name for fact in self.assumptions))

    @classmethod
    def of(cls, quotes: Iterable["Quote"]) -> "Quote":
        """Several quotes as one, for procedures that are linked."""
        several = all_of(quotes, "quotes", Quote)
        days = {quote.on for quote in several}
        return cls(
            tuple(line for quote in several for line in quote.lines),
            tuple(dict.fromkeys(fact for quote in several for fact in quote.assumptions)),
            tuple({fact.name: fact for quote in several for fact in quote.declared}.values()),
            days.pop() if len(days) == 1 else None,
        )

    def at_stage(self, stage: DueStage | str) -> "Quote":
        """What is collected then (*thu trước, thu sau, thu theo thông báo*): the lines of one stage.

        >>> from motcua.adapters.rulefiles import reference_fee_schedules
        >>> quote = reference_fee_schedules()["residence"].quote(on=dt.date(2026, 8, 28), channel="online")
        >>> quote.at_stage("filing").total, quote.at_stage("result").total
        (VND(10_000), VND(0))
        """
        chosen = choose(DueStage, stage)
        return Quote(
            tuple(line for line in self.lines if line.due_stage is chosen), self.assumptions, self.declared, self.on
        )

    @property
    def undecided(self) -> tuple[str, ...]:
        """The facts some line still hangs on, in the order in which they are declared."""
        names = {name for line in self.lines for name in line.undecided}
        return tuple(fact.name for fact in self.declared if fact.name in names)

    @property
    def totals(self) -> Mapping[str, Amount]:
        """What is to be paid in each currency.

        Raises ``UndecidedFacts`` while a line hangs on a fact, ``NoFeeLevel`` while a level is left to somebody else.
        """
        if self.undecided:
            raise undecided(self.declared, self.undecided)
        for line in self.lines:
            if line.payable is None:
                raise NoFeeLevel(line.item, f"the level is set by {line.set_by}, and none is loaded")
        return by_currency(line.payable for line in self.lines if line.payable is not None)

    @property
    def total(self) -> Amount:
        """The one amount to pay; raises as ``totals`` does, and ``BadValue`` where there are several currencies."""
        if self._total is not None:
            return VND(self._total)
        totals = self.totals
        if len(totals) > 1:
            met = ", ".join(map(str, totals.values()))
            raise BadValue("total of the quote", met, "totals, one amount for each currency")
        return next(iter(totals.values()), VND(0))

    @property
    def by_kind(self) -> Mapping[Levy | None, VND]:
        """The đồng to pay of each kind, and under ``None`` of what is of untold kind, so that they add up to the total.

        A kind with a line that is open, or in another currency, is left out.
        """
        amounts = {kind: [line.payable for line in self.lines if line.kind is kind] for kind in (*Levy, None)}
        return {
            kind: VND(sum(amount.amount for amount in payable if isinstance(amount, VND)))
            for kind, payable in amounts.items()
            if payable and all(isinstance(amount, VND) for amount in payable)
        }

    def explain(self, locale: str = "vi") -> Explanation:
        """Every line with its rule and its arithmetic, then the total, or what keeps it open."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        for line in self.lines:
            yield from line.explain()
        asked = {fact.name: fact.question for fact in self.declared}
        for name in self.undecided:
            yield a_step("fee.undecided", {"question": asked[name]})
        for fact in self.assumptions:
            yield from worded([a_step("fee.assumed", {"name": fact.name, "value": fact.default})], [fact])
        if all(line.decided for line in self.lines):
            yield a_step("fee.total", {"amount": tuple(self.totals.values()) or VND(0)})

    @property
    def _told(self) -> tuple[Lines, Assumed, tuple[Fact, ...], dt.date | None]:
        return self.lines, self.assumptions, self.declared, self.on

    def __eq__(self, other: object) -> bool:
        return self._told == other._told if isinstance(other, Quote) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._told)

    def __reduce__(self) -> tuple[type["Quote"], tuple[Lines, Assumed, tuple[Fact, ...], dt.date | None]]:
        return Quote, self._told

    def __repr__(self) -> str:
        return f"Quote(lines={self.lines!r}, assumed={self.assumed!r}, on={self.on!r})"


def a_quote(
    lines: Lines | Callable[[], Lines],
    assumptions: Assumed | Callable[[], Assumed],
    declared: tuple[Fact, ...],
    on: dt.date,
    total: int | None,
) -> Quote:
    """A quote of parts that were looked at, as ``__init__`` writes it, in less of its time, and their sum."""
    quote = object.__new__(Quote)
    told = quote.__dict__
    told["_lines"], told["_assumptions"] = lines, assumptions
    told["declared"], told["on"], told["_total"] = declared, on, total
    return quote
