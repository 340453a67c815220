"""Procedures found by code and day, searched, compared, linted, and with local rules over them."""

import datetime as dt
import itertools
import pickle
import unicodedata
from typing import Any

import attrs
import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure, rule

from motcua.adapters.rulefiles import reference_catalogue
from motcua.calendar import data_version, national_calendar, office_time
from motcua.catalogue import UNDATED, Catalogue, LocalRule
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import Condition, Fact
from motcua.dated import InForce
from motcua.errors import BadValue, NotADay, NotInForce, OverlappingVersions, UnknownCode
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Interval, Levy, Table, Times
from motcua.linked import LinkedPart, LinkedProcedure
from motcua.money import VND
from motcua.papers import AllOf, OneOf, Paper
from motcua.procedure import Authority, LimitRule, Prerequisite, Procedure
from motcua.reference import reference_fee_schedules
from motcua.timelimit import CalendarDays, Stages, TimeLimit, UnknownLimit, WorkingDays
from motcua.wording import Text

NEW = dt.date(2026, 9, 7)
DAY = dt.date(2026, 8, 28)
RESIDENCE = ProcedureCode.parse("1.004222")


def version(first: str, last: str | None = None, code: str = "1.000001", **more: Any) -> Procedure:
    spell = InForce(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
    return procedure(code, in_force=spell, **more)


class TestFind:
    catalogue = Catalogue.of(
        [version("2025-07-01", limits=(rule(WorkingDays(3)),)), version("2024-01-01", "2025-05-31")]
    )

    def test_the_version_in_force_is_found(self) -> None:
        assert self.catalogue.find("1.000001", on=dt.date(2025, 5, 31)).limit() == WorkingDays(7)
        assert self.catalogue.find("1.000001", on=DAY).limit() == WorkingDays(3)

    def test_a_code_is_a_value_or_a_text(self) -> None:
        assert self.catalogue.find(ProcedureCode.parse("1.000001"), on=DAY) is self.catalogue.find("1.000001", on=DAY)

    def test_a_provincial_suffix_leads_to_the_national_version(self) -> None:
        found = reference_catalogue().find("1.004222.000.00.00.H56", on=DAY)
        assert found == reference_catalogue().find("1.004222", on=DAY)

    def test_a_gap_names_the_days_that_are_covered(self) -> None:
        with pytest.raises(NotInForce) as caught:
            self.catalogue.find("1.000001", on=dt.date(2025, 6, 15))
        assert caught.value.known == ("2024-01-01 to 2025-05-31", "from 2025-07-01")

    def test_an_unknown_code_names_those_nearest(self) -> None:
        with pytest.raises(UnknownCode) as caught:
            reference_catalogue().find("1.001192", on=DAY)
        assert "1.001193" in caught.value.near

    def test_what_is_no_code_is_refused(self) -> None:
        with pytest.raises(BadValue):
            self.catalogue.find("1.1", on=DAY)

    def test_a_moment_is_no_day(self) -> None:
        with pytest.raises(NotADay):
            self.catalogue.find("1.000001", on=dt.datetime(2026, 8, 28, tzinfo=dt.UTC))

    def test_two_versions_of_one_day_are_refused(self) -> None:
        with pytest.raises(OverlappingVersions):
            Catalogue.of([version("2024-01-01"), version("2025-01-01")]).find("1.000001", on=DAY)

    def test_every_version_can_be_had(self) -> None:
        firsts = [one.in_force.first.year for one in self.catalogue.versions("1.000001")]
        assert firsts == [2024, 2025]
        assert self.catalogue.versions(ProcedureCode("1.000001")) == self.catalogue.versions("1.000001")


class TestSearch:
    @pytest.mark.parametrize("text", ["dang ky thuong tru", "Đăng ký thường trú", "THƯỜNG TRÚ", "residence", "004222"])
    def test_words_are_found_however_they_are_typed(self, text: str) -> None:
        assert "1.004222" in [str(found.code) for found in reference_catalogue().search(text)]

    def test_composed_and_decomposed_text_are_equal(self) -> None:
        text = "chứng thực"
        decomposed = unicodedata.normalize("NFD", text)
        assert reference_catalogue().search(decomposed) == reference_catalogue().search(text) != ()

    @pytest.mark.parametrize("text", ["", "  ", "hộ chiếu"])
    def test_nothing_is_found_for_nothing(self, text: str) -> None:
        assert reference_catalogue().search(text) == ()

    def test_it_answers_with_the_version_in_force(self) -> None:
        (found,) = reference_catalogue().search("001193")
        assert dt.date.fromisoformat(data_version()) in found.in_force
        (later,) = reference_catalogue().search("001193", on=dt.date(2027, 3, 1))
        assert later.in_force.first == dt.date(2027, 3, 1)
        assert reference_catalogue().search("001193", on=dt.date(2010, 1, 1)) == ()

    def test_where_none_is_yet_it_answers_with_the_newest(self) -> None:
        coming = procedure("1.000001", in_force=InForce(dt.date(2040, 1, 1)))
        assert Catalogue.of([coming]).search("mau") == (coming,)

    def test_what_is_no_value_of_ours_is_refused(self) -> None:
        catalogue = reference_catalogue()
        wrong: Any = [
            lambda: catalogue.search(None),  # type: ignore[arg-type]  # the mistake under test
            lambda: catalogue.diff(5),  # type: ignore[arg-type]  # the mistake under test
            lambda: catalogue.overlay(None, jurisdiction="x"),  # type: ignore[arg-type]  # the mistake under test
            lambda: catalogue.overlay(["x"], jurisdiction="x"),  # type: ignore[list-item]  # the mistake under test
            lambda: catalogue.overlay([], jurisdiction=None),  # type: ignore[arg-type]  # the mistake under test
            lambda: catalogue.find("1.004222", on=DAY, jurisdiction=5),  # type: ignore[arg-type]  # the mistake
        ]
        for mistake in wrong:
            with pytest.raises(BadValue):
                mistake()

    def test_the_field_is_searched_where_there_is_one(self) -> None:
        catalogue = Catalogue.of([version("2024-01-01"), version("2024-01-01", code="1.000002", field=None)])
        assert [str(found.code) for found in catalogue.search("linh vuc mau")] == ["1.000001"]


class TestPackages:
    """Packages are found by their words, and stand under the rules of a place as their procedures do."""

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("khai sinh", ["birth"]),
            ("LIEN THONG mai tang", ["death"]),
            ("household business", ["household-business-tax"]),
            ("birth", ["birth"]),
            ("", []),
            ("mua nhà", []),
        ],
    )
    def test_are_found_by_their_words_as_in_force_on_a_day(self, words: str, found: list[str]) -> None:
        catalogue = reference_catalogue()
        assert [one.code for one in catalogue.search_packages(words, on=dt.date(2026, 9, 7))] == found
        assert all(one.in_force.first >= dt.date(2026, 9, 1) for one in catalogue.search_packages("khai sinh", on=NEW))

    def test_are_found_by_their_national_code(self) -> None:
        package = reference_catalogue().link("death", on=NEW)
        (code, *_) = package.national_codes
        assert [one.code for one in reference_catalogue().search_packages(str(code), on=NEW)] == ["death"]

    def test_words_are_text(self) -> None:
        with pytest.raises(BadValue, match="words to search"):
            reference_catalogue().search_packages(None)  # type: ignore[arg-type]  # the mistake under test

    def test_cost_in_a_place_what_is_paid_there(self) -> None:
        """NQ of Hải Phòng: registered online, a birth costs nothing, late or not; elsewhere nobody here knows."""
        fees = reference_fee_schedules()["civil-status-hai-phong"]
        local = LocalRule("1.001193", InForce(dt.date(2026, 1, 1)), fees=fees)
        catalogue = reference_catalogue().overlay([local], jurisdiction="Hải Phòng")
        monday = office_time("2026-09-07 09:00")
        late: dict[str, Any] = {"on_time": False, "channel": "online"}
        here = catalogue.link("birth", on=NEW, jurisdiction="Hải Phòng")
        there = catalogue.link("birth", on=NEW, jurisdiction="Hà Nội")
        paid = here.plan(monday, national_calendar(), territory="hai-phong", **late).quote
        assert paid.total == VND(0)
        assert [line.payable for line in there.plan(monday, national_calendar(), **late).quote.lines] == [None]
        assert here != catalogue.link("birth", on=NEW) == there


class TestListing:
    catalogue = Catalogue.of(
        [
            version("2024-01-01"),
            version("2024-01-01", code="1.000002", level="province"),
            version("2024-01-01", code="1.000003", field=None),
        ]
    )

    def codes(self, **asked: Any) -> list[str]:
        return [str(found.code) for found in self.catalogue.listed(**asked)]

    def test_by_field_in_either_language_marks_or_no_marks(self) -> None:
        assert self.codes(field="linh vuc mau") == self.codes(field="Sample field") == ["1.000001", "1.000002"]
        assert self.codes(field="mau") == []

    def test_by_level(self) -> None:
        assert self.codes(level="province") == ["1.000002"]
        assert self.codes(level="commune", field="Lĩnh vực mẫu") == ["1.000001"]

    def test_of_a_day(self) -> None:
        assert self.codes(on=dt.date(2023, 12, 31)) == []
        assert len(self.codes()) == 3

    def test_a_level_that_is_none_is_refused(self) -> None:
        with pytest.raises(BadValue, match="one of commune"):
            self.codes(level="ward")


class TestCollection:
    def test_it_counts_procedures_and_yields_the_newest_version_of_each(self) -> None:
        catalogue = Catalogue.of([version("2025-01-01"), version("2024-01-01", "2024-12-31")])
        assert len(catalogue) == 1
        assert [one.in_force.first.year for one in catalogue] == [2025]

    def test_its_repr_says_what_is_in_it(self) -> None:
        assert repr(Catalogue.of([version("2024-01-01")])) == "<Catalogue of 1 procedures and 0 packages>"

    def test_it_travels_with_its_versions(self) -> None:
        catalogue = Catalogue.of([version("2024-01-01")])
        assert pickle.loads(pickle.dumps(catalogue)).versions("1.000001") == catalogue.versions("1.000001")


class TestLink:
    part = LinkedPart("one", Text("một", "one"), "commune", procedure_code=ProcedureCode("1.000001"))
    package = LinkedProcedure(
        "sample", Text("Mẫu", "Sample"), SINCE, (part,), "commune", national_codes=(ProcedureCode("3.000001"),)
    )
    catalogue = Catalogue.of([version("2024-01-01")], [package])

    @pytest.mark.parametrize("code", ["sample", "3.000001", ProcedureCode("3.000001")])
    def test_a_package_is_found_by_name_or_national_code(self, code: str | ProcedureCode) -> None:
        assert self.catalogue.link(code, on=DAY).code == "sample"

    def test_its_parts_are_the_procedures_of_the_day(self) -> None:
        (part,) = self.catalogue.link("sample", on=DAY).parts
        assert part.procedure == self.catalogue.find("1.000001", on=DAY)

    def test_an_unknown_package_names_what_is_there(self) -> None:
        with pytest.raises(UnknownCode, match="no package 'death' is known; nearest: sample"):
            self.catalogue.link("death", on=DAY)

    def test_before_its_first_day_there_is_none(self) -> None:
        with pytest.raises(NotInForce):
            reference_catalogue().link("birth", on=dt.date(2024, 6, 9))


class TestOverlay:
    spell = InForce(dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    def overlaid(self, *limits: LimitRule, place: str = "Thanh Hóa") -> Catalogue:
        local = LocalRule(RESIDENCE, self.spell, limits)
        return reference_catalogue().overlay([local], jurisdiction=place)

    def test_a_place_shortens_a_time_on_its_days(self) -> None:
        local = self.overlaid(rule(WorkingDays(5)))
        assert local.find("1.004222", on=DAY, jurisdiction="Thanh Hóa").limit() == WorkingDays(5)
        assert local.find("1.004222", on=dt.date(2027, 1, 1), jurisdiction="Thanh Hóa").limit() == WorkingDays(7)

    def test_other_places_and_other_procedures_keep_the_national_time(self) -> None:
        local = self.overlaid(rule(WorkingDays(5)))
        assert local.find("1.004222", on=DAY).limit() == WorkingDays(7)
        assert local.find("1.004222", on=DAY, jurisdiction="Hà Nội").limit() == WorkingDays(7)
        unchanged = local.find("2.000815", on=DAY, jurisdiction="Thanh Hóa")
        assert unchanged == reference_catalogue().find("2.000815", on=DAY)

    def test_a_place_named_in_the_code_counts(self) -> None:
        local = self.overlaid(rule(WorkingDays(5)), place="H56")
        assert local.find("1.004222.H56", on=DAY).limit() == WorkingDays(5)
        assert local.find("1.004222.000.00.00.H56", on=DAY).limit() == WorkingDays(5)

    def test_the_name_of_a_place_is_compared_in_its_composed_form(self) -> None:
        local = self.overlaid(rule(WorkingDays(5)), place=unicodedata.normalize("NFD", "Thanh Hóa"))
        assert local.find("1.004222", on=DAY, jurisdiction="Thanh Hóa").limit() == WorkingDays(5)

    def test_a_longer_time_is_refused_when_it_is_laid_over(self) -> None:
        with pytest.raises(BadValue, match=r"local limit of 1\.004222"):
            self.overlaid(rule(WorkingDays(9)))

    def test_a_province_sets_the_charge_that_is_left_to_it(self) -> None:
        level = FeeLevel(Flat(5_000), self.spell, CITED)
        charge = Fee("civil-status.birth", Text("Lệ phí", "Charge"), Levy.LE_PHI, (level,))
        rules = [LocalRule(ProcedureCode("1.001193"), self.spell, fees=(charge,))]
        local = reference_catalogue().overlay(rules, jurisdiction="Hà Nội")
        birth = local.find("1.001193", on=DAY, jurisdiction="Hà Nội")
        assert str(birth.quote(on=DAY, on_time=False).total) == "5.000 đồng"
        assert str(birth.quote(on=DAY, on_time=True).total) == "0 đồng"


class TestPlaces:
    """A jurisdiction that was mistyped never gives the national rule in silence."""

    spell = InForce(dt.date(2026, 1, 1))

    def limit(self, place: str, asked: str) -> TimeLimit:
        local = LocalRule("1.004222", self.spell, (rule(WorkingDays(5)),))
        overlaid = reference_catalogue().overlay([local], jurisdiction=place)
        return overlaid.find("1.004222", on=DAY, jurisdiction=asked).limit()

    @pytest.mark.parametrize(
        ("place", "asked"),
        [("H56", "h56"), ("H56", "H56 "), ("h56", "H56"), ("Hải Phòng", " HẢI  PHÒNG"), ("Huế", "huế")],
    )
    def test_a_place_is_the_same_however_it_is_typed(self, place: str, asked: str) -> None:
        assert self.limit(place, asked) == WorkingDays(5)

    @pytest.mark.parametrize("asked", ["H57", "Đà Nẵng", "TP.HCM", "Bà Rịa - Vũng Tàu", "Quận 1"])
    def test_a_place_without_rules_of_its_own_has_the_national_one(self, asked: str) -> None:
        assert self.limit("H56", asked) == WorkingDays(7)

    @pytest.mark.parametrize("asked", ["", "  ", "XX", "H5", "H566", "H5O", "Hải\tPhòng", "Huế\x00", "123", "x" * 101])
    def test_what_can_be_no_place_is_refused(self, asked: str) -> None:
        with pytest.raises(BadValue, match="the code of a province such as 'H56', or the name of a place"):
            self.limit("H56", asked)
        with pytest.raises(BadValue, match="jurisdiction"):
            self.limit(asked, "H56")

    def test_a_name_without_its_marks_is_told_the_place_that_has_rules(self) -> None:
        with pytest.raises(BadValue, match="'Hải Phòng', or another place"):
            self.limit("Hải Phòng", "Hai Phong")

    def test_the_code_of_a_rule_may_be_text(self) -> None:
        assert LocalRule("1.004222", self.spell).code == RESIDENCE
        with pytest.raises(BadValue, match="procedure code"):
            LocalRule("1.42", self.spell)


class TestHolding:
    def test_a_code_is_in_the_catalogue_or_not(self) -> None:
        catalogue = reference_catalogue()
        assert "1.004222" in catalogue
        assert "1.004222.H56" in catalogue
        assert RESIDENCE in catalogue
        assert "1.004223" not in catalogue
        assert "residence" not in catalogue
        assert 5 not in catalogue

    def test_a_procedure_is_in_it_as_that_version(self) -> None:
        catalogue = Catalogue.of([version("2024-01-01")])
        assert version("2024-01-01") in catalogue
        assert version("2025-01-01") not in catalogue
        assert version("2024-01-01", code="1.000002") not in catalogue


class TestLint:
    def codes(self, *versions: Procedure) -> list[str]:
        return [finding.code for finding in Catalogue.of(versions).lint()]

    def test_the_rows_of_the_library_have_no_findings(self) -> None:
        assert [str(finding) for finding in reference_catalogue().lint()] == []

    def test_a_gap_between_versions(self) -> None:
        assert self.codes(version("2024-01-01", "2024-12-30"), version("2025-01-01")) == ["gap"]
        assert self.codes(version("2024-01-01", "2024-12-31"), version("2025-01-01")) == []

    def test_versions_in_force_at_once(self) -> None:
        assert self.codes(version("2024-01-01", "2025-01-01"), version("2025-01-01")) == ["overlap"]

    def test_a_version_without_a_first_day(self) -> None:
        assert self.codes(procedure(in_force=InForce(UNDATED))) == ["undated"]

    def test_rows_without_citation_of_limits_papers_and_fees(self) -> None:
        fee = Fee("charge", Text("c", "c"), Levy.LE_PHI, (FeeLevel(Flat(1), SINCE),))
        bare = version(
            "2024-01-01",
            limits=(LimitRule(WorkingDays(1)),),
            papers=AllOf(paper("cited"), Paper("bare", Text("bare", "bare"))),
            fees=FeeSchedule("s", Text("s", "s"), (), (fee,)),
        )
        places = [finding.where.split()[-1] for finding in Catalogue.of([bare]).lint()]
        assert places == ["$.limits[0]", "$.papers.bare", "$.fees.charge"]

    def test_conditions_over_undeclared_facts(self) -> None:
        (finding,) = Catalogue.of([version("2024-01-01", limits=(rule(WorkingDays(1), "remote"),))]).lint()
        assert finding.code == "unknown-fact"
        assert finding.say("en").startswith("1.000001 (from 2024-01-01) $.limits[0].when: met remote; right would be")

    def test_a_rule_behind_the_general_one_is_never_reached(self) -> None:
        rules = (rule(WorkingDays(3)), rule(WorkingDays(8), "remote"))
        assert self.codes(version("2024-01-01", limits=rules, facts=(fact("remote"),))) == ["unreachable"]

    def test_special_rules_before_the_general_one_are_in_order(self) -> None:
        rules = (rule(WorkingDays(8), "remote"), rule(WorkingDays(3)))
        assert self.codes(version("2024-01-01", limits=rules, facts=(fact("remote"),))) == []

    def test_a_deadline_inside_the_procedure_stands_behind_nothing(self) -> None:
        inside = LimitRule(WorkingDays(1), kind="step", name=Text("Bước", "Step"), citation=CITED)
        assert self.codes(version("2024-01-01", limits=(rule(WorkingDays(5)), inside))) == []

    def test_a_rule_behind_all_others_together_is_never_reached(self) -> None:
        rules = (rule(WorkingDays(8), "remote"), rule(WorkingDays(5), "not remote"), rule(WorkingDays(3)))
        assert self.codes(version("2024-01-01", limits=rules, facts=(fact("remote"),))) == ["unreachable"]

    def test_a_case_that_no_limit_is_for(self) -> None:
        sample = version("2024-01-01", limits=(rule(WorkingDays(8), "pages > 10"),), facts=(fact("pages", "integer"),))
        (finding,) = Catalogue.of([sample]).lint()
        assert (finding.code, finding.say("en").partition(": ")[2]) == (
            "case-without-limit",
            "a case has no limit: pages == 9",
        )

    def test_more_cases_than_anybody_can_try(self) -> None:
        many = tuple(fact(f"fact_{n}") for n in range(17))
        rules = (rule(WorkingDays(3), " and ".join(one.name for one in many)), rule(WorkingDays(1)))
        assert self.codes(version("2024-01-01", limits=rules, facts=many)) == ["too-many-cases"]

    def test_a_paper_that_no_case_or_no_channel_asks_for(self) -> None:
        papers = AllOf(
            OneOf(paper("deed", when=Condition.parse("not own")), paper("lease"), when=Condition.parse("own")),
            paper("scan", channels=["online"]),
        )
        sample = version(
            "2024-01-01", papers=papers, facts=(*procedure().facts, fact("own")), channels=["counter", "post"]
        )
        found = [(one.code, one.where.split()[-1]) for one in Catalogue.of([sample]).lint()]
        assert found == [
            ("never-asked", "$.papers.deed"),
            ("no-channel", "$.papers.scan"),
            ("channel-not-offered", "$.papers.scan"),
        ]

    def test_limits_that_differ_by_channel_say_why(self) -> None:
        """A portal often writes the limit of a case beside one channel (1.013225: 20, 20 and 15 days)."""
        rules = [rule(WorkingDays(20), channels=["online", "post"]), rule(WorkingDays(15), channels=["counter"])]
        assert self.codes(version("2024-01-01", limits=rules)) == ["channels-differ"]
        said = [attrs.evolve(one, name=Text("theo kênh nộp", "by channel")) for one in rules]
        assert self.codes(version("2024-01-01", limits=said)) == []

    @pytest.mark.parametrize(
        ("shares", "total", "codes"),
        [
            ((WorkingDays(7), WorkingDays(3), WorkingDays(10)), WorkingDays(20), []),
            ((WorkingDays(7), WorkingDays(3), WorkingDays(11)), WorkingDays(20), ["stages-exceed"]),
            ((WorkingDays(5), CalendarDays(12)), Stages(WorkingDays(5), CalendarDays(10)), ["stages-exceed"]),
            ((WorkingDays(5), CalendarDays(12)), WorkingDays(20), []),
            ((Stages(WorkingDays(5), WorkingDays(7)),), WorkingDays(10), ["stages-exceed"]),
            ((WorkingDays(5),), UnknownLimit("theo thỏa thuận"), []),
        ],
        ids=["equal", "longer", "mixed units", "units nobody can compare", "a share in stages", "no amount"],
    )
    def test_shares_of_authorities_fit_into_the_total(
        self, shares: tuple[TimeLimit, ...], total: TimeLimit, codes: list[str]
    ) -> None:
        parts = (rule(one, kind="stage", name=Text("bước", "stage")) for one in shares)
        assert self.codes(version("2024-01-01", limits=(rule(total), *parts))) == codes

    def test_a_hole_between_two_brackets(self) -> None:
        """TT 257/2016: an auction of exactly 20 billion is in no bracket."""
        rows = ((Interval(below=5), 90), (Interval(at_least=5, below=20), 270), (Interval(above=20), 450))
        value = Fact("value", "amount", Text("Giá?", "Price?"))
        fee = Fee("auction", Text("Phí", "Fee"), Levy.PHI, (FeeLevel(Times(1, Table("value", rows)), SINCE, CITED),))
        sample = version("2024-01-01", fees=FeeSchedule("s", Text("s", "s"), (value,), (fee,)), facts=(value,))
        (finding,) = Catalogue.of([sample]).lint()
        assert finding.say("en").endswith("there is a gap between two brackets: at least 5, below 20; above 20")

    def test_a_finding_says_its_place_and_its_fault(self) -> None:
        (finding,) = Catalogue.of([procedure(in_force=InForce(UNDATED))]).lint()
        assert str(finding) == "1.000001: không ghi ngày bắt đầu áp dụng"

    def test_a_procedure_that_binds_nobody(self) -> None:
        assert self.codes(version("2024-01-01", limits=())) == ["no-agency-limit"]


class TestLocalDiff:
    """What places set for themselves is compared place by place."""

    spell = InForce(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    national = Catalogue.of([version("2024-01-01"), version("2024-01-01", code="1.000002")])

    def local(self, days: int, place: str = "Hải Phòng") -> Catalogue:
        return self.national.overlay(
            [LocalRule("1.000001", self.spell, (rule(WorkingDays(days)),))], jurisdiction=place
        )

    def test_a_shorter_time_of_one_place_is_told_with_the_place(self) -> None:
        begins, ends = self.local(5).diff(self.local(3))[0], self.local(5).diff(self.national)[0]
        assert (begins.kind, begins.jurisdiction, begins.since) == ("amended", "Hải Phòng", self.spell.first)
        assert begins.say("en").splitlines() == [
            "1.000001 Sample procedure, local rules of Hải Phòng: amended from 1 Jan 2026",
            "  time limits: 5 working days → 3 working days",
        ]
        assert "time limits: 5 working days → 7 working days" in ends.say("en")

    def test_equal_rules_do_not_differ_however_the_place_is_typed(self) -> None:
        assert self.local(5).diff(self.local(5, "HẢI PHÒNG")) == ()

    def test_a_local_charge_is_named(self) -> None:
        level = FeeLevel(Flat(5_000), self.spell, CITED)
        charge = Fee("civil-status.birth", Text("Lệ phí", "Charge"), Levy.LE_PHI, (level,))
        catalogue = reference_catalogue()
        local = catalogue.overlay([LocalRule("1.001193", self.spell, fees=(charge,))], jurisdiction="Hà Nội")
        (change,) = catalogue.diff(local)
        assert "quy định của địa phương Hà Nội: sửa đổi, bổ sung từ 01/01/2026\n  sửa phí, lệ phí: " in str(change)

    def test_what_changed_everywhere_is_not_told_again(self) -> None:
        other = Catalogue.of([version("2024-01-01", level="province")]).overlay(
            [LocalRule("1.000001", self.spell, (rule(WorkingDays(5)),))], jurisdiction="Hải Phòng"
        )
        everywhere, there, _ = self.national.diff(other)
        assert (everywhere.jurisdiction, there.jurisdiction) == (None, "Hải Phòng")
        assert "level amended" not in there.say("en")

    def test_of_days_without_a_national_version_nothing_is_told(self) -> None:
        ended = Catalogue.of([version("2024-01-01", "2026-06-30")])
        there = [change for change in self.local(5).diff(ended) if change.jurisdiction]
        assert [change.since for change in there] == [self.spell.first]


class TestDiffOfPackages:
    """What is announced of linked procedures: they are rules that citizens are told, as the procedures are."""

    ours = reference_catalogue()
    first, *later = (entry.versions[-1] for entry in ours.packages)

    def said(self, **changed: Any) -> list[str]:
        new = Catalogue.of(self.ours, [attrs.evolve(self.first, **changed)])
        return [one.say("en") for one in Catalogue.of(self.ours, [self.first]).diff(new)]

    def test_equal_packages_do_not_differ(self) -> None:
        assert self.said() == []

    @pytest.mark.parametrize(
        ("changed", "line"),
        [
            ({"totals": ()}, "time limits: "),
            ({"parts": first.parts[:1], "totals": ()}, "the parts are amended"),
            ({"papers": AllOf(Paper("photo", Text("Ảnh", "A photograph")))}, "paper added: A photograph"),
            ({"lead": "nobody"}, "led by another agency"),
            ({"national_codes": ()}, "national codes amended"),
            ({"counted": "inner"}, "how it is counted in reports is amended"),
            ({"opted_into": not first.opted_into}, "whether dossiers already filed may opt for it is amended"),
            ({"agencies": ()}, "the agencies are amended"),
        ],
    )
    def test_what_differs_is_told_under_its_name(self, changed: dict[str, Any], line: str) -> None:
        (said,) = self.said(**changed)
        head, *lines = said.splitlines()
        assert head.startswith(f"{self.first.code} {self.first.name.en}: amended from ")
        assert any(told.strip().startswith(line) for told in lines)

    def test_one_that_is_new_and_one_that_is_not_there_are_told(self) -> None:
        one, both = Catalogue.of(self.ours, [self.first]), Catalogue.of(self.ours, [self.first, self.later[0]])
        assert [(told.kind, told.code) for told in one.diff(both)] == [("added", self.later[0].code)]
        assert [(told.kind, told.code) for told in both.diff(one)] == [("absent", self.later[0].code)]

    def test_one_that_ends_is_abolished_from_the_day_after(self) -> None:
        ended = attrs.evolve(self.first, in_force=attrs.evolve(self.first.in_force, last=dt.date(2027, 12, 31)))
        (told,) = Catalogue.of(self.ours, [self.first]).diff(Catalogue.of(self.ours, [ended]))
        assert (told.kind, told.since, told.steps[0].citation) == ("abolished", dt.date(2028, 1, 1), None)


class TestDiff:
    old = Catalogue.of([version("2024-01-01"), version("2024-01-01", code="1.000002")])

    def said(self, *versions: Procedure, locale: str = "en") -> list[str]:
        return [change.say(locale) for change in self.old.diff(Catalogue.of(versions))]

    def test_equal_catalogues_do_not_differ(self) -> None:
        assert self.old.diff(self.old) == ()

    def test_what_is_new_and_what_is_abolished(self) -> None:
        changes = self.old.diff(Catalogue.of([version("2024-01-01"), version("2026-01-01", code="1.000003")]))
        assert [(one.kind, one.code, one.since.year) for one in changes] == [
            ("absent", "1.000002", 2024),
            ("added", "1.000003", 2026),
        ]
        assert str(changes[0]) == "1.000002 Thủ tục mẫu: không có trong bộ quy định mới"
        assert str(changes[1]) == "1.000003 Thủ tục mẫu: ban hành mới từ 01/01/2026"

    def test_a_limit_that_counts_from_another_event_is_another_limit(self) -> None:
        counted = attrs.evolve(rule(WorkingDays(7)), since=Text("ngày sinh", "the birth"))
        said, _ = self.said(version("2024-01-01", limits=(counted,)))
        assert said.splitlines()[1] == "  time limits: 7 working days → 7 working days, counted from the birth"

    def test_a_procedure_that_ends_is_abolished_from_the_day_after(self) -> None:
        (change,) = self.old.diff(Catalogue.of([version("2024-01-01", "2025-12-31"), *self.old.versions("1.000002")]))
        assert (change.kind, change.since) == ("abolished", dt.date(2026, 1, 1))
        assert change.steps[0].citation is None

    def test_what_was_abolished_cites_the_instrument_that_did_it(self) -> None:
        ended = version("2024-01-01", "2025-12-31", abolished_by=Citation("9/2025/NĐ-CP"))
        (said,) = self.said(ended, version("2024-01-01", code="1.000002"))
        assert said == "1.000001 Sample procedure: abolished from 1 Jan 2026 [9/2025/NĐ-CP]"

    def test_a_newer_version_of_a_known_code_is_an_amendment(self) -> None:
        """The version before ended on the day before, and the old set knows no other after it."""
        versions = reference_catalogue().versions("1.001193")
        (change,) = Catalogue.of(versions[:-1]).diff(Catalogue.of(versions))
        assert (change.kind, change.since) == ("amended", dt.date(2027, 3, 1))
        assert "sửa đổi, bổ sung từ 01/03/2027" in str(change)
        assert "thời hạn:" in str(change)

    def test_the_other_way_round_the_amendment_is_missing(self) -> None:
        versions = reference_catalogue().versions("1.001193")
        (change,) = Catalogue.of(versions).diff(Catalogue.of(versions[:-1]))
        assert (change.kind, change.since) == ("amended", dt.date(2027, 3, 1))
        assert "bộ quy định mới không có bản sửa đổi, bổ sung từ 01/03/2027" in str(change)

    def test_what_goes_on_without_an_amendment_is_told_so(self) -> None:
        ended = Catalogue.of([version("2024-01-01", "2025-12-31")])
        (change,) = ended.diff(Catalogue.of([version("2024-01-01")]))
        assert (change.kind, change.say("en")) == ("amended", "1.000001 Sample procedure: continues from 1 Jan 2026")

    def test_older_versions_are_told_either_way(self) -> None:
        newer, both = (version("2026-01-01"),), (version("2024-01-01", "2025-12-31"), version("2026-01-01"))
        (more,) = Catalogue.of(newer).diff(Catalogue.of(both))
        (less,) = Catalogue.of(both).diff(Catalogue.of(newer))
        assert more.say("en").endswith("an earlier version is added, from 1 Jan 2024")
        assert less.say("en").endswith("in the new set of rules only from 1 Jan 2026")

    def test_a_reference_code_that_is_merely_absent_has_no_day_of_abolition(self) -> None:
        (change,) = Catalogue.of(reference_catalogue().versions("1.001193")).diff(Catalogue.of([]))
        assert (change.kind, change.steps[0].citation) == ("absent", None)
        assert "bãi bỏ" not in str(change)

    def test_what_is_amended_is_told_from_its_day_on(self) -> None:
        amended = version(
            "2026-01-01",
            limits=(rule(WorkingDays(5), "channel == 'online'"), rule(WorkingDays(6))),
            papers=AllOf(paper("declaration", copies=1), paper("map")),
            level="province",
        )
        before = version("2024-01-01", "2025-12-31")
        (said,) = self.said(before, amended, version("2024-01-01", code="1.000002"))
        assert said.splitlines() == [
            "1.000001 Sample procedure: amended from 1 Jan 2026",
            "  time limits: 7 working days → 5 working days (channel == 'online'), 6 working days",
            "  paper added: map [1/2026/NĐ-CP, art. 2]",
            "  paper amended: declaration [1/2026/NĐ-CP, art. 2]",
            "  level amended",
        ]

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ({"papers": OneOf(paper("a"), paper("b"))}, {"papers": AllOf(paper("a"), paper("b"))}, "how the papers go"),
            ({"papers": OneOf(paper("a"), paper("b"))}, {"papers": OneOf(paper("b"), paper("a"))}, "how the papers go"),
            ({}, {"limits": (rule(WorkingDays(7), binds="applicant"),)}, "the applicant has 7 working days"),
            (
                {"limits": (rule(WorkingDays(7)), rule(WorkingDays(2), kind="step", name=Text("bước", "step")))},
                {"limits": (rule(WorkingDays(7)), rule(WorkingDays(2), kind="stage", name=Text("bước", "step")))},
                "time limits: ",
            ),
            ({}, {"applicants": (Text("Cá nhân", "Persons"),)}, "who may apply"),
            ({}, {"authority": Authority(decides=Text("UBND", "Commune"))}, "who receives, decides"),
            ({}, {"steps": (Text("Nộp", "File"),)}, "the steps are amended"),
            ({"facts": (fact("own"),)}, {"facts": (fact("own", default=True),)}, "what is asked of the case"),
            ({}, {"requires": (Prerequisite(ProcedureCode("1.013313"), Text("x", "x")),)}, "what must be done first"),
        ],
        ids=itertools.count(1),
    )
    def test_every_difference_is_said(self, before: Any, after: Any, said: str) -> None:
        old, new = (Catalogue.of([version("2024-01-01", **given)]) for given in (before, after))
        (change,) = old.diff(new)
        assert said in change.say("en")

    def test_the_last_day_there_is_has_no_day_after(self) -> None:
        ending = Catalogue.of([version("2024-01-01", "9999-12-31")])
        assert ending.diff(ending) == ()

    def test_a_paper_that_is_dropped_is_named(self) -> None:
        (said,) = self.said(version("2024-01-01", papers=AllOf()), version("2024-01-01", code="1.000002"))
        assert "  paper dropped: declaration" in said

    def test_one_difference_that_goes_on_is_told_once(self) -> None:
        faster = (rule(WorkingDays(5)),)
        first = version("2024-01-01", "2025-12-31", limits=faster)
        second = version("2026-01-01", limits=faster, legal_basis=())
        assert len(self.said(first, second, version("2024-01-01", code="1.000002"))) == 1

    def test_another_legal_basis_alone_is_no_change_of_the_procedure(self) -> None:
        assert self.said(version("2024-01-01", legal_basis=()), version("2024-01-01", code="1.000002")) == []
