"""The national portal (*Cổng Dịch vụ công quốc gia*): its pages read honestly, its dossier record without loss."""

from motcua.adapters.portal.charges import COUNCIL
from motcua.adapters.portal.coverage import Coverage, Verdict, coverage
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part, Understood
from motcua.adapters.portal.readings import Reading, RowReading, read_procedure
from motcua.adapters.portal.rulefiles import rule_file, write_rules
from motcua.adapters.portal.sources import Refused, Shelf, load_portal, read_files

__all__ = [
    "COUNCIL",
    "Coverage",
    "Doubt",
    "DoubtKind",
    "Part",
    "Reading",
    "Refused",
    "RowReading",
    "Shelf",
    "Understood",
    "Verdict",
    "coverage",
    "load_portal",
    "read_files",
    "read_procedure",
    "rule_file",
    "write_rules",
]
