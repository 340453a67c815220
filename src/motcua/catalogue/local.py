"""What a province sets over the national version of a procedure, for the days it is so."""

import datetime as dt
from collections.abc import Iterable

import attrs

from motcua.annotated import as_annotated
from motcua.checks import kind
from motcua.codes import ProcedureCode
from motcua.dated import InForce
from motcua.fees import Fee, FeeSchedule
from motcua.procedure import LimitRule, Procedure

__all__ = ["LocalRule", "localised"]


def _code(given: str | ProcedureCode) -> ProcedureCode:
    return ProcedureCode.of(given)


@attrs.frozen(field_transformer=as_annotated)
class LocalRule:
    """What a province sets over the national version (*quy định của địa phương*), for the days it is so.

    A limit replaces the national one for the same case and may only be shorter; a fee gives a level that the national
    rules leave to the province. No paper can be added.

    >>> LocalRule("1.004222", InForce(dt.date(2026, 1, 1))).code
    ProcedureCode('1.004222')
    """

    code: ProcedureCode = attrs.field(converter=_code)
    in_force: InForce = attrs.field(validator=kind(InForce))
    limits: tuple[LimitRule, ...] = ()
    fees: tuple[Fee, ...] | FeeSchedule = ()
    """Fees of items the national rules leave to the province; or a local schedule, of which those of the procedure."""


def localised(version: Procedure, rules: Iterable[LocalRule], on: dt.date) -> Procedure:
    """The version with those rules of a place for it laid over that are in force on that day."""
    for rule in rules:
        if on in rule.in_force:
            version = version.localised(rule.limits, rule.fees)
    return version
