"""What a package is, in lines: its totals, and every part with who works on it, how long, and what it waits for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from motcua.conditions import Channel, worded
from motcua.explain import Step
from motcua.linked.parts import LinkedPart, Share, TotalRule
from motcua.procedure.notice import case_lines, limit_lines
from motcua.wording import Text

if TYPE_CHECKING:
    from motcua.linked.package import LinkedProcedure

__all__ = ["lines"]


def lines(package: "LinkedProcedure") -> Iterator[Step]:
    """The lines, facts and answers called what the package calls them."""
    yield from worded(_lines(package), package.asked)


def _lines(package: "LinkedProcedure") -> Iterator[Step]:
    names = {part.code: part.name for part in package.parts}
    yield Step("package.named", {"name": package.name, "code": package.code}, package.amended_by)
    if len(package.channels) < len(Channel):
        yield Step("package.channels", {"channels": package.channels}, package.channels_cited, depth=1)
    for rule in map(TotalRule.of, package.totals):
        yield Step("package.adds" if rule.adds else "package.total", {"limit": rule.limit}, rule.citation, depth=1)
        for message, codes in (("package.needs", rule.needs), ("package.covers", rule.covers)):
            if codes:
                yield Step(message, {"parts": tuple(names[code] for code in codes)}, depth=2)
        yield from case_lines(rule.applies, 2)
    for part in package.parts:
        yield Step("package.optional" if part.free else "package.part", {"part": part.name}, part.citation, depth=1)
        yield from _shares(part, dict(package.agencies))
        yield from (line for rule in part.rules if not rule.promises for line in limit_lines(rule, 2))
        if part.waits_for:
            yield Step("package.waits", {"parts": tuple(names[code] for code in part.waits_for)}, depth=2)
        if part.consent is not None:
            consent = part.consent
            yield Step("plan.consent-open", {"consent": consent.name}, consent.citation, depth=2)
            yield from case_lines(consent.when, 3)


def _shares(part: LinkedPart, agencies: dict[str, Text]) -> Iterator[Step]:
    """Who works on it and how long, by case; without a time of its own, that the total holds."""
    own = (Share(part.agency, r.limit, when=r.applies, citation=r.citation) for r in part.rules if r.promises)
    shares = part.shares or tuple(own)
    for share in shares:
        told = {"agency": agencies.get(share.agency, share.agency), "limit": share.limit}
        yield Step("package.share", told, share.citation, depth=2)
        yield from case_lines(share.when, 3)
    if not shares:
        yield Step("package.with-total", {"agency": agencies.get(part.agency, part.agency)}, depth=2)
