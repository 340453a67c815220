"""What a dossier answers with: the applicant, the promise, how timely it is, and the limits that run."""

import datetime as dt
import enum
from typing import Final, cast

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.checks import Discreet
from motcua.citation import Citation
from motcua.dossier import words
from motcua.errors import BadValue
from motcua.events import Body, text
from motcua.hooks import Carried
from motcua.timelimit import Due, TimeLimit
from motcua.wording import say

__all__ = [
    "Applicant",
    "Consultation",
    "Custody",
    "Deadline",
    "Missed",
    "Outcome",
    "Payment",
    "Promise",
    "Punctuality",
    "Synchronisation",
    "Timeliness",
    "personal_or_none",
    "personal_text",
]

KINDS: Final = ("person", "organisation")
FIELDS: Final = ("name", "identity_number", "phone", "email", "address")


def personal_text(given: object) -> str:
    """A personal text in NFC; what was met is never repeated, for it is personal."""
    if not isinstance(given, str) or not given.strip():
        raise BadValue("personal field", type(given).__name__, "a text that is not empty")
    return text(given, "personal field")


def personal_or_none(given: object) -> str | None:
    """The same, where it may be unknown."""
    return None if given is None else personal_text(given)


@attrs.frozen(eq=False, repr=False, field_transformer=as_annotated)
class Applicant(Carried, Discreet):
    """Who the dossier belongs to (*chủ hồ sơ*). Nothing personal shows in ``repr``, ``str`` or errors.

    >>> Applicant("Nguyễn Văn Mẫu", identity_number="001099000001")
    Applicant(kind='person')
    """

    name: str = attrs.field(converter=personal_text, repr=False)
    identity_number: str | None = attrs.field(default=None, converter=personal_or_none, repr=False)
    phone: str | None = attrs.field(default=None, converter=personal_or_none, repr=False)
    email: str | None = attrs.field(default=None, converter=personal_or_none, repr=False)
    address: str | None = attrs.field(default=None, converter=personal_or_none, repr=False)
    kind: str = "person"

    def __attrs_post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadValue("kind of an applicant", "another word", " or ".join(map(repr, KINDS)))

    @property
    def fields(self) -> dict[str, str]:
        """The personal values that are known, by name."""
        return {name: value for name in FIELDS if (value := getattr(self, name)) is not None}

    def __repr__(self) -> str:
        return f"Applicant(kind={getattr(self, 'kind', None)!r})"  # a tracker may look at one half made


class Outcome(enum.StrEnum):
    """What was decided (*kết quả giải quyết*); no state, but an attribute of a processed dossier."""

    GRANTED = "granted"
    REFUSED = "refused"


class Payment(enum.StrEnum):
    """Where the payment stands (*tình trạng thanh toán*)."""

    NONE = "none"
    REQUESTED = "requested"
    PAID = "paid"


@attrs.frozen(field_transformer=as_annotated)
class Promise:
    """The return date given to the citizen, as it was given (*lịch hẹn trả kết quả*), with the calendar it came from.

    It stands in the event that gave it; a newer calendar never moves it.

    >>> from motcua.calendar import national_calendar, office_time
    >>> from motcua.timelimit import WorkingDays
    >>> promise = Promise.of(WorkingDays(7).due(office_time("2026-08-28 15:20"), national_calendar()))
    >>> promise.date, promise.firm
    (datetime.date(2026, 9, 11), True)
    """

    at: dt.datetime
    earliest: dt.date
    latest: dt.date
    firm: bool
    calendar_version: str

    def __attrs_post_init__(self) -> None:
        words.name(self.calendar_version, "calendar_version")
        if self.latest < self.earliest:
            raise BadValue("latest day of a promise", str(self.latest), f"one from {self.earliest} on, the earliest")
        if not self.earliest <= self.date <= self.latest:
            span = f"a day from {self.earliest} to {self.latest}, as it says"
            raise BadValue("day of a promise", str(self.date), span)
        if self.firm and self.earliest != self.latest:
            raise BadValue("firm", "sure", f"open, as long as it may be any day from {self.earliest} to {self.latest}")

    @property
    def date(self) -> dt.date:
        """The promised day."""
        return self.at.date()

    @classmethod
    def of(cls, due: Due) -> "Promise":
        """What is promised by giving that due moment."""
        promise = _promise(due.at, due.earliest, due.latest, due.firm, due.calendar_version)
        promise.__attrs_post_init__()  # what a due moment was not asked when it was made
        return promise

    @classmethod
    def from_body(cls, body: Body) -> "Promise":
        """The promise as an event carries it."""
        return cls(
            dt.datetime.fromisoformat(cast("str", body["at"])),
            dt.date.fromisoformat(cast("str", body["earliest"])),
            dt.date.fromisoformat(cast("str", body["latest"])),
            cast("bool", body["firm"]),
            cast("str", body["calendar_version"]),
        )

    def body(self) -> Body:
        """The promise as an event carries it."""
        return Body(
            {
                "at": self.at.isoformat(),
                "earliest": self.earliest.isoformat(),
                "latest": self.latest.isoformat(),
                "firm": self.firm,
                "calendar_version": text(self.calendar_version, "calendar_version"),
            }
        )


_promise: Final = on_trust(Promise)


class Punctuality(enum.StrEnum):
    """Against a date (*trước hạn, đúng hạn, quá hạn*), judged by day."""

    EARLY = "early"
    ON_TIME = "on-time"
    LATE = "late"

    def say(self, locale: str) -> str:
        """The word that reports use."""
        return say(f"punctuality.{self.value}", locale)


@attrs.frozen(field_transformer=as_annotated)
class Timeliness(Carried):
    """How timely a dossier is (*tiến độ giải quyết*): against the current date, and against the original one.

    Judged on the day processing ended, not when the result was handed over. Of a dossier still open, ``settled`` is
    false and the verdict is ``ON_TIME`` or ``LATE`` as of the day asked about; a dossier that waits for the applicant
    or is suspended, or ended while it did, is judged on the day it stopped, and is never early.

    >>> promised, newly = dt.date(2026, 9, 11), dt.date(2026, 9, 18)
    >>> moved = Timeliness.judged(dt.date(2026, 9, 16), newly, promised, settled=True)
    >>> moved.say("vi"), moved.current.value, moved.original.value
    ('trước hạn', 'early', 'late')
    """

    current: Punctuality
    original: Punctuality
    settled: bool
    judged_on: dt.date
    due: dt.date
    original_due: dt.date

    @classmethod
    def judged(
        cls, on: dt.date, due: dt.date, original_due: dt.date, *, settled: bool, waited: bool = False
    ) -> "Timeliness":
        """The verdict for that day."""

        def against(promised: dt.date) -> Punctuality:
            if on > promised:
                return Punctuality.LATE
            return Punctuality.EARLY if settled and not waited and on < promised else Punctuality.ON_TIME

        return cls(against(due), against(original_due), settled, on, due, original_due)

    def say(self, locale: str) -> str:
        """The verdict against the current date, in the word that reports use."""
        return self.current.say(locale)

    def __str__(self) -> str:
        return self.current.value


@attrs.frozen(field_transformer=as_annotated)
class Deadline:
    """A limit that runs (*thời hạn đang chạy*): what has to be done, by when, and where that stands written.

    For ``closing`` the moment is the end of the applicant's time: the dossier may be closed after it.

    >>> from motcua.calendar import office_time
    >>> deadline = Deadline("closing", office_time("2026-08-27 17:00"), Citation("118/2025/NĐ-CP", "19", "5"))
    >>> deadline.date, deadline.say("en")
    (datetime.date(2026, 8, 27), 'the applicant may bring the papers until 17:00 27 Aug 2026')
    """

    name: str
    at: dt.datetime
    citation: Citation | None = None

    @property
    def date(self) -> dt.date:
        """The last day."""
        return self.at.date()

    def say(self, locale: str) -> str:
        """The limit as an officer reads it."""
        return say(f"deadline.{self.name}", locale, {"moment": self.at})

    def __str__(self) -> str:
        return self.say("vi")


@attrs.frozen(field_transformer=as_annotated)
class Missed:
    """A limit of the office's own step that was not kept (*quá hạn một bước*): recorded all the same, and told here."""

    deadline: Deadline
    done: dt.datetime | None = None
    """When it was done after all; ``None`` while it is not."""

    @property
    def name(self) -> str:
        """The limit that was missed."""
        return self.deadline.name

    def say(self, locale: str) -> str:
        """What was to be done by when, and when it was."""
        return say(
            "missed.done" if self.done else "missed.open", locale, {"deadline": self.deadline, "done": self.done}
        )

    def __str__(self) -> str:
        return self.say("vi")


@attrs.frozen(field_transformer=as_annotated)
class Custody:
    """Who holds the file (*người, cơ quan giữ hồ sơ*), from when to when, and the share of the time it was given.

    Judged to the minute, as the control slip prints it, when the file was handed on or processing ended in this hand.
    The shares of several holders are not added up: nobody holds them against the promise.

    >>> from motcua.calendar import office_time
    >>> from motcua.timelimit import WorkingDays
    >>> taken, ends = office_time("2026-08-20 10:00"), office_time("2026-08-22 17:00")
    >>> tax = Custody("Chi cục Thuế", taken, share=WorkingDays(2), due=ends)
    >>> tax.timeliness, tax.judged(office_time("2026-08-22 17:01")).value
    (None, 'late')
    """

    holder: str
    since: dt.datetime
    until: dt.datetime | None = None
    share: TimeLimit | None = None
    due: dt.datetime | None = None
    """When the share ends; ``None`` without one, and while the time stands still."""
    done: dt.datetime | None = None
    """When the holder had done with it; ``None`` while it is still at work."""

    @property
    def timeliness(self) -> Punctuality | None:
        """Early, on time or late against the share; ``None`` without one, and before it can be said."""
        return self.judged(self.done) if self.done else None

    def judged(self, at: dt.datetime) -> Punctuality | None:
        """The same, as of that moment: a holder still at work is on time until the share ends."""
        if self.due is None:
            return None
        moment, due = (time.replace(second=0, microsecond=0) for time in (min(at, self.done or at), self.due))
        if moment > due:
            return Punctuality.LATE
        return Punctuality.EARLY if self.done and moment < due else Punctuality.ON_TIME


@attrs.frozen(field_transformer=as_annotated)
class Synchronisation:
    """What the national portal has of the history (*đồng bộ hồ sơ*): everything up to an event, and what it lacks."""

    through: int = 0
    """The place of the last event it acknowledged; 0 before the first time."""
    pending: int = 0
    """How many events happened since."""
    at: dt.datetime | None = None
    reference: str | None = None

    @property
    def up_to_date(self) -> bool:
        """Whether it has everything."""
        return self.pending == 0


@attrs.frozen(field_transformer=as_annotated)
class Consultation:
    """An opinion that was asked for (*lấy ý kiến*); open while no answer came.

    Silence is no consent (NĐ 118/2025/NĐ-CP art. 19.4); special laws differ (NĐ 31/2021/NĐ-CP art. 6.2.b).
    """

    agency: str
    asked: dt.datetime
    until: dt.date | dt.datetime
    answered: dt.datetime | None = None
