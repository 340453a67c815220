"""A value of every public class, and what may stand in its fields: its annotations, read apart from the library."""

import datetime as dt
import enum
import importlib
import pkgutil
import types
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, in_progress
from tests.test_receipts import one as receipt
from tests.test_records import VALUES

import motcua
from motcua.calendar import national_calendar
from motcua.errors import MissingExtra, MotcuaError
from motcua.mechanism import mechanism_on
from motcua.reference import reference_catalogue, reference_fee_schedules

__all__ = ["EXAMPLE", "PUBLIC", "called", "fits", "hints", "rooms"]

DEEP: Final = 9
INSIDE: Final = ("motcua.compiled", "motcua.adapters.batch.", "motcua.adapters.commands.", "motcua.adapters.compiling")
"""Rows, columns of numbers, the command line, the compiler: nobody outside makes what they are made of."""


def rooms() -> Iterator[types.ModuleType]:
    """Every module that can be imported here: one that stands on an extra which is not installed is left out."""
    for module in pkgutil.walk_packages([str(Path(motcua.__file__).parent)], "motcua."):
        if not module.name.endswith("__main__"):
            with suppress(MissingExtra):
                yield importlib.import_module(module.name)


def _public() -> Iterator[type]:
    for room in rooms():
        if room.__name__.startswith(INSIDE):
            continue
        for name in getattr(room, "__all__", ()):
            cls = getattr(room, name)
            if isinstance(cls, type) and attrs.has(cls) and not issubclass(cls, Exception):
                yield cls


PUBLIC: Final = tuple(sorted(set(_public()), key=lambda cls: (cls.__module__, cls.__name__)))


def called(cls: type) -> str:
    """Its name, with the room it lives in."""
    return f"{cls.__module__.removeprefix('motcua.')}.{cls.__name__}"


@cache
def hints(cls: type) -> Mapping[str, Any]:
    """The annotations of a class, in the words of its own module and of the whole library."""
    known = {each.__name__: each for each in PUBLIC}
    return get_type_hints(cls, localns=known) if "LinkedProcedure" in str(attrs.fields(cls)) else get_type_hints(cls)


# ── What fits ───────────────────────────────────────────────────────────────────────────────────────────────────────


def fits(value: Any, hint: Any) -> bool:
    """Whether a value is what an annotation says, and can be written down."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return any(fits(value, one) for one in args)
    if isinstance(hint, NewType):
        return fits(value, hint.__supertype__)
    if hint in {Any, object} or isinstance(hint, TypeVar) or getattr(hint, "_is_protocol", False):
        return True
    if origin in {Literal, Callable}:
        return value in args if origin is Literal else callable(value)
    return isinstance(value, origin or hint) and (_members_fit if args else _is_sound)(value, origin or hint, args)


def _members_fit(value: Any, origin: type, args: tuple[Any, ...]) -> bool:
    if origin is tuple and args[1:] != (...,):
        return len(value) == len(args) and all(map(fits, value, args))
    if issubclass(origin, Mapping):
        return all(fits(name, args[0]) and fits(one, args[1]) for name, one in value.items())
    return not issubclass(origin, Collection) or all(fits(one, args[0]) for one in value)


def _is_sound(value: Any, cls: type, _: object) -> bool:
    found = next((sound for kind, sound in SOUND.items() if type(value) is kind), None)
    return found is None or found(value, cls)


SOUND: Final[Mapping[type, Callable[[Any, type], bool]]] = {
    bool: lambda _, cls: cls is bool,
    int: lambda value, _: abs(value) <= 10**18,
    dt.datetime: lambda value, cls: cls is not dt.date and value.utcoffset() is not None,
    str: lambda value, _: not any("\ud800" <= letter <= "\udfff" for letter in value),
    Fraction: lambda value, _: max(abs(value.numerator), value.denominator) <= 10**40,
    Decimal: lambda value, _: value.is_finite() and abs(value) <= 10**18,
}
"""What is asked of a value of that kind besides its kind."""


# ── A value of every class ──────────────────────────────────────────────────────────────────────────────────────────


def _met(value: Any, found: dict[type, Any], seen: set[int], depth: int = 0) -> None:
    """The values inside a value, one of every class."""
    if id(value) in seen or depth > DEEP:
        return
    seen.add(id(value))
    if attrs.has(type(value)):
        found.setdefault(type(value), value)
        inner: Iterable[Any] = [getattr(value, field.name, None) for field in attrs.fields(type(value))]
    elif isinstance(value, Mapping):
        inner = value.values()
    else:
        inner = value if isinstance(value, tuple) else ()
    for one in inner:
        _met(one, found, seen, depth + 1)


def _some(hint: Any, found: Mapping[type, Any]) -> Any:
    """Something an annotation allows; raises ``LookupError`` where nothing is at hand."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return None if types.NoneType in args else _some(args[0], found)
    if origin is tuple:
        return tuple(_some(one, found) for one in args if one is not ...)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return next(iter(hint))
    if (plain := getattr(hint, "__supertype__", origin or hint)) in PLAIN:
        return PLAIN[plain]
    fit = (value for kind, value in found.items() if isinstance(plain, type) and issubclass(kind, plain))
    for value in fit:
        return value
    raise LookupError(hint)


PLAIN: Final[Mapping[Any, Any]] = {
    str: "x",
    bool: True,
    int: 1,
    Fraction: Fraction(1, 2),
    Decimal: Decimal(1),
    dt.date: FRIDAY.date(),
    dt.datetime: FRIDAY,
    dt.time: dt.time(15),
    bytes: b"x",
    Any: "x",
    object: "x",
    frozenset: frozenset(),
    dict: {},
    Mapping: {},
    Sequence: (),
    Callable: len,
}
"""Something plain of each kind."""


def _examples() -> dict[type, Any]:
    dossier = in_progress(applicant=MAU)
    found: dict[type, Any] = {}
    answers = (dossier.due, dossier.quote(), dossier.check(), dossier.clock)
    rows = (mechanism_on(FRIDAY.date()), *reference_catalogue(), *reference_fee_schedules().values())
    for value in (*VALUES, national_calendar(), COMMUNE, SEVEN_DAYS, *answers, dossier, receipt(), *rows):
        _met(value, found, set())
    left = [cls for cls in PUBLIC if cls not in found]
    for _ in range(4):  # what is made of what was made before
        for cls in left:
            try:
                made = {field.alias: _some(hints(cls)[field.name], found) for field in attrs.fields(cls) if field.init}
                found.setdefault(cls, cls(**made))
            except (MotcuaError, LookupError, TypeError):
                continue
    return {cls: value for cls, value in found.items() if cls in PUBLIC}


EXAMPLE: Final = _examples()
"""A value of every public class that can be had."""
