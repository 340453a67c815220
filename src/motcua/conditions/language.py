"""Conditions over the facts of a case, parsed into frozen nodes, never run as code, and answered in three values.

The three values are Kleene's: what is unknown stays unknown unless the rest decides.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.conditions.deciding import CONTRARY, NOT_COMPARABLE, Facts, as_test, comparison
from motcua.conditions.facts import YES_NO, Channel, Fact, FactType, FactValue
from motcua.conditions.nodes import (
    DEEPEST,
    LONGEST,
    ORDERING,
    Compare,
    Constant,
    Junction,
    Named,
    Node,
    Not,
    joined,
    leaves,
    read_condition,
    written,
)
from motcua.errors import BadValue, Fault, LimitExceeded, Problem, UnknownFact
from motcua.explain import Explanation, Step, a_step
from motcua.hooks import Portable, Wire

__all__ = ["ALWAYS", "Condition", "Verdict", "among", "filed"]

_MESSAGES: Final = {
    "==": "condition.eq",
    "!=": "condition.ne",
    "<": "condition.lt",
    "<=": "condition.le",
    ">": "condition.gt",
    ">=": "condition.ge",
    "in": "condition.in",
    "not in": "condition.not-in",
}
_OF_DAYS: Final = {"<": "condition.before", "<=": "condition.through", ">": "condition.after", ">=": "condition.since"}
_OF_ONE: Final = {"in": "==", "not in": "!="}
"""What a comparison with a single choice comes to."""
_SAYS_THE_ANSWER: Final = frozenset({"condition.so", "condition.not-so", "condition.eq"})
"""Sentences from which the answer that was given can be told."""


def _depth(node: Node) -> int:
    match node:
        case Junction():
            return 1 + max(map(_depth, node.parts))
        case Not():
            return 1 + _depth(node.part)
        case _:
            return 1


# ── The answer with its reasons ──────────────────────────────────────────────────────────────


def _in_order(names: frozenset[str]) -> str:
    """The same text whatever the hash seed is."""
    return f"frozenset({{{', '.join(map(repr, sorted(names)))}}})" if names else "frozenset()"


@attrs.frozen(field_transformer=as_annotated)
class Verdict:
    """What a condition comes to in a case: true, false, or undecided (``None``) until ``missing`` is known.

    ``because`` are the comparisons that decided it, each a step that says itself as it holds: of one that failed, the
    contrary. A verdict has three values, so it refuses to be tested like two.
    """

    value: bool | None
    because: tuple[Step, ...] = ()
    missing: frozenset[str] = attrs.field(default=frozenset(), repr=_in_order)

    def __bool__(self) -> bool:
        raise BadValue("verdict", "a test for truth", "a look at .value, which is None while facts are missing")


def _verdict(node: Node, facts: Facts) -> Verdict:
    match node:
        case Constant(value=value):
            return Verdict(value)
        case Compare():
            return _compared(node, facts)
        case Not(part=part):
            inner = _verdict(part, facts)
            return inner if inner.value is None else attrs.evolve(inner, value=not inner.value)
        case _:
            settles = node.word == "or"
            verdicts = [_verdict(part, facts) for part in node.parts]
            settled = next((verdict for verdict in verdicts if verdict.value is settles), None)
            if settled is not None:
                return settled
            because = tuple(step for verdict in verdicts if verdict.value is not None for step in verdict.because)
            missing = frozenset[str]().union(*(verdict.missing for verdict in verdicts))
            return Verdict(None if missing else not settles, because, missing)


def _compared(node: Compare, facts: Facts) -> Verdict:
    value = comparison(node)(facts)
    if value is None:
        return Verdict(None, missing=frozenset(name for name in node.names if facts.get(name) is None))
    rule = _step(node if value else attrs.evolve(node, sign=CONTRARY[node.sign]))
    message = "condition.met" if rule.message in _SAYS_THE_ANSWER else "condition.met-as"
    return Verdict(value, (a_step(message, {"rule": rule, "name": node.name, "met": _spoken(facts[node.name])}),))


def _spoken(value: object) -> object:
    """A value as it goes into a sentence."""
    return YES_NO[value] if isinstance(value, bool) else value


def _step(node: Compare, depth: int = 0) -> Step:
    """One comparison; what is so or is not so is said by its clause alone."""
    sign, right = node.sign, node.right
    if isinstance(right, tuple) and len(right) == 1:
        sign, right = _OF_ONE[sign], right[0]
    if isinstance(right, bool):
        message = "condition.so" if right is (sign == "==") else "condition.not-so"
        return a_step(message, {"name": node.name}, depth=depth)
    messages = _MESSAGES | _OF_DAYS if isinstance(right, dt.date) else _MESSAGES
    value = tuple(map(_spoken, right)) if isinstance(right, tuple) else right
    return a_step(messages[sign], {"name": node.name, "value": value}, depth=depth)


def among(name: str, choices: Iterable[FactValue]) -> Step:
    """That a fact is one of those, in words."""
    return _step(Compare(name, "in", tuple(choices)))


def _steps(node: Node, depth: int = 0) -> Iterable[Step]:
    match node:
        case Constant(value=value):
            yield a_step("condition.always" if value else "condition.never", depth=depth)
        case Compare():
            yield _step(node, depth)
        case Not(part=Compare() as part):
            yield _step(attrs.evolve(part, sign=CONTRARY[part.sign]), depth)
        case Not(part=part):
            yield a_step("condition.none-of", depth=depth)
            yield from _steps(part, depth + 1)
        case _:
            yield a_step("condition.all-of" if node.word == "and" else "condition.any-of", depth=depth)
            for part in node.parts:
                yield from _steps(part, depth + 1)


# ── The condition ────────────────────────────────────────────────────────────────────────────


@attrs.frozen(repr=False, field_transformer=as_annotated)
class Condition(Portable):
    """A condition over the facts of a case (*điều kiện áp dụng*): when a paper, a limit or a fee applies.

    Texts written like days are days. ``str`` writes a condition that reads back equal.

    >>> young = Condition.parse("age < 6 and channel == 'online'")
    >>> young.evaluate({"age": 5, "channel": "online"}).value, young.evaluate({"age": 7}).value
    (True, False)
    >>> sorted(young.evaluate({"age": 5}).missing)
    ['channel']
    >>> young | ~Condition.parse("poor_household")
    Condition.parse("(age < 6 and channel == 'online') or not poor_household")
    """

    root: Node

    @classmethod
    def parse(cls, text: str) -> "Condition":
        """Read a condition; raises ``UnreadableCondition`` saying which part is outside the language."""
        return cls(read_condition(text))

    @classmethod
    def wire(cls) -> Wire:
        """The condition as text."""
        return Wire.text(cls.parse, "age < 6 and channel == 'online'")

    @cached_property
    def decide(self) -> Callable[[Mapping[str, object]], bool | None]:
        """The value alone, for those who ask often; ``decide(facts)`` raises ``BadValue`` as ``evaluate`` does."""
        return as_test(self.root, self._incomparable)

    def evaluate(self, facts: Mapping[str, object]) -> Verdict:
        """The value, the comparisons that decided it, and the facts that still could; raises ``BadValue``."""
        try:
            return _verdict(self.root, facts)
        except NOT_COMPARABLE:
            raise self._incomparable(facts) from None

    def _incomparable(self, facts: Mapping[str, object]) -> BadValue:
        given: object = facts
        if not isinstance(given, Mapping):
            return BadValue("facts", type(given).__name__, "a mapping of names to answers")
        met = ", ".join(f"{name} as {type(facts.get(name)).__name__}" for name in sorted(self.names))
        return BadValue(f"facts of {self}", met, "facts that can be compared so")

    @property
    def names(self) -> frozenset[str]:
        """The facts the condition hangs on."""
        return frozenset[str]().union(*(leaf.names for leaf in leaves(self.root)))

    def problems(self, declared: Iterable[Fact]) -> tuple[Problem, ...]:
        """What is wrong with the condition for these facts: unknown names, types that differ, values never given."""
        facts = {fact.name: fact for fact in declared}
        return tuple(problem for leaf in leaves(self.root) for problem in _problems(leaf, facts))

    def explain(self, locale: str = "vi") -> Explanation:
        """The condition in words, one comparison a line."""
        return Explanation(_steps(self.root), locale)

    def __and__(self, other: "Condition") -> "Condition":
        if not isinstance(other, Condition):
            return NotImplemented
        return _composed(_with(self.root, other.root, "and"))

    def __or__(self, other: "Condition") -> "Condition":
        if not isinstance(other, Condition):
            return NotImplemented
        return _composed(_with(self.root, other.root, "or"))

    def __invert__(self) -> "Condition":
        if isinstance(self.root, Constant):
            return Condition(Constant(not self.root.value))
        return _composed(self.root.part if isinstance(self.root, Not) else Not(self.root))

    def __reduce__(self) -> tuple[type["Condition"], tuple[Node]]:
        return Condition, (self.root,)

    def __str__(self) -> str:
        return str(self.root)

    def __repr__(self) -> str:
        return f"Condition.parse({str(self)!r})"


ALWAYS: Final = Condition(Constant(value=True))
"""The condition of what applies in every case."""


def filed(when: Condition, channels: Iterable[Channel]) -> Condition:
    """The condition in those channels only, and as it stands where they are all there are."""
    ways = tuple(channels)
    if set(ways) == set(Channel):
        return when
    return when & Condition.parse(f"channel in ({''.join(f'{way.value!r}, ' for way in ways)})")


def _with(one: Node, two: Node, word: str) -> Node:
    """Both under one word; the constant that changes nothing is left out, the one that settles it stands alone."""
    for left, right in ((one, two), (two, one)):
        if isinstance(left, Constant):
            return left if left.value is (word == "or") else right
    return joined(word, (one, two))


def _composed(root: Node) -> Condition:
    if len(str(root)) > LONGEST or _depth(root) > DEEPEST:
        right = f"at most {LONGEST} characters and {DEEPEST} levels, so that it can be written and read back"
        raise LimitExceeded.one("condition", met="a longer one", right=right)
    return Condition(root)


# ── Against the facts declared ───────────────────────────────────────────────────────────────


def _problems(leaf: Compare, facts: Mapping[str, Fact]) -> Iterable[Problem]:
    unknown = sorted(leaf.names - facts.keys())
    for name in unknown:
        yield Problem("$", UnknownFact.code, name, f"one of the facts asked for: {', '.join(facts) or 'none'}")
    if unknown:
        return
    fact = facts[leaf.name]
    if leaf.sign in ORDERING and not fact.type.ordered:
        yield Problem("$", Fault.NO_ORDER, str(leaf), f"==, != or in: {leaf.name} is a {fact.type.value}")
    if isinstance(leaf.right, Named):
        other = facts[leaf.right.name]
        if not (other.type is fact.type or (other.type.numeric and fact.type.numeric)):
            yield Problem(
                "$", Fault.WRONG_TYPE, str(leaf), f"facts of one type, not {fact.type.value} and {other.type.value}"
            )
        return
    for value in leaf.right if isinstance(leaf.right, tuple) else (leaf.right,):
        if not _fits(value, fact.type):
            yield Problem("$", Fault.WRONG_TYPE, written(value), f"a {fact.type.value}, as {leaf.name} is")
        elif fact.choices and value not in fact.choices:
            yield Problem("$", Fault.UNKNOWN_CHOICE, written(value), f"{fact.right}, the choices of {leaf.name}")


def _fits(value: FactValue, kind: FactType) -> bool:
    if isinstance(value, bool):
        return kind is FactType.BOOLEAN
    if isinstance(value, int):
        return kind.numeric
    return kind is (FactType.TEXT if isinstance(value, str) else FactType.DATE)
