"""What our readers refuse by its shape the schemas refuse as well, and what they take the schemas take."""

import copy
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.test_portal_records import LIVES, MORE

from motcua.adapters import interchange, records
from motcua.adapters.interchange import pieces
from motcua.codes import AgencyCode, DossierCode, ProcedureCode
from motcua.dated import InForce
from motcua.dossier.bodies import body_problems
from motcua.errors import MotcuaError
from motcua.events import Body, Event, plain
from motcua.timelimit import CalendarDays, TimeLimit

pytestmark = pytest.mark.needs("jsonschema")

EVENTS = {
    (event.verb, *sorted(event.body)): interchange.document(event)
    for life in {**LIVES, **MORE}.values()
    for event in life.history
}
EVENT = Draft202012Validator(interchange.schema("event"))
LIMIT = Draft202012Validator({"$ref": "#/$defs/limit", "$defs": interchange.schema("procedure")["$defs"]})
ANY_LIMIT: Any = TimeLimit
PLAIN: tuple[Any, ...] = (
    *(None, True, 0, 1, -1, "", " ", "x", "x\n", [], ["x"], [""], [1], [{}], [["x"]], {}, {"x": 1}, {"x": None}),
    *("2026-08-28", "2026-02-30", "2026-08-28T15:20:00+07:00", "2026-08-28T25:20:00+07:00", "2026-08-28T15:20:00"),
    *("counter", "granted", "H56.01", "h56", "H56.01.02-260828-0001", "1.004222", "person", "submitted", "a" * 2_001),
)


def fits(schema: dict[str, Any], value: object) -> bool:
    return Draft202012Validator(schema).is_valid(value)


def readable(read: Any, text: object) -> bool:
    try:
        read(text)
    except MotcuaError:
        return False
    return True


@pytest.mark.parametrize("which", EVENTS, ids=" ".join)
def test_a_word_of_a_body_is_valid_where_it_is_read(which: tuple[str, ...]) -> None:
    event = EVENTS[which]
    for word in event["body"]:
        if word in {"limit", "personal"}:
            continue  # a wording, which has a grammar, and digests, which the schema knows to be sixty-four figures
        for value in PLAIN:
            changed = copy.deepcopy(event)
            changed["body"][word] = value
            read = not [*body_problems(event["verb"], cast("Body", plain(changed["body"], "$")))]
            assert EVENT.is_valid(changed) is read, (word, value)


def near(*examples: str) -> st.SearchStrategy[str]:
    """Texts that are nearly these: a letter replaced, added or left out."""
    letters = st.sampled_from("0123456789-:T+Z. /\nAZaz٣")

    def one(text: str, at: int, letter: str, kind: int) -> str:
        at %= len(text) + 1
        return text[:at] + (letter if kind else "") + text[at + (kind < 2) :]

    return st.builds(one, st.sampled_from(examples), st.integers(0, 60), letters, st.integers(0, 2))


@given(near("2026-08-28T15:20:00+07:00", "2024-02-29T00:00:00.123456-03:30", "2026-12-31T23:59+00:00"))
def test_a_moment_is_valid_where_it_is_read(text: str) -> None:
    event = {**EVENTS["begin",], "hash": None}
    assert fits(pieces.MOMENT, text) is readable(Event.from_record, {**event, "at": text})


@given(near("2026-08-28", "2024-02-29", "2023-02-28", "2026-04-30", "2000-02-29"))
def test_a_day_is_valid_where_it_is_read(text: str) -> None:
    assert fits(pieces.DAY, text) is readable(lambda day: records.load(InForce, {"first": day, "last": None}), text)


@given(near("1.004222", "1.014027.H42", "1.001776.000.00.00.H56"))
def test_the_code_of_a_procedure_is_valid_where_it_is_read(text: str) -> None:
    assert fits(pieces.PROCEDURE, text) is readable(ProcedureCode.parse, text)


@given(near("H56.01.02", "000.00.01.H29", "G15"))
def test_the_code_of_an_agency_is_valid_where_it_is_read(text: str) -> None:
    assert fits(pieces.AGENCY, text) is readable(AgencyCode.parse, text)


@given(near("H56.01.02-260828-0001"))
def test_the_code_of_a_dossier_that_is_read_is_valid(text: str) -> None:
    assert fits(pieces.DOSSIER, text) or not readable(DossierCode.parse, text)


@given(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(
                ("WorkingDays", "Months", "Hours", "SameDay", "NoLimit", "Stages", "UnknownLimit", "x")
            )
        },
        optional={
            "amount": st.sampled_from((0, 1, 3_660, 3_661, True, "5", None)),
            "cutoff": st.sampled_from((None, "15:00", "15:00:00", "24:00:00", "15:0", 15)),
            "stages": st.sampled_from(([], [{"type": "NoLimit"}], [1], None)),
            "text": st.sampled_from(("", " ", "theo thỏa thuận", 5)),
            "citation": st.none(),
        },
    )
)
def test_a_limit_that_is_valid_is_read(table: dict[str, object]) -> None:
    """The other way round holds but for keys that may be left out in reading, and are always written."""
    read = readable(lambda told: records.load(ANY_LIMIT, told), table)
    assert read or not LIMIT.is_valid(table)
    if read:
        assert LIMIT.is_valid(records.dump(records.load(ANY_LIMIT, table)))
    assert LIMIT.is_valid(records.dump(CalendarDays(5)))
