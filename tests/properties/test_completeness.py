"""Promises of completeness: the missing set is the cheapest there is, and enough."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from motcua.completeness import check
from motcua.conditions import Condition, Fact
from motcua.papers import AllOf, AtLeast, OneOf, Paper, Requirement
from motcua.wording import Text

CODES = tuple("abcde")
FACTS = tuple(Fact(name, "boolean", Text("?", "?")) for name in ("p", "q"))
CONDITIONS = ("True", "p", "not q", "p and q")


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    when = Condition.parse(draw(st.sampled_from(CONDITIONS)))
    waived_if = draw(st.sampled_from([None, None, Condition.parse("q")]))
    return Paper(draw(st.sampled_from(CODES)), Text("?", "?"), when=when, waived_if=waived_if)


def groups(inner: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    items = st.lists(inner, min_size=1, max_size=3)
    when = st.sampled_from(CONDITIONS).map(Condition.parse)
    kinds = st.sampled_from([AllOf, OneOf, lambda *items, when: AtLeast(min(2, len(items)), *items, when=when)])
    return st.builds(lambda kind, items, when: kind(*items, when=when), kinds, items, when)


TREES: st.SearchStrategy[Requirement] = st.recursive(papers(), groups, max_leaves=6)
KNOWN = st.fixed_dictionaries({"p": st.booleans(), "q": st.booleans()})
GIVEN = st.sets(st.sampled_from(CODES)).map(sorted)


@given(TREES, GIVEN, KNOWN)
def test_the_missing_set_is_the_smallest_that_completes(
    tree: Requirement, brought: list[str], facts: dict[str, bool]
) -> None:
    answer = check(tree, brought, facts=facts, declared=FACTS)
    assert answer.complete is not None
    assert check(tree, [*brought, *answer.missing], facts=facts, declared=FACTS).complete is True
    rest = [code for code in CODES if code not in brought]
    smallest = next(
        size
        for size in range(len(rest) + 1)
        if any(
            check(tree, [*brought, *more], facts=facts, declared=FACTS).complete for more in combinations(rest, size)
        )
    )
    assert len(answer.missing) == smallest


@given(TREES, GIVEN, st.sets(st.sampled_from(["p", "q"])), KNOWN)
def test_an_answer_given_early_stands(
    tree: Requirement, brought: list[str], known: set[str], facts: dict[str, bool]
) -> None:
    early = check(tree, brought, facts={name: facts[name] for name in known}, declared=FACTS)
    late = check(tree, brought, facts=facts, declared=FACTS)
    assert early.complete in {None, late.complete}
    if early.complete is None:
        assert early.questions
        assert early.undecided


@given(TREES, GIVEN, KNOWN)
def test_what_is_surplus_can_be_given_back(tree: Requirement, brought: list[str], facts: dict[str, bool]) -> None:
    answer = check(tree, brought, facts=facts, declared=FACTS)
    if answer.complete:
        kept = [code for code in brought if code not in answer.surplus]
        assert check(tree, kept, facts=facts, declared=FACTS).complete is True
    assert {line.code for line in answer.lines} >= {*brought}


@given(TREES, GIVEN, st.sets(st.sampled_from(["p", "q"])), KNOWN)
def test_where_nothing_is_asked_nothing_more_can_turn_out_to_be_missing(
    tree: Requirement, brought: list[str], known: set[str], facts: dict[str, bool]
) -> None:
    """The law gives one request: what it names must be all, whatever the facts nobody asked for are."""
    early = check(tree, brought, facts={name: facts[name] for name in known}, declared=FACTS)
    if not early.questions:
        assert check(tree, brought, facts=facts, declared=FACTS).missing == early.missing
