"""What is given to a record has to be of its kind; what came in it is kept, whatever it is, and stays ours."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from tests.dossiers import FRIDAY, MAU, SEVEN_DAYS, accepted

from motcua.adapters import portal
from motcua.adapters.portal import Database, DossierRecord, Identity, PaperRecord, ProgressEvent, Round
from motcua.errors import BadInput, LimitExceeded

LIFE: Final = accepted(applicant=MAU)
SENT: Final = portal.encode(LIFE)


def problems(attempt: Callable[[], object]) -> list[str]:
    with pytest.raises(BadInput) as caught:
        attempt()
    return [str(problem) for problem in caught.value.problems]


class TestParticulars:
    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("code", 5, "$.code: met a whole number; right would be a text"),
            ("code", None, "$.code: met nothing; right would be a text"),
            ("field", 5, "$.field: met a whole number; right would be a text"),
            ("note", "\ud800", "$.note: met a text; right would be a text of whole letters"),
            ("note", "x" * 20_001, "$.note: met a text; right would be a text of at most 20000 characters"),
            ("return_way", "9", "$.return_way: met a text; right would be one of 0, 1, 2"),
            ("return_way", None, "$.return_way: met nothing; right would be a text"),
            ("verified_account", "yes", "$.verified_account: met a text; right would be True, False or None"),
            ("verified_account", 1, "$.verified_account: met a whole number; right would be True, False or None"),
            ("due", "20260911", "$.due: met a text; right would be a moment with its zone, or None"),
            ("due", dt.datetime(2026, 9, 11), "$.due: met datetime; right would be a moment with its zone, or None"),
            (
                "due",
                dt.datetime.max.replace(tzinfo=dt.UTC),
                "$.due: met datetime; right would be a moment with its zone, or None",
            ),
            ("identities", [{"a": 1}], "$.identities[0]: met a table; right would be Identity"),
            ("papers", ["ct01"], "$.papers[0]: met a text; right would be PaperRecord"),
            ("papers", "ct01", "$.papers: met a text; right would be a list"),
            ("papers", [PaperRecord()] * 1_001, "$.papers: met a list of 1001; right would be a list of at most 1000"),
            (
                "rounds",
                [Round(papers=(PaperRecord(),) * 1_000)] * 6,
                "$.rounds: met a list with 6000; right would be a list with at most 5000 things inside its own",
            ),
            ("others", 5, "$.others: met a whole number; right would be keys with what stood there"),
            ("others", [("a", b"x")], "$.others: met bytes; right would be what JSON can hold"),
            (
                "others",
                [("MaHoSo", "x")],
                "$.others: met a key that stands already; right would be keys the format does not know, each once",
            ),
            (
                "others",
                [("a", 1), ("a", 2)],
                "$.others: met a key that stands already; right would be keys the format does not know, each once",
            ),
            (
                "spelled",
                [("MaHoSo", 5)],
                "$.spelled: met a whole number; right would be keys of the format, with what it can read",
            ),
            ("spelled", [("x", "")], "$.spelled: met a text; right would be keys of the format, with what it can read"),
            ("left_out", "MaHoSo", "$.left_out: met a text; right would be a list of keys"),
        ],
    )
    def test_of_another_kind_are_told_by_their_name(self, name: str, value: object, told: str) -> None:
        assert problems(lambda: portal.encode(LIFE, **{name: value})) == [told]

    def test_are_told_all_at_once(self) -> None:
        told = problems(lambda: portal.encode(LIFE, code=5, verified_account="yes"))
        assert [line.partition(":")[0] for line in told] == ["$.code", "$.verified_account"]

    @pytest.mark.parametrize("name", ["colour", "known_as"])
    def test_nobody_knows_are_told(self, name: str) -> None:
        (told,) = problems(lambda: portal.encode(LIFE, **{name: SEVEN_DAYS}))
        assert told == f"$: met {name}; right would be fields of the national record"

    @pytest.mark.parametrize("what", [None, 5, {}, [LIFE]])
    def test_are_of_a_dossier_a_record_or_an_event(self, what: Any) -> None:
        for attempt in (portal.encode, portal.uncarried, portal.progress):
            with pytest.raises(BadInput):
                attempt(what)

    def test_may_be_lists(self) -> None:
        assert portal.encode(LIFE, databases=[Database(code="7")])["DSKetNoiCSDL"] == [{"MaCSDL": "7"}]

    def test_of_smaller_things_are_of_their_kind_too(self) -> None:
        (told,) = problems(lambda: Round(id="1"))  # type: ignore[arg-type]  # what it refuses
        assert told == "$.id: met a text; right would be a whole number from 0 to 9007199254740991"
        (told,) = problems(lambda: PaperRecord(deleted="no"))  # type: ignore[arg-type]  # what it refuses
        assert told == "$.deleted: met a text; right would be True or False"

    def test_of_a_progress_event_are_of_their_kind(self) -> None:
        (event, *_) = portal.progress(LIFE)
        assert problems(lambda: portal.encode(event, status="0")) == [
            "$.status: met a text; right would be one of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
        ]
        assert portal.encode(event, title="chuyên viên")["ChucDanh"] == "chuyên viên"

    def test_that_are_taken_are_read_back(self) -> None:
        many = portal.encode(LIFE, note="x" * 20_000, papers=[PaperRecord()] * 1_000)
        assert portal.encode(portal.decode(many)) == many


class TestReading:
    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            (
                {"DanhSachHoSoBoSung": [{"HoSoBoSungId": -1}]},
                (
                    "$.DanhSachHoSoBoSung[0].HoSoBoSungId: met a whole number;"
                    " right would be a whole number from 0 to 9007199254740991"
                ),
            ),
            (
                {"TaiLieuNop": [{"IsDeleted": "maybe"}]},
                (
                    "$.TaiLieuNop[0].IsDeleted: met a text;"
                    " right would be true, false, or one of '', 'False', 'True', '0', '1'"
                ),
            ),
            ({"Khac": float("nan")}, "$.Khac: met float; right would be what JSON can hold"),
            ({"Khac": {5: "x"}}, "$.Khac: met a whole number; right would be keys that are texts"),
            ({"Khac": ["\udc00"]}, "$.Khac: met a text; right would be what JSON can hold"),
            ({5: "x"}, "$: met a whole number; right would be keys that are texts"),
        ],
    )
    def test_tells_what_was_met_and_what_would_be_right(self, changes: Mapping[Any, object], told: str) -> None:
        assert problems(lambda: portal.decode({**SENT, **changes})) == [told]

    @pytest.mark.parametrize("said", [True, False, "True", "False", "0", "1", "", "true", None], ids=repr)
    def test_takes_a_truth_in_every_spelling_and_gives_it_back(self, said: object) -> None:
        sent = {**SENT, "TaiLieuNop": [{"IsDeleted": said}]}
        assert portal.decode(sent).papers[0].deleted is (said in {True, "True", "true", "1"})
        assert portal.encode(portal.decode(sent)) == sent
        assert json.dumps(portal.encode(portal.decode(sent))["TaiLieuNop"]) == json.dumps(sent["TaiLieuNop"])

    def test_of_tables_inside_tables_ends(self) -> None:
        deep: object = "x"
        for _ in range(100_000):
            deep = [deep]
        assert problems(lambda: portal.decode({**SENT, "Khac": deep})) == [
            "$.Khac: met tables inside tables; right would be at most 64 levels"
        ]

    def test_of_a_thousand_keys_ends(self) -> None:
        with pytest.raises(LimitExceeded):
            portal.decode({**SENT, **{str(key): "" for key in range(1_000)}})


class TestWhatCame:
    FOREIGN: Final[Mapping[str, object]] = {
        "MaHoSo": "H56.01.02-260828-0001",
        "MaDoiTuong": None,
        "TaiLieuNop": None,
        "DanhSachLePhi": "",
        "DanhSachHoSoBoSung": [{"HoSoBoSungId": None, "TrangThaiBoSung": "True", "Khac": {"sâu": [1, 2.5, None]}}],
        "NgayTra": None,
        "SoBienNhan": 7,
        "Ghi chú": "nội dung",
    }
    """A record of a system that leaves out most of it."""

    def test_is_written_again_as_it_came(self) -> None:
        assert portal.encode(portal.decode(self.FOREIGN)) == self.FOREIGN

    def test_goes_through_a_dossier_as_it_came(self) -> None:
        came = {**SENT, "MaDoiTuong": None, "Fax": None, "SoBienNhan": 7}
        del came["ThongTinKhac"]
        known = portal.decode(came)
        taken = portal.taken_over(known, office=LIFE.office, at=FRIDAY, procedure=SEVEN_DAYS)
        assert portal.encode(taken, **portal.remainder(known, taken)) == came

    def test_gives_way_to_what_is_told_anew(self) -> None:
        again = portal.encode(portal.decode(self.FOREIGN), applicant_account="A-1", email="mau@example.vn")
        assert (again["MaDoiTuong"], again["Email"]) == ("A-1", "mau@example.vn")

    def test_is_no_other_value_for_its_spelling(self) -> None:
        one, other = portal.decode({"MaHoSo": "1", "Fax": None}), portal.decode({"MaHoSo": "1", "Fax": ""})
        assert (one == other, hash(one) == hash(other), one == portal.decode({"MaHoSo": "2"})) == (True, True, False)

    def test_is_another_value_for_its_other_keys(self) -> None:
        assert portal.decode({"MaHoSo": "1", "x": 1}) != portal.decode({"MaHoSo": "1", "x": 2})

    def test_is_nobody_elses_to_change(self) -> None:
        came: dict[str, Any] = {**SENT, "Khac": [1]}
        known = portal.decode(came)
        came["Khac"].append(2)
        written: dict[str, Any] = portal.encode(known)
        written["Khac"].append(3)
        assert portal.encode(known)["Khac"] == [1]

    def test_is_hashed_whatever_it_holds(self) -> None:
        assert len({portal.decode({**SENT, "Khac": [1]}), portal.decode({**SENT, "Khac": [1]})}) == 1


class TestWhatShows:
    @pytest.mark.parametrize(
        "value",
        [
            PaperRecord(file_name="CCCD Mẫu.pdf", url="https://example.vn/Mẫu"),
            portal.Attachment(name="Đơn của Mẫu"),
            portal.ResultRecord(name="Giấy khai sinh Mẫu", url="https://example.vn/Mẫu"),
            Round(asked_by="Mẫu", asked_for="giấy của Mẫu", received_by="Mẫu", received_note="Mẫu"),
            Identity(number="001099000001 Mẫu"),
            ProgressEvent(officer="Mẫu", content="gọi Mẫu"),
            DossierRecord(applicant="Mẫu", note="Mẫu"),
            PaperRecord(others=(("Khac", "Mẫu"),)),
        ],
    )
    def test_names_nobody(self, value: object) -> None:
        assert "Mẫu" not in repr(value)
