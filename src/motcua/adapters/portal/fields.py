"""How the fields of the national record are written: texts, moments, codes and lists, each read back as it stood."""

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeVar, cast

import attrs

from motcua.adapters.records.strict import kind_of
from motcua.annotated import as_annotated
from motcua.calendar import OFFICE_ZONE
from motcua.calendar.hours import aware
from motcua.errors import BadInput, LimitExceeded, Problem

__all__ = ["Codec", "coded", "flag", "keys", "many", "moment", "number", "read", "text", "truth", "whole", "write"]

LONGEST: Final = 20_000
MOST: Final = 1_000
"""Things of one kind in a record."""
MOST_INSIDE: Final = 5_000
"""Things inside the things of one list."""
_MOMENT: Final = re.compile(r"[0-9]{14}")
_TORN: Final = re.compile("[\ud800-\udfff]")
"""Half a letter, which no file of UTF-8 can hold."""
MOMENT: Final = "%Y%m%d%H%M%S"

V = TypeVar("V", bound="attrs.AttrsInstance")


class _Unfit(ValueError):
    """What stands in a field and what would be right."""

    def __init__(self, right: str) -> None:
        super().__init__(right)
        self.right = right


@attrs.frozen(field_transformer=as_annotated)
class Codec:
    """One way of writing a field: how it is read, and how written."""

    read: Callable[[object], object]
    write: Callable[[Any], object]


def _text(met: object) -> str:
    if met is None:
        return ""
    if not isinstance(met, str):
        raise _Unfit("a text")
    if len(met) > LONGEST:
        raise _Unfit(f"a text of at most {LONGEST} characters")
    if _TORN.search(met):
        raise _Unfit("a text of whole letters")
    return met


def _moment(met: object) -> dt.datetime | None:
    said = _text(met)
    if not said:
        return None
    if _MOMENT.fullmatch(said):
        with contextlib.suppress(ValueError):  # a thirteenth month
            return dt.datetime.strptime(said, MOMENT).replace(tzinfo=OFFICE_ZONE)
    raise _Unfit("yyyyMMddHHmmss, or an empty text")


def _written(at: dt.datetime | None) -> str:
    local = whole(at)
    return "" if local is None else f"{local.year:04}{local:%m%d%H%M%S}"


def whole(at: dt.datetime | None) -> dt.datetime | None:
    """The moment in the office's zone, to the second, as the format holds it; raises ``NaiveMoment``."""
    return None if at is None else aware(at, OFFICE_ZONE).replace(microsecond=0)


def _truth(met: object) -> bool:
    if isinstance(met, bool):
        return met
    truths = {"false": False, "true": True, "": False, "0": False, "1": True}
    said = _text(met).casefold()
    if said not in truths:
        raise _Unfit("'True' or 'False'")
    return truths[said]


def _number(met: object) -> int:
    if met is None or met == "":
        return 0
    if isinstance(met, bool) or not isinstance(met, int) or not 0 <= met < 2**53:
        raise _Unfit("a whole number")
    return met


def _field(key: str, codec: Codec, default: object, *, required: bool = False, longest: int = LONGEST) -> Any:  # noqa: ANN401 - as attrs.field
    return attrs.field(default=default, metadata={"key": key, "codec": codec, "required": required, "longest": longest})


TEXT: Final = Codec(_text, str)


def text(key: str, *, required: bool = False, longest: int = LONGEST) -> Any:  # noqa: ANN401 - as attrs.field
    """A text, empty where it is unknown."""
    return _field(key, TEXT, "", required=required, longest=longest)


def moment(key: str, *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A moment as ``yyyyMMddHHmmss`` in the office's zone, ``None`` where it is unknown."""
    return _field(key, Codec(_moment, _written), None, required=required)


def coded(key: str, codes: Mapping[str, object], *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """One code of a list; empty where it is unknown."""

    def chosen(met: object) -> str:
        said = _text(met)
        if said and said not in codes:
            raise _Unfit(f"one of {', '.join(codes)}")
        return said

    return _field(key, Codec(chosen, str), "", required=required)


def flag(key: str, *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """``1`` or ``0``; ``None`` where it is unknown."""

    def known(met: object) -> bool | None:
        said = _text(met)
        if said not in {"", "0", "1"}:
            raise _Unfit("'0' or '1'")
        return said == "1" if said else None

    def said(value: bool | None) -> str:  # noqa: FBT001 - the value itself
        return "" if value is None else str(int(value))

    return _field(key, Codec(known, said), None, required=required)


def truth(key: str, *, spelled: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A truth value, or the word for it where the format spells it."""
    return _field(key, Codec(_truth, str if spelled else bool), default=False)


def number(key: str) -> Any:  # noqa: ANN401 - as attrs.field
    """A whole number, the only kind of value that is no text."""
    return _field(key, Codec(_number, int), 0)


def _inside(item: object) -> int:
    """How many things the lists of a thing hold."""
    values = cast("Mapping[object, object]", item).values() if isinstance(item, Mapping) else ()
    return sum(len(cast("list[object]", value)) for value in values if isinstance(value, list | tuple))


def many(key: str, kind: type[V], *, required: bool = False) -> Any:  # noqa: ANN401 - as attrs.field
    """A list of records of one kind."""

    def every(met: object) -> tuple[V, ...]:
        if met is None or met == "":
            return ()
        if not isinstance(met, list | tuple):
            raise _Unfit("a list")
        items = cast("list[object]", met)
        if len(items) > MOST:
            raise _Unfit(f"a list of at most {MOST}")
        if sum(map(_inside, items)) > MOST_INSIDE:
            raise _Unfit(f"a list with at most {MOST_INSIDE} things inside its own")
        problems: list[Problem] = []
        read_back: list[V] = []
        for at, item in enumerate(items):
            try:
                read_back.append(read(kind, item))
            except BadInput as error:
                problems += [problem.under(f"$[{at}]") for problem in error.problems]
        if problems:
            raise BadInput(key, tuple(problems))
        return tuple(read_back)

    codec = Codec(every, lambda items: [write(item) for item in items])
    return _field(key, codec, (), required=required)


def keys(kind: type[V]) -> Iterator[tuple[str, str, Codec]]:
    """The fields of a kind: English name, key of the record, how it is written."""
    for field in attrs.fields(kind):
        if "key" in field.metadata:
            yield field.name, field.metadata["key"], field.metadata["codec"]


def write(value: "attrs.AttrsInstance") -> dict[str, object]:
    """The value as a record; keys the format does not know come last, as they came."""
    known = {key: codec.write(getattr(value, name)) for name, key, codec in keys(type(value))}
    return {**known, **dict(getattr(value, "others", ()))}


def read(kind: type[V], record: object) -> V:
    """The value of a record; raises ``BadInput`` with every field that cannot be what it stands for."""
    if not isinstance(record, Mapping):
        raise BadInput.one(kind.__name__, met=kind_of(record), right="a table")
    table = cast("Mapping[object, object]", record)
    if len(table) > MOST:
        raise LimitExceeded.one(kind.__name__, met=f"{len(table)} keys", right=f"at most {MOST}")
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for name, key, codec in keys(kind):
        try:
            values[name] = codec.read(table.get(key))
        except _Unfit as unfit:
            problems.append(Problem(f"$.{key}", BadInput.code, kind_of(table.get(key)), unfit.right))
        except BadInput as error:
            problems += [problem.under(f"$.{key}") for problem in error.problems]
    if problems:
        raise BadInput(kind.__name__, tuple(problems))
    known = {key for _, key, _ in keys(kind)}
    values["others"] = tuple((str(key), item) for key, item in table.items() if key not in known)
    return kind(**values)
