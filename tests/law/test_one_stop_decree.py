"""The one-stop decrees, article by article: each class says the rule in our words, its tests what follows from it.

Every rule is tried under every mechanism that has it, on a Monday after which three plain weeks follow.
"""

import datetime as dt

import attrs
import pytest
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

from motcua import forms
from motcua.conditions import Channel
from motcua.dossier import Dossier, Outcome, Payment, Punctuality, Representative
from motcua.errors import BadValue, NoPromise, StepNotAllowed
from motcua.mechanism import State

ND61, ND118, ND309 = "NĐ 61", "NĐ 118", "NĐ 118+309"
MONDAYS = {ND61: at("2025-06-02 09:00"), ND118: at("2026-07-06 09:00"), ND309: at("2026-09-07 09:00")}
ERAS = pytest.mark.parametrize("monday", MONDAYS.values(), ids=MONDAYS)
SINCE_2025 = pytest.mark.parametrize("monday", [MONDAYS[ND118], MONDAYS[ND309]], ids=[ND118, ND309])
PROOF = ["proof_of_home"]


def after(monday: dt.datetime, days: int, clock: str = "09:00") -> dt.datetime:
    """That many days after a Monday, at that time."""
    return dt.datetime.combine(monday.date() + dt.timedelta(days=days), dt.time.fromisoformat(clock), monday.tzinfo)


def day(monday: dt.datetime, days: int) -> dt.date:
    """That many days after a Monday."""
    return after(monday, days).date()


def refusals(error: pytest.ExceptionInfo[StepNotAllowed]) -> list[str]:
    """The codes of the unmet conditions."""
    return [reason.code for reason in error.value.reasons]


@pytest.mark.parametrize(("name", "monday"), MONDAYS.items())
def test_the_day_of_reception_chooses_the_mechanism(name: str, monday: dt.datetime) -> None:
    assert filed(monday).mechanism.name == name


class TestArticle11OneRequestAtIntake:
    """NĐ 118/2025, điểm c khoản 2 Điều 11: the officer at the counter may ask for a supplement only once."""

    @ERAS
    def test_a_second_request_is_refused(self, monday: dt.datetime) -> None:
        asked = filed(monday).request_supplement(["ct01"], at=monday, reason="mờ").supplement(["ct01"], at=monday)
        with pytest.raises(StepNotAllowed, match="allowed number of requests: 1") as error:
            asked.request_supplement(["ct01"], at=monday, reason="vẫn mờ")
        assert refusals(error) == ["supplement-once"]

    @ERAS
    def test_it_takes_nothing_from_the_request_of_the_appraisal(self, monday: dt.datetime) -> None:
        asked = filed(monday).request_supplement(["ct01"], at=monday, reason="mờ").supplement(["ct01"], at=monday)
        begun = asked.accept(at=monday).begin(at=monday)
        assert begun.request_supplement(["ct01"], at=monday, reason="khác").state is State.AWAITING_PAPERS


class TestArticle15Channels:
    """NĐ 118/2025, Điều 15: filed at the counter, by post or by somebody authorised, or online, and in no other way."""

    @ERAS
    @pytest.mark.parametrize("channel", ["counter", "post", "online"])
    def test_each_of_the_three_leads_to_a_receipt(self, monday: dt.datetime, channel: str) -> None:
        dossier = accepted(monday, channel=channel)
        assert (dossier.state, dossier.channel.value, dossier.has_receipt) == (State.ACCEPTED, channel, True)

    @pytest.mark.parametrize("channel", ["fax", "email", "", "Counter"])
    def test_there_is_no_fourth(self, channel: str) -> None:
        with pytest.raises(BadValue, match="'counter', 'online', 'post'"):
            filed(channel=channel)

    def test_a_procedure_may_be_filed_online_alone(self) -> None:
        """Khoản 3 Điều 14: what the counter does not receive still runs by the same steps."""
        online = attrs.evolve(SEVEN_DAYS, channels=(Channel.ONLINE,))
        with pytest.raises(BadValue, match="channel: met 'counter'; right would be one of 'online'"):
            filed(of=online)
        assert accepted(of=online, channel="online").state is State.ACCEPTED


class TestArticle15Authority:
    """NĐ 118/2025, Điều 15: somebody authorised may file for the applicant; what says so belongs to the dossier."""

    PROXY = Representative("Trần Văn Thay", papers=["power_of_attorney"])

    @ERAS
    def test_unproved_it_is_not_accepted(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="has not brought power_of_attorney") as error:
            accepted(monday, applicant=MAU, representative=self.PROXY)
        assert refusals(error) == ["authority-proved"]

    @SINCE_2025
    def test_the_refusal_names_the_article(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            accepted(monday, applicant=MAU, representative=self.PROXY)
        (reason,) = error.value.reasons
        assert reason.citation
        assert (reason.citation.document, reason.citation.article) == ("118/2025/NĐ-CP", "15")

    @ERAS
    def test_proved_it_is_accepted_for_the_applicant(self, monday: dt.datetime) -> None:
        papers = ["ct01", *PROOF, "power_of_attorney"]
        dossier = accepted(monday, applicant=MAU, representative=self.PROXY, papers=papers)
        assert (dossier.state, dossier.applicant, dossier.representative) == (State.ACCEPTED, MAU, self.PROXY)

    @ERAS
    def test_the_one_request_at_intake_has_to_ask_for_the_proof_too(self, monday: dt.datetime) -> None:
        dossier = filed(monday, applicant=MAU, representative=self.PROXY, papers=["ct01"])
        with pytest.raises(StepNotAllowed, match="leaves out: power_of_attorney") as error:
            dossier.request_supplement(PROOF, at=monday, reason="thiếu")
        assert refusals(error) == ["everything-at-once"]
        asked = dossier.request_supplement([*PROOF, "power_of_attorney"], at=monday, reason="thiếu")
        whole = asked.supplement([*PROOF, "power_of_attorney"], at=monday)
        assert whole.accept(at=monday).state is State.ACCEPTED


class TestArticle16Guidance:
    """NĐ 118/2025, khoản 3 Điều 16: what is missing at intake is asked for once, in full, as the rules ask for it."""

    @ERAS
    def test_once_in_full_it_is_answered_in_one_go(self, monday: dt.datetime) -> None:
        dossier = filed(monday, papers=[])
        missing = dossier.check().missing
        asked = dossier.request_supplement(missing, at=monday, reason="thiếu")
        assert (missing, asked.requested) == (("ct01", *PROOF), missing)
        assert asked.supplement(missing, at=after(monday, 1)).accept(at=after(monday, 1)).state is State.ACCEPTED

    @ERAS
    def test_half_of_it_is_no_request(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="leaves out: proof_of_home") as error:
            filed(monday, papers=[]).request_supplement(["ct01"], at=monday, reason="thiếu")
        assert refusals(error) == ["everything-at-once"]

    @ERAS
    def test_what_the_case_does_not_need_is_not_asked_for(self, monday: dt.datetime) -> None:
        rented = filed(monday, facts={"home": "rented"}, papers=[])
        with pytest.raises(StepNotAllowed, match="proof_of_home") as error:
            rented.request_supplement(["ct01", *PROOF], at=monday, reason="thiếu")
        assert refusals(error) == ["papers-of-the-case"]
        assert rented.request_supplement(["ct01"], at=monday, reason="thiếu").state is State.AWAITING_PAPERS

    @ERAS
    def test_before_the_case_is_known_nobody_can_ask_in_full(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="these facts are not known yet: home") as error:
            filed(monday, facts={}, papers=[]).request_supplement(["ct01"], at=monday, reason="thiếu")
        assert refusals(error) == ["facts-decided"]

    @SINCE_2025
    def test_the_request_rests_on_the_article(self, monday: dt.datetime) -> None:
        row = filed(monday).mechanism.step(State.SUBMITTED, "request_supplement")
        assert row
        assert (row.citation.document, row.citation.article, row.citation.clause) == ("118/2025/NĐ-CP", "16", "3")


class TestArticle17Reception:
    """NĐ 118/2025, khoản 1 Điều 17: complete, it is accepted with a receipt; else completed, or refused."""

    @ERAS
    def test_without_all_papers_there_is_no_receipt(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            filed(monday, papers=["ct01"]).accept(at=monday)
        assert refusals(error) == ["papers-complete"]

    @ERAS
    def test_a_refusal_at_the_counter_states_its_reason_and_ends_it(self, monday: dt.datetime) -> None:
        refused = filed(monday).refuse(at=monday, reason="không đúng thẩm quyền")
        assert (refused.state, refused.allowed) == (State.NOT_ACCEPTED, ("amend_record",))

    @ERAS
    def test_after_acceptance_nobody_is_turned_away_at_the_counter(self, monday: dt.datetime) -> None:
        asked = accepted(monday).request_supplement(PROOF, at=monday, reason="thiếu")
        with pytest.raises(StepNotAllowed) as error:
            asked.refuse(at=after(monday, 60), reason="không")
        assert refusals(error) == ["before-acceptance"]


class TestArticle17TheClockStartsAtAcceptance:
    """NĐ 118/2025, khoản 3 Điều 17: time runs from the moment it is received complete, as the receipt shows."""

    @ERAS
    @pytest.mark.parametrize("channel", ["counter", "online"])
    def test_not_from_the_filing(self, monday: dt.datetime, channel: str) -> None:
        dossier = filed(monday, channel=channel).accept(at=after(monday, 2))
        assert dossier.due.date == day(monday, 11)


class TestArticle17DossiersOfAnotherArea:
    """NĐ 118/2025, khoản 3 Điều 17, since NĐ 309: received elsewhere, it counts from the competent authority."""

    def test_since_5_august_2026_it_counts_from_its_arrival(self) -> None:
        monday = MONDAYS[ND309]
        dossier = filed(monday).accept(at=monday, arrived=after(monday, 2), recorded_at=after(monday, 2))
        assert (dossier.starts_at, dossier.due.date) == (after(monday, 2), day(monday, 11))
        assert dossier.accepted_at == monday

    @pytest.mark.parametrize("name", [ND61, ND118])
    def test_before_it_counts_from_the_acceptance_wherever_that_was(self, name: str) -> None:
        monday = MONDAYS[name]
        with pytest.raises(StepNotAllowed, match="the limit runs from the acceptance") as error:
            filed(monday).accept(at=monday, arrived=after(monday, 1), recorded_at=after(monday, 1))
        assert refusals(error) == ["start-at-acceptance"]

    @pytest.mark.parametrize(("filing", "allowed"), [("2026-08-04 16:59", False), ("2026-08-05 07:30", True)])
    def test_the_day_of_reception_decides(self, filing: str, allowed: bool) -> None:
        dossier, arrived = filed(at(filing)), at("2026-08-06 08:00")
        if allowed:
            assert dossier.accept(at=at(filing), arrived=arrived, recorded_at=arrived).due.date == dt.date(2026, 8, 17)
        else:
            with pytest.raises(StepNotAllowed):
                dossier.accept(at=at(filing), arrived=arrived, recorded_at=arrived)


class TestDecision45OfThePost:
    """QĐ 45/2016/QĐ-TTg, khoản 4 Điều 7: filed by post it counts from the signing of the hand-over record.

    With papers asked for, it counts from the moment they were all there.
    """

    @ERAS
    def test_not_from_the_acceptance(self, monday: dt.datetime) -> None:
        dossier = filed(monday, channel="post").accept(at=after(monday, 1))
        assert (dossier.starts_at, dossier.due.date) == (monday, day(monday, 9))

    @ERAS
    def test_papers_brought_later_are_the_filing(self, monday: dt.datetime) -> None:
        asked = filed(monday, channel="post", papers=["ct01"]).request_supplement(PROOF, at=monday, reason="thiếu")
        dossier = asked.supplement(PROOF, at=after(monday, 2)).accept(at=after(monday, 3))
        assert dossier.due.date == day(monday, 11)

    @ERAS
    def test_a_change_without_papers_moves_nothing(self, monday: dt.datetime) -> None:
        changed = filed(monday, channel="post").change(at=after(monday, 1), facts={"moved_on": "2025-01-01"})
        assert changed.accept(at=after(monday, 2)).starts_at == monday

    @ERAS
    def test_taken_over_from_another_system_it_counts_from_where_it_was_handed_in(self, monday: dt.datetime) -> None:
        adopted = Dossier.adopt(
            SEVEN_DAYS,
            office=COMMUNE,
            at=after(monday, 2),
            state="submitted",
            received=monday,
            channel="post",
            facts={"home": "own"},
            papers=["ct01", "proof_of_home"],
        )
        assert adopted.accept(at=after(monday, 2)).due.date == day(monday, 9)

    def test_the_receipt_says_when_it_was_received(self) -> None:
        monday = MONDAYS[ND309]
        dossier = filed(monday, channel="post", applicant="Nguyễn Văn Mẫu")
        slip = forms.receipt(dossier.accept(at=after(monday, 1), code="H56.01.02-260907-0001"))
        assert (slip["received_at"], slip["form_date"]) == (monday, day(monday, 1))


class TestArticle17OnlineAnswer:
    """NĐ 118/2025, khoản 2 Điều 17: online, the officer answers within 8 working hours of the system's receipt."""

    @SINCE_2025
    def test_the_hours_run_in_office_time(self, monday: dt.datetime) -> None:
        deadline = filed(after(monday, 0, "22:00"), channel="online").deadline("online-answer")
        assert deadline
        assert deadline.at == after(monday, 1, "17:00")

    @SINCE_2025
    def test_the_officer_is_alerted_within_two_hours_of_the_clock(self, monday: dt.datetime) -> None:
        deadline = filed(after(monday, 0, "22:00"), channel="online").deadline("online-alert")
        assert deadline
        assert deadline.at == after(monday, 1, "00:00")

    @SINCE_2025
    @pytest.mark.parametrize("channel", ["counter", "post"])
    def test_at_the_counter_there_is_no_such_limit(self, monday: dt.datetime, channel: str) -> None:
        assert filed(monday, channel=channel).deadline("online-answer") is None

    def test_the_first_decree_had_none(self) -> None:
        assert filed(MONDAYS[ND61], channel="online").deadlines() == ()

    @SINCE_2025
    def test_any_of_the_three_answers_ends_it(self, monday: dt.datetime) -> None:
        waiting = filed(monday, channel="online")
        for answered in (
            waiting.accept(at=monday),
            waiting.refuse(at=monday, reason="không đúng thẩm quyền"),
            waiting.request_supplement(["ct01"], at=monday, reason="mờ"),
        ):
            assert answered.deadline("online-answer") is None


class TestArticle17ImmediateResults:
    """NĐ 118/2025, khoản 4 Điều 17: where the result follows at once there is no receipt, unless asked for."""

    @ERAS
    def test_it_is_the_same_path_without_a_slip(self, monday: dt.datetime) -> None:
        dossier = filed(monday, of=IMMEDIATE).accept(at=monday)
        assert not dossier.has_receipt
        done = dossier.finish("granted", at=monday).hand_over(at=monday)
        assert (done.state, len(done.history)) == (State.RETURNED, 4)

    @ERAS
    def test_asked_for_there_is_one(self, monday: dt.datetime) -> None:
        assert filed(monday, of=IMMEDIATE).accept(at=monday, receipt=True).has_receipt

    @ERAS
    def test_a_result_of_the_next_day_has_one(self, monday: dt.datetime) -> None:
        """TT 01/2020/TT-BTP, khoản 1 Điều 2: not settled the same day, a slip with hour and date is given."""
        late = filed(after(monday, 5, "09:00"), of=IMMEDIATE)
        assert late.accept(at=after(monday, 5, "09:00")).has_receipt


class TestArticle18Transfer:
    """NĐ 118/2025, khoản 2 Điều 18: the file goes on the same working day; after 15:00, at the start of the next."""

    @ERAS
    @pytest.mark.parametrize("channel", ["counter", "post"])
    @pytest.mark.parametrize(("clock", "days", "until"), [("15:00", 0, "17:00"), ("15:01", 1, "07:30")])
    def test_after_is_strictly_after(
        self, monday: dt.datetime, channel: str, clock: str, days: int, until: str
    ) -> None:
        deadline = accepted(after(monday, 0, clock), channel=channel).deadline("transfer")
        assert deadline
        assert deadline.at == after(monday, days, until)

    @ERAS
    def test_on_friday_afternoon_the_next_morning_is_mondays(self, monday: dt.datetime) -> None:
        deadline = accepted(after(monday, 4, "16:00")).deadline("transfer")
        assert deadline
        assert deadline.at == after(monday, 7, "07:30")

    @ERAS
    def test_what_came_online_goes_at_once_and_has_no_such_limit(self, monday: dt.datetime) -> None:
        assert accepted(monday, channel="online").deadline("transfer") is None

    @ERAS
    def test_handed_on_it_is_done(self, monday: dt.datetime) -> None:
        assert accepted(monday).transfer("tax", at=monday).deadline("transfer") is None

    @ERAS
    def test_it_moves_no_promise(self, monday: dt.datetime) -> None:
        assert accepted(after(monday, 0, "16:00")).due.date == day(monday, 9)


class TestArticle19RefusalsAsResults:
    """NĐ 118/2025, khoản 3 Điều 19: what is not eligible is refused with a written notice, inside the time limit."""

    @ERAS
    def test_inside_the_limit_it_is_a_result_with_its_reason(self, monday: dt.datetime) -> None:
        refused = in_progress(monday).finish("refused", at=after(monday, 9), reason="không đủ điều kiện")
        assert (refused.state, refused.outcome) == (State.PROCESSED, Outcome.REFUSED)
        assert refused.timeliness(after(monday, 9)).current is Punctuality.ON_TIME

    @ERAS
    def test_without_a_reason_it_is_refused(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            in_progress(monday).finish("refused", at=monday)
        assert refusals(error) == ["refusal-reasoned"]

    @ERAS
    def test_past_the_limit_it_is_recorded_and_it_is_late(self, monday: dt.datetime) -> None:
        """Not to record it would leave the applicant without any result (decision 0017)."""
        refused = in_progress(monday).finish("refused", at=after(monday, 10), reason="không đủ điều kiện")
        assert refused.timeliness(after(monday, 10)).current is Punctuality.LATE


class TestArticle19SupplementAfterAppraisal:
    """NĐ 118/2025, khoản 5 Điều 19: asked for within 3 working days; then the limit is counted from the beginning."""

    @ERAS
    def test_on_the_third_working_day_it_is_in_time(self, monday: dt.datetime) -> None:
        asked = in_progress(monday).request_supplement(PROOF, at=after(monday, 3, "17:00"), reason="thiếu")
        assert asked.state is State.AWAITING_PAPERS

    @ERAS
    def test_later_it_is_refused(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="the time to ask for papers after appraisal ended") as error:
            in_progress(monday).request_supplement(PROOF, at=after(monday, 4, "07:30"), reason="thiếu")
        assert refusals(error) == ["appraisal-notice-in-time"]

    @ERAS
    def test_the_limit_starts_again_and_no_earlier_than_all_is_there(self, monday: dt.datetime) -> None:
        asked = in_progress(monday).request_supplement([*PROOF, "ct01"], at=after(monday, 2), reason="thiếu")
        half = asked.supplement(PROOF, at=after(monday, 4))
        assert (half.state, half.promise) == (State.AWAITING_PAPERS, asked.promise)
        whole = half.supplement(["ct01"], at=after(monday, 7))
        assert (whole.due.date, whole.original_due.date) == (day(monday, 16), day(monday, 16))

    @ERAS
    def test_a_second_request_counts_its_days_from_the_new_start(self, monday: dt.datetime) -> None:
        asked = in_progress(monday).request_supplement(PROOF, at=after(monday, 2), reason="thiếu")
        again = asked.supplement(PROOF, at=after(monday, 7))
        third = again.request_supplement(["ct01"], at=after(monday, 10, "16:00"), reason="thiếu")
        assert third.state is State.AWAITING_PAPERS

    def test_received_elsewhere_the_days_run_from_the_arrival(self) -> None:
        monday = MONDAYS[ND309]
        dossier = (
            filed(monday)
            .accept(at=monday, arrived=after(monday, 2), recorded_at=after(monday, 2))
            .begin(at=after(monday, 2))
        )
        deadline = dossier.deadline("appraisal-notice")
        assert deadline
        assert deadline.date == day(monday, 7)


class TestArticle19Closing:
    """NĐ 118/2025, khoản 5 Điều 19, new in NĐ 118: 15 days after the notice without an answer the dossier is closed."""

    @SINCE_2025
    def test_the_fifteenth_day_still_belongs_to_the_applicant(self, monday: dt.datetime) -> None:
        asked = in_progress(monday).request_supplement(PROOF, at=monday, reason="thiếu")
        with pytest.raises(StepNotAllowed) as error:
            asked.close(at=after(monday, 15, "17:00"))
        assert refusals(error) == ["closing-term-over"]
        assert asked.close(at=after(monday, 16, "08:00")).state is State.CLOSED

    def test_a_last_day_that_is_a_day_off_moves_to_the_next_working_day(self) -> None:
        moment = at("2026-08-18 09:00")
        deadline = in_progress(moment).request_supplement(PROOF, at=moment, reason="thiếu").deadline("closing")
        assert deadline
        assert deadline.date == dt.date(2026, 9, 3)

    @SINCE_2025
    def test_an_answer_in_time_keeps_it_open(self, monday: dt.datetime) -> None:
        asked = in_progress(monday).request_supplement(PROOF, at=monday, reason="thiếu")
        assert asked.supplement(PROOF, at=after(monday, 15, "16:59")).state is State.IN_PROGRESS

    def test_before_2025_nothing_closes_it(self) -> None:
        monday = MONDAYS[ND61]
        asked = in_progress(monday).request_supplement(PROOF, at=monday, reason="thiếu")
        with pytest.raises(StepNotAllowed, match="cannot close"):
            asked.close(at=after(monday, 90))


class TestArticle19Apology:
    """NĐ 118/2025, khoản 6 Điều 19: at the latest one day before the due day, with a new date, at most once."""

    @ERAS
    def test_the_day_before_is_in_time_and_the_new_day_stands(self, monday: dt.datetime) -> None:
        moved = in_progress(monday).reappoint(day(monday, 14), at=after(monday, 8, "20:00"), reason="quá tải")
        assert (moved.due.date, moved.original_due.date) == (day(monday, 14), day(monday, 9))

    @ERAS
    def test_on_the_due_day_it_is_too_late(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="the apology had to be sent by") as error:
            in_progress(monday).reappoint(day(monday, 14), at=after(monday, 9, "07:30"), reason="quá tải")
        assert refusals(error) == ["apology-in-time"]

    def test_a_calendar_day_before_is_enough_even_a_sunday(self) -> None:
        """The text says one day, not one working day; a due Monday leaves the Sunday."""
        dossier = in_progress(at("2026-09-03 09:00"))
        assert dossier.due.date == dt.date(2026, 9, 14)
        moved = dossier.reappoint(dt.date(2026, 9, 18), at=at("2026-09-13 20:00"), reason="quá tải")
        assert moved.due.date == dt.date(2026, 9, 18)

    @ERAS
    def test_twice_is_refused(self, monday: dt.datetime) -> None:
        moved = in_progress(monday).reappoint(day(monday, 14), at=monday, reason="quá tải")
        with pytest.raises(StepNotAllowed, match="a new appointment was already given") as error:
            moved.reappoint(day(monday, 21), at=monday, reason="quá tải")
        assert refusals(error) == ["apology-once"]


class TestArticle21TheApplicantsStop:
    """NĐ 118/2025, Điều 21: the applicant may stop the case, or change it, until there is a decision."""

    @ERAS
    def test_until_the_decision(self, monday: dt.datetime) -> None:
        assert in_progress(monday).withdraw(at=monday).state is State.WITHDRAWN
        with pytest.raises(StepNotAllowed, match="cannot withdraw"):
            in_progress(monday).finish("granted", at=monday).withdraw(at=monday)

    @ERAS
    def test_while_papers_payment_or_an_opinion_are_awaited_too(self, monday: dt.datetime) -> None:
        dossier = in_progress(monday)
        for waiting in (
            dossier.request_supplement(PROOF, at=monday, reason="thiếu"),
            dossier.request_payment(dossier.quote(), at=monday),
            dossier.suspend(at=monday, reason="xác minh"),
            dossier.consult("police", at=monday, until=day(monday, 3)),
        ):
            assert waiting.withdraw(at=monday).state is State.WITHDRAWN

    @SINCE_2025
    def test_what_was_filed_may_be_changed_and_the_promise_stays(self, monday: dt.datetime) -> None:
        dossier = in_progress(monday)
        changed = dossier.change(at=monday, facts={"home": "rented"})
        assert (changed.facts["home"], changed.promise) == ("rented", dossier.promise)
        with pytest.raises(StepNotAllowed, match="cannot change"):
            dossier.finish("granted", at=monday).change(at=monday, facts={"home": "rented"})

    def test_before_2025_nothing_is_changed_after_acceptance(self) -> None:
        with pytest.raises(StepNotAllowed, match="cannot change"):
            accepted(MONDAYS[ND61]).change(at=MONDAYS[ND61], facts={"home": "rented"})


class TestArticle22EarlyResults:
    """NĐ 118/2025, Điều 22: a result may come early, if the applicant is told beforehand."""

    @ERAS
    def test_untold_it_stays_until_the_promised_day(self, monday: dt.datetime) -> None:
        done = in_progress(monday).finish("granted", at=after(monday, 2))
        with pytest.raises(StepNotAllowed, match="the applicant has to be told first") as error:
            done.hand_over(at=after(monday, 2))
        assert refusals(error) == ["early-return-announced"]
        assert done.hand_over(at=after(monday, 9, "07:30")).state is State.RETURNED

    @ERAS
    def test_told_it_may_be_had_at_once(self, monday: dt.datetime) -> None:
        told = in_progress(monday).finish("granted", at=after(monday, 2)).announce_early(at=after(monday, 2))
        assert told.hand_over(at=after(monday, 2)).state is State.RETURNED

    @ERAS
    def test_an_immediate_result_is_no_early_one(self, monday: dt.datetime) -> None:
        done = filed(monday, of=IMMEDIATE).accept(at=monday).finish("granted", at=monday)
        assert done.hand_over(at=monday).state is State.RETURNED


class TestArticle23Correction:
    """NĐ 118/2025, Điều 23: a mistake of the authority is corrected within 3 working days, at its own cost."""

    @ERAS
    def test_the_days_run_from_the_mistake_being_noted(self, monday: dt.datetime) -> None:
        handed = in_progress(monday).finish("granted", at=monday).hand_over(at=after(monday, 9))
        wrong = handed.correct_result(at=after(monday, 10), reason="sai tên")
        deadline = wrong.deadline("result-correction")
        assert deadline
        assert (wrong.state, deadline.date) == (State.PROCESSED, day(monday, 15))
        again = wrong.hand_over(at=after(monday, 15))
        assert (again.state, again.deadlines()) == (State.RETURNED, ())

    @ERAS
    def test_without_a_result_there_is_nothing_to_correct(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed, match="cannot correct_result"):
            in_progress(monday).correct_result(at=monday, reason="sai tên")


class TestArticle24Payment:
    """NĐ 118/2025, Điều 24: the proof of payment comes with the dossier, or later where the fee is determined later.

    What the library makes of it is decision 0064.
    """

    @ERAS
    def test_it_is_asked_for_before_the_acceptance_or_after(self, monday: dt.datetime) -> None:
        for dossier in (filed(monday), accepted(monday), in_progress(monday)):
            asked = dossier.request_payment(FEE, at=monday)
            assert (asked.state, asked.payment) == (State.AWAITING_PAYMENT, Payment.REQUESTED)
            paid = asked.confirm_payment(at=after(monday, 1))
            assert (paid.state, paid.payment) == (dossier.state, Payment.PAID)

    @ERAS
    def test_asked_for_and_unpaid_there_is_no_receipt(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            filed(monday).request_payment(FEE, at=monday).accept(at=monday)
        assert refusals(error) == ["payment-confirmed"]

    @ERAS
    def test_asked_for_and_unpaid_there_is_no_result(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            in_progress(monday).request_payment(FEE, at=monday).finish("granted", at=monday)
        assert refusals(error) == ["payment-confirmed"]

    @SINCE_2025
    def test_the_refusal_names_the_article(self, monday: dt.datetime) -> None:
        with pytest.raises(StepNotAllowed) as error:
            in_progress(monday).request_payment(FEE, at=monday).finish("granted", at=monday)
        (reason,) = error.value.reasons
        assert reason.citation
        assert (reason.citation.document, reason.citation.article) == ("118/2025/NĐ-CP", "24")

    @ERAS
    def test_the_wait_stops_no_clock(self, monday: dt.datetime) -> None:
        dossier = in_progress(monday)
        asked = dossier.request_payment(FEE, at=after(monday, 1))
        assert asked.due.date == day(monday, 9)
        assert asked.confirm_payment(at=after(monday, 7)).due.date == day(monday, 9)
        assert asked.timeliness(after(monday, 10)).current is Punctuality.LATE

    @ERAS
    def test_what_was_paid_with_the_filing_is_told_and_waits_for_nothing(self, monday: dt.datetime) -> None:
        paid = filed(monday).confirm_payment(at=monday, reference="BL-1")
        assert (paid.payment, paid.accept(at=monday).state) == (Payment.PAID, State.ACCEPTED)

    @ERAS
    def test_what_nobody_asked_for_holds_nothing_up(self, monday: dt.datetime) -> None:
        done = in_progress(monday).finish("granted", at=after(monday, 9))
        assert (done.payment, done.hand_over(at=after(monday, 9)).state) == (Payment.NONE, State.RETURNED)

    @ERAS
    def test_an_amount_nobody_can_name_is_not_asked_for(self, monday: dt.datetime) -> None:
        dossier = filed(monday, of=procedure(by_home=True), facts={})
        with pytest.raises(StepNotAllowed) as error:
            dossier.request_payment(dossier.quote(), at=monday)
        assert refusals(error) == ["fee-decided"]


class TestRulesOfTheDayOfReception:
    """No decree says which rules a dossier in hand follows; those of its reception are kept for its life."""

    def test_a_dossier_filed_before_a_decree_ends_under_the_old_one(self) -> None:
        old = in_progress(at("2025-06-30 09:00"))
        asked = old.request_supplement(PROOF, at=at("2025-07-01 09:00"), reason="thiếu")
        assert (asked.mechanism.name, "close" in asked.allowed) == ("NĐ 61", False)
        again = Dossier.replay(asked.procedure, read_back(asked), office=COMMUNE)
        assert again.mechanism is old.mechanism


class TestBeforeAcceptance:
    """Nothing is promised before a dossier is accepted, whatever the channel."""

    @ERAS
    @pytest.mark.parametrize("channel", ["counter", "online", "post"])
    def test_there_is_no_date(self, monday: dt.datetime, channel: str) -> None:
        with pytest.raises(NoPromise, match="not accepted yet"):
            _ = filed(monday, channel=channel).due

    def test_the_friday_before_a_long_holiday(self) -> None:
        assert filed(FRIDAY, channel="online").accept(at=THURSDAY).due.date == dt.date(2026, 9, 14)


class TestStepsThatComeLate:
    """What the office owes and does too late is recorded, since a record tells the truth; and it is told as missed."""

    def told(self, dossier: Dossier, moment: dt.datetime) -> list[tuple[str, dt.datetime, dt.datetime | None]]:
        return [(missed.name, missed.deadline.at, missed.done) for missed in dossier.missed(moment)]

    @SINCE_2025
    def test_an_answer_to_an_online_filing(self, monday: dt.datetime) -> None:
        waiting = filed(monday, channel="online")
        last = after(monday, 1, "09:00")
        assert self.told(waiting, last) == []
        assert self.told(waiting, after(monday, 1, "09:01")) == [("online-answer", last, None)]
        answered = waiting.accept(at=after(monday, 2))
        assert self.told(answered, after(monday, 2)) == [("online-answer", last, after(monday, 2))]
        assert self.told(waiting.accept(at=last), after(monday, 9)) == []

    @ERAS
    def test_paper_that_was_not_handed_on(self, monday: dt.datetime) -> None:
        dossier = accepted(monday)
        late = dossier.transfer("tax", at=after(monday, 1))
        assert self.told(late, after(monday, 1)) == [("transfer", after(monday, 0, "17:00"), after(monday, 1))]
        assert self.told(dossier.begin(at=after(monday, 0, "10:00")), after(monday, 9)) == []

    @ERAS
    def test_a_result_that_was_corrected_too_late(self, monday: dt.datetime) -> None:
        quick = accepted(monday).begin(at=monday).finish("granted", at=monday).hand_over(at=after(monday, 9))
        wrong = quick.correct_result(at=after(monday, 10), reason="sai tên")
        last = after(monday, 15, "17:00")
        assert self.told(wrong.hand_over(at=after(monday, 15)), after(monday, 30)) == []
        assert self.told(wrong.hand_over(at=after(monday, 16)), after(monday, 30)) == [
            ("result-correction", last, after(monday, 16))
        ]

    @ERAS
    def test_a_refusal_past_the_limit(self, monday: dt.datetime) -> None:
        refused = in_progress(monday).finish("refused", at=after(monday, 10), reason="không đủ điều kiện")
        apology, missed = refused.missed(after(monday, 10))
        assert (apology.name, apology.deadline.date, apology.done) == ("apology", day(monday, 8), None)
        assert (missed.name, missed.deadline.date, missed.done) == ("refusal", day(monday, 9), after(monday, 10))
        assert missed.deadline.citation is not None
        in_time = in_progress(monday).finish("refused", at=after(monday, 9), reason="không đủ điều kiện")
        assert in_time.missed(after(monday, 30)) == ()

    def test_it_says_itself(self) -> None:
        monday = MONDAYS[ND309]
        waiting = filed(monday, channel="online")
        (open_yet,) = waiting.missed(after(monday, 2))
        (done,) = waiting.accept(at=after(monday, 2)).missed(after(monday, 2))
        assert str(open_yet) == "trả lời hồ sơ trực tuyến trước 09:00 08/09/2026; chưa thực hiện"
        assert done.say("en") == "answer the online filing by 09:00 8 Sep 2026; done at 09:00 9 Sep 2026"

    def test_a_limit_that_starts_again_is_judged_by_its_own_end(self) -> None:
        monday = MONDAYS[ND309]
        asked = filed(monday, channel="online").request_supplement(["ct01"], at=after(monday, 2), reason="mờ")
        again = asked.supplement(["ct01"], at=after(monday, 3)).accept(at=after(monday, 7))
        assert [missed.done for missed in again.missed(after(monday, 7))] == [after(monday, 2), after(monday, 7)]
