"""The slips of a package: the one promise over its parts, and every part with its agency and its day."""

import datetime as dt
from typing import Any

import attrs
import pytest
from tests.law.test_linked_packages import NEW, OFFICES, OLD, filed, granted, link

from motcua import forms
from motcua.adapters.display import render
from motcua.adapters.ics import appointment
from motcua.adapters.qr import of_dossier
from motcua.calendar import office_time
from motcua.completeness import SubmittedPaper
from motcua.dossier import Punctuality
from motcua.errors import BadInput, BadValue
from motcua.forms.linked import entry
from motcua.linked_dossier import LinkedDossier
from motcua.timelimit import Hours, Stages, WorkingDays

CODE = "000.00.01.H56-260907-0001"


def received(code: str = "birth", day: str = NEW, moment: str = "09:10", **more: Any) -> LinkedDossier:
    """The package with its first part accepted at ten past nine, or then."""
    return filed(code, f"{day} 09:00", **more).act(code, "accept", at=office_time(f"{day} {moment}"), code=CODE)


def notes(form: forms.Form) -> list[str]:
    return [note.say("en") for note in form.notes]


class TestReceipt:
    def test_it_prints_the_promise_over_all(self) -> None:
        package = received()
        slip = forms.receipt(package)
        assert (slip["due_at"], slip["received_at"]) == (package.due.at, office_time(f"{NEW} 09:10"))
        assert slip["due_at"] != package.part("birth").due.at
        assert (slip["procedure"], slip["dossier_code"], slip["limit"]) == (
            package.link.name,
            CODE,
            package.link.totals[1].limit,
        )

    def test_a_package_without_a_number_has_no_receipt(self) -> None:
        """An id of the office's own is no dossier code."""
        package = filed("birth", f"{NEW} 09:00").act("birth", "accept", at=office_time(f"{NEW} 09:10"))
        with pytest.raises(BadInput, match=r"\$.dossier_code: met nothing"):
            forms.receipt(package)

    def test_it_names_every_part_with_its_agency_and_its_day(self) -> None:
        """NĐ 63/2024/NĐ-CP art. 4.3: a result is handed over as soon as its part is done."""
        assert notes(forms.receipt(received())) == [
            "The result of each part is handed over as soon as it is there:",
            "Birth registration: UBND xã Mẫu, at 09:10 8 Sep 2026",
            "Permanent residence: Công an xã Mẫu, at 17:00 10 Sep 2026",
            "Health-insurance card of a child under 6: Bảo hiểm xã hội Mẫu, at 17:00 10 Sep 2026",
        ]

    def test_a_day_on_which_the_office_is_shut_is_told_as_the_next_opening(self) -> None:
        filed_on_friday = received(day="2026-09-04", moment="15:10")
        assert "Birth registration: UBND xã Mẫu, at 07:30 7 Sep 2026" in notes(forms.receipt(filed_on_friday))

    def test_a_part_that_never_will_be_opened_is_not_named(self) -> None:
        money = filed("death", f"{NEW} 09:00", facts={"beneficiary": "merit"})
        money = money.consent("survivors", at=office_time(f"{NEW} 09:05"), given=False)
        slip = forms.receipt(money.act("death", "accept", at=office_time(f"{NEW} 09:10"), code=CODE))
        assert [line.split(":")[0] for line in notes(slip)[1:]] == [
            "Death registration",
            "Removal of permanent residence",
            "Funeral costs",
        ]

    def test_without_a_total_it_says_the_times_in_a_row(self) -> None:
        slip = forms.receipt(received("death", facts={"beneficiary": "merit"}))
        assert slip["limit"] == Stages(Hours(24), WorkingDays(18))
        alone = attrs.evolve(link("death", NEW), parts=link("death", NEW).parts[:1])
        told: dict[str, Any] = {"office": OFFICES, "channel": "online", "papers": ["linked_form", "death_notice"]}
        opened = LinkedDossier.open(alone, at=office_time(f"{NEW} 09:00"), id=CODE, applicant="Nguyễn Văn Mẫu", **told)
        slip = forms.receipt(opened.act("death", "accept", at=office_time(f"{NEW} 09:00")))
        assert (slip["limit"], slip["dossier_code"]) == (Hours(24), CODE)

    def test_it_lists_what_was_filed_for_all(self) -> None:
        slip = forms.receipt(received(), sets=2, book="3", book_number=7)
        assert [row[1] for row in slip.rows] == [
            paper.name
            for paper in link("birth", NEW).requirements()
            if paper.code in {"linked_form", "birth_certificate"}
        ]
        assert (slip["sets"], slip["book"], slip["book_number"]) == (2, "3", 7)

    def test_lines_of_one_filing_stand_beside_one_another(self) -> None:
        two = [SubmittedPaper("birth_certificate", originals=1), SubmittedPaper("birth_certificate", copies=2)]
        slip = forms.receipt(received(papers=["linked_form", *two]))
        assert [row[2] for row in slip.rows[1:]] == [1, 2]

    def test_what_happened_since_is_not_on_it(self) -> None:
        package = received()
        later = granted(package, "birth", f"{NEW} 10:00").act("residence", "accept", at=office_time(f"{NEW} 10:00"))
        assert [field.value for field in forms.receipt(later).fields] == [
            field.value for field in forms.receipt(package).fields
        ]

    def test_a_complete_supplement_gives_a_new_one(self) -> None:
        package = received()
        package = package.act(
            "birth", "request_supplement", ["linked_form"], at=office_time(f"{NEW} 10:00"), reason="ghi sai"
        )
        package = package.act("birth", "supplement", ["linked_form"], at=office_time("2026-09-10 10:00"))
        slip = forms.receipt(package)
        assert (slip["due_at"], slip["received_at"], slip.revision) == (
            package.due.at,
            office_time("2026-09-10 10:00"),
            1,
        )

    def test_one_that_follows_on_the_same_day_is_no_reason_to_go_without(self) -> None:
        """The birth of 2024 is registered on the same day; the whole is not."""
        slip = forms.receipt(received(day=OLD))
        assert slip["due_at"] == office_time("2026-08-27 17:00")

    def test_before_anything_was_accepted_there_is_none(self) -> None:
        with pytest.raises(BadInput, match=r"\$.due_at"):
            forms.receipt(filed("birth", f"{NEW} 09:00"))

    def test_where_the_days_are_not_announced_yet_it_says_so(self) -> None:
        far = received(day="2028-01-19")
        assert not far.promises[0][1].firm
        assert notes(forms.receipt(far))[0].startswith("Not every day off has been announced")

    def test_it_is_shown_and_put_in_a_calendar(self) -> None:
        slip = forms.receipt(received())
        assert "* Đăng ký thường trú: Công an xã Mẫu, 17:00 10/09/2026" in render(slip, "text", "vi")
        assert b"20260910T" in appointment(slip)


class TestControlSlip:
    def test_every_part_has_its_line(self) -> None:
        package = granted(received(), "birth", f"{NEW} 10:00").consent("residence", at=office_time(f"{NEW} 10:00"))
        package = granted(package, "residence", "2026-09-08 10:00")
        package = package.act("health-insurance", "accept", at=office_time(f"{NEW} 11:00"))
        package = package.act("health-insurance", "transfer", "Phòng Mẫu", at=office_time(f"{NEW} 11:30"), by="cb-1")
        slip = forms.control_slip(package, book="1")
        wanted = ("agency", "given_at", "given_by", "timeliness")
        told = [dict(zip((column.code for column in slip.columns), row, strict=True)) for row in slip.rows]
        assert tuple(tuple(line[name] for name in wanted) for line in told) == (
            ("Công an xã Mẫu", office_time(f"{NEW} 10:00"), None, Punctuality.EARLY),
            ("Bảo hiểm xã hội Mẫu", office_time(f"{NEW} 10:00"), None, None),
            ("Phòng Mẫu", office_time(f"{NEW} 11:30"), "cb-1", None),
        )
        assert (slip["settling_agency"], slip["coordinating_agencies"], slip["due_at"]) == (
            ("UBND xã Mẫu",),
            ("Công an xã Mẫu", "Bảo hiểm xã hội Mẫu"),
            package.due.at,
        )

    def test_a_package_whose_own_id_is_a_code_bears_it_as_its_receipt_does(self) -> None:
        package = filed("birth", f"{NEW} 09:00")
        package = attrs.evolve(package, id=CODE).act("birth", "accept", at=office_time(f"{NEW} 09:10"))
        assert forms.control_slip(package)["dossier_code"] == forms.receipt(package)["dossier_code"] == CODE
        assert of_dossier(package).text == of_dossier(forms.receipt(package)).text == CODE

    def test_before_the_file_goes_on_it_has_none(self) -> None:
        assert forms.control_slip(received()).rows == ()


def line(slip: forms.Form) -> dict[str, Any]:
    (told,) = (dict(zip((column.code for column in slip.columns), row, strict=True)) for row in slip.rows)
    return told


class TestRegister:
    def test_a_package_is_one_line_of_it_with_the_one_promise(self) -> None:
        package = received()
        row = line(forms.register([package]))
        told = {name: row[name] for name in ("dossier_code", "procedure", "settling_agency", "due_at")}
        assert told == {
            "dossier_code": CODE,
            "procedure": package.link.name,
            "settling_agency": ("UBND xã Mẫu",),
            "due_at": package.due.at,
        }
        assert (row["returned_at"], row["applicant"]) == (None, "Nguyễn Văn Mẫu")

    def test_it_is_finished_when_its_last_part_was_and_returned_when_every_result_was(self) -> None:
        package = granted(received(), "birth", f"{NEW} 10:00").consent("residence", at=office_time(f"{NEW} 10:00"))
        package = granted(package, "residence", "2026-09-08 10:00")
        assert (entry(package)["finished_at"], entry(package)["returned_at"]) == (None, None)
        package = package.act("health-insurance", "accept", at=office_time("2026-09-08 10:30"))
        last = office_time("2026-09-08 11:00")
        package = package.act("health-insurance", "finish", "granted", at=last)
        assert (entry(package)["finished_at"], entry(package)["returned_at"]) == (last, None)
        for code, minute in (("birth", 10), ("residence", 20), ("health-insurance", 30)):
            package = package.act(code, "hand_over", at=office_time(f"2026-09-10 11:{minute}"))
        assert line(forms.register([package]))["returned_at"] == office_time("2026-09-10 11:30")

    def test_it_stands_beside_dossiers_in_the_order_of_reception(self) -> None:
        package, later = received(moment="09:40"), received(moment="09:20")
        assert [row[0] for row in forms.register([package, later.part("birth")]).rows] == [1, 2]
        assert forms.register([package, later.part("birth")]).rows[1][1] == CODE

    def test_what_is_neither_is_refused(self) -> None:
        with pytest.raises(BadValue, match="dossiers of a register: met str"):
            forms.register(["L-1"])  # type: ignore[list-item]


class TestSlipsOfParts:
    @pytest.mark.parametrize("code", ["supplement_request", "refusal", "apology", "stop_notice"])
    def test_what_is_of_a_part_says_so(self, code: str) -> None:
        with pytest.raises(
            BadValue, match=r"met a package; right would be the dossier of one of its parts: package.part"
        ):
            getattr(forms, code)(received())

    def test_and_is_made_of_the_part(self) -> None:
        late = received().act(
            "birth", "reappoint", dt.date(2026, 9, 14), at=office_time(f"{NEW} 10:00"), reason="quá tải"
        )
        assert forms.apology(late.part("birth"))["promised_at"] == office_time("2026-09-08 09:10")
