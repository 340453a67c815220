"""Other libraries meet our values in their own protocols: pydantic's schemas, a converter of cattrs."""

import datetime as dt
import json
import subprocess
import sys
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.preconf.json import make_converter
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from tests.dossiers import COMMUNE, FRIDAY, at

from motcua.adapters import interchange
from motcua.calendar import OfficeTime, national_calendar, office_time
from motcua.citation import Citation
from motcua.codes import AgencyCode, DossierCode, FieldCode, ProcedureCode
from motcua.conditions import Channel, Condition
from motcua.dossier import Dossier
from motcua.errors import BadValue
from motcua.events import Event
from motcua.fees import Quote
from motcua.hooks import Carried, Portable, configure
from motcua.linked import Plan
from motcua.mechanism import State
from motcua.money import VND, Money
from motcua.procedure import Procedure
from motcua.receipts import ReceiptNumber
from motcua.reference import reference_catalogue
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
PLAN = BOOK.link("birth", on=DAY).plan(FRIDAY, national_calendar())
ANSWERS: list[Carried] = [
    RESIDENCE.due(FRIDAY, national_calendar()),
    RESIDENCE.quote(on=DAY, channel="online"),
    RESIDENCE.check(["ct01"], on=DAY, home="own"),
    PLAN,
]
KEPT: list[Carried] = [RESIDENCE, LIFE, LIFE.history[-1]]
NEEDED = {"catalogue": BOOK, "office": "UBND xã Mẫu"}
each_carried = pytest.mark.parametrize("value", [*ANSWERS, *KEPT], ids=lambda one: type(one).__name__)


class TestDocuments:
    """Answers, procedures, events and dossiers stand in models as documents with the schema of their name."""

    @each_carried
    def test_what_is_written_is_what_the_schema_says(self, value: Carried) -> None:
        adapter = TypeAdapter(type(value))
        schema = adapter.json_schema(mode="serialization")
        assert (schema["title"], "$ref" in json.dumps(schema)) == (type(value).__name__, False)
        assert adapter.json_schema(mode="validation") == schema
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
        assert (getattr(back, "office", COMMUNE).name, back == value or value is LIFE) == ("UBND xã Mẫu", True)

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
        ],
    )
    def test_what_is_no_document_is_refused_by_an_error_of_ours(self, kind: type, table: object) -> None:
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python(table, context=NEEDED)
        assert caught.value.errors()[0]["type"] in {"bad-input", "bad-value", "unknown-code", "not-in-force"}

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
