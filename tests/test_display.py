"""How slips look: as officials write them, escaped, printable, and with nothing hidden in them."""

import datetime as dt

import attrs
import pytest
from tests.dossiers import MAU, at, filed
from tests.slips import Tags

from motcua.adapters.display import date, moment, money, render
from motcua.calendar import OFFICE_ZONE, national_calendar
from motcua.citation import Citation
from motcua.dossier import Applicant
from motcua.errors import BadValue, NaiveMoment, NotADay, NotAMoment
from motcua.explain import Explanation, Step
from motcua.forms import Form, FormField, FormValue, Label, control_slip, receipt, register
from motcua.money import VND, Money
from motcua.reference import reference_catalogue
from motcua.wording import Text

CODE = "H56.01.02-260828-0001"
RECEIPT = receipt(filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE))
MISCHIEF = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>",
    "&lt;b&gt;",
    "{0.__class__} %s %(page)s",
    "\u202egnp.exe",
    "\x1b[31mred\x00",
    "| a | b |\n---",
    "[x](javascript:alert(1))",
]


def made_of(value: FormValue) -> Form:
    """A sheet with one value in every place a value can stand."""
    return attrs.evolve(
        RECEIPT,
        fields=tuple(attrs.evolve(field, value=value) for field in RECEIPT.fields),
        rows=((value, value, value),),
    )


class TestDate:
    def test_is_written_as_officials_write_it(self) -> None:
        assert date(dt.date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
        assert date(dt.date(2026, 2, 5), style="short") == "05/02/2026"

    def test_english_keeps_the_short_form(self) -> None:
        assert {date(dt.date(2026, 2, 5), "en", style=style) for style in ("long", "short")} == {"5 Feb 2026"}

    def test_other_languages_come_from_babel(self) -> None:
        assert date(dt.date(2026, 11, 22), "km") == "22 វិច្ឆិកា 2026"
        assert date(dt.date(2026, 11, 22), "fr", style="short") == "22/11/2026"

    def test_refuses_moments_styles_and_languages_nobody_knows(self) -> None:
        with pytest.raises(NotADay):
            date(at("2026-08-28 15:20"))
        with pytest.raises(BadValue, match="style of a date"):
            date(dt.date(2026, 2, 5), style="full")
        with pytest.raises(BadValue, match="locale: met 'xx_XX'"):
            date(dt.date(2026, 2, 5), "xx_XX")

    @pytest.mark.parametrize("locale", ["", "x" * 300, "vi\x00", "../vi", "k m"])
    def test_refuses_what_is_no_language(self, locale: str) -> None:
        with pytest.raises(BadValue, match="locale"):
            date(dt.date(2026, 2, 5), locale)


class TestMoment:
    def test_says_hour_and_minute_first(self) -> None:
        assert moment(at("2026-08-28 07:05")) == "07 giờ 05 phút, ngày 28 tháng 8 năm 2026"
        assert moment(at("2026-08-28 07:05"), "en") == "07:05 28 Aug 2026"
        assert moment(at("2026-08-28 07:05"), "fr") == "07:05 28 août 2026"

    def test_is_the_time_at_the_office(self) -> None:
        late = dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)
        assert moment(late, "en") == "06:30 21 Nov 2026"
        assert moment(late, "en", zone=dt.UTC) == "23:30 20 Nov 2026"

    def test_refuses_a_moment_without_a_zone(self) -> None:
        with pytest.raises(NaiveMoment):
            moment(dt.datetime(2026, 8, 28, 7, 5))
        with pytest.raises(NotAMoment):
            moment(dt.date(2026, 8, 28))  # type: ignore[arg-type]  # the mistake under test


class TestMoney:
    def test_says_dong_after_the_number(self) -> None:
        assert (money(VND(180_500)), money(VND(180_500), "en")) == ("180.500 đồng", "180,500 đồng")

    def test_other_currencies_keep_their_name(self) -> None:
        assert (money(Money("12.50", "USD")), money(Money("12.50", "USD"), "en")) == ("12,50 USD", "12.50 USD")

    def test_other_languages_come_from_babel(self) -> None:
        """Point and comma changed places in Khmer between releases of babel."""
        said = money(VND(180_500), "km"), money(Money("12.50", "USD"), "km")
        assert said in {("180,500₫", "12.50$"), ("180.500₫", "12,50$")}

    def test_refuses_bare_numbers(self) -> None:
        with pytest.raises(BadValue, match="a VND or a Money"):
            money(180_500)  # type: ignore[arg-type]  # the mistake under test


class TestText:
    def test_aligns_labels_and_lists_the_papers(self) -> None:
        lines = render(RECEIPT, "text").splitlines()
        assert "Thời gian trả kết quả giải quyết hồ sơ   : 17 giờ 00 phút, ngày 11 tháng 9 năm 2026" in lines
        assert "2    Giấy tờ về chỗ ở  1" in lines
        assert lines[-1] == "* Mẫu số 01, 03/2025/TT-VPCP (chưa kiểm chứng)"

    def test_speaks_english(self) -> None:
        page = render(RECEIPT, "text", "en")
        assert "Result due at             : 17:00 11 Sep 2026" in page
        assert "Time limit by law         : 7 working days" in page

    def test_fits_a_page(self) -> None:
        long = attrs.evolve(MAU, address="Số nhà 12, " * 30)
        page = render(receipt(filed(applicant=long).accept(at=at("2026-08-28 15:20"), code=CODE)), "text")
        assert max(map(len, page.splitlines())) <= 88

    def test_a_table_too_wide_becomes_a_block_a_row(self) -> None:
        dossier = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
        page = render(register([dossier]), "text")
        assert f"  Mã hồ sơ: {CODE}\n" in page
        assert "Ký nhận" not in page

    def test_leaves_out_what_nobody_filled_in(self) -> None:
        assert "Email" not in render(RECEIPT, "text")

    def test_shows_what_a_reader_must_know(self) -> None:
        noted = attrs.evolve(RECEIPT, notes=(Step("plain", {"text": Text("chưa chắc", "not firm")}),))
        assert "* not firm" in render(noted, "text", "en")

    def test_a_bare_sheet_is_still_a_page(self) -> None:
        bare = Form("x", "00", "2025", Text("Mẫu", "Sample"), "A5", Citation("x"), (), (), (), ())
        assert render(bare, "text").split() == ["MẪU", "*", "Mẫu", "số", "00,", "x"]
        assert "<table>" not in render(bare, "html")
        assert "|" not in render(bare, "markdown")


class TestMarkdown:
    def test_has_a_heading_fields_and_a_table(self) -> None:
        page = render(RECEIPT, "markdown").splitlines()
        assert page[0] == "# Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        assert "- **Cơ quan**: UBND xã Mẫu" in page
        assert "| 1 | Tờ khai | 1 |" in page

    @pytest.mark.parametrize("mischief", MISCHIEF, ids=range(len(MISCHIEF)))
    def test_values_stay_text(self, mischief: str) -> None:
        page = render(made_of(mischief), "markdown")
        plain = page.replace("\\\\", "").replace("\\<", "").replace("\\[", "").replace("\\|", "")
        assert "<" not in plain.split("\n", 1)[1]
        assert "[" not in plain
        assert {line.count("|") for line in plain.splitlines() if line.startswith("|")} == {4}


class TestHtml:
    def test_is_a_whole_page_for_its_paper(self) -> None:
        page = render(RECEIPT)
        assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')
        assert "@page { size: A5 portrait" in page
        assert "17 giờ 00 phút, ngày 11 tháng 9 năm 2026" in Tags(page).text

    def test_bears_the_name_of_the_state_and_its_motto(self) -> None:
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in render(RECEIPT)
        assert "Independence - Freedom - Happiness" in render(RECEIPT, locale="en")
        assert 'nation"' not in render(attrs.evolve(RECEIPT, headed=False))

    def test_the_register_lies_across_a_larger_one(self) -> None:
        dossier = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
        assert "@page { size: A4 landscape" in render(register([dossier]))

    def test_loads_and_runs_nothing(self) -> None:
        tags = Tags(render(RECEIPT))
        assert not {"script", "link", "img", "iframe"} & {*tags.tags}
        assert not {name for name in tags.names if name.startswith("on") or name in {"src", "href", "style"}}

    @pytest.mark.parametrize("mischief", MISCHIEF, ids=range(len(MISCHIEF)))
    def test_values_add_no_tag(self, mischief: str) -> None:
        quiet, loud = Tags(render(made_of("x"))), Tags(render(made_of(mischief)))
        assert (loud.tags, loud.names) == (quiet.tags, quiet.names)

    def test_what_cannot_be_seen_is_shown(self) -> None:
        named = filed(applicant=Applicant("Mẫu\u202e\x1b[31m")).accept(at=at("2026-08-28 15:20"), code=CODE)
        for format_ in ("html", "text", "markdown"):
            page = render(receipt(named), format_)
            assert "\ufffd" in page
            assert not {"\u202e", "\x1b"} & {*page}


class TestValues:
    @pytest.mark.parametrize(
        ("value", "vi", "km"),
        [
            (None, "", ""),
            (3, "3", "3"),
            (dt.date(2026, 9, 11), "ngày 11 tháng 9 năm 2026", "11 កញ្ញា 2026"),
            (
                dt.datetime(2026, 9, 11, 17, tzinfo=OFFICE_ZONE),
                "17 giờ 00 phút, ngày 11 tháng 9 năm 2026",
                "5:00 PM 11 កញ្ញា 2026",
            ),
            (VND(14_000), "14.000 đồng", "14,000₫"),
            (Text("một", "one"), "một", "một"),
            (("một", "hai"), "một, hai", "một, hai"),
        ],
        ids=["nothing", "number", "day", "moment", "money", "text", "several"],
    )
    def test_say_themselves(self, value: FormValue, vi: str, km: str) -> None:
        sheet = attrs.evolve(
            RECEIPT,
            fields=(FormField("x", Text("X", "X"), value, required=True),),
            columns=(Label("y", Text("Y", "Y")),),
            rows=(),
        )
        assert f"<dd>{vi}</dd>" in render(sheet)
        shown = render(sheet, locale="km").replace("\u202f", " ")
        assert f"<dd>{km}</dd>" in shown or f"<dd>{km.replace(',', '.')}</dd>" in shown


class TestRender:
    def test_refuses_other_formats_and_languages(self) -> None:
        with pytest.raises(BadValue, match="format: met 'pdf'; right would be 'html' or 'text' or 'markdown'"):
            render(RECEIPT, "pdf")
        with pytest.raises(BadValue, match="locale"):
            render(RECEIPT, "text", "klingon")

    def test_another_language_falls_back_to_vietnamese_words(self) -> None:
        page = render(RECEIPT, "text", "km")
        assert "GIẤY TIẾP NHẬN" in page
        assert "11 កញ្ញា 2026" in page

    def test_a_slip_with_hand_overs_prints_too(self) -> None:
        dossier = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
        page = render(control_slip(dossier.transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"))), "markdown")
        assert "Công an xã Mẫu" in page


class TestReasons:
    """The notice of a procedure and the reasons of an answer, wherever they are shown."""

    NOTICE = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
    NASTY = Explanation([Step("plain", {"text": Text(one, one)}, depth=n % 3) for n, one in enumerate(MISCHIEF)])

    def test_a_notice_as_a_page(self) -> None:
        page = render(self.NOTICE, "html", "en")
        tags = Tags(page)
        assert "1.004222 – Registration of permanent residence" in tags.text
        assert tags.tags.count("h1") == 1
        assert page.count("<ul>") == page.count("</ul>") > 2
        assert page.count("<li>") == page.count("</li>")

    def test_a_notice_as_markdown_is_a_list_of_lists(self) -> None:
        lines = render(self.NOTICE, "markdown", "en").splitlines()
        assert lines[0] == r"# 1\.004222 – Registration of permanent residence"
        assert "Papers\\:" in lines
        assert any(line.startswith("  - form CT01") for line in lines)

    def test_a_notice_as_text_is_what_it_describes(self) -> None:
        assert render(self.NOTICE, "text", "vi") == self.NOTICE.describe("vi") + "\n"

    @pytest.mark.parametrize("format", ["html", "markdown", "text"])
    def test_what_people_wrote_is_shown_and_never_run(self, format: str) -> None:
        page = render(self.NASTY, format, "en")
        if format == "html":
            assert not {"script", "img"} & set(Tags(page).tags)
        if format == "markdown":
            assert page.count("<") == page.count(r"\<")
        assert "\u202e" not in page
        assert "\x00" not in page

    def test_in_khmer_days_and_sums_are_babel_s_and_the_rest_is_vietnamese(self) -> None:
        due = self.NOTICE.due(at("2026-08-28 15:20"), national_calendar(), home="own", channel="counter")
        page = render(due.explain(), "text", "km")
        assert "សៅរ៍ 29/8/26: không tính" in page
        assert "Trả kết quả lúc 5:00 PM 11/9/26" in page
        quote = self.NOTICE.quote(on=dt.date(2026, 8, 28), channel="counter")
        assert "₫" in render(quote.explain(), "text", "km-KH")
        paid = Explanation([Step("plain", {"text": dt.date(2026, 11, 24)})])
        assert render(paid, "text", "km") == "24/11/26\n"

    def test_a_language_without_a_catalogue_takes_the_vietnamese_words(self) -> None:
        assert "Thành phần hồ sơ" in render(self.NOTICE, "text", "km")

    def test_what_is_none_of_them_is_refused(self) -> None:
        with pytest.raises(BadValue, match="a Form, an Explanation or a Procedure"):
            render(None)  # type: ignore[arg-type]  # the mistake under test
