"""What a verb is told, read into plain values: checked here, so that an event never has to be."""

from collections.abc import Mapping
from typing import Final

from motcua.errors import BadValue, NoFeeLevel, SequenceConflict, UndecidedFacts
from motcua.events import NOTHING, PERSONAL, Body, Event, plain, sealed_apart
from motcua.fees import Quote
from motcua.money import VND, Money
from motcua.timelimit import TimeLimit

__all__ = ["amends", "amounts", "apart", "name", "reason", "same_words", "time_limit"]

DERIVED: Final = ("promise", "original", "complete")
"""What an event carries beyond what its writer said."""
LONGEST: Final = 2_000


def reason(given: str) -> str:
    """A reason in words; raises ``BadValue`` for none, since every slip has to state one."""
    return _text(given, "reason", "words that a slip can state")


def name(given: str, what: str) -> str:
    """A name of a desk, an agency or a person."""
    return _text(given, what, "a name or a code")


def _text(given: object, what: str, right: str) -> str:
    if isinstance(given, str) and given.strip() and len(given) <= LONGEST:
        return given
    met = f"{len(given)} characters" if isinstance(given, str) else type(given).__name__
    raise BadValue(what, met, f"{right}, at most {LONGEST} characters")


def time_limit(given: TimeLimit | str) -> TimeLimit:
    """A limit, or its wording."""
    return given if isinstance(given, TimeLimit) else TimeLimit.parse(given)


def amounts(quote: Quote | VND | Money) -> dict[str, object]:
    """What is to be paid, by currency, or what keeps it undecided."""
    if isinstance(quote, VND | Money):
        return {"amounts": {quote.currency: _number(quote)}}
    if not isinstance(quote, Quote):
        raise BadValue("quote", type(quote).__name__, "a quote or an amount of money")
    try:
        totals = quote.totals
    except UndecidedFacts as error:
        return {"undecided": error.names}
    except NoFeeLevel as error:
        return {"undecided": [error.item]}
    return {
        "amounts": {currency: _number(amount) for currency, amount in totals.items()},
        "items": [line.item for line in quote.lines],
    }


def _number(amount: VND | Money) -> int | str:
    return amount.amount if isinstance(amount, VND) else str(amount.amount)


def apart(words: Mapping[str, object] | None, personal: Mapping[str, str] | None, salt: str) -> tuple[Body, Body]:
    """A verb's words as a body, without what is nothing, and its personal values beside it, their digests inside."""
    said = {key: plain(value, f"$.{key}") for key, value in (words or {}).items() if value is not None}
    if not personal:
        return Body(said), NOTHING
    digests, values = sealed_apart(personal, salt)
    return Body({**said, PERSONAL: digests}), values


def same_words(known: Event, verb: str, body: Body) -> None:
    """Raises ``SequenceConflict`` unless the event that bears an id already says just this."""
    said = {key: value for key, value in known.body.items() if key not in DERIVED}
    if known.verb != verb or said != dict(body):
        why = f"event {known.sequence} bears this id and says something else; give the new one an id of its own"
        raise SequenceConflict(why)


def amends(corrected: Event, known: Event) -> bool:
    """Whether an event can stand in the place of another: the same sequence and verb, and no correction itself."""
    same_place = (corrected.sequence, corrected.verb) == (known.sequence, known.verb)
    return same_place and known.verb != "amend_record"
