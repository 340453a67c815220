"""The settlement report of a province, form 07b: its own agencies and its communes, two parts that add up."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.display import render
from motcua.errors import BadInput, BadValue, NotADay, NotInForce
from motcua.reports import COLUMNS, DossierRow, Period, ProvincialReport, provincial_settlement, settlement
from motcua.wording import said

OWN_PART = "Tình hình, kết quả giải quyết TTHC thuộc phạm vi thẩm quyền của UBND cấp tỉnh"
COMMUNES_PART = "Tổng hợp tình hình, kết quả giải quyết TTHC thuộc phạm vi thẩm quyền của UBND cấp xã"
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)


def row(name: str, field: str = "Hộ tịch", **more: Any) -> DossierRow:
    days: dict[str, Any] = {"channel": "counter", "received_on": dt.date(2026, 9, 1), "due_on": dt.date(2026, 9, 8)}
    return DossierRow(name, field, **days | more)


OWN = [row("D-1", "Đất đai", ended_on=dt.date(2026, 9, 8)), row("D-2", "Hộ tịch", due_on=None)]
COMMUNES = [row(f"X-{n}", channel="online_full", ended_on=dt.date(2026, 9, n)) for n in range(6, 10)]


def report(period: Period = SEPTEMBER, **more: Any) -> ProvincialReport:
    return provincial_settlement(OWN, COMMUNES, period, authority="UBND tỉnh Mẫu", **more)


class TestParts:
    """TT 09/2026/TT-BTP form 07b: I the agencies of the province, II its communes; the columns are those of 07a."""

    def test_are_counted_apart_and_together(self) -> None:
        found = report()
        assert (found.own.total.received, found.communes.total.received, found.total.received) == (2, 4, 6)
        assert (found.total.early, found.total.on_time, found.total.late, found.total.open) == (2, 2, 1, 1)
        assert found.check() == ()

    def test_stand_on_the_sheet_each_under_its_number(self) -> None:
        form = report().form(made_on=dt.date(2026, 9, 18))
        assert (form.number, form["authority"], form["made_on"]) == (
            "07b/BTP/KSTT",
            "UBND tỉnh Mẫu",
            dt.date(2026, 9, 18),
        )
        assert [(line[0], str(line[1]), line[2]) for line in form.rows] == [
            ("I", OWN_PART, 2),
            (1, "Hộ tịch", 1),
            (2, "Đất đai", 1),
            ("II", COMMUNES_PART, 4),
            (1, "Hộ tịch", 4),
            (None, "TỔNG CỘNG", 6),
        ]
        assert len(form.columns) == 2 + len(COLUMNS)

    def test_are_those_of_a_sheet_that_was_read(self) -> None:
        form = report().form()
        assert form.title.vi == "Tình hình, kết quả giải quyết thủ tục hành chính của UBND cấp tỉnh"
        assert form.citation.verified

    def test_are_the_columns_of_a_unit(self) -> None:
        assert report().form().columns == settlement(OWN, SEPTEMBER).form().columns

    def test_go_to_the_ministry_of_justice_and_are_signed_nowhere(self) -> None:
        form = report().form()
        assert (form["receiver"], form.signatures) == (said("report.ministry-of-justice"), ())

    def test_say_where_the_second_comes_from(self) -> None:
        first, *_ = report().form().notes
        assert first.say("vi") == "Mục II: Số liệu được tổng hợp từ báo cáo của UBND các xã, phường, đặc khu."

    def test_tell_how_many_have_no_date(self) -> None:
        _, note = report().form().notes
        assert note.say("en").startswith("Without a promised date: 1;")

    def test_are_flat_rows_with_the_part_they_belong_to(self) -> None:
        records = report().records("en")
        assert [(one["part"], one["field"], one["total"]) for one in records] == [
            ("own", "Hộ tịch", False),
            ("own", "Đất đai", False),
            ("own", "Total", True),
            ("communes", "Hộ tịch", False),
            ("communes", "Total", True),
        ]

    def test_each_has_its_chart(self) -> None:
        assert render(report()).count("<figure") == 2
        assert render(provincial_settlement([], COMMUNES, SEPTEMBER)).count("<figure") == 1

    def test_of_two_periods_or_two_dates_are_none_of_one_report(self) -> None:
        for other in (settlement(COMMUNES, OCTOBER), settlement(COMMUNES, SEPTEMBER, against="original")):
            with pytest.raises(BadValue, match="two of one period, judged against the same date"):
                ProvincialReport(settlement(OWN, SEPTEMBER), other)

    def test_are_reports_of_units(self) -> None:
        with pytest.raises(BadValue, match="own of ProvincialReport: met str"):
            ProvincialReport("x", settlement([], SEPTEMBER))  # type: ignore[arg-type]  # the mistake under test


class TestOneAfterTheOther:
    def test_what_was_open_in_a_part_is_carried_over_in_it(self) -> None:
        before = report()
        assert report(OCTOBER).check(before) == ()
        assert report(OCTOBER).form(previous=before).number == "07b/BTP/KSTT"

    def test_what_went_from_one_part_to_the_other_is_told(self) -> None:
        moved = provincial_settlement(OWN[:1], [*COMMUNES, OWN[1]], OCTOBER, authority="UBND tỉnh Mẫu")
        assert {problem.path.split("[")[0] for problem in moved.check(report())} == {"$.own", "$.communes"}
        with pytest.raises(BadInput, match="carried_over"):
            moved.form(previous=report())

    def test_a_report_of_a_unit_is_none_of_a_province(self) -> None:
        with pytest.raises(BadValue, match="report of the period before: met SettlementReport"):
            report(OCTOBER).check(settlement(OWN, SEPTEMBER))  # type: ignore[arg-type]  # the mistake under test


class TestForm:
    def test_before_1_august_2026_there_is_none(self) -> None:
        with pytest.raises(NotInForce):
            report(Period.month(2026, 7)).form()

    def test_is_made_on_a_day(self) -> None:
        with pytest.raises(NotADay):
            report().form(made_on="2026-09-18")  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("kind", ["html", "text", "markdown", "csv"])
    def test_is_printed_as_every_report_is(self, kind: str) -> None:
        page = render(report(), kind)
        assert all(word in page for word in OWN_PART.split())
        assert "TỔNG CỘNG" in page
