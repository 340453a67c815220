"""What was written down in another zone, told as the clock of the office has it.

Other systems write their moments in UTC. The day of a moment is the day it was at the office (decision 0196), so a
history is told in the office's zone before anything is read off it; its hashes stay those over what was written.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from motcua.dossier.values import Promise
from motcua.dossier.words import PROMISED
from motcua.events import Body, Event, Plain

__all__ = ["CARRIED", "here", "retold", "retold_promise"]

CARRIED: Final = ("arrived", "at", "finished", "new_due", "received", "requested_at", "suspended_at", "until")
"""The words of a body that are moments, or may be."""
_TELLING: Final = frozenset({*CARRIED, *PROMISED, "body"})
"""Those, what holds one, and the body inside a correction."""


def here(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The moment in that zone, itself where its offset is the one that clocks have there."""
    told = getattr(moment, "tzinfo", None)
    if told is None or told == zone or moment.utcoffset() is None:
        return moment
    try:
        local = moment.astimezone(zone)
    except OverflowError:  # at the ends of all time no calendar has it either
        return moment
    return moment if local.utcoffset() == moment.utcoffset() else local


def retold(events: Iterable[Event], zone: dt.tzinfo) -> tuple[Event, ...]:
    """The events with their moments in that zone; those that were written so are the same ones.

    What is no moment stands as it is, for those to tell of who read the event.
    """
    return tuple([_event(event, zone) for event in events])


def retold_promise(promise: Promise, zone: dt.tzinfo) -> Promise:
    """The promise with its moment in that zone; days told as they were elsewhere go with it."""
    at = here(promise.at, zone)
    if at is promise.at:
        return promise
    elsewhere = not promise.earliest <= at.date() <= promise.latest
    moved = at.date() - promise.date if elsewhere else dt.timedelta()
    return attrs.evolve(promise, at=at, earliest=promise.earliest + moved, latest=promise.latest + moved)


def _event(event: Event, zone: dt.tzinfo) -> Event:
    at, recorded_at = here(event.at, zone), event.recorded_at and here(event.recorded_at, zone)
    body = _body(event.body, zone) if not _TELLING.isdisjoint(event.body) else event.body
    if at is event.at and recorded_at is event.recorded_at and body is event.body:
        return event
    return event.retold(at, recorded_at, body)


def _body(body: Body, zone: dt.tzinfo) -> Body:
    told = {name: _word(value, zone) if name in _TELLING else value for name, value in body.items()}
    return body if all(told[name] is value for name, value in body.items()) else Body(told)


def _word(value: Plain, zone: dt.tzinfo) -> Plain:
    if isinstance(value, Body):
        return _body(value, zone)
    return _text(value, zone) if isinstance(value, str) else value


def _text(told: str, zone: dt.tzinfo) -> str:
    """The text of a moment in that zone; a bare day, and what no moment can be read of, as it stands."""
    try:
        moment = dt.datetime.fromisoformat(told)
    except ValueError:
        return told
    if moment.tzinfo is None:
        return told
    local = here(moment, zone)
    return told if local is moment else local.isoformat()
