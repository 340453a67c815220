"""What the steps of a page (*trình tự thực hiện*) hold against the limit in its table, a rule each."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain, combinations
from typing import Final

import attrs

from motcua.adapters.portal.comparing import surely_within, usually_within
from motcua.adapters.portal.doubts import DoubtKind
from motcua.adapters.portal.durations import Aim, Case, Deed, Mention
from motcua.adapters.portal.starts import Start
from motcua.timelimit import CalendarDays, Hours, TimeLimit, WorkingDays, WorkingHours

__all__ = ["against", "opposites"]

MOST_SHARES: Final = 8
"""Of more shares than these, nobody can tell which of them make up the whole."""
SHOWN: Final = 110
"""Characters of each of several clauses in one quotation."""

_Days = WorkingDays | CalendarDays
_Found = Iterator[tuple[DoubtKind, str]]
_RESULT: Final = Deed.GRANTS | Deed.ENDS


@attrs.frozen(slots=False)
class _Steps:
    """The durations of the steps beside a limit."""

    limit: TimeLimit
    told: Sequence[Mention]
    """Those that are not set aside."""

    @cached_property
    def met(self) -> list[Mention]:
        """Those that may be the whole or a part of it."""
        hours = isinstance(self.limit, Hours | WorkingHours)
        return [one for one in self.told if one.aim is not Aim.LONGER and (hours or one.aim is not Aim.BRIEF)]

    @cached_property
    def equal(self) -> list[Mention]:
        """Those of just the limit."""
        return [one for one in self.met if one.limit == self.limit]

    @cached_property
    def shares(self) -> list[Mention]:
        """Those that can stand beside the limit."""
        return [one for one in self.met if not self.against(one)]

    @cached_property
    def supported(self) -> bool:
        """Whether the steps state the limit themselves."""
        return any(
            Deed.PASSES_ON not in one.deed and (one.aim is Aim.WHOLE or one.start.of_the_dossier) for one in self.equal
        )

    def against(self, one: Mention) -> bool:
        """Whether a duration cannot stand beside the limit."""
        if one.limit is None or not usually_within(one.limit, self.limit):
            return True
        if one.aim is Aim.WHOLE:
            return one.limit != self.limit and not self.closes(one)
        if isinstance(one.limit, _Days) and isinstance(self.limit, _Days) and type(one.limit) is not type(self.limit):
            return one.start is not Start.OTHER and one.limit.amount == self.limit.amount
        return False

    def closes(self, one: Mention) -> bool:
        """Whether it is one of the shares that make the limit: all, or the last after an office handed it on."""
        if Case.BESIDE in one.case or not isinstance(self.limit, _Days):
            return False
        before = [amount for other in self.met if other is not one for amount in _days(other, self.limit)]
        makes = {sum(before), *before, *_sums(before)} if _handed_on(self.met) else {sum(before)}
        return any(self.limit.amount - own in makes for own in _days(one, self.limit))

    def make(self, shares: Sequence[Mention]) -> bool:
        """Whether the shares make up just the limit, and the first of them counts from nothing but the receipt."""
        if not isinstance(self.limit, _Days):
            return False
        own = [(one, amount) for one in shares for amount in _days(one, self.limit)]
        return self.limit.amount == sum(amount for _, amount in own) and not own[0][0].start.elsewhere

    def fit(self) -> bool:
        """Whether several shares together are surely no longer than the limit, whichever units they are in."""
        parts = [one.limit for one in self.shares if one.limit is not None]
        alike = {type(part) for part in parts} <= {type(self.limit)}
        return alike or len(parts) == 1 or surely_within(parts[0], self.limit, *parts[1:])

    def ahead(self, some: Sequence[Mention]) -> bool:
        """Whether each of them is the limit itself, or the dossier is but looked at within it."""
        looked_at = (Deed.CHECKS in one.deed and Deed.PASSES_ON not in one.deed for one in some)
        return all(one.limit == self.limit or looks for one, looks in zip(some, looked_at, strict=True))

    def add_up(self) -> bool:
        """Whether the shares leave a limit in days as it stands.

        They do where together they are no longer, or where some of them, to the last, make up just its amount; what
        stands before those is the limit itself or a look at the dossier, or they count from the receipt. They do not
        where it takes days of two kinds to make up its amount.
        """
        if not isinstance(self.limit, _Days):
            return self.fit()
        alike = [one for one in self.shares if type(one.limit) is type(self.limit)]
        begins = (at for at, one in enumerate(alike[:-1]) if one.start.of_the_dossier or self.ahead(alike[:at]))
        if len(alike) <= MOST_SHARES and any(self.make(alike[at:]) for at in begins):
            return True
        own = sum(amount for one in alike for amount in _days(one, self.limit))
        mixed = [one.limit.amount for one in self.shares if isinstance(one.limit, _Days)]
        return self.fit() and own <= self.limit.amount and self.limit.amount not in _sums(mixed)


def _handed_on(some: Sequence[Mention]) -> bool:
    """Whether at the end of one of them the dossier goes to another office, or is posted up."""
    return any(Deed.PASSES_ON in one.deed for one in some)


def _days(one: Mention, like: _Days) -> tuple[int, ...]:
    """The amount of a duration in days of that kind, if it is in them."""
    return (one.limit.amount,) if isinstance(one.limit, _Days) and type(one.limit) is type(like) else ()


def _sums(amounts: list[int]) -> set[int]:
    """Every sum of two or more of the amounts; of too many nothing can be told."""
    if len(amounts) > MOST_SHARES:
        return set()
    return {sum(some) for size in range(2, len(amounts) + 1) for some in combinations(amounts, size)}


# ── The rules ────────────────────────────────────────────────────────────────────────────────


def _extended(steps: _Steps) -> _Found:
    """Something is added to the whole, or left out of it."""
    yield from ((DoubtKind.EXTENDED, one.clause) for one in steps.told if one.aim is Aim.LONGER)


def _started_elsewhere(steps: _Steps) -> _Found:
    """Just the limit, counted from something else than the receipt."""
    yield from ((DoubtKind.OTHER_START, one.clause) for one in steps.equal if one.start.elsewhere)


def _for_some(steps: _Steps) -> _Found:
    """Just the limit, and for some alone."""
    if steps.equal and all(Case.ALONE in one.case for one in steps.equal):
        yield DoubtKind.CASES_DIFFER, steps.equal[0].clause


def _by_kind(steps: _Steps) -> _Found:
    """A kind of case with its own amount, where another amount stands as well."""
    kinds = [one for one in steps.met if Case.BEFORE in one.case or (Case.ALONE in one.case and one not in steps.equal)]
    if kinds and any(one.limit != steps.limit for one in steps.met):
        yield DoubtKind.CASES_DIFFER, kinds[0].clause


def _contradicting(steps: _Steps) -> _Found:
    """Another whole, or a part that does not fit."""
    yield from ((DoubtKind.PROSE_DIFFERS, one.clause) for one in steps.met if steps.against(one))


def _given_in_a_part(steps: _Steps) -> _Found:
    """Stages in which the result is given, where none of them is the limit and they do not make it up."""
    if steps.equal or steps.make(steps.shares):
        return
    for one in steps.shares:
        if Deed.ENDS in one.deed and one.start is Start.OTHER:
            yield DoubtKind.OTHER_START, one.clause
        elif one.deed & _RESULT and one.start is not Start.OTHER and not _handed_on(steps.met):
            yield DoubtKind.PROSE_DIFFERS, one.clause


def _going_on(steps: _Steps) -> _Found:
    """A stage that goes on behind the limit, to the result."""
    granted = any(Deed.GRANTS in one.deed for one in steps.equal)
    settled = granted or any(one.aim is Aim.WHOLE for one in steps.equal)
    behind = Deed.HANDS_OVER if granted else _RESULT if settled else _RESULT | Deed.SETTLES
    stated = False
    for one in steps.shares if steps.supported else ():
        stated |= one.limit == steps.limit
        done = one.deed & (behind if stated or settled else _RESULT)
        unsaid = stated and not settled and one.start is Start.UNSAID and not steps.add_up()
        goes_on = one.start is Start.LATER or (done and (one.start.elsewhere or unsaid))
        if one.limit != steps.limit and goes_on:
            yield DoubtKind.STAGES_EXCEED, one.clause
            return


def _given_otherwise(steps: _Steps) -> _Found:
    """The result is given in another time too, from no other start, where the limit is the whole already."""
    if any(one.aim is Aim.WHOLE for one in steps.equal):
        others = (one for one in steps.shares if one.limit != steps.limit and one.start is Start.UNSAID)
        yield from ((DoubtKind.PROSE_DIFFERS, one.clause) for one in others if Deed.ENDS in one.deed)


def _exceeding(steps: _Steps) -> _Found:
    """Stages that together make another limit."""
    if not steps.supported and not steps.add_up():
        yield DoubtKind.STAGES_EXCEED, "; ".join(one.clause[:SHOWN] for one in steps.shares)


_RULES: Final[tuple[Callable[[_Steps], _Found], ...]] = (
    _extended,
    _started_elsewhere,
    _for_some,
    _by_kind,
    _contradicting,
    _given_in_a_part,
    _going_on,
    _given_otherwise,
    _exceeding,
)


def against(limit: TimeLimit, found: Sequence[Mention]) -> _Found:
    """What the durations of the steps hold against the limit, each with its clause."""
    steps = _Steps(limit, [one for one in found if one.aim is not Aim.ASIDE])
    return chain.from_iterable(rule(steps) for rule in _RULES)


_NOT: Final = re.compile(r"\b(?:không|chưa) ")


def opposites(text: str) -> _Found:
    """Two headings in the steps of which one is the other with a "không": each has a time of its own."""
    headings = (part.strip(" -+•*") for line in text.casefold().splitlines() for part in line.split(":")[:-1])
    told = {" ".join(heading.split()) for heading in headings}
    without = {one: _NOT.sub("", one, count=1) for one in told}
    yield from ((DoubtKind.CASES_DIFFER, one) for one in sorted(told) if without[one] != one and without[one] in told)
