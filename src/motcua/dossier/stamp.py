"""What every verb takes besides its own words: who did it, under which name, when it was written down, after what."""

import datetime as dt
from typing import Final, TypedDict

import attrs

from motcua.calendar import WorkCalendar
from motcua.checks import expect
from motcua.dossier import words
from motcua.errors import BadValue

__all__ = ["UNSTAMPED", "Note", "Stamp", "recorded"]


class Stamp(TypedDict, total=False):
    """What every verb takes besides its own words.

    ``by`` is an account or a post, never a person's name. An ``event_id`` used again with the same words changes
    nothing, with other words it is refused. ``recorded_at`` is when a step was written down, where that was later.
    ``expected_sequence`` is the last event the writer has seen.
    """

    by: str | None
    event_id: str | None
    recorded_at: dt.datetime | None
    expected_sequence: int | None


def recorded(written: dt.datetime, at: dt.datetime) -> None:
    """Raises ``BadValue`` where something was written down before it happened."""
    if written < at:
        raise BadValue("recorded_at", str(written), f"a moment from {at} on, when it happened")


@attrs.frozen
class Note:
    """A stamp as it was read: texts in NFC, the moment in the office's zone."""

    by: str | None
    event_id: str | None
    recorded_at: dt.datetime | None
    expected_sequence: int | None

    @classmethod
    def read(cls, stamp: Stamp, at: dt.datetime, calendar: WorkCalendar) -> "Note":
        """The stamp of what happened then, checked; raises ``BadValue`` for a word no verb takes."""
        if not stamp.keys() <= Stamp.__annotations__.keys():
            unknown = sorted(stamp.keys() - Stamp.__annotations__.keys())
            raise BadValue("words of a verb", ", ".join(unknown), f"its own, or {', '.join(Stamp.__annotations__)}")
        recorded_at, expected = words.moment(stamp.get("recorded_at"), calendar), stamp.get("expected_sequence")
        if recorded_at is not None:
            recorded(recorded_at, at)
        return cls(
            words.noted(stamp.get("by"), "by"),
            words.noted(stamp.get("event_id"), "event_id"),
            recorded_at,
            None if expected is None else expect(expected, int, "expected_sequence"),
        )


UNSTAMPED: Final = Note(None, None, None, None)
