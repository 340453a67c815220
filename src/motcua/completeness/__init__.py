"""Whether a dossier holds what its procedure asks for: what is missing, waived, surplus, expired, undecided, and why.

Three answers, as everywhere: complete, incomplete, and undecided while a fact is unknown. What is missing is the
cheapest set, the fewest papers still to be brought given what is there; among equals the order of the rule decides.
"""

from motcua.completeness.answer import Completeness, PaperLine, PaperStatus, SubmittedPaper
from motcua.completeness.checking import Checklist, check

__all__ = ["Checklist", "Completeness", "PaperLine", "PaperStatus", "SubmittedPaper", "check"]
