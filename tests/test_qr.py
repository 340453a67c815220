"""QR codes on slips: what a telephone reads, and nothing else."""

import sys

import attrs
import pytest
from tests.dossiers import MAU, at, filed
from tests.slips import CODE

from motcua.adapters import qr
from motcua.adapters.display import render
from motcua.adapters.vietqr import VietQR
from motcua.codes import DossierCode
from motcua.errors import BadValue, MissingExtra
from motcua.forms import receipt
from motcua.money import VND
from motcua.wording import Text

pytestmark = pytest.mark.needs("segno")

DOSSIER = filed(applicant=MAU).accept(at=at("2026-08-28 15:20"), code=CODE)
SLIP = receipt(DOSSIER)
PAYMENT = VietQR("970403", "0011012345678", VND(20_000), purpose="lệ phí cư trú")


class TestWhatIsInIt:
    def test_the_code_of_a_dossier_however_it_is_given(self) -> None:
        assert {qr.of_dossier(of).text for of in (DOSSIER, SLIP, DossierCode.parse(CODE))} == {CODE}

    def test_the_payment_as_banking_apps_read_it(self) -> None:
        code = qr.of_payment(PAYMENT)
        assert VietQR.parse(code.text) == PAYMENT
        assert code.caption == Text("Thanh toán 20.000 đồng", "Pay 20,000 đồng")
        assert qr.of_payment(attrs.evolve(PAYMENT, amount=None)).caption.en == "Pay"

    def test_a_dossier_without_a_code_has_none(self) -> None:
        with pytest.raises(BadValue, match="dossier code: met nothing"):
            qr.of_dossier(filed())

    @pytest.mark.parametrize("text", ["", "x" * 513, 5, "\x00", "\ud800"])
    def test_a_text_that_is_none_or_too_long_is_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match="text of a QR code"):
            qr.QRCode(text, Text("x", "x"))

    def test_never_shows_in_repr(self) -> None:
        assert CODE not in repr(qr.of_dossier(SLIP))


class TestOnASlip:
    def test_stands_as_squares_with_its_caption(self) -> None:
        page = render(SLIP, codes=[qr.of_dossier(SLIP), qr.of_payment(PAYMENT)])
        assert page.count("<svg") == 2
        assert "<figcaption>Thanh toán 20.000 đồng</figcaption>" in page

    def test_a_text_page_draws_it_out_of_blocks(self) -> None:
        page = render(SLIP, "text", "en", codes=[qr.of_dossier(SLIP)])
        assert "█" in page
        assert "  Dossier code\n" in page

    def test_markdown_draws_it_in_a_block_of_its_own(self) -> None:
        page = render(SLIP, "markdown", codes=[qr.of_dossier(SLIP)])
        assert page.count("```") == 2

    def test_takes_codes_alone(self) -> None:
        with pytest.raises(BadValue, match="QR codes"):
            render(SLIP, codes=[CODE])  # type: ignore[list-item]  # the mistake under test


class TestWithoutTheExtra:
    def test_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "segno", None)
        with pytest.raises(MissingExtra, match=r"this needs segno, .* pip install 'motcua\[qr\]'"):
            render(SLIP, codes=[qr.of_dossier(SLIP)])

    def test_a_slip_without_codes_needs_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "segno", None)
        assert CODE in render(SLIP)
