"""The life of a dossier: verbs over events, under the one-stop mechanism of the day it was received.

A ``Dossier`` is frozen; every verb gives a new one with one more event, or refuses and changes nothing. What an
embedding system stores is the history; ``Dossier.replay`` makes the dossier again.
"""

from motcua.dossier.file import Dossier, Stamp
from motcua.dossier.helping import Assistance, Representative, ThreeNoes
from motcua.dossier.values import (
    Applicant,
    Consultation,
    Custody,
    Deadline,
    Missed,
    Outcome,
    Payment,
    Promise,
    Punctuality,
    Synchronisation,
    Timeliness,
)
from motcua.events import Verification

__all__ = [
    "Applicant",
    "Assistance",
    "Consultation",
    "Custody",
    "Deadline",
    "Dossier",
    "Missed",
    "Outcome",
    "Payment",
    "Promise",
    "Punctuality",
    "Representative",
    "Stamp",
    "Synchronisation",
    "ThreeNoes",
    "Timeliness",
    "Verification",
]
