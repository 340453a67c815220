"""Ten rules of the law broken one by one: each has to turn a law test, a worked case and a property red.

    python3 dev.py broken               each of the ten, and the three tests that answer for it
    python3 dev.py broken cap apology   those whose names have one of these words
    python3 dev.py broken --whole       every law test, every case and every property for each: many minutes

A rule is broken by changing a line or two of the source, in a process of its own in which no file is touched. A line
that is not found any more is a failure too, and so is a test: the row below has to follow the source and the tests.
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


class Change(NamedTuple):
    """One text of one file, and what takes its place."""

    path: str
    old: str
    new: str


class Rule(NamedTuple):
    """What breaks a rule, and who has to notice: one of `tests/law`, of `tests/cases`, and of `tests/properties`."""

    changes: tuple[Change, ...]
    law: str
    case: str
    property: str

    def tests(self) -> Mapping[str, tuple[str, ...]]:
        """The test of each kind, as pytest is told."""
        return {
            "law test": (f"tests/law/{self.law}",),
            "case": (f"tests/cases/{self.case}",),
            "property": (f"tests/properties/{self.property}",),
        }


WHOLE: Final[Mapping[str, tuple[str, ...]]] = {
    "law test": ("tests/law",),
    "case": ("tests/cases", "--ignore=tests/cases/test_every_case.py"),  # which has no source to be held against
    "property": ("tests/properties",),
}
_TIMES: Final = "return _times(dossier, "
RULES: Final[Mapping[str, Rule]] = {
    "the day of receipt is not counted": Rule(
        (Change("timelimit/days.py", "self.last_counted(receipt.day, ", "self.last_counted(receipt.day - ONE_DAY, "),),
        law="test_certification.py::TestTransactions::test_two_working_days_in_every_version",
        case="test_procedures.py::TestCases::test_due[1.000894: a verification over National Day]",
        property="test_time.py::TestDue::test_the_working_days_after_receipt_are_the_amount",
    ),
    "15:00 sharp is still in time": Rule(
        (
            Change("timelimit/receipt.py", "self.counted.time() <= cutoff:", "self.counted.time() < cutoff:"),
            Change("timelimit/days.py", "and clock > self.cutoff", "and clock >= self.cutoff"),
        ),
        law="test_fifteen_hours.py::TestAfterFifteenHours::test_a_certification_asked_for_at_the_counter",
        case="test_procedures.py::TestCases::test_due[2.000815: three pages, five copies, at 15:00 sharp]",
        property="test_oracle.py::TestLimitsAgainstANaiveWalk::test_working_days_with_a_cutoff",
    ),
    "a weekday given for another is off": Rule(
        (
            Change(
                "calendar/work.py",
                "flags[entry.date.toordinal() - first] = entry.works",
                "flags[entry.date.toordinal() - first] = entry.works or entry.reason is Reason.SWAP",
            ),
        ),
        law="test_counting.py::TestLastDayIsADayOff::test_an_exchanged_weekday_is_a_day_off",
        case="test_lives.py::test_a_limit_is_due[months: the thirty-first, then a month of thirty days]",
        property="test_oracle.py::TestAgainstANaiveWalk::test_every_day_is_worked_or_off_alike",
    ),
    "the cap is for each copy": Rule(
        (
            Change(
                "fees/combining.py",
                "if cap is not None and amount > cap:",
                'if cap is not None and amount > cap and facts.get("copies", 1) == 1:',
            ),
        ),
        law="test_certification_fees.py::TestArticle4::test_the_cap_is_for_each_copy",
        case="test_fees.py::TestFeeCases::test_total[certification: the cap is for each copy]",
        property="test_fees.py::test_the_cap_is_per_copy",
    ),
    "of several incentives the best counts": Rule(
        (Change("fees/fee.py", "return min(found, key=", "return max(found, key="),),
        law="test_two_rules_meet.py::TestFeesAtTheEdge::test_a_cap_on_the_fee_and_one_on_the_relief",
        case="test_fees.py::TestFeeCases::test_total[foreign-adoption: both do not stack]",
        property="test_fees.py::test_of_several_incentives_the_best_counts",
    ),
    "the counter asks for papers once": Rule(
        (Change("dossier/guards.py", f'{_TIMES}"supplement-at-intake", "request_supplement")', "return None"),),
        law="test_one_stop_decree.py::TestArticle11OneRequestAtIntake::test_a_second_request_is_refused",
        case="test_lives.py::test_a_dossier_lives[residence: the counter asks for a supplement once]",
        property="test_once.py::test_the_counter_asks_for_papers_once",
    ),
    "the office asks pardon once": Rule(
        (
            Change("dossier/guards.py", f'{_TIMES}"apology", "reappoint")', "return None"),
            Change("clock.py", "if self.appointment is not None:", "if False:"),
        ),
        law="test_one_stop_decree.py::TestArticle19Apology::test_twice_is_refused",
        case="test_lives.py::test_a_dossier_lives[residence: the office asks pardon once for the whole dossier]",
        property="test_once.py::test_a_new_day_is_given_once_for_the_whole_dossier",
    ),
    "a complete supplement starts the limit again": Rule(
        (Change("clock.py", "(self, restarted=at,", "(self, restarted=self.restarted,"),),
        law="test_clock.py::TestReset::test_the_whole_limit_runs_from_the_complete_supplement",
        case="test_lives.py::test_a_dossier_lives[residence: a complete supplement starts the limit again]",
        property="test_once.py::test_a_complete_supplement_starts_the_limit_again",
    ),
    "a month without that day ends on its last": Rule(
        (
            Change(
                "timelimit/days.py",
                "return _past_exclusions(day_zero, day_zero + self.span, ground)",
                "there = day_zero + self.span\n        there += ONE_DAY * (there.day < day_zero.day)\n"
                "        return _past_exclusions(day_zero, there, ground)",
            ),
        ),
        law="test_counting.py::TestMonthWithoutThatDay::test_a_month_from_the_thirty_first",
        case="test_lives.py::test_a_limit_is_due[months: the thirty-first, then a leap February]",
        property="test_once.py::test_a_month_ends_on_the_day_of_its_number_or_on_its_last",
    ),
    "the part that ends last decides": Rule(
        (Change("linked/planning.py", "path = [max(runs, key=", "path = [min(runs, key="),),
        law="test_linked_packages.py::TestThreeLevels::test_each_begins_where_the_one_before_ended",
        case="test_lives.py::test_a_package_is_due[birth: all three parts]",
        property="test_once.py::test_the_critical_path_ends_last_and_leaves_no_gap",
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
    parser.add_argument("--whole", action="store_true", help="every test of each kind, and not the one that answers")
    options = parser.parse_args()
    try:
        rules = chosen(options.words)
    except LookupError as error:
        parser.error(str(error))
    os.chdir(ROOT)
    preload()
    asked = {rule: WHOLE if options.whole else RULES[rule].tests() for rule in rules}
    if not in_a_process({}, sorted({test for tests in asked.values() for each in tests.values() for test in each})):
        print("the tests fail, or are not there, with no rule broken, so nothing can be learnt", file=sys.stderr)
        return 1
    noticed = 0
    for rule, tests in asked.items():
        code = broken(RULES[rule].changes)
        ended = {kind: status_of(code, of) for kind, of in tests.items()}
        noticed += sum(status == pytest.ExitCode.TESTS_FAILED for status in ended.values())
        marks = ", ".join(f"{kind} {SAID.get(status, f'ended with {status}')}" for kind, status in ended.items())
        print(f"{rule}: {marks}", flush=True)
    every = sum(map(len, asked.values()))
    print(f"{noticed} of {every} noticed", file=sys.stderr)
    return int(noticed < every)


if __name__ == "__main__":
    raise SystemExit(main())
