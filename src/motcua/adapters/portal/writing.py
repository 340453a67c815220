"""What was understood of a page as a rule file for somebody to review: TOML in the shape of ``data/``, marked unread.

Every row says ``verified = false``; the doubts stand at the head as comments, so that whoever reviews the file sees
what is missing in it. ``motcua.adapters.rulefiles.load_catalogue`` reads the folder back.
"""

import contextlib
import errno
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import attrs

from motcua.adapters.portal.readings import Reading
from motcua.adapters.rulefiles.fees import UNTOLD
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel, Fact
from motcua.errors import BadInput, Problem
from motcua.fees import Effect, Fee, FeeSchedule, Flat, Row, SetBy, Shape, Table
from motcua.fees.shapes import Given, Number
from motcua.papers import Action, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.wording import Text

__all__ = ["rule_file", "write_rules"]

PROCEDURES: Final = "procedures"
FEES: Final = "fees"


def write_rules(readings: Iterable[Reading | tuple[str, Reading]], folder: str | Path) -> int:
    """Write a rule file for every draft, and one for its fees where there are any; how many procedures were written.

    Readings are given bare, or each with where it stands, as ``Shelf.readings`` has them. Pages of another procedure
    are left out; a province's own page goes into the folder of the province, ``H56``, since a folder has one page of
    each procedure. All of it is written or nothing, over what stood there. Raises ``BadInput`` for several pages of one
    code, of which nobody can tell which holds, for a draft that no rule file of a page can say, and where the folder
    cannot be written.
    """
    drafts = [*_drafts(readings)]
    files: dict[Path, str] = {}
    for reading, procedure in drafts:
        home = Path((procedure.code.place or "").rpartition(".")[-1])
        files[home / PROCEDURES / f"{procedure.code}.toml"] = rule_file(reading)
        for code in dict.fromkeys(code for code, _, _ in _charged(procedure.fees)):
            files[home / FEES / f"{code}.toml"] = "\n".join((*_schedule(procedure.fees, code), ""))
    place = Path(folder)
    try:
        _write(files, place)
    except OSError as error:
        met = f"a folder that cannot be written ({error.strerror})"
        raise BadInput.one(place.name, met=met, right="another") from None
    return len(drafts)


def _drafts(readings: Iterable[Reading | tuple[str, Reading]]) -> Iterator[tuple[Reading, Procedure]]:
    """The readings with a draft of their own; raises ``BadInput`` with every page whose code another has."""
    found: dict[str, list[tuple[str, Reading, Procedure]]] = {}
    for number, given in enumerate(readings):
        where, one = given if isinstance(given, tuple) else (f"$[{number}]", given)
        if one.procedure is not None and not one.foreign:
            found.setdefault(str(one.procedure.code), []).append((where, one, one.procedure))
    problems = tuple(
        Problem(where, BadInput.code, f"one of {len(pages)} pages of {code}", "one page of each procedure")
        for code, pages in found.items()
        if len(pages) > 1
        for where, *_ in pages
    )
    if problems:
        raise BadInput("pages", problems)
    yield from ((reading, procedure) for ((_, reading, procedure),) in found.values())


def _write(files: Mapping[Path, str], place: Path) -> None:
    """Write every file, or none: first aside, then in place of what stood there, which comes back if one fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rules-", dir=place if place.is_dir() else place.parent) as aside:
        made, before = Path(aside, "made"), Path(aside, "before")
        (made / PROCEDURES).mkdir(parents=True)
        for name, text in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
        if not place.exists():
            made.rename(place)
            return
        (place / PROCEDURES).mkdir(exist_ok=True)
        with contextlib.ExitStack() as undo:
            for name in files:
                _take_place(made / name, place / name, before / name, undo)
            undo.pop_all()


def _take_place(made: Path, target: Path, before: Path, undo: contextlib.ExitStack) -> None:
    """Put a file where another may stand, so that it can be undone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists():
        before.parent.mkdir(parents=True, exist_ok=True)
        target.replace(before)
        undo.callback(before.replace, target)
    made.replace(target)
    undo.callback(target.unlink)


def rule_file(reading: Reading) -> str:
    """The rule file of one reading; raises ``BadInput`` for a page without a draft."""
    procedure = reading.procedure
    if procedure is None:
        raise BadInput.one("rule file", met="a page without code or name", right="a page that has a draft")
    return "\n".join((*_head(reading), *_terms(procedure), *_rows(procedure), ""))


def _head(reading: Reading) -> Iterator[str]:
    yield f"# Read from the captured page {_comment(reading.page.url)}; nobody has compared it with the law."
    yield from (f"# {_comment(doubt.say('en'))}" for doubt in reading.doubts)
    yield ""


def _comment(text: str) -> str:
    return " ".join(text.split())


def _terms(procedure: Procedure) -> Iterator[str]:
    yield f"code = {_quoted(str(procedure.code))}"
    yield f"name = {_text(procedure.name)}"
    if procedure.field is not None:
        yield f"field = {_text(procedure.field)}"
    if procedure.level is not None:
        yield f"level = {_quoted(procedure.level)}"
    yield "verified = false"
    if procedure.announced_by is not None:
        yield f"announced_by = {{ cite = {_quoted(procedure.announced_by.document)} }}"
    if procedure.legal_basis:
        yield from _list("legal_basis", (f"{{ cite = {_quoted(one.document)} }}" for one in procedure.legal_basis))
    yield f"channels = [{', '.join(_quoted(one) for one in procedure.channels)}]"
    if procedure.fees.fees:
        yield "fees = [" + ", ".join(_quoted(f"{code}.{item}") for code, item, _ in _charged(procedure.fees)) + "]"
    for name in ("conditions", "applicants", "notes"):
        texts: tuple[Text, ...] = getattr(procedure, name)
        if texts:
            yield from _list(name, map(_text, texts))


def _rows(procedure: Procedure) -> Iterator[str]:
    roles = {role: getattr(procedure.authority, role) for role in ("receives", "decides", "coordinates")}
    if any(roles.values()):
        yield from _table("[authority]", {role: _text(name) for role, name in roles.items() if name is not None})
    for fact in procedure.facts:
        if fact.name != "channel":
            yield from _table("[[facts]]", _fact(fact))
    for rule in procedure.limits:
        yield from _table("[[limits]]", _limit(rule))
    for paper in procedure.papers:
        yield from _table("[[papers]]", _paper(paper))
    for result in procedure.results:
        refusal = {"refusal": "true"} if result.refusal else {}
        code = {"code": _quoted(result.code)} if result.code else {}
        yield from _table("[[results]]", {**code, "name": _text(result.name), **refusal})


def _fact(fact: Fact) -> Mapping[str, str]:
    rows = {"name": _quoted(fact.name), "type": _quoted(fact.type.value)}
    rows |= {"choices": f"[{', '.join(map(_quoted, fact.choices))}]"} if fact.choices else {}
    rows |= {"question": _text(fact.question)}
    rows |= {"label": _text(fact.label)} if fact.label is not None else {}
    return {**rows, **{f"labels.{choice}": _text(words) for choice, words in fact.labels}}


def _limit(rule: LimitRule) -> Mapping[str, str]:
    some = set(rule.channels) != set(Channel)
    ways = {"channels": f"[{', '.join(_quoted(one) for one in rule.channels)}]"} if some else {}
    return {"limit": _quoted(rule.limit.say("vi")), **ways, **_cited(rule.citation)}


def _paper(paper: Paper) -> Mapping[str, str]:
    rows = {"code": _quoted(paper.code), "name": _text(paper.name)}
    rows |= {"form": _quoted(paper.form)} if paper.form else {}
    rows |= {"originals": str(paper.originals), "copies": str(paper.copies)}
    rows |= {"action": _quoted(paper.action.value)} if paper.action is not Action.SUBMIT else {}
    rows |= {"when": _quoted(str(paper.when))} if paper.when != ALWAYS else {}
    rows |= {"optional": "true"} if paper.optional else {}
    return {**rows, **_cited(paper.citation)}


def _cited(citation: Citation | None) -> Mapping[str, str]:
    return {} if citation is None else {"cite": _quoted(citation.document), "verified": "false"}


def _charged(schedule: FeeSchedule) -> Iterator[tuple[str, str, Fee]]:
    """Every fee with the code of its schedule and its item there, which a fee that was read from a file names."""
    for fee in schedule.fees:
        code, _, item = fee.item.rpartition(".")
        yield code or schedule.code, item, fee


def _schedule(schedule: FeeSchedule, code: str) -> Iterator[str]:
    fees = [attrs.evolve(fee, item=item) for own, item, fee in _charged(schedule) if own == code]
    yield f"code = {_quoted(code)}"
    yield f"name = {_text(schedule.name)}"
    for fact in schedule.facts:
        if any(fact.name in fee.names for fee in fees):
            yield from _table("[[facts]]", _fact(fact))
    for fee in fees:
        yield from _fee(fee)


def _fee(fee: Fee) -> Iterator[str]:
    when = {"when": _quoted(str(fee.when))} if fee.when != ALWAYS else {}
    item = {"item": _quoted(fee.item), "name": _text(fee.name), "kind": _quoted(fee.kind.value if fee.kind else UNTOLD)}
    yield from _table("[[fees]]", {**item, **when})
    level, amount = fee.levels[0], _amount(fee)
    yield from _table("[[fees.levels]]", {"from": "0001-01-01", "amount": amount, **_cited(level.citation)})
    for free in fee.adjustments:
        yield from _table("[[fees.adjustments]]", {"effect": _quoted(free.effect.value), **_cited(free.citation)})


def _amount(fee: Fee) -> str:
    """What a page can say of a fee: one amount, or who sets it, in some channels; raises ``BadInput`` for any other."""
    (level, *others) = fee.levels
    plain = not others and all(one.effect is Effect.NOT_CHARGED and one.when == ALWAYS for one in fee.adjustments)
    said = _said(level.shape) if plain else None
    if said is None:
        right = "one amount of whole đồng, or whoever sets it, as a page has it"
        raise BadInput.one("fee of a draft", path=f"$.{fee.item}", met="another kind of fee", right=right)
    return said


def _said(shape: Shape) -> str | None:
    match shape:
        case SetBy(by=by):
            return f"{{ set_by = {{ who = {_text(by)} }} }}"
        case Flat(amount=amount) | Number(value=amount) if amount.denominator == 1:
            return str(amount.numerator)
        case Table(key=Given(name=name), rows=(Row(match=tuple() as ways, node=node),)) if inner := _said(node):
            rows = f"[{{ in = [{', '.join(_quoted(str(way)) for way in ways)}], amount = {inner} }}]"
            return f"{{ table = {{ of = {_quoted(name)}, rows = {rows} }} }}"
        case _:
            return None


def _table(head: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield head
    yield from (f"{name} = {value}" for name, value in rows.items())


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    yield f"{name} = ["
    yield from (f"    {item}," for item in items)
    yield "]"


def _text(text: Text) -> str:
    return f"{{ vi = {_quoted(text.vi)}, en = {_quoted(text.en)} }}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
