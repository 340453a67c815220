"""Single days and the papers that decide them: what a notice says, and what a day answers.

A notice is data (``data/calendar``, or a file of the embedding system); a contradiction inside it is refused when it is
made, not when a citizen stands at the counter.
"""

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import a_day, expect, expect_day, kind, pair, several
from motcua.citation import Citation
from motcua.errors import BadValue, ContradictoryNotice
from motcua.hooks import Carried
from motcua.wording import Text

__all__ = ["CalendarDay", "Certainty", "DecidedDay", "Notice", "NoticeDay", "OpenQuestion", "Part", "Reason"]

DAYS_A_WEEK: Final = 7
SATURDAY: Final = 5
WEEKEND: Final = frozenset({SATURDAY, 6})
"""The weekly rest of offices, by ``date.weekday()`` (QĐ 188/1999/QĐ-TTg)."""
SWAP_REACH = dt.timedelta(days=14)
"""How far a make-up day may lie from the day off it pays for: the widest in the record of 2010–2027 is 10 days."""


class Reason(enum.StrEnum):
    """Why a day is a working day or a day off (*lý do nghỉ, lý do làm việc*)."""

    WORKING = "working"
    WEEKEND = "weekend"
    STATUTORY = "statutory"
    COMPENSATORY = "compensatory"
    ADJACENT = "adjacent"
    SWAP = "swap"
    MAKE_UP = "make-up"
    CLOSURE = "closure"
    OPENING = "opening"

    def __init__(self, value: str) -> None:
        self.works = value in {"working", "make-up", "opening"}
        """Whether offices work on a day decided for this reason."""


OFFICES_OWN = frozenset({Reason.CLOSURE, Reason.OPENING})
"""What an office decides for itself; everything else holds for all."""


class Part(enum.StrEnum):
    """The part of a day a closure or an opening covers (*cả ngày, buổi sáng, buổi chiều*)."""

    FULL = "full"
    MORNING = "am"
    AFTERNOON = "pm"


class Certainty(enum.StrEnum):
    """How sure a day is (*mức độ chắc chắn*).

    ``OFFICIAL``: decided by a notice, or by law that leaves no choice in a year the notices cover. ``PROJECTED``: no
    notice covers the year yet; the law and the precedents say what is to be expected, and exchanges of days are never
    expected.
    """

    OFFICIAL = "official"
    PROJECTED = "projected"

    @classmethod
    def of(cls, day: dt.date, decided_through: dt.date) -> "Certainty":
        """How sure a day is where notices decide every day up to and including the last one given."""
        return cls.OFFICIAL if day <= decided_through else cls.PROJECTED


@attrs.frozen(field_transformer=as_annotated)
class CalendarDay(Carried):
    """What the calendar says of one day (*ngày làm việc, ngày nghỉ*): the answer, and the paper behind it."""

    date: dt.date
    working: bool
    """Whether limits count the day: a half day counts, and so does a closure that does not extend."""
    part: Part
    """The part of the day the reason speaks of: the half an office is shut by a closure, or open by an opening."""
    reason: Reason
    name: Text
    citation: Citation
    certainty: Certainty


@attrs.frozen(field_transformer=as_annotated)
class NoticeDay:
    """One day as a notice decides it; ``swapped_with`` names the other end of an exchange of working days."""

    date: dt.date = attrs.field(validator=a_day)
    reason: Reason = attrs.field(validator=kind(Reason))
    name: Text = attrs.field(validator=kind(Text))
    part: Part = attrs.field(default=Part.FULL, validator=kind(Part))
    swapped_with: dt.date | None = None
    extends: bool = False
    """Whether a closure moves the limit too (only where a paper says so), or merely shuts the counter."""

    @property
    def working(self) -> bool:
        """Whether offices work on this day."""
        return self.reason.works


def _days(given: Iterable[NoticeDay]) -> tuple[NoticeDay, ...]:
    return tuple(expect(day, NoticeDay, "day of a notice") for day in several(given, "days of a notice"))


@attrs.frozen(field_transformer=as_annotated)
class Notice:
    """A paper that decides days (*thông báo nghỉ lễ, hoán đổi ngày làm việc*), or the law where it leaves no choice.

    A weekday off by exchange names the weekend day worked for it and the other way round; both stand in the same paper.
    A later notice supersedes an earlier one, on the days it names. Raises ``ContradictoryNotice`` naming the days.
    """

    citation: Citation = attrs.field(validator=kind(Citation))
    issuer: str = attrs.field(validator=kind(str))
    title: Text = attrs.field(validator=kind(Text))
    days: tuple[NoticeDay, ...] = attrs.field(converter=_days)
    signed_on: dt.date | None = None
    decides_through: dt.date | None = attrs.field(default=None, validator=attrs.validators.optional(a_day))
    """The last day after which this paper leaves something open; closes every open question before it."""

    def __attrs_post_init__(self) -> None:
        twice = [day for day, count in Counter(entry.date for entry in self.days).items() if count > 1]
        if twice:
            raise ContradictoryNotice(self.number, tuple(twice), "decides a day twice")
        halves = [e.date for e in self.days if e.part is not Part.FULL and e.reason not in OFFICES_OWN]
        if halves:
            raise ContradictoryNotice(self.number, tuple(halves), "gives half a day for a reason that takes whole days")
        self._check_week()
        self._check_swaps()

    @property
    def number(self) -> str:
        """The number of the paper."""
        return self.citation.document

    def _check_week(self) -> None:
        worked_weekdays = [e.date for e in self.days if e.reason is Reason.MAKE_UP and e.date.weekday() not in WEEKEND]
        if worked_weekdays:
            raise ContradictoryNotice(
                self.number, tuple(worked_weekdays), "makes a working day of a weekday that is worked anyway"
            )
        free_weekends = [e.date for e in self.days if e.reason is Reason.SWAP and e.date.weekday() in WEEKEND]
        if free_weekends:
            raise ContradictoryNotice(self.number, tuple(free_weekends), "exchanges a weekend day that is off anyway")

    def _check_swaps(self) -> None:
        by_date = {entry.date: entry for entry in self.days}
        for entry in self.days:
            if entry.reason not in {Reason.SWAP, Reason.MAKE_UP}:
                if entry.swapped_with is not None:
                    why = "names the other end of an exchange for a day that is none"
                    raise ContradictoryNotice(self.number, (entry.date,), why)
                continue
            if entry.swapped_with is None:
                wanted = "a make-up day" if entry.reason is Reason.SWAP else "the day off it pays for"
                raise ContradictoryNotice(self.number, (entry.date,), f"exchanges a day without naming {wanted}")
            other = by_date.get(entry.swapped_with)
            if (
                other is None
                or other.swapped_with != entry.date
                or {other.reason, entry.reason} != {Reason.SWAP, Reason.MAKE_UP}
            ):
                raise ContradictoryNotice(
                    self.number, (entry.date, entry.swapped_with), "the two ends of an exchange do not name each other"
                )
            if abs(other.date - entry.date) > SWAP_REACH:
                raise ContradictoryNotice(
                    self.number,
                    (entry.date, other.date),
                    f"the two ends of an exchange lie more than {SWAP_REACH.days} days apart",
                )


@attrs.frozen(
    slots=False, field_transformer=as_annotated
)  # without slots a frozen value is made in half the time, and there are hundreds
class DecidedDay:
    """One day that differs from the weekly pattern, and the paper that says so."""

    date: dt.date
    reason: Reason
    name: Text
    citation: Citation
    signed_on: dt.date | None = None
    swapped_with: dt.date | None = None
    part: Part = Part.FULL
    extends: bool = True
    """False for a closure that shuts the counter while the limit runs on."""
    certainty: Certainty = Certainty.OFFICIAL

    @property
    def works(self) -> bool:
        """Whether limits count the day: a half day counts, and so does a closure that does not extend."""
        return self.reason.works or self.part is not Part.FULL or not self.extends


Choices = tuple[tuple[frozenset[dt.date], frozenset[dt.date]], ...]


def _choices(given: Choices) -> Choices:
    read = tuple(pair(one, "a choice") for one in several(given, "choices of an open question"))
    choices = tuple((_days_of(off), _days_of(worked)) for off, worked in read)
    if not any(days for choice in choices for days in choice):
        raise BadValue("choices of an open question", "no day", "the days that each way of deciding it would change")
    return choices


def _days_of(given: frozenset[dt.date]) -> frozenset[dt.date]:
    if type(given) is frozenset and {*map(type, given)} <= {dt.date}:
        return given  # as the rows have them: putting them in order takes most of the time
    for day in several(given, "days of a choice"):
        expect_day(day)
    return frozenset(given)


@attrs.frozen(field_transformer=as_annotated)
class OpenQuestion:
    """Something no paper has decided yet (*chưa có thông báo*), as the days each way of deciding it would change.

    The first choice is the projection. Each choice lists the weekdays it takes off and the weekend days it makes
    worked; a day of another choice that it does not list keeps its weekly pattern.
    """

    code: str
    name: Text
    choices: Choices = attrs.field(converter=_choices)
    """For each choice: weekdays off, weekend days worked."""
    days: frozenset[dt.date] = attrs.field(init=False, repr=False)
    """Every day some choice touches."""
    first_day: dt.date = attrs.field(init=False, repr=False)
    last_day: dt.date = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        days = frozenset[dt.date]().union(*chain.from_iterable(self.choices))
        settle = object.__setattr__
        settle(self, "days", days)
        settle(self, "first_day", min(days))
        settle(self, "last_day", max(days))
