"""The progress of a dossier for the national portal (*tiến độ xử lý*): its history as the format has it, in batches.

A history begins with the acceptance, status 2 at ``NgayTiepNhan``, and ends with the result, status 9; what happened
before, and the hand-over, stand in the record of the dossier.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from motcua.adapters.portal.fields import longest, read, to_the_second, write
from motcua.adapters.portal.national import CODES, ProgressEvent
from motcua.adapters.portal.sending import dossier_code, refuse_other
from motcua.checks import several
from motcua.dossier import Dossier
from motcua.mechanism import State
from motcua.wording import say

__all__ = ["BATCH", "batches", "decode_event", "progress"]

BATCH: Final = 10
"""Progress events of one call."""
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
    accepted, steps = to_the_second(dossier.accepted_at), [*_steps(dossier)]
    if accepted is None:
        return (steps[-1][0],) if dossier.state.ended else ()
    told = [step for step, running in steps if running and step.status != _RETURNED]
    if not told or told[0].status != _ACCEPTED:
        taken_over = steps[0][0]
        told.insert(0, _step(dossier, "accept", accepted, _ACCEPTED, taken_over.sequence, due=taken_over.due))
    told[0] = attrs.evolve(told[0], at=accepted)
    if dossier.state is State.RETURNED and told[-1].status != _PROCESSED:  # taken over with its result in hand
        ended = to_the_second(dossier.ended_at)
        told.append(_step(dossier, "finish", ended, _PROCESSED, told[-1].sequence, due=told[-1].due))
    return tuple(told)


def _steps(dossier: Dossier) -> Iterator[tuple[ProgressEvent, bool]]:
    """Every step with the status and the promise it led to, and whether the dossier was accepted by then."""
    known = {event.sequence: event for event in dossier.events}
    for at, event in enumerate(dossier.history, start=1):
        if event.verb in _NOT_STEPS:
            continue
        then = Dossier.replay(dossier.procedure, dossier.history[:at], office=dossier.office, verify=False)
        told = then.ended_at if event.verb == "adopt" and then.state.ended else known[event.sequence].at
        due = to_the_second(then.promise.at) if then.promise else None
        code = CODES[then.state]
        step = _step(dossier, event.verb, to_the_second(told), code, event.sequence, due=due, by=event.by)
        yield step, then.accepted_at is not None


def _step(
    dossier: Dossier,
    verb: str,
    at: dt.datetime | None,
    status: str,
    sequence: int | None,
    *,
    due: dt.datetime | None,
    by: str | None = None,
) -> ProgressEvent:
    return ProgressEvent(
        code=dossier_code(dossier),
        officer=(by or "")[: longest(ProgressEvent, "officer")],
        at=at,
        unit=dossier.office.name,
        content=say(f"verb.{verb}", "vi"),
        status=status,
        started=to_the_second(dossier.received_at),
        due=due,
        sequence=sequence,
    )


def batches(
    events: Iterable[ProgressEvent], *, sent: Iterable[ProgressEvent] = ()
) -> Iterator[tuple[dict[str, object], ...]]:
    """The records to send, at most ten a call, of one dossier each (*gửi theo lô*).

    What was sent already, and what stands twice, is left out, so that a call made again changes nothing. Steps that
    tell the same are two where their ``sequence`` is; an event that was read back has none, and stands for one of them.
    """
    told = _each_once(several(events, "progress events", ProgressEvent))
    by_code: dict[str, list[ProgressEvent]] = {}
    for event in _unsent(told, several(sent, "progress events", ProgressEvent)):
        by_code.setdefault(event.code, []).append(event)
    for own in by_code.values():
        for first in range(0, len(own), BATCH):
            yield tuple(write(event) for event in own[first : first + BATCH])


def _each_once(events: Iterable[ProgressEvent]) -> Iterator[ProgressEvent]:
    yield from {(event, event.sequence): event for event in events}.values()


def _unsent(events: Iterable[ProgressEvent], sent: Sequence[ProgressEvent]) -> Iterator[ProgressEvent]:
    """The events that nobody was sent, each held against one of its like."""
    numbered = {(event, event.sequence) for event in sent if event.sequence is not None}
    read_back = Counter(event for event in sent if event.sequence is None)
    alike = {event for event, _ in numbered} | set(read_back)
    for event in events:
        if event.sequence is None:
            known = event in alike
        else:
            known = (event, event.sequence) in numbered or read_back[event] > 0
            read_back[event] -= 1
        if not known:
            yield event
