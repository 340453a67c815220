"""The conditions of the mechanism's table, as questions to a dossier: each answers with what it met, or with nothing.

A guard is named in the rows by the condition that has to hold, and refuses whatever it cannot decide. Times and numbers
are the mechanism's; nothing here knows one.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from motcua.dossier import standing
from motcua.dossier.correcting import amendment_consistent
from motcua.dossier.keeping import after
from motcua.dossier.values import Outcome
from motcua.errors import ClockMisuse, NoPromise, UndecidedFacts
from motcua.events import Event
from motcua.papers import Requirement
from motcua.wording import NamedDay, Text, said

if TYPE_CHECKING:
    from motcua.dossier.stepping import DossierSteps
    from motcua.dossier.timing import DossierTimes

__all__ = ["GUARDS", "Met"]

Met = Mapping[str, object] | None
"""The ingredients of a refusal; ``None`` while the condition holds."""
Guard = Callable[["DossierSteps", Event], Met]


def facts_decided(dossier: "DossierTimes", event: Event) -> Met:
    """No paper hangs on facts nobody gave; nor, where a day is promised, does the limit."""
    questions = dossier.check(on=event.at.date()).questions
    asked = dict(questions) if questions else {}
    if event.verb == "accept":
        asked |= _open_of_limit(dossier)
    return {"facts": tuple(asked), "questions": tuple(asked.values())} if asked else None


def _open_of_limit(dossier: "DossierTimes") -> Mapping[str, Text]:
    """The questions the limit hangs on."""
    try:
        _ = dossier.limit
    except UndecidedFacts as error:
        return error.questions
    except NoPromise:
        return {}
    return {}


def papers_complete(dossier: "DossierTimes", event: Event) -> Met:
    """Every paper is there, and young enough; what hangs on facts is for ``facts_decided`` to ask."""
    found = dossier.check(on=event.at.date())
    undecided = () if found.questions else found.undecided
    papers = (*found.missing, *undecided)
    return {"papers": papers, "missing": found.missing, "undecided": undecided} if papers else None


def authority_proved(dossier: "DossierTimes", _event: Event) -> Met:
    """A representative has brought every paper that proves the authority."""
    lacking = dossier.unproved
    return {"papers": lacking} if lacking else None


def papers_of_the_case(dossier: "DossierTimes", event: Event) -> Met:
    """Nothing is asked for that the rules do not ask for in this case, or may ask for while its facts are open."""
    return _foreign(dossier.procedure.requirements(facts=dossier.case), dossier, event)


def everything_at_once(dossier: "DossierTimes", event: Event) -> Met:
    """With what is asked for the dossier is complete: nothing can be asked for later."""
    brought = dossier.of_the_case(standing.in_order(dossier.events))
    asked = standing.texts(event.body["papers"])
    others = (paper for paper in brought if standing.code_of(paper) not in asked)
    found = dossier.procedure.check((*others, *dossier.of_the_case(asked)), on=event.at.date(), facts=dossier.case)
    unproved = (code for code in dossier.authority if code not in {*asked, *standing.there(brought)})
    left = (*found.missing, *(code for code in found.undecided if not found.questions), *unproved)
    return {"papers": tuple(dict.fromkeys(left))} if left else None


def papers_listed(dossier: "DossierTimes", event: Event) -> Met:
    """Nothing is asked for that the rules ask for in no case; the appraisal may find another than was declared."""
    return _foreign(dossier.procedure.papers, dossier, event)


def _foreign(asked: Requirement, dossier: "DossierTimes", event: Event) -> Met:
    """The papers of a request that are not among those; where the rules list no papers at all, nobody can tell."""
    listed = dict.fromkeys((*(paper.code for paper in asked), *dossier.authority))
    foreign = tuple(code for code in standing.texts(event.body["papers"]) if code not in listed)
    return {"papers": foreign, "listed": tuple(listed)} if foreign and any(dossier.procedure.papers) else None


def start_at_acceptance(_dossier: "DossierTimes", event: Event) -> Met:
    """The limit runs from the acceptance, not from the arrival somewhere else."""
    return {} if "arrived" in event.body else None


def before_acceptance(dossier: "DossierTimes", _event: Event) -> Met:
    """Nothing was accepted yet: afterwards a refusal is a result."""
    return None if dossier.accepted_at is None else {"accepted": dossier.accepted_at}


def supplement_once(dossier: "DossierTimes", _event: Event) -> Met:
    """Nothing was asked for at intake before."""
    return _times(dossier, "supplement-at-intake", "request_supplement")


def apology_once(dossier: "DossierTimes", _event: Event) -> Met:
    """No new appointment was given before."""
    return _times(dossier, "apology", "reappoint")


def appraisal_notice_in_time(dossier: "DossierTimes", event: Event) -> Met:
    """The request comes within the days the decree gives from reception."""
    return _within(dossier, event, "appraisal-notice")


def apology_in_time(dossier: "DossierTimes", event: Event) -> Met:
    """The new appointment is told early enough before the promised day."""
    return _within(dossier, event, "apology")


def appointment_on_working_day(dossier: "DossierTimes", event: Event) -> Met:
    """On the new day the office works, or the desk hands over results."""
    given = standing.moment_or_day(event.body["new_due"])
    day = given.date() if isinstance(given, dt.datetime) else given
    office, known = dossier.office, dossier.office.calendar.day(day)
    handing_over = office.desk is not None and any(session.falls_on(day) for session in office.desk.returns)
    return None if handing_over or office.calendar.sessions(day) else {"day": NamedDay(day), "name": known.name}


def promise_running(dossier: "DossierTimes", event: Event) -> Met:
    """The promised day has not passed."""
    promise = dossier.promise
    return {"due": promise.date} if promise and event.at.date() > promise.date else None


def closing_term_over(dossier: "DossierTimes", event: Event) -> Met:
    """The applicant's days have passed, or what was brought fell short where a special law has that answered."""
    running = dossier.deadline("closing")
    over = running is None or event.at.date() > running.date or dossier.deadline("shortfall") is not None
    return None if running is None or over else {"last": running.date}


def consultation_open(dossier: "DossierTimes", event: Event) -> Met:
    """That agency was asked and has not answered."""
    agency = event.body["agency"]
    asked = any(known.agency == agency and known.answered is None for known in dossier.consultations)
    return None if asked else {"agency": agency}


def fee_decided(_dossier: "DossierTimes", event: Event) -> Met:
    """The quote has a total."""
    open_facts = standing.texts(event.body.get("undecided"))
    return {"facts": open_facts} if open_facts else None


def clock_permits(dossier: "DossierTimes", event: Event) -> Met:
    """The running limit allows the step by its own rules; where a case has no limit, only a stop is possible."""
    try:
        clock = after(dossier.kept_clock, event)
        if event.verb != "suspend":
            _ = clock.original_due  # raises where the promise cannot be found
    except ClockMisuse as error:
        return {"why": error.why}
    except NoPromise:
        accepted = dossier.accepted_at is not None
        without_limit = said("clock.no-promise" if accepted else "clock.not-accepted")
        return None if accepted and event.verb == "suspend" else {"why": without_limit}
    return None


def brought_as_supplement(dossier: "DossierTimes", event: Event) -> Met:
    """Papers that were asked for come as a supplement, which ends the waiting; what else changes may change."""
    brought = {standing.code_of(paper) for paper in standing.papers((event,))}
    asked = tuple(code for code in dossier.requested if code in brought)
    return {"papers": asked} if asked else None


def changed_papers_complete(dossier: "DossierTimes", event: Event) -> Met:
    """What is granted has the papers of its case, where the applicant changed the case after the acceptance."""
    accepted = standing.last(dossier.events, "accept")
    changed = standing.last(dossier.events, "change")
    if event.body["outcome"] != Outcome.GRANTED or not accepted or not changed or changed.sequence < accepted.sequence:
        return None
    found = dossier.check(on=changed.at.date())
    papers = (*found.missing, *found.undecided)
    return {"papers": papers, "missing": found.missing, "undecided": found.undecided} if papers else None


def refusal_reasoned(_dossier: "DossierTimes", event: Event) -> Met:
    """A refusal says why."""
    return {} if event.body["outcome"] == Outcome.REFUSED and not event.body.get("reason") else None


def early_return_announced(dossier: "DossierTimes", event: Event) -> Met:
    """A result handed over before the promised day was announced first, since that day was promised.

    One that was in the applicant's hands before is no early one. No correction changes any of this.
    """
    for known in reversed(dossier.history):
        if known.verb in {"announce_early", "hand_over"}:
            return None
        if "promise" in known.body:
            break
    promise = dossier.promise
    return {"due": promise.date} if promise and event.at.date() < promise.date else None


def _times(dossier: "DossierTimes", limit: str, verb: str) -> Met:
    """Whether the verb was used as often as the mechanism allows."""
    allowed = dossier.mechanism.limits[limit].times
    used = sum(verb in standing.acts_as(event) for event in dossier.events)
    return {"times": allowed} if allowed is not None and used >= allowed else None


def _within(dossier: "DossierTimes", event: Event, limit: str) -> Met:
    """Whether the running limit of that name has passed; without one running there is nothing to miss."""
    running = dossier.deadline(limit)
    return None if running is None or event.at.date() <= running.date else {"last": running.date}


GUARDS: Final[Mapping[str, Guard]] = {
    "amendment-consistent": amendment_consistent,
    "apology-in-time": apology_in_time,
    "apology-once": apology_once,
    "appointment-later": clock_permits,
    "appointment-on-working-day": appointment_on_working_day,
    "appraisal-notice-in-time": appraisal_notice_in_time,
    "authority-proved": authority_proved,
    "before-acceptance": before_acceptance,
    "brought-as-supplement": brought_as_supplement,
    "changed-papers-complete": changed_papers_complete,
    "clock-permits": clock_permits,
    "closing-term-over": closing_term_over,
    "consultation-open": consultation_open,
    "early-return-announced": early_return_announced,
    "everything-at-once": everything_at_once,
    "facts-decided": facts_decided,
    "fee-decided": fee_decided,
    "papers-complete": papers_complete,
    "papers-listed": papers_listed,
    "papers-of-the-case": papers_of_the_case,
    "promise-running": promise_running,
    "refusal-reasoned": refusal_reasoned,
    "start-at-acceptance": start_at_acceptance,
    "supplement-once": supplement_once,
}
