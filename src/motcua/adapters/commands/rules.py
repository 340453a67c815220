"""The rules a command goes by: those that come with the library, or those of a path, in the place that was named."""

import argparse
import datetime as dt
from collections.abc import Mapping

from motcua.adapters.commands.status import remark
from motcua.adapters.rulefiles import load_catalogue, load_schedules
from motcua.catalogue import Catalogue
from motcua.catalogue.places import folded
from motcua.fees import FeeSchedule
from motcua.procedure import Procedure
from motcua.reference import reference_catalogue, reference_fee_schedules
from motcua.wording import say

__all__ = ["asked_of", "catalogue_of", "own_schedules", "schedules_of", "without_rules"]

REFERENCE = "-"


def catalogue_of(path: str | None) -> Catalogue:
    """The rule files of that path, or the reference catalogue."""
    return reference_catalogue() if path in {None, REFERENCE} else load_catalogue(str(path))


def asked_of(options: argparse.Namespace, catalogue: Catalogue, code: str, on: dt.date) -> Procedure:
    """The version that is asked, in the place that was named; a place without rules of its own is told once."""
    found = catalogue.find(code, on=on, jurisdiction=options.jurisdiction)
    told = "place_told" in options  # however many moments are asked
    if not told and (said := without_rules(catalogue, options.jurisdiction, options.lang)):
        options.place_told = True
        remark(said)
    return found


def without_rules(catalogue: Catalogue, place: str | None, lang: str) -> str:
    """That no rules of that place are loaded, so that the national ones answer; nothing where some are."""
    if place is None or folded(place) in {folded(name) for name, _ in catalogue.local}:
        return ""
    return say("rules.no-place", lang, {"place": place})


def schedules_of(path: str | None) -> Mapping[str, FeeSchedule]:
    """The fee schedules of the library, and before them those of that path."""
    return {**reference_fee_schedules(), **own_schedules(path)}


def own_schedules(path: str | None) -> Mapping[str, FeeSchedule]:
    """The fee schedules of that path alone."""
    return {} if path is None or path == REFERENCE else load_schedules(path)
