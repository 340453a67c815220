"""The progress of a dossier for the national portal (*tiến độ xử lý*): its history as the format has it, in batches.

A history begins with the acceptance, status 2 at ``NgayTiepNhan``, and ends with the result, status 9; what happened
before, and the hand-over, stand in the record of the dossier.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from motcua.adapters.portal.fields import read, whole, write
from motcua.adapters.portal.national import CODES, ProgressEvent
from motcua.adapters.portal.sending import dossier_code, refuse_other
from motcua.checks import several
from motcua.dossier import Dossier
from motcua.mechanism import State
from motcua.wording import say

__all__ = ["BATCH", "batches", "decode_event", "progress"]

BATCH: Final = 10
"""Progress events of one call."""
OFFICER: Final = 50
_NOT_STEPS: Final = ("amend_record", "synchronise")
_ACCEPTED, _PROCESSED, _RETURNED = CODES[State.ACCEPTED], CODES[State.PROCESSED], CODES[State.RETURNED]


def decode_event(record: object) -> ProgressEvent:
    """The values of a progress event; raises ``BadInput``."""
    return read(ProgressEvent, record)


def progress(dossier: Dossier) -> tuple[ProgressEvent, ...]:
    """The steps of a dossier for the national portal, each with the status it led to.

    The first is the acceptance, the last the result. Of a dossier that was never accepted its end alone is told, and
    nothing while it has none.
    """
    refuse_other(dossier)
    accepted, steps = whole(dossier.accepted_at), [*_steps(dossier)]
    if accepted is None:
        return (steps[-1][0],) if dossier.state.ended else ()
    told = [step for step, running in steps if running and step.status != _RETURNED]
    if not told or told[0].status != _ACCEPTED:
        due = steps[0][0].due
        told.insert(0, _step(dossier, "accept", accepted, _ACCEPTED, due=due))
    told[0] = attrs.evolve(told[0], at=accepted)
    if dossier.state is State.RETURNED and told[-1].status != _PROCESSED:  # taken over with its result in hand
        told.append(_step(dossier, "finish", whole(dossier.ended_at), _PROCESSED, due=told[-1].due))
    return tuple(told)


def _steps(dossier: Dossier) -> Iterator[tuple[ProgressEvent, bool]]:
    """Every step with the status and the promise it led to, and whether the dossier was accepted by then."""
    known = {event.sequence: event for event in dossier.events}
    for at, event in enumerate(dossier.history, start=1):
        if event.verb in _NOT_STEPS:
            continue
        then = Dossier.replay(dossier.procedure, dossier.history[:at], office=dossier.office, verify=False)
        told = then.ended_at if event.verb == "adopt" and then.state.ended else known[event.sequence].at
        due = whole(then.promise.at) if then.promise else None
        step = _step(dossier, event.verb, whole(told), CODES[then.state], due=due, by=event.by)
        yield step, then.accepted_at is not None


def _step(
    dossier: Dossier,
    verb: str,
    at: dt.datetime | None,
    status: str,
    *,
    due: dt.datetime | None,
    by: str | None = None,
) -> ProgressEvent:
    return ProgressEvent(
        code=dossier_code(dossier),
        officer=(by or "")[:OFFICER],
        at=at,
        unit=dossier.office.name,
        content=say(f"verb.{verb}", "vi"),
        status=status,
        started=whole(dossier.received_at),
        due=due,
    )


def batches(
    events: Iterable[ProgressEvent], *, sent: Iterable[ProgressEvent] = ()
) -> Iterator[tuple[dict[str, object], ...]]:
    """The records to send, at most ten a call, of one dossier each (*gửi theo lô*).

    What was sent already, and what stands twice, is left out, so that a call made again changes nothing.
    """
    known = {repr(event) for event in several(sent, "progress events", ProgressEvent)}
    by_code: dict[str, list[ProgressEvent]] = {}
    for event in several(events, "progress events", ProgressEvent):
        if repr(event) not in known:
            known.add(repr(event))
            by_code.setdefault(event.code, []).append(event)
    for own in by_code.values():
        for first in range(0, len(own), BATCH):
            yield tuple(write(event) for event in own[first : first + BATCH])
