"""Whose time it is: what the office may not take from the applicant, nor give itself."""

import datetime as dt
from functools import cache
from typing import Any, Final
from unittest.mock import Mock

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed, in_progress, procedure

from motcua.completeness import SubmittedPaper
from motcua.dossier import Dossier, Promise, standing, stepping
from motcua.dossier.guards import GUARDS
from motcua.errors import NotInForce, OutsideCalendar, StepNotAllowed
from motcua.events import Body
from motcua.forms import receipt
from motcua.mechanism import State
from motcua.money import VND
from motcua.papers import AllOf, OneOf, Paper
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue
from motcua.timelimit import NoLimit, Years
from motcua.wording import Text

pytestmark = pytest.mark.answers("dossier")

MONDAY = at("2026-08-10 09:00")
WHY: dict[str, Any] = {"reason": "ghi nhầm"}


def paper(code: str) -> Paper:
    return Paper(code, Text(code, code))


EITHER = attrs.evolve(SEVEN_DAYS, papers=AllOf(paper("ct01"), OneOf(paper("deed"), paper("lease"))))
"""A procedure that takes a deed or a lease."""


def codes(dossier: Dossier, verb: str, *words: Any, **more: Any) -> list[str]:
    """The codes of the unmet conditions of a step."""
    with pytest.raises(StepNotAllowed) as refusal:
        getattr(dossier, verb)(*words, **more)
    return [reason.code for reason in refusal.value.reasons]


def adopted(state: str, **more: Any) -> Dossier:
    """A dossier that ran elsewhere since that Friday, taken over on the Thursday."""
    told: dict[str, Any] = {"received": FRIDAY, "facts": {"home": "own"}, "papers": ["ct01", "proof_of_home"], **more}
    return Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state=state, **told)


class TestWhatIsComplete:
    """Khoản 5 Điều 19: the limit starts again after all that was asked for came in."""

    def asked(self, *papers: str, of: Any = SEVEN_DAYS, **more: Any) -> Dossier:
        return in_progress(MONDAY, of=of, **more).request_supplement(papers, at=MONDAY, reason="mờ")

    def test_nothing_is_no_supplement(self) -> None:
        waiting = self.asked("lease", of=EITHER, papers=["ct01", "deed"])
        assert waiting.supplement([], at=MONDAY).state is State.AWAITING_PAPERS

    def test_what_nobody_asked_for_is_no_supplement(self) -> None:
        waiting = self.asked("lease", of=EITHER, papers=["ct01", "deed"])
        assert waiting.supplement(["banana"], at=MONDAY).state is State.AWAITING_PAPERS
        assert waiting.supplement(["lease"], at=MONDAY).state is State.IN_PROGRESS

    def test_another_paper_that_the_procedure_takes_instead_is_one(self) -> None:
        waiting = self.asked("lease", of=EITHER, papers=["ct01", "lease"])
        assert waiting.supplement(["deed"], at=MONDAY).state is State.IN_PROGRESS

    def test_an_original_with_its_copy_is_one(self) -> None:
        waiting = self.asked("ct01")
        for brought, there in (((1, 1), True), ((1, 0), True), ((0, 1), True), ((0, 0), False)):
            papers = [SubmittedPaper("ct01", *brought)]
            state = State.IN_PROGRESS if there else State.AWAITING_PAPERS
            assert waiting.supplement(papers, at=MONDAY).state is state

    def test_a_paper_of_another_case_is_brought_itself(self) -> None:
        waiting = self.asked("proof_of_home", facts={"home": "rented"}, papers=["ct01"])
        assert waiting.supplement(["ct01"], at=MONDAY).state is State.AWAITING_PAPERS
        assert waiting.supplement(["proof_of_home"], at=MONDAY).state is State.IN_PROGRESS

    def test_a_paper_the_changed_case_needs_no_more_is_not_waited_for(self) -> None:
        waiting = filed(papers=["ct01"]).request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        changed = waiting.change(at=FRIDAY, facts={"home": "rented"})
        assert changed.supplement([], at=THURSDAY).state is State.SUBMITTED

    def test_before_the_arrival_it_counts_from_there(self) -> None:
        thursday = at("2026-08-20 10:00")
        arriving = filed(MONDAY).accept(at=MONDAY, arrived=thursday, recorded_at=thursday)
        waiting = arriving.request_supplement(["ct01"], at=at("2026-08-11 09:00"), reason="mờ")
        assert waiting.supplement(["ct01"], at=at("2026-08-12 09:00")).due.date == arriving.due.date


class TestWhatIsGranted:
    def test_a_result_has_the_papers_of_the_case_as_it_was_changed(self) -> None:
        dossier = accepted(facts={"home": "rented"}, papers=["ct01"]).change(at=FRIDAY, facts={"home": "own"})
        assert codes(dossier, "finish", "granted", at=THURSDAY) == ["changed-papers-complete"]
        assert dossier.finish("refused", at=THURSDAY, reason="thiếu").state is State.PROCESSED
        whole = dossier.change(at=FRIDAY, papers=["proof_of_home"])
        assert whole.finish("granted", at=THURSDAY).state is State.PROCESSED

    def test_a_result_rests_on_no_paper_of_which_there_is_none(self) -> None:
        gone = accepted().change(at=FRIDAY, papers=[SubmittedPaper("ct01", originals=0, copies=0)])
        assert codes(gone, "finish", "granted", at=THURSDAY) == ["changed-papers-complete"]


class TestCorrectionsTakeNoTime:
    """A correction tells another moment; the office gains no time by it, and the applicant loses none."""

    def test_a_request_told_earlier_closes_nothing_sooner(self) -> None:
        waiting = filed(MONDAY, papers=["ct01"]).request_supplement(
            ["proof_of_home"], at=at("2026-09-10 09:00"), reason="thiếu"
        )
        earlier = attrs.evolve(waiting.history[1], at=at("2026-08-10 09:30"), before=None)
        corrected = waiting.amend_record(earlier, at=at("2026-09-11 09:00"), **WHY)
        assert codes(corrected, "close", at=at("2026-09-25 09:00")) == ["closing-term-over"]
        assert corrected.close(at=at("2026-09-26 09:00")).state is State.CLOSED

    def test_an_acceptance_told_later_opens_no_request(self) -> None:
        dossier = accepted(MONDAY)
        later = attrs.evolve(dossier.history[1], at=at("2026-08-21 09:00"), before=None)
        corrected = dossier.amend_record(later, at=at("2026-08-21 10:00"), **WHY)
        asked = {"at": at("2026-08-24 09:00"), "reason": "mờ"}
        assert codes(corrected, "request_supplement", ["ct01"], **asked) == ["appraisal-notice-in-time"]

    def test_of_a_long_history_it_is_decided_in_one_walk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The first of many steps corrected: each later one is asked once, not with all before it."""
        dossier = in_progress(MONDAY)
        for _ in range(60):
            dossier = dossier.suspend(at=MONDAY, reason="xác minh", citation="123/2015/NĐ-CP, art. 3.4").resume(
                at=MONDAY
            )
        permits, clock = Mock(wraps=GUARDS["clock-permits"]), Mock(wraps=standing.run)
        monkeypatch.setattr(stepping, "GUARDS", {**GUARDS, "clock-permits": permits})
        monkeypatch.setattr(standing, "run", clock)
        corrected = dossier.amend_record(attrs.evolve(dossier.history[1], by="clerk-2", before=None), at=MONDAY, **WHY)
        assert corrected.events[1].by == "clerk-2"
        stops = [event.sequence for event in dossier.history if event.verb == "suspend"]
        asked = [event.sequence for (_, event), _ in permits.call_args_list]
        assert asked == [stop for stop in stops for _ in ("as it was written", "with the correction")]
        assert clock.call_count < 5 * len(dossier.history)


class TestTakenOver:
    def test_a_request_made_elsewhere_was_the_one(self) -> None:
        again = adopted("awaiting-papers", requested=["ct01"]).supplement(["ct01"], at=THURSDAY)
        asked = {"at": THURSDAY, "reason": "mờ"}
        assert again.state is State.SUBMITTED
        assert "supplement-once" in codes(again, "request_supplement", ["ct01"], **asked)

    def test_what_a_law_has_stopped_or_what_has_a_number_was_accepted(self) -> None:
        stopped = adopted("suspended")
        assert stopped.resume(at=THURSDAY).state is State.IN_PROGRESS
        numbered = adopted("awaiting-payment", code="H56.01.02-260828-0001")
        assert numbered.confirm_payment(at=THURSDAY).state is State.IN_PROGRESS
        assert adopted("awaiting-payment").confirm_payment(at=THURSDAY).state is State.SUBMITTED

    def test_a_clock_that_stood_still_elsewhere_runs_once_it_is_accepted_here(self) -> None:
        assert adopted("submitted").accept(at=THURSDAY).clock.due.date == dt.date(2026, 9, 14)

    def test_a_refusal_given_elsewhere_in_time_is_not_missed(self) -> None:
        told = {"promise": dt.date(2026, 9, 2), "outcome": "refused", "finished": FRIDAY}
        assert adopted("processed", **told).missed(at("2026-12-01 09:00")) == ()

    def test_a_promise_is_brought_to_the_office_s_zone(self) -> None:
        day = dt.date(2026, 9, 9)
        promise = Promise(at("2026-09-09T17:30:00Z"), day, day, firm=True, calendar_version="x")
        assert adopted("in-progress", promise=promise).due.date == dt.date(2026, 9, 10)


class TestDuties:
    def test_money_asked_for_is_no_answer_to_what_was_filed_online(self) -> None:
        asked = filed(at("2026-08-10 08:00"), channel="online").request_payment(VND(1_000), at=MONDAY)
        (missed,) = asked.missed(at("2026-09-30 09:00"))
        assert (missed.name, missed.deadline.at) == ("online-answer", at("2026-08-11 08:00"))
        assert asked.refuse(at=MONDAY, reason="không đúng thẩm quyền").missed(at("2026-09-30 09:00")) == ()

    def test_saying_again_that_a_result_is_corrected_gives_no_more_time(self) -> None:
        dossier = accepted(MONDAY).finish("granted", at=at("2026-08-19 09:00"))
        for day in (19, 21, 24, 26):
            dossier = dossier.correct_result(at=at(f"2026-08-{day} 10:00"), reason="sai tên")
        missed = dossier.hand_over(at=at("2026-08-27 09:00")).missed(at("2026-12-01 09:00"))
        assert ("result-correction", dt.date(2026, 8, 22)) in [(late.name, late.deadline.date) for late in missed]

    def test_a_duty_interrupted_is_missed_once(self) -> None:
        paid = (
            accepted(MONDAY)
            .request_payment(VND(1_000), at=at("2026-08-11 09:00"))
            .confirm_payment(at=at("2026-08-12 09:00"))
        )
        (missed,) = paid.transfer("X", at=at("2026-08-13 09:00")).missed(at("2026-08-14 09:00"))
        assert (missed.name, missed.done) == ("transfer", at("2026-08-13 09:00"))


@cache
def of_law(code: str) -> Procedure:
    """A procedure with terms of steps of its own."""
    return reference_catalogue().find(code, on=dt.date(2026, 10, 5))


PERMIT: Final[dict[str, Any]] = {"case": "non_linear", "heritage": False, "adjoining_works": False}


def permit(on: str = "2026-10-05", **facts: Any) -> Dossier:
    """An application for a building permit, accepted at ten that day."""
    version = reference_catalogue().find("1.013225", on=dt.date.fromisoformat(on))
    told = {**PERMIT, **facts}
    dossier = Dossier.open(version, office=COMMUNE, at=at(f"{on} 09:00"), channel="online", facts=told)
    return dossier.change(at=at(f"{on} 09:30"), papers=dossier.missing).accept(at=at(f"{on} 10:00"))


class TestTermsOfSpecialLaws:
    """NĐ 118/2025/NĐ-CP art. 19.5: 3 working days and 15 days, unless special law has others (decision 0232)."""

    ASKED: Final[dict[str, Any]] = {"reason": "sai"}

    @pytest.mark.parametrize(
        ("on", "facts", "last", "cited"),
        [
            ("2026-10-05", {}, "2026-10-12", "217/2026/NĐ-CP, art. 54.2.a"),
            ("2026-10-05", {"case": "house"}, "2026-10-08", "217/2026/NĐ-CP, art. 54.2.a"),
            ("2026-06-01", {}, "2026-06-10", "50/2014/QH13, art. 102.1.c"),
            ("2026-06-01", {"case": "house"}, "2026-06-10", "50/2014/QH13, art. 102.1.c"),
            ("2020-06-01", {}, "2020-06-10", "50/2014/QH13, art. 102.1.c"),
        ],
    )
    def test_a_permit_is_appraised_in_the_days_of_its_law(
        self, on: str, facts: dict[str, Any], last: str, cited: str
    ) -> None:
        dossier = permit(on, **facts)
        notice = dossier.deadline("appraisal-notice")
        assert notice is not None
        assert (notice.at, str(notice.citation)) == (at(f"{last} 17:00"), cited)
        asked = dossier.request_supplement(["drawings"], at=at(f"{last} 16:00"), **self.ASKED)
        assert asked.state is State.AWAITING_PAPERS
        late = at(f"{last} 09:00") + dt.timedelta(days=1)
        assert codes(dossier, "request_supplement", ["drawings"], at=late, **self.ASKED) == ["appraisal-notice-in-time"]

    def test_the_applicant_has_two_working_days(self) -> None:
        """Art. 54.2.b."""
        asked = permit().request_supplement(["drawings"], at=at("2026-10-12 09:00"), **self.ASKED)
        (term,) = asked.deadlines()
        assert (term.name, term.at) == ("closing", at("2026-10-14 17:00"))
        assert codes(asked, "close", at=at("2026-10-14 16:00")) == ["closing-term-over"]
        assert asked.close(at=at("2026-10-15 09:00")).state is State.CLOSED

    def test_what_falls_short_is_answered_in_one(self) -> None:
        """Art. 54.2.b: the office tells why no permit is given, and the applicant begins anew."""
        asked = permit().request_supplement(["drawings", "application"], at=at("2026-10-12 09:00"), **self.ASKED)
        short = asked.supplement(["drawings"], at=at("2026-10-13 09:00"))
        assert [(one.name, one.at) for one in short.deadlines()] == [
            ("closing", at("2026-10-14 17:00")),
            ("shortfall", at("2026-10-14 17:00")),
        ]
        closed = short.close(at=at("2026-10-14 10:00"), reason="bản vẽ vẫn sai")
        assert (closed.state, closed.missed(at("2026-10-20 09:00"))) == (State.CLOSED, ())
        (missed,) = short.close(at=at("2026-10-15 10:00"), reason="sai").missed(at("2026-10-20 09:00"))
        assert (missed.name, missed.done) == ("shortfall", at("2026-10-15 10:00"))
        whole = short.supplement(["application"], at=at("2026-10-14 09:00"))
        assert [one.name for one in whole.deadlines()] == ["appraisal-notice", "apology", "promise"]

    def test_more_that_falls_short_gives_the_office_no_more_time(self) -> None:
        asked = permit().request_supplement(["drawings", "application"], at=at("2026-10-12 09:00"), **self.ASKED)
        short = asked.supplement(["drawings"], at=at("2026-10-13 09:00"))
        again = short.supplement(["drawings"], at=at("2026-10-14 09:00"))
        assert again.deadline("shortfall") == short.deadline("shortfall")

    def test_papers_asked_for_at_intake_are_not_those_of_the_appraisal(self) -> None:
        """Art. 54.1.a guides the applicant, and sets no days."""
        opened = Dossier.open(
            of_law("1.013225"), office=COMMUNE, at=at("2026-10-05 09:00"), channel="online", facts=PERMIT
        )
        asked = opened.request_supplement(opened.missing, at=at("2026-10-05 10:00"), **self.ASKED)
        short = asked.supplement(asked.missing[:1], at=at("2026-10-06 09:00"))
        for waiting in (asked, short):
            assert [(one.name, one.at.date()) for one in waiting.deadlines()] == [("closing", dt.date(2026, 10, 20))]
        assert codes(short, "refuse", at=at("2026-10-09 09:00"), **self.ASKED) == ["closing-term-over"]

    def test_an_extension_is_appraised_in_two_and_mended_in_one(self) -> None:
        """Art. 54.3."""
        opened = Dossier.open(of_law("1.013227"), office=COMMUNE, at=at("2026-10-05 09:00"), channel="online")
        dossier = opened.change(at=at("2026-10-05 09:30"), papers=opened.missing).accept(at=at("2026-10-05 10:00"))
        ends = {one.name: one.at.date() for one in dossier.deadlines()}
        assert ends["appraisal-notice"] == dt.date(2026, 10, 7)
        asked = dossier.request_supplement(["permit", "application"], at=at("2026-10-07 09:00"), **self.ASKED)
        short = asked.supplement(["permit"], at=at("2026-10-07 10:00"))
        assert {one.name: one.at.date() for one in short.deadlines()} == dict.fromkeys(
            ("closing", "shortfall"), dt.date(2026, 10, 8)
        )

    @pytest.mark.parametrize("channel", ["counter", "post"])
    def test_what_an_adoption_lacks_is_asked_for_in_a_day(self, channel: str) -> None:
        """361/QĐ-BTP: at the counter or by post within 1 working day, online within 8 working hours."""
        opened = Dossier.open(of_law("2.001263"), office=COMMUNE, at=at("2026-10-05 09:00"), channel=channel)
        (answer,) = opened.deadlines()
        assert (answer.name, answer.at, str(answer.citation)) == (
            "counter-answer",
            at("2026-10-06 17:00"),
            "361/QĐ-BTP",
        )
        refused = opened.refuse(at=at("2026-10-08 09:00"), reason="không đúng thẩm quyền")
        assert [one.name for one in refused.missed(at("2026-10-09 09:00"))] == ["counter-answer"]
        kept = opened.refuse(at=at("2026-10-06 16:00"), reason="không đúng thẩm quyền")
        assert kept.missed(at("2026-10-09 09:00")) == ()

    def test_online_it_stays_eight_working_hours(self) -> None:
        opened = Dossier.open(of_law("2.001263"), office=COMMUNE, at=at("2026-10-05 09:00"), channel="online")
        ends = {one.name: str(one.citation) for one in opened.deadlines()}
        assert ends["online-answer"] == "361/QĐ-BTP"
        assert "counter-answer" not in ends


class TestOtherStarts:
    """24/2021/QĐ-TTg: 15 days "kể từ ngày bắt đầu rà soát", which is not the day the dossier is received."""

    WARNED: Final = (
        "The limit counts from the start of the review; the moment given is taken for it "
        "[24/2021/QĐ-TTg (not verified)]"
    )

    @staticmethod
    def reviewed(code: str = "1.011607") -> Dossier:
        opened = Dossier.open(of_law(code), office=COMMUNE, at=MONDAY, channel="counter", applicant=MAU)
        lacking = opened.missing
        return opened.change(at=MONDAY, papers=lacking).accept(at=MONDAY, code="H56.01.02-260810-0001")

    @pytest.mark.parametrize("code", ["1.011607", "1.011608"])
    def test_a_promise_says_what_the_rules_count_from(self, code: str) -> None:
        dossier = self.reviewed(code)
        due = dossier.procedure.due(MONDAY, COMMUNE.calendar)
        assert dossier.due.warnings == due.warnings == dossier.other_starts
        assert [step.say("en") for step in dossier.due.warnings] == [self.WARNED]
        assert [step.say("en") for step in dossier.original_due.warnings] == [self.WARNED]

    def test_the_receipt_says_so_too(self) -> None:
        dossier = self.reviewed()
        assert [note.say("en") for note in receipt(dossier).notes] == [self.WARNED]
        later = dossier.reappoint(dt.date(2026, 9, 4), at=at("2026-08-20 09:00"), reason="rà soát lại")
        assert [note.say("en") for note in receipt(later).notes] == [self.WARNED]

    def test_a_day_somebody_named_counts_from_nothing(self) -> None:
        dossier = self.reviewed().reappoint(dt.date(2026, 9, 4), at=at("2026-08-20 09:00"), reason="rà soát lại")
        assert dossier.due.warnings == ()

    def test_nothing_is_said_where_nothing_is_promised(self) -> None:
        assert filed(MONDAY, of=procedure(by_home=True)).other_starts == ()
        assert accepted(MONDAY).other_starts == ()

    @pytest.mark.parametrize("code", ["1.001266", "1.001612", "2.000720"])
    def test_the_day_the_dossier_is_received_is_no_other_start(self, code: str) -> None:
        """168/2025/NĐ-CP: "kể từ ngày nhận hồ sơ"."""
        assert of_law(code).due(MONDAY, COMMUNE.calendar).warnings == ()


class TestTheDayOfFiling:
    """Decision 0234: the rules are those of the day on which it was filed, whenever it was accepted."""

    def test_a_file_completed_under_a_newer_decree_keeps_its_own(self) -> None:
        filing = at("2025-06-30 09:00")
        lacking = filed(filing, papers=["ct01"]).request_supplement(["proof_of_home"], at=filing, reason="thiếu")
        whole = lacking.supplement(["proof_of_home"], at=at("2025-07-03 09:00")).accept(at=at("2025-07-03 09:00"))
        assert (whole.mechanism.name, whole.starts_at) == ("NĐ 61", at("2025-07-03 09:00"))

    def test_sunday_evening_is_not_monday(self) -> None:
        sunday, monday = at("2027-02-28 20:00"), at("2027-03-01 08:00")
        old, new = (reference_catalogue().find("2.000635", on=day.date()) for day in (sunday, monday))
        opened = Dossier.open(old, office=COMMUNE, at=sunday, channel="online")
        assert opened.procedure.in_force.last == dt.date(2027, 2, 28)
        with pytest.raises(NotInForce):
            Dossier.open(new, office=COMMUNE, at=sunday, channel="online")


class TestPost:
    def test_a_paper_nobody_asks_for_moves_no_start(self) -> None:
        filed_by_post = filed(MONDAY, channel="post")
        idle = filed_by_post.change(at=at("2026-08-19 09:00"), papers=["rác"]).accept(at=at("2026-08-20 09:00"))
        assert idle.starts_at == MONDAY
        lacking = filed(MONDAY, channel="post", papers=["ct01"])
        whole = lacking.change(at=at("2026-08-19 09:00"), papers=["proof_of_home"]).accept(at=at("2026-08-20 09:00"))
        assert whole.starts_at == at("2026-08-19 09:00")


class TestEarlyReturn:
    def test_a_notice_before_the_day_was_promised_anew_is_none(self) -> None:
        told, late = in_progress(MONDAY).announce_early(at=MONDAY), at("2026-08-20 09:00")
        asked = told.request_supplement(["ct01"], at=MONDAY, reason="mờ")
        done = asked.supplement(["ct01"], at=at("2026-08-17 09:00")).finish("granted", at=late)
        assert codes(done, "hand_over", at=late) == ["early-return-announced"]
        assert done.announce_early(at=late).hand_over(at=late).state is State.RETURNED

    def test_what_was_promised_for_no_day_cannot_come_early(self) -> None:
        unlimited = accepted(MONDAY, of=procedure(NoLimit()))
        assert unlimited.finish("granted", at=MONDAY).hand_over(at=MONDAY).state is State.RETURNED


class TestFacets:
    def test_a_case_without_a_limit_has_a_receipt(self) -> None:
        unlimited = accepted(of=procedure(by_home=True), facts={"home": "rented"}, papers=["ct01"])
        assert unlimited.has_receipt

    def test_a_result_had_the_same_day_spared_the_appointment_whatever_came_after(self) -> None:
        done = accepted(MONDAY).finish("granted", at=MONDAY).announce_early(at=MONDAY).hand_over(at=MONDAY)
        again = done.correct_result(at=THURSDAY, reason="sai tên").hand_over(at=THURSDAY)
        assert again.three_noes.appointment is True


class TestOutsideTheCalendar:
    """What could not be asked about later is refused when it is told."""

    def test_no_share_answer_or_promise_ends_beyond_it(self) -> None:
        running = in_progress()
        with pytest.raises(OutsideCalendar):
            running.transfer("P", at=THURSDAY, share=Years(100))
        with pytest.raises(OutsideCalendar):
            running.consult("P", at=THURSDAY, until=dt.date(2200, 1, 1))
        with pytest.raises(OutsideCalendar):
            adopted("in-progress", promise=at("2100-01-04 09:00"))

    def test_an_answer_is_due_after_it_was_asked_for(self) -> None:
        with pytest.raises(ValueError, match="until: met 2026-09-02"):
            in_progress().consult("P", at=THURSDAY, until=dt.date(2026, 9, 2))
        assert in_progress().consult("P", at=THURSDAY, until=THURSDAY.date()).consultations[0].until == THURSDAY.date()

    @pytest.mark.parametrize("until", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
    def test_the_ends_of_time_are_no_moments_of_an_office(self, until: str) -> None:
        asked = in_progress().consult("P", at=THURSDAY, until=dt.date(2026, 9, 8))
        event = asked.history[-1]
        meant = attrs.evolve(event, body=Body({**event.body, "until": until}), before=None)
        with pytest.raises(ValueError, match="until"):
            asked.amend_record(meant, at=THURSDAY, **WHY)
