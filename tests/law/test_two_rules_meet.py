"""Where two rules meet: each stands in a test of its own, and the dossier in hand falls under both.

Counted on paper from the notices of the year and the tariffs, before the library was asked.
"""

import datetime as dt
from typing import Any, Final

import pytest
from tests.dossiers import in_progress
from tests.law.test_linked_packages import plan

from motcua.calendar import OfficeHours, national_calendar, office_time
from motcua.clock import Clock
from motcua.dossier import Dossier
from motcua.errors import StepNotAllowed
from motcua.money import VND
from motcua.office import Office
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.reports import Period, settlement
from motcua.timelimit import CalendarDays, Months, WorkingDays, WorkingHours

CALENDAR: Final = national_calendar()
COMMUNE: Final = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=CALENDAR)
HOME: Final = "proof_of_home"
BILLION: Final = 1_000_000_000


def at(moment: str) -> dt.datetime:
    return office_time(moment)


def residence(moment: str, *papers: str, channel: str = "counter", **facts: Any) -> Dossier:
    """Permanent residence, 7 working days, filed and not yet accepted."""
    procedure = reference_catalogue().find("1.004222", on=at(moment).date())
    return Dossier.open(
        procedure,
        office=COMMUNE,
        at=at(moment),
        channel=channel,
        facts={"home": "own"} | facts,
        papers=["ct01", *papers],
    )


def accepted(moment: str) -> Dossier:
    return residence(moment, HOME).accept(at=at(moment)).begin(at=at(moment))


def day(moment: dt.date) -> str:
    return moment.isoformat()


def ends(dossier: Dossier, name: str) -> str:
    return next(day(deadline.date) for deadline in dossier.deadlines() if deadline.name == name)


class TestTetWeek:
    """118/2025/NĐ-CP, arts. 19.5, 19.6; 16 to 20 February 2026 are off."""

    def test_the_notice_after_appraisal_has_three_working_days_around_it(self) -> None:
        assert ends(accepted("2026-02-12 08:00"), "appraisal-notice") == "2026-02-24"

    def test_a_supplement_begun_before_it_starts_the_limit_again_after_it_and_may_be_late_once(self) -> None:
        asked = accepted("2026-02-09 08:00").request_supplement([HOME], at=at("2026-02-11 10:00"), reason="giấy tờ mờ")
        assert ends(asked, "closing") == "2026-02-26"  # fifteen days, holidays and all
        whole = asked.supplement([HOME], at=at("2026-02-23 10:00"))
        assert day(whole.due.date) == "2026-03-04"
        late = whole.reappoint(at("2026-03-10 17:00"), at=at("2026-03-03 16:00"), reason="chờ xác minh")
        assert (day(late.due.date), day(late.original_due.date)) == ("2026-03-10", "2026-03-04")
        with pytest.raises(StepNotAllowed, match="a new appointment was already given"):
            late.reappoint(at("2026-03-13 17:00"), at=at("2026-03-05 09:00"), reason="chờ xác minh")

    def test_the_fifteenth_day_is_a_saturday_so_nobody_closes_it_before_tuesday(self) -> None:
        lacking = residence("2026-02-13 08:00").request_supplement([HOME], at=at("2026-02-13 08:10"), reason="thiếu")
        assert ends(lacking, "closing") == "2026-03-02"
        with pytest.raises(StepNotAllowed, match="until the end of 2 Mar 2026"):
            lacking.close(at=at("2026-03-02 16:00"))
        brought = lacking.supplement([HOME], at=at("2026-03-02 16:00")).accept(at=at("2026-03-02 16:00"))
        assert day(brought.due.date) == "2026-03-11"

    def test_time_not_counted_ends_after_it(self) -> None:
        """12 and 13 February, 23 and 24 would have counted; the date was 23 February."""
        clock = Clock(WorkingDays(5), at("2026-02-09 09:00"), CALENDAR)
        assert day(clock.exclude(at("2026-02-11 10:00"), at("2026-02-24 10:00")).due.date) == "2026-02-27"

    def test_days_stopped_over_it_end_on_a_sunday(self) -> None:
        """15 days and 11 that were not counted: 8 March, moved to Monday."""
        clock = Clock(CalendarDays(15), at("2026-02-10 09:00"), CALENDAR)
        assert day(clock.exclude(at("2026-02-12 10:00"), at("2026-02-23 10:00")).due.date) == "2026-03-09"

    def test_a_month_without_that_day_and_a_stop(self) -> None:
        clock = Clock(Months(1), at("2026-01-30 09:00"), CALENDAR)
        assert day(clock.exclude(at("2026-02-05 10:00"), at("2026-02-09 10:00")).due.date) == "2026-03-04"


class TestEveOfAnExchangedSaturday:
    """Saturday 22 August 2026 is worked for Monday 31 August."""

    @pytest.mark.parametrize(
        ("received", "expected"),
        [
            ("2026-08-21 17:00:00", "2026-08-22"),
            ("2026-08-21 17:00:01", "2026-08-24"),
            ("2026-08-21 23:40", "2026-08-24"),  # filed at night: as of Saturday morning
        ],
    )
    def test_to_the_second(self, received: str, expected: str) -> None:
        assert day(WorkingDays(1).due(at(received), CALENDAR).date) == expected

    def test_plain_days_may_end_on_it(self) -> None:
        assert day(CalendarDays(15).due(at("2026-08-07 10:00"), CALENDAR).date) == "2026-08-22"

    def test_plain_days_may_not_end_on_the_monday_it_is_worked_for(self) -> None:
        assert day(CalendarDays(31).due(at("2026-07-31 10:00"), CALENDAR).date) == "2026-09-03"

    @pytest.mark.parametrize(("received", "expected"), [("10:00", "2026-08-24"), ("16:00", "2026-08-25")])
    def test_many_pages_received_before_and_after_fifteen_hours(self, received: str, expected: str) -> None:
        """23/2015/NĐ-CP, arts. 7 and 21."""
        copies = reference_catalogue().find("2.000815", on=dt.date(2026, 8, 21))
        assert day(copies.due(at(f"2026-08-21 {received}"), CALENDAR, extension="large").date) == expected


class TestASupplementThatASpecialLawLeavesOut:
    """31/2021/NĐ-CP, art. 6.1 does not count the investor's time to supplement; 118/2025/NĐ-CP, art. 19.5 restarts."""

    def test_suspended_it_goes_on_where_it_stopped_and_asked_for_it_begins_anew(self) -> None:
        """Seven working days from 28 August, two used up by Friday 4 September; the papers come on the 9th."""
        working, asked, brought = in_progress(), at("2026-09-04 09:00"), at("2026-09-09 09:00")
        assert day(working.due.date) == "2026-09-11"
        left_out = working.suspend(at=asked, reason="chờ bổ sung", citation="31/2021/NĐ-CP, art. 6.1")
        left_out = left_out.change(papers=["proof_of_home"], at=brought).resume(at=brought)
        restarted = working.request_supplement(["proof_of_home"], at=asked, reason="thiếu trang")
        restarted = restarted.supplement(["proof_of_home"], at=brought)
        assert (day(left_out.due.date), day(restarted.due.date)) == ("2026-09-16", "2026-09-18")


class TestMoreTimeTwice:
    """23/2015/NĐ-CP, art. 21: two working days more, or longer by agreement in writing, which nobody here can see."""

    @staticmethod
    def copies(**facts: Any) -> Dossier:
        procedure = reference_catalogue().find("2.000815", on=dt.date(2026, 8, 10))
        filed = Dossier.open(
            procedure,
            office=COMMUNE,
            at=at("2026-08-10 09:00"),
            channel="counter",
            facts=facts,
            papers=["original", "copy"],
        )
        return filed.accept(at=at("2026-08-10 09:00"))

    @staticmethod
    def longer(
        dossier: Dossier, *limits: str, article: str = "23/2015/NĐ-CP, art. 21", on: str = "2026-08-10 09:30"
    ) -> tuple[str, list[str]]:
        for limit in limits:
            dossier = dossier.extend(limit, at=at(on), reason="nhiều trang", citation=article)
        return day(dossier.due.date), [warning.say("en") for warning in dossier.due.warnings]

    def test_two_working_days_are_what_the_article_gives(self) -> None:
        assert self.longer(self.copies(), "2 ngày làm việc") == ("2026-08-12", [])

    @pytest.mark.parametrize(
        ("limits", "ends"),
        [(["3 ngày làm việc"], "2026-08-13"), (["2 ngày làm việc", "1 ngày làm việc"], "2026-08-13")],
        ids=["at once", "in two"],
    )
    def test_more_is_told_beside_the_date(self, limits: list[str], ends: str) -> None:
        date, (warning,) = self.longer(self.copies(), *limits)
        assert date == ends
        assert "extended by 3 working days; by that article the rules of the procedure add 2 working days" in warning

    def test_so_are_two_days_more_where_two_were_claimed_at_the_filing(self) -> None:
        date, (warning,) = self.longer(self.copies(extension="large"), "2 ngày làm việc")
        assert date == "2026-08-14"
        assert "extended by 4 working days" in warning

    @pytest.mark.parametrize(("claimed", "added"), [("large", [("23/2015/NĐ-CP", "21")]), ("none", [])])
    def test_a_dossier_tells_what_was_added_at_the_filing_by_its_article(
        self, claimed: str, added: list[tuple[str, str]]
    ) -> None:
        due = self.copies(extension=claimed).due
        told = [step.citation for step in due.additions if step.citation]
        assert [(cited.document, cited.article) for cited in told] == added
        assert (due.rule and due.rule.article) == "7"

    def test_an_extension_is_told_by_its_own_article_and_not_by_that_of_the_limit(self) -> None:
        longer = self.copies().extend("2 ngày làm việc", at=at("2026-08-10 09:30"), reason="nhiều trang")
        cited = self.copies().extend(
            "2 ngày làm việc", at=at("2026-08-10 09:30"), reason="nhiều trang", citation="23/2015/NĐ-CP, art. 21"
        )
        assert [str(step) for step in cited.due.additions] == [
            "  trong đó cộng thêm 2 ngày làm việc: nhiều trang [Điều 21, 23/2015/NĐ-CP]"
        ]
        assert [step.citation for step in longer.due.additions] == [None]
        assert cited.original_due.additions == ()

    def test_another_article_or_unit_is_not_held_against_it(self) -> None:
        assert self.longer(self.copies(), "3 ngày làm việc", article="23/2015/NĐ-CP, art. 33")[1] == []
        assert self.longer(self.copies(), "3 ngày")[1] == []

    def test_a_supplement_starts_the_limit_and_its_additions_again(self) -> None:
        begun = self.copies().begin(at=at("2026-08-10 09:10"))
        longer = begun.extend(
            "2 ngày làm việc", at=at("2026-08-10 09:30"), reason="x", citation="23/2015/NĐ-CP, art. 21"
        )
        asked = longer.request_supplement(["copy"], at=at("2026-08-10 10:00"), reason="thiếu trang")
        again = asked.supplement(["copy"], at=at("2026-08-11 09:00"))
        assert again.due.additions == ()
        assert self.longer(again, "2 ngày làm việc", on="2026-08-11 09:30") == ("2026-08-13", [])

    def test_a_part_of_the_papers_starts_nothing_again_so_what_was_added_is_told_still(self) -> None:
        cited = self.copies().extend(
            "3 ngày làm việc", at=at("2026-08-10 09:30"), reason="nhiều trang", citation="23/2015/NĐ-CP, art. 21"
        )
        asked = cited.request_supplement(["copy", "original"], at=at("2026-08-10 10:00"), reason="thiếu trang")
        waiting = asked.supplement(["copy"], at=at("2026-08-11 09:00"))
        assert waiting.due.additions == asked.due.additions == cited.due.additions != ()
        assert any("extended by 3 working days" in warning.say("en") for warning in waiting.due.warnings)


class TestNationalDay:
    """Friday 28 August 2026, then Thursday 3 September."""

    def test_eight_working_hours_and_two_of_the_clock(self) -> None:
        """118/2025/NĐ-CP, art. 17.2."""
        hours = OfficeHours.parse("08:00-12:00, 13:00-17:00")
        office = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=national_calendar(hours=hours))
        filed = Dossier.open(
            reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28)),
            office=office,
            at=at("2026-08-28 16:30"),
            channel="online",
            facts={"home": "own"},
            papers=["ct01", HOME],
        )
        assert sorted(deadline.at for deadline in filed.deadlines()) == [at("2026-08-28 18:30"), at("2026-09-03 16:30")]

    def test_hours_asked_before_it_and_stopped_after_it(self) -> None:
        hours = national_calendar(hours=OfficeHours.parse("07:30-11:30, 13:30-17:30"))
        clock = Clock(WorkingHours(8), at("2026-08-28 16:00"), hours)
        assert clock.due.at == at("2026-09-03 16:00")
        assert clock.exclude(at("2026-09-03 09:00"), at("2026-09-03 10:30")).due.at == at("2026-09-03 17:30")

    def test_by_post_the_days_a_parcel_lay_unopened_are_the_office_s(self) -> None:
        """45/2016/QĐ-TTg, art. 7.4."""
        parcel = residence("2026-08-28 16:30", HOME, channel="post")
        assert day(parcel.accept(at=at("2026-09-07 09:00")).due.date) == "2026-09-11"

    @pytest.mark.parametrize(
        ("received", "verification", "expected"),
        [
            ("2026-08-28 10:00", True, "2026-09-09"),
            ("2026-08-28 15:01", True, "2026-09-10"),
            ("2026-08-31 10:00", False, "2026-09-08"),  # a day off under the text of 2024
            ("2026-09-01 10:00", False, "2026-09-08"),  # a day off under that of 2026
        ],
    )
    def test_a_package_on_either_side_of_the_new_text(self, received: str, verification: bool, expected: str) -> None:
        assert day(plan("birth", received, verification=verification).due.date) == expected


class TestTwoRegimes:
    def test_filed_at_night_before_it_keeps_the_mechanism_of_its_filing(self) -> None:
        """118/2025/NĐ-CP is in force from 1 July 2025."""
        filed = residence("2025-06-30 22:00", HOME, channel="online")
        assert filed.accept(at=at("2025-07-01 08:00")).mechanism.name == "NĐ 61"

    def test_an_arrival_on_a_day_off_counts_from_the_next_working_day(self) -> None:
        """118/2025/NĐ-CP, art. 17.3, as of 5 August 2026; 24 November is off."""
        filed = residence("2026-11-20 16:50", HOME)
        arrived = at("2026-11-24 09:00")
        taken = filed.accept(at=at("2026-11-20 16:55"), arrived=arrived, recorded_at=arrived)
        assert day(taken.due.date) == "2026-12-04"


class TestFeesAtTheEdge:
    @pytest.mark.parametrize(
        ("filed", "total"),
        [("2026-08-14 23:50", 10_000), ("2026-08-15 00:10", 0), ("2027-02-28 23:59", 0), ("2027-03-01 00:00", 10_000)],
    )
    def test_the_minute_of_filing_decides_though_the_office_is_shut(self, filed: str, total: int) -> None:
        """117/2026/TT-BTC: 15 August 2026, a Saturday, to 28 February 2027, a Sunday."""
        dossier = residence(filed, HOME, channel="online", digital_citizen=True)
        monday = at(filed[:10] + " 08:00") + dt.timedelta(days=3)
        assert dossier.accept(at=monday).quote().total == VND(total)

    def test_a_supplement_after_the_window_keeps_the_relief_of_the_filing(self) -> None:
        filed = residence("2027-02-26 09:00", channel="online", digital_citizen=True)
        asked = filed.request_supplement([HOME], at=at("2027-02-26 10:00"), reason="thiếu giấy tờ")
        assert asked.supplement([HOME], at=at("2027-03-03 10:00")).quote().total == VND(0)

    @pytest.mark.parametrize(
        ("value", "total"),
        [(30 * BILLION, 137_350_000), (100 * BILLION, 487_350_000)],
        ids=["the tenth is cut to 5 base salaries", "after the cap of 500 million"],
    )
    def test_a_cap_on_the_fee_and_one_on_the_relief(self, value: int, total: int) -> None:
        """117/2026/TT-BTC, art. 2; 5 × 2,530,000 đồng."""
        facts = {
            "act": "land-house",
            "list_value": value,
            "contract_value": value,
            "place": "elsewhere",
            "channel": "online",
            "digital_citizen": True,
            "bought": True,
            "transferor_integrated": True,
            "relief_used_this_year": False,
        }
        quote = reference_fee_schedules()["registration-fee"].quote(on=dt.date(2026, 8, 28), facts=facts)
        assert quote.total == VND(total)

    @pytest.mark.parametrize(
        ("so_far", "before", "on", "total"),
        [
            (4_900_000, 0, "2026-06-30", 147_000),
            (5_000_000, 4_900_000, "2026-07-02", 0),
            (6_000_000, 3_000_000, "2026-07-02", 180_000),
            (5_100_000_000, 4_900_000_000, "2026-07-02", 5_000_000),
        ],
        ids=["over twice 2,340,000", "under twice 2,530,000", "over it with the second", "over five billion"],
    )
    def test_instalments_over_a_threshold_that_rose(self, so_far: int, before: int, on: str, total: int) -> None:
        """216/2016/TT-BTC, arts. 4 and 5: what is paid is the fee of all of it, less that of what came before."""
        facts = {"amount_received": so_far, "amount_received_before": before, "settled_voluntarily": False}
        enforcement = reference_fee_schedules()["civil-judgment-enforcement"]
        assert enforcement.quote(on=dt.date.fromisoformat(on), facts=facts).total == VND(total)


class TestLastDayOfAPeriod:
    def test_due_on_it_and_still_open_is_in_time(self) -> None:
        """Periods end on the 14th (09/2019/NĐ-CP, art. 12)."""
        open_still = residence("2026-09-03 09:00", HOME).accept(at=at("2026-09-03 09:00"))
        assert day(open_still.due.date) == "2026-09-14"
        total = settlement([open_still], Period.month(2026, 9)).total
        assert (total.open_in_time, total.open_late) == (1, 0)
        carried = settlement([open_still], Period.month(2026, 10)).total
        assert (carried.carried_over, carried.open_late) == (1, 1)
