"""What is to be said of every paper: its status first, and the sentences when somebody asks for them."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from motcua.annotated import on_trust
from motcua.completeness.answer import PaperLine, PaperStatus
from motcua.completeness.judging import Case, Ground, Leaf, Met, Place, unasked
from motcua.conditions import FactValue
from motcua.explain import Step, a_step, at_depth
from motcua.papers import Action, Requirement
from motcua.wording import Text

__all__ = ["Remark", "lines", "remarks"]

_RANK: Final = {status: rank for rank, status in enumerate(PaperStatus)}
"""What is said of a paper that stands in several places: the first of these."""
_BESIDE: Final = {
    PaperStatus.MISSING: PaperStatus.EXPIRED,
    PaperStatus.UNDECIDED: PaperStatus.EXPIRED,
    PaperStatus.WAIVED: PaperStatus.SURPLUS,
}
"""What is said beside it."""


_a_line: Final = on_trust(PaperLine)


class Remark(NamedTuple):
    """The status of one paper, and what its sentences are made of."""

    code: str
    status: PaperStatus
    message: str
    leaf: Leaf | None = None
    """The paper as the rules list it; ``None`` for one that was brought and that nothing lists."""
    grounds: tuple[Ground, ...] = ()
    places: tuple[Place, ...] = ()
    """Of a missing paper, where it stands: what may be brought instead follows from that."""


def remarks(
    case: Case, requirement: Requirement, missing: tuple[str, ...], undecided: tuple[str, ...]
) -> Iterator[Remark]:
    """A remark on every paper listed, in order, then one on every other that was brought."""
    found: dict[str, list[Place]] = {}
    for place in case.walk(requirement):
        found.setdefault(place.leaf.paper.code, []).append(place)
    for code, places in found.items():
        wanted = tuple(places) if code in missing else ()
        made = [remark for place in places for remark in _made(case, place, wanted, undecided)]
        best = min(made, key=lambda remark: _RANK[remark.status])
        yield best
        yield from [remark for remark in made if remark.status is _BESIDE.get(best.status)][:1]
    for code in case.given:
        if code not in found:
            yield Remark(code, PaperStatus.SURPLUS, "paper.unlisted")


def _made(case: Case, place: Place, wanted: tuple[Place, ...], undecided: tuple[str, ...]) -> Iterator[Remark]:
    """What is to be said of one paper in one place; ``wanted`` are all its places, if it is missing."""
    leaf, code = place.leaf, place.leaf.paper.code
    if place.off is not None or leaf.applies is False:
        status = PaperStatus.SURPLUS if leaf.given else PaperStatus.NOT_ASKED
        yield Remark(code, status, "paper.not-for-case", leaf, leaf.grounds if place.off is None else (place.off,))
        return
    waiver = () if leaf.paper.waived_if is None else (leaf.paper.waived_if,)
    expired = bool(leaf.outdated) and leaf.waived is not True
    if wanted:
        again = (PaperStatus.EXPIRED, f"{leaf.outdated[0]}-again") if expired else None
        yield Remark(code, *(again or (PaperStatus.MISSING, "paper.missing")), leaf, leaf.grounds + waiver, wanted)
        return
    if expired:
        yield from (Remark(code, PaperStatus.EXPIRED, why, leaf) for why in leaf.outdated)
    if code in undecided:
        of_age = Met.MET in leaf.met and not leaf.missing
        yield Remark(code, PaperStatus.UNDECIDED, "paper.age-unknown" if of_age else "paper.undecided", leaf)
    elif leaf.waived is True:
        yield Remark(code, PaperStatus.WAIVED, "paper.waived", leaf, waiver)
        if leaf.given:
            yield Remark(code, PaperStatus.SURPLUS, "paper.brought-though-waived", leaf)
    elif leaf.asked is not None and unasked(leaf.asked, leaf.paper):
        message = "paper.system" if leaf.asked.action is Action.SYSTEM else "paper.looked-up"
        yield Remark(code, PaperStatus.SURPLUS if leaf.given else PaperStatus.NOT_ASKED, message, leaf)
    elif leaf.given and leaf.met is Met.MET:
        served = (PaperStatus.PRESENT, "paper.present") if place.needed else (PaperStatus.SURPLUS, "paper.instead")
        yield Remark(code, *served, leaf, leaf.grounds)
    elif not expired:
        yield Remark(code, PaperStatus.NOT_ASKED, _unneeded(case, place), leaf)


def _unneeded(case: Case, place: Place) -> str:
    """Why a paper that is not there is not missing."""
    if place.leaf.paper.optional:
        return "paper.if-any"
    return "paper.instead" if case.settled(place) else "paper.one-of"


# ── The sentences ────────────────────────────────────────────────────────────────────────────


def lines(case: Case, made: Iterable[Remark], missing: tuple[str, ...]) -> Iterator[PaperLine]:
    """The remarks with the steps that say why, facts and answers called by their names."""
    listed: dict[str, None] = {}
    for remark in made:
        if remark.leaf is None:
            yield _a_line(remark.code, remark.status, (_unlisted(remark, listed),))
        else:
            listed[remark.code] = None
            yield _line(case, remark, remark.leaf, missing)


def _unlisted(remark: Remark, listed: Iterable[str]) -> Step:
    code = remark.code[:60]
    near = tuple(difflib.get_close_matches(code.casefold(), listed, n=1))
    return a_step("paper.unlisted-near" if near else remark.message, {"code": code, "near": near})


def _line(case: Case, remark: Remark, leaf: Leaf, missing: tuple[str, ...]) -> PaperLine:
    paper, asked = leaf.paper, leaf.paper.counted(leaf.asked, leaf.paper.times(case.facts) or 1)
    others = tuple(_others(case, remark.places, missing)) if remark.places else ()
    if others:
        asked = a_step("paper.ask-or", {"asked": asked, "others": _listed(others)})
    values = {"paper": paper.name, "asked": asked, "age": paper.max_age}
    reasons = (at_depth(step, 1) for step in _because(remark.grounds, case.facts))
    return _a_line(paper.code, remark.status, (a_step(remark.message, values, paper.citation), *reasons))


def _because(grounds: Iterable[Ground], facts: Mapping[str, FactValue]) -> Iterator[Step]:
    for ground in grounds:
        yield from (ground,) if isinstance(ground, Step) else ground.evaluate(facts).because


def _others(case: Case, places: Iterable[Place], missing: tuple[str, ...]) -> Iterator[Text]:
    """What may be brought instead of a missing paper, in every place that asks for it."""
    asking = (place for place in places if place.off is None and place.leaf.applies is not False)
    first, *rest = (dict.fromkeys(case.others(place)) for place in asking)
    ways = (way for way in first if all(way in others for others in rest))
    return (
        Text(" + ".join(paper.name.vi for paper in way), " + ".join(paper.name.en for paper in way))
        for way in ways
        if not any(paper.code in missing for paper in way)
    )


def _listed(names: Iterable[Text]) -> Text:
    """Names one after another; they have commas of their own."""
    listed = tuple(names)
    return Text("; ".join(name.vi for name in listed), "; ".join(name.en for name in listed))
