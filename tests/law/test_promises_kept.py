"""What is promised stands (NĐ 118/2025/NĐ-CP art. 17.3, 19.6), whatever a later notice, system or correction says."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, SEVEN_DAYS, accepted, at, in_progress, procedure

from motcua.calendar import WorkCalendar, national_calendar
from motcua.dossier import Dossier, Punctuality
from motcua.dossier.keeping import Given
from motcua.errors import NoPromise, StepNotAllowed
from motcua.timelimit import NoLimit, WorkingDays

MONDAY = at("2026-08-10 09:00")
PROMISED = dt.date(2026, 8, 19)


def under(dossier: Dossier, calendar: WorkCalendar) -> Dossier:
    """The dossier as its office knows it once the calendar has changed."""
    office = attrs.evolve(COMMUNE, calendar=calendar)
    return Dossier.replay(dossier.procedure, dossier.history, office=office)


LONGER = national_calendar().with_closure(dt.date(2026, 8, 14), name="bão", extends=True)
SHORTER = national_calendar().with_opening(dt.date(2026, 8, 15), name="làm bù")


@pytest.mark.parametrize("calendar", [LONGER, SHORTER], ids=["a-day-off-more", "a-day-worked-more"])
class TestALaterNotice:
    """A step that moves the promise moves the one that was given, not one the new calendar would have given."""

    def running(self, calendar: WorkCalendar) -> Dossier:
        return under(in_progress(MONDAY), calendar)

    def test_it_moves_nothing(self, calendar: WorkCalendar) -> None:
        assert self.running(calendar).due.date == PROMISED

    def test_more_time_counts_on_from_the_day_promised(self, calendar: WorkCalendar) -> None:
        longer = self.running(calendar).extend(WorkingDays(2), at=at("2026-08-17 09:00"), reason="nhiều giấy tờ")
        assert (longer.due.date, longer.original_due.date) == (dt.date(2026, 8, 21), PROMISED)

    def test_a_stop_within_the_hour_moves_nothing(self, calendar: WorkCalendar) -> None:
        stopped = self.running(calendar).suspend(at=at("2026-08-17 09:00"), reason="xác minh")
        assert stopped.resume(at=at("2026-08-17 10:00")).due.date == PROMISED

    def test_a_stop_moves_it_by_the_days_it_took(self, calendar: WorkCalendar) -> None:
        stopped = self.running(calendar).suspend(at=at("2026-08-17 09:00"), reason="xác minh")
        going = stopped.resume(at=at("2026-08-18 10:00"))
        assert (going.due.at, going.original_due.date) == (at("2026-08-20 17:00"), dt.date(2026, 8, 20))

    def test_a_stop_on_the_promised_day_leaves_the_day_of_resumption(self, calendar: WorkCalendar) -> None:
        stopped = self.running(calendar).suspend(at=at("2026-08-19 09:00"), reason="xác minh")
        assert stopped.resume(at=at("2026-08-25 10:00")).due.date == dt.date(2026, 8, 25)

    def test_an_appointment_lies_after_the_day_promised(self, calendar: WorkCalendar) -> None:
        moved = self.running(calendar).reappoint(dt.date(2026, 8, 20), at=at("2026-08-17 09:00"), reason="quá tải")
        assert (moved.due.date, moved.original_due.date) == (dt.date(2026, 8, 20), PROMISED)

    def test_an_appointment_given_before_it_stands_too(self, calendar: WorkCalendar) -> None:
        appointed = in_progress(MONDAY).reappoint(dt.date(2026, 8, 25), at=at("2026-08-12 09:00"), reason="quá tải")
        told = under(appointed, calendar).extend(WorkingDays(1), at=at("2026-08-17 09:00"), reason="nhiều giấy tờ")
        assert (told.due.date, told.original_due.date) == (dt.date(2026, 8, 26), PROMISED)

    def test_steps_before_and_after_it_add_up(self, calendar: WorkCalendar) -> None:
        longer = in_progress(MONDAY).extend(WorkingDays(1), at=at("2026-08-11 09:00"), reason="nhiều giấy tờ")
        told = under(longer, calendar).extend(WorkingDays(1), at=at("2026-08-17 09:00"), reason="nhiều giấy tờ")
        assert (told.due.date, told.original_due.date) == (dt.date(2026, 8, 21), PROMISED)

    def test_a_stop_before_it_counts_once(self, calendar: WorkCalendar) -> None:
        going = in_progress(MONDAY).suspend(at=at("2026-08-11 09:00"), reason="xác minh")
        going = under(going.resume(at=at("2026-08-13 10:00")), calendar)
        longer = going.extend(WorkingDays(1), at=at("2026-08-17 09:00"), reason="nhiều giấy tờ")
        assert (going.due.date, longer.due.date) == (dt.date(2026, 8, 21), dt.date(2026, 8, 22))

    def test_an_appointment_put_off_before_it_stands_too(self, calendar: WorkCalendar) -> None:
        appointed = in_progress(MONDAY).reappoint(dt.date(2026, 8, 25), at=at("2026-08-12 09:00"), reason="quá tải")
        stopped = appointed.suspend(at=at("2026-08-13 09:00"), reason="xác minh")
        told = under(stopped.resume(at=at("2026-08-17 09:00")), calendar)
        longer = told.extend(WorkingDays(1), at=at("2026-08-18 09:00"), reason="nhiều giấy tờ")
        assert (told.due.date, longer.due.date) == (dt.date(2026, 8, 27), dt.date(2026, 8, 28))

    def test_a_complete_supplement_counts_anew_by_the_new_calendar(self, calendar: WorkCalendar) -> None:
        asked = self.running(calendar).request_supplement(["ct01"], at=at("2026-08-12 09:00"), reason="mờ")
        again = asked.supplement(["ct01"], at=at("2026-08-17 09:00"))
        assert again.due.date == dt.date(2026, 8, 25)


class TestACorrection:
    def test_a_step_after_it_acts_on_the_day_promised(self) -> None:
        dossier = in_progress(MONDAY)
        meant = attrs.evolve(dossier.history[1], at=MONDAY + dt.timedelta(days=1))
        later = attrs.evolve(dossier.history[2], at=MONDAY + dt.timedelta(days=1))
        moment = at("2026-08-13 09:00")
        corrected = dossier.amend_record(later, at=moment, reason="nhập nhầm").amend_record(
            meant, at=moment, reason="nhập nhầm"
        )
        longer = corrected.extend(WorkingDays(2), at=at("2026-08-17 09:00"), reason="nhiều giấy tờ")
        assert (longer.due.date, longer.original_due.date) == (dt.date(2026, 8, 21), PROMISED)


class TestATakeOver:
    """A dossier taken over keeps the promise the other system gave, early or late by our own count."""

    def adopted(self, state: str = "in-progress", **more: Any) -> Dossier:
        words: dict[str, Any] = {"promise": dt.date(2026, 9, 30), "facts": {"home": "own"}, "id": "OLD-1", **more}
        received = at("2026-08-20 09:00")
        return Dossier.adopt(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, state=state, received=received, **words)

    def test_more_time_counts_on_from_the_day_promised(self) -> None:
        longer = self.adopted().extend(WorkingDays(2), at=FRIDAY, reason="nhiều giấy tờ")
        assert (longer.due.date, longer.original_due.date) == (dt.date(2026, 10, 2), dt.date(2026, 9, 30))

    def test_it_can_be_stopped_and_appointed_until_the_day_promised(self) -> None:
        dossier, moment = self.adopted(promise=dt.date(2026, 9, 9)), at("2026-09-08 09:00")
        assert dossier.reappoint(dt.date(2026, 9, 30), at=moment, reason="quá tải").due.date == dt.date(2026, 9, 30)
        stopped = dossier.suspend(at=moment, reason="xác minh")
        assert stopped.resume(at=at("2026-09-10 09:00")).due.date == dt.date(2026, 9, 11)

    def test_where_the_rules_set_no_limit_the_promise_alone_runs(self) -> None:
        dossier = Dossier.adopt(
            procedure(NoLimit()),
            office=COMMUNE,
            at=FRIDAY,
            state="in-progress",
            received=MONDAY,
            promise=dt.date(2026, 9, 30),
        )
        assert dossier.extend(WorkingDays(2), at=FRIDAY, reason="phức tạp").due.date == dt.date(2026, 10, 2)

    def test_taken_over_before_it_was_accepted_nothing_runs(self) -> None:
        dossier = self.adopted("awaiting-payment", promise=None)
        with pytest.raises(NoPromise):
            _ = dossier.kept_clock
        with pytest.raises(StepNotAllowed, match="not accepted yet"):
            dossier.extend(WorkingDays(2), at=FRIDAY, reason="phức tạp")

    def test_a_promise_says_that_it_was_given(self) -> None:
        given = Given(at("2026-09-30 17:00"), WorkingDays(7))
        assert given.say("en").startswith("the promised day")
        assert given.before(dt.date(2026, 9, 30), national_calendar()) == dt.date(2026, 9, 21)

    def test_taken_over_as_suspended_it_moves_by_the_days_since(self) -> None:
        dossier = self.adopted("suspended", promise=dt.date(2026, 9, 9))
        assert dossier.resume(at=at("2026-09-07 09:00")).due.date == dt.date(2026, 9, 14)


class TestEndedWhileItWaited:
    """While the applicant is asked for papers the office cannot become late; nor when nobody answers."""

    def asked(self) -> Dossier:
        return accepted(MONDAY).request_supplement(["ct01"], at=at("2026-08-13 09:00"), reason="mờ")

    def verdict(self, dossier: Dossier) -> tuple[Punctuality, bool, dt.date]:
        judged = dossier.timeliness(at("2026-12-01 09:00"))
        return judged.current, judged.settled, judged.judged_on

    def test_closed_for_want_of_an_answer_it_is_on_time(self) -> None:
        closed = self.asked().close(at=at("2026-09-17 09:00"))
        assert self.verdict(closed) == (Punctuality.ON_TIME, True, dt.date(2026, 8, 13))

    def test_so_it_is_withdrawn(self) -> None:
        withdrawn = self.asked().withdraw(at=at("2026-09-17 09:00"))
        assert self.verdict(withdrawn) == (Punctuality.ON_TIME, True, dt.date(2026, 8, 13))

    def test_withdrawn_while_it_was_worked_on_it_is_judged_by_that_day(self) -> None:
        withdrawn = accepted(MONDAY).withdraw(at=at("2026-09-17 09:00"))
        assert self.verdict(withdrawn) == (Punctuality.LATE, True, dt.date(2026, 9, 17))


def test_a_long_life_of_stops_stays_quick() -> None:
    """Every step acts on the clock the step before left, and does not run through the whole history again."""
    dossier = in_progress(MONDAY)
    for _ in range(100):
        dossier = dossier.suspend(at=MONDAY, reason="xác minh").resume(at=MONDAY)
    again = Dossier.replay(dossier.procedure, dossier.history[:21], office=COMMUNE)
    assert (dossier.due.date, again.kept_clock.due.date, len(dossier.kept_clock.pauses)) == (PROMISED, PROMISED, 100)
