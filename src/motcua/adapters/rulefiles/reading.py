"""The safe way from a rule file to values: caps before parsing, then every fault of the file at once.

It stands on ``tomllib`` and ``cattrs``. Rule files are small and written by people; what is larger, deeper or longer
than any law table is refused before it is parsed. Nothing is converted: a date in quotes is no date, 1 is not true, and
there are no floating-point numbers (a share is a text such as ``"1/2"``).
"""

import datetime as dt
import enum
import os
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import GenericAlias
from typing import Any, Final, TypeAlias, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from motcua.adapters.reading import (
    BYTE_ORDER_MARK,
    MAX_DEPTH,
    MAX_TEXT,
    bytes_of,
    decoded,
    files_of,
    named,
    refuse_depth,
)
from motcua.checks import foreign
from motcua.citation import Citation
from motcua.errors import (
    BadInput,
    BadValue,
    Fault,
    LimitExceeded,
    MotcuaError,
    Problem,
    UnreadableCondition,
    UnreadableLimit,
    UnreadableText,
)

__all__ = [
    "LIST",
    "Place",
    "key",
    "list_for",
    "one_of",
    "parse_toml",
    "read_toml",
    "rule_converter",
    "rule_files",
    "some",
    "structure",
]

T = TypeVar("T")
TOML: Final = ".toml"
Place: TypeAlias = str | os.PathLike[str] | tuple[Path, ...]
"""Where rule files are: a file, a folder, or files that were found already."""
Hook: TypeAlias = Callable[[Any, Any], Any]

MAX_KEY_PARTS: Final = 32
MAX_DIGITS: Final = 64
MAX_ROWS: Final = 8_000
"""Keys and tables of one file; the largest of the library has a tenth of them."""
MAX_INTEGER: Final = 10**15
MAX_SHOWN: Final = 60

_STRINGS: Final = re.compile(
    r'"""(?:[^"\\]|\\(?:.|\Z)|"(?!""))*+(?:"""|\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'''|\Z)"
    r'|"(?:[^"\\\n]|\\(?:.|\Z))*+(?:"|(?=\n)|\Z)'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+",
    re.DOTALL,
)
"""Every string and comment, closed or not: what is left when they are gone is the structure of the file."""
_LONG_NUMBER: Final = re.compile(rf"[0-9A-Fa-f_]{{{MAX_DIGITS + 1}}}", re.ASCII)
_TWICE: Final = re.compile(r"Cannot declare \('([a-z_]+)',\) twice")
_BETWEEN_KEYS: Final = re.compile(r"[=,{}\[\]\n]")


# ── Text → tables ─────────────────────────────────────────────────────────────────────────────


def rule_files(path: Place) -> tuple[Path, ...]:
    """The rule file itself, files that were found already, or those of a folder by name.

    Raises ``BadInput`` when there are none.
    """
    if isinstance(path, tuple):
        return path
    if not isinstance(path, str | os.PathLike):
        raise BadInput.one("rule files", met=type(path).__name__, right="the path of a file or a folder")
    return files_of(path, belongs=is_rule_file, lacks="rule files", right=f"at least one *{TOML}")


def is_rule_file(name: str) -> bool:
    """Whether a file of that name is a rule file."""
    return name.endswith(TOML)


def read_toml(path: str | os.PathLike[str]) -> dict[str, Any]:
    """The tables of one TOML file; raises ``BadInput`` or ``LimitExceeded`` naming the file."""
    return parse_toml(bytes_of(path, "a TOML file"), named(path))


def parse_toml(source: bytes | str, what: str) -> dict[str, Any]:
    """The tables of a TOML text, in NFC; ``what`` names it in errors.

    Raises ``LimitExceeded`` for what is too large, too deep or too long to be read, ``BadInput`` for all else.

    >>> parse_toml("signed_on = 2026-10-02", "example")
    {'signed_on': datetime.date(2026, 10, 2)}
    """
    text = _looked_at(decoded(source, what).removeprefix(BYTE_ORDER_MARK), what)
    _refuse_excess(_STRINGS.sub('""', text), what)
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        raise LimitExceeded.one(what, met="tables inside tables", right=f"at most {MAX_DEPTH} levels") from None
    except ValueError as error:
        twice = _TWICE.match(str(error))
        right = f"[[{twice[1]}]], two brackets for each of several" if twice else "TOML 1.0"
        raise BadInput.one(what, met=f"what TOML cannot read: {error}", right=right) from None
    problems = tuple(_faults(tables, "$"))
    if problems:
        too_much = any(problem.code == LimitExceeded.code for problem in problems)
        raise (LimitExceeded if too_much else BadInput)(what, problems)
    return tables


def _looked_at(text: str, what: str) -> str:
    """The text in NFC, if everything in it can be seen."""
    odd = [
        Problem(f"line {number}", Fault.HIDDEN_CHARACTER, hidden, "text that can be seen")
        for number, line in enumerate(text.split("\n"), start=1)
        if (hidden := _hidden(line.removesuffix("\r")))
    ]
    if odd:
        raise BadInput(what, tuple(odd))
    return unicodedata.normalize("NFC", text)


def _refuse_excess(skeleton: str, what: str) -> None:
    """Refuse what makes the parser slow or deep; ``skeleton`` is the text without its strings and comments."""
    if _LONG_NUMBER.search(skeleton):
        raise LimitExceeded.one(what, met="a longer number", right=f"at most {MAX_DIGITS} digits")
    refuse_depth(skeleton, what, "brackets inside brackets")
    if skeleton.count("=") + skeleton.count("[") > MAX_ROWS:
        raise LimitExceeded.one(what, met="more values", right=f"at most {MAX_ROWS} of them")
    if any(part.count(".") >= MAX_KEY_PARTS for part in _BETWEEN_KEYS.split(skeleton)):
        raise LimitExceeded.one(what, met="a longer dotted key", right=f"at most {MAX_KEY_PARTS} parts")


def _faults(value: object, path: str, depth: int = 0) -> Iterator[Problem]:
    """What no rule file may hold, wherever it stands."""
    if depth > MAX_DEPTH:
        yield Problem(path, LimitExceeded.code, "tables inside tables", f"at most {MAX_DEPTH} levels")
        return
    yield from _own_faults(value, path)
    for step, inner in _inside(value):
        yield from _faults(inner, path + step, depth + 1)


def _inside(value: object) -> list[tuple[str, object]]:
    """The values inside a table or a list, each with its step of the path."""
    if isinstance(value, dict):
        return [(f".{_shown(name)}", inner) for name, inner in cast("dict[str, object]", value).items()]
    if isinstance(value, list):
        return [(f"[{index}]", inner) for index, inner in enumerate(cast("list[object]", value))]
    return []


def _own_faults(value: object, path: str) -> Iterator[Problem]:
    """The faults of a text, a number, or the keys of a table."""
    for text in _texts(value):
        if len(text) > MAX_TEXT:
            yield Problem(path, LimitExceeded.code, f"{len(text)} characters", f"at most {MAX_TEXT}")
        if hidden := _hidden(text.replace("\n", "")):
            yield Problem(path, Fault.HIDDEN_CHARACTER, hidden, "text that can be seen")
    if isinstance(value, float):
        yield Problem(path, BadValue.code, _met(value), "a whole number, or an exact share in quotes such as '1/2'")
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        yield Problem(path, LimitExceeded.code, "a larger number", f"at most {MAX_INTEGER}")


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return cast("dict[str, object]", value) if isinstance(value, dict) else ()


def _hidden(text: str) -> str:
    """The first character that a reader cannot see: controls, marks that reorder text, joiners, unassigned ones."""
    if text.isprintable():
        return ""
    for character in text:
        kind = unicodedata.category(character)
        if character != "\t" and (kind[0] == "C" or kind in {"Zl", "Zp"}):
            return f"U+{ord(character):04X}"
    return ""


# ── Tables → values ───────────────────────────────────────────────────────────────────────────

LIST: Final = "a list"


def structure(raw: object, cls: type[T], what: str, converter: Converter | None = None) -> T:
    """The value that these tables describe; raises ``BadInput`` with every problem and its path.

    >>> from motcua.wording import Text
    >>> structure({"vi": "lệ phí", "eng": 1}, Text, "example")
    Traceback (most recent call last):
    ...
    motcua.errors.BadInput: example: 2 problems
      $.en: met nothing; right would be a value
      $.eng: met an unknown key; right would be one of vi, en
    """
    try:
        return (converter or rule_converter()).structure(raw, cls)
    except (BaseValidationError, MotcuaError, TypeError, ValueError) as error:
        raise BadInput(what, tuple(_problems(error, "$"))) from None


def key(name: str) -> dict[str, str]:
    """Metadata for a field whose key in the file is no name in Python: ``attrs.field(metadata=key("from"))``."""
    return {"key": name}


def some() -> dict[str, bool]:
    """Metadata for a list that means all where it is not given: given, it names some."""
    return {SOME: True}


def list_for(raw: object) -> str:
    """What would be right where a rule file means a list; of one table, how tables become a list."""
    return "a list; its tables stand under two brackets, [[…]]" if isinstance(raw, dict) else LIST


def rule_converter(list_for: Callable[[object], str] = list_for) -> Converter:
    """A converter that takes every value for what it is and refuses unknown keys; rule files add hooks of their own.

    ``list_for`` says what would be right where a list is meant and something else stands.
    """
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook_factory(attrs.has, _table)
    converter.register_structure_hook_factory(_is_a(tuple), lambda cls, own: _tuple(cls, own, list_for))
    converter.register_structure_hook_factory(_is_a(Mapping), _mapping)
    converter.register_structure_hook_factory(_is_enum, _member)
    for kind, right in _PLAIN.items():
        converter.register_structure_hook(kind, _exactly(kind, right))
    converter.register_structure_hook(enum.StrEnum, lambda raw, kind: _member(kind, converter)(raw, kind))
    converter.register_structure_hook(Citation, lambda raw, _: _citation(_checked(raw, str, _PLAIN[str])))
    return converter


_PLAIN: Final[Mapping[type, str]] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    dt.date: "a date without quotes, such as 2026-11-24",
    dt.time: "a clock time without quotes, such as 15:00:00",
}
_TABLE: Final = "a table"
_NONE, _SOME = "an empty list", "at least one, or no such row"
SOME: Final = "some"
CHOICES: Final = "choices"
"""The answers of a fact, which it looks at itself."""
_DICT: Final[type[dict[str, Any]]] = dict
_ROWS: Final[type[list[Any]]] = list


def _checked(raw: object, kind: type[T], right: str) -> T:
    """The raw value, if it is of exactly that type: a datetime is no date, and true is not 1."""
    if type(raw) is not kind:
        raise BadValue(kind.__name__, _met(raw), right)
    return raw


def _citation(text: str) -> Citation:
    if met := foreign(text):
        raise BadValue("citation", met, "letters of Vietnamese and digits, as in 118/2025/NĐ-CP")
    return Citation.parse(text)


def _exactly(kind: type[Any], right: str) -> Hook:
    return lambda raw, _: _checked(raw, kind, right)


def _is_a(origin: object) -> Callable[[object], bool]:
    return lambda cls: get_origin(cls) is origin


def _is_enum(cls: object) -> bool:
    return isinstance(cls, enum.EnumMeta)


def _keys(cls: type[attrs.AttrsInstance]) -> dict[str, str]:
    """The fields of a row → their keys in the file."""
    return {field.name: field.metadata.get("key", field.name) for field in attrs.fields(attrs.resolve_types(cls))}


def _table(cls: type[attrs.AttrsInstance], converter: Converter) -> Hook:
    renamed: dict[str, Any] = {name: override(rename=key) for name, key in _keys(cls).items()}
    build: Hook = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **renamed
    )
    right: str = getattr(cls, "WRITTEN", _TABLE)
    fields, ours = attrs.fields(cls), cls.__module__.startswith(f"{__package__}.")
    named = [renamed[field.name].rename for field in fields if SOME in field.metadata]
    words = [renamed[field.name].rename for field in fields if ours and field.name != CHOICES and _is_words(field.type)]

    def structured(raw: object, _: object) -> object:
        table = _checked(raw, _DICT, right)
        empty = (Problem(f"$.{name}", BadValue.code, _NONE, _SOME) for name in named if table.get(name) == [])
        twice = (
            Problem(f"$.{name}", Fault.DUPLICATE, f"{_met(word)} twice", "each once")
            for name in words
            for word in _repeated(table.get(name))
        )
        if problems := (*empty, *twice):
            raise BadInput(cls.__name__, problems)
        return build(table, cls)

    return structured


def _tuple(cls: object, converter: Converter, list_for: Callable[[object], str]) -> Hook:
    inner = get_args(cls)[:1]
    listed: Any = GenericAlias(list, inner)

    def structured(raw: object, _: object) -> tuple[object, ...]:
        if _checked(raw, _ROWS, list_for(raw)) == [] and _is_enum(*inner):
            raise BadValue("list", _NONE, _SOME)
        return tuple(converter.structure(raw, listed))

    return structured


def _is_words(kind: object) -> bool:
    """Whether a field holds words that name things: of the values of the core each looks at its own."""
    inner = get_args(kind)[:1]
    return get_origin(kind) is tuple and (inner == (str,) or _is_enum(*inner))


def _repeated(rows: object) -> Iterator[str]:
    """The words that a list has more than once."""
    words = [row for row in cast("list[object]", rows) if isinstance(row, str)] if isinstance(rows, list) else []
    return (word for word, times in Counter(words).items() if times > 1)


def _mapping(cls: object, converter: Converter) -> Hook:
    table: Any = GenericAlias(dict, get_args(cls))
    return lambda raw, _: converter.structure(_checked(raw, _DICT, _TABLE), table)


def one_of(what: str, words: Mapping[str, T]) -> Callable[[object, object], T]:
    """How a word becomes what it stands for; any other is refused with those there are."""

    def structured(raw: object, _: object) -> T:
        if not isinstance(raw, str) or raw not in words:
            raise BadValue(what, _met(raw), f"one of {', '.join(words)}")
        return words[raw]

    return structured


def _member(cls: type[enum.Enum], _: Converter) -> Hook:
    return one_of(cls.__name__, {member.value: member for member in cls})


_EXAMPLES: Final[Mapping[str, str]] = {
    UnreadableCondition.code: "a condition such as \"age < 6 and channel == 'online'\"",
    UnreadableLimit.code: "a time limit such as '7 working days'",
}


# ── Faults → problems ─────────────────────────────────────────────────────────────────────────


def _problems(error: BaseException, path: str) -> Iterator[Problem]:
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _problems(inner, path + _step(error, inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        right = f"one of {', '.join(_keys(error.cl).values())}"
        for name in sorted(error.extra_fields):
            yield Problem(f"{path}.{_shown(name)}", Fault.UNKNOWN_KEY, "an unknown key", right)
    elif isinstance(error, UnreadableText):
        yield from error.problems_at(path, _EXAMPLES.get(error.code, f"a {error.kind}"))
    elif isinstance(error, MotcuaError):
        yield from error.problems_at(path, "a value its row takes")
    elif isinstance(error, KeyError):
        yield Problem(path, Fault.MISSING_KEY, "nothing", "a value")
    else:
        yield Problem(path, BadValue.code, f"what its row refuses ({error})", "a value that its row allows")


def _step(outer: BaseValidationError, inner: BaseException) -> str:
    """The part of the path that leads from a table or a list to the fault inside it."""
    for note in getattr(inner, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{_keys(outer.cl).get(note.name, note.name)}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]" if isinstance(note.index, int) else f".{_shown(note.index)}"
    return ""


def _met(raw: object) -> str:
    if isinstance(raw, dict):
        return _TABLE
    if isinstance(raw, list):
        return LIST
    return _shown(raw if isinstance(raw, dt.date | dt.time) else repr(raw))


def _shown(value: object) -> str:
    """As much of it as fits into a sentence."""
    text = str(value)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
