"""Linked procedures drawn: Mermaid that other tools read, SVG that stands by itself, in both languages."""

import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.procedures import SINCE, rule

from motcua.adapters.display import render
from motcua.calendar import Conventions, national_calendar, office_time
from motcua.conditions import Condition
from motcua.errors import BadValue
from motcua.linked import Consent, LinkedPart, LinkedProcedure, Plan, Share
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays
from motcua.wording import Text

pytestmark = pytest.mark.aside

CALENDAR = national_calendar()
DAYS = {
    "birth": "2026-09-03",
    "birth-paper": "2018-03-05",
    "death": "2026-09-03",
    "household-business-tax": "2026-09-03",
    "three-levels": "2024-03-04",
}
NAME = (
    "Linked electronic procedures\u2236"
    " birth, permanent residence, health-insurance card and citizen card of a child under 6"
)
CONSENT = (
    "consent of the head of household, the owner of the home, the parents or the guardian, "
    "in VNeID or by the procedure of the police"
)
SVG = "{http://www.w3.org/2000/svg}"


def link(code: str) -> LinkedProcedure:
    return reference_catalogue().link(code, on=dt.date.fromisoformat(DAYS[code]))


def plan(code: str, **more: Any) -> Plan:
    facts = {"beneficiary": "social_protection", "parts": ["death", "removal", "funeral"], "survivor_pension": True}
    told: dict[str, Any] = facts if code == "death" else {}
    return link(code).plan(office_time(f"{DAYS[code]} 09:00"), CALENDAR, **{**told, **more})


def sample(name: str, **more: Any) -> LinkedProcedure:
    """A package of one part, under that name."""
    part = LinkedPart("one", Text(name, name), "commune", limits=(rule(WorkingDays(1)),), **more)
    return LinkedProcedure("sample", Text(name, name), SINCE, (part,), "commune")


def shapes(svg: str, kind: str) -> list[ET.Element]:
    """The shapes of that class."""
    drawn = ET.fromstring(svg).iter()  # noqa: S314 - what was written a moment ago
    return [shape for shape in drawn if kind in (shape.get("class") or "").split()]


WORDS = (
    "topAxis",
    "inclusiveEndDates",
    "tickInterval 1day",
    "weekend friday",
    "accTitle hi",
    "accDescr hi",
    "2026-09-07 x",
    "--- x",
)


class TestGantt:
    def test_a_section_for_each_agency_and_a_line_for_each_share(self) -> None:
        assert render(plan("birth", consents={}), "mermaid", "en").splitlines() == [
            "gantt",
            f"    title {NAME}\u2236 results due at 17\u223600 8 Sep 2026",
            "    dateFormat YYYY-MM-DDTHH:mm",
            "    axisFormat %d/%m",
            "    section Commune people's committee",
            "    Birth registration :crit, p0x0, 2026-09-03T09:00, 2026-09-04T09:00",
            "    section Commune police",
            "    Permanent residence :crit, p1x0, 2026-09-04T09:00, 2026-09-08T17:00",
            "    section Social insurance",
            "    Health-insurance card of a child under 6 :p2x0, 2026-09-04T09:00, 2026-09-08T17:00",
            f"    section {NAME}",
            f"    {CONSENT} :milestone, c1, 2026-09-11T17:00, 0m",
            "    Promise\u2236 17\u223600 8 Sep 2026 :milestone, promise, 2026-09-08T17:00, 0m",
        ]

    def test_what_two_parts_have_alike_is_called_by_its_part_too(self) -> None:
        """Of a veteran's death the home-affairs authority decides twice, and the relatives confirm twice."""
        made = link("death").plan(office_time("2026-09-07 09:00"), CALENDAR, beneficiary="merit")
        drawn = [line.strip().partition(" :")[0] for line in render(made, "mermaid", "en").splitlines()]
        assert drawn.count("Funeral costs – the home-affairs authority decides") == 1
        assert drawn.count("Survivors' benefits – the home-affairs authority decides") == 1
        assert drawn.count("Survivors' benefits – confirmation by the relatives, in VNeID") == 1
        named = [name for name in drawn if not name.startswith("section")]
        assert len(named) == len(set(named))

    def test_a_consent_stands_where_it_came(self) -> None:
        drawn = render(plan("birth", consents={"residence": office_time("2026-09-09 10:00")}), "mermaid")
        assert ":milestone, c1, 2026-09-09T10:00, 0m" in drawn

    def test_one_without_a_day_is_not_drawn(self) -> None:
        gated = sample("một", consent=Consent(Text("đồng ý", "consent")))
        assert "c0" not in render(gated.plan(office_time("2026-09-03 09:00"), CALENDAR), "mermaid")

    @pytest.mark.parametrize(
        "name", ["a: b; c # d % e\nf\u202eg", "section one", "Title", "click", "dateFormat x", *WORDS]
    )
    def test_no_name_can_be_taken_for_a_word_of_the_chart(self, name: str) -> None:
        made = sample(name).plan(office_time("2026-09-03 09:00"), CALENDAR)
        (line,) = (one for one in render(made, "mermaid").splitlines() if "p0x0" in one)
        assert re.fullmatch(r"    [^:;#%\n\u202e]+ :crit, p0x0, 2026-09-03T09:00, 2026-09-04T17:00", line)
        assert not re.match(r"    (section|title|click|dateformat)\b", line, re.IGNORECASE)
        assert name not in WORDS or line.startswith("    · ")


class TestFlowchart:
    def test_parts_gates_arrows_and_totals(self) -> None:
        lines = render(link("birth"), "mermaid").splitlines()
        assert lines[:4] == ["---", f'title: "{link("birth").name} (từ 01/09/2026)"', "---", "flowchart LR"]
        assert '    p0["Đăng ký khai sinh<br/>Ủy ban nhân dân cấp xã<br/>24 giờ"]' in lines
        arrows = [line.strip() for line in lines if re.search(r"--?\.?->", line)]
        assert arrows == ["p1c --> p1", "p0 --> p1c", "p0 --> p2", "p1 -.-> p3"]
        assert sum(line.startswith("    t") for line in lines) == 2

    def test_a_package_that_ended_says_until_when(self) -> None:
        assert "(1 Jul 2015 – 31 Dec 2022)" in render(link("birth-paper"), "mermaid", "en")

    def test_every_agency_of_a_part_stands_in_it(self) -> None:
        drawn = render(link("death"), "mermaid", "en")
        assert "Social insurance / Health authority #40;social protection#41;" in drawn

    def test_a_part_without_a_time_ends_with_the_total(self) -> None:
        assert "<br/>Tax office<br/>with the announced total" in render(link("household-business-tax"), "mermaid", "en")

    def test_no_name_can_be_taken_for_a_part_of_the_chart(self) -> None:
        drawn = render(sample('"]; x --> y{<b>}#`|'), "mermaid")
        (line,) = (one for one in drawn.splitlines() if one.startswith("    p0"))
        assert re.fullmatch(r'    p0\["[^"\[\]{}<>|`]*<br/>commune<br/>1 ngày làm việc"\]', line)


class TestTimeline:
    @pytest.mark.parametrize("code", DAYS)
    @pytest.mark.parametrize("locale", ["vi", "en"])
    def test_every_package_is_drawn_in_both_languages(self, code: str, locale: str) -> None:
        for what in (plan(code), link(code)):
            root = ET.fromstring(render(what, "svg", locale))  # noqa: S314 - as above
            said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
            assert root.get("role") == "img"
            assert (root.find(f"{SVG}title") is not None, root.find(f"{SVG}desc") is not None) == (True, True)
            assert what.parts[0].name.say(locale).split()[0] in said
            assert render(what, "svg", locale) == render(what, "svg", locale)

    def test_a_bar_for_each_share_slack_dashed_days_off_grey(self) -> None:
        drawn = render(plan("death"), "svg")
        assert (len(shapes(drawn, "bar")), len(shapes(drawn, "critical")), len(shapes(drawn, "slack"))) == (4, 3, 1)
        assert len(shapes(drawn, "off")) == 2
        assert (len(shapes(drawn, "promise")), len(shapes(drawn, "gate"))) == (1, 1)

    def test_bars_lie_where_their_days_are(self) -> None:
        """Six days from the 3rd to the 8th: the first bar from nine o'clock on the first day, the last to 17:00."""
        bars = shapes(render(plan("household-business-tax"), "svg"), "bar")
        begin, width = (float(bars[0].get(name) or 0) for name in ("x", "width"))
        assert (begin, begin + width) == pytest.approx((270 + 720 * 9 / 24 / 6, 270 + 720 * (5 + 17 / 24) / 6), abs=0.2)

    def test_a_long_plan_writes_some_of_its_days(self) -> None:
        drawn = render(plan("birth-paper"), "svg")
        assert len(shapes(drawn, "line")) <= 12

    def test_days_nobody_supposes_anything_of_are_left_white(self) -> None:
        """The latest day a plan may become is reckoned over the years of its last part alone."""
        cautious = CALENDAR.with_conventions(Conventions(projected="latest"))
        two = (
            LinkedPart("one", Text("một", "one"), "commune", limits=(rule(WorkingDays(15)),)),
            LinkedPart("two", Text("hai", "two"), "commune", waits_for=["one"], limits=(rule(WorkingDays(13)),)),
        )
        row = LinkedProcedure("sample", Text("Mẫu", "Sample"), SINCE, two, "commune")
        drawn = render(row.plan(office_time("2029-12-20 09:00"), cautious), "svg")
        assert (len(shapes(drawn, "bar")), len(shapes(drawn, "off"))) == (2, 0)

    def test_no_name_can_be_taken_for_a_shape(self) -> None:
        drawn = render(sample("<script>&\u202e\x00"), "svg")
        assert "<script" not in drawn
        assert ET.fromstring(drawn) is not None  # noqa: S314 - as above

    def test_a_package_stands_in_columns(self) -> None:
        boxes = shapes(render(link("birth"), "svg"), "box")
        assert [box.get("x") for box in boxes] == ["10", "304", "304", "598"]
        assert len(shapes(render(link("birth"), "svg"), "arrow")) == 3


class TestWords:
    """A plan and a package as text, Markdown and HTML, like every other answer."""

    @pytest.mark.parametrize("format", ["text", "markdown", "html"])
    @pytest.mark.parametrize("code", DAYS)
    def test_they_say_the_same_as_their_explanation(self, code: str, format: str) -> None:
        assert render(plan(code), format, "en") == render(plan(code).explain("en"), format, "en")
        assert render(link(code), format) == render(link(code).explain(), format)

    def test_another_language_has_the_words_of_the_law(self) -> None:
        assert render(plan("birth"), "svg", "fr") == render(plan("birth"), "svg", "vi")

    def test_a_format_nobody_knows_names_those_there_are(self) -> None:
        with pytest.raises(BadValue, match="'html' or 'text' or 'markdown' or 'mermaid' or 'svg'"):
            render(plan("birth"), "pdf")
        with pytest.raises(BadValue, match="locale"):
            render(plan("birth"), "svg", [])  # type: ignore[arg-type]  # the mistake under test
        with pytest.raises(BadValue, match=r"met 'svg'; right would be 'html' or 'text' or 'markdown'$"):
            render(plan("birth").explain(), "svg")

    def test_a_share_of_a_case_is_a_case(self) -> None:
        share = Share("commune", WorkingDays(1), when=Condition.parse("rare"))
        part = LinkedPart("one", Text("một", "one"), "commune", shares=(share,))
        assert "one" in render(LinkedProcedure("sample", part.name, SINCE, (part,), "commune"), "text", "en")
