"""Reasons in the words of the questions: what a step says of facts by their names, said by their labels."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final, cast

from motcua.conditions.facts import Fact
from motcua.conditions.nodes import Named
from motcua.explain import Step, a_step
from motcua.wording import Text

__all__ = ["worded"]


def worded(steps: Iterable[Step], declared: Iterable[Fact], assumed: Container[str] = ()) -> Iterator[Step]:
    """The same steps, with facts and answers called what their rule calls them.

    Of the facts that are ``assumed``, because nobody gave them and a default stands in, a step says so.

    >>> from motcua.conditions import Condition
    >>> from motcua.wording import Text
    >>> home = Fact("home", "text", Text("Chỗ ở là gì?", "Which home?"), choices=["own"],
    ...             label=Text("chỗ ở", "home"), labels={"own": Text("nhà của mình", "one's own")})
    >>> [str(step) for step in worded(Condition.parse("home == 'own'").explain(), [home])]
    ['chỗ ở là nhà của mình']
    """
    facts = {fact.name: fact for fact in declared}
    return (_worded(step, facts, assumed) for step in steps)


_OF_A_CASE: Final = {"condition.eq": "condition.case", "condition.ne": "condition.not-case"}
"""The fact ``case`` asks which case of the procedure it is: its answers are cases themselves."""
_ASSUMED: Final = {"condition.met": "condition.assumed", "condition.met-as": "condition.assumed-as"}
"""What decided was not given: nobody said it, the law lets it be taken for so."""
_OF_SEVERAL: Final = {"condition.in": "condition.eq", "condition.not-in": "condition.ne"}
"""Answers in words are joined by *hoặc*, and then said as one."""
_OR: Final = {"vi": " hoặc ", "en": " or "}


def _worded(step: Step, facts: Mapping[str, Fact], assumed: Container[str]) -> Step:
    inner = {name: value for name, value in step.values.items() if isinstance(value, Step)}
    values = {**step.values, **{name: _worded(value, facts, assumed) for name, value in inner.items()}}
    message, name = step.message, values.get("name")
    if isinstance(name, str) and name in assumed:
        message = _ASSUMED.get(message, message)
    fact = facts.get(name) if isinstance(name, str) else None
    if fact is not None:
        values |= {key: _said(fact, values[key], facts) for key in ("value", "met") if key in values}
        values["name"] = fact.label or fact.name
        if isinstance(values.get("value"), Text):
            message = _OF_SEVERAL.get(message, message)
            message = _OF_A_CASE.get(message, message) if fact.name == "case" else message
    return a_step(message, values, step.citation, depth=step.depth)


def _said(fact: Fact, value: object, facts: Mapping[str, Fact]) -> object:
    """An answer, the answers among which it is, or the fact it is compared with, in words."""
    if isinstance(value, tuple):
        choices = [fact.said(one) for one in cast("tuple[object, ...]", value)]
        return Text(*(word.join(choice.say(locale) for choice in choices) for locale, word in _OR.items()))
    if isinstance(value, Named):
        other = facts.get(value.name)
        return value if other is None or other.label is None else other.label
    return fact.said(value) if isinstance(value, str | int) else value
