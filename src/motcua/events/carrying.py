"""What an event may carry: plain values with one canonical form, bodies of them, and digests for the chain."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, Final, Never, TypeAlias, TypeVar, cast, overload

from motcua.checks import expect, expect_writable, impersonal
from motcua.errors import BadValue

__all__ = [
    "NOBODY",
    "NOTHING",
    "PERSONAL",
    "SALT",
    "Body",
    "Plain",
    "Withheld",
    "as_json",
    "canonical",
    "default_salt",
    "digest",
    "personal_digest",
    "plain",
    "sealed_apart",
    "text",
]

Plain: TypeAlias = "str | int | bool | tuple[Plain, ...] | Body | None"
"""What a body may hold: whatever JSON can carry without a doubt, so no floating-point number."""

T = TypeVar("T")

DEEPEST: Final = 16
WIDEST: Final = 63
"""The bits of the largest whole number that SQLite and readers of 64 bits keep; a JavaScript number keeps 53."""
LONGEST: Final = 20_000
"""Characters of one text: what a store gives back is read again."""
ID_LENGTH: Final = 32
SALT: Final = "salt"
PERSONAL: Final = "personal"
"""The key of a body under which the digests of the personal values stand."""


class _Untold:
    """What stands in a print where a text stands in the value."""

    def __repr__(self) -> str:
        return "…"


_UNTOLD: Final = _Untold()


_TELLING: Final = frozenset({"facts", "reason", "reference"})
"""The names under which an event says things in somebody's own words, or what is so of somebody."""


def _untold(value: Plain, *, told: bool = True) -> object:
    """The value as it prints: of its texts, those that can be nobody's."""
    if isinstance(value, str):
        return value if told and impersonal(value) else _UNTOLD
    if isinstance(value, tuple):
        return tuple(_untold(one, told=told) for one in value)
    if isinstance(value, Body) and not told:
        return {name: _untold(one, told=told) for name, one in value.items()}
    return value


class Body(Mapping[str, Plain]):
    """A frozen mapping of plain values: what an event says besides its verb and its moment.

    Its texts may tell of somebody, reasons and answers above all: ``repr`` shows words of the rules, days and digests.

    >>> body = Body({"reason": "thiếu giấy tờ", "complete": False})
    >>> body["reason"], body
    ('thiếu giấy tờ', Body({'reason': …, 'complete': False}))
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Plain] | None = None) -> None:
        self._values: dict[str, Plain] = dict(values or {})

    @classmethod
    def of(cls, values: Mapping[str, object]) -> "Body":
        """The body that says these, each as JSON carries it; raises ``BadValue`` as ``plain`` does.

        >>> Body.of({"until": dt.date(2026, 9, 3)})
        Body({'until': '2026-09-03'})
        """
        return _body(values, "$", 0)

    def __getitem__(self, name: str) -> Plain:
        return self._values[name]

    # Asked of every event of a history: a mapping's own go the long way, and raise to find out what is not there.

    def __contains__(self, name: object) -> bool:
        return name in self._values

    @overload
    def get(self, key: str, /) -> Plain: ...

    @overload
    def get(self, key: str, /, default: Plain | T) -> Plain | T: ...

    def get(self, key: str, /, default: Plain | T = None) -> Plain | T:
        """The value of that name, or the default."""
        return self._values.get(key, default)

    def items(self) -> ItemsView[str, Plain]:
        """Names and values."""
        return self._values.items()

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        shown = {name: _untold(value, told=name not in _TELLING) for name, value in self._values.items()}
        return f"Body({shown!r})"


NOTHING: Final = Body()


class Withheld(Body):
    """Personal values by name: a body that never shows what it holds."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} personal values>"

    def items(self) -> ItemsView[str, Plain]:
        """Names and values, of which the view shows as little."""
        return ItemsView(self)


NOBODY: Final = Withheld()


def plain(value: object, path: str = "$", *, depth: int = 0) -> Plain:
    """The value as JSON carries it: texts in NFC, moments and days in ISO form, lists as tuples, tables as bodies.

    Raises ``BadValue`` naming the path for floating-point numbers and anything else that has no one canonical form.

    >>> plain({"until": dt.date(2026, 9, 3), "papers": ["ct01"]})
    Body({'until': '2026-09-03', 'papers': ('ct01',)})
    """
    read = _READERS.get(type(value)) or next((read for kind, read in _KINDRED if isinstance(value, kind)), _refused)
    return read(value, path, depth)


def _refused(value: object, path: str, _: int) -> Never:
    right = f"a text, a whole number, true, false, nothing, a day, or a list or table of these at most {DEEPEST} deep"
    raise BadValue(path, type(value).__name__, right)


def _list(items: Sequence[object], path: str, depth: int) -> tuple[Plain, ...]:
    if depth >= DEEPEST:
        _refused(items, path, depth)
    return tuple(
        [
            cast("Plain", item) if _at_a_look(item) else plain(item, f"{path}[{index}]", depth=depth + 1)
            for index, item in enumerate(items)
        ]
    )


def _table(values: Mapping[str, object], path: str, depth: int) -> Body:
    return _body(values, path, depth + 1) if depth < DEEPEST else _refused(values, path, depth)


def _body(values: Mapping[str, object], path: str, depth: int) -> Body:
    read: dict[str, Plain] = {}
    for name, value in values.items():
        key = _key(name, path)
        if key in read:
            raise BadValue(path, "two keys that are one in NFC", "each key once")
        read[key] = cast("Plain", value) if _at_a_look(value) else plain(value, f"{path}.{key}", depth=depth)
    return Body(read)


def _at_a_look(value: object) -> bool:
    """Whether the value is plain as it stands: most of what is carried is, and no path has to be written for it."""
    if type(value) is str:
        return value.isascii() and len(value) <= LONGEST
    return value is None or value is True or value is False


def _itself(value: Plain, _: str, __: int) -> Plain:
    return value


def _text(value: str, path: str, _: int) -> str:
    return text(value, path)


def _day(value: dt.date, _: str, __: int) -> str:
    return value.isoformat()


def _number(value: int, path: str, _: int) -> int:
    if value.bit_length() > WIDEST:
        raise BadValue(path, f"a number of {value.bit_length()} bits", f"a whole number of at most {WIDEST} bits")
    return int(value)


def _key(name: object, path: str) -> str:
    if type(name) is str and name.isascii() and len(name) <= LONGEST:
        return name
    if not isinstance(name, str):
        raise BadValue(path, f"a key of type {type(name).__name__}", "keys that are texts")
    return text(name, path)


def text(value: str, what: str) -> str:
    """The text in NFC; raises ``BadValue`` for what is no text, too long, or cannot be written in UTF-8."""
    if type(value) is str and value.isascii() and len(value) <= LONGEST:
        return value
    told = expect(value, str, what)
    if len(told) <= LONGEST:
        told = unicodedata.normalize("NFC", told)
    if len(told) > LONGEST:
        raise BadValue(what, f"{len(told)} characters", f"at most {LONGEST}")
    return expect_writable(told, what)


_READERS: Final[Mapping[type, Callable[[Any, str, int], Plain]]] = {
    NoneType: _itself,
    bool: _itself,
    str: _text,
    int: _number,
    dt.date: _day,
    dt.datetime: _day,
    list: _list,
    tuple: _list,
    dict: _table,
    Body: _table,
}
"""How each kind of value is read."""
_KINDRED: Final[Sequence[tuple[type, Callable[[Any, str, int], Plain]]]] = (
    (str, _text),
    (int, _number),
    (dt.date, _day),
    (bytes, _refused),
    (bytearray, _refused),
    (Mapping, _table),
    (Sequence, _list),
)
"""How what is derived of a kind is read: the first that it is."""


def _values(body: Body) -> dict[str, Plain]:
    return dict(body.items())


_WRITER: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, default=_values
)
"""The one form; what is plain holds no circle, and tables only as bodies."""


def canonical(value: object) -> str:
    """The one JSON text of a value: keys in order, NFC, no spaces, no floating-point numbers.

    >>> canonical({"b": 1, "a": ["x", None]})
    '{"a":["x",null],"b":1}'
    """
    return _WRITER.encode(plain(value))


def as_json(value: Plain) -> object:
    """The value with lists and tables as ``json`` writes them."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return {name: as_json(item) for name, item in value.items()}


def digest(value: object) -> str:
    """The SHA-256 of the one JSON text of a value, as hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def personal_digest(salt: str, name: str, value: str) -> str:
    """What the chain holds in place of a personal value."""
    return digest([salt, name, value])


def default_salt(dossier_id: str) -> str:
    """A salt made of the dossier id: without randomness, so it hides a value only from those who do not know the id."""
    return digest([SALT, dossier_id])[:ID_LENGTH]


def sealed_apart(values: Mapping[str, str], salt: str) -> tuple[Body, Body]:
    """Personal values as an event holds them: their digests for the chain, and the values with their salt."""
    kept = {name: cast("str", plain(value)) for name, value in values.items()}
    return Body({n: personal_digest(salt, n, v) for n, v in kept.items()}), Withheld({SALT: salt, **kept})
