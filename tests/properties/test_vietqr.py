"""Promises of payment by QR: every code is read back, and one wrong character is always found."""

from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.adapters.vietqr import VietQR
from motcua.errors import BadInput
from motcua.money import VND

CODE = str(VietQR("970403", "0011012345678", VND(180_000), bill="NPS6869", purpose="thanh toan don hang"))
ASCII = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=25)


@given(
    st.builds(
        VietQR,
        st.text("0123456789", min_size=6, max_size=6),
        st.text(ascii_letters + digits, min_size=1, max_size=19),
        st.none() | st.integers(1, 10**13 - 1).map(VND),
        bill=st.none() | ASCII,
        purpose=st.none() | ASCII,
        card=st.booleans(),
        once=st.booleans(),
    )
)
def test_every_code_is_read_back(qr: VietQR) -> None:
    assert VietQR.parse(str(qr)) == qr


@given(st.integers(0, len(CODE) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_one_wrong_character_is_always_found(at: int, letter: str) -> None:
    spoilt = CODE[:at] + letter + CODE[at + 1 :]
    if spoilt != CODE:
        with pytest.raises(BadInput):
            VietQR.parse(spoilt)
