"""The notice of a procedure (*niêm yết thủ tục hành chính*): the lines NĐ 63/2010/NĐ-CP art. 8 lists, in its order."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from motcua.conditions import ALWAYS, Condition, worded
from motcua.explain import Step
from motcua.papers import AllOf, AtLeast, OneOf, Requirement
from motcua.procedure.limits import LimitKind, LimitRule
from motcua.procedure.tariff import tariff
from motcua.wording import Text

if TYPE_CHECKING:
    from motcua.procedure.version import Procedure

__all__ = ["notice"]

GENERAL = ("notice.step-submit", "notice.step-check", "notice.step-settle", "notice.step-return")
"""How every procedure runs through a one-stop shop."""


def notice(procedure: "Procedure") -> Iterator[Step]:
    """The lines of the notice; what they say of facts is in the words of the questions."""
    return worded(_lines(procedure), procedure.facts)


def _lines(procedure: "Procedure") -> Iterator[Step]:
    yield Step("notice.title", {"code": str(procedure.code), "name": procedure.name})
    yield Step("notice.in-force", {"first": procedure.in_force.first}, procedure.amended_by)
    if procedure.in_force.last:
        yield Step("notice.until", {"last": procedure.in_force.last}, procedure.abolished_by)
    if procedure.replaced_by:
        yield Step("notice.replaced", {"codes": ", ".join(map(str, procedure.replaced_by))})
    if procedure.field:
        yield Step("notice.field", {"field": procedure.field})
    yield from _under("notice.steps", (*(Step(message) for message in GENERAL), *map(_plain, procedure.steps)))
    yield Step("notice.channels", {"channels": procedure.channels})
    yield Step("notice.papers")
    papers = procedure.papers
    for item in papers.items if isinstance(papers, AllOf) else (papers,):
        yield from _listed(item, 1)
    yield Step("notice.limits")
    for rule in procedure.limits:
        yield from _limit(rule)
    if procedure.applicants:
        yield Step("notice.applicants", {"who": procedure.applicants})
    yield from _authority(procedure)
    yield from _results(procedure)
    yield from _fees(procedure)
    yield from _under("notice.conditions", map(_plain, procedure.conditions))
    yield from _required(procedure)
    yield Step("notice.legal-basis", {"cited": procedure.legal_basis})
    if procedure.announced_by:
        yield Step("notice.announced", {"cited": procedure.announced_by})
    yield from _under("notice.notes", map(_plain, procedure.notes))


def _plain(text: Text) -> Step:
    return Step("plain", {"text": text})


def _under(heading: str, lines: Iterable[Step]) -> Iterator[Step]:
    """A heading with its lines; nothing where there is none."""
    listed = tuple(lines)
    if listed:
        yield Step(heading)
        yield from (attrs.evolve(line, depth=1) for line in listed)


def _authority(procedure: "Procedure") -> Iterator[Step]:
    """Who acts; the level alone where nobody is named."""
    if procedure.level:
        yield Step(f"level.{procedure.level}")
    for role, who in attrs.asdict(procedure.authority, recurse=False).items():
        if who is not None:
            yield Step(f"notice.{role}", {"who": who}, depth=1)


def _results(procedure: "Procedure") -> Iterator[Step]:
    yield Step("notice.results")
    for result in procedure.results:
        message = "plain" if result.valid_for is None else "notice.result-valid"
        yield Step(message, {"text": result.name, "limit": result.valid_for}, result.citation, depth=1)


def _fees(procedure: "Procedure") -> Iterator[Step]:
    yield Step("notice.fees" if procedure.fees.fees else "notice.no-fees")
    for fee in procedure.fees.fees:
        yield Step("notice.fee", {"name": fee.name, "kind": fee.kind}, fee.levels[-1].citation, depth=1)
        yield from _case(fee.when, 2)
        yield from tariff(fee, procedure.in_force, 2)


def _required(procedure: "Procedure") -> Iterator[Step]:
    if procedure.requires:
        yield Step("notice.requires")
    for one in procedure.requires:
        yield Step("notice.required", {"code": str(one.code), "name": one.name}, one.citation, depth=1)
        yield from _case(one.when, 2)


def _listed(item: Requirement, depth: int) -> Iterator[Step]:
    """The lines of a notice for a paper, or for a group with what is in it."""
    if isinstance(item, AllOf | OneOf | AtLeast):
        alternatives = "notice.one-of" if isinstance(item, OneOf) else "notice.at-least"
        message = "notice.all-of" if isinstance(item, AllOf) else alternatives
        yield Step(message, {"n": item.wanted}, depth=depth)
        yield from _case(item.when, depth + 1)
        for inner in item.items:
            yield from _listed(inner, depth + 1)
        return
    (paper,) = item
    message = "notice.paper-if-any" if paper.optional else "notice.paper"
    yield Step(message, {"name": paper.name, "action": paper.action}, paper.citation, depth=depth)
    if paper.form:
        yield Step("notice.form", {"form": paper.form}, depth=depth + 1)
    for form in paper.forms:
        yield Step(
            "notice.form-since", {"form": form.code, "first": form.in_force.first}, form.citation, depth=depth + 1
        )
    if paper.max_age:
        yield Step("notice.max-age", {"age": paper.max_age}, depth=depth + 1)
    yield from _case(paper.when, depth + 1)
    if paper.waived_if:
        yield Step("notice.waived", depth=depth + 1)
        yield from _case(paper.waived_if, depth + 2)


def _limit(rule: LimitRule) -> Iterator[Step]:
    of_all = "notice.adds" if rule.adds else f"notice.binds-{rule.binds}"
    what = Step(of_all if rule.kind is LimitKind.TOTAL else f"notice.kind-{rule.kind}", {"limit": rule.limit})
    named = Step("notice.limit-of", {"name": rule.name, "what": what}) if rule.name else what
    yield attrs.evolve(named, citation=rule.citation, depth=1)
    if rule.since:
        yield Step("notice.since", {"event": rule.since}, depth=2)
    yield from _case(rule.applies, 2)


def _case(when: Condition, depth: int) -> Iterator[Step]:
    """In which case, one comparison a line; nothing where it is every case."""
    if when != ALWAYS:
        yield from (attrs.evolve(step, depth=depth + step.depth) for step in when.explain())
