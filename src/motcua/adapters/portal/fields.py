"""How the fields of the national record are written: texts, moments, codes and lists, each read back as it stood."""

import contextlib
import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar, cast

import attrs

from motcua.adapters.reading import MAX_DEPTH
from motcua.adapters.records.strict import kind_of, refuse_excess
from motcua.annotated import OWN_WORDS, as_annotated
from motcua.calendar import OFFICE_ZONE
from motcua.calendar.hours import aware
from motcua.checks import Discreet, field_name
from motcua.errors import BadInput, LimitExceeded, MotcuaError, Problem

__all__ = [
    "LONGEST",
    "Codec",
    "Kept",
    "changed",
    "coded",
    "flag",
    "keys",
    "longest",
    "many",
    "moment",
    "number",
    "read",
    "text",
    "to_the_second",
    "truth",
    "write",
]

LONGEST: Final = 20_000
MOST: Final = 1_000
"""Things of one kind in a record."""
MOST_INSIDE: Final = 5_000
"""Things inside the things of one list."""
LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON reads as it was written."""
_MOMENT: Final = re.compile(r"[0-9]{14}")
_TORN: Final = re.compile("[\ud800-\udfff]")
"""Half a letter, which no file of UTF-8 can hold."""
MOMENT: Final = "%Y%m%d%H%M%S"

V = TypeVar("V", bound="Kept")
Pairs = tuple[tuple[str, object], ...]


class _Unfit(ValueError):
    """What would be right, and what stands there instead at which place inside the field."""

    def __init__(self, right: str, at: str = "", met: str | None = None) -> None:
        super().__init__(right)
        self.right, self.at, self.met = right, at, met

    def problem(self, path: str, met: object) -> Problem:
        return Problem(path + self.at, BadInput.code, kind_of(met) if self.met is None else self.met, self.right)


@attrs.frozen(field_transformer=as_annotated)
class Codec:
    """One way of writing a field: how it is read, how written, and what its value may be."""

    read: Callable[[object], object]
    write: Callable[[Any], object]
    fits: Callable[[object], object]
    """Raises where the value is not of the field's kind."""


def _read_text(met: object) -> str:
    return "" if met is None else _text(met)


def _text(met: object) -> str:
    if not isinstance(met, str):
        raise _Unfit("a text")
    if len(met) > LONGEST:
        raise _Unfit(f"a text of at most {LONGEST} characters")
    if _TORN.search(met):
        raise _Unfit("a text of whole letters")
    return met


def _moment(met: object) -> dt.datetime | None:
    said = _read_text(met)
    if not said:
        return None
    if _MOMENT.fullmatch(said):
        with contextlib.suppress(ValueError):  # a thirteenth month
            return dt.datetime.strptime(said, MOMENT).replace(tzinfo=OFFICE_ZONE)
    raise _Unfit("yyyyMMddHHmmss, or an empty text")


def _written(at: dt.datetime | None) -> str:
    local = to_the_second(at)
    return "" if local is None else f"{local.year:04}{local:%m%d%H%M%S}"


def to_the_second(at: dt.datetime | None) -> dt.datetime | None:
    """The moment in the office's zone, as the format holds it; raises ``NaiveMoment``."""
    return None if at is None else aware(at, OFFICE_ZONE).replace(microsecond=0)


def _a_moment(value: object) -> None:
    try:
        to_the_second(cast("dt.datetime | None", value))
    except (MotcuaError, OverflowError):
        raise _Unfit("a moment with its zone, or None") from None


_TRUTHS: Final = {"": False, "False": False, "True": True, "0": False, "1": True}
_SPELLINGS: Final = {said.casefold(): truth for said, truth in _TRUTHS.items()}


def _truth(met: object) -> bool:
    if isinstance(met, bool):
        return met
    if met is None:
        return False
    if isinstance(met, str) and met.casefold() in _SPELLINGS:
        return _SPELLINGS[met.casefold()]
    raise _Unfit(f"true, false, or one of {', '.join(map(repr, _TRUTHS))}")


def _true_or_false(value: object) -> None:
    if not isinstance(value, bool):
        raise _Unfit("True or False")


def _number(met: object) -> int:
    return 0 if met is None or met == "" else _whole_number(met)


def _whole_number(met: object) -> int:
    if isinstance(met, bool) or not isinstance(met, int) or not 0 <= met <= LARGEST:
        raise _Unfit(f"a whole number from 0 to {LARGEST}")
    return met


def _fitting(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """A validator of attrs: what would be refused in reading is refused in writing, by the name of the field."""
    try:
        attribute.metadata["codec"].fits(value)
    except _Unfit as unfit:
        problem = unfit.problem(f"$.{attribute.name}", value)
        raise BadInput(type(instance).__name__, (problem,)) from None


def _field(
    key: str,
    codec: Codec,
    default: object,
    *,
    required: bool = False,
    longest: int = LONGEST,
    private: bool = False,
    converter: Callable[[Any], object] | None = None,
) -> Any:  # noqa: ANN401 - as attrs.field
    """A field with its key; what is ``private`` may name somebody, and does not show in ``repr``."""
    metadata = {"key": key, "codec": codec, "required": required, "longest": longest, **OWN_WORDS}
    return attrs.field(default=default, validator=_fitting, repr=not private, converter=converter, metadata=metadata)


TEXT: Final = Codec(_read_text, str, _text)


def text(key: str, *, required: bool = False, longest: int = LONGEST, private: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A text, empty where it is unknown."""
    return _field(key, TEXT, "", required=required, longest=longest, private=private)


def moment(key: str, *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A moment as ``yyyyMMddHHmmss`` in the office's zone, ``None`` where it is unknown."""
    return _field(key, Codec(_moment, _written, _a_moment), None, required=required)


def coded(key: str, codes: Mapping[str, object], *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """One code of a list; empty where it is unknown."""

    def chosen(met: object) -> str:
        said = _text(met)
        if said and said not in codes:
            raise _Unfit(f"one of {', '.join(codes)}")
        return said

    return _field(key, Codec(lambda met: chosen("" if met is None else met), str, chosen), "", required=required)


def _flag(met: object) -> bool | None:
    said = _read_text(met)
    if said not in {"", "0", "1"}:
        raise _Unfit("'0' or '1'")
    return said == "1" if said else None


def _flag_said(value: bool | None) -> str:  # noqa: FBT001 - the value itself
    return "" if value is None else str(int(value))


def _true_false_or_unknown(value: object) -> None:
    if not (value is None or isinstance(value, bool)):
        raise _Unfit("True, False or None")


def flag(key: str, *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """``1`` or ``0``; ``None`` where it is unknown."""
    return _field(key, Codec(_flag, _flag_said, _true_false_or_unknown), None, required=required)


def truth(key: str, *, spelled: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A truth value, or the word for it where the format spells it."""
    return _field(key, Codec(_truth, str if spelled else bool, _true_or_false), default=False)


def number(key: str) -> Any:  # noqa: ANN401 - as attrs.field
    """A whole number, the only kind of value that is no text."""
    return _field(key, Codec(_number, int, _whole_number), 0)


# ── Lists ────────────────────────────────────────────────────────────────────────────────────


def _items(met: object) -> list[object]:
    """The things of a list, where they are not too many."""
    if not isinstance(met, list | tuple):
        raise _Unfit("a list")
    items = [*cast("list[object]", met)]
    if len(items) > MOST:
        raise _Unfit(f"a list of at most {MOST}", met=f"a list of {len(items)}")
    inside = sum(map(_inside, items))
    if inside > MOST_INSIDE:
        raise _Unfit(f"a list with at most {MOST_INSIDE} things inside its own", met=f"a list with {inside}")
    return items


def _inside(item: object) -> int:
    """How many things the lists of a thing hold."""
    table = _values(item) if isinstance(item, Kept) else item
    values = cast("Mapping[object, object]", table).values() if isinstance(table, Mapping) else ()
    return sum(len(cast("list[object]", value)) for value in values if isinstance(value, list | tuple))


def _values(value: "Kept") -> Mapping[str, object]:
    return {name: getattr(value, name) for name, _, _ in keys(type(value))}


def _listed(given: object) -> object:
    return tuple(cast("list[object]", given)) if isinstance(given, list) else given


def many(key: str, kind: type[V], *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A list of records of one kind."""

    def every(met: object) -> tuple[V, ...]:
        if met is None or met == "":
            return ()
        problems: list[Problem] = []
        read_back: list[V] = []
        for at, item in enumerate(_items(met)):
            try:
                read_back.append(read(kind, item))
            except BadInput as error:
                problems += [problem.under(f"$[{at}]") for problem in error.problems]
        if problems:
            raise BadInput(key, tuple(problems))
        return tuple(read_back)

    def all_of_them(value: object) -> None:
        for at, item in enumerate(_items(value)):
            if not isinstance(item, kind):
                raise _Unfit(kind.__name__, f"[{at}]", kind_of(item))

    codec = Codec(every, lambda items: [write(item) for item in items], all_of_them)
    return _field(key, codec, (), required=required, converter=_listed)


# ── What is kept as it came ──────────────────────────────────────────────────────────────────


def _copied(value: object, depth: int = 0) -> object:
    """The same tables and lists, which nobody else holds; raises for what no JSON holds."""
    if depth > MAX_DEPTH:
        raise _Unfit(f"at most {MAX_DEPTH} levels", met="tables inside tables")
    match value:
        case None | bool() | int():
            return value
        case float() if math.isfinite(value):
            return value
        case str() if not _TORN.search(value):
            return value
        case list() | tuple():
            return [_copied(item, depth + 1) for item in cast("list[object]", value)]
        case Mapping():
            table = cast("Mapping[object, object]", value)
            return {_key(name): _copied(item, depth + 1) for name, item in table.items()}
        case _:
            raise _Unfit("what JSON can hold", met=kind_of(value))


def _key(name: object) -> str:
    if not isinstance(name, str) or _TORN.search(name):
        raise _Unfit("keys that are texts", met=kind_of(name))
    return name


def _kept(given: object) -> Pairs:
    """Keys with what stood there, as a value keeps them."""
    try:
        pairs = [(_key(name), _copied(item)) for name, item in cast("Pairs", given)]
    except _Unfit as unfit:
        raise BadInput("keys kept as they came", (unfit.problem("$.others", given),)) from None
    except (TypeError, ValueError):
        right = "keys with what stood there"
        raise BadInput.one("keys kept as they came", path="$.others", met=kind_of(given), right=right) from None
    return tuple(pairs)


def _names(given: object) -> tuple[str, ...]:
    """The keys of a list of them."""
    names: object = _listed(given)
    listed = cast("tuple[object, ...]", names) if isinstance(names, tuple) else (None,)
    if not all(isinstance(name, str) for name in listed):
        raise BadInput.one("keys left out", path="$.left_out", met=kind_of(given), right="a list of keys")
    return cast("tuple[str, ...]", listed)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kept(Discreet):
    """A value that is written again as it came. Two are equal that say the same, however it was spelled."""

    others: Pairs = attrs.field(default=(), converter=_kept, repr=False)
    """Keys the format does not know, kept as they came."""
    spelled: Pairs = attrs.field(default=(), converter=_kept, repr=False)
    """Keys that say what they say in another way than is written here, such as ``null`` for an empty text."""
    left_out: tuple[str, ...] = attrs.field(default=(), converter=_names, repr=False)
    """Keys of the format that it came without."""

    def __attrs_post_init__(self) -> None:
        codecs = {key: codec for _, key, codec in keys(type(self))}
        names = [name for name, _ in self.others]
        if not codecs.keys().isdisjoint(names) or len({*names}) < len(names):
            right = "keys the format does not know, each once"
            raise BadInput.one(type(self).__name__, path="$.others", met="a key that stands already", right=right)
        for key, met in self.spelled:
            try:
                codecs[key].read(met)
            except (KeyError, _Unfit, BadInput):
                right = "keys of the format, with what it can read"
                raise BadInput.one(type(self).__name__, path="$.spelled", met=kind_of(met), right=right) from None

    def _told(self) -> tuple[object, ...]:
        return (*_values(self).values(), self.others)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self).values()))


# ── Reading and writing ──────────────────────────────────────────────────────────────────────


def keys(kind: type[V]) -> Iterator[tuple[str, str, Codec]]:
    """The fields of a kind: English name, key of the record, how it is written."""
    for field in attrs.fields(kind):
        if "key" in field.metadata:
            yield field.name, field.metadata["key"], field.metadata["codec"]


def longest(kind: type[V], name: str) -> int:
    """The characters a text of that field may have in the format."""
    most: int = getattr(attrs.fields(kind), name).metadata["longest"]
    return most


def changed(value: V, changes: Mapping[str, object]) -> V:
    """The value with some fields changed, by their English names; raises ``BadInput`` with every one that cannot be."""
    problems: list[Problem] = []
    for name, given in changes.items():
        try:
            attrs.evolve(value, **cast("dict[str, Any]", {name: given}))
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput("particulars", tuple(problems))
    return attrs.evolve(value, **cast("dict[str, Any]", changes))


def write(value: Kept) -> dict[str, object]:
    """The value as a record; keys the format does not know come last, as they came."""
    spelled = dict(value.spelled)
    told: dict[str, object] = {}
    for name, key, codec in keys(type(value)):
        own = getattr(value, name)
        if key in value.left_out and own == getattr(attrs.fields(type(value)), name).default:
            continue
        as_it_came = key in spelled and codec.read(spelled[key]) == own
        told[key] = _copied(spelled[key]) if as_it_came else codec.write(own)
    return told | {key: _copied(item) for key, item in value.others}


def read(kind: type[V], record: object) -> V:
    """The value of a record; raises ``BadInput`` with every field that cannot be what it stands for."""
    if not isinstance(record, Mapping):
        raise BadInput.one(kind.__name__, met=kind_of(record), right="a table")
    table = cast("Mapping[object, object]", record)
    if len(table) > MOST:
        raise LimitExceeded.one(kind.__name__, met=f"{len(table)} keys", right=f"at most {MOST}")
    refuse_excess(table, kind.__name__)
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    known = {key: (name, codec) for name, key, codec in keys(kind)}
    spelled: dict[str, object] = {}
    others: dict[str, object] = {}
    for key, met in table.items():
        name, codec = known.get(cast("str", key), ("", None))
        try:
            if codec is None:
                others[_key(key)] = _copied(met)
                continue
            values[name] = codec.read(met)
            if not _same(codec.write(values[name]), met):
                spelled[cast("str", key)] = met
        except _Unfit as unfit:
            problems.append(unfit.problem(f"$.{field_name(key)}" if isinstance(key, str) else "$", met))
        except BadInput as error:
            problems += [problem.under(f"$.{key}") for problem in error.problems]
    if problems:
        raise BadInput(kind.__name__, tuple(problems))
    values |= {"left_out": tuple(key for key in known if key not in table)}
    return kind(others=tuple(others.items()), spelled=tuple(spelled.items()), **values)


def _same(written: object, met: object) -> bool:
    """Whether it is the very thing that stood there, and no number for a truth."""
    return type(written) is type(met) and written == met
