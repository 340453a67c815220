"""The one-stop mechanism in force: which step leads from which state to which, on what conditions and in what time.

One table per decree (NĐ 61, NĐ 118, NĐ 118 as amended by NĐ 309), each a file of rows in ``data/mechanism`` made
into literals. The table names its guards; what they look at is the dossier's business.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import Table, choose, expect, table
from motcua.citation import Citation
from motcua.codes import AgencyCode
from motcua.compiled import mechanism as rows
from motcua.conditions import Channel
from motcua.dated import Dated, InForce
from motcua.errors import StepNotAllowed, UnknownCode
from motcua.timelimit import TimeLimit
from motcua.wording import Text, say

__all__ = [
    "ACTS",
    "APPLICANT",
    "AT_APPRAISAL",
    "BACK",
    "BACK_IF_COMPLETE",
    "BEGINNINGS",
    "BOUND",
    "FILING",
    "NOTES",
    "OFFICE",
    "SAME",
    "SHORT",
    "STARTS",
    "STEPS",
    "TO_THE_COUNTER",
    "VERBS",
    "CodeRule",
    "Mechanism",
    "Refusal",
    "Refused",
    "StartRule",
    "State",
    "StepLimit",
    "Transition",
    "mechanism_named",
    "mechanism_on",
    "mechanisms",
]

ACTS: Final = (
    "accept",
    "refuse",
    "request_supplement",
    "supplement",
    "change",
    "begin",
    "transfer",
    "consult",
    "answer_consultation",
    "request_payment",
    "confirm_payment",
    "suspend",
    "resume",
    "extend",
    "reappoint",
    "announce_early",
    "finish",
    "hand_over",
    "correct_result",
    "withdraw",
    "close",
    "amend_record",
)
"""What can be done to a dossier, in the order of its life: the verbs of the table."""
BEGINNINGS: Final = ("open", "adopt")
"""The two ways a history begins; they have no state before them, so no row."""
VERBS: Final = (*BEGINNINGS, *ACTS)
NOTES: Final = ("synchronise",)
"""What is noted of the file whatever its state: the office's own doing, of which no decree speaks, so no row."""

STEPS: Final = (
    "online-alert",
    "online-answer",
    "acknowledgement",
    "counter-answer",
    "supplement-at-intake",
    "transfer",
    "appraisal-notice",
    "closing",
    "closing-at-appraisal",
    "shortfall",
    "apology",
    "result-correction",
)
"""What a decree, or a special law in its place, sets a time or a number of times to."""

AT_APPRAISAL: Final = MappingProxyType({"closing": "closing-at-appraisal"})
"""The steps whose time a special law may set for requests after the acceptance alone, with what it is then called."""

SAME: Final = "same"
BACK: Final = "back"
BACK_IF_COMPLETE: Final = "back-if-complete"

TO_THE_COUNTER: Final = "transfer-to-counter"
"""A transfer to the office that received the dossier, where a limit ends with nothing less."""

SHORT: Final = "short-supplement"
"""A supplement after the acceptance that leaves out some of what was asked for."""

OFFICE: Final = "office"
APPLICANT: Final = "applicant"
BOUND: Final = (OFFICE, APPLICANT)
"""Whose time a limit is."""

FILING: Final = "filing"
STARTS: Final = (FILING,)
"""From where a limit may run besides the acceptance."""


class State(enum.StrEnum):
    """Where a dossier stands (*trạng thái hồ sơ*); the codes 1–10 of the national list belong to ``adapters.portal``.

    >>> State.AWAITING_PAPERS, State("awaiting-papers").say("en")
    (<State.AWAITING_PAPERS: 'awaiting-papers'>, 'awaiting papers')
    """

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not-accepted"
    IN_PROGRESS = "in-progress"
    AWAITING_PAPERS = "awaiting-papers"
    AWAITING_PAYMENT = "awaiting-payment"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    PROCESSED = "processed"
    RETURNED = "returned"

    __hash__ = str.__hash__  # as its text, which it equals; that of an enumeration is slower by far

    @property
    def ended(self) -> bool:
        """Whether processing is over, with a result or without one."""
        return self in _ENDED

    @property
    def stopped(self) -> bool:
        """Whether it was entered from another state and leads back to that one."""
        return self in _STOPPED

    def say(self, locale: str) -> str:
        """The state in words."""
        return say(f"state.{self.value}", locale)


_ENDED: Final = frozenset({State.NOT_ACCEPTED, State.WITHDRAWN, State.CLOSED, State.PROCESSED, State.RETURNED})
_STOPPED: Final = frozenset({State.AWAITING_PAPERS, State.AWAITING_PAYMENT, State.SUSPENDED})


def _table(values: Mapping[str, object]) -> Mapping[str, object]:
    return Table(table(values, "values of a refusal", "a table of values by name"))


@attrs.frozen(field_transformer=as_annotated)
class Refusal:
    """One unmet condition of a step (*điều kiện chưa đáp ứng*): a stable code, what was met, and the rule behind it.

    >>> str(Refusal("apology-once", {}, Citation("118/2025/NĐ-CP", "19", "6")))
    'a new appointment was already given; the decree allows one [118/2025/NĐ-CP, art. 19.6]'
    """

    code: str
    values: Mapping[str, object] = attrs.field(factory=dict[str, object], converter=_table, hash=False)
    citation: Citation | None = None

    def say(self, locale: str) -> str:
        """The reason in that language, its citation in brackets."""
        line = say(f"refusal.{self.code}", locale, self.values)
        return f"{line} [{self.citation.say(locale)}]" if self.citation else line

    def __str__(self) -> str:
        return self.say("en")


@attrs.frozen(field_transformer=as_annotated)
class Refused:
    """A refused step as a sentence (*bước không được phép*): what cannot be done, why not, and what can.

    >>> print(Refused("finish", State.SUBMITTED, (), ("accept", "refuse")).say("vi"))
    không thể kết thúc xử lý khi hồ sơ mới nộp; được phép: tiếp nhận, từ chối tiếp nhận
    """

    verb: str
    state: State
    reasons: tuple[Refusal, ...]
    allowed: tuple[str, ...]

    def say(self, locale: str) -> str:
        """The sentence in that language, every reason with its citation."""
        instead = ", ".join(say(f"verb.{verb}", locale) for verb in self.allowed)
        values = {
            "step": say(f"verb.{self.verb}", locale),
            "state": self.state,
            "reasons": "".join(f"; {reason.say(locale)}" for reason in self.reasons),
            "allowed": instead or say("step.none", locale),
        }
        return say("step.refused", locale, values)

    def error(self) -> StepNotAllowed:
        """The error that says so."""
        return StepNotAllowed(self.verb, self.state, self.reasons, self.allowed, self)


@attrs.frozen(field_transformer=as_annotated)
class Transition:
    """One row of the table: from ``state``, ``verb`` leads to ``to``, if every guard holds.

    ``to`` is a state, or ``"same"``, or ``"back"`` for the state before the stop, or ``"back-if-complete"`` for the
    same once everything that was asked for is there.
    """

    state: State
    verb: str
    to: State | str
    guards: tuple[str, ...]
    citation: Citation
    stays: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether the state is the same afterwards, whatever was said."""
    lands: "tuple[State, tuple[State, ...]] | None" = attrs.field(init=False, eq=False, repr=False)
    """The state it leads to with none to go back to, where nothing has to be remembered on the way."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "stays", self.to == SAME)
        onward = isinstance(self.to, State) and not self.to.stopped
        object.__setattr__(self, "lands", (self.to, ()) if onward else None)


@attrs.frozen(field_transformer=as_annotated)
class StepLimit:
    """A limit the mechanism sets to a step: a time, a number of times, or both (*thời hạn, số lần*).

    Without either its time is for a special law to set, by a ``LimitRule`` of that ``step``.

    ``since`` are the verbs that start the time, ``during`` the states in which it runs, ``ends`` the verbs that end it
    earlier, ``channels`` those it holds for (all, when empty). With ``before_due`` it is counted back from the promise;
    with ``by_opening`` it ends at the opening of the day it was moved to. A ``duty`` is one the office has to act in.
    ``binds`` says whose time it is, the office's or the applicant's: no correction makes the one longer or the other
    shorter.

    It is the term of the one-stop decree and of no other law. NĐ 118/2025/NĐ-CP art. 19.5 gives 3 working days for a
    request and 15 days for closing "unless special law says otherwise": where one does, the procedure's ``LimitRule``
    of that ``step`` takes the place of this limit, and ``Dossier.step_limits`` says which binds.

    >>> closing = mechanism_on(dt.date(2026, 8, 5)).limits["closing"]
    >>> closing.limit, closing.since, closing.binds, str(closing.citation)
    (CalendarDays(15), ('request_supplement',), 'applicant', '118/2025/NĐ-CP, art. 19.5')
    """

    name: str
    limit: TimeLimit | None
    times: int | None
    since: tuple[str, ...]
    during: tuple[State, ...]
    ends: tuple[str, ...]
    channels: tuple[str, ...]
    before_due: bool
    by_opening: bool
    duty: bool
    binds: str
    citation: Citation | None


@attrs.frozen(field_transformer=as_annotated)
class StartRule:
    """From when a limit runs where that is not the acceptance (*thời điểm bắt đầu tính*), for those channels.

    ``at`` is ``"filing"``, when the papers were handed in: for post, the signing of the hand-over record.
    """

    at: str
    channels: tuple[str, ...]
    citation: Citation


@attrs.frozen(field_transformer=as_annotated)
class CodeRule:
    """Whose code stands in the number of a dossier (*mã số hồ sơ*): the receiving or settling agency, or the portal."""

    authority: str
    linked: bool
    """Whether it is for linked procedures alone."""
    channels: tuple[str, ...]
    """The channels it holds for; all, when empty."""
    citation: Citation


@attrs.frozen(field_transformer=as_annotated)
class Mechanism:
    """The one-stop rules of one decree (*cơ chế một cửa*): transitions, guards with their articles, step limits.

    >>> mechanism = mechanism_on(dt.date(2026, 8, 5))
    >>> mechanism.name, str(mechanism.in_force)
    ('NĐ 118+309', 'from 2026-08-05')
    >>> mechanism.allowed(State.SUSPENDED)
    ('change', 'answer_consultation', 'resume', 'withdraw', 'amend_record')
    >>> mechanism.limits["closing"].limit
    CalendarDays(15)
    """

    name: str
    title: Text = attrs.field(eq=False, repr=False)
    in_force: InForce
    citation: Citation = attrs.field(eq=False, repr=False)
    transitions: tuple[Transition, ...] = attrs.field(eq=False, repr=False)
    guards: Mapping[str, Citation] = attrs.field(eq=False, repr=False)
    """The conditions of the table and where each stands written."""
    limits: Mapping[str, StepLimit] = attrs.field(eq=False, repr=False)
    starts: tuple[StartRule, ...] = attrs.field(eq=False, repr=False)
    codes: tuple[CodeRule, ...] = attrs.field(eq=False, repr=False)
    """Whose code a dossier bears; the first rule that fits holds."""
    steps: Mapping[State, Mapping[str, Transition]] = attrs.field(init=False, eq=False, repr=False)
    """The table by state, then by verb, in the order of a dossier's life."""
    _allowed: Mapping[State, tuple[str, ...]] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        steps: dict[State, dict[str, Transition]] = {state: {} for state in State}
        for row in sorted(self.transitions, key=lambda row: ACTS.index(row.verb)):
            steps[row.state][row.verb] = row
        frozen = {state: MappingProxyType(verbs) for state, verbs in steps.items()}
        object.__setattr__(self, "steps", MappingProxyType(frozen))
        allowed = {state: tuple(verbs) for state, verbs in steps.items()}
        object.__setattr__(self, "_allowed", MappingProxyType(allowed))

    def __reduce__(self) -> tuple[Callable[[str], "Mechanism"], tuple[str]]:
        return mechanism_named, (self.name,)

    def step(self, state: State | str, verb: str) -> Transition | None:
        """The row for that verb in that state, if the table has one.

        Raises ``BadValue`` for a word that is no state, ``UnknownCode`` for one that is no verb.
        """
        if verb not in ACTS:
            raise UnknownCode("step", str(verb)[:40], ACTS)
        return self.steps[choose(State, state)].get(verb)

    def allowed(self, state: State | str) -> tuple[str, ...]:
        """The verbs the table has for that state; a guard may still refuse one. Raises ``BadValue``."""
        return self._allowed[choose(State, state)]

    def starts_at_filing(self, channel: str) -> bool:
        """Whether the limit of a dossier filed so runs from the moment its papers were handed in."""
        return any(rule.at == FILING and channel in rule.channels for rule in self.starts)

    def coding_agency(
        self,
        *,
        receiving: AgencyCode,
        settling: AgencyCode | None = None,
        portal: AgencyCode | None = None,
        linked: bool = False,
        channel: Channel | str = Channel.COUNTER,
    ) -> AgencyCode:
        """The agency whose code stands in the number of a dossier received now.

        Raises ``BadValue`` where that is one that was not told.

        >>> commune, tax = AgencyCode("H56.01.02"), AgencyCode("G12.18.56")
        >>> mechanism_on(dt.date(2025, 6, 30)).coding_agency(receiving=commune, settling=tax)
        AgencyCode('H56.01.02')
        >>> mechanism_on(dt.date(2025, 7, 1)).coding_agency(receiving=commune, settling=tax)
        AgencyCode('G12.18.56')
        """
        filed = choose(Channel, channel)
        fitting = (r for r in self.codes if (linked or not r.linked) and (not r.channels or filed.value in r.channels))
        authority = next(fitting).authority
        agency = {"receiving": receiving, "settling": settling, "portal": portal}[authority]
        return expect(agency, AgencyCode, f"{authority} agency of a dossier code")

    def matrix(self) -> str:
        """Every verb in every state as Markdown: where it leads, or a dash where the table has no row for it."""
        lines = [f"| step | {' | '.join(State)} |", f"|---|{'---|' * len(State)}"]
        for verb in ACTS:
            rows_of = (self.steps[state].get(verb) for state in State)
            lines.append(f"| {verb} | {' | '.join(row.to if row else '–' for row in rows_of)} |")
        return "\n".join(lines)

    def table(self) -> str:
        """The whole table as Markdown: a line per state and verb, its guards and its article."""
        lines = ["| state | step | leads to | if | rule |", "|---|---|---|---|---|"]
        for state in State:
            for verb in self.allowed(state):
                row = self.steps[state][verb]
                rule = row.citation.say("en")
                lines.append(f"| {state.value} | {verb} | {row.to} | {', '.join(row.guards) or '–'} | {rule} |")
        return "\n".join(lines)


def mechanism_on(day: dt.date) -> Mechanism:
    """The mechanism in force on that day; raises ``NotInForce`` before 21/6/2018, when NĐ 61/2018/NĐ-CP began.

    >>> mechanism_on(dt.date(2026, 8, 4)).name
    'NĐ 118'
    """
    return _mechanisms().on(day)


def mechanisms() -> tuple[Mechanism, ...]:
    """Every one-stop mechanism (*cơ chế một cửa*) there are rows for, the earliest first.

    >>> [mechanism.name for mechanism in mechanisms()]
    ['NĐ 61', 'NĐ 118', 'NĐ 118+309']
    """
    return tuple(_mechanisms())


def mechanism_named(name: str) -> Mechanism:
    """The mechanism a history was begun under, by the name it is stored with; raises ``UnknownCode``."""
    known = _by_name()
    if expect(name, str, "name of a mechanism") not in known:
        raise UnknownCode("one-stop mechanism", name[:40], tuple(known))
    return known[name]


@cache
def _by_name() -> Mapping[str, Mechanism]:
    return {mechanism.name: mechanism for mechanism in mechanisms()}


@cache
def _mechanisms() -> Dated[Mechanism]:
    made = [_mechanism(table) for table in rows.MECHANISMS]
    return Dated[Mechanism].of("one-stop mechanism", ((each.in_force, each) for each in made))


def _mechanism(table: rows.Rows) -> Mechanism:
    head, transitions, guards, limits, starts, codes = table
    name, vi, en, first, last, cite, verified = head
    return Mechanism(
        name,
        Text(vi, en),
        InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None),
        Citation.parse(cite, verified=verified),
        tuple(_transitions(transitions)),
        MappingProxyType({name: Citation.parse(cite, verified=verified) for name, cite, verified in guards}),
        MappingProxyType({row[0]: _limit(row) for row in limits}),
        tuple(StartRule(at, channels, Citation.parse(cite, verified=known)) for at, channels, cite, known in starts),
        tuple(CodeRule(*row[:3], Citation.parse(row[3], verified=row[4])) for row in codes),
    )


def _transitions(table: tuple[rows.Step, ...]) -> Iterator[Transition]:
    relative = {SAME, BACK, BACK_IF_COMPLETE}
    for verb, states, to, guards, cite, verified in table:
        citation = Citation.parse(cite, verified=verified)
        for state in states:
            yield Transition(State(state), verb, to if to in relative else State(to), guards, citation)


def _limit(row: rows.Limit) -> StepLimit:
    name, limit, times, since, during, ends, channels, before_due, by_opening, duty, binds, cite, verified = row
    return StepLimit(
        name,
        TimeLimit.parse(limit) if limit else None,
        times,
        since,
        tuple(map(State, during)),
        ends,
        channels,
        before_due,
        by_opening,
        duty,
        binds,
        Citation.parse(cite, verified=verified),
    )
