"""One fee by its levels and days, and the line it makes of a case."""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, reduce
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, several
from motcua.checks import kind as is_a
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Condition, Fact, FactType, FactValue
from motcua.dated import Dated, InForce
from motcua.errors import BadValue, Fault, NoFeeLevel, Problem, UnknownFact
from motcua.explain import Step
from motcua.fees.adjustments import Adjustment, Effect
from motcua.fees.combining import Convert
from motcua.fees.quote import Amount, DueStage, Levy, QuoteLine, Refund, a_quote_line, called
from motcua.fees.shapes import FactsMissing, Ground, LevelUnset, Reckoning, SetBy, Shape, shape
from motcua.money import VND, Money
from motcua.wording import Text

__all__ = ["ACT", "DecidesOn", "Fee", "FeeLevel"]

_CENTS: Final = 100
ACT: Final = "act"
"""The fact that says what is asked for, where a schedule holds the fees of several acts."""


class DecidesOn(enum.Enum):
    """Which day decides the level of a fee (*thời điểm áp dụng mức thu*); the day of filing, unless its rule says so.

    For another day the schedule declares a fact of that name (``payment_on``); until it is given, the day asked for
    stands in.
    """

    FILING = "filing"
    DECLARATION = "declaration"
    PAYMENT = "payment"
    RESULT = "result"


def _levy(given: "Levy | str | None") -> "Levy | None":
    """The kind, given as itself or by its value; ``None`` where it is unknown."""
    return None if given is None else choose(Levy, given)


def _decides_on(given: "DecidesOn | str") -> "DecidesOn":
    """The moment, given as itself or by its value."""
    return choose(DecidesOn, given)


def _due_stage(given: "DueStage | str") -> "DueStage":
    """The stage, given as itself or by its value."""
    return choose(DueStage, given)


def _levels(given: "Iterable[FeeLevel]") -> "tuple[FeeLevel, ...]":
    return several(given, "levels of a fee", FeeLevel)


def _adjustments(given: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    return several(given, "adjustments of a fee", Adjustment)


def _acts(given: Iterable[str]) -> tuple[str, ...]:
    return several(given, "acts of a fee", str)


@attrs.frozen(field_transformer=as_annotated)
class FeeLevel:
    """What a fee comes to on the days of one instrument (*mức thu*)."""

    shape: Shape = attrs.field(converter=shape)
    in_force: InForce = attrs.field(validator=is_a(InForce))
    citation: Citation | None = attrs.field(default=None, validator=is_a(Citation, optional=True))

    @cached_property
    def reckoning(self) -> Reckoning:
        """Its shape made ready to be worked out."""
        return self.shape.reckoning()


@attrs.frozen(field_transformer=as_annotated)
class Fee:
    """One fee (*khoản phí, lệ phí*): its levels by day, the cases it is for, and what lowers it.

    ``kind`` is ``None`` where its source does not say whether it is phí, lệ phí or a price: then it is taken for none
    of them. ``acts`` are those of the schedule it is asked for; without them it is asked for all of them. Days that no
    level covers raise ``NoFeeLevel``: without a level in force nobody may collect, and it is not zero.

    >>> from motcua.fees import Flat
    >>> level = FeeLevel(Flat(8_000), InForce(dt.date(2017, 1, 1)), Citation("281/2016/TT-BTC", "4"))
    >>> extract = Fee("extract", Text("Bản sao trích lục", "Extract"), Levy.PHI, (level,))
    >>> extract.line(dt.date(2026, 8, 28), {}).payable
    VND(8_000)
    """

    item: str = attrs.field(validator=is_a(str))
    name: Text = attrs.field(validator=is_a(Text))
    kind: Levy | None = attrs.field(converter=_levy)
    levels: tuple[FeeLevel, ...] = attrs.field(converter=_levels)
    when: Condition = attrs.field(default=ALWAYS, validator=is_a(Condition), kw_only=True)
    acts: tuple[str, ...] = attrs.field(default=(), converter=_acts, kw_only=True)
    adjustments: tuple[Adjustment, ...] = attrs.field(default=(), converter=_adjustments, kw_only=True)
    decides_on: DecidesOn = attrs.field(default=DecidesOn.FILING, converter=_decides_on, kw_only=True)
    due_stage: DueStage = attrs.field(default=DueStage.FILING, converter=_due_stage, kw_only=True)
    refund: Refund = attrs.field(factory=Refund, validator=is_a(Refund), kw_only=True)
    applies: Condition = attrs.field(init=False, repr=False)
    """``when``, together with the acts where it is not asked for all."""

    def __attrs_post_init__(self) -> None:
        asked = f"{ACT} in ({''.join(f'{act!r}, ' for act in self.acts)})"
        object.__setattr__(self, "applies", Condition.parse(asked) & self.when if self.acts else self.when)
        if not self.levels:
            raise BadValue(f"fee {self.item}", "no level", "at least one; SetBy where somebody else sets it")
        Dated.of(f"fee {self.item}", [(level.in_force, level) for level in self.levels])
        if any(_converts(part) for level in self.levels for part in level.shape.parts):
            raise BadValue(f"fee {self.item}", "a conversion inside its amount", "Convert outermost in the level")

    @property
    def called(self) -> Text:
        """The name with the kind; with "of untold kind" where that is unknown."""
        return called(self.name, self.kind)

    @property
    def left_to_others(self) -> bool:
        """Whether no level is set here: the rules leave it to a council."""
        return all(isinstance(level.shape, SetBy) for level in self.levels)

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        shapes = (level.shape.names for level in self.levels)
        return self.applies.names.union(*shapes, *(adjustment.names for adjustment in self.adjustments))

    @property
    def day_fact(self) -> str:
        """The fact that gives the day which decides its level, where that is not the day asked for."""
        return f"{self.decides_on.value}_on"

    def problems(self, declared: Iterable[Fact]) -> tuple[Problem, ...]:
        """What is wrong with its conditions and amounts for these facts."""
        facts = {fact.name: fact for fact in declared}
        found = [problem.under("$.when") for problem in self.applies.problems(facts.values())]
        for at, level in enumerate(self.levels):
            found += [problem.under(f"$.levels[{at}]") for problem in level.shape.problems(facts)]
        for at, adjustment in enumerate(self.adjustments):
            found += [p.under(f"$.adjustments[{at}].when") for p in adjustment.when.problems(facts.values())]
            found += [p.under(f"$.adjustments[{at}]") for part in adjustment.shapes for p in part.problems(facts)]
        day = facts.get(self.day_fact)
        if self.decides_on is not DecidesOn.FILING and (day is None or day.type is not FactType.DATE):
            met = f"no fact {self.day_fact}" if day is None else f"{self.day_fact}, a {day.type.value}"
            code = UnknownFact.code if day is None else Fault.WRONG_TYPE
            found.append(Problem("$.decides_on", code, met, f"a fact {self.day_fact} that is a date"))
        return tuple(found)

    def level(self, day: dt.date) -> FeeLevel:
        """The level in force on that day; raises ``NoFeeLevel``."""
        for level in self.levels:
            if day in level.in_force:
                return level
        known = ", ".join(str(level.in_force) for level in self.levels)
        raise NoFeeLevel(self.item, f"none in force on {day}; known: {known}")

    def line(self, on: dt.date, facts: Mapping[str, FactValue]) -> QuoteLine | None:
        """The line of this fee in that case, or ``None`` where the fee is not for it; raises ``NoFeeLevel``."""
        return self.line_over(on, Ground(self.item, facts))

    def line_over(
        self, on: dt.date, ground: Ground, worded: Callable[[Iterable[Step]], Iterable[Step]] = iter
    ) -> QuoteLine | None:
        """The same over facts that were read, its trace in such words."""
        condition, facts = self.applies, ground.facts
        applies = condition.decide(facts)
        if applies is False:
            return None
        if applies is None:
            return self._line(None, undecided=condition.evaluate(facts).missing)
        given = facts.get(self.day_fact)
        day = given if isinstance(given, dt.date) else on
        level = self.level(day)
        missing: frozenset[str] = frozenset()
        assessed: Fraction | None = None
        set_by: Text | None = None
        try:
            assessed = level.reckoning.exact(ground)
        except FactsMissing:
            missing = level.shape.missing(facts, ground)
        except LevelUnset as signal:
            set_by = signal.by
        if assessed is not None and assessed < 0:
            raise BadValue(f"fee {self.item}", str(assessed), "an amount of zero or more")
        alive = [one for one in self.adjustments if one.in_force is None or day in one.in_force]
        outcome = _Outcome.of(assessed, alive, ground)
        return self._line(
            level,
            assessed=assessed,
            outcome=outcome,
            undecided=outcome.missing | missing if outcome.payable is None else outcome.missing,
            set_by=set_by,
            steps=() if assessed is None else tuple(worded(ground.steps or ())),
            currency=level.shape.currency(facts),
        )

    def _line(
        self,
        level: FeeLevel | None,
        *,
        undecided: frozenset[str],
        assessed: Fraction | None = None,
        outcome: "_Outcome | None" = None,
        set_by: Text | None = None,
        steps: tuple[Step, ...] = (),
        currency: str = "VND",
    ) -> QuoteLine:
        payable = None if outcome is None or outcome.payable is None or undecided else outcome.payable
        return a_quote_line(
            self.item,
            self.name,
            self.kind,
            None if assessed is None else _rounded(assessed, currency),
            outcome.applied if outcome else (),
            None if payable is None else _rounded(payable, currency),
            level.citation if level else None,
            self.due_stage,
            self.refund,
            tuple(sorted(undecided)),
            set_by,
            steps,
        )


@attrs.frozen
class _Left:
    """What is left of an amount once some adjustments have been counted."""

    payable: Fraction
    owed: Fraction
    """The same before a budget pays of it."""
    applied: tuple[Adjustment, ...] = ()
    """Those that lowered it."""

    def less(self, one: Adjustment, ground: Ground) -> "_Left":
        """What is left after one more."""
        payable = one.left(self.payable, ground)
        owed = self.owed if one.effect is Effect.SUBSIDISE else payable
        return _Left(payable, owed, (*self.applied, one) if payable < self.payable else self.applied)

    @classmethod
    def best(cls, assessed: Fraction, adjustments: Iterable[Adjustment], ground: Ground) -> "_Left":
        """The best for the payer: one of those that do not stack, or none, with all that do, each in its turn.

        Of two that leave the same, the one that lowers the fee itself: what nobody owes nobody pays for.
        """
        given = sorted(adjustments, key=lambda one: one.turn(ground))
        singly = [at for at, one in enumerate(given) if not one.stacks]
        chosen = ([one for at, one in enumerate(given) if one.stacks or at == single] for single in (None, *singly))
        found = (reduce(lambda left, one: left.less(one, ground), some, cls(assessed, assessed)) for some in chosen)
        return min(found, key=lambda left: (left.payable, left.owed))


_Unsure = tuple[Adjustment, frozenset[str]]
"""An adjustment nobody can decide yet, and the facts that would."""


@attrs.frozen
class _Outcome:
    """What the adjustments leave to pay."""

    payable: Fraction | None
    applied: tuple[Adjustment, ...]
    missing: frozenset[str]
    """Facts that could still lower it."""

    @classmethod
    def of(cls, assessed: Fraction | None, adjustments: Iterable[Adjustment], ground: Ground) -> "_Outcome":
        sure: list[Adjustment] = []
        unsure: list[_Unsure] = []
        quiet = ground.quiet
        for adjustment in adjustments:
            applies = adjustment.when.decide(ground.facts)
            absent = _absent(adjustment, ground)
            if applies is None or (applies and absent):
                unsure.append((adjustment, adjustment.when.evaluate(ground.facts).missing | absent))
            elif applies:
                sure.append(adjustment)
        free = [one for one in sure if one.frees and (assessed is None or one.effect is not Effect.SUBSIDISE)]
        if free:
            return cls(Fraction(0), (min(free, key=lambda one: _FIRST.index(one.effect)),), frozenset())
        if assessed is None:
            hopes = (names for adjustment, names in unsure if adjustment.frees)
            return cls(None, (), frozenset[str]().union(*hopes))
        left = _Left.best(assessed, sure, quiet)
        return cls(left.payable, left.applied, _lowering(assessed, sure, unsure, quiet) if unsure else frozenset())


_FIRST: Final = (Effect.NOT_CHARGED, Effect.EXEMPT, Effect.REDUCE, Effect.SUBSIDISE)
"""Which of several that free a payer is the answer: what is not owed is not forgiven, nor paid by a budget."""


def _absent(adjustment: Adjustment, ground: Ground) -> frozenset[str]:
    """The facts its amounts hang on and nobody has given."""
    return frozenset(name for part in adjustment.shapes for name in part.names - ground.facts.keys())


def _hoped(adjustment: Adjustment, ground: Ground) -> Adjustment:
    """The most it could take off: all of it, while its amount is unknown."""
    if not _absent(adjustment, ground):
        return adjustment
    return attrs.evolve(adjustment, by=1, to=None, off=None, at_most=None)


def _lowering(
    assessed: Fraction, sure: Iterable[Adjustment], unsure: Iterable[_Unsure], ground: Ground
) -> frozenset[str]:
    """The facts with which less would be left, all adjustments counted together.

    One more never leaves more: where all of them lower nothing, none of them does.
    """

    def left(*more: Adjustment) -> Fraction:
        return _Left.best(assessed, (*sure, *more), ground).payable

    now = left()
    if left(*(_hoped(one, ground) for one, _ in unsure)) == now:
        return frozenset()
    alone = [names for one, names in unsure if left(_hoped(one, ground)) < now]
    return frozenset[str]().union(*(alone or (names for _, names in unsure)))


def _converts(node: Shape) -> bool:
    return isinstance(node, Convert) or any(map(_converts, node.parts))


def _rounded(amount: Fraction, currency: str) -> Amount:
    """Half up, once: to a whole đồng, to a hundredth of another currency."""
    if currency == "VND":
        return VND.rounded(amount)
    return Money(Decimal(VND.rounded(amount * _CENTS).amount) / _CENTS, currency)
