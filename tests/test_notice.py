"""The notice on the wall: what a fee comes to, in words, case by case."""

import datetime as dt

import pytest
from tests.procedures import CITED, SINCE, fact, procedure

from motcua.conditions import Condition
from motcua.dated import InForce
from motcua.fees import (
    Clamp,
    Each,
    Fee,
    FeeLevel,
    FeeSchedule,
    Flat,
    Interval,
    Levy,
    Operand,
    SetBy,
    Table,
    Tiers,
    Times,
    exempt,
)
from motcua.wording import Text

FACTS = (
    fact("pages", "integer", label=Text("số trang", "number of pages")),
    fact("copies", "integer", label=Text("số bản", "number of copies")),
    fact(
        "place",
        "text",
        choices=["ward", "other"],
        label=Text("địa bàn", "place"),
        labels={"ward": Text("phường", "a ward")},
    ),
    fact("poor"),
)


def told(*levels: FeeLevel, **more: object) -> list[str]:
    """The lines of a notice about one fee."""
    fee = Fee("charge", Text("Lệ phí", "Charge"), Levy.LE_PHI, levels, **more)  # type: ignore[arg-type]  # what a test adds
    schedule = FeeSchedule("sample", Text("Biểu", "Schedule"), FACTS, (fee,))
    lines = procedure(facts=(*procedure().facts, *FACTS), fees=schedule).describe("en").splitlines()
    begin = lines.index("Fees and charges:")
    return [line.strip() for line in lines[begin + 2 : lines.index("Legal basis: 1/2026/NĐ-CP, art. 2")]]


def level(amount: Operand) -> FeeLevel:
    return FeeLevel(amount, SINCE, CITED)


class TestTariff:
    @pytest.mark.parametrize(
        ("amount", "lines"),
        [
            (Flat(20_000), ["20,000 đồng"]),
            (SetBy(Text("HĐND", "the council")), ["the level is set by the council and is not loaded"]),
            (Times("copies", 8_000), ["8,000 đồng times the number of copies"]),
            (Times("copies", Clamp("pages", cap=3)), ["by a table of levels"]),
            (
                Each("copies", Clamp(Tiers("pages", ((2, 2_000), (None, 1_000))), floor=500, cap=200_000)),
                [
                    "the level below, times the number of copies:",
                    "by number of pages:",
                    "up to 2: 2,000 đồng each",
                    "beyond that: 1,000 đồng each",
                    "at least 500 đồng",
                    "at most 200,000 đồng",
                ],
            ),
            (
                Table("place", ((("ward",), 75_000), (("other",), Clamp(Times("pages", 2), cap="copies")))),
                [
                    "place is one of: a ward",
                    "75,000 đồng",
                    "place is one of: other",
                    "2 đồng times the number of pages",
                ],
            ),
            (Table("pages", ((Interval(below=5), 1), (Interval(at_least=5), 2))), ["by a table of levels"]),
        ],
        ids=["flat", "set by", "times", "another shape", "each", "by case", "brackets"],
    )
    def test_a_level_is_said_in_words(self, amount: Operand, lines: list[str]) -> None:
        assert told(level(amount)) == lines

    def test_levels_that_changed_are_told_with_their_days(self) -> None:
        first = FeeLevel(Flat(1), InForce(dt.date(2020, 1, 1), dt.date(2025, 12, 31)), CITED)
        second = FeeLevel(Flat(2), InForce(dt.date(2026, 1, 1)), CITED)
        assert told(first, second) == [
            "from 1 Jan 2020: [1/2026/NĐ-CP, art. 2]",
            "1 đồng",
            "from 1 Jan 2026: [1/2026/NĐ-CP, art. 2]",
            "2 đồng",
        ]

    def test_who_need_not_pay_is_told_with_the_days_it_is_so(self) -> None:
        window = InForce(dt.date(2026, 8, 15), dt.date(2027, 2, 28))
        poor = Condition.parse("poor")
        reliefs = (
            exempt(poor, name=Text("Hộ nghèo", "Poor households"), citation=CITED),
            exempt(poor, in_force=window, citation=CITED),
            exempt(poor, in_force=InForce(dt.date(2010, 1, 1), dt.date(2011, 1, 1)), citation=CITED),
        )
        assert told(level(5_000), adjustments=reliefs) == [
            "5,000 đồng",
            "exempt: Poor households [1/2026/NĐ-CP, art. 2]",
            "exempt [1/2026/NĐ-CP, art. 2]",
            "from 15 Aug 2026 through 28 Feb 2027",
        ]

    def test_a_fee_of_one_case_says_which(self) -> None:
        assert told(level(5_000), when=Condition.parse("pages > 2"))[0] == "number of pages > 2"
