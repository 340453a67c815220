"""What nobody told, mistyped or let pass: the dossier says so, and promises nothing it cannot know."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, IMMEDIATE, SEVEN_DAYS, accepted, at, filed, in_progress, procedure

from motcua.dossier import Dossier, Payment, Representative
from motcua.errors import BadValue, NoPromise, StepNotAllowed, UndecidedFacts
from motcua.events import Event, plain
from motcua.mechanism import State
from motcua.money import VND

pytestmark = pytest.mark.answers("dossier")

MONDAY = at("2026-08-10 09:00")
PROMISED = dt.date(2026, 8, 19)
"""Seven working days after that Monday."""


def adopted(state: str = "in-progress", moment: dt.datetime = MONDAY, **told: Any) -> Dossier:
    """A dossier received on that Monday in another system."""
    of = told.pop("of", SEVEN_DAYS)
    known: dict[str, Any] = {"facts": {"home": "own"}, "papers": ["ct01", "proof_of_home"], "id": "D-2", **told}
    return Dossier.adopt(of, office=COMMUNE, at=moment, received=MONDAY, state=state, **known)


def warnings(dossier: Dossier) -> list[str]:
    return [step.message for step in dossier.due.warnings]


class TestStops:
    def test_a_dossier_nobody_accepted_has_no_time_to_stop(self) -> None:
        asked = filed(MONDAY, channel="online").request_payment(VND(1_000), at=MONDAY)
        with pytest.raises(StepNotAllowed, match="not accepted yet"):
            asked.suspend(at=at("2026-08-10 10:00"), reason="chờ")

    def test_one_without_a_limit_may_stand_still(self) -> None:
        limitless = attrs.evolve(SEVEN_DAYS, limits=())
        assert accepted(MONDAY, of=limitless).suspend(at=MONDAY, reason="chờ").state is State.SUSPENDED

    def test_time_that_stood_still_elsewhere_is_taken_out(self) -> None:
        later = at("2026-08-17 09:00")
        told = adopted("suspended", later, promise=PROMISED, suspended_at=at("2026-08-12 09:00"))
        untold = adopted("suspended", later, promise=PROMISED)
        days = [dossier.resume(at=at("2026-08-18 09:00")).due.date for dossier in (told, untold)]
        assert days == [dt.date(2026, 8, 24), dt.date(2026, 8, 20)]  # Saturday the 22nd is worked

    def test_it_says_that_nobody_told_since_when(self) -> None:
        told = adopted("suspended", promise=PROMISED, suspended_at=MONDAY).resume(at=MONDAY)
        untold = adopted("suspended", promise=PROMISED).resume(at=MONDAY)
        assert (warnings(told), warnings(untold)) == ([], ["warning.stop-untold"])

    def test_it_is_judged_on_the_day_it_stopped(self) -> None:
        late = at("2026-09-10 09:00")
        stopped = adopted("suspended", late, promise=PROMISED, suspended_at=at("2026-08-12 09:00"))
        assert stopped.timeliness(late).judged_on == dt.date(2026, 8, 12)

    @pytest.mark.parametrize(
        ("state", "since", "wrong"),
        [
            ("in-progress", "2026-08-10 10:00", "none: it runs"),
            ("suspended", "2026-08-09 10:00", "a moment from 2026-08-10"),
            ("suspended", "2026-08-20 10:00", "to 2026-08-17"),
        ],
    )
    def test_a_stop_lies_where_it_can(self, state: str, since: str, wrong: str) -> None:
        with pytest.raises(BadValue, match=wrong):
            adopted(state, at("2026-08-17 09:00"), suspended_at=at(since))


class TestWithoutAPromise:
    """Another system told that a dossier runs, and no day: the law gives one all the same."""

    def test_the_rules_give_the_day(self) -> None:
        dossier = adopted()
        assert (dossier.promise, dossier.due.date, dossier.due.rule) == (None, PROMISED, SEVEN_DAYS.limits[0].citation)
        assert warnings(dossier) == ["warning.promise-untold"]

    def test_it_is_among_what_runs_and_what_was_missed(self) -> None:
        dossier, late = adopted(), at("2026-08-25 09:00")
        assert [known.date for known in dossier.deadlines() if known.name == "promise"] == [PROMISED]
        assert dossier.timeliness(late).current == "late"
        assert [known.name for known in dossier.missed(late)] == ["apology", "promise"]

    def test_a_limit_that_hangs_on_unknown_facts_is_asked_for(self) -> None:
        dossier = adopted(of=procedure(by_home=True), facts={})
        with pytest.raises(UndecidedFacts):
            _ = dossier.due
        with pytest.raises(NoPromise):
            dossier.timeliness(MONDAY)
        assert [known.name for known in dossier.deadlines()] == ["appraisal-notice"]

    def test_what_was_never_accepted_has_none(self) -> None:
        with pytest.raises(NoPromise, match="not accepted yet"):
            _ = adopted("submitted").due


class TestTakenOver:
    def test_payment_is_awaited(self) -> None:
        assert adopted("awaiting-payment").payment is Payment.REQUESTED
        assert adopted("in-progress").payment is Payment.NONE

    def test_one_new_appointment_is_allowed_wherever_it_was_given(self) -> None:
        once, never = (adopted(promise=PROMISED, reappointed=given) for given in (True, False))
        with pytest.raises(StepNotAllowed, match="the decree allows one"):
            once.reappoint(dt.date(2026, 8, 28), at=MONDAY, reason="quá tải")
        assert never.reappoint(dt.date(2026, 8, 28), at=MONDAY, reason="quá tải").due.date == dt.date(2026, 8, 28)
        assert "apology" not in [known.name for known in once.deadlines()]
        assert [known.name for known in once.missed(at("2026-08-25 09:00"))] == ["promise"]

    def test_what_was_told_is_stored(self) -> None:
        dossier = adopted("suspended", promise=PROMISED, suspended_at=MONDAY, reappointed=True)
        stored = [Event.from_record(event.record()) for event in dossier.history]
        assert Dossier.replay(SEVEN_DAYS, stored, office=COMMUNE) == dossier


class TestMistyped:
    def test_a_promise_counted_from_a_moment_that_was_wrong_says_so(self) -> None:
        typed = filed(MONDAY).accept(at=at("2026-09-10 09:10"))
        meant = attrs.evolve(typed.history[-1], at=at("2026-08-10 09:10"))
        corrected = typed.amend_record(meant, at=at("2026-08-10 09:20"), reason="gõ nhầm tháng")
        assert (corrected.due.date, warnings(corrected)) == (typed.due.date, ["warning.misdated"])
        assert "hiệu chỉnh thành" in str(corrected.due.explain("vi"))

    def test_a_mistyped_minute_needs_no_word(self) -> None:
        typed = accepted(MONDAY)
        meant = attrs.evolve(typed.history[-1], at=at("2026-08-10 09:10"))
        assert warnings(typed.amend_record(meant, at=at("2026-08-10 09:20"), reason="gõ nhầm phút")) == []


class TestLate:
    LATE = at("2026-08-25 09:00")

    def told(self, dossier: Dossier) -> list[tuple[str, bool]]:
        return [(known.name, known.done is not None) for known in dossier.missed(self.LATE)]

    def test_the_promised_day_and_the_apology_are_missed(self) -> None:
        dossier = in_progress(MONDAY, channel="online")
        assert dossier.missed(at("2026-08-19 16:00")) == ()
        assert self.told(dossier) == [("apology", False), ("promise", False)]
        assert self.told(dossier.finish("granted", at=self.LATE)) == [("apology", False), ("promise", True)]

    def test_a_late_refusal_is_told_as_such(self) -> None:
        refused = in_progress(MONDAY, channel="online").finish("refused", at=self.LATE, reason="không đủ điều kiện")
        assert self.told(refused) == [("apology", False), ("refusal", True)]

    def test_nothing_is_missed_while_papers_are_awaited(self) -> None:
        asked = in_progress(MONDAY, channel="online").request_supplement(["ct01"], at=MONDAY, reason="mờ")
        assert self.told(asked) == []

    def test_who_apologised_has_missed_the_day_alone(self) -> None:
        again = in_progress(MONDAY, channel="online").reappoint(dt.date(2026, 8, 21), at=MONDAY, reason="quá tải")
        assert self.told(again) == [("promise", False)]

    def test_a_case_without_a_limit_misses_nothing(self) -> None:
        assert self.told(in_progress(MONDAY, of=attrs.evolve(SEVEN_DAYS, limits=()), channel="online")) == []


class TestCorrectedResults:
    """NĐ 118/2025/NĐ-CP art. 23: corrected and back at the counter within 3 working days."""

    LATE = at("2026-09-30 09:00")

    def corrected(self) -> Dossier:
        done = accepted(MONDAY, of=IMMEDIATE, channel="online").finish("granted", at=MONDAY)
        return done.hand_over(at=MONDAY).correct_result(at=at("2026-08-11 09:00"), reason="sai tên")

    def test_back_at_the_counter_in_time_is_in_time_though_nobody_collects_it(self) -> None:
        back = self.corrected().transfer(COMMUNE, at=at("2026-08-13 09:00"))
        assert [known.name for known in back.hand_over(at=self.LATE).missed(self.LATE)] == []

    def test_another_desk_is_not_the_counter(self) -> None:
        elsewhere = self.corrected().transfer("tax", at=at("2026-08-13 09:00"))
        assert [known.name for known in elsewhere.missed(self.LATE)] == ["result-correction"]


class TestMissingPapers:
    MAN = Representative("Trần Văn Thay", papers=["power_of_attorney"])

    def test_the_proof_of_authority_is_asked_for_too(self) -> None:
        dossier = filed(MONDAY, representative=self.MAN, papers=["ct01"])
        assert (dossier.check().missing, dossier.missing) == (
            ("proof_of_home",),
            ("proof_of_home", "power_of_attorney"),
        )
        brought = dossier.request_supplement(dossier.missing, at=MONDAY, reason="thiếu").supplement(
            dossier.missing, at=MONDAY
        )
        assert (brought.missing, brought.accept(at=MONDAY).state) == ((), State.ACCEPTED)

    def test_nothing_is_missing_of_a_complete_one(self) -> None:
        assert filed(MONDAY).missing == ()


class TestKeys:
    def test_two_keys_that_are_one_are_refused(self) -> None:
        with pytest.raises(BadValue, match="two keys that are one in NFC"):
            plain({"\u00e9": 1, "e\u0301": 2})
