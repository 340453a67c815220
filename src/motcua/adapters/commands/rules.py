"""``python -m motcua lint`` and ``diff``: what to look at in rule files, and what an authority announces."""

import argparse
import datetime as dt
import json
from collections.abc import Mapping

from motcua.adapters.commands.status import ANSWERED, NEGATIVE, Answer, remark
from motcua.adapters.rulefiles import load_catalogue, load_schedules
from motcua.catalogue import Catalogue
from motcua.catalogue.places import folded
from motcua.fees import FeeSchedule
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.wording import say

__all__ = ["asked_of", "catalogue_of", "diff", "lint", "schedules_of"]

REFERENCE = "-"


def catalogue_of(path: str | None) -> Catalogue:
    """The rule files of that path, or the reference catalogue."""
    return reference_catalogue() if path in {None, REFERENCE} else load_catalogue(str(path))


def asked_of(options: argparse.Namespace, catalogue: Catalogue, code: str, on: dt.date) -> Procedure:
    """The version that is asked, in the place that was named; a place without rules of its own is told."""
    place = options.jurisdiction
    found = catalogue.find(code, on=on, jurisdiction=place)
    if place is not None and folded(place) not in {folded(name) for name, _ in catalogue.local}:
        remark(say("rules.no-place", options.lang, {"place": place}))
    return found


def schedules_of(path: str | None) -> Mapping[str, FeeSchedule]:
    """The fee schedules of the library, and before them those of that path."""
    shipped = reference_fee_schedules()
    return shipped if path is None or path == REFERENCE else {**shipped, **load_schedules(path)}


def lint(options: argparse.Namespace) -> Answer:
    """Every finding in the rule files, a line each."""
    findings = catalogue_of(options.path).lint()
    if options.json:
        rows = [{"code": one.code, "where": one.where, "says": one.step.say(options.lang)} for one in findings]
        yield json.dumps({"findings": rows}, ensure_ascii=False, indent=2)
    else:
        yield from (one.say(options.lang) for one in findings)
    return NEGATIVE if findings else ANSWERED


def diff(options: argparse.Namespace) -> Answer:
    """Every change from the old rule files to the new, in the words of an announcement."""
    changes = catalogue_of(options.old).diff(catalogue_of(options.new))
    if options.json:
        rows = [
            {
                "kind": one.kind,
                "code": one.code,
                "jurisdiction": one.jurisdiction,
                "since": one.since.isoformat(),
                "says": one.say(options.lang),
            }
            for one in changes
        ]
        yield json.dumps({"changes": rows}, ensure_ascii=False, indent=2)
    else:
        yield from (one.say(options.lang) for one in changes)
    return ANSWERED
