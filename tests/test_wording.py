"""What the library says: the same ids in both languages, dates and amounts as officials write them."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.compiled.wording import MESSAGES
from motcua.errors import BadValue
from motcua.wording import NamedDay, amount_in_words, official_date, say, short_date, short_moment


class TestCatalogues:
    def test_both_languages_say_the_same_things(self) -> None:
        assert MESSAGES["vi"].keys() == MESSAGES["en"].keys()

    @pytest.mark.parametrize("message", sorted(MESSAGES["vi"]))
    def test_the_same_values_go_into_both(self, message: str) -> None:
        asked = {locale: set(re.findall(r"{(\w+)}", str(MESSAGES[locale][message]))) for locale in MESSAGES}
        assert asked["vi"] == asked["en"]


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
            (14, "mười bốn"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_010, "một nghìn không trăm mười"),
            (10_005, "mười nghìn không trăm linh năm"),
            (21_000, "hai mươi mốt nghìn"),
            (180_500, "một trăm tám mươi nghìn năm trăm"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_005_000_000, "một tỷ không trăm linh năm triệu"),
            (10**12, "một nghìn tỷ"),
            (1_500 * 10**9, "một nghìn năm trăm tỷ"),
            (10**15, "một triệu tỷ"),
            (10**18, "một tỷ tỷ"),
            (-5, "âm năm"),
        ],
    )
    def test_receipts_read_numbers_so(self, amount: int, words: str) -> None:
        assert amount_in_words(amount) == words

    @given(st.integers(0, 10**18))
    def test_the_words_read_back_to_the_number(self, amount: int) -> None:
        assert read_back(amount_in_words(amount)) == amount

    @pytest.mark.parametrize("given_", [2.5, True, "5", None], ids=repr)
    def test_only_whole_numbers_have_words(self, given_: object) -> None:
        with pytest.raises(BadValue, match="whole number"):
            amount_in_words(given_)  # type: ignore[arg-type]  # that it fails is the point


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
