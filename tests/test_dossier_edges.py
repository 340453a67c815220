"""Dossiers at their very edges: the first place of a history, the moment of receipt, what was looked at before."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from tests.dossiers import (
    COMMUNE,
    FRIDAY,
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

from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.completeness import Completeness, SubmittedPaper
from motcua.conditions import Condition
from motcua.dossier import Dossier, Promise, Punctuality, Synchronisation, Timeliness
from motcua.dossier.bodies import body_problems
from motcua.errors import BadInput, BadValue, StepNotAllowed
from motcua.events import Body, Event
from motcua.papers import AllOf, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.timelimit import Months, NoLimit, WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.answers("dossier")

MONDAY = at("2026-08-10 09:00")
WHY: dict[str, Any] = {"at": at("2026-09-30 09:00"), "reason": "ghi nhầm"}


def meant(dossier: Dossier, place: int, **words: Any) -> Event:
    """The event of that place as it should have been written, with other words in its body."""
    event = dossier.events[place - 1]
    return attrs.evolve(event, body=Body({**event.body, **words}), before=None, hash=None)


class TestWhatAVerbSays:
    @pytest.mark.parametrize(
        ("verb", "words", "right"),
        [
            ("open", {"papers": "ct01"}, "a list of papers: a list"),
            ("withdraw", {"mood": "good"}, "one of reason"),
            ("announce_early", {"mood": "good"}, "nothing"),
        ],
    )
    def test_a_wrong_word_is_told_what_would_be_right(self, verb: str, words: dict[str, Any], right: str) -> None:
        name = next(iter(words))
        told = {problem.path: problem.right for problem in body_problems(verb, Body(words))}
        assert told[f"$.body.{name}"] == right

    @pytest.mark.parametrize(
        "written",
        ["2026-09-04T17:00:00+07:60", "20260904T170000+0700", "2026-W36-5T17:00+07:00", "20260904", "2026-W36-5"],
    )
    def test_a_day_and_a_moment_are_written_in_one_way(self, written: str) -> None:
        (problem,) = body_problems("consult", Body({"agency": "police", "until": written}))
        assert problem.right == "a day, or a moment with its zone"


class TestWhatWasReadBefore:
    """What is known to be sound is not read again; what was refused is refused again."""

    def test_every_step_of_ours_is_known_to_be_sound(self) -> None:
        assert all(event.sound for event in in_progress().history)

    def test_a_stored_one_is_after_it_was_replayed(self) -> None:
        events = read_back(in_progress())
        assert not any(event.sound for event in events)
        Dossier.replay(SEVEN_DAYS, events, office=COMMUNE)
        assert all(event.sound for event in events)

    def test_a_correction_is_read_every_time_for_it_hangs_on_the_others(self) -> None:
        dossier = in_progress()
        corrected = dossier.amend_record(meant(dossier, 1, papers=("ct01", "proof_of_home", "photo")), **WHY)
        events = read_back(corrected)
        for _ in range(2):
            assert Dossier.replay(SEVEN_DAYS, events, office=COMMUNE).papers == corrected.papers
            assert [event.sound for event in events] == [True, True, True, False]

    def test_a_history_that_was_refused_is_refused_again(self) -> None:
        events = read_back(accepted())
        wrong = attrs.evolve(events[1], body=Body({**events[1].body, "mood": "good"}), before=None, hash=None)
        for _ in range(2):
            with pytest.raises(BadInput, match=r"body.mood"):
                Dossier.replay(SEVEN_DAYS, [events[0], wrong], office=COMMUNE)

    def test_one_that_was_replayed_is_still_of_its_procedure_and_its_office(self) -> None:
        history = accepted().history
        Dossier.replay(SEVEN_DAYS, history, office=COMMUNE)
        with pytest.raises(BadValue, match="procedure of the history"):
            Dossier.replay(attrs.evolve(SEVEN_DAYS, code=ProcedureCode("1.000001")), history, office=COMMUNE)
        with pytest.raises(BadValue, match="office of the history"):
            Dossier.replay(SEVEN_DAYS, history, office=attrs.evolve(COMMUNE, code="H56.01.03"))

    def test_papers_are_judged_on_the_day_that_is_asked_for(self) -> None:
        """What is fresh enough in August is too old in November, asked in whatever order."""
        declaration = Paper("ct01", Text("Tờ khai", "Declaration"), max_age=Months(1))
        brought = SubmittedPaper("ct01", originals=1, issued_on=FRIDAY.date())
        dossier = filed(of=attrs.evolve(SEVEN_DAYS, papers=AllOf(declaration)), papers=[brought])
        november = dt.date(2026, 11, 2)
        days = (None, november, FRIDAY.date(), november, None)
        assert [dossier.check(on=day).complete for day in days] == [True, False, True, False, True]

    def test_and_once_for_each_day_that_is_asked_for_one_after_the_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        judged, check = list[dt.date](), Procedure.check

        def counted(rules: Procedure, papers: Any, *, on: dt.date, **case: Any) -> Completeness:
            judged.append(on)
            return check(rules, papers, on=on, **case)

        dossier, today, tomorrow = filed(), FRIDAY.date(), FRIDAY.date() + dt.timedelta(days=1)
        monkeypatch.setattr(Procedure, "check", counted)
        for day in (None, today, tomorrow, tomorrow, today):
            assert dossier.check(on=day).complete
        assert judged == [today, tomorrow, today]

    @pytest.mark.parametrize(
        "step",
        [
            lambda dossier: dossier.transfer("Phòng Mẫu", at=THURSDAY),
            lambda dossier: dossier.suspend(at=THURSDAY, reason="xác minh"),
            lambda dossier: dossier.extend(WorkingDays(3), at=THURSDAY, reason="phức tạp"),
        ],
        ids=["transfer", "suspend", "extend"],
    )
    def test_a_step_hands_on_the_clock_that_was_found(self, step: Callable[[Dossier], Dossier]) -> None:
        dossier = in_progress()
        assert dossier.kept_clock.due == dossier.due
        later = step(dossier)
        assert later.known_clock == Dossier.replay(SEVEN_DAYS, read_back(later), office=COMMUNE).clock


class TestSalt:
    def test_one_person_is_not_told_by_the_same_digest_in_two_dossiers(self) -> None:
        one, other = (filed(applicant=MAU, id=name).history[0].body["personal"] for name in ("A-1", "A-2"))
        assert isinstance(one, Body)
        assert isinstance(other, Body)
        assert [*one] == [*other]
        assert {*one.values()}.isdisjoint(other.values())


class TestCorrections:
    def test_the_channel_told_as_a_fact_is_the_one_it_was_filed_by(self) -> None:
        dossier = accepted()
        with pytest.raises(BadValue, match="fact channel: met 'online'; right would be 'counter'"):
            dossier.amend_record(meant(dossier, 1, facts=Body({"home": "own", "channel": "online"})), **WHY)

    def test_the_portal_may_have_had_the_first_event_alone(self) -> None:
        dossier = accepted().synchronise(2, at=FRIDAY)
        corrected = dossier.amend_record(meant(dossier, 3, through=1), **WHY)
        assert (corrected.synchronisation.through, corrected.synchronisation.pending) == (1, 2)
        assert corrected.synchronise(2, at=WHY["at"]).synchronisation.through == 2


class TestThePortal:
    def test_what_it_had_may_be_told_again_and_less_may_not(self) -> None:
        dossier = accepted().synchronise(2, at=FRIDAY)
        assert dossier.synchronise(2, at=FRIDAY).synchronisation.through == 2
        assert dossier.synchronise(3, at=FRIDAY).synchronisation.through == 3
        for through in (1, 4):
            with pytest.raises(BadValue, match="through"):
                dossier.synchronise(through, at=FRIDAY)


class TestTakenOver:
    def test_a_promise_for_the_very_moment_of_receipt_is_one(self) -> None:
        day = FRIDAY.date()
        promise = Promise(FRIDAY, day, day, firm=True, calendar_version="x")
        told: dict[str, Any] = {"received": FRIDAY, "state": "in-progress"}
        dossier = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, promise=promise, **told)
        assert dossier.due.at == FRIDAY
        sooner = attrs.evolve(promise, at=FRIDAY - dt.timedelta(minutes=1))
        with pytest.raises(BadValue, match=r"^promise: "):
            Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=THURSDAY, promise=sooner, **told)


class TestTimes:
    def test_what_is_missed_is_the_day_that_was_promised_last(self) -> None:
        again = in_progress(MONDAY, channel="online").reappoint(dt.date(2026, 8, 21), at=MONDAY, reason="quá tải")
        (missed,) = again.missed(at("2026-08-25 09:00"))
        assert missed.deadline.date == dt.date(2026, 8, 21)

    @pytest.mark.parametrize("limit", [NoLimit()], ids=str)
    def test_where_the_law_sets_no_limit_there_is_nothing_to_extend(self, limit: NoLimit) -> None:
        dossier = in_progress(of=procedure(limit))
        with pytest.raises(StepNotAllowed, match="there is no promised date"):
            dossier.extend(WorkingDays(3), at=THURSDAY, reason="phức tạp")
        assert dossier.suspend(at=THURSDAY, reason="xác minh").state == "suspended"

    def test_a_day_early_is_early_unless_it_waited(self) -> None:
        day, due = dt.date(2026, 9, 10), dt.date(2026, 9, 11)
        assert Timeliness.judged(day, due, due, settled=True).current is Punctuality.EARLY
        assert Timeliness.judged(day, due, due, settled=True, waited=True).current is Punctuality.ON_TIME

    def test_what_nobody_told_of_the_portal_is_nothing(self) -> None:
        assert Synchronisation() == Synchronisation(0, 0, None, None)
        assert Synchronisation().up_to_date

    def test_the_promise_that_runs_is_the_one_that_was_given_last(self) -> None:
        longer = in_progress().extend("2 ngày làm việc", at=THURSDAY, reason="nhiều bản")
        (running,) = (deadline for deadline in longer.deadlines() if deadline.name == "promise")
        assert running.at == longer.due.at > longer.clock.original_due.at

    def test_an_answer_is_that_of_the_agency_that_gives_it(self) -> None:
        asked = in_progress().consult("police", at=FRIDAY, until=dt.date(2026, 9, 4))
        asked = asked.consult("tax", at=FRIDAY, until=dt.date(2026, 9, 4))
        answered = asked.answer_consultation("tax", at=THURSDAY)
        assert [(one.agency, one.answered) for one in answered.consultations] == [("police", None), ("tax", THURSDAY)]

    def test_no_duty_of_the_office_begins_with_a_take_over(self) -> None:
        told: dict[str, Any] = {"channel": "counter", "received": FRIDAY, "papers": ("ct01", "proof_of_home")}
        taken = Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, state="accepted", **told)
        assert accepted().deadline("transfer") is not None
        assert taken.deadline("transfer") is None

    def test_what_was_brought_in_part_begins_no_answer(self) -> None:
        """Art. 17.2 of 118/2025/NĐ-CP: eight working hours from the supplement that made it complete."""
        asked = filed(FRIDAY, channel="online").request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        partly = asked.supplement([], at=THURSDAY)
        whole = partly.supplement(["proof_of_home"], at=at("2026-09-04 09:00"))
        running = whole.deadline("online-answer")
        assert running is not None
        assert running.at == at("2026-09-07 09:00")

    def test_a_procedure_whose_times_are_all_of_steps_sets_them(self) -> None:
        answer = LimitRule(WorkingDays(1), kind="step", step="online-answer")
        dossier = filed(of=attrs.evolve(SEVEN_DAYS, limits=(answer,)), channel="online")
        assert dossier.step_limits["online-answer"].limit == WorkingDays(1)

    def test_an_extension_that_gives_too_much_is_told_with_its_article(self) -> None:
        article = Citation("1/2026/NĐ-CP", "3")
        two = LimitRule(WorkingDays(2), Condition.parse("home == 'rented'"), citation=article, adds=True)
        dossier = in_progress(of=attrs.evolve(SEVEN_DAYS, limits=(*SEVEN_DAYS.limits, two)))
        (told,) = dossier.extend(WorkingDays(5), at=THURSDAY, reason="nhiều bản", citation=article).due.warnings
        assert told.citation == article
