"""Any life of a dossier under any mechanism: what is forbidden fails, what fails changes nothing, promises stay."""

import datetime as dt
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.lives import EXAMPLES, act, answers, begun, later, stored, told

from motcua.dossier import Dossier
from motcua.errors import (
    BadInput,
    BadValue,
    ClockStopped,
    MotcuaError,
    NoPromise,
    SequenceConflict,
    StepNotAllowed,
    UndecidedFacts,
)
from motcua.mechanism import ACTS, Mechanism, State

VERBS = st.sampled_from(ACTS)
RANDOMS = st.randoms(use_true_random=False)
PROMISING = {"adopt", "accept", "supplement", "resume", "extend", "reappoint"}
"""The verbs that give a promise, or another one."""


@cache
def printed(mechanism: Mechanism) -> dict[State, set[str]]:
    """The verbs by state, as the table for the documentation has them."""
    table: dict[State, set[str]] = {state: set() for state in State}
    for line in Dossier.transitions(mechanism).splitlines()[2:]:
        state, verb, *_ = (cell.strip() for cell in line.strip("|").split("|"))
        table[State(state)].add(verb)
    return table


class Life(RuleBasedStateMachine):
    """A dossier, and every verb at any moment."""

    @initialize(random=RANDOMS)
    def begin(self, random: Random) -> None:
        self.dossier = begun(random)

    @property
    def now(self) -> dt.datetime:
        """When the last thing happened to the dossier; a correction is of the record, and holds nothing up."""
        return max(event.at for event in self.dossier.events if event.verb != "amend_record")

    # ── what may happen ───────────────────────────────────────────────────────────────────────────────────────────────

    @rule(verb=VERBS, random=RANDOMS)
    def act(self, verb: str, random: Random) -> None:
        before, known = self.dossier, answers(self.dossier)
        try:
            after = act(before, verb, later(self.now, random), random)
        except (BadInput, BadValue):
            pass
        except StepNotAllowed as refusal:
            self.refused(verb, refusal)
        else:
            assert verb in before.allowed
            assert (after.history[:-1], after.history[-1].verb) == (before.history, verb)
            self.dossier = after
            if verb not in PROMISING and (verb != "amend_record" or before.promise):
                assert after.promise == before.promise
        assert answers(before) == known

    def refused(self, verb: str, refusal: StepNotAllowed) -> None:
        """Asserts that a refusal says what would be allowed instead, and why where the table has the verb."""
        allowed = self.dossier.allowed
        assert refusal.allowed == tuple(other for other in allowed if other != verb)
        assert refusal.reasons or verb not in allowed

    @rule(verb=VERBS.filter(lambda verb: verb != "amend_record"), random=RANDOMS)
    def go_back_in_time(self, verb: str, random: Random) -> None:
        with pytest.raises((StepNotAllowed, BadValue)):
            act(self.dossier, verb, self.now - dt.timedelta(microseconds=1), random)

    @rule(verb=VERBS, random=RANDOMS)
    def write_on_what_was_not_the_newest(self, verb: str, random: Random) -> None:
        by_place, by_name = told(verb, self.dossier, self.now, random)
        seen = random.choice((len(self.dossier.history) - 1, len(self.dossier.history) + 1))
        with pytest.raises((SequenceConflict, BadInput, BadValue)):
            getattr(self.dossier, verb)(*by_place, **by_name, expected_sequence=seen)

    @rule(random=RANDOMS)
    def write_twice(self, random: Random) -> None:
        verb = random.choice(self.dossier.allowed)
        by_place, by_name = told(verb, self.dossier, self.now, random)
        by_name = {**by_name, "event_id": "once"}
        try:
            after = getattr(self.dossier, verb)(*by_place, **by_name)
        except MotcuaError:
            return
        assert getattr(after, verb)(*by_place, **by_name) is after
        self.dossier = after

    # ── what always holds ─────────────────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def allowed_is_what_the_printed_table_says(self) -> None:
        assert {*self.dossier.allowed} == printed(self.dossier.mechanism)[self.dossier.state]

    @invariant()
    def stored_and_replayed_it_is_the_same(self) -> None:
        history = stored(self.dossier)
        again = Dossier.replay(self.dossier.procedure, history, office=self.dossier.office)
        assert answers(again) == answers(self.dossier)

    @invariant()
    def redacted_it_still_verifies_and_answers_the_same_without_the_person(self) -> None:
        nobody: dict[str, object] = {"applicant": None, "assistance": {}}
        redacted = self.dossier.redacted()
        assert redacted.verify()
        assert answers(redacted) == {**answers(self.dossier), **nobody}

    @invariant()
    def nothing_goes_back_in_time(self) -> None:
        happened = [event.at for event in self.dossier.events if event.verb != "amend_record"]
        assert happened == sorted(happened)

    @invariant()
    def papers_are_asked_for_once_at_intake_and_a_new_appointment_is_given_once(self) -> None:
        verbs = [event.verb for event in self.dossier.history]
        at_intake = verbs[: verbs.index("accept")] if "accept" in verbs else verbs
        if self.dossier.history[0].verb == "open":
            assert at_intake.count("request_supplement") <= 1
        assert verbs.count("reappoint") <= 1

    @invariant()
    def the_promise_is_the_one_that_was_given(self) -> None:
        dossier = self.dossier
        try:
            due = dossier.due
        except NoPromise:
            assert dossier.promise is None
        except UndecidedFacts:
            assert (dossier.promise, dossier.history[0].verb) == (None, "adopt")
        except ClockStopped:
            assert dossier.state is State.SUSPENDED
        else:
            assert dossier.original_due.at <= due.at
            if dossier.promise is None:
                assert "warning.promise-untold" in [told.message for told in due.warnings]
            else:
                assert (due.at, due.calendar_version) == (dossier.promise.at, dossier.promise.calendar_version)

    @invariant()
    def the_promise_lies_after_the_reception_and_every_day_between_is_accounted_for(self) -> None:
        dossier = self.dossier
        try:
            due = dossier.due
        except (NoPromise, ClockStopped, UndecidedFacts):
            return
        assert due.at >= dossier.received_at
        restarts = [event.at for event in dossier.events if event.verb == "supplement" and event.body.get("complete")]
        begun_on = {at.date() for at in (dossier.starts_at, *restarts) if at}
        days = [day.date for day in due.ledger]
        assert all(after - before == dt.timedelta(days=1) for before, after in pairwise(days))
        if days:
            assert (days[0] - dt.timedelta(days=1) in begun_on, days[-1]) == (True, due.date)
        else:
            assert due.date in begun_on


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=EXAMPLES // 6, stateful_step_count=20)
