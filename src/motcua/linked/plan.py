"""A plan: when each part begins and is due, the one promise over them, what it costs and what has to be brought."""

import datetime as dt
import enum
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import attrs

from motcua.annotated import as_annotated
from motcua.errors import UnknownCode
from motcua.explain import Explanation, Step
from motcua.fees import Quote
from motcua.hooks import Carried
from motcua.linked.parts import Consent
from motcua.papers import Requirement
from motcua.procedure import Procedure
from motcua.timelimit import Due, LedgerDay
from motcua.wording import Text

__all__ = ["Basis", "Plan", "PlannedConsent", "PlannedPart", "PlannedShare"]


class Basis(enum.StrEnum):
    """What the promise of a package rests on (*cách tính tổng thời hạn*)."""

    ANNOUNCED = "announced"
    """The total that was announced for the package."""
    SUM = "sum"
    """Parts in a row: one after the other."""
    MAXIMUM = "maximum"
    """Parts side by side: the one that ends last, the announced total among them."""


@attrs.frozen(field_transformer=as_annotated)
class PlannedShare:
    """What one agency does of a part, from when and by when, for the slip that goes with the dossier."""

    part: str
    agency: str
    name: Text
    starts: dt.datetime
    due: Due


@attrs.frozen(field_transformer=as_annotated)
class PlannedConsent:
    """A consent and its time: when it is asked for, by when it has to come, when it came."""

    part: str
    consent: Consent
    asked: dt.datetime
    by: dt.datetime | None
    given: dt.datetime | None = None

    @property
    def late(self) -> bool:
        """Whether it came after its time; the waiting is not counted all the same."""
        return self.by is not None and self.given is not None and self.given > self.by


@attrs.frozen(field_transformer=as_annotated)
class PlannedPart:
    """A part with its days: when it starts, when it is due, and how many working days it can slip (*thời gian dự trữ*).

    ``slack`` counts the working days by which it could end later without moving the total or any other part's room.
    """

    code: str
    procedure: Procedure | None
    starts: dt.datetime
    due: Due
    slack: int
    waits_for: tuple[str, ...]
    name: Text
    bound_by_total: bool = False
    """Whether the announced total left it less time than its own limit, or it has no other."""
    shares: tuple[PlannedShare, ...] = ()
    """The agencies at work, one after the other."""
    consent: PlannedConsent | None = None
    covered: bool = False
    """Whether the announced total counts for it."""
    latest: dt.date | None = None
    """The last day it could end on: its due date, or later by its slack."""

    @property
    def agency(self) -> str:
        """Who settles it: the last at work."""
        return self.shares[-1].agency

    @property
    def ledger(self) -> tuple[LedgerDay, ...]:
        """Every calendar day after that of the start up to and including the due date, counted or not.

        Where agencies work one after the other, each day is told by the calendar of the one at work.
        """
        days: list[LedgerDay] = []
        for share in self.shares:
            after = days[-1].date if days else share.starts.date()
            days += (day for day in share.due.ledger if day.date > after)
        return tuple(days)


@attrs.frozen(field_transformer=as_annotated)
class Plan(Carried):
    """The days, the cost and the papers of a package (*kế hoạch liên thông*): one promise, and the parts behind it."""

    due: Due
    parts: tuple[PlannedPart, ...]
    critical_path: tuple[str, ...]
    """The parts in a row that take longest."""
    quote: Quote
    papers: Requirement
    """What has to be brought, once for all parts."""
    basis: Basis
    received: dt.datetime
    total: Due | None = None
    """The announced total, where one is for this choice; ``due`` is later where a part it does not cover is."""
    name: Text = attrs.field(default=Text("Liên thông", "Linked procedures"), kw_only=True)
    agencies: tuple[tuple[str, Text], ...] = attrs.field(default=(), kw_only=True)
    """What the agencies are called."""

    @property
    def announced(self) -> bool:
        """Whether ``due`` is the announced total; if not, it is the due moment of the part that ends last."""
        return self.basis is Basis.ANNOUNCED

    @property
    def by_agency(self) -> Mapping[str, tuple[PlannedShare, ...]]:
        """What each agency has to do, and by when (*thời hạn của từng cơ quan*)."""
        shares = [share for part in self.parts for share in part.shares]
        agencies = dict.fromkeys(share.agency for share in shares)
        return MappingProxyType({name: tuple(one for one in shares if one.agency == name) for name in agencies})

    @property
    def ledgers(self) -> Mapping[str, tuple[LedgerDay, ...]]:
        """The days of every part, by code."""
        return MappingProxyType({part.code: part.ledger for part in self.parts})

    def part(self, code: str) -> PlannedPart:
        """The part of that code; raises ``UnknownCode`` naming those that are planned."""
        found = next((part for part in self.parts if part.code == code), None)
        if found is None:
            raise UnknownCode("part", str(code)[:40], tuple(part.code for part in self.parts))
        return found

    def explain(self, locale: str = "vi") -> Explanation:
        """The total first, then every part with its own days, what it waits for, and who is at work on it."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        yield Step(f"plan.{self.basis.value}", {"moment": self.due.at, "limit": self.due.limit}, self.due.rule)
        yield from self.due.additions
        if self.total is not None and not self.announced:
            yield Step("plan.besides", {"moment": self.total.at, "limit": self.total.limit}, self.total.rule)
            yield from self.total.additions
        for part in self.parts:
            yield from _part_steps(part)
        yield Step("plan.critical-path", {"parts": tuple(self.part(code).name for code in self.critical_path)})


def _part_steps(part: PlannedPart) -> Iterator[Step]:
    message = "plan.bound" if part.bound_by_total else "plan.part"
    values = {"part": part.name, "starts": part.starts, "due": part.due.at, "n": part.slack}
    yield Step(message, values, part.due.rule, depth=1)
    if part.consent is not None:
        gate = part.consent
        kind = "given" if gate.given else "by" if gate.by else "open"
        said = {"consent": gate.consent.name, "by": gate.by, "given": gate.given}
        yield Step(f"plan.consent-{kind}", said, gate.consent.citation, depth=2)
    for share in part.shares if len(part.shares) > 1 else ():
        told = {"share": share.name, "starts": share.starts, "due": share.due.at, "limit": share.due.limit}
        yield Step("plan.share", told, share.due.rule, depth=2)
