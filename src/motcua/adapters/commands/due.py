"""``python -m motcua due CODE MOMENT``: the day a result is due, day by day."""

import argparse
from typing import Final

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, read_facts
from motcua.adapters.commands.questions import asking
from motcua.adapters.commands.rules import asked_of, catalogue_of
from motcua.adapters.commands.status import Answer
from motcua.calendar import national_calendar
from motcua.calendar.written import written_moment

__all__ = ["answer"]

COLUMNS: Final = ("due_at", "earliest", "latest")


def answer(options: argparse.Namespace) -> Answer:
    """The due day of one procedure, received at one moment, or at each moment of standard input."""
    rules = catalogue_of(options.rules)

    def ask(moment: str) -> Told:
        received = written_moment(moment)
        procedure = asked_of(options, rules, options.code, received.date())
        with asking(procedure.facts):
            due = procedure.due(received, national_calendar(), facts=read_facts(options.fact, procedure.facts))
        cells = (f"{due.at:%Y-%m-%d %H:%M}", due.earliest, due.latest)
        return Told(str(due.explain(options.lang)), records.dump(due), cells=cells)

    return answered(options, ask, COLUMNS)
