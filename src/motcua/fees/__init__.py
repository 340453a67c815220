"""Fees: every shape Vietnamese fee law uses, what lowers them, and quotes that say line by line what they rest on.

Exact rationals inside, one rounding per line, half up to one đồng (no instrument prescribes another). What is unknown
is never zero: a fact nobody gave, a level left to a council, a value in no bracket are three different answers.
"""

from motcua.fees.adjustments import Adjustment, Effect, exempt, not_charged, reduce, subsidise
from motcua.fees.combining import Clamp, Convert, Delta, Each, Max, Min, Sum, Times
from motcua.fees.fee import DecidesOn, Fee, FeeLevel
from motcua.fees.quote import Amount, DueStage, Levy, Quote, QuoteLine, Refund, RefundCause
from motcua.fees.refunds import RefundLine, Refunds, refunds_of
from motcua.fees.schedule import FeeSchedule
from motcua.fees.shapes import Flat, Operand, SetBy, Shape
from motcua.fees.tables import Interpolate, Interval, Row, Table, Tier, Tiers

__all__ = [
    "Adjustment",
    "Amount",
    "Clamp",
    "Convert",
    "DecidesOn",
    "Delta",
    "DueStage",
    "Each",
    "Effect",
    "Fee",
    "FeeLevel",
    "FeeSchedule",
    "Flat",
    "Interpolate",
    "Interval",
    "Levy",
    "Max",
    "Min",
    "Operand",
    "Quote",
    "QuoteLine",
    "Refund",
    "RefundCause",
    "RefundLine",
    "Refunds",
    "Row",
    "SetBy",
    "Shape",
    "Sum",
    "Table",
    "Tier",
    "Tiers",
    "Times",
    "exempt",
    "not_charged",
    "reduce",
    "refunds_of",
    "subsidise",
]
