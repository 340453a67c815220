"""The answer to "when": a moment, how firm it is, and the account of every day on the way.

A date that hangs on days no notice has decided is reckoned once for each way they may be decided: the span of the
answers is ``earliest`` to ``latest``, and ``depends_on`` names what has to be decided first.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product
from typing import Final

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.calendar import OpenQuestion, Projected, Reason, WorkCalendar
from motcua.citation import Citation
from motcua.errors import OutsideCalendar, UndecidedDay
from motcua.explain import Explanation, Step, a_step
from motcua.hooks import Carried
from motcua.timelimit.account import Account, LedgerDay, LedgerReason
from motcua.timelimit.receipt import Counter
from motcua.wording import NamedDay, Sayable

__all__ = ["Due", "Reckoning", "collected", "promise"]

Reckoning = Callable[[WorkCalendar], Account]


@attrs.frozen(repr=False, slots=False, field_transformer=as_annotated)
class Due(Carried):
    """A due moment with its reasons (*ngày hẹn trả kết quả*).

    >>> from motcua.calendar import national_calendar, office_time
    >>> from motcua.timelimit import WorkingDays
    >>> due = WorkingDays(2).due(office_time("2026-08-28 15:20"), national_calendar())
    >>> due.date, due.at.hour, due.firm
    (datetime.date(2026, 9, 4), 17, True)
    >>> print(due.explain("en"))
    Time limit: 2 working days
    Received at 15:20 28 Aug 2026
    Sat 29 Aug 2026: not counted – weekend [188/1999/QĐ-TTg, art. 1]
    Sun 30 Aug 2026: not counted – weekend [188/1999/QĐ-TTg, art. 1]
    Mon 31 Aug 2026: not counted – Swapped day off around National Day [9441/TB-BNV]
    Tue 1 Sep 2026: not counted – National Day (adjacent day) [9441/TB-BNV]
    Wed 2 Sep 2026: not counted – National Day [45/2019/QH14, art. 112.1]
    Thu 3 Sep 2026: day 1
    Fri 4 Sep 2026: day 2
    Result due at 17:00 4 Sep 2026
    """

    at: dt.datetime
    earliest: dt.date
    latest: dt.date
    depends_on: tuple[OpenQuestion, ...]
    """What no notice has decided yet and the date hangs on."""
    calendar_version: str
    limit: Sayable = attrs.field(eq=False)
    account: Account = attrs.field(eq=False, repr=False)
    rule: Citation | None = attrs.field(default=None, eq=False)
    """Where the limit stands written."""
    collect_from: dt.datetime | None = None
    """When the result can first be collected: in the desk's sessions, or where the office is shut when it is due."""
    remarks: tuple[Step, ...] = attrs.field(default=(), eq=False, repr=False)
    """What else has to be said with the date: that it waits for papers."""
    additions: tuple[Step, ...] = attrs.field(default=(), eq=False, repr=False)
    """What of the limit was added to the one of ``rule``, each with the rule that adds it."""

    @property
    def date(self) -> dt.date:
        """The due day in the office's zone."""
        return self.at.date()

    @property
    def firm(self) -> bool:
        """Whether every way the undecided days may be decided gives this date."""
        return self.earliest == self.latest

    @property
    def ledger(self) -> tuple[LedgerDay, ...]:
        """One entry for every calendar day after the stamped day of receipt up to and including the due date."""
        return self.account.ledger()

    @property
    def warnings(self) -> tuple[Step, ...]:
        """What a clerk should say with the date: what it waits for, closures on the way, an office shut by then."""
        calendar, first = self.account.ground.calendar, self.account.first_day
        clock = self.at.time()
        open_then = any(opens <= clock <= closes for opens, closes in calendar.counted_sessions(self.date))
        shut = () if open_then else (a_step("warning.outside-hours", {"moment": self.at}),)
        return (
            self.remarks
            + shut
            + tuple(
                a_step("warning.closure", {"day": NamedDay(entry.date), "name": entry.name}, entry.citation)
                for entry in calendar.local
                if not entry.extends
                and first <= entry.date <= self.date
                and calendar.day(entry.date).reason is Reason.CLOSURE
            )
        )

    def __repr__(self) -> str:
        span = "firm" if self.firm else f"{self.earliest} to {self.latest}"
        return f"<Due {self.at:%Y-%m-%d %H:%M}, {span}>"

    def explain(self, locale: str = "vi") -> Explanation:
        """Every day on the way, counted or not, with the notice or article behind it."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        receipt = self.account.receipt
        yield a_step("due.limit", {"limit": self.limit}, self.rule)
        yield from self.additions
        received = "due.restarted" if self.account.restarted_from else "due.received"
        yield a_step(received, {"moment": receipt.stamped})
        first = getattr(self.limit, "stages", (self.limit,))[0]  # a cut-off is that of the first of several stages
        cutoff = getattr(first, "cutoff", None)
        stamped = self.account.ground.calendar.day(receipt.stamped.date())
        outside = receipt.counted != receipt.stamped and not receipt.late
        if outside and not stamped.working and not self.account.restarted_from:
            yield a_step("ledger.day-off", {"day": NamedDay(stamped.date), "name": stamped.name}, stamped.citation)
        elif cutoff is not None and receipt.stamped.time() > cutoff:
            yield a_step("due.after-cutoff", {"cutoff": f"{cutoff:%H:%M}"})
        if receipt.counted != receipt.stamped:
            yield a_step("due.counted-from", {"moment": receipt.counted})
        for pause in self.account.stops_of_hours():
            values = {"stop": pause.stop, "resume": pause.resume, "cause": pause.cause}
            yield a_step("due.stopped", values, pause.citation)
        number = 0
        for entry in self.ledger:
            in_days = self.account.stretch_on(entry.date).unit.by_day
            number += entry.counted and in_days
            yield self._step(entry, number if in_days else None)
        yield a_step("due.at", {"moment": self.at})
        decided_through = self.account.ground.calendar.decided_through
        if self.date > decided_through:
            yield a_step("due.projected", {"day": decided_through})
        if not self.firm:
            names = tuple(question.name for question in self.depends_on)
            yield a_step("due.not-firm", {"earliest": self.earliest, "latest": self.latest, "questions": names})
        if self.collect_from:
            yield a_step("due.collect-from", {"moment": self.collect_from})
        yield from self.warnings

    def _step(self, entry: LedgerDay, number: int | None) -> Step:
        if entry.reason is LedgerReason.RECEIPT and entry.date == self.date:
            return a_step("ledger.same-day", {"day": _named_day(entry.date)})
        message = _MESSAGES[entry.reason]
        if entry.counted and number is None:
            message = "ledger.counted-part"
        elif entry.counted and entry.name:
            message = "ledger.counted-special"
        return a_step(message, {"day": _named_day(entry.date), "number": number, "name": entry.name}, entry.citation)


_due: Final = on_trust(Due)
_named_day: Final = on_trust(NamedDay)


_MESSAGES: Final = {reason: f"ledger.{reason.value}" for reason in LedgerReason}


def promise(
    limit: Sayable,
    reckon: Reckoning,
    calendar: WorkCalendar,
    desk: Counter | None = None,
    *,
    rule: Citation | None = None,
    remarks: tuple[Step, ...] = (),
    additions: tuple[Step, ...] = (),
) -> Due:
    """The due moment under that calendar and its conventions; raises ``UndecidedDay`` where they ask for it."""
    account = reckon(calendar)
    earliest = latest = account.at.date()
    worlds = _worlds(reckon, calendar, account) if latest >= calendar.open_from else ()
    depends_on: tuple[OpenQuestion, ...] = ()
    if worlds:
        answers = sorted(world.at for _, world in worlds)
        earliest, latest = answers[0].date(), answers[-1].date()
        depends_on = _deciding(worlds) if earliest != latest else ()
    if earliest != latest and calendar.conventions.projected is Projected.RAISE:
        raise UndecidedDay(earliest, latest, tuple(question.code for question in depends_on))
    if earliest != latest and calendar.conventions.projected is Projected.LATEST:
        account = max((world for _, world in worlds), key=lambda world: world.at)
    due = _due(
        account.at, earliest, latest, depends_on, calendar.version, limit, account, rule, None, remarks, additions
    )
    return collected(due, calendar, desk)


def collected(due: Due, calendar: WorkCalendar, desk: Counter | None = None) -> Due:
    """The due moment with when the result can first be collected, at that desk or in that office."""
    if desk is not None:
        return attrs.evolve(due, collect_from=desk.on(calendar).collect_from(due))
    try:
        opens = calendar.next_open(due.at)
    except OutsideCalendar:
        return due
    return due if opens == due.at else attrs.evolve(due, collect_from=opens)


World = tuple[tuple[tuple[OpenQuestion, int], ...], Account]


def _worlds(reckon: Reckoning, calendar: WorkCalendar, account: Account) -> Sequence[World]:
    """The account under every way those open questions may be decided that can make a difference to it.

    One can that alone changes what is counted; and with it so can each that lies where it moves a beginning or an end.
    """
    first, due = account.first_day, account.at.date()
    asked = [question for question in calendar.questions if first <= question.last_day]

    def under(choices: Iterable[tuple[OpenQuestion, int]]) -> Account:
        return reckon(calendar.supposing(dict(choices), first, due))

    def moves(question: OpenQuestion) -> bool:
        others = range(1, len(question.choices))
        return any(under([(question, choice)]).stretches != account.stretches for choice in others)

    more = [question for question in asked if question.first_day <= due and moves(question)]
    touching, worlds = list[OpenQuestion](), list[World]()
    while more:
        touching += more
        ways = product(*([(question, choice) for choice in range(len(question.choices))] for question in touching))
        worlds = [(way, under(way)) for way in ways]
        moved = [(min(days), max(days)) for days in zip(*(_turns(world) for _, world in worlds), strict=False)]
        more = [
            question
            for question in asked
            if question not in touching
            and any(a < b and question.first_day <= b and a <= question.last_day for a, b in moved)
        ]
    return worlds


def _turns(account: Account) -> tuple[dt.date, ...]:
    """The days on which something of the account begins or ends, the last one first."""
    stretches = (day for stretch in account.stretches for day in (stretch.counted_through, stretch.end))
    return account.at.date(), account.receipt.day, *stretches, *chain.from_iterable(account.ground.spans)


def _deciding(worlds: Iterable[World]) -> tuple[OpenQuestion, ...]:
    """The questions whose answer alone makes a difference in some world, in order of their days."""
    dates = {choices: account.at.date() for choices, account in worlds}
    found = {
        question
        for choices, date in dates.items()
        for at, (question, _) in enumerate(choices)
        if dates[(*choices[:at], (question, 0), *choices[at + 1 :])] != date
    }
    return tuple(sorted(found, key=lambda question: question.first_day))
