"""Values of the library as plain tables and JSON, and back: what a store keeps and what systems send one another.

Writing takes any value; reading takes back what stands without a calendar: limits, codes, amounts, citations, papers,
events, periods. A dossier is its history, so reading one needs the procedure and the office it was received under.
Answers (a ``Due``, a ``Quote``, a ``Completeness``) are written with their reasons and never read: they are computed
again. Text that comes from outside is capped before it is parsed, and refused with every problem and its path.
"""

from motcua.adapters.records.flat import FlatRow, flat_rows
from motcua.adapters.records.intake import Filed, Intake, check_filed
from motcua.adapters.records.reading import load, loads
from motcua.adapters.records.stored import load_dossier
from motcua.adapters.records.writing import dump, dumps

__all__ = [
    "Filed",
    "FlatRow",
    "Intake",
    "check_filed",
    "dump",
    "dumps",
    "flat_rows",
    "load",
    "load_dossier",
    "loads",
]
