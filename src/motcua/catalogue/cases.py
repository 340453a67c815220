"""The cases a linter tries a version in, and what it says of what it found there."""

from collections.abc import Iterator, Mapping

from motcua.conditions import Condition, FactValue, combinations
from motcua.procedure import Procedure

__all__ = ["Found", "cases", "possible"]

Found = tuple[str, str, Mapping[str, object]]
"""The place in the version, the code of the finding, what its sentence says."""


def cases(version: Procedure, *conditions: Condition) -> Iterator[Mapping[str, FactValue]]:
    """Every case these conditions can tell apart, in the channels that are offered; raises ``LimitExceeded``."""
    for facts in combinations(conditions, version.facts):
        if "channel" not in facts or facts["channel"] in version.channels:
            yield facts


def possible(version: Procedure, condition: Condition) -> bool:
    """Whether the condition may hold in some case."""
    return any(condition.decide(facts) is not False for facts in cases(version, condition))
