"""What was in force when: overlaps are refused, gaps are named."""

import datetime as dt

import pytest

from motcua.dated import Dated, InForce
from motcua.errors import BadValue, NotADay, NotInForce, OverlappingVersions

OLD = InForce(dt.date(2018, 6, 21), dt.date(2025, 6, 30))
NEW = InForce(dt.date(2025, 7, 1))


class TestInForce:
    def test_both_ends_are_included(self) -> None:
        assert dt.date(2018, 6, 21) in OLD
        assert dt.date(2025, 6, 30) in OLD
        assert dt.date(2025, 7, 1) not in OLD

    def test_without_an_end_it_goes_on(self) -> None:
        assert dt.date(2099, 1, 1) in NEW
        assert dt.date(2025, 6, 30) not in NEW

    def test_an_end_before_the_beginning_is_refused(self) -> None:
        with pytest.raises(BadValue, match="days in force"):
            InForce(dt.date(2026, 1, 2), dt.date(2026, 1, 1))

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            assert dt.datetime(2026, 1, 1) in NEW

    def test_it_meets_what_shares_a_day(self) -> None:
        assert OLD.meets(InForce(dt.date(2025, 6, 30)))
        assert not OLD.meets(NEW)
        assert NEW.meets(InForce(dt.date(2030, 1, 1)))


class TestDated:
    def test_the_version_of_the_day_answers(self) -> None:
        decree = Dated.of("decree", [(NEW, "NĐ 118"), (OLD, "NĐ 61")])
        assert (decree.on(dt.date(2025, 6, 30)), decree.on(dt.date(2025, 7, 1))) == ("NĐ 61", "NĐ 118")
        assert (list(decree), len(decree)) == (["NĐ 61", "NĐ 118"], 2)

    def test_a_gap_names_the_days_that_are_covered(self) -> None:
        with pytest.raises(NotInForce, match=r"nothing in force on 2018-06-20; known: 2018-06-21 to 2025-06-30"):
            Dated.of("decree", [(OLD, "NĐ 61")]).on(dt.date(2018, 6, 20))

    def test_two_versions_of_one_day_are_refused(self) -> None:
        with pytest.raises(OverlappingVersions, match="end the earlier one first"):
            Dated.of("decree", [(OLD, "NĐ 61"), (InForce(dt.date(2025, 6, 30)), "NĐ 118")])
