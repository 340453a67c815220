"""The national dossier record: every field there and back, progress in batches, records of others checked."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

import attrs
import pytest
from tests.dossiers import COMMUNE, FEE, FRIDAY, IMMEDIATE, MAU, SEVEN_DAYS, THURSDAY, accepted, at, filed

from motcua.adapters import portal
from motcua.adapters.portal import DossierRecord, ProgressEvent, Round
from motcua.catalogue import Catalogue
from motcua.completeness import SubmittedPaper
from motcua.dossier import Applicant, Dossier, Representative
from motcua.errors import BadInput, UnknownCode
from motcua.mechanism import State
from motcua.papers import Medium
from motcua.reference import reference_catalogue
from motcua.timelimit import WorkingDays
from motcua.wording import Text

FRIDAY_AFTER = at("2026-09-04 09:00")
PARTICULARS: Mapping[str, Any] = {
    "field": "G01-CT01",
    "return_way": "0",
    "verified_account": True,
    "databases": (portal.Database(code="7"),),
}


def lives() -> dict[str, Dossier]:
    """A dossier in every state."""
    begun = accepted(applicant=MAU)
    work = begun.begin(at=THURSDAY)
    processed = work.finish("granted", at=FRIDAY_AFTER, results=["KQ.G01.000001", "Sổ mẫu"])
    return {
        "submitted": filed(applicant=MAU),
        "accepted": begun,
        "refused": filed(applicant=MAU).refuse(at=FRIDAY, reason="không thuộc thẩm quyền"),
        "in-progress": work,
        "awaiting-papers": work.request_supplement(
            ["proof_of_home"], at=THURSDAY, reason="thiếu giấy tờ", by="clerk-1"
        ),
        "awaiting-payment": work.request_payment(FEE, at=THURSDAY),
        "withdrawn": work.withdraw(at=FRIDAY_AFTER, reason="không còn nhu cầu"),
        "suspended": work.suspend(at=THURSDAY, reason="chờ xác minh", citation="68/2020/QH14"),
        "processed": processed,
        "returned": processed.announce_early(at=FRIDAY_AFTER).hand_over(at=FRIDAY_AFTER, to="Nguyễn Văn Mẫu"),
    }


LIVES = lives()


def more_lives() -> dict[str, Dossier]:
    """Dossiers that waited, were moved, or ended before their acceptance."""
    later, december = at("2026-09-10 09:00"), at("2026-12-04 09:00")
    brought = LIVES["awaiting-papers"].supplement([SubmittedPaper("proof_of_home", copies=1)], at=FRIDAY_AFTER)
    asked = filed(applicant=MAU, papers=["ct01"]).request_supplement(["proof_of_home"], at=FRIDAY, reason="thiếu")
    moved = LIVES["in-progress"].reappoint(at("2026-09-30 17:00"), at=FRIDAY_AFTER, reason="chờ kết quả")
    return {
        "supplemented": brought,
        "brought-too-little": LIVES["awaiting-papers"].supplement([], at=FRIDAY_AFTER),
        "supplemented-and-processed": brought.finish("granted", at=later),
        "paid": LIVES["awaiting-payment"].confirm_payment(at=FRIDAY_AFTER),
        "resumed": LIVES["suspended"].resume(at=later),
        "resumed-after-tet": LIVES["suspended"].resume(at=at("2027-03-10 08:00")),
        "reappointed": moved,
        "reappointed-and-processed": moved.finish("granted", at=later),
        "extended": LIVES["in-progress"].extend(WorkingDays(5), at=FRIDAY_AFTER, reason="xác minh", citation="68/2020"),
        "refused-in-the-end": LIVES["in-progress"].finish("refused", at=FRIDAY_AFTER, reason="không đủ điều kiện"),
        "closed": LIVES["awaiting-papers"].close(at=december, reason="quá hạn bổ sung"),
        "asked-at-intake": asked,
        "paying-at-intake": filed(applicant=MAU).request_payment(FEE, at=FRIDAY),
        "refused-after-waiting": asked.refuse(at=december, reason="quá hạn bổ sung"),
        "withdrawn-at-intake": asked.withdraw(at=FRIDAY_AFTER),
        "closed-at-intake": asked.close(at=december, reason="quá hạn bổ sung"),
    }


MORE = more_lives()
CODES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")


def record(**changes: object) -> dict[str, object]:
    """The record of a processed dossier, with some fields changed."""
    return {**portal.encode(LIVES["processed"], **PARTICULARS), **changes}


def codes(of: object, **more: Any) -> set[str]:
    return {finding.code for finding in portal.check(of, **more)}


class TestEveryState:
    @pytest.mark.parametrize(("name", "code"), [*zip(LIVES, CODES, strict=True)])
    def test_has_its_national_code(self, name: str, code: str) -> None:
        assert portal.encode(LIVES[name])["TrangThaiHoSo"] == code

    @pytest.mark.parametrize("name", LIVES)
    def test_is_read_back_without_loss(self, name: str) -> None:
        sent = portal.encode(LIVES[name], **PARTICULARS)
        assert portal.encode(portal.decode(sent)) == sent
        assert portal.decode(sent).state is LIVES[name].state

    @pytest.mark.parametrize("name", LIVES)
    def test_is_taken_over_with_its_state_and_its_promise(self, name: str) -> None:
        known = portal.decode(portal.encode(LIVES[name]), catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2026-10-01 08:00"))
        assert taken.state is LIVES[name].state
        promise = LIVES[name].promise
        assert (taken.promise and taken.promise.at) == (promise and promise.at)

    @pytest.mark.parametrize("name", [*LIVES, *MORE])
    def test_with_its_remainder_the_dossier_taken_over_is_the_record_as_it_came(self, name: str) -> None:
        sent = portal.encode({**LIVES, **MORE}[name], **PARTICULARS)
        known = portal.decode(sent, catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2027-04-01 08:00"))
        assert portal.encode(taken, **portal.remainder(known, taken)) == sent
        assert taken.accepted_at == {**LIVES, **MORE}[name].accepted_at

    def test_a_dossier_taken_over_goes_on_from_the_day_it_stopped(self) -> None:
        known = portal.decode(portal.encode(LIVES["suspended"]), catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2026-09-30 08:00"))
        later = at("2026-10-02 09:00")
        assert taken.resume(at=later).due.at == LIVES["suspended"].resume(at=later).due.at

    def test_what_stands_in_the_record_of_an_applicant_is_taken_over(self) -> None:
        known = portal.decode(portal.encode(LIVES["accepted"]), catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=THURSDAY)
        assert taken.applicant == attrs.evolve(MAU, address=None)
        nobody = portal.taken_over(attrs.evolve(known, applicant=" "), office=COMMUNE, at=THURSDAY)
        assert nobody.applicant is None

    def test_a_limit_that_was_over_before_the_acceptance_counted_from_the_filing(self) -> None:
        life = filed(of=IMMEDIATE, moment=at("2026-08-27 08:00"), channel="post").accept(at=FRIDAY)
        known = portal.decode(portal.encode(life), catalogue=Catalogue.of([IMMEDIATE]))
        taken = portal.taken_over(known, office=COMMUNE, at=THURSDAY)
        assert (taken.promise and taken.promise.at) == (life.promise and life.promise.at)
        assert portal.encode(taken, **portal.remainder(known, taken)) == portal.encode(life)

    def test_the_hand_over_elsewhere_is_in_the_remainder(self) -> None:
        known = portal.decode(portal.encode(LIVES["returned"]), catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2026-10-01 08:00"))
        assert portal.remainder(known, taken)["returned"] == known.returned

    def test_the_code_of_the_receipt_is_taken_over_once_there_was_one(self) -> None:
        sent = portal.encode(LIVES["withdrawn"], code="H56.01.02-260828-0001")
        known = portal.decode(sent, catalogue=Catalogue.of([SEVEN_DAYS]))
        taken = portal.taken_over(known, office=COMMUNE, at=at("2026-10-01 08:00"))
        assert str(taken.code) == "H56.01.02-260828-0001"

    def test_a_closed_dossier_is_an_eight_that_ended(self) -> None:
        closed = DossierRecord(status="8", finished=FRIDAY)
        assert (closed.state, DossierRecord(status="8").state) == (State.CLOSED, State.SUSPENDED)

    def test_all_values_are_texts_or_lists(self) -> None:
        sent = record()
        assert {type(value) for value in sent.values()} == {str, list}
        assert sent["NgayNopHoSo"] == "20260828152000"

    @pytest.mark.parametrize("name", [*LIVES, *MORE])
    def test_with_the_particulars_nothing_is_found_in_any_of_them(self, name: str) -> None:
        known = {**LIVES, **MORE}[name]
        assert codes(portal.encode(known, code="H56.01.02-260828-0001", **PARTICULARS)) == set()


class TestWhatIsCarried:
    def test_a_supplement_round_has_the_date_before_and_after(self) -> None:
        waiting = LIVES["awaiting-papers"]
        done = waiting.supplement([SubmittedPaper("proof_of_home", copies=1)], at=FRIDAY_AFTER)
        (before,) = portal.decode(portal.encode(waiting)).rounds
        (after,) = portal.decode(portal.encode(done)).rounds
        assert (before.asked_by, before.asked_for, before.done) == ("clerk-1", "thiếu giấy tờ; proof_of_home", False)
        assert before.due_before is not None
        assert after.due_after is not None
        assert (after.done, after.papers[0].component) == (True, "proof_of_home")
        assert after.due_before == before.due_before <= after.due_after

    def test_every_round_is_there(self) -> None:
        life = (
            filed(of=SEVEN_DAYS)
            .request_supplement(["ct01"], at=FRIDAY, reason="sai mẫu")
            .supplement(["ct01"], at=THURSDAY)
        )
        life = life.accept(at=THURSDAY).request_supplement(["ct01"], at=FRIDAY_AFTER, reason="mờ")
        rounds = portal.decode(portal.encode(life)).rounds
        assert [one.id for one in rounds] == [1, 2]
        assert rounds[0].due_before is None

    def test_a_pause_is_a_round_with_the_date_before_and_after(self) -> None:
        (paused,) = portal.decode(portal.encode(MORE["resumed"])).rounds
        assert (paused.asked_for, paused.done) == ("chờ xác minh", True)
        assert paused.due_before is not None
        assert paused.due_after is not None
        assert paused.due_before < paused.due_after
        (paid,) = portal.decode(portal.encode(MORE["paid"])).rounds
        assert (paid.asked_for, paid.done) == ("yêu cầu nộp phí, lệ phí", True)

    def test_what_another_system_asked_for_is_a_round(self) -> None:
        told: dict[str, Any] = {"office": COMMUNE, "state": "awaiting-papers", "received": FRIDAY}
        promise = at("2026-09-11 17:00")
        known = Dossier.adopt(
            SEVEN_DAYS, at=FRIDAY_AFTER, requested=["ct01"], requested_at=THURSDAY, promise=promise, **told
        )
        unknown = Dossier.adopt(SEVEN_DAYS, at=FRIDAY_AFTER, **told)
        (one,), (other,) = (portal.decode(portal.encode(life)).rounds for life in (known, unknown))
        assert (one.asked_for, one.asked, one.due_before) == ("ct01", THURSDAY, promise)
        assert (other.asked_for, other.asked, other.due_before) == ("yêu cầu bổ sung", None, None)
        brought = known.supplement(["ct01"], at=at("2026-09-07 09:00"))
        assert [one.done for one in portal.decode(portal.encode(brought)).rounds] == [True]

    @pytest.mark.parametrize(
        ("state", "told", "asked_for"),
        [
            ("awaiting-papers", {"requested_at": THURSDAY}, "yêu cầu bổ sung"),
            ("awaiting-payment", {}, "yêu cầu nộp phí, lệ phí"),
            ("suspended", {"suspended_at": THURSDAY}, "tạm dừng"),
        ],
    )
    def test_a_dossier_taken_over_while_it_waits_has_its_round(
        self, state: str, told: dict[str, Any], asked_for: str
    ) -> None:
        promise = at("2026-09-11 17:00")
        life = Dossier.adopt(
            SEVEN_DAYS, at=FRIDAY_AFTER, office=COMMUNE, state=state, received=FRIDAY, promise=promise, **told
        )
        (one,) = portal.decode(portal.encode(life)).rounds
        assert (one.asked_for, one.asked) == (asked_for, THURSDAY if told else None)
        assert (one.asked_by, one.due_before, one.done) == ("", promise, False)

    def test_a_pause_taken_over_is_a_round_that_ends_when_it_does(self) -> None:
        life = Dossier.adopt(
            SEVEN_DAYS, at=FRIDAY_AFTER, office=COMMUNE, state="suspended", received=FRIDAY, suspended_at=THURSDAY
        )
        (one,) = portal.decode(portal.encode(life.resume(at=at("2026-09-10 09:00"), by="clerk-1"))).rounds
        assert (one.asked, one.received, one.received_by, one.done) == (
            THURSDAY,
            at("2026-09-10 09:00"),
            "clerk-1",
            True,
        )

    def test_a_round_of_payment_has_the_amount_and_what_was_paid_by(self) -> None:
        paid = LIVES["awaiting-payment"].confirm_payment(at=FRIDAY_AFTER, reference="GD-1")
        (one,) = portal.decode(portal.encode(paid)).rounds
        assert ([fee.amount for fee in one.fees], one.received_note) == (["20000"], "GD-1")

    def test_a_second_payment_leaves_the_round_of_the_first_as_it_was(self) -> None:
        paid = LIVES["awaiting-payment"].confirm_payment(at=FRIDAY_AFTER)
        again = paid.finish("granted", at=FRIDAY_AFTER).confirm_payment(at=at("2026-09-10 09:00"))
        assert portal.encode(again)["DanhSachHoSoBoSung"] == portal.encode(paid)["DanhSachHoSoBoSung"]

    def test_a_round_that_brought_too_little_has_no_new_date_yet(self) -> None:
        (one,) = portal.decode(portal.encode(MORE["brought-too-little"])).rounds
        assert (one.done, one.received, one.due_after) == (False, FRIDAY_AFTER, None)

    def test_a_file_that_was_brought_is_digitised(self) -> None:
        file = SubmittedPaper("proof_of_home", medium=Medium.SCAN)
        (one,) = portal.decode(portal.encode(LIVES["awaiting-papers"].supplement([file], at=FRIDAY_AFTER))).rounds
        assert [paper.digitised for paper in one.papers] == [True]

    def test_an_appointment_that_was_moved_elsewhere_is_told_in_the_note(self) -> None:
        life = Dossier.adopt(
            SEVEN_DAYS,
            at=FRIDAY_AFTER,
            office=COMMUNE,
            state="in-progress",
            received=FRIDAY,
            promise=at("2026-09-30 17:00"),
            reappointed=True,
        )
        assert portal.encode(life)["GhiChu"] == "xin lỗi và hẹn lại"

    @pytest.mark.parametrize(
        ("applicant", "kind", "identity"),
        [
            (MAU, "1", "1"),
            (attrs.evolve(MAU, identity_number="C1234567"), "1", "2"),
            (attrs.evolve(MAU, identity_number="0100109106"), "1", "2"),
            (attrs.evolve(MAU, identity_number="0100109106", kind="organisation"), "4", "3"),
            (attrs.evolve(MAU, identity_number="0100109106-001", kind="organisation"), "4", "3"),
            (attrs.evolve(MAU, kind="organisation"), "4", "1"),
        ],
    )
    def test_every_applicant_has_the_kind_of_their_number(self, applicant: Applicant, kind: str, identity: str) -> None:
        sent = portal.encode(accepted(applicant=applicant), **PARTICULARS, code="H56.01.02-260828-0001")
        known = portal.decode(sent)
        assert (known.applicant_kind, known.identities[0].kind) == (kind, identity)
        assert portal.check(sent) == ()

    def test_the_name_of_a_procedure_is_cut_to_what_a_summary_holds(self) -> None:
        long = attrs.evolve(SEVEN_DAYS, name=Text("x" * 1_500, "x"))
        sent = portal.encode(filed(of=long))
        assert (len(str(sent["TrichYeuHoSo"])), sent["TenTTHC"]) == (1_000, "x" * 1_500)

    def test_a_note_of_many_reasons_is_cut_to_what_a_text_holds(self) -> None:
        life = LIVES["in-progress"]
        for _ in range(11):
            life = life.extend(WorkingDays(1), at=THURSDAY, reason="x" * 2_000)
        assert len(str(portal.encode(life)["GhiChu"])) == 20_000

    def test_a_moved_return_date_is_told_in_the_note(self) -> None:
        assert portal.encode(MORE["reappointed"])["GhiChu"] == "xin lỗi và hẹn lại: chờ kết quả"
        assert portal.encode(LIVES["suspended"])["GhiChu"] == "chờ xác minh"

    def test_fees_results_and_digitised_papers_are_there(self) -> None:
        life = Dossier.open(
            SEVEN_DAYS,
            office=COMMUNE,
            at=FRIDAY,
            channel="online",
            applicant=MAU,
            papers=[SubmittedPaper("ct01", medium=Medium.E_FORM), "proof_of_home"],
        )
        known = portal.decode(portal.encode(life))
        assert [paper.digitised for paper in known.papers] == [True, False]
        assert known.digitised
        assert (known.fees[0].item, known.fees[0].amount, known.paid) == ("residence", "20000", "3")
        assert known.identities[0].kind == "1"
        results = portal.decode(portal.encode(LIVES["processed"])).results
        assert [(one.name, one.code) for one in results] == [("KQ.G01.000001", ""), ("Sổ mẫu", "")]

    def test_a_result_the_procedure_names_has_its_code(self) -> None:
        birth = reference_catalogue().find("1.001193", on=FRIDAY.date())
        life = Dossier.adopt(
            birth, office=COMMUNE, at=FRIDAY, state="in-progress", received=at("2026-08-28 08:00"), promise=FRIDAY
        )
        done = life.finish("granted", at=FRIDAY, results=["KQ.G15.000031"])
        assert [(one.name, one.code) for one in portal.decode(portal.encode(done)).results] == [
            ("Giấy khai sinh", "KQ.G15.000031")
        ]

    def test_what_nobody_knows_stays_empty(self) -> None:
        life = Dossier.open(SEVEN_DAYS, office=COMMUNE, at=FRIDAY, channel="post")
        sent = portal.encode(life)
        assert (sent["ChuHoSo"], sent["LoaiDoiTuong"], sent["NgayTiepNhan"], sent["DinhDanhCHS"]) == ("", "", "", [])

    def test_fees_that_hang_on_facts_are_left_out(self) -> None:
        cut = reference_catalogue().find("2.000815", on=FRIDAY.date())
        life = Dossier.open(cut, office=COMMUNE, at=FRIDAY, channel="counter")
        assert portal.encode(life)["DanhSachLePhi"] == []

    def test_where_no_fee_is_loaded_none_is_sent(self) -> None:
        bare = portal.read_procedure({"ma_thu_tuc": "1.999001", "ten_thu_tuc": "Mẫu"}).procedure
        assert bare is not None
        life = Dossier.open(bare, office=COMMUNE, at=FRIDAY, channel="counter")
        assert (portal.encode(life)["DanhSachLePhi"], portal.encode(life)["TenLinhVuc"]) == ([], "")

    def test_a_particular_nobody_knows_is_refused(self) -> None:
        with pytest.raises(BadInput):
            portal.encode(LIVES["accepted"], colour="red")

    def test_keys_the_format_does_not_know_are_kept(self) -> None:
        sent = record(SoBienNhan="7", TaiLieuNop=[{"TenTepDinhKem": "a.pdf", "Moi": ["x"]}])
        assert portal.encode(portal.decode(sent))["SoBienNhan"] == "7"
        assert portal.decode(sent).papers[0].others == (("Moi", ["x"]),)

    def test_nothing_personal_shows(self) -> None:
        known = portal.decode(portal.encode(LIVES["accepted"]))
        assert "Mẫu" not in repr(known)
        assert "001099" not in repr(known.identities)


class TestWhatIsNotCarried:
    def names(self, dossier: Dossier) -> set[str]:
        return {step.message.rpartition(".")[2] for step in portal.uncarried(dossier)}

    def test_it_is_listed_and_not_dropped_in_silence(self) -> None:
        work = LIVES["in-progress"]
        full = Dossier.open(
            SEVEN_DAYS,
            office=COMMUNE,
            at=FRIDAY + dt.timedelta(microseconds=5),
            channel="counter",
            applicant=MAU,
            representative=Representative("Trần Thị Thử", papers=("authority",)),
            assistance="Lê Văn Giúp",
            facts={"home": "own"},
            papers=[SubmittedPaper("ct01", originals=1)],
        )
        assert self.names(full) == {"history", "facts", "address", "representative", "assistance", "papers", "seconds"}
        busy = work.transfer("tax", at=THURSDAY, share=WorkingDays(1)).consult(
            "police", at=THURSDAY, until=FRIDAY_AFTER.date()
        )
        assert self.names(busy) >= {"shares", "consultations", "calendar"}
        assert "citations" in self.names(LIVES["suspended"])
        assert "arrival" in self.names(filed().accept(at=FRIDAY, arrived=FRIDAY))
        assert {"outcome", "receiver"} <= self.names(LIVES["returned"])
        late = work.reappoint(at("2026-09-30 08:00"), at=THURSDAY, reason="chờ kết quả")
        assert "extensions" in self.names(late)
        assert "extensions" not in self.names(work)
        assert "corrections" in self.names(LIVES["returned"].correct_result(at=FRIDAY_AFTER, reason="sai tên"))

    def test_each_says_itself(self) -> None:
        assert str(portal.uncarried(LIVES["accepted"])[0]) == "từng sự kiện với mã băm"


class TestProgress:
    def test_a_history_begins_with_the_acceptance_and_ends_with_the_result(self) -> None:
        told = portal.progress(LIVES["returned"])
        assert [event.status for event in told] == ["2", "4", "9", "9"]
        assert told[0].at == LIVES["returned"].accepted_at

    @pytest.mark.parametrize(
        ("name", "statuses"),
        [
            ("submitted", []),
            ("refused", ["3"]),
            ("accepted", ["2"]),
            ("suspended", ["2", "4", "8"]),
            ("withdrawn", ["2", "4", "7"]),
            ("asked-at-intake", []),
            ("withdrawn-at-intake", ["7"]),
            ("supplemented", ["2", "4", "5", "4"]),
        ],
    )
    def test_before_acceptance_only_an_end_is_told(self, name: str, statuses: list[str]) -> None:
        assert [event.status for event in portal.progress({**LIVES, **MORE}[name])] == statuses

    @pytest.mark.parametrize(
        ("state", "statuses"),
        [("accepted", ["2"]), ("in-progress", ["2", "4"]), ("processed", ["2", "9"]), ("returned", ["2", "9"])],
    )
    def test_a_dossier_taken_over_has_the_beginning_and_the_end_it_must_have_had(
        self, state: str, statuses: list[str]
    ) -> None:
        due = at("2026-09-11 17:00")
        life = Dossier.adopt(
            SEVEN_DAYS, office=COMMUNE, at=at("2026-10-01 08:00"), state=state, received=FRIDAY, promise=due
        )
        told = portal.progress(life)
        assert [event.status for event in told] == statuses
        assert (told[0].at, {event.due for event in told}) == (FRIDAY, {due})

    def test_notes_are_no_steps(self) -> None:
        noted = LIVES["accepted"].synchronise(1, at=THURSDAY)
        assert portal.progress(noted) == portal.progress(LIVES["accepted"])

    def test_a_progress_event_is_read_back(self) -> None:
        (sent, *_), *_ = portal.batches(portal.progress(LIVES["accepted"]))
        assert portal.encode(portal.decode_event(sent)) == sent

    def test_at_most_ten_go_in_one_call_and_each_dossier_apart(self) -> None:
        many = [ProgressEvent(code=f"D-{n % 2}", status="4", at=FRIDAY + dt.timedelta(hours=n)) for n in range(25)]
        sizes = [len(batch) for batch in portal.batches(many)]
        assert sizes == [10, 3, 10, 2]
        assert all(len({event["MaHoSo"] for event in batch}) == 1 for batch in portal.batches(many))

    def test_the_name_of_an_officer_is_cut_to_what_the_format_holds(self) -> None:
        (told, *_) = portal.progress(filed().accept(at=FRIDAY, by="x" * 60))
        assert told.officer == "x" * 50

    def test_steps_that_tell_the_same_are_both_sent(self) -> None:
        """Suspended twice at one moment for one reason: without the second the portal would think it goes on."""
        once = LIVES["suspended"].resume(at=THURSDAY)
        twice = once.suspend(at=THURSDAY, reason="chờ xác minh", citation="68/2020/QH14")
        told = portal.progress(twice)
        assert [event["TrangThai"] for batch in portal.batches(told) for event in batch] == ["2", "4", "8", "4", "8"]
        before = portal.progress(once)
        read_back = [portal.decode_event(portal.encode(event)) for event in before]
        for sent in (before, read_back):
            assert [event["TrangThai"] for batch in portal.batches(told, sent=sent) for event in batch] == ["8"]

    def test_events_that_were_read_back_are_sent_once(self) -> None:
        told = portal.progress(LIVES["returned"])
        read_back = [portal.decode_event(portal.encode(event)) for event in told]
        assert [*portal.batches((*read_back, *read_back))] == [*portal.batches(told)]
        for sent in (told, read_back):
            assert [*portal.batches(read_back, sent=sent)] == []

    def test_a_call_made_again_sends_nothing_twice(self) -> None:
        told = portal.progress(LIVES["returned"])
        assert [*portal.batches((*told, *told))] == [*portal.batches(told)]
        assert [*portal.batches(told, sent=told)] == []


class TestReading:
    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"NgayNopHoSo": "2026-08-28"}, "$.NgayNopHoSo"),
            ({"NgayNopHoSo": "20261399000000"}, "$.NgayNopHoSo"),
            ({"TrangThaiHoSo": "11"}, "$.TrangThaiHoSo"),
            ({"MaHoSo": 5}, "$.MaHoSo"),
            ({"GhiChu": "x" * 20_001}, "$.GhiChu"),
            ({"GhiChu": "\ud800"}, "$.GhiChu"),
            ({"DanhSachHoSoBoSung": [{"DanhSachGiayToBoSung": [{}] * 1_000}] * 6}, "$.DanhSachHoSoBoSung"),
            ({"HoSoCoThanhPhanSoHoa": "2"}, "$.HoSoCoThanhPhanSoHoa"),
            ({"TaiLieuNop": "x"}, "$.TaiLieuNop"),
            ({"TaiLieuNop": [{}] * 1_001}, "$.TaiLieuNop"),
            ({"TaiLieuNop": [5]}, "$.TaiLieuNop[0]"),
            ({"TaiLieuNop": [{"IsDeleted": "maybe"}]}, "$.TaiLieuNop[0].IsDeleted"),
            ({"DanhSachHoSoBoSung": [{"HoSoBoSungId": "1"}]}, "$.DanhSachHoSoBoSung[0].HoSoBoSungId"),
        ],
    )
    def test_what_cannot_be_is_told_with_its_place(self, changes: dict[str, object], path: str) -> None:
        with pytest.raises(BadInput) as caught:
            portal.decode(record(**changes))
        assert [problem.path for problem in caught.value.problems] == [path]
        assert codes(record(**changes)) == {"unreadable-field"}

    @pytest.mark.parametrize("wrong", [None, 5, [], "x", {str(n): n for n in range(1_001)}])
    def test_what_is_no_record_is_refused(self, wrong: object) -> None:
        with pytest.raises(BadInput):
            portal.decode(wrong)

    def test_a_moment_has_a_zone_and_four_digits_of_its_year(self) -> None:
        early = portal.decode(record(NgayNopHoSo="00120101000000"))
        assert portal.encode(early)["NgayNopHoSo"] == "00120101000000"
        with pytest.raises(BadInput):
            portal.encode(DossierRecord(submitted=dt.datetime(2026, 8, 28, 9)))

    def test_nothing_and_an_empty_text_are_the_same(self) -> None:
        known = portal.decode(
            record(
                MaDoiTuong=None, TaiLieuNop=None, DanhSachHoSoBoSung=[{"TrangThaiBoSung": True, "HoSoBoSungId": None}]
            )
        )
        assert (known.applicant_account, known.papers, known.rounds[0].done) == ("", (), True)
        assert portal.decode(record(TaiLieuNop=[{"IsDeleted": "True"}])).papers[0].deleted

    def test_a_procedure_nobody_knows_is_told(self) -> None:
        with pytest.raises(UnknownCode):
            portal.decode(record(), catalogue=Catalogue.of([]))
        assert portal.decode(record(NgayNopHoSo=""), catalogue=Catalogue.of([])).known_as is None

    def test_a_record_without_its_procedure_is_not_taken_over(self) -> None:
        with pytest.raises(BadInput):
            portal.taken_over(portal.decode(record()), office=COMMUNE, at=FRIDAY_AFTER)
        taken = portal.taken_over(portal.decode(record()), office=COMMUNE, at=FRIDAY_AFTER, procedure=SEVEN_DAYS)
        assert taken.state is State.PROCESSED


ROUND: Final = {
    "NoiDungBoSung": "thiếu giấy tờ",
    "NgayBoSung": "20260831080000",
    "NgayTiepNhanBoSung": "20260903080000",
    "TrangThaiBoSung": True,
}
"""Papers were asked for, and came."""


class TestCheckingOthers:
    GOOD: Final = {"MaHoSo": "H56.01.02-260828-0001", "TenTTHC": "Đăng ký thường trú"}

    def test_a_record_in_order_has_no_findings(self) -> None:
        assert portal.check(record(**self.GOOD)) == ()

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"DinhDanhCHS": []}, "missing-field"),
            ({"MaHoSo": ""}, "missing-field"),
            ({"NgayTiepNhan": "", "NgayHenTra": ""}, "missing-field"),
            ({"TrichYeuHoSo": "x" * 1_001}, "too-long"),
            ({"DanhSachGiayToKetQua": [{"TenGiayTo": "x" * 2_001}]}, "too-long"),
            ({"MaHoSo": "số 5"}, "no-dossier-code"),
            ({"DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "123"}]}, "identity-digits"),
            ({"NgayTiepNhan": "20260801080000"}, "impossible-order"),
            ({"NgayKetThucXuLy": ""}, "suspended-as-processed"),
            ({"DanhSachHoSoBoSung": [{"NgayBoSung": "20260903080000"}]}, "suspended-as-processed"),
            ({"TrangThaiHoSo": "10", "NgayKetThucXuLy": "", "NgayTra": "20260904090000"}, "missing-field"),
            ({"TrangThaiHoSo": "4"}, "finished-too-early"),
            ({"NgayTra": "20260904090000"}, "date-without-status"),
            ({"TrangThaiHoSo": "3"}, "missing-field"),
            ({"TrangThaiHoSo": "1"}, "promise-before-acceptance"),
            ({"NgayHenTra": "20261231170000"}, "due-too-late"),
            ({"NgayHenTra": "20261231170000", "DanhSachHoSoBoSung": [{"TrangThaiBoSung": True}]}, "due-too-late"),
            ({"NgayHenTra": "20261001170000", "DanhSachHoSoBoSung": [ROUND]}, "due-too-late"),
            ({"DanhSachHoSoBoSung": [{**ROUND, "NgayHenTraMoi": "20261001170000"}]}, "due-too-late"),
            ({"DanhSachHoSoBoSung": [{**ROUND, "NgayHenTraTruoc": "20261001170000"}]}, "due-too-late"),
            ({"MaTTHC": "1.004222.H56", "NgayHenTra": "20261231170000"}, "due-too-late"),
            ({"NgayHenTra": ""}, "missing-field"),
            ({"DinhDanhCHS": [{}]}, "missing-field"),
            ({"DonViXuLy": "  "}, "missing-field"),
            ({"MaTTHC": "KHAISINH"}, "no-procedure-code"),
            ({"DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "٠" * 12}]}, "identity-digits"),
            ({"DanhSachHoSoBoSung": [{"NoiDungBoSung": "thiếu giấy tờ"}]}, "suspended-as-processed"),
            (
                {"TrangThaiHoSo": "10", "NgayTra": "20260904090000", "DanhSachHoSoBoSung": [{"NoiDungBoSung": "x"}]},
                "suspended-as-processed",
            ),
            ({"DanhSachHoSoBoSung": [{**ROUND, "NgayBoSung": "20260801080000"}]}, "impossible-order"),
            ({"DanhSachHoSoBoSung": [{**ROUND, "NgayTiepNhanBoSung": "20260905080000"}]}, "impossible-order"),
            (
                {"DanhSachHoSoBoSung": [{"DanhSachGiayToBoSung": [{"TenTepDinhKem": "x" * 4_001}]}]},
                "too-long",
            ),
            (
                {"TrangThaiHoSo": "5", "DanhSachHoSoBoSung": [{"NoiDungBoSung": "x"}, {"NoiDungBoSung": "y"}]},
                "open-rounds",
            ),
            ({"TrangThaiHoSo": "3", "NgayTuChoi": "20260904090000"}, "date-without-status"),
            ({"TenTTHC": "Tên khác"}, "other-name"),
            (
                {
                    "DanhSachHoSoBoSung": [
                        {
                            "NgayBoSung": "20260904080000",
                            "NgayTiepNhanBoSung": "20260903080000",
                            "TrangThaiBoSung": True,
                        }
                    ]
                },
                "impossible-order",
            ),
            (
                {"DanhSachHoSoBoSung": [{"NgayHenTraTruoc": "20260914170000", "NgayHenTraMoi": "20260910170000"}]},
                "due-moved-back",
            ),
            ({"DanhSachHoSoBoSung": [{"NgayHenTraMoi": "20261010170000"}]}, "due-not-kept"),
        ],
    )
    def test_what_cannot_be_right_is_found(self, changes: dict[str, object], code: str) -> None:
        assert code in codes(record(**{**self.GOOD, **changes}))

    @pytest.mark.parametrize(
        "changes",
        [
            {"NgayHenTra": "20261231170000", "GhiChu": "Xin lỗi và hẹn lại: chờ giám định"},
            {"NgayHenTra": "20260914170000", "DanhSachHoSoBoSung": [ROUND]},
            {"NgayHenTra": "20260908170000"},
            {"TenTTHC": unicodedata.normalize("NFD", "Thủ tục  đăng ký thường trú")},
            {"MaTTHC": "1.004222.H56"},
            {"TrangThaiHoSo": "10", "NgayTra": "20260904090000", "NgayTuChoi": "20260904090000"},
        ],
    )
    def test_what_a_round_or_a_note_explains_is_not_blamed(self, changes: dict[str, object]) -> None:
        assert codes(record(**{**self.GOOD, **changes})) == set()

    FORBIDDEN: Final = "finished returned refused"

    @pytest.mark.parametrize(
        ("status", "needed", "strange"),
        [
            ("1", "", FORBIDDEN),
            ("2", "accepted", FORBIDDEN),
            ("3", "refused", "finished"),
            ("4", "accepted", FORBIDDEN),
            ("5", "", FORBIDDEN),
            ("6", "", FORBIDDEN),
            ("7", "", ""),
            ("8", "accepted", "returned refused"),
            ("9", "accepted finished", "returned"),
            ("10", "accepted finished returned", ""),
        ],
    )
    def test_each_status_has_its_moments_and_no_others(self, status: str, needed: str, strange: str) -> None:
        every = {
            "accepted": ("NgayTiepNhan", "20260828152000"),
            "finished": ("NgayKetThucXuLy", "20260904090000"),
            "refused": ("NgayTuChoi", "20260904090000"),
            "returned": ("NgayTra", "20260904100000"),
        }
        bare = {**self.GOOD, "TrangThaiHoSo": status, **{key: "" for key, _ in every.values()}, "NgayHenTra": ""}
        bare |= {"MaTTHC": "1.999999"}  # no limit anybody knows
        right = bare | {every[name][0]: every[name][1] for name in needed.split()}
        assert codes(record(**right)) == set()
        for name in needed.split():
            assert codes(record(**{**right, every[name][0]: ""})) != set()
        for name in strange.split():
            assert codes(record(**{**right, every[name][0]: every[name][1]})) != set()

    def test_without_the_code_of_a_procedure_only_that_is_missing(self) -> None:
        assert codes(record(**{**self.GOOD, "MaTTHC": " ", "NgayHenTra": ""})) == {"missing-field"}

    def test_before_acceptance_no_return_date_is_missing(self) -> None:
        changes = {"TrangThaiHoSo": "1", "NgayHenTra": "", "NgayKetThucXuLy": ""}
        assert codes(record(**{**self.GOOD, **changes})) == set()

    def test_a_procedure_nobody_knows_is_not_judged(self) -> None:
        assert codes(record(**self.GOOD, NgayHenTra="20261231170000"), catalogue=Catalogue.of([])) == set()

    def test_a_limit_that_hangs_on_facts_is_not_judged(self) -> None:
        changes = {"MaTTHC": "1.010041", "TenTTHC": "Xác nhận thông tin về cư trú", "KenhThucHien": ""}
        assert codes(record(**{**self.GOOD, **changes})) == {"missing-field"}

    def test_a_round_without_dates_says_nothing(self) -> None:
        assert Round().due_before is None
        assert codes(record(**self.GOOD, DanhSachHoSoBoSung=[{}])) == set()

    def test_findings_say_themselves(self) -> None:
        (found,) = portal.check(record(**{**self.GOOD, "NgayKetThucXuLy": ""}))
        assert "đang tạm dừng mà gửi là đã xử lý xong" in found.say("vi")
