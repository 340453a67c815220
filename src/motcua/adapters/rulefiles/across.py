"""What the rows of one procedure file say of each other, read from its tables as they stand.

A file with faults cannot be made into rows; what its conditions, repeals and restatements refer to can be told all the
same, so that whoever mends the file hears everything at once.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, TypeAlias, cast

from motcua.adapters.rulefiles.reading import structure
from motcua.adapters.rulefiles.rules import channel, rules_converter
from motcua.checks import shown
from motcua.codes import ProcedureCode
from motcua.conditions import Condition, Fact
from motcua.errors import BadInput, BadValue, Fault, MotcuaError, Problem, UnknownCode, UnknownFact

__all__ = ["Tables", "conditions", "contradictions", "declared", "listed", "sure", "undeclared", "unknown"]

Tables: TypeAlias = Mapping[str, object]

NAMELESS: Final = ""
"""Stands for a fact whose row does not tell its name."""
CONDITIONS: Final = frozenset({"when", "waived_if"})
NEVER_EMPTY: Final = frozenset({"limits", "papers", "results"})
"""Rows that an amendment may state anew, and no procedure can be without."""


def listed(table: Tables, name: str) -> list[object]:
    """The rows of that name; none where there is no list."""
    rows = table.get(name)
    return cast("list[object]", rows) if isinstance(rows, list) else []


def _versions(tables: Tables) -> Iterator[tuple[str, Tables]]:
    """The terms of each version with their place, the first one without what amends it."""
    yield "$", {name: value for name, value in tables.items() if name != "amendments"}
    for at, row in enumerate(listed(tables, "amendments")):
        if isinstance(row, dict):
            yield f"$.amendments[{at}]", cast("Tables", row)


# ── Conditions over facts nobody asks for ────────────────────────────────────────────────────


def undeclared(tables: Tables, asked_by: Callable[[list[object]], Iterable[Fact]]) -> Iterator[Problem]:
    """Conditions over facts that the version does not ask for; ``asked_by`` gives those that its fees ask for."""
    facts: dict[str, Fact | None] = {}
    items: list[object] = []
    for path, terms in _versions(tables):
        own = declared(listed(terms, "facts"))
        facts = own if "facts" in listed(terms, "restates") else {**facts, **own}
        items = listed(terms, "fees") if isinstance(terms.get("fees"), list) else items
        asked: dict[str, Fact | None] = {channel().name: channel(), **facts}
        for fact in asked_by(items):
            asked.setdefault(fact.name, fact)
        yield from unknown(asked, conditions(terms, path))


def unknown(facts: Mapping[str, Fact | None], asked: Iterable[tuple[str, Condition]]) -> Iterator[Problem]:
    """What is wrong with those conditions; of a fact whose row cannot be read nothing is said."""
    known = [fact for fact in facts.values() if fact is not None]
    for place, condition in asked:
        yield from (one.under(place) for one in condition.problems(known) if sure(one, facts))


def sure(problem: Problem, facts: Mapping[str, Fact | None]) -> bool:
    """Whether it is a problem whatever the rows say that cannot be read."""
    return problem.met not in facts and not (problem.code == UnknownFact.code and NAMELESS in facts)


def declared(rows: Iterable[object]) -> dict[str, Fact | None]:
    """The facts by name; ``None`` for one that cannot be read."""
    facts: dict[str, Fact | None] = {}
    for row in rows:
        known = _name(row)
        facts[known] = None
        with suppress(BadInput):
            facts[known] = structure(row, Fact, "fact", rules_converter())
    return facts


def _name(row: object) -> str:
    name = cast("Tables", row).get("name") if isinstance(row, dict) else None
    return name if isinstance(name, str) else NAMELESS


def conditions(value: object, path: str) -> Iterator[tuple[str, Condition]]:
    """Every condition that can be read, with its place."""
    if isinstance(value, list):
        for at, row in enumerate(cast("list[object]", value)):
            yield from conditions(row, f"{path}[{at}]")
    if isinstance(value, dict):
        for name, inner in cast("Tables", value).items():
            if name in CONDITIONS and isinstance(inner, str):
                with suppress(MotcuaError):
                    yield f"{path}.{name}", Condition.parse(inner)
            else:
                yield from conditions(inner, f"{path}.{name}")


# ── What an amendment cannot mean ────────────────────────────────────────────────────────────


def contradictions(tables: Tables) -> Iterator[Problem]:
    """Amendments that repeal or restate what is not there, and an abolition that cannot be."""
    known: set[str] = set()
    ends: object = None
    for path, terms in _versions(tables):
        stated = {*_codes(listed(terms, "papers"))}
        restated, repealed = listed(terms, "restates"), listed(terms, "repeals")
        known = set() if "papers" in restated else known
        ends = terms.get("to")
        right = f"one of {', '.join(sorted(known)) or 'none'}" if repealed else ""
        for at, name in enumerate(restated):
            if isinstance(name, str) and name in NEVER_EMPTY and not listed(terms, name):
                yield Problem(
                    f"{path}.restates[{at}]", Fault.MISSING_KEY, f"no {name}", f"the {name} that are stated anew"
                )
        for at, code in enumerate(repealed):
            place, met = f"{path}.repeals[{at}]", shown(code, 60, spell=repr)
            if isinstance(code, str) and code in stated:
                yield Problem(place, BadValue.code, f"{met}, which is stated too", "a paper repealed or stated")
            elif isinstance(code, str) and code not in known:
                yield Problem(place, UnknownCode.code, met, right)
        known = (known | stated) - ({code for code in repealed if isinstance(code, str)} - stated)
    abolition = tables.get("abolition")
    if isinstance(abolition, dict):
        yield from _unabolished(cast("Tables", abolition), tables.get("code"), ends)


def _codes(rows: Iterable[object]) -> Iterator[str]:
    """The codes of papers, those inside groups too."""
    for row in rows:
        if isinstance(row, dict):
            table = cast("Tables", row)
            code = table.get("code")
            if isinstance(code, str):
                yield code
            for name in ("all_of", "one_of", "of"):
                yield from _codes(listed(table, name))


def _unabolished(abolition: Tables, code: object, ends: object) -> Iterator[Problem]:
    first = abolition.get("from")
    if type(first) is dt.date and type(ends) is dt.date and first > (after := ends + dt.timedelta(days=1)):
        yield Problem("$.abolition.from", Fault.OUT_OF_ORDER, str(first), f"{after}, after the last version")
    for at, other in enumerate(listed(abolition, "replaced_by")):
        if (number := _number(other)) and number == _number(code):
            yield Problem(f"$.abolition.replaced_by[{at}]", BadValue.code, f"{number} itself", "another procedure")


def _number(code: object) -> str | None:
    with suppress(MotcuaError):
        return ProcedureCode.parse(code).number if isinstance(code, str) else None
    return None
