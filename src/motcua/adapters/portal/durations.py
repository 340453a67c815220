r"""Durations in sentences: every amount of time the prose names, with the clause it stands in and what it is about.

Nothing here decides what a procedure promises; ``limits`` compares these with the table.
"""

import enum
import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

import attrs

from motcua.adapters.portal import wordings as words
from motcua.adapters.portal.letters import LOWER, UPPER
from motcua.adapters.portal.starts import Start, start_of
from motcua.annotated import as_annotated
from motcua.errors import UnreadableLimit
from motcua.timelimit import TimeLimit
from motcua.wording import amount_in_words

__all__ = [
    "Aim",
    "Case",
    "Deed",
    "Mention",
    "clauses",
    "for_a_case",
    "incomplete",
    "mentions",
    "spans",
]

# ── The grammar ──────────────────────────────────────────────────────────────────────────────

_SPELLED: Final = "|".join(sorted({amount_in_words(number) for number in range(1, 100)}, key=len, reverse=True))
_UNITS: Final = "|".join(words.UNITS)
_DASHES: Final = "-–—−÷~"
_DURATION: Final = re.compile(
    rf"(?<![\w/.,])(?<!\w[{_DASHES}])(?:(?P<digits>[0-9]{{1,3}})|(?P<spelled>{_SPELLED}))"
    rf"(?: ?\((?P<echo>[^()\n]{{1,24}})\))?"
    rf"(?P<range>(?: ?(?:{_UNITS}))? ?(?:[{_DASHES}]|đến|tới|hoặc) ?[0-9]{{1,3}}(?: ?\([^()\n]{{1,24}}\))?)?"
    rf" ?(?P<unit>{_UNITS})(?!\w)"
)
_DATE_BEFORE: Final = re.compile(r"(?:tháng|ngày|năm|quý|khoản|điều|điểm|mục|số|lúc|hồi|cấp|lần) ?\Z")
_UNFINISHED: Final = re.compile(
    r"(?:trăm|nghìn|mươi|rưỡi|linh|lẻ|nửa) ?\Z"
    rf"|\b(?:{_SPELLED}|[0-9]{{1,3}})(?: ?\([^()\n]{{1,24}}\))? ?(?:[{_DASHES}]|đến|tới|hoặc|hay) ?\Z"
)
"""Number words of which the grammar read only the last, or the other end of a range."""
_CALENDAR: Final = re.compile(r"(?:từ|đến|trước) ?\Z")
_BEYOND: Final = re.compile(r"2[5-9]|[3-9][0-9] giờ")
"""No hour of a clock."""
_SINCE: Final = re.compile(r"[ ,]*(?:kể|tính|làm việc|sau khi)\b")
_DATE_AFTER: Final = re.compile(r" ?[0-9]{1,2} ?(?:tháng|/)")
_CLOCK_AFTER: Final = re.compile(r" ?(?:[0-9]|sáng|chiều|trưa|cùng ngày|hàng ngày|hằng ngày|các ngày|phút|\))")
_CLOCK_BEFORE: Final = re.compile(r"(?:sau|trước|từ|đến|lúc|hồi|vào|-|–|[0-9] giờ) ?\Z")
_MONTH_AFTER: Final = re.compile(r" ?(?:tháng|năm|/)? ?[0-9]")
_AT_MOST: Final = re.compile(r",? (?:nhưng|và) (?:không quá|tối đa) ?")
"""The other end of the same span."""
_MOST_OF_A_CASE: Final = re.compile(
    r"\b(?:trường hợp|đối với|nếu)\b[^;.]{0,200}[,:] ?(?:thì )?(?:trong|không quá|tối đa) ?\Z"
)
"""For such a case at most so many: the limit of that case, where no more is said of it."""
_COUNTED_FROM: Final = re.compile(r"\A[ ,]*(?:(?:được|sẽ|thì|phải) )?")
_MISSPELLED: Final = ("bẩy", "bảy")
_MINUTES: Final = "phút"
_LONG_UNITS: Final = frozenset({"tháng", "năm"})
REACH: Final = 400
"""Characters on either side that tell what a duration is about."""
MOST: Final = 500
"""Durations of one text; no page met so far has fifty."""
SHOWN: Final = 150
"""Characters of the clause on either side that a doubt may quote."""

_RUNS_ON: Final = re.compile(rf"\n(?= ?[{LOWER}])(?! ?(?:[a-zđ]{{1,2}}[.)]|bước|trường hợp|đối với))")
"""A line that begins in lower case goes on from the line before."""
_PARTED: Final = re.compile(
    rf"(?<=[0-9)])\.?\n ?(?=(?:{_UNITS})\b)|(?<=[0-9)])\.(?=(?:{_UNITS})\b)|(?<=ngày)\n ?(?=làm việc)", re.IGNORECASE
)
"""A unit on another line than its number."""
_STOP: Final = re.compile(rf"[;\n]|\.(?=\s|\Z)|\.(?=[{UPPER}-])")


def clauses(text: str) -> Iterator[str]:
    r"""The clauses of a text.

    >>> [*clauses("Trong thời hạn 05 ngày; nếu không đủ\nthì trả lại. Hết")]
    ['Trong thời hạn 05 ngày', 'nếu không đủ thì trả lại', 'Hết']
    """
    return iter(_clauses(text))


@lru_cache(maxsize=16)  # the fields of one page are asked for theirs again and again
def _clauses(text: str) -> tuple[str, ...]:
    joined = _RUNS_ON.sub(" ", _PARTED.sub(" ", text))
    return tuple(clause for part in _STOP.split(joined) if (clause := " ".join(part.split())))


# ── What a duration is about ─────────────────────────────────────────────────────────────────


class Aim(enum.Enum):
    """What a duration in a clause is for."""

    WHOLE = "whole"
    """The agency settles within it, from the full dossier on."""
    STEP = "step"
    """Somebody does something within it; a part of the whole."""
    ASIDE = "aside"
    """It is no part of the whole: the dossier is incomplete, the applicant acts, a paper is valid so long."""
    LONGER = "longer"
    """It is added to the whole, or left out of it."""
    BRIEF = "brief"
    """It is in minutes, before the result; a whole in days is none the longer for it."""


class Deed(enum.Flag):
    """What is done within it, as far as it tells whether the whole is over."""

    NOTHING = 0
    PASSES_ON = enum.auto()
    """The dossier goes to another office at its end, or hangs on a board until then."""
    GRANTS = enum.auto()
    """The result is given, and no office comes after."""
    ENDS = enum.auto()
    """The result is spoken of beside it, and nothing that comes before the result."""
    SETTLES = enum.auto()
    """Something is decided within it."""
    CHECKS = enum.auto()
    """The dossier is looked at."""
    HANDS_OVER = enum.auto()
    """What was decided is handed over within it, counted from the decision."""


class Case(enum.Flag):
    """Where the words for a case of the procedure stand, if its clause has any."""

    NONE = 0
    BESIDE = enum.auto()
    """Anywhere on its sides."""
    BEFORE = enum.auto()
    """Before it, as a kind of case, so that it is the limit of that case alone."""
    ALONE = enum.auto()
    """At once beside it, where they say for whom alone it is."""


@attrs.frozen(field_transformer=as_annotated)
class Mention:
    """One duration in a clause, and what it is for.

    >>> found = next(mentions("Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, Sở cấp Giấy phép."))
    >>> found.limit, found.aim
    (WorkingDays(5), <Aim.WHOLE: 'whole'>)
    """

    limit: TimeLimit | None
    """``None`` for an amount that the wording contradicts, or gives as a range, or in minutes."""
    aim: Aim
    clause: str
    start: Start
    deed: Deed
    case: Case


def mentions(text: str, plain: Callable[[str], str] = str) -> Iterator[Mention]:
    """Every duration of a text, in order; of more than any page has, the last is read as none.

    ``plain`` puts plain words for those that only this page has; they are weighed, and never quoted.
    """
    for number, one in enumerate(_mentions(text, plain), start=1):
        if number == MOST:
            yield attrs.evolve(one, limit=None, aim=Aim.WHOLE)
            return
        yield one


def _mentions(text: str, plain: Callable[[str], str]) -> Iterator[Mention]:
    for clause in clauses(text):
        low = clause.casefold().replace(*_MISSPELLED)
        found = [match for match in islice(_DURATION.finditer(low), MOST) if not _is_date(low, match)]
        aside = False
        for at, match in enumerate(found):
            begin = found[at - 1].end() if at else 0
            end = found[at + 1].start() if at + 1 < len(found) else len(low)
            left = words.SUPPLEMENTED.sub("", plain(low[max(begin, match.start() - REACH) : match.start()]))
            sides = _Sides(
                words.COUNTED_FROM.sub("", left) if at else left,
                words.SUPPLEMENTED.sub("", plain(low[match.end() : min(end, match.end() + REACH)])),
            )
            limit = None if _unfinished(low, match) else _limit(match)
            quote = clause[max(0, match.start() - SHOWN) : match.end() + SHOWN]
            mention = sides.mention(match["unit"], limit, quote)
            if at and aside and _AT_MOST.fullmatch(sides.left):
                mention = attrs.evolve(mention, aim=Aim.ASIDE)
            aside = mention.aim is Aim.ASIDE
            yield mention


def spans(low: str) -> Iterator[tuple[int, int]]:
    """Where the durations and dates of a clause in lower case stand."""
    return (match.span() for match in _DURATION.finditer(low.replace(*_MISSPELLED)))


def _is_date(low: str, match: re.Match[str]) -> bool:
    """Whether it is a day of a month, an hour of the clock or a year of the calendar."""
    before, after = low[max(0, match.start() - 12) : match.start()], low[match.end() : match.end() + 16]
    if match["spelled"] is not None:
        return False
    if match["unit"] in {"giờ", _MINUTES}:
        if _SINCE.match(after) or (match["range"] is not None and _BEYOND.search(match.group())):
            return False
        return _CLOCK_AFTER.match(after) is not None or _CLOCK_BEFORE.search(before) is not None
    if match["unit"] in _LONG_UNITS:
        year = _CALENDAR.search(before) is not None and _SINCE.match(after) is None and match["range"] is None
        return year or _DATE_BEFORE.search(before) is not None or _MONTH_AFTER.match(after) is not None
    return match["unit"] == "ngày" and _DATE_AFTER.match(after) is not None


def _unfinished(low: str, match: re.Match[str]) -> bool:
    """Whether the number goes on before or behind what was read of it."""
    before, after = low[max(0, match.start() - 48) : match.start()], low[match.end() : match.end() + 6]
    return _UNFINISHED.search(before) is not None or after.startswith(" rưỡi")


def _limit(match: re.Match[str]) -> TimeLimit | None:
    if match["range"] is not None or match["unit"] == _MINUTES:
        return None
    number, echo, unit = match["digits"] or match["spelled"], match["echo"], match["unit"]
    try:
        limit = TimeLimit.parse(f"{number} {unit}")
        return limit if echo is None or TimeLimit.parse(f"{echo} {unit}") == limit else None
    except UnreadableLimit:
        return None


def incomplete(clause: str) -> bool:
    """Whether a clause is about a dossier that is incomplete or refused."""
    low = clause.casefold()
    return words.INCOMPLETE.search(low) is not None or words.REFUSED.search(low) is not None


def for_a_case(clause: str) -> bool:
    """Whether a clause is for a case of the procedure, and not for a dossier that is incomplete or refused."""
    low = clause.casefold()
    return _is_case(low) and not incomplete(low) and not words.HOW_TO_FILE.search(low)


def _is_case(text: str) -> bool:
    return words.CASE.search(words.NO_CASE.sub(" ", text)) is not None


@attrs.frozen(slots=False)
class _Sides:
    """The words on both sides of a duration, up to its neighbours, and what they tell."""

    left: str
    right: str

    @cached_property
    def since(self) -> str:
        """What follows at once, where it may say from when it counts."""
        return _COUNTED_FROM.sub("", self.right)

    @cached_property
    def start(self) -> Start:
        """What it counts from."""
        return start_of(self.right, self.left)

    @property
    def full(self) -> bool:
        return self.start is Start.FULL

    @cached_property
    def hands_on(self) -> bool:
        """Whether what is done within it is passed to another office, or posted up, before anything is settled."""
        if words.POSTED.search(self.left[-120:]):
            return True
        done = words.COUNTED_FROM.sub("", self.right)
        settled, passed = words.SETTLES.search(done), words.PASSES_ON.search(done)
        return passed is not None and (settled is None or passed.start() <= settled.end())

    @property
    def grants(self) -> bool:
        given = words.GRANTS.search(self.right) or words.GIVEN_WITHIN.search(self.left[-REACH:])
        return given is not None

    @property
    def ends(self) -> bool:
        around, more = f"{self.left[-80:]} {self.right[:80]}", f"{self.left[-80:]} {self.right[:160]}"
        if not any(map(str.isalpha, around)):
            return True
        before = words.CHECKS.search(more) or words.PASSES_ON.search(more)
        return words.RESULT.search(around) is not None and before is None

    @property
    def deed(self) -> Deed:
        """What is done within it."""
        done = Deed.PASSES_ON if self.hands_on else Deed.GRANTS if self.grants else Deed.NOTHING
        done |= Deed.ENDS if self.ends else Deed.NOTHING
        done |= Deed.SETTLES if self.settles else Deed.NOTHING
        done |= Deed.CHECKS if words.CHECKS.search(f"{self.left[-80:]} {self.right[:160]}") else Deed.NOTHING
        handed = self.start is Start.OTHER and words.HANDED_OVER.search(f"{self.left[-60:]} {self.right[:160]}")
        return done | Deed.HANDS_OVER if handed else done

    @property
    def case(self) -> Case:
        """Where the words for a case stand."""
        left, right = words.NO_CASE.sub(" ", self.left), words.NO_CASE.sub(" ", self.right)
        told = Case.NONE
        if words.CASE.search(left) or _is_case(self.right[:60]):
            told |= Case.BESIDE
        other = incomplete(f"{self.left} {self.right}") or words.HOW_TO_FILE.search(self.left)
        kind = words.KIND.search(left)
        if kind and not other:
            told |= Case.BEFORE
        if words.FOR_WHOM.match(right) or (kind and not other and kind.group().startswith(("đối với", "riêng"))):
            told |= Case.ALONE
        return told

    @property
    def bare(self) -> bool:
        """Whether nothing is said but the amount and the full dossier from which it counts."""
        return self.full and words.BARE.match(self.left) is not None and words.BARELY.match(self.right) is not None

    @property
    def settles(self) -> bool:
        return words.SETTLES.search(self.right) is not None and not self.hands_on

    @property
    def refuses(self) -> bool:
        """Whether the answer is no, and nothing is settled otherwise in the same words."""
        met, settled = words.REFUSED.search(self.right), words.SETTLES.search(self.right)
        if words.REFUSED.search(self.left):
            return True
        return met is not None and (settled is None or settled.start() > met.start())

    @property
    def faulty(self) -> bool:
        """Whether it is for a dossier that is incomplete, or refused."""
        left, right = words.INCOMPLETE.search(self.left), words.INCOMPLETE.search(self.right)
        return not self.full and (left is not None or right is not None or self.refuses)

    @property
    def of_the_applicant(self) -> bool:
        """Whether somebody other than the office has to act within it."""
        if words.RECEIVED.search(self.right[:70]) is None:
            files = words.FILES.search(self.left[-240:])
            before = self.left[-240:][: files.start()].rpartition(" thì ")[2] if files else ""
            own = files is not None and words.OFFICE.search(before) is None
            before_it = own or words.BEFOREHAND.search(self.left[-90:]) is not None
            if before_it and not words.GIVEN.search(self.left):
                return True
        said = self.since
        if not words.SINCE.match(said):
            return False
        trigger, comma, main = words.FILED.sub("", said).partition(",")
        who = main if comma else trigger
        acts, office = words.ACTS.search(who), words.OFFICE.search(who)
        if not comma and words.CHECKS.search(self.left[-60:]) and words.DUTY.search(who) is None:
            return False
        if acts is None:
            return office is None and words.OWN_EVENT.match(said) is not None
        return office is None or acts.start() < office.start()

    @property
    def obliges(self) -> bool:
        """Whether, counted from something other than the receipt of the dossier, applicants are named who act in it."""
        said = self.since
        if not words.SINCE.match(said) or self.start.of_the_dossier:
            return False
        trigger, *parts = said[:REACH].split(",")
        if "hồ sơ" in trigger:
            return False
        for part in parts:
            if words.OBLIGED.match(part.strip()):
                return True
            if words.OFFICE.search(part):
                return False
        return False

    def aside(self, unit: str) -> bool:
        """Whether it is no part of the whole."""
        if words.LAPSE.search(self.left) or words.AFTER_THE_FACT.match(self.right) or self.faulty:
            return True
        if words.VALID.search(self.left[-120:]) or words.PUBLISHED.match(self.since) or self.obliges:
            return True
        if self.start.of_the_dossier or self.start is Start.PASSED_ON:
            return False
        office = words.OFFICE.search(self.right) is not None and self.settles
        settling = words.SETTLING_TIME.search(self.left) or words.GIVEN_WITHIN.search(self.left)
        of_a_case = unit == "tháng" and _MOST_OF_A_CASE.search(self.left) and not any(map(str.isalpha, self.right))
        long = unit in _LONG_UNITS and settling is None and not office and not of_a_case
        return long or words.LEAST.search(self.left) is not None or self.of_the_applicant

    def mention(self, unit: str, limit: TimeLimit | None, quote: str) -> Mention:
        """The duration between them."""
        return Mention(limit, self.aim(unit), quote, self.start, self.deed, self.case)

    def aim(self, unit: str) -> Aim:
        """What it is for."""
        if words.LONGER.search(self.left) or words.LONGER.search(self.right[:80]):
            return Aim.ASIDE if words.GRANTED.match(self.since) else Aim.LONGER
        if self.aside(unit):
            return Aim.ASIDE
        if unit == _MINUTES and not self.ends:
            return Aim.BRIEF
        if self.bare or words.WHOLE_TIME.search(self.left[-80:]):
            return Aim.WHOLE
        if self.full and words.LISTED.search(self.right):
            return Aim.WHOLE
        granted = self.full or self.grants or words.CHECKS.search(self.right) is None
        return Aim.WHOLE if self.start.of_the_dossier and self.settles and granted else Aim.STEP
