"""Values are shared without fear: nothing inside changes, and whoever asks at once, or elsewhere, gets one answer."""

import copy
import enum
import json
import pickle
import subprocess
import sys
import sysconfig
import threading
import types
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from tests.dossiers import FRIDAY, MAU, filed, in_progress
from tests.proof.values import EXAMPLE, called, rooms
from tests.test_display import RECEIPT

import motcua
from motcua.calendar import national_calendar
from motcua.checks import Table
from motcua.dossier import Dossier
from motcua.errors import SequenceConflict
from motcua.events import Body
from motcua.mechanism import mechanism_on
from motcua.reference import reference_catalogue, reference_fee_schedules

SOURCE: Final = Path(motcua.__file__).parent
THREADS: Final = 8
MUTABLE: Final = (list, dict, set, bytearray)
OWN: Final = {
    ("WorkCalendar", "_index"),
    ("WorkCalendar", "_working"),
    ("WorkCalendar", "_by_date"),
    ("FlatRow", "cells"),
    ("Case", "leaves"),
    ("Case", "outcomes"),
}
"""What is kept in a list or a dict for speed: behind an underscore and written once when the value is made, a row of a
file on its way in, or the answers of a check while it is thought about."""
AT_HOME: Final = {"fees.shapes.Reckoning"}
"""What holds a piece of work, not a value: nobody sends it anywhere."""

DOSSIER: Final = in_progress(applicant=MAU)
VALUES: Final[Mapping[str, Any]] = {
    **{called(cls): value for cls, value in EXAMPLE.items()},
    "dossier": DOSSIER,
    "refusal": filed().refuse(at=FRIDAY, reason="vì vậy"),
    "slip": RECEIPT,
    "explanation": DOSSIER.due.explain("vi"),
    "mechanism": mechanism_on(FRIDAY.date()),
    "catalogue": reference_catalogue(),
    **{f"schedule {code}": schedule for code, schedule in list(reference_fee_schedules().items())[:5]},
    **{f"procedure {each.code}": each for each in list(reference_catalogue())[:8]},
}


def _frozen(cls: type[object]) -> bool:
    return cls.__setattr__.__name__ == "_frozen_setattrs"


def changeable(value: Any, path: str, met: set[int]) -> list[str]:
    """Every place inside a value where something could be changed."""
    if id(value) in met or isinstance(value, str | int | bytes | enum.Enum | type | types.ModuleType | None):
        return []
    met.add(id(value))
    if isinstance(value, MUTABLE):
        return [f"{path}: {type(value).__name__}"]
    if isinstance(value, Mapping | tuple | frozenset):
        inner = [*value.items()] if isinstance(value, Mapping) else [*value]
        return [found for number, one in enumerate(inner) for found in changeable(one, f"{path}[{number}]", met)]
    if attrs.has(type(value)):
        found = [] if _frozen(type(value)) else [f"{path}: not frozen"]
        for field in attrs.fields(type(value)):
            if (type(value).__name__, field.name) not in OWN:
                found += changeable(getattr(value, field.name, None), f"{path}.{field.name}", met)
        return found
    return []


@attrs.define
class Open:
    """A class anybody may change, though attrs gives it a ``__setattr__`` of its own for its validator."""

    name: str = attrs.field(default="", validator=attrs.validators.instance_of(str))


class TestFrozen:
    def test_a_validator_does_not_freeze_a_class(self) -> None:
        assert Open.__setattr__ is not object.__setattr__
        assert changeable(Open(), "it", set()) == ["it: not frozen"]

    @pytest.mark.parametrize("name", VALUES)
    def test_nothing_inside_a_value_can_be_changed(self, name: str) -> None:
        assert changeable(VALUES[name], name, set()) == []

    @pytest.mark.parametrize("name", VALUES)
    def test_no_field_of_a_value_can_be_set(self, name: str) -> None:
        value = VALUES[name]
        for field in attrs.fields(type(value)):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, field.name, None)

    def test_every_public_class_of_attrs_is_frozen(self) -> None:
        found = []
        for room in rooms():
            if ".compiled" in room.__name__:
                continue
            classes = (getattr(room, name) for name in getattr(room, "__all__", ()))
            found += [cls for cls in classes if isinstance(cls, type) and attrs.has(cls)]
        open_ones = {cls.__name__ for cls in found if not _frozen(cls)}
        assert len(found) > 80
        assert not {name for name in open_ones if not issubclass(_named(found, name), Exception)}


def _named(classes: list[type], name: str) -> type:
    return next(cls for cls in classes if cls.__name__ == name)


class TestTravelling:
    @pytest.mark.parametrize("name", sorted(VALUES.keys() - AT_HOME))
    @pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
    def test_a_value_is_equal_after_a_journey(self, name: str, protocol: int) -> None:
        value = VALUES[name]
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value

    @pytest.mark.parametrize("name", VALUES)
    def test_a_copy_is_equal(self, name: str) -> None:
        value = VALUES[name]
        assert copy.copy(value) == value
        assert copy.deepcopy(value) == value

    def test_a_dossier_goes_on_in_another_process(self) -> None:
        """Under another seed of hashes: nothing that travels hangs on it."""
        script = (
            "import pickle, sys; dossier = pickle.load(sys.stdin.buffer); "
            "print(dossier.due.date, dossier.state, dossier.history[-1].hash)"
        )
        said = [
            subprocess.run(  # noqa: S603 - the script above
                [sys.executable, "-c", script],
                input=pickle.dumps(DOSSIER),
                check=True,
                capture_output=True,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(SOURCE.parent)},
            ).stdout
            for seed in ("1", "2")
        ]
        assert said[0] == said[1]
        assert DOSSIER.history[-1].hash.encode() in said[0]


# ── Threads ───────────────────────────────────────────────────────────────────────────────────


def at_once(ask: Callable[[], object]) -> list[object]:
    """What eight threads get who ask at the same moment."""
    barrier = threading.Barrier(THREADS)

    def wait_and_ask(_: int) -> object:
        barrier.wait()
        return ask()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(wait_and_ask, range(THREADS)))


FIRST: Final = """
import json, sys, threading
from concurrent.futures import ThreadPoolExecutor
sys.setswitchinterval(1e-6)
barrier = threading.Barrier(8)

def ask(number):
    barrier.wait()
    import motcua
    friday = motcua.office_time("2026-08-28 15:20")
    calendar, catalogue = motcua.national_calendar(), motcua.reference_catalogue()
    residence = catalogue.find("1.004222", on=friday.date())
    due = residence.due(friday, calendar, home="own")
    package = catalogue.link("birth", on=friday.date())
    return [str(due.date), str(due.explain("vi")), str(residence.fees), len(list(catalogue)), package.code,
            len(motcua.reference_fee_schedules()), residence.describe("en"), len(catalogue.search("khai sinh"))]

with ThreadPoolExecutor(8) as pool:
    answers = list(pool.map(ask, range(8)))
json.dump(answers, sys.stdout)
"""
"""The very first questions of a process, asked by eight threads at once: every table is built while others wait."""


BY_CODE: Final = """
import json, sys, threading
from concurrent.futures import ThreadPoolExecutor
from motcua.compiled.index import FEES
from motcua.fees import FeeSchedule
from motcua.reference import schedule
sys.setswitchinterval(1e-6)
barrier = threading.Barrier(8)

def ask(code):
    barrier.wait()
    return schedule(code)

def same(code):
    first, *others = pool.map(ask, [code] * 8)
    return isinstance(first, FeeSchedule) and all(other == first for other in others)

with ThreadPoolExecutor(8) as pool:
    json.dump([[code, same(code)] for code in FEES], sys.stdout)
"""


VECTORS: Final = Path(__file__).parents[1] / "vectors.json"
AT_RANDOM: Final = """
import json, random, sys, threading
from concurrent.futures import ThreadPoolExecutor
from motcua.adapters.vectors import answer
sys.setswitchinterval(1e-6)
barrier = threading.Barrier(8)
vectors = json.load(open(sys.argv[1], encoding="utf-8"))["vectors"]

def wrong(seed):
    mine = random.Random(seed).sample(vectors, len(vectors))
    barrier.wait()
    return [(seed, asked["id"]) for asked in mine if answer(asked["kind"], asked["asked"]) != asked["expected"]]

with ThreadPoolExecutor(8) as pool:
    json.dump([len(vectors), [one for found in pool.map(wrong, range(8)) for one in found]], sys.stdout)
"""
"""Everything a counter is asked, by eight threads, each in an order of its own, in a process where nothing is built."""


class TestThreads:
    def test_an_interpreter_without_the_lock_runs_without_it(self) -> None:
        """No library it imports may bring it back: then nothing here would be proved of free threads."""
        assert getattr(sys, "_is_gil_enabled", lambda: True)() != bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

    def test_every_question_of_a_counter_is_answered_rightly_to_all_who_ask_at_once(self) -> None:
        command = [sys.executable, "-c", AT_RANDOM, str(VECTORS)]
        ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - the script above
        asked, wrong = json.loads(ran.stdout)
        assert (asked > 100, wrong) == (True, [])

    @pytest.mark.parametrize("run", range(2))
    def test_the_first_answers_of_a_process_are_one_answer(self, run: int) -> None:
        command = [sys.executable, "-c", FIRST]
        ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - the script above
        first, *others = json.loads(ran.stdout)
        assert (run, others) == (run, [first] * (THREADS - 1))

    def test_rows_that_are_restored_on_demand_are_the_same_for_all_who_ask_at_once(self) -> None:
        """In a process where nobody has asked before: each schedule is restored while eight ask for it by its code."""
        command = [sys.executable, "-c", BY_CODE]
        ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - the script above
        assert json.loads(ran.stdout) == [[code, True] for code in reference_fee_schedules()]

    def test_one_dossier_is_asked_by_many(self) -> None:
        dossier = in_progress(applicant=MAU, salt="own")
        alone = (dossier.due, dossier.quote(), dossier.check(), dossier.history[-1].hash, dossier.redacted())
        fresh = in_progress(applicant=MAU, salt="own")
        answers = at_once(lambda: (fresh.due, fresh.quote(), fresh.check(), fresh.history[-1].hash, fresh.redacted()))
        assert answers == [alone] * THREADS

    def test_many_act_on_one_dossier_and_none_sees_another(self) -> None:
        before = DOSSIER.history
        told = at_once(lambda: DOSSIER.withdraw(at=FRIDAY, expected_sequence=len(before)))
        answers = [one for one in told if isinstance(one, Dossier)]
        assert len(answers) == THREADS
        assert DOSSIER.history is before
        assert (len(DOSSIER.history), DOSSIER.state.value) == (len({event.id for event in before}), "in-progress")
        assert {(len(one.history), str(one.state)) for one in answers} == {(len(before) + 1, str(answers[0].state))}
        with pytest.raises(SequenceConflict, match=f"{len(before)}"):
            answers[0].amend_record(before[0], at=FRIDAY, reason="nhầm", expected_sequence=len(before))
        assert all(DOSSIER.history[at] is event for at, event in enumerate(before))

    def test_a_table_does_not_follow_what_it_was_made_of(self) -> None:
        said = {"home": "own"}
        table, body = Table(said), Body.of(said)
        said["home"] = "rented"
        assert (table["home"], body["home"]) == ("own", "own")

    def test_a_calendar_is_asked_by_many(self) -> None:
        calendar = national_calendar()
        days = range(1, 400)
        alone = [calendar.add_working_days(FRIDAY.date(), n) for n in days]
        answers = at_once(lambda: [national_calendar().add_working_days(FRIDAY.date(), n) for n in days])
        assert answers == [alone] * THREADS
