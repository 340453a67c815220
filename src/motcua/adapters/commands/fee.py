"""``python -m motcua fee CODE DAY``: what a case costs on that day, line by line."""

import argparse
from typing import Final

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, read_facts
from motcua.adapters.commands.misuse import Misused, misfit
from motcua.adapters.commands.questions import document, hints
from motcua.adapters.commands.rules import asked_of, catalogue_of, schedules_of
from motcua.adapters.commands.status import Answer, remark
from motcua.calendar.written import written_day
from motcua.catalogue.places import bare, folded
from motcua.fees import Quote
from motcua.money import VND
from motcua.wording import say

__all__ = ["answer"]

COLUMNS: Final = ("total", "undecided")


def answer(options: argparse.Namespace) -> Answer:
    """The quote of a procedure, or of a fee schedule by its code; negative while a line of it is open."""
    rules = catalogue_of(options.rules)
    schedules = schedules_of(options.rules)
    schedule = schedules.get(options.code)
    if schedule is None and not options.code[:1].isdigit():
        found = [str(procedure.code) for procedure in rules.search(options.code)]
        raise misfit("CODE", options.code, (*found, *schedules))
    if schedule is not None and options.jurisdiction is not None:
        alike = sorted(code for code in schedules if code.startswith(f"{schedule.code}-"))
        raise Misused.of("usage.no-place", met=schedule.code, right=", ".join(alike) or "–")
    if options.jurisdiction is not None:
        own = f"-{bare(folded(options.jurisdiction)).replace(' ', '-')}"
        if codes := tuple(f"{code}{own}" for code in schedules if f"{code}{own}" in schedules):
            remark(say("rules.own-schedules", options.lang, {"place": options.jurisdiction, "codes": codes}))

    def ask(moment: str) -> Told:
        day = written_day(moment)
        charged = schedule or asked_of(options, rules, options.code, day)
        quote = charged.quote(on=day, facts=read_facts(options.fact, charged.facts))
        decided = all(line.payable is not None for line in quote.lines)
        text = str(quote.explain(options.lang)) + hints(charged.facts, quote.undecided, options.lang)
        told = {**records.dump(quote), **document(charged.facts, quote.undecided, options.lang)}
        return Told(text, told, decided, (_plain(quote) if decided else "", " ".join(quote.undecided)))

    return answered(options, ask, COLUMNS)


def _plain(quote: Quote) -> str:
    """The total as a table takes it: whole đồng without marks, anything else with its currency."""
    sums = quote.totals.values() or (VND(0),)
    return " + ".join(str(one.amount) if isinstance(one, VND) else str(one) for one in sums)
