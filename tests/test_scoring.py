"""TT 01/2018/TT-VPCP art. 13–15: nine indices of 2, 1 or 0 points, for the time of NĐ 61/2018/NĐ-CP."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.dossiers import at, filed, in_progress, procedure

from motcua.dossier import Punctuality
from motcua.errors import BadValue, NotInForce, UnknownCode
from motcua.reports import AgencyFacts, Handling, Score, score_agency, score_official
from motcua.timelimit import NoLimit, WorkingDays

EARLY, ON_TIME, LATE = Punctuality.EARLY, Punctuality.ON_TIME, Punctuality.LATE
DAY = dt.date(2024, 12, 31)


def handling(**more: Any) -> Handling:
    return Handling("1", **more)


def score(*handled: Handling) -> Score:
    return score_official(handled, on=DAY)


class TestIndices:
    @pytest.mark.parametrize(("judged", "points"), [(EARLY, 2), (ON_TIME, 1), (LATE, 0)])
    def test_time_is_shorter_equal_or_longer(self, judged: Punctuality, points: int) -> None:
        found = score(handling(total_time=judged, unit_time=judged))
        assert [found[number].value for number in (1, 2)] == [points, points]

    @pytest.mark.parametrize(("times", "points"), [(0, 2), (1, 1), (2, 0), (9, 0)])
    def test_calls_and_agencies_are_counted(self, times: int, points: int) -> None:
        found = score(handling(contacts=times, agencies=times))
        assert [found[number].value for number in (3, 4)] == [points, points]

    @pytest.mark.parametrize(
        ("judged", "upheld", "points"),
        [
            (EARLY, False, 2),
            (ON_TIME, False, 1),
            (EARLY, True, 0),
            (None, True, 0),
            (LATE, False, None),
            (EARLY, None, None),
        ],
    )
    def test_attitude_is_early_and_without_complaint(
        self, judged: Punctuality | None, upheld: bool | None, points: int | None
    ) -> None:
        assert score(handling(total_time=judged, complaint_upheld=upheld))[7].value == points

    def test_an_index_is_the_mean_rounded_half_up_to_one_decimal(self) -> None:
        twenty = [handling(contacts=0)] * 1 + [handling(contacts=2)] * 7
        assert score(*twenty)[3].value == Decimal("0.3")

    def test_without_data_it_is_left_out(self) -> None:
        found = score(handling(contacts=0), Handling("2"))
        assert found.left_out == (1, 2, 4, 7)
        assert (found[3].count, found[3].excluded, int(found.total)) == (1, ("2",), 2)


class TestOfficial:
    @pytest.mark.parametrize(
        ("contacts", "agencies", "time", "grade"),
        [
            (0, 0, ON_TIME, "100 % of the duty"),
            (0, 1, ON_TIME, "70 % to below 100 % of the duty"),
            (2, 2, LATE, "below 70 % of the duty"),
        ],
    )
    def test_is_graded_by_the_sum(self, contacts: int, agencies: int, time: Punctuality, grade: str) -> None:
        found = score(handling(contacts=contacts, agencies=agencies, total_time=time))
        assert found.grade is not None
        assert found.grade.en == grade

    def test_of_one_index_alone_has_the_least_grade_and_says_what_is_left_out(self) -> None:
        found = score(handling(contacts=0))
        assert found.grade is not None
        assert (found.grade.en, int(found.total), found.left_out) == ("below 70 % of the duty", 2, (1, 2, 4, 7))

    def test_without_any_data_has_no_grade(self) -> None:
        assert score().grade is None
        assert score().total == 0

    @pytest.mark.parametrize("day", [dt.date(2019, 1, 5), dt.date(2025, 7, 1)])
    def test_is_scored_in_the_time_of_the_circular_alone(self, day: dt.date) -> None:
        with pytest.raises(NotInForce, match="scores of 01/2018/TT-VPCP"):
            score_official([], on=day)

    def test_has_five_indices(self) -> None:
        assert [index.number for index in score().indices] == [1, 2, 3, 4, 7]
        with pytest.raises(UnknownCode, match="no index '5' is known"):
            _ = score()[5]

    def test_says_where_it_stands_written(self) -> None:
        assert (str(score().citation), score().citation.verified) == ("01/2018/TT-VPCP, art. 13", True)


class TestAgency:
    BEST = handling(total_time=EARLY, unit_time=EARLY, contacts=0, agencies=0, complaint_upheld=False)

    @pytest.mark.parametrize(
        ("facts", "number", "points"),
        [
            (AgencyFacts(at_counter=2), 5, 2),
            (AgencyFacts(publicity=1), 6, 1),
            (AgencyFacts(complaints=Fraction(1)), 8, 2),
            (AgencyFacts(complaints=Fraction(9, 10)), 8, 1),
            (AgencyFacts(complaints=Fraction(89, 100)), 8, 0),
            (AgencyFacts(online=Fraction(3, 10), online_procedures=Fraction(1, 5)), 9, 2),
            (AgencyFacts(online=Fraction(3, 10), online_procedures=Fraction(1, 5), online_late=True), 9, 1),
            (AgencyFacts(online=Fraction(3, 10)), 9, 1),
            (AgencyFacts(online=Fraction(3, 20)), 9, 1),
            (AgencyFacts(online=Fraction(1, 10), online_procedures=Fraction(1)), 9, 0),
            (AgencyFacts(), 9, None),
            (AgencyFacts(), 5, None),
        ],
    )
    def test_has_four_indices_of_its_own(self, facts: AgencyFacts, number: int, points: int | None) -> None:
        assert score_agency([], facts, on=DAY)[number].value == points

    @pytest.mark.parametrize(
        ("given", "grade"),
        [({"at_counter": 2, "publicity": 2, "complaints": 1}, "excellent"), ({"at_counter": 2}, "good"), ({}, "fair")],
    )
    def test_is_graded_by_the_sum_of_nine(self, given: dict[str, Any], grade: str) -> None:
        found = score_agency([self.BEST], AgencyFacts(**given), on=DAY)
        assert [index.number for index in found.indices] == list(range(1, 10))
        assert found.grade is not None
        assert found.grade.en == grade

    @pytest.mark.parametrize(
        "wrong",
        [
            {"at_counter": 3},
            {"publicity": True},
            {"complaints": 0.9},
            {"online": Fraction(3, 2)},
            {"online_procedures": -1},
        ],
    )
    def test_facts_that_cannot_be_are_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue, match=next(iter(wrong))):
            AgencyFacts(**wrong)


class TestHandlingOfADossier:
    """Read off a dossier of the time: what it tells, and nothing it does not."""

    START = at("2024-11-04 09:00")

    def test_tells_time_calls_and_the_worst_share(self) -> None:
        dossier = in_progress(self.START).transfer("Công an xã Mẫu", at=at("2024-11-04 10:00"), share=WorkingDays(2))
        dossier = dossier.transfer("UBND xã Mẫu", at=at("2024-11-07 10:00"), share=WorkingDays(3))
        done = dossier.finish("granted", at=at("2024-11-08 09:00"))
        told = Handling.of(done, at=at("2024-12-01 09:00"), complaint_upheld=False, agencies=0)
        assert (told.total_time, told.unit_time, told.contacts) == (EARLY, LATE, 0)
        own = Handling.of(done, at=at("2024-12-01 09:00"), holder="UBND xã Mẫu")
        assert (own.unit_time, own.agencies, own.complaint_upheld) == (EARLY, None, None)

    def test_of_one_still_open_the_time_is_not_known(self) -> None:
        told = Handling.of(in_progress(self.START), at=at("2024-11-05 09:00"))
        assert (told.total_time, told.unit_time) == (None, None)

    def test_without_a_promise_nothing_is_known_of_its_time(self) -> None:
        free = in_progress(self.START, of=procedure(NoLimit())).finish("granted", at=at("2024-11-05 09:00"))
        assert Handling.of(free, at=at("2024-12-01 09:00")).total_time is None

    def test_counts_every_request(self) -> None:
        asked = filed(self.START, papers=["ct01"]).request_supplement(["proof_of_home"], at=self.START, reason="thiếu")
        assert Handling.of(asked, at=self.START).contacts == 1

    @pytest.mark.parametrize(
        "wrong", [{"contacts": -1}, {"agencies": 1.5}, {"contacts": True}, {"total_time": "early"}]
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue, match=next(iter(wrong))):
            handling(**wrong)
