"""``python -m motcua lint PATH``: what to look at in rule files."""

import argparse

from motcua.adapters.commands.rules import catalogue_of
from motcua.adapters.commands.status import ANSWERED, NEGATIVE, Answer, as_json

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """Every finding in the rule files, a line each."""
    findings = catalogue_of(options.path).lint()
    if options.json:
        rows = [{"code": one.code, "where": one.where, "says": one.step.say(options.lang)} for one in findings]
        yield as_json({"findings": rows})
    else:
        yield from (one.say(options.lang) for one in findings)
    return NEGATIVE if findings else ANSWERED
