"""The catalogue: procedures and packages by code and day, searched, compared, linted, with local rules over them.

A catalogue is a value over entries; an entry fetches its versions when they are first asked for, so that finding one
procedure does not read them all. Where they come from is for others to know: ``motcua.reference`` for the
library's own, ``adapters.rulefiles`` for files.
"""

from motcua.catalogue.changes import Change
from motcua.catalogue.entries import Catalogue, Entry
from motcua.catalogue.findings import UNDATED, Finding, lint_fees
from motcua.catalogue.local import LocalRule
from motcua.catalogue.places import place

__all__ = ["UNDATED", "Catalogue", "Change", "Entry", "Finding", "LocalRule", "lint_fees", "place"]
