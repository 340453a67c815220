"""The rules of the counter's clock (*sau 15 giờ*): several instruments, several effects, told apart by name.

Which of them a procedure follows is a row of the procedure; here they stand with their dates and their articles.
"""

import datetime as dt
import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import shown
from motcua.citation import Citation
from motcua.compiled import counting as rows
from motcua.dated import Dated, InForce
from motcua.errors import BadValue, UnknownCode
from motcua.timelimit.base import TimeLimit
from motcua.timelimit.days import CalendarDays, Months, SameDay, WorkingDays, Years
from motcua.wording.refusing import no_promise

__all__ = ["CUTOFF_RULES", "CutoffEffect", "CutoffRule", "cutoff_rule"]


class CutoffEffect(enum.StrEnum):
    """What becomes of a dossier received strictly after the clock time."""

    DUE_NEXT_WORKING_DAY = "due-next-working-day"
    MAY_BE_DUE_NEXT_WORKING_DAY = "may-be-due-next-working-day"
    """Only what cannot be settled at once; the promise allows for it."""
    HANDED_OVER_NEXT_MORNING = "handed-over-next-morning"
    """The paper goes on the next morning; the limit is not moved."""
    RECEIVED_NEXT_WORKING_DAY = "received-next-working-day"
    """The limit counts from the next working day; day 1 is the day after it."""


@attrs.frozen(field_transformer=as_annotated)
class CutoffRule:
    """One rule of the clock (*mốc 15 giờ*) as one instrument has it."""

    name: str
    at: dt.time
    effect: CutoffEffect
    in_force: InForce
    citation: Citation

    def applied(self, limit: TimeLimit | None = None) -> TimeLimit:
        """The limit under this rule: the same day with its cut-off, or the given limit with it.

        Raises ``NoPromise`` for the rule that moves the hand-over of paper and no limit, ``BadValue`` where the limit
        is missing or has no day a cut-off could move.

        >>> cutoff_rule("package", on=dt.date(2026, 9, 1)).applied(WorkingDays(3))
        WorkingDays(3, cutoff=datetime.time(15, 0))
        """
        if self.effect is CutoffEffect.HANDED_OVER_NEXT_MORNING:
            raise no_promise("promise.moves-paper")
        if self.effect is not CutoffEffect.RECEIVED_NEXT_WORKING_DAY:
            return SameDay(cutoff=self.at)
        if isinstance(limit, WorkingDays | CalendarDays | Months | Years):
            return attrs.evolve(limit, cutoff=self.at)
        raise BadValue("limit under a cut-off", repr(limit), "a limit in days, months or years")


def _rules() -> Mapping[str, Dated[CutoffRule]]:
    found: dict[str, list[tuple[InForce, CutoffRule]]] = {}
    for name, clock, effect, first, last, cite, verified in rows.CUTOFFS:
        spell = InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
        citation = Citation.parse(cite, verified=verified)
        found.setdefault(name, []).append(
            (spell, CutoffRule(name, dt.time.fromisoformat(clock), CutoffEffect(effect), spell, citation))
        )
    return MappingProxyType(
        {name: Dated.of(f"rule {name!r} of the clock", versions) for name, versions in found.items()}
    )


CUTOFF_RULES: Final = _rules()
"""``certify``, ``civil-status``, ``transfer`` and ``package``, each with the versions it has had."""


def cutoff_rule(name: str, *, on: dt.date) -> CutoffRule:
    """The rule of that name in force on a day; raises ``UnknownCode`` and ``NotInForce``.

    >>> cutoff_rule("certify", on=dt.date(2026, 8, 28)).applied()
    SameDay(cutoff=datetime.time(15, 0))
    """
    if name not in CUTOFF_RULES:
        raise UnknownCode("rule of the clock", shown(name), tuple(CUTOFF_RULES))
    return CUTOFF_RULES[name].on(on)
