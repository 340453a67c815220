"""What was understood of a page as a rule file for somebody to review: TOML in the shape of ``data/``, marked unread.

Every row says ``verified = false``; the doubts stand at the head as comments, so that whoever reviews the file sees
what is missing in it. ``motcua.adapters.rulefiles.load_catalogue`` reads the folder back.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from motcua.adapters.portal.readings import Reading
from motcua.citation import Citation
from motcua.conditions import ALWAYS, Channel
from motcua.errors import BadInput
from motcua.fees import Fee, Flat, SetBy
from motcua.papers import Action, Paper
from motcua.procedure import LimitRule, Procedure
from motcua.wording import Text

__all__ = ["rule_file", "write_rules"]

PROCEDURES: Final = "procedures"
FEES: Final = "fees"


def write_rules(readings: Iterable[Reading], folder: str | Path) -> int:
    """Write a rule file for every draft, and one for its fees where there are any; how many procedures were written.

    Pages of another procedure are left out; a province's own page goes into the folder of the province, ``H56``, since
    a folder has one page of each procedure. Raises ``BadInput`` for several pages of one code, of which nobody can tell
    which holds, and where the folder cannot be written.
    """
    place = Path(folder)
    drafts = [(one, one.procedure) for one in readings if one.procedure is not None and not one.foreign]
    counted = Counter(str(procedure.code) for _, procedure in drafts)
    twice = [code for code, count in counted.items() if count > 1]
    if twice:
        met = f"several pages of {', '.join(twice)}"[:200]
        raise BadInput.one("pages", met=met, right="one page of each procedure")
    written = 0
    try:
        for reading, procedure in drafts:
            home = place / (procedure.code.place or "").rpartition(".")[-1]
            _write(home / PROCEDURES, str(procedure.code), rule_file(reading))
            if procedure.fees.fees:
                _write(home / FEES, procedure.fees.code, "\n".join((*_schedule(procedure), "")))
            written += 1
        (place / PROCEDURES).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput.one(
            place.name, met=f"a folder that cannot be written ({error.strerror})", right="another"
        ) from None
    return written


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


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
        yield "fees = [" + ", ".join(_quoted(f"{procedure.fees.code}.{fee.item}") for fee in procedure.fees.fees) + "]"
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
            choices = ", ".join(map(_quoted, fact.choices))
            labels = {f"labels.{choice}": _text(words) for choice, words in fact.labels}
            own = {"name": _quoted(fact.name), "type": _quoted(fact.type.value), "choices": f"[{choices}]"}
            yield from _table("[[facts]]", {**own, "question": _text(fact.question), **labels})
    for rule in procedure.limits:
        yield from _table("[[limits]]", _limit(rule))
    for paper in procedure.papers:
        yield from _table("[[papers]]", _paper(paper))
    for result in procedure.results:
        refusal = {"refusal": "true"} if result.refusal else {}
        code = {"code": _quoted(result.code)} if result.code else {}
        yield from _table("[[results]]", {**code, "name": _text(result.name), **refusal})


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


def _schedule(procedure: Procedure) -> Iterator[str]:
    schedule = procedure.fees
    yield f"code = {_quoted(schedule.code)}"
    yield f"name = {_text(schedule.name)}"
    if any("channel" in fee.names for fee in schedule.fees):
        filing = schedule.facts[0]
        labels = {f"labels.{choice}": _text(words) for choice, words in filing.labels}
        own = {"name": _quoted("channel"), "type": _quoted("text")}
        own |= {"choices": f"[{', '.join(map(_quoted, filing.choices))}]", "question": _text(filing.question)}
        yield from _table("[[facts]]", {**own, **labels})
    for fee in schedule.fees:
        yield from _fee(fee)


def _fee(fee: Fee) -> Iterator[str]:
    when = {"when": _quoted(str(fee.when))} if fee.when != ALWAYS else {}
    item = {"item": _quoted(fee.item), "name": _text(fee.name), "kind": _quoted(fee.kind.value)}
    yield from _table("[[fees]]", {**item, **when})
    shape = fee.levels[0].shape
    if isinstance(shape, SetBy):
        amount = f"{{ set_by = {{ who = {_text(shape.by)} }} }}"
    else:
        amount = str(int(shape.amount)) if isinstance(shape, Flat) else "0"
    yield from _table("[[fees.levels]]", {"from": "0001-01-01", "amount": amount, **_cited(fee.levels[0].citation)})
    if fee.adjustments:
        yield from _table(
            "[[fees.adjustments]]", {"effect": _quoted("not-charged"), **_cited(fee.adjustments[0].citation)}
        )


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
