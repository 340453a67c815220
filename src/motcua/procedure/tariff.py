"""A fee as a notice prints it: its level in words, by case where it hangs on one, and who need not pay it."""

from collections.abc import Iterator
from fractions import Fraction

from motcua.conditions import among
from motcua.dated import InForce
from motcua.explain import Step, a_step
from motcua.fees import Adjustment, Clamp, Each, Fee, Flat, Interval, SetBy, Shape, Table, Tier, Tiers, Times
from motcua.fees.shapes import Exact, Given, Number
from motcua.money import VND

__all__ = ["tariff"]


def tariff(fee: Fee, spell: InForce, depth: int) -> Iterator[Step]:
    """The levels in force during a spell, the newest last, and what lowers them."""
    levels = [level for level in fee.levels if level.in_force.meets(spell)]
    for level in levels:
        if len(levels) > 1:
            yield a_step("tariff.since", {"first": level.in_force.first}, level.citation, depth=depth)
        yield from _level(level.shape, depth + (len(levels) > 1))
    for adjustment in fee.adjustments:
        if adjustment.in_force is None or adjustment.in_force.meets(spell):
            yield from _relief(adjustment, depth)


def _relief(adjustment: Adjustment, depth: int) -> Iterator[Step]:
    named = {"effect": adjustment.effect, "name": adjustment.name}
    message = "fee.adjusted-as" if adjustment.name else "fee.adjusted"
    yield a_step(message, named, adjustment.citation, depth=depth)
    if adjustment.in_force is not None and adjustment.in_force.last is not None:
        spell = {"first": adjustment.in_force.first, "last": adjustment.in_force.last}
        yield a_step("tariff.window", spell, depth=depth + 1)


def _level(shape: Shape, depth: int) -> Iterator[Step]:
    """What one shape comes to; a shape that no line can say is a table to be looked up."""
    match shape:
        case Flat(amount=amount) | Number(value=amount):
            yield a_step("tariff.amount", {"amount": _money(amount)}, depth=depth)
        case SetBy(by=by):
            yield a_step("fee.set-by", {"by": by}, depth=depth)
        case Times(items=(Given(name=name), Number(value=price))):
            yield a_step("tariff.times", {"amount": _money(price), "name": name}, depth=depth)
        case Each(count=Given(name=name), node=node):
            yield a_step("tariff.each", {"name": name}, depth=depth)
            yield from _level(node, depth + 1)
        case Clamp():
            yield from _clamped(shape, depth)
        case Tiers(quantity=Given(name=name), base=Number(value=0)):
            yield from _tiers(name, shape.tiers, depth)
        case Table(key=Given(name=name)):
            yield from _cases(name, shape, depth)
        case _:
            yield a_step("tariff.table", depth=depth)


def _clamped(clamp: Clamp, depth: int) -> Iterator[Step]:
    yield from _level(clamp.node, depth)
    for message, end in (("tariff.at-least", clamp.floor), ("tariff.at-most", clamp.cap)):
        if isinstance(end, Number):
            yield a_step(message, {"amount": _money(end.value)}, depth=depth)


def _cases(name: str, table: Table, depth: int) -> Iterator[Step]:
    """A level for each answer; brackets of a value are looked up."""
    cases = [(row.match, row.node) for row in table.rows if not isinstance(row.match, Interval)]
    if len(cases) < len(table.rows):
        yield a_step("tariff.table", depth=depth)
        return
    for choices, node in cases:
        yield a_step("tariff.case", {"case": among(name, choices)}, depth=depth)
        yield from _level(node, depth + 1)


def _tiers(name: str, tiers: tuple[Tier, ...], depth: int) -> Iterator[Step]:
    yield a_step("tariff.tiers", {"name": name}, depth=depth)
    for tier in tiers:
        end = tier.below if tier.upto is None else tier.upto
        message = "tariff.tier-rest" if end is None else "tariff.tier"
        yield a_step(
            message, {"end": None if end is None else Exact(end), "amount": _money(tier.rate)}, depth=depth + 1
        )


def _money(amount: Fraction) -> VND | Exact:
    return VND(int(amount)) if amount.denominator == 1 else Exact(amount)
