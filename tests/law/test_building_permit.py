"""Building permits at the commune: a new one (1.013225) and its extension (1.013227)."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.clock import Clock
from motcua.conditions import Channel
from motcua.errors import NoFeeLevel, NoPromise, NotInForce, UndecidedFacts, UnknownFact
from motcua.procedure import Binds, LimitKind, Procedure
from motcua.timelimit import CalendarDays, Stages, WorkingDays

CALENDAR = national_calendar()
NEW, EXTENSION = "1.013225", "1.013227"
WORKS = ("non_linear", "linear", "religious", "belief", "monument", "diplomatic")
CASES = (*WORKS, "house")
OLD_LAW = ["2021-01-01", "2024-12-29", "2024-12-30", "2025-06-30", "2025-07-01", "2026-06-30"]


def permit(day: str, code: str = NEW) -> Procedure:
    return reference_catalogue().find(code, on=dt.date.fromisoformat(day))


def due(day: str, code: str = NEW, **facts: Any) -> str:
    return str(permit(day, code).due(office_time(f"{day} 09:00"), CALENDAR, **facts).date)


class TestTwentyAndFifteenDays:
    """Law 50/2014/QH13, art. 102.1.e, as Law 62/2020/QH14 has it: 20 days, 15 for a house, up to 10 more."""

    @pytest.mark.parametrize("day", OLD_LAW)
    def test_they_hold_in_every_version_and_case(self, day: str) -> None:
        for case in WORKS:
            assert permit(day).limit(case=case) == CalendarDays(20)
            assert permit(day).limit(case=case, further_review=True) == Stages(CalendarDays(20), CalendarDays(10))
        assert permit(day).limit(case="house") == CalendarDays(15)
        assert permit(day).limit(case="house", further_review=True) == Stages(CalendarDays(15), CalendarDays(10))

    def test_they_are_plain_days_that_end_on_a_working_day(self) -> None:
        assert due("2021-01-04", case="house") == "2021-01-19"
        assert due("2021-01-04", case="linear") == "2021-01-25"

    def test_the_ten_days_more_count_from_the_day_the_time_runs_out(self) -> None:
        """Not more than 10 days "kể từ ngày hết hạn": 15 days of 12 June end on Saturday 27, that is Monday 29."""
        assert due("2026-06-12", case="house") == "2026-06-29"
        assert due("2026-06-12", case="house", further_review=True) == "2026-07-09"

    def test_claimed_at_once_or_given_later_they_end_on_one_day(self) -> None:
        running = Clock(CalendarDays(15), office_time("2026-06-12 09:00"), CALENDAR)
        given = running.extend(CalendarDays(10), at=office_time("2026-06-29 09:00"))
        assert str(given.due.date) == due("2026-06-12", case="house", further_review=True)

    def test_the_ten_days_more_are_no_other_start_to_warn_of(self) -> None:
        made = permit("2026-06-12").due(office_time("2026-06-12 09:00"), CALENDAR, case="house", further_review=True)
        assert made.warnings == ()

    def test_before_2021_the_time_was_not_read(self) -> None:
        for case in CASES:
            with pytest.raises(NoPromise, match="62/2020/QH14"):
                due("2020-12-31", case=case)

    def test_nothing_is_promised_before_the_case_is_known(self) -> None:
        with pytest.raises(UndecidedFacts, match="case"):
            due("2026-06-30")

    def test_an_authority_that_is_asked_and_keeps_silent_agrees(self) -> None:
        """Art. 102.1.đ."""
        (rule,) = (rule for rule in permit("2026-06-30").limits if rule.binds is Binds.CONSULTED)
        assert (rule.limit, rule.citation) == (CalendarDays(12), Citation("50/2014/QH13", "102", "1", "đ"))

    def test_the_steps_inside_change_no_total(self) -> None:
        """Art. 102.1.c."""
        steps = [rule for rule in permit("2026-06-30").limits if rule.kind is LimitKind.STEP]
        assert [rule.limit for rule in steps] == [WorkingDays(7), WorkingDays(5), WorkingDays(3), CalendarDays(12)]


class TestSevenTenAndNine:
    """Decree 217/2026/NĐ-CP, art. 54.1.b, from 1 July 2026: 7 for a house, 10 for works, 9 to change them."""

    @pytest.mark.parametrize("case", WORKS)
    def test_other_works(self, case: str) -> None:
        for kind in ("new", "temporary", "relocation"):
            assert permit("2026-07-01").limit(case=case, permit=kind) == WorkingDays(10)
        for kind in ("adjustment", "repair"):
            assert permit("2026-07-01").limit(case=case, permit=kind) == WorkingDays(9)

    @pytest.mark.parametrize("kind", ["new", "temporary", "relocation", "adjustment", "repair"])
    def test_a_house_whatever_is_asked_for_it(self, kind: str) -> None:
        assert permit("2026-07-01").limit(case="house", permit=kind) == WorkingDays(7)

    def test_a_dossier_of_the_day_before_stays_under_the_old_law(self) -> None:
        """Art. 76.19."""
        assert due("2026-06-30", case="house") == "2026-07-15"
        assert due("2026-07-01", case="house") == "2026-07-10"
        assert due("2026-06-30", case="monument") == "2026-07-20"
        assert due("2026-07-01", case="monument") == "2026-07-15"

    def test_no_further_time_may_be_claimed(self) -> None:
        with pytest.raises(UnknownFact):
            permit("2026-07-01").limit(case="house", further_review=True)

    @pytest.mark.parametrize(
        ("binds", "citation", "limits"),
        [
            (Binds.APPLICANT, Citation("217/2026/NĐ-CP", "54", "2", "b"), [WorkingDays(2)]),
            (Binds.CONSULTED, Citation("217/2026/NĐ-CP", "54", "2", "c"), [WorkingDays(2)]),
            (Binds.AGENCY, Citation("217/2026/NĐ-CP", "54", "2", "a"), [WorkingDays(3), WorkingDays(5)]),
        ],
    )
    def test_the_days_inside(self, binds: Binds, citation: Citation, limits: list[WorkingDays]) -> None:
        rules = [rule for rule in permit("2026-07-01").limits if rule.binds is binds and rule.citation == citation]
        assert [rule.limit for rule in rules] == limits

    @pytest.mark.parametrize("code", [NEW, EXTENSION])
    def test_when_the_portal_fails_it_is_filed_at_the_counter_or_by_post(self, code: str) -> None:
        """Art. 54.1; the notice says that it is filed online otherwise, and the fact keeps on record that it failed."""
        found = permit("2026-07-01", code)
        given: dict[str, Any] = {"case": "house"} if code == NEW else {}
        for channel in Channel:
            assert found.limit(**given, channel=channel, portal_failed=True) == found.limit(**given)
        assert "Chỉ nộp trực tuyến" in found.describe()


class TestPapers:
    """Decree 175/2024/NĐ-CP, art. 53 and 55: seven kinds of works, seven sets of papers."""

    COMMON = ("application", "land_certificate", "drawings")

    def missing(self, case: str, **facts: Any) -> tuple[str, ...]:
        given: dict[str, Any] = {"adjoining_works": False, "heritage": False, "channel": "counter"} | facts
        return permit("2026-06-30").check(self.COMMON, case=case, **given).missing

    @pytest.mark.parametrize(
        ("case", "papers"),
        [
            ("non_linear", ("project_approval",)),
            ("linear", ("project_approval",)),
            ("religious", ("project_approval", "religion_approval")),
            ("belief", ()),
            ("monument", ("project_approval", "culture_approval")),
            ("diplomatic", ("project_approval", "treaty_terms")),
            ("house", ()),
        ],
    )
    def test_each_case_has_its_own(self, case: str, papers: tuple[str, ...]) -> None:
        assert self.missing(case) == papers

    def test_a_house_beside_others_brings_an_undertaking(self) -> None:
        """Law 50/2014/QH13, art. 95.1.d; Decree 217/2026/NĐ-CP, art. 60.3.a."""
        assert self.missing("house", adjoining_works=True) == ("adjoining_undertaking",)
        undertakings = [
            paper.citation
            for day in ("2026-06-30", "2026-07-01")
            for paper in permit(day).papers
            if paper.code == "adjoining_undertaking"
        ]
        assert undertakings == [Citation("50/2014/QH13", "95", "1", "d"), Citation("217/2026/NĐ-CP", "60", "3", "a")]

    def test_a_place_of_belief_under_restoration_asks_the_authority_on_culture(self) -> None:
        assert self.missing("belief", heritage=True) == ("culture_approval",)
        assert self.missing("house", heritage=True) == ()

    def test_other_papers_of_the_land_do_as_well(self) -> None:
        for paper in ("land_certificate", "land_papers", "land_grant"):
            answer = permit("2026-06-30").check(
                ["application", "drawings", paper], case="house", adjoining_works=False, heritage=False
            )
            assert answer.complete

    @pytest.mark.parametrize(
        ("found", "missing"),
        [("found", ()), ("incomplete", ("land_certificate",)), ("unavailable", ("land_certificate",))],
    )
    def test_the_land_database_replaces_the_certificate(self, found: str, missing: tuple[str, ...]) -> None:
        facts: dict[str, Any] = {"case": "house", "adjoining_works": False, "heritage": False, "land_lookup": found}
        assert permit("2026-06-30").check(["application", "drawings"], **facts).missing == missing

    def test_the_form_came_with_the_decree_and_went_with_it(self) -> None:
        forms = [
            next(iter(permit(day).papers)).form for day in ("2024-12-29", "2024-12-30", "2026-06-30", "2026-07-01")
        ]
        assert forms == [None, "1 Phụ lục II, 175/2024/NĐ-CP", "1 Phụ lục II, 175/2024/NĐ-CP", None]


class TestWhoDecides:
    """Law 50/2014/QH13, art. 103.3: the district; Decree 140/2025/NĐ-CP, from 1 July 2025: the commune."""

    @pytest.mark.parametrize("code", [NEW, EXTENSION])
    def test_the_commune_from_july_2025(self, code: str) -> None:
        assert [permit(day, code).level for day in ("2025-06-30", "2025-07-01")] == ["district", "commune"]
        with pytest.raises(NotInForce):
            permit("2014-12-31", code)

    @pytest.mark.parametrize("code", [NEW, EXTENSION])
    def test_the_charge_is_the_province_s(self, code: str) -> None:
        quote = permit("2026-07-01", code).quote(on=dt.date(2026, 7, 1))
        with pytest.raises(NoFeeLevel):
            _ = quote.total


class TestExtension:
    """Law 50/2014/QH13, art. 102.2.b, and Decree 217/2026/NĐ-CP, art. 54.1.b: 5 working days, before and after."""

    def test_five_working_days_in_every_version(self) -> None:
        assert due("2026-06-30", EXTENSION) == "2026-07-07"
        assert due("2026-07-01", EXTENSION) == "2026-07-08"
        for version in reference_catalogue().versions(EXTENSION):
            assert version.limit() == WorkingDays(5)

    def test_the_rule_it_names_changes_with_the_law(self) -> None:
        days = ("2026-06-30", "2026-07-01")
        rules = [rule.citation for day in days for rule in permit(day, EXTENSION).limits if rule.promises]
        assert rules == [Citation("50/2014/QH13", "102", "2", "b"), Citation("217/2026/NĐ-CP", "54", "1", "b")]

    def test_the_days_inside(self) -> None:
        """Decree 217/2026/NĐ-CP, art. 54.3."""
        inside = [rule for rule in permit("2026-07-01", EXTENSION).limits if rule.kind is LimitKind.STEP]
        assert [(rule.limit, rule.binds, rule.citation) for rule in inside] == [
            (WorkingDays(2), Binds.AGENCY, Citation("217/2026/NĐ-CP", "54", "3", "a")),
            (WorkingDays(1), Binds.APPLICANT, Citation("217/2026/NĐ-CP", "54", "3", "b")),
            (WorkingDays(1), Binds.AGENCY, Citation("217/2026/NĐ-CP", "54", "3", "b")),
            (WorkingDays(2), Binds.CONSULTED, Citation("217/2026/NĐ-CP", "54", "3", "c")),
        ]

    def test_the_permit_itself_is_brought(self) -> None:
        assert permit("2026-06-30", EXTENSION).check(["application"]).missing == ("permit",)
