"""Any life of a dossier, sent to the national portal: read back as it was, taken over, and nothing wrong with it."""

import json
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.dossiers import at
from tests.lives import EXAMPLES, life

from motcua.adapters import portal
from motcua.catalogue import Catalogue
from motcua.dossier import Dossier
from motcua.mechanism import State

Record = dict[str, Any]
RANDOMS = st.randoms(use_true_random=True)
AFTER: Final = at("2030-01-02 08:00")
KNOWN: Final[Mapping[str, Any]] = {"field": "G01-CT01", "return_way": "0", "verified_account": False}
"""What every office knows and no dossier does."""

REQUIRED: Final = [
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "KenhThucHien",
    "NgayNopHoSo",
    "TrangThaiHoSo",
    "DonViXuLy",
    "DinhDanhCHS",
    "DSKetNoiCSDL",
]


def lacking(dossier: Dossier, record: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments by which a caller gives what this dossier does not know."""
    told: dict[str, Any] = dict(KNOWN)
    if not record["LoaiDoiTuong"]:
        told["applicant_kind"] = "1"
    if not record["DinhDanhCHS"]:
        told["identities"] = [portal.Identity(kind="1", number="001099000001")]
    if dossier.accepted_at is not None:
        told["code"] = f"H56.01.02-{dossier.accepted_at:%y%m%d}-0001"
    if dossier.events[0].verb == "adopt":  # what another system promised, it has to explain
        told["note"] = "xin lỗi và hẹn lại"
        told["due"] = dossier.promise.at if dossier.promise else dossier.accepted_at and AFTER
    return told


@given(RANDOMS)
@example(Random(34987117))  # accepted after the day that counts from its arrival
@example(Random(2481422988013))  # a stop that begins and ends in the minute in which another wait ends
def test_its_record_is_in_order_once_the_caller_gave_what_it_does_not_know(random: Random) -> None:
    """But for a day that was over before the dossier was accepted: of that whoever reads it is told."""
    dossier = life(random)
    sent = portal.encode(dossier, **lacking(dossier, portal.encode(dossier)))
    found = portal.check(sent, catalogue=Catalogue.of([dossier.procedure]))
    over = dossier.promise and dossier.accepted_at and dossier.promise.at < dossier.accepted_at
    assert {(one.code, one.where) for one in found} <= ({("impossible-order", "$.NgayHenTra")} if over else set())


def spoilt(record: Record) -> Iterator[tuple[str, Record]]:
    """The record with one thing in it that cannot be, and what should be found."""
    for key in REQUIRED:
        yield "missing-field", {name: value for name, value in record.items() if name != key}
    for key, value in record.items():
        if key.startswith("Ngay") and value:
            yield "outside-calendar", {**record, key: f"2926{value[4:]}"}
            yield "unreadable-field", {**record, key: value[:8]}
    if record["NgayTiepNhan"]:
        yield "impossible-order", {**record, "NgayNopHoSo": "20350101080000"}
        yield "impossible-order", {**record, "NgayHenTra": "20100104080000"}
        yield "code-of-another-day", {**record, "MaHoSo": "H56.01.02-100104-0001"}
        yield "no-dossier-code", {**record, "MaHoSo": "D-1"}
    else:
        yield "promise-before-acceptance", {**record, "NgayHenTra": "20300101170000"}
    yield "fee-amount", {**record, "DanhSachLePhi": [{"Gia": "hai mươi"}]}
    yield "too-long", {**record, "TrichYeuHoSo": "x" * 1_001}
    yield "identity-digits", {**record, "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "00109"}]}
    if record["DanhSachHoSoBoSung"]:
        first, *rest = record["DanhSachHoSoBoSung"]
        early = {**first, "NgayTiepNhanBoSung": "20100104080000"}
        yield "impossible-order", {**record, "DanhSachHoSoBoSung": [early, *rest]}
        yield "repeated-round", {**record, "DanhSachHoSoBoSung": [first, first, *rest]}


@settings(max_examples=EXAMPLES // 4)
@given(RANDOMS)
def test_whatever_cannot_be_is_found_in_it(random: Random) -> None:
    dossier = life(random)
    sent = portal.encode(dossier, **lacking(dossier, portal.encode(dossier)))
    for code, record in spoilt(sent):
        assert code in {finding.code for finding in portal.check(record, catalogue=Catalogue.of([dossier.procedure]))}


@given(RANDOMS)
def test_its_record_is_read_back_and_taken_over_without_loss(random: Random) -> None:
    dossier = life(random)
    sent = json.loads(json.dumps(portal.encode(dossier)))
    known = portal.decode(sent, catalogue=Catalogue.of([dossier.procedure]))
    assert portal.encode(known) == sent
    taken = portal.taken_over(known, office=dossier.office, at=AFTER)
    assert taken.state is dossier.state
    assert portal.encode(taken, **portal.remainder(known, taken)) == sent


@given(RANDOMS)
def test_a_stop_that_is_sent_as_processed_is_found(random: Random) -> None:
    dossier = life(random)
    sent = portal.encode(dossier) | {"TrangThaiHoSo": "9", "NgayKetThucXuLy": "20300102080000"}
    if dossier.state in {State.AWAITING_PAPERS, State.AWAITING_PAYMENT, State.SUSPENDED}:
        assert "suspended-as-processed" in {finding.code for finding in portal.check(sent)}


@settings(max_examples=EXAMPLES // 4)
@given(RANDOMS)
def test_its_progress_goes_from_the_acceptance_to_the_result_in_calls_of_ten(random: Random) -> None:
    dossier = life(random)
    told = portal.progress(dossier)
    moments = [event.at for event in told if event.at is not None]
    assert moments == sorted(moments)
    if dossier.accepted_at is not None:
        assert told[0].status == "2"
    if dossier.state in {State.PROCESSED, State.RETURNED}:
        assert told[-1].status == "9"
    sent = [*portal.batches((*told, *told))]
    assert [len(batch) for batch in sent[:-1]] == [10] * (len(sent) - 1)
    assert sum(map(len, sent)) == len(told)
    first = told[: len(told) // 2]
    rest = [event for batch in portal.batches(told, sent=first) for event in batch]
    assert rest == [portal.encode(event) for event in told[len(first) :]]
    read_back = [portal.decode_event(portal.encode(event)) for event in first]
    assert [event for batch in portal.batches(told, sent=read_back) for event in batch] == rest
