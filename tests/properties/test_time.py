"""What holds of every day, every limit and every stop."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import (
    CALENDAR,
    DECIDED,
    amounts,
    cutoffs,
    day_limits,
    days,
    hour_limits,
    limits,
    moments,
    single_limits,
    starts,
    zones,
)

from motcua.calendar import DueMoment, Start
from motcua.clock import Clock
from motcua.timelimit import CalendarDays, Hours, Receipt, SameDay, Stages, TimeLimit, WorkingDays, WorkingHours

ONE_DAY = dt.timedelta(days=1)


class TestWorkingDaysOfTheCalendar:
    @given(day=days(), n=amounts, m=amounts)
    def test_going_on_is_going_all_at_once(self, day: dt.date, n: int, m: int) -> None:
        add = CALENDAR.add_working_days
        assert add(day, n + m) == add(add(day, n), m)

    @given(day=days(), n=amounts)
    def test_as_many_days_lie_between_as_were_added(self, day: dt.date, n: int) -> None:
        assert CALENDAR.working_days_between(day, CALENDAR.add_working_days(day, n)) == n

    @given(day=days(), n=st.integers(-40, 40))
    def test_the_day_found_is_a_working_day(self, day: dt.date, n: int) -> None:
        assert CALENDAR.is_working_day(CALENDAR.add_working_days(day, n))

    @given(day=days(), n=st.integers(1, 40))
    def test_back_from_a_day_on_is_the_working_day_it_started_from(self, day: dt.date, n: int) -> None:
        start = CALENDAR.next_working_day(day)
        assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, n), -n) == start

    @given(day=days(), earlier=st.integers(0, 40), n=st.integers(-10, 40))
    def test_a_later_start_never_ends_earlier(self, day: dt.date, earlier: int, n: int) -> None:
        assert CALENDAR.add_working_days(day - ONE_DAY * earlier, n) <= CALENDAR.add_working_days(day, n)

    @given(a=days(), b=days(), c=days())
    def test_counts_add_up(self, a: dt.date, b: dt.date, c: dt.date) -> None:
        between = CALENDAR.working_days_between
        assert between(a, b) + between(b, c) == between(a, c)

    @given(day=days())
    def test_a_day_is_told_one_way_only(self, day: dt.date) -> None:
        known = CALENDAR.day(day)
        assert known.working == CALENDAR.is_working_day(day) == known.reason.works == bool(CALENDAR.sessions(day))

    @given(moment=moments())
    def test_the_next_opening_is_open_and_is_its_own_next_opening(self, moment: dt.datetime) -> None:
        opening = CALENDAR.next_opening(moment)
        assert opening >= moment
        assert CALENDAR.next_opening(opening) == opening
        assert any(opens <= opening.time() <= closes for opens, closes in CALENDAR.sessions(opening.date()))


class TestDue:
    @given(limit=day_limits(), received=moments(), start=starts)
    def test_a_day_limit_is_never_due_on_a_day_off(self, limit: TimeLimit, received: dt.datetime, start: Start) -> None:
        due = limit.due(received, CALENDAR, start=start)
        assert CALENDAR.is_working_day(due.date)
        assert due.at.time() == dt.time(17)

    @given(limit=single_limits(), received=moments(), moment=st.sampled_from(DueMoment), start=starts)
    def test_unless_clock_hours_are_meant_the_office_is_open_then(
        self, limit: TimeLimit, received: dt.datetime, moment: DueMoment, start: Start
    ) -> None:
        assume(not isinstance(limit, Hours))
        due = limit.due(received, CALENDAR, due_moment=moment, start=start)
        assert any(opens <= due.at.time() <= closes for opens, closes in CALENDAR.sessions(due.date))

    @given(
        limit=limits(), received=moments(), later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=20)), start=starts
    )
    def test_received_later_never_due_earlier(
        self, limit: TimeLimit, received: dt.datetime, later: dt.timedelta, start: Start
    ) -> None:
        """But for an office that keeps its stamps and has a cut-off: decision 0003 says why."""
        first_stage = getattr(limit, "stages", (limit,))[0]
        assume(start is Start.NEXT_OPENING or getattr(first_stage, "cutoff", None) is None)
        first = limit.due(received, CALENDAR, start=start)
        second = limit.due(received + later, CALENDAR, start=start)
        assert first.at <= second.at

    @given(
        kind=st.sampled_from((WorkingDays, CalendarDays, WorkingHours, Hours)),
        received=moments(),
        amount=amounts,
        more=st.integers(0, 20),
    )
    def test_a_larger_amount_is_never_due_earlier(
        self,
        kind: type[WorkingDays | CalendarDays | WorkingHours | Hours],
        received: dt.datetime,
        amount: int,
        more: int,
    ) -> None:
        assert kind(amount).due(received, CALENDAR).at <= kind(amount + more).due(received, CALENDAR).at

    @given(limit=limits(), received=moments(), distance=st.integers(0, 90), start=starts)
    def test_one_more_day_off_never_makes_it_earlier(
        self, limit: TimeLimit, received: dt.datetime, distance: int, start: Start
    ) -> None:
        closed = CALENDAR.with_closure(received.date() + ONE_DAY * distance, name="nghỉ", extends=True)
        assert limit.due(received, CALENDAR, start=start).at <= limit.due(received, closed, start=start).at

    @given(limit=limits(), received=moments(), distance=st.integers(0, 90))
    def test_a_closure_that_moves_no_limit_moves_no_date(
        self, limit: TimeLimit, received: dt.datetime, distance: int
    ) -> None:
        shut = CALENDAR.with_closure(received.date() + ONE_DAY * distance, name="nghỉ")
        assert limit.due(received, shut).at == limit.due(received, CALENDAR).at

    @given(received=moments(), amount=amounts, cutoff=cutoffs, start=starts)
    def test_the_working_days_after_receipt_are_the_amount(
        self, received: dt.datetime, amount: int, cutoff: dt.time | None, start: Start
    ) -> None:
        day_zero = Receipt.at(received, CALENDAR, start).cut_off(cutoff, CALENDAR).day
        due = WorkingDays(amount, cutoff=cutoff).due(received, CALENDAR, start=start)
        assert CALENDAR.working_days_between(day_zero, due.date) == amount

    @given(limit=limits(), received=moments(), zone=zones)
    def test_the_zone_of_the_stamp_says_nothing(
        self, limit: TimeLimit, received: dt.datetime, zone: dt.timezone
    ) -> None:
        assert limit.due(received.astimezone(zone), CALENDAR) == limit.due(received, CALENDAR)

    @given(received=moments(), first=amounts, second=amounts)
    def test_stages_in_working_days_add_up(self, received: dt.datetime, first: int, second: int) -> None:
        staged = Stages(WorkingDays(first), WorkingDays(second)).due(received, CALENDAR)
        assert staged.at == WorkingDays(first + second).due(received, CALENDAR).at

    @given(limit=limits(), received=moments())
    def test_the_answer_lies_within_its_span(self, limit: TimeLimit, received: dt.datetime) -> None:
        due = limit.due(received, CALENDAR)
        assert due.earliest <= due.date <= due.latest
        assert due.firm == (due.earliest == due.latest) == (not due.depends_on)

    @given(limit=limits(), received=moments(last=DECIDED))
    def test_in_decided_years_it_is_firm(self, limit: TimeLimit, received: dt.datetime) -> None:
        due = limit.due(received, CALENDAR)
        assert due.firm or due.date > CALENDAR.decided_through


class TestLedger:
    @given(limit=limits(), received=moments(), start=starts)
    def test_every_day_on_the_way_stands_in_it_once(
        self, limit: TimeLimit, received: dt.datetime, start: Start
    ) -> None:
        due = limit.due(received, CALENDAR, start=start)
        assert len(due.ledger) == (due.date - received.date()).days
        assert [entry.date for entry in due.ledger] == [
            received.date() + ONE_DAY * step for step in range(1, len(due.ledger) + 1)
        ]

    @given(
        kind=st.sampled_from((WorkingDays, CalendarDays)),
        amount=amounts,
        received=moments(),
        cutoff=cutoffs,
        start=starts,
    )
    def test_the_days_counted_are_the_amount(
        self,
        kind: type[WorkingDays | CalendarDays],
        amount: int,
        received: dt.datetime,
        cutoff: dt.time | None,
        start: Start,
    ) -> None:
        due = kind(amount, cutoff=cutoff).due(received, CALENDAR, start=start)
        assert sum(entry.counted for entry in due.ledger) == amount

    @given(limit=limits(), received=moments(), locale=st.sampled_from(("vi", "en")))
    def test_it_is_told_line_by_line(self, limit: TimeLimit, received: dt.datetime, locale: str) -> None:
        due = limit.due(received, CALENDAR)
        assert len(str(due.explain(locale)).splitlines()) >= len(due.ledger) + 3


class TestBefore:
    @given(amount=amounts, event=days())
    def test_the_latest_day_that_leaves_so_many_working_days(self, amount: int, event: dt.date) -> None:
        day = WorkingDays(amount).before(event, CALENDAR)
        assert CALENDAR.working_days_between(day, event) == amount
        assert CALENDAR.working_days_between(day + ONE_DAY, event) < amount

    @given(limit=day_limits(), received=days())
    def test_a_limit_counted_back_from_its_end_reaches_its_beginning(self, limit: TimeLimit, received: dt.date) -> None:
        """From the last day itself; from a day it was moved to, not earlier."""
        morning = CALENDAR.moment(received, dt.time(7))
        due = limit.due(morning, CALENDAR, start=Start.AS_STAMPED)
        assert limit.before(due.date, CALENDAR) >= received

    @given(limit=single_limits(), event=days(dt.date(2014, 1, 1)), later=st.integers(0, 30))
    def test_a_later_event_never_asks_for_an_earlier_day(self, limit: TimeLimit, event: dt.date, later: int) -> None:
        assert limit.before(event, CALENDAR) <= limit.before(event + ONE_DAY * later, CALENDAR)


class TestClock:
    @given(limit=limits(), received=moments())
    def test_untouched_it_is_the_limit(self, limit: TimeLimit, received: dt.datetime) -> None:
        clock = Clock(limit, received, CALENDAR)
        assert clock.due == clock.original_due == limit.due(received, CALENDAR)

    @given(
        limit=day_limits() | hour_limits(),
        received=moments(last=DECIDED),
        share=st.floats(0, 1, exclude_max=True),
        length=st.timedeltas(dt.timedelta(0), dt.timedelta(days=15)),
        split=st.floats(0, 1),
    )
    def test_an_exclusion_split_at_any_moment_changes_nothing(
        self, limit: TimeLimit, received: dt.datetime, share: float, length: dt.timedelta, split: float
    ) -> None:
        clock = Clock(limit, received, CALENDAR)
        stop = received + (clock.due.at - received) * share
        assume(stop < clock.due.at)  # afterwards a limit in hours has ended
        resume, middle = stop + length, stop + length * split
        whole, halves = clock.exclude(stop, resume), clock.exclude(stop, middle).exclude(middle, resume)
        assert whole.due == halves.due
        assert whole.due.ledger == halves.due.ledger

    @given(
        limit=day_limits() | hour_limits(),
        received=moments(last=DECIDED),
        share=st.floats(0, 1, exclude_max=True),
        length=st.timedeltas(dt.timedelta(0), dt.timedelta(days=15)),
    )
    def test_an_exclusion_never_makes_it_earlier(
        self, limit: TimeLimit, received: dt.datetime, share: float, length: dt.timedelta
    ) -> None:
        clock = Clock(limit, received, CALENDAR)
        stop = received + (clock.due.at - received) * share
        assume(stop < clock.due.at)  # afterwards a limit in hours has ended
        assert clock.exclude(stop, stop + length).due.at >= clock.due.at

    @given(
        amount=amounts,
        received=moments(last=DECIDED),
        shares=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 100)), min_size=1, max_size=3),
    )
    def test_excluded_days_are_never_among_the_days_counted(
        self, amount: int, received: dt.datetime, shares: list[tuple[float, int]]
    ) -> None:
        clock = Clock(WorkingDays(amount), received, CALENDAR)
        for share, hours in shares:
            stop = received + (clock.due.at - received) * share
            clock = clock.exclude(stop, stop + dt.timedelta(hours=hours))
        ledger = clock.due.ledger
        assert sum(entry.counted for entry in ledger) == amount
        assert len(ledger) == (clock.due.date - received.date()).days

    @given(
        amount=amounts,
        received=moments(last=DECIDED),
        first=st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 200)),
        second=st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 200)),
    )
    def test_the_order_in_which_stops_are_told_changes_nothing(
        self, amount: int, received: dt.datetime, first: tuple[float, int], second: tuple[float, int]
    ) -> None:
        clock = Clock(CalendarDays(amount), received, CALENDAR)
        stops = [
            (stop, stop + dt.timedelta(hours=hours))
            for share, hours in (first, second)
            for stop in [received + (clock.due.at - received) * share]
        ]
        one_way = clock.exclude(*stops[0]).exclude(*stops[1])
        the_other = clock.exclude(*stops[1]).exclude(*stops[0])
        assert one_way.due == the_other.due

    @given(limit=limits(), received=moments(), later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=60)))
    def test_reset_it_is_a_limit_that_begins_then(
        self, limit: TimeLimit, received: dt.datetime, later: dt.timedelta
    ) -> None:
        again = Clock(limit, received, CALENDAR).reset(received + later)
        assert again.due == limit.due(received + later, CALENDAR)
        assert len(again.due.ledger) == (again.due.date - received.date()).days

    @given(amount=amounts, more=amounts, received=moments())
    def test_extended_by_working_days_it_is_a_longer_limit(self, amount: int, more: int, received: dt.datetime) -> None:
        extended = Clock(WorkingDays(amount), received, CALENDAR).extend(WorkingDays(more), received)
        assert extended.due.at == WorkingDays(amount + more).due(received, CALENDAR).at
        assert extended.original_due == WorkingDays(amount).due(received, CALENDAR)

    @given(amount=amounts, received=moments(last=DECIDED), hours=st.integers(0, 2000))
    def test_what_is_left_and_what_was_counted_are_the_amount(
        self, amount: int, received: dt.datetime, hours: int
    ) -> None:
        clock, at = Clock(WorkingDays(amount), received, CALENDAR), received + dt.timedelta(hours=hours)
        counted = sum(entry.counted for entry in clock.due.ledger if entry.date <= at.date())
        assert clock.remaining(at).amount + counted == amount


class TestWriting:
    @given(limit=limits(), locale=st.sampled_from(("vi", "en")))
    def test_what_is_written_is_read_back(self, limit: TimeLimit, locale: str) -> None:
        assert TimeLimit.parse(limit.say(locale)) == limit

    @given(limit=limits())
    def test_str_is_the_vietnamese_wording(self, limit: TimeLimit) -> None:
        assert str(limit) == limit.say("vi")

    @given(received=moments(last=DECIDED), cutoff=cutoffs)
    def test_same_day_is_due_the_same_day_or_the_next_working_day(
        self, received: dt.datetime, cutoff: dt.time | None
    ) -> None:
        due = SameDay(cutoff=cutoff).due(received, CALENDAR, start=Start.AS_STAMPED)
        assert due.date in {received.date(), CALENDAR.add_working_days(received.date(), 1)}
