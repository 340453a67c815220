"""The checks at every door: what is given is what is meant, or it is told so with an error of ours.

Values validate themselves with these, so that no foreign error crosses the border.
"""

import enum
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from motcua.errors import BadValue

if TYPE_CHECKING:
    import attrs

__all__ = ["choose", "expect", "kind", "pair", "plain", "several", "shown"]

T = TypeVar("T")
U = TypeVar("U")


def expect(value: object, kind: type[T], what: str) -> T:
    """The value itself, if it is of that kind; else ``BadValue`` naming what was met and what is meant.

    A Boolean is no number here.

    >>> expect("UBND xã Mẫu", str, "name of an office")
    'UBND xã Mẫu'
    """
    if type(value) is not kind and (not isinstance(value, kind) or isinstance(value, bool)):
        raise BadValue(what, type(value).__name__, kind.__name__)
    return value


E = TypeVar("E", bound=enum.Enum)


def choose(kind: type[E], given: E | str) -> E:
    """The member of an enumeration, given as itself or by its value; raises ``BadValue`` naming the choices."""
    try:
        return kind(given)
    except (ValueError, TypeError):
        choices = ", ".join(repr(member.value) for member in kind)
        what = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
        raise BadValue(what, shown(given), choices) from None


def shown(value: object, most: int = 60) -> str:
    """A value as an error names it: short, and a number of any size.

    >>> shown("x" * 100, 5), shown(10**5000)
    ("'xxxx…", 'a number of too many digits')
    """
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number of too many digits"
    return text if len(text) <= most else f"{text[:most]}…"


def plain(text: object, most: int) -> str:
    """What was given where a text is meant, as an error keeps it; anything else is named by its kind.

    >>> plain("28/8/2026", 4), plain(5, 4)
    ('28/8', 'int')
    """
    return text[:most] if isinstance(text, str) else type(text).__name__


def several(given: Iterable[T], what: str, kind: type[T] | None = None) -> tuple[T, ...]:
    """What was given, as a tuple; raises ``BadValue`` for what is no list of such things, a text included."""
    met: object = given
    if type(met) is not tuple and (isinstance(met, str | bytes | Mapping) or not isinstance(met, Iterable)):
        raise BadValue(what, type(given).__name__, "a list of them")
    return tuple(given) if kind is None else tuple(expect(one, kind, what) for one in given)


def pair(given: tuple[T, U], what: str) -> tuple[T, U]:
    """The two things a row is made of; raises ``BadValue`` for anything else."""
    met: object = given
    if not isinstance(met, tuple | list) or len(given) != 2:  # noqa: PLR2004 - a pair is two
        raise BadValue(what, type(given).__name__, "two things")
    return given


def kind(of: type, *, optional: bool = False) -> Callable[[object, "attrs.Attribute[Any]", object], None]:
    """A validator of attrs that raises ``BadValue`` rather than a foreign error."""

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not (optional and value is None):
            expect(value, of, f"{attribute.name} of {type(instance).__name__}")

    return check
