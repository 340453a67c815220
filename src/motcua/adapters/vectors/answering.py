"""What the library answers to the question of a vector, as plain JSON."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from motcua.adapters import records
from motcua.adapters.records.strict import Table
from motcua.calendar import Conventions, OfficeHours, WorkCalendar, national_calendar, office_time
from motcua.checks import expect
from motcua.dossier import Dossier
from motcua.errors import BadInput, ClockStopped, MotcuaError, NoPromise, StepNotAllowed, UnknownCode
from motcua.fees import Amount, Quote
from motcua.mechanism import VERBS
from motcua.money import VND
from motcua.office import Office
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.timelimit import Due, TimeLimit

__all__ = ["answer"]


def answer(kind: str, asked: Mapping[str, Any]) -> object:
    """The answer to one question; what the library refuses is ``{"error": code}``, or a refused step.

    Raises ``UnknownCode`` for a kind nobody asks, ``BadInput`` for a question that is not as ``SCHEMA`` has it.

    >>> asked = {"procedure": "1.004222", "on": "2026-08-28", "facts": {"home": "own"}, "papers": ["ct01"]}
    >>> answer("papers", asked)["missing"]
    ['proof_of_home']
    """
    if expect(kind, str, "kind of a vector") not in _ANSWERS:
        raise UnknownCode("kind of vectors", kind[:40], tuple(_ANSWERS))
    try:
        return _ANSWERS[kind](asked)
    except MotcuaError as error:
        return {"error": error.code}
    except (AttributeError, LookupError, TypeError, ValueError):
        raise BadInput.one("vector", met=f"another question about {kind}", right="one as SCHEMA has it") from None


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
    schedule = reference_fee_schedules()[asked["schedule"]]
    quote = schedule.quote(on=dt.date.fromisoformat(asked["on"]), **asked["facts"])
    lines = [
        {
            "item": line.item,
            "kind": line.kind.value,
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
    day = dt.date.fromisoformat(asked["on"])
    found = reference_catalogue().find(asked["procedure"], on=day).check(asked["papers"], on=day, **asked["facts"])
    names = ("missing", "waived", "surplus", "expired", "undecided")
    return {"complete": found.complete, **{name: list(getattr(found, name)) for name in names}}


# ── Dossiers: one answer a step, refusals among them ──────────────────────────────────────────


def _dossier(asked: Mapping[str, Any]) -> list[Table]:
    return list(_steps(asked))


def _steps(asked: Mapping[str, Any]) -> Iterator[Table]:
    dossier = _opened(asked)
    yield _standing(dossier)
    for step in asked["steps"]:
        words = {name: _READ.get(name, _as_it_is)(value) for name, value in step.items() if name != "verb"}
        if step["verb"] not in VERBS:
            raise UnknownCode("verb", str(step["verb"])[:40], VERBS)
        try:
            dossier = getattr(dossier, step["verb"])(**words)
        except StepNotAllowed as error:
            reasons = [reason.code for reason in error.reasons]
            yield {"refused": error.code, "reasons": reasons, **_standing(dossier)}
        except MotcuaError as error:
            yield {"refused": error.code, "reasons": [], **_standing(dossier)}
        else:
            yield _standing(dossier)


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


def _as_it_is(value: object) -> object:
    return value


_READ: Final[Mapping[str, Callable[[Any], object]]] = {
    "at": office_time,
    "until": dt.date.fromisoformat,
    "new_due": dt.date.fromisoformat,
    "quote": VND,
}
"""How the words of a step are read; the others are texts and lists."""

_ANSWERS: Final[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
    "time": _time,
    "fees": _fees,
    "papers": _papers,
    "dossier": _dossier,
}
