"""Values made into tables of texts, whole numbers, truths and lists; answers with their reasons spelled out."""

import datetime as dt
import enum
import json
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from types import NoneType
from typing import Any, Final, cast

import attrs

from motcua.adapters.records.strict import Table
from motcua.calendar import OpenQuestion, WorkCalendar
from motcua.completeness import Completeness
from motcua.dossier import Dossier
from motcua.errors import BadValue
from motcua.events import Event
from motcua.explain import Explanation, Step
from motcua.fees import Adjustment, Quote, QuoteLine
from motcua.forms import Form, FormValue
from motcua.linked_dossier import Filed, LinkedDossier
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.reports import DossierRow
from motcua.timelimit import Due, LedgerDay, TimeLimit
from motcua.wording import NamedDay, Sayable

__all__ = ["SCHEMA", "dump", "dumps"]

SCHEMA: Final = "motcua/dossier/1"
"""Names the shape of a dossier's record; a newer shape takes a new number and this one stays readable."""


def dump(value: object) -> Table:
    """The value as a table of texts, whole numbers, truths, lists and tables; raises ``BadValue`` for other things.

    >>> from motcua.timelimit import WorkingDays
    >>> dump(WorkingDays(5))
    {'type': 'WorkingDays', 'amount': 5, 'cutoff': None}
    """
    table = _plain(value)
    if not isinstance(table, dict):
        raise BadValue("record", type(value).__name__, "a value of this library, or a table of them")
    return cast("Table", table)


def dumps(value: object, *, indent: int | None = None) -> str:
    """The value as one JSON text; raises as ``dump`` does.

    >>> from motcua.money import VND
    >>> dumps(VND(20_000))
    '{"amount": 20000}'
    """
    return json.dumps(dump(value), ensure_ascii=False, allow_nan=False, indent=indent)


def _plain(value: object) -> object:
    """The value as JSON carries it."""
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    if attrs.has(type(value)):
        return _fields(cast("attrs.AttrsInstance", value))
    raise BadValue("record", type(value).__name__, "a value of this library")


def _fields(value: attrs.AttrsInstance) -> Table:
    """Every field of the value under the name its constructor takes."""
    return {f.alias: _plain(getattr(value, f.name)) for f in attrs.fields(type(value)) if f.init and f.alias}


def _limit(limit: TimeLimit) -> Table:
    return {"type": type(limit).__name__, **_fields(cast("attrs.AttrsInstance", limit))}


def _due(due: Due) -> Table:
    return {
        "date": due.date.isoformat(),
        "at": due.at.isoformat(),
        "earliest": due.earliest.isoformat(),
        "latest": due.latest.isoformat(),
        "firm": due.firm,
        "depends_on": _plain(due.depends_on),
        "calendar_version": due.calendar_version,
        "limit": _spoken(due.limit),
        "rule": _plain(due.rule),
        "additions": _plain(due.additions),
        "collect_from": _plain(due.collect_from),
        "ledger": _plain(due.ledger),
        "warnings": _plain(due.warnings),
    }


def _ledger_day(day: LedgerDay) -> Table:
    return {
        "date": day.date.isoformat(),
        "counted": day.counted,
        "reason": day.reason.value,
        "name": _plain(day.name),
        "citation": _plain(day.citation),
    }


def _quote(quote: Quote) -> Table:
    open_lines = any(line.payable is None for line in quote.lines)
    return {
        "on": _plain(quote.on),
        "lines": [_quote_line(line) for line in quote.lines],
        "totals": None if open_lines else _plain(quote.totals),
        "assumed": _plain(quote.assumed),
        "undecided": _plain(quote.undecided),
    }


def _quote_line(line: QuoteLine) -> Table:
    names = ("item", "name", "kind", "assessed", "payable", "citation", "due_stage", "refund", "undecided", "set_by")
    return {
        **{name: _plain(getattr(line, name)) for name in names},
        "adjustments": [_adjustment(adjustment) for adjustment in line.adjustments],
    }


def _adjustment(adjustment: Adjustment) -> Table:
    return {name: _plain(getattr(adjustment, name)) for name in ("effect", "name", "citation")}


def _completeness(found: Completeness) -> Table:
    names = ("complete", "missing", "waived", "surplus", "expired", "undecided")
    return {name: _plain(getattr(found, name)) for name in names} | {
        "why": [{"paper": code, **_step(step)} for code, step in found.reasons()]
    }


def _form(form: Form) -> Table:
    return {
        **{name: _plain(getattr(form, name)) for name in ("code", "number", "set", "title", "page", "citation")},
        "fields": [
            {"code": field.code, "label": _plain(field.label), "value": _spoken(field.value)} for field in form.fields
        ],
        "columns": _plain(form.columns),
        "rows": [[_spoken(value) for value in row] for row in form.rows],
        "signatures": _plain(form.signatures),
        "notes": _plain(form.notes),
    }


def _step(step: Step) -> Table:
    flat = attrs.evolve(step, depth=0)
    return {"vi": flat.say("vi"), "en": flat.say("en"), "citation": _plain(step.citation)}


def _dossier(dossier: Dossier) -> Table:
    return {
        "schema": SCHEMA,
        "procedure": str(dossier.procedure.code),
        "office": str(dossier.office.code),
        "history": [event.record() for event in dossier.history],
    }


def _filed(filed: Filed) -> Table:
    """What was filed; a day among its facts says that it is one, since a text may look like it."""
    facts = [
        [name, {"date": value.isoformat()} if isinstance(value, dt.date) else value] for name, value in filed.facts
    ]
    return {**_fields(cast("attrs.AttrsInstance", filed)), "facts": facts}


def _spoken(value: FormValue) -> object:
    """What stands on a slip: in both languages, where it says itself."""
    if isinstance(value, Sayable):
        return {"vi": value.say("vi"), "en": value.say("en")}
    return _plain(value)


def _itself(value: object) -> object:
    return value


def _iso(value: dt.date | dt.time) -> str:
    return value.isoformat()


def _list(values: tuple[object, ...] | list[object]) -> list[object]:
    return [_plain(value) for value in values]


def _mapping(values: Mapping[object, object]) -> Table:
    return {str(_plain(name)): _plain(value) for name, value in values.items()}


def _row(row: DossierRow) -> Table:
    """The row without the dossier it was read off, which is personal and has a record of its own."""
    table = _fields(attrs.evolve(row, source=None))
    return {name: value for name, value in table.items() if name != "source"}


_WRITERS: Final[Mapping[type, Callable[[Any], object]]] = {
    enum.Enum: lambda member: member.value,
    NoneType: _itself,
    bool: _itself,
    int: _itself,
    str: _itself,
    dt.date: _iso,
    dt.time: _iso,
    Decimal: str,
    Fraction: str,
    Mapping: _mapping,
    tuple: _list,
    list: _list,
    AbstractSet: lambda values: sorted(map(_plain, values), key=str),
    TimeLimit: _limit,
    Due: _due,
    LedgerDay: _ledger_day,
    Quote: _quote,
    Completeness: _completeness,
    Form: _form,
    Step: _step,
    Explanation: lambda explanation: [_step(step) for step in explanation],
    Event: Event.record,
    Dossier: _dossier,
    DossierRow: _row,
    Filed: _filed,
    LinkedDossier: lambda package: _plain(package.kept),
    Procedure: lambda procedure: {"code": str(procedure.code), "version": procedure.in_force.first.isoformat()},
    Office: lambda office: {"code": str(office.code), "name": office.name},
    OpenQuestion: lambda question: {"code": question.code, "name": _plain(question.name)},
    WorkCalendar: lambda calendar: {"version": calendar.version},
    NamedDay: lambda named: named.day.isoformat(),
}
"""How each kind is written; the first that fits. Any other value of the library is written field by field."""
