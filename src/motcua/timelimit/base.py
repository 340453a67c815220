"""What every time limit is: the base of the kinds, and of those that are an amount of one unit."""

import abc
import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Final

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import DueMoment, Start, WorkCalendar
from motcua.checks import choose, expect, shown
from motcua.errors import BadValue
from motcua.hooks import Portable, Wire
from motcua.timelimit.account import ONE_DAY, Account, Ground, Stretch, Unit, a_ground, an_account
from motcua.timelimit.due import Due, Reckoning, promise
from motcua.timelimit.receipt import Counter, Receipt
from motcua.wording import say

__all__ = ["CountedLimit", "TimeLimit", "event_day", "event_end"]

LARGEST: Final = 3_660
"""No limit of Vietnamese procedure law comes near ten years of days; a larger amount is a slip of the hand."""

_EXAMPLES: Final = ("5 ngày làm việc", "15 ngày", "1 tháng", "8 giờ làm việc", "trong ngày làm việc")


def _amount(instance: "TimeLimit", attribute: "attrs.Attribute[int]", value: object) -> None:
    if type(value) is not int or not 1 <= value <= LARGEST:
        what = f"{attribute.name} of {type(instance).__name__}"
        raise BadValue(what, shown(value, spell=repr), f"a whole number from 1 to {LARGEST}")


@attrs.frozen(field_transformer=as_annotated)
class TimeLimit(Portable, abc.ABC):
    """How long something may take (*thời hạn giải quyết*): the base of every kind of limit.

    >>> from motcua.timelimit import WorkingDays
    >>> TimeLimit.parse("Không quá 08 ngày làm việc")
    WorkingDays(8)
    >>> str(WorkingDays(8)), WorkingDays(8).say("en")
    ('8 ngày làm việc', '8 working days')
    """

    def due(
        self,
        received: dt.datetime,
        calendar: WorkCalendar,
        *,
        start: Start | str | None = None,
        due_moment: DueMoment | str | None = None,
        desk: Counter | None = None,
    ) -> Due:
        """The moment the result is due for a dossier received then (*thời điểm trả kết quả*).

        ``start`` and ``due_moment`` override the calendar's conventions; ``desk`` is a counter with sessions of its
        own. Raises ``NaiveMoment``, ``NotAMoment``, ``OutsideCalendar``, ``NoPromise``, and ``UndecidedDay`` where the
        conventions ask for it.
        """
        return promise(self, self.reckoning(received, calendar, start, due_moment, desk), calendar, desk)

    def reckoning(
        self,
        received: dt.datetime,
        calendar: WorkCalendar,
        start: Start | str | None,
        due_moment: DueMoment | str | None,
        desk: Counter | None,
    ) -> Reckoning:
        """How the due moment comes about over that calendar, and over any that decides its open questions."""
        expect(calendar, WorkCalendar, "calendar")
        if desk is not None and not hasattr(desk, "on"):
            raise BadValue("desk", type(desk).__name__, "a Desk")
        convention = calendar.conventions.due_moment if due_moment is None else choose(DueMoment, due_moment)

        def reckon(over: WorkCalendar) -> Account:
            return self.account(Receipt.at(received, over, start, desk), a_ground(over, convention))

        return reckon

    def account(self, receipt: Receipt, ground: Ground) -> Account:
        """How the due moment comes about over that ground: what ``due`` and the clock both stand on."""
        counted = self.receive(receipt, ground.calendar)
        return an_account(counted, tuple(self.run(counted, ground)), ground)

    def receive(self, receipt: Receipt, calendar: WorkCalendar) -> Receipt:
        """The receipt as this limit takes it: a cut-off may move it."""
        return receipt

    def as_later_stage(self) -> "TimeLimit":
        """The limit without its cut-off, which is for dossiers at the counter."""
        return self

    @abc.abstractmethod
    def run(self, receipt: Receipt, ground: Ground) -> Iterator[Stretch]:
        """The stretches of counting from that receipt."""

    @abc.abstractmethod
    def before(self, event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
        """The latest day such that ``(day, event]`` holds the whole limit, for rules that say "at least … before"."""

    @abc.abstractmethod
    def say(self, locale: str) -> str:
        """The limit in words."""

    @classmethod
    def parse(cls, text: str) -> "TimeLimit":
        """Read the wording of official documents, in Vietnamese or English; raises ``UnreadableLimit``.

        It refuses what carries a second rule: a case, an exclusion, two amounts without a word that says one follows
        the other, a number without a unit.
        """
        from motcua.timelimit.parsing import read_limit  # noqa: PLC0415 - the reader makes the limits defined here

        return read_limit(text)

    @classmethod
    def wire(cls) -> Wire:
        """The limit as text, as ``str()`` writes it; of one that is unknown, its citation stays behind."""
        from motcua.timelimit.parsing import read_written  # noqa: PLC0415 - the reader makes the limits defined here

        return Wire.text(read_written, *(text for text in _EXAMPLES if isinstance(read_written(text), cls)))

    def __str__(self) -> str:
        return self.say("vi")


@attrs.frozen(repr=False, field_transformer=as_annotated)
class CountedLimit(TimeLimit):
    """A limit that is an amount of one unit."""

    amount: int = attrs.field(validator=_amount)
    message: ClassVar[str]
    unit: ClassVar[Unit]

    def say(self, locale: str) -> str:
        """The amount and its unit."""
        return say(self.message, locale, {"n": self.amount})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.amount})"


def event_day(event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.date:
    """The day of the event in the office's zone; raises ``OutsideCalendar``, ``NotADay``, ``NaiveMoment``."""
    if isinstance(event, dt.datetime):
        event = expect(calendar, WorkCalendar, "calendar").local_time(event).date()
    return expect(calendar, WorkCalendar, "calendar").inside(event)


def event_end(event: dt.date | dt.datetime, calendar: WorkCalendar) -> dt.datetime:
    """The moment of the event; of a bare day, its end."""
    day = event_day(event, calendar)
    if isinstance(event, dt.datetime):
        return calendar.local_time(event)
    return calendar.moment(day + ONE_DAY, dt.time(0))
