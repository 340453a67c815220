"""What is brought to a counter, and the answer of a check: values only."""

import datetime as dt
import difflib
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated
from motcua.checks import Table, expect, expect_day, kind, several, shown, table
from motcua.errors import BadValue, UndecidedFacts, UnknownCode
from motcua.explain import Explanation, Step, at_depth
from motcua.hooks import Carried
from motcua.papers import Medium, as_medium
from motcua.wording import Text, said

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


_LACKING: Final = {PaperStatus.MISSING, PaperStatus.EXPIRED}
_FIRST: Final = {PaperStatus.MISSING: 0, PaperStatus.EXPIRED: 1, PaperStatus.UNDECIDED: 2}
"""What an explanation says first: what somebody has to bring or to find out."""


@attrs.frozen
class SubmittedPaper(Carried):
    """A paper that was brought (*giấy tờ đã nộp*): how many, in what form, and when it was issued.

    The counts are what lies on the counter: none given is none brought, except for a file, which has no copies.
    A bare code instead of this value means as many as are asked, in the asked form, and in order.

    >>> SubmittedPaper("ct01", originals=1)
    SubmittedPaper(code='ct01', originals=1, copies=0, medium=None, issued_on=None, form=None)
    """

    code: str = attrs.field(validator=kind(str))
    originals: int = 0
    copies: int = 0
    medium: Medium | None = attrs.field(default=None, converter=attrs.converters.optional(as_medium))
    issued_on: dt.date | None = None
    form: str | None = attrs.field(default=None, validator=kind(str, optional=True))
    """The instrument that issued the form it is filled in on, such as ``56/2021/TT-BCA``."""

    def __attrs_post_init__(self) -> None:
        for count in (self.originals, self.copies):
            if type(count) is not int or not 0 <= count <= _MOST:
                raise BadValue("number of papers", shown(count), f"a whole number from 0 to {_MOST}")
        if self.issued_on is not None:
            expect_day(self.issued_on)


@attrs.frozen(field_transformer=as_annotated)
class PaperLine:
    """What is said of one paper, and the steps that say why."""

    code: str
    status: PaperStatus
    steps: tuple[Step, ...] = attrs.field(eq=False, repr=False)


def _table(questions: Mapping[str, Text]) -> Mapping[str, Text]:
    if isinstance(questions, Table):
        return questions
    return Table(table(questions, "questions of a check", "questions by the name of the fact"))


Lines = tuple[PaperLine, ...]


@attrs.frozen(eq=False, slots=False, field_transformer=as_annotated)
class Completeness(Carried):
    """What a check of papers comes to (*kết quả kiểm tra thành phần hồ sơ*).

    ``complete`` is ``None`` while it hangs on facts nobody gave; ``questions`` asks for them. ``surplus`` are papers
    that nothing asks for, listed or not: a counter that demands one breaks the rule. The lines are made when somebody
    looks at them; who asks whether it is complete does not wait for the sentences.
    """

    complete: bool | None
    missing: tuple[str, ...]
    waived: tuple[str, ...]
    surplus: tuple[str, ...]
    expired: tuple[str, ...]
    undecided: tuple[str, ...]
    """Papers of which it cannot be told whether they have to be brought."""
    questions: Mapping[str, Text] = attrs.field(converter=_table)
    _lines: Lines | Callable[[], Lines] = attrs.field(alias="lines", repr=False)

    @property
    def lines(self) -> Lines:
        """A line for every paper listed, in order, then one for every other that was brought."""
        if callable(self._lines):
            object.__setattr__(self, "_lines", self._lines())
        return cast("Lines", self._lines)

    @property
    def _decided(self) -> tuple[object, ...]:
        return self.complete, self.missing, self.waived, self.surplus, self.expired, self.undecided

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Completeness):
            return NotImplemented
        same = self._decided == other._decided and self.questions == other.questions
        return same and self.lines == other.lines

    def __hash__(self) -> int:
        return hash((self._decided, self.lines))

    def __reduce__(self) -> tuple[type["Completeness"], tuple[object, ...]]:
        return Completeness, (*self._decided, self.questions, self.lines)

    def why(self, code: str, locale: str = "vi") -> Explanation:
        """Why that paper is missing, waived, surplus or in order, with the rule; raises ``UnknownCode``."""
        expect(code, str, "code of a paper")
        steps = tuple(step for line in self.lines if line.code == code for step in line.steps)
        if not steps:
            known = [line.code for line in self.lines]
            raise UnknownCode("paper", code[:60], tuple(difflib.get_close_matches(code[:60].casefold(), known)))
        return Explanation(steps, locale)

    def supplement_request(self, locale: str = "vi") -> Explanation:
        """Everything that is still to be brought, named at once, as the law allows one request (*yêu cầu bổ sung*).

        Raises ``BadValue`` for a complete dossier, and ``UndecidedFacts`` while facts are open: what may turn out to be
        needed cannot be asked for later.
        """
        asked = {**self.questions, **self._ages()}
        if asked:
            raise UndecidedFacts(asked)
        if self.complete is not False:
            raise BadValue("supplement request", "a dossier that lacks nothing", "one with something missing")
        lacking = (line for line in self.lines if line.code in self.missing and line.status in _LACKING)
        return Explanation((Step("papers.request"), *(step for line in lacking for step in line.steps)), locale)

    def _ages(self) -> Mapping[str, Text]:
        """The questions for papers of which nobody said when they were issued."""
        if self.questions:
            return {}
        named = {
            line.code: line.steps[0].values["paper"] for line in self.lines if line.status is PaperStatus.UNDECIDED
        }
        return {f"issued_on of {code}": said("papers.issued-on", paper=paper) for code, paper in named.items()}

    def overasked(self, codes: Iterable[str]) -> tuple[PaperLine, ...]:
        """What a counter asks for and may not (*yêu cầu giấy tờ ngoài quy định*), each paper with the reason.

        That is a paper that is there already, that data replace, that is for another case, or that no rule lists.

        >>> from motcua.reference import reference_catalogue
        >>> residence = reference_catalogue().find("1.004222", on=dt.date(2026, 8, 28))
        >>> answer = residence.check(["ct01"], home="own", channel="counter")
        >>> [line.code for line in answer.overasked(["proof_of_home", "ct01", "photo"])]
        ['ct01', 'photo']
        """
        asked = tuple(dict.fromkeys(expect(code, str, "code of a paper") for code in several(codes, "codes of papers")))
        may = {*self.missing, *self.undecided}
        return tuple(self._overasked(code) for code in asked if code not in may)

    def _overasked(self, code: str) -> PaperLine:
        known = tuple(step for line in self.lines if line.code == code for step in line.steps)
        reasons = (at_depth(step, step.depth + 1) for step in known)
        return PaperLine(code, PaperStatus.SURPLUS, (Step("paper.overasked", {"code": code[:60]}), *reasons))

    def open_steps(self) -> tuple[Step, ...]:
        """What keeps it from being complete, and what was brought for nothing: papers with their reasons, questions."""
        lines = (line for line in self._ordered() if line.status in {*_FIRST, PaperStatus.SURPLUS})
        return (*(step for line in lines for step in line.steps), *self._questions())

    def explain(self, locale: str = "vi") -> Explanation:
        """The answer, then every paper with its reason, what is missing first, then the questions that are open."""
        return Explanation((step for _, step in self.reasons()), locale)

    def reasons(self) -> Iterator[tuple[str | None, Step]]:
        """The steps of ``explain``, each with the code of the paper it is about, if it is about one."""
        yield None, Step({True: "papers.complete", False: "papers.incomplete", None: "papers.undecided"}[self.complete])
        yield from ((line.code, step) for line in self._ordered() for step in line.steps)
        yield from ((None, step) for step in self._questions())

    def _ordered(self) -> list[PaperLine]:
        """What is missing first."""
        return sorted(self.lines, key=lambda line: _FIRST.get(line.status, len(_FIRST)))

    def _questions(self) -> Iterator[Step]:
        return (Step("papers.question", {"question": question}) for question in self.questions.values())
