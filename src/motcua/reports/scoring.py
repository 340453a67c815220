"""The scores of officials and agencies under TT 01/2018/TT-VPCP, for the time of NĐ 61/2018/NĐ-CP.

Nine indices of 2, 1 or 0 points; an index is the mean of its points, rounded to one decimal, and the score their sum.
An index without data is left out, as the circular has it. For days after 30/6/2025 there is no score: NĐ 118/2025/NĐ-CP
art. 32 lists criteria without points.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import starmap
from typing import Final, NamedTuple

import attrs

from motcua.annotated import as_annotated
from motcua.checks import expect, several, shown
from motcua.citation import Citation
from motcua.compiled import reports as data
from motcua.dated import InForce
from motcua.dossier import Dossier, Punctuality
from motcua.errors import BadValue, NoPromise, NotInForce, UnknownCode
from motcua.hooks import Carried
from motcua.wording import Text

__all__ = ["AgencyFacts", "Handling", "Index", "Score", "score_agency", "score_official"]

_SPELL: Final = InForce(*(dt.date.fromisoformat(day) for day in data.SCORED if day))
_CITE: Final = Citation.parse(data.SCORING_CITE[0], verified=data.SCORING_CITE[1])
_MOST: Final = 2
"""No index gives more."""


@attrs.frozen(field_transformer=as_annotated)
class Handling:
    """How one dossier was dealt with (*việc giải quyết một hồ sơ*); what is not known is ``None``.

    ``contacts`` are the times the applicant was called to complete it, those of his own fault left out; ``agencies``
    those he had to go to besides the counter; ``complaint_upheld`` whether a complaint about the attitude was right.
    """

    id: str
    total_time: Punctuality | None = None
    unit_time: Punctuality | None = None
    contacts: int | None = None
    agencies: int | None = None
    complaint_upheld: bool | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("contacts", "agencies"):
            count = getattr(self, name)
            if count is not None and (type(count) is not int or count < 0):
                raise BadValue(name, shown(count, 40, spell=repr), "a whole number, 0 or more, or nothing")

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        *,
        at: dt.datetime,
        holder: str | None = None,
        agencies: int | None = None,
        complaint_upheld: bool | None = None,
    ) -> "Handling":
        """What a dossier tells of it, as of that moment; one still open tells nothing of its time.

        ``holder`` is the unit that is scored, by the name it has in ``custody``. Every request for a supplement is a
        call; one that was the applicant's own fault is for the caller to take out.
        """
        known = expect(dossier, Dossier, "dossier of a score")
        shares = [spell.timeliness for spell in known.custody if holder is None or spell.holder == holder]
        judged = [share for share in shares if share is not None]
        return cls(
            known.id,
            _verdict(known, at),
            max(judged, key=_WORST.index, default=None),
            sum(event.verb == "request_supplement" for event in known.events),
            agencies,
            complaint_upheld,
        )


_WORST: Final = (Punctuality.EARLY, Punctuality.ON_TIME, Punctuality.LATE)


def _verdict(dossier: Dossier, at: dt.datetime) -> Punctuality | None:
    try:
        judged = dossier.timeliness(at)
    except NoPromise:
        return None
    return judged.current if judged.settled else None


@attrs.frozen
class AgencyFacts:
    """What is known of a whole agency, beside its dossiers (*thông tin của cơ quan*); ``None`` leaves an index out.

    ``at_counter`` and ``publicity`` are the points given for them, 0 to 2. ``complaints`` is the share answered on
    time, ``online`` the share of dossiers filed online, ``online_procedures`` that of procedures offered online, and
    ``online_late`` whether one of those dossiers was late.
    """

    at_counter: int | None = None
    publicity: int | None = None
    complaints: Fraction | int | None = None
    online: Fraction | int | None = None
    online_procedures: Fraction | int | None = None
    online_late: bool = False

    def __attrs_post_init__(self) -> None:
        for name in ("at_counter", "publicity"):
            points = getattr(self, name)
            if points is not None and (type(points) is not int or not 0 <= points <= _MOST):
                raise BadValue(f"points for {name}", shown(points, 40, spell=repr), "0, 1 or 2, or nothing")
        expect(self.online_late, bool, "online_late")
        for name in ("complaints", "online", "online_procedures"):
            share = getattr(self, name)
            if share is not None and (type(share) not in {int, Fraction} or not 0 <= share <= 1):
                raise BadValue(f"share of {name}", shown(share, 40, spell=repr), "a fraction from 0 to 1, or nothing")


@attrs.frozen(field_transformer=as_annotated)
class Index:
    """One index (*chỉ số đánh giá*): its points, of how many dossiers, and what comes of it."""

    number: int
    code: str
    name: Text
    points: int
    count: int
    excluded: tuple[str, ...] = attrs.field(default=(), repr=False)
    """The dossiers without data for it, by id."""

    @property
    def value(self) -> Decimal | None:
        """The mean of the points, rounded half up to one decimal; ``None`` without data."""
        if not self.count:
            return None
        return Decimal((Fraction(self.points * 10, self.count) + Fraction(1, 2)).__floor__()) / 10


@attrs.frozen(field_transformer=as_annotated)
class Score(Carried):
    """A score (*kết quả đánh giá*): the indices that could be reckoned, their sum, and the grade it means."""

    indices: tuple[Index, ...]
    grade: Text | None
    """By the sum of the indices that could be reckoned, against the grades of all; ``None`` where there was none.

    With ``left_out`` not empty it is the least the score can mean, for no index takes points away (decision 0083): one
    index known of five, with full points, has the lowest grade.
    """
    citation: Citation = attrs.field(default=_CITE, kw_only=True)

    @property
    def total(self) -> Decimal:
        """The sum of the indices that have a value."""
        return sum((index.value for index in self.indices if index.value is not None), Decimal(0))

    @property
    def left_out(self) -> tuple[int, ...]:
        """The numbers of the indices without data."""
        return tuple(index.number for index in self.indices if index.value is None)

    def __getitem__(self, number: int) -> Index:
        for index in self.indices:
            if index.number == number:
                return index
        raise UnknownCode("index", shown(number, 20), tuple(str(index.number) for index in self.indices))


def score_official(handled: Iterable[Handling], *, on: dt.date) -> Score:
    """The score of an official on that day: indices 1, 2, 3, 4 and 7 over the dossiers he dealt with.

    Raises ``NotInForce`` outside the days of the circular.

    >>> early = Handling("1", Punctuality.EARLY, Punctuality.EARLY, contacts=0, agencies=0, complaint_upheld=False)
    >>> late = Handling("2", Punctuality.LATE, Punctuality.LATE, contacts=2, agencies=0, complaint_upheld=True)
    >>> score = score_official([early, late], on=dt.date(2024, 12, 31))
    >>> [str(index.value) for index in score.indices], str(score.total), score.grade.en
    (['1', '1', '1', '2', '1'], '6', '100 % of the duty')
    """
    return _score(handled, None, on)


def score_agency(handled: Iterable[Handling], facts: AgencyFacts, *, on: dt.date) -> Score:
    """The score of an agency on that day: all nine indices; raises ``NotInForce`` outside the days of the circular."""
    return _score(handled, expect(facts, AgencyFacts, "facts of an agency"), on)


def _score(handled: Iterable[Handling], facts: AgencyFacts | None, on: dt.date) -> Score:
    if on not in _SPELL:
        raise NotInForce("scores of 01/2018/TT-VPCP", on, (str(_SPELL),))
    dealt_with = several(handled, "dossiers of a score", Handling)
    indices = [_of_dossiers(row, dealt_with) for row in _ROWS if row.official]
    if facts is not None:
        indices += [_of_agency(row, facts) for row in _ROWS if not row.official]
    indices.sort(key=lambda index: index.number)
    score = Score(tuple(indices), None)
    if all(index.value is None for index in indices):
        return score
    of = "official" if facts is None else "agency"
    names = (
        Text(*name) for kind, least, name in data.GRADES if kind == of and Fraction(score.total) >= Fraction(least)
    )
    return attrs.evolve(score, grade=next(names))


# ── Points ────────────────────────────────────────────────────────────────────────────────────


class _Share(NamedTuple):
    """From which share how many points are given, and what else that row of the table asks for."""

    least: str
    points: int
    procedures: str | None
    """The share of procedures that must be offered online."""
    late: bool | None
    """False where none of those dossiers may be late."""


class _Row(NamedTuple):
    """How an index is reckoned, by its kind: by words, by how often, or by shares."""

    number: int
    code: str
    kind: str
    official: bool
    name: tuple[str, str]
    points: Mapping[str, int]
    counts: tuple[int, ...]
    shares: tuple[data.Share, ...]


_ROWS: Final = tuple(_Row(*row) for row in data.INDICES)


def _of_dossiers(row: _Row, handled: Collection[Handling]) -> Index:
    told = [(one.id, _POINTS[row.kind](one, row)) for one in handled]
    points = [got for _, got in told if got is not None]
    without = tuple(id for id, got in told if got is None)
    return Index(row.number, row.code, Text(*row.name), sum(points), len(points), without)


def _time_points(handling: Handling, row: _Row) -> int | None:
    judged: Punctuality | None = getattr(handling, row.code)
    return None if judged is None else row.points[judged.value]


def _count_points(handling: Handling, row: _Row) -> int | None:
    count: int | None = getattr(handling, row.code)
    if count is None:
        return None
    return row.counts[count] if count < len(row.counts) else 0


def _attitude_points(handling: Handling, row: _Row) -> int | None:
    """None for a complaint that was right; for a late dossier without one the circular says nothing."""
    if handling.complaint_upheld:
        return 0
    if handling.complaint_upheld is None or handling.total_time is None:
        return None
    return row.points.get(handling.total_time.value)


_POINTS: Final[Mapping[str, Callable[[Handling, _Row], int | None]]] = {
    "time": _time_points,
    "count": _count_points,
    "attitude": _attitude_points,
}


def _of_agency(row: _Row, facts: AgencyFacts) -> Index:
    given: int | Fraction | None = getattr(facts, row.code)
    if given is None:
        return Index(row.number, row.code, Text(*row.name), 0, 0)
    reached = (share.points for share in starmap(_Share, row.shares) if _reaches(facts, given, share))
    points = int(given) if row.kind == "assessed" else next(reached, 0)
    return Index(row.number, row.code, Text(*row.name), points, 1)


def _reaches(facts: AgencyFacts, given: int | Fraction, share: _Share) -> bool:
    """Whether a share is large enough, and what else that row of the table asks for is so."""
    if share.procedures is not None and (facts.online_procedures or 0) < Fraction(share.procedures):
        return False
    return given >= Fraction(share.least) and not (share.late is False and facts.online_late)
