"""Facts: what a rule asks about a case, how it may be answered, and the answers read.

A fact that nobody gave is unknown, and stays unknown: nothing is filled in, except a ``default`` where the law itself
makes the applicant claim the contrary.
"""

import datetime as dt
import enum
import keyword
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Final, TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.checks import choose, expect_writable, field_name, kind, pair, several, shape, shown, table
from motcua.errors import BadInput, BadValue, UndecidedFacts, UnknownFact
from motcua.money import VND, written
from motcua.wording import LOCALES, Text, say

__all__ = [
    "RESERVED",
    "Channel",
    "Fact",
    "FactType",
    "FactValue",
    "Read",
    "channels",
    "questions",
    "read_facts",
    "reader",
    "together",
    "undecided",
]

V = TypeVar("V")

FactValue = bool | int | str | dt.date

YES_NO: Final = {True: Text("có", "yes"), False: Text("không", "no")}

RESERVED: Final = frozenset(
    {
        "on",
        "start",
        "due_moment",
        "desk",
        "self",
        "received",
        "calendar",
        "calendars",
        "papers",
        "parts",
        "consents",
        "facts",
    }
)
"""Words that cannot be facts: the verbs that take facts as keywords take these for themselves."""

NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
LONGEST: Final = 1_000
"""Characters of a text given as a fact."""
ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """Choices as plain NFC words; anything else is refused."""
    words = several(given, "choices of a fact")
    if not all(isinstance(word, str) for word in words):
        raise BadValue("choices of a fact", shown(words, spell=repr), "words, for example 'counter'")
    return tuple(unicodedata.normalize("NFC", str(word)) for word in words)


def _labels(given: Mapping[str, Text] | tuple[tuple[str, Text], ...]) -> tuple[tuple[str, Text], ...]:
    pairs = given.items() if isinstance(given, Mapping) else several(given, "labels of a fact")
    return tuple(pair(one, "choice and label") for one in pairs)


class Channel(enum.StrEnum):
    """How a dossier is filed (*hình thức nộp*), a fact like any other.

    >>> Channel("online") is Channel.ONLINE, Channel.POST == "post", Channel.COUNTER.say("vi")
    (True, True, 'trực tiếp')
    """

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"

    def say(self, locale: str) -> str:
        """The channel as a notice names it."""
        return say(f"channel.{self.value}", locale)


def channels(given: Iterable[Channel | str]) -> tuple[Channel, ...]:
    """Channels, each given as itself or by its value.

    >>> channels(["post"])
    (<Channel.POST: 'post'>,)
    """
    return tuple(choose(Channel, channel) for channel in several(given, "channels"))


class FactType(enum.Enum):
    """What kind of answer a fact takes."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    """A count: pages, copies, persons, years of age."""
    AMOUNT = "amount"
    """Whole đồng: a price, a value, a rent."""
    TEXT = "text"
    """A word, usually one of ``choices``."""
    DATE = "date"

    @property
    def numeric(self) -> bool:
        """Whether its answers are whole numbers."""
        return self in {FactType.INTEGER, FactType.AMOUNT}

    @property
    def ordered(self) -> bool:
        """Whether one answer can be less than another."""
        return self.numeric or self is FactType.DATE


_LARGEST: Final = {FactType.INTEGER: 1_000_000, FactType.AMOUNT: 10**15}
"""No counter meets a million pages, nor a contract of a million tỷ; a larger number is a slip of the hand."""

_RIGHT: Final = {
    FactType.BOOLEAN: "true or false",
    FactType.INTEGER: "a whole number",
    FactType.AMOUNT: "a whole number of đồng",
    FactType.TEXT: "a text",
    FactType.DATE: "a date, or text such as '2026-08-28'",
}


def as_fact_type(given: "FactType | str") -> "FactType":
    """The type, given as itself or by its value."""
    return choose(FactType, given)


@attrs.frozen(field_transformer=as_annotated)
class Fact:
    """One thing a rule asks about a case (*thông tin cần khai*), with its question in Vietnamese and English.

    ``least`` and ``most`` bound a number; without them a number is from 0 to a size no counter ever meets. ``default``
    stands only where the law makes the applicant claim the contrary.

    >>> pages = Fact("pages", "integer", Text("Bản chính có bao nhiêu trang?", "How many pages?"), least=1)
    >>> pages.read(3)
    3
    >>> pages.read(0)
    Traceback (most recent call last):
    ...
    motcua.errors.BadValue: fact pages: met 0; right would be a whole number from 1 to 1000000
    """

    name: str = attrs.field(validator=kind(str))
    type: FactType = attrs.field(converter=as_fact_type)
    question: Text = attrs.field(validator=kind(Text))
    choices: tuple[str, ...] = attrs.field(default=(), converter=_words, kw_only=True)
    default: FactValue | None = attrs.field(default=None, kw_only=True)
    least: int | None = attrs.field(default=None, validator=kind(int, optional=True), kw_only=True)
    most: int | None = attrs.field(default=None, validator=kind(int, optional=True), kw_only=True)
    label: Text | None = attrs.field(default=None, kw_only=True)
    """What sentences call it; without one they use its name."""
    labels: tuple[tuple[str, Text], ...] = attrs.field(default=(), converter=_labels, kw_only=True)
    """What sentences call its choices."""

    def __attrs_post_init__(self) -> None:
        if NAME.fullmatch(self.name) is None or keyword.iskeyword(self.name) or self.name in RESERVED:
            raise BadValue("name of a fact", repr(shown(self.name)), "a lower-case English word that is not reserved")
        if self.choices and self.type is not FactType.TEXT:
            raise BadValue(f"fact {self.name}", f"choices for a {self.type.value}", "choices for a text only")
        if len(set(self.choices)) < len(self.choices):
            raise BadValue(f"fact {self.name}", shown(", ".join(map(repr, self.choices))), "each choice once")
        odd = next((choice for choice, _ in self.labels if choice not in self.choices), None)
        if odd is not None:
            raise BadValue(f"fact {self.name}", f"a label for {shown(odd, spell=repr)}", "labels of its choices")
        if self.type.numeric and self.lowest > self.highest:
            met = f"a number from {shown(self.lowest)} to {shown(self.highest)}"
            raise BadValue(f"fact {self.name}", met, "a least that is not more than the most")
        if not self.type.numeric and not (self.least is None and self.most is None):
            raise BadValue(f"fact {self.name}", f"a bound for a {self.type.value}", "bounds for a number only")
        if self.default is not None:
            object.__setattr__(self, "default", self.read(self.default))

    def said(self, value: object) -> Text:
        """One of its answers in words.

        >>> home = Fact("home", "text", Text("Chỗ ở là gì?", "Which home?"), choices=["own"],
        ...             labels={"own": Text("nhà của mình", "one's own home")})
        >>> home.said("own").en
        "one's own home"
        >>> str(Fact("price", "amount", Text("Giá bao nhiêu?", "Which price?")).said(5_000_000))
        '5.000.000 đồng'
        """
        if isinstance(value, bool):
            return YES_NO[value]
        if isinstance(value, int):
            unit = " đồng" if self.type is FactType.AMOUNT else ""
            return Text(*(f"{written(format(value, ','), locale)}{unit}" for locale in LOCALES))
        plain = str(value)
        return dict(self.labels).get(plain) or Text(plain, plain)

    def read(self, given: object) -> FactValue:
        """The answer, checked and normalised; raises ``BadValue`` saying what would be right."""
        value = self._converted(given)
        if value is None:
            raise BadValue(f"fact {self.name}", self._met(given), self.right)
        return value

    def _converted(self, given: object) -> FactValue | None:
        """The answer as the rules meet it, or ``None`` where it is none."""
        match self.type:
            case FactType.BOOLEAN:
                return given if isinstance(given, bool) else None
            case FactType.TEXT:
                return self._text(given) if isinstance(given, str) else None
            case FactType.DATE:
                return _day(given) if isinstance(given, str) else given if type(given) is dt.date else None
            case _:
                number = given.amount if isinstance(given, VND) and self.type is FactType.AMOUNT else given
                return number if type(number) is int and self.lowest <= number <= self.highest else None

    def _text(self, given: str) -> str | None:
        text = unicodedata.normalize("NFC", str(given)) if len(given) <= LONGEST else ""
        meant = text and (not self.choices or text in self.choices)
        return expect_writable(text, f"fact {self.name}") if meant else None

    @property
    def lowest(self) -> int:
        """The smallest number this fact takes."""
        return 0 if self.least is None else self.least

    @property
    def highest(self) -> int:
        """The largest number this fact takes."""
        return _LARGEST.get(self.type, 0) if self.most is None else self.most

    @property
    def right(self) -> str:
        """What would be a right answer."""
        if self.choices:
            return "one of " + ", ".join(map(repr, self.choices))
        return f"{_RIGHT[self.type]} from {self.lowest} to {self.highest}" if self.type.numeric else _RIGHT[self.type]

    def _met(self, given: object) -> str:
        """What was met, without repeating free text that may be personal."""
        return shape(given) if self.choices or not isinstance(given, str) else type(given).__name__


def _day(text: str) -> dt.date | None:
    if ISO_DAY.fullmatch(text) is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def together(facts: Mapping[str, V] | None, besides: Mapping[str, V]) -> Mapping[str, V]:
    """The facts of a case out of a table and of keywords; raises ``BadValue`` for one that stands in both.

    A table is for names that come from elsewhere, a form or a service: none of them can mean an option of the verb.

    >>> together({"home": "own"}, {"channel": "online"})
    {'home': 'own', 'channel': 'online'}
    """
    if facts is None:
        return besides
    given = table(facts, "facts", "a mapping of names to answers")
    if twice := sorted(given.keys() & besides.keys()):
        raise BadValue("facts", f"{', '.join(twice)}, in the table and beside it", "each fact once")
    return {**given, **besides}


def read_facts(declared: Iterable[Fact], given: Mapping[str, object]) -> dict[str, FactValue]:
    """The facts of a case: those given, checked, and the defaults the law allows; ``None`` is the same as not given.

    Raises ``UnknownFact`` naming the facts that are known here, ``BadValue`` for one wrong answer, ``BadInput`` for
    several.

    >>> read_facts([Fact("channel", "text", Text("Nộp bằng cách nào?", "Filed how?"), choices=tuple(Channel))],
    ...            {"channel": Channel.ONLINE})
    {'channel': 'online'}
    """
    facts = {fact.name: fact for fact in several(declared, "declared facts")}
    answers: object = given
    if not isinstance(answers, Mapping) or not all(isinstance(name, str) for name in given):
        raise BadValue("facts", type(answers).__name__, "a mapping of names to answers")
    unknown = tuple(sorted(field_name(name) for name in given.keys() - facts.keys()))
    if unknown:
        raise UnknownFact(unknown, tuple(facts))
    read: dict[str, FactValue] = {}
    refused: list[BadValue] = []
    for name, fact in facts.items():
        value = given.get(name)
        if value is None:
            value = fact.default
        if value is not None:
            try:
                read[name] = fact.read(value)
            except BadValue as error:
                refused.append(error)
    if len(refused) > 1:
        places = ((error, f"$.{error.what.removeprefix('fact ')}") for error in refused)
        raise BadInput("facts", tuple(one for error, place in places for one in error.problems_at(place)))
    if refused:
        raise refused[0]
    return read


Read = Callable[[Mapping[str, object]], dict[str, FactValue]]


_PLAIN: Final[Mapping[FactType, type]] = {
    FactType.BOOLEAN: bool,
    FactType.INTEGER: int,
    FactType.AMOUNT: int,
    FactType.TEXT: str,
    FactType.DATE: dt.date,
}


Look = tuple[Any, Container[Any] | None]
"""What kind of answer is plain, and among which it has to be."""
_UNKNOWN: Final[Look] = None, None


def _at_a_look(fact: Fact) -> Look:
    kind = _PLAIN[fact.type]
    among: dict[type, Container[Any]] = {int: range(fact.lowest, fact.highest + 1), str: frozenset(fact.choices)}
    return kind, among.get(kind)


def reader(declared: Iterable[Fact]) -> Read:
    """``read_facts`` for facts that are read often: what is plain is taken at a look, all else goes the long way."""
    facts = tuple(declared)
    plain = {fact.name: _at_a_look(fact) for fact in facts}
    defaults = {fact.name: fact.default for fact in facts if fact.default is not None}

    def read(given: Mapping[str, Any]) -> dict[str, FactValue]:
        met: object = given
        if type(met) is not dict:
            return read_facts(facts, given)
        for name, answer in given.items():
            kind, among = plain.get(name, _UNKNOWN)
            if type(answer) is not kind or (among is not None and answer not in among):
                return read_facts(facts, given)
        return {**defaults, **given}

    return read


def questions(declared: Iterable[Fact], names: Iterable[str]) -> Mapping[str, Text]:
    """The questions still to be asked, by name, in the order in which the facts are declared."""
    wanted = set(names)
    return {fact.name: fact.question for fact in declared if fact.name in wanted}


def undecided(declared: Iterable[Fact], names: Iterable[str]) -> UndecidedFacts:
    """The error that asks for those facts."""
    return UndecidedFacts(questions(declared, names))
