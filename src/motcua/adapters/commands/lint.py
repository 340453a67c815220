"""``python -m motcua lint PATH``: what to look at in rule files."""

import argparse
from collections.abc import Iterable, Iterator

from motcua.adapters.commands.rules import catalogue_of, own_schedules
from motcua.adapters.commands.status import ANSWERED, NEGATIVE, Answer, as_json
from motcua.catalogue import Catalogue, Finding, lint_fees
from motcua.fees import FeeSchedule

__all__ = ["answer"]


def answer(options: argparse.Namespace) -> Answer:
    """Every finding in the rule files, a line each."""
    catalogue = catalogue_of(options.path)
    findings = (*catalogue.lint(), *_of_fees(own_schedules(options.path).values(), catalogue))
    if options.json:
        rows = [{"code": one.code, "where": one.where, "says": one.step.say(options.lang)} for one in findings]
        yield as_json({"findings": rows})
    else:
        yield from (one.say(options.lang) for one in findings)
    return NEGATIVE if findings else ANSWERED


def _of_fees(schedules: Iterable[FeeSchedule], catalogue: Catalogue) -> Iterator[Finding]:
    """The findings of fees that no procedure of these rules charges: of the others they stand with the procedure."""
    versions = (version for entry in catalogue.procedures for version in entry.versions)
    charged = {(fee.item, fee.levels) for version in versions for fee in version.fees.fees}
    for schedule in schedules:
        if alone := [fee.item for fee in schedule.fees if (fee.item, fee.levels) not in charged]:
            yield from lint_fees(schedule.only(alone))
