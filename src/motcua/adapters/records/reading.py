"""Tables made into values again: strictly, with every problem and its path; a dossier is replayed from its history."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from operator import eq
from typing import Any, Final, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from motcua.adapters.records.strict import checked_table, kind_of, normal, parsed, refuse_faults, shown
from motcua.adapters.records.writing import SCHEMA
from motcua.adapters.rulefiles.reading import LIST, rule_converter, structure
from motcua.calendar import WorkCalendar
from motcua.checks import discreet, field_name
from motcua.citation import Citation
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, FactValue
from motcua.dossier import Applicant, Dossier
from motcua.errors import BadInput, BadValue, Fault, Problem
from motcua.events import Event
from motcua.fees import Quote
from motcua.linked_dossier import LinkedDossier
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.timelimit import (
    CalendarDays,
    Due,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    Years,
)

__all__ = ["load", "loads", "records_converter", "structured"]

T = TypeVar("T")


def load(
    cls: type[T], mapping: Mapping[str, Any], *, procedure: Procedure | None = None, office: Office | None = None
) -> T:
    """The value that ``dump`` wrote; raises ``BadInput`` with every problem and its path.

    A ``Dossier`` is replayed from its history, which needs the procedure and the office; a broken chain is refused.

    >>> from motcua.timelimit import WorkingDays
    >>> load(WorkingDays, {"type": "WorkingDays", "amount": 5, "cutoff": None})
    WorkingDays(5)
    """
    given: object = cls
    if not isinstance(given, type) or not attrs.has(given) or issubclass(given, _ANSWERS):
        right = "a value that stands without a calendar; answers are computed again"
        raise BadValue("class of a record", getattr(cls, "__name__", type(cls).__name__), right)
    what = _record_of(cls)
    refuse_faults(mapping, what, ours=cls is Dossier)
    if issubclass(given, LinkedDossier):
        right = "load(Kept, …), and LinkedDossier.restore with its package and its offices"
        raise BadValue("class of a record", "LinkedDossier", right)
    if cls is Dossier:
        return cast("T", _replayed(mapping, what, procedure, office))
    return structured(normal(mapping), cls, what, records_converter())


def loads(cls: type[T], text: str | bytes, *, procedure: Procedure | None = None, office: Office | None = None) -> T:
    """The value that ``dumps`` wrote; JSON is read strictly: one reading, or ``BadInput``.

    Refused besides what JSON refuses: a number with a point, ``NaN`` and its kin, a key given twice, half of a
    surrogate pair, a byte order mark, and whatever is larger or deeper than any record (``LimitExceeded``).

    >>> from motcua.money import VND
    >>> loads(VND, '{"amount": 20000, "amount": 0}')
    Traceback (most recent call last):
    ...
    motcua.errors.BadInput: record of a VND: 1 problem
      $.amount: met a key given twice; right would be each key once
    """
    what = _record_of(cls)
    return load(cls, parsed(text, what), procedure=procedure, office=office)


def structured(
    raw: object,
    cls: type[T],
    what: str,
    converter: Converter,
    told: Callable[[Problem], Problem] = discreet,
) -> T:
    """The value that a record describes; raises ``BadInput`` that repeats and keeps nothing personal.

    ``told`` says each problem in other words.
    """
    try:
        return structure(raw, cls, what, converter)
    except BadInput as error:
        problems = tuple(map(told, error.problems))
    raise BadInput(what, problems)


def _record_of(cls: object) -> str:
    name = getattr(cls, "__name__", type(cls).__name__)
    return f"record of {'an' if name[0] in 'AEIO' else 'a'} {name}"


_ANSWERS: Final = (Due, Quote, WorkCalendar, Procedure, Office)


def _replayed(record: Mapping[str, Any], what: str, procedure: Procedure | None, office: Office | None) -> Dossier:
    if not isinstance(procedure, Procedure) or not isinstance(office, Office):
        raise BadValue(what, "no procedure or no office", "load(Dossier, record, procedure=…, office=…)")
    wanted = {"schema": SCHEMA, "procedure": str(procedure.code), "office": str(office.code)}
    keys = (*wanted, "history")
    problems = [
        *(
            Problem(f"$.{name}", Fault.OTHER_DOSSIER, shown(record.get(name)), right)
            for name, right in wanted.items()
            if record.get(name) != right
        ),
        *(
            Problem(f"$.{field_name(str(name))}", Fault.UNKNOWN_KEY, "an unknown key", f"one of {', '.join(keys)}")
            for name in record
            if name not in keys
        ),
    ]
    events: list[Event] = []
    for path, entry in _entries(record.get("history")):
        try:
            events.append(Event.from_record(checked_table(entry), path))
        except BadInput as error:
            problems += error.problems
        except BadValue as error:
            problems += error.problems_at(path)
    if problems:
        raise BadInput(what, tuple(problems))
    return Dossier.replay(procedure, events, office=office)


def _entries(history: object) -> list[tuple[str, object]]:
    """The events of a record, each with its path; what is no list of them is one fault."""
    if not isinstance(history, list | tuple) or not history:
        return [("$.history", history)]
    return [(f"$.history[{index}]", entry) for index, entry in enumerate(cast("list[object]", history))]


@cache
def records_converter() -> Converter:
    """The strict converter of the rule files, reading what ``dump`` writes; those who add hooks take a copy."""
    converter = rule_converter(lambda _: LIST)
    converter.register_structure_hook_factory(_is_limit, _limit_reader)
    for kind, right in _PLAIN.items():
        converter.register_structure_hook(kind, _exactly(kind, right))
    converter.register_structure_hook(dt.date, _reader(_DAY, dt.date.fromisoformat, "a day such as '2026-11-24'"))
    clock = "a clock time such as '15:00:00'"
    converter.register_structure_hook(dt.time, _reader(_CLOCK, dt.time.fromisoformat, clock))
    moment = "a moment with its zone, such as '2026-08-28T15:20:00+07:00'"
    converter.register_structure_hook(dt.datetime, _reader(_MOMENT, dt.datetime.fromisoformat, moment))
    converter.register_structure_hook(Decimal, _reader(_DECIMAL, Decimal, "plain digits such as '12.50'"))
    converter.register_structure_hook(Fraction, _reader(_SHARE, Fraction, "a share such as '1/2'"))
    citation = _strictly(Citation, converter)
    converter.register_structure_hook(Citation, lambda raw, _: citation(checked_table(raw), Citation))
    converter.register_structure_hook(Event, lambda raw, _: Event.from_record(checked_table(raw)))
    converter.register_structure_hook_factory(_is_pair, _pair)
    for union, (plain, table) in _EITHER.items():
        converter.register_structure_hook_func(partial(eq, union), _either(plain, table, converter))
    converter.register_structure_hook_func(partial(eq, FactValue), _fact(converter))
    return converter


def _is_pair(cls: object) -> bool:
    """Whether it is two things, rather than any number of one kind."""
    return get_origin(cls) is tuple and len(get_args(cls)) == TWO and Ellipsis not in get_args(cls)


def _pair(cls: object, converter: Converter) -> Callable[[Any, Any], Any]:
    """A hook that reads two things, each of its kind."""
    kinds = get_args(cls)

    def hook(raw: object, _: object) -> object:
        given = raw
        pair = cast("list[object]", raw) if isinstance(raw, list | tuple) else []
        if len(pair) != TWO:
            raise BadValue("pair", kind_of(given), "a list of two")
        return tuple(converter.structure(one, kind) for one, kind in zip(pair, kinds, strict=True))

    return hook


TWO: Final = 2
_EITHER: Final[Mapping[object, tuple[tuple[type, ...], type]]] = {
    Channel | str: ((), Channel),
    Applicant | str | None: ((str, type(None)), Applicant),
    SubmittedPaper | str: ((str,), SubmittedPaper),
}
"""What is kept of a package that was filed: the plain kinds of a value, and the one a table stands for."""


@attrs.frozen
class _DayFact:
    """A fact that is a day."""

    date: dt.date


def _fact(converter: Converter) -> Callable[[Any, Any], FactValue]:
    """A hook that reads a fact: a plain value as it is, a day from its table."""
    day = _strictly(_DayFact, converter)

    def hook(raw: object, _: object) -> FactValue:
        if isinstance(raw, Mapping):
            return cast("_DayFact", day(raw, _DayFact)).date
        if type(raw) not in {bool, int, str}:
            raise BadValue("value", kind_of(raw), "true or false, a whole number, a text or a day")
        return cast("FactValue", raw)

    return hook


def _either(plain: tuple[type, ...], kind: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """A hook that takes a plain value as it is, and else reads one of that kind."""

    def hook(raw: object, _: object) -> object:
        if type(raw) in plain:
            return raw
        return cast("object", converter.structure(raw, kind))

    return hook


_PLAIN: Final[Mapping[type, str]] = {str: "a text", int: "a whole number", bool: "true or false"}


def _exactly(kind: type, right: str) -> Callable[[Any, Any], Any]:
    """A hook that takes a value of that very type; the error does not repeat the value, which may be personal."""

    def hook(raw: object, _: object) -> object:
        if type(raw) is not kind:
            raise BadValue(kind.__name__, kind_of(raw), right)
        return raw

    return hook


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CLOCK: Final = re.compile(r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{6})?)?", re.ASCII)
_MOMENT: Final = re.compile(rf"{_DAY.pattern}T{_CLOCK.pattern}[+-][0-9]{{2}}:[0-5][0-9]", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,4})?", re.ASCII)
_SHARE: Final = re.compile(r"-?[0-9]{1,15}(?:/[0-9]{1,15})?", re.ASCII)


def _reader(shape: re.Pattern[str], read: Callable[[str], Any], right: str) -> Callable[[Any, Any], Any]:
    """A hook that reads text of exactly that shape."""

    def hook(raw: object, _: object) -> object:
        if isinstance(raw, str) and shape.fullmatch(raw):
            try:
                return read(raw)
            except (ValueError, ZeroDivisionError):
                pass  # the shape is right and the day is not: 30 February
        raise BadValue("text", kind_of(raw), right)

    return hook


def _strictly(cls: type[Any], converter: Converter) -> Callable[[Any, Any], Any]:
    """How a table becomes a value of that class; an unknown key is refused."""
    return make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)


def _is_limit(cls: object) -> bool:
    return isinstance(cls, type) and issubclass(cls, TimeLimit)


def _limit_reader(cls: type[TimeLimit], converter: Converter) -> Callable[[Any, Any], TimeLimit]:
    """A hook that reads the limit named by ``type``, if it is of the kind that is meant."""
    kinds = {name: kind for name, kind in _LIMITS.items() if issubclass(kind, cls)}

    def hook(raw: object, _: object) -> TimeLimit:
        table = checked_table(raw)
        kind = kinds.get(str(table.get("type")))
        if kind is None:
            raise BadValue("type", shown(table.get("type")), f"a type that is one of {', '.join(kinds)}")
        rest = {name: value for name, value in table.items() if name != "type"}
        if kind is Stages:
            return Stages(*converter.structure(rest, _Stages).stages)
        return cast("TimeLimit", _strictly(kind, converter)(rest, kind))

    return hook


@attrs.frozen
class _Stages:
    """The fields of ``Stages``, whose constructor takes them one by one."""

    stages: tuple[TimeLimit, ...]


_LIMITS: Final[Mapping[str, type[TimeLimit]]] = {
    kind.__name__: kind
    for kind in (WorkingDays, CalendarDays, Months, Years, WorkingHours, Hours, SameDay, Stages, NoLimit, UnknownLimit)
}
