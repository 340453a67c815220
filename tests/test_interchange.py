"""Documents for other systems: each with its schema, none that was changed, and procedures as linked data."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator
from tests.dossiers import COMMUNE, MAU
from tests.portal_pages import PAPERS, page
from tests.test_portal_records import LIVES

from motcua import forms
from motcua.adapters import interchange, records
from motcua.adapters.portal import read_procedure
from motcua.calendar import national_calendar, office_time
from motcua.errors import BadValue
from motcua.linked_dossier import LinkedDossier
from motcua.papers import AllOf, AtLeast
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.reports import Period, indicators, provincial_settlement, settlement

pytestmark = pytest.mark.needs("jsonschema")

DAY = dt.date(2026, 8, 28)
CATALOGUE = reference_catalogue()
VERSIONS = [version for entry in CATALOGUE.procedures for version in entry.versions]
BIRTH = CATALOGUE.link("birth", on=DAY)
WHOLE = BIRTH.plan(office_time("2026-08-28 09:00"), national_calendar())
PART = BIRTH.plan(office_time("2026-08-28 16:00"), national_calendar())
FILED = LinkedDossier.open(
    BIRTH,
    office=COMMUNE,
    at=office_time("2026-08-28 09:00"),
    channel="online",
    id="H56.01.02-260828-0001",
    applicant=MAU,
    papers=["linked_form", "birth_certificate"],
).act("birth", "accept", at=office_time("2026-08-28 09:00"))
SEPTEMBER = Period.month(2026, 9)
ROW = {"id": "1", "field": "Cư trú", "channel": "counter", "received_on": "2026-09-01", "ended_on": "2026-09-02"}
SETTLED = settlement([ROW, FILED], SEPTEMBER, authority="UBND xã Mẫu")
RESIDENCE = CATALOGUE.find("1.004222", on=DAY)
PAGE = page(
    "Trực tiếp5 Ngày20,000 VNĐ(Phí: 20.000 đồng)Trực tuyến5Không có thông tin",
    thanh_phan_ho_so=f"Khi cấp lại:{PAPERS}Đơn1 bản chính",
)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(interchange.schema(name))


def examples() -> dict[str, list[dict[str, Any]]]:
    """What each schema is shown."""
    received = (office_time(stamp) for stamp in ("2026-08-28 15:20", "2026-08-21 09:00", "2028-01-20 09:00"))
    dues = [RESIDENCE.due(stamp, national_calendar()) for stamp in received]
    abroad = reference_fee_schedules()["certification-abroad"].quote(on=DAY, copies=2)
    withdrawn = FILED.withdraw(at=office_time("2026-08-28 10:00"), reason="đổi ý")
    brought: tuple[list[str], ...] = ([], ["x"], ["ct01"], ["ct01", "x"])
    quotes = (*(RESIDENCE.quote(on=DAY, channel=channel) for channel in ("online", "counter")), abroad)
    readings = (read_procedure(PAGE), read_procedure({}))
    return {
        "procedure": [interchange.document(version) for version in VERSIONS],
        "dossier": [interchange.document(life) for life in LIVES.values()],
        "event": [interchange.document(event) for life in LIVES.values() for event in life.history],
        "quote": [interchange.document(quote) for quote in quotes],
        "due": [interchange.document(due) for due in dues],
        "completeness": [interchange.document(RESIDENCE.check(papers, on=DAY)) for papers in brought],
        "plan": [interchange.document(plan) for plan in (WHOLE, PART)],
        "reading": [interchange.document(reading) for reading in readings],
        "package": [interchange.document(CATALOGUE.link(code, on=DAY)) for code in ("birth", "death")],
        "linked-dossier": [interchange.document(FILED), interchange.document(withdrawn)],
        "slip": [interchange.document(slip) for slip in (forms.receipt(FILED, sets=1), SETTLED.form())],
        "settlement": [interchange.document(SETTLED)],
        "provincial-settlement": [interchange.document(provincial_settlement([ROW], [FILED], SEPTEMBER))],
        "indicators": [interchange.document(indicators([ROW, LIVES["accepted"]], SEPTEMBER))],
    }


EXAMPLES = examples()
OPEN = {
    "amount",
    "to",
    "off",
    "at_most",
    "default",
    "body",
    "facts",
    "papers",
    "personal",
    "totals",
    "amounts",
    "value",
}
"""Tables inside which anybody's words may stand."""
OPTIONAL = {
    "cutoff",
    "kind",
    "authority",
    "signed",
    "code",
    "receipt",
    "arrived",
    "promise",
    "original",
    "reason",
    "results",
}


def mutations(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """What can be done to a document so that it is none any more: at every place but the open ones."""
    if isinstance(value, dict):
        yield "add", path
        for name, item in value.items():
            yield "drop", (*path, name)
            yield "replace", (*path, name)
            if isinstance(item, str | int) and name not in OPEN:
                yield "turn", (*path, name)
            if name not in OPEN:
                yield from mutations(item, (*path, name))
    elif isinstance(value, list):
        for at, item in enumerate(value[:2]):
            yield "replace", (*path, at)
            yield from mutations(item, (*path, at))


def mutated(document: dict[str, Any], kind: str, path: tuple[str | int, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(document)
    *way, last = path or ("",)
    place: Any = changed
    for step in way:
        place = place[step]
    if kind == "add":
        (place[last] if path else place)["nobody-knows"] = 1
    elif kind == "drop":
        del place[last]
    elif kind == "turn":
        place[last] = {str: 1, bool: "true", int: "1"}[type(place[last])]
    else:
        place[last] = {"": 1.5}
    return changed


def attempts(name: str) -> Iterator[tuple[dict[str, Any], str, tuple[str | int, ...]]]:
    """Every mutation of the examples of a schema, but those that leave a document of it."""
    for document in EXAMPLES[name]:
        for kind, path in mutations(document):
            of_a_body = kind == "drop" and path[-1] in OPTIONAL and "body" in path
            if not of_a_body and not (kind == "replace" and path[-1] == "body"):
                yield document, kind, path


MOST = 600
"""Mutations of one schema: there are a hundred times as many of procedures."""


class TestSchemas:
    @pytest.mark.parametrize("name", interchange.SCHEMAS)
    def test_each_is_a_schema_and_shipped_as_it_is_made(self, name: str) -> None:
        made = interchange.schema(name)
        Draft202012Validator.check_schema(made)
        assert interchange.shipped(name) == json.loads(json.dumps(made))

    @pytest.mark.parametrize("name", interchange.SCHEMAS)
    def test_every_example_validates(self, name: str) -> None:
        check = validator(name)
        assert [error.message for one in EXAMPLES[name] for error in check.iter_errors(one)] == []

    @pytest.mark.parametrize("name", interchange.SCHEMAS)
    def test_hundreds_of_mutations_do_not(self, name: str) -> None:
        check, tried = validator(name), [*islice(attempts(name), MOST)]
        assert [(kind, path) for document, kind, path in tried if check.is_valid(mutated(document, kind, path))] == []
        assert len(tried) >= 200

    def test_the_body_of_an_event_says_what_its_verb_says(self) -> None:
        accepted = next(one for one in EXAMPLES["event"] if one["verb"] == "accept")
        assert not validator("event").is_valid({**accepted, "body": {"reason": "vì vậy"}})
        assert not validator("event").is_valid({**accepted, "verb": "refuse"})

    @pytest.mark.parametrize("ask", [interchange.schema, interchange.shipped])
    def test_a_name_nobody_knows_is_told(self, ask: Any) -> None:
        with pytest.raises(BadValue):
            ask("nothing")

    def test_they_can_be_written_anywhere(self, tmp_path: Path) -> None:
        interchange.write_schemas(tmp_path / "out")
        assert len([*(tmp_path / "out").iterdir()]) == len(interchange.SCHEMAS)


class TestDocuments:
    def test_everything_else_is_told_as_records_tell_it(self) -> None:
        life = LIVES["accepted"]
        assert interchange.document(life) == records.dump(life)

    def test_papers_are_told_as_a_tree(self) -> None:
        kinds = {key for version in VERSIONS for key in interchange.document(version)["papers"]}
        assert kinds == {"all_of", "when"}
        told = json.dumps([interchange.document(version)["papers"] for version in VERSIONS])
        assert '"one_of"' in told
        two = attrs.evolve(RESIDENCE, papers=AllOf(AtLeast(1, *RESIDENCE.papers)))
        assert interchange.document(two)["papers"]["all_of"][0]["wanted"] == 1
        assert validator("procedure").is_valid(interchange.document(two))


class TestLinkedData:
    @pytest.mark.parametrize("version", VERSIONS, ids=repr)
    def test_every_procedure_is_a_public_service(self, version: Procedure) -> None:
        told = interchange.public_service(version)
        assert told["dct:identifier"] == str(version.code)
        assert json.loads(json.dumps(told)) == told

    def test_only_durations_are_durations(self) -> None:
        working = interchange.public_service(RESIDENCE)["cv:processingTime"]
        assert {"@value": "7 ngày làm việc", "@language": "vi"} in working
        days = read_procedure(PAGE).procedure
        assert days is not None
        assert interchange.public_service(days)["cv:processingTime"] == [{"@value": "P5D", "@type": "xsd:duration"}]

    def test_the_authority_is_who_decides_and_no_address(self) -> None:
        bare = read_procedure(page(dia_chi_tiep_nhan="Số 1 phố Mẫu")).procedure
        assert bare is not None
        assert "cv:hasCompetentAuthority" not in interchange.public_service(bare)
        assert "cpsv.unsaid.reception" in {step.message for step in interchange.unsaid(bare)}
        named = read_procedure(page(dia_chi_tiep_nhan="Số 1 phố Mẫu", co_quan_co_tham_quyen="UBND xã Mẫu")).procedure
        assert named is not None
        (authority,) = interchange.public_service(named)["cv:hasCompetentAuthority"]
        assert authority["dct:title"] == [{"@value": "UBND xã Mẫu", "@language": "vi"}]

    def test_what_has_no_english_is_tagged_as_vietnamese_alone(self) -> None:
        procedure = read_procedure(PAGE).procedure
        assert procedure is not None
        assert '"en"' not in json.dumps(interchange.public_service(procedure))
        assert [one["@language"] for one in interchange.public_service(RESIDENCE)["dct:title"]] == ["vi", "en"]

    def test_a_fee_of_one_amount_has_its_value(self) -> None:
        procedure = read_procedure(PAGE).procedure
        assert procedure is not None
        (cost,) = interchange.public_service(procedure)["cv:hasCost"]
        assert cost["cv:value"] == {"@value": "20000", "@type": "xsd:decimal"}

    @pytest.mark.parametrize("nothing", [None, "1.004222", ()])
    def test_what_is_no_procedure_is_refused(self, nothing: Any) -> None:
        for ask in (interchange.public_service, interchange.unsaid):
            with pytest.raises(BadValue, match="right would be Procedure"):
                ask(nothing)

    def test_what_the_profile_cannot_carry_is_listed(self) -> None:
        listed = {step.message for version in VERSIONS for step in interchange.unsaid(version)}
        assert {name.rpartition(".")[2] for name in listed} >= {"counting", "cases", "counts", "waivers", "by-channel"}
        assert str(interchange.unsaid(RESIDENCE)[0]).startswith("cách tính thời hạn")
