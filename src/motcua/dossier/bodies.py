"""What the body of each event says: the words of every verb, which of them it cannot do without, and how they read.

A verb writes only such bodies. A history that comes from a store, and a correction somebody wrote, are held to the same
table before anything is read off them.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, cast

from motcua.calendar import OFFICE_ZONE, office_time
from motcua.calendar.hours import aware
from motcua.calendar.written import iso_day
from motcua.checks import choose, expect, shown
from motcua.citation import Citation
from motcua.codes import AgencyCode, DossierCode, ProcedureCode
from motcua.conditions import Channel
from motcua.dossier import standing, words
from motcua.dossier.helping import SIGNATURES
from motcua.dossier.values import KINDS, Outcome, Promise
from motcua.errors import BadValue, Fault, MotcuaError, Problem
from motcua.events import PERSONAL, Body, Event, Plain
from motcua.mechanism import State, mechanism_named
from motcua.money import VND, Money
from motcua.timelimit import TimeLimit

__all__ = ["all_sound", "body_problems", "head_problems", "history_problems"]

Reader = Callable[[Plain], object]
FOREIGN: Final = (MotcuaError, TypeError, ValueError, LookupError, AttributeError, OverflowError)
"""What reading a value of another shape comes to."""


def _text(value: Plain) -> str:
    return words.name(expect(value, str, "text"), "text")


def _truth(value: Plain) -> bool:
    return expect(value, bool, "truth")


def _moment(value: Plain) -> dt.datetime:
    text = _text(value)
    office_time(text)  # in the one form, of all that ISO 8601 knows
    return aware(dt.datetime.fromisoformat(text), OFFICE_ZONE)


def _day(value: Plain) -> dt.date:
    return iso_day(_text(value))


def _day_or_moment(value: Plain) -> dt.date:
    return _moment(value) if "T" in _text(value) else _day(value)


def _table(value: Plain) -> Body:
    return expect(value, Body, "table")


def _list(value: Plain) -> tuple[Plain, ...]:
    if isinstance(value, tuple):
        return value
    raise BadValue("list", type(value).__name__, "a list")


def _texts(value: Plain) -> Sequence[str]:
    return [_text(item) for item in _list(value)]


def _facts(value: Plain) -> Sequence[str]:
    return [expect(answer, str, "fact") for answer in _table(value).values() if not isinstance(answer, int)]


def _papers(value: Plain) -> Sequence[str]:
    papers = [item if isinstance(item, str) else standing.read_paper(_table(item)) for item in _list(value)]
    return [_text(standing.code_of(paper)) for paper in papers]


def _asked(value: Plain) -> Sequence[str]:
    return words.paper_codes(_texts(value))


def _promise(value: Plain) -> tuple[object, ...]:
    promise = Promise.from_body(_table(value))
    return aware(promise.at, OFFICE_ZONE), _truth(promise.firm), _text(promise.calendar_version)


def _amounts(value: Plain) -> Sequence[Money | VND]:
    table = _table(value)
    return [words.amount(currency, amount) for currency, amount in table.items()]


def _citation(value: Plain) -> Citation:
    table = _table(value)
    return Citation.parse(_text(table["cite"]), verified=_truth(table["verified"]))


def _kind(value: Plain) -> None:
    if value not in KINDS:
        raise BadValue("kind", shown(value), " or ".join(KINDS))


def _signature(value: Plain) -> None:
    if value not in SIGNATURES:
        raise BadValue("signature", shown(value), " or ".join(SIGNATURES))


READERS: Final[Mapping[str, tuple[Reader, str]]] = {
    "agency": (_text, "a name or a code"),
    "amounts": (_amounts, "amounts by currency"),
    "arrived": (_moment, "a moment with its zone"),
    "at": (_moment, "a moment with its zone"),
    "authority": (_texts, "a list of texts"),
    "body": (_table, "a table"),
    "by": (_text, "a text"),
    "channel": (lambda value: choose(Channel, _text(value)), "a channel"),
    "citation": (_citation, "a citation, and whether it was verified"),
    "code": (lambda value: DossierCode.parse(_text(value)), "the code of a dossier"),
    "complete": (_truth, "true or false"),
    "facts": (_facts, "facts by name"),
    "finished": (_moment, "a moment with its zone"),
    "id": (_text, "a text"),
    "items": (_texts, "a list of texts"),
    "kind": (_kind, "the kind of an applicant"),
    "limit": (lambda value: TimeLimit.parse(_text(value)), "a time limit"),
    "mechanism": (lambda value: mechanism_named(_text(value)), "the name of a mechanism"),
    "new_due": (_day_or_moment, "a day, or a moment with its zone"),
    "office": (lambda value: AgencyCode.parse(_text(value)), "the code of an office"),
    "original": (_promise, "a promise"),
    "outcome": (lambda value: choose(Outcome, _text(value)), "an outcome"),
    "papers": (_papers, "a list of papers"),
    PERSONAL: (lambda value: [_text(digest) for digest in _table(value).values()], "digests by name"),
    "procedure": (lambda value: ProcedureCode.parse(_text(value)), "the code of a procedure"),
    "promise": (_promise, "a promise"),
    "reason": (_text, "a text"),
    "receipt": (_truth, "true or false"),
    "received": (_moment, "a moment with its zone"),
    "requested": (_texts, "a list of texts"),
    "requested_at": (_moment, "a moment with its zone"),
    "reappointed": (_truth, "true or false"),
    "reference": (_text, "a text"),
    "results": (_texts, "a list of texts"),
    "sequence": (lambda value: expect(value, int, "sequence"), "the place of an event"),
    "share": (lambda value: TimeLimit.parse(_text(value)), "a time limit"),
    "signed": (_signature, "how it was signed"),
    "suspended_at": (_moment, "a moment with its zone"),
    "state": (lambda value: choose(State, _text(value)), "a state"),
    "through": (lambda value: expect(value, int, "through"), "the place of an event"),
    "to": (_text, "a name or a code"),
    "undecided": (_texts, "a list of texts"),
    "until": (_day_or_moment, "a day, or a moment with its zone"),
    "version": (_day, "a day"),
}
"""How each word of a body is read, and what it is."""
OF_ONE_VERB: Final[Mapping[tuple[str, str], tuple[Reader, str]]] = {
    ("request_supplement", "papers"): (_asked, "a list of codes, at least one"),
}
"""The words that one verb uses in a narrower sense."""

FILED: Final = ("id", "procedure", "version", "office", "mechanism", "channel", "facts", "papers")
TOLD: Final = (
    "finished",
    "code",
    "outcome",
    "promise",
    "requested",
    "requested_at",
    "suspended_at",
    "reappointed",
)
"""What another system may tell of a dossier besides."""
WORDS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "open": (FILED, ("kind", "authority", "signed", PERSONAL)),
    "adopt": ((*FILED, "state", "received"), ("kind", PERSONAL, *TOLD)),
    "accept": ((), ("code", "receipt", "arrived", *words.PROMISED)),
    "refuse": (("reason",), ()),
    "request_supplement": (("papers", "reason"), ()),
    "supplement": (("papers",), ("complete", *words.PROMISED)),
    "change": ((), ("facts", "papers")),
    "begin": ((), ()),
    "transfer": (("to",), ("share",)),
    "consult": (("agency", "until"), ()),
    "answer_consultation": (("agency",), ()),
    "request_payment": ((), ("amounts", "items", "undecided")),
    "confirm_payment": ((), ("reference",)),
    "suspend": (("reason",), ("citation",)),
    "resume": ((), words.PROMISED),
    "extend": (("limit", "reason"), ("citation", *words.PROMISED)),
    "reappoint": (("new_due", "reason"), words.PROMISED),
    "announce_early": ((), ()),
    "finish": (("outcome",), ("reason", "results")),
    "hand_over": ((), (PERSONAL,)),
    "correct_result": (("reason",), ()),
    "withdraw": ((), ("reason",)),
    "close": ((), ("reason",)),
    "synchronise": (("through",), ("reference",)),
    "amend_record": (("sequence", "at", "body", "reason"), ("by", PERSONAL)),
}
"""The words each verb cannot do without, and those it may say."""


def body_problems(verb: str, body: Body, path: str = "$.body") -> Iterator[Problem]:
    """What is wrong with the body of an event of that verb."""
    needed, allowed = WORDS[verb]
    known = (*needed, *allowed)
    for name in needed:
        if name not in body:
            yield Problem(f"{path}.{name}", Fault.MISSING_KEY, "nothing", READERS[name][1])
    for name, value in body.items():
        if name not in known:
            right = f"one of {', '.join(known)}" if known else "nothing"
            yield Problem(f"{path}.{shown(name)}", Fault.UNKNOWN_KEY, "an unknown key", right)
            continue
        read, right = OF_ONE_VERB.get((verb, name), READERS[name])
        try:
            read(value)
        except BadValue as error:  # what was meant, in the reader's words; what was met may be personal
            yield Problem(f"{path}.{name}", BadValue.code, value.__class__.__name__, f"{right}: {error.right}")
        except FOREIGN:
            yield Problem(f"{path}.{name}", BadValue.code, value.__class__.__name__, right)


def all_sound(history: Sequence[Event]) -> bool:
    """Whether each is an event whose body was found sound before; no correction ever is, for it hangs on others."""
    try:
        for event in history:  # asked of every event that is replayed: a generator takes twice as long
            if not event.sound:
                return False
    except AttributeError:  # no event at all
        return False
    return True


def _place(value: object) -> None:
    place = expect(value, int, "sequence")
    if place < 1:
        raise BadValue("sequence", str(place), "a whole number from 1")


def _a(kind: type[object]) -> Callable[[object], object]:
    def read(value: object) -> object:
        return expect(value, kind, kind.__name__)

    return read


def _instant(value: object) -> dt.datetime:
    return aware(value, OFFICE_ZONE)


HEADS: Final[Mapping[str, tuple[Callable[[object], object], str]]] = {
    "sequence": (_place, "a whole number from 1"),
    "verb": (_a(str), "a text"),
    "at": (_instant, "a moment with its zone"),
    "body": (_a(Body), "a body"),
    "by": (_a(str), "a text"),
    "recorded_at": (_instant, "a moment with its zone"),
    "personal": (_a(Body), "a body"),
    "given_id": (_a(str), "a text"),
    "recorded_hash": (_a(str), "a text"),
    "recorded_previous": (_a(str), "a text"),
    "before": (_a(Event), "an event"),
}
"""The fields of every event, and how each is read."""
UNTOLD: Final = ("by", "recorded_at", "given_id", "recorded_hash", "recorded_previous", "before")
"""Those it may lack."""


def head_problems(event: Event, path: str = "$") -> Iterator[Problem]:
    """What is wrong with the fields of an event, before its hash can be asked."""
    for name, (read, right) in HEADS.items():
        value = getattr(event, name)
        if value is None and name in UNTOLD:
            continue
        try:
            read(value)
        except FOREIGN:
            yield Problem(f"{path}.{name}", BadValue.code, type(value).__name__, right)


def history_problems(history: Sequence[Event]) -> Iterator[Problem]:
    """What is wrong with the events of a history, each taken by itself, and with what corrections make of them.

    An event whose body was found sound before is not read again; a correction is, for it hangs on the others.
    """
    seen: set[str] = set()
    for place, event in enumerate(history):
        path = f"$.history[{place}]"
        if event.sequence != place + 1:
            yield Problem(f"{path}.sequence", BadValue.code, shown(event.sequence), f"{place + 1}, its place")
        known = event.verb in WORDS
        found = tuple(body_problems(event.verb, event.body, f"{path}.body")) if known and not event.sound else ()
        name = event.given_id if found or not known else event.id  # the one by default is made of the body
        if name in seen:
            yield Problem(f"{path}.id", Fault.REPEATED_ID, "one that another event bears", "an id of its own")
        seen |= {name} if name else set()
        if not known:
            yield Problem(f"{path}.verb", Fault.UNKNOWN_WORD, shown(event.verb), f"one of {', '.join(WORDS)}")
            continue
        if found:
            yield from found
        elif event.verb == "amend_record":
            yield from _amendment_problems(event, history[:place], f"{path}.body")


def _amendment_problems(event: Event, earlier: Sequence[Event], path: str) -> Iterator[Problem]:
    """What is wrong with the account a correction gives of an earlier event."""
    sequence = cast("int", event.body["sequence"])
    amended = earlier[sequence - 1] if 1 <= sequence <= len(earlier) else event
    if amended.verb == event.verb:
        right = "that of an earlier event that is no correction itself"
        yield Problem(f"{path}.sequence", BadValue.code, shown(sequence), right)
    elif amended.verb in WORDS:
        yield from body_problems(amended.verb, cast("Body", event.body["body"]), f"{path}.body")
