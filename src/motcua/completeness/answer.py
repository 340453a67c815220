"""What is brought to a counter, and the answer of a check: values only."""

import datetime as dt
import difflib
import enum
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from motcua.checks import expect, kind
from motcua.errors import BadValue, NotADay, UnknownCode
from motcua.explain import Explanation, Step
from motcua.papers import Medium, as_medium
from motcua.wording import Text

__all__ = ["Completeness", "PaperLine", "PaperStatus", "SubmittedPaper"]

_MOST: Final = 10_000
"""No dossier holds as many copies of one paper; a larger number is a slip of the hand."""


class PaperStatus(enum.Enum):
    """What is said of one paper in one case."""

    PRESENT = "present"
    MISSING = "missing"
    EXPIRED = "expired"
    """Brought, and too old, or on a form that was replaced: to be brought again, unless something else does."""
    WAIVED = "waived"
    UNDECIDED = "undecided"
    NOT_ASKED = "not-asked"
    """Not for this case, looked up by the authority, or another paper does instead."""
    SURPLUS = "surplus"
    """Brought, and nothing asks for it; to demand it would break the rule."""


_FIRST: Final = {PaperStatus.MISSING: 0, PaperStatus.EXPIRED: 1, PaperStatus.UNDECIDED: 2}
"""What an explanation says first: what somebody has to bring or to find out."""


@attrs.frozen
class SubmittedPaper:
    """A paper that was brought (*giấy tờ đã nộp*): how many, in what form, and when it was issued.

    The counts are what lies on the counter: none given is none brought, except for a file, which has no copies.
    A bare code instead of this value means as many as are asked, in the asked form, and in order.

    >>> SubmittedPaper("ct01", originals=1)
    SubmittedPaper(code='ct01', originals=1, copies=0, medium=None, issued_on=None, form=None)
    """

    code: str
    originals: int = 0
    copies: int = 0
    medium: Medium | None = attrs.field(default=None, converter=attrs.converters.optional(as_medium))
    issued_on: dt.date | None = None
    form: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    """The instrument that issued the form it is filled in on, such as ``56/2021/TT-BCA``."""

    def __attrs_post_init__(self) -> None:
        for count in (self.originals, self.copies):
            if type(count) is not int or not 0 <= count <= _MOST:
                raise BadValue("number of papers", repr(count)[:40], f"a whole number from 0 to {_MOST}")
        if self.issued_on is not None and type(self.issued_on) is not dt.date:
            raise NotADay(self.issued_on)


@attrs.frozen
class PaperLine:
    """What is said of one paper, and the steps that say why."""

    code: str
    status: PaperStatus
    steps: tuple[Step, ...] = attrs.field(eq=False, repr=False)


@attrs.frozen
class Completeness:
    """What a check of papers comes to (*kết quả kiểm tra thành phần hồ sơ*).

    ``complete`` is ``None`` while it hangs on facts nobody gave; ``questions`` asks for them. ``surplus`` are papers
    that nothing asks for, listed or not: a counter that demands one breaks the rule.
    """

    complete: bool | None
    missing: tuple[str, ...]
    waived: tuple[str, ...]
    surplus: tuple[str, ...]
    expired: tuple[str, ...]
    undecided: tuple[str, ...]
    """Papers of which it cannot be told whether they have to be brought."""
    questions: Mapping[str, Text] = attrs.field(hash=False)
    lines: tuple[PaperLine, ...] = attrs.field(repr=False)

    def why(self, code: str, locale: str = "vi") -> Explanation:
        """Why that paper is missing, waived, surplus or in order, with the rule; raises ``UnknownCode``."""
        expect(code, str, "code of a paper")
        steps = tuple(step for line in self.lines if line.code == code for step in line.steps)
        if not steps:
            known = [line.code for line in self.lines]
            raise UnknownCode("paper", code[:60], tuple(difflib.get_close_matches(code, known)))
        return Explanation(steps, locale)

    def explain(self, locale: str = "vi") -> Explanation:
        """The answer, then every paper with its reason, what is missing first, then the questions that are open."""
        return Explanation(self._steps(), locale)

    def _steps(self) -> Iterator[Step]:
        yield Step({True: "papers.complete", False: "papers.incomplete", None: "papers.undecided"}[self.complete])
        for line in sorted(self.lines, key=lambda line: _FIRST.get(line.status, len(_FIRST))):
            yield from line.steps
        for question in self.questions.values():
            yield Step("papers.question", {"question": question})
