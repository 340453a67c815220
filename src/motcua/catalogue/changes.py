"""What differs between two catalogues, in the words in which an authority announces it: new, amended, abolished."""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from motcua.conditions import ALWAYS
from motcua.dated import Dated
from motcua.errors import NotInForce
from motcua.explain import Step
from motcua.procedure import LimitRule, Procedure
from motcua.wording import LOCALES, Text

__all__ = ["Change", "changes"]

ONE_DAY = dt.timedelta(days=1)


@attrs.frozen
class Change:
    """One difference between two catalogues (*ban hành mới, sửa đổi, bãi bỏ*), from a day on."""

    kind: str
    """``"added"``, ``"amended"`` or ``"abolished"``."""
    code: str
    since: dt.date
    steps: tuple[Step, ...]

    def say(self, locale: str) -> str:
        """The change in words."""
        return "\n".join(step.say(locale) for step in self.steps)

    def __str__(self) -> str:
        return self.say("vi")


def changes(code: str, old: tuple[Procedure, ...], new: tuple[Procedure, ...]) -> Iterator[Change]:
    """What changed for one code; of days on which nothing differs, nothing is said."""
    spoken: tuple[object, ...] | None = None
    for day in _boundaries((*old, *new)):
        before, after = _on(old, day), _on(new, day)
        steps = tuple(_difference(before, after, day))
        met = (before is None, after is None, *(step.say("en") for step in steps[1:]))
        if steps and met != spoken:
            kind = "added" if before is None else "abolished" if after is None else "amended"
            yield Change(kind, code, day, steps)
        spoken = met if steps else None


def _boundaries(versions: Iterable[Procedure]) -> list[dt.date]:
    """Every day on which something starts, or is the first without it."""
    days = {version.in_force.first for version in versions}
    days |= {last + ONE_DAY for version in versions if (last := version.in_force.last) is not None}
    return sorted(days)


def _on(versions: tuple[Procedure, ...], day: dt.date) -> Procedure | None:
    try:
        return Dated.of("version", [(version.in_force, version) for version in versions]).on(day)
    except NotInForce:
        return None


def _difference(before: Procedure | None, after: Procedure | None, day: dt.date) -> Iterator[Step]:
    """The headline, then one line for each thing that differs."""
    known = after or before
    if known is None or before == after:
        return
    values = {"code": str(known.code), "name": known.name, "day": day}
    if before is None or after is None:
        yield Step("change.added" if before is None else "change.abolished", values, known.amended_by)
        return
    lines = tuple(_amended(before, after))
    if lines:
        yield Step("change.amended", values, after.amended_by)
        yield from lines


def _amended(before: Procedure, after: Procedure) -> Iterator[Step]:
    old, new = _limits(before), _limits(after)
    if old != new:
        yield Step("change.limits", {"old": old, "new": new}, depth=1)
    had, has = ({paper.code: paper for paper in version.papers} for version in (before, after))
    for message, codes, names in (
        ("change.paper-added", has.keys() - had.keys(), has),
        ("change.paper-removed", had.keys() - has.keys(), had),
        ("change.paper-amended", {code for code in had.keys() & has.keys() if had[code] != has[code]}, has),
    ):
        for code in sorted(codes):
            yield Step(message, {"paper": names[code].name}, names[code].citation, depth=1)
    for aspect in ("name", "field", "level", "channels", "fees", "results", "conditions", "announced_by"):
        if getattr(before, aspect) != getattr(after, aspect):
            yield Step(f"change.{aspect.replace('_', '-')}", depth=1)


def _limits(version: Procedure) -> tuple[Text, ...]:
    """The limits as they are compared and said, each with its case."""
    return tuple(Text(*(_said(rule, locale) for locale in LOCALES)) for rule in version.limits)


def _said(rule: LimitRule, locale: str) -> str:
    said = rule.limit.say(locale)
    return said if rule.applies == ALWAYS else f"{said} ({rule.applies})"
