"""Every rule has its place, and says whether somebody here has read it."""

import pytest

from motcua.citation import Citation
from motcua.errors import BadValue

TEXTS = [
    "118/2025/NĐ-CP",
    "118/2025/NĐ-CP, art. 19",
    "118/2025/NĐ-CP, art. 19.5",
    "118/2025/NĐ-CP, art. 19.5.a",
    "9441/TB-BNV",
]


class TestReading:
    @pytest.mark.parametrize("text", TEXTS)
    def test_it_prints_what_it_read(self, text: str) -> None:
        assert str(Citation.parse(text)) == text

    @pytest.mark.parametrize("text", ["", "a, art. ", "a, art. 19.5.a.b", "a; b", "a\nb", "x" * 300])
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(BadValue, match="citation"):
            Citation.parse(text)


class TestSaying:
    def test_in_vietnamese_from_the_point_up(self) -> None:
        assert Citation.parse("118/2025/NĐ-CP, art. 19.5.a").say("vi") == "điểm a khoản 5 Điều 19, 118/2025/NĐ-CP"

    def test_an_unread_rule_says_so(self) -> None:
        unread = Citation.parse("28/2026/QH16, art. 2", verified=False)
        assert (unread.say("vi"), unread.say("en")) == (
            "Điều 2, 28/2026/QH16 (chưa kiểm chứng)",
            "28/2026/QH16, art. 2 (not verified)",
        )

    @pytest.mark.parametrize("text", TEXTS)
    @pytest.mark.parametrize("verified", [True, False])
    def test_it_can_be_pasted_back(self, text: str, *, verified: bool) -> None:
        citation = Citation.parse(text, verified=verified)
        assert eval(repr(citation)) == citation
