"""The rows that procedures, fee schedules and packages share: facts, conditions, limits, papers, citations.

Each row says in TOML what one value of the core is; a row that its value refuses is a problem of the file.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import GenericAlias
from typing import Any, ClassVar, Final, NewType, TypeAlias, cast

import attrs
from cattrs import Converter

from motcua.adapters.rulefiles.reading import key, list_for, rule_converter, structure
from motcua.annotated import as_annotated
from motcua.checks import foreign
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactType
from motcua.conditions.facts import NAME
from motcua.dated import InForce
from motcua.errors import BadInput, BadValue, Fault, Problem, UnknownCode
from motcua.mechanism import STEPS
from motcua.office import LEVELS
from motcua.papers import Action, AllOf, AtLeast, MaxAge, Medium, OneOf, Paper, PaperForm, Requirement
from motcua.procedure import Binds, LimitKind, LimitRule, regrouped
from motcua.procedure.limits import spoken
from motcua.timelimit import NoLimit, TimeLimit, UnknownLimit
from motcua.wording import Text, said

__all__ = [
    "Cited",
    "Code",
    "Level",
    "amended_limits",
    "amended_papers",
    "channel",
    "cited",
    "day_before",
    "limit_problems",
    "new_rules_converter",
    "once",
    "paper_problems",
    "rules_converter",
]


Code = NewType("Code", str)
"""The short name of a schedule or of an item in it."""
Level = NewType("Level", str)
"""The level of government that decides."""
Name = NewType("Name", str)
"""The name of a fact, or the code of a paper."""
Count = NewType("Count", int)
"""How many of a paper."""
Spoken = NewType("Spoken", str)
"""Words that are there to be read."""

_CODE: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*", re.ASCII)


@attrs.frozen
class _TextRow:
    WRITTEN: ClassVar = '{ vi = "…", en = "…" }, the text in both languages'
    vi: Spoken
    en: Spoken


@cache
def channel(offered: tuple[Channel, ...] = tuple(Channel)) -> Fact:
    """The fact every procedure has: by which of the channels it offers the dossier is filed."""
    question, label = map(said, ("question.channel", "label.channel"))
    labels = {channel.value: said(channel) for channel in offered}
    return Fact("channel", FactType.TEXT, question, choices=offered, label=label, labels=labels)


NOT_VERIFIED: Final = False
"""A row that does not say it was read was not."""


def cited(citation: Citation | None, *, verified: bool) -> Citation | None:
    """The citation of a row, with its mark."""
    return None if citation is None else attrs.evolve(citation, verified=verified)


@attrs.frozen(field_transformer=as_annotated)
class Cited:
    """An instrument named on its own, as in the legal basis."""

    cite: Citation
    verified: bool = NOT_VERIFIED

    @property
    def citation(self) -> Citation:
        """The citation with its mark."""
        return attrs.evolve(self.cite, verified=self.verified)


@attrs.frozen
class _FactRow:
    name: Name
    type: FactType
    question: Text
    choices: tuple[str, ...] = ()
    default: Any = None
    least: int | None = None
    most: int | None = None
    label: Text | None = None
    labels: Mapping[str, Text] = attrs.field(factory=dict[str, Text])

    def fact(self) -> Fact:
        if self.name == channel().name:
            self._refuse_other_channels()
        for at, met in enumerate(map(foreign, self.choices)):
            if met:
                right = "letters of Vietnamese and digits, for it is compared with what people type"
                raise BadInput("fact", (Problem(f"$.choices[{at}]", BadValue.code, met, right),))
        fact = Fact(
            self.name,
            self.type,
            self.question,
            choices=self.choices,
            least=self.least,
            most=self.most,
            label=self.label,
            labels=self.labels,
        )
        try:
            return attrs.evolve(fact, default=self.default)
        except BadValue as error:
            raise BadInput(error.what, error.problems_at("$.default")) from None

    def _refuse_other_channels(self) -> None:
        """How a dossier is filed is the library's own fact: a file may narrow it, and no more."""
        known = [str(choice) for choice in channel().choices]
        if self.type is not FactType.TEXT:
            raise BadInput("fact", (Problem("$.type", BadValue.code, self.type.value, FactType.TEXT.value),))
        if not self.choices or not set(self.choices) <= set(known):
            met = ", ".join(self.choices)[:80] or "no choices"
            raise BadInput("fact", (Problem("$.choices", BadValue.code, met, f"some of {', '.join(known)}"),))


@attrs.frozen
class _LimitRow:
    """One limit; ``unknown`` keeps a wording that says no amount, as it stands."""

    limit: TimeLimit | None = None
    unknown: str | None = None
    when: Condition = ALWAYS
    channels: tuple[Channel, ...] = tuple(Channel)
    adds: bool = False
    binds: Binds = Binds.AGENCY
    kind: LimitKind = LimitKind.TOTAL
    name: Text | None = None
    since: Text | None = None
    step: str | None = None
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def rule(self) -> LimitRule:
        citation = cited(self.cite, verified=self.verified)
        if self.step is not None and self.step not in STEPS:
            raise UnknownCode("step", self.step[:40], STEPS)
        if self.kind is not LimitKind.TOTAL and self.name is None:
            raise BadValue("limit", f"a {self.kind} without a name", "a name that says what it is for")
        if self.limit is None and self.unknown is not None:
            limit: TimeLimit = UnknownLimit(self.unknown, citation)
        elif self.limit is None and self.kind is LimitKind.EXCLUDED:
            limit = NoLimit()
        elif self.limit is not None and self.unknown is None:
            limit = self.limit
        else:
            raise BadValue("limit", "both or neither of limit and unknown", "one of them")
        return LimitRule(
            limit,
            self.when,
            self.channels,
            adds=self.adds,
            binds=self.binds,
            kind=self.kind,
            name=self.name,
            since=self.since,
            step=self.step,
            citation=citation,
        )


@attrs.frozen
class _ByChannelRow:
    action: Action
    medium: Medium | None = None


@attrs.frozen
class _FormRow:
    """One issue of a form, for the days on which it may be filed."""

    code: Spoken
    cite: Citation
    first: dt.date = attrs.field(metadata=key("from"))
    last: dt.date | None = attrs.field(default=None, metadata=key("to"))
    verified: bool = NOT_VERIFIED

    def form(self) -> PaperForm:
        return PaperForm(self.code, InForce(self.first, self.last), attrs.evolve(self.cite, verified=self.verified))


@attrs.frozen
class _PaperRow:
    code: Name
    name: Text
    form: str | None = None
    forms: tuple[_FormRow, ...] = ()
    originals: Count = Count(1)
    copies: Count = Count(0)
    each: Name | None = None
    medium: Medium | None = None
    action: Action = Action.SUBMIT
    when: Condition = ALWAYS
    waived_if: Condition | None = None
    max_age: TimeLimit | None = None
    channels: tuple[Channel, ...] = tuple(Channel)
    by_channel: Mapping[Channel, _ByChannelRow] = attrs.field(factory=dict[Channel, _ByChannelRow])
    optional: bool = False
    cite: Citation | None = None
    verified: bool = NOT_VERIFIED

    def requirement(self) -> Requirement:
        if self.max_age is not None and not isinstance(self.max_age, MaxAge):
            raise BadValue(f"paper {self.code}", f"an age of {self.max_age}", "days, months or years")
        return Paper(
            self.code,
            self.name,
            form=self.form,
            forms=tuple(row.form() for row in self.forms),
            originals=self.originals,
            copies=self.copies,
            each=self.each,
            medium=self.medium,
            action=self.action,
            when=self.when,
            waived_if=self.waived_if,
            max_age=self.max_age,
            channels=self.channels,
            by_channel={channel: (row.action, row.medium) for channel, row in self.by_channel.items()},
            optional=self.optional,
            citation=cited(self.cite, verified=self.verified),
        )


@attrs.frozen
class _AllOfRow:
    all_of: tuple[Requirement, ...]
    when: Condition = ALWAYS

    def requirement(self) -> Requirement:
        return AllOf(*self.all_of, when=self.when)


@attrs.frozen
class _OneOfRow:
    one_of: tuple[Requirement, ...]
    when: Condition = ALWAYS

    def requirement(self) -> Requirement:
        return OneOf(*self.one_of, when=self.when)


@attrs.frozen
class _AtLeastRow:
    at_least: int
    among: tuple[Requirement, ...] = attrs.field(metadata=key("of"))
    when: Condition = ALWAYS

    def requirement(self) -> Requirement:
        return AtLeast(self.at_least, *self.among, when=self.when)


_Row: TypeAlias = _PaperRow | _AllOfRow | _OneOfRow | _AtLeastRow
_GROUPS: Final[Mapping[str, type[_Row]]] = {
    "all_of": _AllOfRow,
    "one_of": _OneOfRow,
    "at_least": _AtLeastRow,
}


@cache
def rules_converter() -> Converter:
    """The converter that knows these rows; making one is work, and nobody changes this one."""
    return new_rules_converter()


def new_rules_converter() -> Converter:
    """A converter that knows these rows, for those who add rows of their own."""
    converter = rule_converter()

    def reads(cls: object, read: Callable[[str], object]) -> None:
        converter.register_structure_hook(cls, lambda raw, _: read(converter.structure(raw, str)))

    reads(Condition, Condition.parse)
    reads(TimeLimit, TimeLimit.parse)
    reads(ProcedureCode, ProcedureCode.parse)
    reads(Code, _code)
    reads(Name, _name)
    reads(Level, _level)
    reads(Spoken, _spoken)
    converter.register_structure_hook(Count, lambda raw, _: _count(converter.structure(raw, int)))
    converter.register_structure_hook(Text, lambda raw, _: Text(*attrs.astuple(converter.structure(raw, _TextRow))))
    converter.register_structure_hook(Fact, lambda raw, _: converter.structure(raw, _FactRow).fact())
    converter.register_structure_hook(LimitRule, lambda raw, _: converter.structure(raw, _LimitRow).rule())

    def requirement(raw: object, _: object) -> Requirement:
        rows = (row for name, row in _GROUPS.items() if isinstance(raw, dict) and name in raw)
        row: type[_Row] = next(rows, _PaperRow)
        return converter.structure(raw, row).requirement()

    converter.register_structure_hook(Requirement, requirement)
    once(converter, Fact, "name")
    once(converter, Requirement, "code")
    _listed(converter, LimitRule, _cases_again)
    return converter


def once(converter: Converter, cls: type, name: str) -> None:
    """From here on, no two rows of that kind in one list may share that name."""

    def again(rows: list[Any]) -> Iterator[Problem]:
        names = [getattr(row, name, None) for row in rows]
        for at, one in enumerate(names):
            if one is not None and one in names[:at]:
                yield Problem(f"$[{at}].{name}", Fault.DUPLICATE, repr(str(one)), f"a {name} of its own")

    _listed(converter, cls, again)


def _cases_again(rules: list[Any]) -> Iterator[Problem]:
    """Limits for a case that a row before is for."""
    cases = [rule and rule.case for rule in rules]
    for at, case in enumerate(cases):
        if case is not None and case in cases[:at]:
            met = f"{spoken(rules[at])}, after {spoken(rules[cases.index(case)])}"
            yield Problem(f"$[{at}]", Fault.DUPLICATE, met, "one limit for each case")


def _listed(converter: Converter, cls: type, again: Callable[[list[Any]], Iterable[Problem]]) -> None:
    """From here on, lists of these rows are read row by row; a row that cannot be read is ``None`` to ``again``."""
    listed: Any = GenericAlias(tuple, (cls, ...))

    def structured(raw: object, _: object) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise BadValue(cls.__name__, type(raw).__name__, list_for(raw))
        found: list[Any] = []
        problems: list[Problem] = []
        for at, row in enumerate(cast("list[object]", raw)):
            try:
                found.append(structure(row, cls, "list", converter))
            except BadInput as error:
                found.append(None)
                problems += error.problems_at(f"$[{at}]")
        problems += again(found)
        if problems:
            raise BadInput("list", tuple(problems))
        return tuple(found)

    converter.register_structure_hook_func(lambda given: given == listed, structured)


def _code(text: str) -> str:
    if _CODE.fullmatch(text) is None:
        raise BadValue("code", repr(text[:40]), "a lower-case English word, such as 'certification'")
    return text


def _name(text: str) -> str:
    if NAME.fullmatch(text) is None:
        raise BadValue("name", repr(text[:60]), "a lower-case English word, such as 'pages'")
    return text


def _level(text: str) -> str:
    if text not in LEVELS:
        raise BadValue("level", repr(text[:40]), f"one of {', '.join(LEVELS)}")
    return text


def _count(number: int) -> int:
    if number < 0:
        raise BadValue("count", str(number), "a whole number from 0 on")
    return number


def _spoken(text: str) -> str:
    if not text.strip():
        raise BadValue("text", repr(text[:40]), "words")
    return text


# ── What an amendment does to rows ───────────────────────────────────────────────────────────


def amended_limits(before: Iterable[LimitRule], rows: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    """A row for the same case replaces the one before; a new case of the agency stands before the general one."""
    kept = {rule.case: rule for rule in before}
    given = {rule.case: rule for rule in rows}
    new = [rule for case, rule in given.items() if case not in kept]
    first = [rule for rule in new if rule.promises and not rule.adds]
    return (
        *first,
        *(given.get(case, rule) for case, rule in kept.items()),
        *(rule for rule in new if rule not in first),
    )


def amended_papers(
    before: Iterable[Requirement], rows: Iterable[Requirement], repealed: Iterable[str] = ()
) -> tuple[Requirement, ...]:
    """A paper of the same code replaces the one before, where it stands; what is new comes last."""
    given = tuple(rows)
    papers = {row.code: row for row in given if isinstance(row, Paper)}
    groups = (row for row in given if not isinstance(row, Paper))
    gone = {*repealed, *(paper.code for row in groups for paper in row)}
    known = {paper.code for item in before for paper in item}
    kept = (item for one in before for item in _rebuilt(one, papers, gone))
    new = (row for row in given if not isinstance(row, Paper) or row.code not in known)
    return (*kept, *new)


def _rebuilt(item: Requirement, papers: Mapping[str, Paper], gone: set[str]) -> Iterator[Requirement]:
    """The requirement with papers replaced and others taken out; an empty group goes with its papers."""
    if isinstance(item, AllOf | OneOf | AtLeast):
        yield from regrouped(item, (inner for one in item.items for inner in _rebuilt(one, papers, gone)))
        return
    (paper,) = item
    if paper.code not in gone:
        yield papers.get(paper.code, paper)


# ── Conditions over the facts that are asked for ─────────────────────────────────────────────


def limit_problems(rules: Iterable[LimitRule], facts: tuple[Fact, ...], path: str) -> Iterator[Problem]:
    """Conditions of limits over facts nobody asks for, each with its place."""
    for at, rule in enumerate(rules):
        yield from (problem.under(f"{path}[{at}].when") for problem in rule.applies.problems(facts))


def paper_problems(items: Iterable[Requirement], facts: tuple[Fact, ...], path: str) -> Iterator[Problem]:
    """Conditions of papers over facts nobody asks for, each with its place."""
    for at, item in enumerate(items):
        here = f"{path}[{at}]"
        if isinstance(item, AllOf | OneOf | AtLeast):
            yield from (problem.under(f"{here}.when") for problem in item.when.problems(facts))
            yield from paper_problems(item.items, facts, f"{here}.{_LISTS[type(item)]}")
        else:
            yield from (problem.under(here) for problem in item.problems(facts))


_LISTS: Final[Mapping[type[Requirement], str]] = {AllOf: "all_of", OneOf: "one_of", AtLeast: "of"}
"""The key under which each kind of group lists what is in it."""


def day_before(day: dt.date) -> dt.date:
    """The last day of what ends when something begins on ``day``."""
    return day - dt.timedelta(days=1)
