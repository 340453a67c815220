"""Payment by QR: the vectors of NAPAS byte for byte, and nothing read that does not fit together."""

from typing import Any

import pytest

from motcua.adapters.vietqr import VietQR, checksum
from motcua.errors import BadInput, BadValue, LimitExceeded
from motcua.money import VND

ORDER: dict[str, Any] = {"bill": "NPS6869", "purpose": "thanh toan don hang"}

# QR Format T&C v1.0 of NAPAS, 09/2021, numbers 6.1.1 to 6.1.4. The source at hand gives 6.1.3 in full; of 6.1.4 the
# receiver and the checksum, of 6.1.1 the fault and the checksum, of 6.1.2 the checksum. The rest follows from 6.1.3.
ACCOUNT_ONCE = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)
CARD_ONCE = (
    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203"
)
CARD_AGAIN = "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"
ACCOUNT_AGAIN = "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5"
"""6.1.1 as it is transcribed: the account claims 12 characters, and 13 follow."""


def sealed(body: str) -> str:
    """A text with the checksum that belongs to it."""
    return f"{body}6304{checksum(body + '6304')}"


def problems(text: str) -> list[str]:
    with pytest.raises(BadInput) as refused:
        VietQR.parse(text)
    return [problem.path for problem in refused.value.problems]


class TestVectors:
    @pytest.mark.parametrize(
        ("qr", "text"),
        [
            (VietQR("970403", "9704031101234567", card=True), CARD_AGAIN),
            (VietQR("970403", "0011012345678", VND(180_000), **ORDER), ACCOUNT_ONCE),
            (VietQR("970403", "9704031101234567", VND(180_000), card=True, **ORDER), CARD_ONCE),
        ],
        ids=["6.1.2", "6.1.3", "6.1.4"],
    )
    def test_of_napas_are_written_byte_for_byte_and_read_back(self, qr: VietQR, text: str) -> None:
        assert str(qr) == text
        assert VietQR.parse(text) == qr

    def test_the_first_is_refused_although_its_checksum_is_right(self) -> None:
        assert checksum(ACCOUNT_AGAIN[:-4]) == "F4E5"
        with pytest.raises(BadInput, match=r"\$\.38\.01: met 1 characters left over"):
            VietQR.parse(ACCOUNT_AGAIN)


class TestWriting:
    def test_the_purpose_loses_its_marks(self) -> None:
        assert VietQR("970403", "1", purpose="Đóng lệ phí hộ tịch").purpose == "Dong le phi ho tich"

    def test_a_code_for_one_payment_may_leave_the_amount_open(self) -> None:
        assert str(VietQR("970403", "1", once=True)).startswith("000201010212")
        assert str(VietQR("970403", "1", VND(5_000), once=False)).startswith("000201010211")

    @pytest.mark.parametrize(
        ("wrong", "path"),
        [
            ({"bank": "97040"}, "$.bank"),
            ({"bank": None}, "$.bank"),
            ({"bank": "97040３"}, "$.bank"),
            ({"account": "1" * 20}, "$.account"),
            ({"account": ""}, "$.account"),
            ({"account": 11}, "$.account"),
            ({"amount": VND(0)}, "$.amount"),
            ({"amount": VND(-5_000)}, "$.amount"),
            ({"amount": VND(10**13)}, "$.amount"),
            ({"bill": ""}, "$.bill"),
            ({"bill": "hồ sơ"}, "$.bill"),
            ({"purpose": "x" * 26}, "$.purpose"),
            ({"purpose": "支付"}, "$.purpose"),
            ({"purpose": "a\nb"}, "$.purpose"),
            ({"purpose": 5}, "$.purpose"),
        ],
        ids=repr,
    )
    def test_what_does_not_fit_is_refused_and_never_cut(self, wrong: dict[str, Any], path: str) -> None:
        with pytest.raises(BadInput) as refused:
            VietQR(**{"bank": "970403", "account": "0011012345678", **wrong})
        assert [problem.path for problem in refused.value.problems] == [path]

    def test_all_that_is_wrong_is_told_at_once_and_no_purpose_with_it(self) -> None:
        with pytest.raises(BadInput, match="3 problems") as refused:
            VietQR("x", "1", VND(0), purpose="Nguyen Van Mau nop le phi ho tich")
        assert "Nguyen" not in str(refused.value)

    def test_an_amount_is_in_dong(self) -> None:
        with pytest.raises(BadValue, match="amount of VietQR"):
            VietQR("970403", "1", 180_000)  # type: ignore[arg-type]  # that it fails is the point

    def test_a_purpose_stays_out_of_repr(self) -> None:
        assert "don hang" not in repr(VietQR("970403", "1", **ORDER))


class TestReading:
    def test_tags_without_a_use_here_are_passed_over(self) -> None:
        more = ACCOUNT_ONCE[:-8].replace("5802VN", "52047512" + "5802VN" + "5906UBNDXA" + "6005HANOI")
        assert VietQR.parse(sealed(more)) == VietQR.parse(ACCOUNT_ONCE)

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            pytest.param("", "$", id="nothing"),
            pytest.param(ACCOUNT_ONCE.replace("don", "đơn"), "$", id="letters beyond ASCII"),
            pytest.param(ACCOUNT_ONCE.lower(), "$", id="a lower-case checksum"),
            pytest.param(ACCOUNT_ONCE.replace("180000", "190000"), "$.63", id="an amount that was changed"),
            pytest.param(sealed("0002"), "$.00", id="a value cut short"),
            pytest.param(sealed("0000"), "$.00", id="a value of no length"),
            pytest.param(sealed("000201x"), "$", id="characters left over"),
            pytest.param(sealed("000201000201"), "$.00", id="a tag twice"),
        ],
    )
    def test_what_does_not_fit_together_is_refused(self, text: str, path: str) -> None:
        assert problems(text) == [path]

    @pytest.mark.parametrize(
        ("old", "new", "path"),
        [
            ("000201", "000202", "$.00"),
            ("010212", "010213", "$.01"),
            ("A000000727", "A000000728", "$.38.00"),
            ("0006970403", "000697O403", "$.38.01.00"),
            ("QRIBFTTA", "QRPUSH01", "$.38.02"),
            ("5303704", "5303840", "$.53"),
            ("5406180000", "5406180.00", "$.54"),
            ("5406180000", "5406018000", "$.54"),
            ("5802VN", "5802US", "$.58"),
        ],
    )
    def test_what_is_no_vietqr_is_refused_with_its_tag(self, old: str, new: str, path: str) -> None:
        assert problems(sealed(ACCOUNT_ONCE[:-8].replace(old, new, 1))) == [path]

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        assert problems(sealed("000201")) == [
            "$.01",
            "$.38.00",
            "$.38.01.00",
            "$.38.01.01",
            "$.38.02",
            "$.53",
            "$.58",
        ]

    def test_a_text_too_long_is_not_read(self) -> None:
        with pytest.raises(LimitExceeded):
            VietQR.parse("0" * 513)

    @pytest.mark.parametrize("given_", [None, 5, b"00"], ids=repr)
    def test_a_code_is_text(self, given_: object) -> None:
        with pytest.raises(BadValue, match="VietQR"):
            VietQR.parse(given_)  # type: ignore[arg-type]  # that it fails is the point

    def test_the_checksum_is_of_ascii(self) -> None:
        assert checksum("123456789") == "29B1"
        with pytest.raises(BadValue, match="ASCII"):
            checksum("đồng")
