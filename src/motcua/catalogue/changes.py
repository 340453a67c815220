"""What differs between two catalogues, in the words in which an authority announces it: new, amended, abolished."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.catalogue.local import LocalRule, localised
from motcua.citation import Citation
from motcua.conditions import ALWAYS
from motcua.dated import Dated
from motcua.errors import NotInForce
from motcua.explain import Step
from motcua.linked import LinkedProcedure
from motcua.papers import Paper
from motcua.procedure import LimitKind, LimitRule, Procedure
from motcua.wording import LOCALES, Text, say

__all__ = ["Change", "changes", "local_changes"]

ONE_DAY = dt.timedelta(days=1)


@attrs.frozen(field_transformer=as_annotated)
class Change:
    """One difference between two catalogues (*ban hành mới, sửa đổi, bãi bỏ*), from a day on."""

    kind: str
    """``"added"``, ``"amended"``, ``"abolished"``, or ``"absent"`` for what merely does not stand in the other set."""
    code: str
    since: dt.date
    steps: tuple[Step, ...]
    jurisdiction: str | None = None
    """The place whose own rules differ; ``None`` for the national ones."""

    def say(self, locale: str) -> str:
        """The change in words."""
        return "\n".join(step.say(locale) for step in self.steps)

    def __str__(self) -> str:
        return self.say("vi")


Versions: TypeAlias = tuple[Procedure, ...]
Version: TypeAlias = Procedure | LinkedProcedure
V = TypeVar("V", bound=Procedure | LinkedProcedure)
Difference: TypeAlias = tuple[str, dt.date, tuple[Step, ...]]
"""The kind, the day from which it holds, the headline with a line for each thing that differs."""


def changes(code: str, old: tuple[V, ...], new: tuple[V, ...]) -> Iterator[Change]:
    """What changed for one code, of a procedure or a package; of days on which nothing differs, nothing is said."""
    spoken: tuple[str, ...] = ()
    for day in _boundaries((*old, *new)):
        before, after = _on(old, day), _on(new, day)
        found = _both(before, after, day) if before and after else None
        if after is not None and before is None:
            found = _only_new(old, after, day)
        elif before is not None and after is None:
            found = _only_old(before, old, new, day)
        met = _said_of(found)
        if found and met != spoken:
            kind, since, steps = found
            yield Change(kind, code, since, steps)
        spoken = met


def local_changes(
    place: str, old: tuple[Versions, Sequence[LocalRule]], new: tuple[Versions, Sequence[LocalRule]]
) -> Iterator[Change]:
    """What changed for one code in a place with rules of its own, beside what changed everywhere."""
    (old_versions, old_rules), (new_versions, new_rules) = old, new
    if old_rules == new_rules:
        return
    spoken: tuple[str, ...] = ()
    for day in _boundaries((*old_versions, *new_versions, *old_rules, *new_rules)):
        before, after = _on(old_versions, day), _on(new_versions, day)
        if before is None or after is None:
            continue
        everywhere = {str(step) for step in _amended(before, after)}
        there = _amended(localised(before, old_rules, day), localised(after, new_rules, day))
        lines = tuple(step for step in there if str(step) not in everywhere)
        met = tuple(map(str, lines))
        if lines and met != spoken:
            headline = _headline("change.local", after, day=day, place=place)
            yield Change("amended", after.code.number, day, (headline, *lines), place)
        spoken = met


def _said_of(found: Difference | None) -> tuple[str, ...]:
    """What makes a difference the same as the one before it, whatever its day."""
    if found is None:
        return ()
    kind, _, (headline, *lines) = found
    return kind, headline.message, *map(str, lines)


def _boundaries(rules: Sequence[Version | LocalRule]) -> list[dt.date]:
    """Every day on which something starts, or is the first without it."""
    ends = (_first_without(rule) for rule in rules)
    return sorted({rule.in_force.first for rule in rules} | {day for day in ends if day is not None})


def _first_without(rule: Version | LocalRule) -> dt.date | None:
    """The first day after its last, if it has one."""
    last = rule.in_force.last
    return None if last is None or last == dt.date.max else last + ONE_DAY


def _on(versions: tuple[V, ...], day: dt.date) -> V | None:
    try:
        return Dated.of("version", [(version.in_force, version) for version in versions]).on(day)
    except NotInForce:
        return None


# ── One day ──────────────────────────────────────────────────────────────────────────────────


def _headline(message: str, version: Version, *, cites: Citation | None = None, **more: object) -> Step:
    return Step(message, {"code": str(version.code), "name": version.name, **more}, cites)


def _begins(version: Version, day: dt.date) -> Citation | None:
    """The instrument that made the version, on its first day."""
    return version.amended_by if version.in_force.first == day else None


def _abolished_by(version: Version) -> Citation | None:
    """The instrument that ended it; of packages none is named."""
    return version.abolished_by if isinstance(version, Procedure) else None


def _both(before: Version, after: Version, day: dt.date) -> Difference | None:
    lines = tuple(_amended(before, after))
    headline = _headline("change.amended", after, cites=_begins(after, day), day=day)
    return ("amended", day, (headline, *lines)) if lines else None


def _only_new(old: tuple[V, ...], after: V, day: dt.date) -> Difference:
    """A version where the old set has none: a new procedure, or one that it knows of other days."""
    earlier = _latest_before(old, day)
    if earlier is not None:
        goes_on = _headline("change.continued", after, cites=_begins(after, day), day=day)
        return _both(earlier, after, day) or ("amended", day, (goes_on,))
    if old:
        return "amended", day, (_headline("change.earlier", after, day=day),)
    return "added", day, (_headline("change.added", after, cites=_begins(after, day), day=day),)


def _only_old(before: V, old: tuple[V, ...], new: tuple[V, ...], day: dt.date) -> Difference:
    """A version where the new set has none: it ended there, its amendment is not known, or nothing of it is."""
    ended = _latest_before(new, day)
    if ended is None:
        later = min((version.in_force.first for version in new), default=None)
        message = "change.absent" if later is None else "change.absent-before"
        return "absent", day, (_headline(message, before, day=later),)
    amends = before.in_force.first == day and _latest_before(old, day) is not None
    if amends and _abolished_by(ended) is None:
        return "amended", day, (_headline("change.withdrawn", before, day=day), *_amended(before, ended))
    first = _first_without(ended) or day
    return "abolished", first, (_headline("change.abolished", ended, cites=_abolished_by(ended), day=first),)


def _latest_before(versions: tuple[V, ...], day: dt.date) -> V | None:
    """The latest of the versions that began before that day."""
    began = (version for version in versions if version.in_force.first < day)
    return max(began, key=lambda version: version.in_force.first, default=None)


def _amended(before: Version, after: Version) -> Iterator[Step]:
    old, new = _limits(before), _limits(after)
    if old != new:
        yield Step("change.limits", {"old": old, "new": new}, depth=1)
    had, has = _papers(before), _papers(after)
    for message, codes, names in (
        ("change.paper-added", has.keys() - had.keys(), has),
        ("change.paper-removed", had.keys() - has.keys(), had),
        ("change.paper-amended", {code for code in had.keys() & has.keys() if had[code] != has[code]}, has),
    ):
        for code in sorted(codes):
            yield Step(message, {"paper": names[code].name}, names[code].citation, depth=1)
    if had == has and before.papers != after.papers:
        yield Step("change.papers-arranged", depth=1)
    aspects = ASPECTS if isinstance(before, Procedure) else OF_PACKAGES
    for aspect in aspects:
        if getattr(before, aspect) != getattr(after, aspect):
            said = _fees(before, after) if aspect == "fees" else None
            yield said or Step(f"change.{aspect.replace('_', '-')}", depth=1)


def _papers(version: Version) -> Mapping[str, Paper]:
    return {} if version.papers is None else {paper.code: paper for paper in version.papers}


OF_PACKAGES: Final = (
    "name",
    "field",
    "lead",
    "agencies",
    "channels",
    "facts",
    "parts",
    "opted_into",
    "counted",
    "national_codes",
)
"""What an authority announces of a package besides its totals and papers."""
ASPECTS: Final = (
    "name",
    "field",
    "level",
    "authority",
    "applicants",
    "channels",
    "facts",
    "steps",
    "requires",
    "fees",
    "results",
    "conditions",
    "replaced_by",
    "announced_by",
)
"""What else an authority announces; the legal basis alone changes nothing for an applicant."""


def _fees(before: Version, after: Version) -> Step | None:
    """The fees that differ, by name."""
    charged = (version.fees.fees if isinstance(version, Procedure) else () for version in (before, after))
    had, has = ({fee.item: fee for fee in fees} for fees in charged)
    items = [item for item in {**had, **has} if had.get(item) != has.get(item)]
    names = tuple(({**had, **has}[item]).name for item in items)
    return Step("change.fees-of", {"fees": names}, depth=1) if names else None


def _limits(version: Version) -> tuple[Text, ...]:
    """The limits as they are compared and said, each with its case; of a package its totals."""
    rules = version.limits if isinstance(version, Procedure) else version.totals
    return tuple(Text(*(_said(rule, locale) for locale in LOCALES)) for rule in rules)


def _said(rule: LimitRule, locale: str) -> str:
    """The limit, whom it binds or what it is, where it is not the agency's total, from when it counts, and its case."""
    of_all = "notice.adds" if rule.adds else f"notice.binds-{rule.binds}"
    message = of_all if rule.kind is LimitKind.TOTAL else f"notice.kind-{rule.kind}"
    said = say(message, locale, {"limit": rule.limit})
    said = said if rule.name is None else f"{rule.name.say(locale)}: {said}"
    said = said if rule.since is None else f"{said}, {say('notice.since', locale, {'event': rule.since})}"
    return said if rule.applies == ALWAYS else f"{said} ({rule.applies})"
