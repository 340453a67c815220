"""``python -m motcua check PATH``: whether the dossiers of a folder hold every paper, and what to ask for at once."""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from motcua.adapters import records
from motcua.adapters.commands.files import Given, given
from motcua.adapters.commands.refusals import as_document, told
from motcua.adapters.commands.rules import catalogue_of, without_rules
from motcua.adapters.commands.status import ANSWERED, BAD, NEGATIVE, Answer, as_json
from motcua.adapters.records import Filed, check_filed
from motcua.catalogue import Catalogue
from motcua.errors import MotcuaError
from motcua.wording import say

__all__ = ["answer"]

VERDICTS: Final[Mapping[bool | None, str]] = {True: "complete", False: "incomplete", None: "undecided"}
UNREADABLE: Final = "unreadable"


@attrs.frozen
class _Checked:
    """One dossier of the batch: where it stands, and what came of it."""

    where: str
    outcome: Filed | MotcuaError
    remark: str
    """What to know of the rules that answered; empty where there is nothing."""

    @property
    def verdict(self) -> str:
        return UNREADABLE if isinstance(self.outcome, MotcuaError) else VERDICTS[self.outcome.answer.complete]


def answer(options: argparse.Namespace) -> Answer:
    """A verdict for every dossier, what is missing named at once, and the count of each verdict at the end."""
    catalogue = catalogue_of(options.rules)
    counted: Counter[str] = Counter()
    documents: list[Mapping[str, object]] = []
    for one in given(options.path):
        outcome = _outcome(one, catalogue)
        place = outcome.jurisdiction if isinstance(outcome, Filed) else None
        checked = _Checked(one.where, outcome, without_rules(catalogue, place, options.lang))
        counted[checked.verdict] += 1
        if options.json:
            documents.append(_document(checked, options.lang))
        else:
            yield from _lines(checked, options.lang)
    if options.json:
        yield as_json({"dossiers": documents, **_counts(counted)})
    else:
        yield say("check.total", options.lang, _counts(counted))
    if counted[UNREADABLE]:
        return BAD
    return NEGATIVE if counted["incomplete"] or counted["undecided"] else ANSWERED


def _counts(counted: Mapping[str, int]) -> Mapping[str, int]:
    return {verdict: counted.get(verdict, 0) for verdict in (*VERDICTS.values(), UNREADABLE)}


def _outcome(one: Given, catalogue: Catalogue) -> Filed | MotcuaError:
    """What checking gives, or the error that says why it cannot; one bad file does not stop the others."""
    try:
        return check_filed(one.contents, catalogue)
    except MotcuaError as error:
        return error


# ── What is printed ───────────────────────────────────────────────────────────────────────────


def _lines(checked: _Checked, lang: str) -> Iterator[str]:
    outcome = checked.outcome
    if isinstance(outcome, MotcuaError):
        yield f"{checked.where}: {say('check.unreadable', lang)}"
        yield from (f"  {line}" for line in told(outcome, lang).splitlines())
        return
    yield f"{checked.where}: {say(f'papers.{checked.verdict}', lang)}"
    yield from (f"  {line}" for line in filter(None, [checked.remark]))
    yield from (f"  {step.say(lang)}" for step in outcome.answer.open_steps())


def _document(checked: _Checked, lang: str) -> Mapping[str, object]:
    outcome = checked.outcome
    if isinstance(outcome, MotcuaError):
        return {"file": checked.where, "verdict": checked.verdict, **as_document(outcome, lang)}
    identity = {"file": checked.where, "id": outcome.id, "procedure": str(outcome.procedure)}
    identity |= {"jurisdiction": outcome.jurisdiction}
    remark = {"remark": checked.remark} if checked.remark else {}
    return {**identity, "verdict": checked.verdict, **remark, **records.dump(outcome.answer)}
