"""How one more paper changes the days a calendar holds: what it supersedes, what it answers, what it contradicts.

Pure functions over decided days; ``WorkCalendar`` holds the days, and ``with_notice``, ``with_closure`` and
``with_opening`` stand on these.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs

from motcua.calendar.days import OFFICES_OWN, Certainty, DecidedDay, Notice, NoticeDay, OpenQuestion, Part, Reason
from motcua.checks import choose, expect
from motcua.citation import Citation
from motcua.errors import ContradictoryNotice
from motcua.wording import Text

__all__ = ["merged", "own_day", "own_days", "with_own"]

Decided = tuple[DecidedDay, ...]
_LAWFUL_REST: Final = frozenset({Reason.STATUTORY, Reason.COMPENSATORY, Reason.ADJACENT})
_PART: Final = {
    frozenset({Part.MORNING, Part.AFTERNOON}): Part.FULL,
    frozenset({Part.MORNING}): Part.MORNING,
    frozenset({Part.AFTERNOON}): Part.AFTERNOON,
}
_HALVES: Final = {part: halves for halves, part in _PART.items()}


def merged(
    decided: Decided, questions: tuple[OpenQuestion, ...], through: dt.date, notice: Notice
) -> tuple[Decided, tuple[OpenQuestion, ...], dt.date]:
    """The days, the questions still open and the last decided day, after that notice.

    A question the notice touches is answered by it: what was only projected there goes. Raises ``ContradictoryNotice``.
    """
    through = max(through, notice.decides_through or through)
    own = {entry.date for entry in own_days(notice)}
    named = {entry.date for entry in notice.days} - own
    answered = [question for question in questions if question.days & named]
    released = frozenset[dt.date]().union(*(question.days for question in answered))
    days = {
        entry.date: entry for entry in decided if entry.date not in released or entry.certainty is Certainty.OFFICIAL
    }
    for entry in notice.days:
        if entry.date in own:
            continue
        standing = days.get(entry.date)
        if standing is not None:
            _refuse_contradiction(notice, entry, standing)
        days[entry.date] = _decided(notice, entry)
    _refuse_half_swaps(notice, days)
    still_open = tuple(q for q in questions if q not in answered and q.last_day > through)
    return tuple(_as_sure(days[day], through) for day in sorted(days)), still_open, through


def own_days(notice: Notice) -> Decided:
    """The closures and openings of a notice."""
    return tuple(_decided(notice, entry) for entry in notice.days if entry.reason in OFFICES_OWN)


def own_day(
    day: dt.date, reason: Reason, name: str | Text, part: str | Part, citation: Citation | None, *, extends: bool
) -> DecidedDay:
    """A closure or an opening an office decided for itself."""
    said = name if isinstance(name, Text) else Text(plain := expect(name, str, "name of a closure or opening"), plain)
    cited = Citation("quyết định của cơ quan", verified=False) if citation is None else citation
    return DecidedDay(
        day,
        reason,
        said,
        expect(cited, Citation, "citation"),
        part=choose(Part, part),
        extends=expect(extends, bool, "extends"),
    )


def with_own(local: Decided, entries: Iterable[DecidedDay], works: Callable[[dt.date], bool]) -> Decided:
    """The office's own days with some more: the last for a day stands, and an opening never shuts anything.

    An opening after a closure opens that half again, a closure after an opening shuts that half; on a day that is
    worked anyway an opening changes nothing. ``works`` says whether a day is worked that the office has not decided.
    """
    days, changed = {known.date: known for known in local}, False
    for entry in entries:
        before = days.get(entry.date)
        if before is None and entry.reason is Reason.OPENING and works(entry.date):
            continue
        changed = True
        days.pop(entry.date, None)
        if before is None or before.reason is entry.reason:
            days[entry.date] = entry
        elif left := _HALVES[before.part] - _HALVES[entry.part]:
            days[entry.date] = attrs.evolve(before, part=_PART[left])
    return tuple(days.values()) if changed else local


def _as_sure(entry: DecidedDay, through: dt.date) -> DecidedDay:
    """What was projected is official once a notice covers its year."""
    if entry.certainty is Certainty.PROJECTED and entry.date <= through:
        return attrs.evolve(entry, certainty=Certainty.OFFICIAL)
    return entry


def _decided(notice: Notice, entry: NoticeDay) -> DecidedDay:
    return DecidedDay(
        entry.date,
        entry.reason,
        entry.name,
        notice.citation,
        notice.signed_on,
        entry.swapped_with,
        entry.part,
        extends=entry.extends or entry.reason is not Reason.CLOSURE,
    )


def _refuse_contradiction(notice: Notice, entry: NoticeDay, standing: DecidedDay) -> None:
    if entry.reason is Reason.SWAP and standing.reason in _LAWFUL_REST and standing.certainty is Certainty.OFFICIAL:
        raise ContradictoryNotice(
            notice.number, (entry.date,), f"exchanges a day that is off anyway by {standing.citation}"
        )
    if standing.certainty is Certainty.PROJECTED or (standing.reason, standing.part) == (entry.reason, entry.part):
        return
    later = notice.signed_on and standing.signed_on and notice.signed_on > standing.signed_on
    if not later:
        raise ContradictoryNotice(
            notice.number,
            (entry.date,),
            f"decides a day that {standing.citation} decides otherwise, and is not the later paper",
        )


def _refuse_half_swaps(notice: Notice, merged: Mapping[dt.date, DecidedDay]) -> None:
    for entry in merged.values():
        if entry.swapped_with is None:
            continue
        other = merged.get(entry.swapped_with)
        if other is None or other.swapped_with != entry.date:
            why = "leaves one end of an exchange standing without the other"
            raise ContradictoryNotice(notice.number, (entry.date, entry.swapped_with), why)
