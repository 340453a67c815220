"""Every case that conditions can tell apart: the answers on both sides of each comparison, in all combinations.

A linter and a proof need to try a rule in every case; they need no answer that no condition looks at.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from motcua.conditions.facts import Fact, FactType, FactValue
from motcua.conditions.language import Condition
from motcua.conditions.nodes import Compare, Named, leaves
from motcua.errors import LimitExceeded

__all__ = ["combinations"]

MOST: Final = 100_000
"""No rule hangs on as many cases; more are not tried."""
OTHER: Final = "…"
"""A text that no rule names."""
SOME_DAY: Final = dt.date(2026, 1, 1)
"""A day, where a rule compares days with each other only."""


def combinations(conditions: Iterable[Condition], declared: Iterable[Fact]) -> Iterator[Mapping[str, FactValue]]:
    """Facts for every case that these conditions can tell apart; raises ``LimitExceeded`` for too many.

    >>> from motcua.wording import Text
    >>> age = Fact("age", "integer", Text("Bao nhiêu tuổi?", "How old?"))
    >>> [*combinations([Condition.parse("age < 6")], [age])]
    [{'age': 5}, {'age': 6}, {'age': 7}]
    """
    asked = [leaf for condition in conditions for leaf in leaves(condition.root)]
    names = frozenset[str]().union(*(leaf.names for leaf in asked))
    answers = {fact.name: _answers(fact, asked) for fact in declared if fact.name in names}
    if math.prod(map(len, answers.values())) > MOST:
        raise LimitExceeded.one("cases of a rule", met=", ".join(answers), right=f"at most {MOST} combinations")
    return (dict(zip(answers, values, strict=True)) for values in product(*answers.values()))


def _answers(fact: Fact, asked: Iterable[Compare]) -> tuple[FactValue, ...]:
    """The answers that matter, the smallest first where they have an order."""
    if fact.choices:
        return fact.choices
    if fact.type is FactType.BOOLEAN:
        return (True, False)
    named = [value for leaf in asked if leaf.name == fact.name for value in _literals(leaf)]
    if fact.type is FactType.TEXT:
        return (*dict.fromkeys(named), OTHER)
    if fact.type is FactType.DATE:
        days = {day + dt.timedelta(days=n) for day in named if isinstance(day, dt.date) for n in (-1, 0, 1)}
        return tuple(sorted(days)) or (SOME_DAY,)
    around = {number + n for number in named if isinstance(number, int) for n in (-1, 0, 1)}
    return tuple(sorted(number for number in around if fact.lowest <= number <= fact.highest)) or (fact.lowest,)


def _literals(leaf: Compare) -> tuple[FactValue, ...]:
    """What the fact is compared with, where that is no other fact."""
    if isinstance(leaf.right, Named):
        return ()
    return leaf.right if isinstance(leaf.right, tuple) else (leaf.right,)
