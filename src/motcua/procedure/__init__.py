"""One dated version of one administrative procedure: how long, which papers, what it costs, what comes out.

What defines a procedure is told by NĐ 63/2010/NĐ-CP art. 8 (after NĐ 92/2017/NĐ-CP). A version answers
only for the days it is in force; ``motcua.catalogue`` chooses the version. Facts are plain keywords.
"""

from motcua.papers import regrouped
from motcua.procedure.limits import (
    COUNTED,
    Binds,
    LimitKind,
    LimitRule,
    additions,
    choose,
    of_steps,
    other_starts,
    shortens,
    summed,
)
from motcua.procedure.particulars import Authority, Case, Prerequisite, Result
from motcua.procedure.version import Procedure

__all__ = [
    "COUNTED",
    "Authority",
    "Binds",
    "Case",
    "LimitKind",
    "LimitRule",
    "Prerequisite",
    "Procedure",
    "Result",
    "additions",
    "choose",
    "of_steps",
    "other_starts",
    "regrouped",
    "shortens",
    "summed",
]
