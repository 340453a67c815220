"""How a history begins: what is written down when a dossier is filed, or taken over from another system."""

import datetime as dt
import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.calendar import WorkCalendar
from motcua.checks import choose, expect_day, kind, several, shown
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue
from motcua.dossier import words
from motcua.dossier.stamp import Note, Stamp
from motcua.dossier.standing import NEVER_ACCEPTED, paper_body
from motcua.dossier.values import Applicant, Promise
from motcua.errors import BadValue, NotInForce
from motcua.events import Event, canonical, default_salt
from motcua.mechanism import Mechanism, State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.timelimit import Due

__all__ = [
    "Filing",
    "applicant_of",
    "contradictions",
    "day_or_moment",
    "declared",
    "end_of_hours",
    "given",
    "made_id",
    "offered",
    "papers_body",
    "refuse_contradictions",
]

ID_LENGTH: Final = 16
DECIDED: Final = (State.PROCESSED, State.RETURNED)
"""The states that a result leads to."""


def _given_id(given: str | None) -> str | None:
    return words.noted(given, "id")


@attrs.frozen
class Filing:
    """What is filed, where, when and how; what an opening writes down of it."""

    procedure: Procedure = attrs.field(validator=kind(Procedure))
    office: Office
    at: dt.datetime
    channel: Channel | str
    given_id: str | None = attrs.field(converter=_given_id)
    facts: Mapping[str, FactValue | None] | None = attrs.field(repr=False)
    papers: Iterable[SubmittedPaper | str]

    def refuse_other_days(self, received: dt.datetime) -> None:
        """Raises ``NotInForce`` unless the version of the procedure was in force when the dossier was received."""
        version = self.procedure.in_force
        if received.date() not in version:
            raise NotInForce(f"this version of procedure {self.procedure.code}", received.date(), (str(version),))

    def event(
        self, verb: str, said: Mapping[str, object], people: Mapping[str, str], salt: str | None, stamp: Stamp
    ) -> Event:
        """The first event of the history."""
        note, told = Note.read(stamp, self.at, self.office.calendar), words.noted(salt, "salt")
        body, personal = words.apart(said, people, told or (default_salt(str(said["id"])) if people else ""))
        return Event(1, verb, self.at, body, note.by, note.recorded_at, personal, note.event_id).known_sound()

    def body(self, mechanism: Mechanism, applicant: Applicant | None) -> dict[str, object]:
        """The opening as an event carries it, without anything personal."""
        channel = offered(self.procedure, choose(Channel, self.channel))
        procedure, office = str(self.procedure.code), self.office.code.text
        return {
            "id": self.given_id or made_id(procedure, office, self.at),
            "procedure": procedure,
            "version": self.procedure.in_force.first,
            "office": office,
            "mechanism": mechanism.name,
            "channel": channel.value,
            "facts": declared(self.procedure, self.facts, channel),
            "papers": papers_body(self.papers, self.procedure.checklist.codes),
            "kind": applicant and applicant.kind,
        }


def offered(procedure: Procedure, channel: Channel) -> Channel:
    """The channel, if the procedure offers it; raises ``BadValue``."""
    if channel in procedure.channels:
        return channel
    right = ", ".join(repr(known.value) for known in procedure.channels)
    raise BadValue("channel", repr(channel.value), f"one of {right}, by which this procedure can be filed")


def made_id(*where: str | dt.datetime) -> str:
    """An id made of what was filed, where and when: the same for the same, so not unique by itself."""
    return hashlib.sha256(canonical(where).encode()).hexdigest()[:ID_LENGTH]


def declared(
    procedure: Procedure, facts: Mapping[str, FactValue | None] | None, channel: Channel
) -> dict[str, FactValue]:
    """The facts the applicant gave, checked; a default is no declaration.

    The channel is said by filing: given as a fact as well, it must be the same.
    """
    told = words.named(facts, "facts")
    filed = told.pop("channel", None)
    if filed is not None and filed != channel:
        raise BadValue("fact channel", shown(filed, spell=repr), f"{channel.value!r}, by which it was filed")
    given = {name: value for name, value in told.items() if value is not None}
    known = procedure.read(given)
    return {name: known[name] for name in given}


def papers_body(papers: Iterable[SubmittedPaper | str], listed: Container[str]) -> list[object]:
    """Papers as an event carries them; raises ``BadValue`` for what is no paper. Listed codes are known to be codes."""
    brought = several(papers, "papers")
    return [paper if type(paper) is str and paper in listed else _paper(paper) for paper in brought]


def _paper(brought: object) -> object:
    if isinstance(brought, str):
        return words.name(brought, "code of a paper")
    if not isinstance(brought, SubmittedPaper):
        raise BadValue("papers", type(brought).__name__, "codes or submitted papers")
    words.name(brought.code, "code of a paper")
    return paper_body(brought)


def applicant_of(given: Applicant | str | None) -> Applicant | None:
    """The applicant, who may be told by name alone."""
    if given is None or isinstance(given, Applicant):
        return given
    if not isinstance(given, str):
        raise BadValue("applicant", type(given).__name__, "an Applicant, or a name")
    return Applicant(given)


def refuse_contradictions(contradicting: Iterable[BadValue]) -> None:
    """Raises the first of what another system says of a dossier and cannot be so."""
    for fault in contradicting:
        raise fault


def contradictions(
    state: State,
    received: dt.datetime,
    at: dt.datetime,
    *,
    promise: Promise | None = None,
    finished: dt.datetime | None = None,
    outcome: str | None = None,
    requested: tuple[str, ...] = (),
    requested_at: dt.datetime | None = None,
    suspended_at: dt.datetime | None = None,
) -> Iterator[BadValue]:
    """What another system says of a dossier and cannot all be so."""
    asked, span = bool(requested or requested_at), f"a moment from {received} to {at}"
    for wrong, what, met, right in (
        (received > at, "received", received, f"a moment up to the take-over, {at}"),
        (promise and state in NEVER_ACCEPTED, "promise", f"one for a dossier {state}", "none before acceptance"),
        (promise and promise.at < received, "promise", promise and promise.at, f"a moment from {received} on"),
        (finished and not state.ended, "finished", f"a moment for a dossier {state}", "none before it ended"),
        (finished and not received <= finished <= at, "finished", finished, span),
        (outcome and state not in DECIDED, "outcome", f"one for a dossier {state}", "none without a result"),
        (asked and state is not State.AWAITING_PAPERS, "requested", f"papers for a dossier {state}", "none awaited"),
        (requested_at and not received <= requested_at <= at, "requested_at", requested_at, span),
        (
            suspended_at and state is not State.SUSPENDED,
            "suspended_at",
            f"a moment for a dossier {state}",
            "none: it runs",
        ),
        (suspended_at and not received <= suspended_at <= at, "suspended_at", suspended_at, span),
    ):
        if wrong:
            yield BadValue(what, str(met), right)


def given(promise: Due | Promise | dt.datetime | dt.date, office: Office) -> Promise:
    """A promise another system gave: taken as it is, in the office's zone; a bare day ends when the office closes.

    Raises ``OutsideCalendar`` for one on a day the office's calendar does not know.
    """
    if isinstance(promise, Due):
        promise = Promise.of(promise)
    at = end_of_hours(promise.at if isinstance(promise, Promise) else promise, office.calendar)
    office.calendar.inside(at.date())
    if isinstance(promise, Promise):
        moved = at.date() - promise.date  # the same moment is another day in another zone
        return attrs.evolve(promise, at=at, earliest=promise.earliest + moved, latest=promise.latest + moved)
    return Promise(at, at.date(), at.date(), firm=True, calendar_version="as given")


def day_or_moment(told: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date | dt.datetime:
    """The moment in the office's zone, or the bare day."""
    if isinstance(told, dt.datetime):
        return calendar.local_time(told)
    return expect_day(told)


def end_of_hours(moment: dt.datetime | dt.date, calendar: WorkCalendar) -> dt.datetime:
    """The moment in the office's zone; of a bare day, the end of its office hours."""
    if isinstance(moment, dt.datetime):
        return calendar.local_time(moment)
    expect_day(moment)
    sessions = calendar.sessions(moment) or calendar.hours.sessions(moment)
    return calendar.moment(moment, sessions[-1][1])
