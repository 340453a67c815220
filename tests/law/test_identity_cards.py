"""Identity cards for those of 14 and more (1.014061), clause by clause."""

import datetime as dt

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.errors import NotInForce
from motcua.money import VND
from motcua.procedure import Procedure
from motcua.timelimit import WorkingDays

CALENDAR = national_calendar()
NOW = dt.date(2026, 8, 28)


def card(on: dt.date = NOW) -> Procedure:
    return reference_catalogue().find("1.014061", on=on)


class TestSevenWorkingDays:
    """Law 26/2023/QH15, art. 26: 7 working days, in every version and through every channel."""

    @pytest.mark.parametrize(
        ("received", "due"),
        [
            ("2024-07-01", "2024-07-10"),
            ("2025-02-28", "2025-03-11"),
            ("2025-03-03", "2025-03-12"),
            ("2026-06-30", "2026-07-09"),
            ("2026-07-01", "2026-07-10"),
        ],
    )
    @pytest.mark.parametrize("channel", ["counter", "online"])
    def test_they_hold_on_both_sides_of_every_change(self, received: str, due: str, channel: str) -> None:
        version = card(dt.date.fromisoformat(received))
        answer = version.due(office_time(f"{received} 09:00"), CALENDAR, channel=channel)
        assert (str(answer.date), answer.rule) == (due, Citation("26/2023/QH15", "26"))
        assert version.limit() == WorkingDays(7)

    def test_under_the_law_before_it_the_code_was_another(self) -> None:
        with pytest.raises(NotInForce):
            card(dt.date(2024, 6, 30))


class TestWhoIssues:
    """Resolution 190/2025/QH15 ended the district police; law 118/2025/QH15, art. 5, named both levels left."""

    @pytest.mark.parametrize(
        ("day", "level"), [("2025-02-28", "district"), ("2025-03-01", "commune"), ("2026-07-01", "commune")]
    )
    def test_the_level_changed_with_the_police(self, day: str, level: str) -> None:
        assert card(dt.date.fromisoformat(day)).level == level

    def test_the_change_of_2025_is_recalled_and_that_of_2026_was_read(self) -> None:
        assert card(dt.date(2026, 6, 30)).amended_by == Citation("190/2025/QH15", verified=False)
        assert card(dt.date(2026, 7, 1)).amended_by == Citation("118/2025/QH15", "5")


class TestPapers:
    def test_the_slip_of_data_is_made_by_the_system(self) -> None:
        assert card().check(["dc02"], in_population_database=True).complete is True

    def test_who_is_not_in_the_database_fills_in_another_slip(self) -> None:
        assert card().check(["dc02"], in_population_database=False).missing == ("dc01",)

    def test_until_that_is_known_nothing_is_decided(self) -> None:
        answer = card().check(["dc02"])
        assert (answer.complete, tuple(answer.questions)) == (None, ("in_population_database",))


class TestCharge:
    """73/2024/TT-BTC, art. 4: a first card is not charged for."""

    @pytest.mark.parametrize("day", ["2024-10-21", "2026-08-28"])
    def test_the_first_card_costs_nothing(self, day: str) -> None:
        on = dt.date.fromisoformat(day)
        assert card(on).quote(on=on).total == VND(0)
