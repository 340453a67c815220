"""Who received the dossier, and how that office counts."""

import pytest

from motcua.calendar import Conventions, Start, national_calendar
from motcua.codes import AgencyCode
from motcua.desk import Desk
from motcua.errors import BadValue, MotcuaError
from motcua.office import LEVELS, Office

CALENDAR = national_calendar()


class TestOffice:
    def test_a_code_is_read(self) -> None:
        office = Office("H56.01.02", "UBND xã Mẫu", level="commune", province="Thanh Hóa", calendar=CALENDAR)
        assert office.code == AgencyCode.parse("H56.01.02")
        assert (office.name, office.level, office.province, office.desk) == (
            "UBND xã Mẫu",
            "commune",
            "Thanh Hóa",
            None,
        )

    def test_a_code_that_was_read_stays(self) -> None:
        code = AgencyCode.parse("H56")
        assert Office(code, "UBND tỉnh Mẫu", level="province", calendar=CALENDAR).code is code

    @pytest.mark.parametrize("level", LEVELS)
    def test_every_level_of_government(self, level: str) -> None:
        assert Office("H56", "cơ quan Mẫu", level=level, calendar=CALENDAR).level == level

    @pytest.mark.parametrize("level", ["ward", "", None])
    def test_another_level_is_refused_and_the_known_ones_are_named(self, level: str) -> None:
        with pytest.raises(BadValue, match="commune, district, province, ministry, mission"):
            Office("H56", "cơ quan Mẫu", level=level, calendar=CALENDAR)

    def test_a_code_that_is_none_is_refused(self) -> None:
        with pytest.raises(MotcuaError):
            Office("xã Mẫu", "UBND xã Mẫu", level="commune", calendar=CALENDAR)

    def test_it_brings_its_calendar_and_its_counter(self) -> None:
        calendar = CALENDAR.with_conventions(Conventions(start=Start.AS_STAMPED))
        desk = Desk()
        office = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=calendar, desk=desk)
        assert (office.calendar.conventions.start, office.desk) == (Start.AS_STAMPED, desk)

    def test_it_is_shown_without_its_calendar(self) -> None:
        office = Office("H56.01.02", "UBND xã Mẫu", level="commune", calendar=CALENDAR)
        assert "WorkCalendar" not in repr(office)
        assert "H56.01.02" in repr(office)
