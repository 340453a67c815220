"""Every place where the library holds what tells who somebody is, and a value of ours that holds something there.

One row is one place: what kind of value stands in it, and how its carriers are made of such a value.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, cast

import attrs
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, filed, in_progress
from tests.proof.telltales import planted
from tests.test_receipts import BOOK
from tests.test_receipts import COMMUNE as COLLECTOR

from motcua.adapters import qr
from motcua.adapters.portal import (
    Attachment,
    DossierRecord,
    Identity,
    PaperRecord,
    ProgressEvent,
    ResultRecord,
    Round,
    decode,
    encode,
    progress,
)
from motcua.adapters.records import Intake, flat_rows
from motcua.adapters.vietqr import VietQR
from motcua.conditions import Fact
from motcua.dossier import Applicant, Assistance, Dossier, Representative
from motcua.events import Body
from motcua.forms import control_slip, receipt, refusal, register, supplement_request
from motcua.linked import LinkedProcedure
from motcua.linked_dossier import LinkedDossier
from motcua.money import VND
from motcua.receipts import receipts_of
from motcua.reference import reference_catalogue
from motcua.wording import Text

__all__ = ["PLACES", "Place", "carriers", "others"]

CODE: Final = "H56.01.02-260828-0001"
PROOF: Final = "power_of_attorney"
OF_A_PERSON: Final = {
    "name": "name",
    "identity_number": "number",
    "phone": "phone",
    "email": "email",
    "address": "address",
}


@attrs.frozen
class Place:
    """One place: the kind of value that stands there, and what of ours holds it."""

    kind: str
    carry: Callable[[str], object]


def applicant(**told: str) -> Applicant:
    """Somebody of whom only this is told."""
    return Applicant(**{"name": "Người Khác", **told})


def representative(**told: str) -> Representative:
    """Somebody who signs, of whom only this is told."""
    return Representative(**{"name": "Người Thay", **told}, papers=[PROOF])


def settled(**more: Any) -> Dossier:
    """A dossier up to the hand-over of its result."""
    papers = ["ct01", "proof_of_home", PROOF]
    begun = filed(papers=papers, **more).accept(at=FRIDAY, code=CODE).begin(at=FRIDAY)
    return begun.announce_early(at=THURSDAY).finish("granted", at=THURSDAY)


def held(dossier: Dossier) -> tuple[object, ...]:
    """A dossier and what can be had of it without asking for anybody."""
    last = dossier.history[-1]
    times = () if dossier.accepted_at is None else (dossier.clock, dossier.clock.pauses)
    return (dossier, dossier.history, last, last.body, last.personal, dossier.custody, dossier.check(), *times)


def begun_by(dossier: Dossier) -> tuple[object, ...]:
    """The same of its filing, and the slips that repeat it."""
    first = dossier.history[0]
    slips = receipt(dossier), register([dossier]), control_slip(dossier)
    return (*held(dossier), first, first.body, first.personal, dossier.applicant, dossier.representative, *slips)


STORY: Final = Fact("story", "text", Text("Chuyện gì đã xảy ra?", "What happened?"))
"""A question that is answered in words of one's own."""
TOLD: Final = attrs.evolve(SEVEN_DAYS, facts=(*SEVEN_DAYS.facts, STORY))
NEWBORN: Final = reference_catalogue().link("birth", on=FRIDAY.date())
TOLD_PACKAGE: Final = attrs.evolve(NEWBORN, facts=(*NEWBORN.facts, STORY))


def package(who: Applicant, facts: Mapping[str, Any], of: LinkedProcedure = NEWBORN) -> tuple[object, ...]:
    """A package of a newborn, and what is kept of it."""
    opened = LinkedDossier.open(of, office=COMMUNE, at=FRIDAY, channel="online", id="L-1", applicant=who, facts=facts)
    return opened, opened.filing, opened.kept, opened.inner


def paid(**more: Any) -> tuple[object, ...]:
    """A receipt for a fee, and its slip as far as it is filled in."""
    (made,) = receipts_of(filed().quote(), BOOK, on=FRIDAY.date(), collector=COLLECTOR, payer=applicant())
    given = attrs.evolve(made, **more)
    return given, given.lines, given.corrects


def corrected(reason: str) -> tuple[object, ...]:
    """A receipt in place of another, and why."""
    (made,) = receipts_of(filed().quote(), BOOK, on=FRIDAY.date(), collector=COLLECTOR, payer=applicant())
    number = attrs.evolve(made.number, number=made.number.number + 1)
    instead = made.replaced(number, on=FRIDAY.date(), reason=reason)
    return instead, instead.corrects


def sent(dossier: Dossier) -> tuple[object, ...]:
    """The record for the portal, its parts, and the steps."""
    record = decode(encode(dossier))
    return record, record.identities, record.papers, record.rounds, record.results, progress(dossier)


def intake(fact: str) -> object:
    """What somebody files, with one answer."""
    return Intake.load({"procedure": "1.004222", "received": "2026-08-28", "facts": {"home": fact}})


def _of_a_person(field: str, kind: str) -> Iterator[tuple[str, Place]]:
    yield f"applicant, {field}", Place(kind, lambda said: applicant(**{field: said}))
    yield f"representative, {field}", Place(kind, lambda said: representative(**{field: said}))
    yield (
        f"dossier, applicant's {field}",
        Place(kind, lambda said: begun_by(settled(applicant=applicant(**{field: said})))),
    )
    yield (
        f"dossier, representative's {field}",
        Place(
            kind,
            lambda said: begun_by(settled(applicant=applicant(), representative=representative(**{field: said}))),
        ),
    )
    yield f"package, applicant's {field}", Place(kind, lambda said: package(applicant(**{field: said}), {}))
    yield f"receipt, payer's {field}", Place(kind, lambda said: paid(payer=applicant(**{field: said})))
    if field != "address":  # of which the record has none
        yield (
            f"portal, applicant's {field}",
            Place(kind, lambda said: sent(settled(applicant=applicant(**{field: said})))),
        )


HELP: Final[Mapping[str, tuple[str, Callable[[str], Assistance]]]] = {
    "helper": ("name", Assistance.read),
    "identity_number": ("number", lambda said: Assistance("Người Giúp", identity_number=said)),
    "what else is kept": ("phone", lambda said: Assistance("Người Giúp", more={"phone": said})),
}


def _of_help(name: str, kind: str, make: Callable[[str], Assistance]) -> Iterator[tuple[str, Place]]:
    yield f"assistance, {name}", Place(kind, make)
    yield (
        f"dossier, assistance, {name}",
        Place(kind, lambda said: begun_by(settled(applicant=applicant(), assistance=make(said)))),
    )


REASONS: Final[Mapping[str, Callable[[str], Dossier]]] = {
    "refuse": lambda said: filed(applicant=applicant()).refuse(at=FRIDAY, reason=said),
    "request_supplement": lambda said: in_progress(applicant=applicant()).request_supplement(
        ["proof_of_home"], at=THURSDAY, reason=said
    ),
    "withdraw": lambda said: in_progress().withdraw(at=THURSDAY, reason=said),
    "suspend": lambda said: in_progress().suspend(at=THURSDAY, reason=said),
    "extend": lambda said: in_progress().extend("2 ngày làm việc", at=THURSDAY, reason=said),
    "reappoint": lambda said: in_progress().reappoint(dt.date(2026, 9, 15), at=THURSDAY, reason=said),
    "finish": lambda said: in_progress().finish("refused", at=THURSDAY, reason=said),
    "correct_result": lambda said: settled().hand_over(at=THURSDAY).correct_result(at=THURSDAY, reason=said),
    "amend_record": lambda said: in_progress().amend_record(in_progress().history[-1].id, at=THURSDAY, reason=said),
}
"""Every verb that states a reason, in which an officer may have named somebody."""


SENT: Final = ("refuse", "request_supplement", "suspend")
"""The verbs whose reason the record has a field for."""


def _of_reasons(verb: str, make: Callable[[str], Dossier]) -> Iterator[tuple[str, Place]]:
    yield f"dossier, reason to {verb}", Place("text", lambda said: held(make(said)))
    if verb in SENT:
        yield f"portal, reason to {verb}", Place("text", lambda said: sent(make(said)))


def _paying(reference: str) -> Dossier:
    asked = in_progress().request_payment(VND(20_000), at=THURSDAY)
    return asked.confirm_payment(at=THURSDAY, reference=reference)


RECORD: Final = {
    "applicant": "name",
    "applicant_paper": "number",
    "applicant_account": "account",
    "email": "email",
    "phone": "phone",
    "fax": "phone",
    "other_information": "text",
    "summary": "name",
    "note": "text",
    "returned_note": "text",
}


def bare(**told: Any) -> DossierRecord:
    """A record that says only this."""
    return DossierRecord(code=CODE, procedure="1.004222", **told)


def _of_a_record(field: str, kind: str) -> Place:
    return Place(kind, lambda said: bare(**{field: said}))


RECORDS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    "record, others": ("name", lambda said: bare(others=(("Ten", said),))),
    "identity, number": (
        "number",
        lambda said: (Identity(number=said), bare(identities=(Identity(number=said),))),
    ),
    "attachment, name": ("name", lambda said: Attachment(name=said)),
    "paper, file_name": ("name", lambda said: PaperRecord(file_name=said)),
    "paper, url": ("name", lambda said: PaperRecord(url=said)),
    "round, asked_by": ("name", lambda said: Round(asked_by=said)),
    "round, asked_for": ("text", lambda said: Round(asked_for=said)),
    "round, received_by": ("name", lambda said: Round(received_by=said)),
    "round, received_note": ("text", lambda said: Round(received_note=said)),
    "result, name": ("name", lambda said: ResultRecord(name=said)),
    "result, url": ("name", lambda said: ResultRecord(url=said)),
    "progress, officer": ("name", lambda said: ProgressEvent(officer=said)),
    "progress, content": ("text", lambda said: ProgressEvent(content=said)),
}
"""What the national record holds of people."""


def _scanned(purpose: str) -> tuple[object, ...]:
    asked = VietQR("970403", "0011012345678", VND(180_000), purpose=purpose[4:24])
    return frozenset({asked}), qr.of_payment(asked)  # its own text is the code that a banking app reads: asked for


OTHERS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    "assistance, signed_by": ("name", lambda said: Assistance("Người Giúp", signed_by=said)),
    "dossier, who took the result": ("name", lambda said: held(settled().hand_over(at=THURSDAY, to=said))),
    "dossier, words of a payment": ("name", lambda said: held(_paying(said))),
    "dossier, a table of words": ("text", lambda said: Body({"facts": Body({"home": said}), "reasons": (said,)})),
    "slip, delegate": ("name", lambda said: receipt(settled(applicant=applicant()), delegate=said)),
    "slip, contact": ("phone", lambda said: supplement_request(REASONS["request_supplement"]("x"), contact=said)),
    "slip, reason": (
        "text",
        lambda said: (refusal(REASONS["refuse"](said)), supplement_request(REASONS["request_supplement"](said))),
    ),
    "register, who collected": (
        "name",
        lambda said: register([settled(applicant=applicant())], collected={"D-1": said}),
    ),
    "receipt, payer's account": ("account", lambda said: paid(payer_account=said)),
    "receipt, why it is corrected": ("name", corrected),
    "payment by QR, purpose": ("name", _scanned),
    "intake, a fact": ("text", intake),
    "package, a fact": ("text", lambda said: package(applicant(), {"story": said}, of=TOLD_PACKAGE)),
    "dossier, a fact": ("text", lambda said: held(filed(of=TOLD, facts={"story": said}))),
    "table of a spreadsheet": ("name", lambda said: [*flat_rows([b"Ten", said.encode()], "rows")]),
}
"""What is left."""


def _places() -> Iterator[tuple[str, Place]]:
    yield from (place for field, kind in OF_A_PERSON.items() for place in _of_a_person(field, kind))
    yield from (place for name, (kind, make) in HELP.items() for place in _of_help(name, kind, make))
    yield from (place for verb, make in REASONS.items() for place in _of_reasons(verb, make))
    yield from ((f"record, {field}", _of_a_record(field, kind)) for field, kind in RECORD.items())
    yield from ((name, Place(kind, carry)) for name, (kind, carry) in {**RECORDS, **OTHERS}.items())


PLACES: Final[Mapping[str, Place]] = dict(_places())
"""The places by name."""


def _several(carried: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", carried) if type(carried) is tuple else (carried,)


@cache
def carriers(place: str) -> tuple[object, ...]:
    """What of ours holds the value that is planted there."""
    return _several(PLACES[place].carry(planted(place, PLACES[place].kind)))


@cache
def others(place: str) -> tuple[object, ...]:
    """The like of it, holding another value."""
    return _several(PLACES[place].carry(planted(f"{place}, somebody else", PLACES[place].kind)))
