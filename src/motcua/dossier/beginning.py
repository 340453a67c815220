"""How a history begins: what is written down when a dossier is filed, or taken over from another system."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping

import attrs

from motcua.calendar import WorkCalendar
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue, read_facts
from motcua.dossier.standing import paper_body
from motcua.dossier.values import Applicant, Promise
from motcua.errors import BadValue, NotADay
from motcua.events import canonical
from motcua.mechanism import Mechanism
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.timelimit import Due

__all__ = ["Filing", "closing", "declared", "given", "made_id", "papers_body", "people"]

ID_LENGTH = 16


@attrs.frozen
class Filing:
    """What is filed, where, when and how; what an opening writes down of it."""

    procedure: Procedure
    office: Office
    at: dt.datetime
    channel: Channel | str
    given_id: str | None
    facts: Mapping[str, FactValue | None] | None
    papers: Iterable[SubmittedPaper | str]

    @property
    def id(self) -> str:
        """The id that was given, or one made of procedure, office and moment."""
        return self.given_id or made_id(str(self.procedure.code), self.office.code.text, self.at)

    def body(self, mechanism: Mechanism, applicant: Applicant | str | None) -> dict[str, object]:
        """The opening as an event carries it, without anything personal."""
        channel = Channel(self.channel)
        if channel not in self.procedure.channels:
            right = ", ".join(repr(known.value) for known in self.procedure.channels)
            raise BadValue("channel", repr(channel.value), f"one this procedure is filed by: {right}")
        return {
            "id": self.id,
            "procedure": str(self.procedure.code),
            "version": self.procedure.in_force.first,
            "office": self.office.code.text,
            "mechanism": mechanism.name,
            "channel": channel.value,
            "facts": declared(self.procedure, self.facts),
            "papers": papers_body(self.papers),
            "kind": applicant.kind if isinstance(applicant, Applicant) else "person" if applicant else None,
        }


def made_id(*where: str | dt.datetime) -> str:
    """An id made of what was filed, where and when: the same for the same, so not unique by itself."""
    return hashlib.sha256(canonical(where).encode()).hexdigest()[:ID_LENGTH]


def declared(procedure: Procedure, facts: Mapping[str, FactValue | None] | None) -> dict[str, FactValue]:
    """The facts the applicant gave, checked; the channel is said by filing, and a default is no declaration."""
    given = {name: value for name, value in (facts or {}).items() if value is not None and name != "channel"}
    known = read_facts(procedure.facts, given)
    return {name: known[name] for name in given}


def papers_body(papers: Iterable[SubmittedPaper | str]) -> list[object]:
    """Papers as an event carries them; raises ``BadValue`` for what is no paper."""
    if isinstance(papers, str):
        raise BadValue("papers", "one text", "a list of codes or submitted papers")
    brought = list(papers)
    for paper in brought:
        if not isinstance(paper, str | SubmittedPaper):
            raise BadValue("papers", type(paper).__name__, "codes or submitted papers")
    return [paper_body(paper) for paper in brought]


def people(applicant: Applicant | str | None, assistance: Mapping[str, str] | str | None) -> dict[str, str]:
    """The personal values of an opening; raises ``BadValue`` where somebody is said to help themselves."""
    owner = Applicant(applicant) if isinstance(applicant, str) else applicant
    help_given = {"helper": assistance} if isinstance(assistance, str) else dict(assistance or {})
    if owner and help_given.get("helper") == owner.name:
        raise BadValue("assistance", "the applicant", "somebody else: the applicant alone signs")
    named = {f"applicant.{name}": value for name, value in (owner.fields if owner else {}).items()}
    return {**named, **{f"assistance.{name}": value for name, value in help_given.items()}}


def given(promise: Due | Promise | dt.datetime | dt.date, office: Office) -> Promise:
    """A promise another system gave: taken as it is; a bare day ends when the office closes."""
    if isinstance(promise, Promise):
        return promise
    if isinstance(promise, Due):
        return Promise.of(promise)
    at = closing(promise, office.calendar)
    return Promise(at, at.date(), at.date(), firm=True, calendar_version="as given")


def closing(moment: dt.datetime | dt.date, calendar: WorkCalendar) -> dt.datetime:
    """The moment in the office's zone; of a bare day, the end of its office hours."""
    if isinstance(moment, dt.datetime):
        return calendar.local_time(moment)
    if type(moment) is not dt.date:
        raise NotADay(moment)
    sessions = calendar.sessions(moment) or calendar.hours.sessions(moment)
    return calendar.moment(moment, sessions[-1][1])
