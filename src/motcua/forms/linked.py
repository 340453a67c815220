"""What the slips of a package say of the whole: the one promise, and every part with its agency and its day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.codes import DossierCode
from motcua.completeness import SubmittedPaper
from motcua.dossier import Dossier, Promise, standing
from motcua.errors import BadValue
from motcua.events import Event
from motcua.explain import Step
from motcua.forms.sheets import FormValue, Values
from motcua.linked_dossier import LinkedDossier
from motcua.papers import Paper
from motcua.timelimit import Stages

__all__ = ["Received", "code_of", "entry", "hand_overs", "offices", "received"]

RECEIVES: Final = frozenset({"accept", "supplement"})


@attrs.frozen(field_transformer=as_annotated)
class Received:
    """What a package was received with, and what was promised then."""

    event: Event | None
    promise: Promise | None
    values: Values
    papers: tuple[SubmittedPaper | str, ...]
    asked: Mapping[str, Paper]
    parts: tuple[Step, ...]
    """Each part with its agency and its day."""
    revision: int
    """How many promises were given before this one."""


def received(package: LinkedDossier) -> Received:
    """The newest promise that was given with a receipt: on acceptance, or with a complete supplement."""
    given = {event.at: event for _, event in package.history if event.verb in RECEIVES}
    told = [(number, at, promise) for number, (at, promise) in enumerate(package.promises) if at in given]
    number, at, promise = told[-1] if told else (0, None, None)
    past = package.as_of(at) if at else None
    begun = min((start for _, one in past.opened if (start := one.starts_at)), default=None) if past else None
    values: Values = {
        "procedure": package.link.name,
        "dossier_code": code_of(package.lead.code, package.id),
        "limit": _limit(past, begun) if past and begun else None,
        "received_at": (begun if number == 0 else at) if at else None,
        "due_at": promise.at if promise else None,
    }
    asked = {paper.code: paper for paper in package.link.requirements(part.code for part in package.parts)}
    event = given[at] if at else None
    return Received(
        event, promise, values, _papers(past or package), asked, tuple(_parts(past)) if past else (), number
    )


def code_of(code: DossierCode | None, id: str) -> str | None:
    """The code given at acceptance, of a package to the dossier that leads, or an id that is such a code."""
    if code:
        return str(code)
    try:
        return str(DossierCode.parse(id))
    except BadValue:
        return None


def _limit(package: LinkedDossier, begun: dt.datetime) -> FormValue:
    """The announced total the promise rests on, or the times of the parts in a row that take longest."""
    plan = package.plan(begun)
    if plan.announced:
        return plan.due.limit
    by_code, case = {part.code: part for part in package.parts}, package.case
    rows = [share for code in plan.critical_path for share in by_code[code].worked(case, package.link.asked)]
    first, *others = (share.limit for share in rows)
    return Stages(first, *others) if others else first


def _papers(package: LinkedDossier) -> tuple[SubmittedPaper | str, ...]:
    """What was filed for all parts, and what was brought to any of them since."""
    brought = {**standing.by_code(package.filing.papers)}
    for _, dossier in package.opened:
        brought |= standing.by_code(standing.papers(tuple(dossier.events)[1:]))
    return tuple(chain.from_iterable(brought.values()))


def _parts(package: LinkedDossier) -> Iterator[Step]:
    expected = package.expected
    yield Step("form.parts")
    for part in package.parts:
        if part.code in expected:
            office = package.office(part.code)
            opens = office.calendar.next_open(expected[part.code])  # a limit of hours may end while the office is shut
            yield Step("form.part", {"part": part.name, "office": office.name, "moment": opens})


def offices(package: LinkedDossier) -> tuple[str, ...]:
    """The names of the offices that settle its parts, that of the lead first, each once."""
    settling = (package.office(part.code).name for part in package.parts)
    return tuple(dict.fromkeys((package.lead.office.name, *settling)))


def hand_overs(package: LinkedDossier) -> Iterator[tuple[str | None, Dossier]]:
    """Each inner dossier, with the name of the office it came to from another part; ``None`` where it was filed."""
    for part in package.parts:
        if part.code in package.inner:
            yield package.office(part.code).name if part.waits_for else None, package.part(part.code)


def entry(package: LinkedDossier) -> Values:
    """What a line of the register says of a package instead of the dossier that leads it.

    It is finished when its last part was, and returned when the result of every part that was finished was handed over.
    """
    ended = package.ended_at is not None
    finished, returned = (
        [event.at if (event := standing.last(one.events, verb)) else None for _, one in package.opened]
        for verb in ("finish", "hand_over")
    )
    results = [gave for done, gave in zip(finished, returned, strict=True) if done]
    promise = package.promised
    return {
        "dossier_code": code_of(package.lead.code, package.id),
        "procedure": package.link.name,
        "settling_agency": offices(package)[:1],
        "due_at": promise.at if promise else None,
        "finished_at": max(filter(None, finished), default=None) if ended else None,
        "returned_at": max(filter(None, results), default=None) if ended and None not in results else None,
    }
