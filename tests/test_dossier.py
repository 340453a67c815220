"""The dossier: what each verb does, what it refuses, and what can be asked of it."""

import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from dateutil.rrule import SA, WEEKLY, rrule
from tests.dossiers import (
    COMMUNE,
    FEE,
    FRIDAY,
    IMMEDIATE,
    MAU,
    SEVEN_DAYS,
    THURSDAY,
    accepted,
    at,
    filed,
    in_progress,
    procedure,
    read_back,
)

from motcua.calendar import Notice, NoticeDay, Reason, national_calendar
from motcua.citation import Citation
from motcua.codes import DossierCode
from motcua.completeness import SubmittedPaper
from motcua.conditions import Condition
from motcua.desk import Desk, DeskSession
from motcua.dossier import Applicant, Dossier, Outcome, Payment, Promise, Punctuality
from motcua.errors import (
    BadInput,
    BadValue,
    BrokenChain,
    ClockStopped,
    EventIdTaken,
    MotcuaError,
    NaiveMoment,
    NoPromise,
    NotADay,
    NotAMoment,
    NotInForce,
    SequenceConflict,
    StepNotAllowed,
    UnknownFact,
)
from motcua.events import Body, Event, Plain
from motcua.fees import Quote
from motcua.mechanism import ACTS, State, mechanism_on
from motcua.money import VND, Money
from motcua.papers import AllOf, OneOf, Paper
from motcua.procedure import Result
from motcua.timelimit import Months, NoLimit, WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("dossier")

UNLIMITED = procedure(NoLimit())
BY_HOME = procedure(by_home=True)
DECLARATION, _ = SEVEN_DAYS.papers
CODE = "H56.01.02-260828-0001"


def refused(step: Callable[[], object]) -> StepNotAllowed:
    """The refusal of a step."""
    with pytest.raises(StepNotAllowed) as refusal:
        step()
    return refusal.value


def codes(step: Callable[[], object]) -> list[str]:
    """The codes of the unmet conditions of a step."""
    return [reason.code for reason in refused(step).reasons]


def answers(dossier: Dossier) -> tuple[object, ...]:
    """What it says of itself."""
    stands = dossier.state, dossier.allowed, dossier.accepted_at, dossier.promise, dossier.code, dossier.papers
    return *stands, dossier.check(), dossier.deadlines(), dossier.custody, dossier.history[-1].hash, dossier.verify()


class TestOpen:
    def test_it_stands_as_submitted_under_the_rules_of_its_day(self) -> None:
        dossier = filed()
        assert (dossier.state, dossier.mechanism.name, dossier.received_at) == (State.SUBMITTED, "NĐ 118+309", FRIDAY)
        assert filed(at("2026-08-04 16:00")).mechanism.name == "NĐ 118"
        assert filed(at("2025-06-30 16:00")).mechanism.name == "NĐ 61"

    def test_before_the_first_decree_there_are_no_rules(self) -> None:
        with pytest.raises(NotInForce):
            filed(at("2018-06-20 09:00"))

    def test_the_procedure_and_its_version_are_pinned_in_the_event(self) -> None:
        body = filed().history[0].body
        assert (body["procedure"], body["version"], body["office"]) == ("1.004222", "2018-01-01", "H56.01.02")

    def test_without_an_id_it_gets_one_of_procedure_office_and_moment(self) -> None:
        assert filed(id=None).id == filed(id=None).id != filed(THURSDAY, id=None).id

    def test_moments_are_aware(self) -> None:
        with pytest.raises(NaiveMoment):
            filed(dt.datetime(2026, 8, 28, 15, 20))
        with pytest.raises(NotAMoment):
            filed(dt.date(2026, 8, 28))  # type: ignore[arg-type]  # the mistake under test

    def test_a_moment_of_another_zone_is_that_of_the_office(self) -> None:
        assert filed(at("2026-08-28T08:20:00Z")).history[0].at.isoformat() == "2026-08-28T15:20:00+07:00"

    def test_an_unknown_fact_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(UnknownFact, match="home, moved_on"):
            filed(facts={"houses": 2})

    def test_facts_come_back_as_they_are_asked_for(self) -> None:
        dossier = filed(facts={"home": "own", "moved_on": dt.date(2026, 8, 1), "channel": "counter"})
        assert dossier.facts == {"home": "own", "moved_on": "2026-08-01"}
        assert dossier.case == dossier.facts

    @pytest.mark.parametrize("channel", ["fax", None])
    def test_an_unknown_channel_is_answered_with_the_known_ones(self, channel: str) -> None:
        with pytest.raises(BadValue, match="'counter', 'online', 'post'"):
            filed(channel=channel)

    def test_a_procedure_that_is_filed_online_only_is_not_filed_at_the_counter(self) -> None:
        with pytest.raises(BadValue, match="right would be one of 'online'"):
            filed(of=attrs.evolve(SEVEN_DAYS, channels=("online",)))

    def test_papers_are_codes_or_counted_papers(self) -> None:
        proof = SubmittedPaper("proof_of_home", originals=1, issued_on=dt.date(2026, 8, 1), medium="original")
        assert filed(papers=["ct01", proof]).papers == ("ct01", proof)

    @pytest.mark.parametrize("papers", ["ct01", [b"ct01"], [("ct01", 1)]])
    def test_other_papers_are_refused(self, papers: object) -> None:
        with pytest.raises(BadValue, match="papers"):
            filed(papers=papers)


class TestApplicant:
    def test_it_may_be_a_name(self) -> None:
        assert filed(applicant="Nguyễn Văn Mẫu").applicant == Applicant("Nguyễn Văn Mẫu")

    def test_it_comes_back_whole(self) -> None:
        assert filed(applicant=MAU).applicant == MAU
        firm = Applicant("Công ty Mẫu", kind="organisation")
        assert filed(applicant=firm).applicant == firm

    def test_nobody_may_be_named(self) -> None:
        assert filed().applicant is None

    def test_nothing_personal_shows(self) -> None:
        dossier = filed(applicant=MAU, assistance="Trần Thị Giúp")
        shown = f"{MAU!r} {MAU} {dossier!r} {dossier} {dossier.history!r} {refused(lambda: dossier.begin(at=FRIDAY))}"
        assert not [value for value in (*MAU.fields.values(), "Giúp") if value in shown]

    @pytest.mark.parametrize("name", ["", "  ", None, 7])
    def test_it_has_a_name(self, name: str) -> None:
        with pytest.raises(BadValue, match="a text that is not empty"):
            Applicant(name)

    def test_it_is_a_person_or_an_organisation(self) -> None:
        with pytest.raises(BadValue, match="'person' or 'organisation'"):
            Applicant("Mẫu", kind="robot")

    def test_a_helper_is_somebody_else(self) -> None:
        helped = filed(applicant=MAU, assistance={"helper": "Trần Thị Giúp", "signature": "fingerprint"})
        assert helped.assistance == {"helper": "Trần Thị Giúp", "signature": "fingerprint"}
        with pytest.raises(BadValue, match="the applicant alone signs"):
            filed(applicant=MAU, assistance=MAU.name)


class TestAccept:
    def test_it_starts_the_clock_and_promises_the_day(self) -> None:
        dossier = accepted()
        assert (dossier.state, dossier.due.date, dossier.accepted_at) == (
            State.ACCEPTED,
            dt.date(2026, 9, 11),
            FRIDAY,
        )
        assert dossier.due.rule == Citation("68/2020/QH14", "22", "3")

    def test_the_promise_stands_in_the_event(self) -> None:
        version = national_calendar().version
        promise: dict[str, Plain] = {
            "at": "2026-09-11T17:00:00+07:00",
            "earliest": "2026-09-11",
            "latest": "2026-09-11",
            "firm": True,
            "calendar_version": version,
        }
        assert accepted().history[-1].body["promise"] == Body(promise)

    def test_twice_is_refused_and_says_what_is_allowed(self) -> None:
        dossier = accepted()
        refusal = refused(lambda: dossier.accept(at=THURSDAY))
        assert (refusal.code, refusal.verb, refusal.state, refusal.reasons) == (
            "step-not-allowed",
            "accept",
            "accepted",
            (),
        )
        assert refusal.allowed == dossier.allowed
        assert "begin" in refusal.allowed

    def test_missing_papers_are_named_with_the_rule(self) -> None:
        dossier = filed(papers=["ct01"])
        (reason,) = refused(lambda: dossier.accept(at=FRIDAY)).reasons
        assert (reason.code, reason.values["missing"]) == ("papers-complete", ("proof_of_home",))
        assert reason.citation == Citation("118/2025/NĐ-CP", "17", "1", verified=False)
        assert "proof_of_home" in str(reason)

    def test_what_hangs_on_a_fact_asks_for_the_fact_and_not_for_the_papers(self) -> None:
        dossier = filed(facts={}, papers=["ct01"])
        (reason,) = refused(lambda: dossier.accept(at=FRIDAY)).reasons
        assert (reason.code, reason.values["facts"]) == ("facts-decided", ("home",))
        assert "Chỗ ở của ai?" in reason.say("vi")

    def test_a_paper_whose_age_nobody_can_tell_is_refused(self) -> None:
        dated = Paper("ct01", Text("Tờ khai", "Declaration"), max_age=Months(6))
        dossier = filed(of=attrs.evolve(SEVEN_DAYS, papers=AllOf(dated)), papers=[SubmittedPaper("ct01", originals=1)])
        (reason,) = refused(lambda: dossier.accept(at=FRIDAY)).reasons
        assert (reason.code, reason.values["undecided"]) == ("papers-complete", ("ct01",))

    def test_a_limit_that_hangs_on_an_unknown_fact_is_refused(self) -> None:
        dossier = filed(of=attrs.evolve(BY_HOME, papers=DECLARATION), facts={}, papers=["ct01"])
        refusal = refused(lambda: dossier.accept(at=FRIDAY))
        assert [(r.code, r.values["facts"]) for r in refusal.reasons] == [("facts-decided", ("home",))]

    def test_a_procedure_without_a_limit_is_accepted_without_a_promise(self) -> None:
        dossier = accepted(of=UNLIMITED)
        with pytest.raises(NoPromise, match="the law sets no time limit"):
            _ = dossier.due
        with pytest.raises(NoPromise):
            dossier.timeliness(THURSDAY)

    def test_so_is_one_whose_rules_set_none_for_the_case(self) -> None:
        assert accepted(of=attrs.evolve(SEVEN_DAYS, limits=())).promise is None

    def test_the_code_on_the_receipt_is_kept(self) -> None:
        dossier = filed().accept(at=FRIDAY, code=CODE)
        assert dossier.code == DossierCode.parse(CODE)
        assert accepted().code is None
        with pytest.raises(BadValue):
            filed().accept(at=FRIDAY, code="no code")

    def test_an_immediate_result_needs_no_receipt_unless_asked_for(self) -> None:
        immediate = filed(of=IMMEDIATE)
        assert not immediate.accept(at=FRIDAY).has_receipt
        assert immediate.accept(at=FRIDAY, receipt=True).has_receipt
        assert accepted().has_receipt
        assert not immediate.has_receipt

    def test_a_dossier_received_elsewhere_counts_from_its_arrival(self) -> None:
        assert filed().accept(at=FRIDAY, arrived=THURSDAY, recorded_at=THURSDAY).due.date == dt.date(2026, 9, 14)
        early = filed(at("2026-08-03 09:00"))
        assert codes(lambda: early.accept(at=early.received_at, arrived=early.received_at)) == ["start-at-acceptance"]


class TestRefuse:
    def test_it_ends_at_the_counter(self) -> None:
        dossier = filed().refuse(at=FRIDAY, reason="không đúng thẩm quyền")
        assert (dossier.state, dossier.allowed) == (State.NOT_ACCEPTED, ("amend_record",))

    @pytest.mark.parametrize("reason", ["", " ", None, "x" * 2_001])
    def test_it_states_a_reason(self, reason: str) -> None:
        with pytest.raises(BadValue, match="reason"):
            filed().refuse(at=FRIDAY, reason=reason)

    def test_a_request_nobody_answers_at_intake_may_end_so(self) -> None:
        """Its fifteen days are the applicant's at the counter too."""
        dossier = filed().request_supplement(["ct01"], at=FRIDAY, reason="mờ")
        assert codes(lambda: dossier.refuse(at=THURSDAY, reason="không bổ sung")) == ["closing-term-over"]
        assert dossier.refuse(at=at("2026-09-15 09:00"), reason="không bổ sung").state is State.NOT_ACCEPTED

    def test_after_acceptance_a_refusal_is_a_result(self) -> None:
        dossier = accepted().request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        reasons = codes(lambda: dossier.refuse(at=THURSDAY, reason="không"))
        assert reasons == ["before-acceptance", "closing-term-over"]


class TestRequestSupplement:
    def test_at_intake_it_happens_once(self) -> None:
        dossier = filed().request_supplement(["ct01"], at=FRIDAY, reason="mờ")
        assert (dossier.state, dossier.requested) == (State.AWAITING_PAPERS, ("ct01",))
        again = dossier.supplement(["ct01"], at=THURSDAY)
        assert codes(lambda: again.request_supplement(["ct01"], at=THURSDAY, reason="vẫn mờ")) == ["supplement-once"]
        assert filed().requested == ()

    def test_the_one_request_waits_until_every_paper_is_decided(self) -> None:
        """The law gives one request at intake: made while a fact is open, it could not name everything."""
        dossier = filed(facts={}, papers=[])
        (reason,) = refused(lambda: dossier.request_supplement(["ct01"], at=FRIDAY, reason="thiếu")).reasons
        assert (reason.code, reason.values["facts"]) == ("facts-decided", ("home",))
        decided = dossier.change(at=FRIDAY, facts={"home": "own"})
        asked = decided.request_supplement(decided.check().missing, at=FRIDAY, reason="thiếu")
        assert asked.requested == ("ct01", "proof_of_home")

    def test_the_limit_need_not_be_decided_for_it(self) -> None:
        dossier = filed(of=attrs.evolve(BY_HOME, papers=DECLARATION), facts={}, papers=[])
        assert dossier.request_supplement(["ct01"], at=FRIDAY, reason="thiếu").state is State.AWAITING_PAPERS

    @pytest.mark.parametrize("papers", [[], (), None, "ct01", [None], [5], [""], b"x"])
    def test_it_names_papers(self, papers: Any) -> None:
        with pytest.raises(BadValue, match="paper"):
            filed().request_supplement(papers, at=FRIDAY, reason="thiếu")

    def test_a_request_names_everything_at_once(self) -> None:
        dossier = filed(of=procedure(by_home=True), papers=[], facts={"home": "own"})
        assert dossier.check().missing == ("ct01", "proof_of_home")
        (reason,) = refused(lambda: dossier.request_supplement(["ct01"], at=FRIDAY, reason="thiếu")).reasons
        assert (reason.code, "proof_of_home" in str(reason)) == ("everything-at-once", True)
        asked = dossier.request_supplement(["ct01", "proof_of_home"], at=FRIDAY, reason="thiếu")
        assert asked.supplement(["ct01", "proof_of_home"], at=THURSDAY).accept(at=THURSDAY).state is State.ACCEPTED

    def test_a_paper_that_is_there_may_be_asked_for_again_with_the_rest(self) -> None:
        dossier = filed(of=procedure(by_home=True), papers=["ct01"], facts={"home": "own"})
        assert refused(lambda: dossier.request_supplement(["ct01"], at=FRIDAY, reason="mờ")).reasons
        again = dossier.request_supplement(["ct01", "proof_of_home"], at=FRIDAY, reason="mờ, và thiếu")
        assert again.requested == ("ct01", "proof_of_home")

    def test_at_intake_it_names_papers_of_the_case(self) -> None:
        dossier = filed(facts={"home": "rented"}, papers=["ct01"])
        (reason,) = refused(lambda: dossier.request_supplement(["proof_of_home"], at=FRIDAY, reason="?")).reasons
        assert (reason.code, reason.values["papers"]) == ("papers-of-the-case", ("proof_of_home",))

    def test_after_acceptance_any_paper_of_the_procedure_for_the_case_may_prove_another(self) -> None:
        dossier = accepted(facts={"home": "rented"}, papers=["ct01"])
        assert dossier.request_supplement(["proof_of_home"], at=FRIDAY, reason="chỗ ở").requested == ("proof_of_home",)
        (reason,) = refused(lambda: dossier.request_supplement(["zzz"], at=FRIDAY, reason="?")).reasons
        assert (reason.code, reason.values["papers"]) == ("papers-listed", ("zzz",))

    def test_where_no_papers_are_listed_nobody_can_tell(self) -> None:
        bare = attrs.evolve(SEVEN_DAYS, papers=AllOf())
        assert filed(of=bare).request_supplement(["ct01"], at=FRIDAY, reason="thiếu").requested == ("ct01",)

    def test_a_paper_asked_for_again_counts_as_not_there(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="không rõ")
        assert (asked.check().complete, asked.check().missing) == (False, ("proof_of_home",))
        assert asked.papers == ("ct01", "proof_of_home")

    @pytest.mark.parametrize(("day", "allowed"), [("2026-09-07 17:00", True), ("2026-09-08 07:30", False)])
    def test_after_acceptance_it_comes_within_three_working_days(self, day: str, allowed: bool) -> None:
        dossier = in_progress()
        if allowed:
            assert (
                dossier.request_supplement(["proof_of_home"], at=at(day), reason="thiếu").state is State.AWAITING_PAPERS
            )
        else:
            late = refused(lambda: dossier.request_supplement(["proof_of_home"], at=at(day), reason="thiếu"))
            assert [(r.code, r.values["last"]) for r in late.reasons] == [
                ("appraisal-notice-in-time", dt.date(2026, 9, 7))
            ]


class TestSupplement:
    def test_at_intake_the_dossier_is_submitted_again(self) -> None:
        dossier = filed(papers=["ct01"]).request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        dossier = dossier.supplement(["proof_of_home"], at=THURSDAY)
        assert (dossier.state, dossier.check().complete) == (State.SUBMITTED, True)
        assert dossier.accept(at=THURSDAY).due.date == dt.date(2026, 9, 14)

    def test_until_all_is_there_it_still_waits(self) -> None:
        asked = filed(papers=[], facts={"home": "own"}).request_supplement(
            ["ct01", "proof_of_home"], at=FRIDAY, reason="thiếu"
        )
        half = asked.supplement(["ct01"], at=THURSDAY)
        assert (half.state, half.papers) == (State.AWAITING_PAPERS, ("ct01",))
        assert half.supplement(["proof_of_home"], at=THURSDAY).state is State.SUBMITTED

    def test_another_paper_that_completes_the_dossier_will_do(self) -> None:
        either = OneOf(*SEVEN_DAYS.papers, when=Condition.parse("home == 'own'"))
        asked = filed(of=attrs.evolve(SEVEN_DAYS, papers=either), papers=[]).request_supplement(
            ["ct01"], at=FRIDAY, reason="thiếu"
        )
        assert asked.supplement(["proof_of_home"], at=THURSDAY).state is State.SUBMITTED

    @pytest.mark.parametrize("brought", [["ct01"], []])
    def test_what_was_asked_for_and_did_not_come_restarts_nothing(self, brought: list[str]) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="không rõ")
        waiting = asked.supplement(brought, at=at("2026-09-04 09:00"))
        assert (waiting.state, waiting.promise) == (State.AWAITING_PAPERS, asked.promise)

    def test_a_case_that_needs_it_no_more_goes_on_without_it(self) -> None:
        asked = filed(papers=["ct01"]).request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        assert asked.change(at=THURSDAY, facts={"home": "rented"}).supplement([], at=THURSDAY).state is State.SUBMITTED

    def test_after_acceptance_the_limit_starts_again(self) -> None:
        dossier = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        assert dossier.due.date == dt.date(2026, 9, 11)
        again = dossier.supplement(["proof_of_home"], at=at("2026-09-10 09:00"))
        assert (again.state, again.due.date, again.original_due.date) == (
            State.IN_PROGRESS,
            dt.date(2026, 9, 21),
            dt.date(2026, 9, 21),
        )

    def test_half_a_supplement_restarts_nothing(self) -> None:
        asked = in_progress().request_supplement(["ct01", "proof_of_home"], at=THURSDAY, reason="thiếu")
        half = asked.supplement(["proof_of_home"], at=THURSDAY)
        assert (half.state, half.due.date) == (State.AWAITING_PAPERS, dt.date(2026, 9, 11))
        whole = half.supplement(["ct01"], at=THURSDAY)
        assert (whole.state, whole.due.date) == (State.IN_PROGRESS, dt.date(2026, 9, 14))


class TestLines:
    """What came at one time adds up, as a check of the same papers has it; what comes later takes its place."""

    TWO = attrs.evolve(SEVEN_DAYS, papers=AllOf(Paper("ct01", Text("Tờ khai", "Form"), originals=2)))
    ONE, NONE = SubmittedPaper("ct01", originals=1), SubmittedPaper("ct01")

    @pytest.mark.parametrize(
        ("papers", "complete"),
        [
            ([ONE, ONE], True),
            ([ONE], False),
            ([ONE, NONE], False),
            (["ct01", NONE], True),
            ([NONE, "ct01"], True),
            (["ct01", "ct01"], True),
            ([SubmittedPaper("ct01", copies=1), ONE, ONE], True),
        ],
    )
    def test_lines_of_one_filing_add_up_at_every_door(self, papers: list[SubmittedPaper | str], complete: bool) -> None:
        known = self.TWO.check(papers, on=FRIDAY.date(), facts={"home": "own"})
        dossier = filed(of=self.TWO, papers=papers)
        again = Dossier.replay(self.TWO, read_back(dossier), office=COMMUNE)
        assert {one.check().complete for one in (dossier, again)} == {known.complete} == {complete}
        assert (dossier.check(), dossier.missing) == (known, known.missing)

    def test_a_bare_code_is_one_line_however_often_it_is_told(self) -> None:
        assert filed(papers=["ct01", "ct01", self.ONE, "ct01"]).papers == ("ct01", self.ONE)

    def test_so_do_those_of_one_supplement_and_a_later_one_takes_their_place(self) -> None:
        asked = filed(of=self.TWO, papers=[self.ONE, self.ONE]).request_supplement(["ct01"], at=FRIDAY, reason="mờ")
        both = asked.supplement([self.ONE, self.ONE], at=THURSDAY)
        assert (both.papers, both.missing) == ((self.ONE, self.ONE), ())
        one = both.change(at=THURSDAY, papers=[self.ONE])
        assert (one.papers, one.missing) == ((self.ONE,), ("ct01",))


class TestChange:
    def test_facts_and_papers_are_the_applicants_to_change(self) -> None:
        dossier = in_progress().change(
            at=THURSDAY, facts={"home": "rented"}, papers=[SubmittedPaper("ct01", originals=2)]
        )
        assert dossier.facts == {"home": "rented"}
        assert dossier.papers == (SubmittedPaper("ct01", originals=2), "proof_of_home")
        assert dossier.due.date == dt.date(2026, 9, 11)

    def test_something_changes(self) -> None:
        with pytest.raises(BadValue, match="facts or papers that change"):
            filed().change(at=FRIDAY)

    def test_under_the_first_decree_nothing_changes_after_acceptance(self) -> None:
        dossier = accepted(at("2025-06-02 09:00"))
        assert "change" not in dossier.allowed

    def test_what_was_asked_for_comes_as_a_supplement(self) -> None:
        """Brought by a change it would end no waiting, and the dossier be closed with all its papers there."""
        asked = in_progress().request_supplement(["ct01"], at=FRIDAY, reason="thiếu")
        assert codes(lambda: asked.change(at=THURSDAY, papers=["lease", "ct01"])) == ["brought-as-supplement"]
        assert asked.change(at=THURSDAY, papers=["lease"], facts={"home": "rented"}).state is State.AWAITING_PAPERS


class TestTransfer:
    def test_the_file_passes_from_hand_to_hand(self) -> None:
        dossier = in_progress().transfer(COMMUNE, at=FRIDAY).transfer("tax", at=THURSDAY, share="2 ngày làm việc")
        assert [(spell.holder, spell.since, spell.until) for spell in dossier.custody] == [
            ("H56.01.02", FRIDAY, FRIDAY),
            ("H56.01.02", FRIDAY, THURSDAY),
            ("tax", THURSDAY, None),
        ]
        assert dossier.custody[-1].share == WorkingDays(2)
        assert dossier.transfer("police", at=THURSDAY, share=WorkingDays(1)).custody[-1].share == WorkingDays(1)

    def test_it_goes_to_somebody(self) -> None:
        with pytest.raises(BadValue, match="a name or a code"):
            in_progress().transfer("", at=THURSDAY)


class TestConsult:
    def test_an_opinion_is_awaited_until_it_comes(self) -> None:
        asked = in_progress().consult("police", at=FRIDAY, until=dt.date(2026, 9, 4))
        (opinion,) = asked.consultations
        assert (opinion.agency, opinion.until, opinion.answered) == ("police", dt.date(2026, 9, 4), None)
        assert [d.at for d in asked.deadlines() if d.name == "consultation"] == [at("2026-09-04 17:00")]
        answered = asked.answer_consultation("police", at=THURSDAY)
        assert answered.consultations[0].answered == THURSDAY
        assert "consultation" not in {d.name for d in answered.deadlines()}

    def test_an_hour_may_be_set(self) -> None:
        asked = in_progress().consult("police", at=FRIDAY, until=at("2026-09-04 09:00"))
        assert [d.at for d in asked.deadlines() if d.name == "consultation"] == [at("2026-09-04 09:00")]

    def test_a_day_off_may_be_set(self) -> None:
        asked = in_progress().consult("police", at=FRIDAY, until=dt.date(2026, 9, 5))
        assert [d.at for d in asked.deadlines() if d.name == "consultation"] == [at("2026-09-05 17:00")]

    def test_a_text_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            in_progress().consult("police", at=FRIDAY, until="soon")  # type: ignore[arg-type]  # the mistake under test

    def test_nobody_answers_who_was_not_asked(self) -> None:
        dossier = in_progress()
        assert codes(lambda: dossier.answer_consultation("police", at=THURSDAY)) == ["consultation-open"]


class TestPayment:
    def test_it_is_asked_for_and_confirmed_and_the_dossier_goes_on(self) -> None:
        dossier = in_progress()
        asked = dossier.request_payment(dossier.quote(), at=FRIDAY)
        assert (asked.state, asked.payment) == (State.AWAITING_PAYMENT, Payment.REQUESTED)
        assert asked.history[-1].body["amounts"] == Body({"VND": FEE.amount})
        paid = asked.confirm_payment(at=THURSDAY, reference="BL-1")
        assert (paid.state, paid.payment, paid.due.date) == (State.IN_PROGRESS, Payment.PAID, dt.date(2026, 9, 11))

    def test_unpaid_it_cannot_be_finished(self) -> None:
        asked = in_progress().request_payment(FEE, at=FRIDAY)
        (reason,) = refused(lambda: asked.finish("granted", at=THURSDAY)).reasons
        assert (reason.code, str(reason.citation)) == ("payment-confirmed", "118/2025/NĐ-CP, art. 24")

    def test_paid_at_filing_it_stays_where_it_is(self) -> None:
        paid = filed().confirm_payment(at=FRIDAY)
        assert (paid.state, paid.payment) == (State.SUBMITTED, Payment.PAID)
        assert filed().payment is Payment.NONE

    def test_another_currency_is_kept_as_it_is(self) -> None:
        asked = in_progress().request_payment(Money("12.50", "USD"), at=FRIDAY)
        assert asked.history[-1].body["amounts"] == Body({"USD": "12.50"})

    def test_a_quote_without_a_total_is_refused(self) -> None:
        dossier = filed(of=BY_HOME, facts={})
        assert codes(lambda: dossier.request_payment(dossier.quote(), at=FRIDAY)) == ["fee-decided"]

    def test_a_level_left_to_somebody_else_is_refused(self) -> None:
        dossier = filed()
        (line,) = dossier.quote().lines
        left = attrs.evolve(line, payable=None, set_by=Text("HĐND cấp tỉnh", "the provincial council"))
        assert codes(lambda: dossier.request_payment(Quote((left,)), at=FRIDAY)) == ["fee-decided"]

    def test_what_is_no_amount_is_refused(self) -> None:
        with pytest.raises(BadValue, match="a quote or an amount of money"):
            filed().request_payment(20_000, at=FRIDAY)  # type: ignore[arg-type]  # the mistake under test


class TestSuspend:
    STOPPED = at("2026-09-04 09:00")

    def test_time_that_a_special_law_excludes_does_not_count(self) -> None:
        stopped = in_progress().suspend(at=self.STOPPED, reason="xác minh", citation="123/2015/NĐ-CP, art. 3.4")
        assert stopped.state is State.SUSPENDED
        going = stopped.resume(at=at("2026-09-08 09:00"))
        assert (going.state, going.due.date, going.original_due.date) == (
            State.IN_PROGRESS,
            dt.date(2026, 9, 15),
            dt.date(2026, 9, 15),
        )
        assert going.clock.pauses[0].citation == Citation("123/2015/NĐ-CP", "3", "4")

    def test_asked_for_a_date_it_says_since_when_and_why(self) -> None:
        stopped = in_progress().suspend(at=self.STOPPED, reason="xác minh", citation=Citation("X", verified=False))
        with pytest.raises(ClockStopped, match=r"2026-09-04 09:00:00.*xác minh"):
            _ = stopped.due
        with pytest.raises(ClockStopped):
            _ = stopped.original_due

    def test_it_begins_before_the_limit_has_ended(self) -> None:
        dossier = in_progress()
        assert codes(lambda: dossier.suspend(at=at("2026-09-12 09:00"), reason="xác minh")) == ["clock-permits"]

    def test_from_an_unpaid_dossier_it_goes_back_to_it(self) -> None:
        stopped = in_progress().request_payment(FEE, at=FRIDAY).suspend(at=self.STOPPED, reason="tai nạn")
        back = stopped.resume(at=at("2026-09-08 09:00"))
        assert back.state is State.AWAITING_PAYMENT
        assert back.confirm_payment(at=at("2026-09-08 10:00")).state is State.IN_PROGRESS

    def test_without_a_limit_only_the_state_stops(self) -> None:
        stopped = accepted(of=UNLIMITED).suspend(at=THURSDAY, reason="xác minh")
        assert stopped.resume(at=THURSDAY).state is State.ACCEPTED
        with pytest.raises(NoPromise):
            _ = stopped.due

    def test_the_office_cannot_become_late_meanwhile(self) -> None:
        stopped = in_progress().suspend(at=self.STOPPED, reason="xác minh")
        verdict = stopped.timeliness(at("2026-12-01 09:00"))
        assert (verdict.current, verdict.settled, verdict.judged_on) == (
            Punctuality.ON_TIME,
            False,
            dt.date(2026, 9, 4),
        )


class TestStopped:
    """A dossier that waits says for what, whichever step is tried."""

    def test_papers_that_are_awaited_are_named(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        (reason,) = refused(lambda: asked.finish("granted", at=THURSDAY)).reasons
        assert (reason.code, reason.values["papers"]) == ("papers-brought", ("proof_of_home",))
        assert reason.say("vi").startswith("hồ sơ đang chờ bổ sung: proof_of_home [")

    def test_stopped_time_is_resumed_first(self) -> None:
        stopped = in_progress().suspend(at=THURSDAY, reason="xác minh")
        assert codes(lambda: stopped.begin(at=THURSDAY)) == ["time-resumed"]


class TestWaiting:
    """While papers are awaited the promise of before is the only one there is, and it says so."""

    def test_the_former_promise_stands_with_a_warning_and_its_article(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        (warning,) = asked.due.warnings
        assert (asked.due.date, warning.message) == (dt.date(2026, 9, 11), "warning.awaiting-papers")
        assert warning.say("vi") == (
            "Lưu ý: hồ sơ chờ bổ sung từ 08:10 03/09/2026; khi nhận đủ giấy tờ thì thời hạn tính lại từ đầu "
            "[khoản 5 Điều 19, 118/2025/NĐ-CP (chưa kiểm chứng)]"
        )
        assert str(warning) in str(asked.due.explain("vi"))
        assert asked.original_due.warnings == (warning,)

    def test_once_all_is_there_nothing_is_awaited(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        assert asked.supplement(["proof_of_home"], at=THURSDAY).due.warnings == ()

    def test_taken_over_waiting_it_says_so_too(self) -> None:
        waiting = Dossier.adopt(
            SEVEN_DAYS,
            office=COMMUNE,
            at=THURSDAY,
            state="awaiting-papers",
            received=FRIDAY,
            promise=dt.date(2026, 9, 9),
            id="OLD-1",
        )
        assert [warning.message for warning in waiting.due.warnings] == ["warning.awaiting-papers"]


class TestExtend:
    def test_the_law_it_rests_on_is_kept_whatever_field_it_is_of(self) -> None:
        cited = "23/2015/NĐ-CP, art. 21"
        longer = in_progress().extend("2 ngày làm việc", at=THURSDAY, reason="nhiều bản", citation=cited)
        assert longer.history[-1].body["citation"] == Body({"cite": cited, "verified": True})
        assert Dossier.replay(SEVEN_DAYS, longer.history, office=COMMUNE) == longer

    def test_it_counts_on_from_the_promise_and_keeps_the_original(self) -> None:
        longer = in_progress().extend("2 ngày làm việc", at=THURSDAY, reason="nhiều bản")
        assert (longer.due.date, longer.original_due.date) == (dt.date(2026, 9, 15), dt.date(2026, 9, 11))
        assert longer.promise == Promise.of(longer.due)

    def test_every_day_of_it_is_accounted_for_and_so_are_those_before(self) -> None:
        longer = in_progress().extend("2 ngày làm việc", at=THURSDAY, reason="nhiều bản")
        account, original = (str(due.explain("en")) for due in (longer.due, longer.original_due))
        assert "Time limit: 7 working days, then 2 working days [" in account
        assert "Tue 15 Sep 2026: day 9" in account
        assert "Time limit: 7 working days [" in original
        assert "Fri 11 Sep 2026: day 7\nResult due at 17:00 11 Sep 2026" in original

    def test_a_refusal_within_it_is_in_time(self) -> None:
        longer = in_progress().extend("2 ngày làm việc", at=THURSDAY, reason="nhiều bản")
        now = at("2026-10-01 09:00")
        for moment, missed in (("2026-09-15 16:00", []), ("2026-09-16 08:00", ["apology", "refusal"])):
            refused = longer.finish("refused", at=at(moment), reason="không đủ điều kiện")
            assert [one.deadline.name for one in refused.missed(now)] == missed

    def test_after_the_promised_day_it_is_refused(self) -> None:
        dossier = in_progress()
        late = at("2026-09-14 09:00")
        assert codes(lambda: dossier.extend(WorkingDays(1), at=late, reason="chậm")) == ["promise-running"]

    def test_without_a_limit_there_is_nothing_to_extend(self) -> None:
        dossier = accepted(of=UNLIMITED)
        assert codes(lambda: dossier.extend(WorkingDays(1), at=THURSDAY, reason="chậm")) == ["clock-permits"]

    def test_a_stop_or_an_extension_without_its_law_says_so_beside_the_date(self) -> None:
        """NĐ 118 gives neither: each rests on a special law."""
        running = in_progress()
        stopped = running.suspend(at=THURSDAY, reason="xác minh").resume(at=THURSDAY)
        longer = running.extend(WorkingDays(2), at=THURSDAY, reason="phức tạp")
        for dossier, step in ((stopped, "suspend"), (longer, "extend")):
            (warning,) = dossier.due.warnings
            assert f"no law is cited for the step “{step}” at 08:10 3 Sep 2026" in warning.say("en")
        cited = running.extend(WorkingDays(2), at=THURSDAY, reason="phức tạp", citation="23/2015/NĐ-CP, art. 21")
        assert cited.due.warnings == ()


class TestReappoint:
    def test_it_moves_the_date_once_and_keeps_the_original(self) -> None:
        moved = in_progress().reappoint(dt.date(2026, 9, 16), at=at("2026-09-10 16:00"), reason="quá tải")
        assert (moved.due.date, moved.original_due.date) == (dt.date(2026, 9, 16), dt.date(2026, 9, 11))
        again = refused(lambda: moved.reappoint(dt.date(2026, 9, 18), at=at("2026-09-10 16:30"), reason="quá tải"))
        assert [reason.code for reason in again.reasons] == ["apology-once"]
        assert "reappoint" not in again.allowed
        assert set(again.allowed) == set(moved.allowed) - {"reappoint"}

    def test_on_the_promised_day_it_is_too_late(self) -> None:
        dossier = in_progress()
        late = codes(lambda: dossier.reappoint(dt.date(2026, 9, 16), at=at("2026-09-11 07:30"), reason="quá tải"))
        assert late == ["apology-in-time"]

    @pytest.mark.parametrize("new_due", [dt.date(2026, 9, 19), at("2026-11-24 10:00")])
    def test_it_is_a_day_on_which_results_are_handed_over(self, new_due: dt.date) -> None:
        (reason,) = refused(lambda: in_progress().reappoint(new_due, at=THURSDAY, reason="quá tải")).reasons
        assert (reason.code, str(reason.citation)) == ("appointment-on-working-day", "91/2015/QH13, art. 148.5")

    def test_a_desk_that_returns_on_saturdays_may_be_appointed_to(self) -> None:
        saturdays = rrule(WEEKLY, byweekday=SA, dtstart=dt.datetime(2026, 1, 1))
        desk = Desk(returns=[DeskSession(saturdays, dt.time(7, 30), dt.time(11, 30))])
        dossier = in_progress()
        dossier = attrs.evolve(dossier, office=attrs.evolve(COMMUNE, desk=desk))
        saturday = at("2026-09-19 10:00")
        assert dossier.reappoint(saturday, at=THURSDAY, reason="quá tải").due.at == saturday

    def test_an_hour_may_be_given(self) -> None:
        moved = in_progress().reappoint(at("2026-09-16 10:00"), at=THURSDAY, reason="quá tải")
        assert moved.due.at == at("2026-09-16 10:00")

    def test_an_earlier_date_is_no_new_appointment(self) -> None:
        dossier = in_progress()
        assert codes(lambda: dossier.reappoint(dt.date(2026, 9, 9), at=THURSDAY, reason="?")) == ["appointment-later"]

    def test_after_it_a_reset_keeps_the_later_of_the_two(self) -> None:
        moved = in_progress().reappoint(dt.date(2026, 9, 30), at=FRIDAY, reason="quá tải")
        asked = moved.request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu").supplement(
            ["proof_of_home"], at=at("2026-09-04 09:00")
        )
        assert (asked.due.date, asked.original_due.date) == (dt.date(2026, 9, 30), dt.date(2026, 9, 15))
        assert "apology" not in {deadline.name for deadline in asked.deadlines()}


class TestFinish:
    def test_it_decides(self) -> None:
        done = in_progress().finish("granted", at=THURSDAY, results=["KQ.1", Result(Text("Sổ", "Book"))])
        assert (done.state, done.outcome) == (State.PROCESSED, Outcome.GRANTED)
        assert done.history[-1].body["results"] == ("KQ.1", "Sổ")
        assert in_progress().outcome is None

    def test_a_refusal_states_its_reason(self) -> None:
        dossier = in_progress()
        assert codes(lambda: dossier.finish("refused", at=THURSDAY)) == ["refusal-reasoned"]
        assert dossier.finish("refused", at=THURSDAY, reason="không đủ điều kiện").outcome is Outcome.REFUSED

    def test_there_is_no_third_outcome(self) -> None:
        with pytest.raises(BadValue, match="'granted', 'refused'"):
            in_progress().finish("postponed", at=THURSDAY)

    @pytest.mark.parametrize(
        ("day", "verdict"),
        [("2026-09-10 16:59", "early"), ("2026-09-11 23:00", "on-time"), ("2026-09-14 07:30", "late")],
    )
    def test_timeliness_is_judged_by_the_day_it_ends(self, day: str, verdict: str) -> None:
        done = in_progress().finish("granted", at=at(day))
        timeliness = done.timeliness(at("2026-12-01 09:00"))
        assert (str(timeliness), timeliness.settled, timeliness.original) == (verdict, True, verdict)
        assert done.timeliness(THURSDAY).settled is False

    def test_after_a_new_appointment_both_dates_are_judged(self) -> None:
        moved = in_progress().reappoint(dt.date(2026, 9, 16), at=THURSDAY, reason="quá tải")
        verdict = moved.finish("granted", at=at("2026-09-15 09:00")).timeliness(at("2026-09-15 09:00"))
        assert (verdict.current, verdict.original) == (Punctuality.EARLY, Punctuality.LATE)
        assert (verdict.say("vi"), verdict.say("en")) == ("trước hạn", "early")

    def test_before_the_end_it_is_in_time_until_the_day_has_passed(self) -> None:
        dossier = in_progress()
        assert dossier.timeliness(at("2026-09-11 17:30")).current is Punctuality.ON_TIME
        assert dossier.timeliness(at("2026-09-12 07:00")).current is Punctuality.LATE
        with pytest.raises(NoPromise):
            filed().timeliness(FRIDAY)


class TestHandOver:
    DONE = at("2026-09-09 09:00")

    def test_before_the_promised_day_the_applicant_was_told_first(self) -> None:
        done = in_progress().finish("granted", at=self.DONE)
        assert codes(lambda: done.hand_over(at=self.DONE)) == ["early-return-announced"]
        told = done.announce_early(at=self.DONE).hand_over(at=self.DONE, to="Nguyễn Văn Mẫu")
        assert told.state is State.RETURNED

    def test_on_the_promised_day_nothing_has_to_be_said(self) -> None:
        done = in_progress().finish("granted", at=self.DONE)
        assert done.hand_over(at=at("2026-09-11 08:00")).state is State.RETURNED

    def test_who_took_it_stays_out_of_the_chain(self) -> None:
        handed = in_progress().finish("granted", at=self.DONE).hand_over(at=at("2026-09-11 08:00"), to="Trần Thị Giúp")
        assert handed.history[-1].personal["to"] == "Trần Thị Giúp"
        assert "Giúp" not in repr(handed.history[-1].body)


class TestCorrectResult:
    def test_a_wrong_result_comes_back_and_is_handed_over_again(self) -> None:
        handed = in_progress().finish("granted", at=THURSDAY).announce_early(at=THURSDAY).hand_over(at=THURSDAY)
        wrong = handed.correct_result(at=at("2026-09-04 09:00"), reason="sai tên")
        assert wrong.state is State.PROCESSED
        assert [(d.name, d.date) for d in wrong.deadlines()] == [("result-correction", dt.date(2026, 9, 9))]
        assert wrong.hand_over(at=at("2026-09-07 09:00")).state is State.RETURNED


class TestWithdrawAndClose:
    def test_the_applicant_may_stop_until_there_is_a_decision(self) -> None:
        assert in_progress().withdraw(at=THURSDAY).state is State.WITHDRAWN
        assert filed().withdraw(at=THURSDAY, reason="không cần nữa").state is State.WITHDRAWN
        done = in_progress().finish("granted", at=THURSDAY)
        assert "withdraw" not in done.allowed

    def test_a_stopped_dossier_is_judged_by_the_day_it_stopped(self) -> None:
        verdict = in_progress().withdraw(at=THURSDAY).timeliness(at("2026-12-01 09:00"))
        assert (verdict.settled, verdict.judged_on) == (True, dt.date(2026, 9, 3))

    def test_an_unanswered_request_closes_it_after_fifteen_days(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        early = refused(lambda: asked.close(at=at("2026-09-18 17:00")))
        assert [(r.code, r.values["last"]) for r in early.reasons] == [("closing-term-over", dt.date(2026, 9, 18))]
        assert asked.close(at=at("2026-09-19 08:00"), reason="không bổ sung").state is State.CLOSED


class TestDeadlines:
    def named(self, dossier: Dossier) -> dict[str, dt.datetime]:
        return {deadline.name: deadline.at for deadline in dossier.deadlines()}

    def test_online_an_answer_is_due_within_eight_working_hours(self) -> None:
        assert self.named(filed(channel="online")) == {
            "online-alert": at("2026-08-28 17:20"),
            "online-answer": at("2026-09-03 15:20"),
        }
        assert self.named(filed()) == {}

    def test_accepted_it_is_transferred_appraised_and_returned(self) -> None:
        assert self.named(accepted()) == {
            "transfer": at("2026-09-03 07:30"),
            "appraisal-notice": at("2026-09-07 17:00"),
            "apology": at("2026-09-10 17:00"),
            "promise": at("2026-09-11 17:00"),
        }
        assert "transfer" not in self.named(accepted().transfer("tax", at=FRIDAY))

    def test_asked_for_papers_the_applicants_days_run(self) -> None:
        asked = in_progress().request_supplement(["proof_of_home"], at=THURSDAY, reason="thiếu")
        assert self.named(asked) == {"closing": at("2026-09-18 17:00")}
        assert asked.deadline("no such limit") is None

    def test_under_the_first_decree_nothing_closes_it(self) -> None:
        asked = filed(at("2025-06-02 09:00")).request_supplement(["ct01"], at=at("2025-06-02 10:00"), reason="mờ")
        assert self.named(asked) == {}

    def test_they_say_themselves_with_their_rule(self) -> None:
        deadline = accepted().deadline("appraisal-notice")
        assert deadline
        assert str(deadline) == deadline.say("vi") == "thông báo bổ sung sau thẩm định trước 17:00 07/09/2026"
        assert deadline.citation == Citation("118/2025/NĐ-CP", "19", "5", verified=False)

    def test_without_a_promise_there_is_nothing_to_apologise_for(self) -> None:
        assert set(self.named(accepted(of=UNLIMITED))) == {"transfer", "appraisal-notice"}


class TestDue:
    NOTICE = Notice(
        Citation("1/2026/QĐ-TTg"),
        "Thủ tướng Chính phủ",
        Text("Nghỉ thêm", "One more day off"),
        (NoticeDay(dt.date(2026, 9, 8), Reason.COMPENSATORY, Text("Nghỉ thêm", "Another day off")),),
        signed_on=dt.date(2026, 9, 4),
    )

    def test_before_acceptance_nothing_is_promised(self) -> None:
        dossier = filed()
        with pytest.raises(NoPromise, match="not accepted yet"):
            _ = dossier.due
        with pytest.raises(NoPromise):
            _ = dossier.clock
        assert dossier.promise is None

    def test_a_promise_made_is_kept_when_the_calendar_changes(self) -> None:
        dossier = in_progress()
        later = attrs.evolve(COMMUNE, calendar=COMMUNE.calendar.with_notice(self.NOTICE))
        again = Dossier.replay(SEVEN_DAYS, dossier.history, office=later)
        assert (again.due.date, again.clock.due.date) == (dt.date(2026, 9, 11), dt.date(2026, 9, 14))
        assert again.due.calendar_version == COMMUNE.calendar.version
        assert not any(entry.counted for entry in again.due.ledger)
        assert "ngày đã hẹn" in str(again.due.explain("vi"))

    def test_it_is_counted_day_by_day_while_the_calendar_is_the_same(self) -> None:
        assert sum(entry.counted for entry in in_progress().due.ledger) == 7

    def test_facts_changed_later_do_not_move_it(self) -> None:
        dossier = accepted(of=BY_HOME)
        changed = dossier.change(at=THURSDAY, facts={"home": "rented"})
        assert changed.due == dossier.due

    def test_a_limit_that_can_no_longer_be_counted_leaves_the_promise(self) -> None:
        dossier = accepted(of=BY_HOME)
        other = attrs.evolve(dossier, procedure=attrs.evolve(BY_HOME, limits=()))
        assert other.due.date == dt.date(2026, 9, 11)


class TestOrder:
    def test_time_never_runs_backwards(self) -> None:
        dossier = accepted(THURSDAY)
        (reason,) = refused(lambda: dossier.begin(at=FRIDAY)).reasons
        assert (reason.code, reason.values["latest"]) == ("time-in-order", THURSDAY)

    def test_a_refused_verb_changes_nothing(self) -> None:
        dossier = filed(papers=["ct01"])
        before = answers(dossier)
        refused(lambda: dossier.accept(at=FRIDAY))
        assert answers(dossier) == before

    def test_a_writer_who_has_not_read_the_newest_is_told(self) -> None:
        dossier = accepted()
        assert dossier.begin(at=FRIDAY, expected_sequence=2).state is State.IN_PROGRESS
        with pytest.raises(SequenceConflict, match="written on event 1, but the newest is 2"):
            dossier.begin(at=FRIDAY, expected_sequence=1)

    def test_the_same_event_twice_is_once(self) -> None:
        once = filed().accept(at=FRIDAY, code=CODE, event_id="e-2")
        assert once.accept(at=FRIDAY, code=CODE, event_id="e-2") is once
        assert once.history[-1].id == "e-2"

    @pytest.mark.parametrize("words", [{"code": "H56.01.02-260828-0002"}, {}])
    def test_the_same_id_with_other_words_is_an_error(self, words: dict[str, Any]) -> None:
        once = filed().accept(at=FRIDAY, code=CODE, event_id="e-2")
        with pytest.raises(EventIdTaken, match="bears this id and says something else"):
            once.accept(at=FRIDAY, event_id="e-2", **words)
        with pytest.raises(SequenceConflict):
            once.begin(at=FRIDAY, event_id="e-2")

    def test_the_same_id_of_another_verb_is_an_error(self) -> None:
        """Neither verb has words, so nothing but the verb tells the two apart."""
        begun = accepted().begin(at=FRIDAY, event_id="e-3")
        with pytest.raises(EventIdTaken, match="bears this id and says something else"):
            begun.withdraw(at=FRIDAY, event_id="e-3")

    def test_who_and_when_it_was_written_down_are_kept(self) -> None:
        event = accepted().begin(at=FRIDAY, by="clerk-1", recorded_at=THURSDAY).history[-1]
        assert (event.by, event.recorded_at) == ("clerk-1", THURSDAY)
        with pytest.raises(NaiveMoment):
            accepted().begin(at=FRIDAY, recorded_at=dt.datetime(2026, 9, 3))


class TestAmendRecord:
    def test_a_wrong_moment_is_put_right_and_the_entry_stays(self) -> None:
        done = in_progress().finish("granted", at=at("2026-09-14 09:00"))
        meant = attrs.evolve(done.history[-1], at=at("2026-09-11 16:00"))
        right = done.amend_record(meant, at=at("2026-09-14 10:00"), reason="nhập nhầm ngày")
        assert done.timeliness(THURSDAY.replace(month=12)).current is Punctuality.LATE
        assert right.timeliness(THURSDAY.replace(month=12)).current is Punctuality.ON_TIME
        assert right.history[:-1] == done.history
        assert (right.state, bool(right.verify())) == (State.PROCESSED, True)

    def test_the_last_correction_counts(self) -> None:
        dossier = in_progress()
        for clerk in ("clerk-1", "clerk-2"):
            dossier = dossier.amend_record(attrs.evolve(dossier.history[1], by=clerk), at=THURSDAY, reason="nhầm người")
        assert dossier.events[1].by == "clerk-2"

    def test_an_outcome_may_be_put_right(self) -> None:
        done = in_progress().finish("granted", at=THURSDAY)
        meant = attrs.evolve(done.history[-1], body=Body({"outcome": "refused", "reason": "sai", "results": ()}))
        assert done.amend_record(meant, at=THURSDAY, reason="nhầm").outcome is Outcome.REFUSED

    def test_it_may_be_a_remark_on_an_event(self) -> None:
        dossier = in_progress()
        remarked = dossier.amend_record(dossier.history[1].id, at=FRIDAY - dt.timedelta(days=1), reason="xem lại")
        assert remarked.events[1] == dossier.history[1]
        assert remarked.finish("granted", at=THURSDAY).state is State.PROCESSED
        (reason,) = refused(lambda: remarked.finish("granted", at=FRIDAY - dt.timedelta(days=1))).reasons
        assert reason.code == "time-in-order"

    def test_a_wrong_name_is_put_right_and_stays_erasable(self) -> None:
        dossier = filed(applicant="Nguyễn Văn Mậu")
        first = dossier.history[0]
        meant = attrs.evolve(first, personal=Body({**first.personal, "applicant.name": "Nguyễn Văn Mẫu"}))
        right = dossier.amend_record(meant, at=FRIDAY, reason="sai tên")
        assert right.applicant == Applicant("Nguyễn Văn Mẫu")
        assert right.verify()
        assert right.redacted().applicant is None
        assert right.redacted().verify()

    def test_the_order_of_events_stays(self) -> None:
        dossier = in_progress(THURSDAY)
        meant = attrs.evolve(dossier.history[2], at=FRIDAY)
        assert codes(lambda: dossier.amend_record(meant, at=THURSDAY, reason="?")) == ["amendment-consistent"]

    def test_a_correction_leaves_a_history_the_table_allows(self) -> None:
        both = ["ct01", "proof_of_home"]
        asked = filed().request_supplement(both, at=FRIDAY, reason="thiếu").supplement(both, at=FRIDAY)
        went_on = asked.accept(at=FRIDAY)
        meant = attrs.evolve(went_on.history[2], body=Body({"papers": ("ct01",), "complete": False}))
        refusal = refused(lambda: went_on.amend_record(meant, at=THURSDAY, reason="?"))
        assert "leads from awaiting-papers by 'accept'" in str(refusal)

    @pytest.mark.parametrize("event", ["nobody", Event(9, "accept", FRIDAY), Event(2, "begin", FRIDAY)])
    def test_only_an_event_of_the_history_is_amended(self, event: Event | str) -> None:
        with pytest.raises(BadValue, match="event to amend"):
            in_progress().amend_record(event, at=THURSDAY, reason="?")

    def test_a_correction_is_not_amended_but_written_again(self) -> None:
        dossier = in_progress()
        corrected = dossier.amend_record(dossier.history[1].id, at=THURSDAY, reason="xem lại")
        for correction in (corrected.history[-1], corrected.history[-1].id):
            with pytest.raises(BadValue, match=r"event to amend: .* no correction"):
                corrected.amend_record(correction, at=THURSDAY, reason="?")


class TestReplay:
    def test_it_gives_the_dossier_that_wrote_it(self) -> None:
        dossier = in_progress(applicant=MAU).finish("granted", at=THURSDAY)
        for history in (dossier.history, read_back(dossier)):
            again = Dossier.replay(SEVEN_DAYS, history, office=COMMUNE)
            assert again == dossier
            assert (again.state, again.applicant, again.due) == (dossier.state, MAU, dossier.due)

    def test_a_stored_history_goes_on(self) -> None:
        stored = [Event.from_record(event.record()) for event in in_progress().history]
        again = Dossier.replay(SEVEN_DAYS, stored, office=COMMUNE).finish("granted", at=THURSDAY)
        assert again == in_progress().finish("granted", at=THURSDAY)
        assert again.verify()
        assert again.history[-1].hash == in_progress().finish("granted", at=THURSDAY).history[-1].hash

    def test_a_broken_chain_is_refused_unless_taken_on_trust(self) -> None:
        first, second, third = (Event.from_record(event.record()) for event in in_progress().history)
        forged = attrs.evolve(second, by="somebody")
        with pytest.raises(BrokenChain, match="broken at event 2"):
            Dossier.replay(SEVEN_DAYS, [first, forged, third], office=COMMUNE)
        trusted = Dossier.replay(SEVEN_DAYS, [first, forged, third], office=COMMUNE, verify=False)
        assert not trusted.verify()

    def test_a_history_begins_at_its_beginning(self) -> None:
        for history in ((), in_progress().history[1:]):
            with pytest.raises(BrokenChain, match="a history begins with 'open' or 'adopt'"):
                Dossier.replay(SEVEN_DAYS, history, office=COMMUNE)

    def test_a_history_that_leaves_the_table_is_refused(self) -> None:
        first = filed().history[0]
        with pytest.raises(BrokenChain, match=r"no rule of NĐ 118\+309 leads from submitted by 'begin'"):
            Dossier.replay(SEVEN_DAYS, [first, Event(2, "begin", FRIDAY, before=first)], office=COMMUNE)

    def test_another_office_is_refused(self) -> None:
        elsewhere = attrs.evolve(COMMUNE, code="H56.01.03")
        with pytest.raises(BadValue, match=r"office of the history: met H56\.01\.03; right would be H56\.01\.02"):
            Dossier.replay(SEVEN_DAYS, filed().history, office=elsewhere)

    def test_another_office_is_refused_though_its_own_read_the_history_before(self) -> None:
        dossier, elsewhere = in_progress(), attrs.evolve(COMMUNE, code="H56.01.03")
        newer = attrs.evolve(SEVEN_DAYS, in_force=attrs.evolve(SEVEN_DAYS.in_force, first=dt.date(2020, 1, 1)))
        assert Dossier.replay(SEVEN_DAYS, dossier.history, office=COMMUNE, verify=False) == dossier
        for version, office in ((SEVEN_DAYS, elsewhere), (newer, COMMUNE)):
            with pytest.raises(BadValue, match="of the history"):
                Dossier.replay(version, dossier.history, office=office, verify=False)

    def test_an_opening_that_was_read_here_carries_no_office_to_another_process(self) -> None:
        first, *_ = in_progress().history
        Dossier.replay(SEVEN_DAYS, [first], office=COMMUNE)
        assert (first.pinned is None, pickle.loads(pickle.dumps(first)).pinned) == (False, None)

    @pytest.mark.parametrize("history", [None, "x", 5, [{"verb": "open"}]])
    def test_a_history_is_of_events(self, history: Any) -> None:
        with pytest.raises(BadValue, match="history"):
            Dossier.replay(SEVEN_DAYS, history, office=COMMUNE)

    def test_events_say_what_their_verbs_say(self) -> None:
        first, *_ = filed().history
        strange = attrs.evolve(first, body=Body({**first.body, "channel": "pigeon", "mood": "good"}))
        begun = Event(2, "begin", FRIDAY, Body({"promise": Body({})}), before=strange)
        unknown = Event(3, "shrug", FRIDAY, before=begun)
        with pytest.raises(BadInput) as met:
            Dossier.replay(SEVEN_DAYS, [strange, begun, unknown], office=COMMUNE)
        assert [problem.path for problem in met.value.problems] == [
            "$.history[0].body.channel",
            "$.history[0].body.mood",
            "$.history[1].body.promise",
            "$.history[2].verb",
        ]

    def test_another_version_of_the_procedure_is_refused(self) -> None:
        newer = attrs.evolve(SEVEN_DAYS, in_force=attrs.evolve(SEVEN_DAYS.in_force, first=dt.date(2020, 1, 1)))
        with pytest.raises(BadValue, match=r"1\.004222 of 2018-01-01"):
            Dossier.replay(newer, filed().history, office=COMMUNE)

    def test_it_travels(self) -> None:
        dossier = in_progress(applicant=MAU)
        assert pickle.loads(pickle.dumps(dossier)) == dossier


class TestRedacted:
    def test_names_are_gone_and_the_chain_is_whole(self) -> None:
        dossier = in_progress(applicant=MAU, salt="pepper")
        erased = dossier.redacted()
        assert (erased.applicant, erased.assistance, bool(erased.verify())) == (None, {}, True)
        assert [event.hash for event in erased.history] == [event.hash for event in dossier.history]
        assert all(value not in str(event.record()) for event in erased.history for value in MAU.fields.values())

    def test_where_the_name_alone_was_erased_nobody_is_named(self) -> None:
        filing = filed(applicant=MAU).history[0]
        left = {name: value for name, value in filing.personal.items() if name != "applicant.name"}
        nameless = attrs.evolve(filing, personal=Body(left))
        assert Dossier.replay(SEVEN_DAYS, [nameless], office=COMMUNE).applicant is None

    def test_it_goes_on_living(self) -> None:
        erased = in_progress(applicant=MAU).redacted().finish("granted", at=at("2026-09-11 08:00"))
        handed = erased.hand_over(at=at("2026-09-11 09:00"), to="Trần Thị Giúp")
        assert handed.verify()

    def test_another_salt_gives_another_chain(self) -> None:
        assert filed(applicant=MAU, salt="a").history[0].hash != filed(applicant=MAU, salt="b").history[0].hash


class TestAdopt:
    def adopted(self, state: State | str = "in-progress", **more: Any) -> Dossier:
        told: dict[str, Any] = {"received": FRIDAY, "id": "OLD-1", "facts": {"home": "own"}, **more}
        return Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, state=state, **told)

    def test_state_dates_and_promise_are_taken_as_they_are(self) -> None:
        dossier = self.adopted(promise=dt.date(2026, 9, 9), code=CODE)
        assert (dossier.state, dossier.received_at, dossier.accepted_at) == (State.IN_PROGRESS, FRIDAY, FRIDAY)
        assert (dossier.due.at, dossier.due.firm) == (at("2026-09-09 17:00"), True)
        assert str(dossier.code) == CODE
        assert dossier.finish("granted", at=THURSDAY).timeliness(THURSDAY).current is Punctuality.EARLY

    @pytest.mark.parametrize(
        ("state", "step"),
        [
            ("in-progress", lambda dossier: dossier.suspend(at=THURSDAY, reason="?")),
            ("in-progress", lambda dossier: dossier.extend(WorkingDays(1), at=THURSDAY, reason="?")),
            ("in-progress", lambda dossier: dossier.reappoint(dt.date(2026, 9, 11), at=THURSDAY, reason="?")),
            ("suspended", lambda dossier: dossier.resume(at=THURSDAY)),
            ("awaiting-papers", lambda dossier: dossier.supplement(["ct01"], at=THURSDAY)),
        ],
        ids=["suspend", "extend", "reappoint", "resume", "supplement"],
    )
    def test_a_step_whose_limit_hangs_on_facts_nobody_told_is_refused(
        self, state: str, step: Callable[[Dossier], Dossier]
    ) -> None:
        told: dict[str, Any] = {"received": FRIDAY, "promise": at("2026-09-10 17:00"), "state": state}
        told |= {"requested": ["ct01"]} if state == "awaiting-papers" else {}
        dossier = Dossier.adopt(procedure(by_home=True), office=COMMUNE, at=FRIDAY, **told)
        (reason,) = refused(lambda: step(dossier)).reasons
        assert (reason.code, reason.values["facts"]) == ("facts-decided", ("home",))

    def test_a_promise_may_come_in_any_form(self) -> None:
        due = in_progress().due
        for promise in (due, Promise.of(due), due.at, due.date):
            assert self.adopted(promise=promise).due.at == due.at
        with pytest.raises(NotADay):
            self.adopted(promise="11/09/2026")

    def test_the_rules_are_those_of_the_reception(self) -> None:
        assert self.adopted(received=at("2025-06-02 09:00")).mechanism == mechanism_on(dt.date(2025, 6, 2))

    def test_one_that_was_not_accepted_yet_is_accepted_here(self) -> None:
        dossier = self.adopted("submitted", papers=["ct01", "proof_of_home"])
        assert dossier.accepted_at is None
        assert dossier.accept(at=THURSDAY).due.date == dt.date(2026, 9, 14)

    def test_one_that_waits_goes_back_where_it_came_from(self) -> None:
        waiting = self.adopted("awaiting-papers", promise=dt.date(2026, 9, 9))
        assert waiting.supplement(["ct01", "proof_of_home"], at=THURSDAY).state is State.IN_PROGRESS
        assert waiting.timeliness(at("2026-12-01 09:00")).current is Punctuality.ON_TIME
        intake = self.adopted("awaiting-papers")
        both = ["ct01", "proof_of_home"]
        assert (intake.accepted_at, intake.supplement(both, at=THURSDAY).state) == (None, State.SUBMITTED)

    def test_of_one_that_waits_it_is_told_what_for_and_since_when(self) -> None:
        told = {"papers": ["ct01", "proof_of_home"], "requested": ["ct01"], "requested_at": at("2026-09-01 09:00")}
        waiting = self.adopted("awaiting-papers", promise=dt.date(2026, 9, 9), **told)
        assert (waiting.requested, waiting.check().missing) == (("ct01",), ("ct01",))
        assert waiting.supplement(["lease"], at=THURSDAY).state is State.AWAITING_PAPERS
        assert waiting.supplement(["ct01"], at=THURSDAY).state is State.IN_PROGRESS

    def test_where_nobody_told_it_is_closed_fifteen_days_after_the_take_over(self) -> None:
        unknown, known = (
            self.adopted("awaiting-papers", **told) for told in ({}, {"requested_at": at("2026-08-28 16:00")})
        )
        assert codes(lambda: unknown.close(at=at("2026-09-18 16:00"))) == ["closing-term-over"]
        assert unknown.close(at=at("2026-09-19 09:00")).state is State.CLOSED
        assert codes(lambda: known.close(at=at("2026-09-14 16:00"))) == ["closing-term-over"]
        assert known.close(at=at("2026-09-15 09:00")).state is State.CLOSED

    def test_papers_are_asked_for_within_three_days_of_what_was_received_elsewhere(self) -> None:
        running = self.adopted(received=at("2026-08-25 09:00"))
        late = codes(lambda: running.request_supplement(["ct01"], at=THURSDAY, reason="thiếu"))
        assert late == ["appraisal-notice-in-time"]
        fresh = self.adopted(received=at("2026-08-26 09:00"))
        assert fresh.request_supplement(["ct01"], at=THURSDAY, reason="thiếu").state is State.AWAITING_PAPERS

    def test_one_that_is_suspended_has_no_date_until_it_resumes(self) -> None:
        stopped = self.adopted(State.SUSPENDED, promise=dt.date(2026, 9, 9))
        with pytest.raises(ClockStopped, match="taken over as suspended"):
            _ = stopped.due
        assert stopped.resume(at=at("2026-09-04 09:00")).due.date > dt.date(2026, 9, 9)

    def test_one_that_had_ended_is_judged_by_its_own_end(self) -> None:
        done = self.adopted("processed", promise=dt.date(2026, 9, 1), outcome="granted", finished=FRIDAY)
        assert (done.outcome, done.timeliness(THURSDAY).current) == (Outcome.GRANTED, Punctuality.EARLY)
        assert self.adopted("returned", promise=dt.date(2026, 9, 1)).timeliness(THURSDAY).current is Punctuality.LATE

    def test_an_unknown_state_is_answered_with_the_known_ones(self) -> None:
        with pytest.raises(BadValue, match="'submitted', 'accepted'"):
            self.adopted("asleep")

    def test_it_replays(self) -> None:
        dossier = self.adopted(promise=dt.date(2026, 9, 9), applicant=MAU)
        assert Dossier.replay(SEVEN_DAYS, read_back(dossier), office=COMMUNE) == dossier


class TestErrors:
    def test_a_refusal_speaks_to_people_in_both_languages(self) -> None:
        refusal = refused(lambda: filed(papers=["ct01"]).accept(at=FRIDAY))
        assert refusal.say("vi").startswith("không thể tiếp nhận khi hồ sơ mới nộp; hồ sơ chưa đủ")
        assert refusal.say("en").startswith("cannot accept while the dossier is submitted; papers are missing")
        assert pickle.loads(pickle.dumps(refusal)).say("vi") == refusal.say("vi")
        with pytest.raises(BadValue, match="locale"):
            refusal.say("fr")

    @pytest.mark.parametrize(
        ("step", "vi", "en"),
        [
            (
                lambda: in_progress().suspend(at=at("2026-09-12 09:00"), reason="xác minh"),
                "thời hạn không cho phép: việc tạm dừng lúc 09:00 12/09/2026 sau khi thời hạn đã hết, lúc 17:00 11/09/2026",  # noqa: E501 - a sentence is one line
                "the running limit does not allow it: a stop at 09:00 12 Sep 2026 comes after the limit ended,",
            ),
            (
                lambda: in_progress().reappoint(dt.date(2026, 9, 9), at=THURSDAY, reason="?"),
                "không thể hẹn lại như vậy: ngày hẹn mới phải sau ngày đã hẹn, 17:00 11/09/2026",
                "no such new appointment can be given: a new appointment lies after the promised 17:00 11 Sep 2026",
            ),
            (
                lambda: accepted(of=UNLIMITED).extend(WorkingDays(1), at=THURSDAY, reason="chậm"),
                "thời hạn không cho phép: hồ sơ không có ngày hẹn trả kết quả",
                "the running limit does not allow it: there is no promised date",
            ),
        ],
        ids=["suspend", "reappoint", "no limit"],
    )
    def test_what_the_clock_forbids_is_said_in_both_languages(
        self, step: Callable[[], object], vi: str, en: str
    ) -> None:
        (reason,) = refused(step).reasons
        assert reason.say("vi").startswith(f"{vi} [")
        assert reason.say("en").startswith(en)

    @pytest.mark.parametrize("verb", ACTS)
    def test_a_verb_the_state_has_no_row_for_is_ours_to_refuse(self, verb: str) -> None:
        ended = filed().withdraw(at=FRIDAY)
        words: dict[str, tuple[object, ...]] = {
            "request_supplement": (["ct01"],),
            "supplement": (["ct01"],),
            "transfer": ("tax",),
            "consult": ("police",),
            "answer_consultation": ("police",),
            "request_payment": (VND(1),),
            "extend": (WorkingDays(1),),
            "reappoint": (dt.date(2026, 9, 16),),
            "finish": ("granted",),
        }
        more: dict[str, dict[str, object]] = {
            "consult": {"until": dt.date(2026, 9, 4)},
            "change": {"papers": ["ct01"]},
        }
        for reasoned in ("refuse", "request_supplement", "suspend", "extend", "reappoint", "correct_result"):
            more[reasoned] = {"reason": "?"}
        if verb == "amend_record":
            assert ended.amend_record(ended.history[0], at=FRIDAY, reason="?").state is State.WITHDRAWN
        else:
            with pytest.raises(MotcuaError) as refusal:
                getattr(ended, verb)(*words.get(verb, ()), at=FRIDAY, **more.get(verb, {}))
            assert isinstance(refusal.value, StepNotAllowed)
            assert refusal.value.allowed == ("amend_record",)
