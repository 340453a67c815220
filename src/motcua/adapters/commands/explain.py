"""``python -m motcua explain CODE MOMENT``: one case from end to end, or the procedure itself, with every reason."""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from motcua.adapters import records
from motcua.adapters.commands.asking import Told, answered, is_day, read_facts
from motcua.adapters.commands.misuse import Misused
from motcua.adapters.commands.questions import answers, hints, listed
from motcua.adapters.commands.questions import document as questions
from motcua.adapters.commands.refusals import as_document, told
from motcua.adapters.commands.rules import asked_of, catalogue_of
from motcua.adapters.commands.status import Answer
from motcua.calendar import national_calendar
from motcua.calendar.written import written_day, written_moment
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
        day = written_day(moment)
        procedure = asked_of(options, rules, options.code, day)
        if options.facts:
            return _asked(procedure, options.lang)
        facts = read_facts(options.fact, procedure.facts)
        if is_day(moment):
            if facts or options.paper:
                raise Misused.of("usage.no-case", what="--fact" if facts else "--paper", met=moment)
            return _notice(procedure, options.lang)
        return _case(procedure, written_moment(moment), facts, options.paper, options.lang)

    return answered(options, ask)


def _notice(procedure: Procedure, lang: str) -> Told:
    lines = [{"vi": step.say("vi"), "en": step.say("en")} for step in procedure.notice()]
    document = {"procedure": str(procedure.code), "notice": lines, **_things(procedure, lang)}
    return Told(procedure.describe(lang), document)


def _asked(procedure: Procedure, lang: str) -> Told:
    """The facts a case is asked and the papers it may be asked for, by the names the options take."""
    facts = "\n".join(listed(procedure.facts, lang))
    papers = "\n".join(f"  --paper {paper['code']}\n      {paper['name']}" for paper in _papers(procedure, lang))
    parts = {say("explain.facts", lang): facts, say("explain.papers", lang): papers}
    text = "\n\n".join(f"{heading}\n{lines}" for heading, lines in parts.items())
    return Told(
        f"{procedure.code}  {procedure.name.say(lang)}\n\n{text}",
        {"procedure": str(procedure.code), **_things(procedure, lang)},
    )


def _things(procedure: Procedure, lang: str) -> Mapping[str, object]:
    facts = [
        {
            "name": fact.name,
            "type": fact.type.value,
            "question": fact.question.say(lang),
            "answers": {one: fact.said(one).say(lang) for one in fact.choices} or list(answers(fact)),
            "default": fact.default,
        }
        for fact in procedure.facts
    ]
    return {"facts": facts, "papers": _papers(procedure, lang)}


def _papers(procedure: Procedure, lang: str) -> list[Mapping[str, str]]:
    papers = {paper.code: paper for paper in procedure.papers}
    return [{"code": code, "name": paper.name.say(lang)} for code, paper in papers.items()]


def _case(
    procedure: Procedure, received: dt.datetime, facts: Mapping[str, Any], papers: Sequence[str], lang: str
) -> Told:
    due = _due(procedure, received, facts)
    quote = _quote(procedure, received.date(), facts)
    check = procedure.check(papers, on=received.date(), facts=facts)
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
    unsaid = {*(due.questions if isinstance(due, UndecidedFacts) else ()), *check.questions}
    unsaid |= {*(quote.undecided if isinstance(quote, Quote) else ())}
    text = "\n".join([heading, *_sections(parts, lang)])
    asked = hints(procedure.facts, unsaid, lang)
    return Told(
        f"{text}\n{asked}" if asked else text, {**document, **questions(procedure.facts, unsaid, lang)}, decided
    )


def _due(procedure: Procedure, received: dt.datetime, facts: Mapping[str, Any]) -> Due | NoPromise | UndecidedFacts:
    try:
        return procedure.due(received, national_calendar(), facts=facts)
    except (NoPromise, UndecidedFacts) as error:
        return error


def _quote(procedure: Procedure, day: dt.date, facts: Mapping[str, Any]) -> Quote | NoFeeLevel:
    try:
        return procedure.quote(on=day, facts=facts)
    except NoFeeLevel as error:  # nobody told the library what it costs, which is not free
        return error


def _sections(parts: Mapping[str, str], lang: str) -> Iterator[str]:
    for heading, text in parts.items():
        yield ""
        yield say(heading, lang)
        yield from (f"  {line}" for line in text.splitlines())
