"""``python -m motcua explain CODE MOMENT``: one case from end to end, or the procedure itself, with every reason."""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, day_of, is_day, moment_of, read_facts
from motcua.adapters.commands.refusals import as_document, told
from motcua.adapters.commands.rows import asked_of, catalogue_of
from motcua.adapters.commands.status import Answer
from motcua.calendar import national_calendar
from motcua.errors import NoFeeLevel, NoPromise, UndecidedFacts
from motcua.fees import Quote
from motcua.procedure import Procedure
from motcua.timelimit import Due
from motcua.wording import say

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """Of a moment, what the counter tells one case: when, how much, which papers; of a day, the notice for the wall."""
    rules = catalogue_of(options.rules)

    def ask(moment: str) -> Told:
        day = day_of(moment)
        procedure = asked_of(options, rules, options.code, day)
        facts = read_facts(options.fact, procedure.facts)
        if is_day(moment):
            return _notice(procedure, options.lang)
        return _case(procedure, moment_of(moment), facts, options.paper, options.lang)

    return answered(options, ask)


def _notice(procedure: Procedure, lang: str) -> Told:
    lines = [{"vi": step.say("vi"), "en": step.say("en")} for step in procedure.notice()]
    return Told(procedure.describe(lang), {"procedure": str(procedure.code), "notice": lines})


def _case(
    procedure: Procedure, received: dt.datetime, facts: Mapping[str, Any], papers: Sequence[str], lang: str
) -> Told:
    due = _due(procedure, received, facts)
    quote = _quote(procedure, received.date(), facts)
    check = procedure.check(papers, on=received.date(), **facts)
    charged = isinstance(quote, Quote) and all(line.decided for line in quote.lines)
    decided = isinstance(due, Due) and charged and check.complete is True
    document = {
        "procedure": str(procedure.code),
        "due": records.dump(due) if isinstance(due, Due) else as_document(due, lang),
        "quote": records.dump(quote) if isinstance(quote, Quote) else as_document(quote, lang),
        "papers": records.dump(check),
    }
    parts = {
        "explain.when": str(due.explain(lang)) if isinstance(due, Due) else told(due, lang),
        "explain.how-much": str(quote.explain(lang)) if isinstance(quote, Quote) else told(quote, lang),
        "explain.papers": str(check.explain(lang)),
    }
    heading = f"{procedure.code}  {procedure.name.say(lang)}"
    return Told("\n".join([heading, *_sections(parts, lang)]), document, decided)


def _due(procedure: Procedure, received: dt.datetime, facts: Mapping[str, Any]) -> Due | NoPromise | UndecidedFacts:
    try:
        return procedure.due(received, national_calendar(), **facts)
    except (NoPromise, UndecidedFacts) as error:
        return error


def _quote(procedure: Procedure, day: dt.date, facts: Mapping[str, Any]) -> Quote | NoFeeLevel:
    try:
        return procedure.quote(on=day, **facts)
    except NoFeeLevel as error:  # nobody told the library what it costs, which is not free
        return error


def _sections(parts: Mapping[str, str], lang: str) -> Iterator[str]:
    for heading, text in parts.items():
        yield ""
        yield say(heading, lang)
        yield from (f"  {line}" for line in text.splitlines())
