"""Reports on a page and in a table: the official sheet of the period, printed only when it adds up, harmless as CSV."""

import csv
import datetime as dt
import io
import re

import attrs
import pytest
from tests.dossiers import MAU, at, filed
from tests.slips import CODE, Tags, every_slip, reports, some_rows

from motcua.adapters.display import render, table
from motcua.errors import BadInput, BadValue, NotADay, NotInForce
from motcua.forms import receipt, register
from motcua.reports import COLUMNS, DossierRow, Period, SettlementReport, indicators, settlement
from motcua.wording import Text, said

pytestmark = pytest.mark.aside

SEPTEMBER = Period.month(2026, 9)
REPORT = settlement(some_rows(60), SEPTEMBER, authority="UBND xã Mẫu")
NASTY = '=HYPERLINK("http://x")<script>alert(1)</script>'


class TestSheet:
    """TT 09/2026/TT-BTP form 07a from 1/8/2026; before it II.06a of TT 01/2020/TT-VPCP."""

    @pytest.mark.parametrize(
        ("period", "number"),
        [
            (Period.month(2026, 7), "II.06a"),
            (Period(dt.date(2026, 7, 1), dt.date(2026, 7, 31)), "II.06a"),
            (Period.month(2026, 8), "07a/BTP/KSTT"),
            (Period.year(2026), "07a/BTP/KSTT"),
        ],
        ids=["July", "to the last day", "August", "the year"],
    )
    def test_is_that_of_the_last_day_of_the_period(self, period: Period, number: str) -> None:
        assert settlement([], period).form().number == number

    def test_of_2026_was_read_and_that_of_2020_was_not(self) -> None:
        cited = [settlement([], period).form().citation for period in (SEPTEMBER, Period.month(2026, 7))]
        assert [(str(citation), citation.verified) for citation in cited] == [
            ("09/2026/TT-BTP", True),
            ("01/2020/TT-VPCP", False),
        ]

    def test_has_the_columns_of_its_circular(self) -> None:
        heads = {name: [column.code for column in report.form().columns] for name, report in reports().items()}
        assert heads["07a"] == [
            "number", "field", "received", "online_full", "online_part", "post", "counter", "carried_over", "settled",
            "early", "on_time", "late", "open", "open_in_time", "open_late",
        ]  # fmt: skip
        assert heads["II.06a"] == [
            "number", "field", "received", "online", "in_person", "carried_over", "settled", "early", "on_time", "late",
            "open", "open_in_time", "open_late",
        ]  # fmt: skip

    def test_of_2026_has_the_words_of_the_circular(self) -> None:
        form = REPORT.form()
        settles = "giải quyết thủ tục hành chính"
        assert form.title.vi == f"Tình hình, kết quả {settles} tại cơ quan, đơn vị trực tiếp {settles}"
        assert [column.text.vi for column in form.columns] == [f"{head} ({n})" for n, head in enumerate(HEADS, start=1)]
        assert str(form.rows[-1][1]) == "TỔNG CỘNG"

    def test_of_2026_has_the_lines_of_the_circular_and_the_day_it_was_made(self) -> None:
        form = REPORT.form(receiver="UBND tỉnh Mẫu")
        assert [field.label.vi for field in form.fields] == [
            "Kỳ báo cáo", "Đơn vị báo cáo", "Đơn vị nhận báo cáo", "Đơn vị tính", "Ngày báo cáo",
        ]  # fmt: skip
        assert (form["receiver"], form["unit"], form.signatures) == ("UBND tỉnh Mẫu", said("report.unit"), ())
        assert said("report.unit").vi == "Số hồ sơ TTHC"

    def test_prints_no_line_of_ours_that_nobody_filled(self) -> None:
        assert "Ngày báo cáo" not in render(REPORT)
        assert "Ngày báo cáo" in render(REPORT.form(made_on=dt.date(2026, 9, 18)))

    def test_of_2020_puts_the_ways_of_filing_together(self) -> None:
        july = Period.month(2026, 7)
        given = [DossierRow(str(n), "Hộ tịch", way, dt.date(2026, 7, 1)) for n, way in enumerate(WAYS)]
        form = settlement(given, july).form()
        line = dict(zip((column.code for column in form.columns), form.rows[-1], strict=True))
        assert (line["online"], line["in_person"], line["received"]) == (2, 2, 4)

    def test_has_a_line_for_each_field_and_their_total(self) -> None:
        form = REPORT.form(made_on=dt.date(2026, 9, 18))
        assert [str(row[1]) for row in form.rows] == ["Cư trú", "Hộ tịch", "Đất đai", "TỔNG CỘNG"]
        assert [row[0] for row in form.rows] == [1, 2, 3, None]
        assert (form["authority"], form["made_on"]) == ("UBND xã Mẫu", dt.date(2026, 9, 18))

    def test_there_was_none_before_2020(self) -> None:
        with pytest.raises(NotInForce, match="form settlement"):
            settlement([], Period.year(2018)).form()

    def test_is_made_on_a_day(self) -> None:
        with pytest.raises(NotADay):
            REPORT.form(made_on=at("2026-09-18 09:00"))


HEADS = (
    "STT",
    "Lĩnh vực giải quyết",
    "Số lượng hồ sơ tiếp nhận: Tổng số",
    "Trong kỳ: Trực tuyến toàn trình",
    "Trong kỳ: Trực tuyến một phần",
    "Trong kỳ: Qua dịch vụ bưu chính",
    "Trong kỳ: Trực tiếp",
    "Từ kỳ trước",
    "Số lượng hồ sơ đã giải quyết: Tổng số",
    "Trước hạn",
    "Đúng hạn",
    "Quá hạn",
    "Số lượng hồ sơ đang giải quyết: Tổng số",
    "Trong hạn",
    "Quá hạn",
)
"""The headings of 07a, transcribed from the annex of TT 09/2026/TT-BTP; what stands over several, before the first."""
WAYS = ("online_full", "online_part", "post", "counter")


class TestPrinting:
    @pytest.mark.parametrize("format", ["html", "markdown", "text", "csv"])
    def test_is_refused_while_an_identity_fails(self, format: str) -> None:
        forged = attrs.evolve(REPORT, total=attrs.evolve(REPORT.total, open=999))
        with pytest.raises(BadInput, match="settlement report") as refused:
            render(forged, format)
        assert {problem.path for problem in refused.value.problems} == {"$.total.received", "$.total.open"}

    @pytest.mark.parametrize("locale", ["vi", "en"])
    @pytest.mark.parametrize("format", ["html", "markdown", "text", "csv"])
    def test_shows_every_number(self, format: str, locale: str) -> None:
        page = render(REPORT, format, locale)
        assert all(str(getattr(REPORT.total, column)) in page for column in COLUMNS)

    def test_a_page_has_a_chart_of_each_field_and_runs_nothing(self) -> None:
        tags = Tags(render(REPORT, locale="en"))
        assert tags.tags.count("svg") == 1
        assert "Land: late" in tags.text
        assert not {"script", "link", "img", "iframe"} & {*tags.tags}
        assert not {name for name in tags.names if name.startswith("on") or name in {"src", "href", "style"}}

    def test_a_report_of_nothing_has_no_chart(self) -> None:
        assert "<svg" not in render(settlement([], SEPTEMBER))
        assert "<svg" not in render(indicators([], SEPTEMBER))

    def test_a_long_name_is_cut_before_its_bar_and_whole_in_the_table(self) -> None:
        name = "Lĩnh vực" + " rất dài" * 20
        tags = Tags(render(settlement([DossierRow("1", name, "post", dt.date(2026, 9, 1))], SEPTEMBER)))
        assert f"{name[:41]}…" in tags.text
        assert name in tags.text

    def test_a_name_of_wide_letters_is_cut_sooner(self) -> None:
        names = ["M" * 60, "國" * 60, "LĨNH VỰC " * 7]
        pages = [render(settlement([DossierRow("1", name, "post", dt.date(2026, 9, 1))], SEPTEMBER)) for name in names]
        cut = [re.search(r'text-anchor="end">([^<]*)…<', page) for page in pages]
        assert [len(found[1]) for found in cut if found] == [25, 25, 29]

    def test_what_a_field_is_called_adds_no_tag(self) -> None:
        row = DossierRow("1", NASTY, "post", dt.date(2026, 9, 1))
        plain = attrs.evolve(row, field=Text("x", "x"))
        quiet, loud = (Tags(render(settlement([one], SEPTEMBER))) for one in (plain, row))
        assert (loud.tags, loud.names) == (quiet.tags, quiet.names)

    def test_indicators_have_bars_for_what_is_known(self) -> None:
        page = render(indicators(some_rows(60), SEPTEMBER), locale="en")
        assert "3.3 Filed online" in Tags(page).text
        assert page.count("<rect") < 9
        assert "By 766/QĐ-TTg (not verified)" in Tags(page).text


class TestFlatRows:
    def test_are_the_lines_of_the_report(self) -> None:
        records = REPORT.records("en")
        assert records[-1]["received"] == REPORT.total.received
        assert records[0] | {"field": "Residence", "first": "2026-08-15", "last": "2026-09-14"} == records[0]
        assert [*records[0]] == ["first", "last", "field", "total", *COLUMNS]

    def test_say_which_of_them_is_the_total(self) -> None:
        """A field may be called as the total is: its name says nothing."""
        named = DossierRow("1", said("report.total"), "post", dt.date(2026, 9, 1))
        records = settlement([named, attrs.evolve(named, field=Text("Hộ tịch", "Civil status"))], SEPTEMBER).records()
        assert [(record["field"], record["total"]) for record in records] == [
            ("Hộ tịch", False),
            ("TỔNG CỘNG", False),
            ("TỔNG CỘNG", True),
        ]
        assert sum(int(record["received"]) for record in records if not record["total"]) == records[-1]["received"]

    def test_and_of_the_dossiers_behind_it(self) -> None:
        listing = REPORT.listing("en")
        assert len(listing) == REPORT.total.received
        assert sum(line["stands"] == "late" for line in listing) == REPORT.total.late


class TestCsv:
    def read(self, text: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(text)))

    def test_keeps_numbers_numbers(self) -> None:
        lines = self.read(render(REPORT, "csv", "en"))
        assert lines[0][:3] == ["No. (1)", "Field (2)", "Received: total (3)"]
        assert lines[-1][1:3] == ["Total", str(REPORT.total.received)]
        assert {len(line) for line in lines} == {18}
        assert lines[0][15:] == ["Period", "Reported by", "Unit"]

    @pytest.mark.parametrize(
        "formula",
        ["=1+1", "+84900000000", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1", "=cmd|' /C calc'!A0"],
    )
    def test_runs_no_formula(self, formula: str) -> None:
        (_, line) = self.read(table([{"name": formula, "n": 1}]))
        assert line[0].startswith("'")
        assert line[1] == "1"

    def test_a_register_runs_no_formula_either(self) -> None:
        named = filed(applicant=attrs.evolve(MAU, name=NASTY)).accept(at=at("2026-08-28 15:20"), code=CODE)
        cells = [cell for line in self.read(render(register([named]), "csv")) for cell in line]
        assert f"'{NASTY}" in cells
        assert NASTY not in cells

    def test_a_slip_without_a_table_is_its_fields(self) -> None:
        lines = self.read(render(every_slip()["refusal"], "csv", "en"))
        assert ["Not received or settled because", "không đủ điều kiện"] in lines

    def test_commas_quotes_and_line_ends_stay_in_their_cell(self) -> None:
        told = 'a,"b"\nc'
        assert self.read(table([{"x": told}])) == [["x"], [told]]

    def test_numbers_are_no_formulas(self) -> None:
        (_, line) = self.read(table([{"less": -5, "half": -1.5, "huge": -(10**5_000)}]))
        assert line == ["-5", "-1.5", "a number of thousands of digits"]

    def test_of_nothing_is_nothing(self) -> None:
        assert table([]) == ""
        assert table([{"x": None, "y": True}]) == '"x","y"\r\n,True\r\n'

    def test_reasons_are_no_table(self) -> None:
        dossier = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
        with pytest.raises(BadValue, match="format: met 'csv'"):
            render(dossier.due.explain(), "csv")


class TestCarriedOver:
    """Form 07a: column (8) of a period is column (13) of the period before."""

    def test_holds_between_two_periods_of_the_same_rows(self) -> None:
        rows = some_rows(200)
        august, september = (settlement(rows, Period.month(2026, month)) for month in (8, 9))
        assert august.total.open == september.total.carried_over > 0
        assert september.check(august) == ()

    def test_is_told_by_field_where_it_fails(self) -> None:
        rows = some_rows(200)
        lost = next(row for row in rows if row.received_on < SEPTEMBER.first and row.ended_on is None)
        august = settlement(rows, Period.month(2026, 8))
        september = settlement([row for row in rows if row is not lost], SEPTEMBER)
        (problem,) = september.check(august)
        assert problem.path == f"$[{lost.field}].carried_over"

    def test_a_receipt_and_a_report_are_no_rival_sheets(self) -> None:
        dossier = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
        assert receipt(dossier).code != REPORT.form().code


def test_two_reports_of_the_same_rows_are_equal() -> None:
    assert settlement(some_rows(20), SEPTEMBER) == settlement(some_rows(20), SEPTEMBER)
    assert isinstance(REPORT, SettlementReport)
