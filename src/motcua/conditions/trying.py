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
        days = (day.toordinal() for day in named if isinstance(day, dt.date))
        return tuple(map(dt.date.fromordinal, _around(days, 1, dt.date.max.toordinal()))) or (SOME_DAY,)
    return tuple(_around((n for n in named if isinstance(n, int)), fact.lowest, fact.highest)) or (fact.lowest,)


def _around(numbers: Iterable[int], lowest: int, highest: int) -> list[int]:
    """Each number and its neighbours, from the smallest, as far as there are any."""
    near = {one for number in numbers for one in (number - 1, number, number + 1)}
    return sorted(one for one in near if lowest <= one <= highest)


def _literals(leaf: Compare) -> tuple[FactValue, ...]:
    """What the fact is compared with, where that is no other fact."""
    if isinstance(leaf.right, Named):
        return ()
    return leaf.right if isinstance(leaf.right, tuple) else (leaf.right,)
