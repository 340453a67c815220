"""``python -m motcua lint`` and ``diff``: what to look at in rule files, and what an authority announces."""

import argparse
import json

from motcua.adapters.commands.status import ANSWERED, NEGATIVE, Answer
from motcua.adapters.rulefiles import load_catalogue
from motcua.catalogue import Catalogue
from motcua.reference import reference_catalogue

__all__ = ["catalogue_of", "diff", "lint"]

REFERENCE = "-"


def catalogue_of(path: str | None) -> Catalogue:
    """The rule files of that path, or the reference catalogue."""
    return reference_catalogue() if path in {None, REFERENCE} else load_catalogue(str(path))


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
