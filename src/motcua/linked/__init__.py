"""Procedures handled as one (*liên thông*): one dossier in, several authorities, one promise."""

from motcua.linked.package import Counted, LinkedProcedure
from motcua.linked.parts import Consent, LinkedPart, Share, TotalRule
from motcua.linked.plan import Basis, Plan, PlannedConsent, PlannedPart, PlannedShare

__all__ = [
    "Basis",
    "Consent",
    "Counted",
    "LinkedPart",
    "LinkedProcedure",
    "Plan",
    "PlannedConsent",
    "PlannedPart",
    "PlannedShare",
    "Share",
    "TotalRule",
]
