"""``python -m motcua diff OLD NEW``: what an authority announces when rules change."""

import argparse

from motcua.adapters.commands.rules import catalogue_of
from motcua.adapters.commands.status import ANSWERED, Answer, as_json

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
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
        yield as_json({"changes": rows})
    else:
        yield from (one.say(options.lang) for one in changes)
    return ANSWERED
