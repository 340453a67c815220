"""What slips refuse, and that a slip printed again says what it said."""

import datetime as dt
import re
from fractions import Fraction
from typing import Any

import pytest
from icalendar import Calendar
from tests.dossiers import FRIDAY, IMMEDIATE, MAU, at, filed, procedure

from motcua.adapters import display, ics, qr
from motcua.adapters.display.values import babel_locale, in_words
from motcua.dossier import Dossier
from motcua.errors import BadInput, BadValue, MotcuaError, NotADay
from motcua.explain import Step
from motcua.forms import (
    Form,
    apology,
    control_slip,
    receipt,
    refusal,
    register,
    sheet,
    stop_notice,
    supplement_request,
)
from motcua.money import VND
from motcua.reports import AgencyFacts, DossierRow, Handling, Period, indicators
from motcua.wording import Text

pytestmark = pytest.mark.needs("icalendar")

CODE = "H56.01.02-260828-0001"
BLANK = sheet("settlement", on=dt.date(2026, 9, 14))


def taken_in(**more: Any) -> Dossier:
    return filed(FRIDAY, applicant=MAU, **more).accept(at=FRIDAY, code=CODE)


def line(form: Form, row: int = 0) -> dict[str, Any]:
    return dict(zip((column.code for column in form.columns), form.rows[row], strict=True))


class TestPrintedAgain:
    def test_a_receipt_has_the_papers_and_the_limit_of_its_day(self) -> None:
        before = taken_in(of=procedure(by_home=True))
        first = receipt(before)
        later = before.begin(at=at("2026-08-28 16:00")).change(at=at("2026-09-03 09:00"), papers=["photo"])
        again = receipt(later)
        assert (again["limit"], again.rows) == (first["limit"], first.rows)


class TestReception:
    """Decision 0040: by post the moment is the signing of the hand-over record."""

    dossier = filed(at("2026-08-27 09:00"), applicant=MAU, channel="post").accept(at=FRIDAY, code=CODE)

    def test_is_one_moment_on_every_slip(self) -> None:
        moved = self.dossier.begin(at=FRIDAY).reappoint(dt.date(2026, 9, 18), at=at("2026-09-08 09:00"), reason="x")
        slips = [receipt(self.dossier), control_slip(self.dossier)]
        assert [slip["received_at"] for slip in slips] == [at("2026-08-27 09:00")] * 2
        assert line(register([self.dossier]))["received_at"] == at("2026-08-27 09:00")
        assert "received_at" not in apology(moved) or apology(moved)["received_at"] == at("2026-08-27 09:00")

    def test_is_none_before_acceptance(self) -> None:
        with pytest.raises(BadInput):
            control_slip(filed(applicant=MAU))


class TestControlSlip:
    """Decision 0021: the sheet of 2018 names the applicant, a ministry's transcription of that of 2025 does not."""

    def test_of_2025_goes_with_a_dossier_of_somebody_untold(self) -> None:
        slip = control_slip(filed().accept(at=FRIDAY, code=CODE))
        assert (slip.set, slip["applicant"], slip["dossier_code"]) == ("2025", None, CODE)

    def test_of_2018_asks_whose_dossier_it_is(self) -> None:
        then = at("2024-11-04 09:00")
        with pytest.raises(BadInput, match=r"\$.applicant: met nothing"):
            control_slip(filed(then).accept(at=then, code=CODE))


class TestReceiptOfTheSameDay:
    def test_is_refused_and_says_how_to_ask(self) -> None:
        morning = at("2026-08-28 09:00")
        with pytest.raises(BadValue, match=r"accept\(…, receipt=True\)"):
            receipt(filed(morning, of=IMMEDIATE, applicant=MAU).accept(at=morning, code=CODE))

    def test_is_given_where_it_was_asked_for(self) -> None:
        morning = at("2026-08-28 09:00")
        asked = filed(morning, of=IMMEDIATE, applicant=MAU).accept(at=morning, code=CODE, receipt=True)
        assert receipt(asked)["dossier_code"] == CODE


class TestRegister:
    def test_tells_sets_and_ways_by_dossier(self) -> None:
        monday = at("2025-08-04 09:00")
        dossier, told = filed(monday, applicant=MAU).accept(at=monday, code=CODE), ("sets", "returned_to")
        form = register([dossier], sets={"D-1": 3}, collected={"D-1": "bưu chính"})
        assert [line(form)[name] for name in told] == [3, "bưu chính"]
        assert [line(register([dossier]))[name] for name in told] == [1, None]

    def test_names_agencies(self) -> None:
        dossier = taken_in().transfer("H56.02", at=FRIDAY)
        names = {"H56.02": "Công an xã Mẫu"}
        assert line(register([dossier], names=names))["settling_agency"] == ("Công an xã Mẫu",)
        assert control_slip(dossier, names=names)["settling_agency"] == ("Công an xã Mẫu",)
        assert line(control_slip(dossier))["agency"] == "H56.02"


class TestStopNotice:
    def test_before_acceptance_has_no_code(self) -> None:
        form = stop_notice(filed(applicant=MAU).withdraw(at=at("2026-08-28 16:00"), reason="x"))
        assert form["dossier_code"] is None


class TestFilled:
    @pytest.mark.parametrize("period", [None, "", " ", "\u200b\u00a0\n", "\u2060", Text(" ", " "), ()])
    def test_what_cannot_be_seen_fills_no_mandatory_field(self, period: Any) -> None:
        with pytest.raises(BadInput, match=r"\$\.period: met nothing"):
            BLANK.filled({"period": period})

    def test_what_no_slip_has_is_refused(self) -> None:
        with pytest.raises(BadInput, match="met salary"):
            BLANK.filled({"period": "9/2026", "salary": 5})
        with pytest.raises(BadInput, match=r"\$\.rows\[0\]"):
            BLANK.filled({"period": "9/2026"}, [{"salary": 5}])

    @pytest.mark.parametrize("value", [["a"], True, 1.5, (1,), object()], ids=["list", "truth", "float", "tuple", "x"])
    def test_what_cannot_stand_in_a_field_is_refused(self, value: Any) -> None:
        with pytest.raises(BadInput, match=r"\$\.authority"):
            BLANK.filled({"period": "9/2026", "authority": value})

    def test_a_number_of_nothing_is_refused(self) -> None:
        with pytest.raises(
            BadInput, match="met a number of more than 18 digits; right would be one that fits on a slip"
        ):
            BLANK.filled({"period": 10**5_000})

    @pytest.mark.parametrize("wrong", [None, 5, "abc"])
    def test_values_are_a_table(self, wrong: Any) -> None:
        with pytest.raises(BadValue, match="values of a form"):
            BLANK.filled(wrong)
        with pytest.raises(BadValue, match="of a form"):
            BLANK.filled({"period": "x"}, [wrong])
        with pytest.raises(BadValue, match="rows of a form"):
            BLANK.filled({"period": "x"}, 5)  # type: ignore[arg-type]  # the mistake under test


class TestDoors:
    @pytest.mark.parametrize("slip", [receipt, supplement_request, refusal, apology, stop_notice, control_slip])
    def test_a_slip_is_of_a_dossier(self, slip: Any) -> None:
        with pytest.raises(BadValue, match="dossier of a slip: met NoneType"):
            slip(None)

    @pytest.mark.parametrize(
        "told",
        [{"sets": 0}, {"sets": -3}, {"sets": True}, {"sets": "2"}, {"book_number": 0}, {"collect_at": ["a"]}],
        ids=str,
    )
    def test_a_receipt_takes_numbers_and_texts(self, told: Any) -> None:
        with pytest.raises(MotcuaError):
            receipt(taken_in(), **told)

    @pytest.mark.parametrize("told", [{"sets": 5}, {"names": []}, {"collected": "x"}, {"sets": {"D-1": 0}}], ids=str)
    def test_a_register_takes_tables(self, told: Any) -> None:
        with pytest.raises(BadValue):
            register([taken_in()], **told)

    def test_a_register_is_of_dossiers(self) -> None:
        with pytest.raises(BadValue, match="dossiers of a register"):
            register(5)  # type: ignore[arg-type]  # the mistake under test

    def test_a_sheet_is_of_a_day(self) -> None:
        with pytest.raises(NotADay):
            sheet("receipt", on="2026-08-28")  # type: ignore[arg-type]  # the mistake under test

    @pytest.mark.parametrize(
        "ask",
        [
            lambda: display.table(5),  # type: ignore[arg-type]  # the mistakes under test
            lambda: display.table(["x"]),  # type: ignore[list-item]
            lambda: display.render(BLANK, "html", []),  # type: ignore[arg-type]
            lambda: display.date(FRIDAY.date(), []),  # type: ignore[arg-type]
            lambda: display.date(FRIDAY.date(), style=[]),  # type: ignore[arg-type]
            lambda: display.money(VND(5), []),  # type: ignore[arg-type]
            lambda: display.moment(FRIDAY, zone=5),  # type: ignore[arg-type]
            lambda: display.moment(dt.datetime.max.replace(tzinfo=dt.UTC)),
            lambda: qr.of_dossier(5),  # type: ignore[arg-type]
            lambda: qr.of_dossier("javascript:alert(1)"),  # type: ignore[arg-type]
            lambda: Handling("1", complaint_upheld="no"),  # type: ignore[arg-type]
            lambda: AgencyFacts(online_late=None),  # type: ignore[arg-type]
            lambda: DossierRow("1", "x", "post", FRIDAY.date(), time=Fraction(10**400), unit="days"),
        ],
        ids=[
            "a number as tables",
            "a text as a table",
            "a list as a language of a page",
            "a list as a language",
            "a list as a style",
            "a list as a language of money",
            "a number as a zone",
            "the last moment of all",
            "a number as a code",
            "a script as a code",
            "a word as a truth",
            "nothing as a truth",
            "a time nobody waited",
        ],
    )
    def test_nothing_foreign_comes_out(self, ask: Any) -> None:
        with pytest.raises((BadValue, BadInput)):
            ask()


class TestAnyCountry:
    @pytest.mark.parametrize(("locale", "tongue"), [("vi-VN", "vi"), ("vi_VN", "vi"), ("en-GB", "en"), ("en_US", "en")])
    def test_writes_as_its_language_does(self, locale: str, tongue: str) -> None:
        step = Step("due.received", {"moment": FRIDAY})
        written = [
            (
                display.date(FRIDAY.date(), way),
                display.moment(FRIDAY, way),
                display.money(VND(180_500), way),
                display.render(receipt(taken_in()), "text", way),
                in_words(step, way),
            )
            for way in (locale, tongue)
        ]
        assert written[0] == written[1]

    def test_is_a_language(self) -> None:
        with pytest.raises(BadValue, match="locale"):
            babel_locale(5)  # type: ignore[arg-type]  # the mistake under test


class TestCalendarFile:
    def test_each_later_promise_has_the_greater_sequence(self) -> None:
        asked = taken_in().begin(at=FRIDAY).request_supplement(["ct01"], at=at("2026-09-03 09:00"), reason="mờ")
        again = asked.supplement(["ct01"], at=at("2026-09-04 10:00"))
        moved = again.reappoint(dt.date(2026, 9, 21), at=at("2026-09-08 09:00"), reason="x")
        slips = [receipt(taken_in()), receipt(again), apology(moved)]
        events = [Calendar.from_ical(ics.appointment(slip)).walk("VEVENT")[0] for slip in slips]
        assert len({str(event["UID"]) for event in events}) == 1
        numbers = [int(str(event["SEQUENCE"])) for event in events]
        assert numbers == sorted({*numbers})


class TestCsv:
    def test_of_a_slip_names_whose_it_is(self) -> None:
        said = display.render(receipt(taken_in()), "csv")
        assert all(told in said for told in (CODE, "Nguyễn Văn Mẫu", "17 giờ 00 phút", "Tờ khai"))

    def test_of_a_slip_without_lines_too(self) -> None:
        assert "9/2026" in display.render(BLANK.filled({"period": "9/2026"}), "csv")

    @pytest.mark.parametrize("text", ["a;=1+1", "a|@SUM(1)", "a\n-1"])
    def test_runs_no_formula_behind_another_separator(self, text: str) -> None:
        assert re.search(r"[;\s|]'[=+@-]", display.table([{"x": "1", "name": text}]))

    def test_a_gap_without_a_separator_is_left_as_it_is(self) -> None:
        assert display.table([{"name": "x = 1; y"}]).splitlines()[1] == '"x = 1; y"'

    def test_a_formula_behind_a_long_gap_is_found(self) -> None:
        assert display.table([{"name": "x" + "\n" * 30_000 + "=1"}]).endswith("\n'=1\"\r\n")

    def test_quotes_texts_and_leaves_numbers(self) -> None:
        assert display.table([{"x": "1", "n": 1, "none": None}]) == '"x","n","none"\r\n"1",1,\r\n'

    def test_later_tables_may_have_more_headings(self) -> None:
        assert "more" in display.table([{"id": "1"}, {"id": "2", "more": "x"}])

    def test_writes_decimals_and_no_fraction(self) -> None:
        first, last = dt.date(2026, 9, 1), dt.date(2026, 9, 9)
        time = Fraction(25, 3)
        row = DossierRow("1", "x", "post", first, ended_on=last, outcome="granted", time=time, unit="hours")
        said = display.render(indicators([row], Period.month(2026, 9)), "csv", "en")
        assert "8.33" in said
        assert "25/3" not in said
