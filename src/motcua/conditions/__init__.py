"""Facts about a case, and conditions over them: what a rule asks, and whether it applies.

A condition is three-valued: as long as a fact that could decide it is unknown, the answer is that it is undecided, and
which facts would decide it.
"""

from motcua.conditions.facts import RESERVED, Channel, Fact, FactType, FactValue, questions, read_facts, undecided
from motcua.conditions.language import ALWAYS, Condition, Verdict, among, filed
from motcua.conditions.saying import worded
from motcua.conditions.trying import combinations

__all__ = [
    "ALWAYS",
    "RESERVED",
    "Channel",
    "Condition",
    "Fact",
    "FactType",
    "FactValue",
    "Verdict",
    "among",
    "combinations",
    "filed",
    "questions",
    "read_facts",
    "undecided",
    "worded",
]
