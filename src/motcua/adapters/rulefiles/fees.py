"""Fee schedules from TOML: one file per schedule, the levels of each fee by day, and what lowers them.

An amount is a whole number of đồng, or one shape by its name (``amounts``)::

    amount = { each = { count = "copies", node = { clamp = { cap = 200_000, node = … } } } }
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias, cast

import attrs
from cattrs import Converter

from motcua.adapters.reading import named
from motcua.adapters.rulefiles.across import Tables, conditions, declared, listed, sure, unknown
from motcua.adapters.rulefiles.amounts import knows_amounts
from motcua.adapters.rulefiles.faults import Faults
from motcua.adapters.rulefiles.reading import Place, key, one_of, read_toml, rule_files, some, structure
from motcua.adapters.rulefiles.rules import NOT_VERIFIED, Code, cited, new_rules_converter, once
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.fees import (
    Adjustment,
    DecidesOn,
    DueStage,
    Effect,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Levy,
    Refund,
    Shape,
)
from motcua.fees.shapes import Number
from motcua.wording import Text

__all__ = ["UNTOLD", "Schedules", "fee_problems", "load_fee_schedules", "only"]

UNTOLD: Final = "untold"
"""The kind of a fee whose source does not say it; a row without a kind is a fault."""
_KINDS: Final[Mapping[str, Levy | None]] = {**{kind.value: kind for kind in Levy}, UNTOLD: None}
Schedules: TypeAlias = Callable[[str], FeeSchedule | None]
"""Where a schedule is found by its code."""


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
    by: Fraction | None = None
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
            raise BadInput("adjustment", (Problem("$.from", Fault.MISSING_KEY, "nothing", "the first day"),))
        share = self.by if self.effect.partial else Fraction(1)
        return Adjustment(
            self.effect,
            self.when,
            by=share,
            off=self.off,
            to=self.leaves,
            at_most=self.at_most,
            name=self.name,
            in_force=None if self.first is None else InForce(self.first, self.last),
            stacks=self.stacks,
            citation=cited(self.cite, verified=self.verified),
        )


@attrs.frozen
class _RefundRow:
    """What comes back, by cause; a cause that is not named is not known."""

    refused: bool | None = None
    withdrawn: bool | None = None
    overpaid: bool | None = None
    office_error: bool | None = None
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def refund(self) -> Refund:
        citation = cited(self.cite, verified=self.verified)
        return Refund(self.refused, self.withdrawn, self.overpaid, self.office_error, citation)


@attrs.frozen
class _FeeRow:
    item: Code
    name: Text
    kind: Levy | None
    levels: tuple[FeeLevel, ...]
    when: Condition = ALWAYS
    acts: tuple[str, ...] = attrs.field(default=(), metadata=some())
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
            acts=self.acts,
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


@attrs.frozen
class _LocalFeeRow:
    item: Code
    levels: tuple[FeeLevel, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    refund: Refund = attrs.field(factory=Refund)

    def fee(self, national: Fee) -> Fee:
        """The fee of the place: its own levels, or the national ones where it gives none."""
        levels = self.levels or national.levels
        return attrs.evolve(national, levels=levels, adjustments=self.adjustments, refund=self.refund)


@attrs.frozen
class _LocalFile:
    """What a province sets over a national schedule."""

    code: Code
    localises: Code
    name: Text
    fees: tuple[_LocalFeeRow, ...]
    facts: tuple[Fact, ...] = ()

    def schedule(self, what: str, schedules: Schedules) -> FeeSchedule:
        """The national schedule with the local levels in it; its items keep their national codes."""
        national = schedules(self.localises)
        if national is None:
            raise BadInput(what, (Problem("$.localises", UnknownCode.code, self.localises, "a schedule's code"),))
        try:
            items = {fee.item: fee for fee in national.fees}
            local = national.localised(
                [row.fee(items[f"{self.localises}.{row.item}"]) for row in self.fees], self.facts
            )
        except (KeyError, BadValue, BadInput):
            raise BadInput(what, tuple(self._problems(national))) from None
        return attrs.evolve(local, code=self.code, name=self.name)

    def _problems(self, national: FeeSchedule) -> Iterator[Problem]:
        """What is wrong with each row, taken one after another."""
        known = {fee.item: fee for fee in national.fees}
        right = f"one of {', '.join(known)}"
        for at, row in enumerate(self.fees):
            fee = known.get(f"{self.localises}.{row.item}")
            if fee is None:
                yield Problem(f"$.fees[{at}].item", UnknownCode.code, row.item, right)
                continue
            try:
                national = national.localised((row.fee(fee),), (*national.facts, *self.facts))
            except BadValue as error:
                yield from error.problems_at(f"$.fees[{at}].item")
            except BadInput as error:
                yield from error.problems_at(f"$.fees[{at}]")


def load_fee_schedules(
    path: Place, schedules: Schedules = lambda _: None, gathered: Faults | None = None
) -> dict[str, FeeSchedule]:
    """The fee schedules (*biểu phí, lệ phí*) of a file or a folder, by code.

    A file that ``localises`` a schedule stands on that one, from the same folder or from ``schedules``. Raises
    ``BadInput`` with every problem of every file; for a single file too large, ``LimitExceeded``.
    """
    converter, found, local = _converter(), dict[str, FeeSchedule](), list[tuple[str, _LocalFile]]()
    codes: list[str] = []
    with Faults(gathered) as faults:
        for file in rule_files(path):
            with faults.met(named(file)):
                row = _row(read_toml(file), named(file), converter)
                if row.code in codes:
                    raise BadInput.one(named(file), path="$.code", met=f"{row.code!r} again", right="a code of its own")
                codes.append(row.code)
                if isinstance(row, _LocalFile):
                    local.append((named(file), row))
                else:
                    found[row.code] = row.schedule(named(file))
        missing = faults.missing()
        for name, own in local:
            with faults.met(name, *missing):
                found[own.code] = own.schedule(name, lambda code: found.get(code) or schedules(code))
    return {code: found[code] for code in codes if code in found}


def _row(tables: Tables, what: str, converter: Converter) -> "_LocalFile | _ScheduleFile":
    kind: type[_LocalFile | _ScheduleFile] = _LocalFile if "localises" in tables else _ScheduleFile
    try:
        return structure(tables, kind, what, converter)
    except BadInput as error:
        more = () if kind is _LocalFile else _undeclared(tables, converter)
        raise BadInput(what, (*error.problems, *more)) from None


def _undeclared(tables: Tables, converter: Converter) -> Iterator[Problem]:
    """Conditions and amounts over facts nobody asks for, in a schedule that has other faults."""
    facts = declared(listed(tables, "facts"))
    known = {name: fact for name, fact in facts.items() if fact is not None}
    yield from unknown(facts, conditions(listed(tables, "fees"), "$.fees"))
    for path, shape in _amounts(tables, converter):
        yield from (one.under(path) for one in shape.problems(known) if sure(one, facts))


def _amounts(tables: Tables, converter: Converter) -> Iterator[tuple[str, Shape]]:
    """Every amount that can be read, with the place of its row."""
    fees = [(at, cast("Tables", fee)) for at, fee in enumerate(listed(tables, "fees")) if isinstance(fee, dict)]
    for at, fee in fees:
        for number, row in enumerate(listed(fee, "levels")):
            with suppress(BadInput):
                yield f"$.fees[{at}].levels[{number}]", structure(row, FeeLevel, "level", converter).shape
        for number, row in enumerate(listed(fee, "adjustments")):
            with suppress(BadInput):
                for shape in structure(row, Adjustment, "adjustment", converter).shapes:
                    yield f"$.fees[{at}].adjustments[{number}]", shape


def only(schedules: Schedules, items: tuple[str, ...], code: str, name: Text) -> FeeSchedule:
    """The schedule of one procedure: the fees it names (``certification.copies``), and the facts those hang on.

    Raises ``BadInput`` naming the items that no schedule has or that stand twice, and facts that two schedules ask for
    differently.
    """
    problems = tuple(fee_problems(schedules, items))
    if problems:
        raise BadInput(code, problems)
    named = dict.fromkeys(item.partition(".")[0] for item in items)
    parts = [one.only(item for item in items if item.startswith(f"{key}.")) for key in named if (one := schedules(key))]
    asked = [fact for part in parts for fact in part.facts]
    facts = {fact.name: fact for fact in asked}
    if differ := [fact.name for fact in asked if attrs.evolve(facts[fact.name], question=fact.question) != fact]:
        right = "schedules that ask for the same fact alike"
        raise BadInput.one(code, path="$.fees", met=", ".join(differ), right=right)
    fees = {fee.item: fee for part in parts for fee in part.fees}
    return FeeSchedule(code, name, tuple(facts.values()), tuple(fees[item] for item in items))


def fee_problems(schedules: Schedules, items: Sequence[object]) -> Iterator[Problem]:
    """The items that no schedule has, or that are named twice; what is no text is for others to refuse."""
    seen: set[str] = set()
    known: dict[str, frozenset[str]] = {}
    right: dict[str, str] = {}
    for at, item in enumerate(items):
        if isinstance(item, str):
            if item in seen:
                yield Problem(f"$.fees[{at}]", Fault.DUPLICATE, repr(item[:60]), "each fee once")
            seen.add(item)
            code = item.partition(".")[0]
            if code not in known:
                fees = tuple(fee.item for fee in schedule.fees) if (schedule := schedules(code)) else ()
                known[code], right[code] = frozenset(fees), f"one of {', '.join(fees)}"
            if item not in known[code]:
                said = right[code] if known[code] else _no_schedule(item)
                yield Problem(f"$.fees[{at}]", UnknownCode.code, repr(item[:60]), said)


def _no_schedule(item: str) -> str:
    """What stands in place of an item whose schedule nobody has."""
    code, dot, _ = item.partition(".")
    if not dot:
        return "schedule and item, such as 'certification.copies'"
    return f"an item of a schedule that is there: {code[:60]!r} is neither in the folder fees nor in the library"


@cache
def _converter() -> Converter:
    converter = new_rules_converter()
    knows_amounts(converter)
    converter.register_structure_hook(Levy | None, one_of(Levy.__name__, _KINDS))
    converter.register_structure_hook(FeeLevel, lambda raw, _: converter.structure(raw, _LevelRow).level())
    converter.register_structure_hook(Refund, lambda raw, _: converter.structure(raw, _RefundRow).refund())
    converter.register_structure_hook(Fee, lambda raw, _: converter.structure(raw, _FeeRow).fee())
    converter.register_structure_hook(Adjustment, lambda raw, _: converter.structure(raw, _AdjustmentRow).adjustment())
    once(converter, Fee, "item")
    once(converter, _LocalFeeRow, "item")
    return converter
