"""What a linter finds in procedures that can be read but should not be relied on as they stand."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, groupby, pairwise
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.catalogue import fee_findings as fees
from motcua.catalogue.cases import Charged, Found, cases, possible
from motcua.catalogue.lengths import parts, surely_longer
from motcua.catalogue.local import LocalRule
from motcua.checks import expect
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel, Condition, filed
from motcua.errors import LimitExceeded
from motcua.explain import Step
from motcua.fees import FeeSchedule
from motcua.linked import LinkedProcedure
from motcua.papers import Group, Paper, Requirement
from motcua.procedure import COUNTED, LimitKind, LimitRule, Procedure, summed
from motcua.timelimit import Stages, TimeLimit

__all__ = ["UNDATED", "Finding", "lint", "lint_fees", "lint_local", "lint_package"]

UNDATED: Final = dt.date.min
"""The first day of a rule file that names none: a fault to find, never a date to rely on."""
ONE_DAY: Final = dt.timedelta(days=1)


@attrs.frozen(field_transformer=as_annotated)
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

_INSTRUMENT: Final = re.compile(r"\d/\S|\b\d{4}\b|\d\.\d{6}", re.ASCII)
"""What names an instrument: its number, its year, or the number of the procedure it is of."""


def _citations(version: Procedure) -> Iterator[Found]:
    """Rows that rest on nothing, or on something no instrument is named by."""
    cited = [(f"$.limits[{at}]", rule.citation) for at, rule in enumerate(version.limits)]
    cited += [(f"$.papers.{paper.code}", paper.citation) for paper in version.papers]
    cited += fees.cited(version.fees.fees)
    yield from ((path, "no-citation", {}) for path, citation in cited if citation is None)
    cited += [(f"$.requires[{at}]", one.citation) for at, one in enumerate(version.requires)]
    cited += [(f"$.results[{at}]", one.citation) for at, one in enumerate(version.results)]
    cited += [(f"$.legal_basis[{at}]", one) for at, one in enumerate(version.legal_basis)]
    cited += [("", version.amended_by), ("", version.announced_by), ("", version.abolished_by)]
    yield from _unnamed(cited)


def _unnamed(cited: Iterable[tuple[str, Citation | None]]) -> Iterator[Found]:
    """Citations in which nothing could be the number of an instrument."""
    for path, citation in cited:
        if citation is not None and not _INSTRUMENT.search(citation.document):
            yield path, "no-instrument", {"cited": citation.document}


def _reach(version: Procedure) -> Iterator[Found]:
    """Limits that no case reaches, cases that reach none, papers that no case asks for."""
    base = [(at, rule) for at, rule in enumerate(version.limits) if rule.promises and not rule.adds]
    if not base:
        yield "", "no-agency-limit", {}
    try:
        tried = [(_first(base, facts), facts) for facts in cases(version, *(rule.applies for _, rule in base))]
    except LimitExceeded:
        yield "$.limits", "too-many-cases", {}
    else:
        reached = {first for first, _ in tried}
        without = next((facts for first, facts in tried if first is None), None)
        if base and without is not None:
            yield "$.limits", "case-without-limit", {"case": _case(without)}
        yield from ((f"$.limits[{at}]", "unreachable", {}) for at, _ in base if at not in reached)
    for paper, when in _leaves(version.papers, ALWAYS):
        if not possible(version, _asked(paper, when)):
            code = "never-asked" if set(paper.channels) & set(version.channels) else "no-channel"
            yield f"$.papers.{paper.code}", code, {"paper": paper.name}


def _case(facts: Mapping[str, object]) -> str:
    """The facts of a case as a condition would say them."""
    return " and ".join(f"{name} == {value!r}" for name, value in facts.items())


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
    return filed(when & paper.when, paper.channels)


def _never(version: Procedure) -> Iterator[Found]:
    """Additions, stages and other limits for a case there cannot be."""
    for at, rule in enumerate(version.limits):
        if (rule.adds or not rule.promises) and not possible(version, rule.applies):
            yield f"$.limits[{at}]", "never-holds", {}


def _papers(version: Procedure) -> Iterator[Found]:
    """Papers waived whenever they are asked, or asked in two ways at once, and groups of nothing."""
    leaves = [*_leaves(version.papers, ALWAYS)]
    for paper, when in leaves:
        asked, waived = _asked(paper, when), paper.waived_if
        if waived is not None and not possible(version, asked & ~waived):
            yield f"$.papers.{paper.code}", "always-waived", {"paper": paper.name}
    for (one, when), (two, other) in combinations(leaves, 2):
        same = (one.originals, one.copies, one.each) == (two.originals, two.copies, two.each)
        if one.code == two.code and not same and possible(version, _asked(one, when) & _asked(two, other)):
            yield f"$.papers.{one.code}", "paper-twice-differently", {"paper": one.name}
    if isinstance(version.papers, Group):
        yield from (("$.papers", "empty-group", {}) for item in version.papers.items if _empty(item))


def _empty(item: Requirement) -> bool:
    """Whether some group in it holds nothing."""
    return isinstance(item, Group) and (not item.items or any(map(_empty, item.items)))


def _channels(version: Procedure) -> Iterator[Found]:
    """Rows for channels that are not offered, and limits that differ by channel without saying why."""
    rows = [(f"$.limits[{at}]", rule.channels) for at, rule in enumerate(version.limits)]
    rows += [(f"$.papers.{paper.code}", paper.channels) for paper in version.papers]
    rows += [(f"$.papers.{one.code}", tuple(channel for channel, _ in one.by_channel)) for one in version.papers]
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
    """Shares of authorities that add up, in some case, to more than the total they are shares of."""
    totals = [(at, rule) for at, rule in enumerate(version.limits) if rule.promises and not rule.adds]
    shares = [rule for rule in version.limits if rule.kind is LimitKind.STAGE]
    more = [rule for rule in version.limits if rule.promises and rule.adds]
    told: set[int] = set()
    hanging = [rule.applies for rule in (*shares, *more, *(rule for _, rule in totals))]
    try:
        for facts in cases(version, *hanging) if shares else ():
            at = _first(totals, facts)
            given = [rule.limit for rule in shares if rule.applies.decide(facts)]
            if at is None or at in told:
                continue
            total = summed([version.limits[at], *(rule for rule in more if rule.applies.decide(facts))])
            if surely_longer(given, total):
                told.add(at)
                yield f"$.limits[{at}]", "stages-exceed", {"stages": _joined(given), "total": total}
    except LimitExceeded:
        yield "$.limits", "too-many-cases", {}


def _joined(shares: list[TimeLimit]) -> TimeLimit:
    """The shares in a row, neighbours of one unit added up."""
    joined: list[TimeLimit] = []
    for share in parts(shares):
        before = joined[-1] if joined else None
        if isinstance(share, COUNTED) and isinstance(before, COUNTED) and type(before) is type(share):
            joined[-1] = attrs.evolve(before, amount=before.amount + share.amount)
        else:
            joined.append(share)
    return joined[0] if len(joined) == 1 else Stages(*joined)


OF_FEES: Final = (fees.days, fees.kinds, fees.never_charged, fees.choices, fees.brackets)
CHECKS: Final = (_citations, _reach, _never, _papers, _channels, _stages, *OF_FEES)


# ── Fee schedules, and the rules of places ───────────────────────────────────────────────────


def lint_fees(schedule: FeeSchedule) -> tuple[Finding, ...]:
    """The findings of a fee schedule by itself (*biểu phí*), as of one that no procedure charges by.

    Raises ``BadValue`` for what is none.

    >>> from motcua.reference import reference_fee_schedules
    >>> lint_fees(reference_fee_schedules()["residence"])
    ()
    """
    scope = Charged(expect(schedule, FeeSchedule, "fee schedule"))
    of_rows = (found for check in OF_FEES for found in check(scope))
    return tuple(
        Finding(code, f"{schedule.code} {path}", Step(f"finding.{code}", values))
        for path, code, values in (*_unsourced(tuple(fees.cited(schedule.fees))), *of_rows)
    )


def lint_local(place: str, rule: LocalRule) -> Iterator[Finding]:
    """The findings of what a place sets: rows that rest on nothing; a whole schedule is for ``lint_fees``."""
    cited = [(f"$.limits[{at}]", limit.citation) for at, limit in enumerate(rule.limits)]
    cited += [] if isinstance(rule.fees, FeeSchedule) else fees.cited(rule.fees)
    for path, code, values in _unsourced(cited):
        yield Finding(code, f"{rule.code} {place} ({rule.in_force}) {path}", Step(f"finding.{code}", values))


def _unsourced(cited: Collection[tuple[str, Citation | None]]) -> Iterator[Found]:
    """Rows that rest on nothing, or on something no instrument is named by."""
    yield from ((path, "no-citation", {}) for path, citation in cited if citation is None)
    yield from _unnamed(cited)


# ── Packages ─────────────────────────────────────────────────────────────────────────────────


def lint_package(versions: Iterable[LinkedProcedure], known: Collection[str]) -> Iterator[Finding]:
    """The findings of one package's versions; ``known`` are the codes of the procedures there are."""
    for version in versions:
        where = f"{version.code} ({version.in_force})"
        cited = [*_cited_of_package(version)]
        found: list[Found] = []
        for part in version.parts:
            procedure = part.procedure_code
            if procedure is not None and procedure.number not in known:
                found.append((f"$.parts.{part.code}.procedure", "unknown-code", {"code": str(procedure)}))
        for path, code, values in (*found, *_unsourced(cited)):
            yield Finding(code, f"{where} {path}", Step(f"finding.{code}", values))


def _cited_of_package(version: LinkedProcedure) -> Iterator[tuple[str, Citation | None]]:
    """Every row of a package that rests on a rule, with its place."""
    if len(version.channels) < len(Channel):
        yield "$.channels", version.channels_cited
    yield from ((f"$.totals[{at}]", rule.citation) for at, rule in enumerate(version.totals))
    yield from ((f"$.papers.{paper.code}", paper.citation) for paper in version.papers or ())
    for part in version.parts:
        path = f"$.parts.{part.code}"
        yield from ((f"{path}.limits[{at}]", rule.citation) for at, rule in enumerate(part.limits))
        yield from ((f"{path}.shares[{at}]", share.citation) for at, share in enumerate(part.shares))
        yield from ((f"{path}.papers.{paper.code}", paper.citation) for paper in part.papers or ())
        if part.consent is not None:
            yield f"{path}.consent", part.consent.citation
        yield path, part.citation
