"""How papers and groups of papers are judged in one case, as far as its facts decide.

A requirement may come to several things while facts are missing: every one it may still come to is carried along, so
that an answer is given only when no missing fact could change it.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.checks import choose
from motcua.completeness.answer import SubmittedPaper
from motcua.conditions import Channel, Condition, FactValue
from motcua.errors import BadValue
from motcua.explain import Step
from motcua.papers import Action, Asked, Group, Medium, Paper, Requirement
from motcua.timelimit import CalendarDays

__all__ = ["Case", "Ground", "Leaf", "Met", "Place", "unasked"]


_COPIED: Final = frozenset({Medium.COPY, Medium.CERTIFIED_COPY})

Ground = Condition | Step
"""Why something is so: a condition that is asked for its reasons when somebody wants to know, or a step."""


class Met(enum.Flag):
    """What a requirement may come to, as far as the facts decide: one of these, or any of several."""

    NOT_FOR_CASE = enum.auto()
    MET = enum.auto()
    LACKING = enum.auto()


@attrs.frozen(field_transformer=as_annotated)
class Leaf:
    """One paper in this case: what it may come to, and why."""

    paper: Paper
    met: Met
    applies: bool | None
    waived: bool | None
    asked: Asked | None
    given: bool
    outdated: tuple[str, ...]
    """What is said of a paper that was brought and may not count: too old, or on a form that was replaced."""
    missing: frozenset[str]
    """Facts that would decide it."""
    grounds: tuple[Ground, ...]
    """Why it is for this case, or is not."""


@attrs.frozen(field_transformer=as_annotated)
class Place:
    """One paper where it stands: whether it is needed there, and the choices that lead to it."""

    leaf: Leaf
    needed: bool
    off: Condition | None
    """The condition that switches its group off."""
    choices: tuple[tuple[Group, Requirement], ...]
    """The groups of which not everything is wanted, each with the one of its items the paper stands in."""


_a_leaf: Final = on_trust(Leaf)
_a_place: Final = on_trust(Place)


def _missing(condition: Condition | None, facts: Mapping[str, FactValue]) -> frozenset[str]:
    """The facts that would decide a condition that is open."""
    return frozenset() if condition is None else condition.evaluate(facts).missing


def _of_channel(paper: Paper, channel: Channel | None) -> bool | None:
    """Whether the paper is asked for in that channel."""
    if len(paper.channels) == len(Channel):
        return True
    return None if channel is None else channel in paper.channels


def unasked(asked: Asked, paper: Paper) -> bool:
    """Whether nobody has to bring it: made by the system, or looked up with nothing said of a look-up that fails."""
    return asked.action is Action.SYSTEM or (asked.action is Action.LOOKUP and paper.waived_if is None)


def _leaf(paper: Paper, given: tuple[SubmittedPaper | None, ...], case: "Case") -> Leaf:
    facts, channel = case.facts, case.channel
    for_case, filed_so = paper.when.decide(facts), _of_channel(paper, channel)
    applies = False if filed_so is False else for_case and filed_so
    waived = paper.waived_if is not None and paper.waived_if.decide(facts)
    elsewhere = for_case is not False and filed_so is False
    grounds: Ground = Step("paper.other-channel", {"channel": channel}) if elsewhere else paper.when
    filed = paper.channels if channel is None else (channel,)
    ways = [(paper.asked(one), one if case.asks_channel else None) for one in filed]
    asked = ways[0][0] if len({way for way, _ in ways}) == 1 else None
    usables = [_usable(paper, one, case.on) for one in given]
    hoped = [one for one, usable in zip(given, usables, strict=True) if usable is not False]
    sure = [one for one, usable in zip(given, usables, strict=True) if usable is True]
    times = paper.times(facts)
    hopes = {unasked(way, paper) or waived is True or _enough(paper, way, one, hoped, times or 1) for way, one in ways}
    certain = {unasked(way, paper) or waived is True or _enough(paper, way, one, sure, times) for way, one in ways}
    missing = frozenset[str]()
    if applies is False:
        met = Met.NOT_FOR_CASE
    elif paper.optional or certain == {True}:
        met = Met.MET
    elif True not in hopes and waived is False:
        met = Met.LACKING
    else:
        met = Met.MET | Met.LACKING
        missing = _missing(paper.waived_if, facts).union({"channel"} if len(hopes) > 1 or len(certain) > 1 else ())
        missing |= {paper.each} if paper.each is not None and times is None and True in hopes else set[str]()
    if applies is None:
        met |= Met.NOT_FOR_CASE
        missing |= _missing(paper.when, facts).union({"channel"} if filed_so is None else ())
    outdated = dict.fromkeys(why for one in given if (why := _outdated(paper, one, case.on)) is not None)
    return _a_leaf(paper, met, applies, waived, asked, bool(given), tuple(outdated), missing, (grounds,))


def _usable(paper: Paper, given: SubmittedPaper | None, on: dt.date | None) -> bool | None:
    """Whether a paper is young enough and on a form that may be filed; ``None`` where nobody can tell."""
    return False if _on_old_form(paper, given, on) else _young(paper, given, on)


def _outdated(paper: Paper, given: SubmittedPaper | None, on: dt.date | None) -> str | None:
    """The message that says why it may not count."""
    if _on_old_form(paper, given, on):
        return "paper.old-form"
    return "paper.expired" if _young(paper, given, on) is False else None


def _on_old_form(paper: Paper, given: SubmittedPaper | None, on: dt.date | None) -> bool:
    """Whether it is on an issue of its form that may not be filed that day; one no rule names is for the clerk."""
    if given is None or given.form is None or on is None:
        return False
    issues = [issue for issue in paper.forms if issue.citation.document == given.form]
    return bool(issues) and not any(on in issue.in_force for issue in issues)


def _young(paper: Paper, given: SubmittedPaper | None, on: dt.date | None) -> bool | None:
    """Whether a paper is young enough; ``None`` where nobody can tell. A bare code is the clerk's word that it is."""
    if paper.max_age is None or given is None:
        return True
    if given.issued_on is None or on is None:
        return None
    if given.issued_on > on:
        raise BadValue(f"day of issue of paper {paper.code}", str(given.issued_on), f"a day up to {on}")
    age = paper.max_age
    span = dt.timedelta(days=age.amount) if isinstance(age, CalendarDays) else age.span
    try:
        return on <= given.issued_on + span
    except (OverflowError, ValueError):  # past the last day there is
        return True


def _enough(
    paper: Paper, asked: Asked, filed: Channel | None, given: Iterable[SubmittedPaper | None], times: int | None
) -> bool:
    """Whether that many lie there in that form; originals do for copies, and one file does for all.

    Of a paper for each of several, a file is one unless its counts say more; how many are asked may not be known.
    """
    originals = copies = 0
    for one in given:
        if one is None:
            return True
        if one.medium is not None and not _serves(one.medium, asked.medium, filed):
            continue
        if one.medium is not None and one.medium.electronic:
            if paper.each is None:
                return True
            originals += max(paper.originals, one.originals)
            copies += max(paper.copies, one.copies)
            continue
        if one.medium in _COPIED:  # whatever they were counted as
            copies += one.originals + one.copies
        else:
            originals, copies = originals + one.originals, copies + one.copies
    if times is None:
        return False
    enough = originals + copies >= (paper.originals + paper.copies) * times
    return enough and (asked.medium in _COPIED or originals >= paper.originals * times)


def _serves(medium: Medium, asked: Medium | None, filed: Channel | None) -> bool:
    """Whether it is in the form that is asked for; where nobody asks how it was filed, the form is for the clerk."""
    if asked is not None:
        return medium.serves_as(asked)
    return filed is None or medium.goes_by(filed)


Key = tuple[int, frozenset[str]]


@attrs.frozen(field_transformer=as_annotated)
class Case:
    """The case a check is for: what was brought, the day, the facts, and every paper and group judged once."""

    given: Mapping[str, tuple[SubmittedPaper | None, ...]]
    on: dt.date | None
    facts: Mapping[str, FactValue]
    asks_channel: bool = True
    """Whether anybody can say how it was filed."""
    leaves: dict[int, Leaf] = attrs.field(factory=dict)
    outcomes: dict[int, Met] = attrs.field(factory=dict)

    @cached_property
    def channel(self) -> Channel | None:
        """How it was filed, where that is known."""
        filed = self.facts.get("channel")
        return None if filed is None else choose(Channel, str(filed))

    def leaf(self, paper: Paper) -> Leaf:
        """What is said of the paper."""
        found = self.leaves.get(id(paper))
        if found is None:
            found = self.leaves[id(paper)] = _leaf(paper, self.given.get(paper.code, ()), self)
        return found

    def met(self, requirement: Requirement) -> Met:
        """Everything the requirement may come to, as far as the facts decide."""
        known = self.outcomes.get(id(requirement))
        if known is None:
            judged = self._group(requirement) if isinstance(requirement, Group) else self._paper(requirement).met
            known = self.outcomes[id(requirement)] = judged
        return known

    def _group(self, requirement: Group) -> Met:
        reached = {(0, 0)}
        for item in requirement.items:
            met = self.met(item)
            steps = [(0, 0)] if Met.NOT_FOR_CASE in met else []
            steps += [(1, 1)] if Met.MET in met else []
            steps += [(1, 0)] if Met.LACKING in met else []
            reached = {(applying + one, fulfilled + two) for applying, fulfilled in reached for one, two in steps}
        outcomes = Met(0)
        for applying, fulfilled in reached:
            wanted = applying if requirement.wanted is None else min(requirement.wanted, applying)
            outcomes |= Met.MET if fulfilled >= wanted and applying else Met.LACKING if applying else Met.NOT_FOR_CASE
        applies = requirement.when.decide(self.facts)
        if applies is False or not requirement.items:
            return Met.NOT_FOR_CASE
        return outcomes if applies else outcomes | Met.NOT_FOR_CASE

    def _paper(self, requirement: Requirement) -> Leaf:
        (paper,) = requirement
        return self.leaf(paper)

    def ways(self, requirement: Requirement, shared: frozenset[str]) -> list[tuple[str, ...]]:
        """The sets of papers that would fulfil it, each the cheapest for the shared papers it holds, in order.

        Papers that stand in one place only are told apart by their number alone, so the search stays small.
        """
        if not isinstance(requirement, Group):
            leaf = self._paper(requirement)
            return [(leaf.paper.code,)] if leaf.met is Met.LACKING else [()]
        sure = [item for item in requirement.items if self.met(item) in {Met.MET, Met.LACKING}]
        wanted = len(sure) if requirement.wanted is None else min(requirement.wanted, len(sure))
        best: dict[Key, tuple[str, ...]] = {(0, frozenset()): ()}
        for item in sure:
            options = [()] if self.met(item) is Met.MET else self.ways(item, shared)
            for (taken, _), codes in tuple(best.items()):
                if taken == wanted:
                    continue
                for option in options:
                    joined = tuple(dict.fromkeys((*codes, *option)))
                    key = taken + 1, shared.intersection(joined)
                    if key not in best or len(joined) < len(best[key]):
                        best.pop(key, None)
                        best[key] = joined
        return [codes for (taken, _), codes in best.items() if taken == wanted]

    def open_leaves(
        self, requirement: Requirement, hanging: frozenset[str] = frozenset(), *, counted: bool = False
    ) -> Iterator[tuple[Leaf | None, frozenset[str]]]:
        """The papers that keep the answer open, or would change what is missing, with the facts they hang on.

        ``counted`` inside a group that counts how many of its items are met: there it matters, too, whether an item
        that is met is for the case at all. Facts on which such a count hangs come without a paper.
        """
        met = self.met(requirement)
        if not isinstance(requirement, Group):
            leaf = self._paper(requirement)
            lacking = Met.LACKING in met
            if (lacking and hanging) or (met is not Met.LACKING and (lacking or counted)):
                yield leaf, leaf.missing | hanging
        elif Met.LACKING in met or (counted and len(met) > 1):
            below = hanging | _missing(requirement.when, self.facts)
            counts = requirement.wanted is not None
            if counts and len(met) > 1:
                yield None, below.union(*map(self._hanging, requirement.items))
            for item in requirement.items:
                yield from self.open_leaves(item, below, counted=counts or (counted and len(met) > 1))

    def _hanging(self, requirement: Requirement) -> frozenset[str]:
        """The facts that decide what it comes to, while that is open."""
        if len(self.met(requirement)) == 1:
            return frozenset()
        if not isinstance(requirement, Group):
            return self._paper(requirement).missing
        return _missing(requirement.when, self.facts).union(*map(self._hanging, requirement.items))

    def walk(
        self,
        requirement: Requirement,
        *,
        needed: bool = True,
        off: Condition | None = None,
        choices: tuple[tuple[Group, Requirement], ...] = (),
    ) -> Iterator[Place]:
        """Every paper in order, where it stands."""
        if not isinstance(requirement, Group):
            yield _a_place(self._paper(requirement), needed, off, choices)
            return
        off = requirement.when if requirement.when.decide(self.facts) is False else off
        left = len(requirement.items)
        if requirement.wanted is not None and self.met(requirement) is Met.MET:
            left = requirement.wanted
        for item in requirement.items:
            serves = self.met(item) is Met.MET
            yield from self.walk(
                item,
                needed=needed and (left > 0 or not serves),
                off=off,
                choices=choices if requirement.wanted is None else (*choices, (requirement, item)),
            )
            left -= serves

    def settled(self, place: Place) -> bool:
        """Whether other papers that are there do for a choice it stands in."""
        return any(self.met(group) is Met.MET for group, _ in place.choices)

    def others(self, place: Place) -> Iterator[tuple[Paper, ...]]:
        """What may be brought instead of a paper, each way the papers it still takes."""
        for group, chosen in place.choices:
            for item in group.items:
                if item is not chosen:
                    yield from self._alternatives(item)

    def _alternatives(self, requirement: Requirement) -> Iterator[tuple[Paper, ...]]:
        met = self.met(requirement)
        if met is Met.MET or Met.NOT_FOR_CASE in met:
            return
        if isinstance(requirement, Group) and requirement.wanted == 1:
            for item in requirement.items:
                yield from self._alternatives(item)
        elif isinstance(requirement, Group):
            codes = min(self.ways(requirement, frozenset()), key=len)
            yield tuple({paper.code: paper for paper in requirement if paper.code in codes}.values())
        else:
            yield tuple(requirement)
