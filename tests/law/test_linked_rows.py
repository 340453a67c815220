"""The rows of the packages as their instruments have them: every time, every case, and what waits for what.

NĐ 63/2024/NĐ-CP art. 4.7, 7.2, 8, 14 (as NĐ 301/2026/NĐ-CP restates them, and before), QĐ 296/QĐ-VPCP,
05/2015/TTLT-BTP-BCA-BYT, NĐ 168/2025/NĐ-CP, NĐ 131/2021/NĐ-CP art. 28.
"""

import datetime as dt
from typing import Final

import pytest
from tests.law.test_linked_packages import NEW, OLD, link

from motcua.errors import NotInForce
from motcua.linked import LinkedPart, TotalRule
from motcua.procedure import LimitRule
from motcua.reference import reference_catalogue

Rows = list[tuple[str, str]]
"""A time with the case it is for."""
EVERY: Final = "True"
ON_PAPER, FIRST = "2018-03-05", "2024-07-01"
AFTER_15: Final = "; received after 15:00 counts from the next working day"
SAME_DAY: Final = "within the working day; after 15:00, on the next working day"
VERSIONS: Final = {
    "birth": [("2024-06-10", "2026-08-31"), ("2026-09-01", None)],
    "birth-paper": [("2015-07-01", "2022-12-31"), ("2023-01-01", "2024-06-09")],
    "death": [("2024-06-10", "2025-01-09"), ("2025-01-10", "2026-08-31"), ("2026-09-01", None)],
    "household-business-tax": [("2023-07-01", "2025-06-30"), ("2025-07-01", None)],
    "three-levels": [("2022-02-15", "2025-06-30")],
}


def said(rules: tuple[LimitRule, ...]) -> Rows:
    return [(rule.limit.say("en"), str(rule.when)) for rule in rules]


def part(code: str, day: str, name: str) -> LinkedPart:
    (found,) = (part for part in link(code, day).parts if part.code == name)
    return found


class TestVersions:
    """The days of every version: nothing before the first, and each begins where the one before ended."""

    @pytest.mark.parametrize("code", VERSIONS)
    def test_first_and_last_days(self, code: str) -> None:
        versions = [version for one in reference_catalogue().packages if one.code == code for version in one.versions]
        days = [(str(one.in_force.first), one.in_force.last and str(one.in_force.last)) for one in versions]
        assert days == VERSIONS[code]
        with pytest.raises(NotInForce):
            link(code, str(versions[0].in_force.first - dt.timedelta(days=1)))


class TestTimes:
    """What the package itself gives a part, the special case before the general one."""

    @pytest.mark.parametrize(
        ("code", "day", "name", "times"),
        [
            ("birth", OLD, "birth", [(SAME_DAY, EVERY)]),
            ("birth", OLD, "residence", [("5 working days", "verification"), ("2 working days", EVERY)]),
            ("birth", OLD, "health-insurance", [("2 working days", EVERY)]),
            ("birth", NEW, "birth", [("24 hours", EVERY)]),
            ("birth", NEW, "residence", [("5 working days", "verification"), ("2 working days", EVERY)]),
            ("birth", NEW, "health-insurance", [("2 working days", EVERY)]),
            ("birth", NEW, "citizen-card", [("5 working days", EVERY)]),
            ("birth-paper", ON_PAPER, "birth", [("within the working day", EVERY)]),
            ("birth-paper", ON_PAPER, "residence", [("15 days", EVERY)]),
            ("birth-paper", ON_PAPER, "health-insurance", [("10 days", EVERY)]),
            ("death", FIRST, "death", [("3 working days", "verification"), (SAME_DAY, EVERY)]),
            ("death", FIRST, "removal", []),
            ("death", OLD, "death", [("3 working days", "verification"), (SAME_DAY, EVERY)]),
            ("death", OLD, "removal", [("1 working day", EVERY)]),
            ("death", NEW, "death", [("3 working days", "verification"), ("24 hours", EVERY)]),
            ("death", NEW, "removal", [("1 working day", EVERY)]),
            ("household-business-tax", "2024-03-04", "registration", []),
            ("household-business-tax", NEW, "registration", []),
            ("three-levels", "2024-03-04", "commune", [("5 working days", EVERY)]),
            ("three-levels", "2024-03-04", "district", [("7 working days", EVERY)]),
            ("three-levels", "2024-03-04", "province", [("12 days", EVERY)]),
        ],
    )
    def test_of_a_part(self, code: str, day: str, name: str, times: Rows) -> None:
        assert said(tuple(rule for rule in part(code, day, name).limits if rule.promises)) == times

    @pytest.mark.parametrize(
        ("code", "name", "terms"),
        [
            ("birth", "birth", [("online-answer", "24 hours"), ("closing", "7 working days")]),
            ("birth", "residence", [("online-answer", "1 working day"), ("acknowledgement", "2 working hours")]),
            ("birth", "health-insurance", [("acknowledgement", "2 working hours")]),
            ("birth", "citizen-card", [("acknowledgement", "2 working hours")]),
            ("death", "death", [("online-answer", "24 hours"), ("closing", "7 working days")]),
            ("death", "removal", []),
            ("death", "funeral", [("online-answer", "1 working day"), ("closing", "7 working days")]),
            ("death", "survivors", [("online-answer", "1 working day"), ("closing", "7 working days")]),
        ],
    )
    def test_of_its_steps(self, code: str, name: str, terms: list[tuple[str, str]]) -> None:
        rules = [rule for rule in part(code, NEW, name).limits if not rule.promises]
        assert [(rule.step, rule.limit.say("en")) for rule in rules] == terms
        assert all(rule.citation and rule.citation.verified for rule in rules)

    @pytest.mark.parametrize("day", [FIRST, OLD, NEW])
    def test_of_the_agencies_that_decide_on_money(self, day: str) -> None:
        protection, merit = ("3", "18") if day == NEW else ("5", "17")
        assert [(one.agency, one.limit.say("en"), str(one.when)) for one in part("death", day, "funeral").shares] == [
            ("insurance", "2 working days", "survivor_pension and beneficiary != 'social_insurance'"),
            ("insurance", "8 working days", "beneficiary == 'social_insurance'"),
            ("social-protection", f"{protection} working days", "beneficiary == 'social_protection'"),
            ("merit", f"{merit} working days", "beneficiary == 'merit'"),
        ]
        assert [(one.agency, one.limit.say("en"), str(one.when)) for one in part("death", day, "survivors").shares] == [
            ("insurance", "8 working days", "beneficiary == 'social_insurance'"),
            ("merit", f"{merit} working days", "beneficiary == 'merit'"),
        ]

    @pytest.mark.parametrize(
        ("code", "day", "waiting"),
        [
            ("birth", OLD, {"residence": "5 working days"}),
            ("birth", NEW, {"residence": "5 working days"}),
            ("death", FIRST, {"funeral": "5 working days", "survivors": "5 working days"}),
            ("death", OLD, {"funeral": "5 working days", "survivors": "5 working days"}),
            ("death", NEW, {"funeral": "5 working days", "survivors": "5 working days"}),
            ("birth-paper", ON_PAPER, {}),
        ],
    )
    def test_of_whoever_has_to_consent(self, code: str, day: str, waiting: dict[str, str]) -> None:
        consents = {one.code: one.consent for one in link(code, day).parts}
        limits = {name: consent.limit for name, consent in consents.items() if consent}
        assert {name: limit and limit.say("en") for name, limit in limits.items()} == waiting

    @pytest.mark.parametrize(
        ("code", "day", "name", "cited"),
        [
            ("birth", OLD, "residence", ["63/2024/NĐ-CP, art. 4.7 (not verified)", "63/2024/NĐ-CP (not verified)"]),
            ("birth", NEW, "residence", ["63/2024/NĐ-CP, art. 4.7", "63/2024/NĐ-CP, art. 8.2"]),
            ("death", OLD, "funeral", ["296/QĐ-VPCP (not verified)", "296/QĐ-VPCP (not verified)"]),
            ("death", NEW, "funeral", ["63/2024/NĐ-CP, art. 4.7", "296/QĐ-VPCP (not verified)"]),
            ("death", NEW, "survivors", ["63/2024/NĐ-CP, art. 4.7", "296/QĐ-VPCP (not verified)"]),
        ],
    )
    def test_where_the_waiting_and_its_limit_stand(self, code: str, day: str, name: str, cited: list[str]) -> None:
        consent = part(code, day, name).consent
        assert consent
        assert [rule and rule.say("en") for rule in (consent.citation, consent.limited_by)] == cited


class TestTotals:
    """What was announced for the whole, for which choice and which parts."""

    DEATH: Final = [
        ("18 working days", "beneficiary == 'merit' and not verification"),
        (
            "11 working days",
            "beneficiary == 'social_protection' and survivor_pension and aged_80 and not verification",
        ),
        ("6 working days", "beneficiary == 'social_protection' and not verification"),
        ("9 working days", "beneficiary == 'social_insurance' and not verification"),
    ]

    @pytest.mark.parametrize("day", [OLD, NEW])
    def test_of_the_birth(self, day: str) -> None:
        totals = link("birth", day).totals
        assert said(totals) == [(f"5 working days{AFTER_15}", "verification"), (f"3 working days{AFTER_15}", EVERY)]
        covered = ("birth", "residence", "health-insurance") if day == NEW else ()
        assert [TotalRule.of(rule).covers for rule in totals] == [covered, covered]

    @pytest.mark.parametrize("day", [FIRST, OLD])
    def test_of_the_death(self, day: str) -> None:
        totals = link("death", day).totals
        assert said(totals) == [(f"{limit}{AFTER_15}", when) for limit, when in self.DEATH]
        assert {TotalRule.of(rule).needs for rule in totals} == {("funeral",)}

    def test_of_the_package_on_paper(self) -> None:
        totals = link("birth-paper", ON_PAPER).totals
        assert [(rule.adds, *row) for rule, row in zip(totals, said(totals), strict=True)] == [
            (False, "20 working days", EVERY),
            (False, "15 working days", EVERY),
            (True, "2 working days", "completion"),
            (True, "5 working days", "remote"),
        ]
        assert [TotalRule.of(rule).needs for rule in totals] == [("residence",), (), (), ()]

    @pytest.mark.parametrize("day", ["2024-03-04", NEW])
    def test_of_the_household_business(self, day: str) -> None:
        assert said(link("household-business-tax", day).totals) == [("3 working days", EVERY)]


class TestShape:
    """Who waits for whom, what may be left out, whose fee is collected, and what the package decides."""

    @pytest.mark.parametrize(
        ("code", "days", "waits"),
        [
            ("birth", [OLD], {"birth": (), "residence": ("birth",), "health-insurance": ("birth",)}),
            (
                "birth",
                [NEW],
                {
                    "birth": (),
                    "residence": ("birth",),
                    "health-insurance": ("birth",),
                    "citizen-card": ("residence",),
                },
            ),
            ("birth-paper", [ON_PAPER], {"birth": (), "residence": ("birth",), "health-insurance": ("birth",)}),
            (
                "death",
                [FIRST, OLD, NEW],
                {"death": (), "removal": ("death",), "funeral": ("death",), "survivors": ("death",)},
            ),
            ("household-business-tax", ["2024-03-04", NEW], {"registration": (), "tax": ("registration",)}),
            ("three-levels", ["2024-03-04"], {"commune": (), "district": ("commune",), "province": ("district",)}),
        ],
    )
    def test_what_waits_for_what(self, code: str, days: list[str], waits: dict[str, tuple[str, ...]]) -> None:
        for day in days:
            assert {one.code: one.waits_for for one in link(code, day).parts} == waits

    def test_what_may_be_left_out_or_has_to_be_asked_for(self) -> None:
        free = {
            (code, one.code): (one.optional, one.on_request, one.chosen_with)
            for code, day in (("birth", OLD), ("birth", NEW), ("birth-paper", ON_PAPER), ("death", OLD), ("death", NEW))
            for one in link(code, day).parts
            if one.free
        }
        assert free == {
            ("birth", "citizen-card"): (False, True, ()),
            ("birth-paper", "residence"): (True, False, ()),
            ("death", "funeral"): (True, False, ()),
            ("death", "survivors"): (True, False, ("funeral",)),
        }

    def test_whose_fee_is_collected(self) -> None:
        """Art. 9.3 of NĐ 63/2024/NĐ-CP: of the birth alone; on paper the birth is free and the residence is charged."""
        charged = {
            (code, day): [one.code for one in link(code, day).parts if one.charged]
            for code, day in (("birth", OLD), ("birth", NEW), ("birth-paper", ON_PAPER), ("death", OLD), ("death", NEW))
        }
        assert charged == {
            ("birth", OLD): ["birth"],
            ("birth", NEW): ["birth"],
            ("birth-paper", ON_PAPER): ["residence"],
            ("death", OLD): ["death"],
            ("death", NEW): ["death"],
        }

    def test_what_the_package_decides(self) -> None:
        for day in (FIRST, OLD, NEW):
            assert [(one.code, dict(one.sets)) for one in link("death", day).parts if one.sets] == [
                ("death", {"case": "package"})
            ]
