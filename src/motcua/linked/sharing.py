"""Papers that several parts ask for: brought once, and not at all where one part hands them to the next."""

from collections.abc import Collection, Iterable, Iterator
from typing import cast

import attrs

from motcua.conditions import ALWAYS, Condition
from motcua.linked.parts import LinkedPart, before
from motcua.papers import AllOf, AtLeast, OneOf, Paper, Requirement, regrouped

__all__ = ["shared_papers"]


def shared_papers(common: Requirement | None, parts: Iterable[LinkedPart]) -> Requirement:
    """The papers of the package and those its parts ask besides; without the former, those of the parts' procedures.

    What several ask for is named once, with the larger number of it; what one part hands to those behind it is asked of
    nobody. Papers are the same when code and name are.
    """
    chosen = {part.code: part for part in parts}
    kept = [*_items(common)] if common is not None else []
    own = len(kept)
    for part in chosen.values():
        given = {code for other in before(part.code, chosen) for code in chosen[other].gives}
        of_procedure = part.procedure.papers if part.procedure and common is None else None
        for requirement in (part.papers, of_procedure):
            for item in _items(requirement) if requirement is not None else ():
                for left in _without(item, given):
                    _keep(kept, left)
    return common if common is not None and len(kept) == own else AllOf(*kept)


def _items(requirement: Requirement) -> tuple[Requirement, ...]:
    """What a plain list of papers is made of; anything else is one thing."""
    plain = isinstance(requirement, AllOf) and requirement.when == ALWAYS
    return requirement.items if plain and isinstance(requirement, AllOf) else (requirement,)


def _without(item: Requirement, given: Collection[str]) -> Iterator[Requirement]:
    """What is left to ask for when those papers are there already."""
    if isinstance(item, Paper):
        if item.code not in given:
            yield item
        return
    group = cast("AllOf | OneOf | AtLeast", item)
    if not isinstance(group, OneOf) or all(paper.code not in given for paper in group):
        yield from regrouped(group, (left for one in group.items for left in _without(one, given)))


def _keep(kept: list[Requirement], item: Requirement) -> None:
    """Add it, or ask for more of the same."""
    for at, known in enumerate(kept):
        if known == item:
            return
        if isinstance(known, Paper) and isinstance(item, Paper) and (known.code, known.name) == (item.code, item.name):
            kept[at] = _both(known, item)
            return
    kept.append(item)


def _both(one: Paper, other: Paper) -> Paper:
    """A paper that serves two parts: asked where either asks for it, as often as the one that asks for more."""
    alike = one.waived_if == other.waived_if
    when = _either(one.when, other.when) if alike else _either(_asked(one), _asked(other))
    return attrs.evolve(
        one,
        originals=max(one.originals, other.originals),
        copies=max(one.copies, other.copies),
        each=one.each or other.each,
        when=when,
        waived_if=one.waived_if if alike else None,
        channels=tuple(dict.fromkeys((*one.channels, *other.channels))),
        optional=one.optional and other.optional,
    )


def _asked(paper: Paper) -> Condition:
    return paper.when if paper.waived_if is None else paper.when & ~paper.waived_if


def _either(one: Condition, other: Condition) -> Condition:
    return ALWAYS if ALWAYS in {one, other} else one if one == other else one | other
