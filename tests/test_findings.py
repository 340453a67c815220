"""What the linter finds case by case: in lengths, papers, fees, citations and packages; and what it leaves alone."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure, rule

from motcua.catalogue import UNDATED, Catalogue, LocalRule, lint_fees
from motcua.catalogue.lengths import surely_longer
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Channel, Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadValue
from motcua.fees import Adjustment, Effect, Fee, FeeLevel, FeeSchedule, Interval, Levy, Operand, SetBy, Shape, Table
from motcua.linked import Consent, LinkedPart, LinkedProcedure, Share
from motcua.papers import Action, AllOf, OneOf, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.timelimit import (
    CalendarDays,
    Hours,
    Months,
    NoLimit,
    SameDay,
    Stages,
    TimeLimit,
    UnknownLimit,
    WorkingDays,
    WorkingHours,
)
from motcua.wording import Text

NAME = Text("tên", "name")
HOME = fact("home", "text", choices=["own", "rented"])


def codes(version: Procedure) -> list[str]:
    return [finding.code for finding in Catalogue.of([version]).lint()]


def stage(limit: TimeLimit, when: str = "True", **more: Any) -> LimitRule:
    return rule(limit, when, kind="stage", name=Text(str(limit), str(limit)), **more)


def charged(
    *levels: tuple[Operand, InForce], facts: tuple[Fact, ...] = (), spell: InForce = SINCE, **more: Any
) -> Procedure:
    fee = Fee("charge", NAME, Levy.PHI, tuple(FeeLevel(one, days, CITED) for one, days in levels), **more)
    known = (*procedure().facts, *facts)
    own = tuple(fact for fact in known if fact.name in fee.names)
    return procedure(fees=FeeSchedule("s", NAME, own, (fee,)), facts=known, in_force=spell)


class TestLengths:
    @pytest.mark.parametrize(
        ("shares", "total", "longer"),
        [
            ((WorkingDays(5), CalendarDays(1), WorkingDays(5)), WorkingDays(6), True),
            ((WorkingDays(30),), CalendarDays(10), True),
            ((WorkingDays(10),), CalendarDays(10), False),
            ((WorkingHours(400),), WorkingDays(1), True),
            ((WorkingHours(8),), WorkingDays(1), False),
            ((Hours(48),), CalendarDays(1), True),
            ((Months(1),), CalendarDays(30), False),
            ((CalendarDays(31),), Months(1), False),
            ((CalendarDays(32),), Months(1), True),
            ((Months(13),), Months(12), True),
            ((WorkingHours(4),), SameDay(), False),
            ((WorkingDays(2),), SameDay(), True),
            ((SameDay(), WorkingDays(1)), WorkingDays(1), False),
            ((WorkingDays(6), CalendarDays(5)), Stages(WorkingDays(5), CalendarDays(10)), False),
            ((WorkingDays(6), CalendarDays(10)), Stages(WorkingDays(5), CalendarDays(10)), True),
            ((WorkingDays(90),), UnknownLimit("theo thỏa thuận"), False),
            ((NoLimit(),), WorkingDays(1), False),
        ],
        ids=str,
    )
    def test_only_what_is_surely_longer_is(self, shares: tuple[TimeLimit, ...], total: TimeLimit, longer: bool) -> None:
        assert surely_longer(shares, total) is longer


class TestStages:
    def test_a_stage_of_some_case_is_measured_against_the_total_of_that_case(self) -> None:
        limits = (rule(WorkingDays(5)), stage(WorkingDays(10), "urgent"))
        assert codes(procedure(limits=limits, facts=(fact("urgent"),))) == ["stages-exceed"]

    def test_stages_of_different_channels_are_not_added_up(self) -> None:
        limits = (
            rule(WorkingDays(5)),
            stage(WorkingDays(4), channels=["online"]),
            stage(WorkingDays(4), channels=["counter", "post"]),
        )
        assert codes(procedure(limits=limits)) == []

    def test_what_is_added_to_a_total_leaves_room_for_more(self) -> None:
        limits = (rule(WorkingDays(5)), rule(WorkingDays(3), "remote", adds=True), stage(WorkingDays(8), "remote"))
        assert codes(procedure(limits=limits, facts=(fact("remote"),))) == []

    def test_a_case_without_a_total_is_told_as_such(self) -> None:
        limits = (rule(WorkingDays(5), "urgent"), stage(WorkingDays(4)))
        assert codes(procedure(limits=limits, facts=(fact("urgent"),))) == ["case-without-limit"]

    def test_more_cases_than_anybody_can_try(self) -> None:
        many = tuple(fact(f"fact_{n}") for n in range(17))
        limits = (rule(WorkingDays(5)), *(stage(WorkingDays(1), f"fact_{n}") for n in range(17)))
        assert codes(procedure(limits=limits, facts=many)) == ["too-many-cases"]

    @pytest.mark.parametrize("more", [{"adds": True}, {"kind": "stage", "name": NAME}])
    def test_a_row_for_a_case_there_cannot_be(self, more: dict[str, Any]) -> None:
        never = rule(WorkingDays(1), "pages > 5 and pages < 3", **more)
        sample = procedure(limits=(rule(WorkingDays(5)), never), facts=(fact("pages", "integer"),))
        assert codes(sample) == ["never-holds"]


class TestPapers:
    @pytest.mark.parametrize(("when", "waived_if"), [("True", "True"), ("own", "own"), ("own", "own or not own")])
    def test_a_paper_that_is_waived_whenever_it_is_asked_for(self, when: str, waived_if: str) -> None:
        deed = paper("deed", when=Condition.parse(when), waived_if=Condition.parse(waived_if))
        assert codes(procedure(papers=AllOf(deed), facts=(fact("own"),))) == ["always-waived"]

    def test_a_paper_that_is_waived_in_some_case(self) -> None:
        deed = paper("deed", waived_if=Condition.parse("own"))
        assert codes(procedure(papers=AllOf(deed), facts=(fact("own"),))) == []

    def test_one_paper_in_two_numbers_at_once(self) -> None:
        papers = AllOf(paper("form"), AllOf(paper("form", originals=5)))
        assert codes(procedure(papers=papers)) == ["paper-twice-differently"]

    def test_one_paper_in_two_numbers_for_two_cases(self) -> None:
        papers = AllOf(
            AllOf(paper("form"), when=Condition.parse("own")),
            AllOf(paper("form", originals=5), when=Condition.parse("not own")),
            OneOf(paper("form"), paper("deed")),
        )
        found = codes(procedure(papers=papers, facts=(fact("own"),)))
        assert found == ["paper-twice-differently"]
        assert codes(procedure(papers=AllOf(*papers.items[:2]), facts=(fact("own"),))) == []

    def test_a_group_of_nothing(self) -> None:
        assert codes(procedure(papers=AllOf(paper("form"), AllOf(AllOf())))) == ["empty-group"]
        assert codes(procedure(papers=AllOf())) == []
        assert codes(procedure(papers=paper("form"))) == []

    def test_what_differs_in_a_channel_that_is_not_offered(self) -> None:
        form = paper("form", by_channel={Channel.POST: (Action.SUBMIT, None)})
        assert codes(procedure(papers=AllOf(form), channels=["counter"])) == ["channel-not-offered"]
        assert codes(procedure(papers=AllOf(form))) == []


class TestFees:
    old, new = InForce(dt.date(2020, 1, 1), dt.date(2024, 6, 30)), InForce(dt.date(2024, 8, 1))

    def test_days_between_two_levels(self) -> None:
        sample = charged((1, self.old), (2, self.new))
        (finding,) = Catalogue.of([sample]).lint()
        assert finding.say("en").endswith("$.fees.charge: no level from 1 Jul 2024 to 31 Jul 2024")

    def test_days_after_the_last_level(self) -> None:
        (finding,) = Catalogue.of([charged((1, self.old))]).lint()
        assert finding.say("en").endswith("$.fees.charge: no level from 1 Jul 2024 on")

    def test_days_of_the_version_in_force_before_the_first_level(self) -> None:
        assert codes(charged((1, self.new))) == ["level-gap"]

    @pytest.mark.parametrize(
        ("first", "last", "found"),
        [
            (dt.date(2024, 1, 1), dt.date(2024, 12, 31), []),
            (dt.date(2023, 1, 1), dt.date(2023, 12, 31), ["level-gap"]),
            (UNDATED, None, ["undated"]),
        ],
    )
    def test_the_first_level_may_be_younger_than_a_version_that_ended(
        self, first: dt.date, last: dt.date | None, found: list[str]
    ) -> None:
        sample = charged((1, self.new), spell=InForce(first, last))
        assert [code for code in codes(sample) if code != "gap"] == found

    def test_a_level_may_end_with_the_version(self) -> None:
        assert codes(charged((1, self.old), spell=self.old)) == []

    def test_a_fee_or_an_adjustment_that_is_never_charged(self) -> None:
        pages, never = fact("pages", "integer"), Condition.parse("pages > 5 and pages < 3")
        assert codes(charged((1, SINCE), facts=(pages,), when=never)) == ["never-holds"]
        lowered = Adjustment(Effect.EXEMPT, never, by=1, citation=CITED)
        assert codes(charged((1, SINCE), facts=(pages,), adjustments=(lowered,))) == ["never-holds"]

    def test_an_answer_no_row_is_for(self) -> None:
        sample = charged((Table("home", (("own", 1),)), SINCE), facts=(HOME,))
        (finding,) = Catalogue.of([sample]).lint()
        assert finding.say("en").endswith("no level for home: rented")

    def test_an_answer_the_fee_is_not_for_needs_no_row(self) -> None:
        table = Table("home", (("own", 1),))
        assert codes(charged((table, SINCE), facts=(HOME,), when=Condition.parse("home == 'own'"))) == []

    def test_tables_inside_tables(self) -> None:
        whole = Table("home", (("own", Table("urgent", ((True, 1),))), ("rented", Table("home", (("rented", 2),)))))
        assert codes(charged((whole, SINCE), facts=(HOME, fact("urgent")))) == ["choice-without-level"]

    def test_a_fact_the_version_does_not_declare_has_no_answers_to_look_for(self) -> None:
        sample = charged((Table("home", (("own", 1),)), SINCE), facts=(HOME,))
        assert codes(attrs.evolve(sample, facts=procedure().facts)) == []

    def test_only_answers_that_can_be_listed_are_looked_for(self) -> None:
        assert codes(charged((Table("place", (("huế", 1),)), SINCE), facts=(fact("place", "text"),))) == []

    def test_more_cases_than_anybody_can_try(self) -> None:
        many = tuple(fact(f"fact_{n}") for n in range(17))
        when = Condition.parse(" and ".join(one.name for one in many))
        table = Table("home", (("own", 1),))
        assert codes(charged((table, SINCE), facts=(HOME, *many), when=when)) == ["too-many-cases"]

    def test_holes_and_answers_inside_an_adjustment(self) -> None:
        value = fact("value", "amount")
        holes = Table("value", ((Interval(below=5), 1), (Interval(above=20), 2)))
        assert codes(charged((9, SINCE), facts=(value,), adjustments=(self.lowered(holes),))) == ["bracket-gap"]
        rows = Table("home", (("own", 1),))
        assert codes(charged((9, SINCE), facts=(HOME,), adjustments=(self.lowered(rows),))) == ["choice-without-level"]
        ended = self.lowered(rows, in_force=InForce(dt.date(2020, 1, 1), dt.date(2020, 12, 31)))
        assert codes(charged((9, SINCE), facts=(HOME,), adjustments=(ended,))) == []

    def lowered(self, off: Shape, **more: Any) -> Adjustment:
        return Adjustment(Effect.REDUCE, off=off, citation=CITED, **more)


class TestFeesAlone:
    """A schedule that no procedure charges by is looked at by itself, and what a place charges with its rule."""

    def test_a_year_without_a_level_is_found(self) -> None:
        first, then = InForce(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), InForce(dt.date(2022, 1, 1))
        (gap,) = lint_fees(charged((5_000, first), (6_000, then)).fees)
        assert gap.say("en") == "s $.fees.charge: no level from 1 Jan 2021 to 31 Dec 2021"

    def test_it_is_no_fault_that_the_days_before_the_first_level_are_not_known(self) -> None:
        assert not lint_fees(charged((5_000, InForce(dt.date(2020, 1, 1)))).fees)

    def test_a_schedule_is_meant(self) -> None:
        with pytest.raises(BadValue, match="fee schedule: met str"):
            lint_fees("residence")  # type: ignore[arg-type]  # the mistake under test

    def test_a_fee_of_a_place_that_rests_on_nothing_is_found(self) -> None:
        level = FeeLevel(SetBy("HĐND tỉnh"), SINCE, CITED)
        left = Fee("charge", NAME, Levy.PHI, (level,))
        own = attrs.evolve(left, levels=(FeeLevel(5_000, SINCE),))
        catalogue = Catalogue.of([procedure(fees=FeeSchedule("s", NAME, (), (left,)))])
        placed = catalogue.overlay([LocalRule("1.000001", SINCE, fees=(own,))], jurisdiction="Hải Phòng")
        assert [found.code for found in placed.lint() if found not in catalogue.lint()] == ["no-citation"]


class TestCitations:
    @pytest.mark.parametrize("document", ["zzz", "Luật Hộ tịch"])
    def test_a_citation_names_an_instrument(self, document: str) -> None:
        odd = LimitRule(WorkingDays(5), citation=Citation(document))
        assert codes(procedure(limits=(odd,))) == ["no-instrument"]
        assert codes(procedure(legal_basis=(Citation(document),))) == ["no-instrument"]

    @pytest.mark.parametrize(
        "document", ["118/2025/NĐ-CP", "9441/TB-BNV", "Bộ luật Lao động 1994", "Trang thủ tục 1.004873.000.00.00.H01"]
    )
    def test_by_its_number_its_year_or_the_procedure_it_is_of(self, document: str) -> None:
        assert codes(procedure(legal_basis=(Citation(document),))) == []


class TestPackages:
    def found(self, part: LinkedPart, **more: Any) -> list[tuple[str, str]]:
        package = LinkedProcedure("birth", NAME, SINCE, [part], "commune", **more)
        return [(one.code, one.where.split()[-1]) for one in Catalogue.of([procedure("1.000001")], [package]).lint()]

    def test_rows_without_citation(self) -> None:
        """Of totals, papers and parts."""
        bare = LimitRule(WorkingDays(1))
        part = LinkedPart("one", NAME, "commune", limits=(bare,))
        assert self.found(part, totals=(bare,), papers=AllOf(Paper("form", NAME))) == [
            ("no-citation", "$.totals[0]"),
            ("no-citation", "$.papers.form"),
            ("no-citation", "$.parts.one.limits[0]"),
            ("no-citation", "$.parts.one"),
        ]

    def test_of_shares_consents_and_papers_of_a_part(self) -> None:
        share, consent = Share("police", WorkingDays(1)), Consent(NAME)
        part = LinkedPart("one", NAME, "commune", shares=(share,), consent=consent, papers=AllOf(Paper("map", NAME)))
        assert [path for _, path in self.found(part)] == [
            "$.parts.one.shares[0]",
            "$.parts.one.papers.map",
            "$.parts.one.consent",
            "$.parts.one",
        ]

    def test_a_part_of_a_procedure_nobody_knows(self) -> None:
        for code, found in (("1.000001", []), ("1.000009", [("unknown-code", "$.parts.one.procedure")])):
            part = LinkedPart("one", NAME, "commune", procedure_code=ProcedureCode.parse(code), citation=CITED)
            assert self.found(part) == found

    def test_a_citation_names_an_instrument(self) -> None:
        assert self.found(LinkedPart("one", NAME, "commune", citation=Citation("zzz"))) == [
            ("no-instrument", "$.parts.one")
        ]
