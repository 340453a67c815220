"""One problem among several, and the names of what can be wrong: what reports of bad input are made of."""

import enum
from collections.abc import Sequence
from typing import Final

import attrs

__all__ = ["NAMED", "SAID", "Fault", "Problem", "kind_of", "listed", "told", "visible"]

SAID: Final = 100
"""Problems that a message spells out; a caller finds every one in ``problems``."""
NAMED: Final = 100
"""Names that a message spells out; a caller finds every one in the error."""


class Fault(enum.StrEnum):
    """What can be wrong with a part of a text, file or record, and is no error of its own (*loại lỗi*).

    A problem bears one of these or the ``code`` of an error; machines compare it, it never changes with the wording.

    >>> Fault.MISSING_KEY, Fault.MISSING_KEY == "missing-key"
    (<Fault.MISSING_KEY: 'missing-key'>, True)
    """

    MISSING_KEY = "missing-key"
    """A table lacks a key it must have."""
    UNKNOWN_KEY = "unknown-key"
    """A table has a key nobody reads."""
    REPEATED_KEY = "repeated-key"
    MISSING_FIELD = "missing-field"
    """A row or a sheet lacks a value it must have."""
    MISSING_HEADING = "missing-heading"
    """The heading a column was told to stand under stands nowhere."""
    NO_HEADING = "no-heading"
    """A column, or a whole table, has no heading."""
    TWICE = "twice"
    """Two headings say the same."""
    DUPLICATE = "duplicate"
    """Two rows are for the same thing."""
    REPEATED_ID = "repeated-id"
    """Two events bear one id."""
    REPEATED_ROW = "repeated-row"
    OUT_OF_ORDER = "out-of-order"
    """A day or a moment lies before what it has to follow."""
    OUT_OF_REACH = "out-of-reach"
    """A row that can never be used, for another stands before it."""
    OTHER_DOSSIER = "other-dossier"
    """A record belongs to another dossier than was asked for."""
    PINNED = "pinned"
    """What no correction may change."""
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_CHOICE = "unknown-choice"
    """An answer that is none of those a fact takes."""
    WRONG_TYPE = "wrong-type"
    """A fact of another type than its use needs."""
    NO_ORDER = "no-order"
    """Answers are compared of which none is more than another."""
    GAP = "gap"
    """Brackets leave out an amount between them."""
    DOES_NOT_ADD_UP = "does-not-add-up"
    MIXED_RELIEFS = "mixed-reliefs"
    """A line is both subsidised and reduced."""
    UNTOLD_KIND = "untold-kind"
    """A line of which nobody says whether it is phí or lệ phí."""
    HIDDEN_CHARACTER = "hidden-character"
    """A text has a character that nobody sees."""
    MISSING_MESSAGE = "missing-message"
    """A language lacks a sentence."""
    UNKNOWN_MESSAGE = "unknown-message"
    """A sentence that nobody says."""


@attrs.frozen
class Problem:
    """One fault of a text, file or record: where it is, what stands there, and what would be right.

    Its ``code`` is a ``Fault`` or the code of an error.

    >>> str(Problem("$.fees[0].amount", "bad-value", "5,000", "a whole number of đồng"))
    '$.fees[0].amount: met 5,000; right would be a whole number of đồng'
    """

    path: str
    code: str
    met: str
    right: str

    def __str__(self) -> str:
        return f"{self.path}: met {self.met}; right would be {self.right}"

    def under(self, prefix: str) -> "Problem":
        """The same problem seen from outside: ``prefix`` takes the place of the root ``$``."""
        return attrs.evolve(self, path=prefix + self.path.removeprefix("$"))


def told(what: str, problems: Sequence[Problem]) -> str:
    """How many problems a thing has, then each on a line of its own."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    lines = [f"{what}: {count}", *(f"  {problem}" for problem in problems[:SAID])]
    rest = len(problems) - SAID
    return "\n".join([*lines, f"  and {rest} more, in its problems"] if rest > 0 else lines)


def listed(names: Sequence[str]) -> str:
    """Names as they stand in a sentence, as many as anybody reads."""
    told = [visible(name) for name in names[:NAMED]]
    return ", ".join([*told, "…"] if len(names) > NAMED else told) or "none"


def visible(text: str) -> str:
    r"""A text on one line, in which what cannot be seen or written is escaped.

    >>> visible("Xã Mẫu\n\u202e")
    'Xã Mẫu\\n\\u202e'
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


class _KindOf(str):
    """What a thing is called that was met in place of another; the thing itself, which may be somebody's, is let go."""

    __slots__ = ()


def kind_of(met: object) -> str:
    """The name of its type, which an error keeps in place of the thing, and gives on as it is."""
    return met if isinstance(met, _KindOf) else _KindOf(type(met).__name__)
