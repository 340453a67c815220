"""What a dossier finds once and keeps: nobody can tell, but by the time it takes."""

import pickle
import sys
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from tests.dossiers import FRIDAY, IMMEDIATE, MAU, THURSDAY, accepted, at, filed, in_progress, procedure

from motcua.dossier import Dossier, Promise
from motcua.errors import BadValue, NoPromise, NotADay, StepNotAllowed, UndecidedFacts
from motcua.procedure import Procedure
from motcua.timelimit import NoLimit, SameDay, TimeLimit, WorkingDays

ASKED = procedure(by_home=True)


def of_nobodys_home() -> Dossier:
    """A filing whose limit hangs on a fact that was not given."""
    return Dossier.open(ASKED, office=filed().office, at=FRIDAY, channel="counter", papers=["ct01"])


class TestWhatIsKept:
    def test_a_check_is_of_its_day(self) -> None:
        dossier = filed()
        assert dossier.check(on=FRIDAY.date()) == dossier.check(on=THURSDAY.date()) == dossier.check()
        assert dossier.check(on=FRIDAY.date()) is dossier.check(on=FRIDAY.date())
        assert dossier.check(on=FRIDAY.date()) is not dossier.check(on=THURSDAY.date())

    def test_a_moment_is_no_day_though_the_day_was_asked_about(self) -> None:
        dossier = filed()
        dossier.check(on=FRIDAY.date())
        with pytest.raises(NotADay):
            dossier.check(on=FRIDAY)

    def test_a_step_leaves_nothing_of_it_behind(self) -> None:
        dossier = filed(papers=["ct01"])
        assert dossier.check().missing == ("proof_of_home",)
        asked = dossier.request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
        assert asked.supplement(["proof_of_home"], at=THURSDAY).check().missing == ()

    def test_a_correction_is_seen_though_the_history_was_read_before(self) -> None:
        dossier = in_progress()
        assert dossier.events is dossier.events
        begun = dossier.history[-1]
        corrected = dossier.amend_record(
            attrs.evolve(begun, by="clerk-2"), at=at("2026-09-03 09:00"), reason="nhầm người"
        )
        assert corrected.events[begun.sequence - 1].by == "clerk-2"

    def test_a_case_asked_for_is_the_askers_own(self) -> None:
        dossier = filed(facts={"home": "own"})
        dossier.case["home"] = "rented"
        assert dossier.case["home"] == "own"

    def test_nothing_of_it_travels_and_everything_is_found_again(self) -> None:
        asked = accepted()
        bare = Dossier.replay(asked.procedure, asked.history, office=asked.office)
        assert (asked.check().complete, asked.events, asked.limit) == (True, asked.history, asked.kept_clock.limit)
        assert len(pickle.dumps(asked)) == len(pickle.dumps(bare))
        again = pickle.loads(pickle.dumps(asked))
        assert (again, again.check(), again.limit, again.due) == (asked, asked.check(), asked.limit, asked.due)

    def test_it_is_neither_compared_nor_shown(self) -> None:
        asked, bare = filed(applicant=MAU), filed(applicant=MAU)
        asked.check()
        assert (asked, hash(asked), repr(asked)) == (bare, hash(bare), repr(bare))
        assert "Mẫu" not in repr(asked)

    @pytest.mark.skipif(sys.platform == "emscripten", reason="Python for the browser has one thread")
    def test_many_may_ask_at_once(self) -> None:
        dossier = accepted()
        days = [FRIDAY.date(), THURSDAY.date()] * 50
        with ThreadPoolExecutor(8) as threads:
            answers = [*threads.map(lambda day: dossier.check(on=day).complete, days)]
        assert answers == [True] * 100


class TestWhatIsMadeOfIt:
    def test_a_promise_of_a_due_moment_that_ends_before_it_begins_is_refused(self) -> None:
        due = attrs.evolve(accepted().due, latest=FRIDAY.date())
        with pytest.raises(BadValue, match="latest day of a promise"):
            Promise.of(due)

    def test_a_dossier_that_grew_is_the_one_its_parts_make(self) -> None:
        grown = in_progress()
        made = Dossier(grown.procedure, grown.office, grown.mechanism, grown.history, grown.position)
        assert (made, made.state, vars(made).keys()) == (grown, grown.state, attrs.fields_dict(Dossier).keys())

    def test_one_made_by_hand_of_anything_else_is_refused(self) -> None:
        grown = in_progress()
        with pytest.raises(BadValue):
            Dossier(grown.procedure, grown.office, grown.mechanism, (object(),), grown.position)  # type: ignore[arg-type]  # the mistake under test


class TestLimit:
    @pytest.mark.parametrize(("of", "limit"), [(IMMEDIATE, SameDay()), (procedure(), WorkingDays(7))])
    def test_it_is_that_of_the_case(self, of: Procedure, limit: TimeLimit) -> None:
        assert filed(of=of).limit == limit

    def test_it_stays_that_of_the_acceptance_when_the_case_changes(self) -> None:
        taken = filed(of=ASKED).accept(at=FRIDAY).change(at=FRIDAY, facts={"home": "rented"})
        assert (taken.limit, taken.case["home"]) == (WorkingDays(7), "rented")
        with pytest.raises(NoPromise):
            ASKED.limit(facts=taken.case)

    def test_what_nobody_gave_is_asked_every_time_and_refuses_the_step_at_once(self) -> None:
        dossier = of_nobodys_home()
        for _ in range(2):
            with pytest.raises(UndecidedFacts):
                _ = dossier.limit
            with pytest.raises(StepNotAllowed, match="home"):
                dossier.accept(at=FRIDAY)

    def test_without_one_an_acceptance_promises_nothing(self) -> None:
        taken = filed(of=procedure(NoLimit())).accept(at=FRIDAY)
        assert (taken.limit, taken.promise) == (NoLimit(), None)
