"""What reports measure, ``data/reports``, as literals: the indicators, the scores of 2018, the limits of feedback."""

import datetime as dt
import pprint
from fractions import Fraction
from typing import Final

import attrs

from motcua.adapters.rulefiles.catalogue import DATA
from motcua.adapters.rulefiles.reading import key, read_toml, structure
from motcua.citation import Citation
from motcua.timelimit import TimeLimit
from motcua.wording import Text

__all__ = ["literal"]

REPORTS: Final = DATA / "reports"
TYPES: Final = """\
Days = tuple[str, str | None]
Indicator = tuple[str, str, tuple[str, str], tuple[str, str], str | None]
Share = tuple[str, int, str | None, bool | None]
Index = tuple[int, str, str, bool, tuple[str, str], dict[str, int], tuple[int, ...], tuple[Share, ...]]
Grade = tuple[str, str, tuple[str, str]]
Step = tuple[str, str, str, tuple[str, ...], str, str | None, str, bool]
"""


@attrs.frozen
class _Indicator:
    code: str
    number: str
    name: Text
    formula: Text
    full_from: str | None = None

    def row(self) -> tuple[object, ...]:
        return self.code, self.number, _both(self.name), _both(self.formula), _share(self.full_from)


@attrs.frozen
class _Indicators:
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    most_requests: int
    indicators: tuple[_Indicator, ...]


@attrs.frozen
class _Share:
    least: str = attrs.field(metadata=key("from"))
    points: int
    procedures: str | None = None
    late: bool | None = None


@attrs.frozen
class _Index:
    number: int
    code: str
    kind: str
    official: bool
    name: Text
    points: dict[str, int] = attrs.field(factory=dict[str, int])
    counts: tuple[int, ...] = ()
    shares: tuple[_Share, ...] = ()

    def row(self) -> tuple[object, ...]:
        shares = tuple((_share(one.least), one.points, _share(one.procedures), one.late) for one in self.shares)
        return self.number, self.code, self.kind, self.official, _both(self.name), self.points, self.counts, shares


@attrs.frozen
class _Grade:
    of: str
    least: str = attrs.field(metadata=key("from"))
    name: Text


@attrs.frozen
class _Scoring:
    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date = attrs.field(metadata=key("to"))
    cite: Citation
    verified: bool
    indices: tuple[_Index, ...]
    grades: tuple[_Grade, ...]


@attrs.frozen
class _Step:
    code: str
    limit: str
    since: str
    kinds: tuple[str, ...]
    first: dt.date = attrs.field(metadata=key("from"))
    cite: Citation
    verified: bool
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))

    def row(self) -> tuple[object, ...]:
        last = self.last.isoformat() if self.last else None
        days = (self.first.isoformat(), last)
        return self.code, str(TimeLimit.parse(self.limit)), self.since, self.kinds, *days, str(self.cite), self.verified


@attrs.frozen
class _Feedback:
    steps: tuple[_Step, ...]


def literal() -> str:
    """The source of ``compiled/reports.py``; raises ``BadInput`` with every fault of a file."""
    measured = structure(read_toml(REPORTS / "indicators.toml"), _Indicators, "indicators.toml")
    scored = structure(read_toml(REPORTS / "scoring.toml"), _Scoring, "scoring.toml")
    told = structure(read_toml(REPORTS / "feedback.toml"), _Feedback, "feedback.toml")
    grades = tuple((grade.of, _share(grade.least), _both(grade.name)) for grade in scored.grades)
    values = {
        "INDICATORS_SINCE: tuple[str, str, bool]": (measured.first.isoformat(), str(measured.cite), measured.verified),
        "MOST_REQUESTS: int": measured.most_requests,
        "INDICATORS: tuple[Indicator, ...]": tuple(indicator.row() for indicator in measured.indicators),
        "SCORED: Days": (scored.first.isoformat(), scored.last.isoformat()),
        "SCORING_CITE: tuple[str, bool]": (str(scored.cite), scored.verified),
        "INDICES: tuple[Index, ...]": tuple(index.row() for index in scored.indices),
        "GRADES: tuple[Grade, ...]": grades,
        "FEEDBACK: tuple[Step, ...]": tuple(step.row() for step in told.steps),
    }
    assigned = (f"{name} = {pprint.pformat(value, width=110)}" for name, value in values.items())
    return "\n".join((TYPES, *assigned, ""))


def _both(text: Text) -> tuple[str, str]:
    return text.vi, text.en


def _share(text: str | None) -> str | None:
    """A share in its plainest form; what is no number is refused by ``Fraction``."""
    return None if text is None else str(Fraction(text))
