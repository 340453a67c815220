"""The indicators of QĐ 766/QĐ-TTg: what each is taken of, what counts for it, and what nobody knows is left out."""

import datetime as dt
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.dossiers import accepted, at, in_progress

from motcua.errors import BadValue, NotInForce, UnknownCode
from motcua.reports import DossierRow, Period, indicators, row_of
from motcua.reports.measuring import Indicator
from motcua.wording import Text

SEPTEMBER = Period.month(2026, 9)


def row(number: int, **more: Any) -> DossierRow:
    told = {"channel": "counter", "received_on": dt.date(2026, 9, 1), "due_on": dt.date(2026, 9, 8), **more}
    return DossierRow(f"D-{number}", "Hộ tịch", **told)


def rows(*told: dict[str, Any]) -> list[DossierRow]:
    return [row(number, **one) for number, one in enumerate(told)]


def ended(text: str, **more: Any) -> dict[str, Any]:
    return {"ended_on": dt.date.fromisoformat(text), "outcome": "granted", **more}


def numbers(found: Indicator) -> tuple[object, object, object]:
    return found.numerator, found.denominator, len(found.excluded)


class TestOnTime:
    """2.1: settled on time and running within their time, out of all received or in process."""

    def test_counts_the_settled_and_the_running(self) -> None:
        given = rows(ended("2026-09-08"), ended("2026-09-09"), {"due_on": dt.date(2026, 9, 20)}, {})
        found = indicators(given, SEPTEMBER)["on_time"]
        assert numbers(found) == (2, 4, 0)
        assert found.met == (given[0], given[2])

    def test_one_without_a_date_is_left_out(self) -> None:
        assert numbers(indicators(rows({"due_on": None}), SEPTEMBER)["on_time"]) == (0, 0, 1)

    def test_a_second_request_for_a_supplement_counts_as_late(self) -> None:
        given = rows(ended("2026-09-08", requests=1), ended("2026-09-08", requests=2))
        assert numbers(indicators(given, SEPTEMBER)["on_time"]) == (1, 2, 0)

    def test_one_settled_before_the_period_is_no_part_of_it(self) -> None:
        assert len(indicators(rows(ended("2026-09-08")), Period.month(2026, 10))["on_time"].counted) == 0


class TestShares:
    @pytest.mark.parametrize(
        ("code", "told", "expected"),
        [
            ("online", [{"channel": "online_full"}, {"channel": "online_part"}, {"channel": "post"}], (2, 3, 0)),
            (
                "paid_online",
                [
                    {"charged": True, "paid_online": True},
                    {"charged": True, "paid_online": False},
                    {"charged": True},
                    {"charged": False, "paid_online": False},
                    {"paid_online": True},
                ],
                (1, 2, 2),
            ),
            ("synchronised", [{"synchronised": True}, {"synchronised": False}, {}], (1, 2, 1)),
            ("reused", [{"reused": True}, {"reused": False}, {}], (1, 2, 1)),
            (
                "electronic_result",
                [ended("2026-09-03", electronic_result=True), ended("2026-09-03"), {"electronic_result": True}],
                (1, 1, 1),
            ),
            (
                "digitised",
                [
                    ended("2026-09-03", electronic_papers=True, electronic_result=True),
                    ended("2026-09-03", electronic_papers=True, electronic_result=False),
                    ended("2026-09-03", electronic_papers=False),
                    ended("2026-09-03", electronic_papers=True),
                ],
                (1, 3, 1),
            ),
        ],
        ids=["online", "paid online", "synchronised", "reused", "electronic result", "digitised"],
    )
    def test_leave_out_what_nobody_knows(
        self, code: str, told: list[dict[str, Any]], expected: tuple[int, int, int]
    ) -> None:
        assert numbers(indicators(rows(*told), SEPTEMBER)[code]) == expected

    @pytest.mark.parametrize("code", ["online", "paid_online", "synchronised", "reused"])
    def test_of_what_was_received_take_only_the_period(self, code: str) -> None:
        before = rows({"received_on": dt.date(2026, 8, 3), "charged": True, "paid_online": True})
        assert indicators(before, SEPTEMBER)[code].counted == ()


class TestMeanTime:
    """2.2: the mean over the dossiers of a procedure, in its own unit."""

    def test_is_told_for_each_procedure(self) -> None:
        given = rows(
            ended("2026-09-03", procedure="1.004222", time=2, unit="working-days"),
            ended("2026-09-08", procedure="1.004222", time=5, unit="working-days"),
            ended("2026-09-08", procedure="1.001193", time=Fraction(1, 2), unit="working-hours"),
        )
        report = indicators(given, SEPTEMBER)
        assert report["mean_time 1.004222"].value == Fraction(7, 2)
        assert report["mean_time 1.004222"].say("vi") == "3,5 ngày làm việc"
        assert report["mean_time 1.001193"].say("en") == "0.5 working hours"

    def test_units_are_never_added_together(self) -> None:
        given = rows(
            ended("2026-09-03", procedure="1.004222", time=2, unit="working-days"),
            ended("2026-09-08", procedure="1.004222", time=5, unit="days"),
            ended("2026-09-08", procedure="1.004222"),
        )
        report = indicators(given, SEPTEMBER)
        assert numbers(report["mean_time 1.004222 days"]) == (5, 1, 1)
        assert numbers(report["mean_time 1.004222 working-days"]) == (2, 1, 0)

    def test_a_withdrawal_has_no_time(self) -> None:
        given = rows({**ended("2026-09-03", time=2, unit="days"), "outcome": None})
        assert not [one for one in indicators(given, SEPTEMBER) if one.code.startswith("mean_time")]

    def test_one_of_which_nobody_knows_the_procedure_or_the_time_is_listed(self) -> None:
        assert numbers(indicators(rows(ended("2026-09-03")), SEPTEMBER)["mean_time –"]) == (0, 0, 1)


class TestSatisfaction:
    """5.4: 100 % less the share that is late, less the share with a complaint."""

    def test_takes_both_away(self) -> None:
        good, late = ended("2026-09-03", complained=False), ended("2026-09-09", complained=False)
        given = rows(good, good, good, late, ended("2026-09-03", complained=True))
        found = indicators(given, SEPTEMBER)["satisfaction"]
        assert numbers(found) == (3, 5, 0)
        assert found.full is False

    def test_one_that_is_both_counts_twice_and_never_below_nothing(self) -> None:
        both = ended("2026-09-09", complained=True)
        assert numbers(indicators(rows(both, ended("2026-09-03", complained=False)), SEPTEMBER)["satisfaction"])[0] == 0
        assert indicators(rows(both), SEPTEMBER)["satisfaction"].value == 0

    def test_without_word_of_complaints_it_is_not_known(self) -> None:
        found = indicators(rows(ended("2026-09-03")), SEPTEMBER)["satisfaction"]
        assert (found.value, found.full, found.say("vi")) == (None, None, "chưa rõ")


class TestIndicator:
    def test_says_its_formula_its_number_and_that_nobody_read_the_decision(self) -> None:
        found = indicators(rows({"channel": "online_full"}), SEPTEMBER)["online"]
        assert (found.number, found.formula.en) == ("3.3", "received online / received in the period")
        assert str(found.citation) == "766/QĐ-TTg"
        assert not found.citation.verified

    @pytest.mark.parametrize(("online", "full"), [(1, True), (0, False)])
    def test_has_full_marks_from_its_share_on(self, online: int, full: bool) -> None:
        told = [{"channel": "online_full"}] * online + [{"channel": "post"}]
        assert indicators(rows(*told), SEPTEMBER)["online"].full is full

    def test_without_a_known_share_nobody_can_say_so(self) -> None:
        assert indicators(rows(ended("2026-09-03")), SEPTEMBER)["on_time"].full is None

    def test_is_rounded_half_up_to_one_decimal(self) -> None:
        told = [{"channel": "online_full"}] + [{"channel": "post"}] * 15
        assert indicators(rows(*told), SEPTEMBER)["online"].say("en") == "6.3 %"
        assert indicators(rows(*told), SEPTEMBER)["online"].say("vi") == "6,3 %"


class TestReport:
    report = indicators(
        rows(ended("2026-09-03", procedure="1.004222", time=Fraction(5, 2), unit="days"), {}), SEPTEMBER
    )

    def test_keeps_the_order_of_the_decision(self) -> None:
        assert [one.number for one in self.report] == ["1.4", "2.1", "2.2", "3.3", "3.6", "4.1", "4.2", "4.3", "5.4"]
        assert len(self.report) == 9

    def test_says_of_each_that_nobody_read_the_decision(self) -> None:
        assert {(str(one.citation), one.citation.verified) for one in self.report} == {("766/QĐ-TTg", False)}
        assert not self.report.form().citation.verified

    def test_is_a_sheet(self) -> None:
        form = self.report.form()
        lines = {str(line[0]): line for line in form.rows}
        assert lines["2.1"][3:5] == (1, 2)
        assert lines["2.2"][3:] == (Text("2,50", "2.50"), 1, lines["2.2"][5], 0)
        assert str(form["period"]) == "tháng 9 năm 2026 (15/08/2026 – 14/09/2026)"

    def test_is_flat_rows_for_a_data_frame(self) -> None:
        records = self.report.records("en")
        assert records[1] == {
            "number": "2.1",
            "code": "on_time",
            "name": "Settled on time",
            "numerator": 1.0,
            "denominator": 2,
            "excluded": 0,
            "value": 0.5,
            "unit": "percent",
        }
        assert records[0]["value"] is None

    def test_an_indicator_nobody_knows_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(UnknownCode, match="no indicator 'speed' is known"):
            _ = self.report["speed"]

    def test_there_is_none_of_a_period_before_the_decision(self) -> None:
        with pytest.raises(NotInForce, match="766/QĐ-TTg"):
            indicators([], Period.month(2022, 6))

    def test_a_period_is_a_period(self) -> None:
        with pytest.raises(BadValue, match="reporting period"):
            indicators([], None)  # type: ignore[arg-type]  # the mistake under test


class TestOfDossiers:
    def test_are_taken_as_they_stood(self) -> None:
        done = in_progress(channel="online").finish("granted", at=at("2026-09-10 09:00"), results=["KQ.1"])
        report = indicators([done, accepted()], SEPTEMBER, partly_online=["1.004222"])
        assert [numbers(report[code])[:2] for code in ("on_time", "online", "electronic_result")] == [
            (1, 2),
            (1, 2),
            (1, 1),
        ]

    def test_what_a_dossier_cannot_tell_is_added_to_its_row(self) -> None:
        read = row_of(in_progress().finish("granted", at=at("2026-09-10 09:00")), on=SEPTEMBER.last)
        assert read is not None
        known = attrs.evolve(read, complained=False)
        assert indicators([known], SEPTEMBER)["satisfaction"].value == 1
