"""A procedure as linked data: CPSV-AP, the European profile of public services, in JSON-LD (*dịch vụ công*)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from motcua.checks import expect
from motcua.explain import Step
from motcua.fees import Fee, Flat, Shape, Table
from motcua.fees.shapes import Number
from motcua.papers import AllOf, Paper
from motcua.procedure import Procedure
from motcua.timelimit import CalendarDays, Hours, Months, TimeLimit, Years
from motcua.wording import Text, said

__all__ = ["public_service", "unsaid"]

CONTEXT: Final = {
    "cv": "http://data.europa.eu/m8g/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies of CPSV-AP."""


def public_service(procedure: Procedure) -> dict[str, Any]:
    """The procedure as a ``cpsv:PublicService`` in JSON-LD; ``unsaid`` lists what the profile has no place for.

    A processing time is given only where its unit is a duration of XML Schema: days, months, years, hours. Working days
    are none, and stand as words. Raises ``BadValue`` for what is no procedure.

    >>> from motcua.reference import reference_catalogue
    >>> import datetime as dt
    >>> told = public_service(reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28)))
    >>> told["@type"], told["dct:identifier"], [one["@language"] for one in told["dct:title"]]
    ('cpsv:PublicService', '1.004222', ['vi', 'en'])
    """
    name = f"urn:motcua:procedure:{expect(procedure, Procedure, 'procedure').code}"
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": name,
        "@type": "cpsv:PublicService",
        "dct:identifier": str(procedure.code),
        "dct:title": _text(procedure.name),
        "dct:description": [one for condition in procedure.conditions for one in _text(condition)],
        "cv:thematicArea": _text(procedure.field) if procedure.field else [],
        "cv:hasCompetentAuthority": [
            {"@type": "cv:PublicOrganisation", "dct:title": _text(named)}
            for named in (procedure.authority.decides,)
            if named is not None
        ],
        "cv:hasLegalResource": [
            {"@type": "eli:LegalResource", "dct:identifier": str(cited)} for cited in procedure.legal_basis
        ],
        "cv:hasChannel": [
            {"@id": f"{name}:channel:{way.value}", "@type": "cv:Channel", "dct:identifier": way.value}
            for way in procedure.channels
        ],
        "cv:processingTime": [one for rule in procedure.limits if rule.promises for one in _time(rule.limit)],
        "cpsv:hasInput": [_input(name, paper) for paper in procedure.papers],
        "cpsv:produces": [
            {"@type": "cpsv:Output", "dct:identifier": one.code or "", "dct:title": _text(one.name)}
            for one in procedure.results
        ],
        "cv:hasCost": [one for fee in procedure.fees.fees for one in _cost(name, fee)],
    }
    return {key: value for key, value in told.items() if value not in ([], "")}


def _text(text: Text) -> list[dict[str, str]]:
    """The words in both languages; those nobody has put into English, as Vietnamese alone."""
    told = [{"@value": text.vi, "@language": "vi"}]
    return told if text.en in {text.vi, ""} else [*told, {"@value": text.en, "@language": "en"}]


_DURATIONS: Final[Mapping[type[TimeLimit], tuple[str, str]]] = {
    Hours: ("PT", "H"),
    CalendarDays: ("P", "D"),
    Months: ("P", "M"),
    Years: ("P", "Y"),
}
"""What stands before and behind the amount, after ISO 8601."""


def _time(limit: TimeLimit) -> Iterator[dict[str, str]]:
    if isinstance(limit, Hours | CalendarDays | Months | Years):
        before, behind = _DURATIONS[type(limit)]
        yield {"@value": f"{before}{limit.amount}{behind}", "@type": "xsd:duration"}
    else:
        yield from _text(said(limit))


def _input(name: str, paper: Paper) -> dict[str, Any]:
    return {"@id": f"{name}:paper:{paper.code}", "@type": "cv:Evidence", "dct:title": _text(paper.name)}


def _cost(name: str, fee: Fee) -> Iterator[dict[str, Any]]:
    """The newest level of a fee, where it is one amount."""
    shape, called = fee.levels[-1].shape, fee.called
    told: dict[str, Any] = {
        "@id": f"{name}:cost:{fee.item}",
        "@type": "cv:Cost",
        "dct:description": _text(called if fee.name.vi != fee.name.en else Text(called.vi, called.vi)),
    }
    amounts = {*map(_amount, _nodes(shape))}
    if len(amounts) == 1 and None not in amounts:
        told |= {"cv:value": {"@value": str(*amounts), "@type": "xsd:decimal"}, "cv:currency": "VND"}
    yield told


def _amount(shape: Shape) -> Fraction | None:
    """The one amount it is."""
    match shape:
        case Flat(amount=amount) | Number(value=amount):
            return amount
        case _:
            return None


def _nodes(shape: Shape) -> tuple[Shape, ...]:
    """What a fee comes to: itself, or every row of a table, which may have no row for a channel nobody told of."""
    return tuple(row.node for row in shape.rows) if isinstance(shape, Table) else (shape,)


# ── What the profile has no place for ────────────────────────────────────────────────────────


def unsaid(procedure: Procedure) -> tuple[Step, ...]:
    """What a procedure says and CPSV-AP cannot carry (*nội dung không thể hiện được*), one line each."""
    papers = [*expect(procedure, Procedure, "procedure").papers]
    rules = [rule for rule in procedure.limits if rule.promises]
    held = {
        "counting": bool(rules),
        "cases": len(rules) > 1 or len(procedure.facts) > 1,
        "other-limits": len(rules) < len(procedure.limits),
        "counts": bool(papers),
        "alternatives": isinstance(procedure.papers, AllOf)
        and any(not isinstance(item, Paper) for item in procedure.papers.items),
        "waivers": any(paper.waived_if is not None for paper in papers),
        "by-channel": any(paper.by_channel for paper in papers),
        "amounts": any(not isinstance(level.shape, Flat) for fee in procedure.fees.fees for level in fee.levels),
        "reliefs": any(fee.adjustments for fee in procedure.fees.fees),
        "history": procedure.amended_by is not None or procedure.in_force.last is not None,
        "reception": procedure.authority.receives is not None,
        "verified": any(not cited.verified for cited in procedure.legal_basis),
    }
    return tuple(Step(f"cpsv.unsaid.{name}") for name, present in held.items() if present)
