"""An office drops in a decision that is younger than the release."""

import datetime as dt
from pathlib import Path

import pytest

from motcua.adapters.rulefiles import load_notices
from motcua.calendar.days import Notice, Part, Reason
from motcua.citation import Citation
from motcua.errors import BadInput, LimitExceeded
from motcua.wording import Text

PAPER = """
[[notices]]
cite = "1/TB-BNV"
issuer = "Bộ Nội vụ"
signed_on = 2027-10-15
verified = true
source = "Công báo"
title = { vi = "Nghỉ Tết 2028", en = "Lunar New Year 2028" }
decides_through = 2028-12-31
"""
SWAP = """
    { date = 2028-04-03, reason = "swap", swapped_with = 2028-04-08, name = { vi = "Hoán đổi", en = "Exchange" } },
"""
MAKE_UP = """
    { date = 2028-04-08, reason = "make-up", swapped_with = 2028-04-03, name = { vi = "Làm bù", en = "Make-up" } },
"""


def loaded(tmp_path: Path, text: str) -> tuple[Notice, ...]:
    file = tmp_path / "decision.toml"
    file.write_text(text, encoding="utf-8")
    return load_notices(file)


def problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        loaded(tmp_path, text)
    return [(problem.path, problem.code) for problem in caught.value.problems]


class TestLoad:
    def test_a_notice_keeps_number_issuer_date_and_reach(self, tmp_path: Path) -> None:
        (notice,) = loaded(tmp_path, PAPER)
        assert notice == Notice(
            Citation("1/TB-BNV"),
            "Bộ Nội vụ",
            Text("Nghỉ Tết 2028", "Lunar New Year 2028"),
            (),
            dt.date(2027, 10, 15),
            dt.date(2028, 12, 31),
        )

    def test_what_nobody_has_read_is_not_verified(self, tmp_path: Path) -> None:
        (notice,) = loaded(tmp_path, PAPER.replace("verified = true", "verified = false"))
        assert not notice.citation.verified

    def test_an_exchange_names_both_of_its_ends(self, tmp_path: Path) -> None:
        (notice,) = loaded(tmp_path, f"{PAPER}days = [{SWAP}{MAKE_UP}]")
        assert [(day.reason, day.swapped_with) for day in notice.days] == [
            (Reason.SWAP, dt.date(2028, 4, 8)),
            (Reason.MAKE_UP, dt.date(2028, 4, 3)),
        ]

    def test_a_notice_may_close_an_office_for_half_a_day(self, tmp_path: Path) -> None:
        name = '{ vi = "Bão", en = "Storm" }'
        day = f'{{ date = 2028-09-27, reason = "closure", part = "pm", extends = true, name = {name} }}'
        (notice,) = loaded(tmp_path, f"{PAPER}days = [{day}]")
        assert (notice.days[0].part, notice.days[0].extends) == (Part.AFTERNOON, True)

    def test_days_may_stand_one_under_another(self, tmp_path: Path) -> None:
        day = '[[notices.days]]\ndate = 2028-09-01\nreason = "adjacent"\nname = { vi = "a", en = "b" }'
        (notice,) = loaded(tmp_path, f"{PAPER}\n{day}")
        assert notice.days[0].date == dt.date(2028, 9, 1)

    def test_a_folder_is_read_by_file_name(self, tmp_path: Path) -> None:
        (tmp_path / "b.toml").write_text(PAPER.replace("1/TB", "2/TB"), encoding="utf-8")
        (tmp_path / "a.toml").write_text(PAPER, encoding="utf-8")
        assert [notice.number for notice in load_notices(str(tmp_path))] == ["1/TB-BNV", "2/TB-BNV"]


class TestRefuse:
    def test_every_fault_has_its_path(self, tmp_path: Path) -> None:
        text = f"""
        note = "surplus"
        {PAPER.replace("true", '"yes"').replace("2027-10-15", "2027-10-15T08:00:00")}
        days = [
            {{ date = "2028-01-24", reason = "weekend", name = "Tết" }},
            {{ date = 2028-01-25, reason = 5, name = {{ vi = "Tết" }}, part = "noon" }},
        ]
        """
        assert sorted(problems(tmp_path, text)) == [
            ("$.note", "unknown-key"),
            ("$.notices[0].days[0].date", "bad-value"),
            ("$.notices[0].days[0].name", "bad-value"),
            ("$.notices[0].days[0].reason", "bad-value"),
            ("$.notices[0].days[1].name.en", "missing-key"),
            ("$.notices[0].days[1].part", "bad-value"),
            ("$.notices[0].days[1].reason", "bad-value"),
            ("$.notices[0].signed_on", "bad-value"),
            ("$.notices[0].verified", "bad-value"),
        ]

    @pytest.mark.parametrize("reason", ["working", "weekend"])
    def test_the_weekly_pattern_needs_no_paper(self, tmp_path: Path, reason: str) -> None:
        day = f'{{ date = 2028-09-01, reason = "{reason}", name = {{ vi = "a", en = "b" }} }}'
        assert problems(tmp_path, f"{PAPER}days = [{day}]") == [("$.notices[0].days[0].reason", "bad-value")]

    @pytest.mark.parametrize("days", [SWAP, MAKE_UP, SWAP * 2], ids=["no make-up", "no day off", "one day twice"])
    def test_a_contradiction_is_a_problem_of_its_notice(self, tmp_path: Path, days: str) -> None:
        text = f"{PAPER.replace('1/TB', '2/TB')}{PAPER}days = [{days}]"
        assert problems(tmp_path, text) == [("$.notices[1]", "contradictory-notice")]

    def test_a_contradiction_names_its_days(self, tmp_path: Path) -> None:
        with pytest.raises(BadInput, match="2028-04-03"):
            loaded(tmp_path, f"{PAPER}days = [{SWAP}]")

    def test_a_citation_outside_its_grammar_is_refused(self, tmp_path: Path) -> None:
        assert problems(tmp_path, PAPER.replace("1/TB-BNV", "1/TB; 2/TB")) == [("$.notices[0].cite", "bad-value")]

    def test_a_file_without_notices_says_what_is_missing(self, tmp_path: Path) -> None:
        assert problems(tmp_path, "") == [("$.notices", "missing-key")]

    def test_a_file_of_a_mebibyte_and_more_is_not_parsed(self, tmp_path: Path) -> None:
        with pytest.raises(LimitExceeded):
            loaded(tmp_path, "#" * ((1 << 20) + 1))
