"""The conditions of the mechanism's table, as questions to a dossier: each answers with what it met, or with nothing.

A guard is named in the rows by the condition that has to hold, and refuses whatever it cannot decide. Times and numbers
are the mechanism's; nothing here knows one.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, cast

from motcua.dossier import standing
from motcua.errors import BrokenChain, ClockMisuse, ClockStopped, NoPromise, UndecidedFacts
from motcua.events import Event

if TYPE_CHECKING:
    from motcua.dossier.file import Dossier

__all__ = ["GUARDS", "Met"]

Met = Mapping[str, object] | None
"""The ingredients of a refusal; ``None`` while the condition holds."""
Guard = Callable[["Dossier", Event], Met]


def facts_decided(dossier: "Dossier", _event: Event) -> Met:
    """The limit does not hang on facts nobody gave."""
    try:
        dossier.procedure.limit(**dossier.case)
    except UndecidedFacts as error:
        return {"facts": error.names, "questions": tuple(error.questions.values())}
    except NoPromise:
        return None
    return None


def papers_complete(dossier: "Dossier", event: Event) -> Met:
    """Every paper is there, and nothing is undecided."""
    found = dossier.check(on=event.at.date())
    if found.complete:
        return None
    return {"papers": (*found.missing, *found.undecided), "missing": found.missing, "undecided": found.undecided}


def start_at_acceptance(_dossier: "Dossier", event: Event) -> Met:
    """The limit runs from the acceptance, not from the arrival somewhere else."""
    return {} if "arrived" in event.body else None


def before_acceptance(dossier: "Dossier", _event: Event) -> Met:
    """Nothing was accepted yet: afterwards a refusal is a result."""
    return None if dossier.accepted_at is None else {"accepted": dossier.accepted_at}


def supplement_once(dossier: "Dossier", _event: Event) -> Met:
    """Nothing was asked for at intake before."""
    return _times(dossier, "supplement-at-intake", "request_supplement")


def apology_once(dossier: "Dossier", _event: Event) -> Met:
    """No new appointment was given before."""
    return _times(dossier, "apology", "reappoint")


def appraisal_notice_in_time(dossier: "Dossier", event: Event) -> Met:
    """The request comes within the days the decree gives from reception."""
    return _within(dossier, event, "appraisal-notice")


def apology_in_time(dossier: "Dossier", event: Event) -> Met:
    """The new appointment is told early enough before the promised day."""
    return _within(dossier, event, "apology")


def promise_running(dossier: "Dossier", event: Event) -> Met:
    """The promised day has not passed."""
    promise = dossier.promise
    return {"due": promise.date} if promise and event.at.date() > promise.date else None


def closing_term_over(dossier: "Dossier", event: Event) -> Met:
    """The applicant's days have passed."""
    running = dossier.deadline("closing")
    return None if running is None or event.at.date() > running.date else {"last": running.date}


def consultation_open(dossier: "Dossier", event: Event) -> Met:
    """That agency was asked and has not answered."""
    agency = event.body["agency"]
    asked = any(known.agency == agency and known.answered is None for known in dossier.consultations)
    return None if asked else {"agency": agency}


def fee_decided(_dossier: "Dossier", event: Event) -> Met:
    """The quote has a total."""
    open_facts = standing.texts(event.body.get("undecided"))
    return {"facts": open_facts} if open_facts else None


def clock_permits(dossier: "Dossier", event: Event) -> Met:
    """The running limit allows the step by its own rules; where no limit runs, only a stop is possible."""
    try:
        clock = standing.run(dossier.clock, event)
        _ = clock.original_due if event.verb != "suspend" else None
    except (ClockMisuse, ClockStopped) as error:
        return {"why": str(error)}
    except NoPromise as error:
        return None if event.verb == "suspend" else {"why": str(error)}
    return None


def refusal_reasoned(_dossier: "Dossier", event: Event) -> Met:
    """A refusal says why."""
    return {} if event.body["outcome"] == "refused" and not event.body.get("reason") else None


def early_return_announced(dossier: "Dossier", event: Event) -> Met:
    """A result handed over before the promised day was announced first; a corrected one is no early result."""
    promise, told = dossier.promise, standing.last(dossier.events, "announce_early", "correct_result")
    return {"due": promise.date} if promise and event.at.date() < promise.date and told is None else None


def amendment_consistent(dossier: "Dossier", event: Event) -> Met:
    """With the correction in its place the history still runs by the rules, and forwards."""
    sequence = cast("int", event.body["sequence"])
    corrected = standing.amended((*dossier.history, event))
    moments = [known.at for known in corrected if known.verb != "amend_record"]
    if sorted(moments) != moments:
        return {"sequence": sequence, "why": "it would no longer stand between its neighbours in time"}
    try:
        standing.fold((known for known in corrected if known is not event), dossier.mechanism)
    except BrokenChain as error:
        return {"sequence": sequence, "why": error.why}
    return None


def _times(dossier: "Dossier", limit: str, verb: str) -> Met:
    """Whether the verb was used as often as the mechanism allows."""
    allowed = dossier.mechanism.limits[limit].times
    used = sum(event.verb == verb for event in dossier.events)
    return {"times": allowed} if allowed is not None and used >= allowed else None


def _within(dossier: "Dossier", event: Event, limit: str) -> Met:
    """Whether the running limit of that name has passed; without one running there is nothing to miss."""
    running = dossier.deadline(limit)
    return None if running is None or event.at.date() <= running.date else {"last": running.date}


GUARDS: Final[Mapping[str, Guard]] = {
    "amendment-consistent": amendment_consistent,
    "apology-in-time": apology_in_time,
    "apology-once": apology_once,
    "appraisal-notice-in-time": appraisal_notice_in_time,
    "before-acceptance": before_acceptance,
    "clock-permits": clock_permits,
    "closing-term-over": closing_term_over,
    "consultation-open": consultation_open,
    "early-return-announced": early_return_announced,
    "facts-decided": facts_decided,
    "fee-decided": fee_decided,
    "papers-complete": papers_complete,
    "promise-running": promise_running,
    "refusal-reasoned": refusal_reasoned,
    "start-at-acceptance": start_at_acceptance,
    "supplement-once": supplement_once,
}
