"""A draft procedure out of what was understood of a page: nothing that was doubted enters it.

A page tells neither since when it holds nor the English of anything: the draft is undated, which the linter says, and
its English repeats the Vietnamese. A fee of which it does not say whether it is phí or lệ phí has no kind. Every
citation is unverified; the page is no instrument.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import attrs

from motcua.adapters.portal.channels import ChannelRow
from motcua.adapters.portal.charges import ReadFee
from motcua.adapters.portal.components import Component, ReadPapers, case_names
from motcua.adapters.portal.limits import ReadLimit
from motcua.adapters.portal.pages import Page
from motcua.adapters.portal.particulars import ReadResult, listed
from motcua.adapters.rulefiles.rules import channel
from motcua.annotated import as_annotated
from motcua.catalogue import UNDATED
from motcua.citation import Citation
from motcua.codes import ProcedureCode
from motcua.conditions import ALWAYS, Channel, Condition, Fact, FactType, filed
from motcua.dated import InForce
from motcua.fees import Fee, FeeLevel, FeeSchedule, Flat, Levy, Operand, SetBy, Shape, Table, not_charged
from motcua.papers import Action, AllOf, Paper
from motcua.procedure import Authority, LimitRule, Procedure, Result
from motcua.wording import Text

if TYPE_CHECKING:
    from motcua.timelimit import TimeLimit

__all__ = ["Sheet", "draft", "same"]

SINCE: Final = InForce(UNDATED)
CASE: Final = "case"


@attrs.frozen(kw_only=True, field_transformer=as_annotated)
class Sheet:
    """What was read of one page, part by part, before a procedure is made of it."""

    page: Page
    levels: tuple[str, ...] = ()
    decision: Citation | None = None
    legal_basis: tuple[Citation, ...] = ()
    rows: tuple[ChannelRow, ...] = ()
    limits: tuple[ReadLimit, ...] = ()
    fees: tuple[ReadFee, ...] = ()
    papers: ReadPapers = attrs.field(factory=ReadPapers)
    results: tuple[ReadResult, ...] = ()


def same(text: str) -> Text:
    """The words of a page, for which nobody has given English."""
    return Text(text, text)


def draft(sheet: Sheet, code: ProcedureCode) -> Procedure:
    """The procedure of a sheet; in several levels, or in none, it is at none."""
    page = sheet.page
    offered = tuple(dict.fromkeys(row.channel for row in sheet.rows)) or tuple(Channel)
    filing = channel(tuple(one for one in Channel if one in offered))
    cases = (_case(sheet.papers),) if sheet.papers.cases else ()
    awaited = _awaited(sheet.papers.papers)
    return Procedure(
        code=code,
        name=same(page.name),
        field=same(page.field) if page.field else None,
        level=sheet.levels[0] if len(sheet.levels) == 1 and "," not in page.levels else None,
        in_force=SINCE,
        announced_by=sheet.decision,
        legal_basis=sheet.legal_basis,
        facts=(filing, *cases, *awaited.values()),
        limits=tuple(_limits(sheet.limits, offered, sheet.decision)),
        papers=AllOf(
            *(
                _paper(f"paper_{at}", one, awaited.get(one.awaits or ""), sheet.decision)
                for at, one in enumerate(sheet.papers.papers, start=1)
            )
        ),
        fees=_schedule(sheet, code, offered, filing),
        channels=filing.choices,
        results=tuple(Result(same(one.name), one.code, refusal=one.refusal) for one in sheet.results),
        conditions=tuple(same(line) for line in _lines(page.conditions)),
        authority=_authority(page),
        applicants=tuple(same(name) for name in listed(page.applicants)),
        notes=tuple(same(note) for note in sheet.papers.notes),
    )


def _case(papers: ReadPapers) -> Fact:
    named = tuple(case_names(papers.cases))
    question = Text("Hồ sơ thuộc trường hợp nào?", "Which case is it?")
    labels = {code: same(words) for code, words in named}
    if papers.other:
        labels["other"] = Text("Trường hợp khác", "Another case")
    return Fact(CASE, FactType.TEXT, question, choices=tuple(labels), labels=labels)


def _limits(read: Iterable[ReadLimit], offered: tuple[Channel, ...], cited: Citation | None) -> Iterator[LimitRule]:
    """One rule for each limit, in the channels that state it; for all of them where they agree."""
    by_limit: dict[TimeLimit, set[Channel]] = {}
    for one in read:
        if one.limit is not None:
            by_limit.setdefault(one.limit, set()).add(one.row.channel)
    for limit, ways in by_limit.items():
        every = ways == set(offered)
        yield LimitRule(limit, channels=tuple(Channel) if every else tuple(sorted(ways)), citation=cited)


def _awaited(papers: Iterable[Component]) -> Mapping[str, Fact]:
    """A question for each wording that says for whom papers are asked: whoever judges the dossier answers it."""
    words = dict.fromkeys(one.awaits for one in papers if one.awaits is not None)
    return {
        said: Fact(
            f"asked_{at}", FactType.BOOLEAN, Text(f"Có phải nộp theo “{said}” không?", f"Is it asked for: “{said}”?")
        )
        for at, said in enumerate(words, start=1)
    }


def _paper(code: str, one: Component, awaited: Fact | None, cited: Citation | None) -> Paper:
    case = [] if one.case is None else [f"{CASE} == 'case-{one.case + 1}'"]
    asked = [*case, *([awaited.name] if awaited is not None else [])]
    return Paper(
        code,
        same(one.name),
        form=one.form,
        originals=one.originals,
        copies=one.copies,
        action=Action.PRESENT if one.present else Action.SUBMIT,
        when=Condition.parse(" and ".join(asked)) if asked else ALWAYS,
        optional=one.optional,
        citation=cited,
    )


def _schedule(sheet: Sheet, code: ProcedureCode, offered: tuple[Channel, ...], filing: Fact) -> FeeSchedule:
    """The fees that were read; in a channel whose fee was not read they have no level, which is not zero."""
    schedule = f"portal-{str(code).replace('.', '-').lower()}"
    fees: list[Fee] = []
    charged = _charged(sheet.fees)
    unread = {one.row.channel for one in sheet.fees if not one.understood}
    for number, ((shape, kind), rows) in enumerate(charged.items(), start=1):
        ways = {one.row.channel for one in rows}
        level = Table(filing.name, ((tuple(sorted(way.value for way in ways)), _row(shape)),)) if unread else shape
        asked = ways | unread
        label = next((one.label for one in rows if one.label), kind.say("vi") if kind else "phí, lệ phí")
        fees.append(
            Fee(
                f"fee-{number}",
                same(label.strip().capitalize()),
                kind,
                (FeeLevel(level, SINCE, sheet.decision),),
                when=ALWAYS if asked == set(offered) else filed(ALWAYS, sorted(asked)),
                adjustments=(not_charged(citation=sheet.decision),) if shape == Flat(0) else (),
            )
        )
    return FeeSchedule(schedule, same(sheet.page.name), (filing,), tuple(fees))


def _charged(read: Iterable[ReadFee]) -> Mapping[tuple[Shape, Levy | None], Sequence[ReadFee]]:
    """The rows by what they come to and their kind: the one their channel names, or else the only one of the page."""
    understood = [(shape, one) for one in read if (shape := _shape(one)) is not None]
    kinds = {one.row.channel: one.kind for _, one in understood if one.kind is not None}
    named = {*kinds.values()}
    only = named.pop() if len(named) == 1 else None
    found: dict[tuple[Shape, Levy | None], list[ReadFee]] = {}
    for shape, one in understood:
        found.setdefault((shape, kinds.get(one.row.channel, only)), []).append(one)
    return found


def _shape(one: ReadFee) -> Shape | None:
    """What a row comes to, or who says so; ``None`` where it was not understood."""
    if one.amount is not None:
        return Flat(one.amount.amount)
    return SetBy(one.set_by) if one.set_by is not None else None


def _row(shape: Shape) -> Operand:
    """The same as a row of a table, where an amount is a plain number."""
    return shape.amount if isinstance(shape, Flat) else shape


def _authority(page: Page) -> Authority:
    named = {"decides": page.authority, "receives": page.address, "coordinates": page.coordinating}
    return Authority(**{role: same(name) for role, name in named.items() if name})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.split("\n") if (words := line.strip(" -+*•\t")))
