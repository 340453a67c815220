"""How long a procedure may take: limits with the case each is for, whom they bind, which of them make the promise."""

import enum
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose as member
from motcua.checks import kind as is_a
from motcua.checks import shown
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactValue, filed, undecided
from motcua.conditions.facts import channels
from motcua.errors import BadValue
from motcua.explain import Step, a_step
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    Years,
)
from motcua.wording import Text
from motcua.wording.refusing import no_promise

__all__ = [
    "COUNTED",
    "Binds",
    "LimitKind",
    "LimitRule",
    "additions",
    "choose",
    "of_steps",
    "other_starts",
    "shortens",
    "spoken",
    "summed",
]

HOURS_A_DAY: Final = 8
"""Working hours of a working day (Labour Code 2019, art. 105)."""
COUNTED: Final = (WorkingDays, CalendarDays, Months, Years, WorkingHours, Hours)


class Binds(enum.StrEnum):
    """Whom a time limit binds (*bên phải tuân thủ thời hạn*)."""

    AGENCY = "agency"
    APPLICANT = "applicant"
    """A day by which somebody has to file; it never becomes a return date."""
    CONSULTED = "consulted"
    """An agency that is asked; its answer lies inside the agency's own limit."""


class LimitKind(enum.StrEnum):
    """What a time limit is (*loại thời hạn*); only the total one of the agency becomes a return date."""

    TOTAL = "total"
    """The limit of the whole procedure, or an addition to it."""
    STAGE = "stage"
    """The share of one authority in the total, one after the other."""
    STEP = "step"
    """A deadline inside the procedure that changes no total."""
    POSTING = "posting"
    """Time for which something is posted in public: a minimum, not a maximum."""
    EXCLUDED = "excluded"
    """Time that is not counted when it occurs: it stops the clock."""
    PERIODIC = "periodic"
    """What recurs."""


def _binds(given: Binds | str) -> Binds:
    return member(Binds, given)


def _kind(given: LimitKind | str) -> LimitKind:
    return member(LimitKind, given)


def _some(_: object, __: object, given: tuple[Channel, ...]) -> None:
    if not given:
        raise BadValue("channels of a limit", "none", "at least one")


@attrs.frozen(field_transformer=as_annotated)
class LimitRule:
    """A time limit with the case it is for (*thời hạn theo trường hợp*).

    >>> rule = LimitRule(WorkingDays(7), citation=Citation("68/2020/QH14", "22", "3"))
    >>> rule.binds == "agency", str(rule.limit)
    (True, '7 ngày làm việc')
    """

    limit: TimeLimit = attrs.field(validator=is_a(TimeLimit))
    when: Condition = attrs.field(default=ALWAYS, validator=is_a(Condition))
    channels: tuple[Channel, ...] = attrs.field(default=tuple(Channel), converter=channels, validator=_some)
    adds: bool = attrs.field(default=False, validator=is_a(bool), kw_only=True)
    """Whether it is added to the limit that applies, rather than being one."""
    binds: Binds = attrs.field(default=Binds.AGENCY, converter=_binds, kw_only=True)
    kind: LimitKind = attrs.field(default=LimitKind.TOTAL, converter=_kind, kw_only=True)
    name: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True), kw_only=True)
    """What is done within it; for the total it goes without saying."""
    since: Text | None = attrs.field(default=None, validator=is_a(Text, optional=True), kw_only=True)
    """The event it counts from, where that is not the receipt of the full and valid dossier; of an addition, the end of
    what it is added to (*ngày hết hạn*), which a day off moves."""
    step: str | None = attrs.field(default=None, validator=is_a(str, optional=True), kw_only=True)
    """The step of the one-stop rules whose time it sets instead of theirs, by the name of ``Mechanism.limits``."""
    citation: Citation | None = attrs.field(default=None, validator=is_a(Citation, optional=True), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.step is not None and (self.promises or isinstance(self.limit, NoLimit | UnknownLimit)):
            raise BadValue("step of a limit", shown(self.step, 40), "a step only of a time that makes no return date")

    @cached_property
    def applies(self) -> Condition:
        """``when``, together with the channels where it does not hold for all."""
        return filed(self.when, self.channels)

    @cached_property
    def promises(self) -> bool:
        """Whether it becomes a return date: the total limit of the agency, or an addition to it."""
        return self.kind is LimitKind.TOTAL and self.binds is Binds.AGENCY

    @property
    def case(self) -> tuple[str, frozenset[Channel], Binds, bool, LimitKind, str | None]:
        """What two rules share that are for the same case."""
        name = None if self.promises or self.name is None else self.name.vi
        return str(self.when), frozenset(self.channels), self.binds, self.adds, self.kind, name


def choose(
    rules: Iterable[LimitRule], facts: Mapping[str, FactValue], declared: Iterable[Fact]
) -> tuple[LimitRule, ...]:
    """The agency's rule that applies, then those that add to it.

    The first rule that holds is the one, so a special case stands before the general one. Raises ``UndecidedFacts``
    when facts decide which it is, and ``NoPromise`` when no rule is for the case.
    """
    asked = [rule for rule in rules if rule.promises]
    for base in asked:
        if not base.adds and _holds(base, facts, declared):
            return base, *[rule for rule in asked if rule.adds and _holds(rule, facts, declared)]
    raise no_promise("promise.no-limit-for-case")


def _holds(rule: LimitRule, facts: Mapping[str, FactValue], declared: Iterable[Fact]) -> bool:
    """Whether the rule is for the case; where that is undecided, the answer stops there."""
    holds = rule.applies.decide(facts)
    if holds is None:
        raise undecided(declared, rule.applies.evaluate(facts).missing)
    return holds


def of_steps(rules: Iterable[LimitRule], facts: Mapping[str, FactValue]) -> dict[str, LimitRule]:
    """The rule that sets the time of each step in this case: the first that holds, none while facts decide it."""
    first = dict[str, LimitRule | None]()
    for rule in rules:
        if rule.step is not None and rule.step not in first:
            verdict = rule.applies.evaluate(facts).value
            if verdict is not False:
                first[rule.step] = rule if verdict else None
    return {step: rule for step, rule in first.items() if rule is not None}


def summed(rules: Iterable[LimitRule]) -> TimeLimit:
    """One limit out of a rule and what adds to it; amounts of one unit become one amount, others follow in stages.

    So does what says of itself from when it counts, the day the time runs out.

    >>> summed([LimitRule(WorkingDays(17)), LimitRule(WorkingDays(3), adds=True)])
    WorkingDays(20)
    """
    base, *additions = rules
    whole = base.limit
    for rule in additions:
        more = rule.limit
        alike = rule.since is None and type(whole) is type(more)
        if alike and isinstance(whole, COUNTED) and isinstance(more, COUNTED):
            whole = attrs.evolve(whole, amount=whole.amount + more.amount)
        else:
            whole = Stages(whole, more)
    return whole


def additions(rules: Iterable[LimitRule]) -> tuple[Step, ...]:
    """What each rule after the first adds to the limit, with its name and its article.

    >>> remote = LimitRule(WorkingDays(10), adds=True, name=Text("vùng khó khăn", "remote areas"))
    >>> [step.say("en") for step in additions([LimitRule(WorkingDays(17)), remote])]
    ['  of which 10 working days added: remote areas']
    """
    _, *more = rules
    return tuple(
        a_step(
            "due.added-for" if one.name else "due.added", {"limit": one.limit, "name": one.name}, one.citation, depth=1
        )
        for one in more
    )


def shortens(local: TimeLimit, national: TimeLimit) -> bool | None:
    """Whether a limit is no longer than another; ``None`` where their units cannot be compared.

    The same working day is shorter than any working days, so many days never end after as many working days, and 8
    working hours are a working day. Stages are shorter stage by stage, and what the national rules leave open is for
    the province to fill.

    >>> shortens(Stages(WorkingDays(3), CalendarDays(10)), Stages(WorkingDays(5), CalendarDays(12)))
    True
    >>> shortens(CalendarDays(7), WorkingDays(7)), shortens(CalendarDays(8), WorkingDays(7))
    (True, None)
    """
    if isinstance(national, UnknownLimit) or local == national:
        return True
    if isinstance(local, COUNTED) and isinstance(national, COUNTED) and type(local) is type(national):
        alike = attrs.evolve(local, amount=national.amount) == national
        return local.amount <= national.amount if alike else None
    if isinstance(local, Stages) and isinstance(national, Stages) and len(local.stages) == len(national.stages):
        each = [shortens(one, other) for one, other in zip(local.stages, national.stages, strict=True)]
        return False if False in each else None if None in each else True
    return True if isinstance(national, WorkingDays) and _within(local, national) else None


def _within(local: TimeLimit, national: WorkingDays) -> bool:
    """Whether a limit of another unit surely ends within those working days."""
    match local:
        case SameDay():
            return True
        case CalendarDays():
            return local.amount <= national.amount and local.cutoff == national.cutoff
        case WorkingHours():
            return local.amount <= HOURS_A_DAY * national.amount
        case _:
            return False


def other_starts(rules: Iterable[LimitRule]) -> tuple[Step, ...]:
    """What the limit counts from by its rules, where that is not the receipt; an addition counts on from the limit.

    >>> reviewed = LimitRule(CalendarDays(15), since=Text("ngày bắt đầu rà soát", "the start of the review"))
    >>> [step.say("en") for step in other_starts([reviewed])]
    ['The limit counts from the start of the review; the moment given is taken for it']
    """
    counted = (rule for rule in rules if rule.since is not None and not rule.adds)
    return tuple(Step("warning.since", {"event": rule.since}, rule.citation) for rule in counted)


def spoken(rule: LimitRule) -> str:
    """A rule as an error names it."""
    return str(rule.limit) if rule.applies == ALWAYS else f"{rule.limit} if {rule.applies}"
