"""A dossier made into the national record, its history into progress events, and both sent so that nothing doubles."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import attrs

from motcua.adapters.portal.fields import read, write
from motcua.adapters.portal.national import (
    CHANNELS,
    STATUSES,
    DossierRecord,
    FeeRecord,
    Identity,
    PaperRecord,
    ProgressEvent,
    ResultRecord,
    Supplement,
)
from motcua.adapters.records.strict import kind_of
from motcua.calendar import OFFICE_ZONE
from motcua.catalogue import Catalogue
from motcua.checks import several
from motcua.completeness import SubmittedPaper
from motcua.dossier import Dossier, Payment, Promise
from motcua.errors import BadInput, MotcuaError
from motcua.events import Body, Event
from motcua.explain import Step
from motcua.mechanism import State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.wording import say

__all__ = ["BATCH", "batches", "decode", "decode_event", "encode", "progress", "taken_over", "uncarried"]

BATCH: Final = 10
"""Progress events of one call."""
SUMMARY: Final = 1_000
OFFICER: Final = 50
_CODES: Final = {state: code for code, state in STATUSES.items()} | {State.CLOSED: "8"}
_CHANNEL_CODES: Final = {channel: code for code, channel in CHANNELS.items()}
_OWNER_CODES: Final = {"person": "1", "organisation": "4"}
_TWELVE: Final = 12
_NOT_STEPS: Final = ("amend_record", "synchronise")


# ── Record ───────────────────────────────────────────────────────────────────────────────────


def encode(
    what: Dossier | DossierRecord | ProgressEvent,
    **particulars: Any,  # noqa: ANN401 - each of the kind of its field
) -> dict[str, object]:
    """The national record of a dossier, or of a progress event (*gói tin*): texts, and lists of tables of texts.

    A dossier does not know everything the portal asks for; ``particulars`` give it by the English names of
    ``DossierRecord``, such as ``field="G15-HT01"`` or ``return_way="0"``. ``uncarried`` lists what the record cannot
    hold. Raises ``BadInput`` for a particular nobody knows.
    """
    if isinstance(what, Dossier):
        what = _record(what)
    elif not isinstance(what, DossierRecord | ProgressEvent):
        raise BadInput.one("record", met=kind_of(what), right="a dossier, its record or a progress event")
    known = {field.name for field in attrs.fields(type(what))}
    unknown = sorted(set(particulars) - known)
    if unknown:
        raise BadInput.one("particulars", met=", ".join(unknown)[:80], right="fields of the national record")
    try:
        told = write(attrs.evolve(what, **particulars))
    except (AttributeError, TypeError, ValueError) as error:
        raise BadInput.one("particulars", met=str(error)[:80], right="values of the national record") from None
    if particulars:
        read(type(what), told)
    return told


def decode(record: object, *, catalogue: Catalogue | None = None) -> DossierRecord:
    """The values of a national record; ``encode`` writes the same record again.

    With a catalogue its procedure is looked up, as it was on the day of filing, and kept beside it. Raises ``BadInput``
    with every field that cannot be what it stands for, and what ``Catalogue.find`` raises.
    """
    known = read(DossierRecord, record)
    if catalogue is None or known.submitted is None:
        return known
    return attrs.evolve(known, known_as=catalogue.find(known.procedure, on=known.submitted.date()))


def decode_event(record: object) -> ProgressEvent:
    """The values of a progress event; raises ``BadInput``."""
    return read(ProgressEvent, record)


def taken_over(
    record: DossierRecord, *, office: Office, at: dt.datetime, procedure: Procedure | None = None
) -> Dossier:
    """The dossier of a record that came from another system, taken over at ``at``: state, dates and promise as told.

    Whether it was granted no record says, so the outcome stays unknown. The procedure is the one the record was decoded
    with, unless another is given. Raises ``BadInput`` for a record without a status or a moment of filing, and what
    ``Dossier.adopt`` raises.
    """
    state, received, channel = record.state, record.accepted or record.submitted, CHANNELS.get(record.channel)
    version = procedure or record.known_as
    waiting = next((one for one in reversed(record.supplements) if not one.done), None)
    if state is None or received is None or channel is None or version is None:
        right = "TrangThaiHoSo, NgayNopHoSo, KenhThucHien and a procedure somebody knows"
        raise BadInput.one("record", met="a record that lacks one of them", right=right)
    return Dossier.adopt(
        version,
        office=office,
        at=at,
        state=state,
        received=received,
        promise=record.due,
        channel=channel,
        finished=(record.finished or record.refused) if state.ended else None,
        requested_at=waiting.asked if waiting is not None and state is State.AWAITING_PAPERS else None,
        id=record.code,
        applicant=record.owner or None,
    )


def _refuse_other(what: object) -> None:
    if not isinstance(what, Dossier):
        raise BadInput.one("dossier", met=kind_of(what), right="a dossier")


def _record(dossier: Dossier) -> DossierRecord:
    applicant, state = dossier.applicant, dossier.state
    handed_over, refused = _last(dossier, "hand_over"), _last(dossier, "refuse")
    fees = tuple(_fees(dossier))
    papers = tuple(_paper(paper) for paper in dossier.papers)
    number = (applicant.identity_number if applicant else None) or ""
    identity = Identity(kind="1" if len(number) == _TWELVE else "2", number=number)
    field = dossier.procedure.field
    promise = dossier.promise
    return DossierRecord(
        code=_code(dossier),
        procedure=str(dossier.procedure.code),
        procedure_name=dossier.procedure.name.vi,
        field_name=field.vi if field else "",
        channel=_CHANNEL_CODES[dossier.channel],
        owner=applicant.name if applicant else "",
        owner_paper=number,
        owner_kind=_OWNER_CODES[applicant.kind] if applicant else "",
        email=(applicant.email if applicant else None) or "",
        phone=(applicant.phone if applicant else None) or "",
        summary=dossier.procedure.name.vi[:SUMMARY],
        submitted=_whole(dossier.received_at),
        accepted=_whole(dossier.accepted_at),
        due=_whole(promise.at) if promise else None,
        status=_CODES[state],
        returned=_whole(handed_over.at) if handed_over and state is State.RETURNED else None,
        finished=_whole(dossier.ended_at) if state.ended and state is not State.NOT_ACCEPTED else None,
        refused=_whole(refused.at if refused else dossier.ended_at) if state is State.NOT_ACCEPTED else None,
        unit=dossier.office.name,
        note=_reason(dossier),
        filed_at="2",
        digitised=any(paper.digitised for paper in papers),
        paid="0" if dossier.payment is Payment.NONE and not fees else "3",
        papers=papers,
        fees=fees,
        supplements=tuple(_supplements(dossier)),
        results=tuple(_results(dossier)),
        identities=(identity,) if number else (),
    )


def _code(dossier: Dossier) -> str:
    """The code on the receipt; before there is one, the id."""
    return str(dossier.code or dossier.id)


def _last(dossier: Dossier, verb: str) -> Event | None:
    return next((event for event in reversed(dossier.events) if event.verb == verb), None)


def _whole(at: dt.datetime | None) -> dt.datetime | None:
    """The moment to the second, as the format holds it."""
    return None if at is None else at.astimezone(OFFICE_ZONE).replace(microsecond=0)


def _reason(dossier: Dossier) -> str:
    """Why it ended or waits, where the last of such steps says so."""
    said = (event.body.get("reason") for event in reversed(dossier.events) if event.verb not in _NOT_STEPS)
    return str(next((reason for reason in said if reason), ""))


def _paper(paper: SubmittedPaper | str) -> PaperRecord:
    if isinstance(paper, str):
        return PaperRecord(component=paper, digitised=False, reused="0", from_store=False)
    filed = paper.medium is not None and paper.medium.electronic
    return PaperRecord(component=paper.code, digitised=filed, reused="0", from_store=False)


def _fees(dossier: Dossier) -> Iterator[FeeRecord]:
    """What the case costs, where that is known."""
    try:
        lines = dossier.quote().lines
    except MotcuaError:
        return
    for line in lines:
        if line.payable is not None:
            amount = str(getattr(line.payable, "amount", line.payable))
            yield FeeRecord(name=line.name.vi, item=line.item, amount=amount, kind=line.kind.value)


def _results(dossier: Dossier) -> Iterator[ResultRecord]:
    finished = _last(dossier, "finish")
    named = {result.code: result.name.vi for result in dossier.procedure.results if result.code}
    for told in cast("tuple[str, ...]", finished.body.get("results") or ()) if finished else ():
        yield ResultRecord(name=named.get(told, told), code=told if told in named else "")


def _supplements(dossier: Dossier) -> Iterator[Supplement]:
    """The rounds in order, each with the promise before it and the one that followed."""
    promise: dt.datetime | None = None
    open_round: Supplement | None = None
    count = 0
    for event in dossier.events:
        if event.verb == "request_supplement":
            if open_round is not None:
                yield open_round
            count += 1
            asked = "; ".join((str(event.body["reason"]), *cast("tuple[str, ...]", event.body["papers"])))
            open_round = Supplement(
                id=count, asked_by=event.by or "", asked_for=asked, asked=_whole(event.at), due_before=promise
            )
        told = event.body.get("promise")
        promise = _whole(Promise.from_body(told).at) if isinstance(told, Body) else promise
        if event.verb == "supplement" and open_round is not None:
            open_round = attrs.evolve(
                open_round,
                received=_whole(event.at),
                received_by=event.by or "",
                done=event.body.get("complete") is not False,
                papers=(*open_round.papers, *_brought(event)),
                due_after=promise,
            )
    if open_round is not None:
        yield open_round


def _brought(event: Event) -> Iterator[PaperRecord]:
    for paper in cast("tuple[object, ...]", event.body.get("papers") or ()):
        code = paper if isinstance(paper, str) else cast("Mapping[str, object]", paper)["code"]
        yield PaperRecord(component=str(code), digitised=False, reused="0", from_store=False)


# ── What the record cannot carry ─────────────────────────────────────────────────────────────


def uncarried(dossier: Dossier) -> tuple[Step, ...]:
    """What a dossier knows and the national record has no place for (*nội dung không đồng bộ được*), one line each.

    Hashes and event ids go to no portal; they are told once, as the history.
    """
    _refuse_other(dossier)
    applicant, events = dossier.applicant, dossier.events
    verbs = {event.verb for event in events}
    promise = dossier.promise
    moments = [event.at for event in events] + ([promise.at] if promise else [])
    held = {
        "history": True,
        "facts": bool(dossier.facts),
        "address": applicant is not None and applicant.address is not None,
        "representative": dossier.representative is not None,
        "assistance": bool(dossier.assistance),
        "consultations": bool(dossier.consultations),
        "shares": any(custody.share for custody in dossier.custody),
        "pauses": bool(verbs & {"suspend", "request_payment"}),
        "extensions": bool(verbs & {"extend", "reappoint"}),
        "calendar": promise is not None,
        "outcome": dossier.outcome is not None,
        "corrections": bool(verbs & {"correct_result", "amend_record"}),
        "papers": any(not isinstance(paper, str) for paper in dossier.papers),
        "seconds": any(at.microsecond for at in moments),
        "receiver": any(event.verb == "hand_over" and event.personal for event in events),
    }
    return tuple(Step(f"portal.uncarried.{name}") for name, present in held.items() if present)


# ── Progress ─────────────────────────────────────────────────────────────────────────────────


def progress(dossier: Dossier) -> tuple[ProgressEvent, ...]:
    """The steps of a dossier for the national portal (*tiến độ xử lý*), each with the status it led to."""
    _refuse_other(dossier)
    told: list[ProgressEvent] = []
    code, steps = _code(dossier), [event for event in dossier.history if event.verb not in _NOT_STEPS]
    for event in steps:
        upto = [known for known in dossier.history if known.sequence <= event.sequence]
        then = Dossier.replay(dossier.procedure, upto, office=dossier.office, verify=False)
        promise = then.promise
        told.append(
            ProgressEvent(
                code=code,
                officer=(event.by or "")[:OFFICER],
                at=_whole(event.at),
                unit=dossier.office.name,
                content=say(f"verb.{event.verb}", "vi"),
                status=_CODES[then.state],
                started=_whole(dossier.received_at),
                due=_whole(promise.at) if promise else None,
            )
        )
    return tuple(told)


def batches(
    events: Iterable[ProgressEvent], *, sent: Iterable[ProgressEvent] = ()
) -> Iterator[tuple[dict[str, object], ...]]:
    """The records to send, at most ten a call, of one dossier each (*gửi theo lô*).

    What was sent already, and what stands twice, is left out, so that a call made again changes nothing.
    """
    known = {repr(event) for event in several(sent, "progress events", ProgressEvent)}
    by_code: dict[str, list[ProgressEvent]] = {}
    for event in several(events, "progress events", ProgressEvent):
        if repr(event) not in known:
            known.add(repr(event))
            by_code.setdefault(event.code, []).append(event)
    for own in by_code.values():
        for first in range(0, len(own), BATCH):
            yield tuple(write(event) for event in own[first : first + BATCH])
