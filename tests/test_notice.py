"""The notice on the wall: papers with their counts, cases in clauses, what a fee comes to, what was not read."""

import datetime as dt
import re
from typing import Any

import attrs
import pytest
from tests.procedures import CITED, SINCE, fact, paper, procedure

from motcua.conditions import Channel, Condition
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
from motcua.papers import Action, Medium, Paper, PaperForm
from motcua.procedure import LimitRule, Procedure
from motcua.reference import reference_catalogue
from motcua.timelimit import UnknownLimit
from motcua.wording import LOCALES, Text

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
                    "place is a ward:",
                    "75,000 đồng",
                    "place is other:",
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
        assert told(level(5_000), when=Condition.parse("pages > 2"))[0] == "if number of pages is above 2"


OLD = PaperForm("TK01", InForce(dt.date(2010, 1, 1), dt.date(2014, 12, 31)), CITED)
NEW = PaperForm("TK02", InForce(dt.date(2010, 1, 1)), CITED)
LAST = PaperForm("TK03", InForce(dt.date(2010, 1, 1), dt.date(2099, 12, 31)), CITED)


def posted(locale: str = "vi", **more: Any) -> list[str]:
    """The lines of a notice, without their indent."""
    return [line.strip() for line in procedure(**more).describe(locale).splitlines()]


class TestPapers:
    @pytest.mark.parametrize(
        ("listed", "line"),
        [
            (paper("form"), "form (nộp 01 bản chính)"),
            (paper("form", originals=0, copies=2), "form (nộp 02 bản sao)"),
            (paper("form", copies=2), "form (nộp 01 bản chính và 02 bản sao)"),
            (paper("form", medium="certified-copy"), "form (nộp 01 bản sao có chứng thực)"),
            (paper("form", action="present", optional=True), "form (nếu có: xuất trình 01 bản chính)"),
            (paper("form", action="lookup"), "form (cơ quan tự tra cứu, không phải nộp)"),
            (
                paper("form", action="lookup", waived_if=Condition.parse("found")),
                "form (cơ quan tự tra cứu; không có dữ liệu thì nộp 01 bản chính)",
            ),
        ],
    )
    def test_every_paper_says_how_many_are_asked(self, listed: Paper, line: str) -> None:
        assert f"{line} [Điều 2, 1/2026/NĐ-CP]" in posted(papers=listed)

    def test_the_number_of_sets_is_told(self) -> None:
        assert "Số lượng hồ sơ: 01 bộ" in posted()
        assert "Number of dossiers: 1 set" in posted("en")

    def test_what_differs_by_channel_is_told_for_the_channels_offered(self) -> None:
        by = {Channel.ONLINE: (Action.SUBMIT, Medium.E_FORM), Channel.POST: (Action.SUBMIT, Medium.COPY)}
        form = paper("form", by_channel=by)
        lines = posted(papers=form, channels=["counter", "online"])
        assert "khi nộp trực tuyến: nộp 01 biểu mẫu điện tử" in lines
        assert not any("khi nộp bưu chính" in line for line in lines)

    def test_where_it_is_asked_in_one_way_only_that_way_is_told(self) -> None:
        form = paper("form", by_channel={Channel.ONLINE: (Action.SUBMIT, Medium.E_FORM)})
        lines = posted(papers=form, channels=["online"])
        assert "form (nộp 01 biểu mẫu điện tử) [Điều 2, 1/2026/NĐ-CP]" in lines
        assert not any(line.startswith("khi nộp") for line in lines)

    def test_a_paper_of_channels_that_are_not_offered_is_not_posted(self) -> None:
        assert not any(
            "envelope" in line for line in posted(papers=paper("envelope", channels=["post"]), channels=["counter"])
        )

    def test_a_paper_of_some_channels_says_of_which(self) -> None:
        assert "chỉ khi nộp bưu chính" in posted(papers=paper("envelope", channels=["post"]))

    def test_a_form_of_another_time_is_not_posted(self) -> None:
        lines = posted(papers=paper("form", forms=(OLD, NEW, LAST)), in_force=InForce(dt.date(2026, 1, 1)))
        assert [line.partition(" [")[0] for line in lines if line.startswith("theo mẫu")] == [
            "theo mẫu TK02",
            "theo mẫu TK03, dùng đến hết 31/12/2099",
        ]

    def test_a_paper_for_all_but_one_case_says_so(self) -> None:
        assert "trừ trường hợp found" in posted(papers=paper("form", when=Condition.parse("not found")))

    def test_what_waives_it_is_told_in_one_line(self) -> None:
        waived = paper("form", waived_if=Condition.parse("not found"))
        assert "không phải nộp, xuất trình nếu không thuộc trường hợp found" in posted(papers=waived)


class TestSteps:
    def test_one_files_in_the_ways_that_are_offered(self) -> None:
        assert "Nộp hồ sơ trực tuyến" in posted(channels=["online"])
        assert "Nộp hồ sơ trực tiếp tại Bộ phận Một cửa hoặc qua dịch vụ bưu chính công ích" in posted(
            channels=["post", "counter"]
        )
        assert "File the dossier at the one-stop shop, online or by public post" in posted("en")

    def test_what_is_particular_comes_before_the_result(self) -> None:
        lines = posted(steps=(Text("Họp hội đồng", "The council meets"),))
        assert lines.index("Họp hội đồng") + 1 == lines.index("Trả kết quả theo ngày hẹn")


class TestLimits:
    def test_a_limit_left_open_is_said_in_the_words_of_the_rule(self) -> None:
        more = LimitRule(UnknownLimit("thời gian theo thỏa thuận"), adds=True, citation=CITED)
        lines = posted(limits=(*procedure().limits, more))
        assert "cộng thêm thời gian theo thỏa thuận [Điều 2, 1/2026/NĐ-CP]" in lines


class TestHonesty:
    """What was not read is said once, at the end of what is posted, or at every citation."""

    UNREAD = attrs.evolve(CITED, verified=False)
    SAMPLE = procedure(
        papers=attrs.evolve(paper("form"), citation=UNREAD), announced_by=UNREAD, legal_basis=(CITED, UNREAD)
    )

    def test_what_is_posted_names_it_in_its_last_line(self) -> None:
        said = self.SAMPLE.describe("vi")
        assert "chưa kiểm chứng" not in said
        assert said.splitlines()[-1] == (
            "Thông tin chưa đối chiếu với văn bản gốc: 1 trong 2 căn cứ nêu trên, thuộc 1/2026/NĐ-CP"
        )

    def test_with_marks_every_citation_says_it_itself(self) -> None:
        said = self.SAMPLE.describe("en", marks=True)
        assert said.count("(not verified)") == 3
        assert "Not yet compared" not in said

    def test_the_lines_keep_the_citations_as_they_are(self) -> None:
        assert self.UNREAD in self.SAMPLE.notice().citations
        assert self.UNREAD in self.SAMPLE.notice(marks=False).citations
        assert not self.SAMPLE.notice(marks=False).to("en").verified

    def test_where_all_was_read_nothing_is_added(self) -> None:
        assert "chưa đối chiếu" not in procedure().describe("vi")

    def test_a_version_of_no_known_day_has_no_first_day(self) -> None:
        assert not any(line.startswith("Áp dụng từ") for line in posted(in_force=InForce(dt.date.min)))


EVERY = [version for found in reference_catalogue() for version in reference_catalogue().versions(found.code)]
OF_THE_MAKERS = re.compile(
    r"chưa đọc|chưa kiểm chứng|chưa rõ|trí nhớ|[Cc]ổng dịch vụ công ghi|không tìm thấy| (?:=|≠|≤|≥) "
    r"|(?:was|were) not read|not verified|recalled|[Pp]ortal shows|not found in"
)
"""What is of interest to those who keep the rows, and equations."""


class TestCatalogue:
    @pytest.mark.parametrize("version", EVERY, ids=repr)
    def test_what_is_posted_is_for_applicants(self, version: Procedure) -> None:
        for locale in LOCALES:
            assert OF_THE_MAKERS.findall(version.describe(locale)) == []
