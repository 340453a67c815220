"""The one-stop decrees, article by article: each class says the rule in our words, its tests what follows from it."""

import datetime as dt

import pytest
from tests.dossiers import COMMUNE, FRIDAY, IMMEDIATE, THURSDAY, accepted, at, filed, in_progress

from motcua.dossier import Dossier
from motcua.errors import StepNotAllowed
from motcua.mechanism import State

ERAS = pytest.mark.parametrize(
    "moment",
    [at("2025-06-02 09:00"), at("2026-07-01 09:00"), at("2026-08-28 15:20")],
    ids=["NĐ 61", "NĐ 118", "NĐ 118+309"],
)


def refusals(error: pytest.ExceptionInfo[StepNotAllowed]) -> list[tuple[str, str]]:
    """Code and citation of each unmet condition."""
    return [(reason.code, str(reason.citation)) for reason in error.value.reasons]


class TestArticle11OneRequestAtIntake:
    """NĐ 118/2025, điểm c khoản 2 Điều 11: the officer at the counter may ask for a supplement only once."""

    @ERAS
    def test_a_second_request_is_refused(self, moment: dt.datetime) -> None:
        asked = filed(moment).request_supplement(["ct01"], at=moment, reason="mờ").supplement(["ct01"], at=moment)
        with pytest.raises(StepNotAllowed, match="allowed number of requests: 1"):
            asked.request_supplement(["ct01"], at=moment, reason="vẫn mờ")


class TestArticle17TheClockStartsAtAcceptance:
    """Khoản 3 Điều 17: time runs from the moment the dossier is received complete, as the receipt shows."""

    def test_not_from_the_filing(self) -> None:
        assert filed(FRIDAY, channel="online").accept(at=THURSDAY).due.date == dt.date(2026, 9, 14)

    def test_without_all_papers_there_is_no_receipt(self) -> None:
        with pytest.raises(StepNotAllowed) as error:
            filed(papers=["ct01"]).accept(at=FRIDAY)
        assert refusals(error) == [("papers-complete", "118/2025/NĐ-CP, art. 17.1")]

    def test_received_elsewhere_it_counts_from_the_competent_authority_since_2026(self) -> None:
        """NĐ 309/2026 adds this for dossiers received outside the area (phi địa giới)."""
        assert filed().accept(at=FRIDAY, arrived=THURSDAY).due.date == dt.date(2026, 9, 14)
        with pytest.raises(StepNotAllowed, match="the limit runs from the acceptance"):
            filed(at("2026-08-04 09:00")).accept(at=at("2026-08-04 09:00"), arrived=at("2026-08-04 10:00"))


class TestArticle17OnlineAnswer:
    """Khoản 2 Điều 17: online, the officer answers within 8 working hours of the system's receipt."""

    def test_the_hours_run_in_office_time(self) -> None:
        deadline = filed(at("2026-09-07 22:00"), channel="online").deadline("online-answer")
        assert deadline
        assert deadline.at == at("2026-09-08 17:00")

    def test_at_the_counter_there_is_no_such_limit(self) -> None:
        assert filed().deadline("online-answer") is None


class TestArticle17ImmediateResults:
    """Khoản 4 Điều 17: where the result follows at once no receipt is drawn up, unless asked for; it is recorded."""

    def test_it_is_the_same_path_without_a_slip(self) -> None:
        dossier = filed(at("2026-09-07 09:00"), of=IMMEDIATE).accept(at=at("2026-09-07 09:00"))
        assert not dossier.has_receipt
        done = dossier.finish("granted", at=at("2026-09-07 09:20")).hand_over(at=at("2026-09-07 09:25"))
        assert (done.state, len(done.history)) == (State.RETURNED, 4)


class TestArticle18Transfer:
    """Khoản 2 Điều 18: the file goes on the same working day; received after 15:00, at the start of the next."""

    @pytest.mark.parametrize(("clock", "day"), [("15:00", 7), ("15:01", 8)])
    def test_after_is_strictly_after(self, clock: str, day: int) -> None:
        deadline = accepted(at(f"2026-09-07 {clock}")).deadline("transfer")
        assert deadline
        assert deadline.date == dt.date(2026, 9, day)


class TestArticle19SupplementAfterAppraisal:
    """Khoản 5 Điều 19: asked for within 3 working days; then the limit is counted again from the beginning."""

    @ERAS
    def test_later_it_is_refused(self, moment: dt.datetime) -> None:
        dossier = in_progress(moment)
        late = moment + dt.timedelta(days=14)
        with pytest.raises(StepNotAllowed, match="the time to ask for papers after appraisal ended"):
            dossier.request_supplement(["proof_of_home"], at=late, reason="thiếu")

    def test_the_limit_starts_again_and_no_earlier_than_all_is_there(self) -> None:
        asked = in_progress(at("2026-09-07 09:00")).request_supplement(
            ["proof_of_home"], at=at("2026-09-09 09:00"), reason="thiếu"
        )
        again = asked.supplement(["proof_of_home"], at=at("2026-09-14 09:00"))
        assert again.due.date == dt.date(2026, 9, 23)

    def test_a_second_request_counts_its_days_from_the_new_start(self) -> None:
        asked = in_progress(at("2026-09-07 09:00")).request_supplement(
            ["proof_of_home"], at=at("2026-09-09 09:00"), reason="thiếu"
        )
        again = asked.supplement(["proof_of_home"], at=at("2026-09-14 09:00"))
        assert (
            again.request_supplement(["ct01"], at=at("2026-09-17 16:00"), reason="thiếu").state is State.AWAITING_PAPERS
        )


class TestArticle19Closing:
    """Khoản 5 Điều 19, new in NĐ 118: 15 days after the notice without an answer the dossier is closed."""

    def asked(self, moment: dt.datetime) -> Dossier:
        return in_progress(moment).request_supplement(["proof_of_home"], at=moment, reason="thiếu")

    def test_the_fifteenth_day_still_belongs_to_the_applicant(self) -> None:
        asked = self.asked(at("2026-07-06 09:00"))
        with pytest.raises(StepNotAllowed, match="until the end of 21 Jul 2026"):
            asked.close(at=at("2026-07-21 17:00"))
        assert asked.close(at=at("2026-07-22 08:00")).state is State.CLOSED

    def test_a_last_day_that_is_a_day_off_moves_to_the_next_working_day(self) -> None:
        deadline = self.asked(at("2026-08-18 09:00")).deadline("closing")
        assert deadline
        assert deadline.date == dt.date(2026, 9, 3)

    def test_before_2025_nothing_closes_it(self) -> None:
        asked = self.asked(at("2025-06-02 09:00"))
        with pytest.raises(StepNotAllowed, match="cannot close"):
            asked.close(at=at("2025-09-01 09:00"))


class TestArticle19Apology:
    """Khoản 6 Điều 19: at the latest one day before the due day, with a new date, at most once."""

    @ERAS
    def test_on_the_due_day_it_is_too_late(self, moment: dt.datetime) -> None:
        dossier = in_progress(moment)
        due = dossier.due.date
        with pytest.raises(StepNotAllowed, match="the apology had to be sent by"):
            dossier.reappoint(due + dt.timedelta(days=7), at=dossier.due.at, reason="quá tải")

    def test_a_calendar_day_before_is_enough_even_a_sunday(self) -> None:
        """The text says one day, not one working day; a due Monday leaves the Sunday."""
        dossier = in_progress(at("2026-09-03 09:00"))
        assert dossier.due.date == dt.date(2026, 9, 14)
        moved = dossier.reappoint(dt.date(2026, 9, 18), at=at("2026-09-13 20:00"), reason="quá tải")
        assert moved.due.date == dt.date(2026, 9, 18)

    @ERAS
    def test_twice_is_refused(self, moment: dt.datetime) -> None:
        dossier = in_progress(moment)
        later = dossier.due.date + dt.timedelta(days=14)
        moved = dossier.reappoint(later, at=moment, reason="quá tải")
        with pytest.raises(StepNotAllowed, match="a new appointment was already given"):
            moved.reappoint(later + dt.timedelta(days=7), at=moment, reason="quá tải")


class TestArticle21TheApplicantsStop:
    """Điều 21: the applicant may stop the case until the decision or the written notice of the result."""

    @ERAS
    def test_until_the_decision(self, moment: dt.datetime) -> None:
        assert in_progress(moment).withdraw(at=moment).state is State.WITHDRAWN
        with pytest.raises(StepNotAllowed, match="cannot withdraw"):
            in_progress(moment).finish("granted", at=moment).withdraw(at=moment)


class TestArticle22EarlyResults:
    """Điều 22: a result may come early, if the applicant is told beforehand."""

    def test_untold_it_stays_until_the_promised_day(self) -> None:
        done = in_progress().finish("granted", at=THURSDAY)
        with pytest.raises(StepNotAllowed, match="the applicant has to be told first"):
            done.hand_over(at=THURSDAY)
        assert done.hand_over(at=at("2026-09-11 07:30")).state is State.RETURNED


class TestArticle23Correction:
    """Điều 23: a mistake of the authority is corrected within 3 working days, at its own cost."""

    def test_the_days_run_from_the_mistake_being_noted(self) -> None:
        handed = in_progress().finish("granted", at=THURSDAY).hand_over(at=at("2026-09-11 08:00"))
        wrong = handed.correct_result(at=at("2026-09-14 09:00"), reason="sai tên")
        deadline = wrong.deadline("result-correction")
        assert deadline
        assert deadline.date == dt.date(2026, 9, 17)


class TestRulesOfTheDayOfReception:
    """No decree says which rules a dossier in hand follows; those of its reception are kept for its life."""

    def test_a_dossier_filed_before_a_decree_ends_under_the_old_one(self) -> None:
        old = in_progress(at("2025-06-30 09:00"))
        asked = old.request_supplement(["proof_of_home"], at=at("2025-07-01 09:00"), reason="thiếu")
        assert (asked.mechanism.name, "close" in asked.allowed) == ("NĐ 61", False)
        again = Dossier.replay(asked.procedure, asked.history, office=COMMUNE)
        assert again.mechanism is old.mechanism
