"""A correction tells what happened; it makes no step stand that the rules refuse, and poisons nothing asked later."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress, procedure

from motcua.conditions import Channel
from motcua.dossier import Dossier
from motcua.errors import BadInput, BadValue, StepNotAllowed, UnknownFact
from motcua.events import Body, Event
from motcua.mechanism import State
from motcua.money import VND

pytestmark = pytest.mark.answers("dossier")

MONDAY = at("2026-08-10 09:00")
BOTH = ["ct01", "proof_of_home"]
WHY: dict[str, Any] = {"at": at("2026-09-30 09:00"), "reason": "ghi nhầm"}


def meant(dossier: Dossier, place: int, **words: Any) -> Event:
    """The event of that place as it should have been written, with other words in its body."""
    event = dossier.events[place - 1]
    return attrs.evolve(event, body=Body({**event.body, **words}), before=None, hash=None)


def refusal(dossier: Dossier, place: int, **words: Any) -> str:
    """Why that correction is refused."""
    with pytest.raises(StepNotAllowed) as met:
        dossier.amend_record(meant(dossier, place, **words), **WHY)
    (reason,) = met.value.reasons
    assert reason.code == "amendment-consistent"
    return str(reason)


class TestNoStepIsMadeToStand:
    """What the rules would have refused, had it been written so at once, is refused now."""

    def test_a_dossier_accepted_without_a_paper(self) -> None:
        assert "step 2 would be refused: papers are missing or undecided: ct01" in refusal(accepted(), 1, papers=())

    def test_a_dossier_accepted_with_open_facts(self) -> None:
        assert "these facts are not known yet: home" in refusal(accepted(of=procedure(by_home=True)), 1, facts=Body({}))

    def test_a_stop_of_a_limit_that_hangs_on_facts_told_no_more(self) -> None:
        told: dict[str, Any] = {"received": FRIDAY, "promise": dt.date(2026, 9, 9), "facts": {"home": "own"}}
        adopted = Dossier.adopt(procedure(by_home=True), office=COMMUNE, at=FRIDAY, state="in-progress", **told)
        stopped = adopted.suspend(at=THURSDAY, reason="xác minh")
        assert "step 2 would be refused: these facts are not known yet: home" in refusal(stopped, 1, facts=Body({}))

    def test_a_request_at_intake_that_leaves_a_paper_out(self) -> None:
        asked = filed(papers=[]).request_supplement(BOTH, at=FRIDAY, reason="thiếu")
        assert "leaves out: proof_of_home" in refusal(asked, 2, papers=("ct01",))

    def test_a_request_for_papers_nobody_may_ask_for(self) -> None:
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="thiếu")
        assert "never ask for passport" in refusal(asked, 4, papers=("passport",))

    def test_a_request_after_its_three_days(self) -> None:
        asked = in_progress().request_supplement(["ct01"], at=THURSDAY, reason="thiếu")
        late = attrs.evolve(meant(asked, 4), at=at("2026-09-20 09:00"))
        with pytest.raises(StepNotAllowed, match="the time to ask for papers after appraisal ended"):
            asked.amend_record(late, **WHY)

    def test_an_acceptance_moved_so_that_a_request_came_too_late(self) -> None:
        asked = filed().accept(at=THURSDAY).request_supplement(["ct01"], at=at("2026-09-08 09:00"), reason="thiếu")
        earlier = attrs.evolve(meant(asked, 2), at=FRIDAY)
        with pytest.raises(StepNotAllowed, match="step 3 would be refused: the time to ask for papers"):
            asked.amend_record(earlier, **WHY)

    def test_a_refusal_without_its_reason(self) -> None:
        done = in_progress().finish("granted", at=THURSDAY)
        assert "a refusal has to state its reason" in refusal(done, 4, outcome="refused")

    def test_a_new_appointment_on_a_day_off(self) -> None:
        moved = in_progress().reappoint(dt.date(2026, 9, 15), at=THURSDAY, reason="chưa xong")
        assert "is no working day" in refusal(moved, 4, new_due="2026-09-13")

    def test_what_was_refused_by_nobody_then_is_told_as_it_was(self) -> None:
        """A step that stood against the rules already may still be told better."""
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="thiếu")
        told = asked.amend_record(meant(asked, 4, reason="thiếu tờ khai"), **WHY)
        assert told.events[3].body["reason"] == "thiếu tờ khai"


class TestNothingIsPoisoned:
    """What is asked of a corrected dossier has an answer."""

    @pytest.mark.parametrize("name", ["id", "procedure", "version", "office", "mechanism"])
    def test_which_dossier_it_is_no_correction_changes(self, name: str) -> None:
        dossier = accepted()
        other = {"procedure": "1.000001", "version": "2019-01-01", "office": "H56.01.03", "mechanism": "NĐ 118"}
        with pytest.raises(BadInput, match=f"body.{name}: met .*which no correction changes"):
            dossier.amend_record(meant(dossier, 1, **{name: other.get(name, "D-2")}), **WHY)

    def test_facts_are_those_the_procedure_asks_for(self) -> None:
        dossier = accepted()
        with pytest.raises(UnknownFact):
            dossier.amend_record(meant(dossier, 1, facts=Body({"home": "own", "mood": "good"})), **WHY)
        with pytest.raises(BadValue, match="fact home"):
            dossier.amend_record(meant(dossier, 1, facts=Body({"home": "moon"})), **WHY)

    def test_the_channel_is_one_the_procedure_offers(self) -> None:
        counter_only = attrs.evolve(SEVEN_DAYS, channels=(Channel.COUNTER,))
        dossier = filed(of=counter_only)
        with pytest.raises(BadValue, match=r"^channel: met 'post'; right would be one of 'counter'"):
            dossier.amend_record(meant(dossier, 1, channel="post"), **WHY)
        assert filed().amend_record(meant(filed(), 1, channel="post"), **WHY).channel is Channel.POST

    @pytest.mark.parametrize("arrived", ["2026-08-27T09:00:00+07:00", "2026-08-29T09:00:00+07:00"])
    def test_nothing_arrives_before_it_was_filed_nor_after_it_was_told(self, arrived: str) -> None:
        dossier = accepted()
        with pytest.raises(BadValue, match="arrived"):
            dossier.amend_record(meant(dossier, 2, arrived=arrived), **WHY)

    @pytest.mark.parametrize("through", [0, 3, 99])
    def test_the_portal_has_nothing_that_came_later(self, through: int) -> None:
        dossier = accepted().synchronise(2, at=FRIDAY)
        with pytest.raises(BadValue, match=r"through: met .* an event before 3"):
            dossier.amend_record(meant(dossier, 3, through=through), **WHY)

    @pytest.mark.parametrize(
        ("words", "what"),
        [
            ({"state": "submitted"}, "promise"),
            ({"outcome": "granted"}, "outcome"),
            ({"finished": THURSDAY.isoformat()}, "finished"),
            ({"received": "2026-09-03T08:11:00+07:00"}, "received"),
            ({"requested": ("ct01",)}, "requested"),
        ],
    )
    def test_what_another_system_told_still_goes_together(self, words: dict[str, Any], what: str) -> None:
        told: dict[str, Any] = {"received": FRIDAY, "promise": dt.date(2026, 9, 9), "facts": {"home": "own"}}
        dossier = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state="in-progress", **told)
        with pytest.raises(BadValue, match=f"^{what}: "):
            dossier.amend_record(meant(dossier, 1, **words), **WHY)

    def test_a_take_over_keeps_its_reception_under_the_same_rules(self) -> None:
        dossier = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state="submitted", received=FRIDAY)
        assert "other rules were in force" in refusal(dossier, 1, received="2025-05-05T09:00:00+07:00")


class TestSupplements:
    """Whether a supplement was complete follows from its papers, whatever a correction says of it."""

    def asked(self) -> Dossier:
        return in_progress().request_supplement(BOTH, at=FRIDAY, reason="thiếu")

    def test_whether_it_was_complete_is_found_again(self) -> None:
        waiting = self.asked().supplement(["ct01"], at=THURSDAY)
        assert waiting.state is State.AWAITING_PAPERS
        for told in (True, False):
            corrected = waiting.amend_record(meant(waiting, 5, papers=tuple(BOTH), complete=told), **WHY)
            assert corrected.state is State.IN_PROGRESS

    def test_one_that_was_complete_after_all_promises_a_date_from_its_day(self) -> None:
        waiting = self.asked().supplement(["ct01"], at=THURSDAY)
        corrected = waiting.amend_record(meant(waiting, 5, papers=tuple(BOTH)), **WHY)
        assert corrected.due.date == self.asked().supplement(BOTH, at=THURSDAY).due.date == dt.date(2026, 9, 14)

    def test_one_that_was_not_complete_waits_again(self) -> None:
        complete = self.asked().supplement(BOTH, at=THURSDAY)
        corrected = complete.amend_record(meant(complete, 5, papers=("ct01",)), **WHY)
        assert corrected.state is State.AWAITING_PAPERS

    def test_a_request_is_not_widened_behind_an_answer_to_it(self) -> None:
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="thiếu")
        why = refusal(asked.supplement(["ct01"], at=FRIDAY), 4, papers=tuple(BOTH))
        assert "step 5 would be refused: whether this supplement was complete would change" in why

    def test_where_facts_are_open_the_step_is_refused(self) -> None:
        """The limit that would start again hangs on facts nobody told."""
        told: dict[str, Any] = {"received": FRIDAY, "promise": dt.date(2026, 9, 9), "requested": BOTH}
        waiting = Dossier.adopt(
            procedure(by_home=True), office=COMMUNE, at=FRIDAY, state="awaiting-papers", **told
        ).supplement(["ct01"], at=THURSDAY)
        with pytest.raises(StepNotAllowed, match="these facts are not known yet: home"):
            waiting.amend_record(meant(waiting, 2, papers=tuple(BOTH)), **WHY)


class TestPeople:
    """Personal values of a correction are held to what a filing is held to."""

    def corrected(self, values: dict[str, str], **words: Any) -> Dossier:
        dossier = filed(applicant=MAU, assistance="Lê Thị Giúp")
        event = dossier.history[0]
        personal = Body({**event.personal, **values})
        return dossier.amend_record(
            attrs.evolve(event, personal=personal, body=Body({**event.body, **words}), before=None), **WHY
        )

    def test_a_name_is_put_right(self) -> None:
        right = self.corrected({"applicant.name": "Nguyễn Văn Mậu"})
        assert right.applicant == attrs.evolve(MAU, name="Nguyễn Văn Mậu")
        assert [event.tells_the_truth for event in right.events] == [True, True]

    @pytest.mark.parametrize(
        "values",
        [
            {"applicant.nickname": "B"},
            {"stranger.name": "B"},
            {"applicant.phone": " "},
            {"assistance.helper": MAU.name},
            {"assistance.signed_by": "Somebody else"},
        ],
    )
    def test_no_filing_could_have_said_so(self, values: dict[str, str]) -> None:
        with pytest.raises(BadValue) as met:
            self.corrected(values)
        assert not any(value in str(met.value) for value in values.values() if value.strip())

    def test_an_applicant_has_a_kind(self) -> None:
        dossier = filed()
        event = attrs.evolve(dossier.history[0], personal=Body({"applicant.name": "Ai Đó"}), before=None)
        with pytest.raises(BadValue, match="kind of an applicant"):
            dossier.amend_record(event, **WHY)
        named = attrs.evolve(event, body=Body({**event.body, "kind": "person"}))
        assert dossier.amend_record(named, **WHY).applicant

    def test_only_a_handing_over_names_somebody_besides(self) -> None:
        returned = in_progress(MONDAY).finish("granted", at=FRIDAY).hand_over(at=FRIDAY, to="Trần Thị Nhận")
        to, note = {"to": "Trần Thị Nhân"}, {"note": "x"}
        assert returned.amend_record(attrs.evolve(returned.history[4], personal=Body(to), before=None), **WHY).verify()
        for place, values in ((4, note), (2, to), (4, {"to": " "})):
            event = attrs.evolve(returned.history[place], personal=Body(values), before=None)
            with pytest.raises(BadValue, match="personal field"):
                returned.amend_record(event, **WHY)


class TestWhatIsNoEvent:
    """What no verb could have written is no correction of what one wrote."""

    @pytest.mark.parametrize(
        "words",
        [{"by": 5}, {"at": "now"}, {"body": None}, {"personal": 5}, {"before": 5}, {"hash": [], "before": None}],
    )
    def test_a_field_of_another_kind_is_told(self, words: dict[str, Any]) -> None:
        dossier = in_progress()
        with pytest.raises(BadInput, match="corrected event"):
            dossier.amend_record(attrs.evolve(dossier.history[2], **words), **WHY)

    def test_an_event_that_is_none_is_not_looked_for(self) -> None:
        with pytest.raises(BadInput, match=r"\$\.at"):
            in_progress().amend_record(Event(99, "x", "nodate"), **WHY)  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("event", [10**5_000, None, ["x"]], ids=["number", "nothing", "list"])
    def test_only_an_event_or_its_id_names_one(self, event: Any) -> None:
        with pytest.raises(BadValue, match="event to amend"):
            in_progress().amend_record(event, **WHY)

    @pytest.mark.parametrize(
        ("place", "words", "path"),
        [
            (4, {"reason": " "}, "$.body.reason"),
            (4, {"papers": ()}, "$.body.papers"),
            (4, {"papers": (Body({}),)}, "$.body.papers"),
            (5, {"reason": ""}, "$.body.reason"),
        ],
    )
    def test_words_its_verb_refuses_are_refused(self, place: int, words: dict[str, Any], path: str) -> None:
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="mờ").withdraw(at=FRIDAY, reason="thôi")
        with pytest.raises(BadInput) as met:
            asked.amend_record(meant(asked, place, **words), **WHY)
        assert [problem.path for problem in met.value.problems] == [path]

    @pytest.mark.parametrize("amounts", [{"VND": -5}, {"VND": "5"}, {"USD": "-1"}, {"USD": 5}, {"dong": "5"}])
    def test_amounts_nobody_owes_are_refused(self, amounts: dict[str, Any]) -> None:
        asked = accepted().request_payment(VND(5), at=FRIDAY)
        with pytest.raises(BadInput, match=r"body\.amounts"):
            asked.amend_record(meant(asked, 3, amounts=Body(amounts)), **WHY)


class TestSentTwice:
    def test_a_remark_sent_again_after_another_changes_nothing(self) -> None:
        remarked = in_progress().amend_record(in_progress().history[1].id, event_id="r", **WHY)
        other = remarked.amend_record(attrs.evolve(remarked.history[1], by="clerk-2", before=None), **WHY)
        assert other.amend_record(in_progress().history[1].id, event_id="r", **WHY) is other

    def test_what_the_portal_had_told_again_changes_nothing(self) -> None:
        told = accepted().synchronise(1, at=FRIDAY, event_id="s1").synchronise(2, at=FRIDAY, event_id="s2")
        assert told.synchronise(1, at=FRIDAY, event_id="s1") is told
