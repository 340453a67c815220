"""Small procedures for tests: one declaration, seven working days, nothing that needs the library's own rows."""

import datetime as dt
from typing import Any

from motcua.adapters.rulefiles.rules import channel
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.fees import FeeSchedule
from motcua.papers import AllOf, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.timelimit import TimeLimit, WorkingDays
from motcua.wording import Text

CITED = Citation("1/2026/NĐ-CP", "2")
SINCE = InForce(dt.date(2024, 1, 1))


def fact(name: str, kind: str = "boolean", **more: Any) -> Fact:
    return Fact(name, kind, Text(f"{name}?", f"{name}?"), **more)


def paper(code: str, **more: Any) -> Paper:
    return Paper(code, Text(code, code), citation=CITED, **more)


def rule(limit: TimeLimit, when: str = "True", **more: Any) -> LimitRule:
    return LimitRule(limit, Condition.parse(when), citation=CITED, **more)


def procedure(code: str = "1.000001", **more: Any) -> Procedure:
    given: dict[str, Any] = {
        "name": Text("Thủ tục mẫu", "Sample procedure"),
        "field": Text("Lĩnh vực mẫu", "Sample field"),
        "level": "commune",
        "in_force": SINCE,
        "announced_by": None,
        "legal_basis": (CITED,),
        "facts": (channel(),),
        "limits": (rule(WorkingDays(7)),),
        "papers": AllOf(paper("declaration")),
        "fees": FeeSchedule(code, Text("Phí", "Fees"), (), ()),
    }
    return Procedure(code=ProcedureCode.parse(code), **{**given, **more})
