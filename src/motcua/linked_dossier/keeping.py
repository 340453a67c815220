"""What is kept of a package so that it loads again, and whether what was kept can have happened."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, TypeVar

import attrs

from motcua.annotated import as_annotated
from motcua.calendar import national_calendar
from motcua.checks import Discreet, pair, several, shape
from motcua.dossier import Dossier, Outcome, Promise, standing
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.events import Event, digest
from motcua.hooks import Carried
from motcua.linked import LinkedPart
from motcua.linked_dossier.filing import Filed

__all__ = ["Kept", "Stage", "moments", "possible", "promised", "refuse_repeated"]

T = TypeVar("T")
U = TypeVar("U")
Moments = tuple[tuple[str, dt.datetime], ...]
Promised = tuple[tuple[dt.datetime, Promise], ...]
Told = tuple[Promised, Moments, Moments]
"""The promises, the consents that came, and those that were refused."""
_ID: Final = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9._/-]{1,80}", re.ASCII)
NONE_OPENED: Final = Problem("$.histories", Fault.MISSING_KEY, "none", "the history of a part that was opened")


@attrs.frozen(field_transformer=as_annotated)
class Stage:
    """How far a package had come when a newer version was asked for (*trước khi áp dụng quy định mới*)."""

    at: dt.datetime
    version: dt.date
    """The first day of the version it was led under until then."""
    parts: tuple[str, ...]
    events: tuple[tuple[str, int], ...]
    """How many events each part had."""
    promises: int
    consents: int
    declined: int


@attrs.frozen(eq=False, field_transformer=as_annotated)
class Kept(Carried, Discreet):
    """What is kept of a package (*dữ liệu lưu của hồ sơ liên thông*): ``LinkedDossier.restore`` makes it again."""

    id: str
    package: str
    """The code of the package."""
    version: dt.date
    """The first day of the version it is led under."""
    parts: tuple[str, ...]
    filing: Filed
    histories: tuple[tuple[str, tuple[Event, ...]], ...] = attrs.field(repr=False)
    """The history of each part that was opened."""
    promises: Promised = ()
    consents: Moments = ()
    declined: Moments = ()
    stages: tuple[Stage, ...] = ()
    """How it stood whenever a newer version was asked for, the oldest first."""
    procedures: tuple[tuple[str, dt.date], ...] = ()
    """The version of each part's procedure, by its first day."""
    seal: str = attrs.field(default="", repr=False)
    """The digest of all of it, what is personal left out; empty where nobody sealed it."""

    @property
    def found_on(self) -> dt.date:
        """The day to find its version by, as ``catalogue.link(kept.package, on=kept.found_on)`` does.

        Raises ``BadInput`` where no history of a part was kept.
        """
        return self._found_on(len(self.stages))

    @property
    def earlier(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """The versions it was led under before: the first day of each, and the day to find it by."""
        return tuple((stage.version, self._found_on(at)) for at, stage in enumerate(self.stages))

    def _found_on(self, stage: int) -> dt.date:
        """The day of the filing, and of each newer version that on which it was asked for."""
        at = self.stages[stage - 1].at if stage else self._filed_at()
        return national_calendar().local_time(at).date()

    def _filed_at(self) -> dt.datetime:
        filed = min((events[0].at for _, events in self.histories if events), default=None)
        if filed is None:
            raise BadInput("what was kept", (NONE_OPENED,))
        return filed

    def before(self, stage: int) -> "Kept":
        """What was kept as that stage began."""
        then = self.stages[stage]
        long = dict(then.events)
        return attrs.evolve(
            self,
            version=then.version,
            parts=then.parts,
            histories=tuple((code, events[: long[code]]) for code, events in self.histories if code in long),
            promises=self.promises[: then.promises],
            consents=self.consents[: then.consents],
            declined=self.declined[: then.declined],
            stages=self.stages[:stage],
        )

    def sealed(self) -> "Kept":
        """The same with its seal."""
        return attrs.evolve(self, seal=self.digest)

    @property
    def digest(self) -> str:
        """The SHA-256 of what it says: its filing, promises, consents and stages, and the newest hash of every part.

        The hash of a part covers its history; the applicant is left out, so that it can be erased, and is borne out by
        the digests in the openings of the parts instead.
        """
        filing = self.filing
        return digest(
            {
                "package": [self.id, self.package, self.version, *self.parts],
                "filing": [str(filing.channel), filing.by, [*filing.facts], [*map(standing.paper_body, filing.papers)]],
                "parts": [[code, len(events), events[-1].hash] for code, events in self.histories if events],
                "promises": [[at, promise.body()] for at, promise in self.promises],
                "consents": [[*self.consents], [*self.declined]],
                "stages": [attrs.astuple(stage) for stage in self.stages],
                "procedures": [*self.procedures],
            }
        )


def refuse_repeated(kept: Kept) -> None:
    """Raises ``BadInput`` where a part is told more than once, so that only one of its histories could be read."""
    told = (("parts", kept.parts), ("histories", _codes(kept.histories)), ("procedures", _codes(kept.procedures)))
    problems = tuple(
        Problem(f"$.{where}", Fault.DUPLICATE, "a part that is told twice", "each part once")
        for where, codes in told
        if len(set(codes)) < len(codes)
    )
    if problems:
        raise BadInput("what was kept", problems)


def _codes(given: Iterable[tuple[str, object]]) -> tuple[str, ...]:
    return tuple(code for code, _ in given)


def promised(given: Iterable[tuple[dt.datetime, Promise]]) -> Promised:
    """Promises, each with its moment."""
    return tuple(_timed(one, "promise", dt.datetime, Promise) for one in several(given, "promises"))


def moments(given: Iterable[tuple[str, dt.datetime]], what: str) -> Moments:
    """Consents by part, each with its moment."""
    return tuple(_timed(one, what, str, dt.datetime) for one in several(given, f"{what}s"))


def _timed(given: tuple[T, U], what: str, *kinds: type) -> tuple[T, U]:
    for value, kind in zip(pair(given, what), kinds, strict=True):
        if not isinstance(value, kind) or (isinstance(value, dt.datetime) and value.utcoffset() is None):
            raise BadValue(what, type(value).__name__, f"{kind.__name__}, a moment with its zone")
    return given


def possible(
    id: str,
    parts: Iterable[LinkedPart],
    inner: Mapping[str, Dossier],
    told: Told,
    *,
    moved: bool,
) -> None:
    """Raises ``BadInput`` where these histories cannot be those of one package.

    ``moved`` says that a newer version may have been asked for, which stands in no history, may move the promise, and
    may ask for a consent no more.
    """
    chosen, (promises, consents, declined) = {part.code: part for part in parts}, told
    problems = [*_opened(id, chosen, inner, dict(declined))]
    if inner:
        newest = None if moved else max(dossier.history[-1].at for dossier in inner.values())
        problems += [
            *_promises(promises, inner, newest),
            *_consents((*consents, *declined), chosen, inner, moved=moved),
        ]
    if problems:
        raise BadInput("histories of a package", tuple(problems))


def _opened(
    id: str, chosen: Mapping[str, LinkedPart], inner: Mapping[str, Dossier], declined: Mapping[str, dt.datetime]
) -> Iterator[Problem]:
    if not inner:
        yield NONE_OPENED
    for code, part in chosen.items():
        place, dossier = f"$.histories.{code}", inner.get(code)
        if dossier is None:
            if inner and code not in declined and all(_granted(inner.get(other), None) for other in part.waits_for):
                yield Problem(place, Fault.MISSING_KEY, "none", "a history: all it waits for was granted")
            continue
        if dossier.id != f"{id}/{code}":
            yield Problem(f"{place}.id", Fault.OTHER_DOSSIER, _id_told(dossier.id), f"{_id_told(id)}/{code}")
        begun = dossier.history[0].at
        if behind := [other for other in part.waits_for if not _granted(inner.get(other), begun)]:
            yield Problem(
                place, Fault.OUT_OF_ORDER, f"opened at {begun}", f"opened after {', '.join(behind)} was granted"
            )


def _id_told(id: str) -> str:
    """An id as an error tells it: a word of letters and digits, or what else it looks like, for it may be somebody."""
    return id if _ID.fullmatch(id) else shape(id)


def _granted(dossier: Dossier | None, by: dt.datetime | None) -> bool:
    """Whether it was granted by then; without a moment, whether it is."""
    if dossier is None:
        return False
    if by is None:
        return dossier.state.ended and dossier.outcome is Outcome.GRANTED
    ends = (event for event in _told(dossier, "finish") if event.body["outcome"] == Outcome.GRANTED)
    return any(event.at <= by for event in ends)


def _told(dossier: Dossier, verb: str) -> Iterator[Event]:
    """The events of that verb, as they were written and as they were corrected: what was done then rested on both."""
    return (event for event in (*dossier.history, *dossier.events) if event.verb == verb)


def _promises(told: Promised, inner: Mapping[str, Dossier], newest: dt.datetime | None) -> Iterator[Problem]:
    accepted = min((event.at for dossier in inner.values() for event in _told(dossier, "accept")), default=None)
    for number, (at, promise) in enumerate(told):
        if accepted is None or at < accepted or (newest is not None and at > newest):
            right = f"a moment from {accepted} to {newest}" if accepted else "none before a part is accepted"
            yield Problem(f"$.promises[{number}]", Fault.OUT_OF_ORDER, str(at), right)
        if promise.at < min(dossier.history[0].at for dossier in inner.values()):
            yield Problem(f"$.promises[{number}].at", Fault.OUT_OF_ORDER, str(promise.at), "a day after the filing")
    for number, ((before, old), (after, new)) in enumerate(pairwise(told), start=1):
        if after < before or new.at <= old.at:
            yield Problem(
                f"$.promises[{number}]", Fault.OUT_OF_ORDER, str(new.at), f"later than {old.at}, told after it"
            )


def _consents(
    consents: Moments, chosen: Mapping[str, LinkedPart], inner: Mapping[str, Dossier], *, moved: bool
) -> Iterator[Problem]:
    filed, seen = min(dossier.history[0].at for dossier in inner.values()), set[str]()
    for code, at in consents:
        place = f"$.consents.{code[:60]}"
        if code not in chosen or (chosen[code].consent is None and not moved):
            asking = [part.code for part in chosen.values() if part.consent]
            yield Problem(place, UnknownCode.code, code[:60], f"one of {', '.join(asking) or 'none'}")
        elif code in seen:
            yield Problem(place, Fault.DUPLICATE, "two answers", "one")
        elif at < filed:
            yield Problem(place, Fault.OUT_OF_ORDER, str(at), f"a moment from {filed} on")
        seen.add(code)
