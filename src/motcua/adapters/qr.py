"""QR codes: the code of a dossier and a request to pay, as pictures for slips (extra ``qr``).

The squares are drawn by ``segno``; this module says what goes into them and hands the drawing to ``display``.
"""

import io
from types import ModuleType
from typing import Final

import attrs

from motcua.adapters.vietqr import VietQR
from motcua.annotated import OWN_WORDS, as_annotated
from motcua.checks import Discreet, expect, kind
from motcua.codes import DossierCode
from motcua.dossier import Dossier
from motcua.errors import BadValue, MissingExtra
from motcua.forms import Form
from motcua.forms.linked import code_of
from motcua.linked_dossier import LinkedDossier
from motcua.wording import Text, said

__all__ = ["QRCode", "of_dossier", "of_payment"]

_MOST: Final = 512
"""Characters that still print as squares a telephone can read."""


@attrs.frozen(eq=False, field_transformer=as_annotated)
class QRCode(Discreet):
    """A QR code (*mã QR*): the text that a telephone reads, and what stands under it.

    >>> QRCode("H56.01.02-260828-0001", Text("Mã hồ sơ", "Dossier code")).svg().startswith("<svg")
    True
    """

    text: str = attrs.field(repr=False, metadata=OWN_WORDS)
    caption: Text = attrs.field(validator=kind(Text))

    def __attrs_post_init__(self) -> None:
        text = expect(self.text, str, "text of a QR code")
        if not 0 < len(text) <= _MOST or not text.isprintable():
            raise BadValue("text of a QR code", f"{len(text)} characters", f"1 to {_MOST}, each of them printable")

    def svg(self) -> str:
        """The squares as inline SVG, as wide as the place it is put; raises ``MissingExtra``."""
        drawn: str = _segno().make_qr(self.text, error="m").svg_inline(omitsize=True, title=self.caption.vi)
        return drawn

    def drawn(self) -> str:
        """The squares out of block letters, for a terminal; raises ``MissingExtra``."""
        out = io.StringIO()
        _segno().make_qr(self.text, error="m").terminal(out, border=2, compact=True)
        return out.getvalue()


def of_dossier(of: Dossier | LinkedDossier | Form | DossierCode) -> QRCode:
    """The code of a dossier, as the receipt may print it; raises ``BadValue`` for what is no code, or has none yet.

    A package bears the code of the dossier that leads it, or its own id where that is such a code.

    >>> of_dossier(DossierCode.parse("H56.01.02-260828-0001")).text
    'H56.01.02-260828-0001'
    """
    code = _code(of)
    if code is None:
        raise BadValue("dossier code", "nothing", "a dossier that was given a code when it was accepted")
    known = code if isinstance(code, DossierCode) else DossierCode.parse(expect(code, str, "dossier code"))
    return QRCode(str(known), said("qr.dossier"))


def _code(of: object) -> object:
    if isinstance(of, LinkedDossier):
        return code_of(of.lead.code, of.id)
    return of.code if isinstance(of, Dossier) else of["dossier_code"] if isinstance(of, Form) else of


def of_payment(payment: VietQR) -> QRCode:
    """A request to pay, as banking apps read it.

    >>> from motcua.money import VND
    >>> of_payment(VietQR("970403", "0011012345678", VND(20_000))).caption.en
    'Pay 20,000 đồng'
    """
    asked = expect(payment, VietQR, "payment").amount
    caption = said("qr.pay-any") if asked is None else said("qr.pay", amount=asked)
    return QRCode(str(payment), caption)


def _segno() -> ModuleType:
    try:
        import segno  # noqa: PLC0415 - an extra, and drawn only when somebody asks
    except ImportError:
        raise MissingExtra("segno", "qr") from None
    return segno
