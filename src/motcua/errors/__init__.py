"""Everything that can go wrong, said so that the reader knows what to do about it.

Every error of the library stands in this one tree; each is also the builtin a newcomer would catch::

    MotcuaError
    ├── BadInput (ValueError)                 several problems of one text, file or record
    │   ├── LimitExceeded                     larger, deeper or longer than we read
    │   └── BadRows                           rows of a column, by their positions
    ├── NaiveMoment (ValueError)              a datetime without a zone
    ├── NotADay, NotAMoment (TypeError)       something else where a date or a datetime is meant
    ├── BadValue (ValueError)                 one value that cannot be what it claims to be
    ├── MissingExtra (ImportError)            a library that an optional part stands on is not installed
    ├── UnreadableText (ValueError)           wording that is not in the closed grammar
    │   └── UnreadableMoment, UnreadableLimit, UnreadableCondition, UnreadableAmount
    ├── time
    │   ├── OutsideCalendar (LookupError)     a day the calendar has no answer for
    │   ├── UndecidedDay (LookupError)        a day no notice covers yet, where the caller asked to be told
    │   ├── ContradictoryNotice (ValueError)
    │   ├── NoPromise (LookupError)           there is no date to promise, and why
    │   ├── ClockStopped (RuntimeError)
    │   └── ClockMisuse (ValueError)
    │       └── ExtensionTooLong
    ├── rules
    │   ├── NotInForce (LookupError), OverlappingVersions (ValueError)
    │   ├── UnknownCode, UnknownFact, UndecidedFacts (LookupError)
    │   └── NoFeeLevel, NoRefundRule (LookupError)
    └── dossier
        ├── StepNotAllowed (RuntimeError)
        ├── SequenceConflict (RuntimeError)
        │   └── EventIdTaken                  an event id that came back with other words
        └── BrokenChain (ValueError)

Each keeps its ingredients as attributes, has a stable ``code``, and says in lower case what was met and what would be
right. Personal data never enters a message.

>>> from motcua.errors import MotcuaError, NaiveMoment
>>> issubclass(NaiveMoment, MotcuaError), issubclass(NaiveMoment, ValueError), NaiveMoment.code
(True, True, 'naive-moment')
"""

import datetime as dt
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar, Final, Self

import attrs

from motcua.errors.problem import Fault, Problem, kind_of, listed, told

__all__ = [
    "BadInput",
    "BadRows",
    "BadValue",
    "BrokenChain",
    "ClockMisuse",
    "ClockStopped",
    "ContradictoryNotice",
    "EventIdTaken",
    "ExtensionTooLong",
    "Fault",
    "LimitExceeded",
    "MissingExtra",
    "MotcuaError",
    "NaiveMoment",
    "NoFeeLevel",
    "NoPromise",
    "NoRefundRule",
    "NotADay",
    "NotAMoment",
    "NotInForce",
    "OutsideCalendar",
    "OverlappingVersions",
    "Problem",
    "SequenceConflict",
    "StepNotAllowed",
    "UndecidedDay",
    "UndecidedFacts",
    "UnknownCode",
    "UnknownFact",
    "UnreadableAmount",
    "UnreadableCondition",
    "UnreadableLimit",
    "UnreadableMoment",
    "UnreadableText",
]


_WORDING: Final = "motcua.wording.errors"  # a floor above, reached when somebody asks


def _revive(cls: type["MotcuaError"], ingredients: Mapping[str, Any]) -> "MotcuaError":
    """Make the same error again in another process."""
    return cls(**ingredients)


@attrs.define(eq=False, slots=False)
class MotcuaError(Exception):
    """The base of every error of this library."""

    code: ClassVar[str] = "motcua"
    """Stable name of this kind of error: machines compare it, it never changes with the wording."""

    def say(self, locale: str) -> str:
        """The error as people read it, every problem with its path; raises ``BadValue`` for an unknown language.

        >>> BadValue("day of receipt", "5", "a moment").say("vi")
        'ngày tiếp nhận: gặp 5; đúng ra phải là một thời điểm'
        """
        told = next((one for name in ("sentence", "why") if hasattr(one := getattr(self, name, None), "say")), None)
        return str(told.say(locale) if told else import_module(_WORDING).sentence(self, locale))

    def problems_at(self, path: str, right: str = "another value") -> tuple[Problem, ...]:
        """What it says of a thing inside something larger; ``right`` stands where it does not say what would be.

        >>> str(BadValue("channel", "'fax'", "'counter'").problems_at("$.channel")[0])
        "$.channel: met 'fax'; right would be 'counter'"
        """
        return (Problem(path, self.code, str(self), right),)

    def __reduce__(self) -> tuple[Callable[..., "MotcuaError"], tuple[Any, ...]]:
        return _revive, (type(self), {a.name: getattr(self, a.name) for a in attrs.fields(type(self))})


@attrs.define(eq=False, slots=False)
class BadInput(MotcuaError, ValueError):
    """A text, file or record with one or more problems, reported together; nothing of it was applied."""

    code: ClassVar[str] = "bad-input"
    what: str
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return told(self.what, self.problems)

    def problems_at(self, path: str, right: str = "") -> tuple[Problem, ...]:
        """Its problems, seen from outside."""
        return tuple(problem.under(path) for problem in self.problems)

    @classmethod
    def one(cls, what: str, *, path: str = "$", met: str, right: str) -> Self:
        """The error for a single problem."""
        return cls(what, (Problem(path, cls.code, met, right),))


@attrs.define(eq=False, slots=False)
class LimitExceeded(BadInput):
    """Input that is larger, deeper or longer than the library reads; refused before it is parsed."""

    code: ClassVar[str] = "limit-exceeded"


@attrs.define(eq=False, slots=False)
class BadRows(BadInput):
    """Rows of a column that cannot be answered; no row was.

    ``positions`` has every one of them, counted from 0; ``problems`` tells the first few in words.
    """

    code: ClassVar[str] = "bad-rows"
    positions: tuple[int, ...]

    def __str__(self) -> str:
        count = "1 row" if len(self.positions) == 1 else f"{len(self.positions)} rows"
        more = ["  …"] if len(self.positions) > len(self.problems) else []
        return "\n".join([f"{self.what}: {count}", *(f"  {problem}" for problem in self.problems), *more])


@attrs.define(eq=False, slots=False)
class MissingExtra(MotcuaError, ImportError):
    """A library that an optional part of this one stands on, and that is not installed."""

    code: ClassVar[str] = "missing-extra"
    library: str
    extra: str

    def __str__(self) -> str:
        return f"this needs {self.library}, which is not installed; pip install 'motcua[{self.extra}]' brings it"


@attrs.define(eq=False, slots=False)
class NaiveMoment(MotcuaError, ValueError):
    """A datetime without a zone: nobody can say which day it is at the counter."""

    code: ClassVar[str] = "naive-moment"
    moment: dt.datetime

    def __str__(self) -> str:
        moment, example = self.moment.isoformat(sep=" "), self.moment.isoformat(sep=" ", timespec="minutes")
        return f"{moment} has no zone; say which moment is meant, for example office_time({example!r})"


@attrs.define(eq=False, slots=False)
class NotADay(MotcuaError, TypeError):
    """Something else where a date is meant; a datetime is refused too, since its hour would be lost in silence."""

    code: ClassVar[str] = "not-a-day"
    met: object = attrs.field(converter=kind_of)

    def __str__(self) -> str:
        return f"a date is meant here, not {self.met}; of a moment, pass its date in the office's zone"


@attrs.define(eq=False, slots=False)
class NotAMoment(MotcuaError, TypeError):
    """Something else where an aware datetime is meant."""

    code: ClassVar[str] = "not-a-moment"
    met: object = attrs.field(converter=kind_of)

    def __str__(self) -> str:
        return f"an aware datetime is meant here, not {self.met}; office_time() reads one from text"


@attrs.define(eq=False, slots=False)
class BadValue(MotcuaError, ValueError):
    """One value that cannot be what it claims to be."""

    code: ClassVar[str] = "bad-value"
    what: str
    met: str
    right: str

    def __str__(self) -> str:
        return f"{self.what}: met {self.met}; right would be {self.right}"

    def problems_at(self, path: str, right: str = "") -> tuple[Problem, ...]:
        """The same fault with its place instead of its name."""
        return (Problem(path, self.code, self.met, self.right or right),)


@attrs.define(eq=False, slots=False)
class UnreadableText(MotcuaError, ValueError):
    """Wording outside the closed grammar of its kind; nothing is guessed."""

    code: ClassVar[str] = "unreadable-text"
    kind: ClassVar[str] = "text"
    text: str
    why: str

    def __str__(self) -> str:
        return f"cannot read {self.text!r} as a {self.kind}: {self.why}"

    def problems_at(self, path: str, right: str = "") -> tuple[Problem, ...]:
        """What cannot be read, and why."""
        return (Problem(path, self.code, f"{self.text!r} ({self.why})", right or f"a {self.kind}"),)


@attrs.define(eq=False, slots=False)
class UnreadableMoment(UnreadableText):
    """Wording that is no day with a clock time in ISO form."""

    code: ClassVar[str] = "unreadable-moment"
    kind: ClassVar[str] = "moment"


@attrs.define(eq=False, slots=False)
class UnreadableLimit(UnreadableText):
    """Wording that is no single time limit: it carries a second rule, or no unit."""

    code: ClassVar[str] = "unreadable-limit"
    kind: ClassVar[str] = "time limit"


@attrs.define(eq=False, slots=False)
class UnreadableCondition(UnreadableText):
    """Wording outside the closed language of conditions."""

    code: ClassVar[str] = "unreadable-condition"
    kind: ClassVar[str] = "condition"


@attrs.define(eq=False, slots=False)
class UnreadableAmount(UnreadableText):
    """Words that are no number, or that could be two."""

    code: ClassVar[str] = "unreadable-amount"
    kind: ClassVar[str] = "number in words"


@attrs.define(eq=False, slots=False)
class OutsideCalendar(MotcuaError, LookupError):
    """A day, or the end of a period, that lies outside the days the calendar knows."""

    code: ClassVar[str] = "outside-calendar"
    asked: str
    first_day: dt.date
    last_day: dt.date

    def __str__(self) -> str:
        return f"{self.asked} lies outside the calendar, which knows {self.first_day} to {self.last_day}"


@attrs.define(eq=False, slots=False)
class UndecidedDay(MotcuaError, LookupError):
    """The answer hangs on days no notice has decided yet, and the calendar's conventions ask to be told so."""

    code: ClassVar[str] = "undecided-day"
    earliest: dt.date
    latest: dt.date
    depends_on: tuple[str, ...]

    def __str__(self) -> str:
        open_yet = f"due between {self.earliest} and {self.latest}: not decided yet: {listed(self.depends_on)}"
        return f"{open_yet}; Conventions(projected='flag') answers with the projected day"


@attrs.define(eq=False, slots=False)
class ContradictoryNotice(MotcuaError, ValueError):
    """A notice that contradicts itself, the week, or another notice."""

    code: ClassVar[str] = "contradictory-notice"
    notice: str
    days: tuple[dt.date, ...]
    why: str

    def __str__(self) -> str:
        return f"notice {self.notice}: {self.why} ({listed([day.isoformat() for day in self.days])})"


@attrs.define(eq=False, slots=False)
class NoPromise(MotcuaError, LookupError):
    """There is no date to promise: the law sets none, the wording has none, or the dossier is not accepted yet."""

    code: ClassVar[str] = "no-promise"
    why: str
    sentence: Any = None

    def __str__(self) -> str:
        return f"no date can be promised: {self.why}"


@attrs.define(eq=False, slots=False)
class ClockStopped(MotcuaError, RuntimeError):
    """The limit is suspended: there is no due date until it resumes."""

    code: ClassVar[str] = "clock-stopped"
    since: dt.datetime
    cause: str
    sentence: Any = None

    def __str__(self) -> str:
        return f"stopped since {self.since.isoformat(sep=' ')} ({self.cause}); resume(at) starts the clock again"


@attrs.define(eq=False, slots=False)
class ClockMisuse(MotcuaError, ValueError):
    """A step on a running limit that its rules do not allow."""

    code: ClassVar[str] = "clock-misuse"
    why: Any  # a text, or one that says itself in Vietnamese and English (``Text``)

    def __str__(self) -> str:
        return str(getattr(self.why, "en", self.why))


@attrs.define(eq=False, slots=False)
class ExtensionTooLong(ClockMisuse):
    """An extension past the cap of its rule."""

    code: ClassVar[str] = "extension-too-long"


@attrs.define(eq=False, slots=False)
class NotInForce(MotcuaError, LookupError):
    """Nothing was in force on that day; the days that are covered are named."""

    code: ClassVar[str] = "not-in-force"
    what: str
    on: dt.date
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what}: nothing in force on {self.on}; known: {listed(self.known)}"


@attrs.define(eq=False, slots=False)
class OverlappingVersions(MotcuaError, ValueError):
    """Two versions claim the same day."""

    code: ClassVar[str] = "overlapping-versions"
    what: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{self.what}: {self.first} and {self.second} are both in force on some day; end the earlier one first"


@attrs.define(eq=False, slots=False)
class UnknownCode(MotcuaError, LookupError):
    """A well-formed code nobody here knows."""

    code: ClassVar[str] = "unknown-code"
    what: str
    met: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        hint = f"; nearest: {listed(self.near)}" if self.near else ""
        return f"no {self.what} {self.met!r} is known{hint}"


@attrs.define(eq=False, slots=False)
class UnknownFact(MotcuaError, LookupError):
    """A fact the rule never asks for."""

    code: ClassVar[str] = "unknown-fact"
    names: tuple[str, ...]
    known: tuple[str, ...]

    def __str__(self) -> str:
        return f"unknown fact {listed(self.names)}; asked for here: {listed(self.known)}"


@attrs.define(eq=False, slots=False)
class UndecidedFacts(MotcuaError, LookupError):
    """Facts the answer hangs on and nobody has given; each with its question in Vietnamese and English."""

    code: ClassVar[str] = "undecided-facts"
    questions: Mapping[str, Any]  # name of the fact → its question (a ``Text``)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the missing facts."""
        return tuple(self.questions)

    def __str__(self) -> str:
        asked = "; ".join(f"{name}: {question}" for name, question in self.questions.items())
        return f"cannot be decided before these facts are known: {asked}"


@attrs.define(eq=False, slots=False)
class NoFeeLevel(MotcuaError, LookupError):
    """No level of the fee is in force or fits: never to be read as zero."""

    code: ClassVar[str] = "no-fee-level"
    item: str
    why: str

    def __str__(self) -> str:
        return f"no fee level for {self.item}: {self.why}"


@attrs.define(eq=False, slots=False)
class NoRefundRule(MotcuaError, LookupError):
    """No rule here says whether a fee comes back for that cause: never to be read as "nothing"."""

    code: ClassVar[str] = "no-refund-rule"
    items: tuple[str, ...]
    cause: str

    def __str__(self) -> str:
        return f"no rule says whether {listed(self.items)} comes back when {self.cause}; ask who sets the fee"


@attrs.define(eq=False, slots=False)
class StepNotAllowed(MotcuaError, RuntimeError):
    """A step the rules do not allow now: the reasons, with their citations, and what is allowed instead."""

    code: ClassVar[str] = "step-not-allowed"
    verb: str
    state: str
    reasons: tuple[Any, ...]  # the unmet conditions (``motcua.mechanism.Refusal``), each with a code and a citation
    allowed: tuple[str, ...]
    sentence: Any = None  # the same for people: anything that says itself in Vietnamese and English

    def __str__(self) -> str:
        why = "".join(f"; {reason}" for reason in self.reasons)
        return f"cannot {self.verb} a dossier that is {self.state}{why}; allowed here: {listed(self.allowed)}"


@attrs.define(eq=False, slots=False)
class SequenceConflict(MotcuaError, RuntimeError):
    """Somebody else wrote first: read what was written, and judge again."""

    code: ClassVar[str] = "sequence-conflict"
    why: str
    sentence: Any = None

    def __str__(self) -> str:
        return self.why


@attrs.define(eq=False, slots=False)
class EventIdTaken(SequenceConflict):
    """An event id came back with other words: the new event needs an id of its own."""

    code: ClassVar[str] = "event-id-taken"


@attrs.define(eq=False, slots=False)
class BrokenChain(MotcuaError, ValueError):
    """A history whose hashes do not follow from one another."""

    code: ClassVar[str] = "broken-chain"
    broken_at: int
    why: str

    def __str__(self) -> str:
        return f"the history is broken at event {self.broken_at}: {self.why}"
