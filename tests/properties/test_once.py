"""What is allowed once happens once, in any life; what starts again starts from its beginning; what waits, waits."""

import calendar
import datetime as dt
from itertools import pairwise
from random import Random

from hypothesis import example, given
from hypothesis import strategies as st
from tests.dossiers import FRIDAY, at, filed
from tests.lives import life
from tests.strategies import CALENDAR, days

from motcua.dossier import Dossier
from motcua.errors import MotcuaError
from motcua.reference import reference_catalogue
from motcua.timelimit import Months, WorkingDays

RANDOMS = st.randoms(use_true_random=False)
MONDAY = at("2026-07-06 09:00")


def asked_at_intake(dossier: Dossier) -> int:
    """How often papers were asked for before the dossier was accepted."""
    verbs = [event.verb for event in dossier.history]
    before = verbs[: verbs.index("accept")] if "accept" in verbs else verbs
    return before.count("request_supplement") if verbs[0] == "open" else 0


@given(st.lists(st.sampled_from(["request_supplement", "supplement"]), max_size=6), st.integers(1, 30))
def test_the_counter_asks_for_papers_once(verbs: list[str], minutes: int) -> None:
    dossier, when = filed(MONDAY), MONDAY
    for verb in verbs:
        when += dt.timedelta(minutes=minutes)
        try:
            more = {"reason": "mờ"} if verb == "request_supplement" else {}
            dossier = getattr(dossier, verb)(["ct01"], at=when, **more)
        except MotcuaError:
            continue
    assert asked_at_intake(dossier) <= 1


@given(st.lists(st.integers(1, 20), min_size=2, max_size=5))
def test_a_new_day_is_given_once_for_the_whole_dossier(later: list[int]) -> None:
    dossier = filed(MONDAY).accept(at=MONDAY).begin(at=MONDAY)
    for number in later:
        try:
            day = CALENDAR.add_working_days(dossier.due.date, number)
            dossier = dossier.reappoint(day, at=MONDAY + dt.timedelta(days=1), reason="quá tải")
        except MotcuaError:
            continue
    assert [event.verb for event in dossier.history].count("reappoint") == 1


@given(RANDOMS)
def test_no_life_asks_pardon_twice(random: Random) -> None:
    assert [event.verb for event in life(random, 12).history].count("reappoint") <= 1


@given(st.integers(1, 2), st.integers(3, 25))
def test_a_complete_supplement_starts_the_limit_again(asked: int, brought: int) -> None:
    """The day is that of a dossier which was filed, complete, at that moment."""
    dossier = filed(MONDAY).accept(at=MONDAY).begin(at=MONDAY)
    dossier = dossier.request_supplement(["ct01"], at=MONDAY + dt.timedelta(days=asked), reason="thiếu")
    again = MONDAY + dt.timedelta(days=brought)
    assert dossier.supplement(["ct01"], at=again).due.date == WorkingDays(7).due(again, CALENDAR).date


@given(days(), st.integers(1, 24))
@example(dt.date(2026, 3, 31), 3)
def test_a_month_ends_on_the_day_of_its_number_or_on_its_last(day: dt.date, months: int) -> None:
    day = CALENDAR.next_working_day(day)
    due = Months(months).due(CALENDAR.moment(day, dt.time(9)), CALENDAR).date
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    assert due == CALENDAR.next_working_day(dt.date(year, month + 1, min(day.day, last)))


@given(st.integers(0, 80))  # hours from Friday: the version of that day ends with Monday
def test_the_critical_path_ends_last_and_leaves_no_gap(hours: int) -> None:
    received = FRIDAY + dt.timedelta(hours=hours)
    plan = reference_catalogue().link("birth", on=FRIDAY.date()).plan(received, CALENDAR)
    path = [plan.part(code) for code in plan.critical_path]
    assert path[-1].due.at == max(part.due.at for part in plan.parts)
    assert all(before.code in after.waits_for for before, after in pairwise(path))
    assert path[0].waits_for == ()
