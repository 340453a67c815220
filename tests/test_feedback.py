"""Feedback and petitions: what has to be done by when, and how often that was kept."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from tests.dossiers import at

from motcua.calendar import national_calendar
from motcua.citation import Citation
from motcua.dossier import Punctuality
from motcua.errors import BadInput, BadValue
from motcua.reports import Feedback, Period, feedback_report

CALENDAR = national_calendar()
THURSDAY = at("2026-09-03 09:00")
SEPTEMBER = Period.month(2026, 9)


def feedback(kind: str = "regulation", received: dt.datetime = THURSDAY, id: str = "1", **done: str) -> Feedback:
    return Feedback(id, kind, received, **{step: at(moment) for step, moment in done.items()})


def due(one: Feedback) -> dict[str, str]:
    return {step.code: str(step.deadline.date) for step in one.steps(CALENDAR)}


class TestSteps:
    def test_to_send_it_on_takes_five_working_days(self) -> None:
        """NĐ 20/2008/NĐ-CP art. 9.1.d: what is not one's own is forwarded within five working days of receipt."""
        (step,) = feedback(forward="2026-09-10 16:00").steps(CALENDAR)
        assert (step.code, step.deadline.at) == ("forward", at("2026-09-10 17:00"))
        assert step.deadline.citation is not None
        assert (str(step.deadline.citation), step.deadline.citation.verified) == ("20/2008/NĐ-CP, art. 9.1.d", True)

    def test_what_somebody_did_goes_the_way_of_complaints(self) -> None:
        assert due(feedback("conduct", forward="2026-09-10 16:00")) == {}

    def test_the_limits_of_the_decision_of_2022_were_not_read(self) -> None:
        told = [feedback(settle="2026-09-08 09:00", ask="2026-09-04 09:00"), feedback(refuse="2026-09-04 09:00")]
        cited = {step.deadline.citation for one in told for step in one.steps(CALENDAR)}
        assert cited == {Citation.parse("766/QĐ-TTg", verified=False)}

    def test_while_it_is_open_it_has_to_be_settled(self) -> None:
        assert due(feedback()) == {"settle": "2026-09-24"}

    def test_to_refuse_to_ask_and_to_publish_have_limits_of_their_own(self) -> None:
        assert due(feedback(refuse="2026-09-04 09:00")) == {"refuse": "2026-09-07"}
        assert due(feedback(ask="2026-09-04 09:00")) == {"ask": "2026-09-10", "settle": "2026-09-24"}
        told = due(feedback(settle="2026-09-08 09:00"))
        assert told == {"publish": "2026-09-10", "settle": "2026-09-24"}

    def test_before_the_decision_of_2022_only_the_decree_bounds_it(self) -> None:
        assert due(feedback(received=at("2020-09-03 09:00"))) == {}
        assert due(feedback(received=at("2020-09-03 09:00"), forward="2020-09-04 09:00")) == {"forward": "2020-09-10"}

    @pytest.mark.parametrize(
        ("done", "judged"),
        [("2026-09-23", Punctuality.EARLY), ("2026-09-24", Punctuality.ON_TIME), ("2026-09-25", Punctuality.LATE)],
    )
    def test_are_judged_by_day(self, done: str, judged: Punctuality) -> None:
        settle = {step.code: step for step in feedback(settle=f"{done} 09:00").steps(CALENDAR)}["settle"]
        assert settle.judged(dt.date(2026, 10, 14)) is judged

    def test_what_is_not_done_is_late_when_its_day_is_over(self) -> None:
        (step,) = feedback().steps(CALENDAR)
        assert step.judged(dt.date(2026, 9, 24)) is Punctuality.ON_TIME
        assert step.judged(dt.date(2026, 9, 25)) is Punctuality.LATE

    def test_what_was_done_later_was_not_done_yet(self) -> None:
        settle = {step.code: step for step in feedback(settle="2026-10-01 09:00").steps(CALENDAR)}["settle"]
        assert settle.judged(dt.date(2026, 9, 25)) is Punctuality.LATE


class TestFeedback:
    @pytest.mark.parametrize(
        ("wrong", "path"),
        [
            ({"kind": "praise"}, "$.kind"),
            ({"id": 5}, "$.id"),
            ({"id": " "}, "$.id"),
            ({"received": dt.date(2026, 9, 3)}, "$.received"),
            ({"received": None}, "$.received"),
            ({"received": dt.datetime(2026, 9, 3, 9)}, "$.received"),
            ({"settle": dt.datetime(2026, 9, 3, 9)}, "$.settle"),
            ({"settle": at("2026-09-02 09:00")}, "$.settle"),
            ({"settle": "2026-09-04"}, "$.settle"),
        ],
        ids=[
            "kind",
            "no id",
            "a blank id",
            "a day",
            "nothing",
            "no zone",
            "a step without zone",
            "before it came",
            "a text",
        ],
    )
    def test_refuses_what_cannot_be(self, wrong: dict[str, Any], path: str) -> None:
        with pytest.raises(BadInput) as refused:
            Feedback(**{"id": "1", "kind": "conduct", "received": THURSDAY, **wrong})
        assert [problem.path for problem in refused.value.problems] == [path]

    def test_faults_are_told_together(self) -> None:
        with pytest.raises(BadInput) as refused:
            Feedback("1", "praise", dt.date(2026, 9, 3), ask=THURSDAY)  # type: ignore[arg-type]  # the mistake under test
        assert [problem.path for problem in refused.value.problems] == ["$.kind", "$.received"]


class TestReport:
    given = (
        feedback(id="old", received=at("2026-08-10 09:00"), settle="2026-09-08 09:00"),
        feedback(id="sent on", forward="2026-09-04 09:00"),
        feedback(id="sent on late", forward="2026-09-11 09:00"),
        feedback(id="open"),
        feedback(id="before", received=at("2026-08-03 09:00"), settle="2026-08-10 09:00"),
        feedback(id="after", received=at("2026-09-15 09:00")),
    )
    report = feedback_report(given, SEPTEMBER, CALENDAR)

    def ids(self, some: tuple[Feedback, ...]) -> list[str]:
        return [one.id for one in some]

    def test_counts_what_was_to_be_dealt_with(self) -> None:
        assert self.ids(self.report.carried_over) == ["old"]
        assert self.ids(self.report.new) == ["sent on", "sent on late", "open"]
        assert self.report.received == 4

    def test_what_was_received_is_settled_or_open(self) -> None:
        assert self.ids(self.report.settled) == ["old", "sent on", "sent on late"]
        assert self.ids(self.report.open) == ["open"]
        assert len(self.report.settled) + len(self.report.open) == self.report.received

    def test_tells_what_missed_a_limit(self) -> None:
        assert self.ids(self.report.late) == ["old", "sent on late"]
        assert self.report.late_share == Fraction(1, 2)

    def test_an_answer_published_late_after_the_cut_off_is_told_in_the_period_it_became_late(self) -> None:
        one = feedback(settle="2026-09-14 09:00", publish="2026-09-30 09:00")
        reports = [feedback_report([one], Period.month(2026, month), CALENDAR) for month in (9, 10, 11)]
        assert [report.settled for report in reports] == [(one,), (), ()]
        assert [report.published_late for report in reports] == [(), (one,), ()]
        assert [report.late for report in reports] == [(), (), ()]

    def test_an_answer_never_published_is_told_too(self) -> None:
        one = feedback(settle="2026-09-14 09:00")
        assert feedback_report([one], Period.month(2026, 10), CALENDAR).published_late == (one,)

    def test_a_later_step_changes_no_past_report(self) -> None:
        overdue = feedback(received=at("2026-08-17 09:00"))
        sent_on = feedback(received=at("2026-08-17 09:00"), forward="2026-09-16 09:00")
        for one in (overdue, sent_on):
            assert feedback_report([one], SEPTEMBER, CALENDAR).late == (one,)

    def test_of_the_first_day_of_all_nothing_was_late_before(self) -> None:
        report = feedback_report(self.given, Period(dt.date.min, dt.date(2026, 9, 14)), CALENDAR)
        assert report.published_late == ()

    def test_takes_a_calendar(self) -> None:
        with pytest.raises(BadValue, match="calendar: met int"):
            feedback_report([feedback()], SEPTEMBER, 5)  # type: ignore[arg-type]  # the mistake under test

    def test_takes_feedback_and_a_period(self) -> None:
        with pytest.raises(BadValue, match="feedback"):
            feedback_report([1], SEPTEMBER, CALENDAR)  # type: ignore[list-item]  # the mistake under test
        with pytest.raises(BadValue, match="reporting period"):
            feedback_report([], "2026", CALENDAR)  # type: ignore[arg-type]  # the mistake under test
