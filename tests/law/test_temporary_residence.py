"""Temporary residence (1.004194), confirmation (1.010041) and removal (1.003197) of residence, clause by clause."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.completeness import SubmittedPaper
from motcua.errors import NoFeeLevel, NotInForce, UndecidedFacts, UnknownFact
from motcua.money import VND
from motcua.procedure import Binds, LimitKind, Procedure
from motcua.timelimit import CalendarDays, WorkingDays

CALENDAR = national_calendar()
NOW = dt.date(2026, 8, 28)


def version(code: str, on: dt.date = NOW) -> Procedure:
    return reference_catalogue().find(code, on=on)


def due(code: str, received: str, **facts: Any) -> str:
    at = office_time(received)
    return str(version(code, at.date()).due(at, CALENDAR, **facts).date)


@pytest.mark.parametrize("code", ["1.004194", "1.010041", "1.003197"])
def test_all_begin_with_the_law_of_residence(code: str) -> None:
    """Law 68/2020/QH14, from 1 July 2021."""
    assert version(code, dt.date(2021, 7, 1)).level == "commune"
    with pytest.raises(NotInForce):
        version(code, dt.date(2021, 6, 30))


class TestTemporaryResidence:
    """Law 68/2020/QH14, art. 28.2: 3 working days."""

    @pytest.mark.parametrize(
        ("received", "result"),
        [
            ("2021-07-01 09:00", "2021-07-06"),
            ("2025-01-09 09:00", "2025-01-14"),
            ("2025-01-10 09:00", "2025-01-15"),
            ("2025-06-30 09:00", "2025-07-03"),
            ("2025-07-01 09:00", "2025-07-04"),
            ("2026-08-28 15:20", "2026-09-07"),
        ],
    )
    @pytest.mark.parametrize("act", ["temporary", "temporary-list"])
    def test_they_hold_in_every_version_and_case(self, received: str, result: str, act: str) -> None:
        assert due("1.004194", received, act=act) == result

    def test_the_answer_names_the_clause(self) -> None:
        answer = version("1.004194").due(office_time("2026-08-28 09:00"), CALENDAR)
        assert answer.rule == Citation("68/2020/QH14", "28", "2")

    @pytest.mark.parametrize(
        ("act", "missing"),
        [("temporary", ("ct01", "proof_of_home")), ("temporary-list", ("list_request", "ct01_of_each"))],
    )
    def test_each_case_has_its_papers(self, act: str, missing: tuple[str, ...]) -> None:
        assert version("1.004194").check([], act=act, channel="counter").missing == missing

    def test_of_a_list_everybody_declares(self) -> None:
        """55/2021/TT-BCA, by the page of 2026: *CT01 của từng người*."""
        listed: dict[str, Any] = {"act": "temporary-list", "channel": "counter", "persons": 12}
        one, all_of_them = (SubmittedPaper("ct01_of_each", originals=number) for number in (1, 12))
        assert version("1.004194").check(["list_request", one], **listed).missing == ("ct01_of_each",)
        assert version("1.004194").check(["list_request", all_of_them], **listed).complete is True

    @pytest.mark.parametrize(("outcome", "asked"), [("found", False), ("incomplete", True), ("unavailable", True)])
    def test_a_look_up_that_fails_brings_the_paper_back(self, outcome: str, asked: bool) -> None:
        answer = version("1.004194").check(["ct01"], act="temporary", home_lookup=outcome, channel="counter")
        assert ("proof_of_home" in answer.missing) is asked

    def test_before_the_decree_of_2025_nothing_was_looked_up(self) -> None:
        with pytest.raises(UnknownFact):
            version("1.004194", dt.date(2025, 1, 9)).check([], act="temporary", home_lookup="found")

    def test_the_form_changed_with_its_circular(self) -> None:
        """CT01 of 56/2021/TT-BCA, from 1 July 2025 of 53/2025/TT-BCA."""
        ct01 = next(iter(version("1.004194").papers))
        assert [(one.code, one.citation.document, one.in_force.first) for one in ct01.forms] == [
            ("CT01", "56/2021/TT-BCA", dt.date(2021, 7, 1)),
            ("CT01", "53/2025/TT-BCA", dt.date(2025, 7, 1)),
        ]

    @pytest.mark.parametrize(("channel", "amount"), [("counter", 15_000), ("online", 7_000)])
    def test_online_is_no_half_of_the_counter(self, channel: str, amount: int) -> None:
        """75/2022/TT-BTC: each amount is given."""
        quote = version("1.004194").quote(on=dt.date(2026, 7, 6), act="temporary", channel=channel)
        assert quote.total == VND(amount)

    def test_a_list_is_charged_for_each_person(self) -> None:
        """75/2022/TT-BTC: twelve persons online, 5,000 đồng each."""
        quote = version("1.004194").quote(on=dt.date(2026, 7, 6), act="temporary-list", persons=12, channel="online")
        assert quote.total == VND(60_000)


class TestConfirmation:
    """55/2021/TT-BCA, art. 17: 1 working day on data at hand, 3 where they are verified."""

    @pytest.mark.parametrize("received", ["2025-06-30 09:00", "2026-08-10 09:00"])
    @pytest.mark.parametrize(("verification", "days"), [(False, 1), (True, 3)])
    def test_it_hangs_on_the_verification(self, received: str, verification: bool, days: int) -> None:
        at = office_time(received)
        found = version("1.010041", at.date()).due(at, CALENDAR, verification=verification)
        assert found.date == CALENDAR.add_working_days(at.date(), days)

    def test_two_dates_checked_by_hand(self) -> None:
        assert due("1.010041", "2026-08-28 09:00", verification=False) == "2026-09-03"
        assert due("1.010041", "2026-08-28 09:00", verification=True) == "2026-09-07"

    def test_until_that_is_known_there_is_no_date(self) -> None:
        with pytest.raises(UndecidedFacts, match="xác minh"):
            due("1.010041", "2026-08-28 09:00")

    def test_online_no_declaration_is_attached(self) -> None:
        assert version("1.010041").check([], channel="online").complete is True
        assert version("1.010041").check([], channel="counter").missing == ("ct01",)

    def test_it_is_free(self) -> None:
        assert version("1.010041").quote(on=NOW).total == VND(0)


class TestRemoval:
    """62/2021/NĐ-CP, art. 7.4; 154/2024/NĐ-CP, art. 9.5; 58/2026/NĐ-CP, art. 4.6: 5 working days from a dossier."""

    @pytest.mark.parametrize(
        ("received", "result", "rule"),
        [
            ("2025-01-09 09:00", "2025-01-16", Citation("62/2021/NĐ-CP", "7", "4")),
            ("2025-01-10 09:00", "2025-01-17", Citation("154/2024/NĐ-CP", "9", "5")),
            ("2026-03-13 09:00", "2026-03-20", Citation("154/2024/NĐ-CP", "9", "5")),
            ("2026-03-16 09:00", "2026-03-23", Citation("58/2026/NĐ-CP", "4", "6")),
        ],
    )
    def test_the_amount_stayed_while_the_decree_changed(self, received: str, result: str, rule: Citation) -> None:
        at = office_time(received)
        answer = version("1.003197", at.date()).due(at, CALENDAR)
        assert (str(answer.date), answer.rule) == (result, rule)

    @pytest.mark.parametrize(("day", "deadlines"), [("2025-01-09", 0), ("2025-01-10", 1), ("2026-03-15", 1)])
    def test_removing_by_itself_the_office_has_one_day_of_its_own(self, day: str, deadlines: int) -> None:
        """154/2024/NĐ-CP, art. 9.8, from 10 January 2025: not the limit of a dossier."""
        inner = [rule for rule in version("1.003197", dt.date.fromisoformat(day)).limits if rule.kind is LimitKind.STEP]
        assert [(rule.limit, rule.promises) for rule in inner] == [(WorkingDays(1), False)] * deadlines

    def test_the_family_files_within_seven_days(self) -> None:
        """58/2026/NĐ-CP, art. 4.6, from 15 March 2026."""
        assert not [rule for rule in version("1.003197", dt.date(2026, 3, 14)).limits if rule.binds is Binds.APPLICANT]
        (rule,) = [rule for rule in version("1.003197").limits if rule.binds is Binds.APPLICANT]
        assert rule.limit == CalendarDays(7)

    def test_the_ground_is_looked_up_from_2025_on(self) -> None:
        assert version("1.003197").check(["ct01"], proof_lookup="found", channel="counter").complete is True
        assert version("1.003197").check(["ct01"], proof_lookup="unavailable", channel="counter").missing == ("proof",)
        assert version("1.003197", dt.date(2025, 1, 9)).check(["ct01"], channel="counter").missing == ("proof",)

    def test_of_a_charge_nothing_is_said_and_nothing_made_up(self) -> None:
        with pytest.raises(NoFeeLevel):
            _ = version("1.003197").quote(on=NOW).total
