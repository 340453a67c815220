"""Reports of periods that are over: dossiers taken over, records corrected, and one report after the other."""

import datetime as dt
import unicodedata
from itertools import pairwise
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, SEVEN_DAYS, at, filed, in_progress

from motcua.adapters import display
from motcua.dossier import Dossier
from motcua.errors import BadInput, BadValue, NotADay, UnknownCode
from motcua.reports import DossierRow, Period, SettlementReport, indicators, row_of, settlement
from motcua.wording import Text

JULY, AUGUST, SEPTEMBER, OCTOBER = (Period.month(2026, month) for month in (7, 8, 9, 10))
NAMED_TOTAL = Text("TỔNG CỘNG", "Total")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def adopted(**more: Any) -> Dossier:
    """Received on 20 July, taken over on 20 August."""
    told: dict[str, Any] = {
        "at": at("2026-08-20 08:00"),
        "state": "in-progress",
        "received": at("2026-07-20 08:00"),
        "promise": day("2026-08-28"),
        **more,
    }
    return Dossier.adopt(SEVEN_DAYS, office=COMMUNE, **told)


def corrected(dossier: Dossier, verb: str, moment: str, *, on: str) -> Dossier:
    """Its record of that step corrected to another moment, on that day."""
    event = [known for known in dossier.events if known.verb == verb][-1]
    return dossier.amend_record(attrs.evolve(event, at=at(moment)), at=at(on), reason="ghi nhầm ngày")


def months(*dossiers: Dossier) -> list[SettlementReport]:
    return [settlement(dossiers, period) for period in (JULY, AUGUST, SEPTEMBER, OCTOBER)]


def told(reports: list[SettlementReport], *columns: str) -> list[tuple[int, ...]]:
    return [tuple(getattr(report.total, column) for column in columns) for report in reports]


def adds_up(reports: list[SettlementReport]) -> bool:
    return not any(after.check(before) for before, after in pairwise(reports))


def row(number: int = 1, **more: Any) -> DossierRow:
    days: dict[str, Any] = {"channel": "counter", "received_on": day("2026-09-01"), "due_on": day("2026-09-08"), **more}
    return DossierRow(f"D-{number}", days.pop("field", "Hộ tịch"), **days)


class TestTakenOver:
    """Decision 0086: a take-over tells days of its own, and stands in the periods of those days."""

    def test_one_still_open_is_open_in_the_period_of_its_reception(self) -> None:
        reports = months(adopted())
        assert told(reports, "counter", "carried_over", "open") == [(0, 0, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1)]
        assert adds_up(reports)

    def test_one_that_ended_long_before_stands_where_it_was_settled(self) -> None:
        told_later = {"state": "returned", "outcome": "granted", "promise": day("2025-09-10")}
        days = {"received": at("2025-09-01 08:00"), "finished": at("2025-09-08 08:00"), "at": at("2026-09-01 08:00")}
        old = adopted(**told_later, **days)
        for period in (Period.year(2025), Period.month(2025, 9)):
            assert told([settlement([old], period)], "received", "early") == [(1, 1)]
        assert told([settlement([old], SEPTEMBER)], "received") == [(0,)]

    def test_what_it_tells_of_later_days_was_not_known_yet(self) -> None:
        done = adopted(state="returned", outcome="granted", finished=at("2026-08-18 08:00"))
        (july, august, september, october) = told(months(done), "open", "settled", "early")
        assert (july, august, september, october) == ((0, 0, 0), (1, 0, 0), (0, 1, 1), (0, 0, 0))
        read = row_of(done, on=day("2026-08-14"))
        assert read is not None
        assert (read.outcome, read.time, read.ended_on) == (None, None, None)

    def test_one_taken_over_as_suspended_ran_until_then(self) -> None:
        held = adopted(state="suspended")
        early, late = row_of(held, on=day("2026-08-14")), row_of(held, on=day("2026-08-25"))
        assert early is not None
        assert late is not None
        assert (early.stopped_on, late.stopped_on) == (None, day("2026-08-20"))

    def test_before_its_reception_there_is_none(self) -> None:
        assert row_of(adopted(), on=day("2026-07-19")) is None

    def test_one_that_was_only_filed_elsewhere_does_not_count(self) -> None:
        assert told(months(adopted(state="submitted", promise=None)), "received") == [(0,)] * 4

    def test_a_row_is_read_as_of_a_day(self) -> None:
        with pytest.raises(NotADay):
            row_of(adopted(), on="2026-08-20")  # type: ignore[arg-type]  # the mistake under test


class TestCorrected:
    """Decision 0086: what a correction changes is counted in the period in which it was written."""

    done = in_progress(at("2026-08-03 09:00")).finish("granted", at=at("2026-08-20 09:00"))

    @pytest.mark.parametrize("written", ["2026-08-25 09:00", "2026-09-20 09:00"], ids=["same period", "later period"])
    def test_an_end_that_was_earlier_is_settled_once(self, written: str) -> None:
        reports = months(corrected(self.done, "finish", "2026-08-12 09:00", on=written))
        assert told(reports, "carried_over", "settled", "open") == [(0, 0, 0), (0, 0, 1), (1, 1, 0), (0, 0, 0)]
        assert adds_up(reports)

    def test_is_judged_by_the_day_that_is_true(self) -> None:
        reports = months(corrected(self.done, "finish", "2026-08-12 09:00", on="2026-08-25 09:00"))
        assert told(reports, "on_time", "late")[2] == (1, 0)

    def test_an_end_that_was_later_is_not_settled_twice(self) -> None:
        early = in_progress(at("2026-08-03 09:00")).finish("granted", at=at("2026-08-12 09:00"))
        reports = months(corrected(early, "finish", "2026-08-20 09:00", on="2026-08-25 09:00"))
        assert told(reports, "received", "settled") == [(0, 0), (1, 1), (0, 0), (0, 0)]
        assert adds_up(reports)

    @pytest.mark.parametrize("written", ["2026-08-25 09:00", "2026-09-20 09:00"], ids=["same period", "later period"])
    def test_an_acceptance_that_was_earlier_is_received_once(self, written: str) -> None:
        accepted = filed(at("2026-08-14 09:00")).accept(at=at("2026-08-17 09:00"))
        reports = months(corrected(accepted, "accept", "2026-08-14 10:00", on=written))
        assert told(reports, "counter", "carried_over", "open") == [(0, 0, 0), (0, 0, 0), (1, 0, 1), (0, 1, 1)]
        assert adds_up(reports)

    def test_an_acceptance_that_was_later_is_carried_over(self) -> None:
        accepted = filed(at("2026-08-12 09:00")).accept(at=at("2026-08-13 09:00"))
        reports = months(corrected(accepted, "accept", "2026-08-17 09:00", on="2026-08-18 09:00"))
        assert told(reports, "counter", "carried_over", "open") == [(0, 0, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1)]
        assert adds_up(reports)

    def test_indicators_count_it_in_the_same_period(self) -> None:
        dossier = corrected(self.done, "finish", "2026-08-12 09:00", on="2026-08-25 09:00")
        assert len(indicators([dossier], SEPTEMBER)["on_time"].counted) == 1

    @pytest.mark.parametrize(
        ("arrived", "accepted", "truly", "asked"),
        [
            ("2026-08-12 09:00", "2026-08-13 09:00", "2026-08-17 09:00", [0, 1, 0, 0]),
            ("2026-08-14 09:00", "2026-08-17 09:00", "2026-08-14 10:00", [0, 0, 1, 0]),
        ],
        ids=["to a later period", "to an earlier period"],
    )
    def test_indicators_ask_once_how_it_came(self, arrived: str, accepted: str, truly: str, asked: list[int]) -> None:
        taken = filed(at(arrived)).accept(at=at(accepted))
        dossier = corrected(taken, "accept", truly, on="2026-08-18 09:00")
        told = [indicators([dossier], period) for period in (JULY, AUGUST, SEPTEMBER, OCTOBER)]
        for code in ("online", "reused"):
            assert [len(report[code].counted) + len(report[code].excluded) for report in told] == asked

    def test_before_the_first_day_of_all_nothing_stood(self) -> None:
        dossier = corrected(self.done, "finish", "2026-08-12 09:00", on="2026-08-25 09:00")
        assert settlement([dossier], Period(dt.date.min, day("2026-09-14"))).total.counter == 1


class TestOneAfterTheOther:
    def test_is_checked_with_the_one_just_before(self) -> None:
        reports = [settlement([row()], period, authority="UBND xã Mẫu") for period in (AUGUST, SEPTEMBER, OCTOBER)]
        assert reports[2].check(reports[1]) == ()
        with pytest.raises(BadValue) as refused:
            reports[2].check(reports[0])
        assert str(refused.value) == (
            "report of the period before: met one of 2026-07-15 to 2026-08-14; right would be one that ends on "
            "2026-09-14, the day before this one begins, of whatever length"
        )

    @pytest.mark.parametrize(
        "before",
        [
            Period.year(2026),
            Period.half_year(2026, 2),
            Period.quarter(2026, 4),
            Period(day("2026-12-14"), day("2026-12-14")),
        ],
        ids=str,
    )
    def test_what_is_open_on_its_last_day_is_carried_over_however_long_it_was(self, before: Period) -> None:
        """Decision 0137."""
        given = [row(1, due_on=day("2027-01-08")), row(2, received_on=day("2026-12-14"), due_on=day("2027-01-08"))]
        assert settlement(given, Period.month(2027, 1)).check(settlement(given, before)) == ()

    @pytest.mark.parametrize("before", [Period.nine_months(2026), Period.year(2025)], ids=str)
    def test_one_that_overlaps_or_leaves_days_out_is_none(self, before: Period) -> None:
        with pytest.raises(BadValue, match="the day before this one begins"):
            settlement([], Period.half_year(2026, 2)).check(settlement([], before))

    @pytest.mark.parametrize(
        "other",
        [{"against": "original"}, {"authority": "UBND xã Khác"}],
        ids=["against another date", "of another authority"],
    )
    def test_of_another_kind_is_refused(self, other: dict[str, Any]) -> None:
        after = settlement([row()], OCTOBER, authority="UBND xã Mẫu")
        with pytest.raises(BadValue, match="report of the period before"):
            after.check(settlement([row()], SEPTEMBER, **{"authority": "UBND xã Mẫu", **other}))

    def test_what_is_no_report_is_refused(self) -> None:
        with pytest.raises(BadValue, match="report of the period before: met str"):
            settlement([], SEPTEMBER).check("x")  # type: ignore[arg-type]  # the mistake under test

    def test_before_the_first_day_of_all_there_is_none(self) -> None:
        with pytest.raises(BadValue, match="none: this one begins with the first day there is"):
            settlement([], Period(dt.date.min, day("2026-09-14"))).check(settlement([], AUGUST))

    def test_other_dossiers_carried_over_are_noticed(self) -> None:
        problems = settlement([row(2)], OCTOBER).check(settlement([row(1)], SEPTEMBER))
        assert [problem.met for problem in problems] == ["1 other dossiers"]

    def test_one_that_does_not_follow_is_not_printed(self) -> None:
        after = settlement([row()], OCTOBER)
        with pytest.raises(BadInput, match="carried_over"):
            after.form(previous=settlement([], SEPTEMBER))
        assert after.form(previous=settlement([row()], SEPTEMBER)).number == "07a/BTP/KSTT"


class TestFieldsNamedAlike:
    def test_a_field_named_like_the_total_is_counted_once(self) -> None:
        report = settlement([row(1, field=NAMED_TOTAL), row(2)], SEPTEMBER)
        assert (report.total.received, [line.received for line in report.rows]) == (2, [1, 1])
        assert report.check() == ()
        assert display.render(report, "csv")

    def test_its_name_means_the_field(self) -> None:
        report = settlement([row(1, field=NAMED_TOTAL), row(2)], SEPTEMBER)
        assert (report.cell("TỔNG CỘNG", "received").count, report.cell(None, "received").count) == (1, 2)
        assert settlement([row(2)], SEPTEMBER).cell("Total", "received").count == 1

    def test_a_name_of_two_fields_is_refused(self) -> None:
        fields = [Text("Đất đai", "Land"), Text("Địa chính", "Land")]
        report = settlement([row(n, field=field) for n, field in enumerate(fields)], SEPTEMBER)
        with pytest.raises(BadValue, match="a name of 2 fields"):
            report.cell("Land", "received")
        assert report.cell(fields[0], "received").count == 1

    @pytest.mark.parametrize(
        "field", ["Hộ tịch", unicodedata.normalize("NFD", "Hộ tịch"), " Hộ  tịch\ufeff"], ids=["NFC", "NFD", "blanks"]
    )
    def test_a_field_is_the_same_however_it_was_typed(self, field: str) -> None:
        report = settlement([row(1), row(2, field=field), row(3, field=Text(field, field))], SEPTEMBER)
        assert len(report.rows) == 1

    def test_a_cell_has_a_field_and_a_column(self) -> None:
        report = settlement([row()], SEPTEMBER)
        with pytest.raises(BadValue, match="field: met list"):
            report.cell([1], "open")  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match="column: met list"):
            report.cell(None, ["open"])  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(UnknownCode):
            report.cell("Đất đai", "open")


class TestWithoutADate:
    """Decision 0087: nothing is late without a promise, and the sheet says of how many that is so."""

    def test_is_told_with_its_dossiers_and_on_the_sheet(self) -> None:
        undated = row(2, due_on=None, ended_on=day("2026-09-12"))
        report = settlement([row(1), undated], SEPTEMBER)
        assert report.without_due == (undated,)
        (note,) = report.form().notes
        assert note.say("en").startswith("Without a promised date: 1;")
        assert "Hồ sơ không có ngày hẹn trả: 1" in display.render(report, "text")

    def test_where_every_one_has_a_date_nothing_is_said(self) -> None:
        assert settlement([row()], SEPTEMBER).form().notes == ()


class TestGivenTwice:
    def test_counts_twice_and_the_sheet_says_so(self) -> None:
        report = settlement([row(1), row(1), row(2)], SEPTEMBER)
        assert (report.total.received, report.repeated) == (3, ("D-1",))
        (note,) = report.form().notes
        assert note.say("en") == "Dossier codes that stand more than once: 1; each time is counted as a dossier."

    def test_once_nothing_is_said(self) -> None:
        report = settlement([row(1), row(2)], SEPTEMBER)
        assert (report.repeated, report.form().notes) == ((), ())
