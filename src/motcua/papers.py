"""What a dossier must contain: papers, and the trees of all-of, one-of and k-of-n the law makes of them.

What is asked follows from the case: a paper may apply in some cases only, be shown at the counter and copied by post,
or be replaced by data an authority already holds. Whether it has been brought is for ``completeness`` to say.
"""

import abc
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from motcua.annotated import OWN_WORDS, as_annotated, on_trust
from motcua.checks import choose, expect, kind, pair, several, shown
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactType, FactValue
from motcua.conditions.facts import NAME, channels
from motcua.dated import InForce
from motcua.errors import BadValue, Problem, UnknownFact
from motcua.explain import Step, a_step
from motcua.timelimit import CalendarDays, Months, Years
from motcua.wording import Text, say

__all__ = [
    "Action",
    "AllOf",
    "Asked",
    "AtLeast",
    "Group",
    "MaxAge",
    "Medium",
    "OneOf",
    "Paper",
    "PaperForm",
    "Requirement",
    "asked_for",
    "conditions_of",
    "regrouped",
]

MaxAge = CalendarDays | Months | Years
"""How old a paper may be: amounts that need no calendar."""

_MOST: Final = 1_000
"""No dossier holds a thousand copies of one paper; a larger number is a slip of the hand."""


class Action(enum.Enum):
    """What is done with a paper at the counter (*hình thức thực hiện đối với giấy tờ*)."""

    SUBMIT = "submit"
    PRESENT = "present"
    """Shown, compared and given back."""
    LOOKUP = "lookup"
    """Looked up by the authority: never asked for, unless ``waived_if`` says that the look-up failed."""
    SYSTEM = "system"
    """Made by the system: never asked for."""

    def say(self, locale: str) -> str:
        """The action as a notice names it."""
        return say(f"action.{self.value}", locale)


class Medium(enum.Enum):
    """In what form a paper comes (*bản chính, bản sao, bản điện tử*)."""

    ORIGINAL = "original"
    CERTIFIED_COPY = "certified-copy"
    COPY = "copy"
    SCAN = "scan"
    E_DOCUMENT = "e-document"
    """Electronic and signed by whoever issued or certified it (*bản điện tử, bản sao điện tử được chứng thực*)."""
    E_FORM = "e-form"
    """Filled in on the portal."""

    @property
    def electronic(self) -> bool:
        """Whether it is a file: of a file there are no copies."""
        return self in {Medium.SCAN, Medium.E_DOCUMENT, Medium.E_FORM}

    def serves_as(self, asked: "Medium") -> bool:
        """Whether it may stand for what is asked: the original for a copy, the certified copy for a plain one."""
        return asked in _SERVES.get(self, ()) or asked is self

    def goes_by(self, channel: Channel) -> bool:
        """Whether it may go so where nothing is said of the form: a scan is an upload, and no paper.

        >>> Medium.SCAN.goes_by(Channel.ONLINE), Medium.SCAN.goes_by(Channel.COUNTER)
        (True, False)
        """
        return channel is Channel.ONLINE or self not in _UPLOADS

    def say(self, locale: str) -> str:
        """The medium as a notice names it."""
        return say(f"medium.{self.value}", locale)


_SERVES: Final[Mapping[Medium, tuple[Medium, ...]]] = {
    Medium.ORIGINAL: (Medium.CERTIFIED_COPY, Medium.COPY),
    Medium.CERTIFIED_COPY: (Medium.COPY,),
    Medium.E_DOCUMENT: (Medium.CERTIFIED_COPY, Medium.COPY, Medium.SCAN),
}

_UPLOADS: Final = frozenset({Medium.SCAN, Medium.E_FORM})
"""What nobody signed as its issuer, and only a portal takes."""


def as_action(given: "Action | str") -> "Action":
    """The action, given as itself or by its value."""
    return choose(Action, given)


def as_medium(given: "Medium | str") -> "Medium":
    """The medium, given as itself or by its value."""
    return choose(Medium, given)


@attrs.frozen(field_transformer=as_annotated)
class Asked:
    """What is done with a paper in one channel, and in what form it comes."""

    action: Action = attrs.field(converter=as_action)
    medium: Medium | None = attrs.field(default=None, converter=attrs.converters.optional(as_medium))


_asked: Final = on_trust(Asked)
_Pairs = Mapping[Channel, "tuple[Action, Medium | None] | Asked"] | tuple[tuple[Channel, Asked], ...]


def _by_channel(given: _Pairs) -> tuple[tuple[Channel, Asked], ...]:
    """The differences in the order of the channels; pairs are taken as well as a mapping."""
    pairs = given.items() if isinstance(given, Mapping) else several(given, "differences by channel")
    asked = {
        choose(Channel, channel): value if isinstance(value, Asked) else Asked(*pair(value, "action and medium"))
        for channel, value in (pair(one, "channel and what is asked") for one in pairs)
    }
    return tuple((channel, asked[channel]) for channel in Channel if channel in asked)


@attrs.frozen(field_transformer=as_annotated)
class PaperForm:
    """A form as one instrument issued it (*mẫu tờ khai*), and the days on which it may be filed.

    A form that was replaced may be taken for some time more: that is the ``last`` day of its ``in_force``.
    """

    code: str = attrs.field(validator=kind(str))
    in_force: InForce = attrs.field(validator=kind(InForce))
    citation: Citation = attrs.field(validator=kind(Citation))


def _forms(given: Iterable[PaperForm]) -> tuple[PaperForm, ...]:
    return tuple(expect(form, PaperForm, "form of a paper") for form in several(given, "forms of a paper"))


class Requirement(abc.ABC):
    """Something a dossier must contain: a paper, or a group of requirements."""

    __slots__ = ()

    @abc.abstractmethod
    def __iter__(self) -> Iterator["Paper"]:
        """Every paper that may be asked, in order."""

    @abc.abstractmethod
    def problems(self, declared: Iterable[Fact]) -> tuple[Problem, ...]:
        """What is wrong with its conditions for these facts."""

    @property
    @abc.abstractmethod
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""


@attrs.frozen(field_transformer=as_annotated)
class Paper(Requirement):
    """One paper (*thành phần hồ sơ*): how many, in what form, in which cases, and the rule that asks for it.

    ``channels`` are those in which it is asked at all; ``by_channel`` says what differs there. ``waived_if`` is a
    condition over facts such as the outcome of a look-up; when it is known to be false the paper is asked for again.
    ``each`` names the fact that says how many times it is asked, a paper for each person on a list.
    ``max_age`` counts from the day of issue to the corresponding day; that last day is not moved off days off.

    >>> home = Paper("home", Text("Giấy tờ chứng minh chỗ ở", "Proof of home"),
    ...              waived_if=Condition.parse("home_in_database"),
    ...              by_channel={Channel.POST: (Action.SUBMIT, Medium.CERTIFIED_COPY)})
    >>> home.asked(Channel.POST).medium, home.asked(Channel.COUNTER).medium
    (<Medium.CERTIFIED_COPY: 'certified-copy'>, None)
    """

    code: str = attrs.field(validator=kind(str))
    name: Text = attrs.field(validator=kind(Text))
    form: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)
    forms: tuple[PaperForm, ...] = attrs.field(default=(), converter=_forms, kw_only=True)
    """The issues of its form, where their days are known."""
    originals: int = attrs.field(default=1, kw_only=True, metadata=OWN_WORDS)
    copies: int = attrs.field(default=0, kw_only=True, metadata=OWN_WORDS)
    each: str | None = attrs.field(default=None, validator=kind(str, optional=True), kw_only=True)
    """The fact whose number they are multiplied by (*của từng người*)."""
    medium: Medium | None = attrs.field(default=None, converter=attrs.converters.optional(as_medium), kw_only=True)
    action: Action = attrs.field(default=Action.SUBMIT, converter=as_action, kw_only=True)
    when: Condition = attrs.field(default=ALWAYS, validator=kind(Condition), kw_only=True)
    waived_if: Condition | None = attrs.field(default=None, validator=kind(Condition, optional=True), kw_only=True)
    max_age: MaxAge | None = attrs.field(default=None, kw_only=True)
    channels: tuple[Channel, ...] = attrs.field(default=tuple(Channel), converter=channels, kw_only=True)
    by_channel: tuple[tuple[Channel, Asked], ...] = attrs.field(default=(), converter=_by_channel, kw_only=True)
    optional: bool = attrs.field(default=False, validator=kind(bool), kw_only=True)
    """Brought by those who have it (*nếu có*): never missing, never surplus."""
    citation: Citation | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if NAME.fullmatch(self.code) is None:
            raise BadValue("code of a paper", repr(shown(self.code)), "a lower-case English word, for example 'ct01'")
        what = f"paper {self.code}"
        for count in (self.originals, self.copies):
            if type(count) is not int or not 0 <= count <= _MOST:
                raise BadValue(what, shown(count), f"a whole number of originals and copies, at most {_MOST}")
        if not self.originals and not self.copies:
            raise BadValue(what, "neither originals nor copies", "at least one of them")
        if self.each is not None and NAME.fullmatch(self.each) is None:
            raise BadValue(what, repr(shown(self.each)), "the name of a fact that is a number")
        if not self.channels:
            raise BadValue(what, "no channel", "at least one channel in which it is asked")

    def asked(self, channel: Channel) -> Asked:
        """What is done with it in that channel."""
        return dict(self.by_channel).get(channel, _asked(self.action, self.medium))

    def times(self, facts: Mapping[str, FactValue | None]) -> int | None:
        """How many times it is asked in that case; ``None`` while that is not known.

        >>> Paper("ct01", Text("Tờ khai của từng người", "Form of each"), each="persons").times({"persons": 12})
        12
        """
        number = 1 if self.each is None else facts.get(self.each)
        return number if type(number) is int and number > 0 else None

    def counted(self, asked: Asked | None = None, times: int = 1) -> Step:
        """How many of it are asked (*số lượng*), and in what form, where it is asked so.

        >>> print(Paper("ct01", Text("Tờ khai", "Form"), copies=2).counted())
        nộp 01 bản chính và 02 bản sao
        """
        asked = asked or _asked(self.action, self.medium)
        originals, copies = self.originals * times, self.copies * times
        values = {"action": asked.action, "medium": asked.medium, "n": originals, "copies": copies}
        if asked.medium is not None:
            return a_step("paper.ask-medium", {**values, "n": originals + copies})
        if not self.originals:
            return a_step("paper.ask-copies", {**values, "n": copies})
        return a_step("paper.ask-both" if self.copies else "paper.ask-originals", values)

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        names = self.when.names.union((self.waived_if or ALWAYS).names, () if self.each is None else (self.each,))
        return names | {"channel"} if self.by_channel or len(self.channels) < len(Channel) else names

    def problems(self, declared: Iterable[Fact]) -> tuple[Problem, ...]:
        """What is wrong with its conditions for these facts."""
        facts = tuple(declared)
        conditions = {"when": self.when, "waived_if": self.waived_if or ALWAYS}
        found = [p.under(f"$.{name}") for name, condition in conditions.items() for p in condition.problems(facts)]
        if self.each is not None:
            found += _uncounted(self.each, facts)
        if "channel" in self.names and not any(fact.name == "channel" for fact in facts):
            found.append(Problem("$.channels", UnknownFact.code, "channel", "a procedure that asks for the channel"))
        return tuple(found)

    def __iter__(self) -> Iterator["Paper"]:
        yield self


def _uncounted(name: str, facts: tuple[Fact, ...]) -> Iterator[Problem]:
    """What is wrong with a fact that has to be a number, at least one."""
    fact = next((fact for fact in facts if fact.name == name), None)
    if fact is None:
        met = ", ".join(one.name for one in facts) or "none"
        yield Problem("$.each", UnknownFact.code, name, f"one of the facts asked for: {met}")
    elif fact.type is not FactType.INTEGER or not fact.least:
        yield Problem("$.each", BadValue.code, name, "a whole number from 1")


@attrs.frozen(init=False, repr=False)
class Group(Requirement):
    """Requirements of which a number must be met, in some cases."""

    items: tuple[Requirement, ...]
    when: Condition
    wanted: int | None
    """How many must be met; ``None`` for all."""

    def _hold(self, items: tuple[Requirement, ...], when: Condition, wanted: int | None) -> None:
        if not all(isinstance(item, Requirement) for item in items):
            raise BadValue(type(self).__name__, "something else", "papers and groups of papers")
        expect(when, Condition, f"condition of {type(self).__name__}")
        if wanted is not None and not (type(wanted) is int and 1 <= wanted <= len(items)):
            raise BadValue(
                type(self).__name__, f"{shown(wanted)} of {len(items)}", "at least one, at most as many as listed"
            )
        if wanted is not None and any(paper.optional for item in items for paper in item):
            raise BadValue(type(self).__name__, "a paper brought by those who have it", "papers that count")
        object.__setattr__(self, "items", items)
        object.__setattr__(self, "when", when)
        object.__setattr__(self, "wanted", wanted)

    @property
    def names(self) -> frozenset[str]:
        """The facts it hangs on."""
        return self.when.names.union(*(item.names for item in self.items))

    def problems(self, declared: Iterable[Fact]) -> tuple[Problem, ...]:
        """What is wrong with its conditions, and with those of everything in it, for these facts."""
        facts = tuple(declared)
        own = [problem.under("$.when") for problem in self.when.problems(facts)]
        inner = [p.under(f"$.items[{at}]") for at, item in enumerate(self.items) for p in item.problems(facts)]
        return (*own, *inner)

    def __iter__(self) -> Iterator[Paper]:
        return (paper for item in self.items for paper in item)

    def __repr__(self) -> str:
        parts = [str(self.wanted)] if isinstance(self, AtLeast) else []
        parts += map(repr, self.items)
        parts += [] if self.when == ALWAYS else [f"when={self.when!r}"]
        return f"{type(self).__name__}({', '.join(parts)})"


@attrs.frozen(init=False, repr=False)
class AllOf(Group):
    """Everything listed (*bao gồm*)."""

    def __init__(self, *items: Requirement, when: Condition = ALWAYS) -> None:
        self._hold(items, when, None)


@attrs.frozen(init=False, repr=False)
class OneOf(Group):
    """One of those listed (*một trong các giấy tờ*); the first is preferred, the others are its fallbacks in order."""

    def __init__(self, *items: Requirement, when: Condition = ALWAYS) -> None:
        self._hold(items, when, 1)


@attrs.frozen(init=False, repr=False)
class AtLeast(Group):
    """A number of those listed (*ít nhất … trong số*).

    >>> witness = [Paper(f"witness_{n}", Text("Người làm chứng", "Witness")) for n in (1, 2, 3)]
    >>> AtLeast(2, *witness).wanted
    2
    """

    def __init__(self, wanted: int, *items: Requirement, when: Condition = ALWAYS) -> None:
        self._hold(items, when, wanted)


def conditions_of(requirement: Requirement) -> Iterator[Condition]:
    """Every condition that decides something in it, in order."""
    if isinstance(requirement, Group):
        yield requirement.when
        for item in requirement.items:
            yield from conditions_of(item)
    else:
        (paper,) = requirement
        yield paper.when
        yield paper.waived_if or ALWAYS


def asked_for(requirement: Requirement, facts: Mapping[str, FactValue]) -> Requirement:
    """What of it a case may ask for; what is waived, or for another case or channel, is left out."""
    return next(_asked_for(requirement, facts), AllOf())


def _asked_for(item: Requirement, facts: Mapping[str, FactValue]) -> Iterator[Requirement]:
    if isinstance(item, Paper):
        waived = item.waived_if is not None and item.waived_if.decide(facts) is True
        elsewhere = "channel" in facts and facts["channel"] not in item.channels
        if not waived and not elsewhere and item.when.decide(facts) is not False:
            yield item
    elif isinstance(item, AllOf | OneOf | AtLeast) and item.when.decide(facts) is not False:
        yield from regrouped(item, (inner for one in item.items for inner in _asked_for(one, facts)))


def regrouped(group: AllOf | OneOf | AtLeast, items: Iterable[Requirement]) -> Iterator[Requirement]:
    """The same group of other requirements; a group of none is none."""
    kept = tuple(items)
    if not kept:
        return
    match group:
        case AtLeast(wanted=int(wanted)):
            yield AtLeast(min(wanted, len(kept)), *kept, when=group.when)
        case OneOf():
            yield OneOf(*kept, when=group.when)
        case _:
            yield AllOf(*kept, when=group.when)
