"""What rule files say that cannot be meant: rows left behind, rows stated twice, amendments of what is not there."""

from pathlib import Path

import pytest

from motcua.adapters.rulefiles.fees import load_fee_schedules
from motcua.adapters.rulefiles.procedures import load_procedure
from motcua.errors import BadInput
from motcua.reference import schedule

BASE = """
code = "1.000001"
name = { vi = "Thủ tục", en = "Procedure" }
from = 2024-01-01
TOP
[[facts]]
name = "urgent"
type = "boolean"
question = { vi = "Gấp?", en = "Urgent?" }
[[limits]]
limit = "5 working days"
when = "LIMIT"
channels = ["online"]
[[limits]]
limit = "7 working days"
[[papers]]
code = "form"
name = { vi = "Tờ khai", en = "Form" }
when = "PAPER"
[[papers]]
one_of = [{ all_of = [{ code = "deed", name = { vi = "a", en = "a" }, waived_if = "DEED" }], when = "GROUP" }, \
{ code = "lease", name = { vi = "b", en = "b" } }]
[[requires]]
code = "1.000002"
name = { vi = "Trước", en = "Before" }
when = "REQUIRED"
"""
AMENDMENT = """
[[amendments]]
from = 2025-01-01
cite = "1/2025/NĐ-CP"
"""
COLOUR = """
[[amendments.facts]]
name = "colour"
type = "text"
question = { vi = "Màu?", en = "Colour?" }
"""
LIMIT = '[[amendments.limits]]\nlimit = "{limit}"\n'
PAPER = '[[amendments.papers]]\ncode = "form"\nname = { vi = "Đơn", en = "Form" }\n'


def written(added: str = "", **given: str) -> str:
    text = BASE
    for name in ("LIMIT", "PAPER", "DEED", "GROUP", "REQUIRED"):
        text = text.replace(f'"{name}"', f'"{given.get(name, "True")}"')
    return text.replace("TOP", given.get("top", "")) + added


def problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    file = tmp_path / "sample.toml"
    file.write_text(text, encoding="utf-8")
    try:
        load_procedure(file, schedule)
    except BadInput as error:
        return sorted((problem.path, problem.code) for problem in error.problems)
    return []


def fee_problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    file = tmp_path / "fees.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_fee_schedules(file)
    return sorted((problem.path, problem.code) for problem in caught.value.problems)


class TestRowsThatStay:
    """An amendment that takes a fact away, or asks for it otherwise, owes an answer for every row that hangs on it."""

    anew = f'{AMENDMENT}restates = ["facts"]\n{COLOUR}'
    rows = ("LIMIT", "PAPER", "DEED", "GROUP", "REQUIRED")

    @pytest.mark.parametrize("row", rows)
    def test_no_row_is_left_behind_without_its_fact(self, tmp_path: Path, row: str) -> None:
        assert problems(tmp_path, written(self.anew, **{row: "urgent"})) == [("$.amendments[0]", "unknown-fact")]

    @pytest.mark.parametrize("row", rows)
    def test_nor_with_a_fact_of_another_type(self, tmp_path: Path, row: str) -> None:
        retyped = COLOUR.replace("colour", "urgent")
        assert problems(tmp_path, written(AMENDMENT + retyped, **{row: "urgent"})) == [
            ("$.amendments[0]", "wrong-type")
        ]

    def test_a_row_that_is_stated_anew_stays_no_more(self, tmp_path: Path) -> None:
        text = written(f"{self.anew}{PAPER}", PAPER="urgent")
        assert problems(tmp_path, text) == []

    def test_a_row_for_a_channel_offered_no_more_may_stay(self, tmp_path: Path) -> None:
        text = written(f'{AMENDMENT}channels = ["counter"]\n', PAPER="channel == 'online'")
        assert problems(tmp_path, text) == []

    def test_a_fault_of_the_first_version_is_told_once(self, tmp_path: Path) -> None:
        assert problems(tmp_path, written(self.anew, PAPER="remote")) == [("$.papers[0].when", "unknown-fact")]


class TestEverythingAtOnce:
    """Whoever mends a file hears of all its faults, not of those that come first."""

    ten = dict.fromkeys(("LIMIT", "PAPER", "DEED", "GROUP", "REQUIRED"), "remote")
    nested = (
        ("$.limits[0].when", "unknown-fact"),
        ("$.papers[0].when", "unknown-fact"),
        ("$.papers[1].one_of[0].all_of[0].waived_if", "unknown-fact"),
        ("$.papers[1].one_of[0].when", "unknown-fact"),
        ("$.requires[0].when", "unknown-fact"),
    )
    late = AMENDMENT.replace("2025", "2023") + LIMIT.format(limit="3 days") + 'when = "remote"\n'

    def test_conditions_are_checked_where_other_rows_cannot_be_read(self, tmp_path: Path) -> None:
        text = written(self.late, **self.ten, top='level = "zz"\nfees = ["nope.x"]')
        assert problems(tmp_path, text) == [
            ("$.amendments[0].from", "out-of-order"),
            ("$.amendments[0].limits[0].when", "unknown-fact"),
            ("$.fees[0]", "unknown-code"),
            ("$.level", "bad-value"),
            *self.nested,
        ]

    def test_and_where_every_row_can(self, tmp_path: Path) -> None:
        assert problems(tmp_path, written(self.late, **self.ten, top='fees = ["nope.x"]')) == [
            ("$.amendments[0].from", "out-of-order"),
            ("$.amendments[0].limits[0].when", "unknown-fact"),
            ("$.fees[0]", "unknown-code"),
            *self.nested,
        ]

    @pytest.mark.parametrize("top", ["", 'level = "zz"'], ids=["every row can be read", "one cannot"])
    def test_a_fee_that_is_taken_away_asks_for_nothing(self, tmp_path: Path, top: str) -> None:
        asks = f'fees = ["residence.permanent"]\n{top}'
        first = LIMIT.format(limit="3 days") + "when = \"residence_exempt_as == 'none'\"\n"
        found = problems(tmp_path, written(f"{AMENDMENT}fees = []\n{first}", top=asks))
        assert ("$.amendments[0].limits[0].when", "unknown-fact") in found

    def test_a_fact_that_cannot_be_read_is_not_told_as_unknown(self, tmp_path: Path) -> None:
        text = written(PAPER="urgent", LIMIT="urgent <").replace('"boolean"', '"yes-no"')
        assert problems(tmp_path, text) == [
            ("$.facts[0].type", "bad-value"),
            ("$.limits[0].when", "unreadable-condition"),
        ]

    @pytest.mark.parametrize("row", ["results = [5]", "papers = [5]"])
    def test_what_is_no_row_hides_nothing_either(self, tmp_path: Path, row: str) -> None:
        text = f"{row}\n" + BASE[: BASE.index("TOP")] + '[[requires]]\ncode = "1.1"\nwhen = "remote"'
        found = problems(tmp_path, text)
        assert ("$.requires[0].when", "unknown-fact") in found
        assert any(path.startswith(f"$.{row[:5]}") for path, _ in found)

    def test_facts_that_fees_ask_for_are_declared(self, tmp_path: Path) -> None:
        text = written(PAPER="pages > 2", top='level = "zz"\nfees = ["certification.copies", "nope.x", 5]')
        assert problems(tmp_path, text) == [
            ("$.fees[1]", "unknown-code"),
            ("$.fees[2]", "bad-value"),
            ("$.level", "bad-value"),
        ]

    def test_a_list_names_its_faulty_rows_and_those_it_has_twice(self, tmp_path: Path) -> None:
        twice = '[[papers]]\ncode = "form"\nname = { vi = "Đơn", en = "Form" }\n'
        text = written(twice).replace('{ vi = "Tờ khai", en = "Form" }', '"Form"', 1)
        assert problems(tmp_path, text + twice) == [
            ("$.papers[0].name", "bad-value"),
            ("$.papers[3].code", "duplicate"),
        ]


class TestLimits:
    def test_a_case_has_one_limit(self, tmp_path: Path) -> None:
        rows = LIMIT.format(limit="3 working days") + LIMIT.format(limit="30 working days")
        assert problems(tmp_path, written(AMENDMENT + rows)) == [("$.amendments[0].limits[1]", "duplicate")]

    def test_in_the_first_version_too(self, tmp_path: Path) -> None:
        assert problems(tmp_path, written('[[limits]]\nlimit = "9 days"\n')) == [("$.limits[2]", "duplicate")]


class TestAmendments:
    @pytest.mark.parametrize(
        ("row", "path", "code"),
        [
            ('repeals = ["nope"]', "$.amendments[0].repeals[0]", "unknown-code"),
            (f'repeals = ["form"]\n{PAPER}', "$.amendments[0].repeals[0]", "bad-value"),
            ('restates = ["papers"]', "$.amendments[0].restates[0]", "missing-key"),
            (f'restates = ["papers"]\nrepeals = ["deed"]\n{PAPER}', "$.amendments[0].repeals[0]", "unknown-code"),
            ("repeals = [5]", "$.amendments[0].repeals[0]", "bad-value"),
            ('repeals = [["form"]]', "$.amendments[0].repeals[0]", "bad-value"),
            ('restates = [["papers"]]', "$.amendments[0].restates[0]", "bad-value"),
        ],
    )
    def test_what_is_not_there_cannot_be_amended(self, tmp_path: Path, row: str, path: str, code: str) -> None:
        assert problems(tmp_path, written(AMENDMENT + row)) == [(path, code)]

    def test_a_paper_inside_a_group_may_be_repealed_once(self, tmp_path: Path) -> None:
        again = AMENDMENT.replace("2025", "2026") + 'repeals = ["deed"]'
        assert problems(tmp_path, written(f'{AMENDMENT}repeals = ["deed"]')) == []
        assert problems(tmp_path, written(f'{AMENDMENT}repeals = ["deed"]\n{again}')) == [
            ("$.amendments[1].repeals[0]", "unknown-code")
        ]


class TestAbolition:
    row = '[abolition]\nfrom = 2026-01-01\ncite = "1/2025/NĐ-CP"\nreplaced_by = ["{code}"]\n'

    def test_a_procedure_does_not_replace_itself(self, tmp_path: Path) -> None:
        text = written(self.row.format(code="1.000001"))
        assert problems(tmp_path, text) == [("$.abolition.replaced_by[0]", "bad-value")]
        assert problems(tmp_path, text.replace('["1.000001"]', '["1.0", 1]')) == [
            ("$.abolition.replaced_by[0]", "bad-value"),
            ("$.abolition.replaced_by[1]", "bad-value"),
        ]

    def test_it_follows_the_last_version(self, tmp_path: Path) -> None:
        text = written(self.row.format(code="1.000002"), LIMIT="urgent", top="to = 2025-12-30")
        assert problems(tmp_path, text) == [("$.abolition.from", "out-of-order")]
        assert problems(tmp_path, text.replace("12-30", "12-31")) == []

    def test_its_day_is_checked_where_other_rows_cannot_be_read(self, tmp_path: Path) -> None:
        text = written(self.row.format(code="1.000002"), LIMIT="urgent", top='level = "zz"\nto = 2026-01-01')
        assert problems(tmp_path, text) == [("$.abolition.from", "out-of-order"), ("$.level", "bad-value")]
        assert problems(tmp_path, text.replace("from = 2026-01-01", "from = 5")) == [
            ("$.abolition.from", "bad-value"),
            ("$.level", "bad-value"),
        ]


class TestTheChannel:
    @pytest.mark.parametrize(
        ("row", "path"),
        [
            ('type = "text"\nchoices = ["online", "fax"]', "$.facts[1].choices"),
            ('type = "text"', "$.facts[1].choices"),
            ('type = "boolean"', "$.facts[1].type"),
        ],
    )
    def test_a_file_may_narrow_it_and_no_more(self, tmp_path: Path, row: str, path: str) -> None:
        fact = f'[[facts]]\nname = "channel"\n{row}\nquestion = {{ vi = "?", en = "?" }}\n'
        assert problems(tmp_path, written(fact)) == [(path, "bad-value")]


class TestAlternatives:
    def test_what_is_brought_by_those_who_have_it_is_no_alternative(self, tmp_path: Path) -> None:
        """Nothing at all would do for it."""
        paper = '{ code = "map", name = { vi = "c", en = "c" }, optional = true }'
        assert problems(tmp_path, written(f"[[papers]]\none_of = [{{ all_of = [{paper}] }}]")) == [
            ("$.papers[2]", "bad-value")
        ]


FEES = """
code = "local"
name = { vi = "Phí", en = "Fees" }
[[facts]]
name = "pages"
type = "integer"
question = { vi = "Mấy trang?", en = "How many pages?" }
[[fees]]
item = "stamp"
name = { vi = "Tem", en = "Stamp" }
kind = "KIND"
when = "remote"
[[fees.levels]]
from = 2020-01-01
amount = { each = { count = "copies", node = 3_000 } }
[[fees.levels]]
from = "soon"
amount = 5
[[fees.adjustments]]
effect = "exempt"
when = "poor"
[[fees.adjustments]]
effect = "reduce"
by = "1/2"
at_most = { each = { count = "stamps", node = 1 } }
[[fees]]
item = "seal"
name = { vi = "Dấu", en = "Seal" }
kind = "phi"
when = "colour == 'red'"
levels = [{ from = 2020-01-01, amount = { each = { count = "pages", node = 3_000 } } }]
"""


class TestFees:
    def test_one_fault_hides_no_other(self, tmp_path: Path) -> None:
        assert fee_problems(tmp_path, FEES.replace("KIND", "nope")) == [
            ("$.fees[0].adjustments[0].when", "unknown-fact"),
            ("$.fees[0].adjustments[1]", "unknown-fact"),
            ("$.fees[0].kind", "bad-value"),
            ("$.fees[0].levels[0]", "unknown-fact"),
            ("$.fees[0].levels[1].from", "bad-value"),
            ("$.fees[0].when", "unknown-fact"),
            ("$.fees[1].when", "unknown-fact"),
        ]

    @pytest.mark.parametrize("row", ["fees = 5", "fees = [5]"])
    def test_what_is_no_row_is_told_once(self, tmp_path: Path, row: str) -> None:
        text = FEES[: FEES.index("[[facts]]")]
        assert len(fee_problems(tmp_path, text + row)) == 1
