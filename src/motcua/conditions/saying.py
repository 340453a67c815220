"""Reasons in the words of the questions: what a step says of facts by their names, said by their labels."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs

from motcua.conditions.facts import Fact
from motcua.explain import Step

__all__ = ["worded"]


def worded(steps: Iterable[Step], declared: Iterable[Fact]) -> Iterator[Step]:
    """The same steps, with facts and answers called what their rule calls them.

    >>> from motcua.conditions import Condition
    >>> from motcua.wording import Text
    >>> home = Fact("home", "text", Text("Chỗ ở là gì?", "Which home?"), choices=["own"],
    ...             label=Text("chỗ ở", "home"), labels={"own": Text("nhà của mình", "one's own")})
    >>> [str(step) for step in worded(Condition.parse("home == 'own'").explain(), [home])]
    ['chỗ ở = nhà của mình']
    """
    facts = {fact.name: fact for fact in declared}
    return (_worded(step, facts) for step in steps)


def _worded(step: Step, facts: Mapping[str, Fact]) -> Step:
    values = {name: _worded(value, facts) if isinstance(value, Step) else value for name, value in step.values.items()}
    name = values.get("name")
    fact = facts.get(name) if isinstance(name, str) else None
    if fact is not None:
        values |= {key: _said(fact, values[key]) for key in ("value", "met") if key in values}
        values["name"] = fact.label or fact.name
    return attrs.evolve(step, values=values)


def _said(fact: Fact, value: object) -> object:
    """An answer, or the answers among which it is, in words."""
    if isinstance(value, tuple):
        return tuple(_said(fact, one) for one in cast("tuple[object, ...]", value))
    return fact.said(value) if isinstance(value, str | int) else value
