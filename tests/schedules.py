"""What is common to the tests of every fee schedule that comes with the library."""

import datetime as dt
from collections.abc import Iterator

from hypothesis import strategies as st

from motcua.adapters.rulefiles import reference_fee_schedules
from motcua.conditions import Fact, FactType
from motcua.fees import Fee, FeeLevel, FeeSchedule, Interpolate, Interval, Shape, Table, Tiers

SCHEDULES = reference_fee_schedules()
DAY = dt.timedelta(days=1)


def levels() -> Iterator[tuple[str, FeeLevel]]:
    """Every level of every fee, under a name that a failing test can show."""
    for schedule in SCHEDULES.values():
        for fee in schedule.fees:
            for level in fee.levels:
                yield f"{schedule.code}: {fee.item} {level.in_force}", level


def nodes(shape: Shape) -> Iterator[Shape]:
    """A shape and all that it is made of."""
    yield shape
    for part in shape.parts:
        yield from nodes(part)


def edges(fees: tuple[Fee, ...]) -> frozenset[int]:
    """Where brackets, tiers and points of these fees begin and end, and the numbers beside."""
    found: set[int] = set()
    for fee in fees:
        for node in (node for level in fee.levels for node in nodes(level.shape)):
            match node:
                case Tiers():
                    found |= {int(tier.end) for tier in node.tiers if tier.end is not None}
                case Interpolate():
                    found |= {int(x) for x, _ in node.points}
                case Table():
                    brackets = [row.match for row in node.rows if isinstance(row.match, Interval)]
                    found |= {int(end) for one in brackets for end in (one.low, one.high) if end is not None}
                case _:
                    pass
    return frozenset(near for edge in found for near in (edge - 1, edge, edge + 1))


def windows(fee: Fee) -> Iterator[dt.date]:
    """The first and the last day of everything about a fee that has one, and the days beside."""
    spells = [level.in_force for level in fee.levels]
    spells += [one.in_force for one in fee.adjustments if one.in_force is not None]
    for spell in spells:
        yield from (spell.first - DAY, spell.first)
        if spell.last is not None:
            yield from (spell.last, spell.last + DAY)


def days(schedule: FeeSchedule) -> st.SearchStrategy[dt.date]:
    """Days on which something about the schedule begins or ends, and days beside."""
    return st.sampled_from(sorted({day for fee in schedule.fees for day in windows(fee)}))


def cases(schedule: FeeSchedule) -> st.SearchStrategy[dict[str, object]]:
    """Cases of a schedule: every fact answered, or left open now and then."""
    near = edges(schedule.fees)
    return st.fixed_dictionaries(
        {fact.name: st.one_of(*[_answers(fact, near)] * 4, st.none()) for fact in schedule.facts}
    )


def _answers(fact: Fact, near: frozenset[int]) -> st.SearchStrategy[object]:
    match fact.type:
        case FactType.BOOLEAN:
            return st.booleans()
        case FactType.TEXT:
            return st.sampled_from(fact.choices)
        case FactType.DATE:
            return st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
        case _:
            inside = sorted(number for number in near if fact.lowest <= number <= fact.highest)
            few = st.integers(fact.lowest, min(fact.highest, fact.lowest + 20))
            most = few if fact.type is FactType.INTEGER else st.integers(fact.lowest, 10**14)
            return st.one_of(few, most, *([st.sampled_from(inside)] if inside else []))
