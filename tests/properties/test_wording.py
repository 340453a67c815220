"""Promises of amounts in words: every number is read back, whatever the spelling, and no two share their words."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.wording import Spelling, amount_in_words, read_amount

AMOUNTS = st.one_of(
    st.integers(-(10**18), 10**18),
    st.integers(0, 18).flatmap(lambda digits: st.integers(10**digits - 30, 10**digits + 30)),
    st.lists(st.sampled_from((0, 1, 4, 5, 10, 15, 21, 100, 104, 999)), min_size=1, max_size=6).map(
        lambda groups: sum(group * 1_000**place for place, group in enumerate(groups))
    ),
)
SPELLINGS = st.builds(
    Spelling,
    linker=st.sampled_from(("linh", "lẻ")),
    four=st.sampled_from(("tư", "bốn")),
    seven=st.sampled_from(("bảy", "bẩy")),
    thousand=st.sampled_from(("nghìn", "ngàn")),
    billion=st.sampled_from(("tỷ", "tỉ")),
    comma=st.booleans(),
    zero_groups=st.booleans(),
    capital=st.booleans(),
    ending=st.sampled_from(("", "đồng", "đồng chẵn", "đồng./.")),
)


@given(AMOUNTS, SPELLINGS)
def test_the_words_read_back_to_the_number(amount: int, spelling: Spelling) -> None:
    assert read_amount(amount_in_words(amount, spelling=spelling)) == amount


def test_every_number_of_four_digits_reads_back() -> None:
    assert [read_amount(amount_in_words(amount)) for amount in range(10_000)] == list(range(10_000))
