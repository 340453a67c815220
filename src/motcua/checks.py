"""The checks at every door: what is given is what is meant, or it is told so with an error of ours.

Values validate themselves with these, so that no foreign error crosses the border.
"""

import datetime as dt
import enum
import re
import unicodedata
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, Final, TypeVar, cast, overload

import attrs

from motcua.errors import BadValue, NotADay, Problem

__all__ = [
    "Discreet",
    "Table",
    "a_day",
    "choose",
    "discreet",
    "expect",
    "expect_day",
    "expect_writable",
    "field_name",
    "foreign",
    "impersonal",
    "is_writable",
    "kind",
    "pair",
    "plain",
    "several",
    "shape",
    "shown",
    "table",
]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
U = TypeVar("U")


def expect(value: object, kind: type[T], what: str) -> T:
    """The value itself, if it is of that kind; else ``BadValue`` naming what was met and what is meant.

    A Boolean is no number here.

    >>> expect("UBND xã Mẫu", str, "name of an office")
    'UBND xã Mẫu'
    """
    if type(value) is not kind and (not isinstance(value, kind) or isinstance(value, bool)):
        raise BadValue(what, type(value).__name__, kind.__name__)
    return value


E = TypeVar("E", bound=enum.Enum)


def choose(kind: type[E], given: E | str) -> E:
    """The member of an enumeration, given as itself or by its value; raises ``BadValue`` naming the choices."""
    try:
        return kind(given)
    except (ValueError, TypeError):
        choices = ", ".join(repr(member.value) for member in kind)
        what = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
        raise BadValue(what, shown(given, spell=repr), choices) from None


def plain(text: object, most: int = 60) -> str:
    """What was given where a text is meant, as an error keeps it; anything else is named by its kind.

    >>> plain("28/8/2026", 4), plain(5, 4)
    ('28/8', 'int')
    """
    return text[:most] if isinstance(text, str) else type(text).__name__


def several(given: Iterable[T], what: str, kind: type[T] | None = None) -> tuple[T, ...]:
    """What was given, as a tuple; raises ``BadValue`` for what is no list of such things, a text included.

    A set has no order of its own that two processes share, so it is put in one.

    >>> several({"b", "a"}, "letters")
    ('a', 'b')
    """
    if isinstance(given, set | frozenset):
        given = sorted(given, key=repr)
    met: object = given
    if type(met) not in {tuple, list} and (isinstance(met, str | bytes | Mapping) or not isinstance(met, Iterable)):
        raise BadValue(what, type(given).__name__, "a list of them")
    return tuple(given) if kind is None else tuple(expect(one, kind, what) for one in given)


def table(given: Mapping[K, V], what: str, right: str) -> Mapping[K, V]:
    """The table itself, if it is one; else ``BadValue`` naming what was met and what would be right.

    >>> table({"home": "own"}, "facts", "answers by name")
    {'home': 'own'}
    """
    met: object = given
    if not isinstance(met, Mapping):
        raise BadValue(what, type(met).__name__, right)
    return given


def expect_day(value: object) -> dt.date:
    """The value itself, if it is a day and no moment of one; else ``NotADay``.

    >>> expect_day(dt.date(2026, 8, 28))
    datetime.date(2026, 8, 28)
    """
    if type(value) is not dt.date:
        raise NotADay(value)
    return value


def is_writable(text: str) -> bool:
    r"""Whether a file can hold it: half of a surrogate pair is no text.

    >>> is_writable("Hồ sơ"), is_writable("\ud800")
    (True, False)
    """
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def expect_writable(text: str, what: str) -> str:
    """The text itself, if a file can hold it; raises ``BadValue`` for any other."""
    if not is_writable(text):
        raise BadValue(what, "half of a surrogate pair", "text that can be written in UTF-8")
    return text


def foreign(text: str) -> str:
    r"""The first letter or digit that Vietnamese is not written with, or nothing: it may look like one that it is.

    >>> foreign("118/2025/NĐ-CP"), foreign("118/2025/N\u00d0-CP"), foreign("\uff11/TB")
    ('', 'U+00D0', 'U+FF11')
    """
    odd = () if text.isascii() else (each for each in unicodedata.normalize("NFD", text) if each.isalnum())
    return next((f"U+{ord(each):04X}" for each in odd if not each.isascii() and each not in "đĐ"), "")


def a_day(_: object, __: object, value: dt.date) -> None:
    """A validator of attrs: a day, and no moment of one; raises ``NotADay``."""
    expect_day(value)


def pair(given: tuple[T, U], what: str) -> tuple[T, U]:
    """The two things a row is made of; raises ``BadValue`` for anything else."""
    met: object = given
    if not isinstance(met, tuple | list) or len(given) != 2:  # noqa: PLR2004 - a pair is two
        raise BadValue(what, type(given).__name__, "two things")
    return given


def shown(value: object, most: int = 60, *, spell: Callable[[object], str] = str) -> str:
    """As much of it as fits into a sentence; a whole number that Python refuses to write is told as such.

    >>> shown(12_345, 3), shown(10**5_000)
    ('123', 'a number of thousands of digits')
    """
    try:
        return spell(value)[:most]
    except ValueError:
        return "a number of thousands of digits"


def kind(of: type, *, optional: bool = False) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """A validator of attrs that raises ``BadValue`` rather than a foreign error."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not (optional and value is None):
            expect(value, of, what := f"{attribute.name} of {type(instance).__name__}")
            if isinstance(value, str):
                expect_writable(value, what)

    return check


_WORD: Final = re.compile(r"-?[0-9]{1,8}|[a-z][a-z0-9_.-]{0,59}", re.ASCII)
"""A word as rules know it, or a short number."""
_CLOCK: Final = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
_DAY: Final = re.compile(
    rf"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}([/.-])[0-9]{{1,2}}\1[0-9]{{4}}){_CLOCK}", re.ASCII
)
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_SOMEBODYS: Final = range(9, 17)
"""Digits, from a phone or an old identity card without its zero to the number of a bank card."""
_LONGEST_NUMBER: Final = 18


def impersonal(text: str) -> bool:
    """Whether a text looks like what stands for nobody: a word as rules know it, a day, a short number, a digest.

    >>> impersonal("own"), impersonal("2026-08-28"), impersonal("Nguyễn Văn Mẫu"), impersonal("001099000001")
    (True, True, False, False)
    """
    if _WORD.fullmatch(text):
        return sum(map(str.isdigit, text)) < _SOMEBODYS.start
    return _DAY.fullmatch(text) is not None or _DIGEST.fullmatch(text) is not None


def shape(given: object) -> str:
    """What was met where it may be somebody's: a word as rules know it, a day, a short number; else what it looks like.

    >>> shape("own"), shape("001099000001"), shape("Nguyễn Văn Mẫu"), shape(["x"])
    ("'own'", '12 digits', '14 characters', 'list')
    >>> shape("0901 234 56o"), shape(1_099_000_001)
    ('12 characters, 9 of them digits', 'a number of 10 digits')
    """
    if type(given) is int:
        if abs(given) >= 10**_LONGEST_NUMBER:
            return f"a number of more than {_LONGEST_NUMBER} digits"
        digits = len(str(abs(given)))
        return f"a number of {digits} digits" if digits in _SOMEBODYS else str(given)
    if not isinstance(given, str):
        return type(given).__name__
    if impersonal(given):
        return repr(given)
    digits = sum(map(str.isdigit, given))
    if digits == len(given) > 0:
        return f"{digits} digits"
    return f"{len(given)} characters, {digits} of them digits" if digits else f"{len(given)} characters"


_FIELD_NAME: Final = re.compile(r"[^\W\d][\w.-]{0,59}")


def field_name(given: str) -> str:
    """A key as an error names it; a question mark where it looks like no field's name, and may be somebody's.

    >>> field_name("home"), field_name("Nguyễn Văn Mẫu"), field_name("so_001099000001")
    ('home', '?', '?')
    """
    named = _FIELD_NAME.fullmatch(given) and sum(map(str.isdigit, given)) < _SOMEBODYS.start
    return given if named else "?"


_QUOTED: Final = re.compile(r"""'(?:[^'\\]|\\.)*+'?|"(?:[^"\\]|\\.)*+"?""")
_STEP: Final = re.compile(r"(?<=\.)[^.\[\]]+")


def discreet(problem: Problem) -> Problem:
    """The same problem for a log: what it quotes is told by its shape, and what is no field's name is not told.

    >>> discreet(Problem("$.payer.Văn Mẫu", "bad-value", "'Nguyễn Văn Mẫu'", "a table"))
    Problem(path='$.payer.?', code='bad-value', met='14 characters', right='a table')
    """
    quoted = _QUOTED.match(problem.met)
    met = problem.met if quoted is None else shape(quoted[0].strip("'\"")) + problem.met[quoted.end() :]
    return attrs.evolve(problem, path=_STEP.sub(lambda step: field_name(step[0]), problem.path), met=met)


class Discreet:
    """A value that knows somebody: equal by its fields like any other, but nobody is shown in which of them it differs.

    Tools that explain why two values are not equal, such as a test runner, print the fields of a class whose comparison
    attrs has made. Of these they print only the ``repr``, which says nothing personal.
    """

    __slots__ = ()

    def _told(self) -> tuple[object, ...]:
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(self)))
        return tuple(getattr(self, field.name) for field in fields)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash((type(self), self._told()))


class Table(Mapping[K, V]):
    """A mapping that nobody can change, and that travels between processes as the values it stands in do.

    >>> table = Table({"home": "own"})
    >>> table
    {'home': 'own'}
    >>> table["home"], len(table), table == {"home": "own"}
    ('own', 1, True)
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[K, V]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: K) -> V:
        return self._values[name]

    # Asked of every case: a mapping's own go the long way, and raise to find out what is not there.

    def __contains__(self, name: object) -> bool:
        return name in self._values

    @overload
    def get(self, key: K, /) -> V | None: ...

    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...

    def get(self, key: K, /, default: V | T | None = None) -> V | T | None:
        """The value of that name, or the default."""
        return self._values.get(key, default)

    def items(self) -> ItemsView[K, V]:
        """Names and values."""
        return self._values.items()

    def values(self) -> ValuesView[V]:
        """The values, in the order of their names."""
        return self._values.values()

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)
