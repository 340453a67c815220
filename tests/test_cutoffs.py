"""The rules of 15:00 are rows of their own, each with its instrument and its effect."""

import datetime as dt

import pytest

from motcua.errors import BadValue, NoPromise, NotInForce, UnknownCode
from motcua.timelimit import CUTOFF_RULES, Hours, SameDay, WorkingDays, cutoff_rule

pytestmark = pytest.mark.answers("timelimit")

THREE = dt.time(15)


class TestTheFourRules:
    def test_they_are_told_apart_by_name(self) -> None:
        assert set(CUTOFF_RULES) == {"certify", "civil-status", "transfer", "package"}

    @pytest.mark.parametrize(
        ("name", "on", "cited"),
        [
            ("certify", dt.date(2026, 8, 28), "23/2015/NĐ-CP, art. 7"),
            ("civil-status", dt.date(2027, 2, 28), "60/2014/QH13, art. 5.3"),
            ("transfer", dt.date(2025, 6, 30), "61/2018/NĐ-CP, art. 18.2"),
            ("transfer", dt.date(2025, 7, 1), "118/2025/NĐ-CP, art. 18.2"),
            ("package", dt.date(2026, 8, 31), "63/2024/NĐ-CP, art. 7.2"),
            ("package", dt.date(2026, 9, 1), "301/2026/NĐ-CP, art. 7.2"),
        ],
    )
    def test_each_has_its_instrument(self, name: str, on: dt.date, cited: str) -> None:
        assert str(cutoff_rule(name, on=on).citation) == cited

    def test_the_rule_of_civil_status_ends_with_the_law_of_2014(self) -> None:
        with pytest.raises(NotInForce, match="2016-01-01 to 2027-02-28"):
            cutoff_rule("civil-status", on=dt.date(2027, 3, 1))

    def test_an_unknown_rule_names_the_known_ones(self) -> None:
        with pytest.raises(UnknownCode, match="certify, civil-status, transfer, package"):
            cutoff_rule("lunch", on=dt.date(2026, 8, 28))


class TestApplied:
    @pytest.mark.parametrize("name", ["certify", "civil-status"])
    def test_certification_and_civil_status_are_same_day_rules(self, name: str) -> None:
        assert cutoff_rule(name, on=dt.date(2026, 8, 28)).applied() == SameDay(cutoff=THREE)

    def test_the_package_rule_moves_the_receipt_of_a_limit(self) -> None:
        package = cutoff_rule("package", on=dt.date(2026, 9, 1))
        assert package.applied(WorkingDays(3)) == WorkingDays(3, cutoff=THREE)

    @pytest.mark.parametrize("limit", [None, Hours(24), SameDay()], ids=repr)
    def test_the_package_rule_needs_a_limit_in_days(self, limit: Hours | SameDay | None) -> None:
        with pytest.raises(BadValue, match="limit under a cut-off"):
            cutoff_rule("package", on=dt.date(2026, 9, 1)).applied(limit)

    def test_the_transfer_rule_moves_no_limit(self) -> None:
        with pytest.raises(NoPromise, match="hand-over of paper"):
            cutoff_rule("transfer", on=dt.date(2026, 9, 1)).applied(WorkingDays(3))
