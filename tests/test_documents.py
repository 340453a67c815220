"""What a document tells, word for word: a procedure, a plan and a reading of which nothing is at its default."""

import datetime as dt
import hashlib
from fractions import Fraction
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator
from tests.portal_pages import page

from motcua import fees, timelimit
from motcua.adapters import interchange, records
from motcua.adapters.interchange.schemas import schema
from motcua.adapters.portal import Doubt, DoubtKind, Part, Reading, Understood, read_procedure
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Channel, Condition, Fact
from motcua.dated import InForce
from motcua.fees import Adjustment, Clamp, Fee, FeeLevel, FeeSchedule, Flat, Levy, Refund, Shape, Times
from motcua.fees.shapes import Given, Number
from motcua.linked import Basis, Consent, Plan, PlannedConsent, PlannedPart, PlannedShare
from motcua.papers import Action, AllOf, AtLeast, Medium, OneOf, Paper, PaperForm
from motcua.procedure import Authority, LimitRule, Prerequisite, Procedure, Result
from motcua.timelimit import CalendarDays, TimeLimit, WorkingDays, WorkingHours, Years
from motcua.wording import Text

pytestmark = pytest.mark.needs("jsonschema")

CALENDAR = national_calendar()
LAW = Citation("68/2020/QH14", "22", "3", verified=True)
DECREE = Citation("118/2025/NĐ-CP", "19", verified=False)
CITED: dict[str, Any] = {"document": "68/2020/QH14", "article": "22", "clause": "3", "point": None, "verified": True}
DECREED: dict[str, Any] = {
    "document": "118/2025/NĐ-CP",
    "article": "19",
    "clause": None,
    "point": None,
    "verified": False,
}
SOME_YEARS = InForce(dt.date(2020, 1, 1), dt.date(2026, 12, 31))
YEARS_TOLD = {"first": "2020-01-01", "last": "2026-12-31"}
ONLINE = Condition.parse("channel == 'online'")


def text(name: str) -> Text:
    return Text(f"{name} (vi)", f"{name} (en)")


def told(name: str) -> dict[str, str]:
    return {"vi": f"{name} (vi)", "en": f"{name} (en)"}


COPIES = Fact("copies", "integer", text("how many"), least=1, most=50, default=2, label=text("copies"))
HOME = Fact("home", "text", text("which home"), choices=("own", "rented"), labels={"own": text("own")})
FACTS_TOLD: list[dict[str, Any]] = [
    {
        "name": "copies",
        "type": "integer",
        "question": told("how many"),
        "choices": [],
        "default": 2,
        "least": 1,
        "most": 50,
        "label": told("copies"),
    },
    {
        "name": "home",
        "type": "text",
        "question": told("which home"),
        "choices": [
            {"code": "own", "name": told("own")},
            {"code": "rented", "name": {"vi": "rented", "en": "rented"}},
        ],
        "default": None,
        "least": None,
        "most": None,
        "label": None,
    },
]
BARE: dict[str, Any] = {"choices": [], "default": None, "least": None, "most": None, "label": None}
OTHER_TOLD = [
    {**BARE, "name": "act", "type": "text", "question": told("act")},
    {**BARE, "name": "channel", "type": "text", "question": told("channel")},
    {**BARE, "name": "payment_on", "type": "date", "question": told("paid")},
]
FORM = Paper(
    "ct01",
    text("form"),
    form="CT01",
    forms=(PaperForm("CT01", SOME_YEARS, DECREE),),
    originals=2,
    copies=3,
    each="copies",
    medium="certified-copy",
    action="present",
    when=Condition.parse("home == 'own'"),
    waived_if=Condition.parse("copies > 1"),
    max_age=Years(1),
    channels=(Channel.COUNTER, Channel.POST),
    by_channel={Channel.POST: (Action.SUBMIT, Medium.SCAN)},
    optional=True,
    citation=LAW,
)
FORM_TOLD: dict[str, Any] = {
    "code": "ct01",
    "name": told("form"),
    "form": "CT01",
    "forms": [{"code": "CT01", "in_force": YEARS_TOLD, "citation": DECREED}],
    "originals": 2,
    "copies": 3,
    "each": "copies",
    "medium": "certified-copy",
    "action": "present",
    "when": "home == 'own'",
    "waived_if": "copies > 1",
    "max_age": {"type": "Years", "amount": 1, "cutoff": None},
    "channels": ["counter", "post"],
    "by_channel": [{"channel": "post", "action": "submit", "medium": "scan"}],
    "optional": True,
    "citation": CITED,
}
PROOF = Paper("proof", text("proof"))
PROOF_TOLD: dict[str, Any] = {
    "code": "proof",
    "name": told("proof"),
    "form": None,
    "forms": [],
    "originals": 1,
    "copies": 0,
    "each": None,
    "medium": None,
    "action": "submit",
    "when": "True",
    "waived_if": None,
    "max_age": None,
    "channels": ["counter", "online", "post"],
    "by_channel": [],
    "optional": False,
    "citation": None,
}
PAPERS = AllOf(FORM, OneOf(PROOF, when=ONLINE), AtLeast(1, PROOF))
PAPERS_TOLD: dict[str, Any] = {
    "all_of": [
        FORM_TOLD,
        {"one_of": [PROOF_TOLD], "when": "channel == 'online'"},
        {"at_least": [PROOF_TOLD], "when": "True", "wanted": 1},
    ],
    "when": "True",
}
FEE = Fee(
    "extract",
    text("extract"),
    Levy.LE_PHI,
    (
        FeeLevel(Flat(8_000), SOME_YEARS, DECREE),
        FeeLevel(Clamp(Times("copies", Fraction(1, 2)), cap=50), InForce(dt.date(2027, 1, 1)), LAW),
    ),
    when=Condition.parse("copies > 1"),
    acts=("copy",),
    adjustments=(
        Adjustment(
            "reduce", ONLINE, by=Fraction(1, 2), at_most=5_000, name=text("half"), in_force=SOME_YEARS, citation=LAW
        ),
        Adjustment("reduce", to=1_000),
        Adjustment("reduce", off=500, stacks=True),
    ),
    decides_on="payment",
    due_stage="result",
    refund=Refund(refused=False, withdrawn=True, citation=DECREE),
)
NO_RELIEF = dict.fromkeys(("by", "to", "off", "at_most", "name", "in_force", "citation"))
FEE_TOLD: dict[str, Any] = {
    "item": "extract",
    "name": told("extract"),
    "kind": "le_phi",
    "acts": ["copy"],
    "when": "copies > 1",
    "levels": [
        {"in_force": YEARS_TOLD, "amount": {"type": "Flat", "amount": "8000"}, "citation": DECREED},
        {
            "in_force": {"first": "2027-01-01", "last": None},
            "amount": {
                "type": "Clamp",
                "node": {
                    "type": "Times",
                    "items": [{"type": "Given", "name": "copies"}, {"type": "Number", "value": "1/2"}],
                },
                "floor": None,
                "cap": {"type": "Number", "value": "50"},
            },
            "citation": CITED,
        },
    ],
    "adjustments": [
        {
            "effect": "reduce",
            "when": "channel == 'online'",
            "by": "1/2",
            "to": None,
            "off": None,
            "at_most": {"type": "Number", "value": "5000"},
            "name": told("half"),
            "in_force": YEARS_TOLD,
            "stacks": False,
            "citation": CITED,
        },
        {**NO_RELIEF, "effect": "reduce", "when": "True", "to": {"type": "Number", "value": "1000"}, "stacks": False},
        {**NO_RELIEF, "effect": "reduce", "when": "True", "off": {"type": "Number", "value": "500"}, "stacks": True},
    ],
    "decides_on": "payment",
    "due_stage": "result",
    "refund": {"refused": False, "withdrawn": True, "overpaid": None, "office_error": None, "citation": DECREED},
}
OTHER_FACTS = (
    Fact("act", "text", text("act")),
    Fact("channel", "text", text("channel")),
    Fact("payment_on", "date", text("paid")),
)
SCHEDULE = FeeSchedule("fees", text("schedule"), (COPIES, *OTHER_FACTS), (FEE,))
PROCEDURE = Procedure(
    code=ProcedureCode("1.004222"),
    name=text("residence"),
    field=text("field"),
    level="commune",
    in_force=SOME_YEARS,
    announced_by=DECREE,
    legal_basis=(LAW, DECREE),
    facts=(COPIES, HOME),
    limits=(
        LimitRule(
            WorkingDays(3, cutoff=dt.time(15)),
            ONLINE,
            (Channel.ONLINE,),
            adds=True,
            binds="applicant",
            kind="step",
            name=text("opinion"),
            since=text("request"),
            citation=LAW,
        ),
        LimitRule(WorkingHours(8), kind="step", name=text("hand over"), step="transfer"),
        LimitRule(CalendarDays(5)),
    ),
    papers=PAPERS,
    fees=SCHEDULE,
    channels=(Channel.ONLINE, Channel.COUNTER),
    results=(Result(text("entry"), "KQ.G15.000031", refusal=True, valid_for=CalendarDays(30), citation=LAW),),
    conditions=(text("condition"),),
    amended_by=LAW,
    change=text("change"),
    authority=Authority(
        receives=text("receives"), decides=text("decides"), signs=text("signs"), coordinates=text("coordinates")
    ),
    applicants=(text("citizens"),),
    requires=(Prerequisite(ProcedureCode("1.001193"), text("first"), ONLINE, citation=DECREE),),
    steps=(text("step"),),
    notes=(text("note"),),
    abolished_by=DECREE,
    replaced_by=(ProcedureCode("1.001193"),),
)
PROCEDURE_TOLD: dict[str, Any] = {
    "schema": "motcua/procedure/1",
    "code": "1.004222",
    "name": told("residence"),
    "field": told("field"),
    "level": "commune",
    "in_force": YEARS_TOLD,
    "announced_by": DECREED,
    "amended_by": CITED,
    "change": told("change"),
    "abolished_by": DECREED,
    "replaced_by": ["1.001193"],
    "legal_basis": [CITED, DECREED],
    "channels": ["online", "counter"],
    "facts": FACTS_TOLD,
    "limits": [
        {
            "limit": {"type": "WorkingDays", "amount": 3, "cutoff": "15:00:00"},
            "said": {
                "vi": "3 ngày làm việc; tiếp nhận sau 15:00 thì tính từ ngày làm việc tiếp theo",
                "en": "3 working days; received after 15:00 counts from the next working day",
            },
            "when": "channel == 'online'",
            "channels": ["online"],
            "adds": True,
            "binds": "applicant",
            "kind": "step",
            "name": told("opinion"),
            "since": told("request"),
            "step": None,
            "citation": CITED,
        },
        {
            "limit": {"type": "WorkingHours", "amount": 8},
            "said": {"vi": "8 giờ làm việc", "en": "8 working hours"},
            "when": "True",
            "channels": ["counter", "online", "post"],
            "adds": False,
            "binds": "agency",
            "kind": "step",
            "name": told("hand over"),
            "since": None,
            "step": "transfer",
            "citation": None,
        },
        {
            "limit": {"type": "CalendarDays", "amount": 5, "cutoff": None},
            "said": {"vi": "5 ngày", "en": "5 days"},
            "when": "True",
            "channels": ["counter", "online", "post"],
            "adds": False,
            "binds": "agency",
            "kind": "total",
            "name": None,
            "since": None,
            "step": None,
            "citation": None,
        },
    ],
    "papers": PAPERS_TOLD,
    "fees": {"code": "fees", "name": told("schedule"), "facts": [FACTS_TOLD[0], *OTHER_TOLD], "fees": [FEE_TOLD]},
    "results": [
        {
            "name": told("entry"),
            "code": "KQ.G15.000031",
            "refusal": True,
            "valid_for": {"type": "CalendarDays", "amount": 30, "cutoff": None},
            "citation": CITED,
        }
    ],
    "conditions": [told("condition")],
    "authority": {role: told(role) for role in ("receives", "decides", "signs", "coordinates")},
    "applicants": [told("citizens")],
    "requires": [{"code": "1.001193", "name": told("first"), "when": "channel == 'online'", "citation": DECREED}],
    "steps": [told("step")],
    "notes": [told("note")],
}

RECEIVED = office_time("2026-08-28 09:00")
ASKED, GIVEN = office_time("2026-08-31 09:00"), office_time("2026-09-04 10:00")
DUE, SOON = WorkingDays(7).due(RECEIVED, CALENDAR), WorkingDays(1).due(RECEIVED, CALENDAR)
QUOTE = SCHEDULE.quote(on=dt.date(2026, 8, 28), copies=2, act="copy", channel="post", payment_on=dt.date(2026, 8, 28))
CONSENT = Consent(text("consent"), limit=WorkingDays(2), when=ONLINE, citation=LAW, limit_citation=DECREE)
SHARE = PlannedShare("one", "police", text("police"), RECEIVED, SOON)
PLAN = Plan(
    due=DUE,
    parts=(
        PlannedPart(
            "one",
            PROCEDURE,
            RECEIVED,
            SOON,
            3,
            ("zero",),
            text("one"),
            bound_by_total=True,
            shares=(SHARE,),
            consent=PlannedConsent("one", CONSENT, ASKED, GIVEN, GIVEN),
            covered=True,
            latest=dt.date(2026, 9, 8),
        ),
        PlannedPart("two", None, RECEIVED, DUE, 0, (), text("two")),
    ),
    critical_path=("one", "two"),
    quote=QUOTE,
    papers=PAPERS,
    basis=Basis.ANNOUNCED,
    received=RECEIVED,
    total=SOON,
    name=text("package"),
    agencies=(("police", text("police")),),
)
PLAN_TOLD: dict[str, Any] = {
    "schema": "motcua/plan/1",
    "name": told("package"),
    "received": "2026-08-28T09:00:00+07:00",
    "critical_path": ["one", "two"],
    "papers": PAPERS_TOLD,
    "due": records.dump(DUE),
    "basis": "announced",
    "total": records.dump(SOON),
    "quote": records.dump(QUOTE),
    "agencies": [{"code": "police", "name": told("police")}],
    "parts": [
        {
            "code": "one",
            "name": told("one"),
            "procedure": "1.004222",
            "starts": "2026-08-28T09:00:00+07:00",
            "due": records.dump(SOON),
            "slack": 3,
            "latest": "2026-09-08",
            "waits_for": ["zero"],
            "bound_by_total": True,
            "covered": True,
            "consent": {
                "part": "one",
                "name": told("consent"),
                "limit": {"type": "WorkingDays", "amount": 2, "cutoff": None},
                "when": "channel == 'online'",
                "citation": CITED,
                "limit_citation": DECREED,
                "asked": "2026-08-31T09:00:00+07:00",
                "by": "2026-09-04T10:00:00+07:00",
                "given": "2026-09-04T10:00:00+07:00",
            },
            "shares": [
                {
                    "part": "one",
                    "agency": "police",
                    "name": told("police"),
                    "starts": "2026-08-28T09:00:00+07:00",
                    "due": "2026-09-03T17:00:00+07:00",
                }
            ],
        },
        {
            "code": "two",
            "name": told("two"),
            "procedure": None,
            "starts": "2026-08-28T09:00:00+07:00",
            "due": records.dump(DUE),
            "slack": 0,
            "latest": None,
            "waits_for": [],
            "bound_by_total": False,
            "covered": False,
            "consent": None,
            "shares": [],
        },
    ],
}

(ROW,) = read_procedure(page("Trực tiếp5 Ngày20,000 VNĐ")).rows
READING = Reading(
    PROCEDURE,
    (Understood(Part.FEES, "$.fees", "20,000 VNĐ", 20_000),),
    (Doubt(Part.LIMITS, DoubtKind.LOST_UNIT, "$.limits", "5"),),
    (ROW,),
)
LOST = {"vi": "con số không còn đơn vị", "en": "a number without its unit"}
READING_TOLD: dict[str, Any] = {
    "schema": "motcua/reading/1",
    "procedure": PROCEDURE_TOLD,
    "rows": [
        {
            "channel": "counter",
            "limit": {"type": "CalendarDays", "amount": 5, "cutoff": None},
            "amount": 20_000,
            "set_by": None,
            "digest": hashlib.sha256("Trực tiếp5 Ngày20,000 VNĐ".encode()).hexdigest(),
        }
    ],
    "understood": [{"part": "fees", "where": "$.fees", "quote": "20,000 VNĐ"}],
    "doubts": [{"part": "limits", "kind": "lost-unit", "where": "$.limits", "quote": "5", "says": LOST}],
}

TOLD: dict[str, tuple[Any, dict[str, Any]]] = {
    "procedure": (PROCEDURE, PROCEDURE_TOLD),
    "plan": (PLAN, PLAN_TOLD),
    "reading": (READING, READING_TOLD),
}


class TestDocuments:
    @pytest.mark.parametrize("name", TOLD)
    def test_everything_is_told_as_it_stands(self, name: str) -> None:
        value, wanted = TOLD[name]
        assert interchange.document(value) == wanted
        assert [error.message for error in Draft202012Validator(schema(name)).iter_errors(wanted)] == []

    def test_nothing_of_a_procedure_is_at_its_default(self) -> None:
        """What stands at its default here could be left out of the document unseen."""
        parts = (PROCEDURE.authority, PROCEDURE.results[0], FORM, FEE, CONSENT, PLAN.parts[0], COPIES)
        values: tuple[attrs.AttrsInstance, ...] = (PROCEDURE, PLAN, *parts)
        resting = [
            f"{type(value).__name__}.{field.name}"
            for value in values
            for field in attrs.fields(type(value))
            if field.init and field.default is not attrs.NOTHING and getattr(value, field.name) == field.default
        ]
        assert resting == ["Fact.choices", "Fact.labels"]  # of a number; the other fact has them


AUTHORITY, LIMIT, RESULT = PROCEDURE_TOLD["authority"], PROCEDURE_TOLD["limits"][0], PROCEDURE_TOLD["results"][0]
PART = PLAN_TOLD["parts"][0]
CLASSES: dict[type, tuple[dict[str, Any], dict[str, str]]] = {
    Procedure: (PROCEDURE_TOLD, {}),
    Authority: (AUTHORITY, {}),
    LimitRule: (LIMIT, {}),
    Result: (RESULT, {}),
    Prerequisite: (PROCEDURE_TOLD["requires"][0], {}),
    Fact: (FACTS_TOLD[1], {"labels": "choices"}),
    Paper: (FORM_TOLD, {}),
    PaperForm: (FORM_TOLD["forms"][0], {}),
    AllOf: (PAPERS_TOLD, {"items": "all_of", "wanted": "all_of"}),
    OneOf: (PAPERS_TOLD["all_of"][1], {"items": "one_of", "wanted": "one_of"}),
    AtLeast: (PAPERS_TOLD["all_of"][2], {"items": "at_least"}),
    FeeSchedule: (PROCEDURE_TOLD["fees"], {}),
    Fee: (FEE_TOLD, {}),
    FeeLevel: (FEE_TOLD["levels"][0], {"shape": "amount"}),
    Adjustment: (FEE_TOLD["adjustments"][0], {}),
    Refund: (FEE_TOLD["refund"], {}),
    Citation: (CITED, {}),
    Plan: (PLAN_TOLD, {}),
    PlannedPart: (PART, {}),
    PlannedShare: (PART["shares"][0], {}),
    PlannedConsent: (PART["consent"], {"consent": "name"}),
    Consent: (PART["consent"], {}),
    Reading: (READING_TOLD, {"page": "rows"}),
    Doubt: (READING_TOLD["doubts"][0], {}),
    Understood: (READING_TOLD["understood"][0], {"value": "quote"}),
}
"""Where each class is told, and under which key stands what is called otherwise there."""


class TestUntoldKind:
    """A fee whose source does not say what it is: ``null`` in every document, and nowhere left out."""

    DRAFT = read_procedure(page("Trực tiếp5 Ngày làm việc100,000 VNĐ"))

    def quote(self) -> dict[str, Any]:
        assert self.DRAFT.procedure is not None
        return interchange.document(self.DRAFT.procedure.quote(on=dt.date(2026, 8, 28), channel="counter"))

    def test_is_within_the_schemas(self) -> None:
        assert self.DRAFT.procedure is not None
        documents = {"reading": self.DRAFT, "procedure": self.DRAFT.procedure}
        for name, value in documents.items():
            Draft202012Validator(schema(name)).validate(interchange.document(value))
        Draft202012Validator(schema("quote")).validate(self.quote())

    @pytest.mark.parametrize("kind", ["untold", "", 0])
    def test_is_no_word(self, kind: object) -> None:
        told = self.quote()
        told["lines"][0]["kind"] = kind
        assert not Draft202012Validator(schema("quote")).is_valid(told)

    def test_is_not_left_out(self) -> None:
        told = self.quote()
        del told["lines"][0]["kind"]
        assert not Draft202012Validator(schema("quote")).is_valid(told)


class TestNothingIsLeftOut:
    @pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
    def test_every_field_has_its_key(self, kind: type) -> None:
        table, elsewhere = CLASSES[kind]
        fields = {field.name for field in attrs.fields(kind) if field.init and not field.name.startswith("_")}
        assert elsewhere.keys() <= fields
        assert [name for name in sorted(fields) if elsewhere.get(name, name) not in table] == []

    def test_the_schema_knows_every_shape_of_an_amount(self) -> None:
        kinds = {kind for kind in (*vars(fees).values(), Given, Number) if isinstance(kind, type)}
        made = {kind.__name__ for kind in kinds - {Shape} if issubclass(kind, Shape)}
        told = schema("procedure")["properties"]["fees"]["properties"]["fees"]["items"]["properties"]["levels"]
        assert {*told["items"]["properties"]["amount"]["properties"]["type"]["enum"]} == made

    def test_the_schema_knows_every_limit_with_its_fields(self) -> None:
        kinds = {kind for kind in vars(timelimit).values() if isinstance(kind, type) and issubclass(kind, TimeLimit)}
        made = {kind.__name__: {"type", *(field.name for field in attrs.fields(kind))} for kind in kinds - {TimeLimit}}
        told = {
            name: {*piece["properties"]}
            for piece in schema("procedure")["$defs"]["limit"]["anyOf"]
            for name in piece["properties"]["type"].get("enum", [piece["properties"]["type"].get("const")])
        }
        assert told == made


URN = "urn:motcua:procedure:1.004222"


def spoken(name: str) -> list[dict[str, str]]:
    return [{"@value": f"{name} ({lang})", "@language": lang} for lang in ("vi", "en")]


class TestPublicService:
    def test_a_procedure_is_told_in_the_words_of_the_profile(self) -> None:
        free = attrs.evolve(SCHEDULE, facts=(), fees=(Fee("extract", text("extract"), Levy.PHI, FEE.levels[:1]),))
        told = interchange.public_service(attrs.evolve(PROCEDURE, fees=free))
        assert told.pop("@context").keys() == {"cv", "cpsv", "dct", "eli", "schema", "xsd"}
        assert told == {
            "@id": URN,
            "@type": "cpsv:PublicService",
            "dct:identifier": "1.004222",
            "dct:title": spoken("residence"),
            "dct:description": spoken("condition"),
            "cv:thematicArea": spoken("field"),
            "cv:hasCompetentAuthority": [{"@type": "cv:PublicOrganisation", "dct:title": spoken("decides")}],
            "cv:hasLegalResource": [
                {"@type": "eli:LegalResource", "dct:identifier": "68/2020/QH14, art. 22.3"},
                {"@type": "eli:LegalResource", "dct:identifier": "118/2025/NĐ-CP, art. 19"},
            ],
            "cv:hasChannel": [
                {"@id": f"{URN}:channel:online", "@type": "cv:Channel", "dct:identifier": "online"},
                {"@id": f"{URN}:channel:counter", "@type": "cv:Channel", "dct:identifier": "counter"},
            ],
            "cv:processingTime": [{"@value": "P5D", "@type": "xsd:duration"}],
            "cpsv:hasInput": [
                {"@id": f"{URN}:paper:{code}", "@type": "cv:Evidence", "dct:title": spoken(name)}
                for code, name in (("ct01", "form"), ("proof", "proof"), ("proof", "proof"))
            ],
            "cpsv:produces": [
                {"@type": "cpsv:Output", "dct:identifier": "KQ.G15.000031", "dct:title": spoken("entry")}
            ],
            "cv:hasCost": [
                {
                    "@id": f"{URN}:cost:extract",
                    "@type": "cv:Cost",
                    "dct:description": [
                        {"@value": "extract (vi) (phí)", "@language": "vi"},
                        {"@value": "extract (en) (phí (fee))", "@language": "en"},
                    ],
                    "cv:value": {"@value": "8000", "@type": "xsd:decimal"},
                    "cv:currency": "VND",
                }
            ],
        }

    def test_what_it_cannot_carry_of_it_is_listed(self) -> None:
        assert [step.message.removeprefix("cpsv.unsaid.") for step in interchange.unsaid(PROCEDURE)] == [
            "counting",
            "cases",
            "other-limits",
            "counts",
            "alternatives",
            "waivers",
            "by-channel",
            "amounts",
            "reliefs",
            "history",
            "reception",
            "verified",
        ]
