"""What a linter finds in procedures that can be read but should not be relied on as they stand."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import Final

import attrs

from motcua.conditions import ALWAYS, Channel, Condition, combinations
from motcua.errors import LimitExceeded
from motcua.explain import Step
from motcua.fees import Interval, Shape, Table
from motcua.papers import Group, Paper, Requirement
from motcua.procedure import COUNTED, LimitKind, LimitRule, Procedure, shortens
from motcua.timelimit import NoLimit, Stages, TimeLimit, UnknownLimit

__all__ = ["UNDATED", "Finding", "lint"]

UNDATED: Final = dt.date.min
"""The first day of a rule file that names none: a fault to find, never a date to rely on."""
ONE_DAY: Final = dt.timedelta(days=1)


@attrs.frozen
class Finding:
    """Something in the rows that somebody should look at (*vấn đề cần rà soát*): a stable code, the place, the words.

    >>> from motcua.wording import Text
    >>> print(Finding("gap", "1.004222", Step("finding.gap", {"first": "30/6", "second": "2/7"})).say("en"))
    1.004222: nothing is in force between 30/6 and 2/7
    """

    code: str
    where: str
    step: Step

    def say(self, locale: str) -> str:
        """The place, then the fault."""
        return f"{self.where}: {self.step.say(locale)}"

    def __str__(self) -> str:
        return self.say("vi")


def lint(versions: tuple[Procedure, ...]) -> Iterator[Finding]:
    """The findings of one procedure's versions, the oldest first."""
    yield from _in_time(versions)
    for version in versions:
        where = f"{version.code} ({version.in_force})"
        for path, code, values in (found for check in CHECKS for found in check(version)):
            yield Finding(code, f"{where} {path}".rstrip(), Step(f"finding.{code}", values))
        for problem in version.problems():
            values = {"met": problem.met, "right": problem.right}
            yield Finding(problem.code, f"{where} {problem.path}", Step("finding.problem", values))


def _in_time(versions: Iterable[Procedure]) -> Iterator[Finding]:
    for one, two in pairwise(versions):
        last, first = one.in_force.last, two.in_force.first
        if one.in_force.meets(two.in_force):
            yield Finding("overlap", str(one.code), Step("finding.overlap", {"first": last, "second": first}))
        elif last is not None and last + ONE_DAY < first:
            yield Finding("gap", str(one.code), Step("finding.gap", {"first": last, "second": first}))
    for version in versions:
        if version.in_force.first == UNDATED:
            yield Finding("undated", str(version.code), Step("finding.undated"))


# ── One version ──────────────────────────────────────────────────────────────────────────────

Found = tuple[str, str, Mapping[str, object]]
"""The place in the version, the code of the finding, what its sentence says."""


def _citations(version: Procedure) -> Iterator[Found]:
    """Rows that rest on nothing."""
    cited = [(f"$.limits[{at}]", rule.citation) for at, rule in enumerate(version.limits)]
    cited += [(f"$.papers.{paper.code}", paper.citation) for paper in version.papers]
    for fee in version.fees.fees:
        cited += [(f"$.fees.{fee.item}", level.citation) for level in fee.levels]
        cited += [(f"$.fees.{fee.item}", adjustment.citation) for adjustment in fee.adjustments]
    yield from ((path, "no-citation", {}) for path, citation in cited if citation is None)


def _reach(version: Procedure) -> Iterator[Found]:
    """Limits that no case reaches, cases that reach none, papers that no case asks for."""
    base = [(at, rule) for at, rule in enumerate(version.limits) if rule.promises and not rule.adds]
    if not base:
        yield "", "no-agency-limit", {}
    try:
        cases = [(_first(base, facts), facts) for facts in _cases(version, *(rule.applies for _, rule in base))]
    except LimitExceeded:
        yield "$.limits", "too-many-cases", {}
    else:
        reached = {first for first, _ in cases}
        without = next((facts for first, facts in cases if first is None), None)
        if base and without is not None:
            yield "$.limits", "case-without-limit", {"case": _case(without)}
        yield from ((f"$.limits[{at}]", "unreachable", {}) for at, _ in base if at not in reached)
    for paper, when in _leaves(version.papers, ALWAYS):
        asked = _asked(paper, when)
        if not any(asked.decide(facts) is not False for facts in _cases(version, asked)):
            code = "never-asked" if set(paper.channels) & set(version.channels) else "no-channel"
            yield f"$.papers.{paper.code}", code, {"paper": paper.name}


def _case(facts: Mapping[str, object]) -> str:
    """The facts of a case as a condition would say them."""
    return " and ".join(f"{name} == {value!r}" for name, value in facts.items())


def _cases(version: Procedure, *conditions: Condition) -> Iterator[Mapping[str, object]]:
    """Every case these conditions can tell apart, in the channels that are offered."""
    for facts in combinations(conditions, version.facts):
        if "channel" not in facts or facts["channel"] in version.channels:
            yield facts


def _first(base: list[tuple[int, LimitRule]], facts: Mapping[str, object]) -> int | None:
    return next((at for at, rule in base if rule.applies.decide(facts) is not False), None)


def _leaves(item: Requirement, when: Condition) -> Iterator[tuple[Paper, Condition]]:
    """Every paper, with what must hold of the groups around it."""
    if isinstance(item, Group):
        for inner in item.items:
            yield from _leaves(inner, when & item.when)
        return
    (paper,) = item
    yield paper, when


def _asked(paper: Paper, when: Condition) -> Condition:
    if set(paper.channels) == set(Channel):
        return when & paper.when
    named = ", ".join(repr(channel.value) for channel in paper.channels)
    return when & paper.when & Condition.parse(f"channel in ({named},)")


def _channels(version: Procedure) -> Iterator[Found]:
    """Rows for channels that are not offered, and limits that differ by channel without saying why."""
    rows = [(f"$.limits[{at}]", rule.channels) for at, rule in enumerate(version.limits)]
    rows += [(f"$.papers.{paper.code}", paper.channels) for paper in version.papers]
    for path, named in rows:
        extra = [channel for channel in named if channel not in version.channels]
        if extra and set(named) != set(Channel):
            yield path, "channel-not-offered", {"channels": tuple(extra)}
    base = [rule for rule in version.limits if rule.promises and not rule.adds]
    for _, rules in groupby(sorted(base, key=_spoken_case), key=_spoken_case):
        by_channel = [rule for rule in rules if set(rule.channels) != set(Channel) and rule.name is None]
        if len({rule.limit for rule in by_channel}) > 1:
            values = {"limits": tuple(str(rule.limit) for rule in by_channel)}
            yield "$.limits", "channels-differ", values


def _spoken_case(rule: LimitRule) -> str:
    return str(rule.when)


def _stages(version: Procedure) -> Iterator[Found]:
    """Shares of authorities that add up to more than the total they are shares of."""
    stages = [rule for rule in version.limits if rule.kind is LimitKind.STAGE]
    for at, total in enumerate(version.limits):
        shares = [rule.limit for rule in stages if rule.when in {ALWAYS, total.when}]
        if not total.promises or total.adds or not shares or isinstance(total.limit, NoLimit | UnknownLimit):
            continue
        summed = _joined(shares)
        if exceeds(summed, total.limit):
            yield f"$.limits[{at}]", "stages-exceed", {"stages": summed, "total": total.limit}


def _joined(shares: list[TimeLimit]) -> TimeLimit:
    """The shares in a row, neighbours of one unit added up."""
    joined: list[TimeLimit] = []
    for share in (part for one in shares for part in (one.stages if isinstance(one, Stages) else (one,))):
        before = joined[-1] if joined else None
        if isinstance(share, COUNTED) and isinstance(before, COUNTED) and type(before) is type(share):
            joined[-1] = attrs.evolve(before, amount=before.amount + share.amount)
        else:
            joined.append(share)
    return joined[0] if len(joined) == 1 else Stages(*joined)


def exceeds(stages: TimeLimit, total: TimeLimit) -> bool:
    """Whether stages in a row are surely longer than a total; of units that cannot be compared it is not said."""
    ones = stages.stages if isinstance(stages, Stages) else (stages,)
    twos = _joined([total])
    others = twos.stages if isinstance(twos, Stages) else (twos,)
    if [type(one) for one in ones] != [type(two) for two in others]:
        return False
    return any(not shortens(one, two) for one, two in zip(ones, others, strict=True))


def _brackets(version: Procedure) -> Iterator[Found]:
    """Brackets with a hole between them: a value there has no level, and is never charged as zero."""
    for fee in version.fees.fees:
        for level in fee.levels:
            yield from (
                (f"$.fees.{fee.item}", "bracket-gap", {"one": one, "two": two}) for one, two in _holes(level.shape)
            )


def _holes(shape: Shape) -> Iterator[tuple[str, str]]:
    if isinstance(shape, Table):
        brackets = [row.match for row in shape.rows if isinstance(row.match, Interval)]
        for one, two in pairwise(brackets):
            if one.high is not None and two.low is not None and not _touch(one, two):
                yield str(one), str(two)
    for part in shape.parts:
        yield from _holes(part)


def _touch(one: Interval, two: Interval) -> bool:
    return one.high == two.low and (one.at_most is not None or two.at_least is not None)


CHECKS: Final = (_citations, _reach, _channels, _stages, _brackets)
