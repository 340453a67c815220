"""Why an answer is what it is: ordered, cited steps that say themselves in Vietnamese and in English.

Every answer of the library (a date, a fee, a missing paper, a refused step) explains itself with this one value.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from motcua.annotated import as_annotated, on_trust
from motcua.checks import several
from motcua.citation import Citation
from motcua.errors import BadValue
from motcua.wording import say

__all__ = ["Explanation", "Step"]


def _frozen(values: Mapping[str, object]) -> Mapping[str, object]:
    met: object = values
    if not isinstance(met, Mapping):
        raise BadValue("values of a step", type(values).__name__, "a table of values by name")
    return MappingProxyType(dict(values))


@attrs.frozen(field_transformer=as_annotated)
class Step:
    """One line of a reason: a message, what goes into it, and the rule it rests on.

    >>> from motcua.wording import Text
    >>> limit = Text("Hạn 7 ngày làm việc", "Limit: 7 working days")
    >>> str(Step("plain", {"text": limit}, Citation("68/2020/QH14", "22", "3")))
    'Hạn 7 ngày làm việc [khoản 3 Điều 22, 68/2020/QH14]'
    """

    message: str
    values: Mapping[str, object] = attrs.field(factory=dict[str, object], converter=_frozen, hash=False)
    citation: Citation | None = None
    depth: int = attrs.field(default=0, kw_only=True)

    def say(self, locale: str, *, marks: bool = True) -> str:
        """The line in that language, its citation in brackets, indented by its depth."""
        line = "  " * self.depth + say(self.message, locale, self.values)
        return f"{line} [{self.citation.say(locale, marks=marks)}]" if self.citation else line

    def __str__(self) -> str:
        return self.say("vi")

    def __reduce__(self) -> tuple[Callable[..., "Step"], tuple[object, ...]]:
        return _step, (self.message, dict(self.values), self.citation, self.depth)


def _step(message: str, values: Mapping[str, object], citation: Citation | None, depth: int) -> Step:
    """Make the same step again in another process."""
    return Step(message, values, citation, depth=depth)


_made: Final = on_trust(Step)
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


def a_step(
    message: str, values: Mapping[str, object] = _NOTHING, citation: Citation | None = None, *, depth: int = 0
) -> Step:
    """The same step for the rooms that make them by the hundred, out of values that were looked at before.

    The table is kept and not copied: it is made for this step alone.

    >>> a_step("due.limit", {"limit": "2 ngày"}) == Step("due.limit", {"limit": "2 ngày"})
    True
    """
    return _made(message, MappingProxyType(values), citation, depth=depth)


def at_depth(step: Step, depth: int) -> Step:
    """The same step, indented so far.

    >>> print(at_depth(Step("notice.legal-basis", {"cited": "68/2020/QH14"}), 1).say("en"))
      Legal basis: 68/2020/QH14
    """
    return _made(step.message, step.values, step.citation, depth=depth)


def _steps(given: Iterable[Step]) -> tuple[Step, ...]:
    return several(given, "steps of an explanation")


@attrs.frozen(field_transformer=as_annotated)
class Explanation:
    """The reasons behind an answer (*giải trình*), in order; ``str`` is the text in the language it was asked for.

    >>> from motcua.wording import Text
    >>> why = Explanation((Step("plain", {"text": Text("một", "one")}),))
    >>> str(why), str(why.to("en"))
    ('một', 'one')
    """

    steps: tuple[Step, ...] = attrs.field(converter=_steps)
    locale: str = "vi"
    marks: bool = attrs.field(default=True, kw_only=True)
    """Whether a citation that was not read says so in its line; a notice says it once, at its end."""

    def to(self, locale: str) -> "Explanation":
        """The same reasons in another language."""
        return attrs.evolve(self, locale=locale)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The rules it rests on, each once, in order of appearance."""
        return tuple(dict.fromkeys(step.citation for step in self.steps if step.citation))

    @property
    def verified(self) -> bool:
        """Whether every rule it rests on was read in the instrument itself."""
        return all(citation.verified for citation in self.citations)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __str__(self) -> str:
        return "\n".join(step.say(self.locale, marks=self.marks) for step in self.steps)
