"""Values as plain tables and JSON, and back: nothing lost, nothing guessed, every fault with its path."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, at, filed, in_progress, procedure

from motcua.adapters.reading import unseen
from motcua.adapters.records import dump, dumps, load, load_dossier, loads
from motcua.calendar import Conventions, Notice, NoticeDay, Reason, national_calendar
from motcua.catalogue import LocalRule
from motcua.citation import Citation
from motcua.codes import AgencyCode, DossierCode, ProcedureCode
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel
from motcua.dated import InForce
from motcua.dossier import Applicant, Dossier
from motcua.errors import BadInput, BadValue, BrokenChain, LimitExceeded
from motcua.events import Event
from motcua.fees import Quote
from motcua.forms import receipt
from motcua.money import VND, Money
from motcua.office import Office
from motcua.papers import Medium
from motcua.procedure import LimitRule
from motcua.reference import reference_catalogue
from motcua.reports import Period
from motcua.timelimit import (
    CalendarDays,
    Due,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
    Years,
)
from motcua.wording import NamedDay, Text

SWAP = Notice(
    Citation("1/TB-MAU", verified=False),
    "Bộ Nội vụ",
    Text("Hoán đổi mẫu", "Invented exchange"),
    (
        NoticeDay(dt.date(2026, 9, 7), Reason.SWAP, Text("nghỉ", "off"), swapped_with=dt.date(2026, 9, 12)),
        NoticeDay(dt.date(2026, 9, 12), Reason.MAKE_UP, Text("làm bù", "make-up"), swapped_with=dt.date(2026, 9, 7)),
    ),
    signed_on=dt.date(2026, 8, 1),
)
VALUES: tuple[Any, ...] = (
    WorkingDays(5),
    WorkingDays(5, cutoff=dt.time(15)),
    CalendarDays(15),
    Months(1),
    Years(2),
    WorkingHours(8),
    Hours(24),
    SameDay(cutoff=dt.time(15)),
    Stages(WorkingDays(5), Stages(Hours(3), Months(1))),
    NoLimit(),
    UnknownLimit("theo thỏa thuận", Citation("23/2015/NĐ-CP", "21")),
    VND(180_500),
    VND(-(10**18)),
    Money("12.50", "USD"),
    Citation("118/2025/NĐ-CP", "19", "5", verified=False),
    InForce(dt.date(2026, 8, 5)),
    Text("lệ phí", "charge"),
    Period.month(2026, 9),
    ProcedureCode("1.014027", place="H42"),
    AgencyCode("H56.01.02"),
    DossierCode.parse("H56.01.02-260828-0001"),
    SubmittedPaper("ct01", 1, 2, medium=Medium.COPY, issued_on=dt.date(2026, 8, 1)),
    MAU,
    Conventions(start="as-stamped", projected="latest"),
    SWAP,
)


ANY_LIMIT: type[Any] = TimeLimit
"""The abstract kind, which a type checker would refuse where a class to be made is meant."""


@attrs.frozen
class Everything:
    """One field of every kind the values of the library are made of."""

    share: Fraction = Fraction(1, 3)
    amount: Decimal = Decimal("2.50")
    moment: dt.datetime = attrs.field(default=at("2026-08-28 15:20"))
    days: tuple[dt.date, ...] = (dt.date(2026, 8, 28),)
    limits: tuple[TimeLimit, ...] = (WorkingDays(1), NoLimit())
    event: Event | None = None
    channel: Channel = Channel.POST
    count: int = 3
    truth: bool = True


class TestRoundTrip:
    @pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:40])
    def test_a_value_comes_back_as_it_was(self, value: object) -> None:
        assert loads(type(value), dumps(value)) == value
        assert load(type(value), dump(value)) == value

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:40])
    def test_what_is_written_is_plain_json(self, value: object) -> None:
        assert json.loads(dumps(value)) == dump(value)

    def test_every_kind_of_field_comes_back(self) -> None:
        value = Everything(event=filed().history[0])
        assert loads(Everything, dumps(value)) == value

    def test_a_limit_is_read_by_the_kind_it_names(self) -> None:
        assert load(ANY_LIMIT, {"type": "Hours", "amount": 24}) == Hours(24)

    @given(st.integers(1, 3660), st.sampled_from([WorkingDays, CalendarDays, Months, Years, WorkingHours, Hours]))
    def test_any_limit_comes_back(self, amount: int, kind: type[WorkingDays]) -> None:
        assert loads(ANY_LIMIT, dumps(kind(amount))) == kind(amount)

    @given(st.text(min_size=1).filter(str.strip))
    def test_any_name_that_can_be_seen_comes_back_and_any_other_is_refused(self, name: str) -> None:
        written = dumps(Applicant(name))
        if unseen(name):
            with pytest.raises(BadInput, match=r"\$\.name: met U\+[0-9A-F]{4}; right would be text that can be seen"):
                loads(Applicant, written)
        else:
            assert loads(Applicant, written) == Applicant(name)

    def test_text_is_read_in_nfc(self) -> None:
        assert load(Text, {"vi": "Đa\u0306ng ky\u0301", "en": "x"}).vi == "Đăng ký"

    def test_indented_json_says_the_same(self) -> None:
        assert json.loads(dumps(VND(5), indent=2)) == {"amount": 5}


class TestDossier:
    dossier = in_progress(applicant=MAU).transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"), share=WorkingDays(3))

    def test_comes_back_with_its_whole_history(self) -> None:
        back = loads(Dossier, dumps(self.dossier), procedure=SEVEN_DAYS, office=COMMUNE)
        assert back == self.dossier
        assert back.history[-1].hash == self.dossier.history[-1].hash
        assert (back.due.date, back.state, back.applicant) == (self.dossier.due.date, self.dossier.state, MAU)

    def test_names_procedure_office_and_shape(self) -> None:
        record = dump(self.dossier)
        assert {name: record[name] for name in ("schema", "procedure", "office")} == {
            "schema": "motcua/dossier/1",
            "procedure": "1.004222",
            "office": "H56.01.02",
        }

    def test_a_redacted_dossier_comes_back_without_names(self) -> None:
        record = dump(self.dossier.redacted())
        assert "Nguyễn Văn Mẫu" not in json.dumps(record, ensure_ascii=False)
        assert load(Dossier, record, procedure=SEVEN_DAYS, office=COMMUNE).applicant is None

    @pytest.mark.parametrize("name", ["Mẫu\u202e\x1b[31m", "Mẫu\u200b"], ids=["controls", "a space without width"])
    def test_comes_back_with_whatever_was_taken_in(self, name: str) -> None:
        """What is stored is not refused afterwards: nobody could read the dossier any more."""
        dossier = in_progress(applicant=name)
        back = loads(Dossier, dumps(dossier), procedure=SEVEN_DAYS, office=COMMUNE)
        assert back.applicant == dossier.applicant

    def test_needs_procedure_and_office(self) -> None:
        with pytest.raises(BadValue, match="procedure=…, office=…"):
            load(Dossier, dump(self.dossier))
        with pytest.raises(BadValue, match="procedure=…, office=…"):
            load(Dossier, dump(self.dossier), procedure=SEVEN_DAYS, office=cast("Office", "H56.01.02"))

    def test_of_another_office_or_shape_is_refused(self) -> None:
        record = dump(self.dossier) | {"office": "H56.01.03", "schema": 2, "extra": 1}
        with pytest.raises(BadInput) as caught:
            load(Dossier, record, procedure=SEVEN_DAYS, office=COMMUNE)
        assert [str(problem) for problem in caught.value.problems] == [
            "$.schema: met a whole number; right would be motcua/dossier/1",
            "$.office: met H56.01.03; right would be H56.01.02",
            "$.extra: met an unknown key; right would be one of schema, procedure, office, history",
        ]

    def test_is_found_with_the_version_its_own_file_names(self) -> None:
        """Taken over in 2026 under the rules of the day it was received, as the file says."""
        old = reference_catalogue().find("1.004222", on=dt.date(2024, 1, 5))
        dossier = Dossier.adopt(
            old,
            office=COMMUNE,
            at=FRIDAY,
            state="in-progress",
            received=at("2024-01-05 08:00"),
            promise=dt.date(2026, 9, 11),
        )
        assert load_dossier(dumps(dossier), reference_catalogue(), office=COMMUNE) == dossier

    @pytest.mark.parametrize(
        ("filed", "promised"),
        [("2026-07-14 09:00", "2026-07-23"), ("2026-08-24 09:00", "2026-09-03")],
        ids=["before the rules of the place", "under rules younger than the version"],
    )
    def test_it_is_read_under_the_rules_its_place_had_when_it_was_filed(self, filed: str, promised: str) -> None:
        place, since = "Hải Phòng", InForce(dt.date(2026, 7, 15))
        rule = LocalRule("1.004222", since, limits=(LimitRule(WorkingDays(5)),))
        catalogue = reference_catalogue().overlay([rule], jurisdiction=place)
        there = catalogue.find("1.004222", on=at(filed).date(), jurisdiction=place)
        papers = ["ct01", "proof_of_home"]
        dossier = Dossier.open(
            there, office=COMMUNE, at=at(filed), channel="counter", facts={"home": "own"}, papers=papers
        )
        again = load_dossier(dumps(dossier), catalogue, office=COMMUNE, jurisdiction=place)
        assert again == dossier
        assert again.accept(at=at(filed)).due.date.isoformat() == promised

    def test_a_moment_of_filing_that_is_none_is_told_with_its_place(self) -> None:
        residence = reference_catalogue().find("1.004222", on=FRIDAY.date())
        record = dump(Dossier.open(residence, office=COMMUNE, at=FRIDAY, channel="counter"))
        record["history"][0]["at"] = "last Friday"
        with pytest.raises(BadInput, match=r"\$\.history\[0\]\.at"):
            load_dossier(json.dumps(record), reference_catalogue(), office=COMMUNE)

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            ("{}", "no procedure, or no version of it"),
            ('{"procedure": "1.004222", "history": []}', "no procedure, or no version of it"),
            ('{"procedure": "1.004222", "history": [{"body": {"version": "soon"}}]}', "as 2026-01-31"),
        ],
    )
    def test_a_file_that_names_no_version_is_refused(self, record: str, problem: str) -> None:
        with pytest.raises(BadInput, match=problem):
            load_dossier(record, reference_catalogue(), office=COMMUNE)

    def test_a_catalogue_is_meant(self) -> None:
        with pytest.raises(BadValue, match="catalogue: met str"):
            load_dossier("{}", "1.004222", office=COMMUNE)  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("history", [None, [], "open", 3], ids=str)
    def test_without_a_history_is_refused(self, history: object) -> None:
        with pytest.raises(BadInput, match=r"\$\.history"):
            load(Dossier, dump(self.dossier) | {"history": history}, procedure=SEVEN_DAYS, office=COMMUNE)

    def test_every_fault_of_every_event_is_told(self) -> None:
        record = dump(self.dossier)
        record["history"][0].pop("at")
        record["history"][1]["verb"] = 7
        record["history"].append("closed")
        with pytest.raises(BadInput) as caught:
            load(Dossier, record, procedure=SEVEN_DAYS, office=COMMUNE)
        assert [problem.path for problem in caught.value.problems] == [
            "$.history[0].at",
            "$.history[1].verb",
            "$.history[4]",
        ]

    def test_an_altered_history_is_refused(self) -> None:
        record = dump(self.dossier)
        record["history"][1]["by"] = "kẻ gian"
        with pytest.raises(BrokenChain):
            load(Dossier, record, procedure=SEVEN_DAYS, office=COMMUNE)


class TestAnswers:
    def test_a_due_moment_is_written_with_its_ledger(self) -> None:
        record = dump(in_progress().due)
        assert (record["date"], record["at"], record["firm"]) == ("2026-09-11", "2026-09-11T17:00:00+07:00", True)
        assert record["limit"] == {"vi": "7 ngày làm việc", "en": "7 working days"}
        assert record["ledger"][0]["reason"] == "day-off"
        assert record["rule"]["article"] == "22"

    def test_a_date_that_is_not_firm_names_what_is_open(self) -> None:
        received = at("2028-01-20 09:00")
        due = WorkingDays(5).due(received, national_calendar())
        assert [set(question) for question in dump(due)["depends_on"]] == [{"code", "name"}] * len(due.depends_on)

    def test_a_quote_is_written_line_by_line(self) -> None:
        record = dump(in_progress().quote())
        assert record["totals"] == {"VND": {"amount": 20_000}}
        assert [line["payable"] for line in record["lines"]] == [{"amount": 20_000}]

    def test_an_open_quote_has_no_total(self) -> None:
        by_home = procedure(by_home=True)
        record = dump(by_home.quote(on=dt.date(2026, 8, 28)))
        assert (record["totals"], record["undecided"]) == (None, ["home"])

    def test_completeness_is_written_with_its_reasons(self) -> None:
        record = dump(filed(papers=["ct01"]).check())
        assert (record["complete"], record["missing"]) == (False, ["proof_of_home"])
        assert all({"paper", "vi", "en", "citation"} == set(step) for step in record["why"])

    def test_every_reason_names_its_paper_and_is_not_indented(self) -> None:
        why = dump(filed(papers=["ct01"]).check())["why"]
        assert (why[0]["paper"], why[0]["en"]) == (None, "The dossier is incomplete")
        assert {"ct01", "proof_of_home"} <= {step["paper"] for step in why}
        assert all(step[locale] == step[locale].strip() for step in why for locale in ("vi", "en"))

    def test_a_slip_is_written_in_both_languages(self) -> None:
        slip = receipt(filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code="H56.01.02-260828-0001"))
        fields = {field["code"]: field["value"] for field in dump(slip)["fields"]}
        assert fields["due_at"] == "2026-09-11T17:00:00+07:00"
        assert fields["limit"] == {"vi": "7 ngày làm việc", "en": "7 working days"}

    def test_an_explanation_goes_into_a_table(self) -> None:
        assert dump({"why": in_progress().due.explain()})["why"][0]["en"].startswith("Time limit: 7 working days")

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (COMMUNE, {"code": "H56.01.02", "name": "UBND xã Mẫu"}),
            (SEVEN_DAYS, {"code": "1.004222", "version": "2018-01-01"}),
            (national_calendar(), {"version": national_calendar().version}),
            ({"day": NamedDay(dt.date(2026, 8, 29))}, {"day": "2026-08-29"}),
            ({"facts": frozenset({"b", "a"}), 1: [True]}, {"facts": ["a", "b"], "1": [True]}),
        ],
        ids=["office", "procedure", "calendar", "day", "set"],
    )
    def test_what_stands_elsewhere_is_written_by_its_name(self, value: object, written: object) -> None:
        assert dump(value) == written

    @pytest.mark.parametrize("value", [3, "text", None, 1.5, object, {"x": 1.5}], ids=str)
    def test_what_is_no_value_of_the_library_is_refused(self, value: object) -> None:
        with pytest.raises(BadValue, match="record"):
            dump(value)

    @pytest.mark.parametrize("cls", [Due, Quote, Office, int, dict, str], ids=lambda cls: cls.__name__)
    def test_answers_are_never_read(self, cls: type[Any]) -> None:
        with pytest.raises(BadValue, match="computed again"):
            load(cls, {})

    def test_a_class_is_meant_not_one_of_its_values(self) -> None:
        with pytest.raises(BadValue, match="class of a record"):
            load(cast("type[VND]", VND(5_000)), {})


class TestFaults:
    def problems(self, cls: type[Any], table: dict[str, Any]) -> list[str]:
        with pytest.raises(BadInput) as caught:
            load(cls, table)
        return [str(problem) for problem in caught.value.problems]

    def test_all_are_reported_with_their_paths(self) -> None:
        record = dump(SWAP)
        record["days"][0]["date"] = "7/9/2026"
        record["days"][1]["reason"] = "holiday"
        record["issuer"] = None
        record["colour"] = "red"
        paths = {problem.split(":")[0] for problem in self.problems(Notice, record)}
        assert paths == {"$.days[0].date", "$.days[1].reason", "$.issuer", "$.colour"}

    @pytest.mark.parametrize(
        ("cls", "table", "problem"),
        [
            (VND, {"amount": "5000"}, "$.amount: met a text; right would be a whole number"),
            (VND, {"amount": True}, "$.amount: met true or false; right would be a whole number"),
            (VND, {}, "$.amount: met nothing; right would be a value"),
            (TimeLimit, {"type": "Weeks", "amount": 1}, "$: met Weeks; right would be a type that is one of"),
            (
                WorkingDays,
                {"type": "Hours", "amount": 1},
                "$: met Hours; right would be a type that is",
            ),
            (WorkingDays, {"type": "WorkingDays", "amount": 0}, "right would be a whole number from 1 to 3660"),
            (Stages, {"type": "Stages", "stages": [3]}, "$.stages[0]: met a whole number; right would be a table"),
            (InForce, {"first": "2026-02-30"}, "$.first: met a text; right would be a day such as '2026-11-24'"),
            (
                Everything,
                {"moment": "2026-08-28T15:20:00"},
                "$.moment: met a text; right would be a moment",
            ),
            (Everything, {"share": "1/0"}, "$.share: met a text; right would be a share such as '1/2'"),
            (Everything, {"event": {"verb": "open"}}, "$.event.sequence: met nothing"),
            (Everything, {"days": "2026-08-28"}, "$.days: met '2026-08-28'; right would be a list"),
            (UnknownLimit, {"type": "UnknownLimit", "text": "x", "citation": "x"}, "$.citation: met a text"),
        ],
        ids=lambda value: None if isinstance(value, str) else str(value)[:50],
    )
    def test_say_what_was_met_and_what_would_be_right(
        self, cls: type[Any], table: dict[str, Any], problem: str
    ) -> None:
        assert any(problem in found for found in self.problems(cls, table))

    @pytest.mark.parametrize(
        ("table", "path"),
        [
            ({1: "x"}, "$"),
            ({"vi": object()}, "$.vi"),
            ({"vi": 1.0}, "$.vi"),
            ({"vi": ("a", b"b")}, "$.vi[1]"),
            ({"vi": "\ud800"}, "$.vi"),
        ],
        ids=["key", "object", "point", "bytes", "surrogate"],
    )
    def test_what_json_cannot_carry_is_refused(self, table: dict[str, Any], path: str) -> None:
        with pytest.raises(BadInput) as caught:
            load(Text, table)
        assert [problem.path for problem in caught.value.problems] == [path]


class TestStrictJson:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ('{"amount": NaN}', "$.amount: met NaN; right would be a whole number"),
            ('{"amount": -Infinity}', "$.amount: met -Infinity"),
            ('{"amount": 1e999}', "$.amount: met 1e999"),
            ('{"amount": 1099000001.0}', "$.amount: met a number with a point; right would be a whole number"),
            ('{"amount": 5000.0}', "$.amount: met 5000.0; right would be a whole number; shares are texts"),
            ('{"amount": 1, "amount": 2}', "$.amount: met a key given twice; right would be each key once"),
            ('{"amount": {"a": 1, "b": 2, "a": 3}}', "$.amount.a: met a key given twice"),
            ('{"amount": "\\ud800"}', "$.amount: met half of a surrogate pair"),
            ('{"\\ud800": 1}', "half of a surrogate pair"),
            ("[5000]", "$: met a list; right would be a table"),
            ("5000", "$: met a whole number; right would be a table"),
            ("null", "$: met nothing; right would be a table"),
            ("NaN", "right would be a table"),
            ('{"amount": 5000,}', "what JSON cannot read at line 1, column"),
            ("{'amount': 5000}", "what JSON cannot read at line 1, column 2"),
            ('{"amount": 5000} x', "what JSON cannot read"),
            ('{"amount": "\x01"}', "what JSON cannot read"),
            ("", "what JSON cannot read at line 1, column 1 (nothing stands there)"),
            ('{"procedure": 1.004222}', '$.procedure: met 1.004222; right would be a code in quotes, "1.004222"'),
            ("\ufeff{}", "met a byte order mark"),
        ],
        ids=repr,
    )
    def test_one_reading_or_none(self, text: str, problem: str) -> None:
        with pytest.raises(BadInput) as caught:
            loads(VND, text)
        assert problem in str(caught.value)

    def test_reads_bytes_that_are_utf_8(self) -> None:
        assert loads(VND, b'{"amount": 5000}') == VND(5_000)
        with pytest.raises(BadInput, match="not UTF-8"):
            loads(VND, b'{"amount": "\xff"}')
        with pytest.raises(BadInput, match="not UTF-8"):
            loads(VND, '{"amount": "\ud800"}')

    @pytest.mark.parametrize(
        "text",
        [
            '{"amount": ' + "9" * 19 + "}",
            '{"amount": ' + "9" * 5_000 + "}",
            '{"a": ' * 65 + "1" + "}" * 65,
            "[" * 100_000,
            '{"vi": "' + "x" * 20_001 + '", "en": "x"}',
            '{"vi": "' + "x" * (1 << 20) + '"}',
        ],
        ids=["19 digits", "5000 digits", "deep", "very deep", "long text", "large"],
    )
    def test_what_is_larger_than_any_record_is_refused(self, text: str) -> None:
        with pytest.raises(LimitExceeded):
            loads(Text, text)

    @pytest.mark.parametrize("given", [None, 5, [], {}], ids=repr)
    def test_what_is_no_text_is_refused(self, given: Any) -> None:
        with pytest.raises(BadInput, match="JSON text, or its bytes"):
            loads(VND, given)

    @pytest.mark.parametrize("given", [None, 5, [], "{}"], ids=repr)
    def test_what_is_no_table_is_refused(self, given: Any) -> None:
        with pytest.raises(BadInput, match="right would be a table"):
            load(VND, given)

    def test_depth_is_counted_without_what_stands_in_texts(self) -> None:
        text = Text("[" * 100, '"{\\')
        assert loads(Text, dumps(text)) == text

    def test_tables_deeper_than_json_allows_are_refused_too(self) -> None:
        table: dict[str, Any] = {}
        for _ in range(70):
            table = {"vi": table}
        with pytest.raises(LimitExceeded):
            load(Text, table)
        with pytest.raises(LimitExceeded):
            load(VND, {"amount": 10**18 + 1})

    def test_faults_never_repeat_personal_values(self) -> None:
        with pytest.raises(BadInput) as caught:
            loads(Applicant, '{"name": "Nguyễn Văn Mẫu", "phone": 900000000}')
        assert "900000000" not in str(caught.value)
        assert "Mẫu" not in str(caught.value)
