"""The check itself: from papers and facts to an answer that says why, paper by paper.

The answer comes first, and the sentences when somebody asks for them. Which conditions hold, and which papers are
there, decides everything but the sentences: a list that is asked often answers from memory what it answered before.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final, TypeAlias, TypeVar, cast

import attrs

from motcua.annotated import on_trust
from motcua.checks import Table, expect_day, several
from motcua.completeness.answer import Completeness, PaperLine, PaperStatus, SubmittedPaper
from motcua.completeness.judging import Case, Met
from motcua.completeness.remarks import lines, remarks
from motcua.conditions import Condition, Fact, FactType, FactValue, questions, worded
from motcua.conditions.facts import reader
from motcua.errors import BadValue, LimitExceeded
from motcua.papers import Requirement, asked_for, conditions_of
from motcua.wording import Text

__all__ = ["Checklist", "check"]

K = TypeVar("K")
T = TypeVar("T")

MOST_SHARED: Final = 12
"""No rule of law repeats as many papers."""
MOST_KNOWN: Final = 1_000
"""Answers a list remembers; the next one makes it forget them all."""

_completeness: Final = on_trust(Completeness)
Decision: TypeAlias = tuple[
    bool | None,
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    Mapping[str, Text],
]
"""The fields of ``Completeness`` without the lines."""
Verdicts: TypeAlias = tuple[object, ...]
"""What decides a list: the answers chosen, how other conditions stand, and the facts those wait for that are open."""
Brought: TypeAlias = tuple[SubmittedPaper | str, ...]


def check(
    requirement: Requirement,
    papers: Iterable[SubmittedPaper | str],
    *,
    on: dt.date | None = None,
    facts: Mapping[str, object],
    declared: Iterable[Fact] = (),
) -> Completeness:
    """What a dossier with these papers still needs (*kiểm tra thành phần hồ sơ*), on that day, in that case.

    A code nothing asks for is surplus, not an error; what was brought twice adds up. Without ``on`` nobody can tell how
    old a paper is. Raises ``UnknownFact``, ``BadValue``, ``NotADay``.

    >>> from motcua.papers import AllOf, OneOf, Paper
    >>> from motcua.wording import Text
    >>> form = Paper("ct01", Text("Tờ khai", "Form"))
    >>> home = OneOf(Paper("deed", Text("Giấy chứng nhận", "Deed")), Paper("contract", Text("Hợp đồng", "Contract")))
    >>> answer = check(AllOf(form, home), ["ct01", "photo"], facts={})
    >>> answer.complete, answer.missing, answer.surplus
    (False, ('deed',), ('photo',))
    >>> print(answer.why("deed", "en"))
    Deed: missing – submit 1 original (or: Contract)
    """
    return Checklist(requirement, declared).check(papers, on, facts)


class Checklist:
    """What a procedure asks for, made ready to be checked often (*bảng kiểm thành phần hồ sơ*).

    It remembers answers by what decides them: the answers chosen among those offered, how the conditions stand that
    hang on anything else, and the codes of papers that are listed; never anything somebody wrote. A paper told with its
    counts or its day is looked at anew each time. ``codes`` are all papers it may ask for.
    """

    __slots__ = (
        "_answers",
        "_asked",
        "_asks_channel",
        "_chosen",
        "_defaults",
        "_free",
        "_read",
        "codes",
        "declared",
        "requirement",
    )

    def __init__(self, requirement: Requirement, declared: Iterable[Fact]) -> None:
        self.requirement = requirement
        self.declared = several(declared, "declared facts")
        self._read = reader(self.declared)
        self._defaults = tuple(fact.name for fact in self.declared if fact.default is not None)
        self.codes = frozenset(paper.code for paper in requirement)
        among = (fact.name for fact in self.declared if fact.choices or fact.type is FactType.BOOLEAN)
        self._asks_channel = any(fact.name == "channel" for fact in self.declared)
        self._chosen = ("channel", *requirement.names.intersection(among))
        self._free = tuple(one for one in conditions_of(requirement) if not one.names.issubset(self._chosen))
        self._answers: dict[tuple[Verdicts, frozenset[str]], Decision] = {}
        self._asked: dict[Verdicts, Requirement] = {}

    def check(
        self, papers: Iterable[SubmittedPaper | str], on: dt.date | None, facts: Mapping[str, object]
    ) -> Completeness:
        """The answer of ``check`` for these papers, on that day, in that case."""
        if on is not None:
            expect_day(on)
        brought = (papers,) if isinstance(papers, str) else several(papers, "submitted papers")
        codes = self._listed(brought)
        given = _given(brought) if codes is None else None
        known = self._read(facts)
        if codes is None:
            decision = self._decided(self._case(given or {}, on, known))
        else:
            key = self._verdicts(known), codes
            found = self._answers.get(key)
            decision = found or _remembered(self._answers, key, self._decided(self._case(_given(brought), on, known)))
        return _completeness(*decision, partial(self._lines, brought, on, known, dict(facts), decision))

    def asked(self, facts: Mapping[str, object]) -> Requirement:
        """The papers that case asks for, or may ask for while facts are open."""
        known = self._read(facts)
        key = self._verdicts(known)
        return self._asked.get(key) or _remembered(self._asked, key, asked_for(self.requirement, known))

    def _listed(self, brought: Brought) -> frozenset[str] | None:
        """The codes, where every paper was told by a code that is listed."""
        try:
            codes = frozenset(brought)
        except TypeError:
            return None
        return cast("frozenset[str]", codes) if codes <= self.codes else None

    def _verdicts(self, facts: Mapping[str, FactValue]) -> Verdicts:
        chosen = map(facts.get, self._chosen)
        return (*chosen, *[_stands(one, facts) for one in self._free]) if self._free else tuple(chosen)

    def _case(
        self, given: Mapping[str, tuple[SubmittedPaper | None, ...]], on: dt.date | None, facts: Mapping[str, FactValue]
    ) -> Case:
        return Case(given, on, facts, self._asks_channel)

    def _decided(self, case: Case) -> Decision:
        requirement = self.requirement
        met = case.met(requirement)
        complete = None if Met.LACKING in met else True
        missing: tuple[str, ...] = ()
        if met is Met.LACKING:
            complete = False
            missing = min(case.ways(requirement, _shared(requirement)), key=len)
        hanging = tuple(case.open_leaves(requirement))
        names = frozenset[str]().union(*(names for _, names in hanging))
        undecided = dict.fromkeys(leaf.paper.code for leaf, _ in hanging if leaf and Met.LACKING in leaf.met)
        if complete is None and not undecided:
            # what is there may not count in this case: then what is not there is in doubt
            leaves = (place.leaf for place in case.walk(requirement))
            undecided = dict.fromkeys(leaf.paper.code for leaf in leaves if leaf.met is Met.LACKING)
        made = tuple(remarks(case, requirement, missing, tuple(undecided)))

        def having(status: PaperStatus) -> tuple[str, ...]:
            return tuple(dict.fromkeys(remark.code for remark in made if remark.status is status))

        return (
            complete,
            missing,
            having(PaperStatus.WAIVED),
            having(PaperStatus.SURPLUS),
            having(PaperStatus.EXPIRED),
            tuple(code for code in undecided if code not in missing),
            Table(questions(self.declared, names)),
        )

    def _lines(
        self,
        brought: Brought,
        on: dt.date | None,
        facts: Mapping[str, FactValue],
        told: Mapping[str, object],
        decision: Decision,
    ) -> tuple[PaperLine, ...]:
        """A line for every paper, in the words of the questions, which tells what was given from what was not."""
        _, missing, _, _, _, undecided, _ = decision
        case = self._case(_given(brought), on, facts)
        said = lines(case, remarks(case, self.requirement, missing, undecided), missing)
        assumed = tuple(name for name in self._defaults if told.get(name) is None)
        return tuple(attrs.evolve(line, steps=tuple(worded(line.steps, self.declared, assumed))) for line in said)


def _stands(condition: Condition, facts: Mapping[str, FactValue]) -> tuple[bool | None, frozenset[str]]:
    """How a condition stands, and what it waits for."""
    verdict = condition.decide(facts)
    return verdict, frozenset() if verdict is not None else condition.evaluate(facts).missing


def _remembered(memory: dict[K, T], key: K, value: T) -> T:
    if len(memory) >= MOST_KNOWN:
        memory.clear()
    memory[key] = value
    return value


def _given(brought: Brought) -> Mapping[str, tuple[SubmittedPaper | None, ...]]:
    """What was brought, by code; a bare code is ``None``."""
    given: dict[str, list[SubmittedPaper | None]] = {}
    for paper in brought:
        if isinstance(paper, SubmittedPaper):
            given.setdefault(paper.code, []).append(paper)
        elif isinstance(paper, str):
            given.setdefault(paper, []).append(None)
        else:
            raise BadValue("submitted paper", type(paper).__name__, "a code or a SubmittedPaper")
    return {code: tuple(papers) for code, papers in given.items()}


def _shared(requirement: Requirement) -> frozenset[str]:
    """The papers that stand in more than one place; of more than a few, the cheapest set could not be found in time."""
    shared = frozenset(code for code, places in Counter(paper.code for paper in requirement).items() if places > 1)
    if len(shared) > MOST_SHARED:
        met = f"{len(shared)} papers that stand in several places"
        raise LimitExceeded.one("papers of a procedure", met=met, right=f"at most {MOST_SHARED}")
    return shared
