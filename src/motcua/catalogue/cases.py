"""The cases a linter tries a version in, and what it says of what it found there."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from motcua.annotated import as_annotated
from motcua.conditions import Channel, Condition, Fact, FactValue, combinations
from motcua.dated import InForce
from motcua.fees import FeeSchedule
from motcua.procedure import Procedure

__all__ = ["Charged", "Found", "Scope", "cases", "possible"]


EVERY_DAY: Final = InForce(dt.date.min)
"""Every day there is."""


@attrs.frozen(field_transformer=as_annotated)
class Charged:
    """A fee schedule by itself, as a linter tries it: on every day, however it is filed."""

    fees: FeeSchedule
    in_force: InForce = EVERY_DAY
    channels: tuple[Channel, ...] = tuple(Channel)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What its fees ask for."""
        return self.fees.facts


Scope: TypeAlias = Procedure | Charged
"""What cases are tried in."""
Found = tuple[str, str, Mapping[str, object]]
"""The place in the version, the code of the finding, what its sentence says."""


def cases(version: Scope, *conditions: Condition) -> Iterator[Mapping[str, FactValue]]:
    """Every case these conditions can tell apart, in the channels that are offered; raises ``LimitExceeded``."""
    for facts in combinations(conditions, version.facts):
        if "channel" not in facts or facts["channel"] in version.channels:
            yield facts


def possible(version: Scope, condition: Condition) -> bool:
    """Whether the condition may hold in some case."""
    return any(condition.decide(facts) is not False for facts in cases(version, condition))
