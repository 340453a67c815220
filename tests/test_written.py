"""Days and moments as people type them and tables export them, the same at every door."""

import datetime as dt
import json

import pytest

from motcua.adapters.commands import main
from motcua.adapters.records import Intake
from motcua.calendar.written import iso_day, written_day, written_moment
from motcua.errors import BadInput, OutsideCalendar, UnreadableMoment
from motcua.reports.rows import rows_of

pytestmark = pytest.mark.answers("calendar")

LATE: dict[str, str] = {
    "2026-06-30T18:00:00Z": "an hour after midnight in Vietnam, written elsewhere",
    "2026-07-01 01:00": "the same, written here",
    "01/07/2026 01:00": "the same, the day first",
    "01/07/2026": "the day alone",
}


def received(text: str) -> Intake:
    return Intake.loads(json.dumps({"procedure": "1.004222", "received": text, "papers": []}))


@pytest.mark.parametrize("text", LATE, ids=LATE.get)
class TestTheDayItWasInVietnam:
    """1 July 2026: another version of the rules may be in force than on 30 June."""

    def test_typed(self, text: str) -> None:
        assert written_day(text) == dt.date(2026, 7, 1)

    def test_in_a_dossier_file(self, text: str) -> None:
        assert received(text).received == dt.date(2026, 7, 1)

    def test_in_a_table_of_a_report(self, text: str) -> None:
        row = {"id": "1", "field": "Cư trú", "channel": "counter", "received_on": text}
        assert rows_of([row])[0].received_on == dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "30/02/2026", "2026-02-30 10:00", "08/28/2026 10:00", "2026-08-28 25:00", "2026-08-28 10:60"]
)
def test_what_is_well_written_and_no_day_is_told_so(text: str) -> None:
    """In our own words, which no version of Python changes."""
    with pytest.raises(UnreadableMoment) as refused:
        written_day(text)
    assert (refused.value.text, refused.value.why) == (text, "there is no such day, or no such time of day")


@pytest.mark.parametrize("text", ["2026-8-28", "28/8/2026", "20260828", "2026-W35-5", "2026-08-28 3:20", "soon", ""])
def test_what_is_written_otherwise_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(UnreadableMoment, match="'28/08/2026 15:20' with two digits each"):
        written_day(text)


def test_of_what_is_long_as_much_is_repeated_as_finds_it() -> None:
    with pytest.raises(ValueError, match=rf"^'{'9' * 20}' is no day such as 2026-08-28$"):
        iso_day("9" * 21)
    with pytest.raises(UnreadableMoment) as refused:
        written_moment("9" * 41)
    assert refused.value.text == "9" * 40


def test_a_day_that_is_none_is_told_so_where_it_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "1.004222", "30/02/2026 10:00"]) == 2
    assert "“30/02/2026 10:00” thành thời điểm: không có ngày ấy" in capsys.readouterr().err


def test_a_moment_that_has_no_day_here_is_outside() -> None:
    with pytest.raises(OutsideCalendar):
        written_moment("0001-01-01T00:00+10:00")
    with pytest.raises(BadInput, match=r"\$\.received"):
        received("0001-01-01T00:00+10:00")
