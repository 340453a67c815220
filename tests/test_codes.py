"""Codes are parsed, checked and printed back; a look-alike is refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from motcua.codes import AgencyCode, DossierCode, DossierNumbers, FieldCode, ProcedureCode
from motcua.errors import BadValue, NotADay


class TestProcedureCode:
    @pytest.mark.parametrize("text", ["1.001193", "1.014027.H42", "1.001776.000.00.00.H56", "6.000123"])
    def test_it_prints_what_it_read(self, text: str) -> None:
        assert str(ProcedureCode.parse(text)) == text

    def test_the_province_is_apart_from_the_number(self) -> None:
        code = ProcedureCode.parse("1.001776.000.00.00.H56")
        assert (code.number, code.place) == ("1.001776", "000.00.00.H56")

    @pytest.mark.parametrize(
        "text",
        ["", "1001193", "1.00119", "1.0011931", "1.001193.h42", "1.001193 ", "１.001193", "1.00119З", "x" * 500],
        ids=["empty", "no point", "short", "long", "small letter", "blank", "full width", "Cyrillic", "endless"],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match="procedure code"):
            ProcedureCode.parse(text)

    def test_it_can_be_pasted_back(self) -> None:
        for text in ("1.001193", "1.014027.H42"):
            code = ProcedureCode.parse(text)
            assert eval(repr(code)) == code


class TestAgencyCode:
    @pytest.mark.parametrize(
        ("text", "level_one", "order"),
        [
            ("H56.01.02", "H56", "2020"),
            ("000.00.01.H29", "H29", "2016"),
            ("38.98.H29", "H29", "2016"),
            ("G09", "G09", "2020"),
        ],
    )
    def test_both_orders_are_read(self, text: str, level_one: str, order: str) -> None:
        code = AgencyCode.parse(text)
        assert (code.level_one, code.order, str(code)) == (level_one, order, text)

    @pytest.mark.parametrize("text", ["", "01.02", "H56..02", "h56.01", "Н56.01", "Z99.01", "H56.01.02.03.04.05"])
    def test_a_code_without_its_first_level_is_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match="agency code"):
            AgencyCode.parse(text)


class TestDossierCode:
    @pytest.mark.parametrize(
        "text", ["H56.01.02-260828-0001", "000.00.01.H29-260310-0420", "38.98.H29-210519-0003", "H56-260101-10001"]
    )
    def test_it_prints_what_it_read(self, text: str) -> None:
        assert str(DossierCode.parse(text)) == text

    def test_it_is_made_of_agency_day_and_order(self) -> None:
        assert str(DossierCode(AgencyCode("H56.01.02"), dt.date(2026, 8, 28), 7)) == "H56.01.02-260828-0007"

    @pytest.mark.parametrize(
        "text", ["H56-260828-1", "H56-2608-0001", "H56-261328-0001", "H56_260828_0001", "", "01-260828-0001"]
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match=r"dossier code|agency code"):
            DossierCode.parse(text)

    def test_the_refusal_does_not_repeat_it(self) -> None:
        with pytest.raises(BadValue) as refused:
            DossierCode.parse("Nguyễn Văn Mẫu 001000000000")
        assert "Mẫu" not in str(refused.value)


class TestFieldCode:
    def test_ministry_then_field(self) -> None:
        assert str(FieldCode.parse("G15-LV02")) == "G15-LV02"

    def test_anything_else_is_refused(self) -> None:
        with pytest.raises(BadValue, match="field code"):
            FieldCode.parse("LV02")


class TestBothOrders:
    """One agency, two ways to write it: level 1 first since 2020, last before."""

    @pytest.mark.parametrize(
        ("text", "levels"),
        [
            ("H56.01.02", ("H56", "01", "02")),
            ("02.01.H56", ("H56", "01", "02")),
            ("000.00.18.H29", ("H29", "18")),
            ("H29.18", ("H29", "18")),
            ("G09", ("G09",)),
        ],
    )
    def test_the_levels_are_the_same_either_way(self, text: str, levels: tuple[str, ...]) -> None:
        assert AgencyCode.parse(text).levels == levels

    @pytest.mark.parametrize(
        ("text", "order", "written"),
        [
            ("H56.01.02", "2016", "02.01.H56"),
            ("000.00.18.H29", "2020", "H29.18"),
            ("H56.01.02", "2020", "H56.01.02"),
            ("000.00.18.H29", "2016", "000.00.18.H29"),
        ],
    )
    def test_each_is_written_as_the_other(self, text: str, order: str, written: str) -> None:
        assert str(AgencyCode.parse(text).written(order)) == written

    def test_there_is_no_third_order(self) -> None:
        with pytest.raises(BadValue, match="'2020' or '2016'"):
            AgencyCode("H56").written("2018")


class TestNumbers:
    DAY = dt.date(2026, 8, 28)
    COMMUNE, SAME, OTHER = AgencyCode("H56.01.02"), AgencyCode("02.01.H56"), AgencyCode("H56.01.03")

    def test_each_agency_has_its_series_of_the_day(self) -> None:
        numbers = DossierNumbers()
        given: list[str] = []
        for agency, day in (
            (self.COMMUNE, self.DAY),
            (self.OTHER, self.DAY),
            (self.COMMUNE, self.DAY),
            (self.COMMUNE, dt.date(2026, 8, 29)),
            (self.SAME, self.DAY),
        ):
            code, numbers = numbers.next(agency, day)
            given.append(str(code))
        assert given == [
            "H56.01.02-260828-0001",
            "H56.01.03-260828-0001",
            "H56.01.02-260828-0002",
            "H56.01.02-260829-0001",
            "02.01.H56-260828-0003",
        ]

    def test_days_and_months_are_never_confused(self) -> None:
        """1/11 and 11/1 share a counter where the key is joined without padding."""
        _, numbers = DossierNumbers().next(self.COMMUNE, dt.date(2026, 11, 1))
        code, _ = numbers.next(self.COMMUNE, dt.date(2026, 1, 11))
        assert code.number == 1

    def test_it_is_a_value_and_the_caller_keeps_it(self) -> None:
        empty = DossierNumbers()
        first, after = empty.next(self.COMMUNE, self.DAY)
        again, same = empty.next(self.COMMUNE, self.DAY)
        assert (first, after) == (again, same)
        assert hash(after) == hash(same)

    def test_what_was_given_elsewhere_is_not_given_again(self) -> None:
        numbers = DossierNumbers().with_given(DossierCode.parse("H56.01.02-260828-0041"))
        assert numbers.next(self.COMMUNE, self.DAY)[0].number == 42
        assert numbers.with_given(DossierCode.parse("H56.01.02-260828-0007")) is numbers

    def test_past_four_digits_it_grows(self) -> None:
        numbers = DossierNumbers().with_given(DossierCode.parse("H56.01.02-260828-9999"))
        code, _ = numbers.next(self.COMMUNE, self.DAY)
        assert str(code) == "H56.01.02-260828-10000"
        assert DossierCode.parse(str(code)).number == 10_000

    def test_past_twelve_it_ends(self) -> None:
        numbers = DossierNumbers().with_given(DossierCode.parse("H56.01.02-260828-999999999999"))
        with pytest.raises(BadValue, match="at most 12 digits"):
            numbers.next(self.COMMUNE, self.DAY)

    def test_earlier_days_may_be_forgotten(self) -> None:
        _, numbers = DossierNumbers().next(self.COMMUNE, self.DAY)
        assert numbers.since(dt.date(2026, 8, 29)) == DossierNumbers()
        assert numbers.since(self.DAY) == numbers

    @pytest.mark.parametrize("day", [dt.datetime(2026, 8, 28), "2026-08-28", None])
    def test_a_day_is_a_day(self, day: dt.date) -> None:
        with pytest.raises(NotADay):
            DossierNumbers().next(self.COMMUNE, day)

    @pytest.mark.parametrize("day", [dt.date(1999, 12, 31), dt.date(2100, 1, 1)])
    def test_of_a_century_the_code_can_say(self, day: dt.date) -> None:
        with pytest.raises(BadValue, match="of this century"):
            DossierNumbers().next(self.COMMUNE, day)

    @pytest.mark.parametrize("agency", ["H56.01.02", None])
    def test_an_agency_is_a_code(self, agency: AgencyCode) -> None:
        with pytest.raises(BadValue, match="agency of a dossier code"):
            DossierNumbers().next(agency, self.DAY)


class TestNumbersGivenElsewhere:
    def test_the_greatest_is_the_last(self) -> None:
        today = dt.date(2026, 8, 28)
        given = tuple(DossierCode(AgencyCode("H56.01.02"), today, number) for number in (1, 5, 3))
        code, _ = DossierNumbers(given).next(AgencyCode("H56.01.02"), today)
        assert code.number == 6

    @pytest.mark.parametrize("given", [5, "H56", ("x",)])
    def test_codes_are_codes(self, given: Any) -> None:
        with pytest.raises(BadValue):
            DossierNumbers(given)

    @pytest.mark.parametrize("day", [None, "2026-08-28", dt.datetime(2026, 8, 28)])
    def test_a_day_is_a_day(self, day: Any) -> None:
        with pytest.raises(NotADay):
            DossierNumbers().since(day)

    @pytest.mark.parametrize("width", [-5, 0, 3, 13, 10**5_000], ids=["less", "none", "few", "many", "endless"])
    def test_digits_are_counted(self, width: int) -> None:
        with pytest.raises(BadValue, match="digits of a dossier code"):
            DossierCode(AgencyCode("H56"), dt.date(2026, 8, 28), 1, width=width)


class TestMadeByHand:
    """A code is checked however it is made, so what an event carries can be read again."""

    @pytest.mark.parametrize(
        "make",
        [
            lambda: AgencyCode("Н56.01"),
            lambda: AgencyCode("01.02"),
            lambda: ProcedureCode("1.00422"),
            lambda: ProcedureCode("1.004222\n"),
            lambda: ProcedureCode("1.004222", place="Н42"),
            lambda: FieldCode("G15", "lv02"),
            lambda: FieldCode("Z15", "LV02"),
        ],
        ids=["look-alike", "no first level", "short", "line end", "look-alike place", "small letters", "no ministry"],
    )
    def test_another_shape_is_refused(self, make: Callable[[], object]) -> None:
        with pytest.raises(BadValue, match="for example"):
            make()

    def test_a_longer_number_takes_its_own_digits(self) -> None:
        code = DossierCode(AgencyCode("H56"), dt.date(2026, 8, 28), 123_456)
        assert (code.width, DossierCode.parse(str(code))) == (6, code)


@pytest.mark.parametrize("text", ["1.00422O", "1.00422l", "1.00422_", "I.004222", "1.004222.H4O", "1,004222"])
def test_letters_that_look_like_digits_are_no_number_of_a_procedure(text: str) -> None:
    with pytest.raises(BadValue, match="procedure code"):
        ProcedureCode.parse(text)
