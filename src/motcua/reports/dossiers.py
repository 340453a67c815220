"""Rows read off dossiers, each as it stood at the end of a day, whatever happened since."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

import attrs

from motcua.checks import expect, expect_day, several
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel
from motcua.dossier import Dossier, Payment, Punctuality, Timeliness, standing
from motcua.errors import MotcuaError, NoPromise
from motcua.linked_dossier import LinkedDossier
from motcua.office import Office
from motcua.papers import Action
from motcua.reports.counting import as_of
from motcua.reports.rows import NO_FIELD, Countable, DossierRow, Given, rows_of
from motcua.timelimit import CalendarDays, Hours, Months, TimeLimit, WorkingHours, Years
from motcua.timelimit.account import Ground
from motcua.wording import Text

__all__ = ["former_standing", "known_rows", "row_of", "standing_row"]

T = TypeVar("T")


Reader: TypeAlias = Callable[[Countable, dt.date, Collection[str]], DossierRow | None]


def known_rows(
    given: Iterable[Given], on: dt.date, partly_online: Collection[str] = (), *, read: Reader | None = None
) -> tuple[DossierRow, ...]:
    """The rows of whatever was given, as of that day; a dossier that was not accepted by then has none.

    ``read`` says how much of a dossier is asked: whole rows, unless where it stands is enough. Raises ``BadValue`` for
    what is neither dossier, row nor table, ``BadInput`` with the faults of every table.
    """
    things = [one for thing in several(given, "dossiers") for one in _declared(thing)]
    tables = iter(rows_of(thing for thing in things if isinstance(thing, Mapping)))
    of_dossier, partly = read or _whole, frozenset(several(partly_online, "codes of procedures", str))
    rows = (
        next(tables)
        if isinstance(thing, Mapping)
        else thing
        if isinstance(thing, DossierRow)
        else of_dossier(thing, on, partly)
        for thing in things
    )
    return tuple(row for row in rows if row is not None)


def _declared(given: Given) -> tuple[Given, ...]:
    """What of it is counted: of a package the outer dossier, or the inner ones, as it declares."""
    return given.counted if isinstance(given, LinkedDossier) else (given,)


def row_of(dossier: Countable, *, on: dt.date, partly_online: Collection[str] = ()) -> DossierRow | None:
    """What the reports know of a dossier as it stood at the end of that day; ``None`` if it was not accepted by then.

    ``partly_online`` are the codes of the procedures whose online service stops short of the result (*dịch vụ công
    trực tuyến một phần*). What a dossier cannot tell, such as a complaint, stays unknown: ``attrs.evolve`` adds it.
    """
    expect_day(on)
    return _whole(dossier, on, frozenset(several(partly_online, "codes of procedures", str)))


def former_standing(row: DossierRow, first: dt.date, last: dt.date) -> str | None:
    """How a dossier stood before the period, where its record was corrected in it; else nothing, its days say it.

    ``"absent"``, ``"open"`` or ``"settled"``, as it was known then (decision 0086).
    """
    dossier = row.source
    if not isinstance(dossier, Dossier) or not any(
        event.verb == "amend_record" and first <= _day(dossier, event.at) <= last for event in dossier.history
    ):
        return None
    before = standing_row(dossier, first - dt.timedelta(days=1), ()) if first > dt.date.min else None
    return "absent" if before is None else "open" if before.ended_on is None else "settled"


def _whole(dossier: Countable, on: dt.date, partly_online: Collection[str]) -> DossierRow | None:
    """Where it stands, and what the indicators ask besides."""
    past = _as_of(dossier, on)
    if past is None:
        return None
    row = _standing(past, dossier, on, partly_online)
    accepted, ended = past.accepted_at, past.ended_at
    if row is None or accepted is None or not isinstance(past, Dossier):
        return row  # of a package only where it stands is known
    time, unit = _taken(past, accepted, ended) if ended else (None, None)
    whole = attrs.evolve(
        row,
        outcome=past.outcome.value if past.outcome else None,
        procedure=str(past.procedure.code),
        requests=sum(event.verb == "request_supplement" and event.at >= accepted for event in past.events),
        time=time,
        unit=unit,
        charged=_known(lambda: any(amount.amount for amount in past.quote().totals.values())),
        paid_online=_paid_online(past) if past.payment is Payment.PAID else False if ended else None,
        electronic_result=_electronic_result(past) if past.outcome else None,
        electronic_papers=_electronic_papers(past),
        reused=_known(lambda: _reused(past)),
        synchronised=past.synchronisation.through > 0,
    )
    return as_of(whole, on)


def standing_row(dossier: Countable, on: dt.date, partly_online: Collection[str]) -> DossierRow | None:
    """Where a dossier stood at the end of that day, which is all that settlement asks."""
    past = _as_of(dossier, on)
    row = _standing(past, dossier, on, partly_online) if past else None
    return row and as_of(row, on)


def _standing(past: Countable, source: Countable, on: dt.date, partly_online: Collection[str]) -> DossierRow | None:
    accepted, ended = past.accepted_at, past.ended_at
    if accepted is None:
        return None
    ended_on = _day(past, ended) if ended else None
    judged = _judged(past, max(on, _known_since(past)))
    return DossierRow(
        past.id,
        _field(past) or NO_FIELD,
        _channel(past, partly_online),
        _day(past, accepted),
        judged.due if judged else None,
        judged.original_due if judged else None,
        ended_on,
        _stopped_on(judged, ended_on or max(on, _known_since(past))) if judged else None,
        source=source,
    )


def _as_of(dossier: Countable, last: dt.date) -> Countable | None:
    """The dossier as it stood at the end of that day; ``None`` before it was filed.

    A take-over tells days of its own, so it is known since its reception: what it tells of later ones is cut off later.
    """
    if isinstance(dossier, LinkedDossier):
        return dossier.as_of(dt.datetime.combine(last, dt.time.max, _office(dossier).calendar.zone))
    expect(dossier, Dossier, "dossier of a report")
    known = tuple(event for event in dossier.history if _day(dossier, event.at) <= last)
    if len(known) == len(dossier.history):
        return dossier
    first = dossier.history[0]
    if not known and first.verb == "adopt" and _day(dossier, standing.received(first)) <= last:
        known = (first,)
    return Dossier.replay(dossier.procedure, known, office=dossier.office, verify=False) if known else None


def _known_since(dossier: Countable) -> dt.date:
    """The day of the first event, which of a dossier taken over lies after its reception."""
    return dt.date.min if isinstance(dossier, LinkedDossier) else _day(dossier, dossier.history[0].at)


def _office(dossier: Countable) -> Office:
    """Whose days count; of a package those of the office that settles its first part."""
    return dossier.offices[0][1] if isinstance(dossier, LinkedDossier) else dossier.office


def _field(dossier: Countable) -> Text | None:
    return dossier.link.field if isinstance(dossier, LinkedDossier) else dossier.procedure.field


def _day(dossier: Countable, moment: dt.datetime) -> dt.date:
    """The day it was at the office."""
    return _office(dossier).calendar.local_time(moment).date()


def _channel(dossier: Countable, partly_online: Collection[str]) -> str:
    channel = Channel(dossier.channel)
    if channel is not Channel.ONLINE:
        return channel.value
    if isinstance(dossier, LinkedDossier):
        codes = {dossier.link.code, *map(str, dossier.link.national_codes)}
    else:
        codes = {str(dossier.procedure.code)}
    return "online_full" if codes.isdisjoint(partly_online) else "online_part"


def _judged(dossier: Countable, on: dt.date) -> Timeliness | None:
    closing = dt.datetime.combine(on, dt.time.max, _office(dossier).calendar.zone)
    try:
        return dossier.timeliness(closing)
    except NoPromise:
        return None


def _stopped_on(judged: Timeliness, until: dt.date) -> dt.date | None:
    """The day it stopped for the applicant, where it did: it was judged before its end, or could not be early."""
    never_early = judged.settled and judged.current is not Punctuality.EARLY and judged.judged_on < judged.due
    return judged.judged_on if judged.judged_on < until or never_early else None


# ── How long it took ──────────────────────────────────────────────────────────────────────────


def _working_days(dossier: Dossier, start: dt.datetime, end: dt.datetime) -> Fraction:
    return Fraction(dossier.office.calendar.working_days_between(_day(dossier, start), _day(dossier, end)))


def _days(dossier: Dossier, start: dt.datetime, end: dt.datetime) -> Fraction:
    return Fraction((_day(dossier, end) - _day(dossier, start)).days)


def _working_hours(dossier: Dossier, start: dt.datetime, end: dt.datetime) -> Fraction:
    calendar = dossier.office.calendar
    ground = Ground.of(calendar, calendar.conventions.due_moment)
    return Fraction(ground.minutes_between(start, end, office=True), 60)


def _hours(_: Dossier, start: dt.datetime, end: dt.datetime) -> Fraction:
    return Fraction(int((end - start).total_seconds()) // 60, 60)


_Measure: TypeAlias = tuple[str, Callable[[Dossier, dt.datetime, dt.datetime], Fraction]]
_MEASURES: Final[Mapping[type[TimeLimit | None], _Measure]] = {
    CalendarDays: ("days", _days),
    Months: ("days", _days),
    Years: ("days", _days),
    WorkingHours: ("working-hours", _working_hours),
    Hours: ("hours", _hours),
}
"""In what the time of a dossier is told: the unit of its limit; working days where that has none of these."""


def _taken(dossier: Dossier, start: dt.datetime, end: dt.datetime) -> tuple[Fraction | None, str]:
    """How long it took from acceptance to the end of processing, stops included, in the unit of its limit."""
    limit = _known(lambda: dossier.procedure.limit(facts=dossier.case))
    unit, measure = _MEASURES.get(type(limit), ("working-days", _working_days))
    return _known(lambda: measure(dossier, start, max(start, end))), unit


def _known(ask: Callable[[], T]) -> T | None:
    """The answer, or nothing where the case cannot be decided."""
    try:
        return ask()
    except MotcuaError:
        return None


# ── What it came with ─────────────────────────────────────────────────────────────────────────


def _paid_online(dossier: Dossier) -> bool:
    """Whether the payment has the reference of a transaction: what is paid at the counter has none."""
    return any(event.verb == "confirm_payment" and event.body.get("reference") for event in dossier.events)


def _electronic_result(dossier: Dossier) -> bool:
    """Whether results were named when it was decided: those the register of results holds as files."""
    return any(event.body.get("results") for event in dossier.events)


def _electronic_papers(dossier: Dossier) -> bool | None:
    """Whether every paper is there as a file; unknown where nobody said in what form one came."""
    media = [paper.medium if isinstance(paper, SubmittedPaper) else None for paper in dossier.papers]
    if any(medium is not None and not medium.electronic for medium in media):
        return False
    return True if media and all(media) else None


def _reused(dossier: Dossier) -> bool:
    """Whether something of this case was taken from data or looked up by the authority instead of being brought."""
    looked_up = {Action.LOOKUP, Action.SYSTEM}
    asked = (paper for paper in dossier.procedure.papers if paper.when.evaluate(dossier.case).value is not False)
    return bool(dossier.check().waived) or any(paper.asked(dossier.channel).action in looked_up for paper in asked)
