"""Pages as a real browser sees and prints them: the right paper, every word on it, nothing over the edge."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.browser import CHROMIUM, Seen, look, print_page
from tests.dossiers import FRIDAY, MAU, filed
from tests.slips import CODE, LONG, every_slip, reports

from motcua.adapters import qr
from motcua.adapters.display import render
from motcua.adapters.vietqr import VietQR
from motcua.forms import Form, receipt
from motcua.money import VND

pytestmark = [
    pytest.mark.needs("a browser"),
    pytest.mark.aside,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium-headless-shell"),
]

SIZES = {"A5": (148, 210), "A4": (297, 210)}
PIXELS = {"A5": 559, "A4": 1122}
"""How wide a sheet is on a screen of 96 dots an inch."""
TELEPHONE = 360
PAYMENT = VietQR("970403", "0011012345678", VND(20_000), purpose="lệ phí cư trú")
DAYS = ("2026-08-28 15:20", "2025-08-04 09:00")
SLIPS = {f"{form.set} {form.number}": form for day in DAYS for form in every_slip(day).values()}
HANDED_OVER = [name for name, form in SLIPS.items() if form.page == "A5"]
"""The slips a citizen gets, and may look at on a telephone; a register has fifteen columns."""
REPORTS = reports()


def page_of(form: Form) -> str:
    codes = [qr.of_dossier(form), qr.of_payment(PAYMENT)] if form.code == "receipt" else []
    return render(form, codes=codes)


def squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Seen]:
    """Every page, looked at in one go."""
    pages = {name: (page_of(form), PIXELS[form.page]) for name, form in SLIPS.items()}
    pages |= {f"{name}, small": (page_of(SLIPS[name]), TELEPHONE) for name in HANDED_OVER}
    pages |= {
        f"{name}, {locale}": (render(report, locale=locale), PIXELS["A4"])
        for name, report in REPORTS.items()
        for locale in ("vi", "en")
    }
    pages["too wide"] = ("<p style='width: 900px'>x</p>", PIXELS["A5"])
    return dict(zip(pages, look(list(pages.values()), tmp_path_factory.mktemp("pages")), strict=True))


class TestSlips:
    @pytest.mark.parametrize("name", SLIPS)
    def test_print_on_their_paper_with_title_and_signatures(self, name: str, tmp_path: Path) -> None:
        form = SLIPS[name]
        printed = print_page(page_of(form), tmp_path)
        assert set(printed.sizes) == {SIZES[form.page]}
        assert squeezed(form.title.vi) in squeezed(printed.text)
        assert all(squeezed(role.vi) in squeezed(printed.text) for role in form.signatures)

    @pytest.mark.parametrize("name", [*SLIPS, *(f"{name}, small" for name in HANDED_OVER)])
    def test_show_every_field_and_nothing_runs_over_the_edge(self, name: str, seen: Mapping[str, Seen]) -> None:
        page = seen[name]
        assert (page.wide, page.over) == (False, [])
        labels = [
            field.label.vi for field in SLIPS[name.removesuffix(", small")].fields if field.value not in {None, ()}
        ]
        assert [label for label in labels if squeezed(label) not in squeezed(page.text)] == []

    def test_a_receipt_shows_both_ends_to_the_minute_and_the_code(self, seen: Mapping[str, Seen]) -> None:
        text = seen["2025 01"].text
        assert "15 giờ 20 phút, ngày 28 tháng 8 năm 2026" in text
        assert "17 giờ 00 phút, ngày 11 tháng 9 năm 2026" in text
        assert CODE in text

    def test_an_ordinary_receipt_with_its_codes_is_one_sheet(self, tmp_path: Path) -> None:
        ordinary = receipt(filed(applicant=MAU).accept(at=FRIDAY, code=CODE))
        assert len(print_page(page_of(ordinary), tmp_path).sizes) == 1

    def test_a_receipt_of_sixty_papers_goes_on_on_further_sheets(self, tmp_path: Path) -> None:
        papers = [f"giấy tờ thứ {number} " + "Mẫu" * 20 for number in range(1, 61)]
        page = render(
            receipt(filed(applicant=LONG, papers=["ct01", "proof_of_home", *papers]).accept(at=FRIDAY, code=CODE))
        )
        printed, (seen,) = print_page(page, tmp_path), look([(page, PIXELS["A5"])], tmp_path)
        assert (set(printed.sizes), seen.wide, seen.over) == ({SIZES["A5"]}, False, [])
        assert [paper for paper in papers if squeezed(paper) not in squeezed(printed.text)] == []

    def test_a_page_that_runs_over_would_be_found(self, seen: Mapping[str, Seen]) -> None:
        assert (seen["too wide"].wide, seen["too wide"].over) == (True, ["P: x"])


class TestReports:
    @pytest.mark.parametrize("locale", ["vi", "en"])
    @pytest.mark.parametrize("name", REPORTS)
    def test_show_every_column_and_nothing_runs_over_the_edge(
        self, name: str, locale: str, seen: Mapping[str, Seen]
    ) -> None:
        page = seen[f"{name}, {locale}"]
        assert (page.wide, page.over) == (False, [])
        heads = [column.text.say(locale) for column in REPORTS[name].form().columns]
        assert [head for head in heads if squeezed(head) not in squeezed(page.text)] == []

    @pytest.mark.parametrize("name", REPORTS)
    def test_print_across(self, name: str, tmp_path: Path) -> None:
        assert set(print_page(render(REPORTS[name]), tmp_path).sizes) == {SIZES["A4"]}

    def test_a_report_of_three_fields_is_one_sheet(self, tmp_path: Path) -> None:
        assert len(print_page(render(REPORTS["07a"]), tmp_path).sizes) == 1
