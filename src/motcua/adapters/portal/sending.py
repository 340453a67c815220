"""A dossier made into the national record and back: what the record holds, and what has no place in it is listed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final, cast

import attrs

from motcua.adapters.portal.fields import LONGEST, changed, keys, longest, read, to_the_second, write
from motcua.adapters.portal.national import (
    APPLICANTS,
    CHANNELS,
    CODES,
    FREE,
    LOCAL,
    PAID_OTHERWISE,
    DossierRecord,
    FeeRecord,
    Identity,
    PaperRecord,
    ProgressEvent,
    ResultRecord,
    identity_kind,
)
from motcua.adapters.portal.rounds import MOVES, paper_record, rounds
from motcua.adapters.records.strict import kind_of
from motcua.catalogue import Catalogue
from motcua.codes import DossierCode
from motcua.completeness import SubmittedPaper
from motcua.dossier import Applicant, Dossier, Payment
from motcua.errors import BadInput, BadValue, MotcuaError
from motcua.events import Event
from motcua.explain import Step
from motcua.mechanism import State
from motcua.office import Office
from motcua.procedure import Procedure
from motcua.wording import say

__all__ = ["decode", "dossier_code", "encode", "refuse_other", "remainder", "taken_over", "uncarried"]

_CHANNEL_CODES: Final = {channel: code for code, channel in CHANNELS.items()}
_APPLICANT_CODES: Final = {kind: code for code, kind in APPLICANTS.items()}
"""The last of several, so another organisation: no dossier knows whether it is an enterprise or an agency."""
_AS_CAME: Final = ("others", "spelled", "left_out")
"""How a record was written, besides what it says."""


# ── Record ───────────────────────────────────────────────────────────────────────────────────


def encode(
    what: Dossier | DossierRecord | ProgressEvent,
    **particulars: Any,  # noqa: ANN401 - each of the kind of its field
) -> dict[str, object]:
    """The national record of a dossier, or of a progress event (*gói tin*): texts, and lists of tables of texts.

    A dossier does not know everything the portal asks for; ``particulars`` give it by the English names of
    ``DossierRecord``, such as ``field="G15-HT01"`` or ``return_way="0"``. ``uncarried`` lists what the record cannot
    hold. Raises ``BadInput`` for a particular nobody knows, and with every one that is not of its kind.
    """
    if isinstance(what, Dossier):
        what = _record(what)
    elif not isinstance(what, DossierRecord | ProgressEvent):
        raise BadInput.one("record", met=kind_of(what), right="a dossier, its record or a progress event")
    unknown = sorted(set(particulars) - {name for name, _, _ in keys(type(what))} - {*_AS_CAME})
    if unknown:
        raise BadInput.one("particulars", met=", ".join(unknown)[:80], right="fields of the national record")
    return write(changed(what, particulars))


def decode(record: object, *, catalogue: Catalogue | None = None) -> DossierRecord:
    """The values of a national record; ``encode`` writes the same record again.

    With a catalogue its procedure is looked up, as it was on the day of filing, and kept beside it. Raises ``BadInput``
    with every field that cannot be what it stands for, and what ``Catalogue.find`` raises.
    """
    known = read(DossierRecord, record)
    if catalogue is None or known.submitted is None:
        return known
    return attrs.evolve(known, known_as=catalogue.find(known.procedure, on=known.submitted.date()))


def taken_over(
    record: DossierRecord, *, office: Office, at: dt.datetime, procedure: Procedure | None = None
) -> Dossier:
    """The dossier of a record that came from another system, taken over at ``at``: state, dates and promise as told.

    Whether it was granted no record says, so the outcome stays unknown; what else the dossier does not hold is its
    ``remainder``. The procedure is the one the record was decoded with, unless another is given. Raises ``BadInput``
    for a record without a status or a moment of filing, and what ``Dossier.adopt`` raises.
    """
    state, received, channel = record.state, _begun(record), CHANNELS.get(record.channel)
    version = procedure or record.known_as
    waiting = next((one for one in reversed(record.rounds) if not one.done), None)
    since = None if waiting is None else waiting.asked
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
        code=_receipt(record),
        finished=(record.finished or record.refused) if state.ended else None,
        requested_at=since if state is State.AWAITING_PAPERS else None,
        suspended_at=since if state is State.SUSPENDED else None,
        id=record.code,
        applicant=_applicant(record),
        papers=[paper.component for paper in record.papers if paper.component and not paper.deleted],
    )


def _begun(record: DossierRecord) -> dt.datetime | None:
    """The acceptance, from which the limit runs; the filing where it ran from there, and had ended by then."""
    if record.accepted is None or (record.due is not None and record.due < record.accepted):
        return record.submitted
    return record.accepted


def _applicant(record: DossierRecord) -> Applicant | None:
    """Whom the record names; what is blank nobody told."""
    if not record.applicant.strip():
        return None
    told = {"identity_number": record.applicant_paper, "phone": record.phone, "email": record.email}
    known = {name: said for name, said in told.items() if said.strip()}
    return Applicant(record.applicant, **known, kind=APPLICANTS.get(record.applicant_kind, "person"))


def _receipt(record: DossierRecord) -> DossierCode | None:
    """The code on the receipt, which a dossier has once it was accepted."""
    try:
        return DossierCode.parse(record.code) if record.accepted is not None else None
    except BadValue:
        return None


def remainder(record: DossierRecord, dossier: Dossier) -> dict[str, Any]:
    """What a record tells and the dossier taken over from it does not (*phần gói tin mà hồ sơ không giữ*).

    By the English names of the fields: ``encode(dossier, **remainder(record, dossier))`` is the record as it came, as
    long as nothing else happened to the dossier.
    """
    refuse_other(dossier)
    own = _record(dossier)
    told, mine = write(record), write(own)
    differing = [name for name, key, _ in keys(DossierRecord) if told.get(key) != mine[key]]
    return {name: getattr(record, name) for name in (*differing, *filter(record.__getattribute__, _AS_CAME))}


def refuse_other(what: object) -> None:
    """Raises ``BadInput`` for what is no dossier."""
    if not isinstance(what, Dossier):
        raise BadInput.one("dossier", met=kind_of(what), right="a dossier")


def _record(dossier: Dossier) -> DossierRecord:
    applicant, state = dossier.applicant, dossier.state
    handed_over, refused = _last(dossier, "hand_over"), _last(dossier, "refuse")
    fees = tuple(_fees(dossier))
    papers = tuple(_paper(paper) for paper in dossier.papers)
    number = (applicant.identity_number if applicant else None) or ""
    identities = (Identity(kind=identity_kind(number, applicant.kind), number=number),) if applicant and number else ()
    field = dossier.procedure.field
    promise = dossier.promise
    return DossierRecord(
        code=dossier_code(dossier),
        procedure=str(dossier.procedure.code),
        procedure_name=dossier.procedure.name.vi,
        field_name=field.vi if field else "",
        channel=_CHANNEL_CODES[dossier.channel],
        applicant=applicant.name if applicant else "",
        applicant_paper=number,
        applicant_kind=_APPLICANT_CODES[applicant.kind] if applicant else "",
        email=(applicant.email if applicant else None) or "",
        phone=(applicant.phone if applicant else None) or "",
        summary=dossier.procedure.name.vi[: longest(DossierRecord, "summary")],
        submitted=to_the_second(dossier.received_at),
        accepted=to_the_second(dossier.accepted_at),
        due=to_the_second(promise.at) if promise else None,
        status=CODES[state],
        returned=to_the_second(handed_over.at) if handed_over and state is State.RETURNED else None,
        finished=to_the_second(dossier.ended_at) if state.ended and state is not State.NOT_ACCEPTED else None,
        refused=to_the_second(refused.at if refused else dossier.ended_at) if state is State.NOT_ACCEPTED else None,
        unit=dossier.office.name,
        note=_note(dossier),
        filed_at=LOCAL,
        digitised=any(paper.digitised for paper in papers),
        paid=FREE if dossier.payment is Payment.NONE and not fees else PAID_OTHERWISE,
        papers=papers,
        fees=fees,
        rounds=rounds(dossier),
        results=tuple(_results(dossier)),
        identities=identities,
    )


def dossier_code(dossier: Dossier) -> str:
    """The code on the receipt; before there is one, the id."""
    return str(dossier.code or dossier.id)


def _last(dossier: Dossier, verb: str) -> Event | None:
    return next((event for event in reversed(dossier.events) if event.verb == verb), None)


def _note(dossier: Dossier) -> str:
    """Why it ended or waits, where the last of such steps says so, and what moved its return date meanwhile."""
    told = [event for event in dossier.events if event.body.get("reason")]
    last = [str(event.body["reason"]) for event in told[-1:] if event.verb not in MOVES]
    before = [say("verb.reappoint", "vi")] if dossier.events[0].body.get("reappointed") else []
    moved = (f"{say(f'verb.{event.verb}', 'vi')}: {event.body['reason']}" for event in told if event.verb in MOVES)
    return "; ".join((*last, *before, *moved))[:LONGEST]


def _paper(paper: SubmittedPaper | str) -> PaperRecord:
    return paper_record(paper) if isinstance(paper, str) else paper_record(paper.code, medium=paper.medium)


def _fees(dossier: Dossier) -> Iterator[FeeRecord]:
    """What the case costs, where that is known."""
    try:
        lines = dossier.quote().lines
    except MotcuaError:
        return
    for line in lines:
        if line.payable is not None:
            amount = str(getattr(line.payable, "amount", line.payable))
            yield FeeRecord(name=line.name.vi, item=line.item, amount=amount, kind=line.kind.value if line.kind else "")


def _results(dossier: Dossier) -> Iterator[ResultRecord]:
    finished = _last(dossier, "finish")
    named = {result.code: result.name.vi for result in dossier.procedure.results if result.code}
    for told in cast("tuple[str, ...]", finished.body.get("results") or ()) if finished else ():
        yield ResultRecord(name=named.get(told, told), code=told if told in named else "")


# ── What the record cannot carry ─────────────────────────────────────────────────────────────


def uncarried(dossier: Dossier) -> tuple[Step, ...]:
    """What a dossier knows and the national record has no place for (*nội dung không đồng bộ được*), one line each.

    Hashes and event ids go to no portal; they are told once, as the history.
    """
    refuse_other(dossier)
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
        "extensions": bool(verbs & {"extend", "reappoint"}),
        "citations": any(event.body.get("citation") for event in events),
        "arrival": any(event.body.get("arrived") for event in events),
        "calendar": promise is not None,
        "outcome": dossier.outcome is not None,
        "corrections": bool(verbs & {"correct_result", "amend_record"}),
        "papers": any(not isinstance(paper, str) for paper in dossier.papers),
        "seconds": any(at.microsecond for at in moments),
        "receiver": any(event.verb == "hand_over" and event.personal for event in events),
    }
    return tuple(Step(f"portal.uncarried.{name}") for name, present in held.items() if present)
