"""The cases a linter tries a version in, and what it says of what it found there."""

from collections.abc import Iterable, Iterator, Mapping

from motcua.conditions import Channel, Condition, FactValue, combinations
from motcua.procedure import Procedure

__all__ = ["Found", "cases", "filed", "possible"]

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


def filed(when: Condition, channels: Iterable[Channel]) -> Condition:
    """The condition, in those channels only."""
    among = tuple(channels)
    if set(among) == set(Channel):
        return when
    return when & Condition.parse(f"channel in ({''.join(f'{channel.value!r}, ' for channel in among)})")
