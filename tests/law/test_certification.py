"""Certification of copies from originals (2.000815), clause by clause."""

import datetime as dt

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.conditions import Channel
from motcua.errors import NoPromise
from motcua.timelimit import SameDay, Stages, WorkingDays

CALENDAR = national_calendar()
COPIES = reference_catalogue().find("2.000815", on=dt.date(2026, 8, 28))


class TestTheSameDay:
    """Decree 23/2015/NĐ-CP, art. 7: the same day; received after 15:00, the next working day."""

    @pytest.mark.parametrize(("clock", "day"), [("07:30", 27), ("15:00", 27), ("15:01", 28), ("16:59", 28)])
    def test_three_in_the_afternoon_divides_the_day(self, clock: str, day: int) -> None:
        due = COPIES.due(office_time(f"2026-08-27 {clock}"), CALENDAR)
        assert (due.date, due.rule) == (dt.date(2026, 8, day), Citation("23/2015/NĐ-CP", "7"))

    def test_the_decree_of_2025_leaves_it_as_it_was(self) -> None:
        """Decree 280/2025/NĐ-CP, from 1 November 2025."""
        before = reference_catalogue().find("2.000815", on=dt.date(2025, 10, 31))
        assert before.limits == COPIES.limits
        assert before.amended_by != COPIES.amended_by


class TestExtension:
    """Decree 23/2015/NĐ-CP, art. 21: at most 2 working days more, or longer by written agreement."""

    MORNING = office_time("2026-08-26 09:00")

    def test_the_ordinary_limit_stands_until_the_office_claims_more(self) -> None:
        assert COPIES.limit() == SameDay(cutoff=dt.time(15))

    def test_a_large_request_takes_two_working_days_more(self) -> None:
        assert COPIES.limit(extension="large") == Stages(SameDay(cutoff=dt.time(15)), WorkingDays(2))
        assert COPIES.due(self.MORNING, CALENDAR, extension="large").date == dt.date(2026, 8, 28)

    def test_after_three_both_rules_apply(self) -> None:
        received = office_time("2026-08-26 15:30")
        assert COPIES.due(received, CALENDAR, extension="large").date == dt.date(2026, 9, 3)

    def test_what_was_agreed_in_writing_only_the_agreement_says(self) -> None:
        with pytest.raises(NoPromise, match="theo thỏa thuận bằng văn bản"):
            COPIES.due(self.MORNING, CALENDAR, extension="agreed")


class TestPapers:
    """Decree 23/2015/NĐ-CP, art. 20: the original is shown; the office copies it unless it has no means to."""

    def test_the_original_is_shown(self) -> None:
        assert COPIES.check([]).missing == ("original",)
        assert COPIES.check(["original"]).complete is True

    def test_the_copy_is_asked_for_only_where_the_office_cannot_make_it(self) -> None:
        assert COPIES.check(["original"]).waived == ("copy",)
        assert COPIES.check(["original"], copied_by_office=False).missing == ("copy",)

    def test_it_is_done_at_the_counter(self) -> None:
        assert COPIES.channels == (Channel.COUNTER,)
