"""Linked procedures as Mermaid: a plan as a Gantt chart, a package as a flow chart, for pages that draw such text."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from motcua.adapters.display.charts import agency_of, limit_of, title_of
from motcua.adapters.display.values import visible
from motcua.linked import LinkedProcedure, Plan
from motcua.wording import Text, say

__all__ = ["flowchart", "gantt"]

_IN_QUOTES: Final = re.compile(r"[\"<>&#`\\{}\[\]()|;]")
# A colon ends the name of a task, so the sign of a ratio stands for it.
_IN_GANTT: Final[Mapping[int, str]] = str.maketrans({":": "\u2236", ";": ",", "#": "\uff03", "%": "\uff05"})
_WORDS: Final = re.compile(
    r"(?i)\A(?:(?:section|title|click|todaymarker|excludes|includes|weekday|weekend|gantt|\w+format"
    r"|topaxis|inclusiveenddates|tickinterval|acctitle|accdescr|call|href)\b|[-\d])"
)
"""Words that mean something at the beginning of a line, and what may begin a date, a list or a comment there."""


def gantt(plan: Plan, locale: str) -> str:
    """A plan as a Gantt chart: a section for each agency, the critical path marked, the promise a milestone."""
    return "\n".join(("gantt", *(f"    {line}" for line in _gantt(plan, locale)), ""))


def _gantt(plan: Plan, locale: str) -> Iterator[str]:
    yield f"title {_line(title_of(plan, locale))}"
    yield "dateFormat YYYY-MM-DDTHH:mm"
    yield "axisFormat %d/%m"
    places = {part.code: at for at, part in enumerate(plan.parts)}
    calls = _calls(plan, locale)
    for agency, shares in plan.by_agency.items():
        yield f"section {_line(agency_of(plan, agency, locale))}"
        for number, share in enumerate(shares):
            mark = "crit, " if share.part in plan.critical_path else ""
            name, task = _line(calls(share.part, share.name)), f"p{places[share.part]}x{number}"
            yield f"{name} :{mark}{task}, {_moment(share.starts)}, {_moment(share.due.at)}"
    yield f"section {_line(plan.name.say(locale))}"
    for part in plan.parts:
        if part.consent is not None and (at := part.consent.given or part.consent.by):
            name = _line(calls(part.code, part.consent.consent.name))
            yield f"{name} :milestone, c{places[part.code]}, {_moment(at)}, 0m"
    promise = say("chart.promise", locale, {"moment": plan.due.at})
    yield f"{_line(promise)} :milestone, promise, {_moment(plan.due.at)}, 0m"


def _calls(plan: Plan, locale: str) -> Callable[[str, Text], str]:
    """What a bar or a milestone is called: by what it is, and by its part too where two parts have the like of it."""
    parts = {part.code: part.name.say(locale) for part in plan.parts}
    told = [share.name.say(locale) for part in plan.parts for share in part.shares]
    told += [part.consent.consent.name.say(locale) for part in plan.parts if part.consent]

    def called(part: str, name: Text) -> str:
        said = name.say(locale)
        return said if told.count(said) == 1 else f"{parts[part]} – {said}"

    return called


def _moment(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}"


def _line(text: str) -> str:
    """Text that a line of a Gantt chart takes for text."""
    plain = " ".join(visible(text).translate(_IN_GANTT).split())
    return f"· {plain}" if _WORDS.match(plain) else plain


def flowchart(package: LinkedProcedure, locale: str) -> str:
    """A package as a flow chart: what waits for what, who works how long, where a consent is waited for."""
    head = (
        "---",
        f"title: {json.dumps(visible(title_of(package, locale)), ensure_ascii=False)}",
        "---",
        "flowchart LR",
    )
    return "\n".join((*head, *(f"    {line}" for line in _flowchart(package, locale)), ""))


def _flowchart(package: LinkedProcedure, locale: str) -> Iterator[str]:
    names = {part.code: f"p{at}" for at, part in enumerate(package.parts)}
    for part in package.parts:
        known = dict.fromkeys(share.agency for share in part.shares) or (part.agency,)
        agencies = " / ".join(agency_of(package, agency, locale) for agency in known)
        said = [part.name.say(locale), agencies, limit_of(part, locale)]
        said += [say("chart.optional", locale)] if part.free else []
        label = "<br/>".join(map(_quoted, said))
        yield f'{names[part.code]}(["{label}"])' if part.free else f'{names[part.code]}["{label}"]'
    for part in package.parts:
        name, arrow = names[part.code], "-.->" if part.free else "-->"
        if part.consent is not None:
            yield f'{name}c{{{{"{_quoted(part.consent.name.say(locale))}"}}}}'
            yield f"{name}c --> {name}"
            name = f"{name}c"
        for other in part.waits_for:
            yield f"{names[other]} {arrow} {name}"
    for number, rule in enumerate(package.totals):
        said_total = say("chart.total", locale, {"limit": rule.limit})
        yield f't{number}>"{_quoted(said_total)}"]'


def _quoted(text: str) -> str:
    """Text that a label in quotes takes for text."""
    return _IN_QUOTES.sub(lambda met: f"#{ord(met.group())};", " ".join(visible(text).split()))
