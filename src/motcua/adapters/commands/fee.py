"""``python -m motcua fee CODE DAY``: what a case costs on that day, line by line."""

import argparse

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, day_of, read_facts
from motcua.adapters.commands.rows import catalogue_of
from motcua.adapters.commands.status import Answer
from motcua.reference import reference_fee_schedules

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The quote of a procedure, or of a fee schedule by its code; negative while a line of it is open."""
    rules = catalogue_of(options.rules)
    schedule = None if options.rules else reference_fee_schedules().get(options.code)

    def ask(moment: str) -> Told:
        day = day_of(moment)
        charged = schedule or rules.find(options.code, on=day)
        quote = charged.quote(on=day, **read_facts(options.fact, charged.facts))
        decided = all(line.payable is not None for line in quote.lines)
        return Told(str(quote.explain(options.lang)), records.dump(quote), decided)

    return answered(options, ask)
