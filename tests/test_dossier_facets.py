"""What stands beside the state: who holds the file against which share of the time, and what the portal has of it."""

import datetime as dt

import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, THURSDAY, at, filed, in_progress

from motcua.dossier import Dossier, Punctuality, Synchronisation
from motcua.errors import BadValue, SequenceConflict, StepNotAllowed, UnreadableLimit
from motcua.events import Event
from motcua.mechanism import ACTS, State
from motcua.timelimit import NoLimit, WorkingDays

MONDAY = at("2026-09-07 09:00")


def day(number: int, clock: str = "09:00") -> dt.datetime:
    """That day of September 2026."""
    return at(f"2026-09-{number:02d} {clock}")


class TestCustody:
    def at_tax(self) -> Dossier:
        return in_progress(MONDAY).transfer("tax", at=MONDAY, share=WorkingDays(2))

    @pytest.mark.parametrize(
        ("handed_on", "verdict"),
        [
            (day(9, "16:59"), Punctuality.EARLY),
            (day(9, "17:00"), Punctuality.ON_TIME),
            (day(9, "17:01"), Punctuality.LATE),
        ],
    )
    def test_each_hand_is_judged_to_the_minute_when_it_hands_on(
        self, handed_on: dt.datetime, verdict: Punctuality
    ) -> None:
        counter, tax, office = self.at_tax().transfer(COMMUNE, at=handed_on).custody
        assert (tax.due, tax.done, tax.timeliness) == (day(9, "17:00"), handed_on, verdict)
        assert (counter.due, counter.timeliness, office.timeliness) == (None, None, None)

    def test_one_still_at_work_is_on_time_until_its_share_ends(self) -> None:
        _, tax = self.at_tax().custody
        assert (tax.timeliness, tax.done) == (None, None)
        assert tax.judged(day(9, "17:00")) is Punctuality.ON_TIME
        assert tax.judged(day(10)) is Punctuality.LATE

    def test_the_one_in_whose_hand_it_ends_is_judged_then(self) -> None:
        for ended in (
            self.at_tax().finish("granted", at=day(8)),
            self.at_tax().withdraw(at=day(8)),
        ):
            assert ended.custody[-1].timeliness is Punctuality.EARLY
        handed_back = self.at_tax().finish("granted", at=day(8)).transfer(COMMUNE, at=day(14))
        assert handed_back.custody[1].timeliness is Punctuality.EARLY
        assert handed_back.custody[1].judged(day(30)) is Punctuality.EARLY

    def test_time_that_does_not_count_is_taken_out_of_the_share(self) -> None:
        stopped = self.at_tax().suspend(at=day(8), reason="xác minh")
        assert (stopped.custody[-1].due, stopped.custody[-1].judged(day(30))) == (None, None)
        assert stopped.resume(at=day(11)).custody[-1].due == day(14, "17:00")

    def test_a_stop_after_the_share_ended_makes_nobody_punctual(self) -> None:
        late = self.at_tax().suspend(at=day(10), reason="xác minh").resume(at=day(14))
        assert late.custody[-1].judged(day(14)) is Punctuality.LATE

    def test_papers_brought_start_the_share_again(self) -> None:
        asked = self.at_tax().request_supplement(["proof_of_home"], at=day(8), reason="thiếu")
        assert asked.custody[-1].due is None
        assert asked.supplement(["ct01"], at=day(9)).custody[-1].due is None
        assert asked.supplement(["proof_of_home"], at=day(14)).custody[-1].due == day(16, "17:00")

    @pytest.mark.parametrize("share", [NoLimit(), "bao giờ xong thì xong"])
    def test_a_share_has_an_end(self, share: NoLimit | str) -> None:
        with pytest.raises(UnreadableLimit):
            in_progress(MONDAY).transfer("tax", at=MONDAY, share=share)


class TestSynchronisation:
    def test_before_the_first_time_everything_is_lacking(self) -> None:
        known = in_progress().synchronisation
        assert (known, known.up_to_date) == (Synchronisation(0, 3), False)

    def test_what_was_acknowledged_is_noted_and_what_came_since_is_lacking(self) -> None:
        told = in_progress().synchronise(3, at=FRIDAY, reference="DVCQG-1", by="gateway")
        assert told.synchronisation == Synchronisation(3, 0, FRIDAY, "DVCQG-1")
        assert told.synchronisation.up_to_date
        later = told.finish("granted", at=THURSDAY)
        assert (later.synchronisation.pending, later.synchronisation.up_to_date) == (1, False)
        assert later.synchronise(5, at=THURSDAY).synchronisation.up_to_date

    @pytest.mark.parametrize("state", ["withdrawn", "in progress"])
    def test_it_is_no_step_of_the_case(self, state: str) -> None:
        dossier = in_progress() if state == "in progress" else filed().withdraw(at=FRIDAY)
        told = dossier.synchronise(1, at=FRIDAY)
        assert (told.state, told.allowed, told.promise) == (dossier.state, dossier.allowed, dossier.promise)
        assert "synchronise" not in (*told.allowed, *ACTS)

    @pytest.mark.parametrize("through", [0, -1, 4])
    def test_only_an_event_of_the_history_is_acknowledged(self, through: int) -> None:
        with pytest.raises(BadValue, match="through"):
            in_progress().synchronise(through, at=FRIDAY)

    @pytest.mark.parametrize("through", ["3", None, True])
    def test_it_is_told_by_its_place(self, through: int) -> None:
        with pytest.raises(BadValue, match="through"):
            in_progress().synchronise(through, at=FRIDAY)

    def test_it_never_loses_what_it_had(self) -> None:
        with pytest.raises(BadValue, match="an event from 3 to 4"):
            in_progress().synchronise(3, at=FRIDAY).synchronise(2, at=FRIDAY)

    def test_it_is_noted_in_order(self) -> None:
        with pytest.raises(StepNotAllowed) as error:
            in_progress(THURSDAY).synchronise(1, at=FRIDAY)
        assert error.value.say("vi").startswith("không thể ghi nhận đồng bộ")

    def test_it_is_written_once(self) -> None:
        once = in_progress().synchronise(3, at=FRIDAY, event_id="s-1")
        assert once.synchronise(3, at=FRIDAY, event_id="s-1") is once
        with pytest.raises(SequenceConflict):
            once.synchronise(4, at=FRIDAY, event_id="s-1")

    def test_it_replays(self) -> None:
        told = in_progress().synchronise(3, at=FRIDAY).finish("granted", at=THURSDAY)
        stored = [Event.from_record(event.record()) for event in told.history]
        again = Dossier.replay(SEVEN_DAYS, stored, office=COMMUNE)
        assert (again, again.state, again.synchronisation) == (told, State.PROCESSED, told.synchronisation)
