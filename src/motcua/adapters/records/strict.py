"""JSON read strictly: capped before it is parsed, one reading or none, every fault with its path.

The standard reader takes ``NaN``, lets the last of two equal keys win and keeps halves of surrogate pairs; a record
that two systems can read in two ways is no record.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import NoneType
from typing import Any, Final, TypeAlias, cast

import attrs

from motcua.adapters.reading import BYTE_ORDER_MARK, MAX_DEPTH, MAX_TEXT, decoded, refuse_depth, unseen
from motcua.checks import field_name
from motcua.errors import BadInput, BadValue, Fault, LimitExceeded, Problem

__all__ = [
    "Table",
    "checked_table",
    "kind_of",
    "normal",
    "parsed",
    "refuse_excess",
    "refuse_faults",
    "refuse_repeated_keys",
    "shown",
]

Table: TypeAlias = dict[str, Any]

MAX_VALUES: Final = 50_000
MAX_PROBLEMS: Final = 1_000
"""A record with more faults than that is some other thing, and nobody reads the rest."""
LARGEST: Final = 10**18
MAX_SHOWN: Final = 60
SHORT: Final = 9
"""As long as -Infinity: with its point, too short for an identity number or a phone."""


@attrs.frozen
class _Refused:
    """What stands where no record may have it, kept until its path is known."""

    met: str
    right: str
    code: str = BadValue.code


class _Doubled(dict[str, Any]):
    """A table in which keys were given twice."""

    doubles: tuple[str, ...] = ()


_STRINGS: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
_HALVES: Final = re.compile("[\ud800-\udfff]")


def parsed(text: str | bytes, what: str) -> Table:
    """The table of a JSON text; what is refused stays there as a fault, for ``refuse_faults`` to find with its path.

    Raises ``LimitExceeded`` for what is too large or too deep to be read, ``BadInput`` for what is no JSON.
    """
    try:
        return cast(
            "Table",
            json.loads(
                _readable(text, what),
                parse_float=_refuser("a whole number; shares are texts such as '1/2'"),
                parse_constant=_refuser("a whole number"),
                parse_int=_integer,
                object_pairs_hook=_pairs,
            ),
        )
    except json.JSONDecodeError as error:  # which holds the whole text, so nothing of it may stand behind ours
        why = error.msg if text.strip() else "nothing stands there"
        met = f"what JSON cannot read at line {error.lineno}, column {error.colno} ({why})"
    raise BadInput.one(what, met=met, right="one JSON text")


def _readable(text: str | bytes, what: str) -> str:
    json_text = decoded(text, what, "JSON text")
    if json_text.startswith(BYTE_ORDER_MARK):
        raise BadInput.one(what, met="a byte order mark", right="JSON, which begins without one")
    skeleton = _STRINGS.sub("", json_text)
    if max(map(skeleton.count, ",[{")) >= MAX_VALUES:
        raise _more_values(what)
    refuse_depth(skeleton, what, "tables inside tables")
    return json_text


def _more_values(what: str) -> LimitExceeded:
    return LimitExceeded.one(what, met="more values", right=f"at most {MAX_VALUES} of them")


def _integer(digits: str) -> object:
    if len(digits) > len(str(-LARGEST)):
        return _Refused("a longer number", _NUMBER, LimitExceeded.code)
    return int(digits)


def _refuser(right: str) -> Callable[[str], _Refused]:
    """How a number is refused: a short one is told, a longer one may be somebody's; a code wants its quotes."""

    def refused(met: str) -> _Refused:
        if _CODE.fullmatch(met):
            return _Refused(met, f'a code in quotes, "{met}"')
        return _Refused(met if len(met) <= SHORT else "a number with a point", right)

    return refused


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = _Doubled(pairs)
    if len(table) == len(pairs):
        return dict(pairs)
    table.doubles = tuple(sorted(name for name, times in Counter(name for name, _ in pairs).items() if times > 1))
    return table


# ── What no record may hold ───────────────────────────────────────────────────────────────────

_CODE: Final = re.compile(r"[0-9]\.[0-9]{6}", re.ASCII)
"""What a procedure is called, as it looks without its quotes."""
_NUMBER: Final = "a number up to 10^18"
_DEEPEST: Final = f"at most {MAX_DEPTH} levels"


def refuse_faults(record: object, what: str, *, ours: bool = False) -> None:
    """Raise ``BadInput``, or ``LimitExceeded``, for what is no table, and with everything that no record may hold.

    Text in which something cannot be seen is refused, unless the record is ``ours``: what was taken in comes back as it
    was taken in, and is shown with what cannot be seen made visible.
    """
    if not isinstance(record, Mapping):
        raise BadInput.one(what, met=kind_of(record), right="a table")
    refuse_excess(cast("object", record), what)
    met = (
        fault for fault in _faults(cast("object", record), "$") if not (ours and fault.code == Fault.HIDDEN_CHARACTER)
    )
    problems = tuple(islice(met, MAX_PROBLEMS))
    if problems:
        excess = any(problem.code == LimitExceeded.code for problem in problems)
        raise (LimitExceeded if excess else BadInput)(what, problems)


def refuse_excess(record: object, what: str) -> None:
    """Raise ``LimitExceeded`` for more values than one text may have; what stands in several places counts in each."""
    count, depth, level = 0, 0, [record]
    while level and depth <= MAX_DEPTH:
        inside = (item for one in level if not isinstance(one, str) for _, item in _inside(one))
        level = [*islice(inside, MAX_VALUES + 1)]
        count, depth = count + len(level), depth + 1
        if count > MAX_VALUES:
            raise _more_values(what)


def refuse_repeated_keys(record: object, what: str) -> None:
    """Raise ``BadInput`` for a record that says something twice; for texts of others, which may be long and odd."""
    refuse_excess(record, what)
    repeated = (fault for fault in _faults(record, "$") if fault.code == Fault.REPEATED_KEY)
    if problems := tuple(islice(repeated, MAX_PROBLEMS)):
        raise BadInput(what, problems)


def _faults(value: object, path: str, depth: int = 0) -> Iterator[Problem]:
    if depth > MAX_DEPTH:
        yield Problem(path, LimitExceeded.code, "tables inside tables", _DEEPEST)
        return
    for name, item in _inside(value):
        step = f"[{name}]" if isinstance(name, int) else f".{field_name(name)}"
        yield from _text_faults(str(name), path + step)
        yield from _faults(item, path + step, depth + 1)
    yield from _own_faults(value, path)


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        return ((name, item) for name, item in table.items() if isinstance(name, str))
    return enumerate(cast("list[object]", value)) if isinstance(value, list | tuple) else ()


def _own_faults(value: object, path: str) -> Iterator[Problem]:
    """The faults of a value itself, not of what is inside it."""
    match value:
        case None | bool() | list() | tuple():
            pass
        case str():
            yield from _text_faults(value, path)
        case int():
            if abs(value) > LARGEST:
                yield Problem(path, LimitExceeded.code, "a longer number", _NUMBER)
        case Mapping():
            table = cast("Mapping[object, object]", value)
            for name in getattr(table, "doubles", ()):
                yield Problem(f"{path}.{field_name(name)}", Fault.REPEATED_KEY, "a key given twice", "each key once")
            if not all(isinstance(name, str) for name in table):
                yield Problem(path, BadValue.code, "a key that is no text", "keys that are texts")
        case _Refused(met=met, right=right, code=code):
            yield Problem(path, code, met, right)
        case _:
            right = "a text, a whole number, true, false, nothing, a list or a table"
            yield Problem(path, BadValue.code, kind_of(value), right)


def _text_faults(text: str, path: str) -> Iterator[Problem]:
    if len(text) > MAX_TEXT:
        yield Problem(path, LimitExceeded.code, f"{len(text)} characters", f"at most {MAX_TEXT}")
    elif not text.isascii() and _HALVES.search(text):
        yield Problem(path, BadValue.code, "half of a surrogate pair", "text that can be written in UTF-8")
    elif met := unseen(text):
        yield Problem(path, Fault.HIDDEN_CHARACTER, met, "text that can be seen")


# ── Helpers of those who read ─────────────────────────────────────────────────────────────────


def normal(value: object) -> object:
    """The same tables with their texts in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {name: normal(item) for name, item in cast("Mapping[str, object]", value).items()}
    return [normal(item) for item in cast("list[object]", value)] if isinstance(value, list | tuple) else value


def checked_table(raw: object) -> Table:
    """The raw value, if it is a table; raises ``BadValue``."""
    if not isinstance(raw, Mapping):
        raise BadValue("record", kind_of(raw), "a table")
    return dict(cast("Mapping[str, Any]", raw))


_KINDS: Final[Mapping[type, str]] = {
    dict: "a table",
    _Doubled: "a table",
    list: "a list",
    tuple: "a list",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    NoneType: "nothing",
}


def kind_of(value: object) -> str:
    """What a value is, without saying it: it may be personal."""
    return _KINDS.get(type(value), type(value).__name__)


def shown(value: object) -> str:
    """As much of it as fits into a sentence; of what is no text, only its kind."""
    if not isinstance(value, str):
        return kind_of(value)
    text = value if value.isprintable() else ascii(value)[1:-1]
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
