"""What can be asked of a dossier: where it stands, who has a part in it, what it holds, what it costs.

Everything is read off the history.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, Final, Self, cast

import attrs

from motcua.annotated import as_annotated
from motcua.clock import Clock
from motcua.codes import DossierCode
from motcua.completeness import Completeness, SubmittedPaper
from motcua.conditions import Channel, FactValue
from motcua.dossier import standing
from motcua.dossier.helping import Representative, ThreeNoes
from motcua.dossier.retelling import retold
from motcua.dossier.values import (
    Applicant,
    Consultation,
    Custody,
    Outcome,
    Payment,
    Promise,
    Synchronisation,
)
from motcua.errors import MotcuaError
from motcua.events import Event, Verification, Withheld, verify_chain
from motcua.explain import Step
from motcua.fees import Quote
from motcua.hooks import Carried
from motcua.mechanism import Mechanism, State
from motcua.office import Office
from motcua.procedure import LimitRule, Procedure, choose, other_starts
from motcua.timelimit import SameDay, TimeLimit

__all__ = ["DossierAnswers"]

APPOINTING: Final = ("adopt", "reappoint")
"""The steps whose promise is a day that somebody named."""


@attrs.frozen(repr=False, slots=False, field_transformer=as_annotated)
class DossierAnswers(Carried):
    """The readable side of ``Dossier``: its parts, and every question that changes nothing."""

    procedure: Procedure
    """The version of the procedure it was filed under, pinned."""
    office: Office
    mechanism: Mechanism = attrs.field(eq=False)
    """The one-stop rules of the day it was received, kept for its life."""
    history: tuple[Event, ...]
    position: standing.Position

    known_check: ClassVar[tuple[dt.date | None, Completeness | None]] = None, None
    """What ``check`` answered last, and of which day: the guards of a step ask it one after the other."""

    known_clock: ClassVar[Clock | None] = None
    """What ``kept_clock`` answered last, so that a long history is not run through at every step."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "history", retold(self.history, self.office.calendar.zone))

    @classmethod
    def _of(
        cls,
        procedure: Procedure,
        office: Office,
        mechanism: Mechanism,
        history: tuple[Event, ...],
        position: standing.Position,
        *,
        clock: Clock | None = None,
    ) -> Self:
        """A dossier of parts that were looked at: a history that grows is not looked at again from its beginning."""
        made = object.__new__(cls)
        parts = made.__dict__
        parts["procedure"], parts["office"], parts["mechanism"] = procedure, office, mechanism
        parts["history"], parts["position"], parts["known_clock"] = history, position, clock
        return made

    def __getstate__(self) -> dict[str, object]:
        """What travels to another process: what was found on the way is found there again."""
        return {name: getattr(self, name) for name in attrs.fields_dict(type(self))}

    # ── where it stands ───────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def state(self) -> State:
        """Where it stands now (*trạng thái*)."""
        return self.position[0]

    @property
    def allowed(self) -> tuple[str, ...]:
        """The verbs the table permits from this state; a guard may still refuse one."""
        return self.mechanism.allowed(self.position[0])

    @cached_property
    def events(self) -> Sequence[Event]:
        """The history with every correction in its place."""
        return standing.amended(self.history)

    @property
    def id(self) -> str:
        """The name the embedding system gave it, or one made of procedure, office and moment of filing."""
        return cast("str", self.history[0].body["id"])

    @property
    def code(self) -> DossierCode | None:
        """The code on the receipt (*mã số hồ sơ*), once one was given."""
        event = standing.last((known for known in self.events if known.body.get("code")), "accept", "adopt")
        return DossierCode.parse(cast("str", event.body["code"])) if event else None

    @property
    def channel(self) -> Channel:
        """How it was filed."""
        return Channel(cast("str", self.events[0].body["channel"]))

    @property
    def applicant(self) -> Applicant | None:
        """Who it belongs to; ``None`` when nobody was named, or the name was erased."""
        return standing.applicant(self.events[0])

    @property
    def assistance(self) -> Mapping[str, str]:
        """Who helped to file it, and how, by name; empty when nobody did, or it was erased. It shows nothing itself."""
        return cast("Mapping[str, str]", Withheld(standing.personal(self.events[0], "assistance.")))

    @property
    def representative(self) -> Representative | None:
        """Who filed and signed for the applicant; ``None`` when nobody did, or the name was erased."""
        named = standing.personal(self.events[0], "representative.")
        return Representative(papers=self.authority, **named) if "name" in named else None

    @property
    def authority(self) -> tuple[str, ...]:
        """The papers that have to prove a representative's authority, by code."""
        return standing.texts(self.events[0].body.get("authority"))

    @property
    def three_noes(self) -> ThreeNoes:
        """What filing spared the applicant: writing, a visit, an appointment (*ba không*)."""
        accepted, returned = self.accepted_at, standing.first(self.events, "hand_over")
        had = returned.at if returned else self.promise and self.promise.at
        return ThreeNoes(
            "signed" in self.events[0].body,
            self.channel is not Channel.COUNTER,
            had.date() == accepted.date() if had and accepted else None,
        )

    @property
    def received_at(self) -> dt.datetime:
        """When it was filed (*thời điểm nộp*)."""
        return standing.received(self.events[0])

    @property
    def accepted_at(self) -> dt.datetime | None:
        """When it was officially accepted (*thời điểm tiếp nhận*), as the receipt shows."""
        accepted, first = standing.last(self.events, "accept"), self.events[0]
        if accepted:
            return accepted.at
        return self.received_at if first.verb == "adopt" and standing.taken_over_running(first) else None

    @property
    def has_receipt(self) -> bool:
        """Whether a receipt is drawn up: not where the result follows the same day, unless it was asked for."""
        accepted = standing.last(self.events, "accept")
        if accepted is None:
            return False
        promise = self.promise
        if accepted.body.get("receipt") is True or promise is None:
            return True
        return not isinstance(self.limit, SameDay) or promise.date > accepted.at.date()

    @property
    def outcome(self) -> Outcome | None:
        """What was decided, once it was."""
        event = standing.last((known for known in self.events if known.body.get("outcome")), "finish", "adopt")
        return Outcome(cast("str", event.body["outcome"])) if event else None

    @property
    def promise(self) -> Promise | None:
        """The return date that was given, as it stands in the event that gave it."""
        return standing.promised(self.events)

    @property
    def payment(self) -> Payment:
        """Where the payment stands."""
        event = standing.last(self.events, "request_payment", "confirm_payment")
        if event is None:
            owed = standing.began(self.events[0])[0] is State.AWAITING_PAYMENT
            return Payment.REQUESTED if owed else Payment.NONE
        return Payment.PAID if event.verb == "confirm_payment" else Payment.REQUESTED

    @property
    def custody(self) -> tuple[Custody, ...]:
        """Who held the file, and from when to when, against which share; the office that received it first."""
        return standing.custody(self.events, str(self.office.code), self.office.calendar)

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        """The opinions that were asked for."""
        return standing.consultations(self.events)

    @property
    def synchronisation(self) -> Synchronisation:
        """What the national portal has of the history, and what it lacks."""
        return standing.synchronisation(self.events)

    # ── what it holds ─────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def facts(self) -> dict[str, str | int | bool]:
        """What the applicant declared; days in ISO form."""
        return standing.facts(self.events)

    @property
    def case(self) -> dict[str, FactValue | None]:
        """The facts as the procedure asks for them, the channel among them where it asks for that."""
        return self.case_of(self.events)

    def case_of(self, events: Iterable[Event]) -> dict[str, FactValue | None]:
        """The same, as those events tell it."""
        case: dict[str, FactValue | None] = {**standing.facts(events)}
        if "channel" in self.procedure.asks:
            case["channel"] = cast("str", self.events[0].body["channel"])
        return case

    @cached_property
    def limit(self) -> TimeLimit:
        """The time limit of its case (*thời hạn giải quyết*), by the facts that were known when it was accepted.

        Raises ``NoPromise`` and ``UndecidedFacts`` as ``due`` does.
        """
        return self.procedure.limit(facts=self.case_of(standing.until_acceptance(self.events)))

    @property
    def _rules(self) -> tuple[LimitRule, ...]:
        """The rules of the limit of its case, by the facts that were known when it was accepted."""
        known = self.procedure.read(self.case_of(standing.until_acceptance(self.events)))
        return choose(self.procedure.limits, known, self.procedure.facts)

    @property
    def other_starts(self) -> tuple[Step, ...]:
        """What the rules count the limit from, where that is another event than the receipt (*mốc tính khác*).

        For that event the promise takes the moment its clock ran from; one that was appointed, or another system gave,
        takes none.
        """
        gave = next((event.verb for event in reversed(self.events) if "promise" in event.body), None)
        if gave in APPOINTING:
            return ()
        try:
            return other_starts(self._rules)
        except MotcuaError:  # no limit, or none yet
            return ()

    @property
    def papers(self) -> tuple[SubmittedPaper | str, ...]:
        """What was brought so far."""
        return standing.papers(self.events)

    @property
    def requested(self) -> tuple[str, ...]:
        """The papers asked for by the last request, here or where it was taken over from; empty before the first."""
        event = standing.last(self.events, "request_supplement", "adopt")
        return standing.asked_for(event) if event else ()

    def check(self, *, on: dt.date | None = None) -> Completeness:
        """Whether the papers brought are all that is asked for, on that day or that of the newest event.

        A paper that was asked for counts as not there until it is brought again.
        """
        on = self.history[-1].at.date() if on is None else on
        day, answer = self.known_check
        if answer is None or day != on:
            answer = self.procedure.check(self.of_the_case(standing.in_order(self.events)), on=on, facts=self.case)
            object.__setattr__(self, "known_check", (on, answer))
        return answer

    @property
    def unproved(self) -> tuple[str, ...]:
        """The papers that have to prove a representative's authority and were not brought, by code."""
        asked = self.authority
        brought = tuple(standing.there(standing.in_order(self.events))) if asked else ()
        return tuple(code for code in asked if code not in brought)

    @property
    def missing(self) -> tuple[str, ...]:
        """Every paper that has still to be brought (*giấy tờ còn thiếu*), by code, as of the newest event.

        Those of the procedure, as ``check`` finds them, and those that prove a representative's authority, which are
        none of the procedure and of which ``check`` says nothing. What hangs on facts nobody gave is not among them.
        """
        return tuple(dict.fromkeys((*self.check().missing, *self.unproved)))

    def of_the_case(self, papers: Iterable[SubmittedPaper | str]) -> tuple[SubmittedPaper | str, ...]:
        """Those of the procedure; a paper that only proves a representative's authority is none of them."""
        besides = set(self.authority) - self.procedure.checklist.codes
        if not besides:
            return tuple(papers)
        return tuple(paper for paper in papers if standing.code_of(paper) not in besides)

    def quote(self, *, on: dt.date | None = None) -> Quote:
        """What it costs, by the levels in force on that day or that of filing."""
        return self.procedure.quote(on=on or self.received_at.date(), facts=self.case)

    # ── its history ───────────────────────────────────────────────────────────────────────────────────────────────────

    def then(self, event: Event) -> Self:
        """The dossier with that event too, which nobody is asked about."""
        (event,) = retold((event,), self.office.calendar.zone)
        position = standing.moved(self.position, event, self.mechanism)
        return self._of(self.procedure, self.office, self.mechanism, (*self.history, event), position)

    def as_of(self, events: Sequence[Event]) -> Self:
        """The dossier as it stood after those of its events."""
        known = retold(events, self.office.calendar.zone)
        position = standing.fold(known, self.mechanism)
        return self._of(self.procedure, self.office, self.mechanism, known, position)

    def verify(self) -> Verification:
        """Whether the hashes of its events follow from one another and from what the events say."""
        return verify_chain(self.history)

    def __repr__(self) -> str:
        return f"<Dossier {self.id} of {self.procedure.code}, {self.state.value}, {len(self.history)} events>"
