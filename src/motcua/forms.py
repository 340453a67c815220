"""The official slips of the one-stop counter as values: labelled fields, a table, signatures, ready to be printed.

Which sheet has which fields stands in rows (``data/forms``): the set of 2018 until 14/9/2025, that of 2025 from
15/9/2025, chosen by the day the slip is made. The annexes with the sheets were not read; what the fields rest on says
``Form.citation``. How a slip looks on paper is the business of ``motcua.adapters.display``. Slips carry personal
values: they show in the fields and nowhere else, never in ``repr`` or in an error.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias, cast

import attrs

from motcua.checks import Discreet, expect
from motcua.citation import Citation
from motcua.codes import DossierCode
from motcua.compiled import forms as rows
from motcua.completeness import SubmittedPaper
from motcua.dated import Dated, InForce
from motcua.dossier import Dossier, Outcome, Promise, standing
from motcua.errors import BadInput, BadValue, NoPromise, Problem, UndecidedFacts, UnknownCode
from motcua.events import Body, Event
from motcua.explain import Step
from motcua.mechanism import State
from motcua.papers import Paper
from motcua.wording import LOCALES, Sayable, Text, say

__all__ = [
    "Form",
    "FormField",
    "FormValue",
    "Label",
    "apology",
    "control_slip",
    "receipt",
    "refusal",
    "register",
    "sheet",
    "stop_notice",
    "supplement_request",
]

FormValue: TypeAlias = str | int | dt.date | Sayable | tuple[str, ...] | None
"""What stands in a field: a text or several, a number, a day, a moment, anything that says itself, or nothing yet."""
Values: TypeAlias = Mapping[str, FormValue]


@attrs.frozen
class Label:
    """The heading of a field or a column."""

    code: str
    text: Text


@attrs.frozen(eq=False)
class FormField(Discreet):
    """One field of a slip: its code, its label in Vietnamese and English, and what stands in it."""

    code: str
    label: Text
    value: FormValue = attrs.field(repr=False)
    required: bool = False


@attrs.frozen(eq=False)
class Form(Discreet):
    """A slip (*mẫu giấy tờ một cửa*) with everything on it; ``form["due_at"]`` is the value of a field.

    ``set`` is the year of the circular it belongs to, ``page`` the size of its paper. ``citation.verified`` is false
    where the sheet itself was not read.
    """

    code: str
    number: str
    set: str
    title: Text
    page: str
    citation: Citation
    fields: tuple[FormField, ...] = attrs.field(repr=False)
    columns: tuple[Label, ...] = attrs.field(repr=False)
    rows: tuple[tuple[FormValue, ...], ...] = attrs.field(repr=False)
    signatures: tuple[Text, ...] = attrs.field(repr=False)
    notes: tuple[Step, ...] = attrs.field(default=(), repr=False)
    """What the law's sheet has no field for and a reader must know: that a date is not firm yet."""
    headed: bool = False
    """Whether the printed page bears the name of the state and its motto (*quốc hiệu, tiêu ngữ*)."""

    def __getitem__(self, code: str) -> FormValue:
        for field in self.fields:
            if field.code == code:
                return field.value
        raise UnknownCode("field", code, tuple(field.code for field in self.fields))

    def __contains__(self, code: object) -> bool:
        return any(field.code == code for field in self.fields)

    def filled(self, values: Values, table: Iterable[Values] = (), notes: tuple[Step, ...] = ()) -> "Form":
        """The slip with these values; raises ``BadInput`` listing the mandatory fields that are missing."""
        missing = [
            Problem(f"$.{field.code}", "missing-field", "nothing", f"a value for “{field.label.en}”")
            for field in self.fields
            if field.required and values.get(field.code) in {None, ""}
        ]
        if missing:
            raise BadInput(f"form {self.number} ({self.title.en})", tuple(missing))
        return attrs.evolve(
            self,
            fields=tuple(attrs.evolve(field, value=values.get(field.code)) for field in self.fields),
            rows=tuple(tuple(line.get(column.code) for column in self.columns) for line in table),
            notes=notes,
        )


# ── The slips ─────────────────────────────────────────────────────────────────────────────────


def receipt(
    dossier: Dossier,
    *,
    sets: int = 1,
    collect_at: str | None = None,
    delegate: str | None = None,
    book: str | None = None,
    book_number: int | None = None,
) -> Form:
    """The receipt and appointment slip (*Giấy tiếp nhận hồ sơ và hẹn trả kết quả*), to the minute at both ends.

    It prints the promise as it was given, when the dossier was accepted or completed. Raises ``BadInput`` listing every
    mandatory field that is missing, ``NotInForce`` before 6/1/2019.

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
    given = (known for known in reversed(dossier.events) if known.verb in _RECEIVES and "promise" in known.body)
    event = next(given, None)
    promise = Promise.from_body(cast("Body", event.body["promise"])) if event else None
    values: Values = {
        **_about(dossier, event),
        "sets": sets,
        "limit": _limit(dossier),
        "received_at": _received_at(dossier, event),
        "due_at": promise.at if promise else None,
        "collect_at": collect_at or _counter(dossier),
        "delegate": delegate or _delegate(dossier),
        "book": book,
        "book_number": book_number,
    }
    papers = _papers(dossier, dossier.papers)
    return _form("receipt", dossier, event, values, papers, notes=tuple(_said_with(dossier, promise)))


def supplement_request(dossier: Dossier, *, contact: str | None = None) -> Form:
    """The request to supplement and complete (*Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ*), the newest one made.

    Raises ``BadInput`` listing every mandatory field that is missing; all of them when nothing was asked for.
    """
    event = standing.last(dossier.events, "request_supplement")
    values: Values = {**_about(dossier, event), "reason": _said(event, "reason"), "contact": contact}
    return _form("supplement-request", dossier, event, values, _papers(dossier, dossier.requested))


def refusal(dossier: Dossier) -> Form:
    """The refusal (*Phiếu từ chối tiếp nhận giải quyết hồ sơ*), at the counter or as the result of the appraisal."""
    refused = (e for e in dossier.events if e.verb == "refuse" or e.body.get("outcome") == Outcome.REFUSED.value)
    event = max(refused, key=lambda found: found.sequence, default=None)
    return _form("refusal", dossier, event, {**_about(dossier, event), "reason": _said(event, "reason")})


def apology(dossier: Dossier) -> Form:
    """The apology with the new date (*Phiếu xin lỗi và hẹn lại ngày trả kết quả*), or what 2025 put in its place."""
    event = standing.last(dossier.events, "reappoint")
    earlier = [known for known in dossier.events if event and known.sequence < event.sequence]
    new_due = dossier.promise if event else None
    before = standing.promised(earlier)
    values: Values = {
        **_about(dossier, event),
        "received_at": dossier.accepted_at,
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
    event = standing.last(dossier.events, "withdraw")
    values: Values = {**_about(dossier, event), "stopped_at": _at(event), "reason": _said(event, "reason")}
    return _form("stop-notice", dossier, event, values)


def control_slip(dossier: Dossier, *, book: str | None = None, book_number: int | None = None) -> Form:
    """The control slip (*Phiếu kiểm soát quá trình giải quyết hồ sơ*): every hand-over of the file, a line each.

    The result judges the agency that took over, to the minute, against the share of the time it was given; it stays
    empty where no share was given or the agency still holds the file.
    """
    given = dossier.promise
    hand_overs = [event for event in dossier.events if event.verb == "transfer"]
    accepted = standing.last(dossier.events, "accept", "adopt")
    values: Values = {
        **_about(dossier, accepted),
        "book": book,
        "book_number": book_number,
        "received_at": dossier.accepted_at,
        "due_at": given.at if given else None,
        "settling_agency": _holders(dossier)[:1],
        "coordinating_agencies": _holders(dossier)[1:],
    }
    spells = dossier.custody[1:]
    table = [
        {
            "agency": spell.holder,
            "given_at": spell.since,
            "given_by": event.by,
            "timeliness": spell.timeliness,
        }
        for event, spell in zip(hand_overs, spells, strict=True)
    ]
    return _form("control-slip", dossier, accepted, values, table)


def register(dossiers: Iterable[Dossier], *, book: str | None = None) -> Form:
    """The register of dossiers (*Sổ theo dõi hồ sơ*), in the order of reception; one book is one office's year.

    Raises ``BadInput`` for an empty register, and for dossiers of several offices or years.
    """
    received = sorted((d for d in dossiers if d.accepted_at), key=lambda d: (cast("dt.datetime", d.accepted_at), d.id))
    books = {(d.office.code, cast("dt.datetime", d.accepted_at).year) for d in received}
    if len(books) != 1:
        right = "accepted dossiers of one office and one year"
        raise BadInput.one("register", met=f"dossiers of {len(books)} offices and years", right=right)
    first = received[0]
    event = standing.last(first.events, "accept", "adopt")
    values: Values = {**_about(first, event), "book": book, "year": books.pop()[1]}
    return _form("register", first, event, values, [_entry(n, d) for n, d in enumerate(received, start=1)])


# ── What stands in the fields ─────────────────────────────────────────────────────────────────

_RECEIVES: Final = frozenset({"accept", "supplement", "adopt"})
"""Verbs after which a receipt is given; a complete supplement starts the time again and gives a new one."""


def _about(dossier: Dossier, event: Event | None) -> Values:
    """The fields that most slips share."""
    applicant = dossier.applicant
    return {
        "authority": dossier.office.name,
        "counter": _counter(dossier),
        "dossier_code": _code(dossier),
        "form_date": dossier.office.calendar.local_time(event.at).date() if event else None,
        "applicant": applicant.name if applicant else None,
        "identity_number": applicant.identity_number if applicant else None,
        "address": applicant.address if applicant else None,
        "phone": applicant.phone if applicant else None,
        "email": applicant.email if applicant else None,
        "procedure": dossier.procedure.name,
    }


def _code(dossier: Dossier) -> str | None:
    """The code given at acceptance, or an id that is such a code."""
    if dossier.code:
        return str(dossier.code)
    try:
        return str(DossierCode.parse(dossier.id))
    except BadValue:
        return None


def _counter(dossier: Dossier) -> Text:
    return Text(*(say("form.counter", locale, {"office": dossier.office.name}) for locale in LOCALES))


def _limit(dossier: Dossier) -> FormValue:
    try:
        return dossier.procedure.limit(**dossier.case)
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


def _said(event: Event | None, name: str) -> str | None:
    return cast("str | None", event.body.get(name)) if event else None


def _papers(dossier: Dossier, papers: Iterable[SubmittedPaper | str]) -> list[Values]:
    """A line for each paper: as many as were brought, or, of a bare code, as many as are asked for."""
    asked = {paper.code: paper for paper in dossier.procedure.papers}
    return [_paper(number, paper, asked) for number, paper in enumerate(papers, start=1)]


def _paper(number: int, paper: SubmittedPaper | str, asked: Mapping[str, Paper]) -> Values:
    code = paper if isinstance(paper, str) else paper.code
    rule = asked.get(code)
    counted = paper if isinstance(paper, SubmittedPaper) and paper.originals + paper.copies else rule
    originals, copies = (counted.originals, counted.copies) if counted else (None, None)
    in_all = (originals or 0) + (copies or 0) or None
    name = rule.name if rule else code
    return {"number": number, "name": name, "originals": originals, "copies": copies, "copies_in_all": in_all}


def _said_with(dossier: Dossier, promise: Promise | None) -> Iterator[Step]:
    """What a receipt says besides its fields: a date that is not firm, a counter that opens later than the result."""
    if promise is None:
        return
    if not promise.firm:
        yield Step("form.not-firm", {"earliest": promise.earliest, "latest": promise.latest})
    if dossier.state is not State.SUSPENDED and dossier.promise == promise:
        collect_from = dossier.due.collect_from
        if collect_from not in {None, promise.at}:
            yield Step("form.collect-from", {"moment": collect_from})


def _holders(dossier: Dossier) -> tuple[str, ...]:
    """The agencies that held the file after the counter, each once."""
    return tuple(dict.fromkeys(spell.holder for spell in dossier.custody[1:]))


def _finished_at(dossier: Dossier) -> dt.datetime | None:
    return _at(standing.last(dossier.events, "finish"))


def _entry(number: int, dossier: Dossier) -> Values:
    """A line of the register."""
    promise, applicant = dossier.promise, dossier.applicant
    returned, transferred = standing.last(dossier.events, "hand_over"), standing.last(dossier.events, "transfer")
    contact = [part for part in (applicant.address, applicant.phone) if part] if applicant else []
    return {
        "number": number,
        "dossier_code": _code(dossier),
        "procedure": dossier.procedure.name,
        "sets": 1,
        "applicant": applicant.name if applicant else None,
        "contact": ", ".join(contact),
        "settling_agency": _holders(dossier)[:1],
        "received_at": dossier.accepted_at,
        "due_at": promise.at if promise else None,
        "transferred_at": _at(transferred),
        "finished_at": _finished_at(dossier),
        "returned_at": _at(returned),
        "returned_to": _said(returned, "to"),
    }


# ── Sheets ────────────────────────────────────────────────────────────────────────────────────


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
    return sheet(code, on=made_on).filled(values, table, notes)


def sheet(code: str, *, on: dt.date) -> Form:
    """The blank slip (*mẫu*) in use on that day, nothing filled in; raises ``NotInForce`` and ``UnknownCode``.

    >>> sheet("fee-receipt", on=dt.date(2026, 7, 1)).number
    '01/PLPĐT'
    """
    sheets = _sheets(expect(code, str, "code of a slip"))
    if not sheets:
        raise UnknownCode(
            "slip", code[:60], tuple(dict.fromkeys(blank[0] for *_, blanks in rows.SETS for blank in blanks))
        )
    return sheets.on(on)


@cache
def _sheets(code: str) -> Dated[Form]:
    """The blank sheets of that kind, by the days they are used."""
    return Dated[Form].of(f"form {code}", _blanks(code))


def _blanks(code: str) -> Iterator[tuple[InForce, Form]]:
    for name, first, last, cite, verified, headed, sheets in rows.SETS:
        days = InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
        for row in sheets:
            if row[0] == code:
                yield days, attrs.evolve(_blank(name, cite, row, listed=verified), headed=headed)


def _blank(name: str, cite: str, row: rows.Sheet, *, listed: bool) -> Form:
    code, number, vi, en, page, read, fields, columns, signatures = row
    return Form(
        code,
        number,
        name,
        Text(vi, en),
        page,
        Citation.parse(cite, verified=listed and read),
        tuple(FormField(field, Text(vi, en), None, required) for field, vi, en, required in fields),
        tuple(Label(column, Text(vi, en)) for column, vi, en in columns),
        (),
        tuple(Text(vi, en) for vi, en in signatures),
    )
