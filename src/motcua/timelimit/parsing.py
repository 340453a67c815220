"""The wording of time limits in official documents: a closed grammar that refuses rather than guesses.

What is read: lead words ("Trong thời hạn", "không quá"), an amount with its unit, the usual trigger ("kể từ ngày nhận
đủ hồ sơ hợp lệ"), a cut-off, and stages joined by a word that says one follows the other. What is left over is a second
rule, or wording nobody has thought about yet, and is refused.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from motcua.checks import plain
from motcua.errors import BadValue, UnreadableLimit
from motcua.timelimit.base import TimeLimit
from motcua.timelimit.days import CalendarDays, Months, SameDay, WorkingDays, Years
from motcua.timelimit.hours import Hours, WorkingHours
from motcua.timelimit.stages import NoLimit, Stages, UnknownLimit
from motcua.wording import Text, amount_in_words, say

__all__ = ["read_limit", "read_written"]

LONGEST: Final = 300
_UNKNOWN: Final = say("limit.unknown", "vi", {"text": Text("", "")})
DAYS_A_WEEK: Final = 7


def _phrases(*phrases: str) -> re.Pattern[str]:
    """One pattern for phrases: ``[word]`` may be missing, ``one|other`` is a choice, ``_`` joins the words of one."""
    return re.compile("|".join("".join(map(_slot, phrase.split())) for phrase in phrases))


def _slot(word: str) -> str:
    choice = f"(?:{word.strip('[]').replace('_', ' ')}) "
    return f"(?:{choice})?" if word.startswith("[") else choice


def _weeks(amount: int) -> CalendarDays:
    """Weeks end on the corresponding weekday (Civil Code 2015, art. 148.2), so they are seven days each."""
    return CalendarDays(amount * DAYS_A_WEEK)


_UNITS: Final[Mapping[str, Callable[[int], TimeLimit]]] = {
    "ngày làm việc": WorkingDays,
    "(?:working|business) days?": WorkingDays,
    "giờ làm việc": WorkingHours,
    "working hours?": WorkingHours,
    "(?:calendar )?days?": CalendarDays,
    "ngày": CalendarDays,
    "(?:tuần|weeks?)": _weeks,
    "(?:tháng|months?)": Months,
    "(?:năm|years?)": Years,
    "(?:giờ|h|hours?)": Hours,
}
_OTHER_SPELLINGS: Final = ((" tư", " bốn"), (" lăm", " nhăm"))
_SPELLED: Final = {amount_in_words(number): number for number in range(1, 100)} | {
    amount_in_words(number).replace(usual, other): number
    for number in range(20, 100)
    for usual, other in _OTHER_SPELLINGS
}
_WORDS: Final = "|".join(_SPELLED)
"""In any order: a unit has to follow, so 'hai' never stands for 'hai mươi'."""
_AMOUNTS: Final = {
    re.compile(rf"(?:(?P<digits>[0-9]{{1,4}}) ?(?:(?P<echo>{_WORDS}) )?|(?P<spelled>{_WORDS}) ){unit} "): kind
    for unit, kind in _UNITS.items()
}
_LEAD: Final = _phrases(
    "thời_hạn|thời_gian [giải_quyết] [thủ_tục|hồ_sơ] [là]",
    "[trong] thời_hạn|thời_gian|vòng",
    "không_quá|không_vượt_quá|tối_đa|là|trong",
    "chậm_nhất [là]",
    "within|in|at_most|at_the_latest|up_to|no_more_than|not_more_than",
    "[a] maximum|max [of]",
)
_DOSSIER: Final = (
    "[thành_phần] [hồ_sơ|đơn|giấy_tờ|yêu_cầu|tờ_khai|văn_bản_đề_nghị|giấy_đề_nghị|đề_nghị] [đăng_ký|đề_nghị|yêu_cầu]"
    " [đầy_đủ] [và] [hợp_lệ] [và] [đầy_đủ] [và] [đúng|theo|đúng_theo|theo_đúng] [quy_định] [hợp_lệ]"
)
_TRIGGER: Final = _phrases(
    "[được] [kể|tính] từ|sau [sau] [ngày|khi|thời_điểm|lúc|ngày_làm_việc] [cơ_quan] [có_thẩm_quyền]"
    f" [tiếp] nhận [được] [đủ|đầy_đủ] {_DOSSIER}",
    "from|after|since|upon [the] [date|day] [of] receipt|receiving [of] [a|the] [complete|valid|full] [and] [valid]"
    " [dossier|application|file]",
)
_SAME_DAY: Final = _phrases(
    "[ngay] trong [cùng] ngày [làm_việc] [tiếp] [nhận] [hồ_sơ|yêu_cầu]",
    "[on|within] [the] same [working] day",
    "within the working day",
)
_LATE: Final = _phrases("[nếu|trường_hợp] [tiếp] [nhận] [hồ_sơ|yêu_cầu] sau", "[received] after").pattern
_CLOCK: Final = r"(?P<hour>[0-9]{1,2}) ?(?:giờ|h|:) ?(?P<minute>[0-9]{2})? ?(?:phút )?"
_NEXT_DAY: Final = _phrases(
    "[mà_không_giải_quyết_được_ngay] [hoặc|thì] [được] [trả|trả_kết_quả|giải_quyết|tính] [vào|trong|từ|sang|kể_từ]"
    " ngày_làm_việc tiếp_theo|kế_tiếp|liền_kề|sau",
    "[counts] on|from|in the next working day",
).pattern
_CUTOFFS: Final = (
    re.compile(rf"(?:{_LATE}){_CLOCK}(?:{_NEXT_DAY})"),
    re.compile(rf"(?:{_NEXT_DAY})(?:{_LATE}){_CLOCK}"),
    re.compile(r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}) "),
)
_THEN: Final = re.compile(r" (?:sau đó|tiếp đó|then) ")
_SLIPS: Final[Mapping[re.Pattern[str], str]] = {
    re.compile(r"[0-9] *[-–] *[0-9]|từ [0-9]+ đến"): "a limit is one number, not from one to another",
    re.compile(r"[0-9][.,][0-9]"): "a limit is a whole number, for example '12 working hours'",
    re.compile(r"phút|minute"): "a limit is in hours, days, months or years, for example '1 working hour'",
}
"""What is wrong with wording in which no amount was found, the likeliest slip first."""
_PUNCTUATION: Final = re.compile(r"[,;()]|[.:](?![0-9])")


def read_limit(text: str) -> TimeLimit:
    """The limit that wording states; raises ``UnreadableLimit`` with the text and the reason."""
    if type(text) is not str or len(text) > LONGEST:
        raise UnreadableLimit(plain(text, LONGEST), f"a limit is a text of at most {LONGEST} characters")
    words = _PUNCTUATION.sub(" ", unicodedata.normalize("NFC", text).casefold())
    stages = [_Reading(text, " ".join(part.split()) + " ").limit() for part in _THEN.split(" ".join(words.split()))]
    return stages[0] if len(stages) == 1 else Stages(*stages)


def read_written(text: str) -> TimeLimit:
    """The limit whose ``str()`` that is, those without an amount included; or wording, as ``read_limit`` takes it."""
    if text == str(NoLimit()):
        return NoLimit()
    if type(text) is str and len(text) <= LONGEST and text.startswith(_UNKNOWN):
        return UnknownLimit(text.removeprefix(_UNKNOWN))
    return read_limit(text)


class _Reading:
    """One stage of the wording, eaten word by word from the left."""

    def __init__(self, whole: str, rest: str) -> None:
        self.whole = whole
        self.rest = rest

    def limit(self) -> TimeLimit:
        """The whole stage."""
        while not (same_day := self._take(_SAME_DAY)) and self._take(_LEAD):
            pass
        limit = SameDay() if same_day else self._amount()
        self._take(_TRIGGER)
        cutoff = self._cutoff()
        self._take(_TRIGGER)
        if self.rest:
            raise self._refusal(f"{self.rest.strip()!r} is left over: a second rule, or wording outside the grammar")
        if cutoff is None:
            return limit
        if isinstance(limit, SameDay):
            return SameDay(cutoff=cutoff)
        if isinstance(limit, (WorkingDays, CalendarDays, Months, Years)):
            return type(limit)(limit.amount, cutoff=cutoff)
        raise self._refusal("a limit in hours has no cut-off")

    def _amount(self) -> TimeLimit:
        for pattern, kind in _AMOUNTS.items():
            found = self._take(pattern)
            if found is None:
                continue
            number = int(found["digits"] or _SPELLED[found["spelled"]])
            if found["echo"] and _SPELLED[found["echo"]] != number:
                raise self._refusal(f"the number and its words differ: {found['digits']} and {found['echo']}")
            try:
                return kind(number)
            except BadValue as error:
                raise self._refusal(str(error)) from None
        slip = next((why for pattern, why in _SLIPS.items() if pattern.search(self.whole.casefold())), None)
        raise self._refusal(slip or "an amount with a unit is missing, for example '03 ngày làm việc'")

    def _cutoff(self) -> dt.time | None:
        found = next((match for pattern in _CUTOFFS if (match := self._take(pattern))), None)
        if found is None:
            return None
        hour, minute = found["hour"], found["minute"] or "0"
        try:
            return dt.time(int(hour), int(minute))
        except ValueError:
            raise self._refusal(f"{hour}:{minute} is no clock time") from None

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match at the left end, if any, taken off."""
        found = pattern.match(self.rest)
        if found is not None:
            self.rest = self.rest[found.end() :]
        return found

    def _refusal(self, why: str) -> UnreadableLimit:
        return UnreadableLimit(self.whole, why)
