"""What a linter finds in fees: days, cases and values that no level is for, and rows that never count."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from motcua.catalogue.cases import Found, Scope, cases, possible
from motcua.citation import Citation
from motcua.conditions import Condition, Fact, FactType, FactValue
from motcua.dated import InForce
from motcua.errors import LimitExceeded
from motcua.fees import Fee, Flat, Interval, Shape, Table

__all__ = ["brackets", "choices", "cited", "days", "kinds", "never_charged"]

ONE_DAY: Final = dt.timedelta(days=1)


# ── Sources ──────────────────────────────────────────────────────────────────────────────────


def cited(charged: Iterable[Fee]) -> Iterator[tuple[str, Citation | None]]:
    """Every level and adjustment with what it rests on."""
    for fee in charged:
        rests_on = (*(level.citation for level in fee.levels), *(one.citation for one in fee.adjustments))
        yield from ((f"$.fees.{fee.item}", citation) for citation in rests_on)


# ── Days ─────────────────────────────────────────────────────────────────────────────────────


def days(version: Scope) -> Iterator[Found]:
    """Days of the version that no level covers: nobody may collect on them, and it is not zero."""
    for fee in version.fees.fees:
        spells = sorted((level.in_force for level in fee.levels), key=lambda spell: spell.first)
        for first, last in _uncovered(version.in_force, spells):
            code = "level-gap" if last else "level-ends"
            yield f"$.fees.{fee.item}", code, {"first": first, "last": last}


def _uncovered(spell: InForce, levels: Iterable[InForce]) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The stretches of a spell in which no level is in force.

    Of a version that has ended, the level of its first days may be one that nobody here knows any more.
    """
    since = spell.first
    known = [level for level in levels if level.meets(spell)]
    for level in known:
        began = since != spell.first or (spell.last is None and since != dt.date.min)
        if since < level.first and began:
            yield since, level.first - ONE_DAY
        if level.last is None:
            return
        since = level.last + ONE_DAY
    if spell.last is None or since <= spell.last:
        yield since, spell.last


# ── Kinds ────────────────────────────────────────────────────────────────────────────────────


def kinds(version: Scope) -> Iterator[Found]:
    """Fees whose receipt nobody can tell; of what is free the kind matters to nobody."""
    for fee in version.fees.fees:
        if fee.kind is None and any(level.shape != Flat(0) for level in fee.levels):
            yield f"$.fees.{fee.item}", "untold-kind", {}


# ── Cases ────────────────────────────────────────────────────────────────────────────────────


def never_charged(version: Scope) -> Iterator[Found]:
    """Fees and adjustments that are for no case."""
    for fee in version.fees.fees:
        path = f"$.fees.{fee.item}"
        try:
            rows = [(path, fee.applies)]
            rows += [(f"{path}.adjustments[{at}]", one.when) for at, one in enumerate(fee.adjustments)]
            yield from ((where, "never-holds", {}) for where, when in rows if not possible(version, when))
        except LimitExceeded:
            yield path, "too-many-cases", {}


def choices(version: Scope) -> Iterator[Found]:
    """Answers a fee may meet and has no row for."""
    facts = {fact.name: fact for fact in version.facts}
    for fee in version.fees.fees:
        for shape in _shapes(fee, version.in_force):
            for name, choice in _without_row(version, facts, shape, fee.applies):
                yield f"$.fees.{fee.item}", "choice-without-level", {"name": name, "choice": facts[name].said(choice)}


def _without_row(
    version: Scope, facts: dict[str, Fact], shape: Shape, when: Condition
) -> Iterator[tuple[str, FactValue]]:
    if isinstance(shape, Table) and not any(isinstance(row.match, Interval) for row in shape.rows):
        (name,) = shape.key.names
        met = [value for row in shape.rows if isinstance(row.match, tuple) for value in row.match]
        for answer in _answers(facts.get(name)):
            if answer not in met and _may_be(version, when & _is(name, (answer,))):
                yield name, answer
        for row in shape.rows:
            inner = when & _is(name, row.match) if isinstance(row.match, tuple) else when
            yield from _without_row(version, facts, row.node, inner)
        return
    for part in shape.parts:
        yield from _without_row(version, facts, part, when)


def _answers(fact: Fact | None) -> tuple[FactValue, ...]:
    """The answers that can be listed."""
    if fact is None:
        return ()
    return (True, False) if fact.type is FactType.BOOLEAN else fact.choices


def _is(name: str, values: tuple[FactValue, ...]) -> Condition:
    return Condition.parse(f"{name} in ({''.join(f'{_literal(value)}, ' for value in values)})")


def _literal(value: FactValue) -> str:
    return repr(value if isinstance(value, bool | int) else str(value))


def _may_be(version: Scope, case: Condition) -> bool:
    """Whether there is such a case; where there are too many to try, it is not said."""
    try:
        return any(case.decide(facts) is True for facts in cases(version, case))
    except LimitExceeded:
        return False


# ── Values ───────────────────────────────────────────────────────────────────────────────────


def brackets(version: Scope) -> Iterator[Found]:
    """Brackets with a hole between them: a value there has no level, and is never charged as zero."""
    for fee in version.fees.fees:
        amounts = [*(level.shape for level in fee.levels), *_lowering(fee)]
        for one, two in (hole for shape in amounts for hole in _holes(shape)):
            yield f"$.fees.{fee.item}", "bracket-gap", {"one": one, "two": two}


def _lowering(fee: Fee) -> Iterator[Shape]:
    return (shape for adjustment in fee.adjustments for shape in adjustment.shapes)


def _shapes(fee: Fee, spell: InForce) -> Iterator[Shape]:
    """Every amount of the fee that counts on some day of the spell."""
    yield from (level.shape for level in fee.levels if level.in_force.meets(spell))
    for adjustment in fee.adjustments:
        if adjustment.in_force is None or adjustment.in_force.meets(spell):
            yield from adjustment.shapes


def _holes(shape: Shape) -> Iterator[tuple[str, str]]:
    if isinstance(shape, Table):
        listed = [row.match for row in shape.rows if isinstance(row.match, Interval)]
        for one, two in pairwise(listed):
            if one.high is not None and two.low is not None and not _touch(one, two):
                yield str(one), str(two)
    for part in shape.parts:
        yield from _holes(part)


def _touch(one: Interval, two: Interval) -> bool:
    return one.high == two.low and (one.at_most is not None or two.at_least is not None)
