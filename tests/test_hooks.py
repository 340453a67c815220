"""Other libraries meet our values in their own protocols: pydantic's schemas, a converter of cattrs."""

import datetime as dt
import json
import subprocess
import sys
from typing import Annotated, Any

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from tests import carried
from tests.dossiers import COMMUNE, FRIDAY, MAU, at

from motcua import forms
from motcua.adapters import interchange, portal
from motcua.adapters.records import Intake
from motcua.calendar import OfficeTime, national_calendar, office_time
from motcua.citation import Citation
from motcua.codes import AgencyCode, DossierCode, FieldCode, ProcedureCode
from motcua.completeness import SubmittedPaper
from motcua.conditions import Channel, Condition
from motcua.dossier import Applicant, Dossier, Representative
from motcua.errors import BadValue
from motcua.events import Event
from motcua.fees import Quote, refunds_of
from motcua.hooks import Carried, Portable, configure
from motcua.linked import LinkedProcedure, Plan
from motcua.linked_dossier import LinkedDossier
from motcua.mechanism import State
from motcua.money import VND, Money
from motcua.procedure import Procedure
from motcua.receipts import Collector, ReceiptBook, ReceiptNumber, receipts_of
from motcua.reference import reference_catalogue
from motcua.reports import (
    Feedback,
    Handling,
    Period,
    feedback_report,
    indicators,
    provincial_settlement,
    score_official,
    settlement,
)
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
from motcua.wording import Text

pytestmark = pytest.mark.needs("jsonschema", "pydantic")

THREE = dt.time(15)
LIMITS: list[tuple[TimeLimit, object]] = [
    (WorkingDays(5), "5 ngày làm việc"),
    (CalendarDays(15), "15 ngày"),
    (Months(1), "1 tháng"),
    (Years(2), "2 năm"),
    (WorkingHours(8), "8 giờ làm việc"),
    (Hours(24), "24 giờ"),
    (SameDay(), "trong ngày làm việc"),
    (SameDay(cutoff=THREE), "trong ngày làm việc; sau 15:00 thì trả vào ngày làm việc tiếp theo"),
    (Stages(WorkingDays(3), Months(1)), "3 ngày làm việc, sau đó 1 tháng"),
    (NoLimit(), "không quy định thời hạn"),
    (UnknownLimit("theo quy định của tỉnh"), "chưa xác định: theo quy định của tỉnh"),
]
CARRIED: list[tuple[Portable, object]] = [
    (ProcedureCode("1.014027", place="H42"), "1.014027.H42"),
    (AgencyCode("000.00.01.H29"), "000.00.01.H29"),
    (DossierCode.parse("H56.01.02-260828-0001"), "H56.01.02-260828-0001"),
    (FieldCode("G15", "LV02"), "G15-LV02"),
    (VND(20_000), 20_000),
    (Money("12.50", "USD"), {"amount": "12.50", "currency": "USD"}),
    (Condition.parse("age < 6"), "age < 6"),
    (ReceiptNumber("01BLP", "AA-22E", 42), "01BLP AA-22E 0000042"),
    *LIMITS,
]
JSON_TYPES = {str: "string", int: "integer", dict: "object"}
each_value = pytest.mark.parametrize(("value", "carried"), CARRIED, ids=lambda one: str(one)[:40])


class TestPydantic:
    @each_value
    def test_a_value_is_written_in_its_json_form_and_read_back_equal(self, value: Portable, carried: object) -> None:
        adapter = TypeAdapter(type(value))
        assert adapter.dump_python(value, mode="json") == carried
        assert adapter.validate_json(adapter.dump_json(value)) == value
        assert adapter.validate_python(carried) == adapter.validate_python(value) == value

    @each_value
    def test_its_schema_is_the_same_read_and_written(self, value: Portable, carried: object) -> None:
        adapter = TypeAdapter(type(value))
        schema = adapter.json_schema()
        assert (schema["type"], schema["title"]) == (JSON_TYPES[type(carried)], type(value).__name__)
        assert adapter.json_schema(mode="serialization") == schema

    @pytest.mark.parametrize("kind", dict.fromkeys(type(value) for value, _ in CARRIED))
    def test_the_examples_of_a_schema_can_be_read(self, kind: type[Portable]) -> None:
        adapter: TypeAdapter[Portable] = TypeAdapter(kind)
        for example in adapter.json_schema().get("examples", []):
            assert isinstance(adapter.validate_json(json.dumps(example)), kind)

    def test_a_python_dump_keeps_the_value(self) -> None:
        assert TypeAdapter(VND).dump_python(VND(5)) == VND(5)

    def test_a_model_holds_them_and_may_go_without(self) -> None:
        class Appointment(BaseModel):
            procedure: ProcedureCode
            received: OfficeTime
            limits: tuple[TimeLimit, ...]
            fee: VND | None = None

        text = '{"procedure": "1.004222", "received": "2026-08-28 15:20", "limits": ["7 ngày làm việc"]}'
        made = Appointment.model_validate_json(text)
        assert (made.procedure, made.limits, made.fee) == (ProcedureCode("1.004222"), (WorkingDays(7),), None)
        assert made.received == office_time("2026-08-28 15:20")
        assert Appointment.model_validate_json(made.model_dump_json()) == made
        for mode in ("validation", "serialization"):
            described = Appointment.model_json_schema(mode=mode)["properties"]["procedure"]
            assert described["pattern"].startswith("^([0-9]")

    def test_where_all_is_text_digits_are_an_amount(self) -> None:
        assert TypeAdapter(VND).validate_python("20000") == VND(20_000)

    @pytest.mark.parametrize("amount", [True, 2.5, "2,5", "", None, 10**19])
    def test_an_amount_is_a_whole_number(self, amount: object) -> None:
        with pytest.raises(ValidationError):
            TypeAdapter(VND).validate_python(amount)
        with pytest.raises(ValidationError):
            TypeAdapter(VND).validate_json(json.dumps(amount))

    @pytest.mark.parametrize(
        "table", [{"amount": "5"}, {"amount": "5", "currency": "USD", "x": 1}, {"amount": "5", "currency": "VND"}, "5"]
    )
    def test_an_amount_of_another_currency_is_two_texts(self, table: object) -> None:
        with pytest.raises(ValidationError):
            TypeAdapter(Money).validate_python(table)
        with pytest.raises(ValidationError):
            TypeAdapter(Money).validate_json(json.dumps(table))

    def test_what_is_refused_is_refused_with_our_code_and_sentence(self) -> None:
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(list[ProcedureCode]).validate_python(["1.004222", "x"])
        (error,) = caught.value.errors()
        assert (error["type"], error["loc"]) == ("bad-value", (1,))
        assert error["msg"] == "procedure code: met 'x'; right would be for example '1.004222' or '1.014027.H42'"

    def test_one_kind_of_limit_is_not_another(self) -> None:
        with pytest.raises(ValidationError, match="WorkingDays: met CalendarDays"):
            TypeAdapter(WorkingDays).validate_python("15 ngày")

    @pytest.mark.parametrize("member", [*Channel, *State])
    def test_channels_and_states_are_their_words(self, member: Channel | State) -> None:
        adapter: TypeAdapter[Any] = TypeAdapter(type(member))
        assert json.loads(adapter.dump_json(member)) == member.value
        assert adapter.validate_python(member.value) is member
        assert member.value in adapter.json_schema()["enum"]


BOOK = reference_catalogue()
DAY = FRIDAY.date()
RESIDENCE = BOOK.find("1.004222", on=DAY)
LIFE = (
    Dossier.open(RESIDENCE, office=COMMUNE, at=FRIDAY, channel="counter", facts={"home": "own"}, papers=["ct01"])
    .request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu giấy tờ")
    .supplement(["proof_of_home"], at=at("2026-09-03 08:10"))
    .accept(at=at("2026-09-03 08:10"))
)
OWNED = Dossier.open(
    RESIDENCE,
    office=COMMUNE,
    at=FRIDAY,
    channel="counter",
    id="H56.01.02-260828-0001",
    applicant=MAU,
    facts={"home": "own"},
    papers=["ct01", "proof_of_home"],
).accept(at=FRIDAY)
NEWBORN = BOOK.link("birth", on=DAY)
PLAN = NEWBORN.plan(FRIDAY, national_calendar())
PACKAGE = LinkedDossier.open(
    NEWBORN,
    office=COMMUNE,
    at=FRIDAY,
    channel="online",
    id="L-1",
    applicant=MAU,
    papers=["linked_form", "birth_certificate"],
).act("birth", "accept", at=FRIDAY)
SEPTEMBER = Period.month(2026, 9)
ROW = {"id": "1", "field": "Cư trú", "channel": "counter", "received_on": "2026-09-01", "ended_on": "2026-09-02"}
SETTLED = settlement([ROW, LIFE], SEPTEMBER, authority="UBND xã Mẫu")
SAID = Feedback("1", "regulation", FRIDAY, settle=at("2026-09-03 08:10"))
ANSWERS: list[Carried] = [
    RESIDENCE.due(FRIDAY, national_calendar()),
    RESIDENCE.quote(on=DAY, channel="online"),
    RESIDENCE.check(["ct01"], on=DAY, home="own"),
    PLAN,
    refunds_of(RESIDENCE.quote(on=DAY, channel="online"), "overpaid", paid={"residence.permanent": VND(20_000)}),
    national_calendar().day(DAY),
    LIFE.timeliness(at("2026-09-03 09:00")),
    forms.receipt(OWNED, sets=1),
    SETTLED,
    provincial_settlement([ROW], [LIFE], SEPTEMBER),
    indicators([ROW, LIFE], SEPTEMBER),
    score_official([Handling("1", contacts=0)], on=dt.date(2025, 6, 30)),
    feedback_report([SAID], SEPTEMBER, national_calendar()),
    portal.read_procedure({}),
]
CITED = Citation("118/2025/NĐ-CP", "19", "5", verified=False)
STANDING: list[Carried] = [
    LIFE.history[-1],
    MAU,
    Representative("Trần Thị Thay", papers=["power_of_attorney"], phone="0900000000"),
    SubmittedPaper("ct01", originals=1, issued_on=DAY),
    SEPTEMBER,
    CITED,
    Text("lệ phí", "charge"),
    SAID,
    PACKAGE.kept,
    receipts_of(
        RESIDENCE.quote(on=DAY, channel="online"),
        ReceiptBook("EBL01", "26TAA", last=41),
        on=DAY,
        collector=Collector("UBND xã Mẫu", "0100000000", address="Xã Mẫu"),
        payer=MAU,
    )[0],
    Intake.load({"procedure": "1.004222", "received": "2026-08-28", "papers": ["ct01"], "facts": {"home": "own"}}),
]
KEPT: list[Carried] = [RESIDENCE, LIFE, NEWBORN, PACKAGE, *STANDING]
NEEDED = {"catalogue": BOOK, "office": "UBND xã Mẫu"}
each_carried = pytest.mark.parametrize("value", [*ANSWERS, *KEPT], ids=lambda one: type(one).__name__)


def _whole(schema: Any) -> Any:
    """The schema without what of a table must be there: who gives one may leave out what has a default."""
    if isinstance(schema, list):
        return [_whole(one) for one in schema]
    return {name: _whole(one) for name, one in schema.items() if name != "required"} if type(schema) is dict else schema


class TestDocuments:
    """Answers, procedures, events and dossiers stand in models as documents with the schema of their name."""

    @each_carried
    def test_what_is_written_is_what_the_schema_says(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        schema = adapter.json_schema(mode="serialization")
        assert (schema["title"], "$ref" in json.dumps(schema)) == (type(value).__name__, False)
        taken = adapter.json_schema(mode="validation")
        assert _whole(taken) == _whole(schema) if any(value is one for one in STANDING) else taken == schema
        assert Draft202012Validator(taken).is_valid(json.loads(adapter.dump_json(value)))
        written = json.loads(adapter.dump_json(value))
        assert written == json.loads(json.dumps(interchange.document(value)))
        Draft202012Validator.check_schema(schema)
        assert Draft202012Validator(schema).is_valid(written)
        assert not Draft202012Validator(schema).is_valid({**written, "colour": 1})

    @each_carried
    def test_in_python_it_stays_what_it_is(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        assert adapter.validate_python(value) is value
        assert adapter.dump_python(value) is value

    @pytest.mark.parametrize("value", KEPT, ids=lambda one: type(one).__name__)
    def test_what_is_kept_comes_back_equal(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        back = adapter.validate_json(adapter.dump_json(value), context=NEEDED)
        assert interchange.document(back) == interchange.document(value)
        assert back == value or value in {LIFE, PACKAGE}  # whose office a record has by its code alone
        named = back.offices[0][1] if isinstance(back, LinkedDossier) else getattr(back, "office", COMMUNE)
        assert named.name == "UBND xã Mẫu"

    @pytest.mark.parametrize("value", ANSWERS, ids=lambda one: type(one).__name__)
    def test_an_answer_is_computed_again_and_not_read(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        with pytest.raises(ValidationError, match="an answer is computed again, not read"):
            adapter.validate_json(adapter.dump_json(value), context=NEEDED)

    @pytest.mark.parametrize("value", KEPT[:2], ids=lambda one: type(one).__name__)
    def test_without_a_catalogue_nobody_knows_the_rules(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        with pytest.raises(ValidationError, match="met no catalogue; right would be context="):
            adapter.validate_json(adapter.dump_json(value))

    @pytest.mark.parametrize(
        ("kind", "table"),
        [
            (Dossier, 5),
            (Dossier, {"history": []}),
            (Procedure, {"code": "1.004222"}),
            (Procedure, {"code": "1.004222", "in_force": {"first": "soon"}}),
            (Procedure, {"code": "9.999999", "in_force": {"first": "2026-08-28"}}),
            (Event, {"verb": "accept"}),
            (LinkedProcedure, {"code": "birth", "in_force": {"first": "2024-06-10"}, "parts": [5]}),
            (LinkedProcedure, {"code": "birth", "in_force": {"first": "2024-06-10"}, "parts": [{"version": "soon"}]}),
            (LinkedProcedure, {"code": "none", "in_force": {"first": "2024-06-10"}}),
            (LinkedDossier, {"histories": []}),
            (Applicant, {"name": 5}),
            (Applicant, {"nom": "Nguyễn Văn Mẫu"}),
            (Period, {"first": "2026-09-14", "last": "2026-08-15"}),
        ],
    )
    def test_what_is_no_document_is_refused_by_an_error_of_ours(self, kind: type, table: object) -> None:
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python(table, context=NEEDED)
        assert caught.value.errors()[0]["type"] in {"bad-input", "bad-value", "unknown-code", "not-in-force"}

    def test_what_has_a_default_may_be_left_out_of_what_is_given(self) -> None:
        table = {"procedure": "1.004222", "received": "2026-08-28"}
        adapter = TypeAdapter(Intake)
        assert Draft202012Validator(adapter.json_schema(mode="validation")).is_valid(table)
        assert not Draft202012Validator(adapter.json_schema(mode="serialization")).is_valid(table)
        assert adapter.validate_python(table) == Intake.load(table)

    def test_a_package_comes_back_with_the_versions_it_was_linked_with(self) -> None:
        adapter = TypeAdapter(LinkedProcedure)
        assert adapter.validate_json(adapter.dump_json(NEWBORN), context=NEEDED) == NEWBORN
        alone = {"code": "birth", "in_force": {"first": "2024-06-10"}}
        assert adapter.validate_python(alone, context=NEEDED) == BOOK.link("birth", on=dt.date(2024, 6, 10))

    @pytest.mark.parametrize("kind", [Applicant, Dossier, Event, Intake, Representative, Due])
    def test_no_error_repeats_what_was_given(self, kind: type) -> None:
        class Held(BaseModel):
            value: kind  # type: ignore[valid-type]

        for given in ({"name": "Nguyễn Văn Mẫu", "history": 1, "papers": 1}, ["Nguyễn Văn Mẫu"], "Nguyễn Văn Mẫu"):
            with pytest.raises(ValidationError) as caught:
                Held(value=given)
            assert "Mẫu" not in str(caught.value) + caught.value.json() + repr(caught.value.errors())
            assert caught.value.errors()[0]["input"] == "…"

    def test_whoever_asks_for_the_document_of_a_person_gets_it_and_nobody_else(self) -> None:
        class Filing(BaseModel):
            owner: Applicant

        filing = Filing(owner=MAU)
        assert "Mẫu" not in repr(filing) + str(filing)
        assert json.loads(filing.model_dump_json())["owner"]["name"] == "Nguyễn Văn Mẫu"

    def test_a_model_holds_them(self) -> None:
        class Answer(BaseModel):
            due: Due
            quote: Quote | None = None
            plans: list[Plan] = []

        answer = Answer(due=RESIDENCE.due(FRIDAY, national_calendar()), plans=[PLAN])
        assert json.loads(answer.model_dump_json())["due"]["date"] == "2026-09-11"
        for mode in ("validation", "serialization"):
            assert Answer.model_json_schema(mode=mode)["properties"]["due"]["title"] == "Due"

    def test_a_service_tells_them_in_its_openapi(self) -> None:
        fastapi = pytest.importorskip("fastapi", reason="the group `examples` is not installed")
        app = fastapi.FastAPI()

        def due() -> Due:
            return RESIDENCE.due(FRIDAY, national_calendar())

        app.get("/due", response_model=Due)(due)
        answers = app.openapi()["paths"]["/due"]["get"]["responses"]["200"]["content"]["application/json"]
        assert {"date", "firm", "ledger"} <= answers["schema"]["properties"].keys()


class TestEveryPublicValue:
    """Each has a hook, or a reason why it has none; whoever adds a value is asked."""

    def test_has_its_place(self) -> None:
        assert [one.name for one in carried.values() if one.how is None] == []

    def test_has_a_reason_only_where_it_is_needed(self) -> None:
        assert carried.untrue() == ()

    @pytest.mark.parametrize("value", carried.values(), ids=lambda one: one.name)
    def test_stands_in_a_model_where_it_is_said_to(self, value: carried.Value) -> None:
        if value.how in {"a document", "a form in JSON"}:
            for mode in ("validation", "serialization"):
                assert TypeAdapter(value.kind).json_schema(mode=mode)["title"] == value.kind.__name__
        else:
            assert value.module == "hooks" or not hasattr(value.kind, "__get_pydantic_core_schema__")

    def test_that_is_a_document_is_shown_one(self) -> None:
        shown = {type(one).__name__ for one in (*ANSWERS, *KEPT)}
        assert {one.kind.__name__ for one in carried.values() if one.how == "a document"} == shown

    def test_stands_in_the_openapi_of_a_service(self) -> None:
        fastapi = pytest.importorskip("fastapi", reason="the group `examples` is not installed")
        app = fastapi.FastAPI()
        for value in (*ANSWERS, *KEPT):

            def send(given: Any) -> Any:
                return given

            send.__annotations__ = {"given": Annotated[type(value), fastapi.Body()], "return": type(value)}
            app.post(f"/{type(value).__name__}")(send)
        told = app.openapi()
        for name, path in told["paths"].items():
            sent = path["post"]["requestBody"]["content"]["application/json"]["schema"]
            back = path["post"]["responses"]["200"]["content"]["application/json"]["schema"]
            assert sent["properties"].keys() == back["properties"].keys(), name
        assert len(told["paths"]) == len({type(value) for value in (*ANSWERS, *KEPT)})


class TestMoments:
    ADAPTER: TypeAdapter[dt.datetime] = TypeAdapter(OfficeTime)

    def test_one_without_an_offset_is_office_time(self) -> None:
        assert self.ADAPTER.validate_python("2026-08-28 15:20").isoformat() == "2026-08-28T15:20:00+07:00"
        assert self.ADAPTER.dump_json(office_time("2026-08-28T08:20:00Z")) == b'"2026-08-28T08:20:00+00:00"'

    def test_an_aware_moment_stays_what_it_is(self) -> None:
        moment = dt.datetime(2026, 8, 28, 8, 20, tzinfo=dt.UTC)
        assert self.ADAPTER.validate_python(moment).tzinfo is dt.UTC

    @pytest.mark.parametrize("given", ["2026-08-28", 1_800_000_000, dt.datetime(2026, 8, 28, 15, 20)])
    def test_what_is_no_moment_is_refused(self, given: object) -> None:
        with pytest.raises(ValidationError, match=r"moment|zone"):
            self.ADAPTER.validate_python(given)

    def test_its_schema_is_a_text(self) -> None:
        assert self.ADAPTER.json_schema()["type"] == "string"


class TestCattrs:
    @each_value
    def test_a_converter_carries_every_value(self, value: Portable, carried: object) -> None:
        converter = make_converter()
        configure(converter)
        assert converter.unstructure(value) == carried
        assert converter.structure(carried, type(value)) == value

    def test_they_stand_in_classes_of_ones_own(self) -> None:
        @attrs.frozen
        class Charged:
            procedure: ProcedureCode
            fee: VND | None
            limits: list[TimeLimit]

        converter = cattrs.Converter()
        configure(converter)
        charged = Charged(ProcedureCode("1.004222"), VND(20_000), [WorkingDays(7)])
        table = {"procedure": "1.004222", "fee": 20_000, "limits": ["7 ngày làm việc"]}
        assert converter.unstructure(charged) == table
        assert converter.structure(table, Charged) == charged

    def test_what_is_refused_is_an_error_of_ours(self) -> None:
        converter = cattrs.Converter()
        configure(converter)
        with pytest.raises(BadValue, match="amount in đồng: met float"):
            converter.structure(2.5, VND)

    def test_other_classes_are_left_to_the_converter(self) -> None:
        converter = cattrs.Converter()
        configure(converter)
        assert converter.unstructure(Citation("118/2025/NĐ-CP"))["document"] == "118/2025/NĐ-CP"


class TestNothingIsImportedUntilAsked:
    def test_neither_library_is_loaded_with_the_values(self) -> None:
        script = (
            "import sys, motcua, motcua.hooks\n"
            "for name in motcua.__all__: getattr(motcua, name)\n"
            "motcua.WorkingDays(5).wire()\n"
            "print(*sorted({'pydantic', 'pydantic_core'} & sys.modules.keys()))\n"
        )
        loaded = subprocess.run(  # noqa: S603 - the script above
            [sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8"
        )
        assert not loaded.stdout.strip()

    def test_a_portable_value_has_to_say_its_form(self) -> None:
        with pytest.raises(NotImplementedError):
            Portable.wire()
