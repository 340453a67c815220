"""The rounds in which a dossier waited (*lần bổ sung, tạm dừng*), each with the return date before and after it.

The format has one list for them, ``DanhSachHoSoBoSung``: whatever stops a dossier records the date it moved.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, cast

import attrs

from motcua.adapters.portal.fields import LONGEST, to_the_second
from motcua.adapters.portal.national import NOT_REUSED, FeeRecord, PaperRecord, Round
from motcua.dossier import Dossier, Promise
from motcua.events import Body, Event
from motcua.mechanism import State
from motcua.papers import Medium
from motcua.wording import say

__all__ = ["MOVES", "paper_record", "rounds"]

_WAITS: Final[Mapping[State, str]] = {
    State.AWAITING_PAPERS: "request_supplement",
    State.AWAITING_PAYMENT: "request_payment",
    State.SUSPENDED: "suspend",
}
"""A state that waits → what begins it."""
_ENDED_BY: Final[Mapping[str, str]] = {
    "supplement": "request_supplement",
    "confirm_payment": "request_payment",
    "resume": "suspend",
}
"""What ends a wait → what began it."""
MOVES: Final = ("extend", "reappoint")
"""What moves the return date while nobody waits: no round, so told in the note."""


def rounds(dossier: Dossier) -> tuple[Round, ...]:
    """The rounds in order, each with the promise before it and, once it is over, the one that followed."""
    told: list[Round] = []
    waiting: dict[str, int] = {}
    promise: dt.datetime | None = None
    for event in dossier.events:
        given = event.body.get("promise")
        before, promise = promise, to_the_second(Promise.from_body(given).at) if isinstance(given, Body) else promise
        begun = _beginning(event)
        if begun is not None:
            waiting[begun] = len(told)
            told.append(_begun(event, begun, len(told) + 1, promise if event.verb == "adopt" else before))
        at = waiting.get(_ENDED_BY.get(event.verb, ""))
        if at is not None:
            told[at] = _answered(told[at], event, promise)
            if told[at].done:
                del waiting[_ENDED_BY[event.verb]]
    return tuple(told)


def _beginning(event: Event) -> str | None:
    """The wait that an event begins, here or where the dossier was taken over from."""
    if event.verb == "adopt":
        return _WAITS.get(State(cast("str", event.body["state"])))
    return event.verb if event.verb in _WAITS.values() else None


def _begun(event: Event, wait: str, number: int, promise: dt.datetime | None) -> Round:
    return Round(
        id=number,
        asked_by=event.by or "" if event.verb == wait else "",
        asked_for=_said(event, wait),
        asked=to_the_second(_asked(event)),
        fees=tuple(_asked_fees(event)),
        due_before=promise,
    )


def _asked(event: Event) -> dt.datetime | None:
    """When it was asked for, or stopped; of a dossier taken over, where that is told."""
    if event.verb != "adopt":
        return event.at
    since = event.body.get("requested_at") or event.body.get("suspended_at")
    return dt.datetime.fromisoformat(str(since)) if since else None


def _said(event: Event, wait: str) -> str:
    """What is asked for, or why it stops."""
    adopted = event.verb == "adopt"
    papers = cast("tuple[str, ...]", event.body.get("requested" if adopted else "papers") or ())
    reason = str(event.body.get("reason") or say(f"verb.{wait}", "vi"))
    return "; ".join(papers if adopted and papers else (reason, *papers))[:LONGEST]


def _asked_fees(event: Event) -> Iterator[FeeRecord]:
    """What is to be paid, where a payment is asked for."""
    for amount in cast("Mapping[str, object]", event.body.get("amounts") or {}).values():
        yield FeeRecord(amount=str(amount))


def _answered(begun: Round, event: Event, promise: dt.datetime | None) -> Round:
    """The round after an answer, which ends it unless papers are still missing."""
    done = event.body.get("complete") is not False
    return attrs.evolve(
        begun,
        received=to_the_second(event.at),
        received_by=event.by or "",
        received_note=str(event.body.get("reference") or ""),
        done=done,
        papers=(*begun.papers, *_brought(event)),
        due_after=promise if done else None,
    )


def _brought(event: Event) -> Iterator[PaperRecord]:
    for paper in cast("tuple[object, ...]", event.body.get("papers") or ()):
        if isinstance(paper, str):
            yield paper_record(paper)
            continue
        table = cast("Mapping[str, str | None]", paper)
        medium = table["medium"]
        yield paper_record(str(table["code"]), medium=Medium(medium) if medium else None)


def paper_record(code: str, *, medium: Medium | None = None) -> PaperRecord:
    """A paper that was brought, by its code; a file is digitised."""
    digitised = medium is not None and medium.electronic
    return PaperRecord(component=code, digitised=digitised, reused=NOT_REUSED, from_store=False)
