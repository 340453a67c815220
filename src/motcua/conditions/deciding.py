"""A condition as a closure, made once and asked at every counter: true, false, or undecided.

The answer is Kleene's: what is unknown stays unknown unless the rest decides. Most rules of law are one to three
comparisons that must all hold; where every fact of such a rule is known, its operators are called one after another.
"""

import operator
from collections.abc import Callable, Container, Mapping
from typing import Any, Final, TypeAlias, TypeGuard

import attrs

from motcua.conditions.nodes import Compare, Constant, Junction, Named, Node, Not

__all__ = ["CONTRARY", "NOT_COMPARABLE", "Facts", "Test", "as_test", "comparison"]

Facts: TypeAlias = Mapping[str, Any]
Test: TypeAlias = Callable[[Facts], bool | None]
Refusal: TypeAlias = Callable[[Facts], Exception]
Row: TypeAlias = tuple[str, Callable[[Any, Any], bool], object]
"""A comparison with a literal: the fact, the operator, the literal."""

NOT_COMPARABLE: Final = (TypeError, ArithmeticError, AttributeError)
"""What Python says of answers that cannot be compared, or of facts that are no mapping."""
_NOT_PLAIN: Final = (KeyError, *NOT_COMPARABLE)
"""What it says of them where every fact was taken to be known and plain; the careful way finds what it is."""


def _in(value: object, among: Container[object]) -> bool:
    return value in among


def _not_in(value: object, among: Container[object]) -> bool:
    return value not in among


OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _in,
    "not in": _not_in,
}
CONTRARY: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}
"""What a comparison comes to under ``not``: facts that are compared at all have an order, or are equal or not."""


def as_test(node: Node, refused: Refusal) -> Test:
    """The closure that decides a condition; facts that cannot be compared raise what ``refused`` makes of them."""
    if isinstance(node, Constant):
        return _careful(node)
    careful = _guarded(_careful(node), refused)
    parts = [_positive(part) for part in (node.parts if isinstance(node, Junction) else (node,))]
    rows = [(part.name, OPERATORS[part.sign], part.right) for part in parts if _with_literal(part)]
    straight = _STRAIGHT.get(len(rows))
    every = not isinstance(node, Junction) or node.word == "and"
    return straight(*rows, careful) if straight and every and len(rows) == len(parts) else careful


def _positive(node: Node) -> Node:
    """A comparison under ``not`` as the contrary comparison."""
    if isinstance(node, Not) and isinstance(node.part, Compare):
        return attrs.evolve(node.part, sign=CONTRARY[node.part.sign])
    return node


def _with_literal(node: Node) -> TypeGuard[Compare]:
    return isinstance(node, Compare) and not isinstance(node.right, Named)


def _guarded(test: Test, refused: Refusal) -> Test:
    def guarded(facts: Facts) -> bool | None:
        try:
            return test(facts)
        except NOT_COMPARABLE:
            raise refused(facts) from None

    return guarded


# ── Where every fact is known ────────────────────────────────────────────────────────────────


def _one(one: Row, careful: Test) -> Test:
    name, holds, right = one

    def test(facts: Facts) -> bool | None:
        try:
            value = facts[name]
            if value is not None:
                return holds(value, right)
        except _NOT_PLAIN:
            pass
        return careful(facts)

    return test


def _two(one: Row, two: Row, careful: Test) -> Test:
    (name, holds, right), (name2, holds2, right2) = one, two

    def test(facts: Facts) -> bool | None:
        try:
            value, value2 = facts[name], facts[name2]
            if value is not None and value2 is not None:
                return holds(value, right) and holds2(value2, right2)
        except _NOT_PLAIN:
            pass
        return careful(facts)

    return test


def _three(one: Row, two: Row, three: Row, careful: Test) -> Test:
    (name, holds, right), (name2, holds2, right2), (name3, holds3, right3) = one, two, three

    def test(facts: Facts) -> bool | None:
        try:
            value, value2, value3 = facts[name], facts[name2], facts[name3]
            if value is not None and value2 is not None and value3 is not None:
                return holds(value, right) and holds2(value2, right2) and holds3(value3, right3)
        except _NOT_PLAIN:
            pass
        return careful(facts)

    return test


_STRAIGHT: Final[Mapping[int, Callable[..., Test]]] = {1: _one, 2: _two, 3: _three}
"""How so many comparisons are decided that must all hold."""


# ── Where some may not be ────────────────────────────────────────────────────────────────────


def _careful(node: Node) -> Test:
    match node:
        case Constant(value=value):
            return lambda _: value
        case Compare():
            return comparison(node)
        case Not(part=part):
            return _contrary(_careful(part))
        case _:
            return _junction(tuple(map(_careful, node.parts)), settles=node.word == "or")


def comparison(node: Compare) -> Test:
    """The closure of one comparison."""
    name, holds = node.name, OPERATORS[node.sign]
    if isinstance(node.right, Named):
        other = node.right.name

        def facts_compared(facts: Facts) -> bool | None:
            one, two = facts.get(name), facts.get(other)
            return None if one is None or two is None else holds(one, two)

        return facts_compared
    right: Any = node.right

    def test(facts: Facts) -> bool | None:
        value = facts.get(name)
        return None if value is None else holds(value, right)

    return test


def _contrary(inner: Test) -> Test:
    def contrary(facts: Facts) -> bool | None:
        value = inner(facts)
        return None if value is None else not value

    return contrary


def _junction(tests: tuple[Test, ...], *, settles: bool) -> Test:
    """``or`` is settled by one true part, ``and`` by one false part; else one unknown part leaves it unknown."""

    def junction(facts: Facts) -> bool | None:
        answer: bool | None = not settles
        for test in tests:
            value = test(facts)
            if value is settles:
                return settles
            if value is None:
                answer = None
        return answer

    return junction
