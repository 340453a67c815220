"""Where the whole stands, by a rule over where its parts stand; and what came of each part."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, several
from motcua.dossier import Deadline, Dossier, Outcome
from motcua.errors import BadValue
from motcua.mechanism import State
from motcua.wording import Text, say

__all__ = ["PartDeadline", "PartResult", "ended_without", "granted", "of_part", "outer_state", "result_of"]

WITH_RESULT: Final = (State.PROCESSED, State.RETURNED)


def outer_state(states: Iterable[State]) -> State:
    """The state of the whole, from those of the parts that were opened, in their order.

    The first rule that fits:

    1. all ended: ``PROCESSED`` while a result lies at the counter, ``RETURNED`` once all results are handed over, and
       without any result the state of the last part that ended;
    2. all that have not ended wait for the applicant or are suspended: the state of the first of them;
    3. some part has ended or is in progress: ``IN_PROGRESS``;
    4. some part is accepted: ``ACCEPTED``; else ``SUBMITTED``.

    >>> outer_state([State.RETURNED, State.AWAITING_PAPERS]), outer_state([State.RETURNED, State.SUBMITTED])
    (<State.AWAITING_PAPERS: 'awaiting-papers'>, <State.IN_PROGRESS: 'in-progress'>)
    """
    known = tuple(choose(State, state) for state in several(states, "states"))
    if not known:
        raise BadValue("states", "none", "the state of at least one part")
    running = [state for state in known if not state.ended]
    if not running:
        results = [state for state in known if state in WITH_RESULT]
        return min(results, key=WITH_RESULT.index) if results else known[-1]
    if all(state.stopped for state in running):
        return running[0]
    if len(running) < len(known) or any(state is State.IN_PROGRESS or state.stopped for state in running):
        return State.IN_PROGRESS
    return State.ACCEPTED if State.ACCEPTED in running else State.SUBMITTED


@attrs.frozen(field_transformer=as_annotated)
class PartResult:
    """What came of a part (*kết quả của thủ tục thành phần*), and when it was handed over, before the others end."""

    part: str
    outcome: Outcome
    issued: tuple[str, ...]
    """The codes or names of what was issued."""
    finished: dt.datetime
    handed_over: dt.datetime | None


@attrs.frozen(field_transformer=as_annotated)
class PartDeadline(Deadline):
    """A limit that runs for a part of a package, or for the whole (*thời hạn của thủ tục thành phần*)."""

    part: str | None = attrs.field(default=None, kw_only=True)
    """The code of the part; ``None`` for the whole."""
    called: Text = attrs.field(kw_only=True)
    """What the part, or the package, is called."""

    def say(self, locale: str) -> str:
        """The limit as an officer reads it, after the part it is of."""
        return say("deadline.of-part", locale, {"part": self.called, "deadline": Deadline.say(self, locale)})

    def __str__(self) -> str:
        return self.say("vi")


def of_part(deadline: Deadline, part: str | None, called: Text) -> PartDeadline:
    """The same limit, as that of a part, or of the whole."""
    return PartDeadline(deadline.name, deadline.at, deadline.citation, part=part, called=called)


def result_of(part: str, dossier: Dossier) -> PartResult | None:
    """What came of it; ``None`` while nothing is decided, and of a part that ended without a decision."""
    outcome, finished = dossier.outcome, dossier.ended_at
    if outcome is None or finished is None:
        return None
    decided = next((event for event in reversed(tuple(dossier.events)) if event.verb == "finish"), None)
    issued = cast("tuple[str, ...]", decided.body.get("results") or ()) if decided else ()
    handed = [event.at for event in dossier.events if event.verb == "hand_over"]
    returned = handed[-1] if handed and dossier.state is State.RETURNED else None
    return PartResult(part, outcome, issued, finished, returned)


def granted(dossier: Dossier | None) -> bool:
    """Whether the part ended with what was asked for, so that those behind it can begin."""
    return dossier is not None and dossier.state.ended and dossier.outcome is Outcome.GRANTED


def ended_without(dossier: Dossier) -> bool:
    """Whether the part ended, and not so."""
    return dossier.state.ended and not granted(dossier)
