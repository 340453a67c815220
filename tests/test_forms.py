"""The official slips: the right sheet for the day, everything the law's sheet asks for, and nothing made up."""

import datetime as dt
from typing import Any

import attrs
import pytest
from dateutil.rrule import MO, WEEKLY, rrule
from tests.dossiers import COMMUNE, FRIDAY, MAU, SEVEN_DAYS, at, filed, procedure

from motcua.adapters.compiling import COMPILED, HEADER, LITERALS
from motcua.adapters.records import dumps, load_dossier
from motcua.compiled import forms as rows
from motcua.completeness import SubmittedPaper
from motcua.desk import Desk, DeskSession
from motcua.dossier import Dossier, Promise, Punctuality, Representative
from motcua.errors import BadInput, NotInForce, UnknownCode
from motcua.forms import (
    SLIPS,
    Form,
    FormField,
    apology,
    control_slip,
    receipt,
    refusal,
    register,
    sheet,
    stop_notice,
    supplement_request,
)
from motcua.reference import reference_catalogue
from motcua.timelimit import NoLimit, WorkingDays
from motcua.wording import Text

CODE = "H56.01.02-260828-0001"


def taken_in(moment: str = "2026-08-28 15:20", code: str = CODE, **more: Any) -> Dossier:
    """A dossier of a named applicant, accepted with a code."""
    return filed(at(moment), applicant=MAU, **more).accept(at=at(moment), code=code)


def taken_over(promise: Promise | dt.datetime) -> Dossier:
    """A dossier that was running in another system."""
    return Dossier.adopt(
        SEVEN_DAYS,
        office=COMMUNE,
        at=at("2026-09-01 08:00"),
        state="in-progress",
        received=at("2026-08-28 15:20"),
        promise=promise,
        code=CODE,
        applicant=MAU,
    )


def codes(form: Form) -> list[str]:
    return [field.code for field in form.fields]


def missing(error: pytest.ExceptionInfo[BadInput]) -> list[str]:
    return [problem.path for problem in error.value.problems]


class TestReceipt:
    """TT 03/2025/TT-VPCP, form 01: what was brought, when it came, when the result is due, to the minute."""

    form = receipt(taken_in())

    def test_gives_both_ends_to_the_minute(self) -> None:
        assert self.form["received_at"] == at("2026-08-28 15:20")
        assert self.form["due_at"] == at("2026-09-11 17:00")

    def test_names_applicant_procedure_and_code(self) -> None:
        named = {
            name: str(self.form[name]) for name in ("applicant", "procedure", "dossier_code", "authority", "limit")
        }
        assert named == {
            "applicant": "Nguyễn Văn Mẫu",
            "procedure": "Đăng ký thường trú",
            "dossier_code": CODE,
            "authority": "UBND xã Mẫu",
            "limit": "7 ngày làm việc",
        }

    def test_lists_the_papers(self) -> None:
        assert [column.code for column in self.form.columns] == ["number", "name", "copies_in_all"]
        assert [(n, str(name), many) for n, name, many in self.form.rows] == [
            (1, "Tờ khai", 1),
            (2, "Giấy tờ về chỗ ở", 1),
        ]

    def test_is_signed_by_both(self) -> None:
        assert [role.en for role in self.form.signatures] == ["FILED BY", "RECEIVED BY"]

    def test_says_that_nobody_read_the_sheet(self) -> None:
        assert str(self.form.citation) == "03/2025/TT-VPCP"
        assert not self.form.citation.verified

    def test_takes_what_the_counter_adds(self) -> None:
        form = receipt(taken_in(), sets=2, collect_at="tại nhà", delegate="Trần Thị Mẫu", book="01", book_number=7)
        added = [form[name] for name in ("sets", "collect_at", "delegate", "book", "book_number")]
        assert added == [2, "tại nhà", "Trần Thị Mẫu", "01", 7]

    def test_every_mandatory_field_that_is_missing_is_listed(self) -> None:
        with pytest.raises(BadInput, match="Receipt and appointment") as caught:
            receipt(filed())
        assert missing(caught) == ["$.dossier_code", "$.form_date", "$.applicant", "$.received_at", "$.due_at"]

    def test_there_is_none_without_a_date_to_promise(self) -> None:
        with pytest.raises(BadInput) as caught:
            receipt(taken_in(of=procedure(NoLimit())))
        assert "$.due_at" in missing(caught)

    def test_an_id_that_is_a_dossier_code_serves_as_one(self) -> None:
        dossier = filed(applicant=MAU, id=CODE).accept(at=at("2026-08-28 15:20"))
        assert receipt(dossier)["dossier_code"] == CODE

    def test_a_complete_supplement_gives_a_new_one(self) -> None:
        asked = taken_in().begin(at=at("2026-08-28 16:00"))
        asked = asked.request_supplement(["proof_of_home"], at=at("2026-09-03 09:00"), reason="mờ, không đọc được")
        form = receipt(asked.supplement(["proof_of_home"], at=at("2026-09-04 10:00")))
        assert (form["received_at"], form["due_at"]) == (at("2026-09-04 10:00"), at("2026-09-15 17:00"))

    def test_a_new_appointment_does_not_change_what_was_printed(self) -> None:
        moved = taken_in().begin(at=at("2026-08-28 16:00"))
        moved = moved.reappoint(dt.date(2026, 9, 18), at=at("2026-09-08 09:00"), reason="chờ xác minh")
        assert receipt(moved)["due_at"] == at("2026-09-11 17:00")

    def test_one_taken_over_prints_the_reception_elsewhere(self) -> None:
        adopted = taken_over(at("2026-09-11 17:00"))
        assert receipt(adopted)["received_at"] == at("2026-08-28 15:20")

    def test_a_counter_that_opens_later_than_the_result_is_ready_says_when(self) -> None:
        mondays = DeskSession(rrule(WEEKLY, byweekday=MO, dtstart=dt.datetime(2026, 1, 1)), dt.time(7, 30), dt.time(11))
        dossier = filed(at("2026-08-28 15:20"), applicant=MAU)
        dossier = attrs.evolve(dossier, office=attrs.evolve(COMMUNE, desk=Desk(returns=[mondays])))
        accepted = dossier.accept(at=at("2026-08-28 15:20"), code=CODE)
        (note,) = receipt(accepted).notes
        assert note.say("en") == "The result can be collected from 07:30 14 Sep 2026"
        moved = accepted.reappoint(at("2026-09-21 10:00"), at=at("2026-09-03 09:00"), reason="quá tải")
        assert receipt(moved).notes == ()
        assert receipt(accepted.suspend(at=at("2026-09-03 09:00"), reason="xác minh")).notes == ()

    def test_so_does_a_promise_that_was_taken_over(self) -> None:
        (note,) = receipt(taken_over(at("2026-09-12 10:00"))).notes
        assert note.say("vi") == "Nhận kết quả từ 07:30 14/09/2026"

    def test_a_date_that_is_not_firm_says_so(self) -> None:
        given = at("2026-09-11 17:00")
        promise = Promise(given, dt.date(2026, 9, 10), dt.date(2026, 9, 14), firm=False, calendar_version="mẫu")
        (note,) = receipt(taken_over(promise)).notes
        assert note.say("en") == (
            "Not every day off has been announced: the result may be due between 10 Sep 2026 and 14 Sep 2026"
        )

    @pytest.mark.parametrize("facts", [{}, {"home": "rented"}], ids=["undecided", "no limit"])
    def test_there_is_none_without_a_limit(self, facts: dict[str, str]) -> None:
        with pytest.raises(BadInput) as caught:
            receipt(filed(of=procedure(by_home=True), facts=facts, applicant=MAU))
        assert "$.limit" in missing(caught)

    def test_counts_what_was_brought(self) -> None:
        brought = ["proof_of_home", SubmittedPaper("ct01", originals=1, copies=2)]
        form = receipt(filed(applicant=MAU, papers=brought).accept(at=at("2026-08-28 15:20"), code=CODE))
        assert {str(many) for *_, many in form.rows} == {"1", "3"}

    def test_of_each_person_on_a_list_there_is_one(self) -> None:
        listed = reference_catalogue().find("1.004194", on=FRIDAY.date())
        facts = {"act": "temporary-list", "persons": 12}
        dossier = filed(of=listed, applicant=MAU, facts=facts, papers=["list_request", "ct01_of_each"])
        assert [row[-1] for row in receipt(dossier.accept(at=FRIDAY, code=CODE)).rows] == [2, 12]
        untold = filed(
            of=listed, applicant=MAU, facts={"act": "temporary-list"}, papers=["list_request", "ct01_of_each"]
        )
        assert [row[-1] for row in receipt(untold.accept(at=FRIDAY, code=CODE)).rows] == [2, None]

    def test_a_paper_nobody_asked_for_goes_by_its_code(self) -> None:
        dossier = filed(applicant=MAU, papers=["ct01", "proof_of_home", "photo"])
        form = receipt(dossier.accept(at=at("2026-08-28 15:20"), code=CODE))
        assert form.rows[-1] == (3, "photo", None)


class TestSet:
    """The forms of TT 01/2018 until 14/9/2025, of TT 03/2025 from 15/9/2025."""

    @pytest.mark.parametrize(
        ("moment", "name", "number"),
        [("2025-09-12 09:00", "2018", "01"), ("2025-09-15 09:00", "2025", "01"), ("2026-08-28 09:00", "2025", "01")],
    )
    def test_is_chosen_by_the_day_of_the_slip(self, moment: str, name: str, number: str) -> None:
        form = receipt(taken_in(moment))
        assert (form.set, form.number) == (name, number)

    def test_of_2018_splits_originals_and_copies_and_asks_no_identity(self) -> None:
        form = receipt(taken_in("2025-09-12 09:00"))
        assert [column.code for column in form.columns] == ["number", "name", "originals", "copies"]
        assert "identity_number" not in form

    def test_of_2025_asks_for_the_identification_number(self) -> None:
        assert receipt(taken_in())["identity_number"] == "001099000001"

    def test_has_no_sheet_before_2019(self) -> None:
        with pytest.raises(NotInForce, match="form receipt: nothing in force on 2018-12-03"):
            receipt(taken_in("2018-12-03 09:00", of=SEVEN_DAYS))

    def test_numbers_move_up_for_the_new_notice(self) -> None:
        old, new = taken_in("2025-09-12 09:00"), taken_in()
        assert (control_slip(old).number, control_slip(new).number) == ("05", "06")
        assert (register([old]).number, register([new]).number) == ("06", "07")


class TestSupplementRequest:
    dossier = filed(applicant=MAU, papers=["ct01"]).request_supplement(
        ["proof_of_home"], at=at("2026-08-28 15:40"), reason="thiếu giấy tờ về chỗ ở"
    )

    def test_lists_what_is_asked_for_and_why(self) -> None:
        form = supplement_request(self.dossier, contact="0900000000")
        assert [(n, str(name)) for n, name, *_ in form.rows] == [(1, "Giấy tờ về chỗ ở")]
        assert (form["reason"], form["contact"]) == ("thiếu giấy tờ về chỗ ở", "0900000000")
        assert form["form_date"] == dt.date(2026, 8, 28)

    def test_has_no_dossier_code_and_no_identity(self) -> None:
        assert not {"dossier_code", "identity_number"} & {*codes(supplement_request(self.dossier))}

    def test_there_is_none_when_nothing_was_asked_for(self) -> None:
        with pytest.raises(BadInput) as caught:
            supplement_request(filed(applicant=MAU))
        assert missing(caught) == ["$.form_date", "$.reason"]


class TestAuthority:
    def test_its_proof_is_asked_for_in_words(self) -> None:
        man = Representative("Trần Văn Thay", papers=["power_of_attorney"])
        dossier = filed(applicant=MAU, representative=man, papers=["ct01"])
        asked = dossier.request_supplement(dossier.missing, at=FRIDAY, reason="thiếu giấy tờ")
        names = [name.vi for row in supplement_request(asked).rows for name in row if isinstance(name, Text)]
        assert names == ["Giấy tờ về chỗ ở", "Giấy tờ chứng minh việc đại diện (power_of_attorney)"]


class TestRefusal:
    def test_at_the_counter(self) -> None:
        form = refusal(filed(applicant=MAU).refuse(at=at("2026-08-28 15:50"), reason="không thuộc thẩm quyền"))
        assert (form["reason"], form["dossier_code"]) == ("không thuộc thẩm quyền", None)

    def test_as_the_result(self) -> None:
        dossier = taken_in().begin(at=at("2026-08-28 16:00"))
        dossier = dossier.finish("refused", at=at("2026-09-10 09:00"), reason="không đủ điều kiện")
        form = refusal(dossier)
        assert (form["reason"], form["dossier_code"]) == ("không đủ điều kiện", CODE)

    def test_there_is_none_of_what_was_not_refused(self) -> None:
        with pytest.raises(BadInput):
            refusal(taken_in())


class TestApology:
    """NĐ 118/2025/NĐ-CP art. 19.6: told a day before the promised one, once."""

    def moved(self, filed_on: str, told: str, new_due: dt.date) -> Dossier:
        dossier = taken_in(filed_on).begin(at=at(filed_on))
        return dossier.reappoint(new_due, at=at(told), reason="chờ kết quả xác minh")

    def test_says_the_old_date_and_the_new_one(self) -> None:
        form = apology(self.moved("2026-08-28 15:20", "2026-09-08 09:00", dt.date(2026, 9, 18)))
        assert (form["promised_at"], form["new_due_on"]) == (at("2026-09-11 17:00"), dt.date(2026, 9, 18))
        assert form.title.vi == "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết"

    def test_of_2018_gives_the_hour_too(self) -> None:
        form = apology(self.moved("2025-08-04 09:00", "2025-08-11 09:00", dt.date(2025, 8, 20)))
        assert form["new_due_at"] == at("2025-08-20 17:00")
        assert form.title.vi == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"

    def test_keeps_its_date_when_the_promise_moves_on(self) -> None:
        sent = self.moved("2026-08-28 15:20", "2026-09-08 09:00", dt.date(2026, 9, 18))
        stopped = sent.suspend(at=at("2026-09-09 09:00"), reason="chờ giám định", citation="Luật Giám định, art. 1")
        resumed = stopped.resume(at=at("2026-09-16 09:00"))
        assert resumed.due.date == dt.date(2026, 9, 25)
        assert apology(resumed) == apology(sent)

    def test_is_signed_by_the_head(self) -> None:
        form = apology(self.moved("2026-08-28 15:20", "2026-09-08 09:00", dt.date(2026, 9, 18)))
        assert [role.vi for role in form.signatures] == ["THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"]

    def test_there_is_none_without_a_new_date(self) -> None:
        with pytest.raises(BadInput) as caught:
            apology(taken_in())
        assert missing(caught) == ["$.form_date", "$.promised_at", "$.reason", "$.new_due_on"]


class TestStopNotice:
    def test_says_when_settlement_stopped(self) -> None:
        form = stop_notice(taken_in().withdraw(at=at("2026-09-04 10:30"), reason="không còn nhu cầu"))
        assert (form["stopped_at"], form["reason"]) == (at("2026-09-04 10:30"), "không còn nhu cầu")

    def test_did_not_exist_in_2018(self) -> None:
        with pytest.raises(NotInForce, match="form stop-notice"):
            stop_notice(taken_in("2025-08-04 09:00").withdraw(at=at("2025-08-06 09:00")))


class TestControlSlip:
    def passed_on(self, when: str) -> Form:
        dossier = taken_in().transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"), share=WorkingDays(3), by="quầy 1")
        return control_slip(dossier.transfer("UBND xã Mẫu", at=at(when), share=WorkingDays(2)))

    def line(self, when: str) -> dict[str, object]:
        form = self.passed_on(when)
        return dict(zip((column.code for column in form.columns), form.rows[0], strict=True))

    def test_has_a_line_for_each_hand_over(self) -> None:
        form = self.passed_on("2026-09-08 09:00")
        assert [row[0] for row in form.rows] == ["Công an xã Mẫu", "UBND xã Mẫu"]
        assert (form["settling_agency"], form["coordinating_agencies"]) == (("Công an xã Mẫu",), ("UBND xã Mẫu",))
        assert self.line("2026-09-08 09:00")["given_by"] == "quầy 1"

    @pytest.mark.parametrize(
        ("when", "verdict"),
        [
            ("2026-09-08 16:59", Punctuality.EARLY),
            ("2026-09-08 17:00", Punctuality.ON_TIME),
            ("2026-09-08 17:01", Punctuality.LATE),
        ],
    )
    def test_judges_each_agency_to_the_minute(self, when: str, verdict: Punctuality) -> None:
        assert self.line(when)["timeliness"] is verdict

    def test_does_not_judge_whoever_still_holds_the_file(self) -> None:
        assert self.passed_on("2026-09-08 09:00").rows[1][5] is None

    def test_judges_the_last_agency_when_it_has_finished(self) -> None:
        dossier = taken_in().transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"), share=WorkingDays(3))
        done = dossier.begin(at=at("2026-09-03 08:30")).finish("granted", at=at("2026-09-09 09:00"))
        assert control_slip(done).rows[0][5] is Punctuality.LATE

    def test_does_not_judge_without_a_share(self) -> None:
        dossier = taken_in().transfer("Công an xã Mẫu", at=at("2026-09-03 08:00"))
        assert control_slip(dossier.transfer("UBND xã Mẫu", at=at("2026-09-08 09:00"))).rows[0][5] is None


class TestRegister:
    def test_lists_dossiers_in_the_order_of_reception(self) -> None:
        second = taken_in("2026-09-03 08:10", code="H56.01.02-260903-0001")
        form = register([second, filed(), taken_in()], book="01")
        assert [row[:2] for row in form.rows] == [(1, CODE), (2, "H56.01.02-260903-0001")]
        assert (form["year"], form["book"], form.page) == (2026, "01", "A4")

    def test_follows_a_dossier_to_its_end(self) -> None:
        done = taken_in().begin(at=at("2026-08-28 16:00")).finish("granted", at=at("2026-09-11 09:00"))
        form = register([done.hand_over(at=at("2026-09-11 15:00"))])
        line = dict(zip((column.code for column in form.columns), form.rows[0], strict=True))
        assert (line["due_at"], line["returned_at"]) == (at("2026-09-11 17:00"), at("2026-09-11 15:00"))

    def test_leaves_blank_what_nobody_told(self) -> None:
        named, nameless = taken_in(), filed(at("2026-08-28 16:00")).accept(at=at("2026-08-28 16:00"))
        form = register([named, nameless])
        line = dict(zip((column.code for column in form.columns), form.rows[1], strict=True))
        assert (line["dossier_code"], line["applicant"], line["contact"]) == (None, None, "")

    def test_is_of_one_office_and_one_year(self) -> None:
        with pytest.raises(BadInput, match="dossiers of 2 offices and years"):
            register([taken_in("2025-09-15 09:00"), taken_in()])
        with pytest.raises(BadInput, match="dossiers of 0 offices and years"):
            register([filed()])


class TestPersonalData:
    def test_never_shows_in_repr(self) -> None:
        form = receipt(taken_in())
        said = repr(form) + "".join(map(repr, form.fields))
        assert not any(value in said for value in ("Nguyễn Văn Mẫu", "001099000001", "0900000000"))

    def test_a_field_the_sheet_does_not_have_is_refused(self) -> None:
        with pytest.raises(UnknownCode, match="no field of a form 'salary' is known"):
            _ = receipt(taken_in())["salary"]


class TestRows:
    """``data/forms``: every field of every sheet is one that the library can fill."""

    def test_are_what_was_compiled(self) -> None:
        what, literal = LITERALS["forms"]
        assert (COMPILED / "forms.py").read_text(encoding="utf-8") == HEADER.format(what=what) + literal()

    @pytest.mark.parametrize("moment", ["2025-08-04 09:00", "2026-08-28 15:20"])
    def test_a_dossier_with_everything_fills_every_field(self, moment: str) -> None:
        start = at(moment)
        whole = attrs.evolve(MAU, email="mau@example.vn")
        lacking = filed(start, applicant=whole, papers=["ct01"])
        asked = lacking.request_supplement(["proof_of_home"], at=start, reason="x")
        begun = asked.supplement(["proof_of_home"], at=start).accept(at=start, code=CODE).begin(at=start)
        held = begun.transfer("Công an xã Mẫu", at=start).transfer("UBND xã Mẫu", at=start)
        moved = begun.reappoint(begun.due.date + dt.timedelta(days=7), at=start, reason="x")
        slips = [
            receipt(begun, delegate="Trần Thị Mẫu", book="01", book_number=1),
            supplement_request(asked, contact="x"),
            refusal(begun.finish("refused", at=start, reason="x")),
            apology(moved),
            control_slip(held, book="01", book_number=1),
            register([held], book="01"),
        ]
        slips += [stop_notice(begun.withdraw(at=start, reason="x"))] if slips[0].set == "2025" else []
        assert [field.code for slip in slips for field in slip.fields if field.value in {None, ()}] == []

    def test_every_set_has_its_sheets(self) -> None:
        sets = [(name, len(sheets)) for name, *_, sheets in rows.SETS]
        assert sets == [("2017", 1), ("2018", 6), ("2020", 1), ("2025", 7), ("2026", 2), ("2026-reports", 2)]

    def test_every_slip_has_its_code(self) -> None:
        (codes,) = ([row[0] for row in sheets] for name, *_, sheets in rows.SETS if name == "2025")
        assert sorted(codes) == sorted(SLIPS)

    def test_one_call_makes_each_out_of_a_stored_dossier(self) -> None:
        residence = reference_catalogue().find("1.004222", on=FRIDAY.date())
        asked = filed(of=residence, applicant=MAU, papers=["ct01"]).request_supplement(
            ["proof_of_home"], at=FRIDAY, reason="thiếu giấy tờ"
        )
        held = asked.supplement(["proof_of_home"], at=FRIDAY).accept(at=FRIDAY, code=CODE).begin(at=FRIDAY)
        moved = held.transfer("Công an xã Mẫu", at=FRIDAY).reappoint(dt.date(2026, 9, 18), at=FRIDAY, reason="x")
        dossiers = {"refusal": moved.finish("refused", at=FRIDAY, reason="x")}
        stopped = moved.withdraw(at=FRIDAY, reason="x")
        for code, slip in SLIPS.items():
            if code != "register":
                text = dumps(dossiers.get(code, stopped))
                assert slip(load_dossier(text, reference_catalogue(), office=COMMUNE)).code == code

    def test_a_slip_nobody_knows_is_refused(self) -> None:
        with pytest.raises(UnknownCode, match="no slip 'salary' is known"):
            sheet("salary", on=dt.date(2026, 8, 28))


def test_half_of_a_letter_is_shown_as_the_mark_of_one_that_cannot_be_shown() -> None:
    field = FormField("name", Text("Tên", "Name"), "Nguyễn \ud800")
    assert field.value == "Nguyễn �"
    assert FormField("agencies", Text("Cơ quan", "Agencies"), ("x\ud800",)).value == ("x�",)
