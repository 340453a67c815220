"""The event itself: its hash over the one before, its record in a store, and whether a history is whole."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, Self, cast

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import office_time
from motcua.checks import field_name, shape
from motcua.errors import BadInput, BadValue, Fault, MotcuaError, NaiveMoment, Problem
from motcua.events.carrying import (
    ID_LENGTH,
    NOBODY,
    NOTHING,
    PERSONAL,
    SALT,
    Body,
    Plain,
    Withheld,
    as_json,
    digest,
    personal_digest,
    plain,
)
from motcua.hooks import Carried

__all__ = ["Event", "Verification", "verify_chain"]


@attrs.frozen
class Spelling:
    """How an event told its moments where it came from, in another zone than the office's: what its hash is over."""

    at: dt.datetime
    recorded_at: dt.datetime | None
    body: Body
    retold: Body
    """The same body with its moments in the office's zone."""

    def of(self, event: "Event") -> bool:
        """Whether the event still says what was so spelt."""
        same = event.at == self.at and event.recorded_at == self.recorded_at
        return same and (event.body is self.retold or event.body == self.retold)


def _one_form(given: str | None) -> str | None:
    """A name in NFC, as hashes have it; what is no text is told of by whoever reads the event."""
    if type(given) is not str or given.isascii():
        return given
    return unicodedata.normalize("NFC", given)


@attrs.frozen(eq=False, repr=False, slots=False)  # without slots a frozen value is made in half the time
class Event(Carried):
    """One thing that happened to a dossier (*sự kiện*): plain fields, never altered.

    ``id`` defaults to a digest of sequence, verb and body; ``hash`` covers everything but the personal values and is
    computed when first asked for, so that recording a step costs none of it.

    >>> filed = Event(1, "open", office_time("2026-08-28 15:20"), Body({"channel": "counter"}), by="clerk-1")
    >>> begun = Event(2, "begin", office_time("2026-08-28 15:40"), before=filed)
    >>> begun.previous_hash == filed.hash, filed
    (True, Event(1, 'open', '2026-08-28T15:20:00+07:00'))
    """

    sequence: int
    """1 for the first event of a dossier."""
    verb: str
    at: dt.datetime
    """When it happened."""
    body: Body = NOTHING
    by: str | None = attrs.field(default=None, converter=_one_form)
    """Who did it: an account or a post, never a person's name."""
    recorded_at: dt.datetime | None = None
    """When it was written down, where that was later."""
    personal: Body = NOBODY
    """Personal values by name, with their salt; erased by ``redacted``, never printed."""
    given_id: str | None = attrs.field(default=None, alias="id", converter=_one_form)
    recorded_previous: str | None = attrs.field(default=None, alias="previous_hash")
    recorded_hash: str | None = attrs.field(default=None, alias="hash")
    """The hash as it was written down, or found when first asked for."""
    before: "Event | None" = attrs.field(default=None, kw_only=True)
    """The event before, while no hash of it had to be computed."""
    spelling: Spelling | None = attrs.field(default=None, kw_only=True)
    """How it told its moments where it came from; ``None`` where they stand as they were written."""
    sound: ClassVar[bool] = False
    """Whether its body is known to say what its verb says: never of a new event, so never of an altered one."""
    pinned: ClassVar[tuple[object, ...] | None] = None
    """The procedure, the office and the mechanism an opening was found to be filed under, in this process."""

    made_id: ClassVar[str | None] = None
    """The id by default, once it was asked for: its hash and its record ask for it again."""

    @classmethod
    def following(
        cls,
        before: "Event",
        verb: str,
        at: dt.datetime,
        body: Body,
        personal: Body,
        *,
        by: str | None,
        recorded_at: dt.datetime | None,
        given_id: str | None,
    ) -> "Event":
        """The event after that one, of parts that were looked at: as ``__init__`` writes it, in less of its time."""
        event = object.__new__(cls)
        told = event.__dict__
        told["sequence"], told["verb"], told["at"] = before.sequence + 1, verb, at
        told["body"], told["personal"], told["before"] = body, personal, before
        told["by"], told["recorded_at"], told["given_id"] = by, recorded_at, given_id
        told["recorded_previous"] = told["recorded_hash"] = told["spelling"] = None
        return event

    @property
    def id(self) -> str:
        """The name of the event: the one written down with it, or the digest of sequence, verb and body."""
        if self.given_id:
            return self.given_id
        if self.made_id is None:
            made = digest([self.sequence, self.verb, self._as_written.body])[:ID_LENGTH]
            object.__setattr__(self, "made_id", made)
        return cast("str", self.made_id)

    @property
    def previous_hash(self) -> str | None:
        """The hash of the event before; ``None`` for the first."""
        return self.before.hash if self.before is not None else self.recorded_previous

    @property
    def hash(self) -> str:
        """The hash of this event and, through the one before, of everything up to it."""
        pending: list[Event] = []
        event: Event | None = self
        while event is not None and event.recorded_hash is None:
            pending.append(event)
            event = event.before
        for link in reversed(pending):
            object.__setattr__(link, "recorded_hash", link.seal(link.previous_hash))
        return cast("str", self.recorded_hash)

    def seal(self, previous_hash: str | None) -> str:
        """What the hash of this event has to be, after that one.

        For other languages: SHA-256, in hexadecimal, of the ``canonical`` JSON list of sequence, verb, id, moment,
        writer, moment of recording, the hash before and the body, moments in ISO form and what is not told as null.
        """
        written = self._as_written
        recorded = written.recorded_at.isoformat() if written.recorded_at else None
        head = (self.sequence, self.verb, self.id, written.at.isoformat(), self.by, recorded, previous_hash)
        return digest([*head, written.body])

    @property
    def _as_written(self) -> "Event | Spelling":
        """What tells its moments as they were written down; an event that was altered since is spelt as it stands."""
        return self.spelling if self.spelling is not None and self.spelling.of(self) else self

    def retold(self, at: dt.datetime, recorded_at: dt.datetime | None, body: Body) -> "Event":
        """The same event with the same moments told in another zone; its hash stays the one over what was written."""
        written = self._as_written
        event = object.__new__(type(self))
        event.__dict__.update(vars(self), at=at, recorded_at=recorded_at, body=body)
        event.__dict__["spelling"] = Spelling(written.at, written.recorded_at, written.body, body)
        for found in ("sound", "pinned"):  # it was found of other words, or under another office
            event.__dict__.pop(found, None)
        return event

    def saying(self, **words: Plain) -> "Event":
        """The same event, its body saying these words too, which are plain already: of an event nobody has seen yet.

        >>> Event(2, "supplement", office_time("2026-09-03 08:10")).saying(complete=True).body
        Body({'complete': True})
        """
        body = Body({**dict(self.body.items()), **words})
        return Event(
            self.sequence,
            self.verb,
            self.at,
            body,
            self.by,
            self.recorded_at,
            self.personal,
            self.given_id,
            before=self.before,
        )

    def known_sound(self) -> Self:
        """The same event, its body held to what its verb says already."""
        self.__dict__["sound"] = True
        return self

    def pinning(self, *found: object) -> None:
        """Remembers what this opening was found to be filed under, which another process has to find again."""
        object.__setattr__(self, "pinned", found)

    def redacted(self) -> "Event":
        """The same event without its personal values, its hash and that of the one before written down."""
        return attrs.evolve(self, personal=NOBODY, hash=self.hash, previous_hash=self.previous_hash, before=None)

    @property
    def tells_the_truth(self) -> bool:
        """Whether every personal value it still holds is the one whose digest is in the chain."""
        digests = self.body.get(PERSONAL, NOTHING)
        salt = str(self.personal.get(SALT, ""))
        return isinstance(digests, Body) and all(
            digests.get(name) == personal_digest(salt, name, str(value))
            for name, value in self.personal.items()
            if name != SALT
        )

    def __getstate__(self) -> dict[str, object]:
        """What travels to another process: hashes in place of the event before, which would bring all the others."""
        hashes = {"recorded_hash": self.hash, "recorded_previous": self.previous_hash, "before": None}
        return {**vars(self), **hashes, "pinned": None}

    def record(self) -> dict[str, object]:
        """The event as a table of plain values, its hashes included: what a store keeps."""
        written = self._as_written
        table = {name: getattr(written if name in _SPELT else self, name) for name in _KEYS}
        return {name: as_json(plain(value)) for name, value in table.items()}

    @classmethod
    def from_record(cls, record: Mapping[str, object], path: str = "$") -> "Event":
        """The event of such a table; raises ``BadInput`` with every problem and its path."""
        if not isinstance(record, Mapping):
            raise BadInput("event", (Problem(path, BadValue.code, type(record).__name__, "a table"),))
        problems = tuple(_problems(record, path))
        if problems:
            raise BadInput("event", problems)
        read: dict[str, Any] = {**dict.fromkeys(_KEYS), **record}
        read |= {name: _recorded(read[name]) if read[name] else None for name in _MOMENTS}
        read |= {name: plain(read[name] or {}, f"{path}.{name}") for name in _TABLES}
        read["personal"] = Withheld(read["personal"])
        return cls(**read)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Event) and self._content == other._content and self.id == other.id

    def __hash__(self) -> int:
        return hash((self.sequence, self.verb, self.at))

    @property
    def _content(self) -> tuple[object, ...]:
        return self.sequence, self.verb, self.at, self.by, self.recorded_at, self.body

    def __repr__(self) -> str:
        return f"Event({self.sequence}, {self.verb!r}, {self.at.isoformat()!r})"


_KEYS: Final = ("sequence", "verb", "at", "body", "by", "recorded_at", "personal", "id", "previous_hash", "hash")
_MOMENTS: Final = ("at", "recorded_at")
_SPELT: Final = (*_MOMENTS, "body")
_TABLES: Final = ("body", "personal")
_KINDS: Final[Mapping[str, tuple[type, str]]] = {
    "sequence": (int, "a whole number from 1"),
    "verb": (str, "a text"),
    "at": (str, "a moment in ISO form, with its zone"),
    "body": (Mapping, "a table"),
    "by": (str, "a text"),
    "recorded_at": (str, "a moment in ISO form, with its zone"),
    "personal": (Mapping, "a table"),
    "id": (str, "a text"),
    "previous_hash": (str, "a text"),
    "hash": (str, "a text"),
}
_NEEDED: Final = ("sequence", "verb", "at")


def _problems(record: Mapping[str, object], path: str) -> Iterator[Problem]:
    for name in record:
        if name not in _KINDS:
            right = f"one of {', '.join(_KINDS)}"
            yield Problem(f"{path}.{field_name(str(name))}", Fault.UNKNOWN_KEY, "an unknown key", right)
    for name, (kind, right) in _KINDS.items():
        value = record.get(name)
        if value is None:
            if name in _NEEDED:
                yield Problem(f"{path}.{name}", Fault.MISSING_KEY, "nothing", right)
        elif not isinstance(value, kind) or isinstance(value, bool):
            yield Problem(f"{path}.{name}", BadValue.code, record[name].__class__.__name__, right)
        else:
            yield from _unreadable(name, record[name], f"{path}.{name}")


def _recorded(text: str) -> dt.datetime:
    """The moment of a record, which names its zone: whoever reads it cannot ask which one was meant."""
    office_time(text)
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise NaiveMoment(moment)
    return moment


def _unreadable(name: str, value: object, path: str) -> Iterator[Problem]:
    if name == "sequence" and cast("int", value) < 1:
        yield Problem(path, BadValue.code, type(value).__name__, _KINDS[name][1])
    try:
        if name in _MOMENTS:
            _recorded(str(value))
        if name in _TABLES:
            plain(value, path)
    except BadValue as error:
        yield from error.problems_at(error.what)
    except MotcuaError as error:
        yield Problem(path, error.code, shape(value).strip("'"), _KINDS[name][1])


@attrs.frozen(field_transformer=as_annotated)
class Verification:
    """Whether a history is whole (*kiểm tra tính toàn vẹn*): true when it is, else the first broken link and why.

    >>> bool(Verification(ok=False, broken_at=2, reason="altered"))
    False
    """

    ok: bool
    broken_at: int | None = None
    """The place of the event in the history, counted from 1."""
    reason: str | None = None

    def __bool__(self) -> bool:
        return self.ok


def verify_chain(history: Iterable[Event]) -> Verification:
    """Whether the hashes of these events follow from one another and from what the events say.

    Nothing can be said of the newest event while its hash stands nowhere else.
    """
    previous: str | None = None
    for place, event in enumerate(history, start=1):
        sealed = event.seal(event.previous_hash)
        faults = (
            (event.sequence != place, f"it is numbered {event.sequence}"),
            (event.previous_hash != previous, "it does not follow from the event before"),
            (event.recorded_hash not in {None, sealed}, "it does not say what was sealed"),
            (not event.tells_the_truth, "a personal value is not the one that was sealed"),
        )
        for broken, reason in faults:
            if broken:
                return Verification(ok=False, broken_at=place, reason=reason)
        previous = sealed
    return Verification(ok=True)
