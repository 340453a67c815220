"""The national portal (*Cổng Dịch vụ công quốc gia*): its pages read honestly, its dossier record without loss."""

from motcua.adapters.portal.charges import COUNCIL
from motcua.adapters.portal.checking import check
from motcua.adapters.portal.coverage import Coverage, Verdict, coverage
from motcua.adapters.portal.doubts import Doubt, DoubtKind, Part, Understood
from motcua.adapters.portal.national import (
    Attachment,
    Database,
    DossierRecord,
    FeeRecord,
    Identity,
    PaperRecord,
    ProgressEvent,
    ResultRecord,
    Round,
)
from motcua.adapters.portal.readings import Reading, RowReading, read_procedure
from motcua.adapters.portal.sending import decode, encode, remainder, taken_over, uncarried
from motcua.adapters.portal.sources import Refused, Shelf, load_portal, read_files
from motcua.adapters.portal.tracking import batches, decode_event, progress
from motcua.adapters.portal.writing import rule_file, write_rules

__all__ = [
    "COUNCIL",
    "Attachment",
    "Coverage",
    "Database",
    "DossierRecord",
    "Doubt",
    "DoubtKind",
    "FeeRecord",
    "Identity",
    "PaperRecord",
    "Part",
    "ProgressEvent",
    "Reading",
    "Refused",
    "ResultRecord",
    "Round",
    "RowReading",
    "Shelf",
    "Understood",
    "Verdict",
    "batches",
    "check",
    "coverage",
    "decode",
    "decode_event",
    "encode",
    "load_portal",
    "progress",
    "read_files",
    "read_procedure",
    "remainder",
    "rule_file",
    "taken_over",
    "uncarried",
    "write_rules",
]
