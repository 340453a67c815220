"""Ten rules of the law broken one by one: each has to turn a law test, a worked case and a property red.

    python3 dev.py broken               each of the ten
    python3 dev.py broken cap apology   those whose names have one of these words

A rule is broken by changing a line or two of the source, in a process of its own in which no file is touched. A line
that is not found any more is a failure too: the row below has to follow the source.
"""

import argparse
import ast
import os
import sys
from collections.abc import Mapping, Sequence
from types import CodeType
from typing import Final, NamedTuple

import pytest
from tests.mutants import ROOT, SOURCE
from tests.mutate import in_a_process, preload, status_of

LAW: Final = ("tests/law",)
CASES: Final = (
    "tests/test_cases.py",
    "tests/test_fee_cases.py",
    "tests/test_life_cases.py",
)
PROPERTIES: Final = ("tests/properties",)
KINDS: Final[Mapping[str, tuple[str, ...]]] = {"law test": LAW, "case": CASES, "property": PROPERTIES}


class Change(NamedTuple):
    """One text of one file, and what takes its place."""

    path: str
    old: str
    new: str


_TIMES: Final = "return _times(dossier, "
RULES: Final[Mapping[str, tuple[Change, ...]]] = {
    "the day of receipt is not counted": (
        Change("timelimit/days.py", "self.last_counted(receipt.day, ", "self.last_counted(receipt.day - ONE_DAY, "),
    ),
    "15:00 sharp is still in time": (
        Change("timelimit/receipt.py", "self.counted.time() <= cutoff:", "self.counted.time() < cutoff:"),
        Change("timelimit/days.py", "and clock > self.cutoff", "and clock >= self.cutoff"),
    ),
    "a weekday given for another is off": (
        Change(
            "calendar/work.py",
            "flags[entry.date.toordinal() - first] = entry.works",
            "flags[entry.date.toordinal() - first] = entry.works or entry.reason is Reason.SWAP",
        ),
    ),
    "the cap is for each copy": (
        Change(
            "fees/combining.py",
            "if cap is not None and amount > cap:",
            'if cap is not None and amount > cap and facts.get("copies", 1) == 1:',
        ),
    ),
    "of several incentives the best counts": (
        Change("fees/fee.py", "return min(found, key=", "return max(found, key="),
    ),
    "the counter asks for papers once": (
        Change("dossier/guards.py", f'{_TIMES}"supplement-at-intake", "request_supplement")', "return None"),
    ),
    "the office asks pardon once": (
        Change("dossier/guards.py", f'{_TIMES}"apology", "reappoint")', "return None"),
        Change("clock.py", "if self.appointment is not None:", "if False:"),
    ),
    "a complete supplement starts the limit again": (
        Change("clock.py", "(self, restarted=at,", "(self, restarted=self.restarted,"),
    ),
    "a month without that day ends on its last": (
        Change(
            "timelimit/days.py",
            "return _past_exclusions(day_zero, day_zero + self.span, ground)",
            "there = day_zero + self.span\n        there += ONE_DAY * (there.day < day_zero.day)\n"
            "        return _past_exclusions(day_zero, there, ground)",
        ),
    ),
    "the part that ends last decides": (
        Change("linked/planning.py", "path = [max(runs, key=", "path = [min(runs, key="),
    ),
}


SAID: Final = {int(pytest.ExitCode.OK): "GREEN", int(pytest.ExitCode.TESTS_FAILED): "red"}
"""How the tests of a kind end; anything else, such as a change that cannot be imported, has noticed no rule."""


def broken(changes: tuple[Change, ...]) -> dict[str, CodeType]:
    """The code of each file with its changes; raises ``LookupError`` where a text stands there not once."""
    texts: dict[str, str] = {}
    for path, old, new in changes:
        text = texts.get(path) or (SOURCE / path).read_text("utf-8")
        if text.count(old) != 1:
            raise LookupError(f"{path} has {text.count(old)} times: {old}")
        texts[path] = text.replace(old, new)
    return {path: compile(ast.parse(text), str(SOURCE / path), "exec") for path, text in texts.items()}


def chosen(words: Sequence[str]) -> Sequence[str]:
    """The rules whose names have one of these words, all without any; raises ``LookupError`` for a word of none."""
    if strange := [word for word in words if not any(word in rule for rule in RULES)]:
        raise LookupError(f"no rule is called {', '.join(strange)}; there are: {'; '.join(RULES)}")
    return [rule for rule in RULES if not words or any(word in rule for word in words)]


def main() -> int:
    """Break the rules that were named, or all, and say which tests noticed."""
    parser = argparse.ArgumentParser(prog="python3 dev.py broken")
    parser.add_argument("words", nargs="*", help="a word of the rule's name; all rules without")
    try:
        rules = chosen(parser.parse_args().words)
    except LookupError as error:
        parser.error(str(error))
    os.chdir(ROOT)
    preload()
    if not all(in_a_process({}, tests) for tests in KINDS.values()):
        print("the tests fail with no rule broken, so nothing can be learnt", file=sys.stderr)
        return 1
    noticed = 0
    for rule in rules:
        ended = {kind: status_of(broken(RULES[rule]), tests) for kind, tests in KINDS.items()}
        noticed += sum(status == pytest.ExitCode.TESTS_FAILED for status in ended.values())
        marks = ", ".join(f"{kind} {SAID.get(status, f'ended with {status}')}" for kind, status in ended.items())
        print(f"{rule}: {marks}", flush=True)
    print(f"{noticed} of {len(rules) * len(KINDS)} noticed", file=sys.stderr)
    return int(noticed < len(rules) * len(KINDS))


if __name__ == "__main__":
    raise SystemExit(main())
