"""What a verb is told, read into plain values: checked here, so that an event never has to be."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar, cast

from motcua.calendar import WorkCalendar
from motcua.checks import expect, several, shown
from motcua.citation import Citation
from motcua.codes import DossierCode
from motcua.errors import BadValue, EventIdTaken, NoFeeLevel, UndecidedFacts
from motcua.events import NOBODY, NOTHING, PERSONAL, Body, Event, sealed_apart, text
from motcua.fees import Quote
from motcua.money import VND, Money
from motcua.procedure import Result
from motcua.timelimit import TimeLimit
from motcua.wording.refusing import conflict

__all__ = [
    "amounts",
    "apart",
    "arrival",
    "cited",
    "moment",
    "name",
    "named",
    "noted",
    "paper_codes",
    "reason",
    "results",
    "same_words",
    "through",
    "time_limit",
]

PROMISED: Final = ("promise", "original")
"""What no correction changes: the promise that was given."""
DERIVED: Final = (*PROMISED, "complete")
"""What an event carries beyond what its writer said."""
LONGEST: Final = 2_000
"""Characters of one text, in the one form it is kept in."""
_FURTHEST: Final = 4 * LONGEST
"""As many as those may have been written with, each letter beside its marks."""
Value = TypeVar("Value")


def reason(given: str) -> str:
    """A reason in words; raises ``BadValue`` for none, since every slip has to state one."""
    return _text(given, "reason", "words that a slip can state")


def name(given: str, what: str) -> str:
    """A name of a desk, an agency or a person."""
    return _text(given, what, "a name or a code")


def dossier_code(given: DossierCode | str) -> str:
    """The code of a dossier; raises ``BadValue`` for what is none."""
    return str(given if isinstance(given, DossierCode) else DossierCode.parse(expect(given, str, "code of a dossier")))


def noted(given: str | None, what: str) -> str | None:
    """A text somebody may have given: an account, an id, a reference."""
    return None if given is None else _text(given, what, "a text")


def moment(given: dt.datetime | None, calendar: WorkCalendar) -> dt.datetime | None:
    """A moment somebody may have given, in the office's zone."""
    return None if given is None else calendar.local_time(given)


def arrival(told: dt.datetime, filed: dt.datetime, written: dt.datetime) -> dt.datetime:
    """When a dossier received elsewhere reached the competent authority: not before it was filed, nor foreseen."""
    if not filed <= told <= written:
        raise BadValue("arrived", str(told), f"a moment from {filed}, when it was filed, to {written}, when it is told")
    return told


def through(told: int, had: int, newest: int) -> int:
    """The last event the portal has: one of the history, and none before what it had already."""
    if not had <= expect(told, int, "through") <= newest or told < 1:
        raise BadValue("through", shown(told), f"the place of an event from {max(had, 1)} to {newest}")
    return told


def named(given: Mapping[str, Value] | None, what: str) -> dict[str, Value]:
    """Values by name; none is an empty table."""
    met: object = {} if given is None else given
    if not isinstance(met, Mapping) or not all(isinstance(key, str) for key in cast("Mapping[object, object]", met)):
        raise BadValue(what, type(met).__name__, "a table of values by name")
    return dict(given or {})


def paper_codes(given: Iterable[str]) -> tuple[str, ...]:
    """The papers a request names, at least one, each once."""
    codes = dict.fromkeys(name(code, "code of a paper") for code in several(given, "papers"))
    if not codes:
        raise BadValue("papers", "none", "at least one paper that is asked for")
    return tuple(codes)


def results(given: Iterable[Result | str]) -> tuple[str, ...]:
    """What was issued, each by its code, or by its name."""
    issued = (_name_of(result) if isinstance(result, Result) else result for result in several(given, "results"))
    return tuple(name(result, "result") for result in issued)


def _name_of(result: Result) -> str:
    return result.code or result.name.vi


def cited(given: Citation | str | None) -> dict[str, object] | None:
    """A citation as an event carries it."""
    if given is None:
        return None
    citation = Citation.parse(given) if isinstance(given, str) else expect(given, Citation, "citation")
    return {"cite": str(citation), "verified": citation.verified}


def _text(given: object, what: str, right: str) -> str:
    told = text(given, what) if isinstance(given, str) and len(given) <= _FURTHEST else given
    if isinstance(told, str) and told.strip() and len(told) <= LONGEST:
        return told
    met = f"{len(told)} characters" if isinstance(told, str) else type(given).__name__
    raise BadValue(what, met, f"{right}, at most {LONGEST} characters")


def time_limit(given: TimeLimit | str) -> TimeLimit:
    """A limit, or its wording; raises ``UnreadableLimit`` for one whose words an event could not carry."""
    return TimeLimit.parse(str(given) if isinstance(given, TimeLimit) else given)


def amounts(quote: Quote | VND | Money) -> dict[str, object]:
    """What is to be paid, by currency, or what keeps it undecided."""
    if isinstance(quote, VND | Money):
        return {"amounts": {quote.currency: _number(owed(quote))}}
    if not isinstance(quote, Quote):
        raise BadValue("quote", type(quote).__name__, "a quote or an amount of money")
    try:
        totals = quote.totals
    except UndecidedFacts as error:
        return {"undecided": error.names}
    except NoFeeLevel as error:
        return {"undecided": [name(error.item, "item of the quote")]}
    for line in quote.lines:
        _not_negative(cast("VND | Money", line.payable))
    if not any(amount.amount for amount in totals.values()):
        raise BadValue("quote", "nothing to pay", "an amount that is owed")
    return {
        "amounts": {currency: _number(amount) for currency, amount in totals.items()},
        "items": [name(line.item, "item of the quote") for line in quote.lines],
    }


def amount(currency: str, carried: object) -> VND | Money:
    """An amount as an event carries it, which is none below nothing."""
    if currency == VND.currency:
        return _not_negative(VND(expect(carried, int, "amount in đồng")))
    return _not_negative(Money(expect(carried, str, "amount"), currency))


def owed(given: VND | Money) -> VND | Money:
    """An amount to be asked for; raises ``BadValue`` for nothing, and for less."""
    if given.amount <= 0:
        raise BadValue("amount to pay", "nothing, or less", "an amount that is owed")
    return given


def _not_negative(given: VND | Money) -> VND | Money:
    if given.amount < 0:
        raise BadValue("amount to pay", "less than nothing", "an amount that is owed")
    return given


def _number(amount: VND | Money) -> int | str:
    return amount.amount if isinstance(amount, VND) else str(amount.amount)


def apart(words: Mapping[str, object] | None, personal: Mapping[str, str] | None, salt: str) -> tuple[Body, Body]:
    """A verb's words as a body, without what is nothing, and its personal values beside it, their digests inside."""
    told = {key: value for key, value in words.items() if value is not None} if words else None
    said = Body.of(told) if told else NOTHING
    if not personal:
        return said, NOBODY
    digests, values = sealed_apart(personal, salt)
    return Body({**said, PERSONAL: digests}), values


def same_words(known: Event, verb: str, body: Body) -> None:
    """Raises ``EventIdTaken`` unless the event that bears an id already says just this."""
    said = {key: value for key, value in known.body.items() if key not in DERIVED}
    if known.verb != verb or said != dict(body):
        raise conflict(EventIdTaken, "conflict.id-taken", sequence=str(known.sequence))
