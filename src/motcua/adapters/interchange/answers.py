"""What each answer looks like: a due date, a quote, what is missing, a plan, a slip, and a page as it was read."""

from motcua.adapters.interchange.pieces import (
    COUNT,
    DAY,
    DIGEST,
    FILLED,
    MOMENT,
    PROCEDURE,
    STRING,
    TRUTH,
    Schema,
    listed,
    named,
    one_of,
    or_nothing,
    ref,
    table,
)
from motcua.adapters.interchange.shapes import AMOUNT, CITATION, CONSENT, REFUND, STEP, TEXT
from motcua.adapters.portal import DoubtKind, Part
from motcua.conditions import Channel
from motcua.fees import DueStage, Effect, Levy
from motcua.linked import Basis
from motcua.timelimit import LedgerReason

__all__ = ["completeness", "due", "plan", "quote", "reading", "slip"]


def due() -> Schema:
    """A due date, with its ledger."""
    return table(
        {
            "date": DAY,
            "at": MOMENT,
            "earliest": DAY,
            "latest": DAY,
            "firm": TRUTH,
            "depends_on": listed(table({"code": FILLED, "name": TEXT})),
            "calendar_version": FILLED,
            "limit": TEXT,
            "rule": or_nothing(CITATION),
            "additions": listed(STEP),
            "collect_from": or_nothing(MOMENT),
            "ledger": listed(
                table(
                    {
                        "date": DAY,
                        "counted": TRUTH,
                        "reason": one_of(one.value for one in LedgerReason),
                        "name": or_nothing(TEXT),
                        "citation": or_nothing(CITATION),
                    }
                )
            ),
            "warnings": listed(STEP),
        }
    )


def quote() -> Schema:
    """A quote, line by line."""
    line = table(
        {
            "item": FILLED,
            "name": TEXT,
            "kind": or_nothing(one_of(one.value for one in Levy)),
            "assessed": or_nothing(AMOUNT),
            "payable": or_nothing(AMOUNT),
            "citation": or_nothing(CITATION),
            "due_stage": one_of(one.value for one in DueStage),
            "refund": REFUND,
            "undecided": listed(FILLED),
            "set_by": or_nothing(TEXT),
            "adjustments": listed(
                table(
                    {
                        "effect": one_of(one.value for one in Effect),
                        "name": or_nothing(TEXT),
                        "citation": or_nothing(CITATION),
                    }
                )
            ),
        }
    )
    return table(
        {
            "on": DAY,
            "lines": listed(line),
            "totals": or_nothing(named(AMOUNT)),
            "assumed": listed(FILLED),
            "undecided": listed(FILLED),
        }
    )


def completeness() -> Schema:
    """What is missing, and why."""
    codes = listed(FILLED)
    lists = dict.fromkeys(("missing", "waived", "surplus", "expired", "undecided"), codes)
    why = table({"paper": or_nothing(FILLED), **STEP["properties"]})
    return table({"complete": or_nothing(TRUTH), **lists, "why": listed(why)})


def plan() -> Schema:
    """The plan of a package."""
    share = {"part": FILLED, "agency": FILLED, "name": TEXT, "starts": MOMENT, "due": MOMENT}
    consent = {"part": FILLED, **CONSENT, "asked": MOMENT, "by": or_nothing(MOMENT), "given": or_nothing(MOMENT)}
    part = {
        "code": FILLED,
        "name": TEXT,
        "procedure": or_nothing(PROCEDURE),
        "starts": MOMENT,
        "due": ref("due"),
        "slack": {"type": "integer"},
        "latest": or_nothing(DAY),
        "waits_for": listed(FILLED),
        "bound_by_total": TRUTH,
        "covered": TRUTH,
        "consent": or_nothing(table(consent)),
        "shares": listed(table(share)),
    }
    whole = {"due": ref("due"), "basis": one_of(Basis), "total": or_nothing(ref("due")), "quote": ref("quote")}
    told = {"name": TEXT, "received": MOMENT, "critical_path": listed(FILLED), "papers": ref("requirement")}
    told |= {"agencies": listed(table({"code": FILLED, "name": TEXT}))}
    return table({"schema": {"const": "motcua/plan/1"}, **told, **whole, "parts": listed(table(part))})


def reading() -> Schema:
    """A page of the portal, as it was read."""
    told = {"part": one_of(Part), "where": {"type": "string", "pattern": r"^\$"}, "quote": STRING}
    return table(
        {
            "schema": {"const": "motcua/reading/1"},
            "procedure": or_nothing(ref("procedure")),
            "rows": listed(
                table(
                    {
                        "channel": one_of(Channel),
                        "limit": or_nothing(ref("limit")),
                        "amount": or_nothing(COUNT),
                        "set_by": or_nothing(TEXT),
                        "digest": DIGEST,
                    }
                )
            ),
            "understood": listed(table(told)),
            "doubts": listed(table({**told, "kind": one_of(DoubtKind), "says": TEXT})),
        }
    )


def slip() -> Schema:
    """A slip, with everything on it; what says itself does so in both languages."""
    value: Schema = {"anyOf": [TEXT, {"type": ["string", "integer", "boolean", "null"]}, listed(STRING)]}
    return table(
        {
            "code": FILLED,
            "number": STRING,
            "set": FILLED,
            "title": TEXT,
            "page": FILLED,
            "citation": CITATION,
            "fields": listed(table({"code": FILLED, "label": TEXT, "value": value})),
            "columns": listed(table({"code": FILLED, "text": TEXT})),
            "rows": listed(listed(value)),
            "signatures": listed(TEXT),
            "notes": listed(STEP),
        }
    )
