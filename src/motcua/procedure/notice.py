"""The notice of a procedure (*niêm yết thủ tục hành chính*): the lines NĐ 63/2010/NĐ-CP art. 8 lists, in its order."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import attrs

from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel, Condition, worded
from motcua.explain import Step, a_step, at_depth
from motcua.papers import Action, AllOf, Asked, AtLeast, OneOf, Paper, Requirement
from motcua.procedure.limits import LimitKind, LimitRule
from motcua.procedure.tariff import tariff
from motcua.timelimit import UnknownLimit
from motcua.wording import LOCALES, Text

if TYPE_CHECKING:
    from motcua.procedure.version import Procedure

__all__ = ["case_lines", "limit_lines", "notice"]


def notice(procedure: "Procedure", *, marks: bool) -> Iterator[Step]:
    """The lines of the notice; what they say of facts is in the words of the questions.

    Without ``marks`` nothing in a line says that a citation was not read: the last line says it of all.
    """
    lines = tuple(_lines(procedure, marks=marks))
    yield from worded(lines, procedure.facts)
    if not marks:
        cited = (step.citation for step in lines if step.citation)
        yield from _not_compared(dict.fromkeys((*cited, *procedure.legal_basis)))


def _lines(procedure: "Procedure", *, marks: bool) -> Iterator[Step]:
    yield a_step("notice.title", {"code": str(procedure.code), "name": procedure.name})
    if procedure.in_force.first > dt.date.min:
        yield a_step("notice.in-force", {"first": procedure.in_force.first}, procedure.amended_by)
    if procedure.in_force.last:
        yield a_step("notice.until", {"last": procedure.in_force.last}, procedure.abolished_by)
    if procedure.replaced_by:
        yield a_step("notice.replaced", {"codes": ", ".join(map(str, procedure.replaced_by))})
    if procedure.field:
        yield a_step("notice.field", {"field": procedure.field})
    yield from _under("notice.steps", _run(procedure))
    yield a_step("notice.channels", {"channels": procedure.channels})
    yield from _papers(procedure)
    yield a_step("notice.limits")
    for rule in procedure.limits:
        yield from limit_lines(rule)
    if procedure.applicants:
        yield a_step("notice.applicants", {"who": procedure.applicants})
    yield from _authority(procedure)
    yield from _results(procedure)
    yield from _fees(procedure)
    yield from _under("notice.conditions", map(_plain, procedure.conditions))
    yield from _required(procedure)
    if procedure.legal_basis:
        yield a_step("notice.legal-basis", {"cited": _cited(procedure.legal_basis, marks=marks)})
    if procedure.announced_by:
        yield a_step("notice.announced", {"cited": _cited((procedure.announced_by,), marks=marks)})
    yield from _under("notice.notes", map(_plain, procedure.notes))


def _cited(citations: Iterable[Citation], *, marks: bool) -> tuple[Text, ...]:
    return tuple(Text(*(cited.say(locale, marks=marks) for locale in LOCALES)) for cited in citations)


def _not_compared(cited: Iterable[Citation]) -> Iterator[Step]:
    """How many of the rules nobody has read in the instrument, and which instruments those are."""
    every = tuple(cited)
    unread = [citation for citation in every if not citation.verified]
    if unread:
        documents = tuple(dict.fromkeys(citation.document for citation in unread))
        yield a_step("notice.not-compared", {"n": len(unread), "all": len(every), "documents": documents})


def _run(procedure: "Procedure") -> Iterator[Step]:
    """How it runs through the one-stop shop, in the ways in which it may be filed."""
    ways = tuple(a_step(f"notice.by-{channel}") for channel in Channel if channel in procedure.channels)
    yield a_step("notice.step-submit", {"ways": _joined(ways)})
    yield a_step("notice.step-check")
    yield a_step("notice.step-settle")
    yield from map(_plain, procedure.steps)
    yield a_step("notice.step-return")


def _joined(ways: tuple[Step, ...]) -> Step:
    *first, last = ways
    return a_step("notice.or", {"first": tuple(first), "last": last}) if first else last


def _plain(text: Text) -> Step:
    return a_step("plain", {"text": text})


def _under(heading: str, lines: Iterable[Step]) -> Iterator[Step]:
    """A heading with its lines; nothing where there is none."""
    listed = tuple(lines)
    if listed:
        yield a_step(heading)
        yield from (at_depth(line, 1) for line in listed)


def _authority(procedure: "Procedure") -> Iterator[Step]:
    """Who acts; the level alone where nobody is named."""
    if procedure.level:
        yield a_step(f"level.{procedure.level}")
    for role, who in attrs.asdict(procedure.authority, recurse=False).items():
        if who is not None:
            yield a_step(f"notice.{role}", {"who": who}, depth=1)


def _results(procedure: "Procedure") -> Iterator[Step]:
    if procedure.results:
        yield a_step("notice.results")
    for result in procedure.results:
        message = "plain" if result.valid_for is None else "notice.result-valid"
        yield a_step(message, {"text": result.name, "limit": result.valid_for}, result.citation, depth=1)


def _fees(procedure: "Procedure") -> Iterator[Step]:
    yield a_step("notice.fees" if procedure.fees.fees else "notice.no-fees")
    for fee in procedure.fees.fees:
        message = "notice.fee" if fee.kind is not None else "notice.fee-untold"
        yield a_step(message, {"name": fee.name, "kind": fee.kind}, fee.levels[-1].citation, depth=1)
        yield from case_lines(fee.when, 2)
        yield from tariff(fee, procedure.in_force, 2)


def _required(procedure: "Procedure") -> Iterator[Step]:
    if procedure.requires:
        yield a_step("notice.requires")
    for one in procedure.requires:
        yield a_step("notice.required", {"code": str(one.code), "name": one.name}, one.citation, depth=1)
        yield from case_lines(one.when, 2)


def _papers(procedure: "Procedure") -> Iterator[Step]:
    """What is to be filed, then the number of sets; a paper's count is that in one set."""
    yield a_step("notice.papers")
    papers = procedure.papers
    for item in papers.items if isinstance(papers, AllOf) else (papers,):
        yield from _listed(item, procedure, 1)
    yield a_step("notice.sets")


def _listed(item: Requirement, procedure: "Procedure", depth: int) -> Iterator[Step]:
    """The lines of a notice for a paper, or for a group with what is in it."""
    if isinstance(item, AllOf | OneOf | AtLeast):
        alternatives = "notice.one-of" if isinstance(item, OneOf) else "notice.at-least"
        message = "notice.all-of" if isinstance(item, AllOf) else alternatives
        yield a_step(message, {"n": item.wanted}, depth=depth)
        yield from case_lines(item.when, depth + 1)
        for inner in item.items:
            yield from _listed(inner, procedure, depth + 1)
        return
    (paper,) = item
    channels = tuple(channel for channel in procedure.channels if channel in paper.channels)
    if channels:
        yield from (at_depth(line, depth + line.depth) for line in _paper(paper, channels, procedure))


def _paper(paper: Paper, channels: tuple[Channel, ...], procedure: "Procedure") -> Iterator[Step]:
    """How many are asked, its form, its age, what differs by channel, and the cases in which it is asked, or is not."""
    asked, *others = dict.fromkeys(paper.asked(channel) for channel in channels)
    general = Asked(paper.action, paper.medium) if others else asked
    message = "notice.paper-if-any" if paper.optional else "notice.paper"
    yield a_step(message, {"name": paper.name, "asked": _asked(paper, general)}, paper.citation)
    if paper.form:
        yield a_step("notice.form", {"form": paper.form}, depth=1)
    for form in paper.forms:
        spell = form.in_force
        if spell.meets(procedure.in_force):
            message = "notice.form-since" if spell.last is None else "notice.form-through"
            yield a_step(message, {"form": form.code, "first": spell.first, "last": spell.last}, form.citation, depth=1)
    if paper.max_age:
        yield a_step("notice.max-age", {"age": paper.max_age}, depth=1)
    if len(channels) < len(procedure.channels):
        yield a_step("notice.only-by", {"channels": channels}, depth=1)
    for channel in channels:
        if paper.asked(channel) != general:
            yield a_step("notice.asked-by", {"channel": channel, "asked": _asked(paper, paper.asked(channel))}, depth=1)
    yield from case_lines(paper.when, 1)
    if paper.waived_if:
        yield from case_lines(paper.waived_if, 1, "notice.waived")


_BROUGHT: Final = frozenset({Action.SUBMIT, Action.PRESENT})


def _asked(paper: Paper, asked: Asked) -> Step:
    """How many are asked; of what the authority looks up, how many where it finds nothing."""
    if asked.action in _BROUGHT:
        return paper.counted(asked)
    if asked.action is Action.LOOKUP and paper.waived_if is not None:
        return a_step(
            "notice.else", {"action": asked.action, "asked": paper.counted(Asked(Action.SUBMIT, asked.medium))}
        )
    return a_step("notice.not-brought", {"action": asked.action})


def limit_lines(rule: LimitRule, depth: int = 1) -> Iterator[Step]:
    """A limit with what it is for, from when it counts, and in which case."""
    of_all = "notice.adds" if rule.adds else f"notice.binds-{rule.binds}"
    limit = rule.limit.text if isinstance(rule.limit, UnknownLimit) else rule.limit
    what = a_step(of_all if rule.kind is LimitKind.TOTAL else f"notice.kind-{rule.kind}", {"limit": limit})
    named = a_step("notice.limit-of", {"name": rule.name, "what": what}) if rule.name else what
    yield a_step(named.message, named.values, rule.citation, depth=depth)
    if rule.since:
        yield a_step("notice.since", {"event": rule.since}, depth=depth + 1)
    yield from case_lines(rule.applies, depth + 1)


def case_lines(when: Condition, depth: int, message: str = "notice.if") -> Iterator[Step]:
    """In which case; several comparisons stand in lines of their own; nothing where it is every case."""
    if when != ALWAYS:
        root, *parts = when.explain()
        if root.message == "condition.not-so" and message == "notice.if":
            root, message = attrs.evolve(root, message="condition.so"), "notice.unless"
        yield a_step(message, {"case": root}, depth=depth)
        yield from (at_depth(step, depth + step.depth) for step in parts)
