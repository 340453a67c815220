"""Flat rows: what a database or a spreadsheet gives, read with care, and counted as dossiers are."""

import csv
import datetime as dt
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FEE, IMMEDIATE, MAU, SEVEN_DAYS, accepted, at, filed, in_progress, procedure

from motcua.adapters import records
from motcua.adapters.display import render
from motcua.completeness import SubmittedPaper
from motcua.conditions import Condition
from motcua.dossier import Dossier
from motcua.errors import BadInput, BadValue, NotADay, UnknownCode
from motcua.papers import Action, AllOf, Medium, Paper
from motcua.reports import DossierRow, Period, as_of, columns_of, indicators, row_of, rows_of, settlement, verdict
from motcua.timelimit import CalendarDays, Hours, NoLimit, WorkingHours
from motcua.wording import Text

SEPTEMBER = Period.month(2026, 9)
LAST = SEPTEMBER.last
RECEIVED = dt.date(2026, 8, 28)
TABLE = {"id": "D-1", "field": "Cư trú", "channel": "counter", "received_on": "2026-08-28"}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def row(**more: Any) -> DossierRow:
    return DossierRow("D-1", "Cư trú", "counter", RECEIVED, day("2026-09-11"), **more)


def paths(error: pytest.ExceptionInfo[BadInput]) -> list[str]:
    return [problem.path for problem in error.value.problems]


class TestRead:
    def test_takes_what_a_csv_file_gives(self) -> None:
        lines = ["id,field,channel,received_on,due_on,ended_on", "D-1,Cư trú,post,2026-08-28,2026-09-11,"]
        (read,) = rows_of(csv.DictReader(lines))
        assert read == DossierRow("D-1", Text("Cư trú", "Cư trú"), "post", RECEIVED, day("2026-09-11"))

    def test_reads_every_column(self) -> None:
        told = {
            **TABLE,
            "id": 7,
            "due_on": day("2026-09-11"),
            "original_due_on": "2026-09-04",
            "ended_on": at("2026-09-10 16:00"),
            "stopped_on": "2026-09-01 08:00",
            "outcome": "granted",
            "procedure": " 1.004222 ",
            "requests": "1",
            "time": "7/2",
            "unit": "working-days",
            "charged": "có",
            "paid_online": "0",
            "electronic_result": True,
            "electronic_papers": 1,
            "reused": "KHÔNG",
            "synchronised": "yes",
            "complained": " ",
        }
        read = DossierRow.read(told)
        assert (read.id, read.procedure, read.requests, read.time) == ("7", "1.004222", 1, Fraction(7, 2))
        assert (read.due_on, read.original_due_on) == (day("2026-09-11"), day("2026-09-04"))
        assert (read.ended_on, read.stopped_on) == (day("2026-09-10"), day("2026-09-01"))
        truths = (read.charged, read.paid_online, read.electronic_result, read.electronic_papers, read.reused)
        assert truths == (True, False, True, True, False)
        assert (read.synchronised, read.complained) == (True, None)

    @pytest.mark.parametrize("said", ["28/08/2026", " 28/08/2026 15:20 "])
    def test_a_day_is_read_as_officials_write_it(self, said: str) -> None:
        assert DossierRow.read({**TABLE, "received_on": said}).received_on == RECEIVED

    @pytest.mark.parametrize(("said", "time"), [("2.5", "5/2"), ("0.125", "1/8"), ("1234.5", "2469/2"), ("5", "5")])
    def test_a_point_stands_before_a_fraction_where_it_can_mean_nothing_else(self, said: str, time: str) -> None:
        assert DossierRow.read({**TABLE, "time": said, "unit": "days"}).time == Fraction(time)

    def test_a_moment_is_the_day_it_was_in_vietnam(self) -> None:
        late = dt.datetime(2026, 8, 27, 23, 30, tzinfo=dt.UTC)
        assert DossierRow.read({**TABLE, "received_on": late}).received_on == RECEIVED

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("received_on", "08/28/2026"),
            ("received_on", "28/8/2026"),
            ("received_on", dt.datetime(2026, 8, 28, 8)),
            ("received_on", "2026-08-28 25:00"),
            ("due_on", 20_260_911),
            ("ended_on", "2026-08-27"),
            ("stopped_on", "2026-08-27"),
            ("channel", "letter"),
            ("channel", ["counter"]),
            ("outcome", "maybe"),
            ("requests", "-1"),
            ("requests", 2.0),
            ("time", "1/0"),
            ("time", "1e9"),
            ("time", "5.000"),
            ("time", "-1.234.567"),
            ("time", "1/" + "9" * 200),
            ("time", -1),
            ("unit", "weeks"),
            ("charged", "perhaps"),
            ("charged", 2),
            ("id", "x" * 201),
            ("field", 5),
            ("field", {"vi": "Cư trú"}),
            ("field", {"vi": "Cư trú", "en": 5}),
            ("procedure", 1.004222),
        ],
    )
    def test_refuses_what_cannot_be_read(self, column: str, value: object) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({**TABLE, column: value})
        assert paths(refused) == [f"$.{column}"]

    @pytest.mark.parametrize(
        ("told", "path"),
        [
            ({"outcome": "granted"}, "$.ended_on"),
            ({"due_on": "2026-08-27", "original_due_on": "2026-09-01"}, "$.due_on"),
            ({"due_on": "2026-08-27"}, "$.due_on"),
            ({"due_on": "2026-09-11", "original_due_on": "2026-08-27"}, "$.original_due_on"),
            ({"original_due_on": "2026-09-11"}, "$.due_on"),
        ],
        ids=["outcome without end", "due too early", "due alone", "first due too early", "only the first due"],
    )
    def test_refuses_what_does_not_go_together(self, told: dict[str, str], path: str) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({**TABLE, **told})
        assert paths(refused) == [path]

    def test_a_dossier_by_post_may_be_due_before_it_was_accepted(self) -> None:
        late = filed(at("2026-08-28 08:00"), channel="post").accept(at=at("2026-09-14 08:00"))
        read = row_of(late, on=LAST)
        assert read is not None
        assert (read.received_on, read.due_on) == (LAST, day("2026-09-11"))

    def test_a_truth_is_the_same_however_it_was_typed(self) -> None:
        read = DossierRow.read({**TABLE, "charged": unicodedata.normalize("NFD", " CÓ ")})
        assert read.charged is True

    def test_nothing_stops_after_its_end(self) -> None:
        with pytest.raises(BadInput) as refused:
            row(stopped_on=day("2026-09-10"), ended_on=day("2026-09-09"))
        assert paths(refused) == ["$.stopped_on"]

    def test_a_time_has_a_unit(self) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({**TABLE, "time": 3})
        assert paths(refused) == ["$.unit"]

    def test_a_slip_of_the_hand_in_a_heading_is_told_with_the_right_one(self) -> None:
        with pytest.raises(BadInput, match=r"\$\.due: met 'due'; right would be due_on\?"):
            DossierRow.read({**TABLE, "due": "2026-09-11"})

    @pytest.mark.parametrize("names", [None, {name: name for name in TABLE}], ids=["columns", "names"])
    def test_cells_without_a_heading_are_refused(self, names: dict[str, str] | None) -> None:
        """A comma without quotes shifts a line: what csv.DictReader has no heading for is not passed over."""
        lines = [",".join(TABLE), "D-1,Cư trú,counter,2026-08-28,2026-09-11,x"]
        with pytest.raises(BadInput, match="met 2 more than there are headings; right would be a heading for each"):
            rows_of(csv.DictReader(lines), names)
        with pytest.raises(BadInput, match="met 1 more than there are headings"):
            DossierRow.read({**TABLE, None: "x"}, names)  # type: ignore[dict-item]  # as DictReader does

    def test_what_cannot_be_read_hides_nothing_that_does_not_go_together(self) -> None:
        told = {"channel": "fax", "ended_on": "2026-08-01", "original_due_on": "2026-09-01", "time": "3"}
        with pytest.raises(BadInput) as error:
            DossierRow.read({**TABLE, **told})
        assert paths(error) == ["$.channel", "$.ended_on", "$.due_on", "$.unit"]
        with pytest.raises(BadInput) as error:
            DossierRow.read({**TABLE, "outcome": "granted", "ended_on": "soon"})
        assert paths(error) == ["$.ended_on"]

    def test_names_say_which_heading_is_which_column(self) -> None:
        names = {"Mã": "id", "Lĩnh vực": "field", "Nộp": "channel", "Nhận": "received_on"}
        told = {"Mã": "D-1", "Lĩnh vực": "Cư trú", "Nộp": "counter", "Nhận": "2026-08-28", "Ghi chú": "x"}
        assert DossierRow.read(told, names) == DossierRow.read(TABLE)

    def test_names_of_columns_that_do_not_exist_are_refused(self) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({**TABLE, "Hạn": "2026-09-11"}, {**{name: name for name in TABLE}, "Hạn": "deadline"})
        assert paths(refused) == ["$.deadline"]

    @pytest.mark.parametrize(
        "heading",
        ["Hẹn trả ", "Hẹn  trả", "\ufeffHẹn trả", unicodedata.normalize("NFD", "Hẹn trả")],
        ids=["blank", "two blanks", "byte-order mark", "NFD"],
    )
    def test_a_heading_is_found_however_it_was_typed(self, heading: str) -> None:
        late = {**TABLE, heading: "2026-09-11"}
        names = {**{name: name for name in TABLE}, "Hẹn trả": "due_on"}
        assert [row.due_on for row in rows_of([late], names)] == [day("2026-09-11")]
        assert DossierRow.read(late, names).due_on == day("2026-09-11")

    def test_a_heading_that_stands_nowhere_is_refused(self) -> None:
        names = {**{name: name for name in TABLE}, "Hẹn trả": "due_on"}
        with pytest.raises(BadInput, match=r"\$\.due_on: met no such heading; right would be a heading 'Hẹn trả'"):
            rows_of([{**TABLE, "Hẹn tra": "2026-09-11"}], names)
        with pytest.raises(BadInput, match="no such heading"):
            DossierRow.read(TABLE, names)
        assert len(rows_of([TABLE, {**TABLE, "Hẹn trả": "2026-09-11"}], names)) == 2
        assert rows_of([], names) == ()

    def test_two_headings_of_one_column_are_refused(self) -> None:
        names = {**{name: name for name in TABLE}, "Hạn": "due_on", "Hẹn trả": "due_on"}
        with pytest.raises(BadInput, match=r"\$\.due_on: met two headings"):
            rows_of([TABLE], names)
        with pytest.raises(BadInput, match=r"\$\.due_on: met two headings that look the same"):
            DossierRow.read({**TABLE, "due_on": "2026-09-11", " due_on": "2026-09-12"})

    def test_names_are_a_table(self) -> None:
        with pytest.raises(BadValue, match="names of columns: met str"):
            DossierRow.read(TABLE, "id")  # type: ignore[arg-type]  # the mistake under test

    def test_what_must_be_there_is_named(self) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({"field": "", "channel": "counter"})
        assert paths(refused) == ["$.id", "$.field", "$.received_on"]

    def test_every_row_is_told_by_its_place(self) -> None:
        with pytest.raises(BadInput) as refused:
            rows_of([TABLE, {**TABLE, "channel": "x"}, {**TABLE, "received_on": "x", "requests": "y"}, 5])  # type: ignore[list-item]
        assert paths(refused) == ["$[1].channel", "$[2].received_on", "$[2].requests", "$[3]"]

    def test_whoever_takes_the_wrong_columns_is_told_a_hundred_times(self) -> None:
        with pytest.raises(BadInput) as refused:
            rows_of({"a": str(number)} for number in range(10**9))
        assert len(refused.value.problems) == 100
        assert "of which the first hundred are told" in str(refused.value)

    @pytest.mark.parametrize("wrong", [5, None, "abc", {"id": "1"}], ids=["a number", "nothing", "a text", "one table"])
    def test_rows_are_a_list_of_tables(self, wrong: Any) -> None:
        with pytest.raises(BadValue, match="rows of a report: met"):
            rows_of(wrong)


class TestRow:
    def test_takes_values_alone_and_tells_every_fault(self) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow("", 5, "letter", None, "2026-09-11", charged=1)  # type: ignore[arg-type]  # the mistakes under test
        assert paths(refused) == ["$.id", "$.field", "$.channel", "$.received_on", "$.due_on", "$.charged"]

    def test_repeats_no_text_of_people(self) -> None:
        with pytest.raises(BadInput, match=r"met str|met list") as refused:
            DossierRow("D-1", "Cư trú", "counter", RECEIVED, complained=["Nguyễn Văn Mẫu"])  # type: ignore[arg-type]
        assert "Nguyễn" not in str(refused.value)

    @pytest.mark.parametrize("column", ["received_on", "channel", "outcome", "requests", "charged", "procedure", "Mẫu"])
    @pytest.mark.parametrize("value", ["Nguyễn Văn Mẫu, 001099000001" * 9, 1_099_000_001])
    def test_errors_tell_of_a_value_its_kind_and_length_alone(self, column: str, value: object) -> None:
        with pytest.raises(BadInput) as refused:
            DossierRow.read({**TABLE, column: value, "Nguyễn Văn Mẫu": ""})
        assert "Nguyễn" not in str(refused.value)
        assert "099" not in str(refused.value)


class TestAsOf:
    def test_what_happened_later_did_not_happen_yet(self) -> None:
        ended = row(ended_on=day("2026-09-18"), stopped_on=day("2026-09-16"), outcome="granted", time=9, unit="days")
        past = as_of(ended, LAST)
        assert past == row()
        assert as_of(ended, day("2026-09-18")) == ended

    def test_a_stop_that_was_there_stays(self) -> None:
        ended = row(ended_on=day("2026-09-18"), stopped_on=day("2026-09-10"))
        assert as_of(ended, LAST) == row(stopped_on=day("2026-09-10"))

    def test_before_its_reception_there_is_none(self) -> None:
        assert as_of(row(), day("2026-08-27")) is None
        assert columns_of(row(), Period.month(2026, 8)) is None


class TestVerdict:
    def test_is_judged_against_both_dates(self) -> None:
        judged = verdict(row(original_due_on=day("2026-09-04"), ended_on=day("2026-09-10")), LAST)
        assert judged is not None
        assert (str(judged.current), str(judged.original)) == ("early", "late")

    def test_without_an_original_date_there_is_one_date(self) -> None:
        judged = verdict(attrs.evolve(row(ended_on=day("2026-09-14")), original_due_on=None), LAST)
        assert judged is not None
        assert judged.original == "late"

    def test_one_that_waits_is_judged_on_the_day_it_stopped(self) -> None:
        assert columns_of(row(stopped_on=day("2026-09-10")), SEPTEMBER) == ("counter", "open_in_time")
        assert columns_of(row(stopped_on=day("2026-09-12")), SEPTEMBER) == ("counter", "open_late")

    def test_an_end_while_it_waited_is_never_early(self) -> None:
        ended = row(stopped_on=day("2026-09-10"), ended_on=day("2026-09-14"))
        assert columns_of(ended, SEPTEMBER) == ("counter", "on_time")


class TestReadOffADossier:
    def test_has_the_days_of_the_dossier(self) -> None:
        dossier = in_progress().finish("granted", at=at("2026-09-10 16:00"), results=["KQ.1"])
        read = row_of(dossier, on=LAST)
        assert read is not None
        assert (read.received_on, read.due_on, read.ended_on) == (RECEIVED, day("2026-09-11"), day("2026-09-10"))
        assert (read.outcome, read.procedure, read.origin) == ("granted", "1.004222", dossier)

    def test_of_one_that_was_not_accepted_by_then_there_is_none(self) -> None:
        assert row_of(filed(), on=LAST) is None
        assert row_of(accepted(), on=day("2026-08-27")) is None

    def test_tells_requests_made_after_acceptance_alone(self) -> None:
        lacking = filed(papers=["ct01"]).request_supplement(
            ["proof_of_home"], at=at("2026-08-28 15:30"), reason="thiếu"
        )
        begun = lacking.supplement(["proof_of_home"], at=at("2026-08-28 15:40")).accept(at=at("2026-08-28 15:50"))
        asked = begun.begin(at=at("2026-08-28 16:00"))
        asked = asked.request_supplement(["ct01"], at=at("2026-09-03 09:00"), reason="mờ")
        read = row_of(asked, on=LAST)
        assert read is not None
        assert (read.requests, read.stopped_on) == (1, day("2026-09-03"))

    @pytest.mark.parametrize(
        ("limit", "time", "unit"),
        [
            (None, 7, "working-days"),
            (CalendarDays(15), 14, "days"),
            (WorkingHours(80), Fraction(111, 2), "working-hours"),
            (Hours(400), Fraction(1000, 3), "hours"),
            (NoLimit(), 7, "working-days"),
        ],
        ids=["working days", "days", "working hours", "hours", "no limit"],
    )
    def test_tells_how_long_it_took_in_the_unit_of_its_limit(self, limit: Any, time: Fraction | int, unit: str) -> None:
        of = procedure(limit) if limit else SEVEN_DAYS
        done = in_progress(at("2026-08-28 08:00"), of=of).finish("granted", at=at("2026-09-11 05:20"))
        read = row_of(done, on=LAST)
        assert read is not None
        assert (read.time, read.unit) == (time, unit)

    def test_a_payment_with_the_reference_of_a_transaction_was_made_online(self) -> None:
        asked = in_progress().request_payment(FEE, at=at("2026-09-01 09:00"))
        online, cash = (asked.confirm_payment(at=at("2026-09-01 10:00"), reference=one) for one in ("GD-1", None))
        unpaid = in_progress().finish("granted", at=at("2026-09-10 09:00"))
        told = [row_of(one, on=LAST) for one in (online, cash, unpaid, asked)]
        assert [known and known.paid_online for known in told] == [True, False, False, None]
        assert [known and known.charged for known in told] == [True] * 4

    def test_what_it_costs_is_unknown_while_facts_are_missing(self) -> None:
        undecided = filed(of=procedure(by_home=True), facts={"home": "own"}).accept(at=at("2026-08-28 15:20"))
        forgetful = attrs.evolve(undecided, procedure=procedure(by_home=True))
        assert (row_of(forgetful, on=LAST) or row()).charged is True
        adopted = Dossier.adopt(
            procedure(by_home=True),
            office=COMMUNE,
            at=at("2026-09-01 08:00"),
            state="in-progress",
            received=at("2026-08-28 15:20"),
            promise=day("2026-09-11"),
        )
        assert (row_of(adopted, on=LAST) or row(charged=True)).charged is None

    @pytest.mark.parametrize(
        ("papers", "known"),
        [
            (["ct01", "proof_of_home"], None),
            ([SubmittedPaper("ct01", medium=Medium.E_FORM), SubmittedPaper("proof_of_home", medium=Medium.SCAN)], True),
            ([SubmittedPaper("ct01", originals=1, medium=Medium.ORIGINAL), "proof_of_home"], False),
        ],
        ids=["nobody said", "files", "paper"],
    )
    def test_its_papers_are_files_where_somebody_said_so(self, papers: list[Any], known: bool | None) -> None:
        assert (row_of(accepted(papers=papers), on=LAST) or row()).electronic_papers is known

    @pytest.mark.parametrize(("results", "known"), [(["KQ.1"], True), ([], False)])
    def test_a_result_that_was_named_is_a_file(self, results: list[str], known: bool) -> None:
        done = in_progress().finish("granted", at=at("2026-09-10 09:00"), results=results)
        assert (row_of(done, on=LAST) or row()).electronic_result is known

    def test_what_is_looked_up_is_used_again(self) -> None:
        looked_up = Paper("card", Text("Căn cước", "Card"), action=Action.LOOKUP)
        other_case = attrs.evolve(looked_up, when=Condition.parse("home == 'rented'"))
        (first, *_), of = tuple(SEVEN_DAYS.papers), SEVEN_DAYS
        told = [
            row_of(accepted(of=attrs.evolve(of, papers=AllOf(first, *more)), papers=["ct01"]), on=LAST)
            for more in ([looked_up], [other_case], [])
        ]
        assert [known and known.reused for known in told] == [True, False, False]

    def test_the_portal_has_it_once_it_was_synchronised(self) -> None:
        told = in_progress().synchronise(2, at=at("2026-09-01 08:00"))
        assert (row_of(told, on=LAST) or row()).synchronised is True
        assert (row_of(in_progress(), on=LAST) or row()).synchronised is False

    def test_a_day_s_work_takes_no_time(self) -> None:
        done = in_progress(of=IMMEDIATE).finish("granted", at=at("2026-08-28 16:30"))
        assert (row_of(done, on=LAST) or row()).time == 0


class TestRecord:
    def test_of_a_report_holds_nothing_personal(self) -> None:
        dossier = accepted(applicant=MAU)
        for value in (settlement([dossier], SEPTEMBER), indicators([dossier], SEPTEMBER), row_of(dossier, on=LAST)):
            said = records.dumps(value)
            assert "D-1" in said
            assert not any(personal in said for personal in MAU.fields.values())

    def test_of_a_row_is_read_back_as_the_row(self) -> None:
        told = attrs.evolve(row(procedure="1.004222", requests=1), field=Text("Cư trú", "Residence"))
        assert DossierRow.read(records.dump(told)) == told


class TestGivenToAReport:
    def test_rows_tables_and_dossiers_count_together(self) -> None:
        report = settlement([accepted(), row(), TABLE], SEPTEMBER)
        assert (report.total.counter, report.total.open_late, report.total.open_in_time) == (3, 2, 1)
        assert report.check() == ()

    def test_a_cell_lists_the_rows_it_was_given(self) -> None:
        given = row()
        assert settlement([given], SEPTEMBER).cell(None, "open").dossiers == (given,)

    def test_the_faults_of_tables_are_told_together(self) -> None:
        with pytest.raises(BadInput) as refused:
            settlement([TABLE, {}, {"id": "x"}], SEPTEMBER)
        assert paths(refused)[0] == "$[1].id"

    def test_against_the_original_date(self) -> None:
        extended = row(original_due_on=day("2026-09-04"), ended_on=day("2026-09-10"))
        reports = [settlement([extended], SEPTEMBER, against=date) for date in ("current", "original")]
        assert [(report.total.early, report.total.late) for report in reports] == [(1, 0), (0, 1)]

    def test_against_no_other_date(self) -> None:
        with pytest.raises(BadValue, match="date to compare: met 'promised'; right would be 'current' or 'original'"):
            settlement([], SEPTEMBER, against="promised")

    def test_codes_of_procedures_are_a_list_and_no_text(self) -> None:
        with pytest.raises(BadValue, match="codes of procedures: met str"):
            settlement([], SEPTEMBER, partly_online="1.004222")
        with pytest.raises(BadValue, match="codes of procedures: met str"):
            row_of(accepted(), on=LAST, partly_online="1.004222")

    def test_a_period_is_a_period(self) -> None:
        with pytest.raises(BadValue, match="reporting period"):
            settlement([], "2026-09")  # type: ignore[arg-type]  # the mistake under test


class TestStrangers:
    """The rules of counting are open to whoever counts elsewhere: what they are given is looked at."""

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: as_of(TABLE, LAST),  # type: ignore[arg-type]  # the mistake under test
            lambda: verdict(TABLE, LAST),  # type: ignore[arg-type]  # the mistake under test
            lambda: columns_of(row(), LAST),  # type: ignore[arg-type]  # the mistake under test
            lambda: columns_of(row(), SEPTEMBER, against="first"),
            lambda: columns_of(row(), SEPTEMBER, former="closed"),
        ],
        ids=["no row", "no row to judge", "no period", "another date", "another standing"],
    )
    def test_are_refused(self, ask: Callable[[], object]) -> None:
        with pytest.raises(BadValue):
            ask()

    @pytest.mark.parametrize("rule", [as_of, verdict])
    def test_a_day_is_meant(self, rule: Callable[[DossierRow, Any], object]) -> None:
        with pytest.raises(NotADay):
            rule(row(), "2026-09-14")

    def test_a_number_nobody_can_write_is_refused_as_any_other(self) -> None:
        vast: Any = 10**5_000
        report = settlement([], SEPTEMBER)
        for ask in (
            report.records,
            SEPTEMBER.say,
            lambda given: render(report, given),
            lambda given: render(report, locale=given),
        ):
            with pytest.raises(BadValue, match="a number of thousands of digits"):
                ask(vast)
        with pytest.raises(NotADay):
            Period(vast, LAST)
        with pytest.raises(UnknownCode):
            report.form()[vast]
        with pytest.raises(UnknownCode):
            indicators([], SEPTEMBER)[vast]
