"""Every procedure of the library answers in every case, or says by name what it cannot answer.

All cases of a limit are tried; of papers and fees, whose facts multiply, some that are the same at every run.
"""

import contextlib
import datetime as dt
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.conditions import Fact, FactType, combinations
from motcua.errors import NoFeeLevel, NoPromise, UndecidedFacts
from motcua.money import VND
from motcua.procedure import Procedure

CALENDAR = national_calendar()
LATER = dt.date(2027, 6, 30)
"""A day of the versions that have no last one, inside the decided years."""
DRAWN = 50
STRIDE = 7_919
"""A prime: steps of it through all combinations meet every choice of every fact, none twice."""
VERSIONS = [
    pytest.param(version, id=f"{version.code} {version.in_force}")
    for code in sorted(str(newest.code) for newest in reference_catalogue())
    for version in reference_catalogue().versions(code)
]


def answers(fact: Fact) -> Sequence[object]:
    """What may be said of a fact; where that is no choice, that nothing is known of it."""
    numbers = (fact.least or 0, (fact.least or 0) + 1)
    by_type: dict[FactType, Sequence[object]] = {FactType.BOOLEAN: (True, False), FactType.INTEGER: numbers}
    return fact.choices or by_type.get(fact.type, (None,))


def drawn(version: Procedure, names: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Some of the combinations of what may be said of these facts, and that nothing is known."""
    asked = {fact.name: answers(fact) for fact in version.facts if fact.name in names}
    number = math.prod(map(len, asked.values()))
    for at in range(min(number, DRAWN)):
        case, left = dict[str, Any](), at * STRIDE % number
        for name, choices in asked.items():
            left, choice = divmod(left, len(choices))
            case[name] = choices[choice]
        yield case
    yield {}


def days(version: Procedure) -> set[dt.date]:
    return {version.in_force.first, version.in_force.last or LATER}


@pytest.mark.parametrize("version", VERSIONS)
class TestEveryCase:
    def test_due(self, version: Procedure) -> None:
        cases: list[dict[str, Any]] = [
            dict(facts) for facts in combinations((rule.applies for rule in version.limits), version.facts)
        ]
        for facts, day in itertools.product((*cases, {}), days(version)):
            with contextlib.suppress(UndecidedFacts, NoPromise):
                assert version.due(office_time(f"{day} 09:00"), CALENDAR, **facts).date >= day

    def test_quote(self, version: Procedure) -> None:
        names = frozenset(fact.name for fact in version.fees.facts)
        for facts, day in itertools.product(drawn(version, names), days(version)):
            with contextlib.suppress(UndecidedFacts, NoFeeLevel):
                assert version.quote(on=day, **facts).total >= VND(0)

    def test_papers(self, version: Procedure) -> None:
        for facts in drawn(version, version.papers.names):
            asked = {paper.code for paper in version.requirements(**facts)}
            assert {*version.check([], **facts).missing} <= asked

    @pytest.mark.parametrize("locale", ["vi", "en"])
    def test_notice(self, version: Procedure, locale: str) -> None:
        assert version.name.say(locale) in version.describe(locale)
