"""A promise made is kept: a newer calendar moves nothing, it only shows which promises it would move."""

import datetime as dt

from tests.dossiers import accepted, at, filed, in_progress, procedure

from motcua.calendar import Notice, NoticeDay, Reason, WorkCalendar, national_calendar
from motcua.citation import Citation
from motcua.promises import moved_promises
from motcua.timelimit import NoLimit
from motcua.wording import Text

BEFORE = national_calendar()
STORM = Text("Nghỉ do bão", "Storm")


def with_day_off(day: dt.date) -> WorkCalendar:
    return BEFORE.with_closure(day, name=STORM.vi, extends=True)


AFTER = with_day_off(dt.date(2026, 9, 8))


class TestMovedPromises:
    def test_a_promise_across_the_new_day_off_would_move(self) -> None:
        dossier = in_progress()
        (moved,) = moved_promises(BEFORE, AFTER, [dossier])
        assert moved.dossier is dossier
        assert (moved.promise.date, moved.new_date) == (dt.date(2026, 9, 11), dt.date(2026, 9, 14))

    def test_nothing_is_changed(self) -> None:
        dossier = in_progress()
        moved_promises(BEFORE, AFTER, [dossier])
        assert dossier.due.date == dt.date(2026, 9, 11)

    def test_it_says_why(self) -> None:
        (moved,) = moved_promises(BEFORE, AFTER, [in_progress()])
        assert str(moved.explain("en")).splitlines() == [
            f"Promised for 17:00 11 Sep 2026, by calendar {BEFORE.version}",
            "The newer calendar would give 17:00 14 Sep 2026; the promise stands until it is moved",
            "Tue 8 Sep 2026: now off – Nghỉ do bão (before: working day) [quyết định của cơ quan (not verified)]",
        ]

    def test_a_weekend_made_worked_brings_it_forward(self) -> None:
        opened = BEFORE.with_opening(dt.date(2026, 9, 5), name="làm bù")
        (moved,) = moved_promises(BEFORE, opened, [in_progress()])
        assert moved.new_date == dt.date(2026, 9, 10)

    def test_a_notice_that_exchanges_days_moves_what_lies_across(self) -> None:
        notice = Notice(
            Citation("1/TB-MAU"),
            "Bộ Nội vụ",
            Text("Hoán đổi mẫu", "Invented exchange"),
            (
                NoticeDay(dt.date(2026, 9, 7), Reason.SWAP, STORM, swapped_with=dt.date(2026, 9, 12)),
                NoticeDay(dt.date(2026, 9, 12), Reason.MAKE_UP, STORM, swapped_with=dt.date(2026, 9, 7)),
            ),
        )
        (moved,) = moved_promises(BEFORE, BEFORE.with_notice(notice), [in_progress()])
        assert moved.new_date == dt.date(2026, 9, 12)
        assert "now worked" not in str(moved.explain("vi"))
        assert [now.date for _, now in moved.changed] == [dt.date(2026, 9, 7), dt.date(2026, 9, 12)]
        assert "Sat 12 Sep 2026: now worked – Storm" in str(moved.explain("en"))


class TestLeftOut:
    def test_promises_that_do_not_cross_the_day(self) -> None:
        assert moved_promises(BEFORE, AFTER, [in_progress(at("2026-09-09 09:00"))]) == ()

    def test_dossiers_that_were_promised_nothing(self) -> None:
        assert moved_promises(BEFORE, AFTER, [filed(), accepted(of=procedure(NoLimit()))]) == ()

    def test_dossiers_that_are_settled(self) -> None:
        settled = in_progress().finish("granted", at=at("2026-09-07 09:00"))
        assert moved_promises(BEFORE, AFTER, [settled]) == ()

    def test_dossiers_whose_clock_stands_still(self) -> None:
        stopped = in_progress().suspend(at=at("2026-09-04 09:00"), reason="xác minh")
        assert moved_promises(BEFORE, AFTER, [stopped]) == ()

    def test_promises_that_already_say_what_the_new_calendar_says(self) -> None:
        dossier = in_progress().reappoint(dt.date(2026, 9, 14), at=at("2026-09-07 09:00"), reason="chờ xác minh")
        assert moved_promises(BEFORE, AFTER, [dossier]) == ()
