"""Values made of what their annotations say: whatever else is given is refused when the value is made.

``@attrs.frozen(field_transformer=as_annotated)`` has every field of a class looked at, as deep as its annotation goes:
kinds, members of a list, whether a moment has its zone, whether a text can be written in UTF-8 and a number be read by
anybody. Validators and ``__attrs_post_init__`` of the class come after it and find what they expect.

A class learns which kinds its fields were made of, and does not ask again for the same kinds: what is left for each
value is what kinds do not tell. Rows that come with the library are made into values without it (``from_rows``), and
answers that are made by the hundred are made ``on_trust``.
"""

import datetime as dt
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import (
    Any,
    Final,
    NewType,
    ParamSpec,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from motcua.checks import Table, is_writable
from motcua.errors import BadValue, MotcuaError, NaiveMoment, NotADay, NotAMoment

__all__ = ["OWN_WORDS", "as_annotated", "from_rows", "on_trust"]

P = ParamSpec("P")
T = TypeVar("T")

LARGEST: Final = 10**18
"""The largest whole number a field holds: nobody at a counter has ever needed more digits, and Python refuses to write
far more."""
LONGEST: Final = 10**40
"""The largest number above or below the line of a fraction: a rate of a rate of an amount."""

OWN_WORDS: Final[dict[str, object]] = {"motcua.own_words": True}
"""The metadata of a field that its class looks at itself, to refuse it in words of its own."""

Fault = tuple[str, str, str]
"""Where inside the field it is, what was met, and what would be right."""
Look = Callable[[Any], Fault | None]
"""What is asked of each value of a kind, where the kind does not tell all."""


def as_annotated(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """A transformer of attrs: what is given for a field is what its annotation says, or ``BadValue`` tells the field.

    A day that is none raises ``NotADay``, a moment that is none ``NotAMoment`` or ``NaiveMoment``. A list where a tuple
    is meant is kept as one, and a ``dict`` as a ``Table``, so that nobody changes them later.

    >>> @attrs.frozen(field_transformer=as_annotated)
    ... class Queue:
    ...     name: str
    ...     numbers: tuple[int, ...] = ()
    >>> Queue("quầy 1", [7, 8])
    Queue(name='quầy 1', numbers=(7, 8))
    >>> Queue("quầy 1", (7, "8"))
    Traceback (most recent call last):
    ...
    motcua.errors.BadValue: numbers[1] of Queue: met str; right would be int
    """
    kept = [_keeping(field) for field in fields]
    first = next((at for at, field in enumerate(kept) if field.init), None)
    if first is None:
        return kept
    given, whole = kept[first].validator, _as_annotated
    if given is not whole and whole not in getattr(given, "_validators", ()):  # unless a base class has it already
        both = whole if given is None else attrs.validators.and_(whole, given)
        kept[first] = kept[first].evolve(validator=both)
    return kept


def on_trust(cls: Callable[P, T]) -> Callable[P, T]:
    """A maker of values of that class that looks at nothing: no validator, no converter, no ``__attrs_post_init__``.

    For answers the library makes by the hundred out of values that were looked at before.

    >>> @attrs.frozen(field_transformer=as_annotated)
    ... class Called:
    ...     number: int
    ...     again: bool = False
    >>> on_trust(Called)(7), on_trust(Called)(7, again=True)
    (Called(number=7, again=False), Called(number=7, again=True))
    """
    kind, new = cast("Any", cls), object.__new__
    begin: Callable[..., None] | None = None

    def made(*values: P.args, **named: P.kwargs) -> T:
        nonlocal begin
        if begin is None:
            begin = _beginning(kind)
        value: T = new(kind)
        begin(value, *values, **named)
        return value

    return made


def _beginning(cls: type) -> Callable[..., None]:
    """The ``__init__`` that attrs makes of the same fields where nothing is said of them but their defaults."""
    fields = {
        field.name: attrs.field(default=field.default, init=field.init, kw_only=field.kw_only, alias=field.alias)
        for field in attrs.fields(cls)
    }
    plain: Any = attrs.make_class(cls.__name__, fields, frozen=True, slots=cls.__dictoffset__ == 0)
    return cast("Callable[..., None]", plain.__init__)


def from_rows(cls: type[T]) -> Callable[[Mapping[str, object]], T]:
    """A maker of values of what their rows say, field by field, which was looked at when the rows were compiled.

    What a row does not say is as the class has it, and what follows from other fields is worked out.

    >>> @attrs.frozen(field_transformer=as_annotated)
    ... class Desk:
    ...     number: int
    ...     open: bool = True
    >>> from_rows(Desk)({"number": 7})
    Desk(number=7, open=True)
    """
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    unsaid = {field.name: field.default for field in fields if field.default is not attrs.NOTHING}
    anew = [(name, default.factory) for name, default in unsaid.items() if hasattr(default, "factory")]
    derives = any(not field.init and field.name not in unsaid for field in fields)
    unslotted, settle = cls.__dictoffset__ != 0, object.__setattr__

    def made(row: Mapping[str, object]) -> T:
        value, told = object.__new__(cls), {**unsaid, **row}
        for name, factory in anew:
            if name not in row:
                told[name] = factory()
        if unslotted:
            vars(value).update(told)
        else:
            for name, one in told.items():
                settle(value, name, one)
        if derives:
            cast("_Deriving", value).__attrs_post_init__()
        return value

    return made


class _Deriving(Protocol):
    def __attrs_post_init__(self) -> None:
        """Set the fields that follow from others."""


def _as_annotated(instance: object, _: object, __: object) -> None:
    """The validator of the first field, which looks at all of them before any other validator does."""
    cls = type(instance)
    if (plan := _PLANS.get(cls)) is None:
        plan = _PLANS.setdefault(cls, _Plan(cls))
    values = plan.read(instance)
    if (looks := plan.known.get(tuple(map(type, values)))) is None:
        looks = plan.learnt(values)
    for at, look in looks:
        if fault := look(values[at]):
            raise plan.error(at, values[at], fault)


def _keeping(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    """The field, with a converter that keeps what was given from being changed later where that could be."""
    frozen = None if cast("Any", field).converter else _frozen(str(field.type))
    return field if frozen is None else field.evolve(converter=frozen)


def _frozen(annotation: str) -> Callable[[object], object] | None:
    """The converter that keeps what was given from being changed later."""
    if annotation.startswith("tuple[") and annotation.endswith(", ...]"):
        return _as_tuple
    return _as_table if annotation.startswith(("Mapping[", "collections.abc.Mapping[")) else None


def _as_tuple(given: object) -> object:
    return tuple(cast("list[object]", given)) if type(given) is list else given


def _as_table(given: object) -> object:
    return Table(cast("dict[object, object]", given)) if isinstance(given, dict) else given


class _Plan:
    """What a class is made of, and which kinds it was made of before."""

    __slots__ = ("_cls", "_fields", "known", "read")

    def __init__(self, cls: type) -> None:
        hints = get_type_hints(cls)
        fields = [field for field in attrs.fields(cls) if field.init]
        self._cls = cls
        meant = [object if OWN_WORDS.items() <= field.metadata.items() else hints[field.name] for field in fields]
        self._fields = tuple((field.alias or field.name, _Rule(of)) for field, of in zip(fields, meant, strict=True))
        self.known: dict[tuple[type, ...], tuple[tuple[int, Look], ...]] = {}
        read: Callable[[object], Any] = attrgetter(*(field.name for field in fields))
        self.read: Callable[[object], tuple[object, ...]] = read if fields[1:] else _alone(read)

    def learnt(self, values: tuple[object, ...]) -> tuple[tuple[int, Look], ...]:
        """What is left to ask of values of these kinds; raises where a kind is not the one that is meant."""
        looks: list[tuple[int, Look]] = []
        for at, ((_, rule), value) in enumerate(zip(self._fields, values, strict=True)):
            option = rule.option(type(value))
            if option is None:
                raise self.error(at, value, rule.fault(value))
            if option.look is not None:
                looks.append((at, option.look))
        return self.known.setdefault(tuple(map(type, values)), tuple(looks))

    def error(self, at: int, value: object, fault: Fault) -> MotcuaError:
        name, rule = self._fields[at]
        where, met, right = fault
        if where == "" and rule.only is dt.date:
            return NotADay(value)
        if where == "" and rule.only is dt.datetime:
            return NaiveMoment(value) if isinstance(value, dt.datetime) else NotAMoment(value)
        return BadValue(f"{name}{where} of {self._cls.__name__}", met, right)


def _alone(read: Callable[[object], object]) -> Callable[[object], tuple[object, ...]]:
    return lambda instance: (read(instance),)


_PLANS: Final[dict[type, _Plan]] = {}


class _Option:
    """One kind of thing that may stand in a place."""

    __slots__ = ("_of", "look", "word")

    def __init__(self, of: object, look: Look | None = None, word: str = "") -> None:
        self._of, self.look = of, look
        self.word = word or str(getattr(of, "__name__", of))

    def anything(self) -> bool:
        """Whether it takes whatever is given: such a one is asked last."""
        return self._of is object

    def takes(self, kind: type) -> bool:
        of: Any = self._of
        if of is int or of is dt.date:  # a Boolean is no number, and a moment is no day
            return kind is of or (of is int and issubclass(kind, int) and kind is not bool)
        if of is Callable:
            return "__call__" in dir(kind)
        return of is object or issubclass(kind, of)


class _Rule:
    """What may stand in a place; which option takes a kind is found out once."""

    __slots__ = ("_found", "_options", "fine", "only", "words")

    def __init__(self, hint: object) -> None:
        self._options = tuple(sorted(_options(hint), key=_Option.anything))
        self._found: dict[type, _Option] = {}
        self.fine = set[type]()
        """The kinds that were met and need no more looks."""
        told = [option.word for option in self._options if option.word != "NoneType"]
        self.words = " or ".join(dict.fromkeys(told))
        self.only = hint if isinstance(hint, type) else _sole(hint)

    def option(self, kind: type) -> _Option | None:
        known = self._found.get(kind)
        if known is not None:
            return known
        option = next((option for option in self._options if option.takes(kind)), None)
        if option is not None:
            self._found[kind] = option
            if option.look is None:
                self.fine.add(kind)
        return option

    def fault(self, value: object) -> Fault:
        return "", type(value).__name__, self.words

    def look(self, value: object) -> Fault | None:
        option = self.option(type(value))
        if option is None:
            return self.fault(value)
        return option.look(value) if option.look else None


def _sole(hint: object) -> object:
    """The kind that is meant, where there is one, or none is given."""
    kinds = [one for one in get_args(hint) if one is not types.NoneType]
    return kinds[0] if _united(hint) and len(kinds) == 1 else None


def _united(hint: object) -> bool:
    return get_origin(hint) in {Union, types.UnionType}


# ── annotation → what may stand there ─────────────────────────────────────────────────────────────────────────────────


def _options(hint: Any) -> Iterable[_Option]:  # noqa: ANN401 - whatever can be written there
    origin, args = get_origin(hint), get_args(hint)
    if _united(hint):
        return [option for one in args for option in _options(one)]
    if isinstance(hint, NewType):
        return _options(hint.__supertype__)
    return [_option(hint, origin, args)]


def _is_protocol(hint: object) -> bool:
    return getattr(hint, "_is_protocol", False)


def _option(hint: Any, origin: Any, args: tuple[Any, ...]) -> _Option:  # noqa: ANN401 - as above
    if (
        isinstance(hint, TypeVar)
        or hint is Any
        or (_is_protocol(hint) and not getattr(hint, "_is_runtime_protocol", False))
    ):
        return _Option(object)
    if origin is Callable:
        return _Option(Callable, word="something to call")
    if origin is tuple:
        return _Option(tuple, _every(args[0]) if args[1:] == (...,) else _each(args))
    of = cast("type[object]", origin or hint)
    if args and issubclass(origin, Mapping):
        return _Option(of, _table(*args))
    if args and issubclass(origin, Collection):
        return _Option(of, _every(*args))
    return _Option(of, _LOOKS.get(hint), _WORDS.get(hint, ""))


def _every(hint: object) -> Look:
    """Each member is of that kind; members of a kind that was met before, and needs no more looks, cost nothing."""
    rule = _Rule(hint)
    fine, texts = rule.fine, rule.option(str) is not None

    def look(values: Collection[object]) -> Fault | None:
        kinds: set[type] = {*map(type, values)}
        if kinds <= fine or (texts and kinds == _TEXT and is_writable("".join(cast("Collection[str]", values)))):
            return None
        for at, value in enumerate(values):
            if type(value) not in fine and (fault := rule.look(value)):
                return f"[{at}]{fault[0]}", fault[1], fault[2]
        return None

    return look


def _each(hints: tuple[object, ...]) -> Look:
    """As many as there are annotations, each of its own kind."""
    rules = tuple(map(_Rule, hints))

    def look(values: tuple[object, ...]) -> Fault | None:
        if len(values) != len(rules):
            return "", f"{len(values)} of them", str(len(rules))
        found = ((at, rule.look(value)) for at, (rule, value) in enumerate(zip(rules, values, strict=True)))
        return next(((f"[{at}]{fault[0]}", fault[1], fault[2]) for at, fault in found if fault), None)

    return look


def _table(name: object, value: object) -> Look:
    names, values = _every(name), _every(value)
    return names if value is Any or value is object else lambda table: names(table) or values(table.values())


def _text(value: str) -> Fault | None:
    if value.isascii() or is_writable(value):
        return None
    return "", "half of a surrogate pair", "text that can be written in UTF-8"


def _whole(value: int) -> Fault | None:
    return None if -LARGEST <= value <= LARGEST else ("", "a number of more than 18 digits", "at most 10^18")


def _fraction(value: Fraction) -> Fault | None:
    if abs(value.numerator) <= LONGEST and value.denominator <= LONGEST:
        return None
    return "", "a fraction of more than 40 digits", "at most 10^40 above and below the line"


def _moment(value: dt.datetime) -> Fault | None:
    return ("", "a moment without a zone", "a moment with its zone") if value.utcoffset() is None else None


_TEXT: Final = {str}
_LOOKS: Final[Mapping[object, Look]] = {str: _text, int: _whole, Fraction: _fraction, dt.datetime: _moment}
_WORDS: Final[Mapping[object, str]] = {dt.time: "a clock time"}
"""What is meant, where the name of the kind does not say it."""
