"""The check itself: from papers and facts to an answer that says why, paper by paper."""

import datetime as dt
import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.checks import expect_day, several
from motcua.completeness.answer import Completeness, PaperLine, PaperStatus, SubmittedPaper
from motcua.completeness.judging import Case, Leaf, Met, Place, unasked
from motcua.conditions import Fact, questions, read_facts, worded
from motcua.errors import BadValue, LimitExceeded
from motcua.explain import Step
from motcua.papers import Action, Requirement
from motcua.wording import Text

__all__ = ["check"]


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
    if on is not None:
        expect_day(on)
    asked = several(declared, "declared facts")
    case = Case(_given(papers), on, read_facts(asked, facts))
    met = case.met(requirement)
    complete = None if Met.LACKING in met else True
    missing: tuple[str, ...] = ()
    if met is Met.LACKING:
        complete = False
        missing = min(case.ways(requirement, _shared(requirement)), key=len)
    hanging = tuple(case.open_leaves(requirement))
    names = frozenset[str]().union(*(names for _, names in hanging))
    undecided = dict.fromkeys(leaf.paper.code for leaf, _ in hanging if leaf and Met.LACKING in leaf.met)
    if (
        complete is None and not undecided
    ):  # what is there may not count in this case: then what is not there is in doubt
        leaves = (place.leaf for place in case.walk(requirement))
        undecided = dict.fromkeys(leaf.paper.code for leaf in leaves if leaf.met is Met.LACKING)
    lines = tuple(
        attrs.evolve(line, steps=tuple(worded(line.steps, asked)))
        for line in _lines(case, requirement, missing, tuple(undecided))
    )

    def having(*statuses: PaperStatus) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.code for line in lines if line.status in statuses))

    return Completeness(
        complete,
        missing,
        having(PaperStatus.WAIVED),
        having(PaperStatus.SURPLUS),
        having(PaperStatus.EXPIRED),
        tuple(code for code in undecided if code not in missing),
        questions(asked, names),
        lines,
    )


def _given(papers: Iterable[SubmittedPaper | str]) -> Mapping[str, tuple[SubmittedPaper | None, ...]]:
    """What was brought, by code; a bare code is ``None``."""
    given: dict[str, list[SubmittedPaper | None]] = {}
    for paper in (papers,) if isinstance(papers, str) else several(papers, "submitted papers"):
        if isinstance(paper, SubmittedPaper):
            given.setdefault(paper.code, []).append(paper)
        elif isinstance(paper, str):
            given.setdefault(paper, []).append(None)
        else:
            raise BadValue("submitted paper", type(paper).__name__, "a code or a SubmittedPaper")
    return {code: tuple(brought) for code, brought in given.items()}


def _shared(requirement: Requirement) -> frozenset[str]:
    """The papers that stand in more than one place; of more than a few, the cheapest set could not be found in time."""
    shared = frozenset(code for code, places in Counter(paper.code for paper in requirement).items() if places > 1)
    if len(shared) > MOST_SHARED:
        met = f"{len(shared)} papers that stand in several places"
        raise LimitExceeded.one("papers of a procedure", met=met, right=f"at most {MOST_SHARED}")
    return shared


MOST_SHARED: Final = 12
"""No rule of law repeats as many papers."""


_RANK: Final = tuple(PaperStatus)
"""What is said of a paper that stands in several places: the first of these."""
_BESIDE: Final = {
    PaperStatus.MISSING: PaperStatus.EXPIRED,
    PaperStatus.UNDECIDED: PaperStatus.EXPIRED,
    PaperStatus.WAIVED: PaperStatus.SURPLUS,
}
"""What is said beside it."""


def _lines(
    case: Case, requirement: Requirement, missing: tuple[str, ...], undecided: tuple[str, ...]
) -> Iterator[PaperLine]:
    """A line for every paper listed, in order, then one for every other that was brought."""
    found: dict[str, list[Place]] = {}
    for place in case.walk(requirement):
        found.setdefault(place.leaf.paper.code, []).append(place)
    for code, places in found.items():
        others = _others(case, places, missing) if code in missing else ()
        lines = [line for place in places for line in _said(case, place, missing, undecided, others)]
        best = min(lines, key=lambda line: _RANK.index(line.status))
        yield best
        yield from [line for line in lines if line.status is _BESIDE.get(best.status)][:1]
    for code in case.given:
        if code not in found:
            near = tuple(difflib.get_close_matches(code[:60].casefold(), found, n=1))
            message = "paper.unlisted-near" if near else "paper.unlisted"
            yield PaperLine(code, PaperStatus.SURPLUS, (Step(message, {"code": code[:60], "near": near}),))


def _others(case: Case, places: Iterable[Place], missing: tuple[str, ...]) -> tuple[Text, ...]:
    """What may be brought instead of a missing paper, in every place that asks for it."""
    asking = (place for place in places if place.off is None and place.leaf.applies.value is not False)
    first, *rest = (dict.fromkeys(case.others(place)) for place in asking)
    ways = (way for way in first if all(way in others for others in rest))
    return tuple(
        Text(" + ".join(paper.name.vi for paper in way), " + ".join(paper.name.en for paper in way))
        for way in ways
        if not any(paper.code in missing for paper in way)
    )


def _said(
    case: Case, place: Place, missing: tuple[str, ...], undecided: tuple[str, ...], others: tuple[Text, ...]
) -> Iterator[PaperLine]:
    """What is to be said of one paper in one place."""
    leaf, code = place.leaf, place.leaf.paper.code
    off = leaf.applies if place.off is None else place.off
    if off.value is False:
        status = PaperStatus.SURPLUS if leaf.given else PaperStatus.NOT_ASKED
        yield _line(leaf, status, "paper.not-for-case", off.because)
        return
    expired = bool(leaf.outdated) and leaf.waived.value is not True
    if code in missing:
        again = (PaperStatus.EXPIRED, f"{leaf.outdated[0]}-again") if expired else None
        lacking = again or (PaperStatus.MISSING, "paper.missing")
        yield _line(leaf, *lacking, leaf.applies.because + leaf.waived.because, others)
        return
    if expired:
        yield from (_line(leaf, PaperStatus.EXPIRED, why, ()) for why in leaf.outdated)
    if code in undecided:
        of_age = Met.MET in leaf.met and not leaf.missing
        yield _line(leaf, PaperStatus.UNDECIDED, "paper.age-unknown" if of_age else "paper.undecided", ())
    elif leaf.waived.value is True:
        yield _line(leaf, PaperStatus.WAIVED, "paper.waived", leaf.waived.because)
        if leaf.given:
            yield _line(leaf, PaperStatus.SURPLUS, "paper.brought-though-waived", ())
    elif leaf.asked is not None and unasked(leaf.asked, leaf.paper):
        message = "paper.system" if leaf.asked.action is Action.SYSTEM else "paper.looked-up"
        yield _line(leaf, PaperStatus.SURPLUS if leaf.given else PaperStatus.NOT_ASKED, message, ())
    elif leaf.given and leaf.met is Met.MET:
        served = (PaperStatus.PRESENT, "paper.present") if place.needed else (PaperStatus.SURPLUS, "paper.instead")
        yield _line(leaf, *served, leaf.applies.because)
    elif not expired:
        yield _line(leaf, PaperStatus.NOT_ASKED, _unneeded(case, place), ())


def _unneeded(case: Case, place: Place) -> str:
    """Why a paper that is not there is not missing."""
    if place.leaf.paper.optional:
        return "paper.if-any"
    return "paper.instead" if case.settled(place) else "paper.one-of"


def _line(
    leaf: Leaf, status: PaperStatus, message: str, because: tuple[Step, ...], others: tuple[Text, ...] = ()
) -> PaperLine:
    paper, asked = leaf.paper, leaf.paper.counted(leaf.asked)
    if others:
        asked = Step("paper.ask-or", {"asked": asked, "others": _listed(others)})
    values = {"paper": paper.name, "asked": asked, "age": paper.max_age}
    reasons = (attrs.evolve(step, depth=1) for step in because)
    return PaperLine(paper.code, status, (Step(message, values, paper.citation), *reasons))


def _listed(names: Iterable[Text]) -> Text:
    """Names one after another; they have commas of their own."""
    listed = tuple(names)
    return Text("; ".join(name.vi for name in listed), "; ".join(name.en for name in listed))
