"""The answer to "how much": one line for every fee, what each rests on, and a total only when there is one."""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Mapping

import attrs

from motcua.citation import Citation
from motcua.conditions import Fact, undecided
from motcua.errors import BadValue, NoFeeLevel
from motcua.explain import Explanation, Step
from motcua.fees.adjustments import Adjustment, Effect
from motcua.money import VND, Money
from motcua.wording import Text, say

__all__ = ["Amount", "DueStage", "Levy", "Quote", "QuoteLine", "Refund"]

Amount = VND | Money


class Levy(enum.Enum):
    """What kind of payment a line is: *phí* covers the cost of a service, *lệ phí* is a charge for state management."""

    PHI = "phi"
    LE_PHI = "le_phi"
    SERVICE = "service"
    """The price of a service (*giá dịch vụ*), such as a notary office's own work."""

    def say(self, locale: str) -> str:
        """The kind by its Vietnamese name; in English too, where one word would cover both."""
        return say(f"levy.{self.value}", locale)


class DueStage(enum.Enum):
    """When a fee is collected (*thời điểm thu*)."""

    FILING = "filing"
    RESULT = "result"
    NOTICE = "notice"
    """When the authority asks for it."""

    def say(self, locale: str) -> str:
        """The stage in words."""
        return say(f"stage.{self.value}", locale)


@attrs.frozen
class Refund:
    """Whether a fee comes back (*hoàn phí*): when the result is refused, and when the applicant walks away.

    ``None`` where the rows do not say.
    """

    refused: bool | None = None
    withdrawn: bool | None = None


@attrs.frozen
class QuoteLine:
    """One fee of a quote (*dòng thu*): assessed, adjusted, payable; unknown where the level or a fact is.

    ``item`` is the stable code of the fee; ``assessed`` and ``payable`` are ``None`` while they cannot be told. Of a
    subsidised line the budget pays ``assessed`` less ``payable``.
    """

    item: str
    name: Text
    kind: Levy
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
    def decided(self) -> bool:
        """Whether the amount to pay is known."""
        return self.payable is not None

    def explain(self) -> Iterator[Step]:
        """The line, how its amount came about, and what lowered it."""
        yield Step(
            "fee.line" if self.payable is not None else "fee.line-open",
            {"name": self.name, "kind": self.kind, "amount": self.payable},
            self.citation,
        )
        yield from self.steps
        if self.assessed is not None and self.adjustments:
            yield Step("fee.assessed", {"amount": self.assessed}, depth=1)
        for adjustment in self.adjustments:
            named = {"effect": adjustment.effect, "name": adjustment.name}
            yield Step("fee.adjusted-as" if adjustment.name else "fee.adjusted", named, adjustment.citation, depth=1)
            if adjustment.effect is Effect.SUBSIDISE:
                yield Step("fee.budget-pays", depth=1)
        if self.set_by is not None:
            yield Step("fee.set-by", {"by": self.set_by}, depth=1)


@attrs.frozen
class Quote:
    """What a case costs (*bảng tính phí, lệ phí*), line by line, as of a day.

    ``assumed`` names the facts for which a default of the law stood in; ``undecided`` those still to be asked. Amounts
    of different currencies are never added up: ``totals`` holds one for each.

    >>> from motcua.reference import reference_fee_schedules
    >>> quote = reference_fee_schedules()["residence"].quote(on=dt.date(2026, 8, 28), channel="online")
    >>> quote.total, [line.item for line in quote.lines][:1]
    (VND(10_000), ['residence.permanent'])
    """

    lines: tuple[QuoteLine, ...]
    assumed: tuple[str, ...] = ()
    declared: tuple[Fact, ...] = attrs.field(default=(), repr=False)
    on: dt.date | None = None

    @classmethod
    def of(cls, quotes: Iterable["Quote"]) -> "Quote":
        """Several quotes as one, for procedures that are linked."""
        several = tuple(quotes)
        days = {quote.on for quote in several}
        return cls(
            tuple(line for quote in several for line in quote.lines),
            tuple(dict.fromkeys(name for quote in several for name in quote.assumed)),
            tuple({fact.name: fact for quote in several for fact in quote.declared}.values()),
            days.pop() if len(days) == 1 else None,
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
        totals: dict[str, Amount] = {}
        for line in self.lines:
            if line.payable is None:
                raise NoFeeLevel(line.item, f"the level is set by {line.set_by}, and none is loaded")
            before = totals.get(line.payable.currency)
            totals[line.payable.currency] = line.payable if before is None else before + line.payable
        return totals

    @property
    def total(self) -> Amount:
        """The one amount to pay; raises as ``totals`` does, and ``BadValue`` where there are several currencies."""
        totals = self.totals
        if len(totals) > 1:
            met = ", ".join(map(str, totals.values()))
            raise BadValue("total of the quote", met, "totals, one amount for each currency")
        return next(iter(totals.values()), VND(0))

    @property
    def by_kind(self) -> Mapping[Levy, VND]:
        """The đồng to pay of each kind; a kind with a line that is open, or in another currency, is left out."""
        amounts = {kind: [line.payable for line in self.lines if line.kind is kind] for kind in Levy}
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
            yield Step("fee.undecided", {"question": asked[name]})
        for name in self.assumed:
            yield Step("fee.assumed", {"question": asked[name]})
        if all(line.decided for line in self.lines):
            yield Step("fee.total", {"amount": tuple(self.totals.values()) or VND(0)})
