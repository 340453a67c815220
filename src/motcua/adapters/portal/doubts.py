"""What was understood of a page, and what was not: every doubt quotes the text it is about."""

import enum
from typing import Final

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect
from motcua.explain import Step

__all__ = ["Doubt", "DoubtKind", "Part", "Understood"]

QUOTED: Final = 240
"""Characters of a quotation."""


class Part(enum.StrEnum):
    """The parts of a page that are read on their own (*nội dung của trang*)."""

    PAGE = "page"
    CODE = "code"
    NAME = "name"
    FIELD = "field"
    LEVELS = "levels"
    DECISION = "decision"
    CHANNELS = "channels"
    LIMITS = "limits"
    FEES = "fees"
    PAPERS = "papers"
    CASES = "cases"
    FORMS = "forms"
    LEGAL_BASIS = "legal-basis"
    RESULTS = "results"
    CONDITIONS = "conditions"

    def say(self, locale: str) -> str:
        """The part as the report names it."""
        return Step(f"portal.part.{self.value}").say(locale)


class DoubtKind(enum.StrEnum):
    """Why something on a page was not read (*lý do nghi vấn*); stable words, counted by the report."""

    # the page
    NO_CODE = "no-code"
    NO_NAME = "no-name"
    LOCAL_PAGE = "local-page"
    """The page is a province's own, and what it says holds there."""
    OTHER_AUTHORITY = "other-authority"
    """The decision is a province's, while the code is national."""
    NO_PROCEDURE = "no-procedure"
    """An announcement stands where a procedure is meant."""
    NEIGHBOUR = "neighbour"
    """Decision, field and results are those of another ministry than the rest of the file."""
    SEVERAL_PAGES = "several-pages"
    """Its code has another page too."""
    COPIED_PAGE = "copied-page"
    """Its text stands under another code too."""
    MIXED_CONTENT = "mixed-content"
    """The table of one field stands in another, or twice in its own."""
    GARBLED = "garbled"
    """Letters were lost, or read in another encoding than they were written in."""
    MARKUP = "markup"
    """Marks of the web page were left in; what is read is the text without them."""
    STALE_LEVEL = "stale-level"
    """The district, which ended on 30 June 2025, still acts."""
    UNKNOWN_LEVEL = "unknown-level"
    NO_INSTRUMENT = "no-instrument"
    # the table of channels
    UNREAD_TABLE = "unread-table"
    LOST_UNIT = "lost-unit"
    RUN_TOGETHER = "run-together"
    """A number runs into the fee that follows, so that nobody can tell where one ends."""
    FRACTION = "fraction"
    UNREAD_LIMIT = "unread-limit"
    CHANNELS_DIFFER = "channels-differ"
    PROSE_DIFFERS = "prose-differs"
    CASES_DIFFER = "cases-differ"
    """The prose gives the limit for some cases, and another, or none, for the others."""
    SAME_DAY = "same-day"
    """The prose promises the same or the next working day, with a cut-off the table does not show."""
    EXTENDED = "extended"
    """The prose lets the limit be extended, or leaves time out of it."""
    OTHER_START = "other-start"
    """The prose counts the limit from another event than the receipt of the dossier."""
    NO_LIMIT_SET = "no-limit-set"
    """The prose says that there is no limit, where the table has one."""
    STAGES_EXCEED = "stages-exceed"
    # fees
    UNREAD_FEE = "unread-fee"
    FEE_DIFFERS = "fee-differs"
    """The remark beside a fee states another amount, or other cases."""
    FREE_OR_NOT = "free-or-not"
    """"Miễn phí" stands beside words that set a fee."""
    SMALL_FEE = "small-fee"
    """Fewer đồng than any fee; thousands were probably meant."""
    FEE_BY_QUANTITY = "fee-by-quantity"
    FEE_KIND = "fee-kind"
    """The amount is clear; whether it is a phí or a lệ phí is not."""
    FEE_CURRENCY = "fee-currency"
    # papers
    UNREAD_PAPERS = "unread-papers"
    PAPER_BOUNDARY = "paper-boundary"
    PAPER_COUNT = "paper-count"
    """The name of a paper asks for copies, or another number of them, than the cells beside it."""
    PAPER_CONDITION = "paper-condition"
    """The name of a paper says for whom, or instead of which other, it is asked for."""
    FORM_BOUNDARY = "form-boundary"
    CASE_HEADING = "case-heading"
    # the rest
    UNREAD_RESULT = "unread-result"

    def say(self, locale: str) -> str:
        """The reason in words."""
        return Step(f"portal.doubt.{self.value}").say(locale)


def _quotation(text: str) -> str:
    plain = " ".join(expect(text, str, "quotation").split())
    return plain if len(plain) <= QUOTED else f"{plain[: QUOTED - 1]}…"


@attrs.frozen(field_transformer=as_annotated)
class Doubt:
    """Something on the page that was not read, with the words it is about (*nghi vấn*).

    >>> print(Doubt(Part.LIMITS, DoubtKind.LOST_UNIT, "$.cach_thuc_thuc_hien[1]", "Trực tuyến1Miễn phí").say("en"))
    $.cach_thuc_thuc_hien[1]: a number without its unit: “Trực tuyến1Miễn phí”
    """

    part: Part
    kind: DoubtKind
    where: str
    quote: str = attrs.field(converter=_quotation)

    def say(self, locale: str) -> str:
        """Where it stands, why it was not read, and the words."""
        return f"{self.where}: {self.kind.say(locale)}: “{self.quote}”"

    def __str__(self) -> str:
        return self.say("vi")


@attrs.frozen(field_transformer=as_annotated)
class Understood:
    """Something on the page that was read exactly, with the words it was read from (*nội dung đã hiểu*)."""

    part: Part
    where: str
    quote: str = attrs.field(converter=_quotation)
    value: object
