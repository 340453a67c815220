"""``python -m motcua due CODE MOMENT``: the day a result is due, day by day."""

import argparse
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from motcua.adapters import records
from motcua.adapters.commands.status import ANSWERED, Answer
from motcua.calendar import national_calendar, office_time
from motcua.conditions import Fact, FactType, FactValue
from motcua.errors import BadValue, UnknownFact
from motcua.reference import reference_catalogue

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The due day of one procedure, received at one moment."""
    calendar = national_calendar()
    received = calendar.local_time(office_time(options.moment))
    procedure = reference_catalogue().find(options.code, on=received.date())
    due = procedure.due(received, calendar, **read_facts(options.fact, procedure.facts))
    yield records.dumps(due, indent=2) if options.json else str(due.explain(options.lang))
    return ANSWERED


def read_facts(given: Iterable[str], declared: Iterable[Fact]) -> dict[str, Any]:
    """The facts of the command line; a name nobody declared is refused before it can mean anything else."""
    known = {fact.name: fact for fact in declared}
    facts: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or name in facts:
            raise BadValue("--fact", repr(text[:40]), "NAME=VALUE, each name once")
        facts[name] = value
    if unknown := tuple(sorted(facts.keys() - known.keys())):
        raise UnknownFact(unknown, tuple(known))
    return {name: _value(value, known[name]) for name, value in facts.items()}


_TRUTHS: Final[Mapping[str, bool]] = {
    "true": True,
    "yes": True,
    "có": True,
    "co": True,
    "false": False,
    "no": False,
    "không": False,
    "khong": False,
}
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)


def _value(text: str, fact: Fact) -> FactValue:
    """The value of a fact in its own type; what does not fit is left for the fact to refuse."""
    if fact.type is FactType.BOOLEAN:
        return _TRUTHS.get(unicodedata.normalize("NFC", text.casefold()), text)
    return int(text) if fact.type.numeric and _NUMBER.fullmatch(text) else text
