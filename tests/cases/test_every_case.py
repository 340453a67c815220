"""Every procedure answers in every case its facts can tell apart: with an answer, or by naming what is not known."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import product
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.conditions import Fact, FactType, FactValue
from motcua.errors import NoFeeLevel, NoPromise, UndecidedFacts
from motcua.papers import AllOf
from motcua.procedure import Procedure

CALENDAR = national_calendar()
LATEST = dt.date(2027, 12, 31)
VERSIONS = [
    pytest.param(version, id=f"{version.code} {version.in_force.first}")
    for newest in reference_catalogue()
    for version in reference_catalogue().versions(newest.code)
]


def cases(version: Procedure, names: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Every choice of the facts of those names, left open as well."""
    asked = [fact for fact in version.facts if fact.name in set(names)]
    for values in product(*([None, *choices(fact)] for fact in asked)):
        yield {fact.name: value for fact, value in zip(asked, values, strict=True) if value is not None}


def choices(fact: Fact) -> tuple[FactValue, ...]:
    if fact.type is FactType.BOOLEAN:
        return True, False
    return fact.choices or (3,)


def days(version: Procedure) -> tuple[dt.date, dt.date]:
    """The first day of the version and its last."""
    return version.in_force.first, min(version.in_force.last or LATEST, LATEST)


@pytest.mark.parametrize("version", VERSIONS)
class TestEveryCase:
    def test_it_is_due_or_says_why_not(self, version: Procedure) -> None:
        names = frozenset[str]().union(*(rule.applies.names for rule in version.limits))
        for facts in cases(version, names):
            for day in days(version):
                with suppress(UndecidedFacts, NoPromise):
                    assert version.due(office_time(f"{day} 15:20"), CALENDAR, **facts).date >= day

    def test_it_has_its_price_or_says_who_knows_it(self, version: Procedure) -> None:
        for facts in cases(version, (fact.name for fact in version.fees.facts)):
            for day in days(version):
                with suppress(UndecidedFacts, NoFeeLevel):
                    assert version.quote(on=day, **facts).total is not None

    def test_it_asks_for_its_papers(self, version: Procedure) -> None:
        items = version.papers.items if isinstance(version.papers, AllOf) else (version.papers,)
        for names in {item.names for item in items}:
            for facts in cases(version, names):
                asked = [paper.code for paper in version.requirements(**facts)]
                assert set(version.check([], **facts).missing) <= set(asked)
                assert len(set(asked)) == len(asked)

    @pytest.mark.parametrize("locale", ["vi", "en"])
    def test_it_is_posted_in_both_languages(self, version: Procedure, locale: str) -> None:
        assert version.describe(locale).splitlines()[0].startswith(str(version.code))
