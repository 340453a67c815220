"""The moment a dossier counts as received: the stamp, moved by the office's conventions and then by a cut-off.

Everything a limit counts starts here. The four 15:00 rules of the law are rows of data that put a ``cutoff`` on a
limit.
"""

import datetime as dt
from typing import TYPE_CHECKING, Final, Protocol

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.calendar import DueMoment, Session, Start, WorkCalendar
from motcua.checks import choose

if TYPE_CHECKING:
    from motcua.timelimit.due import Due

__all__ = ["Counter", "Receipt"]


class Counter(Protocol):
    """A counter with sessions of its own (``motcua.desk.Desk``)."""

    def on(self, calendar: WorkCalendar) -> "Counter":
        """The counter as it works under that calendar."""
        ...

    def is_open(self, at: dt.datetime) -> bool:
        """Whether the counter receives at that moment."""
        ...

    def closing(self, at: dt.datetime) -> dt.datetime:
        """When the session that is open at that moment ends."""
        ...

    def collect_from(self, due: "Due") -> dt.datetime:
        """When a result due then can first be collected."""
        ...


@attrs.frozen(slots=False, field_transformer=as_annotated)
class Receipt:
    """A stamped moment, and the moment it counts from (*thời điểm tiếp nhận*).

    ``stamped`` is what the slip prints; ``counted`` is the stamp after ``Start`` and then ``cutoff``.
    ``kept_open_until`` is the end of a special session of the counter (a Saturday morning) that received the dossier.
    """

    stamped: dt.datetime
    counted: dt.datetime
    kept_open_until: dt.datetime | None = None
    late: bool = attrs.field(default=False, repr=False)
    """Whether nothing but the cut-off moved it."""

    @classmethod
    def at(
        cls,
        received: dt.datetime,
        calendar: WorkCalendar,
        start: Start | str | None = None,
        desk: Counter | None = None,
    ) -> "Receipt":
        """The receipt before any cut-off. Raises ``NaiveMoment``, ``NotAMoment``, ``OutsideCalendar``."""
        stamped = calendar.local_time(received)
        day = stamped.date()
        convention = calendar.conventions.start if start is None else choose(Start, start)
        sessions = calendar.counted_sessions(day)
        in_hours = bool(sessions) and stamped.time() <= sessions[-1][1]
        if not in_hours and desk is not None and (counter := desk.on(calendar)).is_open(stamped):
            return a_receipt(stamped, stamped, counter.closing(stamped))
        if in_hours or convention is Start.AS_STAMPED:
            return a_receipt(stamped, stamped)
        return a_receipt(stamped, calendar.next_opening(stamped))

    def cut_off(self, cutoff: dt.time | None, calendar: WorkCalendar) -> "Receipt":
        """The receipt after a cut-off: strictly after it counts as received at the opening of the next working day."""
        if cutoff is None or self.counted.time() <= cutoff:
            return self
        day = calendar.add_working_days(self.counted.date(), 1)
        moved = calendar.next_opening(calendar.moment(day, dt.time.min))
        return a_receipt(self.stamped, moved, late=self.counted == self.stamped)

    @property
    def day(self) -> dt.date:
        """The day that counts as the day of receipt; day 1 is the day after it."""
        return self.counted.date()

    @property
    def moved(self) -> bool:
        """Whether the day of receipt is not the stamped one."""
        return self.counted.date() != self.stamped.date()

    def clock_on(self, day: dt.date, calendar: WorkCalendar, due_moment: DueMoment) -> dt.datetime:
        """The moment of ``day`` at which a limit counted in days ends, under that convention."""
        if due_moment is DueMoment.END_OF_DAY:
            return calendar.closing(day)
        whole = calendar.hours.sessions(day)
        sessions = calendar.counted_sessions(day) or whole
        clock = whole[0][0] if self.moved else self.counted.time()
        if due_moment is DueMoment.SAME_SESSION:
            received_in = 0 if self.moved else _session(calendar.hours.sessions(self.day), clock)
            wanted = whole[min(received_in, len(whole) - 1)]
            sessions = tuple(session for session in sessions if session[0] >= wanted[0])[:1] or sessions
        later = [max(clock, opens) for opens, closes in sessions if clock <= closes]
        if due_moment is DueMoment.SAME_CLOCK_TIME and later:
            return calendar.moment(day, later[0])
        return calendar.moment(day, sessions[-1][1])


a_receipt: Final = on_trust(Receipt)


def _session(sessions: tuple[Session, ...], clock: dt.time) -> int:
    """Which session a clock time belongs to: its own, or the one that follows; behind the last, one there is not."""
    return next((at for at, (_, closes) in enumerate(sessions) if clock <= closes), len(sessions))
