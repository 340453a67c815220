"""What travels between systems comes back as it was, and an answer is written as its schema says."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from tests.strategies import CALENDAR, limits, moments

from motcua.adapters import interchange
from motcua.adapters.interchange.carrying import NAMES
from motcua.hooks import Carried
from motcua.money import VND
from motcua.reference import reference_catalogue
from motcua.timelimit import Due, TimeLimit

pytestmark = pytest.mark.needs("jsonschema", "pydantic")

CATALOGUE = reference_catalogue()
VERSIONS = [version for entry in CATALOGUE.procedures for version in entry.versions]
DUE = Draft202012Validator(TypeAdapter(Due).json_schema())


@given(limits())
def test_a_limit_comes_back_as_it_was(limit: TimeLimit) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(TimeLimit)
    assert adapter.validate_json(adapter.dump_json(limit)) == limit


@given(st.integers(0, 10**15))
def test_an_amount_comes_back_as_it_was(amount: int) -> None:
    adapter = TypeAdapter(VND)
    assert adapter.validate_json(adapter.dump_json(VND(amount))) == VND(amount)


@given(st.sampled_from(VERSIONS))
def test_every_version_of_every_procedure_is_found_again(version: Any) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(type(version))
    assert adapter.validate_json(adapter.dump_json(version), context={"catalogue": CATALOGUE}) == version


@given(limits(), moments())
def test_every_due_date_is_written_as_its_schema_says(limit: TimeLimit, received: Any) -> None:
    written = TypeAdapter(Due).dump_json(limit.due(received, CALENDAR))
    assert [error.message for error in DUE.iter_errors(json.loads(written))] == []


def test_every_kind_that_is_carried_has_a_schema() -> None:
    named = {name for name, kind in ((kind.__name__, kind) for kind in NAMES) if issubclass(kind, Carried)}
    assert named == {kind.__name__ for kind in NAMES}
    assert set(NAMES.values()) <= set(interchange.SCHEMAS)
