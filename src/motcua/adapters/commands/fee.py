"""``python -m motcua fee CODE DAY``: what a case costs on that day, line by line."""

import argparse
import datetime as dt

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, day_of, read_facts
from motcua.adapters.commands.status import Answer
from motcua.fees import FeeSchedule, Quote
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """The quote of a procedure, or of a fee schedule by its code; negative while a line of it is open."""

    def ask(moment: str) -> Told:
        day = day_of(moment)
        charged = _charged(options.code, day)
        quote: Quote = charged.quote(on=day, **read_facts(options.fact, charged.facts))
        decided = all(line.payable is not None for line in quote.lines)
        return Told(str(quote.explain(options.lang)), records.dump(quote), decided)

    return answered(options, ask)


def _charged(code: str, day: dt.date) -> Procedure | FeeSchedule:
    """What is charged for under that code; raises ``BadValue`` and ``UnknownCode``."""
    schedule = reference_fee_schedules().get(code)
    return schedule or reference_catalogue().find(code, on=day)
