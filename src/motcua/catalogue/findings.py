"""What a linter finds in procedures that can be read but should not be relied on as they stand."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import attrs

from motcua.conditions import ALWAYS
from motcua.explain import Step
from motcua.procedure import Procedure

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
        yield from _rules(version, where)
        for path, cited in _cited(version):
            if cited is None:
                yield Finding("no-citation", f"{where} {path}", Step("finding.no-citation"))
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


def _rules(version: Procedure, where: str) -> Iterator[Finding]:
    base = [(f"$.limits[{at}]", rule) for at, rule in enumerate(version.limits) if rule.promises and not rule.adds]
    if not base:
        yield Finding("no-agency-limit", where, Step("finding.no-agency-limit"))
    for (path, rule), (later, _) in pairwise(base):
        if rule.applies == ALWAYS:
            yield Finding("unreachable", f"{where} {later}", Step("finding.unreachable", {"before": path}))


def _cited(version: Procedure) -> Iterator[tuple[str, object]]:
    """Every row that needs a citation, with the one it has."""
    for at, rule in enumerate(version.limits):
        yield f"$.limits[{at}]", rule.citation
    for paper in version.papers:
        yield f"$.papers.{paper.code}", paper.citation
    for fee in version.fees.fees:
        cited = [level.citation for level in fee.levels] + [adjustment.citation for adjustment in fee.adjustments]
        yield from ((f"$.fees.{fee.item}", citation) for citation in cited)
