"""A promise made is kept: a newer calendar moves nothing, it only shows which promises it would move."""

import datetime as dt
from typing import Any, ClassVar

import attrs
import pytest
from tests.dossiers import COMMUNE, FRIDAY, accepted, at, filed, in_progress, procedure

from motcua.calendar import Notice, NoticeDay, OfficeHours, Reason, WorkCalendar, national_calendar
from motcua.citation import Citation
from motcua.dossier import Dossier
from motcua.errors import BadValue
from motcua.linked_dossier import LinkedDossier
from motcua.office import Office
from motcua.promises import MovedPromise, moved_promises
from motcua.reference import reference_catalogue
from motcua.timelimit import NoLimit, Stages, WorkingDays, WorkingHours
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


class TestNothingElse:
    @pytest.mark.parametrize("given", [5, None, "D-1", [5]])
    def test_dossiers_are_dossiers(self, given: Any) -> None:
        with pytest.raises(BadValue):
            moved_promises(BEFORE, BEFORE, given)

    @pytest.mark.parametrize("given", [None, 2026])
    def test_calendars_are_calendars(self, given: Any) -> None:
        for before, after in ((given, BEFORE), (BEFORE, given)):
            with pytest.raises(BadValue, match="WorkCalendar"):
                moved_promises(before, after, [in_progress()])


class TestCountedOtherwise:
    def test_a_newer_calendar_that_ends_a_limit_sooner_loses_nobody(self) -> None:
        """On 29/8/2026 the office works after all: the limit would have ended before the apology was sent."""
        worked = BEFORE.with_opening(dt.date(2026, 8, 29), name="Làm bù")
        appointed = in_progress().reappoint(dt.date(2026, 9, 15), at=at("2026-09-10 16:00"), reason="chưa xong")
        again = Dossier.replay(appointed.procedure, appointed.history, office=attrs.evolve(COMMUNE, calendar=worked))
        assert again.due.date == again.clock.due.date == dt.date(2026, 9, 15)
        assert moved_promises(BEFORE, worked, [again, in_progress()])


class TestReasons:
    """Every promise that moves says which days move it, and no other day is blamed."""

    def told(self, dossier: Dossier, after: WorkCalendar) -> list[str]:
        (moved,) = moved_promises(BEFORE, after, [dossier])
        _, _, *days = str(moved.explain("en")).splitlines()
        return days

    def test_half_a_day_off_on_the_last_day(self) -> None:
        after = BEFORE.with_closure(dt.date(2026, 9, 11), name=STORM.vi, part="pm", extends=True)
        (told,) = self.told(in_progress(), after)
        assert told.startswith(
            "Fri 11 Sep 2026: now 07:30–12:00 – Nghỉ do bão (before: 07:30–12:00, 13:30–17:00) [quyết định của cơ quan"
        )

    def test_half_a_day_off_amid_a_limit_in_hours(self) -> None:
        after = BEFORE.with_closure(dt.date(2026, 9, 4), name=STORM.vi, part="am", extends=True)
        (told,) = self.told(in_progress(of=procedure(WorkingHours(20))), after)
        assert told.startswith("Fri 4 Sep 2026: now 13:30–17:00 – Nghỉ do bão")

    def test_half_a_day_off_amid_the_hours_before_days(self) -> None:
        after = BEFORE.with_closure(dt.date(2026, 9, 4), name=STORM.vi, part="am", extends=True)
        staged = in_progress(of=procedure(Stages(WorkingHours(24), WorkingDays(2))))
        (told,) = self.told(staged, after)
        assert told.startswith("Fri 4 Sep 2026: now 13:30–17:00 – Nghỉ do bão")
        later = BEFORE.with_closure(dt.date(2026, 9, 10), name=STORM.vi, part="pm", extends=True)
        both = after.with_closure(dt.date(2026, 9, 10), name=STORM.vi, part="pm", extends=True)
        assert moved_promises(BEFORE, later, [staged]) == ()
        assert [told[:14] for told in self.told(staged, both)] == ["Fri 4 Sep 2026", "Thu 10 Sep 202"]

    def test_half_a_day_off_amid_a_limit_in_days_moves_nothing(self) -> None:
        after = BEFORE.with_closure(dt.date(2026, 9, 4), name=STORM.vi, part="am", extends=True)
        assert moved_promises(BEFORE, after, [in_progress()]) == ()
        (told,) = self.told(in_progress(), after.with_closure(dt.date(2026, 9, 8), name=STORM.vi, extends=True))
        assert told.startswith("Tue 8 Sep 2026: now off")

    def test_other_office_hours_cite_no_paper(self) -> None:
        after = BEFORE.with_hours(OfficeHours.parse("07:30-16:30"))
        assert self.told(in_progress(), after)[-1] == (
            "Fri 11 Sep 2026: now 07:30–16:30 – working day (before: 07:30–12:00, 13:30–17:00)"
        )

    def test_the_days_before_a_limit_started_again(self) -> None:
        dossier = in_progress(at("2026-09-03 09:00")).request_supplement(
            ["ct01"], at=at("2026-09-04 09:00"), reason="mờ"
        )
        dossier = dossier.supplement(["ct01"], at=at("2026-09-09 09:00"))
        after = AFTER.with_closure(dt.date(2026, 9, 15), name=STORM.vi, extends=True)
        (told,) = self.told(dossier, after)
        assert told.startswith("Tue 15 Sep 2026")


class TestLeftOut:
    def test_dossiers_that_wait_for_papers(self) -> None:
        """A complete supplement starts the limit again, by the calendar of that day."""
        waiting = in_progress(at("2026-09-03 09:00")).request_supplement(
            ["ct01"], at=at("2026-09-04 09:00"), reason="mờ"
        )
        assert moved_promises(BEFORE, AFTER, [waiting]) == ()

    def test_dossiers_taken_over_without_the_facts_their_limit_hangs_on(self) -> None:
        told: dict[str, Any] = {"state": "in-progress", "received": FRIDAY, "promise": dt.date(2026, 9, 11)}
        unknown = Dossier.adopt(procedure(by_home=True), office=COMMUNE, at=FRIDAY, **told)
        assert moved_promises(BEFORE, AFTER, [unknown, in_progress()])[0].dossier == in_progress()

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


class TestPackages:
    """Of a package: the promise over all, and that of each part, each as its own agency's calendar has it."""

    MONDAY = at("2026-09-07 09:00")
    POLICE = Office("H56.02", "Công an xã Mẫu", level="commune", calendar=BEFORE)
    OFFICES: ClassVar = {"commune": COMMUNE, "police": POLICE, "insurance": COMMUNE}

    def opened(self, moment: dt.datetime = MONDAY, *, verification: bool = False, **more: Any) -> LinkedDossier:
        link = reference_catalogue().link("birth", on=moment.date())
        told: dict[str, Any] = {
            "office": self.OFFICES,
            "facts": {"on_time": True, "verification": verification},
            **more,
        }
        papers = ["linked_form", "birth_certificate"]
        filed_ = LinkedDossier.open(link, at=moment, channel="online", id="L-1", papers=papers, **told)
        return filed_.act("birth", "accept", at=moment)

    def going(self, **more: Any) -> LinkedDossier:
        """The birth registered, the residence in work with its consent."""
        dossier = self.opened(**more).consent("residence", at=self.MONDAY)
        for code, verb in (("birth", "finish"), ("residence", "accept"), ("health-insurance", "accept")):
            words = ["granted"] if verb == "finish" else []
            dossier = dossier.act(code, verb, *words, at=at("2026-09-07 10:00"))
        return dossier

    def told(self, moved: tuple[MovedPromise, ...]) -> list[tuple[str, int, int]]:
        return [(one.dossier.id, one.promise.at.day, one.new_date.day) for one in moved]

    def test_the_whole_and_its_parts_are_told_and_nothing_is_changed(self) -> None:
        package = self.going()
        before = package.due
        moved = moved_promises(BEFORE, AFTER, [package])
        assert self.told(moved) == [("L-1", 10, 11), ("L-1/residence", 9, 10), ("L-1/health-insurance", 9, 10)]
        assert (moved[0].dossier, package.due) == (package, before)

    def test_it_says_why(self) -> None:
        (whole, *_) = moved_promises(BEFORE, AFTER, [self.going()])
        assert str(whole.explain("en")).splitlines()[1:] == [
            "The newer calendar would give 17:00 11 Sep 2026; the promise stands until it is moved",
            "Tue 8 Sep 2026: now off – Nghỉ do bão (before: working day) [quyết định của cơ quan (not verified)]",
        ]

    def test_a_day_off_of_one_agency_moves_what_it_does(self) -> None:
        commune = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=BEFORE.without_swaps())
        offices = {**self.OFFICES, "commune": commune, "insurance": commune}
        moved = moved_promises(BEFORE, AFTER, [self.going(office=offices)])
        assert self.told(moved) == [("L-1/residence", 9, 10)]

    def test_a_part_inside_the_total_would_move_with_it(self) -> None:
        late = self.opened(verification=True).consent("residence", at=self.MONDAY)
        late = late.act("birth", "finish", "granted", at=at("2026-09-08 16:00"))
        late = late.act("residence", "accept", at=at("2026-09-08 16:00"))
        assert late.part("residence").due.date == dt.date(2026, 9, 14)
        moved = moved_promises(BEFORE, with_day_off(dt.date(2026, 9, 10)), [late])
        assert self.told(moved) == [("L-1", 14, 15), ("L-1/residence", 14, 15)]

    def test_one_that_was_moved_by_the_law_is_counted_from_there(self) -> None:
        package = self.going().act(
            "residence", "reappoint", dt.date(2026, 9, 16), at=at("2026-09-08 09:00"), reason="hệ thống quá tải"
        )
        assert package.due.date == dt.date(2026, 9, 16)
        assert self.told(moved_promises(BEFORE, AFTER, [package])) == [("L-1/health-insurance", 9, 10)]

    def test_a_part_that_stood_still_then_is_counted_as_it_was_expected(self) -> None:
        package = self.going().act("residence", "suspend", at=at("2026-09-07 15:00"), reason="sự cố")
        package = package.act("health-insurance", "extend", WorkingDays(4), at=at("2026-09-07 16:00"), reason="sự cố")
        assert package.due.date == dt.date(2026, 9, 15)
        assert self.told(moved_promises(BEFORE, AFTER, [package])) == [
            ("L-1", 15, 16),
            ("L-1/health-insurance", 15, 16),
        ]

    def test_what_is_settled_stands_still_or_is_not_promised_is_left_out(self) -> None:
        link = reference_catalogue().link("birth", on=self.MONDAY.date())
        told: dict[str, Any] = {"office": self.OFFICES, "channel": "online", "at": self.MONDAY}
        fresh = LinkedDossier.open(link, **told)
        stopped = self.opened().act("birth", "suspend", at=self.MONDAY, reason="sự cố")
        for package in (fresh, stopped, self.going().withdraw(at=at("2026-09-07 11:00"))):
            assert moved_promises(BEFORE, AFTER, [package]) == ()

    def test_the_same_calendar_moves_nothing(self) -> None:
        assert moved_promises(BEFORE, BEFORE, [self.going(), self.opened(), self.opened(verification=True)]) == ()

    def test_a_version_asked_for_since_is_counted_as_well(self) -> None:
        august = at("2026-08-28 09:00")
        newer = self.opened(august).under(
            reference_catalogue().link("birth", on=dt.date(2026, 9, 3)),
            at=at("2026-09-03 09:00"),
            parts=["citizen-card"],
        )
        assert newer.due.date == dt.date(2026, 9, 11)
        assert self.told(moved_promises(BEFORE, AFTER, [newer])) == [("L-1", 11, 14)]
