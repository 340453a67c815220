"""Fee schedules from TOML: one file per schedule, the levels of each fee by day, and what lowers them.

An amount is a whole number of đồng, or one shape by its name::

    amount = { each = { count = "copies", node = { clamp = { cap = 200_000, node = … } } } }
"""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cache
from typing import Final

import attrs
from cattrs import Converter

from motcua.adapters.rulefiles.reading import key, read_toml, rule_files, structure
from motcua.adapters.rulefiles.rules import NOT_VERIFIED, Code, cited, new_rules_converter, once
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Problem
from motcua.fees import (
    Adjustment,
    Clamp,
    DecidesOn,
    DueStage,
    Each,
    Effect,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Levy,
    Refund,
    SetBy,
    Shape,
    Table,
    Tier,
    Tiers,
    Times,
)
from motcua.fees.shapes import Number, shape
from motcua.wording import Text

__all__ = ["load_fee_schedules", "only", "unknown_fees"]


@attrs.frozen
class _EachRow:
    count: Shape
    node: Shape
    index: str | None = None

    def shape(self) -> Shape:
        return Each(self.count, self.node, index=self.index)


@attrs.frozen
class _ClampRow:
    node: Shape
    floor: Shape | None = None
    cap: Shape | None = None

    def shape(self) -> Shape:
        return Clamp(self.node, floor=self.floor, cap=self.cap)


@attrs.frozen
class _TierRow:
    rate: int
    upto: int | None = None


@attrs.frozen
class _TiersRow:
    quantity: Shape
    rates: tuple[_TierRow, ...]
    base: Shape | None = None

    def shape(self) -> Shape:
        return Tiers(self.quantity, tuple(Tier(row.upto, row.rate) for row in self.rates), self.base or 0)


@attrs.frozen
class _CaseRow:
    match: tuple[str, ...] = attrs.field(metadata=key("in"))
    amount: Shape

    def row(self) -> tuple[tuple[str, ...], Shape]:
        return self.match, self.amount


@attrs.frozen
class _TableRow:
    of: str
    rows: tuple[_CaseRow, ...]

    def shape(self) -> Shape:
        return Table(self.of, tuple(row.row() for row in self.rows))


@attrs.frozen
class _TimesRow:
    of: tuple[Shape, ...]

    def shape(self) -> Shape:
        return Times(*self.of)


@attrs.frozen
class _SetByRow:
    who: Text

    def shape(self) -> Shape:
        return SetBy(self.who)


@attrs.frozen
class _ShapeRow:
    """One shape by its name."""

    clamp: _ClampRow | None = None
    each: _EachRow | None = None
    set_by: _SetByRow | None = None
    table: _TableRow | None = None
    tiers: _TiersRow | None = None
    times: _TimesRow | None = None

    def shape(self) -> Shape:
        given = [row for row in attrs.astuple(self, recurse=False) if row is not None]
        if len(given) != 1:
            raise BadValue("amount", f"{len(given)} shapes", f"one of {', '.join(_SHAPES)}")
        built: Shape = given[0].shape()
        return built


_SHARE: Final = re.compile(r"[0-9]+(?:/[0-9]+)?", re.ASCII)
_SHAPES: Final = tuple(field.name for field in attrs.fields(_ShapeRow))


@attrs.frozen
class _LevelRow:
    amount: Shape
    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def level(self) -> FeeLevel:
        amount = Flat(self.amount.value) if isinstance(self.amount, Number) else self.amount
        return FeeLevel(amount, InForce(self.first, self.last), cited(self.cite, verified=self.verified))


@attrs.frozen
class _AdjustmentRow:
    """What lowers a fee: by a share (``by = "1/2"``), by an amount (``off``), or to the amount it ``leaves``.

    A reduction or a subsidy says one of them; an exemption, or what is not charged, is of all of it and says none.
    """

    effect: Effect
    when: Condition = ALWAYS
    by: str | None = None
    off: Shape | None = None
    leaves: Shape | None = None
    at_most: Shape | None = None
    name: Text | None = None
    first: dt.date | None = attrs.field(default=None, metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    stacks: bool = False
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def adjustment(self) -> Adjustment:
        given = [part for part in (self.by, self.off, self.leaves) if part is not None]
        if self.effect.partial and len(given) != 1:
            raise BadValue("adjustment", f"{self.effect.value} with {len(given)} of them", "one of by, off, leaves")
        if not self.effect.partial and (given or self.at_most is not None):
            raise BadValue("adjustment", f"{self.effect.value} with an amount", "no by, off, leaves or at_most")
        if self.first is None and self.last is not None:
            raise BadInput("adjustment", (Problem("$.from", "missing-key", "nothing", "the first day"),))
        share = self.by if self.effect.partial else "1"
        return Adjustment(
            self.effect,
            self.when,
            by=None if share is None else _share(share),
            off=self.off,
            to=self.leaves,
            at_most=self.at_most,
            name=self.name,
            in_force=None if self.first is None else InForce(self.first, self.last),
            stacks=self.stacks,
            citation=cited(self.cite, verified=self.verified),
        )


@attrs.frozen
class _FeeRow:
    item: Code
    name: Text
    kind: Levy
    levels: tuple[FeeLevel, ...]
    when: Condition = ALWAYS
    adjustments: tuple[Adjustment, ...] = ()
    decides_on: DecidesOn = DecidesOn.FILING
    due_stage: DueStage = DueStage.FILING
    refund: Refund = attrs.field(factory=Refund)

    def fee(self) -> Fee:
        return Fee(
            self.item,
            self.name,
            self.kind,
            self.levels,
            when=self.when,
            adjustments=self.adjustments,
            decides_on=self.decides_on,
            due_stage=self.due_stage,
            refund=self.refund,
        )


@attrs.frozen
class _ScheduleFile:
    code: Code
    name: Text
    fees: tuple[Fee, ...]
    facts: tuple[Fact, ...] = ()

    def schedule(self, what: str) -> FeeSchedule:
        """The schedule; its items carry its code in front, so that no two schedules share one."""
        fees = (attrs.evolve(fee, item=f"{self.code}.{fee.item}") for fee in self.fees)
        try:
            return FeeSchedule(self.code, self.name, self.facts, tuple(fees))
        except BadInput as error:
            raise BadInput(what, error.problems) from None


def load_fee_schedules(path: str | os.PathLike[str]) -> dict[str, FeeSchedule]:
    """The fee schedules (*biểu phí, lệ phí*) of a file or a folder, by code.

    Raises ``BadInput`` with every problem of the first file that has one; for a file too large, ``LimitExceeded``.
    """
    converter, schedules = _converter(), dict[str, FeeSchedule]()
    for file in rule_files(path):
        schedule = structure(read_toml(file), _ScheduleFile, file.name, converter).schedule(file.name)
        if schedule.code in schedules:
            raise BadInput.one(file.name, path="$.code", met=f"{schedule.code!r} again", right="a code of its own")
        schedules[schedule.code] = schedule
    return schedules


def only(schedules: Callable[[str], FeeSchedule | None], items: tuple[str, ...], code: str, name: Text) -> FeeSchedule:
    """The schedule of one procedure: the fees it names (``certification.copies``), and the facts those hang on.

    Raises ``BadInput`` naming the items that no schedule has.
    """
    problems = tuple(unknown_fees(schedules, items))
    if problems:
        raise BadInput(code, problems)
    found = {fee.item: (fee, one) for item in items if (one := _schedule(schedules, item)) for fee in one.fees}
    chosen = [found[item] for item in items]
    facts = {fact.name: fact for fee, schedule in chosen for fact in schedule.facts if fact.name in fee.names}
    return FeeSchedule(code, name, tuple(facts.values()), tuple(fee for fee, _ in chosen))


def unknown_fees(schedules: Callable[[str], FeeSchedule | None], items: Iterable[object]) -> Iterator[Problem]:
    """The items that no schedule has; what is no text is for others to refuse."""
    for at, item in enumerate(items):
        if isinstance(item, str):
            schedule = _schedule(schedules, item)
            known = [fee.item for fee in schedule.fees] if schedule else []
            if item not in known:
                right = f"one of {', '.join(known)}" if known else "schedule and item, such as 'certification.copies'"
                yield Problem(f"$.fees[{at}]", "unknown-code", repr(item[:60]), right)


def _schedule(schedules: Callable[[str], FeeSchedule | None], item: str) -> FeeSchedule | None:
    return schedules(item.partition(".")[0])


@cache
def _converter() -> Converter:
    converter = new_rules_converter()
    converter.register_structure_hook(Shape, lambda raw, _: _shape(raw, converter))
    converter.register_structure_hook(FeeLevel, lambda raw, _: converter.structure(raw, _LevelRow).level())
    converter.register_structure_hook(Fee, lambda raw, _: converter.structure(raw, _FeeRow).fee())
    converter.register_structure_hook(Adjustment, lambda raw, _: converter.structure(raw, _AdjustmentRow).adjustment())
    once(converter, Fee, "item")
    return converter


def _shape(raw: object, converter: Converter) -> Shape:
    """A number, the name of a fact, or a table of one key: the name of the shape."""
    if isinstance(raw, dict):
        return converter.structure(raw, _ShapeRow).shape()
    if isinstance(raw, int | str):
        return shape(raw)
    raise BadValue("amount", type(raw).__name__, f"whole đồng, the name of a fact, or one of {', '.join(_SHAPES)}")


def _share(text: str) -> Fraction:
    """A share such as "1/2"; decimals are no law's way of saying a half."""
    if _SHARE.fullmatch(text) is None:
        raise BadValue("share", repr(text[:40]), "a fraction such as '1/2', or '1' for all of it")
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise BadValue("share", repr(text[:40]), "a fraction such as '1/2'") from None
