"""What the library answers to the question of a vector, as plain JSON."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from inspect import signature
from typing import Any, Final, TypeAlias, cast

from motcua.adapters import records
from motcua.adapters.records.strict import Table
from motcua.calendar import Conventions, OfficeHours, WorkCalendar, national_calendar, office_time
from motcua.calendar.written import iso_day
from motcua.checks import expect, shown
from motcua.dossier import Dossier
from motcua.errors import (
    BadInput,
    BadValue,
    ClockStopped,
    Fault,
    MotcuaError,
    NoPromise,
    Problem,
    StepNotAllowed,
    UnknownCode,
)
from motcua.fees import Amount, Quote
from motcua.mechanism import VERBS
from motcua.money import VND
from motcua.office import Office
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.timelimit import Due, TimeLimit

__all__ = ["answer"]


def answer(kind: str, asked: Mapping[str, Any]) -> object:
    """The answer to one question; what the library refuses is ``{"error": code}``, or a refused step.

    A procedure, a schedule or a verb that nobody knows is refused so. Raises ``UnknownCode`` for a kind nobody asks,
    ``BadInput`` with every fault of a question that is not as ``SCHEMA`` has it.

    >>> asked = {"procedure": "1.004222", "on": "2026-08-28", "facts": {"home": "own"}, "papers": ["ct01"]}
    >>> answer("papers", asked)["missing"]
    ['proof_of_home']
    """
    if expect(kind, str, "kind of a vector") not in _ANSWERS:
        raise UnknownCode("kind of vectors", kind[:40], tuple(_ANSWERS))
    if problems := tuple(_problems("$", asked, _FORMS[kind])):
        whole = Problem("$", BadInput.code, f"another question about {kind}", "one as SCHEMA has it")
        raise BadInput("vector", (whole, *problems))
    try:
        return _ANSWERS[kind](asked)
    except MotcuaError as error:
        return {"error": error.code}


# ── The form of a question ────────────────────────────────────────────────────────────────────


class _Day(str):
    """A text that is a day."""

    __slots__ = ()


Form: TypeAlias = "type | tuple[Form] | Mapping[str, Form]"
"""A kind, a list of one form, or a table of forms by name."""


def _problems(path: str, given: object, form: Form) -> Iterator[Problem]:
    """What keeps the question from being asked at all."""
    if isinstance(form, type):
        if not _is_of(given, form):
            yield Problem(path, BadValue.code, type(given).__name__, _NAMES[form])
    elif isinstance(form, tuple) and isinstance(given, list):
        for at, one in enumerate(cast("list[object]", given)):
            yield from _problems(f"{path}[{at}]", one, form[0])
    elif isinstance(form, tuple):
        yield Problem(path, BadValue.code, type(given).__name__, "a list")
    elif isinstance(given, Mapping):
        yield from _faults(path, cast("Mapping[object, object]", given), form)
    else:
        yield Problem(path, BadValue.code, type(given).__name__, f"a table of {', '.join(form)}")


def _faults(path: str, given: Mapping[object, object], form: Mapping[str, Form]) -> Iterator[Problem]:
    for name, inner in form.items():
        if name in given:
            yield from _problems(f"{path}.{name}", given[name], inner)
        elif name not in _OPTIONAL:
            yield Problem(f"{path}.{name}", Fault.MISSING_KEY, "nothing", "a value for it")
    for key in given:
        if key not in form and form is not _STEP:
            yield Problem(path, Fault.UNKNOWN_KEY, shown(key, spell=repr), ", ".join(form))


def _is_of(given: object, form: type) -> bool:
    if form is not _Day:
        return isinstance(given, form)
    try:
        return isinstance(given, str) and bool(iso_day(given))
    except ValueError:
        return False


_NAMES: Final[Mapping[type, str]] = {str: "a text", dict: "a table", _Day: "a day such as 2026-08-28"}
_OPTIONAL: Final = frozenset({"wording"})
"""What says the same in other words."""
_STEP: Final[Mapping[str, Form]] = {"verb": str}
"""The other words of a step hang on its verb."""
_FORMS: Final[Mapping[str, Mapping[str, Form]]] = {
    "time": {
        "received": str,
        "limit": dict,
        "wording": str,
        "hours": str,
        "options": {"start": str, "due_moment": str},
    },
    "fees": {"schedule": str, "on": _Day, "facts": dict},
    "papers": {"procedure": str, "on": _Day, "facts": dict, "papers": (str,)},
    "dossier": {
        "id": str,
        "procedure": str,
        "office": {"code": str, "name": str, "level": str, "province": str},
        "at": str,
        "channel": str,
        "facts": dict,
        "papers": (str,),
        "steps": (_STEP,),
    },
}


# ── Answers ───────────────────────────────────────────────────────────────────────────────────


def _time(asked: Mapping[str, Any]) -> Table:
    kind: Any = TimeLimit  # abstract: the table says which limit it is
    limit: TimeLimit = records.load(kind, asked["limit"])
    due = limit.due(office_time(asked["received"]), _calendar(asked["hours"], **asked["options"]))
    return {**_due(due), "ledger": [_ledger_day(day.date, day.counted, day.reason.value) for day in due.ledger]}


def _ledger_day(day: dt.date, counted: bool, reason: str) -> Table:  # noqa: FBT001 - the three columns of a ledger
    return {"date": day.isoformat(), "counted": counted, "reason": reason}


def _due(due: Due) -> Table:
    days = {"date": due.date, "earliest": due.earliest, "latest": due.latest}
    return {"at": due.at.isoformat(), **{name: day.isoformat() for name, day in days.items()}, "firm": due.firm}


@cache
def _calendar(hours: str, start: str, due_moment: str) -> WorkCalendar:
    conventions = Conventions(start=start, due_moment=due_moment)
    return national_calendar(hours=OfficeHours.parse(hours), conventions=conventions)


def _fees(asked: Mapping[str, Any]) -> Table:
    schedule = reference_fee_schedules().get(asked["schedule"])
    if schedule is None:
        raise UnknownCode("fee schedule", asked["schedule"][:40])
    quote = schedule.quote(on=iso_day(asked["on"]), facts=asked["facts"])
    lines = [
        {
            "item": line.item,
            "kind": line.kind and line.kind.value,
            "payable": None if line.payable is None else _amount(line.payable),
            "undecided": list(line.undecided),
        }
        for line in quote.lines
    ]
    assumed, undecided = list(quote.assumed), list(quote.undecided)
    return {"totals": _totals(quote), "lines": lines, "assumed": assumed, "undecided": undecided}


def _totals(quote: Quote) -> Table | None:
    """What is to be paid in each currency; nothing while a line is open."""
    if any(line.payable is None for line in quote.lines):
        return None
    return {currency: _amount(amount) for currency, amount in quote.totals.items()}


def _amount(amount: Amount) -> int | str:
    """Whole đồng as a number, another currency in plain digits."""
    return amount.amount if isinstance(amount, VND) else f"{amount.amount:f}"


def _papers(asked: Mapping[str, Any]) -> Table:
    day = iso_day(asked["on"])
    found = reference_catalogue().find(asked["procedure"], on=day).check(asked["papers"], on=day, facts=asked["facts"])
    names = ("missing", "waived", "surplus", "expired", "undecided")
    return {"complete": found.complete, **{name: list(getattr(found, name)) for name in names}}


# ── Dossiers: one answer a step, refusals among them ──────────────────────────────────────────


def _dossier(asked: Mapping[str, Any]) -> list[Table]:
    return list(_steps(asked))


def _steps(asked: Mapping[str, Any]) -> Iterator[Table]:
    dossier = _opened(asked)
    yield _standing(dossier)
    for step in asked["steps"]:
        if step["verb"] not in VERBS:
            raise UnknownCode("verb", step["verb"][:40], VERBS)
        try:
            dossier = _acted(dossier, step)
        except StepNotAllowed as error:
            reasons = [reason.code for reason in error.reasons]
            yield {"refused": error.code, "reasons": reasons, **_standing(dossier)}
        except MotcuaError as error:
            yield {"refused": error.code, "reasons": [], **_standing(dossier)}
        else:
            yield _standing(dossier)


def _acted(dossier: Dossier, step: Table) -> Dossier:
    """The dossier after that step; a word its verb does not take, or lacks, is told as such."""
    verb: Callable[..., Dossier] = getattr(dossier, step["verb"])
    words = {name: _read(name, value) for name, value in step.items() if name != "verb"}
    try:
        signature(verb).bind(**words)
    except TypeError as error:
        raise BadValue(f"words of {step['verb']}", str(error), "those of its verb") from None
    return verb(**words)


def _read(name: str, value: object) -> object:
    """How a word of a step is read: days and moments in ISO form, amounts in đồng; the others are texts and lists."""
    if name in _DAYS:
        if not _is_of(value, _Day):
            raise BadValue(name, shown(value, spell=repr), _NAMES[_Day])
        return iso_day(cast("str", value))
    return _READ[name](value) if name in _READ else value


def _opened(asked: Mapping[str, Any]) -> Dossier:
    moment = office_time(asked["at"])
    procedure = reference_catalogue().find(asked["procedure"], on=moment.date())
    office = Office(**asked["office"], calendar=national_calendar())
    filed = {name: asked[name] for name in ("channel", "facts", "papers")}
    return Dossier.open(procedure, office=office, at=moment, id=asked["id"], **filed)


def _standing(dossier: Dossier) -> Table:
    """Where the dossier stands, what is allowed next, and what was promised."""
    try:
        due: str | None = dossier.due.at.isoformat()
    except (NoPromise, ClockStopped):
        due = None
    return {"state": dossier.state.value, "due": due, "allowed": list(dossier.allowed)}


_DAYS: Final = ("until", "new_due")
_READ: Final[Mapping[str, Callable[[Any], object]]] = {"at": office_time, "quote": VND}

_ANSWERS: Final[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
    "time": _time,
    "fees": _fees,
    "papers": _papers,
    "dossier": _dossier,
}
