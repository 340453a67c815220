"""Procedures, packages and readings as plain documents: all that a value says, in a shape a schema describes."""

from typing import Any, cast

import attrs

from motcua.adapters import records
from motcua.adapters.portal import Doubt, Reading, Understood
from motcua.citation import Citation
from motcua.conditions import Fact
from motcua.dated import InForce
from motcua.fees import Adjustment, Fee, FeeSchedule, Shape
from motcua.linked import Consent, LinkedPart, LinkedProcedure, Plan, PlannedConsent, PlannedPart, Share, TotalRule
from motcua.papers import AtLeast, Group, OneOf, Paper, Requirement
from motcua.procedure import LimitRule, Procedure
from motcua.wording import Text

__all__ = ["document"]

Document = dict[str, Any]


def document(value: object) -> Document:
    """The value as a document of texts, whole numbers, truths, lists and tables.

    A procedure and a package are told in full, a plan with its procedures by their codes, a reading without the page
    itself and what went into its draft; everything else as ``motcua.adapters.records.dump`` tells it. Raises
    ``BadValue`` for what is no value of the library.

    >>> from motcua.reference import reference_catalogue
    >>> import datetime as dt
    >>> told = document(reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28)))
    >>> told["code"], told["limits"][0]["said"]["en"]
    ('1.004222', '7 working days')
    """
    if isinstance(value, Procedure):
        return _procedure(value)
    if isinstance(value, LinkedProcedure):
        return _package(value)
    if isinstance(value, Plan):
        return _plan(value)
    if isinstance(value, Reading):
        return _reading(value)
    if isinstance(value, records.Intake):
        return {**records.dump(value), "procedure": str(value.procedure)}
    return records.dump(value)


# ── Procedure ────────────────────────────────────────────────────────────────────────────────


def _procedure(procedure: Procedure) -> Document:
    return {
        "schema": "motcua/procedure/1",
        "code": str(procedure.code),
        "name": _text(procedure.name),
        "field": procedure.field and _text(procedure.field),
        "level": procedure.level,
        "in_force": _days(procedure.in_force),
        "announced_by": _cited(procedure.announced_by),
        "amended_by": _cited(procedure.amended_by),
        "change": procedure.change and _text(procedure.change),
        "abolished_by": _cited(procedure.abolished_by),
        "replaced_by": [str(code) for code in procedure.replaced_by],
        "legal_basis": [_cited(one) for one in procedure.legal_basis],
        "channels": [one.value for one in procedure.channels],
        "facts": [_fact(fact) for fact in procedure.facts],
        "limits": [_limit(rule) for rule in procedure.limits],
        "papers": _requirement(procedure.papers),
        "fees": _schedule(procedure.fees),
        "results": [
            {
                "name": _text(one.name),
                "code": one.code,
                "refusal": one.refusal,
                "valid_for": one.valid_for and records.dump(one.valid_for),
                "citation": _cited(one.citation),
            }
            for one in procedure.results
        ],
        "conditions": _texts(procedure.conditions),
        "authority": {
            role: (named := getattr(procedure.authority, role)) and _text(named)
            for role in ("receives", "decides", "signs", "coordinates")
        },
        "applicants": _texts(procedure.applicants),
        "requires": [
            {"code": str(one.code), "name": _text(one.name), "when": str(one.when), "citation": _cited(one.citation)}
            for one in procedure.requires
        ],
        "steps": _texts(procedure.steps),
        "notes": _texts(procedure.notes),
    }


def _text(text: Text) -> Document:
    return {"vi": text.vi, "en": text.en}


def _texts(texts: tuple[Text, ...]) -> list[Document]:
    return [_text(text) for text in texts]


def _cited(citation: Citation | None) -> Document | None:
    return None if citation is None else records.dump(citation)


def _days(in_force: InForce) -> Document:
    return {"first": str(in_force.first), "last": in_force.last and str(in_force.last)}


def _fact(fact: Fact) -> Document:
    return {
        "name": fact.name,
        "type": fact.type.value,
        "question": _text(fact.question),
        "choices": [{"code": choice, "name": _text(fact.said(choice))} for choice in fact.choices],
        "default": _part(fact.default),
        "least": fact.least,
        "most": fact.most,
        "label": fact.label and _text(fact.label),
    }


def _limit(rule: LimitRule) -> Document:
    return {
        "limit": records.dump(rule.limit),
        "said": {"vi": rule.limit.say("vi"), "en": rule.limit.say("en")},
        "when": str(rule.when),
        "channels": [one.value for one in rule.channels],
        "adds": rule.adds,
        "binds": rule.binds.value,
        "kind": rule.kind.value,
        "name": rule.name and _text(rule.name),
        "since": rule.since and _text(rule.since),
        "step": rule.step,
        "citation": _cited(rule.citation),
    }


def _requirement(item: Requirement) -> Document:
    if isinstance(item, Group):
        kind = "at_least" if isinstance(item, AtLeast) else "one_of" if isinstance(item, OneOf) else "all_of"
        told: Document = {kind: [_requirement(one) for one in item.items], "when": str(item.when)}
        return {**told, "wanted": item.wanted} if kind == "at_least" else told
    return _paper(cast("Paper", item))


def _paper(paper: Paper) -> Document:
    return {
        "code": paper.code,
        "name": _text(paper.name),
        "form": paper.form,
        "forms": [
            {"code": form.code, "in_force": _days(form.in_force), "citation": _cited(form.citation)}
            for form in paper.forms
        ],
        "originals": paper.originals,
        "copies": paper.copies,
        "each": paper.each,
        "medium": paper.medium and paper.medium.value,
        "action": paper.action.value,
        "when": str(paper.when),
        "waived_if": None if paper.waived_if is None else str(paper.waived_if),
        "max_age": paper.max_age and records.dump(paper.max_age),
        "channels": [one.value for one in paper.channels],
        "by_channel": [
            {"channel": channel.value, "action": asked.action.value, "medium": asked.medium and asked.medium.value}
            for channel, asked in paper.by_channel
        ],
        "optional": paper.optional,
        "citation": _cited(paper.citation),
    }


def _schedule(schedule: FeeSchedule) -> Document:
    return {
        "code": schedule.code,
        "name": _text(schedule.name),
        "facts": [_fact(fact) for fact in schedule.facts],
        "fees": [_fee(fee) for fee in schedule.fees],
    }


def _fee(fee: Fee) -> Document:
    return {
        "item": fee.item,
        "name": _text(fee.name),
        "kind": fee.kind and fee.kind.value,
        "acts": list(fee.acts),
        "when": str(fee.when),
        "levels": [
            {
                "in_force": _days(level.in_force),
                "amount": _shape(level.shape),
                "citation": _cited(level.citation),
            }
            for level in fee.levels
        ],
        "adjustments": [_adjustment(one) for one in fee.adjustments],
        "decides_on": fee.decides_on.value,
        "due_stage": fee.due_stage.value,
        "refund": records.dump(fee.refund),
    }


def _adjustment(adjustment: Adjustment) -> Document:
    return {
        "effect": adjustment.effect.value,
        "when": str(adjustment.when),
        "by": _part(adjustment.by),
        "to": _part(adjustment.to),
        "off": _part(adjustment.off),
        "at_most": _part(adjustment.at_most),
        "name": adjustment.name and _text(adjustment.name),
        "in_force": adjustment.in_force and _days(adjustment.in_force),
        "stacks": adjustment.stacks,
        "citation": _cited(adjustment.citation),
    }


def _shape(shape: Shape) -> Document:
    """A shape by its name, with what it is made of."""
    return {"type": type(shape).__name__, **_fields(shape)}


def _fields(value: object) -> Document:
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
    return {field.name: _part(getattr(value, field.name)) for field in fields}


def _part(value: object) -> object:
    if isinstance(value, Shape):
        return _shape(value)
    if isinstance(value, tuple):
        return [_part(item) for item in cast("tuple[object, ...]", value)]
    if attrs.has(type(value)) and not isinstance(value, Text):
        return _fields(value)
    if isinstance(value, bool | int) or value is None:
        return value
    return _text(value) if isinstance(value, Text) else str(value)


# ── Package ──────────────────────────────────────────────────────────────────────────────────


def _package(package: LinkedProcedure) -> Document:
    return {
        "schema": "motcua/package/1",
        "code": package.code,
        "name": _text(package.name),
        "field": package.field and _text(package.field),
        "in_force": _days(package.in_force),
        "amended_by": _cited(package.amended_by),
        "change": package.change and _text(package.change),
        "opted_into": package.opted_into,
        "national_codes": [str(code) for code in package.national_codes],
        "legal_basis": [_cited(one) for one in package.legal_basis],
        "channels": [one.value for one in package.channels],
        "channels_cited": _cited(package.channels_cited),
        "lead": package.lead,
        "agencies": [{"code": code, "name": _text(name)} for code, name in package.agencies],
        "counted": package.counted.value,
        "facts": [_fact(fact) for fact in package.facts],
        "totals": [_total(TotalRule.of(rule)) for rule in package.totals],
        "papers": package.papers and _requirement(package.papers),
        "parts": [_linked_part(part) for part in package.parts],
    }


def _total(rule: TotalRule) -> Document:
    return {**_limit(rule), "needs": list(rule.needs), "covers": list(rule.covers)}


def _linked_part(part: LinkedPart) -> Document:
    """A part; the procedure by its code, and by the first day of its version where the catalogue has one."""
    return {
        "code": part.code,
        "name": _text(part.name),
        "agency": part.agency,
        "procedure": part.procedure_code and str(part.procedure_code),
        "version": part.procedure and str(part.procedure.in_force.first),
        "waits_for": list(part.waits_for),
        "chosen_with": list(part.chosen_with),
        "optional": part.optional,
        "on_request": part.on_request,
        "charged": part.charged,
        "limits": [_limit(rule) for rule in part.limits],
        "shares": [_share(share) for share in part.shares],
        "consent": part.consent and _consent(part.consent),
        "papers": part.papers and _requirement(part.papers),
        "gives": list(part.gives),
        "sets": [{"name": name, "value": _part(value)} for name, value in part.sets],
        "citation": _cited(part.citation),
    }


def _share(share: Share) -> Document:
    return {
        "agency": share.agency,
        "limit": records.dump(share.limit),
        "said": {"vi": share.limit.say("vi"), "en": share.limit.say("en")},
        "when": str(share.when),
        "name": share.name and _text(share.name),
        "citation": _cited(share.citation),
    }


def _consent(consent: Consent) -> Document:
    return {
        "name": _text(consent.name),
        "limit": consent.limit and records.dump(consent.limit),
        "when": str(consent.when),
        "citation": _cited(consent.citation),
        "limit_citation": _cited(consent.limit_citation),
    }


# ── Plan ─────────────────────────────────────────────────────────────────────────────────────


def _plan(plan: Plan) -> Document:
    return {
        "schema": "motcua/plan/1",
        "name": _text(plan.name),
        "received": plan.received.isoformat(),
        "critical_path": list(plan.critical_path),
        "papers": _requirement(plan.papers),
        "due": records.dump(plan.due),
        "basis": plan.basis.value,
        "total": plan.total and records.dump(plan.total),
        "quote": records.dump(plan.quote),
        "agencies": [{"code": code, "name": _text(name)} for code, name in plan.agencies],
        "parts": [_planned(part) for part in plan.parts],
    }


def _planned(part: PlannedPart) -> Document:
    return {
        "code": part.code,
        "name": _text(part.name),
        "procedure": part.procedure and str(part.procedure.code),
        "starts": part.starts.isoformat(),
        "due": records.dump(part.due),
        "slack": part.slack,
        "latest": part.latest and part.latest.isoformat(),
        "waits_for": list(part.waits_for),
        "bound_by_total": part.bound_by_total,
        "covered": part.covered,
        "consent": part.consent and _planned_consent(part.consent),
        "shares": [
            {
                "part": share.part,
                "agency": share.agency,
                "name": _text(share.name),
                "starts": share.starts.isoformat(),
                "due": share.due.at.isoformat(),
            }
            for share in part.shares
        ],
    }


def _planned_consent(planned: PlannedConsent) -> Document:
    return {
        "part": planned.part,
        **_consent(planned.consent),
        "asked": planned.asked.isoformat(),
        "by": planned.by and planned.by.isoformat(),
        "given": planned.given and planned.given.isoformat(),
    }


# ── Reading ──────────────────────────────────────────────────────────────────────────────────


def _reading(reading: Reading) -> Document:
    return {
        "schema": "motcua/reading/1",
        "procedure": None if reading.procedure is None else _procedure(reading.procedure),
        "rows": [
            {
                "channel": row.row.channel.value,
                "limit": row.limit and records.dump(row.limit),
                "amount": None if row.fee.amount is None else row.fee.amount.amount,
                "set_by": row.fee.set_by and _text(row.fee.set_by),
                "digest": row.digest,
            }
            for row in reading.rows
        ],
        "understood": [_understood(one) for one in reading.understood],
        "doubts": [_doubt(one) for one in reading.doubts],
    }


def _understood(one: Understood) -> Document:
    return {"part": one.part.value, "where": one.where, "quote": one.quote}


def _doubt(one: Doubt) -> Document:
    says = {"vi": one.kind.say("vi"), "en": one.kind.say("en")}
    return {"part": one.part.value, "kind": one.kind.value, "where": one.where, "quote": one.quote, "says": says}
