"""What the library says: the same ids in both languages, dates and amounts as officials write them."""

import ast
import datetime as dt
import io
import re
import shutil
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_timedelta, get_day_names
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import motcua
from motcua.adapters.compiling import wording
from motcua.adapters.compiling.wording import LOCALE
from motcua.citation import Citation
from motcua.compiled.wording import MESSAGES
from motcua.conditions import Channel
from motcua.errors import BadInput, BadValue, UnreadableAmount
from motcua.money import VND, Money
from motcua.wording import (
    NamedDay,
    Spelling,
    Text,
    amount_in_words,
    official_date,
    read_amount,
    said,
    say,
    short_date,
    short_moment,
)

SOURCES = [path for path in Path(motcua.__file__).parent.rglob("*.py") if path.parent.name != "compiled"]
KEYWORDS = dict.fromkeys(("say", "said", "Step"))
"""What takes a message id first."""
NAMES_A_MESSAGE = re.compile(r"[a-z-]+(\.[a-z0-9_-]+)+")


def extracted() -> Iterator[str]:
    """The message ids that stand as they are in a call, as babel extracts them."""
    for path in SOURCES:
        source = path.read_bytes()
        for _, messages, _, _ in extract("python", io.BytesIO(source), KEYWORDS):
            said = messages[0] if isinstance(messages, tuple) else messages
            if NAMES_A_MESSAGE.fullmatch(said or "") and f'"{said}"'.encode() in source:  # babel joins a choice of two
                yield said


def mentioned() -> tuple[set[str], set[str]]:
    """Every text in the code, and the shape of every one that is put together there."""
    texts, shapes = set[str](), set[str]()
    for node in (node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            if re.fullmatch(r"[a-z-]+\.[a-z.-]*", str(parts[0])) or re.fullmatch(r"-[a-z-]+", str(parts[-1])):
                shapes.add("".join(re.escape(str(part)) if part else ".+" for part in parts))
    return texts, shapes


class TestCatalogues:
    def test_both_languages_say_the_same_things(self) -> None:
        assert MESSAGES["vi"].keys() == MESSAGES["en"].keys()

    def test_whatever_the_code_says_stands_in_them(self) -> None:
        found = set(extracted())
        assert len(found) > 100
        assert found - MESSAGES["vi"].keys() == set()

    def test_whatever_stands_in_them_the_code_says(self) -> None:
        texts, shapes = mentioned()
        unsaid = [
            message
            for message in MESSAGES["vi"]
            if message not in texts and not any(re.fullmatch(shape, message) for shape in shapes)
        ]
        assert unsaid == []

    def test_the_english_is_english(self) -> None:
        letters = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
        vietnamese = {message for message, said in MESSAGES["en"].items() if letters.search(str(said).lower())}
        kept = {"fee.converted", "levy.phi", "levy.le_phi", "portal.doubt.fee-kind", "portal.doubt.small-fee"}
        assert vietnamese == kept  # đồng, phí and lệ phí have no other name

    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_no_sentence_is_empty_or_marked_as_a_guess(self, language: str) -> None:
        with (LOCALE / f"{language}.po").open("rb") as file:
            catalogue = read_po(file)
        assert [message.id for message in catalogue if message.id and (message.fuzzy or not message.string)] == []


class TestAnotherLanguage:
    """One catalogue file is all it takes; what it does not say is said in Vietnamese."""

    def test_says_what_it_has(self) -> None:
        assert say("weekday.1", "km") == "អង្គារ"
        assert say("limit.calendar-days", "km", {"n": 3}) == "3 ថ្ងៃ"

    def test_takes_the_rest_from_the_vietnamese(self) -> None:
        assert say("limit.working-days", "km", {"n": 3}) == "3 ngày làm việc"
        assert Text("một", "one").say("km") == "một"
        assert short_date(dt.date(2026, 11, 24), "km") == "24/11/2026"
        assert Citation("118/2025/NĐ-CP", "19", verified=False).say("km") == "Điều 19, 118/2025/NĐ-CP (chưa kiểm chứng)"
        assert VND(180_500).say("km") == "180.500 đồng"

    def test_of_khmer_has_the_words_that_babel_has(self) -> None:
        names = get_day_names("wide", locale="km")
        assert [say(f"weekday.{day}", "km") for day in range(7)] == [names[day] for day in range(7)]
        lengths = {"limit.hours": 3 / 24, "limit.calendar-days": 3, "limit.months": 90, "limit.years": 3 * 365}
        for message, days in lengths.items():
            assert say(message, "km", {"n": 3}) == format_timedelta(dt.timedelta(days), threshold=1, locale="km")

    @pytest.mark.parametrize(
        ("catalogue", "fault"),
        [
            (
                'msgid "limit.new"\nmsgstr "x"',
                "$.km: met 'limit.new'; right would be a message that the Vietnamese has",
            ),
            (
                'msgid "due.limit"\nmsgstr "x {n}"',
                "$.km[due.limit]: met n; right would be the values of the Vietnamese: limit",
            ),
            (
                'msgid "plain"\nmsgstr "x"',
                "$.km[plain]: met no values; right would be the values of the Vietnamese: text",
            ),
        ],
        ids=["unknown", "other values", "no values"],
    )
    def test_that_says_something_else_is_refused(
        self, catalogue: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for language in ("vi", "en"):
            shutil.copy(LOCALE / f"{language}.po", tmp_path)
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        (tmp_path / "km.po").write_text(f"{head}{catalogue}\n", encoding="utf-8")
        monkeypatch.setattr(wording, "LOCALE", tmp_path)
        with pytest.raises(BadInput) as refused:
            wording.literal()
        assert [str(problem) for problem in refused.value.problems] == [fault]

    def test_a_sentence_missing_in_english_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.copy(LOCALE / "vi.po", tmp_path)
        english = (LOCALE / "en.po").read_text("utf-8")
        (tmp_path / "en.po").write_text(english.replace('msgid "plain"', 'msgid "plane"'), encoding="utf-8")
        monkeypatch.setattr(wording, "LOCALE", tmp_path)
        with pytest.raises(BadInput, match="no 'plain'"):
            wording.literal()

    def test_nobody_knows_is_refused(self) -> None:
        with pytest.raises(BadValue, match="locale: met 'fr'; right would be 'en' or 'km' or 'vi'"):
            say("weekday.1", "fr")


class TestBothLanguages:
    def test_a_sentence_is_said_in_both(self) -> None:
        assert said("limit.working-days", n=1) == Text("1 ngày làm việc", "1 working day")

    def test_a_value_says_itself_in_both(self) -> None:
        assert said(VND(180_500)) == Text("180.500 đồng", "180,500 đồng")

    def test_a_word_of_a_list_is_a_value_though_it_is_a_text_too(self) -> None:
        assert said(Channel.POST) == Text("bưu chính", "by post")

    def test_a_text_is_itself(self) -> None:
        assert said(Text("lệ phí", "charge")) == Text("lệ phí", "charge")


class TestSaying:
    def test_a_sentence_wants_its_values(self) -> None:
        with pytest.raises(
            BadValue, match=r"values of limit\.working-days: met nothing for 'n'; right would be one for each"
        ):
            say("limit.working-days", "en")

    def test_values_are_a_table(self) -> None:
        with pytest.raises(BadValue, match="values of a sentence: met list"):
            say("limit.working-days", "en", [5])  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize("message", ["limit.moon", ["limit.hours"], 10**5_000], ids=["unknown", "list", "vast"])
    def test_a_sentence_goes_by_its_id(self, message: Any) -> None:
        with pytest.raises(BadValue, match="message id: met"):
            say(message, "en")


class TestDates:
    @pytest.mark.parametrize(
        ("day", "written"),
        [
            (dt.date(2026, 11, 24), "ngày 24 tháng 11 năm 2026"),
            (dt.date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
            (dt.date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
            (dt.date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        ],
    )
    def test_documents_write_a_zero_where_a_stroke_could_be_added(self, day: dt.date, written: str) -> None:
        assert official_date(day) == written

    def test_slips_print_them_short(self) -> None:
        moment = dt.datetime(2026, 9, 1, 7, 5, tzinfo=dt.UTC)
        assert (short_date(moment.date()), short_moment(moment, "en")) == ("01/09/2026", "07:05 1 Sep 2026")

    def test_a_named_day_has_its_weekday(self) -> None:
        assert NamedDay(dt.date(2026, 8, 30)).say("vi") == "Chủ nhật 30/08/2026"


class TestPlurals:
    @pytest.mark.parametrize(("n", "said"), [(1, "1 hour"), (2, "2 hours")])
    def test_english_has_two_forms(self, n: int, said: str) -> None:
        assert say("limit.hours", "en", {"n": n}) == said


class TestAmountInWords:
    @pytest.mark.parametrize(
        ("amount", "words"),
        [
            (0, "không"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (1_001, "một nghìn không trăm linh một"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_010, "một nghìn không trăm mười"),
            (1_014, "một nghìn không trăm mười bốn"),
            (10_005, "mười nghìn không trăm linh năm"),
            (21_000, "hai mươi mốt nghìn"),
            (100_001, "một trăm nghìn không trăm linh một"),
            (180_500, "một trăm tám mươi nghìn năm trăm"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_005_000_000, "một tỷ không trăm linh năm triệu"),
            (10**9, "một tỷ"),
            (10**12, "một nghìn tỷ"),
            (1_500 * 10**9, "một nghìn năm trăm tỷ"),
            (10**15, "một triệu tỷ"),
            (10**18, "một tỷ tỷ"),
            (-5, "âm năm"),
            (-105, "âm một trăm linh năm"),
        ],
    )
    def test_receipts_read_numbers_so(self, amount: int, words: str) -> None:
        assert amount_in_words(amount) == words

    @given(st.integers(0, 10**18))
    def test_another_reader_reads_them_back_to_the_number(self, amount: int) -> None:
        assert read_back(amount_in_words(amount)) == amount

    @pytest.mark.parametrize(
        ("amount", "words"),
        [
            (Decimal("12.5"), "mười hai phẩy năm"),
            (Decimal("12.50"), "mười hai phẩy năm"),
            (Decimal("25.00"), "hai mươi lăm"),
            (Decimal("0.05"), "không phẩy không năm"),
            (Decimal("-1000.25"), "âm một nghìn phẩy hai năm"),
        ],
    )
    def test_decimals_are_read_digit_by_digit(self, amount: Decimal, words: str) -> None:
        assert amount_in_words(amount) == words

    def test_money_has_the_words_of_its_number(self) -> None:
        assert amount_in_words(VND(180_500)) == amount_in_words(180_500)
        assert amount_in_words(VND(-5)) == "âm năm"
        assert amount_in_words(Money("12.50", "USD")) == "mười hai phẩy năm"

    @pytest.mark.parametrize(
        "given_",
        [
            pytest.param(2.5, id="a float"),
            pytest.param(True, id="a Boolean"),
            pytest.param("5", id="a text"),
            pytest.param(None, id="nothing"),
            pytest.param(10**27, id="more than money"),
            pytest.param(-(10**5000), id="more digits than Python prints"),
            pytest.param(Decimal("NaN"), id="no number"),
            pytest.param(Decimal("1E+999999"), id="a large exponent"),
            pytest.param(Decimal("1E-999999"), id="a small exponent"),
        ],
    )
    def test_only_amounts_have_words(self, given_: object) -> None:
        with pytest.raises(BadValue, match="whole number"):
            amount_in_words(given_)  # type: ignore[arg-type]  # that it fails is the point


class TestSpelling:
    """Usage differs; the default is that of state documents, and every other spelling is a choice with a name."""

    @pytest.mark.parametrize(
        ("amount", "spelling", "words"),
        [
            (1_000, Spelling(thousand="ngàn"), "một ngàn"),
            (105, Spelling(linker="lẻ"), "một trăm lẻ năm"),
            (24, Spelling(four="bốn"), "hai mươi bốn"),
            (104, Spelling(four="bốn"), "một trăm linh bốn"),
            (14, Spelling(four="tư"), "mười bốn"),
            (77, Spelling(seven="bẩy"), "bẩy mươi bẩy"),
            (2 * 10**9, Spelling(billion="tỉ"), "hai tỉ"),
            (1_234_500, Spelling(comma=True), "một triệu, hai trăm ba mươi tư nghìn, năm trăm"),
            (10**18 + 5, Spelling(comma=True), "một tỷ tỷ, không trăm linh năm"),
            (10**9 + 5, Spelling(zero_groups=True), "một tỷ không triệu không nghìn không trăm linh năm"),
            (10**9, Spelling(zero_groups=True), "một tỷ"),
            (500, Spelling(zero_groups=True), "năm trăm"),
            (25_000, Spelling(capital=True, ending="đồng"), "Hai mươi lăm nghìn đồng"),
            (0, Spelling(capital=True, ending="đồng chẵn"), "Không đồng chẵn"),
        ],
    )
    def test_of_one_s_own_choice(self, amount: int, spelling: Spelling, words: str) -> None:
        assert amount_in_words(amount, spelling=spelling) == words

    @pytest.mark.parametrize(
        "wrong",
        [{"thousand": "ngan"}, {"linker": "lẽ"}, {"four": 4}, {"comma": "yes"}, {"ending": None}],
        ids=repr,
    )
    def test_of_words_nobody_uses_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadValue, match=next(iter(wrong))):
            Spelling(**wrong)


class TestReadAmount:
    @pytest.mark.parametrize(
        ("words", "amount"),
        [
            ("không", 0),
            ("âm một trăm linh năm", -105),
            ("Một trăm tám mươi nghìn năm trăm đồng", 180_500),
            ("Hai triệu không trăm lẻ bốn ngàn đồng chẵn./.", 2_004_000),
            ("hai mươi bốn", 24),
            ("hai mươi nhăm", 25),
            ("bẩy mươi mốt", 71),
            ("một tỉ, năm trăm triệu", 1_500_000_000),
            ("  MỘT  TRIỆU TỶ ", 10**15),
            ("một tỷ tỷ", 10**18),
            ("một triệu không nghìn không trăm linh năm", 1_000_005),
            (unicodedata.normalize("NFD", "mười nghìn không trăm linh năm đồng"), 10_005),
        ],
    )
    def test_reads_what_people_write(self, words: str, amount: int) -> None:
        assert read_amount(words) == amount

    @pytest.mark.parametrize(
        ("words", "why"),
        [
            ("", "0 is 'không'"),
            ("một nghìn năm", "1005 is 'một nghìn không trăm linh năm'"),
            ("một nghìn lẻ năm", "1005 is"),
            ("hai mươi năm", "25 is 'hai mươi lăm'"),
            ("hai mươi một", "21 is 'hai mươi mốt'"),
            ("một trăm linh tư", "104 is 'một trăm linh bốn'"),
            ("một trăm nghìn tỷ tỷ triệu", "is 'một"),
            ("một, trăm", "'một,' is no word of a number"),
            ("âm không", "0 is 'không'"),
            ("mười hai phẩy năm", "'phẩy' is no word of a number"),
            ("fifty", "'fifty' is no word"),
            ("một tỷ tỷ tỷ", "more than any amount of money"),
            ("một " * 200, "longer than any number"),
        ],
    )
    def test_refuses_what_is_no_number_or_might_be_two(self, words: str, why: str) -> None:
        with pytest.raises(UnreadableAmount, match=why):
            read_amount(words)

    def test_words_are_text(self) -> None:
        with pytest.raises(BadValue, match="amount in words"):
            read_amount(5)  # type: ignore[arg-type]  # that it fails is the point


DIGITS = {word: n for n, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}
SCALES = {"nghìn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """A reader of its own: groups up to a thousand, then the scales; tỷ multiplies all that was read."""
    total, group, digit = 0, 0, 0
    above = 0
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in SCALES:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
        elif word == "tỷ":
            above, total, group, digit = (above + total + group + digit) * 10**9, 0, 0, 0
    return above + total + group + digit
