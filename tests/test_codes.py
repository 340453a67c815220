"""Codes are parsed, checked and printed back; a look-alike is refused."""

import datetime as dt

import pytest

from motcua.codes import AgencyCode, DossierCode, FieldCode, ProcedureCode
from motcua.errors import BadValue


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
