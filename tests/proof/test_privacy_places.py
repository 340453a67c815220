"""Each place where somebody is known by each way a value is told: nothing of what is planted there comes out."""

import csv
import doctest
import io
import json
import pickle
import reprlib
import subprocess
import sys
import traceback
import unittest
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, cast

import attrs
import pytest
from tests.proof.carriers import PLACES, carriers, others
from tests.proof.telltales import MAKERS, gives_away, planted
from tests.proof.test_privacy import CHANNELS

from motcua.adapters.records import dump
from motcua.calendar import WorkCalendar
from motcua.dossier import Dossier
from motcua.events import Event
from motcua.linked import LinkedProcedure
from motcua.linked_dossier import LinkedDossier
from motcua.mechanism import Mechanism
from motcua.office import Office
from motcua.procedure import Procedure

ROOT: Final = Path(__file__).parents[2]


RULES: Final = (Procedure, LinkedProcedure, Mechanism, Office, WorkCalendar)
"""What is of no dossier alone."""


def _fields(value: object, depth: int = 6) -> str:
    """What printers show that go by the fields of attrs and not by ``repr``: those that may be printed, all the way."""
    if depth and attrs.has(type(value)) and not isinstance(value, RULES):
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
        shown = (f"{field.name}={_fields(getattr(value, field.name), depth - 1)}" for field in fields if field.repr)
        return f"{type(value).__name__}({', '.join(shown)})"
    if depth and isinstance(value, list | tuple):
        return f"[{', '.join(_fields(one, depth - 1) for one in cast('list[object]', value))}]"
    return repr(value)


def _warned(value: object) -> str:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        warnings.warn(f"{value}", stacklevel=1)
        warnings.warn(str([value]), stacklevel=1)
    return "\n".join(warnings.formatwarning(one.message, one.category, one.filename, 1) for one in heard)


def _with_locals(value: object) -> str:
    """What a tracker collects of a frame in which the value stood."""

    def fails(known: object) -> None:
        held = {"known": known}
        raise RuntimeError(len(held))

    try:
        fails(value)
    except RuntimeError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    raise AssertionError


def _noted(value: object) -> str:
    error = ValueError("noted")
    error.add_note(f"about {value} and {value!r}")
    return "".join(traceback.format_exception(error))


def _missed(value: object) -> str:
    """What is said where something is looked up by it and not there."""
    return "".join(traceback.format_exception(KeyError(value))) + repr(LookupError([value]))


def _in_a_document(value: object) -> str:
    """What a failing example of a documentation prints."""
    told = io.StringIO()
    test = doctest.DocTestParser().get_doctest(">>> value\n1\n>>> [value]\n1\n", {"value": value}, "told", None, 0)
    doctest.DocTestRunner(verbose=False).run(test, out=told.write, clear_globs=False)
    return told.getvalue()


def _in_a_table(value: object) -> str:
    told = io.StringIO()
    csv.writer(told).writerow([value, [value]])
    return told.getvalue()


def _unequal(value: object) -> str:
    """What the test runner of the standard library says of two that should be equal."""
    case = unittest.TestCase()
    case.maxDiff = None
    equal = case.assertEqual
    try:
        equal([value, {"a": value}], [object(), {"a": 1}])
    except AssertionError as error:
        return str(error)
    raise AssertionError


SHORTER: Final = reprlib.Repr()
SHORTER.maxother = 10_000
WAYS: Final[Mapping[str, Callable[[Any], str]]] = {
    **CHANNELS,
    "fields that print": _fields,
    "default of JSON": lambda value: json.dumps([value], default=repr) + json.dumps([value], default=str),
    "shortened": lambda value: SHORTER.repr([value]),
    "warning": _warned,
    "locals of a frame": _with_locals,
    "note on an error": _noted,
    "key of an error": _missed,
    "example in a document": _in_a_document,
    "cell of a table": _in_a_table,
    "unequal": _unequal,
    "after a journey": lambda value: repr(pickle.loads(pickle.dumps(value))),
}
"""Every way a value is told that asks for nobody: those of ``test_privacy``, and what tools around a program add."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", PLACES)
def test_nobody_is_given_away(place: str, way: str) -> None:
    told = "\n".join(WAYS[way](value) for value in carriers(place))
    assert told
    assert not gives_away(told, planted(place, PLACES[place].kind))


# ── That there is something to give away, and that it would be seen ───────────────────────────────────────────────────


def _inside(value: object) -> list[object]:
    if isinstance(value, RULES):
        return ["rules"]
    if isinstance(value, Event):
        return [value.body, value.personal]
    if attrs.has(type(value)):
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
        return [getattr(value, field.name) for field in fields]
    if isinstance(value, Mapping):
        table = cast("Mapping[object, object]", value)
        return [*table, *table.values()]
    return [*cast("list[object]", value)] if isinstance(value, list | tuple | frozenset) else []


def _all_of(value: object, depth: int = 9) -> str:
    """Whatever a value holds, shown or not."""
    inside = _inside(value) if depth else []
    return " ".join(_all_of(one, depth - 1) for one in inside) if inside else str(value)


@pytest.mark.parametrize("place", PLACES)
def test_what_is_planted_is_there(place: str) -> None:
    assert gives_away(_all_of(carriers(place)), planted(place, PLACES[place].kind))
    assert carriers(place) == carriers(place)
    assert carriers(place) != others(place)


def test_every_place_has_a_value_of_its_own() -> None:
    values = {place: planted(place, PLACES[place].kind) for place in PLACES}
    assert [
        (place, other)
        for place in values
        for other, value in values.items()
        if place != other and gives_away(values[place], value)
    ] == []


@attrs.frozen(eq=False)
class Talkative:
    """A value as a newcomer would write it."""

    value: str

    def __str__(self) -> str:
        return self.value


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("way", [way for way in WAYS if way != "error of ours"])
def test_every_way_would_give_away_what_shows(way: str, kind: str) -> None:
    value = planted("somebody", kind)
    assert gives_away(WAYS[way](Talkative(value)), value)


# ── The diff of a test ────────────────────────────────────────────────────────────────────────────────────────────────

SCRIPT: Final = """
from collections.abc import Mapping

import pytest
from tests.proof.carriers import PLACES, carriers, others
from tests.proof.telltales import planted
from tests.proof.test_privacy_places import Talkative

@pytest.mark.parametrize("place", PLACES)
def test_differ(place):
    for one, another in zip(carriers(place), others(place), strict=True):
        if one != another and not isinstance(one, Mapping):
            break  # tables are compared key by key: whoever does so asks to see them
    assert one == another if not isinstance(one, Mapping) else [one] == [another]

@pytest.mark.parametrize("place", PLACES)
def test_differ_in_lists(place):
    known, unknown = carriers(place), others(place)
    assert [*known] == [*unknown]

def test_would_be_seen():
    assert Talkative(planted("somebody", "name")) == Talkative("Khác")
"""


@pytest.fixture(scope="module", params=[(), ("-vv", "-l")], ids=["as usual", "with all it can tell"])
def failing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a run of failing tests prints."""
    script = tmp_path_factory.mktemp("given") / "test_given.py"
    script.write_text(SCRIPT, "utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"))
    ran = subprocess.run(  # noqa: S603 - the script above
        (*command, "--rootdir", str(ROOT), *request.param, str(script)),
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert f"{2 * len(PLACES) + 1} failed" in ran.stdout
    assert gives_away(ran.stdout, planted("somebody", "name"))
    return ran.stdout + ran.stderr


@pytest.mark.parametrize("place", PLACES)
def test_a_failing_test_gives_nobody_away(place: str, failing: str) -> None:
    assert not gives_away(failing, planted(place, PLACES[place].kind))


# ── What is erased ────────────────────────────────────────────────────────────────────────────────────────────────────


ERASABLE: Final = [
    place
    for place, told in PLACES.items()
    if place.startswith(("dossier, ", "package, ")) and told.kind != "text" and place != "dossier, words of a payment"
]
"""What is told of people beside the chain; reasons, facts and words of payments are in it, and go with the record."""


@pytest.mark.parametrize("place", ERASABLE)
def test_what_is_erased_is_gone(place: str) -> None:
    value = planted(place, PLACES[place].kind)
    known = [one for one in carriers(place) if isinstance(one, Dossier | LinkedDossier)]
    assert known
    for one in known:
        erased = one.redacted()
        kept = (dump(erased),) if isinstance(erased, Dossier) else (dump(erased.kept), _all_of(erased))
        assert not gives_away(json.dumps(kept, ensure_ascii=False, default=str), value)
        assert not gives_away(_all_of(erased), value)
