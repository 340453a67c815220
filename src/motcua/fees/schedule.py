"""The schedules that hold fees: from the facts of a case to a quote."""

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from functools import partial

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect_day, several, shown
from motcua.checks import kind as is_a
from motcua.conditions import Fact, FactValue
from motcua.conditions.facts import Read, reader, together
from motcua.conditions.saying import worded
from motcua.errors import BadInput, BadValue, Fault, NoFeeLevel, Problem, UnknownCode
from motcua.fees.adjustments import Effect
from motcua.fees.fee import ACT, Fee
from motcua.fees.quote import Quote, QuoteLine, Refund, a_quote
from motcua.fees.shapes import a_ground
from motcua.fees.totals import Total, no_total, total_on
from motcua.wording import Text

__all__ = ["FeeSchedule"]


def _facts(given: Iterable[Fact]) -> tuple[Fact, ...]:
    return several(given, "facts of a schedule", Fact)


def _fees(given: Iterable[Fee]) -> tuple[Fee, ...]:
    return several(given, "fees of a schedule", Fee)


@attrs.frozen(field_transformer=as_annotated)
class FeeSchedule:
    """The fees that are asked for together (*biểu phí, lệ phí*), and the facts they hang on.

    Every condition and every name is checked when the schedule is made; ``BadInput`` lists all that is wrong.
    """

    code: str = attrs.field(validator=is_a(str))
    name: Text = attrs.field(validator=is_a(Text))
    facts: tuple[Fact, ...] = attrs.field(converter=_facts)
    fees: tuple[Fee, ...] = attrs.field(converter=_fees)
    _read: Read = attrs.field(init=False, eq=False, repr=False)
    _total: tuple[dt.date | None, Total] = attrs.field(default=(None, no_total), init=False, eq=False, repr=False)
    """The sum as it is reckoned on the day that was asked for last."""

    def __attrs_post_init__(self) -> None:
        problems = [p.under(f"$.fees[{at}]") for at, fee in enumerate(self.fees) for p in fee.problems(self.facts)]
        items = [fee.item for fee in self.fees]
        problems += [
            Problem(f"$.fees[{at}].item", Fault.DUPLICATE, repr(shown(item)), "each fee once")
            for at, item in enumerate(items)
            if item in items[:at]
        ]
        if problems:
            raise BadInput(f"fee schedule {self.code}", tuple(problems))
        object.__setattr__(self, "_read", reader(self.facts))

    def quote(self, *, on: dt.date, facts: Mapping[str, object] | None = None, **besides: object) -> Quote:
        """What this case costs on that day; a line that is undecided, or left to somebody else, is no error yet.

        Raises ``NoFeeLevel`` for a day or a value no level covers, ``UnknownFact``, ``BadValue``, ``NotADay``.
        """
        expect_day(on)
        given = together(facts, besides)
        read = self._read(given)
        if not self.fees:
            raise NoFeeLevel(self.code, "no fee is loaded")
        day, total_of = self._total
        if day != on:
            total_of = total_on(self.fees, on, {fact.name for fact in self.facts})
            object.__setattr__(self, "_total", (on, total_of))
        total = total_of(read)
        lines, assumed = partial(_lines, self, on, read), partial(_assumed, self, on, read, given)
        return a_quote(lines() if total is None else lines, assumed, self.facts, on, total)

    def __reduce__(self) -> tuple[type["FeeSchedule"], tuple[str, Text, tuple[Fact, ...], tuple[Fee, ...]]]:
        return FeeSchedule, (self.code, self.name, self.facts, self.fees)

    def only(self, items: Iterable[str]) -> "FeeSchedule":
        """The same schedule with those fees alone, and the facts they hang on.

        Where all of them are asked for by the acts of the narrowest, the act is no longer a question, unless an amount
        hangs on it. Raises ``UnknownCode``.

        >>> from motcua.adapters.rulefiles import reference_fee_schedules
        >>> residence = reference_fee_schedules()["residence"].only(["residence.permanent"])
        >>> residence.quote(on=dt.date(2026, 8, 28), channel="post").total
        VND(20_000)
        """
        wanted = several(items, "items of a schedule", str)
        fees = {fee.item: fee for fee in self.fees}
        for item in wanted:
            if item not in fees:
                raise UnknownCode(f"fee of {self.code}", shown(item), tuple(fees))
        chosen = [fees[item] for item in wanted]
        acts = sorted((set(fee.acts) for fee in chosen if fee.acts), key=len)
        settled = [attrs.evolve(fee, acts=()) for fee in chosen]
        if all(acts[0] <= other for other in acts) and not any(ACT in fee.names for fee in settled):
            chosen = settled
        return attrs.evolve(self, facts=_asked(self.facts, chosen), fees=tuple(chosen))

    def localised(self, fees: Iterable[Fee], facts: Iterable[Fact] = ()) -> "FeeSchedule":
        """The same schedule as a province applies it (*theo quy định của HĐND cấp tỉnh*).

        A local fee gives the level of an item that the national rules leave to the province, and adds to its
        exemptions. To an item whose level is national it may add a subsidy, which its own budget pays, and nothing
        else. Raises ``BadValue``.
        """
        facts = several(facts, "local facts", Fact)
        items = {fee.item: fee for fee in self.fees}
        for fee in several(fees, "local fees", Fee):
            national = items.get(fee.item)
            if national is None or not (national.left_to_others or _subsidises(fee, national)):
                left = [other.item for other in items.values() if other.left_to_others]
                right = f"one left to the province: {', '.join(left) or 'none'}"
                raise BadValue(f"local fee of {self.code}", fee.item, right)
            added = tuple(one for one in fee.adjustments if one not in national.adjustments)
            refund = national.refund if fee.refund == Refund() else fee.refund
            together = (*national.adjustments, *added)
            items[fee.item] = attrs.evolve(national, levels=fee.levels, adjustments=together, refund=refund)
        known = {fact.name: fact for fact in (*self.facts, *facts)}
        return attrs.evolve(self, facts=_asked(known.values(), items.values()), fees=tuple(items.values()))


def _lines(schedule: FeeSchedule, on: dt.date, facts: Mapping[str, FactValue]) -> tuple[QuoteLine, ...]:
    """The line of every fee that is for the case, in the words of the questions."""
    in_words = partial(worded, declared=schedule.facts)
    lines = (fee.line_over(on, a_ground(fee.item, facts), in_words) for fee in schedule.fees)
    return tuple(line for line in lines if line is not None)


def _assumed(
    schedule: FeeSchedule, on: dt.date, facts: Mapping[str, FactValue], given: Mapping[str, object]
) -> tuple[Fact, ...]:
    """Of the facts for which a default stood in, those another answer to which could change a line, or add one."""
    stood_in = frozenset(name for name in facts if given.get(name) is None)
    if not stood_in:
        return ()
    told = {name: value for name, value in facts.items() if name not in stood_in}
    matter = frozenset[str]().union(*(_hanging(fee, on, told, facts, stood_in) for fee in schedule.fees))
    return tuple(fact for fact in schedule.facts if fact.name in matter)


def _hanging(
    fee: Fee, on: dt.date, told: Mapping[str, FactValue], facts: Mapping[str, FactValue], stood_in: frozenset[str]
) -> frozenset[str]:
    """The defaults the line of a fee hangs on: taken in one after the other, as long as it asks for one."""
    taken = frozenset[str]()
    while True:
        line = fee.line(on, {**told, **{name: facts[name] for name in taken}})
        asked = stood_in.intersection(line.undecided if line is not None else ())
        if not asked:
            return taken
        taken |= asked


def _narrowed(act: Fact, acts: Container[str]) -> Fact:
    """The act with those choices alone, and nothing assumed."""
    choices = tuple(choice for choice in act.choices if choice in acts)
    labels = tuple((choice, label) for choice, label in act.labels if choice in acts)
    return attrs.evolve(act, choices=choices, labels=labels, default=None)


def _subsidises(local: Fee, national: Fee) -> bool:
    """Whether a local fee leaves the national level as it is, and only has a budget pay."""
    added = [one for one in local.adjustments if one not in national.adjustments]
    return local.levels == national.levels and all(one.effect is Effect.SUBSIDISE for one in added)


def _asked(facts: Iterable[Fact], fees: Iterable[Fee]) -> tuple[Fact, ...]:
    """The facts those fees hang on; of the act, only what they are asked for."""
    given = tuple(fees)
    names = frozenset[str]().union(*(fee.names for fee in given), (fee.day_fact for fee in given))
    acts = {act for fee in given for act in fee.acts}
    return tuple(
        _narrowed(fact, acts) if fact.name == ACT and not acts.issuperset(fact.choices) else fact
        for fact in facts
        if fact.name in names
    )
