"""Registration of permanent residence (1.004222), clause by clause."""

import datetime as dt
from typing import Any

import pytest

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import national_calendar, office_time
from motcua.citation import Citation
from motcua.completeness import Completeness
from motcua.errors import BadValue, NotInForce, UnknownFact
from motcua.fees import Levy
from motcua.money import VND
from motcua.procedure import Binds, Procedure
from motcua.timelimit import CalendarDays, WorkingDays

CALENDAR = national_calendar()
VERSIONS = ["2021-07-01", "2023-01-01", "2025-01-10", "2025-07-01", "2026-03-15", "2026-07-01"]


def residence(day: str = "2026-08-28") -> Procedure:
    return reference_catalogue().find("1.004222", on=dt.date.fromisoformat(day))


class TestSevenWorkingDays:
    """Law 68/2020/QH14, art. 22.3: 7 working days from the day of the full valid dossier."""

    @pytest.mark.parametrize("day", VERSIONS)
    def test_they_hold_in_every_version_whatever_the_case(self, day: str) -> None:
        assert residence(day).in_force.first == dt.date.fromisoformat(day)
        assert residence(day).limit() == WorkingDays(7)

    @pytest.mark.parametrize(
        ("received", "result"),
        [
            ("2022-12-30", "2023-01-11"),
            ("2023-01-03", "2023-01-12"),
            ("2025-01-09", "2025-01-20"),
            ("2025-01-10", "2025-01-21"),
            ("2025-06-30", "2025-07-09"),
            ("2025-07-01", "2025-07-10"),
            ("2026-03-13", "2026-03-24"),
            ("2026-03-16", "2026-03-25"),
            ("2026-06-30", "2026-07-09"),
            ("2026-07-01", "2026-07-10"),
        ],
    )
    def test_they_are_counted_alike_on_both_sides_of_every_change(self, received: str, result: str) -> None:
        due = residence(received).due(office_time(f"{received} 09:00"), CALENDAR)
        assert (str(due.date), due.rule) == (result, Citation("68/2020/QH14", "22", "3"))

    def test_the_friday_before_national_day(self) -> None:
        assert residence().due(office_time("2026-08-28 15:20"), CALENDAR).date == dt.date(2026, 9, 11)

    def test_before_the_law_there_is_nothing(self) -> None:
        with pytest.raises(NotInForce):
            residence("2021-06-30")


class TestPapers:
    """Law 68/2020/QH14, art. 21: a declaration, and the papers of the case the home is."""

    @pytest.mark.parametrize(
        ("home", "missing"),
        [
            ("own", ("proof_of_home",)),
            ("consented", ("kinship",)),
            ("rented", ("lease", "floor_area")),
            ("religious", ("religious_confirmation",)),
            ("care", ("care_confirmation",)),
            ("vehicle", ("vehicle_papers",)),
            ("garrison", ("unit_letter",)),
        ],
    )
    def test_each_case_has_its_own(self, home: str, missing: tuple[str, ...]) -> None:
        assert residence().check(["ct01"], home=home).missing == missing

    def test_until_the_case_is_known_nothing_is_decided(self) -> None:
        answer = residence().check(["ct01"])
        assert (answer.complete, answer.missing, tuple(answer.questions)) == (None, (), ("home",))

    @pytest.mark.parametrize(
        ("home", "lookup", "code"),
        [
            ("own", "home_lookup", "proof_of_home"),
            ("consented", "kinship_lookup", "kinship"),
            ("rented", "area_lookup", "floor_area"),
        ],
    )
    def test_data_held_already_replace_a_paper(self, home: str, lookup: str, code: str) -> None:
        """Decree 154/2024/NĐ-CP, from 10 January 2025."""
        held = self.looked_up(home, lookup, "found")
        assert code in held.waived
        for outcome in ("incomplete", "unavailable"):
            assert code in self.looked_up(home, lookup, outcome).missing

    @staticmethod
    def looked_up(home: str, lookup: str, outcome: str) -> Completeness:
        facts: dict[str, Any] = {"home": home, lookup: outcome}
        return residence().check(["ct01"], **facts)

    @pytest.mark.parametrize("day", VERSIONS)
    def test_kinship_that_the_databases_tell_was_never_proved(self, day: str) -> None:
        """Law 68/2020/QH14, art. 21.2.b: unless the population or residence database shows it."""
        known = residence(day).check(["ct01"], home="consented", kinship_lookup="found")
        unknown = residence(day).check(["ct01"], home="consented", kinship_lookup="unavailable")
        assert (known.complete, unknown.missing) == (True, ("kinship",))

    @pytest.mark.parametrize(("day", "action"), [("2025-01-09", "submit"), ("2025-01-10", "present")])
    def test_what_could_not_be_looked_up_is_shown_and_given_back(self, day: str, action: str) -> None:
        """154/2024/NĐ-CP, arts. 5 and 6, as the page of the procedure has them: công dân xuất trình."""
        for home, code in (("own", "proof_of_home"), ("consented", "kinship"), ("rented", "floor_area")):
            (paper,) = [one for one in residence(day).requirements(home=home, channel="counter") if one.code == code]
            assert paper.action.value == action

    def test_before_the_decree_nothing_was_looked_up(self) -> None:
        with pytest.raises(UnknownFact):
            residence("2025-01-09").check(["ct01"], home="own", home_lookup="found")

    def test_a_case_the_law_does_not_know_is_refused(self) -> None:
        with pytest.raises(BadValue, match="'own', 'consented'"):
            residence().check(["ct01"], home="hotel")

    def test_the_form_changed_with_its_circular(self) -> None:
        """CT01 of 56/2021/TT-BCA; from 1 July 2025 of 53/2025/TT-BCA."""
        forms = next(iter(residence().papers)).forms
        for day, circular in (("2025-06-30", "56/2021/TT-BCA"), ("2025-07-01", "53/2025/TT-BCA")):
            (form,) = [one for one in forms if dt.date.fromisoformat(day) in one.in_force]
            assert (form.code, form.citation.document) == ("CT01", circular)

    def test_who_lives_abroad_without_a_passport_has_a_form_of_their_own(self) -> None:
        answer = residence().check(["ct01"], home="own", home_lookup="found", overseas_without_passport=True)
        assert (answer.missing, answer.surplus) == (("ct02",), ("ct01",))


class TestBeforeIt:
    """Law 68/2020/QH14, art. 21: of a vehicle without registration the commune confirms that one may live in it."""

    def test_a_vehicle_has_a_procedure_before_it(self) -> None:
        (first,) = residence().requires
        assert (str(first.code), str(first.when)) == ("1.013313", "home == 'vehicle'")

    def test_a_newborn_needs_no_birth_certificate(self) -> None:
        assert any("Giấy khai sinh" in note.vi for note in residence().notes)


class TestCharge:
    """Circular 75/2022/TT-BTC: one charge at the counter and by post, half of it online."""

    DAY = dt.date(2026, 7, 6)

    @pytest.mark.parametrize(("channel", "amount"), [("counter", 20_000), ("post", 20_000), ("online", 10_000)])
    def test_it_follows_the_channel(self, channel: str, amount: int) -> None:
        quote = residence().quote(on=self.DAY, channel=channel)
        assert quote.total == VND(amount)
        assert [line.kind for line in quote.lines] == [Levy.LE_PHI]

    def test_an_exemption_has_to_be_claimed(self) -> None:
        assert "residence_exempt_as" in residence().quote(on=self.DAY, channel="counter").assumed
        assert residence().quote(on=self.DAY, channel="counter", residence_exempt_as="poor").total == VND(0)

    @pytest.mark.parametrize(("day", "amount"), [("2026-08-14", 10_000), ("2026-08-15", 0), ("2027-02-28", 0)])
    def test_a_digital_citizen_who_files_online_is_freed_for_a_while(self, day: str, amount: int) -> None:
        """117/2026/TT-BTC: from 15 August 2026 to 28 February 2027."""
        on = dt.date.fromisoformat(day)
        assert residence().quote(on=on, channel="online", digital_citizen=True).total == VND(amount)

    def test_at_the_counter_the_relief_does_not_reach(self) -> None:
        """66.22/2026/NQ-CP, annex: every row says "through the online public service"."""
        on = dt.date(2026, 8, 28)
        assert residence().quote(on=on, channel="counter", digital_citizen=True).total == VND(20_000)


class TestMinors:
    """Decree 58/2026/NĐ-CP, art. 4.4, from 1 July 2026: within 60 days of the registration of the birth."""

    def test_the_clause_came_later_than_the_decree(self) -> None:
        assert [len(residence(day).limits) for day in ("2026-06-30", "2026-07-01")] == [1, 2]

    def test_it_binds_the_family_and_counts_from_the_registration(self) -> None:
        rule = residence().limits[-1]
        assert (rule.limit, rule.binds, rule.promises) == (CalendarDays(60), Binds.APPLICANT, False)
        assert rule.since is not None
