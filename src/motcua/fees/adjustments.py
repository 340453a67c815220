"""What lowers a fee: exemptions, what is not charged at all, reductions, and what a budget pays instead.

Four different answers. *Miễn* frees a payer of a fee that is owed; *không thu* says that nothing is owed; *giảm* takes
off a part; *hỗ trợ* leaves the fee assessed and receipted while a budget pays. A share points to the fee and not to a
number, so it survives a new level.
"""

import enum
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, kind
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Condition
from motcua.dated import InForce
from motcua.errors import BadValue
from motcua.fees.combining import Convert
from motcua.fees.shapes import Flat, Ground, Number, Operand, SetBy, Shape, exact, shape
from motcua.wording import Text, say

__all__ = ["Adjustment", "Effect", "exempt", "not_charged", "reduce", "subsidise"]

WHOLE: Final = Fraction(1)


class Effect(enum.Enum):
    """What an adjustment does (*miễn, không thu, giảm, hỗ trợ*)."""

    EXEMPT = "exempt"
    NOT_CHARGED = "not-charged"
    REDUCE = "reduce"
    SUBSIDISE = "subsidise"

    @property
    def partial(self) -> bool:
        """Whether it may take off a part; what is exempt or not charged is so as a whole."""
        return self in {Effect.REDUCE, Effect.SUBSIDISE}

    def say(self, locale: str) -> str:
        """The effect as the law names it."""
        return say(f"effect.{self.value}", locale)


def _effect(given: Effect | str) -> Effect:
    """The effect, given as itself or by its value."""
    return choose(Effect, given)


@attrs.frozen(field_transformer=as_annotated)
class Adjustment:
    """One rule that lowers a fee (*ưu đãi*), with its case, its days and its citation.

    What is taken off is a share (``by``), or what leaves a given amount (``to``), or an amount (``off``); ``at_most``
    caps it. Adjustments do not stack: the one best for the payer counts, unless ``stacks`` puts it on top by a rule.
    """

    effect: Effect = attrs.field(converter=_effect)
    when: Condition = attrs.field(default=ALWAYS, validator=kind(Condition))
    by: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(exact), kw_only=True)
    to: Shape | None = attrs.field(default=None, converter=attrs.converters.optional(shape), kw_only=True)
    off: Shape | None = attrs.field(default=None, converter=attrs.converters.optional(shape), kw_only=True)
    at_most: Shape | None = attrs.field(default=None, converter=attrs.converters.optional(shape), kw_only=True)
    name: Text | None = attrs.field(default=None, validator=kind(Text, optional=True), kw_only=True)
    in_force: InForce | None = attrs.field(default=None, validator=kind(InForce, optional=True), kw_only=True)
    stacks: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    citation: Citation | None = attrs.field(default=None, validator=kind(Citation, optional=True), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if sum(given is not None for given in (self.by, self.to, self.off)) != 1:
            raise BadValue(f"adjustment {self.effect.value}", "none or several of by, to, off", "exactly one")
        if self.by is not None and not 0 < self.by <= WHOLE:
            raise BadValue(f"adjustment {self.effect.value}", f"a share of {self.by}", "more than 0, at most 1")
        if not self.effect.partial and not self.frees:
            raise BadValue(f"adjustment {self.effect.value}", "a part of the fee", "all of it, or a reduction")
        for node in (node for part in self.shapes for node in _nodes(part)):
            if isinstance(node, SetBy | Convert):
                met = f"a level set by {node.by}" if isinstance(node, SetBy) else f"an amount in {node.unit}"
                raise BadValue(f"adjustment {self.effect.value}", met, "an amount in đồng that its rows tell")
        if any(isinstance(part, Number) and part.value < 0 for part in self.shapes):
            raise BadValue(f"adjustment {self.effect.value}", "an amount below zero", "zero or more")
        if self.at_most in (Number(Fraction(0)), Flat(Fraction(0))):
            raise BadValue(f"adjustment {self.effect.value}", "a cap of zero", "more than zero")

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The amounts it is made of."""
        return tuple(part for part in (self.to, self.off, self.at_most) if part is not None)

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        return self.when.names.union(*(part.names for part in self.shapes))

    @property
    def frees(self) -> bool:
        """Whether it takes off everything, whatever the level is."""
        return self.by == WHOLE and self.at_most is None

    def turn(self, ground: Ground) -> tuple[bool, bool, int, Fraction, Fraction]:
        """Which of several counts first, whatever the order of their rows: a lower one comes before.

        A budget pays of what is left at the end; what stacks comes on top of what does not. Among those that stack the
        order is the best for the payer: first what leaves an amount, then shares, the capped ones last, then amounts.
        """
        part = self.to or self.off
        return (
            self.effect is Effect.SUBSIDISE,
            self.stacks,
            (self.to is None) + (self.off is not None),
            Fraction(0) if self.at_most is None else self.at_most.evaluate(ground),
            part.evaluate(ground) if part is not None else self.by or WHOLE,
        )

    def left(self, amount: Fraction, ground: Ground) -> Fraction:
        """What is left to pay of that amount: never below zero, never more than before."""
        if self.to is not None:
            cut = amount - self.to.evaluate(ground)
        elif self.off is not None:
            cut = self.off.evaluate(ground)
        else:
            cut = amount * (self.by or WHOLE)
        if self.at_most is not None:
            cut = min(cut, self.at_most.evaluate(ground))
        return amount - max(Fraction(0), min(cut, amount))


def _nodes(node: Shape) -> Iterator[Shape]:
    """A shape and all that it is made of."""
    yield node
    for part in node.parts:
        yield from _nodes(part)


def exempt(
    when: Condition = ALWAYS,
    *,
    name: Text | None = None,
    in_force: InForce | None = None,
    citation: Citation | None = None,
) -> Adjustment:
    """An exemption (*miễn*): the fee is owed, and this payer is freed of it."""
    return Adjustment(Effect.EXEMPT, when, by=WHOLE, name=name, in_force=in_force, citation=citation)


def not_charged(
    when: Condition = ALWAYS,
    *,
    name: Text | None = None,
    in_force: InForce | None = None,
    citation: Citation | None = None,
) -> Adjustment:
    """A case in which nothing is owed (*không thu*)."""
    return Adjustment(Effect.NOT_CHARGED, when, by=WHOLE, name=name, in_force=in_force, citation=citation)


def reduce(
    when: Condition = ALWAYS,
    *,
    by: Fraction | None = None,
    to: Operand | None = None,
    off: Operand | None = None,
    at_most: Operand | None = None,
    name: Text | None = None,
    in_force: InForce | None = None,
    stacks: bool = False,
    citation: Citation | None = None,
) -> Adjustment:
    """A reduction (*giảm*): by a share, to an amount, or by an amount.

    >>> half = reduce(by=Fraction(1, 2), at_most=3_000)
    >>> int(half.left(Fraction(10_000), Ground("card", {})))
    7000
    """
    return Adjustment(
        Effect.REDUCE,
        when,
        by=by,
        to=to,
        off=off,
        at_most=at_most,
        name=name,
        in_force=in_force,
        stacks=stacks,
        citation=citation,
    )


def subsidise(
    when: Condition = ALWAYS,
    *,
    by: Fraction | None = None,
    to: Operand | None = None,
    off: Operand | None = None,
    at_most: Operand | None = None,
    name: Text | None = None,
    in_force: InForce | None = None,
    stacks: bool = False,
    citation: Citation | None = None,
) -> Adjustment:
    """A subsidy (*hỗ trợ*): the fee stays assessed, and a budget pays the part; all of it unless said otherwise."""
    share = WHOLE if by is None and to is None and off is None else by
    return Adjustment(
        Effect.SUBSIDISE,
        when,
        by=share,
        to=to,
        off=off,
        at_most=at_most,
        name=name,
        in_force=in_force,
        stacks=stacks,
        citation=citation,
    )
