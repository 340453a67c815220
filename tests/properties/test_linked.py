"""What holds of every plan, whenever it is made: of the packages of the library, and of packages nobody has written."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.procedures import rule
from tests.strategies import CALENDAR, limits, moments

from motcua.calendar import OFFICE_ZONE
from motcua.dated import InForce
from motcua.linked import LinkedPart, LinkedProcedure, Plan
from motcua.reference import reference_catalogue
from motcua.timelimit import TimeLimit, WorkingDays
from motcua.wording import Text

ALWAYS_IN_FORCE = InForce(dt.date(2000, 1, 1))
CASES: dict[str, list[dict[str, Any]]] = {
    "birth": [{"verification": False}, {"verification": True}],
    "birth-paper": [{}, {"completion": True}, {"remote": True, "completion": True}],
    "death": [
        {"beneficiary": beneficiary, "survivor_pension": pension, "verification": verification, "aged_80": aged}
        for beneficiary in ("social_insurance", "social_protection", "merit")
        for pension in (False, True)
        for verification in (False, True)
        for aged in (False, True)
    ],
    "household-business-tax": [{}],
    "three-levels": [{}],
}


def choices(link: LinkedProcedure, facts: Mapping[str, Any]) -> Iterator[list[str]]:
    """Every choice of parts that may be made; survivors of somebody under social protection have no share."""
    free = [part.code for part in link.parts if part.free]
    for number in range(len(free) + 1):
        for left_out in itertools.combinations(free, number):
            chosen = [part.code for part in link.parts if part.code not in left_out]
            together = all(other in chosen for part in link.parts if part.code in chosen for other in part.chosen_with)
            if together and ("survivors" not in chosen or facts.get("beneficiary") != "social_protection"):
                yield chosen


def thousand(code: str) -> list[dt.datetime]:
    """A thousand moments of the days of a package, through all its versions, on any minute."""
    versions = [version for one in reference_catalogue().packages if one.code == code for version in one.versions]
    first, last = versions[0].in_force.first, versions[-1].in_force.last or dt.date(2032, 1, 1)
    chance = random.Random(code)
    minutes = ((last - first).days + 1) * 24 * 60
    start = dt.datetime.combine(first, dt.time(0), OFFICE_ZONE)
    return [start + dt.timedelta(minutes=chance.randrange(minutes)) for _ in range(1000)]


def assert_sound(plan: Plan) -> None:
    """What no plan may break."""
    by_code = {part.code: part for part in plan.parts}
    for part in plan.parts:
        assert part.due.at <= plan.due.at
        assert part.slack >= 0
        assert part.starts <= part.due.at
        assert all(by_code[code].due.at <= part.starts for code in part.waits_for)
        assert part.shares[-1].due.at == part.due.at
        assert [day.date for day in part.ledger] == [
            part.starts.astimezone(OFFICE_ZONE).date() + dt.timedelta(days=number + 1)
            for number in range((part.due.date - part.starts.astimezone(OFFICE_ZONE).date()).days)
        ]
    path = [by_code[code] for code in plan.critical_path]
    assert all(later.starts == earlier.due.at for earlier, later in itertools.pairwise(path))
    assert path[-1].due.at == max(part.due.at for part in plan.parts)
    assert not plan.announced or plan.due == plan.total


class TestThePackagesOfTheLibrary:
    """Every package planned for a thousand random moments of its days, in every case and every choice in turn."""

    @pytest.mark.parametrize("code", CASES)
    def test_every_plan_is_sound(self, code: str) -> None:
        for number, moment in enumerate(thousand(code)):
            link = reference_catalogue().link(code, on=moment.date())
            ways = [(parts, facts) for facts in CASES[code] for parts in choices(link, facts)]
            parts, facts = ways[number % len(ways)]
            assert_sound(link.plan(moment, CALENDAR, parts=parts, **facts))

    def test_every_package_is_among_them(self) -> None:
        assert {entry.code for entry in reference_catalogue().packages} == set(CASES)


@st.composite
def packages(draw: st.DrawFn, some_limits: st.SearchStrategy[TimeLimit] = limits()) -> LinkedProcedure:  # noqa: B008
    """A package of up to five parts, each behind any of those before it."""
    parts: list[LinkedPart] = []
    for number in range(draw(st.integers(1, 5))):
        waits = draw(st.sets(st.sampled_from([part.code for part in parts]))) if parts else set[str]()
        one = LinkedPart(
            f"p{number}",
            Text(f"p{number}", f"p{number}"),
            "commune",
            waits_for=tuple(sorted(waits)),
            limits=(rule(draw(some_limits)),),
        )
        parts.append(one)
    totals = draw(st.just(()) | st.builds(lambda days: (rule(WorkingDays(days)),), st.integers(1, 60)))
    return LinkedProcedure("sample", Text("Mẫu", "Sample"), ALWAYS_IN_FORCE, parts, "commune", totals)


LONGEST = 9
"""Years that one part may take: three stages of three each."""


@st.composite
def filings(draw: st.DrawFn, *some_limits: st.SearchStrategy[TimeLimit]) -> tuple[LinkedProcedure, dt.datetime]:
    """A package, and a moment after which all its parts, one behind the other, find room in the calendar."""
    link = draw(packages(*some_limits))
    last = CALENDAR.last_day
    return link, draw(moments(last=last.replace(year=last.year - LONGEST * len(link.parts) - 1)))


in_working_days = st.builds(WorkingDays, st.integers(1, 20))


class TestAnyPackage:
    @given(filing=filings())
    def test_every_plan_is_sound(self, filing: tuple[LinkedProcedure, dt.datetime]) -> None:
        link, received = filing
        assert_sound(link.plan(received, CALENDAR))

    @given(filing=filings(), data=st.data())
    def test_more_work_side_by_side_is_never_later(
        self, filing: tuple[LinkedProcedure, dt.datetime], data: st.DataObject
    ) -> None:
        link, received = filing
        waiting = [part for part in link.parts if part.waits_for]
        if not waiting:
            return
        freed = data.draw(st.sampled_from(waiting))
        fewer = attrs.evolve(freed, waits_for=freed.waits_for[1:])
        parts = [fewer if part.code == freed.code else part for part in link.parts]
        before, after = (one.plan(received, CALENDAR) for one in (link, attrs.evolve(link, parts=parts)))
        assert after.due.at <= before.due.at
        assert all(after.part(part.code).due.at <= part.due.at for part in before.parts)

    @given(filing=filings(in_working_days), data=st.data())
    def test_a_part_may_take_its_slack_and_not_a_day_more(
        self, filing: tuple[LinkedProcedure, dt.datetime], data: st.DataObject
    ) -> None:
        link, received = filing
        plan = link.plan(received, CALENDAR)
        one = data.draw(st.sampled_from([part for part in plan.parts if not part.bound_by_total] or list(plan.parts)))
        if any(part.bound_by_total for part in plan.parts):
            return

        def longer(days: int) -> Plan:
            parts = [
                attrs.evolve(part, limits=(rule(WorkingDays(part.limits[0].limit.amount + days)),))  # type: ignore[attr-defined]  # drawn as working days
                if part.code == one.code
                else part
                for part in link.parts
            ]
            return attrs.evolve(link, parts=parts).plan(received, CALENDAR)

        kept, lost = longer(one.slack), longer(one.slack + 1)
        assert kept.due.at == plan.due.at
        assert not any(part.bound_by_total for part in kept.parts)
        assert lost.due.at > plan.due.at or any(part.bound_by_total for part in lost.parts)

    @given(filing=filings())
    def test_the_total_is_announced_or_that_of_the_last_part(self, filing: tuple[LinkedProcedure, dt.datetime]) -> None:
        link, received = filing
        plan = link.plan(received, CALENDAR)
        assert plan.announced is bool(link.totals)
        assert plan.announced or plan.due.at == max(part.due.at for part in plan.parts)
