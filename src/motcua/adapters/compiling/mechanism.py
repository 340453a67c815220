"""The one-stop mechanisms of ``data/mechanism`` as literals: heads, transitions, guards and limits of the steps."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.reading import key, read_toml, rule_files, structure
from motcua.citation import Citation
from motcua.conditions import Channel
from motcua.errors import BadInput, Fault, MotcuaError, Problem
from motcua.mechanism import (
    ACTS,
    BACK,
    BACK_IF_COMPLETE,
    BOUND,
    OFFICE,
    SAME,
    SHORT,
    STARTS,
    STEPS,
    TO_THE_COUNTER,
    VERBS,
    State,
)
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["literal", "read_mechanism"]

MECHANISMS: Final = DATA / "mechanism"
STATES: Final = tuple(state.value for state in State)
TARGETS: Final = (*STATES, SAME, BACK, BACK_IF_COMPLETE)
AUTHORITIES: Final = ("receiving", "settling", "portal")
CHANNELS: Final = tuple(channel.value for channel in Channel)
TYPES: Final = """\
Head = tuple[str, str, str, str, str | None, str, bool]
Step = tuple[str, tuple[str, ...], str, tuple[str, ...], str, bool]
Guard = tuple[str, str, bool]
Limit = tuple[
    str,
    str | None,
    int | None,
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    tuple[str, ...],
    bool,
    bool,
    bool,
    str,
    str,
    bool,
]
Start = tuple[str, tuple[str, ...], str, bool]
Code = tuple[str, bool, tuple[str, ...], str, bool]
Rows = tuple[Head, tuple[Step, ...], tuple[Guard, ...], tuple[Limit, ...], tuple[Start, ...], tuple[Code, ...]]
"""


@attrs.frozen
class _Step:
    verb: str
    states: tuple[str, ...] = attrs.field(metadata=key("from"))
    to: str
    cite: Citation
    verified: bool
    guards: tuple[str, ...] = ()


@attrs.frozen
class _Guard:
    name: str
    cite: Citation
    verified: bool


@attrs.frozen
class _Limit:
    name: str
    cite: Citation
    verified: bool
    limit: str | None = None
    times: int | None = None
    since: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    before_due: bool = False
    by_opening: bool = False
    duty: bool = False
    binds: str = OFFICE


@attrs.frozen
class _Start:
    at: str = attrs.field(metadata=key("from"))
    channels: tuple[str, ...]
    cite: Citation
    verified: bool


@attrs.frozen
class _Code:
    authority: str
    cite: Citation
    verified: bool
    linked: bool = False
    channels: tuple[str, ...] = ()


@attrs.frozen
class _File:
    name: str
    title: Text
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    transitions: tuple[_Step, ...]
    guards: tuple[_Guard, ...]
    limits: tuple[_Limit, ...]
    starts: tuple[_Start, ...] = ()
    codes: tuple[_Code, ...] = ()
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))


def literal() -> str:
    """The source of ``compiled/mechanism.py``; raises ``BadInput`` with every fault of a file."""
    files = sorted((read_mechanism(path) for path in rule_files(MECHANISMS)), key=lambda file: file.first)
    lines = "".join(_mechanism(file) for file in files)
    return f"{TYPES}\nMECHANISMS: tuple[Rows, ...] = (\n{lines})\n"


def read_mechanism(path: Path) -> _File:
    """The rows of one mechanism, checked against one another."""
    file = structure(read_toml(path), _File, path.name)
    problems = tuple(_problems(file))
    if problems:
        raise BadInput(path.name, problems)
    return file


def _problems(file: _File) -> Iterator[Problem]:
    """What the types of the rows cannot refuse: words nobody knows, rows that contradict one another."""
    guards = {guard.name for guard in file.guards}
    seen: set[tuple[str, str]] = set()
    for index, step in enumerate(file.transitions):
        path = f"$.transitions[{index}]"
        yield from _unknown(f"{path}.verb", (step.verb,), ACTS)
        yield from _unknown(f"{path}.from", step.states, STATES)
        yield from _unknown(f"{path}.to", (step.to,), TARGETS)
        yield from _unknown(f"{path}.guards", step.guards, sorted(guards))
        for pair in ((state, step.verb) for state in step.states):
            if pair in seen:
                yield Problem(
                    path, Fault.REPEATED_ROW, f"a second row for {' '.join(pair)}", "one row for a state and a verb"
                )
            seen.add(pair)
    for index, limit in enumerate(file.limits):
        path = f"$.limits[{index}]"
        yield from _unknown(f"{path}.name", (limit.name,), STEPS)
        yield from _unknown(f"{path}.since", limit.since, (*VERBS, SHORT))
        yield from _unknown(f"{path}.ends", limit.ends, (*VERBS, TO_THE_COUNTER))
        yield from _unknown(f"{path}.during", limit.during, STATES)
        yield from _unknown(f"{path}.channels", limit.channels, CHANNELS)
        yield from _unknown(f"{path}.binds", (limit.binds,), BOUND)
        yield from _unreadable(f"{path}.limit", limit)
    for index, start in enumerate(file.starts):
        path = f"$.starts[{index}]"
        yield from _unknown(f"{path}.from", (start.at,), STARTS)
        yield from _unknown(f"{path}.channels", start.channels, CHANNELS)
    for index, code in enumerate(file.codes):
        path = f"$.codes[{index}]"
        yield from _unknown(f"{path}.authority", (code.authority,), AUTHORITIES)
        yield from _unknown(f"{path}.channels", code.channels, CHANNELS)


def _unknown(path: str, words: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    listed = tuple(known)
    yield from (
        Problem(path, Fault.UNKNOWN_WORD, word, f"one of {', '.join(listed)}") for word in words if word not in listed
    )


def _unreadable(path: str, row: _Limit) -> Iterator[Problem]:
    if row.limit is None and row.times is None and not row.since:
        yield Problem(path, Fault.MISSING_KEY, "nothing", "a limit, a number of times, both, or a step for special law")
    if row.limit is not None:
        try:
            TimeLimit.parse(row.limit)
        except MotcuaError as error:
            yield Problem(path, error.code, row.limit, "a time limit as documents write it")


def _mechanism(file: _File) -> str:
    last = file.last.isoformat() if file.last else None
    head = (file.name, file.title.vi, file.title.en, file.first.isoformat(), last, str(file.cite), file.verified)
    steps = ((s.verb, s.states, s.to, s.guards, str(s.cite), s.verified) for s in file.transitions)
    guards = ((g.name, str(g.cite), g.verified) for g in file.guards)
    limits = (
        (
            r.name,
            r.limit,
            r.times,
            r.since,
            r.during,
            r.ends,
            r.channels,
            r.before_due,
            r.by_opening,
            r.duty,
            r.binds,
            str(r.cite),
            r.verified,
        )
        for r in file.limits
    )
    starts = ((s.at, s.channels, str(s.cite), s.verified) for s in file.starts)
    codes = ((c.authority, c.linked, c.channels, str(c.cite), c.verified) for c in file.codes)
    tables = "".join(map(_rows, (steps, guards, limits, starts, codes)))
    return f"    (\n        {head!r},\n{tables}    ),\n"


def _rows(rows: Iterable[tuple[object, ...]]) -> str:
    return "        (\n" + "".join(f"            {row!r},\n" for row in rows) + "        ),\n"
