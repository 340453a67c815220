"""A stored dossier becomes a slip, many become a report, and the schemas of documents are printed: a command each."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY

from motcua.__main__ import main
from motcua.adapters import records
from motcua.adapters.commands.completion import SHELLS
from motcua.adapters.commands.table import COMMANDS
from motcua.adapters.interchange import SCHEMAS, schema
from motcua.dossier import Dossier
from motcua.errors import BadInput
from motcua.linked_dossier import LinkedDossier
from motcua.reference import reference_catalogue

Run = Callable[..., tuple[int, str]]
CODE = "H56.01.02-260828-0001"
RESIDENCE = reference_catalogue().find("1.004222", on=FRIDAY.date())
HEADINGS = "Mã hồ sơ,Lĩnh vực,Hình thức,Tiếp nhận,Hẹn trả,Kết thúc"
NAMED = ("id", "field", "channel", "received_on", "due_on", "ended_on")
COLUMNS = [
    word for head, name in zip(HEADINGS.split(","), NAMED, strict=True) for word in ("--column", f"{head}={name}")
]
ROWS = "D-1,Hộ tịch,online,2026-09-01 08:10,2026-09-08,2026-09-07\nD-2,Đất đai,counter,2026-09-02,2026-09-30,\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; its exit status, and what it said."""

    def call(*arguments: str) -> tuple[int, str]:
        status = main(arguments)
        heard = capsys.readouterr()
        return status, heard.out + heard.err

    return call


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a text into standard input."""

    def call(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return call


def filed() -> Dossier:
    """A complete dossier of the reference catalogue, not accepted yet."""
    told: dict[str, Any] = {"facts": {"home": "own"}, "papers": ["ct01", "proof_of_home"], "id": "D-1"}
    return Dossier.open(RESIDENCE, office=COMMUNE, at=FRIDAY, channel="counter", applicant="Nguyễn Văn Mẫu", **told)


def accepted() -> Dossier:
    """The same, accepted at once."""
    return filed().accept(at=FRIDAY, code=CODE)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The record of an accepted dossier, as a store keeps it."""
    file = tmp_path / "stored.json"
    file.write_text(records.dumps(accepted(), indent=2), encoding="utf-8")
    return file


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """What is kept of a package whose first part was accepted."""
    link = reference_catalogue().link("birth", on=FRIDAY.date())
    papers = ["linked_form", "birth_certificate"]
    told: dict[str, Any] = {"id": "L-1", "applicant": "Nguyễn Văn Mẫu", "papers": papers}
    package = LinkedDossier.open(link, office=COMMUNE, at=FRIDAY, channel="online", **told)
    file = tmp_path / "kept.json"
    file.write_text(records.dumps(package.act("birth", "accept", at=FRIDAY, code=CODE)), encoding="utf-8")
    return file


class TestSlip:
    def test_is_printed_out_of_a_stored_dossier(self, run: Run, stored: Path) -> None:
        status, said = run("slip", "receipt", str(stored), "--office", "UBND xã Mẫu", "--with", "sets=2")
        assert status == 0
        assert re.search(r"Cơ quan +: UBND xã Mẫu\n", said)
        assert re.search(r"Số lượng hồ sơ \(bộ\) +: 2\n", said)
        assert "17 giờ 00 phút, ngày 11 tháng 9 năm 2026" in said

    def test_without_the_name_of_its_office_says_that_it_bears_the_code(
        self, stored: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["slip", "receipt", str(stored)]) == 0
        heard = capsys.readouterr()
        assert "H56.01.02" in heard.out
        assert heard.err == 'chưa biết tên cơ quan nên phiếu chỉ ghi mã; thêm --office "TÊN" để ghi tên\n'
        assert main(["slip", "receipt", str(stored), "--office", "UBND xã Mẫu"]) == 0
        assert capsys.readouterr().err == ""

    def test_an_office_without_a_name_is_refused(self, run: Run, stored: Path) -> None:
        assert run("slip", "receipt", str(stored), "--office", " ") == (2, "--office: thiếu giá trị đi sau\n")

    @pytest.mark.parametrize(
        ("form", "begins"),
        [("markdown", "# Receipt and appointment"), ("html", "<!DOCTYPE html>"), ("csv", '"number"'), ("text", " ")],
    )
    def test_has_the_form_asked_for(self, run: Run, stored: Path, form: str, begins: str) -> None:
        status, said = run("slip", "receipt", str(stored), "--format", form, "--lang", "en")
        assert (status, said.lower().startswith(begins.lower()) or form == "csv") == (0, True)

    def test_is_one_document_for_machines(self, run: Run, stored: Path) -> None:
        status, said = run("slip", "receipt", str(stored), "--json")
        fields = {field["code"]: field["value"] for field in json.loads(said)["fields"]}
        assert (status, fields["due_at"]) == (0, "2026-09-11T17:00:00+07:00")

    @pytest.mark.parametrize("slip", ["receipt", "control-slip", "register"])
    def test_is_printed_of_a_package_too(self, run: Run, kept: Path, slip: str) -> None:
        code = [] if slip == "register" else ["--qr"]
        status, said = run("slip", slip, str(kept), "--office", "UBND xã Mẫu", "--format", "html", *code)
        assert (status, "UBND xã Mẫu" in said, CODE in said) == (0, True, True)

    def test_of_a_package_calls_an_agency_nobody_named_as_the_package_does(self, run: Run, kept: Path) -> None:
        said = run("slip", "receipt", str(kept), "--office", "UBND xã Mẫu")[1]
        assert "Công an cấp xã" in said

    def test_that_is_of_a_part_is_refused_for_a_package(self, run: Run, kept: Path) -> None:
        assert run("slip", "refusal", str(kept))[0] == 2

    def test_comes_through_a_pipe(self, run: Run, stored: Path, type_in: Callable[[str], None]) -> None:
        type_in(stored.read_text("utf-8"))
        assert run("slip", "control-slip", "-")[0] == 0

    def test_carries_the_code_of_the_dossier(self, run: Run, stored: Path) -> None:
        assert "<svg" in run("slip", "receipt", str(stored), "--format", "html", "--qr")[1]

    def test_that_cannot_be_filled_in_says_what_is_missing(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "open.json"
        file.write_text(records.dumps(filed()), encoding="utf-8")
        status, said = run("slip", "receipt", str(file))
        assert (status, said.splitlines()[0]) == (2, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả: 4 lỗi")
        assert "  $.dossier_code: gặp không có gì; đúng ra phải là một giá trị cho “Mã hồ sơ”" in said
        assert "a value for “Dossier code”" in run("slip", "receipt", str(file), "--lang", "en")[1]

    def test_the_register_is_of_many(self, run: Run, stored: Path) -> None:
        folder = stored.parent
        (folder / "more.jsonl").write_text(records.dumps(accepted()) + "\n", encoding="utf-8")
        status, said = run("slip", "register", str(folder), "--format", "markdown")
        assert (status, said.count(CODE.replace(".", "\\.").replace("-", "\\-"))) == (0, 2)
        status, said = run("slip", "receipt", str(folder))
        assert (status, "gặp 2 hồ sơ; đúng ra phải là một hồ sơ" in said) == (2, True)

    def test_a_register_of_nothing_accepted_is_refused(self, run: Run, tmp_path: Path) -> None:
        file = tmp_path / "open.jsonl"
        file.write_text("\n", encoding="utf-8")
        assert run("slip", "register", str(file))[0] == 2
        file.write_text(records.dumps(filed()), encoding="utf-8")
        assert "dossiers of 0 offices" in run("slip", "register", str(file), "--lang", "en")[1]

    @pytest.mark.parametrize(
        ("told", "why"),
        [
            ("colour=red", "--with: met 'colour'; right would be one of sets, collect_at, "),
            ("set=2", "--with: met 'set'; right would be one of sets, "),
            ("sets=two", "--with: met 'sets=two'; right would be NAME=VALUE with a whole number, such as sets=2"),
            ("sets", "--with: met 'sets'; right would be NAME=VALUE"),
            ("sets=0", "sets: met 0; right would be a whole number, 1 or more"),
        ],
    )
    def test_what_the_sheet_has_no_place_for_is_refused(self, run: Run, stored: Path, told: str, why: str) -> None:
        status, said = run("slip", "receipt", str(stored), "--with", told, "--lang", "en")
        assert (status, why in said) == (2, True), said

    def test_a_sheet_that_asks_for_nothing_more_takes_nothing(self, run: Run, stored: Path) -> None:
        assert "right would be one of –" in run("slip", "refusal", str(stored), "--with", "a=b", "--lang", "en")[1]

    def test_every_record_that_cannot_be_read_is_told(self, run: Run, stored: Path) -> None:
        folder = stored.parent
        broken = {**json.loads(stored.read_text("utf-8")), "history": [{}], "office": 5}
        (folder / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
        (folder / "other.json").write_text('{"procedure": "1.004222"}', encoding="utf-8")
        unknown = {**json.loads(stored.read_text("utf-8")), "procedure": "9.999999"}
        (folder / "unknown.json").write_text(json.dumps(unknown), encoding="utf-8")
        (folder / "folder.json").mkdir()
        status, said = run("slip", "register", str(folder), "--lang", "en")
        assert status == 2
        for place in (
            "broken.json $.office: met",
            "other.json $: met",
            "folder.json $: met",
        ):
            assert place in said
        assert "unknown.json: met no procedure '9.999999' is known" in said

    def test_a_sheet_of_another_day_is_no_answer(self, run: Run, stored: Path) -> None:
        assert run("slip", "apology", str(stored))[0] == 2


class TestReport:
    def test_counts_stored_dossiers(self, run: Run, stored: Path) -> None:
        status, said = run("report", "2026-09", str(stored), "--office", "UBND xã Mẫu", "--json")
        report = json.loads(said)
        assert (status, report["first"], report["last"]) == (0, "2026-08-15", "2026-09-14")
        assert [row["received"] for row in report["rows"]] == [1, 1]
        assert [one["id"] for one in report["dossiers"]] == ["D-1"]
        assert report["authority"] == "UBND xã Mẫu"

    def test_tells_machines_what_the_sheet_notes_below_its_numbers(
        self, run: Run, type_in: Callable[[str], None]
    ) -> None:
        row = {"id": "D-1", "field": "Hộ tịch", "channel": "counter", "received_on": "2026-09-01"}
        lines = [row, row, {**row, "id": "D-2", "due_on": "2026-09-08"}]
        type_in("".join(f"{json.dumps(line)}\n" for line in lines))
        report = json.loads(run("report", "2026-09", "-", "--json")[1])
        assert (report["without_due"], report["repeated"]) == (["D-1", "D-1"], ["D-1"])

    def test_counts_packages_and_dossiers_of_one_folder(self, run: Run, stored: Path, kept: Path) -> None:
        assert stored.parent == kept.parent
        status, said = run("report", "2026-09", str(kept.parent), "--json")
        assert (status, [one["id"] for one in json.loads(said)["dossiers"]]) == (0, ["L-1", "D-1"])
        assert run("report", "2026-09", str(kept.parent), "--indicators")[0] == 0

    @pytest.mark.parametrize(
        ("changed", "wrong"),
        [
            ({"histories": []}, "$.histories"),
            ({"histories": [["nothing", []]]}, "$.histories"),
            ({"package": "nothing"}, "không có thủ tục liên thông nào mang mã “nothing”"),
            ({"seal": ""}, "$.seal"),
            ({"parts": 5}, "$.parts"),
        ],
    )
    def test_of_what_no_package_can_have_been_there_is_none(
        self, run: Run, kept: Path, changed: dict[str, object], wrong: str
    ) -> None:
        kept.write_text(json.dumps({**json.loads(kept.read_text("utf-8")), **changed}), encoding="utf-8")
        status, said = run("report", "2026-09", str(kept))
        assert (status, wrong in said) == (2, True)

    def test_of_a_part_its_package_has_not_there_is_none(self, run: Run, kept: Path) -> None:
        table = json.loads(kept.read_text("utf-8"))
        table["histories"][0][0] = "wedding"
        kept.write_text(json.dumps(table), encoding="utf-8")
        assert run("report", "2026-09", str(kept))[0] == 2

    def test_counts_rows_of_a_table(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"\ufeff{HEADINGS}\n{ROWS}\n".replace(",", ";"), encoding="utf-8")
        status, said = run("report", "2026-09", str(table), *COLUMNS, "--json", "--lang", "en")
        total = json.loads(said)["rows"][-1]
        assert (status, total["received"], total["early"], total["open_in_time"]) == (0, 2, 1, 1)

    def test_columns_nobody_named_are_told_since_the_report_does_without_them(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n{ROWS}", encoding="utf-8")
        assert main(["report", "2026-09", str(table), *COLUMNS[:8], "--json"]) == 0
        assert capsys.readouterr().err == "cột không dùng: Hẹn trả, Kết thúc\n"
        assert main(["report", "2026-09", str(table), *COLUMNS, "--json"]) == 0
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize(
        ("rows", "received"),
        [
            (f"{','.join(NAMED)}\n{ROWS}", 2),
            ('{"id": "1", "field": "Hộ tịch", "channel": "post", "received_on": "2026-09-01"}\n\n', 1),
            ('{"id": "1", "field": "Hộ tịch",\n "channel": "post", "received_on": "2026-09-01"}', 1),
        ],
        ids=["a table", "a row of JSON a line", "one row of JSON"],
    )
    def test_counts_what_comes_through_a_pipe(
        self, run: Run, type_in: Callable[[str], None], rows: str, received: int
    ) -> None:
        type_in(rows)
        status, said = run("report", "2026-09-01..2026-09-30", "-", "--json")
        assert (status, json.loads(said)["rows"][-1]["received"]) == (0, received)

    @pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
    def test_is_printed_in_the_form_asked_for(self, run: Run, stored: Path, form: str) -> None:
        for more in ((), ("--indicators",)):
            status, said = run("report", "2026-09", str(stored), "--format", form, "--lang", "en", *more)
            assert (status, "received" in said.lower()) == (0, True)

    def test_tells_the_indicators_to_machines(self, run: Run, stored: Path) -> None:
        served = json.loads(run("report", "2026-09", str(stored), "--indicators", "--json", "--lang", "en")[1])
        shares = {one["code"]: (one["says"], one["counted"]) for one in served["indicators"]}
        assert shares["online"] == ("0.0 %", ["D-1"])

    @pytest.mark.parametrize(
        ("period", "first", "last"),
        [
            ("2026", "2025-12-15", "2026-12-14"),
            ("2026-09", "2026-08-15", "2026-09-14"),
            ("2026-Q3", "2026-06-15", "2026-09-14"),
            ("2026-h1", "2025-12-15", "2026-06-14"),
            ("2026-9M", "2025-12-15", "2026-09-14"),
            ("2026-09-01..2026-09-30", "2026-09-01", "2026-09-30"),
        ],
    )
    def test_knows_the_periods_of_the_law(self, run: Run, stored: Path, period: str, first: str, last: str) -> None:
        report = json.loads(run("report", period, str(stored), "--json")[1])
        assert (report["first"], report["last"]) == (first, last)

    @pytest.mark.parametrize(
        "period", ["2026-9", "september", "2026-13", "2026-Q5", "2026-02-30..2026-03-01", "2026-09-30..2026-09-01"]
    )
    def test_of_no_period_is_bad_input(self, run: Run, stored: Path, period: str) -> None:
        status, said = run("report", period, str(stored), "--lang", "en")
        assert (status, "reporting period" in said, "right would be" in said) == (2, True, True)

    def test_of_rows_with_faults_there_is_none_and_each_is_told_by_its_line(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{','.join(NAMED)}\n\n{ROWS}D-3,,fax,2026-02-30,,\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table), "--lang", "en")
        assert status == 2
        for place in ("rows.csv:5 $.field: met nothing", "rows.csv:5 $.channel", "rows.csv:5 $.received_on"):
            assert place in said

    def test_of_headings_that_are_no_columns_names_each_and_the_option(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS.replace('Hẹn trả', 'due_no')}\n{ROWS}", encoding="utf-8")
        status, said = run("report", "2026-09", str(table))
        lines = said.splitlines()[1:]
        assert (status, len(lines)) == (2, 10)
        assert "  rows.csv:1: gặp đầu cột 'Mã hồ sơ'; đúng ra phải là --column 'Mã hồ sơ=COLUMN'" in lines
        assert "  rows.csv:1: gặp đầu cột 'due_no'; đúng ra phải là --column due_no=due_on" in lines
        assert (
            "  rows.csv:1: gặp không có đầu cột nào cho received_on; đúng ra phải là --column ĐẦU_CỘT=received_on"
            in lines
        )

    def test_of_a_column_no_option_names_tells_it_once(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n{ROWS}", encoding="utf-8")
        status, said = run("report", "2026-09", str(table), *COLUMNS[:6], "--lang", "en")
        assert (status, said.splitlines()[1:]) == (
            2,
            ["  --column: met no heading of received_on; right would be --column HEADING=received_on"],
        )

    def test_of_a_wrong_value_names_the_heading_it_stands_under(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n{ROWS.replace('counter', 'fax')}", encoding="utf-8")
        said = run("report", "2026-09", str(table), *COLUMNS, "--lang", "en")[1]
        assert "  rows.csv:3 $.channel (Hình thức): met str of 3 characters; right would be one of online_full," in said

    def test_of_a_heading_typed_otherwise_names_the_one_that_stands(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n{ROWS}", encoding="utf-8")
        told = ["--column", "Mã hồ so=id", *COLUMNS[2:]]
        said = run("report", "2026-09", str(table), *told, "--lang", "en")[1]
        assert "a heading 'Mã hồ so', or --column 'Mã hồ sơ=id'" in said
        assert "một đầu cột 'Mã hồ so', hoặc --column 'Mã hồ sơ=id'" in run("report", "2026-09", str(table), *told)[1]

    def test_of_a_table_without_headings_repeats_none_of_its_data(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("Nguyễn Văn Mẫu,D-1,2026-09-01\nTrần Thị Mẫu,D-2,2026-09-02\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table))
        assert (status, "Mẫu" in said, "dòng đầu đã là dữ liệu" in said) == (2, False, True)

    @pytest.mark.parametrize(
        "cell", ["01/09/26", "1.9.26", "2026-09-01", "12", "1.500", "0912345678", "post", "online"]
    )
    def test_of_a_first_line_of_data_names_nobody(self, run: Run, tmp_path: Path, cell: str) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"D,Nguyễn Văn Mẫu,{cell}\nE,Trần Thị Mẫu,{cell}\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table))
        assert (status, "Mẫu" in said, "dòng đầu đã là dữ liệu" in said) == (2, False, True)

    def test_of_headings_alone_that_are_no_columns_there_is_none(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("id,field,channel,received\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table), "--lang", "en")
        assert (status, "  rows.csv:1: met heading 'received'; right would be --column" in said) == (2, True)

    def test_of_headings_alone_a_named_one_that_is_not_there_is_told(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table), "--column", "Mã số=id", *COLUMNS[2:], "--lang", "en")
        assert (status, said.splitlines()[1:]) == (
            2,
            ["  --column: met no such heading; right would be a heading 'Mã số', or --column 'Mã hồ sơ=id'"],
        )

    def test_of_a_table_without_rows_is_a_report_of_nothing(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n", encoding="utf-8")
        assert run("report", "2026-09", str(table), *COLUMNS)[0] == 0

    def test_of_a_column_that_is_lacking_tells_it_once(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("id,field,channel\n" + "D,Hộ tịch,post\n" * 3, encoding="utf-8")
        status, said = run("report", "2026-09", str(table), "--lang", "en")
        assert (status, said.splitlines()[1:]) == (
            2,
            ["  rows.csv:1: met no heading of received_on; right would be --column HEADING=received_on"],
        )

    def test_of_a_row_of_json_that_lacks_a_key_tells_that_row(self, run: Run, type_in: Callable[[str], None]) -> None:
        row = {"id": "1", "field": "Hộ tịch", "channel": "post"}
        type_in(f"{json.dumps(row)}\n{json.dumps({**row, 'received_on': '2026-09-01'})}\n")
        status, said = run("report", "2026-09", "-", "--lang", "en")
        assert (status, len(said.splitlines()[1:]), "-:1 $.received_on: met nothing" in said) == (2, 1, True)

    def test_of_a_heading_with_a_year_names_it(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text("id,Tiếp nhận 2026\nD-1,2026-09-01\n", encoding="utf-8")
        status, said = run("report", "2026-09", str(table))
        assert (status, "gặp đầu cột 'Tiếp nhận 2026'" in said) == (2, True)

    def test_of_a_column_there_is_none_names_the_nearest(self, run: Run, tmp_path: Path) -> None:
        status, said = run("report", "2026-09", "rows.csv", "--column", "Nộp=chanel")
        assert (status, "đúng ra phải là một trong: channel, " in said) == (2, True)

    def test_of_keys_that_are_no_columns_names_them_where_they_first_stand(
        self, run: Run, type_in: Callable[[str], None]
    ) -> None:
        row = {"id": "1", "field": "Hộ tịch", "channel": "post", "received_on": "2026-09-01"}
        type_in("".join(f"{json.dumps(one)}\n" for one in (row, {**row, "colour": 1}, {**row, "colour": 2})))
        status, said = run("report", "2026-09", "-", "--lang", "en")
        assert (status, said.splitlines()[1:]) == (
            2,
            ["  -:2: met heading 'colour'; right would be --column colour=COLUMN"],
        )

    def test_of_a_heading_that_is_not_there_is_refused(self, run: Run, tmp_path: Path) -> None:
        table = tmp_path / "rows.csv"
        table.write_text(f"{HEADINGS}\n{ROWS}", encoding="utf-8")
        assert "a heading 'Số'" in run("report", "2026-09", str(table), "--column", "Số=id", "--lang", "en")[1]
        for column in ("id", "Số=id"):
            assert run("report", "2026-09", str(table), "--column", column, "--column", column)[0] == 2

    def test_of_dossiers_with_faults_there_is_none(self, run: Run, stored: Path) -> None:
        (stored.parent / "z.json").write_text("{", encoding="utf-8")
        status, said = run("report", "2026-09", str(stored.parent), "--lang", "en")
        assert (status, said.splitlines()[0]) == (2, "dossiers of a report: 1 problem")
        assert "z.json $: met what JSON cannot read" in said


class TestTables:
    """A table of CSV is read as a spreadsheet writes it, and refused where it is none."""

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "met nothing"),
            ("\n\n", "met nothing"),
            ("a,b,a\n", "$[line 1].a: met a heading given twice"),
            ("a,,b\n", "a column without a heading"),
            ("a,b\n1\n", "$[line 2]: met 1 cells; right would be 2, as many as headings"),
            ('a,b\n"1,2\n', "$[line 2]: met unexpected end of data"),
            ('a,b\n"1"x,2\n', "right would be CSV"),
            ('a,b\n"1"x,2\n', "met a cell that goes on after its quotation mark"),
            ("a,b\r1,2\r\n", "$[line 1]: met a carriage return where no line ends"),
            (f"a,b\n{'x' * 200_000},2\n", "$[line 2]: met a longer cell; right would be at most 131072 characters"),
            ("H\u00f2a,Ho\u0300a\n", "$[line 1].column 2: met a heading given twice"),
            ("a b,a  b\n", "$[line 1].column 2: met a heading given twice"),
            ("a," * 1_000 + "a\n", "$[line 1]: met more headings; right would be at most 1000 headings"),
            ("a,b\n1,\u202e2\n", "$[line 2]: met U+202E"),
            ("\n\na,a\n", "$[line 3].a: met a heading given twice"),
            ("\n\na,b\n1\n", "$[line 4]: met 1 cells"),
            ('\n\na,b\n"1,2\n', "$[line 4]: met unexpected end of data"),
        ],
    )
    def test_that_is_none_is_refused_with_its_line(self, text: str, why: str) -> None:
        with pytest.raises(BadInput) as caught:
            list(records.flat_rows(text.encode().split(b"\n")[:-1], "rows.csv"))
        assert why in str(caught.value)

    def test_that_is_none_is_told_in_vietnamese(self) -> None:
        with pytest.raises(BadInput) as caught:
            list(records.flat_rows([b"a,b", b'"1"x,2'], "rows.csv"))
        met, right = "một ô còn chữ sau dấu ngoặc kép đóng", "CSV có dấu ngoặc kép trong ô được ghi hai lần"
        assert caught.value.say("vi").splitlines()[1] == f"  $[line 2]: gặp {met}; đúng ra phải là {right}"

    def test_shows_its_headings_though_it_has_no_row(self) -> None:
        looked: list[tuple[str, list[str]]] = []
        assert list(records.flat_rows([b"", b"a,b"], "rows", look=lambda *told: looked.append(told))) == []
        assert looked == [("rows:2", ["a", "b"])]

    def test_that_is_not_utf_8_is_refused(self) -> None:
        with pytest.raises(BadInput, match=r"line 1: 1 problem\n  \$: met bytes that are not UTF-8"):
            list(records.flat_rows([b"\xff"], "rows.csv"))

    def test_a_row_stands_where_it_stands_in_the_file_though_the_headings_come_late(self) -> None:
        lines = [b"", b" ", b"a", b"1", b"", b"2"]
        assert [row.where for row in records.flat_rows(lines, "rows")] == ["rows:4", "rows:6"]

    def test_a_cell_may_hold_a_line_end(self) -> None:
        (row,) = records.flat_rows([b"a\tb", b'"1', b'2"\t3'], "rows")
        assert attrs.astuple(row) == ("rows:3", {"a": "1\n2", "b": "3"})


class TestSchema:
    def test_lists_what_there_is(self, run: Run) -> None:
        status, said = run("schema")
        assert (status, [line.split()[0] for line in said.splitlines()]) == (0, list(SCHEMAS))
        assert list(json.loads(run("schema", "--json", "--lang", "en")[1])["schemas"]) == list(SCHEMAS)

    @pytest.mark.parametrize("name", SCHEMAS)
    def test_prints_each_of_them(self, run: Run, name: str) -> None:
        status, said = run("schema", name)
        assert (status, json.loads(said)) == (0, json.loads(json.dumps(schema(name))))


class TestCompletion:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_knows_every_command_and_every_option(self, run: Run, shell: str) -> None:
        said = run("completion", shell)[1]
        for name, command in COMMANDS.items():
            assert name in said
            for flag in (flag for argument in command.arguments for flag in argument.flags):
                assert flag.removeprefix("--") in said
        assert "supplement-request" in said
