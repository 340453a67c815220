"""``python -m motcua slip SLIP PATH``: one of the official slips, out of the record of a dossier."""

import argparse
import re
from collections.abc import Mapping
from typing import Final

import attrs

from motcua import forms
from motcua.adapters import display, qr, records
from motcua.adapters.commands.files import given, problems_of
from motcua.adapters.commands.misuse import Misused, misfit, pairs
from motcua.adapters.commands.rules import catalogue_of
from motcua.adapters.commands.status import ANSWERED, Answer, remark
from motcua.adapters.records.replaying import taken_back
from motcua.catalogue import Catalogue
from motcua.dossier import Dossier
from motcua.errors import BadInput, Fault, MotcuaError, Problem
from motcua.forms import Form
from motcua.linked_dossier import LinkedDossier
from motcua.wording import say

__all__ = ["FORMATS", "answer"]

NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
FORMATS: Final = ("text", "markdown", "html", "csv")
REGISTER: Final = "register"
"""The one slip that is of many dossiers."""
_BOOK: Final[Mapping[str, type]] = {"book": str, "book_number": int}
TOLD: Final[Mapping[str, Mapping[str, type]]] = {
    "receipt": {"sets": int, "collect_at": str, "delegate": str, **_BOOK},
    "supplement-request": {"contact": str},
    "control-slip": _BOOK,
    REGISTER: {"book": str},
}
"""What the office tells besides: whole numbers and texts."""


def answer(options: argparse.Namespace) -> Answer:
    """The slip of one dossier, or the register of all that were given."""
    told = _told(pairs("--with", options.__dict__["with"]), TOLD.get(options.slip, {}))
    if options.office is not None and not options.office.strip():
        raise Misused.of("usage.value", what="--office")
    of = _asked(options)
    form = _made(options, of, told)
    if options.json:
        yield records.dumps(form, indent=2)
    else:
        codes = [qr.of_dossier(form)] if options.qr else []
        yield display.render(form, options.format, options.lang, codes=codes).removesuffix("\n")
        if options.office is None:
            remark(say("slip.office-code", options.lang))
    return ANSWERED


def _made(options: argparse.Namespace, of: tuple[Dossier | LinkedDossier, ...], told: Mapping[str, str | int]) -> Form:
    """The slip; raises ``BadInput`` that names what is missing as the sheet does, in the language asked for."""
    try:
        return forms.SLIPS[options.slip](of if options.slip == REGISTER else of[0], **told)
    except BadInput as error:
        if not of:
            raise
        (_, last), *_ = of[0].history[::-1] if isinstance(of[0], LinkedDossier) else [("", of[0].history[-1])]
        blank = forms.sheet(options.slip, on=last.at.date())
        labels = {f"$.{field.code}": field.label.say(options.lang) for field in blank.fields}
        problems = (
            attrs.evolve(one, right=say("slip.value", options.lang, {"label": labels[one.path]}))
            if one.code == Fault.MISSING_FIELD and one.path in labels
            else one
            for one in error.problems
        )
        raise BadInput(blank.title.say(options.lang), tuple(problems)) from None


def _asked(options: argparse.Namespace) -> tuple[Dossier | LinkedDossier, ...]:
    """The dossiers the slip is about; raises ``BadInput`` with the faults of all, and where one is meant for many."""
    catalogue = catalogue_of(options.rules)
    found: list[Dossier | LinkedDossier] = []
    problems: list[Problem] = []
    for one in given(options.path):
        try:
            found.append(_stored(one.contents, catalogue, options.office))
        except MotcuaError as error:
            problems += problems_of(error, one.where, options.lang)
    if problems:
        raise BadInput(options.path, tuple(problems))
    if options.slip != REGISTER and len(found) != 1:
        raise BadInput.one(options.path, met=f"{len(found)} dossiers", right="one dossier; a register is of many")
    return tuple(found)


def _stored(text: bytes, catalogue: Catalogue, office: str | None) -> Dossier | LinkedDossier:
    read = taken_back(text, catalogue, office=office)
    if not isinstance(read, Dossier | LinkedDossier):
        raise BadInput.one("record", met="a table without a history", right="a record that dumps wrote")
    return read


def _told(given: Mapping[str, str], known: Mapping[str, type]) -> dict[str, str | int]:
    """What the office tells besides, each in its own type; raises ``Misused``."""
    for name, value in given.items():
        if name not in known:
            raise misfit("--with", name, known)
        if known[name] is int and not NUMBER.fullmatch(value):
            raise Misused.of("usage.pair-number", what="--with", met=repr(f"{name}={value}"[:40]), name=name)
    return {name: known[name](value) for name, value in given.items()}
