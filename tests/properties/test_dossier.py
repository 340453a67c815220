"""Any life of a dossier: replayed it is the same, refused steps change nothing, and no alteration goes unseen."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.dossiers import COMMUNE, IMMEDIATE, MAU, SEVEN_DAYS, at, filed

from motcua.dossier import Dossier
from motcua.errors import ClockStopped, NoPromise, StepNotAllowed
from motcua.events import Body, Event
from motcua.mechanism import ACTS, State
from motcua.money import VND
from motcua.timelimit import WorkingDays

STARTS = st.sampled_from(
    [at(day) for day in ("2025-06-02 09:00", "2026-07-01 16:30", "2026-08-28 15:20", "2026-09-05 10:00")]
)
STEPS = st.integers(0, 72 * 60).map(lambda minutes: dt.timedelta(minutes=minutes))
PAPERS = st.lists(st.sampled_from(["ct01", "proof_of_home", "lease"]), max_size=3, unique=True)
REASONED = {"reason": "vì vậy"}


class Life(RuleBasedStateMachine):
    """A dossier, and every verb at any later moment."""

    @initialize(
        start=STARTS, papers=PAPERS, channel=st.sampled_from(["counter", "online", "post"]), quick=st.booleans()
    )
    def file(self, start: dt.datetime, papers: list[str], channel: str, quick: bool) -> None:
        self.now = start
        of = IMMEDIATE if quick else SEVEN_DAYS
        self.dossier = filed(start, of=of, papers=papers, channel=channel, applicant=MAU)

    @rule(
        verb=st.sampled_from([verb for verb in ACTS if verb != "amend_record"]),
        step=STEPS,
        papers=PAPERS,
        data=st.data(),
    )
    def act(self, verb: str, step: dt.timedelta, papers: list[str], data: st.DataObject) -> None:
        now, before = self.now + step, self.dossier
        words, more = self.said(verb, papers, now, data)
        refusal = None
        try:
            self.dossier = getattr(before, verb)(*words, at=now, **more)
        except StepNotAllowed as met:
            refusal = met
        if refusal:
            assert refusal.allowed == tuple(other for other in before.allowed if other != verb)
            assert refusal.reasons or verb not in before.allowed
            assert self.dossier is before
        else:
            self.now = now
            assert verb in before.allowed
            assert self.dossier.history[:-1] == before.history

    @rule(data=st.data())
    def amend(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from([e for e in self.dossier.history if e.verb != "amend_record"]))
        moved = attrs.evolve(known, at=known.at + data.draw(STEPS))
        before = self.dossier
        try:
            self.dossier = before.amend_record(moved, at=self.now, reason="nhập nhầm")
        except StepNotAllowed:
            assert self.dossier is before
        else:
            self.now = max(self.now, *(event.at for event in self.dossier.events))

    def said(
        self, verb: str, papers: list[str], now: dt.datetime, data: st.DataObject
    ) -> tuple[tuple[object, ...], Mapping[str, Any]]:
        """The words that verb takes."""
        days = dt.timedelta(days=data.draw(st.integers(0, 20)))
        words: dict[str, tuple[tuple[object, ...], Mapping[str, Any]]] = {
            "refuse": ((), REASONED),
            "request_supplement": ((papers or ["ct01"],), REASONED),
            "supplement": ((papers,), {}),
            "change": ((), {"papers": papers or ["ct01"]}),
            "transfer": (("tax",), {"share": WorkingDays(2)}),
            "consult": (("police",), {"until": (now + days).date()}),
            "answer_consultation": (("police",), {}),
            "request_payment": ((VND(1_000),), {}),
            "suspend": ((), REASONED),
            "extend": ((WorkingDays(2),), REASONED),
            "reappoint": (((now + days).date(),), REASONED),
            "finish": ((data.draw(st.sampled_from(["granted", "refused"])),), {}),
            "correct_result": ((), REASONED),
        }
        return words.get(verb, ((), {}))

    @invariant()
    def replayed_it_is_the_same(self) -> None:
        if not hasattr(self, "dossier"):
            return
        again = Dossier.replay(self.dossier.procedure, self.dossier.history, office=COMMUNE)
        assert again == self.dossier
        assert again.position == self.dossier.position
        assert (again.papers, again.promise, again.deadlines()) == (
            self.dossier.papers,
            self.dossier.promise,
            self.dossier.deadlines(),
        )

    @invariant()
    def stored_and_redacted_it_verifies(self) -> None:
        if hasattr(self, "dossier"):
            stored = tuple(Event.from_record(event.record()) for event in self.dossier.redacted().history)
            assert Dossier.replay(self.dossier.procedure, stored, office=COMMUNE) == self.dossier

    @invariant()
    def the_promise_is_the_one_that_was_given(self) -> None:
        if not hasattr(self, "dossier"):
            return
        dossier = self.dossier
        try:
            due = dossier.due
        except NoPromise:
            assert dossier.promise is None
        except ClockStopped:
            assert dossier.state is State.SUSPENDED
        else:
            assert dossier.promise is not None
            assert (due.at, due.calendar_version) == (dossier.promise.at, dossier.promise.calendar_version)
            assert dossier.original_due.at <= due.at


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=40, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow], deadline=None
)

FULL = (
    filed(applicant=MAU)
    .accept(at=at("2026-08-28 15:20"))
    .begin(at=at("2026-08-28 15:30"))
    .transfer("tax", at=at("2026-09-03 08:00"))
    .finish("granted", at=at("2026-09-11 08:00"))
    .hand_over(at=at("2026-09-11 09:00"))
)
STORED = tuple(Event.from_record(event.record()) for event in FULL.history)
ALTERATIONS: Mapping[str, Any] = {
    "verb": "begun",
    "at": at("2026-09-03 08:00:01"),
    "by": "somebody",
    "body": Body({"reason": "khác"}),
    "sequence": 99,
    "recorded_at": at("2026-10-01 08:00"),
    "id": "other",
    "hash": "0" * 64,
    "previous_hash": "0" * 64,
}


@given(place=st.integers(0, len(STORED) - 1), field=st.sampled_from(sorted(ALTERATIONS)))
def test_every_altered_event_is_found(place: int, field: str) -> None:
    altered = attrs.evolve(STORED[place], **{field: ALTERATIONS[field]})
    found = attrs.evolve(FULL, history=(*STORED[:place], altered, *STORED[place + 1 :])).verify()
    assert (found.ok, found.broken_at) == (False, place + 1)


@given(st.permutations(range(len(STORED))))
def test_no_other_order_verifies(order: list[int]) -> None:
    shuffled = attrs.evolve(FULL, history=tuple(STORED[place] for place in order))
    assert bool(shuffled.verify()) is (order == sorted(order))
