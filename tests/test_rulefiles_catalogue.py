"""Procedures, fees and packages from files that people write: strict, and every fault of a file at once."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from motcua.adapters.compiling import index
from motcua.adapters.compiling.values import written
from motcua.adapters.rulefiles import load_catalogue, reference_catalogue, reference_fee_schedules
from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.fees import load_fee_schedules, only
from motcua.adapters.rulefiles.linked import load_packages
from motcua.calendar import national_calendar, office_time
from motcua.catalogue import UNDATED, LocalRule
from motcua.citation import Citation
from motcua.compiled.index import FEES, PACKAGES, PROCEDURES
from motcua.conditions import Channel
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, LimitExceeded, NoFeeLevel, NoPromise, UnknownCode
from motcua.fees import FeeSchedule
from motcua.linked import LinkedProcedure, TotalRule
from motcua.money import VND
from motcua.papers import Action, AtLeast, Medium
from motcua.procedure import Procedure
from motcua.timelimit import CalendarDays, Hours, NoLimit, SameDay, UnknownLimit, WorkingDays
from motcua.wording import Text

DAY = dt.date(2026, 8, 28)
TEXT = Text("Biểu", "Schedule")
Packages = tuple[LinkedProcedure, ...]

SMALL = """
code = "2.000815"
name = { vi = "Chứng thực bản sao từ bản chính giấy tờ, văn bản", en = "Certification of copies from originals" }

[[facts]]
name = "pages"
type = "integer"
question = { vi = "Bản chính có bao nhiêu trang?", en = "How many pages does the original have?" }

[[limits]]
limit = "same day, 15:00"
cite = "23/2015/NĐ-CP, art. 7"
verified = true
"""
"""The row of the design page, as it stands there."""

PAPER = """
[[papers]]
code = "{code}"
name = {{ vi = "Giấy", en = "Paper" }}
"""
INLINE = '{ code = "map", name = { vi = "Bản đồ", en = "Map" } }'
AMENDMENT = """
[[amendments]]
from = 2025-01-01
cite = "1/2025/NĐ-CP"
verified = true
"""


def loaded(tmp_path: Path, text: str) -> tuple[Procedure, ...]:
    file = tmp_path / "sample.toml"
    file.write_text(text, encoding="utf-8")
    (procedure,) = load_catalogue(file)
    return load_catalogue(file).versions(procedure.code)


def problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        loaded(tmp_path, text)
    assert caught.value.what == "sample.toml"
    return [(problem.path, problem.code) for problem in caught.value.problems]


class TestOneFile:
    def test_a_few_rows_are_a_procedure(self, tmp_path: Path) -> None:
        (small,) = loaded(tmp_path, SMALL)
        assert small.limits[0].citation == Citation("23/2015/NĐ-CP", "7")
        assert small.limit() == SameDay(cutoff=dt.time(15))
        assert [fact.name for fact in small.facts] == ["channel", "pages"]

    def test_what_it_does_not_say_is_not_made_up(self, tmp_path: Path) -> None:
        (small,) = loaded(tmp_path, SMALL)
        assert (small.field, small.level, small.in_force.first) == (None, None, UNDATED)
        with pytest.raises(NoFeeLevel):
            small.quote(on=DAY)

    def test_a_row_that_does_not_say_it_was_read_was_not(self, tmp_path: Path) -> None:
        (small,) = loaded(tmp_path, SMALL.replace("verified = true", ""))
        assert small.limits[0].citation == Citation("23/2015/NĐ-CP", "7", verified=False)

    def test_a_limit_that_says_no_amount_keeps_its_wording(self, tmp_path: Path) -> None:
        (small,) = loaded(tmp_path, SMALL.replace("limit = ", "unknown = "))
        assert small.limits[0].limit == UnknownLimit("same day, 15:00", Citation("23/2015/NĐ-CP", "7"))
        with pytest.raises(NoPromise):
            small.due(office_time("2026-08-28 09:00"), national_calendar())

    def test_papers_come_in_groups(self, tmp_path: Path) -> None:
        groups = """
        [[papers]]
        at_least = 2
        of = [
            { code = "one", name = { vi = "1", en = "1" } },
            { code = "two", name = { vi = "2", en = "2" }, max_age = "6 months" },
            { all_of = [{ code = "three", name = { vi = "3", en = "3" }, channels = ["post"] }] },
        ]
        """
        (small,) = loaded(tmp_path, SMALL + groups)
        (group,) = small.papers.items  # type: ignore[attr-defined]  # the papers of a file are all of its rows
        assert isinstance(group, AtLeast)
        assert [paper.code for paper in small.papers] == ["one", "two", "three"]

    def test_a_paper_for_each_needs_a_fact_that_is_a_number(self, tmp_path: Path) -> None:
        listed = SMALL + '[[papers]]\ncode = "one"\nname = { vi = "1", en = "1" }\neach = "persons"\n'
        with pytest.raises(BadInput) as caught:
            loaded(tmp_path, listed)
        assert [(problem.path, problem.code) for problem in caught.value.problems] == [
            ("$.papers[0].each", "unknown-fact")
        ]
        fact = '[[facts]]\nname = "persons"\ntype = "integer"\nleast = 1\nquestion = { vi = "?", en = "?" }\n'
        (small,) = loaded(tmp_path, listed.replace("[[facts]]", fact + "[[facts]]", 1))
        assert [paper.each for paper in small.papers] == ["persons"]

    def test_a_fact_of_its_own_may_tell_how_it_is_filed(self, tmp_path: Path) -> None:
        own = '[[facts]]\nname = "channel"\ntype = "text"\nchoices = ["counter"]\nquestion = { vi = "?", en = "?" }\n'
        (small,) = loaded(tmp_path, SMALL.replace("[[facts]]", own + "[[facts]]", 1))
        assert small.facts[0].choices == ("counter",)


class TestFaults:
    def test_a_file_with_twelve_faults_reports_all_twelve(self, tmp_path: Path) -> None:
        text = """
        code = "1.42"
        nmae = "typing error"
        level = "village"
        from = "2026-01-01"
        [[facts]]
        name = "Pages"
        type = "number"
        [[limits]]
        limit = "about a week"
        when = "age <"
        cite = "1/2026/NĐ-CP; art. 2"
        [[papers]]
        code = "map"
        name = { vi = "Bản đồ", en = "Map" }
        medium = "stone"
        """
        assert sorted(problems(tmp_path, text)) == [
            ("$.code", "bad-value"),
            ("$.facts[0].name", "bad-value"),
            ("$.facts[0].question", "missing-key"),
            ("$.facts[0].type", "bad-value"),
            ("$.from", "bad-value"),
            ("$.level", "bad-value"),
            ("$.limits[0].cite", "bad-value"),
            ("$.limits[0].limit", "unreadable-limit"),
            ("$.limits[0].when", "unreadable-condition"),
            ("$.name", "missing-key"),
            ("$.nmae", "unknown-key"),
            ("$.papers[0].medium", "bad-value"),
        ]

    def test_what_hangs_on_other_files_or_rows_is_reported_with_the_rest(self, tmp_path: Path) -> None:
        text = f"""
        from = 2024-01-01
        level = "galaxy"
        channels = ["x"]
        fees = ["nope", 1]
        foo = 1
        {SMALL}{AMENDMENT.replace("2025", "2010")}fees = ["certification.pages"]
        {AMENDMENT.replace("2025", "2011")}to = 2010-01-01
        """
        assert sorted(problems(tmp_path, text)) == [
            ("$.amendments[0].fees[0]", "unknown-code"),
            ("$.amendments[0].from", "out-of-order"),
            ("$.amendments[1].to", "out-of-order"),
            ("$.channels[0]", "bad-value"),
            ("$.fees[0]", "unknown-code"),
            ("$.fees[1]", "bad-value"),
            ("$.foo", "unknown-key"),
            ("$.level", "bad-value"),
        ]

    @pytest.mark.parametrize(
        "row", ["papers = 5", "fees = 5", "amendments = 5", "amendments = [5]", "from = 5", "amendments = [{}]"]
    )
    def test_what_is_no_row_at_all_is_reported_once(self, tmp_path: Path, row: str) -> None:
        assert len(problems(tmp_path, f"{row}{SMALL}")) == 1

    def test_a_level_of_government_is_one_of_those_known(self, tmp_path: Path) -> None:
        assert problems(tmp_path, 'level = "village"' + SMALL) == [("$.level", "bad-value")]

    @pytest.mark.parametrize(
        ("added", "path"),
        [
            (SMALL[SMALL.index("[[facts]]") : SMALL.index("[[limits]]")], "$.facts[1].name"),
            (PAPER.format(code="map") * 2, "$.papers[1].code"),
            (
                f"{AMENDMENT}{(PAPER.format(code='map') * 2).replace('[[', '[[amendments.')}",
                "$.amendments[0].papers[1].code",
            ),
            (
                f"[[papers]]\none_of = [{INLINE}, {INLINE}]",
                "$.papers[0].one_of[1].code",
            ),
            (
                f"[[papers]]\nat_least = 1\nof = [{INLINE}, {INLINE}]",
                "$.papers[0].of[1].code",
            ),
        ],
    )
    def test_a_name_stands_once_where_it_stands(self, tmp_path: Path, added: str, path: str) -> None:
        assert problems(tmp_path, f"{SMALL}\n{added}") == [(path, "duplicate")]

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('waits_for = ["death"]', 'waits_for = ["death", "death"]', ".waits_for: met 'death' twice"),
            ("[[versions.totals]]", "[[versions.totals]]\ncovers = []", ".totals[0].covers: met an empty list"),
        ],
    )
    def test_a_list_of_names_has_some_and_each_once(self, tmp_path: Path, old: str, new: str, told: str) -> None:
        """No names at all had meant all of them, a name given twice nothing more than once."""
        shipped = (DATA / "packages" / "death.toml").read_text("utf-8")
        assert old in shipped
        (file := tmp_path / "given.toml").write_text(shipped.replace(old, new, 1), "utf-8")
        with pytest.raises(BadInput, match=re.escape(told)):
            load_packages(file)

    def test_a_fee_for_no_act_is_refused(self, tmp_path: Path) -> None:
        shipped = (DATA / "fees" / "certification.toml").read_text("utf-8")
        (file := tmp_path / "given.toml").write_text(re.sub(r"\nacts = .*", "\nacts = []", shipped, count=1), "utf-8")
        with pytest.raises(BadInput, match=r"acts: met an empty list; right would be at least one, or no such row"):
            load_fee_schedules(file)

    @pytest.mark.parametrize(
        ("row", "path"),
        [
            ('name = "many"\ntype = "text"\nchoices = ["a", "a"]', "$.facts[0]"),
            ('name = "many"\ntype = "integer"\nleast = 5\nmost = 1', "$.facts[0]"),
            ('name = "many"\ntype = "integer"\ndefault = "x"', "$.facts[0].default"),
        ],
    )
    def test_a_fact_can_be_answered(self, tmp_path: Path, row: str, path: str) -> None:
        fact = f'[[facts]]\n{row}\nquestion = {{ vi = "?", en = "?" }}\n'
        assert problems(tmp_path, SMALL.replace("[[facts]]", f"{fact}[[facts]]")) == [(path, "bad-value")]

    @pytest.mark.parametrize("name", ["", " "])
    def test_a_name_says_something_in_both_languages(self, tmp_path: Path, name: str) -> None:
        text = SMALL.replace('"Certification of copies from originals"', f'"{name}"')
        assert problems(tmp_path, text) == [("$.name.en", "bad-value")]

    def test_no_paper_is_asked_for_less_than_never(self, tmp_path: Path) -> None:
        rows = PAPER.format(code="map") + "originals = -1\ncopies = -2"
        assert problems(tmp_path, SMALL + rows) == [
            ("$.papers[0].originals", "bad-value"),
            ("$.papers[0].copies", "bad-value"),
        ]

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            (f"channels = []{SMALL}", "$.channels"),
            (f"{SMALL}channels = []", "$.limits[0].channels"),
        ],
    )
    def test_no_channel_is_not_every_channel(self, tmp_path: Path, text: str, path: str) -> None:
        assert problems(tmp_path, text) == [(path, "bad-value")]

    @pytest.mark.parametrize(
        ("added", "path"),
        [
            ('[[limits]]\nlimit = "3 days"\nwhen = "colour == \'red\'"', "$.limits[1].when"),
            (PAPER.format(code="map") + "when = \"colour == 'red'\"", "$.papers[0].when"),
            (AMENDMENT + '[[amendments.limits]]\nlimit = "3 days"\nwhen = "colour"', "$.amendments[0].limits[0].when"),
        ],
    )
    def test_a_condition_over_a_fact_nobody_asks_for_is_refused(self, tmp_path: Path, added: str, path: str) -> None:
        assert problems(tmp_path, f"{SMALL}\n{added}") == [(path, "unknown-fact")]

    def test_it_is_refused_together_with_the_faults_of_the_rows(self, tmp_path: Path) -> None:
        group = '[[papers]]\n[[papers.one_of]]\ncode = "map"\nwhen = "age < 6"\n[[papers.one_of]]\ncode = "plan"\n'
        text = f'{SMALL}[[limits]]\nlimit = "soon"\nwhen = "colour == \'red\' and pages > 1"\n{group}'
        found = problems(tmp_path, text)
        assert ("$.limits[1].limit", "unreadable-limit") in found
        assert ("$.limits[1].when", "unknown-fact") in found
        assert ("$.papers[0].one_of[0].when", "unknown-fact") in found

    @pytest.mark.parametrize("row", ['[[facts]]\ntype = "text"', "[[facts]]\nname = 5"])
    def test_while_nobody_can_tell_which_facts_are_asked_for_none_is_unknown(self, tmp_path: Path, row: str) -> None:
        text = f'{SMALL}[[limits]]\nlimit = "soon"\nwhen = "colour"\n{row}\n'
        assert "unknown-fact" not in [code for _, code in problems(tmp_path, text)]

    def test_what_would_be_right_is_shown(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput) as caught:
            loaded(tmp_path, SMALL + '[[limits]]\nlimit = "soon"\nwhen = "age = 6"\n')
        rights = {problem.path: problem.right for problem in caught.value.problems}
        assert rights["$.limits[1].limit"] == "a time limit such as '7 working days'"
        assert "age < 6 and channel ==" in rights["$.limits[1].when"]

    @pytest.mark.parametrize("row", ['limit = "3 days"\nunknown = "so"', "adds = true"])
    def test_a_limit_is_an_amount_or_a_wording(self, tmp_path: Path, row: str) -> None:
        assert problems(tmp_path, f"{SMALL}\n[[limits]]\n{row}") == [("$.limits[1]", "bad-value")]

    def test_a_paper_ages_in_days_months_or_years(self, tmp_path: Path) -> None:
        text = SMALL + PAPER.format(code="map") + 'max_age = "3 working days"'
        assert problems(tmp_path, text) == [("$.papers[0]", "bad-value")]

    @pytest.mark.parametrize("item", ["certification.pages", "unheard-of.copies", "certification"])
    def test_a_fee_that_no_schedule_has_is_refused(self, tmp_path: Path, item: str) -> None:
        assert problems(tmp_path, f'fees = ["{item}"]{SMALL}') == [("$.fees[0]", "unknown-code")]

    def test_a_fact_must_be_the_one_the_fees_ask_for(self, tmp_path: Path) -> None:
        text = SMALL.replace('"integer"', '"boolean"')
        assert problems(tmp_path, f'fees = ["certification.copies"]{text}') == [("$.facts", "bad-input")]

    def test_amendments_stand_in_the_order_of_their_days(self, tmp_path: Path) -> None:
        assert problems(tmp_path, f"from = 2025-01-01{SMALL}{AMENDMENT}{AMENDMENT}") == [
            ("$.amendments[0].from", "out-of-order"),
            ("$.amendments[1].from", "out-of-order"),
        ]

    def test_a_version_that_has_an_end_ends_before_the_next(self, tmp_path: Path) -> None:
        text = f"from = 2024-01-01\nto = 2025-01-01{SMALL}{AMENDMENT}"
        assert problems(tmp_path, text) == [("$.amendments[0].from", "out-of-order")]

    def test_a_last_day_before_the_first_is_refused(self, tmp_path: Path) -> None:
        assert ("$.to", "out-of-order") in problems(tmp_path, f"from = 2024-01-02\nto = 2024-01-01{SMALL}")

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path: Path) -> None:
        file = tmp_path / "sample.toml"
        file.write_text("#" * (1 << 21), encoding="utf-8")
        with pytest.raises(LimitExceeded):
            load_catalogue(file)


class TestAmendments:
    base = f"from = 2024-01-01{SMALL}{PAPER.format(code='map')}{PAPER.format(code='deed')}"

    def after(self, tmp_path: Path, added: str, before: str = "") -> Procedure:
        versions = loaded(tmp_path, before + self.base + AMENDMENT + added)
        assert [str(one.in_force) for one in versions] == ["2024-01-01 to 2024-12-31", "from 2025-01-01"]
        return versions[-1]

    def test_what_is_not_amended_stays(self, tmp_path: Path) -> None:
        first, second = loaded(tmp_path, self.base + AMENDMENT)
        assert (second.name, second.limits, second.papers) == (first.name, first.limits, first.papers)
        assert (first.amended_by, second.amended_by) == (None, Citation("1/2025/NĐ-CP"))
        assert second.legal_basis == (Citation("1/2025/NĐ-CP"),)

    def test_deleting_the_amendment_reverses_it(self, tmp_path: Path) -> None:
        (only,) = loaded(tmp_path, self.base)
        assert only.in_force.last is None

    def test_a_limit_for_the_same_case_is_replaced(self, tmp_path: Path) -> None:
        assert self.after(tmp_path, '[[amendments.limits]]\nlimit = "24 hours"').limits[0].limit == Hours(24)

    def test_a_new_case_of_the_agency_stands_before_the_general_one(self, tmp_path: Path) -> None:
        rows = (
            '[[amendments.limits]]\nlimit = "3 days"\nwhen = "pages > 9"\n'
            '[[amendments.limits]]\nlimit = "60 days"\nbinds = "applicant"'
        )
        limits = [one.limit for one in self.after(tmp_path, rows).limits]
        assert limits == [CalendarDays(3), SameDay(cutoff=dt.time(15)), CalendarDays(60)]

    def test_a_paper_is_replaced_where_it_stands_and_a_new_one_comes_last(self, tmp_path: Path) -> None:
        rows = "".join(PAPER.format(code=code) for code in ("map", "photo")).replace(
            "[[papers]]", "[[amendments.papers]]"
        )
        papers = tuple(self.after(tmp_path, rows.replace('"Giấy"', '"Bản đồ mới"')).papers)
        assert [(paper.code, paper.name.vi) for paper in papers] == [
            ("map", "Bản đồ mới"),
            ("deed", "Giấy"),
            ("photo", "Bản đồ mới"),
        ]

    def test_a_new_group_takes_its_papers_out_of_their_old_place(self, tmp_path: Path) -> None:
        group = '[[amendments.papers]]\none_of = [{ code = "map", name = { vi = "a", en = "a" } }]'
        assert [paper.code for paper in self.after(tmp_path, group).papers] == ["deed", "map"]

    def test_a_paper_inside_a_group_is_replaced_there(self, tmp_path: Path) -> None:
        one, two = (f'{{ code = "{code}", name = {{ vi = "{code}", en = "{code}" }} }}' for code in "ab")
        one_of = f"[[papers]]\none_of = [{one}, {two}]"
        versions = loaded(
            tmp_path,
            f"{self.base}\n{one_of}{AMENDMENT}"
            '[[amendments.papers]]\ncode = "b"\nname = { vi = "B", en = "B" }\naction = "present"',
        )
        assert [paper.code for paper in versions[-1].papers] == ["map", "deed", "a", "b"]
        assert [*versions[-1].papers][-1].action is Action.PRESENT

    def test_a_paper_is_repealed_with_the_group_it_leaves_empty(self, tmp_path: Path) -> None:
        one_of = '[[papers]]\nall_of = [{ code = "a", name = { vi = "a", en = "a" } }]'
        versions = loaded(tmp_path, f'{self.base}\n{one_of}{AMENDMENT}repeals = ["a", "map"]')
        assert len(versions[-1].papers.items) == 1  # type: ignore[attr-defined]  # the papers of a file are all its rows

    def test_facts_results_and_words_are_amended_too(self, tmp_path: Path) -> None:
        rows = """
        name = { vi = "Tên mới", en = "New name" }
        field = { vi = "Lĩnh vực", en = "Field" }
        level = "province"
        channels = ["online"]
        fees = ["residence.permanent"]
        announced_by = { cite = "2/QĐ-BTP", verified = true }
        legal_basis = [{ cite = "1/2024/QH15", verified = true }]
        change = { vi = "sửa", en = "amended" }
        conditions = [{ vi = "đủ tuổi", en = "of age" }]
        [[amendments.results]]
        name = { vi = "Giấy", en = "Paper" }
        [[amendments.facts]]
        name = "pages"
        type = "integer"
        least = 1
        question = { vi = "?", en = "?" }
        """
        after = self.after(tmp_path, rows, 'results = [{ name = { vi = "Giấy", en = "Old" } }]\n')
        assert (after.name.en, after.level, after.channels[0].value) == ("New name", "province", "online")
        assert [result.name.en for result in after.results] == ["Paper"]
        assert after.announced_by == Citation("2/QĐ-BTP")
        assert after.legal_basis == (Citation("1/2024/QH15"), Citation("1/2025/NĐ-CP"))
        assert next(fact for fact in after.facts if fact.name == "pages").least == 1
        assert after.quote(on=DAY, channel="online").total == VND(10_000)

    one = '[{ vi = "Một", en = "One" }]'
    listed = (
        f'conditions = {one}\nnotes = {one}\nsteps = {one}\napplicants = {one}\nchannels = ["counter"]\n'
        'fees = ["residence.permanent"]\nlegal_basis = [{ cite = "1/2024/QH15", verified = true }]\n'
        'requires = [{ code = "1.000001", name = { vi = "Trước", en = "Before" } }]\n'
    )

    def test_what_an_amendment_does_not_speak_of_stays(self, tmp_path: Path) -> None:
        first, second = loaded(tmp_path, self.listed + self.base + AMENDMENT)
        assert (first.conditions, first.channels) == ((Text("Một", "One"),), (Channel.COUNTER,))
        for name in ("conditions", "notes", "steps", "applicants", "channels", "requires", "fees"):
            assert getattr(first, name) == getattr(second, name), name
        assert second.legal_basis == (Citation("1/2024/QH15"), Citation("1/2025/NĐ-CP"))

    @pytest.mark.parametrize("name", ["conditions", "notes", "steps", "applicants", "requires"])
    def test_an_empty_list_takes_away_what_stood_there(self, tmp_path: Path, name: str) -> None:
        after = self.after(tmp_path, f"{name} = []", self.listed)
        assert getattr(after, name) == ()

    def test_an_empty_list_of_fees_leaves_none_to_pay(self, tmp_path: Path) -> None:
        assert self.after(tmp_path, "fees = []", self.listed).fees.fees == ()

    def test_no_procedure_is_without_a_channel(self, tmp_path: Path) -> None:
        text = self.listed + self.base + AMENDMENT + "channels = []"
        assert problems(tmp_path, text) == [("$.amendments[0].channels", "bad-value")]

    def test_an_empty_legal_basis_leaves_the_amending_instrument(self, tmp_path: Path) -> None:
        assert self.after(tmp_path, "legal_basis = []", self.listed).legal_basis == (Citation("1/2025/NĐ-CP"),)


APPLICANTS = 'applicants = [{ vi = "Cá nhân", en = "Persons" }]'
PARTICULARS = (
    SMALL.replace("[[facts]]", f"{APPLICANTS}\n\n[[facts]]")
    + """
[authority]
receives = { vi = "Bộ phận Một cửa", en = "One-stop shop" }
decides = { vi = "UBND cấp xã", en = "Commune" }

[[limits]]
limit = "7 days"
kind = "posting"
name = { vi = "Niêm yết", en = "Posting" }
cite = "123/2015/NĐ-CP, art. 14"

[[limits]]
kind = "excluded"
name = { vi = "Chờ xác minh", en = "Waiting for an answer" }

[[limits]]
limit = "15 days"
when = "pages > 100"
since = { vi = "ngày bắt đầu rà soát", en = "the start of the review" }

[[papers]]
code = "note"
name = { vi = "Giấy", en = "Note" }
optional = true
max_age = "6 months"
forms = [{ code = "CT01", cite = "56/2021/TT-BCA", from = 2021-07-01, to = 2025-06-30, verified = true }]

[[requires]]
code = "1.013313"
name = { vi = "Xác nhận", en = "Confirmation" }
when = "pages > 1"

[[results]]
name = { vi = "Giấy xác nhận", en = "Confirmation" }
valid_for = "6 months"
"""
)
ABOLITION = """
[abolition]
from = 2026-07-01
cite = "217/2026/NĐ-CP"
verified = true
replaced_by = ["1.013225"]
"""


class TestParticulars:
    def test_limits_that_are_not_the_total_say_what_they_are_for(self, tmp_path: Path) -> None:
        (sample,) = loaded(tmp_path, PARTICULARS)
        assert [rule.kind for rule in sample.limits] == ["total", "posting", "excluded", "total"]
        assert sample.limits[2].limit == NoLimit()
        assert problems(tmp_path, SMALL + '[[limits]]\nlimit = "7 days"\nkind = "posting"\n') == [
            ("$.limits[1]", "bad-value")
        ]

    def test_only_the_total_becomes_a_return_date(self, tmp_path: Path) -> None:
        (sample,) = loaded(tmp_path, PARTICULARS)
        assert sample.limit(pages=1) == SameDay(cutoff=dt.time(15))

    def test_a_form_has_its_days_and_a_paper_may_be_for_those_who_have_it(self, tmp_path: Path) -> None:
        (sample,) = loaded(tmp_path, PARTICULARS)
        (note,) = sample.papers
        assert note.optional
        assert note.forms[0].citation == Citation("56/2021/TT-BCA")

    def test_the_notice_says_it_all(self, tmp_path: Path) -> None:
        (sample,) = loaded(tmp_path, PARTICULARS)
        said = sample.describe("en", marks=True)
        for line in (
            "Who may apply: Persons",
            "receives: One-stop shop",
            "Posting: posted in public for at least 7 days [123/2015/NĐ-CP, art. 14 (not verified)]",
            "Waiting for an answer: not counted in the time limit",
            "counted from the start of the review",
            "Note (if there is one: submit 1 original)",
            "form CT01, accepted through 30 Jun 2025 [56/2021/TT-BCA]",
            "issued no more than 6 months ago",
            "1.013313 – Confirmation",
            "Confirmation (valid for 6 months)",
        ):
            assert line in said

    def test_a_procedure_that_ended_says_by_what_and_what_to_file_instead(self, tmp_path: Path) -> None:
        (ended,) = loaded(tmp_path, SMALL + ABOLITION)
        assert ended.in_force.last == dt.date(2026, 6, 30)
        assert (str(ended.abolished_by), [str(code) for code in ended.replaced_by]) == ("217/2026/NĐ-CP", ["1.013225"])
        assert "In force through 30 Jun 2026 [217/2026/NĐ-CP]\nReplaced by procedure: 1.013225" in ended.describe("en")

    def test_it_ends_after_its_last_version(self, tmp_path: Path) -> None:
        late = AMENDMENT.replace("2025-01-01", "2026-07-02")
        assert problems(tmp_path, SMALL + late + ABOLITION) == [("$.abolition.from", "out-of-order")]

    def test_a_prerequisite_hangs_on_facts_that_are_asked_for(self, tmp_path: Path) -> None:
        text = PARTICULARS.replace('"pages > 1"', '"colour == 1"')
        assert problems(tmp_path, text) == [("$.requires[0].when", "unknown-fact")]

    def test_an_amendment_may_state_rows_anew(self, tmp_path: Path) -> None:
        anew = 'restates = ["limits", "papers", "results"]\n'
        rows = '[[amendments.limits]]\nlimit = "3 working days"\n'
        rows += '[[amendments.results]]\nname = { vi = "Thẻ", en = "Card" }'
        paper = PAPER.format(code="map").replace("[[", "[[amendments.")
        before, after = loaded(tmp_path, f"{PARTICULARS}{AMENDMENT}{anew}{rows}{paper}")
        assert (len(before.limits), len(after.limits)) == (4, 1)
        assert ([one.code for one in after.papers], [one.name.en for one in after.results]) == (["map"], ["Card"])
        assert after.authority == before.authority

    def test_a_label_is_of_a_choice(self, tmp_path: Path) -> None:
        row = """
[[facts]]
name = "home"
type = "text"
choices = ["own"]
question = { vi = "Chỗ ở?", en = "Home?" }
label = { vi = "chỗ ở", en = "home" }
labels.own = { vi = "của mình", en = "one's own" }
"""
        text = SMALL.replace("[[limits]]", row + "[[limits]]\nwhen = \"home == 'own'\"")
        (sample,) = loaded(tmp_path, text)
        assert "if home is one's own" in sample.describe("en")
        assert problems(tmp_path, text.replace("labels.own", "labels.rented")) == [("$.facts[1]", "bad-value")]


class TestFolders:
    def test_a_folder_of_files_is_a_catalogue(self, tmp_path: Path) -> None:
        (tmp_path / "a.toml").write_text(SMALL, encoding="utf-8")
        (tmp_path / "b.toml").write_text(SMALL.replace("2.000815", "2.000884"), encoding="utf-8")
        assert [str(procedure.code) for procedure in load_catalogue(tmp_path)] == ["2.000815", "2.000884"]

    def test_one_code_in_two_files_is_refused(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            (tmp_path / f"{name}.toml").write_text(SMALL, encoding="utf-8")
        with pytest.raises(BadInput, match=r"b\.toml"):
            load_catalogue(tmp_path)

    def test_the_rows_of_the_library_load_as_a_folder_too(self) -> None:
        catalogue = load_catalogue(DATA)
        assert [*catalogue] == [*reference_catalogue()]
        assert catalogue.link("birth", on=DAY) == reference_catalogue().link("birth", on=DAY)

    def test_files_beside_the_folders_are_read_as_well(self, tmp_path: Path) -> None:
        (tmp_path / "fees").mkdir()
        (tmp_path / "fees" / "local.toml").write_text(FEES_FILE, encoding="utf-8")
        (tmp_path / "own.toml").write_text(SMALL, encoding="utf-8")
        assert [str(procedure.code) for procedure in load_catalogue(tmp_path)] == ["2.000815"]

    def test_fees_of_the_folder_come_before_those_of_the_library(self, tmp_path: Path) -> None:
        for folder, text in (
            ("procedures", f'fees = ["residence.permanent", "local.stamp"]{SMALL}'),
            ("fees", FEES_FILE),
        ):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "one.toml").write_text(text, encoding="utf-8")
        (procedure,) = load_catalogue(tmp_path)
        assert procedure.quote(on=DAY, channel="counter").total == VND(21_500)


FEES_FILE = """
code = "local"
name = { vi = "Phí", en = "Fees" }
[[fees]]
item = "stamp"
name = { vi = "Tem", en = "Stamp" }
kind = "phi"
levels = [{ from = 2020-01-01, amount = 3_000, cite = "1/2020/TT-BTC" }]
[[fees.adjustments]]
effect = "reduce"
by = "1/2"
from = 2026-01-01
"""


class TestFees:
    def schedule(self, tmp_path: Path, text: str) -> FeeSchedule:
        file = tmp_path / "fees.toml"
        file.write_text(text, encoding="utf-8")
        return load_fee_schedules(file)["local"]

    def problems(self, tmp_path: Path, text: str) -> list[tuple[str, str]]:
        with pytest.raises(BadInput) as caught:
            self.schedule(tmp_path, text)
        return [(problem.path, problem.code) for problem in caught.value.problems]

    @pytest.mark.parametrize(
        ("row", "total"),
        [
            ('by = "1/2"', 1_500),
            ('by = "1"', 0),
            ("off = 500", 2_500),
            ("leaves = 700", 700),
            ('by = "1/2"\nat_most = 1_000', 2_000),
        ],
    )
    def test_an_adjustment_takes_off_a_share_or_an_amount_or_leaves_one(
        self, tmp_path: Path, row: str, total: int
    ) -> None:
        schedule = self.schedule(tmp_path, FEES_FILE.replace('by = "1/2"', row))
        assert schedule.quote(on=DAY).total == VND(total)
        assert schedule.quote(on=dt.date(2025, 12, 31)).total == VND(3_000)

    @pytest.mark.parametrize("share", ["a half", "1/0", "1/2/3", "0.5", "-1/2", "٣/4"])
    def test_a_share_is_written_as_a_fraction(self, tmp_path: Path, share: str) -> None:
        text = FEES_FILE.replace('"1/2"', f'"{share}"')
        assert self.problems(tmp_path, text) == [("$.fees[0].adjustments[0].by", "bad-value")]

    @pytest.mark.parametrize(
        "row",
        [
            'effect = "reduce"',
            'effect = "subsidise"',
            'effect = "reduce"\nat_most = 5',
            'effect = "reduce"\nby = "1/2"\noff = 5',
            'effect = "subsidise"\noff = 5\nleaves = 5',
            'effect = "exempt"\nby = "1/2"',
            'effect = "exempt"\nby = "1"',
            'effect = "not-charged"\noff = 5',
            'effect = "exempt"\nat_most = 5',
        ],
    )
    def test_a_part_says_how_much_once_and_all_of_it_says_nothing(self, tmp_path: Path, row: str) -> None:
        text = FEES_FILE.replace('effect = "reduce"\nby = "1/2"', row)
        assert self.problems(tmp_path, text) == [("$.fees[0].adjustments[0]", "bad-value")]

    @pytest.mark.parametrize("effect", ["exempt", "not-charged"])
    def test_an_exemption_is_of_all_of_it(self, tmp_path: Path, effect: str) -> None:
        schedule = self.schedule(tmp_path, FEES_FILE.replace('"reduce"\nby = "1/2"', f'"{effect}"'))
        assert schedule.quote(on=DAY).total == VND(0)

    def test_a_last_day_of_an_adjustment_has_a_first(self, tmp_path: Path) -> None:
        text = FEES_FILE.replace("from = 2026-01-01", "to = 2026-01-01")
        assert self.problems(tmp_path, text) == [("$.fees[0].adjustments[0].from", "missing-key")]

    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ('"stamp"', '""', "$.fees[0].item"),
            ('"stamp"', '"a.b"', "$.fees[0].item"),
            ('"local"', '"Cert ification"', "$.code"),
            ('"Stamp"', '""', "$.fees[0].name.en"),
        ],
    )
    def test_codes_and_names_say_something(self, tmp_path: Path, old: str, new: str, path: str) -> None:
        assert self.problems(tmp_path, FEES_FILE.replace(old, new)) == [(path, "bad-value")]

    def test_a_fact_stands_once_in_a_schedule(self, tmp_path: Path) -> None:
        facts = SMALL[SMALL.index("[[facts]]") : SMALL.index("[[limits]]")] * 2
        again = FEES_FILE[FEES_FILE.index("[[fees]]") :]
        assert sorted(self.problems(tmp_path, FEES_FILE + again + facts)) == [
            ("$.facts[1].name", "duplicate"),
            ("$.fees[1].item", "duplicate"),
        ]

    @pytest.mark.parametrize(
        "amount", ["{}", "true", "[1]", "{ tiers = {} , times = {} }", '{ triple = "pages" }', "{ table = { of = 1 } }"]
    )
    def test_an_amount_is_one_shape(self, tmp_path: Path, amount: str) -> None:
        paths = [path for path, _ in self.problems(tmp_path, FEES_FILE.replace("3_000", amount))]
        assert all(path.startswith("$.fees[0].levels[0].amount") for path in paths)

    def test_an_amount_over_an_undeclared_fact_is_refused(self, tmp_path: Path) -> None:
        text = FEES_FILE.replace("3_000", '{ clamp = { node = { times = { of = ["pages", 2] } }, floor = 1 } }')
        assert self.problems(tmp_path, text) == [("$.fees[0].levels[0]", "unknown-fact")]

    def test_levels_of_one_day_are_refused_at_their_fee(self, tmp_path: Path) -> None:
        text = FEES_FILE.replace("levels = [", "levels = [{ from = 2021-01-01, amount = 1 }, ")
        assert self.problems(tmp_path, text) == [("$.fees[0]", "overlapping-versions")]

    def test_an_item_stands_once_in_a_schedule(self, tmp_path: Path) -> None:
        again = FEES_FILE[FEES_FILE.index("[[fees]]") :]
        assert self.problems(tmp_path, FEES_FILE + again) == [("$.fees[1].item", "duplicate")]

    def test_one_code_in_two_files_is_refused(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            (tmp_path / f"{name}.toml").write_text(FEES_FILE, encoding="utf-8")
        with pytest.raises(BadInput, match="'local' again"):
            load_fee_schedules(tmp_path)

    def test_the_schedules_of_the_library_are_there_by_code(self) -> None:
        schedules = reference_fee_schedules()
        assert {"certification", "civil-status", "residence"} <= set(schedules)
        assert [fact.name for fact in schedules["certification"].facts][:3] == ["act", "pages", "copies"]
        with pytest.raises(TypeError):
            schedules["mine"] = schedules["residence"]  # type: ignore[index]  # nobody adds to them


LEFT = """
code = "national"
name = { vi = "Lệ phí", en = "Charges" }
facts = [{ name = "paper", type = "boolean", question = { vi = "Bản giấy?", en = "On paper?" } }]
[[fees]]
item = "entry"
name = { vi = "Lệ phí", en = "Charge" }
kind = "le_phi"
levels = [{ from = 2020-01-01, amount = { set_by = { who = { vi = "HĐND", en = "the council" } } } }]
[[fees]]
item = "extract"
name = { vi = "Phí", en = "Fee" }
kind = "phi"
levels = [{ from = 2020-01-01, amount = 8_000 }]
"""
LOCAL = """
code = "local"
localises = "national"
name = { vi = "Lệ phí tại tỉnh", en = "Charges of the province" }
facts = [{ name = "online", type = "boolean", question = { vi = "Trực tuyến?", en = "Online?" } }]
[[fees]]
item = "entry"
[[fees.levels]]
from = 2026-01-01
[fees.levels.amount.table]
of = "online"
rows = [{ in = [true], amount = 0 }, { in = [false], amount = 5_000 }]
"""
SUBSIDY = """
[[fees]]
item = "extract"
[[fees.adjustments]]
effect = "subsidise"
by = "1"
"""


class TestLocalFees:
    """Circular 85/2019/TT-BTC: a council sets what the national rules leave to it; the ministry's levels stand."""

    def load(self, tmp_path: Path, *files: str) -> dict[str, FeeSchedule]:
        for at, text in enumerate(files):
            (tmp_path / f"{at}.toml").write_text(text, encoding="utf-8")
        return load_fee_schedules(tmp_path)

    def problems(self, tmp_path: Path, text: str) -> list[tuple[str, str]]:
        with pytest.raises(BadInput) as caught:
            self.load(tmp_path, text, LEFT)
        return [(problem.path, problem.code) for problem in caught.value.problems]

    def test_a_level_of_the_place_takes_the_place_of_the_open_one(self, tmp_path: Path) -> None:
        local = self.load(tmp_path, LOCAL, LEFT)["local"]
        quote = local.quote(on=DAY, online=False)
        assert [(line.item, line.payable) for line in quote.lines] == [
            ("national.entry", VND(5_000)),
            ("national.extract", VND(8_000)),
        ]
        assert [fact.name for fact in local.facts] == ["online"]
        with pytest.raises(NoFeeLevel):
            local.quote(on=dt.date(2025, 12, 31), online=False)

    def test_a_budget_may_pay_for_a_national_fee(self, tmp_path: Path) -> None:
        local = self.load(tmp_path, LOCAL + SUBSIDY, LEFT)["local"]
        (line,) = [line for line in local.quote(on=DAY, online=True).lines if line.item == "national.extract"]
        assert (line.assessed, line.payable) == (VND(8_000), VND(0))

    def test_a_national_level_is_not_overridden(self, tmp_path: Path) -> None:
        level = "levels = [{ from = 2026-01-01, amount = 0 }]\n[[fees.adjustments]]"
        text = LOCAL + SUBSIDY.replace("[[fees.adjustments]]", level)
        assert self.problems(tmp_path, text) == [("$.fees[1].item", "bad-value")]

    @pytest.mark.parametrize("effect", ["exempt", "not-charged", "reduce"])
    def test_nor_is_anybody_freed_of_it(self, tmp_path: Path, effect: str) -> None:
        row = f'effect = "{effect}"\nby = "1"' if effect == "reduce" else f'effect = "{effect}"'
        text = LOCAL + SUBSIDY.replace('effect = "subsidise"\nby = "1"', row)
        assert self.problems(tmp_path, text) == [("$.fees[1].item", "bad-value")]

    def test_all_faults_are_told_together(self, tmp_path: Path) -> None:
        text = LOCAL.replace('of = "online"', 'of = "offline"') + SUBSIDY.replace('"extract"', '"stamp"')
        assert self.problems(tmp_path, text) == [
            ("$.fees[0].fees[0].levels[0]", "unknown-fact"),
            ("$.fees[1].item", "unknown-code"),
        ]

    def test_the_schedule_it_stands_on_has_to_be_there(self, tmp_path: Path) -> None:
        text = LOCAL.replace('"national"', '"nowhere"')
        assert self.problems(tmp_path, text) == [("$.localises", "unknown-code")]

    def test_an_item_stands_once(self, tmp_path: Path) -> None:
        assert self.problems(tmp_path, LOCAL + SUBSIDY + SUBSIDY) == [("$.fees[2].item", "duplicate")]

    def test_a_folder_may_stand_on_the_schedules_of_the_library(self, tmp_path: Path) -> None:
        text = LOCAL.replace('"national"', '"household-business"').replace('"entry"', '"registration"')
        (tmp_path / "fees").mkdir()
        (tmp_path / "fees" / "local.toml").write_text(text, encoding="utf-8")
        (tmp_path / "procedure.toml").write_text(SMALL, encoding="utf-8")
        (tmp_path / "procedures").mkdir()
        (tmp_path / "procedure.toml").rename(tmp_path / "procedures" / "procedure.toml")
        assert len(load_catalogue(tmp_path)) == 1

    def test_a_procedure_takes_its_own_fees_of_a_local_schedule_and_what_they_ask(self) -> None:
        birth = reference_catalogue().find("1.001193", on=DAY)
        local = birth.localised(fees=reference_fee_schedules()["civil-status-hai-phong"])
        assert {fact.name for fact in local.facts} - {fact.name for fact in birth.facts} == {
            "territory",
            "city_exempt_as",
        }
        quote = local.quote(on=DAY, on_time=False, channel="counter", territory="hai-phong", extracts=1)
        assert quote.total == VND(16_000)

    def test_a_catalogue_takes_it_for_its_jurisdiction(self) -> None:
        code = reference_catalogue().find("1.001193", on=DAY).code
        spell = InForce(dt.date(2026, 1, 1))
        rule = LocalRule(code, spell, fees=reference_fee_schedules()["civil-status-ha-noi"])
        local = reference_catalogue().overlay([rule], jurisdiction="Hà Nội")
        found = local.find("1.001193", on=DAY, jurisdiction="Hà Nội")
        assert found.quote(on=DAY, on_time=False).total == VND(5_000)


class TestActs:
    def test_the_fees_of_one_procedure_need_not_ask_for_its_act(self) -> None:
        signature = only(reference_fee_schedules().get, ("certification.signature",), "2.000884", TEXT)
        assert [fact.name for fact in signature.facts] == ["cases"]
        assert signature.quote(on=DAY, cases=2).total == VND(20_000)

    def test_fees_of_several_acts_ask_which_of_them(self) -> None:
        items = ("residence.temporary", "residence.temporary-list")
        both = only(reference_fee_schedules().get, items, "1.004194", TEXT)
        (act,) = [fact for fact in both.facts if fact.name == "act"]
        assert (act.choices, act.default) == (("temporary", "temporary-list"), None)
        assert both.quote(on=DAY, channel="online", persons=12).undecided == ("act",)
        assert both.quote(on=DAY, act="temporary-list", persons=12, channel="online").total == VND(60_000)

    @pytest.mark.parametrize(
        ("items", "acts"),
        [
            (("civil-status.death", "civil-status.extract"), None),
            (("civil-status.extract",), None),
            (("driving-test.theory", "driving-test.practice"), ("both-tests", "theory", "practice")),
            (("citizen-card.change",), ("change-from-cccd", "change")),
            (("enterprise-registration.registration",), None),
        ],
    )
    def test_what_is_still_a_question_is_narrowed(self, items: tuple[str, ...], acts: tuple[str, ...] | None) -> None:
        asked = {fact.name: fact for fact in only(reference_fee_schedules().get, items, "1.000000", TEXT).facts}
        assert (asked["act"].choices if "act" in asked else None) == acts

    def test_an_unknown_item_is_refused(self) -> None:
        with pytest.raises(UnknownCode, match=r"residence\.departure"):
            reference_fee_schedules()["residence"].only(["residence.departure"])

    def test_two_schedules_may_not_ask_for_one_fact_in_two_ways(self) -> None:
        items = ("driving-test.theory", "driving-test.licence", "passport.new", "passport.ab-stamp")
        with pytest.raises(BadInput, match="ask for the same fact alike"):
            only(reference_fee_schedules().get, items, "1.000000", TEXT)


PACKAGE = """
code = "sample"
name = { vi = "Liên thông", en = "Linked" }
[[versions]]
from = 2024-01-01
lead = "commune"
[[versions.parts]]
code = "one"
name = { vi = "Một", en = "One" }
agency = "commune"
waits_for = [WAITS]
limits = [{ limit = "2 days", when = "WHEN" }]
[[versions]]
from = 2025-01-01
lead = "commune"
totals = [{ limit = "2 days", when = "WHEN" }]
papers = [{ code = "form", name = { vi = "Tờ khai", en = "Form" }, when = "WHEN" }]
[[versions.parts]]
code = "one"
name = { vi = "Một", en = "One" }
agency = "commune"
limits = [{ limit = "2 days" }]
"""


class TestPackages:
    def load(self, tmp_path: Path, text: str = PACKAGE, waits_for: str = "", when: str = "True") -> Packages:
        file = tmp_path / "package.toml"
        file.write_text(text.replace("WAITS", waits_for).replace("WHEN", when), encoding="utf-8")
        return load_packages(file)

    def problems(self, tmp_path: Path, *given: str) -> list[tuple[str, str]]:
        with pytest.raises(BadInput) as caught:
            self.load(tmp_path, *given)
        return [(problem.path, problem.code) for problem in caught.value.problems]

    def test_a_version_ends_where_the_next_begins(self, tmp_path: Path) -> None:
        assert [str(one.in_force) for one in self.load(tmp_path)] == ["2024-01-01 to 2024-12-31", "from 2025-01-01"]

    def test_every_fault_is_reported_with_its_version(self, tmp_path: Path) -> None:
        assert self.problems(tmp_path, PACKAGE, '"one"', "remote") == [
            ("$.versions[0].parts[0].limits[0].when", "unknown-fact"),
            ("$.versions[0].parts", "bad-input"),
            ("$.versions[1].totals[0].when", "unknown-fact"),
            ("$.versions[1].papers[0].when", "unknown-fact"),
        ]

    def test_versions_stand_in_the_order_of_their_days(self, tmp_path: Path) -> None:
        text = PACKAGE.replace("from = 2025-01-01", "from = 2024-01-01\nto = 2023-01-01")
        assert self.problems(tmp_path, text) == [
            ("$.versions[1].from", "out-of-order"),
            ("$.versions[1].to", "out-of-order"),
        ]

    def test_a_name_stands_once_where_it_stands(self, tmp_path: Path) -> None:
        paper = PAPER.format(code="map").replace("[[", "[[versions.")
        facts = SMALL[SMALL.index("[[facts]]") : SMALL.index("[[limits]]")] * 2
        text = PACKAGE.replace(
            'papers = [{ code = "form", name = { vi = "Tờ khai", en = "Form" }, when = "WHEN" }]', ""
        )
        assert sorted(self.problems(tmp_path, f"{text}\n{paper}{paper}{facts}")) == [
            ("$.facts[1].name", "duplicate"),
            ("$.versions[1].papers[1].code", "duplicate"),
        ]

    def test_a_part_is_told_with_all_its_rows(self, tmp_path: Path) -> None:
        rows = """
shares = [{ agency = "police", limit = "2 days", when = "True", name = { vi = "a", en = "b" } }]
consent = { name = { vi = "đồng ý", en = "consent" }, limit = "5 working days" }
papers = [{ code = "map", name = { vi = "Bản đồ", en = "Map" } }]
gives = ["extract"]
on_request = true
sets = { case = "package", pages = 3, own = true, since = 2026-09-01 }
"""
        rows += '[[versions.parts]]\ncode = "fixed"\nname = { vi = "a", en = "b" }\nagency = "commune"\n'
        text = PACKAGE.replace('limits = [{ limit = "2 days", when = "WHEN" }]', rows)
        part = self.load(tmp_path, text)[0].parts[0]
        assert (part.shares[0].agency, part.on_request, part.gives) == ("police", True, ("extract",))
        assert part.consent is not None
        assert (part.consent.name.en, str(part.consent.limit)) == ("consent", "5 ngày làm việc")
        assert dict(part.sets) == {"case": "package", "pages": 3, "own": True, "since": dt.date(2026, 9, 1)}
        assert part.papers is not None
        assert [paper.code for paper in part.papers] == ["map"]

    def test_a_lead_that_works_on_nothing_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match=r"\$.versions\[0\].lead"):
            self.load(tmp_path, PACKAGE.replace('lead = "commune"', 'lead = "moon"', 1))

    def test_a_package_names_its_agencies_and_what_statistics_count(self, tmp_path: Path) -> None:
        head = 'field = { vi = "a", en = "b" }\ncounted = "inner"\nagencies.commune = { vi = "Xã", en = "Commune" }\n'
        package = self.load(tmp_path, PACKAGE.replace("[[versions]]", f"{head}[[versions]]", 1))[0]
        assert (package.counted, dict(package.agencies)["commune"].en, package.field and package.field.en) == (
            "inner",
            "Commune",
            "b",
        )

    def test_a_total_says_for_which_parts_it_is(self, tmp_path: Path) -> None:
        text = PACKAGE.replace(
            'totals = [{ limit = "2 days", when = "WHEN" }]',
            'totals = [{ limit = "2 days", needs = ["one"], covers = ["one"] }]',
        )
        (total,) = self.load(tmp_path, text)[1].totals
        assert isinstance(total, TotalRule)
        assert (total.needs, total.covers) == (("one",), ("one",))

    @pytest.mark.parametrize(
        ("total", "path", "code"),
        [
            ('"2 days"', "$.versions[1].totals[0]", "bad-value"),
            ('{ limit = "2 days", covers = "one" }', "$.versions[1].totals[0].covers", "bad-value"),
            ('{ limit = "2 days", covers = ["two"] }', "$.versions[1].totals[0].covers", "unknown-code"),
            ('{ limit = "2 days", colour = 1 }', "$.versions[1].totals[0].colour", "unknown-key"),
        ],
    )
    def test_what_a_total_cannot_be_is_refused(self, tmp_path: Path, total: str, path: str, code: str) -> None:
        text = PACKAGE.replace('totals = [{ limit = "2 days", when = "WHEN" }]', f"totals = [{total}]")
        assert self.problems(tmp_path, text) == [(path, code)]

    def test_conditions_of_shares_and_consents_are_looked_at_too(self, tmp_path: Path) -> None:
        rows = (
            'shares = [{ agency = "police", limit = "2 days", when = "remote" }]\n'
            'consent = { name = { vi = "a", en = "b" }, when = "remote" }'
        )
        text = PACKAGE.replace('limits = [{ limit = "2 days", when = "WHEN" }]', rows)
        assert self.problems(tmp_path, text) == [
            ("$.versions[0].parts[0].shares[0].when", "unknown-fact"),
            ("$.versions[0].parts[0].consent.when", "unknown-fact"),
        ]

    def test_limits_and_shares_are_not_both_said(self, tmp_path: Path) -> None:
        rows = 'limits = [{ limit = "2 days" }]\nshares = [{ agency = "police", limit = "2 days" }]'
        text = PACKAGE.replace('limits = [{ limit = "2 days", when = "WHEN" }]', rows)
        assert self.problems(tmp_path, text) == [("$.versions[0].parts[0].shares", "bad-value")]

    def test_terms_of_the_steps_stand_beside_shares(self, tmp_path: Path) -> None:
        term = '{ limit = "7 days", kind = "step", step = "STEP", name = { vi = "a", en = "b" } }'
        rows = f'limits = [{term}]\nshares = [{{ agency = "police", limit = "2 days" }}]'
        text = PACKAGE.replace('limits = [{ limit = "2 days", when = "WHEN" }]', rows)
        (rule,) = self.load(tmp_path, text.replace("STEP", "closing"))[0].parts[0].limits
        assert (rule.step, rule.promises) == ("closing", False)
        with pytest.raises(BadInput, match="no step 'closed' is known; nearest: online-alert"):
            self.load(tmp_path, text.replace("STEP", "closed"))

    def test_a_version_says_by_which_channels_it_is_filed_and_where_that_stands(self, tmp_path: Path) -> None:
        row = 'lead = "commune"\nchannels = { only = ["online"], cite = "63/2024/NĐ-CP", verified = true }'
        first, second = self.load(tmp_path, PACKAGE.replace('lead = "commune"', row, 1))
        assert ([str(one) for one in first.channels], len(second.channels)) == (["online"], 3)
        assert first.channels_cited == Citation("63/2024/NĐ-CP")
        with pytest.raises(BadInput, match=r"channels.only: met an empty list"):
            self.load(tmp_path, PACKAGE.replace('lead = "commune"', 'lead = "commune"\nchannels = { only = [] }', 1))

    def test_what_a_package_sets_is_the_answer_of_a_fact(self, tmp_path: Path) -> None:
        text = PACKAGE.replace('limits = [{ limit = "2 days", when = "WHEN" }]', "sets = { case = [1] }")
        assert self.problems(tmp_path, text) == [("$.versions[0].parts[0].sets.case", "bad-value")]

    def test_a_package_without_versions_is_none(self, tmp_path: Path) -> None:
        text = 'code = "sample"\nname = { vi = "a", en = "a" }\nversions = []'
        assert self.problems(tmp_path, text) == [("$.versions", "missing-key")]


class TestRows:
    """Every row of the library's own files: dated, cited, in order."""

    def test_the_index_names_every_file(self) -> None:
        for folder, rows in (
            ("procedures", {row[0] for row in PROCEDURES}),
            ("packages", {row[0] for row in PACKAGES}),
            ("fees", set(FEES)),
        ):
            assert {path.stem for path in (DATA / folder).glob("*.toml")} == rows

    def test_a_file_is_named_after_its_code(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for folder, text in (
            ("procedures", SMALL),
            ("fees", FEES_FILE),
            ("packages", PACKAGE.replace("WAITS", "").replace("WHEN", "True")),
        ):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "other.toml").write_text(text, encoding="utf-8")
        monkeypatch.setattr(index, "DATA", tmp_path)
        with pytest.raises(BadInput, match=r"other\.toml"):
            index.literal()

    def test_what_is_shipped_is_what_the_files_say(self) -> None:
        """The literals restore to the values that the files load to, procedure by procedure, package by package."""
        files = load_catalogue(DATA)
        for code, *_ in PROCEDURES:
            assert reference_catalogue().versions(code) == files.versions(code)
        for shipped, loaded in zip(reference_catalogue().packages, files.packages, strict=True):
            assert shipped.versions == loaded.versions
        assert dict(reference_fee_schedules()) == load_fee_schedules(DATA / "fees")

    def test_what_no_rule_file_makes_is_not_written(self) -> None:
        with pytest.raises(BadValue, match="value of a rule file: met object"):
            written([object()])

    @pytest.mark.parametrize("row", PROCEDURES, ids=lambda row: row[0])
    def test_every_version_follows_the_one_before(self, row: tuple[str, object, object]) -> None:
        versions = reference_catalogue().versions(row[0])
        for one, two in pairwise(versions):
            assert one.in_force.last == two.in_force.first - dt.timedelta(days=1)
        assert (versions[-1].in_force.last is None) is (versions[-1].abolished_by is None)

    @pytest.mark.parametrize("row", PROCEDURES, ids=lambda row: row[0])
    def test_every_amendment_says_what_it_changed_and_by_what(self, row: tuple[str, object, object]) -> None:
        for version in reference_catalogue().versions(row[0])[1:]:
            assert version.change is not None
            assert version.amended_by is not None

    @pytest.mark.parametrize("path", sorted(DATA.glob("*s/*.toml")), ids=lambda path: path.stem)
    def test_no_row_is_marked_as_read_without_a_citation(self, path: Path) -> None:
        def marked(value: object) -> Iterator[bool]:
            if isinstance(value, dict):
                if value.get("verified") is True and "notices" not in path.parts:
                    yield "cite" in value
                for inner in value.values():
                    yield from marked(inner)
            if isinstance(value, list):
                for inner in value:
                    yield from marked(inner)

        assert all(marked(tomllib.loads(path.read_text(encoding="utf-8"))))

    def test_what_was_read_in_the_instrument_is_marked(self) -> None:
        residence = reference_catalogue().find("1.004222", on=DAY)
        assert residence.limit() == WorkingDays(7)
        assert residence.limits[0].citation == Citation("68/2020/QH14", "22", "3")
        assert next(iter(residence.papers)).by_channel[0][1].medium is Medium.E_FORM
