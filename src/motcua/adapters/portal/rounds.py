"""The rounds in which a dossier waited (*lần bổ sung, tạm dừng*), each with the return date before and after it.

The format has one list for them, ``DanhSachHoSoBoSung``: whatever stops a dossier records the date it moved.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, cast

import attrs

from motcua.adapters.portal.fields import whole
from motcua.adapters.portal.national import PaperRecord, Supplement
from motcua.dossier import Dossier, Promise
from motcua.events import Body, Event
from motcua.mechanism import State
from motcua.wording import say

__all__ = ["MOVES", "paper_record", "supplements"]

_ENDED_BY: Final[Mapping[str, str]] = {
    "supplement": "request_supplement",
    "confirm_payment": "request_payment",
    "resume": "suspend",
}
"""What ends a wait → what began it."""
MOVES: Final = ("extend", "reappoint")
"""What moves the return date while nobody waits: no round, so told in the note."""


def supplements(dossier: Dossier) -> tuple[Supplement, ...]:
    """The rounds in order, each with the promise before it and, once it is over, the one that followed."""
    rounds: list[Supplement] = []
    waiting: dict[str, int] = {}
    promise: dt.datetime | None = None
    for event in dossier.events:
        begun = _begun(event, len(rounds) + 1, promise)
        if begun is not None:
            waiting["request_supplement" if event.verb == "adopt" else event.verb] = len(rounds)
            rounds.append(begun)
        told = event.body.get("promise")
        promise = whole(Promise.from_body(told).at) if isinstance(told, Body) else promise
        at = waiting.get(_ENDED_BY.get(event.verb, ""))
        if at is not None:
            rounds[at] = _over(rounds[at], event, promise)
    return tuple(rounds)


def _begun(event: Event, number: int, promise: dt.datetime | None) -> Supplement | None:
    """The round that an event begins, here or where the dossier was taken over from."""
    body = event.body
    if event.verb in _ENDED_BY.values():
        asked = _said(event)
        return Supplement(
            id=number, asked_by=event.by or "", asked_for=asked, asked=whole(event.at), due_before=promise
        )
    if event.verb != "adopt" or body["state"] != State.AWAITING_PAPERS:
        return None
    since, papers = body.get("requested_at"), cast("tuple[str, ...]", body.get("requested") or ())
    told = body.get("promise")
    return Supplement(
        id=number,
        asked_for="; ".join(papers) or say("verb.request_supplement", "vi"),
        asked=whole(dt.datetime.fromisoformat(str(since))) if since else None,
        due_before=whole(Promise.from_body(told).at) if isinstance(told, Body) else None,
    )


def _said(event: Event) -> str:
    """What is asked for, or why it stops."""
    papers = cast("tuple[str, ...]", event.body.get("papers") or ())
    reason = str(event.body.get("reason") or say(f"verb.{event.verb}", "vi"))
    return "; ".join((reason, *papers))


def _over(begun: Supplement, event: Event, promise: dt.datetime | None) -> Supplement:
    return attrs.evolve(
        begun,
        received=whole(event.at),
        received_by=event.by or "",
        done=event.body.get("complete") is not False,
        papers=(*begun.papers, *_brought(event)),
        due_after=promise,
    )


def _brought(event: Event) -> Iterator[PaperRecord]:
    for paper in cast("tuple[object, ...]", event.body.get("papers") or ()):
        code = paper if isinstance(paper, str) else cast("Mapping[str, object]", paper)["code"]
        yield paper_record(str(code))


def paper_record(code: str, *, digitised: bool = False) -> PaperRecord:
    """A paper that was brought, by its code."""
    return PaperRecord(component=code, digitised=digitised, reused="0", from_store=False)
