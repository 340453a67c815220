"""Promises of conditions: written and read back equal, and never decided by what is unknown."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from motcua.conditions import Condition
from motcua.errors import MotcuaError

NAMES = ("a", "b", "c")
LEAVES = st.sampled_from([*NAMES, "not a", "b == False", "n < 3", "n in (1, 4)", "n != 2", "n >= m"])
TEXTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} and {pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} or {pair[1]})"),
        inner.map(lambda one: f"not ({one})"),
    ),
    max_leaves=6,
)
VALUES: dict[str, list[bool | int]] = {
    "a": [True, False],
    "b": [True, False],
    "c": [True, False],
    "n": [1, 2, 3],
    "m": [1, 3],
}


@st.composite
def partial_facts(draw: st.DrawFn) -> dict[str, bool | int]:
    known = draw(st.sets(st.sampled_from(sorted(VALUES))))
    return {name: draw(st.sampled_from(VALUES[name])) for name in sorted(known)}


@given(TEXTS)
def test_what_is_written_reads_back_equal(text: str) -> None:
    condition = Condition.parse(text)
    assert Condition.parse(str(condition)) == condition


@given(TEXTS, partial_facts())
def test_what_is_decided_stays_so_whatever_the_missing_facts_are(text: str, facts: dict[str, bool | int]) -> None:
    condition = Condition.parse(text)
    verdict = condition.evaluate(facts)
    assert condition.decide(facts) is verdict.value
    unknown = sorted(condition.names - facts.keys())
    answers = {
        condition.decide({**facts, **dict(zip(unknown, values, strict=True))})
        for values in product(*(VALUES[name] for name in unknown))
    }
    assert None not in answers
    if verdict.value is not None:
        assert answers == {verdict.value}
        assert not verdict.missing
    else:
        assert verdict.missing <= set(unknown)
        assert verdict.missing


@given(TEXTS, partial_facts())
def test_the_facts_that_are_missing_are_enough_to_decide(text: str, facts: dict[str, bool | int]) -> None:
    condition = Condition.parse(text)
    while missing := condition.evaluate(facts).missing:
        facts = {**facts, **{name: VALUES[name][0] for name in missing}}
    assert condition.decide(facts) is not None


@given(TEXTS, TEXTS, partial_facts())
def test_de_morgan(one: str, two: str, facts: dict[str, bool | int]) -> None:
    left, right = Condition.parse(one), Condition.parse(two)
    assert (~(left & right)).decide(facts) is (~left | ~right).decide(facts)


@given(st.text(max_size=200))
def test_no_text_gets_a_foreign_error(text: str) -> None:
    try:
        Condition.parse(text)
    except MotcuaError:
        return
