"""Domestic adoption (2.001263) by the law of 2010, clause by clause."""

import datetime as dt

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.errors import NoFeeLevel, NoPromise, NotInForce
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, Procedure
from motcua.timelimit import CalendarDays, Months, WorkingDays, WorkingHours

CALENDAR = national_calendar()
DAYS = ["2011-01-01", "2026-01-14", "2026-01-15"]


def adoption(day: str = "2026-08-28") -> Procedure:
    return reference_catalogue().find("2.001263", on=dt.date.fromisoformat(day))


def asked(day: str = "2026-08-28", **facts: str | bool) -> list[str]:
    return [paper.code for paper in adoption(day).requirements(channel="counter", facts=facts)]


class TestThirtyDays:
    """Law 52/2010/QH12, art. 19.2: 30 days from the full and valid dossier."""

    @pytest.mark.parametrize("day", DAYS)
    def test_whoever_adopts(self, day: str) -> None:
        assert adoption(day).limit() == CalendarDays(30)

    def test_for_the_wish_to_adopt_there_is_none(self) -> None:
        """Art. 16: who has found no child registers the wish, and no term is set for that."""
        with pytest.raises(NoPromise):
            adoption().due(office_time("2026-08-14 09:00"), CALENDAR, child_found=False)

    def test_the_last_day_off_moves_on(self) -> None:
        assert adoption().due(office_time("2026-08-14 09:00"), CALENDAR).date == dt.date(2026, 9, 14)

    def test_before_the_law_there_is_nothing(self) -> None:
        with pytest.raises(NotInForce):
            adoption("2010-12-31")


class TestInside:
    """What has a term of its own inside the thirty days, or beside them."""

    @pytest.mark.parametrize("day", DAYS)
    def test_hearing_and_refusal_take_ten_days_each(self, day: str) -> None:
        """Art. 20 and 22.2."""
        steps = [rule for rule in adoption(day).limits if rule.kind is LimitKind.STEP and rule.channels][:2]
        assert [(rule.limit, str(rule.citation)) for rule in steps] == [
            (CalendarDays(10), "52/2010/QH12, art. 20"),
            (CalendarDays(10), "52/2010/QH12, art. 22.2"),
        ]

    @pytest.mark.parametrize("day", DAYS)
    def test_sixty_days_of_posting_are_a_minimum(self, day: str) -> None:
        """Art. 15.2.b: for a child of a family, neither abandoned nor in care."""
        (rule,) = (rule for rule in adoption(day).limits if rule.kind is LimitKind.POSTING)
        assert (rule.limit, rule.promises) == (CalendarDays(60), False)
        assert rule.when.names == {"child", "in_care", "relation"}

    @pytest.mark.parametrize(
        ("relation", "child", "in_care", "sought"),
        [
            ("none", "orphan", False, True),
            ("none", "with_parents", False, True),
            ("none", "abandoned", False, False),
            ("none", "orphan", True, False),
            ("stepparent", "with_parents", False, False),
            ("uncle_aunt", "orphan", False, False),
        ],
    )
    def test_nobody_is_sought_where_the_family_adopts(
        self, relation: str, child: str, *, in_care: bool, sought: bool
    ) -> None:
        """Art. 15.2.b: the child nobody of its own can raise; art. 5.1 puts stepparents and relatives first."""
        (rule,) = (rule for rule in adoption().limits if rule.kind is LimitKind.POSTING)
        facts = {"relation": relation, "child": child, "in_care": in_care}
        assert rule.when.evaluate(facts).value is sought

    @pytest.mark.parametrize(("day", "told"), [("2026-01-14", 0), ("2026-01-15", 4)])
    def test_what_only_the_page_of_2026_tells_is_not_verified(self, day: str, told: int) -> None:
        page = [rule for rule in adoption(day).limits if str(rule.citation) == "361/QĐ-BTP"]
        limits = [WorkingHours(8), WorkingDays(1), WorkingDays(10), Months(6)]
        assert [rule.limit for rule in page] == limits[:told]
        assert not any(rule.citation.verified for rule in page if rule.citation)

    def test_consent_may_be_withdrawn_by_those_who_gave_it(self) -> None:
        (rule,) = (rule for rule in adoption().limits if rule.binds is Binds.APPLICANT)
        assert (rule.kind, rule.limit) == (LimitKind.STEP, WorkingDays(10))


class TestPapersOfTheAdopter:
    """Art. 17, and art. 14.3 for stepparents, uncles and aunts."""

    @pytest.mark.parametrize(("relation", "proved"), [("none", True), ("stepparent", False), ("uncle_aunt", False)])
    def test_health_and_means(self, relation: str, *, proved: bool) -> None:
        assert ({"adopter_health", "home_confirmation"} <= {*asked(relation=relation)}) is proved

    def test_they_are_not_older_than_six_months(self) -> None:
        old = {paper.code for paper in adoption().papers if paper.max_age == Months(6)}
        assert old == {"adopter_health", "home_confirmation", "photographs"}

    @pytest.mark.parametrize(("day", "filed"), [("2026-01-14", True), ("2026-01-15", False)])
    def test_the_judicial_record_is_asked_for_by_the_agency_now(self, day: str, *, filed: bool) -> None:
        assert ("judicial_record" in asked(day)) is filed

    @pytest.mark.parametrize(("lookup", "filed"), [("found", False), ("not_tried", False), ("unavailable", True)])
    def test_a_single_adopter_is_looked_up(self, lookup: str, *, filed: bool) -> None:
        papers = asked(adopter="single", marital_lookup=lookup)
        assert ("single_status" in papers, "marriage_certificate" in papers) == (filed, False)


class TestPapersOfTheChild:
    """Art. 18.1: by the situation of the child."""

    @pytest.mark.parametrize(
        ("child", "papers"),
        [
            ("with_parents", set[str]()),
            ("abandoned", {"abandonment_record"}),
            ("orphan", {"parents_death", "death_ruling"}),
            ("parents_missing", {"missing_ruling"}),
            ("parents_incapable", {"incapacity_ruling"}),
        ],
    )
    def test_each_has_its_own(self, child: str, papers: set[str]) -> None:
        own = {"abandonment_record", "parents_death", "death_ruling", "missing_ruling", "incapacity_ruling"}
        assert own & {*asked(child=child, child_found=True)} == papers

    def test_two_photographs(self) -> None:
        (photographs,) = (paper for paper in adoption().papers if paper.code == "photographs")
        assert photographs.originals == 2

    def test_until_a_child_is_found_only_the_wish_is_registered(self) -> None:
        """Art. 16."""
        papers = asked(child_found=False)
        assert "need_application" in papers
        assert not {"application", "child_birth_certificate", "photographs"} & {*papers}


class TestCharge:
    """Decree 114/2016/NĐ-CP, art. 4: the exemptions. The 400,000 were read on the page only."""

    DAY = dt.date(2026, 7, 6)

    def test_one_amount(self) -> None:
        quote = adoption().quote(on=self.DAY, relation="none")
        assert quote.total == VND(400_000)

    @pytest.mark.parametrize(
        "facts",
        [
            {"relation": "stepparent"},
            {"relation": "uncle_aunt"},
            {"relation": "none", "adoption_exempt_as": "child_health"},
            {"relation": "none", "adoption_exempt_as": "merit"},
        ],
    )
    def test_four_ways_to_pay_nothing(self, facts: dict[str, str]) -> None:
        assert adoption().quote(on=self.DAY, facts=facts).total == VND(0)

    @pytest.mark.parametrize("day", ["2011-01-01", "2016-12-31"])
    def test_before_2017_no_level_is_known(self, day: str) -> None:
        with pytest.raises(NoFeeLevel):
            adoption(day).quote(on=dt.date.fromisoformat(day), relation="none")
