"""The moments of a record held against one another: their order, the rounds of waiting, and the return date."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import attrs

from motcua.adapters.portal.faults import KEYS, ROUNDS, found
from motcua.adapters.portal.national import CHANNELS, DossierRecord, Round
from motcua.calendar import WorkCalendar
from motcua.catalogue import Catalogue, Finding
from motcua.codes import ProcedureCode
from motcua.errors import MotcuaError
from motcua.mechanism import State, mechanism_on
from motcua.procedure import Procedure

__all__ = ["DONE", "in_order", "promises", "rounds_apart", "unknown_years", "waits"]

DONE: Final = frozenset({"9", "10"})
"""The statuses of a dossier with its result."""
_ORDER: Final = (
    ("submitted", "accepted"),
    ("submitted", "due"),
    ("submitted", "finished"),
    ("accepted", "finished"),
    ("finished", "returned"),
    ("submitted", "refused"),
    ("accepted", "refused"),
    ("submitted", "returned"),
    ("accepted", "returned"),
)
"""Moments of which the first cannot come after the second."""
_ROUND_MOMENTS: Final = {
    "asked": "NgayBoSung",
    "received": "NgayTiepNhanBoSung",
    "due_before": "NgayHenTraTruoc",
    "due_after": "NgayHenTraMoi",
}
_ENDS: Final = ("finished", "refused", "returned")
"""Moments at which nobody waits any more."""
_INSIDE: Final = frozenset({State.SUSPENDED, State.WITHDRAWN})
"""Where a wait can lie in another: a dossier that waits for its payment is suspended, and perhaps withdrawn then."""
_MOVED: Final = re.compile(
    r"hẹn lại|hẹn trả (?:kết quả )?(?:lại|mới|lần)|xin lỗi|gia hạn|kéo dài|tạm dừng"
    r"|(?:lùi|dời|đổi|điều chỉnh) (?:ngày|lịch|hạn|thời)"
)
"""Words by which a note tells that the return date was moved while nobody waited."""
_NOT: Final = re.compile(
    r"(?:không|chưa|chẳng|từ chối|miễn)(?: (?:được|có|phải|thể|cần|bị|thuộc|trường hợp|diện|đồng ý|chấp thuận"
    r"|cho|phép|việc|xin|đề nghị|yêu cầu|ngày|thư))* $"
)
"""Words before them that say it was not."""
_NEAR: Final = 120
"""Characters before a word in which it is denied."""


def _where(at: int, name: str) -> str:
    return f"{ROUNDS}[{at}].{_ROUND_MOMENTS[name]}"


def _moments(record: DossierRecord) -> Iterator[tuple[str, dt.datetime]]:
    """Every moment a record tells, by its key."""
    for name, key in KEYS.items():
        met = getattr(record, name)
        if isinstance(met, dt.datetime):
            yield key, met
    for at, one in enumerate(record.rounds):
        for name in _ROUND_MOMENTS:
            met = getattr(one, name)
            if met is not None:
                yield _where(at, name), met


def unknown_years(record: DossierRecord, calendar: WorkCalendar) -> Iterator[Finding]:
    """Moments outside the years the calendar knows: a slip of the keys, and nothing that can be counted."""
    for key, met in _moments(record):
        if not calendar.first_day <= met.date() <= calendar.last_day:
            yield found("outside-calendar", key, first=calendar.first_day, last=calendar.last_day)


def in_order(record: DossierRecord) -> Iterator[Finding]:
    """Moments that come before what they follow."""
    pairs = [(getattr(record, first), getattr(record, then), KEYS[then], KEYS[first]) for first, then in _ORDER]
    for at, one in enumerate(record.rounds):
        pairs += [
            (one.asked, one.received, _where(at, "received"), _ROUND_MOMENTS["asked"]),
            (record.submitted, one.asked, _where(at, "asked"), KEYS["submitted"]),
            (record.submitted, one.received, _where(at, "received"), KEYS["submitted"]),
        ]
        pairs += [
            (getattr(one, name), getattr(record, end), KEYS[end], _where(at, name))
            for name in ("asked", "received")
            for end in _ENDS
        ]
    for earlier, later, key, before in pairs:
        if earlier is not None and later is not None and earlier > later:
            yield found("impossible-order", key, before=before)


# ── Rounds ───────────────────────────────────────────────────────────────────────────────────


def waits(one: Round) -> bool:
    """Whether a round is open: something was asked for, and what came, if anything, moved nothing."""
    return bool(one.asked or one.asked_for) and not one.done and not _moved(one)


def _moved(one: Round) -> bool:
    """Whether something came and the return date moved, which ends a round."""
    return one.received is not None and one.due_after is not None and one.due_after != one.due_before


_Placed = tuple[int, Round]


def _by(moment: Callable[[Round], dt.datetime | None], placed: Sequence[_Placed]) -> list[_Placed]:
    """The rounds with their places, in the order of that moment; as they are listed, where one does not tell it."""
    dated = [(at, place) for place in placed if (at := moment(place[1])) is not None]
    return [place for _, place in sorted(dated, key=lambda pair: pair[0])] if len(dated) == len(placed) else [*placed]


def _in_time(record: DossierRecord) -> list[_Placed]:
    return _by(lambda one: one.asked, [*enumerate(record.rounds)])


def rounds_apart(record: DossierRecord) -> Iterator[Finding]:
    """Rounds that stand twice, lie open side by side or say two things of their end."""
    ids: set[int] = set()
    for at, one in enumerate(record.rounds):
        if one.id and one.id in ids:
            yield found("repeated-round", f"{ROUNDS}[{at}].HoSoBoSungId")
        ids.add(one.id)
        if _moved(one) and not one.done:
            yield found("round-not-done", f"{ROUNDS}[{at}].TrangThaiBoSung")
    if sum(map(waits, record.rounds)) > 1 + (record.state in _INSIDE):
        yield found("open-rounds", ROUNDS)
    in_time = _in_time(record)
    for (_, first), (at, then) in pairwise(in_time):
        yield from _follows(first, at, then)
    ended = _by(lambda one: one.received, [place for place in in_time if place[1].due_after is not None])
    left = ended[-1][1].due_after if ended else None
    if left is not None and record.due is not None and record.due < left:
        yield found("due-not-kept", KEYS["due"])


def _follows(first: Round, at: int, then: Round) -> Iterator[Finding]:
    """A round that begins before the one ahead of it has ended, or from an earlier return date than that one left.

    A wait may lie within another, to its very end, but not reach out of it.
    """
    if first.received is None or then.asked is None or (then.received is not None and then.received <= first.received):
        return
    if then.asked < first.received:
        yield found("open-rounds", _where(at, "asked"))
    elif first.due_after is not None and then.due_before is not None and then.due_before < first.due_after:
        yield found("due-not-kept", _where(at, "due_before"))


# ── The return date ──────────────────────────────────────────────────────────────────────────


@attrs.frozen
class _Limit:
    """What a procedure allows for the dossier of a record; nothing, where nobody knows."""

    procedure: Procedure | None
    facts: Mapping[str, Any]
    calendar: WorkCalendar

    @classmethod
    def of(cls, record: DossierRecord, catalogue: Catalogue, calendar: WorkCalendar) -> "_Limit":
        procedure, channel = _procedure(record, catalogue), CHANNELS.get(record.channel)
        asked = procedure is not None and any(fact.name == "channel" for fact in procedure.facts)
        return cls(procedure, {"channel": channel} if asked and channel is not None else {}, calendar)

    def from_(self, start: dt.datetime | None) -> dt.datetime | None:
        """The last moment it gives from there on."""
        if self.procedure is None or start is None:
            return None
        try:
            return self.procedure.due(start, self.calendar, **self.facts).at
        except MotcuaError:
            return None


def _procedure(record: DossierRecord, catalogue: Catalogue) -> Procedure | None:
    """Its procedure, as it was on the day of filing; a province keeps its own page of a national one."""
    filed = record.submitted or record.accepted
    if filed is None:
        return None
    try:
        return catalogue.find(ProcedureCode.parse(record.procedure).number, on=filed.date())
    except MotcuaError:
        return None


def promises(record: DossierRecord, catalogue: Catalogue, calendar: WorkCalendar) -> Iterator[Finding]:
    """A name that is another's, a return date that is missing, impossible, or later than the limit gives."""
    limit = _Limit.of(record, catalogue, calendar)
    if limit.procedure is not None and record.procedure_name.strip():
        own, announced = _plain(record.procedure_name), limit.procedure.name.vi
        if own != _plain(announced):
            yield found("other-name", KEYS["procedure_name"], name=announced)
    yield from _before_acceptance(record, limit)
    moved = _says_moved(record)
    yield from _moved_back(record, limit, moved=moved)
    allowed = limit.from_(record.accepted)
    if allowed is None:
        return
    if record.due is None:
        if record.status != "1":
            yield found("missing-field", KEYS["due"])
    elif not moved:
        for key, told, until in _moves(record, limit, allowed.date()):
            if told is not None and told.date() > until:
                yield found("due-too-late", key, due=until)


def _plain(name: str) -> str:
    """The words of a name, however it is composed and spaced."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().removeprefix("thủ tục ").split()).rstrip(" .")


def _says_moved(record: DossierRecord) -> bool:
    """Whether a note tells that the return date was moved, and not that it was not."""
    said = _plain(f"{record.note} {record.other_information}")
    return any(not _NOT.search(said, max(0, word.start() - _NEAR), word.start()) for word in _MOVED.finditer(said))


def _before_acceptance(record: DossierRecord, limit: _Limit) -> Iterator[Finding]:
    """A return date before the acceptance: only where the limit ran from the filing, and was over by then."""
    if record.accepted is None or record.due is None or record.due >= record.accepted:
        return
    earliest = limit.from_(record.submitted)
    possible = _counts_from_filing(record, limit) if earliest is None else record.due >= earliest
    if not possible:
        yield found("impossible-order", KEYS["due"], before=KEYS["accepted"])


def _counts_from_filing(record: DossierRecord, limit: _Limit) -> bool:
    """Whether a limit that hangs on facts nobody told can have run from the filing."""
    channel = CHANNELS.get(record.channel)
    if limit.procedure is None or record.submitted is None or channel is None:
        return False
    try:
        return mechanism_on(record.submitted.date()).starts_at_filing(channel)
    except MotcuaError:
        return False


def _moved_back(record: DossierRecord, limit: _Limit, *, moved: bool) -> Iterator[Finding]:
    """Rounds that shorten the time: only the limit counted anew can, where more than it had been given before."""
    for at, one in enumerate(record.rounds):
        if one.due_before is None or one.due_after is None or one.due_after >= one.due_before:
            continue
        anew = limit.from_(one.received) if one.done else None
        if not moved and (anew is None or one.due_after < anew):
            yield found("due-moved-back", _where(at, "due_after"))


_Move = tuple[str, dt.datetime | None, dt.date]


def _moves(record: DossierRecord, limit: _Limit, allowed: dt.date) -> Iterator[_Move]:
    """Every return date the record tells, and the latest day it can be: each round moves that by itself alone.

    A supplement restarts the limit, a pause leaves its days out; of the two the later is taken. A round that does not
    tell when it began and ended moves nothing, and neither does one that is still open.
    """
    for at, one in _in_time(record):
        yield _where(at, "due_before"), one.due_before, allowed
        if one.received is not None and one.done:
            anew, before = limit.from_(one.received), allowed
            allowed = before if anew is None else max(before, anew.date())
            if one.asked is not None and one.asked <= one.received:
                allowed = max(allowed, _later(before, one.asked.date(), one.received.date(), limit.calendar))
        yield _where(at, "due_after"), one.due_after, allowed
    yield KEYS["due"], record.due, allowed


def _later(day: dt.date, first: dt.date, last: dt.date, calendar: WorkCalendar) -> dt.date:
    """The day moved by the days of a pause, whichever kind of days are counted; the last day there is, past it."""
    try:
        by_days = calendar.next_working_day(day + (last - first) + dt.timedelta(days=1))
        return max(by_days, calendar.add_working_days(day, calendar.working_days_between(first, last) + 1))
    except (MotcuaError, OverflowError):
        return calendar.last_day
