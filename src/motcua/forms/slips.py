"""The slips of a dossier: what stands in the fields of each, as the events of the dossier tell it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

import attrs

from motcua import checks
from motcua.checks import expect, several, shown
from motcua.completeness import SubmittedPaper
from motcua.conditions import FactValue
from motcua.dossier import Dossier, Outcome, Promise, standing
from motcua.errors import BadInput, BadValue, NoPromise, UndecidedFacts
from motcua.events import Body, Event
from motcua.explain import Step
from motcua.forms.linked import code_of, entry, hand_overs, offices, received
from motcua.forms.sheets import Form, FormValue, Values, sheet
from motcua.linked_dossier import LinkedDossier
from motcua.mechanism import State
from motcua.papers import Paper
from motcua.wording import Text, said

__all__ = [
    "SLIPS",
    "apology",
    "control_slip",
    "receipt",
    "refusal",
    "register",
    "stop_notice",
    "supplement_request",
]

T = TypeVar("T")


# ── The slips ─────────────────────────────────────────────────────────────────────────────────


def receipt(
    dossier: Dossier | LinkedDossier,
    *,
    sets: int = 1,
    collect_at: str | None = None,
    delegate: str | None = None,
    book: str | None = None,
    book_number: int | None = None,
) -> Form:
    """The receipt and appointment slip (*Giấy tiếp nhận hồ sơ và hẹn trả kết quả*), to the minute at both ends.

    It prints the promise, the facts and the papers as they were when the dossier was accepted or completed; of a
    package the one promise over all, with each part, its agency and its day, since results are handed over as they
    come. Raises ``BadInput`` listing every mandatory field that is missing, ``BadValue`` where the result follows at
    once and no receipt was asked for, ``NotInForce`` before 6/1/2019.

    >>> from motcua.reference import reference_catalogue
    >>> from motcua.calendar import national_calendar, office_time
    >>> from motcua.office import Office
    >>> friday = office_time("2026-08-28 15:20")
    >>> residence = reference_catalogue().find("1.004222", on=friday.date())
    >>> commune = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=national_calendar())
    >>> dossier = Dossier.open(residence, office=commune, at=friday, channel="counter", applicant="Nguyễn Văn Mẫu",
    ...                        facts={"home": "own"}, papers=["ct01", "proof_of_home"])
    >>> slip = receipt(dossier.accept(at=friday, code="H56.01.02-260828-0001"))
    >>> slip["due_at"].isoformat(), slip.set, slip.number
    ('2026-09-11T17:00:00+07:00', '2025', '01')
    >>> receipt(dossier.accept(at=friday))
    Traceback (most recent call last):
    ...
    motcua.errors.BadInput: form 01 (Receipt and appointment for the result): 1 problem
      $.dossier_code: met nothing; right would be a value for “Dossier code”
    """
    given_besides: Values = {
        "sets": _count(sets, "sets"),
        "book": book,
        "book_number": _count(book_number, "book_number"),
    }
    if isinstance(dossier, LinkedDossier):
        return _package_receipt(dossier, collect_at, delegate, given_besides)
    told = _single(dossier).events
    if standing.last(told, "accept") and not dossier.has_receipt:
        right = "none, unless one was asked for: accept(…, receipt=True)"
        raise BadValue("receipt", "a dossier whose result follows at once", right)
    given = (known for known in reversed(told) if known.verb in _RECEIVES and "promise" in known.body)
    event = next(given, None)
    promise = Promise.from_body(cast("Body", event.body["promise"])) if event else None
    until = [known for known in told if event is None or known.sequence <= event.sequence]
    values: Values = {
        **_about(dossier, event),
        **given_besides,
        "limit": _limit(dossier, until),
        "received_at": _received_at(dossier, event),
        "due_at": promise.at if promise else None,
        "collect_at": collect_at or _counter(dossier),
        "delegate": delegate or _delegate(dossier),
    }
    papers = _papers(dossier, standing.papers(until))
    return _form("receipt", dossier, event, values, papers, notes=tuple(_said_with(dossier, promise, until)))


def _package_receipt(package: LinkedDossier, collect_at: str | None, delegate: str | None, besides: Values) -> Form:
    """The receipt of a package, given by the agency that leads it."""
    lead, told = package.lead, received(package)
    values: Values = {
        **_about(lead, told.event),
        **besides,
        **told.values,
        "collect_at": collect_at or _counter(lead),
        "delegate": delegate or _delegate(lead),
    }
    papers = [_paper(number, paper, told.asked, lead.case) for number, paper in enumerate(told.papers, start=1)]
    notes = (*_not_firm(told.promise), *_collected(lead, told.promise), *told.parts)
    return attrs.evolve(_form("receipt", lead, told.event, values, papers, notes=notes), revision=told.revision)


def supplement_request(dossier: Dossier, *, contact: str | None = None) -> Form:
    """The request to supplement and complete (*Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ*), the newest one made.

    Raises ``BadInput`` listing every mandatory field that is missing; all of them when nothing was asked for.
    """
    event = standing.last(_single(dossier).events, "request_supplement")
    values: Values = {**_about(dossier, event), "reason": _said(event, "reason"), "contact": contact}
    return _form("supplement-request", dossier, event, values, _papers(dossier, dossier.requested))


def refusal(dossier: Dossier) -> Form:
    """The refusal (*Phiếu từ chối tiếp nhận giải quyết hồ sơ*), at the counter or as the result of the appraisal."""
    told = _single(dossier).events
    refused = (e for e in told if e.verb == "refuse" or e.body.get("outcome") == Outcome.REFUSED.value)
    event = max(refused, key=lambda found: found.sequence, default=None)
    return _form("refusal", dossier, event, {**_about(dossier, event), "reason": _said(event, "reason")})


def apology(dossier: Dossier) -> Form:
    """The apology with the new date (*Phiếu xin lỗi và hẹn lại ngày trả kết quả*), or what 2025 put in its place.

    Both dates are those it was sent with: a suspension that moves the promise afterwards is not on it.
    """
    event = standing.last(_single(dossier).events, "reappoint")
    earlier = [known for known in dossier.events if event and known.sequence < event.sequence]
    new_due = standing.promised([event]) if event else None
    before = standing.promised(earlier)
    values: Values = {
        **_about(dossier, event),
        "received_at": _reception(dossier),
        "promised_at": before.at if before else None,
        "reason": _said(event, "reason"),
        "new_due_at": new_due.at if new_due else None,
        "new_due_on": new_due.date if new_due else None,
    }
    return _form("apology", dossier, event, values)


def stop_notice(dossier: Dossier) -> Form:
    """The notice that settlement stopped at the applicant's request (*Thông báo dừng giải quyết hồ sơ*), new in 2025.

    TT 03/2025/TT-VPCP art. 7 says when it is issued. Raises ``NotInForce`` for a stop before 15/9/2025.
    """
    event = standing.last(_single(dossier).events, "withdraw")
    values: Values = {**_about(dossier, event), "stopped_at": _at(event), "reason": _said(event, "reason")}
    return _form("stop-notice", dossier, event, values)


def control_slip(
    dossier: Dossier | LinkedDossier,
    *,
    book: str | None = None,
    book_number: int | None = None,
    names: Mapping[str, str] | None = None,
) -> Form:
    """The control slip (*Phiếu kiểm soát quá trình giải quyết hồ sơ*): every hand-over of the file, a line each.

    The result judges the agency that took over, to the minute, against the share of the time it was given; it stays
    empty where no share was given or the agency still holds the file. Of a package every part has its lines: one where
    it came to its agency, judged by the day of the part, then those of its own hand-overs. ``names`` calls agencies
    told by a code.
    """
    called = _told(names, "names of agencies")
    if isinstance(dossier, LinkedDossier):
        return _package_control_slip(dossier, {"book": book, "book_number": _count(book_number, "book_number")}, called)
    given = _single(dossier).promise
    accepted = standing.last(dossier.events, "accept", "adopt")
    values: Values = {
        **_about(dossier, accepted),
        "book": book,
        "book_number": _count(book_number, "book_number"),
        "received_at": _reception(dossier),
        "due_at": given.at if given else None,
        "settling_agency": _holders(dossier, called)[:1],
        "coordinating_agencies": _holders(dossier, called)[1:],
    }
    return _form("control-slip", dossier, accepted, values, [*_handed_on(dossier, called)])


def _handed_on(dossier: Dossier, called: Mapping[str, str]) -> Iterator[Values]:
    """A line for every hand-over inside a dossier."""
    events = [event for event in dossier.events if event.verb == "transfer"]
    for event, spell in zip(events, dossier.custody[1:], strict=True):
        yield {
            "agency": called.get(spell.holder, spell.holder),
            "given_at": spell.since,
            "given_by": event.by,
            "timeliness": spell.timeliness,
        }


def _package_control_slip(package: LinkedDossier, besides: Values, called: Mapping[str, str]) -> Form:
    lead, names, promise = package.lead, offices(package), package.promised
    accepted = standing.last(lead.events, "accept", "adopt")
    values: Values = {
        **_about(lead, accepted),
        **besides,
        "dossier_code": code_of(lead.code, package.id),
        "procedure": package.link.name,
        "received_at": _reception(lead),
        "due_at": promise.at if promise else None,
        "settling_agency": names[:1],
        "coordinating_agencies": names[1:],
    }
    table: list[Values] = []
    for office, dossier in hand_overs(package):
        if office is not None:
            opened, ended = dossier.events[0], dossier.ended_at
            judged = dossier.timeliness(ended).current if ended and dossier.promise else None
            table.append({"agency": office, "given_at": opened.at, "given_by": opened.by, "timeliness": judged})
        table += _handed_on(dossier, called)
    return _form("control-slip", lead, accepted, values, table)


def register(
    dossiers: Iterable[Dossier | LinkedDossier],
    *,
    book: str | None = None,
    sets: Mapping[str, int] | None = None,
    collected: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Form:
    """The register of dossiers (*Sổ theo dõi hồ sơ*), in the order of reception; one book is one office's year.

    A package is one line, in the book of the office that leads it: with the one promise, finished when its last part
    was, and returned when every result was.

    ``sets`` and ``collected`` tell by the id of a dossier how many sets came, one untold, and how the result was
    collected (*phương thức nhận kết quả*), who took it untold; ``names`` calls agencies that were told by a code.
    Raises ``BadInput`` for an empty register, and for dossiers of several offices or years.
    """
    told = {
        "sets": _told(sets, "sets"),
        "returned_to": _told(collected, "ways of collecting"),
        "settling_agency": _told(names, "names of agencies"),
    }
    entered = [_entered(one) for one in several(dossiers, "dossiers of a register")]
    given = [(one, one.lead if isinstance(one, LinkedDossier) else one) for one in entered]
    moments = [(moment, d, one) for one, d in given if (moment := _reception(d))]
    received = [(d, one) for _, d, one in sorted(moments, key=lambda line: (line[0], line[2].id))]
    books = {(d.office.code, moment.year) for moment, d, _ in moments}
    if len(books) != 1:
        right = "accepted dossiers of one office and one year"
        raise BadInput.one("register", met=f"dossiers of {len(books)} offices and years", right=right)
    first = received[0][0]
    event = standing.last(first.events, "accept", "adopt")
    values: Values = {**_about(first, event), "book": book, "year": books.pop()[1]}
    lines = [_entry(n, one, d, told) for n, (d, one) in enumerate(received, start=1)]
    return _form("register", first, event, values, lines)


def _entered(one: object) -> Dossier | LinkedDossier:
    return one if isinstance(one, LinkedDossier) else expect(one, Dossier, "dossiers of a register")


SLIPS: Final[Mapping[str, Callable[..., Form]]] = {
    "receipt": receipt,
    "supplement-request": supplement_request,
    "refusal": refusal,
    "apology": apology,
    "stop-notice": stop_notice,
    "control-slip": control_slip,
    "register": register,
}
"""The slips by their codes, in the order of the set of 2025; each takes a dossier, the register several."""


# ── What stands in the fields ─────────────────────────────────────────────────────────────────

_RECEIVES: Final = frozenset({"accept", "supplement", "adopt"})
"""Verbs after which a receipt is given; a complete supplement starts the time again and gives a new one."""


def _single(dossier: object) -> Dossier:
    """The dossier of a slip that no package has as a whole; raises ``BadValue``."""
    if isinstance(dossier, LinkedDossier):
        raise BadValue("dossier of a slip", "a package", "the dossier of one of its parts: package.part(code)")
    return expect(dossier, Dossier, "dossier of a slip")


def _about(dossier: Dossier, event: Event | None) -> Values:
    """The fields that most slips share."""
    applicant = dossier.applicant
    return {
        "authority": dossier.office.name,
        "counter": _counter(dossier),
        "dossier_code": code_of(dossier.code, dossier.id),
        "form_date": dossier.office.calendar.local_time(event.at).date() if event else None,
        "applicant": applicant.name if applicant else None,
        "identity_number": applicant.identity_number if applicant else None,
        "address": applicant.address if applicant else None,
        "phone": applicant.phone if applicant else None,
        "email": applicant.email if applicant else None,
        "procedure": dossier.procedure.name,
    }


def _counter(dossier: Dossier) -> Text:
    return said("form.counter", office=dossier.office.name)


def _limit(dossier: Dossier, until: Iterable[Event]) -> FormValue:
    """The limit by the facts that were known by then."""
    try:
        return dossier.procedure.limit(facts=dossier.case_of(until))
    except (NoPromise, UndecidedFacts):
        return None


def _at(event: Event | None) -> dt.datetime | None:
    return event.at if event else None


def _delegate(dossier: Dossier) -> tuple[str, ...] | None:
    """Who files for the applicant, as the receipt's block has it."""
    proxy = dossier.representative
    return tuple(proxy.fields.values()) if proxy else None


def _received_at(dossier: Dossier, event: Event | None) -> dt.datetime | None:
    """The moment of reception a receipt shows: of a dossier that came by post, the signing of the hand-over record."""
    if event is not None and event.verb == "adopt":
        return dossier.received_at
    if event is not None and event.verb == "accept" and "arrived" not in event.body:
        return dossier.begun(event)
    return _at(event)


def _reception(dossier: Dossier) -> dt.datetime | None:
    """The moment of reception every other slip shows: that of the first receipt; ``None`` before acceptance."""
    accepted = standing.last(dossier.events, "accept") or dossier.events[0]
    return _received_at(dossier, accepted) if dossier.accepted_at else None


def _count(given: int | None, what: str) -> int | None:
    """A number of things on a slip, from 1; raises ``BadValue``."""
    if given is not None and (type(given) is not int or given < 1):
        raise BadValue(what, shown(given, 40, spell=repr), "a whole number, 1 or more")
    return given


def _told(given: Mapping[str, T] | None, what: str) -> Mapping[str, T]:
    return {} if given is None else checks.table(given, what, "a table")


def _said(event: Event | None, name: str) -> str | None:
    return cast("str | None", event.body.get(name)) if event else None


def _papers(dossier: Dossier, papers: Iterable[SubmittedPaper | str]) -> list[Values]:
    """A line for each paper: as many as were brought, or, of a bare code, as many as are asked for."""
    proofs = {code: Paper(code, said("form.authority", code=code)) for code in dossier.authority}
    asked = proofs | {paper.code: paper for paper in dossier.procedure.papers}
    return [_paper(number, paper, asked, dossier.case) for number, paper in enumerate(papers, start=1)]


def _paper(
    number: int, paper: SubmittedPaper | str, asked: Mapping[str, Paper], case: Mapping[str, FactValue | None]
) -> Values:
    code = paper if isinstance(paper, str) else paper.code
    rule = asked.get(code)
    counted = paper if isinstance(paper, SubmittedPaper) and paper.originals + paper.copies else rule
    times = counted.times(case) if isinstance(counted, Paper) else 1
    originals, copies = (counted.originals * times, counted.copies * times) if counted and times else (None, None)
    in_all = (originals or 0) + (copies or 0) or None
    name = rule.name if rule else code
    return {"number": number, "name": name, "originals": originals, "copies": copies, "copies_in_all": in_all}


def _said_with(dossier: Dossier, promise: Promise | None, until: Sequence[Event]) -> Iterator[Step]:
    """What a receipt says besides its fields.

    That a date is not firm, that the rules count from another event, that a counter opens later than the result.
    """
    yield from _not_firm(promise)
    if promise is None:
        return
    yield from dossier.as_of(until).other_starts
    if dossier.state is not State.SUSPENDED and dossier.promise == promise:
        collect_from = dossier.due.collect_from
        if collect_from not in {None, promise.at}:
            yield Step("form.collect-from", {"moment": collect_from})


def _collected(dossier: Dossier, promise: Promise | None) -> Iterator[Step]:
    """From when the result of a package can be collected, where its promise ends while the office is shut."""
    if promise is not None and (opens := dossier.office.calendar.next_open(promise.at)) != promise.at:
        yield Step("form.collect-from", {"moment": opens})


def _not_firm(promise: Promise | None) -> Iterator[Step]:
    if promise is not None and not promise.firm:
        yield Step("form.not-firm", {"earliest": promise.earliest, "latest": promise.latest})


def _holders(dossier: Dossier, called: Mapping[str, str]) -> tuple[str, ...]:
    """The agencies that held the file after the counter, each once, by the name it is called."""
    return tuple(dict.fromkeys(called.get(spell.holder, spell.holder) for spell in dossier.custody[1:]))


def _finished_at(dossier: Dossier) -> dt.datetime | None:
    return _at(standing.last(dossier.events, "finish"))


def _entry(
    number: int, one: Dossier | LinkedDossier, dossier: Dossier, told: Mapping[str, Mapping[str, Any]]
) -> Values:
    """A line of the register, with what the office tells besides; of a package by the dossier that leads it."""
    promise, applicant = dossier.promise, dossier.applicant
    returned, transferred = standing.last(dossier.events, "hand_over"), standing.last(dossier.events, "transfer")
    contact = [part for part in (applicant.address, applicant.phone) if part] if applicant else []
    return {
        "number": number,
        "dossier_code": code_of(dossier.code, dossier.id),
        "procedure": dossier.procedure.name,
        "sets": _count(told["sets"].get(one.id, 1), "sets"),
        "applicant": applicant.name if applicant else None,
        "contact": ", ".join(contact),
        "settling_agency": _holders(dossier, told["settling_agency"])[:1],
        "received_at": _reception(dossier),
        "due_at": promise.at if promise else None,
        "transferred_at": _at(transferred),
        "finished_at": _finished_at(dossier),
        "returned_at": _at(returned),
        "returned_to": told["returned_to"].get(one.id),
        **(entry(one) if isinstance(one, LinkedDossier) else {}),
    }


def _form(
    code: str,
    dossier: Dossier,
    event: Event | None,
    values: Values,
    table: Iterable[Values] = (),
    *,
    notes: tuple[Step, ...] = (),
) -> Form:
    """The sheet of that day with its values; raises ``BadInput`` for the mandatory fields that are missing."""
    made_on = dossier.office.calendar.local_time((event or dossier.history[-1]).at).date()
    before = sum("promise" in known.body for known in dossier.events if event and known.sequence < event.sequence)
    return attrs.evolve(sheet(code, on=made_on).filled(values, table, notes), revision=before)
