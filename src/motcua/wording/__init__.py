"""What the library says to people, in Vietnamese and English; dates and amounts as officials write them."""

from motcua.wording.numerals import Spelling, amount_in_words, read_amount
from motcua.wording.saying import (
    LOCALES,
    NamedDay,
    Sayable,
    Text,
    official_date,
    said,
    say,
    short_date,
    short_moment,
)

__all__ = [
    "LOCALES",
    "NamedDay",
    "Sayable",
    "Spelling",
    "Text",
    "amount_in_words",
    "official_date",
    "read_amount",
    "said",
    "say",
    "short_date",
    "short_moment",
]
